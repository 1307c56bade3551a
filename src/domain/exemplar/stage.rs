//! Bước của mô hình: the stage of a model follows its steps.
//!
//! The field of the model is what every list, file and check reads. Without steps it says what the
//! source says; from the first step on it is the stage of the last one, because every change of
//! steps goes through [`follow`] and carries the model's stage with it, to be undone as one.

use std::collections::BTreeMap;

use super::step::Step;
use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, Choice, List};
use crate::domain::change::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::text::Text;
use crate::domain::value::Value;

/// The stage after this one; the first one after none.
#[must_use]
pub fn next(stage: Option<Choice>) -> Option<Choice> {
    let mut stages = Catalogue::built_in().choices(List::Stage);
    match stage {
        None => stages.next(),
        Some(stage) => stages.skip_while(|one| *one != stage).nth(1),
    }
}

/// True when the model has steps, so that its stage is theirs.
#[must_use]
pub fn has_steps(book: &Book, exemplar: &Id) -> bool {
    book.steps().any(|step| step.exemplar == *exemplar)
}

/// The last step: by date, one without a date before all others; by stage where dates do not tell.
#[must_use]
pub fn last<'s>(steps: impl Iterator<Item = &'s Step>) -> Option<&'s Step> {
    steps.max_by_key(|step| (step.date, step.stage.code(), step.id.clone()))
}

/// The change with the stages that follow from the steps it adds, changes or removes. A model left
/// without a step has no stage.
#[must_use]
pub fn follow(book: &Book, mut change: Change) -> Change {
    let after = Steps::after(book, &change);
    for exemplar in &after.touched {
        after.lead(exemplar, book, &mut change);
    }
    change
}

/// The same with a change that takes an earlier one back, or makes it again: the stages it carries
/// are those of the steps of that time. Steps that others have entered since lead their model; one
/// left without a step gets back what it had.
#[must_use]
pub fn follow_anew(book: &Book, mut change: Change) -> Change {
    let after = Steps::after(book, &change);
    let is_led = |exemplar: &&Id| after.of(exemplar).next().is_some();
    for exemplar in after.touched.iter().filter(is_led) {
        let key = Key::Record(Kind::Exemplar, exemplar.clone());
        let is_carried = |edit: &Edit| match edit {
            Edit::Set { key: of, field, .. } => {
                *of == key && matches!(*field, "stage" | "inferred")
            }
            _ => false,
        };
        change.edits.retain(|edit| !is_carried(edit));
        after.lead(exemplar, book, &mut change);
    }
    change
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

/// A stage that a step states is no longer inferred.
fn without_stage(inferred: Value) -> Value {
    let Value::List(keys) = inferred else { return inferred };
    let keys: Vec<Text> = keys.into_iter().filter(|key| &**key != "stage").collect();
    if keys.is_empty() { Value::Absent } else { Value::List(keys) }
}

/// All steps as a change leaves them, and the models whose steps it touches.
struct Steps {
    all: BTreeMap<Id, Step>,
    touched: Vec<Id>,
}

impl Steps {
    fn after(book: &Book, change: &Change) -> Steps {
        let mut steps = Steps { all: BTreeMap::new(), touched: Vec::new() };
        if !change.edits.iter().any(|edit| edit.key().kind() == Kind::Step) {
            return steps;
        }
        steps.all = book.steps().map(|step| (step.id.clone(), step.clone())).collect();
        change.edits.iter().for_each(|edit| steps.take(edit));
        steps
    }

    fn take(&mut self, edit: &Edit) {
        match edit {
            Edit::Add(Record::Step(step)) => {
                self.touch(&step.exemplar);
                self.all.insert(step.id.clone(), step.clone());
            }
            Edit::Remove(Record::Step(step)) => {
                self.touch(&step.exemplar);
                self.all.remove(&step.id);
            }
            Edit::Set { key: Key::Record(Kind::Step, id), field, after, .. } => {
                let Some(step) = self.all.remove(id) else { return };
                self.touch(&step.exemplar);
                let mut record = Record::Step(step);
                // What does not fit is refused when the change is applied.
                _ = record.set(field, after);
                if let Record::Step(step) = record {
                    self.touch(&step.exemplar);
                    self.all.insert(id.clone(), step);
                }
            }
            _ => {}
        }
    }

    /// The steps of a model.
    fn of(&self, exemplar: &Id) -> impl Iterator<Item = &Step> {
        self.all.values().filter(move |step| step.exemplar == *exemplar)
    }

    /// Puts to the change what sets the stage of a model to that of its last step.
    fn lead(&self, exemplar: &Id, book: &Book, change: &mut Change) {
        let Some(model) = exemplar_after(book, change, exemplar) else { return };
        let stage = last(self.of(exemplar));
        let stage = stage.map_or(Value::Absent, |step| text(step.stage.id().as_str()));
        let key = Key::Record(Kind::Exemplar, exemplar.clone());
        let mut set = |field, before: Value, after: Value| {
            if before != after {
                change.edits.push(Edit::Set { key: key.clone(), field, before, after });
            }
        };
        set("stage", model.get("stage").unwrap_or_default(), stage);
        let inferred = model.get("inferred").unwrap_or_default();
        set("inferred", inferred.clone(), without_stage(inferred));
    }

    fn touch(&mut self, exemplar: &Id) {
        if !self.touched.contains(exemplar) {
            self.touched.push(exemplar.clone());
        }
    }
}

/// The model as the change leaves it; `None` when it is gone.
fn exemplar_after(book: &Book, change: &Change, id: &Id) -> Option<Record> {
    let mut model = book.record(Kind::Exemplar, id.as_str()).cloned();
    let key = Key::Record(Kind::Exemplar, id.clone());
    for edit in change.edits.iter().filter(|edit| edit.key() == key) {
        match (edit, &mut model) {
            (Edit::Add(record), _) => model = Some(record.clone()),
            (Edit::Remove(_), _) => model = None,
            (Edit::Set { field, after, .. }, Some(model)) => _ = model.set(field, after),
            _ => {}
        }
    }
    model
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;

    fn step(id: &str, stage: &str, date: &str) -> Record {
        let mut values = vec![("id", id), ("exemplar", "m"), ("stage", stage)];
        values.extend((!date.is_empty()).then_some(("date", date)));
        Record::of(Kind::Step, &values)
    }

    fn book() -> Book {
        let mut book = Book::default();
        let model = [("id", "m"), ("unit", "u"), ("name", "M")];
        let more = [("stage", "phat-hien"), ("inferred", "stage")];
        book.put(Stored::Record(Record::of(Kind::Exemplar, &[&model[..], &more[..]].concat())));
        book
    }

    fn stage(book: &Book) -> Option<&str> {
        book.exemplar("m").unwrap().stage.map(|stage| stage.id().as_str())
    }

    fn apply(book: &mut Book, edits: Vec<Edit>) -> Change {
        let change = follow(book, Change { edits });
        change.apply(book).unwrap();
        change
    }

    #[test]
    fn the_stage_is_that_of_the_last_step_whatever_happens_to_steps() {
        let mut book = book();
        let start = book.clone();
        let first = apply(&mut book, vec![Edit::Add(step("a", "tong-ket", "2021"))]);
        assert_eq!(stage(&book), Some("tong-ket"));
        assert!(book.exemplar("m").unwrap().inferred.is_empty(), "stated now");
        // Earlier ones entered later do not move it back, and undated ones do not move it on.
        apply(&mut book, vec![Edit::Add(step("b", "boi-duong", "2019-05"))]);
        apply(&mut book, vec![Edit::Add(step("c", "nhan-rong", ""))]);
        assert_eq!(stage(&book), Some("tong-ket"));
        // A step whose date changes becomes the last; removed, it gives way.
        let key = Key::Record(Kind::Step, Id::parse("b").unwrap());
        let (before, after) = (text("2019-05"), text("2022"));
        apply(&mut book, vec![Edit::Set { key, field: "date", before, after }]);
        assert_eq!(stage(&book), Some("boi-duong"));
        let moved = book.record(Kind::Step, "b").unwrap().clone();
        apply(&mut book, vec![Edit::Remove(moved)]);
        assert_eq!(stage(&book), Some("tong-ket"));
        // One undo takes step and stage back.
        let mut book = start.clone();
        first.apply(&mut book).unwrap();
        first.inverse().apply(&mut book).unwrap();
        assert_eq!(book, start);
    }

    #[test]
    fn what_is_taken_back_leaves_the_stage_of_the_steps_that_others_entered() {
        let start = book();
        let again = |book: &mut Book, change: Change| {
            follow_anew(book, change).apply(book).unwrap();
            stage(book).map(str::to_owned)
        };
        let stages = [("2020", "boi-duong", "tong-ket"), ("2022", "nhan-rong", "nhan-rong")];
        for (date, alone, both) in stages {
            let mut book = start.clone();
            let mine = apply(&mut book, vec![Edit::Add(step("a", "tong-ket", "2021"))]);
            let theirs = apply(&mut book, vec![Edit::Add(step("b", alone, date))]);
            assert_eq!(again(&mut book, mine.inverse()).as_deref(), Some(alone));
            assert!(book.exemplar("m").unwrap().inferred.is_empty(), "still stated");
            assert_eq!(again(&mut book, mine.clone()).as_deref(), Some(both));
            // Without any step it is what the source says.
            again(&mut book, theirs.inverse());
            again(&mut book, mine.inverse());
            assert_eq!(book, start);
        }
    }

    #[test]
    fn a_model_left_without_steps_has_no_stage() {
        let mut book = book();
        let only = step("a", "tong-ket", "2021");
        apply(&mut book, vec![Edit::Add(only.clone())]);
        apply(&mut book, vec![Edit::Remove(only)]);
        assert_eq!(stage(&book), None);
    }

    #[test]
    fn a_model_and_its_steps_come_and_go_together() {
        let mut fresh = Book::default();
        let model = Record::of(Kind::Exemplar, &[("id", "m"), ("unit", "u"), ("name", "M")]);
        let only = step("a", "boi-duong", "2021");
        apply(&mut fresh, vec![Edit::Add(model), Edit::Add(only.clone())]);
        assert_eq!(stage(&fresh), Some("boi-duong"));
        let model = fresh.record(Kind::Exemplar, "m").unwrap().clone();
        apply(&mut fresh, vec![Edit::Remove(only), Edit::Remove(model)]);
        assert!(fresh.is_empty());
    }

    #[test]
    fn stages_follow_each_other() {
        let mut stage = next(None);
        let mut names = Vec::new();
        while let Some(one) = stage {
            names.push(one.id().as_str());
            stage = next(stage);
        }
        assert_eq!(names, ["phat-hien", "boi-duong", "tong-ket", "nhan-rong"]);
    }
}
