//! What is overdue, and what is due next.

use std::collections::BTreeSet;

use super::{Item, Section, To};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::lineage::Tree;
use crate::domain::movement::Movement;
use crate::domain::record::{Key, Kind};
use crate::domain::text::{PartialDate, write_count};
use crate::domain::yearday::YearDay;
use crate::report::life::Lack;
use crate::words::{Lang, Word};

/// How many days ahead a review is told.
const AHEAD: i64 = 60;
/// How many movements are named.
const NAMED: usize = 3;

/// A sơ kết or tổng kết that was not held.
struct Review<'b> {
    movement: &'b Movement,
    what: Word,
    date: PartialDate,
    /// Days left; negative when overdue.
    left: i64,
}

pub(super) fn items(book: &Book, unit: &Id, today: PartialDate, lang: Lang) -> Vec<Item> {
    let units = with_below(book, unit);
    let movements = book.movements().filter(|movement| units.contains(&movement.unit));
    let mut reviews: Vec<Review> = movements.flat_map(|one| open(one, today)).collect();
    reviews.sort_by(|a, b| (a.left, &a.movement.name).cmp(&(b.left, &b.movement.name)));
    let (over, ahead): (Vec<Review>, Vec<Review>) =
        reviews.into_iter().partition(|review| review.left < 0);
    let mut items = Vec::new();
    if over.len() > NAMED {
        let count = Lack::Review.records(book, today);
        let count = count.iter().filter(|id| {
            book.movement(id.as_str()).is_some_and(|movement| units.contains(&movement.unit))
        });
        let parts = [("count", &*write_count(count.count() as u64))];
        let text = lang.fill(Word::OverviewReviews, &parts);
        items.push(Item::pressing(Section::Due, text, To::Lacking(Lack::Review)));
    }
    items.extend(over.iter().take(NAMED).map(|review| review.item(lang)));
    items.extend(models(book, &units, today, lang));
    items.extend(ahead.iter().take(NAMED).map(|review| review.item(lang)));
    items.extend(YearDay::nearest(today).into_iter().map(|(date, day)| {
        let left = days(today.days_to(date), lang);
        let parts = [("date", &*date.to_string()), ("what", day.name.say(lang)), ("left", &left)];
        Item::quiet(Section::Due, lang.fill(Word::OverviewDay, &parts), To::Day(day))
    }));
    items
}

/// The unit and all that ever stood below it, as its lists show them.
fn with_below<'b>(book: &'b Book, unit: &'b Id) -> BTreeSet<&'b Id> {
    Tree::of(book).ever_below(unit).into_iter().chain([unit]).collect()
}

/// The models that nobody has assessed for a year.
fn models(book: &Book, units: &BTreeSet<&Id>, today: PartialDate, lang: Lang) -> Option<Item> {
    let due = Lack::Assessment.records(book, today);
    let is_here =
        |id: &&Id| book.exemplar(id.as_str()).is_some_and(|model| units.contains(&model.unit));
    let count = due.iter().filter(is_here).count();
    let text = lang.fill(Word::OverviewModels, &[("count", &write_count(count as u64))]);
    (count > 0).then(|| Item::pressing(Section::Due, text, To::Lacking(Lack::Assessment)))
}

fn open(movement: &Movement, today: PartialDate) -> impl Iterator<Item = Review<'_>> {
    let days = [
        (Word::OverviewReview, movement.review_due, movement.reviewed),
        (Word::OverviewClosing, movement.closing_due, movement.closed),
    ];
    days.into_iter().filter_map(move |(what, due, held)| {
        let date = due.filter(|_| held.is_none())?;
        let left = today.days_to(date);
        (left <= AHEAD).then_some(Review { movement, what, date, left })
    })
}

impl Review<'_> {
    fn item(&self, lang: Lang) -> Item {
        let (what, date) = (lang.say(self.what), self.date.to_string());
        let left = days(self.left, lang);
        let parts =
            [("what", what), ("name", &*self.movement.name), ("date", &date), ("left", &left)];
        let text = lang.fill(Word::OverviewHeld, &parts);
        let to = To::Record(Key::Record(Kind::Movement, self.movement.id.clone()));
        Item { section: Section::Due, text, is_pressing: self.left < 0, to }
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
