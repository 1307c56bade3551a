//! Kiểm tra: what in a book is against a rule of law, or cannot be right. Findings indicate and
//! explain; a person corrects the book or accepts the finding with a reason.
//!
//! One room a family of rules. A room says nothing it cannot be sure of: what is absent, known in
//! part, or qualified is no contradiction.

mod arithmetic;
pub mod days;
mod documents;
mod finding;
mod honours;
mod models;
mod pieces;
mod shares;
mod sources;
pub mod table;
pub mod text;
mod units;
mod years;

pub use finding::{Accepted, Finding, Place};
pub use pieces::Checking;
use shares::Limits;

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::domain::book::Book;
use crate::domain::cap::Caps;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::{Check, Rule};
use crate::domain::sheet::Sheet;
use crate::domain::text::Year;
use crate::domain::waiver::Waiver;
use crate::report::refers;

/// A family of rules that looks at the records of a whole book.
type Room = fn(&Book, Year, &mut Vec<Finding>);

const fn rooms() -> &'static [Room] {
    &[
        |book, _, found| arithmetic::check(book, found),
        |book, _, found| sources::check(book, found),
        years::check,
        |book, _, found| documents::check(book, found),
        |book, _, found| units::check(book, found),
        |book, _, found| honours::check(book, found),
        |book, _, found| models::check(book, found),
        |book, _, found| shares::check(book, found),
        |book, _, found| days::check(book, found),
    ]
}

/// Everything that is found in a book in the year it is: the gravest first, then by unit and
/// place; what is accepted last.
#[must_use]
pub fn check(book: &Book, today: Year) -> Vec<Finding> {
    let mut checking = Checking::new(today);
    checking.go_on(book, usize::MAX);
    checking.found().map_or(Vec::new(), |found| found.to_vec())
}

/// What is found in the figures of one unit alone: what stands beside a cell, without a look at
/// all others.
#[must_use]
pub fn check_figures(book: &Book, unit: &Id, today: Year) -> Vec<Finding> {
    let mut found = Vec::new();
    let of_unit = (unit, book.sheets_of(unit.as_str()));
    let (parents, caps) = (shares::parents(book), Caps::of(book));
    let limits = Limits { parents: &parents, caps: &caps };
    figures(book, of_unit, &limits, today, &mut found);
    ordered(book, found)
}

fn figures(
    book: &Book,
    of_unit: (&Id, &[Sheet]),
    limits: &Limits,
    today: Year,
    found: &mut Vec<Finding>,
) {
    shares::of_sheets(book, of_unit, limits, found);
    arithmetic::of_sheets(of_unit.1, found);
    sources::of_sheets(book, of_unit, found);
    years::of_sheets(book, of_unit, today, found);
    honours::of_sheets(book, of_unit, found);
}

fn ordered(book: &Book, mut found: Vec<Finding>) -> Vec<Finding> {
    accept(book, &mut found);
    found.sort_by(Finding::order);
    found
}

/// Marks the findings that a person has accepted.
fn accept(book: &Book, found: &mut [Finding]) {
    let waivers = book.records(Kind::Waiver).filter_map(|record| match record {
        Record::Waiver(waiver) => Some(waiver),
        _ => None,
    });
    let waivers: HashMap<&str, &Waiver> =
        waivers.map(|waiver| (&*waiver.finding, waiver)).collect();
    if waivers.is_empty() {
        return;
    }
    for finding in found {
        let waiver = waivers.get(finding.fingerprint().as_str());
        let accepted = |w: &&Waiver| Accepted { waiver: w.id.clone(), reason: w.reason.clone() };
        finding.accepted = waiver.map(accepted);
    }
}

/// What a unit and the units below it are concerned with: their figures and records, and the
/// documents these name.
pub struct Scope<'b> {
    within: HashSet<&'b str>,
    cited: BTreeSet<String>,
}

impl<'b> Scope<'b> {
    /// The scope of a unit.
    #[must_use]
    pub fn of(book: &'b Book, unit: &'b Id) -> Scope<'b> {
        let tree = Tree::of(book);
        let within = tree.ever_below(unit).into_iter().chain([unit]).map(Id::as_str).collect();
        let cited = refers::cited_by(book, &within);
        Scope { within, cited }
    }

    /// True for what stands in it.
    #[must_use]
    pub fn has(&self, finding: &Finding) -> bool {
        match (&finding.unit, &finding.place.key) {
            (Some(of), _) => self.within.contains(of.as_str()),
            (None, Key::Record(Kind::Document, id)) => self.cited.contains(id.as_str()),
            (None, _) => false,
        }
    }
}

/// Keeps what a unit and the units below it are concerned with.
pub fn of_unit(book: &Book, found: &mut Vec<Finding>, unit: &Id) {
    let scope = Scope::of(book, unit);
    found.retain(|finding| scope.has(finding));
}

/// How many findings of each severity stand, and how many are accepted.
#[must_use]
pub fn tally<'f>(found: impl Iterator<Item = &'f Finding>) -> ([usize; 3], usize) {
    let (mut open, mut accepted) = ([0; 3], 0);
    for finding in found {
        match finding.accepted {
            Some(_) => accepted += 1,
            None => open[finding.severity as usize] += 1,
        }
    }
    (open, accepted)
}

/// The one rule of a check that has one.
fn rule(check: Check) -> Option<&'static Rule> {
    Rule::of(check).next()
}

/// The name of a unit, its id where the book has no such unit.
fn unit_name(book: &Book, unit: &Id) -> String {
    book.unit(unit.as_str()).map_or(unit.to_string(), |unit| unit.name.to_string())
}
