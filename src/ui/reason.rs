//! Lý do: a closed sheet changes only with a reason, typed in the status line.

use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::field::Field;
use super::screen::View;
use crate::domain::change::Change;
use crate::domain::text::Year;
use crate::words::{Lang, Word};

/// A change of a closed sheet, and why it is made.
#[derive(Clone, Debug)]
pub struct Reason {
    /// What is being typed.
    pub field: Field,
    /// What is to be saved.
    pub change: Change,
    year: Year,
}

impl Reason {
    /// Asks for one, with something to begin with.
    #[must_use]
    pub fn new(text: &str, change: Change, year: Year) -> Reason {
        let mut field = Field::default();
        field.insert(text);
        Reason { field, change, year }
    }

    /// What waits, once something is typed: an empty reason is none.
    pub fn given(waiting: &mut Option<Reason>) -> Option<Reason> {
        waiting.take_if(|reason| !reason.field.is_empty())
    }

    fn label(&self, lang: Lang) -> String {
        lang.fill(Word::ReasonAsked, &[("year", &self.year.to_string())])
    }

    /// The question with what has been typed.
    #[must_use]
    pub fn prompt(&self, lang: Lang) -> String {
        format!("{} {}", self.label(lang), self.field.text())
    }

    /// Where the cursor stands: in the status line, below the body and its rule.
    #[must_use]
    pub fn cursor(&self, view: &View) -> Position {
        let column = self.label(view.lang).width() + 2 + self.field.column();
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        Position::new(column.min(view.body.width.saturating_sub(1)), view.body.bottom() + 1)
    }
}

/// The year, when the unit's sheet of it is closed: its figures are final.
#[must_use]
pub fn closed_year(view: &View, year: Year) -> Option<Year> {
    let sheet = view.book.sheet(view.unit.as_str(), year)?;
    sheet.head.is_closed().then_some(year)
}
