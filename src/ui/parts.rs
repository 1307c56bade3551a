//! What can be added to a record: a step, an assessment, a name in a decision; or a record like it.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::form;
use super::keys::Action;
use super::picker::{Pick, Picker};
use super::screen::{Step, View};
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::text::fold;
use crate::words::Word;

/// The kinds of parts of one record.
#[derive(Clone, Debug)]
pub struct Parts {
    kind: Kind,
    owner: Id,
    /// Kind, field that names the owner, what the section is called.
    kinds: Vec<(Kind, &'static str, Word)>,
    /// Of positions in `kinds`; behind the last one a record of the same kind.
    picker: Picker<usize>,
}

impl Parts {
    /// All kinds of parts that a record can have.
    #[must_use]
    pub fn new(
        kind: Kind,
        owner: Id,
        kinds: Vec<(Kind, &'static str, Word)>,
        view: &View,
    ) -> Parts {
        let mut parts = Parts { kind, owner, kinds, picker: Picker::default() };
        parts.narrow(view);
        parts
    }

    fn label(&self, at: usize, view: &View) -> String {
        match self.kinds.get(at) {
            Some((_, _, word)) => view.lang.say(*word).to_owned(),
            None => view.lang.fill(Word::PartsNew, &[("what", view.lang.say(self.kind.word()))]),
        }
    }

    /// Moves, or opens the form of what is chosen.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if action != Action::Open {
            return self.picker.scroll(action, view);
        }
        let Some(at) = self.picker.chosen() else { return Step::Stay };
        let step = match self.kinds.get(*at) {
            Some((kind, field, _)) => form::open::part(*kind, field, &self.owner, view),
            None => form::open::new(self.kind, view),
        };
        match step {
            Step::Open(screen) => Step::Instead(screen),
            step => step,
        }
    }

    /// Draws title, filter and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        self.picker.render(Word::PartsTitle, view, buffer, |at, line| {
            line.left(3, u16::MAX, &self.label(*at, view), view.theme.text());
        })
    }
}

impl Pick for Parts {
    type Item = usize;

    fn picker(&mut self) -> &mut Picker<usize> {
        &mut self.picker
    }

    fn matching(&self, view: &View) -> Vec<usize> {
        let is_hit = |at: &usize| self.picker.matches(&[fold(&self.label(*at, view))]);
        (0..=self.kinds.len()).filter(is_hit).collect()
    }
}
