//! Kiểm tra: what is against a rule, the gravest first; below it what to do about the chosen one.

mod draw;

use std::sync::Arc;

use crossterm::event::KeyEvent;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::detail::Detail;
use super::field::Field;
use super::keys::Action;
use super::list::Span;
use super::paint::Line;
use super::screen::{Screen, Step, View};
use crate::domain::change::{Change, Edit};
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::rule::Rule;
use crate::domain::text::{Text, fold, write_count};
use crate::domain::waiver::Waiver;
use crate::report::check::{Finding, Scope, table, text};
use crate::report::table::Table;
use crate::words::Word;

/// Lines below the list that are enough for nearly every finding.
const MOST_BELOW: u16 = 11;

/// The findings of the book, or of a unit.
#[derive(Clone, Debug)]
pub struct Findings {
    /// Whose: of the whole book when `None`.
    unit: Option<Id>,
    filter: Field,
    is_typing: bool,
    span: Span,
    /// Why the chosen finding may stand, while it is typed.
    reason: Option<Field>,
    /// The finding to go to when the check has ended.
    wanted: Option<String>,
    /// What the check has found; `None` before it has ended.
    found: Option<Arc<[Finding]>>,
    /// Derived: positions in `found` of those that are meant.
    all: Vec<usize>,
    /// Derived, from the first filter on: what of each can be searched, folded.
    searched: Vec<String>,
    /// Derived: positions in `all` that match the filter.
    hits: Vec<usize>,
}

impl Findings {
    /// The findings of a unit and the units below it, or of the whole book; the cursor on the one
    /// of this fingerprint if there is one.
    #[must_use]
    pub fn new(view: &View, unit: Option<&Id>, fingerprint: Option<&str>) -> Findings {
        let (filter, span, wanted) = (Field::default(), Span::default(), None);
        let (is_typing, reason, unit, found) = (false, None, unit.cloned(), None);
        let (all, searched, hits) = Default::default();
        let mut findings =
            Findings { unit, filter, is_typing, span, reason, wanted, found, all, searched, hits };
        findings.wanted = fingerprint.map(str::to_owned);
        findings.checked(view);
        findings
    }

    /// Takes in what the check has found. The cursor stays on its finding; of one that was just
    /// accepted it stays on its row, where the next one is now.
    pub fn checked(&mut self, view: &View) {
        let known = |finding: &Finding| (finding.fingerprint(), finding.accepted.is_some());
        let (before, chosen) = (self.span, self.chosen().map(known));
        self.found = view.check.found().cloned();
        self.look(view);
        let wanted = self.wanted.take_if(|_| self.found.is_some());
        let is_it = |finding: &Finding| match &wanted {
            Some(wanted) => finding.fingerprint() == *wanted,
            None => Some(known(finding)) == chosen,
        };
        let at = (0..self.hits.len()).find(|at| self.hit(*at).is_some_and(is_it));
        if at.is_none() {
            // What is typed is no reason for another one.
            self.reason = None;
        }
        self.span = Span { at: at.unwrap_or(before.at), top: before.top };
        self.span.fit(self.hits.len(), self.room(view));
    }

    fn look(&mut self, view: &View) {
        let found = self.found.as_deref().unwrap_or_default();
        let scope = self.unit.as_ref().map(|unit| Scope::of(view.book, unit));
        let is_meant = |at: &usize| scope.as_ref().is_none_or(|scope| scope.has(&found[*at]));
        self.all = (0..found.len()).filter(is_meant).collect();
        self.searched.clear();
        self.narrow(view);
    }

    fn narrow(&mut self, view: &View) {
        let wanted = fold(&self.filter.text());
        if !wanted.is_empty() && self.searched.is_empty() {
            self.searched = self.shown().map(|finding| searched(finding, view)).collect();
        }
        let matches = |at: &usize| {
            let text = self.searched.get(*at).map_or("", String::as_str);
            wanted.split_whitespace().all(|word| text.contains(word))
        };
        self.hits = (0..self.all.len()).filter(matches).collect();
    }

    /// All that are meant, whatever the filter.
    fn shown(&self) -> impl Iterator<Item = &Finding> {
        let found = self.found.as_deref().unwrap_or_default();
        self.all.iter().filter_map(|at| found.get(*at))
    }

    /// The finding in a row of the list.
    fn hit(&self, row: usize) -> Option<&Finding> {
        let at = self.all.get(*self.hits.get(row)?)?;
        self.found.as_ref()?.get(*at)
    }

    /// Looks at the book anew, in which names may have changed; what the check finds in it comes
    /// later.
    pub fn refresh(&mut self, view: &View) {
        self.look(view);
        self.span.fit(self.hits.len(), self.room(view));
    }

    fn chosen(&self) -> Option<&Finding> {
        self.hit(self.span.at)
    }

    /// What identifies the chosen finding.
    #[must_use]
    pub fn fingerprint(&self) -> Option<String> {
        self.chosen().map(Finding::fingerprint)
    }

    /// Edits the reason or the filter; false when none has the focus or the key is none of theirs.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        if let Some(reason) = &mut self.reason {
            return reason.key(event);
        }
        let before = self.filter.text();
        let is_taken = self.is_typing && self.filter.key(event);
        if is_taken && self.filter.text() != before {
            self.filtered(view);
        }
        is_taken
    }

    /// True while a reason is being typed.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.reason.is_some()
    }

    /// True when no finding shows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// True when the chosen finding may stand.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.chosen().is_some_and(|finding| finding.accepted.is_some())
    }

    /// True while letters go into a field.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.is_typing || self.reason.is_some()
    }

    /// Pastes into the field that has the focus.
    pub fn paste(&mut self, text: &str, view: &View) {
        match &mut self.reason {
            Some(reason) => reason.insert(text),
            None => {
                self.filter.insert(text);
                self.filtered(view);
            }
        }
    }

    fn filtered(&mut self, view: &View) {
        self.narrow(view);
        self.span = Span::default();
        self.span.fit(self.hits.len(), self.room(view));
    }

    /// Moves, filters, opens the place, accepts.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if self.reason.is_some() {
            return self.act_on_reason(action, view);
        }
        match action {
            Action::Filter => {
                self.is_typing = true;
                self.span.fit(self.hits.len(), self.room(view));
            }
            Action::Open if self.is_typing => self.is_typing = false,
            Action::Open => return self.chosen().map_or(Step::Stay, |one| open(one, view)),
            Action::Accept => return self.accept(view),
            Action::Source => return self.chosen().map_or(Step::Stay, |one| page(one, view)),
            Action::Rules => return rules(view),
            Action::Back if self.is_typing || !self.filter.is_empty() => {
                self.is_typing = false;
                self.filter = Field::default();
                self.filtered(view);
            }
            _ => {
                let step = self.span.scroll(action, self.hits.len(), self.room(view));
                self.span.fit(self.hits.len(), self.room(view));
                return step;
            }
        }
        Step::Stay
    }

    /// The findings that show.
    #[must_use]
    pub fn table(&self, view: &View) -> Option<Table> {
        let shown = (0..self.hits.len()).filter_map(|row| self.hit(row));
        (!self.hits.is_empty()).then(|| table::findings(view.book, shown, view.lang))
    }

    /// Asks why the finding may stand, or takes the acceptance back.
    fn accept(&mut self, view: &View) -> Step {
        let Some(finding) = self.chosen() else { return Step::Stay };
        let waiver = finding.accepted.as_ref().map(|accepted| accepted.waiver.as_str());
        let Some(waiver) = waiver else {
            (self.reason, self.is_typing) = (Some(Field::line("")), false);
            return Step::Stay;
        };
        let Some(waiver) = view.book.record(Kind::Waiver, waiver) else { return Step::Stay };
        let change = Change { edits: vec![Edit::Remove(waiver.clone())] };
        Step::Commit { change, operation: Operation::RemoveRecord, reason: None }
    }

    fn act_on_reason(&mut self, action: Action, view: &View) -> Step {
        match action {
            Action::Back => self.reason = None,
            Action::Open => {
                let typed = self.reason.as_ref().map_or(String::new(), Field::text);
                let Some(finding) = self.chosen().filter(|_| !typed.trim().is_empty()) else {
                    return Step::Say(view.lang.say(Word::AcceptNeedsReason).to_owned());
                };
                let is_taken = |id: &Id| view.book.record(Kind::Waiver, id.as_str()).is_some();
                let id = Id::from_name(&finding.rule.id, is_taken);
                let (finding, reason) = (finding.fingerprint().into(), typed.trim().into());
                let waiver = Record::Waiver(Waiver { id, finding, reason });
                self.reason = None;
                let change = Change { edits: vec![Edit::Add(waiver)] };
                return Step::Commit { change, operation: Operation::AddRecord, reason: None };
            }
            _ => {}
        }
        Step::Stay
    }

    /// Where the list, the rule under it and the chosen finding go.
    fn areas(&self, view: &View) -> (Rect, Rect) {
        let body = view.body;
        let head = 1 + u16::from(self.has_filter());
        let below = (body.height.saturating_sub(head) / 2).min(MOST_BELOW);
        let list = body.height.saturating_sub(head + below);
        let list = Rect { y: body.y + head, height: list, ..body };
        (list, Rect { y: list.bottom(), height: below, ..body })
    }

    fn has_filter(&self) -> bool {
        self.is_typing || !self.filter.is_empty()
    }

    fn room(&self, view: &View) -> usize {
        usize::from(self.areas(view).0.height)
    }

    /// The reason being typed, or where in the list the cursor is.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        if let Some(reason) = &self.reason {
            return format!("{} {}", view.lang.say(Word::AcceptAsks), reason.text());
        }
        let Some(finding) = self.chosen() else { return String::new() };
        let place = finding.place_name(view.book, view.lang);
        format!("{}/{} · {place}", self.span.at + 1, self.hits.len())
    }

    /// Draws summary, filter, list and the chosen finding; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Option<Position> {
        let theme = view.theme;
        Line::new(buffer, view.body, 0).left(1, u16::MAX, &self.title(view), theme.strong());
        let cursor = self.has_filter().then(|| self.render_filter(view, buffer));
        let (list, below) = self.areas(view);
        if self.hits.is_empty() && !self.all.is_empty() {
            let text = view.lang.say(Word::FindingsNoHit);
            Line::new(buffer, list, 0).left(1, u16::MAX, text, theme.text());
        }
        for (y, at) in (0..).zip(self.span.shown(self.hits.len(), usize::from(list.height))) {
            let Some(finding) = self.hit(at) else { continue };
            draw::row(finding, at == self.span.at, view, &mut Line::new(buffer, list, y));
        }
        if let Some(finding) = self.chosen() {
            draw::chosen(finding, below, view, buffer);
        }
        match &self.reason {
            Some(reason) => {
                let column = view.lang.say(Word::AcceptAsks).width() + 2 + reason.column();
                let column = u16::try_from(column).unwrap_or(u16::MAX);
                let x = column.min(view.body.width.saturating_sub(1));
                Some(Position::new(x, view.body.bottom() + 1))
            }
            None => cursor.filter(|_| self.is_typing),
        }
    }

    /// "Kiểm tra · huyện Hồng Ngự: 3 cảnh báo, 28 lưu ý".
    fn title(&self, view: &View) -> String {
        let mut title = view.lang.say(Word::PlaceFindings).to_owned();
        if let Some(unit) = &self.unit {
            title = format!("{title} · {}", name_of(view, unit));
        }
        let summary = self.found.is_some().then(|| text::summary(self.shown(), view.lang));
        let pending = view.check.is_busy().then(|| view.lang.say(Word::FindingsPending).to_owned());
        let parts: Vec<String> = summary.into_iter().chain(pending).collect();
        format!("{title}: {}", parts.join(" · "))
    }

    fn render_filter(&self, view: &View, buffer: &mut Buffer) -> Position {
        let mut line = Line::new(buffer, view.body, 1);
        let from = line.left(1, 12, view.lang.say(Word::FilterLabel), view.theme.quiet()) + 1;
        line.left(from, u16::MAX, &self.filter.text(), view.theme.strong());
        let (shown, all) =
            (write_count(self.hits.len() as u64), write_count(self.all.len() as u64));
        let count = view.lang.fill(Word::ListCount, &[("shown", &shown), ("all", &all)]);
        line.right(0, u16::MAX, &format!("{count} "), view.theme.quiet());
        let column = u16::try_from(self.filter.column()).unwrap_or(0);
        Position::new(view.body.x + from + column, view.body.y + 1)
    }
}

/// All of a finding that can be searched, folded.
fn searched(finding: &Finding, view: &View) -> String {
    let parts = [
        text::head(finding, view.book, view.lang),
        finding.say(view.lang),
        finding.rule.name.say(view.lang).to_owned(),
        finding.unit.as_ref().map_or(String::new(), |unit| name_of(view, unit)),
    ];
    fold(&parts.join(" "))
}

fn name_of(view: &View, unit: &Id) -> String {
    view.book.unit(unit.as_str()).map_or(String::new(), |unit| unit.name.to_string())
}

/// Goes to the cell of a sheet, to the first year of a unit, or opens the record.
fn open(finding: &Finding, view: &View) -> Step {
    let (place, line) = (&finding.place, finding.place.line);
    match &place.key {
        Key::Sheet(unit, year) => Step::ShowCell { unit: unit.clone(), line, year: *year },
        Key::Record(kind, id) => match place.years.first() {
            Some(year) if *kind == Kind::Unit => {
                Step::ShowCell { unit: id.clone(), line, year: *year }
            }
            _ => {
                let detail = Detail::records(vec![Key::Record(*kind, id.clone())], 0, view);
                Step::Open(Box::new(Screen::Detail(detail)))
            }
        },
    }
}

/// The whole finding as a page, for windows too small to show it below the list.
fn page(finding: &Finding, view: &View) -> Step {
    let lang = view.lang;
    let mut rows: Vec<(Text, Text)> = vec![
        (lang.say(Word::FindingPlace).into(), finding.place_name(view.book, lang).into()),
        (lang.say(Word::FindingSentence).into(), finding.say(lang).into()),
    ];
    let rest = text::reason(finding, lang).into_iter().chain(text::about(finding.rule, lang));
    rows.extend(rest.map(|text| ("".into(), text.into())));
    let title = format!("{} {}", finding.rule.number, finding.rule.name.say(lang));
    Step::Open(Box::new(Screen::Detail(Detail::page(title.into(), rows, view))))
}

/// Every rule, those that a book cannot tell with the reason.
fn rules(view: &View) -> Step {
    let lang = view.lang;
    let mut rows: Vec<(Text, Text)> = Vec::new();
    for rule in Rule::built_in() {
        let name = rule.name.say(lang);
        let severity = lang.say(rule.severity.word()).to_lowercase();
        rows.push((rule.number.as_str().into(), format!("{name} ({severity})").into()));
        let about = text::about(rule, lang).into_iter().chain(text::caps(rule, view.book, lang));
        rows.extend(about.map(|text| ("".into(), text.into())));
        rows.push(("".into(), "".into()));
    }
    let title = lang.say(Word::RulesTitle);
    Step::Open(Box::new(Screen::Detail(Detail::page(title.into(), rows, view))))
}
