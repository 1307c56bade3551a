//! Chấp nhận: a finding that a person has looked at and lets stand, with the reason.

use super::id::Id;
use super::record::{Named, fields};
use super::text::Text;
use super::value::Shape;

fields! {
    /// One finding let stand. It holds as long as the finding is the same, figures included.
    Waiver: Waiver {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// What identifies the finding: rule, place and figures.
        finding: Text = FieldFinding, Shape::Line, must, 40;
        /// Why it may stand.
        reason: Text = FieldReason, Shape::Story, must, 40;
    }
}

impl Named for Waiver {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.reason.clone()
    }
}
