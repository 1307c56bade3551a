//! Whose sheets are counted: a unit's own, those of the units below it on the tree of each year, or
//! all. No count is taken twice: a unit that has a sheet of its own speaks for all below it.

use std::collections::{BTreeMap, HashMap};

use super::{Coverage, Query, Reach, Units};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::sheet::Sheet;
use crate::domain::text::{Period, Year};
use crate::domain::unit::Unit;

/// Sheets by unit and year, and how many units of how many have some.
pub(super) struct Gathered<'b> {
    /// By unit, then by year.
    pub(super) groups: Vec<(&'b Id, Vec<&'b Sheet>)>,
    /// Of the years that are made of the figures of other units.
    pub(super) coverage: BTreeMap<Year, Coverage>,
    /// Where the units can differ from year to year: years of the same ones have the same number.
    makeup: Option<BTreeMap<Year, usize>>,
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
            let years = below.years(unit).map(|years| years.from.through(last));
            return below.gather(unit, years.into_iter().flatten().collect(), reach);
        }
    }
    Gathered { groups, coverage: BTreeMap::new(), makeup: None }
}

/// The sheets of a query in one year.
pub(super) fn of_year<'b>(book: &'b Book, query: &Query, year: Year) -> Vec<&'b Sheet> {
    match (&query.units, query.reach) {
        (Units::All, _) => {
            let units = book.sheets_by_unit();
            units.filter_map(|(unit, _)| book.sheet(unit.as_str(), year)).collect()
        }
        (Units::One(unit), Reach::Own) => book.sheet(unit.as_str(), year).into_iter().collect(),
        (Units::One(unit), reach) => {
            let groups = Below::new(book).gather(unit, vec![year], reach).groups;
            groups.into_iter().flat_map(|(_, sheets)| sheets).collect()
        }
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

    /// The sheets that make the figures of a unit in these years.
    fn gather(&self, unit: &Id, years: Vec<Year>, reach: Reach) -> Gathered<'b> {
        let mut taken = Taken::default();
        let (own, others) = self.own(unit, years);
        let mut coverage: BTreeMap<Year, Coverage> = BTreeMap::new();
        let below = match reach {
            Reach::Within => own.iter().map(|sheet| sheet.head.year).collect(),
            Reach::Own | Reach::RollUp => {
                taken.take(&own);
                others
            }
        };
        for child in self.tree.ever_children(unit).iter().filter(|child| child.id != *unit) {
            let years = self.below_in(child, unit, &below);
            for year in &years {
                coverage.entry(*year).or_default().of += 1;
            }
            for year in self.take(child, years, unit, &mut taken) {
                coverage.entry(year).or_default().with += 1;
            }
        }
        coverage.retain(|_, coverage| coverage.with > 0);
        let makeup = Some(taken.makeup());
        Gathered { groups: taken.groups, coverage, makeup }
    }

    /// Takes the unit's own sheets, in years without one those of the units below it; gives the
    /// years that have figures.
    ///
    /// On a date a unit stands below one other at most, so that only the unit where it all began
    /// can come up a second time, where what was typed goes in a circle.
    fn take(&self, unit: &Unit, years: Vec<Year>, root: &Id, taken: &mut Taken<'b>) -> Vec<Year> {
        let (own, others) = self.own(&unit.id, years);
        taken.take(&own);
        let mut found: Vec<Year> = own.iter().map(|sheet| sheet.head.year).collect();
        if others.is_empty() {
            return found;
        }
        for child in self.tree.ever_children(&unit.id).iter().filter(|child| child.id != *root) {
            let years = self.below_in(child, &unit.id, &others);
            found.extend(self.take(child, years, root, taken));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Those of the years in which a unit stands below another.
    fn below_in(&self, unit: &Unit, parent: &Id, years: &[Year]) -> Vec<Year> {
        let is_below = |year: &&Year| self.tree.is_below(unit, parent, (**year).into());
        years.iter().filter(is_below).copied().collect()
    }

    /// The unit's sheets of these years, and the years without one. A sheet without any count says
    /// nothing.
    fn own(&self, unit: &Id, years: Vec<Year>) -> (Vec<&'b Sheet>, Vec<Year>) {
        let sheets = self.book.sheets_of(unit.as_str());
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for year in years {
            let at = sheets.binary_search_by_key(&year, |sheet| sheet.head.year);
            let sheet = at.ok().and_then(|at| sheets.get(at));
            match sheet.filter(|sheet| !sheet.lines().is_empty()) {
                Some(sheet) => own.push(sheet),
                None => others.push(year),
            }
        }
        (own, others)
    }
}

/// Sheets taken so far.
#[derive(Default)]
struct Taken<'b> {
    groups: Vec<(&'b Id, Vec<&'b Sheet>)>,
    /// The place of a unit in `groups`: one that has moved comes up once for each place it had.
    places: HashMap<&'b Id, usize>,
    /// The places of the units of each year.
    by_year: BTreeMap<Year, Vec<usize>>,
}

impl<'b> Taken<'b> {
    /// Takes sheets of one unit.
    fn take(&mut self, sheets: &[&'b Sheet]) {
        let Some(unit) = sheets.first().map(|sheet| &sheet.head.unit) else { return };
        let place = *self.places.entry(unit).or_insert(self.groups.len());
        if place == self.groups.len() {
            self.groups.push((unit, Vec::new()));
        }
        self.groups[place].1.extend(sheets);
        for sheet in sheets {
            self.by_year.entry(sheet.head.year).or_default().push(place);
        }
    }

    /// A number for each year, the same for years of the same units.
    fn makeup(&mut self) -> BTreeMap<Year, usize> {
        let mut numbers: HashMap<Vec<usize>, usize> = HashMap::new();
        let by_year = std::mem::take(&mut self.by_year).into_iter();
        let numbered = by_year.map(|(year, mut units)| {
            units.sort_unstable();
            let next = numbers.len();
            (year, *numbers.entry(units).or_insert(next))
        });
        numbered.collect()
    }
}

#[cfg(test)]
mod tests;
