//! The wire: turns frames into as few bytes as a slow line deserves.
//!
//! ratatui hands over changed cells; they are kept as the frame wanted, and on flush compared with
//! what the terminal shows. Lines that only moved are moved by the terminal's scroll region, short
//! gaps are written through instead of jumped over, blank tails are erased, colours are set only
//! when they change, everything leaves in one write, and a frame without change writes nothing.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr;

mod ascii;
mod pen;
mod scroll;

use ascii::plain;
use pen::Pen;

/// The longest run of unchanged cells that is written again rather than jumped over.
const LONGEST_GAP: u16 = 4;
/// A blank tail shorter than this is written as blanks.
const SHORTEST_TAIL: u16 = 4;
/// What a cell shows whose content is not known: equal to nothing that is wanted.
const UNKNOWN: &str = "\u{0}";

/// A [`Backend`] for [`ratatui::Terminal`] that owns the way to the terminal.
#[derive(Debug)]
pub struct Wire<W: Write> {
    out: W,
    /// Translate everything to ASCII, for terminals without UTF-8.
    is_ascii: bool,
    wanted: Buffer,
    shown: Buffer,
    /// The terminal's content is unknown: erase before drawing.
    must_erase: bool,
    wanted_cursor: Option<Position>,
    pen: Pen,
    /// Where the terminal's cursor is, when known.
    at: Option<Position>,
    is_cursor_shown: bool,
    bytes: Vec<u8>,
}

impl<W: Write> Wire<W> {
    /// A wire to a terminal of this size whose content is unknown and whose cursor is hidden.
    pub fn new(out: W, size: Size, is_ascii: bool) -> Wire<W> {
        let area = Rect::from((Position::ORIGIN, size));
        Wire {
            out,
            is_ascii,
            wanted: Buffer::empty(area),
            shown: Buffer::empty(area),
            must_erase: true,
            wanted_cursor: None,
            pen: Pen::default(),
            at: None,
            is_cursor_shown: false,
            bytes: Vec::with_capacity(8 * 1024),
        }
    }

    /// Where everything is written to.
    pub fn written(&self) -> &W {
        &self.out
    }

    /// The terminal has a new size; its content is unknown from here on.
    pub fn resize(&mut self, size: Size) {
        let area = Rect::from((Position::ORIGIN, size));
        self.wanted.resize(area);
        self.shown.resize(area);
        self.forget();
    }

    /// The terminal may show anything (after suspension, say): draw all of the next frame.
    pub fn forget(&mut self) {
        self.must_erase = true;
        self.is_cursor_shown = false;
    }

    fn encode(&mut self) {
        if self.must_erase {
            self.erase();
        }
        if let Some(shift) = scroll::best(&self.shown, &self.wanted) {
            self.shift(shift);
        }
        for y in 0..self.wanted.area.height {
            self.row(y);
        }
    }

    /// Resets the pen, erases the screen.
    fn erase(&mut self) {
        self.bytes.extend_from_slice(b"\x1b[m\x1b[2J");
        self.pen = Pen::default();
        self.at = None;
        self.shown.reset();
        self.must_erase = false;
    }

    /// Lets the terminal move lines: sets the scroll region, feeds lines at its edge, unsets it.
    fn shift(&mut self, shift: scroll::Shift) {
        self.set_pen(Pen::default());
        let (top, bottom) = (shift.top + 1, shift.bottom + 1);
        let (row, feed): (u16, &[u8]) = if shift.is_up { (bottom, b"\n") } else { (top, b"\x1bM") };
        self.bytes.extend(format!("\x1b[{top};{bottom}r\x1b[{row}H").bytes());
        for _ in 0..shift.by {
            self.bytes.extend_from_slice(feed);
        }
        self.bytes.extend_from_slice(b"\x1b[r");
        self.at = Some(Position::ORIGIN);
        shift.apply(&mut self.shown);
    }

    fn row(&mut self, y: u16) {
        let width = self.wanted.area.width;
        let blank_from = blank_tail(&self.wanted, y);
        let mut x = 0;
        while x < width {
            if self.wanted[(x, y)] == self.shown[(x, y)] {
                x += 1;
                continue;
            }
            let tail_differs = x >= blank_from && self.dirty_tail(x, y) >= SHORTEST_TAIL;
            if tail_differs {
                self.go(x, y);
                self.set_pen(Pen::default());
                self.bytes.extend_from_slice(b"\x1b[K");
                (x..width).for_each(|x| self.shown[(x, y)] = Cell::EMPTY);
                return;
            }
            self.go(x, y);
            x += self.put(x, y);
        }
    }

    /// How many cells from here to the end of the line show something and should not.
    fn dirty_tail(&self, x: u16, y: u16) -> u16 {
        let width = self.wanted.area.width;
        let dirty = (x..width).filter(|x| self.shown[(*x, y)] != Cell::EMPTY).count();
        u16::try_from(dirty).unwrap_or(u16::MAX)
    }

    /// Writes one cell where the cursor stands; returns the columns it took.
    fn put(&mut self, x: u16, y: u16) -> u16 {
        let cell = self.wanted[(x, y)].clone();
        self.set_pen(Pen::of(&cell));
        let width = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
        if self.is_ascii {
            self.bytes.extend(plain(cell.symbol()).bytes());
        } else {
            self.bytes.extend(cell.symbol().bytes());
        }
        // Half of a wide letter is overwritten: terminals differ in what they leave of the other.
        let end = (x + width).min(self.wanted.area.width);
        let overhangs = self.shown[(end - 1, y)].symbol().width() > 1;
        if overhangs && end < self.wanted.area.width {
            self.shown[(end, y)].set_symbol(UNKNOWN);
        }
        for covered in x..end {
            self.shown[(covered, y)] = self.wanted[(covered, y)].clone();
        }
        // Behind the last column terminals disagree about where the cursor is.
        let next = x + width;
        let is_inside = next < self.wanted.area.width;
        self.at = is_inside.then_some(Position::new(next, y));
        width
    }

    /// Brings the cursor to a cell by the shortest way.
    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at.y == y && at.x == x => return,
            Some(at) if at.y == y && at.x < x && self.can_write_through(at.x, x, y) => {
                (at.x..x).for_each(|gap| _ = self.put(gap, y));
            }
            Some(at) if at.y == y && at.x < x => {
                self.bytes.extend(format!("\x1b[{}C", x - at.x).bytes());
            }
            Some(at) if at.y + 1 == y && x == 0 => self.bytes.extend_from_slice(b"\r\n"),
            Some(at) if at.y == y && x == 0 => self.bytes.push(b'\r'),
            _ if x == 0 => self.bytes.extend(format!("\x1b[{}H", y + 1).bytes()),
            _ => self.bytes.extend(format!("\x1b[{};{}H", y + 1, x + 1).bytes()),
        }
        self.at = Some(Position::new(x, y));
    }

    /// True for a short gap of narrow cells in the colours that are set anyway.
    fn can_write_through(&self, from: u16, to: u16, y: u16) -> bool {
        let is_plain = |x: u16| {
            let cell = &self.wanted[(x, y)];
            Pen::of(cell) == self.pen && cell.symbol().len() == 1
        };
        to - from <= LONGEST_GAP && (from..to).all(is_plain)
    }

    fn set_pen(&mut self, pen: Pen) {
        self.pen.change_to(pen, &mut self.bytes);
        self.pen = pen;
    }

    fn cursor(&mut self) {
        match (self.wanted_cursor, self.is_cursor_shown) {
            (None, true) => {
                self.bytes.extend_from_slice(b"\x1b[?25l");
                self.is_cursor_shown = false;
            }
            (Some(position), was_shown) => {
                self.go(position.x, position.y);
                if !was_shown {
                    self.bytes.extend_from_slice(b"\x1b[?25h");
                    self.is_cursor_shown = true;
                }
            }
            (None, false) => {}
        }
    }
}

/// The column from which a row is blank.
fn blank_tail(buffer: &Buffer, y: u16) -> u16 {
    let width = buffer.area.width;
    let filled = (0..width).rev().find(|x| buffer[(*x, y)] != Cell::EMPTY);
    filled.map_or(0, |x| x + 1)
}

impl<W: Write> Backend for Wire<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        for (x, y, cell) in content {
            let width = u16::try_from(cell.symbol().width()).unwrap_or(1).max(1);
            for covered in x..x.saturating_add(width) {
                let content = if covered == x { cell } else { &Cell::EMPTY };
                if let Some(wanted) = self.wanted.cell_mut((covered, y)) {
                    *wanted = content.clone();
                }
            }
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted_cursor = None;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or(Position::ORIGIN))
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted_cursor = Some(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.wanted.reset();
        self.forget();
        Ok(())
    }

    fn clear_region(&mut self, _: ClearType) -> io::Result<()> {
        self.clear()
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.wanted.area.as_size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::ZERO })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.encode();
        self.cursor();
        if self.bytes.is_empty() {
            return Ok(());
        }
        let written = self.out.write_all(&self.bytes).and_then(|()| self.out.flush());
        self.bytes.clear();
        written
    }
}

#[cfg(test)]
mod tests;
