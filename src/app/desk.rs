//! What the person works at: the book, the screens, what was done and can be undone.

use crossterm::event::Event;
use ratatui::layout::Size;

use super::keeper::{Keeper, Saved};
use super::{Manner, Opened};
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::history::{Entry, History, Operation};
use crate::domain::text::{PartialDate, Year};
use crate::report::say;
use crate::store::{Request, StoreError};
use crate::ui::shell::{Effect, Shell};
use crate::words::{Lang, Word};

/// Who works here, for the journal.
#[derive(Clone, Debug)]
pub struct Who {
    /// Login name.
    pub user: String,
    /// Numeric user id.
    pub uid: u32,
}

/// What an event asks of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing but the next frame.
    Nothing,
    /// To send a text to the clipboard.
    Copy(String),
    /// To give it back and end.
    End,
}

/// The book with everything that shows and changes it.
pub struct Desk {
    book: Book,
    shell: Shell,
    history: History,
    /// What is asked of the history before the keeper has told what was done before this start.
    early: Option<Vec<Effect>>,
    keeper: Keeper,
    who: Who,
    lang: Lang,
}

impl Desk {
    /// Sits down at an opened book; `None` when it has no unit to show.
    #[must_use]
    pub fn new(opened: Opened, keeper: Keeper, size: Size, manner: &Manner) -> Option<Desk> {
        let Opened { book, read_only, .. } = opened;
        let unit = Shell::first_unit(&book)?;
        let mut shell = Shell::new(&book, unit, size, manner.lang, manner.theme, today());
        if manner.is_meeting {
            shell = shell.meeting();
        }
        if let Some(why) = read_only {
            shell = shell.read_only(why);
        }
        let who = manner.who.clone();
        let (history, early) = (History::default(), Some(Vec::new()));
        Some(Desk { book, shell, history, early, keeper, who, lang: manner.lang })
    }

    /// Takes in what this person did before this start, and since.
    pub fn remember(&mut self, entries: Vec<Entry>) {
        let since = std::mem::take(&mut self.history);
        let own = entries.into_iter().filter(|entry| entry.uid == self.who.uid);
        own.chain(since.into_done()).for_each(|entry| self.history.push(entry));
        self.early.take().unwrap_or_default().into_iter().for_each(|effect| self.again(&effect));
    }

    /// Takes an event; what it asks of the terminal comes back.
    pub fn handle(&mut self, event: &Event) -> Wish {
        match self.shell.handle(event, &self.book) {
            Some(Effect::Quit) => return Wish::End,
            Some(Effect::Copy(text)) => return Wish::Copy(text),
            Some(Effect::Commit { change, operation, reason }) => {
                self.save(change, operation, reason);
            }
            Some(effect) => match &mut self.early {
                Some(early) => early.push(effect),
                None => self.again(&effect),
            },
            None => {}
        }
        Wish::Nothing
    }

    /// Takes the last change back, or does again what was taken back.
    fn again(&mut self, effect: &Effect) {
        let (change, nothing) = if *effect == Effect::Undo {
            let last = self.history.undoable();
            (last.map(|e| (e.change.inverse(), Operation::Undo(e.seq))), Word::NothingToUndo)
        } else {
            let last = self.history.redoable();
            (last.map(|e| (e.change.clone(), Operation::Redo(e.seq))), Word::NothingToRedo)
        };
        match change {
            Some((change, operation)) => self.save(change, operation, None),
            None => self.shell.tell(self.lang.say(nothing).to_owned()),
        }
    }

    fn save(&mut self, change: Change, operation: Operation, reason: Option<String>) {
        let Who { user, uid } = self.who.clone();
        let at = jiff::Timestamp::now();
        let request = Request { at, user, uid, operation, change, reason };
        if let Err(request) = self.keeper.save(request) {
            self.shell.not_saved(&request.change);
            self.shell.tell(self.lang.say(Word::CannotWrite).to_owned());
        }
    }

    /// A change has been saved, or not: only now may the screen say so.
    pub fn saved(&mut self, saved: Saved) {
        let Saved { request, outcome } = saved;
        let Request { uid, operation, change, .. } = request;
        let position = match outcome {
            Ok(position) => position,
            Err(error) => return self.not_saved(&change, &error),
        };
        if let Err(conflict) = change.apply(&mut self.book) {
            // The store has checked the change against the same values.
            self.shell.not_saved(&change);
            return self.shell.tell(conflict.say(self.lang));
        }
        let word = match operation {
            Operation::Undo(_) => Word::Undone,
            Operation::Redo(_) => Word::Redone,
            _ => Word::Saved,
        };
        let what = say::change_made(&self.book, &change, self.lang);
        let parts = [("position", &*position.to_string()), ("what", &*what)];
        self.shell.tell(self.lang.fill(word, &parts));
        self.shell.saved(&change);
        self.history.push(Entry { seq: position.seq, uid, operation, change });
        self.shell.refresh(&self.book);
    }

    fn not_saved(&mut self, change: &Change, error: &StoreError) {
        self.shell.not_saved(change);
        let why = error.say(self.lang);
        self.shell.tell(self.lang.fill(Word::NotSaved, &[("why", &why)]));
    }

    /// Draws everything.
    pub fn render(&self, frame: &mut ratatui::Frame) {
        self.shell.render(&self.book, frame);
    }
}

/// The day at +07:00, where the people are whose records these are.
#[must_use]
pub fn today() -> PartialDate {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7)));
    let unset = PartialDate::from(Year::FIRST);
    PartialDate::parse(&now.date().to_string()).unwrap_or(unset)
}
