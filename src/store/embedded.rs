//! The store on disk: a journal that is the truth, and a state behind it that is quick to read.
//!
//! A commit is checked against the state, written to the journal with one sync, put into the state
//! without one, and only then acknowledged. Whatever is wrong with the state is mended by
//! rebuilding it from the journal; whatever is wrong with the journal makes the book read-only.

mod erase;
mod live;
mod opening;
mod traces;

use std::collections::BTreeSet;

pub use erase::Erasing;
pub use opening::{Parts, create, create_apart, keep_state, open, open_apart};

use super::error::{Finding, StoreError};
use super::journal::payload;
use super::line::{Head, LONGEST_PAYLOAD};
use super::lock::Lock;
use super::look::Looked;
use super::{Operation, Position, Request, Store};
use crate::domain::book::Book;
use crate::domain::change::{Erasure, Traces};
use crate::domain::history::{Ask, Page};
use crate::domain::text::Text;
use live::{Hindrance, Live};

/// Keeps one book in a directory of which it is the only owner.
#[derive(Debug)]
pub struct Embedded {
    mode: Mode,
    warnings: Vec<Finding>,
    /// Held as long as the book is open.
    lock: Option<Lock>,
}

#[derive(Debug)]
enum Mode {
    Live(Box<Live>),
    Frozen(Box<Frozen>),
}

/// A book that can be read and not written, as far as its journal is good.
#[derive(Debug)]
struct Frozen {
    book: Book,
    looked: Looked,
    why: Finding,
}

impl Embedded {
    /// Why the book cannot be written; `None` when it can.
    #[must_use]
    pub fn read_only(&self) -> Option<&Finding> {
        match &self.mode {
            Mode::Frozen(frozen) => Some(&frozen.why),
            Mode::Live(_) => None,
        }
    }

    /// Erases, by law, all that one field of one record ever held, or a name wherever it stands:
    /// from the book, from every line of the journal, from the state, a name from drafts of this
    /// person too. The request says who and why; its change is not looked at. `None` when the
    /// journal has no such text. It cannot be taken back.
    ///
    /// # Errors
    /// [`StoreError`]; an erasure that was cut short is finished when the book is opened next.
    pub fn erase(
        &mut self,
        request: &Request,
        text: &Erasure,
    ) -> Result<Option<Erasing>, StoreError> {
        let book = self.load()?;
        let now = text.key().and_then(|key| book.get(key));
        let live = match &mut self.mode {
            Mode::Frozen(frozen) => return Err(StoreError::ReadOnly(frozen.why.clone())),
            Mode::Live(live) => live,
        };
        let request = Request { operation: Operation::Erase, ..request.clone() };
        let erasing = live.erase(&request, text, now)?;
        let findings = erasing.iter().flat_map(|erasing| erasing.findings.clone());
        self.warnings.extend(findings);
        Ok(erasing)
    }

    /// What an erasure would erase: the name, or all texts that the field ever held.
    ///
    /// # Errors
    /// [`StoreError`] when the journal cannot be read.
    pub fn names(&self, text: &Erasure) -> Result<BTreeSet<Text>, StoreError> {
        self.live()?.names(text)
    }

    /// Where names stand: in every change that was ever made, and in which files below the data
    /// directory beside the journal.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn traces(&self, names: BTreeSet<Text>) -> Result<(Traces, Vec<String>), StoreError> {
        self.live()?.traces(names)
    }

    fn live(&self) -> Result<&Live, StoreError> {
        match &self.mode {
            Mode::Live(live) => Ok(live),
            Mode::Frozen(frozen) => Err(StoreError::ReadOnly(frozen.why.clone())),
        }
    }

    /// What was found and mended since the book was opened.
    #[must_use]
    pub fn warnings(&self) -> &[Finding] {
        &self.warnings
    }
}

impl Store for Embedded {
    fn load(&mut self) -> Result<Book, StoreError> {
        let live = match &mut self.mode {
            Mode::Frozen(frozen) => return Ok(frozen.book.clone()),
            Mode::Live(live) => live,
        };
        match live.read_all() {
            Ok(book) => Ok(book),
            Err(error) => {
                let (book, findings) = live.rebuild(&error)?;
                self.warnings.extend(findings);
                Ok(book)
            }
        }
    }

    fn commit(&mut self, request: &Request) -> Result<Position, StoreError> {
        let live = match &mut self.mode {
            Mode::Frozen(frozen) => return Err(StoreError::ReadOnly(frozen.why.clone())),
            Mode::Live(live) => live,
        };
        let mut id = [0; 16];
        live.random(&mut id)?;
        let head = serde_json::to_string(&Head::new(request, id)).map_err(std::io::Error::other);
        let head = head.map_err(|error| live.failed(error))?;
        let payload = payload::write(request.reason.as_deref(), &request.change, None);
        let payload = payload.map_err(|error| live.failed(error))?;
        if payload.len() > LONGEST_PAYLOAD {
            return Err(StoreError::TooLarge { size: payload.len(), max: LONGEST_PAYLOAD });
        }
        live.check_space(payload.len() + head.len())?;
        let step = match live.plan(&request.change) {
            Err(Hindrance::State(error)) => {
                let (_, findings) = live.rebuild(&error)?;
                self.warnings.extend(findings);
                live.plan(&request.change)
            }
            step => step,
        };
        let step = step.map_err(|hindrance| live.refuse(hindrance))?;
        let position = live.journal.append(&head, &payload)?;
        // Saved. What follows can only concern the cache.
        if let Err(error) = live.advance(step, position) {
            match live.rebuild(&error) {
                Ok((_, findings)) => self.warnings.extend(findings),
                Err(_) => live.is_stale = true,
            }
        }
        Ok(position)
    }

    fn position(&self) -> Position {
        match &self.mode {
            Mode::Live(live) => live.journal.position(),
            Mode::Frozen(frozen) => frozen.looked.position(),
        }
    }

    fn page(&mut self, ask: &Ask) -> Result<Page, StoreError> {
        match &mut self.mode {
            Mode::Live(live) => live.page(ask),
            Mode::Frozen(frozen) => frozen.looked.page(ask),
        }
    }

    fn rest(&mut self) {
        if let Mode::Live(live) = &mut self.mode {
            live.state.rest();
        }
    }
}
