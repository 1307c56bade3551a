//! Kiểm tra in pieces: no key waits for a large book, and whoever asks what was found gets the
//! findings of one check.

use std::collections::HashSet;
use std::sync::Arc;

use super::shares::{self, Limits};
use super::{Finding, Room, figures, ordered, rooms};
use crate::domain::book::Book;
use crate::domain::cap::Caps;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::text::Year;

/// So many records are read in the time of one sheet.
const RECORDS: usize = 4;

/// What is found in a book, and the check that finds it anew after a change.
#[derive(Clone, Debug)]
pub struct Checking {
    today: Year,
    /// What the last whole check has found; `None` before the first has ended.
    found: Option<Arc<[Finding]>>,
    /// The check that goes on; `None` when the findings are those of the book as it is.
    run: Option<Run>,
}

/// A check on its way.
#[derive(Clone, Debug, Default)]
struct Run {
    parents: Option<HashSet<Id>>,
    /// The unit whose figures were read last.
    unit: Option<Id>,
    /// The rooms still to go through; `None` while figures are read.
    rooms: Option<&'static [Room]>,
    found: Vec<Finding>,
}

impl Checking {
    /// A check, in the year it is, that has not begun.
    #[must_use]
    pub fn new(today: Year) -> Checking {
        Checking { today, found: None, run: Some(Run::default()) }
    }

    /// The book has changed, or the year: everything is looked at again. What was found stays until
    /// then.
    pub fn anew(&mut self, today: Year) {
        (self.today, self.run) = (today, Some(Run::default()));
    }

    /// True while it goes on.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.run.is_some()
    }

    /// What the last whole check has found, in the order of [`super::check`]; `None` before the
    /// first has ended.
    #[must_use]
    pub fn found(&self) -> Option<&Arc<[Finding]>> {
        self.found.as_ref()
    }

    /// Goes on for the time that so many sheets take.
    pub fn go_on(&mut self, book: &Book, most: usize) {
        let (mut read, caps) = (0, Caps::of(book));
        while let Some(run) = self.run.as_mut().filter(|_| read < most) {
            match run.step(book, &caps, self.today) {
                Some(cost) => read += cost,
                None => {
                    let found = std::mem::take(&mut run.found);
                    self.found = Some(ordered(book, found).into());
                    self.run = None;
                }
            }
        }
    }
}

impl Run {
    /// Reads the figures of a unit, or goes through a room; how long that takes, in sheets. `None`
    /// when nothing is left.
    fn step(&mut self, book: &Book, caps: &Caps, today: Year) -> Option<usize> {
        if let Some((room, rest)) = self.rooms.unwrap_or_default().split_first() {
            self.rooms = Some(rest);
            room(book, today, &mut self.found);
            let records: usize = Kind::ALL.iter().map(|kind| book.count(*kind)).sum();
            return Some(records / RECORDS);
        }
        if self.rooms.is_some() {
            return None;
        }
        let Some((unit, sheets)) = book.sheets_after(self.unit.as_ref()) else {
            self.rooms = Some(rooms());
            return Some(0);
        };
        let parents = self.parents.get_or_insert_with(|| shares::parents(book));
        figures(book, (unit, sheets), &Limits { parents, caps }, today, &mut self.found);
        self.unit = Some(unit.clone());
        Some(sheets.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::{Change, Edit};
    use crate::domain::record::{Key, Record};
    use crate::domain::waiver::Waiver;
    use crate::report::check::check;

    fn sample() -> Book {
        let mut book = Book::default();
        crate::exchange::sample::change().unwrap().apply(&mut book).unwrap();
        book
    }

    fn today() -> Year {
        Year::new(2026).unwrap()
    }

    fn prints(found: &[Finding]) -> Vec<(String, bool)> {
        found.iter().map(|one| (one.fingerprint(), one.accepted.is_some())).collect()
    }

    fn ends(checking: &mut Checking, book: &Book) -> usize {
        let mut pieces = 0;
        while checking.is_busy() {
            checking.go_on(book, 1);
            pieces += 1;
        }
        pieces
    }

    #[test]
    fn pieces_find_what_a_whole_check_finds() {
        let (mut book, mut checking) = (sample(), Checking::new(today()));
        assert!(checking.found().is_none());
        let pieces = ends(&mut checking, &book);
        assert!(pieces > book.count(Kind::Sheet), "{pieces} pieces");
        let whole = check(&book, today());
        assert!(whole.len() > 20);
        assert_eq!(prints(checking.found().unwrap()), prints(&whole));
        // One is accepted: in both it stands last.
        let (id, reason) = (Id::parse("w").unwrap(), "vì thế".into());
        let finding = whole[0].fingerprint().into();
        let waiver = Record::Waiver(Waiver { id, finding, reason });
        Change { edits: vec![Edit::Add(waiver)] }.apply(&mut book).unwrap();
        checking.anew(today());
        ends(&mut checking, &book);
        let accepted = prints(checking.found().unwrap());
        assert_eq!(accepted, prints(&check(&book, today())));
        assert_eq!(accepted.last(), Some(&(whole[0].fingerprint(), true)));
    }

    #[test]
    fn after_a_change_the_old_findings_stay_until_the_new_ones_are_there() {
        let (mut book, mut checking) = (sample(), Checking::new(today()));
        checking.go_on(&book, usize::MAX);
        let before = prints(checking.found().unwrap());
        let of_count = checking.found().unwrap().iter().find(|one| one.place.line.is_some());
        let place = of_count.unwrap().place.clone();
        let (Key::Sheet(unit, year), Some(line)) = (place.key, place.line) else { panic!() };
        // Half-way through, the count goes.
        checking.anew(today());
        (0..book.count(Kind::Sheet) / 2).for_each(|_| checking.go_on(&book, 1));
        let now = book.sheet(unit.as_str(), year).unwrap().figure(line);
        let edit = Edit::Count { unit, year, line, before: now, after: None };
        Change { edits: vec![edit] }.apply(&mut book).unwrap();
        checking.anew(today());
        assert_eq!(prints(checking.found().unwrap()), before);
        ends(&mut checking, &book);
        assert_eq!(prints(checking.found().unwrap()), prints(&check(&book, today())));
        assert_ne!(prints(checking.found().unwrap()), before);
    }
}
