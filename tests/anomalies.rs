//! What the program does with everything odd in the four reports: one test for each oddity, through
//! the same paths a person takes (import, comparison, question, list, screen).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::person::{Person, sample_book};
use thidua::domain::book::Book;
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::document::Document;
use thidua::domain::id::Id;
use thidua::domain::record::{Kind, Record};
use thidua::domain::sheet::Recipient;
use thidua::domain::text::{Period, Year, parse_count, write_count};
use thidua::exchange::import::Import;
use thidua::exchange::{csv_counts, records};
use thidua::report::ask::{Index, Reply, Setting, ask};
use thidua::report::compare::{Comparison, Layout, Query, Row, Units, compare, table};
use thidua::report::find::{self, Found};
use thidua::report::forms::{Asked, Form, fill};
use thidua::report::present;
use thidua::words::Lang;

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn asked(book: &Book, unit: &str, question: &str) -> Reply {
    let (index, unit, today) = (Index::new(book), id(unit), Year::new(2026).unwrap());
    let setting = Setting { book, index: &index, unit: Some(&unit), today };
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

#[test]
fn a_year_that_the_table_does_not_have_is_a_dash_and_never_zero() {
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
fn a_part_year_is_marked_and_left_out_of_increase_and_decrease() {
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
fn a_figure_without_a_unit_of_measure_says_that_the_unit_is_inferred() {
    let book = sample_book();
    let growth = book.indicator("hong-ngu-tang-truong-kinh-te-2019").unwrap();
    assert_eq!(growth.written.as_deref(), Some("6,54"), "as the report writes it");
    let details = present::details(&book, &Record::Indicator(growth.clone()), Lang::Vi);
    let measure = details.iter().find(|(label, _)| &**label == "Đơn vị tính").unwrap();
    assert!(measure.1.starts_with("% (suy ra"), "{measure:?}");
    let stated = book.indicator("hong-ngu-tong-thu-ngan-sach-nha-nuoc-2019").unwrap();
    let details = present::details(&book, &Record::Indicator(stated.clone()), Lang::Vi);
    assert!(details.iter().any(|(_, text)| &**text == "tỷ đồng"), "stated: no such mark");
}

#[test]
fn thousands_are_read_with_a_point_and_without_and_written_one_way() {
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
fn a_symbol_broken_over_two_lines_is_found() {
    let book = sample_book();
    for typed in ["18/CT-\nTTg", "18/CT- TTg", "18/CT-TTg", "18 ct ttg", "chỉ thị 18"] {
        let found = find::document(&book, typed).one();
        assert_eq!(found, Some(id("ct-18-ttg-2016")), "{typed}");
    }
    assert_eq!(hit(&book, "18/CT-\nTTg"), "ct-18-ttg-2016");
}

#[test]
fn a_hyperlink_left_over_in_text_goes_and_is_told() {
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
fn collective_titles_are_met_by_their_names_in_law_and_in_reports() {
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
fn titles_are_met_by_the_wording_of_each_report() {
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
fn a_unit_has_its_names_and_levels_with_their_dates() {
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
fn documents_of_one_number_are_told_apart_by_issuer_and_year() {
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
fn numbers_and_dates_that_contradict_each_other_are_kept_as_written() {
    let book = sample_book();
    let of = |id: &str| {
        let one = document(&book, id);
        (one.number.clone().unwrap().to_string(), one.date.unwrap().to_string())
    };
    assert_eq!(of("kh-294-lv-2022"), ("294".to_owned(), "08/02/2022".to_owned()));
    assert_eq!(of("kh-214-lv-2022"), ("214".to_owned(), "17/8/2022".to_owned()));
    assert_eq!(of("kh-228-lv-2022"), ("228".to_owned(), "15/9/2022".to_owned()));
    assert_eq!(of("kh-276-ubndt-2022"), ("276".to_owned(), "08/8/2022".to_owned()));
    assert_eq!(of("kh-221-ubndt-2022"), ("221".to_owned(), "15/9/2022".to_owned()));
}

#[test]
fn letters_that_were_recognised_wrongly_are_found_by_both_writings() {
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
fn a_count_needs_a_year_and_an_inferred_year_says_so() {
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
fn two_years_with_the_same_figures_both_stay_with_a_remark() {
    let book = sample_book();
    for year in [2020, 2021] {
        let sheet = book.sheet("binh-son", Year::new(year).unwrap()).unwrap();
        let is_sport = |key: &thidua::domain::sheet::LineKey| {
            key.field().is_some_and(|field| field.is("van-hoa-the-duc-the-thao"))
        };
        let of_sport = sheet.lines().iter().filter(|line| is_sport(&line.key));
        let values: Vec<(u32, bool)> = of_sport
            .map(|line| {
                let note = sheet.remark(line.key).and_then(|remark| remark.note.as_deref());
                (line.value, note.is_some_and(|note| note.contains("Trùng số")))
            })
            .collect();
        assert_eq!(values, [(21, true), (33, true)], "{year}");
    }
}

#[test]
fn the_six_fields_of_a_table_are_mapped_to_the_fourteen() {
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
fn slips_of_the_pen_are_forgiven_and_never_corrected_silently() {
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
fn the_unit_in_a_title_is_the_unit_of_the_figures() {
    let book = sample_book();
    let year = Year::new(2023).unwrap();
    for (unit, name) in [("binh-son", "huyện Bình Sơn"), ("lap-vo", "huyện Lấp Vò")] {
        let asked = Asked { unit: id(unit), year, below: false };
        let filled = fill(&book, Form::find("nam").unwrap(), asked);
        assert_eq!(filled.asked.unit.as_str(), unit);
        assert_eq!(&*book.unit(filled.asked.unit.as_str()).unwrap().name, name);
        let total: u64 =
            book.sheet(unit, year).unwrap().lines().iter().map(|l| u64::from(l.value)).sum();
        assert_eq!(filled.value(0, 0), Some(total), "its own counts and nobody else's");
    }
}

#[test]
fn a_document_without_a_date_has_none_and_what_is_doubtful_is_remarked() {
    let book = sample_book();
    let plan = document(&book, "kh-80-bs");
    assert_eq!(plan.date, None);
    assert_eq!(
        find::document(&book, "80/KH-UBND").one(),
        Some(id("kh-80-bs")),
        "found all the same"
    );
    let listed = records::list(&book, &book, Kind::Document, Lang::Vi);
    let row = listed.rows.iter().find(|row| row[0] == "kh-80-bs").unwrap();
    let date = listed.columns.iter().position(|column| column.title == "Ngày").unwrap();
    assert_eq!(row[date], "");
    let letter = document(&book, "cv-196-snv-qn-2024");
    assert!(letter.note.is_some(), "issuer and symbol disagree: {letter:?}");
}

#[test]
fn a_period_is_computed_from_the_years_and_not_from_the_words() {
    let book = sample_book();
    let model = book.exemplar("hong-ngu-rau-nha-luoi").unwrap();
    assert_eq!(model.period.unwrap().years().count(), 4, "2017 to 2020 is not “3 năm”");
    let heads = book.sheets_of("hong-ngu").iter().map(|sheet| sheet.head.year.number());
    assert_eq!((heads.clone().min(), heads.max()), (Some(2015), Some(2020)));
    let comparison = compare(&book, &query("hong-ngu", 2015, 2020));
    assert_eq!(comparison.years.len(), 6, "“5 năm” of the report are six years");
}

#[test]
fn party_documents_are_written_and_found_in_the_way_of_the_party() {
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
