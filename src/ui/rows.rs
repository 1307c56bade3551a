//! A row that the grid does not have yet: an award and who receives it.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::field::Field;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Step, View};
use crate::domain::catalogue::Catalogue;
use crate::domain::sheet::LineKey;
use crate::domain::text::fold;
use crate::words::Word;

/// The rows of the catalogue with a filter.
#[derive(Clone, Debug)]
pub struct Rows {
    filter: Field,
    span: Span,
    /// Derived: awards and recipients that match, highest first.
    hits: Vec<LineKey>,
}

impl Rows {
    /// Every award with everyone who can receive it.
    #[must_use]
    pub fn new(view: &View) -> Rows {
        let mut rows = Rows { filter: Field::default(), span: Span::default(), hits: Vec::new() };
        rows.derive(view);
        rows
    }

    fn derive(&mut self, view: &View) {
        let wanted = fold(&self.filter.text());
        let mut hits = Vec::new();
        for award in Catalogue::built_in().awards() {
            for recipient in &award.recipients {
                let who = fold(view.lang.say(recipient.word()));
                let names = award.abbreviations.iter().chain(&award.aliases);
                let names: Vec<String> =
                    names.chain([&award.name]).map(|name| fold(name)).collect();
                let has = |word: &str| names.iter().any(|n| n.contains(word)) || who.contains(word);
                if wanted.split_whitespace().all(has) {
                    hits.push(LineKey::new(award.code, *recipient));
                }
            }
        }
        self.hits = hits;
        self.span = Span::default();
        self.span.fit(self.hits.len(), room(view));
    }

    /// Edits the filter; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        let before = self.filter.text();
        let is_taken = self.filter.key(event);
        if is_taken && self.filter.text() != before {
            self.derive(view);
        }
        is_taken
    }

    /// Pastes into the filter.
    pub fn paste(&mut self, text: &str, view: &View) {
        self.filter.insert(text);
        self.derive(view);
    }

    /// Moves, or chooses.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        match action {
            Action::Open => {
                self.hits.get(self.span.at).map_or(Step::Stay, |key| Step::AddRow(*key))
            }
            _ => self.span.scroll(action, self.hits.len(), room(view)),
        }
    }

    /// Draws title, filter and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        let theme = view.theme;
        let title = view.lang.say(Word::RowsTitle);
        Line::new(buffer, view.body, 0).left(1, u16::MAX, title, theme.strong());
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), theme.text());
        let area = list_area(view);
        for (y, at) in (0..).zip(self.span.shown(self.hits.len(), usize::from(area.height))) {
            let key = self.hits[at];
            let mut line = Line::new(buffer, area, y);
            let is_chosen = at == self.span.at;
            let style = if is_chosen { theme.chosen() } else { theme.text() };
            line.left(1, 2, if is_chosen { "▸" } else { " " }, style);
            let award = key.award.award();
            line.left(3, view.body.width.saturating_sub(18), &award.name, theme.text());
            line.right(0, u16::MAX, view.lang.say(key.recipient.word()), theme.quiet());
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
