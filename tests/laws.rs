//! Laws that hold for any book and any change.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use proptest::prelude::*;
use thidua::domain::book::Book;
use thidua::domain::catalogue::Catalogue;
use thidua::domain::change::{Change, Edit};
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::sheet::{Figure, LineKey, Recipient, Remark, SheetHead};
use thidua::domain::text::Year;
use thidua::domain::value::Value;

/// What somebody does next, as far as the book allows it: which, on what, with what.
type Step = (u8, usize, usize, u32);

fn unit(number: usize) -> Id {
    Id::parse(&format!("u{}", number % 3)).unwrap()
}

fn year(number: usize) -> Year {
    Year::new(2015 + u16::try_from(number % 3).unwrap()).unwrap()
}

fn line(number: usize) -> LineKey {
    let awards = ["giay-khen", "lao-dong-tien-tien", "chien-si-thi-dua-co-so"];
    let award = Catalogue::built_in().award(awards[number % 3]).unwrap();
    LineKey::new(award, Recipient::ALL[number / 3 % 3])
}

/// The edit of a step on the book as it is; `None` when it is not possible there.
fn edit(book: &Book, (what, a, b, value): Step) -> Option<Edit> {
    let (id, of) = (unit(a), year(b));
    match what % 5 {
        0 => {
            let text = |key: &str| match key {
                "id" => Value::Text(id.as_str().into()),
                "name" => Value::Text(format!("xã {value}").into()),
                _ => Value::Absent,
            };
            let record = Record::from_values(Kind::Unit, &text).unwrap();
            book.unit(id.as_str()).is_none().then_some(Edit::Add(record))
        }
        1 => book.record(Kind::Unit, id.as_str()).cloned().map(Edit::Remove),
        2 => {
            let before = book.record(Kind::Unit, id.as_str())?.get("note")?;
            let after = match value % 3 {
                0 => Value::Absent,
                _ => Value::Text(format!("ghi chú {value}").into()),
            };
            Some(Edit::Set { key: Key::Record(Kind::Unit, id), field: "note", before, after })
        }
        3 => match book.sheet(id.as_str(), of) {
            None => Some(Edit::Add(Record::Sheet(SheetHead::new(id, of)))),
            Some(sheet) if sheet.lines().is_empty() => {
                Some(Edit::Remove(Record::Sheet(sheet.head.clone())))
            }
            Some(_) => None,
        },
        _ => {
            let line = line(value as usize);
            let before = book.sheet(id.as_str(), of)?.figure(line);
            let section = (value % 2 == 0).then(|| "mục I".into());
            let remark = Remark { section, ..Remark::default() };
            let after = (value % 4 != 0).then_some(Figure { value, remark });
            Some(Edit::Count { unit: id, year: of, line, before, after })
        }
    }
}

/// The change that the steps make out of a book, and the book after it.
fn change(book: &Book, steps: &[Step]) -> (Change, Book) {
    let (mut change, mut after) = (Change::default(), book.clone());
    for step in steps {
        if let Some(edit) = edit(&after, *step) {
            let one = Change { edits: vec![edit.clone()] };
            one.apply(&mut after).unwrap();
            change.edits.push(edit);
        }
    }
    (change, after)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec((0..5u8, 0..3usize, 0..3usize, 0..40u32), 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_and_its_inverse_leave_nothing(first in steps(), second in steps()) {
        let before = change(&Book::default(), &first).1;
        let (change, after) = change(&before, &second);
        let mut book = before.clone();
        change.apply(&mut book).unwrap();
        prop_assert_eq!(&book, &after);
        change.inverse().apply(&mut book).unwrap();
        prop_assert_eq!(&book, &before);
        prop_assert_eq!(change.inverse().inverse(), change);
    }

    #[test]
    fn a_change_that_does_not_fit_leaves_the_book_alone(first in steps(), second in steps()) {
        let before = change(&Book::default(), &first).1;
        let (mut change, _) = change(&before, &second);
        let gone = Id::parse("nobody").unwrap();
        let (line, after) = (line(0), Some(Figure { value: 1, remark: Remark::default() }));
        change.edits.push(Edit::Count { unit: gone, year: year(0), line, before: None, after });
        let mut book = before.clone();
        prop_assert!(change.apply(&mut book).is_err());
        prop_assert_eq!(book, before);
    }

    #[test]
    fn a_change_survives_the_journal(steps in steps()) {
        let (change, _) = change(&Book::default(), &steps);
        let written = serde_json::to_string(&change).unwrap();
        prop_assert_eq!(serde_json::from_str::<Change>(&written).unwrap(), change);
    }
}
