//! A person at the keyboard of the real screens, without a terminal: keys in, frames out.

use std::sync::OnceLock;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::{Backend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use thidua::domain::book::Book;
use thidua::domain::change::{Change, Extent};
use thidua::domain::history::{Ask, Entry, History, Operation};
use thidua::domain::id::Id;
use thidua::domain::text::PartialDate;
use thidua::report::{refers, say};
use thidua::store::memory::Memory;
use thidua::store::{Request, Store};
use thidua::ui::shell::{Effect, Paper, Shell};
use thidua::ui::theme::Theme;
use thidua::words::Lang;

/// The book of the four reports.
pub fn sample_book() -> Book {
    static SAMPLE: OnceLock<Book> = OnceLock::new();
    let read = || {
        let change = thidua::exchange::sample::change().expect("the sample is valid");
        let mut book = Book::default();
        change.apply(&mut book).expect("the sample applies to an empty book");
        book
    };
    SAMPLE.get_or_init(read).clone()
}

/// Someone who types and looks.
pub struct Person {
    pub book: Book,
    pub shell: Shell,
    pub has_quit: bool,
    /// The reason given with the last change.
    pub reason: Option<String>,
    /// What was sent to the clipboard last.
    pub copied: Option<String>,
    /// Names of drafts that were typed on or discarded.
    pub drafts: Vec<String>,
    /// The last file that was to be written.
    pub paper: Option<Paper>,
    /// The last change that was saved.
    pub change: Change,
    history: History,
    store: Memory,
    /// What is asked of the journal is answered at once.
    pub is_reading: bool,
    /// What was asked of the journal.
    pub asked: Vec<Ask>,
    /// Whose hands these are, and by their watch.
    pub user: &'static str,
    pub at: &'static str,
    lang: Lang,
    terminal: Terminal<TestBackend>,
}

impl Person {
    /// At Khen thưởng of the sample book, in a window of this size.
    pub fn at(width: u16, height: u16) -> Person {
        Person::with(sample_book(), width, height, Lang::Vi)
    }

    pub fn with(book: Book, width: u16, height: u16, lang: Lang) -> Person {
        let mut person = Person::begins(book, width, height, lang);
        person.types("3");
        person
    }

    /// Where the program begins: before the book is checked.
    pub fn begins(book: Book, width: u16, height: u16, lang: Lang) -> Person {
        let unit = Shell::first_unit(&book).unwrap_or_else(|| Id::parse("khong-co").unwrap());
        let size = Size::new(width, height);
        let today = PartialDate::parse("2026-03-15").unwrap();
        let shell = Shell::new(&book, unit, size, lang, Theme::default(), today);
        let shell = shell.saves_in("/home/can-bo".to_owned());
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let (has_quit, reason, copied, paper) = (false, None, None, None);
        let (change, history) = (Change::default(), History::default());
        let (store, asked, drafts) = (Memory::new(book.clone()), Vec::new(), Vec::new());
        let (is_reading, user, at) = (true, "ntlan", "2026-03-04T23:30:00Z");
        Person {
            book,
            shell,
            has_quit,
            reason,
            copied,
            drafts,
            paper,
            change,
            history,
            store,
            is_reading,
            asked,
            user,
            at,
            lang,
            terminal,
        }
    }

    /// Types keys: letters as they are, others in angle brackets: `<down>`, `<c-h>`, `<bs>`.
    pub fn types(&mut self, keys: &str) -> &mut Person {
        for event in events(keys) {
            self.gives(&event);
        }
        self
    }

    pub fn gives(&mut self, event: &Event) {
        if let Event::Resize(width, height) = event {
            self.terminal.backend_mut().resize(*width, *height);
        }
        match self.shell.handle(event, &self.book) {
            Some(Effect::Quit) => self.has_quit = true,
            Some(Effect::Commit { change, operation, reason }) => {
                self.reason.clone_from(&reason);
                self.save(change, operation, reason);
            }
            Some(Effect::Copy(text)) => self.copied = Some(text),
            Some(Effect::Resume(name) | Effect::Discard(name)) => self.drafts.push(name),
            Some(Effect::Save(paper)) => {
                self.shell.filed(Ok(paper.name.clone()));
                self.paper = Some(paper);
            }
            Some(Effect::Read(ask)) => {
                self.asked.push(ask);
                if self.is_reading {
                    self.is_answered();
                }
            }
            Some(Effect::Reread) => {
                let before = std::mem::replace(&mut self.book, self.store.load().unwrap());
                let changes = u64::from(before != self.book);
                if let Some(Effect::Read(ask)) =
                    self.shell.reread(self.at.parse().unwrap(), changes, &self.book)
                {
                    self.asked.push(ask);
                    self.is_answered();
                }
            }
            Some(Effect::Undo) => {
                let undo = self.history.undo(&self.book);
                undo.into_iter().for_each(|(change, operation)| self.again(change, operation));
            }
            Some(Effect::Redo) => {
                let redo = self.history.redo(&self.book);
                redo.into_iter().for_each(|(change, operation)| self.again(change, operation));
            }
            None => {}
        }
    }

    /// Leaves the keys alone until nothing is to be done beside them; how many frames that draws.
    pub fn waits(&mut self) -> usize {
        let mut frames = 0;
        while self.shell.is_busy() {
            frames += usize::from(self.shell.go_on(&self.book));
        }
        frames
    }

    /// What was last asked of the journal is answered, and what is asked then.
    pub fn is_answered(&mut self) {
        let mut ask = self.asked.last().cloned();
        while let Some(asked) = ask {
            let page = self.store.page(&asked).unwrap();
            ask = match self.shell.read(&asked, Some(&page), &self.book) {
                Some(Effect::Read(ask)) => Some(ask),
                _ => None,
            };
            self.asked.extend(ask.clone());
        }
    }

    fn again(&mut self, change: Change, operation: Operation) {
        match refers::refusal(&self.book, &change, self.lang) {
            Some(why) => self.shell.tell(why),
            None => self.save(change, operation, None),
        }
    }

    /// What the desk does, with a store that answers at once.
    fn save(&mut self, change: Change, operation: Operation, reason: Option<String>) {
        if let Err(conflict) = change.apply(&mut self.book) {
            self.shell.not_saved(&change);
            return self.shell.tell(conflict.say(self.lang));
        }
        self.shell.tell(match operation {
            Operation::Undo(_) => say::taken_back(&self.book, &change, self.lang),
            _ => say::change_made(&self.book, &change, self.lang),
        });
        self.shell.saved(&change);
        let (at, user) = (self.at.parse().unwrap(), self.user.to_owned());
        self.change = change.clone();
        let request = Request { at, user, uid: 0, operation, change, reason };
        let seq = self.store.commit(&request).unwrap().seq;
        let Request { at, user, uid, operation, change, reason } = request;
        let extent = Extent::of(&change);
        let entry = Entry { seq, at, user, uid, operation, reason, extent, change };
        self.shell.refresh(&entry.change, &self.book);
        self.shell.entered(&entry, &self.book);
        self.history.push(entry);
    }

    /// A colleague changes the book meanwhile; what the journal held until then is not kept.
    pub fn colleague(&mut self, change: impl FnOnce(&mut Book)) {
        change(&mut self.book);
        self.store = Memory::new(self.book.clone());
        self.shell.refresh(&Change::default(), &self.book);
    }

    /// The one who has the book open changes it, beside this person.
    pub fn elsewhere(&mut self, change: Change) {
        let (at, user) = (self.at.parse().unwrap(), "chi-ba".to_owned());
        let (operation, reason) = (Operation::EditRecord, None);
        let request = Request { at, user, uid: 7, operation, change, reason };
        self.store.commit(&request).unwrap();
    }

    pub fn frame(&mut self) -> Buffer {
        let (shell, book) = (&self.shell, &self.book);
        self.terminal.draw(|frame| shell.render(book, frame)).unwrap();
        self.terminal.backend().buffer().clone()
    }

    /// The column and the row of the cursor.
    pub fn cursor(&mut self) -> (u16, u16) {
        self.frame();
        let at = self.terminal.backend_mut().get_cursor_position().unwrap();
        (at.x, at.y)
    }

    /// The screen as text, blanks at the ends of lines cut.
    pub fn sees(&mut self) -> String {
        let frame = self.frame();
        let row = |y: u16| {
            let cells = (0..frame.area.width).map(|x| frame[(x, y)].symbol());
            cells.collect::<String>().trim_end().to_owned()
        };
        (0..frame.area.height).map(row).collect::<Vec<_>>().join("\n")
    }
}

/// The events of a string of keys.
pub fn events(keys: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let (key, tail) = match rest.strip_prefix('<').and_then(|r| r.split_once('>')) {
            Some((name, tail)) => (named(name), tail),
            None => {
                let tail = rest.strip_prefix(first).unwrap();
                (KeyEvent::new(KeyCode::Char(first), KeyModifiers::NONE), tail)
            }
        };
        events.push(Event::Key(key));
        rest = tail;
    }
    events
}

fn named(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.strip_prefix("c-") {
        Some(name) => (KeyModifiers::CONTROL, name),
        None => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "s-tab" => KeyCode::BackTab,
        "bs" => KeyCode::Backspace,
        "del" => KeyCode::Delete,
        "ins" => KeyCode::Insert,
        _ if name.len() > 1 && name.starts_with('f') => {
            KeyCode::F(name.trim_start_matches('f').parse().expect("a function key"))
        }
        _ => KeyCode::Char(name.chars().next().expect("a key in the brackets")),
    };
    KeyEvent::new(code, modifiers)
}
