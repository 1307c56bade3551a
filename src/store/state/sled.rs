//! The state in sled: the only file that names it.
//!
//! What sled 0.34 is known to do wrong, and what is done about it here: on damaged files it may
//! panic (every call is guarded), open with rows missing (the caller sums all values up), or yield
//! an error for ever (iterators are driven by hand and stop at the first); a crash may leave a
//! `snap.*.generating` that no later open survives (removed before opening); its flush is no fsync
//! (it is never relied on: the journal is).

use std::cell::Cell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::{Batch, State, StateError};
use crate::store::codec::{APPLIED, Applied, decode_applied, encode_applied};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// True while this thread is inside sled, where a panic is caught: a panic hook should then stay
/// silent and leave the terminal alone.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get() || std::thread::current().name().is_some_and(|name| name.starts_with("sled-io"))
}

/// Runs a call of sled; a panic becomes an error.
fn guard<T>(call: impl FnOnce() -> sled::Result<T>) -> Result<T, StateError> {
    let outer = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(call));
    GUARDED.set(outer);
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(StateError(error.to_string())),
        Err(_) => Err(StateError("sled: panic".to_owned())),
    }
}

/// Keeps values in a sled tree.
#[derive(Debug)]
pub struct SledState {
    dir: PathBuf,
    quarantine: PathBuf,
    db: Result<sled::Db, StateError>,
    /// Nothing was there when it was opened, nothing has been written since.
    is_new: bool,
}

impl SledState {
    /// Opens the state in `dir`; what is set aside goes to `quarantine`. It never fails: a state
    /// that cannot be opened says so when it is used.
    #[must_use]
    pub fn open(dir: &Path, quarantine: &Path) -> SledState {
        let is_new = !dir.exists();
        let (dir, quarantine) = (dir.to_owned(), quarantine.to_owned());
        SledState { db: open_db(&dir), dir, quarantine, is_new }
    }

    fn close(&mut self) {
        let db = std::mem::replace(&mut self.db, Err(StateError("closed".to_owned())));
        // Closing flushes: the next start then finds the state up to date.
        let _ = guard(|| {
            drop(db);
            Ok(())
        });
    }

    fn open_new(&mut self) -> Result<(), StateError> {
        self.db = open_db(&self.dir);
        self.is_new = true;
        self.db().map(|_| ())
    }

    fn db(&self) -> Result<&sled::Db, StateError> {
        self.db.as_ref().map_err(Clone::clone)
    }
}

fn open_db(dir: &Path) -> Result<sled::Db, StateError> {
    let io = |error: std::io::Error| StateError(error.to_string());
    if let Ok(entries) = fs::read_dir(dir) {
        for entry in entries {
            let entry = entry.map_err(io)?;
            if entry.file_name().to_string_lossy().ends_with(".generating") {
                fs::remove_file(entry.path()).map_err(io)?;
            }
        }
    }
    let config = sled::Config::new()
        .path(dir)
        .mode(sled::Mode::LowSpace)
        .cache_capacity(8 << 20)
        .flush_every_ms(None);
    let db = open_when_free(&config)?;
    // sled makes its files for everybody; nobody else may enter.
    let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    fs::set_permissions(dir, owner_only).map_err(io)?;
    Ok(db)
}

/// Opens sled, waiting a little for a process that is just closing it: the lock of the book is
/// already ours, so nobody else will keep it.
fn open_when_free(config: &sled::Config) -> Result<sled::Db, StateError> {
    const TRIES: u32 = 200;
    let mut opened = guard(|| config.open());
    for _ in 0..TRIES {
        let is_locked = opened.as_ref().is_err_and(|e| e.0.contains("could not acquire lock"));
        if !is_locked {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        opened = guard(|| config.open());
    }
    opened
}

impl State for SledState {
    fn applied(&mut self) -> Result<Option<Applied>, StateError> {
        self.get(APPLIED)?.map(|value| Ok(decode_applied(&value)?)).transpose()
    }

    fn get(&mut self, key: &[u8]) -> Result<Option<Vec<u8>>, StateError> {
        let db = self.db()?;
        guard(|| db.get(key).map(|value| value.map(|bytes| bytes.to_vec())))
    }

    fn each(&mut self, visit: &mut dyn FnMut(&[u8], &[u8]) -> bool) -> Result<(), StateError> {
        let db = self.db()?;
        guard(|| {
            // `?` stops at the first error, which sled would repeat for ever.
            for row in db.iter() {
                let (key, value) = row?;
                if *key != *APPLIED && !visit(&key, &value) {
                    break;
                }
            }
            Ok(())
        })
    }

    fn apply(&mut self, batch: Batch, applied: Option<&Applied>) -> Result<(), StateError> {
        let applied = applied.map(encode_applied).transpose()?;
        let mut writes = sled::Batch::default();
        for (key, value) in batch {
            match value {
                Some(value) => writes.insert(key, value),
                None => writes.remove(key),
            }
        }
        match applied {
            Some(applied) => writes.insert(APPLIED, applied),
            None => writes.remove(APPLIED),
        }
        self.is_new = false;
        let db = self.db()?;
        guard(|| db.apply_batch(writes))
    }

    fn clear(&mut self) -> Result<(), StateError> {
        if self.is_new && self.db.is_ok() {
            return Ok(());
        }
        let io = |error: std::io::Error| StateError(error.to_string());
        self.close();
        if self.dir.exists() {
            let mut maker = fs::DirBuilder::new();
            std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
            maker.recursive(true).create(&self.quarantine).map_err(io)?;
            fs::rename(&self.dir, free_name(&self.quarantine)).map_err(io)?;
        }
        self.open_new()
    }

    fn forget(&mut self) -> Result<(), StateError> {
        self.close();
        match fs::remove_dir_all(&self.dir) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(StateError(error.to_string()))
            }
            _ => self.open_new(),
        }
    }
}

fn free_name(quarantine: &Path) -> PathBuf {
    let names = (1u32..).map(|n| quarantine.join(format!("state-{n}")));
    let mut free = names.skip_while(|path| path.exists());
    free.next().unwrap_or_else(|| quarantine.join("state"))
}

impl Drop for SledState {
    fn drop(&mut self) {
        self.close();
    }
}
