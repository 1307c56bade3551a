//! The pure work behind the screens on a province of a million counts. `cargo bench --bench book`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "a bench may fail")]

#[path = "../support/province.rs"]
mod province;

use criterion::{Criterion, criterion_group, criterion_main};
use thidua::domain::book::{Book, Stored};
use thidua::domain::id::Id;
use thidua::domain::record::Record;
use thidua::domain::text::{Period, Year};
use thidua::domain::unit::Unit;
use thidua::report::check::{Checking, check};
use thidua::report::compare::{Dimension, Query, Reach, Units, beside, compare};
use thidua::report::overview::{overview, with_findings};
use thidua::words::Lang;

/// Gives every hundred communes a district and all districts a province.
fn below_one_root(book: &mut Book) -> Id {
    let root = Id::parse("tinh").unwrap();
    let communes: Vec<Unit> = book.units().cloned().collect();
    let mut put = |unit: Unit| book.put(Stored::Record(Record::Unit(unit)));
    let first = communes[0].clone();
    put(Unit { id: root.clone(), ..first.clone() });
    for (number, of_district) in communes.chunks(100).enumerate() {
        let district = Id::parse(&format!("huyen-{number}")).unwrap();
        let parent = Some(root.clone());
        put(Unit { id: district.clone(), parent, ..first.clone() });
        for commune in of_district {
            put(Unit { parent: Some(district.clone()), ..commune.clone() });
        }
    }
    root
}

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
    let mut checking = Checking::new(today);
    criterion.bench_function("findings: one piece", |b| {
        b.iter(|| {
            checking.go_on(&book, 2000);
            if !checking.is_busy() {
                checking.anew(today);
            }
        });
    });
    let root = below_one_root(&mut book);
    let (found, lang) = (check(&book, today), Lang::Vi);
    criterion.bench_function("overview of a province, two levels below", |b| {
        b.iter(|| overview(&book, &root, today.into(), lang));
    });
    criterion.bench_function("overview: the findings of a province", |b| {
        b.iter(|| with_findings(Vec::new(), (&book, &root), Some(&found), lang));
    });
    let mut rolled = Query::new(Units::One(root), years);
    rolled.reach = Reach::RollUp;
    criterion.bench_function("a province with the units below, two levels", |b| {
        b.iter(|| (compare(&book, &rolled), beside(&book, &rolled)));
    });
    let id = book.units().next().unwrap().id.clone();
    let one = Query::new(Units::One(id), years);
    criterion
        .bench_function("one unit by award and recipient", |b| b.iter(|| compare(&book, &one)));
}

criterion_group!(benches, pivots);
criterion_main!(benches);
