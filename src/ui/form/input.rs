//! One field of a form: what it held, what is typed into it, what value that makes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::pick::Pick;
use crate::domain::record::FieldRow;
use crate::domain::text::{
    Decimal, PartialDate, Period, Text, Year, clean_line, clean_story, without_links, write_count,
};
use crate::domain::value::{BadValue, Shape, Value};
use crate::report::present;
use crate::ui::draft::Typed;
use crate::ui::field::Field;
use crate::ui::screen::View;
use crate::words::{Lang, Word};

/// Why what is typed is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It does not fit the field.
    Value(BadValue),
    /// So many letters are more than a record can hold.
    TooLong(usize),
    /// No entry of the list matches.
    NoMatch(String),
}

impl Wrong {
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Wrong::Value(BadValue::Choice(_)) => lang.say(Word::FormNotInList).to_owned(),
            Wrong::Value(why) => why.say(lang),
            Wrong::TooLong(excess) => {
                lang.fill(Word::FormTooLong, &[("count", &write_count(*excess as u64))])
            }
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

impl Widget {
    /// With this value in it.
    fn of(row: &FieldRow, value: &Value, view: &View) -> Widget {
        match row.shape {
            Shape::Choice(_) | Shape::Reference(_) | Shape::References(_) => {
                Widget::Pick(Box::new(Pick::new(row.shape, value)))
            }
            Shape::Lines => Widget::Text(Field::story(&value.cell().replace('|', "\n"))),
            Shape::Story => Widget::Text(Field::story(&value.cell())),
            _ => Widget::Text(Field::line(&present::value(view.book, row, value, view.lang))),
        }
    }
}

/// A field with what is typed into it.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub row: &'static FieldRow,
    /// What it held when the form opened.
    start: Value,
    start_text: String,
    /// What it held when it was typed into, where a draft is typed on and the book holds another
    /// value by now.
    since: Option<Value>,
    /// Several records are changed, and each holds something else.
    pub differs: bool,
    /// All of them are to hold nothing.
    pub is_emptied: bool,
    /// Something was typed into it: from now on it is told what is wrong.
    pub is_touched: bool,
    pub widget: Widget,
}

impl Input {
    pub fn new(row: &'static FieldRow, start: Value, is_fixed: bool, view: &View) -> Input {
        let widget = if is_fixed { Widget::Fixed } else { Widget::of(row, &start, view) };
        let start_text = match &widget {
            Widget::Text(field) => field.text(),
            Widget::Fixed | Widget::Pick(_) => String::new(),
        };
        let (since, differs, is_emptied, is_touched) = (None, false, false, false);
        Input { row, start, start_text, since, differs, is_emptied, is_touched, widget }
    }

    /// The field of several records that hold different values.
    pub fn differing(row: &'static FieldRow, view: &View) -> Input {
        Input { differs: true, ..Input::new(row, Value::Absent, false, view) }
    }

    /// Nothing is typed over the different values: each record keeps its own.
    pub fn keeps_each(&self) -> bool {
        self.differs && !self.is_changed()
    }

    /// True for fields of several lines.
    pub fn is_story(&self) -> bool {
        matches!(self.row.shape, Shape::Story | Shape::Lines)
    }

    /// Nothing is typed or chosen.
    fn is_bare(&self) -> bool {
        match &self.widget {
            Widget::Fixed => false,
            Widget::Text(field) => field.text().is_empty(),
            Widget::Pick(pick) => pick.filter.is_empty() && !pick.has_any(),
        }
    }

    /// All of the records are to hold nothing, and arrows stand on nothing that is meant instead.
    pub fn is_cleared(&self) -> bool {
        self.is_emptied && self.value() == Ok(Value::Absent)
    }

    /// A key typed into the field; false when it is none of the field's.
    pub fn key(&mut self, event: KeyEvent, columns: usize, view: &View) -> bool {
        if self.differs && event.code == KeyCode::Delete && self.is_bare() {
            self.is_emptied = !self.is_cleared();
            if let Widget::Pick(pick) = &mut self.widget {
                pick.pass();
            }
            self.is_touched = true;
            return true;
        }
        let is_taken = match &mut self.widget {
            Widget::Fixed => {
                let is_letter = matches!(event.code, KeyCode::Char(_) | KeyCode::Backspace);
                return is_letter && !event.modifiers.contains(KeyModifiers::CONTROL);
            }
            // Arrows may only pass: what they stand on counts as typed once it is taken.
            Widget::Pick(pick) if Pick::moves(event.code) => return pick.key(event, view),
            Widget::Pick(pick) => pick.key(event, view),
            Widget::Text(field) if matches!(event.code, KeyCode::Up | KeyCode::Down) => {
                return field.move_row(event.code == KeyCode::Down, columns);
            }
            Widget::Text(field) => field.key(event),
        };
        self.is_emptied &= self.is_bare();
        self.is_touched |= is_taken && self.is_changed();
        is_taken
    }

    /// Takes the entry that letters or arrows have found; false when they have found none.
    pub fn take(&mut self, view: &View) -> bool {
        let is_taken = match &mut self.widget {
            Widget::Pick(pick) => pick.take(view),
            Widget::Fixed | Widget::Text(_) => false,
        };
        self.is_emptied &= self.is_bare();
        self.is_touched |= is_taken;
        is_taken
    }

    /// Puts a value into the field, as if it had been typed.
    pub fn put(&mut self, value: &Value, view: &View) {
        self.widget = Widget::of(self.row, value, view);
        self.is_emptied = self.differs && *value == Value::Absent;
        self.is_touched = true;
    }

    /// Begins with another value, unless something was typed.
    pub fn begin(&mut self, value: Value, view: &View) {
        if !self.is_touched && self.start != value {
            *self = Input::new(self.row, value, false, view);
        }
    }

    /// The text in the field, whatever it means.
    pub fn text(&self) -> Value {
        match &self.widget {
            Widget::Text(field) => Value::Text(field.text().as_str().into()),
            Widget::Fixed | Widget::Pick(_) => Value::Absent,
        }
    }

    /// True when there is room for all of a text.
    pub fn takes(&self, text: &str) -> bool {
        match &self.widget {
            Widget::Text(field) => field.takes(text),
            Widget::Fixed | Widget::Pick(_) => true,
        }
    }

    /// How many letters are more than the record can hold.
    fn excess(&self) -> usize {
        match (&self.widget, self.row.shape) {
            (Widget::Text(field), Shape::Line | Shape::Story) => field.excess(),
            _ => 0,
        }
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
        self.is_emptied &= self.is_bare();
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
            Widget::Text(_) if self.excess() > 0 => Err(Wrong::TooLong(self.excess())),
            Widget::Text(field) => read(self.row.shape, &field.text()).map_err(Wrong::Value),
        }
    }

    /// What it held when it was typed into.
    pub fn held(&self) -> &Value {
        self.since.as_ref().unwrap_or(&self.start)
    }

    /// What the book holds by now, where that is neither what it held when this was typed nor what
    /// is typed: the person decides.
    pub fn newer(&self) -> Option<&Value> {
        self.since.as_ref().filter(|_| self.is_changed()).map(|_| &self.start)
    }

    /// What is typed into the field; `None` when nothing is.
    pub fn typed(&self) -> Option<Typed> {
        match &self.widget {
            Widget::Fixed => None,
            Widget::Text(field) => {
                let text = field.text();
                (text != self.start_text || self.is_emptied).then_some(Typed::Text(text))
            }
            Widget::Pick(pick) => self.is_changed().then(|| pick.typed()),
        }
    }

    /// Types again what a draft holds; `held` is what the field held then.
    pub fn restore(&mut self, typed: &Typed, held: Value, view: &View) {
        match (&mut self.widget, typed) {
            (Widget::Text(field), Typed::Text(text)) => field.restore(text),
            (Widget::Pick(pick), Typed::Choice { chosen, letters }) => {
                pick.restore(chosen, letters, view);
            }
            _ => return,
        }
        // What differs and is not typed over is in no draft.
        self.is_emptied = self.differs && self.is_bare();
        self.is_touched = true;
        self.since = (held != self.start).then_some(held);
    }

    /// Something else is in the field than what it held.
    pub fn is_changed(&self) -> bool {
        self.is_emptied || self.is_finding() || self.value().as_ref() != Ok(&self.start)
    }

    /// Letters are typed to find an entry of the list.
    pub fn is_finding(&self) -> bool {
        matches!(&self.widget, Widget::Pick(pick) if !pick.filter.is_empty())
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
