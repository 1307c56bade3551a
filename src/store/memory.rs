//! A store that forgets: for tests, and for a look at a book without touching its files.

use super::{Position, Request, Store, StoreError};
use crate::domain::book::Book;
use crate::domain::change::Extent;
use crate::domain::history::{Ask, Entry, Page};

/// Keeps the book in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    book: Book,
    log: Vec<Entry>,
}

impl Memory {
    /// A store that holds this book.
    #[must_use]
    pub fn new(book: Book) -> Memory {
        Memory { book, log: Vec::new() }
    }
}

impl Store for Memory {
    fn load(&mut self) -> Result<Book, StoreError> {
        Ok(self.book.clone())
    }

    fn commit(&mut self, request: &Request) -> Result<Position, StoreError> {
        request.change.apply(&mut self.book).map_err(StoreError::Conflict)?;
        let Request { at, user, uid, operation, change, reason } = request.clone();
        let (seq, extent) = (self.position().seq + 1, Extent::of(&change));
        self.log.push(Entry { seq, at, user, uid, operation, reason, extent, change });
        Ok(self.position())
    }

    fn position(&self) -> Position {
        Position { seq: self.log.len() as u64, chain: [0; 32] }
    }

    fn page(&mut self, ask: &Ask) -> Result<Page, StoreError> {
        let is_asked = |entry: &&Entry| match &ask.about {
            None => true,
            Some(about) => entry.change.edits.iter().any(|edit| about.is_touched_by(edit)),
        };
        let earlier = self.log.iter().rev().filter(|entry| entry.seq < ask.before);
        let entries: Vec<Entry> = earlier.filter(is_asked).take(ask.most).cloned().collect();
        let is_full = entries.len() == ask.most;
        let last = entries.last().filter(|entry| is_full && entry.seq > 1);
        Ok(Page { next: last.map(|entry| entry.seq), entries })
    }
}
