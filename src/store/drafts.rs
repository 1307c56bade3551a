//! Bản nháp: what was typed and not saved, kept beside the journal until it is saved or discarded.
//!
//! One file a draft, for its owner only, written whole or not at all: a JSON object with the
//! version, the book, the user, the time and the draft itself, which only the screens understand.
//! The file is locked as long as the process that types it lives, so that nobody is offered what
//! another is still typing.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::disk::{Disk, DiskFile, RealDisk};
use super::error::{At, Fault, Finding, IoFailure, OpenError};
use super::line::BookId;
use super::place::{self, Format, Place};
use crate::domain::change::Erasure;
use crate::words::Word;

/// The version of the files that this program writes, and the highest it understands.
pub const VERSION: u32 = 1;

/// The longest file, in bytes: every field of the longest form full, before and after.
pub const LONGEST: usize = 4 << 20;

/// How many drafts are looked at.
const MOST: usize = 64;

/// The drafts of one person in one book.
#[derive(Debug)]
pub struct Drafts {
    disk: Arc<dyn Disk>,
    place: Place,
    book: BookId,
    uid: u32,
    user: String,
    /// The files of this process, locked.
    held: BTreeMap<String, Box<dyn DiskFile>>,
}

/// A draft of a process that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name: that of its file without ending.
    pub name: String,
    /// When it was typed.
    pub at: jiff::Timestamp,
    /// What was typed, as it was given to [`Drafts::keep`].
    pub draft: String,
}

/// What a file holds.
#[derive(Serialize, Deserialize)]
struct File<'a> {
    version: u32,
    book: String,
    uid: u32,
    user: String,
    at: String,
    #[serde(borrow)]
    draft: &'a RawValue,
}

/// What a file of any version holds.
#[derive(Deserialize)]
struct AnyFile {
    version: u32,
}

impl Drafts {
    /// The drafts of a person in the book of a directory.
    ///
    /// # Errors
    /// [`OpenError`] when there is no book, or one of a newer format.
    pub fn open(dir: &Path, uid: u32, user: &str) -> Result<Drafts, OpenError> {
        let (disk, place) = (Arc::new(RealDisk), Place::new(dir));
        match place::read_format(&*disk, &place)? {
            Format::Ours(book) => Ok(Drafts::new(disk, place, book, uid, user)),
            Format::Newer { version: found, .. } => {
                let fault = Fault::Newer { found, known: place::FORMAT };
                Err(OpenError::Damaged(Finding::in_file("format", fault)))
            }
        }
    }

    /// The same on any disk.
    #[must_use]
    pub fn new(disk: Arc<dyn Disk>, place: Place, book: BookId, uid: u32, user: &str) -> Drafts {
        Drafts { disk, place, book, uid, user: user.to_owned(), held: BTreeMap::new() }
    }

    /// Takes over the drafts of this person whose processes have ended, oldest first. What cannot
    /// be read is set aside and told; what belongs to somebody else is left alone.
    ///
    /// # Errors
    /// [`IoFailure`] when the directory cannot be read.
    pub fn found(&mut self) -> Result<(Vec<Found>, Vec<Finding>), IoFailure> {
        let dir = self.place.drafts();
        let names = match self.disk.list(&dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((vec![], vec![])),
            names => names.at(Word::StoreReading, &dir)?,
        };
        for half in names.iter().filter(|name| name.ends_with(".tmp")) {
            self.clear(&dir.join(half));
        }
        let (mut found, mut findings) = (Vec::new(), Vec::new());
        for name in names.iter().filter_map(|name| plain_stem(name)).take(MOST) {
            let path = self.path(name);
            // Who may not even open it does not own it.
            let Ok(Some(file)) = self.disk.hold(&path) else { continue };
            match self.read(name, &path) {
                Ok(Some(draft)) => {
                    self.held.insert(name.to_owned(), file);
                    found.push(draft);
                }
                Ok(None) => {}
                Err(Fault::DraftNewer) => {
                    findings
                        .push(Finding::in_file(format!("drafts/{name}.json"), Fault::DraftNewer));
                }
                Err(fault) => findings.push(self.set_aside(name, fault)),
            }
        }
        found.sort_by_key(|draft| draft.at);
        Ok((found, findings))
    }

    /// Keeps a draft: when this returns `Ok`, it survives a crash and a power cut.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no; the draft kept before is still there.
    pub fn keep(&mut self, name: &str, at: jiff::Timestamp, draft: &str) -> Result<(), IoFailure> {
        let (dir, path) = (self.place.drafts(), self.path(name));
        let half = dir.join(format!("{name}.tmp"));
        let text = self.text(at, draft).at(Word::StoreWriting, &path)?;
        self.make_dir(&dir).at(Word::StoreMaking, &dir)?;
        let written = write(&*self.disk, &half, text.as_bytes()).and_then(|file| {
            self.disk.rename(&half, &path)?;
            self.disk.sync_dir(&dir)?;
            Ok(file)
        });
        if written.is_err() {
            // A full disk needs its place back.
            _ = self.disk.remove(&half);
        }
        self.held.insert(name.to_owned(), written.at(Word::StoreWriting, &path)?);
        Ok(())
    }

    /// Removes a draft that was saved or discarded; fine when it was never kept.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no.
    pub fn remove(&mut self, name: &str) -> Result<(), IoFailure> {
        if self.held.remove(name).is_none() {
            return Ok(());
        }
        let path = self.path(name);
        self.disk.remove(&path).at(Word::StoreWriting, &path)
    }

    /// Puts a draft that is none into the quarantine; tells where it is.
    pub fn set_aside(&mut self, name: &str, fault: Fault) -> Finding {
        self.held.remove(name);
        let (dir, file) = (self.place.quarantine(), format!("{name}.json"));
        let moved = self.disk.make_dir(&dir);
        let moved = moved.and_then(|()| self.disk.rename(&self.path(name), &dir.join(&file)));
        let dir = if moved.is_ok() { "quarantine" } else { "drafts" };
        Finding::in_file(format!("{dir}/{file}"), fault)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.drafts().join(format!("{name}.json"))
    }

    fn make_dir(&self, dir: &Path) -> io::Result<()> {
        if self.disk.list(dir).is_ok() {
            return Ok(());
        }
        self.disk.make_dir(dir)?;
        self.disk.sync_dir(&self.place.dir)
    }

    /// The content of a file.
    fn text(&self, at: jiff::Timestamp, draft: &str) -> io::Result<String> {
        let (book, user, at) = (self.book.text(), self.user.clone(), at.to_string());
        let draft: &RawValue = serde_json::from_str(draft)?;
        let file = File { version: VERSION, book, uid: self.uid, user, at, draft };
        let text = serde_json::to_string(&file)?;
        if text.len() > LONGEST { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(text) }
    }

    /// Reads a file; `None` when it is another person's.
    fn read(&self, name: &str, path: &Path) -> Result<Option<Found>, Fault> {
        let mut bytes = Vec::new();
        let file = self.disk.read(path, 0).map_err(|_| Fault::Draft)?;
        let most = LONGEST as u64 + 1;
        file.take(most).read_to_end(&mut bytes).map_err(|_| Fault::Draft)?;
        if bytes.len() > LONGEST {
            return Err(Fault::Draft);
        }
        let any: AnyFile = serde_json::from_slice(&bytes).map_err(|_| Fault::Draft)?;
        if any.version > VERSION {
            return Err(Fault::DraftNewer);
        }
        let file: File = serde_json::from_slice(&bytes).map_err(|_| Fault::Draft)?;
        if file.book != self.book.text() {
            return Err(Fault::DraftOfOther);
        }
        if file.uid != self.uid {
            return Ok(None);
        }
        let at = file.at.parse().map_err(|_| Fault::Draft)?;
        Ok(Some(Found { name: name.to_owned(), at, draft: file.draft.get().to_owned() }))
    }

    /// Removes what a process that has ended did not get to write whole.
    fn clear(&self, half: &Path) {
        if let Ok(Some(_file)) = self.disk.hold(half) {
            _ = self.disk.remove(half);
        }
    }
}

/// Erases a text from the drafts of a person that no process holds. What is no draft stays as it
/// is, and so do drafts of others: they would not own them any more.
pub(super) fn erase(disk: &dyn Disk, place: &Place, uid: u32, text: &Erasure) {
    let dir = place.drafts();
    for name in disk.list(&dir).unwrap_or_default() {
        let Some(stem) = plain_stem(&name) else { continue };
        let (path, half) = (dir.join(&name), dir.join(format!("{stem}.tmp")));
        let Ok(Some(_held)) = disk.hold(&path) else { continue };
        let Some(new) = without(disk, &path, uid, text) else { continue };
        let written = write(disk, &half, new.as_bytes());
        let written = written.and_then(|_file| disk.rename(&half, &path));
        if written.and_then(|()| disk.sync_dir(&dir)).is_err() {
            _ = disk.remove(&half);
        }
    }
}

/// The content of a person's draft without a text; `None` when it has nothing of it, or is none.
fn without(disk: &dyn Disk, path: &Path, uid: u32, text: &Erasure) -> Option<String> {
    fn clean(value: &mut Value, text: &Erasure) -> bool {
        let new = match value {
            Value::String(typed) => text.without(typed).map(|new| Value::String(new.into())),
            Value::Array(list) => {
                return list.iter_mut().fold(false, |found, one| clean(one, text) | found);
            }
            Value::Object(map) => {
                return map.values_mut().fold(false, |found, one| clean(one, text) | found);
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => None,
        };
        let found = new.is_some();
        *value = new.unwrap_or_else(|| value.take());
        found
    }
    let mut bytes = Vec::new();
    disk.read(path, 0).ok()?.take(LONGEST as u64 + 1).read_to_end(&mut bytes).ok()?;
    let mut file: Value = serde_json::from_slice(&bytes).ok()?;
    let is_own = file.get("uid").and_then(Value::as_u64) == Some(u64::from(uid));
    let found = is_own && clean(file.get_mut("draft")?, text);
    found.then(|| file.to_string())
}

/// Writes a file, locked and lasting, that has no name anybody looks for yet.
fn write(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn DiskFile>> {
    let mut file = match disk.create_new(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.open(path)?,
        file => file?,
    };
    file.lock()?;
    file.truncate(0)?;
    file.write_at(0, bytes)?;
    file.sync_data()?;
    Ok(file)
}

/// The name of a draft's file without its ending; `None` for a file that this program never made.
fn plain_stem(name: &str) -> Option<&str> {
    let stem = name.strip_suffix(".json")?;
    let is_plain = stem.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (is_plain && (1..=64).contains(&stem.len())).then_some(stem)
}
