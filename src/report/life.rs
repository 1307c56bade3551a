//! What the reports complain of, as lists: models that nobody has assessed for a year, that nobody
//! has heard of, that nobody has taken over; units without a model; movements without a result.
//!
//! Each is a set of ids out of the whole book; whose records are meant, the asker narrows.

use std::collections::{BTreeSet, HashMap};

use crate::domain::book::Book;
use crate::domain::exemplar::Exemplar;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::movement::Movement;
use crate::domain::record::Kind;
use crate::domain::text::PartialDate;
use crate::domain::unit::Unit;
use crate::words::Word;

/// Something a record lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lack {
    /// A model not assessed for twelve months.
    Assessment,
    /// A model never made known.
    Publicity,
    /// A model replicated nowhere.
    Replication,
    /// A model with an award and no result on record.
    AwardedResult,
    /// A unit without a model, in it or below it.
    Model,
    /// A movement without a result.
    Result,
    /// A movement whose sơ kết or tổng kết is overdue.
    Review,
}

/// Every lack: its names on the command line (English, Vietnamese), whose it is, what it is called.
const LACKS: [(Lack, &str, &str, Kind, Word); 7] = [
    (Lack::Assessment, "not-assessed", "chua-danh-gia", Kind::Exemplar, Word::LackAssessment),
    (Lack::Publicity, "not-publicised", "chua-tuyen-truyen", Kind::Exemplar, Word::LackPublicity),
    (Lack::Replication, "not-replicated", "chua-nhan-rong", Kind::Exemplar, Word::LackReplication),
    (
        Lack::AwardedResult,
        "awarded-without-result",
        "duoc-khen-chua-co-ket-qua",
        Kind::Exemplar,
        Word::LackAwardedResult,
    ),
    (Lack::Model, "without-model", "chua-co-mo-hinh", Kind::Unit, Word::LackModel),
    (Lack::Result, "without-result", "chua-co-ket-qua", Kind::Movement, Word::LackResult),
    (Lack::Review, "overdue", "qua-han", Kind::Movement, Word::LackReview),
];

impl Lack {
    /// What records of a kind can lack, in the order in which they are offered.
    pub fn of(kind: Kind) -> impl Iterator<Item = Lack> {
        LACKS.iter().filter(move |row| row.3 == kind).map(|row| row.0)
    }

    /// What the list is called.
    #[must_use]
    pub fn word(self) -> Word {
        LACKS.iter().find(|row| row.0 == self).map_or(Word::LackAssessment, |row| row.4)
    }

    /// Whose it is.
    #[must_use]
    pub fn kind(self) -> Kind {
        LACKS.iter().find(|row| row.0 == self).map_or(Kind::Exemplar, |row| row.3)
    }

    /// The names on the command line, in English and in Vietnamese.
    #[must_use]
    pub fn names(self) -> (&'static str, &'static str) {
        LACKS.iter().find(|row| row.0 == self).map_or(("", ""), |row| (row.1, row.2))
    }

    /// The records that lack it on a day.
    #[must_use]
    pub fn records(self, book: &Book, today: PartialDate) -> BTreeSet<Id> {
        match self {
            Lack::Assessment => {
                let fresh = assessed_since(book, today.year_before());
                let known = known_since(book);
                let is_new = |model: &Exemplar| {
                    let since = model.found.or_else(|| known.get(&model.id).copied());
                    since.is_some_and(|since| since.latest() > today.year_before())
                };
                let is_due = |model: &Exemplar| !is_new(model) && !has_ended(model);
                models(book, |model| is_due(model) && !fresh.contains(&model.id))
            }
            Lack::Publicity => {
                let known: BTreeSet<&Id> = book.publicities().map(|one| &one.exemplar).collect();
                models(book, |model| !known.contains(&model.id))
            }
            Lack::Replication => {
                let taken: BTreeSet<&Id> = book.replications().map(|one| &one.exemplar).collect();
                models(book, |model| !taken.contains(&model.id))
            }
            Lack::AwardedResult => {
                let awarded: BTreeSet<&Id> =
                    book.honours().filter_map(|one| one.exemplar.as_ref()).collect();
                let shown: BTreeSet<&Id> =
                    book.outcomes().filter_map(|one| one.exemplar.as_ref()).collect();
                models(book, |model| awarded.contains(&model.id) && !shown.contains(&model.id))
            }
            Lack::Model => without_model(book, today),
            Lack::Result => {
                let shown: BTreeSet<&Id> =
                    book.outcomes().filter_map(|one| one.movement.as_ref()).collect();
                movements(book, |movement| !shown.contains(&movement.id))
            }
            Lack::Review => movements(book, |movement| is_overdue(movement, today)),
        }
    }
}

fn models(book: &Book, lacks: impl Fn(&Exemplar) -> bool) -> BTreeSet<Id> {
    book.exemplars().filter(|model| lacks(model)).map(|model| model.id.clone()).collect()
}

fn movements(book: &Book, lacks: impl Fn(&Movement) -> bool) -> BTreeSet<Id> {
    book.movements().filter(|one| lacks(one)).map(|one| one.id.clone()).collect()
}

/// The models with an assessment after a day. One without a date counts to the end of its year.
fn assessed_since(book: &Book, day: PartialDate) -> BTreeSet<&Id> {
    let held = |date: Option<PartialDate>, year| date.unwrap_or(PartialDate::from(year)).latest();
    let fresh = book.assessments().filter(|one| held(one.date, one.year) > day);
    fresh.map(|one| &one.exemplar).collect()
}

/// The day of each model's first step: it was known then at the latest.
fn known_since(book: &Book) -> HashMap<&Id, PartialDate> {
    let mut since: HashMap<&Id, PartialDate> = HashMap::new();
    for step in book.steps() {
        let Some(date) = step.date else { continue };
        let first = since.entry(&step.exemplar).or_insert(date);
        *first = date.min(*first);
    }
    since
}

/// Nobody assesses what is no longer kept up.
fn has_ended(model: &Exemplar) -> bool {
    model.upkeep.is_some_and(|upkeep| upkeep.is("da-dung"))
}

/// A day has passed and what was due on it was not held.
fn is_overdue(movement: &Movement, today: PartialDate) -> bool {
    let is_past = |due: Option<PartialDate>, held: Option<PartialDate>| {
        held.is_none() && due.is_some_and(|due| due.latest() < today)
    };
    is_past(movement.review_due, movement.reviewed)
        || is_past(movement.closing_due, movement.closed)
}

/// The units of today without a model of their own or of a unit below them; a unit that has ended
/// counts for the one that it stood below on its last day.
fn without_model(book: &Book, today: PartialDate) -> BTreeSet<Id> {
    let tree = Tree::of(book);
    let mut with_model: BTreeSet<&Id> = BTreeSet::new();
    for model in book.exemplars() {
        let mut next = Some(&model.unit);
        while let Some(id) = next.filter(|id| with_model.insert(id)) {
            next = book.unit(id.as_str()).and_then(|unit| tree.parent(unit, today));
        }
    }
    let has_ended = |unit: &Unit| unit.until.is_some_and(|until| until.latest() < today);
    let units = book.units().filter(|unit| !has_ended(unit) && !with_model.contains(&unit.id));
    units.map(|unit| unit.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::record::Record;

    /// A book of records, each written as "kind field=value …".
    fn book(lines: &[&str]) -> Book {
        let mut book = Book::default();
        lines.iter().for_each(|line| book.put(Stored::Record(Record::read(line))));
        book
    }

    fn lacking(book: &Book, lack: Lack) -> Vec<String> {
        let today = PartialDate::parse("15/3/2026").unwrap();
        lack.records(book, today).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn models_nobody_has_assessed_for_twelve_months() {
        let book = book(&[
            "Exemplar id=a unit=u name=A",
            "Exemplar id=b unit=u name=B",
            "Exemplar id=c unit=u name=C",
            "Exemplar id=d unit=u name=D",
            "Exemplar id=moi unit=u name=E found=2025-12",
            "Exemplar id=dung unit=u name=F upkeep=da-dung",
            // Nobody wrote when it was found, but a step of this year says that it is new.
            "Exemplar id=buoc unit=u name=G",
            "Step id=s1 exemplar=buoc stage=phat-hien date=2025-11-21",
            "Step id=s2 exemplar=buoc stage=boi-duong date=2025-12-21",
            "Exemplar id=cu unit=u name=H",
            "Step id=s3 exemplar=cu stage=phat-hien date=2020",
            "Step id=s4 exemplar=cu stage=boi-duong date=2026-01-05",
            // A year and a day ago, a year less a day ago, some day of last year.
            "Assessment id=1 exemplar=a year=2025 date=2025-03-14",
            "Assessment id=2 exemplar=b year=2025 date=2025-03-16",
            "Assessment id=3 exemplar=c year=2025",
        ]);
        assert_eq!(lacking(&book, Lack::Assessment), ["a", "cu", "d"]);
    }

    #[test]
    fn models_without_publicity_replication_or_result() {
        let book = book(&[
            "Exemplar id=a unit=u name=A",
            "Exemplar id=b unit=u name=B",
            "Publicity id=1 exemplar=a form=dai-truyen-thanh",
            "Replication id=2 exemplar=b location=X",
            "Honour id=3 decision=q name=T recipient=collective award=giay-khen exemplar=a",
            "Honour id=4 decision=q name=T recipient=collective award=giay-khen exemplar=b",
            "Outcome id=5 exemplar=b name=K",
        ]);
        assert_eq!(lacking(&book, Lack::Publicity), ["b"]);
        assert_eq!(lacking(&book, Lack::Replication), ["a"]);
        assert_eq!(lacking(&book, Lack::AwardedResult), ["a"]);
    }

    #[test]
    fn units_of_today_without_a_model() {
        let book = book(&[
            "Unit id=tinh name=T",
            "Unit id=xa name=X parent=tinh",
            "Unit id=phuong name=P parent=tinh",
            "Unit id=huyen name=H until=2025-06-30",
            "Exemplar id=a unit=xa name=A",
        ]);
        assert_eq!(lacking(&book, Lack::Model), ["phuong"]);
    }

    #[test]
    fn a_unit_counts_for_the_one_it_stands_below_today() {
        let book = book(&[
            "Unit id=tinh name=T",
            "Unit id=kia name=K",
            "Unit id=huyen name=H parent=tinh until=2025-06-30",
            "Unit id=xa name=X parent=huyen",
            "Phase id=1 unit=xa name=X parent=huyen until=2025-06-30",
            "Phase id=2 unit=xa name=X parent=kia from=2025-07-01",
            "Exemplar id=a unit=xa name=A",
        ]);
        assert_eq!(lacking(&book, Lack::Model), ["tinh"], "xa has left it with huyen");
        let book = self::book(&[
            "Unit id=tinh name=T",
            "Unit id=huyen name=H parent=tinh until=2025-06-30",
            "Unit id=xa name=X parent=huyen until=2025-06-30",
            "Exemplar id=a unit=xa name=A",
        ]);
        assert_eq!(lacking(&book, Lack::Model), [""; 0], "a model of those who have ended counts");
    }

    #[test]
    fn movements_without_a_result_and_reviews_not_held() {
        let book = book(&[
            "Movement id=a unit=u name=A review_due=2026-03-14",
            "Movement id=b unit=u name=B review_due=2026-03-14 reviewed=2026-03",
            "Movement id=c unit=u name=C closing_due=2026-03",
            "Movement id=d unit=u name=D closing_due=2026-02",
            "Outcome id=1 movement=a name=K",
        ]);
        assert_eq!(lacking(&book, Lack::Review), ["a", "d"]);
        assert_eq!(lacking(&book, Lack::Result), ["b", "c", "d"]);
    }
}
