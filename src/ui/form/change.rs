//! The change that a form asks for: a new record, or what was typed over in those that are there.

use super::Form;
use crate::domain::change::{Change, Edit};
use crate::domain::history::Operation;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::domain::text::Text;
use crate::domain::value::Value;
use crate::ui::screen::View;
use crate::words::Lang;

impl Form {
    /// The change that makes the records what is typed; `None` when they are that already.
    pub(super) fn change(&self, view: &View) -> Option<(Change, Operation)> {
        if self.before.is_empty() {
            let record = self.record(view)?;
            return Some((Change { edits: vec![Edit::Add(record)] }, Operation::AddRecord));
        }
        let typed = self.inputs.iter().filter(|input| !input.keeps_each());
        let typed: Vec<_> = typed.filter_map(|i| Some((i.row.key, i.value().ok()?))).collect();
        let mut edits = Vec::new();
        for one in &self.before {
            let inferred = self.inferred(&one.get("inferred").unwrap_or_default());
            for (field, after) in typed.iter().cloned().chain([("inferred", inferred)]) {
                let held = one.get(field);
                if let Some(before) = held.filter(|held| *held != after) {
                    edits.push(Edit::Set { key: one.key(), field, before, after });
                }
            }
        }
        (!edits.is_empty()).then_some((Change { edits }, Operation::EditRecord))
    }

    /// Fields that are still inferred: those typed over are stated by a person now.
    fn inferred(&self, before: &Value) -> Value {
        let Value::List(keys) = before else { return Value::Absent };
        let is_typed = |key: &str| self.inputs.iter().any(|i| i.row.key == key && i.is_changed());
        let keys: Vec<Text> = keys.iter().filter(|key| !is_typed(key)).cloned().collect();
        if keys.is_empty() { Value::Absent } else { Value::List(keys) }
    }

    /// The new record, its id made from its title.
    pub(super) fn record(&self, view: &View) -> Option<Record> {
        let with_id = |id: &Id| {
            let value_of = |key: &str| match key {
                "id" => Value::Text(id.as_str().into()),
                "inferred" => self.inferred(&self.inferred),
                key => {
                    let input = self.inputs.iter().find(|input| input.row.key == key);
                    input.and_then(|input| input.value().ok()).unwrap_or_default()
                }
            };
            Record::from_values(self.kind, &value_of).ok()
        };
        // A document without number and subject is called by its id: by its kind, then.
        let unnamed = Id::from_name(self.kind.word().vi(), |_| false);
        let unnamed = with_id(&unnamed)?;
        // Ids stay for ever: that of a person says the decision and not the name.
        let title = match &unnamed {
            Record::Honour(honour) => honour.decision.as_str().into(),
            record => record.title(Lang::Vi),
        };
        let is_taken = |id: &Id| view.book.record(self.kind, id.as_str()).is_some();
        with_id(&Id::from_name(&title, is_taken))
    }
}
