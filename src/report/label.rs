//! What dimensions and rows of a comparison are called.

use super::compare::{Dimension, Query, Row, RowKey};
use crate::domain::book::Book;
use crate::domain::lineage;
use crate::domain::text::Year;
use crate::words::{Lang, Word};

/// The head of a dimension's column.
#[must_use]
pub const fn dimension(dimension: Dimension) -> Word {
    match dimension {
        Dimension::Award => Word::DimensionAward,
        Dimension::Recipient => Word::DimensionRecipient,
        Dimension::Field => Word::FieldField,
        Dimension::Occasion => Word::DimensionOccasion,
        Dimension::Unit => Word::FieldUnit,
    }
}

/// What a row is called in one of its dimensions, a unit as at the end of the year; a dash where
/// the source does not say.
#[must_use]
pub fn row_part(book: &Book, row: &Row, dimension: Dimension, year: Year, lang: Lang) -> String {
    let key = &row.key;
    let name = match dimension {
        Dimension::Award => key.award.map(|code| code.award().name(lang).to_owned()),
        Dimension::Recipient => key.recipient.map(|r| lang.say(r.word()).to_owned()),
        Dimension::Field => key.field.map(|field| field.name(lang).to_owned()),
        Dimension::Occasion => key.occasion.map(|occasion| occasion.name(lang).to_owned()),
        Dimension::Unit => key.unit.as_ref().map(|id| lineage::name_in(book, id, year)),
    };
    name.unwrap_or_else(|| "—".to_owned())
}

/// What a row is called in all its dimensions; a field or an occasion that is not known says so.
#[must_use]
pub fn row(book: &Book, query: &Query, row: &Row, lang: Lang) -> String {
    let part = |dimension: &Dimension| match dimension {
        Dimension::Field if row.key.field.is_none() => lang.say(Word::ReportNoField).to_owned(),
        Dimension::Occasion if row.key.occasion.is_none() => {
            lang.say(Word::ReportNoOccasion).to_owned()
        }
        dimension => row_part(book, row, *dimension, query.years.to, lang),
    };
    let parts: Vec<String> = query.rows.iter().map(part).collect();
    if parts.is_empty() { lang.say(Word::Total).to_owned() } else { parts.join(" · ") }
}

/// What a row of totals is called: "Tổng cộng · Cá nhân".
#[must_use]
pub fn total(key: &RowKey, lang: Lang) -> String {
    let recipient = key.recipient.map_or("", |recipient| lang.say(recipient.word()));
    format!("{} · {recipient}", lang.say(Word::Total))
}
