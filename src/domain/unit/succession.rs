//! Kế thừa: which unit took over from which, many to many, whole or in part.

use crate::domain::catalogue::{Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::{PartialDate, Text};
use crate::domain::value::Shape;

fields! {
    /// One unit takes over from another. Figures of the former unit stay its own, never split.
    Succession: Succession {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The unit that ended, or gave a part away.
        from: Id = FieldPredecessor, Shape::Reference(Kind::Unit), must, 28;
        /// The unit that took over.
        to: Id = FieldSuccessor, Shape::Reference(Kind::Unit), must, 28;
        /// The whole of it, or a part.
        extent: Option<Choice> = FieldExtent, Shape::Choice(List::Extent), may, 12;
        /// First day under the successor.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// Document that orders it.
        basis: Option<Id> = FieldBasis, Shape::Reference(Kind::Document), may, 0;
        /// Names of fields whose value is inferred, not stated.
        inferred: Vec<Text> = FieldInferred, Shape::Lines, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Succession {
    fn id(&self) -> &Id {
        &self.id
    }

    /// The ids of both units; screens write their names.
    fn title(&self) -> Text {
        format!("{} → {}", self.from, self.to).into()
    }
}
