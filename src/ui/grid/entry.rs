//! Typing a count into the grid: what was typed becomes a change, a closed sheet asks why.

use super::Grid;
use super::paste::Block;
use crate::domain::change::Change;
use crate::domain::history::Operation;
use crate::domain::text::parse_count;
use crate::ui::keys::Action;
use crate::ui::reason::Reason;
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
        if self.reason.is_some() {
            self.follows = Some(follows);
        } else if self.table.typed.is_none() {
            self.table.act(follows, self.table_area(view));
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
        let cell = (self.table.rows.at, self.table.years.at, value);
        let block = self.block(vec![cell], None, view);
        self.put_in(block)
    }

    /// Saves what is typed or pasted; a closed sheet asks why first, and shows the new counts.
    pub(super) fn put_in(&mut self, block: Block) -> Step {
        let change = block.change().clone();
        if change.edits.is_empty() {
            return Step::Stay;
        }
        if let Some(question) = block.question.clone() {
            self.table.block = Some(block);
            self.ask_reason(change, question);
            return Step::Stay;
        }
        Step::Commit { change, operation: Operation::SetCount, reason: None }
    }

    /// Asks why, offering the last reason again.
    pub(super) fn ask_reason(&mut self, change: Change, question: String) {
        self.reason = Some(Reason::new(&self.last_reason, change, question));
    }

    /// A key while a reason is asked: Enter gives it, Esc takes the change back.
    pub(super) fn act_on_reason(&mut self, action: Action, view: &View) -> Step {
        match action {
            Action::Back => (self.reason, self.follows, self.table.block) = (None, None, None),
            Action::Edit => {
                if let Some(reason) = Reason::given(&mut self.reason) {
                    self.table.block = None;
                    if let Some(follows) = self.follows.take() {
                        self.table.act(follows, self.table_area(view));
                    }
                    self.last_reason = reason.text();
                    let Reason { change, .. } = reason;
                    let reason = Some(self.last_reason.clone());
                    return Step::Commit { change, operation: Operation::SetCount, reason };
                }
            }
            _ => {}
        }
        Step::Stay
    }
}
