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
use thidua::domain::id::Id;
use thidua::domain::text::{PartialDate, write_count};
use thidua::domain::yearday::YearDay;
use thidua::report::check::{check, of_unit, tally};
use thidua::store;
use thidua::words::Lang;
use unicode_width::UnicodeWidthStr;

const DOWN: &str = "\x1b[B";
const LEFT: &str = "\x1b[D";
const RIGHT: &str = "\x1b[C";
const TOP: &str = "\x1b[1;5H";
const SAVE: &str = "\x13";
/// A window in which no line of Tổng quan takes two.
const WIDTH: u16 = 100;
const HEIGHT: u16 = 30;
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
    does(terminal, "7", "[7 Văn bản]");
    does(terminal, "n", "Thêm văn bản");
    types(terminal, "chi thi\t05\tCT-UBND\t02/01/2020\tUBND xã\tphát động thi đua");
    does(terminal, SAVE, "05/CT-UBND");
    terminal.waits_for("Đã lưu");
    does(terminal, "5", "[5 Phong trào]");
    does(terminal, "n", "Thêm phong trào");
    types(terminal, "Xanh sạch đẹp\t\t\t\t\t\t\t");
    types(terminal, "05/CT-UBND");
    types(terminal, "\r\t\t\t\t\t01/3/2020");
    does(terminal, SAVE, "thêm phong trào");
}

/// A model through its four stages, with an assessment and a replication on its page.
fn model(terminal: &mut Terminal) {
    does(terminal, "2", "[2 Mô hình]");
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
    does(terminal, "6", "[6 Chỉ tiêu]");
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

/// Waits until the whole screen is Tổng quan with these lines under its title, the first of them
/// chosen, and what the check finds in the book.
fn sees(terminal: &mut Terminal, unit: [&str; 3], lines: &[String], book: &Book) {
    let [id, name, years] = unit;
    let (findings, rule) = (findings(book, id), "─".repeat(usize::from(WIDTH)));
    let count = lines.iter().chain(&findings).filter(|line| !is_head(line)).count();
    let gap = usize::from(WIDTH) - 1 - " Thi Đua │ ".width() - name.width() - years.width();
    let mut whole = vec![
        format!(" Thi Đua │ {name}{:gap$}{years}", ""),
        "[1 Tổng quan] 2 Mô hình  3 Khen thưởng  4 So sánh  5 Phong trào  6 Chỉ tiêu  7 Văn bản"
            .to_owned(),
        rule.clone(),
        format!(" Tổng quan ngày {}", clock::today()),
    ];
    whole.extend(lines.iter().chain(&findings).cloned());
    whole[5].replace_range(1..2, "▸");
    whole.resize(usize::from(HEIGHT) - 3, String::new());
    let keys =
        " Enter mở  Tab thẻ sau  / hỏi  : lệnh  v đơn vị  u hoàn tác  Ctrl-N nhật ký  x xuất";
    whole.extend([rule, format!(" 1/{count}"), format!("{keys}  ? trợ giúp")]);
    let whole = whole.join("\n");
    let text = |terminal: &Terminal| {
        let text = terminal.text();
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    };
    terminal.waits_until(&whole, |terminal| text(terminal) == whole);
}

fn is_head(line: &str) -> bool {
    !line.starts_with("   ") && !line.starts_with(" ! ")
}

/// What the check says at once of a unit, and of the whole book where that is more.
fn findings(book: &Book, unit: &str) -> Vec<String> {
    let all = check(book, clock::this_year());
    let mut own = all.clone();
    of_unit(book, &mut own, &Id::parse(unit).unwrap());
    let counts = tally(own.iter()).0;
    let named = counts.iter().zip(["lỗi", "cảnh báo", "lưu ý"]).filter(|(count, _)| **count > 0);
    let mut lines = vec![" Kiểm tra".to_owned()];
    lines.extend(named.map(|(count, name)| format!("   {count} {name}")));
    let more = (all.len() > own.len()).then(|| format!("   toàn sổ: {} phát hiện", all.len()));
    lines.into_iter().chain(more).collect()
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
    let mut terminal = Terminal::start(home.path(), &["--data-dir", dir], WIDTH, HEIGHT);
    terminal.waits_for("[1 Tổng quan]");
    movement(&mut terminal);
    model(&mut terminal);
    indicators(&mut terminal);
    // Two rows; last year both have a figure, this year one.
    does(&mut terminal, "3", "[3 Khen thưởng]");
    does(&mut terminal, "n", "Thêm dòng: gõ");
    does(&mut terminal, "giay khen ca nhan\r", "Giấy khen");
    does(&mut terminal, "n", "Thêm dòng: gõ");
    does(&mut terminal, "giay khen tap the\r", "Tập thể");
    types(&mut terminal, LEFT);
    types(&mut terminal, TOP);
    does(&mut terminal, "10\r", "Đã lưu #14");
    types(&mut terminal, TOP);
    types(&mut terminal, DOWN);
    does(&mut terminal, "20\r", "Đã lưu #15");
    // The column of this year is still there.
    types(&mut terminal, RIGHT);
    types(&mut terminal, TOP);
    does(&mut terminal, "12\r", "Đã lưu #16");
    let today = clock::today();
    let (this, last) = (today.year(), today.year_before().year());
    let due = [vec![" Quá hạn, đến hạn".to_owned(), overdue()], next_day()].concat();
    let year = vec![
        " Năm nay".to_owned(),
        format!("   Biểu {this} (nháp): 1/2 dòng của năm {last} đã có số"),
        format!("   {this}: 12 lượt tập thể · {last}: 20 · chưa so sánh được"),
        " Số liệu còn thiếu".to_owned(),
        format!("   1 dòng có số năm {last}, chưa có năm {this}: Giấy khen (cá nhân)"),
    ];
    let lines = [due, year].concat();
    let years = format!("{last}–{this}");
    let unit = ["xa-my-an", "Xã Mỹ An", &years];
    types(&mut terminal, OVERVIEW);
    sees(&mut terminal, unit, &lines, &look(Path::new(dir)));
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
    is_in_book(&look(Path::new(dir)), "xa-my-an");
    let uid = rustix::process::getuid().as_raw();
    let visit = std::fs::read_to_string(Path::new(dir).join(format!("visits/{uid}"))).unwrap();
    assert!(visit.contains("\"seq\":16"), "{visit}");

    let mut terminal = Terminal::start(home.path(), &["--data-dir", dir], WIDTH, HEIGHT);
    // Also that nothing is new to who did it all.
    sees(&mut terminal, unit, &lines, &look(Path::new(dir)));
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
}

#[test]
fn an_official_goes_on_with_the_sample() {
    let home: TempDir = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["--demo"], WIDTH, HEIGHT);
    terminal.waits_for("[1 Tổng quan]");
    movement(&mut terminal);
    model(&mut terminal);
    indicators(&mut terminal);
    does(&mut terminal, "3", "[208]");
    types(&mut terminal, "t");
    terminal.waits_for("2021");
    types(&mut terminal, TOP);
    does(&mut terminal, "5\r", "Đã lưu #14");
    let models = " ! 16 mô hình, điển hình chưa đánh giá trong 12 tháng".to_owned();
    let due = [vec![" Quá hạn, đến hạn".to_owned(), overdue(), models], next_day()].concat();
    let year = vec![
        " Năm nay".to_owned(),
        "   Đơn vị đã kết thúc ngày 30/6/2025; không còn biểu của năm nay.".to_owned(),
        "   2019: 206 lượt tập thể · 2018: 272 · −66 (−24,26 %)".to_owned(),
        "   2019: 2.410 lượt cá nhân · 2018: 2.258 · +152 (+6,73 %)".to_owned(),
    ];
    let lines = [due, year].concat();
    let unit = ["hong-ngu", "huyện Hồng Ngự (đến 30/6/2025)", "2015–2021"];
    let dir = home.path().join("thidua-demo");
    types(&mut terminal, OVERVIEW);
    sees(&mut terminal, unit, &lines, &look(&dir));
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
    is_in_book(&look(&dir), "hong-ngu");
    let mut terminal = Terminal::start(home.path(), &["--demo"], WIDTH, HEIGHT);
    sees(&mut terminal, unit, &lines, &look(&dir));
    types(&mut terminal, "q");
    assert!(terminal.ends().success());
}

/// What Tổng quan says of the movement.
fn overdue() -> String {
    let due = PartialDate::parse("2020-03-01").unwrap();
    let days = write_count(due.days_to(clock::today()).unsigned_abs());
    format!("   Sơ kết «Xanh sạch đẹp»: 01/3/2020, quá {days} ngày")
}

/// And of the next day of the year by which something is due.
fn next_day() -> Vec<String> {
    let today = clock::today();
    let line = |(date, day): (PartialDate, &YearDay)| {
        let left = match today.days_to(date) {
            0 => "hôm nay".to_owned(),
            days => format!("còn {days} ngày"),
        };
        format!("   {date}: {}, {left}", day.name.say(Lang::Vi))
    };
    YearDay::nearest(today).into_iter().map(line).collect()
}
