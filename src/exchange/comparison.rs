//! The JSON of a comparison: ids for machines, labels for people.

use serde::Serialize;

use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::report::compare::{Beside, Comparison, Coverage, Query, Reach, Row, Units, Whose};
use crate::report::label;
use crate::words::Lang;

/// A comparison; names of fields and their meaning are fixed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ComparisonJson {
    /// Id of the unit; `null` for all.
    pub unit: Option<String>,
    /// The columns.
    pub years: Vec<u16>,
    /// The rows.
    pub rows: Vec<RowJson>,
    /// One row for each kind of recipient.
    pub totals: Vec<RowJson>,
    /// Last days before a break: no difference is counted across it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<String>,
    /// One a year, where figures of units below are added up: of how many of them there are some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Vec<Option<CoverageJson>>>,
    /// Figures of former units and those contained in the rows above: never to be added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<BesideJson>,
}

/// Of how many units there are figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageJson {
    /// Units that have figures.
    pub with: u32,
    /// All units.
    pub of: u32,
}

/// Figures that stand beside and are not added.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BesideJson {
    /// Id of the former unit; `null` for the units contained in the rows above.
    pub former: Option<String>,
    /// What a person reads.
    pub label: String,
    /// The rows.
    pub rows: Vec<RowJson>,
    /// One row for each kind of recipient.
    pub totals: Vec<RowJson>,
}

/// One row; a dimension that was not asked for is `null`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RowJson {
    /// Id of the award.
    pub award: Option<String>,
    /// `collective`, `individual` or `household`.
    pub recipient: Option<&'static str>,
    /// Id of the field.
    pub field: Option<String>,
    /// Id of the occasion.
    pub occasion: Option<String>,
    /// Id of the unit.
    pub unit: Option<String>,
    /// What a person reads.
    pub label: String,
    /// One a year; `null` when absent.
    pub values: Vec<Option<u64>>,
    /// One a year, to the last present and complete year before.
    pub delta: Vec<Option<i64>>,
    /// One a year, with two decimals.
    pub percent: Vec<Option<f64>>,
    /// One a year: the value is of a year that is not complete.
    pub part_year: Vec<bool>,
}

impl ComparisonJson {
    /// The JSON form of a comparison and what stands beside it.
    #[must_use]
    pub fn new(
        book: &Book,
        query: &Query,
        (comparison, beside): (&Comparison, &[Beside]),
        lang: Lang,
    ) -> ComparisonJson {
        let (rows, totals) = rows_json(book, query, comparison, lang);
        let is_rolled_up = query.reach == Reach::RollUp;
        let coverage = |one: &Option<Coverage>| {
            one.as_ref().map(|one| CoverageJson { with: one.with, of: one.of })
        };
        ComparisonJson {
            unit: match &query.units {
                Units::One(unit) => Some(unit.to_string()),
                Units::All => None,
            },
            years: comparison.years.iter().map(|year| year.number()).collect(),
            rows,
            totals,
            breaks: comparison.breaks.iter().map(|one| one.on.plain()).collect(),
            coverage: is_rolled_up.then(|| comparison.coverage.iter().map(coverage).collect()),
            beside: beside.iter().map(|one| beside_json(book, one, lang)).collect(),
        }
    }
}

fn beside_json(book: &Book, one: &Beside, lang: Lang) -> BesideJson {
    let (rows, totals) = rows_json(book, &one.query, &one.comparison, lang);
    let former = match &one.whose {
        Whose::Former(unit) => Some(unit.to_string()),
        Whose::Within => None,
    };
    BesideJson { former, label: one.label(book, lang), rows, totals }
}

fn rows_json(
    book: &Book,
    query: &Query,
    comparison: &Comparison,
    lang: Lang,
) -> (Vec<RowJson>, Vec<RowJson>) {
    let row = |row: &Row| row_json(row, label::row(book, query, row, lang));
    let total = |row: &Row| row_json(row, label::total(&row.key, lang));
    (comparison.rows.iter().map(row).collect(), comparison.totals.iter().map(total).collect())
}

fn row_json(row: &Row, label: String) -> RowJson {
    let id = |choice: Option<Choice>| choice.map(|choice| choice.id().to_string());
    let cells = || row.cells.iter();
    RowJson {
        award: row.key.award.map(|award| award.award().id.to_string()),
        recipient: row.key.recipient.map(|recipient| recipient.id()),
        field: id(row.key.field),
        occasion: id(row.key.occasion),
        unit: row.key.unit.as_ref().map(ToString::to_string),
        label,
        values: cells().map(|cell| cell.value).collect(),
        delta: cells().map(|cell| cell.delta).collect(),
        percent: cells().map(|cell| cell.percent.map(percent)).collect(),
        part_year: cells().map(|cell| cell.part_year).collect(),
    }
}

/// `-189` → `-1.89`; exact far beyond any percent of counts.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "percents stay far below 2^53 hundredths")]
pub fn percent(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}
