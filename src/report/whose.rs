//! Whose records are a unit's: its own, and, told apart, those of the units before it.

use std::collections::HashMap;

use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage::{self, Tree};

/// The units whose records are a unit's: itself and those that ever stood below it, and with each
/// unit before it those below that; the former unit is said.
#[must_use]
pub fn whose<'a>(book: &'a Book, unit: &'a Id) -> HashMap<&'a str, Option<&'a Id>> {
    let tree = Tree::of(book);
    let mut whose: HashMap<&str, Option<&Id>> = HashMap::new();
    let former = lineage::former_units(book, unit);
    for (unit, of) in [(unit, None)].into_iter().chain(former.into_iter().map(|id| (id, Some(id))))
    {
        for id in std::iter::once(unit).chain(tree.ever_below(unit)) {
            whose.entry(id.as_str()).or_insert(of);
        }
    }
    whose
}
