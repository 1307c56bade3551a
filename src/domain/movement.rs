//! Phong trào thi đua, cuộc vận động.

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{PartialDate, Period, Text};
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
        kind: Option<Choice> = FieldKind, Shape::Choice(List::MovementKind), may, 11;
        /// Field it belongs to.
        field: Option<Choice> = FieldField, Shape::Choice(List::Field), may, 24;
        /// Who launched it.
        launched_by: Option<Text> = FieldLaunchedBy, Shape::Line, may, 0;
        /// Standing agency: cơ quan thường trực.
        agency: Option<Text> = FieldAgency, Shape::Line, may, 0;
        /// How far it reaches.
        scope: Option<Choice> = FieldScope, Shape::Choice(List::Scope), may, 0;
        /// Years it runs.
        period: Option<Period> = FieldPeriod, Shape::Period, may, 10;
        /// Documents it rests on.
        basis: Vec<Id> = FieldBasis, Shape::References(Kind::Document), may, 0;
        /// Level of the body that launched it, as form 0601 has it.
        level: Option<Choice> = FieldMovementLevel, Shape::Choice(List::MovementLevel), may, 0;
        /// Yearly and regular, or on a theme.
        method: Option<Choice> = FieldMethod, Shape::Choice(List::Method), may, 0;
        /// First day, where it is known closer than the years.
        start: Option<PartialDate> = FieldFrom, Shape::Date, may, 0;
        /// Last day.
        end: Option<PartialDate> = FieldUntil, Shape::Date, may, 0;
        /// Day by which sơ kết is to be held.
        review_due: Option<PartialDate> = FieldReviewDue, Shape::Date, may, 0;
        /// Day on which sơ kết was held.
        reviewed: Option<PartialDate> = FieldReviewed, Shape::Date, may, 0;
        /// Day by which tổng kết is to be held.
        closing_due: Option<PartialDate> = FieldClosingDue, Shape::Date, may, 0;
        /// Day on which tổng kết was held.
        closed: Option<PartialDate> = FieldClosed, Shape::Date, may, 0;
        /// What it is to reach, in words; figures are outcomes.
        aim: Option<Text> = FieldAim, Shape::Story, may, 0;
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

impl Named for Movement {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
