//! A comparison as a table.

use super::{Beside, Cell, Comparison, Dimension, Measure, Query, Row, Units};
use crate::domain::book::Book;
use crate::domain::lineage;
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

impl Layout {
    /// True when people read it, false when a machine does.
    fn is_for_people(self) -> bool {
        match self {
            Layout::Values | Layout::Stacked => true,
            Layout::Wide => false,
            Layout::Shown(_, format) => format.is_for_people(),
        }
    }
}

/// What stands where figures are not compared.
const BREAK: &str = "│";

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
    for (at, (year, part)) in comparison.years.iter().zip(&comparison.part_year).enumerate() {
        let mut title = if *part { format!("{year}*") } else { year.to_string() };
        if comparison.break_before(at).is_some() {
            match layout.is_for_people() {
                true => table = table.left(BREAK),
                false => title = format!("{BREAK} {title}"),
            }
        }
        table = table.right(title.as_str());
        if layout == Layout::Wide {
            table = table.right(format!("{title} ±")).right(format!("{title} %"));
        }
    }
    for row in &comparison.rows {
        push(&mut table, comparison, &row.cells, &head(book, query, row, lang), (layout, lang));
    }
    for row in &comparison.totals {
        let head = total_head(book, query, row, lang);
        push(&mut table, comparison, &row.cells, &head, (layout, lang));
    }
    table
}

/// The table of a comparison and what stands beside it, with whose figures each row has in front:
/// one table for a file.
#[must_use]
pub fn with_beside(
    book: &Book,
    query: &Query,
    (comparison, beside): (&Comparison, &[Beside]),
    layout: Layout,
    lang: Lang,
) -> Table {
    let own = table(book, query, comparison, layout, lang);
    let Units::One(unit) = &query.units else { return own };
    if beside.is_empty() {
        return own;
    }
    let mut whole = Table::new().left(lang.say(Word::FieldUnit));
    whole.columns.extend(own.columns.iter().cloned());
    let mut add = |whose: &str, table: Table| {
        let rows = table.rows.into_iter().map(|row| [vec![whose.to_owned()], row].concat());
        whole.rows.extend(rows);
    };
    add(&lineage::name_in(book, unit, query.years.to), own);
    for one in beside {
        // The columns are those above, whatever breaks the other unit has of its own.
        let breaks = comparison.breaks.clone();
        let other = Comparison { breaks, ..one.comparison.clone() };
        add(&one.label(book, lang), table(book, &one.query, &other, layout, lang));
    }
    whole
}

fn head(book: &Book, query: &Query, row: &Row, lang: Lang) -> Vec<String> {
    if query.rows.is_empty() {
        return vec![lang.say(Word::Total).to_owned()];
    }
    let part = |dimension: &Dimension| label::row_part(book, row, *dimension, query.years.to, lang);
    query.rows.iter().map(part).collect()
}

/// "Tổng cộng" in the first column, the recipient in its own when there is one beside it.
fn total_head(book: &Book, query: &Query, row: &Row, lang: Lang) -> Vec<String> {
    let recipient_at = query.rows.iter().position(|d| *d == Dimension::Recipient);
    let mut head = vec![String::new(); query.rows.len().max(1)];
    match recipient_at {
        Some(at) if at > 0 => {
            lang.say(Word::Total).clone_into(&mut head[0]);
            head[at] = label::row_part(book, row, Dimension::Recipient, query.years.to, lang);
        }
        _ => head[0] = label::total(&row.key, lang),
    }
    head
}

fn push(
    table: &mut Table,
    comparison: &Comparison,
    cells: &[Cell],
    head: &[String],
    (layout, lang): (Layout, Lang),
) {
    let line = |measure: Option<Word>, text: &dyn Fn(&Cell) -> String| -> Vec<String> {
        let mut line = match measure {
            Some(Word::MeasureValue) | None => head.to_vec(),
            Some(_) => vec![String::new(); head.len()],
        };
        line.extend(measure.map(|word| lang.say(word).to_owned()));
        for (at, cell) in cells.iter().enumerate() {
            let is_broken = comparison.break_before(at).is_some() && layout.is_for_people();
            line.extend(is_broken.then(|| BREAK.to_owned()));
            line.push(text(cell));
        }
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
