//! What erasures say of the lines before them: a rewritten line stands only when a later erasure
//! names it with its hash, and a line that an erasure names must have been rewritten.

use std::collections::{BTreeMap, BTreeSet};

use super::{Erased, Plan, Reader};
use crate::store::Position;
use crate::store::error::{Fault, IoFailure};
use crate::store::line::Line;

/// Hears every line that is read, in the order in which they were written.
///
/// A book from which nothing was erased is read once; the lines behind are asked only when the
/// first rewritten line is met.
#[derive(Debug, Default)]
pub struct Witness {
    /// The erasure that is not finished: its lines may still be as they were.
    unfinished: Option<u64>,
    /// Lines before this one were not heard.
    first: u64,
    /// The segment that is being read, and where it begins.
    segment: (u32, Position),
    /// From which segment on erasures are known.
    known_from: Option<u32>,
    /// The journal is good up to its end, so that every erasure is known.
    is_whole: bool,
    /// The hash that each rewritten line has.
    named: BTreeMap<u64, [u8; 32]>,
    /// The same by the erasure that is not finished.
    coming: BTreeMap<u64, [u8; 32]>,
    /// Rewritten lines that were heard.
    heard: BTreeSet<u64>,
}

impl Witness {
    /// Of lines that are read in order from behind a place on.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no.
    pub fn new(reader: &Reader<'_>, before: Position) -> Result<Witness, IoFailure> {
        let plan = Plan::read(reader.disk, reader.place)?;
        let unfinished = plan.map(|plan| plan.before().seq.saturating_add(1));
        Ok(Witness { unfinished, first: before.seq.saturating_add(1), ..Witness::default() })
    }

    /// Of segments that are read in any order: what was not rewritten is not missed.
    ///
    /// # Errors
    /// [`IoFailure`] when the disk says no.
    pub fn of_any(reader: &Reader<'_>) -> Result<Witness, IoFailure> {
        let last = Position { seq: u64::MAX, ..Position::default() };
        Witness::new(reader, last)
    }

    /// A segment begins.
    pub(super) fn begin(&mut self, number: u32, start: Position) {
        self.segment = (number, start);
    }

    /// Hears a line whose hashes stand.
    pub(super) fn hear(
        &mut self,
        reader: &Reader<'_>,
        line: &Line<'_>,
    ) -> Result<Result<(), Fault>, IoFailure> {
        let seq = line.position.seq;
        if let Some(hash) = line.erased {
            if self.known_from.is_none_or(|from| self.segment.0 < from) {
                self.ask(reader)?;
            }
            self.heard.insert(seq);
            let is_named = |names: &BTreeMap<u64, [u8; 32]>| names.get(&seq) == Some(&hash);
            // A journal that is damaged further on will say so there.
            if self.is_whole && !is_named(&self.named) && !is_named(&self.coming) {
                return Ok(Err(Fault::NotNamed));
            }
        }
        Ok(Erased::read(line).and_then(|erased| {
            let erased = erased.filter(|_| self.unfinished != Some(seq));
            let mut named = erased.iter().flat_map(Erased::lines).map(|(seq, _)| seq);
            match named.find(|seq| *seq >= self.first && !self.heard.contains(seq)) {
                Some(seq) => Err(Fault::NotErased { seq }),
                None => Ok(()),
            }
        }))
    }

    /// Gathers what the erasures from the present segment on say.
    fn ask(&mut self, reader: &Reader<'_>) -> Result<(), IoFailure> {
        let (number, start) = self.segment;
        self.named.clear();
        self.coming.clear();
        self.is_whole = reader.glance(number, start, &mut |line| {
            let is_coming = self.unfinished == Some(line.position.seq);
            let names = if is_coming { &mut self.coming } else { &mut self.named };
            names.extend(Erased::read(line)?.iter().flat_map(Erased::lines));
            Ok(())
        })?;
        self.known_from = Some(number);
        Ok(())
    }
}
