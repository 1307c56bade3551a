//! The lines of a record's page: its fields, below them its parts by kind, then who refers to it.

use super::record;
use crate::domain::id::Id;
use crate::domain::record::{FieldRow, Key, Record};
use crate::domain::value::{Shape, Value};
use crate::report::parts::{self, Reference, Related, Section};
use crate::report::{cite, present};
use crate::ui::paint::wrap;
use crate::ui::screen::View;
use crate::words::Word;

/// Columns of the labels.
pub(super) const LABELS: u16 = 24;
/// How many of those that refer by one field are named; of more the number is told.
const NAMED: usize = 3;

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub label: String,
    pub text: String,
    pub under: Under,
}

/// What is on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Under {
    /// Nothing.
    Blank,
    /// A text to be copied.
    Text(String),
    /// A field, and the records it names.
    Field(Vec<Key>),
    /// A part, of the section of this number.
    Part { section: usize, key: Key },
    /// A section without parts.
    Empty { section: usize },
    /// Those that refer.
    Referring(Vec<Key>),
}

impl Row {
    pub(super) fn of(label: String, text: String, under: Under) -> Row {
        Row { label, text, under }
    }
}

/// Columns of the texts.
pub(super) fn columns(view: &View) -> usize {
    usize::from(view.body.width.saturating_sub(LABELS + 2))
}

/// All lines of a record.
pub(super) fn of(record: &Record, related: &Related, view: &View) -> Vec<Row> {
    let mut rows = Vec::new();
    for (row, text) in present::fields(view.book, record, view.lang) {
        let under = Under::Field(named(record, row, view));
        let mut label = view.lang.say(row.label).to_owned();
        for part in wrap(&text, columns(view)) {
            rows.push(Row::of(std::mem::take(&mut label), part, under.clone()));
        }
    }
    if let Record::Document(document) = record {
        let cited = [
            (Word::CiteFirst, cite::full(document, view.lang)),
            (Word::CiteLater, cite::short(document, view.lang)),
        ];
        for (word, text) in cited {
            let mut label = view.lang.say(word).to_owned();
            for part in wrap(&text, columns(view)) {
                let under = Under::Text(text.clone());
                rows.push(Row::of(std::mem::take(&mut label), part, under));
            }
        }
    }
    let blank = || Row::of(String::new(), String::new(), Under::Blank);
    if !related.sections.is_empty() {
        rows.push(blank());
    }
    for (at, section) in related.sections.iter().enumerate() {
        section_rows(at, section, view, &mut rows);
    }
    if !related.references.is_empty() {
        rows.push(blank());
    }
    let mut label = view.lang.say(Word::PartReferred).to_owned();
    for reference in &related.references {
        for (text, keys) in reference_rows(reference, view) {
            rows.push(Row::of(std::mem::take(&mut label), text, Under::Referring(keys)));
        }
    }
    rows
}

fn section_rows(at: usize, section: &Section, view: &View, rows: &mut Vec<Row>) {
    let mut label = view.lang.say(section.word()).to_owned();
    if section.parts.is_empty() {
        let word = if view.can_write { Word::PartNoneAdd } else { Word::PartNone };
        rows.push(Row::of(label, view.lang.say(word).to_owned(), Under::Empty { section: at }));
        return;
    }
    for (id, depth) in &section.parts {
        let Some(part) = view.book.record(section.kind, id.as_str()) else { continue };
        let text = parts::line(view.book, part, section.field, view.lang);
        let text = match depth {
            0 => text,
            depth => format!("{}└ {text}", "  ".repeat(depth - 1)),
        };
        let under = Under::Part { section: at, key: part.key() };
        rows.push(Row::of(std::mem::take(&mut label), text, under));
    }
}

fn reference_rows(reference: &Reference, view: &View) -> Vec<(String, Vec<Key>)> {
    let label = reference.label(view.lang);
    if reference.keys.len() > NAMED {
        return vec![(format!("{label}: {}", reference.keys.len()), reference.keys.clone())];
    }
    let one = |key: &Key| {
        let title =
            record(key, view).map_or(String::new(), |one| parts::title(view.book, &one, view.lang));
        (format!("{label}: {title}"), vec![key.clone()])
    };
    reference.keys.iter().map(one).collect()
}

/// The records that a field names.
fn named(record: &Record, row: &FieldRow, view: &View) -> Vec<Key> {
    let (Shape::Reference(kind) | Shape::References(kind)) = row.shape else { return Vec::new() };
    let texts = match record.get(row.key) {
        Some(Value::Text(text)) => vec![text],
        Some(Value::List(texts)) => texts,
        _ => return Vec::new(),
    };
    let ids = texts.iter().filter_map(|text| Id::parse(text));
    let keys = ids.map(|id| Key::Record(kind, id));
    keys.filter(|key| view.book.get(key).is_some()).collect()
}
