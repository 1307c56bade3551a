//! What is overdue, and what is due next.

use std::collections::{BTreeSet, HashMap};

use super::{Item, Section, To};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::movement::Movement;
use crate::domain::record::{Key, Kind};
use crate::domain::text::{PartialDate, write_count};
use crate::domain::yearday::YearDay;
use crate::report::compare::dated_name;
use crate::report::life::Lack;
use crate::report::whose::whose;
use crate::words::{Lang, Word};

/// How many days ahead a review or a day of every year is told.
const AHEAD: i64 = 60;
/// How many movements are named.
const NAMED: usize = 3;

/// A sơ kết or tổng kết that was not held.
struct Review<'b> {
    movement: &'b Movement,
    /// The unit before this one that it belongs to.
    former: Option<&'b Id>,
    what: Word,
    date: PartialDate,
    /// Days left; negative when overdue.
    left: i64,
}

/// Whose records are the unit's; with those of a unit before it goes that unit.
type Whose<'b> = HashMap<&'b str, Option<&'b Id>>;

/// Of a unit that has ended only what somebody has set a day for: its models are assessed, and the
/// days of every year kept, by those who took over.
pub(super) fn items(book: &Book, unit: &Id, today: PartialDate, lang: Lang) -> Vec<Item> {
    let until = book.unit(unit.as_str()).and_then(|unit| unit.until);
    let has_ended = until.is_some_and(|until| until.latest() < today);
    let mut items = Vec::new();
    let (over, ahead) = reviews(book, &whose(Kind::Movement, book, unit, today), today);
    if over.len() > NAMED {
        let movements: BTreeSet<&Id> = over.iter().map(|review| &review.movement.id).collect();
        let count = write_count(movements.len() as u64);
        let text = lang.fill(Word::OverviewReviews, &[("count", &count)]);
        let is_pressing = over.iter().any(Review::is_pressing);
        let to = To::Lacking(Lack::Review);
        items.push(Item { section: Section::Due, text, is_pressing, to });
    }
    items.extend(over.iter().take(NAMED).map(|review| review.item(book, lang)));
    if !has_ended {
        items.extend(models(book, &whose(Kind::Exemplar, book, unit, today), today, lang));
    }
    items.extend(ahead.iter().take(NAMED).map(|review| review.item(book, lang)));
    if !has_ended {
        items.extend(YearDay::within(AHEAD, today).into_iter().map(|next| day(next, today, lang)));
    }
    items
}

/// The reviews that are overdue and those that are due soon: the unit's own first, the earliest
/// first.
fn reviews<'b>(
    book: &'b Book,
    whose: &Whose<'b>,
    today: PartialDate,
) -> (Vec<Review<'b>>, Vec<Review<'b>>) {
    let of_unit = |movement: &'b Movement| Some((movement, *whose.get(movement.unit.as_str())?));
    let movements = book.movements().filter_map(of_unit);
    let mut reviews: Vec<Review> =
        movements.flat_map(|(movement, former)| open(movement, former, today)).collect();
    let key = |review: &Review<'b>| (review.former.is_some(), review.left, &review.movement.name);
    reviews.sort_by(|a, b| key(a).cmp(&key(b)));
    reviews.into_iter().partition(|review| review.left < 0)
}

/// The models that nobody has assessed for a year, and how many of them are of units before.
fn models(book: &Book, whose: &Whose, today: PartialDate, lang: Lang) -> Option<Item> {
    let due = Lack::Assessment.records(book, today);
    let of_unit = |id: &Id| whose.get(book.exemplar(id.as_str())?.unit.as_str());
    let due: Vec<&Option<&Id>> = due.iter().filter_map(of_unit).collect();
    let former = due.iter().filter(|former| former.is_some()).count();
    let (count, own) = (due.len(), due.len() - former);
    let word = match (own, former) {
        (_, 0) => Word::OverviewModels,
        (0, _) => Word::OverviewModelsFormer,
        _ => Word::OverviewModelsBoth,
    };
    let (all, former) = (write_count(count as u64), write_count(former as u64));
    let text = lang.fill(word, &[("count", &all), ("former", &former)]);
    let to = To::Lacking(Lack::Assessment);
    (count > 0).then_some(Item { section: Section::Due, text, is_pressing: own > 0, to })
}

/// "25/11/2026: bình xét Gia đình văn hóa, còn 4 ngày".
fn day((date, day): (PartialDate, &'static YearDay), today: PartialDate, lang: Lang) -> Item {
    let left = days(today.days_to(date), lang);
    let parts = [("date", &*date.to_string()), ("what", day.name.say(lang)), ("left", &left)];
    Item::quiet(Section::Due, lang.fill(Word::OverviewDay, &parts), To::Day(day))
}

fn open<'b>(
    movement: &'b Movement,
    former: Option<&'b Id>,
    today: PartialDate,
) -> impl Iterator<Item = Review<'b>> {
    let days = [
        (Word::OverviewReview, movement.review_due, movement.reviewed),
        (Word::OverviewClosing, movement.closing_due, movement.closed),
    ];
    days.into_iter().filter_map(move |(what, due, held)| {
        let date = due.filter(|_| held.is_none())?;
        let left = today.days_to(date);
        (left <= AHEAD).then_some(Review { movement, former, what, date, left })
    })
}

impl Review<'_> {
    /// Overdue, and nobody else's to hold.
    fn is_pressing(&self) -> bool {
        self.left < 0 && self.former.is_none()
    }

    fn item(&self, book: &Book, lang: Lang) -> Item {
        let (what, date) = (lang.say(self.what), self.date.to_string());
        let left = days(self.left, lang);
        let parts =
            [("what", what), ("name", &*self.movement.name), ("date", &date), ("left", &left)];
        let mut text = lang.fill(Word::OverviewHeld, &parts);
        if let Some(former) = self.former {
            text = format!("{text} · {}", dated_name(book, former, lang));
        }
        let to = To::Record(Key::Record(Kind::Movement, self.movement.id.clone()));
        Item { section: Section::Due, text, is_pressing: self.is_pressing(), to }
    }
}

/// "quá 3 ngày", "hôm nay", "còn 12 ngày".
fn days(left: i64, lang: Lang) -> String {
    let word = match left {
        ..0 => Word::OverviewOver,
        0 => Word::OverviewToday,
        _ => Word::OverviewLeft,
    };
    lang.fill(word, &[("days", &write_count(left.unsigned_abs()))])
}
