//! Quyết định khen thưởng: the register of decisions, optional beside the yearly counts.

pub mod honour;

use super::catalogue::{Choice, List};
use super::exemplar::step::dated;
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{PartialDate, Text, Year};
use super::value::Shape;

fields! {
    /// One decision on awards. Who received what stands in its honours.
    Decision: Decision {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Unit whose register it stands in, and whose counts it belongs to.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 0;
        /// Number: "34".
        number: Option<Text> = FieldNumber, Shape::Line, may, 8;
        /// Symbol: "QĐ-UBND".
        symbol: Option<Text> = FieldSymbol, Shape::Line, may, 12;
        /// Date of issue.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// Who awards, in words: "Chủ tịch UBND tỉnh".
        issuer: Option<Text> = FieldIssuer, Shape::Line, may, 24;
        /// Unit whose head awards, where the book has it.
        authority: Option<Id> = FieldAuthority, Shape::Reference(Kind::Unit), may, 0;
        /// Loại hình khen thưởng.
        occasion: Option<Choice> = FieldOccasion, Shape::Choice(List::Occasion), may, 16;
        /// Movement it rewards.
        movement: Option<Id> = FieldMovement, Shape::Reference(Kind::Movement), may, 0;
        /// Year it counts for, when not the year of its date.
        year: Option<Year> = FieldYear, Shape::Year, may, 4;
        /// Report or list it was taken from.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Decision {
    fn id(&self) -> &Id {
        &self.id
    }

    /// "12/QĐ-UBND 05/3/2020"
    fn title(&self) -> Text {
        let reference: Vec<&str> =
            self.number.iter().chain(&self.symbol).map(|part| &**part).collect();
        let name = if reference.is_empty() { self.id.to_string() } else { reference.join("/") };
        dated(&name, self.date)
    }
}
