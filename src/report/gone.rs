//! Records that the book no longer has, by the names that the journal remembers.

use std::collections::BTreeMap;

use super::parts;
use crate::domain::book::Book;
use crate::domain::change::Edit;
use crate::domain::history::Entry;
use crate::domain::record::Key;
use crate::words::Lang;

/// What was removed, as far as the journal is read, newest entries first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gone(BTreeMap<Key, String>);

impl Gone {
    /// Takes in the next older entry: the last name of a record is what it is called.
    pub fn learn(&mut self, book: &Book, entry: &Entry, lang: Lang) {
        for edit in &entry.change.edits {
            if let Edit::Remove(record) = edit {
                let title = || parts::title(book, record, lang);
                self.0.entry(record.key()).or_insert_with(title);
            }
        }
    }

    /// What stood at a key was called so.
    #[must_use]
    pub fn title(&self, key: &Key) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }
}
