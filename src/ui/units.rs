//! Choosing the unit whose records are on screen: type a few letters, Enter.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::field::Field;
use super::form;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Step, View};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::text::{collation_key, fold};
use crate::domain::unit::Unit;
use crate::words::{Lang, Word};

/// The list of units with its filter.
#[derive(Clone, Debug)]
pub struct Units {
    filter: Field,
    span: Span,
    /// Derived: the units that match, those with counts first, then by level and name.
    hits: Vec<Id>,
}

impl Units {
    /// All units, the cursor on the one that is open.
    #[must_use]
    pub fn new(view: &View) -> Units {
        let mut units = Units { filter: Field::default(), span: Span::default(), hits: Vec::new() };
        units.derive(view);
        let at = units.hits.iter().position(|id| id == view.unit).unwrap_or(0);
        units.span.go(at, units.hits.len(), room(view));
        units
    }

    fn derive(&mut self, view: &View) {
        let wanted = fold(&self.filter.text());
        let matches = |unit: &Unit| {
            let names = std::iter::once(&unit.name).chain(&unit.aliases);
            let text: Vec<String> = names.map(|name| fold(name)).collect();
            wanted.split_whitespace().all(|word| text.iter().any(|name| name.contains(word)))
        };
        let mut hits: Vec<&Unit> = view.book.units().filter(|unit| matches(unit)).collect();
        let has_counts = |unit: &Unit| !view.book.sheets_of(unit.id.as_str()).is_empty();
        hits.sort_by_cached_key(|unit| {
            (!has_counts(unit), unit.level.map(|level| level.code()), collation_key(&unit.name))
        });
        self.hits = hits.into_iter().map(|unit| unit.id.clone()).collect();
        self.span.fit(self.hits.len(), room(view));
    }

    /// Edits the filter; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        let before = self.filter.text();
        let is_taken = self.filter.key(event);
        if is_taken && self.filter.text() != before {
            self.span = Span::default();
            self.derive(view);
        }
        is_taken
    }

    /// Pastes into the filter.
    pub fn paste(&mut self, text: &str, view: &View) {
        self.filter.insert(text);
        self.span = Span::default();
        self.derive(view);
    }

    /// Makes the derived part anew; the cursor stays on its unit.
    pub fn refresh(&mut self, view: &View) {
        let chosen = self.hits.get(self.span.at).cloned();
        self.derive(view);
        let at = self.hits.iter().position(|id| Some(id) == chosen.as_ref());
        self.span.go(at.unwrap_or(self.span.at), self.hits.len(), room(view));
    }

    /// Moves, chooses, adds, changes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let chosen = self.hits.get(self.span.at);
        if let Some(step) = form::open::act(action, Kind::Unit, chosen, view) {
            return step;
        }
        match action {
            Action::Open => match self.hits.get(self.span.at) {
                Some(id) => Step::ChooseUnit(id.clone()),
                None => Step::Stay,
            },
            _ => self.span.scroll(action, self.hits.len(), room(view)),
        }
    }

    /// Draws title, filter and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        let theme = view.theme;
        let title = view.lang.say(Word::UnitsTitle);
        Line::new(buffer, view.body, 0).left(1, u16::MAX, title, theme.strong());
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), theme.text());
        let area = list_area(view);
        for (y, at) in (0..).zip(self.span.shown(self.hits.len(), usize::from(area.height))) {
            let Some(unit) = view.book.unit(self.hits[at].as_str()) else { continue };
            let mut line = Line::new(buffer, area, y);
            let is_chosen = at == self.span.at;
            let style = if is_chosen { theme.chosen() } else { theme.text() };
            line.left(1, 2, if is_chosen { "▸" } else { " " }, style);
            let name_end = line.left(3, 44, &unit_label(unit, view.lang), theme.text());
            let parent = unit.parent.as_ref().and_then(|id| view.book.unit(id.as_str()));
            let parent = parent.map_or(String::new(), |parent| parent.name.to_string());
            line.left(name_end.max(46) + 1, 20, &parent, theme.quiet());
            line.right(66, 12, &years_of(view.book, unit), theme.quiet());
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

/// "huyện Hồng Ngự (đến 30/6/2025)": a former unit shows its end, because names return.
#[must_use]
pub fn unit_label(unit: &Unit, lang: Lang) -> String {
    match unit.until {
        None => unit.name.to_string(),
        Some(until) => {
            let date = until.to_string();
            lang.fill(Word::UnitUntil, &[("unit", &unit.name), ("date", &date)])
        }
    }
}

/// "2015–2020": the years of the unit's sheets.
#[must_use]
pub fn years_of(book: &Book, unit: &Unit) -> String {
    match book.sheets_of(unit.id.as_str()) {
        [] => String::new(),
        [only] => only.head.year.to_string(),
        [first, .., last] => format!("{}–{}", first.head.year, last.head.year),
    }
}
