//! What is wrong with a file, and where.

use crate::domain::record::Kind;
use crate::domain::value::BadValue;
use crate::words::{Lang, Word};

/// One mistake in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: u64,
    /// Title of the column; empty when the whole line is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// Why it cannot stay so.
    pub why: Why,
}

/// Why a cell, a line or a column cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The file is no CSV: what the reader says.
    NotCsv(String),
    /// The line has another number of cells than the header.
    Cells {
        /// How many the header has.
        expected: usize,
        /// How many the line has.
        found: usize,
    },
    /// No column of this title is known.
    UnknownColumn,
    /// The column occurs twice.
    ColumnTwice,
    /// A column that is needed is not there.
    NoColumn,
    /// The value does not fit the field.
    Bad(BadValue),
    /// No whole number from 0.
    Count,
    /// No award of the catalogue.
    Award,
    /// No kind of recipient.
    Recipient,
    /// The book has it already.
    Exists,
    /// It stands in the files twice.
    Twice {
        /// Where it stands first.
        first: u64,
    },
    /// What it refers to is neither in the book nor in the files.
    Dangling(Kind),
    /// There is no sheet for the unit and year.
    NoSheet,
    /// A hyperlink left over among words: it was left out.
    Link,
}

impl Problem {
    /// File, line, column, value and reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let line = self.line.to_string();
        let parts = [
            ("file", self.file.as_str()),
            ("line", &line),
            ("column", &self.column),
            ("value", &self.value),
            ("why", &self.why.say(lang)),
        ];
        let word = match (self.column.is_empty(), self.value.is_empty()) {
            (true, true) => Word::FileProblemLine,
            (true, false) => Word::FileProblemLineValue,
            (false, _) => Word::FileProblem,
        };
        lang.fill(word, &parts)
    }
}

impl Why {
    fn say(&self, lang: Lang) -> String {
        let word = match self {
            Why::NotCsv(reason) => return lang.fill(Word::FileNotCsv, &[("reason", reason)]),
            Why::Cells { expected, found } => {
                let (expected, found) = (expected.to_string(), found.to_string());
                return lang.fill(Word::FileCells, &[("expected", &expected), ("found", &found)]);
            }
            Why::Bad(why) => return why.say(lang),
            Why::Twice { first } => {
                return lang.fill(Word::FileTwice, &[("first", &first.to_string())]);
            }
            Why::Dangling(kind) => {
                return lang.fill(Word::FileDangling, &[("what", lang.say(kind.word()))]);
            }
            Why::UnknownColumn => Word::FileUnknownColumn,
            Why::ColumnTwice => Word::FileColumnTwice,
            Why::NoColumn => Word::FileNoColumn,
            Why::Count => Word::BadCount,
            Why::Award => Word::FileNoAward,
            Why::Recipient => Word::FileNoRecipient,
            Why::Exists => Word::FileExists,
            Why::NoSheet => Word::FileNoSheet,
            Why::Link => Word::FileLink,
        };
        lang.say(word).to_owned()
    }
}
