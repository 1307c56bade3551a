//! Years, periods and dates, which may be known in part: 2024, 02/2024, 07/4/2014.

use std::fmt;

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

    /// The first day it can be.
    #[must_use]
    pub fn earliest(self) -> PartialDate {
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        PartialDate { month: Some(month), day: Some(day), ..self }
    }

    /// The last day it can be.
    #[must_use]
    pub fn latest(self) -> PartialDate {
        let month = self.month.unwrap_or(12);
        let last = self.day.or_else(|| {
            let first = PartialDate { month: Some(month), day: Some(1), ..self }.civil()?;
            u8::try_from(first.days_in_month()).ok()
        });
        PartialDate { month: Some(month), day: last, ..self }
    }

    /// The day before; of a date known in part the date itself, because no day is known.
    #[must_use]
    pub fn day_before(self) -> PartialDate {
        let before = self.civil().and_then(|day| day.yesterday().ok());
        let read = before.and_then(|day| PartialDate::parse(&day.to_string()));
        read.unwrap_or(self)
    }

    /// The day, where it is known.
    fn civil(self) -> Option<jiff::civil::Date> {
        let number = |part: u8| i8::try_from(part).ok();
        let (month, day) = (number(self.month?)?, number(self.day?)?);
        jiff::civil::Date::new(i16::try_from(self.year.number()).ok()?, month, day).ok()
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
    /// Some day of the year.
    fn from(year: Year) -> PartialDate {
        PartialDate { year, month: None, day: None }
    }
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
