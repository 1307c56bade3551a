//! Đếm: how many models, movements, indicators, documents a unit has, and how many of them lack
//! something: "bao nhiêu mô hình", "phong trào 2019", "mô hình chưa tuyên truyền".

use std::cmp::Reverse;

use super::understand::Read;
use super::{Hit, Setting};
use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::id::Id;
use crate::domain::record::{Kind, Record};
use crate::domain::text::{PartialDate, Period, write_count};
use crate::report::life::Lack;
use crate::report::whose::whose;
use crate::words::{Lang, Word};

/// What asks for records of a kind, folded.
pub(super) const KINDS: [(&str, Kind); 15] = [
    ("mo hinh dien hinh tien tien", Kind::Exemplar),
    ("mo hinh dien hinh", Kind::Exemplar),
    ("mo hinh", Kind::Exemplar),
    ("dien hinh tien tien", Kind::Exemplar),
    ("dien hinh", Kind::Exemplar),
    ("models", Kind::Exemplar),
    ("phong trao thi dua", Kind::Movement),
    ("phong trao", Kind::Movement),
    ("cuoc van dong", Kind::Movement),
    ("movements", Kind::Movement),
    ("chi tieu", Kind::Indicator),
    ("indicators", Kind::Indicator),
    ("van ban", Kind::Document),
    ("documents", Kind::Document),
    ("don vi", Kind::Unit),
];

/// What asks for those that lack something, folded.
pub(super) const LACKS: [(&str, Lack); 13] = [
    ("chua danh gia", Lack::Assessment),
    ("chua duoc danh gia", Lack::Assessment),
    ("chua tuyen truyen", Lack::Publicity),
    ("chua duoc tuyen truyen", Lack::Publicity),
    ("chua nhan rong", Lack::Replication),
    ("chua duoc nhan rong", Lack::Replication),
    ("chua co mo hinh", Lack::Model),
    ("chua co mo hinh nao", Lack::Model),
    ("chua co ket qua", Lack::Result),
    ("chua ghi ket qua", Lack::Result),
    ("qua han", Lack::Review),
    ("chua so ket", Lack::Review),
    ("chua tong ket", Lack::Review),
];

/// How many are listed.
const MOST: usize = 60;

/// How many records of a kind there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Of which kind.
    pub kind: Kind,
    /// What they lack, when that is asked.
    pub lack: Option<Lack>,
    /// In which fields, when asked; of documents their kind.
    pub fields: Vec<Choice>,
    /// Of which years, when asked.
    pub years: Option<Period>,
    /// Whose; `None` for the whole book, as for documents.
    pub unit: Option<Id>,
    /// How many.
    pub count: usize,
    /// How many there are whether they lack it or not.
    pub all: usize,
    /// How many more there may be: those without years, where years are asked for.
    pub undated: usize,
    /// How many others that have the words are listed too.
    pub others: usize,
    /// How many units before this one have, which are not counted with its own.
    pub former: usize,
}

/// Counts the records that are asked for and finds them, the unit's own first; nothing where no
/// kind is asked for.
pub(super) fn tally(setting: &Setting, read: &Read) -> Option<(Tally, Vec<Hit>)> {
    let kind = read.lack.map(Lack::kind).or(read.kind)?;
    let Setting { book, today, .. } = *setting;
    let unit = read.unit.clone().filter(|_| kind != Kind::Document);
    let whose = unit.as_ref().map(|unit| whose(kind, book, unit, today));
    let lacking = read.lack.map(|lack| lack.records(book, today));
    let lacks = |id: &Id| lacking.as_ref().is_none_or(|lacking| lacking.contains(id));
    let (mut own, mut former) = (Vec::new(), Vec::new());
    let (mut all, mut undated) = (0, 0);
    for facts in book.records(kind).filter_map(|record| Facts::of(record, today)) {
        let of = match &whose {
            None => Some(None),
            Some(whose) => facts.unit.and_then(|unit| whose.get(unit.as_str()).copied()),
        };
        let Some(of) = of.filter(|_| facts.is_in(&read.fields)) else { continue };
        match facts.is_about(read.years) {
            Some(true) => {}
            Some(false) => continue,
            None => {
                undated += usize::from(lacks(facts.id));
                continue;
            }
        }
        all += usize::from(of.is_none());
        if lacks(facts.id) {
            if of.is_none() { &mut own } else { &mut former }
                .push((facts.years.map(|years| years.to), facts.id));
        }
    }
    // The newest first; what has no years last.
    own.sort_by_key(|(years, _)| Reverse(*years));
    former.sort_by_key(|(years, _)| Reverse(*years));
    let (lack, fields, years) = (read.lack, read.fields.clone(), read.years);
    let (count, beside) = (own.len(), former.len());
    let tally =
        Tally { kind, lack, fields, years, unit, count, all, undated, others: 0, former: beside };
    let listed = own.into_iter().chain(former).take(MOST);
    Some((tally, listed.map(|(_, id)| Hit { kind, id: id.clone() }).collect()))
}

impl Tally {
    /// "16 trong 19 mô hình, điển hình: chưa tuyên truyền — huyện Hồng Ngự".
    #[must_use]
    pub fn say(&self, book: &Book, lang: Lang) -> String {
        let what = counted(self.kind, lang);
        let number = |count: usize| write_count(count as u64);
        let (count, all) = (number(self.count), number(self.all));
        let mut said = match self.lack {
            None => lang.fill(Word::TallyCount, &[("count", &count), ("what", what)]),
            Some(lack) => {
                let lack = lang.say(lack.word()).to_lowercase();
                let parts = [("count", &*count), ("all", &*all), ("what", what), ("lack", &lack)];
                lang.fill(Word::TallyLacking, &parts)
            }
        };
        if !self.fields.is_empty() {
            let names: Vec<&str> = self.fields.iter().map(|field| field.name(lang)).collect();
            said.push_str(&format!(" · {}", names.join(" / ")));
        }
        said.extend(self.years.map(|years| format!(" · {years}")));
        let unit = self.unit.as_ref().and_then(|unit| book.unit(unit.as_str()));
        said.push_str(&format!(
            " — {}",
            unit.map_or(lang.say(Word::TallyBook), |unit| unit.name.as_ref())
        ));
        let more = [
            (Word::TallyUndated, self.undated),
            (Word::TallyFormer, self.former),
            (Word::TallyOthers, self.others),
        ];
        for (word, count) in more {
            if count > 0 {
                said.push_str(&format!("; {}", lang.fill(word, &[("count", &number(count))])));
            }
        }
        said
    }
}

/// What records of a kind are called where they are counted.
pub(super) fn counted(kind: Kind, lang: Lang) -> &'static str {
    lang.say(match kind {
        Kind::Unit => Word::TallyUnits,
        Kind::Movement => Word::TallyMovements,
        Kind::Indicator => Word::TallyIndicators,
        Kind::Document => Word::TallyDocuments,
        _ => Word::TallyExemplars,
    })
}

/// What a record is counted by.
struct Facts<'r> {
    id: &'r Id,
    unit: Option<&'r Id>,
    field: Option<Choice>,
    years: Option<Period>,
}

impl<'r> Facts<'r> {
    /// Of a record that is counted; units that have ended are not.
    fn of(record: &'r Record, today: PartialDate) -> Option<Facts<'r>> {
        let (id, unit, field, years) = match record {
            Record::Exemplar(it) => (&it.id, Some(&it.unit), it.field, it.period),
            Record::Movement(it) => (&it.id, Some(&it.unit), it.field, it.period),
            Record::Indicator(it) => {
                let years = it.year.map(Period::of).or(it.period);
                (&it.id, Some(&it.unit), it.field, years)
            }
            // Documents are told apart by their kind.
            Record::Document(it) => (&it.id, None, it.kind, it.date.map(|d| Period::of(d.year()))),
            Record::Unit(it) => {
                let has_ended = it.until.is_some_and(|until| until.latest() < today);
                return (!has_ended).then_some(Facts {
                    id: &it.id,
                    unit: Some(&it.id),
                    field: None,
                    years: None,
                });
            }
            _ => return None,
        };
        Some(Facts { id, unit, field, years })
    }

    fn is_in(&self, fields: &[Choice]) -> bool {
        fields.is_empty() || self.field.is_some_and(|field| fields.contains(&field))
    }

    /// Whether it is of the years asked for; `None` when nobody knows.
    fn is_about(&self, asked: Option<Period>) -> Option<bool> {
        let Some(asked) = asked else { return Some(true) };
        self.years.map(|its| its.from <= asked.to && asked.from <= its.to)
    }
}
