//! Rows of the award grid: added for an award, a recipient, a field, an occasion; dropped as one
//! change that can be undone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::person::Person;
use thidua::domain::change::Edit;
use thidua::domain::sheet::LineKey;
use thidua::domain::text::Year;
use thidua::words::Lang;

/// The grid of Bình Sơn, whose counts are told by field and occasion.
fn by_field() -> Person {
    let mut person = Person::at(80, 24);
    person.types("vhuyen binh son<enter>");
    person
}

/// The lines that show under what is looked for.
fn offered(person: &mut Person, letters: &str) -> Vec<String> {
    let seen = person.types(&format!("n{letters}")).sees();
    let row = |line: &str| line.trim_start_matches([' ', '▸']).trim_end().to_owned();
    let rows = seen.lines().skip(6).map(row).take_while(|row| !row.starts_with('─'));
    rows.filter(|row| !row.is_empty()).collect()
}

/// What the last change did to counts: which line, how many before and after.
fn counts(person: &Person) -> Vec<(LineKey, Option<u32>, Option<u32>)> {
    let count = |edit: &Edit| match edit {
        Edit::Count { line, before, after, .. } => {
            let value = |figure: &Option<thidua::domain::sheet::Figure>| {
                figure.as_ref().map(|figure| figure.value)
            };
            Some((*line, value(before), value(after)))
        }
        _ => None,
    };
    person.change.edits.iter().filter_map(count).collect()
}

#[test]
fn a_row_is_added_for_a_field_and_an_occasion() {
    let mut person = by_field();
    let rows = offered(&mut person, "giay khen ca nhan giao duc");
    assert!(rows[0].starts_with("Giấy khen · Giáo dục, Khoa học, Công nghệ"), "counted: {rows:?}");
    assert_eq!(rows.len(), 4, "one a field that has the words: {rows:?}");
    assert!(rows.iter().all(|row| row.ends_with("Cá nhân")), "{rows:?}");
    person.types("<esc>");
    let rows = offered(&mut person, "giay khen ca nhan y te qua trinh");
    assert!(rows[0].starts_with("Giấy khen · Y tế · Quá trình cống hiến"), "{rows:?}");
    // The sheet of the last year is closed: a reason is asked.
    person.types("<enter>7<enter>theo quyết định<enter>");
    let [(line, None, Some(7))] = counts(&person)[..] else { panic!("{:?}", person.change) };
    let narrowed = [line.field(), line.occasion()].map(|choice| choice.unwrap().name(Lang::Vi));
    assert_eq!(narrowed, ["Y tế", "Quá trình cống hiến"]);
    let seen = person.sees();
    assert!(seen.contains("Danh hiệu, h… Lĩnh vực"), "heads stand apart: {seen}");
}

#[test]
fn words_of_a_field_alone_mean_the_awards_that_the_unit_counts() {
    let mut person = by_field();
    let rows = offered(&mut person, "y te");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows.iter().all(|row| row.starts_with("Khen thưởng (không nêu")), "{rows:?}");
    person.types("<esc>");
    assert_eq!(
        offered(&mut person, "xyzzy"),
        ["Không có mục nào khớp «xyzzy». Xóa bớt chữ để tìm lại."]
    );
}

#[test]
fn a_row_is_dropped_as_one_change_after_a_look() {
    let mut person = Person::at(80, 24);
    let row = "▸Chiến sĩ thi đua cơ sở";
    let seen = person.types("<c-w>").sees();
    assert!(seen.contains("Bỏ dòng: 5 số sẽ để trống"), "{seen}");
    assert_eq!(seen.matches("→—").count(), 6, "{seen}");
    assert!(person.types("<esc>").sees().contains("[208]"), "Esc keeps it");
    assert!(person.change.edits.is_empty());
    person.types("<c-w><enter>nhập nhầm<enter>");
    let dropped = counts(&person);
    assert_eq!(dropped.len(), 5);
    assert!(dropped.iter().all(|(_, before, after)| before.is_some() && after.is_none()));
    assert!(!person.sees().contains(row.trim_start_matches('▸')), "{}", person.sees());
    assert!(person.types("u").sees().contains("208"), "{}", person.sees());
}

#[test]
fn a_row_that_never_had_a_figure_just_goes() {
    let mut person = Person::at(80, 24);
    let seen = person.types("nhuan chuong sao vang<enter>").sees();
    assert!(seen.contains("▸Huân chương Sao vàng"), "{seen}");
    let seen = person.types("<c-w>").sees();
    assert!(!seen.contains("Huân chương Sao vàng") && person.change.edits.is_empty(), "{seen}");
}

#[test]
fn nothing_is_dropped_in_a_meeting() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f9><c-w>").sees();
    assert!(!seen.contains("→—") && person.change.edits.is_empty(), "{seen}");
}

#[test]
fn a_table_that_was_copied_is_understood_when_it_is_pasted() {
    let mut person = by_field();
    person.types("y");
    let copied = person.copied.clone().unwrap();
    assert!(copied.contains("Giáo dục, Khoa học, Công nghệ\tHội nghị\tTập thể\t16"), "{copied}");
    // However the terminal ends its lines.
    for ends in ["\n", "\r\n", "\r"] {
        person.gives(&Event::Paste(copied.replace('\n', ends)));
        let seen = person.sees();
        assert!(seen.contains("Khối dán giống hệt"), "every row is found again: {seen}");
        person.types("<esc>");
    }
    // A figure of a field stays one of the field.
    person.gives(&Event::Paste(copied.replace("Tập thể\t16", "Tập thể\t17")));
    let seen = person.sees();
    assert!(seen.contains("1 số thay đổi") && seen.contains("→17"), "{seen}");
}

#[test]
fn a_sheet_made_by_mistake_is_removed_with_its_counts() {
    let mut person = Person::at(80, 24);
    // A year that was only added goes at once.
    assert!(person.types("t").sees().contains("2021"));
    let seen = person.types("<c-b>").sees();
    assert!(!seen.contains("2021") && person.change.edits.is_empty(), "{seen}");
    person.types("t7<enter>");
    assert!(person.sees().contains("2021"));
    let seen = person.types("<up><c-b>").sees();
    assert!(seen.contains("Bỏ cả biểu của năm này: 1 số"), "{seen}");
    assert!(person.types("<esc>").book.sheet("hong-ngu", Year::new(2021).unwrap()).is_some());
    let seen = person.types("<c-b><enter>").sees();
    assert!(person.book.sheet("hong-ngu", Year::new(2021).unwrap()).is_none(), "{seen}");
    assert!(!seen.lines().nth(3).unwrap().contains("2021"), "its column goes too: {seen}");
    assert!(seen.contains("bỏ biểu 2021 (huyện Hồng Ngự), 1 số liệu"), "{seen}");
    let seen = person.types("u").sees();
    assert!(seen.contains("bỏ biểu 2021"), "that is taken back: {seen}");
    let sheet = person.book.sheet("hong-ngu", Year::new(2021).unwrap()).unwrap();
    assert_eq!(sheet.lines().len(), 1, "undo brings both back");
    // One that is empty goes as well, one that is closed asks why.
    person.types("<end><del>");
    let seen = person.types("<c-b>").sees();
    assert!(seen.contains("Bỏ cả biểu của năm này: 0 số"), "{seen}");
    person.types("<enter>");
    assert!(person.book.sheet("hong-ngu", Year::new(2021).unwrap()).is_none());
    let seen = person.types("<home><right><right><c-b><enter>").sees();
    assert!(seen.contains("Số năm 2017 đã chính thức. Lý do sửa"), "{seen}");
}

#[test]
fn what_units_before_it_counted_is_offered_first_to_a_new_unit() {
    let mut person = Person::at(80, 24);
    person.types("vxa thuong phuoc<enter>");
    let rows = offered(&mut person, "");
    assert!(rows[0].starts_with("Chiến sĩ thi đua cơ sở"), "{rows:?}");
    // What the grid has already comes last.
    let mut person = Person::at(80, 24);
    let rows = offered(&mut person, "giay khen");
    assert!(rows[0].starts_with("Giấy khen") && rows[0].ends_with("Hộ gia đình"), "{rows:?}");
}

#[test]
fn a_field_takes_no_more_room_than_its_names() {
    let mut person = Person::at(80, 24);
    let seen = person.types("ngk ca nhan y te<enter>").sees();
    assert!(
        seen.contains(" Chiến sĩ thi đua cơ…") && seen.contains(" Lao động tiên tiến "),
        "{seen}"
    );
    assert!(seen.lines().nth(3).unwrap().contains(" Lĩnh vực Đối tượng "), "{seen}");
    // With three of them a name has its short form: cut, two would look alike.
    let seen = person.types("ngk ca nhan kinh te hoi nghi<enter>").sees();
    assert!(seen.contains(" CSTĐCS ") && seen.contains(" CSTT "), "{seen}");
}

#[test]
fn the_last_reason_is_offered_and_typed_over() {
    let mut person = Person::at(80, 24);
    person.types("7<enter>một lý do<enter>");
    assert_eq!(person.reason.as_deref(), Some("một lý do"));
    let seen = person.types("8<enter>").sees();
    assert!(seen.contains("Esc bỏ): [một lý do]"), "{seen}");
    person.types("lý do khác<enter>");
    assert_eq!(person.reason.as_deref(), Some("lý do khác"));
    person.types("9<enter><enter>");
    assert_eq!(person.reason.as_deref(), Some("lý do khác"), "Enter takes it again");
    person.types("5<enter><end> nữa<enter>");
    assert_eq!(person.reason.as_deref(), Some("lý do khác nữa"), "End goes on with it");
}

#[test]
fn what_only_takes_away_is_no_draft() {
    let mut person = Person::at(80, 24);
    for keys in ["<c-b><enter>lý do", "<esc><c-w>", "<enter>x"] {
        person.types(keys);
        assert!(person.shell.draft(&person.book).is_none(), "{keys}");
    }
}
