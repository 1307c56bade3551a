//! Tổng quan: what an official sees first; each line opens the place it speaks of.

use ratatui::buffer::Buffer;

use super::browse::Browse;
use super::detail::Detail;
use super::findings::Findings;
use super::journal::Journal;
use super::journal::entry::EntryPage;
use super::keys::Action;
use super::list::Span;
use super::paint::{Line, wrap};
use super::screen::{Screen, Step, View};
use super::title;
use crate::domain::history::{Ask, Page};
use crate::domain::record::Key;
use crate::domain::text::Text;
use crate::domain::yearday::YearDay;
use crate::report::gone::Gone;
use crate::report::overview::{Item, News, Section, To, overview, table, with_findings, with_news};
use crate::report::table::Table;
use crate::words::Word;

/// Columns before the text of a line.
const INDENT: u16 = 3;
/// Entries of the journal read at a time.
const MOST: usize = 500;

/// When a person was here last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Whose own changes are no news.
    pub uid: u32,
    /// The last entry of the journal that there was then.
    pub since: u64,
}

/// The lines with the cursor.
#[derive(Clone, Debug)]
pub struct Overview {
    span: Span,
    /// The first line of the screen that shows, headings counted.
    top: usize,
    /// What is new, as far as it is read; `None` when this is the first visit.
    news: Option<News>,
    /// Before which entry to go on reading; `None` when all is read.
    next: Option<u64>,
    /// What was asked for and has not come.
    asked: Option<Ask>,
    /// Derived: what is said.
    items: Vec<Item>,
}

/// A line of the screen.
enum Shown {
    Head(Section),
    /// A line of the text of an item.
    Text(usize, String),
}

impl Overview {
    /// The overview of the unit of the view.
    #[must_use]
    pub fn new(view: &View, visit: Option<Visit>) -> Overview {
        let (span, top, items) = (Span::default(), 0, Vec::new());
        let mut screen = Overview { span, top, news: None, next: None, asked: None, items };
        screen.since(visit);
        screen.refresh(view);
        screen
    }

    /// Tells what is new since a visit, from when it is read on.
    pub fn since(&mut self, visit: Option<Visit>) {
        self.items.retain(|item| item.section != Section::Changes);
        self.news = visit.map(|visit| News::new(visit.since, visit.uid));
        (self.next, self.asked) = (visit.map(|_| u64::MAX), None);
    }

    /// Another unit is on screen.
    pub fn turn_to_unit(&mut self, view: &View) {
        (self.span, self.top) = (Span::default(), 0);
        self.refresh(view);
    }

    /// Looks at the book anew, but for what the check finds in it.
    pub fn refresh(&mut self, view: &View) {
        let news = self.news.clone();
        let anew = overview(view.book, view.unit, view.today, view.lang);
        self.tell(|_| with_found(with_read(anew, news.as_ref(), view), view), view);
    }

    /// Takes in what the check has found.
    pub fn checked(&mut self, view: &View) {
        self.tell(|items| with_found(items, view), view);
    }

    /// All that is told.
    #[must_use]
    pub fn table(&self, view: &View) -> Option<Table> {
        (!self.items.is_empty()).then(|| table(&self.items, view.lang))
    }

    /// Says something else; the cursor stays on its line, or at the top.
    fn tell(&mut self, anew: impl FnOnce(Vec<Item>) -> Vec<Item>, view: &View) {
        let before = self.items.get(self.span.at).map(|item| item.text.clone());
        self.items = anew(std::mem::take(&mut self.items));
        let same = self.items.iter().position(|item| Some(&item.text) == before.as_ref());
        self.span.at = same.filter(|_| self.span.at > 0).unwrap_or(self.span.at);
        self.fit(view);
    }

    /// What is to be read of the journal.
    pub fn asks(&mut self) -> Option<Ask> {
        let before = self.next?;
        if self.asked.is_some() {
            return None;
        }
        let ask = Ask { before, ..Ask::last(MOST) };
        self.asked = Some(ask.clone());
        Some(ask)
    }

    /// Takes in what was asked for; of a journal that cannot be read nothing is told.
    pub fn read(&mut self, ask: &Ask, page: Option<&Page>, view: &View) {
        if self.asked.as_ref() != Some(ask) {
            return;
        }
        self.asked = None;
        self.next = page.and_then(|page| page.next);
        let (Some(news), Some(page)) = (&mut self.news, page) else { return };
        let mut entries = page.entries.iter();
        if !entries.all(|entry| news.take(view.book, entry, view.lang)) {
            self.next = None;
        }
        let news = self.news.clone();
        self.tell(|items| with_read(items, news.as_ref(), view), view);
    }

    /// Moves, or opens what the line speaks of.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if action == Action::Open {
            let gone = self.news.as_ref().map(|news| news.gone().clone()).unwrap_or_default();
            let item = self.items.get(self.span.at);
            return item.map_or(Step::Stay, |item| open(&item.to, gone, view));
        }
        let step = self.span.scroll(action, self.items.len(), usize::from(view.body.height));
        self.fit(view);
        step
    }

    /// Keeps the cursor in sight, and the heading above the first line.
    pub fn fit(&mut self, view: &View) {
        let room = usize::from(view.body.height).saturating_sub(1);
        self.span.fit(self.items.len(), room);
        let lines = self.lines(view);
        let is_chosen = |line: &Shown| matches!(line, Shown::Text(at, _) if *at == self.span.at);
        let (first, last) = (lines.iter().position(is_chosen), lines.iter().rposition(is_chosen));
        let mut shown = Span { at: last.unwrap_or(0), top: self.top };
        shown.fit(lines.len(), room);
        shown.top = shown.top.min(first.unwrap_or(0));
        self.top = if self.span.at == 0 { 0 } else { shown.top };
    }

    fn lines(&self, view: &View) -> Vec<Shown> {
        let columns = usize::from(view.body.width.saturating_sub(INDENT + 1));
        let (mut lines, mut section) = (Vec::new(), None);
        for (at, item) in self.items.iter().enumerate() {
            if section.replace(item.section) != Some(item.section) {
                lines.push(Shown::Head(item.section));
            }
            lines.extend(wrap(&item.text, columns).into_iter().map(|text| Shown::Text(at, text)));
        }
        lines
    }

    /// Where in the list the cursor is.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        if self.asked.is_some() {
            return view.lang.say(Word::JournalReading).to_owned();
        }
        format!("{}/{}", (self.span.at + 1).min(self.items.len()), self.items.len())
    }

    /// Draws the day and the sections.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let (lang, theme) = (view.lang, view.theme);
        let title = lang.fill(Word::OverviewTitle, &[("date", &view.today.to_string())]);
        let room = usize::from(view.body.height.saturating_sub(1));
        let (lines, mut before) = (self.lines(view), None);
        title::render(&title, theme.strong(), lines.len() > self.top + room, view, buffer);
        for (y, line) in (1..).zip(lines.iter().skip(self.top).take(room)) {
            let mut row = Line::new(buffer, view.body, y);
            match line {
                Shown::Head(section) => {
                    row.left(1, u16::MAX, lang.say(section.word()), theme.strong());
                }
                Shown::Text(at, text) => {
                    let item = &self.items[*at];
                    let is_chosen = *at == self.span.at;
                    let is_first = before.replace(*at) != Some(*at);
                    let style = match (is_chosen, item.is_pressing) {
                        (true, _) => theme.chosen(),
                        (false, true) => theme.warning(),
                        (false, false) => theme.text(),
                    };
                    let mark = match (is_first, is_chosen, item.is_pressing) {
                        (false, ..) => " ",
                        (true, true, _) => "▸",
                        (true, false, true) => "!",
                        (true, false, false) => " ",
                    };
                    row.left(1, 1, mark, style);
                    row.left(INDENT, u16::MAX, text, style);
                }
            }
        }
    }
}

fn with_found(items: Vec<Item>, view: &View) -> Vec<Item> {
    let found = view.check.found().map(|found| &**found);
    with_findings(items, (view.book, view.unit), found, view.lang)
}

fn with_read(items: Vec<Item>, news: Option<&News>, view: &View) -> Vec<Item> {
    match news {
        Some(news) => with_news(items, news, view.lang),
        None => items,
    }
}

/// Goes where a line leads.
fn open(to: &To, gone: Gone, view: &View) -> Step {
    let screen = match to {
        To::Sheet(year, line) => {
            return Step::ShowCell { unit: view.unit.clone(), line: *line, year: *year };
        }
        To::Record(key) => record(key, view),
        To::Lacking(lack) => Screen::Browse(Browse::new(lack.kind(), view).lacking(*lack, view)),
        To::Day(day) => Screen::Detail(page(day, view)),
        To::Findings(first) => {
            Screen::Findings(Findings::new(view, Some(view.unit), first.as_deref()))
        }
        To::AllFindings => Screen::Findings(Findings::new(view, None, None)),
        To::Journal => Screen::Journal(Box::new(Journal::new(None))),
        To::Entry(seq) => Screen::Entry(Box::new(EntryPage::new(Ask::one(*seq, None), gone))),
    };
    Step::Open(Box::new(screen))
}

fn record(key: &Key, view: &View) -> Screen {
    Screen::Detail(Detail::records(vec![key.clone()], 0, view))
}

/// A day of every year: what is due, where that stands in law, whether it was checked.
fn page(day: &YearDay, view: &View) -> Detail {
    let lang = view.lang;
    let checked = if day.verified { Word::OverviewVerified } else { Word::OverviewUnverified };
    let date = day.next(view.today).map_or(String::new(), |date| date.to_string());
    let rows: Vec<(Text, Text)> = vec![
        (lang.say(Word::FieldDate).into(), date.into()),
        (lang.say(Word::OverviewLaw).into(), day.citation.as_str().into()),
        ("".into(), lang.say(checked).into()),
        ("".into(), day.note.say(lang).into()),
    ];
    Detail::page(day.name.say(lang).into(), rows, view)
}
