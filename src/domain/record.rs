//! What all kinds of records share: one table of fields a kind, read and written by name.
//!
//! The table feeds lists, forms, files, the command line and the journal alike, so that a new
//! field is one row in one place.

use serde::{Deserialize, Serialize};

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
use super::sheet::SheetHead;
use super::text::{Text, Year};
use super::unit::Unit;
use super::unit::phase::Phase;
use super::unit::succession::Succession;
use super::value::{BadValue, Shape, Value};
use super::waiver::Waiver;
use crate::words::{Lang, Word};

/// Declares the kinds of records, their one table: a row reads
/// `Variant(Type) = number, what one is called, fields that say whose part it is;`.
macro_rules! kinds {
    ($(
        $(#[$meta:meta])*
        $name:ident($ty:ident) = $number:literal, $word:ident, [$($owner:literal),*];
    )*) => {
        /// The kinds of records. The number is the kind's byte in stored keys: never reuse one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        #[repr(u8)]
        pub enum Kind { $($(#[$meta])* $name = $number),* }

        impl Kind {
            /// Every kind, what others refer to first.
            pub const ALL: [Kind; [$($number),*].len()] = [$(Kind::$name),*];

            /// What one record of the kind is called.
            #[must_use]
            pub const fn word(self) -> Word {
                match self { $(Kind::$name => Word::$word),* }
            }

            /// The rows of the kind's field table.
            #[must_use]
            pub const fn fields(self) -> &'static [FieldRow] {
                match self { $(Kind::$name => $ty::FIELDS),* }
            }

            /// The fields that name the record this one is a part of: a step in the life of its
            /// model, a name in its decision. Empty for records that stand alone.
            #[must_use]
            pub const fn owners(self) -> &'static [&'static str] {
                match self { $(Kind::$name => &[$($owner),*]),* }
            }
        }

        /// A record of any kind; of a sheet its head, the counts have edits of their own.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Record { $($(#[$meta])* $name($ty)),* }

        /// Does the same with the record of whatever kind.
        macro_rules! with_record {
            ($record:expr, $inner:ident => $body:expr) => {
                match $record { $(Record::$name($inner) => $body),* }
            };
        }

        impl Record {
            /// The kind.
            #[must_use]
            pub const fn kind(&self) -> Kind {
                match self { $(Record::$name(_) => Kind::$name),* }
            }

            /// Builds a record out of a value for every field.
            ///
            /// # Errors
            /// Every field that does not fit, with the reason.
            pub fn from_values(
                kind: Kind,
                value_of: &dyn Fn(&str) -> Value,
            ) -> Result<Record, Vec<BadField>> {
                Ok(match kind { $(Kind::$name => Record::$name($ty::from_values(value_of)?)),* })
            }
        }
    };
}

kinds! {
    /// đơn vị
    Unit(Unit) = 1, KindUnit, [];
    /// văn bản
    Document(Document) = 2, KindDocument, [];
    /// phong trào thi đua, cuộc vận động
    Movement(Movement) = 3, KindMovement, [];
    /// mô hình, điển hình tiên tiến
    Exemplar(Exemplar) = 4, KindExemplar, [];
    /// chỉ tiêu
    Indicator(Indicator) = 5, KindIndicator, [];
    /// biểu (đơn vị × năm)
    Sheet(SheetHead) = 6, KindSheet, [];
    /// bước phát triển của mô hình, điển hình
    Step(Step) = 7, KindStep, ["exemplar"];
    /// đánh giá hằng năm của mô hình, điển hình
    Assessment(Assessment) = 8, KindAssessment, ["exemplar"];
    /// lần tuyên truyền
    Publicity(Publicity) = 9, KindPublicity, ["exemplar"];
    /// nơi nhân rộng
    Replication(Replication) = 10, KindReplication, ["exemplar"];
    /// kết quả so với trước, so với mục tiêu
    Outcome(Outcome) = 11, KindOutcome, ["exemplar", "movement"];
    /// quyết định khen thưởng
    Decision(Decision) = 12, KindDecision, [];
    /// tập thể, cá nhân, hộ gia đình trong một quyết định
    Honour(Honour) = 13, KindHonour, ["decision"];
    /// đơn vị kế thừa
    Succession(Succession) = 14, KindSuccession, ["from", "to"];
    /// tên, cấp, trực thuộc của một đơn vị trong một thời gian
    Phase(Phase) = 15, KindPhase, ["unit"];
    /// phát hiện được chấp nhận, có lý do
    Waiver(Waiver) = 16, KindWaiver, [];
    /// mức trần mà tỉnh, bộ đặt
    Cap(Cap) = 17, KindCap, ["unit"];
}

impl Kind {
    /// The row of the field of this name.
    #[must_use]
    pub fn field(self, key: &str) -> Option<&'static FieldRow> {
        self.fields().iter().find(|row| row.key == key)
    }
}

/// One row of a field table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldRow {
    /// The name in files and in the journal.
    pub key: &'static str,
    /// The label on screen.
    pub label: Word,
    /// What the field holds.
    pub shape: Shape,
    /// The record is no record without it.
    pub required: bool,
    /// Columns it likes to have in a list; 0 keeps it out of lists.
    pub width: u16,
}

/// A record whose fields are read and written by name.
pub trait Fields: Sized {
    /// The kind.
    const KIND: Kind;
    /// The field table.
    const FIELDS: &'static [FieldRow];

    /// The value of a field; `None` when the kind has no such field.
    fn get(&self, key: &str) -> Option<Value>;

    /// Replaces the value of a field.
    ///
    /// # Errors
    /// [`BadValue`] when there is no such field or the value does not fit it.
    fn set(&mut self, key: &str, value: &Value) -> Result<(), BadValue>;

    /// Builds a record out of a value for every field.
    ///
    /// # Errors
    /// Every field that does not fit, with the reason.
    fn from_values(value_of: &dyn Fn(&str) -> Value) -> Result<Self, Vec<BadField>>;
}

/// A record that has an id and is called something.
pub trait Named {
    /// The slug; of a sheet its unit, which with the year is its key.
    fn id(&self) -> &Id;

    /// What it is called, in Vietnamese: most names are proper names.
    fn title(&self) -> Text;

    /// What it is called in a list or a message; in English too where words of lists are in it.
    fn title_in(&self, _lang: Lang) -> Text {
        self.title()
    }
}

/// A field whose value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadField {
    /// The field's row.
    pub field: &'static FieldRow,
    /// The value that was offered.
    pub value: Value,
    /// Why it does not fit.
    pub why: BadValue,
}

impl BadField {
    /// Field, value and reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let parts = [
            ("field", lang.say(self.field.label)),
            ("value", &self.value.cell()),
            ("why", &self.why.say(lang)),
        ];
        lang.fill(Word::BadFieldMessage, &parts)
    }
}

/// Declares a record and its field table in one list.
///
/// A row reads `name: Type = Label, shape, must|may, list width;`.
macro_rules! fields {
    (@required must) => { true };
    (@required may) => { false };
    ($(#[$meta:meta])* $name:ident : $kind:ident {
        $(
            $(#[$field_meta:meta])*
            $field:ident : $ty:ty = $label:ident, $shape:expr, $need:ident, $width:literal;
        )*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct $name { $($(#[$field_meta])* pub $field: $ty),* }

        impl $crate::domain::record::Fields for $name {
            const KIND: $crate::domain::record::Kind = $crate::domain::record::Kind::$kind;
            const FIELDS: &'static [$crate::domain::record::FieldRow] = &[$(
                $crate::domain::record::FieldRow {
                    key: stringify!($field),
                    label: $crate::words::Word::$label,
                    shape: $shape,
                    required: $crate::domain::record::fields!(@required $need),
                    width: $width,
                }
            ),*];

            fn get(&self, key: &str) -> Option<$crate::domain::value::Value> {
                use $crate::domain::value::FieldValue;
                match key {
                    $(stringify!($field) => Some(self.$field.to_value()),)*
                    _ => None,
                }
            }

            fn set(
                &mut self,
                key: &str,
                value: &$crate::domain::value::Value,
            ) -> Result<(), $crate::domain::value::BadValue> {
                use $crate::domain::value::FieldValue;
                match key {
                    $(stringify!($field) => self.$field = <$ty>::from_value($shape, value)?,)*
                    _ => return Err($crate::domain::value::BadValue::Field),
                }
                Ok(())
            }

            fn from_values(
                value_of: &dyn Fn(&str) -> $crate::domain::value::Value,
            ) -> Result<Self, Vec<$crate::domain::record::BadField>> {
                use $crate::domain::value::FieldValue;
                let mut bad = Vec::new();
                $(
                    let value = value_of(stringify!($field));
                    let $field = <$ty>::from_value($shape, &value)
                        .map_err(|why| bad.push((stringify!($field), value, why)));
                )*
                match ($($field,)*) {
                    ($(Ok($field),)*) => Ok(Self { $($field),* }),
                    _ => Err($crate::domain::record::bad_fields(Self::KIND, bad)),
                }
            }
        }
    };
}
pub(crate) use fields;

/// Puts the rows to the names of fields that did not fit.
pub(crate) fn bad_fields(kind: Kind, bad: Vec<(&str, Value, BadValue)>) -> Vec<BadField> {
    let with_row = |(key, value, why)| kind.field(key).map(|field| BadField { field, value, why });
    bad.into_iter().filter_map(with_row).collect()
}

impl Record {
    /// Where the record stands in the book.
    #[must_use]
    pub fn key(&self) -> Key {
        if let Record::Sheet(head) = self {
            return Key::Sheet(head.unit.clone(), head.year);
        }
        Key::Record(self.kind(), with_record!(self, r => r.id()).clone())
    }

    /// The value of a field; `None` when the kind has no such field.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Value> {
        with_record!(self, r => r.get(key))
    }

    /// Replaces the value of a field.
    ///
    /// # Errors
    /// [`BadValue`] when there is no such field or the value does not fit it.
    pub fn set(&mut self, key: &str, value: &Value) -> Result<(), BadValue> {
        with_record!(self, r => r.set(key, value))
    }

    /// Every present field with its value, in the order of the table.
    pub fn values(&self) -> impl Iterator<Item = (&'static str, Value)> + '_ {
        let present = |row: &'static FieldRow| match self.get(row.key) {
            None | Some(Value::Absent) => None,
            Some(value) => Some((row.key, value)),
        };
        self.kind().fields().iter().filter_map(present)
    }

    /// What the record is called in a list or a message.
    #[must_use]
    pub fn title(&self, lang: Lang) -> Text {
        with_record!(self, r => r.title_in(lang))
    }
}

/// Where a record or a sheet stands in the book and in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// A record by its kind and id.
    Record(Kind, Id),
    /// A sheet by its unit and year.
    Sheet(Id, Year),
}

impl Key {
    /// The kind of what stands there.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Key::Record(kind, _) => *kind,
            Key::Sheet(..) => Kind::Sheet,
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Key::Record(_, id) => id.fmt(f),
            Key::Sheet(unit, year) => write!(f, "{unit} {year}"),
        }
    }
}

/// The form of a record in the journal: its kind and its present fields.
#[derive(Clone, Serialize, Deserialize)]
struct RecordForm {
    kind: Kind,
    values: std::collections::BTreeMap<String, Value>,
}

impl Serialize for Record {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let values = self.values().map(|(key, value)| (key.to_owned(), value)).collect();
        RecordForm { kind: self.kind(), values }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        use serde::de::Error;
        let RecordForm { kind, values } = RecordForm::deserialize(deserializer)?;
        if let Some(unknown) = values.keys().find(|key| kind.field(key).is_none()) {
            return Err(Error::custom(format!("no field “{unknown}”")));
        }
        let value_of = |key: &str| values.get(key).cloned().unwrap_or_default();
        Record::from_values(kind, &value_of).map_err(|bad| {
            let said: Vec<String> = bad.iter().map(|b| b.say(Lang::En)).collect();
            Error::custom(said.join("; "))
        })
    }
}

#[cfg(test)]
impl Record {
    /// A record of a test, its fields as cells of a file.
    pub(crate) fn of(kind: Kind, cells: &[(&str, &str)]) -> Record {
        let value_of = |key: &str| {
            let shape = kind.field(key).map(|row| row.shape);
            let cell = cells.iter().find(|(name, _)| *name == key).map(|(_, cell)| *cell);
            shape.zip(cell).map_or(Value::Absent, |(shape, cell)| Value::from_cell(shape, cell))
        };
        Record::from_values(kind, &value_of).unwrap()
    }

    /// The same, written as "Exemplar id=a unit=u name=A".
    pub(crate) fn read(line: &str) -> Record {
        let (kind, cells) = line.split_once(' ').unwrap();
        let kind = Kind::ALL.into_iter().find(|one| format!("{one:?}") == kind).unwrap();
        let cells: Vec<_> = cells.split(' ').filter_map(|cell| cell.split_once('=')).collect();
        Record::of(kind, &cells)
    }
}
