//! The movements of a unit in a year, with the traits of form 0601.

use std::collections::BTreeSet;

use super::{Asked, Item, Missing, Placed, Thing, Traits, time};
use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::movement::Movement;
use crate::domain::record::Kind;
use crate::domain::text::PartialDate;

/// The movements that ran in the year; those of which that is not known go to `undated`.
pub(super) fn items(book: &Book, asked: &Asked, undated: &mut Vec<Placed>) -> Vec<Item> {
    let units = units(book, asked);
    let mut items = Vec::new();
    for movement in book.movements().filter(|movement| units.contains(&movement.unit)) {
        let thing = Thing::Record(Kind::Movement, movement.id.clone());
        match time::ran_in(movement, asked.year) {
            Some(true) => {
                let traits = traits(movement);
                items.push(Item { thing, weight: 1, is_of_register: false, traits });
            }
            Some(false) => {}
            None => undated.push(Placed::nowhere(thing, 1, Missing::Time)),
        }
    }
    items
}

/// The unit, and where asked all below it in the tree of that year.
fn units(book: &Book, asked: &Asked) -> BTreeSet<Id> {
    let mut units = BTreeSet::from([asked.unit.clone()]);
    if asked.below {
        let below = Tree::of(book).below(&asked.unit, PartialDate::from(asked.year));
        units.extend(below.into_iter().cloned());
    }
    units
}

fn traits(movement: &Movement) -> Traits {
    // A movement on a theme or for an occasion says its method by its kind.
    let by_kind = movement.kind.filter(|kind| kind.is("chuyen-de") || kind.is("theo-dot"));
    let method = match (movement.method, by_kind) {
        (Some(method), _) => Some(method.id().to_string()),
        (None, Some(_)) => Some("chuyen-de".to_owned()),
        (None, None) => None,
    };
    let id = |choice: Option<Choice>| choice.map(|c| c.id().to_string());
    let known = [
        ("kind", id(movement.kind)),
        ("level", id(movement.level)),
        ("scope", id(movement.scope)),
        ("method", method),
        ("duration", time::duration(movement).map(str::to_owned)),
    ];
    known.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}
