//! The list of commands: what it runs is what the key does, what it refuses the key refuses too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::{Person, events};
use thidua::ui::keys::{Action, BINDINGS, Binding, Place};
use thidua::ui::shell::Effect;

/// The keys that lead to each place where commands are.
const PLACES: [(Place, &str); 11] = [
    (Place::Grid, ""),
    (Place::Compare, "<tab>"),
    (Place::Browse, "<tab>2"),
    (Place::Detail, "<tab>2<enter>"),
    (Place::Page, "s"),
    (Place::Form, "<tab>2nx"),
    (Place::Units, "v"),
    (Place::Rows, "n"),
    (Place::Answer, "/cstd 2019"),
    (Place::Answer, "/cstd 2019<down>"),
    (Place::Help, "?"),
];

fn at(keys: &str) -> Person {
    let mut person = Person::at(80, 24);
    person.types(keys);
    person
}

/// The key of a row that is text nowhere, as it is typed here.
fn safe_key(row: &Binding) -> Option<String> {
    let name = row.keys.iter().find(|key| key.is_safe())?.name();
    Some(match &*name {
        "↑" | "↓" | "←" | "→" => panic!("{name} is no command"),
        "Shift-Tab" => "<s-tab>".to_owned(),
        "Delete" => "<del>".to_owned(),
        "Insert" => "<ins>".to_owned(),
        name => format!("<{}>", name.to_lowercase().replace("ctrl-", "c-")),
    })
}

/// Rows of a place that are commands, with the label to type.
fn commands(place: Place) -> impl Iterator<Item = &'static Binding> {
    let rows = BINDINGS.iter().filter(move |row| row.places.contains(&place));
    rows.filter(|row| row.action.is_command())
}

/// What can be told apart after a key or a command.
fn outcome(person: &mut Person) -> (String, bool, Option<String>, String) {
    let change = format!("{:?}", person.change);
    (person.sees(), person.has_quit, person.copied.clone(), change)
}

#[test]
fn a_command_does_what_its_key_does() {
    let mut compared = 0;
    for (place, keys) in PLACES {
        for row in commands(place) {
            let Some(key) = safe_key(row) else { continue };
            let name = row.label.vi();
            let mut by_key = at(keys);
            by_key.types(&key);
            let mut by_name = at(keys);
            by_name.types("<c-k>").types(name);
            let list = by_name.sees();
            by_name.types("<enter>");
            assert_eq!(
                outcome(&mut by_name),
                outcome(&mut by_key),
                "{name} in {place:?}; the list was\n{list}"
            );
            compared += 1;
        }
    }
    assert!(compared > 60, "{compared}");
}

#[test]
fn in_a_meeting_list_and_key_refuse_the_same() {
    for (place, keys) in [(Place::Grid, "<f9>"), (Place::Browse, "<tab>2<f9>")] {
        let mut refused = 0;
        for row in commands(place) {
            let Some(key) = safe_key(row) else { continue };
            let kept = at(keys).book;
            let by_key = at(keys).types(&key).sees();
            let mut by_name = at(keys);
            let list = by_name.types("<c-k>").types(row.label.vi()).sees();
            let seen = by_name.types("<enter>").sees();
            let is_off = list.lines().nth(6).unwrap().contains(" · chỉ xem");
            let says = |seen: &str| seen.contains("Đang ở chế độ họp: chỉ xem");
            assert_eq!(is_off, says(&by_key), "{:?}\n{list}", row.action);
            assert_eq!(is_off, says(&seen) && seen.contains("Lệnh: gõ"), "{:?}", row.action);
            assert_eq!(by_name.book, kept);
            refused += usize::from(is_off);
        }
        assert!(refused >= 5, "{refused} in {place:?}");
    }
}

#[test]
fn what_the_shell_does_works_over_any_place() {
    for (place, keys) in PLACES.into_iter().filter(|(place, _)| *place != Place::Form) {
        let run = |name: &str| at(keys).types("<c-k>").types(name).types("<enter>").sees();
        assert!(run("phong trao").contains("[5 Phong trào]"), "{place:?}");
        assert!(run("the truoc").contains("[") && !run("the truoc").contains("Lệnh:"), "{place:?}");
        assert!(run("chon don vi").contains("Chọn đơn vị (gõ"), "{place:?}");
        assert!(run("hoi").contains("Hỏi:"), "{place:?}");
        assert!(run("che do hop").contains("CHỈ XEM"), "{place:?}");
        assert!(run("telex").contains("Telex"), "{place:?}");
        assert!(at(keys).types("<c-k>quit<enter>").has_quit, "{place:?}");
    }
    let mut person = at("<end>7<enter>v");
    let kept = Person::at(80, 24).book;
    assert_ne!(person.book, kept);
    person.types("<c-k>hoan tac<enter>");
    assert_eq!(person.book, kept, "undone over the list of units");
    person.types("<c-k>lam lai<enter>");
    assert_ne!(person.book, kept);
}

#[test]
fn a_command_that_is_off_says_why_and_the_list_stays() {
    let seen = at(":doi chieu<enter>").sees();
    assert!(seen.contains("Chưa làm được: chỉ trong So sánh."), "{seen}");
    assert!(seen.contains("Lệnh: gõ để tìm"), "{seen}");
    let seen = at(":xyz<enter>").sees();
    assert!(seen.contains("Không có mục nào khớp «xyz»."), "{seen}");
}

#[test]
fn a_table_without_cells_says_so() {
    for keys in ["<f4>", "<enter>", ":nguon cua so<enter>"] {
        let seen = at("vmy an hung<enter>").types(keys).sees();
        // Once in the body, once as the answer to the key.
        assert_eq!(seen.matches("chưa có số liệu khen thưởng").count(), 2, "{keys}\n{seen}");
    }
}

#[test]
fn a_count_half_typed_stays_under_the_list() {
    let mut person = at("<end>12");
    let kept = person.book.clone();
    let before = person.sees();
    let seen = person.types("<c-k>van ban<enter>").sees();
    assert!(seen.contains("gõ dở, nhấn Enter hoặc Esc trước."), "{seen}");
    assert_eq!(person.types("<esc>").sees(), before);
    // Its key says so as well, and what ends the typing works by name.
    assert!(person.types("<f4>").sees().contains("gõ dở"));
    assert_eq!(person.book, kept);
    person.types("<c-k>luu va xuong dong<enter>");
    assert_ne!(person.book, kept);
}

#[test]
fn the_list_opens_and_closes_by_its_own_key() {
    for (place, keys) in PLACES {
        let still = at(keys).sees();
        assert!(at(keys).types("<c-k>").sees().contains("Lệnh: gõ để tìm"), "{place:?}");
        assert_eq!(at(keys).types("<c-k>x<c-k>").sees(), still, "{place:?}");
        assert_eq!(at(keys).types("<c-k>x<esc>").sees(), still, "{place:?}");
    }
    assert!(at(":").sees().contains("Lệnh: gõ để tìm"));
    assert!(!at("<tab>2f:").sees().contains("Lệnh: gõ"), "a colon is text in a field");
}

#[test]
fn the_list_follows_what_becomes_of_the_screen_below() {
    let mut person = at("<tab>2nx");
    let mut change = None;
    for event in events("<c-s><c-k>them ban ghi") {
        match person.shell.handle(&event, &person.book) {
            Some(Effect::Commit { change: asked, .. }) => change = Some(asked),
            effect => assert_eq!(effect, None),
        }
    }
    assert!(person.sees().contains("thêm bản ghi · chỉ trong"), "{}", person.sees());
    // The store answers while the list is open: the form is gone, the models are below.
    let change = change.expect("the form asks to be saved");
    change.apply(&mut person.book).unwrap();
    person.shell.saved(&change);
    person.shell.refresh(&change, &person.book);
    assert!(!person.sees().contains("thêm bản ghi · chỉ trong"), "{}", person.sees());
    let seen = person.types("<up><up><enter>").sees();
    assert!(seen.contains("Thêm mô hình"), "{seen}");
}

#[test]
fn actions_that_are_no_commands_only_move() {
    let rows = BINDINGS.iter().filter(|row| !row.action.is_command());
    for row in rows {
        let keys = row.keys.iter().map(|key| key.name()).collect::<Vec<_>>();
        let is_move = ["↑", "↓", "←", "→", "Home", "End", "PgUp", "PgDn", "Ctrl-Home", "Ctrl-End"]
            .contains(&&*keys[0]);
        assert!(is_move || row.action == Action::Palette, "{:?}", row.action);
    }
}
