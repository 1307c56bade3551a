//! What each key does in the place it was asked for: printed from the key table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::keys::{Action, BINDINGS, Binding, Place};
use super::list::Span;
use super::paint::Line;
use super::screen::{Step, View};
use crate::words::Word;

/// The list of keys.
#[derive(Clone, Debug)]
pub struct Help {
    place: Place,
    span: Span,
}

impl Help {
    /// The keys of a place.
    #[must_use]
    pub fn new(place: Place) -> Help {
        Help { place, span: Span::default() }
    }

    fn rows(&self) -> impl Iterator<Item = &'static Binding> {
        let place = self.place;
        BINDINGS.iter().filter(move |binding| binding.places.contains(&place))
    }

    /// Moves through the list.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let (len, room) = (self.rows().count(), usize::from(view.body.height.saturating_sub(2)));
        self.span.scroll(action, len, room)
    }

    /// Draws the list.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let title = view.lang.fill(Word::HelpTitle, &[("place", view.lang.say(self.place.word()))]);
        Line::new(buffer, view.body, 0).left(1, u16::MAX, &title, view.theme.strong());
        let area =
            Rect { y: view.body.y + 2, height: view.body.height.saturating_sub(2), ..view.body };
        let rows: Vec<&Binding> = self.rows().collect();
        let shown = self.span.shown(rows.len(), usize::from(area.height));
        for (y, binding) in (0..).zip(&rows[shown]) {
            let names: Vec<String> = binding.keys.iter().map(|key| key.name()).collect();
            let mut line = Line::new(buffer, area, y);
            line.left(1, 24, &names.join("  "), view.theme.strong());
            line.left(26, u16::MAX, view.lang.say(binding.label), view.theme.text());
        }
    }
}
