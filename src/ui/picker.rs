//! A field above a list: letters narrow the list, arrows move, Enter chooses.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::field::Field;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Step, View};
use super::title;
use crate::domain::text::fold;
use crate::words::Word;

/// What is typed, what it leaves of the list, and where the cursor is.
#[derive(Clone, Debug)]
pub struct Picker<T> {
    filter: Field,
    span: Span,
    /// Derived: what matches.
    hits: Vec<T>,
}

/// A list that letters narrow; each list knows what matches.
pub trait Pick {
    /// What is picked.
    type Item;

    /// The field and the list.
    fn picker(&mut self) -> &mut Picker<Self::Item>;

    /// What matches the letters typed, in order.
    fn matching(&self, view: &View) -> Vec<Self::Item>;

    /// True for a key that does something to the item, though a field would take it.
    fn is_for_item(&self, _: KeyEvent) -> bool {
        false
    }

    /// Makes the list anew, the cursor on its first item.
    fn narrow(&mut self, view: &View) {
        let hits = self.matching(view);
        self.picker().hits = hits;
        self.picker().go(0, view);
    }

    /// Makes the list anew, the cursor on the item that it was on, where there is one still.
    fn renew(&mut self, view: &View, is_same: impl Fn(&Self::Item, &Self::Item) -> bool) {
        let hits = self.matching(view);
        let picker = self.picker();
        let before = std::mem::replace(&mut picker.hits, hits);
        let chosen = before.get(picker.span.at);
        let at = picker.hits.iter().position(|hit| chosen.is_some_and(|one| is_same(hit, one)));
        picker.go(at.unwrap_or(picker.span.at), view);
    }

    /// Edits what is looked for; false when the key is none of a field's.
    fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        if self.is_for_item(event) {
            return false;
        }
        let before = self.picker().text();
        let is_text = self.picker().filter.key(event);
        if self.picker().text() != before {
            self.narrow(view);
        }
        is_text
    }

    /// Pastes into the field.
    fn paste(&mut self, text: &str, view: &View) {
        self.picker().filter.insert(text);
        self.narrow(view);
    }
}

impl<T> Default for Picker<T> {
    fn default() -> Picker<T> {
        Picker { filter: Field::default(), span: Span::default(), hits: Vec::new() }
    }
}

impl<T> Picker<T> {
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

    /// What matches.
    #[must_use]
    pub fn hits(&self) -> &[T] {
        &self.hits
    }

    /// The item under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&T> {
        self.hits.get(self.span.at)
    }

    /// Moves the cursor to an item.
    pub fn go(&mut self, at: usize, view: &View) {
        self.span.go(at, self.hits.len(), room(view));
    }

    /// Does what a moving key asks for.
    pub fn scroll(&mut self, action: Action, view: &View) -> Step {
        self.span.scroll(action, self.hits.len(), room(view))
    }

    /// Draws title, field and the items that show, each by `item`; returns where the cursor stands.
    pub fn render(
        &self,
        name: Word,
        view: &View,
        buffer: &mut Buffer,
        item: impl Fn(&T, &mut Line),
    ) -> Position {
        let theme = view.theme;
        let area = list_area(view);
        let shown = self.span.shown(self.hits.len(), usize::from(area.height));
        let hides_below = shown.end < self.hits.len();
        title::render(view.lang.say(name), theme.strong(), hides_below, view, buffer);
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), theme.text());
        if self.hits.is_empty() {
            let text = view.lang.fill(Word::PickerNone, &[("text", &self.filter.text())]);
            Line::new(buffer, area, 0).left(1, u16::MAX, &text, theme.text());
        }
        for (y, at) in (0..).zip(shown) {
            let mut line = Line::new(buffer, area, y);
            let is_chosen = at == self.span.at;
            let style = if is_chosen { theme.chosen() } else { theme.text() };
            line.left(1, 2, if is_chosen { "▸" } else { " " }, style);
            item(&self.hits[at], &mut line);
        }
        let column = u16::try_from(self.filter.column()).unwrap_or(0);
        Position::new(view.body.x + from + column, view.body.y + 1)
    }
}

fn list_area(view: &View) -> Rect {
    let body = view.body;
    Rect { y: body.y + 3, height: body.height.saturating_sub(3), ..body }
}

fn room(view: &View) -> usize {
    usize::from(list_area(view).height)
}
