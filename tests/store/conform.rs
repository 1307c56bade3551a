//! One suite for every store.

use std::path::Path;
use std::sync::Arc;

use thidua::domain::change::Change;
use thidua::domain::text::Year;
use thidua::store::memory::Memory;
use thidua::store::place::Place;
use thidua::store::state::VolatileState;
use thidua::store::{self, Position, Store, StoreError};

use crate::fault::FaultDisk;
use crate::script::{Script, add_unit, open_on, parts, request};

fn conforms(store: &mut dyn Store) {
    assert_eq!(store.position(), Position::default());
    assert!(store.load().unwrap().is_empty());
    let script = Script::new(7, 60);
    for (nth, change) in script.changes.iter().enumerate() {
        let position = store.commit(&request(change.clone())).unwrap();
        assert_eq!(position.seq, nth as u64 + 1);
        assert_eq!(position, store.position());
        if nth % 7 == 0 {
            assert!(store.load().unwrap() == script.books[nth + 1], "after change {nth}");
        }
    }
    let last = script.books.last().unwrap();
    assert!(store.load().unwrap() == *last);

    // A change that does not fit changes nothing, not even its first half.
    let before = store.position();
    let mut stale = add_unit("moi-tinh");
    stale.edits.extend(script.changes[0].edits.clone());
    let refused = store.commit(&request(stale));
    assert!(matches!(refused, Err(StoreError::Conflict(_))), "{refused:?}");
    assert_eq!(store.position(), before);
    assert!(store.load().unwrap() == *last);

    // Undo leads back, one by one.
    for (nth, change) in script.changes.iter().enumerate().rev() {
        store.commit(&request(change.inverse())).unwrap();
        if nth % 11 == 0 {
            assert!(store.load().unwrap() == script.books[nth], "back to {nth}");
        }
    }
    assert!(store.load().unwrap().is_empty());
    assert!(store.load().unwrap().sheet("don-vi-0", Year::new(2015).unwrap()).is_none());
    store.commit(&request(Change::default())).unwrap();
}

#[test]
fn memory() {
    conforms(&mut Memory::default());
}

#[test]
fn embedded_on_a_counting_disk() {
    let place = Place::new(Path::new("/book"));
    let parts = parts(Arc::new(FaultDisk::default()), &VolatileState::default(), 3000);
    parts.create(&place).unwrap();
    let mut store = open_on(&parts, &place);
    conforms(&mut store);
    assert_eq!(store.warnings(), [], "the state never had to be mended");
}

#[test]
fn embedded_on_the_real_disk() {
    let dir = tempfile::tempdir().unwrap();
    let book = dir.path().join("book");
    let mut store = store::create(&book).unwrap();
    conforms(&mut store);
    assert_eq!(store.warnings(), [], "the state never had to be mended");
    drop(store);
    let report = store::verify(&book).unwrap();
    assert_eq!(report.findings, []);
    assert_eq!((report.position.seq, report.state), (121, Some(121)));
}

#[test]
fn the_chain_goes_on_after_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let script = Script::new(8, 40);
    let mut position = store::create(dir.path()).unwrap().position();
    for (nth, change) in script.changes.iter().enumerate() {
        let mut store = store::open(dir.path()).unwrap();
        assert_eq!((store.position(), store.warnings()), (position, &[][..]));
        assert!(store.load().unwrap() == script.books[nth]);
        position = store.commit(&request(change.clone())).unwrap();
    }
    let (book, end, findings) = store::look(dir.path()).unwrap();
    assert!(book == *script.books.last().unwrap());
    assert_eq!((end, findings), (position, vec![]));
}
