//! What the program does with everything odd in the four reports: one test for each oddity, through
//! the same paths a person takes (import, comparison, question, list, screen).
//!
//! The number in a test's name is the oddity's own: 1 to 9 the five-year report of Hồng Ngự, 10 to
//! 13 Lấp Vò, 14 to 18 Bình Sơn, 19 and 20 the models of Hồng Ngự.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::person::{Person, sample_book};
use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::document::Document;
use thidua::domain::id::Id;
use thidua::domain::indicator::Indicator;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::sheet::{Line, Recipient};
use thidua::domain::text::{PartialDate, Period, Year, parse_count, write_count};
use thidua::exchange::csv_counts;
use thidua::exchange::import::Import;
use thidua::report::ask::{Index, Reply, Setting, ask};
use thidua::report::check::{Finding, check};
use thidua::report::compare::{Comparison, Layout, Query, Row, Units, compare, table};
use thidua::report::find::{self, Found};
use thidua::report::forms::{Asked, Form, fill};
use thidua::report::present;
use thidua::words::{Lang, Word};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn asked(book: &Book, unit: &str, question: &str) -> Reply {
    let (index, unit, today) = (Index::new(book), id(unit), Year::new(2026).unwrap());
    let setting =
        Setting { book, index: &index, unit: Some(&unit), today: today.into(), lang: Lang::Vi };
    ask(&setting, &format!("{question} "))
}

/// The first record a question finds.
fn hit(book: &Book, question: &str) -> String {
    let reply = asked(book, "hong-ngu", question);
    reply.hits.list.first().map_or("nothing".to_owned(), |hit| hit.id.to_string())
}

fn query(unit: &str, from: u16, to: u16) -> Query {
    let period = Period { from: Year::new(from).unwrap(), to: Year::new(to).unwrap() };
    Query::new(Units::One(id(unit)), period)
}

fn row<'c>(comparison: &'c Comparison, award: &str, recipient: Recipient) -> &'c Row {
    let award = Catalogue::built_in().award(award);
    let is_row = |row: &&Row| row.key.award == award && row.key.recipient == Some(recipient);
    comparison.rows.iter().find(is_row).unwrap()
}

fn document<'b>(book: &'b Book, id: &str) -> &'b Document {
    book.document(id).unwrap()
}

/// What reading the lines of a file of counts into the sample book gives or complains about.
fn import_counts(lines: &str) -> Result<thidua::domain::change::Change, Vec<String>> {
    let mut import = Import::new();
    import.counts("counts.csv", lines);
    let told = |problems: Vec<_>| -> Vec<String> {
        problems.iter().map(|one: &thidua::exchange::problem::Problem| one.say(Lang::Vi)).collect()
    };
    import.finish(&sample_book()).map_err(told)
}

/// What a rule finds at a place, or anywhere where none is named: "warning: 33 in both years".
fn found(book: &Book, number: &str, place: &str) -> Vec<String> {
    let found = check(book, Year::new(2026).unwrap());
    let is_it =
        |one: &&Finding| one.rule.number == number && one.place.key.to_string().contains(place);
    let told = |one: &Finding| format!("{}: {}", one.severity.id(), one.say(Lang::Vi));
    found.iter().filter(is_it).map(told).collect()
}

/// Keys that lead to every screen that says whose it is, from the first one on.
const SCREENS_OF_A_UNIT: [&str; 29] = [
    "",
    "3s",
    "3n",
    "4",
    "4mm",
    "4<enter>",
    "4f",
    "4fr",
    "4frr",
    "2",
    "2<enter>",
    "2n",
    "2<enter>n",
    "5",
    "5n",
    "5<enter>",
    "6",
    "6n",
    "6c",
    "7",
    "<c-g>",
    "<c-g>n",
    "<c-x>",
    "<c-f>",
    "<c-n>",
    "<c-o>",
    "/",
    "/gk 2018",
    "/giay khen 2019",
];

/// A book of one trial unit with something of each kind.
fn of_one_unit(name: &str, level: &str) -> Book {
    let files = [
        (Kind::Unit, format!("id,name,level\nthu,{name},{level}")),
        (Kind::Exemplar, "id,unit,name,found\nm,thu,Mô hình thử,2020".to_owned()),
        (Kind::Movement, "id,unit,name,review_due\np,thu,Phong trào thử,2020-01-01".to_owned()),
        (Kind::Indicator, "id,unit,name,year,value\nc,thu,Chỉ tiêu thử,2019,5".to_owned()),
        (Kind::Sheet, "unit,year,state\nthu,2017,chinh-thuc\nthu,2019,chinh-thuc".to_owned()),
    ];
    let mut import = Import::new();
    for (kind, text) in &files {
        import.records(*kind, "a.csv", text);
    }
    let counts = "thu,2017,giay-khen,individual,5\nthu,2019,giay-khen,individual,7";
    import.counts("c.csv", &format!("unit,year,award,recipient,value\n{counts}"));
    let mut book = Book::default();
    import.finish(&Book::default()).unwrap().apply(&mut book).unwrap();
    book
}

#[test]
fn every_oddity_has_its_test_in_its_order() {
    let tests = include_str!("anomalies.rs").split("\nfn anomaly_").skip(1);
    let numbers: Vec<&str> = tests.filter_map(|test| test.get(..2)).collect();
    assert_eq!(numbers, (1..=20).map(|number| format!("{number:02}")).collect::<Vec<_>>());
}

#[test]
fn anomaly_01_a_year_that_the_table_does_not_have_is_a_dash_and_never_zero() {
    let (book, query) = (sample_book(), query("hong-ngu", 2015, 2017));
    let comparison = compare(&book, &query);
    let cells = comparison.rows.iter().map(|row| &row.cells[0]);
    assert!(cells.clone().count() > 0 && cells.clone().all(|cell| cell.value.is_none()));
    let second = &row(&comparison, "giay-khen", Recipient::Individual).cells[1];
    assert_eq!((second.value, second.previous, second.delta), (Some(672), None, None));
    let printed = table(&book, &query, &comparison, Layout::Values, Lang::Vi);
    assert!(printed.rows.iter().all(|row| row[2] == "—"), "{printed:?}");
    let reply = asked(&book, "hong-ngu", "giay khen 2015");
    let said = reply.answers.first().unwrap().sentence(&book, Lang::Vi);
    assert!(said.contains("chưa có số liệu"), "{said}");
    let mut person = Person::at(80, 24);
    assert!(person.sees().contains("2015"), "the year has its column all the same");
}

#[test]
fn anomaly_02_a_part_year_is_marked_and_left_out_of_increase_and_decrease() {
    let (book, mut query) = (sample_book(), query("hong-ngu", 2019, 2020));
    let of = |query: &Query| {
        let comparison = compare(&book, query);
        row(&comparison, "chien-si-thi-dua-co-so", Recipient::Individual).cells[1].clone()
    };
    let cell = of(&query);
    assert_eq!((cell.value, cell.part_year, cell.delta), (Some(30), true, None));
    query.include_part_year = true;
    assert_eq!(of(&query).delta, Some(-178), "only when asked for");
    let reply = asked(&book, "hong-ngu", "cstd 2020");
    let said = reply.answers.first().unwrap().sentence(&book, Lang::Vi);
    assert!(said.contains("chưa đủ năm"), "{said}");
    assert!(Person::at(80, 24).sees().contains("2020*"));
}

#[test]
fn anomaly_03_a_figure_without_a_unit_of_measure_is_a_finding_until_somebody_states_it() {
    let mut book = sample_book();
    let growth = book.indicator("hong-ngu-tang-truong-kinh-te-2019").unwrap().clone();
    assert_eq!(growth.written.as_deref(), Some("6,54"), "as the report writes it");
    let found = |book: &Book| found(book, "S14", "hong-ngu-tang-truong-kinh-te-2019");
    assert_eq!(found(&book), ["notice: Nguồn ghi «6,54»; đơn vị tính «%» là suy ra."]);
    let without = Indicator { measure: None, inferred: Vec::new(), ..growth.clone() };
    book.put(Stored::Record(Record::Indicator(without)));
    assert_eq!(found(&book), ["warning: Số 6,54 không có đơn vị tính."]);
    let stated = Indicator { inferred: Vec::new(), ..growth.clone() };
    book.put(Stored::Record(Record::Indicator(stated)));
    assert!(found(&book).is_empty(), "somebody has stated it");
    let book = sample_book();
    let details = present::details(&book, &Record::Indicator(growth), Lang::Vi);
    let measure = details.iter().find(|(label, _)| &**label == "Đơn vị tính").unwrap();
    assert!(measure.1.starts_with("% (suy ra"), "{measure:?}");
}

#[test]
fn anomaly_04_thousands_are_read_with_a_point_and_without_and_written_one_way() {
    assert_eq!((parse_count("1093"), parse_count("1.093")), (Some(1093), Some(1093)));
    assert_eq!(write_count(1093), "1.093");
    let line = |value: &str| {
        format!("unit,year,award,recipient,value\nhong-ngu,2018,giay-khen,collective,{value}\n")
    };
    let (plain, pointed) = (import_counts(&line("1093")), import_counts(&line("1.093")));
    assert_eq!(plain, pointed);
    assert_eq!(plain.unwrap().edits.len(), 1);
    let seen = Person::at(80, 24).sees();
    assert!(seen.contains("1.093") && !seen.contains(" 1093"), "{seen}");
}

#[test]
fn anomaly_05_a_symbol_broken_over_two_lines_is_found() {
    let book = sample_book();
    for typed in ["18/CT-\nTTg", "18/CT- TTg", "18/CT-TTg", "18 ct ttg", "chỉ thị 18"] {
        let found = find::document(&book, typed).one();
        assert_eq!(found, Some(id("ct-18-ttg-2016")), "{typed}");
    }
    assert_eq!(hit(&book, "18/CT-\nTTg"), "ct-18-ttg-2016");
}

#[test]
fn anomaly_06_a_hyperlink_left_over_in_text_goes_and_is_told() {
    let link = "http://thuvienphapluat.vn/tim-van-ban.aspx?keyword=725/CT-TTg&area=2";
    let lines = format!(
        "id,unit,name,note\nx,hong-ngu,Phong trào,\"trên\n{link}\n- địa bàn Huyện\"\ny,hong-ngu,B,{link}\n"
    );
    let mut import = Import::new();
    import.records(Kind::Movement, "m.csv", &lines);
    let told: Vec<String> = import.dropped().iter().map(|one| one.say(Lang::Vi)).collect();
    assert_eq!(told.len(), 1, "a text that is only a link was meant");
    assert!(told[0].starts_with("m.csv, dòng 2, cột «note»") && told[0].contains(link), "{told:?}");
    let mut book = sample_book();
    import.finish(&book).unwrap().apply(&mut book).unwrap();
    assert_eq!(book.movement("x").unwrap().note.as_deref(), Some("trên\n- địa bàn Huyện"));
    assert_eq!(book.movement("y").unwrap().note.as_deref(), Some(link));

    let mut import = Import::new();
    let title = "unit,year,award,recipient,value,note\n";
    import.counts("c.csv", &format!("{title}hong-ngu,2018,giay-khen,household,1,\"a {link} b\"\n"));
    assert_eq!(import.dropped().len(), 1);
    import.finish(&book).unwrap().apply(&mut book).unwrap();
    assert!(csv_counts::write(&book).contains("household,,,1,,,,a b\n"));

    let mut person = Person::at(80, 24);
    person.types("<tab>2n").gives(&Event::Paste(format!("Đường {link} đẹp")));
    let seen = person.sees();
    assert!(seen.contains("Đường đẹp") && seen.contains("Đã dán, bỏ đường dẫn"), "{seen}");
}

#[test]
fn anomaly_07_collective_titles_are_met_by_their_names_in_law_and_in_reports() {
    let meant = |text: &str| {
        let (code, recipient) = find::award(text).one().unwrap();
        (code.award().id.as_str(), recipient)
    };
    let collective = Some(Recipient::Collective);
    assert_eq!(meant("Tập thể lao động tiên tiến"), ("lao-dong-tien-tien", collective));
    assert_eq!(meant("Đơn vị tiên tiến"), ("chien-si-tien-tien", collective));
    assert_eq!(meant("Danh hiệu Lao động tiên tiến").0, "lao-dong-tien-tien");
    let reply = asked(&sample_book(), "hong-ngu", "đơn vị tiên tiến 2019");
    let said = reply.answers.first().unwrap().sentence(&sample_book(), Lang::Vi);
    assert!(said.contains("11 tập thể"), "{said}");
}

#[test]
fn anomaly_08_titles_are_met_by_the_wording_of_each_report() {
    let meant = |text: &str| find::award(text).one().unwrap().0.award().id.to_string();
    for text in ["Chiến sĩ thi đua cấp cơ sở", "Chiến sĩ thi đua cơ sở"] {
        assert_eq!(meant(text), "chien-si-thi-dua-co-so");
    }
    for text in ["Cờ thi đua Tỉnh", "Cờ thi đua của Ủy ban nhân dân tỉnh"] {
        assert_eq!(meant(text), "co-thi-dua-tinh");
    }
    let sheet = sample_book();
    let sheet = sheet.sheet("lap-vo", Year::new(2023).unwrap()).unwrap();
    let written = sheet.remarks().iter().filter_map(|(_, remark)| remark.written.as_deref());
    assert!(written.clone().any(|text| text == "Cờ thi đua Tỉnh"), "the wording is kept");
}

#[test]
fn anomaly_09_a_unit_has_its_names_and_levels_with_their_dates() {
    let book = sample_book();
    for name in ["xã Thường Thới Tiền", "thị trấn Thường Thới Tiền"] {
        assert_eq!(find::unit(&book, name), Found::One(id("thuong-thoi-tien")), "{name}");
    }
    let mut phases: Vec<[String; 3]> = book
        .records(Kind::Phase)
        .map(|phase| ["name", "from", "until"].map(|key| phase.get(key).unwrap_or_default().cell()))
        .collect();
    phases.sort_by(|a, b| a[1].cmp(&b[1]));
    let town = ["thị trấn Thường Thới Tiền", "2019-01-10", "2025-06-30"];
    assert_eq!(phases, [["xã Thường Thới Tiền", "", "2019-01-09"], town]);
}

#[test]
fn anomaly_10_documents_of_one_number_are_told_apart_by_issuer_and_year() {
    let book = sample_book();
    let found = |text: &str| find::document(&book, text).all();
    assert_eq!(found("158/KH-UBND").len(), 2);
    assert_eq!(found("193/KH-UBND").len(), 2);
    assert_eq!(found("158/KH-UBND 2019"), [id("kh-158-lv-2019")]);
    assert_eq!(found("158/KH-UBND 2017"), [id("kh-158-lv-2017")]);
    let issuers = found("193/KH-UBND")
        .into_iter()
        .map(|id| document(&book, id.as_str()).issuer.as_deref().map(str::to_owned));
    let mut issuers: Vec<_> = issuers.map(Option::unwrap).collect();
    issuers.sort();
    assert_eq!(issuers, ["UBND huyện Hồng Ngự", "UBND huyện Lấp Vò"]);
}

#[test]
fn anomaly_11_numbers_and_dates_that_contradict_each_other_are_findings() {
    let book = sample_book();
    let told = found(&book, "S10", "");
    let province = "Số 276 ngày 08/8/2022, nhưng cùng nơi ban hành có số 221 (15/9/2022).";
    let district =
        "Số 294 ngày 08/02/2022, nhưng cùng nơi ban hành có số 214 (17/8/2022), 228 (15/9/2022).";
    assert_eq!(told, [format!("warning: {province}"), format!("warning: {district}")]);
    let of = |id: &str| {
        let one = document(&book, id);
        (one.number.clone().unwrap().to_string(), one.date.unwrap().to_string())
    };
    assert_eq!(of("kh-294-lv-2022"), ("294".to_owned(), "08/02/2022".to_owned()), "as written");
    let mut mended = sample_book();
    let late = Document {
        date: PartialDate::parse("2022-12-08"),
        ..document(&book, "kh-294-lv-2022").clone()
    };
    mended.put(Stored::Record(Record::Document(late)));
    assert_eq!(found(&mended, "S10", ""), [format!("warning: {province}")]);
}

#[test]
fn anomaly_12_letters_that_were_recognised_wrongly_are_found_by_both_writings() {
    let book = sample_book();
    for name in ["Lấp Vò", "Lắp Vò", "lap vo", "huyện Lắp Vò"] {
        assert_eq!(find::unit(&book, name).all().first(), Some(&id("lap-vo")), "{name}");
    }
    for typed in ["ngày thứ 5 không hẹn", "ngày thứ 5 không hện"] {
        assert_eq!(hit(&book, typed), "lap-vo-ngay-thu-5-khong-hen", "{typed}");
    }
    let model = book.exemplar("lap-vo-ngay-thu-5-khong-hen").unwrap();
    assert!(model.name.contains("không hẹn"), "shown as it is meant");
    assert!(model.note.as_deref().unwrap().contains("không hện"), "kept as it is written");
    let reply = asked(&book, "binh-son", "Diễn hình tiên tiến");
    assert!(!reply.hits.list.is_empty(), "“Diễn hình” is taken for “Điển hình”");
}

#[test]
fn anomaly_13_a_count_needs_a_year_and_an_inferred_year_says_so() {
    let without =
        import_counts("unit,award,recipient,value\nlap-vo,bang-khen-tinh,individual,47\n");
    assert!(without.unwrap_err()[0].contains("«year»"));
    let empty =
        import_counts("unit,year,award,recipient,value\nlap-vo,,bang-khen-tinh,individual,47\n");
    assert!(empty.unwrap_err()[0].contains("«year»"));
    let book = sample_book();
    let head = &book.sheet("lap-vo", Year::new(2023).unwrap()).unwrap().head;
    assert!(head.inferred.iter().any(|key| &**key == "year"));
    assert!(head.note.as_deref().unwrap().contains("Năm suy từ"), "{head:?}");
}

#[test]
fn anomaly_14_two_years_with_the_same_figures_are_a_finding() {
    let mut book = sample_book();
    let told = |book: &Book| found(book, "S3", "binh-son");
    let twice =
        "warning: Văn hóa, thể dục, thể thao: 21 tập thể, 33 cá nhân ở cả năm 2020 và năm 2021.";
    assert_eq!(told(&book), [twice]);
    let mut sheet = book.sheet("binh-son", Year::new(2021).unwrap()).unwrap().clone();
    let is_twice = |line: &&Line| line.value == 33;
    let key = sheet.lines().iter().find(is_twice).unwrap().key;
    let mut figure = sheet.figure(key).unwrap();
    assert!(figure.remark.note.as_deref().unwrap().contains("Trùng số"), "both stay, with a note");
    figure.value = 34;
    sheet.set_figure(key, Some(figure));
    book.put(Stored::Sheet(sheet));
    assert!(told(&book).is_empty(), "one of the two by itself may be chance");
}

#[test]
fn anomaly_15_the_six_fields_of_a_table_are_mapped_to_the_fourteen() {
    let names = [
        ("Văn hoá, thể dục, thể thao", 1),
        ("Giáo dục, Khoa học, Công nghệ", 2),
        ("Kinh tế", 0),
        ("Chính trị", 0),
        ("Y tế", 1),
        ("Quốc phòng, an ninh", 1),
    ];
    for (name, covered) in names {
        let field = find::field(name).one().unwrap_or_else(|| panic!("{name}"));
        let covers = &field.entry().covers;
        assert!(covers.len() >= covered, "{name}: {covers:?}");
        for id in covers {
            let main = Catalogue::built_in().choice(List::Field, id).unwrap();
            assert!(main.entry().criterion.is_some(), "{name} stands for d.1 to d.14: {id}");
        }
    }
    let many = find::field("Giáo dục, Khoa học, Công nghệ").one().unwrap();
    assert!(many.entry().covers.len() > 1, "one label of the table, several of the list");
}

#[test]
fn anomaly_16_slips_of_the_pen_are_forgiven_and_never_corrected_silently() {
    let book = sample_book();
    let sheet = book.sheet("binh-son", Year::new(2022).unwrap()).unwrap();
    let written = sheet.remarks().iter().filter_map(|(_, remark)| remark.written.as_deref());
    assert!(written.clone().any(|text| text.contains("công hiến")), "kept as it is written");
    let note = sheet.remarks().iter().filter_map(|(_, remark)| remark.note.as_deref());
    assert!(note.clone().any(|text| text.contains("“công hiến”")), "and told");
    let reply = asked(&book, "hong-ngu", "chien si thi dau co so 2019");
    assert_eq!(reply.answers[0].figures[0].cell.value, Some(208));
    assert!(reply.slips().next().is_some(), "what was taken for what is said");
}

#[test]
fn anomaly_17_every_sentence_takes_the_unit_from_the_book() {
    // Templates: nobody's own unit is called by a level that the book may not have.
    let law = include_str!("../data/rules/law.toml").replace("của tỉnh, bộ", "");
    let data = [
        law,
        include_str!("../data/rules/book.toml").to_owned(),
        include_str!("../data/rules/dates.toml").to_owned(),
    ];
    let words = Word::ALL.iter().map(|word| word.vi().replace("của tỉnh, bộ", ""));
    for text in words.chain(data) {
        for level in ["huyện", "xã", "tỉnh", "thành phố", "phường", "thị trấn", "quận"]
        {
            for slip in ["của LEVEL", "tại LEVEL", "toàn LEVEL", "LEVEL ta", "địa bàn LEVEL"]
            {
                let slip = slip.replace("LEVEL", level);
                assert!(!text.to_lowercase().contains(&slip), "“{slip}” in “{text}”");
            }
        }
        let seeds = ["Hồng Ngự", "Lấp Vò", "Bình Sơn"].map(str::to_lowercase);
        let is_command = text.contains("thidua ");
        let is_named = |seed: &String| text.to_lowercase().contains(seed.as_str());
        assert!(is_command || !seeds.iter().any(is_named), "{text}");
    }
    // The same screens and answers of units of two levels.
    for (name, level) in [("phường An Thử", "xa"), ("tỉnh Thử", "tinh")] {
        let book = of_one_unit(name, level);
        for keys in SCREENS_OF_A_UNIT {
            let mut person = Person::with(book.clone(), 120, 40, Lang::Vi);
            let seen = person.types(keys).sees().to_lowercase();
            assert!(seen.contains(&name.to_lowercase()), "{keys}\n{seen}");
            let others = ["huyện", "hồng ngự", "lấp vò", "bình sơn", "{"];
            assert!(!others.iter().any(|other| seen.contains(other)), "{keys}\n{seen}");
        }
        let said = asked(&book, "thu", "giay khen 2019").text(&book, Lang::Vi);
        assert!(said.contains(name) && !said.contains("huyện"), "{said}");
        let year = Year::new(2026).unwrap();
        for one in check(&book, year) {
            let place = one.place_name(&book, Lang::Vi);
            let is_of_unit = matches!(one.place.key, Key::Sheet(..) | Key::Record(Kind::Unit, _));
            assert!(!is_of_unit || place.contains(name), "{place}");
            assert!(!format!("{place} {}", one.say(Lang::Vi)).contains("huyện"), "{place}");
        }
        let asked = Asked { unit: id("thu"), year: Year::new(2019).unwrap(), below: false };
        let filled = fill(&book, Form::find("nam").unwrap(), asked);
        assert_eq!(filled.value(0, 0), Some(7), "its own counts and nobody else's");
    }
}

#[test]
fn anomaly_18_a_document_without_a_date_and_one_of_a_doubtful_issuer_are_findings() {
    let mut book = sample_book();
    let plan = document(&book, "kh-80-bs").clone();
    assert_eq!(
        (plan.date, found(&book, "S11", "kh-80-bs")),
        (None, vec!["notice: Chưa đủ: ngày.".to_owned()])
    );
    assert_eq!(
        find::document(&book, "80/KH-UBND").one(),
        Some(plan.id.clone()),
        "found all the same"
    );
    let issuer = "Ban Thi đua, khen thưởng tỉnh Quảng Ngãi";
    let doubtful = format!("warning: Ký hiệu SNV-TĐKT, nhưng nơi ban hành ghi «{issuer}».");
    let letter = document(&book, "cv-196-snv-qn-2024").clone();
    assert_eq!(letter.issuer.as_deref(), Some(issuer), "as written");
    assert_eq!(found(&book, "S13", "cv-196-snv-qn-2024"), [doubtful]);
    let dated = Document { date: PartialDate::parse("2023-05-04"), ..plan };
    let mended = Document { issuer: Some("Sở Nội vụ tỉnh Quảng Ngãi".into()), ..letter };
    for one in [dated, mended] {
        book.put(Stored::Record(Record::Document(one)));
    }
    assert!(found(&book, "S11", "kh-80-bs").is_empty(), "complete now");
    assert!(found(&book, "S13", "cv-196-snv-qn-2024").is_empty(), "symbol and issuer agree");
}

#[test]
fn anomaly_19_a_period_is_computed_from_the_years_and_not_from_the_words() {
    let book = sample_book();
    let model = book.exemplar("hong-ngu-rau-nha-luoi").unwrap();
    assert_eq!(model.period.unwrap().years().count(), 4, "2017 to 2020 is not “3 năm”");
    let heads = book.sheets_of("hong-ngu").iter().map(|sheet| sheet.head.year.number());
    assert_eq!((heads.clone().min(), heads.max()), (Some(2015), Some(2020)));
    let comparison = compare(&book, &query("hong-ngu", 2015, 2020));
    assert_eq!(comparison.years.len(), 6, "“5 năm” of the report are six years");
}

#[test]
fn anomaly_20_party_documents_are_written_and_found_in_the_way_of_the_party() {
    let book = sample_book();
    let reference = |id: &str| document(&book, id).reference().unwrap();
    assert_eq!(reference("ct-39-cttw-2004"), "39-CT/TW");
    assert_eq!(reference("ct-34-cttw-2014"), "34-CT/TW");
    for typed in ["39/CT-TW", "39-CT/TW", "39 ct tw"] {
        assert_eq!(find::document(&book, typed).one(), Some(id("ct-39-cttw-2004")), "{typed}");
    }
    for typed in ["34/CT-TW", "34-CT/TW"] {
        assert_eq!(hit(&book, typed), "ct-34-cttw-2014", "{typed}");
    }
    let written: Vec<&str> =
        document(&book, "ct-34-cttw-2014").written.iter().map(|text| &**text).collect();
    assert_eq!(written, ["34/CT-TW", "34-CT/TW"], "the writings of the reports are kept");
}
