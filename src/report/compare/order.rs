//! The order of rows: awards by rank, recipients as tables have them, fields and occasions as the
//! catalogue has them, units by the Vietnamese alphabet; what is not known comes last.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::{Dimension, Query, Row, RowKey};
use crate::domain::book::Book;
use crate::domain::catalogue::AwardCode;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::text::{Year, collation_key};

/// Sorts rows by the dimensions of the query in their order.
pub(super) fn sort(book: &Book, query: &Query, rows: &mut [Row]) {
    let places = places(book, rows, query.years.to);
    rows.sort_by(|a, b| {
        let by = |dimension: &Dimension| compare(*dimension, &a.key, &b.key, &places);
        query.rows.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
}

fn compare(dimension: Dimension, a: &RowKey, b: &RowKey, places: &HashMap<Id, usize>) -> Ordering {
    let rank = |award: Option<AwardCode>| known_first(award.map(|award| award.award().rank));
    let place = |unit: &Option<Id>| known_first(unit.as_ref().and_then(|id| places.get(id)));
    match dimension {
        Dimension::Award => rank(a.award).cmp(&rank(b.award)),
        Dimension::Recipient => a.recipient.cmp(&b.recipient),
        Dimension::Field => known_first(a.field).cmp(&known_first(b.field)),
        Dimension::Occasion => known_first(a.occasion).cmp(&known_first(b.occasion)),
        Dimension::Unit => place(&a.unit).cmp(&place(&b.unit)),
    }
}

fn known_first<T>(value: Option<T>) -> (bool, Option<T>) {
    (value.is_none(), value)
}

/// Each unit's place in the alphabet, by the name that the table has for it.
fn places(book: &Book, rows: &[Row], year: Year) -> HashMap<Id, usize> {
    let mut units: Vec<&Id> = rows.iter().filter_map(|row| row.key.unit.as_ref()).collect();
    units.dedup();
    units
        .sort_by_cached_key(|id| (collation_key(&lineage::name_in(book, id, year)), (*id).clone()));
    units.into_iter().cloned().enumerate().map(|(place, id)| (id, place)).collect()
}
