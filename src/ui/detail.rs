//! One record with its fields, its parts and who refers to it, or the figures behind a cell.

mod lines;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use self::lines::{LABELS, Row, Under};
use super::form;
use super::keys::Action;
use super::list::Span;
use super::paint::{Line, wrap};
use super::parts::Parts;
use super::plain::Plain;
use super::screen::{Screen, Step, View};
use super::title;
use crate::domain::book::Stored;
use crate::domain::change::{Change, Edit};
use crate::domain::history;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::text::Text;
use crate::report::parts::{self, Related};
use crate::report::table::{Format, Table};
use crate::report::{cite, present};
use crate::words::Word;

/// What is shown, and which line the cursor is on.
#[derive(Clone, Debug)]
pub struct Detail {
    subject: Subject,
    span: Span,
    /// One of its records that is being added again.
    awaited: Option<Key>,
    /// Derived: what belongs to the record in front, and who refers to it.
    related: Related,
    /// Derived: the lines of the page, in the columns that there are.
    rows: Vec<Row>,
}

#[derive(Clone, Debug)]
enum Subject {
    /// Records one can leaf through: all that it was opened on, and those that are in the book.
    Records { all: Vec<Key>, keys: Vec<Key>, at: usize },
    /// A text made elsewhere: a title, then labels with their text.
    Page { title: Text, rows: Vec<(Text, Text)> },
}

impl Detail {
    /// Records, the one at `at` in front.
    #[must_use]
    pub fn records(keys: Vec<Key>, at: usize, view: &View) -> Detail {
        Detail::of(Subject::Records { all: keys.clone(), keys, at }, view)
    }

    /// A page of labels and texts.
    #[must_use]
    pub fn page(title: Text, rows: Vec<(Text, Text)>, view: &View) -> Detail {
        Detail::of(Subject::Page { title, rows }, view)
    }

    fn of(subject: Subject, view: &View) -> Detail {
        let (span, related, rows) = (Span::default(), Related::default(), Vec::new());
        let mut detail = Detail { subject, span, awaited: None, related, rows };
        detail.derive(view);
        detail
    }

    /// The record that shows.
    #[must_use]
    pub fn subject(&self) -> Option<history::Subject> {
        self.key().cloned().map(history::Subject::Record)
    }

    /// Goes to a record of its own when it comes back, as the list below it does.
    pub fn awaits(&mut self, change: &Change) {
        let Subject::Records { all, .. } = &self.subject else { return };
        let added = change.edits.iter().filter_map(|edit| match edit {
            Edit::Add(record) => Some(record.key()),
            _ => None,
        });
        self.awaited = added.into_iter().find(|key| all.contains(key));
    }

    /// Removed records can no longer be leafed to; the one behind comes to the front.
    pub fn refresh(&mut self, view: &View) {
        if let Subject::Records { all, keys, at } = &mut self.subject {
            let front = self.awaited.take().or_else(|| keys.get(*at).cloned());
            let is_here = |key: &&Key| view.book.get(key).is_some();
            let before = all.iter().take_while(|key| Some(*key) != front.as_ref());
            *at = before.filter(is_here).count();
            *keys = all.iter().filter(is_here).cloned().collect();
            *at = (*at).min(keys.len().saturating_sub(1));
        }
        self.derive(view);
    }

    fn derive(&mut self, view: &View) {
        self.related = self.key().map(|key| parts::of(view.book, key)).unwrap_or_default();
        self.fit(view);
    }

    /// Breaks the lines anew for a window of another size.
    pub fn fit(&mut self, view: &View) {
        self.rows = self.lines(view);
        self.span.fit(self.rows.len(), room(view));
    }

    /// True for text about no record: there is nothing to leaf to, and nothing to change.
    #[must_use]
    pub fn is_page(&self) -> bool {
        matches!(self.subject, Subject::Page { .. })
    }

    /// The record in front.
    fn key(&self) -> Option<&Key> {
        match &self.subject {
            Subject::Records { keys, at, .. } => keys.get(*at),
            Subject::Page { .. } => None,
        }
    }

    /// Moves over the lines, opens what is under the cursor, leafs to the record before or after,
    /// changes what it shows.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if let Some(step) = self.change(action, view) {
            return step;
        }
        match action {
            Action::Left => self.leaf(-1, view),
            Action::Right => self.leaf(1, view),
            Action::Open => return self.open(view),
            Action::Copy => return self.to_paste(view).map_or(Step::Pass, Step::Copy),
            Action::PlainText => {
                let plain = self.to_paste(view).map(|text| Screen::Plain(Plain::new(text)));
                return plain.map_or(Step::Pass, |plain| Step::Open(Box::new(plain)));
            }
            _ if self.key().is_none() => return self.scroll(action, view),
            _ => return self.walk(action, view),
        }
        Step::Stay
    }

    /// Moves the cursor; it does not stand on the blank between two parts of the page.
    fn walk(&mut self, action: Action, view: &View) -> Step {
        let step = self.span.scroll(action, self.rows.len(), room(view));
        if *self.under() == Under::Blank {
            let by = if matches!(action, Action::Up | Action::PageUp) { -1 } else { 1 };
            self.span.step(by, self.rows.len(), room(view));
        }
        step
    }

    /// A page of text has no cursor: what shows moves.
    fn scroll(&mut self, action: Action, view: &View) -> Step {
        let (len, room) = (self.rows.len(), room(view));
        let mut first = Span { at: self.span.top, top: self.span.top };
        let step = first.scroll(action, len.saturating_sub(room) + 1, 1);
        self.span = Span { at: first.at, top: first.at };
        step
    }

    fn leaf(&mut self, by: isize, view: &View) {
        if let Subject::Records { keys, at, .. } = &mut self.subject {
            *at = at.saturating_add_signed(by).min(keys.len().saturating_sub(1));
            self.span = Span::default();
        }
        self.derive(view);
    }

    fn under(&self) -> &Under {
        self.rows.get(self.span.at).map_or(&Under::Blank, |row| &row.under)
    }

    /// The one part or referring record under the cursor.
    fn key_under(&self) -> Option<&Key> {
        match self.under() {
            Under::Part { key, .. } => Some(key),
            Under::Referring(keys) => keys.first().filter(|_| keys.len() == 1),
            Under::Empty { .. } | Under::Field(_) | Under::Text(_) | Under::Blank => None,
        }
    }

    /// The model under the cursor, else that in front.
    #[must_use]
    pub fn model(&self) -> Option<&Id> {
        [self.key_under(), self.key()].into_iter().flatten().find_map(|key| match key {
            Key::Record(Kind::Exemplar, id) => Some(id),
            _ => None,
        })
    }

    fn open(&self, view: &View) -> Step {
        let keys = match self.under() {
            Under::Part { section, key } => {
                let parts = self.related.sections.get(*section).map(|section| {
                    section.parts.iter().map(|(id, _)| Key::Record(section.kind, id.clone()))
                });
                let keys: Vec<Key> = parts.into_iter().flatten().collect();
                let at = keys.iter().position(|one| one == key).unwrap_or(0);
                return show(keys, at, view);
            }
            Under::Field(keys) | Under::Referring(keys) => keys,
            Under::Empty { .. } | Under::Text(_) | Under::Blank => return Step::Stay,
        };
        if keys.is_empty() { Step::Stay } else { show(keys.clone(), 0, view) }
    }

    /// The text to be pasted elsewhere: of a document its citation, the short one where the cursor
    /// is on it; of another record its name with the source.
    fn to_paste(&self, view: &View) -> Option<String> {
        let front = self.key().and_then(|key| record(key, view))?;
        Some(match (self.under(), &front) {
            (Under::Text(text), _) => text.clone(),
            (_, Record::Document(document)) => cite::full(document, view.lang),
            _ => {
                let source = present::source(view.book, &front, view.lang);
                let name = parts::title(view.book, &front, view.lang);
                source.map_or(name.clone(), |source| format!("{name} ({source})"))
            }
        })
    }

    /// Does what a key asks for that changes records: the one under the cursor, else that in front.
    fn change(&self, action: Action, view: &View) -> Option<Step> {
        if action == Action::Advance {
            return self.model().map(|model| form::open::advance(model, view));
        }
        if !form::open::is_of_records(action) {
            return None;
        }
        let no_record = || Some(form::open::no_record(view));
        let Some(front) = self.key() else { return no_record() };
        if action == Action::New {
            return Some(self.add(front, view));
        }
        let key = match self.under() {
            Under::Referring(keys) if keys.len() > 1 => return no_record(),
            // There is nothing to be removed or copied here.
            Under::Empty { .. } if action != Action::EditRecord => return no_record(),
            _ => self.key_under().unwrap_or(front),
        };
        form::open::act(action, key, view)
    }

    /// A part of the section under the cursor, else of the kind that is asked for.
    fn add(&self, front: &Key, view: &View) -> Step {
        let section = match self.under() {
            Under::Part { section, .. } | Under::Empty { section } => Some(*section),
            _ => None,
        };
        let section = section.and_then(|at| self.related.sections.get(at));
        match (front, section) {
            (Key::Record(_, owner), Some(one)) => {
                form::open::part(one.kind, one.field, owner, view)
            }
            (Key::Record(..), None) if self.related.sections.is_empty() => {
                form::open::new(front.kind(), view)
            }
            (Key::Record(_, owner), None) => {
                let sections = self.related.sections.iter();
                let kinds = sections.map(|one| (one.kind, one.field, one.word())).collect();
                let parts = Parts::new(front.kind(), owner.clone(), kinds, view);
                Step::Open(Box::new(Screen::Parts(parts)))
            }
            (Key::Sheet(..), _) => form::open::no_record(view),
        }
    }

    /// Title and place among its siblings.
    fn head(&self, view: &View) -> (String, String) {
        match &self.subject {
            Subject::Page { title, .. } => (title.to_string(), String::new()),
            Subject::Records { keys, at, .. } => {
                let position = format!("{}/{}", (at + 1).min(keys.len()), keys.len());
                let record = keys.get(*at).and_then(|key| record(key, view));
                let title = record.map(|record| match record.kind() {
                    // What is called by a date or a place alone says its kind too.
                    Kind::Unit
                    | Kind::Document
                    | Kind::Movement
                    | Kind::Exemplar
                    | Kind::Indicator => record.title(view.lang).to_string(),
                    kind => {
                        let name = parts::title(view.book, &record, view.lang);
                        let what = view.lang.say(kind.word());
                        view.lang.fill(Word::MadeQuoted, &[("what", what), ("name", &name)])
                    }
                });
                (title.unwrap_or_default(), position)
            }
        }
    }

    /// What it is about.
    #[must_use]
    pub fn title(&self, view: &View) -> String {
        self.head(view).0
    }

    /// The title, then a row a label; the blank ones between figures are for people only.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Option<Table> {
        let title = self.title(view);
        let (item, content) = (view.lang.say(Word::TableItem), view.lang.say(Word::TableContent));
        let mut table = Table::new().left(item).left(content);
        table.rows.push(vec![view.lang.say(Word::FieldName).to_owned(), title.clone()]);
        // As wide as it takes: nothing is broken into lines.
        let view = View { body: Rect { width: u16::MAX, ..view.body }, ..*view };
        for Row { label, text, .. } in self.lines(&view) {
            if format.is_for_people() || !(label.is_empty() && text.is_empty()) {
                table.rows.push(vec![label, text]);
            }
        }
        (!title.is_empty()).then_some(table)
    }

    fn lines(&self, view: &View) -> Vec<Row> {
        match &self.subject {
            Subject::Page { rows, .. } => {
                let columns = lines::columns(view);
                let rows = rows.iter().flat_map(|(label, text)| {
                    let parts = wrap(text, columns).into_iter().enumerate();
                    parts.map(|(nth, part)| {
                        let label = if nth == 0 { label.clone() } else { Text::default() };
                        Row::of(label.into(), part, Under::Blank)
                    })
                });
                rows.collect()
            }
            Subject::Records { keys, at, .. } => {
                let record = keys.get(*at).and_then(|key| record(key, view));
                record.map_or(Vec::new(), |record| lines::of(&record, &self.related, view))
            }
        }
    }

    /// What is cut short under the cursor, in full.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        match self.rows.get(self.span.at) {
            Some(Row { under: Under::Part { key, .. }, text, .. }) => {
                let text = text.trim_start_matches([' ', '└']);
                format!("{}: {text}", view.lang.say(key.kind().word()))
            }
            Some(Row { under: Under::Referring(_), text, .. }) => text.clone(),
            _ => String::new(),
        }
    }

    /// Draws the title and the lines that show.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let (title, position) = self.head(view);
        let title_room = view.body.width.saturating_sub(12);
        let mut line = Line::new(buffer, view.body, 0);
        line.left(1, title_room, &title, view.theme.strong());
        line.right(0, u16::MAX, &format!("{position} "), view.theme.quiet());
        let has_cursor = self.key().is_some();
        let shown = self.span.shown(self.rows.len(), room(view));
        for (y, at) in (2..).zip(shown.clone()) {
            let mut line = Line::new(buffer, view.body, y);
            let row = &self.rows[at];
            if has_cursor && at == self.span.at {
                line.left(0, 1, "▸", view.theme.strong());
            }
            line.left(1, LABELS - 2, &row.label, view.theme.quiet());
            let style = match row.under {
                Under::Empty { .. } => view.theme.quiet(),
                _ => view.theme.text(),
            };
            line.left(LABELS, u16::MAX, &row.text, style);
        }
        title::more(&mut Line::new(buffer, view.body, 1), self.rows.len() > shown.end, view);
    }
}

/// Lines of the page that fit: two are its head.
fn room(view: &View) -> usize {
    usize::from(view.body.height.saturating_sub(2)).max(1)
}

fn show(keys: Vec<Key>, at: usize, view: &View) -> Step {
    Step::Open(Box::new(Screen::Detail(Detail::records(keys, at, view))))
}

/// The record at a key; of a sheet its head.
fn record(key: &Key, view: &View) -> Option<Record> {
    view.book.get(key).map(|stored| match stored {
        Stored::Record(record) => record,
        Stored::Sheet(sheet) => Record::Sheet(sheet.head),
    })
}

/// The keys of records of one kind.
#[must_use]
pub fn keys(kind: Kind, ids: impl Iterator<Item = Id>) -> Vec<Key> {
    ids.map(|id| Key::Record(kind, id)).collect()
}
