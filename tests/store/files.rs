//! The directory of a real book: lock, formats, what may be missing.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use thidua::store::{self, Fault, OpenError, Store, StoreError};
use thidua::words::Lang;

use crate::script::{Script, add_unit, commit_all, request};

#[test]
fn opening_makes_nothing_and_making_replaces_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let book = dir.path().join("a/b");
    assert!(matches!(store::open(&book), Err(OpenError::NoBook { .. })));
    assert!(matches!(store::look(&book), Err(OpenError::NoBook { .. })));
    assert!(matches!(store::verify(&book), Err(OpenError::NoBook { .. })));
    assert!(!book.exists());
    drop(store::create(&book).unwrap());
    assert!(matches!(store::create(&book), Err(OpenError::Exists { .. })));
    let mut store = store::open(&book).unwrap();
    assert!(store.load().unwrap().is_empty());
    assert_eq!(store.warnings(), []);
}

#[test]
fn files_are_for_their_owner_only() {
    let dir = tempfile::tempdir().unwrap();
    let book = dir.path().join("book");
    drop(store::create(&book).unwrap());
    let mode = |name: &str| fs::metadata(book.join(name)).unwrap().permissions().mode() & 0o777;
    for name in ["", "journal", "state", "quarantine"] {
        assert_eq!(mode(name), 0o700, "{name}");
    }
    for name in ["format", "lock", "journal/000001.jsonl"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
}

#[test]
fn the_second_learns_who_has_the_book_and_may_look() {
    let dir = tempfile::tempdir().unwrap();
    let mut owner = store::create(dir.path()).unwrap();
    owner.commit(&request(add_unit("xa-mot"))).unwrap();
    let Err(error @ OpenError::Held(_)) = store::open(dir.path()) else { panic!("two owners") };
    let OpenError::Held(holder) = &error else { panic!() };
    assert_eq!(holder.pid, std::process::id());
    assert!(!holder.host.is_empty() && !holder.user.is_empty() && !holder.since.is_empty());
    assert!(error.say(Lang::Vi).contains(&format!("tiến trình {}", holder.pid)));

    let (book, position, findings) = store::look(dir.path()).unwrap();
    assert!(book.unit("xa-mot").is_some());
    assert_eq!((position, findings), (owner.position(), vec![]));
    let report = store::verify(dir.path()).unwrap();
    assert_eq!(report.findings[0].fault, Fault::StateUnread);
    owner.commit(&request(add_unit("xa-hai"))).unwrap();
    drop(owner);
    assert_eq!(store::open(dir.path()).unwrap().position().seq, 2);
}

#[test]
fn a_deleted_state_is_rebuilt() {
    let dir = tempfile::tempdir().unwrap();
    let script = Script::new(3, 40);
    let mut store = store::create(dir.path()).unwrap();
    commit_all(&mut store, &script);
    drop(store);
    fs::remove_dir_all(dir.path().join("state")).unwrap();
    let mut store = store::open(dir.path()).unwrap();
    assert!(store.load().unwrap() == *script.books.last().unwrap());
    assert!(matches!(store.warnings()[0].fault, Fault::State(_)));
    drop(store);
    assert_eq!(store::open(dir.path()).unwrap().warnings(), []);
    assert_eq!(store::verify(dir.path()).unwrap().findings, []);
}

#[test]
fn a_state_of_another_book_is_set_aside() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    for (book, id) in [(&one, "xa-mot"), (&two, "xa-hai")] {
        store::create(book).unwrap().commit(&request(add_unit(id))).unwrap();
    }
    fs::remove_dir_all(one.join("state")).unwrap();
    fs::rename(two.join("state"), one.join("state")).unwrap();
    assert_ne!(store::verify(&one).unwrap().findings, []);
    let mut store = store::open(&one).unwrap();
    assert!(store.load().unwrap().unit("xa-mot").is_some());
    assert!(store.load().unwrap().unit("xa-hai").is_none());
    assert!(one.join("quarantine/state-1").exists());
}

#[test]
fn what_a_crash_leaves_in_sled_is_survived() {
    let dir = tempfile::tempdir().unwrap();
    store::create(dir.path()).unwrap().commit(&request(add_unit("xa-mot"))).unwrap();
    fs::write(dir.path().join("state/snap.0000000000000ABC.generating"), b"half").unwrap();
    let mut store = store::open(dir.path()).unwrap();
    assert!(store.load().unwrap().unit("xa-mot").is_some());
    assert_eq!(store.warnings(), []);
}

#[test]
fn a_state_that_cannot_be_made_is_kept_in_memory() {
    let dir = tempfile::tempdir().unwrap();
    store::create(dir.path()).unwrap().commit(&request(add_unit("xa-mot"))).unwrap();
    fs::remove_dir_all(dir.path().join("state")).unwrap();
    fs::write(dir.path().join("state"), b"no directory").unwrap();
    fs::remove_dir_all(dir.path().join("quarantine")).unwrap();
    fs::write(dir.path().join("quarantine"), b"nor this").unwrap();
    let mut store = store::open(dir.path()).unwrap();
    assert!(store.warnings().iter().any(|w| matches!(w.fault, Fault::StateInMemory(_))));
    store.commit(&request(add_unit("xa-hai"))).unwrap();
    assert!(store.load().unwrap().unit("xa-hai").is_some());
    drop(store);
    assert_eq!(store::look(dir.path()).unwrap().1.seq, 2);
}

#[test]
fn a_newer_book_is_read_and_not_written() {
    let dir = tempfile::tempdir().unwrap();
    store::create(dir.path()).unwrap().commit(&request(add_unit("xa-mot"))).unwrap();
    let path = dir.path().join("format");
    let newer = fs::read_to_string(&path).unwrap().replace("\"format\":1", "\"format\":4");
    fs::write(&path, newer).unwrap();
    let mut store = store::open(dir.path()).unwrap();
    let why = store.read_only().unwrap().clone();
    assert_eq!(why.fault, Fault::Newer { found: 4, known: 3 });
    assert!(store.load().unwrap().unit("xa-mot").is_some());
    let refused = store.commit(&request(add_unit("xa-hai")));
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{refused:?}");
    assert_eq!(store::look(dir.path()).unwrap().2, [why]);
}

#[test]
fn lost_ends_of_files_are_noticed() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store::create(dir.path()).unwrap();
    store.commit(&request(add_unit("xa-mot"))).unwrap();
    store.commit(&request(add_unit("xa-hai"))).unwrap();
    drop(store);
    let path = dir.path().join("journal/000001.jsonl");
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() - 10]).unwrap();
    let store = store::open(dir.path()).unwrap();
    let why = store.read_only().unwrap();
    assert_eq!((why.line, &why.fault), (Some(3), &Fault::Lost { seq: 2 }));
    drop(store);
    // Without a state as witness it cannot be told from a line that was never acknowledged.
    fs::remove_dir_all(dir.path().join("state")).unwrap();
    let store = store::open(dir.path()).unwrap();
    assert_eq!((store.read_only(), store.position().seq), (None, 1));
    assert_eq!(store.warnings()[0].fault, Fault::Torn);
    assert_eq!(fs::read_dir(dir.path().join("quarantine")).unwrap().count(), 1);
}
