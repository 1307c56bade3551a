//! Tuyên truyền: what was done to make a model known.

use super::step::dated;
use crate::domain::catalogue::{Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Kind, Named, fields};
use crate::domain::text::{PartialDate, Text};
use crate::domain::value::Shape;
use crate::words::Lang;

fields! {
    /// One act of making a model or exemplar known.
    Publicity: Publicity {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// The model or exemplar.
        exemplar: Id = FieldExemplar, Shape::Reference(Kind::Exemplar), must, 40;
        /// How.
        form: Choice = FieldForm, Shape::Choice(List::Publicity), must, 24;
        /// When.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// Newspaper, station, page, place.
        outlet: Option<Text> = FieldOutlet, Shape::Line, may, 20;
        /// Where it can be read or seen.
        link: Option<Text> = FieldLink, Shape::Line, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Publicity {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.title_in(Lang::Vi)
    }

    /// "Đài truyền thanh 3/2020"
    fn title_in(&self, lang: Lang) -> Text {
        dated(self.form.name(lang), self.date)
    }
}
