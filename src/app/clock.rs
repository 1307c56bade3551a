//! The clock: asked here and nowhere else, handed on as a value.

use crate::domain::text::{PartialDate, Year};

/// The day at +07:00, where the people are whose records these are.
#[must_use]
pub fn today() -> PartialDate {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7)));
    let unset = PartialDate::from(Year::FIRST);
    PartialDate::parse(&now.date().to_string()).unwrap_or(unset)
}

/// The year at +07:00.
#[must_use]
pub fn this_year() -> Year {
    today().year()
}
