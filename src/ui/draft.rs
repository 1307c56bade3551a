//! Bản nháp: what is typed and not saved, as plain data that can be kept and made a screen again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::screen::View;
use crate::domain::book::{Book, Stored};
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sheet::{Figure, LineKey};
use crate::domain::text::{Year, clean_story, parse_count, write_count};
use crate::domain::value::Value;
use crate::report::say;
use crate::words::Word;

/// What is typed and not saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Draft {
    /// A form.
    Record(TypedRecord),
    /// Cells of the grid.
    Counts(TypedCounts),
}

/// The form of a record with what is typed into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRecord {
    /// The kind of the record.
    pub kind: Kind,
    /// It was not in the book when the form opened.
    pub is_new: bool,
    /// What the fields held when the form opened, the id among them; those that held anything.
    pub start: BTreeMap<String, Value>,
    /// The other records, of a form that changes several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Id>,
    /// What is typed, by field.
    pub typed: BTreeMap<String, Typed>,
    /// The field with the focus.
    pub at: String,
}

/// What is typed into one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Typed {
    /// Letter by letter, whether or not a value can be made of it.
    Text(String),
    /// Entries of a list.
    Choice {
        /// Those that are chosen.
        chosen: Vec<Id>,
        /// Letters typed to find another.
        letters: String,
    },
}

/// Counts typed into the grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedCounts {
    /// One, or those of a pasted block.
    pub cells: Vec<TypedCell>,
    /// Why, as far as that is typed.
    pub reason: String,
}

/// A count typed into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "CellForm", into = "CellForm")]
pub struct TypedCell {
    /// Whose sheet.
    pub unit: Id,
    /// Of which year.
    pub year: Year,
    /// Which line of it.
    pub line: LineKey,
    /// What stood there when it was typed.
    pub before: Option<Figure>,
    /// What is typed; nothing makes the count absent.
    pub text: String,
}

/// The form of a cell in a file: where it stands as the journal writes it.
#[derive(Serialize, Deserialize)]
struct CellForm {
    cell: Edit,
    text: String,
}

impl From<TypedCell> for CellForm {
    fn from(typed: TypedCell) -> CellForm {
        let TypedCell { unit, year, line, before, text } = typed;
        CellForm { cell: Edit::Count { unit, year, line, before, after: None }, text }
    }
}

impl TryFrom<CellForm> for TypedCell {
    type Error = &'static str;

    fn try_from(form: CellForm) -> Result<TypedCell, &'static str> {
        match form.cell {
            Edit::Count { unit, year, line, before, .. } => {
                Ok(TypedCell { unit, year, line, before, text: form.text })
            }
            _ => Err("no count"),
        }
    }
}

/// Something typed beside what the book has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field, or the cell.
    pub label: String,
    /// What is typed.
    pub typed: String,
    /// What the book has.
    pub now: String,
    /// The book has another value than when it was typed.
    pub is_newer: bool,
}

impl Draft {
    /// The draft, when it is one that screens can be made of: files may hold anything.
    #[must_use]
    pub fn checked(self) -> Option<Draft> {
        match self {
            Draft::Record(record) => record.checked().map(Draft::Record),
            Draft::Counts(counts) => counts.is_whole().then_some(Draft::Counts(counts)),
        }
    }

    /// What it is: "Thêm mô hình «…»", "Chiến sĩ thi đua cơ sở, cá nhân, 2020".
    #[must_use]
    pub fn title(&self, view: &View) -> String {
        match self {
            Draft::Record(record) => {
                let form = Form::from_draft(record, view);
                let title = form.title(view);
                let name = form.first_text().filter(|_| record.record(view.book).is_none());
                let name = name.map_or(String::new(), |name| {
                    view.lang.fill(Word::DraftNamed, &[("name", &name)])
                });
                let is_gone = !record.is_new && record.records(view.book).is_empty();
                let gone = if is_gone { view.lang.say(Word::DraftGone) } else { "" };
                format!("{title}{name}{gone}")
            }
            Draft::Counts(counts) => counts.title(view),
        }
    }

    /// Everything that is typed, beside what the book has by now.
    #[must_use]
    pub fn differences(&self, view: &View) -> Vec<Difference> {
        match self {
            Draft::Record(record) => Form::from_draft(record, view).differences(view),
            Draft::Counts(counts) => counts.differences(view),
        }
    }

    /// True when the book has all of it: it was saved, and only the draft is left.
    #[must_use]
    pub fn is_in_book(&self, view: &View) -> bool {
        match self {
            Draft::Record(record) => Form::from_draft(record, view).is_in_book(view),
            Draft::Counts(counts) => counts.cells.iter().all(|cell| cell.is_in_book(view.book)),
        }
    }
}

impl TypedRecord {
    /// What a field held when the form opened.
    #[must_use]
    pub fn held(&self, key: &str) -> Value {
        self.start.get(key).cloned().unwrap_or_default()
    }

    /// The records that are changed, as they are now.
    #[must_use]
    pub fn records(&self, book: &Book) -> Vec<Record> {
        let other = |id: &Id| book.record(self.kind, id.as_str()).cloned();
        self.record(book).into_iter().chain(self.others.iter().filter_map(other)).collect()
    }

    /// The record that is changed; a sheet is found whoever made it.
    fn record(&self, book: &Book) -> Option<Record> {
        let key = match self.kind {
            Kind::Sheet => {
                let year = Year::parse(&self.held("year").cell())?;
                Key::Sheet(Id::parse(&self.held("unit").cell())?, year)
            }
            _ if self.is_new => return None,
            kind => Key::Record(kind, Id::parse(&self.held("id").cell())?),
        };
        match book.get(&key)? {
            Stored::Record(record) => Some(record),
            Stored::Sheet(sheet) => Some(Record::Sheet(sheet.head)),
        }
    }

    fn checked(mut self) -> Option<TypedRecord> {
        let is_known = |key: &String| self.kind.field(key).is_some();
        if !self.start.keys().chain(self.typed.keys()).all(is_known) {
            return None;
        }
        for value in self.start.values_mut() {
            match value {
                Value::Absent => {}
                Value::Text(text) => *text = clean_story(text),
                Value::List(texts) => texts.iter_mut().for_each(|text| *text = clean_story(text)),
            }
        }
        let id = |key: &str| Id::parse(&self.held(key).cell()).is_some();
        let stands = match self.kind {
            Kind::Sheet => id("unit") && Year::parse(&self.held("year").cell()).is_some(),
            _ => self.is_new || id("id"),
        };
        stands.then_some(self)
    }
}

impl TypedCell {
    /// The cells of a change, as if they had been typed.
    #[must_use]
    pub fn of_change(change: &Change) -> Vec<TypedCell> {
        let cell = |edit: &Edit| match edit.clone() {
            Edit::Count { unit, year, line, before, after } => {
                let text = after.map_or(String::new(), |figure| figure.value.to_string());
                Some(TypedCell { unit, year, line, before, text })
            }
            _ => None,
        };
        change.edits.iter().filter_map(cell).collect()
    }

    /// The count that is typed; `None` when it is none.
    #[must_use]
    pub fn value(&self) -> Option<Option<u32>> {
        match self.text.trim() {
            "" | "-" | "—" => Some(None),
            text => parse_count(text).map(Some),
        }
    }

    fn now(&self, book: &Book) -> Option<Figure> {
        book.sheet(self.unit.as_str(), self.year)?.figure(self.line)
    }

    fn is_in_book(&self, book: &Book) -> bool {
        self.value() == Some(self.now(book).map(|figure| figure.value))
    }

    /// "Chiến sĩ thi đua cơ sở, cá nhân, 2020".
    fn label(&self, view: &View) -> String {
        say::count_name(self.line, self.year, view.lang)
    }
}

impl TypedCounts {
    /// Where a grid would be without its one unit, or a block without its numbers, it is no draft.
    fn is_whole(&self) -> bool {
        let Some(first) = self.cells.first() else { return false };
        let is_block = self.cells.len() > 1;
        self.cells.iter().all(|cell| cell.unit == first.unit)
            && (!is_block || self.cells.iter().all(|cell| cell.value().is_some()))
    }

    fn title(&self, view: &View) -> String {
        let Some(first) = self.cells.first() else { return String::new() };
        let unit = view.book.unit(first.unit.as_str());
        let unit = unit.map_or(first.unit.to_string(), |unit| unit.name.to_string());
        match self.cells.len() {
            1 => format!("{}: {}", unit, first.label(view)),
            count => {
                let count = write_count(count as u64);
                format!("{unit}: {}", view.lang.fill(Word::DraftCells, &[("count", &count)]))
            }
        }
    }

    fn differences(&self, view: &View) -> Vec<Difference> {
        let text = |figure: Option<&Figure>| figure.map_or(String::new(), |f| f.value.to_string());
        let mut all: Vec<Difference> = Vec::new();
        for cell in &self.cells {
            let (label, now) = (cell.label(view), cell.now(view.book));
            let is_newer = now != cell.before && !cell.is_in_book(view.book);
            let (typed, now) = (cell.text.clone(), text(now.as_ref()));
            all.push(Difference { label, typed, now, is_newer });
        }
        if !self.reason.is_empty() {
            let (label, typed) = (view.lang.say(Word::DraftReason).to_owned(), self.reason.clone());
            all.push(Difference { label, typed, now: String::new(), is_newer: false });
        }
        all
    }
}
