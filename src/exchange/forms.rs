//! A filled form as JSON: the figures by row and column, and what could not be placed.

use serde_json::{Value as Json, json};

use crate::domain::book::Book;
use crate::domain::saying::Saying;
use crate::report::forms::{Filled, Head, Thing, missing, said};
use crate::words::Lang;

/// A form; `null` where nothing is counted.
#[must_use]
pub fn json(book: &Book, filled: &Filled, lang: Lang) -> Json {
    let name = |name: &Option<Saying>| name.as_ref().map(|name| name.say(lang).to_owned());
    let head = |head: &Head| {
        let (name, group) = (name(&head.name), head.group.say(lang));
        json!({ "code": head.code, "name": name, "group": group })
    };
    let rows = filled.rows.iter().enumerate().map(|(at, row)| {
        let mut row = head(row);
        let values = (0..filled.columns.len()).map(|column| filled.value(at, column));
        row["values"] = values.collect::<Json>();
        row
    });
    let thing = |thing: &Thing| thing_json(book, thing, lang);
    let incomplete = filled.incomplete();
    let count: u64 = incomplete.iter().map(|one| one.weight).sum();
    let things = incomplete.iter().map(|one| {
        let mut json = thing(one.thing);
        json["missing"] = missing(filled, one.missing, lang).into();
        json
    });
    json!({
        "form": filled.form.id, "code": filled.form.code, "name": filled.form.name.say(lang),
        "basis": filled.form.basis, "verified": filled.form.verified,
        "note": filled.form.note.say(lang),
        "unit": filled.asked.unit.as_str(), "year": filled.asked.year.number(),
        "below": filled.asked.below,
        "columns": filled.columns.iter().map(head).collect::<Json>(),
        "rows": rows.collect::<Json>(),
        "incomplete": { "count": count, "things": things.collect::<Json>() },
        "left_out": filled.left_out.iter().map(thing).collect::<Json>(),
    })
}

fn thing_json(book: &Book, thing: &Thing, lang: Lang) -> Json {
    let name = said(book, thing, lang);
    match thing {
        Thing::Record(kind, id) => json!({ "kind": kind, "id": id.as_str(), "name": name }),
        Thing::Count { unit, year, line } => json!({
            "unit": unit.as_str(), "year": year.number(), "award": line.award.award().id.as_str(),
            "recipient": line.recipient.id(), "name": name,
        }),
    }
}
