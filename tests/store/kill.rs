//! `kill -9` of a real process in the middle of its commits.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use thidua::store::{self, Store};

use crate::province::Figures;
use crate::script::{Script, request, scale, seed};

const CHANGES: usize = 200;

/// The child: goes on with the script and says after each commit how far it is.
#[test]
fn child() {
    let Ok(dir) = std::env::var("THIDUA_TEST_CHILD") else { return };
    let seed = std::env::var("THIDUA_TEST_SEED").unwrap().parse().unwrap();
    let script = Script::new(seed, CHANGES);
    let mut store = store::open(Path::new(&dir)).unwrap();
    let done = usize::try_from(store.position().seq).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "\nsaved {done}").unwrap();
    for change in &script.changes[done..] {
        let position = store.commit(&request(change.clone())).unwrap();
        writeln!(out, "saved {}", position.seq).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn nothing_acknowledged_is_lost_by_kill_9() {
    let seed = seed("kill");
    let mut figures = Figures(seed);
    for _ in 0..scale() {
        let dir = tempfile::tempdir().unwrap();
        drop(store::create(dir.path()).unwrap());
        let script = Script::new(seed, CHANGES);
        let mut acknowledged = 0;
        let mut kills = 0;
        while acknowledged < CHANGES {
            let stop_after = acknowledged + figures.below(2 * CHANGES / 10);
            acknowledged = run_child(dir.path(), seed, acknowledged, stop_after);
            kills += 1;
            assert!(kills < 10 * CHANGES, "no progress");
            let mut store = store::open(dir.path()).unwrap();
            assert_eq!(store.read_only(), None);
            let reached = usize::try_from(store.position().seq).unwrap();
            assert!(
                (acknowledged..=acknowledged + 1).contains(&reached),
                "{acknowledged} {reached}"
            );
            assert!(store.load().unwrap() == script.books[reached]);
            acknowledged = reached;
        }
        assert!(kills > 3, "{kills} kills only");
        assert_eq!(store::verify(dir.path()).unwrap().findings, []);
    }
}

/// Kills the child once it has said `stop_after`; gives what it said last, in the pipe or read.
fn run_child(dir: &Path, seed: u64, from: usize, stop_after: usize) -> usize {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--nocapture"])
        .env("THIDUA_TEST_CHILD", dir)
        .env("THIDUA_TEST_SEED", seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = from;
    let mut is_killed = false;
    for line in BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok) {
        // What is still in the pipe when the child dies was acknowledged too.
        if let Some(seq) = line.strip_prefix("saved ") {
            said = seq.parse().unwrap();
        }
        if said >= stop_after && !is_killed {
            child.kill().unwrap();
            is_killed = true;
        }
    }
    child.wait().unwrap();
    said
}
