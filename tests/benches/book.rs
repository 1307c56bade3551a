//! The pure work behind the screens on a province of a million counts. `cargo bench --bench book`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a bench may fail")]

#[path = "../support/province.rs"]
mod province;

use criterion::{Criterion, criterion_group, criterion_main};
use thidua::domain::book::Book;
use thidua::domain::text::{Period, Year};
use thidua::report::check::check;
use thidua::report::compare::{Dimension, Query, Units, compare};

fn pivots(criterion: &mut Criterion) {
    let mut book = Book::default();
    for change in province::province(3000, 20) {
        change.apply(&mut book).unwrap();
    }
    let years = Period::parse("2006-2025").unwrap();
    let mut by_award = Query::new(Units::All, years);
    by_award.rows = vec![Dimension::Award];
    criterion.bench_function("all units by award over 20 years", |b| {
        b.iter(|| compare(&book, &by_award));
    });
    let mut by_unit = Query::new(Units::All, years);
    by_unit.rows = vec![Dimension::Unit, Dimension::Recipient];
    criterion.bench_function("all units by unit and recipient over 20 years", |b| {
        b.iter(|| compare(&book, &by_unit));
    });
    let today = Year::new(2026).unwrap();
    criterion.bench_function("findings of all units", |b| b.iter(|| check(&book, today)));
    let id = book.units().next().unwrap().id.clone();
    let one = Query::new(Units::One(id), years);
    criterion
        .bench_function("one unit by award and recipient", |b| b.iter(|| compare(&book, &one)));
}

criterion_group!(benches, pivots);
criterion_main!(benches);
