//! A comparison as a table.

use super::{Cell, Comparison, Dimension, Measure, Query, Row};
use crate::domain::book::Book;
use crate::domain::text::{write_count, write_percent, write_signed};
use crate::report::label;
use crate::report::table::{Format, Table};
use crate::words::{Lang, Word};

/// What a table of a comparison shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Values only, as people write them.
    Values,
    /// Under each row of values one of differences and one of percents, as people write them.
    Stacked,
    /// For each year value, difference and percent in columns of their own, as machines write
    /// them: for spreadsheets.
    Wide,
    /// One measure, as a screen shows it, for the readers of a format.
    Shown(Measure, Format),
}

/// A comparison as a table, totals last.
#[must_use]
pub fn table(
    book: &Book,
    query: &Query,
    comparison: &Comparison,
    layout: Layout,
    lang: Lang,
) -> Table {
    let mut table = Table::new();
    for dimension in &query.rows {
        table = table.left(lang.say(label::dimension(*dimension)));
    }
    if query.rows.is_empty() {
        table = table.left("");
    }
    if layout == Layout::Stacked {
        table = table.left("");
    }
    for (year, part) in comparison.years.iter().zip(&comparison.part_year) {
        let title = if *part { format!("{year}*") } else { year.to_string() };
        table = table.right(title.as_str());
        if layout == Layout::Wide {
            table = table.right(format!("{title} ±")).right(format!("{title} %"));
        }
    }
    for row in &comparison.rows {
        push(&mut table, &row.cells, &head(book, query, row, lang), layout, lang);
    }
    for row in &comparison.totals {
        push(&mut table, &row.cells, &total_head(book, query, row, lang), layout, lang);
    }
    table
}

fn head(book: &Book, query: &Query, row: &Row, lang: Lang) -> Vec<String> {
    if query.rows.is_empty() {
        return vec![lang.say(Word::Total).to_owned()];
    }
    query.rows.iter().map(|dimension| label::row_part(book, row, *dimension, lang)).collect()
}

/// "Tổng cộng" in the first column, the recipient in its own when there is one beside it.
fn total_head(book: &Book, query: &Query, row: &Row, lang: Lang) -> Vec<String> {
    let recipient_at = query.rows.iter().position(|d| *d == Dimension::Recipient);
    let mut head = vec![String::new(); query.rows.len().max(1)];
    match recipient_at {
        Some(at) if at > 0 => {
            lang.say(Word::Total).clone_into(&mut head[0]);
            head[at] = label::row_part(book, row, Dimension::Recipient, lang);
        }
        _ => head[0] = label::total(&row.key, lang),
    }
    head
}

fn push(table: &mut Table, cells: &[Cell], head: &[String], layout: Layout, lang: Lang) {
    let line = |measure: Option<Word>, text: &dyn Fn(&Cell) -> String| -> Vec<String> {
        let mut line = match measure {
            Some(Word::MeasureValue) | None => head.to_vec(),
            Some(_) => vec![String::new(); head.len()],
        };
        line.extend(measure.map(|word| lang.say(word).to_owned()));
        line.extend(cells.iter().map(text));
        line
    };
    match layout {
        Layout::Values => table.rows.push(line(None, &value)),
        Layout::Shown(measure, format) => {
            let written = |cell: &Cell| match format.is_for_people() {
                true => measure.text(cell),
                false => measure.plain(cell),
            };
            table.rows.push(line(None, &written));
        }
        Layout::Stacked => {
            table.rows.push(line(Some(Word::MeasureValue), &value));
            let delta = |cell: &Cell| cell.delta.map_or(String::new(), write_signed);
            table.rows.push(line(Some(Word::MeasureDelta), &delta));
            let percent = |cell: &Cell| cell.percent.map_or(String::new(), bare_percent);
            table.rows.push(line(Some(Word::MeasurePercent), &percent));
        }
        Layout::Wide => {
            let mut row = head.to_vec();
            for cell in cells {
                row.push(cell.value.map_or(String::new(), |value| value.to_string()));
                row.push(cell.delta.map_or(String::new(), |delta| delta.to_string()));
                row.push(cell.percent.map_or(String::new(), plain_percent));
            }
            table.rows.push(row);
        }
    }
}

/// "208", "30*" of a year that is not complete, "—" when absent.
fn value(cell: &Cell) -> String {
    let mark = if cell.part_year { "*" } else { "" };
    cell.value.map_or("—".to_owned(), |value| format!("{}{mark}", write_count(value)))
}

/// Its row says that it is percent.
fn bare_percent(hundredths: i64) -> String {
    write_percent(hundredths).trim_end_matches(" %").to_owned()
}

/// `-189` → `-1.89`.
#[must_use]
pub fn plain_percent(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
