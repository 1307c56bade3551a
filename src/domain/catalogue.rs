//! The catalogue: what can be awarded, and the closed lists that records refer to.
//!
//! It is data (`data/catalogue/`), compiled in. Every entry has a slug for people, files and the
//! journal, and a number for compact storage; neither is ever reused.

mod list;

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::id::Id;
use super::sheet::Recipient;
use crate::words::Lang;
pub use list::{Choice, Entry, List};

/// danh hiệu thi đua or hình thức khen thưởng: never mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AwardClass {
    /// danh hiệu thi đua
    Title,
    /// hình thức khen thưởng
    Commendation,
}

/// One title or form of commendation.
#[derive(Clone, Debug, Deserialize)]
pub struct Award {
    /// Slug.
    pub id: Id,
    /// Number, never reused.
    pub code: AwardCode,
    /// Title or commendation.
    pub class: AwardClass,
    /// Name in the law in force.
    pub name: String,
    /// English name of what is no award of the law.
    #[serde(default)]
    pub en: Option<String>,
    /// Usual abbreviations.
    #[serde(default)]
    pub abbreviations: Vec<String>,
    /// Other writings and older names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Name in law for one kind of recipient, where it differs.
    #[serde(default)]
    pub statutory: HashMap<Recipient, String>,
    /// Writings that also say the kind of recipient.
    #[serde(default)]
    pub statutory_aliases: HashMap<Recipient, Vec<String>>,
    /// Who awards it: id of the list of levels.
    #[serde(default)]
    pub level: Option<String>,
    /// Who can receive it.
    pub recipients: Vec<Recipient>,
    /// Order: the higher award has the smaller rank.
    pub rank: u16,
    /// First day in law, when known.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day in law.
    #[serde(default)]
    pub valid_to: Option<String>,
    /// Bonus as a multiple of the base salary.
    #[serde(default)]
    pub bonus: Option<f64>,
    /// Legal basis.
    #[serde(default)]
    pub basis: Option<String>,
    /// True when the basis was read in its source.
    pub verified: bool,
    /// Anything else.
    #[serde(default)]
    pub note: Option<String>,
}

impl Award {
    /// The name on screen: a name of the law stays as it is in every language.
    #[must_use]
    pub fn name(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(name)) => name,
            _ => &self.name,
        }
    }

    /// The award as an entry of [`List::Award`].
    fn entry(&self) -> Entry {
        let aliases = self.abbreviations.iter().chain(&self.aliases).cloned().collect();
        Entry {
            id: self.id.clone(),
            code: self.code.number(),
            name: self.name.clone(),
            en: self.name(Lang::En).to_owned(),
            aliases,
            list: None,
            covers: Vec::new(),
            criterion: None,
            basis: self.basis.clone(),
            verified: self.verified,
            note: self.note.clone(),
        }
    }
}

/// The number of an award of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(transparent)]
pub struct AwardCode(u16);

impl AwardCode {
    /// The award.
    #[must_use]
    pub fn award(self) -> &'static Award {
        let catalogue = Catalogue::built_in();
        &catalogue.awards[usize::from(catalogue.award_at[usize::from(self.0)])]
    }

    /// The number.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

/// Awards and closed lists, indexed.
#[derive(Debug)]
pub struct Catalogue {
    /// By rank, highest first.
    awards: Vec<Award>,
    /// Code → position in `awards`; [`NO_AWARD`] where no award has the code.
    award_at: Vec<u16>,
    award_by_id: HashMap<Id, AwardCode>,
    lists: Vec<Vec<Entry>>,
}

const NO_AWARD: u16 = u16::MAX;

/// What is wrong with the files of the catalogue.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// Not TOML, or a field is missing or has the wrong type.
    #[error("{file}: {source}")]
    Toml {
        /// File name.
        file: &'static str,
        /// What the parser says, with line and column.
        source: Box<toml::de::Error>,
    },
    /// Two entries share an id or a number.
    #[error("{file}: “{id}” or its number occurs twice")]
    Twice {
        /// File name.
        file: &'static str,
        /// The second entry.
        id: Id,
    },
    /// A list of the program is missing.
    #[error("{file}: no list “{list}”")]
    NoList {
        /// File name.
        file: &'static str,
        /// Name of the list.
        list: &'static str,
    },
}

impl Catalogue {
    /// The catalogue compiled into the program.
    #[must_use]
    pub fn built_in() -> &'static Catalogue {
        static BUILT_IN: OnceLock<Catalogue> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            let files = Files {
                awards: include_str!("../../data/catalogue/awards.toml"),
                fields: include_str!("../../data/catalogue/fields.toml"),
                occasions: include_str!("../../data/catalogue/occasions.toml"),
                lists: include_str!("../../data/catalogue/lists.toml"),
            };
            #[expect(clippy::expect_used, reason = "compiled in; a test parses the same files")]
            Catalogue::parse(&files).expect("the built-in catalogue is valid")
        })
    }

    /// Every award, highest first.
    pub fn awards(&self) -> impl Iterator<Item = &Award> {
        self.awards.iter()
    }

    /// The award of this id.
    #[must_use]
    pub fn award(&self, id: &str) -> Option<AwardCode> {
        self.award_by_id.get(id).copied()
    }

    /// The award of this number.
    #[must_use]
    pub fn award_by_number(&self, number: u16) -> Option<AwardCode> {
        let at = self.award_at.get(usize::from(number))?;
        (*at != NO_AWARD).then_some(AwardCode(number))
    }

    /// The entry of this id in a list.
    #[must_use]
    pub fn choice(&self, list: List, id: &str) -> Option<Choice> {
        let at = self.lists[list as usize].iter().position(|entry| entry.id.as_str() == id)?;
        u16::try_from(at).ok().map(|at| Choice { list, at })
    }

    /// The entry of this number in a list.
    #[must_use]
    pub fn choice_by_number(&self, list: List, number: u16) -> Option<Choice> {
        let at = self.lists[list as usize].iter().position(|entry| entry.code == number)?;
        u16::try_from(at).ok().map(|at| Choice { list, at })
    }

    /// Every entry of a list as a record would hold it, in the list's own order.
    pub fn choices(&self, list: List) -> impl Iterator<Item = Choice> + use<> {
        let len = u16::try_from(self.lists[list as usize].len()).unwrap_or(0);
        (0..len).map(move |at| Choice { list, at })
    }

    fn parse(files: &Files) -> Result<Catalogue, CatalogueError> {
        let mut awards: AwardFile = read("awards.toml", files.awards)?;
        let fields: FieldFile = read("fields.toml", files.fields)?;
        let occasions: OccasionFile = read("occasions.toml", files.occasions)?;
        let mut small: HashMap<String, Vec<Entry>> = read("lists.toml", files.lists)?;
        let mut list = |list: &'static str| {
            small.remove(list).ok_or(CatalogueError::NoList { file: "lists.toml", list })
        };
        awards.award.sort_by_key(|award| award.rank);
        let lists = vec![
            fields.field,
            occasions.occasion,
            list("publicity")?,
            list("stage")?,
            list("unit_level")?,
            list("exemplar_kind")?,
            list("movement_kind")?,
            list("scope")?,
            list("document_kind")?,
            list("year_notion")?,
            list("sheet_state")?,
            list("qualifier")?,
            list("award_level")?,
            list("movement_level")?,
            list("method")?,
            list("direction")?,
            list("upkeep")?,
            list("criterion")?,
            list("verdict")?,
            list("extent")?,
            list("role")?,
            list("recipient")?,
            awards.award.iter().map(Award::entry).collect(),
            list("cap_rule")?,
        ];
        for entries in &lists {
            unique("lists", entries.iter().map(|e| (&e.id, e.code)))?;
        }
        unique("awards.toml", awards.award.iter().map(|a| (&a.id, a.code.number())))?;
        Ok(Catalogue::index(awards.award, lists))
    }

    fn index(awards: Vec<Award>, lists: Vec<Vec<Entry>>) -> Catalogue {
        let highest = awards.iter().map(|a| usize::from(a.code.0)).max().unwrap_or(0);
        let mut award_at = vec![NO_AWARD; highest + 1];
        for (at, award) in (0u16..).zip(&awards) {
            award_at[usize::from(award.code.0)] = at;
        }
        let award_by_id = awards.iter().map(|a| (a.id.clone(), a.code)).collect();
        Catalogue { awards, award_at, award_by_id, lists }
    }
}

struct Files {
    awards: &'static str,
    fields: &'static str,
    occasions: &'static str,
    lists: &'static str,
}

#[derive(Deserialize)]
struct AwardFile {
    award: Vec<Award>,
}

#[derive(Deserialize)]
struct FieldFile {
    field: Vec<Entry>,
}

#[derive(Deserialize)]
struct OccasionFile {
    occasion: Vec<Entry>,
}

fn read<T: serde::de::DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<T, CatalogueError> {
    toml::from_str(text).map_err(|source| CatalogueError::Toml { file, source: Box::new(source) })
}

fn unique<'a>(
    file: &'static str,
    entries: impl Iterator<Item = (&'a Id, u16)>,
) -> Result<(), CatalogueError> {
    let mut ids = std::collections::HashSet::new();
    let mut codes = std::collections::HashSet::new();
    for (id, code) in entries {
        if !ids.insert(id) || !codes.insert(code) {
            return Err(CatalogueError::Twice { file, id: id.clone() });
        }
    }
    Ok(())
}
