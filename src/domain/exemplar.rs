//! Mô hình, điển hình tiên tiến, and what belongs to the life of one.

pub mod assessment;
pub mod publicity;
pub mod replication;
pub mod stage;
pub mod step;

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{PartialDate, Period, Text};
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
        /// When it was found.
        found: Option<PartialDate> = FieldFound, Shape::Date, may, 0;
        /// Kept up, paused, ended.
        upkeep: Option<Choice> = FieldUpkeep, Shape::Choice(List::Upkeep), may, 0;
        /// Tiêu chuẩn met, general ones and those of the field.
        criteria: Vec<Choice> = FieldCriteria, Shape::Choices(List::Criterion), may, 0;
        /// Bodies that work on it together.
        coordinators: Vec<Text> = FieldCoordinators, Shape::Lines, may, 0;
        /// Movement it grew out of.
        movement: Option<Id> = FieldMovement, Shape::Reference(Kind::Movement), may, 0;
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

impl Named for Exemplar {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
