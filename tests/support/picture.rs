//! Frames as SVG, as a terminal would show them: what the README shows is what the program draws.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

const CELL_WIDTH: f32 = 8.4;
const CELL_HEIGHT: f32 = 18.0;

/// The colours of a terminal, and whether its ground is dark.
#[derive(Clone, Copy)]
pub struct Palette {
    ground: &'static str,
    ink: &'static str,
    cyan: &'static str,
    yellow: &'static str,
}

pub const DARK: Palette =
    Palette { ground: "#1b1d23", ink: "#d8dbe2", cyan: "#6fb9c9", yellow: "#e0b04c" };
pub const LIGHT: Palette =
    Palette { ground: "#fbfbf8", ink: "#24262b", cyan: "#0a6c80", yellow: "#8a5a00" };

/// One frame as a picture.
pub fn svg(frame: &Buffer, palette: Palette) -> String {
    let (columns, rows) = (f32::from(frame.area.width), f32::from(frame.area.height));
    let (width, height) = (columns * CELL_WIDTH + 16.0, rows * CELL_HEIGHT + 16.0);
    let mut out = String::new();
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0} {height:.0}" width="{width:.0}" height="{height:.0}" font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14">"#
    )
    .unwrap();
    writeln!(out, r#"<rect width="100%" height="100%" rx="6" fill="{}"/>"#, palette.ground)
        .unwrap();
    for y in 0..frame.area.height {
        row(frame, y, palette, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

/// Runs of cells in one style, each a text of fixed length, so that columns stay columns.
fn row(frame: &Buffer, y: u16, palette: Palette, out: &mut String) {
    let mut x = 0;
    while x < frame.area.width {
        let start = x;
        let look = style(&frame[(x, y)], palette);
        let mut text = String::new();
        while x < frame.area.width && style(&frame[(x, y)], palette) == look {
            text.push_str(frame[(x, y)].symbol());
            x += 1;
        }
        let (ink, ground, is_bold) = look;
        let left = f32::from(start) * CELL_WIDTH + 8.0;
        let width = f32::from(x - start) * CELL_WIDTH;
        let top = f32::from(y) * CELL_HEIGHT + 8.0;
        if ground != palette.ground {
            writeln!(
                out,
                r#"<rect x="{left:.1}" y="{top:.1}" width="{width:.1}" height="{CELL_HEIGHT:.0}" fill="{ground}"/>"#
            )
            .unwrap();
        }
        if text.trim().is_empty() {
            continue;
        }
        let weight = if is_bold { r#" font-weight="bold""# } else { "" };
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        writeln!(
            out,
            r#"<text x="{left:.1}" y="{:.1}" textLength="{width:.1}" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="{ink}"{weight}>{text}</text>"#,
            top + 13.5
        )
        .unwrap();
    }
}

fn style(cell: &Cell, palette: Palette) -> (&'static str, &'static str, bool) {
    let ink = match cell.fg {
        Color::Cyan => palette.cyan,
        Color::Yellow => palette.yellow,
        _ => palette.ink,
    };
    let is_bold = cell.modifier.contains(Modifier::BOLD);
    if cell.modifier.contains(Modifier::REVERSED) {
        (palette.ground, ink, is_bold)
    } else {
        (ink, palette.ground, is_bold)
    }
}
