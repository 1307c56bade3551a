//! What opens a form, and what removes a record: the same wherever a record is on screen.

use std::collections::BTreeMap;

use super::Form;
use super::input::Input;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::change::{Change, Edit};
use crate::domain::exemplar::stage;
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::record::{FieldRow, Key, Kind, Record};
use crate::domain::text::Year;
use crate::domain::value::{Shape, Value};
use crate::report::{ended, refers};
use crate::ui::keys::Action;
use crate::ui::screen::{Screen, Step, View};
use crate::words::Word;

/// Does what a key asks for with the record of a page; `None` when it is no such key.
pub fn act(action: Action, key: &Key, view: &View) -> Option<Step> {
    if !is_of_records(action) {
        return None;
    }
    Some(match key {
        Key::Record(kind, id) => some(action, *kind, std::slice::from_ref(id), view),
        Key::Sheet(unit, year) if action == Action::EditRecord => sheet(unit, *year, view),
        Key::Sheet(..) => no_record(view),
    })
}

/// The same with the records that are chosen in a list: none, one or several. A copy is made of the
/// first.
pub fn some(action: Action, kind: Kind, ids: &[Id], view: &View) -> Step {
    if action == Action::New {
        return new(kind, view);
    }
    let records = ids.iter().filter_map(|id| view.book.record(kind, id.as_str()));
    let records: Vec<&Record> = records.collect();
    let Some(first) = records.first() else { return no_record(view) };
    match action {
        Action::EditRecord => open(Form::edit(kind, records.into_iter().cloned().collect(), view)),
        Action::Duplicate => open(Form::new(kind, &|key| first.get(key).unwrap_or_default(), view)),
        _ => delete(&records, view),
    }
}

/// The form of a new record.
pub fn new(kind: Kind, view: &View) -> Step {
    let form = Form::new(kind, &defaults(kind, view), view);
    open(Form { is_placed: kind == Kind::Unit, ..form })
}

impl Form {
    /// A form of the same kind: what must be chosen stays, and whose part it is; what is typed
    /// goes. Units typed one after another stand below the same one.
    pub(super) fn following(&self, view: &View) -> Form {
        let stays = |input: &&Input| {
            let FieldRow { key, shape, required, .. } = input.row;
            let is_chosen = matches!(shape, Shape::Reference(_) | Shape::Choice(_));
            let is_owner = self.kind.owners().contains(key);
            is_owner || *required && is_chosen || self.kind == Kind::Unit && *key == "parent"
        };
        let kept: BTreeMap<&str, Value> = self
            .inputs
            .iter()
            .filter(stays)
            .filter_map(|input| Some((input.row.key, input.value().ok()?)))
            .collect();
        Form::new(self.kind, &|key| kept.get(key).cloned().unwrap_or_default(), view)
    }

    /// Puts a new unit below the one on screen, or beside it when it is of no lower level.
    pub(super) fn place(&mut self, view: &View) {
        let level = self.inputs.iter().find(|input| input.row.key == "level");
        let level = level.and_then(|input| input.value().ok()).unwrap_or_default();
        let parent =
            parent(&level, view).map_or(Value::Absent, |id| Value::Text(id.as_str().into()));
        let input = self.inputs.iter_mut().find(|input| input.row.key == "parent");
        input.into_iter().for_each(|input| input.begin(parent.clone(), view));
    }
}

/// The unit on screen, else the nearest one above it, that is of a higher level than this.
fn parent<'v>(level: &Value, view: &View<'v>) -> Option<&'v Id> {
    let level = Catalogue::built_in().choice(List::UnitLevel, &level.cell());
    let (Some(level), Some(unit)) = (level, view.book.unit(view.unit.as_str())) else {
        return Some(view.unit);
    };
    let above = Tree::of(view.book).above(view.book, unit, view.today);
    std::iter::once(view.unit).chain(above).find(|id| {
        let held = view.book.unit(id.as_str()).and_then(|unit| unit.level);
        held.is_none_or(|held| held.code() < level.code())
    })
}

/// What is said where there is nothing to change.
pub fn no_record(view: &View) -> Step {
    Step::Say(view.lang.say(Word::FormNoRecord).to_owned())
}

/// True for the keys that add, change or remove records.
pub fn is_of_records(action: Action) -> bool {
    matches!(action, Action::New | Action::EditRecord | Action::Duplicate | Action::Delete)
}

/// The form of the sheet of a year: of what holds for all its counts.
pub fn sheet(unit: &Id, year: Year, view: &View) -> Step {
    open(match view.book.sheet(unit.as_str(), year) {
        Some(sheet) => Form::edit(Kind::Sheet, vec![Record::Sheet(sheet.head.clone())], view),
        // The first count of such a year asks for a reason; its sheet comes with it.
        None => {
            if let Some(why) = ended::why(view.book, unit, year, view.lang) {
                return Step::Say(why);
            }
            let unit = Value::Text(unit.as_str().into());
            let start = |key: &str| match key {
                "unit" => unit.clone(),
                "year" => Value::Text(year.to_string().into()),
                "state" => Value::Text("nhap".into()),
                _ => Value::Absent,
            };
            Form::new(Kind::Sheet, &start, view)
        }
    })
}

fn open(form: Form) -> Step {
    Step::Open(Box::new(Screen::Form(Box::new(form))))
}

/// The form of a new part of a record: who it belongs to is filled in.
pub fn part(kind: Kind, field: &'static str, owner: &Id, view: &View) -> Step {
    let owner = Value::Text(owner.as_str().into());
    let others = defaults(kind, view);
    let is_list = kind.field(field).is_some_and(|row| row.shape.is_list());
    let start = |key: &str| match (key == field, &owner) {
        (true, Value::Text(owner)) if is_list => Value::List(vec![owner.clone()]),
        (true, owner) => owner.clone(),
        _ => others(key),
    };
    open(Form::new(kind, &start, view))
}

/// The form of the next step in the life of a model, today.
pub fn advance(exemplar: &Id, view: &View) -> Step {
    let text = |text: &str| Value::Text(text.into());
    let now = view.book.exemplar(exemplar.as_str()).and_then(|model| model.stage);
    let start = |key: &str| match key {
        "exemplar" => text(exemplar.as_str()),
        "stage" => stage::next(now).map_or(Value::Absent, |next| text(next.id().as_str())),
        "date" => text(&view.today.plain()),
        _ => Value::Absent,
    };
    open(Form::new(Kind::Step, &start, view))
}

/// A new record belongs to the unit on screen, where it must belong to one; a new unit stands below
/// it.
fn defaults(kind: Kind, view: &View) -> impl Fn(&str) -> Value {
    let unit = Value::Text(view.unit.as_str().into());
    let owner = if kind == Kind::Unit { "parent" } else { "unit" };
    let is_filled = kind == Kind::Unit || kind.field(owner).is_some_and(|row| row.required);
    move |key| if is_filled && key == owner { unit.clone() } else { Value::Absent }
}

/// Removes records as one change, unless others would be left pointing at nothing.
fn delete(records: &[&Record], view: &View) -> Step {
    let edits = records.iter().map(|record| Edit::Remove((*record).clone())).collect();
    let change = Change { edits };
    if let Some(why) = refers::refusal(view.book, &change, view.lang) {
        return Step::Say(why);
    }
    let change = stage::follow(view.book, change);
    Step::Commit { change, operation: Operation::RemoveRecord, reason: None }
}
