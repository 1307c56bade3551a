//! `journal`: who changed what and when, the newest first.

use clap::ArgMatches;
use serde_json::{Value as Json, json};

use super::failure::{Code, Failure};
use super::out::{self, Out};
use super::place::Call;
use super::{args, names};
use crate::domain::book::Book;
use crate::domain::history::{Ask, Entry, Subject};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::text::{PartialDate, Year, clean_line};
use crate::report::gone::Gone;
use crate::report::journal;
use crate::report::table::Table;
use crate::store::{Looked, Store};
use crate::words::{Lang, Word};

/// Entries that are printed when no number is given.
const USUAL: usize = 50;
/// Entries that are read at once.
const PAGE: usize = 2000;

/// What is looked for beside a record.
struct Wish {
    user: Option<String>,
    day: Option<PartialDate>,
    limit: usize,
}

/// Prints the entries that are looked for.
///
/// # Errors
/// [`Failure`] when a name is not known, the journal cannot be read or nobody can be written to.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let wish = wish(matches, lang)?;
    let seen = call.look()?;
    let mut store = Looked::at(&call.dir, seen.position);
    let about = args::text(matches, "record");
    let about = about.map(|typed| record(&mut store, typed, lang)).transpose()?;
    let mut gone = Gone::default();
    let mut learn = |entry: &Entry| gone.learn(&seen.book, entry, lang);
    let entries = entries(&mut store, about, &wish, &mut learn, lang)?;
    if entries.is_empty() {
        out::tell(lang.say(Word::CliNoEntry));
    }
    match args::text(matches, "format") {
        Some("json") => {
            let all: Vec<Json> =
                entries.iter().map(|entry| json_of(&seen.book, &gone, entry, lang)).collect();
            out.json(&all)?;
        }
        Some("csv") => out.text(&table(&seen.book, &gone, &entries, lang).to_csv())?,
        Some("markdown") => out.text(&table(&seen.book, &gone, &entries, lang).to_markdown())?,
        _ => out.text(&table(&seen.book, &gone, &entries, lang).to_text())?,
    }
    Ok(seen.end())
}

fn wish(matches: &ArgMatches, lang: Lang) -> Result<Wish, Failure> {
    let day = args::text(matches, "day").map(|typed| names::date("--day", typed, lang));
    let limit = args::text(matches, "limit").map(|typed| names::count("--limit", typed, lang));
    Ok(Wish {
        user: args::text(matches, "user").map(str::to_owned),
        day: day.transpose()?,
        limit: limit.transpose()?.unwrap_or(USUAL),
    })
}

/// The record of this id that the journal knows, be it removed long ago; a sheet by unit and year.
fn record(store: &mut Looked, typed: &str, lang: Lang) -> Result<Subject, Failure> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let keys: Vec<Key> = match words[..] {
        [id] => match Id::parse(id) {
            Some(id) => Kind::ALL.iter().map(|kind| Key::Record(*kind, id.clone())).collect(),
            None => Vec::new(),
        },
        [unit, year] => Id::parse(unit)
            .zip(Year::parse(year))
            .map(|(u, y)| Key::Sheet(u, y))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    };
    for key in keys {
        let wish = Wish { user: None, day: None, limit: 1 };
        let subject = Subject::Record(key);
        let found = entries(store, Some(subject.clone()), &wish, &mut |_| {}, lang)?;
        if !found.is_empty() {
            return Ok(subject);
        }
    }
    let text = lang.fill(Word::CliNoSuchRecord, &[("id", &clean_line(typed))]);
    Err(Failure::user(text))
}

/// The last entries that are looked for, newest first; every one read on the way is shown to `see`.
fn entries(
    store: &mut Looked,
    about: Option<Subject>,
    wish: &Wish,
    see: &mut dyn FnMut(&Entry),
    lang: Lang,
) -> Result<Vec<Entry>, Failure> {
    let is_wished = |entry: &Entry| {
        wish.user.as_ref().is_none_or(|user| *user == entry.user)
            && wish.day.is_none_or(|day| journal::is_on(entry.at, day))
    };
    let mut found = Vec::new();
    let mut before = Some(u64::MAX);
    while let Some(from) = before.filter(|_| found.len() < wish.limit) {
        let ask = Ask { before: from, about: about.clone(), ..Ask::last(PAGE) };
        let page = store.page(&ask).map_err(|error| Failure::store(&error, lang))?;
        page.entries.iter().for_each(&mut *see);
        found.extend(page.entries.into_iter().filter(is_wished));
        before = page.next;
    }
    found.truncate(wish.limit);
    Ok(found)
}

fn table(book: &Book, gone: &Gone, entries: &[Entry], lang: Lang) -> Table {
    let mut table = Table::new().right("#");
    let columns = [
        Word::JournalWhen,
        Word::JournalWho,
        Word::JournalDone,
        Word::JournalWhat,
        Word::CliReason,
    ];
    for word in columns {
        table = table.left(lang.say(word));
    }
    for entry in entries {
        table.rows.push(vec![
            entry.seq.to_string(),
            journal::when(entry.at),
            clean_line(&entry.user).into(),
            journal::done(entry.operation, lang),
            journal::beside(book, gone, entry, lang),
            entry.reason.as_deref().map_or(String::new(), |reason| clean_line(reason).into()),
        ]);
    }
    table
}

fn json_of(book: &Book, gone: &Gone, entry: &Entry, lang: Lang) -> Json {
    let edits = journal::is_whole(entry).then_some(&entry.change.edits);
    json!({
        "seq": entry.seq, "at": entry.at.to_string(), "user": entry.user, "uid": entry.uid,
        "operation": entry.operation, "reason": entry.reason,
        "what": journal::what(book, gone, entry, lang),
        "records": entry.extent.records, "sheets": entry.extent.sheets,
        "counts": entry.extent.counts, "edits": edits,
    })
}
