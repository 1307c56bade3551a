//! Rows over years: what the award grid and the comparison have in common.
//!
//! Label columns stay, years scroll; the chosen cell stands in brackets, the chosen row has a mark.

mod bars;
mod labels;
mod place;
mod stars;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::field::Field;
use super::grid::paste::Block;
use super::list::Span;
use super::paint::Line;
use super::screen::View;
use crate::domain::catalogue::{Award, AwardCode};
use crate::domain::text::{Year, write_count};
use crate::report::compare::{
    Beside, Cell, Comparison, Dimension, Layout, Measure, Query, Row, with_beside,
};
use crate::report::table::{self as printed, Format};
use crate::report::{label, say};
use crate::words::{Lang, Word};
use place::{Figures, Place};

/// Columns of the mark before the labels.
const MARK: u16 = 1;

/// A comparison on screen: where the cursor is and how wide things are.
#[derive(Clone, Debug)]
pub struct Table {
    /// The rows and, below them, the totals.
    pub rows: Span,
    /// The years.
    pub years: Span,
    measure: Measure,
    asked: Vec<Dimension>,
    /// Derived: those asked for that tell rows apart.
    dimensions: Vec<Dimension>,
    /// What is being typed into the chosen cell.
    pub typed: Option<Field>,
    /// What has been pasted and waits to be put in.
    pub(super) block: Option<Block>,
    /// Derived: the counts.
    pub comparison: Comparison,
    /// Derived: what stands below the totals and is not added to them.
    beside: Vec<Beside>,
    /// Derived: columns of one year.
    cell: u16,
    /// Derived: for each dimension the columns that its longest name and its head want.
    wanted: Vec<u16>,
    /// Derived: columns of the course over the years; 0 without.
    course: u16,
    /// Derived: for each year what its star says.
    stars: Vec<Option<String>>,
}

impl Table {
    /// A table of a comparison, the cursor on the first row and the last complete year.
    #[must_use]
    pub fn new(comparison: Comparison, asked: &[Dimension], measure: Measure, lang: Lang) -> Table {
        let dimensions = told_apart(&comparison.rows.iter().collect::<Vec<_>>(), asked);
        let last = comparison.years.len().saturating_sub(1);
        let complete = comparison.part_year.iter().rposition(|is_part| !is_part);
        let years = Span { at: complete.unwrap_or(last), top: 0 };
        let cell = cell_width(&comparison, measure);
        let wanted = labels::wanted(&[&comparison], &dimensions, lang);
        let rows = Span::default();
        let (typed, block, course) = (None, None, 0);
        let (asked, beside, stars) = (asked.to_vec(), Vec::new(), Vec::new());
        Table {
            rows,
            years,
            measure,
            asked,
            dimensions,
            typed,
            block,
            comparison,
            beside,
            cell,
            wanted,
            course,
            stars,
        }
    }

    /// The same with a last column that draws each row's course over the years.
    #[must_use]
    pub fn with_course(mut self) -> Table {
        let columns = self.comparison.years.len() + self.comparison.breaks.len();
        self.course = u16::try_from(columns).unwrap_or(u16::MAX);
        self
    }

    /// The same with figures that stand below and are not added.
    #[must_use]
    pub fn with_beside(mut self, beside: Vec<Beside>, lang: Lang) -> Table {
        self.beside = beside;
        let rows: Vec<&Row> = self.comparisons().flat_map(|one| &one.rows).collect();
        self.dimensions = told_apart(&rows, &self.asked);
        let cells = self.comparisons().map(|one| cell_width(one, self.measure));
        let cell = cells.max().unwrap_or(self.cell);
        let all: Vec<&Comparison> = self.comparisons().collect();
        let wanted = labels::wanted(&all, &self.dimensions, lang);
        (self.cell, self.wanted) = (cell, wanted);
        if self.comparison.rows.is_empty() {
            // The unit has nothing of its own: the cursor begins on a figure of another.
            self.rows.at = usize::from(self.row(0).is_none());
            let complete = (0..self.comparison.years.len()).rfind(|at| !self.is_part_year(*at));
            self.years.at = complete.unwrap_or(self.years.at);
        }
        self
    }

    /// True when a figure in this column is of a year that is not complete.
    fn is_part_year(&self, at: usize) -> bool {
        self.comparisons().any(|one| one.part_year.get(at) == Some(&true))
    }

    /// The unit's own counts, then those beside.
    fn comparisons(&self) -> impl Iterator<Item = &Comparison> {
        std::iter::once(&self.comparison).chain(self.beside.iter().map(|one| &one.comparison))
    }

    /// The dimensions that have a column, and those asked for that no row has.
    #[must_use]
    pub fn dimensions(&self) -> (&[Dimension], Vec<Dimension>) {
        let is_left_out = |dimension: &Dimension| !self.dimensions.contains(dimension);
        (&self.dimensions, self.asked.iter().copied().filter(is_left_out).collect())
    }

    /// True when there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows and totals as a table, and what stands beside; the award has its column even where
    /// all rows share it.
    #[must_use]
    pub fn printed(&self, view: &View, query: &Query, format: Format) -> Option<printed::Table> {
        let says = |dimension: &Dimension| {
            *dimension == Dimension::Award || self.dimensions.contains(dimension)
        };
        let rows: Vec<Dimension> = query.rows.iter().copied().filter(says).collect();
        let query = Query { rows: rows.clone(), ..query.clone() };
        let narrowed = |one: &Beside| {
            let query = Query { rows: rows.clone(), ..one.query.clone() };
            Beside { query, ..one.clone() }
        };
        let beside: Vec<Beside> = self.beside.iter().map(narrowed).collect();
        let layout = Layout::Shown(self.measure, format);
        let both = (&self.comparison, &*beside);
        let table = with_beside(view.book, &query, both, layout, view.lang);
        (!self.is_empty()).then_some(table)
    }

    /// The award of all rows, where the table has no column for it.
    #[must_use]
    pub fn only_award(&self) -> Option<&'static Award> {
        let is_said = self.dimensions.contains(&Dimension::Award);
        let first = self.comparison.rows.first().filter(|_| !is_said)?;
        first.key.award.map(AwardCode::award)
    }

    /// The row under the cursor.
    #[must_use]
    pub fn chosen_row(&self) -> Option<&Row> {
        self.row(self.rows.at)
    }

    /// The cell under the cursor.
    #[must_use]
    pub fn chosen_cell(&self) -> Option<&Cell> {
        self.chosen_row()?.cells.get(self.years.at)
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, area: Rect) {
        self.fit_rows(area);
        let years = self.years_room(area.width);
        self.years.fit(self.comparison.years.len(), years);
    }

    /// Moves the cursor; false when the key is none that moves.
    pub fn act(&mut self, action: super::keys::Action, area: Rect) -> bool {
        use super::keys::Action;
        let (years, room) = (self.comparison.years.len(), self.years_room(area.width));
        match action {
            Action::Left => self.years.step(-1, years, room),
            Action::Right => self.years.step(1, years, room),
            Action::Home => self.years.go(0, years, room),
            Action::End => self.years.go(usize::MAX, years, room),
            _ => {
                let (_, room) = self.scrolling(area);
                let step = self.rows.scroll(action, self.len(), room);
                self.fit_rows(area);
                return !matches!(step, super::screen::Step::Pass);
            }
        }
        true
    }

    fn years_room(&self, width: u16) -> usize {
        let room = width.saturating_sub(MARK).saturating_sub(self.labels_width(width));
        usize::from(room / self.cell.max(1)).max(1)
    }

    /// The columns of years that show.
    fn years_shown(&self, width: u16) -> std::ops::Range<usize> {
        self.years.shown(self.comparison.years.len(), self.years_room(width))
    }

    /// Where the years begin, and where a year's columns end.
    fn year_end(&self, width: u16, nth: u16) -> u16 {
        MARK + self.labels_width(width) + (nth + 1) * self.cell
    }

    /// Where the cursor stands in what is being typed.
    #[must_use]
    pub fn cursor(&self, area: Rect) -> Option<Position> {
        let typed = self.typed.as_ref()?;
        let nth = u16::try_from(self.years.at.checked_sub(self.years.top)?).ok()?;
        let y = u16::try_from(self.rows.at.checked_sub(self.rows.top)?).ok()?;
        let behind = typed.text().width() - typed.column().min(typed.text().width());
        let x = self.year_end(area.width, nth).checked_sub(1 + u16::try_from(behind).ok()?)?;
        Some(Position::new(area.x + x, area.y + 1 + y))
    }

    /// Draws the head and the rows that show.
    pub fn render(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        self.render_head(area, view, buffer);
        let shown = self.rows_shown(area);
        for (y, at) in (1..).zip(shown.clone().chain(self.foot_shown(area))) {
            let mut line = Line::new(buffer, area, y);
            match self.place(at) {
                Some(Place::Row(figures)) => {
                    let has_before = at > shown.start && figures.nth > 0;
                    let before = has_before.then(|| self.row(at - 1)).flatten();
                    self.render_row(at, &figures, before, &mut line, view);
                }
                Some(Place::Head(beside)) => self.render_beside(at, beside, &mut line, view),
                None => {}
            }
        }
    }

    fn render_head(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        let mut line = Line::new(buffer, area, 0);
        let labels = self.label_columns(area.width);
        for (nth, (dimension, x, width)) in (1..).zip(&labels) {
            // The last head may reach into the blanks before the first year.
            let width = if nth == labels.len() { width + 1 } else { width - 1 };
            let text = view.lang.say(label::dimension(*dimension));
            line.left(*x, width, text, view.theme.quiet());
        }
        let years = &self.comparison.years;
        let shown = self.years_shown(area.width);
        for (nth, at) in (0..).zip(shown.clone()) {
            let is_part = self.is_part_year(at);
            let style = if is_part { view.theme.warning() } else { view.theme.strong() };
            let star = if is_part { "*" } else { "" };
            let before = if at > 0 && at == shown.start { "‹" } else { "" };
            let is_last_shown = at + 1 == shown.end && shown.end < years.len();
            let behind = format!("{star}{}", if is_last_shown { "›" } else { "" });
            let end = self.year_end(area.width, nth);
            let text = format!("{before}{}{behind:1}", years[at]);
            line.right(end - self.cell, self.cell, &text, style);
        }
        self.render_breaks(&mut line, view);
    }

    /// A line between two years whose figures are not compared.
    fn render_breaks(&self, line: &mut Line, view: &View) {
        for (nth, at) in (0..).zip(self.years_shown(line.width())) {
            if self.comparison.break_before(at).is_some() {
                let from = self.year_end(line.width(), nth) - self.cell;
                line.left(from, 1, "│", view.theme.warning());
            }
        }
    }

    /// Whose figures follow: a rule across the table with the name in it.
    fn render_beside(&self, at: usize, beside: &Beside, line: &mut Line, view: &View) {
        line.fill("─", view.theme.quiet());
        let is_chosen = at == self.rows.at;
        line.left(0, 1, if is_chosen { "▸" } else { "─" }, view.theme.strong());
        let label = format!(" {} ", beside.label(view.book, view.lang));
        line.left(2, line.width().saturating_sub(3), &label, view.theme.warning());
    }

    /// The year by which units are named: the last one.
    fn last_year(&self) -> Year {
        self.comparison.years.last().copied().unwrap_or(Year::FIRST)
    }

    fn render_row(
        &self,
        at: usize,
        figures: &Figures,
        before: Option<&Row>,
        line: &mut Line,
        view: &View,
    ) {
        let Figures { row, nth, is_total, of } = *figures;
        let is_chosen = at == self.rows.at;
        if is_chosen {
            line.left(0, 1, "▸", view.theme.strong());
        }
        let style = match (is_total, of) {
            (true, _) => view.theme.strong(),
            (false, None) => view.theme.text(),
            (false, Some(_)) => view.theme.quiet(),
        };
        let part = |row: &Row, dimension| {
            label::row_part(view.book, row, dimension, self.last_year(), view.lang)
        };
        let mut repeats = before.is_some() && !is_total;
        for (dimension, x, width) in self.label_columns(line.width()) {
            let text = match (is_total, dimension) {
                (true, Dimension::Recipient) | (false, _) => part(row, dimension),
                (true, _) if x == MARK && nth == 0 => view.lang.say(Word::Total).to_owned(),
                (true, _) => String::new(),
            };
            // What the row above says already is not said again.
            let same = |other: &Row| part(other, dimension) == text;
            repeats = repeats && before.is_some_and(same) && dimension != Dimension::Recipient;
            if !repeats {
                let short = labels::short(row, dimension, &text, width - 1).filter(|_| !is_total);
                line.left(x, width - 1, short.unwrap_or(&text), style);
            }
        }
        for (nth, year) in (0..).zip(self.years_shown(line.width())) {
            let is_chosen = is_chosen && year == self.years.at;
            let typed = self.typed.as_ref().filter(|_| is_chosen).map(Field::text);
            let pasted = self.block.as_ref().and_then(|block| block.at(at, year));
            let style = if pasted.is_some() { view.theme.warning() } else { style };
            let pasted = pasted.map(|value| {
                value.map_or("→—".to_owned(), |v| format!("→{}", write_count(v.into())))
            });
            let text = typed.or(pasted).unwrap_or_else(|| self.measure.text(&row.cells[year]));
            let end = self.year_end(line.width(), nth);
            let from = end - 1 - u16::try_from(text.width()).unwrap_or(0).min(self.cell - 1);
            if is_chosen {
                line.left(from - 1, self.cell + 1, &format!("[{text}]"), view.theme.chosen());
            } else {
                line.left(from, self.cell, &text, style);
            }
        }
        self.render_breaks(line, view);
        let course = usize::from(self.course_width(line.width()));
        let is_broken = |at| self.comparison.break_before(at).is_some();
        let marks: String = say::course(&row.cells, &is_broken).chars().take(course).collect();
        line.right(0, u16::MAX, &marks, view.theme.quiet());
    }
}

/// The asked dimensions that tell rows apart here: field and occasion only where known, the award
/// only where there are several or nothing else.
fn told_apart(rows: &[&Row], asked: &[Dimension]) -> Vec<Dimension> {
    let has_fields = rows.iter().any(|row| row.key.field.is_some());
    let has_occasions = rows.iter().any(|row| row.key.occasion.is_some());
    let has_awards = rows.windows(2).any(|two| two[0].key.award != two[1].key.award);
    let says = |dimension: &Dimension| match dimension {
        Dimension::Field => has_fields,
        Dimension::Occasion => has_occasions,
        Dimension::Award => has_awards || !(has_fields || asked.contains(&Dimension::Unit)),
        _ => true,
    };
    asked.iter().copied().filter(says).collect()
}

/// Columns that the widest figure needs with brackets and a blank, and with a line before it where
/// there is a break.
fn cell_width(comparison: &Comparison, measure: Measure) -> u16 {
    let cells = comparison.rows.iter().chain(&comparison.totals).flat_map(|row| &row.cells);
    let least = match measure {
        Measure::Value | Measure::Delta => 7,
        Measure::Percent | Measure::Share => 11,
    };
    let most = cells.filter_map(|cell| cell.value).max().unwrap_or(0);
    let digits = u16::try_from(write_count(most).len()).unwrap_or(12);
    least.max(digits + 2) + u16::from(!comparison.breaks.is_empty())
}
