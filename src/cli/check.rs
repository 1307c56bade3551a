//! `check`: what in the book is against a rule, or cannot be right.

use clap::ArgMatches;

use super::failure::{Code, Failure};
use super::out::Out;
use super::place::Call;
use super::{args, names, seek};
use crate::app::clock::this_year;
use crate::domain::book::Book;
use crate::domain::rule::{Rule, Severity};
use crate::exchange::findings;
use crate::report::check::{Finding, check, of_unit, table, tally, text};
use crate::ui::paint::wrap;
use crate::words::{Lang, Word};

/// A line of a terminal.
const COLUMNS: usize = 80;

/// Checks and prints; how it ends says how grave the gravest finding is.
///
/// # Errors
/// [`Failure`] when a name is not known or nobody can be written to.
pub fn run(call: &Call, matches: &ArgMatches, out: &mut Out) -> Result<Code, Failure> {
    let lang = call.lang;
    let form = args::text(matches, "format").unwrap_or_default();
    if matches.get_flag("rules") {
        rules(form, lang, out)?;
        return Ok(Code::Fine);
    }
    let rule = args::text(matches, "rule").map(|typed| rule(typed, lang)).transpose()?;
    let least = args::text(matches, "severity");
    let least = least.and_then(|id| Severity::ALL.into_iter().find(|one| one.id() == id));
    let seen = call.look()?;
    let unit = args::text(matches, "unit").filter(|typed| !names::is_all(typed));
    let unit = unit.map(|typed| seek::unit(&seen.book, typed, lang)).transpose()?;
    let mut found = check(&seen.book, this_year());
    if let Some(unit) = &unit {
        of_unit(&seen.book, &mut found, unit);
    }
    let shows_accepted = matches.get_flag("all");
    found.retain(|finding| {
        rule.is_none_or(|rule| rule.id == finding.rule.id)
            && least.is_none_or(|least| finding.severity <= least)
            && (shows_accepted || finding.accepted.is_none())
    });
    match form {
        "json" => out.json(&findings::json(&seen.book, &found, lang))?,
        "csv" => out.text(&table::findings(&seen.book, found.iter(), lang).to_csv())?,
        _ => print(&seen.book, &found, lang, out)?,
    }
    Ok(match seen.end() {
        Code::Fine => ends(&found),
        damaged => damaged,
    })
}

/// The rule of a number or an id.
fn rule(typed: &str, lang: Lang) -> Result<&'static Rule, Failure> {
    let is_it = |rule: &&Rule| rule.number.eq_ignore_ascii_case(typed) || rule.id == typed;
    Rule::built_in().iter().find(is_it).ok_or_else(|| {
        let numbers: Vec<&str> = Rule::built_in().iter().map(|r| r.number.as_str()).collect();
        let list = numbers.join(", ");
        let parts = [("argument", "--rule"), ("value", typed), ("list", &*list)];
        Failure::usage(lang.fill(Word::CliNotInList, &parts))
    })
}

/// Notices are no reason to fail.
fn ends(found: &[Finding]) -> Code {
    match tally(found.iter()).0 {
        [0, 0, _] => Code::Fine,
        [0, _, _] => Code::Warned,
        _ => Code::Wrong,
    }
}

/// A text in the lines of a terminal, moved in by some columns.
fn paragraph(out: &mut Out, indent: usize, text: &str) -> Result<(), Failure> {
    for line in wrap(text, COLUMNS - indent) {
        out.line(&format!("{:indent$}{line}", ""))?;
    }
    Ok(())
}

/// The findings, then what their rules say, each rule once.
fn print(book: &Book, found: &[Finding], lang: Lang, out: &mut Out) -> Result<(), Failure> {
    for finding in found {
        paragraph(out, 0, &text::head(finding, book, lang))?;
        paragraph(out, 4, &finding.say(lang))?;
        if let Some(reason) = text::reason(finding, lang) {
            paragraph(out, 4, &reason)?;
        }
    }
    let broken = |rule: &&Rule| found.iter().any(|finding| finding.rule.id == rule.id);
    for rule in Rule::built_in().iter().filter(broken) {
        out.line("")?;
        paragraph(out, 0, &format!("{} {}", rule.number, rule.name.say(lang)))?;
        for line in text::about(rule, lang) {
            paragraph(out, 4, &line)?;
        }
    }
    if !found.is_empty() {
        out.line("")?;
    }
    out.line(&text::summary(found.iter(), lang))
}

/// Every rule, those that cannot be computed with the reason.
fn rules(form: &str, lang: Lang, out: &mut Out) -> Result<(), Failure> {
    match form {
        "json" => out.json(&findings::rules_json(lang)),
        "csv" => out.text(&table::rules(lang).to_csv()),
        _ => Rule::built_in().iter().try_for_each(|rule| {
            let severity = lang.say(rule.severity.word()).to_lowercase();
            let name = rule.name.say(lang);
            paragraph(out, 0, &format!("{} {name} ({severity})", rule.number))?;
            text::about(rule, lang).iter().try_for_each(|line| paragraph(out, 4, line))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Stored;
    use crate::domain::record::{Kind, Record};
    use crate::domain::text::Year;

    fn put(book: &mut Book, kind: Kind, values: &[(&str, &str)]) {
        book.put(Stored::Record(Record::of(kind, values)));
    }

    fn found(book: &Book) -> Vec<Finding> {
        check(book, Year::new(2026).unwrap())
    }

    #[test]
    fn how_it_ends_says_how_grave_the_gravest_is() {
        let mut book = Book::default();
        assert_eq!(ends(&found(&book)), Code::Fine);
        put(&mut book, Kind::Unit, &[("id", "cu"), ("name", "huyện C"), ("until", "2025-06-30")]);
        assert_eq!(ends(&found(&book)), Code::Fine, "no successor: a notice");
        let model = [("id", "m"), ("name", "M"), ("unit", "cu"), ("found", "2020")];
        put(&mut book, Kind::Exemplar, &model);
        let step = [("id", "b"), ("exemplar", "m"), ("stage", "boi-duong"), ("date", "2019")];
        put(&mut book, Kind::Step, &step);
        assert_eq!(ends(&found(&book)), Code::Warned);
        let decision = [("id", "q"), ("unit", "cu"), ("authority", "cu"), ("date", "2025-07-01")];
        put(&mut book, Kind::Decision, &decision);
        assert_eq!(ends(&found(&book)), Code::Wrong);
    }

    #[test]
    fn what_is_accepted_stands_last_with_its_reason_and_is_no_failure() {
        let mut book = Book::default();
        put(&mut book, Kind::Unit, &[("id", "cu"), ("name", "huyện C"), ("until", "2025-06-30")]);
        let decision = [("id", "q"), ("unit", "cu"), ("authority", "cu"), ("date", "2025-07-01")];
        put(&mut book, Kind::Decision, &decision);
        let print = found(&book)[0].fingerprint();
        let reason = "ngày ký là 30/6/2025";
        put(&mut book, Kind::Waiver, &[("id", "w"), ("finding", &print), ("reason", reason)]);
        let found = found(&book);
        assert_eq!(ends(&found), Code::Fine);
        let mut said = Vec::new();
        print_all(&book, &found, &mut said);
        let said = String::from_utf8(said).unwrap();
        let lines: Vec<&str> = said.lines().collect();
        assert!(lines[2].starts_with("Lỗi R18"), "{said}");
        assert!(said.contains("Đã chấp nhận: ngày ký là 30/6/2025"), "{said}");
        assert_eq!(lines.last(), Some(&"1 lưu ý, 1 đã chấp nhận"), "{said}");
    }

    fn print_all(book: &Book, found: &[Finding], said: &mut Vec<u8>) {
        print(book, found, Lang::Vi, &mut Out::new(said, Lang::Vi)).unwrap();
    }
}
