//! Đơn vị cũ: below the grid of a unit that took over from others, which of them have figures. They
//! stay the former units' own: a key goes there, nothing is added here.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::lineage;
use crate::domain::text::write_count;
use crate::report::compare::{Reach, dated_name, years_of};
use crate::ui::keys::{self, Action, Place};
use crate::ui::paint::Line;
use crate::ui::screen::View;
use crate::words::Word;

/// Former units that are named.
const NAMED: usize = 3;
/// Lines that the grid keeps whatever its unit's past.
const LEAST_GRID: u16 = 8;

/// "huyện Hồng Ngự (đến 30/6/2025) · một phần · 2015–2020": a line for each former unit with
/// figures, the nearest first.
pub(super) fn lines(view: &View) -> Vec<String> {
    let links = lineage::predecessors(view.book, view.unit);
    let mut lines = Vec::new();
    for unit in lineage::former_units(view.book, view.unit) {
        let Some(years) = years_of(view.book, unit, Reach::Own) else { continue };
        let link = links.iter().find(|link| link.from == *unit);
        let extent =
            link.and_then(|link| link.extent).map(|extent| extent.name(view.lang).to_lowercase());
        let parts = [Some(dated_name(view.book, unit, view.lang)), extent, Some(years.to_string())];
        lines.push(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    }
    if lines.len() > NAMED {
        let more = write_count((lines.len() - NAMED) as u64);
        lines.truncate(NAMED);
        lines.push(view.lang.fill(Word::AskMoreHits, &[("count", &more)]));
    }
    lines
}

/// Rows of the screen that the lines take.
pub(super) fn height(lines: &[String], body: Rect) -> u16 {
    let wanted = if lines.is_empty() { 0 } else { lines.len() + 1 };
    u16::try_from(wanted).unwrap_or(0).min(body.height.saturating_sub(LEAST_GRID))
}

/// Draws a rule with the title in it, and the lines below.
pub(super) fn render(lines: &[String], area: Rect, view: &View, buffer: &mut Buffer) {
    if area.height == 0 {
        return;
    }
    let mut line = Line::new(buffer, area, 0);
    line.fill("─", view.theme.quiet());
    let key = keys::names_of(Action::Lineage, Place::Grid);
    let title = view.lang.fill(Word::FormerTitle, &[("key", &key)]);
    line.left(2, line.width().saturating_sub(3), &format!(" {title} "), view.theme.warning());
    for (y, text) in (1..area.height).zip(lines) {
        Line::new(buffer, area, y).left(3, u16::MAX, text, view.theme.text());
    }
}
