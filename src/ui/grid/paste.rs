//! A block of cells copied from a spreadsheet or a document: looked at first, then put in as one.

use super::Grid;
use super::titled::{self, Titled};
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::change::{Change, Edit};
use crate::domain::record::Record;
use crate::domain::sheet::{Figure, LineKey, Remark, SheetHead};
use crate::domain::text::{Text, Year, clean_line, parse_count, write_count};
use crate::report::compare::RowKey;
use crate::report::{find, register};
use crate::ui::keys::Action;
use crate::ui::reason::question;
use crate::ui::screen::{Step, View};
use crate::words::{Lang, Word};

/// How many of the rows that are left out are named.
const NAMED: usize = 5;

/// A block that waits for Enter.
#[derive(Clone, Debug)]
pub(in crate::ui) struct Block {
    /// Row and year of each cell in the table, with what it is to hold.
    cells: Vec<(usize, usize, Option<u32>)>,
    /// How many of them differ from what the book holds.
    changed: usize,
    change: Change,
    /// What is asked before it is put in: about the first sheet touched that wants a reason.
    pub(super) question: Option<String>,
    /// What Enter would do, in words.
    prompt: Word,
}

impl Block {
    /// True for what was typed elsewhere and would be lost with the program.
    pub fn is_typed(&self) -> bool {
        !matches!(self.prompt, Word::DropRowAsked | Word::DropYearAsked)
    }

    /// What Enter would do.
    pub fn change(&self) -> &Change {
        &self.change
    }

    /// What a cell is to hold; `None` for cells outside the block.
    pub fn at(&self, row: usize, year: usize) -> Option<Option<u32>> {
        let cell = self.cells.iter().find(|(r, y, _)| (*r, *y) == (row, year))?;
        Some(cell.2)
    }
}

impl Grid {
    /// Reads a pasted block and shows it before anything is saved: one with headings where they
    /// say, another from the cell of the cursor on.
    pub(super) fn paste_block(&mut self, text: &str, view: &View) -> Result<(), String> {
        // Terminals end the lines of what is pasted as Enter would.
        let text = &text.replace("\r\n", "\n").replace('\r', "\n");
        let present = find::awards_of(view.book, view.unit);
        if let Some(titled) = titled::read(text, &present) {
            return self.paste_titled(&titled, view);
        }
        let mut cells = Vec::new();
        for (down, line) in text.trim_end_matches('\n').lines().enumerate() {
            for (right, cell) in line.split('\t').enumerate() {
                let (row, year) = (self.table.rows.at + down, self.table.years.at + right);
                let value = read(cell).ok_or_else(|| {
                    let (line, column) = ((down + 1).to_string(), (right + 1).to_string());
                    let value = clean_line(cell);
                    let parts = [("line", &*line), ("column", &*column), ("value", &value)];
                    view.lang.fill(Word::PasteBadCell, &parts)
                })?;
                let fits = row < self.table.comparison.rows.len()
                    && year < self.table.comparison.years.len();
                if !fits {
                    return Err(view.lang.say(Word::PasteTooLarge).to_owned());
                }
                cells.push((row, year, value));
            }
        }
        let block = self.block(cells, None, view);
        if block.changed == 0 {
            return Err(view.lang.say(Word::PasteSame).to_owned());
        }
        self.table.block = Some(block);
        Ok(())
    }

    /// Shows what a block says by its headings; rows and years that the grid lacks come with it.
    /// What is left out is told until the next key.
    fn paste_titled(&mut self, titled: &Titled, view: &View) -> Result<(), String> {
        let list = titled.left_out.iter().take(NAMED).map(|title| format!("«{title}»"));
        let mut list = list.collect::<Vec<_>>().join(", ");
        if titled.left_out.len() > NAMED {
            list.push_str(", …");
        }
        let count = write_count(titled.left_out.len() as u64);
        let parts = [("count", &*count), ("list", &*list)];
        if titled.cells.is_empty() {
            return Err(view.lang.fill(Word::PasteNoTitle, &parts));
        }
        let years = || titled.cells.iter().map(|(_, year, _)| *year);
        self.added.extend(titled.cells.iter().map(|(line, ..)| *line));
        self.first = years().chain(self.first).min();
        self.last = years().chain(self.last).max();
        self.refresh(view);
        let place = |(line, year, value): &(LineKey, Year, Option<u32>)| {
            let (row, year) = self.place_of(*line, *year)?;
            Some((row, year, *value))
        };
        let block = self.block(titled.cells.iter().filter_map(place).collect(), None, view);
        let left_out = view.lang.fill(Word::PasteLeftOut, &parts);
        let left_out = Some(left_out).filter(|_| !titled.left_out.is_empty());
        let said =
            |then: String| left_out.iter().cloned().chain([then]).collect::<Vec<_>>().join(" ");
        if block.changed == 0 {
            return Err(said(view.lang.say(Word::PasteSame).to_owned()));
        }
        self.table.block = Some(block);
        let prompt = self.block_prompt(view).unwrap_or_default();
        if left_out.is_none() { Ok(()) } else { Err(said(prompt)) }
    }

    /// The block with the change it makes: one change, undone as one.
    pub(super) fn block(
        &self,
        cells: Vec<(usize, usize, Option<u32>)>,
        note: Option<&Text>,
        view: &View,
    ) -> Block {
        let mut edits = Vec::new();
        let (mut changed, mut asked) = (0, None);
        let mut made: Vec<Year> = Vec::new();
        for (row, year, value) in &cells {
            let comparison = &self.table.comparison;
            let (Some(line), year) = (comparison.rows[*row].key.line(), comparison.years[*year])
            else {
                continue;
            };
            let unit = view.unit.clone();
            let sheet = view.book.sheet(unit.as_str(), year);
            let before = sheet.and_then(|sheet| sheet.figure(line));
            if before.as_ref().map(|figure| figure.value) == *value {
                continue;
            }
            if sheet.is_none() && !made.contains(&year) {
                made.push(year);
                let state = Catalogue::built_in().choice(List::SheetState, "nhap");
                let head = SheetHead { state, ..SheetHead::new(unit.clone(), year) };
                edits.push(Edit::Add(Record::Sheet(head)));
            }
            changed += 1;
            asked = asked.or_else(|| question(view, view.unit, year));
            let fresh = || Remark { note: note.cloned(), ..Remark::default() };
            let remark = before.as_ref().map_or_else(fresh, |figure| figure.remark.clone());
            let after = value.map(|value| Figure { value, remark });
            edits.push(Edit::Count { unit, year, line, before, after });
        }
        let prompt = match note {
            Some(_) => Word::RegisterAsked,
            None if self.is_row_of_nothing(&cells) => Word::DropRowAsked,
            None => Word::PasteAsked,
        };
        Block { cells, changed, change: Change { edits }, question: asked, prompt }
    }

    /// True for one row with nothing in any year.
    fn is_row_of_nothing(&self, cells: &[(usize, usize, Option<u32>)]) -> bool {
        let row = cells.first().map(|(row, ..)| *row);
        let is_nothing =
            |cell: &(usize, usize, Option<u32>)| Some(cell.0) == row && cell.2.is_none();
        cells.len() == self.table.comparison.years.len() && cells.iter().all(is_nothing)
    }

    /// Shows what the register of decisions has for the empty cells of the year under the cursor.
    pub(super) fn fill(&mut self, year: Year, view: &View) -> Step {
        let missing = register::missing(view.book, view.unit, year);
        if missing.is_empty() {
            let parts = [("year", &*year.to_string())];
            return Step::Say(view.lang.fill(Word::RegisterNothing, &parts));
        }
        self.added.extend(missing.keys());
        self.refresh(view);
        let comparison = &self.table.comparison;
        let column = comparison.years.iter().position(|one| *one == year);
        let cell = |(line, count): (&LineKey, &u32)| {
            let row = comparison.rows.iter().position(|row| row.key.line() == Some(*line))?;
            Some((row, column?, Some(*count)))
        };
        let cells = missing.iter().filter_map(cell).collect();
        // A note in the book is in the language of its records.
        let note = Text::from(Lang::Vi.say(Word::RegisterNote));
        self.table.block = Some(self.block(cells, Some(&note), view));
        Step::Stay
    }

    /// Shows the row with all its counts absent; one that never had any just goes.
    pub(super) fn drop_row(&mut self, key: &RowKey, view: &View) -> Step {
        self.added.retain(|added| Some(*added) != key.line());
        let row = self.table.rows.at;
        let years = 0..self.table.comparison.years.len();
        let block = self.block(years.map(|year| (row, year, None)).collect(), None, view);
        if block.changed == 0 {
            self.refresh(view);
            return Step::Stay;
        }
        self.table.block = Some(block);
        Step::Stay
    }

    /// Shows the year with all its counts absent, to remove its sheet; one without a sheet just
    /// goes.
    pub(super) fn drop_year(&mut self, year: Year, view: &View) -> Step {
        self.first = self.first.filter(|first| *first != year);
        self.last = self.last.filter(|last| *last != year);
        let Some(sheet) = view.book.sheet(view.unit.as_str(), year) else {
            self.refresh(view);
            return Step::Stay;
        };
        let column = self.table.years.at;
        let rows = 0..self.table.comparison.rows.len();
        let mut block = self.block(rows.map(|row| (row, column, None)).collect(), None, view);
        block.change.edits.push(Edit::Remove(Record::Sheet(sheet.head.clone())));
        block.question = question(view, view.unit, year);
        self.table.block = Some(Block { prompt: Word::DropYearAsked, ..block });
        Step::Stay
    }

    /// A key while a block is looked at: Enter puts it in, Esc drops it.
    pub(super) fn act_on_block(&mut self, action: Action) -> Step {
        match action {
            Action::Back => self.table.block = None,
            Action::Edit => {
                let block = self.table.block.take();
                return block.map_or(Step::Stay, |block| self.put_in(block));
            }
            _ => {}
        }
        Step::Stay
    }

    /// "Dán 12 ô, 9 số thay đổi. Enter dán · Esc bỏ": what Enter would do.
    pub(super) fn block_prompt(&self, view: &View) -> Option<String> {
        let block = self.table.block.as_ref()?;
        let (cells, changed) =
            (write_count(block.cells.len() as u64), write_count(block.changed as u64));
        let parts = [("cells", &*cells), ("changed", &*changed)];
        Some(view.lang.fill(block.prompt, &parts))
    }
}

/// A cell of a block: a count, or nothing for absent; `None` when it is neither.
pub(super) fn read(cell: &str) -> Option<Option<u32>> {
    match &*clean_line(cell) {
        "" | "-" | "—" | "–" => Some(None),
        text => parse_count(text).map(Some),
    }
}
