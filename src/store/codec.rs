//! Stored bytes: the one place that knows bincode.
//!
//! A value is `version byte ‖ bincode ‖ crc32 little-endian`; the crc covers key, version and
//! bincode, so that a value at a wrong key is noticed too. The structs of a version are frozen: a
//! new form is a new struct with a new version byte beside the old one, and bytes of every released
//! version stay in `tests/data/`.
//!
//! A key is `kind ‖ id`, of a sheet `kind ‖ unit ‖ 0x00 ‖ year big-endian`, so that a unit's sheets
//! lie together in the order of years. Kind 0 is [`APPLIED`], what the state has applied.

mod key;

use bincode::Options;
use serde::{Deserialize, Serialize};

pub use self::key::key;
use self::key::split_key;
use super::Position;
use crate::domain::book::Stored;
use crate::domain::catalogue::{Catalogue, Choice, List};
use crate::domain::id::Id;
use crate::domain::record::{Key, Kind, Record};
use crate::domain::sheet::{Line, LineKey, Recipient, Remark, Sheet, SheetHead};
use crate::domain::text::{PartialDate, Text, Year};
use crate::domain::value::Value;

/// The key of what the state has applied.
pub const APPLIED: &[u8] = &[0];

/// The version byte that is written.
const VERSION: u8 = 1;

/// The largest stored value, in bytes.
pub const LIMIT: u64 = 4 << 20;

/// Why bytes are no stored value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// No key of a record or a sheet.
    #[error("no key")]
    Key,
    /// Shorter than any value.
    #[error("too short")]
    Short,
    /// The checksum does not match key and value.
    #[error("wrong checksum")]
    Checksum,
    /// Written by a newer program.
    #[error("version {0}")]
    Version(u8),
    /// bincode cannot read or write it.
    #[error("{0}")]
    Form(String),
    /// What the program does not have.
    #[error("unknown {0}")]
    Unknown(String),
}

/// What the state has applied, and what all its values sum up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The last change.
    pub position: Position,
    /// How many values there are.
    pub values: u64,
    /// Wrapping sum of the checksums of all values: no matter in which order, none may be missing.
    pub digest: u64,
}

impl Applied {
    /// Counts a value in.
    pub fn add(&mut self, value: &[u8]) {
        self.values = self.values.wrapping_add(1);
        self.digest = self.digest.wrapping_add(checksum(value).into());
    }

    /// Counts a value out.
    pub fn remove(&mut self, value: &[u8]) {
        self.values = self.values.wrapping_sub(1);
        self.digest = self.digest.wrapping_sub(checksum(value).into());
    }
}

/// The checksum a value carries; 0 for bytes that are none.
fn checksum(value: &[u8]) -> u32 {
    value.last_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

#[derive(Serialize, Deserialize)]
struct AppliedV1 {
    seq: u64,
    chain: [u8; 32],
    values: u64,
    digest: u64,
}

/// A record as stored: by names, so that a new field needs no new version.
#[derive(Serialize, Deserialize)]
struct RecordV1 {
    fields: Vec<(String, ValueV1)>,
}

#[derive(Serialize, Deserialize)]
enum ValueV1 {
    Text(String),
    List(Vec<String>),
}

/// A sheet as stored; its unit and year stand in the key, 0 is no entry.
#[derive(Serialize, Deserialize)]
struct SheetV1<'a> {
    notion: u16,
    state: u16,
    #[serde(borrow)]
    until: Option<&'a str>,
    source: Option<&'a str>,
    section: Option<&'a str>,
    inferred: Vec<&'a str>,
    note: Option<&'a str>,
    /// Five numbers a line, packed: a province has a million lines, and bincode takes its time.
    lines: &'a [u8],
    remarks: Vec<RemarkV1<'a>>,
}

/// Award, field, recipient, occasion, count.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct LineV1(u16, u16, u8, u8, u32);

#[derive(Serialize, Deserialize)]
struct RemarkV1<'a> {
    line: LineV1,
    #[serde(borrow)]
    source: Option<&'a str>,
    section: Option<&'a str>,
    written: Option<&'a str>,
    note: Option<&'a str>,
}

impl LineV1 {
    /// Appends the numbers, seven bits a byte, the lowest first, the eighth bit for more to come.
    fn pack(self, bytes: &mut Vec<u8>) {
        let LineV1(award, field, recipient, occasion, value) = self;
        for number in [award.into(), field.into(), recipient.into(), occasion.into(), value] {
            let mut rest: u32 = number;
            while rest > 0x7F {
                bytes.push(rest.to_le_bytes()[0] | 0x80);
                rest >>= 7;
            }
            bytes.push(rest.to_le_bytes()[0]);
        }
    }

    fn unpack(bytes: &mut &[u8]) -> Option<LineV1> {
        let award = u16::try_from(number(bytes)?).ok()?;
        let field = u16::try_from(number(bytes)?).ok()?;
        let recipient = u8::try_from(number(bytes)?).ok()?;
        let occasion = u8::try_from(number(bytes)?).ok()?;
        Some(LineV1(award, field, recipient, occasion, number(bytes)?))
    }
}

fn number(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u64;
    for shift in [0, 7, 14, 21, 28] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return u32::try_from(number).ok();
        }
    }
    None
}

fn options() -> impl Options {
    bincode::DefaultOptions::new().with_varint_encoding().with_limit(LIMIT).reject_trailing_bytes()
}

fn seal<T: Serialize>(key: &[u8], value: &T) -> Result<Vec<u8>, CodecError> {
    let mut bytes = vec![VERSION];
    options().serialize_into(&mut bytes, value).map_err(|e| CodecError::Form(e.to_string()))?;
    bytes.extend(crc(key, &bytes).to_le_bytes());
    Ok(bytes)
}

fn open<'a>(key: &[u8], value: &'a [u8]) -> Result<&'a [u8], CodecError> {
    let (body, sum) = value.split_last_chunk().ok_or(CodecError::Short)?;
    if crc(key, body) != u32::from_le_bytes(*sum) {
        return Err(CodecError::Checksum);
    }
    match body.split_first() {
        Some((&VERSION, form)) => Ok(form),
        Some((&version, _)) => Err(CodecError::Version(version)),
        None => Err(CodecError::Short),
    }
}

fn read<'a, T: Deserialize<'a>>(form: &'a [u8]) -> Result<T, CodecError> {
    options().deserialize(form).map_err(|e| CodecError::Form(e.to_string()))
}

fn crc(key: &[u8], body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(key);
    hasher.update(body);
    hasher.finalize()
}

/// Stores what the state has applied.
///
/// # Errors
/// [`CodecError::Form`], which is not expected.
pub fn encode_applied(applied: &Applied) -> Result<Vec<u8>, CodecError> {
    let Applied { position: Position { seq, chain }, values, digest } = *applied;
    seal(APPLIED, &AppliedV1 { seq, chain, values, digest })
}

/// Reads what the state has applied.
///
/// # Errors
/// [`CodecError`] for any other bytes.
pub fn decode_applied(value: &[u8]) -> Result<Applied, CodecError> {
    let AppliedV1 { seq, chain, values, digest } = read(open(APPLIED, value)?)?;
    Ok(Applied { position: Position { seq, chain }, values, digest })
}

/// Stores a record or a sheet for its key.
///
/// # Errors
/// [`CodecError::Form`] when it is larger than a value may be.
pub fn encode(key: &[u8], stored: &Stored) -> Result<Vec<u8>, CodecError> {
    match stored {
        Stored::Record(record) => {
            let fields = record.values().filter_map(|(name, value)| {
                let value = match value {
                    Value::Absent => return None,
                    Value::Text(text) => ValueV1::Text(text.into()),
                    Value::List(texts) => {
                        ValueV1::List(texts.into_iter().map(String::from).collect())
                    }
                };
                Some((name.to_owned(), value))
            });
            seal(key, &RecordV1 { fields: fields.collect() })
        }
        Stored::Sheet(sheet) => encode_sheet(key, sheet),
    }
}

fn encode_sheet(key: &[u8], sheet: &Sheet) -> Result<Vec<u8>, CodecError> {
    // By name, so that a new field of the head does not compile until it is stored.
    let SheetHead { unit: _, year: _, notion, state, until, source, section, inferred, note } =
        &sheet.head;
    let line = |key: LineKey, value: u32| {
        let (field, occasion) = key.numbers();
        LineV1(key.award.number(), field, key.recipient as u8, occasion, value)
    };
    let remark = |(key, remark): &'_ (LineKey, Remark)| (line(*key, 0), remark.clone());
    let remarks: Vec<(LineV1, Remark)> = sheet.remarks().iter().map(remark).collect();
    let until = until.map(PartialDate::plain);
    let mut lines = Vec::with_capacity(sheet.lines().len() * 7);
    sheet.lines().iter().for_each(|l| line(l.key, l.value).pack(&mut lines));
    let form = SheetV1 {
        notion: notion.map_or(0, Choice::code),
        state: state.map_or(0, Choice::code),
        until: until.as_deref(),
        source: source.as_ref().map(Id::as_str),
        section: section.as_deref(),
        inferred: inferred.iter().map(AsRef::as_ref).collect(),
        note: note.as_deref(),
        lines: &lines,
        remarks: remarks
            .iter()
            .map(|(line, remark)| RemarkV1 {
                line: *line,
                source: remark.source.as_ref().map(Id::as_str),
                section: remark.section.as_deref(),
                written: remark.written.as_deref(),
                note: remark.note.as_deref(),
            })
            .collect(),
    };
    seal(key, &form)
}

/// Reads stored values; remembers ids, so that many sheets share one.
#[derive(Debug)]
pub struct Decoder {
    unit: Option<Id>,
    source: Option<Id>,
    fields: Vec<Option<Choice>>,
    occasions: Vec<Option<Choice>>,
    lines: Vec<Line>,
}

impl Default for Decoder {
    fn default() -> Decoder {
        let (fields, occasions) = (by_number(List::Field), by_number(List::Occasion));
        Decoder { unit: None, source: None, fields, occasions, lines: Vec::new() }
    }
}

/// The entries of a list by their numbers.
fn by_number(list: List) -> Vec<Option<Choice>> {
    let mut entries = Vec::new();
    for choice in Catalogue::built_in().choices(list) {
        let at = usize::from(choice.code());
        entries.resize(entries.len().max(at + 1), None);
        entries[at] = Some(choice);
    }
    entries
}

impl Decoder {
    /// Reads the record or the sheet of a key.
    ///
    /// # Errors
    /// [`CodecError`] for any other bytes.
    pub fn decode(&mut self, key: &[u8], value: &[u8]) -> Result<Stored, CodecError> {
        let form = open(key, value)?;
        match split_key(key).ok_or(CodecError::Key)? {
            (_, unit, Some(year)) => {
                let unit = shared(&mut self.unit, unit)?;
                self.sheet(unit, year, read(form)?).map(Stored::Sheet)
            }
            (kind, id, None) => {
                let record = record(kind, read(form)?)?;
                let is_at_home =
                    matches!(record.key(), Key::Record(k, i) if k == kind && i.as_str() == id);
                if is_at_home { Ok(Stored::Record(record)) } else { Err(CodecError::Key) }
            }
        }
    }

    fn sheet(&mut self, unit: Id, year: Year, form: SheetV1<'_>) -> Result<Sheet, CodecError> {
        let head = SheetHead {
            unit,
            year,
            notion: choice(List::YearNotion, form.notion)?,
            state: choice(List::SheetState, form.state)?,
            until: form.until.map(date).transpose()?,
            source: form.source.map(|id| shared(&mut self.source, id)).transpose()?,
            section: form.section.map(Text::from),
            inferred: form.inferred.into_iter().map(Text::from).collect(),
            note: form.note.map(Text::from),
        };
        // Gathered in one place, then copied: a sheet keeps just the room it needs.
        self.lines.clear();
        let mut packed = form.lines;
        while !packed.is_empty() {
            let line = LineV1::unpack(&mut packed);
            let line = line.ok_or_else(|| CodecError::Form("lines".to_owned()))?;
            self.lines.push(Line { key: self.line_key(line)?, value: line.4 });
        }
        let lines = self.lines.clone();
        let mut remarks = Vec::with_capacity(form.remarks.len());
        for remark in form.remarks {
            let RemarkV1 { line, source, section, written, note } = remark;
            let source = source.map(|id| Id::parse(id).ok_or(CodecError::Key)).transpose()?;
            let [section, written, note] = [section, written, note].map(|t| t.map(Text::from));
            remarks.push((self.line_key(line)?, Remark { source, section, written, note }));
        }
        Ok(Sheet::from_parts(head, lines, remarks))
    }

    fn line_key(&self, line: LineV1) -> Result<LineKey, CodecError> {
        let LineV1(award, field, recipient, occasion, _) = line;
        let unknown = |what: &str, number: u16| CodecError::Unknown(format!("{what} {number}"));
        let code = Catalogue::built_in().award_by_number(award);
        let code = code.ok_or_else(|| unknown("award", award))?;
        let who = Recipient::from_number(recipient);
        let who = who.ok_or_else(|| unknown("recipient", recipient.into()))?;
        let mut key = LineKey::new(code, who);
        if field != 0 {
            let known = self.fields.get(usize::from(field)).copied().flatten();
            key = key.with_field(Some(known.ok_or_else(|| unknown("field", field))?));
        }
        if occasion != 0 {
            let known = self.occasions.get(usize::from(occasion)).copied().flatten();
            let known = known.ok_or_else(|| unknown("occasion", occasion.into()))?;
            key = key.with_occasion(Some(known));
        }
        Ok(key)
    }
}

fn shared(last: &mut Option<Id>, id: &str) -> Result<Id, CodecError> {
    match last {
        Some(last) if last.as_str() == id => Ok(last.clone()),
        _ => {
            let id = Id::parse(id).ok_or(CodecError::Key)?;
            *last = Some(id.clone());
            Ok(id)
        }
    }
}

fn choice(list: List, number: u16) -> Result<Option<Choice>, CodecError> {
    if number == 0 {
        return Ok(None);
    }
    let found = Catalogue::built_in().choice_by_number(list, number);
    found.map(Some).ok_or_else(|| CodecError::Unknown(format!("{list:?} {number}")))
}

fn date(text: &str) -> Result<PartialDate, CodecError> {
    PartialDate::parse(text).ok_or_else(|| CodecError::Unknown(format!("date {text}")))
}

fn record(kind: Kind, form: RecordV1) -> Result<Record, CodecError> {
    let mut fields = Vec::with_capacity(form.fields.len());
    for (name, value) in form.fields {
        let row = kind.field(&name).ok_or(CodecError::Unknown(name))?;
        let value = match value {
            ValueV1::Text(text) => Value::Text(text.into()),
            ValueV1::List(texts) => Value::List(texts.into_iter().map(Text::from).collect()),
        };
        fields.push((row.key, value));
    }
    let value_of = |name: &str| {
        let found = fields.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    Record::from_values(kind, &value_of).map_err(|bad| {
        CodecError::Unknown(bad.first().map_or_else(String::new, |b| b.field.key.into()))
    })
}
