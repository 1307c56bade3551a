//! Which lines an erasure rewrites, and how: said in the journal for ever, and in a file beside it
//! until all is done.
//!
//! The payload of an erasure names every line that it rewrites with the hash that the line has
//! afterwards; its own payload is covered by the chain. The salts of the rewritten lines come from
//! a seed that stands in the file and is gone with it: what is erased later cannot be guessed from
//! the hashes named before.

use std::io;

use serde::{Deserialize, Serialize};

use super::Reader;
use crate::domain::change::Erasure;
use crate::domain::text::Text;
use crate::store::Position;
use crate::store::disk::Disk;
use crate::store::error::{At, Fault, IoFailure};
use crate::store::line::{Digits, Line};
use crate::store::place::{self, Place};
use crate::words::Word;

/// What an erasure says beside its change.
#[derive(Serialize, Deserialize)]
pub struct Erased {
    /// Which text was erased.
    pub text: Erasure,
    /// The lines that were rewritten, in order: number and new hash.
    lines: Vec<(u64, Digits<32>)>,
}

#[derive(Deserialize)]
struct AnyPayload {
    erased: Option<Erased>,
}

impl Erased {
    /// An erasure that rewrites no line yet.
    #[must_use]
    pub fn new(text: Erasure) -> Erased {
        Erased { text, lines: Vec::new() }
    }

    /// Names the next line with its new hash.
    pub fn name(&mut self, seq: u64, hash: [u8; 32]) {
        self.lines.push((seq, Digits(hash)));
    }

    /// The lines with their new hashes.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = (u64, [u8; 32])> {
        self.lines.iter().map(|(seq, hash)| (*seq, hash.0))
    }

    /// The new hash of a line; `None` when it is not rewritten.
    #[must_use]
    pub fn hash_of(&self, seq: u64) -> Option<[u8; 32]> {
        let at = self.lines.binary_search_by_key(&seq, |(seq, _)| *seq).ok()?;
        self.lines.get(at).map(|(_, hash)| hash.0)
    }

    /// What a line says when it is an erasure.
    ///
    /// # Errors
    /// [`Fault::Content`] when this program cannot read it.
    pub fn read(line: &Line<'_>) -> Result<Option<Erased>, Fault> {
        // Inside of a text these quotes would stand behind backslashes.
        if !line.head.contains("\"operation\":\"erase\"") {
            return Ok(None);
        }
        let payload: Result<AnyPayload, _> = serde_json::from_str(line.payload);
        let erased = payload.map_err(|error| super::page::unreadable(&error))?.erased;
        // Only what came before it.
        let is_before = |erased: &Erased| {
            erased.lines.is_sorted_by(|a, b| a.0 < b.0)
                && erased.lines.last().is_none_or(|last| last.0 < line.position.seq)
        };
        Ok(erased.filter(is_before))
    }
}

/// An erasure that has begun: its line is, or may be, the one after a place.
#[derive(Serialize, Deserialize)]
pub struct Plan {
    seq: u64,
    chain: Digits<32>,
    seed: Digits<32>,
    /// The name that is erased, which the erasure's line does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
}

impl Plan {
    /// An erasure whose line comes next after a place.
    #[must_use]
    pub fn new(before: Position, seed: [u8; 32], text: &Erasure) -> Plan {
        let name = match text {
            Erasure::Name { name, .. } => Some(name.clone()),
            Erasure::Field { .. } => None,
        };
        Plan { seq: before.seq, chain: Digits(before.chain), seed: Digits(seed), name }
    }

    /// The place before the erasure's line.
    #[must_use]
    pub fn before(&self) -> Position {
        Position { seq: self.seq, chain: self.chain.0 }
    }

    /// The salt that a rewritten line gets.
    #[must_use]
    pub fn salt(&self, seq: u64) -> [u8; 16] {
        let hash = blake3::keyed_hash(&self.seed.0, &seq.to_be_bytes());
        hash.as_bytes().first_chunk().copied().unwrap_or_default()
    }

    /// Reads the file; `None` when there is none, or one that no erasure has written.
    ///
    /// # Errors
    /// [`IoFailure`] when it cannot be read.
    pub fn read(disk: &dyn Disk, place: &Place) -> Result<Option<Plan>, IoFailure> {
        let path = place.erasing();
        match place::read_small(disk, &path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            text => Ok(serde_json::from_slice(&text.at(Word::StoreReading, &path)?).ok()),
        }
    }

    /// Writes the file: whole and lasting, or not at all.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no.
    pub fn write(&self, disk: &dyn Disk, place: &Place) -> Result<(), IoFailure> {
        place::write_small(disk, place, &place.erasing(), self)
    }

    /// Removes the file, if there is one, for good.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no.
    pub fn remove(disk: &dyn Disk, place: &Place) -> Result<(), IoFailure> {
        let path = place.erasing();
        if matches!(disk.size(&path), Err(error) if error.kind() == io::ErrorKind::NotFound) {
            return Ok(());
        }
        let removed = disk.remove(&path).and_then(|()| disk.sync_dir(&place.dir));
        removed.at(Word::StoreWriting, &path)
    }
}

impl Reader<'_> {
    /// The erasure that has begun and may not be finished, looked for from a segment on that
    /// continues from `start`; `None` too when it never came to its line.
    ///
    /// # Errors
    /// [`IoFailure`] when the journal cannot be read.
    pub fn unfinished(
        &self,
        first: u32,
        start: Position,
    ) -> Result<Option<(Plan, Erased)>, IoFailure> {
        let Some(plan) = Plan::read(self.disk, self.place)? else { return Ok(None) };
        let (mut last, mut found) = (start, None);
        self.glance(first, start, &mut |line| {
            if last == plan.before() {
                found = Erased::read(line)?;
            }
            last = line.position;
            Ok(())
        })?;
        Ok(found.map(|Erased { text, lines }| {
            let text = text.named(plan.name.clone());
            (plan, Erased { text, lines })
        }))
    }
}
