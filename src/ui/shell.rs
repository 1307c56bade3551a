//! The frame around every screen: header, tabs, message line, footer; who gets a key.

use std::sync::Arc;

use ratatui::Frame;
use ratatui::layout::{Rect, Size};

use super::browse::Browse;
use super::compare::Compare;
use super::grid::Grid;
use super::keys::Decoder;
use super::screen::{Screen, View};
use super::theme::Theme;
use super::typing::Typing;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::record::Kind;
use crate::domain::text::PartialDate;
use crate::report::ask::Index;
use crate::words::{Lang, Word};

mod frame;
mod handle;

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
    /// The day it is.
    today: PartialDate,
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
    pub fn new(
        book: &Book,
        unit: Id,
        size: Size,
        lang: Lang,
        theme: Theme,
        today: PartialDate,
    ) -> Shell {
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
        self.over.retain_mut(|screen| match screen {
            Screen::Form(form) if form.is_sent(change) => form.saved(),
            _ => true,
        });
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
