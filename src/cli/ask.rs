//! `ask`: an answer to a few words.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, seek};
use crate::app::clock;
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::text::Year;
use crate::exchange::comparison::percent;
use crate::report::ask::{Answer, AnswerFigure, Hit, Index, Reply, Setting, Slip, Sum, Tally, ask};
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
    // The blank says that the last word is whole, not being typed.
    let finished = format!("{question} ");
    let index = Index::new(&seen.book);
    let today = args::text(matches, "today").map(|typed| names::date("--today", typed, lang));
    let today = today.transpose()?.unwrap_or_else(clock::today).latest();
    let setting = Setting { book: &seen.book, index: &index, unit: unit.as_ref(), today, lang };
    let reply = ask(&setting, &finished);
    let has_something =
        !reply.answers.is_empty() || !reply.hits.list.is_empty() || reply.tally.is_some();
    let is_json = args::text(matches, "format") == Some("json");
    if is_json {
        // A script reads why there is no answer as it reads an answer.
        out.json(&reply_json(&seen.book, &question, &reply, lang))?;
    }
    if let Some(unclear) = reply.unclear.as_ref().filter(|_| !has_something) {
        return Err(Failure::user(unclear.say(lang)));
    }
    if !is_json {
        out.text(&reply.text(&seen.book, lang))?;
    }
    Ok(seen.end())
}

/// Ids for machines, sentences for people; `null` where nothing is known.
fn reply_json(book: &Book, question: &str, reply: &Reply, lang: Lang) -> Json {
    let answer = reply.answers.first();
    let award = |answer: &Answer| answer.award.map(|award| award.award().id.to_string());
    let recipient = answer.and_then(|a| a.query.recipient).map(|recipient| recipient.id());
    let years = answer.map(|a| a.years.iter().map(|year| year.number()).collect::<Vec<_>>());
    let slip = |slip: &Slip| json!({ "typed": slip.typed, "meant": slip.meant });
    let hit = |hit: &Hit| {
        let name = hit.title(book, lang);
        let figure = hit.figure(book, lang);
        json!({ "kind": hit.kind, "id": hit.id.as_str(), "name": name, "figure": figure })
    };
    let ratio = |answer: &Answer| {
        let ratio = answer.ratio.as_ref()?;
        Some(json!({
            "award": award(answer),
            "numerator": ratio.numerator,
            "denominator": ratio.denominator,
            "percent": percent(ratio.percent),
            "cap": ratio.cap.as_ref().and_then(|cap| cap.percent.plain().parse::<Json>().ok()),
            "citation": match &ratio.cap {
                Some(cap) => Some(cap.law(book, ratio.rule, lang)),
                None => ratio.rule.citation.clone(),
            },
        }))
    };
    let figures = reply.answers.iter().flat_map(|answer| {
        answer.figures.iter().map(move |figure| figure_json(book, answer, figure, lang))
    });
    let figures: Vec<Json> = figures.collect();
    let source = figures.first().and_then(|figure| figure.get("source").cloned());
    let missing = answer
        .and_then(|answer| answer.missing)
        .map(|missing| json!({ "year": missing.year.number(), "latest": missing.latest.number() }));
    json!({
        "question": question,
        "understood": {
            "award": answer.and_then(award),
            "awards": reply.answers.iter().map(award).collect::<Vec<_>>(),
            "recipient": recipient,
            "field": answer.and_then(|a| a.field).map(|field| field.id().to_string()),
            "occasion": answer.and_then(|a| a.occasion).map(|one| one.id().to_string()),
            "unit": answer.map(|a| a.unit.as_str()),
            "asked_for": answer.and_then(|a| a.asked_for.as_ref()).map(|unit| unit.as_str()),
            "year": answer.map(|a| a.year.number()),
            "years": years,
            "slips": reply.slips().map(slip).collect::<Vec<_>>(),
        },
        "figures": figures,
        "unclear": reply.unclear.as_ref().map(|unclear| unclear.say(lang)),
        "missing": missing,
        "ratio": reply.answers.iter().find_map(ratio),
        "source": source,
        "tally": reply.tally.as_ref().map(tally_json),
        "hits": reply.hits.list.iter().map(hit).collect::<Vec<_>>(),
        "sentence": reply.sentence(book, lang),
    })
}

fn tally_json(tally: &Tally) -> Json {
    json!({
        "kind": tally.kind,
        "lack": tally.lack.map(|lack| lack.names().0),
        "fields": tally.fields.iter().map(|field| field.id().as_str()).collect::<Vec<_>>(),
        "years": tally.years.map(|years| [years.from.number(), years.to.number()]),
        "unit": tally.unit.as_ref().map(Id::as_str),
        "count": tally.count,
        "all": tally.all,
        "without_years": tally.undated,
        "former_units": tally.former,
    })
}

/// One kind of recipient: the figure of the year, the series, the source.
fn figure_json(book: &Book, answer: &Answer, figure: &AnswerFigure, lang: Lang) -> Json {
    let mut json = cell_json(&figure.cell);
    json["award"] = answer.award.map(|award| award.award().id.as_str()).into();
    json["recipient"] = figure.recipient.id().into();
    json["year"] = answer.year.number().into();
    let series = answer.years.iter().zip(&figure.series);
    let series = series.map(|(year, cell)| {
        let mut json = cell_json(cell);
        json["year"] = year.number().into();
        json
    });
    json["series"] = series.collect();
    json["sum"] = figure.sum.as_ref().map(sum_json).into();
    let source = say::source_of(book, &figure.behind, lang);
    // The sentence begins with "nguồn: ", which the key says already.
    let source = source.map(|said| said.split_once(": ").map_or(said.clone(), |s| s.1.into()));
    json["source"] = source.into();
    json
}

/// The years of a range together.
fn sum_json(sum: &Sum) -> Json {
    let numbers = |years: &[Year]| years.iter().map(|year| year.number()).collect::<Vec<_>>();
    json!({
        "from": sum.years.from.number(),
        "to": sum.years.to.number(),
        "total": sum.total,
        "absent": numbers(&sum.absent),
        "part_year": numbers(&sum.part),
        "mean": sum.mean.map(percent),
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
