//! The JSON of indicators over years.

use serde_json::{Value as Json, json};

use crate::domain::text::Year;
use crate::report::series::{Cell, Row, Series};

/// A row an indicator, each with the years that have a figure, as the records write it.
#[must_use]
pub fn series_json(series: &Series) -> Json {
    let row = |row: &Row| {
        let years = series.years.iter().zip(&row.cells);
        let years: Vec<Json> =
            years.filter(|(_, cell)| !cell.records.is_empty()).map(cell_json).collect();
        json!({ "name": &*row.name, "measure": &*row.measure, "years": years })
    };
    series.rows.iter().map(row).collect()
}

fn cell_json((year, cell): (&Year, &Cell)) -> Json {
    let records: Vec<&str> = cell.records.iter().map(|id| id.as_str()).collect();
    let change = cell
        .change
        .map(|(since, _, delta)| json!({ "since": since.number(), "delta": delta.plain() }));
    json!({
        "year": year.number(), "written": cell.text, "ratio": cell.ratio,
        "change": change, "better": cell.is_better, "records": records,
    })
}
