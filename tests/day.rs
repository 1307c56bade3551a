//! A day's work by keyboard alone, as a new official would do it: documents, movements, models with
//! their life, indicators, counts; then Tổng quan tells the truth, after a restart too. On the built
//! program, key by key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod terminal;

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use terminal::Terminal;
use thidua::app::clock;
use thidua::domain::book::Book;
use thidua::domain::text::PartialDate;
use thidua::store;

const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const TOP: &str = "\x1b[1;5H";
const SAVE: &str = "\x13";
const OVERVIEW: &str = "\x0f";

/// Types every key by itself; a sequence of a key stays one.
fn types(terminal: &mut Terminal, keys: &str) {
    if keys.starts_with('\x1b') {
        return terminal.types(keys);
    }
    keys.chars().for_each(|key| terminal.types(key.encode_utf8(&mut [0; 4])));
}

/// Types and waits for what the screen then says.
fn does(terminal: &mut Terminal, keys: &str, then: &str) {
    types(terminal, keys);
    terminal.waits_for(then);
}

/// A document, then a movement that rests on it and is long overdue.
fn movement(terminal: &mut Terminal) {
    does(terminal, "\t7", "[7 Văn bản]");
    does(terminal, "n", "Thêm văn bản");
    types(terminal, "chi thi\t05\tCT-UBND\t02/01/2020\tUBND xã\tphát động thi đua");
    does(terminal, SAVE, "05/CT-UBND");
    terminal.waits_for("Đã lưu");
    does(terminal, "4", "[5 Phong trào]");
    does(terminal, "n", "Thêm phong trào");
    types(terminal, "Xanh sạch đẹp\t\t\t\t\t\t\t");
    types(terminal, "05/CT-UBND");
    types(terminal, "\r\t\t\t\t\t01/3/2020");
    does(terminal, SAVE, "thêm phong trào");
}

/// A model through its four stages, with an assessment and a replication on its page.
fn model(terminal: &mut Terminal) {
    does(terminal, "3", "[2 Mô hình]");
    does(terminal, "n", "Thêm mô hình");
    types(terminal, "Camera an ninh");
    does(terminal, SAVE, "thêm mô hình, điển hình «Camera an ninh»");
    does(terminal, "\r", "Bước phát triển");
    for stage in ["Phát hiện", "Bồi dưỡng", "Tổng kết", "Nhân rộng"] {
        does(terminal, "m", "Thêm bước phát triển");
        does(terminal, SAVE, &format!("thêm bước phát triển «{stage}"));
    }
    let year = clock::this_year();
    does(terminal, "n", "Thêm gì vào bản ghi này?");
    does(terminal, "danh gia\r", "Thêm đánh giá");
    types(terminal, &year.to_string());
    does(terminal, SAVE, "thêm đánh giá");
    does(terminal, "n", "Thêm gì vào bản ghi này?");
    does(terminal, "nhan rong\r", "Thêm nơi nhân rộng");
    types(terminal, "Ấp 2");
    does(terminal, SAVE, "thêm nơi nhân rộng");
    does(terminal, "\x1b", "[2 Mô hình]");
}

/// One indicator in three years.
fn indicators(terminal: &mut Terminal) {
    does(terminal, "5", "[6 Chỉ tiêu]");
    for (year, value, seq) in [("2018", "12,5", 11), ("2019", "9", 12), ("2020", "7,25", 13)] {
        does(terminal, "n", "Thêm chỉ tiêu");
        types(terminal, &format!("Tỷ lệ hộ nghèo\t{year}\t\t\t{value}\t\t%"));
        does(terminal, SAVE, &format!("Đã lưu #{seq}"));
    }
}

fn look(dir: &Path) -> Book {
    store::look(dir).unwrap().0
}

/// What stands in the book at the end of the day.
fn is_in_book(book: &Book, unit: &str) {
    let movement = book.movements().find(|one| &*one.name == "Xanh sạch đẹp").expect("a movement");
    let basis = book.document(movement.basis[0].as_str()).expect("its basis");
    assert_eq!((basis.number.as_deref(), movement.unit.as_str()), (Some("05"), unit));
    let model = book.exemplars().find(|one| &*one.name == "Camera an ninh").expect("a model");
    assert_eq!(model.stage.unwrap().id().as_str(), "nhan-rong");
    assert_eq!(book.steps().filter(|step| step.exemplar == model.id).count(), 4);
    assert_eq!(book.assessments().filter(|one| one.exemplar == model.id).count(), 1);
    let taken = book.replications().find(|one| one.exemplar == model.id).expect("a replication");
    assert_eq!(taken.location.as_deref(), Some("Ấp 2"));
    let series = book.indicators().filter(|one| &*one.name == "Tỷ lệ hộ nghèo");
    let mut years: Vec<u16> =
        series.filter(|one| one.unit.as_str() == unit).map(|o| o.year.unwrap().number()).collect();
    years.sort_unstable();
    years.dedup();
    assert!(years.ends_with(&[2018, 2019, 2020]), "{years:?}");
}

fn sees(terminal: &mut Terminal, lines: &[String]) {
    lines.iter().for_each(|line| terminal.waits_for(line));
}

#[test]
fn a_new_official_begins_a_book() {
    let home: TempDir = tempfile::tempdir().unwrap();
    let dir = home.path().join("so");
    let dir = dir.to_str().unwrap();
    let init = ["--data-dir", dir, "init", "--unit", "Xã Mỹ An", "--level", "xa"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
    let made = command.args(init).env("LC_ALL", "C.UTF-8").output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let mut terminal = Terminal::start(home.path(), &["--data-dir", dir], 80, 24);
    terminal.waits_for("[3 Khen thưởng]");
    movement(&mut terminal);
    model(&mut terminal);
    indicators(&mut terminal);
    // Two rows; last year both have a figure, this year one.
    does(&mut terminal, "1", "[3 Khen thưởng]");
    does(&mut terminal, "n", "gõ để lọc");
    does(&mut terminal, "giay khen ca nhan\r", "Giấy khen");
    does(&mut terminal, "n", "gõ để lọc");
    does(&mut terminal, "giay khen tap the\r", "Tập thể");
    types(&mut terminal, LEFT);
    types(&mut terminal, TOP);
    does(&mut terminal, "10\r", "Đã lưu #14");
    types(&mut terminal, TOP);
    types(&mut terminal, DOWN);
    does(&mut terminal, "20\r", "Đã lưu #15");
    types(&mut terminal, "t");
    types(&mut terminal, TOP);
    does(&mut terminal, "12\r", "Đã lưu #16");
    let today = clock::today();
    let (this, last) = (today.year(), today.year_before().year());
    let lines = [
        overdue(),
        format!("Biểu {this} (nháp): 1/2 dòng của năm {last} đã có số"),
        format!("{this}: 12 tập thể · {last}: 20 · chưa so sánh được"),
        format!("1 dòng có số năm {last}, chưa có năm {this}: Giấy khen (cá nhân)"),
    ];
    types(&mut terminal, OVERVIEW);
    sees(&mut terminal, &lines);
    assert!(!terminal.text().contains("chưa đánh giá"), "{}", terminal.text());
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
    is_in_book(&look(Path::new(dir)), "xa-my-an");
    let uid = rustix::process::getuid().as_raw();
    let visit = std::fs::read_to_string(Path::new(dir).join(format!("visits/{uid}"))).unwrap();
    assert!(visit.contains("\"seq\":16"), "{visit}");

    let mut terminal = Terminal::start(home.path(), &["--data-dir", dir], 80, 24);
    terminal.waits_for("[3 Khen thưởng]");
    types(&mut terminal, OVERVIEW);
    sees(&mut terminal, &lines);
    let seen = terminal.text();
    assert!(!seen.contains("của người khác") && !seen.contains("chưa đánh giá"), "{seen}");
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
}

#[test]
fn an_official_goes_on_with_the_sample() {
    let home: TempDir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("[208]");
    movement(&mut terminal);
    model(&mut terminal);
    indicators(&mut terminal);
    does(&mut terminal, "1", "[208]");
    types(&mut terminal, "t");
    terminal.waits_for("2021");
    types(&mut terminal, TOP);
    does(&mut terminal, "5\r", "Đã lưu #14");
    let lines = [
        overdue(),
        "16 mô hình, điển hình chưa đánh giá trong 12 tháng".to_owned(),
        "Đơn vị đã kết thúc ngày 30/6/2025; không còn biểu của năm nay.".to_owned(),
        "Năm 2021: 5 ".to_owned(),
    ];
    types(&mut terminal, OVERVIEW);
    sees(&mut terminal, &lines);
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
    is_in_book(&look(&home.path().join("thidua-demo")), "hong-ngu");
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("Khen thưởng]");
    types(&mut terminal, OVERVIEW);
    sees(&mut terminal, &lines);
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
}

/// What Tổng quan says of the movement.
fn overdue() -> String {
    let due = PartialDate::parse("2020-03-01").unwrap();
    let days = due.days_to(clock::today());
    format!("Sơ kết «Xanh sạch đẹp»: 01/3/2020, quá {days} ngày")
}
