//! How the program ends: a sentence for the person, a number for the script.

use crate::store::{OpenError, StoreError};
use crate::words::{Lang, Word};

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// All is well.
    Fine,
    /// The book cannot answer, or the wish cannot be fulfilled.
    User,
    /// The command line itself is wrong.
    Usage,
    /// The data is damaged, or newer than the program.
    Damaged,
    /// Another process holds the book.
    Locked,
    /// `check` has found something that is hardly right.
    Warned,
    /// `check` has found something that cannot be right.
    Wrong,
    /// Ended by a signal.
    Signal(u8),
}

impl Code {
    /// The number a shell sees.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Code::Fine => 0,
            Code::User => 1,
            Code::Usage => 2,
            Code::Damaged => 3,
            Code::Locked => 4,
            Code::Warned => 5,
            Code::Wrong => 6,
            Code::Signal(signal) => 128_u8.saturating_add(signal),
        }
    }
}

/// Why a command stopped before its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nobody reads what is written any more (`| head`): no error.
    Closed,
    /// Said to the person.
    Told {
        /// How the program ends.
        code: Code,
        /// The sentence; empty when there is nothing to say or nobody to hear it.
        text: String,
    },
}

impl Failure {
    /// The book cannot answer, or the wish cannot be fulfilled.
    #[must_use]
    pub fn user(text: impl Into<String>) -> Failure {
        Failure::Told { code: Code::User, text: text.into() }
    }

    /// The command line itself is wrong.
    #[must_use]
    pub fn usage(text: impl Into<String>) -> Failure {
        Failure::Told { code: Code::Usage, text: text.into() }
    }

    /// A book that cannot be opened or made, with what to do about it.
    #[must_use]
    pub fn open(error: &OpenError, lang: Lang) -> Failure {
        let (code, hint) = match error {
            OpenError::NoBook { .. } => (Code::User, Some(Word::CliHintNoBook)),
            OpenError::Exists { .. } => (Code::User, Some(Word::CliHintExists)),
            OpenError::Held(_) => (Code::Locked, Some(Word::CliHintHeld)),
            OpenError::Damaged(_) => (Code::Damaged, None),
            OpenError::Network { .. } | OpenError::Io(_) => (Code::User, None),
        };
        let mut text = error.say(lang);
        if let Some(hint) = hint {
            text.push('\n');
            text.push_str(lang.say(hint));
        }
        Failure::Told { code, text }
    }

    /// A book that could not be read or written.
    #[must_use]
    pub fn store(error: &StoreError, lang: Lang) -> Failure {
        let code = match error {
            StoreError::ReadOnly(_) => Code::Damaged,
            _ => Code::User,
        };
        Failure::Told { code, text: error.say(lang) }
    }

    /// A value of an option that has not the right form.
    #[must_use]
    pub fn value(lang: Lang, argument: &str, value: &str, why: &str) -> Failure {
        let parts = [("argument", argument), ("value", value), ("why", why)];
        Failure::usage(lang.fill(Word::CliBadValue, &parts))
    }
}
