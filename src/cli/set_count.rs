//! `set-count`: one count of one sheet, with its source, in one change.

use clap::ArgMatches;

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::{self, Call};
use super::{args, names, out, seek};
use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::Record;
use crate::domain::sheet::{Figure, LineKey, Remark, SheetHead};
use crate::domain::text::{Text, Year, clean_line, parse_count, write_count};
use crate::domain::value::LONGEST_TEXT;
use crate::report::{ended, say};
use crate::store::Operation;
use crate::words::{Lang, Word};

/// What is to stand where.
struct Wish {
    unit: Id,
    year: Year,
    line: LineKey,
    /// `None` makes the count absent.
    value: Option<u32>,
    source: Option<Id>,
    section: Option<Text>,
}

/// Sets the count, and says what stood there and what stands there now.
///
/// # Errors
/// [`Failure`] when a name or the number is not understood, no reason is given for changing figures
/// that are final, the book is held by another process, or the disk says no.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    // What can be checked without the book is checked before it is locked.
    let value = value(args::text(matches, "value").unwrap_or_default(), lang)?;
    let year = names::year("--year", args::text(matches, "year").unwrap_or_default(), lang)?;
    let (mut store, book) = call.own()?;
    let wish = wish(&book, matches, (year, value), lang)?;
    let before = book.sheet(wish.unit.as_str(), year).and_then(|sheet| sheet.figure(wish.line));
    let change = change(&book, &wish, before.clone());
    let is_new = book.sheet(wish.unit.as_str(), year).is_none();
    let reason = args::text(matches, "reason").map(clean_line).filter(|why| !why.is_empty());
    let reason = reason.map(|why| why.to_string());
    let is_closed = book.sheet(wish.unit.as_str(), year).is_some_and(|it| it.head.is_closed());
    if is_closed && reason.is_none() && !change.edits.is_empty() {
        let year = year.to_string();
        return Err(Failure::usage(lang.fill(Word::CliReasonMissing, &[("year", &year)])));
    }
    warn(&book, &wish, &change, lang);
    let is_told = wish.source.is_some() || wish.section.is_some();
    let old_value = before.as_ref().map(|figure| figure.value);
    if !is_told && wish.value.is_some() && old_value.is_some() && old_value != wish.value {
        note(lang.say(Word::CliSourceKept), lang);
    }
    out.line(&title(&book, &wish, lang))?;
    let text = |value: Option<u32>| match value {
        Some(value) => write_count(value.into()),
        None => lang.say(Word::Absent).to_owned(),
    };
    let old = text(old_value);
    if change.edits.is_empty() {
        out.line(&old)?;
        out.line(lang.say(Word::CliUnchanged))?;
        return Ok(Code::Fine);
    }
    let mut after = book.clone();
    if let Err(conflict) = change.apply(&mut after) {
        return Err(Failure::user(conflict.say(lang)));
    }
    let position = place::commit(&mut store, Operation::SetCount, (change, reason), lang)?;
    out.line(&say::became(&old, &text(wish.value), lang))?;
    if wish.value.is_some() {
        let source = say::source(&after, &wish.unit, year, wish.line, lang);
        out.line(&source)?;
    }
    if is_new {
        let parts =
            [("unit", &*lineage::name_in(&book, &wish.unit, year)), ("year", &*year.to_string())];
        out.line(&lang.fill(Word::CliSheetMade, &parts))?;
    }
    out.line(&lang.fill(Word::CliSaved, &[("position", &position.to_string())]))?;
    Ok(Code::Fine)
}

/// A count from 0, or `-` for none.
fn value(typed: &str, lang: Lang) -> Result<Option<u32>, Failure> {
    match typed.trim() {
        "-" | "—" | "–" => Ok(None),
        text => parse_count(text).map(Some).ok_or_else(|| {
            Failure::value(lang, lang.say(Word::CliValueCount), typed, lang.say(Word::BadCount))
        }),
    }
}

fn wish(
    book: &Book,
    matches: &ArgMatches,
    (year, value): (Year, Option<u32>),
    lang: Lang,
) -> Result<Wish, Failure> {
    let text = |name| args::text(matches, name);
    let unit = seek::unit(book, text("unit").unwrap_or_default(), lang)?;
    let award_text = text("award").unwrap_or_default();
    let recipient = text("recipient");
    let recipient = recipient.map(|typed| names::recipient("--recipient", typed, lang));
    let meant = seek::award(award_text, &|_| false, lang)?;
    let recipient = seek::agree(recipient.transpose()?, (award_text, meant), lang)?;
    let recipient = recipient.ok_or_else(|| Failure::usage(lang.say(Word::CliRecipientMissing)))?;
    let choice = |list, name| text(name).map(|typed| seek::choice(list, typed, lang)).transpose();
    let line = LineKey::new(meant.0, recipient)
        .with_field(choice(List::Field, "field")?)
        .with_occasion(choice(List::Occasion, "occasion")?);
    let source = text("source").map(|typed| seek::source(book, typed, lang)).transpose()?;
    let section = text("section").map(clean_line).filter(|section| !section.is_empty());
    if section.as_ref().is_some_and(|section| section.len() > LONGEST_TEXT) {
        let why = lang.fill(Word::BadText, &[("max", &LONGEST_TEXT.to_string())]);
        return Err(Failure::value(lang, "--section", "…", &why));
    }
    if value.is_none() && (source.is_some() || section.is_some()) {
        return Err(Failure::usage(lang.say(Word::CliSourceForAbsent)));
    }
    Ok(Wish { unit, year, line, value, source, section })
}

/// The edits from what stands in the book to what is wished; none when it stands there already.
fn change(book: &Book, wish: &Wish, before: Option<Figure>) -> Change {
    let mut edits = Vec::new();
    let head = book.sheet(wish.unit.as_str(), wish.year).map(|sheet| &sheet.head);
    let mut remark = before.clone().map(|figure| figure.remark).unwrap_or_default();
    match (head, &wish.source) {
        (None, source) if wish.value.is_some() => {
            let draft = Catalogue::built_in().choice(List::SheetState, "nhap");
            let head = SheetHead::new(wish.unit.clone(), wish.year);
            let head = SheetHead { state: draft, source: source.clone(), ..head };
            edits.push(Edit::Add(Record::Sheet(head)));
        }
        // The other counts of the sheet keep their source; a place in the old one is none in the
        // new.
        (Some(head), Some(source)) => {
            let own = Some(source).filter(|source| head.source.as_ref() != Some(source));
            remark = Remark { source: own.cloned(), ..Remark::default() };
        }
        _ => {}
    }
    if let Some(section) = &wish.section {
        remark.section = Some(section.clone());
    }
    let after = wish.value.map(|value| Figure { value, remark });
    if before != after {
        let (unit, year, line) = (wish.unit.clone(), wish.year, wish.line);
        edits.push(Edit::Count { unit, year, line, before, after });
    }
    Change { edits }
}

fn note(what: &str, lang: Lang) {
    out::tell(&lang.fill(Word::CliWarning, &[("what", what)]));
}

/// Rules of the catalogue are told, never enforced.
fn warn(book: &Book, wish: &Wish, change: &Change, lang: Lang) {
    if wish.value.is_none() {
        return;
    }
    let award = wish.line.award.award();
    let recipient = wish.line.recipient;
    if !award.recipients.contains(&recipient) {
        let whom = lang.say(recipient.word()).to_lowercase();
        let parts = [("award", award.name(lang)), ("recipient", &whom)];
        let what = lang.fill(Word::CliNotForRecipient, &parts);
        note(&what, lang);
    }
    for what in ended::warnings(book, change, lang) {
        note(&lang.fill(Word::CliAllTheSame, &[("what", &what)]), lang);
    }
}

/// "huyện Hồng Ngự · 2019 · Chiến sĩ thi đua cơ sở · Cá nhân".
fn title(book: &Book, wish: &Wish, lang: Lang) -> String {
    let year = wish.year.to_string();
    let unit = lineage::name_in(book, &wish.unit, wish.year);
    let award = wish.line.award.award().name(lang);
    let mut parts = vec![unit.as_str(), &year, award, lang.say(wish.line.recipient.word())];
    let (field, occasion) = (wish.line.field(), wish.line.occasion());
    parts.extend(field.map(|field| field.name(lang)));
    parts.extend(occasion.map(|occasion| occasion.name(lang)));
    parts.join(" · ")
}
