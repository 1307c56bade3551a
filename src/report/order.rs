//! The order of records by one of their fields, as a person expects it.

use std::collections::{HashMap, HashSet};

use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, Choice, List};
use crate::domain::record::{FieldRow, Record};
use crate::domain::text::{Decimal, PartialDate, Period, Text, Year, collation_key};
use crate::domain::value::{Shape, Value};
use crate::words::Lang;

/// What a value is compared by; of one field all are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// Numbers, in billionths; texts and entries of closed lists, by their place among all.
    Number(i128),
    /// Years.
    Period(Period),
    /// Dates: one known in part comes before those inside it.
    Date(PartialDate),
}

/// The key of each record by a field; `None` where the field is absent.
#[must_use]
pub fn keys<'r>(
    book: &Book,
    row: &FieldRow,
    records: impl Iterator<Item = &'r Record>,
    lang: Lang,
) -> Vec<Option<Key>> {
    let text = |record: &Record| match record.get(row.key)? {
        Value::Absent => None,
        Value::List(texts) => Some(texts.join("; ").into()),
        Value::Text(text) => match row.shape {
            Shape::Reference(kind) => {
                Some(book.record(kind, &text).map(|record| record.title(lang)).unwrap_or(text))
            }
            _ => Some(text),
        },
    };
    let texts: Vec<Option<Text>> = records.map(text).collect();
    let places = match row.shape {
        Shape::Number | Shape::Year | Shape::Period | Shape::Date => HashMap::new(),
        Shape::Choice(list) => places(list, lang),
        _ => alphabet(texts.iter().flatten()),
    };
    let key = |text: &Text| match row.shape {
        Shape::Number => Some(Key::Number(Decimal::parse_plain(text)?.billionths())),
        Shape::Year => Some(Key::Number(Year::parse(text)?.number().into())),
        Shape::Period => Some(Key::Period(Period::parse(text)?)),
        Shape::Date => Some(Key::Date(PartialDate::parse(text)?)),
        _ => places.get(&**text).copied().map(Key::Number),
    };
    texts.iter().map(|text| key(text.as_ref()?)).collect()
}

/// Where texts stand in the order of the Vietnamese alphabet: what occurs often is looked at once.
fn alphabet<'t>(texts: impl Iterator<Item = &'t Text>) -> HashMap<&'t str, i128> {
    let distinct: HashSet<&str> = texts.map(|text| &**text).collect();
    let mut distinct: Vec<&str> = distinct.into_iter().collect();
    distinct.sort_by_cached_key(|text| collation_key(text));
    distinct.into_iter().zip(0..).collect()
}

/// Where the entries of a list stand: those of a scale as the catalogue has them, others by name.
fn places(list: List, lang: Lang) -> HashMap<&'static str, i128> {
    let is_scale = matches!(
        list,
        List::Stage
            | List::UnitLevel
            | List::Scope
            | List::SheetState
            | List::Qualifier
            | List::AwardLevel
    );
    let mut choices: Vec<Choice> = Catalogue::built_in().choices(list).collect();
    if !is_scale {
        choices.sort_by_cached_key(|choice| collation_key(choice.name(lang)));
    }
    choices.iter().map(|choice| choice.id().as_str()).zip(0..).collect()
}

/// Puts positions into the order of their keys, or turned round; absent comes last both ways. What
/// is equal stays as it stands.
pub fn arrange(order: &mut [usize], keys: &[Option<Key>], is_down: bool) {
    order.sort_by(|a, b| match (&keys[*a], &keys[*b]) {
        (Some(a), Some(b)) if is_down => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;

    /// Records that differ in one field, in the order of that field; the rest of the book is empty.
    fn ordered(kind: Kind, field: &str, values: &[&str], is_down: bool) -> Vec<String> {
        let record = |(at, value): (usize, &&str)| {
            let value_of = |key: &str| match key {
                "id" => Value::Text(format!("r-{at}").into()),
                "unit" => Value::Text("hong-ngu".into()),
                key if key == field && !value.is_empty() => Value::Text((*value).into()),
                "name" => Value::Text("tên".into()),
                _ => Value::Absent,
            };
            Record::from_values(kind, &value_of).ok()
        };
        let records: Vec<Record> = values.iter().enumerate().filter_map(record).collect();
        assert_eq!(records.len(), values.len());
        let Some(row) = kind.field(field) else { return Vec::new() };
        let mut order: Vec<usize> = (0..values.len()).collect();
        arrange(&mut order, &keys(&Book::default(), row, records.iter(), Lang::Vi), is_down);
        order.iter().map(|at| values[*at].to_owned()).collect()
    }

    #[test]
    fn texts_follow_the_vietnamese_alphabet() {
        let names = ["Zalo", "Đan ghế", "Ánh sáng", "Dân vận", "Ấp 10", "Ấp 2", "An toàn"];
        let wanted = ["An toàn", "Ánh sáng", "Ấp 2", "Ấp 10", "Dân vận", "Đan ghế", "Zalo"];
        assert_eq!(ordered(Kind::Exemplar, "name", &names, false), wanted);
    }

    #[test]
    fn numbers_and_dates_are_no_texts_and_absent_comes_last_both_ways() {
        let numbers = ["9", "", "10.5", "-3", "10.50", "100"];
        let up = ordered(Kind::Indicator, "value", &numbers, false);
        assert_eq!(up, ["-3", "9", "10.5", "10.50", "100", ""]);
        // What is equal stays as it stands, turned round too.
        let down = ordered(Kind::Indicator, "value", &numbers, true);
        assert_eq!(down, ["100", "10.5", "10.50", "9", "-3", ""]);
        let dates = ["2020-11-02", "2020", "", "2019-12-31", "2020-02", "2020-02-15"];
        let up = ordered(Kind::Document, "date", &dates, false);
        assert_eq!(up, ["2019-12-31", "2020", "2020-02", "2020-02-15", "2020-11-02", ""]);
        assert_eq!(
            ordered(Kind::Document, "date", &dates, true).last().map(String::as_str),
            Some("")
        );
        let periods = ["2016-2020", "", "2015", "2016-2018"];
        let up = ordered(Kind::Exemplar, "period", &periods, false);
        assert_eq!(up, ["2015", "2016-2018", "2016-2020", ""]);
    }

    #[test]
    fn a_scale_keeps_its_steps_and_other_lists_go_by_name() {
        let catalogue = Catalogue::built_in();
        let ids = |list| catalogue.choices(list).map(|c| c.id().to_string()).collect::<Vec<_>>();
        let stages = ids(List::Stage);
        let backwards: Vec<&str> = stages.iter().rev().map(String::as_str).collect();
        assert_eq!(ordered(Kind::Exemplar, "stage", &backwards, false), stages);
        let fields = ids(List::Field);
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        let sorted = ordered(Kind::Exemplar, "field", &fields, false);
        let name = |id: &String| {
            catalogue.choice(List::Field, id).map(|c| collation_key(c.name(Lang::Vi)))
        };
        assert!(sorted.is_sorted_by_key(name) && sorted.len() == fields.len());
    }
}
