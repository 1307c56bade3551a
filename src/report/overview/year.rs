//! This year beside the last complete one, and the figures that it still lacks.

use super::{Item, Section, To};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::sheet::{LineKey, Sheet};
use crate::domain::text::{PartialDate, Period, Year, write_count};
use crate::report::compare::{Query, Row, Units, compare};
use crate::report::{ended, say};
use crate::words::{Lang, Word};

/// How many missing lines are named.
const NAMED: usize = 3;

pub(super) fn items(book: &Book, unit: &Id, today: PartialDate, lang: Lang) -> Vec<Item> {
    let this = today.year();
    let sheets = book.sheets_of(unit.as_str());
    let mut before = sheets.iter().rev().filter(|one| is_complete(one) && one.head.year < this);
    // A draft counts where there is nothing better.
    let last = before.clone().find(|sheet| !is_draft(sheet)).or_else(|| before.next());
    let ended = book.unit(unit.as_str()).and_then(|unit| unit.until);
    let mut items = Vec::new();
    if let Some(until) = ended.filter(|until| until.latest().year() < this) {
        let mut text = lang.fill(Word::OverviewEnded, &[("date", &until.to_string())]);
        if let Some(heirs) = ended::heirs(book, unit, this, lang) {
            text = format!("{text} {heirs}");
        }
        let to = To::Record(Key::Record(Kind::Unit, unit.clone()));
        items.push(Item::quiet(Section::Year, text, to));
        let last = last.map(|last| totals_alone(book, unit, last.head.year, lang));
        items.extend(last.into_iter().flatten());
        return items;
    }
    let sheet = book.sheet(unit.as_str(), this);
    let missing = last.map_or(Vec::new(), |last| missing(last, sheet));
    items.push(state(this, sheet, last, missing.len(), lang));
    match (sheet, last) {
        (Some(sheet), _) if !sheet.lines().is_empty() => {
            items.extend(totals(book, unit, sheet, last, missing.is_empty(), lang));
        }
        (_, Some(last)) => items.extend(totals_alone(book, unit, last.head.year, lang)),
        _ => {}
    }
    if let (Some(last), [first, ..]) = (last, &missing[..]) {
        let text = names(&missing, this, last.head.year, lang);
        items.push(Item::quiet(Section::Missing, text, To::Sheet(this, Some(*first))));
    }
    items
}

/// A year of which all is known, as far as anybody says.
fn is_complete(sheet: &Sheet) -> bool {
    !sheet.head.is_part_year() && !sheet.lines().is_empty()
}

fn is_draft(sheet: &Sheet) -> bool {
    sheet.head.state.is_none_or(|state| state.is("nhap"))
}

/// The lines of the last complete year that this year's sheet has not.
fn missing(last: &Sheet, this: Option<&Sheet>) -> Vec<LineKey> {
    let has = |key: LineKey| this.is_some_and(|sheet| sheet.value(key).is_some());
    last.lines().iter().map(|line| line.key).filter(|key| !has(*key)).collect()
}

/// "Biểu 2026 (nháp): 2/15 dòng của năm 2025 đã có số".
fn state(
    this: Year,
    sheet: Option<&Sheet>,
    last: Option<&Sheet>,
    missing: usize,
    lang: Lang,
) -> Item {
    let year = this.to_string();
    let state = sheet.and_then(|sheet| sheet.head.state).map(|state| state.name(lang).to_owned());
    let state = state.unwrap_or_else(|| lang.say(Word::OverviewNoState).to_owned());
    let all = last.map_or(0, |last| last.lines().len());
    let before = last.map_or(String::new(), |last| last.head.year.to_string());
    let lines = sheet.map_or(0, |sheet| sheet.lines().len());
    let (lines, filled, all) =
        (lines.to_string(), all.saturating_sub(missing).to_string(), all.to_string());
    let parts = [
        ("year", &*year),
        ("state", &state),
        ("filled", &filled),
        ("all", &all),
        ("before", &before),
        ("lines", &lines),
    ];
    let word = match (sheet, last) {
        (None, _) => Word::OverviewNoSheet,
        (Some(_), Some(_)) => Word::OverviewSheet,
        (Some(_), None) => Word::OverviewSheetAlone,
    };
    Item::quiet(Section::Year, lang.fill(word, &parts), To::Sheet(this, None))
}

fn rows(book: &Book, unit: &Id, year: Year) -> Vec<Row> {
    compare(book, &Query::new(Units::One(unit.clone()), Period::of(year))).totals
}

/// "2019: 206 lượt tập thể · 2018: 272 · −66 (−24,26 %)": the last complete year, a line for each
/// kind of recipient.
fn totals_alone(book: &Book, unit: &Id, year: Year, lang: Lang) -> Vec<Item> {
    let line = |row: &Row| {
        let cell = row.cells.first()?;
        let mut parts = vec![say::times(cell.value?, row.key.recipient, lang)];
        let was = cell.previous.map(|(before, was)| format!("{before}: {}", write_count(was)));
        parts.extend(was.into_iter().chain(say::change(cell)).chain(say::unlike(cell, lang)));
        let parts = [("year", &*year.to_string()), ("figures", &parts.join(" · "))];
        let text = lang.fill(Word::OverviewTotals, &parts);
        Some(Item::quiet(Section::Year, text, To::Sheet(year, None)))
    };
    rows(book, unit, year).iter().filter_map(line).collect()
}

/// A line for each kind of recipient, with the difference only where both years are whole.
fn totals(
    book: &Book,
    unit: &Id,
    sheet: &Sheet,
    last: Option<&Sheet>,
    has_all: bool,
    lang: Lang,
) -> Vec<Item> {
    let this = sheet.head.year;
    let is_comparable = has_all && !sheet.head.is_part_year();
    let before = last.map_or(Vec::new(), |last| rows(book, unit, last.head.year));
    let value = |row: &Row| row.cells.first().and_then(|cell| cell.value);
    let line = |row: &Row| {
        let cell = row.cells.first()?;
        let mut parts =
            vec![format!("{this}: {}", say::times(cell.value?, row.key.recipient, lang))];
        let was = before.iter().find(|one| one.key.recipient == row.key.recipient);
        if let Some((last, was)) = last.zip(was.and_then(value)) {
            parts.push(format!("{}: {}", last.head.year, write_count(was)));
            parts.extend(match is_comparable {
                true => say::change(cell).or_else(|| say::unlike(cell, lang)),
                false => Some(lang.say(Word::OverviewNotComparable).to_owned()),
            });
        }
        Some(Item::quiet(Section::Year, parts.join(" · "), To::Sheet(this, None)))
    };
    rows(book, unit, this).iter().filter_map(line).collect()
}

/// "2 dòng năm 2025 có số, năm 2026 chưa có: Giấy khen (cá nhân), … và 3 dòng khác".
fn names(missing: &[LineKey], this: Year, last: Year, lang: Lang) -> String {
    let name = |key: &LineKey| {
        let mut parts = vec![lang.say(key.recipient.word()).to_lowercase()];
        let narrowed = [key.field(), key.occasion()];
        parts.extend(narrowed.into_iter().flatten().map(|choice| choice.name(lang).to_owned()));
        format!("{} ({})", key.award.award().name(lang), parts.join(", "))
    };
    let named: Vec<String> = missing.iter().take(NAMED).map(name).collect();
    let mut list = named.join(", ");
    if missing.len() > NAMED {
        list.push_str(", …");
    }
    let count = write_count(missing.len() as u64);
    let parts = [
        ("count", &*count),
        ("before", &*last.to_string()),
        ("year", &*this.to_string()),
        ("list", &list),
    ];
    lang.fill(Word::OverviewLines, &parts)
}
