//! Figures of a large book, taken by hand in a release build:
//!
//! ```text
//! THIDUA_TEST_PROVINCE=/tmp/province cargo test --release --test store measure::make -- --ignored --nocapture
//! THIDUA_TEST_PROVINCE=/tmp/province cargo test --release --test store measure::open -- --ignored --nocapture
//! ```

use std::path::PathBuf;
use std::time::{Duration, Instant};

use thidua::store::{self, Store};

use crate::province::province;
use crate::script::request;

fn dir() -> Option<PathBuf> {
    std::env::var_os("THIDUA_TEST_PROVINCE").map(PathBuf::from)
}

/// Lines of /proc/self/status that speak of memory.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let lines =
        status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"));
    lines.map(|line| line.replace('\t', " ")).collect::<Vec<_>>().join(", ")
}

/// How often all threads went to sleep by themselves so far.
fn sleeps() -> u64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let of = |path: PathBuf| {
        let status = std::fs::read_to_string(path.join("status")).ok()?;
        let line = status.lines().find(|line| line.starts_with("voluntary"))?.to_owned();
        line.split_whitespace().last()?.parse::<u64>().ok()
    };
    tasks.filter_map(|task| of(task.ok()?.path())).sum()
}

#[test]
#[ignore = "makes a province's book, a minute"]
fn make() {
    let Some(dir) = dir() else { return };
    let start = Instant::now();
    let mut store = store::create(&dir).unwrap();
    for change in province(3000, 20) {
        store.commit(&request(change)).unwrap();
    }
    eprintln!("made {} in {:?}, {}", store.position(), start.elapsed(), memory());
    let start = Instant::now();
    drop(store);
    eprintln!("closed in {:?}", start.elapsed());
}

#[test]
#[ignore = "needs a province's book"]
fn open() {
    let Some(dir) = dir() else { return };
    let start = Instant::now();
    let mut store = store::open(&dir).unwrap();
    let opened = start.elapsed();
    let before_load = memory();
    let book = store.load().unwrap();
    let loaded = start.elapsed();
    let after = memory();
    let counts: usize = book.sheets().map(|sheet| sheet.lines().len()).sum();
    eprintln!(
        "open {opened:?} ({before_load}), open and load {loaded:?} ({after}): {counts} counts"
    );
    eprintln!("warnings: {:?}", store.warnings());
    let start = Instant::now();
    drop(book);
    for change in province(200, 1).skip(100) {
        let undo = change.inverse();
        let _ = store.commit(&request(undo));
    }
    eprintln!("100 refused commits {:?}", start.elapsed());
    let before = sleeps();
    std::thread::sleep(Duration::from_secs(3));
    eprintln!("idle: {} sleeps in 3 s", sleeps() - before);
}

#[test]
#[ignore = "needs a province's book"]
fn rebuild_open() {
    let Some(dir) = dir() else { return };
    std::fs::remove_dir_all(dir.join("state")).unwrap();
    let start = Instant::now();
    let mut store = store::open(&dir).unwrap();
    eprintln!("rebuilt in {:?}, {}", start.elapsed(), memory());
    store.load().unwrap();
}

#[test]
#[ignore = "times small books"]
fn small_open() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = store::create(dir.path()).unwrap();
    for change in province(20, 3) {
        store.commit(&request(change)).unwrap();
    }
    let start = Instant::now();
    let change = province(21, 3).last().unwrap();
    store.commit(&request(change)).unwrap();
    eprintln!("one commit {:?}", start.elapsed());
    drop(store);
    for _ in 0..5 {
        let start = Instant::now();
        let mut store = store::open(dir.path()).unwrap();
        let opened = start.elapsed();
        store.load().unwrap();
        eprintln!("open {opened:?}, with load {:?}", start.elapsed());
    }
    let start = Instant::now();
    let db =
        sled::Config::new().path(dir.path().join("state")).flush_every_ms(None).open().unwrap();
    eprintln!("sled alone {:?}", start.elapsed());
    drop(db);
}
