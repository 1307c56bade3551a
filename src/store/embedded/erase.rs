//! Erasing a text by law, from the book and from everything that was ever written of it.
//!
//! ```text
//! format says that there may be rewritten lines   (a program that knows none must not write)
//! erasing is written                              (where the erasure's line comes, a seed)
//! the line of the erasure is appended             (from here on it happens, whatever is cut short)
//! segments are rewritten, the state is made anew  (each segment whole or not at all)
//! erasing is removed
//! the person's drafts are rewritten                (what is missed is told by the file's name)
//! ```
//!
//! What is cut short after the line is finished when the book is opened next, before anything else.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::live::Live;
use crate::domain::book::Stored;
use crate::domain::change::{Erasure, mentions};
use crate::domain::record::Record;
use crate::domain::text::Text;
use crate::store::disk::Disk;
use crate::store::error::{At, Fault, Finding, IoFailure, StoreError};
use crate::store::journal::{Erased, Plan, longest, payload, without};
use crate::store::line::{Head, LONGEST_PAYLOAD};
use crate::store::{Position, Request};
use crate::store::{drafts, place};
use crate::words::Word;

/// What an erasure did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erasing {
    /// The line of the erasure.
    pub position: Position,
    /// Lines of the journal that were rewritten.
    pub lines: usize,
    /// Files below the data directory in which the text still stands: copies that the program never
    /// deletes, and the journal when other records have the text too.
    pub files: Vec<String>,
    /// What was found beside it.
    pub(super) findings: Vec<Finding>,
}

/// Where the text may stand beside journal and state.
const COPIES: [&str; 4] = ["backup", "drafts", "journal", "quarantine"];

impl Live {
    /// Erases a text; `None` when no line of the journal holds it. When this returns `Ok`, the text
    /// is gone from journal and state.
    ///
    /// # Errors
    /// [`StoreError`]; what was begun is finished when the book is opened again.
    pub fn erase(
        &mut self,
        request: &Request,
        text: &Erasure,
        now: Option<Stored>,
    ) -> Result<Option<Erasing>, StoreError> {
        if self.is_stale {
            return Err(StoreError::Stopped);
        }
        let mut findings = self.finish()?.unwrap_or_default();
        let (mut seed, mut id) = ([0; 32], [0; 16]);
        self.random(&mut seed)?;
        self.random(&mut id)?;
        let before = self.journal.position();
        let plan = Plan::new(before, seed, text);
        let (erased, texts) = self.gather(&plan, text)?;
        let reason = request.reason.as_deref().unwrap_or_default();
        if texts.iter().any(|text| mentions(reason, text)) {
            return Err(StoreError::ReasonTells);
        }
        if erased.lines().len() == 0 {
            return Ok(None);
        }
        let now = now.map(|stored| match stored {
            Stored::Record(record) => record,
            Stored::Sheet(sheet) => Record::Sheet(sheet.head),
        });
        let change = text.change(now.as_ref());
        let payload = payload::write(request.reason.as_deref(), &change, Some(&erased));
        let payload = payload.map_err(|error| self.failed(error))?;
        if payload.len() > LONGEST_PAYLOAD {
            return Err(StoreError::TooLarge { size: payload.len(), max: LONGEST_PAYLOAD });
        }
        let head = serde_json::to_string(&Head::new(request, id));
        let head = head.map_err(|error| self.failed(io::Error::other(error)))?;
        self.check_space(payload.len().max(self.journal.longest_segment()?))?;
        place::raise_format(&*self.disk, &self.place, self.journal.reader().book)?;
        plan.write(&*self.disk, &self.place)?;
        let position = self.journal.append(&head, &payload)?;
        findings.extend(self.finish()?.unwrap_or_default());
        findings.retain(|finding| finding.fault != Fault::ErasureFinished);
        drafts::erase(&*self.disk, &self.place, request.uid, text);
        let lines = erased.lines().len();
        Ok(Some(Erasing { position, lines, files: self.copies_of(&texts)?, findings }))
    }

    /// Every line that holds the text with the hash it will have, and what the text was.
    pub(super) fn gather(
        &self,
        plan: &Plan,
        text: &Erasure,
    ) -> Result<(Erased, BTreeSet<Text>), StoreError> {
        let (mut erased, mut texts) = (Erased::new(text.clone()), BTreeSet::new());
        if let Erasure::Name { name, .. } = text {
            texts.insert(name.clone());
        }
        let mut too_long = None;
        let reader = self.journal.reader();
        let replayed = reader.replay(1, Position::default(), &mut |line| {
            if let Some(payload) = without(line, text, &mut texts)? {
                if payload.len() > longest(line) {
                    too_long = Some((payload.len(), longest(line)));
                }
                let seq = line.position.seq;
                if let Some(hash) = line.erase(plan.salt(seq), &payload).erased {
                    erased.name(seq, hash);
                }
            }
            Ok(())
        })?;
        match (replayed.finding, too_long) {
            (Some(finding), _) => Err(StoreError::ReadOnly(finding)),
            (None, Some((size, max))) => Err(StoreError::TooLarge { size, max }),
            (None, None) => Ok((erased, texts)),
        }
    }

    /// Finishes an erasure whose line is in the journal; `None` when there is none. One that never
    /// came to its line is forgotten.
    ///
    /// # Errors
    /// [`StoreError`]; the next opening tries again.
    pub fn finish(&mut self) -> Result<Option<Vec<Finding>>, StoreError> {
        let Some(plan) = Plan::read(&*self.disk, &self.place)? else { return Ok(None) };
        let (first, start) = self.journal.segment_after(plan.before().seq);
        let Some((plan, erased)) = self.journal.reader().unfinished(first, start)? else {
            Plan::remove(&*self.disk, &self.place)?;
            return Ok(None);
        };
        self.is_stale = true;
        self.journal.rewrite(&plan, &erased)?;
        let mut findings = vec![Finding::in_file("journal", Fault::ErasureFinished)];
        let (found, is_gone) = self.renew()?;
        findings.extend(found);
        if is_gone {
            let dir = &self.place.dir;
            self.disk.sync_dir(dir).at(Word::StoreWriting, dir)?;
            Plan::remove(&*self.disk, &self.place)?;
        }
        Ok(Some(findings))
    }

    /// The files that hold one of the texts, by their paths below the data directory.
    pub(super) fn copies_of(&self, texts: &BTreeSet<Text>) -> Result<Vec<String>, IoFailure> {
        let escaped = |text: &str| {
            let json = serde_json::to_string(text).unwrap_or_default();
            json.trim_matches('"').as_bytes().to_vec()
        };
        let cases = |text: &Text| [text.to_string(), text.to_uppercase(), text.to_lowercase()];
        let written = texts.iter().flat_map(cases);
        let mut needles: Vec<Vec<u8>> =
            written.flat_map(|text| [escaped(&text), text.into_bytes()]).collect();
        needles.retain(|needle| !needle.is_empty());
        let mut found = Vec::new();
        let mut waiting: Vec<PathBuf> = COPIES.iter().rev().map(PathBuf::from).collect();
        while let Some(path) = waiting.pop() {
            let whole = self.place.dir.join(&path);
            // What can be listed is a directory.
            if let Ok(names) = self.disk.list(&whole) {
                waiting.extend(names.iter().rev().map(|name| path.join(name)));
                continue;
            }
            let holds = match holds(&*self.disk, &whole, &needles) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => false,
                holds => holds.at(Word::StoreReading, &whole)?,
            };
            if holds {
                found.push(path.display().to_string());
            }
        }
        Ok(found)
    }
}

/// True when a file holds one of these.
fn holds(disk: &dyn Disk, file: &Path, needles: &[Vec<u8>]) -> io::Result<bool> {
    const CHUNK: u64 = 1 << 20;
    let longest = needles.iter().map(Vec::len).max().unwrap_or(0);
    let mut input = disk.read(file, 0)?;
    let mut text = Vec::new();
    loop {
        // The end of the last piece may be the beginning of what is looked for.
        text.drain(..text.len().saturating_sub(longest));
        if (&mut input).take(CHUNK).read_to_end(&mut text)? == 0 {
            return Ok(false);
        }
        let is_here = |needle: &Vec<u8>| contains(&text, needle);
        if needles.iter().any(is_here) {
            return Ok(true);
        }
    }
}

/// True when a needle is in a text, and no longer word; looks only where its first byte stands.
fn contains(text: &[u8], needle: &[u8]) -> bool {
    let Some(first) = needle.first() else { return false };
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        rest = rest.get(at..).unwrap_or_default();
        if let Some(after) = rest.strip_prefix(needle) {
            let after = String::from_utf8_lossy(after.get(..4).unwrap_or(after));
            if !after.starts_with(char::is_alphanumeric) {
                return true;
            }
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    false
}
