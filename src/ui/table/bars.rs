//! Bars of the chosen row under their years.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Table;
use crate::ui::paint::Line;
use crate::ui::screen::View;

/// Blocks by eighths of their height.
const EIGHTHS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
/// What the bar of a year that is not complete is made of: it has no eighths.
const SHADE: &str = "▒";

impl Table {
    /// Bars of the chosen row, the highest as high as the area.
    pub fn render_bars(&self, area: Rect, view: &View, buffer: &mut Buffer) {
        for y in 0..area.height {
            self.render_breaks(&mut Line::new(buffer, area, y), view);
        }
        let Some(row) = self.chosen_row() else { return };
        let most = row.cells.iter().filter_map(|cell| cell.value).max().unwrap_or(0);
        for (nth, at) in (0..).zip(self.years_shown(area.width)) {
            let cell = &row.cells[at];
            let Some(value) = cell.value else { continue };
            let end = self.year_end(area.width, nth);
            let width = (self.cell - 3).max(2);
            let theme = view.theme;
            let style = if cell.part_year { theme.warning() } else { theme.quiet() };
            for (y, symbol) in (0..area.height).zip(bar(value, most, area.height, cell.part_year)) {
                let part = symbol.repeat(usize::from(width));
                Line::new(buffer, area, y).left(end - 1 - width, width, &part, style);
            }
        }
    }
}

/// A bar from its top line to its lowest. A value above 0 never is without one.
fn bar(value: u64, most: u64, height: u16, is_shaded: bool) -> Vec<&'static str> {
    let steps_a_line = if is_shaded { 1 } else { 8 };
    let steps = rounded(value, most, u64::from(height) * steps_a_line);
    let line = |y: u16| {
        let part = steps.saturating_sub(u64::from(height - 1 - y) * steps_a_line);
        match part.min(steps_a_line) {
            0 => EIGHTHS[0],
            _ if is_shaded => SHADE,
            part => EIGHTHS[usize::try_from(part).unwrap_or(8)],
        }
    };
    (0..height).map(line).collect()
}

/// The nearest step of so many for the most there is, at least one for what is not 0.
fn rounded(value: u64, most: u64, steps: u64) -> u64 {
    if value == 0 {
        return 0;
    }
    let (value, most) = (u128::from(value), u128::from(most.max(value)));
    let nearest = (2 * value * u128::from(steps) + most) / (2 * most);
    u64::try_from(nearest).unwrap_or(steps).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_differ_have_bars_that_differ() {
        assert_eq!(bar(212, 212, 5, false), ["█", "█", "█", "█", "█"]);
        assert_eq!(bar(208, 212, 5, false), ["▇", "█", "█", "█", "█"]);
    }

    #[test]
    fn the_smallest_figure_has_a_bar_and_nothing_has_none() {
        assert_eq!(bar(1, 100_000, 2, false), [" ", "▁"]);
        assert_eq!(bar(1, 100_000, 2, true), [" ", "▒"]);
        assert_eq!(bar(0, 212, 2, false), [" ", " "]);
        assert_eq!(bar(0, 0, 2, true), [" ", " "]);
        assert_eq!(bar(u64::MAX, u64::MAX, 1, false), ["█"]);
    }

    #[test]
    fn a_part_of_a_year_is_shaded() {
        assert_eq!(bar(138, 147, 5, true), ["▒"; 5]);
        assert_eq!(bar(30, 212, 5, true), [" ", " ", " ", " ", "▒"]);
    }
}
