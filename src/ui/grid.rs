//! Khen thưởng: the award counts of one unit, a row an award and recipient, a column a year.

mod draft;
mod entry;
mod former;
pub(super) mod paste;
mod titled;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::compare::{Compare, behind_page, cell_sentence};
use super::field::Field;
use super::form;
use super::keys::{Action, Writes};
use super::paint::{Line, paragraph};
use super::reason::Reason;
use super::rows::Rows;
use super::screen::{Screen, Step, View};
use super::table::Table;
use crate::domain::history::Subject;
use crate::domain::sheet::LineKey;
use crate::domain::text::{Period, Year};
use crate::report::compare::{
    Cell, Comparison, Dimension, Measure, Query, Row, RowKey, Units, compare,
};
use crate::report::ended;
use crate::report::table::{self as printed, Format};
use crate::words::Word;

/// The grid.
#[derive(Clone, Debug)]
pub struct Grid {
    query: Query,
    table: Table,
    /// Rows and years at either end that were added or offered and the book may not have yet.
    added: Vec<LineKey>,
    first: Option<Year>,
    last: Option<Year>,
    /// A change that waits for its reason.
    reason: Option<Reason>,
    /// Where the cursor goes once it is given.
    follows: Option<Action>,
    /// The last reason given, offered again.
    last_reason: String,
    /// Derived: former units that have figures.
    former: Vec<String>,
}

const DIMENSIONS: [Dimension; 4] =
    [Dimension::Award, Dimension::Field, Dimension::Occasion, Dimension::Recipient];

impl Grid {
    /// All counts of the unit of the view, from its first sheet to its last.
    #[must_use]
    pub fn new(view: &View) -> Grid {
        // The years offered to a unit without figures stay when the first figure is saved.
        let is_new = view.book.sheets_of(view.unit.as_str()).is_empty();
        let offered = is_new.then(|| years(view));
        Grid::with(view, Vec::new(), offered.map(|one| one.from), offered.map(|one| one.to))
    }

    fn with(view: &View, added: Vec<LineKey>, first: Option<Year>, last: Option<Year>) -> Grid {
        let mut years = years(view);
        years.from = years.from.min(first.unwrap_or(years.from));
        years.to = years.to.max(last.unwrap_or(years.to));
        let mut query = Query::new(Units::One(view.unit.clone()), years);
        query.rows = DIMENSIONS.to_vec();
        let mut comparison = compare(view.book, &query);
        comparison.totals.clear();
        for key in &added {
            add_row(&mut comparison, *key);
        }
        let table = Table::new(comparison, &DIMENSIONS, Measure::Value, view.lang);
        let table = table.with_stars(&query, view);
        let (reason, follows, last_reason) = (None, None, String::new());
        let former = former::lines(view);
        let mut grid =
            Grid { query, table, added, first, last, reason, follows, last_reason, former };
        grid.fit(view);
        grid
    }

    /// Makes the derived part anew; the cursor stays on its row and year.
    pub fn refresh(&mut self, view: &View) {
        let (row, year) = (self.row_key(), self.year());
        let typed = self.table.typed.take();
        let last_reason = std::mem::take(&mut self.last_reason);
        let (reason, follows) = (self.reason.take(), self.follows.take());
        let top = self.table.rows.top;
        let (added, first, last) = (std::mem::take(&mut self.added), self.first, self.last);
        *self = Grid { reason, follows, last_reason, ..Grid::with(view, added, first, last) };
        let comparison = &self.table.comparison;
        let row_at = comparison.rows.iter().position(|r| Some(&r.key) == row.as_ref());
        let year_at = comparison.years.iter().position(|y| Some(*y) == year);
        self.table.rows.top = top;
        self.table.rows.at = row_at.unwrap_or(self.table.rows.at);
        self.table.years.at = year_at.unwrap_or(self.table.years.at);
        self.table.typed = typed.filter(|_| row_at.is_some() && year_at.is_some());
        self.fit(view);
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, view: &View) {
        self.table.fit(self.table_area(view));
    }

    fn row_key(&self) -> Option<RowKey> {
        self.table.chosen_row().map(|row| row.key.clone())
    }

    fn year(&self) -> Option<Year> {
        self.table.comparison.years.get(self.table.years.at).copied()
    }

    /// True when the unit has no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.comparison.rows.is_empty()
    }

    /// True while something typed or pasted waits to be saved or dropped.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.reason.is_some() || self.table.typed.is_some() || self.table.block.is_some()
    }

    /// Which plain keys are text: all while a field has the focus, else digits begin a count.
    #[must_use]
    pub fn writes(&self, view: &View) -> Writes {
        if self.reason.is_some() || self.table.typed.is_some() {
            return Writes::Letters;
        }
        let takes_digits = view.can_write && self.table.block.is_none() && !self.table.is_empty();
        if takes_digits { Writes::Digits } else { Writes::Nothing }
    }

    /// The count under the cursor.
    #[must_use]
    pub fn subject(&self, view: &View) -> Option<Subject> {
        let (line, year) = (self.row_key()?.line()?, self.year()?);
        Some(Subject::Count { unit: view.unit.clone(), year, line })
    }

    /// A key of the field that has the focus, or a digit that begins one; false for other keys.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        if let Some(reason) = &mut self.reason {
            return reason.type_key(event);
        }
        if let Some(field) = &mut self.table.typed {
            return field.key(event);
        }
        let is_digit = matches!(event.code, KeyCode::Char('0'..='9'));
        let begins = is_digit && !event.modifiers.contains(KeyModifiers::CONTROL);
        if !begins || self.writes(view) != Writes::Digits {
            return false;
        }
        let mut field = Field::default();
        field.key(event);
        self.table.typed = Some(field);
        true
    }

    /// Pastes into the field that has the focus, or a block of cells from the cursor on.
    pub fn paste(&mut self, text: &str, view: &View) -> Result<(), String> {
        match (&mut self.reason, &mut self.table.typed) {
            (Some(reason), _) => reason.paste(text),
            (None, Some(field)) => field.insert(text),
            (None, None) if !view.can_write => {
                return Err(view.lang.say(Word::CannotWrite).to_owned());
            }
            (None, None) => return self.paste_block(text, view),
        }
        Ok(())
    }

    /// Moves, edits, opens what is behind the cell, compares its row.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if self.reason.is_some() {
            return self.act_on_reason(action, view);
        }
        if self.table.typed.is_some() {
            return self.act_on_typed(action, view);
        }
        if self.table.block.is_some() {
            return self.act_on_block(action);
        }
        match action {
            Action::AddRow => return Step::Open(Box::new(Screen::Rows(Rows::new(view)))),
            Action::AddYear => return self.add_year(self.query.years.to.number() + 1, view),
            Action::AddYearBefore => {
                return self.add_year(self.query.years.from.number() - 1, view);
            }
            _ => {}
        }
        if self.table.act(action, self.table_area(view)) {
            return Step::Stay;
        }
        if let (Action::DropYear, Some(year)) = (action, self.year()) {
            return self.drop_year(year, view);
        }
        let (Some(key), Some(year)) = (self.row_key(), self.year()) else {
            return act_on_nothing(action, view);
        };
        match action {
            Action::Fill => self.fill(year, view),
            Action::EditRecord => form::open::sheet(view.unit, year, view),
            Action::Edit => {
                let value = self.table.chosen_cell().and_then(|cell| cell.value);
                let mut field = Field::default();
                field.insert(&value.map_or(String::new(), |value| value.to_string()));
                self.table.typed = Some(field);
                Step::Stay
            }
            Action::Clear => {
                self.table.typed = Some(Field::default());
                self.finish(view)
            }
            Action::Source => {
                let page = behind_page(view, &self.query, &key, year);
                Step::Open(Box::new(Screen::Detail(page)))
            }
            Action::DropRow => self.drop_row(&key, view),
            Action::CompareRow => Step::Compare(Box::new(Compare::at_row(view, &key))),
            _ => Step::Pass,
        }
    }

    /// Gives the grid the year beside its last or its first, and goes there.
    fn add_year(&mut self, number: u16, view: &View) -> Step {
        let Some(year) = Year::new(number) else { return Step::Stay };
        if year > self.query.years.to {
            self.last = Some(year);
        } else {
            self.first = Some(year);
        }
        self.refresh(view);
        self.go_to(None, year, view);
        let warning = ended::why(view.book, view.unit, year, view.lang);
        warning.map_or(Step::Stay, Step::Say)
    }

    /// Adds a row and goes there; a row that is there already is only gone to.
    pub fn add_row(&mut self, key: LineKey, view: &View) {
        self.added.push(key);
        self.refresh(view);
        let rows = &self.table.comparison.rows;
        self.table.rows.at = rows.iter().position(|r| r.key.line() == Some(key)).unwrap_or(0);
        self.fit(view);
    }

    /// The counts as a table.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Option<printed::Table> {
        self.table.printed(view, &self.query, format)
    }

    /// Puts the cursor on a year and, where one is named, on a line: on one of the same award and
    /// recipient when the grid has it only by field or occasion. A year to come gets its column.
    pub fn go_to(&mut self, line: Option<LineKey>, year: Year, view: &View) {
        if year > self.query.years.to && year <= view.today.year() {
            self.last = Some(year);
            self.refresh(view);
        }
        let rows = &self.table.comparison.rows;
        if let Some(line) = line {
            let is_near = |row: &Row| {
                (row.key.award, row.key.recipient) == (Some(line.award), Some(line.recipient))
            };
            let exact = rows.iter().position(|row| row.key.line() == Some(line));
            let at = exact.or_else(|| rows.iter().position(is_near));
            self.table.rows.at = at.unwrap_or(self.table.rows.at);
        }
        let at = self.table.comparison.years.iter().position(|one| *one == year);
        self.table.years.at = at.unwrap_or(self.table.years.at);
        self.fit(view);
    }

    /// The figure under the cursor in a sentence, with where it comes from; a reason that is asked.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        if let Some(reason) = &self.reason {
            return reason.prompt();
        }
        if self.table.typed.is_some() {
            return view.lang.say(Word::EditHint).to_owned();
        }
        if let Some(prompt) = self.block_prompt(view) {
            return prompt;
        }
        let (Some(cell), Some(key), Some(year)) =
            (self.table.chosen_cell(), self.row_key(), self.year())
        else {
            return String::new();
        };
        cell_sentence(view, &self.query, &key, year, cell)
    }

    /// Draws the grid and the note on part-years; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let area = self.table_area(view);
        let height = former::height(&self.former, view.body);
        let foot = Rect { y: area.bottom(), height, ..area };
        former::render(&self.former, foot, view, buffer);
        if self.table.is_empty() {
            paragraph(buffer, view.body, 1, nothing(view), view.theme.text());
            return None;
        }
        self.table.render(area, view, buffer);
        let y = view.body.height.saturating_sub(1);
        let note = self.note(view);
        let more = if self.table.hides_below(area) { view.lang.say(Word::MoreBelow) } else { "" };
        let mut line = Line::new(buffer, view.body, y);
        line.left(1, u16::MAX, &note, view.theme.warning());
        line.right(0, u16::MAX, more, view.theme.quiet());
        match &self.reason {
            Some(reason) => Some(reason.cursor(view)),
            None => self.table.cursor(area),
        }
    }

    /// What is left of the body above the former units and the note.
    fn table_area(&self, view: &View) -> Rect {
        let below = 1 + former::height(&self.former, view.body);
        Rect { height: view.body.height.saturating_sub(below), ..view.body }
    }

    /// What the table leaves out: the award when all rows have the same, years not complete.
    fn note(&self, view: &View) -> String {
        let mut notes = Vec::new();
        if let Some(award) = self.table.only_award() {
            notes.push(award.name(view.lang).to_owned());
        }
        notes.push(self.table.stars_shown(view.body.width));
        notes.retain(|note| !note.is_empty());
        notes.join(" · ")
    }
}

/// A key while there is no cell.
fn act_on_nothing(action: Action, view: &View) -> Step {
    use Action::{Clear, CompareRow, DropRow, Edit, EditRecord, Source};
    match action {
        Edit | Clear | DropRow | Source | CompareRow | EditRecord => {
            Step::Say(nothing(view).to_owned())
        }
        _ => Step::Pass,
    }
}

/// What is said where there are no counts.
fn nothing(view: &View) -> &'static str {
    view.lang.say(if view.can_write { Word::GridEmpty } else { Word::CountsEmptySeen })
}

/// A row without figures, behind those that have some.
fn add_row(comparison: &mut Comparison, key: LineKey) {
    if comparison.rows.iter().any(|row| row.key.line() == Some(key)) {
        return;
    }
    let cells = vec![Cell::default(); comparison.years.len()];
    comparison.rows.push(Row { key: RowKey::of(key), cells });
}

/// The years of the unit's sheets, gaps included; this year where there are none.
pub(super) fn years(view: &View) -> Period {
    let sheets = view.book.sheets_of(view.unit.as_str());
    match (sheets.first(), sheets.last()) {
        (Some(first), Some(last)) => Period { from: first.head.year, to: last.head.year },
        // The first figures are those of the year that is over.
        _ => Period { from: view.today.year_before().year(), to: view.today.year() },
    }
}
