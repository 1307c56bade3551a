//! Records as tables, CSV and JSON.

use serde_json::{Map, Value as Json, json};

use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::record::{FieldRow, Key, Kind, Record};
use crate::domain::sheet::Sheet;
use crate::domain::text::write_count;
use crate::domain::value::{Shape, Value};
use crate::report::table::Table;
use crate::report::{listing, parts, present};
use crate::words::{Lang, Word};

/// The records of a kind as people read them in a list: id, then the fields that belong in lists.
/// `names` has the records they refer to, where `book` is only a part of it.
#[must_use]
pub fn list(book: &Book, names: &Book, kind: Kind, lang: Lang) -> Table {
    let is_shown = |row: &&FieldRow| row.width > 0 || row.required;
    let fields: Vec<&FieldRow> = kind.fields().iter().filter(is_shown).collect();
    let mut table = Table::new();
    for row in &fields {
        let title = lang.say(row.label);
        table = if row.shape == Shape::Number { table.right(title) } else { table.left(title) };
    }
    for record in records(book, kind) {
        let cell = |row: &&FieldRow| {
            present::value(names, row, &record.get(row.key).unwrap_or_default(), lang)
        };
        table.rows.push(fields.iter().map(cell).collect());
    }
    table
}

/// The records of a kind as CSV with every field, to be read back by an import.
#[must_use]
pub fn csv(book: &Book, kind: Kind) -> String {
    listing::whole(kind, records(book, kind)).to_csv()
}

/// The records of a kind as JSON: an array of [`record_json`].
#[must_use]
pub fn json(book: &Book, kind: Kind) -> Json {
    records(book, kind).map(|record| record_json(&record)).collect()
}

/// A record as JSON: every field of its kind by key; `null`, a text or a list of texts.
#[must_use]
pub fn record_json(record: &Record) -> Json {
    let field = |row: &FieldRow| {
        let value = match record.get(row.key).unwrap_or_default() {
            Value::Absent if row.shape.is_list() => Json::Array(Vec::new()),
            Value::Absent => Json::Null,
            Value::Text(text) => Json::from(&*text),
            Value::List(texts) => texts.iter().map(|text| Json::from(&**text)).collect(),
        };
        (row.key.to_owned(), value)
    };
    Json::Object(record.kind().fields().iter().map(field).collect::<Map<_, _>>())
}

/// A sheet as JSON: the fields of its head, and its counts under `counts`.
#[must_use]
pub fn sheet_json(sheet: &Sheet) -> Json {
    let id = |choice: Option<Choice>| choice.map(|choice| choice.id().to_string());
    let count = |line: &crate::domain::sheet::Line| {
        let remark = sheet.remark(line.key).cloned().unwrap_or_default();
        json!({
            "award": line.key.award.award().id.as_str(),
            "recipient": line.key.recipient.id(),
            "field": id(line.key.field()),
            "occasion": id(line.key.occasion()),
            "value": line.value,
            "section": remark.section,
            "written": remark.written,
            "note": remark.note,
        })
    };
    let mut whole = record_json(&Record::Sheet(sheet.head.clone()));
    whole["counts"] = sheet.lines().iter().map(count).collect();
    whole
}

/// What stands at a key as JSON; `None` when nothing does.
#[must_use]
pub fn show_json(book: &Book, key: &Key) -> Option<Json> {
    match key {
        Key::Record(kind, id) => book.record(*kind, id.as_str()).map(record_json),
        Key::Sheet(unit, year) => book.sheet(unit.as_str(), *year).map(sheet_json),
    }
}

/// What stands at a key as people read it: one line a present field, what belongs to it and who
/// refers to it, then the counts of a sheet.
#[must_use]
pub fn show(book: &Book, key: &Key, lang: Lang) -> Option<Table> {
    let mut table = Table::new().left("").left("");
    let record = match key {
        Key::Record(kind, id) => book.record(*kind, id.as_str())?.clone(),
        Key::Sheet(unit, year) => Record::Sheet(book.sheet(unit.as_str(), *year)?.head.clone()),
    };
    table.rows.push(vec![lang.say(Word::FieldId).to_owned(), key.to_string()]);
    for (label, text) in present::details(book, &record, lang) {
        table.rows.push(vec![label.into(), text.into()]);
    }
    let related = parts::of(book, key);
    for section in &related.sections {
        let kept =
            section.parts.iter().filter_map(|(id, _)| book.record(section.kind, id.as_str()));
        for part in kept {
            let line = parts::line(book, part, section.field, lang);
            table.rows.push(vec![lang.say(section.word()).to_owned(), line]);
        }
    }
    for reference in &related.references {
        let count = format!("{}: {}", reference.label(lang), reference.keys.len());
        table.rows.push(vec![lang.say(Word::PartReferred).to_owned(), count]);
    }
    if let Key::Sheet(unit, year) = key {
        for line in book.sheet(unit.as_str(), *year)?.lines() {
            let (key, mut label) = (line.key, line.key.award.award().name(lang).to_owned());
            let recipient = Some(lang.say(key.recipient.word()));
            let name = |choice: Choice| choice.name(lang);
            let more = [recipient, key.field().map(name), key.occasion().map(name)];
            for part in more.into_iter().flatten() {
                label.push_str(" · ");
                label.push_str(part);
            }
            table.rows.push(vec![label, write_count(line.value.into())]);
        }
    }
    Some(table)
}

fn records(book: &Book, kind: Kind) -> Box<dyn Iterator<Item = Record> + '_> {
    match kind {
        Kind::Sheet => Box::new(book.sheets().map(|sheet| Record::Sheet(sheet.head.clone()))),
        kind => Box::new(book.records(kind).cloned()),
    }
}
