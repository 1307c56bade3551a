//! Records of a kind as a table: the fields of a list, or every field.

use std::borrow::Borrow;

use super::present;
use super::table::{Format, Table};
use crate::domain::book::Book;
use crate::domain::record::{FieldRow, Kind, Record};
use crate::domain::value::Shape;
use crate::words::Lang;

/// The fields that belong in lists, as people read them.
#[must_use]
pub fn shown<'r>(
    book: &Book,
    kind: Kind,
    records: impl Iterator<Item = &'r Record>,
    format: Format,
    lang: Lang,
) -> Table {
    let fields: Vec<&FieldRow> = kind.fields().iter().filter(|row| row.width > 0).collect();
    let mut table = Table::new();
    for row in &fields {
        let title = lang.say(row.label);
        table = if row.shape == Shape::Number { table.right(title) } else { table.left(title) };
    }
    let is_plain = |row: &FieldRow| row.shape == Shape::Number && !format.is_for_people();
    for record in records {
        let cell = |row: &&FieldRow| match is_plain(row) {
            true => present::plain_cell(record, row),
            false => present::cell(book, record, row, lang),
        };
        table.rows.push(fields.iter().map(cell).collect());
    }
    table
}

/// Every field by its name, in the plain form that an import reads.
#[must_use]
pub fn whole<R: Borrow<Record>>(kind: Kind, records: impl Iterator<Item = R>) -> Table {
    let table = kind.fields().iter().fold(Table::new(), |table, row| table.left(row.key));
    let cell = |record: &Record, row: &FieldRow| record.get(row.key).unwrap_or_default().cell();
    let cells =
        |record: R| kind.fields().iter().map(|row| cell(record.borrow(), row)).collect::<Vec<_>>();
    Table { rows: records.map(cells).collect(), ..table }
}
