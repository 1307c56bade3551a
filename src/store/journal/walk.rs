//! Reading segments: line by line, every hash checked, never a whole segment in memory.

use std::io::{self, BufRead, BufReader, Read};

use super::witness::Witness;
use crate::store::Position;
use crate::store::disk::Disk;
use crate::store::error::{At, Fault, Finding, IoFailure};
use crate::store::line::{BookId, Closing, LONGEST_LINE, Line, Opening, Row};
use crate::store::place::{self, Place, segment_name};
use crate::words::Word;

/// Where a book's journal lies, for reading.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The disk.
    pub disk: &'a dyn Disk,
    /// The directory.
    pub place: &'a Place,
    /// Whose journal it must be.
    pub book: BookId,
}

/// What a visitor of changes says: go on, or what is wrong with this one.
pub type Visit<'v> = &'v mut dyn FnMut(&Line<'_>) -> Result<(), Fault>;

/// How far a segment is good, and how it ends.
#[derive(Clone, Debug)]
pub struct Walk {
    /// The last good change.
    pub position: Position,
    /// Bytes up to the end of the last good line.
    pub len: u64,
    /// Where the last good line begins.
    pub last_line: u64,
    /// Good lines, the opening one among them.
    pub lines: u64,
    /// The last good line is a closing one.
    pub is_closed: bool,
    /// The last good line lacks its newline.
    pub lacks_newline: bool,
    /// What comes after the good lines.
    pub end: End,
}

/// What comes after the good lines of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing.
    Clean,
    /// The beginning of a line, or a line of which sectors were never written.
    Torn,
    /// A line that is bad.
    Bad(Finding),
}

/// How far a whole journal is good.
#[derive(Clone, Debug)]
pub struct Replayed {
    /// The last good change.
    pub position: Position,
    /// Segments read.
    pub segments: u32,
    /// Lines from which a text was erased.
    pub erased: u64,
    /// What stopped the reading, if not its end; a torn last line is [`Fault::Torn`].
    pub finding: Option<Finding>,
}

impl Reader<'_> {
    /// Reads a segment that continues from `before`; without a witness rewritten lines are
    /// believed.
    ///
    /// # Errors
    /// [`IoFailure`] when it cannot be read; what it holds is told by [`Walk::end`].
    pub fn walk(
        &self,
        number: u32,
        before: Position,
        mut witness: Option<&mut Witness>,
        visit: Visit,
    ) -> Result<Walk, IoFailure> {
        if let Some(witness) = &mut witness {
            witness.begin(number, before);
        }
        let path = self.place.segment(number);
        let file = self.disk.read(&path, 0).at(Word::StoreReading, &path)?;
        let mut input = BufReader::with_capacity(64 << 10, file);
        let mut text = Vec::new();
        let mut walk = Walk {
            position: before,
            len: 0,
            last_line: 0,
            lines: 0,
            is_closed: false,
            lacks_newline: false,
            end: End::Clean,
        };
        loop {
            text.clear();
            let limit = LONGEST_LINE as u64;
            let read = (&mut input).take(limit).read_until(b'\n', &mut text);
            if read.at(Word::StoreReading, &path)? == 0 {
                break;
            }
            let has_newline = text.pop_if(|byte| *byte == b'\n').is_some();
            let is_last = input.fill_buf().at(Word::StoreReading, &path)?.is_empty();
            if let Err(fault) =
                self.take(number, &mut walk, &text, witness.as_deref_mut(), visit)?
            {
                let finding =
                    Finding { file: segment_name(number), line: Some(walk.lines + 1), fault };
                let is_torn = is_last && is_torn(&finding.fault, &text, walk.len, has_newline);
                walk.end = if is_torn { End::Torn } else { End::Bad(finding) };
                break;
            }
            walk.last_line = walk.len;
            walk.len += text.len() as u64 + u64::from(has_newline);
            walk.lines += 1;
            walk.lacks_newline = !has_newline;
        }
        if walk.lines == 0 && walk.end == End::Clean {
            walk.end = End::Torn;
        }
        Ok(walk)
    }

    /// Takes one line in, when it is the right one.
    fn take(
        &self,
        number: u32,
        walk: &mut Walk,
        text: &[u8],
        witness: Option<&mut Witness>,
        visit: Visit,
    ) -> Result<Result<(), Fault>, IoFailure> {
        let row = match Row::parse(text) {
            _ if walk.is_closed => return Ok(Err(Fault::AfterEnd)),
            None => return Ok(Err(Fault::Form)),
            Some(row) => row,
        };
        let is_right = match row {
            Row::Open(row) => {
                let expected = Opening { segment: number, book: self.book, after: walk.position };
                walk.lines == 0 && row == expected
            }
            _ if walk.lines == 0 => false,
            Row::Change(line) => {
                if let Err(broken) = line.check(&walk.position) {
                    return Ok(Err(broken.into()));
                }
                let heard = witness.map_or(Ok(Ok(())), |witness| witness.hear(self, &line))?;
                let seen = heard.and_then(|()| visit(&line));
                if seen.is_ok() {
                    walk.position = line.position;
                }
                return Ok(seen);
            }
            Row::Close(row) => {
                let expected = Closing { segment: number, position: walk.position };
                walk.is_closed = row == expected;
                walk.is_closed
            }
        };
        Ok(if is_right { Ok(()) } else { Err(Fault::Order) })
    }

    /// Reads the journal from a segment on, which continues from `before`.
    ///
    /// # Errors
    /// [`IoFailure`] when it cannot be read.
    pub fn replay(
        &self,
        first: u32,
        before: Position,
        visit: Visit,
    ) -> Result<Replayed, IoFailure> {
        let numbers = place::segments(self.disk, self.place)?;
        let last = numbers.last().copied().unwrap_or(0);
        let mut replayed = Replayed { position: before, segments: 0, erased: 0, finding: None };
        let mut erased = 0;
        let mut witness = Witness::new(self, before)?;
        let mut visit = |line: &Line<'_>| {
            visit(line)?;
            erased += u64::from(line.erased.is_some());
            Ok(())
        };
        for number in first..=last.max(first) {
            if numbers.binary_search(&number).is_err() {
                let missing = Finding::in_file(segment_name(number), Fault::Missing);
                replayed.finding = Some(missing);
                break;
            }
            let walk = self.walk(number, replayed.position, Some(&mut witness), &mut visit)?;
            replayed.position = walk.position;
            replayed.segments += 1;
            let line = Some(walk.lines + 1);
            let at = |fault| Finding { file: segment_name(number), line, fault };
            replayed.finding = match walk.end {
                End::Bad(finding) => Some(finding),
                End::Torn if number == last => Some(at(Fault::Torn)),
                End::Torn => Some(at(Fault::Form)),
                End::Clean if number < last && !walk.is_closed => Some(at(Fault::NotClosed)),
                End::Clean => None,
            };
            if replayed.finding.is_some() {
                break;
            }
        }
        replayed.erased = erased;
        Ok(replayed)
    }

    /// Shows the lines from a segment on, which continues from `before`, as far as their hashes
    /// stand; true when they do up to the end.
    ///
    /// # Errors
    /// [`IoFailure`] when it cannot be read.
    pub(super) fn glance(
        &self,
        first: u32,
        before: Position,
        visit: Visit,
    ) -> Result<bool, IoFailure> {
        let numbers = place::segments(self.disk, self.place)?;
        let last = numbers.last().copied().unwrap_or(0);
        let mut position = before;
        for number in first..=last {
            if numbers.binary_search(&number).is_err() {
                return Ok(false);
            }
            let walk = self.walk(number, position, None, visit)?;
            position = walk.position;
            let is_good = match walk.end {
                End::Bad(_) => false,
                End::Torn => number == last,
                End::Clean => number == last || walk.is_closed,
            };
            if !is_good {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The first and the last line of a sealed segment, when they are what they must be.
    ///
    /// # Errors
    /// [`IoFailure`] when it cannot be read.
    pub(in crate::store) fn ends(
        &self,
        number: u32,
    ) -> Result<Result<(Opening, Closing), Finding>, IoFailure> {
        let path = self.place.segment(number);
        let size = self.disk.size(&path).at(Word::StoreReading, &path)?;
        let read = |from: u64| -> io::Result<Vec<u8>> {
            let mut text = Vec::new();
            self.disk.read(&path, from)?.take(ENDS).read_to_end(&mut text)?;
            Ok(text)
        };
        let head = read(0).at(Word::StoreReading, &path)?;
        let tail = read(size.saturating_sub(ENDS)).at(Word::StoreReading, &path)?;
        let first = head.split(|byte| *byte == b'\n').next().and_then(Row::parse);
        let Some(Row::Open(opening)) = first else {
            let (file, line) = (segment_name(number), Some(1));
            return Ok(Err(Finding { file, line, fault: Fault::Form }));
        };
        let body = tail.strip_suffix(b"\n").unwrap_or_default();
        let last = body.rsplit(|byte| *byte == b'\n').next().and_then(Row::parse);
        let Some(Row::Close(closing)) = last else {
            return Ok(Err(Finding::in_file(segment_name(number), Fault::NotClosed)));
        };
        Ok(Ok((opening, closing)))
    }
}

/// Longer than any opening or closing line.
const ENDS: u64 = 512;

/// The size of what a disk writes at once.
const SECTOR: u64 = 512;

/// True when a bad last line is what a power cut leaves of a line that was being written.
fn is_torn(fault: &Fault, text: &[u8], offset: u64, has_newline: bool) -> bool {
    if *fault != Fault::Form {
        return false;
    }
    if has_newline {
        return has_unwritten_sectors(text, offset);
    }
    // A whole line whose newline became another byte was written once, and has rotted.
    let rotten =
        text.split_last().is_some_and(|(byte, rest)| *byte != 0 && Row::parse(rest).is_some());
    !rotten
}

/// True when the line has zeros, and only where whole sectors of it may never have been written:
/// runs that begin at the line's begin or a sector's, and end at a sector's or the line's end.
fn has_unwritten_sectors(text: &[u8], offset: u64) -> bool {
    let mut found = false;
    let mut at = 0;
    for run in text.chunk_by(|a, b| (*a == 0) == (*b == 0)) {
        let (from, to) = (at, at + run.len());
        at = to;
        if run.first() != Some(&0) {
            continue;
        }
        let is_boundary = |place: usize| (offset + place as u64).is_multiple_of(SECTOR);
        let whole = (from == 0 || is_boundary(from)) && (to == text.len() || is_boundary(to));
        if !whole {
            return false;
        }
        found = true;
    }
    found
}
