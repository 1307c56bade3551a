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

    /// The days that come next: those of the nearest date.
    #[must_use]
    pub fn nearest(today: PartialDate) -> Vec<(PartialDate, &'static YearDay)> {
        let next = YearDay::built_in().iter().filter_map(|day| Some((day.next(today)?, day)));
        let mut next: Vec<_> = next.collect();
        let first = next.iter().map(|(date, _)| *date).min();
        next.retain(|(date, _)| Some(*date) == first);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_day_is_found_today_included_and_over_the_end_of_the_year() {
        let cases = [
            ("2026-03-15", "25/11/2026", "gia-dinh-van-hoa"),
            ("2026-11-25", "25/11/2026", "gia-dinh-van-hoa"),
            ("2026-11-26", "30/11/2026", "nam-thong-ke"),
            ("2026-12-01", "15/12/2026", "nhan-bieu"),
            ("2026-12-16", "25/11/2027", "gia-dinh-van-hoa"),
            // The decree on Gia đình văn hóa was not in force yet.
            ("2023-06-01", "30/11/2023", "nam-thong-ke"),
        ];
        for (today, date, id) in cases {
            let nearest = YearDay::nearest(PartialDate::parse(today).unwrap());
            let [(next, day)] = nearest[..] else { panic!("{today}: {nearest:?}") };
            assert_eq!((next.to_string().as_str(), day.id.as_str()), (date, id), "{today}");
        }
        assert!(YearDay::nearest(PartialDate::parse("2020-01-01").unwrap()).is_empty());
    }
}
