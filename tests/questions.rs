//! Questions as officials type them, with the answers of the four reports (`questions.csv`).
//!
//! `award:ID` or `award:ID@FIELD` with the year of the figure and `recipient=value` of each; of
//! several awards joined by `+` the values are joined by `+` too;
//! `previous=`, `delta=`, `sum=`, and in hundredths `percent=` and `mean=`, are of the last recipient named, `slip` says
//! that something typed was taken for something else and said. `hit:KIND/ID` is the first record
//! found, with a part of its figure. `count:KIND` or `count:KIND/LACK` is how many records there are.
//! `unanswerable:` is followed by why. The year it is stands last,
//! 2026 where it does not matter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::sample_book;
use thidua::domain::book::Book;
use thidua::domain::id::Id;
use thidua::domain::text::{Decimal, Year};
use thidua::report::ask::{Answer, Index, Reply, Setting, Tally, Unclear, ask};
use thidua::words::Lang;

#[derive(Clone)]
struct Row {
    question: String,
    unit: String,
    expected: String,
    year: String,
    values: String,
    today: Year,
}

impl Row {
    /// What is said to the question.
    fn reply(&self, book: &Book, index: &Index) -> Reply {
        let unit = Id::parse(&self.unit).unwrap();
        ask(
            &Setting { book, index, unit: Some(&unit), today: self.today.into(), lang: Lang::Vi },
            &self.question,
        )
    }
}

fn rows() -> Vec<Row> {
    let text = include_bytes!("questions.csv").as_slice();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text);
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.unwrap();
        let cell = |at: usize| record.get(at).unwrap().to_owned();
        let (question, unit, expected) = (cell(0), cell(1), cell(2));
        let today = record.get(5).map_or(Year::new(2026), Year::parse).unwrap();
        Row { question, unit, expected, year: cell(3), values: cell(4), today }
    };
    reader.records().map(row).collect()
}

/// What is wrong with the reply; nothing when all is as expected.
fn wrong(book: &Book, row: &Row, reply: &Reply) -> Option<String> {
    match row.expected.split_once(':').unwrap() {
        ("award", award) => wrong_award(book, row, award, reply),
        ("hit", hit) => {
            let Some(first) = reply.hits.list.first() else { return Some("no hits".to_owned()) };
            let kind = format!("{:?}", first.kind).to_lowercase();
            let found = format!("{kind}/{}", first.id);
            let figure = first.figure(book, Lang::Vi).unwrap_or_default();
            let has_slip = reply.slips().next().is_some();
            let is_fine =
                if row.values == "slip" { has_slip } else { figure.contains(&row.values) };
            let is_it = found == hit && is_fine && reply.answers.is_empty();
            (!is_it).then(|| format!("{found} {figure}"))
        }
        ("count", what) => wrong_count(row, what, reply),
        ("unanswerable", "absent") => {
            let [answer] = &reply.answers[..] else { return Some("not one answer".to_owned()) };
            let said = answer.sentence(book, Lang::Vi);
            let is_absent = answer.figures.iter().all(|figure| figure.cell.value.is_none());
            let says_so = said.contains(&format!("{} chưa có số liệu (không phải là 0)", row.year));
            (!(is_absent && says_so)).then_some(said)
        }
        ("unanswerable", why) => {
            let found = match &reply.unclear {
                Some(Unclear::Words { .. }) => "words",
                Some(Unclear::NoneSuch { .. }) => "none such",
                Some(Unclear::Several { .. }) => "several",
                Some(Unclear::NoAward { .. }) => "no award",
                Some(Unclear::NoField { .. }) => "no field",
                Some(Unclear::NoUnit { .. }) => "no unit",
                None => "nothing",
            };
            let is_silent = reply.answers.is_empty() && reply.hits.list.is_empty();
            (!(found == why && is_silent)).then(|| found.to_owned())
        }
        _ => Some("the row is wrong".to_owned()),
    }
}

/// "exemplar/not-publicised", and `COUNT all=… undated=… former=…`.
fn wrong_count(row: &Row, what: &str, reply: &Reply) -> Option<String> {
    let Some(tally) = &reply.tally else { return Some("not counted".to_owned()) };
    let kind = format!("{:?}", tally.kind).to_lowercase();
    let found = tally.lack.map_or(kind.clone(), |lack| format!("{kind}/{}", lack.names().0));
    let years = tally.years.map_or(String::new(), |years| years.to_string());
    let Tally { count, all, undated, former, .. } = tally;
    let has_value = |part: &str| match part.split_once('=') {
        Some(("all", value)) => *value == all.to_string(),
        Some(("undated", value)) => *value == undated.to_string(),
        Some(("former", value)) => *value == former.to_string(),
        _ => part == count.to_string(),
    };
    let is_listed = reply.hits.list.len() == reply.hits.count.min(60);
    let is_fine = found == what && years == row.year && is_listed && reply.answers.is_empty();
    let is_fine = is_fine && row.values.split_whitespace().all(has_value);
    (!is_fine).then(|| format!("{found} {tally:?}"))
}

fn wrong_award(book: &Book, row: &Row, awards: &str, reply: &Reply) -> Option<String> {
    let (awards, values) = (awards.split('+'), row.values.split('+'));
    let expected: Vec<(&str, &str)> = awards.zip(values).collect();
    if reply.answers.len() != expected.len() {
        return Some(reply.unclear.as_ref().map_or(String::new(), |u| u.say(Lang::En)));
    }
    // One year for all of them, or one for each.
    let years: Vec<&str> = row.year.split('+').collect();
    let mut answers = reply.answers.iter().zip(expected).zip(years.iter().cycle());
    let wrong = answers.find_map(|((answer, (award, values)), year)| {
        let is_it = is_of(answer, award, year) && has_values(answer, values);
        (!is_it).then(|| answer.sentence(book, Lang::Vi))
    });
    let has_slip = row.values.contains("slip");
    wrong.or_else(|| (reply.slips.is_empty() == has_slip).then(|| format!("{:?}", reply.slips)))
}

fn is_of(answer: &Answer, award: &str, year: &str) -> bool {
    let (award, field) = award.split_once('@').map_or((award, None), |(a, f)| (a, Some(f)));
    answer.award.map_or("all", |code| code.award().id.as_str()) == award
        && answer.field.map(|field| field.id().as_str()) == field
        && answer.year.to_string() == year
}

/// True when the answer has all these values and no other.
fn has_values(answer: &Answer, values: &str) -> bool {
    let (mut figure, mut named) = (None, 0);
    for part in values.split_whitespace() {
        let (key, value) = part.split_once('=').unwrap_or((part, ""));
        let number: Option<i64> = value.parse().ok();
        let cell = figure.map(|figure: &thidua::report::ask::AnswerFigure| &figure.cell);
        let is_fine = match key {
            "slip" => true,
            "previous" => cell.unwrap().previous.map(|(_, value)| value as i64) == number,
            "delta" => cell.unwrap().delta == number,
            "percent" => cell.unwrap().percent == number,
            "sum" => figure.unwrap().sum.as_ref().map(|sum| sum.total as i64) == number,
            "mean" => figure.unwrap().sum.as_ref().and_then(|sum| sum.mean) == number,
            recipient => {
                named += 1;
                figure = answer.figures.iter().find(|f| f.recipient.id() == recipient);
                figure.and_then(|f| f.cell.value).map(|value| value as i64) == number
            }
        };
        if !is_fine {
            return false;
        }
    }
    answer.figures.iter().filter(|figure| figure.cell.value.is_some()).count() == named
}

#[test]
fn every_question_has_its_answer() {
    let book = sample_book();
    let index = Index::new(&book);
    let mut failures = Vec::new();
    for row in rows() {
        let reply = row.reply(&book, &index);
        if let Some(said) = wrong(&book, &row, &reply) {
            failures.push(format!("{} → {} {}: {said}", row.question, row.expected, row.year));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn there_are_questions_enough() {
    let rows = rows();
    assert!(rows.len() >= 120, "{}", rows.len());
    let unanswerable = rows.iter().filter(|row| row.expected.starts_with("unanswerable")).count();
    assert!(unanswerable >= 20, "{unanswerable}");
}

#[test]
fn the_law_is_said_with_figures_that_agree_with_the_report() {
    let book = sample_book();
    let index = Index::new(&book);
    let (unit, today) = (Id::parse("hong-ngu").unwrap(), Year::new(2026).unwrap().into());
    let setting = Setting { book: &book, index: &index, unit: Some(&unit), today, lang: Lang::Vi };
    // Year, part, whole, hundredths of a percent, cap.
    let known = [
        (2016, 144, 1011, 1424, None),
        (2017, 138, 1120, 1232, Some(15)),
        (2018, 212, 1240, 1710, Some(15)),
        (2019, 208, 1340, 1552, Some(15)),
        (2020, 30, 370, 811, Some(15)),
    ];
    for (year, part, whole, percent, cap) in known {
        let reply = ask(&setting, &format!("cstd {year}"));
        let ratio = reply.answers[0].ratio.clone().unwrap();
        assert_eq!((ratio.numerator, ratio.denominator), (part, whole), "{year}");
        assert_eq!(
            (ratio.percent, ratio.cap.map(|cap| cap.percent)),
            (percent, cap.map(Decimal::from)),
            "{year}"
        );
    }
    let reply = ask(&setting, "cstd 2019");
    let said = reply.answers[0].ratio.clone().unwrap().say(&book, Lang::Vi);
    assert!(said.contains("208/1.340 = 15,52 %") && said.contains("khoản 3 Điều 9"), "{said}");
}

#[test]
fn no_beginning_of_a_question_breaks_anything() {
    let book = sample_book();
    let index = Index::new(&book);
    for row in rows() {
        let letters: Vec<char> = row.question.chars().collect();
        for end in 0..=letters.len() {
            let question: String = letters[..end].iter().collect();
            let begun = Row { question, ..row.clone() };
            let text = begun.reply(&book, &index).text(&book, Lang::Vi);
            assert!(!text.contains('{'), "{}", begun.question);
        }
    }
}
