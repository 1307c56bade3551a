//! Biểu thống kê: the statistical forms of the unit, by year; every cell opens what it counts.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::detail::Detail;
use super::keys::Action;
use super::list::Span;
use super::paint::{Line, wrap, wrap_in};
use super::screen::{Screen, Step, View};
use super::title;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind};
use crate::domain::saying::Saying;
use crate::domain::text::{Text, Year, write_count};
use crate::report::forms::{self, Asked, Filled, Form, Reader, Subject, Thing, fill};
use crate::report::say;
use crate::report::table::{Format, Table};
use crate::words::{Lang, Word};

/// Columns of one figure with a blank, of a code, and the least for names.
const CELL: u16 = 10;
const CODE: u16 = 5;
const LEAST_NAMES: u16 = 23;
/// Lines of the head at most: names of columns are long.
const HEAD: usize = 4;

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Entry {
    /// What the rows below are divided by.
    Group(Saying),
    /// A row of the form.
    Row(usize),
    /// What could not be placed, and what the form is: always in sight below the table.
    Notes,
}

/// A form on screen.
#[derive(Clone, Debug)]
pub struct Statistics {
    /// Which of the forms.
    form: usize,
    year: Year,
    below: bool,
    lines: Span,
    columns: Span,
    /// Derived: the figures.
    filled: Filled,
    /// Derived: the lines of the table.
    entries: Vec<Entry>,
    /// Derived: what has to be said below.
    notes: Vec<String>,
    /// Derived: lines of the head.
    head: u16,
}

impl Statistics {
    /// The first form, in the last year the unit has a complete sheet of.
    #[must_use]
    pub fn new(view: &View) -> Option<Statistics> {
        let sheets = view.book.sheets_of(view.unit.as_str()).iter();
        let complete = sheets.filter(|sheet| !sheet.head.is_part_year());
        let year = complete.map(|sheet| sheet.head.year).max().unwrap_or(view.today.year());
        let mut screen = Statistics::of(view, 0, year, false)?;
        // The cursor begins on the total.
        screen.lines.at =
            screen.entries.iter().position(|e| matches!(e, Entry::Row(_))).unwrap_or(0);
        Some(screen)
    }

    fn of(view: &View, form: usize, year: Year, below: bool) -> Option<Statistics> {
        let definition = Form::built_in().get(form)?;
        let below = below && definition.of == Subject::Movements;
        let filled = fill(view.book, definition, Asked { unit: view.unit.clone(), year, below });
        let notes = forms::notes(view.book, &filled, view.lang);
        let entries = entries(&filled);
        let (lines, columns) = (Span::default(), Span::default());
        let head = head_lines(&filled, view.lang);
        Some(Statistics { form, year, below, lines, columns, filled, entries, notes, head })
    }

    /// Makes the derived part anew; the cursor stays while the form does.
    fn again(&mut self, view: &View, form: usize, year: Year, below: bool) {
        let (lines, columns) = (self.lines, self.columns);
        let is_same = form == self.form;
        let Some(made) = Statistics::of(view, form, year, below) else { return };
        *self = made;
        if is_same {
            (self.lines, self.columns) = (lines, columns);
        }
        self.fit(view);
    }

    /// Makes the derived part anew after the book has changed.
    pub fn refresh(&mut self, view: &View) {
        self.again(view, self.form, self.year, self.below);
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, view: &View) {
        self.lines.fit(self.entries.len(), self.room(view));
        self.columns.fit(self.filled.columns.len(), columns_room(view));
    }

    /// Moves, turns to another form or year, opens what a cell counts.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let (form, year, below) = (self.form, self.year, self.below);
        let columns = self.filled.columns.len();
        match action {
            Action::Left => self.columns.step(-1, columns, columns_room(view)),
            Action::Right => self.columns.step(1, columns, columns_room(view)),
            Action::Rows => self.again(view, (form + 1) % Form::built_in().len(), year, below),
            Action::YearBefore => self.turn(view, -1),
            Action::YearAfter => self.turn(view, 1),
            Action::Below if self.filled.form.of == Subject::Awards => {
                return Step::Say(view.lang.say(Word::FormBelowOnlyMovements).to_owned());
            }
            Action::Below => self.again(view, form, year, !below),
            Action::Open => return self.open(view),
            _ => return self.lines.scroll(action, self.entries.len(), self.room(view)),
        }
        Step::Stay
    }

    fn turn(&mut self, view: &View, by: i16) {
        if let Some(year) = self.year.number().checked_add_signed(by).and_then(Year::new) {
            self.again(view, self.form, year, self.below);
        }
    }

    fn chosen(&self) -> Option<&Entry> {
        self.entries.get(self.lines.at)
    }

    /// The form as a table.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Table {
        let reader = if format.is_for_people() { Reader::Person } else { Reader::Machine };
        forms::table(&self.filled, reader, view.lang)
    }

    /// The records behind a cell, or all that has to be said.
    fn open(&self, view: &View) -> Step {
        let page = match self.chosen() {
            Some(Entry::Row(row)) => {
                let things = self.filled.behind(*row, self.columns.at);
                if things.is_empty() {
                    return Step::Say(view.lang.say(Word::FormNothing).to_owned());
                }
                let title = format!("{} · {}", self.year, self.cell_name(*row, view.lang));
                behind_page(view, title.into(), &things)
            }
            Some(Entry::Notes) => {
                let rows = self.notes.iter().map(|note| ("".into(), note.trim().into()));
                Detail::page(self.title(view).into(), rows.collect(), view)
            }
            Some(Entry::Group(_)) | None => return Step::Stay,
        };
        Step::Open(Box::new(Screen::Detail(page)))
    }

    /// "Phạm vi: Toàn quốc · Tổng số"; of the total of totals "Tổng số".
    fn cell_name(&self, row: usize, lang: Lang) -> String {
        let Some(head) = self.filled.rows.get(row) else { return String::new() };
        let column = self.filled.columns.get(self.columns.at);
        let column = column.map_or(String::new(), |column| forms::name(column, lang));
        let group = match head.group.is_empty() {
            true => String::new(),
            false => format!("{}: ", head.group.say(lang)),
        };
        let row = forms::name(head, lang);
        if row == column { format!("{group}{row}") } else { format!("{group}{row} · {column}") }
    }

    /// The cell under the cursor in words.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        match self.chosen() {
            Some(Entry::Row(row)) => {
                let value = self.filled.value(*row, self.columns.at);
                let cell = self.cell_name(*row, view.lang);
                let Some(value) = value else { return format!("{cell}: —") };
                let (count, measure) = (write_count(value), &self.filled.form.measure);
                let parts =
                    [("cell", &*cell), ("count", &count), ("measure", measure.say(view.lang))];
                view.lang.fill(Word::FormCell, &parts)
            }
            _ => String::new(),
        }
    }

    fn title(&self, view: &View) -> String {
        let form = self.filled.form;
        let code = form.code.as_ref().map_or(String::new(), |code| format!("{code} · "));
        let below = if self.below { view.lang.say(Word::FormWithBelow) } else { "" };
        format!("{code}{} · {}{below}", form.name.say(view.lang), self.year)
    }

    /// Draws title, head, the lines that show.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let body = view.body;
        let lines = self.lines.shown(self.entries.len(), self.room(view));
        // The notes, the last entry, always show.
        let hides_below = lines.end + 1 < self.entries.len();
        title::render(&self.title(view), view.theme.strong(), hides_below, view, buffer);
        let shown = self.columns.shown(self.filled.columns.len(), columns_room(view));
        self.render_head(shown.clone(), view, buffer);
        for (y, at) in (1 + self.head..).zip(lines) {
            self.render_entry(at, shown.clone(), &mut Line::new(buffer, body, y), view);
        }
        let last = body.height.saturating_sub(1);
        self.render_notes(&mut Line::new(buffer, body, last), view);
    }

    /// The names of the columns that show, and a mark where there are more beside them.
    fn render_head(&self, shown: Range<usize>, view: &View, buffer: &mut Buffer) {
        let mut end = self.cell_at(view, 0);
        if shown.start > 0 {
            let before = end.saturating_sub(1);
            Line::new(buffer, view.body, 1).left(before, 1, "‹", view.theme.strong());
        }
        let is_cut = shown.end < self.filled.columns.len();
        for (nth, at) in (0..).zip(shown) {
            let name = forms::name(&self.filled.columns[at], view.lang);
            let is_chosen = at == self.columns.at;
            let style = if is_chosen { view.theme.strong() } else { view.theme.quiet() };
            let x = self.cell_at(view, nth);
            for (y, part) in (1..).zip(wrap_in(&name, usize::from(CELL - 1), HEAD)) {
                Line::new(buffer, view.body, y).right(x, CELL - 1, &part, style);
            }
            end = x + CELL - 1;
        }
        if is_cut {
            Line::new(buffer, view.body, 1).left(end, 1, "›", view.theme.strong());
        }
    }

    /// Lines of the table that fit below title and head, above the notes.
    fn room(&self, view: &View) -> usize {
        usize::from(view.body.height.saturating_sub(2 + self.head))
    }

    /// Where the columns of a figure begin.
    fn cell_at(&self, view: &View, nth: u16) -> u16 {
        let shown = columns_room(view).min(self.filled.columns.len());
        let all = u16::try_from(shown).unwrap_or(1) * CELL;
        view.body.width.saturating_sub(all) + nth * CELL
    }

    /// The last line, whatever part of the table shows.
    fn render_notes(&self, line: &mut Line, view: &View) {
        if self.chosen() == Some(&Entry::Notes) {
            line.left(0, 1, "▸", view.theme.strong());
        }
        let note = self.notes.first().map_or("", String::as_str);
        line.left(2, u16::MAX, note, view.theme.warning());
    }

    fn render_entry(&self, at: usize, shown: Range<usize>, line: &mut Line, view: &View) {
        let is_chosen = at == self.lines.at;
        let entry = &self.entries[at];
        if is_chosen && *entry != Entry::Notes {
            line.left(0, 1, "▸", view.theme.strong());
        }
        let row = match entry {
            Entry::Group(name) => {
                line.left(2, u16::MAX, name.say(view.lang), view.theme.quiet());
                return;
            }
            Entry::Notes => return,
            Entry::Row(row) => *row,
        };
        let head = &self.filled.rows[row];
        let style = self.style(row, view);
        line.left(2, CODE - 1, head.code.as_deref().unwrap_or(""), view.theme.quiet());
        let names = self.cell_at(view, 0).saturating_sub(2 + CODE);
        line.left(2 + CODE, names, &forms::name(head, view.lang), style);
        for (nth, column) in (0..).zip(shown) {
            let value = self.filled.value(row, column);
            let text = value.map_or("—".to_owned(), write_count);
            let x = self.cell_at(view, nth);
            if is_chosen && column == self.columns.at {
                line.right(x, CELL, &format!("[{text}]"), view.theme.chosen());
            } else {
                line.right(x, CELL - 1, &text, style);
            }
        }
    }

    fn style(&self, row: usize, view: &View) -> Style {
        let head = &self.filled.rows[row];
        match (&head.name, head.group.is_empty()) {
            (None, _) => view.theme.warning(),
            (_, true) => view.theme.strong(),
            _ => view.theme.text(),
        }
    }
}

fn entries(filled: &Filled) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut before = &Saying::default();
    for (at, row) in filled.rows.iter().enumerate() {
        if row.group != *before {
            entries.push(Entry::Group(row.group.clone()));
            before = &row.group;
        }
        entries.push(Entry::Row(at));
    }
    entries.push(Entry::Notes);
    entries
}

/// What the longest name of a column takes, whether it shows or not: the table stays where it is.
fn head_lines(filled: &Filled, lang: Lang) -> u16 {
    let names = filled.columns.iter().map(|column| forms::name(column, lang));
    let lines = names.map(|name| wrap(&name, usize::from(CELL - 1)).len());
    u16::try_from(lines.max().unwrap_or(1).min(HEAD)).unwrap_or(1)
}

fn columns_room(view: &View) -> usize {
    let room = view.body.width.saturating_sub(2 + CODE + LEAST_NAMES);
    usize::from(room / CELL).max(1)
}

/// Records one can leaf through, or counts with where they come from.
fn behind_page(view: &View, title: Text, things: &[&Thing]) -> Detail {
    let mut records: Vec<(Kind, Id)> = Vec::new();
    let mut rows: Vec<(Text, Text)> = Vec::new();
    for thing in things {
        match thing {
            Thing::Record(kind, id) => records.push((*kind, id.clone())),
            Thing::Count { unit, year, line } => {
                let text = forms::said(view.book, thing, view.lang);
                rows.push((view.lang.say(Word::FieldValue).into(), text.into()));
                let source = say::source(view.book, unit, *year, *line, view.lang);
                rows.push(("".into(), source.into()));
            }
        }
    }
    match records.first() {
        Some(_) if rows.is_empty() => {
            let keys = records.iter().map(|(kind, id)| Key::Record(*kind, id.clone()));
            Detail::records(keys.collect(), 0, view)
        }
        _ => Detail::page(title, rows, view),
    }
}
