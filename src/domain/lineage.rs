//! Đơn vị qua các thời kỳ: what a unit was called, where it belonged, who came before and after.
//!
//! A date known in part stands for all days it can be: a unit exists in 2025 when it exists on one
//! of them, and its name and parent are those of the last. Data typed by hand may hold circles:
//! nothing here goes round twice, and nothing is counted twice.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::book::Book;
use super::catalogue::Choice;
use super::id::Id;
use super::text::{PartialDate, Text, Year};
use super::unit::Unit;
use super::unit::phase::Phase;
use super::unit::succession::Succession;

/// What a unit is at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing<'b> {
    /// What it is called.
    pub name: &'b Text,
    /// Its level.
    pub level: Option<Choice>,
    /// Where it belongs.
    pub parent: Option<&'b Id>,
}

/// A day after which figures are of another unit or area: they are not compared across it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Break {
    /// The last day before.
    pub on: PartialDate,
}

impl Break {
    /// The last year before: the break stands between it and the next.
    #[must_use]
    pub fn after(self) -> Year {
        self.on.year()
    }
}

/// True when the unit exists on one of the days that the date can be.
#[must_use]
pub fn exists(unit: &Unit, date: PartialDate) -> bool {
    let is_open = unit.from.is_none_or(|from| from.earliest() <= date.latest());
    is_open && unit.until.is_none_or(|until| date.earliest() <= until.latest())
}

/// The unit's last day, when the year begins after it.
#[must_use]
pub fn ended_before(unit: &Unit, year: Year) -> Option<PartialDate> {
    unit.until.filter(|until| until.latest().year() < year)
}

/// Name, level and parent at a date, by the unit's phases; what no phase says is the unit's own.
/// Before its first day a unit is what it was on that day, after its last what it was then.
#[must_use]
pub fn standing<'b>(book: &'b Book, unit: &'b Unit, date: PartialDate) -> Standing<'b> {
    standing_by(unit, book.phases().filter(|phase| phase.unit == unit.id), date)
}

fn standing_by<'b>(
    unit: &'b Unit,
    phases: impl Iterator<Item = &'b Phase>,
    date: PartialDate,
) -> Standing<'b> {
    let mut day = date.latest();
    day = unit.from.map_or(day, |from| day.max(from.earliest()));
    day = unit.until.map_or(day, |until| day.min(until.latest()));
    let holds = |phase: &&Phase| {
        phase.from.is_none_or(|from| from.earliest() <= day)
            && phase.until.is_none_or(|until| day <= until.latest())
    };
    // Where phases overlap the later one has replaced the earlier.
    let phase = phases.filter(holds).max_by_key(|phase| phase.from.map(PartialDate::earliest));
    Standing {
        name: phase.map_or(&unit.name, |phase| &phase.name),
        level: phase.and_then(|phase| phase.level).or(unit.level),
        parent: phase.and_then(|phase| phase.parent.as_ref()).or(unit.parent.as_ref()),
    }
}

/// What a unit was called at the end of a year; of an unknown one its id.
#[must_use]
pub fn name_in(book: &Book, unit: &Id, year: Year) -> String {
    match book.unit(unit.as_str()) {
        Some(unit) => standing(book, unit, year.into()).name.to_string(),
        None => unit.to_string(),
    }
}

/// Everything a unit was ever called beside its name, its other names included.
pub fn other_names<'b>(book: &'b Book, unit: &'b Unit) -> impl Iterator<Item = &'b Text> {
    let phases = book.phases().filter(|phase| phase.unit == unit.id);
    unit.aliases.iter().chain(phases.map(|phase| &phase.name))
}

/// Whom the unit took over from, the earliest first, whole units before parts.
#[must_use]
pub fn predecessors<'b>(book: &'b Book, unit: &Id) -> Vec<&'b Succession> {
    ordered(book.successions().filter(|link| link.to == *unit && link.from != *unit))
}

/// Who took over from the unit, in the same order.
#[must_use]
pub fn successors<'b>(book: &'b Book, unit: &Id) -> Vec<&'b Succession> {
    ordered(book.successions().filter(|link| link.from == *unit && link.to != *unit))
}

fn ordered<'b>(links: impl Iterator<Item = &'b Succession>) -> Vec<&'b Succession> {
    let mut links: Vec<&Succession> = links.collect();
    links.sort_by_key(|link| (link.date, link.extent.map(Choice::code), &link.id));
    links
}

/// All units before this one, the nearest first, none twice.
#[must_use]
pub fn former_units<'b>(book: &'b Book, unit: &Id) -> Vec<&'b Id> {
    let mut found: Vec<&Id> = Vec::new();
    let mut next = 0;
    let mut of = unit;
    loop {
        for link in predecessors(book, of) {
            if link.from != *unit && !found.contains(&&link.from) {
                found.push(&link.from);
            }
        }
        let Some(id) = found.get(next) else { return found };
        (of, next) = (*id, next + 1);
    }
}

/// The breaks in the figures of one unit: its first day, its last, and every day on which it took
/// over from others or gave a part away. In order, one a year.
#[must_use]
pub fn breaks(book: &Book, unit: &Id) -> Vec<Break> {
    let of = book.unit(unit.as_str());
    let own = of.into_iter().flat_map(|unit| [unit.from.map(before), unit.until.map(upto)]);
    let links = book.successions().filter(|link| link.from == *unit || link.to == *unit);
    let dates = own.flatten().chain(links.filter_map(|link| link.date.map(before)));
    let mut breaks: Vec<Break> = dates.collect();
    breaks.sort();
    breaks.dedup_by_key(|one| one.after());
    breaks
}

fn upto(last: PartialDate) -> Break {
    Break { on: last }
}

fn before(first: PartialDate) -> Break {
    Break { on: first.day_before() }
}

/// Which units stand below which, at any date: made once for many questions.
#[derive(Clone, Debug, Default)]
pub struct Tree<'b> {
    phases: HashMap<&'b str, Vec<&'b Phase>>,
    /// By parent: every unit that ever stood directly below it.
    below: HashMap<&'b str, Vec<&'b Unit>>,
}

impl<'b> Tree<'b> {
    /// The trees of a book.
    #[must_use]
    pub fn of(book: &'b Book) -> Tree<'b> {
        let mut phases: HashMap<&str, Vec<&Phase>> = HashMap::new();
        for phase in book.phases() {
            phases.entry(phase.unit.as_str()).or_default().push(phase);
        }
        let mut below: HashMap<&str, Vec<&Unit>> = HashMap::new();
        for unit in book.units() {
            let of_phases = phases.get(unit.id.as_str()).into_iter().flatten();
            let parents = of_phases.filter_map(|phase| phase.parent.as_ref());
            let parents: BTreeSet<&Id> = parents.chain(&unit.parent).collect();
            for parent in parents {
                below.entry(parent.as_str()).or_default().push(unit);
            }
        }
        Tree { phases, below }
    }

    /// Every unit that ever stood directly below this one, by id.
    #[must_use]
    pub fn ever_children(&self, parent: &Id) -> &[&'b Unit] {
        self.below.get(parent.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The units above this one on a date, the nearest first, none twice.
    #[must_use]
    pub fn above(&self, book: &'b Book, unit: &'b Unit, date: PartialDate) -> Vec<&'b Id> {
        let mut above: Vec<&Id> = Vec::new();
        let mut next = self.parent(unit, date);
        while let Some(id) = next.filter(|id| **id != unit.id && !above.contains(id)) {
            above.push(id);
            next = book.unit(id.as_str()).and_then(|unit| self.parent(unit, date));
        }
        above
    }

    /// Where the unit belongs on the date's last day, or on its own last day when that is earlier.
    #[must_use]
    pub fn parent(&self, unit: &'b Unit, date: PartialDate) -> Option<&'b Id> {
        match self.phases.get(unit.id.as_str()) {
            None => unit.parent.as_ref(),
            Some(phases) => standing_by(unit, phases.iter().copied(), date).parent,
        }
    }

    /// True when the unit exists on the date and stands directly below the other: see
    /// [`Tree::parent`].
    #[must_use]
    pub fn is_below(&self, unit: &'b Unit, parent: &Id, date: PartialDate) -> bool {
        exists(unit, date) && self.parent(unit, date) == Some(parent)
    }

    /// The units directly below this one on a date: see [`Tree::is_below`].
    pub fn children(&self, parent: &Id, date: PartialDate) -> impl Iterator<Item = &'b Unit> {
        let ever = self.ever_children(parent).iter().copied();
        ever.filter(move |unit| self.is_below(unit, parent, date))
    }

    /// All units below this one on a date, each once, without the unit itself.
    #[must_use]
    pub fn below(&self, unit: &Id, date: PartialDate) -> Vec<&'b Id> {
        walk(unit, |parent| self.children(parent, date).map(|child| &child.id).collect())
    }

    /// All units that ever stood below this one, each once, without the unit itself.
    #[must_use]
    pub fn ever_below(&self, unit: &Id) -> Vec<&'b Id> {
        walk(unit, |parent| self.ever_children(parent).iter().map(|child| &child.id).collect())
    }
}

/// Everything reached from a unit, each once, without itself.
fn walk<'b>(from: &Id, next: impl Fn(&Id) -> Vec<&'b Id>) -> Vec<&'b Id> {
    let mut seen: HashSet<&Id> = HashSet::new();
    let mut found = Vec::new();
    let mut waiting = next(from);
    while let Some(id) = waiting.pop() {
        if id != from && seen.insert(id) {
            found.push(id);
            waiting.extend(next(id));
        }
    }
    found
}

#[cfg(test)]
mod tests;
