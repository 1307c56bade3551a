//! What a comparison counts, what it leaves out, and in which order it stands.

use proptest::prelude::*;

use super::*;
use crate::domain::book::Stored;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::record::{Kind, Record};
use crate::domain::sheet::{Figure, LineKey, Sheet, SheetHead};
use crate::domain::value::Value;
use crate::words::Lang;

fn year(number: u16) -> Year {
    Year::new(number).unwrap()
}

fn period(from: u16, to: u16) -> Period {
    Period { from: year(from), to: year(to) }
}

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn award(id: &str) -> AwardCode {
    Catalogue::built_in().award(id).unwrap()
}

fn field(id: &str) -> Choice {
    Catalogue::built_in().choice(List::Field, id).unwrap()
}

fn key(award_id: &str, recipient: Recipient) -> LineKey {
    LineKey::new(award(award_id), recipient)
}

fn sheet(unit: &str, of: u16, state: &str, lines: &[(LineKey, u32)]) -> Sheet {
    let mut head = SheetHead::new(id(unit), year(of));
    head.state = Catalogue::built_in().choice(List::SheetState, state);
    let mut sheet = Sheet::new(head);
    for (key, value) in lines {
        let figure = Figure { value: *value, remark: Default::default() };
        sheet.set_figure(*key, Some(figure));
    }
    sheet
}

fn book(sheets: impl IntoIterator<Item = Sheet>) -> Book {
    let mut book = Book::default();
    for (id, name) in [("a", "xã Đa"), ("b", "xã Dân"), ("c", "xã Zơ")] {
        let value_of = |key: &str| match key {
            "id" => Value::Text(id.into()),
            "name" => Value::Text(name.into()),
            _ => Value::Absent,
        };
        book.put(Stored::Record(Record::from_values(Kind::Unit, &value_of).unwrap()));
    }
    for sheet in sheets {
        book.put(Stored::Sheet(sheet));
    }
    book
}

const CSTD: &str = "chien-si-thi-dua-co-so";
const INDIVIDUAL: Recipient = Recipient::Individual;
const COLLECTIVE: Recipient = Recipient::Collective;

/// One award of one unit by year; a second state for part-years.
fn series(figures: &[(u16, &str, u32)]) -> Book {
    let line = key(CSTD, INDIVIDUAL);
    book(figures.iter().map(|(of, state, value)| sheet("a", *of, state, &[(line, *value)])))
}

fn only_row(book: &Book, query: &Query) -> Vec<Cell> {
    let comparison = compare(book, query);
    assert_eq!(comparison.rows.len(), 1);
    comparison.rows[0].cells.clone()
}

#[test]
fn a_difference_is_to_the_last_present_year_even_before_the_range() {
    let book = series(&[(2010, "chinh-thuc", 212), (2019, "chinh-thuc", 208)]);
    let cells = only_row(&book, &Query::new(Units::One(id("a")), period(2018, 2020)));
    assert_eq!(cells[0], Cell::default(), "an absent year has nothing to say");
    assert_eq!(cells[1].value, Some(208));
    assert_eq!(cells[1].previous, Some((year(2010), 212)));
    assert_eq!(cells[1].delta, Some(-4));
    assert_eq!(cells[1].percent, Some(-189));
    assert_eq!(cells[2], Cell::default());
}

#[test]
fn zero_is_a_number_and_no_percent_is_of_zero() {
    let book = series(&[(2018, "chinh-thuc", 0), (2019, "chinh-thuc", 5)]);
    let cells = only_row(&book, &Query::new(Units::One(id("a")), period(2018, 2019)));
    assert_eq!(cells[0].value, Some(0));
    assert_eq!((cells[1].delta, cells[1].percent), (Some(5), None));
}

#[test]
fn a_part_year_is_compared_only_when_asked_for() {
    let figures = [(2018, "chinh-thuc", 10), (2019, "chua-du-nam", 4), (2020, "chinh-thuc", 20)];
    let mut query = Query::new(Units::One(id("a")), period(2018, 2020));
    let book = series(&figures);
    let cells = only_row(&book, &query);
    assert!(cells[1].part_year && !cells[2].part_year);
    assert_eq!((cells[1].value, cells[1].delta, cells[1].percent), (Some(4), None, None));
    assert_eq!(cells[2].previous, Some((year(2018), 10)), "the part-year is stepped over");
    assert_eq!(cells[2].delta, Some(10));
    assert_eq!(compare(&book, &query).part_year, [false, true, false]);
    query.include_part_year = true;
    let cells = only_row(&book, &query);
    assert_eq!((cells[1].delta, cells[1].percent), (Some(-6), Some(-6000)));
    assert_eq!(cells[2].previous, Some((year(2019), 4)));
}

#[test]
fn one_incomplete_sheet_makes_the_sum_incomplete() {
    let line = key(CSTD, INDIVIDUAL);
    let book = book([
        sheet("a", 2018, "chinh-thuc", &[(line, 1)]),
        sheet("a", 2019, "chinh-thuc", &[(line, 2)]),
        sheet("b", 2019, "nghi-chua-du-nam", &[(line, 3)]),
        sheet("c", 2019, "nhap", &[]),
    ]);
    let query = Query { rows: vec![], ..Query::new(Units::All, period(2018, 2019)) };
    let comparison = compare(&book, &query);
    let cell = &comparison.rows[0].cells[1];
    assert_eq!((cell.value, cell.part_year, cell.delta), (Some(5), true, None));
    assert_eq!(comparison.sheets, [1, 2], "the sheet without counts is not counted");
    assert_eq!(comparison.totals.len(), 1);
}

#[test]
fn rows_stand_by_rank_recipient_and_alphabet_the_unknown_last() {
    let health = key("giay-khen", INDIVIDUAL).with_field(Some(field("y-te")));
    let none = key("giay-khen", INDIVIDUAL);
    let collective = key("giay-khen", COLLECTIVE).with_field(Some(field("kinh-te")));
    let title = key(CSTD, INDIVIDUAL);
    let lines = [(health, 1), (none, 2), (collective, 3), (title, 4)];
    let units = ["c", "a", "b"];
    let book = book(units.map(|unit| sheet(unit, 2019, "chinh-thuc", &lines)));
    let mut query = Query::new(Units::All, period(2019, 2019));
    query.rows = vec![Dimension::Award, Dimension::Recipient, Dimension::Field];
    let read = |query: &Query| -> Vec<(u64, Option<Id>)> {
        let rows = compare(&book, query).rows.into_iter();
        rows.map(|row| (row.cells[0].value.unwrap(), row.key.unit)).collect()
    };
    assert_eq!(read(&query).iter().map(|row| row.0).collect::<Vec<_>>(), [12, 9, 3, 6]);
    query.rows = vec![Dimension::Unit];
    let units: Vec<Id> = read(&query).into_iter().filter_map(|row| row.1).collect();
    assert_eq!(units, [id("b"), id("a"), id("c")], "Dân before Đa before Zơ");
    query.rows = vec![Dimension::Field, Dimension::Unit];
    assert_eq!(read(&query).len(), 9);
}

#[test]
fn filters_leave_out_other_counts_also_from_totals() {
    let health = key("giay-khen", INDIVIDUAL).with_field(Some(field("y-te")));
    let lines = [(health, 1), (key("giay-khen", INDIVIDUAL), 2), (key(CSTD, INDIVIDUAL), 4)];
    let book = book([sheet("a", 2019, "chinh-thuc", &lines)]);
    let all = Query::new(Units::All, period(2019, 2019));
    let value = |query: Query| compare(&book, &query).totals.first()?.cells[0].value;
    assert_eq!(value(all.clone()), Some(7));
    assert_eq!(value(Query { award: Some(award("giay-khen")), ..all.clone() }), Some(3));
    assert_eq!(value(Query { field: Some(field("y-te")), ..all.clone() }), Some(1));
    assert_eq!(value(Query { recipient: Some(COLLECTIVE), ..all }), None);
}

#[test]
fn shares_are_of_the_same_recipients() {
    let lines = [(key("giay-khen", INDIVIDUAL), 1), (key(CSTD, INDIVIDUAL), 2)];
    let collective = [(key("giay-khen", COLLECTIVE), 7)];
    let book = book([sheet("a", 2019, "chinh-thuc", &[&lines[..], &collective[..]].concat())]);
    let mut query = Query::new(Units::All, period(2019, 2019));
    let shares = |query: &Query| -> Vec<Option<i64>> {
        compare(&book, query).rows.iter().map(|row| row.cells[0].share).collect()
    };
    assert_eq!(shares(&query), [Some(6667), Some(10_000), Some(3333)]);
    query.rows = vec![Dimension::Award];
    assert_eq!(shares(&query), [Some(2000), Some(8000)]);
}

#[test]
fn percents_are_rounded_half_away_from_zero() {
    assert_eq!(hundredths(1, 20_000), Some(1), "0,005 % → 0,01 %");
    assert_eq!(hundredths(-1, 20_000), Some(-1));
    assert_eq!(hundredths(1, 20_001), Some(0));
    assert_eq!(hundredths(-178, 208), Some(-8558));
    assert_eq!(hundredths(5, 0), None);
}

#[test]
fn a_comparison_prints_for_people_and_for_spreadsheets() {
    let figures = [(2018, "chinh-thuc", 212), (2019, "chinh-thuc", 208), (2020, "chua-du-nam", 30)];
    let book = series(&figures);
    let query = Query::new(Units::One(id("a")), period(2017, 2020));
    let comparison = compare(&book, &query);
    let print = |layout| table(&book, &query, &comparison, layout, Lang::Vi);
    let row = |layout, at: usize| print(layout).rows[at].join("|");
    let titles: Vec<String> = print(Layout::Values).columns.into_iter().map(|c| c.title).collect();
    assert_eq!(titles.join("|"), "Danh hiệu, hình thức|Đối tượng|2017|2018|2019|2020*");
    assert_eq!(row(Layout::Values, 0), "Chiến sĩ thi đua cơ sở|Cá nhân|—|212|208|30*");
    assert_eq!(row(Layout::Values, 1), "Tổng cộng|Cá nhân|—|212|208|30*");
    assert_eq!(row(Layout::Stacked, 1), "||tăng giảm|||−4|");
    assert_eq!(row(Layout::Stacked, 2), "||tăng giảm %|||−1,89|");
    assert_eq!(print(Layout::Stacked).columns.len(), 7);
    assert_eq!(row(Layout::Wide, 0), "Chiến sĩ thi đua cơ sở|Cá nhân||||212|||208|-4|-1.89|30||");
    let lonely = Query { rows: vec![], ..query.clone() };
    let lonely = table(&book, &lonely, &compare(&book, &lonely), Layout::Stacked, Lang::Vi);
    assert!(lonely.rows.iter().all(|row| row.len() == lonely.columns.len()));
    assert_eq!(lonely.rows[3][0], "Tổng cộng · Cá nhân");
}

fn any_book() -> impl Strategy<Value = Vec<(usize, u16, usize, usize, usize, u32, bool)>> {
    let count =
        (0..3usize, 2015..2021u16, 0..4usize, 0..3usize, 0..3usize, 0..500u32, any::<bool>());
    proptest::collection::vec(count, 0..60)
}

fn build(counts: &[(usize, u16, usize, usize, usize, u32, bool)]) -> Book {
    let awards = ["giay-khen", CSTD, "lao-dong-tien-tien", "bang-khen-tinh"];
    let fields = [None, Some(field("y-te")), Some(field("kinh-te"))];
    let mut book = book([]);
    for (unit, of, award, recipient, in_field, value, is_part) in counts {
        let unit = ["a", "b", "c"][*unit];
        let state = if *is_part { "chua-du-nam" } else { "chinh-thuc" };
        let known = book.sheet(unit, year(*of)).cloned();
        let mut sheet = known.unwrap_or_else(|| sheet(unit, *of, state, &[]));
        let line = key(awards[*award], Recipient::ALL[*recipient]).with_field(fields[*in_field]);
        sheet.set_figure(line, Some(Figure { value: *value, remark: Default::default() }));
        book.put(Stored::Sheet(sheet));
    }
    book
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn totals_are_the_sums_of_rows_and_cells_of_what_is_behind(counts in any_book(), which in 0..5usize) {
        use Dimension::{Award, Field, Occasion, Recipient as Who, Unit};
        let rows = [vec![Who], vec![Award, Who], vec![Unit, Who, Field], vec![Occasion, Who],
            vec![Field, Unit, Award, Who, Occasion]];
        let book = build(&counts);
        let query = Query { rows: rows[which].clone(), ..Query::new(Units::All, period(2016, 2019)) };
        let comparison = compare(&book, &query);
        for total in &comparison.totals {
            for (at, cell) in total.cells.iter().enumerate() {
                let of_kind = comparison.rows.iter().filter(|row| row.key.recipient == total.key.recipient);
                let values: Vec<u64> = of_kind.filter_map(|row| row.cells[at].value).collect();
                let sum = (!values.is_empty()).then(|| values.iter().sum::<u64>());
                prop_assert_eq!(cell.value, sum);
                prop_check(&book, &query.of_totals(), &total.key, comparison.years[at], cell);
            }
        }
        for row in &comparison.rows {
            for (cell, of) in row.cells.iter().zip(&comparison.years) {
                prop_check(&book, &query, &row.key, *of, cell);
            }
        }
    }
}

fn prop_check(book: &Book, query: &Query, key: &RowKey, of: Year, cell: &Cell) {
    let behind = behind(book, query, key, of);
    let sum = behind.iter().map(|count| u64::from(count.value)).sum::<u64>();
    assert_eq!(cell.value, (!behind.is_empty()).then_some(sum));
    let part = |count: &Behind| book.sheet(count.unit.as_str(), of).unwrap().head.is_part_year();
    assert_eq!(cell.part_year, behind.iter().any(part));
}

#[test]
fn a_sum_is_not_compared_with_one_of_other_awards() {
    let who = Recipient::Individual;
    let (one, other) = (key("giay-khen", who), key("lao-dong-tien-tien", who));
    let sheets = [
        sheet("a", 2017, "chinh-thuc", &[(one, 5), (other, 7)]),
        sheet("a", 2018, "chinh-thuc", &[(one, 6)]),
        sheet("a", 2019, "chinh-thuc", &[(one, 8), (other, 9)]),
        sheet("a", 2020, "chinh-thuc", &[(one, 8), (other, 10)]),
    ];
    let mut query = Query::new(Units::One(id("a")), period(2017, 2020));
    query.rows = vec![Dimension::Award, Dimension::Recipient];
    let comparison = compare(&book(sheets), &query);
    let deltas = |row: &Row| row.cells.iter().map(|cell| cell.delta).collect::<Vec<_>>();
    let unlike = |row: &Row| row.cells.iter().map(|cell| cell.is_unlike).collect::<Vec<_>>();
    let total = &comparison.totals[0];
    assert_eq!(deltas(total), [None, None, None, Some(1)], "what is absent is not 0");
    assert_eq!(unlike(total), [false, true, true, false]);
    let rows: Vec<_> = comparison.rows.iter().map(deltas).collect();
    assert!(rows.contains(&vec![None, Some(1), Some(2), Some(0)]), "{rows:?}");
    assert!(rows.contains(&vec![None, None, Some(2), Some(1)]), "{rows:?}");
}
