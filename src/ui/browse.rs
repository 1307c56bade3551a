//! A list of records of one kind: models, movements, indicators, documents alike.

mod columns;
mod draw;
mod order;
mod searched;

use std::collections::{BTreeSet, HashSet};

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::detail::{self, Detail};
use super::field::Field;
use super::form;
use super::keys::Action;
use super::list::Span;
use super::screen::{Screen, Step, View};
use super::series::SeriesTable;
use crate::domain::change::{Change, Edit};
use crate::domain::document::writing::Writing;
use crate::domain::history::Subject;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::text::{collation_key, fold};
use crate::domain::value::Value;
use crate::report::life::Lack;
use crate::report::listing;
use crate::report::table::{Format, Table};
use crate::report::whose::whose;
use crate::words::Word;
use order::Order;
use searched::{Names, Searched};

/// The least columns of the row number.
const LEAST_NUMBER: usize = 3;

/// The list with its filter, its order and what is marked.
#[derive(Clone, Debug)]
pub struct Browse {
    kind: Kind,
    filter: Field,
    is_typing: bool,
    /// Only records that lack this.
    lack: Option<Lack>,
    span: Span,
    /// The person has gone to the record under the cursor: another order keeps it there.
    is_chosen: bool,
    order: Order,
    /// Records just added: the cursor goes to the first of them when the list is made anew.
    awaited: BTreeSet<Id>,
    /// Derived: all records of the unit, of those that ever stood below it and of those before it,
    /// in the order of the book.
    all: Vec<Entry>,
    /// Derived: positions in `all`, in the Vietnamese order of titles.
    usual: Vec<usize>,
    /// Derived: positions in `all`, in the chosen order.
    sorted: Vec<usize>,
    /// Derived: those of them that match the filter.
    hits: Vec<usize>,
}

#[derive(Clone, Debug)]
struct Entry {
    id: Id,
    /// The former unit that it belongs to: it stays that unit's own.
    former: Option<Id>,
    /// Its place in the usual order; records of the same title share one.
    place: u32,
    /// Marked by the person, whether it shows or not.
    is_marked: bool,
    searched: Searched,
    /// What it lacks today.
    lacks: Vec<Lack>,
}

impl Browse {
    /// The records of a kind that belong to the unit of the view, then those of units before
    /// it; documents belong to all.
    #[must_use]
    pub fn new(kind: Kind, view: &View) -> Browse {
        let mut browse = Browse {
            kind,
            filter: Field::default(),
            is_typing: false,
            lack: None,
            span: Span::default(),
            is_chosen: false,
            order: Order::new(kind),
            awaited: BTreeSet::new(),
            all: Vec::new(),
            usual: Vec::new(),
            sorted: Vec::new(),
            hits: Vec::new(),
        };
        browse.collect(view);
        browse.arrange(view);
        browse
    }

    /// The same list of what lacks something.
    #[must_use]
    pub fn lacking(mut self, lack: Lack, view: &View) -> Browse {
        self.lack = Some(lack);
        self.narrow(view);
        self
    }

    fn collect(&mut self, view: &View) {
        let whose = whose(self.kind, view.book, view.unit, view.today);
        let marked: HashSet<Id> = self.marked().map(|entry| entry.id.clone()).collect();
        let (mut all, mut titles) = (Vec::new(), Vec::new());
        let names = Names::of(self.kind, view.lang);
        for record in view.book.records(self.kind) {
            let former = match record.get("unit") {
                Some(Value::Text(unit)) => match whose.get(&*unit) {
                    Some(former) => former.cloned(),
                    None => continue,
                },
                _ => None,
            };
            let Key::Record(_, id) = record.key() else { continue };
            let is_marked = marked.contains(&id);
            let (searched, lacks) = (Searched::of(record, &names), Vec::new());
            titles.push((former.is_some(), collation_key(&record.title(view.lang))));
            all.push(Entry { id, former, place: 0, is_marked, searched, lacks });
        }
        self.usual = (0..all.len()).collect();
        self.usual.sort_by(|a, b| titles[*a].cmp(&titles[*b]));
        for two in self.usual.windows(2) {
            all[two[1]].place = all[two[0]].place + u32::from(titles[two[0]] != titles[two[1]]);
        }
        for lack in Lack::of(self.kind) {
            let lacking = lack.records(view.book, view.today);
            let lacking = all.iter_mut().filter(|entry| lacking.contains(&entry.id));
            lacking.for_each(|entry| entry.lacks.push(lack));
        }
        self.all = all;
    }

    /// The kind of the records.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The records of the list: one walk through the book is faster than a search for each.
    fn records<'a>(&self, view: &View<'a>) -> impl Iterator<Item = &'a Record> {
        let mut ids = self.all.iter().map(|entry| entry.id.clone()).peekable();
        let kind = self.kind;
        view.book.records(kind).filter(move |record| {
            let key = record.key();
            ids.next_if(|id| key == Key::Record(kind, id.clone())).is_some()
        })
    }

    /// Puts the records into the chosen order, by keys made anew.
    fn arrange(&mut self, view: &View) {
        let records: Vec<&Record> = self.records(view).collect();
        let places = self.all.iter().map(|entry| entry.place);
        self.order.derive(places, records.into_iter(), view);
        self.sorted = self.order.arranged(&self.usual);
        self.sift();
    }

    /// Keeps what matches the filter.
    fn sift(&mut self) {
        let wanted = fold(&self.filter.text());
        // Number and symbol of a document in any writing.
        let writing = Writing::read(&self.filter.text()).filter(|_| self.kind == Kind::Document);
        let matches = |entry: &Entry| {
            let lacks = self.lack.is_none_or(|lack| entry.lacks.contains(&lack));
            let is_meant = writing.as_ref().is_some_and(|one| entry.searched.has(&one.key));
            let has_words = || wanted.split_whitespace().all(|word| entry.searched.has(word));
            lacks && (is_meant || has_words())
        };
        let sorted = self.sorted.iter().copied();
        self.hits = sorted.filter(|at| matches(&self.all[*at])).collect();
    }

    /// The cursor stays on this record, or where it is when the record no longer shows.
    fn stay(&mut self, chosen: Option<&Id>, view: &View) {
        let at = self.hits.iter().position(|at| Some(&self.all[*at].id) == chosen);
        self.span.go(at.unwrap_or(self.span.at), self.hits.len(), self.room(view));
    }

    /// Makes the derived part anew; the cursor stays on its record, or goes to one just added.
    pub fn refresh(&mut self, view: &View) {
        let chosen = self.chosen_id().cloned();
        self.collect(view);
        self.arrange(view);
        let awaited = std::mem::take(&mut self.awaited);
        let find = |of: &[usize], all: &[Entry]| {
            let mut ids = of.iter().map(|at| &all[*at].id);
            ids.find(|id| awaited.contains(*id)).cloned()
        };
        let shown = find(&self.hits, &self.all);
        let added = shown.clone().or_else(|| find(&self.sorted, &self.all));
        if added.is_some() && shown.is_none() {
            self.clear_filter();
        }
        self.is_chosen |= added.is_some();
        self.stay(added.or(chosen).as_ref(), view);
    }

    /// Another order is looked at from its first row on, the cursor there; or as far as the record
    /// takes it that the person has gone to.
    fn reorder(&mut self, derive: impl FnOnce(&mut Browse), view: &View) {
        let chosen = self.chosen_id().filter(|_| self.is_chosen).cloned();
        derive(self);
        self.span = Span::default();
        self.stay(chosen.as_ref(), view);
    }

    /// Remembers the records that a change adds: by a form, or by taking a deletion back.
    pub fn awaits(&mut self, change: &Change) {
        let key = |edit: &Edit| match edit {
            Edit::Add(record) => Some(record.key()),
            _ => None,
        };
        let of_kind = |key| match key {
            Key::Record(kind, id) => (kind == self.kind).then_some(id),
            Key::Sheet(..) => None,
        };
        let added: BTreeSet<Id> = change.edits.iter().filter_map(key).filter_map(of_kind).collect();
        // A change of something else leaves what a list left behind still waits for.
        if !added.is_empty() {
            self.awaited = added;
        }
    }

    /// The record under the cursor.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        let entry = self.all.get(*self.hits.get(self.span.at)?)?;
        Some(Subject::Record(Key::Record(self.kind, entry.id.clone())))
    }

    /// True while letters go into the filter.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.is_typing
    }

    fn narrow(&mut self, view: &View) {
        self.sift();
        (self.span, self.is_chosen) = (Span::default(), false);
        self.span.fit(self.hits.len(), self.room(view));
    }

    fn clear_filter(&mut self) {
        (self.is_typing, self.filter, self.lack) = (false, Field::default(), None);
        self.sift();
    }

    /// Edits the filter while it has the focus; false when the key is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        let before = self.filter.text();
        let is_taken = self.is_typing && self.filter.key(event);
        if is_taken && self.filter.text() != before {
            self.narrow(view);
        }
        is_taken
    }

    /// Pastes into the filter.
    pub fn paste(&mut self, text: &str, view: &View) {
        self.filter.insert(text);
        self.narrow(view);
    }

    /// True when nothing shows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The model under the cursor.
    #[must_use]
    pub fn model(&self) -> Option<&Id> {
        self.chosen_id().filter(|_| self.kind == Kind::Exemplar)
    }

    /// Moves, opens, filters, orders, marks; adds, changes, removes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if form::open::is_of_records(action) {
            return form::open::some(action, self.kind, &self.concerned(action), view);
        }
        match action {
            Action::Advance => {
                let form = |model| form::open::advance(model, view);
                return self.model().map_or(Step::Stay, form);
            }
            Action::Filter => {
                self.is_typing = true;
                self.span.fit(self.hits.len(), self.room(view));
            }
            Action::Series if self.kind == Kind::Indicator => {
                return Step::Open(Box::new(Screen::Series(SeriesTable::new(view))));
            }
            Action::Series => return Step::Say(view.lang.say(Word::SeriesOnly).to_owned()),
            Action::Lacking => self.next_lack(view),
            Action::Open if self.is_typing => self.is_typing = false,
            Action::Open => return self.open(view),
            Action::Left | Action::Right => {
                self.order.step(action == Action::Right);
                self.reorder(|list| list.arrange(view), view);
            }
            Action::Turn => {
                self.order.turn();
                let turn = |list: &mut Browse| {
                    list.sorted = list.order.arranged(&list.usual);
                    list.sift();
                };
                self.reorder(turn, view);
            }
            Action::Mark => self.mark(view),
            Action::MarkAll => self.mark_all(),
            Action::Back if !self.is_typing && self.marked().next().is_some() => {
                self.all.iter_mut().for_each(|entry| entry.is_marked = false);
            }
            Action::Back if self.has_filter() => {
                self.clear_filter();
                self.narrow(view);
            }
            _ => {
                let step = self.span.scroll(action, self.hits.len(), self.room(view));
                let has_moved = !matches!(step, Step::Pass);
                self.is_chosen = if has_moved { self.span.at > 0 } else { self.is_chosen };
                return step;
            }
        }
        Step::Stay
    }

    /// Marks the record under the cursor, or takes its mark away, and goes on.
    fn mark(&mut self, view: &View) {
        let Some(at) = self.hits.get(self.span.at) else { return };
        let entry = &mut self.all[*at];
        entry.is_marked = !entry.is_marked;
        self.span.step(1, self.hits.len(), self.room(view));
        self.is_chosen = true;
    }

    /// Marks all that shows; when all of it is marked, takes these marks away.
    fn mark_all(&mut self) {
        let is_marked = !self.hits.iter().all(|at| self.all[*at].is_marked);
        self.hits.iter().for_each(|at| self.all[*at].is_marked = is_marked);
    }

    /// What is marked and shows: keys and tables are about these. What the filter hides is left
    /// alone, because nobody sees it.
    fn marked_shown(&self) -> impl Iterator<Item = &Entry> {
        self.hits.iter().map(|at| &self.all[*at]).filter(|entry| entry.is_marked)
    }

    /// What is marked, in the order of the list, hidden by the filter or not.
    fn marked(&self) -> impl Iterator<Item = &Entry> {
        self.sorted.iter().map(|at| &self.all[*at]).filter(|entry| entry.is_marked)
    }

    /// The records that a key is about: those marked that show, else the one under the cursor.
    fn concerned(&self, action: Action) -> Vec<Id> {
        let marked: Vec<Id> = self.marked_shown().map(|entry| entry.id.clone()).collect();
        match marked.is_empty() || action == Action::Duplicate {
            true => self.chosen_id().cloned().into_iter().collect(),
            false => marked,
        }
    }

    /// Shows only what lacks the next thing, after the last one everything again.
    fn next_lack(&mut self, view: &View) {
        let mut lacks = Lack::of(self.kind);
        self.lack = match self.lack {
            None => lacks.next(),
            Some(lack) => lacks.skip_while(|one| *one != lack).nth(1),
        };
        self.narrow(view);
    }

    fn open(&self, view: &View) -> Step {
        if self.hits.is_empty() {
            return Step::Stay;
        }
        let ids = self.hits.iter().map(|at| self.all[*at].id.clone());
        let keys = detail::keys(self.kind, ids);
        Step::Open(Box::new(Screen::Detail(Detail::records(keys, self.span.at, view))))
    }

    fn has_filter(&self) -> bool {
        self.is_typing || !self.filter.is_empty() || self.lack.is_some()
    }

    fn list_area(&self, view: &View) -> Rect {
        let head = 1 + u16::from(self.has_filter());
        let body = view.body;
        Rect { y: body.y + head, height: body.height.saturating_sub(head), ..body }
    }

    fn room(&self, view: &View) -> usize {
        usize::from(self.list_area(view).height)
    }

    /// Columns of cursor, mark and row number.
    fn number_width(&self) -> usize {
        2 + self.all.len().to_string().len().max(LEAST_NUMBER)
    }

    fn chosen_id(&self) -> Option<&Id> {
        self.hits.get(self.span.at).map(|at| &self.all[*at].id)
    }

    /// The chosen record.
    fn chosen<'a>(&self, view: &View<'a>) -> Option<&'a Record> {
        view.book.record(self.kind, self.chosen_id()?.as_str())
    }

    /// What is marked and shows, else all that shows: of CSV every field, so that it can be read in
    /// again.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Option<Table> {
        let mut entries: Vec<&Entry> = self.marked_shown().collect();
        if entries.is_empty() {
            entries = self.hits.iter().map(|at| &self.all[*at]).collect();
        }
        let records = entries.iter().filter_map(|e| view.book.record(self.kind, e.id.as_str()));
        let table = match format {
            Format::Csv => listing::whole(self.kind, records),
            _ => listing::shown(view.book, self.kind, records, format, view.lang),
        };
        (!table.rows.is_empty()).then_some(table)
    }

    /// What the list is called.
    #[must_use]
    pub fn tab(&self) -> Word {
        match self.kind {
            Kind::Exemplar => Word::TabExemplars,
            Kind::Movement => Word::TabMovements,
            Kind::Indicator => Word::TabIndicators,
            Kind::Document => Word::TabDocuments,
            kind => kind.word(),
        }
    }
}
