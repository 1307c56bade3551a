//! Drawing a form: a line a field, the one with the focus opened.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Form;
use super::input::{Input, Widget, Wrong};
use super::pick::{self, Pick, ROOM};
use crate::domain::document::Document;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::value::Shape;
use crate::report::check::days;
use crate::report::{cite, present};
use crate::ui::paint::{Line, cut, wrap};
use crate::ui::screen::View;
use crate::words::Word;

/// Columns of the labels.
const LABELS: u16 = 24;

/// Lines that a value which the book holds by now may take.
const NEWER: usize = 3;

/// Columns of the values.
pub(super) fn columns(view: &View) -> usize {
    usize::from(view.body.width.saturating_sub(LABELS + 1)).max(1)
}

/// A line of the form.
enum Row {
    /// A field with its label, closed or of one line; of an open story its first row.
    Field(usize),
    /// A further row of an open story.
    Story(usize),
    /// An entry of an open list.
    Hit(usize),
    /// A line of what is wrong with the field above, or has become of it.
    Note(String),
}

impl Form {
    /// The lines, and the one with the cursor.
    fn rows(&self, view: &View) -> (Vec<Row>, usize, usize) {
        let wrong = self.wrong();
        let turned = self.typed().map_or(Vec::new(), |record| days::of_record(&record));
        let mut rows = Vec::new();
        let (mut cursor, mut end) = (0, 0);
        for (at, input) in self.inputs.iter().enumerate() {
            let is_open = at == self.at;
            if is_open {
                cursor = rows.len();
            }
            rows.push(Row::Field(at));
            if is_open {
                cursor += open_rows(input, view, &mut rows);
                let nothing = pick::nothing(input.row.shape, view);
                rows.extend(nothing.into_iter().flat_map(|text| notes(&text, view)));
            }
            if input.row.key == "symbol" {
                rows.extend(self.known(view).into_iter().flat_map(|text| notes(&text, view)));
            }
            if let Some((_, turned)) = turned.iter().find(|(key, _)| *key == input.row.key) {
                rows.extend(notes(&turned.say(view.lang), view));
            }
            let why = wrong.get(input.row.key).filter(|_| self.shows_all || input.is_touched);
            // Letters that find entries are not an empty field.
            let is_found = |why: &&Wrong| input.is_finding() && !matches!(why, Wrong::NoMatch(_));
            let why = why.filter(|why| !is_found(why));
            if let Some(why) = why {
                rows.extend(notes(&why.say(view.lang), view));
            }
            if let Some(newer) = input.newer() {
                let text = present::value(view.book, input.row, newer, view.lang);
                let text = cut(&text.replace('\n', " / "), columns(view) * NEWER);
                let text = view.lang.fill(Word::FormNewer, &[("now", &text)]);
                rows.extend(notes(&text, view));
            }
            if is_open {
                end = rows.len();
            }
        }
        (rows, cursor, end)
    }

    /// The document that the one being typed may be.
    fn known(&self, view: &View) -> Option<String> {
        let Ok(Record::Document(typed)) = self.typed() else { return None };
        let own = self.before.first().map(Record::key);
        let is_other = |one: &&Document| own != Some(Key::Record(Kind::Document, one.id.clone()));
        let known = view.book.documents().filter(is_other).find(|one| typed.may_be(one))?;
        let cited = cite::full(known, view.lang);
        Some(view.lang.fill(Word::FormKnown, &[("document", &cited)]))
    }

    /// Draws title and fields; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let body = view.body;
        let area = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
        let room = usize::from(area.height);
        let (rows, cursor, end) = self.rows(view);
        // As much of the open field as fits, its cursor in any case.
        let first = end.saturating_sub(room).min(cursor);
        let top = first.max((cursor + 1).saturating_sub(room));
        let more = if rows.len() > top + room { view.lang.say(Word::MoreBelow) } else { "" };
        let mut head = Line::new(buffer, view.body, 0);
        head.right(0, u16::MAX, more, view.theme.quiet());
        let columns = head.width().saturating_sub(u16::try_from(more.width()).unwrap_or(0) + 2);
        head.left(1, columns, &self.title(view), view.theme.strong());
        for (y, row) in (0..).zip(rows.iter().skip(top).take(room)) {
            self.draw(row, view, &mut Line::new(buffer, area, y));
        }
        if let Some(reason) = &self.reason {
            return Some(reason.cursor(view));
        }
        let input = self.inputs.get(self.at)?;
        let column = u16::try_from(cursor_column(input, view)).ok()?;
        let row = u16::try_from(cursor.checked_sub(top)?).ok()?;
        let x = LABELS.saturating_add(column).min(area.width.saturating_sub(1));
        (!self.is_asking && !matches!(input.widget, Widget::Fixed))
            .then(|| Position::new(area.x + x, area.y + row))
    }

    fn draw(&self, row: &Row, view: &View, line: &mut Line) {
        let theme = view.theme;
        match row {
            Row::Field(at) => {
                let input = &self.inputs[*at];
                let is_open = *at == self.at;
                let style = if is_open { theme.chosen() } else { theme.quiet() };
                let star = if input.row.required { " *" } else { "" };
                let mark = if is_open { "▸" } else { " " };
                let label = format!("{mark}{}{star}", view.lang.say(input.row.label));
                line.left(0, LABELS - 1, &label, style);
                let text = shown(input, is_open, view);
                let style = if is_open { theme.strong() } else { theme.text() };
                line.left(LABELS, u16::MAX, &text, style);
                let each = match (input.keeps_each(), input.is_cleared()) {
                    (true, _) => Some(Word::FormDiffer),
                    (_, true) => Some(Word::FormEmptied),
                    _ => None,
                };
                if let Some(word) = each {
                    line.left(LABELS, u16::MAX, view.lang.say(word), theme.quiet());
                }
            }
            Row::Story(row) => {
                if let Widget::Text(field) = &self.inputs[self.at].widget {
                    let (rows, _) = field.wrapped(columns(view));
                    let text = rows.get(*row).map_or("", String::as_str);
                    line.left(LABELS, u16::MAX, text.trim_end(), theme.strong());
                }
            }
            Row::Hit(at) => {
                if let Widget::Pick(pick) = &self.inputs[self.at].widget {
                    draw_hit(pick, *at, view, line);
                }
            }
            Row::Note(text) => _ = line.left(LABELS, u16::MAX, text, theme.warning()),
        }
    }

    /// What the field with the focus takes, or what is asked.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        if let Some(reason) = self.reason.as_ref().filter(|_| !self.is_asking) {
            return reason.prompt();
        }
        let is_open = |is: fn(&Input) -> bool| self.inputs.get(self.at).is_some_and(is);
        let word = match self.inputs.get(self.at).map(|input| (&input.widget, input.row.shape)) {
            _ if self.sent.is_some() => Word::FormSaving,
            _ if self.is_asking => Word::FormAsk,
            _ if is_open(Input::keeps_each) => Word::FormHintDiffer,
            _ if is_open(Input::is_cleared) => Word::FormHintEmptied,
            Some((Widget::Fixed, Shape::Choice(_))) if self.kind == Kind::Exemplar => {
                Word::FormHintStage
            }
            Some((Widget::Fixed, _)) => Word::FormHintFixed,
            Some((_, shape)) if pick::nothing(shape, view).is_some() => Word::FormHint,
            Some((_, Shape::Choice(_) | Shape::Reference(_))) => Word::FormHintPick,
            Some((_, Shape::References(_))) => Word::FormHintPickMany,
            Some((_, Shape::Story)) => Word::FormHintStory,
            Some((_, Shape::Lines)) => Word::FormHintLines,
            Some((_, Shape::Date)) => Word::FormHintDate,
            Some((_, Shape::Number)) => Word::FormHintNumber,
            Some((_, Shape::Period)) => Word::FormHintPeriod,
            _ => Word::FormHint,
        };
        view.lang.say(word).to_owned()
    }
}

/// A note in as many lines as it takes, the first with a mark.
fn notes(text: &str, view: &View) -> impl Iterator<Item = Row> + use<> {
    let lines = wrap(text, columns(view).saturating_sub(2));
    let marks = std::iter::once("! ").chain(std::iter::repeat("  "));
    marks.zip(lines).map(|(mark, line)| Row::Note(format!("{mark}{line}")))
}

/// Adds the lines under an open field; returns how far below its first the cursor stands.
fn open_rows(input: &Input, view: &View, rows: &mut Vec<Row>) -> usize {
    match &input.widget {
        Widget::Fixed => 0,
        Widget::Text(field) if input.is_story() => {
            let (texts, (row, _)) = field.wrapped(columns(view));
            rows.extend((1..texts.len()).map(Row::Story));
            row
        }
        Widget::Text(_) => 0,
        Widget::Pick(pick) => {
            rows.extend(pick.span.shown(pick.hits.len(), ROOM).map(Row::Hit));
            0
        }
    }
}

fn draw_hit(pick: &Pick, at: usize, view: &View, line: &mut Line) {
    let Some(hit) = pick.hits.get(at) else { return };
    let is_here = at == pick.span.at;
    let style = if is_here { view.theme.chosen() } else { view.theme.text() };
    let chosen = if pick.has_chosen(&hit.id) { "+" } else { " " };
    let mark = if is_here { "▸" } else { " " };
    line.left(LABELS, 2, &format!("{mark}{chosen}"), style);
    line.left(LABELS + 3, u16::MAX, &hit.label, view.theme.text());
}

/// What stands behind the label.
fn shown(input: &Input, is_open: bool, view: &View) -> String {
    match &input.widget {
        Widget::Text(field) if is_open && input.is_story() => {
            field.wrapped(columns(view)).0.swap_remove(0)
        }
        Widget::Text(field) if is_open => {
            window(&field.text(), field.column(), columns(view)).0.concat()
        }
        Widget::Text(field) => field.text().trim().replace('\n', " / "),
        Widget::Pick(pick) if !pick.filter.is_empty() => pick.filter.text(),
        Widget::Pick(pick) => present::value(view.book, input.row, &pick.value(), view.lang),
        Widget::Fixed => {
            let value = input.value().unwrap_or_default();
            present::value(view.book, input.row, &value, view.lang)
        }
    }
}

fn cursor_column(input: &Input, view: &View) -> usize {
    match &input.widget {
        Widget::Fixed => 0,
        Widget::Text(field) if input.is_story() => field.wrapped(columns(view)).1.1,
        Widget::Text(field) => window(&field.text(), field.column(), columns(view)).1,
        Widget::Pick(pick) => pick.filter.column(),
    }
}

/// The part of a long line around the cursor, and the cursor's column in it.
fn window(text: &str, column: usize, columns: usize) -> (Vec<&str>, usize) {
    let mut letters: Vec<&str> = text.graphemes(true).collect();
    let mut hidden = 0;
    let mut first = 0;
    while column - hidden >= columns && first < letters.len() {
        hidden += letters[first].width();
        first += 1;
    }
    (letters.split_off(first), column.saturating_sub(hidden))
}
