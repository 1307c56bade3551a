//! Flipped bits: noticed, always. The state mends itself, damage of the journal is named by line.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Once};

use thidua::store::codec;
use thidua::store::place::Place;
use thidua::store::state::{Rows, VolatileState, is_guarded};
use thidua::store::{self, Store, StoreError};

use crate::fault::FaultDisk;
use crate::province::Figures;
use crate::script::{Script, add_unit, commit_all, open_on, parts, request, scale, seed};

/// A panic that is caught on purpose need not be told.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !is_guarded() {
                tell(info);
            }
        }));
    });
}

#[test]
fn every_byte_of_the_journal_counts() {
    let seed = seed("flips");
    let (script, mut figures) = (Script::new(seed, 12), Figures(seed));
    let place = Place::new(Path::new("/book"));
    let (disk, state) = (FaultDisk::default(), VolatileState::default());
    let made = parts(Arc::new(disk.clone()), &state, u64::MAX);
    made.create(&place).unwrap();
    let mut store = open_on(&made, &place);
    commit_all(&mut store, &script);
    drop(store);
    let path = place.segment(1);
    let bytes = disk.with(&path, |bytes| bytes.clone());
    let rows = state.rows().clone();
    let mut flips = 0;
    for at in 0..bytes.len() {
        for _ in 0..scale().min(8) {
            let bit = figures.below(8);
            flips += 1;
            let spoilt = disk.copy();
            spoilt.with(&path, |bytes| bytes[at] ^= 1 << bit);
            let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
            for rows in [rows.clone(), Rows::new()] {
                named(&script, &spoilt, rows, line, &format!("byte {at}, bit {bit}"));
            }
        }
    }
    assert!(flips > 3000, "{flips}");
}

/// Either the line is named, or, where nothing can be a witness, the last line was set aside.
fn named(script: &Script, disk: &FaultDisk, rows: Rows, line: u64, what: &str) {
    let has_witness = !rows.is_empty();
    let place = Place::new(Path::new("/book"));
    let mut store =
        parts(Arc::new(disk.clone()), &VolatileState::new(rows), u64::MAX).open(&place).unwrap();
    let Some(why) = store.read_only() else {
        panic!("{what}, line {line}, state {has_witness}: unnoticed, {:?}", store.warnings());
    };
    assert_eq!(why.file, "journal/000001.jsonl", "{what}");
    let found = why.line.unwrap();
    assert!(found == line || found == line + 1, "{what}: line {line}, named {found}");
    let reached = usize::try_from(store.position().seq).unwrap();
    assert!(store.load().unwrap() == script.books[reached], "{what}");
    let refused = store.commit(&request(add_unit("moi-tinh")));
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))), "{what}");
}

#[test]
fn damage_in_a_sealed_segment_is_found_by_verify_and_by_rebuilding() {
    let dir = tempfile::tempdir().unwrap();
    let script = Script::new(5, 30);
    let place = Place::new(dir.path());
    let small = store::embedded::Parts { roll_at: 4000, ..Default::default() };
    small.create(&place).unwrap();
    let mut store = small.open(&place).unwrap();
    commit_all(&mut store, &script);
    drop(store);
    let path = place.segment(2);
    let mut bytes = fs::read(&path).unwrap();
    let line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
    bytes[line + 400] ^= 4;
    fs::write(&path, bytes).unwrap();
    let report = store::verify(dir.path()).unwrap();
    let named = (report.findings[0].file.as_str(), report.findings[0].line);
    assert_eq!(named, ("journal/000002.jsonl", Some(2)), "{report:?}");
    fs::remove_dir_all(place.state()).unwrap();
    let mut store = store::open(dir.path()).unwrap();
    assert_eq!(store.read_only(), Some(&report.findings[0]));
    let reached = usize::try_from(store.position().seq).unwrap();
    assert!(reached > 0 && store.load().unwrap() == script.books[reached]);
    drop(store);
    fs::remove_file(place.segment(1)).unwrap();
    assert!(store::open(dir.path()).unwrap().read_only().is_some());
}

#[test]
fn a_flipped_state_mends_itself() {
    hush();
    let seed = seed("state flips");
    let (script, mut figures) = (Script::new(seed, 60), Figures(seed));
    let dir = tempfile::tempdir().unwrap();
    let whole = dir.path().join("whole");
    let mut store = store::create(&whole).unwrap();
    commit_all(&mut store, &script);
    drop(store);
    let files: Vec<_> = fs::read_dir(whole.join("state"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && fs::metadata(path).unwrap().len() > 0)
        .map(|path| (path.file_name().unwrap().to_owned(), fs::read(&path).unwrap()))
        .collect();
    let mut mended = 0;
    for round in 0..300 * scale() {
        // Each in a directory of its own: sled must not see a path twice in a process.
        let book = dir.path().join(format!("book-{round}"));
        for name in ["", "journal", "state"] {
            fs::create_dir(book.join(name)).unwrap();
        }
        for name in ["format", "journal/000001.jsonl"] {
            fs::copy(whole.join(name), book.join(name)).unwrap();
        }
        let spoilt = figures.below(files.len());
        for (nth, (name, bytes)) in files.iter().enumerate() {
            let mut bytes = bytes.clone();
            if nth == spoilt {
                // Most of a young file is empty: aim where something is written.
                let used = bytes.iter().rposition(|byte| *byte != 0).map_or(1, |at| at + 1);
                let at = figures.below(used);
                bytes[at] ^= 1 << figures.below(8);
            }
            fs::write(book.join("state").join(name), bytes).unwrap();
        }
        let mut store = store::open(&book).unwrap();
        assert_eq!(store.read_only(), None, "round {round}");
        assert!(store.load().unwrap() == *script.books.last().unwrap(), "round {round}");
        store.commit(&request(add_unit("moi-tinh"))).unwrap();
        mended += usize::from(!store.warnings().is_empty());
        assert!(store.load().unwrap().unit("moi-tinh").is_some(), "round {round}");
        drop(store);
        fs::remove_dir_all(&book).unwrap();
    }
    eprintln!("state flips: {mended} rebuilt");
    assert!(mended > 0);
}

#[test]
fn a_state_with_rows_missing_stale_or_foreign_is_not_believed() {
    let script = Script::new(11, 40);
    let place = Place::new(Path::new("/book"));
    let (disk, state) = (FaultDisk::default(), VolatileState::default());
    let made = parts(Arc::new(disk.clone()), &state, u64::MAX);
    made.create(&place).unwrap();
    let mut store = open_on(&made, &place);
    let mut old = Rows::new();
    for (nth, change) in script.changes.iter().enumerate() {
        store.commit(&request(change.clone())).unwrap();
        if nth == 20 {
            old = state.rows().clone();
        }
    }
    drop(store);
    let whole = state.rows().clone();
    for key in whole.keys().filter(|key| *key != codec::APPLIED) {
        let mut missing = whole.clone();
        missing.remove(key);
        let mut stale = whole.clone();
        stale.insert(key.clone(), old.get(key).unwrap_or(&whole[key]).clone());
        let mut foreign = whole.clone();
        foreign.insert([&**key, b"x"].concat(), whole[key].clone());
        for rows in [missing, stale, foreign] {
            let is_whole = rows == whole;
            let mut store =
                open_on(&parts(Arc::new(disk.copy()), &VolatileState::new(rows), u64::MAX), &place);
            assert!(store.load().unwrap() == *script.books.last().unwrap());
            assert_eq!(store.warnings().is_empty(), is_whole);
        }
    }
}
