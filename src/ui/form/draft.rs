//! A form as a draft, and a form made of one: what was typed, over the record as it is now.

use super::Form;
use super::input::{Input, Widget};
use crate::domain::record::{Key, Record};
use crate::domain::value::Value;
use crate::report::{present, say};
use crate::ui::draft::{Difference, Typed, TypedRecord};
use crate::ui::screen::View;
use crate::words::Word;

impl Form {
    /// What is typed and not saved; `None` when nothing is.
    #[must_use]
    pub fn draft(&self) -> Option<TypedRecord> {
        if !self.is_changed() {
            return None;
        }
        let known = self.before.first().into_iter().flat_map(Record::values);
        let mut start: std::collections::BTreeMap<String, Value> =
            known.map(|(key, value)| (key.to_owned(), value)).collect();
        for input in &self.inputs {
            start.insert(input.row.key.to_owned(), input.held().clone());
        }
        start.insert("inferred".to_owned(), self.inferred.clone());
        start.retain(|_, value| *value != Value::Absent);
        let typed = self.inputs.iter().filter_map(|i| Some((i.row.key.to_owned(), i.typed()?)));
        let typed = typed.collect();
        let at = self.inputs.get(self.at).map_or("", |input| input.row.key).to_owned();
        let (kind, is_new) = (self.kind, self.before.is_empty());
        let id = |record: &Record| match record.key() {
            Key::Record(_, id) => Some(id),
            Key::Sheet(..) => None,
        };
        let others = self.before.iter().skip(1).filter_map(id).collect();
        Some(TypedRecord { kind, is_new, start, others, typed, at })
    }

    /// The form of a draft. What was not typed is as the book has it now; a record that is gone
    /// becomes a new one.
    #[must_use]
    pub fn from_draft(draft: &TypedRecord, view: &View) -> Form {
        let now = draft.records(view.book);
        let start = |key: &str| match now.first() {
            Some(record) => record.get(key).unwrap_or_default(),
            None => draft.held(key),
        };
        let mut form = Form::make(draft.kind, now.clone(), &start, view);
        for input in &mut form.inputs {
            if let Some(typed) = draft.typed.get(input.row.key) {
                input.restore(typed, draft.held(input.row.key), view);
            }
        }
        let at = form.inputs.iter().position(|input| input.row.key == draft.at);
        form.at = at.unwrap_or(form.at);
        form
    }

    /// Each field that is typed, beside what the book has.
    #[must_use]
    pub fn differences(&self, view: &View) -> Vec<Difference> {
        let is_typed = |input: &&Input| input.is_changed();
        let difference = |input: &Input| {
            let value = |value: &Value| present::value(view.book, input.row, value, view.lang);
            let typed = match (&input.widget, input.typed()) {
                _ if input.is_emptied => view.lang.say(Word::FormEmptied).to_owned(),
                (_, Some(Typed::Text(text))) => text,
                (Widget::Pick(pick), Some(Typed::Choice { letters, .. })) if letters.is_empty() => {
                    value(&pick.value())
                }
                (_, Some(Typed::Choice { letters, .. })) => letters,
                (_, None) => String::new(),
            };
            let now = match input.differs {
                true => view.lang.say(Word::FormDiffer).to_owned(),
                false => {
                    let now = self.before.first().and_then(|record| record.get(input.row.key));
                    value(&now.unwrap_or_default())
                }
            };
            let label = view.lang.say(input.row.label).to_owned();
            Difference { label, typed, now, is_newer: input.newer().is_some() }
        };
        self.inputs.iter().filter(is_typed).map(difference).collect()
    }

    /// True when the book has all of it: it was saved, and only the draft is left.
    #[must_use]
    pub fn is_in_book(&self, view: &View) -> bool {
        if !self.before.is_empty() {
            return !self.is_changed();
        }
        let is_whole = self.wrong().is_empty() && !self.inputs.iter().any(Input::is_finding);
        let Some(typed) = self.record(view).filter(|_| is_whole) else { return false };
        let fields = self.kind.fields().iter().filter(|row| row.key != "id");
        let fields: Vec<&str> = fields.map(|row| row.key).collect();
        let is_same = |one: &Record| fields.iter().all(|key| one.get(key) == typed.get(key));
        view.book.records(self.kind).any(is_same)
    }

    /// What the form is of, in words.
    #[must_use]
    pub fn title(&self, view: &View) -> String {
        let what = match &self.before[..] {
            [] => {
                let what = view.lang.say(self.kind.word());
                return view.lang.fill(Word::FormNew, &[("what", what)]);
            }
            [one] => say::quoted(one, view.book, view.lang),
            several => say::several(several.len(), self.kind, view.lang),
        };
        view.lang.fill(Word::FormEdit, &[("what", &what)])
    }

    /// The first text that is typed, to tell new records apart.
    #[must_use]
    pub fn first_text(&self) -> Option<String> {
        let texts = self.inputs.iter().filter_map(|input| match input.typed()? {
            Typed::Text(text) => {
                text.lines().map(str::trim).find(|l| !l.is_empty()).map(str::to_owned)
            }
            Typed::Choice { .. } => None,
        });
        texts.into_iter().next()
    }
}
