//! Which line of a table is what: the unit's own rows and totals, then what stands beside.

use std::ops::Range;

use ratatui::layout::Rect;

use super::{Span, Table};
use crate::report::compare::{Beside, Comparison, Row};

/// Rows that scroll above totals that stay.
const LEAST_ROWS: usize = 3;

/// One line of a table.
pub(super) enum Place<'t> {
    /// The line that says whose figures follow.
    Head(&'t Beside),
    /// A row of figures.
    Row(Figures<'t>),
}

/// A row of figures and where it stands.
pub(super) struct Figures<'t> {
    pub row: &'t Row,
    /// Its place among the rows, or among the totals.
    pub nth: usize,
    pub is_total: bool,
    /// What it belongs to, when it is not the unit's own.
    pub of: Option<&'t Beside>,
}

impl Table {
    /// Rows, totals and what stands beside, together.
    #[must_use]
    pub fn len(&self) -> usize {
        let beside = self.beside.iter().map(|one| 1 + lines(&one.comparison)).sum::<usize>();
        lines(&self.comparison) + beside
    }

    /// What a line is.
    pub(super) fn place(&self, at: usize) -> Option<Place<'_>> {
        let own = std::iter::once((None, &self.comparison));
        let beside = self.beside.iter().map(|one| (Some(one), &one.comparison));
        let mut at = at;
        for (of, comparison) in own.chain(beside) {
            if let Some(one) = of {
                let Some(below) = at.checked_sub(1) else { return Some(Place::Head(one)) };
                at = below;
            }
            for (rows, is_total) in [(&comparison.rows, false), (&comparison.totals, true)] {
                if let Some(row) = rows.get(at) {
                    return Some(Place::Row(Figures { row, nth: at, is_total, of }));
                }
                at -= rows.len();
            }
        }
        None
    }

    /// The totals at the end that stay in sight while the rows above them scroll: those of the only
    /// figures there are, where they leave room for rows.
    fn foot(&self, room: usize) -> usize {
        let mut filled = self.comparisons().filter(|one| lines(one) > 0);
        match (filled.next(), filled.next()) {
            (Some(only), None) if only.totals.len() + LEAST_ROWS <= room => only.totals.len(),
            _ => 0,
        }
    }

    /// How many lines scroll, and how many of them fit: one line is the head.
    pub(super) fn scrolling(&self, area: Rect) -> (usize, usize) {
        let room = usize::from(area.height.saturating_sub(1));
        let foot = self.foot(room);
        (self.len() - foot, room - foot)
    }

    /// The lines that show, totals that stay left out.
    pub(super) fn rows_shown(&self, area: Rect) -> Range<usize> {
        let (rows, room) = self.scrolling(area);
        self.rows.shown(rows, room)
    }

    /// The totals that stay.
    pub(super) fn foot_shown(&self, area: Rect) -> Range<usize> {
        self.scrolling(area).0..self.len()
    }

    /// True when there are rows below those that show.
    #[must_use]
    pub fn hides_below(&self, area: Rect) -> bool {
        self.rows_shown(area).end < self.scrolling(area).0
    }

    /// Keeps the row of the cursor in sight; on a total, the last rows above it.
    pub(super) fn fit_rows(&mut self, area: Rect) {
        let (rows, room) = self.scrolling(area);
        self.rows.at = self.rows.at.min(self.len().saturating_sub(1));
        let mut above = Span { at: self.rows.at.min(rows.saturating_sub(1)), ..self.rows };
        above.fit(rows, room);
        self.rows.top = above.top;
    }

    fn figures(&self, at: usize) -> Option<Figures<'_>> {
        match self.place(at)? {
            Place::Row(figures) => Some(figures),
            Place::Head(_) => None,
        }
    }

    /// The row of figures of a line.
    #[must_use]
    pub fn row(&self, at: usize) -> Option<&Row> {
        self.figures(at).map(|figures| figures.row)
    }

    /// True for a total.
    #[must_use]
    pub fn is_total(&self, at: usize) -> bool {
        self.figures(at).is_some_and(|figures| figures.is_total)
    }

    /// What a line belongs to, its head included, when it is not the unit's own.
    #[must_use]
    pub fn beside_at(&self, at: usize) -> Option<&Beside> {
        match self.place(at)? {
            Place::Head(one) => Some(one),
            Place::Row(figures) => figures.of,
        }
    }
}

fn lines(comparison: &Comparison) -> usize {
    comparison.rows.len() + comparison.totals.len()
}
