//! Finding out that lines only moved, so that the terminal can move them itself.

use ratatui::buffer::{Buffer, Cell};

/// The farthest move that is looked for, in lines.
const FARTHEST: u16 = 5;
/// Cells that must be saved; below it the move's own bytes are not worth it.
const LEAST_GAIN: i32 = 60;

/// Lines `top..=bottom` move up or down by some lines; the exposed ones become blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    /// First line of the region.
    pub top: u16,
    /// Last line of the region.
    pub bottom: u16,
    /// How far.
    pub by: u16,
    /// Towards the top of the screen.
    pub is_up: bool,
}

impl Shift {
    /// Does to the buffer what the terminal does.
    pub fn apply(self, shown: &mut Buffer) {
        let rows = self.top..=self.bottom;
        let lines: Vec<Vec<Cell>> = rows.clone().map(|y| row(shown, y).to_vec()).collect();
        for y in rows {
            let from = if self.is_up { y.checked_add(self.by) } else { y.checked_sub(self.by) };
            let from = from.filter(|from| (self.top..=self.bottom).contains(from));
            for x in 0..shown.area.width {
                shown[(x, y)] = match from {
                    Some(from) => lines[usize::from(from - self.top)][usize::from(x)].clone(),
                    None => Cell::EMPTY,
                };
            }
        }
    }
}

/// The move that saves most cells, when one saves enough.
pub fn best(shown: &Buffer, wanted: &Buffer) -> Option<Shift> {
    let height = wanted.area.height;
    let stay: Vec<i32> = (0..height).map(|y| cost(row(wanted, y), row(shown, y))).collect();
    if stay.iter().sum::<i32>() <= LEAST_GAIN {
        return None;
    }
    let mut best: Option<(i32, Shift)> = None;
    for by in 1..=FARTHEST.min(height.saturating_sub(2)) {
        for is_up in [true, false] {
            let found = best_region(shown, wanted, &stay, (by, is_up));
            if let Some((gain, shift)) = found
                && gain > best.map_or(LEAST_GAIN, |(gain, _)| gain)
            {
                best = Some((gain, shift));
            }
        }
    }
    best.map(|(_, shift)| shift)
}

/// For one distance: the run of lines with the greatest gain (Kadane's scan), lines at the edge
/// that become exposed counted in.
fn best_region(
    shown: &Buffer,
    wanted: &Buffer,
    stay: &[i32],
    (by, is_up): (u16, bool),
) -> Option<(i32, Shift)> {
    let height = wanted.area.height;
    let gain = |y: u16| {
        let from = if is_up { y + by } else { y - by };
        stay[usize::from(y)] - cost(row(wanted, y), row(shown, from))
    };
    let targets = if is_up { 0..height - by } else { by..height };
    let (mut sum, mut start) = (0, targets.start);
    let mut best: Option<(i32, u16, u16)> = None;
    for y in targets {
        if sum <= 0 {
            (sum, start) = (0, y);
        }
        sum += gain(y);
        if sum > best.map_or(0, |(most, ..)| most) {
            best = Some((sum, start, y));
        }
    }
    let (most, first, last) = best?;
    let (top, bottom) = if is_up { (first, last + by) } else { (first - by, last) };
    let exposed = if is_up { last + 1..=bottom } else { top..=first - 1 };
    let blank = vec![Cell::EMPTY; usize::from(wanted.area.width)];
    let loss = |y: u16| cost(row(wanted, y), &blank) - stay[usize::from(y)];
    let loss: i32 = exposed.map(loss).sum();
    Some((most - loss, Shift { top, bottom, by, is_up }))
}

fn row(buffer: &Buffer, y: u16) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    let from = usize::from(y) * width;
    &buffer.content[from..from + width]
}

/// How many cells would have to be written.
fn cost(wanted: &[Cell], shown: &[Cell]) -> i32 {
    let differing = wanted.iter().zip(shown).filter(|(wanted, shown)| wanted != shown).count();
    i32::try_from(differing).unwrap_or(i32::MAX)
}
