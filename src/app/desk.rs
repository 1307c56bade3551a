//! What the person works at: the book, the screens, what was done and can be undone.

use crossterm::event::Event;
use ratatui::layout::Size;

use super::clipboard;
use super::clock::today;
use super::drafts::Drafts;
use super::filer::Filer;
use super::happening::{Filed, Leaf, News, Reread, Saved};
use super::keeper::Keeper;
use crate::domain::book::Book;
use crate::domain::change::{Change, Extent};
use crate::domain::history::{Entry, History, Operation};
use crate::report::{refers, say};
use crate::store::visits::Visits;
use crate::store::{Request, StoreError};
use crate::ui::overview::Visit;
use crate::ui::shell::{Effect, Shell};
use crate::ui::theme::Theme;
use crate::words::{Lang, Word};

/// Who works here, for the journal.
#[derive(Clone, Debug)]
pub struct Who {
    /// Login name.
    pub user: String,
    /// Numeric user id.
    pub uid: u32,
}

/// How the program looks and speaks, and for whom.
#[derive(Clone, Debug)]
pub struct Manner {
    /// Language of the screen.
    pub lang: Lang,
    /// Colours or none, all letters or ASCII.
    pub theme: Theme,
    /// Begin with nothing to be changed.
    pub is_meeting: bool,
    /// Who works here.
    pub who: Who,
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

/// Who works for the desk in threads of their own.
pub struct Hands {
    /// Saves changes, reads the journal.
    pub keeper: Keeper,
    /// Writes drafts.
    pub drafts: Drafts,
    /// Writes files.
    pub filer: Filer,
    /// Keeps how far the journal went at the last visit.
    pub visits: Option<Visits>,
    /// How far it goes.
    pub seq: u64,
}

/// The book with everything that shows and changes it.
pub struct Desk {
    book: Book,
    shell: Shell,
    history: History,
    /// What is asked of the history before the keeper has told what was done before this start.
    early: Option<Vec<Effect>>,
    /// Before the keeper: no other process gets the book while drafts are still being written.
    drafts: Drafts,
    keeper: Keeper,
    filer: Filer,
    visits: Option<Visits>,
    /// The last entry of the journal.
    seq: u64,
    who: Who,
    lang: Lang,
}

impl Desk {
    /// Sits down at an opened book; `None` when it has no unit to show.
    #[must_use]
    pub fn new(
        book: Book,
        read_only: Option<String>,
        hands: Hands,
        size: Size,
        manner: &Manner,
    ) -> Option<Desk> {
        let unit = Shell::first_unit(&book)?;
        let mut shell = Shell::new(&book, unit, size, manner.lang, manner.theme, today());
        shell = shell.saves_in(hands.filer.folder());
        if manner.is_meeting {
            shell = shell.meeting();
        }
        if let Some(why) = read_only {
            shell = shell.read_only(why, jiff::Timestamp::now());
        }
        let who = manner.who.clone();
        let (history, early) = (History::default(), Some(Vec::new()));
        let Hands { keeper, drafts, filer, visits, seq } = hands;
        let lang = manner.lang;
        let since = visits.as_ref().and_then(Visits::last);
        shell = shell.visited(since.map(|since| Visit { uid: who.uid, since }));
        if let Some(Effect::Read(ask)) = shell.reading(&book) {
            keeper.read(ask);
        }
        Some(Desk { book, shell, history, early, drafts, keeper, filer, visits, seq, who, lang })
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
        self.shell.turn_page(today(), &self.book);
        let effect = self.shell.handle(event, &self.book);
        self.note(effect.as_ref());
        match effect {
            Some(Effect::Quit) => return Wish::End,
            Some(Effect::Copy(text)) if !clipboard::takes(&text) => {
                self.shell.tell(self.lang.say(Word::CopyTooLong).to_owned());
            }
            Some(Effect::Copy(text)) => return Wish::Copy(text),
            Some(Effect::Read(ask)) => self.keeper.read(ask),
            Some(Effect::Reread) => self.keeper.reread(),
            Some(Effect::Save(paper)) => self.filer.write(paper),
            Some(Effect::Commit { change, operation, reason }) => {
                self.save(change, operation, reason);
            }
            Some(Effect::Resume(_)) => {}
            Some(Effect::Discard(name)) => self.drafts.discard(name),
            Some(effect) => match &mut self.early {
                Some(early) => early.push(effect),
                None => self.again(&effect),
            },
            None => {}
        }
        Wish::Nothing
    }

    /// Keeps what is typed now.
    fn note(&mut self, effect: Option<&Effect>) {
        let now = self.shell.draft(&self.book);
        match effect {
            Some(Effect::Resume(name)) => self.drafts.resume(name, now),
            Some(Effect::Commit { change, .. }) => self.drafts.note(now, Some(change)),
            _ => self.drafts.note(now, None),
        }
    }

    /// Something is known of drafts: those of earlier starts are offered, failures told.
    pub fn hear(&mut self, news: News) {
        let (offers, strange) = match news {
            News::Found(offers, strange) => (offers, strange),
            News::Failed(failure) => {
                let why = failure.say(self.lang);
                return self.shell.tell(self.lang.fill(Word::DraftNotKept, &[("why", &why)]));
            }
        };
        for name in self.shell.offer(offers, &self.book) {
            self.drafts.discard(name);
        }
        if !strange.is_empty() {
            let list: Vec<String> = strange.iter().map(|one| one.say(self.lang)).collect();
            let list = list.join("; ");
            self.shell.tell(self.lang.fill(Word::DraftsUnread, &[("list", &list)]));
        }
    }

    /// Takes the last change back, or does again what was taken back.
    fn again(&mut self, effect: &Effect) {
        let (change, nothing) = match *effect == Effect::Undo {
            true => (self.history.undo(&self.book), Word::NothingToUndo),
            false => (self.history.redo(&self.book), Word::NothingToRedo),
        };
        let Some((change, operation)) = change else {
            return self.shell.tell(self.lang.say(nothing).to_owned());
        };
        // A colleague may have come to use what the change would remove.
        match refers::refusal(&self.book, &change, self.lang) {
            Some(why) => self.shell.tell(why),
            None => self.save(change, operation, None),
        }
    }

    fn save(&mut self, change: Change, operation: Operation, reason: Option<String>) {
        let Who { user, uid } = self.who.clone();
        let at = jiff::Timestamp::now();
        let request = Request { at, user, uid, operation, change, reason };
        if let Err(request) = self.keeper.save(request) {
            self.keep(&request.change);
            self.shell.tell(self.lang.say(Word::CannotWrite).to_owned());
        }
    }

    /// A change has been saved, or not: only now may the screen say so.
    pub fn saved(&mut self, saved: Saved) {
        let Saved { request, outcome } = saved;
        let Request { at, user, uid, operation, change, reason } = request;
        let position = match outcome {
            Ok(position) => position,
            Err(error) => return self.not_saved(&change, &error),
        };
        if let Err(conflict) = change.apply(&mut self.book) {
            // The store has checked the change against the same values.
            self.keep(&change);
            return self.shell.tell(conflict.say(self.lang));
        }
        let word = match operation {
            Operation::Undo(_) => Word::Undone,
            Operation::Redo(_) => Word::Redone,
            Operation::Restore(_) => Word::Restored,
            _ => Word::Saved,
        };
        let what = match operation {
            Operation::Undo(_) => say::taken_back(&self.book, &change, self.lang),
            _ => say::change_made(&self.book, &change, self.lang),
        };
        let parts = [("position", &*position.to_string()), ("what", &*what)];
        self.shell.tell(self.lang.fill(word, &parts));
        self.shell.saved(&change);
        self.drafts.saved(&change);
        let (seq, extent) = (position.seq, Extent::of(&change));
        self.seq = seq;
        let entry = Entry { seq, at, user, uid, operation, reason, extent, change };
        self.shell.refresh(&entry.change, &self.book);
        self.shell.entered(&entry, &self.book);
        self.history.push(entry);
        self.note(None);
    }

    /// The book has been read again, or not.
    pub fn reread(&mut self, reread: Reread) {
        match reread.outcome {
            Ok(book) => {
                self.book = book;
                let effect = self.shell.reread(reread.at, reread.changes, &self.book);
                if let Some(Effect::Read(ask)) = effect {
                    self.keeper.read(ask);
                }
            }
            Err(error) => {
                let why = error.say(self.lang);
                self.shell.tell(self.lang.fill(Word::RereadFailed, &[("why", &why)]));
            }
        }
    }

    /// Some of the journal has been read, or not.
    pub fn read(&mut self, leaf: &Leaf) {
        if let Err(error) = &leaf.outcome {
            let why = error.say(self.lang);
            self.shell.tell(self.lang.fill(Word::JournalFailed, &[("why", &why)]));
        }
        let page = leaf.outcome.as_ref().ok();
        if let Some(Effect::Read(ask)) = self.shell.read(&leaf.ask, page, &self.book) {
            self.keeper.read(ask);
        }
    }

    /// What was typed and not saved stays: in its form, or as a draft.
    fn keep(&mut self, change: &Change) {
        self.shell.not_saved(change);
        if let Some(offer) = self.drafts.not_saved(change) {
            self.shell.keep_offer(offer);
        }
    }

    /// A file has been written, or not.
    pub fn filed(&mut self, filed: Filed) {
        self.shell.filed(filed);
    }

    fn not_saved(&mut self, change: &Change, error: &StoreError) {
        self.keep(change);
        let why = error.say(self.lang);
        self.shell.tell(self.lang.fill(Word::NotSaved, &[("why", &why)]));
    }

    /// The program is about to be stopped: what is typed is on disk when this returns.
    pub fn flush(&self) {
        self.drafts.flush();
    }

    /// True while something is to be done beside the keys.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.shell.is_busy()
    }

    /// Does a piece of it; true when that shows.
    pub fn go_on(&mut self) -> bool {
        self.shell.go_on(&self.book)
    }

    /// Draws everything.
    pub fn render(&self, frame: &mut ratatui::Frame) {
        self.shell.render(&self.book, frame);
    }
}

impl Drop for Desk {
    /// However the program ends, the next visit begins here.
    fn drop(&mut self) {
        if let Some(visits) = &self.visits {
            // Where it cannot be kept, the same is told as new once more.
            _ = visits.keep(self.seq);
        }
    }
}
