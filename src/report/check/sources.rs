//! Nguồn: counts without one, sources that disagree, names of what the book does not have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::indicator::Indicator;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::Check;
use crate::domain::sheet::{LineKey, Sheet};
use crate::domain::text::{Year, fold, write_count};
use crate::domain::value::{Shape, Value};
use crate::words::Word;

pub(super) fn of_sheets(book: &Book, (unit, sheets): (&Id, &[Sheet]), found: &mut Vec<Finding>) {
    found.extend(without_source(unit, sheets));
    let is_known = book.unit(unit.as_str()).is_some();
    for sheet in sheets {
        found.extend(dangling_of_sheet(book, sheet, is_known));
        found.extend(two_sources(book, sheet));
    }
}

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    for kind in Kind::ALL {
        let points: Vec<(&'static str, Kind)> = references(kind).collect();
        if !points.is_empty() {
            let records = book.records(kind);
            found.extend(records.flat_map(|record| dangling(book, record, &points)));
        }
    }
    found.extend(indicators(book));
}

/// The fields of a kind that name records, with the kind they name.
fn references(kind: Kind) -> impl Iterator<Item = (&'static str, Kind)> {
    kind.fields().iter().filter_map(|row| match row.shape {
        Shape::Reference(to) | Shape::References(to) => Some((row.key, to)),
        _ => None,
    })
}

/// The years of a unit that have counts of which no document is named: one finding for all.
fn without_source(unit: &Id, sheets: &[Sheet]) -> Option<Finding> {
    let bare = |sheet: &Sheet| {
        let has_own = |line: LineKey| sheet.source_of(line).0.is_some();
        match sheet.head.source {
            Some(_) => 0,
            None if sheet.remarks().is_empty() => sheet.lines().len(),
            None => sheet.lines().iter().filter(|line| !has_own(line.key)).count(),
        }
    };
    let bare: Vec<(Year, usize)> =
        sheets.iter().map(|s| (s.head.year, bare(s))).filter(|(_, count)| *count > 0).collect();
    let count: usize = bare.iter().map(|(_, count)| count).sum();
    let years: Vec<Year> = bare.into_iter().map(|(year, _)| year).collect();
    (count > 0).then_some(())?;
    let key = Key::Record(Kind::Unit, unit.clone());
    let finding = Finding::new(rule(Check::NoSource)?, key, Word::FoundNoSource);
    Some(finding.of_unit(unit).in_years(years).with("count", write_count(count as u64)))
}

fn dangling_of_sheet(book: &Book, sheet: &Sheet, is_unit_known: bool) -> Vec<Finding> {
    let mut missing = BTreeSet::new();
    if !is_unit_known {
        missing.insert((Kind::Unit, &sheet.head.unit));
    }
    let own = sheet.remarks().iter().filter_map(|(_, remark)| remark.source.as_ref());
    let sources = own.chain(&sheet.head.source);
    let unknown = sources.filter(|id| book.document(id.as_str()).is_none());
    missing.extend(unknown.map(|id| (Kind::Document, id)));
    let key = || Key::Sheet(sheet.head.unit.clone(), sheet.head.year);
    let told = |(kind, id): (Kind, &Id)| missing_record(key(), kind, id.as_str());
    missing.into_iter().filter_map(told).collect()
}

fn missing_record(key: Key, kind: Kind, id: &str) -> Option<Finding> {
    let finding = Finding::new(rule(Check::Dangling)?, key, Word::FoundDangling);
    Some(finding.with_word("what", kind.word()).figure("id", id))
}

fn dangling(book: &Book, record: &Record, points: &[(&'static str, Kind)]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (field, to) in points {
        let named = match record.get(field) {
            Some(Value::Text(one)) => vec![one],
            Some(Value::List(several)) => several,
            _ => continue,
        };
        let missing = named.iter().filter(|id| book.record(*to, id).is_none());
        found.extend(missing.filter_map(|id| missing_record(record.key(), *to, id)));
    }
    let unit = match record.get("unit") {
        Some(Value::Text(unit)) => Id::parse(&unit),
        _ => None,
    };
    let of_unit = |finding: Finding| match &unit {
        Some(unit) => finding.of_unit(unit),
        None => finding,
    };
    found.into_iter().map(of_unit).collect()
}

/// A count without field and occasion of one document, those with them of another: they stand for
/// the same, and every sum counts both.
fn two_sources(book: &Book, sheet: &Sheet) -> Vec<Finding> {
    if sheet.remarks().iter().all(|(_, remark)| remark.source.is_none()) {
        return Vec::new();
    }
    let mut parts: BTreeMap<LineKey, (u64, BTreeSet<&Id>)> = BTreeMap::new();
    for line in sheet.lines().iter().filter(|line| line.key.numbers() != (0, 0)) {
        let whole = LineKey::new(line.key.award, line.key.recipient);
        let (sum, sources) = parts.entry(whole).or_default();
        *sum += u64::from(line.value);
        sources.extend(sheet.source_of(line.key).0);
    }
    let told = |(whole, (sum, sources)): (LineKey, (u64, BTreeSet<&Id>))| {
        let (value, source) = (sheet.value(whole)?, sheet.source_of(whole).0?);
        let other = sources.first().filter(|_| !sources.contains(source))?;
        (u64::from(value) != sum).then_some(())?;
        let key = Key::Sheet(sheet.head.unit.clone(), sheet.head.year);
        let finding = Finding::new(rule(Check::Sources)?, key, Word::FoundTwoSources);
        let finding = finding.on_line(whole).figure("one", write_count(value.into()));
        let finding = finding.figure("two", write_count(sum));
        Some(finding.with("source", title(book, source)).with("other", title(book, other)))
    };
    parts.into_iter().filter_map(told).collect()
}

fn title(book: &Book, document: &Id) -> String {
    use crate::domain::record::Named;
    let document = book.document(document.as_str());
    document.map_or(String::new(), |document| document.title().into())
}

/// One indicator of one unit and time with two values from two documents.
fn indicators(book: &Book) -> Vec<Finding> {
    let mut first: HashMap<String, &Indicator> = HashMap::new();
    let mut found = Vec::new();
    let stated = book.indicators().filter(|i| i.value.is_some() && i.source.is_some());
    for indicator in stated.filter(|i| i.year.is_some() || i.period.is_some()) {
        let what = format!(
            "{} {} {:?} {:?} {:?} {:?}",
            indicator.unit,
            fold(&indicator.name),
            indicator.measure,
            indicator.year,
            indicator.period,
            indicator.timing
        );
        let other = *first.entry(what).or_insert(indicator);
        let differs = indicator.value.zip(other.value).filter(|(one, two)| !one.is_same(*two));
        let Some((value, before)) = differs.filter(|_| other.source != indicator.source) else {
            continue;
        };
        let Some(rule) = rule(Check::Sources) else { continue };
        let key = Key::Record(Kind::Indicator, indicator.id.clone());
        let finding = Finding::new(rule, key, Word::FoundTwoSources).of_unit(&indicator.unit);
        let of = |id: &Option<Id>| id.as_ref().map_or(String::new(), |id| title(book, id));
        let finding = finding.figure("one", value.to_string()).figure("two", before.to_string());
        found.push(finding.with("source", of(&indicator.source)).with("other", of(&other.source)));
    }
    found
}
