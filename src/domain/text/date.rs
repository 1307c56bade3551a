//! Years, periods and dates, which may be known in part: 2024, 02/2024, 07/4/2014.

use std::fmt;

use crate::words::{Lang, Word};

/// A year of the calendar, 1900 to 2199; which days it covers is the sheet's notion of year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    /// The first year there is.
    pub const FIRST: Year = Year(1900);

    /// `None` outside 1900–2199.
    #[must_use]
    pub const fn new(year: u16) -> Option<Year> {
        if year >= 1900 && year < 2200 { Some(Year(year)) } else { None }
    }

    /// Reads four digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Year> {
        let is_plain = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        if is_plain { Year::new(text.parse().ok()?) } else { None }
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// Every year from this one to `last`, both included; empty when `last` is earlier.
    pub fn through(self, last: Year) -> impl DoubleEndedIterator<Item = Year> + Clone {
        (self.0..=last.0).map(Year)
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Years from first to last, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// First year.
    pub from: Year,
    /// Last year, not before the first.
    pub to: Year,
}

impl Period {
    /// One year alone.
    #[must_use]
    pub const fn of(year: Year) -> Period {
        Period { from: year, to: year }
    }

    /// Reads `2016-2020`, `2016 – 2020` or a single `2019`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.trim().replace(['–', '—', '\u{2212}'], "-");
        let (from, to) = text.split_once('-').unwrap_or((&text, &text));
        let period = Period { from: Year::parse(from.trim())?, to: Year::parse(to.trim())? };
        (period.from <= period.to).then_some(period)
    }

    /// Every year of the period.
    pub fn years(self) -> impl DoubleEndedIterator<Item = Year> + Clone {
        self.from.through(self.to)
    }

    /// The plain form, read back by [`Period::parse`].
    #[must_use]
    pub fn plain(self) -> String {
        if self.from == self.to {
            self.from.to_string()
        } else {
            format!("{}-{}", self.from, self.to)
        }
    }
}

impl fmt::Display for Period {
    /// `2016–2020` or `2019`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to {
            self.from.fmt(f)
        } else {
            write!(f, "{}–{}", self.from, self.to)
        }
    }
}

/// A date of which the day, or the day and the month, may be unknown.
///
/// Ordered by year, then month, then day, an unknown part before a known one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    year: Year,
    month: Option<u8>,
    day: Option<u8>,
}

impl PartialDate {
    /// Reads `2014-04-07`, `07/4/2014`, `7.4.2014`, `4/2014`, `2014-04`, `2014`.
    #[must_use]
    pub fn parse(text: &str) -> Option<PartialDate> {
        let parts: Vec<&str> = text.trim().split(['/', '.', '-']).map(str::trim).collect();
        let (year, month, day) = match parts[..] {
            [year] => (year, None, None),
            [year, month] if year.len() == 4 => (year, Some(month), None),
            [month, year] => (year, Some(month), None),
            [year, month, day] if year.len() == 4 => (year, Some(month), Some(day)),
            [day, month, year] => (year, Some(month), Some(day)),
            _ => return None,
        };
        let small = |part: Option<&str>| match part {
            None => Some(None),
            Some(text)
                if matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit()) =>
            {
                Some(Some(text.parse::<u8>().ok()?))
            }
            Some(_) => None,
        };
        PartialDate::new(Year::parse(year)?, small(month)?, small(day)?)
    }

    /// `None` when there is no such day or month.
    fn new(year: Year, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
        let number = |part: u8| i8::try_from(part).ok();
        let civil_year = i16::try_from(year.number()).ok()?;
        let month_number = number(month.unwrap_or(1))?;
        let day_number = number(day.unwrap_or(1))?;
        jiff::civil::Date::new(civil_year, month_number, day_number).ok()?;
        Some(PartialDate { year, month, day })
    }

    /// The year, always known.
    #[must_use]
    pub fn year(self) -> Year {
        self.year
    }

    /// "ngày 07 tháng 4 năm 2014", as official documents write it.
    #[must_use]
    pub fn in_words(self, lang: Lang) -> String {
        let year = self.year.to_string();
        // Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 get a leading zero.
        let month = self.month.map_or(String::new(), |month| match month {
            1 | 2 => format!("{month:02}"),
            month => month.to_string(),
        });
        let day = self.day.map_or(String::new(), |day| format!("{day:02}"));
        let word = match (self.month, self.day) {
            (Some(_), Some(_)) => Word::DateDay,
            (Some(_), None) => Word::DateMonth,
            _ => Word::DateYear,
        };
        lang.fill(word, &[("day", &day), ("month", &month), ("year", &year)])
    }

    /// The month, when known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        self.month
    }

    /// The day, when known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        self.day
    }

    /// The last day it can be.
    #[must_use]
    pub fn latest(self) -> PartialDate {
        let month = self.month.unwrap_or(12);
        let day = self.day.unwrap_or_else(|| days_of(self.year, month));
        PartialDate { month: Some(month), day: Some(day), ..self }
    }

    /// The first day it can be.
    #[must_use]
    pub fn earliest(self) -> PartialDate {
        let (month, day) = (self.month.or(Some(1)), self.day.or(Some(1)));
        PartialDate { month, day, ..self }
    }

    /// The day before; of a date known in part the date itself, because no day is known.
    #[must_use]
    pub fn day_before(self) -> PartialDate {
        let number = |part: u8| i8::try_from(part).ok();
        let civil = |month: u8, day: u8| {
            let year = i16::try_from(self.year.number()).ok()?;
            jiff::civil::Date::new(year, number(month)?, number(day)?).ok()
        };
        let day = self.month.zip(self.day).and_then(|(month, day)| civil(month, day));
        let before = day.and_then(|day| day.yesterday().ok());
        let read = before.and_then(|day| PartialDate::parse(&day.to_string()));
        read.unwrap_or(self)
    }

    /// The same day a year earlier; of 29/02 the day before.
    #[must_use]
    pub fn year_before(self) -> PartialDate {
        let year = Year::new(self.year.0.saturating_sub(1)).unwrap_or(Year::FIRST);
        let most = |month: u8| self.day.map(|day| day.min(days_of(year, month)));
        PartialDate { year, day: self.month.map_or(self.day, most), ..self }
    }

    /// How many days from here to another date, of which each counts with its last day; negative
    /// for one that has passed.
    #[must_use]
    pub fn days_to(self, other: PartialDate) -> i64 {
        let civil = |date: PartialDate| {
            let date = date.latest();
            let year = i16::try_from(date.year.number()).unwrap_or(i16::MAX);
            let part = |part: Option<u8>| i8::try_from(part.unwrap_or(1)).unwrap_or(1);
            jiff::civil::Date::new(year, part(date.month), part(date.day)).unwrap_or_default()
        };
        civil(self).duration_until(civil(other)).as_hours() / 24
    }

    /// True when it is later than another date for certain, whatever parts are not known.
    #[must_use]
    pub fn is_after(self, other: PartialDate) -> bool {
        self.earliest() > other.latest()
    }

    /// True when the day is known.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.day.is_some()
    }

    /// The plain form of files and of the journal: ISO 8601, shortened where parts are unknown.
    #[must_use]
    pub fn plain(self) -> String {
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{}-{month:02}-{day:02}", self.year),
            (Some(month), None) => format!("{}-{month:02}", self.year),
            _ => self.year.to_string(),
        }
    }
}

impl From<Year> for PartialDate {
    /// A date of which only the year is known.
    fn from(year: Year) -> PartialDate {
        PartialDate { year, month: None, day: None }
    }
}

impl<'de> serde::Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        let date = PartialDate::parse(&text);
        date.ok_or_else(|| serde::de::Error::custom(format!("“{text}” is no date")))
    }
}

/// Days of a month.
fn days_of(year: Year, month: u8) -> u8 {
    let is_day = |day: &u8| PartialDate::new(year, Some(month), Some(*day)).is_some();
    (28..=31).rev().find(is_day).unwrap_or(28)
}

impl fmt::Display for PartialDate {
    /// Nghị định 30/2020/NĐ-CP: days below 10 and months 1 and 2 get a leading zero, others do not.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write!(f, "{day:02}/")?;
        }
        match self.month {
            Some(month @ 1..=2) => write!(f, "{month:02}/")?,
            Some(month) => write!(f, "{month}/")?,
            None => {}
        }
        self.year.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_usual_writing() {
        for text in ["2014-04-07", "07/4/2014", "7/4/2014", "7.4.2014", "07-04-2014"] {
            assert_eq!(
                PartialDate::parse(text).map(|d| d.to_string()).as_deref(),
                Some("07/4/2014"),
                "{text}"
            );
        }
        assert_eq!(PartialDate::parse("2/2024").map(|d| d.to_string()).as_deref(), Some("02/2024"));
        assert_eq!(
            PartialDate::parse("2024-02").map(PartialDate::plain).as_deref(),
            Some("2024-02")
        );
        for bad in ["30/2/2024", "13/2024", "2024-00", "0/1/2024", "", "x", "1/2/3/2024", "24"] {
            assert_eq!(PartialDate::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_date_known_in_part_lies_between_two_days() {
        let date = |text: &str| PartialDate::parse(text).unwrap();
        for (text, first, last, before) in [
            ("2024", "01/01/2024", "31/12/2024", "2024"),
            ("02/2024", "01/02/2024", "29/02/2024", "02/2024"),
            ("01/7/2025", "01/7/2025", "01/7/2025", "30/6/2025"),
            ("01/01/2026", "01/01/2026", "01/01/2026", "31/12/2025"),
        ] {
            assert_eq!(date(text).earliest().to_string(), first);
            assert_eq!(date(text).latest().to_string(), last);
            assert_eq!(date(text).day_before().to_string(), before);
        }
    }

    #[test]
    fn a_date_is_after_another_only_for_certain() {
        let is_after =
            |a, b| PartialDate::parse(a).unwrap().is_after(PartialDate::parse(b).unwrap());
        assert!(is_after("01/7/2025", "30/6/2025") && is_after("7/2025", "30/6/2025"));
        assert!(is_after("2026", "2025") && !is_after("2025", "30/6/2025"));
        assert!(!is_after("30/6/2025", "2025") && !is_after("6/2025", "30/6/2025"));
    }

    #[test]
    fn a_date_known_in_part_has_a_first_and_a_last_day() {
        let day = |text: &str| PartialDate::parse(text).unwrap();
        assert_eq!(day("2/2024").latest().plain(), "2024-02-29");
        assert_eq!(day("2023").latest().plain(), "2023-12-31");
        assert_eq!(day("2023").earliest().plain(), "2023-01-01");
        assert_eq!(day("15/4/2023").latest(), day("15/4/2023"));
        assert_eq!(day("29/02/2024").year_before().plain(), "2023-02-28");
        assert_eq!(day("01/3/2024").year_before().plain(), "2023-03-01");
    }

    #[test]
    fn periods_accept_every_dash() {
        for text in ["2017-2020", "2017 - 2020", "2017 – 2020", "2017 –2020"] {
            assert_eq!(
                Period::parse(text).map(|p| p.to_string()).as_deref(),
                Some("2017–2020"),
                "{text}"
            );
        }
        assert_eq!(Period::parse("2019").map(|p| p.to_string()).as_deref(), Some("2019"));
        assert_eq!(Period::parse("2020-2017"), None);
    }
}
