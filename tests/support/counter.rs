//! A terminal that counts the bytes it is sent.

use std::cell::Cell;
use std::io::{Result, Write};
use std::rc::Rc;

use ratatui::Terminal;
use ratatui::layout::Size;
use thidua::app::wire::Wire;

use super::person::Person;

/// What the screens of a person cost on the line.
pub struct Counter {
    sent: Rc<Cell<usize>>,
    terminal: Terminal<Wire<Line>>,
}

struct Line(Rc<Cell<usize>>);

impl Counter {
    /// A window of this size, still empty.
    pub fn at(width: u16, height: u16) -> Counter {
        let sent = Rc::new(Cell::new(0));
        let wire = Wire::new(Line(sent.clone()), Size::new(width, height), false);
        Counter { sent, terminal: Terminal::new(wire).unwrap() }
    }

    /// Draws what the person sees now; returns how many bytes that took.
    pub fn draws(&mut self, person: &Person) -> usize {
        self.sent.set(0);
        self.terminal.draw(|frame| person.shell.render(&person.book, frame)).unwrap();
        self.sent.get()
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0.set(self.0.get() + bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
