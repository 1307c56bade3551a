//! Scripts of valid changes, and the books they lead to.

use std::sync::Arc;

use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::change::{Change, Edit};
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::sheet::{Figure, LineKey, Remark, SheetHead};
use thidua::domain::text::Year;
use thidua::domain::unit::Unit;
use thidua::domain::value::Value;
use thidua::store::embedded::Parts;
use thidua::store::place::Place;
use thidua::store::state::{State, VolatileState};
use thidua::store::{Embedded, Operation, Request, Store, disk::Disk};

use crate::province::Figures;

/// How much more than usual the heavy tests do.
pub fn scale() -> usize {
    std::env::var("THIDUA_TEST_SCALE").ok().and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// A seed, printed so that a failure can be repeated.
pub fn seed(of: &str) -> u64 {
    let given = std::env::var("THIDUA_TEST_SEED").ok().and_then(|text| text.parse().ok());
    let nanos = jiff::Timestamp::now().as_nanosecond();
    let seed = given.unwrap_or_else(|| u64::try_from(nanos % 1_000_000_007).unwrap_or(1));
    eprintln!("{of}: THIDUA_TEST_SEED={seed}");
    seed
}

/// Asks for a change.
pub fn request(change: Change) -> Request {
    let at = jiff::Timestamp::from_second(1_760_000_000).unwrap();
    let (user, operation) = ("thử “nghiệm”\n".to_owned(), Operation::SetCount);
    Request { at, user, uid: 1000, operation, change, reason: None }
}

/// The parts of a store on this disk with this state in memory.
pub fn parts(disk: Arc<dyn Disk>, state: &VolatileState, roll_at: u64) -> Parts {
    let state = state.clone();
    let open = move |_: &Place| -> Box<dyn State> { Box::new(state.clone()) };
    Parts { disk, state: Arc::new(open), roll_at, floor: 0 }
}

/// A store on this disk.
pub fn open_on(parts: &Parts, place: &Place) -> Embedded {
    let store = parts.open(place).expect("opens");
    assert_eq!(store.read_only(), None);
    store
}

/// A script and every book on its way; `books[n]` is the book after `n` changes.
pub struct Script {
    pub changes: Vec<Change>,
    pub books: Vec<Book>,
}

impl Script {
    pub fn new(seed: u64, len: usize) -> Script {
        let mut figures = Figures(seed);
        let mut books = vec![Book::default()];
        let mut changes = Vec::new();
        for nth in 0..len {
            let mut book = books.last().unwrap().clone();
            let change = any_change(&book, &mut figures, nth);
            change.apply(&mut book).expect("scripts are valid");
            changes.push(change);
            books.push(book);
        }
        Script { changes, books }
    }
}

/// Commits every change of the script.
pub fn commit_all(store: &mut dyn Store, script: &Script) {
    for change in &script.changes {
        store.commit(&request(change.clone())).expect("scripts are valid");
    }
}

pub fn unit(id: &str, name: &str) -> Unit {
    let (level, parent, from, until, note) = (None, None, None, None, None);
    let id = Id::parse(id).unwrap();
    Unit { id, name: name.into(), level, parent, aliases: vec![], from, until, note }
}

pub fn add_unit(id: &str) -> Change {
    Change { edits: vec![Edit::Add(Record::Unit(unit(id, "xã Mỹ An Hưng A")))] }
}

fn any_change(book: &Book, figures: &mut Figures, nth: usize) -> Change {
    let units: Vec<Unit> = book.units().cloned().collect();
    if units.is_empty() || figures.below(5) == 0 {
        let id = format!("don-vi-{nth}");
        let mut new = unit(&id, "xã Đốc Binh Kiều");
        new.aliases = vec!["ĐBK".into(), "xã ĐBK".into()];
        return Change { edits: vec![Edit::Add(Record::Unit(new))] };
    }
    let unit = &units[figures.below(units.len())];
    let year = Year::new(2015 + u16::try_from(figures.below(4)).unwrap()).unwrap();
    let Some(sheet) = book.sheet(unit.id.as_str(), year) else {
        let head = SheetHead::new(unit.id.clone(), year);
        let mut edits = vec![Edit::Add(Record::Sheet(head))];
        edits.push(any_count(&unit.id, year, None, figures));
        return Change { edits };
    };
    match figures.below(6) {
        0 => set_note(unit, nth),
        1 if !sheet.lines().is_empty() => {
            let line = sheet.lines()[figures.below(sheet.lines().len())].key;
            let (unit, before) = (unit.id.clone(), sheet.figure(line));
            Change { edits: vec![Edit::Count { unit, year, line, before, after: None }] }
        }
        2 => {
            let key = Key::Sheet(unit.id.clone(), year);
            let Some(Stored::Sheet(now)) = book.get(&key) else { unreachable!() };
            let before = Record::Sheet(now.head).get("state").unwrap_or_default();
            let states: Vec<_> = List::SheetState.entries().collect();
            let after = Value::Text(states[figures.below(states.len())].id.as_str().into());
            Change { edits: vec![Edit::Set { key, field: "state", before, after }] }
        }
        3 => {
            // A sheet goes, counts first.
            let (unit, lines) = (unit.id.clone(), sheet.lines());
            let gone = lines.iter().map(|line| {
                let (unit, line) = (unit.clone(), line.key);
                Edit::Count { unit, year, line, before: sheet.figure(line), after: None }
            });
            let mut edits: Vec<Edit> = gone.collect();
            edits.push(Edit::Remove(Record::Sheet(sheet.head.clone())));
            Change { edits }
        }
        _ => {
            let edits = (0..3).map(|_| any_count(&unit.id, year, None, figures));
            let mut edits: Vec<Edit> = edits.collect();
            edits.dedup_by_key(|edit| matches!(edit, Edit::Count { .. }));
            for edit in &mut edits {
                if let Edit::Count { line, before, .. } = edit {
                    *before = sheet.figure(*line);
                }
            }
            Change { edits }
        }
    }
}

fn set_note(unit: &Unit, nth: usize) -> Change {
    let key = Key::Record(Kind::Unit, unit.id.clone());
    let before = unit.note.clone().map_or(Value::Absent, Value::Text);
    let after = Value::Text(format!("ghi chú\nthứ {nth}").into());
    Change { edits: vec![Edit::Set { key, field: "note", before, after }] }
}

fn any_count(unit: &Id, year: Year, before: Option<Figure>, figures: &mut Figures) -> Edit {
    let catalogue = Catalogue::built_in();
    let awards: Vec<_> = catalogue.awards().collect();
    let award = awards[figures.below(awards.len())];
    let fields: Vec<_> = catalogue.choices(List::Field).collect();
    let occasions: Vec<_> = catalogue.choices(List::Occasion).collect();
    let field = (figures.below(3) == 0).then(|| fields[figures.below(fields.len())]);
    let occasion = (figures.below(3) == 0).then(|| occasions[figures.below(occasions.len())]);
    let who = award.recipients[figures.below(award.recipients.len())];
    let line = LineKey::new(award.code, who).with_field(field).with_occasion(occasion);
    let value = u32::try_from(figures.below(5000)).unwrap();
    let written = (figures.below(3) == 0).then(|| "Lao động tiên tiến".into());
    let remark = Remark { written, ..Remark::default() };
    Edit::Count { unit: unit.clone(), year, line, before, after: Some(Figure { value, remark }) }
}
