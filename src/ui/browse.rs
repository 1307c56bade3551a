//! A list of records of one kind: models, movements, indicators, documents alike.

use std::collections::BTreeSet;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::detail::{self, Detail};
use super::field::Field;
use super::form;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Screen, Step, View};
use super::series::SeriesTable;
use crate::domain::book::Book;
use crate::domain::document::writing::Writing;
use crate::domain::id::Id;
use crate::domain::record::{FieldRow, Kind, Record};
use crate::domain::text::{collation_key, fold};
use crate::domain::value::{Shape, Value};
use crate::report::life::Lack;
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
    /// Only records that lack this.
    lack: Option<Lack>,
    span: Span,
    /// Derived: all records of the unit and the units below it, in Vietnamese order.
    all: Vec<Entry>,
    /// Derived: positions in `all` that match the filter.
    hits: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: Id,
    /// All that can be searched, folded.
    text: String,
    /// What it lacks today.
    lacks: Vec<Lack>,
}

impl Browse {
    /// The records of a kind that belong to the unit of the view; documents belong to all.
    #[must_use]
    pub fn new(kind: Kind, view: &View) -> Browse {
        let units = with_descendants(view.book, view.unit);
        let is_here = |record: &&Record| match record.get("unit") {
            Some(Value::Text(unit)) => units.contains(&*unit),
            _ => true,
        };
        let mut records: Vec<&Record> = view.book.records(kind).filter(is_here).collect();
        records.sort_by_cached_key(|record| collation_key(&record.title()));
        let mut all: Vec<Entry> = records.into_iter().map(entry).collect();
        for lack in Lack::of(kind) {
            let lacking = lack.records(view.book, view.today);
            let lacking = all.iter_mut().filter(|entry| lacking.contains(&entry.id));
            lacking.for_each(|entry| entry.lacks.push(lack));
        }
        let hits = (0..all.len()).collect();
        let (filter, lack, span) = (Field::default(), None, Span::default());
        Browse { kind, filter, is_typing: false, lack, span, all, hits }
    }

    /// The kind of the records.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Makes the derived part anew; the cursor stays on its record.
    pub fn refresh(&mut self, view: &View) {
        let chosen = self.hits.get(self.span.at).map(|at| self.all[*at].id.clone());
        let (filter, is_typing) = (std::mem::take(&mut self.filter), self.is_typing);
        let (lack, top) = (self.lack, self.span.top);
        *self = Browse { filter, is_typing, lack, ..Browse::new(self.kind, view) };
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
        // Number and symbol of a document in any writing.
        let writing = Writing::read(&self.filter.text()).filter(|_| self.kind == Kind::Document);
        let matches = |entry: &Entry| {
            let lacks = self.lack.is_none_or(|lack| entry.lacks.contains(&lack));
            let is_meant = writing.as_ref().is_some_and(|one| entry.text.contains(&one.key));
            let has_words = || wanted.split_whitespace().all(|word| entry.text.contains(word));
            lacks && (is_meant || has_words())
        };
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
        if form::open::is_of_records(action) {
            return form::open::one(action, self.kind, chosen.as_ref(), view);
        }
        match action {
            Action::Advance => {
                let model = chosen.as_ref().filter(|_| self.kind == Kind::Exemplar);
                return form::open::advance(model, view);
            }
            Action::Filter => {
                self.is_typing = true;
                self.span.fit(self.hits.len(), self.room(view));
            }
            Action::Series if self.kind == Kind::Indicator => {
                return Step::Open(Box::new(Screen::Series(SeriesTable::new(view))));
            }
            Action::Series => return Step::Say(view.lang.say(Word::SeriesOnly).to_owned()),
            Action::Lacking => return self.next_lack(view),
            Action::Open if self.is_typing => self.is_typing = false,
            Action::Open => return self.open(view),
            Action::Back if self.has_filter() => {
                (self.is_typing, self.lack) = (false, None);
                self.filter = Field::default();
                self.derive(view);
            }
            _ => return self.span.scroll(action, self.hits.len(), self.room(view)),
        }
        Step::Stay
    }

    /// Shows only what lacks the next thing, after the last one everything again.
    fn next_lack(&mut self, view: &View) -> Step {
        let mut lacks = Lack::of(self.kind);
        let next = match self.lack {
            None => lacks.next(),
            Some(lack) => lacks.skip_while(|one| *one != lack).nth(1),
        };
        if next.is_none() && self.lack.is_none() {
            return Step::Say(view.lang.say(Word::LackNone).to_owned());
        }
        self.lack = next;
        self.derive(view);
        Step::Stay
    }

    fn open(&self, view: &View) -> Step {
        if self.hits.is_empty() {
            return Step::Stay;
        }
        let ids = self.hits.iter().map(|at| self.all[*at].id.clone());
        let keys = detail::keys(self.kind, ids);
        Step::Open(Box::new(Screen::Detail(Detail::records(keys, self.span.at, view))))
    }

    fn has_filter(&self) -> bool {
        self.is_typing || !self.filter.is_empty() || self.lack.is_some()
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
        match source {
            Some(source) => format!("{position} · {} · {source}", record.title()),
            None => format!("{position} · {}", record.title()),
        }
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
            for column in &columns {
                let text = present::cell(view.book, record, column.row, view.lang);
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
        if let Some(lack) = self.lack.filter(|_| filter.is_empty()) {
            let lack = view.lang.say(lack.word());
            return view.lang.fill(Word::LackNobody, &[("what", what), ("lack", lack)]);
        }
        view.lang.fill(Word::ListNoHit, &[("what", what), ("filter", &filter)])
    }

    fn render_filter(&self, view: &View, buffer: &mut Buffer) -> Position {
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), view.theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), view.theme.strong());
        let (shown, all) = (self.hits.len().to_string(), self.all.len().to_string());
        let parts = [("shown", &*shown), ("all", &*all)];
        let count = match self.lack {
            None => view.lang.fill(Word::ListCount, &parts),
            Some(lack) => {
                let lack = ("lack", view.lang.say(lack.word()));
                view.lang.fill(Word::LackShown, &[parts[0], parts[1], lack])
            }
        };
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

fn entry(record: &Record) -> Entry {
    let Some(id) = record.get("id").map(|value| value.cell()).and_then(|id| Id::parse(&id)) else {
        return Entry { id: Id::from_name("", |_| false), text: String::new(), lacks: vec![] };
    };
    let mut texts: Vec<String> = record.values().map(|(_, value)| value.cell()).collect();
    if let Record::Document(document) = record {
        texts.extend(document.keys());
    }
    Entry { id, text: fold(&texts.join(" ")), lacks: Vec::new() }
}

/// The unit and all units below it.
fn with_descendants(book: &Book, unit: &Id) -> BTreeSet<Id> {
    let mut units = BTreeSet::from([unit.clone()]);
    loop {
        let below = book.units().filter(|u| u.parent.as_ref().is_some_and(|p| units.contains(p)));
        let found: Vec<Id> = below.map(|u| u.id.clone()).filter(|id| !units.contains(id)).collect();
        if found.is_empty() {
            return units;
        }
        units.extend(found);
    }
}
