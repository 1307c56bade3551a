//! Tỷ lệ: awards that a rule of law limits to a share of others, by its own cap or by that of the
//! province or ministry it leaves it to.

use std::collections::HashSet;

use super::{Finding, rule};
use crate::domain::book::Book;
use crate::domain::cap::{Cap, Caps};
use crate::domain::catalogue::{AwardCode, Choice};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::rule::{Check, Rule, Severity};
use crate::domain::sheet::{LineKey, Sheet};
use crate::domain::text::{Decimal, write_count};
use crate::report::ask::{Ceiling, Ratio};
use crate::words::Word;

/// What the shares of all units are held against.
pub(super) struct Limits<'b> {
    /// See [`parents`].
    pub(super) parents: &'b HashSet<Id>,
    pub(super) caps: &'b Caps<'b>,
}

/// The units that have or had others below them, so that their counts may be sums.
pub(super) fn parents(book: &Book) -> HashSet<Id> {
    let former = book.phases().filter_map(|phase| phase.parent.as_ref());
    let parents = book.units().filter_map(|unit| unit.parent.as_ref()).chain(former);
    let parents: HashSet<&Id> = parents.collect();
    parents.into_iter().cloned().collect()
}

/// Caps that cannot be.
pub(super) fn check(book: &Book, found: &mut Vec<Finding>) {
    found.extend(book.caps().filter_map(out_of_range));
}

fn out_of_range(cap: &Cap) -> Option<Finding> {
    let is_share =
        cap.percent.sign().is_gt() && cap.percent.billionths() <= Decimal::from(100).billionths();
    (!is_share).then_some(())?;
    let key = Key::Record(Kind::Cap, cap.id.clone());
    let finding = Finding::new(rule(Check::CapRange)?, key, Word::FoundCapRange);
    Some(finding.of_unit(&cap.unit).figure("cap", cap.percent.to_string()))
}

pub(super) fn of_sheets(
    book: &Book,
    (unit, sheets): (&Id, &[Sheet]),
    limits: &Limits,
    found: &mut Vec<Finding>,
) {
    let level = book.unit(unit.as_str()).and_then(|unit| unit.level);
    for rule in Rule::of(Check::Share) {
        let Some(share) = rule.share.as_ref().filter(|share| share.is_for(level)) else { continue };
        let is_sum = share.each_unit && (limits.parents.contains(unit) || is_of_many(level));
        // Titles are mostly awarded at the end of the year: of a part of it nothing can be said.
        for sheet in sheets.iter().filter(|sheet| !sheet.head.is_part_year()) {
            let cap = Ceiling::of(book, limits.caps, rule, unit, sheet.head.year);
            let Some(cap) = cap else { continue };
            for award in share.of() {
                let ratio = Ratio::in_sheet(rule, award, sheet, Some(cap.clone()));
                let above = ratio.filter(Ratio::is_above);
                found.extend(above.map(|ratio| told(book, sheet, award, &ratio, &cap, is_sum)));
            }
        }
    }
}

/// The counts of these levels are sums over many units.
fn is_of_many(level: Option<Choice>) -> bool {
    level.is_some_and(|level| ["trung-uong", "tinh", "huyen"].iter().any(|id| level.is(id)))
}

fn told(
    book: &Book,
    sheet: &Sheet,
    award: AwardCode,
    ratio: &Ratio,
    cap: &Ceiling,
    is_sum: bool,
) -> Finding {
    let key = Key::Sheet(sheet.head.unit.clone(), sheet.head.year);
    let word = match (cap.is_set(), is_sum) {
        (false, true) => Word::FoundShareOfSum,
        (false, false) => Word::FoundShare,
        (true, true) => Word::FoundShareSetOfSum,
        (true, false) => Word::FoundShareSet,
    };
    Finding::new(ratio.rule, key, word)
        .rated(if is_sum { Severity::Notice } else { ratio.rule.severity })
        .on_line(LineKey::new(award, ratio.share.recipient))
        .figure("part", write_count(ratio.numerator))
        .figure("whole", write_count(ratio.denominator))
        .figure("cap", cap.percent.to_string())
        .with("among", ratio.among_names())
        .with("percent", ratio.percent_text())
        .with_both("law", &|lang| cap.law(book, ratio.rule, lang))
}
