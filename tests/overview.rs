//! Tổng quan, through the real key path: what it says, and that each line opens its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "support/province.rs"]
mod province;
mod support;

use province::province;
use support::person::{Person, sample_book};
use support::record;
use thidua::domain::book::{Book, Stored};
use thidua::domain::id::Id;
use thidua::domain::record::{Kind, Record};
use thidua::domain::rule::Severity;
use thidua::domain::text::{PartialDate, Year};
use thidua::report::check::{check, of_unit, tally};
use thidua::ui::overview::Visit;
use thidua::words::Lang;

/// The sample book with a movement whose review is overdue.
fn book() -> Book {
    let mut book = sample_book();
    let values =
        [("id", "pt"), ("unit", "hong-ngu"), ("name", "Sạch"), ("review_due", "2026-03-01")];
    book.put(Stored::Record(record(Kind::Movement, &values)));
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
    let former = "v thuong phuoc<enter>";
    let places = [
        ("", "Sơ kết «Sạch»: 01/3/2026, quá 245 ngày", "Hạn sơ kết"),
        (former, "16 mô hình, điển hình của đơn vị cũ", "Chưa đánh giá trong 12 tháng: 16/16"),
        (former, "25/11/2026: bình xét Gia đình văn hóa, còn 24 ngày", "Nghị định 86/2023/NĐ-CP"),
        ("", "Đơn vị đã kết thúc ngày 30/6/2025", "huyện Hồng Ngự"),
        ("", "2019: 206 lượt", "[208]"),
        ("", "lưu ý", "Lưu ý"),
    ];
    for (unit, line, place) in places {
        let mut person = Person::with(book(), 100, 40, Lang::Vi);
        person.shell.turn_page(PartialDate::parse("2026-11-01").unwrap(), &person.book);
        person.types(unit).waits();
        at(&mut person, line);
        let seen = person.types("<enter>").sees();
        assert!(seen.contains(place), "{line} does not open {place}\n{seen}");
        assert!(!seen.contains("Tổng quan ngày"), "{line} opens nothing\n{seen}");
    }
}

#[test]
fn tong_quan_and_answers_say_that_they_go_on_below() {
    let mut long = book();
    for id in ["pt-1", "pt-2", "pt-3", "pt-4"] {
        let due =
            [("id", id), ("unit", "hong-ngu"), ("name", "Xanh"), ("review_due", "2026-03-01")];
        long.put(Stored::Record(record(Kind::Movement, &due)));
    }
    let mut person = Person::with(long, 60, 18, Lang::Vi);
    let seen = person.types("<c-o>").sees();
    assert!(seen.lines().nth(3).unwrap().ends_with("còn nữa"), "{seen}");
    assert!(!person.types("<end>").sees().contains("còn nữa"), "{}", person.sees());
    let mut person = Person::with(book(), 60, 18, Lang::Vi);
    let seen = person.types("/ldtt 2019").sees();
    assert!(seen.lines().nth(4).unwrap().ends_with("còn nữa"), "{seen}");
    let mut person = Person::with(book(), 120, 40, Lang::Vi);
    for keys in ["<c-o>", "/ldtt 2019"] {
        assert!(!person.types(keys).sees().contains("còn nữa"), "{}", person.sees());
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
    assert!(seen.contains("ghi số") && seen.contains("30 thành 31"), "{seen}");
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

/// What the check says of a unit, or of the whole book, at once: "2 cảnh báo".
fn at_once(book: &Book, unit: Option<&str>) -> Vec<String> {
    let mut found = check(book, Year::new(2026).unwrap());
    if let Some(unit) = unit {
        of_unit(book, &mut found, &Id::parse(unit).unwrap());
    }
    let counts = Severity::ALL.into_iter().zip(tally(found.iter()).0);
    let said = counts.filter(|(_, count)| *count > 0).map(|(severity, count)| {
        let word = if count == 1 { severity.word() } else { severity.many() };
        format!(
            "{} {}",
            thidua::domain::text::write_count(count as u64),
            Lang::Vi.say(word).to_lowercase()
        )
    });
    said.collect()
}

/// The lines below the heading of the findings.
fn told(person: &mut Person) -> Vec<String> {
    let seen = person.sees();
    let below = seen.lines().skip_while(|line| line.trim() != "Kiểm tra").skip(1);
    let lines = below.take_while(|line| line.starts_with(' ') && !line.trim().is_empty());
    lines.map(|line| line.trim_start_matches([' ', '▸', '!']).to_owned()).collect()
}

#[test]
fn the_program_begins_with_what_is_due_and_checks_the_book_between_keys() {
    let mut person = Person::begins(sample_book(), 80, 24, Lang::Vi);
    let seen = person.sees();
    assert!(seen.contains("[1 Tổng quan]") && seen.contains("▸ Đơn vị đã kết thúc"), "{seen}");
    assert_eq!(told(&mut person), ["đang kiểm tra…"]);
    assert_eq!(person.waits(), 1, "one frame more, not one a piece");
    let mut wanted = at_once(&person.book, Some("hong-ngu"));
    wanted.push("toàn sổ: 35 phát hiện".to_owned());
    assert_eq!(told(&mut person), wanted);
    // From here on nothing is to be done, whatever is looked at.
    person.types("<down><up><c-f><esc>3<tab><c-o><end>");
    assert!(!person.shell.is_busy());
}

#[test]
fn findings_are_those_of_the_unit_and_open_so() {
    for (unit, name) in [("hong-ngu", "huyện Hồng Ngự"), ("dong-thap", "tỉnh Đồng Tháp")]
    {
        let mut person = Person::at(120, 40);
        person.types("v").types(name).types("<enter><c-o>");
        let own = at_once(&person.book, Some(unit));
        assert_eq!(told(&mut person)[..own.len()], own, "{name}");
        at(&mut person, &own[0]);
        let seen = person.types("<enter>").sees();
        assert!(seen.contains(&format!("Kiểm tra · {name}: {}\n", own.join(", "))), "{seen}");
        assert!(seen.contains("▸Cảnh báo"), "{seen}");
        person.types("<esc>");
        at(&mut person, "toàn sổ:");
        let seen = person.types("<enter>").sees();
        let all = at_once(&person.book, None);
        assert_ne!(own, all);
        assert!(seen.contains(&format!("Kiểm tra: {}\n", all.join(", "))), "{seen}");
    }
}

/// A province whose check takes many pieces.
fn large() -> Book {
    let mut book = Book::default();
    province(600, 20).for_each(|change| change.apply(&mut book).unwrap());
    book
}

#[test]
fn a_large_book_is_checked_while_keys_are_pressed_and_changes_made() {
    let mut person = Person::begins(large(), 80, 24, Lang::Vi);
    let seen = person.types("<c-f>").sees();
    assert!(seen.contains("Kiểm tra: đang kiểm tra…\n"), "it opens at once\n{seen}");
    person.shell.go_on(&person.book);
    // A count is saved meanwhile.
    person.types("<esc>3<end>");
    person.types("399<enter>");
    assert!(!person.change.edits.is_empty(), "{}", person.sees());
    person.types("<c-f>");
    assert_eq!(person.waits(), 1, "one frame, not one a piece");
    let title = |book: &Book| format!("Kiểm tra: {}\n", at_once(book, None).join(", "));
    let seen = person.sees();
    assert!(seen.contains(&title(&person.book)), "{seen}");
    // What was found stays until the same is found anew.
    let before = title(&person.book).trim_end().to_owned();
    person.types("u");
    assert!(person.sees().contains(&format!("{before} · đang kiểm tra…")), "{}", person.sees());
    person.waits();
    let seen = person.sees();
    assert!(seen.contains(&title(&person.book)) && seen.contains("1/"), "{seen}");
}

#[test]
fn an_accepted_finding_leaves_tong_quan_as_soon_as_it_is_saved() {
    let mut person = Person::at(100, 40);
    let before = at_once(&person.book, Some("hong-ngu"));
    at(&mut person, &before[0]);
    person.types("<enter>mđã đối chiếu<enter><esc>");
    let after = at_once(&person.book, Some("hong-ngu"));
    assert_ne!(after, before);
    assert_eq!(told(&mut person)[..after.len()], after);
}

#[test]
fn what_is_new_is_read_at_the_start_and_comes_to_a_tab_that_was_left() {
    let mut person = Person::with(sample_book(), 80, 24, Lang::Vi);
    person.types("<end>31<enter>").is_reading = false;
    person.shell = person.shell.clone().visited(Some(Visit { uid: 1, since: 0 }));
    person.types("<c-o>");
    assert_eq!(person.asked.len(), 1);
    person.types("3").is_answered();
    let seen = person.types("<c-o>").sees();
    assert!(seen.contains("1 thay đổi của người khác: ntlan 1"), "{seen}");
    // It is the same whatever unit is looked at: nothing is read again.
    let seen = person.types("vbinh son<enter>").sees();
    assert!(seen.contains("1 thay đổi của người khác: ntlan 1"), "{seen}");
    person.types("3vhong ngu<enter><c-o>");
    assert_eq!(person.asked.len(), 1);
    // Before the first key already.
    let begun = Person::begins(sample_book(), 80, 24, Lang::Vi);
    let mut shell = begun.shell.clone().visited(Some(Visit { uid: 1, since: 0 }));
    assert!(shell.reading(&begun.book).is_some());
    let mut shell = begun.shell.clone().visited(None);
    assert!(shell.reading(&begun.book).is_none(), "at the first visit nothing is new");
}

#[test]
fn the_cursor_stays_on_its_line_when_something_new_stands_above_it() {
    let mut person = Person::with(sample_book(), 80, 24, Lang::Vi);
    person.types("<end>31<enter>").is_reading = false;
    person.shell = person.shell.clone().visited(Some(Visit { uid: 1, since: 0 }));
    at(&mut person, "19 lưu ý");
    person.is_answered();
    let seen = person.sees();
    assert!(seen.contains("▸ 19 lưu ý") && seen.contains("của người khác"), "{seen}");
    // At the top it stays at the top.
    person.types("<home>");
    person.shell = person.shell.clone().visited(Some(Visit { uid: 1, since: 0 }));
    person.types("3<c-o>").is_answered();
    assert!(person.sees().contains("▸ Đơn vị đã kết thúc"), "{}", person.sees());
    // A change that is taken back leaves it where it is.
    at(&mut person, "19 lưu ý");
    let seen = person.types("u").sees();
    assert!(seen.contains("▸ 19 lưu ý"), "{seen}");
}

#[test]
fn on_another_day_other_things_are_due() {
    let mut person = Person::with(book(), 100, 40, Lang::Vi);
    let seen = person.types("<c-o>").sees();
    assert!(seen.contains("Tổng quan ngày 15/3/2026") && seen.contains("quá 14 ngày"), "{seen}");
    person.shell.turn_page(PartialDate::parse("2026-03-16").unwrap(), &person.book);
    let seen = person.sees();
    assert!(seen.contains("Tổng quan ngày 16/3/2026") && seen.contains("quá 15 ngày"), "{seen}");
}
