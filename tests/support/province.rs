//! A province of made-up figures, large and always the same: for measuring.
#![allow(dead_code, clippy::expect_used, reason = "every test uses a part of it, and may fail")]

use thidua::domain::catalogue::{Award, Catalogue};
use thidua::domain::change::{Change, Edit};
use thidua::domain::id::Id;
use thidua::domain::record::Record;
use thidua::domain::sheet::{Figure, LineKey, Remark, SheetHead};
use thidua::domain::text::Year;
use thidua::domain::unit::Unit;

/// One change per unit: the unit, a sheet for each year, some seventeen counts a sheet.
pub fn province(units: u32, years: u16) -> impl Iterator<Item = Change> {
    let catalogue = Catalogue::built_in();
    let lines: Vec<LineKey> = catalogue
        .awards()
        .flat_map(|award: &Award| {
            award.recipients.iter().map(move |who| LineKey::new(award.code, *who))
        })
        .collect();
    (1..=units).map(move |number| unit_change(number, years, &lines))
}

fn unit_change(number: u32, years: u16, lines: &[LineKey]) -> Change {
    let id = Id::parse(&format!("xa-{number:04}")).expect("a slug");
    let name = format!("xã Số {number}").into();
    let (level, parent, from, until, note) = (None, None, None, None, None);
    let unit = Unit { id: id.clone(), name, level, parent, aliases: vec![], from, until, note };
    let mut edits = vec![Edit::Add(Record::Unit(unit))];
    for nth in 0..years {
        let year = Year::new(2026 - years + nth).expect("a year");
        edits.push(Edit::Add(Record::Sheet(SheetHead::new(id.clone(), year))));
        let mut figure = Figures(u64::from(number) << 16 | u64::from(nth));
        let mut used: Vec<LineKey> = Vec::new();
        while used.len() < 17.min(lines.len()) {
            let line = lines[usize::try_from(figure.next()).unwrap_or(0) % lines.len()];
            if used.contains(&line) {
                continue;
            }
            used.push(line);
            let value = u32::try_from(figure.next() % 400).unwrap_or(0);
            let after = Some(Figure { value, remark: Remark::default() });
            edits.push(Edit::Count { unit: id.clone(), year, line, before: None, after });
        }
    }
    Change { edits }
}

/// Figures without end, always the same from the same start (SplitMix64).
pub struct Figures(pub u64);

impl Figures {
    /// The next figure.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) >> 1
    }

    /// A figure below a bound.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap_or(0) % bound.max(1)
    }
}
