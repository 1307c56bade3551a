use super::*;
use crate::words::Lang;

#[test]
fn dump() {
    let change = crate::exchange::sample::change().unwrap();
    let mut book = Book::default();
    change.apply(&mut book).unwrap();
    for f in check(&book, Year::new(2026).unwrap()) {
        println!(
            "{:?} {} | {} | {} | {}",
            f.severity,
            f.rule.number,
            f.place_name(&book, Lang::Vi),
            f.say(Lang::Vi),
            f.fingerprint()
        );
    }
}
