//! One screen, whatever it shows: what it reads, what it answers, and who does what for it.

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::answer::Answer;
use super::browse::Browse;
use super::compare::Compare;
use super::detail::Detail;
use super::form::Form;
use super::grid::Grid;
use super::help::Help;
use super::keys::{Action, Place};
use super::parts::Parts;
use super::plain::Plain;
use super::rows::Rows;
use super::series::SeriesTable;
use super::theme::Theme;
use super::units::Units;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::sheet::LineKey;
use crate::domain::text::PartialDate;
use crate::words::{Lang, Word};

/// What a screen answers to a key.
#[derive(Debug)]
pub enum Step {
    /// Done.
    Stay,
    /// Not for this screen.
    Pass,
    /// Show something over this screen.
    Open(Box<Screen>),
    /// Show something in place of this screen.
    Instead(Box<Screen>),
    /// Close what is on top.
    Close,
    /// Go to the comparison with this row chosen.
    Compare(Box<Compare>),
    /// Give the grid a row.
    AddRow(LineKey),
    /// Show the records of another unit.
    ChooseUnit(Id),
    /// Save a change.
    Commit {
        /// What changes.
        change: Change,
        /// What the person did.
        operation: Operation,
        /// Why, where a reason was asked for.
        reason: Option<String>,
    },
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
    /// Changes can be saved.
    pub can_write: bool,
    /// The day it is.
    pub today: PartialDate,
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
    /// indicators over the years
    Series(SeriesTable),
    /// one record, or what is behind a cell
    Detail(Detail),
    /// typing a record
    Form(Box<Form>),
    /// choosing a unit
    Units(Units),
    /// choosing a row for the grid
    Rows(Rows),
    /// choosing what to add to a record
    Parts(Parts),
    /// a question with its answer
    Answer(Answer),
    /// a text alone, to be marked
    Plain(Plain),
    /// the keys
    Help(Help),
}

impl Screen {
    pub(super) fn place(&self) -> Place {
        match self {
            Screen::Grid(_) => Place::Grid,
            Screen::Compare(_) => Place::Compare,
            Screen::Browse(_) => Place::Browse,
            Screen::Series(_) => Place::Series,
            Screen::Detail(_) | Screen::Plain(_) => Place::Detail,
            Screen::Answer(_) => Place::Answer,
            Screen::Form(_) => Place::Form,
            Screen::Units(_) => Place::Units,
            Screen::Rows(_) | Screen::Parts(_) => Place::Rows,
            Screen::Help(_) => Place::Help,
        }
    }

    pub(super) fn act(&mut self, action: Action, view: &View) -> Step {
        match self {
            Screen::Grid(screen) => screen.act(action, view),
            Screen::Compare(screen) => screen.act(action, view),
            Screen::Browse(screen) => screen.act(action, view),
            Screen::Series(screen) => screen.act(action, view),
            Screen::Detail(screen) => screen.act(action, view),
            Screen::Form(screen) => screen.act(action, view),
            Screen::Units(screen) => screen.act(action, view),
            Screen::Rows(screen) => screen.act(action, view),
            Screen::Parts(screen) => screen.act(action, view),
            Screen::Answer(screen) => screen.act(action, view),
            Screen::Plain(_) => Step::Pass,
            Screen::Help(screen) => screen.act(action, view),
        }
    }

    /// A key typed into the field that has the focus; false when none has, or it is no text.
    pub(super) fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        match self {
            Screen::Grid(screen) => screen.type_key(event, view),
            Screen::Form(screen) => screen.type_key(event, view),
            Screen::Units(screen) => screen.type_key(event, view),
            Screen::Rows(screen) => screen.type_key(event, view),
            Screen::Parts(screen) => screen.type_key(event, view),
            Screen::Answer(screen) => screen.type_key(event, view),
            Screen::Browse(screen) => screen.type_key(event, view),
            _ => false,
        }
    }

    /// Pastes into the field that has the focus, or into the grid.
    ///
    /// # Errors
    /// A sentence that says why nothing was pasted.
    pub(super) fn paste(&mut self, text: &str, view: &View) -> Result<(), String> {
        match self {
            Screen::Grid(screen) => return screen.paste(text, view),
            Screen::Form(screen) => screen.paste(text, view),
            Screen::Units(screen) => screen.paste(text, view),
            Screen::Rows(screen) => screen.paste(text, view),
            Screen::Parts(screen) => screen.paste(text, view),
            Screen::Answer(screen) => screen.paste(text, view),
            Screen::Browse(screen) if screen.is_typing() => screen.paste(text, view),
            _ => return Err(view.lang.say(Word::PasteNeedsField).to_owned()),
        }
        Ok(())
    }

    /// Fits what is shown into a new size.
    pub(super) fn fit(&mut self, view: &View) {
        match self {
            Screen::Grid(screen) => screen.fit(view),
            Screen::Compare(screen) => screen.fit(view),
            Screen::Series(screen) => screen.fit(view),
            _ => {}
        }
    }

    /// Makes what is derived from the book anew.
    pub(super) fn refresh(&mut self, view: &View) {
        match self {
            Screen::Grid(screen) => screen.refresh(view),
            Screen::Compare(screen) => screen.refresh(view),
            Screen::Browse(screen) => screen.refresh(view),
            Screen::Series(screen) => screen.refresh(view),
            Screen::Detail(screen) => screen.refresh(view),
            Screen::Form(screen) => screen.refresh(view),
            Screen::Units(screen) => screen.refresh(view),
            Screen::Rows(_)
            | Screen::Parts(_)
            | Screen::Answer(_)
            | Screen::Plain(_)
            | Screen::Help(_) => {}
        }
    }

    /// Draws the body; returns where the cursor stands.
    pub(super) fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        match self {
            Screen::Grid(screen) => return screen.render(view, buffer),
            Screen::Compare(screen) => screen.render(view, buffer),
            Screen::Series(screen) => screen.render(view, buffer),
            Screen::Browse(screen) => return screen.render(view, buffer),
            Screen::Detail(screen) => screen.render(view, buffer),
            Screen::Form(screen) => return screen.render(view, buffer),
            Screen::Units(screen) => return Some(screen.render(view, buffer)),
            Screen::Rows(screen) => return Some(screen.render(view, buffer)),
            Screen::Parts(screen) => return Some(screen.render(view, buffer)),
            Screen::Answer(screen) => return screen.render(view, buffer),
            Screen::Plain(_) => {}
            Screen::Help(screen) => screen.render(view, buffer),
        }
        None
    }

    /// What the status line says of the thing under the cursor.
    pub(super) fn status(&self, view: &View) -> String {
        match self {
            Screen::Grid(screen) => screen.status(view),
            Screen::Compare(screen) => screen.status(view),
            Screen::Browse(screen) => screen.status(view),
            Screen::Series(screen) => screen.status(view),
            Screen::Form(screen) => screen.status(view),
            Screen::Answer(screen) => screen.status(view),
            Screen::Detail(screen) => screen.status(view),
            Screen::Units(_)
            | Screen::Rows(_)
            | Screen::Parts(_)
            | Screen::Plain(_)
            | Screen::Help(_) => String::new(),
        }
    }
}
