//! Mốc hằng năm: days of every year by which something is due (`data/rules/dates.toml`).

use std::sync::OnceLock;

use serde::Deserialize;

use super::saying::Saying;
use super::text::{PartialDate, Year};

/// One day of every year.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDay {
    /// Slug.
    pub id: String,
    month: u8,
    day: u8,
    /// What is due, in small letters.
    pub name: Saying,
    #[serde(default)]
    from: Option<PartialDate>,
    #[serde(default)]
    to: Option<PartialDate>,
    /// Where it stands in law.
    pub citation: String,
    /// True when it was read in its source and is still in force.
    pub verified: bool,
    /// What more is to be known.
    pub note: Saying,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    date: Vec<YearDay>,
}

impl YearDay {
    /// Every such day compiled into the program.
    #[must_use]
    pub fn built_in() -> &'static [YearDay] {
        static BUILT_IN: OnceLock<Vec<YearDay>> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let text = include_str!("../../data/rules/dates.toml");
            #[expect(clippy::expect_used, reason = "compiled in; a test parses the same file")]
            let file = toml::from_str::<File>(text).expect("the built-in days are valid");
            file.date
        })
    }

    /// The next such day, today included; `None` when it is not in force then.
    #[must_use]
    pub fn next(&self, today: PartialDate) -> Option<PartialDate> {
        let of = |year: u16| {
            let year = Year::new(year)?;
            PartialDate::parse(&format!("{year}-{:02}-{:02}", self.month, self.day))
        };
        let year = today.year().number();
        let day = of(year).filter(|day| *day >= today).or_else(|| of(year + 1))?;
        let is_in_force =
            self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to.latest());
        is_in_force.then_some(day)
    }

    /// Those that come within so many days, the nearest first.
    #[must_use]
    pub fn within(days: i64, today: PartialDate) -> Vec<(PartialDate, &'static YearDay)> {
        let next = YearDay::built_in().iter().filter_map(|day| Some((day.next(today)?, day)));
        let mut next: Vec<_> = next.filter(|(date, _)| today.days_to(*date) <= days).collect();
        next.sort_by_key(|(date, _)| *date);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_found_today_included_and_over_the_end_of_the_year() {
        let cases: [(&str, i64, &[&str]); 8] = [
            ("2026-03-15", 60, &[]),
            ("2026-09-26", 60, &["25/11/2026 gia-dinh-van-hoa"]),
            ("2026-09-25", 60, &[]),
            ("2026-11-25", 5, &["25/11/2026 gia-dinh-van-hoa", "30/11/2026 nam-thong-ke"]),
            ("2026-11-26", 60, &["30/11/2026 nam-thong-ke", "15/12/2026 nhan-bieu"]),
            ("2026-12-16", 343, &[]),
            ("2026-12-16", 344, &["25/11/2027 gia-dinh-van-hoa"]),
            // The decree on Gia đình văn hóa was not in force yet.
            ("2023-11-20", 20, &["30/11/2023 nam-thong-ke"]),
        ];
        for (today, days, expected) in cases {
            let found = YearDay::within(days, PartialDate::parse(today).unwrap()).into_iter();
            let found: Vec<String> =
                found.map(|(date, day)| format!("{date} {}", day.id)).collect();
            assert_eq!(found, expected, "{today} {days}");
        }
        assert!(YearDay::within(400, PartialDate::parse("2020-01-01").unwrap()).is_empty());
    }
}
