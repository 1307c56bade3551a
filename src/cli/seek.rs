//! From the words typed to the one thing that is meant, or a failure that helps: the candidates
//! when several are, the nearest when none is.

use super::failure::Failure;
use super::nearest::nearest;
use crate::domain::book::Book;
use crate::domain::catalogue::{Award, AwardCode, Catalogue, Choice, List};
use crate::domain::document::Document;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Named, Record};
use crate::domain::sheet::Recipient;
use crate::domain::text::{clean_line, fold, folds_to};
use crate::report::find::{self, AwardMeant, Found};
use crate::words::{Lang, Word};

/// How many candidates are told.
const TOLD: usize = 12;

/// The unit that is meant.
///
/// # Errors
/// [`Failure`] with candidates or the nearest; so for all of these.
pub fn unit(book: &Book, typed: &str, lang: Lang) -> Result<Id, Failure> {
    let described = |id: &Id| described_record(book, Kind::Unit, id.as_str(), lang);
    let near = || {
        let pool = book.units().map(|unit| {
            let names = unit.aliases.iter().map(|alias| &**alias);
            let names: Vec<&str> = names.chain([&*unit.name, unit.id.as_str()]).collect();
            (names, described(&unit.id))
        });
        nearest(typed, pool)
    };
    one(find::unit(book, typed), typed, Sought::of(Kind::Unit), lang, described, near)
}

/// The document that a figure comes from. What is written down must not be guessed: the words must
/// be its id, its number with symbol, or its whole title; where they are less, candidates are told.
///
/// # Errors
/// [`Failure`].
pub fn source(book: &Book, typed: &str, lang: Lang) -> Result<Id, Failure> {
    let wanted = fold(&clean_line(typed));
    let is_meant = |document: &&Document| {
        let subject = document.subject.as_deref().map(str::to_owned);
        let own = [Some(document.title().into()), document.reference(), subject];
        let written = document.written.iter().map(|text| text.to_string());
        let mut names = written.chain(own.into_iter().flatten());
        document.id.as_str() == wanted || names.any(|name| folds_to(&name, &wanted))
    };
    let mut exact: Vec<Id> = book.documents().filter(is_meant).map(|one| one.id.clone()).collect();
    let found = match exact.len() {
        1 => exact.pop().map_or(Found::None, Found::One),
        0 => match find::document(book, typed) {
            Found::One(one) => Found::Many(vec![one]),
            found => found,
        },
        _ => Found::Many(exact),
    };
    let described = |id: &Id| described_record(book, Kind::Document, id.as_str(), lang);
    let pool = book.documents().map(|one| ([one.id.to_string()], described(&one.id)));
    let near = || nearest(typed, pool);
    one(found, typed, Sought::of(Kind::Document), lang, described, near)
}

/// The record that is meant.
///
/// # Errors
/// [`Failure`].
pub fn record(book: &Book, kind: Kind, typed: &str, lang: Lang) -> Result<Key, Failure> {
    let described = |key: &Key| match key {
        Key::Record(kind, id) => described_record(book, *kind, id.as_str(), lang),
        Key::Sheet(unit, year) => format!("{unit} {year}"),
    };
    let near = || match kind {
        Kind::Sheet => {
            let keys = book.sheets().map(|s| Key::Sheet(s.head.unit.clone(), s.head.year));
            nearest(typed, keys.map(|key| ([described(&key)], described(&key))))
        }
        kind => nearest(typed, book.records(kind).map(|record| names(record, &described))),
    };
    one(find::record(book, kind, typed), typed, Sought::of(kind), lang, described, near)
}

fn names(record: &Record, described: &dyn Fn(&Key) -> String) -> (Vec<String>, String) {
    let key = record.key();
    (vec![key.to_string(), record.title(Lang::Vi).into()], described(&key))
}

/// The award that is meant; where several could be, those that have counts are preferred when told.
///
/// # Errors
/// [`Failure`].
pub fn award(
    typed: &str,
    preferred: &dyn Fn(AwardCode) -> bool,
    lang: Lang,
) -> Result<AwardMeant, Failure> {
    let described = |(code, recipient): &AwardMeant| {
        let award = code.award();
        let whom = recipient.map_or(String::new(), |r| format!(" · {}", lang.say(r.word())));
        format!("{}  {}{whom}", award.id, award.name(lang))
    };
    let near = || {
        let pool = Catalogue::built_in().awards();
        nearest(typed, pool.map(|award| (award_names(award), described(&(award.code, None)))))
    };
    let found = find::award(typed).prefer(|(code, _)| preferred(*code));
    let sought = Sought { what: Word::CliWhatAward, list: Some("award") };
    one(found, typed, sought, lang, described, near)
}

fn award_names(award: &Award) -> Vec<&str> {
    let said = award.statutory.values();
    let other = award.aliases.iter().chain(&award.abbreviations).chain(said);
    other.map(String::as_str).chain([award.name.as_str(), award.id.as_str()]).collect()
}

/// The entry of a closed list that is meant.
///
/// # Errors
/// [`Failure`].
pub fn choice(list: List, typed: &str, lang: Lang) -> Result<Choice, Failure> {
    let (what, command) = match list {
        List::Field => (Word::CliWhatField, Some("field")),
        List::Occasion => (Word::CliWhatOccasion, Some("occasion")),
        _ => (Word::CliWhatLevel, None),
    };
    let described = |choice: &Choice| format!("{}  {}", choice.id(), choice.name(lang));
    let near = || {
        let pool = Catalogue::built_in().choices(list).map(|choice| {
            let names = choice.entry().names();
            let names: Vec<&str> = names.chain([choice.id().as_str()]).collect();
            (names, described(&choice))
        });
        nearest(typed, pool)
    };
    let sought = Sought { what, list: command };
    one(find::choice(list, typed), typed, sought, lang, described, near)
}

/// The recipient, typed or said by the name of the award.
///
/// # Errors
/// [`Failure`] when both say one and they differ.
pub fn agree(
    typed: Option<Recipient>,
    (award_text, (_, said)): (&str, AwardMeant),
    lang: Lang,
) -> Result<Option<Recipient>, Failure> {
    match (typed, said) {
        (Some(typed), Some(said)) if typed != said => {
            let (typed, said) = (lang.say(typed.word()), lang.say(said.word()));
            let parts = [("award", award_text), ("said", said), ("typed", typed)];
            Err(Failure::user(lang.fill(Word::CliRecipientOther, &parts)))
        }
        (typed, said) => Ok(typed.or(said)),
    }
}

fn described_record(book: &Book, kind: Kind, id: &str, lang: Lang) -> String {
    let title = book.record(kind, id).map(|record| record.title(lang));
    format!("{id}  {}", title.unwrap_or_default())
}

/// What is sought, for the sentence, and what `thidua list` calls it.
#[derive(Clone, Copy)]
struct Sought {
    what: Word,
    list: Option<&'static str>,
}

impl Sought {
    fn of(kind: Kind) -> Sought {
        let of_kind = |row: &&(&'static str, &str, super::names::What)| {
            row.2 == super::names::What::Records(kind)
        };
        let list = super::names::WHATS.iter().find(of_kind).map(|row| row.0);
        Sought { what: kind.word(), list }
    }
}

fn one<T>(
    found: Found<T>,
    typed: &str,
    sought: Sought,
    lang: Lang,
    described: impl Fn(&T) -> String,
    near: impl FnOnce() -> Vec<String>,
) -> Result<T, Failure> {
    // A sentence about a page of text helps nobody.
    let shown: String = typed.chars().take(60).collect();
    let shown = if shown.len() < typed.len() { format!("{shown}…") } else { shown };
    let parts = [("text", shown.as_str()), ("what", lang.say(sought.what))];
    let mut lines = Vec::new();
    match found {
        Found::One(one) => return Ok(one),
        Found::Many(many) => {
            lines.push(lang.fill(Word::CliManyMeant, &parts));
            lines.extend(many.iter().take(TOLD).map(|one| format!("  {}", described(one))));
            if let Some(more) = many.len().checked_sub(TOLD).filter(|more| *more > 0) {
                lines.push(lang.fill(Word::CliManyMore, &[("count", &more.to_string())]));
            }
        }
        Found::None => {
            lines.push(lang.fill(Word::CliNoneMeant, &parts));
            let near = near();
            if !near.is_empty() {
                lines.push(lang.say(Word::CliNearest).to_owned());
                lines.extend(near.iter().map(|one| format!("  {one}")));
            }
            let pointer = |kind| lang.fill(Word::CliSeeList, &[("kind", kind)]);
            lines.extend(sought.list.map(pointer));
        }
    }
    Err(Failure::user(lines.join("\n")))
}
