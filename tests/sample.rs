//! The sample book beside an independent copy of the reports it comes from (`tests/source/`): cell
//! for cell, nothing missing, nothing added, blanks absent; and the comparisons made from it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;

use thidua::domain::book::Book;
use thidua::domain::catalogue::Catalogue;
use thidua::domain::change::Change;
use thidua::domain::id::Id;
use thidua::domain::lineage;
use thidua::domain::record::Kind;
use thidua::domain::sheet::Recipient;
use thidua::domain::text::{Decimal, PartialDate, Period, Year};
use thidua::exchange::comparison::ComparisonJson;
use thidua::exchange::import::Import;
use thidua::exchange::{csv_counts, records, sample};
use thidua::report::compare::{Comparison, Dimension, Query, Row, Units, compare};
use thidua::report::find;
use thidua::words::Lang;

fn change() -> Change {
    sample::change().unwrap_or_else(|problems| {
        let said: Vec<String> = problems.iter().map(|problem| problem.say(Lang::En)).collect();
        panic!("{}", said.join("\n"))
    })
}

fn book() -> Book {
    let mut book = Book::default();
    change().apply(&mut book).unwrap();
    book
}

/// The lines of a source as cells by title.
fn source(name: &str) -> Vec<BTreeMap<String, String>> {
    let path = format!("{}/tests/source/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// Unit, year, award, recipient, field, occasion.
type Place = (&'static str, u16, &'static str, &'static str, String, &'static str);

const COLLECTIVE: &str = "collective";
const INDIVIDUAL: &str = "individual";

/// Every figure of the three tables of the reports.
fn figures() -> BTreeMap<Place, u32> {
    let mut figures = BTreeMap::new();
    let mut put = |place: Place, cell: &str| {
        if !cell.is_empty() {
            let is_new = figures.insert(place, cell.parse().unwrap()).is_none();
            assert!(is_new, "a source says a figure once");
        }
    };
    for row in source("hong-ngu-khen-thuong") {
        let award = match row["noi_dung"].as_str() {
            "Giấy khen" => "giay-khen",
            "Danh hiệu Lao động tiên tiến" => "lao-dong-tien-tien",
            "Chiến sĩ tiên tiến" => "chien-si-tien-tien",
            "Chiến sĩ thi đua cấp cơ sở" => "chien-si-thi-dua-co-so",
            other => panic!("{other}"),
        };
        let recipient = match row["doi_tuong"].as_str() {
            "Tập thể" => COLLECTIVE,
            "Cá nhân" => INDIVIDUAL,
            other => panic!("{other}"),
        };
        for year in 2016..=2020 {
            let place = ("hong-ngu", year, award, recipient, String::new(), "");
            put(place, &row[&year.to_string()]);
        }
    }
    for row in source("lap-vo-khen-thuong") {
        let award = match row["hinh_thuc"].as_str() {
            "Bằng khen của Thủ tướng Chính phủ" => "bang-khen-thu-tuong",
            "Cờ thi đua Tỉnh" => "co-thi-dua-tinh",
            "Tập thể lao động xuất sắc" => "tap-the-lao-dong-xuat-sac",
            "Bằng khen của Chủ tịch Ủy ban nhân dân Tỉnh" => "bang-khen-tinh",
            other => panic!("{other}"),
        };
        put(("lap-vo", 2023, award, COLLECTIVE, String::new(), ""), &row["tap_the"]);
        put(("lap-vo", 2023, award, INDIVIDUAL, String::new(), ""), &row["ca_nhan"]);
    }
    for row in source("binh-son-khen-thuong") {
        let occasion = match row["hinh_thuc"].as_str() {
            "Khen thưởng (Hội nghị)" => "hoi-nghi",
            "Khen thưởng quá trình cống hiến" => "cong-hien",
            text if text.contains("Hội nghị và khen quá trình") => "hoi-nghi-cong-hien",
            "Khen thưởng" => "",
            other => panic!("{other}"),
        };
        let field = find::field(&row["linh_vuc"]).one().unwrap().id().to_string();
        let (year, award) = (row["nam"].parse().unwrap(), "khen-thuong-khong-neu-hinh-thuc");
        put(("binh-son", year, award, COLLECTIVE, field.clone(), occasion), &row["tap_the"]);
        put(("binh-son", year, award, INDIVIDUAL, field, occasion), &row["ca_nhan"]);
    }
    figures
}

#[test]
fn every_award_count_is_that_of_the_report_and_none_is_added() {
    let expected: BTreeMap<_, u32> = figures()
        .into_iter()
        .map(|((unit, year, award, recipient, field, occasion), value)| {
            let place = [unit, award, recipient, &field, occasion].map(str::to_owned);
            ((place, year), value)
        })
        .collect();
    assert_eq!(expected.len(), 35 + 5 + 29, "the sources have this many filled cells");
    let book = book();
    let mut kept = BTreeMap::new();
    for sheet in book.sheets() {
        for line in sheet.lines() {
            let key = line.key;
            let id = |choice: Option<thidua::domain::catalogue::Choice>| {
                choice.map_or(String::new(), |choice| choice.id().to_string())
            };
            let place = [
                sheet.head.unit.to_string(),
                key.award.award().id.to_string(),
                key.recipient.id().to_owned(),
                id(key.field()),
                id(key.occasion()),
            ];
            kept.insert((place, sheet.head.year.number()), line.value);
        }
    }
    assert_eq!(kept, expected);
}

#[test]
fn every_indicator_is_written_as_in_the_report() {
    let book = book();
    let name = |unit: &Id| book.unit(unit.as_str()).unwrap().name.to_string();
    let mut kept: Vec<[String; 3]> = book
        .indicators()
        .map(|i| [name(&i.unit), i.name.to_string(), i.written.as_deref().unwrap_or("").into()])
        .collect();
    let rows = source("chi-tieu");
    let cells =
        |row: &BTreeMap<String, String>| ["don_vi", "ten", "gia_tri"].map(|t| row[t].clone());
    let mut expected: Vec<[String; 3]> = rows.iter().map(cells).collect();
    kept.sort();
    expected.sort();
    assert_eq!(kept, expected);
    for row in &rows {
        let is_row = |i: &&thidua::domain::indicator::Indicator| {
            let year = i.year.map(|year| year.to_string());
            let in_time = Period::parse(&row["ky"]).is_none()
                || year.or(i.period.map(Period::plain)).as_ref() == Some(&row["ky"]);
            *i.name == *row["ten"] && in_time && i.written.as_deref() == Some(&row["gia_tri"])
        };
        let indicator = book.indicators().find(is_row).unwrap_or_else(|| panic!("{row:?}"));
        let measure = indicator.measure.as_deref().unwrap_or("");
        assert!(row["dvt"].is_empty() || measure.ends_with(&row["dvt"]), "{row:?}: {measure}");
        assert_eq!(number_in(&row["gia_tri"]), indicator.value, "{row:?}");
    }
}

/// The number a source writes; of a ratio without one its percent, rounded to two decimals.
fn number_in(written: &str) -> Option<Decimal> {
    let number = written.rsplit_once(" đạt ").map_or(written, |(_, number)| number);
    if let Some((part, whole)) = number.split_once('/') {
        let (part, whole) = (part.parse::<f64>().unwrap(), whole.parse::<f64>().unwrap());
        let percent = format!("{:.2}", part * 100.0 / whole);
        return Decimal::parse_plain(percent.strip_suffix(".00").unwrap_or(&percent));
    }
    let qualifiers = ["dưới ", "hơn ", "khoảng "];
    let bare = qualifiers.iter().find_map(|word| number.strip_prefix(word)).unwrap_or(number);
    let is_of_number = |c: &char| c.is_ascii_digit() || *c == ',' || *c == '.';
    let digits: String = bare.chars().take_while(is_of_number).collect();
    Decimal::parse(&digits)
}

#[test]
fn models_movements_and_documents_are_those_of_the_reports() {
    let book = book();
    let name = |unit: &Id| book.unit(unit.as_str()).unwrap().name.to_string();
    let table = |file: &str, titles: &[&str]| -> Vec<Vec<String>> {
        let row = |row: BTreeMap<String, String>| titles.iter().map(|t| row[*t].clone()).collect();
        let mut rows: Vec<Vec<String>> = source(file).into_iter().map(row).collect();
        rows.sort();
        rows
    };
    let sorted = |mut rows: Vec<Vec<String>>| {
        rows.sort();
        rows
    };
    let exemplars = book.exemplars().map(|e| {
        let field = e.field.map_or(String::new(), |field| field.name(Lang::Vi).to_owned());
        let period = e.period.map_or(String::new(), Period::plain);
        vec![name(&e.unit), e.name.to_string(), field, period]
    });
    let titles = ["don_vi", "ten", "linh_vuc", "giai_doan"];
    assert_eq!(sorted(exemplars.collect()), table("mo-hinh", &titles));
    let movements = book.movements().map(|m| vec![name(&m.unit), m.name.to_string()]);
    assert_eq!(sorted(movements.collect()), table("phong-trao", &["don_vi", "ten"]));
    // Of the documents those of the reports: the bases of the reform of 2025 are in none.
    let in_reports = book.documents().filter(|d| d.date.is_none_or(|d| d.year().number() < 2025));
    let documents = in_reports.map(|d| {
        let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or("").to_owned();
        let date = d.date.map_or(String::new(), PartialDate::plain);
        vec![d.reference().unwrap_or_default(), date, text(&d.issuer), text(&d.subject)]
    });
    let mut expected = table("van-ban", &["so_ky_hieu", "ngay", "co_quan", "trich_yeu"]);
    for row in &mut expected {
        row[1] = PartialDate::parse(&row[1]).map_or(String::new(), PartialDate::plain);
    }
    assert_eq!(sorted(documents.collect()), sorted(expected));
}

#[test]
fn taking_the_sample_back_leaves_nothing() {
    let mut book = book();
    change().inverse().apply(&mut book).unwrap();
    assert!(book.is_empty());
}

#[test]
fn what_is_written_reads_back_the_same() {
    let book = book();
    let mut import = Import::new();
    for kind in Kind::ALL {
        import.records(kind, "x.csv", &records::csv(&book, kind));
    }
    import.counts("counts.csv", &csv_counts::write(&book));
    let mut again = Book::default();
    import.finish(&Book::default()).unwrap().apply(&mut again).unwrap();
    assert_eq!(again, book);
    let nothing = {
        let mut import = Import::new();
        import.counts("counts.csv", &csv_counts::write(&book));
        import.finish(&book).unwrap()
    };
    assert!(nothing.edits.is_empty(), "counts that say the same change nothing");
}

fn query(unit: &str, from: u16, to: u16) -> Query {
    let period = Period { from: Year::new(from).unwrap(), to: Year::new(to).unwrap() };
    Query::new(Units::One(Id::parse(unit).unwrap()), period)
}

fn row<'c>(comparison: &'c Comparison, award: &str, recipient: Recipient) -> &'c Row {
    let award = Catalogue::built_in().award(award);
    let is_row = |row: &&Row| row.key.award == award && row.key.recipient == Some(recipient);
    comparison.rows.iter().find(is_row).unwrap()
}

#[test]
fn hong_ngu_from_2015_to_2020() {
    let (book, mut query) = (book(), query("hong-ngu", 2015, 2020));
    let comparison = compare(&book, &query);
    let cells = &row(&comparison, "chien-si-thi-dua-co-so", Recipient::Individual).cells;
    let values: Vec<_> = cells.iter().map(|cell| cell.value).collect();
    assert_eq!(values, [None, Some(144), Some(138), Some(212), Some(208), Some(30)]);
    let deltas: Vec<_> = cells.iter().map(|cell| cell.delta).collect();
    assert_eq!(deltas, [None, None, Some(-6), Some(74), Some(-4), None]);
    let percents: Vec<_> = cells.iter().map(|cell| cell.percent).collect();
    assert_eq!(percents, [None, None, Some(-417), Some(5362), Some(-189), None]);
    assert_eq!(comparison.part_year, [false, false, false, false, false, true]);
    query.include_part_year = true;
    let comparison = compare(&book, &query);
    let last = &row(&comparison, "chien-si-thi-dua-co-so", Recipient::Individual).cells[5];
    assert_eq!((last.delta, last.percent, last.part_year), (Some(-178), Some(-8558), true));
    let order: Vec<&str> =
        comparison.rows.iter().map(|row| row.key.award.unwrap().award().id.as_str()).collect();
    let by_rank = ["chien-si-thi-dua-co-so", "lao-dong-tien-tien", "lao-dong-tien-tien"];
    assert_eq!(order[..3], by_rank);
    assert_eq!(order.len(), 7);
}

#[test]
fn binh_son_by_field_adds_up_to_the_years() {
    let (book, mut query) = (book(), query("binh-son", 2020, 2023));
    query.rows = vec![Dimension::Field, Dimension::Recipient];
    let comparison = compare(&book, &query);
    let totals: Vec<Vec<Option<u64>>> = comparison
        .totals
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.value).collect())
        .collect();
    assert_eq!(totals[0], [55, 69, 83, 44].map(Some));
    assert_eq!(totals[1], [77, 85, 112, 35].map(Some));
    let health: Vec<&Row> = comparison
        .rows
        .iter()
        .filter(|row| row.key.field.is_some_and(|field| field.is("y-te")))
        .collect();
    assert_eq!(health.len(), 2);
    assert_eq!(health[0].cells[0].value, None, "a blank of the report is absent, not 0");
}

#[test]
fn the_json_of_a_comparison_keeps_its_contract() {
    let (book, mut query) = (book(), query("hong-ngu", 2018, 2020));
    query.award = Catalogue::built_in().award("chien-si-thi-dua-co-so");
    let json = ComparisonJson::new(&book, &query, (&compare(&book, &query), &[]), Lang::Vi);
    let expected = serde_json::json!({
        "unit": "hong-ngu",
        "years": [2018, 2019, 2020],
        "rows": [{
            "award": "chien-si-thi-dua-co-so", "recipient": "individual", "field": null,
            "occasion": null, "unit": null, "label": "Chiến sĩ thi đua cơ sở · Cá nhân",
            "values": [212, 208, 30], "delta": [74, -4, null], "percent": [53.62, -1.89, null],
            "part_year": [false, false, true],
        }],
        "totals": [{
            "award": null, "recipient": "individual", "field": null,
            "occasion": null, "unit": null, "label": "Tổng cộng · Cá nhân",
            "values": [212, 208, 30], "delta": [74, -4, null], "percent": [53.62, -1.89, null],
            "part_year": [false, false, true],
        }],
    });
    assert_eq!(serde_json::to_value(&json).unwrap(), expected);
    assert!(serde_json::to_string(&json).unwrap().contains("\"percent\":[53.62,-1.89,null]"));
}

#[test]
fn successions_and_phases_agree_with_the_units() {
    let book = book();
    assert!(book.successions().count() > 10 && book.phases().count() > 1);
    for link in book.successions() {
        let (from, to) =
            (book.unit(link.from.as_str()).unwrap(), book.unit(link.to.as_str()).unwrap());
        let first = link.date.unwrap();
        assert_eq!(from.until, Some(first.day_before()), "{}", link.id);
        assert!(to.from.is_none_or(|day| day == first), "{}", link.id);
        let is_doubtful = link.note.as_deref().is_some_and(|note| note.contains("chưa kiểm chứng"));
        assert_eq!(is_doubtful, !link.inferred.is_empty(), "{}", link.id);
    }
    for phase in book.phases() {
        let unit = book.unit(phase.unit.as_str()).unwrap();
        assert!(phase.until <= unit.until, "{}", phase.id);
    }
    let named = |year| lineage::name_in(&book, &Id::parse("thuong-thoi-tien").unwrap(), year);
    assert_eq!(named(Year::new(2018).unwrap()), "xã Thường Thới Tiền");
    assert_eq!(named(Year::new(2019).unwrap()), "thị trấn Thường Thới Tiền");
}
