//! When a movement ran, in statistical years: 01/12 of the year before to 30/11.

use crate::domain::movement::Movement;
use crate::domain::text::{PartialDate, Year};

/// The statistical year a day belongs to. Of a date whose month is not known its year is taken, as
/// reports do.
pub(super) fn statistical_year(date: PartialDate) -> Year {
    let year = date.year();
    match date.month() {
        Some(12) => Year::new(year.number() + 1).unwrap_or(year),
        _ => year,
    }
}

/// First and last day, as far as known: the days themselves, else the years of the period.
fn span(movement: &Movement) -> (Option<PartialDate>, Option<PartialDate>) {
    let year = |year: Year| PartialDate::parse(&year.to_string());
    let from = movement.start.or_else(|| year(movement.period?.from));
    let to = movement.end.or_else(|| year(movement.period?.to));
    (from, to)
}

/// Whether a movement ran in a statistical year; `None` when that is not known.
pub(super) fn ran_in(movement: &Movement, year: Year) -> Option<bool> {
    let (from, to) = span(movement);
    match (from.map(statistical_year), to.map(statistical_year)) {
        (Some(from), Some(to)) => Some((from..=to).contains(&year)),
        (Some(from), None) if year <= from => Some(year == from),
        (None, Some(to)) if year >= to => Some(year == to),
        _ => None,
    }
}

/// How long it runs, as form 0601 tells durations apart; `None` when that is not known.
pub(super) fn duration(movement: &Movement) -> Option<&'static str> {
    let (from, to) = span(movement);
    let (from, to) = (from?, to?);
    let years = to.year().number().checked_sub(from.year().number())?;
    let (months, has_rest) = match (from.month(), to.month()) {
        (Some(_), Some(_)) => months(from, to)?,
        // A period within one year may be the whole year or a part of it.
        _ if years == 0 => return None,
        _ => ((u32::from(years) + 1) * 12, false),
    };
    Some(match months {
        0..=11 => "duoi-1",
        12 if !has_rest => "1",
        12..=35 => "1-3",
        36..=59 => "3-5",
        _ => "tu-5",
    })
}

/// Whole months from the first to the last day, both counted, and whether days are left over.
fn months(from: PartialDate, to: PartialDate) -> Option<(u32, bool)> {
    let number = |date: PartialDate| -> Option<u32> {
        Some(u32::from(date.year().number()) * 12 + u32::from(date.month()?))
    };
    let between = number(to)?.checked_sub(number(from)?)?;
    let (Some(first), Some(last)) = (from.day(), to.day()) else {
        return Some((between + 1, false));
    };
    // The day after the last ends the span; a last day of a month begins the next one.
    let next = format!("{}-{:02}-{:02}", to.year(), to.month()?, last + 1);
    let is_month_end = PartialDate::parse(&next).is_none();
    let (between, end) = if is_month_end { (between + 1, 1) } else { (between, last + 1) };
    match end.cmp(&first) {
        std::cmp::Ordering::Less => Some((between.checked_sub(1)?, true)),
        std::cmp::Ordering::Equal => Some((between, false)),
        std::cmp::Ordering::Greater => Some((between, true)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::{Kind, Record};
    use crate::domain::value::Value;

    fn movement(start: &str, end: &str, period: &str) -> Movement {
        let cells = [("id", "a"), ("unit", "u"), ("name", "A"), ("start", start), ("end", end)];
        let value_of = |key: &str| {
            let more = [("period", period)];
            let cell = cells.iter().chain(&more).find(|(known, _)| *known == key);
            cell.filter(|(_, text)| !text.is_empty())
                .map_or(Value::Absent, |(_, text)| Value::Text((*text).into()))
        };
        match Record::from_values(Kind::Movement, &value_of) {
            Ok(Record::Movement(movement)) => movement,
            other => unreachable!("{other:?}"),
        }
    }

    #[test]
    fn a_year_of_statistics_begins_in_december() {
        let year = |text: &str| PartialDate::parse(text).map(|d| statistical_year(d).number());
        assert_eq!(year("2019-11-30"), Some(2019));
        assert_eq!(year("2019-12-01"), Some(2020));
        assert_eq!(year("2019"), Some(2019));
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        let ran = |movement: &Movement, year: u16| ran_in(movement, Year::new(year).unwrap());
        let known = movement("2019-12-05", "2021-03-01", "");
        assert_eq!(
            [2019, 2020, 2021, 2022].map(|y| ran(&known, y)),
            [false, true, true, false].map(Some)
        );
        let by_years = movement("", "", "2015-2020");
        assert_eq!(
            [2014, 2015, 2020, 2021].map(|y| ran(&by_years, y)),
            [false, true, true, false].map(Some)
        );
        let open = movement("2019-02", "", "");
        assert_eq!([2018, 2019, 2020].map(|y| ran(&open, y)), [Some(false), Some(true), None]);
        let closed = movement("", "2019-02", "");
        assert_eq!([2018, 2019, 2020].map(|y| ran(&closed, y)), [None, Some(true), Some(false)]);
        assert_eq!(ran(&movement("", "", ""), 2019), None);
    }

    #[test]
    fn durations_fall_into_the_rows_of_the_form() {
        let of = |start: &str, end: &str| duration(&movement(start, end, ""));
        assert_eq!(of("2019-01-01", "2019-12-30"), Some("duoi-1"));
        assert_eq!(of("2019-01-01", "2019-12-31"), Some("1"));
        assert_eq!(of("2019-03-15", "2020-03-14"), Some("1"));
        assert_eq!(of("2019-03-15", "2020-03-15"), Some("1-3"));
        assert_eq!(of("2019-01-01", "2021-12-31"), Some("3-5"));
        assert_eq!(of("2019-01-01", "2021-12-30"), Some("1-3"));
        assert_eq!(of("2016-01-01", "2020-12-31"), Some("tu-5"));
        assert_eq!(of("2019-02", "2019-05"), Some("duoi-1"));
        assert_eq!(duration(&movement("", "", "2015-2020")), Some("tu-5"));
        assert_eq!(duration(&movement("", "", "2019-2020")), Some("1-3"));
        assert_eq!(duration(&movement("", "", "2019")), None, "the year or a part of it");
        assert_eq!(of("2019-01-01", ""), None);
    }
}
