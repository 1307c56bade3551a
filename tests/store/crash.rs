//! The machine stops, or the disk refuses, at every operation of a script in turn.

use std::path::Path;
use std::sync::Arc;

use thidua::store::place::Place;
use thidua::store::state::{Rows, VolatileState};
use thidua::store::{OpenError, Store, StoreError};
use thidua::words::Lang;

use crate::fault::{FaultDisk, Loss, Trouble};
use crate::province::Figures;
use crate::script::{Script, open_on, parts, request, scale, seed};

const ROLL_AT: u64 = 6000;

fn place() -> Place {
    Place::new(Path::new("/book"))
}

/// What a run had reached when the machine stopped.
struct Run {
    was_created: bool,
    acknowledged: usize,
    /// The state after each acknowledged change.
    states: Vec<Rows>,
}

fn run(script: &Script, disk: &FaultDisk) -> Run {
    let state = VolatileState::default();
    let parts = parts(Arc::new(disk.clone()), &state, ROLL_AT);
    let mut run = Run { was_created: false, acknowledged: 0, states: vec![] };
    run.was_created = parts.create(&place()).is_ok();
    if !run.was_created {
        return run;
    }
    let Ok(mut store) = parts.open(&place()) else { return run };
    run.states.push(state.rows().clone());
    for change in &script.changes {
        if store.commit(&request(change.clone())).is_err() {
            break;
        }
        run.acknowledged += 1;
        run.states.push(state.rows().clone());
    }
    run
}

fn operations(script: &Script) -> u64 {
    let disk = FaultDisk::default();
    assert_eq!(run(script, &disk).acknowledged, script.changes.len());
    disk.operations()
}

#[test]
fn nothing_acknowledged_is_lost_wherever_the_machine_stops() {
    let seed = seed("crash");
    let script = Script::new(seed, 50);
    let mut figures = Figures(seed);
    let mut found = 0;
    for operation in 1..=operations(&script) {
        let disk = FaultDisk::default();
        disk.trouble_at(operation, Trouble::Crash);
        let run = run(&script, &disk);
        for round in 0..scale() {
            for loss in [Loss::Drop, Loss::Keep, Loss::Tear, Loss::Reorder] {
                if round > 0 && matches!(loss, Loss::Drop | Loss::Keep) {
                    continue;
                }
                let after = disk.after_power_cut(loss, &mut figures);
                let behind = figures.below(run.states.len());
                let last = run.states.last().cloned().unwrap_or_default();
                let behind = run.states.get(behind).cloned().unwrap_or_default();
                for (name, rows) in [("now", last), ("behind", behind), ("gone", Rows::new())] {
                    let what = format!("operation {operation}, {loss:?}, state {name}");
                    recover(&script, &run, &after.copy(), rows, &what);
                    found += 1;
                }
            }
        }
    }
    assert!(found > 1500, "{found} states only");
    eprintln!("crash: {found} states");
}

fn recover(script: &Script, run: &Run, disk: &FaultDisk, rows: Rows, what: &str) {
    let parts = parts(Arc::new(disk.clone()), &VolatileState::new(rows), ROLL_AT);
    let mut store = match parts.open(&place()) {
        Err(OpenError::NoBook { .. }) if !run.was_created => {
            parts.create(&place()).unwrap_or_else(|error| panic!("{what}: {error}"));
            open_on(&parts, &place())
        }
        Err(error) => panic!("{what}: {error}"),
        Ok(store) => store,
    };
    assert_eq!(store.read_only(), None, "{what}");
    let reached = usize::try_from(store.position().seq).unwrap();
    let acknowledged = run.acknowledged;
    assert!(
        (acknowledged..=acknowledged + 1).contains(&reached),
        "{what}: {acknowledged} {reached}"
    );
    assert!(store.load().unwrap() == script.books[reached], "{what}: another book");
    if let Some(next) = script.changes.get(reached) {
        store.commit(&request(next.clone())).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(store.load().unwrap() == script.books[reached + 1], "{what}: after one more");
    }
    drop(store);
    // What was found once is there for good: the recovery itself is not at the mercy of a power
    // cut.
    let again = disk.after_power_cut(Loss::Drop, &mut Figures(1));
    let mut store =
        open_on(&self::parts(Arc::new(again), &VolatileState::default(), ROLL_AT), &place());
    let reached = script.books.len().min(reached + 2) - 1;
    assert!(store.load().unwrap() == script.books[reached], "{what}: after a second cut");
}

#[test]
fn a_refusing_disk_loses_nothing_and_works_again_after_reopening() {
    let seed = seed("refuse");
    let script = Script::new(seed, 50);
    for trouble in [Trouble::Error, Trouble::ErrorAndForget] {
        for operation in 1..=operations(&script) {
            let disk = FaultDisk::default();
            disk.trouble_at(operation, trouble);
            refused(&script, &disk, &format!("operation {operation}, {trouble:?}"));
        }
    }
}

fn refused(script: &Script, disk: &FaultDisk, what: &str) {
    let state = VolatileState::default();
    let parts = parts(Arc::new(disk.clone()), &state, ROLL_AT);
    let mut reached = 0;
    let mut errors = 0;
    while reached < script.changes.len() {
        assert!(errors < 6, "{what}: works never again");
        let opened = match parts.open(&place()) {
            Err(OpenError::NoBook { .. }) => {
                parts.create(&place()).and_then(|()| parts.open(&place()))
            }
            opened => opened,
        };
        let mut store = match opened {
            Ok(store) => store,
            Err(error) => {
                assert!(error.say(Lang::Vi).contains("đĩa đầy"), "{what}: {error}");
                errors += 1;
                continue;
            }
        };
        assert_eq!(store.read_only(), None, "{what}");
        let found = usize::try_from(store.position().seq).unwrap();
        assert!((reached..=reached + 1).contains(&found), "{what}: {reached} {found}");
        reached = found;
        assert!(store.load().unwrap() == script.books[reached], "{what}");
        // Shown once, it must survive even a power cut.
        let cut = disk.after_power_cut(Loss::Drop, &mut Figures(1));
        let survivors = self::parts(Arc::new(cut), &VolatileState::default(), ROLL_AT);
        assert_eq!(open_on(&survivors, &place()).position(), store.position(), "{what}");
        while let Some(change) = script.changes.get(reached) {
            if let Err(error) = store.commit(&request(change.clone())) {
                assert!(error.say(Lang::Vi).contains("đĩa đầy"), "{what}: {error}");
                let stopped = store.commit(&request(change.clone()));
                assert!(matches!(stopped, Err(StoreError::Stopped)), "{what}: {stopped:?}");
                errors += 1;
                break;
            }
            reached += 1;
        }
    }
    let mut store = open_on(&parts, &place());
    assert!(store.load().unwrap() == *script.books.last().unwrap(), "{what}");
}

#[test]
fn a_nearly_full_disk_is_said_before_anything_is_written() {
    let disk = FaultDisk::default();
    let mut parts = parts(Arc::new(disk.clone()), &VolatileState::default(), ROLL_AT);
    parts.floor = 1 << 20;
    parts.create(&place()).unwrap();
    let mut store = open_on(&parts, &place());
    disk.set_free(1 << 19);
    let operations = disk.operations();
    let script = Script::new(1, 1);
    let refused = store.commit(&request(script.changes[0].clone()));
    let Err(error @ StoreError::NoSpace { .. }) = refused else { panic!("{refused:?}") };
    assert!(error.say(Lang::Vi).contains("nên không ghi"));
    assert_eq!(disk.operations(), operations);
    disk.set_free(1 << 30);
    store.commit(&request(script.changes[0].clone())).unwrap();
}
