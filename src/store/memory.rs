//! A store that forgets: for tests, and for a look at a book without touching its files.

use super::{Position, Request, Store, StoreError};
use crate::domain::book::Book;
use crate::domain::history::Entry;

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
        let Request { uid, operation, change, .. } = request.clone();
        self.log.push(Entry { seq: self.position().seq + 1, uid, operation, change });
        Ok(self.position())
    }

    fn position(&self) -> Position {
        Position { seq: self.log.len() as u64, chain: [0; 32] }
    }

    fn recent(&mut self, most: u64) -> Result<Vec<Entry>, StoreError> {
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        Ok(self.log[self.log.len().saturating_sub(most)..].to_vec())
    }
}
