//! What a person at the other end of the line notices, measured on the built program in a
//! pseudo-terminal of 80×24: start, keys, bytes, memory, idling. `cargo bench --bench terminal`.
//!
//! First the sample book, then (unless `THIDUA_BENCH=sample`) a province of a million counts. Times
//! on a shared machine wander: compare medians of one run.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and may fail")]

#[path = "../support/province.rs"]
mod province;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use thidua::domain::change::Change;
use thidua::store::{Operation, Request, Store};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// No byte for this long means that the answer is complete.
const QUIET: Duration = Duration::from_millis(30);
/// Runs of each start.
const RUNS: usize = 15;

/// A program in a terminal.
struct Session {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    chunks: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    _master: Box<dyn MasterPty + Send>,
}

/// What one answer took.
#[derive(Clone, Copy)]
struct Answer {
    /// From the key, or from the start, to the last byte.
    last: Duration,
    bytes: usize,
}

impl Session {
    /// Starts the program; waits for the first frame, then until the book is checked.
    fn start(dir: &Path) -> (Session, [Answer; 2]) {
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, chunks) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let chunk = buffer.get(..count).unwrap_or_default().to_vec();
                if sender.send((Instant::now(), chunk)).is_err() {
                    return;
                }
            }
        });
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_thidua"));
        command.args(["--data-dir".as_ref(), dir.as_os_str()]);
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
        let mut session = Session { child, writer, chunks, screen, _master: pair.master };
        let first = session.comes(started, |text| text.contains("Tổng quan ngày"));
        let then = session.comes(started, |text| !text.contains("đang kiểm tra…"));
        session.collect(started, QUIET);
        let checked = Answer { last: then.last.max(first.last), bytes: first.bytes + then.bytes };
        (session, [first, checked])
    }

    /// Takes bytes until the screen is so.
    fn comes(&mut self, since: Instant, is_so: impl Fn(&str) -> bool) -> Answer {
        let mut answer = Answer { last: Duration::ZERO, bytes: 0 };
        while !is_so(&self.screen.screen().contents()) {
            let (at, chunk) = self.chunks.recv_timeout(Duration::from_secs(30)).unwrap();
            answer.last = at.saturating_duration_since(since);
            answer.bytes += chunk.len();
            self.screen.process(&chunk);
        }
        answer
    }

    /// Presses a key and takes the whole answer.
    fn press(&mut self, key: &str) -> Answer {
        let pressed = Instant::now();
        self.writer.write_all(key.as_bytes()).unwrap();
        self.writer.flush().unwrap();
        self.collect(pressed, QUIET)
    }

    /// Takes bytes until none has come for a while; `patience` is for the first.
    fn collect(&mut self, since: Instant, patience: Duration) -> Answer {
        let (mut last, mut bytes, mut wait) = (Duration::ZERO, 0, patience);
        while let Ok((at, chunk)) = self.chunks.recv_timeout(wait) {
            last = at.saturating_duration_since(since);
            bytes += chunk.len();
            self.screen.process(&chunk);
            wait = QUIET;
        }
        Answer { last, bytes }
    }

    /// A line of `/proc/PID/status`, in KiB.
    fn memory(&self, line: &str) -> u64 {
        let path = format!("/proc/{}/status", self.child.process_id().unwrap());
        number(&std::fs::read_to_string(path).unwrap(), line)
    }

    /// Voluntary waits of all threads so far: each is one wake-up.
    fn wakeups(&self) -> u64 {
        let tasks = format!("/proc/{}/task", self.child.process_id().unwrap());
        let tasks = std::fs::read_dir(tasks).unwrap();
        let status =
            tasks.filter_map(|t| std::fs::read_to_string(t.ok()?.path().join("status")).ok());
        status.map(|text| number(&text, "voluntary_ctxt_switches")).sum()
    }

    fn quit(mut self) {
        _ = self.writer.write_all(b"q");
        self.child.wait().unwrap();
    }
}

fn number(text: &str, line: &str) -> u64 {
    let line = text.lines().find(|l| l.starts_with(line)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Median and greatest of what many answers took, beside what is allowed.
fn report(name: &str, answers: &[Answer], allowed: &str) {
    let mut times: Vec<f64> = answers.iter().map(|a| a.last.as_secs_f64() * 1000.0).collect();
    let mut bytes: Vec<usize> = answers.iter().map(|a| a.bytes).collect();
    times.sort_by(f64::total_cmp);
    bytes.sort_unstable();
    let middle = answers.len() / 2;
    println!(
        "{name:<34} {:>8.2} ms (max {:>7.2}) {:>6} B (max {:>6})   allowed {allowed}",
        times[middle],
        times[times.len() - 1],
        bytes[middle],
        bytes[bytes.len() - 1],
    );
}

/// The same measurements for any book.
fn measure(dir: &Path, start_allowed: &str) {
    let starts: Vec<[Answer; 2]> = (0..RUNS)
        .map(|_| {
            let (session, answers) = Session::start(dir);
            session.quit();
            answers
        })
        .collect();
    let nth = |nth: usize| -> Vec<Answer> { starts.iter().map(|both| both[nth]).collect() };
    report("start to first frame", &nth(0), start_allowed);
    report("start until the book is checked", &nth(1), "");

    let (mut session, _) = Session::start(dir);
    println!("{:<34} {:>8} KiB", "RSS after start", session.memory("VmRSS"));
    let mut many = |name: &str, keys: &[&str], allowed: &str| {
        let answers: Vec<Answer> = keys.iter().map(|key| session.press(key)).collect();
        report(name, &answers, allowed);
    };
    let (up, down, left, right) = ("\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C");
    many("to the findings and back", &["\x06", "\x1b", "\x06", "\x1b"], "≤ 50 ms");
    many("to the grid", &["3"], "");
    many(
        "grid: one cell left or right",
        &[left, left, right, left, right, right].repeat(5),
        "≤ 150 B",
    );
    many("grid: typing one digit", &["1", "2", "3"], "≤ 120 B");
    many("grid: dropping what was typed", &["\x1b"], "");
    many("grid: one cell up or down", &[down, down, up, down, up, up].repeat(5), "≤ 150 B");
    many("nothing changes", &[up, up, up, up].map(|key| key), "last 0 B");
    many("to another tab", &["\t", "3", "\t"], "");
    many("to the documents", &["7"], "");
    many("list: one row", &[down, down, up, down, up, up].repeat(5), "≤ 120 B + status");
    many("list: to the last row that shows", &[down; 16], "");
    many("list: one line at the edge", &[down; 12], "≤ 400 B");
    many("list: page", &["\x1b[6~", "\x1b[5~", "\x1b[6~", "\x1b[5~"], "≤ 2,500 B");
    many("compare: the tab", &["4"], "");
    many("compare: one cell", &[left, right, left, right], "");
    many("compare: all units by award", &["r", "r", "r", "r"], "");

    println!("{:<34} {:>8} KiB", "RSS after the keys", session.memory("VmRSS"));
    let answers: Vec<Answer> =
        ["/", "c", "s", "t", "d", " "].iter().map(|key| session.press(key)).collect();
    report("a question: the box, its letters", &answers, "≤ 50 ms");
    println!("{:<34} {:>8} KiB", "RSS after a question", session.memory("VmRSS"));
    session.press("\x1b");
    session.collect(Instant::now(), Duration::from_millis(500));
    let before = session.wakeups();
    let idle = session.collect(Instant::now(), Duration::from_secs(5));
    println!(
        "{:<34} {:>8} B, {:.1} wake-ups a second",
        "idle for 5 s",
        idle.bytes,
        (session.wakeups() - before) as f64 / 5.0
    );
    session.quit();
}

/// Makes a book of these changes.
fn keep(dir: &Path, changes: impl IntoIterator<Item = Change>) {
    let mut store = thidua::store::create(dir).unwrap();
    for change in changes {
        let (at, operation) = (jiff::Timestamp::UNIX_EPOCH, Operation::Import);
        let (user, reason) = ("bench".to_owned(), None);
        store.commit(&Request { at, user, uid: 0, operation, change, reason }).unwrap();
    }
}

fn main() {
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_thidua")).unwrap().len();
    println!("binary {:.2} MiB\n\nthe sample book", binary as f64 / 1024.0 / 1024.0);
    let home = tempfile::tempdir().unwrap();
    let sample = home.path().join("sample");
    keep(&sample, [thidua::exchange::sample::change().unwrap()]);
    measure(&sample, "≤ 20 ms, ≤ 5,000 B");

    if std::env::var("THIDUA_BENCH").is_ok_and(|only| only == "sample") {
        return;
    }
    println!("\na province: 3,000 units × 20 years × 17 lines");
    let dir = home.path().join("province");
    keep(&dir, province::province(3000, 20));
    measure(&dir, "≤ 200 ms");
}
