//! What can be added to a record: a step, an assessment, a name in a decision; or a record like it.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::form;
use super::keys::Action;
use super::picker::{Picker, Typed};
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
    picker: Picker,
    /// Derived: positions in `kinds` that match; behind the last one a record of the same kind.
    hits: Vec<usize>,
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
        let (picker, hits) = (Picker::default(), Vec::new());
        let mut parts = Parts { kind, owner, kinds, picker, hits };
        parts.derive(view);
        parts
    }

    fn derive(&mut self, view: &View) {
        let is_hit = |at: &usize| self.picker.matches(&[fold(&self.label(*at, view))]);
        self.hits = (0..=self.kinds.len()).filter(is_hit).collect();
        self.picker.go(0, self.hits.len(), view);
    }

    fn label(&self, at: usize, view: &View) -> String {
        match self.kinds.get(at) {
            Some((_, _, word)) => view.lang.say(*word).to_owned(),
            None => view.lang.fill(Word::PartsNew, &[("what", view.lang.say(self.kind.word()))]),
        }
    }

    /// Edits the filter; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        let typed = self.picker.type_key(event);
        if typed == Typed::Changed {
            self.derive(view);
        }
        typed != Typed::NotText
    }

    /// Pastes into the filter.
    pub fn paste(&mut self, text: &str, view: &View) {
        self.picker.paste(text);
        self.derive(view);
    }

    /// Moves, or opens the form of what is chosen.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if action != Action::Open {
            return self.picker.scroll(action, self.hits.len(), view);
        }
        let Some(at) = self.hits.get(self.picker.at()) else { return Step::Stay };
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
        if self.hits.is_empty() {
            self.picker.render_none(view, buffer);
        }
        self.picker.render(Word::PartsTitle, self.hits.len(), view, buffer, |at, line| {
            line.left(3, u16::MAX, &self.label(self.hits[at], view), view.theme.text());
        })
    }
}
