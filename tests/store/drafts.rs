//! Drafts on disk: whole or not at all, for their owner only, whatever else lies there.

use std::fs;
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use thidua::store::disk::Disk;
use thidua::store::drafts::{Drafts, LONGEST, VERSION};
use thidua::store::line::BookId;
use thidua::store::place::Place;
use thidua::store::{self, Fault};

use crate::fault::{FaultDisk, Loss, Trouble};
use crate::province::Figures;

const BOOK: BookId = BookId([7; 16]);
const UID: u32 = 1000;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

fn on(disk: &FaultDisk) -> Drafts {
    Drafts::new(Arc::new(disk.clone()), Place::new(Path::new("/book")), BOOK, UID, "lan")
}

/// The drafts that a later start finds.
fn found(disk: &FaultDisk) -> Vec<String> {
    let (found, findings) = on(disk).found().unwrap();
    assert_eq!(findings, [], "a draft that was written is whole");
    found.into_iter().map(|draft| draft.draft).collect()
}

fn book() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let dir = home.path().join("book");
    drop(store::create(&dir).unwrap());
    (home, dir)
}

#[test]
fn a_draft_is_the_old_one_or_the_new_one_wherever_the_machine_stops() {
    let mut figures = Figures(5);
    let script = |drafts: &mut Drafts| -> usize {
        let texts = [r#""một""#, r#""một hai""#, r#""một hai ba""#];
        texts.iter().take_while(|text| drafts.keep("a", at(1), text).is_ok()).count()
    };
    let whole = FaultDisk::default();
    assert_eq!(script(&mut on(&whole)), 3);
    for operation in 1..=whole.operations() {
        for trouble in [Trouble::Crash, Trouble::Error, Trouble::ErrorAndForget] {
            for loss in [Loss::Drop, Loss::Keep, Loss::Tear, Loss::Reorder] {
                let disk = FaultDisk::default();
                disk.trouble_at(operation, trouble);
                let kept = script(&mut on(&disk));
                let after = disk.after_power_cut(loss, &mut figures);
                let found = found(&after);
                let expected = ["", r#""một""#, r#""một hai""#, r#""một hai ba""#];
                let now = found.first().map_or("", String::as_str);
                // The one acknowledged last, or the one after it.
                let good = &expected[kept..(kept + 2).min(4)];
                assert!(good.contains(&now), "{operation} {trouble:?} {loss:?}: {kept} {found:?}");
            }
        }
    }
}

#[test]
fn a_full_disk_is_told_and_the_draft_before_it_stays() {
    let disk = FaultDisk::default();
    let mut drafts = on(&disk);
    drafts.keep("a", at(1), r#""một""#).unwrap();
    // The file is made, then its bytes do not fit.
    disk.trouble_at(2, Trouble::Error);
    let failure = drafts.keep("a", at(2), r#""một hai""#).unwrap_err();
    assert!(failure.say(thidua::words::Lang::Vi).contains("đĩa đầy"), "{failure:?}");
    assert_eq!(disk.list(Path::new("/book/drafts")).unwrap(), ["a.json"], "no half file is left");
    assert_eq!(found(&disk), [r#""một""#]);
    // With space again it goes on.
    drafts.keep("a", at(3), r#""một hai""#).unwrap();
    assert_eq!(found(&disk), [r#""một hai""#]);
    drafts.remove("a").unwrap();
    assert_eq!(found(&disk), Vec::<String>::new());
}

#[test]
fn drafts_are_for_their_owner_only_and_found_oldest_first() {
    let (_home, dir) = book();
    let mut drafts = Drafts::open(&dir, UID, "lan").unwrap();
    drafts.keep("b-2", at(20), r#"{"x":"sau"}"#).unwrap();
    drafts.keep("c-1", at(10), r#"{"x":"trước"}"#).unwrap();
    drop(drafts);
    let mode = |name: &str| fs::metadata(dir.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("drafts"), mode("drafts/b-2.json")), (0o700, 0o600));
    let (found, findings) = Drafts::open(&dir, UID, "lan").unwrap().found().unwrap();
    assert_eq!(findings, []);
    let found: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.at, &*one.draft)).collect();
    assert_eq!(found[0], ("c-1", at(10), r#"{"x":"trước"}"#));
    assert_eq!(found[1], ("b-2", at(20), r#"{"x":"sau"}"#));
}

#[test]
fn what_another_process_is_typing_is_not_offered() {
    let (_home, dir) = book();
    let mut living = Drafts::open(&dir, UID, "lan").unwrap();
    living.keep("a", at(1), r#""một""#).unwrap();
    living.keep("a", at(2), r#""một hai""#).unwrap();
    let mut other = Drafts::open(&dir, UID, "lan").unwrap();
    assert_eq!(other.found().unwrap().0, []);
    drop(living);
    assert_eq!(other.found().unwrap().0[0].draft, r#""một hai""#);
    // Now it is the other's.
    assert_eq!(Drafts::open(&dir, UID, "lan").unwrap().found().unwrap().0, []);
    other.remove("a").unwrap();
    assert!(!dir.join("drafts/a.json").exists());
}

#[test]
fn strange_files_are_set_aside_and_never_deleted() {
    let (_home, dir) = book();
    let mut drafts = Drafts::open(&dir, UID, "lan").unwrap();
    drafts.keep("good", at(1), r#""một""#).unwrap();
    drop(drafts);
    let path = |name: &str| dir.join("drafts").join(name);
    let good = fs::read_to_string(path("good.json")).unwrap();
    let newer = good.replace("\"version\":1", "\"version\":2");
    assert!(newer != good && VERSION == 1);
    let other = good.replacen("\"book\":\"", "\"book\":\"00", 1);
    let long = format!("{}{}", good, " ".repeat(LONGEST));
    let (half, middle) = good.split_at(good.len() / 2);
    let strange = [
        ("torn.json", half, Fault::Draft),
        ("tail.json", middle, Fault::Draft),
        ("empty.json", "", Fault::Draft),
        ("deep.json", &*"[".repeat(100_000), Fault::Draft),
        ("long.json", &*long, Fault::Draft),
        ("other.json", &*other, Fault::DraftOfOther),
        ("newer.json", &*newer, Fault::DraftNewer),
    ];
    for (name, text, _) in &strange {
        fs::write(path(name), text).unwrap();
    }
    // Another person's, files of other names, and one that was never finished.
    fs::write(path("hers.json"), good.replace("\"uid\":1000", "\"uid\":1001")).unwrap();
    fs::write(path("it's mine.json"), "x").unwrap();
    fs::write(path("half.tmp"), half).unwrap();
    fs::create_dir(path("folder.json")).unwrap();

    let (found, findings) = Drafts::open(&dir, UID, "lan").unwrap().found().unwrap();
    assert_eq!(found.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["good"]);
    for (name, text, fault) in &strange {
        let finding = findings.iter().find(|one| one.file.ends_with(&format!("/{name}"))).unwrap();
        assert_eq!(finding.fault, *fault, "{name}");
        // It is where the finding says, byte by byte; a newer one waits for its program.
        assert_eq!(fs::read_to_string(dir.join(&finding.file)).unwrap(), *text, "{name}");
        let is_moved = finding.file.starts_with("quarantine/");
        assert_eq!(is_moved, *fault != Fault::DraftNewer, "{name}");
    }
    assert_eq!(findings.len(), strange.len());
    assert!(path("hers.json").exists() && path("it's mine.json").exists());
    assert!(!path("half.tmp").exists(), "it was never kept");
}

#[test]
fn a_draft_too_long_is_refused_and_not_cut() {
    let disk = FaultDisk::default();
    let mut drafts = on(&disk);
    assert!(drafts.keep("a", at(1), &format!("\"{}\"", "x".repeat(LONGEST))).is_err());
    assert_eq!(disk.operations(), 0);
    drafts.keep("a", at(1), r#""x""#).unwrap();
    let mut text = String::new();
    disk.read(Path::new("/book/drafts/a.json"), 0).unwrap().read_to_string(&mut text).unwrap();
    assert!(text.contains("\"user\":\"lan\"") && text.contains(&BOOK.text()), "{text}");
}
