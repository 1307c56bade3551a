//! Chỉ tiêu qua các năm: the indicators of a unit, a row each, a column a year, with the difference
//! to the year before that has a figure.
//!
//! Percentages differ in points. A difference is made of exact figures only: not of "dưới 1 %", and
//! not where two sources give one year different figures.

use std::cmp::Ordering;

use super::present;
use super::table::Table;
use crate::domain::book::Book;
use crate::domain::catalogue::Choice;
use crate::domain::id::Id;
use crate::domain::indicator::Indicator;
use crate::domain::record::{Kind, Record};
use crate::domain::text::{Decimal, Period, Text, Year, collation_key, fold};
use crate::words::{Lang, Word};

/// The yearly figures of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Series {
    /// The years that have a figure.
    pub years: Vec<Year>,
    /// The indicators, in Vietnamese order.
    pub rows: Vec<Row>,
}

/// One indicator over the years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is called.
    pub name: Text,
    /// Unit of measure, empty where there is none.
    pub measure: Text,
    /// A cell a year.
    pub cells: Vec<Cell>,
}

/// The figure of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The records behind it: several where sources differ.
    pub records: Vec<Id>,
    /// The figure with its qualifier, or the words of the source; empty when absent.
    pub text: String,
    /// The source has words in place of a figure.
    pub is_words: bool,
    /// Part and whole, of a ratio: "22/48".
    pub ratio: Option<String>,
    /// The year before that has a figure, what it was, and the difference.
    pub change: Option<(Year, Decimal, Decimal)>,
    /// Whether the difference is for the better; `None` when that is not known or nothing changed.
    pub is_better: Option<bool>,
    exact: Option<Decimal>,
}

/// The yearly figures of a unit, those of other years left out.
#[must_use]
pub fn series(book: &Book, unit: &Id, years: Option<Period>) -> Series {
    let is_asked = |year: Year| years.is_none_or(|p| p.from <= year && year <= p.to);
    let mut found: Vec<(&Indicator, Year)> = book
        .indicators()
        .filter(|one| one.unit == *unit)
        .filter_map(|one| Some((one, one.year.filter(|year| is_asked(*year))?)))
        .collect();
    found.sort_by_cached_key(|(one, year)| (collation_key(&one.name), measure(one), *year));
    let mut years: Vec<Year> = found.iter().map(|(_, year)| *year).collect();
    years.sort_unstable();
    years.dedup();
    let alike = |a: &(&Indicator, Year), b: &(&Indicator, Year)| {
        fold(&a.0.name) == fold(&b.0.name) && measure(a.0) == measure(b.0)
    };
    let rows = found.chunk_by(alike).map(|of_row| row(book, of_row, &years)).collect();
    Series { years, rows }
}

fn measure(one: &Indicator) -> Text {
    one.measure.clone().unwrap_or_default()
}

fn row(book: &Book, of_row: &[(&Indicator, Year)], years: &[Year]) -> Row {
    let cell = |year: &Year| {
        let of_year: Vec<&Indicator> =
            of_row.iter().filter(|(_, own)| own == year).map(|(one, _)| *one).collect();
        cell(book, &of_year)
    };
    let mut cells: Vec<Cell> = years.iter().map(cell).collect();
    let direction = of_row.iter().rev().find_map(|(one, _)| one.direction);
    let mut before: Option<(Year, Decimal)> = None;
    for (year, cell) in years.iter().zip(&mut cells) {
        let Some(value) = cell.exact else { continue };
        if let Some((earlier, previous)) = before {
            cell.change = value.minus(previous).map(|delta| (earlier, previous, delta));
            cell.is_better = cell.change.and_then(|(_, _, delta)| is_better(delta, direction));
        }
        before = Some((*year, value));
    }
    let (name, measure) =
        of_row.first().map(|(one, _)| (one.name.clone(), measure(one))).unwrap_or_default();
    Row { name, measure, cells }
}

fn cell(book: &Book, of_year: &[&Indicator]) -> Cell {
    let Some(first) = of_year.first() else { return Cell::default() };
    let text = |one: &Indicator| match Kind::Indicator.field("value") {
        // Figures are written alike in all languages of the screen.
        Some(row) => present::cell(book, &Record::Indicator(one.clone()), row, Lang::Vi),
        None => String::new(),
    };
    let mut texts: Vec<String> = of_year.iter().map(|one| text(one)).collect();
    texts.dedup();
    let is_exact = texts.len() == 1 && first.qualifier.is_none();
    let ratio = first.numerator.zip(first.denominator);
    Cell {
        records: of_year.iter().map(|one| one.id.clone()).collect(),
        text: texts.join(" | "),
        is_words: of_year.iter().any(|one| one.value.is_none()),
        ratio: ratio.map(|(part, whole)| format!("{part}/{whole}")),
        exact: first.value.filter(|_| is_exact),
        ..Cell::default()
    }
}

fn is_better(delta: Decimal, direction: Option<Choice>) -> Option<bool> {
    let is_up = match delta.sign() {
        Ordering::Less => false,
        Ordering::Equal => return None,
        Ordering::Greater => true,
    };
    direction.map(|direction| is_up == direction.is("tang-tot"))
}

impl Row {
    /// "Tỷ lệ hộ nghèo (%)"
    #[must_use]
    pub fn label(&self) -> String {
        match &*self.measure {
            "" => self.name.to_string(),
            measure => format!("{} ({measure})", self.name),
        }
    }
}

impl Cell {
    /// "−1,50 tốt": the difference, and by a word whether it is for the better.
    #[must_use]
    pub fn delta(&self, lang: Lang) -> String {
        let Some((_, _, delta)) = self.change else { return String::new() };
        let verdict = match self.is_better {
            Some(true) => lang.say(Word::SeriesBetter),
            Some(false) => lang.say(Word::SeriesWorse),
            None => "",
        };
        format!("{} {verdict}", delta.signed()).trim_end().to_owned()
    }

    /// "+1,01 điểm % (tốt)": the difference with its measure; empty where there is none.
    fn difference(&self, measure: &str, lang: Lang) -> String {
        let Some((_, _, delta)) = self.change else { return String::new() };
        let delta = present::difference(delta, measure, lang);
        match self.is_better {
            Some(true) => format!("{delta} ({})", lang.say(Word::SeriesBetter)),
            Some(false) => format!("{delta} ({})", lang.say(Word::SeriesWorse)),
            None => delta,
        }
    }

    /// "2020: 26,01 % (22/48) · 2016: 25 · +1,01 điểm % (tốt)"
    #[must_use]
    pub fn say(&self, year: Year, measure: &str, lang: Lang) -> String {
        if self.text.is_empty() {
            return lang.fill(Word::CellAbsent, &[("year", &year.to_string())]);
        }
        let ratio = self.ratio.as_ref().map_or(String::new(), |ratio| format!(" ({ratio})"));
        let figure = format!("{year}: {} {measure}", self.text).trim_end().to_owned() + &ratio;
        match self.since(measure, lang) {
            Some(since) => format!("{figure} · {since}"),
            None => figure,
        }
    }

    /// "2016: 25 · +1,01 điểm % (tốt)": what it was before, and the difference.
    fn since(&self, measure: &str, lang: Lang) -> Option<String> {
        let (before, previous, _) = self.change?;
        Some(format!("{before}: {previous} · {}", self.difference(measure, lang)))
    }
}

/// "2016: 87,88 · +2,23 điểm": the figure before that of a record, and the difference; `None` where
/// there is none to set it beside.
#[must_use]
pub fn beside_the_last(book: &Book, indicator: &Indicator, lang: Lang) -> Option<String> {
    let year = indicator.year?;
    let series = series(book, &indicator.unit, Some(Period { from: Year::FIRST, to: year }));
    let is_it = |cell: &&Cell| cell.records.contains(&indicator.id);
    let of_row = |row: &Row| row.cells.iter().find(is_it)?.since(&row.measure, lang);
    series.rows.iter().find_map(of_row)
}

/// The table of a series: a column a year, then the last difference of each row.
#[must_use]
pub fn table(series: &Series, lang: Lang) -> Table {
    let mut table =
        Table::new().left(lang.say(Word::TabIndicators)).left(lang.say(Word::FieldMeasure));
    for year in &series.years {
        table = table.right(year.to_string());
    }
    table = table.right(lang.say(Word::SeriesLast)).left(lang.say(Word::SeriesSince));
    for row in &series.rows {
        let mut cells = vec![row.name.to_string(), row.measure.to_string()];
        cells.extend(row.cells.iter().map(|cell| match (&*cell.text, &cell.ratio) {
            ("", _) => "—".to_owned(),
            (text, Some(ratio)) => format!("{text} ({ratio})"),
            (text, None) => text.to_owned(),
        }));
        let last = row.cells.iter().rev().find(|cell| cell.change.is_some());
        cells.push(last.map_or(String::new(), |cell| cell.difference(&row.measure, lang)));
        let since = last.and_then(|cell| cell.change).map(|(year, _, _)| year.to_string());
        cells.push(since.unwrap_or_default());
        table.rows.push(cells);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::value::Value;

    fn book(rows: &[&[(&str, &str)]]) -> Book {
        let mut book = Book::default();
        for (at, fields) in rows.iter().enumerate() {
            let id = format!("i{at}");
            let value_of = |key: &str| match key {
                "id" => Value::Text(id.as_str().into()),
                "unit" => Value::Text("u".into()),
                key => {
                    let found = fields.iter().find(|(name, _)| *name == key);
                    found.map_or(Value::Absent, |(_, text)| Value::Text((*text).into()))
                }
            };
            book.put(Stored::Record(Record::from_values(Kind::Indicator, &value_of).unwrap()));
        }
        book
    }

    fn of(book: &Book) -> Series {
        series(book, &Id::parse("u").unwrap(), None)
    }

    const POOR: [(&str, &str); 2] = [("name", "Hộ nghèo"), ("measure", "%")];

    fn poor<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        [&POOR[..], more].concat()
    }

    #[test]
    fn a_row_goes_over_the_years_and_differs_in_points() {
        let (a, b) = (
            poor(&[("year", "2018"), ("value", "5.5")]),
            poor(&[("year", "2020"), ("value", "4"), ("direction", "giam-tot")]),
        );
        let other = [("name", "Việc làm"), ("year", "2019"), ("value", "2780")];
        let series = of(&book(&[&a, &b, &other]));
        let years: Vec<u16> = series.years.iter().map(|year| year.number()).collect();
        assert_eq!((years, series.rows.len()), (vec![2018, 2019, 2020], 2));
        let row = &series.rows[0];
        assert_eq!(row.label(), "Hộ nghèo (%)");
        assert_eq!(row.cells[1], Cell::default(), "absent, and not compared with");
        let last = &row.cells[2];
        assert_eq!(last.delta(Lang::Vi), "−1,5 tốt");
        let said = last.say(series.years[2], &row.measure, Lang::Vi);
        assert_eq!(said, "2020: 4 % · 2018: 5,5 · −1,5 điểm % (tốt)");
        let printed = table(&series, Lang::Vi).rows.remove(0);
        assert_eq!(printed[5..], ["−1,5 điểm % (tốt)", "2018"]);
    }

    #[test]
    fn more_is_worse_where_less_is_better_and_nothing_is_said_where_it_is_not_known() {
        let up = |direction: &'static str| {
            let a = poor(&[("year", "2018"), ("value", "5"), ("direction", direction)]);
            let b = poor(&[("year", "2019"), ("value", "6")]);
            let c = poor(&[("year", "2020"), ("value", "6")]);
            let series = of(&book(&[&a, &b, &c]));
            let cells = &series.rows[0].cells;
            assert_eq!(cells[2].is_better, None, "nothing changed");
            cells[1].is_better
        };
        assert_eq!((up("tang-tot"), up("giam-tot")), (Some(true), Some(false)));
        let a = poor(&[("year", "2018"), ("value", "5")]);
        let b = poor(&[("year", "2019"), ("value", "6")]);
        assert_eq!(of(&book(&[&a, &b])).rows[0].cells[1].delta(Lang::Vi), "+1");
    }

    #[test]
    fn what_is_not_exact_is_shown_and_not_reckoned_with() {
        let a = poor(&[("year", "2018"), ("value", "1"), ("qualifier", "duoi")]);
        let b =
            poor(&[("year", "2019"), ("value", "2"), ("numerator", "1"), ("denominator", "50")]);
        let c = poor(&[("year", "2020"), ("value", "3")]);
        let d = poor(&[("year", "2020"), ("value", "4")]);
        let e = poor(&[("year", "2021"), ("value", "3")]);
        let series = of(&book(&[&a, &b, &c, &d, &e]));
        let cells = &series.rows[0].cells;
        assert_eq!((cells[0].text.as_str(), cells[1].change), ("< 1", None));
        assert_eq!(cells[1].ratio.as_deref(), Some("1/50"));
        assert_eq!((cells[2].text.as_str(), cells[2].records.len()), ("3 | 4", 2));
        let (year, ..) = cells[3].change.expect("compared with the last exact year");
        assert_eq!(year.number(), 2019);
    }
}
