//! Lý do: a closed sheet changes only with a reason, typed in the status line; so do the figures
//! of a year in which their unit no longer existed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::field::Field;
use super::screen::View;
use crate::domain::change::Change;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::text::Year;
use crate::words::Word;

/// A change that wants a reason, and why it is made.
#[derive(Clone, Debug)]
pub struct Reason {
    /// What is being typed.
    field: Field,
    /// It is the last reason, offered again: the first letter replaces it.
    is_offered: bool,
    /// What is to be saved.
    pub change: Change,
    question: String,
}

impl Reason {
    /// Asks for one, with something to begin with.
    #[must_use]
    pub fn new(text: &str, change: Change, question: String) -> Reason {
        let mut field = Field::default();
        field.insert(text);
        let is_offered = !field.is_empty();
        Reason { field, is_offered, change, question }
    }

    /// Edits it; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent) -> bool {
        let is_letter = matches!(event.code, KeyCode::Char(_));
        let writes = is_letter && !event.modifiers.contains(KeyModifiers::CONTROL);
        let is_ctrl_h = event.code == KeyCode::Char('h') && !writes;
        let erases = is_ctrl_h || matches!(event.code, KeyCode::Backspace | KeyCode::Delete);
        let replaces = self.is_offered && (writes || erases);
        if replaces {
            self.field = Field::default();
        }
        let is_taken = self.field.key(event) || replaces;
        self.is_offered &= !is_taken;
        is_taken
    }

    /// Pastes into it.
    pub fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.is_offered) {
            self.field = Field::default();
        }
        self.field.insert(text);
    }

    /// What has been typed.
    #[must_use]
    pub fn text(&self) -> String {
        self.field.text()
    }

    /// What waits, once something is typed: an empty reason is none.
    pub fn given(waiting: &mut Option<Reason>) -> Option<Reason> {
        waiting.take_if(|reason| !reason.field.is_empty())
    }

    /// The question with what has been typed; what is only offered stands in brackets.
    #[must_use]
    pub fn prompt(&self) -> String {
        let (question, text) = (&self.question, self.field.text());
        if self.is_offered { format!("{question} [{text}]") } else { format!("{question} {text}") }
    }

    /// Where the cursor stands: in the status line, below the body and its rule.
    #[must_use]
    pub fn cursor(&self, view: &View) -> Position {
        let bracket = usize::from(self.is_offered);
        let column = self.question.width() + 2 + bracket + self.field.column();
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        Position::new(column.min(view.body.width.saturating_sub(1)), view.body.bottom() + 1)
    }
}

/// What is asked where a reason is wanted: figures of the year are final, or the unit had ended.
#[must_use]
pub fn question(view: &View, unit: &Id, year: Year) -> Option<String> {
    let of = year.to_string();
    if view.book.sheet(unit.as_str(), year).is_some_and(|sheet| sheet.head.is_closed()) {
        return Some(view.lang.fill(Word::ReasonAsked, &[("year", &of)]));
    }
    let date = lineage::ended_before(view.book.unit(unit.as_str())?, year)?.to_string();
    let unit = lineage::name_in(view.book, unit, year);
    let values = [("unit", &*unit), ("date", &*date), ("year", &*of)];
    Some(view.lang.fill(Word::ReasonAskedEnded, &values))
}
