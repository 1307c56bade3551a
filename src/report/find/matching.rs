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
pub(super) struct Wanted {
    id: String,
    words: Vec<String>,
    joined: String,
}

impl Wanted {
    pub(super) fn new(text: &str) -> Wanted {
        let words = words(text);
        Wanted { id: fold(text.trim()), joined: words.concat(), words }
    }
}

/// How a name is met, the best way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
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

/// Keeps those that are met best.
pub(super) struct Best<T> {
    grade: Option<Grade>,
    found: Vec<T>,
}

impl<T> Default for Best<T> {
    fn default() -> Best<T> {
        Best { grade: None, found: Vec::new() }
    }
}

impl<T: Clone + PartialEq> Best<T> {
    pub(super) fn offer_id(&mut self, wanted: &Wanted, id: &Id, what: T) {
        if id.as_str() == wanted.id {
            self.offer(Grade::Id, what);
        }
    }

    /// An abbreviation is met only whole; spaces in it do not matter: "CSTĐ CS".
    pub(super) fn offer_abbreviation(&mut self, wanted: &Wanted, short: &str, what: T) {
        if !wanted.joined.is_empty() && words(short).concat() == wanted.joined {
            self.offer(Grade::Whole, what);
        }
    }

    pub(super) fn offer_name(&mut self, wanted: &Wanted, name: &str, what: T) {
        if let Some(grade) = meet(&wanted.words, &words(name)) {
            self.offer(grade, what);
        }
    }

    fn offer(&mut self, grade: Grade, what: T) {
        if self.grade.is_none_or(|best| grade < best) {
            self.grade = Some(grade);
            self.found.clear();
        }
        if self.grade == Some(grade) && !self.found.contains(&what) {
            self.found.push(what);
        }
    }

    pub(super) fn found(self) -> Vec<T> {
        self.found
    }
}

fn meet(wanted: &[String], name: &[String]) -> Option<Grade> {
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
