//! Breaks, figures of former units, and sums over the units below without counting twice.

use proptest::prelude::*;

use super::*;
use crate::domain::book::Stored;
use crate::domain::catalogue::Catalogue;
use crate::domain::record::{Kind, Record};
use crate::domain::sheet::{Figure, LineKey, Recipient, SheetHead};
use crate::report::compare::{
    Cell, Dimension, Layout, Whose, behind, beside, compare, table, with_beside,
};
use crate::words::Lang;

fn record(kind: Kind, values: &[(&str, &str)]) -> Stored {
    Stored::Record(Record::of(kind, values))
}

fn unit(id: &str, parent: &str, from: &str, until: &str) -> Stored {
    let values = [("id", id), ("name", id), ("parent", parent), ("from", from), ("until", until)];
    record(Kind::Unit, &values)
}

fn link(from: &str, to: &str) -> Stored {
    let id = format!("{from}-{to}");
    let values = [("id", &*id), ("from", from), ("to", to), ("date", "2025-07-01")];
    record(Kind::Succession, &values)
}

fn line(award: &str) -> LineKey {
    LineKey::new(Catalogue::built_in().award(award).unwrap(), Recipient::Individual)
}

/// A sheet with one count; without any where there is no value.
fn sheet(unit: &str, of: u16, value: Option<u32>) -> Stored {
    let mut sheet = Sheet::new(SheetHead::new(id(unit), year(of)));
    let figure = value.map(|value| Figure { value, remark: Default::default() });
    sheet.set_figure(line("giay-khen"), figure);
    Stored::Sheet(sheet)
}

fn book(all: impl IntoIterator<Item = Stored>) -> Book {
    let mut book = Book::default();
    all.into_iter().for_each(|one| book.put(one));
    book
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn query(unit: &str, from: u16, to: u16, reach: Reach) -> Query {
    let years = Period { from: year(from), to: year(to) };
    Query { reach, ..Query::new(Units::One(id(unit)), years) }
}

fn values(cells: &[Cell]) -> Vec<Option<u64>> {
    cells.iter().map(|cell| cell.value).collect()
}

fn only_row(book: &Book, query: &Query) -> Vec<Cell> {
    let comparison = compare(book, query);
    assert_eq!(comparison.rows.len(), 1, "{:?}", comparison.rows);
    comparison.rows[0].cells.clone()
}

/// A huyện that ended in the middle of 2025, and two xã that took over from it.
fn reform() -> Book {
    book([
        unit("huyen", "tinh", "", "2025-06-30"),
        unit("xa", "tinh", "2025-07-01", ""),
        unit("other", "tinh", "2025-07-01", ""),
        link("huyen", "xa"),
        link("huyen", "other"),
        sheet("huyen", 2023, Some(40)),
        sheet("huyen", 2024, Some(50)),
        sheet("huyen", 2025, Some(20)),
        sheet("huyen", 2026, Some(1)),
        sheet("xa", 2025, Some(6)),
        sheet("xa", 2026, Some(7)),
        sheet("xa", 2027, Some(9)),
    ])
}

#[test]
fn no_difference_is_computed_across_a_break() {
    let book = reform();
    let deltas = |unit: &str| -> Vec<Option<i64>> {
        let cells = only_row(&book, &query(unit, 2023, 2027, Reach::Own));
        cells.iter().map(|cell| cell.delta).collect()
    };
    assert_eq!(deltas("huyen"), [None, Some(10), Some(-30), None, None]);
    assert_eq!(deltas("xa"), [None, None, None, None, Some(2)]);
    let cells = only_row(&book, &query("huyen", 2023, 2027, Reach::Own));
    assert_eq!((cells[3].value, cells[3].previous), (Some(1), None), "the year before is not said");
    let comparison = compare(&book, &query("huyen", 2023, 2027, Reach::Own));
    let columns: Vec<usize> = (0..5).filter(|at| comparison.break_before(*at).is_some()).collect();
    assert_eq!(columns, [3], "between 2025 and 2026");
    // A break at the edge of the table is none of its columns'.
    assert!(compare(&book, &query("huyen", 2023, 2025, Reach::Own)).breaks.is_empty());
    assert!(compare(&book, &query("huyen", 2026, 2027, Reach::Own)).breaks.is_empty());
}

#[test]
fn rows_by_unit_break_where_their_unit_does() {
    let mut book = reform();
    book.put(unit("steady", "tinh", "", ""));
    book.put(sheet("steady", 2025, Some(3)));
    book.put(sheet("steady", 2026, Some(5)));
    let years = Period { from: year(2024), to: year(2026) };
    let mut query = Query::new(Units::All, years);
    query.rows = vec![Dimension::Unit];
    let comparison = compare(&book, &query);
    let delta = |unit: &str| {
        let row = comparison.rows.iter().find(|row| row.key.unit == Some(id(unit))).unwrap();
        row.cells[2].delta
    };
    assert_eq!((delta("huyen"), delta("xa"), delta("steady")), (None, None, Some(2)));
    assert_eq!(comparison.totals[0].cells[2].delta, None, "another set of units");
    assert_eq!(comparison.breaks.len(), 1);
}

#[test]
fn a_table_shows_the_break() {
    let (book, query) = (reform(), query("huyen", 2024, 2026, Reach::Own));
    let comparison = compare(&book, &query);
    let text = table(&book, &query, &comparison, Layout::Values, Lang::Vi).to_text();
    assert!(text.lines().next().unwrap().ends_with("2024  2025  │  2026"), "{text}");
    assert!(text.contains("50    20  │     1"), "{text}");
    let wide = table(&book, &query, &comparison, Layout::Wide, Lang::Vi).to_csv();
    assert!(wide.lines().next().unwrap().contains("2025 %,│ 2026,│ 2026 ±"), "{wide}");
    let stacked = table(&book, &query, &comparison, Layout::Stacked, Lang::Vi);
    assert!(stacked.rows.iter().all(|row| row.len() == stacked.columns.len()));
}

#[test]
fn former_figures_stand_beside_and_are_never_added() {
    let (book, query) = (reform(), query("xa", 2023, 2027, Reach::Own));
    let comparison = compare(&book, &query);
    let expected = [None, None, Some(6), Some(7), Some(9)];
    assert_eq!(values(&comparison.rows[0].cells), expected);
    assert_eq!(values(&comparison.totals[0].cells), expected);
    let beside = beside(&book, &query);
    assert_eq!(beside.len(), 1);
    assert_eq!(beside[0].whose, Whose::Former(id("huyen")));
    let former = [Some(40), Some(50), Some(20), Some(1), None];
    assert_eq!(values(&beside[0].comparison.rows[0].cells), former, "whole, not split");
    assert_eq!(
        beside[0].label(&book, Lang::Vi),
        "số liệu của huyen (đến 30/6/2025), không chia lại"
    );
    let all = (&comparison, &beside[..]);
    let csv = with_beside(&book, &query, all, Layout::Wide, Lang::Vi).to_csv();
    let begins = |start: &str| csv.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(begins("xa,"), 2, "{csv}");
    assert_eq!(begins("\"số liệu của huyen (đến 30/6/2025), không chia lại\","), 2, "{csv}");
}

/// A huyện of three xã; of 2019 it has a sheet of its own, of 2020 not.
fn district() -> Book {
    book([
        unit("huyen", "", "", ""),
        unit("a", "huyen", "", ""),
        unit("b", "huyen", "", ""),
        unit("c", "huyen", "2020-01-01", ""),
        unit("ap", "b", "", ""),
        sheet("huyen", 2019, Some(100)),
        sheet("huyen", 2020, None),
        sheet("a", 2019, Some(10)),
        sheet("a", 2020, Some(11)),
        sheet("b", 2020, Some(22)),
        sheet("ap", 2019, Some(1)),
        sheet("ap", 2020, Some(2)),
    ])
}

#[test]
fn a_sheet_of_its_own_wins_and_the_units_below_are_part_of_it() {
    let book = district();
    let rolled = query("huyen", 2019, 2020, Reach::RollUp);
    // 2020: a and b; the ấp is part of b, which has a sheet.
    assert_eq!(values(&only_row(&book, &rolled)), [Some(100), Some(33)]);
    let comparison = compare(&book, &rolled);
    assert_eq!(comparison.coverage, [None, Some(Coverage { with: 2, of: 3 })]);
    assert_eq!(
        values(&only_row(&book, &query("huyen", 2019, 2020, Reach::Own))),
        [Some(100), None]
    );
    let beside = beside(&book, &rolled);
    assert_eq!(beside.len(), 1);
    assert_eq!(beside[0].whose, Whose::Within);
    // 2019: a, and for b, which has no sheet, its ấp.
    assert_eq!(values(&beside[0].comparison.rows[0].cells), [Some(11), None]);
    assert_eq!(beside[0].comparison.coverage, [Some(Coverage { with: 2, of: 2 }), None]);
}

#[test]
fn sums_of_other_units_have_no_difference() {
    let mut book = district();
    // 2021: the same two xã as in 2020; 2022: one of them only.
    for (unit, of, value) in [("a", 2021, 12), ("b", 2021, 20), ("a", 2022, 13)] {
        book.put(sheet(unit, of, Some(value)));
    }
    let mut rolled = query("huyen", 2019, 2022, Reach::RollUp);
    let deltas = |cells: &[Cell]| cells.iter().map(|cell| cell.delta).collect::<Vec<_>>();
    let cells = only_row(&book, &rolled);
    assert_eq!(values(&cells), [Some(100), Some(33), Some(32), Some(13)]);
    assert_eq!(deltas(&cells), [None, None, Some(-1), None]);
    assert_eq!(cells[3].previous, None);
    rolled.rows = vec![Dimension::Unit];
    let comparison = compare(&book, &rolled);
    let a = comparison.rows.iter().find(|row| row.key.unit == Some(id("a"))).unwrap();
    assert_eq!(deltas(&a.cells), [None, None, Some(1), Some(1)], "a unit beside itself");
    assert_eq!(deltas(&comparison.totals[0].cells), [None, None, Some(-1), None]);
}

#[test]
fn what_is_behind_a_sum_are_the_sheets_it_is_made_of() {
    let book = district();
    let mut rolled = query("huyen", 2019, 2020, Reach::RollUp);
    let units = |query: &Query| -> Vec<String> {
        let key = compare(&book, query).rows[0].key.clone();
        behind(&book, query, &key, year(2020)).iter().map(|b| b.unit.to_string()).collect()
    };
    assert_eq!(units(&rolled), ["a", "b"]);
    rolled.rows = vec![Dimension::Unit];
    assert_eq!(units(&rolled), ["a"], "the row of one unit");
    let rows = compare(&book, &rolled).rows;
    let names: Vec<String> = rows.iter().map(|r| r.key.unit.clone().unwrap().to_string()).collect();
    assert_eq!(names, ["a", "b", "huyen"]);
    assert_eq!(years_of(&book, &id("huyen"), Reach::RollUp), Period::parse("2019-2020"));
    assert_eq!(years_of(&book, &id("ap"), Reach::Own), Period::parse("2019-2020"));
    assert_eq!(years_of(&book, &id("c"), Reach::RollUp), None);
}

/// Units in any order below each other, circles too, some with sheets.
fn any_book() -> impl Strategy<Value = Book> {
    let one = (prop::option::of(0u8..8), prop::option::of(0u32..50), 2018u16..2021);
    prop::collection::vec(one, 1..9).prop_map(|units| {
        let mut all = Vec::new();
        for (nth, (parent, value, from)) in units.into_iter().enumerate() {
            let of = format!("u{nth}");
            let parent = parent.map_or(String::new(), |parent| format!("u{parent}"));
            all.push(unit(&of, &parent, &from.to_string(), ""));
            all.extend(value.map(|value| sheet(&of, 2019, Some(value))));
        }
        book(all)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_counted_twice_and_nothing_left_out(book in any_book()) {
        let tree = Tree::of(&book);
        let of = year(2019);
        for unit in book.units() {
            let rolled = query(unit.id.as_str(), 2019, 2019, Reach::RollUp);
            let sheets = of_year(&book, &rolled, of);
            let mut units: Vec<&Id> = sheets.iter().map(|sheet| &sheet.head.unit).collect();
            units.sort();
            let count = units.len();
            units.dedup();
            prop_assert_eq!(units.len(), count, "no sheet twice");
            let sum: u64 = sheets.iter().flat_map(|s| s.lines()).map(|l| u64::from(l.value)).sum();
            let comparison = compare(&book, &rolled);
            let total = comparison.totals.first().and_then(|total| total.cells[0].value);
            prop_assert_eq!(total.unwrap_or(0), sum);
            let has_own = book.sheet(unit.id.as_str(), of).is_some();
            if has_own {
                prop_assert_eq!(&units[..], &[&unit.id][..], "its own sheet speaks for all below");
                continue;
            }
            // Every unit below with a sheet is counted, itself or by the nearest above it that has
            // one, and none counted stands below another.
            for id in tree.below(&unit.id, of.into()) {
                if book.sheet(id.as_str(), of).is_none() {
                    continue;
                }
                let mut path = vec![id];
                while let Some(parent) = book.unit(path[path.len() - 1].as_str())
                    .and_then(|unit| unit.parent.as_ref())
                    .filter(|parent| **parent != unit.id && !path.contains(parent))
                {
                    path.push(parent);
                }
                let counted = path.iter().filter(|id| units.contains(id)).count();
                prop_assert_eq!(counted, 1, "{} of {}", id, unit.id);
            }
        }
    }
}
