//! The awards of a unit in a year: the counts of its sheet, and the names of its register.

use super::{Asked, Item, Thing, Traits, time};
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Catalogue, Choice};
use crate::domain::decision::Decision;
use crate::domain::decision::honour::Honour;
use crate::domain::record::{Kind, Record};
use crate::domain::sheet::LineKey;
use crate::domain::text::Year;

/// Counts and names; each group of a form takes one of the two.
pub(super) fn items(book: &Book, asked: &Asked) -> Vec<Item> {
    let sheet = book.sheet(asked.unit.as_str(), asked.year);
    let lines = sheet.into_iter().flat_map(|sheet| sheet.lines());
    let counts = lines.map(|line| Item {
        thing: Thing::Count { unit: asked.unit.clone(), year: asked.year, line: line.key },
        weight: line.value.into(),
        is_of_register: false,
        traits: traits_of_line(line.key),
    });
    let names = book.records(Kind::Honour).filter_map(|record| match record {
        Record::Honour(honour) => of_register(book, honour, asked),
        _ => None,
    });
    counts.chain(names).collect()
}

fn of_register(book: &Book, honour: &Honour, asked: &Asked) -> Option<Item> {
    let Some(Record::Decision(decision)) = book.record(Kind::Decision, honour.decision.as_str())
    else {
        return None;
    };
    let is_asked = decision.unit == asked.unit && year(decision) == Some(asked.year);
    let award = Catalogue::built_in().award(honour.award.id().as_str());
    let mut traits = award.map(traits_of_award).unwrap_or_default();
    let more = [
        ("recipient", Some(honour.recipient)),
        ("role", honour.role),
        ("field", honour.field),
        ("occasion", decision.occasion),
    ];
    traits.extend(known(more));
    let thing = Thing::Record(Kind::Honour, honour.id.clone());
    is_asked.then_some(Item { thing, weight: 1, is_of_register: true, traits })
}

/// The year a decision counts for: the one it names, else that of its date.
fn year(decision: &Decision) -> Option<Year> {
    decision.year.or_else(|| decision.date.map(time::statistical_year))
}

fn traits_of_line(line: LineKey) -> Traits {
    let mut traits = traits_of_award(line.award);
    traits.insert("recipient", line.recipient.id().to_owned());
    traits.extend(known([("field", line.field()), ("occasion", line.occasion())]));
    traits
}

fn traits_of_award(award: AwardCode) -> Traits {
    let award = award.award();
    let mut traits = Traits::from([("award", award.id.to_string())]);
    traits.extend(award.level.clone().map(|level| ("award_level", level)));
    traits
}

fn known<const N: usize>(
    choices: [(&'static str, Option<Choice>); N],
) -> impl Iterator<Item = (&'static str, String)> {
    choices.into_iter().filter_map(|(key, choice)| Some((key, choice?.id().to_string())))
}
