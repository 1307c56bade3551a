//! The forms as data (`data/forms/`): columns, rows, and which values belong in them.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::domain::saying::Saying;

/// The values a row or a column takes, by trait; empty takes everything.
pub(super) type When = BTreeMap<String, Vec<String>>;

/// What a form counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// phong trào thi đua
    Movements,
    /// khen thưởng
    Awards,
}

/// One form.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// What a person types: "0601".
    pub id: String,
    /// The whole code, of an official form.
    pub code: Option<String>,
    /// What it is called.
    pub name: Saying,
    /// What it counts.
    pub of: Subject,
    /// In what it counts: "phong trào".
    pub measure: Saying,
    /// What the columns tell apart: "cấp phát động".
    pub columns_by: Saying,
    /// Legal basis.
    pub basis: Option<String>,
    /// True when the form was seen in the legal text.
    pub verified: bool,
    /// Anything else.
    pub note: Saying,
    /// What the form is about.
    #[serde(default)]
    pub(super) only: When,
    /// The columns.
    #[serde(rename = "column")]
    pub(super) columns: Vec<Line>,
    /// The groups of rows.
    #[serde(rename = "group")]
    pub(super) groups: Vec<Group>,
}

/// A row or a column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub(super) code: Option<String>,
    pub(super) name: Saying,
    #[serde(default)]
    pub(super) when: When,
}

/// Rows that divide the same things.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// By what; empty for totals.
    pub name: Saying,
    #[serde(default, rename = "row")]
    pub(super) rows: Vec<Line>,
    /// Instead of rows: a trait, with a row for every value that occurs.
    pub(super) each: Option<String>,
    from: Option<Origin>,
    /// Only these things.
    #[serde(default)]
    pub(super) of: When,
    /// What fits no row is told.
    #[serde(default = "yes")]
    pub(super) unknown: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Origin {
    Register,
}

fn yes() -> bool {
    true
}

impl Group {
    /// True for rows counted from the register of decisions.
    pub(super) fn is_of_register(&self) -> bool {
        self.from == Some(Origin::Register)
    }
}

impl Form {
    /// Every form compiled into the program.
    #[must_use]
    pub fn built_in() -> &'static [Form] {
        static BUILT_IN: OnceLock<Vec<Form>> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let files = [
                include_str!("../../../data/forms/0601.toml"),
                include_str!("../../../data/forms/0602.toml"),
                include_str!("../../../data/forms/0603.toml"),
                include_str!("../../../data/forms/nam.toml"),
            ];
            #[expect(clippy::expect_used, reason = "compiled in; a test parses the same files")]
            let form = |text: &str| toml::from_str(text).expect("the built-in forms are valid");
            files.into_iter().map(form).collect()
        })
    }

    /// The form that a person names: "0601", "0601.N/BNV-TĐKT", "nam".
    #[must_use]
    pub fn find(typed: &str) -> Option<&'static Form> {
        let typed = typed.trim().to_lowercase();
        let is_it = |form: &&Form| {
            form.id == typed || form.code.as_ref().is_some_and(|code| code.to_lowercase() == typed)
        };
        Form::built_in().iter().find(is_it)
    }
}
