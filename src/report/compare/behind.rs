//! What is behind a cell: the sheets and lines that make its value.

use super::gather::{gather, of_year};
use super::{Dimension, Query, RowKey};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::sheet::{Line, LineKey, Sheet};
use crate::domain::text::{Text, Year};

/// One count behind a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// Whose sheet.
    pub unit: Id,
    /// Of which year.
    pub year: Year,
    /// Which line of it.
    pub line: LineKey,
    /// How many.
    pub value: u32,
    /// The document it comes from.
    pub source: Option<Id>,
    /// Where in the document: the line's own place, else the sheet's.
    pub section: Option<Text>,
}

/// The counts behind the cell of a row and year; of a total, ask with [`Query::of_totals`].
#[must_use]
pub fn behind(book: &Book, query: &Query, key: &RowKey, year: Year) -> Vec<Behind> {
    let of_row = |sheet: &&Sheet| key.unit.as_ref().is_none_or(|unit| *unit == sheet.head.unit);
    let of_sheet = |sheet: &Sheet| -> Vec<Behind> {
        let lines = sheet.lines().iter().filter(|line| is_behind(query, key, line.key));
        lines.map(|line| behind_line(sheet, *line)).collect()
    };
    of_year(book, query, year).into_iter().filter(of_row).flat_map(of_sheet).collect()
}

/// The sheets of the years of a query that count and do not cover their whole year.
#[must_use]
pub fn part_years<'b>(book: &'b Book, query: &Query) -> Vec<&'b Sheet> {
    let counts = |sheet: &Sheet| sheet.lines().iter().any(|line| passes(query, line.key));
    let is_shown = |year: Year| query.years.from <= year && year <= query.years.to;
    let is_part =
        |sheet: &&Sheet| is_shown(sheet.head.year) && sheet.head.is_part_year() && counts(sheet);
    let groups = gather(book, query).groups.into_iter();
    groups.flat_map(|(_, sheets)| sheets).filter(is_part).collect()
}

fn passes(query: &Query, line: LineKey) -> bool {
    query.award.is_none_or(|award| award == line.award)
        && query.recipient.is_none_or(|recipient| recipient == line.recipient)
        && query.field.is_none_or(|field| Some(field) == line.field())
        && query.occasion.is_none_or(|occasion| Some(occasion) == line.occasion())
}

fn is_behind(query: &Query, key: &RowKey, line: LineKey) -> bool {
    let is_of_row = query.rows.iter().all(|dimension| match dimension {
        Dimension::Award => key.award == Some(line.award),
        Dimension::Recipient => key.recipient == Some(line.recipient),
        Dimension::Field => key.field == line.field(),
        Dimension::Occasion => key.occasion == line.occasion(),
        Dimension::Unit => true,
    });
    passes(query, line) && is_of_row
}

fn behind_line(sheet: &Sheet, line: Line) -> Behind {
    let (source, section) = sheet.source_of(line.key);
    Behind {
        unit: sheet.head.unit.clone(),
        year: sheet.head.year,
        line: line.key,
        value: line.value,
        source: source.cloned(),
        section: section.cloned(),
    }
}
