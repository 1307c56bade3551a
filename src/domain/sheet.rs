//! Biểu: all award counts of one unit in one year, with state and provenance.
//!
//! A province holds a million counts, so a count is twelve bytes; what only few counts have (place
//! in the source, wording, note) stands beside them.

use serde::{Deserialize, Serialize};

use super::catalogue::{AwardCode, Catalogue, Choice, List};
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{PartialDate, Text, Year};
use super::value::Shape;
use crate::words::Word;

fields! {
    /// What holds for all counts of a sheet.
    SheetHead: Sheet {
        /// The unit.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 0;
        /// The year.
        year: Year = FieldYear, Shape::Year, must, 4;
        /// Which days the year covers; absent when the source does not say.
        notion: Option<Choice> = FieldNotion, Shape::Choice(List::YearNotion), may, 12;
        /// Draft, final, part-year, or suspected part-year.
        state: Option<Choice> = FieldState, Shape::Choice(List::SheetState), may, 18;
        /// Last day a part-year covers, when known.
        until: Option<PartialDate> = FieldUntil, Shape::Date, may, 10;
        /// Document the figures come from.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 24;
        /// Where in the document.
        section: Option<Text> = FieldSection, Shape::Line, may, 0;
        /// Names of fields whose value is inferred, not stated.
        inferred: Vec<Text> = FieldInferred, Shape::Lines, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for SheetHead {
    fn id(&self) -> &Id {
        &self.unit
    }

    fn title(&self) -> Text {
        format!("{} {}", self.unit, self.year).into()
    }
}

impl SheetHead {
    /// A sheet of which nothing is known yet.
    #[must_use]
    pub fn new(unit: Id, year: Year) -> SheetHead {
        let (notion, state, until, source, section, note) = (None, None, None, None, None, None);
        SheetHead { unit, year, notion, state, until, source, section, inferred: vec![], note }
    }

    /// True when its figures are final: who changes one says why.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.state.is_some_and(|state| state.is("chinh-thuc"))
    }

    /// True when the year is not complete, stated or suspected: left out of increase and decrease.
    #[must_use]
    pub fn is_part_year(&self) -> bool {
        self.state.is_some_and(|s| s.is("chua-du-nam") || s.is("nghi-chua-du-nam"))
    }
}

/// Who received an award.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[repr(u8)]
pub enum Recipient {
    /// tập thể
    Collective = 1,
    /// cá nhân
    Individual = 2,
    /// hộ gia đình
    Household = 3,
}

impl Recipient {
    /// Every kind, in the order of tables.
    pub const ALL: [Recipient; 3] =
        [Recipient::Collective, Recipient::Individual, Recipient::Household];

    /// The id in files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Recipient::Collective => "collective",
            Recipient::Individual => "individual",
            Recipient::Household => "household",
        }
    }

    /// The name on screen.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Recipient::Collective => Word::RecipientCollective,
            Recipient::Individual => Word::RecipientIndividual,
            Recipient::Household => Word::RecipientHousehold,
        }
    }

    /// The name of several: Vietnamese has one form, English two.
    #[must_use]
    pub const fn many(self) -> Word {
        match self {
            Recipient::Collective => Word::RecipientCollectives,
            Recipient::Individual => Word::RecipientIndividuals,
            Recipient::Household => Word::RecipientHouseholds,
        }
    }

    /// The kind of this stored number.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Recipient> {
        Recipient::ALL.into_iter().find(|r| *r as u8 == number)
    }
}

/// Which line of a sheet: award and recipient, where known also field and occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineKey {
    /// danh hiệu, hình thức
    pub award: AwardCode,
    /// Number of the field, 0 for none.
    field: u16,
    /// đối tượng
    pub recipient: Recipient,
    /// Number of the occasion, 0 for none.
    occasion: u8,
}

impl LineKey {
    /// A line for an award and a recipient.
    #[must_use]
    pub fn new(award: AwardCode, recipient: Recipient) -> LineKey {
        LineKey { award, field: 0, recipient, occasion: 0 }
    }

    /// The same line narrowed to a field (lĩnh vực).
    #[must_use]
    pub fn with_field(self, field: Option<Choice>) -> LineKey {
        LineKey { field: field.map_or(0, Choice::code), ..self }
    }

    /// The same line narrowed to an occasion (loại hình khen thưởng).
    #[must_use]
    pub fn with_occasion(self, occasion: Option<Choice>) -> LineKey {
        let code = occasion.and_then(|o| u8::try_from(o.code()).ok()).unwrap_or(0);
        LineKey { occasion: code, ..self }
    }

    /// Lĩnh vực, where known.
    #[must_use]
    pub fn field(self) -> Option<Choice> {
        if self.field == 0 {
            return None;
        }
        Catalogue::built_in().choice_by_number(List::Field, self.field)
    }

    /// Loại hình khen thưởng, where known.
    #[must_use]
    pub fn occasion(self) -> Option<Choice> {
        if self.occasion == 0 {
            return None;
        }
        Catalogue::built_in().choice_by_number(List::Occasion, u16::from(self.occasion))
    }

    /// Number of the field and of the occasion, 0 for none: for compact storage.
    #[must_use]
    pub const fn numbers(self) -> (u16, u8) {
        (self.field, self.occasion)
    }
}

/// One count of a sheet in twelve bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which line.
    pub key: LineKey,
    /// How many.
    pub value: u32,
}

/// What is known of one count beside its number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Document of this one count, where it is not the sheet's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Id>,
    /// Place in the source: "mục III, bảng, dòng 04".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<Text>,
    /// The award as the source words it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub written: Option<Text>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A count with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// How many; 0 is a number, an absent count has no figure.
    pub value: u32,
    /// Place, wording, note.
    #[serde(flatten)]
    pub remark: Remark,
}

/// All counts of one unit and year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// State and provenance.
    pub head: SheetHead,
    /// Ordered by key, one line a key.
    lines: Vec<Line>,
    /// Ordered by key; only lines that have something to say.
    remarks: Vec<(LineKey, Remark)>,
}

impl Sheet {
    /// A sheet without counts.
    #[must_use]
    pub fn new(head: SheetHead) -> Sheet {
        Sheet { head, lines: Vec::new(), remarks: Vec::new() }
    }

    /// A sheet out of stored lines and remarks, in whatever order.
    #[must_use]
    pub fn from_parts(
        head: SheetHead,
        mut lines: Vec<Line>,
        mut remarks: Vec<(LineKey, Remark)>,
    ) -> Sheet {
        lines.sort_unstable_by_key(|line| line.key);
        lines.dedup_by_key(|line| line.key);
        remarks.sort_by_key(|(key, _)| *key);
        Sheet { head, lines, remarks }
    }

    /// The counts, ordered by key.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The remarks, ordered by key.
    #[must_use]
    pub fn remarks(&self) -> &[(LineKey, Remark)] {
        &self.remarks
    }

    /// The count of a line; `None` when absent.
    #[must_use]
    pub fn value(&self, key: LineKey) -> Option<u32> {
        let at = self.lines.binary_search_by_key(&key, |line| line.key).ok()?;
        Some(self.lines[at].value)
    }

    /// The remark of a line, when it has one.
    #[must_use]
    pub fn remark(&self, key: LineKey) -> Option<&Remark> {
        let at = self.remarks.binary_search_by_key(&key, |(key, _)| *key).ok()?;
        Some(&self.remarks[at].1)
    }

    /// The document a count comes from, and the place in it: its own, else the sheet's. A count
    /// from another document than the sheet's has its place in that document or none.
    #[must_use]
    pub fn source_of(&self, key: LineKey) -> (Option<&Id>, Option<&Text>) {
        let remark = self.remark(key);
        let section = remark.and_then(|remark| remark.section.as_ref());
        match remark.and_then(|remark| remark.source.as_ref()) {
            Some(own) => (Some(own), section),
            None => (self.head.source.as_ref(), section.or(self.head.section.as_ref())),
        }
    }

    /// The count of a line with its remark; `None` when absent.
    #[must_use]
    pub fn figure(&self, key: LineKey) -> Option<Figure> {
        let value = self.value(key)?;
        Some(Figure { value, remark: self.remark(key).cloned().unwrap_or_default() })
    }

    /// Replaces the figure of a line; `None` makes it absent.
    pub fn set_figure(&mut self, key: LineKey, figure: Option<Figure>) {
        let line_at = self.lines.binary_search_by_key(&key, |line| line.key);
        let remark_at = self.remarks.binary_search_by_key(&key, |(key, _)| *key);
        let (value, remark) = match figure {
            Some(figure) => (Some(figure.value), figure.remark),
            None => (None, Remark::default()),
        };
        match (line_at, value) {
            (Ok(at), Some(value)) => self.lines[at].value = value,
            (Ok(at), None) => drop(self.lines.remove(at)),
            (Err(at), Some(value)) => self.lines.insert(at, Line { key, value }),
            (Err(_), None) => {}
        }
        let has_remark = remark != Remark::default();
        match (remark_at, has_remark) {
            (Ok(at), true) => self.remarks[at].1 = remark,
            (Ok(at), false) => drop(self.remarks.remove(at)),
            (Err(at), true) => self.remarks.insert(at, (key, remark)),
            (Err(_), false) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_twelve_bytes() {
        assert_eq!(size_of::<Line>(), 12);
    }
}
