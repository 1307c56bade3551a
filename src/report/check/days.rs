//! Ngày ngược: days of one record in an order that cannot be, each told at the later one.

use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::movement::Movement;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::Check;
use crate::domain::sheet::SheetHead;
use crate::domain::text::PartialDate;
use crate::report::register::year_of_day;
use crate::words::Word;

/// Kinds whose records have a first and a last day.
const KINDS: [Kind; 4] = [Kind::Unit, Kind::Phase, Kind::Cap, Kind::Movement];

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    let records = KINDS.into_iter().flat_map(|kind| book.records(kind));
    found.extend(records.flat_map(of_record).map(|(_, finding)| finding));
}

/// What is wrong with the days of a record, by the name of the field.
#[must_use]
pub fn of_record(record: &Record) -> Vec<(&'static str, Finding)> {
    let key = record.key();
    let (name, found) = match record {
        Record::Unit(it) => ("until", reversed(key, &it.id, it.from, it.until)),
        Record::Phase(it) => ("until", reversed(key, &it.unit, it.from, it.until)),
        Record::Cap(it) => ("until", reversed(key, &it.unit, it.from, it.until)),
        Record::Movement(it) => return movement(it, &key),
        Record::Sheet(it) => ("until", outside_year(it)),
        _ => return Vec::new(),
    };
    found.map(|finding| (name, finding)).into_iter().collect()
}

/// Figures that reach to a day of another year.
pub(super) fn outside_year(head: &SheetHead) -> Option<Finding> {
    let year_of = |day| year_of_day(day, head.notion);
    // A date known in part may lie in either of two years.
    let may_be = |until: &PartialDate| {
        let (first, last) = (year_of(until.earliest()), year_of(until.latest()));
        first <= Some(head.year) && Some(head.year) <= last
    };
    let until = head.until.filter(|until| !may_be(until))?;
    let key = Key::Sheet(head.unit.clone(), head.year);
    let finding = Finding::new(rule(Check::DayOrder)?, key, Word::FoundUntilOutside);
    Some(finding.figure("until", until.to_string()).with("year", head.year.to_string()))
}

/// A last day before the first.
fn reversed(
    key: Key,
    unit: &Id,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
) -> Option<Finding> {
    let (from, until) = from.zip(until).filter(|(from, until)| from.is_after(*until))?;
    let finding = Finding::new(rule(Check::DayOrder)?, key, Word::FoundEndBeforeStart);
    let finding = finding.of_unit(unit).figure("until", until.to_string());
    Some(finding.figure("from", from.to_string()))
}

/// A movement ends after it has begun, and is reviewed after that too.
fn movement(it: &Movement, key: &Key) -> Vec<(&'static str, Finding)> {
    let ended = reversed(key.clone(), &it.unit, it.start, it.end);
    let mut found: Vec<_> = ended.map(|finding| ("end", finding)).into_iter().collect();
    let days = [
        ("reviewed", Word::FieldReviewed, it.reviewed),
        ("closed", Word::FieldClosed, it.closed),
        ("review_due", Word::FieldReviewDue, it.review_due),
        ("closing_due", Word::FieldClosingDue, it.closing_due),
    ];
    for (name, word, date) in days {
        let early = it.start.zip(date).filter(|(start, date)| start.is_after(*date));
        let (Some((start, date)), Some(rule)) = (early, rule(Check::DayOrder)) else { continue };
        let finding = Finding::new(rule, key.clone(), Word::FoundBeforeStart).of_unit(&it.unit);
        let finding = finding.with_word("what", word).figure("date", date.to_string());
        found.push((name, finding.figure("start", start.to_string())));
    }
    found
}
