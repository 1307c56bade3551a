//! Finding what a person means: by id, name, abbreviation, other name, or the beginning of one,
//! typed without accents.
//!
//! The better way of meeting a name wins: its id, then the whole name, then the whole name with
//! initials in it ("cstd cơ sở"), then its beginning, then all words somewhere in it.

mod matching;

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Catalogue, Choice, List};
use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sheet::Recipient;
use crate::domain::text::Year;
use matching::{Best, Wanted, words};

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<T> {
    /// The one that is meant.
    One(T),
    /// Several that could be meant equally well.
    Many(Vec<T>),
    /// Nothing.
    None,
}

impl<T> Found<T> {
    fn of(mut found: Vec<T>) -> Found<T> {
        match found.len() {
            0 => Found::None,
            1 => found.pop().map_or(Found::None, Found::One),
            _ => Found::Many(found),
        }
    }

    /// The one that is meant, when it is one.
    #[must_use]
    pub fn one(self) -> Option<T> {
        match self {
            Found::One(one) => Some(one),
            Found::Many(_) | Found::None => None,
        }
    }

    /// Everything found.
    #[must_use]
    pub fn all(self) -> Vec<T> {
        match self {
            Found::One(one) => vec![one],
            Found::Many(many) => many,
            Found::None => Vec::new(),
        }
    }

    /// Those of several that are preferred, when there are any; one stays as it is.
    #[must_use]
    pub fn prefer(self, is_preferred: impl Fn(&T) -> bool) -> Found<T> {
        match self {
            Found::Many(many) => {
                let (preferred, others): (Vec<T>, Vec<T>) =
                    many.into_iter().partition(is_preferred);
                Found::of(if preferred.is_empty() { others } else { preferred })
            }
            other => other,
        }
    }
}

/// An award, with the kind of recipient where the words say it: "tập thể lao động tiên tiến".
pub type AwardMeant = (AwardCode, Option<Recipient>);

/// The award a text means.
#[must_use]
pub fn award(text: &str) -> Found<AwardMeant> {
    let wanted = Wanted::new(text);
    let mut best = Best::default();
    for award in Catalogue::built_in().awards() {
        let any = (award.code, None);
        best.offer_id(&wanted, &award.id, any);
        for name in award.aliases.iter().chain([&award.name]) {
            best.offer_name(&wanted, name, any);
        }
        for short in &award.abbreviations {
            best.offer_abbreviation(&wanted, short, any);
        }
        for recipient in Recipient::ALL {
            let name = award.statutory.get(&recipient);
            let aliases = award.statutory_aliases.get(&recipient);
            for name in name.into_iter().chain(aliases.into_iter().flatten()) {
                best.offer_name(&wanted, name, (award.code, Some(recipient)));
            }
        }
    }
    Found::of(best.found())
}

/// The award a text means, where several are possible those that occur: see [`awards_in`].
#[must_use]
pub fn award_among(text: &str, present: &BTreeSet<AwardCode>) -> Found<AwardMeant> {
    award(text).prefer(|(award, _)| present.contains(award))
}

/// The awards that have counts in the book, of one unit or of all.
#[must_use]
pub fn awards_in(book: &Book, unit: Option<&Id>) -> BTreeSet<AwardCode> {
    let sheets: Box<dyn Iterator<Item = _>> = match unit {
        Some(unit) => Box::new(book.sheets_of(unit.as_str()).iter()),
        None => Box::new(book.sheets()),
    };
    let mut present = BTreeSet::new();
    let mut last = None;
    // Lines are ordered by award: one look a run.
    for line in sheets.flat_map(|sheet| sheet.lines()) {
        if last != Some(line.key.award) {
            last = Some(line.key.award);
            present.insert(line.key.award);
        }
    }
    present
}

/// The kind of recipient a text means: "tt", "cá nhân", "hộ".
#[must_use]
pub fn recipient(text: &str) -> Option<Recipient> {
    match words(text).join(" ").as_str() {
        "tt" | "tap the" | "collective" | "collectives" => Some(Recipient::Collective),
        "cn" | "ca nhan" | "individual" | "individuals" => Some(Recipient::Individual),
        "ho" | "hgd" | "ho gia dinh" | "household" | "households" => Some(Recipient::Household),
        _ => None,
    }
}

/// The entry of a closed list a text means: a field, an occasion…
#[must_use]
pub fn choice(list: List, text: &str) -> Found<Choice> {
    let wanted = Wanted::new(text);
    let mut best = Best::default();
    for choice in Catalogue::built_in().choices(list) {
        let entry = choice.entry();
        best.offer_id(&wanted, &entry.id, choice);
        for name in entry.aliases.iter().chain([&entry.name]) {
            best.offer_name(&wanted, name, choice);
        }
    }
    Found::of(best.found())
}

/// The field (lĩnh vực) a text means.
#[must_use]
pub fn field(text: &str) -> Found<Choice> {
    choice(List::Field, text)
}

/// The occasion (loại hình khen thưởng) a text means.
#[must_use]
pub fn occasion(text: &str) -> Found<Choice> {
    choice(List::Occasion, text)
}

/// The unit a text means; its level need not be typed.
#[must_use]
pub fn unit(book: &Book, text: &str) -> Found<Id> {
    let wanted = Wanted::new(text);
    let mut best = Best::default();
    for unit in book.units() {
        best.offer_id(&wanted, &unit.id, unit.id.clone());
        for name in unit.aliases.iter().chain([&unit.name]) {
            best.offer_name(&wanted, name, unit.id.clone());
            if let Some(bare) = without_level(name) {
                best.offer_name(&wanted, &bare, unit.id.clone());
            }
        }
    }
    Found::of(best.found())
}

/// The words that say the level in the name of a unit, longer ones first.
const LEVELS: [&str; 14] = [
    "thanh pho",
    "thi tran",
    "thi xa",
    "dac khu",
    "to dan pho",
    "tinh",
    "huyen",
    "quan",
    "phuong",
    "xa",
    "ap",
    "khom",
    "thon",
    "lang",
];

/// The name of a unit, folded, without its level: "hong ngu" of "huyện Hồng Ngự".
fn without_level(name: &str) -> Option<String> {
    let folded = words(name).join(" ");
    let bare = LEVELS.iter().find_map(|level| folded.strip_prefix(level)?.strip_prefix(' '));
    bare.map(str::to_owned)
}

/// The document a text means: by number and symbol in any writing, or by subject.
#[must_use]
pub fn document(book: &Book, text: &str) -> Found<Id> {
    let wanted = Wanted::new(text);
    let mut best = Best::default();
    for document in book.documents() {
        offer_document(&mut best, &wanted, document, &document.id);
    }
    Found::of(best.found())
}

fn offer_document<T: Clone + PartialEq>(
    best: &mut Best<T>,
    wanted: &Wanted,
    document: &Document,
    what: &T,
) {
    best.offer_id(wanted, &document.id, what.clone());
    let written = document.written.iter().map(|text| text.to_string());
    let spoken = [Some(document.title().into()), document.reference()];
    let subject = document.subject.iter().map(|text| text.to_string());
    for name in written.chain(spoken.into_iter().flatten()).chain(subject) {
        best.offer_name(wanted, &name, what.clone());
    }
}

/// The record of a kind a text means; of a sheet its unit and then its year.
#[must_use]
pub fn record(book: &Book, kind: Kind, text: &str) -> Found<Key> {
    let key = |id: Id| Key::Record(kind, id);
    match kind {
        Kind::Unit => map(unit(book, text), key),
        Kind::Document => map(document(book, text), key),
        Kind::Sheet => sheet(book, text),
        Kind::Movement | Kind::Exemplar | Kind::Indicator => {
            let wanted = Wanted::new(text);
            let mut best = Best::default();
            for record in book.records(kind) {
                offer_titled(&mut best, &wanted, record);
            }
            Found::of(best.found())
        }
    }
}

fn offer_titled(best: &mut Best<Key>, wanted: &Wanted, record: &Record) {
    let key = record.key();
    if let Key::Record(_, id) = &key {
        best.offer_id(wanted, id, key.clone());
    }
    best.offer_name(wanted, &record.title(), key);
}

fn sheet(book: &Book, text: &str) -> Found<Key> {
    let Some((name, year)) = text.trim().rsplit_once(char::is_whitespace) else {
        return Found::None;
    };
    let Some(year) = Year::parse(year) else { return Found::None };
    let units = unit(book, name).all();
    let with_sheet = units.into_iter().filter(|unit| book.sheet(unit.as_str(), year).is_some());
    Found::of(with_sheet.map(|unit| Key::Sheet(unit, year)).collect())
}

fn map<T, U>(found: Found<T>, change: impl Fn(T) -> U) -> Found<U> {
    Found::of(found.all().into_iter().map(change).collect())
}

#[cfg(test)]
mod tests;
