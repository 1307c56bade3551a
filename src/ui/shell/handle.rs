//! What a key does: into the field with the focus, to the screen on top, or to the shell itself.

use std::sync::Arc;

use crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::layout::Size;

use super::{Effect, Shell, TABS, screen_of_tab};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::report::ask::Index;
use crate::ui::answer::Answer;
use crate::ui::help::Help;
use crate::ui::keys::{self, Action, Decoded, Decoder};
use crate::ui::screen::{Screen, Step, View};
use crate::ui::typing::Method;
use crate::ui::units::Units;
use crate::words::Word;

impl Shell {
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
            Step::ChooseUnit(unit) => self.choose_unit(unit, book),
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
            Action::Lineage => self.go_to_related(book),
            Action::Units => {
                let units = Units::new(&self.view(book));
                self.over.push(Screen::Units(units));
            }
            _ => {}
        }
        None
    }

    fn choose_unit(&mut self, unit: Id, book: &Book) {
        self.unit = unit;
        self.over.clear();
        self.left = Default::default();
        self.base = screen_of_tab(self.tab, &self.view(book));
    }

    /// To the one unit before or after this one; where there are several, to the list of them.
    fn go_to_related(&mut self, book: &Book) {
        let before = lineage::predecessors(book, &self.unit).into_iter().map(|link| &link.from);
        let after = lineage::successors(book, &self.unit).into_iter().map(|link| &link.to);
        let known = |id: &&Id| book.unit(id.as_str()).is_some();
        let ids: Vec<Id> = before.chain(after).filter(known).cloned().collect();
        match &ids[..] {
            [] => self.message = Some(self.lang.say(Word::LineageNone).to_owned()),
            [only] => self.choose_unit(only.clone(), book),
            _ => {
                let units = Units::related(ids, &self.view(book));
                self.over.push(Screen::Units(units));
            }
        }
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

    pub(super) fn can_write(&self) -> bool {
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
}
