//! Xóa tên: a text that must be erased by law, put out of every change that ever held it.
//!
//! The same text takes its place before and after, so that changes from which it was erased still
//! fit each other, and lead to the same book but for that text.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use super::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::text::{Text, Year};
use crate::domain::value::{Shape, Value};
use crate::words::Word;

/// Which text is erased: all that one field of one record ever held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "Form")]
pub struct Erasure {
    key: Key,
    field: &'static str,
}

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
        let is_text = matches!(row.shape, Shape::Line | Shape::Story | Shape::Lines);
        is_text.then_some(Erasure { key, field: row.key })
    }

    /// Whose text.
    #[must_use]
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// The change that an erasure leaves in the journal: it tells where, and not what.
    #[must_use]
    pub fn change(&self, now: Option<&Record>) -> Change {
        let mut value = now.and_then(|record| record.get(self.field)).unwrap_or_default();
        if value == Value::Absent {
            return Change::default();
        }
        replace(&mut value, &mut BTreeSet::new());
        let (key, field, before) = (self.key.clone(), self.field, value.clone());
        Change { edits: vec![Edit::Set { key, field, before, after: value }] }
    }

    /// Erases the text from a change; true when it was there. What was erased is put to `texts`.
    pub fn erase(&self, change: &mut Change, texts: &mut BTreeSet<Text>) -> bool {
        let mut found = false;
        for edit in &mut change.edits {
            match edit {
                Edit::Set { key, field, before, after }
                    if *key == self.key && *field == self.field =>
                {
                    found |= replace(before, texts);
                    found |= replace(after, texts);
                }
                Edit::Add(record) | Edit::Remove(record) if record.key() == self.key => {
                    let mut value = record.get(self.field).unwrap_or_default();
                    found |= replace(&mut value, texts) && record.set(self.field, &value).is_ok();
                }
                _ => {}
            }
        }
        found
    }
}

/// Replaces every text of a value; true when one was not yet replaced.
fn replace(value: &mut Value, texts: &mut BTreeSet<Text>) -> bool {
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

/// The form of an erasure in the journal.
#[derive(Serialize, Deserialize)]
struct Form {
    kind: Kind,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    year: Option<u16>,
    field: String,
}

impl From<Erasure> for Form {
    fn from(erasure: Erasure) -> Form {
        let (kind, id, year) = match erasure.key {
            Key::Record(kind, id) => (kind, id, None),
            Key::Sheet(unit, year) => (Kind::Sheet, unit, Some(year.number())),
        };
        Form { kind, id: id.to_string(), year, field: erasure.field.to_owned() }
    }
}

impl TryFrom<Form> for Erasure {
    type Error = String;

    fn try_from(form: Form) -> Result<Erasure, String> {
        let id = Id::parse(&form.id).ok_or_else(|| format!("“{}” is no id", form.id))?;
        let key = match form.year {
            Some(year) => {
                let year = Year::new(year).ok_or_else(|| format!("{year} is no year"))?;
                Key::Sheet(id, year)
            }
            None => Key::Record(form.kind, id),
        };
        let field = form.field;
        Erasure::new(key, &field).ok_or_else(|| format!("no text “{field}”"))
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
