//! What others changed since a person was here last.

use std::collections::BTreeMap;

use super::{Item, Section, To};
use crate::domain::book::Book;
use crate::domain::history::Entry;
use crate::domain::text::write_count;
use crate::report::gone::Gone;
use crate::report::journal;
use crate::words::{Lang, Word};

/// How many entries are named.
const NAMED: usize = 3;

/// The entries behind the last one seen, as far as they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The number of the last entry seen.
    since: u64,
    /// Whose own changes are no news.
    uid: u32,
    /// How many by whom.
    by: BTreeMap<String, u64>,
    /// The newest, with what each says.
    newest: Vec<(u64, String)>,
    /// What they removed, for the names in older ones.
    gone: Gone,
}

impl News {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(since: u64, uid: u32) -> News {
        News { since, uid, by: BTreeMap::new(), newest: Vec::new(), gone: Gone::default() }
    }

    /// Takes in the next older entry; false for one that was seen already.
    pub fn take(&mut self, book: &Book, entry: &Entry, lang: Lang) -> bool {
        if entry.seq <= self.since {
            return false;
        }
        self.gone.learn(book, entry, lang);
        if entry.uid != self.uid {
            *self.by.entry(entry.user.clone()).or_default() += 1;
            if self.newest.len() < NAMED {
                let done = journal::done(entry.operation, lang);
                let what = journal::what(book, &self.gone, entry, lang);
                let when = journal::when(entry.at);
                self.newest.push((entry.seq, format!("{when} · {} · {done} · {what}", entry.user)));
            }
        }
        true
    }

    /// What was removed meanwhile.
    #[must_use]
    pub fn gone(&self) -> &Gone {
        &self.gone
    }

    pub(super) fn items(&self, lang: Lang) -> Vec<Item> {
        let count: u64 = self.by.values().sum();
        if count == 0 {
            return Vec::new();
        }
        let by: Vec<String> =
            self.by.iter().map(|(user, n)| format!("{user} {}", write_count(*n))).collect();
        let parts = [("count", &*write_count(count)), ("by", &*by.join(", "))];
        let text = lang.fill(Word::OverviewNews, &parts);
        let mut items = vec![Item::quiet(Section::Changes, text, To::Journal)];
        let newest = self.newest.iter().cloned();
        items.extend(newest.map(|(seq, text)| Item::quiet(Section::Changes, text, To::Entry(seq))));
        items
    }
}
