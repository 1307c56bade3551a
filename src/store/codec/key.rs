//! Keys of stored values: bytes whose order is the order of reading.

use crate::domain::record::{Key, Kind};
use crate::domain::text::Year;

/// The stored key.
#[must_use]
pub fn key(key: &Key) -> Vec<u8> {
    let (kind, id, year) = match key {
        Key::Record(kind, id) => (*kind, id, None),
        Key::Sheet(unit, year) => (Kind::Sheet, unit, Some(year.number())),
    };
    let mut bytes = Vec::with_capacity(id.as_str().len() + 4);
    bytes.push(kind as u8);
    bytes.extend(id.as_str().as_bytes());
    if let Some(year) = year {
        bytes.push(0);
        bytes.extend(year.to_be_bytes());
    }
    bytes
}

/// The parts of a stored key: kind, id, year of a sheet.
pub(super) fn split_key(key: &[u8]) -> Option<(Kind, &str, Option<Year>)> {
    let (&kind, rest) = key.split_first()?;
    let kind = Kind::ALL.into_iter().find(|k| *k as u8 == kind)?;
    if kind != Kind::Sheet {
        return Some((kind, std::str::from_utf8(rest).ok()?, None));
    }
    let (rest, year) = rest.split_last_chunk()?;
    let (zero, unit) = rest.split_last()?;
    let year = Year::new(u16::from_be_bytes(*year))?;
    (*zero == 0).then_some((kind, std::str::from_utf8(unit).ok()?, Some(year)))
}
