//! The journal and the state of an open book, and how the one is made to follow the other.

use std::io;
use std::sync::Arc;

use crate::domain::book::Book;
use crate::domain::change::{Change, Conflict};
use crate::domain::history::{Ask, Page};
use crate::store::codec::{self, Applied, CodecError, Decoder};
use crate::store::disk::Disk;
use crate::store::error::{At, Fault, Finding, IoFailure, StoreError};
use crate::store::journal::{Erased, Journal, random, read_change};
use crate::store::place::Place;
use crate::store::replay::play;
use crate::store::state::{Batch, State, StateError, VolatileState};
use crate::store::unpack::read_state;
use crate::store::{Position, journal};
use crate::words::Word;

/// Everything a book needs to be written.
pub(super) struct Live {
    pub disk: Arc<dyn Disk>,
    pub place: Place,
    pub journal: Journal,
    pub state: Box<dyn State>,
    /// What the state holds.
    pub applied: Applied,
    /// Bytes that must stay free on the disk.
    pub floor: u64,
    /// The state is not what the journal says, and could not be mended.
    pub is_stale: bool,
}

impl std::fmt::Debug for Live {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Live").field("journal", &self.journal).finish_non_exhaustive()
    }
}

/// What a change does to the state.
#[derive(Debug, Default)]
pub(super) struct Step {
    batch: Batch,
    applied: Applied,
}

/// Why a change cannot be made.
#[derive(Debug)]
pub(super) enum Hindrance {
    State(StateError),
    Conflict(Conflict),
    TooLarge(usize),
}

impl Live {
    /// A failure of the data directory as a whole.
    pub fn failed(&self, source: io::Error) -> StoreError {
        IoFailure { doing: Word::StoreWriting, path: self.place.dir.clone(), source }.into()
    }

    pub fn random(&self, bytes: &mut [u8]) -> Result<(), StoreError> {
        Ok(random(bytes).at(Word::StoreReading, &self.place.dir)?)
    }

    /// Refuses while the disk is nearly full: a journal that cannot be written is one thing, a
    /// machine on which nothing works any more another.
    pub fn check_space(&self, bytes: usize) -> Result<(), StoreError> {
        if self.is_stale {
            return Err(StoreError::Stopped);
        }
        let free = self.disk.free_space(&self.place.dir).at(Word::StoreReading, &self.place.dir)?;
        let need = self.floor.saturating_add(4 * bytes as u64);
        if free < need { Err(StoreError::NoSpace { free, need }) } else { Ok(()) }
    }

    pub fn refuse(&self, hindrance: Hindrance) -> StoreError {
        match hindrance {
            Hindrance::Conflict(conflict) => StoreError::Conflict(conflict),
            Hindrance::TooLarge(size) => StoreError::TooLarge {
                size,
                max: usize::try_from(codec::LIMIT).unwrap_or(usize::MAX),
            },
            Hindrance::State(error) => self.failed(io::Error::other(error)),
        }
    }

    /// Tries a change on the values it touches.
    pub fn plan(&mut self, change: &Change) -> Result<Step, Hindrance> {
        plan(&mut *self.state, &self.applied, change)
    }

    /// Puts a planned change into the state.
    pub fn advance(&mut self, step: Step, position: Position) -> Result<(), StateError> {
        let applied = Applied { position, ..step.applied };
        self.state.apply(step.batch, Some(&applied))?;
        self.applied = applied;
        Ok(())
    }

    /// Applies what the journal has and the state has not.
    ///
    /// `Ok(Err(_))` says that the state is none of this journal; `Err` that the journal is damaged.
    pub fn catch_up(&mut self) -> Result<Result<(), StateError>, StoreError> {
        let mut applied = self.applied;
        let (first, before) = self.journal.segment_after(applied.position.seq);
        if before.seq == applied.position.seq && before.chain != applied.position.chain {
            return Ok(Err(foreign()));
        }
        let mut trouble = None;
        let state = &mut *self.state;
        let replayed = self.journal.reader().replay(first, before, &mut |line| {
            let step = match line.position.seq {
                seq if seq < applied.position.seq => return Ok(()),
                seq if seq == applied.position.seq => {
                    let is_ours = line.position.chain == applied.position.chain;
                    if is_ours { return Ok(()) } else { Err(Hindrance::State(foreign())) }
                }
                // A state from before an erasure may hold what was erased.
                _ if Erased::read(line)?.is_some() => {
                    Err(Hindrance::State(StateError("older than an erasure".to_owned())))
                }
                _ => plan(state, &applied, &read_change(line)?),
            };
            let outcome = step.and_then(|step| {
                let next = Applied { position: line.position, ..step.applied };
                state.apply(step.batch, Some(&next)).map_err(Hindrance::State)?;
                applied = next;
                Ok(())
            });
            // The state is no judge of the journal: whatever does not fit, the rebuild tells.
            outcome.map_err(|hindrance| {
                let why = format!("{hindrance:?}");
                trouble = Some(StateError(why.clone()));
                Fault::State(why)
            })
        })?;
        self.applied = applied;
        match (trouble, replayed.finding) {
            (Some(trouble), _) => Ok(Err(trouble)),
            (None, Some(finding)) => Err(StoreError::ReadOnly(finding)),
            (None, None) => Ok(Ok(())),
        }
    }

    /// Some entries of the journal.
    pub fn page(&self, ask: &Ask) -> Result<Page, StoreError> {
        let (reader, last) = (self.journal.reader(), self.journal.position());
        reader.page(self.journal.starts(), last, ask)?.map_err(StoreError::ReadOnly)
    }

    /// Makes the state anew out of the journal, in memory if the disk does not want it.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] with the place where the journal is damaged, `Io` when it cannot be
    /// read.
    pub fn rebuild(&mut self, why: &StateError) -> Result<(Book, Vec<Finding>), StoreError> {
        self.is_stale = true;
        let book = self.replay()?;
        let mut findings = vec![Finding::in_file("state", Fault::State(why.0.clone()))];
        let cleared = self.state.clear();
        findings.extend(self.refill(cleared, &book)?);
        Ok((book, findings))
    }

    /// Makes the state anew out of the journal; of what it held before nothing stays, but when it
    /// cannot be deleted, which the flag says.
    ///
    /// # Errors
    /// As for [`Live::rebuild`].
    pub fn renew(&mut self) -> Result<(Vec<Finding>, bool), StoreError> {
        self.is_stale = true;
        let book = self.replay()?;
        let forgotten = self.state.forget();
        let is_gone = forgotten.is_ok();
        Ok((self.refill(forgotten, &book)?, is_gone))
    }

    /// Fills a state that was emptied, or one in memory if the disk does not want it.
    fn refill(
        &mut self,
        emptied: Result<(), StateError>,
        book: &Book,
    ) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        let position = self.journal.position();
        let filled = emptied.and_then(|()| fill(&mut *self.state, book, position));
        self.applied = match filled {
            Ok(applied) => applied,
            Err(error) => {
                findings.push(Finding::in_file("state", Fault::StateInMemory(error.0)));
                self.state = Box::new(VolatileState::default());
                let filled = fill(&mut *self.state, book, position);
                filled.map_err(|error| self.failed(io::Error::other(error)))?
            }
        };
        self.is_stale = false;
        Ok(findings)
    }

    fn replay(&self) -> Result<Book, StoreError> {
        let mut book = Book::default();
        let reader: journal::Reader<'_> = self.journal.reader();
        let replayed = reader.replay(1, Position::default(), &mut |line| play(&mut book, line))?;
        match replayed.finding {
            Some(finding) => Err(StoreError::ReadOnly(finding)),
            None => Ok(book),
        }
    }

    /// Reads every value, and checks that they sum up to what was applied.
    pub fn read_all(&mut self) -> Result<Book, StateError> {
        if self.is_stale {
            return Err(StateError("not mended".to_owned()));
        }
        let (book, sum) = read_state(&mut *self.state)?;
        let stored = self.state.applied()?;
        let expected = Applied { position: self.applied.position, ..sum };
        if stored == Some(expected) && self.applied == expected {
            Ok(book)
        } else {
            Err(StateError("values missing or changed".to_owned()))
        }
    }
}

fn foreign() -> StateError {
    StateError("of another journal".to_owned())
}

/// Tries a change on the values it touches; nothing is written.
fn plan(state: &mut dyn State, applied: &Applied, change: &Change) -> Result<Step, Hindrance> {
    let state_error = |error: CodecError| Hindrance::State(error.into());
    let mut scratch = Book::default();
    let mut decoder = Decoder::default();
    let mut step = Step { applied: *applied, ..Step::default() };
    let keys = change.keys();
    for key in &keys {
        let bytes = codec::key(key);
        if let Some(value) = state.get(&bytes).map_err(Hindrance::State)? {
            scratch.put(decoder.decode(&bytes, &value).map_err(state_error)?);
            step.applied.remove(&value);
        }
    }
    change.apply(&mut scratch).map_err(Hindrance::Conflict)?;
    for key in &keys {
        let bytes = codec::key(key);
        let value = match scratch.take(key) {
            Some(stored) => {
                let value = codec::encode(&bytes, &stored);
                let value = value.map_err(|_| Hindrance::TooLarge(size_of_change(change)))?;
                step.applied.add(&value);
                Some(value)
            }
            None => None,
        };
        step.batch.push((bytes, value));
    }
    Ok(step)
}

fn size_of_change(change: &Change) -> usize {
    serde_json::to_string(change).map_or(0, |text| text.len())
}

/// Puts a whole book into an empty state; it counts as whole only with the last batch.
fn fill(state: &mut dyn State, book: &Book, position: Position) -> Result<Applied, StateError> {
    const ROWS: usize = 256;
    let mut applied = Applied { position, ..Applied::default() };
    let mut batch = Batch::new();
    for stored in book.all() {
        let key = codec::key(&stored.key());
        let value = codec::encode(&key, &stored)?;
        applied.add(&value);
        batch.push((key, Some(value)));
        if batch.len() == ROWS {
            state.apply(std::mem::take(&mut batch), None)?;
        }
    }
    state.apply(batch, Some(&applied))?;
    Ok(applied)
}
