//! Who refers to a record: what would be left dangling without it; what a unit refers to.

use std::collections::BTreeSet;

use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::domain::value::{Shape, Value};

/// The records and sheets that name a record in a field, or as the source of a count.
#[must_use]
pub fn to(book: &Book, kind: Kind, id: &Id) -> Vec<Record> {
    let records = Kind::ALL.into_iter().flat_map(|kind| book.records(kind));
    let is_other = |record: &&Record| {
        record.kind() != kind || record.get("id") != Some(Value::Text(id.as_str().into()))
    };
    let records = records.filter(|record| is_other(record) && names(record, kind, id)).cloned();
    let sheets = book.sheets().filter_map(|sheet| {
        let is_source = |source: &Option<Id>| source.as_ref() == Some(id);
        let of_counts = sheet.remarks().iter().any(|(_, remark)| is_source(&remark.source));
        let head = Record::Sheet(sheet.head.clone());
        let is_named = names(&head, kind, id) || (kind == Kind::Document && of_counts);
        is_named.then_some(head)
    });
    records.chain(sheets).collect()
}

fn names(record: &Record, kind: Kind, id: &Id) -> bool {
    let points = |shape| match shape {
        Shape::Reference(to) | Shape::References(to) => to == kind,
        _ => false,
    };
    let mut rows = record.kind().fields().iter().filter(|row| points(row.shape));
    rows.any(|row| match record.get(row.key) {
        Some(Value::Text(text)) => &*text == id.as_str(),
        Some(Value::List(texts)) => texts.iter().any(|text| &**text == id.as_str()),
        _ => false,
    })
}

/// The documents that the records and sheets of a unit name.
#[must_use]
pub fn cited_by(book: &Book, unit: &Id) -> BTreeSet<String> {
    let heads = book.sheets_of(unit.as_str()).iter().map(|s| Record::Sheet(s.head.clone()));
    let records = Kind::ALL.into_iter().flat_map(|kind| book.records(kind).cloned());
    let mut cited = BTreeSet::new();
    for record in records.filter(|record| is_of(record, unit)).chain(heads) {
        for row in record.kind().fields() {
            let is_document = matches!(
                row.shape,
                Shape::Reference(Kind::Document) | Shape::References(Kind::Document)
            );
            match record.get(row.key) {
                Some(Value::Text(text)) if is_document => {
                    cited.insert(text.into());
                }
                Some(Value::List(texts)) if is_document => {
                    cited.extend(texts.into_iter().map(String::from));
                }
                _ => {}
            }
        }
    }
    cited
}

fn is_of(record: &Record, unit: &Id) -> bool {
    matches!(record.get("unit"), Some(Value::Text(text)) if *text == *unit.as_str())
}
