//! Mục lục: what questions are looked up in, made once from a book and then asked at every key.
//!
//! It is derived data: when the book changes it is made anew. Folded words point to the records
//! that have them, so that a key costs no walk over the records; award counts stay in their sheets.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice, List};
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::{Kind, Named};
use crate::domain::text::{Period, Year};
use crate::report::find::{self, Names, beginning_with, each_word, words};

/// Folded names and words of a book.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) units: Names<Id>,
    pub(super) fields: Names<Choice>,
    /// Awards that some sheet has counts of.
    pub(super) awards: BTreeSet<AwardCode>,
    /// Units by their place; entries refer to it.
    unit_ids: Vec<Id>,
    words: BTreeMap<Box<str>, Vec<u32>>,
    pub(super) entries: Vec<Entry>,
}

/// A record that can be found.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) id: Id,
    /// The folded words of the name, with single blanks.
    pub(super) name: Box<str>,
    /// The years it is about.
    pub(super) years: Option<Period>,
    unit: Option<u32>,
}

impl Entry {
    /// True when it is about this year.
    pub(super) fn is_about(&self, year: Year) -> bool {
        self.years.is_some_and(|years| years.from <= year && year <= years.to)
    }
}

impl Index {
    /// The index of a book.
    #[must_use]
    pub fn new(book: &Book) -> Index {
        let mut maker = Maker::new(book);
        maker.add_records();
        let (unit_ids, entries) = (maker.unit_ids, maker.entries);
        let lists = maker.numbers.into_iter().map(|(word, at)| (word, at as usize));
        let mut posted = maker.posted;
        let words = lists.map(|(word, at)| (word, std::mem::take(&mut posted[at]))).collect();
        let fields = find::choice_names(List::Field);
        let units = find::unit_names(book);
        Index { units, fields, awards: find::awards_in(book, None), unit_ids, words, entries }
    }

    /// The places of the records that have the word.
    pub(super) fn with_word(&self, word: &str) -> Option<&[u32]> {
        self.words.get(word).map(Vec::as_slice)
    }

    /// The places of the records that have a word that begins so.
    pub(super) fn with_beginning<'i>(&'i self, start: &'i str) -> impl Iterator<Item = &'i [u32]> {
        beginning_with(&self.words, start).map(|(_, places)| places.as_slice())
    }

    /// The words nearest to one that no record has.
    pub(super) fn nearest(&self, word: &str) -> Vec<&str> {
        let mut most = find::slips_allowed(word);
        let mut found: Vec<&str> = Vec::new();
        if most == 0 {
            return found;
        }
        for known in self.words.keys() {
            let Some(away) = find::slips_between(word, known, most) else { continue };
            if away < most {
                most = away;
                found.clear();
            }
            found.push(known);
        }
        found.retain(|known| find::slips_between(word, known, most).is_some());
        found
    }

    /// True when the record belongs to the unit.
    pub(super) fn is_of(&self, entry: &Entry, unit: &Id) -> bool {
        entry.unit.is_some_and(|at| self.unit_ids[at as usize] == *unit)
    }

    /// True when some name of an award, a unit or a field has a word that begins so.
    pub(super) fn begins_a_name(&self, start: &str) -> bool {
        find::award_names().has_word_beginning(start)
            || self.fields.has_word_beginning(start)
            || self.units.has_word_beginning(start)
    }
}

/// An index being made.
struct Maker<'b> {
    book: &'b Book,
    numbers: HashMap<Box<str>, u32>,
    /// Places by number of the word.
    posted: Vec<Vec<u32>>,
    unit_ids: Vec<Id>,
    entries: Vec<Entry>,
    /// By id: the unit's place and the numbers of the words of its names and of those above it.
    units: HashMap<Id, (u32, Vec<u32>)>,
    /// Numbers of the words of fields and kinds.
    choices: HashMap<Choice, Vec<u32>>,
}

impl<'b> Maker<'b> {
    fn new(book: &'b Book) -> Maker<'b> {
        let (numbers, posted, unit_ids, entries) = Default::default();
        let (units, choices) = Default::default();
        Maker { book, numbers, posted, unit_ids, entries, units, choices }
    }

    fn add_records(&mut self) {
        let book = self.book;
        for it in book.exemplars() {
            self.open(Kind::Exemplar, &it.id, &it.name, it.period);
            self.post(it.location.iter().chain(&it.launched_by).chain(&it.note));
            self.post_choice(it.field);
            self.post_choice(it.kind);
            self.post_unit(&it.unit);
        }
        for it in book.movements() {
            self.open(Kind::Movement, &it.id, &it.name, it.period);
            self.post(it.launched_by.iter().chain(&it.note));
            self.post_choice(it.field);
            self.post_choice(it.kind);
            self.post_unit(&it.unit);
        }
        for it in book.indicators() {
            let years = it.year.map(|year| Period { from: year, to: year }).or(it.period);
            self.open(Kind::Indicator, &it.id, &it.name, years);
            self.post(it.timing.iter().chain(&it.measure).chain(&it.note));
            self.post_choice(it.field);
            self.post_unit(&it.unit);
        }
        for it in book.documents() {
            let year = it.date.map(|date| date.year());
            let years = year.map(|year| Period { from: year, to: year });
            self.open(Kind::Document, &it.id, &it.title(), years);
            self.post(it.subject.iter().chain(&it.issuer).chain(&it.written).chain(&it.note));
            self.post(it.reference().iter());
        }
    }

    /// Begins a record: what is posted from here on is of it.
    fn open(&mut self, kind: Kind, id: &Id, name: &str, years: Option<Period>) {
        let folded = words(name);
        let name = folded.join(" ").into();
        self.entries.push(Entry { kind, id: id.clone(), name, years, unit: None });
        for word in &folded {
            let number = self.number(word);
            self.post_number(number);
        }
    }

    fn post<'t, T: AsRef<str> + 't>(&mut self, texts: impl Iterator<Item = &'t T>) {
        for text in texts {
            each_word(text.as_ref(), |word| {
                let number = self.number(word);
                self.post_number(number);
            });
        }
    }

    fn post_choice(&mut self, choice: Option<Choice>) {
        let Some(choice) = choice else { return };
        if !self.choices.contains_key(&choice) {
            let numbers = self.numbers_of(choice.name());
            self.choices.insert(choice, numbers);
        }
        for at in 0..self.choices[&choice].len() {
            self.post_number(self.choices[&choice][at]);
        }
    }

    fn post_unit(&mut self, unit: &Id) {
        if !self.units.contains_key(unit) {
            let place = u32::try_from(self.unit_ids.len()).unwrap_or(u32::MAX);
            self.unit_ids.push(unit.clone());
            let numbers = self.numbers_of(&names_upwards(self.book, unit));
            self.units.insert(unit.clone(), (place, numbers));
        }
        let (place, count) = (self.units[unit].0, self.units[unit].1.len());
        if let Some(entry) = self.entries.last_mut() {
            entry.unit = Some(place);
        }
        for at in 0..count {
            self.post_number(self.units[unit].1[at]);
        }
    }

    fn numbers_of(&mut self, text: &str) -> Vec<u32> {
        let mut numbers: Vec<u32> = words(text).iter().map(|word| self.number(word)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.posted.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        self.posted.push(Vec::new());
        number
    }

    fn post_number(&mut self, number: u32) {
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX) - 1;
        let places = &mut self.posted[number as usize];
        if places.last() != Some(&place) {
            places.push(place);
        }
    }
}

/// All names of a unit and the units above it.
fn names_upwards(book: &Book, unit: &Id) -> String {
    let (mut names, mut next) = (Vec::new(), book.unit(unit.as_str()));
    // A circle in what is typed by hand must not hang the program.
    for _ in 0..9 {
        let Some(unit) = next else { break };
        let all = lineage::other_names(book, unit).chain([&unit.name]);
        names.extend(all.map(ToString::to_string));
        next = unit.parent.as_ref().and_then(|id| book.unit(id.as_str()));
    }
    names.join(" ")
}
