//! Sổ: all records in memory, from which every screen, table and answer is made.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::cap::Cap;
use super::decision::Decision;
use super::decision::honour::Honour;
use super::document::Document;
use super::exemplar::Exemplar;
use super::exemplar::assessment::Assessment;
use super::exemplar::publicity::Publicity;
use super::exemplar::replication::Replication;
use super::exemplar::step::Step;
use super::id::Id;
use super::indicator::Indicator;
use super::movement::Movement;
use super::outcome::Outcome;
use super::record::{Key, Kind, Record};
use super::sheet::Sheet;
use super::text::Year;
use super::unit::Unit;
use super::unit::phase::Phase;
use super::unit::succession::Succession;

/// What stands at one key: the unit of storage and of conflict-free loading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stored {
    /// A record other than a sheet.
    Record(Record),
    /// A sheet with its counts.
    Sheet(Sheet),
}

impl Stored {
    /// Where it stands.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Stored::Record(record) => record.key(),
            Stored::Sheet(sheet) => Key::Sheet(sheet.head.unit.clone(), sheet.head.year),
        }
    }
}

/// All records of the scope, ordered by kind and id; sheets by unit and year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    records: BTreeMap<Kind, BTreeMap<Id, Record>>,
    sheets: BTreeMap<Id, Vec<Sheet>>,
}

/// A typed getter and a typed list of one kind.
macro_rules! shelf {
    ($one:ident, $all:ident, $ty:ident) => {
        #[doc = concat!("The ", stringify!($one), " of this id.")]
        #[must_use]
        pub fn $one(&self, id: &str) -> Option<&$ty> {
            match self.record(Kind::$ty, id) {
                Some(Record::$ty(record)) => Some(record),
                _ => None,
            }
        }

        #[doc = concat!("All ", stringify!($all), ", by id.")]
        pub fn $all(&self) -> impl Iterator<Item = &$ty> {
            self.records(Kind::$ty).filter_map(|record| match record {
                Record::$ty(record) => Some(record),
                _ => None,
            })
        }
    };
}

impl Book {
    shelf!(unit, units, Unit);
    shelf!(document, documents, Document);
    shelf!(movement, movements, Movement);
    shelf!(exemplar, exemplars, Exemplar);
    shelf!(indicator, indicators, Indicator);
    shelf!(step, steps, Step);
    shelf!(assessment, assessments, Assessment);
    shelf!(publicity, publicities, Publicity);
    shelf!(replication, replications, Replication);
    shelf!(outcome, outcomes, Outcome);
    shelf!(decision, decisions, Decision);
    shelf!(honour, honours, Honour);
    shelf!(phase, phases, Phase);
    shelf!(succession, successions, Succession);
    shelf!(cap, caps, Cap);

    /// True when nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.values().all(BTreeMap::is_empty) && self.sheets.is_empty()
    }

    /// The record of a kind and id; sheets have [`Book::sheet`].
    #[must_use]
    pub fn record(&self, kind: Kind, id: &str) -> Option<&Record> {
        self.records.get(&kind)?.get(id)
    }

    /// All records of a kind, by id; none for sheets.
    pub fn records(&self, kind: Kind) -> impl Iterator<Item = &Record> {
        self.records.get(&kind).into_iter().flat_map(BTreeMap::values)
    }

    /// How many records of a kind there are; of sheets, how many units have some.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Sheet => self.sheets.len(),
            kind => self.records.get(&kind).map_or(0, BTreeMap::len),
        }
    }

    /// The record of a kind that follows an id, or the first: for reading in pieces a book that
    /// may change meanwhile.
    #[must_use]
    pub fn record_after(&self, kind: Kind, id: Option<&Id>) -> Option<(&Id, &Record)> {
        after(self.records.get(&kind)?, id)
    }

    /// The unit with sheets that follows an id, or the first, with its sheets by year.
    #[must_use]
    pub fn sheets_after(&self, unit: Option<&Id>) -> Option<(&Id, &[Sheet])> {
        after(&self.sheets, unit).map(|(unit, sheets)| (unit, sheets.as_slice()))
    }

    /// The sheet of a unit and year.
    #[must_use]
    pub fn sheet(&self, unit: &str, year: Year) -> Option<&Sheet> {
        let sheets = self.sheets_of(unit);
        let at = sheets.binary_search_by_key(&year, |sheet| sheet.head.year).ok()?;
        sheets.get(at)
    }

    /// The sheets of a unit, by year.
    #[must_use]
    pub fn sheets_of(&self, unit: &str) -> &[Sheet] {
        self.sheets.get(unit).map_or(&[], Vec::as_slice)
    }

    /// All sheets, by unit and year.
    pub fn sheets(&self) -> impl Iterator<Item = &Sheet> + Clone {
        self.sheets.values().flatten()
    }

    /// The units that have sheets, by id, each with its sheets by year.
    pub fn sheets_by_unit(&self) -> impl Iterator<Item = (&Id, &[Sheet])> {
        self.sheets.iter().map(|(unit, sheets)| (unit, sheets.as_slice()))
    }

    /// What stands at a key.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<Stored> {
        match key {
            Key::Record(kind, id) => self.record(*kind, id.as_str()).cloned().map(Stored::Record),
            Key::Sheet(unit, year) => self.sheet(unit.as_str(), *year).cloned().map(Stored::Sheet),
        }
    }

    /// Everything, for copying and checking; records first.
    pub fn all(&self) -> impl Iterator<Item = Stored> + '_ {
        let records = self.records.values().flat_map(BTreeMap::values).cloned();
        records.map(Stored::Record).chain(self.sheets().cloned().map(Stored::Sheet))
    }

    /// Puts something at its key, whatever stood there: for loading; changes go through
    /// [`super::change::Change`].
    pub fn put(&mut self, stored: Stored) {
        match stored {
            Stored::Record(Record::Sheet(head)) => self.put_sheet(Sheet::new(head)),
            Stored::Record(record) => {
                if let Key::Record(kind, id) = record.key() {
                    self.records.entry(kind).or_default().insert(id, record);
                }
            }
            Stored::Sheet(sheet) => self.put_sheet(sheet),
        }
    }

    fn put_sheet(&mut self, sheet: Sheet) {
        let year = sheet.head.year;
        let sheets = match self.sheets.get_mut(sheet.head.unit.as_str()) {
            Some(sheets) => sheets,
            None => self.sheets.entry(sheet.head.unit.clone()).or_default(),
        };
        if sheets.len() == sheets.capacity() {
            // Thousands of units have few years each: doubling would waste a third of the room.
            sheets.reserve_exact(2);
        }
        match sheets.last() {
            Some(last) if last.head.year >= year => {
                match sheets.binary_search_by_key(&year, |s| s.head.year) {
                    Ok(at) => sheets[at] = sheet,
                    Err(at) => sheets.insert(at, sheet),
                }
            }
            _ => sheets.push(sheet),
        }
    }

    /// Takes what stands at a key out of the book.
    pub fn take(&mut self, key: &Key) -> Option<Stored> {
        match key {
            Key::Record(kind, id) => {
                let records = self.records.get_mut(kind)?;
                let record = records.remove(id)?;
                // An empty shelf would make a book differ from one that never had the kind.
                if records.is_empty() {
                    self.records.remove(kind);
                }
                Some(Stored::Record(record))
            }
            Key::Sheet(unit, year) => {
                let sheets = self.sheets.get_mut(unit)?;
                let at = sheets.binary_search_by_key(year, |s| s.head.year).ok()?;
                let sheet = sheets.remove(at);
                if sheets.is_empty() {
                    self.sheets.remove(unit);
                }
                Some(Stored::Sheet(sheet))
            }
        }
    }

    /// The record at a key, to change it.
    pub(super) fn record_mut(&mut self, kind: Kind, id: &Id) -> Option<&mut Record> {
        self.records.get_mut(&kind)?.get_mut(id)
    }

    /// The sheet at a key, to change it.
    pub(super) fn sheet_mut(&mut self, unit: &Id, year: Year) -> Option<&mut Sheet> {
        let sheets = self.sheets.get_mut(unit)?;
        let at = sheets.binary_search_by_key(&year, |s| s.head.year).ok()?;
        sheets.get_mut(at)
    }
}

/// What follows a key in a map, or comes first.
fn after<'m, V>(map: &'m BTreeMap<Id, V>, id: Option<&Id>) -> Option<(&'m Id, &'m V)> {
    let from = id.map_or(Bound::Unbounded, Bound::Excluded);
    map.range::<Id, _>((from, Bound::Unbounded)).next()
}
