//! `report-data`: what the book has from its reports, each figure with its place.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, make, names, out, seek};
use crate::domain::book::Book;
use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::exchange::contents as files;
use crate::exchange::sample;
use crate::report::contents::{self, Contents, contents, reports};
use crate::words::{Lang, Word};

/// Prints one report of the book, or the list of its reports.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    if let Some(number) = args::text(matches, "sample") {
        let book = make::sample(lang)?;
        let at = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
        let report = at.and_then(|at| book.document(sample::REPORTS.get(at)?));
        print(&book, report, matches, out, lang)?;
        return Ok(Code::Fine);
    }
    let seen = call.look()?;
    let typed = args::joined(matches, "document");
    let key = match typed.is_empty() {
        true => None,
        false => Some(seek::record(&seen.book, Kind::Document, &typed, lang)?),
    };
    let report = match &key {
        Some(Key::Record(_, id)) => seen.book.document(id.as_str()),
        _ => None,
    };
    print(&seen.book, report, matches, out, lang)?;
    Ok(seen.end())
}

fn print(
    book: &Book,
    report: Option<&Document>,
    matches: &ArgMatches,
    out: &mut Out,
    lang: Lang,
) -> Result<(), Failure> {
    let unit = args::text(matches, "unit").filter(|typed| !names::is_all(typed));
    let unit = unit.map(|typed| seek::unit(book, typed, lang)).transpose()?;
    let form = args::text(matches, "format").unwrap_or_default();
    match report {
        Some(report) => one(book, &contents(book, report, unit.as_ref()), form, out, lang),
        None => list(book, unit.as_ref(), form, out, lang),
    }
}

fn one(
    book: &Book,
    contents: &Contents,
    form: &str,
    out: &mut Out,
    lang: Lang,
) -> Result<(), Failure> {
    if contents.is_empty() {
        out::tell(lang.say(Word::CliNothingFound));
    }
    match form {
        "csv" => return out.text(&files::csv(contents)),
        "json" => return out.json(&files::json(contents)),
        _ => {}
    }
    let is_markdown = form == "markdown";
    let (top, heading) = if is_markdown { ("# ", "## ") } else { ("", "") };
    let issuer = contents.report.issuer.as_deref().unwrap_or("—");
    out.line(&format!("{top}{} · {issuer}", contents::title(contents.report)))?;
    for (name, table, notes) in contents::tables(book, contents, lang) {
        let table = if is_markdown { table.to_markdown() } else { table.to_text() };
        out.text(&format!("\n{heading}{name}\n\n{table}"))?;
        if !notes.is_empty() {
            let notes: String = notes.iter().map(|note| format!("- {note}\n")).collect();
            out.text(&format!("\n{}", notes.replace('*', if is_markdown { "\\*" } else { "*" })))?;
        }
    }
    Ok(())
}

fn list(
    book: &Book,
    unit: Option<&Id>,
    form: &str,
    out: &mut Out,
    lang: Lang,
) -> Result<(), Failure> {
    let all = reports(book).into_iter().map(|report| contents(book, report, unit));
    let has_own = |one: &Contents| !one.counts.is_empty() || !one.records.is_empty();
    let all: Vec<Contents> = all.filter(|one| unit.is_none() || has_own(one)).collect();
    if all.is_empty() {
        out::tell(lang.say(Word::CliNothingFound));
    }
    let table = contents::listing(&all, lang);
    match form {
        "csv" => out.text(&table.to_csv()),
        "json" => out.json(&all.iter().map(summary).collect::<Json>()),
        "markdown" => out.text(&table.to_markdown()),
        _ => out.text(&table.to_text()),
    }
}

fn summary(contents: &Contents) -> Json {
    let records = contents
        .records
        .iter()
        .map(|(kind, records)| json!({ "kind": kind, "count": records.len() }));
    json!({
        "id": contents.report.id.as_str(),
        "title": contents::title(contents.report),
        "counts": contents.figures(),
        "records": records.collect::<Json>(),
        "cited": contents.cited.len(),
    })
}
