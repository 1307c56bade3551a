//! What the filter of a list finds records by: all their values, and the names of their choices in
//! both languages.

use std::collections::HashMap;

use crate::domain::catalogue::Catalogue;
use crate::domain::record::{Kind, Record};
use crate::domain::text::fold;
use crate::domain::value::{Shape, Value};
use crate::words::Lang;

/// The folded names of every choice of a kind, on screen and in the other language, by field and
/// id.
pub(super) struct Names(HashMap<(&'static str, &'static str), [String; 2]>);

/// All that one record is found by, folded.
#[derive(Clone, Debug)]
pub(super) struct Searched {
    text: String,
    /// In the other language: these words are found by how they begin.
    other: String,
}

impl Names {
    pub fn of(kind: Kind, lang: Lang) -> Names {
        let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
        let mut names = HashMap::new();
        for row in kind.fields() {
            let (Shape::Choice(list) | Shape::Choices(list)) = row.shape else { continue };
            for choice in Catalogue::built_in().choices(list) {
                let both = [lang, other].map(|lang| fold(choice.name(lang)));
                names.insert((row.key, choice.id().as_str()), both);
            }
        }
        Names(names)
    }
}

impl Searched {
    pub fn of(record: &Record, names: &Names) -> Searched {
        let mut texts: Vec<String> = Vec::new();
        let (mut own, mut other) = (String::new(), String::new());
        for (key, value) in record.values() {
            texts.push(value.cell());
            let ids = match &value {
                Value::Text(id) => std::slice::from_ref(id),
                Value::List(ids) => ids,
                Value::Absent => &[],
            };
            for [on_screen, elsewhere] in ids.iter().filter_map(|id| names.0.get(&(key, &**id))) {
                own = format!("{own} {on_screen}");
                other = format!("{other} {elsewhere}");
            }
        }
        if let Record::Document(document) = record {
            texts.extend(document.keys());
        }
        Searched { text: fold(&texts.join(" ")) + &own, other }
    }

    /// True when it has a word, folded.
    pub fn has(&self, word: &str) -> bool {
        let begins = |(at, _): (usize, &str)| {
            let before = self.other.get(..at).and_then(|text| text.chars().next_back());
            before.is_none_or(|c| !c.is_alphanumeric())
        };
        self.text.contains(word) || self.other.match_indices(word).any(begins)
    }
}
