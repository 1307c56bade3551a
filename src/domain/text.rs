//! Vietnamese text: the form it is kept in, how it is searched, ordered and written.

mod clean;
mod collate;
mod date;
mod fold;
mod links;
mod number;

pub use clean::{clean_line, clean_story, clean_typed};
pub use collate::{collation_key, person_key};
pub use date::{PartialDate, Period, Year};
pub use fold::{fold, folds_to};
pub use links::without_links;
pub use number::{Decimal, parse_count, write_count, write_percent, write_signed};

/// Text as it is kept: NFC, without control characters.
pub type Text = Box<str>;
