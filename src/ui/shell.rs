//! The frame around every screen: header, tabs, message line, footer; who gets a key.

use jiff::Timestamp;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

use super::drafts::Offer;
use super::keys::Decoder;
use super::overview::Visit;
use super::screen::{Screen, View};
use super::tab::Tab;
use super::theme::Theme;
use super::typing::Typing;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::{Ask, Entry, Operation, Page};
use crate::domain::id::Id;
use crate::domain::text::PartialDate;
use crate::report::ask::Index;
use crate::report::check::Checking;
use crate::report::table::Format;
use crate::words::Lang;
use looking::Meeting;

mod between;
mod drafts;
mod frame;
mod handle;
mod looking;

/// The smallest window that shows the screens.
pub const SMALLEST: Size = Size::new(60, 18);
/// How many screens may lie over a tab: more than anyone goes back by.
const DEEPEST: usize = 32;

/// What the program should do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End.
    Quit,
    /// Save a change.
    Commit {
        /// What changes.
        change: Change,
        /// What the person did.
        operation: Operation,
        /// Why, where a reason was asked for.
        reason: Option<String>,
    },
    /// Take the last change back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// Read the book again.
    Reread,
    /// The draft of this name is typed on.
    Resume(String),
    /// The draft of this name is no longer wanted.
    Discard(String),
    /// Send a text to the clipboard of the person's own terminal.
    Copy(String),
    /// Read some of the journal.
    Read(Ask),
    /// Write a file, which must not exist.
    Save(Paper),
}

/// A table to be written into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// The name as typed, perhaps with a folder.
    pub name: String,
    /// Its format, for the message.
    pub format: Format,
    /// What goes into it.
    pub content: String,
    /// How many rows that is.
    pub rows: usize,
}

/// All that is on screen: the open tab's screen, what was opened over it, and the screens of tabs
/// left, as they were left.
#[derive(Clone, Debug)]
pub struct Shell {
    lang: Lang,
    theme: Theme,
    size: Size,
    /// The day it is.
    today: PartialDate,
    unit: Id,
    /// The book cannot be written, whatever the person wishes: when it was read. What others change
    /// meanwhile does not come in.
    read_at: Option<Timestamp>,
    meeting: Meeting,
    tab: Tab,
    base: Screen,
    left: [Option<Screen>; Tab::ALL.len()],
    /// The book has changed since these tabs were left.
    is_stale: [bool; Tab::ALL.len()],
    over: Vec<Screen>,
    /// Said until the next key.
    message: Option<String>,
    decoder: Decoder,
    /// The last question.
    question: String,
    /// Derived from the book, from the first question on.
    index: Option<Index>,
    /// Derived from the book, between keys.
    check: Checking,
    typing: Typing,
    /// What was typed and never saved, and can be typed on.
    offers: Vec<Offer>,
    /// Where files are saved that name no folder.
    folder: String,
    /// The finding whose place was gone to last.
    finding: Option<String>,
    /// When the person was here last; `None` at the first visit.
    visit: Option<Visit>,
}

/// The screens of a shell.
struct Screens<'a> {
    over: &'a mut Vec<Screen>,
    base: &'a mut Screen,
    left: &'a mut [Option<Screen>; Tab::ALL.len()],
}

impl Shell {
    /// The screens of a unit, Tổng quan in front.
    #[must_use]
    pub fn new(
        book: &Book,
        unit: Id,
        size: Size,
        lang: Lang,
        theme: Theme,
        today: PartialDate,
    ) -> Shell {
        let check = Checking::new(today.year());
        let (body, can_write, tab) = (body(size), true, Tab::Overview);
        let view = View {
            book,
            unit: &unit,
            lang,
            theme,
            body,
            can_write,
            today,
            index: None,
            check: &check,
        };
        let base = tab.screen(&view, None);
        let (left, is_stale) = (Default::default(), Default::default());
        let (over, decoder) = (Vec::new(), Decoder::default());
        let typing = Typing::default();
        let (read_at, meeting, message) = (None, Meeting::Off, None);
        let (question, index, offers, finding) = (String::new(), None, Vec::new(), None);
        Shell {
            lang,
            theme,
            size,
            today,
            unit,
            read_at,
            meeting,
            tab,
            base,
            left,
            is_stale,
            over,
            message,
            decoder,
            question,
            index,
            check,
            typing,
            offers,
            finding,
            folder: String::new(),
            visit: None,
        }
    }

    /// Saves files that name no folder here.
    #[must_use]
    pub fn saves_in(mut self, folder: String) -> Shell {
        self.folder = folder;
        self
    }

    /// Tells the person what is new since a visit.
    #[must_use]
    pub fn visited(mut self, visit: Option<Visit>) -> Shell {
        self.visit = visit;
        for screen in self.left.iter_mut().flatten().chain([&mut self.base]) {
            if let Screen::Overview(overview) = screen {
                overview.since(visit);
            }
        }
        self
    }

    /// The day it is. On another one other things are due.
    pub fn turn_page(&mut self, day: PartialDate, book: &Book) {
        if std::mem::replace(&mut self.today, day) != day {
            self.refresh(&Change::default(), book);
        }
    }

    /// A file has been written, or not: then another name may be offered.
    pub fn filed(&mut self, outcome: Result<String, (String, Option<String>)>) {
        let dialog = self.over.iter().rposition(|screen| matches!(screen, Screen::Save(_)));
        match outcome {
            Ok(message) => {
                dialog.map(|at| self.over.remove(at));
                self.message = Some(message);
            }
            Err((message, next)) => {
                if let Some(Screen::Save(save)) = dialog.and_then(|at| self.over.get_mut(at)) {
                    save.again(next.as_deref());
                }
                self.message = Some(message);
            }
        }
    }

    /// Tells the person something, until the next key.
    pub fn tell(&mut self, message: String) {
        self.message = Some(message);
    }

    /// A change has been saved: the form that it comes from has done its work, and lists go to what
    /// it adds.
    pub fn saved(&mut self, change: &Change) {
        for screen in self.left.iter_mut().flatten().chain([&mut self.base]) {
            if let Screen::Browse(list) = screen {
                list.awaits(change);
            }
        }
        self.over.retain_mut(|screen| match screen {
            Screen::Form(form) if form.is_sent(change) => form.saved(),
            Screen::Detail(page) => {
                page.awaits(change);
                true
            }
            _ => true,
        });
    }

    /// A change has not been saved: what was typed stays.
    pub fn not_saved(&mut self, change: &Change) {
        for screen in &mut self.over {
            match screen {
                Screen::Form(form) if form.is_sent(change) => form.keep(),
                Screen::Entry(entry) => entry.keep(),
                _ => {}
            }
        }
    }

    /// A change has been entered into the journal.
    pub fn entered(&mut self, entry: &Entry, book: &Book) {
        self.each(book, |screen, view| screen.enter(entry, view));
    }

    /// Some of the journal has been read, or cannot be; what more is to be read comes back.
    pub fn read(&mut self, ask: &Ask, page: Option<&Page>, book: &Book) -> Option<Effect> {
        self.each(book, |screen, view| screen.read(ask, page, view));
        // A tab that was left meanwhile gets what it asked for too.
        let (screens, view) = self.split(book);
        screens.left.iter_mut().flatten().for_each(|screen| screen.read(ask, page, &view));
        self.reading(book)
    }

    /// What is to be read for a screen that shows.
    pub fn reading(&mut self, book: &Book) -> Option<Effect> {
        let (screens, view) = self.split(book);
        let mut shown = screens.over.iter_mut().chain([screens.base]);
        shown.find_map(|screen| screen.asks(&view)).map(Effect::Read)
    }

    /// Does the same with every screen, those below others too.
    pub(super) fn each(&mut self, book: &Book, mut act: impl FnMut(&mut Screen, &View)) {
        let (screens, view) = self.split(book);
        screens.over.iter_mut().chain([screens.base]).for_each(|screen| act(screen, &view));
    }

    /// The book has changed: every screen in sight looks at it anew, questions too.
    pub fn refresh(&mut self, change: &Change, book: &Book) {
        if let Some(index) = &mut self.index {
            index.follow(book, change);
        }
        self.index_piece(book);
        // The unit on screen may have gone.
        if book.unit(self.unit.as_str()).is_none()
            && let Some(unit) = Shell::first_unit(book)
        {
            self.show(unit, book);
        }
        self.check.anew(self.today.year());
        self.each(book, Screen::refresh);
        if self.top().shows_findings() {
            self.check_piece(book);
        }
        // A list of thousands is made anew when it is gone to, not for every count that is saved.
        self.is_stale = [true; Tab::ALL.len()];
        self.is_stale[self.tab as usize] = false;
        self.lay_palette(book);
    }

    /// Shows a screen over the others. Of too many the oldest goes, but none with something typed.
    fn open(&mut self, screen: Screen) {
        if self.over.len() >= DEEPEST {
            let is_typed = |at: &Screen| matches!(at, Screen::Form(form) if form.is_changed());
            let Some(oldest) = self.over.iter().position(|at| !is_typed(at)) else {
                return self.tell_form_is_open();
            };
            self.over.remove(oldest);
        }
        self.over.push(screen);
    }

    /// Tells the list of commands what it lies over now.
    fn lay_palette(&mut self, book: &Book) {
        let palette = self.over.pop_if(|top| matches!(top, Screen::Palette(_)));
        let Some(Screen::Palette(mut palette)) = palette else { return };
        let view = self.view(book);
        palette.lie_over(self.top().here(&view), &view);
        self.over.push(Screen::Palette(palette));
    }

    /// Shows the records of another unit.
    fn show(&mut self, unit: Id, book: &Book) {
        self.turn_to(unit);
        let (screens, view) = self.split(book);
        match screens.base {
            Screen::Overview(overview) => overview.turn_to_unit(&view),
            _ => self.base = self.tab.screen(&self.view(book), self.visit),
        }
    }

    /// From here on it is another unit. Tabs that were left open anew, but for Tổng quan: what is
    /// new need not be read again.
    fn turn_to(&mut self, unit: Id) {
        self.unit = unit;
        for left in &mut self.left {
            left.take_if(|screen| !matches!(screen, Screen::Overview(_)));
        }
        self.is_stale[Tab::Overview as usize] = true;
    }

    /// The unit that shows first: the one with most counts, else the first of the book.
    #[must_use]
    pub fn first_unit(book: &Book) -> Option<Id> {
        let counts = |id: &Id| -> usize {
            book.sheets_of(id.as_str()).iter().map(|sheet| sheet.lines().len()).sum()
        };
        let mut first: Option<(&Id, usize)> = None;
        for unit in book.units() {
            let count = counts(&unit.id);
            if first.is_none_or(|(_, most)| count > most) {
                first = Some((&unit.id, count));
            }
        }
        first.map(|(id, _)| id.clone())
    }

    fn top(&self) -> &Screen {
        self.over.last().unwrap_or(&self.base)
    }

    fn view<'a>(&'a self, book: &'a Book) -> View<'a> {
        let (unit, lang, theme, can_write) = (&self.unit, self.lang, self.theme, self.can_write());
        let (body, today, index) = (body(self.size), self.today, self.index.as_ref());
        View { book, unit, lang, theme, body, can_write, today, index, check: &self.check }
    }

    /// The screens, to be changed, beside what they read.
    fn split<'a>(&'a mut self, book: &'a Book) -> (Screens<'a>, View<'a>) {
        let (unit, lang, theme, can_write) = (&self.unit, self.lang, self.theme, self.can_write());
        let (body, today, index) = (body(self.size), self.today, self.index.as_ref());
        let view =
            View { book, unit, lang, theme, body, can_write, today, index, check: &self.check };
        (Screens { over: &mut self.over, base: &mut self.base, left: &mut self.left }, view)
    }

    fn with_top<T>(&mut self, book: &Book, act: impl FnOnce(&mut Screen, &View) -> T) -> T {
        let (screens, view) = self.split(book);
        act(screens.over.last_mut().unwrap_or(screens.base), &view)
    }

    /// Draws everything.
    pub fn render(&self, book: &Book, frame: &mut Frame) {
        let area = frame.area();
        if area.width < SMALLEST.width || area.height < SMALLEST.height {
            self.render_too_small(area, frame.buffer_mut());
            return;
        }
        let view = View { body: body(area.as_size()), ..self.view(book) };
        let buffer = frame.buffer_mut();
        if let Screen::Plain(plain) = self.top() {
            return plain.render(area, &view, buffer);
        }
        self.render_head(area, book, buffer);
        let cursor = self.top().render(&view, buffer);
        self.render_foot(area, &view, buffer);
        if let Some(cursor) = cursor.filter(|position| area.contains(*position)) {
            frame.set_cursor_position(cursor);
        }
    }
}

/// The part between header and footer.
fn body(size: Size) -> Rect {
    Rect::new(0, 3, size.width, size.height.saturating_sub(6))
}
