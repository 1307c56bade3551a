//! Values as people read them: dates, numbers, names instead of ids.

use crate::domain::book::Book;
use crate::domain::catalogue::Catalogue;
use crate::domain::record::{FieldRow, Kind, Named, Record};
use crate::domain::text::{Decimal, PartialDate, Period, Text};
use crate::domain::value::{Shape, Value};
use crate::words::{Lang, Word};

/// The value of a field as a person reads it; lists joined by "; ".
#[must_use]
pub fn value(book: &Book, row: &FieldRow, value: &Value, lang: Lang) -> String {
    match value {
        Value::Absent => String::new(),
        Value::Text(text) => one(book, row, text, lang),
        Value::List(texts) => {
            let texts: Vec<String> = texts.iter().map(|text| one(book, row, text, lang)).collect();
            texts.join("; ")
        }
    }
}

/// The value of a field in a list, where only a few columns are: a figure keeps its qualifier as a
/// sign (≈ 37, > 200, < 1), and where the source gives only words, its words.
#[must_use]
pub fn cell(book: &Book, record: &Record, row: &FieldRow, lang: Lang) -> String {
    qualified(record, row, value(book, row, &record.get(row.key).unwrap_or_default(), lang))
}

/// The same of a number as machines write it: `1093`, `17.36`, `≈ 37`.
#[must_use]
pub fn plain_cell(record: &Record, row: &FieldRow) -> String {
    qualified(record, row, record.get(row.key).unwrap_or_default().cell())
}

fn qualified(record: &Record, row: &FieldRow, text: String) -> String {
    let Record::Indicator(indicator) = record else { return text };
    if row.key != "value" {
        return text;
    }
    let sign = indicator.qualifier.map_or("", |qualifier| match qualifier.id().as_str() {
        "khoang" => "≈ ",
        "hon" => "> ",
        "duoi" => "< ",
        _ => "",
    });
    match indicator.value {
        Some(_) => format!("{sign}{text}"),
        None => indicator.written.as_deref().unwrap_or_default().to_owned(),
    }
}

/// "−9,3 điểm %", "+120 hộ": a difference in the unit of its figures; of percentages in points.
#[must_use]
pub fn difference(delta: Decimal, measure: &str, lang: Lang) -> String {
    let measure = if measure.starts_with('%') { lang.say(Word::PercentPoints) } else { measure };
    format!("{} {measure}", delta.signed()).trim_end().to_owned()
}

fn one(book: &Book, row: &FieldRow, text: &str, lang: Lang) -> String {
    let read = match row.shape {
        Shape::Choice(list) | Shape::Choices(list) => {
            Catalogue::built_in().choice(list, text).map(|choice| choice.name(lang).to_owned())
        }
        Shape::Reference(kind) | Shape::References(kind) => {
            book.record(kind, text).map(|record| record.title(lang).to_string())
        }
        Shape::Date => PartialDate::parse(text).map(|date| date.to_string()),
        Shape::Period => Period::parse(text).map(|period| period.to_string()),
        Shape::Number => Decimal::parse_plain(text).map(|number| number.to_string()),
        Shape::Lines if row.key == "inferred" => field_label(text, lang),
        _ => None,
    };
    read.unwrap_or_else(|| text.to_owned())
}

/// The label of a field by its name, of whichever kind has it.
fn field_label(key: &str, lang: Lang) -> Option<String> {
    let row = Kind::ALL.iter().find_map(|kind| kind.field(key))?;
    Some(lang.say(row.label).to_lowercase())
}

/// All present fields of a record, label and text; values that were inferred say so.
#[must_use]
pub fn details(book: &Book, record: &Record, lang: Lang) -> Vec<(Text, Text)> {
    fields(book, record, lang)
        .into_iter()
        .map(|(row, text)| (lang.say(row.label).into(), text))
        .collect()
}

/// The same with the row of each field.
#[must_use]
pub fn fields(book: &Book, record: &Record, lang: Lang) -> Vec<(&'static FieldRow, Text)> {
    let inferred = match record.get("inferred") {
        Some(Value::List(keys)) => keys,
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    for row in record.kind().fields() {
        let is_shown = row.shape != Shape::Id && !matches!(row.key, "inferred" | "name");
        let text = value(book, row, &record.get(row.key).unwrap_or_default(), lang);
        if !is_shown || text.is_empty() {
            continue;
        }
        let is_inferred = inferred.iter().any(|key| &**key == row.key);
        let text = match is_inferred {
            true => format!("{text} ({})", lang.say(Word::InferredMark)),
            false => text,
        };
        rows.push((row, text.into()));
    }
    rows
}

/// "nguồn: Báo cáo …, mục II.3": where a record comes from.
#[must_use]
pub fn source(book: &Book, record: &Record, lang: Lang) -> Option<String> {
    let text = |key: &str| record.get(key).map(|value| value.cell()).filter(|t| !t.is_empty());
    let document =
        text("source").and_then(|id| book.document(&id).map(|d| d.title().to_string()))?;
    let place = text("section").map_or(String::new(), |section| format!(", {section}"));
    Some(format!("{}: {document}{place}", lang.say(Word::FieldSource).to_lowercase()))
}
