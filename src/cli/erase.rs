//! `erase`: a person's name, by law, out of the book and every line of its journal.

use std::io::{self, BufRead, IsTerminal, Read};

use clap::ArgMatches;

use super::failure::{Code, Failure};
use super::out::{self, Out};
use super::place::Call;
use super::who::who;
use super::{args, names};
use crate::app::desk::Who;
use crate::domain::book::Book;
use crate::domain::change::{Change, Erasure};
use crate::domain::history::{Ask, Subject};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::text::{Text, Year, clean_line, fold};
use crate::domain::value::{LONGEST_TEXT, Value};
use crate::report::gone::Gone;
use crate::report::say;
use crate::store::{Embedded, Erasing, Operation, Request, Store};
use crate::words::{Lang, Word};

/// The field that is meant when none is named.
const USUAL: &str = "name";

/// Erases, when the person is sure, and says what was done and what is left to be done.
///
/// # Errors
/// [`Failure`] when the record or the field is not known, nobody said yes, or the disk says no.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let reason = reason(args::text(matches, "reason").unwrap_or_default(), lang)?;
    let is_sure = matches.get_flag("yes");
    if !is_sure && !io::stdin().is_terminal() {
        return Err(Failure::usage(lang.say(Word::CliEraseYes)));
    }
    let kind = args::text(matches, "kind").map(|typed| kind(typed, lang)).transpose()?;
    let (mut store, book) = call.own()?;
    let typed = args::text(matches, "record").unwrap_or_default();
    let key = record(&mut store, &book, kind, typed, lang)?;
    let field = args::text(matches, "field").unwrap_or(USUAL);
    let what = format!("{} «{key}»", lang.say(key.kind().word()));
    let text = Erasure::new(key.clone(), field).ok_or_else(|| {
        let parts = [("field", &*clean_line(field)), ("what", &what)];
        Failure::user(lang.fill(Word::CliEraseNoText, &parts))
    })?;
    let label = key.kind().field(field).map_or(field, |row| lang.say(row.label));
    if !is_sure && !confirm(&say::named(&book, &Gone::default(), &key, lang), label, out, lang)? {
        return Err(Failure::user(lang.say(Word::CliEraseNot)));
    }
    let told_by_id = tells(&book, &key, field);
    let Who { user, uid } = who();
    let (at, operation, change) = (jiff::Timestamp::now(), Operation::Erase, Change::default());
    let request = Request { at, user, uid, operation, change, reason: Some(reason.into()) };
    let erasing = store.erase(&request, &text).map_err(|error| Failure::store(&error, lang))?;
    let Some(erasing) = erasing else {
        out.line(lang.say(Word::CliEraseNothing))?;
        return Ok(Code::Fine);
    };
    let lines = erasing.lines.to_string();
    let parts = [("what", &*what), ("field", label), ("lines", &*lines)];
    out.line(&lang.fill(Word::CliErased, &parts))?;
    let position = erasing.position.to_string();
    out.line(&lang.fill(Word::CliSaved, &[("position", &position)]))?;
    if let Some(id) = told_by_id {
        warn(&lang.fill(Word::CliEraseId, &[("id", id.as_str())]), lang);
    }
    left(call, &erasing, lang);
    for warning in store.warnings() {
        warn(&warning.say(lang), lang);
    }
    Ok(Code::Fine)
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

/// Asks on the terminal; the whole word must be typed.
fn confirm(what: &str, field: &str, out: &mut Out, lang: Lang) -> Result<bool, Failure> {
    out.text(&lang.fill(Word::CliEraseAsk, &[("what", what), ("field", field)]))?;
    let mut line = String::new();
    // An answer of this length is none.
    let read = io::stdin().lock().take(256).read_line(&mut line);
    Ok(read.is_ok() && fold(line.trim()) == fold(lang.say(Word::CliEraseWord)))
}

/// The record's id, when it was made from the text that is erased.
fn tells(book: &Book, key: &Key, field: &str) -> Option<Id> {
    let Key::Record(kind, id) = key else { return None };
    let Some(Value::Text(text)) = book.record(*kind, id.as_str())?.get(field) else { return None };
    let slug = Id::from_name(&text, |_| false);
    (field != "id" && id.as_str().contains(slug.as_str())).then(|| id.clone())
}

/// Names what still holds the text.
fn left(call: &Call, erasing: &Erasing, lang: Lang) {
    let is_journal = |file: &&String| file.starts_with("journal/");
    if erasing.files.iter().any(|file| is_journal(&file)) {
        warn(lang.say(Word::CliEraseOthers), lang);
    }
    let copies: Vec<String> = erasing
        .files
        .iter()
        .filter(|file| !is_journal(file))
        .map(|file| format!("\n  {}", call.dir.join(file).display()))
        .collect();
    if !copies.is_empty() {
        warn(&format!("{}{}", lang.say(Word::CliEraseCopies), copies.concat()), lang);
    }
}

fn warn(what: &str, lang: Lang) {
    out::tell(&lang.fill(Word::CliWarning, &[("what", what)]));
}
