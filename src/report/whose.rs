//! Whose records are a unit's: its own, and, told apart, those of the units before it. The caps of
//! units above it hold for it too.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage::{self, Tree};
use crate::domain::record::Kind;
use crate::domain::text::PartialDate;

/// The units whose records of a kind are a unit's: itself and those that ever stood below it, and
/// with each unit before it those below that; the former unit is said.
#[must_use]
pub fn whose<'a>(
    kind: Kind,
    book: &'a Book,
    unit: &'a Id,
    today: PartialDate,
) -> HashMap<&'a str, Option<&'a Id>> {
    let tree = Tree::of(book);
    let mut whose: HashMap<&str, Option<&Id>> = HashMap::new();
    let former = lineage::former_units(book, unit).into_iter().map(|id| (id, Some(id)));
    for (unit, of) in std::iter::once((unit, None)).chain(former) {
        for id in std::iter::once(unit).chain(tree.ever_below(unit)) {
            whose.entry(id.as_str()).or_insert(of);
        }
    }
    if let Some(unit) = book.unit(unit.as_str()).filter(|_| kind == Kind::Cap) {
        let above = tree.above(book, unit, today);
        whose.extend(above.into_iter().map(|id| (id.as_str(), None)));
    }
    whose
}
