//! Erasing a name by law: it is nowhere any more, and the journal still stands, whatever happens in
//! between.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use thidua::domain::book::Book;
use thidua::domain::change::{Change, Edit, Erasure, Refusal, Side, erased_text, restore};
use thidua::domain::history::{Ask, History};
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::value::Value;
use thidua::store::disk::Disk;
use thidua::store::embedded::Parts;
use thidua::store::line::{Line, Row};
use thidua::store::place::Place;
use thidua::store::state::{Rows, VolatileState};
use thidua::store::{self, Embedded, Fault, Operation, Request, Store, StoreError};
use thidua::words::Lang;

use crate::fault::{FaultDisk, Loss, Trouble};
use crate::province::Figures;
use crate::script::{add_unit, open_on, parts, request, scale, seed};

const ROLL_AT: u64 = 1600;
/// The name that is erased, and how it was written first.
const NAME: &str = "Trần “Thị” Chín";
const SLIP: &str = "Trần Thị Chính";
const NEEDLES: [&str; 3] = [NAME, SLIP, "Trần"];

fn place() -> Place {
    Place::new(Path::new("/book"))
}

fn key() -> Key {
    Key::Record(Kind::Honour, Id::parse("nguoi-7").unwrap())
}

fn name() -> Erasure {
    Erasure::new(key(), "name").unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn honour(id: &str, name: &str, note: &str) -> Record {
    let value_of = |field: &str| match field {
        "id" => text(id),
        "decision" => text("qd-1"),
        "name" => text(name),
        "recipient" => text("individual"),
        "award" => text("giay-khen"),
        "note" if !note.is_empty() => text(note),
        _ => Value::Absent,
    };
    let record = Record::from_values(Kind::Honour, &value_of);
    record.unwrap_or_else(|bad| panic!("{:?}", bad[0].say(Lang::En)))
}

fn one(edit: Edit) -> Change {
    Change { edits: vec![edit] }
}

fn set(field: &'static str, before: Value, after: Value) -> Change {
    one(Edit::Set { key: key(), field, before, after })
}

/// A life of a record whose name is erased at its end, over several segments.
fn life() -> Vec<Change> {
    let filler = |nth: usize| add_unit(&format!("xa-{nth}"));
    let people = (1..12).map(|nth| {
        let id = format!("nguoi-{nth}");
        Edit::Add(honour(&id, if nth == 7 { SLIP } else { "Lê Văn Một" }, ""))
    });
    let mut changes = vec![Change { edits: people.collect() }, filler(1)];
    let renamed = set("name", text(SLIP), text(NAME));
    changes.extend([renamed.clone(), filler(2), renamed.inverse(), renamed]);
    let noted = set("note", Value::Absent, text("ghi chú"));
    changes.extend([filler(3), noted, filler(4)]);
    let removed = one(Edit::Remove(honour("nguoi-7", NAME, "ghi chú")));
    changes.extend([removed.clone(), filler(5), removed.inverse(), filler(6)]);
    changes
}

/// The lines of [`life`] that hold the name.
const HOLDING: usize = 6;

fn live(store: &mut dyn Store) {
    for change in life() {
        store.commit(&request(change)).unwrap();
    }
}

fn wish() -> Request {
    let reason = Some("đơn số 7".into());
    Request { operation: Operation::Erase, reason, ..request(Change::default()) }
}

/// The book of [`life`], and the same without the name.
fn books() -> [Book; 2] {
    let (mut with, mut without) = (Book::default(), Book::default());
    for mut change in life() {
        change.apply(&mut with).unwrap();
        name().erase(&mut change, &mut Default::default());
        change.apply(&mut without).unwrap();
    }
    assert!(with != without);
    [with, without]
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn assert_gone(files: &[(PathBuf, Vec<u8>)], what: &str) {
    for (path, bytes) in files {
        for needle in NEEDLES {
            assert!(!holds(bytes, needle), "{what}: {needle} is in {}", path.display());
        }
    }
}

/// Every file below a directory.
fn files(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    found
}

/// Writes what is on a made-up disk to a real one.
fn pour(disk: &FaultDisk) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in disk.files() {
        let path = dir.path().join(path.strip_prefix("/book").unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

/// A book in which the life was lived, on a disk, with its state.
fn lived() -> (FaultDisk, VolatileState) {
    let (disk, state) = (FaultDisk::default(), VolatileState::default());
    let parts = parts(Arc::new(disk.clone()), &state, ROLL_AT);
    parts.create(&place()).unwrap();
    live(&mut open_on(&parts, &place()));
    assert!(disk.files().iter().filter(|file| file.0.starts_with("/book/journal")).count() > 3);
    (disk, state)
}

fn on(disk: &FaultDisk, rows: Rows) -> (Parts, VolatileState) {
    let state = VolatileState::new(rows);
    (parts(Arc::new(disk.clone()), &state, ROLL_AT), state)
}

fn erased() -> (FaultDisk, Rows) {
    let (disk, state) = lived();
    let mut store = open_on(&parts(Arc::new(disk.clone()), &state, ROLL_AT), &place());
    store.erase(&wish(), &name()).unwrap().unwrap();
    drop(store);
    let rows = state.rows().clone();
    (disk, rows)
}

fn lines(disk: &FaultDisk) -> Vec<String> {
    let journal = disk.files().into_iter().filter(|file| file.0.starts_with("/book/journal"));
    let text: Vec<u8> = journal.flat_map(|file| file.1).collect();
    String::from_utf8(text).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_book_is_the_one_that_is_replayed_and_all_is_well() {
    let (disk, rows) = erased();
    assert_gone(&disk.files(), "erased");
    let [_, without] = books();
    let (parts, _) = on(&disk, Rows::new());
    let mut store = open_on(&parts, &place());
    assert!(store.load().unwrap() == without, "replayed");
    drop(store);
    let mut store = open_on(&on(&disk, rows).0, &place());
    assert!(store.warnings().is_empty() && store.load().unwrap() == without, "as it was kept");
    let report = store::verify(pour(&disk).path()).unwrap();
    assert_eq!((report.findings, report.erased), (vec![], HOLDING as u64));
}

#[test]
fn lines_keep_all_but_salt_and_payload() {
    let (disk, state) = lived();
    let before = lines(&disk);
    let mut store = open_on(&parts(Arc::new(disk.clone()), &state, ROLL_AT), &place());
    let erasing = store.erase(&wish(), &name()).unwrap().unwrap();
    assert_eq!((erasing.lines, erasing.files), (HOLDING, vec![]));
    assert_eq!(erasing.position, store.position());
    let after = lines(&disk);
    let mut rewritten = 0;
    for (old, new) in before.iter().zip(&after).filter(|(old, new)| old != new) {
        let (Some(Row::Change(old)), Some(Row::Change(new))) =
            (Row::parse(old.as_bytes()), Row::parse(new.as_bytes()))
        else {
            panic!("{old}\n{new}");
        };
        assert_eq!((old.position, old.hash, old.head), (new.position, new.hash, new.head));
        assert!(old.salt != new.salt && new.erased.is_some());
        rewritten += 1;
    }
    assert_eq!(rewritten, HOLDING);
    // It goes on as if nothing had been.
    store.commit(&request(add_unit("xa-moi"))).unwrap();
    drop(store);
    let mut store = open_on(&on(&disk, Rows::new()).0, &place());
    assert!(store.load().unwrap().unit("xa-moi").is_some());
    assert_eq!(store.erase(&wish(), &name()).unwrap(), None, "once");
}

/// Erases on a disk that makes trouble; true when it was acknowledged.
fn erase_on(disk: &FaultDisk, state: &VolatileState) -> Result<bool, StoreError> {
    let parts = parts(Arc::new(disk.clone()), state, ROLL_AT);
    let Ok(mut store) = parts.open(&place()) else { return Ok(false) };
    store.erase(&wish(), &name()).map(|erasing| erasing.is_some())
}

fn operations() -> u64 {
    let (disk, state) = lived();
    let before = disk.operations();
    assert!(erase_on(&disk, &state).unwrap());
    disk.operations() - before
}

/// Opens what a crash has left: all or nothing, and no damage.
fn recover(disk: &FaultDisk, rows: Rows, is_acknowledged: bool, what: &str) {
    let [with, without] = books();
    let (parts, _) = on(disk, rows);
    let mut store = parts.open(&place()).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!(store.read_only(), None, "{what}");
    let changes = life().len() as u64;
    let is_erased = store.position().seq > changes;
    assert!(is_erased || !is_acknowledged, "{what}: lost");
    let book = store.load().unwrap();
    assert!(book == if is_erased { without } else { with }, "{what}: another book");
    assert!(!disk.files().iter().any(|file| file.0.ends_with("erasing")), "{what}");
    if !is_erased {
        store.erase(&wish(), &name()).unwrap().unwrap();
    }
    assert_gone(&disk.files(), what);
    store.commit(&request(add_unit("xa-moi"))).unwrap_or_else(|error| panic!("{what}: {error}"));
    drop(store);
    // For good.
    let again = disk.after_power_cut(Loss::Drop, &mut Figures(1));
    assert_gone(&again.files(), what);
    let mut store = open_on(&on(&again, Rows::new()).0, &place());
    assert!(store.load().unwrap().unit("xa-moi").is_some(), "{what}: after a second cut");
}

#[test]
fn an_erasure_happens_wholly_or_not_at_all_wherever_the_machine_stops() {
    let seed = seed("erase");
    let mut figures = Figures(seed);
    let [with, without] = books();
    let operations = operations();
    assert!(operations > 20, "{operations}");
    for operation in 1..=operations {
        let (disk, state) = lived();
        let old = state.rows().clone();
        disk.trouble_at(operation, Trouble::Crash);
        let is_acknowledged = erase_on(&disk, &state).unwrap_or(false);
        let rows = state.rows().clone();
        for round in 0..2 * scale() {
            for loss in [Loss::Drop, Loss::Keep, Loss::Tear, Loss::Reorder] {
                if round > 0 && matches!(loss, Loss::Drop | Loss::Keep) {
                    continue;
                }
                let after = disk.after_power_cut(loss, &mut figures);
                let what = format!("operation {operation}, {loss:?}");
                // Whoever only looks sees no damage either.
                let poured = pour(&after);
                let (book, _, findings) = store::look(poured.path()).unwrap();
                assert_eq!(findings, [], "{what}");
                assert!(book == with || book == without, "{what}: looked at");
                let report = store::verify(poured.path()).unwrap();
                let is_fine = |fault: &Fault| matches!(fault, Fault::Torn | Fault::Erasing);
                let bad = report.findings.iter().find(|finding| !is_fine(&finding.fault));
                assert_eq!(bad, None, "{what}");
                for (name, rows) in [("now", &rows), ("old", &old), ("gone", &Rows::new())] {
                    // The state is emptied only after the erasure's line is there for good.
                    let what = format!("{what}, state {name}");
                    recover(&after.copy(), rows.clone(), is_acknowledged, &what);
                }
                // And again: recovering is itself cut short.
                let broken = after.copy();
                broken.trouble_at(1 + figures.below(12) as u64, Trouble::Crash);
                _ = on(&broken, old.clone()).0.open(&place());
                let twice = broken.after_power_cut(loss, &mut figures);
                recover(&twice, old.clone(), is_acknowledged, &format!("{what}, twice"));
            }
        }
    }
}

#[test]
fn a_refusing_disk_is_told_and_the_next_opening_finishes() {
    for trouble in [Trouble::Error, Trouble::ErrorAndForget] {
        for operation in 1..=operations() {
            let what = format!("operation {operation}, {trouble:?}");
            let (disk, state) = lived();
            disk.trouble_at(operation, trouble);
            let erasing = erase_on(&disk, &state);
            if let Err(error) = &erasing {
                assert!(error.say(Lang::Vi).contains("đĩa đầy"), "{what}: {error}");
            }
            let rows = state.rows().clone();
            if trouble == Trouble::ErrorAndForget {
                // The second failure may be still to come.
                _ = on(&disk, rows.clone()).0.open(&place());
            }
            recover(&disk, rows, erasing.unwrap_or(false), &what);
        }
    }
}

#[test]
fn bytes_of_a_rewritten_journal_count() {
    let seed = seed("erase flips");
    let mut figures = Figures(seed);
    let (disk, rows) = erased();
    let [_, without] = books();
    for number in 1..=place_count(&disk) {
        let path = place().segment(number);
        let bytes = disk.with(&path, |bytes| bytes.clone());
        let step = (3 / scale()).max(1);
        for at in (figures.below(step)..bytes.len()).step_by(step) {
            let spoilt = disk.copy();
            let bit = figures.below(8);
            spoilt.with(&path, |bytes| bytes[at] ^= 1 << bit);
            let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count() as u64;
            let what = format!("{}, byte {at}, bit {bit}, line {line}", path.display());
            // A state that is up to date spares reading sealed segments.
            for rows in [rows.clone(), Rows::new()] {
                let is_read = rows.is_empty() || number == place_count(&disk);
                let mut store = on(&spoilt, rows).0.open(&place()).unwrap();
                let Some(why) = store.read_only() else {
                    assert!(!is_read && store.load().unwrap() == without, "{what}: unnoticed");
                    continue;
                };
                // A closing line that tells something else is a good one: the next segment is not.
                let is_next = why.file.ends_with(&format!("{:06}.jsonl", number + 1));
                let is_here = why.file.ends_with(&format!("{number:06}.jsonl"));
                assert!(is_here || is_next && why.line == Some(1), "{what}: {why:?}");
                let found = why.line.filter(|_| is_here).unwrap_or(line);
                let is_near = found == line || found == line + 1;
                assert!(is_near || why.fault == Fault::Order, "{what}: {why:?}");
            }
        }
    }
}

fn place_count(disk: &FaultDisk) -> u32 {
    let journal = disk.files().into_iter().filter(|file| file.0.starts_with("/book/journal"));
    u32::try_from(journal.count()).unwrap()
}

/// Replaces the line of a change by another.
fn replace(disk: &FaultDisk, seq: u64, new: &str) {
    for number in 1..=place_count(disk) {
        let mark = format!("{{\"seq\":{seq},\"chain\"");
        disk.with(&place().segment(number), |bytes| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let lines = text.split_inclusive('\n');
            let all: String =
                lines.map(|line| if line.starts_with(&mark) { new } else { line }).collect();
            *bytes = all.into_bytes();
        });
    }
}

fn line_of(disk: &FaultDisk, seq: u64) -> String {
    let mark = format!("{{\"seq\":{seq},\"chain\"");
    lines(disk).into_iter().find(|line| line.starts_with(&mark)).unwrap() + "\n"
}

fn parsed(text: &str) -> Line<'_> {
    match Row::parse(text.trim_end().as_bytes()) {
        Some(Row::Change(line)) => line,
        other => panic!("{other:?}"),
    }
}

/// What reading the whole journal says, by every way there is.
fn found(disk: &FaultDisk) -> Fault {
    let mut store = on(disk, Rows::new()).0.open(&place()).unwrap();
    let why = store.read_only().expect("noticed").clone();
    store.load().unwrap();
    let poured = pour(disk);
    let expected = std::slice::from_ref(&why);
    assert_eq!(store::verify(poured.path()).unwrap().findings, expected);
    assert_eq!(store::look(poured.path()).unwrap().2, expected);
    assert!(why.line.is_some());
    why.fault
}

#[test]
fn forged_erasures_are_found() {
    let (disk, _) = lived();
    let last = life().len() as u64;
    // Nothing was ever erased, in a sealed segment and in the active one.
    for seq in [3, last] {
        let forged = disk.copy();
        let old = line_of(&forged, seq);
        let payload = parsed(&old).payload.replace("Chín", "Mười").replace("Mỹ", "My");
        replace(&forged, seq, &parsed(&old).erase([5; 16], &payload).render());
        assert_eq!(found(&forged), Fault::NotNamed, "{seq}");
        let page = on(&forged, Rows::new()).0.open(&place()).unwrap().page(&Ask::last(99));
        assert!(page.unwrap().entries.len() < usize::try_from(seq).unwrap());
    }
    // An erasure that was, with another text than the one it left.
    let old = line_of(&disk, 3);
    let (disk, rows) = erased();
    let forged = disk.copy();
    let line = line_of(&forged, 3);
    let payload = parsed(&line).payload.replacen("đã xóa", "đã sửa", 1);
    assert_ne!(payload, parsed(&line).payload);
    replace(&forged, 3, &parsed(&line).erase([5; 16], &payload).render());
    assert_eq!(found(&forged), Fault::NotNamed);
    // The journal is leafed through without being replayed: it is found there too.
    let mut store = open_on(&on(&forged, rows).0, &place());
    assert!(store.page(&Ask::one(last, None)).is_ok());
    assert!(store.page(&Ask::one(3, None)).is_err());
    drop(store);
    // A line that was not named, in the manner of one that was.
    let forged = disk.copy();
    let other = line_of(&forged, 2);
    let payload = parsed(&other).payload.to_owned();
    replace(&forged, 2, &parsed(&other).erase([5; 16], &payload).render());
    assert_eq!(found(&forged), Fault::NotNamed);
    // A line of another book does not even fit the chain.
    replace(&disk, 3, &old);
    assert_eq!(found(&disk), Fault::Chain);
}

#[test]
fn a_name_that_is_put_back_is_found() {
    let (disk, state) = lived();
    let (old, renamed) = (line_of(&disk, 1), line_of(&disk, 3));
    let mut store = open_on(&parts(Arc::new(disk.clone()), &state, ROLL_AT), &place());
    let once = Key::Record(Kind::Honour, Id::parse("nguoi-3").unwrap());
    store.erase(&wish(), &Erasure::new(once, "name").unwrap()).unwrap().unwrap();
    drop(store);
    let whole = disk.copy();
    // The line itself is good; that it should have been rewritten is known further on.
    replace(&disk, 1, &old);
    assert_eq!(found(&disk), Fault::NotErased { seq: 1 });
    // So it is when a later erasure has named the line anew.
    let between = line_of(&whole, 1);
    let mut store = open_on(&on(&whole, Rows::new()).0, &place());
    store.erase(&wish(), &name()).unwrap().unwrap();
    drop(store);
    let mixed = whole.copy();
    replace(&mixed, 1, &between);
    assert_eq!(found(&mixed), Fault::NotNamed);
    // One of several lines does not even fit the others.
    replace(&whole, 3, &renamed);
    assert!(matches!(found(&whole), Fault::Conflict(_)));
}

#[test]
fn a_stale_file_of_an_erasure_excuses_nothing() {
    let (disk, rows) = erased();
    let bytes = br#"{"seq":13,"chain":"00","seed":"00"}"#;
    for content in [&bytes[..], b"", b"{}"] {
        let spoilt = disk.copy();
        let file = Disk::create_new(&spoilt, &place().erasing());
        file.unwrap().write_at(0, content).unwrap();
        let mut store = open_on(&on(&spoilt, rows.clone()).0, &place());
        assert!(store.load().unwrap() == books()[1]);
    }
}

#[test]
fn several_names_are_erased_one_after_another() {
    let (disk, state) = lived();
    let mut store = open_on(&parts(Arc::new(disk.clone()), &state, ROLL_AT), &place());
    let other = Key::Record(Kind::Honour, Id::parse("nguoi-3").unwrap());
    store.erase(&wish(), &name()).unwrap().unwrap();
    store.erase(&wish(), &Erasure::new(other, "name").unwrap()).unwrap().unwrap();
    store.erase(&wish(), &Erasure::new(key(), "note").unwrap()).unwrap().unwrap();
    // A new name may be given, and erased again.
    let new = set("name", Value::Text(erased_text()), text(NAME));
    store.commit(&request(new)).unwrap();
    assert_eq!(store.erase(&wish(), &name()).unwrap().unwrap().lines, 1);
    let book = store.load().unwrap();
    drop(store);
    assert_gone(&disk.files(), "several");
    let mut store = open_on(&on(&disk, Rows::new()).0, &place());
    assert!(store.load().unwrap() == book);
    let Some(Record::Honour(person)) = book.record(Kind::Honour, "nguoi-7") else { panic!() };
    assert_eq!((&person.name, &person.note), (&erased_text(), &Some(erased_text())));
    assert_eq!(store::verify(pour(&disk).path()).unwrap().findings, []);
}

#[test]
fn nothing_brings_a_name_back() {
    let (disk, rows) = erased();
    let mut store = open_on(&on(&disk, rows).0, &place());
    let mut history = History::default();
    for entry in store.recent(99).unwrap() {
        for edit in entry.change.edits.iter().filter(|edit| edit.key() == key()) {
            let book = store.load().unwrap();
            for side in [Side::Before, Side::After] {
                let restored = restore(&book, edit, side);
                if edit.is_erased() {
                    assert_eq!(restored, Err(Refusal::Erased));
                }
                let said = format!("{restored:?}");
                assert!(NEEDLES.iter().all(|needle| !said.contains(needle)), "{said}");
            }
        }
        history.push(entry);
    }
    let done = history.into_done();
    assert!(done.iter().all(|entry| entry.operation != Operation::Erase));
    assert!(done.iter().all(|entry| !entry.change.is_erased()));
    // What is left can be taken back, one after the other, to the empty book.
    for entry in done.iter().rev() {
        store.commit(&request(entry.change.inverse())).unwrap();
    }
    assert!(store.load().unwrap().is_empty());
    assert_gone(&disk.files(), "undone");
}

#[test]
fn a_reason_that_tells_the_name_is_refused() {
    let (disk, state) = lived();
    let mut store = open_on(&parts(Arc::new(disk.clone()), &state, ROLL_AT), &place());
    let telling = Request { reason: Some(format!("đơn của {SLIP}")), ..wish() };
    let operations = disk.operations();
    assert!(matches!(store.erase(&telling, &name()), Err(StoreError::ReasonTells)));
    assert_eq!(disk.operations(), operations);
}

fn real(dir: &Path) -> Embedded {
    let parts = Parts { roll_at: ROLL_AT, ..Parts::default() };
    parts.create(&Place::new(dir)).unwrap();
    parts.open(&Place::new(dir)).unwrap()
}

#[test]
fn the_name_is_in_no_file_and_copies_are_told_by_name() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = real(dir.path());
    live(&mut store);
    drop(store);
    let is_in_state = files(&dir.path().join("state")).iter().any(|file| holds(&file.1, "Trần"));
    assert!(is_in_state, "there is something to be erased");
    let copies = ["backup/old/a.jsonl", "drafts/x.json", "quarantine/state-1/db"];
    for (nth, copy) in copies.iter().enumerate() {
        let path = dir.path().join(copy);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let escaped = serde_json::to_string([NAME, SLIP][nth % 2]).unwrap();
        // Beyond the first piece that is read, and over its edge.
        let far = "x".repeat([0, (1 << 20) - 9, 3 << 20][nth]);
        fs::write(path, format!("{far}{escaped}")).unwrap();
        fs::write(dir.path().join(copy).with_extension("other"), "Lê Văn Một").unwrap();
    }
    let mut store = store::open(dir.path()).unwrap();
    let erasing = store.erase(&wish(), &name()).unwrap().unwrap();
    assert_eq!(erasing.files, copies);
    assert_eq!(store.warnings(), []);
    let book = store.load().unwrap();
    drop(store);
    for copy in copies {
        fs::remove_file(dir.path().join(copy)).expect("it is still there");
    }
    assert_gone(&files(dir.path()), "real");
    let mut store = store::open(dir.path()).unwrap();
    assert!(store.warnings().is_empty() && store.load().unwrap() == book);
    drop(store);
    assert_eq!(store::verify(dir.path()).unwrap().findings, []);
    assert_gone(&files(dir.path()), "opened again");
    let format = fs::read_to_string(dir.path().join("format")).unwrap();
    assert!(format.contains("\"format\":3"), "{format}: what knows no erasure must not write");
}

#[test]
fn a_journal_from_which_nothing_was_erased_stays_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = real(dir.path());
    live(&mut store);
    drop(store);
    let kept = |dir: &Path| [files(&dir.join("journal")), vec![]].concat();
    let (before, format) = (kept(dir.path()), fs::read(dir.path().join("format")).unwrap());
    assert!(holds(&format, "\"format\":1"));
    let mut store = store::open(dir.path()).unwrap();
    assert!(store.load().unwrap() == books()[0]);
    let unknown = Erasure::new(Key::Record(Kind::Unit, Id::parse("khong-co").unwrap()), "name");
    assert_eq!(store.erase(&wish(), &unknown.unwrap()).unwrap(), None);
    drop(store);
    assert!(kept(dir.path()) == before);
    assert_eq!(fs::read(dir.path().join("format")).unwrap(), format);
}

#[test]
fn one_of_a_thousand_imported_names_is_erased() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store::create(dir.path()).unwrap();
    let people = (0..1000).map(|nth| {
        let name = if nth == 7 { NAME.to_owned() } else { format!("Lê Văn {nth}") };
        Edit::Add(honour(&format!("nguoi-{nth}"), &name, ""))
    });
    let import = Change { edits: people.collect() };
    store.commit(&Request { operation: Operation::Import, ..request(import) }).unwrap();
    let mut expected = store.load().unwrap();
    assert_eq!(store.erase(&wish(), &name()).unwrap().unwrap().lines, 1);
    set("name", text(NAME), Value::Text(erased_text())).apply(&mut expected).unwrap();
    assert!(store.load().unwrap() == expected);
    drop(store);
    assert_gone(&files(dir.path()), "import");
    let (book, _, findings) = store::look(dir.path()).unwrap();
    assert!(book == expected && findings.is_empty());
}

#[test]
fn a_removed_record_is_erased_too() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store::create(dir.path()).unwrap();
    let added = one(Edit::Add(honour("nguoi-7", NAME, "")));
    for change in [added.clone(), added.inverse()] {
        store.commit(&request(change)).unwrap();
    }
    assert_eq!(store.erase(&wish(), &name()).unwrap().unwrap().lines, 2);
    assert!(store.load().unwrap().is_empty());
    drop(store);
    assert_gone(&files(dir.path()), "removed");
    assert_eq!(store::verify(dir.path()).unwrap().findings, []);
}
