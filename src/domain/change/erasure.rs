//! Xóa tên: a text that must be erased by law, put out of every change that ever held it: all that
//! a field held, or a name wherever it stands.
//!
//! The same text takes its place before and after, so that changes from which it was erased still
//! fit each other, and lead to the same book but for that text.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use super::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{FieldRow, Key, Kind, Record};
use crate::domain::sheet::Figure;
use crate::domain::text::{Text, Year, clean_line};
use crate::domain::value::{LONGEST_TEXT, Shape, Value};
use crate::words::Word;

/// Which text is erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Form")]
pub enum Erasure {
    /// All that one field of one record ever held.
    Field {
        /// Which record.
        key: Key,
        /// Which field.
        field: &'static str,
    },
    /// A name, wherever it stands in a text; what stands around it stays.
    Name {
        /// The name. It is not written into the journal: read from there, an erasure has none.
        name: Text,
        /// The one record, or sheet with its counts, in which it is erased; `None` for all, and for
        /// reasons.
        within: Option<Key>,
    },
}

/// The longest name, in bytes.
const LONGEST_NAME: usize = 512;

/// What stands where a text was erased; the book's language, whoever reads it.
#[must_use]
pub fn erased_text() -> Text {
    Word::ErasedText.vi().into()
}

impl Erasure {
    /// Of a field that holds text; `None` for others: ids, lists, dates and figures are no names.
    #[must_use]
    pub fn new(key: Key, field: &str) -> Option<Erasure> {
        let row = key.kind().field(field)?;
        is_text(row).then_some(Erasure::Field { key, field: row.key })
    }

    /// Of a name; `None` for a single word, which other texts have too, and for words of what is
    /// put in its place.
    #[must_use]
    pub fn name(name: &str, within: Option<Key>) -> Option<Erasure> {
        let name = clean_line(name);
        let is_one = name.contains(' ') && name.len() <= LONGEST_NAME;
        let is_one = is_one && !mentions(&erased_text(), &name);
        is_one.then_some(Erasure::Name { name, within })
    }

    /// The same of a name that is known; an erasure of a field has none.
    #[must_use]
    pub fn named(self, known: Option<Text>) -> Erasure {
        match (self, known) {
            (Erasure::Name { within, .. }, Some(name)) => Erasure::Name { name, within },
            (erasure, _) => erasure,
        }
    }

    /// The only record that it touches; `None` when it may touch any.
    #[must_use]
    pub fn key(&self) -> Option<&Key> {
        match self {
            Erasure::Field { key, .. } => Some(key),
            Erasure::Name { within, .. } => within.as_ref(),
        }
    }

    /// The change that an erasure leaves in the journal: it tells where, and not what. Of a name
    /// nothing: texts that stand around it may have to be erased themselves.
    #[must_use]
    pub fn change(&self, now: Option<&Record>) -> Change {
        let Erasure::Field { key, field } = self else { return Change::default() };
        let mut value = now.and_then(|record| record.get(field)).unwrap_or_default();
        if value == Value::Absent {
            return Change::default();
        }
        self.replace(&mut value, &mut BTreeSet::new());
        let (key, field, before) = (key.clone(), *field, value.clone());
        Change { edits: vec![Edit::Set { key, field, before, after: value }] }
    }

    /// Erases the text from a change; true when it was there. What was erased is put to `texts`.
    pub fn erase(&self, change: &mut Change, texts: &mut BTreeSet<Text>) -> bool {
        let mut found = false;
        for edit in &mut change.edits {
            match edit {
                Edit::Set { key, field, before, after } if self.reaches(key, field) => {
                    found |= self.replace(before, texts);
                    found |= self.replace(after, texts);
                }
                Edit::Add(record) | Edit::Remove(record) => {
                    let key = record.key();
                    let rows = record.kind().fields().iter();
                    for row in rows.filter(|row| self.reaches(&key, row.key)) {
                        let mut value = record.get(row.key).unwrap_or_default();
                        found |=
                            self.replace(&mut value, texts) && record.set(row.key, &value).is_ok();
                    }
                }
                Edit::Count { unit, year, before, after, .. } => {
                    let key = Key::Sheet(unit.clone(), *year);
                    for figure in before.iter_mut().chain(after) {
                        found |= self.replace_in(&key, figure, texts);
                    }
                }
                Edit::Set { .. } => {}
            }
        }
        found
    }

    /// A text of no record, the reason of a change or a draft, without the name; `None` when the
    /// name is not in it, or is erased in one record only.
    #[must_use]
    pub fn without(&self, text: &str) -> Option<Text> {
        match self {
            Erasure::Name { name, within: None } => without(text, name),
            _ => None,
        }
    }

    /// True when texts of this field are erased, or parts of them.
    fn reaches(&self, of: &Key, named: &str) -> bool {
        match self {
            Erasure::Field { key, field } => of == key && named == *field,
            Erasure::Name { within, .. } => {
                within.as_ref().is_none_or(|key| key == of)
                    && of.kind().field(named).is_some_and(is_text)
            }
        }
    }

    /// Replaces texts of a value; true when one was not yet replaced.
    fn replace(&self, value: &mut Value, texts: &mut BTreeSet<Text>) -> bool {
        match self {
            Erasure::Field { .. } => replace_all(value, texts),
            Erasure::Name { name, .. } => {
                let found = match value {
                    Value::Absent => false,
                    Value::Text(text) => replace_name(text, name),
                    Value::List(list) => {
                        list.iter_mut().fold(false, |found, text| replace_name(text, name) | found)
                    }
                };
                texts.extend(found.then(|| name.clone()));
                found
            }
        }
    }

    /// Replaces the name in what is remarked on a count of a sheet.
    fn replace_in(&self, key: &Key, figure: &mut Figure, texts: &mut BTreeSet<Text>) -> bool {
        let Erasure::Name { name, within } = self else { return false };
        let remark = &mut figure.remark;
        let parts = [&mut remark.section, &mut remark.written, &mut remark.note];
        let is_here = within.as_ref().is_none_or(|within| within == key);
        let parts = parts.into_iter().filter_map(Option::as_mut).filter(|_| is_here);
        let found = parts.fold(false, |found, text| replace_name(text, name) | found);
        texts.extend(found.then(|| name.clone()));
        found
    }
}

/// True for fields in which a name may stand.
fn is_text(row: &FieldRow) -> bool {
    matches!(row.shape, Shape::Line | Shape::Story | Shape::Lines)
}

/// True when a name stands in a text, in whatever case, as words of its own.
#[must_use]
pub fn mentions(text: &str, name: &str) -> bool {
    without(text, name).is_some()
}

fn replace_name(text: &mut Text, name: &str) -> bool {
    let new = without(text, name);
    let found = new.is_some();
    *text = new.unwrap_or_else(|| text.clone());
    found
}

/// A text with something else in place of a name; `None` when the name is not in it. What becomes
/// longer than a text may be goes as a whole.
fn without(text: &str, name: &str) -> Option<Text> {
    let plain =
        |c: char| if c.is_whitespace() { ' ' } else { c.to_lowercase().next().unwrap_or(c) };
    let letters: Vec<char> = text.chars().collect();
    let (lower, name): (Vec<char>, Vec<char>) =
        (letters.iter().copied().map(plain).collect(), name.chars().map(plain).collect());
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| lower.get(at)).is_some_and(|letter| letter.is_alphanumeric())
    };
    let mark = erased_text();
    let (mut new, mut at, mut found) = (String::new(), 0, false);
    while let Some(letter) = letters.get(at) {
        let is_here = !name.is_empty()
            && lower.get(at..).is_some_and(|rest| rest.starts_with(&name))
            && !is_letter(at.checked_sub(1))
            && !is_letter(Some(at + name.len()));
        if is_here {
            new.push_str(&mark);
            (at, found) = (at + name.len(), true);
        } else {
            new.push(*letter);
            at += 1;
        }
    }
    let fits = new.len() <= LONGEST_TEXT;
    found.then(|| if fits { new.as_str().into() } else { mark })
}

/// Replaces every text of a value; true when one was not yet replaced.
fn replace_all(value: &mut Value, texts: &mut BTreeSet<Text>) -> bool {
    let new = match value {
        Value::Absent => return false,
        Value::Text(_) => Value::Text(erased_text()),
        Value::List(_) => Value::List(vec![erased_text()]),
    };
    let old = std::mem::replace(value, new);
    if old == *value {
        return false;
    }
    match old {
        Value::Absent => {}
        Value::Text(text) => _ = texts.insert(text),
        Value::List(list) => texts.extend(list),
    }
    texts.remove(&erased_text());
    true
}

impl Edit {
    /// True when the texts of both sides were erased: nothing is left to be taken back.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        let is_erased = |value: &Value| match value {
            Value::Absent => false,
            Value::Text(text) => *text == erased_text(),
            Value::List(list) => *list == [erased_text()],
        };
        matches!(self, Edit::Set { before, after, .. } if is_erased(before) && is_erased(after))
    }
}

impl Change {
    /// True when nothing but erased texts is left of it.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        !self.edits.is_empty() && self.edits.iter().all(Edit::is_erased)
    }
}

/// The form of an erasure in the journal. A name is not told; what it is erased in is.
#[derive(Serialize, Deserialize)]
struct Form {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<Kind>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
}

impl From<Erasure> for Form {
    fn from(erasure: Erasure) -> Form {
        let (key, field) = match erasure {
            Erasure::Field { key, field } => (Some(key), Some(field.to_owned())),
            Erasure::Name { within, .. } => (within, None),
        };
        let (kind, id, year) = match key {
            None => (None, None, None),
            Some(Key::Record(kind, id)) => (Some(kind), Some(id), None),
            Some(Key::Sheet(unit, year)) => (Some(Kind::Sheet), Some(unit), Some(year.number())),
        };
        Form { kind, id: id.map(|id| id.to_string()), year, field }
    }
}

impl TryFrom<Form> for Erasure {
    type Error = String;

    fn try_from(form: Form) -> Result<Erasure, String> {
        let id = |text: &str| Id::parse(text).ok_or_else(|| format!("“{text}” is no id"));
        let key = match (form.kind, form.id.as_deref(), form.year) {
            (_, None, _) => None,
            (_, Some(unit), Some(year)) => {
                let year = Year::new(year).ok_or_else(|| format!("{year} is no year"))?;
                Some(Key::Sheet(id(unit)?, year))
            }
            (Some(kind), Some(text), None) => Some(Key::Record(kind, id(text)?)),
            (None, Some(_), None) => return Err("no kind".to_owned()),
        };
        match (key, form.field) {
            (within, None) => Ok(Erasure::Name { name: "".into(), within }),
            (None, Some(field)) => Err(format!("“{field}” of no record")),
            (Some(key), Some(field)) => {
                Erasure::new(key, &field).ok_or_else(|| format!("no text “{field}”"))
            }
        }
    }
}

impl<'de> Deserialize<'de> for Erasure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Erasure, D::Error> {
        Form::deserialize(deserializer)?.try_into().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Book;

    fn unit(name: &str, aliases: &[&str]) -> Record {
        let value_of = |key: &str| match key {
            "id" => Value::Text("xa".into()),
            "name" => Value::Text(name.into()),
            "aliases" if !aliases.is_empty() => {
                Value::List(aliases.iter().map(|text| (*text).into()).collect())
            }
            _ => Value::Absent,
        };
        Record::from_values(Kind::Unit, &value_of).expect("valid")
    }

    fn set(field: &'static str, before: Value, after: Value) -> Change {
        let key = unit("x", &[]).key();
        Change { edits: vec![Edit::Set { key, field, before, after }] }
    }

    #[test]
    fn changes_still_fit_and_lead_to_the_same_book_but_for_the_text() {
        let text = |text: &str| Value::Text(text.into());
        let mut changes = [
            Change { edits: vec![Edit::Add(unit("Một", &["a", "b"]))] },
            set("name", text("Một"), text("Hai")),
            set("note", Value::Absent, text("ghi chú")),
            set("note", text("ghi chú"), Value::Absent),
        ];
        let mut removed = Change { edits: vec![Edit::Remove(unit("Hai", &["a", "b"]))] };
        let (mut before, mut after) = (Book::default(), Book::default());
        changes.iter().for_each(|change| change.apply(&mut before).expect("fits"));
        for field in ["name", "aliases"] {
            let erasure = Erasure::new(unit("x", &[]).key(), field).expect("a text");
            let mut texts = BTreeSet::new();
            let found: Vec<bool> =
                changes.iter_mut().map(|change| erasure.erase(change, &mut texts)).collect();
            assert_eq!(found, [true, field == "name", false, false]);
            let expected = if field == "name" { ["Hai", "Một"] } else { ["a", "b"] };
            assert_eq!(texts, expected.map(Text::from).into());
            assert!(!erasure.erase(&mut changes[0], &mut texts), "once");
            assert!(erasure.erase(&mut removed, &mut texts));
        }
        changes.iter().for_each(|change| change.apply(&mut after).expect("still fits"));
        let unit = after.unit("xa").expect("there");
        assert_eq!((&unit.name, unit.aliases.len()), (&erased_text(), 1));
        assert_eq!(unit.note, before.unit("xa").expect("there").note);
        removed.apply(&mut after.clone()).expect("what is removed is what stands there");
        assert!(changes[1].is_erased() && !changes[2].is_erased() && !changes[0].is_erased());
    }

    #[test]
    fn only_texts_are_erased() {
        let key = unit("x", &[]).key();
        for field in ["id", "level", "parent", "from", "khong-co"] {
            assert_eq!(Erasure::new(key.clone(), field), None, "{field}");
        }
        let erasure = Erasure::new(key, "note").expect("a text");
        let json = serde_json::to_string(&erasure).expect("json");
        assert_eq!(serde_json::from_str::<Erasure>(&json).expect("read"), erasure);
        assert!(serde_json::from_str::<Erasure>(&json.replace("note", "level")).is_err());
    }
}
