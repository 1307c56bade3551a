//! What can go wrong with a book on disk, and how it is said to people.

use std::io;
use std::path::{Path, PathBuf};

use super::holder::Holder;
use super::line::Broken;
use crate::domain::change::Conflict;
use crate::words::{Lang, Word};

/// Why a book could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The book has moved on since the change was made.
    #[error("the change conflicts with the book as it is now")]
    Conflict(Conflict),
    /// The disk said no. After a failed write the store refuses further ones until reopened.
    #[error("{}", .0.say(Lang::En))]
    Io(IoFailure),
    /// The book is damaged or newer than the program: it can be read, not written.
    #[error("read-only: {}", .0.say(Lang::En))]
    ReadOnly(Finding),
    /// The book is only looked at, beside the one who has it.
    #[error("the book is only looked at")]
    LookedAt,
    /// Too little space is left to write safely.
    #[error("{free} bytes of space left, {need} needed")]
    NoSpace {
        /// Bytes free.
        free: u64,
        /// Bytes that must be free.
        need: u64,
    },
    /// The reason of an erasure, which stays for ever, holds the text to be erased.
    #[error("the reason holds the text to be erased")]
    ReasonTells,
    /// An earlier write failed; the store must be reopened.
    #[error("an earlier write failed")]
    Stopped,
    /// More bytes than one line of the journal may have.
    #[error("the change has {size} bytes, {max} at most")]
    TooLarge {
        /// Bytes of the change.
        size: usize,
        /// Bytes a change may have.
        max: usize,
    },
}

/// Why a book could not be opened or made.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The directory holds no book.
    #[error("no book in {}", .dir.display())]
    NoBook {
        /// The data directory.
        dir: PathBuf,
    },
    /// The directory holds a book already.
    #[error("{} holds a book already", .dir.display())]
    Exists {
        /// The data directory.
        dir: PathBuf,
    },
    /// Another process has it open.
    #[error("in use by another process")]
    Held(Holder),
    /// Locks and syncs cannot be trusted there.
    #[error("{} lies on a network file system ({kind})", .dir.display())]
    Network {
        /// The data directory.
        dir: PathBuf,
        /// Name of the file system.
        kind: &'static str,
    },
    /// The file that says what the directory is cannot be understood.
    #[error("{}", .0.say(Lang::En))]
    Damaged(Finding),
    /// The disk said no.
    #[error("{}", .0.say(Lang::En))]
    Io(IoFailure),
}

/// An operation of the disk that failed.
#[derive(Debug)]
pub struct IoFailure {
    /// What was being done.
    pub doing: Word,
    /// With which file or directory.
    pub path: PathBuf,
    /// What the system says.
    pub source: io::Error,
}

impl IoFailure {
    /// True when the lock may not be written: the folder or its disk is for reading only.
    #[must_use]
    pub fn is_refusal(&self) -> bool {
        let kind = self.source.kind();
        let is_denied = kind == io::ErrorKind::PermissionDenied;
        self.doing == Word::StoreLocking && (is_denied || kind == io::ErrorKind::ReadOnlyFilesystem)
    }

    /// Operation, path and reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let path = self.path.display().to_string();
        let why = why(&self.source, lang);
        lang.fill(Word::StoreIo, &[("doing", lang.say(self.doing)), ("path", &path), ("why", &why)])
    }
}

/// The usual reasons in words, others as the system says them.
fn why(error: &io::Error, lang: Lang) -> String {
    let word = match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Word::StoreWhyFull,
        io::ErrorKind::PermissionDenied => Word::StoreWhyDenied,
        io::ErrorKind::ReadOnlyFilesystem => Word::StoreWhyReadOnlyDisk,
        io::ErrorKind::NotFound => Word::StoreWhyMissing,
        io::ErrorKind::FileTooLarge => Word::StoreWhyTooBig,
        _ => return error.to_string(),
    };
    lang.say(word).to_owned()
}

/// Puts operation and path to a failure of the disk.
pub(crate) trait At<T> {
    /// With what was being done, and where.
    fn at(self, doing: Word, path: &Path) -> Result<T, IoFailure>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, doing: Word, path: &Path) -> Result<T, IoFailure> {
        self.map_err(|source| IoFailure { doing, path: path.to_owned(), source })
    }
}

impl From<IoFailure> for StoreError {
    fn from(failure: IoFailure) -> StoreError {
        StoreError::Io(failure)
    }
}

impl From<IoFailure> for OpenError {
    fn from(failure: IoFailure) -> OpenError {
        OpenError::Io(failure)
    }
}

impl StoreError {
    /// The reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            StoreError::Conflict(conflict) => conflict.say(lang),
            StoreError::Io(failure) => failure.say(lang),
            StoreError::ReadOnly(finding) => {
                lang.fill(Word::StoreReadOnly, &[("why", &finding.say(lang))])
            }
            StoreError::LookedAt => lang.say(Word::StoreLookedAt).to_owned(),
            StoreError::NoSpace { free, need } => {
                let (free, need) = (mebibytes(*free), mebibytes(*need));
                lang.fill(Word::StoreNoSpace, &[("free", &free), ("need", &need)])
            }
            StoreError::ReasonTells => lang.say(Word::StoreReasonTells).to_owned(),
            StoreError::Stopped => lang.say(Word::StoreStopped).to_owned(),
            StoreError::TooLarge { size, max } => {
                let (size, max) = (mebibytes(*size as u64), mebibytes(*max as u64));
                lang.fill(Word::StoreTooLarge, &[("size", &size), ("max", &max)])
            }
        }
    }
}

fn mebibytes(bytes: u64) -> String {
    (bytes >> 20).to_string()
}

impl OpenError {
    /// The reason in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let with_path = |word, dir: &Path| lang.fill(word, &[("path", &dir.display().to_string())]);
        match self {
            OpenError::NoBook { dir } => with_path(Word::StoreNoBook, dir),
            OpenError::Exists { dir } => with_path(Word::StoreExists, dir),
            OpenError::Held(holder) => holder.say(lang),
            OpenError::Network { dir, kind } => {
                let path = dir.display().to_string();
                lang.fill(Word::StoreNetwork, &[("path", &path), ("kind", kind)])
            }
            OpenError::Damaged(finding) => finding.say(lang),
            OpenError::Io(failure) => failure.say(lang),
        }
    }
}

/// Something wrong with a file of the book, and where exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Path below the data directory.
    pub file: String,
    /// Line of the file, from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a file of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not the form of a line.
    Form,
    /// The payload's hash does not match.
    Payload,
    /// The chain's hash does not match.
    Chain,
    /// A line with a wrong number, or where it does not belong.
    Order,
    /// Hashes match, but this program cannot read the payload.
    Content(String),
    /// Hashes match, but the change does not fit the book.
    Conflict(Conflict),
    /// A segment goes on after its closing line.
    AfterEnd,
    /// A sealed segment has no closing line.
    NotClosed,
    /// A segment is missing.
    Missing,
    /// The last line is incomplete and was never acknowledged.
    Torn,
    /// The state had applied changes that the journal lacks.
    Lost {
        /// The last change the state knew.
        seq: u64,
    },
    /// The file that says what the directory is cannot be read.
    Format,
    /// Written by a newer program.
    Newer {
        /// Version found.
        found: u32,
        /// Highest version this program knows.
        known: u32,
    },
    /// The state was wrong or damaged and is rebuilt.
    State(String),
    /// The state cannot be kept on disk.
    StateInMemory(String),
    /// The state lacks the newest changes.
    StateBehind {
        /// Last change the state has.
        have: u64,
        /// Last change of the journal.
        seq: u64,
    },
    /// A value of the state is not what the journal says.
    StateDiffers {
        /// Which one.
        id: String,
    },
    /// The state was not looked at.
    StateUnread,
    /// A line was rewritten, and no erasure names it so.
    NotNamed,
    /// A line that an erasure names is not as the erasure left it.
    NotErased {
        /// The number of the line's change.
        seq: u64,
    },
    /// An erasure was cut short; the next opening finishes it.
    Erasing,
    /// An erasure that was cut short is finished.
    ErasureFinished,
    /// A draft that cannot be read.
    Draft,
    /// A draft of another book.
    DraftOfOther,
    /// A draft of a newer program.
    DraftNewer,
}

impl From<Broken> for Fault {
    fn from(broken: Broken) -> Fault {
        match broken {
            Broken::Order => Fault::Order,
            Broken::Payload => Fault::Payload,
            Broken::Chain => Fault::Chain,
        }
    }
}

impl Finding {
    /// A finding about a whole file.
    #[must_use]
    pub fn in_file(file: impl Into<String>, fault: Fault) -> Finding {
        Finding { file: file.into(), line: None, fault }
    }

    /// Place and fault in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let why = self.fault.say(lang);
        match self.line {
            Some(line) => {
                let line = line.to_string();
                let values = [("file", &*self.file), ("line", &line), ("why", &why)];
                lang.fill(Word::FindingAt, &values)
            }
            None => lang.fill(Word::FindingIn, &[("file", &self.file), ("why", &why)]),
        }
    }
}

impl Fault {
    /// The fault in words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        let plain = |word| lang.say(word).to_owned();
        let number = |word, seq: &u64| lang.fill(word, &[("seq", &seq.to_string())]);
        match self {
            Fault::Form => plain(Word::FaultForm),
            Fault::Payload => plain(Word::FaultPayload),
            Fault::Chain => plain(Word::FaultChain),
            Fault::Order => plain(Word::FaultOrder),
            Fault::Content(why) => lang.fill(Word::FaultContent, &[("why", why)]),
            Fault::Conflict(conflict) => {
                lang.fill(Word::FaultConflict, &[("why", &conflict.say(lang))])
            }
            Fault::AfterEnd => plain(Word::FaultAfterEnd),
            Fault::NotClosed => plain(Word::FaultNotClosed),
            Fault::Missing => plain(Word::FaultMissing),
            Fault::Torn => plain(Word::FaultTorn),
            Fault::Lost { seq } => number(Word::FaultLost, seq),
            Fault::Format => plain(Word::FaultFormat),
            Fault::Newer { found, known } => {
                let (found, known) = (found.to_string(), known.to_string());
                lang.fill(Word::FaultNewer, &[("found", &found), ("known", &known)])
            }
            Fault::State(why) => lang.fill(Word::FaultState, &[("why", why)]),
            Fault::StateInMemory(why) => lang.fill(Word::FaultStateInMemory, &[("why", why)]),
            Fault::StateBehind { have, seq } => {
                let (have, seq) = (have.to_string(), seq.to_string());
                lang.fill(Word::FaultStateBehind, &[("have", &have), ("seq", &seq)])
            }
            Fault::StateDiffers { id } => lang.fill(Word::FaultStateDiffers, &[("id", id)]),
            Fault::StateUnread => plain(Word::FaultStateUnread),
            Fault::NotNamed => plain(Word::FaultNotNamed),
            Fault::NotErased { seq } => number(Word::FaultNotErased, seq),
            Fault::Erasing => plain(Word::FaultErasing),
            Fault::ErasureFinished => plain(Word::FaultErasureFinished),
            Fault::Draft => plain(Word::FaultDraft),
            Fault::DraftOfOther => plain(Word::FaultDraftOfOther),
            Fault::DraftNewer => plain(Word::FaultDraftNewer),
        }
    }
}
