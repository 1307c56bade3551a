//! Đơn vị: administrative units, agencies, schools; their phases and who takes over from them.

pub mod phase;
pub mod succession;

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{PartialDate, Text};
use super::value::Shape;

fields! {
    /// Who keeps records and receives awards. Names repeat between levels and times ("Hồng Ngự"
    /// was a huyện and a thành phố, and is a phường): show the level, and the end when it has one.
    Unit: Unit {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Full name with its level: "huyện Hồng Ngự".
        name: Text = FieldName, Shape::Line, must, 30;
        /// Level in the administrative order.
        level: Option<Choice> = FieldLevel, Shape::Choice(List::UnitLevel), may, 14;
        /// The unit it belongs to.
        parent: Option<Id> = FieldParent, Shape::Reference(Kind::Unit), may, 16;
        /// Other writings, misspellings of sources included.
        aliases: Vec<Text> = FieldAliases, Shape::Lines, may, 0;
        /// First day, when known.
        from: Option<PartialDate> = FieldFrom, Shape::Date, may, 0;
        /// Last day; absent while the unit exists.
        until: Option<PartialDate> = FieldUntil, Shape::Date, may, 10;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Unit {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
