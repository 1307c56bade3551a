//! The frame around every screen: header, tabs, message line, footer; who gets a key.

use std::sync::Arc;

use crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::answer::Answer;
use super::browse::Browse;
use super::compare::Compare;
use super::detail::Detail;
use super::grid::Grid;
use super::help::Help;
use super::keys::{self, Action, Decoded, Decoder, Place};
use super::plain::Plain;
use super::theme::Theme;
use super::units::Units;
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::record::Kind;
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
    /// Send a text to the clipboard of the person's own terminal.
    Copy(String),
}

/// What a screen answers to a key.
#[derive(Debug)]
pub enum Step {
    /// Done.
    Stay,
    /// Not for this screen.
    Pass,
    /// Show something over this screen.
    Open(Box<Screen>),
    /// Close what is on top.
    Close,
    /// Go to the comparison with this row chosen.
    Compare(Box<Compare>),
    /// Show the records of another unit.
    ChooseUnit(Id),
    /// Tell the person something.
    Say(String),
    /// Send a text to the clipboard.
    Copy(String),
}

/// What a screen reads: nothing in it can be written.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// All records.
    pub book: &'a Book,
    /// The unit whose records are on screen.
    pub unit: &'a Id,
    /// The language of the screen.
    pub lang: Lang,
    /// How things look.
    pub theme: Theme,
    /// Where the screen may draw.
    pub body: Rect,
}

/// One screen: plain state.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Khen thưởng
    Grid(Grid),
    /// So sánh
    Compare(Compare),
    /// a list of records
    Browse(Browse),
    /// one record, or what is behind a cell
    Detail(Detail),
    /// choosing a unit
    Units(Units),
    /// a question with its answer
    Answer(Answer),
    /// a text alone, to be marked
    Plain(Plain),
    /// the keys
    Help(Help),
}

impl Screen {
    fn place(&self) -> Place {
        match self {
            Screen::Grid(_) => Place::Grid,
            Screen::Compare(_) => Place::Compare,
            Screen::Browse(_) => Place::Browse,
            Screen::Detail(_) | Screen::Plain(_) => Place::Detail,
            Screen::Answer(_) => Place::Answer,
            Screen::Units(_) => Place::Units,
            Screen::Help(_) => Place::Help,
        }
    }

    fn act(&mut self, action: Action, view: &View) -> Step {
        match self {
            Screen::Grid(screen) => screen.act(action, view),
            Screen::Compare(screen) => screen.act(action, view),
            Screen::Browse(screen) => screen.act(action, view),
            Screen::Detail(screen) => screen.act(action, view),
            Screen::Units(screen) => screen.act(action, view),
            Screen::Answer(screen) => screen.act(action, view),
            Screen::Plain(_) => Step::Pass,
            Screen::Help(screen) => screen.act(action, view),
        }
    }

    /// A key typed into the field that has the focus; false when none has, or it is no text.
    fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        match self {
            Screen::Units(screen) => screen.type_key(event, view),
            Screen::Browse(screen) => screen.type_key(event, view),
            Screen::Answer(screen) => screen.type_key(event, view),
            _ => false,
        }
    }

    /// Pastes into the field that has the focus; false when none has.
    fn paste(&mut self, text: &str, view: &View) -> bool {
        match self {
            Screen::Units(screen) => screen.paste(text, view),
            Screen::Answer(screen) => screen.paste(text, view),
            Screen::Browse(screen) if screen.is_typing() => screen.paste(text, view),
            _ => return false,
        }
        true
    }

    /// Fits what is shown into a new size.
    fn fit(&mut self, view: &View) {
        match self {
            Screen::Grid(screen) => screen.fit(view),
            Screen::Compare(screen) => screen.fit(view),
            _ => {}
        }
    }

    /// Draws the body; returns where the cursor stands.
    fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        match self {
            Screen::Grid(screen) => screen.render(view, buffer),
            Screen::Compare(screen) => screen.render(view, buffer),
            Screen::Browse(screen) => return screen.render(view, buffer),
            Screen::Detail(screen) => screen.render(view, buffer),
            Screen::Units(screen) => return Some(screen.render(view, buffer)),
            Screen::Answer(screen) => return screen.render(view, buffer),
            Screen::Plain(_) => {}
            Screen::Help(screen) => screen.render(view, buffer),
        }
        None
    }

    /// What the status line says of the thing under the cursor.
    fn status(&self, view: &View) -> String {
        match self {
            Screen::Grid(screen) => screen.status(view),
            Screen::Compare(screen) => screen.status(view),
            Screen::Browse(screen) => screen.status(view),
            Screen::Answer(screen) => screen.status(view),
            Screen::Detail(_) | Screen::Units(_) | Screen::Plain(_) | Screen::Help(_) => {
                String::new()
            }
        }
    }
}

/// All that is on screen: the open tab's screen, what was opened over it, and the screens of tabs
/// left, as they were left.
#[derive(Clone, Debug)]
pub struct Shell {
    lang: Lang,
    theme: Theme,
    size: Size,
    unit: Id,
    /// Shown in the header: read-only and why.
    notice: Option<String>,
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
}

impl Shell {
    /// The screens of a unit, the award counts in front.
    #[must_use]
    pub fn new(book: &Book, unit: Id, size: Size, lang: Lang, theme: Theme) -> Shell {
        let view = View { book, unit: &unit, lang, theme, body: body(size) };
        let base = screen_of_tab(0, &view);
        let (left, over, decoder) = (Default::default(), Vec::new(), Decoder::default());
        let (notice, message, question, index) = (None, None, String::new(), None);
        Shell {
            lang,
            theme,
            size,
            unit,
            notice,
            tab: 0,
            base,
            left,
            over,
            message,
            decoder,
            question,
            index,
        }
    }

    /// The book has changed: what was derived from it for questions is made anew when needed.
    pub fn forget_index(&mut self) {
        self.index = None;
    }

    /// Says for good, in the header, why nothing can be changed, and once in full.
    #[must_use]
    pub fn read_only(mut self, why: String) -> Shell {
        self.notice = Some(self.lang.say(Word::ReadOnly).to_owned());
        self.message = Some(why);
        self
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
                self.message = None;
                if !self.with_top(book, |screen, view| screen.paste(text, view)) {
                    self.message = Some(self.lang.say(Word::PasteNeedsField).to_owned());
                }
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
        if self.with_top(book, |screen, view| screen.type_key(event, view)) {
            self.decoder = Decoder::default();
            return None;
        }
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
        if action == Action::Quit {
            return Some(Effect::Quit);
        }
        let step = self.with_top(book, |screen, view| screen.act(action, view));
        if let Step::Copy(text) = step {
            self.message = Some(self.lang.say(Word::Copied).to_owned());
            return Some(Effect::Copy(text));
        }
        self.take(step, action, book);
        None
    }

    fn take(&mut self, step: Step, action: Action, book: &Book) {
        match step {
            Step::Stay | Step::Copy(_) => {}
            Step::Pass => self.navigate(action, book),
            Step::Open(screen) => self.over.push(*screen),
            Step::Close => _ = self.over.pop(),
            Step::Compare(compare) => {
                self.left[1] = Some(Screen::Compare(*compare));
                self.go(1, book);
            }
            Step::ChooseUnit(unit) => {
                self.unit = unit;
                self.over.clear();
                self.left = Default::default();
                self.base = screen_of_tab(self.tab, &self.view(book));
            }
            Step::Say(message) => self.message = Some(message),
        }
    }

    /// Keys that mean the same everywhere.
    fn navigate(&mut self, action: Action, book: &Book) {
        let count = TABS.len();
        match action {
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
    }

    fn ask(&mut self, book: &Book) {
        let index = self.index.get_or_insert_with(|| Arc::new(Index::new(book)));
        let index = Arc::clone(index);
        let answer = Answer::new(index, &self.question, &self.view(book));
        self.over.push(Screen::Answer(answer));
    }

    fn go(&mut self, tab: usize, book: &Book) {
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
        let (unit, lang, theme) = (&self.unit, self.lang, self.theme);
        View { book, unit, lang, theme, body: body(self.size) }
    }

    fn with_top<T>(&mut self, book: &Book, act: impl FnOnce(&mut Screen, &View) -> T) -> T {
        let (lang, theme, body) = (self.lang, self.theme, body(self.size));
        let view = View { book, unit: &self.unit, lang, theme, body };
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
