//! What the book has from a report, as tables for people.

use super::{Contents, CountTable};
use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::document::Document;
use crate::domain::record::{FieldRow, Kind, Named, Record};
use crate::domain::sheet::{Figure, LineKey, Recipient};
use crate::domain::text::write_count;
use crate::domain::value::{Shape, Value};
use crate::report::present;
use crate::report::table::Table;
use crate::words::{Lang, Word};

/// The reports with how much of each the book has.
#[must_use]
pub fn listing(reports: &[Contents], lang: Lang) -> Table {
    let mut kinds: Vec<Kind> = reports.iter().flat_map(|one| &one.records).map(|r| r.0).collect();
    kinds.sort();
    kinds.dedup();
    let mut table = Table::new().left(lang.say(Word::FieldId)).left(lang.say(Word::FieldIssuer));
    table = table.left(lang.say(Word::FieldSubject)).right(lang.say(Word::DataCounts));
    for kind in &kinds {
        table = table.right(lang.say(kind.word()));
    }
    table = table.right(lang.say(Word::DataCited));
    for one in reports {
        let how_many =
            |count: usize| if count == 0 { "—".to_owned() } else { write_count(count as u64) };
        let of_kind =
            |kind: &Kind| one.records.iter().find(|r| r.0 == *kind).map_or(0, |r| r.1.len());
        let issuer = one.report.issuer.as_deref().unwrap_or("—").to_owned();
        let mut row = vec![one.report.id.to_string(), issuer, title(one.report)];
        row.push(how_many(one.figures()));
        row.extend(kinds.iter().map(|kind| how_many(of_kind(kind))));
        row.push(how_many(one.cited.len()));
        table.rows.push(row);
    }
    table
}

/// What a report is called: its number with symbol only says something where it has both.
#[must_use]
pub fn title(report: &Document) -> String {
    match (&report.number, &report.subject) {
        (None, Some(subject)) => {
            let kind = report.kind.map_or("", |kind| kind.name(Lang::Vi));
            format!("{kind} {subject}").trim().to_owned()
        }
        _ => report.title().into(),
    }
}

/// Everything of a report: headings with their tables, and what has to be said below them.
#[must_use]
pub fn tables(book: &Book, contents: &Contents, lang: Lang) -> Vec<(String, Table, Vec<String>)> {
    let mut found = Vec::new();
    for counts in &contents.counts {
        let unit = book.unit(counts.unit.as_str());
        let unit = unit.map_or(counts.unit.to_string(), |unit| unit.name.to_string());
        let heading = format!("{} – {unit}", lang.say(Word::TabGrid));
        found.push((heading, count_table(counts, lang), notes(counts, lang)));
    }
    for (kind, records) in &contents.records {
        let heading = format!("{} ({})", lang.say(kind.word()), records.len());
        found.push((heading, record_table(book, *kind, records, lang), Vec::new()));
    }
    if !contents.cited.is_empty() {
        let records: Vec<Record> =
            contents.cited.iter().map(|one| Record::Document((*one).clone())).collect();
        let records: Vec<&Record> = records.iter().collect();
        let heading = format!("{} ({})", lang.say(Word::DataCited), records.len());
        found.push((heading, record_table(book, Kind::Document, &records, lang), Vec::new()));
    }
    found
}

/// Rows by years as in the report: "—" where it says nothing, "*" at a year that is not complete.
fn count_table(counts: &CountTable, lang: Lang) -> Table {
    let has = |is_known: fn(LineKey) -> bool| counts.rows.iter().any(|row| is_known(row.line));
    let has_field = has(|line| line.field().is_some());
    let has_occasion = has(|line| line.occasion().is_some());
    let mut table = Table::new().left(lang.say(Word::DimensionAward));
    if has_field {
        table = table.left(lang.say(Word::FieldField));
    }
    if has_occasion {
        table = table.left(lang.say(Word::DimensionOccasion));
    }
    table = table.left(lang.say(Word::DimensionRecipient));
    for head in &counts.years {
        let star = if head.is_part_year() { "*" } else { "" };
        table = table.right(format!("{}{star}", head.year));
    }
    table = table.left(lang.say(Word::FieldWritten)).left(lang.say(Word::FieldSection));
    for row in &counts.rows {
        let line = row.line;
        let choice = |choice: Option<Choice>| {
            choice.map_or("—".to_owned(), |choice| choice.name(lang).to_owned())
        };
        let mut cells = vec![line.award.award().name(lang).to_owned()];
        cells.extend(has_field.then(|| choice(line.field())));
        cells.extend(has_occasion.then(|| choice(line.occasion())));
        cells.push(lang.say(Recipient::word(line.recipient)).to_owned());
        let value = |cell: &Option<Figure>| {
            cell.as_ref().map_or("—".to_owned(), |figure| write_count(figure.value.into()))
        };
        cells.extend(row.cells.iter().map(value));
        cells.push(each_once(row.cells.iter().flatten().map(|f| f.remark.written.as_deref())));
        cells.push(each_once(row.cells.iter().flatten().map(|f| f.remark.section.as_deref())));
        table.rows.push(cells);
    }
    table
}

/// The texts that occur, each once, joined by "; ".
fn each_once<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> String {
    let mut found: Vec<&str> = Vec::new();
    for text in texts.flatten() {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found.join("; ")
}

/// What is known of years and of single figures: state, place, note.
fn notes(counts: &CountTable, lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    for head in &counts.years {
        let state = head.state.map(|state| state.name(lang).to_owned());
        let parts = [state, head.section.as_deref().map(str::to_owned)];
        let parts = parts.into_iter().flatten().chain(head.note.as_deref().map(str::to_owned));
        let star = if head.is_part_year() { "*" } else { "" };
        notes.push(format!("{}{star}: {}", head.year, parts.collect::<Vec<_>>().join("; ")));
    }
    for row in &counts.rows {
        for (head, figure) in counts.years.iter().zip(&row.cells) {
            let note = figure.as_ref().and_then(|figure| figure.remark.note.as_deref());
            let who = lang.say(Recipient::word(row.line.recipient)).to_lowercase();
            let award = Some(row.line.award.award().name(lang));
            let parts = [award, row.line.field().map(|field| field.name(lang)), Some(&*who)];
            let row = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            notes.extend(note.map(|note| format!("{row}, {}: {note}", head.year)));
        }
    }
    notes
}

/// The records with every field that one of them has; what is inferred says so.
fn record_table(book: &Book, kind: Kind, records: &[&Record], lang: Lang) -> Table {
    let is_known = |row: &&FieldRow| {
        let is_told =
            row.shape != Shape::Id && !matches!(row.key, "inferred" | "source" | "cited_in");
        is_told && records.iter().any(|r| r.get(row.key).unwrap_or_default() != Value::Absent)
    };
    let fields: Vec<&FieldRow> = kind.fields().iter().filter(is_known).collect();
    let mut table = Table::new();
    for row in &fields {
        let title = lang.say(row.label);
        table = if row.shape == Shape::Number { table.right(title) } else { table.left(title) };
    }
    for record in records {
        let inferred = match record.get("inferred") {
            Some(Value::List(keys)) => keys,
            _ => Vec::new(),
        };
        let cell = |row: &&FieldRow| {
            let value = record.get(row.key).unwrap_or_default();
            let text = present::value(book, row, &value, lang);
            match inferred.iter().any(|key| **key == *row.key) && !text.is_empty() {
                true => format!("{text} ({})", lang.say(Word::InferredMark)),
                false => text,
            }
        };
        table.rows.push(fields.iter().map(cell).collect());
    }
    table
}
