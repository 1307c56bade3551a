//! What was typed and never saved: which drafts there are, and what each would change.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draft::{Difference, Draft};
use super::keys::Action;
use super::list::Span;
use super::paint::{Line, wrap};
use super::screen::{Step, View};
use super::title;
use crate::report::table::Table;
use crate::words::Word;

/// Columns of the labels.
const LABELS: u16 = 20;
/// Lines that one value takes at most.
const LINES: usize = 4;

/// A draft that can be typed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// What it is kept under.
    pub name: String,
    /// When it was typed, as a person reads it.
    pub typed_at: String,
    /// What was typed.
    pub draft: Draft,
}

/// The drafts, the last one first.
#[derive(Clone, Debug)]
pub struct Drafts {
    offers: Vec<Offer>,
    span: Span,
    /// The first line of the differences that shows.
    top: usize,
    /// Del was pressed: nothing brings a draft back.
    is_asking: bool,
}

impl Drafts {
    /// These drafts, oldest first.
    #[must_use]
    pub fn new(mut offers: Vec<Offer>) -> Drafts {
        offers.reverse();
        Drafts { offers, span: Span::default(), top: 0, is_asking: false }
    }

    /// True when none is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.offers.is_empty()
    }

    /// Takes one out.
    pub fn forget(&mut self, name: &str) {
        self.offers.retain(|offer| offer.name != name);
        self.span.at = self.span.at.min(self.offers.len().saturating_sub(1));
        (self.top, self.is_asking) = (0, false);
    }

    /// True while it asks whether a draft is to be discarded.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.is_asking
    }

    /// What was typed, and when.
    #[must_use]
    pub fn table(&self, view: &View) -> Option<Table> {
        let heads = [Word::TableContent, Word::DraftTyped];
        let table = heads.iter().fold(Table::new(), |table, word| table.left(view.lang.say(*word)));
        let row = |offer: &Offer| vec![offer.draft.title(view), offer.typed_at.clone()];
        let rows = self.offers.iter().map(row).collect();
        (!self.is_empty()).then_some(Table { rows, ..table })
    }

    /// Chooses, scrolls, types on, discards.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let Some(offer) = self.offers.get(self.span.at) else { return Step::Pass };
        if self.is_asking {
            match action {
                Action::Open => return Step::Discard(offer.name.clone()),
                Action::Back => self.is_asking = false,
                _ => {}
            }
            return Step::Stay;
        }
        let (len, room) =
            (self.offers.len(), usize::from(list_area(view, self.offers.len()).height));
        match action {
            Action::Open if !view.can_write => {
                return Step::Say(view.lang.say(Word::CannotWrite).to_owned());
            }
            Action::Open => return Step::Resume(Box::new(offer.clone())),
            Action::Delete => self.is_asking = true,
            Action::Up | Action::Down | Action::Home | Action::End => {
                self.top = 0;
                return self.span.scroll(action, len, room);
            }
            Action::PageUp => self.top = self.top.saturating_sub(self.page(view)),
            Action::PageDown => {
                let last = self.lines(view).len().saturating_sub(self.page(view));
                self.top = (self.top + self.page(view)).min(last);
            }
            _ => return Step::Pass,
        }
        Step::Stay
    }

    /// What the keys do, or what is asked.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let word = if self.is_asking { Word::DraftAsk } else { Word::DraftHint };
        view.lang.say(word).to_owned()
    }

    /// Lines of the differences that show.
    fn page(&self, view: &View) -> usize {
        usize::from(difference_area(view, self.offers.len()).height).saturating_sub(1).max(1)
    }

    /// The differences of the chosen draft as lines of three columns.
    fn lines(&self, view: &View) -> Vec<[String; 3]> {
        let Some(offer) = self.offers.get(self.span.at) else { return Vec::new() };
        let columns = usize::from(columns(view));
        let differences = offer.draft.differences(view);
        differences.iter().flat_map(|one| lines_of(one, columns, view)).collect()
    }

    /// Draws the list, and below it what the chosen draft would change.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let theme = view.theme;
        let title = view.lang.say(Word::DraftsTitle);
        Line::new(buffer, view.body, 0).left(1, u16::MAX, title, theme.strong());
        let area = list_area(view, self.offers.len());
        let shown = self.span.shown(self.offers.len(), usize::from(area.height));
        for (y, at) in (0..).zip(shown) {
            let mut line = Line::new(buffer, area, y);
            let offer = &self.offers[at];
            let is_here = at == self.span.at;
            let style = if is_here { theme.chosen() } else { theme.text() };
            line.left(1, 2, if is_here { "▸" } else { " " }, style);
            let room = area.width.saturating_sub(22);
            line.left(3, room, &offer.draft.title(view), theme.text());
            line.right(0, u16::MAX, &format!("{} ", offer.typed_at), theme.quiet());
        }
        self.render_differences(difference_area(view, self.offers.len()), view, buffer);
    }

    fn render_differences(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        let (theme, columns) = (view.theme, columns(view));
        let second = LABELS + columns + 1;
        let mut head = Line::new(buffer, area, 0);
        head.left(LABELS, columns, view.lang.say(Word::DraftTyped), theme.strong());
        head.left(second, columns, view.lang.say(Word::DraftNow), theme.strong());
        let lines = self.lines(view);
        for (y, [label, typed, now]) in (1..).zip(lines.iter().skip(self.top).take(self.page(view)))
        {
            let mut line = Line::new(buffer, area, y);
            line.left(1, LABELS - 2, label, theme.quiet());
            line.left(LABELS, columns, typed, theme.text());
            let style = if now.starts_with('!') { theme.warning() } else { theme.text() };
            line.left(second, columns, now, style);
        }
        let hides_below = lines.len() > self.top + self.page(view);
        title::more(&mut Line::new(buffer, area, 0), hides_below, view);
    }
}

/// One difference, its values wrapped and cut.
fn lines_of(one: &Difference, columns: usize, view: &View) -> Vec<[String; 3]> {
    let block = |text: &str| {
        let mut lines = wrap(text, columns);
        if lines.len() > LINES {
            lines.truncate(LINES);
            lines.push("…".to_owned());
        }
        lines
    };
    let absent = view.lang.say(Word::Absent);
    let or_absent = |text: &str| block(if text.is_empty() { absent } else { text });
    let mut now = or_absent(&one.now);
    if one.is_newer {
        let newer = format!("! {}", view.lang.say(Word::DraftNewer));
        now.extend(block(&newer));
    }
    let columns = [wrap(&one.label, usize::from(LABELS - 2)), or_absent(&one.typed), now];
    let height = columns.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| columns.each_ref().map(|c| c.get(at).cloned().unwrap_or_default());
    (0..height).map(line).collect()
}

/// Columns of what is typed, and of what the book has.
fn columns(view: &View) -> u16 {
    (view.body.width.saturating_sub(LABELS + 2) / 2).max(1)
}

/// A third of the screen, or less for few.
fn list_area(view: &View, len: usize) -> Rect {
    let body = view.body;
    let height = u16::try_from(len).unwrap_or(u16::MAX).min((body.height / 3).max(1));
    Rect { y: body.y + 1, height: height.min(body.height.saturating_sub(1)), ..body }
}

fn difference_area(view: &View, len: usize) -> Rect {
    let list = list_area(view, len);
    let y = list.bottom() + 1;
    Rect { y, height: view.body.bottom().saturating_sub(y), ..view.body }
}
