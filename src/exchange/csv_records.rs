//! Records of one kind from CSV: a column for each field of the kind's table.

use std::collections::BTreeMap;

use super::csv_file::{CsvFile, Expected};
use super::import::{Import, Located};
use super::problem::Why;
use crate::domain::qualified;
use crate::domain::record::{FieldRow, Kind, Record};
use crate::domain::value::{Shape, Value};

impl Import {
    /// Reads a CSV file of records of one kind; of sheets, their heads.
    pub fn records(&mut self, kind: Kind, name: &str, text: &str) {
        let expected: Vec<Expected> = kind
            .fields()
            .iter()
            .map(|row| Expected { title: row.key, required: row.required })
            .collect();
        let Some(file) = CsvFile::read(name, text, &expected, &mut self.problems) else { return };
        for row in &file.rows {
            let mut cells = BTreeMap::new();
            for field in kind.fields() {
                let cell = match is_prose(field) {
                    true => self.linkless(&file, row, field.key),
                    false => file.cell(row, field.key).to_owned(),
                };
                cells.insert(field.key, Value::from_cell(field.shape, &cell));
            }
            let value_of = |key: &str| cells.get(key).cloned().unwrap_or_default();
            // "khoảng 37" in the cell of a number says what other cells may not.
            let spread = qualified::spread(kind, &value_of);
            let value_of = |key: &str| {
                let part = spread.iter().find(|(field, _)| *field == key);
                part.map_or_else(|| value_of(key), |(_, value)| value.clone())
            };
            match Record::from_values(kind, &value_of) {
                Ok(what) => {
                    self.records.push(Located { file: name.to_owned(), line: row.line, what })
                }
                Err(bad) => self.problems.extend(
                    bad.into_iter().map(|bad| file.problem(row, bad.field.key, Why::Bad(bad.why))),
                ),
            }
        }
    }
}

/// True for fields of words; a field of links keeps them.
fn is_prose(field: &FieldRow) -> bool {
    matches!(field.shape, Shape::Line | Shape::Story) && field.key != "link"
}
