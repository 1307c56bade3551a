//! What tests share: a person at the keyboard, pictures of screens, what they cost, records.
#![allow(dead_code, reason = "every test uses a part of it")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail")]

pub mod counter;
pub mod person;
pub mod picture;

use thidua::domain::record::{Kind, Record};
use thidua::domain::value::Value;

/// A record from its fields in the form of files.
pub fn record(kind: Kind, values: &[(&str, &str)]) -> Record {
    let value_of = |key: &str| {
        let found = values.iter().find(|(name, _)| *name == key);
        let shape = kind.field(key).unwrap().shape;
        found.map_or(Value::Absent, |(_, cell)| Value::from_cell(shape, cell))
    };
    Record::from_values(kind, &value_of).unwrap()
}
