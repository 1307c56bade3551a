//! Thay đổi: the only way a book changes, and the one currency of the program.
//!
//! An edit holds the value before and after. Applying, inverting (undo), comparing *before* with
//! what stands now (conflict), telling what happened (journal): all fall out of it.

mod erasure;
mod extent;
mod restore;
mod traces;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::book::{Book, Stored};
use super::catalogue::{AwardCode, Catalogue, Choice, List};
use super::id::Id;
use super::record::{Key, Kind, Record};
use super::sheet::{Figure, LineKey, Recipient, Sheet};
use super::text::Year;
use super::value::{BadValue, Value};
use crate::words::{Lang, Word};
pub use erasure::{Erasure, erased_text, mentions};
pub use extent::{Extent, select};
pub use restore::{Refusal, Side, restore, restore_all};
pub use traces::{Spot, Traces};

/// What belongs together and is committed, or not, as one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Applied in order.
    pub edits: Vec<Edit>,
}

/// One value that changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "EditForm")]
pub enum Edit {
    /// A record that was not there; of a sheet its head.
    Add(Record),
    /// A record that goes; a sheet must have no counts left.
    Remove(Record),
    /// One field of a record.
    Set {
        /// Which record.
        key: Key,
        /// Which field.
        field: &'static str,
        /// What it held.
        before: Value,
        /// What it is to hold.
        after: Value,
    },
    /// One count of a sheet.
    Count {
        /// Whose sheet.
        unit: Id,
        /// Of which year.
        year: Year,
        /// Which line of it.
        line: LineKey,
        /// What stood there; `None` when absent.
        before: Option<Figure>,
        /// What is to stand there.
        after: Option<Figure>,
    },
}

/// Why a change cannot be applied to the book as it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where.
    pub key: Key,
    /// What is wrong there.
    pub why: Clash,
}

/// What stands in the way of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// To be added, but exists.
    Exists,
    /// To be changed or removed, but does not exist.
    Gone,
    /// Holds something else than the edit's *before*.
    Changed {
        /// What: the label of a field or of a count.
        field: Word,
        /// What the edit expects.
        before: String,
        /// What is there.
        now: String,
    },
    /// A sheet to be removed still has counts.
    NotEmpty,
    /// The value does not fit the field.
    Bad(BadValue),
}

impl Conflict {
    /// What clashed, in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (what, id) = (lang.say(self.key.kind().word()), self.key.to_string());
        let base = [("what", what), ("id", id.as_str())];
        match &self.why {
            Clash::Exists => lang.fill(Word::ConflictExists, &base),
            Clash::Gone => lang.fill(Word::ConflictGone, &base),
            Clash::NotEmpty => lang.fill(Word::ConflictNotEmpty, &base),
            Clash::Bad(why) => {
                lang.fill(Word::ConflictBad, &[base[0], base[1], ("why", &why.say(lang))])
            }
            Clash::Changed { field, before, now } => {
                let or_absent = |text: &str| {
                    if text.is_empty() {
                        lang.say(Word::Absent).to_owned()
                    } else {
                        text.to_owned()
                    }
                };
                let (before, now) = (or_absent(before), or_absent(now));
                let field = ("field", lang.say(*field));
                let values = [base[0], base[1], field, ("before", &*before), ("now", &*now)];
                lang.fill(Word::ConflictChanged, &values)
            }
        }
    }
}

impl Change {
    /// Applies every edit, or none.
    ///
    /// # Errors
    /// The first [`Conflict`]; the book is then as it was.
    pub fn apply(&self, book: &mut Book) -> Result<(), Conflict> {
        for (done, edit) in self.edits.iter().enumerate() {
            if let Err(conflict) = edit.apply(book) {
                for undone in self.edits[..done].iter().rev() {
                    let restored = undone.inverse().apply(book);
                    debug_assert!(restored.is_ok(), "an applied edit can be undone at once");
                }
                return Err(conflict);
            }
        }
        Ok(())
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Change {
        Change { edits: self.edits.iter().rev().map(Edit::inverse).collect() }
    }

    /// Where the book is touched.
    #[must_use]
    pub fn keys(&self) -> BTreeSet<Key> {
        self.edits.iter().map(Edit::key).collect()
    }
}

impl Edit {
    /// Where the book is touched.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Edit::Add(record) | Edit::Remove(record) => record.key(),
            Edit::Set { key, .. } => key.clone(),
            Edit::Count { unit, year, .. } => Key::Sheet(unit.clone(), *year),
        }
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Edit {
        match self.clone() {
            Edit::Add(record) => Edit::Remove(record),
            Edit::Remove(record) => Edit::Add(record),
            Edit::Set { key, field, before, after } => {
                Edit::Set { key, field, before: after, after: before }
            }
            Edit::Count { unit, year, line, before, after } => {
                Edit::Count { unit, year, line, before: after, after: before }
            }
        }
    }

    fn apply(&self, book: &mut Book) -> Result<(), Conflict> {
        let outcome = match self {
            Edit::Add(record) => add(book, record),
            Edit::Remove(record) => remove(book, record),
            Edit::Set { key, field, before, after } => set(book, key, field, before, after),
            Edit::Count { unit, year, line, before, after } => {
                count(book, (unit, *year), *line, before.as_ref(), after.as_ref())
            }
        };
        outcome.map_err(|why| Conflict { key: self.key(), why })
    }
}

fn add(book: &mut Book, record: &Record) -> Result<(), Clash> {
    let key = record.key();
    let exists = match &key {
        Key::Record(kind, id) => book.record(*kind, id.as_str()).is_some(),
        Key::Sheet(unit, year) => book.sheet(unit.as_str(), *year).is_some(),
    };
    if exists {
        return Err(Clash::Exists);
    }
    book.put(Stored::Record(record.clone()));
    Ok(())
}

fn remove(book: &mut Book, record: &Record) -> Result<(), Clash> {
    let key = record.key();
    let now = match book.get(&key).ok_or(Clash::Gone)? {
        Stored::Record(now) => now,
        Stored::Sheet(sheet) if !sheet.lines().is_empty() => return Err(Clash::NotEmpty),
        Stored::Sheet(sheet) => Record::Sheet(sheet.head),
    };
    for row in record.kind().fields() {
        check(row.label, record.get(row.key), now.get(row.key))?;
    }
    book.take(&key);
    Ok(())
}

fn set(
    book: &mut Book,
    key: &Key,
    field: &str,
    before: &Value,
    after: &Value,
) -> Result<(), Clash> {
    let row = key.kind().field(field).ok_or(Clash::Bad(BadValue::Field))?;
    match key {
        Key::Record(kind, id) => {
            let record = book.record_mut(*kind, id).ok_or(Clash::Gone)?;
            check(row.label, Some(before.clone()), record.get(field))?;
            record.set(field, after).map_err(Clash::Bad)
        }
        Key::Sheet(unit, year) => {
            use super::record::Fields;
            let head = &mut book.sheet_mut(unit, *year).ok_or(Clash::Gone)?.head;
            check(row.label, Some(before.clone()), head.get(field))?;
            head.set(field, after).map_err(Clash::Bad)
        }
    }
}

fn check(field: Word, before: Option<Value>, now: Option<Value>) -> Result<(), Clash> {
    if before == now {
        return Ok(());
    }
    let cell = |value: Option<Value>| value.unwrap_or_default().cell();
    Err(Clash::Changed { field, before: cell(before), now: cell(now) })
}

fn count(
    book: &mut Book,
    (unit, year): (&Id, Year),
    line: LineKey,
    before: Option<&Figure>,
    after: Option<&Figure>,
) -> Result<(), Clash> {
    let sheet: &mut Sheet = book.sheet_mut(unit, year).ok_or(Clash::Gone)?;
    let now = sheet.figure(line);
    if now.as_ref() != before {
        let text = |figure: Option<&Figure>| figure.map_or(String::new(), |f| f.value.to_string());
        let (before, now) = (text(before), text(now.as_ref()));
        return Err(Clash::Changed { field: Word::FieldValue, before, now });
    }
    sheet.set_figure(line, after.cloned());
    Ok(())
}

/// The form of an edit in the journal: names and ids, no numbers of the catalogue.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum EditForm {
    Add(Record),
    Remove(Record),
    Set(SetForm),
    Count(CountForm),
}

#[derive(Clone, Serialize, Deserialize)]
struct SetForm {
    kind: Kind,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    field: String,
    before: Value,
    after: Value,
}

#[derive(Clone, Serialize, Deserialize)]
struct CountForm {
    unit: String,
    year: u16,
    award: String,
    recipient: Recipient,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    occasion: Option<String>,
    before: Option<Figure>,
    after: Option<Figure>,
}

impl From<Edit> for EditForm {
    fn from(edit: Edit) -> EditForm {
        match edit {
            Edit::Add(record) => EditForm::Add(record),
            Edit::Remove(record) => EditForm::Remove(record),
            Edit::Set { key, field, before, after } => {
                let (kind, id, year) = match key {
                    Key::Record(kind, id) => (kind, id, None),
                    Key::Sheet(unit, year) => (Kind::Sheet, unit, Some(year.number())),
                };
                let (id, field) = (id.to_string(), field.to_owned());
                EditForm::Set(SetForm { kind, id, year, field, before, after })
            }
            Edit::Count { unit, year, line, before, after } => {
                let slug = |choice: Option<Choice>| choice.map(|c| c.id().to_string());
                EditForm::Count(CountForm {
                    unit: unit.to_string(),
                    year: year.number(),
                    award: line.award.award().id.to_string(),
                    recipient: line.recipient,
                    field: slug(line.field()),
                    occasion: slug(line.occasion()),
                    before,
                    after,
                })
            }
        }
    }
}

impl TryFrom<EditForm> for Edit {
    type Error = String;

    fn try_from(form: EditForm) -> Result<Edit, String> {
        let id = |text: &str| Id::parse(text).ok_or_else(|| format!("“{text}” is no id"));
        let year = |n: u16| Year::new(n).ok_or_else(|| format!("{n} is no year"));
        match form {
            EditForm::Add(record) => Ok(Edit::Add(record)),
            EditForm::Remove(record) => Ok(Edit::Remove(record)),
            EditForm::Set(form) => {
                let row = form.kind.field(&form.field);
                let row = row.ok_or_else(|| format!("no field “{}”", form.field))?;
                let key = match form.year {
                    Some(number) => Key::Sheet(id(&form.id)?, year(number)?),
                    None => Key::Record(form.kind, id(&form.id)?),
                };
                Ok(Edit::Set { key, field: row.key, before: form.before, after: form.after })
            }
            EditForm::Count(form) => Ok(Edit::Count {
                unit: id(&form.unit)?,
                year: year(form.year)?,
                line: line_key(&form)?,
                before: form.before,
                after: form.after,
            }),
        }
    }
}

impl<'de> Deserialize<'de> for Edit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Edit, D::Error> {
        EditForm::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
    }
}

fn line_key(form: &CountForm) -> Result<LineKey, String> {
    let catalogue = Catalogue::built_in();
    let award: Option<AwardCode> = catalogue.award(&form.award);
    let award = award.ok_or_else(|| format!("no award “{}”", form.award))?;
    let choice = |list: List, id: &Option<String>| match id {
        None => Ok(None),
        Some(id) => {
            let found = catalogue.choice(list, id);
            found.map(Some).ok_or_else(|| format!("no entry “{id}”"))
        }
    };
    let key = LineKey::new(award, form.recipient);
    let field = choice(List::Field, &form.field)?;
    Ok(key.with_field(field).with_occasion(choice(List::Occasion, &form.occasion)?))
}
