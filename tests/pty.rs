//! The built program in a real terminal: it starts, answers, quits, and gives the terminal back
//! whatever ends it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "support/bare.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod bare;
#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bare::Bare;
use rustix::process::Signal;
use tempfile::TempDir;
use terminal::Terminal;

/// The award counts of the sample book on screen.
fn demo(home: &TempDir) -> Terminal {
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("[1 Tổng quan]");
    terminal.types("3");
    terminal.waits_for("[208]");
    terminal
}

fn home() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn it_starts_answers_and_gives_the_terminal_back() {
    let home = home();
    let mut terminal = demo(&home);
    assert!(terminal.is_alternate());
    terminal.waits_for("208 cá nhân · 2018: 212 · −4 (−1,89 %)");
    terminal.types("\x1b[D");
    terminal.waits_for("[212]");
    terminal.types("\t");
    terminal.waits_for("[4 So sánh]");
    terminal.types("2");
    terminal.waits_for("Đan ghế nhựa");
    terminal.types("\r");
    terminal.waits_for("1/16");
    terminal.types("\x1b");
    terminal.waits_until("the list again", |t| !t.text().contains("1/16 \n"));
    terminal.types("q");
    assert!(terminal.ends().success());
    assert!(!terminal.is_alternate());
    assert!(!terminal.screen_hides_cursor());
}

#[test]
fn what_is_saved_survives_a_kill_and_can_be_undone_after_it() {
    let home = home();
    let mut terminal = demo(&home);
    // 2020 is not closed; its first row is CSTĐ cơ sở, 30.
    terminal.types("\x1b[F");
    terminal.waits_for("[30]");
    terminal.types("31\r");
    terminal.waits_for("Đã lưu #2");
    terminal.signals(Signal::KILL);
    terminal.ends();
    let mut terminal = demo(&home);
    terminal.types("\x1b[F");
    terminal.waits_for("[31]");
    terminal.types("u");
    terminal.waits_for("Đã hoàn tác #3");
    terminal.waits_for("31 trở lại 30");
    terminal.waits_for("[30]");
    terminal.types("u");
    terminal.waits_for("Không có thay đổi nào của bạn để hoàn tác.");
    terminal.types("\x12");
    terminal.waits_for("Đã làm lại #4");
    terminal.waits_for("[31]");
    terminal.types("q");
    assert!(terminal.ends().success());
    let verified = Command::new(env!("CARGO_BIN_EXE_thidua"))
        .args(["--demo", "verify"])
        .env("XDG_DATA_HOME", home.path())
        .output()
        .unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn a_name_is_erased_only_when_the_whole_word_is_typed() {
    let home = home();
    let words = ["--demo", "erase", "--record", "hong-ngu", "--reason", "đơn số 7"];
    for (answer, is_erased) in [("\r", false), ("y\r", false), ("xoa\r", true)] {
        let mut terminal = Terminal::start(home.path(), &words, 80, 24);
        terminal.waits_for("Gõ «xóa» rồi Enter để xóa:");
        assert!(terminal.text().contains("huyện Hồng Ngự"), "{}", terminal.text());
        terminal.types(answer);
        terminal.waits_for(if is_erased { "Đã xóa tên" } else { "Chưa xóa gì." });
        assert_eq!(terminal.ends().success(), is_erased);
    }
}

#[test]
fn a_model_typed_in_telex_is_kept_across_starts() {
    let home = home();
    let mut terminal = demo(&home);
    terminal.types("\t2n");
    terminal.waits_for("Thêm mô hình");
    // F12, then the name; Ctrl-S saves and the form closes.
    terminal.types("\x1b[24~");
    terminal.waits_for("Telex");
    terminal.types("DDuwowngf hoa tuwj quanr\x13");
    terminal.waits_for("thêm mô hình, điển hình «Đường hoa tự quản»");
    terminal.types("q");
    assert!(terminal.ends().success());
    let mut terminal = demo(&home);
    terminal.types("\t2fduong hoa\r");
    terminal.waits_for("Đường hoa tự quản");
    terminal.types("\x1b[3~");
    terminal.waits_for("xóa mô hình, điển hình «Đường hoa tự quản»");
    terminal.types("u");
    terminal.waits_for("Đã hoàn tác #4");
    terminal.waits_for("Đường hoa tự quản");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn the_journal_is_read_from_disk_and_an_old_value_comes_back() {
    let home = home();
    let mut terminal = demo(&home);
    terminal.types("\x1b[F");
    terminal.waits_for("[30]");
    terminal.types("31\r\x1b[A");
    terminal.waits_for("[31]");
    // Ctrl-N: this count was in the book from the beginning.
    terminal.types("\x0e");
    terminal.waits_for("Nhật ký của Chiến sĩ thi đua cơ sở, cá nhân, 2020");
    terminal.waits_for("lập sổ");
    terminal.waits_for("30 thành 31");
    terminal.types("\r");
    terminal.waits_for("Thay đổi #2: ghi số");
    // Another process may only look, and sees the same.
    let mut second = Terminal::start(home.path(), &["--demo"], 80, 24);
    second.waits_for("[1 Tổng quan]");
    second.types("3");
    second.waits_for("[208]");
    second.types("\x0e");
    second.types("r");
    second.waits_for("30 thành 31");
    second.types("\r");
    second.waits_for("Đang là: 31");
    second.types("\r");
    second.waits_for("không sửa được");
    second.types("q");
    assert!(second.ends().success());
    terminal.types("\r");
    terminal.waits_for("Đã khôi phục #3");
    terminal.types("\x1b");
    terminal.waits_for("khôi phục #2");
    // The first value, out of the change that made the book.
    terminal.types("\x1b[F\r");
    terminal.waits_for("Thay đổi #1: lập sổ");
    terminal.waits_for("Chỉ hiện 1 trên");
    terminal.types("\x1b[C");
    terminal.waits_for("Giá trị này đang có trong sổ.");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn it_is_silent_while_nobody_types() {
    let home = home();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    // What is against a rule is looked for once.
    terminal.waits_for("toàn sổ:");
    assert_eq!(terminal.hears(Duration::from_millis(700)), 0);
    terminal.types("3");
    terminal.waits_for("[208]");
    terminal.waits_for("trợ giúp");
    assert_eq!(terminal.hears(Duration::from_millis(700)), 0);
    // A key that changes nothing sends nothing either: the first row has none above it.
    terminal.types("\x1b[A");
    assert_eq!(terminal.hears(Duration::from_millis(300)), 0);
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn signals_end_it_and_the_terminal_is_given_back() {
    for (signal, number) in [(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2)] {
        let home = home();
        let mut terminal = demo(&home);
        let asked = Instant::now();
        terminal.signals(signal);
        let status = terminal.ends();
        assert_eq!(status.exit_code(), 128 + number, "{signal:?}");
        assert!(asked.elapsed() < Duration::from_secs(2), "{:?}", asked.elapsed());
        assert!(!terminal.is_alternate());
    }
}

#[test]
fn a_vanished_terminal_ends_it_within_a_second() {
    for _ in 0..5 {
        let home = home();
        let mut bare = Bare::start(home.path(), &["--demo"]);
        bare.waits_for("[1 Tổng quan]");
        let (status, after) = bare.vanishes();
        assert_eq!(status.code(), Some(129));
        assert!(after < Duration::from_secs(1), "{after:?}");
    }
}

/// True when a file below a directory holds the text.
fn holds(dir: &Path, text: &str) -> bool {
    std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        match path.is_dir() {
            true => holds(&path, text),
            false => String::from_utf8_lossy(&std::fs::read(&path).unwrap()).contains(text),
        }
    })
}

#[test]
fn it_stops_and_continues() {
    let home = home();
    let mut terminal = demo(&home);
    terminal.types("\t2nĐường hoa");
    terminal.waits_for("Đường hoa");
    terminal.signals(Signal::TSTP);
    terminal.waits_until("the usual screen", |t| !t.is_alternate());
    let stat = format!("/proc/{}/stat", terminal.pid());
    let started = Instant::now();
    while !std::fs::read_to_string(&stat).unwrap().contains(") T ") {
        assert!(started.elapsed() < Duration::from_secs(5), "it does not stop");
        std::thread::yield_now();
    }
    assert!(holds(home.path(), "Đường hoa"), "what is typed is on disk while it stands still");
    terminal.signals(Signal::CONT);
    terminal.waits_for("Đường hoa");
    assert!(terminal.is_alternate());
    terminal.types("\x1b");
    terminal.waits_for("Bỏ những gì đã gõ?");
    terminal.types("\r");
    terminal.waits_for("Đan ghế nhựa");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn any_size_is_drawn_and_a_small_one_says_so() {
    let home = home();
    let mut terminal = demo(&home);
    terminal.resize(40, 10);
    terminal.waits_for("60×18");
    terminal.resize(60, 18);
    terminal.waits_for("Chiến sĩ thi đua cơ sở");
    terminal.resize(1, 1);
    terminal.resize(120, 40);
    terminal.waits_for("[208]");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn a_second_look_at_the_same_book_is_read_only() {
    let home = home();
    let mut first = demo(&home);
    let mut second = Terminal::start(home.path(), &["--demo"], 80, 24);
    second.waits_for("CHỈ XEM");
    second.waits_for("Tổng quan ngày");
    second.waits_for(&first.pid().to_string());
    second.types("3\x1b[F");
    second.waits_for("[30]");
    // What the first one writes is there as soon as the second one asks for it.
    first.types("\x1b[F");
    first.waits_for("[30]");
    first.types("31\r");
    first.waits_for("Đã lưu #2");
    second.types("d");
    second.waits_for("1 thay đổi mới");
    second.waits_for("[31]");
    second.types("d");
    second.waits_for("không có gì mới");
    second.types("q");
    assert!(second.ends().success());
    first.types("q");
    assert!(first.ends().success());
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let home = home();
    let output = Command::new(env!("CARGO_BIN_EXE_thidua"))
        .arg("--demo")
        .env("XDG_DATA_HOME", home.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--demo"));
}

#[test]
fn without_a_book_it_asks_which() {
    let home = home();
    let mut terminal = Terminal::start(home.path(), &[], 80, 24);
    terminal.waits_for("Chọn 1, 2 hoặc q");
    terminal.types("x\r");
    terminal.waits_for("Chưa hiểu «x»");
    terminal.types("2\r");
    terminal.waits_for("Tên đơn vị");
    terminal.types("xã Mỹ An Hưng A\r");
    terminal.waits_for("9  Khác");
    terminal.types("4\r");
    terminal.waits_until("the app", Terminal::is_alternate);
    terminal.waits_for("xã Mỹ An Hưng A");
    terminal.types("q");
    assert!(terminal.ends().success());
    assert!(home.path().join("thidua/format").exists());
    // The second time there is nothing to ask.
    let mut terminal = Terminal::start(home.path(), &[], 80, 24);
    terminal.waits_for("xã Mỹ An Hưng A");
    assert!(terminal.is_alternate());
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn without_a_book_the_sample_is_offered_or_nothing_is_made() {
    let home = home();
    let mut terminal = Terminal::start(home.path(), &["--lang", "en"], 80, 24);
    terminal.waits_for("Choose 1, 2 or q");
    terminal.types("q\r");
    assert!(terminal.ends().success());
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
    let mut terminal = Terminal::start(home.path(), &["--lang", "en"], 80, 24);
    terminal.waits_for("Choose 1, 2 or q");
    terminal.types("1\r");
    terminal.waits_for("Overview of");
    terminal.types("q");
    assert!(terminal.ends().success());
    assert!(!home.path().join("thidua").exists(), "the sample is not the person's book");
}

#[test]
fn a_list_is_saved_as_a_file_of_its_owners_and_never_over_another() {
    use std::os::unix::fs::PermissionsExt;

    let home = home();
    let mut terminal = demo(&home);
    terminal.types("\t2");
    terminal.waits_for("Đan ghế nhựa");
    terminal.types("x");
    terminal.waits_for("Xuất «Mô hình», 16 dòng, ra tệp");
    terminal.waits_for("mo-hinh-huyen-hong-ngu-20");
    terminal.types("\x15a.csv\r");
    terminal.waits_for("Đã xuất 16 dòng ra");
    let path = home.path().join("a.csv");
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.starts_with("\u{feff}id,unit,name,"), "{saved}");
    assert_eq!(saved.lines().count(), 17);
    assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    terminal.types("x\x15a.csv\r");
    terminal.waits_for("không ghi đè");
    terminal.waits_for("Tên tệp: a-2.csv");
    // Enter takes the name that is offered, as text this time.
    terminal.types("\t\t\r");
    terminal.waits_for("Đã xuất 16 dòng ra");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), saved);
    let text = std::fs::read_to_string(home.path().join("a-2.txt")).unwrap();
    assert!(text.starts_with("Tên "), "{text}");
    terminal.types("x\x15không có/a.csv\r");
    terminal.waits_for("không có thư mục này");
    // What is typed stays; leaving and quitting work.
    terminal.types("\x1b");
    terminal.waits_until("the list", |t| !t.text().contains("Tên tệp"));
    terminal.types("q");
    assert!(terminal.ends().success());
}
