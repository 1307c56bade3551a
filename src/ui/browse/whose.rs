//! Whose records a list shows: those of the unit and, marked, those of the units before it. The
//! caps of units above it hold for it too.

use std::collections::HashMap;

use crate::domain::id::Id;
use crate::domain::lineage::{self, Tree};
use crate::domain::record::Kind;
use crate::ui::screen::View;

/// The units whose records are shown: the unit and those that ever stood below it, and with each
/// unit before it those below that; the former unit is said.
pub(super) fn whose<'a>(kind: Kind, view: &View<'a>) -> HashMap<&'a str, Option<&'a Id>> {
    let tree = Tree::of(view.book);
    let mut whose: HashMap<&str, Option<&Id>> = HashMap::new();
    let own = (view.unit, None);
    let former = lineage::former_units(view.book, view.unit);
    for (unit, of) in std::iter::once(own).chain(former.into_iter().map(|id| (id, Some(id)))) {
        for id in std::iter::once(unit).chain(tree.ever_below(unit)) {
            whose.entry(id.as_str()).or_insert(of);
        }
    }
    if let Some(unit) = view.book.unit(view.unit.as_str()).filter(|_| kind == Kind::Cap) {
        let above = tree.above(view.book, unit, view.today);
        whose.extend(above.into_iter().map(|id| (id.as_str(), None)));
    }
    whose
}
