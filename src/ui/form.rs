//! The form of a record of any kind, made from the kind's field table.
//!
//! What is typed stays until the store has answered: only [`Form::is_sent`] with the saved change
//! closes it. An edited record is compared with what it was when the form opened, so that what a
//! colleague has changed since is a conflict and not overwritten.

mod draw;
mod input;
pub mod open;
mod pick;

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent};

use self::input::{Input, Widget, Wrong};
use super::keys::Action;
use super::screen::{Step, View};
use crate::domain::change::{Change, Edit};
use crate::domain::exemplar::stage;
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::record::{BadField, Key, Kind, Record};
use crate::domain::text::Text;
use crate::domain::value::{Shape, Value};
use crate::words::Word;

/// Whether another form follows when this one has been saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// None.
    Close,
    /// Another one of the kind, once the store has answered.
    Asked,
    /// Now: the store has answered.
    Due,
}

/// A record being typed.
#[derive(Clone, Debug)]
pub struct Form {
    kind: Kind,
    /// The record as it was when the form opened; `None` for a new one.
    before: Option<Record>,
    inputs: Vec<Input>,
    /// Names of fields that were inferred: those typed over no longer are.
    inferred: Vec<Text>,
    /// The field with the focus.
    at: usize,
    /// Esc was pressed after something was typed.
    is_asking: bool,
    /// All errors show, of untouched fields too: saving was tried.
    shows_all: bool,
    /// What the store was asked to save.
    sent: Option<Change>,
    /// What the next form begins with.
    next: Next,
}

impl Form {
    /// A new record with some fields filled in.
    #[must_use]
    pub fn new(kind: Kind, start: &dyn Fn(&str) -> Value, view: &View) -> Form {
        Form::make(kind, None, start, view)
    }

    /// A record to be changed.
    #[must_use]
    pub fn edit(record: Record, view: &View) -> Form {
        let start = |key: &str| record.get(key).unwrap_or_default();
        Form::make(record.kind(), Some(record.clone()), &start, view)
    }

    fn make(
        kind: Kind,
        before: Option<Record>,
        start: &dyn Fn(&str) -> Value,
        view: &View,
    ) -> Form {
        // Unit and year are where a sheet stands: they never change. A stage follows the steps.
        let steps = |id: &Id| stage::has_steps(view.book, id);
        let is_led = match before.as_ref().map(Record::key) {
            Some(Key::Record(Kind::Exemplar, id)) => steps(&id),
            _ => false,
        };
        let is_key = |key: &str| match kind {
            Kind::Sheet => matches!(key, "unit" | "year"),
            _ => is_led && key == "stage",
        };
        let rows = kind.fields().iter();
        let rows = rows.filter(|row| row.shape != Shape::Id && row.key != "inferred");
        let inputs: Vec<Input> =
            rows.map(|row| Input::new(row, start(row.key), is_key(row.key), view)).collect();
        let inferred = match start("inferred") {
            Value::List(keys) => keys,
            _ => Vec::new(),
        };
        // The first field that is still to be typed; a reference when nothing can be without it.
        let is_open = |input: &Input| match input.row.shape {
            Shape::Reference(_) | Shape::References(_) => {
                input.row.required && input.value() == Ok(Value::Absent)
            }
            _ => !matches!(input.widget, Widget::Fixed),
        };
        let at = inputs.iter().position(is_open).unwrap_or(0);
        let (is_asking, shows_all, sent, next) = (false, false, None, Next::Close);
        let mut form =
            Form { kind, before, inputs, inferred, at, is_asking, shows_all, sent, next };
        form.focus(at, view);
        form
    }

    /// True when closing would lose something.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.inputs.iter().any(Input::is_changed)
    }

    /// True when this is the change that the form waits for.
    #[must_use]
    pub fn is_sent(&self, change: &Change) -> bool {
        self.sent.as_ref() == Some(change)
    }

    /// The store has not saved it: what is typed can be changed again.
    pub fn keep(&mut self) {
        self.sent = None;
    }

    /// The store has saved it; true when the form stays, for the next one.
    pub fn saved(&mut self) -> bool {
        if self.next == Next::Asked {
            self.next = Next::Due;
        }
        self.next == Next::Due
    }

    /// A form of the same kind: what must be chosen stays, what is typed goes.
    fn following(&self, view: &View) -> Form {
        let stays = |input: &&Input| {
            let shape = input.row.shape;
            let is_chosen = matches!(shape, Shape::Reference(_) | Shape::Choice(_));
            input.row.required && is_chosen
        };
        let kept: BTreeMap<&str, Value> = self
            .inputs
            .iter()
            .filter(stays)
            .filter_map(|input| Some((input.row.key, input.value().ok()?)))
            .collect();
        Form::new(self.kind, &|key| kept.get(key).cloned().unwrap_or_default(), view)
    }

    /// Asks before something typed is lost; true when it has asked already.
    pub fn asks_to_quit(&mut self) -> bool {
        !self.is_changed() || std::mem::replace(&mut self.is_asking, true)
    }

    /// The records to choose from have changed.
    pub fn refresh(&mut self, view: &View) {
        if self.next == Next::Due {
            *self = self.following(view);
        }
        for input in &mut self.inputs {
            if let Widget::Pick(pick) = &mut input.widget {
                pick.derive(view);
            }
        }
    }

    /// A key typed into the field with the focus; false when it is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        if self.sent.is_some() || self.is_asking {
            return matches!(event.code, KeyCode::Char(_) | KeyCode::Backspace)
                && event.modifiers.is_empty();
        }
        let columns = draw::columns(view);
        self.inputs.get_mut(self.at).is_some_and(|input| input.key(event, columns, view))
    }

    /// Pastes into the field with the focus.
    pub fn paste(&mut self, text: &str, view: &View) {
        if self.sent.is_some() || self.is_asking {
            return;
        }
        if let Some(input) = self.inputs.get_mut(self.at) {
            input.paste(text, view);
        }
    }

    /// Moves between fields, saves, closes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if self.sent.is_some() {
            return Step::Stay;
        }
        if self.is_asking {
            return self.answer(action);
        }
        match action {
            Action::Save => {
                self.next = Next::Close;
                return self.save(view);
            }
            Action::SaveNext => {
                self.next = Next::Asked;
                return self.save(view);
            }
            Action::Back if self.is_changed() => self.is_asking = true,
            Action::Back => return Step::Close,
            Action::Confirm => self.confirm(view),
            Action::NextField => self.go((self.at + 1) % self.inputs.len().max(1), view),
            Action::PreviousField => {
                let last = self.inputs.len().saturating_sub(1);
                self.go(self.at.checked_sub(1).unwrap_or(last), view);
            }
            Action::Down => self.go(self.at + 1, view),
            Action::Up => self.go(self.at.saturating_sub(1), view),
            Action::Help => return Step::Pass,
            _ => {}
        }
        Step::Stay
    }

    fn answer(&mut self, action: Action) -> Step {
        match action {
            Action::Confirm => return Step::Close,
            Action::Back => self.is_asking = false,
            _ => {}
        }
        Step::Stay
    }

    /// Enter: takes what the list stands on; of a list of several it stays for the next one.
    fn confirm(&mut self, view: &View) {
        let Some(input) = self.inputs.get_mut(self.at) else { return };
        if let Widget::Pick(pick) = &mut input.widget {
            let is_taken = pick.take(true, view);
            input.is_touched |= is_taken;
            if is_taken && input.row.shape.is_list() {
                return;
            }
        }
        self.go((self.at + 1) % self.inputs.len().max(1), view);
    }

    /// Leaves a field for another: letters typed to find an entry take it.
    fn go(&mut self, at: usize, view: &View) {
        self.leave(view);
        self.focus(at.min(self.inputs.len().saturating_sub(1)), view);
    }

    fn leave(&mut self, view: &View) {
        let Some(input) = self.inputs.get_mut(self.at) else { return };
        if let Widget::Pick(pick) = &mut input.widget {
            input.is_touched |= pick.take(false, view);
        }
    }

    fn focus(&mut self, at: usize, view: &View) {
        self.at = at;
        if let Some(Input { widget: Widget::Pick(pick), .. }) = self.inputs.get_mut(at) {
            pick.derive(view);
        }
    }

    /// The record that is typed so far; what no value can be made of is left out.
    fn typed(&self) -> Result<Record, Vec<BadField>> {
        let value_of = |key: &str| match key {
            "id" => Value::Text("x".into()),
            key => {
                let input = self.inputs.iter().find(|input| input.row.key == key);
                input.and_then(|input| input.value().ok()).unwrap_or_default()
            }
        };
        Record::from_values(self.kind, &value_of)
    }

    /// What is wrong, by field: what no value can be made of, and what the record refuses.
    fn wrong(&self) -> BTreeMap<&'static str, Wrong> {
        let mut wrong = BTreeMap::new();
        for input in &self.inputs {
            if let Err(why) = input.value() {
                wrong.insert(input.row.key, why);
            }
        }
        for bad in self.typed().err().unwrap_or_default() {
            wrong.entry(bad.field.key).or_insert(Wrong::Value(bad.why));
        }
        wrong
    }

    fn save(&mut self, view: &View) -> Step {
        if !view.can_write {
            return Step::Say(view.lang.say(Word::CannotWrite).to_owned());
        }
        self.leave(view);
        let wrong = self.wrong();
        if let Some(at) = self.inputs.iter().position(|i| wrong.contains_key(i.row.key)) {
            self.shows_all = true;
            self.focus(at, view);
            let row = self.inputs[at].row;
            let why = wrong.get(row.key).map_or(String::new(), |why| why.say(view.lang));
            let parts = [("field", view.lang.say(row.label)), ("why", &why)];
            return Step::Say(view.lang.fill(Word::FormWrong, &parts));
        }
        let Some((change, operation)) = self.change(view) else { return Step::Close };
        let change = stage::follow(view.book, change);
        self.sent = Some(change.clone());
        Step::Commit { change, operation, reason: None }
    }

    /// The change that makes the record what is typed; `None` when it is that already.
    fn change(&self, view: &View) -> Option<(Change, Operation)> {
        let Some(before) = &self.before else {
            let record = self.record(view)?;
            return Some((Change { edits: vec![Edit::Add(record)] }, Operation::AddRecord));
        };
        let mut edits = Vec::new();
        let values = self.inputs.iter().filter_map(|i| Some((i.row.key, i.value().ok()?)));
        for (field, after) in values.chain([("inferred", self.inferred())]) {
            let held = before.get(field);
            if let Some(before_value) = held.filter(|held| *held != after) {
                edits.push(Edit::Set { key: before.key(), field, before: before_value, after });
            }
        }
        (!edits.is_empty()).then_some((Change { edits }, Operation::EditRecord))
    }

    /// Fields that are still inferred: those typed over are stated by a person now.
    fn inferred(&self) -> Value {
        let is_typed = |key: &str| self.inputs.iter().any(|i| i.row.key == key && i.is_changed());
        let keys: Vec<Text> = self.inferred.iter().filter(|key| !is_typed(key)).cloned().collect();
        if keys.is_empty() { Value::Absent } else { Value::List(keys) }
    }

    /// The new record, its id made from its title.
    fn record(&self, view: &View) -> Option<Record> {
        let with_id = |id: &Id| {
            let value_of = |key: &str| match key {
                "id" => Value::Text(id.as_str().into()),
                "inferred" => self.inferred(),
                key => {
                    let input = self.inputs.iter().find(|input| input.row.key == key);
                    input.and_then(|input| input.value().ok()).unwrap_or_default()
                }
            };
            Record::from_values(self.kind, &value_of).ok()
        };
        // A document without number and subject is called by its id: by its kind, then.
        let unnamed = Id::from_name(self.kind.word().vi(), |_| false);
        let title = with_id(&unnamed)?.title();
        let is_taken = |id: &Id| view.book.record(self.kind, id.as_str()).is_some();
        with_id(&Id::from_name(&title, is_taken))
    }
}
