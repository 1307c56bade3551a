//! What dimensions and rows of a comparison are called.

use super::compare::{Dimension, Row};
use crate::domain::book::Book;
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

/// What a row is called in one of its dimensions; a dash where the source does not say.
#[must_use]
pub fn row_part(book: &Book, row: &Row, dimension: Dimension, lang: Lang) -> String {
    let key = &row.key;
    let name = match dimension {
        Dimension::Award => key.award.map(|code| code.award().name.clone()),
        Dimension::Recipient => key.recipient.map(|r| lang.say(r.word()).to_owned()),
        Dimension::Field => key.field.map(|field| field.name().to_owned()),
        Dimension::Occasion => key.occasion.map(|occasion| occasion.name().to_owned()),
        Dimension::Unit => key.unit.as_ref().map(|id| match book.unit(id.as_str()) {
            Some(unit) => unit.name.to_string(),
            None => id.to_string(),
        }),
    };
    name.unwrap_or_else(|| "—".to_owned())
}
