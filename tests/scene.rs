//! The entry: counts are filled in and saved, a model's story is typed, the line drops; at the next
//! start nothing is lost. On the built program, key by key, for each way in which it can end.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

#[path = "support/bare.rs"]
mod bare;
#[path = "support/terminal.rs"]
#[allow(dead_code, reason = "other tests need more of it")]
mod terminal;

use std::path::{Path, PathBuf};
use std::time::Instant;

use bare::Bare;
use rustix::process::Signal;
use tempfile::TempDir;
use terminal::{PATIENCE, Terminal};
use thidua::domain::book::Book;
use thidua::domain::text::Year;
use thidua::store;

const NAME: &str = "Đường hoa tự quản";
const NAME_TELEX: &str = "DDuwowngf hoa tuwj quanr";
const STORY: &str = "Trăm năm trong cõi người ta,
Chữ tài chữ mệnh khéo là ghét nhau.
Trải qua một cuộc bể dâu,
Những điều trông thấy mà đau đớn lòng.";
const STORY_TELEX: &str = "Trawm nawm trong coxi nguwowif ta,\r\
Chuwx taif chuwx meejnh kheso laf ghest nhau.\r\
Trari qua mootj cuoojc beer daau,\r\
Nhuwngx ddieeuf troong thaays maf ddau ddowns longf.";

/// Keys in, screen out.
trait Line {
    fn types(&mut self, keys: &str);
    fn waits_for(&mut self, text: &str);

    /// Every key by itself.
    fn types_slowly(&mut self, keys: &str) {
        keys.chars().for_each(|key| self.types(key.encode_utf8(&mut [0; 4])));
    }
}

impl Line for Terminal {
    fn types(&mut self, keys: &str) {
        Terminal::types(self, keys);
    }
    fn waits_for(&mut self, text: &str) {
        Terminal::waits_for(self, text);
    }
}

impl Line for Bare {
    fn types(&mut self, keys: &str) {
        Bare::types(self, keys);
    }
    fn waits_for(&mut self, text: &str) {
        Bare::waits_for(self, text);
    }
}

/// Counts of 2020 that are acknowledged, then a model that is not saved.
fn works(line: &mut dyn Line) {
    line.waits_for("[1 Tổng quan]");
    line.types("3");
    line.waits_for("[208]");
    line.types("\x1b[F");
    line.waits_for("[30]");
    for (number, count) in [(2, "31"), (3, "1032"), (4, "0")] {
        line.types_slowly(count);
        line.types("\r");
        line.waits_for(&format!("Đã lưu #{number}"));
    }
    line.types("\t2n");
    line.waits_for("Thêm mô hình");
    line.types("\x1b[24~");
    line.waits_for("Telex");
    line.types_slowly(NAME_TELEX);
    line.waits_for(NAME);
    // Backwards over the unit to the last field, the note.
    line.types("\x1b[Z");
    line.types("\x1b[Z");
    line.types_slowly(STORY_TELEX);
    line.waits_for("mà đau đớn lòng.");
}

fn data(home: &TempDir) -> PathBuf {
    home.path().join("thidua-demo")
}

/// The text of the drafts that are written whole.
fn drafts(dir: &Path) -> Vec<String> {
    let files = std::fs::read_dir(dir.join("drafts")).into_iter().flatten();
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let whole = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    whole.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn waits_until(holds: impl Fn() -> bool) {
    let started = Instant::now();
    while !holds() {
        assert!(started.elapsed() < PATIENCE, "the drafts on disk never become so");
        std::thread::yield_now();
    }
}

fn counts_of_2020(book: &Book) -> Vec<u32> {
    let sheet = book.sheet("hong-ngu", Year::new(2020).unwrap()).unwrap();
    sheet.lines().iter().map(|line| line.value).collect()
}

/// Nothing is lost: the draft is offered, goes on letter by letter, and is saved; what was
/// acknowledged stands.
fn goes_on(home: &TempDir) {
    let sample = thidua::exchange::sample::change().unwrap();
    let mut before = Book::default();
    sample.apply(&mut before).unwrap();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("Bản nháp: đã gõ mà chưa lưu");
    terminal.waits_for(&format!("Thêm mô hình, điển hình «{NAME}»"));
    terminal.waits_for("Chữ tài chữ mệnh khéo là ghét");
    terminal.types("\r");
    terminal.waits_for("mà đau đớn lòng.");
    // The cursor is behind the last letter.
    terminal.types(" (Kiều)");
    terminal.waits_for("lòng. (Kiều)");
    terminal.types("\x13");
    terminal.waits_for("Đã lưu #5");
    // The draft goes with the acknowledgement, not with the next key.
    waits_until(|| drafts(&data(home)).is_empty());
    terminal.types("q");
    assert!(terminal.ends().success());

    let (book, position, findings) = store::look(&data(home)).unwrap();
    assert_eq!((position.seq, findings), (5, vec![]));
    let added = book.exemplars().find(|one| &*one.name == NAME).expect("it is in the book");
    assert_eq!(added.note.as_deref(), Some(&*format!("{STORY} (Kiều)")));
    assert_eq!(added.unit.as_str(), "hong-ngu");
    // The three rows under the cursor, and no other.
    let (was, now) = (counts_of_2020(&before), counts_of_2020(&book));
    let changed: Vec<u32> = now.iter().copied().filter(|n| !was.contains(n)).collect();
    assert_eq!(was.len(), now.len());
    assert_eq!(was.iter().zip(&now).filter(|(was, now)| was != now).count(), 3);
    assert!([31, 1032, 0].iter().all(|count| changed.contains(count)), "{changed:?}");
    // And once more nothing is offered.
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("[1 Tổng quan]");
    terminal.types("\x04");
    terminal.waits_for("Không có bản nháp nào.");
    terminal.types("q");
    assert!(terminal.ends().success());
}

#[test]
fn nothing_is_lost_when_the_line_is_hung_up() {
    for signal in [Signal::HUP, Signal::TERM] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
        works(&mut terminal);
        terminal.signals(signal);
        terminal.ends();
        goes_on(&home);
    }
}

#[test]
fn nothing_is_lost_when_the_terminal_vanishes() {
    let home = tempfile::tempdir().unwrap();
    let mut bare = Bare::start(home.path(), &["--demo"]);
    works(&mut bare);
    assert_eq!(bare.vanishes().0.code(), Some(129));
    goes_on(&home);
}

#[test]
fn nothing_is_lost_when_it_is_killed() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    works(&mut terminal);
    // Nobody presses a key any more: the draft becomes due.
    waits_until(|| drafts(&data(&home)).iter().any(|text| text.contains("mà đau đớn lòng.")));
    terminal.signals(Signal::KILL);
    terminal.ends();
    goes_on(&home);
}

#[test]
fn a_count_that_is_being_typed_comes_back() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    Line::waits_for(&mut terminal, "[1 Tổng quan]");
    Line::types(&mut terminal, "3");
    Line::waits_for(&mut terminal, "[208]");
    // 2019 is closed: the reason is asked, and the line drops while it is typed.
    terminal.types("209\r");
    terminal.waits_for("Lý do sửa");
    terminal.types("kiểm lại");
    terminal.waits_for("kiểm lại");
    terminal.signals(Signal::HUP);
    terminal.ends();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("Chiến sĩ thi đua cơ sở, cá nhân, 2019");
    terminal.types("\r\r");
    terminal.waits_for("kiểm lại");
    terminal.types("\r");
    terminal.waits_for("208 thành 209");
    terminal.types("q");
    assert!(terminal.ends().success());
    assert_eq!(drafts(&data(&home)), Vec::<String>::new());
}

#[test]
fn what_is_discarded_is_gone_and_what_is_left_is_not() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    Line::waits_for(&mut terminal, "[1 Tổng quan]");
    terminal.types("2nabc");
    terminal.waits_for("abc");
    terminal.types("\x1b");
    terminal.waits_for("Bỏ những gì đã gõ?");
    terminal.types("\r");
    terminal.waits_for("[2 Mô hình]");
    terminal.types("nxyz");
    terminal.waits_for("xyz");
    // Leaving twice leaves the draft where it is.
    terminal.types("\x11\x11");
    assert!(terminal.ends().success());
    let kept = drafts(&data(&home));
    assert!(kept.len() == 1 && kept[0].contains("xyz"), "{kept:?}");
    let mut terminal = Terminal::start(home.path(), &["--demo"], 80, 24);
    terminal.waits_for("«xyz»");
    terminal.types("\x1b[3~");
    terminal.waits_for("Không hoàn tác được");
    terminal.types("\r");
    terminal.waits_for("[1 Tổng quan]");
    terminal.types("q");
    assert!(terminal.ends().success());
    assert_eq!(drafts(&data(&home)), Vec::<String>::new());
}
