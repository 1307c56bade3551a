//! The JSON of a comparison: ids for machines, labels for people.

use serde::Serialize;

use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::report::compare::{Comparison, Query, Row, Units};
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
    /// The JSON form of a comparison.
    #[must_use]
    pub fn new(book: &Book, query: &Query, comparison: &Comparison, lang: Lang) -> ComparisonJson {
        let label = |row: &Row| label::row(book, query, row, lang);
        let total = |row: &Row| label::total(&row.key, lang);
        ComparisonJson {
            unit: match &query.units {
                Units::One(unit) => Some(unit.to_string()),
                Units::All => None,
            },
            years: comparison.years.iter().map(|year| year.number()).collect(),
            rows: comparison.rows.iter().map(|row| row_json(row, label(row))).collect(),
            totals: comparison.totals.iter().map(|row| row_json(row, total(row))).collect(),
        }
    }
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
