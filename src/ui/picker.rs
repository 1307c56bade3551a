//! A field above a list: letters narrow the list, arrows move, Enter chooses.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::field::Field;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Step, View};
use crate::domain::text::fold;
use crate::words::Word;

/// What is typed and where the cursor is; what the list holds is its owner's.
#[derive(Clone, Debug, Default)]
pub struct Picker {
    filter: Field,
    span: Span,
}

/// What a key did to the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text is another one: the list must be narrowed anew.
    Changed,
    /// Only the cursor in the text has moved.
    Same,
    /// The key is none of a field's.
    NotText,
}

impl Picker {
    /// True when every word typed is found in one of the texts, which are folded.
    #[must_use]
    pub fn matches(&self, texts: &[String]) -> bool {
        let wanted = fold(&self.filter.text());
        wanted.split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> String {
        self.filter.text()
    }

    /// Edits the field.
    pub fn type_key(&mut self, event: KeyEvent) -> Typed {
        let before = self.filter.text();
        match self.filter.key(event) {
            false => Typed::NotText,
            true if self.filter.text() == before => Typed::Same,
            true => Typed::Changed,
        }
    }

    /// Pastes into the field.
    pub fn paste(&mut self, text: &str) {
        self.filter.insert(text);
    }

    /// The chosen item.
    #[must_use]
    pub fn at(&self) -> usize {
        self.span.at
    }

    /// Chooses an item.
    pub fn go(&mut self, at: usize, len: usize, view: &View) {
        self.span.go(at, len, room(view));
    }

    /// Does what a moving key asks for.
    pub fn scroll(&mut self, action: Action, len: usize, view: &View) -> Step {
        self.span.scroll(action, len, room(view))
    }

    /// Draws title, field and the items that show, each by `item`; returns where the cursor stands.
    pub fn render(
        &self,
        title: Word,
        len: usize,
        view: &View,
        buffer: &mut Buffer,
        item: impl Fn(usize, &mut Line),
    ) -> Position {
        let theme = view.theme;
        Line::new(buffer, view.body, 0).left(1, u16::MAX, view.lang.say(title), theme.strong());
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), theme.text());
        let area = list_area(view);
        for (y, at) in (0..).zip(self.span.shown(len, usize::from(area.height))) {
            let mut line = Line::new(buffer, area, y);
            let is_chosen = at == self.span.at;
            let style = if is_chosen { theme.chosen() } else { theme.text() };
            line.left(1, 2, if is_chosen { "▸" } else { " " }, style);
            item(at, &mut line);
        }
        let column = u16::try_from(self.filter.column()).unwrap_or(0);
        Position::new(view.body.x + from + column, view.body.y + 1)
    }

    /// Says, where the list would stand, that nothing matches what is typed.
    pub fn render_none(&self, view: &View, buffer: &mut Buffer) {
        let text = view.lang.fill(Word::PickerNone, &[("text", &self.filter.text())]);
        Line::new(buffer, list_area(view), 0).left(1, u16::MAX, &text, view.theme.text());
    }
}

fn list_area(view: &View) -> Rect {
    let body = view.body;
    Rect { y: body.y + 3, height: body.height.saturating_sub(3), ..body }
}

fn room(view: &View) -> usize {
    usize::from(list_area(view).height)
}
