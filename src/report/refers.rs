//! Who refers to records: what would be left dangling without them; what a unit refers to.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::say;
use crate::domain::book::Book;
use crate::domain::change::{Change, Edit};
use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::text::write_count;
use crate::domain::value::{Shape, Value};
use crate::words::{Lang, Word};

/// How many of those that refer to a record are named.
const NAMED: usize = 5;

/// The other records and the sheets that name one of these records in a field, or as the source of
/// a count.
#[must_use]
pub fn to(book: &Book, kind: Kind, ids: &BTreeSet<Id>) -> Vec<Record> {
    let records = Kind::ALL.into_iter().flat_map(|kind| book.records(kind));
    let is_other = |record: &Record| match record.key() {
        Key::Record(of, id) => of != kind || !ids.contains(&id),
        Key::Sheet(..) => true,
    };
    let records = records.filter(|record| names(record, kind, ids) && is_other(record)).cloned();
    let sheets = book.sheets().filter_map(|sheet| {
        let is_source = |source: &Option<Id>| source.as_ref().is_some_and(|id| ids.contains(id));
        let of_counts = sheet.remarks().iter().any(|(_, remark)| is_source(&remark.source));
        let head = Record::Sheet(sheet.head.clone());
        let is_named = names(&head, kind, ids) || (kind == Kind::Document && of_counts);
        is_named.then_some(head)
    });
    records.chain(sheets).collect()
}

/// Why a change must not be made: records that it removes are named by others, which it leaves as
/// they are.
#[must_use]
pub fn refusal(book: &Book, change: &Change, lang: Lang) -> Option<String> {
    let removed = change.edits.iter().filter_map(|edit| match edit {
        Edit::Remove(record) if record.kind() != Kind::Sheet => Some(record),
        _ => None,
    });
    let removed: Vec<&Record> = removed.collect();
    let mut ids: BTreeMap<Kind, BTreeSet<Id>> = BTreeMap::new();
    for record in &removed {
        if let Key::Record(kind, id) = record.key() {
            ids.entry(kind).or_default().insert(id);
        }
    }
    let touched: HashSet<Key> = change.keys().into_iter().collect();
    let mut referring: Vec<Record> =
        ids.iter().flat_map(|(kind, ids)| to(book, *kind, ids)).collect();
    referring.retain(|record| !touched.contains(&record.key()));
    (!referring.is_empty()).then_some(())?;
    let named = referring.iter().take(NAMED).map(|one| say::quoted(one, book, lang));
    let mut list = named.collect::<Vec<_>>().join("; ");
    if referring.len() > NAMED {
        list.push_str("; …");
    }
    let what = match removed[..] {
        [one] => say::quoted(one, book, lang),
        _ => say::several(removed.len(), removed.first()?.kind(), lang),
    };
    let count = write_count(referring.len() as u64);
    let parts = [("what", &*what), ("count", &*count), ("list", &*list)];
    Some(lang.fill(Word::FormReferred, &parts))
}

fn names(record: &Record, kind: Kind, ids: &BTreeSet<Id>) -> bool {
    let points = |shape| match shape {
        Shape::Reference(to) | Shape::References(to) => to == kind,
        _ => false,
    };
    let mut rows = record.kind().fields().iter().filter(|row| points(row.shape));
    rows.any(|row| in_field(record, row.key, &|id| ids.contains(id)))
}

/// True when a field of a record names a record that is asked for.
#[must_use]
pub fn in_field(record: &Record, field: &str, is_it: &dyn Fn(&str) -> bool) -> bool {
    match record.get(field) {
        Some(Value::Text(text)) => is_it(&text),
        Some(Value::List(texts)) => texts.iter().any(|text| is_it(text)),
        _ => false,
    }
}

/// The documents that the records and sheets of units name, and those that such a report cites.
#[must_use]
pub fn cited_by(book: &Book, units: &HashSet<&str>) -> BTreeSet<String> {
    let of_units = units.iter().flat_map(|unit| book.sheets_of(unit));
    let heads: Vec<Record> = of_units.map(|sheet| Record::Sheet(sheet.head.clone())).collect();
    let records = Kind::ALL.into_iter().flat_map(|kind| book.records(kind));
    let is_of = |record: &&Record| in_field(record, "unit", &|unit| units.contains(unit));
    let mut cited = BTreeSet::new();
    for record in records.filter(is_of).chain(&heads) {
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
    let is_cited = |one: &&Document| one.cited_in.iter().any(|id| cited.contains(id.as_str()));
    let in_reports: Vec<String> =
        book.documents().filter(is_cited).map(|one| one.id.to_string()).collect();
    cited.extend(in_reports);
    cited
}
