//! Văn bản: directives, plans, decisions, reports; cited as basis or as source of figures.

pub mod writing;

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{PartialDate, Text};
use super::value::Shape;
use crate::words::Lang;

fields! {
    /// A document. What identifies one is issuer, number, symbol *and year*: 158/KH-UBND of one
    /// issuer exists for 2017 and for 2019.
    Document: Document {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Kind of document.
        kind: Option<Choice> = FieldKind, Shape::Choice(List::DocumentKind), may, 12;
        /// Number: "34", "26/2018".
        number: Option<Text> = FieldNumber, Shape::Line, may, 8;
        /// Symbol: "CT/TW", "QĐ-UBND".
        symbol: Option<Text> = FieldSymbol, Shape::Line, may, 12;
        /// Date of issue.
        date: Option<PartialDate> = FieldDate, Shape::Date, may, 10;
        /// Issuing authority.
        issuer: Option<Text> = FieldIssuer, Shape::Line, may, 24;
        /// What it is about.
        subject: Option<Text> = FieldSubject, Shape::Story, may, 40;
        /// Number and symbol in every writing met.
        written: Vec<Text> = FieldWritten, Shape::Lines, may, 0;
        /// Reports that cite it.
        cited_in: Vec<Id> = FieldCitedIn, Shape::References(Kind::Document), may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Document {
    fn id(&self) -> &Id {
        &self.id
    }

    /// "Chỉ thị 34-CT/TW": kind with number and symbol, or with the subject where there is none.
    fn title(&self) -> Text {
        let kind = self.kind.map_or("", |kind| kind.name(Lang::Vi));
        let what = self.reference().or_else(|| self.subject.as_deref().map(str::to_owned));
        match what {
            // A subject may begin with the kind: "Luật giao thông đường bộ".
            Some(what) if what.to_lowercase().starts_with(&kind.to_lowercase()) => what.into(),
            Some(what) => format!("{kind} {what}").into(),
            None if kind.is_empty() => self.id.as_str().into(),
            None => kind.into(),
        }
    }
}

impl Document {
    /// "34-CT/TW" (Party) or "158/KH-UBND" (State): number and symbol joined as usual.
    #[must_use]
    pub fn reference(&self) -> Option<String> {
        let (number, symbol) = (self.number.as_deref(), self.symbol.as_deref());
        match (number, symbol) {
            (Some(number), Some(symbol)) if is_party(symbol) => Some(format!("{number}-{symbol}")),
            (Some(number), Some(symbol)) => Some(format!("{number}/{symbol}")),
            (Some(one), None) | (None, Some(one)) => Some(one.to_owned()),
            (None, None) => None,
        }
    }
}

/// Party documents put the slash before the body: CT/TW, NQ/ĐH, KH/HU.
fn is_party(symbol: &str) -> bool {
    symbol.split_once('/').is_some_and(|(_, body)| matches!(body, "TW" | "HU" | "TU" | "ĐH" | "ĐU"))
}
