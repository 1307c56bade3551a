//! `compare`: award counts over years as table, CSV, JSON or Markdown.

use clap::ArgMatches;
use unicode_width::UnicodeWidthStr;

use super::complain::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, out, seek};
use crate::domain::book::Book;
use crate::domain::catalogue::List;
use crate::domain::text::{write_percent, write_signed};
use crate::exchange::comparison::ComparisonJson;
use crate::exchange::series::series_json;
use crate::report::compare::{self, Comparison, Layout, Query, Units, compare};
use crate::report::find;
use crate::report::series::{self, series};
use crate::report::table::{Align, Column, Table};
use crate::words::{Lang, Word};

/// A line of a terminal.
const COLUMNS: usize = 80;

/// Compares and prints.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let seen = call.look()?;
    if matches.get_flag("indicators") {
        indicators(&seen.book, matches, lang, out)?;
        return Ok(seen.end());
    }
    let query = query(&seen.book, matches, lang)?;
    let comparison = compare(&seen.book, &query);
    if comparison.rows.is_empty() {
        out::tell(lang.say(Word::CliNothingFound));
    }
    let layout = |layout| compare::table(&seen.book, &query, &comparison, layout, lang);
    let note = note(&query, &comparison, lang);
    match args::text(matches, "format") {
        Some("json") => {
            let json = ComparisonJson::new(&seen.book, &query, &comparison, lang);
            out.json(&json)?;
        }
        Some("csv") => out.text(&layout(Layout::Wide).to_csv())?,
        Some("markdown") => {
            out.text(&layout(Layout::Values).to_markdown())?;
            if let Some(note) = note {
                out.line(&format!("\n\\{note}"))?;
            }
        }
        _ => {
            let table = with_change(layout(Layout::Values), &comparison);
            out.text(&table.to_text())?;
            if let Some(note) = note {
                out.line(&note)?;
            }
        }
    }
    Ok(seen.end())
}

/// The indicators of a unit over the years.
fn indicators(book: &Book, matches: &ArgMatches, lang: Lang, out: &mut Out) -> Result<(), Failure> {
    let unit = seek::unit(book, args::text(matches, "unit").unwrap_or_default(), lang)?;
    let years = args::text(matches, "years");
    let years = years.map(|typed| names::years("--years", typed, lang)).transpose()?;
    let series = series(book, &unit, years);
    if series.rows.is_empty() {
        out::tell(lang.say(Word::CliNothingFound));
    }
    let table = series::table(&series, lang);
    match args::text(matches, "format") {
        Some("json") => out.json(&series_json(&series)),
        Some("csv") => out.text(&table.to_csv()),
        Some("markdown") => out.text(&table.to_markdown()),
        _ => out.text(&table.to_text()),
    }
}

fn query(book: &Book, matches: &ArgMatches, lang: Lang) -> Result<Query, Failure> {
    let text = |name| args::text(matches, name);
    let years = names::years("--years", text("years").unwrap_or_default(), lang)?;
    let rows = text("rows").map(|rows| names::dimensions(rows, lang)).transpose()?;
    let recipient = text("recipient");
    let recipient = recipient.map(|typed| names::recipient("--recipient", typed, lang));
    let units = match text("unit").unwrap_or_default() {
        typed if names::is_all(typed) => Units::All,
        typed => Units::One(seek::unit(book, typed, lang)?),
    };
    let present = match &units {
        Units::One(unit) => find::awards_in(book, Some(unit)),
        Units::All => find::awards_in(book, None),
    };
    let mut query = Query::new(units, years);
    query.recipient = recipient.transpose()?;
    query.rows = rows.unwrap_or(query.rows);
    if let Some(typed) = text("award") {
        let meant = seek::award(typed, &|award| present.contains(&award), lang)?;
        query.award = Some(meant.0);
        query.recipient = seek::agree(query.recipient, (typed, meant), lang)?;
    }
    let choice = |list, name| text(name).map(|typed| seek::choice(list, typed, lang)).transpose();
    query.field = choice(List::Field, "field")?;
    query.occasion = choice(List::Occasion, "occasion")?;
    query.include_part_year = matches.get_flag("include-part-year");
    Ok(query)
}

/// The table with difference and percent of the last year that has them, or with the difference
/// only: as far as a terminal has room.
fn with_change(table: Table, comparison: &Comparison) -> Table {
    let rows = || comparison.rows.iter().chain(&comparison.totals);
    let has_delta = |at: &usize| rows().any(|row| row.cells[*at].delta.is_some());
    let Some(at) = (0..comparison.years.len()).rev().find(has_delta) else { return table };
    let year = comparison.years[at];
    let titles = [format!("± {year}"), "%".to_owned()];
    for added in [2, 1] {
        let mut wide = table.clone();
        let titles = titles.iter().take(added).cloned();
        wide.columns.extend(titles.map(|title| Column { title, align: Align::Right }));
        for (line, row) in wide.rows.iter_mut().zip(rows()) {
            let cell = &row.cells[at];
            let percent = cell.percent.map_or(String::new(), write_percent);
            let percent = percent.trim_end_matches(" %").to_owned();
            let change = [cell.delta.map_or(String::new(), write_signed), percent];
            line.extend(change.into_iter().take(added));
        }
        if wide.to_text().lines().all(|line| line.width() <= COLUMNS) {
            return wide;
        }
    }
    table
}

/// What the asterisk means.
fn note(query: &Query, comparison: &Comparison, lang: Lang) -> Option<String> {
    let years = comparison.years.iter().zip(&comparison.part_year);
    let years: Vec<String> =
        years.filter(|(_, part)| **part).map(|(year, _)| year.to_string()).collect();
    let word = match query.include_part_year {
        true => Word::CliPartYearNoteIn,
        false => Word::CliPartYearNote,
    };
    (!years.is_empty()).then(|| lang.fill(word, &[("years", &years.join(", "))]))
}
