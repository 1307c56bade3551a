//! What a new book lets the person do, and what is said where something cannot be done: every
//! refusal names what helps.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::person::{Person, sample_book};
use thidua::domain::book::{Book, Stored};
use thidua::domain::change::{Change, Edit};
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::text::{PartialDate, Year};
use thidua::domain::value::Value;
use thidua::words::Lang;

/// At a book that has a commune and nothing else.
fn new_book() -> Person {
    let mut unit = sample_book().units().next().unwrap().clone();
    unit.id = Id::parse("xa-long-khanh").unwrap();
    (unit.name, unit.parent, unit.until) = ("xã Long Khánh".into(), None, None);
    let mut book = Book::default();
    book.put(Stored::Record(Record::Unit(unit)));
    Person::with(book, 80, 24, Lang::Vi)
}

fn has_sheet(person: &Person, year: u16) -> bool {
    person.book.sheet("xa-long-khanh", Year::new(year).unwrap()).is_some()
}

#[test]
fn years_before_the_first_are_typed_too() {
    let mut person = new_book();
    person.types("ngk cn<enter>");
    // This year's figure first: the year that is over keeps its column.
    let seen = person.types("12<enter>").sees();
    assert!(has_sheet(&person, 2026), "{seen}");
    assert!(seen.contains("2025   2026"), "{seen}");
    let seen = person.types("r").sees();
    assert!(seen.contains("2024   2025   2026"), "{seen}");
    let seen = person.types("7<enter><c-p>").sees();
    assert!(has_sheet(&person, 2024) && !has_sheet(&person, 2025), "{seen}");
    assert!(seen.contains("2023   2024   2025   2026"), "{seen}");
    assert!(seen.contains("năm 2023 chưa có số liệu"), "{seen}");
}

#[test]
fn a_closed_sheet_that_asks_why_shows_the_new_count() {
    let mut person = Person::at(80, 24);
    let seen = person.types("77<enter>").sees();
    assert!(seen.contains("Số năm 2019 đã chính thức") && seen.contains("[→77]"), "{seen}");
    let seen = person.types("<esc>").sees();
    assert!(seen.contains("[208]"), "{seen}");
    let seen = person.types("77<enter>nhầm<enter><up>").sees();
    assert!(!seen.contains("→77") && seen.contains("[77]"), "{seen}");
}

#[test]
fn rows_are_found_by_the_short_names_of_award_and_recipient() {
    let mut person = new_book();
    for (typed, recipient) in [("gk cn", "Cá nhân"), ("gk tt", "Tập thể"), ("gk ho", "Hộ gia đình")]
    {
        let seen = person.types("n").types(typed).sees();
        let rows: Vec<&str> = seen.lines().filter(|line| line.contains("Giấy khen")).collect();
        assert!(matches!(&rows[..], [row] if row.ends_with(recipient)), "{typed}\n{seen}");
        person.types("<esc>");
    }
}

#[test]
fn a_list_to_choose_from_says_that_nothing_matches() {
    for list in ["n", "v"] {
        let seen = new_book().types(list).types("zzz").sees();
        assert!(seen.contains("Không có mục nào khớp «zzz»"), "{seen}");
    }
}

#[test]
fn empty_screens_name_keys_that_work_there() {
    let mut person = new_book();
    let seen = person.sees();
    assert!(seen.contains("Nhấn n để thêm dòng, v để đổi đơn vị."), "{seen}");
    let seen = person.types("<tab>").sees();
    assert!(seen.contains("Nhấn 3 để nhập, v để đổi đơn vị."), "{seen}");
    let seen = person.types("7").sees();
    assert!(seen.contains("Nhấn n để thêm, v để đổi đơn vị."), "{seen}");
}

#[test]
fn no_key_ends_a_meeting_that_the_program_was_started_for() {
    let mut person = Person::at(80, 24);
    person.shell = person.shell.clone().meeting();
    for keys in ["<f9>", "n", "8", "<c-w>", "u", "<tab>2n", "<c-k>che do hop<enter>n"] {
        let seen = person.types(keys).sees();
        assert!(seen.contains("mở bằng --read-only: chỉ xem"), "{keys}\n{seen}");
        assert!(person.change.edits.is_empty());
    }
}

#[test]
fn a_book_only_seen_is_not_told_of_the_meeting() {
    let begin = || {
        let mut person = Person::at(80, 24);
        let at = "2026-03-15T07:30:00Z".parse().unwrap();
        person.shell = person.shell.clone().read_only("Chỉ xem.".to_owned(), at);
        person
    };
    // Of when its figures are, at +07:00: with the day when that is another one, in what room is
    // left beside the unit.
    let seen = begin().sees();
    assert!(seen.contains("2015–2020 │ CHỈ XEM, sổ lúc 14:30"), "{seen}");
    let mut later = begin();
    later.shell.turn_page(PartialDate::parse("2026-03-16").unwrap(), &later.book);
    let seen = later.sees();
    assert!(seen.contains("  CHỈ XEM, sổ lúc 14:30 15/3/2026"), "{seen}");
    later.gives(&Event::Resize(60, 18));
    let seen = later.sees();
    assert!(seen.contains("CHỈ XEM") && !seen.contains("14:30"), "{seen}");
    for keys in ["n", "<f9>", "8", "u", "<tab>2n", "<c-k>hoan tac<enter>"] {
        let seen = begin().types(keys).sees();
        assert!(seen.contains("Sổ chỉ mở để xem: không sửa được."), "{keys}\n{seen}");
        assert!(!seen.contains("F9"), "{keys}\n{seen}");
    }
    let mut person = begin();
    person.gives(&Event::Paste("1\t2".to_owned()));
    assert!(person.sees().contains("Sổ chỉ mở để xem: không sửa được."));
}

#[test]
fn a_book_only_seen_is_read_again_when_asked() {
    let mut person = Person::at(80, 24);
    let at = "2026-03-15T06:05:00Z".parse().unwrap();
    person.shell = person.shell.clone().read_only("Chỉ xem.".to_owned(), at);
    person.at = "2026-03-15T07:10:00Z";
    let seen = person.types("d").sees();
    assert!(seen.contains("CHỈ XEM, sổ lúc 14:10") && seen.contains("không có gì mới"), "{seen}");
    let key = Key::Record(Kind::Unit, Id::parse("hong-ngu").unwrap());
    let rename = |before: &str, after: &str| {
        let (before, after) = (Value::Text(before.into()), Value::Text(after.into()));
        Change { edits: vec![Edit::Set { key: key.clone(), field: "name", before, after }] }
    };
    person.elsewhere(rename("huyện Hồng Ngự", "huyện Hồng Xa"));
    assert!(person.types("<tab>").sees().contains("huyện Hồng Ngự"), "not before it is asked");
    let seen = person.types("<f11>").sees();
    assert!(seen.contains("│ huyện Hồng Xa") && seen.contains("1 thay đổi mới"), "{seen}");
    // The journal on screen has the new entry, and an answer the new name.
    assert!(person.types("<c-n>r").sees().contains(" 1/1"), "{}", person.sees());
    person.elsewhere(rename("huyện Hồng Xa", "huyện Hồng Gần"));
    assert!(!person.sees().contains("Hồng Gần"));
    let seen = person.types("d").sees();
    assert!(seen.contains(" 1/2"), "{seen}");
    person.types("<esc>/hong gan");
    person.elsewhere(rename("huyện Hồng Gần", "huyện Hồng Mới"));
    let seen = person.types("<bs><bs><bs>moi<f11>").sees();
    assert!(seen.matches("huyện Hồng Mới").count() > 1, "{seen}");
    // Who has the book open sees everything anyway.
    let seen = Person::at(80, 24).types("d").sees();
    assert!(seen.contains("Không cần đọc lại"), "{seen}");
}

#[test]
fn a_digit_in_the_grid_of_a_meeting_is_told_why_it_does_nothing() {
    let seen = Person::at(80, 24).types("<f9>8").sees();
    assert!(seen.contains("F9 để thôi"), "{seen}");
}

#[test]
fn a_very_long_message_leaves_the_screen_in_sight_and_begins_at_its_beginning() {
    let mut person = Person::at(80, 24);
    person.types("<tab>7n<tab>");
    person.gives(&Event::Paste(format!("số {}", "dài ".repeat(900))));
    let seen = person.types("<c-s>").sees();
    assert!(seen.contains("thêm văn bản «số dài dài"), "{seen}");
    assert_eq!(seen.lines().filter(|line| line.contains("dài dài dài dài dài dài")).count(), 6);
    assert!(seen.lines().any(|line| line.ends_with("dài d…")), "{seen}");
}

#[test]
fn letters_that_find_an_entry_are_no_empty_field() {
    let mut person = Person::at(80, 24);
    // A required field of a list: the award of somebody honoured.
    let seen = person.types("<c-g>n<tab>7<c-s><enter>n<enter>").sees();
    assert!(seen.contains("Thêm đối tượng được khen thưởng"), "{seen}");
    let seen = person.types("<tab><tab>gk").sees();
    assert!(seen.contains("▸  Giấy khen") && !seen.contains("còn trống"), "{seen}");
    let seen = person.types("<c-s>").sees();
    assert!(seen.contains("Chưa lưu. Tên: còn trống"), "{seen}");
}

#[test]
fn a_form_that_does_not_fit_says_that_there_is_more() {
    let mut person = Person::at(60, 18);
    let seen = person.types("<tab>2n").sees();
    assert!(seen.contains("còn nữa"), "{seen}");
    let seen = person.types("<s-tab><s-tab>").sees();
    assert!(seen.contains("Ghi chú") && !seen.contains("còn nữa"), "{seen}");
    let mut person = Person::at(80, 24);
    assert!(!person.types("<tab>7n").sees().contains("còn nữa"));
}

#[test]
fn an_empty_screen_says_its_sentence_in_full_in_a_narrow_window() {
    let mut person = new_book();
    person.gives(&Event::Resize(60, 18));
    assert!(person.sees().contains("đơn vị."), "{}", person.sees());
    assert!(person.types("<tab>").sees().contains("đơn vị."), "{}", person.sees());
}

#[test]
fn no_form_of_a_sheet_without_a_year_is_begun() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f6><tab><tab><tab><tab><tab>xem lại<c-l>nhầm<enter>").sees();
    assert!(seen.contains("sửa ghi chú của biểu «huyện Hồng Ngự 2019»"), "{seen}");
    assert!(seen.contains("[208]"), "{seen}");
}
