//! The answer box through the real key path: it waits for no index, and follows the book.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use support::person::{Person, sample_book};
use thidua::domain::book::{Book, Stored};
use thidua::domain::record::{Kind, Record};
use thidua::domain::value::Value;
use thidua::words::Lang;

/// The sample book with so many models more.
fn large(models: usize) -> Book {
    let mut book = sample_book();
    for number in 0..models {
        let (id, name) = (format!("m-{number}"), format!("Mô hình số {number}"));
        let value_of = |key: &str| match key {
            "id" => Value::Text(id.as_str().into()),
            "unit" => Value::Text("hong-ngu".into()),
            "name" => Value::Text(name.as_str().into()),
            _ => Value::Absent,
        };
        book.put(Stored::Record(Record::from_values(Kind::Exemplar, &value_of).unwrap()));
    }
    book
}

#[test]
fn the_box_opens_before_the_index_is_made_and_takes_what_is_typed() {
    let mut person = Person::with(large(10_000), 80, 24, Lang::Vi);
    person.waits();
    let seen = person.types("/cstd 2019").sees();
    assert!(seen.contains("Đang lập chỉ mục…"), "{seen}");
    assert!(seen.contains("cstd 2019") && !seen.contains("208"), "{seen}");
    let shown = person.waits();
    assert!((2..=10).contains(&shown), "{shown} frames, not one a piece");
    let seen = person.sees();
    assert!(seen.contains("Năm 2019: 208 cá nhân") && !seen.contains("chỉ mục"), "{seen}");
    let seen = person.types("<esc>/mo hinh so 4321").sees();
    assert!(seen.contains("Mô hình số 4321"), "{seen}");
}

#[test]
fn the_figure_of_an_indicator_stands_beside_that_of_the_year_before() {
    let seen = Person::at(80, 24).types("/cchc 2019").sees();
    let line = |text: &str| seen.lines().find(|line| line.contains(text)).map(str::trim);
    assert!(line("2019: 90,11 điểm").is_some_and(|line| line.starts_with("Chỉ tiêu")), "{seen}");
    assert_eq!(line("87,88"), Some("2016: 87,88 · +2,23 điểm"), "{seen}");
    assert_eq!(seen.matches("90,11").count(), 1, "it is said once\n{seen}");
    // Where there is no year before it, nothing is made up.
    let seen = Person::at(80, 24).types("/ho ngheo 2019").sees();
    assert!(seen.contains("2019: 4,97 %") && !seen.contains("điểm %"), "{seen}");
}

#[test]
fn a_directive_is_asked_for_by_its_number() {
    for question in ["/chỉ thị 34", "/chi thi 34", "/chi thi so 34"] {
        let seen = Person::at(100, 24).types(question).sees();
        assert!(seen.contains("Chỉ thị 34-CT/TW") && !seen.contains("2034"), "{seen}");
    }
    // Apart these words ask nothing still.
    let seen = Person::at(100, 24).types("/anh chị cho xem gk 2019").sees();
    assert!(seen.contains("Giấy khen — huyện Hồng Ngự"), "{seen}");
}

#[test]
fn records_are_counted_and_the_count_is_copied() {
    let mut person = Person::at(80, 24);
    let seen = person.types("/bao nhieu mo hinh chua tuyen truyen").sees();
    let said = "16 trong 16 mô hình, điển hình: chưa tuyên truyền — huyện Hồng Ngự";
    assert!(seen.contains(said) && seen.contains("Đan ghế nhựa"), "{seen}");
    assert_eq!(person.types("<f8>").copied.as_deref(), Some(said));
    // None at all is an answer too.
    let seen = Person::at(80, 24).types("/phong trao qua han").sees();
    assert!(seen.contains("0 trong 70 phong trào, cuộc vận động: quá hạn"), "{seen}");
    // Enter opens the first of them.
    let seen = Person::at(80, 24).types("/mo hinh lap vo<enter>").sees();
    assert!(seen.contains("1/3") && seen.contains("huyện Lấp Vò"), "{seen}");
}

#[test]
fn an_open_answer_follows_the_book() {
    let mut person = Person::at(80, 24);
    let seen = person.types("207<enter>đếm lại<enter>/cstd 2019").sees();
    assert!(seen.contains("Năm 2019: 207 cá nhân"), "{seen}");
    // What an undo, or a save that the store answers late, does under the open box.
    let back = person.change.inverse();
    back.apply(&mut person.book).unwrap();
    person.shell.refresh(&back, &person.book);
    let seen = person.sees();
    assert!(seen.contains("Năm 2019: 208 cá nhân"), "{seen}");
}

#[test]
fn several_awards_are_answered_side_by_side() {
    let seen = Person::at(80, 24).types("/cstd và gk tt 2019").sees();
    let cstd = seen.find("Năm 2019: 208 cá nhân").expect(&seen);
    let gk = seen.find("Năm 2019: 126 tập thể").expect(&seen);
    assert!(cstd < gk, "in the order of the question\n{seen}");
    assert!(seen.contains("2018: 198 +24"), "each with its series\n{seen}");
    // Each figure leads to what is behind it.
    let behind = Person::at(80, 24).types("/cstd và gk tt 2019<down><down><enter>").sees();
    assert!(behind.contains("Giấy khen") && behind.contains("126"), "{behind}");
}

#[test]
fn the_year_on_screen_is_this_year() {
    let seen = Person::at(80, 24).types("/cstd nam ngoai").sees();
    assert!(seen.contains("năm 2025 chưa có số liệu"), "{seen}");
    assert!(
        seen.contains("Chưa có biểu năm 2025; biểu mới nhất của đơn vị là năm 2020."),
        "{seen}"
    );
}

#[test]
fn a_small_window_goes_through_all_of_a_long_answer() {
    let lines = |person: &mut Person| -> Vec<String> {
        let seen = person.sees();
        let body = seen.lines().skip(5).take_while(|line| !line.starts_with('─'));
        body.filter(|line| !line.is_empty()).map(|line| line.replace('▸', " ")).collect()
    };
    let questions = [
        "tỷ lệ cstđ trên lđtt 2018",
        "cstd 2019 so với 2016",
        "giay khen",
        "so sánh giấy khen với lao động tiên tiến 2018",
        "bình quân cstđ 2016-2019",
    ];
    for question in questions {
        let mut tall = Person::at(60, 120);
        let all = lines(tall.types("/").types(question).types("<down>"));
        let mut person = Person::at(60, 18);
        person.types("/").types(question).types("<down>");
        let first = lines(&mut person);
        assert!(first.len() < all.len(), "{question}");
        // Line by line nothing is left out.
        let (mut shown, mut steps) = (first.clone(), 0..200);
        while shown.last() != all.last() {
            steps.next().expect("the end comes");
            let now = lines(person.types("<down>"));
            let known =
                now.iter().rposition(|line| Some(line) == shown.last()).map_or(0, |at| at + 1);
            shown.extend(now.into_iter().skip(known));
        }
        assert_eq!(shown, all, "{question}");
        let last = lines(&mut person);
        assert_eq!(lines(person.types("<down><down>")), last, "{question}: the end is the end");
        assert_eq!(lines(person.types("<home>")), first, "{question}");
        assert_eq!(lines(person.types("<end>")), last, "{question}");
        for _ in 0..steps.start {
            person.types("<up>");
        }
        assert_eq!(lines(&mut person).first(), all.first(), "{question}");
    }
}
