//! A table of texts, and the forms it is printed in: columns, CSV, TSV, Markdown.

use unicode_width::UnicodeWidthStr;

/// What a table is copied or saved as. A file's name says which by its extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, for spreadsheets and for reading in again.
    Csv,
    /// Tab-separated values, to be pasted into a spreadsheet or a document.
    Tsv,
    /// Columns padded with blanks, for people.
    Text,
}

impl Format {
    /// Every format, the one to offer first.
    pub const ALL: [Format; 3] = [Format::Csv, Format::Tsv, Format::Text];

    /// How the name of a file in this format ends.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::Text => "txt",
        }
    }

    /// The format that a file's name says, with the name before the dot.
    #[must_use]
    pub fn of(name: &str) -> Option<(&str, Format)> {
        let (stem, extension) = name.rsplit_once('.')?;
        let is_it = |format: &Format| extension.eq_ignore_ascii_case(format.extension());
        Some((stem, Format::ALL.into_iter().find(is_it)?))
    }

    /// The next one, round and round.
    #[must_use]
    pub const fn next(self) -> Format {
        match self {
            Format::Csv => Format::Tsv,
            Format::Tsv => Format::Text,
            Format::Text => Format::Csv,
        }
    }

    /// True where numbers are written for people: 1.093, and a dash for what is absent.
    #[must_use]
    pub const fn is_for_people(self) -> bool {
        matches!(self, Format::Text)
    }
}

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// Where its cells stand.
    pub align: Align,
}

/// Columns and rows of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, one cell a column; a row that is too short ends in empty cells.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new() -> Table {
        Table::default()
    }

    /// The table with one more column of words.
    #[must_use]
    pub fn left(self, title: impl Into<String>) -> Table {
        self.column(title.into(), Align::Left)
    }

    /// The table with one more column of numbers.
    #[must_use]
    pub fn right(self, title: impl Into<String>) -> Table {
        self.column(title.into(), Align::Right)
    }

    fn column(mut self, title: String, align: Align) -> Table {
        self.columns.push(Column { title, align });
        self
    }

    /// Columns padded with spaces to the width a terminal shows; under titles, where there are any,
    /// and a rule.
    #[must_use]
    pub fn to_text(&self) -> String {
        let titles: Vec<String> = self.columns.iter().map(|c| c.title.clone()).collect();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|at| {
                let cells = self.rows.iter().filter_map(|row| row.get(at));
                cells.chain([&titles[at]]).map(|cell| one_line(cell).width()).max().unwrap_or(0)
            })
            .collect();
        let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
        let mut text = String::new();
        let has_titles = titles.iter().any(|title| !title.is_empty());
        let head = if has_titles { vec![&titles, &rule] } else { Vec::new() };
        for row in head.into_iter().chain(&self.rows) {
            push_line(&mut text, &self.columns, &widths, row);
        }
        text
    }

    /// CSV with a header, quoted where needed. What a spreadsheet would run as a formula gets an
    /// apostrophe in front: see [`guard`].
    #[must_use]
    pub fn to_csv(&self) -> String {
        let titles = self.columns.iter().map(|column| column.title.as_str()).collect();
        let rows = self.rows.iter().map(|row| {
            let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
            cells.take(self.columns.len()).collect()
        });
        write_csv([titles].into_iter().chain(rows))
    }

    /// Cells between tabs under their titles, one line a row: tabs and line breaks inside a cell
    /// become blanks. Guarded like CSV.
    #[must_use]
    pub fn to_tsv(&self) -> String {
        let mut text = String::new();
        let titles: Vec<&str> = self.columns.iter().map(|c| c.title.as_str()).collect();
        let rows = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        for row in [titles].into_iter().chain(rows) {
            let cells = row.into_iter().chain(std::iter::repeat("")).take(self.columns.len());
            let cells: Vec<String> = cells.map(|cell| guard(&one_line(cell))).collect();
            text.push_str(&cells.join("\t"));
            text.push('\n');
        }
        text
    }

    /// The content of a file in a format. CSV begins with a byte order mark: Excel takes a file
    /// without one for the system's old code page.
    #[must_use]
    pub fn to_file(&self, format: Format) -> String {
        match format {
            Format::Csv => format!("\u{feff}{}", self.to_csv()),
            Format::Tsv => self.to_tsv(),
            Format::Text => self.to_text(),
        }
    }

    /// A Markdown table.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut text = String::new();
        let mut push = |cells: &mut dyn Iterator<Item = String>| {
            text.push('|');
            for cell in cells {
                text.push(' ');
                text.push_str(&cell);
                text.push_str(" |");
            }
            text.push('\n');
        };
        let escape = |cell: &str| one_line(cell).replace('\\', "\\\\").replace('|', "\\|");
        push(&mut self.columns.iter().map(|column| escape(&column.title)));
        push(&mut self.columns.iter().map(|column| match column.align {
            Align::Left => "---".to_owned(),
            Align::Right => "---:".to_owned(),
        }));
        for row in &self.rows {
            let padded = row.iter().map(String::as_str).chain(std::iter::repeat(""));
            push(&mut padded.take(self.columns.len()).map(escape));
        }
        text
    }
}

fn one_line(cell: &str) -> String {
    cell.replace(['\n', '\r', '\t'], " ")
}

fn push_line(text: &mut String, columns: &[Column], widths: &[usize], row: &[String]) {
    let mut line = String::new();
    for (at, (column, width)) in columns.iter().zip(widths).enumerate() {
        let cell = one_line(row.get(at).map_or("", String::as_str));
        let gap = " ".repeat(width.saturating_sub(cell.width()));
        if at > 0 {
            line.push_str("  ");
        }
        match column.align {
            Align::Left => line.extend([cell, gap]),
            Align::Right => line.extend([gap, cell]),
        }
    }
    text.push_str(line.trim_end());
    text.push('\n');
}

/// Rows of cells as CSV text; cells are guarded.
pub fn write_csv<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> String {
    let mut text = String::new();
    for row in rows {
        for (at, cell) in row.into_iter().enumerate() {
            if at > 0 {
                text.push(',');
            }
            let cell = guard(cell);
            if cell.contains([',', '"', '\n', '\r', ';']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(&cell);
            }
        }
        text.push('\n');
    }
    text
}

/// A cell that a spreadsheet does not take for a formula: `=1+1` → `'=1+1`. Plain numbers stay.
#[must_use]
pub fn guard(cell: &str) -> String {
    if is_risky(cell.trim_start_matches('\'')) { format!("'{cell}") } else { cell.to_owned() }
}

/// Takes back what [`guard`] put in front.
#[must_use]
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_risky(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn is_risky(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_plain_number(cell)
}

fn is_plain_number(cell: &str) -> bool {
    let unsigned = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    is_digits(whole) && is_digits(decimals)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Table {
        let mut table = Table::new().left("Danh hiệu").right("2019");
        table.rows.push(vec!["Giấy khen".into(), "1.093".into()]);
        table.rows.push(vec!["Nguye\u{302}\u{303}n | a,b".into(), "—".into()]);
        table.rows.push(vec!["x".into()]);
        table
    }

    #[test]
    fn text_is_padded_by_what_a_terminal_shows() {
        let lines: Vec<String> = table().to_text().lines().map(str::to_owned).collect();
        assert_eq!(lines[0], "Danh hiệu      2019");
        assert_eq!(lines[1], "------------  -----");
        assert_eq!(lines[2], "Giấy khen     1.093");
        assert_eq!(lines[3], "Nguye\u{302}\u{303}n | a,b      —");
        assert_eq!(lines[4], "x");
    }

    #[test]
    fn csv_quotes_and_markdown_escapes() {
        assert_eq!(table().to_csv().lines().nth(2), Some("\"Nguye\u{302}\u{303}n | a,b\",—"));
        assert_eq!(table().to_csv().lines().nth(3), Some("x,"));
        let markdown = table().to_markdown();
        let lines: Vec<&str> = markdown.lines().collect();
        assert_eq!(lines[1], "| --- | ---: |");
        assert_eq!(lines[3], "| Nguye\u{302}\u{303}n \\| a,b | — |");
        assert_eq!(lines[4], "| x |  |");
    }

    #[test]
    fn tsv_has_one_line_a_row_and_as_many_cells_as_columns() {
        let mut table = table();
        table.rows.push(vec!["một\thai\nba".into(), "=1+1".into(), "thừa".into()]);
        let tsv = table.to_tsv();
        let lines: Vec<&str> = tsv.lines().collect();
        assert_eq!(lines[0], "Danh hiệu\t2019");
        assert_eq!(lines[3], "x\t");
        assert_eq!(lines[4], "một hai ba\t'=1+1");
        assert_eq!(lines.len(), 5);
    }

    #[test]
    fn the_name_of_a_file_says_its_format() {
        assert_eq!(Format::of("a.b.CSV"), Some(("a.b", Format::Csv)));
        assert_eq!(Format::of("a.txt"), Some(("a", Format::Text)));
        assert_eq!(Format::of("a.xls"), None);
        assert_eq!(Format::of("csv"), None);
        assert!(table().to_file(Format::Csv).starts_with("\u{feff}Danh hiệu,2019\n"));
        assert!(table().to_file(Format::Tsv).starts_with("Danh hiệu\t"));
        for format in Format::ALL {
            assert_eq!(Format::of(&format!("x.{}", format.extension())), Some(("x", format)));
            assert_eq!(format.next().next().next(), format);
        }
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for risky in ["=1+1", "+84 90", "-a", "@sum", "-", "'=x", "-1.2.3"] {
            assert_eq!(guard(risky), format!("'{risky}"));
        }
        for plain in ["-4", "+74", "-1.89", "208", "−4", "a=b", "'x", ""] {
            assert_eq!(guard(plain), plain);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_guard_is_taken_back_exactly(cell in "['=+@a1.-]{0,6}") {
            let guarded = guard(&cell);
            prop_assert_eq!(unguard(&guarded), cell);
        }
    }
}
