//! One screen, whatever it shows: what it reads, what it answers, and who does what for it.

mod reading;
mod table;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::answer::Answer;
use super::browse::Browse;
use super::compare::Compare;
use super::detail::Detail;
use super::drafts::{Drafts, Offer};
use super::findings::Findings;
use super::form::Form;
use super::grid::Grid;
use super::help::Help;
use super::journal::Journal;
use super::journal::entry::EntryPage;
use super::keys::{Action, Here, Off, On, Place, Writes};
use super::overview::Overview;
use super::palette::Palette;
use super::parts::Parts;
use super::picker::Pick as _;
use super::plain::Plain;
use super::rows::Rows;
use super::save::Save;
use super::series::SeriesTable;
use super::statistics::Statistics;
use super::theme::Theme;
use super::units::Units;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::sheet::LineKey;
use crate::domain::text::{PartialDate, Year};
use crate::report::ask::Index;
use crate::report::check::Checking;
use crate::report::life::Lack;
use crate::report::table::Format;
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
    /// Go to the award counts of a unit, the cursor on a year and, where one is named, on a line.
    ShowCell {
        /// Whose.
        unit: Id,
        /// Which row.
        line: Option<LineKey>,
        /// Which column.
        year: Year,
    },
    /// Save a change.
    Commit {
        /// What changes.
        change: Change,
        /// What the person did.
        operation: Operation,
        /// Why, where a reason was asked for.
        reason: Option<String>,
    },
    /// Type on what a draft holds.
    Resume(Box<Offer>),
    /// Discard the draft of this name.
    Discard(String),
    /// Tell the person something.
    Say(String),
    /// Tell the person why a command does nothing now.
    Refuse(Off),
    /// Send a text to the clipboard.
    Copy(String),
    /// Close the list of commands and do this with what lies below.
    Run(Action),
    /// Save the table of the screen below as a file.
    SaveTable {
        /// The name as typed.
        name: String,
        /// The format that it says.
        format: Format,
    },
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
    /// What questions are looked up in, as far as it is made; `None` before the first question.
    pub index: Option<&'a Index>,
    /// What is against a rule, as far as it is looked for.
    pub check: &'a Checking,
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
    /// Biểu thống kê
    Statistics(Statistics),
    /// choosing a unit
    Units(Units),
    /// choosing a row for the grid
    Rows(Rows),
    /// choosing what to add to a record
    Parts(Parts),
    /// a question with its answer
    Answer(Answer),
    /// what was typed and never saved
    Drafts(Drafts),
    /// what is against a rule
    Findings(Findings),
    /// Tổng quan
    Overview(Overview),
    /// a text alone, to be marked
    Plain(Plain),
    /// Nhật ký
    Journal(Box<Journal>),
    /// one entry of the journal
    Entry(Box<EntryPage>),
    /// the name of a file
    Save(Save),
    /// the keys
    Help(Help),
    /// the commands
    Palette(Palette),
}

impl Screen {
    pub(super) fn place(&self) -> Place {
        match self {
            Screen::Grid(_) => Place::Grid,
            Screen::Compare(_) => Place::Compare,
            Screen::Browse(_) => Place::Browse,
            Screen::Series(_) => Place::Series,
            Screen::Detail(screen) if screen.is_page() => Place::Page,
            Screen::Detail(_) => Place::Detail,
            Screen::Plain(_) => Place::Page,
            Screen::Answer(_) => Place::Answer,
            Screen::Drafts(_) => Place::Drafts,
            Screen::Findings(_) => Place::Findings,
            Screen::Overview(_) => Place::Overview,
            Screen::Form(_) => Place::Form,
            Screen::Statistics(_) => Place::Statistics,
            Screen::Units(_) => Place::Units,
            Screen::Rows(_) | Screen::Parts(_) => Place::Rows,
            Screen::Journal(_) => Place::Journal,
            Screen::Entry(_) => Place::Entry,
            Screen::Save(_) => Place::Save,
            Screen::Help(_) => Place::Help,
            Screen::Palette(_) => Place::Palette,
        }
    }

    /// What decides which actions work here.
    pub(super) fn here(&self, view: &View) -> Here {
        let is_waiting = match self {
            Screen::Grid(screen) => screen.is_waiting(),
            Screen::Form(screen) => screen.is_asking(),
            Screen::Findings(screen) => screen.is_waiting(),
            Screen::Drafts(screen) => screen.is_asking(),
            _ => false,
        };
        let (writes, can_write) = (self.writes(view), view.can_write);
        let has_lacks = match self {
            Screen::Browse(screen) => Lack::of(screen.kind()).next().is_some(),
            _ => true,
        };
        Here { place: self.place(), writes, is_waiting, can_write, on: self.on(), has_lacks }
    }

    /// What the cursor is on. Enter ends what is typed into a filter, whatever that finds.
    fn on(&self) -> On {
        let is_empty = match self {
            Screen::Grid(screen) => screen.is_empty(),
            Screen::Answer(screen) => screen.question().trim().is_empty(),
            Screen::Browse(screen) => screen.is_empty() && !screen.is_typing(),
            Screen::Journal(screen) => screen.is_empty() && !screen.is_typing(),
            Screen::Findings(screen) => screen.is_empty() && !screen.is_typing(),
            _ => false,
        };
        match self {
            _ if is_empty => On::Nothing,
            Screen::Browse(screen) if screen.model().is_some() => On::Model,
            Screen::Detail(screen) if screen.model().is_some() => On::Model,
            Screen::Findings(screen) if screen.is_accepted() => On::Accepted,
            Screen::Form(form) if form.is_last() => On::Last,
            _ => On::Something,
        }
    }

    /// Which plain keys are text here.
    fn writes(&self, view: &View) -> Writes {
        let has_focus = match self {
            Screen::Grid(screen) => return screen.writes(view),
            Screen::Form(_)
            | Screen::Units(_)
            | Screen::Rows(_)
            | Screen::Parts(_)
            | Screen::Save(_)
            | Screen::Palette(_) => true,
            Screen::Answer(screen) => screen.is_typing(),
            Screen::Browse(screen) => screen.is_typing(),
            Screen::Journal(screen) => screen.is_typing(),
            Screen::Findings(screen) => screen.is_typing(),
            Screen::Compare(_)
            | Screen::Statistics(_)
            | Screen::Series(_)
            | Screen::Detail(_)
            | Screen::Drafts(_)
            | Screen::Entry(_)
            | Screen::Overview(_)
            | Screen::Plain(_)
            | Screen::Help(_) => false,
        };
        if has_focus { Writes::Letters } else { Writes::Nothing }
    }

    pub(super) fn act(&mut self, action: Action, view: &View) -> Step {
        match self {
            Screen::Grid(screen) => screen.act(action, view),
            Screen::Compare(screen) => screen.act(action, view),
            Screen::Statistics(screen) => screen.act(action, view),
            Screen::Browse(screen) => screen.act(action, view),
            Screen::Series(screen) => screen.act(action, view),
            Screen::Detail(screen) => screen.act(action, view),
            Screen::Findings(screen) => screen.act(action, view),
            Screen::Overview(screen) => screen.act(action, view),
            Screen::Form(screen) => screen.act(action, view),
            Screen::Units(screen) => screen.act(action, view),
            Screen::Rows(screen) => screen.act(action, view),
            Screen::Parts(screen) => screen.act(action, view),
            Screen::Answer(screen) => screen.act(action, view),
            Screen::Drafts(screen) => screen.act(action, view),
            Screen::Plain(_) => Step::Pass,
            Screen::Journal(screen) => screen.act(action, view),
            Screen::Entry(screen) => screen.act(action, view),
            Screen::Save(screen) => screen.act(action, view),
            Screen::Help(screen) => screen.act(action, view),
            Screen::Palette(screen) => screen.act(action, view),
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
            Screen::Palette(screen) => screen.type_key(event, view),
            Screen::Journal(screen) => screen.type_key(event, view),
            Screen::Save(screen) => screen.type_key(event),
            Screen::Findings(screen) => screen.type_key(event, view),
            _ => false,
        }
    }

    /// Pastes into the field that has the focus, or into the grid.
    ///
    /// # Errors
    /// A sentence that says why nothing was pasted, or what was left out.
    pub(super) fn paste(&mut self, text: &str, view: &View) -> Result<(), String> {
        match self {
            Screen::Grid(screen) => return screen.paste(text, view),
            Screen::Form(screen) => return screen.paste(text, view),
            Screen::Units(screen) => screen.paste(text, view),
            Screen::Rows(screen) => screen.paste(text, view),
            Screen::Parts(screen) => screen.paste(text, view),
            Screen::Answer(screen) => screen.paste(text, view),
            Screen::Palette(screen) => screen.paste(text, view),
            Screen::Browse(screen) if screen.is_typing() => screen.paste(text, view),
            Screen::Journal(screen) if screen.is_typing() => screen.paste(text, view),
            Screen::Save(screen) => screen.paste(text),
            Screen::Findings(screen) if screen.is_typing() => screen.paste(text, view),
            _ => return Err(view.lang.say(Word::PasteNeedsField).to_owned()),
        }
        Ok(())
    }

    /// Fits what is shown into a new size.
    pub(super) fn fit(&mut self, view: &View) {
        match self {
            Screen::Grid(screen) => screen.fit(view),
            Screen::Compare(screen) => screen.fit(view),
            Screen::Detail(screen) => screen.fit(view),
            Screen::Journal(screen) => screen.fit(view),
            Screen::Overview(screen) => screen.fit(view),
            Screen::Statistics(screen) => screen.fit(view),
            Screen::Series(screen) => screen.fit(view),
            _ => {}
        }
    }

    /// Makes what is derived from the book anew.
    pub(super) fn refresh(&mut self, view: &View) {
        match self {
            Screen::Grid(screen) => screen.refresh(view),
            Screen::Compare(screen) => screen.refresh(view),
            Screen::Statistics(screen) => screen.refresh(view),
            Screen::Browse(screen) => screen.refresh(view),
            Screen::Series(screen) => screen.refresh(view),
            Screen::Detail(screen) => screen.refresh(view),
            Screen::Findings(screen) => screen.refresh(view),
            Screen::Overview(screen) => screen.refresh(view),
            Screen::Form(screen) => screen.refresh(view),
            Screen::Units(screen) => screen.refresh(view),
            Screen::Answer(screen) => screen.refresh(view),
            Screen::Entry(screen) => screen.refresh(view),
            Screen::Rows(_)
            | Screen::Parts(_)
            | Screen::Drafts(_)
            | Screen::Plain(_)
            | Screen::Save(_)
            | Screen::Help(_) => {}
            // The shell tells it what it lies over.
            Screen::Palette(_) => {}
            // What was done stays named as it was when it was read.
            Screen::Journal(_) => {}
        }
    }

    /// The book has been checked.
    pub(super) fn checked(&mut self, view: &View) {
        match self {
            Screen::Findings(screen) => screen.checked(view),
            Screen::Overview(screen) => screen.checked(view),
            _ => {}
        }
    }

    /// True where it shows what is against a rule.
    pub(super) fn shows_findings(&self) -> bool {
        matches!(self, Screen::Findings(_) | Screen::Overview(_))
    }

    /// Draws the body; returns where the cursor stands.
    pub(super) fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        match self {
            Screen::Grid(screen) => return screen.render(view, buffer),
            Screen::Compare(screen) => screen.render(view, buffer),
            Screen::Statistics(screen) => screen.render(view, buffer),
            Screen::Series(screen) => screen.render(view, buffer),
            Screen::Browse(screen) => return screen.render(view, buffer),
            Screen::Detail(screen) => screen.render(view, buffer),
            Screen::Findings(screen) => return screen.render(view, buffer),
            Screen::Form(screen) => return screen.render(view, buffer),
            Screen::Units(screen) => return Some(screen.render(view, buffer)),
            Screen::Rows(screen) => return Some(screen.render(view, buffer)),
            Screen::Parts(screen) => return Some(screen.render(view, buffer)),
            Screen::Answer(screen) => return screen.render(view, buffer),
            Screen::Drafts(screen) => screen.render(view, buffer),
            Screen::Overview(screen) => screen.render(view, buffer),
            Screen::Plain(_) => {}
            Screen::Journal(screen) => return screen.render(view, buffer),
            Screen::Entry(screen) => screen.render(view, buffer),
            Screen::Save(screen) => return screen.render(view, buffer),
            Screen::Help(screen) => screen.render(view, buffer),
            Screen::Palette(screen) => return Some(screen.render(view, buffer)),
        }
        None
    }

    /// What the status line says of the thing under the cursor.
    pub(super) fn status(&self, view: &View) -> String {
        match self {
            Screen::Grid(screen) => screen.status(view),
            Screen::Compare(screen) => screen.status(view),
            Screen::Statistics(screen) => screen.status(view),
            Screen::Browse(screen) => screen.status(view),
            Screen::Findings(screen) => screen.status(view),
            Screen::Overview(screen) => screen.status(view),
            Screen::Series(screen) => screen.status(view),
            Screen::Form(screen) => screen.status(view),
            Screen::Answer(screen) => screen.status(view),
            Screen::Palette(screen) => screen.status(view),
            Screen::Drafts(screen) => screen.status(view),
            Screen::Journal(screen) => screen.status(view),
            Screen::Entry(screen) => screen.status(view),
            Screen::Save(screen) => screen.status(view),
            Screen::Detail(screen) => screen.status(view),
            Screen::Units(_)
            | Screen::Rows(_)
            | Screen::Parts(_)
            | Screen::Plain(_)
            | Screen::Help(_) => String::new(),
        }
    }
}
