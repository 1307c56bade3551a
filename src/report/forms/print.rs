//! A filled form as a table, and what has to be said below it.

use super::{Filled, Head, Missing, Subject, Thing};
use crate::domain::book::Book;
use crate::domain::text::write_count;
use crate::report::say;
use crate::report::table::Table;
use crate::words::{Lang, Word};

/// A row or a column: its name, or that it holds what could not be placed.
#[must_use]
pub fn name(head: &Head, lang: Lang) -> String {
    head.name.as_ref().map_or(lang.say(Word::FormUnknown), |name| name.say(lang)).to_owned()
}

/// For whom a table is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// "1.093", "—"; a group is said once.
    Person,
    /// "1093", nothing where nothing is counted; every row says its group.
    Machine,
}

impl Reader {
    fn figure(self, value: Option<u64>) -> String {
        match (self, value) {
            (Reader::Person, Some(value)) => write_count(value),
            (Reader::Person, None) => "—".to_owned(),
            (Reader::Machine, value) => value.map_or(String::new(), |value| value.to_string()),
        }
    }
}

/// The form as a table: code, group, name, then the figures.
#[must_use]
pub fn table(filled: &Filled, reader: Reader, lang: Lang) -> Table {
    let has_codes = filled.rows.iter().any(|row| row.code.is_some());
    let mut table = Table::new();
    if has_codes {
        table = table.left(lang.say(Word::FormCode));
    }
    table = table.left(lang.say(Word::FormGroup)).left(lang.say(Word::FormRow));
    for column in &filled.columns {
        let code = column.code.as_ref().map_or(String::new(), |code| format!(" ({code})"));
        table = table.right(format!("{}{code}", name(column, lang)));
    }
    let mut before = None;
    for (at, row) in filled.rows.iter().enumerate() {
        let mut cells = Vec::new();
        if has_codes {
            cells.push(row.code.clone().unwrap_or_default());
        }
        let is_said = reader == Reader::Person && before == Some(&row.group);
        cells.push(if is_said { String::new() } else { row.group.say(lang).to_owned() });
        before = Some(&row.group);
        cells.push(name(row, lang));
        let value = |column| reader.figure(filled.value(at, column));
        cells.extend((0..filled.columns.len()).map(value));
        table.rows.push(cells);
    }
    table
}

/// What could not be placed, each named; what was left out; what the figures rest on.
#[must_use]
pub fn notes(book: &Book, filled: &Filled, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    let incomplete = filled.incomplete();
    if !incomplete.is_empty() {
        let count: u64 = incomplete.iter().map(|one| one.weight).sum();
        let parts = [("count", &*write_count(count)), ("measure", filled.form.measure.say(lang))];
        notes.push(lang.fill(Word::FormIncomplete, &parts));
        notes.extend(incomplete.iter().map(|one| {
            let missing = missing(filled, one.missing, lang);
            format!("  – {} ({missing})", said(book, one.thing, lang))
        }));
    }
    if !filled.left_out.is_empty() && filled.form.of == Subject::Movements {
        let count = write_count(filled.left_out.len() as u64);
        notes.push(lang.fill(Word::FormLeftOut, &[("count", &count)]));
        let left = filled.left_out.iter().map(|thing| format!("  – {}", said(book, thing, lang)));
        notes.extend(left);
    }
    if filled.form.of == Subject::Awards {
        notes.extend(sheet_notes(book, filled, lang));
    }
    notes.push(filled.form.note.say(lang).to_owned());
    notes
}

/// What is not known of a thing, in words.
#[must_use]
pub fn missing(filled: &Filled, missing: &[Missing], lang: Lang) -> String {
    let subject = match filled.form.of {
        Subject::Movements => Word::FieldKind,
        Subject::Awards => Word::DimensionAward,
    };
    let name = |one: &Missing| match one {
        Missing::Time => lang.say(Word::FormTime).to_owned(),
        Missing::Subject => lang.say(subject).to_lowercase(),
        Missing::Columns => filled.form.columns_by.say(lang).to_owned(),
        Missing::Group(at) => filled
            .form
            .groups
            .get(*at)
            .map_or(String::new(), |group| group.name.say(lang).to_lowercase()),
    };
    let names: Vec<String> = missing.iter().map(name).collect();
    lang.fill(Word::FormMissing, &[("what", &names.join(", "))])
}

/// That the year of a sheet may be another than the statistical one, and that it is not complete.
fn sheet_notes(book: &Book, filled: &Filled, lang: Lang) -> Vec<String> {
    let sheet = book.sheet(filled.asked.unit.as_str(), filled.asked.year);
    let Some(head) = sheet.map(|sheet| &sheet.head) else { return Vec::new() };
    let mut notes = Vec::new();
    if filled.form.code.is_some() && head.notion.is_none_or(|notion| !notion.is("thong-ke")) {
        notes.push(lang.say(Word::FormOtherYear).to_owned());
    }
    if head.is_part_year() {
        notes.push(lang.fill(Word::FormPartYear, &[("year", &head.year.to_string())]));
    }
    notes
}

/// What a thing is called.
#[must_use]
pub fn said(book: &Book, thing: &Thing, lang: Lang) -> String {
    match thing {
        Thing::Record(kind, id) => book
            .record(*kind, id.as_str())
            .map_or_else(|| id.to_string(), |record| record.title(lang).into()),
        Thing::Count { unit, year, line } => {
            let value = book.sheet(unit.as_str(), *year).and_then(|sheet| sheet.value(*line));
            let value = value.map_or("—".to_owned(), |value| {
                say::figure(value.into(), Some(line.recipient), lang)
            });
            let field = line.field().map(|field| format!(", {}", field.name(lang)));
            format!("{}{}: {value}", line.award.award().name(lang), field.unwrap_or_default())
        }
    }
}
