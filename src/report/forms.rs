//! Biểu thống kê: the official forms of a unit and a year, filled from the book.
//!
//! What is counted is a thing with traits; a row or a column says which values of which traits it
//! takes. What fits no row of a group is counted in a line of its own and named, never guessed, so
//! that every group adds up to the total.

mod awards;
mod definition;
mod movements;
mod print;
mod time;

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::saying::Saying;
use crate::domain::sheet::LineKey;
use crate::domain::text::Year;
pub use definition::{Form, Group, Subject};
pub use print::{Reader, missing, name, notes, said, table};

/// What a form is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Whose form.
    pub unit: Id,
    /// Which statistical year.
    pub year: Year,
    /// The units below count too: of movements only, the counts of a unit may hold theirs already.
    pub below: bool,
}

/// What is counted: a record, or a count with how many it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A movement, or a name in the register of decisions.
    Record(Kind, Id),
    /// A count of a sheet.
    Count {
        /// Whose.
        unit: Id,
        /// Of which year.
        year: Year,
        /// Which line.
        line: LineKey,
    },
}

/// The value of each known trait, an id of the catalogue.
type Traits = BTreeMap<&'static str, String>;

/// A thing of the year, not yet placed.
struct Item {
    thing: Thing,
    weight: u64,
    is_of_register: bool,
    traits: Traits,
}

/// A thing in its cells.
#[derive(Clone, Debug)]
struct Placed {
    thing: Thing,
    weight: u64,
    columns: Vec<usize>,
    rows: Vec<usize>,
    missing: Vec<Missing>,
}

/// What is not known of a thing that could not be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// When it was.
    Time,
    /// What it is: the form may not be about it.
    Subject,
    /// What the columns tell apart.
    Columns,
    /// What this group of the form tells apart.
    Group(usize),
}

/// A thing that could not be placed everywhere.
#[derive(Clone, Debug)]
pub struct Incomplete<'f> {
    /// The thing.
    pub thing: &'f Thing,
    /// How many it stands for.
    pub weight: u64,
    /// What is not known of it.
    pub missing: &'f [Missing],
}

/// A row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its code in the form.
    pub code: Option<String>,
    /// What it counts; `None` for what could not be placed.
    pub name: Option<Saying>,
    /// The group it stands in; empty for totals.
    pub group: Saying,
}

/// A form with its figures.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The form.
    pub form: &'static Form,
    /// What was asked.
    pub asked: Asked,
    /// The columns.
    pub columns: Vec<Head>,
    /// The rows, those of what could not be placed at the end of their group.
    pub rows: Vec<Head>,
    placed: Vec<Placed>,
    /// Things of which it is not known whether they belong to the form and the year at all.
    unplaced: Vec<Placed>,
    /// Things that do not belong to the form, such as campaigns among movements.
    pub left_out: Vec<Thing>,
}

impl Filled {
    /// The figure of a cell; `None` when nothing is counted in it, which is not 0.
    #[must_use]
    pub fn value(&self, row: usize, column: usize) -> Option<u64> {
        let things = self.of_cell(row, column);
        things.map(|placed| placed.weight).reduce(|sum, weight| sum + weight)
    }

    /// What is counted in a cell.
    #[must_use]
    pub fn behind(&self, row: usize, column: usize) -> Vec<&Thing> {
        self.of_cell(row, column).map(|placed| &placed.thing).collect()
    }

    fn of_cell(&self, row: usize, column: usize) -> impl Iterator<Item = &Placed> {
        let is_in =
            move |placed: &&Placed| placed.rows.contains(&row) && placed.columns.contains(&column);
        self.placed.iter().filter(is_in)
    }

    /// What could not be placed somewhere, or nowhere.
    #[must_use]
    pub fn incomplete(&self) -> Vec<Incomplete<'_>> {
        let placed = self.placed.iter().filter(|placed| !placed.missing.is_empty());
        let all = placed.chain(&self.unplaced);
        all.map(|Placed { thing, weight, missing, .. }| Incomplete {
            thing,
            weight: *weight,
            missing,
        })
        .collect()
    }
}

impl Placed {
    /// A thing that stands in no cell.
    fn nowhere(thing: Thing, weight: u64, missing: Missing) -> Placed {
        let (columns, rows) = (Vec::new(), Vec::new());
        Placed { thing, weight, columns, rows, missing: vec![missing] }
    }
}

/// Fills a form.
#[must_use]
pub fn fill(book: &Book, form: &'static Form, asked: Asked) -> Filled {
    let mut unplaced = Vec::new();
    let items = match form.of {
        Subject::Movements => movements::items(book, &asked, &mut unplaced),
        Subject::Awards => awards::items(book, &asked),
    };
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for item in items {
        match belongs(form, &item.traits) {
            Some(true) => kept.push(item),
            Some(false) => left_out.push(item.thing),
            None => unplaced.push(Placed::nowhere(item.thing, item.weight, Missing::Subject)),
        }
    }
    let mut filling = Filling::of(form);
    let placed = kept.into_iter().map(|item| filling.place(item)).collect();
    let (columns, rows, placed) = filling.finish(placed);
    Filled { form, asked, columns, rows, placed, unplaced, left_out }
}

/// Whether a thing is what the form is about; `None` when that is not known.
fn belongs(form: &Form, traits: &Traits) -> Option<bool> {
    let mut fits = true;
    for (key, ids) in &form.only {
        fits &= ids.contains(traits.get(key.as_str())?);
    }
    Some(fits)
}

/// True when a thing has for each trait one of the values.
fn fits(when: &BTreeMap<String, Vec<String>>, traits: &Traits) -> bool {
    when.iter().all(|(key, ids)| traits.get(key.as_str()).is_some_and(|id| ids.contains(id)))
}

/// The heads of a form while it is filled: numbers of columns and rows stay, only those of what
/// could not be placed may turn out to be empty.
struct Filling {
    form: &'static Form,
    columns: Vec<Head>,
    rows: Vec<Head>,
    /// The place of the row of each value, of groups with a row for every value.
    each: BTreeMap<(usize, String), usize>,
    /// The row of each group for what fits none of its rows.
    unknown: Vec<usize>,
    used: BTreeSet<usize>,
    is_column_used: bool,
}

impl Filling {
    fn of(form: &'static Form) -> Filling {
        let head = |code: &Option<String>, name: &Saying, group: &Saying| Head {
            code: code.clone(),
            name: Some(name.clone()),
            group: group.clone(),
        };
        let nowhere = |group: &Saying| Head { code: None, name: None, group: group.clone() };
        let none = Saying::default();
        let (mut rows, mut each, mut unknown) = (Vec::new(), BTreeMap::new(), Vec::new());
        for (at, group) in form.groups.iter().enumerate() {
            rows.extend(group.rows.iter().map(|row| head(&row.code, &row.name, &group.name)));
            for (id, name) in group.each.as_deref().map(values).unwrap_or_default() {
                each.insert((at, id), rows.len());
                rows.push(head(&None, &name, &group.name));
            }
            unknown.push(rows.len());
            rows.push(nowhere(&group.name));
        }
        let mut columns: Vec<Head> =
            form.columns.iter().map(|column| head(&column.code, &column.name, &none)).collect();
        columns.push(nowhere(&none));
        let (used, is_column_used) = (BTreeSet::new(), false);
        Filling { form, columns, rows, each, unknown, used, is_column_used }
    }

    fn place(&mut self, item: Item) -> Placed {
        let mut columns = places(self.form.columns.iter().map(|c| fits(&c.when, &item.traits)), 0);
        let is_told_apart =
            columns.iter().any(|column| !self.form.columns[*column].when.is_empty());
        let mut missing = Vec::new();
        if !is_told_apart {
            missing.push(Missing::Columns);
            columns.push(self.form.columns.len());
            self.is_column_used = true;
        }
        let mut rows = Vec::new();
        let mut from = 0;
        for (at, group) in self.form.groups.iter().enumerate() {
            let start = from;
            from = self.unknown[at] + 1;
            if group.is_of_register() != item.is_of_register || !fits(&group.of, &item.traits) {
                continue;
            }
            let mut of_group =
                places(group.rows.iter().map(|row| fits(&row.when, &item.traits)), start);
            let value = group.each.as_ref().and_then(|key| item.traits.get(key.as_str()));
            of_group.extend(value.and_then(|id| self.each.get(&(at, id.clone()))));
            if of_group.is_empty() && group.unknown {
                of_group.push(self.unknown[at]);
                missing.extend(group.each.is_none().then_some(Missing::Group(at)));
            }
            rows.extend(of_group);
        }
        self.used.extend(rows.iter().copied());
        Placed { thing: item.thing, weight: item.weight, columns, rows, missing }
    }

    /// The heads without those that stay empty and are not the form's own.
    fn finish(self, mut placed: Vec<Placed>) -> (Vec<Head>, Vec<Head>, Vec<Placed>) {
        let is_kept = |at: usize| {
            let is_of_form = !self.unknown.contains(&at) && !self.each.values().any(|e| *e == at);
            is_of_form || self.used.contains(&at)
        };
        // A group of values of which none occurs says nothing.
        let has_values = |at: usize| {
            let group = &self.rows[at].group;
            let each = self.form.groups.iter().any(|g| g.name == *group && g.each.is_some());
            !each
                || self
                    .each
                    .values()
                    .any(|e| self.rows[*e].group == *group && self.used.contains(e))
        };
        let kept: Vec<usize> =
            (0..self.rows.len()).filter(|at| is_kept(*at) && has_values(*at)).collect();
        for one in &mut placed {
            one.rows = one.rows.iter().filter_map(|row| kept.binary_search(row).ok()).collect();
        }
        let rows = kept.iter().map(|at| self.rows[*at].clone()).collect();
        let mut columns = self.columns;
        if !self.is_column_used {
            columns.pop();
        }
        (columns, rows, placed)
    }
}

/// The positions of what is true, counted from a first.
fn places(fits: impl Iterator<Item = bool>, first: usize) -> Vec<usize> {
    fits.enumerate().filter(|(_, fits)| *fits).map(|(at, _)| first + at).collect()
}

/// Every value a trait can have, with its name, in the order of the catalogue.
fn values(key: &str) -> Vec<(String, Saying)> {
    let list = match key {
        "award" => List::Award,
        "field" => List::Field,
        "occasion" => List::Occasion,
        _ => return Vec::new(),
    };
    let choices = Catalogue::built_in().choices(list);
    choices.map(|choice| (choice.id().to_string(), Saying::of(choice))).collect()
}

#[cfg(test)]
mod tests;
