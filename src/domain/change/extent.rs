//! How much a change touches, told without keeping it: the first change of a book may be all of it.

use std::fmt;

use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::{Change, Edit};
use crate::domain::record::Kind;

/// How much a change touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Edits of whatever sort.
    pub edits: u64,
    /// Records other than sheets; edits of one record that follow each other are one.
    pub records: u64,
    /// Sheets, but for their counts.
    pub sheets: u64,
    /// Counts.
    pub counts: u64,
}

/// As much of an edit as its extent needs.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Glance {
    Add(Whole),
    Remove(Whole),
    Set(Part),
    Count(IgnoredAny),
}

#[derive(Deserialize)]
struct Whole {
    kind: Kind,
}

#[derive(Deserialize)]
struct Part {
    kind: Kind,
    id: String,
    year: Option<u16>,
}

impl Extent {
    /// Of a change that is at hand.
    #[must_use]
    pub fn of(change: &Change) -> Extent {
        let mut tally = Tally::default();
        for edit in &change.edits {
            tally.take(match edit {
                Edit::Add(record) | Edit::Remove(record) => {
                    Glance::Add(Whole { kind: record.kind() })
                }
                Edit::Set { key, .. } => {
                    Glance::Set(Part { kind: key.kind(), id: key.to_string(), year: None })
                }
                Edit::Count { .. } => Glance::Count(IgnoredAny),
            });
        }
        tally.extent
    }

    /// Of a change as the journal writes it.
    ///
    /// # Errors
    /// When it is no change.
    pub fn read(json: &str) -> serde_json::Result<Extent> {
        let mut tally = Tally::default();
        each_edit(json, &mut |glance| tally.take(glance))?;
        Ok(tally.extent)
    }
}

/// Counts edits; knows which record the last one was about.
#[derive(Default)]
struct Tally {
    extent: Extent,
    last: Option<(Kind, String, Option<u16>)>,
}

impl Tally {
    fn take(&mut self, glance: Glance) {
        self.extent.edits += 1;
        let (kind, subject) = match glance {
            Glance::Count(_) => {
                self.extent.counts += 1;
                self.last = None;
                return;
            }
            Glance::Add(Whole { kind }) | Glance::Remove(Whole { kind }) => (kind, None),
            Glance::Set(Part { kind, id, year }) => (kind, Some((kind, id, year))),
        };
        let is_same = subject.is_some() && subject == self.last;
        self.last = subject;
        match kind {
            _ if is_same => {}
            Kind::Sheet => self.extent.sheets += 1,
            _ => self.extent.records += 1,
        }
    }
}

/// The edits of a change as the journal writes it that a test lets pass; no other is kept.
///
/// # Errors
/// When it is no change.
pub fn select(json: &str, passes: &dyn Fn(&Edit) -> bool) -> serde_json::Result<Change> {
    let mut edits = Vec::new();
    each_edit(json, &mut |edit| {
        if passes(&edit) {
            edits.push(edit);
        }
    })?;
    Ok(Change { edits })
}

/// Shows the edits one by one.
fn each_edit<T: DeserializeOwned>(json: &str, visit: &mut dyn FnMut(T)) -> serde_json::Result<()> {
    let mut reader = serde_json::Deserializer::from_str(json);
    reader.deserialize_map(OfChange(visit))?;
    reader.end()
}

struct OfChange<'v, T>(&'v mut dyn FnMut(T));

impl<'de, T: DeserializeOwned> Visitor<'de> for OfChange<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a change")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "edits" => map.next_value_seed(OfEdits(&mut *self.0))?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }
}

struct OfEdits<'v, T>(&'v mut dyn FnMut(T));

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for OfEdits<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: DeserializeOwned> Visitor<'de> for OfEdits<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("edits")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut edits: A) -> Result<(), A::Error> {
        while let Some(edit) = edits.next_element()? {
            (self.0)(edit);
        }
        Ok(())
    }
}
