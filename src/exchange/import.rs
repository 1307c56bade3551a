//! Reading files into one change: all of it or nothing, and every mistake told at once.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::csv_file::{CsvFile, CsvRow};
use super::problem::{Problem, Why};
use crate::domain::book::Book;
use crate::domain::change::{Change, Edit};
use crate::domain::exemplar::stage;
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sheet::{Figure, LineKey};
use crate::domain::text::{Year, without_links};
use crate::domain::value::{Shape, Value};

/// What was read so far, to be put together by [`Import::finish`].
#[derive(Clone, Debug, Default)]
pub struct Import {
    pub(super) records: Vec<Located<Record>>,
    pub(super) counts: Vec<Located<Count>>,
    pub(super) problems: Vec<Problem>,
    pub(super) dropped: Vec<Problem>,
}

/// Something with the place it stands at.
#[derive(Clone, Debug)]
pub(super) struct Located<T> {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) what: T,
}

/// One count of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Count {
    pub(super) unit: Id,
    pub(super) year: Year,
    pub(super) line: LineKey,
    pub(super) figure: Figure,
}

impl<T> Located<T> {
    fn problem(&self, column: &str, value: &str, why: Why) -> Problem {
        let (file, line) = (self.file.clone(), self.line);
        Problem { file, line, column: column.to_owned(), value: value.to_owned(), why }
    }
}

impl Import {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Import {
        Import::default()
    }

    /// What was left out of the texts read so far, with its place: nothing is changed silently.
    #[must_use]
    pub fn dropped(&self) -> &[Problem] {
        &self.dropped
    }

    /// A text of a file without leftover links, which are told.
    pub(super) fn linkless(&mut self, file: &CsvFile, row: &CsvRow, title: &str) -> String {
        let cell = file.cell(row, title);
        let Some((text, links)) = without_links(cell) else { return cell.to_owned() };
        for value in links {
            self.dropped.push(Problem { value, ..file.problem(row, title, Why::Link) });
        }
        text
    }

    /// The change that brings everything read into the book. Records must be new; a count replaces
    /// what stands in the book, and is left out where it says the same.
    ///
    /// # Errors
    /// Every mistake in the files, in their order.
    pub fn finish(mut self, book: &Book) -> Result<Change, Vec<Problem>> {
        let keys = self.check_keys(book);
        self.check_references(book, &keys);
        self.check_counts(book, &keys);
        if !self.problems.is_empty() {
            self.problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
            return Err(self.problems);
        }
        let mut records: Vec<Record> = self.records.into_iter().map(|r| r.what).collect();
        records.sort_by_key(|record| Kind::ALL.iter().position(|kind| *kind == record.kind()));
        let counts = self.counts.into_iter().filter_map(|count| count.what.edit(book));
        let edits = records.into_iter().map(Edit::Add).chain(counts).collect();
        Ok(stage::follow(book, Change { edits }))
    }

    /// Tells records that are not new; gives the keys of all.
    fn check_keys(&mut self, book: &Book) -> HashSet<Key> {
        let mut first: HashMap<Key, u64> = HashMap::new();
        for record in &self.records {
            let key = record.what.key();
            let exists = match &key {
                Key::Record(kind, id) => book.record(*kind, id.as_str()).is_some(),
                Key::Sheet(unit, year) => book.sheet(unit.as_str(), *year).is_some(),
            };
            let why = match first.get(&key) {
                Some(first) => Some(Why::Twice { first: *first }),
                None if exists => Some(Why::Exists),
                None => None,
            };
            let column = if key.kind() == Kind::Sheet { "year" } else { "id" };
            self.problems.extend(why.map(|why| record.problem(column, &key.to_string(), why)));
            first.entry(key).or_insert(record.line);
        }
        first.into_keys().collect()
    }

    fn check_references(&mut self, book: &Book, keys: &HashSet<Key>) {
        for record in &self.records {
            for (field, kind, id) in references(&record.what) {
                let is_known = book.record(kind, id.as_str()).is_some()
                    || keys.contains(&Key::Record(kind, id.clone()));
                if !is_known {
                    let problem = record.problem(field, id.as_str(), Why::Dangling(kind));
                    self.problems.push(problem);
                }
            }
        }
    }

    fn check_counts(&mut self, book: &Book, keys: &HashSet<Key>) {
        let mut first: BTreeMap<(&Id, Year, LineKey), u64> = BTreeMap::new();
        for count in &self.counts {
            let Count { unit, year, line, figure } = &count.what;
            let is_kept = |id: &Id| {
                book.document(id.as_str()).is_some()
                    || keys.contains(&Key::Record(Kind::Document, id.clone()))
            };
            if let Some(source) = figure.remark.source.as_ref().filter(|id| !is_kept(id)) {
                let why = Why::Dangling(Kind::Document);
                self.problems.push(count.problem("source", source.as_str(), why));
            }
            let is_known = book.sheet(unit.as_str(), *year).is_some()
                || keys.contains(&Key::Sheet(unit.clone(), *year));
            if !is_known {
                let sheet = format!("{unit} {year}");
                self.problems.push(count.problem("unit", &sheet, Why::NoSheet));
            }
            match first.get(&(unit, *year, *line)) {
                Some(first) => {
                    let award = line.award.award().id.as_str();
                    let why = Why::Twice { first: *first };
                    self.problems.push(count.problem("award", award, why));
                }
                None => {
                    first.insert((unit, *year, *line), count.line);
                }
            }
        }
    }
}

/// Every record that this one refers to, with the field that does.
fn references(record: &Record) -> Vec<(&'static str, Kind, Id)> {
    let mut found = Vec::new();
    for row in record.kind().fields() {
        let (Shape::Reference(kind) | Shape::References(kind)) = row.shape else { continue };
        let texts = match record.get(row.key) {
            Some(Value::Text(text)) => vec![text],
            Some(Value::List(texts)) => texts,
            Some(Value::Absent) | None => continue,
        };
        let ids = texts.iter().filter_map(|text| Id::parse(text));
        found.extend(ids.map(|id| (row.key, kind, id)));
    }
    found
}

impl Count {
    fn edit(self, book: &Book) -> Option<Edit> {
        let Count { unit, year, line, figure } = self;
        let before = book.sheet(unit.as_str(), year).and_then(|sheet| sheet.figure(line));
        let after = Some(figure);
        (before != after).then_some(Edit::Count { unit, year, line, before, after })
    }
}

#[cfg(test)]
mod tests;
