//! Rewriting what an erasure names: a segment at a time, whole and lasting or not at all.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::{Erased, Journal, Plan, payload, read_change};
use crate::domain::change::Erasure;
use crate::domain::text::Text;
use crate::store::disk::{Disk, DiskFile};
use crate::store::error::{At, Fault, Finding, IoFailure, StoreError};
use crate::store::line::{Closing, LONGEST_LINE, Line, Opening};
use crate::store::place::segment_name;
use crate::words::Word;

/// Bytes that are written at once.
const CHUNK: usize = 1 << 20;

/// The payload of a line without a text; `None` when the text is not in it. What was erased is put
/// to `texts`.
///
/// # Errors
/// [`Fault::Content`] when this program cannot read it.
pub fn without(
    line: &Line<'_>,
    text: &Erasure,
    texts: &mut BTreeSet<Text>,
) -> Result<Option<String>, Fault> {
    // Quicker than reading it.
    let is_elsewhere = text.key().is_some_and(|key| !super::page::may_name(line.payload, key));
    // An erasure names the lines that it rewrites, and no name.
    if is_elsewhere || Erased::read(line)?.is_some() {
        return Ok(None);
    }
    let (mut change, reason) = (read_change(line)?, payload::read_reason(line)?);
    let new_reason = reason.as_deref().and_then(|reason| text.without(reason));
    if !text.erase(&mut change, texts) && new_reason.is_none() {
        return Ok(None);
    }
    let reason = new_reason.as_deref().or(reason.as_deref());
    let payload = payload::write(reason, &change, None);
    payload.map(Some).map_err(|error| Fault::Content(error.to_string()))
}

/// The longest a rewritten payload may be, so that its line can be read.
#[must_use]
pub fn longest(line: &Line<'_>) -> usize {
    LONGEST_LINE - line.head.len().min(LONGEST_LINE / 2) - 1024
}

impl Journal {
    /// Rewrites every line that an erasure names and that is still as it was. To do it again does
    /// nothing.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the disk says no; the journal is then to be opened again.
    pub fn rewrite(&mut self, plan: &Plan, erased: &Erased) -> Result<(), StoreError> {
        let outcome = self.rewrite_all(plan, erased);
        self.has_failed |= outcome.is_err();
        outcome
    }

    fn rewrite_all(&mut self, plan: &Plan, erased: &Erased) -> Result<(), StoreError> {
        for at in 0..self.starts.len() {
            let start = self.starts.get(at).copied().unwrap_or_default();
            let end = self.starts.get(at + 1).map_or(u64::MAX, |next| next.seq);
            let is_inside = |seq: u64| start.seq < seq && seq <= end;
            let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
            if erased.lines().any(|(seq, _)| is_inside(seq)) && self.is_old(number, erased)? {
                self.rewrite_segment(number, plan, erased)?;
            }
        }
        Ok(())
    }

    /// True when a segment has a line that is still as it was.
    fn is_old(&self, number: u32, erased: &Erased) -> Result<bool, IoFailure> {
        let start = self.starts.get(number as usize - 1).copied().unwrap_or_default();
        let mut is_old = false;
        self.reader().walk(number, start, None, &mut |line| {
            let hash = erased.hash_of(line.position.seq);
            is_old |= hash.is_some() && hash != line.erased;
            Ok(())
        })?;
        Ok(is_old)
    }

    fn rewrite_segment(
        &mut self,
        number: u32,
        plan: &Plan,
        erased: &Erased,
    ) -> Result<(), StoreError> {
        let path = self.place.segment(number);
        let half = path.with_extension("tmp");
        let start = self.starts.get(number as usize - 1).copied().unwrap_or_default();
        let mut copy = Copy::begin(&*self.disk, &half).at(Word::StoreWriting, &half)?;
        copy.put(&Opening { segment: number, book: self.book, after: start }.render());
        let walk = self.reader().walk(number, start, None, &mut |line| {
            let seq = line.position.seq;
            match erased.hash_of(seq) {
                Some(hash) if line.erased != Some(hash) => {
                    let payload = without(line, &erased.text, &mut BTreeSet::new())?;
                    let payload = payload.ok_or(Fault::NotErased { seq })?;
                    let new = line.erase(plan.salt(seq), &payload);
                    if new.erased != Some(hash) {
                        return Err(Fault::NotErased { seq });
                    }
                    copy.put(&new.render());
                }
                _ => copy.put(&line.render()),
            }
            Ok(())
        })?;
        if let super::End::Bad(finding) = walk.end {
            return Err(StoreError::ReadOnly(finding));
        }
        let is_last = number as usize == self.starts.len();
        if walk.is_closed {
            copy.put(&Closing { segment: number, position: walk.position }.render());
        } else if !is_last || walk.position != self.position {
            let finding = Finding::in_file(segment_name(number), Fault::NotClosed);
            return Err(StoreError::ReadOnly(finding));
        }
        let (file, len) = copy.end().at(Word::StoreWriting, &half)?;
        let renamed = self.disk.rename(&half, &path);
        renamed
            .and_then(|()| self.disk.sync_dir(&self.place.journal()))
            .at(Word::StoreWriting, &path)?;
        if is_last {
            (self.file, self.len) = (file, len);
        }
        Ok(())
    }
}

/// A file that is being written, in large pieces.
struct Copy {
    file: Box<dyn DiskFile>,
    len: u64,
    waiting: Vec<u8>,
    outcome: io::Result<()>,
}

impl Copy {
    /// Begins the file anew: one may be left from an attempt that was cut short.
    fn begin(disk: &dyn Disk, path: &Path) -> io::Result<Copy> {
        let mut file = match disk.create_new(path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => disk.open(path)?,
            file => file?,
        };
        file.truncate(0)?;
        Ok(Copy { file, len: 0, waiting: Vec::new(), outcome: Ok(()) })
    }

    fn put(&mut self, text: &str) {
        self.waiting.extend(text.as_bytes());
        if self.waiting.len() >= CHUNK {
            self.write();
        }
    }

    fn write(&mut self) {
        if self.outcome.is_ok() && !self.waiting.is_empty() {
            self.outcome = self.file.write_at(self.len, &self.waiting);
            self.len += self.waiting.len() as u64;
        }
        self.waiting.clear();
    }

    /// Makes the file last; gives it with its length.
    fn end(mut self) -> io::Result<(Box<dyn DiskFile>, u64)> {
        self.write();
        self.outcome?;
        self.file.sync_data()?;
        Ok((self.file, self.len))
    }
}
