//! What a person reads at the head of a row and over its columns.

use super::{Dimension, Query, RowKey};
use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::id::Id;
use crate::words::{Lang, Word};

impl Dimension {
    /// Every dimension.
    pub const ALL: [Dimension; 5] = [
        Dimension::Award,
        Dimension::Recipient,
        Dimension::Field,
        Dimension::Occasion,
        Dimension::Unit,
    ];

    /// The id in files and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Dimension::Award => "award",
            Dimension::Recipient => "recipient",
            Dimension::Field => "field",
            Dimension::Occasion => "occasion",
            Dimension::Unit => "unit",
        }
    }

    /// The dimension of this id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Dimension> {
        Dimension::ALL.into_iter().find(|dimension| dimension.id() == id)
    }

    /// The title of its column.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Dimension::Award => Word::ReportAward,
            Dimension::Recipient => Word::ReportRecipient,
            Dimension::Field => Word::FieldField,
            Dimension::Occasion => Word::ReportOccasion,
            Dimension::Unit => Word::FieldUnit,
        }
    }
}

impl RowKey {
    /// The words for one dimension; for a field or an occasion that is not known, says so.
    #[must_use]
    pub fn label(&self, book: &Book, dimension: Dimension, lang: Lang) -> String {
        let choice = |choice: Option<Choice>, unknown: Word| {
            choice.map_or_else(|| lang.say(unknown), Choice::name).to_owned()
        };
        match dimension {
            Dimension::Award => self.award.map_or_else(String::new, |a| a.award().name.clone()),
            Dimension::Recipient => self.recipient.map_or("", |r| lang.say(r.word())).to_owned(),
            Dimension::Field => choice(self.field, Word::ReportNoField),
            Dimension::Occasion => choice(self.occasion, Word::ReportNoOccasion),
            Dimension::Unit => self.unit.as_ref().map_or_else(String::new, |u| unit_name(book, u)),
        }
    }
}

/// The words for every dimension of the query: the head of a row in one text.
#[must_use]
pub fn row_label(book: &Book, query: &Query, key: &RowKey, lang: Lang) -> String {
    let words = query.rows.iter().map(|dimension| key.label(book, *dimension, lang));
    let words: Vec<String> = words.filter(|word| !word.is_empty()).collect();
    if words.is_empty() { lang.say(Word::ReportTotal).to_owned() } else { words.join(" · ") }
}

/// The words for a row of totals.
#[must_use]
pub fn total_label(book: &Book, key: &RowKey, lang: Lang) -> String {
    let recipient = key.label(book, Dimension::Recipient, lang);
    format!("{} · {recipient}", lang.say(Word::ReportTotal))
}

/// The name of a unit; its id when the book does not have it.
#[must_use]
pub fn unit_name(book: &Book, unit: &Id) -> String {
    book.unit(unit.as_str()).map_or(unit.as_str(), |unit| &unit.name).to_owned()
}
