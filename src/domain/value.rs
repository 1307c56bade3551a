//! One value of one field in the form that files, forms and the journal share.
//!
//! Numbers and dates are text in their plain form (`17.36`, `2014-04-07`), closed lists their ids:
//! one form to compare, to write and to read, whatever the Rust type of the field is.

use serde::{Deserialize, Serialize};

use super::catalogue::{Catalogue, Choice, List};
use super::id::Id;
use super::text::{Decimal, PartialDate, Period, Text, Year, clean_line, clean_story};
use crate::words::{Lang, Word};

/// The longest text of one field, in bytes: keeps a stored record far below sled's blob limit.
pub const LONGEST_TEXT: usize = 16 * 1024;

/// One value of one field. In JSON: `null`, `"text"` or `["one", "two"]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Nothing is known: not zero, not an empty text.
    #[default]
    Absent,
    /// One value in its plain form, never empty.
    Text(Text),
    /// Several values, never none.
    List(Vec<Text>),
}

impl Value {
    /// The plain form in one line, lists joined by `|`: a cell of a file.
    #[must_use]
    pub fn cell(&self) -> String {
        match self {
            Value::Absent => String::new(),
            Value::Text(text) => text.to_string(),
            Value::List(texts) => texts.join("|"),
        }
    }

    /// Reads a cell of a file for a field of this shape.
    #[must_use]
    pub fn from_cell(shape: Shape, cell: &str) -> Value {
        let cell = cell.trim();
        match cell {
            "" => Value::Absent,
            _ if shape.is_list() => Value::List(cell.split('|').map(clean_line).collect()),
            _ => Value::Text(clean_story(cell)),
        }
    }
}

/// What a field holds: which widget edits it, what its text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The record's own id.
    Id,
    /// One line of text.
    Line,
    /// Several lines of text.
    Story,
    /// Any number of short texts.
    Lines,
    /// One entry of a closed list.
    Choice(List),
    /// Any number of entries of a closed list.
    Choices(List),
    /// One record of a kind.
    Reference(super::record::Kind),
    /// Any number of records of a kind.
    References(super::record::Kind),
    /// A year.
    Year,
    /// Years from first to last.
    Period,
    /// A date, perhaps known in part.
    Date,
    /// A decimal number.
    Number,
}

impl Shape {
    /// True for fields with several values.
    #[must_use]
    pub const fn is_list(self) -> bool {
        matches!(self, Shape::Lines | Shape::Choices(_) | Shape::References(_))
    }
}

/// Why a text is no value of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadValue {
    /// A required field is absent.
    Empty,
    /// A list where one value belongs.
    List,
    /// Longer than [`LONGEST_TEXT`].
    TooLong,
    /// No slug.
    Id,
    /// No year.
    Year,
    /// No period.
    Period,
    /// No date.
    Date,
    /// No number.
    Number,
    /// Not in the closed list.
    Choice(List),
    /// The kind has no field of this name.
    Field,
}

impl BadValue {
    /// The reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let word = match self {
            BadValue::Empty => Word::BadEmpty,
            BadValue::List => Word::BadList,
            BadValue::TooLong => {
                return lang.fill(Word::BadText, &[("max", &LONGEST_TEXT.to_string())]);
            }
            BadValue::Id => Word::BadId,
            BadValue::Year => Word::BadYear,
            BadValue::Period => Word::BadPeriod,
            BadValue::Date => Word::BadDate,
            BadValue::Number => Word::BadNumber,
            BadValue::Choice(list) => {
                let ids: Vec<&str> = list.entries().map(|entry| entry.id.as_str()).collect();
                return lang.fill(Word::BadChoice, &[("list", &ids.join(", "))]);
            }
            BadValue::Field => Word::BadField,
        };
        lang.say(word).to_owned()
    }
}

/// A Rust type that a field of a record may have.
pub trait FieldValue: Sized {
    /// The value in the shared form.
    fn to_value(&self) -> Value;

    /// Reads the shared form.
    ///
    /// # Errors
    /// [`BadValue`] when the text does not fit the shape.
    fn from_value(shape: Shape, value: &Value) -> Result<Self, BadValue>;
}

/// The one text of a value, or why it is not one.
fn single(value: &Value) -> Result<Option<&str>, BadValue> {
    match value {
        Value::Absent => Ok(None),
        Value::Text(text) if text.is_empty() => Ok(None),
        Value::Text(text) => Ok(Some(text)),
        Value::List(_) => Err(BadValue::List),
    }
}

/// A type that has one text form; options and lists of it follow.
trait Plain: Sized {
    fn plain(&self) -> Text;
    fn read(shape: Shape, text: &str) -> Result<Self, BadValue>;
}

impl Plain for Text {
    fn plain(&self) -> Text {
        self.clone()
    }

    fn read(shape: Shape, text: &str) -> Result<Self, BadValue> {
        let clean = if shape == Shape::Story { clean_story(text) } else { clean_line(text) };
        if clean.len() > LONGEST_TEXT { Err(BadValue::TooLong) } else { Ok(clean) }
    }
}

impl Plain for Id {
    fn plain(&self) -> Text {
        self.as_str().into()
    }

    fn read(_: Shape, text: &str) -> Result<Self, BadValue> {
        Id::parse(text).ok_or(BadValue::Id)
    }
}

impl Plain for Choice {
    fn plain(&self) -> Text {
        self.id().as_str().into()
    }

    fn read(shape: Shape, text: &str) -> Result<Self, BadValue> {
        let (Shape::Choice(list) | Shape::Choices(list)) = shape else {
            return Err(BadValue::Field);
        };
        Catalogue::built_in().choice(list, text).ok_or(BadValue::Choice(list))
    }
}

impl Plain for Year {
    fn plain(&self) -> Text {
        self.to_string().into()
    }

    fn read(_: Shape, text: &str) -> Result<Self, BadValue> {
        Year::parse(text).ok_or(BadValue::Year)
    }
}

impl Plain for Period {
    fn plain(&self) -> Text {
        Period::plain(*self).into()
    }

    fn read(_: Shape, text: &str) -> Result<Self, BadValue> {
        Period::parse(text).ok_or(BadValue::Period)
    }
}

impl Plain for PartialDate {
    fn plain(&self) -> Text {
        PartialDate::plain(*self).into()
    }

    fn read(_: Shape, text: &str) -> Result<Self, BadValue> {
        PartialDate::parse(text).ok_or(BadValue::Date)
    }
}

impl Plain for Decimal {
    fn plain(&self) -> Text {
        Decimal::plain(*self).into()
    }

    fn read(_: Shape, text: &str) -> Result<Self, BadValue> {
        Decimal::parse_plain(text).ok_or(BadValue::Number)
    }
}

/// Required: absent is an error.
macro_rules! required {
    ($($ty:ty),*) => {$(
        impl FieldValue for $ty {
            fn to_value(&self) -> Value {
                Value::Text(self.plain())
            }

            fn from_value(shape: Shape, value: &Value) -> Result<Self, BadValue> {
                <$ty>::read(shape, single(value)?.ok_or(BadValue::Empty)?)
            }
        }
    )*};
}
required!(Text, Id, Year, Choice, Decimal);

impl<T: Plain> FieldValue for Option<T> {
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Absent, |one| Value::Text(one.plain()))
    }

    fn from_value(shape: Shape, value: &Value) -> Result<Self, BadValue> {
        single(value)?.map(|text| T::read(shape, text)).transpose()
    }
}

impl<T: Plain> FieldValue for Vec<T> {
    fn to_value(&self) -> Value {
        if self.is_empty() {
            return Value::Absent;
        }
        Value::List(self.iter().map(Plain::plain).collect())
    }

    fn from_value(shape: Shape, value: &Value) -> Result<Self, BadValue> {
        match value {
            Value::Absent => Ok(Vec::new()),
            Value::Text(text) => Ok(vec![T::read(shape, text)?]),
            Value::List(texts) => texts.iter().map(|text| T::read(shape, text)).collect(),
        }
    }
}
