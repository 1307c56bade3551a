//! Typing a count into the grid: what was typed becomes a change, a closed sheet asks why.

use super::Grid;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::change::{Change, Edit};
use crate::domain::history::Operation;
use crate::domain::record::Record;
use crate::domain::sheet::{Figure, SheetHead};
use crate::domain::text::{Year, parse_count};
use crate::ui::keys::Action;
use crate::ui::reason::{Reason, question};
use crate::ui::screen::{Step, View};
use crate::words::Word;

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
        if let Some(question) = question(view, view.unit, year) {
            self.ask_reason(change, question);
            return Step::Stay;
        }
        Step::Commit { change, operation: Operation::SetCount, reason: None }
    }

    /// Asks why, offering the last reason again.
    pub(super) fn ask_reason(&mut self, change: Change, question: String) {
        self.reason = Some(Reason::new(&self.last_reason, change, question));
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
                if let Some(Reason { field, change, .. }) = Reason::given(&mut self.reason) {
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
