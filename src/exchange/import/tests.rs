//! What is wrong with a file is told with its place, all of it at once.

use proptest::prelude::*;

use super::*;
use crate::domain::value::BadValue;
use crate::words::Lang;

const UNITS: &str = "id,name,parent\nhong-ngu,huyện Hồng Ngự,\nx,xã X,hong-ngu\n";
const SHEETS: &str = "unit,year\nhong-ngu,2019\n";

fn book() -> Book {
    let mut import = Import::new();
    import.records(Kind::Unit, "units.csv", UNITS);
    import.records(Kind::Sheet, "sheets.csv", SHEETS);
    let mut book = Book::default();
    import.finish(&Book::default()).unwrap().apply(&mut book).unwrap();
    book
}

/// Line, column, value, reason of every mistake in a file of units.
fn unit_problems(text: &str) -> Vec<(u64, String, String, Why)> {
    let mut import = Import::new();
    import.records(Kind::Unit, "units.csv", text);
    problems(import, &book())
}

fn problems(import: Import, book: &Book) -> Vec<(u64, String, String, Why)> {
    let problems = import.finish(book).unwrap_err();
    problems.into_iter().map(|p| (p.line, p.column, p.value, p.why)).collect()
}

fn at(line: u64, column: &str, value: &str, why: Why) -> (u64, String, String, Why) {
    (line, column.to_owned(), value.to_owned(), why)
}

#[test]
fn every_mistake_of_a_file_of_records_is_told() {
    let text =
        "id,name,parent,until\nÝ,a,,2025-02-30\nb,,,\nc,d,nowhere,\nx,again,,\ne,f,,\ne,g,,\nh,i\n";
    let expected = [
        at(2, "id", "Ý", Why::Bad(BadValue::Id)),
        at(2, "until", "2025-02-30", Why::Bad(BadValue::Date)),
        at(3, "name", "", Why::Bad(BadValue::Empty)),
        at(4, "parent", "nowhere", Why::Dangling(Kind::Unit)),
        at(5, "id", "x", Why::Exists),
        at(7, "id", "e", Why::Twice { first: 6 }),
        at(8, "", "", Why::Cells { expected: 4, found: 2 }),
    ];
    assert_eq!(unit_problems(text), expected);
}

#[test]
fn every_mistake_of_a_header_is_told() {
    let expected = [
        at(1, "ten", "", Why::UnknownColumn),
        at(1, "id", "", Why::ColumnTwice),
        at(1, "name", "", Why::NoColumn),
    ];
    assert_eq!(unit_problems("id,ten,id\n1,2,3\n"), expected);
    assert_eq!(unit_problems("").len(), 2, "an empty file lacks both required columns");
}

#[test]
fn every_mistake_of_a_file_of_counts_is_told() {
    let mut import = Import::new();
    let header = "unit,year,award,recipient,field,occasion,value,section,written,note\n";
    let lines = [
        "hong-ngu,2019,giay-khen,individual,,,-1,,,",
        "hong-ngu,2019,giay-khen,individual,,,\"1,5\",,,",
        "hong-ngu,2019,giay-khen,individual,,,,,,",
        "hong-ngu,2019,giay-xin,individual,,,1,,,",
        "hong-ngu,2019,giay-khen,people,,,1,,,",
        "hong-ngu,2019,giay-khen,individual,nothing,,1,,,",
        "hong-ngu,19,giay-khen,individual,,,1,,,",
        "hong-ngu,2018,giay-khen,individual,,,1,,,",
        "hong-ngu,2019,giay-khen,individual,,,1.093,,,",
        "hong-ngu,2019,giay-khen,individual,,,2,,,",
    ];
    import.counts("counts.csv", &format!("{header}{}\n", lines.join("\n")));
    let field = crate::domain::catalogue::List::Field;
    let expected = [
        at(2, "value", "-1", Why::Count),
        at(3, "value", "1,5", Why::Count),
        at(4, "value", "", Why::Count),
        at(5, "award", "giay-xin", Why::Award),
        at(6, "recipient", "people", Why::Recipient),
        at(7, "field", "nothing", Why::Bad(BadValue::Choice(field))),
        at(8, "year", "19", Why::Bad(BadValue::Year)),
        at(9, "unit", "hong-ngu 2018", Why::NoSheet),
        at(11, "award", "giay-khen", Why::Twice { first: 10 }),
    ];
    assert_eq!(problems(import, &book()), expected);
}

#[test]
fn a_problem_names_file_line_column_value_and_reason() {
    let mut import = Import::new();
    import.counts(
        "so.csv",
        "unit,year,award,recipient,value\nhong-ngu,2019,giay-khen,individual,-4\n",
    );
    let said = import.finish(&book()).unwrap_err()[0].say(Lang::Vi);
    for part in ["so.csv", "dòng 2", "value", "-4", "số lượng nguyên"] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn spreadsheets_may_write_a_mark_semicolons_and_an_apostrophe() {
    let mut import = Import::new();
    let text = "\u{FEFF}id;name;note\r\ny;ấp Y;'=1+1\r\n";
    import.records(Kind::Unit, "units.csv", text);
    let mut book = book();
    import.finish(&book).unwrap().apply(&mut book).unwrap();
    assert_eq!(book.unit("y").unwrap().note.as_deref(), Some("=1+1"));
}

#[test]
fn a_count_replaces_what_the_book_has_and_knows_it() {
    let mut book = book();
    let counts = |value: &str| {
        let mut import = Import::new();
        let text = format!(
            "unit,year,award,recipient,value\nhong-ngu,2019,giay-khen,individual,{value}\n"
        );
        import.counts("counts.csv", &text);
        import
    };
    counts("1.093").finish(&book).unwrap().apply(&mut book).unwrap();
    let change = counts("5").finish(&book).unwrap();
    let [Edit::Count { before: Some(before), after: Some(after), .. }] = &change.edits[..] else {
        unreachable!("{change:?}")
    };
    assert_eq!((before.value, after.value), (1093, 5));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_reader(text in "[a-e,;\"\n\r{}=' ]{0,60}", valid in any::<bool>()) {
        let mut import = Import::new();
        let header = if valid { "id,name,parent,aliases\n" } else { "" };
        import.records(Kind::Unit, "units.csv", &format!("{header}{text}"));
        import.counts("counts.csv", &text);
        let _ = import.finish(&Book::default());
    }
}

#[test]
fn a_number_with_a_qualifier_is_kept_in_its_parts() {
    let text = "id,unit,name,value,written,measure,qualifier\n\
        a,x,A,khoảng 37,,hộ,\nb,x,B,dưới 1 %,chưa tới 1%,,\nc,x,C,1.5,,,hon\n";
    let mut import = Import::new();
    import.records(Kind::Indicator, "indicators.csv", text);
    let mut book = book();
    import.finish(&book).unwrap().apply(&mut book).unwrap();
    let said = |id: &str| {
        let it = book.indicator(id).unwrap();
        let qualifier = it.qualifier.map_or("", |qualifier| qualifier.id().as_str());
        let (written, measure) = (it.written.as_deref(), it.measure.as_deref());
        (it.value.unwrap().plain(), qualifier, written, measure)
    };
    assert_eq!(said("a"), ("37".to_owned(), "khoang", Some("khoảng 37"), Some("hộ")));
    assert_eq!(said("b"), ("1".to_owned(), "duoi", Some("chưa tới 1%"), Some("%")));
    assert_eq!(said("c"), ("1.5".to_owned(), "hon", None, None));
    let mut import = Import::new();
    let against = "id,unit,name,value,qualifier\nd,x,D,khoảng 37,hon\ne,x,E,khoảng,\n";
    import.records(Kind::Indicator, "indicators.csv", against);
    let expected = [
        at(2, "value", "khoảng 37", Why::Bad(BadValue::Number)),
        at(3, "value", "khoảng", Why::Bad(BadValue::Number)),
    ];
    assert_eq!(problems(import, &book), expected);
}

#[test]
fn steps_that_are_read_move_their_model() {
    let mut book = book();
    let read = |book: &mut Book, kind, text| {
        let mut import = Import::new();
        import.records(kind, "file.csv", text);
        import.finish(book).unwrap().apply(book).unwrap();
    };
    read(&mut book, Kind::Exemplar, "id,unit,name,stage\nm,x,Mô hình,phat-hien\n");
    let steps = "id,exemplar,stage,date\na,m,tong-ket,2021\nb,m,boi-duong,2020\n";
    read(&mut book, Kind::Step, steps);
    assert!(book.exemplar("m").unwrap().stage.unwrap().is("tong-ket"));
}
