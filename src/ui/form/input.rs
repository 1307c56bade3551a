//! One field of a form: what it held, what is typed into it, what value that makes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::pick::Pick;
use crate::domain::record::FieldRow;
use crate::domain::text::{
    Decimal, PartialDate, Period, Text, Year, clean_line, clean_story, without_links,
};
use crate::domain::value::{BadValue, Shape, Value};
use crate::report::present;
use crate::ui::field::Field;
use crate::ui::screen::View;
use crate::words::{Lang, Word};

/// Why what is typed is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It does not fit the field.
    Value(BadValue),
    /// No entry of the list matches.
    NoMatch(String),
}

impl Wrong {
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Wrong::Value(BadValue::Choice(_)) => lang.say(Word::FormNotInList).to_owned(),
            Wrong::Value(why) => why.say(lang),
            Wrong::NoMatch(text) => lang.fill(Word::FormNoMatch, &[("text", text)]),
        }
    }
}

/// What edits a field.
#[derive(Clone, Debug)]
pub(super) enum Widget {
    /// Nothing: the field names the record.
    Fixed,
    /// One line, or several.
    Text(Field),
    /// A list to choose from.
    Pick(Box<Pick>),
}

/// A field with what is typed into it.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub row: &'static FieldRow,
    /// What it held when the form opened.
    start: Value,
    start_text: String,
    /// Something was typed into it: from now on it is told what is wrong.
    pub is_touched: bool,
    pub widget: Widget,
}

impl Input {
    pub fn new(row: &'static FieldRow, start: Value, is_fixed: bool, view: &View) -> Input {
        let widget = match row.shape {
            _ if is_fixed => Widget::Fixed,
            Shape::Choice(_) | Shape::Choices(_) | Shape::Reference(_) | Shape::References(_) => {
                Widget::Pick(Box::new(Pick::new(row.shape, &start)))
            }
            Shape::Lines => Widget::Text(Field::story(&start.cell().replace('|', "\n"))),
            Shape::Story => Widget::Text(Field::story(&start.cell())),
            _ => Widget::Text(Field::line(&present::value(view.book, row, &start, view.lang))),
        };
        let start_text = match &widget {
            Widget::Text(field) => field.text(),
            Widget::Fixed | Widget::Pick(_) => String::new(),
        };
        Input { row, start, start_text, is_touched: false, widget }
    }

    /// True for fields of several lines.
    pub fn is_story(&self) -> bool {
        matches!(self.row.shape, Shape::Story | Shape::Lines)
    }

    /// A key typed into the field; false when it is none of the field's.
    pub fn key(&mut self, event: KeyEvent, columns: usize, view: &View) -> bool {
        let is_taken = match &mut self.widget {
            Widget::Fixed => {
                let is_letter = matches!(event.code, KeyCode::Char(_) | KeyCode::Backspace);
                return is_letter && !event.modifiers.contains(KeyModifiers::CONTROL);
            }
            Widget::Pick(pick) => pick.key(event, view),
            Widget::Text(field) if matches!(event.code, KeyCode::Up | KeyCode::Down) => {
                return field.move_row(event.code == KeyCode::Down, columns);
            }
            Widget::Text(field) => field.key(event),
        };
        self.is_touched |= is_taken && self.is_changed();
        is_taken
    }

    /// Pastes into the field; gives the links left over among its words, which are not pasted.
    pub fn paste(&mut self, text: &str, view: &View) -> Vec<String> {
        let is_prose = self.row.key != "link";
        let (text, links) = match without_links(text).filter(|_| is_prose) {
            Some((text, links)) => (text, links),
            None => (text.to_owned(), Vec::new()),
        };
        match &mut self.widget {
            Widget::Fixed => return Vec::new(),
            Widget::Text(field) => field.insert(&text),
            Widget::Pick(pick) => {
                pick.filter.insert(&text);
                pick.derive(view);
            }
        }
        self.is_touched = true;
        links
    }

    /// The value of what is typed.
    pub fn value(&self) -> Result<Value, Wrong> {
        match &self.widget {
            Widget::Fixed => Ok(self.start.clone()),
            Widget::Pick(pick) if pick.filter.is_empty() => Ok(pick.value()),
            Widget::Pick(pick) if pick.hits.is_empty() => Err(Wrong::NoMatch(pick.filter.text())),
            Widget::Pick(pick) => Ok(pick.value()),
            Widget::Text(field) if field.text() == self.start_text => Ok(self.start.clone()),
            Widget::Text(field) => read(self.row.shape, &field.text()).map_err(Wrong::Value),
        }
    }

    /// Something else is in the field than what it held.
    pub fn is_changed(&self) -> bool {
        let is_finding = matches!(&self.widget, Widget::Pick(pick) if !pick.filter.is_empty());
        is_finding || self.value().as_ref() != Ok(&self.start)
    }
}

/// Reads what a person writes into the plain form of records.
fn read(shape: Shape, text: &str) -> Result<Value, BadValue> {
    let line = clean_line(text);
    if line.is_empty() {
        return Ok(Value::Absent);
    }
    let plain: Text = match shape {
        Shape::Number => Decimal::parse(&line).ok_or(BadValue::Number)?.plain().into(),
        Shape::Date => PartialDate::parse(&line).ok_or(BadValue::Date)?.plain().into(),
        Shape::Period => Period::parse(&line).ok_or(BadValue::Period)?.plain().into(),
        Shape::Year => Year::parse(&line).ok_or(BadValue::Year)?.to_string().into(),
        Shape::Story => clean_story(text),
        Shape::Lines => {
            let lines = text.lines().map(clean_line).filter(|line| !line.is_empty());
            return Ok(Value::List(lines.collect()));
        }
        _ => line,
    };
    Ok(Value::Text(plain))
}
