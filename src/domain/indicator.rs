//! Chỉ tiêu: named figures beside the awards.

use super::catalogue::{Choice, List};
use super::id::Id;
use super::record::{Kind, Named, fields};
use super::text::{Decimal, Period, Text, Year};
use super::value::Shape;

fields! {
    /// One figure of one indicator for a year or a period.
    Indicator: Indicator {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Unit it describes.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 0;
        /// Name.
        name: Text = FieldName, Shape::Line, must, 40;
        /// Year, for a yearly figure.
        year: Option<Year> = FieldYear, Shape::Year, may, 4;
        /// Years, for a figure over several.
        period: Option<Period> = FieldPeriod, Shape::Period, may, 9;
        /// When exactly, as the source says: "đến nay", "hàng năm".
        timing: Option<Text> = FieldTiming, Shape::Line, may, 0;
        /// The figure; absent when the source gives only words.
        value: Option<Decimal> = FieldValue, Shape::Number, may, 9;
        /// The figure as the source writes it.
        written: Option<Text> = FieldWritten, Shape::Line, may, 0;
        /// Unit of measure.
        measure: Option<Text> = FieldMeasure, Shape::Line, may, 12;
        /// Part, of a ratio.
        numerator: Option<Decimal> = FieldNumerator, Shape::Number, may, 0;
        /// Whole, of a ratio.
        denominator: Option<Decimal> = FieldDenominator, Shape::Number, may, 0;
        /// "khoảng", "hơn", "dưới" beside the number.
        qualifier: Option<Choice> = FieldQualifier, Shape::Choice(List::Qualifier), may, 0;
        /// Whether more is better, or less.
        direction: Option<Choice> = FieldDirection, Shape::Choice(List::Direction), may, 0;
        /// Field it belongs to.
        field: Option<Choice> = FieldField, Shape::Choice(List::Field), may, 0;
        /// Report it stands in.
        source: Option<Id> = FieldSource, Shape::Reference(Kind::Document), may, 0;
        /// Where in the report.
        section: Option<Text> = FieldSection, Shape::Line, may, 0;
        /// Names of fields whose value is inferred, not stated.
        inferred: Vec<Text> = FieldInferred, Shape::Lines, may, 0;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Indicator {
    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> Text {
        self.name.clone()
    }
}
