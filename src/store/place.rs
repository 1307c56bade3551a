//! The directory of a book: its paths, and the file that says what it is.
//!
//! ```text
//! format       version of this layout and the book's id; written once, whole or not at all
//! lock         who has it open
//! erasing      an erasure that has begun; gone when it is finished
//! journal/     000001.jsonl, 000002.jsonl, …: every change ever made
//! state/       the values of now; may be deleted at any time
//! backup/      copies made on demand
//! drafts/      what was typed and not saved, a file a draft: see [`super::drafts`]
//! visits/      the last entry each person has seen, a file a person: see [`super::visits`]
//! quarantine/  broken states, torn tails, strange drafts; never deleted by the program
//! ```

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::Disk;
use super::error::{At, Fault, Finding, IoFailure, OpenError};
use super::line::BookId;
use crate::words::Word;

/// The highest version of the layout that this program understands: a journal with rewritten lines,
/// from which fields were erased (2) and names (3).
pub const FORMAT: u32 = 3;

/// The version of a book from which nothing was erased: every program can open it.
const PLAIN: u32 = 1;

/// The paths of a book.
#[derive(Clone, Debug)]
pub struct Place {
    /// The data directory.
    pub dir: PathBuf,
}

impl Place {
    /// The paths below a data directory.
    #[must_use]
    pub fn new(dir: &Path) -> Place {
        Place { dir: dir.to_owned() }
    }

    /// The file that says what the directory is.
    #[must_use]
    pub fn format(&self) -> PathBuf {
        self.dir.join("format")
    }

    /// The lock.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.dir.join("lock")
    }

    /// The file that says that an erasure has begun.
    #[must_use]
    pub fn erasing(&self) -> PathBuf {
        self.dir.join("erasing")
    }

    /// The directory of segments.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.dir.join("journal")
    }

    /// One segment.
    #[must_use]
    pub fn segment(&self, number: u32) -> PathBuf {
        self.dir.join(segment_name(number))
    }

    /// The directory of the state.
    #[must_use]
    pub fn state(&self) -> PathBuf {
        self.dir.join("state")
    }

    /// The directory of drafts.
    #[must_use]
    pub fn drafts(&self) -> PathBuf {
        self.dir.join("drafts")
    }

    /// The directory of visits.
    #[must_use]
    pub fn visits(&self) -> PathBuf {
        self.dir.join("visits")
    }

    /// The directory of what was set aside.
    #[must_use]
    pub fn quarantine(&self) -> PathBuf {
        self.dir.join("quarantine")
    }
}

/// The path of a segment below the data directory.
#[must_use]
pub fn segment_name(number: u32) -> String {
    format!("journal/{number:06}.jsonl")
}

/// The numbers of the segments that exist, in order.
pub(crate) fn segments(disk: &dyn Disk, place: &Place) -> Result<Vec<u32>, IoFailure> {
    let names = disk.list(&place.journal()).at(Word::StoreReading, &place.journal())?;
    let number = |name: &String| {
        let digits = name.strip_suffix(".jsonl").filter(|digits| digits.len() == 6)?;
        digits.parse().ok().filter(|number| *number > 0)
    };
    let mut numbers: Vec<u32> = names.iter().filter_map(number).collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// What the format file holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct FormatFile {
    format: u32,
    #[serde(default)]
    book: String,
}

/// What a directory says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A book of this layout.
    Ours(BookId),
    /// A book of a newer one.
    Newer {
        /// Its version.
        version: u32,
        /// Its id, where it stands at the same place.
        book: Option<BookId>,
    },
}

impl Format {
    /// Which book it is, where that can be told.
    #[must_use]
    pub fn book(&self) -> Option<BookId> {
        match self {
            Format::Ours(book) | Format::Newer { book: Some(book), .. } => Some(*book),
            Format::Newer { book: None, .. } => None,
        }
    }
}

/// Reads the format file.
///
/// # Errors
/// [`OpenError::NoBook`] when there is none, [`OpenError::Damaged`] when it cannot be understood.
pub fn read_format(disk: &dyn Disk, place: &Place) -> Result<Format, OpenError> {
    let path = place.format();
    let text = match read_small(disk, &path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(OpenError::NoBook { dir: place.dir.clone() });
        }
        text => text.at(Word::StoreReading, &path)?,
    };
    let damaged = || OpenError::Damaged(Finding::in_file("format", Fault::Format));
    let file: FormatFile = serde_json::from_slice(&text).map_err(|_| damaged())?;
    match file.format {
        PLAIN..=FORMAT => BookId::parse(&file.book).map(Format::Ours).ok_or_else(damaged),
        version if version > FORMAT => {
            Ok(Format::Newer { version, book: BookId::parse(&file.book) })
        }
        _ => Err(damaged()),
    }
}

/// The bytes of a file that is never long.
pub(super) fn read_small(disk: &dyn Disk, path: &Path) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    disk.read(path, 0)?.take(4096).read_to_end(&mut text)?;
    Ok(text)
}

/// Writes the format file of a new book.
///
/// # Errors
/// [`IoFailure`] when the disk says no.
pub fn write_format(disk: &dyn Disk, place: &Place, book: BookId) -> Result<(), IoFailure> {
    let file = FormatFile { format: PLAIN, book: book.text() };
    write_small(disk, place, &place.format(), &file)
}

/// Says in the format file that texts were erased: a program that does not know of rewritten lines
/// must not take them for damage.
///
/// # Errors
/// [`IoFailure`] when the disk says no.
pub fn raise_format(disk: &dyn Disk, place: &Place, book: BookId) -> Result<(), IoFailure> {
    let file = FormatFile { format: FORMAT, book: book.text() };
    write_small(disk, place, &place.format(), &file)
}

/// Writes a small file of the data directory: whole and lasting, or not at all.
pub(super) fn write_small(
    disk: &dyn Disk,
    place: &Place,
    to: &Path,
    content: &impl Serialize,
) -> Result<(), IoFailure> {
    let text = serde_json::to_string(content).map_err(io::Error::other);
    let path = to.with_extension("tmp");
    let text = text.at(Word::StoreWriting, &path)?;
    let write = || {
        let mut file = match disk.create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.open(&path)?,
            file => file?,
        };
        file.truncate(0)?;
        file.write_at(0, format!("{text}\n").as_bytes())?;
        file.sync_data()?;
        disk.rename(&path, to)?;
        disk.sync_dir(&place.dir)
    };
    write().at(Word::StoreWriting, &path)
}

/// The kind of network file system a directory lies on, unless the person allows them.
#[cfg(target_os = "linux")]
pub(crate) fn network_kind(dir: &Path) -> Option<&'static str> {
    if std::env::var_os("THIDUA_ALLOW_NETWORK_FS").is_some_and(|value| !value.is_empty()) {
        return None;
    }
    let kind = u32::try_from(rustix::fs::statfs(dir).ok()?.f_type & 0xFFFF_FFFF).ok()?;
    match kind {
        0x6969 => Some("NFS"),
        0x517B | 0xFF53_4D42 | 0xFE53_4D42 => Some("SMB"),
        0x5346_414F => Some("AFS"),
        _ => None,
    }
}

/// The kind of network file system a directory lies on: not known here.
#[cfg(not(target_os = "linux"))]
pub(crate) fn network_kind(_: &Path) -> Option<&'static str> {
    None
}
