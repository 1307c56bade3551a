//! So sánh: award counts over years by any dimensions, with increase, decrease and share.
//!
//! Absent is not zero and never enters a difference. A year that is not complete is left out of
//! increase and decrease unless asked for. What came before is looked for in the whole book, also
//! before the first year shown, but never across a break: the end of a unit, the start of another.

mod behind;
mod beside;
mod gather;
mod measure;
mod order;
mod print;
mod tally;

pub use behind::{Behind, behind, part_years};
pub use beside::{Beside, Whose, beside, dated, dated_name, former_label};
pub use gather::years_of;
pub use measure::Measure;
pub use print::{Layout, plain_percent, table, with_beside};

use crate::domain::book::Book;
use crate::domain::catalogue::{AwardCode, Choice};
use crate::domain::id::Id;
use crate::domain::lineage::{self, Break};
use crate::domain::sheet::{LineKey, Recipient};
use crate::domain::text::{Period, Year};
use gather::Gathered;
use tally::{Tallied, Tally};

/// Whose sheets are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Units {
    /// One unit's own sheets.
    One(Id),
    /// The sheets of every unit of the book.
    All,
}

/// How far down the tree of each year the figures of one unit reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Its own sheets only.
    #[default]
    Own,
    /// Its own sheet, in years without one the sheets of the units below it.
    RollUp,
    /// The sheets of the units below it in years that have one of its own: they are part of that.
    Within,
}

/// Of how many units of a year's tree figures are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Units directly below that have figures, their own or of units below them.
    pub with: u32,
    /// All units directly below.
    pub of: u32,
}

/// By what counts are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// danh hiệu, hình thức
    Award,
    /// đối tượng
    Recipient,
    /// lĩnh vực
    Field,
    /// loại hình khen thưởng
    Occasion,
    /// đơn vị
    Unit,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Dimension; 5] = [
        Dimension::Award,
        Dimension::Recipient,
        Dimension::Field,
        Dimension::Occasion,
        Dimension::Unit,
    ];

    /// The id in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Dimension::Award => "award",
            Dimension::Recipient => "recipient",
            Dimension::Field => "field",
            Dimension::Occasion => "occasion",
            Dimension::Unit => "unit",
        }
    }

    /// The dimension of this id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Dimension> {
        Dimension::ALL.into_iter().find(|dimension| dimension.id() == id)
    }
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// Whose sheets.
    pub units: Units,
    /// Of one unit: also of the units below it?
    pub reach: Reach,
    /// The columns.
    pub years: Period,
    /// What makes a row, in the order of columns and of sorting; nothing gives one row.
    pub rows: Vec<Dimension>,
    /// Only this award.
    pub award: Option<AwardCode>,
    /// Only this kind of recipient.
    pub recipient: Option<Recipient>,
    /// Only this field.
    pub field: Option<Choice>,
    /// Only this occasion.
    pub occasion: Option<Choice>,
    /// Years that are not complete take part in increase and decrease.
    pub include_part_year: bool,
}

impl Query {
    /// Every award and recipient of these units in these years.
    #[must_use]
    pub fn new(units: Units, years: Period) -> Query {
        Query {
            units,
            reach: Reach::Own,
            years,
            rows: vec![Dimension::Award, Dimension::Recipient],
            award: None,
            recipient: None,
            field: None,
            occasion: None,
            include_part_year: false,
        }
    }

    /// The query whose rows are this one's totals: for what is behind a cell of them.
    #[must_use]
    pub fn of_totals(&self) -> Query {
        Query { rows: vec![Dimension::Recipient], ..self.clone() }
    }

    fn asks(&self, dimension: Dimension) -> bool {
        self.rows.contains(&dimension)
    }
}

/// What a row stands for: `None` where the dimension was not asked for, and for counts of which
/// the field or the occasion is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RowKey {
    /// danh hiệu, hình thức
    pub award: Option<AwardCode>,
    /// đối tượng
    pub recipient: Option<Recipient>,
    /// lĩnh vực
    pub field: Option<Choice>,
    /// loại hình khen thưởng
    pub occasion: Option<Choice>,
    /// đơn vị
    pub unit: Option<Id>,
}

impl RowKey {
    /// The row that stands for one line of a sheet.
    #[must_use]
    pub fn of(line: LineKey) -> RowKey {
        let (award, recipient) = (Some(line.award), Some(line.recipient));
        RowKey { award, recipient, field: line.field(), occasion: line.occasion(), unit: None }
    }

    /// The line of a sheet that a row stands for, where it names award and recipient.
    #[must_use]
    pub fn line(&self) -> Option<LineKey> {
        let key = LineKey::new(self.award?, self.recipient?);
        Some(key.with_field(self.field).with_occasion(self.occasion))
    }
}

/// One row and one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The sum of the counts that are present; `None` when there are none.
    pub value: Option<u64>,
    /// A sheet behind the value does not cover its whole year.
    pub part_year: bool,
    /// The last present and complete year before this one with no break between, for a cell that
    /// has a value.
    pub previous: Option<(Year, u64)>,
    /// The previous value is one of other awards: what is absent in one of the years is not 0, so
    /// there is no difference.
    pub is_unlike: bool,
    /// Value less previous value.
    pub delta: Option<i64>,
    /// Difference in hundredths of a percent of the previous value; `None` when that is 0.
    pub percent: Option<i64>,
    /// Hundredths of a percent of the year's total for the same kind of recipient (of all, where
    /// rows do not tell recipients apart).
    pub share: Option<i64>,
}

/// One row of a comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it stands for.
    pub key: RowKey,
    /// One cell a year.
    pub cells: Vec<Cell>,
}

/// Counts by row and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The columns: every year of the query, with sheets or without.
    pub years: Vec<Year>,
    /// For each year: a sheet that was counted does not cover the whole year.
    pub part_year: Vec<bool>,
    /// For each year: how many sheets were counted. A sum over several units means less where it
    /// differs from the year before.
    pub sheets: Vec<u32>,
    /// For each year that is made of the figures of other units: of how many of them.
    pub coverage: Vec<Option<Coverage>>,
    /// The breaks between two of the years.
    pub breaks: Vec<Break>,
    /// The rows.
    pub rows: Vec<Row>,
    /// One row for each kind of recipient that occurs.
    pub totals: Vec<Row>,
}

impl Comparison {
    /// The same without totals where each would say a row again: by recipient alone, or by a field
    /// or an occasion that is known of no count.
    #[must_use]
    pub fn said_once(mut self) -> Comparison {
        let is_total = |row: &Row| self.totals.iter().any(|total| total.key == row.key);
        if self.rows.iter().all(is_total) {
            self.totals.clear();
        }
        self
    }

    /// The break before this column, when there is one.
    #[must_use]
    pub fn break_before(&self, column: usize) -> Option<Break> {
        let before = self.years.get(column.checked_sub(1)?)?;
        self.breaks.iter().copied().find(|one| one.after() == *before)
    }
}

/// Compares the counts of a book over years.
#[must_use]
pub fn compare(book: &Book, query: &Query) -> Comparison {
    let gathered = gather::gather(book, query);
    let tally = Tally::of(&gathered.groups, query);
    let breaks = breaks_of(book, query);
    let all = Series { tally: &tally, gathered: Some(&gathered), breaks: &breaks, query };
    let mut own: Option<(&Id, Vec<Break>)> = None;
    let mut rows = Vec::with_capacity(tally.keys.len());
    for (slot, key) in tally.keys.iter().enumerate() {
        // The rows of a unit stand together here: its breaks are looked up once.
        if let Some(unit) = key.unit.as_ref()
            && own.as_ref().is_none_or(|(of, _)| *of != unit)
        {
            own = Some((unit, lineage::breaks(book, unit)));
        }
        let series = match &own {
            Some((_, breaks)) => Series { gathered: None, breaks, ..all },
            None => all,
        };
        let cells = series.cells(tally.row(slot), base_of(&tally, key));
        rows.push(Row { key: key.clone(), cells });
    }
    order::sort(book, query, &mut rows);
    let totals = Recipient::ALL.into_iter().filter_map(|recipient| {
        let sums = &tally.totals[recipient as usize];
        let key = RowKey { recipient: Some(recipient), ..RowKey::default() };
        let occurs = sums.iter().skip(tally.shown_from()).any(|sum| sum.value().is_some());
        occurs.then(|| Row { key, cells: all.cells(sums, sums) })
    });
    let totals = totals.collect();
    let shown = tally.shown_from()..;
    let is_shown = |one: &Break| query.years.from <= one.after() && one.after() < query.years.to;
    Comparison {
        years: query.years.years().collect(),
        part_year: tally.part_year[shown.clone()].to_vec(),
        sheets: tally.sheets[shown].to_vec(),
        coverage: query.years.years().map(|y| gathered.coverage.get(&y).copied()).collect(),
        breaks: breaks.iter().copied().filter(is_shown).collect(),
        rows,
        totals,
    }
}

/// The breaks in the figures of the units together: of one unit its own; of all every day on which
/// one that has sheets ended or handed over.
fn breaks_of(book: &Book, query: &Query) -> Vec<Break> {
    if let Units::One(unit) = &query.units {
        return lineage::breaks(book, unit);
    }
    let has_sheets = |unit: &Id| !book.sheets_of(unit.as_str()).is_empty();
    let ended = book.units().filter(|unit| unit.until.is_some() && has_sheets(&unit.id));
    let mut breaks: Vec<Break> =
        ended.filter_map(|unit| unit.until).map(|on| Break { on }).collect();
    breaks.sort();
    breaks.dedup_by_key(|one| one.after());
    breaks
}

/// What the row's share is a share of.
fn base_of<'t>(tally: &'t Tally, key: &RowKey) -> &'t [Tallied] {
    &tally.totals[key.recipient.map_or(tally::ALL, |recipient| recipient as usize)]
}

/// What a row of sums becomes a row of cells by.
#[derive(Clone, Copy)]
struct Series<'a> {
    tally: &'a Tally,
    /// Where the sums can be made of the sheets of several units.
    gathered: Option<&'a Gathered<'a>>,
    breaks: &'a [Break],
    query: &'a Query,
}

impl Series<'_> {
    /// True when the year of this place is not compared with those before.
    fn is_broken(&self, at: usize) -> bool {
        let before = || at.checked_sub(1).and_then(|before| self.tally.year(before));
        !self.breaks.is_empty() && self.breaks.iter().any(|one| Some(one.after()) == before())
    }

    fn is_alike(&self, at: usize, before: Year) -> bool {
        let Some(gathered) = self.gathered else { return true };
        self.tally.year(at).is_some_and(|year| gathered.is_alike(before, year))
    }

    fn cells(&self, row: &[Tallied], base: &[Tallied]) -> Vec<Cell> {
        let parts_fit = self.query.include_part_year;
        let is_fit = |sum: Tallied| sum.value().filter(|_| parts_fit || !sum.is_part());
        let mut last: Option<(Year, u64, Tallied)> = None;
        let mut cells = Vec::with_capacity(row.len() - self.tally.shown_from());
        for (at, (sum, base)) in row.iter().zip(base).enumerate() {
            let fit = is_fit(*sum);
            if self.is_broken(at) {
                last = None;
            }
            if at >= self.tally.shown_from() {
                let previous = last.filter(|(before, ..)| self.is_alike(at, *before));
                let is_unlike = previous.is_some_and(|(.., was)| !sum.is_of_same_awards(was));
                let previous = previous.map(|(year, before, _)| (year, before));
                let comparable = previous.filter(|_| !is_unlike);
                let change = fit.and_then(|value| comparable.map(|(_, before)| (value, before)));
                let delta = change.and_then(|(value, before)| difference(value, before));
                cells.push(Cell {
                    value: sum.value(),
                    part_year: sum.is_part(),
                    previous: sum.value().and(previous),
                    is_unlike: is_unlike && fit.is_some(),
                    delta,
                    percent: delta.zip(change).and_then(|(d, (_, p))| hundredths(d.into(), p)),
                    share: sum
                        .value()
                        .zip(base.value())
                        .and_then(|(value, whole)| hundredths(value.into(), whole)),
                });
            }
            if let (Some(value), Some(year)) = (fit, self.tally.year(at)) {
                last = Some((year, value, *sum));
            }
        }
        cells
    }
}

fn difference(value: u64, before: u64) -> Option<i64> {
    i64::try_from(i128::from(value) - i128::from(before)).ok()
}

/// `part` of `whole` in hundredths of a percent, rounded half away from zero; `None` of nothing.
#[must_use]
pub fn hundredths(part: i128, whole: u64) -> Option<i64> {
    let whole = i128::from(whole);
    if whole == 0 {
        return None;
    }
    let twice = part * 20_000;
    let away = if part < 0 { -whole } else { whole };
    i64::try_from((twice + away) / (2 * whole)).ok()
}

#[cfg(test)]
mod tests;
