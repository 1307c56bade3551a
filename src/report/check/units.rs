//! Đơn vị: what ends must have begun, who took over must be known.

use std::collections::HashMap;

use super::{Finding, rule, unit_name};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::Check;
use crate::domain::unit::Unit;
use crate::domain::unit::phase::Phase;
use crate::domain::unit::succession::Succession;
use crate::words::Word;

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    let successions: Vec<&Succession> = book
        .records(Kind::Succession)
        .filter_map(|record| match record {
            Record::Succession(one) => Some(one),
            _ => None,
        })
        .collect();
    let phases: Vec<&Phase> = book
        .records(Kind::Phase)
        .filter_map(|record| match record {
            Record::Phase(one) => Some(one),
            _ => None,
        })
        .collect();
    for unit in book.units() {
        found.extend(without_successor(unit, &successions));
        found.extend(orphan(book, unit, &phases));
    }
    found.extend(overlapping(&phases));
    found.extend(taken_over_twice(book, &successions));
    for succession in &successions {
        found.extend(taken_over_too_early(book, succession));
        found.extend(still_there(book, succession));
        found.extend(inferred(book, succession));
    }
}

/// A unit that has ended and of which nobody is said to have taken over.
fn without_successor(unit: &Unit, successions: &[&Succession]) -> Option<Finding> {
    let until = unit.until?;
    (!successions.iter().any(|one| one.from == unit.id)).then_some(())?;
    let key = Key::Record(Kind::Unit, unit.id.clone());
    let finding = Finding::new(rule(Check::Succession)?, key, Word::FoundNoSuccessor);
    Some(finding.of_unit(&unit.id).figure("date", until.to_string()))
}

/// A unit that goes on below one that has ended.
fn orphan(book: &Book, unit: &Unit, phases: &[&Phase]) -> Option<Finding> {
    let parent = book.unit(unit.parent.as_ref()?.as_str())?;
    let end = parent.until.filter(|_| unit.until.is_none())?;
    // The present parent may stand in a phase, or have changed since.
    let goes_on = |phase: &&&Phase| {
        phase.unit == unit.id && phase.until.is_none_or(|until| until.is_after(end))
    };
    let has_new = |phase: &Phase| phase.parent.as_ref().is_some_and(|id| *id != parent.id);
    (!phases.iter().filter(goes_on).any(|phase| has_new(phase))).then_some(())?;
    let key = Key::Record(Kind::Unit, unit.id.clone());
    let finding = Finding::new(rule(Check::Succession)?, key, Word::FoundOrphan);
    let finding = finding.of_unit(&unit.id).figure("parent", parent.id.as_str());
    Some(finding.with("unit", &*parent.name).with("date", end.to_string()))
}

/// Two phases of one unit that hold on the same day for certain.
fn overlapping(phases: &[&Phase]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, one) in phases.iter().enumerate() {
        let later = phases.iter().skip(at + 1).filter(|other| other.unit == one.unit);
        for other in later.filter(|other| overlap(one, other)) {
            let Some(rule) = rule(Check::DayOrder) else { continue };
            let key = Key::Record(Kind::Phase, other.id.clone());
            let finding = Finding::new(rule, key, Word::FoundPhases).of_unit(&one.unit);
            let finding = finding.with("one", &*other.name).with("two", &*one.name);
            found.push(finding.figure("other", one.id.as_str()));
        }
    }
    found
}

fn overlap(one: &Phase, two: &Phase) -> bool {
    // An open end reaches any day; dates known in part may just touch.
    let ends_after_start = |one: &Phase, two: &Phase| match (one.until, two.from) {
        (Some(until), Some(from)) => until.earliest() >= from.latest(),
        _ => true,
    };
    ends_after_start(one, two) && ends_after_start(two, one)
}

/// Taken over while the former unit was still there.
fn taken_over_too_early(book: &Book, one: &Succession) -> Option<Finding> {
    let until = book.unit(one.from.as_str())?.until?;
    let date =
        one.date.filter(|date| until.is_after(*date) || (until == *date && date.is_whole()))?;
    let is_whole = one.extent.is_some_and(|extent| extent.is("toan-bo"));
    is_whole.then_some(())?;
    let key = Key::Record(Kind::Succession, one.id.clone());
    let finding = Finding::new(rule(Check::DayOrder)?, key, Word::FoundSuccessionEarly);
    let finding = finding.of_unit(&one.from).with("unit", unit_name(book, &one.from));
    Some(finding.figure("date", date.to_string()).figure("until", until.to_string()))
}

/// Entered already: of the same two units, and not of parts on different days.
fn taken_over_twice(book: &Book, successions: &[&Succession]) -> Vec<Finding> {
    let is_whole = |one: &Succession| one.extent.is_some_and(|extent| extent.is("toan-bo"));
    let is_apart = |one: &Succession, two: &Succession| {
        let days = one.date.zip(two.date);
        let differ = days.is_some_and(|(one, two)| one.is_after(two) || two.is_after(one));
        differ && !is_whole(one) && !is_whole(two)
    };
    let mut before: HashMap<(&Id, &Id), Vec<&Succession>> = HashMap::new();
    let mut found = Vec::new();
    for one in successions {
        let others = before.entry((&one.from, &one.to)).or_default();
        let same = others.iter().find(|other| !is_apart(one, other));
        if let Some((other, rule)) = same.zip(rule(Check::AssessedTwice)) {
            let key = Key::Record(Kind::Succession, one.id.clone());
            let finding = Finding::new(rule, key, Word::FoundSuccessionTwice);
            let finding = finding.of_unit(&one.from).with("from", unit_name(book, &one.from));
            let finding = finding.with("to", unit_name(book, &one.to));
            found.push(finding.figure("other", other.id.as_str()));
        }
        others.push(one);
    }
    found
}

/// Who took over from whom was inferred, not read.
fn inferred(book: &Book, one: &Succession) -> Option<Finding> {
    let is_end = |field: &str| matches!(field, "from" | "to");
    one.inferred.iter().any(|field| is_end(field)).then_some(())?;
    let key = Key::Record(Kind::Succession, one.id.clone());
    let finding = Finding::new(rule(Check::Inferred)?, key, Word::FoundSuccessionInferred);
    let finding = finding.of_unit(&one.from).with("from", unit_name(book, &one.from));
    Some(finding.with("to", unit_name(book, &one.to)))
}

/// Taken over as a whole, and still without an end.
fn still_there(book: &Book, one: &Succession) -> Option<Finding> {
    let former = book.unit(one.from.as_str()).filter(|unit| unit.until.is_none())?;
    let is_whole = one.extent.is_some_and(|extent| extent.is("toan-bo"));
    (is_whole && one.from != one.to).then_some(())?;
    let key = Key::Record(Kind::Unit, former.id.clone());
    let finding = Finding::new(rule(Check::Succession)?, key, Word::FoundStillThere);
    let finding = finding.of_unit(&former.id).figure("to", one.to.as_str());
    Some(finding.with("successor", unit_name(book, &one.to)))
}
