//! Where a book is kept. Nothing else in the tree names sled, bincode or a lock.
//!
//! [`Store`] is small on purpose: load a snapshot, commit a change if its before-values still hold.
//! [`memory`] keeps a book in memory, [`embedded`] on disk, in two parts:
//!
//! ```text
//! embedded  commit: check → journal → state → acknowledge; open: compare, cut, rebuild; erase
//! journal   sổ gốc: one line a change, hashes chained, one fdatasync a commit: what was saved
//! line      the form of a line and its hashes
//! state     every value of now under its key (sled), a cache of the journal that may be lost
//! replay    a book out of its journal; unpack: a book out of its state
//! codec     the bytes of keys and values (bincode)
//! place     the directory; lock: one owner; disk: file operations, so that tests can fail them
//! drafts    what was typed and not saved, beside the journal
//! visits    how far the journal went when a person was here last
//! look      reading without owning: look, leaf through, verify
//! ```

use std::fmt;

use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::{Ask, Entry, Page};

pub mod codec;
pub mod disk;
pub mod drafts;
pub mod embedded;
mod error;
mod holder;
pub mod journal;
pub mod line;
pub mod lock;
mod look;
pub mod memory;
pub mod place;
mod replay;
pub mod state;
mod unpack;
pub mod visits;

pub use crate::domain::history::Operation;
pub use embedded::{Embedded, Erasing, create, create_apart, keep_state, open, open_apart};
pub use error::{Fault, Finding, IoFailure, OpenError, StoreError};
pub use holder::Holder;
pub use look::{Looked, Report, look, verify};

/// Keeps one book.
pub trait Store {
    /// The whole book as it is now.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    fn load(&mut self) -> Result<Book, StoreError>;

    /// Commits a change, all of it or nothing. When this returns `Ok`, the change survives a crash
    /// and a power cut.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the book has moved on; others when it could not be written.
    fn commit(&mut self, request: &Request) -> Result<Position, StoreError>;

    /// The last change committed.
    fn position(&self) -> Position;

    /// Some entries of the journal.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    fn page(&mut self, ask: &Ask) -> Result<Page, StoreError>;

    /// The last changes, at most so many, oldest first and told in full.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    fn recent(&mut self, most: usize) -> Result<Vec<Entry>, StoreError> {
        let mut page = self.page(&Ask { longest: usize::MAX, ..Ask::last(most) })?;
        page.entries.reverse();
        Ok(page.entries)
    }

    /// Nothing will be asked for a while: lets go of what costs something while it idles.
    fn rest(&mut self) {}
}

/// A change with who asks for it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// When, by the clock of the asking machine.
    pub at: jiff::Timestamp,
    /// Login name.
    pub user: String,
    /// Numeric user id, 0 to 2³²−1.
    pub uid: u32,
    /// What the person did.
    pub operation: Operation,
    /// What changes.
    pub change: Change,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
}

/// A place in the journal: how many changes, and the hash of the chain up to there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Changes committed; the first has number 1.
    pub seq: u64,
    /// Hash of the chain after that change, zeros before the first.
    pub chain: [u8; 32],
}

impl fmt::Display for Position {
    /// `#12 3fa9c01b`: number and the first eight digits of the hash.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{} ", self.seq)?;
        self.chain[..4].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
