//! Mô hình, điển hình tiên tiến.

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, fields};
use super::text::{Period, Text};
use super::value::Shape;

fields! {
    /// A model practice, or an exemplary collective, individual or household.
    Exemplar: Exemplar {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Unit that reports it.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 0;
        /// Name.
        name: Text = FieldName, Shape::Line, must, 44;
        /// Model, collective, individual or household.
        kind: Option<Choice> = FieldKind, Shape::Choice(List::ExemplarKind), may, 0;
        /// Where it is found.
        location: Option<Text> = FieldLocation, Shape::Line, may, 0;
        /// Who launched it or carries it.
        launched_by: Option<Text> = FieldLaunchedBy, Shape::Line, may, 0;
        /// Field it belongs to.
        field: Option<Choice> = FieldField, Shape::Choice(List::Field), may, 24;
        /// phát hiện → bồi dưỡng → tổng kết → nhân rộng.
        stage: Option<Choice> = FieldStage, Shape::Choice(List::Stage), may, 10;
        /// Years it is reported for.
        period: Option<Period> = FieldPeriod, Shape::Period, may, 10;
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
