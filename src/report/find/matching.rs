//! How well typed words meet a name.

use std::collections::BTreeMap;

use super::slips::{self, Look};
use crate::domain::id::Id;
use crate::domain::text::fold;

/// The words of a text for comparing: folded, without punctuation, kỷ as kỉ.
pub(crate) fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words
}

/// The same, one by one: whole books go through here.
pub(crate) fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).for_each(|word| match stem_before_i(word) {
        Some(stem) => take(&format!("{stem}i")),
        None => take(word),
    });
}

/// What stands before a y that is as good as i: at the end after a consonant (kỹ, kĩ) and in quý,
/// quí. Elsewhere they are different sounds: giấy, giải.
fn stem_before_i(word: &str) -> Option<&str> {
    let may_be_i = |stem: &str| stem == "qu" || !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    word.strip_suffix('y').filter(|stem| !stem.is_empty() && may_be_i(stem))
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

/// Things with what they are called, folded once for many questions. All names of a thing are added
/// one after another: thousands may be met by one letter, and none may be given twice.
#[derive(Clone, Debug)]
pub(crate) struct Names<T> {
    entries: Vec<(Called, T)>,
    /// What slips are looked for in.
    beginnings: Vec<Beginning>,
    /// Positions in `entries` by the first word, the id, the abbreviation.
    by_first: BTreeMap<Box<str>, Vec<usize>>,
    /// Positions of names by their initials.
    by_initials: BTreeMap<Box<str>, Vec<usize>>,
}

/// One way of calling a thing.
#[derive(Clone, Debug)]
enum Called {
    Id(Id),
    Name(Vec<String>),
    /// Met only whole; spaces in it do not matter: "CSTĐ CS".
    Abbreviation(String),
}

/// The first words of a name: looked at in a row, thousands of names cost little.
#[derive(Clone, Copy, Debug)]
struct Beginning {
    look: Look,
    /// How many words.
    count: u16,
    /// Position in `entries`.
    of: u32,
}

impl<T> Default for Names<T> {
    fn default() -> Names<T> {
        let (entries, beginnings, by_first, by_initials) = Default::default();
        Names { entries, beginnings, by_first, by_initials }
    }
}

impl<T: Clone + PartialEq> Names<T> {
    pub(super) fn add_id(&mut self, id: &Id, what: T) {
        self.add(Called::Id(id.clone()), id.as_str(), what);
    }

    pub(super) fn add_name(&mut self, name: &str, what: T) {
        let name = words(name);
        let Some(first) = name.first().cloned() else { return };
        // One word alone is too little to mean the beginning of a longer name.
        for count in name.len().min(2)..=name.len() {
            self.add_beginning(&name[..count].join(" "), count);
        }
        let initials: String = name.iter().filter_map(|word| word.chars().next()).collect();
        self.by_initials.entry(initials.into()).or_default().push(self.entries.len());
        self.add(Called::Name(name), &first, what);
    }

    pub(super) fn add_abbreviation(&mut self, short: &str, what: T) {
        let short = words(short).concat();
        self.add_beginning(&short, 1);
        self.add(Called::Abbreviation(short.clone()), &short, what);
    }

    /// Of the entry that is added next.
    fn add_beginning(&mut self, text: &str, count: usize) {
        let look = Look::of(text.as_bytes());
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (count, of) = (u16::try_from(count).unwrap_or(u16::MAX), number(self.entries.len()));
        self.beginnings.push(Beginning { look, count, of });
    }

    fn add(&mut self, called: Called, first: &str, what: T) {
        self.by_first.entry(first.into()).or_default().push(self.entries.len());
        self.entries.push((called, what));
    }

    /// What can be met at all, in its order. A name met by words anywhere in it can be any.
    fn candidates(&self, wanted: &Wanted, worst: Grade) -> Vec<usize> {
        let Some(first) = wanted.words.first().filter(|_| worst < Grade::Words) else {
            return (0..self.entries.len()).collect();
        };
        let is_alone = wanted.words.len() == 1;
        let begun = beginning_with(&self.by_first, first);
        let begun = begun.filter(|(word, _)| is_alone || ***word == **first);
        let spelled = beginning_with(&self.by_initials, first);
        let whole = [&wanted.id, &wanted.joined].map(|text| self.by_first.get(text.as_str()));
        let found = begun.chain(spelled).map(|(_, at)| at).chain(whole.into_iter().flatten());
        let mut found: Vec<usize> = found.flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What is called nearly as the words say, and by how many letters it differs: the nearest.
    pub(crate) fn nearest(&self, wanted: &[String]) -> (Option<usize>, Vec<T>) {
        let text = wanted.join(" ");
        let (allowed, look) = (slips::allowed(&text), Look::of(text.as_bytes()));
        let (mut best, mut found) = (None, Vec::new());
        if allowed == 0 {
            return (best, found);
        }
        for beginning in &self.beginnings {
            let (most, count) = (best.unwrap_or(allowed), usize::from(beginning.count));
            // A blank may be missing, or one too many.
            if count.abs_diff(wanted.len()) > 1 || !slips::may_be(look, beginning.look, most) {
                continue;
            }
            let (called, what) = &self.entries[beginning.of as usize];
            let Some(away) = slips_of(&text, wanted.len(), called, count, most) else { continue };
            if best.is_none_or(|best| away < best) {
                best = Some(away);
                found.clear();
            }
            if found.last() != Some(what) {
                found.push(what.clone());
            }
        }
        (best, found)
    }

    /// True when some name has a word that begins so.
    pub(crate) fn has_word_beginning(&self, start: &str) -> bool {
        let begins = |called: &Called| match called {
            Called::Name(words) => words.iter().any(|word| word.starts_with(start)),
            Called::Abbreviation(short) => short.starts_with(start),
            Called::Id(_) => false,
        };
        self.entries.iter().any(|(called, _)| begins(called))
    }

    /// What is met best, in its order; nothing that is met worse than `worst`.
    pub(crate) fn best(&self, wanted: &Wanted, worst: Grade) -> (Option<Grade>, Vec<T>) {
        let (mut best, mut found) = (None, Vec::new());
        for (called, what) in self.candidates(wanted, worst).into_iter().map(|at| &self.entries[at])
        {
            let Some(grade) = meet(wanted, called).filter(|grade| *grade <= worst) else {
                continue;
            };
            if best.is_none_or(|best| grade < best) {
                best = Some(grade);
                found.clear();
            }
            if best == Some(grade) && found.last() != Some(what) {
                found.push(what.clone());
            }
        }
        (best, found)
    }
}

/// The entries of a map whose key begins so.
pub(crate) fn beginning_with<'m, V>(
    map: &'m BTreeMap<Box<str>, V>,
    start: &'m str,
) -> impl Iterator<Item = (&'m Box<str>, &'m V)> {
    use std::ops::Bound::{Included, Unbounded};
    let from = map.range::<str, _>((Included(start), Unbounded));
    from.take_while(move |(key, _)| key.starts_with(start))
}

/// How many letters differ between a text of `wanted` words and the first `count` of a name, when
/// it is some, but not more than allowed.
fn slips_of(
    text: &str,
    wanted: usize,
    called: &Called,
    count: usize,
    most: usize,
) -> Option<usize> {
    let away = match called {
        Called::Id(_) => None,
        Called::Abbreviation(short) if wanted == 1 => slips::between(text, short, most),
        Called::Abbreviation(_) => None,
        Called::Name(words) => slips::between(text, &words[..count].join(" "), most),
    };
    away.filter(|away| *away > 0)
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
