//! What belongs to a record, and who else refers to it: the steps of a model, the recipients of a
//! decision, the reports that cite a document.
//!
//! Parts are found by [`Kind::owners`]; a few fields tie records of equal standing so closely that
//! they are shown alike, empty too: the awards a model received, the models of a movement.

use std::collections::BTreeMap;

use super::{cite, present, refers, say};
use crate::domain::book::Book;
use crate::domain::cap::Cap;
use crate::domain::decision::honour::Honour;
use crate::domain::exemplar::replication::Replication;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::record::{Key, Kind, Named, Record};
use crate::domain::text::{PartialDate, Text, collation_key, write_count};
use crate::domain::value::Shape;
use crate::words::{Lang, Word};

/// Fields that show on the page of the record they name, as parts do.
const TIES: [(Kind, &str); 4] = [
    (Kind::Honour, "exemplar"),
    (Kind::Exemplar, "movement"),
    (Kind::Decision, "movement"),
    (Kind::Unit, "parent"),
];

/// Records of one kind that belong to a record by one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The kind of the parts.
    pub kind: Kind,
    /// The field of a part that names the record.
    pub field: &'static str,
    /// The parts in their order, each with its depth in a tree.
    pub parts: Vec<(Id, usize)>,
}

/// Records of one kind that refer to a record by one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The kind of those that refer.
    pub kind: Kind,
    /// The field by which they do.
    pub field: &'static str,
    /// Who they are.
    pub keys: Vec<Key>,
}

/// All that refers to a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    /// What belongs to it, by kind; sections without parts too.
    pub sections: Vec<Section>,
    /// Who else refers to it; only those that occur.
    pub references: Vec<Reference>,
}

/// What belongs to a record and who refers to it.
#[must_use]
pub fn of(book: &Book, key: &Key) -> Related {
    let Key::Record(owner, id) = key else { return Related::default() };
    let mut related = Related::default();
    for kind in Kind::ALL {
        for row in kind.fields() {
            let (Shape::Reference(to) | Shape::References(to)) = row.shape else { continue };
            if to != *owner {
                continue;
            }
            let field = row.key;
            if is_part(kind, field) {
                let parts = parts(book, kind, field, id);
                related.sections.push(Section { kind, field, parts });
            } else {
                let keys = referring(book, kind, field, id);
                if !keys.is_empty() {
                    related.references.push(Reference { kind, field, keys });
                }
            }
        }
    }
    // Its own parts first: of the units of a province there are many.
    related.sections.sort_by_key(|section| TIES.contains(&(section.kind, section.field)));
    related.references.extend(counts_from(book, *owner, id));
    related
}

fn is_part(kind: Kind, field: &str) -> bool {
    kind.owners().contains(&field) || TIES.contains(&(kind, field))
}

fn referring(book: &Book, kind: Kind, field: &str, id: &Id) -> Vec<Key> {
    if kind == Kind::Sheet {
        let heads = book.sheets().map(|sheet| Record::Sheet(sheet.head.clone()));
        return heads
            .filter(|head| refers::in_field(head, field, &|one| one == id.as_str()))
            .map(|head| head.key())
            .collect();
    }
    let mut found: Vec<&Record> = book
        .records(kind)
        .filter(|record| refers::in_field(record, field, &|one| one == id.as_str()))
        .collect();
    found.sort_by_cached_key(|record| collation_key(&record.title(Lang::Vi)));
    found.into_iter().map(Record::key).collect()
}

/// The sheets that have single counts out of a document.
fn counts_from(book: &Book, kind: Kind, id: &Id) -> Option<Reference> {
    if kind != Kind::Document {
        return None;
    }
    let is_from = |source: &Option<Id>| source.as_ref() == Some(id);
    let sheets =
        book.sheets().filter(|sheet| sheet.remarks().iter().any(|(_, r)| is_from(&r.source)));
    let keys: Vec<Key> =
        sheets.map(|sheet| Key::Sheet(sheet.head.unit.clone(), sheet.head.year)).collect();
    (!keys.is_empty()).then_some(Reference { kind: Kind::Sheet, field: "counts", keys })
}

fn parts(book: &Book, kind: Kind, field: &str, id: &Id) -> Vec<(Id, usize)> {
    let mut found: Vec<&Record> = book
        .records(kind)
        .filter(|record| refers::in_field(record, field, &|one| one == id.as_str()))
        .collect();
    found.sort_by_cached_key(|record| (order(record), collation_key(&record.title(Lang::Vi))));
    if kind == Kind::Replication {
        return tree(&found);
    }
    found.into_iter().filter_map(|record| Some((own_id(record)?, 0))).collect()
}

fn own_id(record: &Record) -> Option<Id> {
    match record.key() {
        Key::Record(_, id) => Some(id),
        Key::Sheet(..) => None,
    }
}

/// By date where parts have one: the first first, those without a date before.
fn order(record: &Record) -> (Option<PartialDate>, u16) {
    match record {
        Record::Step(step) => (step.date, step.stage.code()),
        Record::Assessment(one) => (Some(PartialDate::from(one.year)), 0),
        Record::Publicity(one) => (one.date, 0),
        Record::Replication(one) => (one.date, 0),
        Record::Decision(one) => (one.date, 0),
        Record::Succession(one) => (one.date, 0),
        Record::Phase(one) => (one.from, 0),
        Record::Cap(one) => (one.from, 0),
        _ => (None, 0),
    }
}

/// Places below the place they took the model from; a circle stands as if it had none.
fn tree(found: &[&Record]) -> Vec<(Id, usize)> {
    let places: Vec<&Replication> = found
        .iter()
        .filter_map(|record| match record {
            Record::Replication(one) => Some(one),
            _ => None,
        })
        .collect();
    let is_here = |id: &Id| places.iter().any(|one| one.id == *id);
    let mut below: BTreeMap<Option<&Id>, Vec<&Replication>> = BTreeMap::new();
    for place in &places {
        let above = place.through.as_ref().filter(|id| is_here(id));
        below.entry(above).or_default().push(place);
    }
    let mut shown: Vec<(Id, usize)> = Vec::new();
    let roots = below.get(&None).cloned().unwrap_or_default();
    for root in roots.into_iter().chain(places.iter().copied()) {
        let mut open = vec![(root, 0)];
        while let Some((place, depth)) = open.pop() {
            if shown.iter().any(|(id, _)| *id == place.id) {
                continue;
            }
            shown.push((place.id.clone(), depth));
            let next = below.get(&Some(&place.id)).into_iter().flatten().rev();
            open.extend(next.map(|one| (*one, depth + 1)));
        }
    }
    shown
}

impl Section {
    /// What the section is called.
    #[must_use]
    pub fn word(&self) -> Word {
        match (self.kind, self.field) {
            (Kind::Step, _) => Word::PartSteps,
            (Kind::Assessment, _) => Word::PartAssessments,
            (Kind::Publicity, _) => Word::PartPublicity,
            (Kind::Replication, _) => Word::PartReplications,
            (Kind::Outcome, _) => Word::PartOutcomes,
            (Kind::Honour, "exemplar") => Word::PartAwards,
            (Kind::Honour, _) => Word::PartHonours,
            (Kind::Decision, _) => Word::PartDecisions,
            (Kind::Exemplar, _) => Word::PartExemplars,
            (Kind::Phase, _) => Word::PartPhases,
            (Kind::Succession, "from") => Word::PartSuccessors,
            (Kind::Succession, _) => Word::PartPredecessors,
            (Kind::Cap, _) => Word::PartCaps,
            (Kind::Unit, _) => Word::PartUnits,
            (kind, _) => kind.word(),
        }
    }
}

impl Reference {
    /// "mô hình, điển hình · nguồn": who refers, and by which field.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        let kind = lang.say(self.kind.word());
        let field = match self.kind.field(self.field) {
            Some(row) => lang.say(row.label),
            None => lang.say(Word::PartCounts),
        };
        format!("{kind} ({})", field.to_lowercase())
    }
}

/// A part in one line, without what its owner says already.
#[must_use]
pub fn line(book: &Book, record: &Record, field: &str, lang: Lang) -> String {
    let parts: Vec<String> = match record {
        Record::Step(one) => {
            vec![
                when(one.date),
                one.stage.name(lang).into(),
                said(&one.decided_by),
                said(&one.note),
            ]
        }
        Record::Assessment(one) => {
            let verdict = one.decision.map_or(String::new(), |choice| choice.name(lang).to_owned());
            let why = one.effectiveness.as_ref().or(one.effect.as_ref()).cloned();
            vec![one.year.to_string(), verdict, said(&why)]
        }
        Record::Publicity(one) => {
            vec![when(one.date), one.form.name(lang).into(), said(&one.outlet)]
        }
        Record::Replication(one) => vec![place(book, one), when(one.date)],
        Record::Outcome(one) => vec![outcome(one, lang)],
        Record::Honour(one) => honour(book, one, field, lang),
        Record::Decision(one) => {
            let count = book.honours().filter(|honour| honour.decision == one.id).count();
            let count = lang.fill(Word::PartHonourCount, &[("count", &write_count(count as u64))]);
            vec![one.title().into(), said(&one.issuer), count]
        }
        Record::Exemplar(one) => {
            let stage = one.stage.map_or(String::new(), |stage| stage.name(lang).to_owned());
            vec![one.name.to_string(), stage]
        }
        Record::Succession(one) => {
            let other = if field == "from" { &one.to } else { &one.from };
            let extent = one.extent.map_or(String::new(), |choice| choice.name(lang).to_owned());
            vec![unit(book, other), extent, when(one.date)]
        }
        Record::Phase(one) => {
            let level = one.level.map_or(String::new(), |choice| choice.name(lang).to_owned());
            vec![one.name.to_string(), level, format!("{}–{}", when(one.from), when(one.until))]
        }
        Record::Cap(one) => vec![one.title().into(), one.validity(lang), basis(book, one, lang)],
        record => vec![record.title(lang).into()],
    };
    let parts = parts.into_iter().filter(|part| !part.is_empty() && part != "–");
    parts.collect::<Vec<_>>().join(" · ")
}

/// What one that refers is called where its kind is said already.
#[must_use]
pub fn title(book: &Book, record: &Record, lang: Lang) -> String {
    match record {
        Record::Sheet(head) => format!("{} {}", unit(book, &head.unit), head.year),
        Record::Succession(one) => say::became(&unit(book, &one.from), &unit(book, &one.to), lang),
        Record::Replication(one) => place(book, one),
        Record::Cap(one) => format!("{}, {}", one.title(), unit(book, &one.unit)),
        record => record.title(lang).into(),
    }
}

fn when(date: Option<PartialDate>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

fn said(text: &Option<Text>) -> String {
    text.as_deref().map_or(String::new(), |text| text.replace('\n', " "))
}

fn unit(book: &Book, id: &Id) -> String {
    book.unit(id.as_str()).map_or_else(|| id.to_string(), |unit| unit.name.to_string())
}

/// The document that sets a cap.
fn basis(book: &Book, one: &Cap, lang: Lang) -> String {
    let document = book.document(one.basis.as_str());
    document.map_or(one.basis.to_string(), |document| cite::short(document, lang))
}

/// The unit that took a model over, with the place in words.
fn place(book: &Book, one: &Replication) -> String {
    let unit = one.unit.as_ref().map(|id| unit(book, id));
    let parts: Vec<String> =
        unit.into_iter().chain(one.location.as_deref().map(str::to_owned)).collect();
    if parts.is_empty() { one.id.to_string() } else { parts.join(", ") }
}

/// "Hộ nghèo: 12,5 thành 3,2 % (−9,3 điểm %; mục tiêu 5)"
fn outcome(one: &Outcome, lang: Lang) -> String {
    let measure = one.measure.as_deref().unwrap_or_default();
    let after = one.after.map(|after| format!("{after} {measure}").trim().to_owned());
    let figures = match (one.before, after) {
        (Some(before), Some(after)) => say::became(&before.to_string(), &after, lang),
        (Some(before), None) => say::became(&before.to_string(), "—", lang),
        (None, Some(after)) => after,
        (None, None) => String::new(),
    };
    let delta = one.after.zip(one.before).and_then(|(after, before)| after.minus(before));
    let delta = delta.map(|delta| present::difference(delta, measure, lang));
    let target =
        one.target.map(|target| lang.fill(Word::PartTarget, &[("target", &target.to_string())]));
    let more: Vec<String> = delta.into_iter().chain(target).collect();
    let more = if more.is_empty() { String::new() } else { format!("({})", more.join("; ")) };
    let text = format!("{figures} {more}");
    if text.trim().is_empty() {
        one.name.to_string()
    } else {
        format!("{}: {}", one.name, text.trim())
    }
}

fn honour(book: &Book, one: &Honour, field: &str, lang: Lang) -> Vec<String> {
    let award = one.award.name(lang).to_owned();
    let decision =
        book.decision(one.decision.as_str()).map(|decision| decision.title().to_string());
    match field {
        "exemplar" => vec![award, one.name.to_string(), decision.unwrap_or_default()],
        _ => {
            let of = one.unit.as_ref().map_or_else(|| said(&one.workplace), |id| unit(book, id));
            vec![one.name.to_string(), of, award]
        }
    }
}
