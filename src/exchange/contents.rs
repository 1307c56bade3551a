//! Everything of one report for machines: JSON with every field, CSV with a line for each figure
//! and record.

use serde_json::{Map, Value as Json, json};

use super::records::record_json;
use crate::domain::catalogue::Choice;
use crate::domain::record::{Fields, Record};
use crate::domain::sheet::{Figure, SheetHead};
use crate::report::contents::{Contents, CountRow, CountTable};
use crate::report::table::write_csv;

/// A report as JSON: `report`, `counts` (a table for each unit), `records` by kind, `cited`.
#[must_use]
pub fn json(contents: &Contents) -> Json {
    let of_kind = |(kind, records): &(_, Vec<&Record>)| {
        let name = serde_json::to_value(kind).ok();
        let name = name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
        (name, records.iter().map(|record| record_json(record)).collect())
    };
    let records: Map<String, Json> = contents.records.iter().map(of_kind).collect();
    let cited = contents.cited.iter().map(|one| record_json(&Record::Document((*one).clone())));
    json!({
        "report": record_json(&Record::Document(contents.report.clone())),
        "counts": contents.counts.iter().map(table_json).collect::<Json>(),
        "records": records,
        "cited": cited.collect::<Json>(),
    })
}

fn table_json(table: &CountTable) -> Json {
    let year = |head: &&SheetHead| {
        let mut year = record_json(&Record::Sheet((*head).clone()));
        year["part_year"] = head.is_part_year().into();
        year
    };
    let figure = |cell: &Option<Figure>| {
        cell.as_ref().map(|figure| {
            json!({
                "value": figure.value,
                "section": figure.remark.section,
                "written": figure.remark.written,
                "note": figure.remark.note,
            })
        })
    };
    let row = |row: &CountRow| {
        json!({
            "award": row.line.award.award().id.as_str(),
            "recipient": row.line.recipient.id(),
            "field": id(row.line.field()),
            "occasion": id(row.line.occasion()),
            "cells": row.cells.iter().map(figure).collect::<Json>(),
        })
    };
    json!({
        "unit": table.unit.as_str(),
        "years": table.years.iter().map(year).collect::<Json>(),
        "rows": table.rows.iter().map(row).collect::<Json>(),
    })
}

fn id(choice: Option<Choice>) -> Option<String> {
    choice.map(|choice| choice.id().to_string())
}

/// A report as CSV: a line for each figure, record and cited document; the first column says which
/// it is. Years of which the report says nothing have a line without a figure.
#[must_use]
pub fn csv(contents: &Contents) -> String {
    let mut lines: Vec<Vec<(&str, String)>> = Vec::new();
    for table in &contents.counts {
        lines.extend(table.years.iter().map(|head| head_line(head)));
        for row in &table.rows {
            let figures = table.years.iter().zip(&row.cells);
            let present = figures.filter_map(|(head, cell)| Some((head, cell.as_ref()?)));
            lines.extend(present.map(|(head, figure)| count_line(head, row, figure)));
        }
    }
    let records = contents.records.iter().flat_map(|(_, records)| records.iter().copied());
    lines.extend(records.map(|record| record_line("", record)));
    for document in &contents.cited {
        lines.push(record_line("cited", &Record::Document((*document).clone())));
    }
    let mut titles: Vec<&str> = vec!["part"];
    for (title, _) in lines.iter().flatten() {
        if !titles.contains(title) {
            titles.push(title);
        }
    }
    let cells = lines.iter().map(|line| {
        let cell = |title: &&str| line.iter().find(|(key, _)| key == title);
        titles.iter().map(|title| cell(title).map_or("", |(_, text)| text.as_str())).collect()
    });
    write_csv([titles.clone()].into_iter().chain(cells))
}

fn head_line(head: &SheetHead) -> Vec<(&'static str, String)> {
    let fields = SheetHead::FIELDS.iter();
    let cells = fields.map(|row| (row.key, head.get(row.key).unwrap_or_default().cell()));
    [("part", "sheet".to_owned())].into_iter().chain(cells).collect()
}

fn count_line(head: &SheetHead, row: &CountRow, figure: &Figure) -> Vec<(&'static str, String)> {
    let remark = &figure.remark;
    let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    vec![
        ("part", "count".to_owned()),
        ("unit", head.unit.to_string()),
        ("year", head.year.to_string()),
        ("award", row.line.award.award().id.to_string()),
        ("recipient", row.line.recipient.id().to_owned()),
        ("field", id(row.line.field()).unwrap_or_default()),
        ("occasion", id(row.line.occasion()).unwrap_or_default()),
        ("value", figure.value.to_string()),
        ("section", text(&remark.section)),
        ("written", text(&remark.written)),
        ("note", text(&remark.note)),
    ]
}

fn record_line(part: &str, record: &Record) -> Vec<(&'static str, String)> {
    let kind = serde_json::to_value(record.kind()).ok();
    let kind = kind.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
    let part = if part.is_empty() { kind } else { part.to_owned() };
    let present = record.values().map(|(key, value)| (key, value.cell()));
    [("part", part)].into_iter().chain(present).collect()
}
