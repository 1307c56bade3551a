//! A CSV file as lines of named cells, with the place of each.

use super::problem::{Problem, Why};
use crate::report::table::unguard;

/// A column that a file may have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    /// Its title.
    pub(super) title: &'static str,
    /// The file is of no use without it.
    pub(super) required: bool,
}

/// A file whose header is known to fit.
pub(super) struct CsvFile {
    name: String,
    /// Titles in the order of the file.
    titles: Vec<&'static str>,
    /// The lines that have as many cells as the header.
    pub(super) rows: Vec<CsvRow>,
}

/// One line.
pub(super) struct CsvRow {
    /// Its number, from 1.
    pub(super) line: u64,
    cells: Vec<String>,
}

impl CsvFile {
    /// Reads a file; what is wrong with its form goes to `problems`. `None` when the header does
    /// not fit, so that nothing can be said of the lines.
    pub(super) fn read(
        name: &str,
        text: &str,
        expected: &[Expected],
        problems: &mut Vec<Problem>,
    ) -> Option<CsvFile> {
        let problem = |line, column: &str, value: &str, why| Problem {
            file: name.to_owned(),
            line,
            column: column.to_owned(),
            value: value.to_owned(),
            why,
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut records = reader.records();
        let header = match records.next() {
            Some(Ok(header)) => header,
            Some(Err(error)) => {
                problems.push(problem(1, "", "", Why::NotCsv(error.to_string())));
                return None;
            }
            None => csv::StringRecord::new(),
        };
        let before = problems.len();
        let mut titles: Vec<&'static str> = Vec::new();
        for title in &header {
            match expected.iter().find(|column| column.title == title.trim()) {
                None => problems.push(problem(1, title, "", Why::UnknownColumn)),
                Some(column) if titles.contains(&column.title) => {
                    problems.push(problem(1, title, "", Why::ColumnTwice));
                }
                Some(column) => titles.push(column.title),
            }
        }
        for column in expected {
            if column.required && !titles.contains(&column.title) {
                problems.push(problem(1, column.title, "", Why::NoColumn));
            }
        }
        if problems.len() > before {
            return None;
        }
        let mut rows = Vec::new();
        for record in records {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    problems.push(problem(line, "", "", Why::NotCsv(error.to_string())));
                    continue;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() == titles.len() {
                let cells = record.iter().map(|cell| unguard(cell).to_owned()).collect();
                rows.push(CsvRow { line, cells });
            } else {
                let why = Why::Cells { expected: titles.len(), found: record.len() };
                problems.push(problem(line, "", "", why));
            }
        }
        Some(CsvFile { name: name.to_owned(), titles, rows })
    }

    /// The cell of a line in a column; empty when the file has no such column.
    pub(super) fn cell<'r>(&self, row: &'r CsvRow, title: &str) -> &'r str {
        let at = self.titles.iter().position(|known| *known == title);
        at.and_then(|at| row.cells.get(at)).map_or("", String::as_str)
    }

    /// What is wrong with a cell.
    pub(super) fn problem(&self, row: &CsvRow, title: &str, why: Why) -> Problem {
        Problem {
            file: self.name.clone(),
            line: row.line,
            column: title.to_owned(),
            value: self.cell(row, title).to_owned(),
            why,
        }
    }
}

/// Spreadsheets of a Vietnamese system write semicolons.
fn delimiter(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or("");
    if header.contains(';') && !header.contains(',') { b';' } else { b',' }
}
