//! Kết quả: a figure before and after, or against its target, of a model or a movement.

use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{Decimal, Text};
use super::value::Shape;

fields! {
    /// One result of a model or a movement.
    Outcome: Outcome {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The model it is a result of.
        exemplar: Option<Id> = FieldExemplar, Shape::Reference(Kind::Exemplar), may, 0;
        /// The movement it is a result of.
        movement: Option<Id> = FieldMovement, Shape::Reference(Kind::Movement), may, 0;
        /// What is measured.
        name: Text = FieldName, Shape::Line, must, 36;
        /// Unit of measure.
        measure: Option<Text> = FieldMeasure, Shape::Line, may, 12;
        /// The figure before.
        before: Option<Decimal> = FieldBefore, Shape::Number, may, 10;
        /// The figure to be reached.
        target: Option<Decimal> = FieldTarget, Shape::Number, may, 10;
        /// The figure reached.
        after: Option<Decimal> = FieldAfter, Shape::Number, may, 10;
        /// When before and after were, in words.
        timing: Option<Text> = FieldTiming, Shape::Line, may, 0;
        /// Document it stands in.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 0;
        /// Where in the document.
        section: Option<Text> = FieldSection, Shape::Line, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Outcome {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
