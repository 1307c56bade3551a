//! Where a name stands in what was ever saved: in which texts, ids, reasons and users, and in which
//! changes each of them.

use std::collections::{BTreeMap, BTreeSet};

use super::erasure::{Erasure, mentions};
use super::{Change, Edit};
use crate::domain::id::Id;
use crate::domain::record::{Key, Record};
use crate::domain::sheet::Figure;
use crate::domain::text::{Text, fold};
use crate::domain::value::Value;

/// A place where a name stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// A text of a record, or of a sheet.
    Field(Key, &'static str),
    /// What is remarked on counts of a sheet.
    Remark(Key),
    /// The reason of a change.
    Reason,
    /// The reason of a change, where it stays for ever.
    FixedReason,
    /// The id of a record, made from its name.
    Id(Key),
    /// The login name of who made a change.
    User(String),
}

impl Spot {
    /// True when an erasure erases names here.
    #[must_use]
    pub fn goes_with(&self, erasure: &Erasure) -> bool {
        match (erasure, self) {
            (Erasure::Field { key, field }, Spot::Field(of, named)) => key == of && field == named,
            (Erasure::Field { .. }, _) => false,
            (Erasure::Name { within: None, .. }, spot) => spot.can_go(),
            (Erasure::Name { within, .. }, Spot::Field(of, _) | Spot::Remark(of)) => {
                within.as_ref() == Some(of)
            }
            (Erasure::Name { .. }, _) => false,
        }
    }

    /// True where a name can be erased. Others refer to ids, and the chain covers users.
    #[must_use]
    pub fn can_go(&self) -> bool {
        matches!(self, Spot::Field(..) | Spot::Remark(_) | Spot::Reason)
    }
}

/// Places of names, gathered change by change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// What is looked for.
    pub names: BTreeSet<Text>,
    /// Each with the numbers of the changes in which the name stands there.
    pub spots: BTreeMap<Spot, BTreeSet<u64>>,
}

impl Traces {
    /// Of these names; nothing is looked at yet.
    #[must_use]
    pub fn of(names: BTreeSet<Text>) -> Traces {
        Traces { names, spots: BTreeMap::new() }
    }

    /// Looks at the change of a number.
    pub fn look(&mut self, seq: u64, change: &Change) {
        for edit in &change.edits {
            let key = edit.key();
            if self.is_in_id(&key) {
                self.put(Spot::Id(key.clone()), seq);
            }
            match edit {
                Edit::Set { field, before, after, .. } => {
                    self.look_at(&key, field, before, seq);
                    self.look_at(&key, field, after, seq);
                }
                Edit::Add(record) | Edit::Remove(record) => self.look_into(&key, record, seq),
                Edit::Count { before, after, .. } => {
                    if before.iter().chain(after).any(|figure| self.is_remarked(figure)) {
                        self.put(Spot::Remark(key), seq);
                    }
                }
            }
        }
    }

    /// Looks at what stands in the head of a change, and at its reason.
    pub fn look_at_head(&mut self, seq: u64, user: &str, fixed: Option<&str>, why: Option<&str>) {
        let letters = |text: &str| fold(text).split_whitespace().collect::<String>();
        let is_user = self.names.iter().any(|name| letters(user).contains(&letters(name)));
        if is_user {
            self.put(Spot::User(user.to_owned()), seq);
        }
        for (reason, spot) in [(fixed, Spot::FixedReason), (why, Spot::Reason)] {
            if reason.is_some_and(|reason| self.is_in(reason)) {
                self.put(spot, seq);
            }
        }
    }

    fn look_into(&mut self, key: &Key, record: &Record, seq: u64) {
        for (field, value) in record.values() {
            self.look_at(key, field, &value, seq);
        }
    }

    fn look_at(&mut self, key: &Key, field: &'static str, value: &Value, seq: u64) {
        let is_here = match value {
            Value::Absent => false,
            Value::Text(text) => self.is_in(text),
            Value::List(list) => list.iter().any(|text| self.is_in(text)),
        };
        if is_here {
            self.put(Spot::Field(key.clone(), field), seq);
        }
    }

    fn is_remarked(&self, figure: &Figure) -> bool {
        let remark = &figure.remark;
        let texts = [&remark.section, &remark.written, &remark.note];
        texts.into_iter().flatten().any(|text| self.is_in(text))
    }

    fn is_in(&self, text: &str) -> bool {
        self.names.iter().any(|name| mentions(text, name))
    }

    /// True when an id is made from a name, or has it in it.
    fn is_in_id(&self, key: &Key) -> bool {
        let (Key::Record(_, id) | Key::Sheet(id, _)) = key;
        let framed = |id: &Id| format!("-{id}-");
        let slug = |name: &Text| framed(&Id::from_name(name, |_| false));
        self.names.iter().any(|name| framed(id).contains(&slug(name)))
    }

    fn put(&mut self, spot: Spot, seq: u64) {
        self.spots.entry(spot).or_default().insert(seq);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Kind;

    #[test]
    fn a_name_is_found_in_texts_ids_reasons_and_users_and_no_other_one_is() {
        let mut traces = Traces::of(["Lê Văn An".into()].into());
        let record = |id: &str, name: &str, note: &str| {
            let cells = [("id", id), ("unit", "u"), ("name", name), ("note", note)];
            Change { edits: vec![Edit::Add(Record::of(Kind::Exemplar, &cells))] }
        };
        let key = |id: &str| Key::Record(Kind::Exemplar, Id::parse(id).expect("a slug"));
        traces.look(1, &record("le-van-an-2", "Lê Văn An", "bà LÊ VĂN AN, xã A"));
        traces.look(2, &record("le-van-anh", "Lê Văn Anh", "Lê Văn Ân"));
        traces.look(3, &record("m", "Tổ", "của Lê Văn An."));
        traces.look_at_head(4, "levanan", Some("đơn của Lê Văn An"), None);
        traces.look_at_head(5, "lan", None, Some("theo Lê Văn An"));
        let expected = [
            (Spot::Field(key("le-van-an-2"), "name"), 1),
            (Spot::Field(key("le-van-an-2"), "note"), 1),
            (Spot::Field(key("m"), "note"), 3),
            (Spot::Reason, 5),
            (Spot::FixedReason, 4),
            (Spot::Id(key("le-van-an-2")), 1),
            (Spot::User("levanan".to_owned()), 4),
        ];
        assert_eq!(traces.spots, expected.map(|(spot, seq)| (spot, [seq].into())).into());
        let can_go: Vec<bool> = traces.spots.keys().map(Spot::can_go).collect();
        assert_eq!(can_go, [true, true, true, true, false, false, false]);
    }
}
