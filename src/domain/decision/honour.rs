//! Người được khen: one collective, individual or household in a decision, and what it received.

use crate::domain::catalogue::{Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::Text;
use crate::domain::value::Shape;

fields! {
    /// One award of a decision to one recipient. Of a person only name and unit are kept.
    Honour: Honour {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The decision.
        decision: Id = FieldDecision, Shape::Reference(Kind::Decision), must, 20;
        /// Who: the name of the person, the collective, the household.
        name: Text = FieldName, Shape::Line, must, 26;
        /// Collective, individual or household.
        recipient: Choice = FieldRecipient, Shape::Choice(List::Recipient), must, 12;
        /// What was awarded.
        award: Choice = FieldAward, Shape::Choice(List::Award), must, 28;
        /// Unit of the recipient, where the book has it.
        unit: Option<Id> = FieldUnit, Shape::Reference(Kind::Unit), may, 0;
        /// Unit of the recipient in words.
        workplace: Option<Text> = FieldWorkplace, Shape::Line, may, 20;
        /// Direct worker or leader: what official forms ask for.
        role: Option<Choice> = FieldRole, Shape::Choice(List::Role), may, 0;
        /// Field of the merit.
        field: Option<Choice> = FieldField, Shape::Choice(List::Field), may, 0;
        /// The model or exemplar that is rewarded.
        exemplar: Option<Id> = FieldExemplar, Shape::Reference(Kind::Exemplar), may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Honour {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
