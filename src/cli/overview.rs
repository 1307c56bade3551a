//! `overview`: what is due, this year beside the last complete one, what is missing, what is
//! against a rule.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, seek};
use crate::app::clock;
use crate::report::check::check;
use crate::report::overview::{Item, To, overview, with_findings};
use crate::ui::paint::wrap;
use crate::ui::shell::Shell;
use crate::words::{Lang, Word};

/// A line of a terminal, less what stands before a text.
const COLUMNS: usize = 77;

/// Prints the overview of a unit: of the one that the screens begin with when none is named.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let today = args::text(matches, "today").map(|typed| names::date("--today", typed, lang));
    let today = today.transpose()?.unwrap_or_else(clock::today).latest();
    let seen = call.look()?;
    let unit = match args::text(matches, "unit") {
        Some(typed) => seek::unit(&seen.book, typed, lang)?,
        None => Shell::first_unit(&seen.book)
            .ok_or_else(|| Failure::user(lang.say(Word::BookHasNoUnit)))?,
    };
    // Who looks from outside has no visit of his own: nothing is new.
    let items = overview(&seen.book, &unit, today, lang);
    let found = check(&seen.book, today.year());
    let items = with_findings(items, (&seen.book, &unit), Some(&found), lang);
    if args::text(matches, "format") == Some("json") {
        let items: Vec<Json> = items.iter().map(item_json).collect();
        out.json(&json!({ "unit": unit.as_str(), "today": today.plain(), "lines": items }))?;
    } else {
        let title = lang.fill(Word::OverviewTitle, &[("date", &today.to_string())]);
        let name = seen.book.unit(unit.as_str()).map_or(unit.as_str(), |unit| &unit.name);
        out.line(&format!("{title}: {name}"))?;
        print(&items, lang, out)?;
    }
    Ok(seen.end())
}

/// The sections with their lines; what is pressing has a mark.
fn print(items: &[Item], lang: Lang, out: &mut Out) -> Result<(), Failure> {
    let mut section = None;
    for item in items {
        if section.replace(item.section) != Some(item.section) {
            out.line(lang.say(item.section.word()))?;
        }
        let mut mark = if item.is_pressing { "!" } else { " " };
        for line in wrap(&item.text, COLUMNS) {
            out.line(&format!(" {mark} {line}"))?;
            mark = " ";
        }
    }
    Ok(())
}

/// A line with what it speaks of, as far as that has a name.
fn item_json(item: &Item) -> Json {
    let about = match &item.to {
        To::Sheet(year, line) => json!({
            "year": year.number(),
            "award": line.map(|line| line.award.award().id.as_str()),
            "recipient": line.map(|line| line.recipient),
        }),
        To::Record(key) => json!({ "kind": key.kind(), "id": key.to_string() }),
        To::Lacking(lack) => json!({ "lack": lack.names().0 }),
        To::Day(day) => json!({ "law": day.citation, "verified": day.verified }),
        To::Findings(first) => json!({ "first_finding": first }),
        To::AllFindings | To::Journal => Json::Null,
        To::Entry(seq) => json!({ "entry": seq }),
    };
    let section = item.section.id();
    json!({ "section": section, "text": item.text, "pressing": item.is_pressing, "about": about })
}
