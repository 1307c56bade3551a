//! `compare`: award counts over years as table, CSV, JSON or Markdown.

use clap::ArgMatches;
use unicode_width::UnicodeWidthStr;

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, out, seek};
use crate::domain::book::Book;
use crate::domain::catalogue::List;
use crate::domain::lineage::{self, Tree};
use crate::domain::text::{write_percent, write_signed};
use crate::exchange::comparison::ComparisonJson;
use crate::exchange::series::series_json;
use crate::report::compare::{
    self, Beside, Comparison, Layout, Query, Reach, Units, beside, compare,
};
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
    let beside = beside(&seen.book, &query);
    if comparison.rows.is_empty() && beside.is_empty() {
        out::tell(lang.say(Word::CliNothingFound));
    }
    let asked = Asked { book: &seen.book, query: &query, comparison: &comparison, lang };
    match args::text(matches, "format") {
        Some("json") => {
            let json = ComparisonJson::new(&seen.book, &query, (&comparison, &beside), lang);
            out.json(&json)?;
        }
        Some("csv") => {
            let all = (&comparison, &beside[..]);
            let table = compare::with_beside(&seen.book, &query, all, Layout::Wide, lang);
            out.text(&table.to_csv())?;
        }
        form => asked.print(&beside, out, form == Some("markdown"))?,
    }
    Ok(seen.end())
}

/// One comparison to be printed.
#[derive(Clone, Copy)]
struct Asked<'a> {
    book: &'a Book,
    query: &'a Query,
    comparison: &'a Comparison,
    lang: Lang,
}

impl Asked<'_> {
    /// Prints the table, its notes, and below what stands beside it.
    fn print(self, beside: &[Beside], out: &mut Out, is_markdown: bool) -> Result<(), Failure> {
        if !self.comparison.rows.is_empty() || beside.is_empty() {
            self.print_one(out, is_markdown)?;
        }
        for one in beside {
            let blank = if is_markdown { "\n" } else { "" };
            out.line(&format!("\n{}{blank}", one.label(self.book, self.lang)))?;
            let other = Asked { query: &one.query, comparison: &one.comparison, ..self };
            other.print_one(out, is_markdown)?;
        }
        Ok(())
    }

    fn print_one(self, out: &mut Out, is_markdown: bool) -> Result<(), Failure> {
        let Asked { book, query, comparison, lang } = self;
        let table = compare::table(book, query, comparison, Layout::Values, lang);
        if is_markdown {
            out.text(&table.to_markdown())?;
        } else {
            out.text(&with_change(table, comparison).to_text())?;
        }
        let breaks = comparison.breaks.iter();
        let breaks = breaks.map(|one| lang.fill(Word::BreakNote, &[("date", &one.on.to_string())]));
        let notes = part_year_note(query, comparison, lang).into_iter();
        let notes =
            notes.chain(coverage_note(comparison, lang)).chain(unlike_note(comparison, lang));
        for note in notes.chain(breaks) {
            // A star that begins a line would begin a list.
            let note = if is_markdown { note.replacen('*', "\\*", 1) } else { note };
            out.line(&if is_markdown { format!("\n{note}") } else { note })?;
        }
        Ok(())
    }
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
        Units::One(unit) => {
            let tree = Tree::of(book);
            let former = lineage::former_units(book, unit).into_iter();
            let units = tree.ever_below(unit).into_iter().chain(former).chain([unit]);
            units.flat_map(|unit| find::awards_in(book, Some(unit))).collect()
        }
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
    if matches.get_flag("roll-up") {
        query.reach = Reach::RollUp;
    }
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
fn part_year_note(query: &Query, comparison: &Comparison, lang: Lang) -> Option<String> {
    let years = comparison.years.iter().zip(&comparison.part_year);
    let years: Vec<String> =
        years.filter(|(_, part)| **part).map(|(year, _)| year.to_string()).collect();
    let word = match query.include_part_year {
        true => Word::CliPartYearNoteIn,
        false => Word::CliPartYearNote,
    };
    (!years.is_empty()).then(|| lang.fill(word, &[("years", &years.join(", "))]))
}

/// "2023: tổng không so với năm trước đó: hai năm không có cùng các danh hiệu, hình thức".
fn unlike_note(comparison: &Comparison, lang: Lang) -> Option<String> {
    let is_unlike = |at: usize| {
        let mut rows = comparison.rows.iter().chain(&comparison.totals);
        rows.any(|row| row.cells[at].is_unlike)
    };
    let years = comparison.years.iter().enumerate().filter(|(at, _)| is_unlike(*at));
    let years: Vec<String> = years.map(|(_, year)| year.to_string()).collect();
    let list = years.join(", ");
    (!years.is_empty()).then(|| lang.fill(Word::CompareUnlike, &[("years", &list)]))
}

/// "2023: 12/13 đơn vị có số liệu; 2024: …": years made of the figures of units below.
fn coverage_note(comparison: &Comparison, lang: Lang) -> Option<String> {
    let years = comparison.years.iter().zip(&comparison.coverage);
    let covered = years.filter_map(|(year, coverage)| {
        let (with, of) = (coverage.as_ref()?.with.to_string(), coverage.as_ref()?.of.to_string());
        let said = lang.fill(Word::CoverageSaid, &[("with", &with), ("of", &of)]);
        Some(format!("{year}: {said}"))
    });
    let covered: Vec<String> = covered.collect();
    let years = covered.join("; ");
    (!covered.is_empty()).then(|| lang.fill(Word::CoverageNote, &[("years", &years)]))
}
