//! Khen thưởng: the award counts of one unit, a row an award and recipient, a column a year.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::compare::{Compare, behind_page, cell_sentence};
use super::keys::Action;
use super::paint::Line;
use super::shell::{Screen, Step, View};
use super::table::{Measure, Table};
use crate::domain::text::{Period, Year};
use crate::report::compare::{Dimension, Query, Units, compare};
use crate::words::Word;

/// The grid.
#[derive(Clone, Debug)]
pub struct Grid {
    query: Query,
    table: Table,
}

impl Grid {
    /// All counts of the unit of the view, from its first sheet to its last.
    #[must_use]
    pub fn new(view: &View) -> Grid {
        let dimensions =
            [Dimension::Award, Dimension::Field, Dimension::Occasion, Dimension::Recipient];
        let mut query = Query::new(Units::One(view.unit.clone()), years(view));
        query.rows = dimensions.to_vec();
        let mut comparison = compare(view.book, &query);
        comparison.totals.clear();
        let table = Table::new(comparison, &dimensions, Measure::Value, view.lang);
        let mut grid = Grid { query, table };
        grid.fit(view);
        grid
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, view: &View) {
        self.table.fit(table_area(view));
    }

    /// Moves, opens what is behind the cell, compares its row.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if self.table.act(action, table_area(view)) {
            return Step::Stay;
        }
        let Some(row) = self.table.chosen_row() else { return Step::Pass };
        match action {
            Action::Open => {
                let year = self.table.comparison.years[self.table.years.at];
                let page = behind_page(view, &self.query, &row.key, year);
                Step::Open(Box::new(Screen::Detail(page)))
            }
            Action::CompareRow => Step::Compare(Box::new(Compare::at_row(view, &row.key))),
            _ => Step::Pass,
        }
    }

    /// The figure under the cursor in a sentence, with where it comes from.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let Some(cell) = self.table.chosen_cell() else { return String::new() };
        let Some(row) = self.table.chosen_row() else { return String::new() };
        let year = self.table.comparison.years[self.table.years.at];
        cell_sentence(view, &self.query, &row.key, year, cell)
    }

    /// Draws the grid and the note on part-years.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        if self.table.is_empty() {
            let text = view.lang.say(Word::GridEmpty);
            Line::new(buffer, view.body, 1).left(1, u16::MAX, text, view.theme.text());
            return;
        }
        self.table.render(table_area(view), view, buffer);
        let y = view.body.height.saturating_sub(1);
        let note = self.note(view);
        Line::new(buffer, view.body, y).left(1, u16::MAX, &note, view.theme.warning());
    }
}

impl Grid {
    /// What the table leaves out: the award when all rows have the same, years not complete.
    fn note(&self, view: &View) -> String {
        let mut notes = Vec::new();
        if let Some(award) = self.table.only_award() {
            notes.push(award.name.clone());
        }
        notes.push(part_year_note(view));
        notes.retain(|note| !note.is_empty());
        notes.join(" · ")
    }
}

/// The years of the unit's sheets, gaps included; one empty year where there are none.
pub(super) fn years(view: &View) -> Period {
    let sheets = view.book.sheets_of(view.unit.as_str());
    match (sheets.first(), sheets.last()) {
        (Some(first), Some(last)) => Period { from: first.head.year, to: last.head.year },
        _ => Period { from: Year::FIRST, to: Year::FIRST },
    }
}

/// "* 2020: nghi chưa đủ năm": which years of the unit are not complete.
pub(super) fn part_year_note(view: &View) -> String {
    let part = view.book.sheets_of(view.unit.as_str()).iter().filter(|s| s.head.is_part_year());
    let notes: Vec<String> = part
        .map(|sheet| {
            let state = sheet.head.state.map_or("", |state| state.name());
            let until = sheet.head.until.map_or(String::new(), |until| format!(" ({until})"));
            format!("{}: {state}{until}", sheet.head.year)
        })
        .collect();
    if notes.is_empty() { String::new() } else { format!("* {}", notes.join("; ")) }
}

fn table_area(view: &View) -> Rect {
    Rect { height: view.body.height.saturating_sub(1), ..view.body }
}
