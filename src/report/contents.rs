//! Số liệu của một báo cáo: everything of the book that stands in one report, as the report has
//! it: its award tables, the records that name it as their source, the documents it cites.

mod place;
mod print;

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::domain::sheet::{Figure, LineKey, Sheet, SheetHead};
use crate::domain::value::{Shape, Value};
pub use print::{listing, tables, title};

/// What the book has from one report.
#[derive(Clone, Debug)]
pub struct Contents<'b> {
    /// The report.
    pub report: &'b Document,
    /// Its counts, a table for each unit.
    pub counts: Vec<CountTable<'b>>,
    /// The records taken from it, by kind, in the order of their places in it.
    pub records: Vec<(Kind, Vec<&'b Record>)>,
    /// The documents it cites.
    pub cited: Vec<&'b Document>,
}

/// The counts of one unit in a report: rows by years.
#[derive(Clone, Debug)]
pub struct CountTable<'b> {
    /// Whose counts.
    pub unit: &'b Id,
    /// The columns: a year of which the report says nothing is a column without figures.
    pub years: Vec<&'b SheetHead>,
    /// The rows in the order of their places in the report, as far as these have numbers.
    pub rows: Vec<CountRow>,
}

/// One row of a report's table.
#[derive(Clone, Debug)]
pub struct CountRow {
    /// Award, recipient, field, occasion.
    pub line: LineKey,
    /// One cell a year; `None` where the report has none.
    pub cells: Vec<Option<Figure>>,
}

impl Contents<'_> {
    /// True when the book has nothing from it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty() && self.records.is_empty() && self.cited.is_empty()
    }

    /// How many counts it has.
    #[must_use]
    pub fn figures(&self) -> usize {
        let rows = self.counts.iter().flat_map(|table| &table.rows);
        rows.map(|row| row.cells.iter().flatten().count()).sum()
    }
}

/// The reports of a book: the documents that something was taken from, or that cite others.
#[must_use]
pub fn reports(book: &Book) -> Vec<&Document> {
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for record in Kind::ALL.into_iter().flat_map(|kind| book.records(kind)) {
        ids.extend(source(record));
    }
    for sheet in book.sheets() {
        ids.extend(sheet.head.source.iter().map(Id::to_string));
        let own = sheet.remarks().iter().filter_map(|(_, remark)| remark.source.as_ref());
        ids.extend(own.map(Id::to_string));
    }
    ids.extend(book.documents().flat_map(|one| &one.cited_in).map(Id::to_string));
    ids.iter().filter_map(|id| book.document(id)).collect()
}

/// What the book has from a report; of one unit only, where asked. What is cited is the report's
/// whatever the unit.
#[must_use]
pub fn contents<'b>(book: &'b Book, report: &'b Document, unit: Option<&Id>) -> Contents<'b> {
    let is_asked = |id: &str| unit.is_none_or(|unit| unit.as_str() == id);
    let units = book.sheets_by_unit().filter(|(unit, _)| is_asked(unit.as_str()));
    let counts = units.filter_map(|(unit, sheets)| count_table(unit, sheets, &report.id));
    let of_kind = |kind: Kind| {
        let is_from = |record: &&Record| {
            source(record).as_deref() == Some(report.id.as_str()) && is_asked(&owner(book, record))
        };
        let mut records: Vec<&Record> = book.records(kind).filter(is_from).collect();
        records.sort_by_key(|record| place::numbers(&text(record, "section")));
        (!records.is_empty()).then_some((kind, records))
    };
    Contents {
        report,
        counts: counts.collect(),
        records: Kind::ALL.into_iter().filter_map(of_kind).collect(),
        cited: book.documents().filter(|one| one.cited_in.contains(&report.id)).collect(),
    }
}

fn count_table<'b>(unit: &'b Id, sheets: &'b [Sheet], report: &Id) -> Option<CountTable<'b>> {
    let is_from = |sheet: &Sheet, key| sheet.source_of(key).0 == Some(report);
    let of_report: Vec<&Sheet> = sheets
        .iter()
        .filter(|sheet| {
            sheet.head.source.as_ref() == Some(report)
                || sheet.lines().iter().any(|line| is_from(sheet, line.key))
        })
        .collect();
    let mut lines: Vec<(Vec<u32>, LineKey)> = Vec::new();
    for sheet in &of_report {
        for line in sheet.lines().iter().filter(|line| is_from(sheet, line.key)) {
            let place = sheet.source_of(line.key).1.map(|place| place::numbers(place));
            lines.push((place.unwrap_or_default(), line.key));
        }
    }
    lines.sort_by_key(|(place, key)| (place.clone(), rank(*key)));
    let mut seen = BTreeSet::new();
    lines.retain(|(_, key)| seen.insert(*key));
    let cells = |line: LineKey| {
        let cell = |sheet: &&Sheet| sheet.figure(line).filter(|_| is_from(sheet, line));
        of_report.iter().map(cell).collect()
    };
    let rows = lines.into_iter().map(|(_, line)| CountRow { line, cells: cells(line) }).collect();
    let years = of_report.iter().map(|sheet| &sheet.head).collect();
    (!of_report.is_empty()).then_some(CountTable { unit, years, rows })
}

/// The order of rows that stand at the same place: that of the catalogue.
fn rank(key: LineKey) -> impl Ord {
    (key.award.award().rank, key.field(), key.occasion(), key.recipient)
}

/// The document a record names as its source.
fn source(record: &Record) -> Option<String> {
    Some(text(record, "source")).filter(|id| !id.is_empty())
}

/// The unit of a record: its own, else that of the record it is a part of.
fn owner(book: &Book, record: &Record) -> String {
    let own = text(record, "unit");
    let of_owner = || {
        let named = record.kind().owners().iter().find_map(|field| {
            let row = record.kind().field(field)?;
            let Shape::Reference(kind) = row.shape else { return None };
            book.record(kind, &text(record, field))
        });
        named.map_or(String::new(), |owner| text(owner, "unit"))
    };
    if own.is_empty() { of_owner() } else { own }
}

/// A field of one text; empty where there is none.
fn text(record: &Record, key: &str) -> String {
    match record.get(key) {
        Some(Value::Text(text)) => text.into(),
        _ => String::new(),
    }
}
