//! Adding up: one pass over the counts into dense arrays, a million of them in milliseconds.
//!
//! A line's award, recipient, field and occasion are looked up in small tables that give its place
//! in a code; the code's slot is its row. Nothing is hashed and no text is compared per count.

use super::{Dimension, Query, RowKey};
use crate::domain::catalogue::{Catalogue, Choice, List};
use crate::domain::id::Id;
use crate::domain::sheet::{LineKey, Recipient, Sheet, SheetHead};
use crate::domain::text::Year;

/// The sums over every recipient stand before those of each.
pub(super) const ALL: usize = 0;

/// One sum.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tallied {
    sum: u64,
    /// A mark for each award that was added.
    awards: u64,
    is_present: bool,
    is_part: bool,
}

impl Tallied {
    /// The sum; `None` when nothing was added.
    pub(super) fn value(self) -> Option<u64> {
        self.is_present.then_some(self.sum)
    }

    /// True when something added comes from a year that is not complete.
    pub(super) fn is_part(self) -> bool {
        self.is_part
    }

    /// True when both are sums of the same awards: an award that is absent is not 0, and a sum
    /// without it is no smaller one.
    pub(super) fn is_of_same_awards(self, other: Tallied) -> bool {
        self.awards == other.awards
    }

    fn add(&mut self, (value, awards): (u64, u64), is_part: bool) {
        self.sum += value;
        self.awards |= awards;
        self.is_present = true;
        self.is_part |= is_part;
    }
}

/// Sums by row and year, from the first year of the book to the last year asked for.
pub(super) struct Tally {
    first: Year,
    last: Year,
    /// Where the years asked for begin.
    shown: usize,
    span: usize,
    /// What each row stands for.
    pub(super) keys: Vec<RowKey>,
    /// Rows one after another, `span` sums each.
    sums: Vec<Tallied>,
    /// [`ALL`], then by number of the recipient.
    pub(super) totals: [Vec<Tallied>; 4],
    /// For each year: a counted sheet is not complete.
    pub(super) part_year: Vec<bool>,
    /// For each year: how many sheets were counted.
    pub(super) sheets: Vec<u32>,
}

impl Tally {
    /// Adds up what the query asks for: sheets by unit and year, none later than its last year.
    pub(super) fn of(groups: &[(&Id, Vec<&Sheet>)], query: &Query) -> Tally {
        let (from, last) = (query.years.from, query.years.to);
        let earliest = groups.iter().filter_map(|(_, sheets)| Some(sheets.first()?.head.year));
        let first = earliest.min().map_or(from, |year| year.min(from));
        let span = usize::from(last.number().saturating_sub(first.number())) + 1;
        let mut tally = Tally {
            first,
            last,
            shown: usize::from(from.number() - first.number()),
            span,
            keys: Vec::new(),
            sums: Vec::new(),
            totals: std::array::from_fn(|_| vec![Tallied::default(); span]),
            part_year: vec![false; span],
            sheets: vec![0; span],
        };
        let mut rows = Rows::new(query);
        for (unit, sheets) in groups {
            rows.start(unit);
            for sheet in sheets {
                tally.add(sheet, &mut rows);
            }
        }
        tally.drop_rows_without_a_shown_value();
        tally
    }

    fn add(&mut self, sheet: &Sheet, rows: &mut Rows) {
        let at = usize::from(sheet.head.year.number() - self.first.number());
        let is_part = rows.part_years.is_part(&sheet.head);
        let mut by_recipient = [None::<(u64, u64)>; 4];
        for line in sheet.lines() {
            let Some(slot) = rows.slot(line.key, &mut self.keys) else { continue };
            let start = slot * self.span;
            if start == self.sums.len() {
                self.sums.resize(start + self.span, Tallied::default());
            }
            let (value, award) = (u64::from(line.value), rows.mark(line.key));
            self.sums[start + at].add((value, award), is_part);
            let (sum, awards) = by_recipient[line.key.recipient as usize].get_or_insert_default();
            (*sum, *awards) = (*sum + value, *awards | award);
        }
        for (recipient, sum) in by_recipient.into_iter().enumerate() {
            if let Some(sum) = sum {
                self.totals[recipient][at].add(sum, is_part);
                self.totals[ALL][at].add(sum, is_part);
            }
        }
        if by_recipient.iter().any(Option::is_some) {
            self.sheets[at] += 1;
            self.part_year[at] |= is_part;
        }
    }

    /// Rows that only have values before the years asked for are not shown.
    fn drop_rows_without_a_shown_value(&mut self) {
        let is_shown: Vec<bool> = self
            .sums
            .chunks(self.span)
            .map(|row| row[self.shown..].iter().any(|sum| sum.is_present))
            .collect();
        if is_shown.iter().all(|shown| *shown) {
            return;
        }
        let rows = self.sums.chunks(self.span).zip(&is_shown).filter(|(_, shown)| **shown);
        self.sums = rows.flat_map(|(row, _)| row).copied().collect();
        let mut shown = is_shown.into_iter();
        self.keys.retain(|_| shown.next().unwrap_or(false));
    }

    /// The sums of a row.
    pub(super) fn row(&self, slot: usize) -> &[Tallied] {
        &self.sums[slot * self.span..][..self.span]
    }

    /// Where the years asked for begin in a row.
    pub(super) fn shown_from(&self) -> usize {
        self.shown
    }

    /// The year of a place in a row.
    pub(super) fn year(&self, at: usize) -> Option<Year> {
        self.first.through(self.last).nth(at)
    }
}

/// From a line to its row.
struct Rows<'q> {
    query: &'q Query,
    award: Vec<u32>,
    /// Number of an award → its mark. Of more than 64 awards some share one: then a missing award
    /// is not seen, never one too many.
    marks: Vec<u64>,
    recipient: [u32; 4],
    field: Vec<u32>,
    occasion: Vec<u32>,
    /// Code → slot, [`NO_SLOT`] where the row has not occurred.
    slots: Vec<u32>,
    /// Codes used for the present unit, when rows are told apart by unit.
    used: Vec<u32>,
    unit: Option<Id>,
    part_years: PartYears,
}

/// What a line that is filtered out gets instead of a code; four of them still fit.
const OUT: u32 = 1 << 28;
const NO_SLOT: u32 = u32::MAX;

impl<'q> Rows<'q> {
    fn new(query: &'q Query) -> Rows<'q> {
        let catalogue = Catalogue::built_in();
        let awards: Vec<u16> = catalogue.awards().map(|award| award.code.number()).collect();
        let entries = |list| -> Vec<u16> {
            [0].into_iter().chain(catalogue.choices(list).map(Choice::code)).collect()
        };
        let mut size = 1;
        let mut axis = |dimension, numbers: &[u16], only: Option<u16>| {
            let stride = if query.asks(dimension) { size } else { 0 };
            if stride > 0 {
                size *= u32::try_from(numbers.len()).unwrap_or(OUT);
            }
            axis(numbers, stride, only)
        };
        let award = axis(Dimension::Award, &awards, query.award.map(|award| award.number()));
        let recipients = [0, 1, 2, 3];
        let only = query.recipient.map(|recipient| recipient as u16);
        let recipient = axis(Dimension::Recipient, &recipients, only);
        let field = axis(Dimension::Field, &entries(List::Field), query.field.map(Choice::code));
        let occasions = entries(List::Occasion);
        let occasion = axis(Dimension::Occasion, &occasions, query.occasion.map(Choice::code));
        let highest = awards.iter().copied().max().unwrap_or(0);
        let mut marks = vec![0; usize::from(highest) + 1];
        for (place, number) in (0u32..).zip(&awards) {
            marks[usize::from(*number)] = 1 << (place % u64::BITS);
        }
        Rows {
            query,
            award,
            marks,
            recipient: std::array::from_fn(|at| recipient[at]),
            field,
            occasion,
            slots: vec![NO_SLOT; size as usize],
            used: Vec::new(),
            unit: None,
            part_years: PartYears::default(),
        }
    }

    /// The lines that follow are this unit's.
    fn start(&mut self, unit: &Id) {
        if self.query.asks(Dimension::Unit) {
            for code in self.used.drain(..) {
                self.slots[code as usize] = NO_SLOT;
            }
            self.unit = Some(unit.clone());
        }
    }

    fn mark(&self, line: LineKey) -> u64 {
        self.marks.get(usize::from(line.award.number())).copied().unwrap_or(0)
    }

    /// The row of a line, a new one when needed; `None` when the line is not asked for.
    fn slot(&mut self, line: LineKey, keys: &mut Vec<RowKey>) -> Option<usize> {
        let (field, occasion) = line.numbers();
        let place = |axis: &[u32], at: usize| axis.get(at).copied().unwrap_or(OUT);
        let code = place(&self.award, usize::from(line.award.number()))
            + self.recipient[line.recipient as usize]
            + place(&self.field, usize::from(field))
            + place(&self.occasion, usize::from(occasion));
        match self.slots.get(code as usize) {
            None => None,
            Some(&NO_SLOT) => Some(self.open(line, code, keys)),
            Some(&slot) => Some(slot as usize),
        }
    }

    fn open(&mut self, line: LineKey, code: u32, keys: &mut Vec<RowKey>) -> usize {
        let asks = |dimension| self.query.asks(dimension);
        let recipient: Option<Recipient> = asks(Dimension::Recipient).then_some(line.recipient);
        let slot = keys.len();
        keys.push(RowKey {
            award: asks(Dimension::Award).then_some(line.award),
            recipient,
            field: if asks(Dimension::Field) { line.field() } else { None },
            occasion: if asks(Dimension::Occasion) { line.occasion() } else { None },
            unit: self.unit.clone(),
        });
        self.slots[code as usize] = u32::try_from(slot).unwrap_or(NO_SLOT);
        if self.unit.is_some() {
            self.used.push(code);
        }
        slot
    }
}

/// Number of an entry → what it adds to the code; [`OUT`] for those filtered out.
fn axis(numbers: &[u16], stride: u32, only: Option<u16>) -> Vec<u32> {
    let highest = numbers.iter().copied().max().unwrap_or(0);
    let mut table = vec![OUT; usize::from(highest) + 1];
    for (place, number) in (0u32..).zip(numbers) {
        if only.is_none_or(|only| only == *number) {
            table[usize::from(*number)] = place * stride;
        }
    }
    table
}

/// Remembers which states of a sheet mean that its year is not complete: asking the sheet compares
/// texts, and there are few states and many sheets.
#[derive(Default)]
struct PartYears(Vec<(Choice, bool)>);

impl PartYears {
    fn is_part(&mut self, head: &SheetHead) -> bool {
        let Some(state) = head.state else { return head.is_part_year() };
        if let Some((_, is_part)) = self.0.iter().find(|(known, _)| *known == state) {
            return *is_part;
        }
        let is_part = head.is_part_year();
        self.0.push((state, is_part));
        is_part
    }
}
