//! The screens in English: what a book of plain English texts shows has no Vietnamese left in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use std::collections::BTreeSet;

use support::person::{Person, sample_book};
use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::{Catalogue, Choice, List};
use thidua::domain::record::{FieldRow, Kind, Record};
use thidua::domain::rule::Rule;
use thidua::domain::sheet::{Figure, LineKey, Recipient, Remark, Sheet};
use thidua::domain::value::{Shape, Value};
use thidua::report::forms::Form;
use thidua::words::Lang;

/// Records of each kind: enough that every entry of the shorter lists is in some.
const EACH: usize = 9;

/// A book that names everything in English, and takes its choices from all over the lists.
fn book() -> Book {
    let mut book = Book::default();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Sheet) {
        for n in 0..EACH {
            let value_of = |key: &str| value(kind, kind.field(key).unwrap(), n);
            book.put(Stored::Record(Record::from_values(kind, &value_of).expect("it fits")));
        }
    }
    for n in 0..4 {
        let value_of = |key: &str| value(Kind::Sheet, Kind::Sheet.field(key).unwrap(), n);
        let Ok(Record::Sheet(head)) = Record::from_values(Kind::Sheet, &value_of) else { panic!() };
        let mut sheet = Sheet::new(head);
        let award = Catalogue::built_in().award("giay-khen").unwrap();
        for (at, recipient) in Recipient::ALL.into_iter().enumerate() {
            let line = LineKey::new(award, recipient);
            sheet.set_figure(line, Some(Figure { value: 1, remark: Remark::default() }));
            let line = line.with_field(Some(entry(List::Field, at + n)));
            let line = line.with_occasion(Some(entry(List::Occasion, at + n)));
            sheet.set_figure(line, Some(Figure { value: 7, remark: Remark::default() }));
        }
        book.put(Stored::Sheet(sheet));
    }
    book
}

/// The `n`-th entry of a list, round and round.
fn entry(list: List, n: usize) -> Choice {
    let choices: Vec<Choice> = Catalogue::built_in().choices(list).collect();
    choices[n % choices.len()]
}

fn value(kind: Kind, row: &FieldRow, n: usize) -> Value {
    let id = |kind: Kind, n: usize| format!("{}-{n}", kind.word().en().replace([' ', ','], "-"));
    let text = match row.shape {
        Shape::Id => id(kind, n),
        // All belong to the first unit, which is where the screens begin.
        Shape::Reference(Kind::Unit) if kind == Kind::Unit && n == 0 => return Value::Absent,
        Shape::Reference(Kind::Unit) if row.key == "to" => id(Kind::Unit, 1 + n % 3),
        Shape::Reference(of) => id(of, 0),
        Shape::References(of) => return Value::List(vec![id(of, 0).into()]),
        Shape::Line | Shape::Story => format!("some text {n}"),
        Shape::Lines if row.key == "inferred" => return Value::Absent,
        Shape::Lines => return Value::List(vec!["some text".into()]),
        Shape::Choice(List::Award) => "giay-khen".to_owned(),
        Shape::Choice(list) => entry(list, n).id().to_string(),
        Shape::Choices(list) => return Value::List(vec![entry(list, n).id().as_str().into()]),
        Shape::Year => (2021 + n % 4).to_string(),
        Shape::Period => "2021-2024".to_owned(),
        Shape::Date => "2022-05-01".to_owned(),
        Shape::Number => (n + 1).to_string(),
    };
    Value::Text(text.as_str().into())
}

/// Where one looks: keys from the comparisons on, then the cursor goes down all of it.
const LISTS: &[&str] = &[
    "1",
    "2",
    "2x",
    "3",
    "3s",
    "3n",
    "4rr",
    "4rrr",
    "4rrrs",
    "4f",
    "5",
    "6",
    "6c",
    "7",
    "v",
    "<c-g>",
    "<c-x>",
    "<c-f>",
    "?",
    ":",
    "/some text",
    "/giay khen 2022",
    "/agriculture 2022",
    "/models",
    "6<del><c-n>r",
    "6<del><c-n>r<enter>",
    "2st<c-s><c-n>r<enter>",
    "2m",
    "p",
];

/// Records and their forms; then every line of each is opened.
const RECORDS: &[&str] = &["2", "5", "6", "7", "<c-g>", "<c-x>"];

/// Where the words of the law stand: names of awards in the middle of sentences, citations.
const LAW: &[&str] = &["4fr", "4frr", "4frrr", "4frrr<enter>", "<c-f>s", "<c-f>r"];

/// How often a key is typed to see all of a screen, of a form, of what is opened from a record.
const ALL_OF_LIST: usize = 30;
const ALL_OF_FORM: usize = 16;
const ALL_OF_PART: usize = 4;

/// Names that stay as they are: the program, awards, documents.
fn without_names(seen: &str) -> String {
    let awards = Catalogue::built_in().awards().map(|award| award.name.clone());
    let kinds = Catalogue::built_in().choices(List::DocumentKind);
    let documents = kinds.map(|kind| format!("{} some", kind.name(Lang::Vi)));
    let laws = ["Thi Đua".to_owned(), "Thông tư 02/2023".to_owned(), "BNV-TĐKT".to_owned()];
    let later = ["Thông tư 18/2025".to_owned()];
    let names = awards.chain(documents).chain(laws).chain(later);
    names.fold(seen.to_owned(), |text, name| text.replace(&name, ""))
}

/// Words with letters that English does not have.
fn vietnamese(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| !word.is_ascii())
}

/// Types keys, then one of them again and again; every screen on the way has English words only.
fn walks(book: &Book, keys: &str, (again, times): (&str, usize), is_known: &dyn Fn(&str) -> bool) {
    let mut person = Person::with(book.clone(), 160, 60, Lang::En);
    person.types("<tab>").types(keys).waits();
    for _ in 0..times {
        let seen = person.sees();
        let left = without_names(&seen);
        let words: Vec<&str> = vietnamese(&left).filter(|word| !is_known(word)).collect();
        assert!(words.is_empty(), "{keys}: {words:?}\n{seen}");
        person.types(again);
    }
}

#[test]
fn lists_and_tables_in_english_have_no_vietnamese_word() {
    let book = book();
    LISTS.iter().for_each(|keys| walks(&book, keys, ("<down>", ALL_OF_LIST), &|_| false));
}

#[test]
fn records_and_forms_in_english_have_no_vietnamese_word() {
    let book = book();
    for keys in RECORDS {
        walks(&book, &format!("{keys}n"), ("<tab>", ALL_OF_FORM), &|_| false);
        walks(&book, &format!("{keys}s"), ("<tab>", ALL_OF_FORM), &|_| false);
        for line in (0..60).step_by(3) {
            let opened = format!("{keys}<enter>{}<enter>", "<down>".repeat(line));
            walks(&book, &opened, ("<down>", ALL_OF_PART), &|_| false);
            walks(&book, &format!("{opened}s"), ("<tab>", ALL_OF_FORM), &|_| false);
        }
    }
}

#[test]
fn the_law_in_english_has_no_vietnamese_but_names() {
    let (book, law) = (book(), law());
    for keys in LAW {
        walks(&book, keys, ("<down>", ALL_OF_LIST), &|word| law.contains(word));
    }
}

#[test]
fn a_choice_is_found_by_both_its_names_its_own_language_first() {
    for (lang, typed, first) in [
        (Lang::En, "agri", "Agriculture"),
        (Lang::En, "nông", "Agriculture"),
        (Lang::Vi, "nông", "Nông nghiệp"),
        (Lang::Vi, "agri", "Nông nghiệp"),
        (Lang::Vi, "tin", "Thông tin và truyền thông"),
    ] {
        let mut person = Person::with(book(), 100, 40, lang);
        let seen = person.types("<tab>2n<tab><tab><tab><tab>").types(typed).sees();
        let chosen = seen.lines().find_map(|line| line.trim().strip_prefix("▸")?.strip_prefix(' '));
        assert_eq!(chosen.map(str::trim), Some(first), "{lang:?} {typed}\n{seen}");
    }
}

#[test]
fn a_list_finds_records_by_the_names_of_their_choices_in_both_languages() {
    let names = |lang, typed: &str| {
        let mut person = Person::with(sample_book(), 100, 40, lang);
        let seen = person.types("<tab>2f").types(typed).sees();
        let rows = seen.lines().skip(5).filter(|line| line.get(..6).is_some_and(is_row));
        rows.map(|line| line.chars().skip(6).take(30).collect()).collect::<Vec<String>>()
    };
    let farming = names(Lang::Vi, "nông nghiệp");
    assert!(farming.iter().any(|name| name.starts_with("Mô hình tổ hợp tác")), "{farming:?}");
    for (lang, typed) in [(Lang::En, "nong nghiep"), (Lang::En, "agri"), (Lang::Vi, "agriculture")]
    {
        let found = names(lang, typed);
        assert!(found.iter().all(|name| farming.contains(name)), "{typed}: {found:?}");
        assert!(found.iter().any(|name| name.starts_with("Mô hình tổ hợp tác")), "{typed}");
    }
    // In the other language words are found by how they begin.
    let [inside, begun] = ["riculture", "defen"].map(|typed| names(Lang::Vi, typed));
    assert!(inside.is_empty() && begun.len() > 1, "{inside:?} {begun:?}");
}

/// True for the beginning of a row of a list: blanks or the cursor, then a number.
fn is_row(start: &str) -> bool {
    start.trim_start_matches(['▸', ' ']).starts_with(|c: char| c.is_ascii_digit())
}

#[test]
fn the_answer_box_finds_records_by_the_names_of_their_choices_in_both_languages() {
    for lang in [Lang::Vi, Lang::En] {
        for (question, name) in [
            ("slogan", "Mỗi người dân góp một ý tưởng"),
            ("khẩu hiệu ý tưởng", "Mỗi người dân góp một ý tưởng"),
            ("directive 34", "34-CT/TW"),
        ] {
            let mut person = Person::with(sample_book(), 120, 40, lang);
            person.types("/").types(question).waits();
            assert!(person.sees().contains(name), "{question}\n{}", person.sees());
        }
    }
}

/// The Vietnamese words that the names of awards, the rules and the forms have in English too.
fn law() -> BTreeSet<String> {
    let mut texts: Vec<String> =
        Catalogue::built_in().awards().map(|award| award.name.clone()).collect();
    for rule in Rule::built_in() {
        texts.extend(rule.citation.clone());
        let parts = [&rule.name, &rule.explanation, &rule.advice];
        texts.extend(parts.map(|part| part.say(Lang::En).to_owned()));
    }
    for form in Form::built_in() {
        texts.extend([&form.name, &form.note].map(|part| part.say(Lang::En).to_owned()));
    }
    // Heads of columns, broken into lines.
    texts.extend(["Danh hiệu vinh dự Nhà nước", "Chiến sĩ thi đua cấp bộ"].map(str::to_owned));
    texts.iter().flat_map(|text| vietnamese(text)).map(str::to_owned).collect()
}
