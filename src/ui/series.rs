//! Chỉ tiêu qua các năm: the indicators of the unit on screen, a row each, a column a year.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::detail::{self, Detail};
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Screen, Step, View};
use super::title;
use crate::domain::record::Kind;
use crate::report::present;
use crate::report::series::{self, Cell, Row, Series};
use crate::report::table::Table;
use crate::words::Word;

/// Columns before the labels, for the mark of the cursor.
const MARK: u16 = 2;
/// The least columns that labels keep.
const LEAST_LABELS: u16 = 24;

/// The least columns of a year: its number with the marks of hidden ones, and a blank.
const LEAST_CELL: u16 = 8;

/// Which cell the cursor is on, and what cells show.
#[derive(Clone, Debug)]
pub struct SeriesTable {
    rows: Span,
    years: Span,
    /// Cells show the difference, not the figure.
    shows_delta: bool,
    /// Derived: the figures.
    series: Series,
}

impl SeriesTable {
    /// The indicators of the unit, the cursor on the last year.
    #[must_use]
    pub fn new(view: &View) -> SeriesTable {
        let series = series::series(view.book, view.unit, None);
        let (rows, years) = (Span::default(), Span::default());
        let mut table = SeriesTable { rows, years, shows_delta: false, series };
        table.years.at = usize::MAX;
        table.fit(view);
        table
    }

    /// Makes the derived part anew; the cursor stays on its row and year.
    pub fn refresh(&mut self, view: &View) {
        self.series = series::series(view.book, view.unit, None);
        self.fit(view);
    }

    /// The indicators with their figures.
    #[must_use]
    pub fn table(&self, view: &View) -> Option<Table> {
        (!self.series.rows.is_empty()).then(|| series::table(&self.series, view.lang))
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, view: &View) {
        self.rows.fit(self.series.rows.len(), room(view));
        self.years.fit(self.series.years.len(), self.years_room(view));
    }

    /// Moves, changes what cells show, opens what is behind one.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let (years, years_room) = (self.series.years.len(), self.years_room(view));
        match action {
            Action::Left => self.years.step(-1, years, years_room),
            Action::Right => self.years.step(1, years, years_room),
            Action::Measure => {
                self.shows_delta = !self.shows_delta;
                self.fit(view);
            }
            Action::Open => return self.open(view),
            _ => return self.rows.scroll(action, self.series.rows.len(), room(view)),
        }
        Step::Stay
    }

    fn chosen(&self) -> Option<(&Row, &Cell)> {
        let row = self.series.rows.get(self.rows.at)?;
        Some((row, row.cells.get(self.years.at)?))
    }

    fn open(&self, view: &View) -> Step {
        let ids = self.chosen().map(|(_, cell)| cell.records.clone()).unwrap_or_default();
        if ids.is_empty() {
            return Step::Stay;
        }
        let keys = detail::keys(Kind::Indicator, ids.into_iter());
        Step::Open(Box::new(Screen::Detail(Detail::records(keys, 0, view))))
    }

    fn text(&self, cell: &Cell, view: &View) -> String {
        let text = match self.shows_delta {
            true => cell.delta(view.lang),
            false => cell.text.clone(),
        };
        if text.is_empty() { "—".to_owned() } else { text }
    }

    /// Columns of a year: the widest of its texts with brackets and a blank.
    fn cell_width(&self, view: &View) -> u16 {
        let cells = self.series.rows.iter().flat_map(|row| &row.cells);
        // Words instead of a figure may be cut: the status line has them in full.
        let figures = cells.filter(|cell| self.shows_delta || !cell.is_words);
        let widest = figures.map(|cell| self.text(cell, view).width()).max().unwrap_or(0);
        u16::try_from(widest + 3)
            .unwrap_or(u16::MAX)
            .clamp(LEAST_CELL, view.body.width.max(LEAST_CELL))
    }

    fn years_room(&self, view: &View) -> usize {
        let room = view.body.width.saturating_sub(MARK + LEAST_LABELS);
        usize::from(room / self.cell_width(view)).max(1)
    }

    /// The figure under the cursor in a sentence, with where it comes from.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let Some((row, cell)) = self.chosen() else { return String::new() };
        let Some(year) = self.series.years.get(self.years.at) else { return String::new() };
        let said = cell.say(*year, &row.measure, view.lang);
        let record = cell.records.first();
        let record = record.and_then(|id| view.book.record(Kind::Indicator, id.as_str()));
        let source = record.and_then(|record| present::source(view.book, record, view.lang));
        source.map_or(said.clone(), |source| format!("{said} · {source}"))
    }

    /// Draws the head and the rows that show.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let theme = view.theme;
        let mut line = Line::new(buffer, view.body, 0);
        let title = if self.shows_delta { Word::SeriesDelta } else { Word::SeriesTitle };
        if self.series.rows.is_empty() {
            let text = view.lang.say(Word::SeriesEmpty);
            Line::new(buffer, view.body, 1).left(1, u16::MAX, text, theme.text());
            return;
        }
        let years = &self.series.years;
        let shown = self.years.shown(years.len(), self.years_room(view));
        let rows = self.rows.shown(self.series.rows.len(), room(view));
        let cell = self.cell_width(view);
        let columns = u16::try_from(shown.len()).unwrap_or(1).saturating_mul(cell);
        let labels = view.body.width.saturating_sub(columns);
        let title = (view.lang.say(title), theme.quiet());
        let hides_below = rows.end < self.series.rows.len();
        title::render_in(&mut line, (MARK, labels), title, hides_below, view);
        for (x, at) in (0..).map(|nth| labels + nth * cell).zip(shown.clone()) {
            let before = if at > 0 && at == shown.start { "‹" } else { "" };
            let is_cut = at + 1 == shown.end && shown.end < years.len();
            let behind = if is_cut { "›" } else { " " };
            line.right(x, cell, &format!("{before}{}{behind}", years[at]), theme.strong());
        }
        let area = list_area(view);
        for (y, at) in (0..).zip(rows) {
            let row = &self.series.rows[at];
            let is_here = at == self.rows.at;
            let mut line = Line::new(buffer, area, y);
            if is_here {
                line.left(0, 1, "▸", theme.strong());
            }
            line.left(MARK, labels.saturating_sub(MARK + 1), &row.label(), theme.text());
            for (x, at) in (0..).map(|nth| labels + nth * cell).zip(shown.clone()) {
                let text = self.text(&row.cells[at], view);
                match is_here && at == self.years.at {
                    true => line.right(x, cell, &format!("[{text}]"), theme.chosen()),
                    false => line.right(x, cell - 1, &text, theme.text()),
                }
            }
        }
    }
}

fn list_area(view: &View) -> Rect {
    Rect { y: view.body.y + 1, height: view.body.height.saturating_sub(1), ..view.body }
}

fn room(view: &View) -> usize {
    usize::from(list_area(view).height)
}
