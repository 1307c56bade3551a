//! Mô hình: the steps of a life in order, one assessment a year.

use std::collections::HashMap;

use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::exemplar::Exemplar;
use crate::domain::exemplar::step::Step;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Named, Record};
use crate::domain::rule::Check;
use crate::domain::text::{PartialDate, Year};
use crate::words::Word;

pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    let mut steps: HashMap<&Id, Vec<&Step>> = HashMap::new();
    for record in book.records(Kind::Step) {
        if let Record::Step(step) = record {
            steps.entry(&step.exemplar).or_default().push(step);
        }
    }
    for (id, steps) in &steps {
        let Some(exemplar) = book.exemplar(id.as_str()) else { continue };
        found.extend(stage(exemplar, steps));
        let dated = steps
            .iter()
            .map(|step| (Key::Record(Kind::Step, step.id.clone()), step.title(), step.date));
        found
            .extend(dated.filter_map(|(key, what, date)| before_found(exemplar, key, &what, date)));
    }
    for record in book.records(Kind::Replication) {
        let Record::Replication(one) = record else { continue };
        let Some(exemplar) = book.exemplar(one.exemplar.as_str()) else { continue };
        found.extend(before_found(exemplar, record.key(), &one.title(), one.date));
    }
    found.extend(assessed_twice(book));
}

/// The stage that a model says, and that of its last step. Steps without a day say nothing on
/// which of several is the last.
fn stage(exemplar: &Exemplar, steps: &[&Step]) -> Option<Finding> {
    let stage = exemplar.stage?;
    let last = match steps {
        [only] => *only,
        _ if steps.iter().any(|step| step.date.is_none()) => return None,
        _ => steps.iter().max_by_key(|step| (step.date, step.stage.code()))?,
    };
    let rivals = steps.iter().filter(|s| s.id != last.id).filter_map(|s| s.date);
    let is_last = last.date.is_none_or(|date| rivals.into_iter().all(|rival| date.is_after(rival)));
    // Of two steps of perhaps one day, either may be the last.
    let is_open = !is_last && steps.iter().any(|step| step.stage == stage);
    (last.stage != stage && !is_open).then_some(())?;
    let key = Key::Record(Kind::Exemplar, exemplar.id.clone());
    let finding = Finding::new(rule(Check::Stage)?, key, Word::FoundStage);
    let finding = finding
        .of_unit(&exemplar.unit)
        .figure_in_both("stage", &|lang| stage.name(lang).to_owned());
    let finding = finding.figure_in_both("last", &|lang| last.stage.name(lang).to_owned());
    Some(finding.with_both("step", &|lang| last.title_in(lang).into()))
}

/// Something of a model's life before the model was found.
fn before_found(
    exemplar: &Exemplar,
    key: Key,
    what: &str,
    date: Option<PartialDate>,
) -> Option<Finding> {
    let (date, start) = date.zip(exemplar.found).filter(|(date, start)| start.is_after(*date))?;
    let finding = Finding::new(rule(Check::DayOrder)?, key, Word::FoundBeforeModel);
    let finding = finding.of_unit(&exemplar.unit).figure("date", date.to_string());
    let finding = finding.figure("found", start.to_string());
    Some(finding.with("what", what).with("model", exemplar.title()))
}

fn assessed_twice(book: &Book) -> Vec<Finding> {
    let mut first: HashMap<(&Id, Year), &Id> = HashMap::new();
    let mut found = Vec::new();
    for record in book.records(Kind::Assessment) {
        let Record::Assessment(one) = record else { continue };
        let other = *first.entry((&one.exemplar, one.year)).or_insert(&one.id);
        let Some(rule) = rule(Check::AssessedTwice).filter(|_| *other != one.id) else { continue };
        let exemplar = book.exemplar(one.exemplar.as_str());
        let model = exemplar.map_or(one.exemplar.to_string(), |e| e.title().into());
        let finding = Finding::new(rule, record.key(), Word::FoundAssessedTwice);
        let finding = finding.with("model", model).figure("year", one.year.to_string());
        let finding = finding.figure("other", other.as_str());
        found.push(match exemplar {
            Some(exemplar) => finding.of_unit(&exemplar.unit),
            None => finding,
        });
    }
    found
}
