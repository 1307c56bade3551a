//! So sánh: counts over the years by any dimension, with increase, decrease, share, bars.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail::Detail;
use super::grid::years;
use super::keys::Action;
use super::paint::{Line, paragraph, wrap_in};
use super::screen::{Screen, Step, View};
use super::statistics::Statistics;
use super::table::Table;
use super::title;
use crate::domain::history::Subject;
use crate::domain::lineage;
use crate::domain::record::Named;
use crate::domain::text::{Period, Text, Year, write_count};
use crate::report::check::{Finding, check_figures};
use crate::report::compare::{
    Behind, Beside, Cell, Coverage, Dimension, Measure, Query, Reach, RowKey, Units, Whose, behind,
    beside, compare, dated_name, years_of,
};
use crate::report::register;
use crate::report::table::{self as printed, Format};
use crate::report::{label, say};
use crate::words::Word;

/// What rows can be told apart by, in the order the key goes through them.
const VIEWS: [&[Dimension]; 5] = [
    &[Dimension::Award, Dimension::Recipient],
    &[Dimension::Recipient],
    &[Dimension::Field, Dimension::Recipient],
    &[Dimension::Occasion, Dimension::Recipient],
    &[Dimension::Unit, Dimension::Recipient],
];
/// Lines of the bars, a blank one above them, and the least body that has room for both.
const BARS: u16 = 5;
const GAP: u16 = 1;
const LEAST_FOR_BARS: u16 = 14;
/// Lines that one name beside the bars takes at most.
const NAME: usize = 2;

/// What the person has asked for by keys.
#[derive(Clone, Copy, Debug, Default)]
struct Asked {
    /// Which of the views.
    rows: usize,
    measure: Measure,
    include_part_year: bool,
    reach: Reach,
}

/// The comparison on screen.
#[derive(Clone, Debug)]
pub struct Compare {
    asked: Asked,
    /// Derived: what was asked.
    query: Query,
    /// Derived: the counts.
    table: Table,
}

impl Compare {
    /// The unit's counts by award and recipient.
    #[must_use]
    pub fn new(view: &View) -> Compare {
        let mut compare = Compare::of(view, Asked::default());
        compare.fit(view);
        compare
    }

    /// As [`Compare::new`], the cursor on the row of the same award and recipient.
    #[must_use]
    pub fn at_row(view: &View, key: &RowKey) -> Compare {
        let mut compare = Compare::of(view, Asked::default());
        let is_it = |row: &crate::report::compare::Row| {
            (row.key.award, row.key.recipient) == (key.award, key.recipient)
        };
        compare.table.rows.at = compare.table.comparison.rows.iter().position(is_it).unwrap_or(0);
        compare.fit(view);
        compare
    }

    fn of(view: &View, asked: Asked) -> Compare {
        let dimensions = VIEWS[asked.rows];
        let is_of_all = dimensions.contains(&Dimension::Unit) && asked.reach == Reach::Own;
        let units = if is_of_all { Units::All } else { Units::One(view.unit.clone()) };
        let years = if is_of_all { years_of_all(view) } else { years_of_unit(view, asked.reach) };
        let mut query = Query::new(units, years);
        query.rows = dimensions.to_vec();
        query.include_part_year = asked.include_part_year;
        query.reach = asked.reach;
        let comparison = compare(view.book, &query).said_once();
        let table = Table::new(comparison, dimensions, asked.measure, view.lang);
        let once = |one: Beside| Beside { comparison: one.comparison.said_once(), ..one };
        let beside = beside(view.book, &query).into_iter().map(once).collect();
        let table = table.with_course().with_beside(beside, view.lang).with_stars(&query, view);
        Compare { asked, query, table }
    }

    /// Makes the derived part anew; the cursor stays while the rows do.
    fn again(&mut self, view: &View, asked: Asked) {
        let (row, years) = (self.table.rows, self.table.years);
        let keeps_rows = (asked.rows, asked.reach) == (self.asked.rows, self.asked.reach);
        *self = Compare::of(view, asked);
        if keeps_rows {
            (self.table.rows, self.table.years) = (row, years);
        }
        self.fit(view);
    }

    /// Makes the derived part anew after the book has changed.
    pub fn refresh(&mut self, view: &View) {
        self.again(view, self.asked);
    }

    /// Keeps the cursor in sight.
    pub fn fit(&mut self, view: &View) {
        self.table.fit(self.areas(view).table);
    }

    /// Moves, turns the table, opens what is behind a cell.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        let now = self.asked;
        match action {
            Action::Rows => self.again(view, Asked { rows: (now.rows + 1) % VIEWS.len(), ..now }),
            Action::Measure => self.again(view, Asked { measure: now.measure.next(), ..now }),
            Action::PartYear => {
                let include_part_year = !now.include_part_year;
                self.again(view, Asked { include_part_year, ..now });
            }
            Action::RollUp => {
                let reach = match now.reach {
                    Reach::Own => Reach::RollUp,
                    Reach::RollUp | Reach::Within => Reach::Own,
                };
                self.again(view, Asked { reach, ..now });
            }
            Action::Open => return self.open(view),
            Action::Statistics => {
                let screen = Statistics::new(view).map(Screen::Statistics);
                return screen.map_or(Step::Stay, |screen| Step::Open(Box::new(screen)));
            }
            // Which years show decides whether there is a note below the table.
            _ if self.table.act(action, self.areas(view).table) => self.fit(view),
            _ => return Step::Pass,
        }
        Step::Stay
    }

    fn open(&self, view: &View) -> Step {
        let Some(row) = self.table.chosen_row() else { return Step::Stay };
        let query = self.query_of_row();
        let year = self.table.comparison.years[self.table.years.at];
        let page = behind_page(view, &query, &row.key, year);
        Step::Open(Box::new(Screen::Detail(page)))
    }

    /// The count behind the cell under the cursor, when it is a single one.
    #[must_use]
    pub fn subject(&self, view: &View) -> Option<Subject> {
        let row = self.table.chosen_row()?;
        let year = *self.table.comparison.years.get(self.table.years.at)?;
        let [one] = &behind(view.book, &self.query_of_row(), &row.key, year)[..] else {
            return None;
        };
        Some(Subject::Count { unit: one.unit.clone(), year: one.year, line: one.line })
    }

    fn query_of_row(&self) -> Query {
        let at = self.table.rows.at;
        let query = self.table.beside_at(at).map_or(&self.query, |one| &one.query);
        if self.table.is_total(at) { query.of_totals() } else { query.clone() }
    }

    /// What is compared as a table, totals last.
    #[must_use]
    pub fn table(&self, view: &View, format: Format) -> Option<printed::Table> {
        self.table.printed(view, &self.query, format)
    }

    /// The figure under the cursor in a sentence; whose it is, when it is not the unit's own.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        let beside = self.table.beside_at(self.table.rows.at);
        let (Some(cell), Some(row)) = (self.table.chosen_cell(), self.table.chosen_row()) else {
            return beside.map_or(String::new(), |one| one.label(view.book, view.lang));
        };
        let column = self.table.years.at;
        let year = self.table.comparison.years[column];
        let said = cell_sentence(view, &self.query_of_row(), &row.key, year, cell);
        let comparison = beside.map_or(&self.table.comparison, |one| &one.comparison);
        let coverage = comparison.coverage[column].map(|coverage| say_coverage(coverage, view));
        let whose = beside.and_then(|one| match &one.whose {
            Whose::Former(unit) => Some(dated_name(view.book, unit, view.lang)),
            Whose::Within => None,
        });
        [whose, coverage, Some(said)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Draws what is compared, the table, the bars of the chosen row.
    pub fn render(&self, view: &View, buffer: &mut Buffer) {
        let Areas { table, below } = self.areas(view);
        let hides_below = self.table.hides_below(table);
        title::render(&self.title(view), view.theme.quiet(), hides_below, view, buffer);
        if self.table.is_empty() {
            let word = if view.can_write { Word::CompareEmpty } else { Word::CountsEmptySeen };
            paragraph(buffer, table, 1, view.lang.say(word), view.theme.text());
            return;
        }
        self.table.render(table, view, buffer);
        if below.height > 1 {
            self.table.render_bars(below, view, buffer);
        }
        self.render_names(below, view, buffer);
    }

    /// "số lượng theo danh hiệu, hình thức × đối tượng", and what else was asked for.
    fn title(&self, view: &View) -> String {
        let (told, left_out) = self.table.dimensions();
        let told = if self.table.is_empty() { VIEWS[self.asked.rows] } else { told };
        let names = |dimensions: &[Dimension]| {
            let names = dimensions.iter().map(|one| view.lang.say(label::dimension(*one)));
            names.collect::<Vec<_>>().join(" × ").to_lowercase()
        };
        let rows = names(told);
        let values = [("measure", view.lang.say(self.asked.measure.word())), ("rows", &*rows)];
        let mut title = view.lang.fill(Word::CompareTitle, &values);
        if !left_out.is_empty() && !self.table.is_empty() {
            let what = names(&left_out);
            title.push_str(&view.lang.fill(Word::CompareNotWritten, &[("what", &what)]));
        }
        if self.asked.include_part_year {
            title.push_str(view.lang.say(Word::PartYearsIn));
        }
        if self.asked.reach == Reach::RollUp {
            title.push_str(view.lang.say(Word::RolledUp));
        }
        if let Some(one) = self.table.comparison.breaks.last() {
            let date = one.on.to_string();
            title.push_str(&view.lang.fill(Word::BreakTitle, &[("date", &date)]));
        }
        title
    }

    /// Whose the bars are, and what the stars in the head say.
    fn render_names(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        let has_bars = area.height > 1;
        let width = match has_bars {
            true => self.table.labels_width(area.width).saturating_sub(1),
            false => area.width.saturating_sub(2),
        };
        let wrapped = |text: &str, most| wrap_in(text, usize::from(width), most);
        let mut names: Vec<String> = Vec::new();
        for name in self.names_of_row(view).iter().filter(|_| has_bars) {
            names.extend(wrapped(name, NAME));
        }
        for (y, name) in (0..area.height).zip(&names) {
            Line::new(buffer, area, y).left(1, width, name, view.theme.text());
        }
        let note = self.table.stars_shown(area.width);
        let room = usize::from(area.height).saturating_sub(names.len());
        let note = if note.is_empty() { Vec::new() } else { wrapped(&note, room) };
        for (y, text) in (0..area.height).rev().zip(note.iter().rev()) {
            Line::new(buffer, area, y).left(1, width, text, view.theme.warning());
        }
    }

    /// "Chiến sĩ thi đua cơ sở", "Cá nhân": what tells the row under the cursor from others.
    fn names_of_row(&self, view: &View) -> Vec<String> {
        let Some(row) = self.table.chosen_row() else { return Vec::new() };
        let name = |dimension: &Dimension| {
            label::row_part(view.book, row, *dimension, self.query.years.to, view.lang)
        };
        let mut names: Vec<String> = VIEWS[self.asked.rows].iter().map(name).collect();
        names.retain(|name| name != "—");
        if self.table.is_total(self.table.rows.at) {
            names.insert(0, view.lang.say(Word::Total).to_owned());
        }
        // The bars are counts, whatever the cells show.
        if let Some(last) = names.last_mut().filter(|_| self.asked.measure != Measure::Value) {
            last.push_str(" · ");
            last.push_str(view.lang.say(Measure::Value.word()));
        }
        names
    }

    /// Where the table goes, and below it the bars; where these have no room, the note alone.
    fn areas(&self, view: &View) -> Areas {
        let body = view.body;
        let has_note = !self.table.stars_shown(body.width).is_empty();
        let (gap, height) = match body.height >= LEAST_FOR_BARS {
            true => (GAP, BARS),
            false => (0, u16::from(has_note)),
        };
        let rows = body.height.saturating_sub(1 + gap + height);
        let table = Rect { y: body.y + 1, height: rows, ..body };
        let below = Rect { y: table.bottom() + gap, height, ..body };
        Areas { table, below }
    }
}

/// The parts of the screen below the title.
struct Areas {
    table: Rect,
    below: Rect,
}

/// The years of all sheets of the book.
fn years_of_all(view: &View) -> Period {
    let all = view.book.sheets().map(|sheet| sheet.head.year);
    let (first, last) = (all.clone().min(), all.max());
    first.zip(last).map_or(years(view), |(from, to)| Period { from, to })
}

/// The years of the unit and of those before it; this year where there are none.
fn years_of_unit(view: &View, reach: Reach) -> Period {
    let former = lineage::former_units(view.book, view.unit).into_iter();
    let all = former.chain([view.unit]).filter_map(|unit| years_of(view.book, unit, reach));
    all.reduce(|a, b| Period { from: a.from.min(b.from), to: a.to.max(b.to) })
        .unwrap_or(Period::of(view.today.year()))
}

/// "12/13 đơn vị có số liệu".
fn say_coverage(coverage: Coverage, view: &View) -> String {
    let (with, of) = (coverage.with.to_string(), coverage.of.to_string());
    view.lang.fill(Word::CoverageSaid, &[("with", &with), ("of", &of)])
}

/// "208 cá nhân · 2018: 212 · −4 (−1,89 %) · nguồn: mục III, dòng 04 – Báo cáo …".
pub(super) fn cell_sentence(
    view: &View,
    query: &Query,
    key: &RowKey,
    year: Year,
    cell: &Cell,
) -> String {
    let said = say::cell(year, cell, key.recipient, view.lang);
    let behind = behind(view.book, query, key, year);
    let source = match say::source_of(view.book, &behind, view.lang) {
        Some(source) => source,
        None if behind.is_empty() => return said,
        None => {
            let count = write_count(behind.len() as u64);
            view.lang.fill(Word::CellBehind, &[("count", &count)])
        }
    };
    format!("{said} · {source}")
}

/// The counts behind a cell, each with its unit and source.
pub(super) fn behind_page(view: &View, query: &Query, key: &RowKey, year: Year) -> Detail {
    let mut title = vec![year.to_string()];
    let parts = [
        key.award.map(|code| code.award().name(view.lang).to_owned()),
        key.field.map(|field| field.name(view.lang).to_owned()),
        key.recipient.map(|r| view.lang.say(r.word()).to_lowercase()),
    ];
    title.extend(parts.into_iter().flatten());
    let mut rows: Vec<(Text, Text)> = Vec::new();
    for one in behind(view.book, query, key, year) {
        rows.extend(behind_rows(view, &one));
        rows.push(("".into(), "".into()));
    }
    if rows.is_empty() {
        let text = view.lang.fill(Word::CellAbsent, &[("year", &year.to_string())]);
        rows.push(("".into(), text.into()));
        let line = key.line();
        let place = (key.unit.as_ref().unwrap_or(view.unit), year);
        let beside =
            line.and_then(|line| register::beside(view.book, place, line, None, view.lang));
        rows.extend(beside.map(|said| (view.lang.say(Word::RegisterLabel).into(), said.into())));
    }
    if let Some(sheet) = view.book.sheet(view.unit.as_str(), year) {
        let state = sheet.head.state.map(|state| state.name(view.lang).into());
        rows.extend(state.map(|state: Text| (view.lang.say(Word::FieldState).into(), state)));
        let note = sheet.head.note.clone();
        rows.extend(note.map(|note| (view.lang.say(Word::FieldNote).into(), note)));
    }
    rows.extend(findings(view, key, year));
    Detail::page(title.join(" · ").into(), rows, view)
}

/// What is found of the figures of the unit behind a cell, and nobody has accepted.
fn findings(view: &View, key: &RowKey, year: Year) -> Vec<(Text, Text)> {
    let found = check_figures(view.book, view.unit, view.today.year()).into_iter();
    let touching = found.filter(|one| one.accepted.is_none() && one.touches(view.unit, year, key));
    let row = |one: Finding| {
        let severity = view.lang.say(one.severity.word());
        let label = format!("{severity} {}", one.rule.number);
        (label.into(), one.say(view.lang).into())
    };
    touching.map(row).collect()
}

fn behind_rows(view: &View, one: &Behind) -> Vec<(Text, Text)> {
    let lang = view.lang;
    let award = one.line.award.award();
    let statutory = award.statutory.get(&one.line.recipient);
    let statutory = statutory.map_or(award.name(view.lang), String::as_str);
    let unit = lineage::name_in(view.book, &one.unit, one.year);
    let document = one.source.as_ref().and_then(|id| view.book.document(id.as_str()));
    let remark = view.book.sheet(one.unit.as_str(), one.year).and_then(|s| s.remark(one.line));
    let value = say::figure(one.value.into(), Some(one.line.recipient), lang);
    let place = (&one.unit, one.year);
    let beside = register::beside(view.book, place, one.line, Some(one.value), lang);
    let rows: [(Word, Option<Text>); 10] = [
        (Word::FieldValue, Some(value.into())),
        (Word::RegisterLabel, beside.map(Text::from)),
        (Word::DimensionAward, Some(statutory.into())),
        (Word::FieldField, one.line.field().map(|f| f.name(view.lang).into())),
        (Word::DimensionOccasion, one.line.occasion().map(|o| o.name(view.lang).into())),
        (Word::FieldUnit, Some(unit.into())),
        (Word::FieldSource, document.map(|document| document.title())),
        (Word::FieldSection, one.section.clone()),
        (Word::FieldWritten, remark.and_then(|remark| remark.written.clone())),
        (Word::FieldNote, remark.and_then(|remark| remark.note.clone())),
    ];
    let present = rows.into_iter().filter_map(|(word, text)| Some((lang.say(word).into(), text?)));
    present.collect()
}
