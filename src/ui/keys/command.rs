//! Which actions are commands, where each works, and why one does not work now.
//!
//! The shell asks [`off`] before it does anything, and the list of commands shows the same answer:
//! neither can promise what the other refuses.

use std::cmp::Reverse;

use super::{Action, BINDINGS, Binding, Place, Press};
use crate::words::{Lang, Word};

impl Action {
    /// True for what only moves a cursor: nobody looks for it by name.
    const fn moves(self) -> bool {
        use Action::{Bottom, Down, End, Home, Left, PageDown, PageUp, Right, Top, Up};
        matches!(self, Up | Down | Left | Right | Home | End | PageUp | PageDown | Top | Bottom)
    }

    /// True for what the list of commands holds: all but moves, and the list itself.
    #[must_use]
    pub fn is_command(self) -> bool {
        !self.moves() && self != Action::Palette
    }

    /// True for what changes the book, or begins to.
    const fn changes(self) -> bool {
        use Action::{
            Accept, AddRow, AddYear, AddYearBefore, Advance, Clear, Delete, DropRow, DropYear,
            Duplicate, Edit, EditRecord, Fill, New, Redo, Restore, RestoreAll, Save, SaveNext,
            Undo,
        };
        matches!(
            self,
            Accept
                | Edit
                | AddRow
                | AddYear
                | AddYearBefore
                | DropRow
                | DropYear
                | Advance
                | Fill
                | SaveNext
                | Clear
                | New
                | EditRecord
                | Duplicate
                | Delete
                | Restore
                | RestoreAll
                | Save
                | Undo
                | Redo
        )
    }

    /// True for what is done to what the cursor is on, or to the rows that show.
    const fn is_done_to_something(self, place: Place) -> bool {
        use Action::{
            Accept, CompareRow, Copy, DropRow, DropYear, Edit, EditRecord, Left, Mark, Open,
            PlainText, Right, SaveTable, Source, Turn,
        };
        match self {
            Left | Right => matches!(place, Place::Browse),
            Accept | CompareRow | Copy | DropRow | DropYear | Edit | EditRecord | Mark | Open
            | PlainText | SaveTable | Source | Turn => true,
            _ => false,
        }
    }

    /// True for what the shell does itself, whatever is on top.
    const fn is_of_shell(self) -> bool {
        use Action::{Ask, Meeting, NextTab, PreviousTab, Redo, Tab, Undo, Units};
        matches!(self, Ask | Meeting | NextTab | PreviousTab | Redo | Tab(_) | Undo | Units)
    }

    /// True for what something half typed can be ended by, and for what leaves it alone.
    const fn spares_typed(self) -> bool {
        use Action::{Back, Confirm, Edit, NextTab, Open, Palette, PreviousTab, Quit, Typing};
        let ends = matches!(self, Edit | Open | Confirm | Back | NextTab | PreviousTab);
        ends || self.moves() || matches!(self, Palette | Quit | Typing)
    }
}

/// Which plain keys are text, and no commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writes {
    /// None: no field has the focus.
    Nothing,
    /// Digits begin a count.
    Digits,
    /// All: a field has the focus.
    Letters,
}

impl Writes {
    fn takes(self, press: Press) -> bool {
        match self {
            Writes::Nothing => false,
            Writes::Digits => press.is_digit(),
            Writes::Letters => !press.is_safe(),
        }
    }

    /// The keys of a row that are no text.
    pub fn keys(self, binding: &Binding) -> impl Iterator<Item = Press> {
        binding.keys.iter().copied().filter(move |press| !self.takes(*press))
    }

    /// The key to show for a row: the first that is no text.
    #[must_use]
    pub fn key(self, binding: &Binding) -> Option<Press> {
        self.keys(binding).next()
    }
}

/// What decides whether an action works: the screen on top, and what may be done with the book.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// Where keys count.
    pub place: Place,
    /// What goes into a field.
    pub writes: Writes,
    /// Something half typed waits for Enter or Esc.
    pub is_waiting: bool,
    /// Changes can be saved.
    pub can_write: bool,
    /// What the cursor is on.
    pub on: On,
    /// What is listed may lack something.
    pub has_lacks: bool,
}

/// What the cursor is on, as far as actions ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// Nothing: there are no rows, and no answer.
    Nothing,
    /// Something else.
    Something,
    /// A model, or the page of one.
    Model,
    /// A finding that was accepted.
    Accepted,
    /// The form of a sheet, or of records that are there already: no other one of it follows.
    Last,
}

impl Here {
    /// True when the screen on top has a key for it.
    #[must_use]
    pub fn has(&self, action: Action) -> bool {
        rows_of(action).any(|row| row.places.contains(&self.place))
    }
}

/// Why an action does not work now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Off {
    /// It works in other places.
    Elsewhere(Vec<Place>),
    /// Something half typed waits for Enter or Esc.
    Unfinished,
    /// Nothing can be changed.
    ReadOnly,
    /// The record has no stages.
    NoStages,
    /// Nothing is known that these records could lack.
    NoLacks,
}

impl Off {
    /// The reason in a few words.
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Off::Elsewhere(places) => {
                let names: Vec<&str> = places.iter().map(|place| lang.say(place.word())).collect();
                lang.fill(Word::OffElsewhere, &[("places", &names.join(", "))])
            }
            Off::Unfinished => lang.say(Word::OffUnfinished).to_owned(),
            Off::ReadOnly => lang.say(Word::OffReadOnly).to_owned(),
            Off::NoStages => lang.say(Word::OffNoStages).to_owned(),
            Off::NoLacks => lang.say(Word::OffNoLacks).to_owned(),
        }
    }

    /// The reason as a sentence, with what to do where something can be done.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        lang.fill(Word::OffNow, &[("why", &self.say(lang))])
    }
}

/// Why an action does not work here and now; `None` when it does.
#[must_use]
pub fn off(action: Action, here: &Here) -> Option<Off> {
    if !here.has(action) && !action.is_of_shell() {
        return Some(Off::Elsewhere(places_of(action)));
    }
    // Ending what is half typed would help nothing where it cannot be saved.
    let is_forbidden = action.changes() && !here.can_write;
    if here.is_waiting && !action.spares_typed() && !is_forbidden {
        return Some(Off::Unfinished);
    }
    if action == Action::Advance && here.on != On::Model {
        return Some(Off::NoStages);
    }
    if action == Action::Lacking && !here.has_lacks {
        return Some(Off::NoLacks);
    }
    is_forbidden.then_some(Off::ReadOnly)
}

/// True when an action does here and now what its word in the footer says. One that does not still
/// has its key, which tells the person why.
#[must_use]
pub fn is_hinted(action: Action, here: &Here) -> bool {
    let does_it = match here.on {
        On::Nothing => !action.is_done_to_something(here.place),
        On::Last => action != Action::SaveNext,
        _ => true,
    };
    does_it && off(action, here).is_none()
}

/// Every command once, by the row of the place where it has one.
pub fn commands(place: Place) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |row| {
        // No two rows of an action count in the same places.
        let shown = row_shown(row.action, place).map(|shown| shown.places);
        row.action.is_command() && shown == Some(row.places)
    })
}

fn rows_of(action: Action) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |row| row.action == action)
}

/// The row of an action in a place, else the one that counts in most places.
fn row_shown(action: Action, place: Place) -> Option<&'static Binding> {
    let here = rows_of(action).find(|row| row.places.contains(&place));
    here.or_else(|| widest_row(action))
}

fn widest_row(action: Action) -> Option<&'static Binding> {
    rows_of(action).min_by_key(|row| Reverse(row.places.len()))
}

/// Where an action does what its row says: under another label it is another thing.
fn places_of(action: Action) -> Vec<Place> {
    let label = widest_row(action).map(|row| row.label);
    let alike = rows_of(action).filter(|row| Some(row.label) == label);
    alike.flat_map(|row| row.places).copied().collect()
}
