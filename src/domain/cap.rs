//! Mức trần: how large a share of an award may be where the law leaves it to a province or a
//! ministry. The caps are records of the book, each with the document that sets it; the rules that
//! take one are a closed list.

use super::book::Book;
use super::catalogue::{Choice, List};
use super::id::Id;
use super::lineage::Tree;
use super::record::{Kind, Named, fields};
use super::rule::{Rule, validity};
use super::text::{Decimal, PartialDate, Text, Year};
use super::unit::Unit;
use super::value::Shape;
use crate::words::Lang;

fields! {
    /// The cap that a unit sets for itself and all units below it, until one below sets its own.
    Cap: Cap {
        /// Slug.
        id: Id = FieldId, Shape::Id, must, 0;
        /// Who sets it: a province, a ministry.
        unit: Id = FieldUnit, Shape::Reference(Kind::Unit), must, 20;
        /// The rule of law that leaves the cap open.
        rule: Choice = FieldRule, Shape::Choice(List::CapRule), must, 26;
        /// The largest share, in percent.
        percent: Decimal = FieldPercent, Shape::Number, must, 11;
        /// First day; absent: since the rule is valid.
        from: Option<PartialDate> = FieldFrom, Shape::Date, may, 10;
        /// Last day; absent: until now.
        until: Option<PartialDate> = FieldUntil, Shape::Date, may, 10;
        /// Document that sets it: without one there is no cap.
        basis: Id = FieldBasis, Shape::Reference(Kind::Document), must, 22;
        /// Anything else.
        note: Option<Text> = FieldNote, Shape::Story, may, 0;
    }
}

impl Named for Cap {
    fn id(&self) -> &Id {
        &self.id
    }

    /// "Chiến sĩ thi đua cơ sở: 16 %"; screens say whose it is.
    fn title(&self) -> Text {
        format!("{}: {} %", self.rule.name(Lang::Vi), self.percent).into()
    }
}

impl Cap {
    /// "từ 01/01/2024", "2024–2025"; empty when neither day is known.
    #[must_use]
    pub fn validity(&self, lang: Lang) -> String {
        validity(self.from, self.until, lang)
    }

    fn holds_in(&self, year: Year) -> bool {
        self.from.is_none_or(|from| from.year() <= year)
            && self.until.is_none_or(|until| year <= until.year())
    }
}

/// The caps of a book, found by the units they hold for: made once for many questions.
#[derive(Clone, Debug)]
pub struct Caps<'b> {
    caps: Vec<&'b Cap>,
    tree: Tree<'b>,
}

impl<'b> Caps<'b> {
    /// All caps of a book.
    #[must_use]
    pub fn of(book: &'b Book) -> Caps<'b> {
        let caps: Vec<&Cap> = book.caps().collect();
        // Most books have none: then no tree is needed.
        let tree = if caps.is_empty() { Tree::default() } else { Tree::of(book) };
        Caps { caps, tree }
    }

    /// The cap of a rule that holds for a unit in a year: its own, else that of the nearest unit
    /// above it in the tree of the year. Of several the one that begins last has replaced the
    /// others; of those that begin together the highest, which blames nobody wrongly.
    #[must_use]
    pub fn holding(
        &self,
        book: &'b Book,
        unit: &'b Unit,
        rule: &Rule,
        year: Year,
    ) -> Option<&'b Cap> {
        let valid = |cap: &&&Cap| cap.rule.is(&rule.id) && cap.holds_in(year);
        let of = |unit: &Id| {
            let caps = self.caps.iter().filter(valid).filter(|cap| cap.unit == *unit);
            let begins = |cap: &&&Cap| cap.from.map(PartialDate::earliest);
            caps.max_by_key(|cap| (begins(cap), cap.percent.billionths())).copied()
        };
        if self.caps.is_empty() {
            return None;
        }
        of(&unit.id).or_else(|| self.tree.above(book, unit, year.into()).into_iter().find_map(of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::record::Record;
    use crate::domain::value::Value;

    fn put(book: &mut Book, kind: Kind, values: &[(&str, &str)]) {
        let value_of = |key: &str| {
            let value = values.iter().find(|(name, _)| *name == key);
            value.map_or(Value::Absent, |(_, value)| Value::Text((*value).into()))
        };
        book.put(Stored::Record(Record::from_values(kind, &value_of).unwrap()));
    }

    fn cap(book: &mut Book, id: &str, unit: &str, percent: &str, days: [&str; 2]) {
        let mut values = vec![
            ("id", id),
            ("unit", unit),
            ("rule", "cstd-co-so-dia-phuong"),
            ("percent", percent),
            ("basis", "quy-che-thu"),
        ];
        let days = [("from", days[0]), ("until", days[1])];
        values.extend(days.into_iter().filter(|(_, day)| !day.is_empty()));
        put(book, Kind::Cap, &values);
    }

    /// Two trial provinces; the commune goes from the one to the other in 2025.
    fn book() -> Book {
        let mut book = Book::default();
        put(&mut book, Kind::Unit, &[("id", "tinh-thu"), ("name", "tỉnh thử")]);
        put(&mut book, Kind::Unit, &[("id", "tinh-khac"), ("name", "tỉnh thử khác")]);
        let district = [("id", "huyen"), ("name", "huyện thử"), ("parent", "tinh-thu")];
        put(&mut book, Kind::Unit, &district);
        put(&mut book, Kind::Unit, &[("id", "xa"), ("name", "xã thử"), ("parent", "tinh-khac")]);
        let phase = [("id", "p"), ("unit", "xa"), ("name", "xã thử"), ("parent", "huyen")];
        put(&mut book, Kind::Phase, &[&phase[..], &[("until", "2025-06-30")]].concat());
        book
    }

    fn held(book: &Book, unit: &str, year: u16) -> Option<String> {
        let rule = Rule::built_in().iter().find(|rule| rule.number == "R2").unwrap();
        let caps = Caps::of(book);
        let unit = book.unit(unit).unwrap();
        caps.holding(book, unit, rule, Year::new(year).unwrap()).map(|cap| cap.id.to_string())
    }

    #[test]
    fn the_nearest_unit_upwards_in_the_tree_of_the_year_sets_it() {
        let mut book = book();
        assert_eq!(held(&book, "xa", 2024), None);
        cap(&mut book, "cua-tinh", "tinh-thu", "16", ["2024", ""]);
        assert_eq!(held(&book, "xa", 2024).as_deref(), Some("cua-tinh"));
        assert_eq!(held(&book, "xa", 2025), None, "it stands below the other province");
        cap(&mut book, "cua-huyen", "huyen", "12", ["2024", ""]);
        assert_eq!(held(&book, "xa", 2024).as_deref(), Some("cua-huyen"));
        assert_eq!(held(&book, "tinh-thu", 2024).as_deref(), Some("cua-tinh"));
        assert_eq!(held(&book, "tinh-khac", 2024), None);
    }

    #[test]
    fn a_cap_holds_in_its_years_and_the_later_one_replaces_the_earlier() {
        let mut book = book();
        cap(&mut book, "cu", "tinh-thu", "16", ["2024-01-01", "2025-03-31"]);
        cap(&mut book, "moi", "tinh-thu", "14.5", ["2025-04-01", ""]);
        let held = |year| held(&book, "huyen", year);
        assert_eq!(held(2023), None);
        assert_eq!(held(2024).as_deref(), Some("cu"));
        assert_eq!(held(2025).as_deref(), Some("moi"));
        assert_eq!(held(2031).as_deref(), Some("moi"));
    }

    #[test]
    fn units_in_a_circle_are_gone_through_once() {
        let mut book = book();
        put(&mut book, Kind::Unit, &[("id", "a"), ("name", "A"), ("parent", "b")]);
        put(&mut book, Kind::Unit, &[("id", "b"), ("name", "B"), ("parent", "a")]);
        put(&mut book, Kind::Unit, &[("id", "c"), ("name", "C"), ("parent", "a")]);
        cap(&mut book, "khac", "tinh-thu", "16", ["", ""]);
        assert_eq!((held(&book, "a", 2024), held(&book, "c", 2024)), (None, None));
    }
}
