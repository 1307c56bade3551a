//! Thời kỳ của đơn vị: what a unit was called, and where it belonged, between two days.

use crate::domain::catalogue::{Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::{PartialDate, Text};
use crate::domain::value::Shape;

fields! {
    /// Name, level and parent of a unit for a time. Outside of all phases the unit's own hold.
    Phase: Phase {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The unit.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 0;
        /// Name at that time: "xã Thường Thới Tiền".
        name: Text = FieldName, Shape::Line, must, 30;
        /// Level at that time.
        level: Option<Choice> = FieldLevel, Shape::Choice(List::UnitLevel), may, 14;
        /// The unit it belonged to.
        parent: Option<Id> = FieldParent, Shape::Reference(Kind::Unit), may, 20;
        /// First day; absent: since ever.
        from: Option<PartialDate> = FieldFrom, Shape::Date, may, 10;
        /// Last day; absent: until now.
        until: Option<PartialDate> = FieldUntil, Shape::Date, may, 10;
        /// Document that orders it.
        basis: Option<Id> = FieldBasis, Shape::Reference(Kind::Document), may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Phase {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
