//! Typing a count into the grid: what was typed becomes a change, a closed sheet asks why.

use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::Grid;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::change::{Change, Edit};
use crate::domain::history::Operation;
use crate::domain::lineage;
use crate::domain::record::Record;
use crate::domain::sheet::{Figure, SheetHead};
use crate::domain::text::{Year, parse_count};
use crate::ui::field::Field;
use crate::ui::keys::Action;
use crate::ui::screen::{Step, View};
use crate::words::Word;

/// A change of a closed sheet, or of a year after the unit's end, and why it is made.
#[derive(Clone, Debug)]
pub(super) struct Reason {
    /// What is being typed.
    pub field: Field,
    change: Change,
    question: String,
}

impl Reason {
    /// The question with what has been typed.
    pub fn prompt(&self) -> String {
        format!("{} {}", self.question, self.field.text())
    }

    /// Where the cursor stands: in the status line, below the body and its rule.
    pub fn cursor(&self, view: &View) -> Position {
        let column = self.question.width() + 2 + self.field.column();
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        Position::new(column.min(view.body.width.saturating_sub(1)), view.body.bottom() + 1)
    }
}

impl Grid {
    /// A key while a count is being typed: most of them save it and move on.
    pub(super) fn act_on_typed(&mut self, action: Action, view: &View) -> Step {
        let follows = match action {
            Action::Back => {
                self.table.typed = None;
                return Step::Stay;
            }
            Action::Edit => Some(Action::Down),
            Action::NextTab => Some(Action::Right),
            Action::PreviousTab => Some(Action::Left),
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => Some(action),
            _ => None,
        };
        let Some(follows) = follows else { return Step::Stay };
        let step = self.finish(view);
        if self.table.typed.is_none() && self.reason.is_none() {
            let area = self.table_area(view);
            self.table.act(follows, area);
        }
        step
    }

    /// Makes a change out of what was typed; nothing typed makes the count absent, not zero.
    pub(super) fn finish(&mut self, view: &View) -> Step {
        let Some(field) = self.table.typed.take() else { return Step::Stay };
        let text = field.text();
        let value = match text.trim() {
            "" | "-" | "—" => None,
            text => match parse_count(text) {
                Some(value) => Some(value),
                None => {
                    self.table.typed = Some(field);
                    let why = view.lang.say(Word::BadCount);
                    let parts = [("value", text), ("why", why)];
                    return Step::Say(view.lang.fill(Word::NotACount, &parts));
                }
            },
        };
        let Some((change, year)) = self.change(value, view) else { return Step::Stay };
        if let Some(question) = question(view, year) {
            self.ask_reason(change, question);
            return Step::Stay;
        }
        Step::Commit { change, operation: Operation::SetCount, reason: None }
    }

    /// Asks why, offering the last reason again.
    pub(super) fn ask_reason(&mut self, change: Change, question: String) {
        let mut field = Field::default();
        field.insert(&self.last_reason);
        self.reason = Some(Reason { field, change, question });
    }

    /// The change that gives the chosen cell a value; `None` when it has it already.
    fn change(&self, value: Option<u32>, view: &View) -> Option<(Change, Year)> {
        let (line, year) = (self.row_key()?.line()?, self.year()?);
        let unit = view.unit.clone();
        let sheet = view.book.sheet(unit.as_str(), year);
        let before = sheet.and_then(|sheet| sheet.figure(line));
        if before.as_ref().map(|figure| figure.value) == value {
            return None;
        }
        let remark = before.as_ref().map(|figure| figure.remark.clone()).unwrap_or_default();
        let after = value.map(|value| Figure { value, remark });
        let mut edits = Vec::new();
        if sheet.is_none() {
            let state = Catalogue::built_in().choice(List::SheetState, "nhap");
            let head = SheetHead { state, ..SheetHead::new(unit.clone(), year) };
            edits.push(Edit::Add(Record::Sheet(head)));
        }
        edits.push(Edit::Count { unit, year, line, before, after });
        Some((Change { edits }, year))
    }

    /// A key while a reason is asked: Enter gives it, Esc takes the change back.
    pub(super) fn act_on_reason(&mut self, action: Action) -> Step {
        match action {
            Action::Back => self.reason = None,
            Action::Edit => {
                if let Some(Reason { field, change, .. }) =
                    self.reason.take_if(|r| !r.field.is_empty())
                {
                    self.last_reason = field.text();
                    let reason = Some(field.text());
                    return Step::Commit { change, operation: Operation::SetCount, reason };
                }
            }
            _ => {}
        }
        Step::Stay
    }
}

/// Asks for a reason where one is wanted: figures of the year are final, or the unit had ended.
pub(super) fn question(view: &View, year: Year) -> Option<String> {
    let of = year.to_string();
    let state = view.book.sheet(view.unit.as_str(), year).and_then(|sheet| sheet.head.state);
    if state.is_some_and(|state| state.is("chinh-thuc")) {
        return Some(view.lang.fill(Word::ReasonAsked, &[("year", &of)]));
    }
    let date = lineage::ended_before(view.book.unit(view.unit.as_str())?, year)?.to_string();
    let unit = lineage::name_in(view.book, view.unit, year);
    let values = [("unit", &*unit), ("date", &*date), ("year", &*of)];
    Some(view.lang.fill(Word::ReasonAskedEnded, &values))
}
