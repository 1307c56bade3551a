//! Sổ gốc: every change ever made, one line each, in segments; what it holds is what was saved.
//!
//! A commit is one write at the known end and one `fdatasync`. After an error nothing is known
//! about what the disk has: the sync is never retried, the journal refuses to write until it is
//! opened again and has looked.

mod erased;
mod page;
pub mod payload;
mod rewrite;
mod walk;
mod witness;

pub use erased::{Erased, Plan};
pub use payload::read_change;
pub use rewrite::{longest, without};
pub use walk::{End, Reader, Replayed, Visit, Walk};
pub use witness::Witness;

use std::io::{self, Read};
use std::path::PathBuf;
use std::sync::Arc;

use super::codec::Applied;
use super::disk::{Disk, DiskFile};
use super::error::{At, Fault, Finding, IoFailure, StoreError};
use super::line::{BookId, Closing, Line, Opening};
use super::place::{self, Place, segment_name};
use super::{Position, line};
use crate::words::Word;

/// Bytes after which a segment is sealed and the next one begun.
pub const ROLL_AT: u64 = 8 << 20;

/// A journal ready to be appended to.
#[derive(Debug)]
pub struct Journal {
    disk: Arc<dyn Disk>,
    place: Place,
    book: BookId,
    /// Where each segment begins; the last is the active one.
    starts: Vec<Position>,
    file: Box<dyn DiskFile>,
    /// Bytes of the active segment.
    len: u64,
    position: Position,
    roll_at: u64,
    has_failed: bool,
}

/// What a look at a journal says, before anything is repaired.
#[derive(Debug)]
pub struct Scan {
    /// Where each segment begins.
    starts: Vec<Position>,
    /// The active segment.
    walk: Walk,
    /// Chains after the changes of the active segment.
    chains: Vec<[u8; 32]>,
}

impl Scan {
    /// The last change of the journal.
    #[must_use]
    pub fn position(&self) -> Position {
        self.walk.position
    }

    /// What the journal says of a place: `None` when that lies in a sealed segment.
    fn has(&self, position: &Position) -> Option<bool> {
        let start = self.starts.last()?;
        if position.seq == start.seq {
            return Some(position.chain == start.chain);
        }
        let nth = usize::try_from(position.seq.checked_sub(start.seq)?).ok()?;
        Some(self.chains.get(nth.checked_sub(1)?) == Some(&position.chain))
    }

    /// True when the state is at a place of this journal, as far as one can tell without reading
    /// sealed segments; the replay tells the rest.
    #[must_use]
    pub fn may_continue(&self, applied: &Applied) -> bool {
        applied.position.seq <= self.walk.position.seq && self.has(&applied.position) != Some(false)
    }
}

/// Looks at a journal: every line of the active segment, the ends of the sealed ones.
///
/// # Errors
/// [`IoFailure`] when it cannot be read; a finding where it is damaged.
pub fn scan(reader: &Reader<'_>) -> Result<Result<Scan, Finding>, IoFailure> {
    let numbers = place::segments(reader.disk, reader.place)?;
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX).max(1);
    if let Some(missing) = (1..=count).find(|number| numbers.binary_search(number).is_err()) {
        return Ok(Err(Finding::in_file(segment_name(missing), Fault::Missing)));
    }
    let mut starts = vec![Position::default()];
    for number in 1..count {
        let (opening, closing) = match reader.ends(number)? {
            Ok(ends) => ends,
            Err(finding) => return Ok(Err(finding)),
        };
        let before = starts.last().copied().unwrap_or_default();
        let expected = Opening { segment: number, book: reader.book, after: before };
        if opening != expected || closing.segment != number || closing.position.seq < before.seq {
            let (file, line) = (segment_name(number), Some(1));
            return Ok(Err(Finding { file, line, fault: Fault::Order }));
        }
        starts.push(closing.position);
    }
    let before = starts.last().copied().unwrap_or_default();
    let mut chains = Vec::new();
    let mut witness = Witness::new(reader, before)?;
    let walk = reader.walk(count, before, Some(&mut witness), &mut |line| {
        chains.push(line.position.chain);
        Ok(())
    })?;
    match walk.end {
        End::Bad(finding) => Ok(Err(finding)),
        End::Torn if count == 1 && walk.lines == 0 => {
            let (file, line) = (segment_name(1), Some(1));
            Ok(Err(Finding { file, line, fault: Fault::Form }))
        }
        End::Torn | End::Clean => Ok(Ok(Scan { starts, walk, chains })),
    }
}

/// Makes the first segment of a new book.
///
/// # Errors
/// [`IoFailure`] when the disk says no.
pub fn begin(disk: &dyn Disk, place: &Place, book: BookId) -> Result<(), IoFailure> {
    open_segment(disk, place, &Opening { segment: 1, book, after: Position::default() })?;
    Ok(())
}

/// Writes the opening line of a segment, lasting; what the file held is gone.
fn open_segment(
    disk: &dyn Disk,
    place: &Place,
    opening: &Opening,
) -> Result<(Box<dyn DiskFile>, u64), IoFailure> {
    let path = place.segment(opening.segment);
    let text = opening.render();
    let write = || {
        let mut file = match disk.create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.open(&path)?,
            file => file?,
        };
        file.truncate(0)?;
        file.write_at(0, text.as_bytes())?;
        file.sync_data()?;
        disk.sync_dir(&place.journal())?;
        Ok(file)
    };
    let file = write().at(Word::StoreWriting, &path)?;
    Ok((file, text.len() as u64))
}

impl Journal {
    /// Makes a scanned journal ready: sets a torn tail aside and cuts it, makes sure that the last
    /// line is on the disk when the state is no witness of it, opens the next segment where one is
    /// due. The finding says what was cut.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] when the state has applied what the journal lost; `Io` when the
    /// disk says no.
    pub fn open(
        disk: Arc<dyn Disk>,
        place: &Place,
        book: BookId,
        scan: Scan,
        applied: Option<&Applied>,
        roll_at: u64,
    ) -> Result<(Journal, Option<Finding>), StoreError> {
        let Scan { starts, walk, .. } = scan;
        let number = u32::try_from(starts.len()).unwrap_or(u32::MAX);
        let place_of =
            |fault| Finding { file: segment_name(number), line: Some(walk.lines + 1), fault };
        let is_torn = walk.end == End::Torn;
        if is_torn && let Some(applied) = applied.filter(|a| a.position.seq > walk.position.seq) {
            return Err(StoreError::ReadOnly(place_of(Fault::Lost { seq: applied.position.seq })));
        }
        let torn = if is_torn { set_aside(&*disk, place, number, walk.len)? } else { false };
        let finding = torn.then(|| place_of(Fault::Torn));
        let path = place.segment(number);
        let (file, len) = if walk.lines == 0 {
            let opening = Opening { segment: number, book, after: walk.position };
            open_segment(&*disk, place, &opening)?
        } else {
            // The state knows changes, not opening and closing lines.
            let is_change = walk.lines > 1 && !walk.is_closed;
            let is_witnessed =
                is_change && applied.is_some_and(|a| a.position.seq >= walk.position.seq);
            if !is_change {
                let dir = place.journal();
                disk.sync_dir(&dir).at(Word::StoreWriting, &dir)?;
            }
            settle(&*disk, &path, &walk, is_witnessed).at(Word::StoreWriting, &path)?
        };
        let (place, position) = (place.clone(), walk.position);
        let mut journal =
            Journal { disk, place, book, starts, file, len, position, roll_at, has_failed: false };
        if walk.is_closed {
            journal.next_segment()?;
        }
        Ok((journal, finding))
    }

    /// The last change.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// For reading it.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader { disk: &*self.disk, place: &self.place, book: self.book }
    }

    /// Where each segment begins.
    #[must_use]
    pub fn starts(&self) -> &[Position] {
        &self.starts
    }

    /// The segment that holds the change after a place, and where it begins.
    #[must_use]
    pub fn segment_after(&self, seq: u64) -> (u32, Position) {
        let at = self.starts.partition_point(|start| start.seq <= seq).max(1);
        let start = self.starts.get(at - 1).copied().unwrap_or_default();
        (u32::try_from(at).unwrap_or(u32::MAX), start)
    }

    /// Appends a change. When this returns `Ok`, it survives a power cut.
    ///
    /// # Errors
    /// [`StoreError::Stopped`] after an earlier failure; `Io` when the disk says no.
    pub fn append(&mut self, head: &str, payload: &str) -> Result<Position, StoreError> {
        if self.has_failed {
            return Err(StoreError::Stopped);
        }
        let mut salt = [0; 16];
        random(&mut salt).at(Word::StoreWriting, &self.place.journal())?;
        if self.len >= self.roll_at {
            self.seal()?;
            self.next_segment()?;
        }
        let line = Line::new(&self.position, salt, head, payload);
        self.write(&line.render())?;
        self.position = line.position;
        Ok(self.position)
    }

    /// Bytes of the longest segment: what rewriting one needs beside the others.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no.
    pub fn longest_segment(&self) -> Result<usize, IoFailure> {
        let mut longest = 0;
        for number in (1..).take(self.starts.len()) {
            let path = self.place.segment(number);
            longest = longest.max(self.disk.size(&path).at(Word::StoreReading, &path)?);
        }
        Ok(usize::try_from(longest).unwrap_or(usize::MAX))
    }

    fn path(&self) -> PathBuf {
        self.place.segment(u32::try_from(self.starts.len()).unwrap_or(u32::MAX))
    }

    /// One write, one sync.
    fn write(&mut self, text: &str) -> Result<(), StoreError> {
        let written = self.file.write_at(self.len, text.as_bytes());
        if let Err(error) = written.and_then(|()| self.file.sync_data()) {
            self.has_failed = true;
            // Not acknowledged, so it had better not be found again; if this fails too, opening
            // tells.
            let _ = self.file.truncate(self.len);
            let (doing, path) = (Word::StoreWriting, self.path());
            return Err(IoFailure { doing, path, source: error }.into());
        }
        self.len += text.len() as u64;
        Ok(())
    }

    fn seal(&mut self) -> Result<(), StoreError> {
        let segment = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        self.write(&Closing { segment, position: self.position }.render())
    }

    fn next_segment(&mut self) -> Result<(), StoreError> {
        let segment = u32::try_from(self.starts.len()).unwrap_or(u32::MAX).saturating_add(1);
        let opening = Opening { segment, book: self.book, after: self.position };
        match open_segment(&*self.disk, &self.place, &opening) {
            Ok((file, len)) => {
                (self.file, self.len) = (file, len);
                self.starts.push(self.position);
                Ok(())
            }
            Err(failure) => {
                self.has_failed = true;
                Err(failure.into())
            }
        }
    }
}

/// Copies what follows the good lines to the quarantine, lasting; `false` when nothing follows.
fn set_aside(disk: &dyn Disk, place: &Place, number: u32, from: u64) -> Result<bool, IoFailure> {
    let path = place.segment(number);
    let mut tail = Vec::new();
    let read = |tail: &mut Vec<u8>| disk.read(&path, from)?.take(LONGEST_TAIL).read_to_end(tail);
    read(&mut tail).at(Word::StoreReading, &path)?;
    if tail.is_empty() {
        return Ok(false);
    }
    // The name says where it was and what it is: the same tail is not copied twice.
    let sum = blake3::hash(&tail);
    let sum = line::hex(sum.as_bytes().first_chunk::<4>().map_or(&[], |bytes| &bytes[..]));
    let copy = place.quarantine().join(format!("{number:06}-{from}-{sum}.torn"));
    let write = || {
        disk.make_dir(&place.quarantine())?;
        let mut file = match disk.create_new(&copy) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.open(&copy)?,
            file => file?,
        };
        file.truncate(0)?;
        file.write_at(0, &tail)?;
        file.sync_data()?;
        disk.sync_dir(&place.quarantine())
    };
    write().at(Word::StoreWriting, &copy)?;
    Ok(true)
}

/// The longest tail that is copied; a line cannot be longer.
const LONGEST_TAIL: u64 = line::LONGEST_LINE as u64;

/// Cuts the active segment to its good lines and makes sure that they are on the disk.
fn settle(
    disk: &dyn Disk,
    path: &std::path::Path,
    walk: &Walk,
    is_witnessed: bool,
) -> io::Result<(Box<dyn DiskFile>, u64)> {
    let mut file = disk.open(path)?;
    let mut len = walk.len;
    if walk.end == End::Torn {
        file.truncate(len)?;
    }
    if !is_witnessed || walk.lacks_newline {
        // After a failed sync the system may hold bytes that the disk does not have and think them
        // clean: writing them anew is what makes the next sync honest.
        let mut last = Vec::new();
        disk.read(path, walk.last_line)?.take(len - walk.last_line).read_to_end(&mut last)?;
        if walk.lacks_newline {
            last.push(b'\n');
            len += 1;
        }
        file.write_at(walk.last_line, &last)?;
    }
    file.sync_data()?;
    Ok((file, len))
}

/// Fills bytes from the system's source of randomness.
pub(crate) fn random(bytes: &mut [u8]) -> io::Result<()> {
    let mut rest = bytes;
    while !rest.is_empty() {
        let got = rustix::rand::getrandom(&mut *rest, rustix::rand::GetRandomFlags::empty())?;
        rest = rest.get_mut(got..).unwrap_or_default();
    }
    Ok(())
}
