//! What the program prints of each of the four reports beside an independent copy of them
//! (`tests/source/`): nothing missing, nothing added, each with its place in its report.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value as Json;
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::text::{Decimal, fold};
use thidua::report::find;
use thidua::words::Lang;

/// What the copy calls the reports, in the order of `--sample`.
const REPORTS: [&str; 4] = [
    "mô hình Hồng Ngự 2017-2020",
    "sơ kết Lấp Vò 2024",
    "5 năm Hồng Ngự 2015-2020",
    "thực trạng Bình Sơn 2024",
];

type Row = BTreeMap<String, String>;

fn print(words: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
    command.args(words).env_clear().env("HOME", home.path());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The data of a report, by its number.
fn data(number: usize) -> Json {
    let number = number.to_string();
    let text = print(&["report-data", "--sample", &number, "--format", "json"]);
    serde_json::from_str(&text).unwrap()
}

/// The lines of a copy that belong to a report, from 1.
fn source(name: &str, column: &str, number: usize) -> Vec<Row> {
    let path = format!("{}/tests/source/{name}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().map(Result::unwrap);
    rows.filter(|row: &Row| row[column].split('|').any(|r| r == REPORTS[number - 1])).collect()
}

fn list(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

fn text<'j>(json: &'j Json, key: &str) -> &'j str {
    json[key].as_str().unwrap_or("")
}

fn unit(name: &str) -> &'static str {
    match name {
        "huyện Hồng Ngự" => "hong-ngu",
        "huyện Lấp Vò" => "lap-vo",
        "huyện Bình Sơn" => "binh-son",
        other => panic!("{other}"),
    }
}

fn sorted<T: Ord>(rows: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut rows: Vec<T> = rows.into_iter().collect();
    rows.sort();
    rows
}

/// The places of headings: "Phần I, II.3 Nông thôn mới; II.9" and "phần thứ nhất, mục II.3 và mục
/// II.9" are both I, II.3, II.9.
fn headings(place: &str) -> Vec<String> {
    let place = place.replace("phần thứ nhất", "I").replace("phần thứ hai", "II");
    let is_heading = |word: &&str| {
        let first = word.split('.').next().unwrap_or("");
        !first.is_empty() && first.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
    };
    let words = place.split([' ', ',', ';']).map(|word| word.trim_end_matches('.'));
    words.filter(is_heading).map(str::to_owned).collect()
}

/// The copy gives the heading; the book may be closer.
fn assert_place(expected: &str, place: &str) {
    let (expected, found) = (headings(expected), headings(place));
    let is_within = |(outer, inner): (&String, &String)| inner.starts_with(outer.as_str());
    let fits = expected.len() == found.len() && expected.iter().zip(&found).all(is_within);
    assert!(fits && !found.is_empty(), "{expected:?}: {place}");
}

fn field(name: &str) -> Option<String> {
    (!name.is_empty()).then(|| find::field(name).one().unwrap().id().to_string())
}

#[test]
fn every_award_count_of_each_report() {
    let awards = BTreeMap::from([
        ("giay-khen", "Giấy khen"),
        ("lao-dong-tien-tien", "Lao động tiên tiến"),
        ("chien-si-tien-tien", "Chiến sĩ tiên tiến"),
        ("chien-si-thi-dua-co-so", "Chiến sĩ thi đua cấp cơ sở"),
        ("bang-khen-thu-tuong", "Bằng khen của Thủ tướng Chính phủ"),
        ("co-thi-dua-tinh", "Cờ thi đua Tỉnh"),
        ("tap-the-lao-dong-xuat-sac", "Tập thể lao động xuất sắc"),
        ("bang-khen-tinh", "Bằng khen của Chủ tịch Ủy ban nhân dân Tỉnh"),
        ("khen-thuong-khong-neu-hinh-thuc", "Điển hình tiên tiến được tôn vinh, khen thưởng"),
    ]);
    let places = ["", "mục II.3", "mục III, bảng", "mục II.3, bảng"];
    let mut all = 0;
    for (number, place) in (1..=4).zip(places) {
        let expected = source("so-lieu", "bao_cao", number).into_iter().map(|row| {
            let words = [&row["don_vi"], &row["nam"], &row["hinh_thuc"], &row["doi_tuong"]];
            let more = [&row["linh_vuc"], &row["ton_vinh"], &row["so_luong"]];
            words.into_iter().chain(more).map(|word| fold(word)).collect::<Vec<_>>()
        });
        let mut found = Vec::new();
        for table in list(&data(number)["counts"]) {
            for row in list(&table["rows"]) {
                for (year, cell) in list(&table["years"]).iter().zip(list(&row["cells"])) {
                    if cell.is_null() {
                        continue;
                    }
                    assert!(text(cell, "section").starts_with(place), "{cell}");
                    let unit = match text(table, "unit") {
                        "hong-ngu" => "huyện Hồng Ngự",
                        "lap-vo" => "huyện Lấp Vò",
                        _ => "huyện Bình Sơn",
                    };
                    let who = match text(row, "recipient") {
                        "collective" => "Tập thể",
                        _ => "Cá nhân",
                    };
                    let choice = Catalogue::built_in().choice(List::Field, text(row, "field"));
                    let field = choice.map_or("", |choice| choice.name(Lang::Vi));
                    // How the award was given is in the wording of the report.
                    let is_named = number != 4;
                    let form = if is_named { "" } else { text(cell, "written") };
                    let (award, value) = (awards[text(row, "award")], cell["value"].to_string());
                    let words = [unit, text(year, "year"), award, who, field, form, &value];
                    found.push(words.map(fold).to_vec());
                }
            }
        }
        all += found.len();
        assert_eq!(sorted(found), sorted(expected), "report {number}");
    }
    assert_eq!(all, 69);
}

#[test]
fn a_missing_year_is_a_column_without_figures_and_a_part_year_says_so() {
    let data = data(3);
    let table = &data["counts"][0];
    let years: Vec<&str> = list(&table["years"]).iter().map(|year| text(year, "year")).collect();
    assert_eq!(years, ["2015", "2016", "2017", "2018", "2019", "2020"]);
    let part = list(&table["years"]).iter().map(|year| year["part_year"].as_bool().unwrap());
    assert_eq!(part.collect::<Vec<_>>(), [false, false, false, false, false, true]);
    let first = |row: &Json| row["cells"][0].is_null();
    assert!(list(&table["rows"]).iter().all(first), "2015 has no figure, not even 0");
    let printed = print(&["report-data", "--sample", "3"]);
    let row = printed.lines().find(|line| line.starts_with("Chiến sĩ thi đua cơ sở")).unwrap();
    let cells: Vec<&str> = row.split("  ").filter(|cell| !cell.is_empty()).map(str::trim).collect();
    assert_eq!(cells[1..8], ["Cá nhân", "—", "144", "138", "212", "208", "30"]);
    let order: Vec<&str> = list(&table["rows"]).iter().map(|row| text(row, "award")).collect();
    assert_eq!((order[0], order[6]), ("giay-khen", "chien-si-thi-dua-co-so"), "as in the report");
}

#[test]
fn every_indicator_of_each_report() {
    let mut all = 0;
    for number in 1..=4 {
        let decimal = |text: &str| Decimal::parse_plain(text).map(|number| number.plain());
        let expected = source("chi-tieu", "bao_cao", number).into_iter().map(|row| {
            let ratio = [decimal(&row["tu_so"]), decimal(&row["mau_so"])];
            let qualifier = match row["chu_kem"].as_str() {
                q if q.contains("khoảng") => "khoang",
                q if q.contains("hơn") => "hon",
                q if q.contains("dưới") => "duoi",
                q if q.contains("hàng trăm") => "hang-tram",
                "qualitative" => "dinh-tinh",
                _ => "",
            };
            let words = [&row["ten"], &row["gia_tri"]].map(Clone::clone);
            (unit(&row["don_vi"]).to_owned(), words, ratio, qualifier.to_owned())
        });
        let data = data(number);
        let found = list(&data["records"]["indicator"]).iter().map(|one| {
            assert!(!headings(text(one, "section")).is_empty(), "{one}");
            let ratio = [decimal(text(one, "numerator")), decimal(text(one, "denominator"))];
            let words = [text(one, "name"), text(one, "written")].map(str::to_owned);
            (text(one, "unit").to_owned(), words, ratio, text(one, "qualifier").to_owned())
        });
        let found = sorted(found);
        all += found.len();
        assert_eq!(found, sorted(expected), "report {number}");
        directions(number, list(&data["records"]["indicator"]));
    }
    assert_eq!(all, 58);
}

/// What is better follows from the words of the report, where it says them, and from nothing else.
fn directions(number: usize, found: &[Json]) {
    let copy = source("chi-tieu", "bao_cao", number);
    for one in found {
        let same_name = copy.iter().filter(|row| row["ten"] == text(one, "name"));
        let said: Vec<&str> = same_name.map(|row| row["chu_kem"].as_str()).collect();
        let fell = said.iter().any(|word| word.starts_with("giảm"));
        let rose = said.contains(&"tăng lên");
        let expected = if fell {
            "giam-tot"
        } else if rose {
            "tang-tot"
        } else {
            ""
        };
        assert_eq!(text(one, "direction"), expected, "{one}");
    }
}

#[test]
fn every_model_of_each_report() {
    let mut all = 0;
    for number in 1..=4 {
        let copy = source("mo-hinh", "bao_cao", number);
        let data = data(number);
        let found = list(&data["records"]["exemplar"]);
        assert_eq!(found.len(), copy.len(), "report {number}");
        for row in &copy {
            let one = found.iter().find(|one| text(one, "name") == row["ten"]).unwrap();
            assert_eq!(text(one, "unit"), unit(&row["don_vi"]));
            assert_eq!(text(one, "location"), row["noi"]);
            assert_eq!(text(one, "period"), row["giai_doan"]);
            assert_eq!(one["field"].as_str().map(str::to_owned), field(&row["linh_vuc"]));
            assert_same_bodies(&row["phat_dong"], text(one, "launched_by"), &row["don_vi"]);
            assert_place(&row["muc"], text(one, "section"));
        }
        all += found.len();
    }
    assert_eq!(all, 19);
}

/// The book names the district where the report says only "Huyện"; else the words are the same.
fn assert_same_bodies(copy: &str, found: &str, unit: &str) {
    assert_eq!(copy.is_empty(), found.is_empty(), "{copy}: {found}");
    let unit = fold(unit);
    let copy = fold(copy).replace("uy ban nhan dan", "ubnd");
    for word in fold(found).split([' ', ';', '-', ',']).filter(|word| !word.is_empty()) {
        let is_of_unit = unit.contains(word) || word == "dong" || word == "thap";
        assert!(is_of_unit || copy.contains(word), "{word} of {found} is not in {copy}");
    }
}

#[test]
fn every_movement_of_each_report() {
    let mut all = 0;
    for number in 1..=4 {
        let copy = source("phong-trao", "bao_cao", number);
        let data = data(number);
        let mut found: Vec<&Json> = list(&data["records"]["movement"]).iter().collect();
        assert_eq!(found.len(), copy.len(), "report {number}");
        for row in &copy {
            let is_it = |one: &&Json| text(one, "name") == row["ten"];
            let one = found.swap_remove(found.iter().position(is_it).unwrap());
            assert_eq!(text(one, "unit"), unit(&row["don_vi"]));
            let kind = Catalogue::built_in().choice(List::MovementKind, text(one, "kind"));
            assert_eq!(fold(kind.unwrap().name(Lang::Vi)), fold(&row["loai"]), "{one}");
            let field_name = row["linh_vuc"].as_str();
            let expected = match field_name {
                "Giáo dục - Đào tạo" => Some("nganh-giao-duc-dao-tao".to_owned()),
                name => field(name),
            };
            assert_eq!(one["field"].as_str().map(str::to_owned), expected);
            assert_same_bodies(&row["phat_dong"], text(one, "launched_by"), &row["don_vi"]);
            let scope = match row["cap"].as_str() {
                "toàn quốc" => "toan-quoc",
                "tỉnh/huyện" => "tinh-huyen",
                "huyện" => "huyen",
                "toàn quốc/huyện" => "toan-quoc-huyen",
                _ => "",
            };
            assert_eq!(text(one, "scope"), scope);
            assert_eq!(text(one, "period"), row["giai_doan"]);
            let bases = row["can_cu"].split('|').filter(|one| !one.is_empty()).count();
            assert_eq!(list(&one["basis"]).len(), bases, "{one}");
            assert_place(&row["muc"], text(one, "section"));
            level_follows(one);
        }
        all += copy.len();
    }
    assert_eq!(all, 90);
}

/// Which column of form 0601: only where one body of a known level launched it, and marked.
fn level_follows(one: &Json) {
    let level = text(one, "level");
    if level.is_empty() {
        return;
    }
    let inferred = list(&one["inferred"]).iter().any(|key| key == "level");
    assert!(inferred, "{one}");
    let who = text(one, "launched_by").to_lowercase();
    let of_district = who.contains("huyện");
    let expected = if of_district { "co-so" } else { "bo-tinh" };
    assert_eq!(level, expected, "{one}");
    assert!(who.contains("tỉnh") != of_district, "two levels are not one: {one}");
}

#[test]
fn every_document_is_cited_where_the_reports_cite_it() {
    let mut cited = 0;
    for number in 1..=4 {
        let data = data(number);
        let reference = |one: &Json| {
            let subject = text(one, "subject").to_owned();
            [text(one, "number"), text(one, "issuer"), &subject].map(str::to_owned)
        };
        let number_of = |row: &Row| {
            let reference = row["so_ky_hieu"].split(['/', '-']).next().unwrap_or("").to_owned();
            let year = row["so_ky_hieu"].split('/').nth(1).filter(|part| part.len() == 4);
            year.map_or(reference.clone(), |year| format!("{reference}/{year}"))
        };
        let copy = source("van-ban", "trich_trong", number);
        let expected = copy
            .iter()
            .map(|row| [number_of(row), row["co_quan"].clone(), row["trich_yeu"].clone()]);
        let found = list(&data["cited"]).iter().map(reference);
        assert_eq!(sorted(found), sorted(expected), "report {number}");
        cited += copy.len();
        let own = source("van-ban", "la_bao_cao", number);
        assert_eq!(own.len(), 1);
        assert_eq!(text(&data["report"], "subject"), own[0]["trich_yeu"]);
        assert_eq!(text(&data["report"], "issuer"), own[0]["co_quan"]);
    }
    let path = format!("{}/tests/source/van-ban.csv", env!("CARGO_MANIFEST_DIR"));
    let documents = std::fs::read_to_string(path).unwrap().lines().count() - 1;
    assert_eq!((documents, cited), (51, 54), "47 documents are cited, some in several reports");
}

#[test]
fn csv_has_a_line_for_everything_that_json_has() {
    for number in 1..=4 {
        let data = data(number);
        let text = print(&["report-data", "--sample", &number.to_string(), "--format", "csv"]);
        let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
        let rows: Vec<Row> = rows.map(Result::unwrap).collect();
        let of = |part: &str| rows.iter().filter(|row| row["part"] == part).count();
        for kind in ["movement", "exemplar", "indicator"] {
            assert_eq!(of(kind), list(&data["records"][kind]).len(), "{number} {kind}");
        }
        assert_eq!(of("cited"), list(&data["cited"]).len());
        let cells = list(&data["counts"]).iter().flat_map(|table| list(&table["rows"]));
        let cells = cells.flat_map(|row| list(&row["cells"])).filter(|cell| !cell.is_null());
        assert_eq!(of("count"), cells.count());
    }
}

#[test]
fn the_list_of_reports_says_how_much_of_each_there_is() {
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
    command.args(["--demo", "report-data", "--format", "json"]).env_clear();
    let output = command.env("HOME", home.path()).output().unwrap();
    let list: Json = serde_json::from_slice(&output.stdout).unwrap();
    let counts: BTreeMap<String, (u64, u64)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let numbers = (one["counts"].as_u64().unwrap(), one["cited"].as_u64().unwrap());
            (text(one, "id").to_owned(), numbers)
        })
        .collect();
    let expected = [
        ("bc-5-nam-hong-ngu-2020", (35, 9)),
        ("bc-mo-hinh-hong-ngu-2020", (0, 9)),
        ("bc-so-ket-lap-vo-2024", (5, 21)),
        ("bc-thuc-trang-binh-son-2024", (29, 15)),
    ];
    assert_eq!(counts, expected.map(|(id, counts)| (id.to_owned(), counts)).into());
}

#[test]
fn the_three_lists_of_fields_of_the_reports_are_in_the_catalogue() {
    let path = format!("{}/tests/source/linh-vuc.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize();
    let rows: Vec<Row> = rows.map(Result::unwrap).collect();
    let of = |place: &str| rows.iter().filter(|row| row["noi"] == place).count();
    assert_eq!([of("tiêu chuẩn"), of("bảng khen thưởng")], [14, 6]);
    for row in &rows {
        let name = row["linh_vuc"].strip_prefix("lĩnh vực ").unwrap_or(&row["linh_vuc"]);
        let parts: Vec<&str> = name.split("; ").collect();
        for part in parts {
            let part = part.strip_prefix("thực hiện chính sách ").unwrap_or(part);
            let found = find::field(part).all();
            assert!(!found.is_empty(), "{part}");
            let criterion = found.iter().find_map(|field| field.entry().criterion.as_deref());
            assert!(row["ma"].is_empty() || criterion == Some(row["ma"].as_str()), "{part}");
        }
    }
}
