//! Tỷ lệ: awards that a rule of law limits to a share of others.

use std::collections::HashSet;

use super::Finding;
use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice};
use crate::domain::id::Id;
use crate::domain::record::Key;
use crate::domain::rule::{Check, Rule, Severity};
use crate::domain::sheet::{LineKey, Sheet};
use crate::domain::text::write_count;
use crate::report::ask::Ratio;
use crate::words::Word;

/// The units that have others below them, so that their counts may be sums.
pub(super) fn parents(book: &Book) -> HashSet<Id> {
    let parents: HashSet<&Id> = book.units().filter_map(|unit| unit.parent.as_ref()).collect();
    parents.into_iter().cloned().collect()
}

pub(super) fn of_sheets(
    book: &Book,
    (unit, sheets): (&Id, &[Sheet]),
    parents: &HashSet<Id>,
    found: &mut Vec<Finding>,
) {
    let level = book.unit(unit.as_str()).and_then(|unit| unit.level);
    for rule in Rule::of(Check::Share).filter(|rule| rule.is_computed()) {
        let Some(share) = rule.share.as_ref().filter(|share| share.is_for(level)) else { continue };
        let is_sum = share.each_unit && (parents.contains(unit) || is_of_many(level));
        for sheet in sheets.iter().filter(|sheet| is_judged(rule, sheet)) {
            for award in share.of() {
                let ratio = Ratio::in_sheet(rule, award, sheet).filter(Ratio::is_above);
                found.extend(ratio.map(|ratio| told(sheet, award, &ratio, is_sum)));
            }
        }
    }
}

/// Titles are mostly awarded at the end of the year: of a part of it nothing can be said.
fn is_judged(rule: &Rule, sheet: &Sheet) -> bool {
    rule.is_valid_in(sheet.head.year) && !sheet.head.is_part_year()
}

/// The counts of these levels are sums over many units.
fn is_of_many(level: Option<Choice>) -> bool {
    level.is_some_and(|level| ["trung-uong", "tinh", "huyen"].iter().any(|id| level.is(id)))
}

fn told(sheet: &Sheet, award: AwardCode, ratio: &Ratio, is_sum: bool) -> Finding {
    let key = Key::Sheet(sheet.head.unit.clone(), sheet.head.year);
    let (word, severity) = match is_sum {
        true => (Word::FoundShareOfSum, Severity::Notice),
        false => (Word::FoundShare, ratio.rule.severity),
    };
    Finding::new(ratio.rule, key, word)
        .rated(severity)
        .on_line(LineKey::new(award, ratio.share.recipient))
        .figure("part", write_count(ratio.numerator))
        .figure("whole", write_count(ratio.denominator))
        .figure("cap", ratio.cap().map_or(String::new(), |cap| cap.to_string()))
        .with("among", ratio.among_names())
        .with("percent", ratio.percent_text())
}
