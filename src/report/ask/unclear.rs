//! Why there is no answer: what was not understood, and what there is instead.

use super::{Hits, tally};
use crate::domain::record::Kind;
use crate::words::{Lang, Word};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// These words mean nothing here.
    Words {
        /// As typed.
        words: String,
        /// What may have been meant.
        candidates: Vec<String>,
    },
    /// No record of the kind asked for has these words.
    NoneSuch {
        /// Of which kind.
        kind: Kind,
        /// As typed.
        words: String,
    },
    /// These words mean several things.
    Several {
        /// As typed.
        words: String,
        /// Which.
        candidates: Vec<String>,
    },
    /// No award is named.
    NoAward {
        /// Awards that the unit has.
        candidates: Vec<String>,
    },
    /// The unit counts nothing in this field.
    NoField {
        /// What it is called.
        field: String,
        /// Fields that it has counts in.
        candidates: Vec<String>,
    },
    /// No unit is named and none is known beforehand.
    NoUnit {
        /// Units that have sheets.
        candidates: Vec<String>,
    },
}

impl Unclear {
    /// True when it is worth saying also where records were found.
    #[must_use]
    pub fn is_said_beside_hits(&self) -> bool {
        matches!(self, Unclear::Several { .. } | Unclear::NoField { .. })
    }

    /// What was not understood, and what there is instead, in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let (word, words, candidates) = match self {
            Unclear::NoneSuch { kind, words } => {
                let parts = [("what", tally::counted(*kind, lang)), ("words", words.as_str())];
                return lang.fill(Word::AskNoneSuch, &parts);
            }
            Unclear::Words { words, candidates } => (Word::AskWords, words.as_str(), candidates),
            Unclear::Several { words, candidates } => {
                (Word::AskSeveral, words.as_str(), candidates)
            }
            Unclear::NoAward { candidates } => (Word::AskNoAward, "", candidates),
            Unclear::NoField { field, candidates } => {
                (Word::AskNoField, field.as_str(), candidates)
            }
            Unclear::NoUnit { candidates } => (Word::AskNoUnit, "", candidates),
        };
        let said = lang.fill(word, &[("words", words)]);
        if candidates.is_empty() {
            return said;
        }
        let list = candidates.join("; ");
        let hint = match self {
            Unclear::Words { .. } => lang.fill(Word::AskPerhaps, &[("list", &list)]),
            _ => lang.fill(Word::AskChoose, &[("list", &list)]),
        };
        format!("{said} {hint}")
    }
}

/// Why there is no answer, in view of what was found.
pub(super) fn in_view_of(why: Option<Unclear>, kind: Option<Kind>, hits: &Hits) -> Option<Unclear> {
    match (why, kind) {
        (Some(Unclear::Words { words, .. }), Some(kind)) if hits.list.is_empty() => {
            Some(Unclear::NoneSuch { kind, words })
        }
        // A part of the name is no award: "hội nông dân".
        (Some(Unclear::Several { .. }), _) if hits.is_named => None,
        (why, _) => why,
    }
}
