//! One entry of the journal: before and after of every edit, and the way back to either.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sides::Sides;
use crate::domain::change::{Change, Clash, Conflict, Edit, Refusal, Side, restore, restore_all};
use crate::domain::history::{Ask, Entry, Operation, Page};
use crate::domain::record::Key;
use crate::domain::text::write_count;
use crate::report::gone::Gone;
use crate::report::{journal, say};
use crate::ui::keys::Action;
use crate::ui::paint::{Line, wrap};
use crate::ui::reason;
use crate::ui::screen::{Step, View};
use crate::ui::title;
use crate::words::Word;

/// Columns of the mark before the edits.
const MARK: u16 = 2;

/// An entry, and where the cursor is in it.
#[derive(Clone, Debug)]
pub struct EntryPage {
    /// Which entry, and what about it.
    ask: Ask,
    /// What later entries removed.
    gone: Gone,
    is_asked: bool,
    /// It cannot be read.
    has_failed: bool,
    entry: Option<Entry>,
    /// A value is being put in again: a second Enter means nothing.
    is_sent: bool,
    /// Derived: the edits as they are shown.
    sides: Vec<Sides>,
    /// The chosen edit, and which side of it.
    at: usize,
    side: Side,
    /// The first line that shows.
    top: usize,
}

/// Where an edit's lines are among all.
struct Block {
    from: usize,
    to: usize,
}

impl EntryPage {
    /// An entry that is not read yet.
    #[must_use]
    pub fn new(ask: Ask, gone: Gone) -> EntryPage {
        let (is_asked, has_failed, is_sent) = (false, false, false);
        let (entry, sides) = (None, Vec::new());
        EntryPage {
            ask,
            gone,
            is_asked,
            has_failed,
            entry,
            is_sent,
            sides,
            at: 0,
            side: Side::Before,
            top: 0,
        }
    }

    /// The entry itself, once.
    pub fn asks(&mut self) -> Option<Ask> {
        let is_asked = std::mem::replace(&mut self.is_asked, true);
        (!is_asked).then(|| self.ask.clone())
    }

    /// Takes in what was asked for.
    pub fn read(&mut self, ask: &Ask, page: &Page, view: &View) {
        if *ask == self.ask && self.entry.is_none() {
            self.entry = page.entries.first().cloned();
            self.refresh(view);
            if let Some(subject) = &ask.about {
                let mine = self.edits().iter().position(|edit| subject.is_touched_by(edit));
                self.at = mine.unwrap_or(0);
                self.top = self.blocks(view).get(self.at).map_or(0, |block| block.from);
            }
        }
    }

    /// What was asked for cannot be read.
    pub fn cannot_read(&mut self, ask: &Ask) {
        self.has_failed |= *ask == self.ask;
    }

    /// What was sent has not been saved.
    pub fn keep(&mut self) {
        self.is_sent = false;
    }

    /// Names are those of the book as it is now.
    pub fn refresh(&mut self, view: &View) {
        self.is_sent = false;
        let edits = self.edits().iter();
        self.sides = edits.map(|edit| Sides::new(view.book, &self.gone, edit, view.lang)).collect();
    }

    fn edits(&self) -> &[Edit] {
        self.entry.as_ref().map_or(&[], |entry| &entry.change.edits)
    }

    /// Moves, chooses a side, puts its value in again.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let room = usize::from(edits_area(view, self).height).max(1);
        let blocks = self.blocks(view);
        match action {
            Action::Left => self.side = Side::Before,
            Action::Right => self.side = Side::After,
            Action::Up | Action::Down => self.step(action == Action::Down, room, &blocks),
            Action::PageUp | Action::PageDown => {
                (0..room).for_each(|_| self.step(action == Action::PageDown, room, &blocks));
            }
            Action::Home => (self.at, self.top) = (0, 0),
            Action::End => {
                self.at = self.sides.len().saturating_sub(1);
                self.top = 0;
                self.fit(room, &blocks);
            }
            Action::Restore => return self.restore(view),
            Action::RestoreAll => return self.restore_all(view),
            _ => return Step::Pass,
        }
        Step::Stay
    }

    /// One line on while the chosen edit goes on beyond the window, else the next edit.
    fn step(&mut self, is_down: bool, room: usize, blocks: &[Block]) {
        let Some(block) = blocks.get(self.at) else { return };
        if is_down {
            if block.to > self.top + room {
                self.top += 1;
            } else if self.at + 1 < blocks.len() {
                self.at += 1;
            }
        } else if block.from < self.top {
            self.top -= 1;
        } else {
            self.at = self.at.saturating_sub(1);
        }
        let Some(block) = blocks.get(self.at) else { return };
        // The head of an edit shows, unless one is reading further down in it.
        if block.from >= self.top + room {
            self.top = block.from + 1 - room.min(block.to - block.from);
        } else if block.to <= self.top {
            self.top = block.to.saturating_sub(room).max(block.from);
        }
    }

    fn fit(&mut self, room: usize, blocks: &[Block]) {
        if let Some(block) = blocks.get(self.at) {
            self.top = block.to.saturating_sub(room).min(block.from).max(self.top);
        }
    }

    fn blocks(&self, view: &View) -> Vec<Block> {
        let columns = side_columns(view);
        let mut from = 0;
        let heights = self.sides.iter().map(|sides| {
            let height = |side| sides.lines(side, columns, view.theme).len();
            2 + height(Side::Before).max(height(Side::After))
        });
        heights
            .map(|height| {
                let block = Block { from, to: from + height };
                from = block.to;
                block
            })
            .collect()
    }

    fn restore(&mut self, view: &View) -> Step {
        let Some(edit) = self.edits().get(self.at) else { return Step::Stay };
        match restore(view.book, edit, self.side) {
            Err(refusal) => Step::Say(self.refused(&refusal, view)),
            Ok(change) => self.commit(change, view),
        }
    }

    /// Puts the chosen side of every edit in again; where one cannot be, says which and why.
    fn restore_all(&mut self, view: &View) -> Step {
        if !self.entry.as_ref().is_some_and(journal::is_whole) {
            return Step::Say(view.lang.say(Word::RestoreAllPart).to_owned());
        }
        match restore_all(view.book, self.edits(), self.side) {
            Err((_, Refusal::Same)) => Step::Say(Refusal::Same.say(view.lang)),
            Err((at, why)) => {
                let what = self.sides.get(at).map_or("", |sides| &sides.title);
                let parts = [("what", what), ("why", &self.refused(&why, view))];
                Step::Say(view.lang.fill(Word::RestoreAllNot, &parts))
            }
            Ok(change) => self.commit(change, view),
        }
    }

    /// Why a value is not put in again; what is gone is called by its name.
    fn refused(&self, why: &Refusal, view: &View) -> String {
        if let Refusal::Conflict(Conflict { key, why: Clash::Gone }) = why
            && let Some(title) = self.gone.title(key)
        {
            let parts = [("what", view.lang.say(key.kind().word())), ("id", title)];
            return view.lang.fill(Word::ConflictGone, &parts);
        }
        why.say(view.lang)
    }

    fn commit(&mut self, change: Change, view: &View) -> Step {
        let Some(entry) = self.entry.as_ref().filter(|_| !self.is_sent) else { return Step::Stay };
        let wants_reason = change.edits.iter().any(|edit| wants_reason(edit, view));
        let seq = entry.seq.to_string();
        let reason = wants_reason.then(|| view.lang.fill(Word::RestoreReason, &[("seq", &seq)]));
        let operation = Operation::Restore(entry.seq);
        self.is_sent = true;
        Step::Commit { change, operation, reason }
    }

    /// What Enter does with the chosen side, or why nothing, and what puts all in again; of a count
    /// what it is now.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let Some(edit) = self.edits().get(self.at) else { return String::new() };
        let is_offered = view.can_write && self.edits().len() > 1;
        let count = write_count(self.edits().len() as u64);
        let all = is_offered.then(|| view.lang.fill(Word::RestoreAll, &[("count", &count)]));
        if let Err(refusal) = restore(view.book, edit, self.side) {
            return [Some(self.refused(&refusal, view)), all]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ");
        }
        let word = match (edit, self.side) {
            (Edit::Remove(_), _) => Word::RestoreRecord,
            (_, Side::Before) => Word::RestoreBefore,
            (_, Side::After) => Word::RestoreAfter,
        };
        let mut parts = Vec::new();
        if view.can_write {
            parts.push(view.lang.say(word).to_owned());
        }
        parts.extend(all);
        if let Edit::Count { unit, year, line, .. } = edit {
            let sheet = view.book.sheet(unit.as_str(), *year);
            let now = say::count(sheet.and_then(|sheet| sheet.figure(*line)).as_ref());
            parts.push(view.lang.fill(Word::EntryNow, &[("now", &now)]));
        }
        parts.join(" · ")
    }

    /// Draws who, when and why, then the edits that show.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let (lang, theme) = (view.lang, view.theme);
        let Some(entry) = &self.entry else {
            let word = if self.has_failed { Word::JournalUnread } else { Word::JournalReading };
            let text = lang.say(word);
            Line::new(buffer, view.body, 0).left(1, u16::MAX, text, theme.text());
            return;
        };
        let seq = entry.seq.to_string();
        let done = journal::done(entry.operation, lang);
        let title = lang.fill(Word::EntryTitle, &[("seq", &seq), ("done", &done)]);
        let mut line = Line::new(buffer, view.body, 0);
        let x = line.left(1, u16::MAX, &title, theme.strong());
        let who = format!("{} · {}", entry.user, journal::when(entry.at));
        let place = (x + 2, view.body.width);
        title::render_in(&mut line, place, (&who, theme.quiet()), self.hides_below(view), view);
        for (y, note) in (1..).zip(self.notes(view)) {
            Line::new(buffer, view.body, y).left(1, u16::MAX, &note, theme.warning());
        }
        let area = edits_area(view, self);
        let mut head =
            Line::new(buffer, Rect { y: area.y.saturating_sub(1), height: 1, ..area }, 0);
        for side in [Side::Before, Side::After] {
            let word = if side == Side::Before { Word::EntryBefore } else { Word::EntryAfter };
            let (open, close) = if side == self.side { ("[", "]") } else { (" ", " ") };
            let style = if side == self.side { theme.chosen() } else { theme.strong() };
            let text = format!("{open}{}{close}", lang.say(word));
            head.left(column(view, side), u16::MAX, &text, style);
        }
        self.render_edits(area, view, buffer);
    }

    /// True when there are lines below those that show; the blank one at the end is none.
    fn hides_below(&self, view: &View) -> bool {
        let bottom = self.top + usize::from(edits_area(view, self).height);
        self.blocks(view).last().is_some_and(|block| block.to > bottom + 1)
    }

    fn render_edits(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        let columns = side_columns(view);
        let bottom = self.top + usize::from(area.height);
        let row = |line: usize| {
            let y = line.checked_sub(self.top).filter(|_| line < bottom)?;
            u16::try_from(y).ok()
        };
        for (at, (block, sides)) in self.blocks(view).iter().zip(&self.sides).enumerate() {
            if block.to <= self.top || block.from >= bottom {
                continue;
            }
            let is_chosen = at == self.at;
            if let Some(y) = row(block.from) {
                let style = if is_chosen { view.theme.chosen() } else { view.theme.strong() };
                let mut line = Line::new(buffer, area, y);
                line.left(0, 1, if is_chosen { "▸" } else { " " }, style);
                line.left(1, area.width.saturating_sub(2), &sides.title, style);
            }
            for side in [Side::Before, Side::After] {
                let lines = sides.lines(side, columns, view.theme);
                for (nth, pieces) in lines.iter().enumerate() {
                    let Some(y) = row(block.from + 1 + nth) else { continue };
                    let mut line = Line::new(buffer, area, y);
                    let end = column(view, side) + u16::try_from(columns).unwrap_or(u16::MAX);
                    let mut x = column(view, side);
                    for (text, style) in pieces {
                        x = line.left(
                            x,
                            end.saturating_sub(x),
                            text.trim_end_matches('\n'),
                            *style,
                        );
                    }
                }
            }
        }
    }

    /// Why it was done; what of it is not shown.
    fn notes(&self, view: &View) -> Vec<String> {
        let Some(entry) = &self.entry else { return Vec::new() };
        let lang = view.lang;
        let mut notes = Vec::new();
        if let Some(reason) = &entry.reason {
            notes.push(lang.fill(Word::EntryReason, &[("reason", reason)]));
        }
        if !journal::is_whole(entry) {
            notes.push(say::extent(&entry.extent, lang));
            let (shown, all) = (entry.change.edits.len(), entry.extent.edits);
            let parts = [("shown", &*write_count(shown as u64)), ("all", &*write_count(all))];
            notes.push(match shown {
                0 => lang.say(Word::EntryTooLong).to_owned(),
                _ => lang.fill(Word::EntryPart, &parts),
            });
        }
        let columns = usize::from(view.body.width.saturating_sub(2));
        notes.iter().flat_map(|note| wrap(note, columns)).collect()
    }
}

/// True for a count or the head of a sheet that changes only with a reason.
fn wants_reason(edit: &Edit, view: &View) -> bool {
    let Key::Sheet(unit, year) = edit.key() else { return false };
    reason::question(view, &unit, year).is_some()
}

/// Below who, when, why and the heads of the sides.
fn edits_area(view: &View, page: &EntryPage) -> Rect {
    let body = view.body;
    let notes = u16::try_from(page.notes(view).len()).unwrap_or(u16::MAX);
    let head = notes.saturating_add(2).min(body.height);
    Rect { y: body.y + head, height: body.height - head, ..body }
}

/// Columns of one side.
fn side_columns(view: &View) -> usize {
    usize::from(view.body.width.saturating_sub(MARK + 2) / 2)
}

/// Where a side begins.
fn column(view: &View, side: Side) -> u16 {
    match side {
        Side::Before => MARK,
        Side::After => MARK + u16::try_from(side_columns(view)).unwrap_or(0) + 2,
    }
}
