//! Choosing by a few letters: an entry of a closed list, a record, or several records.

use crossterm::event::{KeyCode, KeyEvent};

use crate::domain::catalogue::{Catalogue, Choice};
use crate::domain::document::writing::Writing;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::record::{Kind, Named, Record};
use crate::domain::text::{Text, collation_key, fold};
use crate::domain::value::{Shape, Value};
use crate::ui::draft::Typed;
use crate::ui::field::Field;
use crate::ui::keys::{Action, Place, name_of};
use crate::ui::list::Span;
use crate::ui::screen::View;
use crate::ui::tab::Tab;
use crate::ui::units;
use crate::words::{Lang, Word};

/// Rows of the list under the field.
pub(super) const ROOM: usize = 6;

/// What is chosen, and the list to choose from.
#[derive(Clone, Debug)]
pub(super) struct Pick {
    shape: Shape,
    /// The letters typed to find an entry.
    pub filter: Field,
    pub span: Span,
    /// The ids that are chosen.
    chosen: Vec<Text>,
    /// Arrows put the cursor where it is: what it stands on is meant.
    has_moved: bool,
    /// Derived: the entries that match.
    pub hits: Vec<Hit>,
}

/// An entry that can be chosen.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    pub id: Text,
    pub label: String,
}

impl Pick {
    pub fn new(shape: Shape, value: &Value) -> Pick {
        let chosen = match value {
            Value::Absent => Vec::new(),
            Value::Text(text) => vec![text.clone()],
            Value::List(texts) => texts.clone(),
        };
        let (filter, span, hits) = (Field::default(), Span::default(), Vec::new());
        Pick { shape, filter, span, chosen, has_moved: false, hits }
    }

    /// What is chosen and what arrows stand on, in the form of a record's field.
    pub fn value(&self) -> Value {
        let meant = self.meant();
        match (self.shape.is_list(), meant.first()) {
            (_, None) => Value::Absent,
            (true, _) => Value::List(meant),
            (false, Some(one)) => Value::Text(one.clone()),
        }
    }

    /// What is chosen, as it is once the entry is taken that arrows stand on.
    fn meant(&self) -> Vec<Text> {
        match self.hits.get(self.span.at).filter(|_| self.has_moved) {
            Some(hit) => self.chosen_with(&hit.id),
            None => self.chosen.clone(),
        }
    }

    fn chosen_with(&self, id: &Text) -> Vec<Text> {
        let mut chosen = if self.shape.is_list() { self.chosen.clone() } else { Vec::new() };
        if !chosen.contains(id) {
            chosen.push(id.clone());
        }
        chosen
    }

    pub fn has_chosen(&self, id: &str) -> bool {
        self.chosen.iter().any(|one| &**one == id)
    }

    /// True when something is chosen.
    pub fn has_any(&self) -> bool {
        !self.chosen.is_empty()
    }

    /// What is chosen, and the letters typed to find another; none where arrows have found it.
    pub fn typed(&self) -> Typed {
        let chosen = self.meant().iter().filter_map(|one| Id::parse(one)).collect();
        let letters = if self.has_moved { String::new() } else { self.filter.text() };
        Typed::Choice { chosen, letters }
    }

    /// Chooses again what a draft holds.
    pub fn restore(&mut self, chosen: &[Id], letters: &str, view: &View) {
        self.chosen = chosen.iter().map(|id| id.as_str().into()).collect();
        self.filter.restore(letters);
        self.derive(view);
    }

    /// Makes the list anew; the cursor goes on the first entry, of one chosen before on that.
    pub fn derive(&mut self, view: &View) {
        let wanted = fold(&self.filter.text());
        let is_document = matches!(
            self.shape,
            Shape::Reference(Kind::Document) | Shape::References(Kind::Document)
        );
        let writing = Writing::read(&self.filter.text()).filter(|_| is_document);
        let mut found: Vec<(bool, bool, bool, Hit)> = Vec::new();
        let has_all = |text: &str| wanted.split_whitespace().all(|word| text.contains(word));
        for (hit, text, other) in entries(self.shape, view) {
            let is_meant = writing.as_ref().is_some_and(|one| text.contains(&one.key));
            let is_other = !is_meant && !has_all(&text);
            if !is_other || has_all(&other) {
                let is_later = wanted.is_empty() && !self.has_chosen(&hit.id);
                let is_inside = !text.starts_with(&wanted);
                found.push((is_later && self.shape.is_list(), is_other, is_inside, hit));
            }
        }
        found.sort_by_key(|(later, other, inside, _)| (*later, *other, *inside));
        self.hits = found.into_iter().map(|(.., hit)| hit).collect();
        let at = self.hits.iter().position(|hit| self.has_chosen(&hit.id));
        self.span = Span::default();
        self.span.go(at.filter(|_| wanted.is_empty()).unwrap_or(0), self.hits.len(), ROOM);
        self.has_moved = false;
    }

    /// Makes the list anew after a change of the book: what arrows stand on stays.
    pub fn refresh(&mut self, view: &View) {
        let meant =
            self.hits.get(self.span.at).filter(|_| self.has_moved).map(|hit| hit.id.clone());
        self.derive(view);
        if let Some(at) = self.hits.iter().position(|hit| Some(&hit.id) == meant.as_ref()) {
            self.span.go(at, self.hits.len(), ROOM);
            self.has_moved = true;
        }
    }

    /// True for the keys that move in the list.
    pub fn moves(code: KeyCode) -> bool {
        matches!(code, KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown)
    }

    /// A key of the list or of its filter; false when it is neither.
    pub fn key(&mut self, event: KeyEvent, view: &View) -> bool {
        let (at, len) = (self.span.at, self.hits.len());
        match event.code {
            KeyCode::Up if at == 0 => return false,
            KeyCode::Down if at + 1 >= len => return false,
            KeyCode::Up => self.step(-1),
            KeyCode::Down => self.step(1),
            KeyCode::PageUp => self.step(-(ROOM as isize)),
            KeyCode::PageDown => self.step(ROOM as isize),
            KeyCode::Delete => self.drop_one(view),
            _ => {
                let before = self.filter.text();
                let is_taken = self.filter.key(event);
                if self.filter.text() != before {
                    self.derive(view);
                }
                return is_taken;
            }
        }
        true
    }

    fn step(&mut self, by: isize) {
        self.span.step(by, self.hits.len(), ROOM);
        self.has_moved = true;
    }

    /// Takes the entry under the cursor away, else the last one.
    fn drop_one(&mut self, view: &View) {
        let under = self.hits.get(self.span.at).map(|hit| hit.id.clone());
        let at = self.chosen.iter().position(|one| Some(one) == under.as_ref());
        if let Some(at) = at.or(self.chosen.len().checked_sub(1)) {
            self.chosen.remove(at);
        }
        self.filter.clear();
        self.derive(view);
    }

    /// Arrows that go on to another field only passed the entries; letters have found one.
    pub fn pass(&mut self) {
        self.has_moved &= !self.filter.is_empty();
    }

    /// Takes the entry under the cursor when letters or arrows asked for it; false when none did.
    pub fn take(&mut self, view: &View) -> bool {
        let is_asked = !self.filter.is_empty() || self.has_moved;
        let Some(hit) = self.hits.get(self.span.at).filter(|_| is_asked) else { return false };
        self.chosen = self.chosen_with(&hit.id);
        self.filter.clear();
        self.derive(view);
        true
    }
}

/// Said where the book has no record to choose from: by which keys one is made.
pub(super) fn nothing(shape: Shape, view: &View) -> Option<String> {
    let (Shape::Reference(kind) | Shape::References(kind)) = shape else { return None };
    if view.book.count(kind) > 0 {
        return None;
    }
    let list = match kind {
        Kind::Decision => Some(Action::Decisions),
        Kind::Document => Some(Action::Tab(Tab::Documents)),
        Kind::Exemplar => Some(Action::Tab(Tab::Exemplars)),
        Kind::Movement => Some(Action::Tab(Tab::Movements)),
        _ => None,
    };
    let what = ("what", view.lang.say(kind.word()));
    let said = view.lang.fill(Word::FormNothingThere, &[what]);
    let how = list.map(|list| {
        let (list, new) = (name_of(Place::Browse, list), name_of(Place::Browse, Action::New));
        view.lang.fill(Word::FormMakeOne, &[("list", &list), ("new", &new)])
    });
    Some([said].into_iter().chain(how).collect::<Vec<_>>().join(" "))
}

/// All entries in order, each with what it is found by, folded: what is on screen, and behind all
/// that is found so the names in the other language.
fn entries(shape: Shape, view: &View) -> Vec<(Hit, String, String)> {
    match shape {
        Shape::Choice(list) | Shape::Choices(list) => {
            let entry = |choice: Choice| {
                let label = choice.name(view.lang).to_owned();
                let aliases = choice.entry().aliases.join(" ");
                let text = fold(&format!("{label} {aliases} {}", choice.id()));
                let other = fold(&[Lang::Vi, Lang::En].map(|lang| choice.name(lang)).join(" "));
                (Hit { id: choice.id().as_str().into(), label }, text, other)
            };
            Catalogue::built_in().choices(list).map(entry).collect()
        }
        Shape::Reference(kind) | Shape::References(kind) => records(kind, view),
        _ => Vec::new(),
    }
}

fn records(kind: Kind, view: &View) -> Vec<(Hit, String, String)> {
    let mut records: Vec<&Record> = view.book.records(kind).collect();
    records.sort_by_cached_key(|record| collation_key(&record.title(view.lang)));
    let entry = |record: &Record| {
        let id = record.get("id").map(|id| id.cell()).unwrap_or_default();
        let (label, more) = match record {
            Record::Unit(unit) => {
                let names: Vec<&str> =
                    lineage::other_names(view.book, unit).map(|name| &**name).collect();
                (units::unit_label(unit, view.lang), names.join(" "))
            }
            Record::Document(document) => {
                let subject = document.subject.as_deref().unwrap_or("");
                let more = format!("{subject} {}", document.keys().join(" "));
                (document.title().to_string(), more)
            }
            record => (record.title(view.lang).to_string(), String::new()),
        };
        let text = fold(&format!("{label} {more} {id}"));
        (Hit { id: id.into(), label }, text, String::new())
    };
    records.into_iter().map(entry).collect()
}
