//! Sentences about a figure: what it is, how it changed, where it comes from.

use std::collections::BTreeMap;

use super::compare::{Behind, Cell};
use super::gone::Gone;
use super::parts;
use crate::domain::book::{Book, Stored};
use crate::domain::change::{Change, Edit, Extent};
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::{Key, Kind, Named, Record};
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

/// "2.410 lượt cá nhân": a sum over several awards, in which one may be counted more than once.
#[must_use]
pub fn times(value: u64, recipient: Option<Recipient>, lang: Lang) -> String {
    let word = recipient.map_or("", |who| lang.say(who.word()));
    let parts = [("count", &*write_count(value)), ("who", &word.to_lowercase())];
    lang.fill(Word::Times, &parts).trim_end().to_owned()
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
    parts.extend(unlike(cell, lang));
    if cell.part_year && cell.delta.is_none() {
        parts.push(lang.say(Word::CellPartYear).to_owned());
    }
    parts.join(" · ")
}

/// Why a sum is not compared with the year before that has one: not the same awards are in both.
#[must_use]
pub fn unlike(cell: &Cell, lang: Lang) -> Option<String> {
    let (year, _) = cell.previous.filter(|_| cell.is_unlike)?;
    Some(lang.fill(Word::CellUnlike, &[("year", &year.to_string())]))
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

/// "Giấy khen, cá nhân, 2019: 862 thành 870", "sửa lĩnh vực, ghi chú của mô hình «…»": what a
/// change did, in a line.
#[must_use]
pub fn change_made(book: &Book, change: &Change, lang: Lang) -> String {
    change_told(book, &Gone::default(), change, lang)
}

/// The same of a change long ago: what is gone since is named too.
#[must_use]
pub fn change_told(book: &Book, gone: &Gone, change: &Change, lang: Lang) -> String {
    if let Some(said) = sheet_removed(book, change, lang) {
        return said;
    }
    if let Some(made) = Made::of(book, gone, change, lang) {
        return made.say(made.word, lang);
    }
    match only_count(change) {
        Some((unit, (line, year), before, after)) => {
            let (what, whose) = (count_name(line, year, lang), lineage::name_in(book, unit, year));
            format!("{what}: {} ({whose})", became(&before, &after, lang))
        }
        None => {
            let said = extent(&Extent::of(change), lang);
            match only_unit(change) {
                Some(unit) => format!("{said} ({})", unit_name(book, unit)),
                None => said,
            }
        }
    }
}

/// "bỏ biểu 2019 (huyện Hồng Ngự), 7 số liệu": of a change that removes a sheet with its counts.
fn sheet_removed(book: &Book, change: &Change, lang: Lang) -> Option<String> {
    let (last, counts) = change.edits.split_last()?;
    let Edit::Remove(Record::Sheet(head)) = last else { return None };
    let is_of_it = |edit: &Edit| match edit {
        Edit::Count { unit, year, .. } => *unit == head.unit && *year == head.year,
        _ => false,
    };
    counts.iter().all(is_of_it).then_some(())?;
    let unit = lineage::name_in(book, &head.unit, head.year);
    let count = write_count(counts.len().try_into().unwrap_or(u64::MAX));
    let parts = [("year", &*head.year.to_string()), ("unit", &*unit), ("count", &*count)];
    Some(lang.fill(Word::MadeSheetRemoved, &parts))
}

/// "862 thành 870": in words, as an arrow is no sign of ASCII.
#[must_use]
pub fn became(before: &str, after: &str, lang: Lang) -> String {
    lang.fill(Word::Became, &[("before", before), ("after", after)])
}

/// The same beside a word for the operation, which is not said twice: "mô hình «…»", "lĩnh vực, ghi
/// chú của mô hình «…»".
#[must_use]
pub fn change_beside(
    book: &Book,
    gone: &Gone,
    change: &Change,
    of: Operation,
    lang: Lang,
) -> String {
    let made = Made::of(book, gone, change, lang);
    let alone = made.as_ref().and_then(|made| match (of, made.word) {
        (Operation::AddRecord, Word::MadeAdd) | (Operation::RemoveRecord, Word::MadeRemove) => {
            Some(made.name.clone())
        }
        (Operation::EditRecord, Word::MadeEdit) => Some(made.say(Word::MadeFields, lang)),
        _ => None,
    });
    alone.unwrap_or_else(|| change_told(book, gone, change, lang))
}

/// What the change of an undo took back, named as it was made: "thêm mô hình «…»"; of a count the
/// way back: "Giấy khen, cá nhân, 2019: 870 trở lại 862".
#[must_use]
pub fn taken_back(book: &Book, undo: &Change, lang: Lang) -> String {
    if let Some(said) = sheet_removed(book, &undo.inverse(), lang) {
        return said;
    }
    match only_count(undo) {
        Some((unit, (line, year), from, to)) => {
            let (what, whose) = (count_name(line, year, lang), lineage::name_in(book, unit, year));
            let parts = [("what", &*what), ("from", &from), ("to", &to)];
            format!("{} ({whose})", lang.fill(Word::MadeBack, &parts))
        }
        None => change_made(book, &undo.inverse(), lang),
    }
}

/// "45 bản ghi, 9 biểu, 210 số liệu": how much a change touches.
#[must_use]
pub fn extent(extent: &Extent, lang: Lang) -> String {
    let parts = [
        (Word::ExtentRecords, extent.records),
        (Word::ExtentSheets, extent.sheets),
        (Word::ExtentCounts, extent.counts),
    ];
    let said = parts.iter().filter(|(_, count)| *count > 0);
    let said = said.map(|(word, count)| lang.fill(*word, &[("count", &write_count(*count))]));
    said.collect::<Vec<_>>().join(", ")
}

/// "Giấy khen · Y tế, cá nhân, 2019": award, field and occasion where known, recipient and year.
#[must_use]
pub fn count_name(line: LineKey, year: Year, lang: Lang) -> String {
    let narrowed = [line.field(), line.occasion()].into_iter().flatten();
    let narrowed: String = narrowed.map(|one| format!(" · {}", one.name(lang))).collect();
    let who = lang.say(line.recipient.word()).to_lowercase();
    format!("{}{narrowed}, {who}, {year}", line.award.award().name(lang))
}

/// "Giấy khen, cá nhân, 2019 (huyện Hồng Ngự)": the same with whose it is, by its name of the year.
#[must_use]
pub fn count_of(book: &Book, unit: &Id, (line, year): (LineKey, Year), lang: Lang) -> String {
    format!("{} ({})", count_name(line, year, lang), lineage::name_in(book, unit, year))
}

fn unit_name(book: &Book, unit: &Id) -> String {
    book.unit(unit.as_str()).map_or(unit.to_string(), |unit| unit.name.to_string())
}

/// The unit of which a change touches counts and sheets, where it touches nothing else.
fn only_unit(change: &Change) -> Option<&Id> {
    fn unit(edit: &Edit) -> Option<&Id> {
        match edit {
            Edit::Count { unit, .. } => Some(unit),
            Edit::Add(Record::Sheet(head)) | Edit::Remove(Record::Sheet(head)) => Some(&head.unit),
            _ => None,
        }
    }
    let first = unit(change.edits.first()?)?;
    change.edits.iter().all(|edit| unit(edit) == Some(first)).then_some(first)
}

/// "862"; a dash where absent.
#[must_use]
pub fn count(figure: Option<&Figure>) -> String {
    figure.map_or("—".to_owned(), |figure| write_count(figure.value.into()))
}

/// The one count that a change touches, with what stood there and what does.
fn only_count(change: &Change) -> Option<(&Id, (LineKey, Year), String, String)> {
    let counts = change.edits.iter().filter_map(|edit| match edit {
        Edit::Count { unit, year, line, before, after } => {
            Some((unit, (*line, *year), count(before.as_ref()), count(after.as_ref())))
        }
        _ => None,
    });
    let [one] = <[_; 1]>::try_from(counts.collect::<Vec<_>>()).ok()?;
    Some(one)
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

/// What was done to the records of one kind that a change touches.
struct Made {
    /// Added, removed or changed.
    word: Word,
    /// What of them changed.
    fields: String,
    /// What the record is called; of several how many.
    name: String,
}

impl Made {
    fn say(&self, word: Word, lang: Lang) -> String {
        lang.fill(word, &[("fields", &self.fields), ("name", &self.name)])
    }

    fn of(book: &Book, gone: &Gone, change: &Change, lang: Lang) -> Option<Made> {
        let (mut records, mut labels) = (BTreeMap::new(), Vec::new());
        let mut made = None;
        // What follows from one that comes or goes is not told: the stage of a model.
        let is_own = |edit: &&Edit| !matches!(edit, Edit::Set { .. });
        let has_own = change.edits.iter().any(|edit| is_own(&edit));
        for edit in change.edits.iter().filter(|edit| !has_own || is_own(edit)) {
            let (key, record, word) = match edit {
                Edit::Add(record) => (record.key(), Some(record.clone()), Word::MadeAdd),
                Edit::Remove(record) => (record.key(), Some(record.clone()), Word::MadeRemove),
                Edit::Set { key, field, .. } => {
                    let label = key.kind().field(field).map_or("", |row| lang.say(row.label));
                    let label = label.to_lowercase();
                    if !labels.contains(&label) {
                        labels.push(label);
                    }
                    (key.clone(), None, Word::MadeEdit)
                }
                Edit::Count { .. } => return None,
            };
            if made.is_some_and(|before| before != (word, key.kind())) {
                return None;
            }
            made = Some((word, key.kind()));
            records.insert(key, record);
        }
        let (word, kind) = made?;
        let name = match records.len() {
            1 => match records.pop_first()? {
                (_, Some(record)) => quoted(&record, book, lang),
                (key, None) => named(book, gone, &key, lang),
            },
            count => several(count, kind, lang),
        };
        Some(Made { word, fields: labels.join(", "), name })
    }
}

/// "mô hình, điển hình «…»": what stands at a key or stood there; where nobody knows, its id.
#[must_use]
pub fn named(book: &Book, gone: &Gone, key: &Key, lang: Lang) -> String {
    match book.get(key) {
        Some(Stored::Record(record)) => quoted(&record, book, lang),
        Some(Stored::Sheet(sheet)) => quoted(&Record::Sheet(sheet.head), book, lang),
        None => {
            let id = key.to_string();
            let (what, name) = (lang.say(key.kind().word()), gone.title(key).unwrap_or(&id));
            lang.fill(Word::MadeQuoted, &[("what", what), ("name", name)])
        }
    }
}

/// "3 mô hình, điển hình": how many records of a kind.
#[must_use]
pub fn several(count: usize, kind: Kind, lang: Lang) -> String {
    format!("{} {}", write_count(count.try_into().unwrap_or(u64::MAX)), lang.say(kind.word()))
}

/// "mô hình, điển hình «…»": kind and name of a record.
#[must_use]
pub fn quoted(record: &Record, book: &Book, lang: Lang) -> String {
    let name = parts::title(book, record, lang);
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
