//! A list of records of one kind: models, movements, indicators, documents alike.

use std::collections::{HashMap, HashSet};

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::detail::Detail;
use super::field::Field;
use super::form;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Screen, Step, View};
use crate::domain::id::Id;
use crate::domain::lineage::{self, Tree};
use crate::domain::record::{FieldRow, Kind, Record};
use crate::domain::text::{Text, collation_key, fold};
use crate::domain::value::{Shape, Value};
use crate::report::compare::former_label;
use crate::report::present;
use crate::words::Word;

/// Columns of the row number and its mark.
const NUMBER: u16 = 6;
/// The least columns that the widest column keeps.
const LEAST: u16 = 24;

/// The list with its filter.
#[derive(Clone, Debug)]
pub struct Browse {
    kind: Kind,
    filter: Field,
    is_typing: bool,
    span: Span,
    /// Derived: all records of the unit and of those that ever stood below it, in Vietnamese order.
    all: Vec<Entry>,
    /// Derived: positions in `all` that match the filter.
    hits: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: Id,
    /// The former unit that it belongs to: it stays that unit's own.
    former: Option<Id>,
    /// All that can be searched, folded.
    text: String,
}

impl Browse {
    /// The records of a kind that belong to the unit of the view, then those of units before
    /// it; documents belong to all.
    #[must_use]
    pub fn new(kind: Kind, view: &View) -> Browse {
        let tree = Tree::of(view.book);
        let below = |unit: &Id| tree.ever_below(unit).into_iter().map(Id::as_str);
        let own: HashSet<&str> = below(view.unit).chain([view.unit.as_str()]).collect();
        let mut former: HashMap<&str, &Id> = HashMap::new();
        for unit in lineage::former_units(view.book, view.unit) {
            for id in below(unit).chain([unit.as_str()]) {
                former.entry(id).or_insert(unit);
            }
        }
        let entry_of = |record: &Record| match record.get("unit") {
            Some(Value::Text(unit)) if own.contains(&*unit) => Some(entry(record, None)),
            Some(Value::Text(unit)) => former.get(&*unit).map(|unit| entry(record, Some(unit))),
            _ => Some(entry(record, None)),
        };
        let records = view.book.records(kind);
        let mut all: Vec<(Entry, Text)> =
            records.filter_map(|record| Some((entry_of(record)?, record.title()))).collect();
        all.sort_by_cached_key(|(entry, title)| (entry.former.is_some(), collation_key(title)));
        let all: Vec<Entry> = all.into_iter().map(|(entry, _)| entry).collect();
        let hits = (0..all.len()).collect();
        let (filter, span) = (Field::default(), Span::default());
        Browse { kind, filter, is_typing: false, span, all, hits }
    }

    /// Makes the derived part anew; the cursor stays on its record.
    pub fn refresh(&mut self, view: &View) {
        let chosen = self.hits.get(self.span.at).map(|at| self.all[*at].id.clone());
        let (filter, is_typing) = (std::mem::take(&mut self.filter), self.is_typing);
        let top = self.span.top;
        *self = Browse { filter, is_typing, ..Browse::new(self.kind, view) };
        self.derive(view);
        let at = self.hits.iter().position(|at| Some(&self.all[*at].id) == chosen.as_ref());
        self.span = Span { at: at.unwrap_or(0), top };
        self.span.fit(self.hits.len(), self.room(view));
    }

    /// True while letters go into the filter.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.is_typing
    }

    fn derive(&mut self, view: &View) {
        let wanted = fold(&self.filter.text());
        let matches =
            |entry: &Entry| wanted.split_whitespace().all(|word| entry.text.contains(word));
        self.hits = (0..self.all.len()).filter(|at| matches(&self.all[*at])).collect();
        self.span = Span::default();
        self.span.fit(self.hits.len(), self.room(view));
    }

    /// Edits the filter while it has the focus; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        let before = self.filter.text();
        let is_taken = self.is_typing && self.filter.key(event);
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

    /// Moves, opens, filters, adds, changes, removes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let chosen = self.hits.get(self.span.at).map(|at| self.all[*at].id.clone());
        if let Some(step) = form::open::act(action, self.kind, chosen.as_ref(), view) {
            return step;
        }
        match action {
            Action::Filter => {
                self.is_typing = true;
                self.span.fit(self.hits.len(), self.room(view));
            }
            Action::Open if self.is_typing => self.is_typing = false,
            Action::Open => return self.open(),
            Action::Back if self.is_typing || !self.filter.is_empty() => {
                self.is_typing = false;
                self.filter = Field::default();
                self.derive(view);
            }
            _ => return self.span.scroll(action, self.hits.len(), self.room(view)),
        }
        Step::Stay
    }

    fn open(&self) -> Step {
        if self.hits.is_empty() {
            return Step::Stay;
        }
        let ids = self.hits.iter().map(|at| self.all[*at].id.clone()).collect();
        Step::Open(Box::new(Screen::Detail(Detail::records(self.kind, ids, self.span.at))))
    }

    fn has_filter(&self) -> bool {
        self.is_typing || !self.filter.is_empty()
    }

    fn list_area(&self, view: &View) -> Rect {
        let head = 1 + u16::from(self.has_filter());
        let body = view.body;
        Rect { y: body.y + head, height: body.height.saturating_sub(head), ..body }
    }

    fn room(&self, view: &View) -> usize {
        usize::from(self.list_area(view).height)
    }

    /// The chosen record.
    fn chosen<'a>(&self, view: &View<'a>) -> Option<&'a Record> {
        let at = *self.hits.get(self.span.at)?;
        view.book.record(self.kind, self.all[at].id.as_str())
    }

    /// What the list cuts short, in full: the title, then where it comes from.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let Some(record) = self.chosen(view) else { return String::new() };
        let source = present::source(view.book, record, view.lang);
        let position = format!("{}/{}", self.span.at + 1, self.hits.len());
        let former = self.hits.get(self.span.at).and_then(|at| self.all[*at].former.as_ref());
        let former = former.map(|unit| former_label(view.book, unit, view.lang));
        let parts = [Some(position), former, Some(record.title().to_string()), source];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Draws heads, filter and the rows that show; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let columns = columns(self.kind, view.body.width);
        let mut line = Line::new(buffer, view.body, 0);
        for column in &columns {
            let label = view.lang.say(column.row.label);
            column.write(&mut line, label, view.theme.strong());
        }
        line.right(0, NUMBER - 1, view.lang.say(Word::RowNumber), view.theme.quiet());
        let cursor = self.has_filter().then(|| self.render_filter(view, buffer));
        let area = self.list_area(view);
        if self.hits.is_empty() {
            let text = self.nothing(view);
            Line::new(buffer, area, 1).left(1, u16::MAX, &text, view.theme.text());
        }
        let shown = self.span.shown(self.hits.len(), usize::from(area.height));
        for (y, at) in (0..).zip(shown) {
            let id = &self.all[self.hits[at]].id;
            let Some(record) = view.book.record(self.kind, id.as_str()) else { continue };
            let mut line = Line::new(buffer, area, y);
            let is_chosen = at == self.span.at;
            let style = if is_chosen { view.theme.chosen() } else { view.theme.quiet() };
            let mark = if is_chosen { "▸" } else { " " };
            line.left(0, NUMBER - 1, &format!("{mark}{:>4}", at + 1), style);
            let is_former = self.all[self.hits[at]].former.is_some();
            for (nth, column) in columns.iter().enumerate() {
                let mut text = present::cell(view.book, record, column.row, view.lang);
                if is_former && nth == 0 {
                    text = format!("{} {text}", view.lang.say(Word::FormerMark));
                }
                column.write(&mut line, &text, view.theme.text());
            }
        }
        cursor.filter(|_| self.is_typing)
    }

    fn nothing(&self, view: &View) -> String {
        let what = view.lang.say(self.kind.word());
        if self.all.is_empty() {
            let unit = view.book.unit(view.unit.as_str()).map_or("", |unit| &unit.name);
            return view.lang.fill(Word::ListEmpty, &[("what", what), ("unit", unit)]);
        }
        let filter = self.filter.text();
        view.lang.fill(Word::ListNoHit, &[("what", what), ("filter", &filter)])
    }

    fn render_filter(&self, view: &View, buffer: &mut Buffer) -> Position {
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), view.theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), view.theme.strong());
        let (shown, all) = (self.hits.len().to_string(), self.all.len().to_string());
        let count = view.lang.fill(Word::ListCount, &[("shown", &shown), ("all", &all)]);
        line.right(0, u16::MAX, &format!("{count} "), view.theme.quiet());
        let column = u16::try_from(self.filter.column()).unwrap_or(0);
        Position::new(view.body.x + from + column, view.body.y + 1)
    }
}

/// One column of the list.
struct Column {
    row: &'static FieldRow,
    x: u16,
    width: u16,
}

impl Column {
    fn write(&self, line: &mut Line, text: &str, style: ratatui::style::Style) {
        if matches!(self.row.shape, Shape::Number) {
            line.right(self.x, self.width, text, style);
        } else {
            line.left(self.x, self.width, text, style);
        }
    }
}

/// The columns that fit: the widest gives way first, then the last ones go.
fn columns(kind: Kind, width: u16) -> Vec<Column> {
    let mut rows: Vec<&FieldRow> = kind.fields().iter().filter(|row| row.width > 0).collect();
    let widest = rows.iter().map(|row| row.width).max().unwrap_or(0);
    let room = width.saturating_sub(NUMBER + 1);
    let fixed = |rows: &[&FieldRow]| -> u16 {
        rows.iter().filter(|row| row.width != widest).map(|row| row.width + 2).sum()
    };
    while rows.len() > 1 && fixed(&rows) + LEAST > room {
        let narrow = rows.iter().rposition(|row| row.width != widest);
        let Some(last) = narrow else { break };
        rows.remove(last);
    }
    let flexible = room.saturating_sub(fixed(&rows));
    let mut x = NUMBER;
    let mut columns = Vec::with_capacity(rows.len());
    for row in rows {
        let width = if row.width == widest { flexible } else { row.width };
        columns.push(Column { row, x, width });
        x += width + 2;
    }
    columns
}

fn entry(record: &Record, former: Option<&Id>) -> Entry {
    let former = former.cloned();
    let Some(id) = record.get("id").map(|value| value.cell()).and_then(|id| Id::parse(&id)) else {
        return Entry { id: Id::from_name("", |_| false), former, text: String::new() };
    };
    let texts: Vec<String> = record.values().map(|(_, value)| value.cell()).collect();
    Entry { id, former, text: fold(&texts.join(" ")) }
}
