//! Leafing back through the journal: in pages, over segments, of books that are only read too.

use std::fs;
use std::path::Path;

use thidua::domain::book::Book;
use thidua::domain::change::{Change, Edit};
use thidua::domain::history::{Ask, Entry, Subject};
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::sheet::SheetHead;
use thidua::domain::text::Year;
use thidua::domain::value::Value;
use thidua::store::embedded::Parts;
use thidua::store::line::{Head, Line, Row};
use thidua::store::memory::Memory;
use thidua::store::place::Place;
use thidua::store::{self, Looked, Operation, Request, Store};

use crate::script::{Script, add_unit, commit_all, request};

/// All pages of so many entries, put together; no page has more.
fn leafed(store: &mut dyn Store, ask: &Ask) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut before = Some(ask.before);
    while let Some(from) = before {
        let page = store.page(&Ask { before: from, ..ask.clone() }).unwrap();
        assert!(page.entries.len() <= ask.most);
        assert!(page.next.is_none_or(|next| next < from), "it goes on towards the first");
        entries.extend(page.entries);
        before = page.next;
    }
    entries
}

/// A real book whose journal has many short segments.
fn long_book(dir: &Path, script: &Script) {
    let parts = Parts { roll_at: 4000, ..Parts::default() };
    let place = Place::new(dir);
    parts.create(&place).unwrap();
    commit_all(&mut parts.open(&place).unwrap(), script);
    assert!(place::segments_of(dir) > 5, "{}", place::segments_of(dir));
}

#[test]
fn a_reason_stands_where_it_can_be_erased_and_older_ones_are_read_too() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store::create(dir.path()).unwrap();
    let why = "theo đơn của “ông” Bảy";
    let reason = Some(why.to_owned());
    let position = store.commit(&Request { reason, ..request(add_unit("xa-1")) }).unwrap();
    drop(store);
    let path = dir.path().join("journal/000001.jsonl");
    let journal = fs::read_to_string(&path).unwrap();
    let Some(Row::Change(line)) = Row::parse(journal.lines().last().unwrap().as_bytes()) else {
        panic!("{journal}");
    };
    assert!(!line.head.contains("Bảy") && line.payload.contains("Bảy"), "{journal}");
    // As it was written before.
    let mut head: Head = serde_json::from_str(line.head).unwrap();
    head.reason = Some("lý do cũ".to_owned());
    let head = serde_json::to_string(&head).unwrap();
    let payload = serde_json::to_string(&add_unit("xa-2")).unwrap();
    let older = Line::new(&position, [7; 16], &head, &payload).render();
    fs::write(&path, journal + &older).unwrap();
    let mut store = store::open(dir.path()).unwrap();
    assert_eq!(store.read_only(), None);
    for longest in [0, usize::MAX] {
        let entries = store.page(&Ask { longest, ..Ask::last(9) }).unwrap().entries;
        let reasons: Vec<_> = entries.iter().map(|entry| entry.reason.as_deref()).collect();
        assert_eq!(reasons, [Some("lý do cũ"), Some(why)]);
    }
}

mod place {
    use super::{Path, fs};

    pub fn segments_of(dir: &Path) -> usize {
        fs::read_dir(dir.join("journal")).unwrap().count()
    }
}

fn changes(entries: &[Entry]) -> Vec<Change> {
    entries.iter().rev().map(|entry| entry.change.clone()).collect()
}

#[test]
fn pages_of_any_size_are_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let script = Script::new(11, 90);
    long_book(dir.path(), &script);
    let mut memory = Memory::new(Book::default());
    commit_all(&mut memory, &script);
    let mut store = store::open(dir.path()).unwrap();
    for most in [1, 7, 40, 1000] {
        let entries = leafed(&mut store, &Ask::last(most));
        let numbers: Vec<u64> = entries.iter().map(|entry| entry.seq).collect();
        assert_eq!(numbers, (1..=90).rev().collect::<Vec<u64>>());
        assert!(changes(&entries) == script.changes);
        assert!(entries == leafed(&mut memory, &Ask::last(most)), "every store says the same");
    }
    let first = store.page(&Ask::one(1, None)).unwrap();
    assert_eq!((first.entries.len(), first.next), (1, None));
    assert_eq!(first.entries[0].user, "thử “nghiệm”\n");
    assert_eq!(first.entries[0].at.as_second(), 1_760_000_000);
    let recent = store.recent(5).unwrap();
    assert_eq!(recent.iter().map(|entry| entry.seq).collect::<Vec<u64>>(), [86, 87, 88, 89, 90]);
    assert_eq!(store.page(&Ask { before: 1, ..Ask::last(9) }).unwrap().entries, []);
}

#[test]
fn entries_about_a_record_or_a_count_are_all_found_and_no_others() {
    let dir = tempfile::tempdir().unwrap();
    let script = Script::new(12, 120);
    long_book(dir.path(), &script);
    let mut store = store::open(dir.path()).unwrap();
    let mut seen = 0;
    for change in script.changes.iter().step_by(9) {
        for edit in &change.edits {
            let subject = match edit {
                Edit::Count { unit, year, line, .. } => {
                    Subject::Count { unit: unit.clone(), year: *year, line: *line }
                }
                edit => Subject::Record(edit.key()),
            };
            let is_about =
                |change: &&Change| change.edits.iter().any(|edit| subject.is_touched_by(edit));
            let expected: Vec<Change> = script.changes.iter().filter(is_about).cloned().collect();
            let ask = Ask { about: Some(subject.clone()), ..Ask::last(3) };
            assert!(changes(&leafed(&mut store, &ask)) == expected, "{subject:?}");
            seen += expected.len();
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn the_last_page_is_read_without_the_segments_before_it() {
    let dir = tempfile::tempdir().unwrap();
    long_book(dir.path(), &Script::new(13, 90));
    let mut store = store::open(dir.path()).unwrap();
    // A hole in the middle of the second segment, which only reading it would find.
    let path = dir.path().join("journal/000002.jsonl");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, bytes).unwrap();
    assert_eq!(store.page(&Ask::last(10)).unwrap().entries.len(), 10);
    assert!(store.page(&Ask::last(90)).is_err(), "it is read when it is asked for");
}

#[test]
fn a_damaged_book_and_one_that_another_has_can_be_leafed_through() {
    let dir = tempfile::tempdir().unwrap();
    let script = Script::new(14, 90);
    long_book(dir.path(), &script);
    let owner = store::open(dir.path()).unwrap();
    let (_, position, _) = store::look(dir.path()).unwrap();
    let mut looked = Looked::at(dir.path(), position);
    assert!(changes(&leafed(&mut looked, &Ask::last(8))) == script.changes);
    assert!(looked.commit(&request(add_unit("xa-moi"))).is_err());
    assert!(looked.load().unwrap() == *script.books.last().unwrap());
    drop(owner);
    let last = dir.path().join(format!("journal/{:06}.jsonl", place::segments_of(dir.path())));
    let text = fs::read_to_string(&last).unwrap();
    let third = text.split_inclusive('\n').take(2).map(str::len).sum::<usize>();
    let mut bytes = text.into_bytes();
    bytes[third] ^= 1;
    fs::write(&last, bytes).unwrap();
    let mut frozen = store::open(dir.path()).unwrap();
    assert!(frozen.read_only().is_some());
    let good = usize::try_from(frozen.position().seq).unwrap();
    assert!(good > 60 && good < 90, "{good}");
    assert!(changes(&leafed(&mut frozen, &Ask::last(8))) == script.changes[..good]);
}

#[test]
fn what_makes_a_book_is_counted_and_not_kept_but_for_what_is_asked_about() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store::create(dir.path()).unwrap();
    let mut change = add_unit("xa-mot");
    for nth in 0..14_000 {
        change.edits.extend(add_unit(&format!("ap-{nth}")).edits);
    }
    let year = Year::new(2020).unwrap();
    let head = SheetHead::new(Id::parse("xa-mot").unwrap(), year);
    change.edits.push(Edit::Add(Record::Sheet(head)));
    let init = Request { operation: Operation::Init, ..request(change.clone()) };
    store.commit(&init).unwrap();
    let key = Key::Record(Kind::Unit, Id::parse("ap-7").unwrap());
    let (before, after) = (Value::Absent, Value::Text("ghi chú".into()));
    let note = Edit::Set { key: key.clone(), field: "note", before, after };
    store.commit(&request(Change { edits: vec![note.clone()] })).unwrap();

    // However long a change may be: undo must not keep a whole book in memory.
    for ask in [Ask::last(9), Ask { longest: usize::MAX, ..Ask::last(9) }, Ask::one(1, None)] {
        let made = store.page(&ask).unwrap().entries.pop().unwrap();
        assert_eq!(made.operation, Operation::Init);
        assert!(made.change.edits.is_empty(), "{} edits", made.change.edits.len());
        let extent = made.extent;
        assert_eq!(
            (extent.edits, extent.records, extent.sheets, extent.counts),
            (14_002, 14_001, 1, 0)
        );
    }
    let about = Some(Subject::Record(key));
    let ask = Ask { about, ..Ask::last(9) };
    let entries = leafed(&mut store, &ask);
    assert_eq!(entries.len(), 2);
    assert_eq!(entries[0].change.edits, [note]);
    assert_eq!(entries[1].change.edits, [change.edits[8].clone()]);
    assert_eq!(entries[1].extent.edits, 14_002);
}
