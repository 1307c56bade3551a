//! Whose sheets are counted: a unit's own, those of the units below it on the tree of each year, or
//! all. No count is taken twice: a unit that has a sheet of its own speaks for all below it.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Coverage, Query, Reach, Units};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::sheet::Sheet;
use crate::domain::text::{Period, Year};

/// Sheets by unit and year, and how many units of how many have some.
pub(super) struct Gathered<'b> {
    /// By unit, then by year.
    pub(super) groups: Vec<(&'b Id, Vec<&'b Sheet>)>,
    /// Of the years that are made of the figures of other units.
    pub(super) coverage: BTreeMap<Year, Coverage>,
    /// Where it can differ from year to year: whose sheets each year is made of.
    makeup: Option<BTreeMap<Year, BTreeSet<&'b Id>>>,
}

impl Gathered<'_> {
    /// True when both years are made of the sheets of the same units: otherwise their sums are of
    /// different things and have no difference.
    pub(super) fn is_alike(&self, a: Year, b: Year) -> bool {
        self.makeup.as_ref().is_none_or(|makeup| makeup.get(&a) == makeup.get(&b))
    }
}

/// The sheets of a query up to its last year, also those before the first year shown.
pub(super) fn gather<'b>(book: &'b Book, query: &Query) -> Gathered<'b> {
    let last = query.years.to;
    let until = |sheet: &&Sheet| sheet.head.year <= last;
    let mut groups: Vec<(&Id, Vec<&Sheet>)> = Vec::new();
    let (mut coverage, mut makeup) = (BTreeMap::new(), None);
    match (&query.units, query.reach) {
        (Units::All, _) => {
            let all = book.sheets_by_unit();
            groups.extend(
                all.map(|(unit, sheets)| (unit, sheets.iter().take_while(until).collect())),
            );
        }
        (Units::One(unit), Reach::Own) => {
            let sheets = book.sheets_of(unit.as_str());
            let first = sheets.first().map(|sheet| &sheet.head.unit);
            groups.extend(first.map(|id| (id, sheets.iter().take_while(until).collect())));
        }
        (Units::One(unit), reach) => {
            let below = Below::new(book);
            let mut by_unit: BTreeMap<&Id, Vec<&Sheet>> = BTreeMap::new();
            let mut by_year: BTreeMap<Year, BTreeSet<&Id>> = BTreeMap::new();
            let years = below.years(unit).map(|years| years.from.through(last));
            for year in years.into_iter().flatten() {
                let (sheets, covered) = below.sheets(unit, year, reach);
                coverage.extend(covered.map(|covered| (year, covered)));
                by_year.insert(year, sheets.iter().map(|sheet| &sheet.head.unit).collect());
                for sheet in sheets {
                    by_unit.entry(&sheet.head.unit).or_default().push(sheet);
                }
            }
            groups.extend(by_unit);
            makeup = Some(by_year);
        }
    }
    Gathered { groups, coverage, makeup }
}

/// The sheets of a query in one year.
pub(super) fn of_year<'b>(book: &'b Book, query: &Query, year: Year) -> Vec<&'b Sheet> {
    match (&query.units, query.reach) {
        (Units::All, _) => {
            let units = book.sheets_by_unit();
            units.filter_map(|(unit, _)| book.sheet(unit.as_str(), year)).collect()
        }
        (Units::One(unit), Reach::Own) => book.sheet(unit.as_str(), year).into_iter().collect(),
        (Units::One(unit), reach) => Below::new(book).sheets(unit, year, reach).0,
    }
}

/// The years that a unit has figures of, those of the units below it where they are reached.
#[must_use]
pub fn years_of(book: &Book, unit: &Id, reach: Reach) -> Option<Period> {
    match reach {
        Reach::Own => own_years(book, unit),
        Reach::RollUp | Reach::Within => Below::new(book).years(unit),
    }
}

fn own_years(book: &Book, unit: &Id) -> Option<Period> {
    let sheets = book.sheets_of(unit.as_str());
    Some(Period { from: sheets.first()?.head.year, to: sheets.last()?.head.year })
}

/// The units below others, and their sheets.
struct Below<'b> {
    book: &'b Book,
    tree: Tree<'b>,
}

impl<'b> Below<'b> {
    fn new(book: &'b Book) -> Below<'b> {
        Below { book, tree: Tree::of(book) }
    }

    /// From the first to the last sheet of the unit and all that ever stood below it.
    fn years(&self, unit: &Id) -> Option<Period> {
        let below = self.tree.ever_below(unit).into_iter().chain([unit]);
        let years = below.filter_map(|unit| own_years(self.book, unit));
        years.reduce(|a, b| Period { from: a.from.min(b.from), to: a.to.max(b.to) })
    }

    fn sheets(&self, unit: &Id, year: Year, reach: Reach) -> (Vec<&'b Sheet>, Option<Coverage>) {
        let own = self.own(unit, year);
        match (own, reach) {
            (Some(own), Reach::Own | Reach::RollUp) => return (vec![own], None),
            (None, Reach::Own | Reach::Within) => return (Vec::new(), None),
            (None, Reach::RollUp) | (Some(_), Reach::Within) => {}
        }
        let mut seen: HashSet<&str> = HashSet::from([unit.as_str()]);
        let (mut sheets, mut coverage) = (Vec::new(), Coverage::default());
        for child in self.tree.children(unit, year.into()) {
            if seen.insert(child.id.as_str()) {
                let before = sheets.len();
                self.add(&child.id, year, &mut seen, &mut sheets);
                coverage.of += 1;
                coverage.with += u32::from(sheets.len() > before);
            }
        }
        (sheets, (coverage.with > 0).then_some(coverage))
    }

    /// The unit's own sheet, else those of the units below it.
    fn add<'s>(
        &'s self,
        unit: &'s Id,
        year: Year,
        seen: &mut HashSet<&'s str>,
        into: &mut Vec<&'b Sheet>,
    ) {
        if let Some(own) = self.own(unit, year) {
            into.push(own);
            return;
        }
        for child in self.tree.children(unit, year.into()) {
            if seen.insert(child.id.as_str()) {
                self.add(&child.id, year, seen, into);
            }
        }
    }

    /// A sheet without any count says nothing.
    fn own(&self, unit: &Id, year: Year) -> Option<&'b Sheet> {
        self.book.sheet(unit.as_str(), year).filter(|sheet| !sheet.lines().is_empty())
    }
}

#[cfg(test)]
mod tests;
