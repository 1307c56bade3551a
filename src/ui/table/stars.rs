//! Năm chưa đủ: what the star at a year says, told by the sheets behind its column.

use super::Table;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::sheet::{Sheet, SheetHead};
use crate::domain::text::{Year, write_count};
use crate::report::compare::{Dimension, Query, part_years};
use crate::ui::screen::View;
use crate::words::Word;

impl Table {
    /// The same with what the stars at its years say.
    #[must_use]
    pub fn with_stars(mut self, query: &Query, view: &View) -> Table {
        let years = self.comparison.years.iter().enumerate();
        let starred = years.map(|(at, year)| self.is_part_year(at).then_some(*year));
        let starred: Vec<Option<Year>> = starred.collect();
        if starred.iter().any(Option::is_some) {
            let beside = self.beside.iter().map(|one| &one.query);
            let queries = std::iter::once(query).chain(beside);
            let mut sheets: Vec<&Sheet> =
                queries.flat_map(|query| part_years(view.book, query)).collect();
            // What stands beside can hold a sheet again.
            sheets.sort_by_key(|sheet| (&sheet.head.unit, sheet.head.year));
            sheets.dedup_by_key(|sheet| (&sheet.head.unit, sheet.head.year));
            let names_own = query.rows.contains(&Dimension::Unit);
            let star = |year: Year| star(year, &sheets, names_own, view);
            self.stars = starred.into_iter().map(|year| year.map(star)).collect();
        }
        self
    }

    /// "* 2020: nghi chưa đủ năm": of the years that show.
    #[must_use]
    pub fn stars_shown(&self, width: u16) -> String {
        let shown = self.stars.get(self.years_shown(width)).unwrap_or_default();
        let said: Vec<&str> = shown.iter().flatten().map(String::as_str).collect();
        if said.is_empty() { String::new() } else { format!("* {}", said.join("; ")) }
    }
}

/// "2020: nghi chưa đủ năm (huyện Hồng Ngự)": whose, where it is not the unit's own or rows are
/// told apart by unit.
fn star(year: Year, sheets: &[&Sheet], names_own: bool, view: &View) -> String {
    let mut by_state: Vec<(&SheetHead, Vec<&Id>)> = Vec::new();
    for head in sheets.iter().map(|sheet| &sheet.head).filter(|head| head.year == year) {
        let is_same = |other: &SheetHead| (other.state, other.until) == (head.state, head.until);
        match by_state.iter_mut().find(|(other, _)| is_same(other)) {
            Some((_, units)) => units.push(&head.unit),
            None => by_state.push((head, vec![&head.unit])),
        }
    }
    let said = by_state.iter().map(|(head, units)| {
        let whose = match units[..] {
            [unit] if unit == view.unit && !names_own => None,
            [unit] => Some(lineage::name_in(view.book, unit, year)),
            _ => {
                let count = write_count(units.len() as u64);
                Some(view.lang.fill(Word::StarUnits, &[("count", &count)]))
            }
        };
        let until = head.until.map(|until| until.to_string());
        let more: Vec<String> = until.into_iter().chain(whose).collect();
        let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", ")) };
        format!("{}{more}", head.state.map_or("", |state| state.name(view.lang)))
    });
    format!("{year}: {}", said.collect::<Vec<_>>().join(", "))
}
