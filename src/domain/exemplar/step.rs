//! Bước phát triển: a model moves through phát hiện → bồi dưỡng → tổng kết → nhân rộng.

use crate::domain::catalogue::{Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::{PartialDate, Text};
use crate::domain::value::Shape;
use crate::words::Lang;

fields! {
    /// One move of a model or exemplar to a stage: when, by whom, on what basis.
    Step: Step {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The model or exemplar.
        exemplar: Id = FieldExemplar, Shape::Reference(Kind::Exemplar), must, 40;
        /// The stage it came to.
        stage: Choice = FieldStage, Shape::Choice(List::Stage), must, 12;
        /// When.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// Who moved it: office or person in office.
        decided_by: Option<Text> = FieldDecidedBy, Shape::Line, may, 24;
        /// Document it rests on.
        basis: Option<Id> = FieldBasis, Shape::Reference(Kind::Document), may, 0;
        /// What was done.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Step {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.title_in(Lang::Vi)
    }

    /// "Bồi dưỡng 3/2020"
    fn title_in(&self, lang: Lang) -> Text {
        dated(self.stage.name(lang), self.date)
    }
}

/// A name with its date behind it, where there is one.
pub(in crate::domain) fn dated(name: &str, date: Option<PartialDate>) -> Text {
    date.map_or_else(|| name.into(), |date| format!("{name} {date}").into())
}
