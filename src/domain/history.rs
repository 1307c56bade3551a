//! Nhật ký: what was done, by whom; what can be taken back and what can be done again.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::book::Book;
use super::change::{Change, Edit, Extent};
use super::exemplar::stage;
use super::id::Id;
use super::record::Key;
use super::sheet::LineKey;
use super::text::Year;

/// What a person did, as the journal names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Operation {
    /// A new book was made.
    Init,
    /// Records were read from files.
    Import,
    /// Counts were set.
    SetCount,
    /// A record was added.
    AddRecord,
    /// Fields of a record were changed.
    EditRecord,
    /// A record was removed.
    RemoveRecord,
    /// The change of this number was taken back.
    Undo(u64),
    /// The change of this number, taken back before, was done again.
    Redo(u64),
    /// A value that the change of this number had replaced or set was put in again.
    Restore(u64),
    /// A text was erased by law, here and in every earlier change.
    Erase,
}

/// One committed change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the journal.
    pub seq: u64,
    /// When, by the clock of the machine it was made on.
    pub at: Timestamp,
    /// Login name of the user who made it.
    pub user: String,
    /// Numeric id of that user.
    pub uid: u32,
    /// What was done.
    pub operation: Operation,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
    /// How much changed.
    pub extent: Extent,
    /// What changed; where that is longer than was asked for, the part that was asked about.
    pub change: Change,
}

/// What entries can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// One record, or a sheet with its counts.
    Record(Key),
    /// One count.
    Count {
        /// Of which unit.
        unit: Id,
        /// Of which year.
        year: Year,
        /// Which line of the sheet.
        line: LineKey,
    },
}

impl Subject {
    /// Where it stands in the book.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Subject::Record(key) => key.clone(),
            Subject::Count { unit, year, .. } => Key::Sheet(unit.clone(), *year),
        }
    }

    /// True when an edit touches it.
    #[must_use]
    pub fn is_touched_by(&self, edit: &Edit) -> bool {
        match (self, edit) {
            (Subject::Record(key), edit) => edit.key() == *key,
            (
                Subject::Count { unit, year, line },
                Edit::Count { unit: u, year: y, line: l, .. },
            ) => (unit, year, line) == (u, y, l),
            (Subject::Count { .. }, _) => false,
        }
    }
}

/// What is asked of the journal: the last entries before a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The number that all entries come before.
    pub before: u64,
    /// How many at most.
    pub most: usize,
    /// What they must be about; `None` for all.
    pub about: Option<Subject>,
    /// How long a change may be in the journal, in bytes, to be told in full.
    pub longest: usize,
}

impl Ask {
    /// A change so short, in bytes, is told in full in a list.
    const SHORT: usize = 16 << 10;

    /// The last entries.
    #[must_use]
    pub fn last(most: usize) -> Ask {
        Ask { before: u64::MAX, most, about: None, longest: Ask::SHORT }
    }

    /// One entry, told in full up to a length at which a person has long stopped reading; of a
    /// subject, only what is about it when there is more than fits a few screens.
    #[must_use]
    pub fn one(seq: u64, about: Option<Subject>) -> Ask {
        let longest = if about.is_some() { Ask::SHORT } else { 1 << 20 };
        Ask { before: seq.saturating_add(1), most: 1, about, longest }
    }
}

/// Some entries of the journal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The entries, newest first.
    pub entries: Vec<Entry>,
    /// Before which number to go on; `None` when there is no earlier entry. A page may have fewer
    /// entries than were asked for, even none, and still not be the last.
    pub next: Option<u64>,
}

/// What one person can take back and do again, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
}

impl History {
    /// Takes the next entry of the journal in. Making a book is not taken back, nor is erasing a
    /// text; of a change from which all was erased nothing is left to be taken back.
    pub fn push(&mut self, entry: Entry) {
        match entry.operation {
            Operation::Init | Operation::Erase => {}
            _ if entry.change.is_erased() => {}
            Operation::Undo(seq) => shift(&mut self.done, &mut self.undone, seq),
            Operation::Redo(seq) => shift(&mut self.undone, &mut self.done, seq),
            Operation::Import
            | Operation::SetCount
            | Operation::AddRecord
            | Operation::EditRecord
            | Operation::RemoveRecord
            | Operation::Restore(_) => {
                self.undone.clear();
                self.done.push(entry);
            }
        }
    }

    /// What can be taken back, oldest first.
    #[must_use]
    pub fn into_done(self) -> Vec<Entry> {
        self.done
    }

    /// What takes the last entry back in the book as it is now; `None` when there is none.
    #[must_use]
    pub fn undo(&self, book: &Book) -> Option<(Change, Operation)> {
        let last = self.done.last()?;
        Some((stage::follow_anew(book, last.change.inverse()), Operation::Undo(last.seq)))
    }

    /// What makes again what was taken back last; `None` when there is nothing.
    #[must_use]
    pub fn redo(&self, book: &Book) -> Option<(Change, Operation)> {
        let last = self.undone.last()?;
        Some((stage::follow_anew(book, last.change.clone()), Operation::Redo(last.seq)))
    }
}

fn shift(from: &mut Vec<Entry>, to: &mut Vec<Entry>, seq: u64) {
    if let Some(at) = from.iter().rposition(|entry| entry.seq == seq) {
        to.push(from.remove(at));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(seq: u64, operation: Operation) -> Entry {
        let (at, user, change) = (Timestamp::UNIX_EPOCH, "lan".to_owned(), Change::default());
        let (reason, extent) = (None, Extent::default());
        Entry { seq, at, user, uid: 0, operation, reason, extent, change }
    }

    fn history(operations: &[Operation]) -> History {
        let mut history = History::default();
        for (seq, operation) in (1..).zip(operations) {
            history.push(entry(seq, *operation));
        }
        history
    }

    #[test]
    fn what_was_undone_can_be_redone_until_something_new_is_done() {
        use Operation::{Init, Redo, SetCount, Undo};
        let seq = |next: Option<(Change, Operation)>| match next?.1 {
            Undo(seq) | Redo(seq) => Some(seq),
            _ => None,
        };
        let book = Book::default();
        let next = |history: &History| (seq(history.undo(&book)), seq(history.redo(&book)));
        assert_eq!(next(&history(&[Init])), (None, None));
        assert_eq!(next(&history(&[Init, SetCount, SetCount])), (Some(3), None));
        let undone = [Init, SetCount, SetCount, Undo(3), Undo(2)];
        assert_eq!(next(&history(&undone)), (None, Some(2)));
        let redone = [Init, SetCount, SetCount, Undo(3), Undo(2), Redo(2)];
        assert_eq!(next(&history(&redone)), (Some(2), Some(3)));
        let anew = [Init, SetCount, SetCount, Undo(3), SetCount];
        assert_eq!(next(&history(&anew)), (Some(5), None));
        let restored = [Init, SetCount, Undo(2), Operation::Restore(2)];
        assert_eq!(next(&history(&restored)), (Some(4), None), "restoring is done like all else");
    }
}
