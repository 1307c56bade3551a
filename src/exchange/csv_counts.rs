//! Counts of sheets from and to CSV: one line a count.

use super::csv_file::{CsvFile, CsvRow, Expected};
use super::import::{Count, Import, Located};
use super::problem::{Problem, Why};
use crate::domain::book::Book;
use crate::domain::catalogue::{Catalogue, Choice, List};
use crate::domain::id::Id;
use crate::domain::sheet::{Figure, LineKey, Recipient, Remark, Sheet};
use crate::domain::text::{Text, Year, clean_line, parse_count};
use crate::domain::value::{BadValue, LONGEST_TEXT};
use crate::report::table::write_csv;

/// The columns, in the order they are written.
const COLUMNS: [(&str, bool); 11] = [
    ("unit", true),
    ("year", true),
    ("award", true),
    ("recipient", true),
    ("field", false),
    ("occasion", false),
    ("value", true),
    ("source", false),
    ("section", false),
    ("written", false),
    ("note", false),
];

impl Import {
    /// Reads a CSV file of counts.
    pub fn counts(&mut self, name: &str, text: &str) {
        let expected = COLUMNS.map(|(title, required)| Expected { title, required });
        let Some(file) = CsvFile::read(name, text, &expected, &mut self.problems) else { return };
        for row in &file.rows {
            let texts =
                ["section", "written", "note"].map(|title| self.linkless(&file, row, title));
            let mut cells = Cells { file: &file, row, texts, problems: &mut self.problems };
            if let Some(what) = cells.count() {
                self.counts.push(Located { file: name.to_owned(), line: row.line, what });
            }
        }
    }
}

/// The cells of one line, and where what is wrong with them goes.
struct Cells<'f> {
    file: &'f CsvFile,
    row: &'f CsvRow,
    /// Place, wording, note, without leftover links.
    texts: [String; 3],
    problems: &'f mut Vec<Problem>,
}

impl Cells<'_> {
    fn count(&mut self) -> Option<Count> {
        let catalogue = Catalogue::built_in();
        let unit = self.read("unit", Why::Bad(BadValue::Id), Id::parse);
        let year = self.read("year", Why::Bad(BadValue::Year), Year::parse);
        let award = self.read("award", Why::Award, |id| catalogue.award(id));
        let recipient = self.read("recipient", Why::Recipient, |id| {
            Recipient::ALL.into_iter().find(|recipient| recipient.id() == id)
        });
        let field = self.choice("field", List::Field);
        let occasion = self.choice("occasion", List::Occasion);
        let value = self.read("value", Why::Count, parse_count);
        let source = self.read("source", Why::Bad(BadValue::Id), |id| match id {
            "" => Some(None),
            id => Id::parse(id).map(Some),
        });
        let remark = Remark {
            source: source?,
            section: self.text("section", 0),
            written: self.text("written", 1),
            note: self.text("note", 2),
        };
        Some(Count {
            unit: unit?,
            year: year?,
            line: LineKey::new(award?, recipient?).with_field(field?).with_occasion(occasion?),
            figure: Figure { value: value?, remark },
        })
    }

    fn read<T>(&mut self, title: &str, why: Why, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let parsed = parse(self.file.cell(self.row, title).trim());
        if parsed.is_none() {
            self.problems.push(self.file.problem(self.row, title, why));
        }
        parsed
    }

    fn choice(&mut self, title: &str, list: List) -> Option<Option<Choice>> {
        self.read(title, Why::Bad(BadValue::Choice(list)), |id| match id {
            "" => Some(None),
            _ => Catalogue::built_in().choice(list, id).map(Some),
        })
    }

    fn text(&mut self, title: &str, at: usize) -> Option<Text> {
        let text = clean_line(self.texts.get(at)?);
        if text.len() > LONGEST_TEXT {
            let why = Why::Bad(BadValue::TooLong);
            self.problems.push(self.file.problem(self.row, title, why));
        }
        (!text.is_empty()).then_some(text)
    }
}

/// Writes every count of a book, to be read back by an import.
#[must_use]
pub fn write(book: &Book) -> String {
    let titles = COLUMNS.map(|(title, _)| title.to_owned()).to_vec();
    let lines = book
        .sheets()
        .flat_map(|sheet| sheet.lines().iter().map(move |line| row(sheet, line.key, line.value)));
    let rows: Vec<Vec<String>> = [titles].into_iter().chain(lines).collect();
    write_csv(rows.iter().map(|row| row.iter().map(String::as_str).collect()))
}

fn row(sheet: &Sheet, key: LineKey, value: u32) -> Vec<String> {
    let id = |choice: Option<Choice>| choice.map_or(String::new(), |c| c.id().to_string());
    let remark = sheet.remark(key);
    let text = |pick: fn(&Remark) -> &Option<Text>| {
        remark.and_then(|remark| pick(remark).as_deref()).unwrap_or("").to_owned()
    };
    vec![
        sheet.head.unit.to_string(),
        sheet.head.year.to_string(),
        key.award.award().id.to_string(),
        key.recipient.id().to_owned(),
        id(key.field()),
        id(key.occasion()),
        value.to_string(),
        remark.and_then(|r| r.source.as_ref()).map_or(String::new(), Id::to_string),
        text(|remark| &remark.section),
        text(|remark| &remark.written),
        text(|remark| &remark.note),
    ]
}
