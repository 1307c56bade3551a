//! Nhân rộng: where a model was taken over, and from where: a small tree.

use super::step::dated;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::{PartialDate, Text};
use crate::domain::value::Shape;

fields! {
    /// One place that took a model over.
    Replication: Replication {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The model that was taken over.
        exemplar: Id = FieldExemplar, Shape::Reference(Kind::Exemplar), must, 36;
        /// The unit that took it over, where the book has it.
        unit: Option<Id> = FieldUnit, Shape::Reference(Kind::Unit), may, 20;
        /// The place in words.
        location: Option<Text> = FieldLocation, Shape::Line, may, 20;
        /// The place it came from, when not from the first one.
        through: Option<Id> = FieldThrough, Shape::Reference(Kind::Replication), may, 0;
        /// Since when.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// The record of the model at that place, where it has one.
        copy: Option<Id> = FieldCopy, Shape::Reference(Kind::Exemplar), may, 0;
        /// Document that says so.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Replication {
    fn id(&self) -> &Id {
        &self.id
    }

    /// The place with the date; the unit by its id where no place is named.
    fn title(&self) -> Text {
        let unit = || self.unit.as_ref().map_or(self.exemplar.as_str(), Id::as_str);
        dated(self.location.as_deref().unwrap_or_else(unit), self.date)
    }
}
