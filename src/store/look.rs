//! Reading a book without owning it: a look beside another process, and a check of everything.

use std::path::Path;
use std::sync::Arc;

use super::codec::Applied;
use super::disk::{Disk, RealDisk};
use super::error::{Fault, Finding, IoFailure, OpenError, StoreError};
use super::journal::Reader;
use super::place::{self, Format, Place};
use super::replay::replay_all;
use super::state::{SledState, State, StateError};
use super::unpack::read_state;
use super::{Position, Request, Store};
use crate::domain::book::{Book, Stored};
use crate::domain::history::{Ask, Page};
use crate::words::Word;

/// The book as its journal tells it, without lock, state or repairs: for a second process, or for a
/// damaged book. The findings say what is wrong; the book goes up to there.
///
/// # Errors
/// [`OpenError`] when there is no book or it cannot be read.
pub fn look(dir: &Path) -> Result<(Book, Position, Vec<Finding>), OpenError> {
    let place = Place::new(dir);
    let mut findings: Vec<Finding> = Vec::new();
    if let Format::Newer { version: found, .. } = place::read_format(&RealDisk, &place)? {
        let fault = Fault::Newer { found, known: place::FORMAT };
        findings.push(Finding::in_file("format", fault));
    }
    let (book, replayed) = replay_all(&RealDisk, &place)?;
    // The owner may be writing its last line just now.
    findings.extend(replayed.finding.filter(|finding| finding.fault != Fault::Torn));
    Ok((book, replayed.position, findings))
}

/// A book that is only read: its journal up to where it was good when it was looked at.
#[derive(Debug)]
pub struct Looked {
    disk: Arc<dyn Disk>,
    place: Place,
    position: Position,
}

impl Looked {
    /// The book at a place, as far as it was read.
    pub(super) fn new(disk: Arc<dyn Disk>, place: &Place, position: Position) -> Looked {
        Looked { disk, place: place.clone(), position }
    }

    /// Where it was looked at: see [`look`].
    #[must_use]
    pub fn at(dir: &Path, position: Position) -> Looked {
        Looked::new(Arc::new(RealDisk), &Place::new(dir), position)
    }

    fn failed(&self, error: OpenError) -> StoreError {
        match error {
            OpenError::Io(failure) => failure.into(),
            other => {
                let (doing, path) = (Word::StoreReading, self.place.dir.clone());
                IoFailure { doing, path, source: std::io::Error::other(other) }.into()
            }
        }
    }
}

impl Store for Looked {
    fn load(&mut self) -> Result<Book, StoreError> {
        let (book, replayed) =
            replay_all(&*self.disk, &self.place).map_err(|error| self.failed(error))?;
        self.position = replayed.position;
        Ok(book)
    }

    fn commit(&mut self, _: &Request) -> Result<Position, StoreError> {
        Err(StoreError::LookedAt)
    }

    fn position(&self) -> Position {
        self.position
    }

    fn page(&mut self, ask: &Ask) -> Result<Page, StoreError> {
        let format = place::read_format(&*self.disk, &self.place);
        let Some(book) = format.map_err(|error| self.failed(error))?.book() else {
            return Ok(Page::default());
        };
        let reader = Reader { disk: &*self.disk, place: &self.place, book };
        // Only the segments before the last good change: what follows may be damaged.
        let mut starts = vec![Position::default()];
        for number in 1.. {
            match reader.ends(number) {
                Ok(Ok((_, closing))) if closing.position.seq < self.position.seq => {
                    starts.push(closing.position);
                }
                _ => break,
            }
        }
        reader.page(&starts, self.position, ask)?.map_err(StoreError::ReadOnly)
    }
}

/// What a check of everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Segments of the journal that were read.
    pub segments: u32,
    /// The last good change of the journal; its number is how many there are.
    pub position: Position,
    /// Records other than sheets.
    pub records: u64,
    /// Sheets.
    pub sheets: u64,
    /// Counts on all sheets.
    pub counts: u64,
    /// Lines of the journal from which a text was erased.
    pub erased: u64,
    /// The last change the state has; `None` when it was not compared.
    pub state: Option<u64>,
    /// What is wrong; empty when all is well.
    pub findings: Vec<Finding>,
}

/// Checks everything: every hash and every change of every segment, and the state value by value.
/// Nothing is repaired. The state of a book that is in use is left alone.
///
/// # Errors
/// [`OpenError`] when there is no book or it cannot be read.
pub fn verify(dir: &Path) -> Result<Report, OpenError> {
    let place = Place::new(dir);
    let mut report = Report::default();
    if let Format::Newer { version: found, .. } = place::read_format(&RealDisk, &place)? {
        let fault = Fault::Newer { found, known: place::FORMAT };
        report.findings.push(Finding::in_file("format", fault));
    }
    let lock = match super::lock::take(&place.lock()) {
        Ok(lock) => Some(lock),
        Err(OpenError::Held(_)) => None,
        Err(error) => return Err(error),
    };
    let (book, replayed) = replay_all(&RealDisk, &place)?;
    report.segments = replayed.segments;
    report.position = replayed.position;
    report.erased = replayed.erased;
    report.findings.extend(replayed.finding);
    if place.erasing().exists() {
        report.findings.push(Finding::in_file("erasing", Fault::Erasing));
    }
    for stored in book.all() {
        match stored {
            Stored::Record(_) => report.records += 1,
            Stored::Sheet(sheet) => {
                report.sheets += 1;
                report.counts += sheet.lines().len() as u64;
            }
        }
    }
    match lock {
        Some(_) if place.state().exists() => {
            let mut state = SledState::open(&place.state(), &place.quarantine());
            let found = compare(&mut state, &book, replayed.position, &mut report);
            let damaged = |error: StateError| Finding::in_file("state", Fault::State(error.0));
            report.findings.extend(found.err().map(damaged));
        }
        Some(_) => {}
        None => report.findings.push(Finding::in_file("state", Fault::StateUnread)),
    }
    Ok(report)
}

/// Compares a state with the book that the journal tells.
fn compare(
    state: &mut dyn State,
    book: &Book,
    position: Position,
    report: &mut Report,
) -> Result<(), StateError> {
    let applied = state.applied()?.ok_or_else(|| StateError("not whole".to_owned()))?;
    let (stored, sum) = read_state(state)?;
    report.state = Some(applied.position.seq);
    if applied != (Applied { position: applied.position, ..sum }) {
        return Err(StateError("values missing or changed".to_owned()));
    }
    if applied.position.seq < position.seq {
        let (have, seq) = (applied.position.seq, position.seq);
        let fault = Fault::StateBehind { have, seq };
        report.findings.push(Finding::in_file("state", fault));
        return Ok(());
    }
    if applied.position != position {
        return Err(StateError("of another journal".to_owned()));
    }
    let differs = |id: String| Finding::in_file("state", Fault::StateDiffers { id });
    for expected in book.all() {
        if stored.get(&expected.key()).as_ref() != Some(&expected) {
            report.findings.push(differs(expected.key().to_string()));
        }
    }
    for extra in stored.all().filter(|extra| book.get(&extra.key()).is_none()) {
        report.findings.push(differs(extra.key().to_string()));
    }
    Ok(())
}
