//! Finding what a person means: by id, name, abbreviation, other name, or the beginning of one,
//! typed without accents.
//!
//! The better way of meeting a name wins: its id, then the whole name, then the whole name with
//! initials in it ("cstd cơ sở"), then its beginning, then all words somewhere in it.

mod matching;
mod slips;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Catalogue, Choice, List};
use crate::domain::document::writing::Writing;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::{Key, Kind, Named};
use crate::domain::sheet::Recipient;
use crate::domain::text::{Text, Year};
use crate::domain::unit::Unit;
use crate::domain::unit::phase::Phase;
use crate::words::Lang;
pub(super) use matching::{Grade, Names, Wanted, beginning_with, each_word, words};
pub(super) use slips::{allowed as slips_allowed, between as slips_between};

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
    pub(super) fn of(mut found: Vec<T>) -> Found<T> {
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
    meant(award_names(), text)
}

fn meant<T: Clone + PartialEq>(names: &Names<T>, text: &str) -> Found<T> {
    Found::of(names.best(&Wanted::new(text), Grade::Words).1)
}

/// What awards are called.
pub(super) fn award_names() -> &'static Names<AwardMeant> {
    static NAMES: OnceLock<Names<AwardMeant>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Names::default();
        for award in Catalogue::built_in().awards() {
            let any = (award.code, None);
            names.add_id(&award.id, any);
            for name in award.aliases.iter().chain([&award.name]) {
                names.add_name(name, any);
            }
            for short in &award.abbreviations {
                names.add_abbreviation(short, any);
            }
            for recipient in Recipient::ALL {
                let name = award.statutory.get(&recipient);
                let aliases = award.statutory_aliases.get(&recipient);
                for name in name.into_iter().chain(aliases.into_iter().flatten()) {
                    names.add_name(name, (award.code, Some(recipient)));
                }
            }
        }
        names
    })
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

/// The awards that a unit has counts of; where it has none, those of the units before it.
#[must_use]
pub fn awards_of(book: &Book, unit: &Id) -> BTreeSet<AwardCode> {
    let own = awards_in(book, Some(unit));
    if !own.is_empty() {
        return own;
    }
    let former = lineage::former_units(book, unit).into_iter();
    former.flat_map(|former| awards_in(book, Some(former))).collect()
}

/// The kind of recipient a text means: "tt", "cá nhân", "hộ".
#[must_use]
pub fn recipient(text: &str) -> Option<Recipient> {
    let text = words(text).join(" ");
    Recipient::ALL.into_iter().find(|one| recipient_names(*one).contains(&text.as_str()))
}

/// What a kind of recipient is called, folded: "tt", "tap the"…
#[must_use]
pub const fn recipient_names(recipient: Recipient) -> &'static [&'static str] {
    match recipient {
        Recipient::Collective => &["tt", "tap the", "collective", "collectives"],
        Recipient::Individual => &["cn", "ca nhan", "individual", "individuals"],
        Recipient::Household => &["ho", "hgd", "ho gia dinh", "household", "households"],
    }
}

/// The entry of a closed list a text means: a field, an occasion…
#[must_use]
pub fn choice(list: List, text: &str) -> Found<Choice> {
    meant(choice_names(list, Lang::En), text)
}

/// The entry of a closed list of which a text is the whole name, or another name of it.
#[must_use]
pub fn named(list: List, text: &str) -> Option<Choice> {
    let names = choice_names(list, Lang::En);
    Found::of(names.best(&Wanted::new(text), Grade::Whole).1).one()
}

/// What the entries of a list are called; in English by both their names. Made once.
pub(super) fn choice_names(list: List, lang: Lang) -> &'static Names<Choice> {
    static NAMES: [[OnceLock<Names<Choice>>; List::ALL.len()]; 2] =
        [const { [const { OnceLock::new() }; List::ALL.len()] }; 2];
    NAMES[lang as usize][list as usize].get_or_init(|| {
        let mut names = Names::default();
        for choice in Catalogue::built_in().choices(list) {
            let entry = choice.entry();
            names.add_id(&entry.id, choice);
            let others = entry.aliases.iter().map(String::as_str);
            for name in others.chain([&*entry.name, entry.name(lang)]) {
                names.add_name(name, choice);
            }
        }
        names
    })
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
    meant(&unit_names(book), text)
}

/// What units are called and were called, with their level and without.
fn unit_names(book: &Book) -> Names<Id> {
    let mut names = Names::default();
    book.units().for_each(|unit| add_unit_names(&mut names, unit));
    book.phases().for_each(|phase| add_phase_name(&mut names, phase));
    names
}

/// Adds what one unit is called.
pub(super) fn add_unit_names(names: &mut Names<Id>, unit: &Unit) {
    names.add_id(&unit.id, unit.id.clone());
    add_names(names, unit.aliases.iter().chain([&unit.name]), &unit.id);
}

/// Adds what a unit was called for a time.
pub(super) fn add_phase_name(names: &mut Names<Id>, phase: &Phase) {
    add_names(names, std::iter::once(&phase.name), &phase.unit);
}

/// With the level and without.
fn add_names<'n>(names: &mut Names<Id>, all: impl Iterator<Item = &'n Text>, unit: &Id) {
    for name in all {
        names.add_name(name, unit.clone());
        if let Some(bare) = without_level(name) {
            names.add_name(&bare, unit.clone());
        }
    }
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

/// The document a text means: by number and symbol in any writing, or by subject; where several
/// have one number, the year behind it tells which: "158/KH-UBND 2019".
#[must_use]
pub fn document(book: &Book, text: &str) -> Found<Id> {
    let found = document_named(book, text);
    let Some((name, year)) = text.trim().rsplit_once(char::is_whitespace) else { return found };
    match (found, Year::parse(year)) {
        (Found::None, Some(year)) => {
            let is_of_year = |id: &Id| {
                let date = book.document(id.as_str()).and_then(|document| document.date);
                date.is_some_and(|date| date.year() == year)
            };
            Found::of(document_named(book, name).all().into_iter().filter(is_of_year).collect())
        }
        (found, _) => found,
    }
}

fn document_named(book: &Book, text: &str) -> Found<Id> {
    if let Some(writing) = Writing::read(text) {
        let meant = book.documents().filter(|document| document.is_meant_by(&writing));
        let meant: Vec<Id> = meant.map(|document| document.id.clone()).collect();
        if !meant.is_empty() {
            return Found::of(meant);
        }
    }
    let mut names = Names::default();
    for document in book.documents() {
        names.add_id(&document.id, document.id.clone());
        for name in document.written.iter().chain(&document.subject).chain([&document.title()]) {
            names.add_name(name, document.id.clone());
        }
        if let Some(reference) = document.reference() {
            names.add_name(&reference, document.id.clone());
        }
    }
    meant(&names, text)
}

/// The record of a kind a text means; of a sheet its unit and then its year.
#[must_use]
pub fn record(book: &Book, kind: Kind, text: &str) -> Found<Key> {
    let key = |id: Id| Key::Record(kind, id);
    match kind {
        Kind::Unit => map(unit(book, text), key),
        Kind::Document => map(document(book, text), key),
        Kind::Sheet => sheet(book, text),
        _ => {
            let mut names = Names::default();
            for record in book.records(kind) {
                let key = record.key();
                if let Key::Record(_, id) = &key {
                    names.add_id(id, key.clone());
                }
                names.add_name(&record.title(Lang::Vi), key);
            }
            meant(&names, text)
        }
    }
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
