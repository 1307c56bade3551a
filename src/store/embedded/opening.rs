//! Opening and making a book: nothing is repaired before everything has been looked at.

use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use super::live::Live;
use super::{Embedded, Frozen, Mode};
use crate::store::codec::Applied;
use crate::store::disk::{Disk, RealDisk};
use crate::store::error::{At, Fault, Finding, IoFailure, OpenError, StoreError};
use crate::store::journal::{self, Journal, ROLL_AT, Reader, random};
use crate::store::line::BookId;
use crate::store::look::Looked;
use crate::store::place::{self, Format, Place};
use crate::store::replay::replay_all;
use crate::store::state::{self, ApartState, SledState, State, StateError, VolatileState};
use crate::store::{lock, place as places};
use crate::words::Word;

/// Bytes that must stay free on the disk.
const FLOOR: u64 = 16 << 20;

/// Opens the state of a place.
pub type OpenState = dyn Fn(&Place) -> Box<dyn State> + Send + Sync;

/// What a store is put together from, so that tests can put in other parts.
#[derive(Clone)]
pub struct Parts {
    /// Where files lie.
    pub disk: Arc<dyn Disk>,
    /// Opens the state; runs beside the look at the journal.
    pub state: Arc<OpenState>,
    /// Bytes after which a segment of the journal is sealed.
    pub roll_at: u64,
    /// Bytes that must stay free on the disk.
    pub floor: u64,
}

impl std::fmt::Debug for Parts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Parts").field("disk", &self.disk).finish_non_exhaustive()
    }
}

impl Default for Parts {
    fn default() -> Parts {
        let state = |place: &Place| -> Box<dyn State> {
            Box::new(SledState::open(&place.state(), &place.quarantine()))
        };
        Parts { disk: Arc::new(RealDisk), state: Arc::new(state), roll_at: ROLL_AT, floor: FLOOR }
    }
}

/// Opens the book in a directory; makes nothing where there is none.
///
/// A damaged or newer book opens read-only: see [`Embedded::read_only`].
///
/// # Errors
/// [`OpenError`]: no book there, held by another process, on a network, or the disk says no.
pub fn open(dir: &Path) -> Result<Embedded, OpenError> {
    open_with(dir, &Parts::default())
}

/// As [`open`], the state in a process of its own that is let go while nothing is asked: for a
/// program that stays open. `program` with `word` and the directory behind it must call
/// [`keep_state`].
///
/// # Errors
/// As for [`open`].
pub fn open_apart(dir: &Path, program: &Path, word: &str) -> Result<Embedded, OpenError> {
    open_with(dir, &Parts::apart(program, word))
}

/// As [`create`], the state in a process of its own: see [`open_apart`].
///
/// # Errors
/// As for [`create`].
pub fn create_apart(dir: &Path, program: &Path, word: &str) -> Result<Embedded, OpenError> {
    create_with(dir, &Parts::apart(program, word))
}

/// Keeps the state of a book for the process that asks on standard input: see [`open_apart`].
///
/// # Errors
/// When the pipes break.
pub fn keep_state(dir: &Path) -> std::io::Result<()> {
    let place = Place::new(dir);
    state::keep(&mut SledState::open(&place.state(), &place.quarantine()))
}

fn open_with(dir: &Path, parts: &Parts) -> Result<Embedded, OpenError> {
    let place = Place::new(dir);
    place::read_format(&*parts.disk, &place)?;
    refuse_network(dir)?;
    let lock = lock::take(&place.lock())?;
    let mut store = parts.open(&place)?;
    store.lock = Some(lock);
    Ok(store)
}

/// Makes a new, empty book in a directory, which is made too when it does not exist.
///
/// # Errors
/// [`OpenError::Exists`] when there is one; others as for [`open`].
pub fn create(dir: &Path) -> Result<Embedded, OpenError> {
    create_with(dir, &Parts::default())
}

fn create_with(dir: &Path, parts: &Parts) -> Result<Embedded, OpenError> {
    let place = Place::new(dir);
    if let Some(parent) = dir.parent() {
        std::fs::create_dir_all(parent).at(Word::StoreMaking, parent)?;
    }
    parts.disk.make_dir(dir).at(Word::StoreMaking, dir)?;
    refuse_network(dir)?;
    let lock = lock::take(&place.lock())?;
    parts.create(&place)?;
    let mut store = parts.open(&place)?;
    store.lock = Some(lock);
    Ok(store)
}

fn refuse_network(dir: &Path) -> Result<(), OpenError> {
    match places::network_kind(dir) {
        Some(kind) => Err(OpenError::Network { dir: dir.to_owned(), kind }),
        None => Ok(()),
    }
}

impl Parts {
    /// The usual parts, the state in a process of its own.
    fn apart(program: &Path, word: &str) -> Parts {
        let (program, word) = (program.as_os_str().to_owned(), OsString::from(word));
        let state = move |place: &Place| -> Box<dyn State> {
            let words = vec![word.clone(), place.dir.clone().into_os_string()];
            Box::new(ApartState::new(program.clone(), words))
        };
        Parts { state: Arc::new(state), ..Parts::default() }
    }

    /// Makes an empty book where none is: the format file comes last, so that half a book is none.
    ///
    /// # Errors
    /// [`OpenError::Exists`] when there is a book, or a journal that holds changes.
    pub fn create(&self, place: &Place) -> Result<(), OpenError> {
        let exists = || OpenError::Exists { dir: place.dir.clone() };
        match place::read_format(&*self.disk, place) {
            Err(OpenError::NoBook { .. }) => {}
            Ok(_) | Err(OpenError::Damaged(_)) => return Err(exists()),
            Err(error) => return Err(error),
        }
        for dir in [&place.dir, &place.journal(), &place.quarantine()] {
            self.disk.make_dir(dir).at(Word::StoreMaking, dir)?;
        }
        // An opening line may be left from an attempt that was cut short; changes may not.
        const OPENING: u64 = 512;
        let numbers = place::segments(&*self.disk, place)?;
        let is_leftover = match numbers[..] {
            [] => true,
            [1] => {
                let path = place.segment(1);
                self.disk.size(&path).at(Word::StoreReading, &path)? < OPENING
            }
            _ => false,
        };
        if !is_leftover {
            return Err(exists());
        }
        let mut id = [0; 16];
        random(&mut id).at(Word::StoreMaking, &place.dir)?;
        let book = BookId(id);
        journal::begin(&*self.disk, place, book)?;
        place::write_format(&*self.disk, place, book)?;
        Ok(self.sync_names(place)?)
    }

    /// Makes the book's own name and those in it survive a power cut.
    fn sync_names(&self, place: &Place) -> Result<(), IoFailure> {
        if let Some(parent) = place.dir.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            match self.disk.sync_dir(parent) {
                // A directory that we may pass and not read: its owner made the book's.
                Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => {}
                synced => synced.at(Word::StoreWriting, parent)?,
            }
        }
        self.disk.sync_dir(&place.dir).at(Word::StoreWriting, &place.dir)
    }

    /// Opens a book without taking its lock.
    ///
    /// # Errors
    /// As for [`open`].
    pub fn open(&self, place: &Place) -> Result<Embedded, OpenError> {
        let book = match place::read_format(&*self.disk, place)? {
            Format::Ours(book) => book,
            Format::Newer { version: found, .. } => {
                let fault = Fault::Newer { found, known: place::FORMAT };
                return self.frozen(place, Finding::in_file("format", fault));
            }
        };
        let reader = Reader { disk: &*self.disk, place, book };
        let (scan, (state, applied)) = std::thread::scope(|scope| {
            let state = scope.spawn(|| {
                let mut state = (self.state)(place);
                let applied = state.applied();
                (state, applied)
            });
            let scan = journal::scan(&reader);
            let lost = || StateError("panic while opening".to_owned());
            let state =
                state.join().unwrap_or_else(|_| (Box::new(VolatileState::default()), Err(lost())));
            (scan, state)
        });
        let scan = match scan? {
            Ok(scan) => scan,
            Err(finding) => return self.frozen(place, finding),
        };
        match self.follow(place, book, scan, state, applied) {
            Ok(store) => Ok(store),
            Err(StoreError::ReadOnly(finding)) => self.frozen(place, finding),
            Err(StoreError::Io(failure)) => Err(failure.into()),
            Err(other) => {
                let (doing, path) = (Word::StoreReading, place.dir.clone());
                Err(IoFailure { doing, path, source: std::io::Error::other(other) }.into())
            }
        }
    }

    /// Makes journal and state agree.
    fn follow(
        &self,
        place: &Place,
        book: BookId,
        scan: journal::Scan,
        state: Box<dyn State>,
        applied: Result<Option<Applied>, StateError>,
    ) -> Result<Embedded, StoreError> {
        let known = applied.as_ref().ok().and_then(Option::as_ref);
        let continues = known.is_some_and(|applied| scan.may_continue(applied));
        let is_new = scan.position().seq == 0 && applied == Ok(None);
        if scan.position().seq == 0 {
            // It may have been made by a process that did not get that far.
            self.sync_names(place)?;
        }
        let disk = Arc::clone(&self.disk);
        let (journal, torn) = Journal::open(disk, place, book, scan, known, self.roll_at)?;
        let mut warnings: Vec<Finding> = torn.into_iter().collect();
        let mut live = Live {
            disk: Arc::clone(&self.disk),
            place: place.clone(),
            journal,
            state,
            applied: known.copied().unwrap_or_default(),
            floor: self.floor,
            is_stale: false,
        };
        // Before anything that would keep what is to be erased.
        if let Some(findings) = live.finish()? {
            warnings.extend(findings);
            return Ok(Embedded { mode: Mode::Live(Box::new(live)), warnings, lock: None });
        }
        let trouble = match applied {
            Err(error) => Some(error),
            Ok(None) => Some(StateError("missing".to_owned())),
            Ok(Some(applied)) if !continues => {
                let seq = applied.position.seq;
                if seq > live.journal.position().seq {
                    warnings.push(Finding::in_file("journal", Fault::Lost { seq }));
                }
                Some(StateError("of another journal".to_owned()))
            }
            Ok(Some(applied)) if applied.position == live.journal.position() => None,
            Ok(Some(_)) => live.catch_up()?.err(),
        };
        if let Some(trouble) = trouble {
            let (_, findings) = live.rebuild(&trouble)?;
            warnings.extend(findings.into_iter().filter(|_| !is_new));
        }
        Ok(Embedded { mode: Mode::Live(Box::new(live)), warnings, lock: None })
    }

    /// A book that can only be read, as far as its journal is good.
    fn frozen(&self, place: &Place, why: Finding) -> Result<Embedded, OpenError> {
        let (book, replayed) = replay_all(&*self.disk, place)?;
        let looked = Looked::new(Arc::clone(&self.disk), place, replayed.position);
        let warnings = replayed.finding.into_iter().filter(|finding| *finding != why).collect();
        let frozen = Frozen { book, looked, why };
        Ok(Embedded { mode: Mode::Frozen(Box::new(frozen)), warnings, lock: None })
    }
}
