//! Where a name stands in what the book holds, for whoever must erase it.

use std::collections::BTreeSet;

use super::live::Live;
use crate::domain::change::{Erasure, Traces};
use crate::domain::text::Text;
use crate::store::Position;
use crate::store::error::{Fault, StoreError};
use crate::store::journal::{Erased, Plan, payload, read_change};
use crate::store::line::Head;

impl Live {
    /// The texts of an erasure.
    ///
    /// # Errors
    /// [`StoreError`] when the journal cannot be read.
    pub fn names(&self, text: &Erasure) -> Result<BTreeSet<Text>, StoreError> {
        let plan = Plan::new(self.journal.position(), [0; 32], text);
        Ok(self.gather(&plan, text)?.1)
    }

    /// Where they stand in the journal, and in which other files.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub fn traces(&self, names: BTreeSet<Text>) -> Result<(Traces, Vec<String>), StoreError> {
        let mut files = self.copies_of(&names)?;
        files.retain(|file| !file.starts_with("journal/"));
        let mut traces = Traces::of(names);
        let reader = self.journal.reader();
        let replayed = reader.replay(1, Position::default(), &mut |line| {
            let head: Result<Head, _> = serde_json::from_str(line.head);
            let head = head.map_err(|error| Fault::Content(error.to_string()))?;
            let (seq, why) = (line.position.seq, payload::read_reason(line)?);
            // The line of an erasure is never rewritten.
            let (fixed, why) = match Erased::read(line)? {
                Some(_) => (head.reason.or(why), None),
                None => (head.reason, why),
            };
            traces.look_at_head(seq, &head.user, fixed.as_deref(), why.as_deref());
            traces.look(seq, &read_change(line)?);
            Ok(())
        })?;
        match replayed.finding {
            Some(finding) => Err(StoreError::ReadOnly(finding)),
            None => Ok((traces, files)),
        }
    }
}
