//! Lần vào trước: how far the journal went when a person was here last.
//!
//! One small file a person, `visits/<uid>`, for its owner only, written whole or not at all: a JSON
//! object with the version, the book and the number of the last entry. It may be deleted at any
//! time; what is not understood counts as none.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::disk::{Disk, RealDisk};
use super::error::{At, IoFailure};
use super::line::BookId;
use super::place::{self, Format, Place};
use crate::words::Word;

/// The version of the files that this program writes, and the only one it understands.
pub const VERSION: u32 = 1;

/// The longest file, in bytes.
const LONGEST: u64 = 4096;

/// The visits of one person to one book.
#[derive(Debug)]
pub struct Visits {
    disk: Arc<dyn Disk>,
    place: Place,
    book: BookId,
    uid: u32,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    book: String,
    seq: u64,
}

impl Visits {
    /// The visits of a person to the book of a directory; `None` when that is no book of ours.
    #[must_use]
    pub fn open(dir: &Path, uid: u32) -> Option<Visits> {
        let (disk, place) = (Arc::new(RealDisk), Place::new(dir));
        match place::read_format(&*disk, &place) {
            Ok(Format::Ours(book)) => Some(Visits::new(disk, place, book, uid)),
            _ => None,
        }
    }

    /// The same on any disk.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, place: Place, book: BookId, uid: u32) -> Visits {
        Visits { disk, place, book, uid }
    }

    /// The number of the last entry there was at the last visit; `None` at the first one.
    #[must_use]
    pub fn last(&self) -> Option<u64> {
        let mut bytes = Vec::new();
        let file = self.disk.read(&self.path(), 0).ok()?;
        file.take(LONGEST).read_to_end(&mut bytes).ok()?;
        let file: File = serde_json::from_slice(&bytes).ok()?;
        (file.version == VERSION && file.book == self.book.text()).then_some(file.seq)
    }

    /// Keeps the number of the last entry there is.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no; the visit before is still there.
    pub fn keep(&self, seq: u64) -> Result<(), IoFailure> {
        let (dir, path) = (self.place.visits(), self.path());
        let half = dir.join(format!("{}.tmp", self.uid));
        let file = File { version: VERSION, book: self.book.text(), seq };
        let text = serde_json::to_string(&file).map_err(io::Error::other);
        let text = text.at(Word::StoreWriting, &path)?;
        self.disk.make_dir(&dir).at(Word::StoreMaking, &dir)?;
        let write = || {
            let mut file = match self.disk.create_new(&half) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    self.disk.open(&half)?
                }
                file => file?,
            };
            file.truncate(0)?;
            file.write_at(0, text.as_bytes())?;
            file.sync_data()?;
            self.disk.rename(&half, &path)
        };
        write().at(Word::StoreWriting, &path)
    }

    fn path(&self) -> PathBuf {
        self.place.visits().join(self.uid.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_is_kept_for_its_person_and_its_book_alone() {
        let home = tempfile::tempdir().unwrap();
        let book = BookId::parse("0123456789abcdef0123456789abcdef").unwrap();
        let at = |book, uid| Visits::new(Arc::new(RealDisk), Place::new(home.path()), book, uid);
        let visits = at(book, 1000);
        assert_eq!(visits.last(), None, "the first visit");
        visits.keep(12).unwrap();
        visits.keep(15).unwrap();
        assert_eq!(visits.last(), Some(15));
        assert_eq!(at(book, 1001).last(), None, "another person");
        let other = BookId::parse("ffffffffffffffffffffffffffffffff").unwrap();
        assert_eq!(at(other, 1000).last(), None, "another book");
        let names: Vec<String> = RealDisk.list(&home.path().join("visits")).unwrap();
        assert_eq!(names, ["1000"], "nothing half written stays");
        std::fs::write(home.path().join("visits/1000"), "{\"version\":").unwrap();
        assert_eq!(visits.last(), None, "what is not understood is none");
        visits.keep(16).unwrap();
        assert_eq!(visits.last(), Some(16));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt;
        let home = tempfile::tempdir().unwrap();
        let book = BookId::parse("0123456789abcdef0123456789abcdef").unwrap();
        Visits::new(Arc::new(RealDisk), Place::new(home.path()), book, 7).keep(1).unwrap();
        let mode = std::fs::metadata(home.path().join("visits/7")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
