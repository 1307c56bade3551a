//! Where a name stands, in words: what an erasure takes, what another one would, what stays.

use crate::domain::change::{Erasure, Spot, Traces};
use crate::domain::record::Key;
use crate::words::{Lang, Word};

/// So many changes of a place are named.
const NAMED: usize = 6;

/// How many places an erasure takes.
pub fn count(text: &Erasure, traces: &Traces) -> usize {
    traces.spots.keys().filter(|spot| spot.goes_with(text)).count()
}

/// The label of a field.
pub fn label(key: &Key, field: &'static str, lang: Lang) -> &'static str {
    key.kind().field(field).map_or(field, |row| lang.say(row.label))
}

/// Every place with the changes in which the name stands there, and the files beside the journal.
pub fn tell(text: &Erasure, traces: &Traces, files: &[String], lang: Lang) -> Vec<String> {
    let goes = |spot: &Spot| spot.goes_with(text);
    let mut lines = Vec::new();
    let mut section = |word, is_of: &dyn Fn(&Spot) -> bool| {
        let of = traces.spots.iter().filter(|(spot, _)| is_of(spot)).peekable();
        let mut told: Vec<String> = of
            .map(|(spot, changes)| {
                let mut list: Vec<String> =
                    changes.iter().take(NAMED).map(|seq| format!("#{seq}")).collect();
                list.extend((changes.len() > NAMED).then(|| "…".to_owned()));
                format!("  {} ({})", say(spot, lang), list.join(", "))
            })
            .collect();
        if !told.is_empty() {
            lines.push(lang.say(word).to_owned());
            lines.append(&mut told);
        }
    };
    section(Word::TracesGo, &goes);
    section(Word::TracesOther, &|spot| !goes(spot) && spot.can_go());
    section(Word::TracesStay, &|spot| !spot.can_go());
    if !files.is_empty() {
        lines.push(lang.say(Word::CliEraseCopies).to_owned());
        lines.extend(files.iter().map(|file| format!("  {file}")));
    }
    if lines.is_empty() {
        lines.push(lang.say(Word::TracesNone).to_owned());
    }
    lines
}

fn say(spot: &Spot, lang: Lang) -> String {
    let of = |word, key: &Key, field: &str| {
        let (what, id) = (lang.say(key.kind().word()), key.to_string());
        lang.fill(word, &[("what", what), ("id", &*id), ("field", field)])
    };
    match spot {
        Spot::Field(key, field) => of(Word::TraceField, key, label(key, field, lang)),
        Spot::Remark(key) => of(Word::TraceRemark, key, ""),
        Spot::Id(key) => of(Word::TraceId, key, ""),
        Spot::Reason | Spot::FixedReason => lang.say(Word::TraceReason).to_owned(),
        Spot::User(user) => lang.fill(Word::TraceUser, &[("user", user)]),
    }
}
