//! Mức độ: a number as reports write it, "khoảng 37", "dưới 1 %", spread over the fields that keep
//! its parts. What is not said exactly must not become exact by being entered.

use super::catalogue::{Catalogue, Choice, List};
use super::record::{FieldRow, Kind};
use super::text::{Decimal, clean_line, fold};
use super::value::{Shape, Value};

/// What a number with a qualifier says to each field of its record: the number itself, the
/// qualifier, the measure behind it, and the words as they were written. Nothing when there is
/// none, or when it contradicts what another field holds.
#[must_use]
pub fn spread(kind: Kind, value_of: &dyn Fn(&str) -> Value) -> Vec<(&'static str, Value)> {
    parts(kind, value_of).unwrap_or_default()
}

fn parts(kind: Kind, value_of: &dyn Fn(&str) -> Value) -> Option<Vec<(&'static str, Value)>> {
    let row = |is_it: &dyn Fn(&FieldRow) -> bool| kind.fields().iter().find(|row| is_it(row));
    let qualifier = row(&|row| row.shape == Shape::Choice(List::Qualifier))?;
    let number = row(&|row| row.shape == Shape::Number)?;
    let Value::Text(text) = value_of(number.key) else { return None };
    let (choice, figure, measure) = read(&text)?;
    let said = |text: &str| Value::Text(text.into());
    let mut found = vec![(number.key, said(&figure.plain()))];
    // A field that is empty takes its part; one that says something else stands against it.
    let mut take = |key: &'static str, part: Value| {
        let held = value_of(key);
        let is_new = held == Value::Absent;
        if is_new {
            found.push((key, part.clone()));
        }
        (is_new || held == part).then_some(())
    };
    take(qualifier.key, said(choice.id().as_str()))?;
    if !measure.is_empty() {
        take(kind.field("measure")?.key, said(&measure))?;
    }
    if let Some(written) = kind.field("written") {
        // The source's own words are kept, whatever they are.
        _ = take(written.key, said(&clean_line(&text)));
    }
    Some(found)
}

/// "dưới 1 %": the qualifier, the number, the measure.
fn read(text: &str) -> Option<(Choice, Decimal, String)> {
    let text = clean_line(text);
    let words: Vec<&str> = text.split(' ').collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let meets = |name: &str| {
        let name: Vec<String> = name.split(' ').map(fold).collect();
        folded.starts_with(&name).then_some(name.len())
    };
    let named = |choice: Choice| {
        let entry = choice.entry();
        let length = entry.names().find_map(meets)?;
        Some((choice, length))
    };
    let (choice, length) = Catalogue::built_in().choices(List::Qualifier).find_map(named)?;
    let rest = words.get(length..)?.join(" ");
    let is_of_number =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '–' | '\u{2212}');
    let number = rest.trim_start_matches(is_of_number);
    let figure = Decimal::parse(rest.strip_suffix(number)?)?;
    Some((choice, figure, number.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(fields: &[(&str, &str)]) -> Vec<(&'static str, String)> {
        let value_of = |key: &str| {
            let found = fields.iter().find(|(name, _)| *name == key);
            found.map_or(Value::Absent, |(_, text)| Value::Text((*text).into()))
        };
        let parts = spread(Kind::Indicator, &value_of).into_iter();
        parts.map(|(key, value)| (key, value.cell())).collect()
    }

    fn all(
        value: &str,
        qualifier: &str,
        measure: &str,
        written: &str,
    ) -> Vec<(&'static str, String)> {
        let parts = [
            ("value", value),
            ("qualifier", qualifier),
            ("measure", measure),
            ("written", written),
        ];
        let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(key, text)| (key, text.to_owned())).collect()
    }

    #[test]
    fn a_qualified_number_is_spread_over_its_fields() {
        let cases = [
            ("khoảng 37", all("37", "khoang", "", "khoảng 37")),
            ("Hơn 1.200", all("1200", "hon", "", "Hơn 1.200")),
            ("trên  200", all("200", "hon", "", "trên 200")),
            ("dưới 1 %", all("1", "duoi", "%", "dưới 1 %")),
            ("duoi 1,5%", all("1.5", "duoi", "%", "duoi 1,5%")),
            ("khoảng 3 tỷ đồng", all("3", "khoang", "tỷ đồng", "khoảng 3 tỷ đồng")),
        ];
        for (text, expected) in cases {
            assert_eq!(said(&[("value", text)]), expected, "{text}");
        }
        for none in ["37", "khoảng", "khoảng chừng", "37 khoảng", "khoảng 1.5", ""] {
            assert_eq!(said(&[("value", none)]), [], "{none}");
        }
    }

    #[test]
    fn fields_that_say_something_already_are_kept_or_stand_against_it() {
        let value = ("value", "dưới 1 %");
        let kept = said(&[value, ("written", "chưa tới 1%"), ("measure", "%")]);
        assert_eq!(kept, all("1", "duoi", "", ""), "the source's words stay");
        assert_eq!(said(&[value, ("qualifier", "hon")]), []);
        assert_eq!(said(&[value, ("measure", "hộ")]), []);
    }

    #[test]
    fn kinds_without_a_qualifier_are_left_alone() {
        let value_of = |_: &str| Value::Text("khoảng 37".into());
        assert_eq!(spread(Kind::Movement, &value_of), []);
    }
}
