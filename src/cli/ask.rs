//! `ask`: an answer to a few words.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::complain::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, seek};
use crate::domain::book::Book;
use crate::exchange::comparison::percent;
use crate::report::ask::{Answer, AnswerFigure, ask};
use crate::report::compare::Cell;
use crate::report::say;
use crate::ui::shell::Shell;
use crate::words::Lang;

/// Answers and prints; where no unit is named the one is meant that the app would show.
///
/// # Errors
/// [`Failure`] with the word that was not understood.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let seen = call.look()?;
    let unit = args::text(matches, "unit").map(|typed| seek::unit(&seen.book, typed, lang));
    let unit = unit.transpose()?.or_else(|| Shell::first_unit(&seen.book));
    let question = args::joined(matches, "words");
    let answer = ask(&seen.book, &question, unit.as_ref());
    let answer = answer.map_err(|unclear| Failure::user(unclear.say(lang)))?;
    match args::text(matches, "format") {
        Some("json") => out.json(&answer_json(&seen.book, &answer, lang))?,
        _ => out.text(&answer.text(&seen.book, lang))?,
    }
    Ok(seen.end())
}

/// Ids for machines, the source for people; `null` where nothing is known.
fn answer_json(book: &Book, answer: &Answer, lang: Lang) -> Json {
    let figure = |figure: &AnswerFigure| {
        let mut json = cell_json(&figure.cell);
        json["recipient"] = figure.recipient.id().into();
        let series = answer.years.iter().zip(&figure.series);
        let series = series.map(|(year, cell)| {
            let mut json = cell_json(cell);
            json["year"] = year.number().into();
            json
        });
        json["series"] = series.collect();
        let source = say::source_of(book, &figure.behind, lang);
        // The sentence begins with "nguồn: ", which the key says already.
        let source = source.map(|said| said.split_once(": ").map_or(said.clone(), |s| s.1.into()));
        json["source"] = source.into();
        json
    };
    json!({
        "unit": answer.unit.as_str(),
        "award": answer.award.award().id.as_str(),
        "field": answer.field.map(|field| field.id().to_string()),
        "year": answer.year.number(),
        "figures": answer.figures.iter().map(figure).collect::<Vec<Json>>(),
    })
}

fn cell_json(cell: &Cell) -> Json {
    json!({
        "value": cell.value,
        "part_year": cell.part_year,
        "previous_year": cell.previous.map(|(year, _)| year.number()),
        "previous": cell.previous.map(|(_, value)| value),
        "delta": cell.delta,
        "percent": cell.percent.map(percent),
    })
}
