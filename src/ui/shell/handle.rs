//! What a key does: into the field with the focus, to the screen on top, or to the shell itself.

use crossterm::event::{Event, KeyEvent, KeyEventKind};
use ratatui::layout::Size;

use super::{Effect, Paper, Shell};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::Kind;
use crate::domain::sheet::LineKey;
use crate::domain::text::{Year, write_count};
use crate::report::table::Format;
use crate::ui::answer::Answer;
use crate::ui::browse::Browse;
use crate::ui::findings::Findings;
use crate::ui::grid::Grid;
use crate::ui::help::Help;
use crate::ui::journal::Journal;
use crate::ui::keys::{self, Action, Decoded, Decoder, Off};
use crate::ui::palette::Palette;
use crate::ui::save::Save;
use crate::ui::screen::{Screen, Step, View};
use crate::ui::tab::Tab;
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
        effect.or_else(|| self.reading(book))
    }

    fn event(&mut self, event: &Event, book: &Book) -> Option<Effect> {
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(*key, book),
            Event::Paste(text) => {
                self.typing.end_word();
                let refused = self.with_top(book, |screen, view| screen.paste(text, view)).err();
                self.message = refused.map(|why| self.cannot_write().unwrap_or(why));
                None
            }
            Event::Resize(columns, rows) => {
                self.size = Size::new(*columns, *rows);
                self.each(book, Screen::fit);
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
            let begins_count = matches!(self.top(), Screen::Grid(_)) && press.is_digit();
            let why = self.cannot_write().filter(|_| begins_count);
            self.message = Some(why.unwrap_or_else(|| self.lang.say(Word::NoSuchKey).to_owned()));
            return None;
        };
        self.perform(action, book)
    }

    /// Does what was asked for, by a key or by name, unless something stands against it.
    fn perform(&mut self, action: Action, book: &Book) -> Option<Effect> {
        let here = self.top().here(&self.view(book));
        if let Some(off) = keys::off(action, &here) {
            self.refuse(&off);
            return None;
        }
        match action {
            Action::Typing => self.switch_typing(),
            Action::Quit => return self.may_quit().then_some(Effect::Quit),
            Action::Palette if matches!(self.top(), Screen::Palette(_)) => _ = self.over.pop(),
            Action::Palette => {
                let palette = Palette::new(here, &self.view(book));
                self.open(Screen::Palette(palette));
            }
            _ => {
                let act = |screen: &mut Screen, view: &View| screen.act(action, view);
                let step = if here.has(action) { self.with_top(book, act) } else { Step::Pass };
                return self.take(step, action, book);
            }
        }
        None
    }

    fn switch_typing(&mut self) {
        self.typing.switch();
        let method = self.typing.method();
        let name = if method == Method::Off { Word::TypingOff } else { Word::TypingOn };
        self.message = Some(self.lang.fill(name, &[("method", method.name())]));
    }

    fn take(&mut self, step: Step, action: Action, book: &Book) -> Option<Effect> {
        match step {
            Step::Stay => {}
            Step::Pass => return self.navigate(action, book),
            // The meeting began while a reason was asked.
            Step::Commit { change, .. } if !self.can_write() => {
                self.not_saved(&change);
                self.message = self.cannot_write();
            }
            Step::Commit { change, operation, reason } => {
                return Some(Effect::Commit { change, operation, reason });
            }
            Step::Copy(text) => {
                self.message = Some(self.lang.say(Word::Copied).to_owned());
                return Some(Effect::Copy(text));
            }
            Step::Run(action) => {
                self.over.pop();
                return self.perform(action, book);
            }
            Step::Open(screen) => self.open(*screen),
            Step::Instead(screen) => {
                self.over.pop();
                self.over.push(*screen);
            }
            Step::Close => _ = self.over.pop(),
            Step::Compare(compare) => {
                self.left[Tab::Compare as usize] = Some(Screen::Compare(*compare));
                self.go(Tab::Compare, book);
            }
            Step::AddRow(key) => {
                self.over.clear();
                self.with_top(book, |screen, view| {
                    if let Screen::Grid(grid) = screen {
                        grid.add_row(key, view);
                    }
                });
            }
            Step::ChooseUnit(_) if self.has_typed() => self.tell_form_is_open(),
            Step::ChooseUnit(unit) => {
                self.over.clear();
                self.show(unit, book);
            }
            Step::Resume(offer) => return self.resume(*offer, book),
            Step::Discard(name) => {
                self.forget(&name);
                return Some(Effect::Discard(name));
            }
            Step::ShowCell { unit, line, year } => self.show_cell(unit, line, year, book),
            Step::Say(message) => self.message = Some(message),
            Step::Refuse(off) => self.refuse(&off),
            Step::SaveTable { name, format } => return self.save_table(name, format, book),
        }
        None
    }

    /// What means the same everywhere.
    fn navigate(&mut self, action: Action, book: &Book) -> Option<Effect> {
        match action {
            Action::Undo => return Some(Effect::Undo),
            Action::Redo => return Some(Effect::Redo),
            Action::Reread if self.read_at.is_none() => {
                self.message = Some(self.lang.say(Word::RereadOwn).to_owned());
            }
            Action::Reread => {
                self.message = Some(self.lang.say(Word::Rereading).to_owned());
                return Some(Effect::Reread);
            }
            Action::Meeting => self.turn_meeting(),
            Action::Tab(tab) => self.go(tab, book),
            Action::NextTab => self.go(self.tab.after(1), book),
            Action::PreviousTab => self.go(self.tab.after(Tab::ALL.len() - 1), book),
            Action::Back => _ = self.over.pop(),
            Action::Ask => self.ask(book),
            Action::Drafts => self.show_drafts(),
            Action::Journal => {
                let view = self.view(book);
                let journal = Journal::new(self.top().subject(&view));
                self.open(Screen::Journal(Box::new(journal)));
            }
            Action::Copy => return self.copy_table(book),
            Action::SaveTable => self.ask_file_name(book),
            Action::Findings => {
                // A small book is checked with the first piece.
                self.check_piece(book);
                let findings = Findings::new(&self.view(book), None, self.finding.as_deref());
                self.open(Screen::Findings(findings));
            }
            Action::Help if matches!(self.top(), Screen::Help(_)) => _ = self.over.pop(),
            Action::Help => {
                let here = self.top().here(&self.view(book));
                self.open(Screen::Help(Help::new(here)));
            }
            Action::Lineage => return self.go_to_related(book),
            Action::Units if matches!(self.top(), Screen::Units(_)) => {}
            Action::Decisions => self.list_of(Kind::Decision, book),
            Action::Caps => self.list_of(Kind::Cap, book),
            Action::Units => {
                let units = Units::new(&self.view(book));
                self.open(Screen::Units(units));
            }
            _ => self.message = Some(self.lang.say(Word::NoSuchKey).to_owned()),
        }
        None
    }

    /// To the one unit before or after this one; where there are several, to the list of them.
    fn go_to_related(&mut self, book: &Book) -> Option<Effect> {
        let before = lineage::predecessors(book, &self.unit).into_iter().map(|link| &link.from);
        let after = lineage::successors(book, &self.unit).into_iter().map(|link| &link.to);
        let known = |id: &&Id| book.unit(id.as_str()).is_some();
        let ids: Vec<Id> = before.chain(after).filter(known).cloned().collect();
        match &ids[..] {
            [] => self.message = Some(self.lang.say(Word::LineageNone).to_owned()),
            [only] => return self.take(Step::ChooseUnit(only.clone()), Action::Lineage, book),
            _ => {
                let units = Units::related(ids, &self.view(book));
                self.open(Screen::Units(units));
            }
        }
        None
    }

    /// Opens a list that is no tab, once: the register of decisions, the caps.
    fn list_of(&mut self, kind: Kind, book: &Book) {
        if !matches!(self.top(), Screen::Browse(list) if list.kind() == kind) {
            let list = Browse::new(kind, &self.view(book));
            self.open(Screen::Browse(list));
        }
    }

    fn copy_table(&mut self, book: &Book) -> Option<Effect> {
        let Some(table) = self.top().table(&self.view(book), Format::Tsv) else {
            self.message = Some(self.lang.say(Word::NoTable).to_owned());
            return None;
        };
        let rows = write_count(table.rows.len() as u64);
        self.message = Some(self.lang.fill(Word::CopiedTable, &[("rows", &rows)]));
        Some(Effect::Copy(table.to_tsv()))
    }

    /// Asks under what name the table is saved: the list, its unit and the day, without accents.
    fn ask_file_name(&mut self, book: &Book) {
        let view = self.view(book);
        let Some(table) = self.top().table(&view, Format::Csv) else {
            self.message = Some(self.lang.say(Word::NoTable).to_owned());
            return;
        };
        let what = self.top().name(&view);
        let unit = book.unit(self.unit.as_str()).map_or(self.unit.as_str(), |unit| &unit.name);
        let of_all = matches!(self.top(), Screen::Units(_) | Screen::Detail(_));
        let named = if of_all { what.clone() } else { format!("{what} {unit}") };
        let stem = Id::from_name(&named, |_| false);
        let name = format!("{stem}-{}.{}", self.today.plain(), Format::Csv.extension());
        let save = Save::new(what, table.rows.len(), self.folder.clone(), &name);
        self.open(Screen::Save(save));
    }

    /// The table of the screen below the dialog, to be written.
    fn save_table(&mut self, name: String, format: Format, book: &Book) -> Option<Effect> {
        let below = self.over.len().checked_sub(2).and_then(|at| self.over.get(at));
        let table = below.unwrap_or(&self.base).table(&self.view(book), format);
        let Some(table) = table else {
            self.message = Some(self.lang.say(Word::NoTable).to_owned());
            return None;
        };
        if let Some(Screen::Save(save)) = self.over.last_mut() {
            save.wait();
        }
        let (content, rows) = (table.to_file(format), table.rows.len());
        Some(Effect::Save(Paper { name, format, content, rows }))
    }

    /// False when a form has something typed and now asks about it.
    fn may_quit(&mut self) -> bool {
        let at = self.over.iter().rposition(|screen| matches!(screen, Screen::Form(_)));
        let Some((at, Screen::Form(form))) = at.map(|at| (at, &mut self.over[at])) else {
            return true;
        };
        let may = form.asks_to_quit();
        if !may {
            self.over.truncate(at + 1);
        }
        may
    }

    /// True when leaving what is open would lose something typed.
    fn has_typed(&self) -> bool {
        self.over.iter().any(|screen| matches!(screen, Screen::Form(form) if form.is_changed()))
    }

    /// Says why a command does nothing now, and what to do about it.
    fn refuse(&mut self, off: &Off) {
        let why = self.cannot_write().filter(|_| *off == Off::ReadOnly);
        self.message = Some(why.unwrap_or_else(|| off.sentence(self.lang)));
    }

    /// The award counts of a unit with the cursor on one of them; what was found there is
    /// remembered for the way back.
    fn show_cell(&mut self, unit: Id, line: Option<LineKey>, year: Year, book: &Book) {
        if let Screen::Findings(findings) = self.top() {
            self.finding = findings.fingerprint();
        }
        self.go(Tab::Grid, book);
        if !self.over.is_empty() {
            return;
        }
        if unit != self.unit {
            self.turn_to(unit);
        }
        let mut grid = Grid::new(&self.view(book));
        grid.go_to(line, year, &self.view(book));
        self.base = Screen::Grid(grid);
    }

    fn ask(&mut self, book: &Book) {
        self.index.get_or_insert_default();
        // A small book is ready with the first piece.
        self.index_piece(book);
        let answer = Answer::new(&self.question, &self.view(book));
        self.open(Screen::Answer(answer));
    }

    pub(super) fn tell_form_is_open(&mut self) {
        self.message = Some(self.lang.say(Word::FormIsOpen).to_owned());
    }

    pub(super) fn go(&mut self, tab: Tab, book: &Book) {
        if self.has_typed() {
            return self.tell_form_is_open();
        }
        self.over.clear();
        if tab != self.tab {
            let left = self.left[tab as usize].take();
            let next = left.unwrap_or_else(|| tab.screen(&self.view(book), self.visit));
            self.left[self.tab as usize] = Some(std::mem::replace(&mut self.base, next));
            self.tab = tab;
            if std::mem::take(&mut self.is_stale[tab as usize]) {
                self.with_top(book, Screen::refresh);
            }
        }
        self.with_top(book, Screen::fit);
        if tab == Tab::Overview {
            // A small book is checked with the first piece.
            self.check_piece(book);
        }
    }
}
