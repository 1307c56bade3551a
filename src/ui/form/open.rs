//! What opens a form, and what removes a record: the same wherever a record is on screen.

use super::Form;
use crate::domain::change::{Change, Edit};
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::text::Year;
use crate::domain::value::Value;
use crate::report::{ended, refers, say};
use crate::ui::keys::Action;
use crate::ui::screen::{Screen, Step, View};
use crate::words::Word;

/// How many of those that refer to a record are named.
const NAMED: usize = 5;

/// Does what a key asks for with the record of a list or a page; `None` when it is no such key.
pub fn act(action: Action, kind: Kind, id: Option<&Id>, view: &View) -> Option<Step> {
    if !is_of_records(action) {
        return None;
    }
    if !view.can_write {
        return Some(Step::Say(view.lang.say(Word::CannotWrite).to_owned()));
    }
    if action == Action::New {
        return Some(open(Form::new(kind, &defaults(kind, view), view)));
    }
    let record = id.and_then(|id| view.book.record(kind, id.as_str()));
    let Some(record) = record else {
        return Some(Step::Say(view.lang.say(Word::FormNoRecord).to_owned()));
    };
    Some(match action {
        Action::EditRecord => open(Form::edit(record.clone(), view)),
        Action::Duplicate => {
            open(Form::new(kind, &|key| record.get(key).unwrap_or_default(), view))
        }
        _ => delete(record, id, view),
    })
}

/// True for the keys that add, change or remove records.
pub fn is_of_records(action: Action) -> bool {
    matches!(action, Action::New | Action::EditRecord | Action::Duplicate | Action::Delete)
}

/// The form of the sheet of a year: of what holds for all its counts.
pub fn sheet(year: Year, view: &View) -> Step {
    if !view.can_write {
        return Step::Say(view.lang.say(Word::CannotWrite).to_owned());
    }
    open(match view.book.sheet(view.unit.as_str(), year) {
        Some(sheet) => Form::edit(Record::Sheet(sheet.head.clone()), view),
        // The first count of such a year asks for a reason; its sheet comes with it.
        None => {
            if let Some(why) = ended::why(view.book, view.unit, year, view.lang) {
                return Step::Say(why);
            }
            let unit: Value = Value::Text(view.unit.as_str().into());
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

/// A new record belongs to the unit on screen; a new unit stands below it.
fn defaults(kind: Kind, view: &View) -> impl Fn(&str) -> Value {
    let unit = Value::Text(view.unit.as_str().into());
    let owner = if kind == Kind::Unit { "parent" } else { "unit" };
    move |key| if key == owner { unit.clone() } else { Value::Absent }
}

/// Removes a record, unless others would be left pointing at nothing.
fn delete(record: &Record, id: Option<&Id>, view: &View) -> Step {
    let Key::Record(kind, _) = record.key() else { return Step::Stay };
    let referring = id.map_or(Vec::new(), |id| refers::to(view.book, kind, id));
    if referring.is_empty() {
        let change = Change { edits: vec![Edit::Remove(record.clone())] };
        return Step::Commit { change, operation: Operation::RemoveRecord, reason: None };
    }
    let named = referring.iter().take(NAMED).map(|one| say::quoted(one, view.book, view.lang));
    let mut list = named.collect::<Vec<_>>().join("; ");
    if referring.len() > NAMED {
        list.push_str("; …");
    }
    let what = say::quoted(record, view.book, view.lang);
    let count = referring.len().to_string();
    let parts = [("what", &*what), ("count", &*count), ("list", &*list)];
    Step::Say(view.lang.fill(Word::FormReferred, &parts))
}
