//! A text of the data files in both languages: names of rules, of rows of statistical forms.

use serde::Deserialize;

use super::catalogue::Choice;
use crate::words::Lang;

/// A text of the data in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Saying {
    vi: String,
    en: String,
}

impl Saying {
    /// What a closed list calls one of its entries.
    #[must_use]
    pub fn of(choice: Choice) -> Saying {
        let name = |lang| choice.name(lang).to_owned();
        Saying { vi: name(Lang::Vi), en: name(Lang::En) }
    }

    /// True when there is no text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty()
    }

    /// The text in a language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }
}
