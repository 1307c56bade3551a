//! Counts being typed as a draft, and a draft typed again into the grid.

use super::Grid;
use crate::domain::sheet::LineKey;
use crate::domain::text::Year;
use crate::ui::draft::{TypedCell, TypedCounts};
use crate::ui::field::Field;
use crate::ui::screen::View;

impl Grid {
    /// What is typed or pasted and not saved; `None` when nothing is.
    #[must_use]
    pub fn draft(&self, view: &View) -> Option<TypedCounts> {
        // What only takes away was not typed: nothing would be lost.
        if self.table.block.as_ref().is_some_and(|block| !block.is_typed()) {
            return None;
        }
        let cells = match (&self.reason, &self.table.block) {
            (Some(reason), _) => TypedCell::of_change(&reason.change),
            (None, Some(block)) => TypedCell::of_change(block.change()),
            (None, None) => vec![self.typed_cell(view)?],
        };
        let reason = self.reason.as_ref().map_or(String::new(), |reason| reason.text());
        Some(TypedCounts { cells, reason })
    }

    /// The cell that is being typed into, when something else than its count is.
    fn typed_cell(&self, view: &View) -> Option<TypedCell> {
        let text = self.table.typed.as_ref()?.text();
        let (line, year) = (self.row_key()?.line()?, self.year()?);
        let unit = view.unit.clone();
        let before = view.book.sheet(unit.as_str(), year).and_then(|sheet| sheet.figure(line));
        let held = before.as_ref().map_or(String::new(), |figure| figure.value.to_string());
        (text != held).then_some(TypedCell { unit, year, line, before, text })
    }

    /// Types a draft again: one count into its cell, several as a block that waits for Enter. False
    /// when the grid has no place for it.
    pub fn resume(&mut self, counts: &TypedCounts, view: &View) -> bool {
        self.added.extend(counts.cells.iter().map(|cell| cell.line));
        let years = || counts.cells.iter().map(|cell| cell.year);
        self.first = years().chain(self.first).min();
        self.last = years().chain(self.last).max();
        self.refresh(view);
        let places: Option<Vec<(usize, usize)>> =
            counts.cells.iter().map(|cell| self.place_of(cell.line, cell.year)).collect();
        let Some(places) = places else { return false };
        let Some((row, year)) = places.first().copied() else { return false };
        (self.table.rows.at, self.table.years.at) = (row, year);
        self.last_reason.clone_from(&counts.reason);
        match &counts.cells[..] {
            [cell] => {
                let mut field = Field::default();
                field.restore(&cell.text);
                self.table.typed = Some(field);
            }
            cells => {
                let values = cells.iter().map(|cell| cell.value().flatten());
                let cells = places.iter().zip(values).map(|((row, year), v)| (*row, *year, v));
                let block = self.block(cells.collect(), None, view);
                self.table.block = Some(block);
            }
        }
        self.fit(view);
        true
    }

    /// Row and column of a line and a year.
    pub(super) fn place_of(&self, line: LineKey, year: Year) -> Option<(usize, usize)> {
        let comparison = &self.table.comparison;
        let row = comparison.rows.iter().position(|row| row.key.line() == Some(line))?;
        Some((row, comparison.years.iter().position(|one| *one == year)?))
    }
}
