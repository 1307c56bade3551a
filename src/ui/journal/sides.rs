//! Before and after of an edit, side by side: what only one side has stands between marks.

use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::domain::book::Book;
use crate::domain::change::{Edit, Side};
use crate::domain::record::Named;
use crate::domain::record::Record;
use crate::domain::sheet::Figure;
use crate::domain::value::Value;
use crate::report::difference::{Run, difference};
use crate::report::gone::Gone;
use crate::report::{present, say};
use crate::ui::paint::wrap;
use crate::ui::theme::Theme;
use crate::words::{Lang, Word};

/// A text of so few words is read faster than its difference.
const SHORT: usize = 3;

/// One edit as it is shown.
#[derive(Clone, Debug)]
pub struct Sides {
    /// What was edited.
    pub title: String,
    before: Vec<Run>,
    after: Vec<Run>,
}

impl Sides {
    /// The two sides of an edit; names are those of the book, of what is gone
    /// the last ones.
    #[must_use]
    pub fn new(book: &Book, gone: &Gone, edit: &Edit, lang: Lang) -> Sides {
        let absent = || "—".to_owned();
        let (title, (before, after)) = match edit {
            Edit::Add(record) => {
                (say::quoted(record, book, lang), plain(absent(), all(book, record, lang)))
            }
            Edit::Remove(record) => {
                (say::quoted(record, book, lang), plain(all(book, record, lang), absent()))
            }
            Edit::Set { key, field, before, after } => {
                let row = key.kind().field(field);
                let label = row.map_or("", |row| lang.say(row.label));
                let text = |value: &Value| match row {
                    _ if *value == Value::Absent => absent(),
                    Some(row) => present::value(book, row, value, lang),
                    None => value.cell(),
                };
                let title = format!("{} · {label}", say::named(book, gone, key, lang));
                (title, compared(text(before), text(after)))
            }
            Edit::Count { unit, year, line, before, after } => {
                let name = book.unit(unit.as_str()).map_or(unit.as_str(), |unit| &unit.name);
                let title = format!("{name} · {}", say::count_name(*line, *year, lang));
                (title, figures(book, before.as_ref(), after.as_ref(), lang))
            }
        };
        Sides { title, before, after }
    }

    /// The lines of one side, so many columns wide.
    #[must_use]
    pub fn lines(&self, side: Side, columns: usize, theme: Theme) -> Vec<Vec<(String, Style)>> {
        let (runs, marks) = match side {
            Side::Before => (&self.before, ("[~", "~]")),
            Side::After => (&self.after, ("[+", "+]")),
        };
        let mut lines = Lines { columns: columns.max(1), lines: vec![Vec::new()], used: 0 };
        for run in runs {
            if !run.is_own {
                lines.put(&run.text, theme.text());
                continue;
            }
            // Marks hug the words, not the blanks behind them.
            let words = run.text.trim_end();
            let blanks = run.text.get(words.len()..).unwrap_or_default();
            lines.put(&format!("{}{words}{}", marks.0, marks.1), theme.warning());
            lines.put(blanks, theme.text());
        }
        lines.lines
    }
}

/// Every field of a record, a line each.
fn all(book: &Book, record: &Record, lang: Lang) -> String {
    let rows = present::details(book, record, lang);
    let lines: Vec<String> = rows.iter().map(|(label, text)| format!("{label}: {text}")).collect();
    if lines.is_empty() { record.title(lang).into() } else { lines.join("\n") }
}

fn plain(before: String, after: String) -> (Vec<Run>, Vec<Run>) {
    let one = |text| vec![Run { text, is_own: false }];
    (one(before), one(after))
}

/// Two texts with what only one has, unless they are short.
fn compared(before: String, after: String) -> (Vec<Run>, Vec<Run>) {
    let is_short = |text: &str| text.split_whitespace().count() <= SHORT;
    match is_short(&before) || is_short(&after) {
        true => plain(before, after),
        false => difference(&before, &after),
    }
}

/// Two counts, a line each and without marks, which would look like signs; then what is known of
/// them beside their number.
fn figures(
    book: &Book,
    before: Option<&Figure>,
    after: Option<&Figure>,
    lang: Lang,
) -> (Vec<Run>, Vec<Run>) {
    let (old, new) = compared(remark(book, before, lang), remark(book, after, lang));
    let (mut first, mut second) = plain(say::count(before), say::count(after));
    let line_break = || Run { text: "\n".to_owned(), is_own: false };
    first.extend(std::iter::once(line_break()).chain(old));
    second.extend(std::iter::once(line_break()).chain(new));
    (first, second)
}

fn remark(book: &Book, figure: Option<&Figure>, lang: Lang) -> String {
    let Some(Figure { remark, .. }) = figure else { return String::new() };
    let source = remark.source.as_ref().map(|id| match book.document(id.as_str()) {
        Some(document) => document.title(),
        None => id.as_str().into(),
    });
    let rows = [
        (Word::FieldSource, source),
        (Word::FieldSection, remark.section.clone()),
        (Word::FieldWritten, remark.written.clone()),
        (Word::FieldNote, remark.note.clone()),
    ];
    let said = rows.into_iter().filter_map(|(word, text)| Some((word, text?)));
    let lines: Vec<String> =
        said.map(|(word, text)| format!("{}: {text}", lang.say(word))).collect();
    lines.join("\n")
}

/// Text that flows into lines, piece by piece.
struct Lines {
    columns: usize,
    lines: Vec<Vec<(String, Style)>>,
    /// Columns of the last line.
    used: usize,
}

impl Lines {
    fn put(&mut self, text: &str, style: Style) {
        for (nth, line) in text.split('\n').enumerate() {
            if nth > 0 {
                self.begin();
            }
            for word in line.split_inclusive(' ') {
                self.put_word(word, style);
            }
        }
    }

    fn put_word(&mut self, word: &str, style: Style) {
        let width = word.trim_end().width();
        if self.used + width > self.columns && self.used > 0 {
            self.begin();
        }
        if width <= self.columns {
            // The blank at the end of a line may not hang over its edge.
            let has_room = self.used + word.width() <= self.columns;
            let word = if has_room { word } else { word.trim_end() };
            return self.write(word.to_owned(), style);
        }
        for (nth, part) in wrap(word.trim_end(), self.columns).into_iter().enumerate() {
            if nth > 0 {
                self.begin();
            }
            self.write(part, style);
        }
    }

    fn write(&mut self, text: String, style: Style) {
        self.used += text.width();
        if let Some(line) = self.lines.last_mut() {
            line.push((text, style));
        }
    }

    fn begin(&mut self) {
        self.lines.push(Vec::new());
        self.used = 0;
    }
}
