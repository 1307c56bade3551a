//! Colours and attributes: sixteen colours of the user's terminal, set only when they change.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// What the terminal writes with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// The pen that writes this cell.
    pub fn of(cell: &Cell) -> Pen {
        Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Appends the shortest sequence that turns this pen into another.
    pub fn change_to(self, next: Pen, bytes: &mut Vec<u8>) {
        if self == next {
            return;
        }
        let added = next.added_to(self);
        let mut codes = if self.has_only_gained(next) { added } else { None };
        if codes.is_none() {
            codes = next.added_to(Pen::default()).map(|from_reset| match from_reset.as_str() {
                "" => String::new(),
                codes => format!(";{codes}"),
            });
        }
        let Some(codes) = codes else { return };
        bytes.extend_from_slice(b"\x1b[");
        bytes.extend(codes.bytes());
        bytes.push(b'm');
    }

    /// True when nothing of this pen must be switched off for the next.
    fn has_only_gained(self, next: Pen) -> bool {
        next.modifier.contains(self.modifier)
            && (next.fg != Color::Reset || self.fg == Color::Reset)
            && (next.bg != Color::Reset || self.bg == Color::Reset)
    }

    /// The codes that this pen needs beyond another.
    fn added_to(self, from: Pen) -> Option<String> {
        let mut codes: Vec<u8> = Vec::with_capacity(4);
        let attributes = [
            (Modifier::BOLD, 1),
            (Modifier::DIM, 2),
            (Modifier::ITALIC, 3),
            (Modifier::UNDERLINED, 4),
            (Modifier::REVERSED, 7),
            (Modifier::CROSSED_OUT, 9),
        ];
        let gained = self.modifier.difference(from.modifier);
        codes.extend(attributes.iter().filter(|(m, _)| gained.contains(*m)).map(|(_, code)| code));
        if self.fg != from.fg {
            codes.extend(colour(self.fg, 0));
        }
        if self.bg != from.bg {
            codes.extend(colour(self.bg, 10));
        }
        let texts: Vec<String> = codes.iter().map(u8::to_string).collect();
        Some(texts.join(";"))
    }
}

/// The code of a colour; backgrounds stand ten higher. Other than the sixteen are not used.
fn colour(colour: Color, offset: u8) -> Option<u8> {
    let code = match colour {
        Color::Black => 30,
        Color::Red => 31,
        Color::Green => 32,
        Color::Yellow => 33,
        Color::Blue => 34,
        Color::Magenta => 35,
        Color::Cyan => 36,
        Color::Gray => 37,
        Color::DarkGray => 90,
        Color::LightRed => 91,
        Color::LightGreen => 92,
        Color::LightYellow => 93,
        Color::LightBlue => 94,
        Color::LightMagenta => 95,
        Color::LightCyan => 96,
        Color::White => 97,
        _ => 39,
    };
    Some(code + offset)
}
