//! One record with all its fields, or the figures behind a cell: read, page by page.

use ratatui::buffer::Buffer;

use super::form;
use super::keys::Action;
use super::paint::{Line, wrap};
use super::screen::{Step, View};
use crate::domain::history;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::text::Text;
use crate::report::present;
use crate::report::table::{Format, Table};
use crate::words::Word;

/// Columns of the labels.
const LABELS: u16 = 24;

/// What is shown, and how far it is scrolled.
#[derive(Clone, Debug)]
pub struct Detail {
    subject: Subject,
    top: usize,
}

#[derive(Clone, Debug)]
enum Subject {
    /// Records one can leaf through.
    Records { kind: Kind, ids: Vec<Id>, at: usize },
    /// A text made elsewhere: a title, then labels with their text.
    Page { title: Text, rows: Vec<(Text, Text)> },
}

impl Detail {
    /// Records of a kind, the one at `at` in front.
    #[must_use]
    pub fn records(kind: Kind, ids: Vec<Id>, at: usize) -> Detail {
        Detail { subject: Subject::Records { kind, ids, at }, top: 0 }
    }

    /// A page of labels and texts.
    #[must_use]
    pub fn page(title: Text, rows: Vec<(Text, Text)>) -> Detail {
        Detail { subject: Subject::Page { title, rows }, top: 0 }
    }

    /// The record that shows.
    #[must_use]
    pub fn subject(&self) -> Option<history::Subject> {
        let Subject::Records { kind, ids, at } = &self.subject else { return None };
        Some(history::Subject::Record(Key::Record(*kind, ids.get(*at)?.clone())))
    }

    /// Removed records can no longer be leafed to.
    pub fn refresh(&mut self, view: &View) {
        if let Subject::Records { kind, ids, at } = &mut self.subject {
            ids.retain(|id| view.book.record(*kind, id.as_str()).is_some());
            *at = (*at).min(ids.len().saturating_sub(1));
        }
    }

    /// Scrolls, leafs to the record before or after, changes what it shows.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if let Some(step) = self.change(action, view) {
            return step;
        }
        let room = usize::from(view.body.height.saturating_sub(2)).max(1);
        let last_top = self.lines(view).len().saturating_sub(room);
        match action {
            Action::Up => self.top = self.top.saturating_sub(1),
            Action::Down => self.top = (self.top + 1).min(last_top),
            Action::PageUp => self.top = self.top.saturating_sub(room),
            Action::PageDown => self.top = (self.top + room).min(last_top),
            Action::Home => self.top = 0,
            Action::End => self.top = last_top,
            Action::Left => self.leaf(-1),
            Action::Right => self.leaf(1),
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn change(&self, action: Action, view: &View) -> Option<Step> {
        match &self.subject {
            Subject::Records { kind, ids, at } => {
                form::open::act(action, *kind, ids.get(*at).map_or(&[], std::slice::from_ref), view)
            }
            Subject::Page { .. } => form::open::is_of_records(action)
                .then(|| Step::Say(view.lang.say(Word::FormNoRecord).to_owned())),
        }
    }

    fn leaf(&mut self, by: isize) {
        if let Subject::Records { ids, at, .. } = &mut self.subject {
            *at = at.saturating_add_signed(by).min(ids.len().saturating_sub(1));
            self.top = 0;
        }
    }

    /// Title, place among its siblings, labels with their text.
    fn content(&self, view: &View) -> (String, String, Vec<(Text, Text)>) {
        match &self.subject {
            Subject::Page { title, rows } => (title.to_string(), String::new(), rows.clone()),
            Subject::Records { kind, ids, at } => {
                let position = format!("{}/{}", (at + 1).min(ids.len()), ids.len());
                let record = ids.get(*at).and_then(|id| view.book.record(*kind, id.as_str()));
                match record {
                    None => (String::new(), position, Vec::new()),
                    Some(record) => {
                        let rows = present::details(view.book, record, view.lang);
                        (record.title().to_string(), position, rows)
                    }
                }
            }
        }
    }

    /// What it is about.
    #[must_use]
    pub fn title(&self, view: &View) -> String {
        self.content(view).0
    }

    /// The title, then a row a label; the blank ones between figures are for people only.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Option<Table> {
        let (title, _, rows) = self.content(view);
        let (item, content) = (view.lang.say(Word::TableItem), view.lang.say(Word::TableContent));
        let mut table = Table::new().left(item).left(content);
        table.rows.push(vec![view.lang.say(Word::FieldName).to_owned(), title.clone()]);
        for (label, text) in rows {
            if format.is_for_people() || !(label.is_empty() && text.is_empty()) {
                table.rows.push(vec![label.into(), text.into()]);
            }
        }
        (!title.is_empty()).then_some(table)
    }

    /// The labels and texts as lines of the screen.
    fn lines(&self, view: &View) -> Vec<(Text, String)> {
        let (_, _, rows) = self.content(view);
        let columns = usize::from(view.body.width.saturating_sub(LABELS + 2));
        let mut lines = Vec::new();
        for (label, text) in rows {
            let mut label = label;
            for part in wrap(&text, columns) {
                lines.push((std::mem::take(&mut label), part));
            }
        }
        lines
    }

    /// Draws the title and the lines that show.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let (title, position, _) = self.content(view);
        let title_room = view.body.width.saturating_sub(12);
        let mut line = Line::new(buffer, view.body, 0);
        line.left(1, title_room, &title, view.theme.strong());
        line.right(0, u16::MAX, &format!("{position} "), view.theme.quiet());
        let room = usize::from(view.body.height.saturating_sub(2));
        let lines = self.lines(view);
        for (y, (label, text)) in (2..).zip(lines.iter().skip(self.top).take(room)) {
            let mut line = Line::new(buffer, view.body, y);
            line.left(1, LABELS - 2, label, view.theme.quiet());
            line.left(LABELS, u16::MAX, text, view.theme.text());
        }
        if lines.len() > self.top + room {
            let more = view.lang.say(Word::MoreBelow);
            let y = view.body.height.saturating_sub(1);
            Line::new(buffer, view.body, y).right(0, u16::MAX, more, view.theme.quiet());
        }
    }
}
