//! Sentences about a figure: what it is, how it changed, where it comes from.

use super::compare::{Behind, Cell};
use crate::domain::book::{Book, Stored};
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Named, Record};
use crate::domain::sheet::{Figure, LineKey, Recipient};
use crate::domain::text::{Year, write_count, write_percent, write_signed};
use crate::words::{Lang, Word};

/// "208 cá nhân"; the recipient in small letters, as inside a sentence.
#[must_use]
pub fn figure(value: u64, recipient: Option<Recipient>, lang: Lang) -> String {
    let word = |r: Recipient| if value == 1 { r.word() } else { r.many() };
    let who = recipient.map_or(String::new(), |r| lang.say(word(r)).to_lowercase());
    format!("{} {who}", write_count(value)).trim_end().to_owned()
}

/// "208 cá nhân · 2018: 212 · −4 (−1,89 %)"; of an absent cell that it is absent, not 0.
#[must_use]
pub fn cell(year: Year, cell: &Cell, recipient: Option<Recipient>, lang: Lang) -> String {
    let Some(value) = cell.value else {
        return lang.fill(Word::CellAbsent, &[("year", &year.to_string())]);
    };
    let mut parts = vec![figure(value, recipient, lang)];
    parts.extend(cell.previous.map(|(year, before)| format!("{year}: {}", write_count(before))));
    parts.extend(change(cell));
    if cell.part_year && cell.delta.is_none() {
        parts.push(lang.say(Word::CellPartYear).to_owned());
    }
    parts.join(" · ")
}

/// "−4 (−1,89 %)"; `None` where nothing can be compared.
#[must_use]
pub fn change(cell: &Cell) -> Option<String> {
    let delta = write_signed(cell.delta?);
    Some(match cell.percent {
        Some(percent) => format!("{delta} ({})", write_percent(percent)),
        None => delta,
    })
}

/// "Giấy khen, cá nhân, 2019: 862 → 870", "mô hình «…»: sửa lĩnh vực, ghi chú": what a change did,
/// in a line.
#[must_use]
pub fn change_made(book: &Book, change: &Change, lang: Lang) -> String {
    if let Some(made) = record_made(book, change, lang) {
        return made;
    }
    let counts = change.edits.iter().filter_map(|edit| match edit {
        Edit::Count { year, line, before, after, .. } => Some((year, line, before, after)),
        _ => None,
    });
    let counts: Vec<_> = counts.collect();
    let [(year, line, before, after)] = counts[..] else {
        let count = change.edits.len().to_string();
        return lang.fill(Word::ChangeMany, &[("count", &count)]);
    };
    let text = |figure: &Option<Figure>| {
        figure.as_ref().map_or("—".to_owned(), |figure| write_count(figure.value.into()))
    };
    let who = lang.say(line.recipient.word()).to_lowercase();
    let award = &line.award.award().name;
    format!("{award}, {who}, {year}: {} → {}", text(before), text(after))
}

/// Blocks by eighths of their height.
const EIGHTHS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// One mark a year, as high as the count beside the row's highest; a blank where absent, a line
/// before a year that is not compared with those before.
#[must_use]
pub fn course(cells: &[Cell], is_broken: &dyn Fn(usize) -> bool) -> String {
    let most = cells.iter().filter_map(|cell| cell.value).max().unwrap_or(0).max(1);
    let mark =
        |value: u64| EIGHTHS[usize::try_from((value * 8).div_ceil(most)).unwrap_or(8).max(1)];
    let marks = cells.iter().map(|cell| cell.value.map_or(' ', mark)).enumerate();
    marks.flat_map(|(at, mark)| is_broken(at).then_some('│').into_iter().chain([mark])).collect()
}

/// What was done to the one record that a change touches.
fn record_made(book: &Book, change: &Change, lang: Lang) -> Option<String> {
    let record = |record: &Record, word: Word| {
        let name = quoted(record, book, lang);
        Some(format!("{name}: {}", lang.say(word)))
    };
    match &change.edits[..] {
        [Edit::Add(one)] => return record(one, Word::MadeAdd),
        [Edit::Remove(one)] => return record(one, Word::MadeRemove),
        _ => {}
    }
    let mut labels = Vec::new();
    let mut keys = std::collections::BTreeSet::new();
    for edit in &change.edits {
        let Edit::Set { key, field, .. } = edit else { return None };
        keys.insert(key);
        let label = key.kind().field(field).map_or("", |row| lang.say(row.label));
        labels.push(label.to_lowercase());
    }
    let [key] = keys.into_iter().collect::<Vec<_>>()[..] else { return None };
    let name = match book.get(key)? {
        Stored::Record(record) => quoted(&record, book, lang),
        Stored::Sheet(sheet) => quoted(&Record::Sheet(sheet.head), book, lang),
    };
    Some(format!("{name}: {}", lang.fill(Word::MadeEdit, &[("fields", &labels.join(", "))])))
}

/// "mô hình, điển hình «…»": kind and name of a record.
#[must_use]
pub fn quoted(record: &Record, book: &Book, lang: Lang) -> String {
    let name = match record {
        Record::Sheet(head) => {
            let unit = book.unit(head.unit.as_str()).map(|unit| unit.name.clone());
            format!("{} {}", unit.unwrap_or_else(|| head.unit.as_str().into()), head.year)
        }
        record => record.title().to_string(),
    };
    let what = lang.say(record.kind().word());
    lang.fill(Word::MadeQuoted, &[("what", what), ("name", &name)])
}

/// "nguồn: mục III, bảng, dòng 04 – Báo cáo 5 năm…" of one count: the place first, because a
/// title may be cut.
#[must_use]
pub fn source(book: &Book, unit: &Id, year: Year, line: LineKey, lang: Lang) -> String {
    let source = book.sheet(unit.as_str(), year).map(|sheet| sheet.source_of(line));
    let (document, place) = source.unwrap_or_default();
    sentence(book, place.map(|place| &**place), document, lang)
}

/// The source of several counts: of one its own, of more the place and the document of their sheet.
/// `None` when there are none or they stand in several sheets.
#[must_use]
pub fn source_of(book: &Book, behind: &[Behind], lang: Lang) -> Option<String> {
    let [first, more @ ..] = behind else { return None };
    if more.is_empty() {
        return Some(source(book, &first.unit, first.year, first.line, lang));
    }
    if more.iter().any(|one| one.unit != first.unit || one.year != first.year) {
        return None;
    }
    let head = &book.sheet(first.unit.as_str(), first.year)?.head;
    Some(sentence(book, head.section.as_deref(), head.source.as_ref(), lang))
}

fn sentence(book: &Book, place: Option<&str>, document: Option<&Id>, lang: Lang) -> String {
    let title = document.map(|id| match book.document(id.as_str()) {
        Some(document) => document.title().into(),
        None => id.to_string(),
    });
    let parts: Vec<&str> = [place, title.as_deref()].into_iter().flatten().collect();
    let source =
        if parts.is_empty() { lang.say(Word::NoSource).to_owned() } else { parts.join(" – ") };
    format!("{}: {source}", lang.say(Word::FieldSource).to_lowercase())
}
