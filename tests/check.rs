//! Every rule with a book that breaks it and one that does not; what is accepted stays so.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::sample_book;
use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::id::Id;
use thidua::domain::record::{Key, Kind, Record};
use thidua::domain::rule::{Check, Rule};
use thidua::domain::sheet::{Figure, LineKey, Recipient, Remark, Sheet, SheetHead};
use thidua::domain::text::Year;
use thidua::domain::value::Value;
use thidua::exchange::import::Import;
use thidua::report::ask::{Index, Setting, ask};
use thidua::report::check::{Finding, check, check_figures, of_unit, text as said};
use thidua::words::Lang;

const TODAY: u16 = 2026;
const INDIVIDUAL: Recipient = Recipient::Individual;

/// One kind of records as a file, without what is not needed.
type File<'t> = (Kind, &'t str);

const UNITS: File = (
    Kind::Unit,
    "id,name,level,parent,from,until
     tinh,tỉnh T,tinh,,,
     xa,xã A,xa,tinh,,
     co-quan,Phòng B,co-quan,tinh,,
     cu,huyện C,huyen,tinh,,2025-06-30
     moi,xã D,xa,tinh,2025-07-01,",
);
const SUCCESSION: File = (Kind::Succession, "id,from,to,extent,date\nke,cu,moi,toan-bo,2025-07-01");
const REPORT: File = (
    Kind::Document,
    "id,kind,number,symbol,date,issuer,subject
     bc,bao-cao,9,BC-UBND,2020-12-01,UBND xã A,kết quả
     bc-khac,bao-cao,8,BC-UBND,2020-11-01,UBND xã A,kết quả khác",
);

fn book(files: &[File], counts: &str) -> Book {
    let mut import = Import::new();
    // Each kind is one file: the rows of a test stand under the common ones of the same columns.
    for (kind, text) in [UNITS, REPORT, SUCCESSION].iter().chain(files) {
        let text: Vec<&str> = text.lines().map(str::trim).collect();
        import.records(*kind, "a.csv", &text.join("\n"));
    }
    if !counts.is_empty() {
        let head = "unit,year,award,recipient,field,occasion,value,source";
        let rows: Vec<&str> = counts.lines().map(str::trim).collect();
        import.counts("c.csv", &format!("{head}\n{}", rows.join("\n")));
    }
    let mut book = Book::default();
    let change = import.finish(&Book::default());
    change.unwrap_or_else(|bad| panic!("{bad:?}")).apply(&mut book).unwrap();
    book
}

fn print(finding: &Finding) -> String {
    finding.fingerprint()
}

fn today() -> Year {
    Year::new(TODAY).unwrap()
}

/// "R1 warning sheet xa 2019 … | 16 | 100 | 15", one a finding.
fn told(book: &Book) -> Vec<String> {
    let line = |finding: &Finding| {
        let print = finding.fingerprint();
        let (_, rest) = print.split_once(' ').unwrap();
        let said = [finding.say(Lang::Vi), finding.say(Lang::En)];
        assert!(said.iter().all(|text| !text.contains('{')), "{said:?}");
        format!("{} {} {rest}", finding.rule.number, finding.severity.id())
    };
    check(book, today()).iter().map(line).collect()
}

#[track_caller]
fn breaks(files: &[File], counts: &str, expected: &[&str]) {
    assert_eq!(told(&book(files, counts)), expected);
}

#[track_caller]
fn is_sound(files: &[File], counts: &str) {
    breaks(files, counts, &[]);
}

fn sheets(rows: &str) -> (Kind, String) {
    (Kind::Sheet, format!("unit,year,state,until,source\n{rows}"))
}

fn text<'t>((kind, text): &'t (Kind, String)) -> File<'t> {
    (*kind, text)
}

#[test]
fn the_common_records_are_sound() {
    is_sound(&[], "");
}

#[test]
fn r1_a_share_above_the_cap_of_its_years() {
    let of = |unit: &str, year: u16, state: &str, cstd: u16| {
        let sheets = sheets(&format!("{unit},{year},{state},,bc"));
        let counts = format!(
            "{unit},{year},lao-dong-tien-tien,individual,,,80,
             {unit},{year},chien-si-tien-tien,individual,,,20,
             {unit},{year},chien-si-thi-dua-co-so,individual,,,{cstd},"
        );
        told(&book(&[text(&sheets)], &counts))
    };
    let line = "chien-si-thi-dua-co-so individual | 16 | 100 | 15";
    assert_eq!(of("xa", 2019, "chinh-thuc", 16), [format!("R1 warning sheet xa 2019 {line}")]);
    // A sum over many units only indicates.
    assert_eq!(of("tinh", 2019, "chinh-thuc", 16), [format!("R1 notice sheet tinh 2019 {line}")]);
    assert!(of("xa", 2019, "chinh-thuc", 15).is_empty());
    assert!(of("xa", 2016, "chinh-thuc", 16).is_empty(), "before it was law");
    assert!(of("xa", 2024, "chinh-thuc", 16).is_empty(), "after it was law");
    let part = of("xa", 2019, "nghi-chua-du-nam", 16);
    assert_eq!(part, ["S2 warning sheet xa 2019"], "of a part of a year nothing can be said");
}

/// Caps of a trial province and of the commune in it, as `id unit percent from until`.
fn caps(rows: &[&str]) -> (Kind, String) {
    let mut text = "id,unit,rule,percent,basis,from,until".to_owned();
    for row in rows {
        let mut parts = row.split(' ').map(|part| part.trim_matches('-'));
        let mut next = || parts.next().unwrap_or_default();
        let (id, unit, percent) = (next(), next(), next());
        let rest = format!("quy-che-thu,{},{}", next(), next());
        text += &format!("\n{id},{unit},cstd-co-so-dia-phuong,{percent},{rest}");
    }
    (Kind::Cap, text)
}

/// Rules of the trial province that nobody has made.
const TRIAL_RULES: File = (
    Kind::Document,
    "id,kind,number,symbol,date,issuer,subject
     quy-che-thu,quyet-dinh,1,QĐ-THỬ,2024-01-01,tỉnh thử,quy chế thử",
);

/// A year of a unit with a hundred who are LĐTT or CSTT, under caps.
fn capped(unit: &str, year: u16, cstd: u16, rows: &[&str]) -> Book {
    let sheets = sheets(&format!("{unit},{year},chinh-thuc,,bc"));
    let counts = format!(
        "{unit},{year},lao-dong-tien-tien,individual,,,80,
         {unit},{year},chien-si-tien-tien,individual,,,20,
         {unit},{year},chien-si-thi-dua-co-so,individual,,,{cstd},"
    );
    book(&[TRIAL_RULES, text(&caps(rows)), text(&sheets)], &counts)
}

#[test]
fn r2_the_cap_of_the_province_holds_for_all_units_below_it_from_2024() {
    let of = |unit: &str, year, cstd, rows: &[&str]| told(&capped(unit, year, cstd, rows));
    let line = "chien-si-thi-dua-co-so individual";
    let province = ["t tinh 16 2024-01-01"];
    let above = format!("R2 warning sheet xa 2024 {line} | 17 | 100 | 16");
    assert_eq!(of("xa", 2024, 17, &province), [above]);
    assert!(of("xa", 2024, 16, &province).is_empty(), "as many as may be");
    assert!(of("xa", 2024, 99, &[]).is_empty(), "nobody has set a cap");
    let indicated = format!("R2 notice sheet tinh 2024 {line} | 17 | 100 | 16");
    assert_eq!(of("tinh", 2024, 17, &province), [indicated], "a sum only indicates");
    let law = format!("R1 warning sheet xa 2023 {line} | 17 | 100 | 15");
    assert_eq!(of("xa", 2023, 17, &["t tinh 20 2020-01-01"]), [law], "the law had its own");
    let nearer = ["t tinh 16 2024-01-01", "x xa 17.5 2024-01-01"];
    assert!(of("xa", 2024, 17, &nearer).is_empty(), "its own is nearer");
    let exact = format!("R2 warning sheet xa 2024 {line} | 18 | 100 | 17,5");
    assert_eq!(of("xa", 2024, 18, &nearer), [exact]);
    let over = ["t tinh 16 2024-01-01 2024-12-31"];
    assert!(of("xa", 2025, 17, &over).is_empty(), "it holds no longer");
    assert!(of("xa", 2025, 17, &["t cu 16 2024-01-01"]).is_empty(), "that of another unit");
}

#[test]
fn r2_says_what_it_is_computed_by() {
    let rule = |number: &str| Rule::built_in().iter().find(|rule| rule.number == number).unwrap();
    let about = |number| said::about(rule(number), Lang::Vi).join(" ");
    assert!(about("R3").contains("Không tính được từ sổ"));
    let said = about("R2");
    assert!(!said.contains("Không tính được từ sổ"), "{said}");
    assert!(said.contains("Chỉ tính khi sổ có mức trần"), "{said}");
    let caps = |rows: &[&str]| said::caps(rule("R2"), &capped("xa", 2024, 0, rows), Lang::Vi);
    assert_eq!(caps(&[]), None);
    assert!(caps(&["t tinh 16"]).is_some_and(|said| said.contains("Sổ đang có 1 mức trần")));
}

#[test]
fn r2_cites_the_document_that_sets_the_cap() {
    let book = capped("xa", 2024, 17, &["t tinh 16 2024-01-01"]);
    let found = check(&book, today());
    assert_eq!(
        found[0].say(Lang::Vi),
        "17/100 (Lao động tiên tiến + Chiến sĩ tiên tiến) = 17,00 %, vượt mức trần 16 % \
         (Quyết định số 1/QĐ-THỬ của tỉnh thử)."
    );
    let index = Index::new(&book);
    let asked = |year: u16| {
        let unit = Id::parse("xa").unwrap();
        let setting = Setting {
            book: &book,
            index: &index,
            unit: Some(&unit),
            today: today().into(),
            lang: Lang::Vi,
        };
        ask(&setting, &format!("cstd {year} ")).text(&book, Lang::Vi)
    };
    let said = asked(2024);
    assert!(
        said.contains("17/100 = 17,00 %; mức trần 16 % tính cho từng đơn vị (Quyết định số 1/QĐ-THỬ của tỉnh thử, từ 01/01/2024)"),
        "{said}"
    );
    let without = capped("xa", 2024, 17, &[]);
    let index = Index::new(&without);
    let unit = Id::parse("xa").unwrap();
    let setting = Setting {
        book: &without,
        index: &index,
        unit: Some(&unit),
        today: today().into(),
        lang: Lang::Vi,
    };
    let said = ask(&setting, "cstd 2024 ").text(&without, Lang::Vi);
    assert!(
        said.contains("(khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP) chỉ áp dụng cho 2017–2023"),
        "{said}"
    );
}

#[test]
fn s19_and_s16_a_cap_is_a_share_and_ends_after_it_begins() {
    let of = |row: &str| told(&book(&[TRIAL_RULES, text(&caps(&[row]))], ""));
    assert_eq!(of("t tinh 150"), ["S19 warning cap t | 150"]);
    assert_eq!(of("t tinh 0"), ["S19 warning cap t | 0"]);
    assert!(of("t tinh 100").is_empty() && of("t tinh 0.5").is_empty());
    let backwards = ["S16 warning cap t | 01/01/2024 | 02/01/2024"];
    assert_eq!(of("t tinh 16 2024-01-02 2024-01-01"), backwards);
}

#[test]
fn r13_the_flags_of_the_government_in_a_province() {
    let of = |unit: &str, flags: u16| {
        let sheets = sheets(&format!("{unit},2019,chinh-thuc,,bc"));
        let counts = format!(
            "{unit},2019,co-thi-dua-chinh-phu,collective,,,{flags},
             {unit},2019,co-thi-dua-tinh,collective,,,8,"
        );
        told(&book(&[text(&sheets)], &counts))
    };
    let line = "R13 notice sheet tinh 2019 co-thi-dua-chinh-phu collective | 3 | 11 | 20";
    assert_eq!(of("tinh", 3), [line]);
    assert!(of("tinh", 2).is_empty() && of("xa", 3).is_empty());
}

fn indicators(row: &str) -> (Kind, String) {
    let head = "id,unit,name,year,value,written,measure,numerator,denominator,qualifier,source,inferred,note";
    (Kind::Indicator, format!("{head}\n{row}"))
}

#[test]
fn r19_parts_wholes_and_stated_shares() {
    let of = |row: &str| told(&book(&[text(&indicators(row))], ""));
    assert_eq!(of("a,xa,Vụ án,2019,,,vụ,116,115,,bc,,"), ["R19 warning indicator a | 116 | 115"]);
    assert!(
        of("a,xa,Tuyển quân,2019,,,% chỉ tiêu,120,100,,bc,,").is_empty(),
        "a plan is surpassed"
    );
    assert!(of("a,xa,Vụ án,2019,97.4,,%,112,115,,bc,,").is_empty(), "97,39 rounded");
    assert!(of("a,xa,Vụ án,2019,97.3,,%,112,115,,bc,,").is_empty(), "97,39 cut off");
    let wrong = of("a,xa,Vụ án,2019,97.5,,%,112,115,,bc,,");
    assert_eq!(wrong, ["R19 warning indicator a | 112 | 115 | 97,5"]);
    assert!(of("a,xa,Vụ án,2019,97.5,,%,112,115,khoang,bc,,").is_empty(), "about");
    let tons = of("a,xa,Lúa,2019,26,,%,2.5,10,,bc,,");
    assert_eq!(tons, ["R19 warning indicator a | 2,5 | 10 | 26"]);
    assert!(of("a,xa,Lúa,2019,25,,%,2.5,10,,bc,,").is_empty());
    assert!(of("a,xa,Trường,2020,45.83,,% trường,22,48,,bc,,").is_empty());
}

#[test]
fn r19_a_stated_rise_is_the_difference() {
    let of = |value: &str, note: &str| {
        let rows = format!(
            "nay,xa,Chỉ số,2019,{value},,điểm,,,,bc,,{note}\nxua,xa,Chỉ số,2016,87.88,,điểm,,,,bc,,"
        );
        told(&book(&[text(&indicators(&rows))], ""))
    };
    assert!(of("90.11", "\"Tăng 2,23 so với năm 2016.\"").is_empty());
    let wrong = ["R19 warning indicator nay | 2,32 | 90,11 | 87,88"];
    assert_eq!(of("90.11", "\"Tăng 2,32 so với năm 2016.\""), wrong);
    assert_eq!(
        of("90.11", "\"Giảm 2,23 điểm so với năm 2016\""),
        ["R19 warning indicator nay | 2,23 | 90,11 | 87,88"]
    );
    assert!(of("90.11", "\"Tăng 2,32% so với năm 2016.\"").is_empty(), "points or per cent");
    assert!(of("90.11", "\"Tăng 2,32 so với năm 2015.\"").is_empty(), "no figure of that year");
}

#[test]
fn r19_a_total_is_not_added_to_its_parts() {
    let sheet = sheets("xa,2019,chinh-thuc,,bc");
    let counts = |whole: u16| {
        format!(
            "xa,2019,giay-khen,individual,,,{whole},
             xa,2019,giay-khen,individual,kinh-te,,30,
             xa,2019,giay-khen,individual,y-te,,12,"
        )
    };
    let twice = ["R19 warning sheet xa 2019 giay-khen individual | 42 | 2"];
    breaks(&[text(&sheet)], &counts(42), &twice);
    let perhaps = ["R19 notice sheet xa 2019 giay-khen individual | 862 | 2 | 42"];
    breaks(&[text(&sheet)], &counts(862), &perhaps);
    is_sound(&[text(&sheet)], &counts(41));
}

#[test]
fn s14_a_figure_has_a_unit_of_measure() {
    let of = |row: &str| told(&book(&[text(&indicators(row))], ""));
    assert_eq!(
        of("a,xa,Tăng trưởng,2019,6.54,\"6,54\",,,,,bc,,"),
        ["S14 warning indicator a | 6,54"]
    );
    let inferred = of("a,xa,Tăng trưởng,2019,6.54,\"6,54\",%,,,,bc,measure,");
    assert_eq!(inferred, ["S14 notice indicator a | 6,54 | %"]);
    assert!(of("a,xa,Tăng trưởng,2019,6.54,\"6,54\",%,,,,bc,,").is_empty());
    assert!(of("a,xa,Trường,2019,45.83,22/48,% trường,22,48,,bc,measure,").is_empty());
    assert!(of("a,xa,Chỉ tiêu,2019,,đều đạt,,,,dinh-tinh,bc,,").is_empty(), "words have none");
}

#[test]
fn s1_years_without_figures() {
    let gap = sheets("xa,2016,chinh-thuc,,bc\nxa,2019,chinh-thuc,,bc");
    let counts = "xa,2016,giay-khen,individual,,,5,\nxa,2019,giay-khen,individual,,,6,";
    breaks(&[text(&gap)], counts, &["S1 warning unit xa 2017 2018"]);
    let whole = sheets("xa,2018,chinh-thuc,,bc\nxa,2019,chinh-thuc,,bc\nxa,2026,nhap,,bc");
    let counts = "xa,2018,giay-khen,individual,,,5,\nxa,2019,giay-khen,individual,,,6,";
    is_sound(&[text(&whole)], counts);
}

#[test]
fn s1_years_that_the_source_report_promises() {
    let of = |subject: &str| {
        let documents = format!(
            "id,kind,number,symbol,date,issuer,subject\n\
             nam-nam,bao-cao,10,BC-UBND,2020-12-02,UBND xã A,\"{subject}\""
        );
        let sheets = sheets(
            "xa,2018,chinh-thuc,,nam-nam\nxa,2019,chinh-thuc,,nam-nam\nxa,2020,chinh-thuc,,nam-nam",
        );
        let counts = "xa,2018,giay-khen,individual,,,5,
                      xa,2019,giay-khen,individual,,,6,
                      xa,2020,giay-khen,individual,,,7,";
        told(&book(&[(Kind::Document, &documents), text(&sheets)], counts))
    };
    assert_eq!(of("kết quả giai đoạn 2016 - 2020"), ["S1 warning unit xa 2016 2017"]);
    assert!(of("kết quả giai đoạn 2018 - 2020").is_empty());
    assert!(of("sơ kết Đề án “Tuyên truyền giai đoạn 2016 - 2020”").is_empty(), "not its own");
    assert!(of("sơ kết kế hoạch giai đoạn 2016 - 2025").is_empty(), "not at its end");
}

#[test]
fn s2_years_that_may_not_be_complete() {
    let of = |state: &str, last: u16| {
        let sheets = sheets(&format!("xa,2019,chinh-thuc,,bc\nxa,2020,{state},bc"));
        let row = |year: u16, value: u16| {
            let awards = ["giay-khen", "lao-dong-tien-tien", "chien-si-tien-tien", "huy-hieu"];
            let row = |award: &&str| format!("xa,{year},{award},individual,,,{value},");
            awards.iter().map(row).collect::<Vec<_>>().join("\n")
        };
        told(&book(&[text(&sheets)], &format!("{}\n{}", row(2019, 40), row(2020, last))))
    };
    assert_eq!(of("chinh-thuc,", 10), ["S2 warning sheet xa 2020 | 4 | 4 | 160 | 40"]);
    assert!(of("chinh-thuc,", 30).is_empty(), "a fall, not a sharp one");
    assert_eq!(of("nghi-chua-du-nam,", 10), ["S2 warning sheet xa 2020"]);
    assert_eq!(of("chua-du-nam,", 10), ["S2 notice sheet xa 2020"]);
    assert!(of("chua-du-nam,2020-06-30", 10).is_empty(), "known, and until when");
}

#[test]
fn s2_one_row_that_falls_or_the_present_year_says_nothing() {
    let of = |year: u16, values: [[u16; 4]; 2]| {
        let before = year - 1;
        let sheets = sheets(&format!("xa,{before},chinh-thuc,,bc\nxa,{year},chinh-thuc,,bc"));
        let awards = ["giay-khen", "lao-dong-tien-tien", "chien-si-tien-tien", "huy-hieu"];
        let mut rows = Vec::new();
        for (year, values) in [before, year].into_iter().zip(values) {
            let row = |(award, value)| format!("xa,{year},{award},individual,,,{value},");
            rows.extend(awards.into_iter().zip(values).map(row));
        }
        told(&book(&[text(&sheets)], &rows.join("\n")))
    };
    assert!(of(2020, [[40, 41, 42, 400], [41, 42, 43, 10]]).is_empty());
    let all = [[40, 41, 42, 43], [10, 11, 12, 13]];
    assert_eq!(of(TODAY - 1, all).len(), 1);
    assert!(of(TODAY, all).is_empty(), "everybody knows that this year is not over");
}

#[test]
fn s3_rows_copied_from_the_year_before() {
    let sheets = sheets("xa,2019,chinh-thuc,,bc\nxa,2020,chinh-thuc,,bc");
    let of = |collective: u16, individual: u16| {
        let counts = format!(
            "xa,2019,giay-khen,collective,y-te,,21,\nxa,2019,giay-khen,individual,y-te,,33,
             xa,2020,giay-khen,collective,y-te,,{collective},
             xa,2020,giay-khen,individual,y-te,,{individual},"
        );
        told(&book(&[text(&sheets)], &counts))
    };
    let twice = "S3 warning sheet xa 2020 giay-khen collective y-te | 21/33 | 2019";
    assert_eq!(of(21, 33), [twice]);
    assert!(of(21, 34).is_empty(), "one of them is equal by chance");
}

#[test]
fn s4_years_that_have_not_come() {
    let ahead = sheets("xa,2027,nhap,,bc");
    let counts = |year: u16| format!("xa,{year},giay-khen,individual,,,5,");
    breaks(&[text(&ahead)], &counts(2027), &["S4 warning sheet xa 2027 | 2027"]);
    is_sound(&[text(&sheets("xa,2026,nhap,,bc"))], &counts(2026));
    let model = (Kind::Exemplar, "id,unit,name\nm,xa,Mô hình");
    let assessment = |year: u16| format!("id,exemplar,year\nd,m,{year}");
    breaks(
        &[model, (Kind::Assessment, &assessment(2027))],
        "",
        &["S4 warning assessment d | 2027"],
    );
    is_sound(&[model, (Kind::Assessment, &assessment(2026))], "");
    let decision = |date: &str| format!("id,unit,date\nq,xa,{date}");
    breaks(&[(Kind::Decision, &decision("2027-01-02"))], "", &["S4 warning decision q | 2027"]);
    is_sound(&[(Kind::Decision, &decision("2026-01-02"))], "");
}

#[test]
fn s5_and_r17_sheets_outside_the_life_of_the_unit() {
    let of = |unit: &str, until: &str, year: u16| {
        let units =
            format!("id,name,level,parent,from,until\nda-het,xã H,xa,tinh,2010-01-01,{until}");
        let ke = "id,from,to,extent,date\nke-2,da-het,moi,mot-phan,2025-07-01";
        let sheets = sheets(&format!("{unit},{year},chinh-thuc,,bc"));
        let counts = format!("{unit},{year},giay-khen,individual,,,5,");
        told(&book(&[(Kind::Unit, &units), (Kind::Succession, ke), text(&sheets)], &counts))
    };
    assert_eq!(of("da-het", "2020-01-31", 2021), ["S5 notice sheet da-het 2021 | 31/01/2020"]);
    assert_eq!(of("da-het", "2025-06-30", 2026), ["R17 warning sheet da-het 2026 | 30/6/2025"]);
    assert!(of("da-het", "2025-06-30", 2025).is_empty(), "half of the year it was there");
    assert_eq!(of("da-het", "2025-06-30", 2009), ["S5 warning sheet da-het 2009 | 01/01/2010"]);
}

#[test]
fn s6_counts_have_a_source() {
    let counts = "xa,2018,giay-khen,individual,,,5,\nxa,2019,giay-khen,individual,,,6,";
    let bare = sheets("xa,2018,chinh-thuc,,\nxa,2019,chinh-thuc,,");
    breaks(&[text(&bare)], counts, &["S6 notice unit xa 2018 2019"]);
    let own = "xa,2018,giay-khen,individual,,,5,bc\nxa,2019,giay-khen,individual,,,6,bc";
    is_sound(&[text(&bare)], own);
    is_sound(&[text(&sheets("xa,2018,chinh-thuc,,bc\nxa,2019,chinh-thuc,,bc"))], counts);
}

#[test]
fn s7_what_is_named_is_in_the_book() {
    let files = [(Kind::Exemplar, "id,unit,name,source\nm,xa,Mô hình,bc")];
    let sheet = sheets("xa,2019,chinh-thuc,,bc");
    let counts = "xa,2019,giay-khen,individual,,,5,bc-khac";
    let mut book = book(&[files[0], text(&sheet)], counts);
    assert!(told(&book).is_empty());
    for id in ["bc", "bc-khac"] {
        let id = Id::parse(id).unwrap();
        book.take(&Key::Record(Kind::Document, id));
    }
    assert_eq!(
        told(&book),
        [
            "S7 error exemplar m | bc",
            "S7 error sheet xa 2019 | bc",
            "S7 error sheet xa 2019 | bc-khac",
        ]
    );
}

#[test]
fn s8_two_sources_agree() {
    let sheet = sheets("xa,2019,chinh-thuc,,bc");
    let counts = |source: &str| {
        format!(
            "xa,2019,giay-khen,individual,,,40,{source}
             xa,2019,giay-khen,individual,kinh-te,,30,\nxa,2019,giay-khen,individual,y-te,,12,"
        )
    };
    let differ = ["S8 warning sheet xa 2019 giay-khen individual | 40 | 42"];
    breaks(&[text(&sheet)], &counts("bc-khac"), &differ);
    is_sound(&[text(&sheet)], &counts(""));
    // The same sum is a total counted twice, not a disagreement.
    let same = counts("bc-khac").replace("40", "42");
    breaks(&[text(&sheet)], &same, &["R19 warning sheet xa 2019 giay-khen individual | 42 | 2"]);
    let two = |value: &str, source: &str| {
        let rows =
            format!("a,xa,Hộ nghèo,2019,5,,%,,,,bc,,\nb,xa,Hộ nghèo,2019,{value},,%,,,,{source},,");
        told(&book(&[text(&indicators(&rows))], ""))
    };
    assert_eq!(two("4", "bc-khac"), ["S8 warning indicator b | 4 | 5"]);
    assert!(two("5.0", "bc-khac").is_empty() && two("4", "bc").is_empty());
}

fn documents(rows: &str) -> (Kind, String) {
    (Kind::Document, format!("id,kind,number,symbol,date,issuer,cited_in\n{rows}"))
}

#[test]
fn s10_numbers_and_dates_of_documents_go_together() {
    let of = |rows: &str| told(&book(&[text(&documents(rows))], ""));
    let rows = "a,ke-hoach,294,KH-UBND,2022-02-08,UBND huyện C,
                b,ke-hoach,214,KH-UBND,2022-08-17,UBND huyện C,
                c,ke-hoach,228,KH-UBND,2022-09-15,UBND huyện C,";
    let one = "S10 warning document a | 294 | 08/02/2022 | 214 (17/8/2022), 228 (15/9/2022)";
    assert_eq!(of(rows), [one]);
    assert!(of(&rows.replace("294", "29")).is_empty());
    assert!(of(&rows.replace("a,ke-hoach,294,KH-UBND", "a,ke-hoach,294,QĐ-UBND")).is_empty());
    assert!(of(&rows.replace("2022-02-08", "2021-02-08")).is_empty(), "numbers begin each year");
    let vague = "S11 notice document a | ngày";
    assert_eq!(of(&rows.replace("2022-02-08", "2022")), [vague], "the day is not known");
    let same_day = rows.replace("2022-02-08", "2022-08-17").replace("2022-09-15", "2022-08-17");
    assert!(of(&same_day).is_empty());
}

#[test]
fn s11_documents_can_be_cited() {
    let of = |rows: &str| told(&book(&[text(&documents(rows))], ""));
    assert_eq!(of("a,ke-hoach,80,KH-UBND,,UBND huyện C,"), ["S11 notice document a | ngày"]);
    assert_eq!(
        of("a,ke-hoach,,KH-UBND,2020-01,,"),
        ["S11 notice document a | số, ngày, cơ quan ban hành"]
    );
    assert!(of("a,de-an,,,,UBND huyện C,").is_empty(), "approved by a decision");
    assert!(of("a,ke-hoach,80,KH-UBND,2023-05-04,UBND huyện C,").is_empty());
    assert!(of("a,luat,,,2003-11-26,Quốc hội,").is_empty(), "cited by name and day");
    assert_eq!(of("a,luat,,,2003,Quốc hội,"), ["S11 notice document a | ngày"]);
}

#[test]
fn s12_one_number_is_one_document() {
    let of = |rows: &str| told(&book(&[text(&documents(rows))], ""));
    let first = "a,ke-hoach,158,KH-UBND,2019-09-12,UBND huyện C,\n";
    let same = format!("{first}b,ke-hoach,158,kh-ubnd,2019-09-12,Ubnd Huyện C,");
    assert_eq!(of(&same), ["S12 warning document b | a"]);
    // However number and symbol are written, and in which field.
    for written in ["0158,KH/UBND", "158/KH-UBND,"] {
        let same = format!("{first}b,ke-hoach,{written},2019-09-12,UBND huyện C,");
        assert_eq!(of(&same), ["S12 warning document b | a"], "{written}");
    }
    assert!(of(&format!("{first}b,ke-hoach,158,KH-UBND,2017-11-28,UBND huyện C,")).is_empty());
    assert!(of(&format!("{first}b,ke-hoach,158,KH-UBND,2019-09-12,UBND huyện E,")).is_empty());
    let decisions = |number: &str| {
        let rows = format!(
            "id,unit,number,symbol,date,issuer\nq,xa,5,QĐ-UBND,2020-01-02,UBND xã A\n\
             r,xa,{number},QĐ-UBND,2020-01-02,UBND xã A"
        );
        told(&book(&[(Kind::Decision, &rows)], ""))
    };
    assert_eq!(decisions("05"), ["S12 warning decision r | q"]);
    assert!(decisions("6").is_empty());
}

#[test]
fn s13_issuer_and_symbol_say_the_same() {
    let of = |rows: &str| told(&book(&[text(&documents(rows))], ""));
    let cv = "a,cong-van,196,SNV-TĐKT,2024-02-01";
    assert_eq!(
        of(&format!("{cv},Ban Thi đua tỉnh T,")),
        ["S13 warning document a | SNV-TĐKT | Ban Thi đua tỉnh T"]
    );
    assert!(of(&format!("{cv},Sở Nội vụ tỉnh T,")).is_empty());
    for (symbol, issuer) in [
        ("CT/TW", "Bộ Chính trị"),
        ("QĐ-TTg", "Thủ tướng Chính phủ"),
        ("KH/HU", "Ban Thường vụ Huyện ủy C"),
        ("NQ-UBTVQH15", "Ủy ban Thường vụ Quốc hội"),
        ("UBND-VX", "Ủy ban nhân dân huyện C"),
        ("XYZ", "ai đó"),
    ] {
        assert!(of(&format!("a,cong-van,1,{symbol},2024-02-01,{issuer},")).is_empty(), "{symbol}");
    }
    let late = |date: &str| of(&format!("a,ke-hoach,1,KH-UBND,{date},UBND huyện C,"));
    assert_eq!(late("2025-07-02"), ["S13 warning document a | UBND huyện C | 02/7/2025"]);
    assert!(late("2025-06-30").is_empty());
}

#[test]
fn s15_who_took_over_is_known() {
    let of = |rows: &str, succession: &str, phases: &str| {
        let units = format!("id,name,level,parent,from,until\n{rows}");
        let successions = format!("id,from,to,extent,date\n{succession}");
        let phases = format!("id,unit,name,parent,from,until\n{phases}");
        let files =
            [(Kind::Unit, &*units), (Kind::Succession, &successions), (Kind::Phase, &phases)];
        told(&book(&files, ""))
    };
    let ended = "het,xã H,xa,tinh,,2025-06-30";
    assert_eq!(of(ended, "", ""), ["S15 notice unit het | 30/6/2025"]);
    assert!(of(ended, "s,het,moi,mot-phan,2025-07-01", "").is_empty());
    let below = "ap,ấp P,thon,cu,,";
    assert_eq!(of(below, "", ""), ["S15 notice unit ap | cu"]);
    assert!(of(below, "", "p,ap,ấp P,moi,2025-07-01,").is_empty());
    let open = "con,xã K,xa,tinh,,";
    assert_eq!(of(open, "s,con,moi,toan-bo,2025-07-01", ""), ["S15 notice unit con | moi"]);
    assert!(of(open, "s,con,moi,mot-phan,2025-07-01", "").is_empty());
}

#[test]
fn s16_days_are_in_a_possible_order() {
    let of = |kind: Kind, rows: &str| {
        let model = (Kind::Exemplar, "id,unit,name,found\nm,xa,Mô hình,2020-05");
        told(&book(&[model, (kind, rows)], ""))
    };
    let unit = "id,name,level,parent,from,until\nnguoc,xã N,xa,tinh,";
    let backwards = of(Kind::Unit, &format!("{unit}2020-01-02,2020-01-01"));
    assert!(backwards.contains(&"S16 warning unit nguoc | 01/01/2020 | 02/01/2020".to_owned()));
    let phases = |until: &str| {
        let rows = "id,unit,name,from,until\np,xa,xã Cũ,,UNTIL\nq,xa,xã Mới,2019-01-10,";
        of(Kind::Phase, &rows.replace("UNTIL", until))
    };
    assert_eq!(phases("2019-01-10"), ["S16 warning phase q | p"]);
    assert!(phases("2019-01-09").is_empty() && phases("2019").is_empty());
    let succession = |date: &str| {
        of(Kind::Succession, &format!("id,from,to,extent,date\ns,cu,xa,toan-bo,{date}"))
    };
    assert_eq!(succession("2025-06-30"), ["S16 warning succession s | 30/6/2025 | 30/6/2025"]);
    assert!(succession("2025-07-01").is_empty());
    let replication =
        |date: &str| of(Kind::Replication, &format!("id,exemplar,location,date\nr,m,xã D,{date}"));
    assert_eq!(replication("2020-04-30"), ["S16 warning replication r | 30/4/2020 | 5/2020"]);
    assert!(replication("2020-05-01").is_empty() && replication("2020").is_empty());
    let step =
        |date: &str| of(Kind::Step, &format!("id,exemplar,stage,date\nb,m,boi-duong,{date}"));
    assert_eq!(step("2019"), ["S16 warning step b | 2019 | 5/2020"]);
    assert!(step("2020").is_empty());
    let movement = |days: &str| {
        of(
            Kind::Movement,
            &format!("id,unit,name,start,end,reviewed\nt,xa,Phong trào,2020-03-01,{days}"),
        )
    };
    assert_eq!(movement("2020-02-01,"), ["S16 warning movement t | 01/02/2020 | 01/3/2020"]);
    assert_eq!(movement(",2019"), ["S16 warning movement t | 2019 | 01/3/2020"]);
    assert!(movement("2020-12-31,2020-06-30").is_empty());
    let cited = |date: &str| {
        let rows =
            format!("id,kind,number,symbol,date,issuer,cited_in\na,ke-hoach,1,KH,{date},X,bc");
        of(Kind::Document, &rows)
    };
    assert_eq!(cited("2020-12-02"), ["S16 warning document a | 02/12/2020 | 01/12/2020"]);
    assert!(cited("2020-12-01").is_empty());
}

#[test]
fn s17_the_stage_is_that_of_the_last_step() {
    let of = |stage: &str, steps: &str| {
        let model = format!("id,unit,name,stage\nm,xa,Mô hình,{stage}");
        let steps = format!("id,exemplar,stage,date\n{steps}");
        let mut book = book(&[(Kind::Exemplar, &model), (Kind::Step, &steps)], "");
        // Steps that are read move their model: a stage against them is only in older books.
        let mut model = book.exemplar("m").unwrap().clone();
        model.stage = Catalogue::built_in().choice(List::Stage, stage);
        book.put(Stored::Record(Record::Exemplar(model)));
        told(&book)
    };
    let steps = "a,m,phat-hien,2019-01-01\nb,m,nhan-rong,2020-01-01";
    assert_eq!(of("boi-duong", steps), ["S17 warning exemplar m | Bồi dưỡng | Nhân rộng"]);
    assert!(of("nhan-rong", steps).is_empty() && of("", steps).is_empty());
    assert!(of("phat-hien", "a,m,phat-hien,2019\nb,m,nhan-rong,2019-01-01").is_empty());
    assert!(of("boi-duong", "a,m,phat-hien,2019-01-01\nb,m,nhan-rong,").is_empty());
    assert_eq!(of("boi-duong", "a,m,phat-hien,").len(), 1);
}

#[test]
fn s18_a_year_is_assessed_once() {
    let of = |year: u16| {
        let rows = format!("id,exemplar,year\na,m,2020\nb,m,{year}");
        let model = (Kind::Exemplar, "id,unit,name\nm,xa,Mô hình");
        told(&book(&[model, (Kind::Assessment, &rows)], ""))
    };
    assert_eq!(of(2020), ["S18 warning assessment b | 2020 | a"]);
    assert!(of(2021).is_empty());
}

#[test]
fn s18_a_succession_is_entered_once() {
    let of = |rows: &str| {
        let rows = format!("id,from,to,extent,date\n{rows}");
        told(&book(&[(Kind::Succession, &rows)], ""))
    };
    let twice = ["S18 warning succession lai | ke"];
    assert_eq!(of("lai,cu,moi,toan-bo,2025-07-01"), twice);
    assert_eq!(of("lai,cu,moi,mot-phan,"), twice);
    assert_eq!(of("lai,cu,moi,mot-phan,2025-08-01"), twice, "the whole is gone by then");
    assert!(of("lai,cu,xa,mot-phan,2025-07-01").is_empty());
    // Parts go on different days.
    let parts = |day: &str| of(&format!("a,tinh,xa,mot-phan,2020-01\nb,tinh,xa,mot-phan,{day}"));
    assert!(parts("2021-01-01").is_empty());
    assert_eq!(parts("2020"), ["S18 warning succession b | a"]);
}

#[test]
fn s16_figures_reach_to_a_day_of_their_year() {
    let of = |notion: &str, until: &str| {
        let head = "unit,year,notion,state,until,source";
        let rows = format!("{head}\nxa,2024,{notion},chua-du-nam,{until},bc");
        told(&book(&[(Kind::Sheet, &rows)], "xa,2024,giay-khen,individual,,,5,"))
    };
    let outside = |until: &str| vec![format!("S16 warning sheet xa 2024 | {until}")];
    assert_eq!(of("", "2025-06"), outside("6/2025"));
    assert_eq!(of("duong-lich", "2023-12-31"), outside("31/12/2023"));
    assert_eq!(of("thong-ke", "2024-12-01"), outside("01/12/2024"));
    assert_eq!(of("nam-hoc", "2024-09"), outside("9/2024"));
    let inside = [
        ("", "2024"),
        ("", "2024-06"),
        ("thong-ke", "2023-12-15"),
        ("thong-ke", "2024"),
        ("nam-hoc", "2023-10"),
        ("nam-hoc", "2023"),
    ];
    for (notion, until) in inside {
        assert!(of(notion, until).is_empty(), "{notion} {until}");
    }
}

#[test]
fn s20_years_and_successions_that_are_inferred() {
    let of = |inferred: &str| {
        let sheets = format!("unit,year,state,source,inferred\nxa,2019,chinh-thuc,bc,{inferred}");
        told(&book(&[(Kind::Sheet, &sheets)], "xa,2019,giay-khen,individual,,,5,"))
    };
    assert_eq!(of("year"), ["S20 notice sheet xa 2019"]);
    assert!(of("").is_empty() && of("state").is_empty());
    let of = |inferred: &str| {
        let units = "id,name,level,parent,from,until\nhet,xã H,xa,tinh,,2025-06-30";
        let links =
            format!("id,from,to,extent,date,inferred\ns,het,moi,mot-phan,2025-07-01,{inferred}");
        told(&book(&[(Kind::Unit, units), (Kind::Succession, &links)], ""))
    };
    assert_eq!(of("to"), ["S20 notice succession s"]);
    assert!(of("").is_empty() && of("extent").is_empty());
    let book = sample_book();
    let found = check(&book, today());
    let is_link = |one: &&Finding| one.place.key.kind() == Kind::Succession;
    let place = found.iter().find(is_link).unwrap().place_name(&book, Lang::Vi);
    assert_eq!(place, "huyện Hồng Ngự thành phường Thường Lạc", "names, not ids");
}

/// Decisions `id date occasion authority`, honours `decision name award unit`.
fn register(decisions: &[&str], honours: &[&str]) -> Book {
    let mut rows = "id,unit,date,occasion,authority,number,symbol,issuer\n".to_owned();
    for (number, decision) in decisions.iter().enumerate() {
        let parts: Vec<&str> = decision.split(' ').collect();
        let part = |at: usize| parts.get(at).copied().unwrap_or_default().trim_matches('-');
        let number = number + 1;
        rows += &format!("{},xa,{},{},{},{number},QĐ,X\n", parts[0], parts[1], part(2), part(3));
    }
    let mut names = "id,decision,name,recipient,award,unit\n".to_owned();
    for (number, honour) in honours.iter().enumerate() {
        let [decision, name, award, unit] = honour.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{honour}")
        };
        let recipient = if name.starts_with("tt") { "collective" } else { "individual" };
        names += &format!("h{number},{decision},{name},{recipient},{award},{unit}\n");
    }
    book(&[(Kind::Decision, &rows), (Kind::Honour, &names)], "")
}

#[test]
fn r4_cstd_needs_ldtt_where_the_register_has_that_of_others() {
    let cstd = "q An chien-si-thi-dua-co-so xa";
    let of = |year: &str, others: &[&str]| {
        told(&register(&[&format!("q {year}-12-01")], &[&[cstd], others].concat()))
    };
    let lacking = ["R4 notice honour h0 | 2024 | —"];
    assert_eq!(of("2024", &["q Bình lao-dong-tien-tien xa"]), lacking);
    assert!(of("2024", &["q An chien-si-tien-tien xa"]).is_empty());
    assert!(of("2024", &[]).is_empty(), "the register has none at all");
    assert!(of("2023", &["q Bình lao-dong-tien-tien xa"]).is_empty(), "before it was law");
}

#[test]
fn r5_cstd_of_the_province_needs_three_years_running() {
    let decisions =
        ["a 2021-12-01", "b 2022-12-01", "c 2023-12-01", "d 2024-12-01", "t 2024-12-30"];
    let lower = |which: &str, name: &str| format!("{which} {name} chien-si-thi-dua-co-so xa");
    let of = |had: &str| {
        // Of somebody else the register has every year.
        let others = ["a", "b", "c", "d"].map(|which| lower(which, "Bình"));
        let own = had.chars().map(|which| lower(&which.to_string(), "An"));
        let mut honours: Vec<String> = others.into_iter().chain(own).collect();
        honours.push("t An chien-si-thi-dua-tinh xa".to_owned());
        let honours: Vec<&str> = honours.iter().map(String::as_str).collect();
        let mut told = told(&register(&decisions, &honours));
        told.retain(|one| one.starts_with("R5"));
        told
    };
    assert!(of("bcd").is_empty() && of("abc").is_empty());
    assert_eq!(of("bd"), ["R5 notice honour h6 | 2024 | 2022, 2024"]);
    assert_eq!(of("").len(), 1);
}

#[test]
fn r5_says_nothing_of_years_the_register_does_not_have() {
    let honours = ["d An chien-si-thi-dua-co-so xa", "d An chien-si-thi-dua-tinh xa"];
    let found = told(&register(&["d 2024-12-01"], &honours));
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn r6_and_r8_look_back_as_far_as_the_register_reaches() {
    let of = |rows: &[&str], first: &str| {
        let decisions = [&format!("a {first}-06-01"), "b 2020-06-01", "z 2025-01-10 cong-trang"];
        told(&register(&decisions, rows))
    };
    let national = "z An chien-si-thi-dua-toan-quoc xa";
    let (other, own) = ("a Bình chien-si-thi-dua-tinh xa", "b An chien-si-thi-dua-tinh xa");
    assert_eq!(of(&[other, own, national], "2015"), ["R6 notice honour h2 | 2025 | 2020"]);
    let both = ["a An chien-si-thi-dua-tinh xa", own, national];
    assert!(of(&both, "2015").is_empty());
    assert!(of(&[other, own, national], "2021").is_empty(), "it reaches back to 2020 only");
    let certificate = "z An bang-khen-thu-tuong xa";
    assert_eq!(
        of(&["a Bình bang-khen-tinh xa", certificate], "2015"),
        ["R8 notice honour h1 | 2025 | —"]
    );
    assert!(of(&["a An bang-khen-tinh xa", certificate], "2015").is_empty());
}

#[test]
fn r11_one_achievement_is_awarded_once() {
    let of = |first: &str, second: &str, honours: &[&str]| {
        told(&register(&[&format!("a {first}"), &format!("b {second}")], honours))
    };
    let twice = ["a An giay-khen xa", "b An giay-khen xa"];
    let found = ["R11 warning honour h1 | 2024 | h0"];
    assert_eq!(of("2024-03-01 dot-xuat", "2024-09-01 dot-xuat", &twice), found);
    assert!(of("2024-03-01 dot-xuat", "2024-09-01 phong-trao", &twice).is_empty());
    assert!(of("2024-03-01 dot-xuat", "2025-09-01 dot-xuat", &twice).is_empty());
    assert!(
        of("2024-03-01", "2024-09-01", &["a An giay-khen xa", "b An giay-khen co-quan"]).is_empty()
    );
    let title = ["a An lao-dong-tien-tien xa", "b An lao-dong-tien-tien xa"];
    assert_eq!(of("2024-03-01 cong-trang", "2024-09-01 phong-trao", &title).len(), 1);
    assert_eq!(
        of("2019-03-01", "2019-09-01", &["a An giay-khen xa", "a An giay-khen xa"]).len(),
        1
    );
}

#[test]
fn r12_one_award_of_the_state_a_year() {
    let of = |second: &str, date: &str| {
        let first = "a An bang-khen-thu-tuong xa";
        told(&register(&["a 2019-03-01", &format!("b {date}")], &[first, second]))
    };
    let found = of("b An chien-si-thi-dua-toan-quoc xa", "2019-09-01");
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("R12 warning honour h1 | 2019"), "{found:?}");
    assert!(of("b An chien-si-thi-dua-toan-quoc xa", "2020-09-01").is_empty());
    assert!(of("b An bang-khen-tinh xa", "2019-09-01").is_empty());
}

#[test]
fn r15_a_sudden_award_is_no_basis_for_one_of_merit() {
    let of = |date: &str, second: (&str, &str), models: [&str; 2]| {
        let occasions = [("a", "2025-03-01", "dot-xuat"), ("b", date, second.0)];
        let mut rows = "id,unit,date,occasion,number,symbol,issuer".to_owned();
        for (number, (id, date, occasion)) in (1..).zip(occasions) {
            rows += &format!("\n{id},xa,{date},{occasion},{number},QĐ,X");
        }
        let names = format!(
            "id,decision,name,recipient,award,unit,exemplar\n\
             h0,a,An,individual,giay-khen,xa,{}\nh1,b,{},individual,bang-khen-tinh,xa,{}",
            models[0], second.1, models[1]
        );
        let models = (Kind::Exemplar, "id,unit,name\nm,xa,Mô hình thử\nn,xa,Mô hình khác");
        told(&book(&[models, (Kind::Decision, &rows), (Kind::Honour, &names)], ""))
    };
    let merit = ("cong-trang", "An");
    assert_eq!(of("2025-07-01", merit, ["m", "m"]), ["R15 notice honour h1 | h0"]);
    assert!(of("2025-06-30", merit, ["m", "m"]).is_empty(), "before it was law");
    assert!(of("2025-07-01", merit, ["m", "n"]).is_empty(), "another merit");
    assert!(of("2025-07-01", merit, ["", ""]).is_empty(), "nobody says for what");
    assert!(of("2025-07-01", ("cong-trang", "Bình"), ["m", "m"]).is_empty(), "another person");
    assert!(of("2025-07-01", ("dot-xuat", "An"), ["m", "m"]).is_empty(), "not for merit");
    assert!(of("2025", merit, ["m", "m"]).is_empty(), "the day is not known");
}

#[test]
fn r15_an_award_of_a_movement_is_no_basis_for_one_of_merit() {
    let of = |second: &str| {
        let rows = format!(
            "id,unit,date,occasion,movement,number,symbol,issuer\n\
             a,xa,2025-03-01,phong-trao,p,1,QĐ,X\nb,xa,2025-08-01,cong-trang,{second},2,QĐ,X"
        );
        let names = "id,decision,name,recipient,award,unit\n\
                     h0,a,An,individual,giay-khen,xa\nh1,b,An,individual,bang-khen-tinh,xa";
        let movements = (Kind::Movement, "id,unit,name\np,xa,Phong trào thử\nk,xa,Khác");
        told(&book(&[movements, (Kind::Decision, &rows), (Kind::Honour, names)], ""))
    };
    assert_eq!(of("p"), ["R15 notice honour h1 | h0"]);
    assert!(of("k").is_empty() && of("").is_empty());
}

#[test]
fn r17_nothing_for_a_body_that_has_ended() {
    let of = |date: &str, name: &str| {
        told(&register(&[&format!("a {date}")], &[&format!("a {name} giay-khen cu")]))
    };
    assert_eq!(of("2025-08-05", "tt-C"), ["R17 warning honour h0 | 05/8/2025 | 30/6/2025"]);
    assert_eq!(of("2025-07-15", "tt-C"), ["R17 notice honour h0 | 15/7/2025 | 30/6/2025"]);
    assert!(of("2025-06-30", "tt-C").is_empty() && of("2025", "tt-C").is_empty());
    assert!(of("2025-08-05", "An").is_empty(), "a person goes on");
}

#[test]
fn r18_the_authority_still_exists() {
    let of = |date: &str, who: &str| told(&register(&[&format!("a {date} - {who}")], &[]));
    assert_eq!(of("2025-07-01", "cu"), ["R18 error decision a | 01/7/2025 | 30/6/2025"]);
    assert!(of("2025-06-30", "cu").is_empty() && of("2025-07-01", "moi").is_empty());
    let words = |issuer: &str| {
        let rows = format!("id,unit,date,issuer\na,xa,2025-07-01,{issuer}");
        told(&book(&[(Kind::Decision, &rows)], ""))
    };
    assert_eq!(words("Chủ tịch UBND huyện C").len(), 1);
    assert!(words("Chủ tịch UBND xã D").is_empty());
}

#[test]
fn s9_names_and_counts_agree() {
    let of = |count: u16| {
        let mut book = register(&["a 2020-12-01"], &["a An giay-khen xa", "a Bình giay-khen xa"]);
        let sheets = sheets("xa,2020,chinh-thuc,,bc");
        let counts = format!("xa,2020,giay-khen,individual,,,{count},");
        let other = self::book(&[text(&sheets)], &counts);
        book.put(Stored::Sheet(other.sheet("xa", Year::new(2020).unwrap()).unwrap().clone()));
        told(&book)
    };
    assert_eq!(of(1), ["S9 warning sheet xa 2020 giay-khen individual | 2 | 1"]);
    assert_eq!(of(3), ["S9 notice sheet xa 2020 giay-khen individual | 2 | 3"]);
    assert!(of(2).is_empty());
}

#[test]
fn a_decision_counts_for_the_year_that_the_sheet_means() {
    // The statistical year of 2020 began on 1 December 2019, as the source page of a cell says too.
    let of = |notion: &str| {
        let honours = ["q A giay-khen xa", "q B giay-khen xa"];
        let mut book = register(&["q 2019-12-05"], &honours);
        let line = LineKey::new(Catalogue::built_in().award("giay-khen").unwrap(), INDIVIDUAL);
        for (year, count) in [(2019, 7), (2020, 5)] {
            let mut head = SheetHead::new(Id::parse("xa").unwrap(), Year::new(year).unwrap());
            head.notion = Catalogue::built_in().choice(List::YearNotion, notion);
            let mut sheet = Sheet::new(head);
            sheet.set_figure(line, Some(Figure { value: count, remark: Remark::default() }));
            book.put(Stored::Sheet(sheet));
        }
        told(&book).into_iter().filter(|line| line.starts_with("S9")).collect::<Vec<_>>()
    };
    assert_eq!(of("duong-lich"), ["S9 notice sheet xa 2019 giay-khen individual | 2 | 7"]);
    assert_eq!(of("thong-ke"), ["S9 notice sheet xa 2020 giay-khen individual | 2 | 5"]);
}

#[test]
fn the_figures_of_one_unit_are_found_without_a_look_at_the_others() {
    let sheet = sheets("xa,2027,chinh-thuc,,bc");
    let books = [sample_book(), book(&[text(&sheet)], "xa,2027,giay-khen,individual,,,4,")];
    for book in &books {
        let all = check(book, today());
        for unit in book.units() {
            let is_of_figures = |one: &&Finding| match &one.place.key {
                Key::Sheet(of, _) => *of == unit.id,
                Key::Record(Kind::Unit, of) => *of == unit.id && !one.place.years.is_empty(),
                Key::Record(..) => false,
            };
            let expected: Vec<_> = all.iter().filter(is_of_figures).map(print).collect();
            let found = check_figures(book, &unit.id, today());
            assert_eq!(found.iter().map(print).collect::<Vec<_>>(), expected, "{}", unit.id);
        }
    }
}

#[test]
fn every_computed_rule_is_broken_by_some_book_above() {
    let tests = include_str!("check.rs");
    for rule in Rule::built_in().iter().filter(|rule| rule.is_computed()) {
        assert!(tests.contains(&format!("\"{} ", rule.number)), "{}", rule.number);
    }
}

#[test]
fn findings_of_a_unit_are_its_own_and_those_of_its_documents() {
    let book = sample_book();
    let mut found = check(&book, today());
    of_unit(&book, &mut found, &Id::parse("binh-son").unwrap());
    let places: Vec<String> = found.iter().map(|one| one.place.key.to_string()).collect();
    assert!(
        places.contains(&"binh-son 2021".to_owned()) && places.contains(&"kh-80-bs".to_owned())
    );
    assert!(
        !places.iter().any(|key| key.contains("hong-ngu") || key.contains("-lv")),
        "{places:?}"
    );
}

#[test]
fn a_finding_stays_accepted_until_its_figures_change() {
    let mut book = sample_book();
    let share = |book: &Book| {
        let is_it = |one: &Finding| one.rule.check == Some(Check::Share);
        check(book, today()).into_iter().find(is_it).unwrap()
    };
    let waiver = |finding: String| {
        let value_of = |key: &str| match key {
            "id" => Value::Text("chap-nhan".into()),
            "finding" => Value::Text(finding.as_str().into()),
            _ => Value::Text("Từng đơn vị đều dưới mức trần.".into()),
        };
        Record::from_values(Kind::Waiver, &value_of).unwrap()
    };
    let first = share(&book);
    assert!(first.accepted.is_none());
    book.put(Stored::Record(waiver(first.fingerprint())));
    let found = check(&book, today());
    let last = found.last().unwrap();
    assert_eq!(last.fingerprint(), first.fingerprint());
    assert_eq!(&*last.accepted.clone().unwrap().reason, "Từng đơn vị đều dưới mức trần.");
    // Another figure is another finding.
    let mut sheet = book.sheet("hong-ngu", Year::new(2018).unwrap()).unwrap().clone();
    let line = first.place.line.unwrap();
    let mut figure = sheet.figure(line).unwrap();
    figure.value += 1;
    sheet.set_figure(line, Some(figure));
    book.put(Stored::Sheet(sheet));
    assert!(check(&book, today()).iter().all(|one| one.accepted.is_none()));
}

#[test]
fn the_order_is_the_same_every_time() {
    let book = sample_book();
    let prints =
        || -> Vec<String> { check(&book, today()).iter().map(Finding::fingerprint).collect() };
    assert_eq!(prints(), prints());
    let mut unique = prints();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), prints().len(), "a fingerprint is one finding's");
}
