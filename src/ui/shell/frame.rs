//! What stands around every screen: header and tabs above, message or status and keys below.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{SMALLEST, Shell, View};
use crate::domain::book::Book;
use crate::report::journal;
use crate::ui::keys::{self, Action, Binding};
use crate::ui::paint::{Line, cut, wrap};
use crate::ui::tab::Tab;
use crate::ui::units;
use crate::words::Word;

/// Lines that a message takes at most.
const MOST_LINES: usize = 6;

impl Shell {
    pub(super) fn render_too_small(&self, area: Rect, buffer: &mut Buffer) {
        let (columns, rows) = (SMALLEST.width.to_string(), SMALLEST.height.to_string());
        let text = self.lang.fill(Word::TooSmall, &[("columns", &columns), ("rows", &rows)]);
        Line::new(buffer, area, 0).left(0, u16::MAX, &text, self.theme.text());
    }

    pub(super) fn render_head(&self, area: Rect, book: &Book, buffer: &mut Buffer) {
        let theme = self.theme;
        let mut line = Line::new(buffer, area, 0);
        let mut x = line.left(1, 12, self.lang.say(Word::ProgramName), theme.strong());
        x = line.left(x + 1, 1, "│", theme.quiet());
        let unit = book.unit(self.unit.as_str());
        let label = unit.map_or(self.unit.to_string(), |unit| units::unit_label(unit, self.lang));
        x = line.left(x + 1, 60, &label, theme.strong());
        let years = unit.map_or(String::new(), |unit| units::years_of(book, unit));
        let room = usize::from(area.width.saturating_sub(x + 1));
        line.right(0, u16::MAX, &self.manner(&years, room), theme.quiet());
        self.render_tabs(&mut Line::new(buffer, area, 1));
        Line::new(buffer, area, 2).fill("─", theme.quiet());
    }

    /// The years of the unit, how letters are typed, that nothing can be changed: where there is
    /// room with the time of the figures, else without the years, else without the time.
    fn manner(&self, years: &str, room: usize) -> String {
        let typing = self.typing.method().name();
        let plain = if self.can_write() { "" } else { self.lang.say(Word::ReadOnly) };
        let timed = self.read_at.map(|at| {
            let time = journal::time(at, self.today);
            self.lang.fill(Word::ReadOnlySince, &[("time", &time)])
        });
        let line = |parts: [&str; 3]| {
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            format!("{} ", parts.join(" │ "))
        };
        let timed = timed.iter().flat_map(|timed| [[years, typing, timed], ["", typing, timed]]);
        let mut lines = timed.map(line);
        lines.find(|line| line.width() <= room).unwrap_or_else(|| line([years, typing, plain]))
    }

    /// The tabs that are whole on the line: in a narrow window closer together, in a still narrower
    /// one from one on with which the open one shows too.
    fn render_tabs(&self, line: &mut Line) {
        let label = |tab: Tab| format!("{} {}", tab.number(), self.lang.say(tab.word()));
        let labels = Tab::ALL.map(label);
        let (room, open) = (usize::from(line.width()), self.tab as usize);
        // The brackets of the open one stand between the tabs, or at the edge.
        let fits = |shown: Range<usize>, between: usize| {
            let edges = [shown.start == open || between > 1, shown.end == open + 1];
            let columns: usize = labels[shown.clone()].iter().map(|label| label.width()).sum();
            let edges: usize = edges.map(usize::from).iter().sum();
            columns + between * (shown.len() - 1) + edges <= room
        };
        let between = if fits(0..labels.len(), 2) { 2 } else { 1 };
        let from = (0..open).find(|from| fits(*from..open + 1, between)).unwrap_or(open);
        let to = (open + 1..=labels.len()).rev().find(|to| fits(from..*to, between));
        let mut x = u16::from(from == open || between > 1);
        for (at, label) in labels.iter().enumerate().take(to.unwrap_or(open + 1)).skip(from) {
            let style = if at == open { self.theme.chosen() } else { self.theme.text() };
            let end = line.left(x, u16::MAX, label, style);
            if at == open {
                line.left(x - 1, 1, "[", style);
                line.left(end, 1, "]", style);
            }
            x = end + between as u16;
        }
    }

    pub(super) fn render_foot(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        let theme = self.theme;
        Line::new(buffer, area, area.height - 3).fill("─", theme.quiet());
        match &self.message {
            Some(message) => self.render_message(message, area, buffer),
            None => {
                let status = self.top().status(view);
                let is_waiting = self.top().here(view).is_waiting;
                let style = if is_waiting { theme.strong() } else { theme.text() };
                Line::new(buffer, area, area.height - 2).left(1, u16::MAX, &status, style);
            }
        }
        self.render_hints(view, &mut Line::new(buffer, area, area.height - 1));
    }

    /// The keys that work here, as many as fit; the one that shows all others always does. While
    /// something half typed waits, the line above names the only keys that count.
    fn render_hints(&self, view: &View, line: &mut Line) {
        let theme = self.theme;
        let here = self.top().here(view);
        if here.is_waiting {
            return;
        }
        let (help, others): (Vec<_>, Vec<_>) =
            keys::hints(&here).partition(|(binding, _)| binding.action == Action::Help);
        let name = |binding: &Binding| {
            here.writes.key(binding).map_or(String::new(), |key| key.shown(theme))
        };
        let columns = |(binding, hint): &(&Binding, Word)| {
            name(binding).width() + self.lang.say(*hint).width() + 3
        };
        let room = usize::from(line.width()).saturating_sub(help.iter().map(columns).sum());
        let mut used = 1;
        let fits = |one: &&(&Binding, Word)| {
            used += columns(one);
            used <= room
        };
        let mut x = 1;
        for (binding, hint) in others.iter().take_while(fits).chain(&help) {
            x = line.left(x, u16::MAX, &name(binding), theme.strong()) + 1;
            x = line.left(x, u16::MAX, self.lang.say(*hint), theme.text()) + 2;
        }
    }

    /// A message ends on the status line; what does not fit there stands on the lines above, and
    /// the screen stays in sight: of a very long one the beginning shows.
    pub(super) fn render_message(&self, message: &str, area: Rect, buffer: &mut Buffer) {
        let columns = usize::from(area.width.saturating_sub(2));
        let mut lines = wrap(message, columns);
        if let Some(beyond) = lines.get(MOST_LINES).cloned() {
            lines.truncate(MOST_LINES);
            if let Some(last) = lines.last_mut() {
                *last = cut(&format!("{last} {beyond}"), columns);
            }
        }
        for (up, text) in (0..area.height.saturating_sub(6)).zip(lines.iter().rev()) {
            let mut line = Line::new(buffer, area, area.height - 2 - up);
            line.fill(" ", self.theme.text());
            line.left(1, u16::MAX, text, self.theme.warning());
        }
    }
}
