//! Leafing back through the journal: some entries at a time, the newest first.
//!
//! Of the sealed segments only those are read that hold what is asked for. A change that is longer
//! than asked for is counted while it passes by, not kept.

use std::collections::VecDeque;

use super::payload::{self, read_change};
use super::walk::{End, Reader};
use super::witness::Witness;
use crate::domain::change::{Change, Edit, Extent, select};
use crate::domain::history::{Ask, Entry, Operation, Page};
use crate::domain::record::Key;
use crate::domain::text::clean_line;
use crate::store::Position;
use crate::store::error::{Fault, Finding, IoFailure};
use crate::store::line::{Head, Line};
use crate::store::place::segment_name;

/// Making a book is never taken back, and its change may be the whole book: however long others may
/// be told in full, it may not.
const LONGEST_INIT: usize = 1 << 20;

impl Reader<'_> {
    /// Some entries of a journal that is good up to `last` and whose segments begin at `starts`. Of
    /// entries about one subject one segment is read at a time, so that others get their turn.
    ///
    /// # Errors
    /// [`IoFailure`] when it cannot be read; a finding where it is damaged before what is asked.
    pub fn page(
        &self,
        starts: &[Position],
        last: Position,
        ask: &Ask,
    ) -> Result<Result<Page, Finding>, IoFailure> {
        let mut page = Page::default();
        let mut witness = Witness::of_any(self)?;
        let mut before = ask.before.min(last.seq.saturating_add(1));
        while before > 1 && page.entries.len() < ask.most {
            let at = starts.partition_point(|start| start.seq < before - 1).max(1);
            let start = starts.get(at - 1).copied().unwrap_or_default();
            let number = u32::try_from(at).unwrap_or(u32::MAX);
            let room = ask.most - page.entries.len();
            let found = match self.entries((number, start), before, room, ask, &mut witness)? {
                Ok(found) => found,
                Err(finding) => return Ok(Err(finding)),
            };
            let is_full = found.len() == room;
            let first = found.front().filter(|_| is_full).map(|entry| entry.seq);
            before = first.unwrap_or(start.seq + 1);
            page.entries.extend(found.into_iter().rev());
            if ask.about.is_some() {
                break;
            }
        }
        page.next = (before > 1).then_some(before);
        Ok(Ok(page))
    }

    /// The last entries of one segment before a number, oldest first.
    fn entries(
        &self,
        (number, start): (u32, Position),
        before: u64,
        room: usize,
        ask: &Ask,
        witness: &mut Witness,
    ) -> Result<Result<VecDeque<Entry>, Finding>, IoFailure> {
        let from = match ask.about {
            None => before.saturating_sub(room as u64),
            Some(_) => 0,
        };
        let mut found = VecDeque::new();
        let walk = self.walk(number, start, Some(witness), &mut |line| {
            if !(from..before).contains(&line.position.seq) {
                return Ok(());
            }
            if let Some(entry) = read_entry(line, ask)? {
                if found.len() == room {
                    found.pop_front();
                }
                found.push_back(entry);
            }
            Ok(())
        })?;
        if walk.position.seq.saturating_add(1) >= before {
            return Ok(Ok(found));
        }
        Ok(Err(match walk.end {
            End::Bad(finding) => finding,
            End::Torn | End::Clean => Finding::in_file(segment_name(number), Fault::NotClosed),
        }))
    }
}

pub(super) fn unreadable(error: &serde_json::Error) -> Fault {
    Fault::Content(clean_line(&error.to_string()).chars().take(200).collect())
}

/// A line as it was asked for; `None` when it is about something else.
fn read_entry(line: &Line<'_>, ask: &Ask) -> Result<Option<Entry>, Fault> {
    if ask.about.as_ref().is_some_and(|subject| !may_name(line.payload, &subject.key())) {
        return Ok(None);
    }
    let head: Head = serde_json::from_str(line.head).map_err(|error| unreadable(&error))?;
    let is_touching =
        |edit: &Edit| ask.about.as_ref().is_some_and(|subject| subject.is_touched_by(edit));
    let is_making = head.operation == Operation::Init;
    let longest = if is_making { ask.longest.min(LONGEST_INIT) } else { ask.longest };
    let is_long = line.payload.len() > longest;
    let change = match (is_long, &ask.about) {
        (false, _) => read_change(line)?,
        (true, None) => Change::default(),
        (true, Some(_)) => {
            select(line.payload, &is_touching).map_err(|error| unreadable(&error))?
        }
    };
    if ask.about.is_some() && !change.edits.iter().any(is_touching) {
        return Ok(None);
    }
    let extent = match is_long {
        true => Extent::read(line.payload).map_err(|error| unreadable(&error))?,
        false => Extent::of(&change),
    };
    let Head { at, user, uid, operation, reason, .. } = head;
    let reason = payload::read_reason(line)?.or(reason);
    let at = at.parse().map_err(|_| Fault::Content("at".to_owned()))?;
    let seq = line.position.seq;
    Ok(Some(Entry { seq, at, user, uid, operation, reason, extent, change }))
}

/// False when a change as it is written cannot touch what stands at a key: quicker than reading it.
pub(super) fn may_name(payload: &str, key: &Key) -> bool {
    let (Key::Record(_, id) | Key::Sheet(id, _)) = key;
    payload.contains(&format!("\"{id}\""))
}
