//! A book out of its journal, line by line.

use std::collections::BTreeSet;

use super::Position;
use super::disk::Disk;
use super::error::{Fault, Finding, IoFailure, OpenError};
use super::journal::{Reader, Replayed, read_change};
use super::line::Line;
use super::place::{self, Place};
use crate::domain::book::Book;

/// Applies one line of the journal to a book.
pub(super) fn play(book: &mut Book, line: &Line<'_>) -> Result<(), Fault> {
    read_change(line)?.apply(book).map_err(Fault::Conflict)
}

/// Reads the whole journal into a book, as far as it is good.
pub(super) fn replay_all(disk: &dyn Disk, place: &Place) -> Result<(Book, Replayed), OpenError> {
    let Some(book) = place::read_format(disk, place)?.book() else {
        let position = Position::default();
        let nothing = Replayed { position, segments: 0, erased: 0, finding: None };
        return Ok((Book::default(), nothing));
    };
    let reader = Reader { disk, place, book };
    let (all, replayed) = replay_once(&reader)?;
    match &replayed.finding {
        None | Some(Finding { fault: Fault::Torn, .. }) => Ok((all, replayed)),
        // The owner may have erased a text meanwhile, so that what was read last does not fit what
        // was read first: damage is what is there again.
        Some(_) => Ok(replay_once(&reader)?),
    }
}

fn replay_once(reader: &Reader<'_>) -> Result<(Book, Replayed), IoFailure> {
    let unfinished = reader.unfinished(1, Position::default())?;
    let text = unfinished.map(|(_, erased)| erased.text);
    let mut all = Book::default();
    let replayed = reader.replay(1, Position::default(), &mut |line| match &text {
        None => play(&mut all, line),
        // Some lines are rewritten, others not yet: they fit each other without the text.
        Some(text) => {
            let mut change = read_change(line)?;
            text.erase(&mut change, &mut BTreeSet::new());
            change.apply(&mut all).map_err(Fault::Conflict)
        }
    })?;
    Ok((all, replayed))
}
