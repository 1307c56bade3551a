//! What units were, whom they followed, which of them stand below others, and no circle that hangs.

use proptest::prelude::*;

use super::*;
use crate::domain::book::Stored;
use crate::domain::record::{Kind, Record};

fn record(kind: Kind, values: &[(&str, &str)]) -> Stored {
    Stored::Record(Record::of(kind, values))
}

fn unit(id: &str, parent: &str, from: &str, until: &str) -> Stored {
    let name = format!("đơn vị {id}");
    let values =
        [("id", id), ("name", &name), ("parent", parent), ("from", from), ("until", until)];
    record(Kind::Unit, &values)
}

fn phase(id: &str, of: &str, name: &str, parent: &str, from: &str, until: &str) -> Stored {
    let values = [
        ("id", id),
        ("unit", of),
        ("name", name),
        ("parent", parent),
        ("from", from),
        ("until", until),
    ];
    record(Kind::Phase, &values)
}

fn link(from: &str, to: &str, extent: &str, date: &str) -> Stored {
    let id = format!("{from}-{to}");
    let values = [("id", &*id), ("from", from), ("to", to), ("extent", extent), ("date", date)];
    record(Kind::Succession, &values)
}

fn book(all: impl IntoIterator<Item = Stored>) -> Book {
    let mut book = Book::default();
    all.into_iter().for_each(|one| book.put(one));
    book
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn date(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn ids(units: Vec<&Id>) -> Vec<String> {
    let mut ids: Vec<String> = units.into_iter().map(ToString::to_string).collect();
    ids.sort();
    ids
}

#[test]
fn a_unit_exists_on_the_days_between_its_first_and_last() {
    let book = book([unit("a", "", "2019-03-10", "2025-06-30"), unit("b", "", "2019", "02/2020")]);
    let on = |of: &str, text: &str| exists(book.unit(of).unwrap(), date(text));
    assert_eq!(
        ["2019-03-09", "2019-03-10", "2025-06-30", "2025-07-01"].map(|day| on("a", day)),
        [false, true, true, false]
    );
    assert_eq!(
        ["2018", "2019", "2025", "2026", "06/2025", "07/2025"].map(|day| on("a", day)),
        [false, true, true, false, true, false]
    );
    // Known in part: some day of 2019, some day of February 2020.
    assert_eq!(
        ["2018-12-31", "2019-01-01", "2020-02-29", "2020-03-01"].map(|d| on("b", d)),
        [false, true, true, false]
    );
    let ended = |of: &str, number| ended_before(book.unit(of).unwrap(), year(number)).is_some();
    assert_eq!([2024, 2025, 2026].map(|of| ended("a", of)), [false, false, true]);
    assert_eq!([2020, 2021].map(|of| ended("b", of)), [false, true]);
}

#[test]
fn a_unit_has_the_name_and_parent_of_the_time() {
    let book = book([
        unit("a", "p", "", "2025-06-30"),
        phase("x", "a", "xã A", "q", "", "2019-01-09"),
        phase("y", "a", "thị trấn A", "", "2019-01-10", "2023"),
    ]);
    let of = book.unit("a").unwrap();
    let at = |text: &str| {
        let standing = standing(&book, of, date(text));
        (standing.name.to_string(), standing.parent.map(ToString::to_string).unwrap_or_default())
    };
    let expect = |name: &str, parent: &str| (name.to_owned(), parent.to_owned());
    assert_eq!(at("2018"), expect("xã A", "q"));
    assert_eq!(at("2019-01-09"), expect("xã A", "q"));
    // What a phase does not say is the unit's own; a year is named as at its end.
    assert_eq!(at("2019"), expect("thị trấn A", "p"));
    assert_eq!(at("2023-12-31"), expect("thị trấn A", "p"));
    assert_eq!(at("2024"), expect("đơn vị a", "p"));
    assert_eq!(name_in(&book, &id("a"), year(2015)), "xã A");
    assert_eq!(name_in(&book, &id("nobody"), year(2015)), "nobody");
    let names: Vec<&str> = other_names(&book, of).map(|name| &**name).collect();
    assert_eq!(names, ["xã A", "thị trấn A"]);
}

#[test]
fn after_its_last_day_a_unit_is_what_it_was_then() {
    let book = book([
        unit("a", "p", "", "2020-06-30"),
        phase("x", "a", "thị trấn A", "", "2015", "2020-06-30"),
    ]);
    assert_eq!(name_in(&book, &id("a"), year(2026)), "thị trấn A");
}

#[test]
fn former_units_and_successors_are_many_to_many() {
    let book = book([
        unit("old", "", "", "2025-06-30"),
        unit("part", "", "", "2025-06-30"),
        unit("older", "", "", "2000"),
        unit("new", "", "2025-07-01", ""),
        unit("other", "", "2025-07-01", ""),
        link("old", "new", "mot-phan", "2025-07-01"),
        link("old", "other", "mot-phan", "2025-07-01"),
        link("part", "new", "toan-bo", "2025-07-01"),
        link("older", "old", "toan-bo", "2001"),
        // Circles, of typing.
        link("new", "older", "toan-bo", "1990"),
        link("new", "new", "toan-bo", "1990"),
    ]);
    let heirs: Vec<&str> =
        successors(&book, &id("old")).iter().map(|link| link.to.as_str()).collect();
    assert_eq!(heirs, ["new", "other"]);
    let before: Vec<&str> = former_units(&book, &id("new")).iter().map(|id| id.as_str()).collect();
    assert_eq!(before, ["part", "old", "older"], "whole before part, near before far, none twice");
    let breaks: Vec<(String, u16)> = breaks(&book, &id("old"))
        .iter()
        .map(|one| (one.on.to_string(), one.after().number()))
        .collect();
    assert_eq!(breaks, [("2001".to_owned(), 2001), ("30/6/2025".to_owned(), 2025)]);
}

#[test]
fn a_unit_that_begins_with_the_year_breaks_before_it() {
    let book = book([unit("a", "", "2026-01-01", ""), unit("b", "", "", "2025-12-31")]);
    for of in ["a", "b"] {
        let after: Vec<u16> = breaks(&book, &id(of)).iter().map(|o| o.after().number()).collect();
        assert_eq!(after, [2025], "{of}");
    }
}

#[test]
fn the_tree_is_that_of_the_date() {
    let book = book([
        unit("tinh", "", "", ""),
        unit("huyen", "tinh", "", "2025-06-30"),
        unit("xa-cu", "huyen", "", "2025-06-30"),
        unit("xa-moi", "tinh", "2025-07-01", ""),
        unit("moved", "huyen", "", ""),
        phase("moved-later", "moved", "xã M", "tinh", "2025-07-01", ""),
    ]);
    let tree = Tree::of(&book);
    let below = |of: &str, text: &str| ids(tree.below(&id(of), date(text)));
    assert_eq!(below("tinh", "2025-06-30"), ["huyen", "moved", "xa-cu"]);
    assert_eq!(below("huyen", "2025-06-30"), ["moved", "xa-cu"]);
    assert_eq!(below("tinh", "2025-07-01"), ["moved", "xa-moi"]);
    assert!(below("huyen", "2026").is_empty());
    // Over a whole year all that existed is there, each once, where it stood last.
    assert_eq!(below("tinh", "2025"), ["huyen", "moved", "xa-cu", "xa-moi"]);
    assert_eq!(below("huyen", "2025"), ["xa-cu"]);
    assert_eq!(ids(tree.ever_below(&id("huyen"))), ["moved", "xa-cu"]);
}

/// Units named by small numbers, with parents, ends and phases at random: circles too.
fn any_book() -> impl Strategy<Value = Book> {
    let unit_of = (0u8..6, prop::option::of(0u8..6), 2000u16..2010, 0u16..12);
    let phase_of = (0u8..6, 0u8..6, 2000u16..2010, 0u16..6);
    let link_of = (0u8..6, 0u8..6, 2000u16..2010);
    let units = prop::collection::vec(unit_of, 1..7);
    let phases = prop::collection::vec(phase_of, 0..6);
    let links = prop::collection::vec(link_of, 0..10);
    (units, phases, links).prop_map(|(units, phases, links)| {
        let units = units.into_iter().map(|(of, parent, from, length)| {
            let parent = parent.map_or(String::new(), |parent| format!("u{parent}"));
            let ended = Some(from + length).filter(|_| length < 10);
            let until = ended.map_or(String::new(), |until| until.to_string());
            unit(&format!("u{of}"), &parent, &from.to_string(), &until)
        });
        let phases = phases.into_iter().enumerate().map(|(nth, (of, parent, from, length))| {
            let (of, parent) = (format!("u{of}"), format!("u{parent}"));
            let until = (from + length).to_string();
            phase(&format!("p{nth}"), &of, "tên cũ", &parent, &from.to_string(), &until)
        });
        let links = links.into_iter().map(|(from, to, of)| {
            link(&format!("u{from}"), &format!("u{to}"), "toan-bo", &of.to_string())
        });
        let links: Vec<Stored> = links.collect();
        book(units.chain(phases).chain(links))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_unit_is_reached_twice_and_none_below_itself(book in any_book(), of in 1998u16..2014) {
        let tree = Tree::of(&book);
        let date = PartialDate::from(year(of));
        for unit in book.units() {
            let below = tree.below(&unit.id, date);
            let once: BTreeSet<&Id> = below.iter().copied().collect();
            prop_assert_eq!(once.len(), below.len());
            prop_assert!(!once.contains(&unit.id));
            let ever: BTreeSet<&Id> = tree.ever_below(&unit.id).into_iter().collect();
            for id in &once {
                prop_assert!(exists(book.unit(id.as_str()).unwrap(), date));
                prop_assert!(ever.contains(id), "what is below now was below once");
            }
            let former = former_units(&book, &unit.id);
            let once: BTreeSet<&Id> = former.iter().copied().collect();
            prop_assert_eq!(once.len(), former.len());
            prop_assert!(!once.contains(&unit.id));
        }
    }

    #[test]
    fn every_unit_has_one_parent_at_most(book in any_book(), of in 1998u16..2014) {
        let tree = Tree::of(&book);
        let date = PartialDate::from(year(of));
        let mut seen: BTreeSet<&Id> = BTreeSet::new();
        for parent in book.units() {
            for child in tree.children(&parent.id, date) {
                prop_assert!(seen.insert(&child.id), "{} stands twice", child.id);
                prop_assert_eq!(standing(&book, child, date).parent, Some(&parent.id));
            }
        }
        let placed = |unit: &&Unit| {
            let parent = standing(&book, unit, date).parent;
            exists(unit, date) && parent.is_some_and(|parent| book.unit(parent.as_str()).is_some())
        };
        prop_assert_eq!(seen.len(), book.units().filter(placed).count());
    }

    #[test]
    fn breaks_are_in_order_one_a_year(book in any_book()) {
        for unit in book.units() {
            let breaks = breaks(&book, &unit.id);
            prop_assert!(breaks.windows(2).all(|two| two[0].after() < two[1].after()));
        }
    }
}
