//! The form of a record of any kind, made from the kind's field table.
//!
//! What is typed stays until the store has answered: only [`Form::is_sent`] with the saved change
//! closes it. An edited record is compared with what it was when the form opened, so that what a
//! colleague has changed since is a conflict and not overwritten.

mod change;
mod draft;
mod draw;
mod input;
pub mod open;
mod pick;

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent};

use self::input::{Input, Widget, Wrong};
use super::keys::Action;
use super::reason::{self, Reason};
use super::screen::{Step, View};
use crate::domain::change::Change;
use crate::domain::exemplar::stage;
use crate::domain::history::Operation;
use crate::domain::qualified;
use crate::domain::record::{BadField, FieldRow, Kind, Record};
use crate::domain::text::clean_line;
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
    /// The records as they were when the form opened; none for a new one. Of several, only fields
    /// that are typed into change.
    before: Vec<Record>,
    inputs: Vec<Input>,
    /// Names of fields of a new record that are inferred: those typed over are not.
    inferred: Value,
    /// The field with the focus.
    at: usize,
    /// Esc was pressed after something was typed.
    is_asking: bool,
    /// All errors show, of untouched fields too: saving was tried.
    shows_all: bool,
    /// A change of a closed sheet that waits for its reason.
    reason: Option<Reason>,
    /// What the store was asked to save.
    sent: Option<Change>,
    /// What the next form begins with.
    next: Next,
    /// A new unit stands where its level puts it, until its place is chosen.
    is_placed: bool,
}

impl Form {
    /// A new record with some fields filled in.
    #[must_use]
    pub fn new(kind: Kind, start: &dyn Fn(&str) -> Value, view: &View) -> Form {
        Form::make(kind, Vec::new(), start, view)
    }

    /// Records of one kind to be changed, as one.
    #[must_use]
    pub fn edit(kind: Kind, records: Vec<Record>, view: &View) -> Form {
        let first = records.first().cloned();
        let start = |key: &str| first.as_ref().and_then(|one| one.get(key)).unwrap_or_default();
        Form::make(kind, records, &start, view)
    }

    fn make(kind: Kind, before: Vec<Record>, start: &dyn Fn(&str) -> Value, view: &View) -> Form {
        // Unit and year are where a sheet stands: they never change. A stage follows the steps.
        let has_steps = |record: &Record| match record {
            Record::Exemplar(model) => stage::has_steps(view.book, &model.id),
            _ => false,
        };
        let is_led = before.iter().any(has_steps);
        let is_key = |key: &str| match kind {
            Kind::Sheet => matches!(key, "unit" | "year"),
            _ => is_led && key == "stage",
        };
        let rows = kind.fields().iter();
        let rows = rows.filter(|row| row.shape != Shape::Id && row.key != "inferred");
        let input = |row: &'static FieldRow| {
            let differs = |two: &[Record]| two[0].get(row.key) != two[1].get(row.key);
            match before.windows(2).any(differs) {
                true => Input::differing(row, view),
                false => Input::new(row, start(row.key), is_key(row.key), view),
            }
        };
        let inputs: Vec<Input> = rows.map(input).collect();
        let inferred = start("inferred");
        // The first field that is still to be typed; a reference when nothing can be without it.
        let is_open = |input: &Input| match input.row.shape {
            Shape::Reference(_) | Shape::References(_) => {
                input.row.required && input.value() == Ok(Value::Absent)
            }
            _ => !matches!(input.widget, Widget::Fixed),
        };
        let at = inputs.iter().position(is_open).unwrap_or(0);
        let (is_asking, shows_all, reason, sent, next) = (false, false, None, None, Next::Close);
        let mut form = Form {
            kind,
            before,
            inputs,
            inferred,
            at,
            is_asking,
            shows_all,
            reason,
            sent,
            next,
            is_placed: false,
        };
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

    /// True when no other one of the kind follows: a sheet stands where it stands in the grid, and
    /// of records that are there already several may be open.
    #[must_use]
    pub fn is_last(&self) -> bool {
        self.kind == Kind::Sheet || self.before.len() > 1
    }

    /// The store has saved it; true when the form stays, for the next one.
    pub fn saved(&mut self) -> bool {
        if self.next == Next::Asked {
            self.next = Next::Due;
        }
        self.next == Next::Due
    }

    /// Asks before something typed is lost; true when it has asked already.
    pub fn asks_to_quit(&mut self) -> bool {
        !self.is_changed() || std::mem::replace(&mut self.is_asking, true)
    }

    /// True while it asks whether what was typed is to be dropped.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        self.is_asking
    }

    /// The records to choose from have changed.
    pub fn refresh(&mut self, view: &View) {
        if self.next == Next::Due {
            *self = self.following(view);
        }
        for input in &mut self.inputs {
            if let Widget::Pick(pick) = &mut input.widget {
                pick.refresh(view);
            }
        }
    }

    /// A key typed into the field with the focus; false when it is none of a field's.
    pub fn type_key(&mut self, event: KeyEvent, view: &View) -> bool {
        if self.sent.is_some() || self.is_asking {
            return matches!(event.code, KeyCode::Char(_) | KeyCode::Backspace)
                && event.modifiers.is_empty();
        }
        if let Some(reason) = &mut self.reason {
            return reason.type_key(event);
        }
        let columns = draw::columns(view);
        self.inputs.get_mut(self.at).is_some_and(|input| input.key(event, columns, view))
    }

    /// Pastes into the field with the focus.
    ///
    /// # Errors
    /// A sentence that says which leftover links were not pasted, or that it is too much.
    pub fn paste(&mut self, text: &str, view: &View) -> Result<(), String> {
        if self.sent.is_some() || self.is_asking {
            return Ok(());
        }
        if let Some(reason) = &mut self.reason {
            reason.paste(text);
            return Ok(());
        }
        let Some(input) = self.inputs.get_mut(self.at) else { return Ok(()) };
        if !input.takes(text) {
            return Err(view.lang.say(Word::PasteTooLong).to_owned());
        }
        let links = input.paste(text, view);
        match input.value() {
            Err(why @ Wrong::TooLong(_)) => {
                Err(view.lang.fill(Word::PasteOver, &[("why", &why.say(view.lang))]))
            }
            _ if links.is_empty() => Ok(()),
            _ => Err(view.lang.fill(Word::PasteLink, &[("links", &clean_line(&links.join(" ")))])),
        }
    }

    /// Moves between fields, saves, closes.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        if action == Action::Meeting {
            return Step::Pass;
        }
        if self.sent.is_some() {
            return Step::Stay;
        }
        if self.is_asking {
            return self.answer(action);
        }
        if self.reason.is_some() {
            return self.act_on_reason(action);
        }
        match action {
            Action::Save => {
                self.next = Next::Close;
                return self.save(view);
            }
            Action::SaveNext => {
                // There is no next sheet to begin: its unit and year are its place in the grid.
                self.next = if self.kind == Kind::Sheet { Next::Close } else { Next::Asked };
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
            Action::Down => self.pass(self.at + 1, view),
            Action::Up => self.pass(self.at.saturating_sub(1), view),
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
        if input.take(view) && input.row.shape.is_list() {
            return;
        }
        self.go((self.at + 1) % self.inputs.len().max(1), view);
    }

    /// Goes on by arrows, which take nothing.
    fn pass(&mut self, at: usize, view: &View) {
        if let Some(Input { widget: Widget::Pick(pick), .. }) = self.inputs.get_mut(self.at) {
            pick.pass();
        }
        self.go(at, view);
    }

    /// Leaves a field for another: an entry found by letters or arrows is taken.
    fn go(&mut self, at: usize, view: &View) {
        self.leave(view);
        self.focus(at.min(self.inputs.len().saturating_sub(1)), view);
    }

    fn leave(&mut self, view: &View) {
        let Some(input) = self.inputs.get_mut(self.at) else { return };
        input.take(view);
        for (key, value) in self.spread() {
            let input = self.inputs.iter_mut().find(|input| input.row.key == key);
            input.into_iter().for_each(|input| input.put(&value, view));
        }
        if self.is_placed {
            self.place(view);
        }
    }

    /// What "khoảng 37" in a number says to the fields beside it: qualifier and wording give way to
    /// what is typed, a measure that says something else makes it no number.
    fn spread(&self) -> Vec<(&'static str, Value)> {
        let value_of = |key: &str| {
            let input = self.inputs.iter().find(|input| input.row.key == key);
            match (key, input) {
                ("qualifier" | "written", _) | (_, None) => Value::Absent,
                (_, Some(input)) if input.row.shape == Shape::Number => input.text(),
                (_, Some(input)) => input.value().unwrap_or_default(),
            }
        };
        qualified::spread(self.kind, &value_of)
    }

    fn focus(&mut self, at: usize, view: &View) {
        self.at = at;
        if let Some(Input { widget: Widget::Pick(pick), .. }) = self.inputs.get_mut(at) {
            pick.derive(view);
        }
    }

    /// The record that is typed so far; what no value can be made of is left out.
    fn typed(&self) -> Result<Record, Vec<BadField>> {
        let spread = self.spread();
        let value_of = |key: &str| {
            let input = self.inputs.iter().find(|input| input.row.key == key);
            let part = spread.iter().find(|(field, _)| *field == key);
            match (key, part, input) {
                ("id", ..) => Value::Text("x".into()),
                (_, Some((_, part)), _) => part.clone(),
                // Each record has its own, and keeps it.
                (_, _, Some(input)) if input.keeps_each() => {
                    self.before.first().and_then(|one| one.get(key)).unwrap_or_default()
                }
                (_, _, input) => input.and_then(|one| one.value().ok()).unwrap_or_default(),
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
        for (key, _) in self.spread() {
            wrong.remove(key);
        }
        for bad in self.typed().err().unwrap_or_default() {
            wrong.entry(bad.field.key).or_insert(Wrong::Value(bad.why));
        }
        wrong
    }

    fn save(&mut self, view: &View) -> Step {
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
        if let [Record::Sheet(head)] = &self.before[..]
            && let Some(question) = reason::question(view, &head.unit, head.year)
        {
            self.reason = Some(Reason::new("", change, question));
            return Step::Stay;
        }
        self.sent = Some(change.clone());
        Step::Commit { change, operation, reason: None }
    }

    /// A key while a reason is asked: it saves, or Esc goes on with the form.
    fn act_on_reason(&mut self, action: Action) -> Step {
        match action {
            Action::Back => self.reason = None,
            Action::Confirm | Action::Save => {
                if let Some(reason) = Reason::given(&mut self.reason) {
                    let (text, Reason { change, .. }) = (reason.text(), reason);
                    self.sent = Some(change.clone());
                    let (operation, reason) = (Operation::EditRecord, Some(text));
                    return Step::Commit { change, operation, reason };
                }
            }
            _ => {}
        }
        Step::Stay
    }
}
