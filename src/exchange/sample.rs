//! The sample book: the figures, models, movements, indicators and documents of four published
//! reports of three districts, each with its place in the report.

use super::import::Import;
use super::problem::Problem;
use crate::domain::book::Book;
use crate::domain::change::Change;
use crate::domain::record::Kind;

/// The four reports, in the order of their files.
pub const REPORTS: [&str; 4] = [
    "bc-mo-hinh-hong-ngu-2020",
    "bc-so-ket-lap-vo-2024",
    "bc-5-nam-hong-ngu-2020",
    "bc-thuc-trang-binh-son-2024",
];

/// A file compiled in, with its name.
macro_rules! file {
    ($name:literal) => {
        ($name, include_str!(concat!("../../data/sample/", $name)))
    };
}

/// The change that makes the sample book out of an empty one.
///
/// # Errors
/// What is wrong with the files; a test proves that nothing is.
pub fn change() -> Result<Change, Vec<Problem>> {
    let files = [
        (Kind::Unit, file!("units.csv")),
        (Kind::Document, file!("documents.csv")),
        (Kind::Movement, file!("movements.csv")),
        (Kind::Exemplar, file!("exemplars.csv")),
        (Kind::Indicator, file!("indicators.csv")),
        (Kind::Sheet, file!("sheets.csv")),
        (Kind::Succession, file!("successions.csv")),
        (Kind::Phase, file!("phases.csv")),
    ];
    let mut import = Import::new();
    for (kind, (name, text)) in files {
        import.records(kind, name, text);
    }
    let (name, text) = file!("counts.csv");
    import.counts(name, text);
    import.finish(&Book::default())
}
