//! The statistical forms on screen: reached, turned, opened by keys.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::Person;

/// At form 0601 of Hồng Ngự, reached from the comparison.
fn forms() -> Person {
    let mut person = Person::at(80, 24);
    person.types("<tab>f");
    person
}

/// The line that has a text.
fn line(person: &mut Person, text: &str) -> String {
    let seen = person.sees();
    let found = seen.lines().find(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("{text} is not in:\n{seen}")).to_owned()
}

/// The last five figures of a line.
fn cells(line: &str) -> Vec<String> {
    let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
    words[words.len().saturating_sub(5)..].to_vec()
}

#[test]
fn the_comparison_leads_to_the_forms_of_the_unit() {
    let mut person = forms();
    let seen = person.sees();
    assert!(seen.contains("0601.N/BNV-TĐKT · Số phong trào thi đua · 2019"), "{seen}");
    for text in ["Phạm vi", "Toàn quốc", "Bộ, ngành, địa phương", "Thời hạn"] {
        assert!(seen.contains(text), "{text}: {seen}");
    }
    assert!(
        line(&mut person, "Bộ, ngành, địa phương").ends_with("—        13         —"),
        "{seen}"
    );
    assert!(line(&mut person, "Chưa đủ thông tin").contains("69 phong trào"));
    assert!(line(&mut person, "Tổng số: 15").starts_with(" Tổng số: 15 phong trào"));
    let back = person.types("<esc>").sees();
    assert!(!back.contains("0601"), "{back}");
}

#[test]
fn a_cell_opens_the_records_it_counts() {
    let mut person = forms();
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("1/15"), "the movements can be leafed through: {seen}");
    let seen = person.types("<esc><down><down><enter>").sees();
    assert!(seen.contains("Không có số liệu ở ô này"), "{seen}");
    let seen = person.types("<end><enter>").sees();
    assert!(seen.contains("(chưa rõ: phương thức)"), "{seen}");
    let seen = person.types("<end>").sees();
    assert!(seen.contains("biểu của Thông tư 18/2025/TT-BNV"), "{seen}");
}

#[test]
fn years_forms_and_units_below_are_a_key_away() {
    let mut person = forms();
    assert!(person.types("p").sees().contains("· 2018"));
    assert!(person.types("nn").sees().contains("· 2020"));
    assert!(person.types("v").sees().contains("2020, cả đơn vị trực thuộc"));
    let seen = person.types("r").sees();
    assert!(seen.contains("0602.N/BNV-TĐKT") && !seen.contains("trực thuộc,"), "{seen}");
    let seen = person.types("v").sees();
    assert!(seen.contains("Chỉ biểu đếm phong trào"), "{seen}");
    let seen = person.types("rr").sees();
    assert!(seen.contains("Khen thưởng trong năm · 2020"), "{seen}");
    let year = cells(&line(&mut person, "Giấy khen"));
    assert_eq!(year[1..], ["305", "45", "260", "—"], "{seen}");
    let seen = person.types("<down><down><down><right><enter>").sees();
    assert!(seen.contains("33 tập thể") && seen.contains("dòng 02"), "{seen}");
}

#[test]
fn columns_that_do_not_fit_are_reached_by_the_arrows() {
    let mut person = forms();
    person.types("r");
    let first = person.sees();
    assert!(first.contains("Huân") && !first.contains("toàn quốc"), "{first}");
    let last =
        person.types("<right><right><right><right><right><right><right><right><right><right>");
    let last = last.sees();
    assert!(last.contains("sĩ thi đua") && last.contains("toàn quốc"), "{last}");
    let small = Person::at(60, 18).types("<tab>f").sees();
    assert!(small.contains("Tổng số"), "{small}");
}

#[test]
fn columns_and_rows_that_are_hidden_are_marked() {
    let mut person = Person::at(80, 24);
    let seen = person.types("vhuyen lap vo<enter><tab>frr").sees();
    let lines: Vec<&str> = seen.lines().collect();
    assert!(lines[3].ends_with("còn nữa"), "{seen}");
    assert!(lines[4].ends_with("Huy hiệu,›") && !lines[4].contains('‹'), "{seen}");
    // No name of a column is cut.
    assert!(lines[7].ends_with("tỉnh") && lines[8].contains("Tổng số"), "{seen}");
    let seen = person.types(&"<right>".repeat(9)).sees();
    let lines: Vec<&str> = seen.lines().collect();
    assert!(lines[4].contains('‹') && !lines[4].contains('›'), "{seen}");
    let seen = person.types("<pgdn><pgdn>").sees();
    assert!(!seen.contains("còn nữa"), "{seen}");
}

#[test]
fn no_name_of_a_column_is_cut() {
    for form in 0..4 {
        let mut person = forms();
        person.types(&"r".repeat(form));
        for _ in 0..14 {
            let seen = person.types("<right>").sees();
            let head: Vec<&str> =
                seen.lines().skip(4).take_while(|l| !l.contains(" 01 ")).collect();
            assert!(head.len() > 1 && !head.join("").contains('…'), "{seen}");
        }
    }
}

#[test]
fn the_page_behind_a_cell_says_the_year() {
    let seen = forms().types("rrr<down><down><right><right><enter>").sees();
    assert!(seen.contains(" 2019 · Danh hiệu, hình thức: Chiến sĩ thi đua cơ sở · "), "{seen}");
}
