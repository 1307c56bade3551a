//! Erasing a name wherever it stands: in texts of any record, in remarks, reasons and drafts; what
//! stands around it stays, and so does whoever has another name.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use thidua::domain::book::Book;
use thidua::domain::catalogue::Catalogue;
use thidua::domain::change::{Change, Edit, Erasure, Spot, erased_text};
use thidua::domain::history::Ask;
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::sheet::{Figure, LineKey, Recipient, Remark, SheetHead};
use thidua::domain::text::Year;
use thidua::domain::value::Value;
use thidua::store::drafts::Drafts;
use thidua::store::line::BookId;
use thidua::store::place::Place;
use thidua::store::state::{Rows, VolatileState};
use thidua::store::{Embedded, Operation, Request, Store, StoreError};

use crate::fault::{FaultDisk, Loss, Trouble};
use crate::province::Figures;
use crate::script::{add_unit, open_on, parts, request, seed};

const ROLL_AT: u64 = 1600;
const NAME: &str = "Lê Văn An";
/// Another person, who must stay.
const OTHER: &str = "Lê Văn Anh";

fn place() -> Place {
    Place::new(Path::new("/book"))
}

fn erasure() -> Erasure {
    Erasure::name(NAME, None).unwrap()
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

fn record(kind: Kind, values: &[(&str, &str)]) -> Record {
    let value_of = |field: &str| {
        let value = values.iter().find(|(name, _)| *name == field);
        value.map_or(Value::Absent, |(_, value)| text(value))
    };
    Record::from_values(kind, &value_of).unwrap()
}

fn count(before: Option<&str>, after: Option<&str>) -> Edit {
    let award = Catalogue::built_in().award("giay-khen").unwrap();
    let figure = |note: &str| {
        let remark = Remark { note: Some(note.into()), ..Remark::default() };
        Figure { value: 7, remark }
    };
    Edit::Count {
        unit: id("xa-1"),
        year: Year::new(2019).unwrap(),
        line: LineKey::new(award, Recipient::Individual),
        before: before.map(figure),
        after: after.map(figure),
    }
}

/// What is done, and why.
fn life() -> Vec<(Change, Option<String>)> {
    let one = |edit| Change { edits: vec![edit] };
    let honour =
        [("id", "nguoi-1"), ("decision", "q"), ("name", NAME), ("recipient", "individual")];
    let honour = record(Kind::Honour, &[&honour[..], &[("award", "giay-khen")]].concat());
    let other =
        [("id", "nguoi-2"), ("decision", "q"), ("name", OTHER), ("recipient", "individual")];
    let other = record(Kind::Honour, &[&other[..], &[("award", "giay-khen")]].concat());
    let model = [("id", "m"), ("unit", "xa-1"), ("name", "Tổ đan ghế")];
    let key = Key::Record(Kind::Exemplar, id("m"));
    let said = format!("Do bà {} lập, {OTHER} giúp.", NAME.to_uppercase());
    let noted = Edit::Set { key, field: "note", before: Value::Absent, after: text(&said) };
    let head = Record::Sheet(SheetHead::new(id("xa-1"), Year::new(2019).unwrap()));
    let remark = format!("theo {NAME}");
    vec![
        (add_unit("xa-1"), None),
        (Change { edits: vec![Edit::Add(honour.clone()), Edit::Add(other)] }, None),
        (one(Edit::Add(record(Kind::Exemplar, &model))), Some(format!("{NAME} báo"))),
        (one(noted), Some(format!("{OTHER} báo"))),
        (Change { edits: vec![Edit::Add(head), count(None, Some(&remark))] }, None),
        (add_unit("xa-2"), None),
        (one(Edit::Remove(honour)), None),
        (one(count(Some(&remark), None)), Some("nhầm".to_owned())),
        (one(count(None, Some("tính lại"))), None),
        (add_unit("xa-3"), None),
    ]
}

/// The lines that hold the name.
const HOLDING: usize = 6;

fn wish() -> Request {
    let reason = Some("đơn số 7".into());
    Request { operation: Operation::Erase, reason, ..request(Change::default()) }
}

fn drafts(disk: &FaultDisk, uid: u32) -> Drafts {
    let format = disk.with(&place().format(), |bytes| String::from_utf8(bytes.clone()).unwrap());
    let book = format.split('"').find_map(BookId::parse).unwrap();
    Drafts::new(Arc::new(disk.clone()), place(), book, uid, "lan")
}

/// A book in which that was done, with drafts of two people.
fn lived() -> (FaultDisk, VolatileState) {
    let (disk, state) = (FaultDisk::default(), VolatileState::default());
    let parts = parts(Arc::new(disk.clone()), &state, ROLL_AT);
    parts.create(&place()).unwrap();
    let mut store = open_on(&parts, &place());
    for (change, reason) in life() {
        store.commit(&Request { reason, ..request(change) }).unwrap();
    }
    let typed = format!(r#"{{"typed":[{},{}]}}"#, json(NAME), json(OTHER));
    for (uid, name) in [(1000, "a"), (1001, "b")] {
        drafts(&disk, uid).keep(name, jiff::Timestamp::UNIX_EPOCH, &typed).unwrap();
    }
    (disk, state)
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn on(disk: &FaultDisk, state: &VolatileState) -> Embedded {
    open_on(&parts(Arc::new(disk.clone()), state, ROLL_AT), &place())
}

/// The book before, and without the name.
fn books() -> [Book; 2] {
    let (mut with, mut without) = (Book::default(), Book::default());
    for (mut change, _) in life() {
        change.apply(&mut with).unwrap();
        erasure().erase(&mut change, &mut Default::default());
        change.apply(&mut without).unwrap();
    }
    assert!(with != without);
    [with, without]
}

/// Files that hold a name in any spelling.
fn holding(disk: &FaultDisk, name: &str) -> Vec<PathBuf> {
    let needles = [name.to_owned(), name.to_uppercase()];
    let holds = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        let text = if name == NAME { text.replace(OTHER, "") } else { text.into_owned() };
        needles.iter().any(|needle| text.contains(needle))
    };
    disk.files().into_iter().filter(|(_, bytes)| holds(bytes)).map(|(path, _)| path).collect()
}

#[test]
fn a_name_goes_from_texts_remarks_reasons_and_own_drafts_and_the_rest_stays() {
    let (disk, state) = lived();
    let mut store = on(&disk, &state);
    let others = holding(&disk, OTHER);
    let (traces, files) = store.traces(store.names(&erasure()).unwrap()).unwrap();
    let honour = Key::Record(Kind::Honour, id("nguoi-1"));
    let sheet = Key::Sheet(id("xa-1"), Year::new(2019).unwrap());
    let expected = [
        (Spot::Field(Key::Record(Kind::Exemplar, id("m")), "note"), vec![4]),
        (Spot::Field(honour, "name"), vec![2, 7]),
        (Spot::Remark(sheet), vec![5, 8]),
        (Spot::Reason, vec![3]),
    ];
    let expected = expected.map(|(spot, seqs)| (spot, seqs.into_iter().collect()));
    assert_eq!(traces.spots, expected.into());
    assert_eq!(files, ["drafts/a.json", "drafts/b.json"]);
    let erasing = store.erase(&wish(), &erasure()).unwrap().unwrap();
    assert_eq!(erasing.lines, HOLDING);
    assert_eq!(erasing.files, ["drafts/b.json"], "another person's stays, and is told");
    assert!(store.load().unwrap() == books()[1]);
    let left = store.traces(traces.names).unwrap();
    assert_eq!((left.0.spots.len(), left.1), (0, erasing.files));
    assert_eq!(holding(&disk, NAME), [place().dir.join("drafts/b.json")]);
    assert_eq!(holding(&disk, OTHER), others, "nobody else is erased");
    let mark = erased_text();
    let book = store.load().unwrap();
    let said = book.exemplar("m").unwrap().note.clone().unwrap();
    assert_eq!(&*said, format!("Do bà {mark} lập, {OTHER} giúp."));
    let page = store.page(&Ask::last(99)).unwrap();
    let reason = page.entries.iter().find(|entry| entry.seq == 3).unwrap().reason.clone();
    assert_eq!(reason, Some(format!("{mark} báo")));
    assert_eq!(store.erase(&wish(), &erasure()).unwrap(), None, "once");
    drop(store);
    let found = drafts(&disk, 1000).found().unwrap();
    assert_eq!((found.0[0].draft.contains(&*mark), found.1), (true, vec![]));
    // It is replayed to the same book.
    let mut store = on(&disk, &VolatileState::default());
    assert!(store.load().unwrap() == book);
}

#[test]
fn a_name_is_erased_in_one_record_only_where_that_is_asked() {
    let (disk, state) = lived();
    let mut store = on(&disk, &state);
    let key = Key::Record(Kind::Exemplar, id("m"));
    let within = Erasure::name(NAME, Some(key.clone())).unwrap();
    assert_eq!(store.erase(&wish(), &within).unwrap().unwrap().lines, 1);
    let (left, _) = store.traces(store.names(&within).unwrap()).unwrap();
    assert_eq!(left.spots.len(), 3);
    assert!(left.spots.keys().all(|spot| spot.can_go() && !spot.goes_with(&within)));
    // Another name of the same text, and the same one after all.
    let other = Erasure::name(OTHER, Some(key)).unwrap();
    assert_eq!(store.erase(&wish(), &other).unwrap().unwrap().lines, 1);
    assert_eq!(store.erase(&wish(), &erasure()).unwrap().unwrap().lines, HOLDING - 1);
    let book = store.load().unwrap();
    drop(store);
    let mut store = on(&disk, &VolatileState::default());
    assert!(store.load().unwrap() == book);
}

#[test]
fn a_single_word_and_a_reason_that_tells_are_refused() {
    for name in ["An", " an  ", "", "xóa tên", &format!("a {}", "b".repeat(600))] {
        assert_eq!(Erasure::name(name, None), None, "{name}");
    }
    let (disk, state) = lived();
    let telling =
        Request { reason: Some(format!("đơn của {}", NAME.to_lowercase())), ..wish() };
    let refused = on(&disk, &state).erase(&telling, &erasure());
    assert!(matches!(refused, Err(StoreError::ReasonTells)));
}

#[test]
fn a_name_is_erased_wholly_or_not_at_all_wherever_the_machine_stops() {
    let mut figures = Figures(seed("names"));
    let [with, without] = books();
    let (disk, state) = lived();
    let mut store = on(&disk, &state);
    let before = disk.operations();
    store.erase(&wish(), &erasure()).unwrap().unwrap();
    let operations = disk.operations() - before;
    assert!(operations > 20, "{operations}");
    for operation in 1..=operations {
        let (disk, state) = lived();
        let mut store = on(&disk, &state);
        let old = state.rows().clone();
        disk.trouble_at(operation, Trouble::Crash);
        let is_acknowledged = store.erase(&wish(), &erasure()).is_ok();
        drop(store);
        for loss in [Loss::Drop, Loss::Keep, Loss::Tear, Loss::Reorder] {
            for rows in [old.clone(), state.rows().clone(), Rows::new()] {
                let what = format!("operation {operation}, {loss:?}");
                let after = disk.after_power_cut(loss, &mut figures);
                let mut store = on(&after, &VolatileState::new(rows));
                let is_erased = store.position().seq > life().len() as u64;
                assert!(is_erased || !is_acknowledged, "{what}");
                let book = store.load().unwrap();
                assert!(book == if is_erased { without.clone() } else { with.clone() }, "{what}");
                if !is_erased {
                    store.erase(&wish(), &erasure()).unwrap().unwrap();
                }
                let is_draft = |path: &PathBuf| path.starts_with("/book/drafts");
                assert!(holding(&after, NAME).iter().all(is_draft), "{what}");
                assert!(!after.files().iter().any(|file| file.0.ends_with("erasing")), "{what}");
            }
        }
    }
}
