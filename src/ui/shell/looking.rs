//! Chỉ xem: nothing can be changed, because the book cannot be written or the person wants it so.

use jiff::Timestamp;

use super::{Effect, Shell};
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::text::write_count;
use crate::report::ask::Index;
use crate::report::journal;
use crate::ui::keys::{self, Action};
use crate::words::Word;

/// Whether the person wants nothing to change: in a meeting, with others looking on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meeting {
    /// Everything can change.
    Off,
    /// A key began it and ends it.
    On,
    /// The program was started so: no key that is hit by chance ends it.
    WholeRun,
}

impl Shell {
    /// Says for good, in the header, that nothing can be changed and of when the figures are; once
    /// why.
    #[must_use]
    pub fn read_only(mut self, why: String, at: Timestamp) -> Shell {
        self.read_at = Some(at);
        self.message = Some(why);
        self
    }

    /// The book has been read again, and has so many changes more than before; what is to be read
    /// of its journal comes back.
    pub fn reread(&mut self, at: Timestamp, changes: u64, book: &Book) -> Option<Effect> {
        self.read_at = Some(at);
        let word = if changes == 0 { Word::RereadSame } else { Word::Reread };
        let parts = [("time", &*journal::time(at, self.today)), ("count", &*write_count(changes))];
        self.message = Some(self.lang.fill(word, &parts));
        if changes > 0 {
            self.index = self.index.as_ref().map(|_| Index::default());
            self.refresh(&Change::default(), book);
            self.each(book, |screen, _| screen.begin_journal());
        }
        self.reading(book)
    }

    /// Begins with nothing to be changed, and stays so.
    #[must_use]
    pub fn meeting(mut self) -> Shell {
        self.meeting = Meeting::WholeRun;
        self
    }

    /// Begins the meeting, or ends it where a key began it.
    pub(super) fn turn_meeting(&mut self) {
        match self.meeting {
            Meeting::Off if self.read_at.is_none() => self.meeting = Meeting::On,
            Meeting::On if self.read_at.is_none() => self.meeting = Meeting::Off,
            _ => self.message = self.cannot_write(),
        }
    }

    pub(super) fn can_write(&self) -> bool {
        self.read_at.is_none() && self.meeting == Meeting::Off
    }

    /// Why nothing can be changed, and what to do about it; `None` when it can.
    pub(super) fn cannot_write(&self) -> Option<String> {
        let word = match self.meeting {
            _ if self.read_at.is_some() => Word::BookOnlySeen,
            Meeting::WholeRun => Word::StartedReadOnly,
            _ if keys::name_of(self.top().place(), Action::Meeting).is_empty() => {
                Word::CannotWriteFromHere
            }
            _ => Word::CannotWrite,
        };
        (!self.can_write()).then(|| self.lang.say(word).to_owned())
    }
}
