//! Tổng quan, through the real key path: what it says, and that each line opens its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::{Person, sample_book};
use thidua::domain::book::{Book, Stored};
use thidua::domain::record::{Kind, Record};
use thidua::domain::value::Value;
use thidua::ui::overview::Visit;
use thidua::words::Lang;

/// The sample book with a movement whose review is overdue.
fn book() -> Book {
    let mut book = sample_book();
    let values =
        [("id", "pt"), ("unit", "hong-ngu"), ("name", "Sạch"), ("review_due", "2026-03-01")];
    let value_of = |key: &str| {
        let found = values.iter().find(|(name, _)| *name == key);
        let shape = Kind::Movement.field(key).unwrap().shape;
        found.map_or(Value::Absent, |(_, cell)| Value::from_cell(shape, cell))
    };
    book.put(Stored::Record(Record::from_values(Kind::Movement, &value_of).unwrap()));
    book
}

/// At the overview, with the cursor on the line of this text.
fn at(person: &mut Person, text: &str) {
    person.types("<c-o><home>");
    for _ in 0..40 {
        let seen = person.sees();
        if seen.lines().any(|line| line.contains('▸') && line.contains(text)) {
            return;
        }
        person.types("<down>");
    }
    panic!("{text} is not there\n{}", person.sees());
}

#[test]
fn each_line_opens_its_place() {
    let places = [
        ("Sơ kết «Sạch»: 01/3/2026, quá 14 ngày", "Hạn sơ kết"),
        ("mô hình, điển hình chưa đánh giá", "Chưa đánh giá 12 tháng: 16/16"),
        ("25/11/2026: bình xét Gia đình văn hóa, còn 255 ngày", "Nghị định 86/2023/NĐ-CP"),
        ("Đơn vị đã kết thúc ngày 30/6/2025", "huyện Hồng Ngự"),
        ("Năm 2019:", "[208]"),
        ("lưu ý", "Lưu ý"),
    ];
    for (line, place) in places {
        let mut person = Person::with(book(), 100, 40, Lang::Vi);
        at(&mut person, line);
        let seen = person.types("<enter>").sees();
        assert!(seen.contains(place), "{line} does not open {place}\n{seen}");
        assert!(!seen.contains("Tổng quan ngày"), "{line} opens nothing\n{seen}");
    }
}

#[test]
fn the_sheet_of_this_year_gets_its_column() {
    let mut book = sample_book();
    let mut unit = book.unit("hong-ngu").unwrap().clone();
    unit.until = None;
    book.put(Stored::Record(Record::Unit(unit)));
    let mut person = Person::with(book, 120, 40, Lang::Vi);
    let year = "Biểu 2026: chưa có số liệu nào.";
    at(&mut person, year);
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("[3 Khen thưởng]") && seen.contains("2026"), "{seen}");
    at(&mut person, "chưa có năm 2026");
    // The cursor stands on the first missing line: what is typed goes there.
    person.types("<enter>7<enter>");
    at(&mut person, "Biểu 2026 (nháp): 1/7");
}

#[test]
fn what_colleagues_did_is_new_and_opens_its_entry() {
    let mut person = Person::with(sample_book(), 120, 40, Lang::Vi);
    person.types("<end>31<enter>34<enter>");
    // Another person, who was here when the journal had no entry.
    person.shell = person.shell.clone().visited(Some(Visit { uid: 1, since: 0 }));
    at(&mut person, "2 thay đổi của người khác: ntlan 2");
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("ghi số") && seen.contains("30 → 31"), "{seen}");
    person.types("<esc><down>");
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Thay đổi #2: ghi số"), "{seen}");
    // To who made them they are no news, nor at the first visit.
    for visit in [Some(Visit { uid: 0, since: 0 }), None] {
        person.types("<esc><esc>");
        person.shell = person.shell.clone().visited(visit);
        let seen = person.types("<c-o>").sees();
        assert!(seen.contains("Tổng quan ngày") && !seen.contains("của người khác"), "{seen}");
    }
}

#[test]
fn the_journal_is_read_beside_the_keys_and_only_as_far_as_it_is_new() {
    let mut person = Person::with(sample_book(), 80, 24, Lang::Vi);
    person.is_reading = false;
    person.shell = person.shell.clone().visited(Some(Visit { uid: 1, since: 0 }));
    let seen = person.types("<c-o>").sees();
    assert!(seen.contains("Tổng quan ngày"), "it does not wait for the journal\n{seen}");
    assert_eq!(person.asked.len(), 1);
    person.is_answered();
    assert_eq!(person.asked.len(), 1, "nothing more is read than was asked");
    person.types("<down><up>");
    assert_eq!(person.asked.len(), 1);
}
