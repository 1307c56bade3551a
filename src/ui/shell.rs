//! The frame around every screen: header, tabs, message line, footer; who gets a key.

use std::sync::Arc;

use crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::Frame;
use ratatui::layout::{Rect, Size};

use super::answer::Answer;
use super::browse::Browse;
use super::compare::Compare;
use super::grid::Grid;
use super::help::Help;
use super::keys::{self, Action, Decoded, Decoder};
use super::screen::{Screen, Step, View};
use super::theme::Theme;
use super::typing::{Method, Typing};
use super::units::Units;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::text::Year;
use crate::report::ask::Index;
use crate::words::{Lang, Word};

mod frame;

/// The smallest window that shows the screens.
pub const SMALLEST: Size = Size::new(60, 18);
/// The tabs, by number.
const TABS: [Word; 6] = [
    Word::TabGrid,
    Word::TabCompare,
    Word::TabExemplars,
    Word::TabMovements,
    Word::TabIndicators,
    Word::TabDocuments,
];

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
    /// Send a text to the clipboard of the person's own terminal.
    Copy(String),
}

/// All that is on screen: the open tab's screen, what was opened over it, and the screens of tabs
/// left, as they were left.
#[derive(Clone, Debug)]
pub struct Shell {
    lang: Lang,
    theme: Theme,
    size: Size,
    /// The year it is.
    today: Year,
    unit: Id,
    /// The book cannot be written, whatever the person wishes.
    is_locked: bool,
    /// The person wants nothing to change: in a meeting, with others looking on.
    is_meeting: bool,
    tab: usize,
    base: Screen,
    left: [Option<Screen>; TABS.len()],
    over: Vec<Screen>,
    /// Said until the next key.
    message: Option<String>,
    decoder: Decoder,
    /// The last question.
    question: String,
    /// Derived from the book when the first question is asked.
    index: Option<Arc<Index>>,
    typing: Typing,
}

impl Shell {
    /// The screens of a unit, the award counts in front.
    #[must_use]
    pub fn new(book: &Book, unit: Id, size: Size, lang: Lang, theme: Theme, today: Year) -> Shell {
        let view =
            View { book, unit: &unit, lang, theme, body: body(size), can_write: true, today };
        let base = screen_of_tab(0, &view);
        let (left, over, decoder) = (Default::default(), Vec::new(), Decoder::default());
        let typing = Typing::default();
        let (is_locked, is_meeting, tab, message) = (false, false, 0, None);
        let (question, index) = (String::new(), None);
        Shell {
            lang,
            theme,
            size,
            today,
            unit,
            is_locked,
            is_meeting,
            tab,
            base,
            left,
            over,
            message,
            decoder,
            question,
            index,
            typing,
        }
    }

    /// Says for good, in the header, why nothing can be changed, and once in full.
    #[must_use]
    pub fn read_only(mut self, why: String) -> Shell {
        self.is_locked = true;
        self.message = Some(why);
        self
    }

    /// Begins with nothing to be changed; a key ends it.
    #[must_use]
    pub fn meeting(mut self) -> Shell {
        self.is_meeting = true;
        self
    }

    /// Tells the person something, until the next key.
    pub fn tell(&mut self, message: String) {
        self.message = Some(message);
    }

    /// A change has been saved: the form that it comes from has done its work.
    pub fn saved(&mut self, change: &Change) {
        self.over.retain(|screen| !matches!(screen, Screen::Form(form) if form.is_sent(change)));
    }

    /// A change has not been saved: what was typed stays.
    pub fn not_saved(&mut self, change: &Change) {
        for screen in &mut self.over {
            if let Screen::Form(form) = screen
                && form.is_sent(change)
            {
                form.keep();
            }
        }
    }

    /// The book has changed: every screen looks at it anew, questions too.
    pub fn refresh(&mut self, book: &Book) {
        self.index = None;
        let (lang, theme, body) = (self.lang, self.theme, body(self.size));
        let can_write = self.can_write();
        let view = View { book, unit: &self.unit, lang, theme, body, can_write, today: self.today };
        let screens = self.left.iter_mut().flatten().chain(&mut self.over);
        screens.for_each(|screen| screen.refresh(&view));
        self.base.refresh(&view);
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

    /// Takes one event: a key, a paste, a new size.
    pub fn handle(&mut self, event: &Event, book: &Book) -> Option<Effect> {
        let effect = self.event(event, book);
        if let Screen::Answer(answer) = self.top() {
            self.question = answer.question();
        }
        effect
    }

    fn event(&mut self, event: &Event, book: &Book) -> Option<Effect> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(*key, book),
            Event::Paste(text) => {
                self.typing.end_word();
                self.message = self.with_top(book, |screen, view| screen.paste(text, view)).err();
                None
            }
            Event::Resize(columns, rows) => {
                self.size = Size::new(*columns, *rows);
                self.with_top(book, Screen::fit);
                None
            }
            _ => None,
        }
    }

    fn key(&mut self, event: KeyEvent, book: &Book) -> Option<Effect> {
        self.message = None;
        let keys = self.typing.keys(event);
        let type_keys = |screen: &mut Screen, view: &View| {
            // One that is not taken is the key itself, or none of them is.
            keys.iter().all(|key| screen.type_key(*key, view))
        };
        if self.with_top(book, type_keys) {
            self.decoder = Decoder::default();
            return None;
        }
        self.typing.end_word();
        let press = match self.decoder.decode(event) {
            Decoded::Press(press) => press,
            Decoded::Rewriting => return None,
            Decoded::InputMethod => {
                self.message = Some(self.lang.say(Word::InputMethodIsOn).to_owned());
                return None;
            }
        };
        let Some(action) = keys::action(self.top().place(), press) else {
            self.message = Some(self.lang.say(Word::NoSuchKey).to_owned());
            return None;
        };
        if action == Action::Typing {
            self.typing.switch();
            let method = self.typing.method();
            let name = if method == Method::Off { Word::TypingOff } else { Word::TypingOn };
            self.message = Some(self.lang.fill(name, &[("method", method.name())]));
            return None;
        }
        if action == Action::Quit {
            return self.may_quit().then_some(Effect::Quit);
        }
        let step = self.with_top(book, |screen, view| screen.act(action, view));
        if let Step::Copy(text) = step {
            self.message = Some(self.lang.say(Word::Copied).to_owned());
            return Some(Effect::Copy(text));
        }
        self.take(step, action, book)
    }

    fn take(&mut self, step: Step, action: Action, book: &Book) -> Option<Effect> {
        match step {
            Step::Stay | Step::Copy(_) => {}
            Step::Pass => return self.navigate(action, book),
            Step::Commit { change, operation, reason } => {
                return Some(Effect::Commit { change, operation, reason });
            }
            Step::Open(screen) => self.over.push(*screen),
            Step::Close => _ = self.over.pop(),
            Step::Compare(compare) => {
                self.left[1] = Some(Screen::Compare(*compare));
                self.go(1, book);
            }
            Step::AddRow(key) => {
                self.over.clear();
                self.with_top(book, |screen, view| {
                    if let Screen::Grid(grid) = screen {
                        grid.add_row(key, view);
                    }
                });
            }
            Step::ChooseUnit(unit) => {
                self.unit = unit;
                self.over.clear();
                self.left = Default::default();
                self.base = screen_of_tab(self.tab, &self.view(book));
            }
            Step::Say(message) => self.message = Some(message),
        }
        None
    }

    /// Keys that mean the same everywhere.
    fn navigate(&mut self, action: Action, book: &Book) -> Option<Effect> {
        let count = TABS.len();
        match action {
            Action::Undo | Action::Redo if !self.can_write() => {
                self.message = Some(self.lang.say(Word::CannotWrite).to_owned());
            }
            Action::Undo => return Some(Effect::Undo),
            Action::Redo => return Some(Effect::Redo),
            Action::Meeting => self.is_meeting = !self.is_meeting,
            Action::Tab(number) => self.go(usize::from(number).saturating_sub(1), book),
            Action::NextTab => self.go((self.tab + 1) % count, book),
            Action::PreviousTab => self.go((self.tab + count - 1) % count, book),
            Action::Back => _ = self.over.pop(),
            Action::Ask => self.ask(book),
            Action::Help if matches!(self.top(), Screen::Help(_)) => _ = self.over.pop(),
            Action::Help => self.over.push(Screen::Help(Help::new(self.top().place()))),
            Action::Units => {
                let units = Units::new(&self.view(book));
                self.over.push(Screen::Units(units));
            }
            _ => {}
        }
        None
    }

    /// False when a form has something typed and now asks about it.
    fn may_quit(&mut self) -> bool {
        let form = self.over.iter_mut().rev().find_map(|screen| match screen {
            Screen::Form(form) => Some(form),
            _ => None,
        });
        form.is_none_or(|form| form.asks_to_quit())
    }

    /// True when leaving what is open would lose something typed.
    fn has_typed(&self) -> bool {
        self.over.iter().any(|screen| matches!(screen, Screen::Form(form) if form.is_changed()))
    }

    fn can_write(&self) -> bool {
        !self.is_locked && !self.is_meeting
    }

    fn ask(&mut self, book: &Book) {
        let index = self.index.get_or_insert_with(|| Arc::new(Index::new(book)));
        let index = Arc::clone(index);
        let answer = Answer::new(index, &self.question, &self.view(book));
        self.over.push(Screen::Answer(answer));
    }

    fn go(&mut self, tab: usize, book: &Book) {
        if self.has_typed() {
            self.message = Some(self.lang.say(Word::FormIsOpen).to_owned());
            return;
        }
        self.over.clear();
        let tab = tab.min(TABS.len() - 1);
        if tab != self.tab {
            let next =
                self.left[tab].take().unwrap_or_else(|| screen_of_tab(tab, &self.view(book)));
            self.left[self.tab] = Some(std::mem::replace(&mut self.base, next));
            self.tab = tab;
        }
        self.with_top(book, Screen::fit);
    }

    fn top(&self) -> &Screen {
        self.over.last().unwrap_or(&self.base)
    }

    fn view<'a>(&'a self, book: &'a Book) -> View<'a> {
        let (unit, lang, theme, can_write) = (&self.unit, self.lang, self.theme, self.can_write());
        View { book, unit, lang, theme, body: body(self.size), can_write, today: self.today }
    }

    fn with_top<T>(&mut self, book: &Book, act: impl FnOnce(&mut Screen, &View) -> T) -> T {
        let (lang, theme, body) = (self.lang, self.theme, body(self.size));
        let can_write = self.can_write();
        let view = View { book, unit: &self.unit, lang, theme, body, can_write, today: self.today };
        act(self.over.last_mut().unwrap_or(&mut self.base), &view)
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

/// A tab's screen as it opens for the unit of the view.
fn screen_of_tab(tab: usize, view: &View) -> Screen {
    match tab {
        0 => Screen::Grid(Grid::new(view)),
        1 => Screen::Compare(Compare::new(view)),
        2 => Screen::Browse(Browse::new(Kind::Exemplar, view)),
        3 => Screen::Browse(Browse::new(Kind::Movement, view)),
        4 => Screen::Browse(Browse::new(Kind::Indicator, view)),
        _ => Screen::Browse(Browse::new(Kind::Document, view)),
    }
}

/// The part between header and footer.
fn body(size: Size) -> Rect {
    Rect::new(0, 3, size.width, size.height.saturating_sub(6))
}
