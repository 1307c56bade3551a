//! An answer as a table: the years of its figures, or what was found.

use std::collections::BTreeSet;

use super::{Answer, Item};
use crate::domain::text::Year;
use crate::report::ask::Answer as Figures;
use crate::report::compare::Measure;
use crate::report::table::{Format, Table};
use crate::ui::screen::View;
use crate::words::Word;

impl Answer {
    /// The years of the figures; what was found, when the cursor is on it or there is no figure.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Option<Table> {
        let is_on_hit = matches!(self.chosen(), Some(Item::Hit(_)));
        let answers = &self.reply.answers;
        match is_on_hit || answers.iter().all(|its| its.figures.is_empty()) {
            true => self.found(view),
            false => Some(series(answers, view, format)),
        }
    }

    /// The records that were found.
    fn found(&self, view: &View) -> Option<Table> {
        let titles = [Word::FieldKind, Word::FieldName, Word::FieldValue, Word::FieldUnit];
        let mut table = titles.iter().fold(Table::new(), |t, word| t.left(view.lang.say(*word)));
        for hit in &self.reply.hits.list {
            table.rows.push(vec![
                hit.kind_name(view.lang).to_owned(),
                hit.title(view.book, view.lang),
                hit.figure(view.book, view.lang).unwrap_or_default(),
                hit.unit_name(view.book).unwrap_or_default().to_owned(),
            ]);
        }
        (!table.rows.is_empty()).then_some(table)
    }
}

/// A row an award and recipient, a column a year of any of the answers.
fn series(answers: &[Figures], view: &View, format: Format) -> Table {
    let titles = [Word::FieldUnit, Word::DimensionAward, Word::DimensionRecipient];
    let mut table = titles.iter().fold(Table::new(), |t, word| t.left(view.lang.say(*word)));
    let years: BTreeSet<Year> = answers.iter().flat_map(|its| its.years.iter().copied()).collect();
    let place = |its: &Figures, year: &Year| its.years.iter().position(|one| one == year);
    for year in &years {
        let is_part = |its: &Figures| {
            let at = place(its, year);
            at.is_some_and(|at| its.figures.iter().any(|figure| figure.series[at].part_year))
        };
        let mark = if answers.iter().any(is_part) { "*" } else { "" };
        table = table.right(format!("{year}{mark}"));
    }
    for its in answers {
        let unit = view.book.unit(its.unit.as_str()).map_or("", |unit| &unit.name);
        let award = its.award_name(view.lang);
        for figure in &its.figures {
            let who = view.lang.say(figure.recipient.word());
            let cell = |year: &Year| {
                place(its, year).map_or(String::new(), |at| match format.is_for_people() {
                    true => Measure::Value.text(&figure.series[at]),
                    false => Measure::Value.plain(&figure.series[at]),
                })
            };
            let names = [unit, award, who].map(str::to_owned);
            table.rows.push(names.into_iter().chain(years.iter().map(cell)).collect());
        }
    }
    table
}
