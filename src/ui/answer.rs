//! Hỏi: one field, and under it, at every letter, the figure first and what else has the words.

mod row;
mod scroll;
mod table;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use self::row::{Row, lines};
use super::compare::behind_page;
use super::detail::{self, Detail};
use super::field::Field;
use super::keys::Action;
use super::paint::Line;
use super::plain::Plain;
use super::screen::{Screen, Step, View};
use super::title;
use crate::report::ask::{Reply, Setting, Unclear, ask};
use crate::report::compare::RowKey;
use crate::report::{present, say};
use crate::words::Word;

/// Hits that show while letters are typed: each letter costs bytes on a slow line.
const FIRST_HITS: usize = 6;
/// A window so high is no slow terminal of 24 lines.
const TALL: u16 = 30;
/// Columns of the kind before a hit.
const KIND: u16 = 12;

/// The question and its reply.
#[derive(Clone, Debug)]
pub struct Answer {
    field: Field,
    /// The next letter replaces the whole text.
    is_selected: bool,
    /// Letters go into the field; else the cursor is on an item.
    is_typing: bool,
    at: usize,
    /// Lines scrolled on from where the cursor shows.
    beyond: usize,
    /// Derived from the question and the book.
    reply: Reply,
}

/// What the cursor can be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Item {
    /// A figure of an answer, by the places of both.
    Figure(usize, usize),
    /// An award that may be meant.
    Choice(usize),
    /// A record.
    Hit(usize),
}

impl Answer {
    /// Asks with the last question in the field, ready to be typed over.
    #[must_use]
    pub fn new(question: &str, view: &View) -> Answer {
        let mut field = Field::default();
        field.insert(question);
        let (is_selected, reply) = (!field.is_empty(), Reply::default());
        let mut answer = Answer { field, is_selected, is_typing: true, at: 0, beyond: 0, reply };
        answer.derive(view);
        answer
    }

    /// What is in the field.
    #[must_use]
    pub fn question(&self) -> String {
        self.field.text()
    }

    /// True while letters go into the field.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.is_typing
    }

    /// Makes the reply to another question.
    fn derive(&mut self, view: &View) {
        (self.at, self.beyond) = (0, 0);
        self.refresh(view);
    }

    /// Makes the reply anew; the cursor stays where it is.
    pub fn refresh(&mut self, view: &View) {
        let (book, unit, today) = (view.book, Some(view.unit), view.today);
        self.reply = match view.index.filter(|index| index.is_ready()) {
            Some(index) => {
                ask(&Setting { book, index, unit, today, lang: view.lang }, &self.field.text())
            }
            None => Reply::default(),
        };
        self.at = self.at.min(self.items().len().saturating_sub(1));
    }

    /// Edits the question while the field has the focus; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        if !self.is_typing {
            return false;
        }
        let before = self.field.text();
        let is_ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let writes = matches!(event.code, KeyCode::Char(_)) && !is_ctrl;
        let erases = matches!(event.code, KeyCode::Backspace | KeyCode::Delete)
            || (is_ctrl && event.code == KeyCode::Char('h'));
        if self.is_selected && (writes || erases) {
            self.field = Field::default();
        }
        let is_taken = self.field.key(event) || (self.is_selected && erases);
        if is_taken {
            self.is_selected = false;
        }
        if is_taken && self.field.text() != before {
            self.derive(view);
        }
        is_taken
    }

    /// Pastes a question.
    pub fn paste(&mut self, text: &str, view: &View) {
        if std::mem::take(&mut self.is_selected) {
            self.field = Field::default();
        }
        self.is_typing = true;
        self.field.insert(text);
        self.derive(view);
    }

    fn items(&self) -> Vec<Item> {
        let answers = (0..).zip(&self.reply.answers);
        let figures = answers.flat_map(|(answer, its)| {
            (0..its.figures.len()).map(move |at| Item::Figure(answer, at))
        });
        let choices = (0..self.reply.choices.len()).map(Item::Choice);
        figures.chain(choices).chain((0..self.reply.hits.list.len()).map(Item::Hit)).collect()
    }

    /// What the cursor is on; the first while the field has it.
    fn chosen(&self) -> Option<Item> {
        self.items().get(if self.is_typing { 0 } else { self.at }).copied()
    }

    /// Moves between field and items, opens, copies.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if self.scroll(action, view) {
            return Step::Stay;
        }
        let last = self.items().len().checked_sub(1);
        let page = usize::from(view.body.height.saturating_sub(3)).max(1);
        match (action, last) {
            (Action::Ask, _) => (self.is_typing, self.is_selected) = (true, true),
            (Action::Open, _) => return self.open(view),
            (Action::Copy, _) => {
                let nothing = || view.lang.say(Word::NothingToCopy).to_owned();
                return self.copy_text(view).map_or_else(|| Step::Say(nothing()), Step::Copy);
            }
            (Action::PlainText, _) => {
                let Some(text) = self.copy_text(view) else { return Step::Stay };
                return Step::Open(Box::new(Screen::Plain(Plain::new(text))));
            }
            (Action::Down | Action::PageDown, Some(_)) if self.is_typing => {
                (self.is_typing, self.is_selected, self.at) = (false, false, 0);
            }
            (Action::Up, _) if !self.is_typing && self.at == 0 => self.is_typing = true,
            (Action::Up, _) => self.at = self.at.saturating_sub(1),
            (Action::Down, Some(last)) => self.at = (self.at + 1).min(last),
            (Action::PageUp, _) => self.at = self.at.saturating_sub(page),
            (Action::PageDown, Some(last)) => self.at = (self.at + page).min(last),
            (Action::Home, _) => self.at = 0,
            (Action::End, Some(last)) => self.at = last,
            (Action::Down | Action::PageDown | Action::End, None) => {}
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn open(&mut self, view: &View) -> Step {
        let page = match self.chosen() {
            Some(Item::Figure(of, at)) => {
                let answer = &self.reply.answers[of];
                let recipient = Some(answer.figures[at].recipient);
                let key = RowKey { recipient, award: answer.award, ..RowKey::default() };
                let view = View { unit: &answer.unit, ..*view };
                behind_page(&view, &answer.query, &key, answer.year)
            }
            Some(Item::Choice(at)) => {
                let choice = &self.reply.choices[at];
                let unit = view.book.unit(choice.unit.as_str()).map_or("", |unit| &unit.name);
                let award = choice.award_name(view.lang);
                let question = format!("{award} {} {unit}", choice.year);
                self.field = Field::default();
                self.field.insert(&question);
                self.is_typing = true;
                self.derive(view);
                return Step::Stay;
            }
            Some(Item::Hit(at)) => {
                let kind = self.reply.hits.list[at].kind;
                let alike = self.reply.hits.list.iter().filter(|hit| hit.kind == kind);
                let ids: Vec<_> = alike.map(|hit| hit.id.clone()).collect();
                let id = &self.reply.hits.list[at].id;
                let place = ids.iter().position(|other| other == id).unwrap_or(0);
                Detail::records(detail::keys(kind, ids.into_iter()), place, view)
            }
            None => return Step::Stay,
        };
        Step::Open(Box::new(Screen::Detail(page)))
    }

    /// The sentence to be pasted: of the figures, or of the record under the cursor.
    fn copy_text(&self, view: &View) -> Option<String> {
        match self.chosen().or_else(|| self.reply.tally.as_ref().map(|_| Item::Hit(0)))? {
            Item::Hit(at) if !self.is_typing => {
                Some(self.reply.hits.list[at].say(view.book, view.lang))
            }
            Item::Choice(at) => Some(self.reply.choices[at].sentence(view.book, view.lang)),
            _ => self.reply.sentence(view.book, view.lang),
        }
    }

    /// Where the thing under the cursor comes from, in full.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        if self.is_typing {
            return String::new();
        }
        let source = match self.chosen() {
            Some(Item::Figure(of, at)) => {
                let behind = &self.reply.answers[of].figures[at].behind;
                say::source_of(view.book, behind, view.lang)
            }
            Some(Item::Hit(at)) => {
                let hit = &self.reply.hits.list[at];
                let record = view.book.record(hit.kind, hit.id.as_str());
                record.map(|record| {
                    let source = present::source(view.book, record, view.lang);
                    let source = source.map_or(String::new(), |source| format!(" · {source}"));
                    format!("{}{source}", record.title(view.lang))
                })
            }
            _ => None,
        };
        source.unwrap_or_default()
    }

    fn rows(&self, view: &View) -> Vec<Row> {
        let columns = usize::from(view.body.width.saturating_sub(4));
        let theme = view.theme;
        let mut rows = Vec::new();
        let mut text = |text: &str, style: Style| rows.extend(lines(text, columns, style));
        for slip in self.reply.slips() {
            text(&slip.say(view.lang), theme.warning());
        }
        if let Some(index) = view.index.filter(|index| !index.is_ready()) {
            let percent = (index.percent(view.book) / 10 * 10).to_string();
            text(&view.lang.fill(Word::AskIndexing, &[("percent", &percent)]), theme.warning());
            return rows;
        }
        let unit = view.book.unit(view.unit.as_str()).map_or("", |unit| &unit.name);
        let examples = view.lang.fill(Word::AskExamples, &[("unit", unit)]);
        if self.field.is_empty() {
            text(&examples, theme.quiet());
        }
        if let Some(unclear) = self.trouble() {
            text(&unclear.say(view.lang), theme.warning());
            if self.items().is_empty() {
                text(&examples, theme.quiet());
            }
        }
        let is_whole = self.is_whole(view);
        for of in 0..self.reply.answers.len() {
            self.answer_rows(of, (columns, is_whole), view, &mut rows);
        }
        if !self.reply.choices.is_empty() {
            rows.push(Row::of(view.lang.say(Word::AskMaybe).to_owned(), theme.quiet()));
        }
        for (at, choice) in self.reply.choices.iter().enumerate() {
            let sentence = choice.sentence(view.book, view.lang);
            rows.push(Row { item: Some(Item::Choice(at)), ..Row::of(sentence, theme.text()) });
        }
        self.hit_rows(view, &mut rows);
        rows
    }

    /// What is worth saying of a question without a figure: nothing when records were found.
    fn trouble(&self) -> Option<&Unclear> {
        let is_found = !self.reply.hits.list.is_empty() || !self.reply.choices.is_empty();
        let is_quiet = |unclear: &&Unclear| {
            (is_found && !unclear.is_said_beside_hits()) || !self.reply.choices.is_empty()
        };
        let unclear = self.reply.unclear.as_ref();
        unclear.filter(|unclear| !self.field.is_empty() && !is_quiet(unclear))
    }

    /// All is said in full where there is room, and no letter has to carry it over a slow line.
    fn is_whole(&self, view: &View) -> bool {
        !self.is_typing || view.body.height >= TALL
    }

    /// One of the answers. Beside others figures and series come first: where they come from is
    /// said once the field is left.
    fn answer_rows(
        &self,
        of: usize,
        (columns, is_whole): (usize, bool),
        view: &View,
        rows: &mut Vec<Row>,
    ) {
        let (theme, answers) = (view.theme, &self.reply.answers);
        let (answer, is_alone, is_last) =
            (&answers[of], answers.len() == 1, of + 1 == answers.len());
        rows.extend(lines(&answer.title(view.book, view.lang), columns, theme.strong()));
        if answer.figures.is_empty() {
            rows.extend(lines(&answer.absent(view.lang), columns, theme.strong()));
        }
        let part_year = || answers.iter().find_map(|answer| answer.part_year_note(view.lang));
        for (at, figure) in answer.figures.iter().enumerate() {
            let first = rows.len();
            let sentence = answer.figure_sentence(figure, view.lang);
            rows.extend(lines(&sentence, columns, theme.strong()));
            if let Some(row) = rows.get_mut(first) {
                row.item = Some(Item::Figure(of, at));
            }
            let series = answer.series(figure, columns).into_iter();
            rows.extend(series.map(|line| Row::of(line, theme.text())));
            if !is_alone && !is_whole {
                continue;
            }
            // Once, where the star is: a small window may have no room further down.
            let note = part_year().filter(|_| at == 0 && is_alone);
            rows.extend(note.map(|note| Row::of(note, theme.warning())));
            if let Some(ratio) = answer.ratio_of(figure) {
                rows.extend(lines(&ratio.say(view.book, view.lang), columns, theme.text()));
            }
            let source = say::source_of(view.book, &figure.behind, view.lang);
            let source = source.into_iter().flat_map(|source| match is_whole {
                true => lines(&source, columns, theme.quiet()).collect(),
                false => vec![Row::of(source, theme.quiet())],
            });
            rows.extend(source);
        }
        if is_last {
            // Of several answers each note is said once.
            let breaks = answers.iter().find_map(|answer| answer.break_note(view.lang));
            let beside = answers.iter().find_map(|one| one.beside_note(view.book, view.lang));
            let part_year = part_year().filter(|_| !is_alone);
            let notes = [part_year, breaks, beside, answer.missing_note(view.lang)];
            let notes = notes.into_iter().flatten();
            rows.extend(notes.flat_map(|note| lines(&note, columns, theme.warning())));
        }
    }

    fn hit_rows(&self, view: &View, rows: &mut Vec<Row>) {
        let hits = &self.reply.hits;
        if hits.list.is_empty() && self.reply.tally.is_none() {
            return;
        }
        let theme = view.theme;
        let style = if self.reply.tally.is_some() { theme.strong() } else { theme.quiet() };
        let columns = usize::from(view.body.width.saturating_sub(4));
        rows.extend(lines(&self.reply.hits_title(view.book, view.lang), columns, style));
        let room = usize::from(view.body.height).saturating_sub(rows.len() + 4);
        let shown = match (self.is_typing, self.is_whole(view)) {
            (false, _) => hits.list.len(),
            (true, true) => room.max(FIRST_HITS),
            (true, false) => FIRST_HITS,
        };
        for (at, hit) in hits.list.iter().enumerate().take(shown) {
            let kind = hit.kind_name(view.lang);
            let right = hit.figure(view.book, view.lang).unwrap_or_default();
            // Of another unit than the one on screen it is said whose it is.
            let is_foreign = hit.unit(view.book).is_some_and(|unit| unit != view.unit);
            let unit = hit.unit_name(view.book).filter(|_| is_foreign);
            let unit = unit.map_or(String::new(), |unit| format!(" ({unit})"));
            let row = Row::of(format!("{}{unit}", hit.title(view.book, view.lang)), theme.text());
            rows.push(Row { kind, right, item: Some(Item::Hit(at)), ..row });
            // The best of them with what it was the year before: that is what is asked of a figure.
            let change = (at == 0).then(|| hit.change(view.book, view.lang)).flatten();
            let indent = " ".repeat(usize::from(KIND));
            rows.extend(change.map(|said| Row::of(format!("{indent}{said}"), theme.strong())));
        }
        if hits.count > shown.min(hits.list.len()) {
            let count = (hits.count - shown.min(hits.list.len())).to_string();
            let more = view.lang.fill(Word::AskMoreHits, &[("count", &count)]);
            rows.push(Row::of(more, theme.quiet()));
        }
    }

    /// Draws field and lines; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let mut line = Line::new(buffer, view.body, 0);
        let from = line.left(1, 12, view.lang.say(Word::AskPrompt), view.theme.quiet()) + 1;
        let room = usize::from(view.body.width.saturating_sub(from + 1)).max(1);
        let (text, column) = self.field.window(room);
        let style = if self.is_selected { view.theme.chosen() } else { view.theme.strong() };
        line.left(from, u16::MAX, &text, style);
        let rows = self.rows(view);
        let body = view.body;
        let area = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
        let room = usize::from(area.height).max(1);
        let chosen = self.chosen();
        let top = self.top(&rows, room);
        title::more(&mut Line::new(buffer, body, 1), rows.len() > top + room, view);
        for (y, row) in (0..).zip(rows.iter().skip(top).take(room)) {
            let is_chosen = !self.is_typing && row.item.is_some() && row.item == chosen;
            row.render(&mut Line::new(buffer, area, y), view, is_chosen);
        }
        let column = u16::try_from(column).unwrap_or(0);
        self.is_typing.then(|| Position::new(body.x + from + column, body.y))
    }
}
