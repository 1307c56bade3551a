//! Figures that stand beside a unit's own and are never added to them: those of the units before
//! it, and those of the units below it that its own sheet holds already.

use super::{Comparison, Query, Reach, Units, compare};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage;
use crate::domain::text::PartialDate;
use crate::words::{Lang, Word};

/// Whose figures they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// A former unit's: they stay its own and are not split.
    Former(Id),
    /// Those of the units below, contained in the figures above.
    Within,
}

/// A comparison beside another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Whose figures.
    pub whose: Whose,
    /// What was asked to get them.
    pub query: Query,
    /// The same years as those of the comparison they stand beside.
    pub comparison: Comparison,
}

impl Beside {
    /// "số liệu của huyện Hồng Ngự (đến 30/6/2025), không chia lại".
    #[must_use]
    pub fn label(&self, book: &Book, lang: Lang) -> String {
        match &self.whose {
            Whose::Former(unit) => former_label(book, unit, lang),
            Whose::Within => lang.say(Word::BesideWithin).to_owned(),
        }
    }
}

/// "số liệu của huyện Hồng Ngự (đến 30/6/2025), không chia lại".
#[must_use]
pub fn former_label(book: &Book, unit: &Id, lang: Lang) -> String {
    lang.fill(Word::BesideFormer, &[("unit", &dated_name(book, unit, lang))])
}

/// "huyện Hồng Ngự (đến 30/6/2025)": a former unit with its last name and its end, because names
/// return.
#[must_use]
pub fn dated_name(book: &Book, unit: &Id, lang: Lang) -> String {
    let Some(unit) = book.unit(unit.as_str()) else { return unit.to_string() };
    let Some(until) = unit.until else { return unit.name.to_string() };
    let name = lineage::standing(book, unit, until).name;
    dated(name, until, lang)
}

/// "huyện Hồng Ngự (đến 30/6/2025)".
#[must_use]
pub fn dated(name: &str, until: PartialDate, lang: Lang) -> String {
    lang.fill(Word::UnitUntil, &[("unit", name), ("date", &until.to_string())])
}

/// What stands beside the figures of a query; nothing beside those of all units.
#[must_use]
pub fn beside(book: &Book, query: &Query) -> Vec<Beside> {
    let Units::One(unit) = &query.units else { return Vec::new() };
    let within = (query.reach == Reach::RollUp)
        .then(|| (Whose::Within, Query { reach: Reach::Within, ..query.clone() }));
    let former = lineage::former_units(book, unit).into_iter().map(|former| {
        let units = Units::One(former.clone());
        (Whose::Former(former.clone()), Query { units, ..query.clone() })
    });
    let all = within.into_iter().chain(former).map(|(whose, query)| {
        let comparison = compare(book, &query);
        Beside { whose, query, comparison }
    });
    all.filter(|one| !one.comparison.rows.is_empty()).collect()
}
