//! Nhật ký: what was done, by whom; what can be taken back and what can be done again.

use serde::{Deserialize, Serialize};

use super::change::Change;

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
}

/// One committed change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number in the journal.
    pub seq: u64,
    /// Numeric id of the user who made it.
    pub uid: u32,
    /// What was done.
    pub operation: Operation,
    /// What changed.
    pub change: Change,
}

/// What one person can take back and do again, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Entry>,
    undone: Vec<Entry>,
}

impl History {
    /// Takes the next entry of the journal in. Making a book is not taken back.
    pub fn push(&mut self, entry: Entry) {
        match entry.operation {
            Operation::Init => {}
            Operation::Undo(seq) => shift(&mut self.done, &mut self.undone, seq),
            Operation::Redo(seq) => shift(&mut self.undone, &mut self.done, seq),
            Operation::Import
            | Operation::SetCount
            | Operation::AddRecord
            | Operation::EditRecord
            | Operation::RemoveRecord => {
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

    /// The entry that would be taken back next.
    #[must_use]
    pub fn undoable(&self) -> Option<&Entry> {
        self.done.last()
    }

    /// The entry that would be done again next.
    #[must_use]
    pub fn redoable(&self) -> Option<&Entry> {
        self.undone.last()
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

    fn history(operations: &[Operation]) -> History {
        let mut history = History::default();
        for (seq, operation) in (1..).zip(operations) {
            let (operation, change) = (*operation, Change::default());
            history.push(Entry { seq, uid: 0, operation, change });
        }
        history
    }

    #[test]
    fn what_was_undone_can_be_redone_until_something_new_is_done() {
        use Operation::{Init, Redo, SetCount, Undo};
        let next = |history: &History| {
            (history.undoable().map(|e| e.seq), history.redoable().map(|e| e.seq))
        };
        assert_eq!(next(&history(&[Init])), (None, None));
        assert_eq!(next(&history(&[Init, SetCount, SetCount])), (Some(3), None));
        let undone = [Init, SetCount, SetCount, Undo(3), Undo(2)];
        assert_eq!(next(&history(&undone)), (None, Some(2)));
        let redone = [Init, SetCount, SetCount, Undo(3), Undo(2), Redo(2)];
        assert_eq!(next(&history(&redone)), (Some(2), Some(3)));
        let anew = [Init, SetCount, SetCount, Undo(3), SetCount];
        assert_eq!(next(&history(&anew)), (Some(5), None));
    }
}
