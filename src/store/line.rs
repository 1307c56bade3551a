//! The lines of the journal, and the hashes that hold them together.
//!
//! ```text
//! {"segment":1,"book":"…","seq":0,"chain":"…"}                opens a segment
//! {"seq":1,"chain":"…","hash":"…","salt":"…","head":{…},"change":{…}}
//! {"end":1,"seq":1,"chain":"…"}                                closes it
//! {"seq":1,"chain":"…","hash":"…","erased":"…","salt":"…","head":{…},"change":{…}}
//! ```
//!
//! `hash = BLAKE3(salt ‖ change)`, `chain = BLAKE3(previous chain ‖ seq ‖ head ‖ hash)`: salt,
//! chain and hash as raw bytes, `seq` as eight bytes big-endian, `head` and `change` as the bytes
//! that stand in the line. The chain covers the payload's hash and not the payload, so that a name
//! that must be erased by law can be erased and the chain still stands: such a line keeps its
//! `hash`, `erased` is the hash of the new salt and the new payload, and a later line of the chain
//! names it. A line has exactly one spelling: whatever differs from it by a byte is no line.

use std::fmt::Write;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::{Operation, Position, Request};

/// The longest payload, in bytes.
pub const LONGEST_PAYLOAD: usize = 32 << 20;

/// The longest line that is read, in bytes.
pub const LONGEST_LINE: usize = LONGEST_PAYLOAD + (1 << 16);

/// Names a book, so that parts of two books are not mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BookId(pub [u8; 16]);

impl BookId {
    /// In hexadecimal digits.
    #[must_use]
    pub fn text(self) -> String {
        hex(&self.0)
    }

    /// Reads 32 lower-case hexadecimal digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<BookId> {
        unhex(text.as_bytes()).map(BookId)
    }
}

/// Who did what and when: the part of a line that is never erased. What a person writes freely does
/// not belong here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// When, by the clock of the asking machine, in UTC.
    pub at: String,
    /// Login name.
    pub user: String,
    /// Numeric user id.
    pub uid: u32,
    /// What the person did.
    pub operation: Operation,
    /// Why, in lines of older programs; now it stands in the payload.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Version of the program that wrote the line.
    pub version: String,
    /// Random id of the request.
    pub request: String,
}

impl Head {
    /// The head of a request.
    #[must_use]
    pub fn new(request: &Request, id: [u8; 16]) -> Head {
        Head {
            at: request.at.to_string(),
            user: request.user.clone(),
            uid: request.uid,
            operation: request.operation,
            reason: None,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            request: hex(&id),
        }
    }
}

/// A line of whatever sort, as it stands in the file, without its newline.
#[derive(Debug)]
pub enum Row<'a> {
    /// Opens a segment.
    Open(Opening),
    /// One change.
    Change(Line<'a>),
    /// Closes a segment.
    Close(Closing),
}

/// The first line of a segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Number of the segment.
    pub segment: u32,
    /// Whose segment.
    pub book: BookId,
    /// Where the previous segment ended.
    pub after: Position,
}

/// The last line of a sealed segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Number of the segment.
    pub segment: u32,
    /// Where the segment ends.
    pub position: Position,
}

/// One change as it stands in the journal; its hashes are not yet checked.
#[derive(Debug)]
pub struct Line<'a> {
    /// Number and chain after this change.
    pub position: Position,
    /// Hash of salt and payload as they were written first.
    pub hash: [u8; 32],
    /// Hash of salt and payload as they are now, where a text was erased.
    pub erased: Option<[u8; 32]>,
    /// Random bytes, so that an erased payload cannot be guessed from its hash.
    pub salt: [u8; 16],
    /// [`Head`] as JSON.
    pub head: &'a str,
    /// The change as JSON.
    pub payload: &'a str,
}

/// Why the hashes of a line do not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Not the next number.
    Order,
    /// The payload's hash.
    Payload,
    /// The chain's hash.
    Chain,
}

impl Opening {
    /// The line with its newline.
    #[must_use]
    pub fn render(&self) -> String {
        let Opening { segment, book, after } = self;
        let (book, seq, chain) = (book.text(), after.seq, hex(&after.chain));
        format!(
            "{{\"segment\":{segment},\"book\":\"{book}\",\"seq\":{seq},\"chain\":\"{chain}\"}}\n"
        )
    }
}

impl Closing {
    /// The line with its newline.
    #[must_use]
    pub fn render(&self) -> String {
        let Closing { segment, position } = self;
        let (seq, chain) = (position.seq, hex(&position.chain));
        format!("{{\"end\":{segment},\"seq\":{seq},\"chain\":\"{chain}\"}}\n")
    }
}

impl<'a> Line<'a> {
    /// The line that follows `before`.
    #[must_use]
    pub fn new(before: &Position, salt: [u8; 16], head: &'a str, payload: &'a str) -> Line<'a> {
        let hash = payload_hash(&salt, payload);
        let seq = before.seq.saturating_add(1);
        let position = Position { seq, chain: chain(before, seq, head, &hash) };
        Line { position, hash, erased: None, salt, head, payload }
    }

    /// The same line with another payload, from which a text was erased.
    #[must_use]
    pub fn erase<'b>(&'b self, salt: [u8; 16], payload: &'b str) -> Line<'b> {
        let erased = Some(payload_hash(&salt, payload));
        let Line { position, hash, head, .. } = *self;
        Line { position, hash, erased, salt, head, payload }
    }

    /// The line with its newline.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::with_capacity(self.head.len() + self.payload.len() + 320);
        let Line { position, hash, erased, salt, head, payload } = self;
        let erased = erased.map(|hash| format!("\"erased\":\"{}\",", Hex(&hash)));
        let erased = erased.unwrap_or_default();
        let (chain, hash, salt) = (Hex(&position.chain), Hex(hash), Hex(salt));
        let seq = position.seq;
        let written = writeln!(
            text,
            "{{\"seq\":{seq},\"chain\":\"{chain}\",\"hash\":\"{hash}\",{erased}\"salt\":\"{salt}\",\
             \"head\":{head},\"change\":{payload}}}"
        );
        debug_assert!(written.is_ok(), "writing to a string");
        text
    }

    /// Checks that the line follows `before` and that both hashes stand.
    ///
    /// # Errors
    /// What does not.
    pub fn check(&self, before: &Position) -> Result<(), Broken> {
        if before.seq.checked_add(1) != Some(self.position.seq) {
            return Err(Broken::Order);
        }
        if payload_hash(&self.salt, self.payload) != self.erased.unwrap_or(self.hash) {
            return Err(Broken::Payload);
        }
        if chain(before, self.position.seq, self.head, &self.hash) != self.position.chain {
            return Err(Broken::Chain);
        }
        Ok(())
    }
}

fn payload_hash(salt: &[u8; 16], payload: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(salt).update(payload.as_bytes());
    *hasher.finalize().as_bytes()
}

fn chain(before: &Position, seq: u64, head: &str, hash: &[u8; 32]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&before.chain).update(&seq.to_be_bytes()).update(head.as_bytes()).update(hash);
    *hasher.finalize().as_bytes()
}

impl<'a> Row<'a> {
    /// Reads a line without its newline; `None` when it is none, by a single byte.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Row<'a>> {
        let text = std::str::from_utf8(bytes).ok()?;
        let form: Form<'a> = serde_json::from_str(text).ok()?;
        let position = Position { seq: form.seq, chain: form.chain.0 };
        let (row, spelling) = match form {
            Form { segment: Some(segment), book: Some(book), .. } => {
                let row = Opening { segment, book: BookId(book.0), after: position };
                (Row::Open(row), row.render())
            }
            Form { end: Some(segment), .. } => {
                let row = Closing { segment, position };
                (Row::Close(row), row.render())
            }
            Form {
                hash: Some(hash),
                erased,
                salt: Some(salt),
                head: Some(head),
                change: Some(change),
                ..
            } => {
                let (head, payload) = (head.get(), change.get());
                let (hash, erased, salt) = (hash.0, erased.map(|digits| digits.0), salt.0);
                let line = Line { position, hash, erased, salt, head, payload };
                let spelling = line.render();
                (Row::Change(line), spelling)
            }
            _ => return None,
        };
        (spelling.strip_suffix('\n') == Some(text)).then_some(row)
    }
}

/// Every name a line may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form<'a> {
    segment: Option<u32>,
    end: Option<u32>,
    book: Option<Digits<16>>,
    seq: u64,
    chain: Digits<32>,
    hash: Option<Digits<32>>,
    erased: Option<Digits<32>>,
    salt: Option<Digits<16>>,
    #[serde(borrow)]
    head: Option<&'a RawValue>,
    #[serde(borrow)]
    change: Option<&'a RawValue>,
}

/// Bytes written as lower-case hexadecimal digits.
pub(super) struct Digits<const N: usize>(pub [u8; N]);

impl<'de, const N: usize> Deserialize<'de> for Digits<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Digits<N>, D::Error> {
        struct Read<const N: usize>;
        impl<const N: usize> Visitor<'_> for Read<N> {
            type Value = Digits<N>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{} hexadecimal digits", 2 * N)
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Digits<N>, E> {
                let bytes = unhex(text.as_bytes());
                bytes.map(Digits).ok_or_else(|| E::custom("no hexadecimal digits"))
            }
        }
        deserializer.deserialize_str(Read)
    }
}

impl<const N: usize> Serialize for Digits<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Hex(&self.0))
    }
}

struct Hex<'a>(&'a [u8]);

impl std::fmt::Display for Hex<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        for byte in self.0 {
            f.write_char(char::from(DIGITS[usize::from(byte >> 4)]))?;
            f.write_char(char::from(DIGITS[usize::from(byte & 15)]))?;
        }
        Ok(())
    }
}

/// Lower-case hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    Hex(bytes).to_string()
}

fn unhex<const N: usize>(digits: &[u8]) -> Option<[u8; N]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}
