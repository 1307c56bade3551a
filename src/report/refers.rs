//! Who refers to a record: what would be left dangling without it.

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
    rows.any(|row| in_field(record, row.key, id))
}

/// True when a field of a record names another one.
pub(super) fn in_field(record: &Record, field: &str, id: &Id) -> bool {
    match record.get(field) {
        Some(Value::Text(text)) => &*text == id.as_str(),
        Some(Value::List(texts)) => texts.iter().any(|text| &**text == id.as_str()),
        _ => false,
    }
}
