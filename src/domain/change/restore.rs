//! Khôi phục: one value of an old change, or all of one side, put in again as the book is now.

use super::{Change, Clash, Conflict, Edit};
use crate::domain::book::{Book, Stored};
use crate::domain::exemplar::stage;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sheet::Figure;
use crate::domain::value::{Shape, Value};
use crate::words::{Lang, Word};

/// Which value of an edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// What stood there.
    #[default]
    Before,
    /// What came in its place.
    After,
}

impl Side {
    fn of<T>(self, before: T, after: T) -> T {
        match self {
            Side::Before => before,
            Side::After => after,
        }
    }
}

/// Why a value cannot be put in again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The book as it is now does not take it.
    Conflict(Conflict),
    /// It stands there already.
    Same,
    /// The edit has no such value: a record that was added had none before, one that was removed
    /// none after.
    Nothing,
    /// The text of this side was erased by law: there is nothing to be put in again.
    Erased,
    /// It names a record that is gone.
    Dangling(Kind, String),
    /// The stage of a model with steps is that of its last one.
    Led,
}

impl Refusal {
    /// The reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Refusal::Conflict(conflict) => conflict.say(lang),
            Refusal::Same => lang.say(Word::RestoreSame).to_owned(),
            Refusal::Nothing => lang.say(Word::RestoreNothing).to_owned(),
            Refusal::Erased => lang.say(Word::RestoreErased).to_owned(),
            Refusal::Led => lang.say(Word::RestoreLed).to_owned(),
            Refusal::Dangling(kind, id) => {
                let parts = [("what", lang.say(kind.word())), ("id", id)];
                lang.fill(Word::ConflictGone, &parts)
            }
        }
    }
}

/// The change that puts one value of an edit in again, with the stage that follows from it.
///
/// # Errors
/// [`Refusal`].
pub fn restore(book: &Book, edit: &Edit, side: Side) -> Result<Change, Refusal> {
    restored(book, edit, side).map(|edit| stage::follow(book, Change { edits: vec![edit] }))
}

/// The edit that puts one value of an edit in again.
fn restored(book: &Book, edit: &Edit, side: Side) -> Result<Edit, Refusal> {
    let clash = |why| Refusal::Conflict(Conflict { key: edit.key(), why });
    let edit = match edit {
        Edit::Remove(record) if side == Side::Before => {
            if book.get(&edit.key()).is_some() {
                return Err(clash(Clash::Exists));
            }
            record_stands(book, record)?;
            Edit::Add(record.clone())
        }
        Edit::Add(_) | Edit::Remove(_) => return Err(Refusal::Nothing),
        Edit::Set { .. } if edit.is_erased() => return Err(Refusal::Erased),
        Edit::Set { key, field, before, after } => {
            let record = match book.get(key).ok_or_else(|| clash(Clash::Gone))? {
                Stored::Record(record) => record,
                Stored::Sheet(sheet) => Record::Sheet(sheet.head),
            };
            let after = side.of(before, after).clone();
            let shape = key.kind().field(field).map(|row| row.shape);
            shape.map_or(Ok(()), |shape| value_stands(book, shape, &after))?;
            let before = record.get(field).unwrap_or_default();
            if before != after && is_led(book, key, field, &after) {
                return Err(Refusal::Led);
            }
            Edit::Set { key: key.clone(), field, before, after }
        }
        Edit::Count { unit, year, line, before, after } => {
            let sheet = book.sheet(unit.as_str(), *year).ok_or_else(|| clash(Clash::Gone))?;
            let after = side.of(before, after).clone();
            figure_stands(book, after.as_ref())?;
            let (unit, year, line) = (unit.clone(), *year, *line);
            Edit::Count { unit, year, line, before: sheet.figure(line), after }
        }
    };
    let is_same = match &edit {
        Edit::Set { before, after, .. } => before == after,
        Edit::Count { before, after, .. } => before == after,
        Edit::Add(_) | Edit::Remove(_) => false,
    };
    if is_same { Err(Refusal::Same) } else { Ok(edit) }
}

/// True for a value that steps give to their model.
fn is_led(book: &Book, key: &Key, field: &str, after: &Value) -> bool {
    let Key::Record(Kind::Exemplar, id) = key else { return false };
    let is_stage = match (field, after) {
        ("inferred", Value::List(keys)) => keys.iter().any(|key| &**key == "stage"),
        _ => field == "stage",
    };
    is_stage && stage::has_steps(book, id)
}

/// The change that puts one side of every edit in again, as one: the last edit first, as a change
/// is taken back, and a record behind those that it names. What stands there already stays;
/// the stage of a model with steps follows them.
///
/// # Errors
/// The place of an edit that cannot be put in, and why: then none is.
pub fn restore_all(book: &Book, edits: &[Edit], side: Side) -> Result<Change, (usize, Refusal)> {
    let mut after = book.clone();
    let mut all = Vec::new();
    let mut waiting: Vec<(usize, &Edit)> = edits.iter().enumerate().rev().collect();
    while !waiting.is_empty() {
        let mut refused = Vec::new();
        for &(at, edit) in &waiting {
            let conflict = |conflict| Refusal::Conflict(conflict);
            let restored = restored(&after, edit, side)
                .map(|edit| Change { edits: vec![edit] })
                .and_then(|change| change.apply(&mut after).map(|()| change).map_err(conflict));
            match restored {
                Ok(change) => all.extend(change.edits),
                Err(Refusal::Same | Refusal::Led) => {}
                Err(why) => refused.push((at, edit, why)),
            }
        }
        if refused.len() == waiting.len()
            && let Some((at, _, why)) = refused.pop()
        {
            return Err((at, why));
        }
        waiting = refused.into_iter().map(|(at, edit, _)| (at, edit)).collect();
    }
    if all.is_empty() {
        return Err((0, Refusal::Same));
    }
    Ok(stage::follow(book, Change { edits: all }))
}

fn record_stands(book: &Book, record: &Record) -> Result<(), Refusal> {
    let mut rows = record.kind().fields().iter();
    rows.try_for_each(|row| value_stands(book, row.shape, &record.get(row.key).unwrap_or_default()))
}

fn figure_stands(book: &Book, figure: Option<&Figure>) -> Result<(), Refusal> {
    let source = figure.and_then(|figure| figure.remark.source.as_ref());
    source.map_or(Ok(()), |id| is_there(book, Kind::Document, id.as_str()))
}

/// Every record that a value names is in the book.
fn value_stands(book: &Book, shape: Shape, value: &Value) -> Result<(), Refusal> {
    let (Shape::Reference(kind) | Shape::References(kind)) = shape else { return Ok(()) };
    match value {
        Value::Absent => Ok(()),
        Value::Text(text) => is_there(book, kind, text),
        Value::List(texts) => texts.iter().try_for_each(|text| is_there(book, kind, text)),
    }
}

fn is_there(book: &Book, kind: Kind, id: &str) -> Result<(), Refusal> {
    match book.record(kind, id) {
        Some(_) => Ok(()),
        None => Err(Refusal::Dangling(kind, id.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::Catalogue;
    use crate::domain::id::Id;
    use crate::domain::sheet::{LineKey, Recipient, Remark, SheetHead};
    use crate::domain::text::Year;

    fn id(text: &str) -> Id {
        Id::parse(text).expect("a slug")
    }

    fn book() -> Book {
        let mut book = Book::default();
        book.put(Stored::Record(Record::of(Kind::Unit, &[("id", "xa"), ("name", "xã Tân Mỹ")])));
        let year = Year::new(2019).expect("a year");
        book.put(Stored::Record(Record::Sheet(SheetHead::new(id("xa"), year))));
        book
    }

    #[test]
    fn a_removed_record_comes_back_once_and_only_with_what_it_names() {
        let mut book = book();
        let one = Record::of(Kind::Unit, &[("id", "ap"), ("name", "ấp"), ("parent", "xa")]);
        let removed = Edit::Remove(one.clone());
        let change = restore(&book, &removed, Side::Before).expect("it is gone");
        assert_eq!(change.edits, [Edit::Add(one.clone())]);
        assert_eq!(restore(&book, &removed, Side::After), Err(Refusal::Nothing));
        assert_eq!(restore(&book, &Edit::Add(one), Side::After), Err(Refusal::Nothing));
        change.apply(&mut book).expect("fits");
        let refused = restore(&book, &removed, Side::Before).expect_err("it is there");
        assert!(matches!(refused, Refusal::Conflict(Conflict { why: Clash::Exists, .. })));
        book.take(&Key::Record(Kind::Unit, id("ap")));
        book.take(&Key::Record(Kind::Unit, id("xa")));
        let dangling = Refusal::Dangling(Kind::Unit, "xa".to_owned());
        assert_eq!(restore(&book, &removed, Side::Before), Err(dangling));
    }

    #[test]
    fn one_side_of_all_edits_comes_back_as_one_or_not_at_all() {
        let mut book = book();
        let before = book.clone();
        let above = Record::of(Kind::Unit, &[("id", "ap"), ("name", "ấp"), ("parent", "xa")]);
        let below = Record::of(Kind::Unit, &[("id", "to"), ("name", "tổ"), ("parent", "ap")]);
        let key = Key::Record(Kind::Unit, id("xa"));
        let text = |text: &str| Value::Text(text.into());
        let (was, is) = (text("xã Tân Mỹ"), text("xã Khác"));
        let renamed = Edit::Set { key, field: "name", before: was, after: is };
        // What is named comes before what names it, in whichever order they went.
        for removed in [[&above, &below], [&below, &above]] {
            let mut edits: Vec<Edit> = removed.map(|one| Edit::Remove(one.clone())).into();
            edits.push(renamed.clone());
            let change = restore_all(&book, &edits, Side::Before).expect("all come back");
            assert_eq!(change.edits, [Edit::Add(above.clone()), Edit::Add(below.clone())]);
            change.apply(&mut book).expect("fits");
            assert_eq!(restore_all(&book, &edits[2..], Side::Before), Err((0, Refusal::Same)));
            change.inverse().apply(&mut book).expect("taken back");
            assert_eq!(book, before);
            // One of them has nothing on this side: none is put in.
            let refused = restore_all(&book, &edits, Side::After);
            assert!(matches!(refused, Err((0 | 1, Refusal::Nothing))), "{refused:?}");
        }
    }

    #[test]
    fn the_stage_of_a_model_follows_the_steps_that_come_back() {
        let mut book = book();
        let model = [("id", "m"), ("unit", "xa"), ("name", "M")];
        book.put(Stored::Record(Record::of(Kind::Exemplar, &model)));
        let step = |id: &str, stage: &str, date: &str| {
            let values = [("id", id), ("exemplar", "m"), ("stage", stage), ("date", date)];
            Edit::Add(Record::of(Kind::Step, &values))
        };
        let stage = |book: &Book| book.exemplar("m").and_then(|m| m.stage).map(|s| s.id().clone());
        let make = |book: &mut Book, edit| {
            let change = stage::follow(book, Change { edits: vec![edit] });
            change.apply(book).expect("fits");
            change
        };
        let first = make(&mut book, step("a", "phat-hien", "2019"));
        let late = make(&mut book, step("b", "tong-ket", "2021"));
        make(&mut book, late.edits[0].inverse());
        let removed = late.edits[0].inverse();
        assert_eq!(stage(&book), Some(id("phat-hien")));
        let all_gone = late.inverse().edits;
        let stage_after = |book: &Book, change: Result<Change, _>| {
            let mut book = book.clone();
            change.map(|change| change.apply(&mut book)).ok();
            stage(&book)
        };
        // The step alone brings its stage with it, and so does the whole change.
        let one = restore(&book, &removed, Side::Before).map_err(|why| (0, why));
        assert_eq!(stage_after(&book, one), Some(id("tong-ket")));
        let all = restore_all(&book, &all_gone, Side::Before);
        assert_eq!(stage_after(&book, all), Some(id("tong-ket")));
        // Not when another one came later.
        make(&mut book, step("c", "nhan-rong", "2022"));
        let all = restore_all(&book, &all_gone, Side::Before);
        assert_eq!(all.as_ref().map(|change| change.edits.len()), Ok(1));
        assert_eq!(stage_after(&book, all), Some(id("nhan-rong")));
        // The stage alone would leave the steps.
        let led = first.edits.last().expect("an edit");
        assert_eq!(restore(&book, led, Side::After), Err(Refusal::Led));
        assert_eq!(restore_all(&book, &first.edits[1..], Side::After), Err((0, Refusal::Same)));
    }

    #[test]
    fn values_come_back_over_what_stands_there_now() {
        let mut book = book();
        let key = Key::Record(Kind::Unit, id("xa"));
        let text = |text: &str| Value::Text(text.into());
        let (before, after) = (text("xã Tân Mỹ"), text("xã Tân Mỹ Hưng"));
        let renamed = Edit::Set { key: key.clone(), field: "name", before, after };
        assert_eq!(restore(&book, &renamed, Side::Before), Err(Refusal::Same));
        let change = restore(&book, &renamed, Side::After).expect("it has another name");
        change.apply(&mut book).expect("fits");
        assert_eq!(book.unit("xa").expect("there").name, "xã Tân Mỹ Hưng".into());
        let award = Catalogue::built_in().award("giay-khen").expect("an award");
        let line = LineKey::new(award, Recipient::Individual);
        let (unit, year) = (id("xa"), Year::new(2019).expect("a year"));
        let remark = Remark { note: Some("sửa".into()), ..Remark::default() };
        let before = Some(Figure { value: 862, remark });
        let counted = Edit::Count { unit, year, line, before: before.clone(), after: None };
        assert_eq!(restore(&book, &counted, Side::After), Err(Refusal::Same));
        let change = restore(&book, &counted, Side::Before).expect("it is absent");
        change.apply(&mut book).expect("fits");
        assert_eq!(book.sheet("xa", year).and_then(|sheet| sheet.figure(line)), before);
        let nowhere = restore(&Book::default(), &counted, Side::Before);
        let Err(Refusal::Conflict(conflict)) = nowhere else { panic!("{nowhere:?}") };
        assert_eq!(conflict.why, Clash::Gone);
    }
}
