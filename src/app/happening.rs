//! All that can happen while the program runs, in one channel, and what comes with it.

use crossterm::event::Event;
use jiff::Timestamp;

use crate::domain::book::Book;
use crate::domain::history::{Ask, Entry, Page};
use crate::store::drafts::Drafts;
use crate::store::visits::Visits;
use crate::store::{Finding, IoFailure, Position, Request, Store, StoreError};
use crate::ui::drafts::Offer;

/// One thing that happened.
pub enum Happening {
    /// A key, a paste, a new size.
    Event(Event),
    /// The book is open, or why not.
    Opened(Box<Result<Opened, String>>),
    /// A change has been saved, or not.
    Saved(Box<Saved>),
    /// A file has been written, or not.
    Filed(Filed),
    /// What was done before this start, oldest first.
    Recent(Vec<Entry>),
    /// Something about drafts.
    Drafts(Box<News>),
    /// The book has been read again, or not.
    Reread(Box<Reread>),
    /// Some of the journal has been read, or not.
    Leaf(Box<Leaf>),
    /// A signal asks the program to end.
    Terminate(i32),
    /// A signal asks the program to stop for a while.
    Suspend,
    /// The terminal has vanished.
    HungUp,
}

/// A book that is open, and what keeps it.
pub struct Opened {
    /// All records.
    pub book: Book,
    /// Where it is kept, changes are saved and the journal is read.
    pub store: Box<dyn Store + Send>,
    /// Where what is typed is kept until it is saved; `None` when nothing can be typed.
    pub drafts: Option<Drafts>,
    /// Where it is kept how far the journal went at the last visit; `None` when that is not kept.
    pub visits: Option<Visits>,
    /// How far the journal goes.
    pub seq: u64,
    /// Why nothing can be changed, when that is so.
    pub read_only: Option<String>,
}

/// How a change went.
pub struct Saved {
    /// What was asked.
    pub request: Request,
    /// Where it stands in the journal, or why it does not.
    pub outcome: Result<Position, StoreError>,
}

/// The book as others have left it.
pub struct Reread {
    /// When it began to be read.
    pub at: Timestamp,
    /// How many changes are new.
    pub changes: u64,
    /// All records, or why they cannot be read.
    pub outcome: Result<Book, StoreError>,
}

/// Some of the journal.
pub struct Leaf {
    /// What was asked.
    pub ask: Ask,
    /// What is there, or why it cannot be read.
    pub outcome: Result<Page, StoreError>,
}

/// How a file went: what to tell; when the name is taken, also a free one.
pub type Filed = Result<String, (String, Option<String>)>;

/// What is known of drafts.
pub enum News {
    /// Those of earlier starts, and files that are none.
    Found(Vec<Offer>, Vec<Finding>),
    /// What was typed is not on disk.
    Failed(IoFailure),
}
