//! What each key does in the place it was asked for: printed from the key table.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::keys::{Action, BINDINGS, Here};
use super::list::Span;
use super::paint::{Line, wrap};
use super::screen::{Step, View};
use super::title;
use crate::words::Word;

/// Where it is said what a key does.
const LABELS: u16 = 26;

/// The list of keys.
#[derive(Clone, Debug)]
pub struct Help {
    /// What it was asked for over.
    here: Here,
    span: Span,
}

impl Help {
    /// The keys of a place.
    #[must_use]
    pub fn new(here: Here) -> Help {
        Help { here, span: Span::default() }
    }

    /// The keys of a row that are no text there, and what they do, which may take several lines.
    fn lines(&self, view: &View) -> Vec<(String, String)> {
        let columns = usize::from(view.body.width.saturating_sub(LABELS + 1));
        let here = BINDINGS.iter().filter(|binding| binding.places.contains(&self.here.place));
        here.flat_map(|binding| {
            let keys = self.here.writes.keys(binding);
            let names: Vec<String> = keys.map(|key| key.shown(view.theme)).collect();
            let keys = std::iter::once(names.join("  ")).chain(std::iter::repeat(String::new()));
            keys.zip(wrap(view.lang.say(binding.label), columns))
        })
        .collect()
    }

    /// Moves through the list.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let (len, room) = (self.lines(view).len(), usize::from(view.body.height.saturating_sub(2)));
        self.span.scroll(action, len, room)
    }

    /// Draws the list.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let title =
            view.lang.fill(Word::HelpTitle, &[("place", view.lang.say(self.here.place.word()))]);
        Line::new(buffer, view.body, 0).left(1, u16::MAX, &title, view.theme.strong());
        let area =
            Rect { y: view.body.y + 2, height: view.body.height.saturating_sub(2), ..view.body };
        let lines = self.lines(view);
        let shown = self.span.shown(lines.len(), usize::from(area.height));
        title::more(&mut Line::new(buffer, view.body, 1), lines.len() > shown.end, view);
        for (y, (keys, label)) in (0..).zip(&lines[shown]) {
            let mut line = Line::new(buffer, area, y);
            line.left(1, LABELS - 2, keys, view.theme.strong());
            line.left(LABELS, u16::MAX, label, view.theme.text());
        }
    }
}
