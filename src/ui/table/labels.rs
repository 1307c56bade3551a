//! Nhãn: the columns before the years, each as wide as its names want while there is room.

use unicode_width::UnicodeWidthStr;

use super::{MARK, Table};
use crate::report::compare::{Comparison, Dimension, Row};
use crate::report::label;
use crate::words::Lang;

/// The least columns of one label beside the recipient, and what each further one adds.
const LEAST_LABELS: (u16, u16) = (23, 11);
/// Columns in which the beginnings of names still tell them apart.
const LEAST_NAME: u16 = 16;
/// A unit's name has no width that is worth finding out: there may be thousands.
const UNIT: u16 = 60;

impl Table {
    /// The course is drawn only when all years and the labels leave room for it.
    pub(super) fn course_width(&self, width: u16) -> u16 {
        let years = u16::try_from(self.comparison.years.len()).unwrap_or(u16::MAX);
        let labels = self.least_labels(width) + self.recipient();
        let needed = MARK + labels + years.saturating_mul(self.cell);
        if needed.saturating_add(self.course) <= width { self.course } else { 0 }
    }

    /// Columns of all labels together.
    #[must_use]
    pub fn labels_width(&self, width: u16) -> u16 {
        let years = u16::try_from(self.comparison.years.len()).unwrap_or(u16::MAX);
        let others = years.saturating_mul(self.cell).saturating_add(self.course_width(width));
        let wanted = width.saturating_sub(MARK).saturating_sub(others);
        let least = self.least_labels(width) + self.recipient();
        wanted.max(least).min(width.saturating_sub(self.cell + MARK))
    }

    /// Columns in which all names but the recipient's stay apart; where they would take more than
    /// three eighths of the window, years are worth more.
    fn least_labels(&self, width: u16) -> u16 {
        let further = self.dimensions.iter().filter(is_other).count().saturating_sub(1);
        let (one, more) = LEAST_LABELS;
        let all = one + more.saturating_mul(u16::try_from(further).unwrap_or(u16::MAX));
        all.min((width * 3 / 8).max(one))
    }

    /// The label columns with where they begin and how wide they are: each as wide as it wants,
    /// where there is not room for all the widest give way first.
    pub(super) fn label_columns(&self, width: u16) -> Vec<(Dimension, u16, u16)> {
        let room = self.labels_width(width);
        let others = || self.dimensions.iter().zip(&self.wanted).filter(|(one, _)| is_other(one));
        let mut left = room.saturating_sub(self.recipient());
        let mut wants: Vec<u16> = others().map(|(_, wanted)| *wanted).collect();
        wants.sort_unstable();
        let mut most = left;
        for (at, want) in wants.iter().enumerate() {
            let further = u16::try_from(wants.len() - at).unwrap_or(u16::MAX);
            most = left / further.max(1);
            if *want > most {
                break;
            }
            left -= want;
            most = u16::MAX;
        }
        // What nobody wants widens all of them.
        let several = u16::try_from(wants.len()).unwrap_or(u16::MAX).max(1);
        let spare = if most == u16::MAX { left / several } else { 0 };
        let mut x = MARK;
        let mut columns = Vec::new();
        for (dimension, wanted) in self.dimensions.iter().zip(&self.wanted) {
            let width = match is_other(&dimension) {
                true => (*wanted).min(most) + spare,
                false => self.recipient(),
            };
            columns.push((*dimension, x, width));
            x += width;
        }
        columns
    }

    /// Columns of the recipient's name with a blank; 0 without that dimension.
    fn recipient(&self) -> u16 {
        let mut wanted = self.dimensions.iter().zip(&self.wanted);
        wanted.find(|(dimension, _)| !is_other(dimension)).map_or(0, |(_, wanted)| *wanted)
    }
}

fn is_other(dimension: &&Dimension) -> bool {
    **dimension != Dimension::Recipient
}

/// What officials write for an award whose name has hardly any room: cut, two may look alike.
pub(super) fn short(
    row: &Row,
    dimension: Dimension,
    name: &str,
    width: u16,
) -> Option<&'static str> {
    let award = row.key.award.filter(|_| dimension == Dimension::Award)?;
    let is_cut = width < LEAST_NAME && name.width() > usize::from(width);
    award.award().abbreviations.first().map(String::as_str).filter(|_| is_cut)
}

/// The columns that the longest name of each dimension and its head take, with a blank.
pub(super) fn wanted(
    comparisons: &[&Comparison],
    dimensions: &[Dimension],
    lang: Lang,
) -> Vec<u16> {
    let rows = || comparisons.iter().flat_map(|one| one.rows.iter().chain(&one.totals));
    let columns = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
    let longest = |name: &dyn Fn(&Row) -> Option<&'static str>| {
        let mut last = None;
        let names = rows().filter_map(name).filter(|name| last.replace(*name) != Some(*name));
        columns(names.map(UnicodeWidthStr::width).max().unwrap_or(1))
    };
    let wanted = |dimension: &Dimension| {
        let names = match dimension {
            Dimension::Award => longest(&|row| Some(row.key.award?.award().name(lang))),
            Dimension::Field => longest(&|row| Some(row.key.field?.name(lang))),
            Dimension::Occasion => longest(&|row| Some(row.key.occasion?.name(lang))),
            Dimension::Recipient => longest(&|row| Some(lang.say(row.key.recipient?.word()))),
            Dimension::Unit => UNIT,
        };
        // The head of the recipients may reach into the blanks before the first year.
        let head = columns(lang.say(label::dimension(*dimension)).width());
        let head = if *dimension == Dimension::Recipient { 0 } else { head };
        names.max(head) + 1
    };
    dimensions.iter().map(wanted).collect()
}
