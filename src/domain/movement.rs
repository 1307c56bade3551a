//! Phong trào thi đua, cuộc vận động.

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, fields};
use super::text::{Period, Text};
use super::value::Shape;

fields! {
    /// An emulation movement, campaign or drive as a unit carries it out.
    Movement: Movement {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Unit that reports it.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 0;
        /// Name without the quotation marks.
        name: Text = FieldName, Shape::Line, must, 44;
        /// Kind.
        kind: Option<Choice> = FieldKind, Shape::Choice(List::MovementKind), may, 16;
        /// Field it belongs to.
        field: Option<Choice> = FieldField, Shape::Choice(List::Field), may, 24;
        /// Who launched it.
        launched_by: Option<Text> = FieldLaunchedBy, Shape::Line, may, 0;
        /// How far it reaches.
        scope: Option<Choice> = FieldScope, Shape::Choice(List::Scope), may, 0;
        /// Years it runs.
        period: Option<Period> = FieldPeriod, Shape::Period, may, 10;
        /// Documents it rests on.
        basis: Vec<Id> = FieldBasis, Shape::References(Kind::Document), may, 0;
        /// Report that speaks of it.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 0;
        /// Where in the report.
        section: Option<Text> = FieldSection, Shape::Line, may, 0;
        /// Names of fields whose value is inferred, not stated.
        inferred: Vec<Text> = FieldInferred, Shape::Lines, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}
