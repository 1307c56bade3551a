//! How well typed words meet a name.

use crate::domain::id::Id;
use crate::domain::text::fold;

/// The words of a text for comparing: folded, without punctuation, kỷ as kỉ.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(with_i).collect()
}

/// Writes i for y where both are usual: at the end after a consonant (kỹ, kĩ) and in quý, quí.
/// Elsewhere they are different sounds: giấy, giải.
fn with_i(word: &str) -> String {
    let may_be_i = |stem: &str| stem == "qu" || !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match word.strip_suffix('y') {
        Some(stem) if !stem.is_empty() && may_be_i(stem) => format!("{stem}i"),
        _ => word.to_owned(),
    }
}

/// What a person typed.
pub(crate) struct Wanted {
    id: String,
    words: Vec<String>,
    joined: String,
}

impl Wanted {
    pub(crate) fn new(text: &str) -> Wanted {
        let words = words(text);
        Wanted { id: fold(text.trim()), joined: words.concat(), words }
    }
}

/// How a name is met, the best way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grade {
    /// The id itself.
    Id,
    /// The whole name, abbreviation or other name.
    Whole,
    /// The whole name, words of it given by their initials.
    Spelled,
    /// The beginning.
    Beginning,
    /// All words somewhere in the name.
    Words,
}

/// Things with what they are called, folded once for many questions.
pub(crate) struct Names<T> {
    entries: Vec<(Called, T)>,
}

/// One way of calling a thing.
enum Called {
    Id(Id),
    Name(Vec<String>),
    /// Met only whole; spaces in it do not matter: "CSTĐ CS".
    Abbreviation(String),
}

impl<T> Default for Names<T> {
    fn default() -> Names<T> {
        Names { entries: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Names<T> {
    pub(super) fn add_id(&mut self, id: &Id, what: T) {
        self.entries.push((Called::Id(id.clone()), what));
    }

    pub(super) fn add_name(&mut self, name: &str, what: T) {
        self.entries.push((Called::Name(words(name)), what));
    }

    pub(super) fn add_abbreviation(&mut self, short: &str, what: T) {
        self.entries.push((Called::Abbreviation(words(short).concat()), what));
    }

    /// What is met best, in its order; nothing that is met worse than `worst`.
    pub(crate) fn best(&self, wanted: &Wanted, worst: Grade) -> (Option<Grade>, Vec<T>) {
        let (mut best, mut found) = (None, Vec::new());
        for (called, what) in &self.entries {
            let Some(grade) = meet(wanted, called).filter(|grade| *grade <= worst) else {
                continue;
            };
            if best.is_none_or(|best| grade < best) {
                best = Some(grade);
                found.clear();
            }
            if best == Some(grade) && !found.contains(what) {
                found.push(what.clone());
            }
        }
        (best, found)
    }

    /// Every name with what it calls, for proposing what may have been meant.
    pub(crate) fn names(&self) -> impl Iterator<Item = (String, &T)> {
        self.entries.iter().filter_map(|(called, what)| match called {
            Called::Name(words) => Some((words.join(" "), what)),
            Called::Abbreviation(short) => Some((short.clone(), what)),
            Called::Id(_) => None,
        })
    }
}

fn meet(wanted: &Wanted, called: &Called) -> Option<Grade> {
    match called {
        Called::Id(id) => (id.as_str() == wanted.id).then_some(Grade::Id),
        Called::Name(name) => meet_name(&wanted.words, name),
        Called::Abbreviation(short) => {
            (!short.is_empty() && *short == wanted.joined).then_some(Grade::Whole)
        }
    }
}

fn meet_name(wanted: &[String], name: &[String]) -> Option<Grade> {
    if wanted.is_empty() {
        return None;
    }
    if wanted == name {
        return Some(Grade::Whole);
    }
    if let Some(rest) = spell(wanted, name) {
        return Some(if rest == 0 { Grade::Spelled } else { Grade::Beginning });
    }
    let is_in = |word: &String| name.iter().any(|of_name| of_name.starts_with(word.as_str()));
    wanted.iter().all(is_in).then_some(Grade::Words)
}

/// Reads typed words along a name: a word as itself, several by their initials, the last one also
/// by its beginning. Gives how much of the name is left, or `None` when it reads differently.
fn spell(wanted: &[String], name: &[String]) -> Option<usize> {
    let (Some((word, later)), Some((first, rest))) = (wanted.split_first(), name.split_first())
    else {
        return wanted.is_empty().then_some(name.len());
    };
    if first == word {
        return spell(later, rest);
    }
    let length = word.chars().count();
    if length > 1 && length <= name.len() {
        let initials = name[..length].iter().filter_map(|of_name| of_name.chars().next());
        if initials.eq(word.chars()) {
            return spell(later, &name[length..]);
        }
    }
    (later.is_empty() && first.starts_with(word.as_str())).then_some(name.len())
}
