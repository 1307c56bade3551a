//! What is made between keys, a piece at a time: the index of questions, and what the check finds.

use super::Shell;
use crate::domain::book::Book;
use crate::ui::screen::Screen;
use crate::ui::tab::Tab;

/// How many records are indexed before keys are looked at again: some milliseconds of work.
const PIECE: usize = 500;
/// How many sheets are checked before keys are looked at again: some milliseconds of work.
const SHEETS: usize = 2000;

impl Shell {
    /// True while something is made between keys: what questions are looked up in, what is against
    /// a rule.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.is_indexing() || self.check.is_busy()
    }

    fn is_indexing(&self) -> bool {
        self.index.as_ref().is_some_and(|index| !index.is_ready())
    }

    /// Goes on with it, a piece that no key notices; true when that shows.
    pub fn go_on(&mut self, book: &Book) -> bool {
        if !self.is_indexing() {
            return self.check_piece(book) && self.top().shows_findings();
        }
        let tenths = |shell: &Shell| shell.index.as_ref().map(|index| index.percent(book) / 10);
        let before = tenths(self);
        self.index_piece(book);
        if self.is_indexing() {
            return tenths(self) != before && matches!(self.top(), Screen::Answer(_));
        }
        self.with_top(book, Screen::refresh);
        true
    }

    /// Checks a piece of the book; true when that was the last.
    pub(super) fn check_piece(&mut self, book: &Book) -> bool {
        if !self.check.is_busy() {
            return false;
        }
        self.check.go_on(book, SHEETS);
        if self.check.is_busy() {
            return false;
        }
        let (screens, view) = self.split(book);
        screens.over.iter_mut().chain([screens.base]).for_each(|screen| screen.checked(&view));
        self.is_stale[Tab::Overview as usize] |= self.tab != Tab::Overview;
        true
    }

    pub(super) fn index_piece(&mut self, book: &Book) {
        if let Some(index) = &mut self.index {
            index.go_on(book, PIECE);
        }
    }
}
