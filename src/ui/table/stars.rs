//! Năm chưa đủ: what the star at a year says, told by the sheets behind its column.

use super::Table;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::sheet::Sheet;
use crate::domain::text::Year;
use crate::report::compare::{Dimension, Query, part_years};
use crate::ui::screen::View;
use crate::words::Word;

impl Table {
    /// The same with what the stars at its years say.
    #[must_use]
    pub fn with_stars(mut self, query: &Query, view: &View) -> Table {
        let star = |(at, year): (usize, &Year)| {
            let queries = std::iter::once(query).chain(self.beside.iter().map(|one| &one.query));
            self.is_part_year(at).then(|| star(*year, queries, view))
        };
        self.stars = self.comparison.years.iter().enumerate().map(star).collect();
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
fn star<'q>(year: Year, queries: impl Iterator<Item = &'q Query>, view: &View) -> String {
    let mut by_state: Vec<(String, Vec<&Id>)> = Vec::new();
    let mut has_units = false;
    for query in queries {
        has_units |= query.rows.contains(&Dimension::Unit);
        for sheet in part_years(view.book, query, year) {
            let (state, unit) = (state(sheet), &sheet.head.unit);
            match by_state.iter_mut().find(|(other, _)| *other == state) {
                Some((_, units)) if units.contains(&unit) => {}
                Some((_, units)) => units.push(unit),
                None => by_state.push((state, vec![unit])),
            }
        }
    }
    let said = by_state.iter().map(|(state, units)| match units[..] {
        [unit] if unit == view.unit && !has_units => state.clone(),
        [unit] => format!("{state} ({})", lineage::name_in(view.book, unit, year)),
        _ => {
            let count = units.len().to_string();
            format!("{state} ({})", view.lang.fill(Word::StarUnits, &[("count", &count)]))
        }
    });
    format!("{year}: {}", said.collect::<Vec<_>>().join(", "))
}

/// "nghi chưa đủ năm", "chưa đủ năm (30/6/2020)".
fn state(sheet: &Sheet) -> String {
    let state = sheet.head.state.map_or("", |state| state.name());
    sheet.head.until.map_or(state.to_owned(), |until| format!("{state} ({until})"))
}
