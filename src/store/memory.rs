//! A store that forgets: for tests, and for a look at a book without touching its files.

use super::{Position, Request, Store, StoreError};
use crate::domain::book::Book;

/// Keeps the book in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    book: Book,
    seq: u64,
}

impl Memory {
    /// A store that holds this book.
    #[must_use]
    pub fn new(book: Book) -> Memory {
        Memory { book, seq: 0 }
    }
}

impl Store for Memory {
    fn load(&mut self) -> Result<Book, StoreError> {
        Ok(self.book.clone())
    }

    fn commit(&mut self, request: &Request) -> Result<Position, StoreError> {
        request.change.apply(&mut self.book).map_err(StoreError::Conflict)?;
        self.seq += 1;
        Ok(self.position())
    }

    fn position(&self) -> Position {
        Position { seq: self.seq, chain: [0; 32] }
    }
}
