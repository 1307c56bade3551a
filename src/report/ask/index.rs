//! Mục lục: what questions are looked up in, made once from a book and then asked at every key.
//!
//! It is derived data. It is made in pieces, so that no key waits for a large book, and follows a
//! change by the records that it touches. Folded words point to the records that have them, so that
//! a key costs no walk over the records; award counts stay in their sheets.

use std::collections::{BTreeMap, HashMap};

use super::places::Places;
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice, List};
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::{Key, Kind, Named, Record};
use crate::domain::sheet::Sheet;
use crate::domain::text::Period;
use crate::report::find::{self, Names, beginning_with, each_word, words};
use crate::words::Lang;

/// What is read, in this order; of sheets one unit's count as one.
const ORDER: [Kind; 7] = [
    Kind::Unit,
    Kind::Phase,
    Kind::Sheet,
    Kind::Exemplar,
    Kind::Movement,
    Kind::Indicator,
    Kind::Document,
];
/// A change of more records than this costs more than making the index anew.
const MOST_FOLLOWED: usize = 100;

/// Folded names and words of a book.
#[derive(Clone, Debug)]
pub struct Index {
    pub(super) units: Names<Id>,
    /// How many counts there are of each award.
    counts: BTreeMap<AwardCode, u64>,
    /// Units by their place; entries refer to it.
    unit_ids: Vec<Id>,
    /// The number of each word.
    numbers: BTreeMap<Box<str>, u32>,
    /// Places of entries by the number of the word, in order.
    posted: Vec<Vec<u32>>,
    pub(super) entries: Vec<Entry>,
    /// The entries that are still as they stand in the book.
    pub(super) live: Places,
    /// What is read next: of which kind, after which id; `None` when all is read.
    next: Option<(Kind, Option<Id>)>,
    /// How many of [`ORDER`] are read.
    read: usize,
    known: Known,
}

/// What many records share, looked up once.
#[derive(Clone, Debug, Default)]
struct Known {
    /// By id: the unit's place and the numbers of the words of its names and of those above it.
    units: HashMap<Id, (u32, Vec<u32>)>,
    /// Numbers of the words of fields and kinds.
    choices: HashMap<Choice, Vec<u32>>,
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
    /// True when it is about one of these years.
    pub(super) fn is_about(&self, asked: Period) -> bool {
        self.years.is_some_and(|years| years.from <= asked.to && asked.from <= years.to)
    }
}

impl Default for Index {
    /// An index of which nothing is made yet.
    fn default() -> Index {
        let (counts, unit_ids, numbers, posted, entries) = Default::default();
        Index {
            units: Names::default(),
            counts,
            unit_ids,
            numbers,
            posted,
            entries,
            live: Places::none(0),
            next: Some((ORDER[0], None)),
            read: 0,
            known: Known::default(),
        }
    }
}

/// Making, a piece at a time.
impl Index {
    /// The index of a book, all of it.
    #[must_use]
    pub fn new(book: &Book) -> Index {
        let mut index = Index::default();
        index.go_on(book, usize::MAX);
        index
    }

    /// True when all of the book is in it.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.next.is_none()
    }

    /// How much of the book is in it.
    #[must_use]
    pub fn percent(&self, book: &Book) -> usize {
        let all: usize = ORDER.iter().map(|kind| book.count(*kind)).sum();
        (self.read * 100).checked_div(all).map_or(100, |percent| percent.min(100))
    }

    /// Reads on in the book, so many records at most.
    pub fn go_on(&mut self, book: &Book, most: usize) {
        for _ in 0..most {
            let Some((kind, after)) = self.next.take() else { return };
            let read = match kind {
                Kind::Sheet => book.sheets_after(after.as_ref()).map(|(unit, sheets)| {
                    sheets.iter().for_each(|sheet| self.count(sheet));
                    unit.clone()
                }),
                kind => book.record_after(kind, after.as_ref()).map(|(id, record)| {
                    self.add(book, record);
                    id.clone()
                }),
            };
            self.read += usize::from(read.is_some());
            let following = || ORDER.iter().skip_while(|known| **known != kind).nth(1);
            self.next = match read {
                Some(id) => Some((kind, Some(id))),
                None => following().map(|kind| (*kind, None)),
            };
        }
    }

    /// Brings it up to a book that has just been changed: only what the change touches is read
    /// again. What many records stand on, a unit's name, makes it begin anew.
    pub fn follow(&mut self, book: &Book, change: &Change) {
        let keys = change.keys();
        let has_units = keys.iter().any(|key| matches!(key.kind(), Kind::Unit | Kind::Phase));
        if !self.is_ready() || has_units || keys.len() > MOST_FOLLOWED {
            *self = Index::default();
            return;
        }
        for edit in &change.edits {
            if let Edit::Count { line, before, after, .. } = edit {
                let count = self.counts.entry(line.award).or_default();
                *count += u64::from(after.is_some());
                *count = count.saturating_sub(before.is_some().into());
            }
        }
        for key in keys {
            let Key::Record(kind, id) = key else { continue };
            let is_it = |entry: &Entry| entry.kind == kind && entry.id == id;
            let places = (0u32..).zip(&self.entries).filter(|(_, entry)| is_it(entry));
            places.for_each(|(place, _)| self.live.remove(place));
            if let Some(record) = book.record(kind, id.as_str()) {
                self.add(book, record);
            }
        }
    }
}

/// Looking up.
impl Index {
    /// True when some sheet has counts of the award.
    pub(super) fn has_counts_of(&self, award: AwardCode) -> bool {
        self.counts.get(&award).is_some_and(|count| *count > 0)
    }

    /// The places of the records that have the word.
    pub(super) fn with_word(&self, word: &str) -> Option<&[u32]> {
        self.numbers.get(word).map(|number| self.posted[*number as usize].as_slice())
    }

    /// The places of the records that have a word that begins so.
    pub(super) fn with_beginning<'i>(&'i self, start: &'i str) -> impl Iterator<Item = &'i [u32]> {
        let found = beginning_with(&self.numbers, start);
        found.map(|(_, number)| self.posted[*number as usize].as_slice())
    }

    /// The words nearest to one that no record has.
    pub(super) fn nearest(&self, word: &str) -> Vec<&str> {
        let mut most = find::slips_allowed(word);
        let mut found: Vec<&str> = Vec::new();
        if most == 0 {
            return found;
        }
        for known in self.numbers.keys() {
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
    pub(super) fn begins_a_name(&self, start: &str, lang: Lang) -> bool {
        find::award_names().has_word_beginning(start)
            || find::choice_names(List::Field, lang).has_word_beginning(start)
            || self.units.has_word_beginning(start)
    }
}

/// More words by which number and symbol are asked for: run together ("34ct/tw"), without leading
/// zeros, with "số" before them, TƯ for TW.
fn spelled(key: &str) -> String {
    let parts: Vec<&str> = key.split('/').collect();
    let joined = |from: usize, to: usize| parts.get(from..to).unwrap_or_default().concat();
    let mut words = vec!["số".to_owned(), joined(0, 1), joined(0, 2), joined(1, parts.len())];
    words.push(parts.concat());
    words.extend(parts.last().filter(|last| **last == "tw").map(|_| "TƯ".to_owned()));
    words.join(" ")
}

/// Reading records.
impl Index {
    /// Puts a record in, behind all others.
    fn add(&mut self, book: &Book, record: &Record) {
        match record {
            Record::Unit(it) => find::add_unit_names(&mut self.units, it),
            Record::Phase(it) => find::add_phase_name(&mut self.units, it),
            Record::Exemplar(it) => {
                self.open(Kind::Exemplar, &it.id, &it.name, it.period);
                self.post(it.location.iter().chain(&it.launched_by).chain(&it.note));
                self.post_choices([it.field, it.kind]);
                self.post_unit(book, &it.unit);
            }
            Record::Movement(it) => {
                self.open(Kind::Movement, &it.id, &it.name, it.period);
                self.post(it.launched_by.iter().chain(&it.note));
                self.post_choices([it.field, it.kind]);
                self.post_unit(book, &it.unit);
            }
            Record::Indicator(it) => {
                let years = it.year.map(Period::of).or(it.period);
                self.open(Kind::Indicator, &it.id, &it.name, years);
                self.post(it.timing.iter().chain(&it.measure).chain(&it.note));
                self.post_choices([it.field, None]);
                self.post_unit(book, &it.unit);
            }
            Record::Document(it) => {
                let years = it.date.map(|date| Period::of(date.year()));
                self.open(Kind::Document, &it.id, &it.title(), years);
                self.post(it.subject.iter().chain(&it.issuer).chain(&it.written).chain(&it.note));
                self.post(it.reference().iter());
                self.post_choices([it.kind, None]);
                let spelled: Vec<String> = it.keys().iter().map(|key| spelled(key)).collect();
                self.post(spelled.iter());
            }
            // Sheets are counted; parts are found with the record they belong to.
            _ => {}
        }
    }

    fn count(&mut self, sheet: &Sheet) {
        // Lines are ordered by award: one look a run.
        for run in sheet.lines().chunk_by(|a, b| a.key.award == b.key.award) {
            let count = self.counts.entry(run[0].key.award).or_default();
            *count += run.len() as u64;
        }
    }

    /// Begins a record: what is posted from here on is of it.
    fn open(&mut self, kind: Kind, id: &Id, name: &str, years: Option<Period>) {
        let folded = words(name);
        let name = folded.join(" ").into();
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(Entry { kind, id: id.clone(), name, years, unit: None });
        self.live.put(place);
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

    fn post_choices(&mut self, choices: [Option<Choice>; 2]) {
        for choice in choices.into_iter().flatten() {
            if !self.known.choices.contains_key(&choice) {
                let names = [Lang::Vi, Lang::En].map(|lang| choice.name(lang));
                let numbers = self.numbers_of(&names.join(" "));
                self.known.choices.insert(choice, numbers);
            }
            for at in 0..self.known.choices[&choice].len() {
                self.post_number(self.known.choices[&choice][at]);
            }
        }
    }

    fn post_unit(&mut self, book: &Book, unit: &Id) {
        if !self.known.units.contains_key(unit) {
            let place = u32::try_from(self.unit_ids.len()).unwrap_or(u32::MAX);
            self.unit_ids.push(unit.clone());
            let numbers = self.numbers_of(&names_upwards(book, unit));
            self.known.units.insert(unit.clone(), (place, numbers));
        }
        let (place, count) = (self.known.units[unit].0, self.known.units[unit].1.len());
        if let Some(entry) = self.entries.last_mut() {
            entry.unit = Some(place);
        }
        for at in 0..count {
            self.post_number(self.known.units[unit].1[at]);
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
        let place = u32::try_from(self.entries.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let places = &mut self.posted[number as usize];
        if places.last() != Some(&place) {
            places.push(place);
        }
    }
}

/// All names of a unit and of every unit that ever stood above it.
fn names_upwards(book: &Book, unit: &Id) -> String {
    let mut names = Vec::new();
    // Each once: a circle in what is typed by hand must not hang the program.
    let (mut above, mut next) = (vec![unit], 0);
    while let Some(id) = above.get(next).copied() {
        next += 1;
        let Some(unit) = book.unit(id.as_str()) else { continue };
        let all = lineage::other_names(book, unit).chain([&unit.name]);
        names.extend(all.map(ToString::to_string));
        let phases = book.phases().filter(|phase| phase.unit == unit.id);
        for parent in phases.filter_map(|phase| phase.parent.as_ref()).chain(&unit.parent) {
            if !above.contains(&parent) {
                above.push(parent);
            }
        }
    }
    names.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::sheet::Line;
    use crate::report::ask::{Setting, ask};

    fn sample() -> Book {
        let mut book = Book::default();
        crate::exchange::sample::change().unwrap().apply(&mut book).unwrap();
        book
    }

    /// What is found in a book of which the index was kept up, or made anew.
    fn said(book: &Book, index: &Index, question: &str) -> String {
        let unit = Id::parse("hong-ngu").unwrap();
        let today = crate::domain::text::Year::new(2020).unwrap().into();
        let reply =
            ask(&Setting { book, index, unit: Some(&unit), today, lang: Lang::Vi }, question);
        reply.text(book, Lang::Vi)
    }

    const QUESTIONS: [&str; 6] =
        ["rau nhà lưới", "ho ngheo", "phong trao", "nam bao ngu", "cstd 2019", "toa sen"];

    #[test]
    fn an_index_made_in_pieces_is_the_same() {
        let book = sample();
        let (whole, mut index) = (Index::new(&book), Index::default());
        assert_eq!(index.percent(&book), 0);
        let mut before = 0;
        while !index.is_ready() {
            index.go_on(&book, 7);
            let percent = index.percent(&book);
            assert!((before..=100).contains(&percent), "{before} {percent}");
            before = percent;
        }
        assert_eq!(before, 100);
        assert_eq!(index.entries.len(), whole.entries.len());
        for question in QUESTIONS {
            assert_eq!(said(&book, &index, question), said(&book, &whole, question), "{question}");
        }
    }

    #[test]
    fn an_index_follows_what_changes() {
        let mut book = sample();
        let mut index = Index::new(&book);
        let id = Id::parse("hong-ngu-rau-nha-luoi").unwrap();
        let key = Key::Record(Kind::Exemplar, id.clone());
        let before = Record::Exemplar(book.exemplar(id.as_str()).unwrap().clone());
        let (name, named) = (before.get("name").unwrap(), "Trồng sen trong tòa sen".into());
        let after = crate::domain::value::Value::Text(named);
        let rename = Edit::Set { key, field: "name", before: name, after };
        let rename = Change { edits: vec![rename] };
        rename.apply(&mut book).unwrap();
        index.follow(&book, &rename);
        assert!(index.is_ready(), "only the record is read again");
        assert!(said(&book, &index, "toa sen").contains("Trồng sen"));
        assert!(!said(&book, &index, "rau nha luoi").contains("sen"));
        let undo = rename.inverse();
        undo.apply(&mut book).unwrap();
        index.follow(&book, &undo);
        let remove = Change { edits: vec![Edit::Remove(before)] };
        remove.apply(&mut book).unwrap();
        index.follow(&book, &remove);
        let anew = Index::new(&book);
        for question in QUESTIONS {
            assert_eq!(said(&book, &index, question), said(&book, &anew, question), "{question}");
        }
    }

    #[test]
    fn the_last_count_of_an_award_is_missed() {
        let mut book = sample();
        let mut index = Index::new(&book);
        let sheet = book.sheet("lap-vo", crate::domain::text::Year::new(2023).unwrap()).unwrap();
        let is_flag = |line: &&Line| line.key.award.award().id.as_str() == "co-thi-dua-tinh";
        let line = sheet.lines().iter().find(is_flag).unwrap().key;
        let (unit, year) = (sheet.head.unit.clone(), sheet.head.year);
        let before = sheet.figure(line);
        let edit = Edit::Count { unit, year, line, before, after: None };
        assert!(index.has_counts_of(line.award));
        let change = Change { edits: vec![edit] };
        change.apply(&mut book).unwrap();
        index.follow(&book, &change);
        assert!(!index.has_counts_of(line.award));
        index.follow(&book, &change.inverse());
        assert!(index.has_counts_of(line.award));
    }

    #[test]
    fn a_unit_that_changes_makes_it_begin_anew() {
        let book = sample();
        let unit = Record::Unit(book.units().next().unwrap().clone());
        let phase = Record::Phase(book.phases().next().unwrap().clone());
        for record in [unit, phase] {
            let mut index = Index::new(&book);
            index.follow(&book, &Change { edits: vec![Edit::Add(record)] });
            assert!(!index.is_ready());
        }
    }

    #[test]
    fn a_unit_has_the_names_of_all_that_ever_stood_above_it() {
        let mut book = Book::default();
        for line in [
            "Unit id=tinh name=Tỉnh",
            "Unit id=huyen name=Huyện parent=tinh",
            "Unit id=kia name=Kia parent=xa",
            "Unit id=xa name=Xã parent=kia",
            "Phase id=1 unit=xa name=Làng parent=huyen until=2025-06-30",
        ] {
            book.put(Stored::Record(Record::read(line)));
        }
        let xa = Id::parse("xa").unwrap();
        assert_eq!(names_upwards(&book, &xa), "Làng Xã Huyện Kia Tỉnh", "in a circle too");
    }
}
