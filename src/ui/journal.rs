//! Nhật ký: who changed what and when, the newest first; read page by page, as far as it is looked
//! at.

pub mod entry;
mod sides;

use crossterm::event::KeyEvent;
use jiff::Timestamp;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::field::Field;
use super::keys::{self, Action, Place};
use super::list::Span;
use super::paint::Line;
use super::screen::{Screen, Step, View};
use crate::domain::history::{Ask, Entry, Operation, Page, Subject};
use crate::report::gone::Gone;
use crate::report::journal::{self, Sought};
use crate::report::table::Table;
use crate::words::Word;
use entry::EntryPage;

/// Entries of the first page, and of those behind it at most: as many as are read already.
const FIRST: usize = 100;
const MORE: usize = 2000;

/// Columns of number and mark, of the time, of the user, of what was done.
const NUMBER: u16 = 7;
const WHEN: u16 = 18;
const USER: u16 = 10;
const DONE: u16 = 14;
const DONE_WIDE: u16 = 20;
/// The least columns of what changed; what was done gives way to it.
const LEAST: u16 = 24;

/// The list with its filter.
#[derive(Clone, Debug)]
pub struct Journal {
    /// What it was opened on.
    subject: Option<Subject>,
    /// Shows everything all the same.
    is_wide: bool,
    filter: Field,
    is_typing: bool,
    span: Span,
    /// Read so far, newest first.
    rows: Vec<Row>,
    /// What they removed, for the names in older ones.
    gone: Gone,
    /// Derived: positions in `rows` that match the filter.
    hits: Vec<usize>,
    /// Before which entry to go on reading; `None` when all is read.
    next: Option<u64>,
    /// What was asked for and has not come.
    asked: Option<Ask>,
    /// What was asked for cannot be read.
    has_failed: bool,
}

#[derive(Clone, Debug)]
struct Row {
    seq: u64,
    at: Timestamp,
    user: Box<str>,
    operation: Operation,
    what: Box<str>,
    /// The same beside what the person did.
    beside: Box<str>,
    /// All that can be searched, folded.
    text: Box<str>,
}

impl Journal {
    /// The journal of one subject, or of everything; nothing of it is read yet.
    #[must_use]
    pub fn new(subject: Option<Subject>) -> Journal {
        let (filter, span) = (Field::default(), Span::default());
        let (rows, hits, next, asked) = (Vec::new(), Vec::new(), Some(u64::MAX), None);
        let (is_wide, is_typing, has_failed, gone) = (false, false, false, Gone::default());
        Journal {
            subject,
            is_wide,
            filter,
            is_typing,
            span,
            rows,
            gone,
            hits,
            next,
            asked,
            has_failed,
        }
    }

    /// Forgets what was read; filter and width stay.
    pub fn begin(&mut self) {
        let (subject, filter) = (self.subject.take(), std::mem::take(&mut self.filter));
        let (is_wide, is_typing) = (self.is_wide, self.is_typing);
        *self = Journal { is_wide, is_typing, filter, ..Journal::new(subject) };
    }

    /// What its entries are about; `None` for everything.
    fn about(&self) -> Option<&Subject> {
        self.subject.as_ref().filter(|_| !self.is_wide)
    }

    /// What to read next, when what was read is nearly all looked at.
    pub fn asks(&mut self, view: &View) -> Option<Ask> {
        let before = self.next?;
        let room = self.room(view);
        if self.asked.is_some() || self.span.at + 2 * room < self.hits.len() {
            return None;
        }
        let most = self.rows.len().clamp(FIRST, MORE);
        let ask = Ask { before, about: self.about().cloned(), ..Ask::last(most) };
        self.asked = Some(ask.clone());
        Some(ask)
    }

    /// Takes in what was asked for.
    pub fn read(&mut self, ask: &Ask, page: &Page, view: &View) {
        if self.asked.as_ref() != Some(ask) {
            return;
        }
        self.asked = None;
        self.next = page.next;
        let from = self.rows.len();
        for entry in &page.entries {
            self.gone.learn(view.book, entry, view.lang);
            self.rows.push(Row::new(entry, &self.gone, view));
        }
        let sought = Sought::new(&self.filter.text());
        self.hits.extend((from..self.rows.len()).filter(|at| self.rows[*at].is_found(&sought)));
        self.fit(view);
    }

    /// What was asked for cannot be read: no more is asked.
    pub fn cannot_read(&mut self, ask: &Ask) {
        if self.asked.as_ref() == Some(ask) {
            (self.asked, self.next, self.has_failed) = (None, None, true);
        }
    }

    /// A change has just been made.
    pub fn enter(&mut self, entry: &Entry, view: &View) {
        // The first page is not here yet, and will have it.
        if self.next == Some(u64::MAX) {
            return;
        }
        let is_here = self.about().is_none_or(|subject| {
            entry.change.edits.iter().any(|edit| subject.is_touched_by(edit))
        });
        if is_here {
            self.gone.learn(view.book, entry, view.lang);
            self.rows.insert(0, Row::new(entry, &self.gone, view));
            let was_first = self.span.at == 0;
            let (at, top) = (self.span.at, self.span.top);
            self.derive(view);
            if !was_first {
                self.span = Span { at: at + 1, top: top + 1 };
                self.fit(view);
            }
        }
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, view: &View) {
        self.span.fit(self.hits.len(), self.room(view));
    }

    fn derive(&mut self, view: &View) {
        let sought = Sought::new(&self.filter.text());
        self.hits = (0..self.rows.len()).filter(|at| self.rows[*at].is_found(&sought)).collect();
        self.span = Span::default();
        self.fit(view);
    }

    /// True when no entry shows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// True while letters go into the filter.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.is_typing
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

    /// Moves, filters, widens, opens.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        match action {
            Action::Filter => self.is_typing = true,
            Action::Open if self.is_typing => self.is_typing = false,
            Action::Open => return self.open(),
            Action::Scope if self.subject.is_some() => {
                self.is_wide = !self.is_wide;
                self.begin();
            }
            Action::Scope => return Step::Say(view.lang.say(Word::JournalAll).to_owned()),
            Action::Back if self.is_typing || !self.filter.is_empty() => {
                self.is_typing = false;
                self.filter = Field::default();
                self.derive(view);
            }
            _ => return self.span.scroll(action, self.hits.len(), self.room(view)),
        }
        Step::Stay
    }

    fn chosen(&self) -> Option<&Row> {
        self.rows.get(*self.hits.get(self.span.at)?)
    }

    fn open(&self) -> Step {
        let Some(row) = self.chosen() else { return Step::Stay };
        let page = EntryPage::new(Ask::one(row.seq, self.about().cloned()), self.gone.clone());
        Step::Open(Box::new(Screen::Entry(Box::new(page))))
    }

    fn has_filter(&self) -> bool {
        self.is_typing || !self.filter.is_empty()
    }

    fn list_area(&self, view: &View) -> Rect {
        let head = 2 + u16::from(self.has_filter());
        let body = view.body;
        Rect { y: body.y + head, height: body.height.saturating_sub(head), ..body }
    }

    fn room(&self, view: &View) -> usize {
        usize::from(self.list_area(view).height)
    }

    /// What the list cuts short, in full.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        if self.is_typing {
            return view.lang.say(Word::JournalFilterHint).to_owned();
        }
        let Some(row) = self.chosen() else { return String::new() };
        let done = journal::done(row.operation, view.lang);
        format!("#{} · {} · {done} · {}", row.seq, row.user, row.beside)
    }

    /// Draws title, heads, filter and the rows that show; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        self.render_title(view, buffer);
        let done = done_columns(view.body.width, self.done_needed(view));
        let mut line = Line::new(buffer, view.body, 1);
        let (lang, strong) = (view.lang, view.theme.strong());
        line.right(0, NUMBER - 1, "#", strong);
        line.left(NUMBER, WHEN - 2, lang.say(Word::JournalWhen), strong);
        line.left(NUMBER + WHEN, USER - 2, lang.say(Word::JournalWho), strong);
        let x = NUMBER + WHEN + USER;
        line.left(x, done.saturating_sub(2), lang.say(Word::JournalDone), strong);
        line.left(x + done, u16::MAX, lang.say(Word::JournalWhat), strong);
        let cursor = self.has_filter().then(|| self.render_filter(view, buffer));
        let area = self.list_area(view);
        if let Some(text) = self.nothing(view) {
            Line::new(buffer, area, 1).left(1, u16::MAX, &text, view.theme.text());
        }
        let shown = self.span.shown(self.hits.len(), usize::from(area.height));
        for (y, at) in (0..).zip(shown) {
            let is_chosen = at == self.span.at;
            let row = &self.rows[self.hits[at]];
            row.render(&mut Line::new(buffer, area, y), view, is_chosen, done);
        }
        cursor.filter(|_| self.is_typing)
    }

    /// The most columns that a line takes to say what was done: no entry takes back a later one.
    fn done_needed(&self, view: &View) -> u16 {
        let newest = self.rows.first().map_or(0, |row| row.seq);
        let longest = journal::done(Operation::Restore(newest), view.lang);
        u16::try_from(longest.width() + 2).unwrap_or(u16::MAX)
    }

    /// The entries that show, as far as they are read.
    #[must_use]
    pub fn table(&self, view: &View) -> Option<Table> {
        let titles =
            [Word::JournalWhen, Word::JournalWho, Word::JournalDone, Word::JournalWhat].into_iter();
        let table = titles.fold(Table::new().right("#"), |t, word| t.left(view.lang.say(word)));
        let rows = self.hits.iter().map(|at| &self.rows[*at]).map(|row| {
            let done = journal::done(row.operation, view.lang);
            let (when, who, what) =
                (journal::when(row.at), row.user.to_string(), row.beside.clone());
            vec![row.seq.to_string(), when, who, done, what.into()]
        });
        let table = Table { rows: rows.collect(), ..table };
        (!table.rows.is_empty()).then_some(table)
    }

    /// What it is about, how to see more or less, and how far it is read.
    fn render_title(&self, view: &View, buffer: &mut Buffer) {
        let lang = view.lang;
        let what =
            self.subject.as_ref().map(|one| journal::about(view.book, &self.gone, one, lang));
        let what = what.as_deref().unwrap_or_default();
        let title = match self.about() {
            Some(_) => lang.fill(Word::JournalAbout, &[("what", what)]),
            None => lang.say(Word::JournalAll).to_owned(),
        };
        let key = keys::name_of(Place::Journal, Action::Scope);
        let parts = [("key", &*key), ("what", what)];
        let choice = match (&self.subject, self.is_wide) {
            (None, _) => String::new(),
            (Some(_), false) => lang.fill(Word::JournalWiden, &parts),
            (Some(_), true) => lang.fill(Word::JournalNarrow, &parts),
        };
        let at = (self.span.at + 1).min(self.hits.len());
        let more = if self.next.is_some() { "+" } else { "" };
        let count = match self.asked {
            Some(_) => format!("{} ", lang.say(Word::JournalReading)),
            None => format!("{at}/{}{more} ", self.hits.len()),
        };
        let mut line = Line::new(buffer, view.body, 0);
        let right = u16::try_from(count.width()).unwrap_or(0);
        let room = view.body.width.saturating_sub(right + 2);
        line.right(0, u16::MAX, &count, view.theme.quiet());
        let beside = u16::try_from(choice.width() + 2).unwrap_or(u16::MAX);
        let cut_at = room.saturating_sub(beside).max(room / 2);
        let x = line.left(1, cut_at, &title, view.theme.strong());
        line.left(x + 2, room.saturating_sub(x + 1), &choice, view.theme.quiet());
    }

    fn nothing(&self, view: &View) -> Option<String> {
        if !self.hits.is_empty() {
            return None;
        }
        Some(match (&self.asked, self.filter.is_empty()) {
            (Some(_), _) => view.lang.say(Word::JournalReading).to_owned(),
            (None, _) if self.has_failed => view.lang.say(Word::JournalUnread).to_owned(),
            (None, true) => view.lang.say(Word::JournalEmpty).to_owned(),
            (None, false) => view.lang.fill(Word::JournalNoHit, &[("filter", &self.filter.text())]),
        })
    }

    fn render_filter(&self, view: &View, buffer: &mut Buffer) -> Position {
        let mut line = Line::new(buffer, view.body, 2);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), view.theme.quiet()) + 1;
        let room = usize::from(view.body.width.saturating_sub(from + 1)).max(1);
        let (text, column) = self.filter.window(room);
        line.left(from, u16::MAX, &text, view.theme.strong());
        let column = u16::try_from(column).unwrap_or(0);
        Position::new(view.body.x + from + column, view.body.y + 2)
    }
}

/// Columns of what was done, which needs so many; 0 where there is no room.
fn done_columns(width: u16, needed: u16) -> u16 {
    let fits = |done: &u16| width >= NUMBER + WHEN + USER + done + LEAST;
    let wide = fits(&(DONE_WIDE + LEAST)).then_some(DONE_WIDE.max(needed));
    wide.or(Some(DONE.max(needed))).filter(fits).unwrap_or(0)
}

impl Row {
    fn new(entry: &Entry, gone: &Gone, view: &View) -> Row {
        let Entry { seq, at, user, operation, .. } = entry;
        Row {
            seq: *seq,
            at: *at,
            user: crate::domain::text::clean_line(user),
            operation: *operation,
            what: journal::what(view.book, gone, entry, view.lang).into(),
            beside: journal::beside(view.book, gone, entry, view.lang).into(),
            text: journal::text(view.book, gone, entry, view.lang).into(),
        }
    }

    fn is_found(&self, sought: &Sought) -> bool {
        sought.finds(self.at, &self.text)
    }

    fn render(&self, line: &mut Line, view: &View, is_chosen: bool, columns: u16) {
        let theme = view.theme;
        let style = if is_chosen { theme.chosen() } else { theme.quiet() };
        let mark = if is_chosen { "▸" } else { " " };
        let width = usize::from(NUMBER - 2);
        line.left(0, NUMBER - 1, &format!("{mark}{:>width$}", self.seq), style);
        line.left(NUMBER, WHEN - 2, &journal::when(self.at), theme.text());
        line.left(NUMBER + WHEN, USER - 2, &self.user, theme.text());
        let done = journal::done(self.operation, view.lang);
        let x = NUMBER + WHEN + USER;
        if columns > 0 {
            line.left(x, columns - 2, &done, theme.text());
            line.left(x + columns, u16::MAX, &self.beside, theme.text());
        } else {
            line.left(x, u16::MAX, &self.said(&done), theme.text());
        }
    }

    /// What changed, where nothing beside it says that it was more than a plain change.
    fn said(&self, done: &str) -> String {
        match self.operation {
            Operation::SetCount
            | Operation::AddRecord
            | Operation::EditRecord
            | Operation::RemoveRecord
            | Operation::Erase => self.what.to_string(),
            _ => format!("{done}: {}", self.what),
        }
    }
}
