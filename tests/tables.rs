//! Tables that are larger than the window: what is hidden is marked, totals stay, notes say whose.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::counter::Counter;
use support::person::Person;
use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::text::{PartialDate, Year};

const MORE: &str = "còn nữa";

/// The comparison of Bình Sơn by field: more rows than fit at 80×24.
fn by_field() -> Person {
    let mut person = Person::at(80, 24);
    person.types("vhuyen binh son<enter><tab>rr");
    person
}

/// The comparison of Đồng Tháp with the units below it.
fn rolled_up(width: u16, height: u16) -> Person {
    let mut person = Person::at(width, height);
    person.types("vtinh dong thap<enter><tab><c-l>");
    person
}

fn lines(seen: &str) -> Vec<&str> {
    seen.lines().collect()
}

/// The place of the line that has a text.
fn at(seen: &str, text: &str) -> usize {
    let found = seen.lines().position(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("{text} is not in:\n{seen}"))
}

#[test]
fn rows_below_are_marked_and_the_totals_stay_in_sight() {
    let mut person = by_field();
    let seen = person.sees();
    assert!(lines(&seen)[3].ends_with(MORE), "{seen}");
    assert!(!seen.contains("Chính trị"), "{seen}");
    let total = at(&seen, "Tổng cộng");
    assert!(lines(&seen)[total].contains("55     69     83     44"), "{seen}");
    assert!(lines(&seen)[total + 1].contains("77     85    112     35"), "{seen}");
    // Down to the last row above the totals, and on to these.
    let seen = person.types(&"<down>".repeat(11)).sees();
    let chosen = at(&seen, "▸");
    assert!(lines(&seen)[chosen - 1].contains("Chính trị"), "{seen}");
    assert!(lines(&seen)[chosen].contains("33     46     17"), "{seen}");
    assert_eq!(at(&seen, "Tổng cộng"), chosen + 1, "{seen}");
    assert_eq!(at(&seen, "Tổng cộng"), total, "it has not moved");
    assert!(!seen.contains(MORE), "{seen}");
    let seen = person.types("<down><down>").sees();
    assert_eq!(at(&seen, "▸"), total + 1, "{seen}");
    assert!(lines(&seen)[total - 2].contains("Chính trị"), "{seen}");
    assert!(lines(&seen)[16].starts_with(" Tổng cộng"), "the bars are its own: {seen}");
    let seen = person.types("<pgup><pgup>").sees();
    assert!(lines(&seen)[5].starts_with("▸Quốc phòng") && seen.contains(MORE), "{seen}");
}

#[test]
fn every_row_is_reached_with_the_totals_below() {
    let mut person = by_field();
    for step in 0..15 {
        let seen = person.sees();
        assert_eq!(seen.matches('▸').count(), 1, "{step}: {seen}");
        assert!(seen.contains("Tổng cộng"), "{step}: {seen}");
        person.types("<down>");
    }
    let last = person.sees();
    assert_eq!(person.types("<pgup><pgup><pgdn><pgdn>").sees(), last);
}

#[test]
fn where_all_rows_fit_nothing_is_marked() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>").sees();
    assert!(!seen.contains(MORE) && !seen.contains('‹') && !seen.contains('›'), "{seen}");
}

#[test]
fn a_long_title_leaves_room_for_the_arrow() {
    let seen = rolled_up(80, 24).sees();
    assert!(lines(&seen)[3].contains("gồm đơn vị trực thuộc"), "{seen}");
    assert!(lines(&seen)[3].ends_with('↓'), "{seen}");
    let wide = rolled_up(120, 24).sees();
    assert!(lines(&wide)[3].ends_with(MORE), "{wide}");
}

#[test]
fn years_beside_those_that_show_are_marked() {
    for keys in ["", "<tab>"] {
        let head = |person: &mut Person| {
            let seen = person.sees();
            lines(&seen)[at(&seen, "Đối tượng")].to_owned()
        };
        let mut person = Person::at(60, 18);
        let middle = head(person.types(keys));
        assert!(middle.contains("‹2016") && middle.ends_with("2019›"), "{middle}");
        let first = head(person.types("<left><left><left><left>"));
        assert!(first.contains(" 2015") && first.ends_with("2018›"), "{first}");
        let last = head(person.types(&"<right>".repeat(5)));
        assert!(last.contains("‹2017") && last.ends_with("2020*"), "{last}");
    }
    // A part-year keeps its star beside the mark.
    let seen = rolled_up(60, 18).types(&"<left>".repeat(6)).sees();
    assert!(seen.contains("‹2017   2018   2019  2020*›"), "{seen}");
}

#[test]
fn a_step_sideways_costs_few_bytes() {
    let mut person = Person::at(80, 24);
    let mut counter = Counter::at(80, 24);
    counter.draws(&person);
    for key in ["<left>", "<left>", "<right>"] {
        let bytes = counter.draws(person.types(key));
        assert!((1..=150).contains(&bytes), "{key}: {bytes} bytes");
    }
}

#[test]
fn the_star_is_explained_where_it_shows() {
    let note = "* 2020: nghi chưa đủ năm";
    // Its own: no name. Another unit's, by units, of a former unit: whose.
    let seen = Person::at(80, 24).types("<tab>").sees();
    assert!(seen.contains(note) && !seen.contains("(huyện Hồng Ngự)"), "{seen}");
    for keys in ["rrrr", "vtinh dong thap<enter>", "vthuong phuoc<enter>"] {
        let keys =
            if keys == "rrrr" { "<tab>rrrr".to_owned() } else { format!("{keys}<tab><c-l>") };
        let mut person = Person::at(80, 24);
        let seen = person.types(&keys).sees();
        let line = at(&seen, note);
        assert!(seen.contains("2020*"), "{keys}: {seen}");
        assert!(lines(&seen)[line + 1].starts_with(" (huyện Hồng Ngự)"), "{keys}: {seen}");
    }
    // Without bars there is a line for it, where the year shows.
    let mut person = Person::at(60, 18);
    let seen = person.types("<tab>").sees();
    assert!(!seen.contains("2020:"), "{seen}");
    let seen = person.types("<right>").sees();
    assert!(seen.contains("2020*") && seen.contains(note), "{seen}");
    let seen = rolled_up(60, 18).sees();
    assert!(seen.contains("* 2020: nghi chưa đủ năm (huyện Hồng Ngự)"), "{seen}");
    // In the grid too.
    let mut person = Person::at(60, 18);
    assert!(!person.sees().contains("* 2020"), "{}", person.sees());
    let seen = person.types("<right>").sees();
    assert!(seen.contains("2020*") && seen.contains(note), "{seen}");
}

#[test]
fn the_star_counts_units_and_says_until_when() {
    let mut person = Person::at(180, 40);
    let state = |book: &mut Book, unit: &str, state: &str, until: Option<&str>| {
        let mut sheet = book.sheet(unit, Year::new(2020).unwrap()).unwrap().clone();
        sheet.head.state = Catalogue::built_in().choice(List::SheetState, state);
        sheet.head.until = until.map(|until| PartialDate::parse(until).unwrap());
        book.put(Stored::Sheet(sheet));
    };
    person.types("<tab>rrrr");
    person.colleague(|book| state(book, "binh-son", "nghi-chua-du-nam", None));
    let seen = person.sees();
    assert!(seen.contains("* 2020: nghi chưa đủ năm (2 đơn vị)"), "{seen}");
    person.colleague(|book| state(book, "binh-son", "chua-du-nam", Some("2020-06-30")));
    let seen = person.sees();
    let said = "* 2020: chưa đủ năm (30/6/2020, huyện Bình Sơn), nghi chưa đủ năm (huyện Hồng Ngự)";
    assert!(seen.contains(said), "{seen}");
}

#[test]
fn rows_below_the_grid_are_marked() {
    let mut person = Person::at(60, 18);
    let seen = person.types("vhuyen binh son<enter>").sees();
    assert!(lines(&seen)[14].ends_with(MORE), "{seen}");
    let seen = person.types(&"<down>".repeat(20)).sees();
    assert!(!seen.contains(MORE), "{seen}");
}

#[test]
fn what_no_count_says_is_not_in_the_title() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>rr").sees();
    assert!(
        lines(&seen)[3].starts_with(" số lượng theo đối tượng · số liệu không ghi lĩnh vực"),
        "{seen}"
    );
    let seen = person.types("r").sees();
    assert!(seen.contains(" theo đối tượng · số liệu không ghi loại hình"), "{seen}");
    let seen = by_field().sees();
    assert!(seen.contains("số lượng theo lĩnh vực × đối tượng"), "{seen}");
    assert!(!seen.contains("không ghi"), "{seen}");
    // A unit without any count has none that lack a field.
    let seen = Person::at(80, 24).types("vap binh hoa<enter><tab>rr").sees();
    assert!(seen.contains("theo lĩnh vực × đối tượng") && !seen.contains("không ghi"), "{seen}");
}

#[test]
fn figures_of_a_former_unit_keep_their_fields() {
    let seen = Person::at(80, 24).types("vvan tuong<enter><tab>rr").sees();
    assert!(seen.contains("số liệu của huyện Bình Sơn"), "{seen}");
    assert!(seen.contains("Quốc phòng, an ninh") && !seen.contains("không ghi"), "{seen}");
}

#[test]
fn bars_stand_apart_and_a_part_year_is_shaded() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<tab>").sees();
    let bars = lines(&seen)[16..21].join("\n");
    assert!(bars.contains("████   ▇▇▇▇"), "212 and 208 differ\n{seen}");
    assert_eq!(bars.matches("▒▒▒▒").count(), 1, "{seen}");
    for seen in [by_field().sees(), rolled_up(80, 24).sees()] {
        assert_eq!(lines(&seen)[15], "", "{seen}");
        assert!(lines(&seen)[14].contains("Cá nhân"), "{seen}");
    }
}

#[test]
fn a_long_name_beside_the_bars_takes_two_lines() {
    let seen = rolled_up(80, 24).types("<down><down><down>").sees();
    let name: Vec<String> =
        lines(&seen)[16..18].iter().map(|line| line.chars().take(31).collect()).collect();
    let name = name.iter().map(|part| part.trim()).collect::<Vec<_>>().join(" ");
    assert_eq!(name, "Bằng khen của Bộ, ban, ngành, tỉnh", "{seen}");
}
