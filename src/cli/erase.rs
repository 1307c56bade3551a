//! `erase`: a person's name, by law, out of the book and every line of its journal.

mod places;

use std::io::{self, BufRead, IsTerminal, Read};

use clap::ArgMatches;

use super::failure::{Code, Failure};
use super::out::{self, Out};
use super::place::Call;
use super::who::who;
use super::{args, names};
use crate::app::desk::Who;
use crate::domain::book::Book;
use crate::domain::change::{Change, Erasure, Traces};
use crate::domain::history::{Ask, Subject};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::text::{Text, Year, clean_line, fold};
use crate::domain::value::LONGEST_TEXT;
use crate::report::gone::Gone;
use crate::report::say;
use crate::store::{Embedded, Erasing, Operation, Request, Store, StoreError};
use crate::words::{Lang, Word};

/// The field that is meant when none is named.
const USUAL: &str = "name";

/// Erases, when the person is sure, or only shows where the name stands; says what is left.
///
/// # Errors
/// [`Failure`] when the record or the field is not known, nobody said yes, or the disk says no.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let (is_sure, is_dry) = (matches.get_flag("yes"), matches.get_flag("dry-run"));
    let reason = match is_dry {
        true => None,
        false => Some(reason(args::text(matches, "reason").unwrap_or_default(), lang)?),
    };
    if !is_sure && !is_dry && !io::stdin().is_terminal() {
        return Err(Failure::usage(lang.say(Word::CliEraseYes)));
    }
    let (mut store, book) = call.own()?;
    let text = erasure(&mut store, &book, matches, lang)?;
    let failed = |error: &StoreError| Failure::store(error, lang);
    let names = store.names(&text).map_err(|error| failed(&error))?;
    let (traces, files) = store.traces(names.clone()).map_err(|error| failed(&error))?;
    let Some(reason) = reason else {
        let found = places::tell(&text, &traces, &whole(call, &files), lang);
        return out.line(&found.join("\n")).map(|()| Code::Fine);
    };
    if !is_sure && !confirm(&book, &text, &traces, out, lang)? {
        return Err(Failure::user(lang.say(Word::CliEraseNot)));
    }
    let Who { user, uid } = who();
    let (at, operation, change) = (jiff::Timestamp::now(), Operation::Erase, Change::default());
    let request = Request { at, user, uid, operation, change, reason: Some(reason.into()) };
    match store.erase(&request, &text).map_err(|error| failed(&error))? {
        None => out.line(lang.say(Word::CliEraseNothing))?,
        Some(erasing) => told(&text, &traces, &erasing, out, lang)?,
    }
    let (left, files) = store.traces(names).map_err(|error| failed(&error))?;
    if !left.spots.is_empty() || !files.is_empty() {
        warn(&places::tell(&text, &left, &whole(call, &files), lang).join("\n"), lang);
    }
    for warning in store.warnings() {
        warn(&warning.say(lang), lang);
    }
    Ok(Code::Fine)
}

/// The paths of files below the data directory.
fn whole(call: &Call, files: &[String]) -> Vec<String> {
    files.iter().map(|file| call.dir.join(file).display().to_string()).collect()
}

/// What is to be erased: a name, everywhere or in one record, or all of a field.
fn erasure(
    store: &mut Embedded,
    book: &Book,
    matches: &ArgMatches,
    lang: Lang,
) -> Result<Erasure, Failure> {
    let kind = args::text(matches, "kind").map(|typed| kind(typed, lang)).transpose()?;
    let key = args::text(matches, "record").map(|typed| record(store, book, kind, typed, lang));
    match (args::text(matches, "name"), key.transpose()?) {
        (Some(name), within) => Erasure::name(name, within)
            .ok_or_else(|| Failure::value(lang, "--name", name, lang.say(Word::CliEraseFullName))),
        (None, None) => Err(Failure::usage(lang.say(Word::CliEraseWhat))),
        (None, Some(key)) => {
            let field = args::text(matches, "field").unwrap_or(USUAL);
            let what = what(&key, lang);
            Erasure::new(key, field).ok_or_else(|| {
                let parts = [("field", &*clean_line(field)), ("what", &what)];
                Failure::user(lang.fill(Word::CliEraseNoText, &parts))
            })
        }
    }
}

/// "đơn vị «hong-ngu»"
fn what(key: &Key, lang: Lang) -> String {
    format!("{} «{key}»", lang.say(key.kind().word()))
}

/// Says what was done.
fn told(
    text: &Erasure,
    traces: &Traces,
    erasing: &Erasing,
    out: &mut Out,
    lang: Lang,
) -> Result<(), Failure> {
    let lines = erasing.lines.to_string();
    out.line(&match text {
        Erasure::Field { key, field } => {
            let (what, label) = (what(key, lang), places::label(key, field, lang));
            let parts = [("what", &*what), ("field", label), ("lines", &lines)];
            lang.fill(Word::CliErased, &parts)
        }
        Erasure::Name { .. } => {
            let count = places::count(text, traces).to_string();
            lang.fill(Word::CliErasedName, &[("count", &*count), ("lines", &lines)])
        }
    })?;
    let position = erasing.position.to_string();
    out.line(&lang.fill(Word::CliSaved, &[("position", &position)]))
}

fn reason(typed: &str, lang: Lang) -> Result<Text, Failure> {
    let reason = clean_line(typed);
    match reason.len() {
        0 => Err(Failure::value(lang, "--reason", typed, lang.say(Word::BadEmpty))),
        len if len > LONGEST_TEXT => {
            let why = lang.fill(Word::BadText, &[("max", &LONGEST_TEXT.to_string())]);
            Err(Failure::value(lang, "--reason", "…", &why))
        }
        _ => Ok(reason),
    }
}

fn kind(typed: &str, lang: Lang) -> Result<Kind, Failure> {
    match names::what(typed, lang)? {
        names::What::Records(kind) => Ok(kind),
        names::What::Awards | names::What::Choices(_) => {
            Err(Failure::user(lang.fill(Word::CliNoSuchRecord, &[("id", &clean_line(typed))])))
        }
    }
}

/// The one record of this id that the book or its journal knows.
fn record(
    store: &mut Embedded,
    book: &Book,
    kind: Option<Kind>,
    typed: &str,
    lang: Lang,
) -> Result<Key, Failure> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let keys: Vec<Key> = match words[..] {
        [id] => {
            let id = Id::parse(id);
            let of_kind = |kind: &Kind| id.clone().map(|id| Key::Record(*kind, id));
            Kind::ALL.iter().filter_map(of_kind).collect()
        }
        [unit, year] => {
            let key = Id::parse(unit).zip(Year::parse(year));
            key.map(|(unit, year)| Key::Sheet(unit, year)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for key in keys.into_iter().filter(|key| kind.is_none_or(|kind| kind == key.kind())) {
        if book.get(&key).is_some() || was_there(store, &key, lang)? {
            found.push(key);
        }
    }
    match <[Key; 1]>::try_from(found) {
        Ok([key]) => Ok(key),
        Err(none) if none.is_empty() => {
            let id = clean_line(typed);
            Err(Failure::user(lang.fill(Word::CliNoSuchRecord, &[("id", &id)])))
        }
        Err(several) => {
            let name = |key: &Key| names::of_kind(key.kind(), lang);
            let list: Vec<&str> = several.iter().filter_map(name).collect();
            let parts = [("id", &*clean_line(typed)), ("list", &*list.join(", "))];
            Err(Failure::user(lang.fill(Word::CliEraseKinds, &parts)))
        }
    }
}

/// True when the journal knows the record, be it removed long ago.
fn was_there(store: &mut Embedded, key: &Key, lang: Lang) -> Result<bool, Failure> {
    let mut before = Some(u64::MAX);
    while let Some(from) = before {
        let about = Some(Subject::Record(key.clone()));
        let ask = Ask { before: from, about, ..Ask::last(1) };
        let page = store.page(&ask).map_err(|error| Failure::store(&error, lang))?;
        if !page.entries.is_empty() {
            return Ok(true);
        }
        before = page.next;
    }
    Ok(false)
}

/// Asks on the terminal, of a name after showing where it stands; the whole word must be typed.
fn confirm(
    book: &Book,
    text: &Erasure,
    traces: &Traces,
    out: &mut Out,
    lang: Lang,
) -> Result<bool, Failure> {
    let question = match text {
        Erasure::Field { key, field } => {
            let (what, label) =
                (say::named(book, &Gone::default(), key, lang), places::label(key, field, lang));
            lang.fill(Word::CliEraseAsk, &[("what", &*what), ("field", label)])
        }
        Erasure::Name { name, .. } => {
            out.line(&places::tell(text, traces, &[], lang).join("\n"))?;
            let count = places::count(text, traces).to_string();
            lang.fill(Word::CliEraseAskName, &[("name", &**name), ("count", &count)])
        }
    };
    out.text(&question)?;
    let mut line = String::new();
    // An answer of this length is none.
    let read = io::stdin().lock().take(256).read_line(&mut line);
    Ok(read.is_ok() && fold(line.trim()) == fold(lang.say(Word::CliEraseWord)))
}

fn warn(what: &str, lang: Lang) {
    out::tell(&lang.fill(Word::CliWarning, &[("what", what)]));
}
