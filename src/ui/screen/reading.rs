//! What a screen has to do with the journal: what is read for it, and what it is opened on.

use super::{Screen, View};
use crate::domain::history::{Ask, Entry, Page, Subject};

impl Screen {
    /// What the journal is opened on from here: a record, a count, or nothing of its own.
    pub(in crate::ui) fn subject(&self, view: &View) -> Option<Subject> {
        match self {
            Screen::Grid(screen) => screen.subject(view),
            Screen::Compare(screen) => screen.subject(view),
            Screen::Browse(screen) => screen.subject(),
            Screen::Detail(screen) => screen.subject(),
            _ => None,
        }
    }

    /// What is to be read from the journal for this screen.
    pub(in crate::ui) fn asks(&mut self, view: &View) -> Option<Ask> {
        match self {
            Screen::Journal(screen) => screen.asks(view),
            Screen::Entry(screen) => screen.asks(),
            Screen::Overview(screen) => screen.asks(),
            _ => None,
        }
    }

    /// Takes in what was read from the journal; `None` when it cannot be read.
    pub(in crate::ui) fn read(&mut self, ask: &Ask, page: Option<&Page>, view: &View) {
        match (self, page) {
            (Screen::Journal(screen), Some(page)) => screen.read(ask, page, view),
            (Screen::Journal(screen), None) => screen.cannot_read(ask),
            (Screen::Entry(screen), Some(page)) => screen.read(ask, page, view),
            (Screen::Entry(screen), None) => screen.cannot_read(ask),
            (Screen::Overview(screen), page) => screen.read(ask, page, view),
            _ => {}
        }
    }

    /// The journal has grown by what others entered: it is read from its beginning.
    pub(in crate::ui) fn begin_journal(&mut self) {
        if let Screen::Journal(screen) = self {
            screen.begin();
        }
    }

    /// A change has just been entered into the journal.
    pub(in crate::ui) fn enter(&mut self, entry: &Entry, view: &View) {
        if let Screen::Journal(screen) = self {
            screen.enter(entry, view);
        }
    }
}
