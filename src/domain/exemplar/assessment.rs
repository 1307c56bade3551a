//! Đánh giá hằng năm of a model: what it does, what it could, what stands in its way.

use crate::domain::catalogue::{Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::{PartialDate, Text, Year};
use crate::domain::value::Shape;
use crate::words::Lang;

fields! {
    /// The assessment of a model or exemplar for one year.
    Assessment: Assessment {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The model or exemplar.
        exemplar: Id = FieldExemplar, Shape::Reference(Kind::Exemplar), must, 40;
        /// The year assessed.
        year: Year = FieldYear, Shape::Year, must, 4;
        /// When it was assessed.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// Tác dụng.
        effect: Option<Text> = FieldEffect, Shape::Story, may, 0;
        /// Hiệu quả.
        effectiveness: Option<Text> = FieldEffectiveness, Shape::Story, may, 0;
        /// Khả năng phát triển.
        potential: Option<Text> = FieldPotential, Shape::Story, may, 0;
        /// Khó khăn.
        difficulties: Option<Text> = FieldDifficulties, Shape::Story, may, 0;
        /// What follows from it.
        decision: Option<Choice> = FieldVerdict, Shape::Choice(List::Verdict), may, 18;
        /// Who assessed.
        decided_by: Option<Text> = FieldDecidedBy, Shape::Line, may, 0;
        /// Document with the assessment.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 0;
        /// Where in the document.
        section: Option<Text> = FieldSection, Shape::Line, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Assessment {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.title_in(Lang::Vi)
    }

    /// "2021: Nhân rộng"
    fn title_in(&self, lang: Lang) -> Text {
        match self.decision {
            Some(decision) => format!("{}: {}", self.year, decision.name(lang)).into(),
            None => self.year.to_string().into(),
        }
    }
}
