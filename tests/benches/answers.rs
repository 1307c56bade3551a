//! A question at every key: on the sample book, and on a province of a million counts with 50,000
//! models. `cargo bench --bench answers`; allowed are 20 ms and 50 ms a key.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and may fail")]

#[path = "../support/province.rs"]
mod province;

use std::time::{Duration, Instant};

use province::Figures;
use thidua::domain::book::{Book, Stored};
use thidua::domain::id::Id;
use thidua::domain::record::{Kind, Record};
use thidua::domain::value::{Shape, Value};
use thidua::report::ask::{Index, ask};

const QUESTIONS: [&str; 10] = [
    "cstd 2019",
    "chien si thi dau co so 2019",
    "giay khem tap the 2018-2020",
    "xa so 120 ldtt 2024",
    "mo hinh trong rau sach nha luoi",
    "mo hinh xa so 17 chan nuoi",
    "ho ngheo 2019",
    "huan chuong",
    "khong co tu nao nhu the nay zzz",
    "Nam 2019 xa ta co bao nhieu chien si thi dua co so, tang giam the nao so voi 2018?",
];
const WORDS: &str = "trồng rau sạch nhà lưới chăn nuôi gà thả vườn hợp tác xã hộ nghèo thanh niên \
    khởi nghiệp phụ nữ tiết kiệm nông thôn mới đường hoa camera an ninh tổ tự quản đọc sách lúa \
    hữu cơ nuôi tôm dân vận khéo giúp nhau làm kinh tế gia đình văn hóa cải cách thủ tục hành chính";

/// A model with a name of some words.
fn model(number: usize, figures: &mut Figures) -> Stored {
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let chosen: Vec<&str> = (0..7).map(|_| words[figures.below(words.len())]).collect();
    let name = format!("Mô hình {} {number}", chosen.join(" "));
    let unit = format!("xa-{:04}", 1 + figures.below(3000));
    let id = format!("mo-hinh-{number}");
    let values = [("id", &*id), ("unit", &*unit), ("name", &*name), ("period", "2021-2025")];
    let value_of = |key: &str| {
        let found = values.iter().find(|(name, _)| *name == key);
        let shape = Kind::Exemplar.field(key).map_or(Shape::Line, |row| row.shape);
        found.map_or(Value::Absent, |(_, cell)| Value::from_cell(shape, cell))
    };
    Stored::Record(Record::from_values(Kind::Exemplar, &value_of).unwrap())
}

/// Types every question letter by letter; the median and the slowest key of each.
fn measure(name: &str, book: &Book, unit: &Id, allowed: u64) {
    let started = Instant::now();
    let index = Index::new(book);
    println!("\n{name}: index {:.1} ms", started.elapsed().as_secs_f64() * 1000.0);
    for question in QUESTIONS {
        let letters: Vec<char> = question.chars().collect();
        let mut times: Vec<Duration> = Vec::new();
        for end in 1..=letters.len() {
            let typed: String = letters[..end].iter().collect();
            let started = Instant::now();
            std::hint::black_box(ask(book, &index, &typed, Some(unit)));
            times.push(started.elapsed());
        }
        times.sort();
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        let (middle, most) = (ms(times[times.len() / 2]), ms(times[times.len() - 1]));
        println!("{middle:>8.2} ms (max {most:>7.2})  allowed {allowed}  {question}");
    }
}

fn main() {
    let mut sample = Book::default();
    thidua::exchange::sample::change().unwrap().apply(&mut sample).unwrap();
    measure("sample", &sample, &Id::parse("hong-ngu").unwrap(), 20);
    let mut book = Book::default();
    for change in province::province(3000, 20) {
        change.apply(&mut book).unwrap();
    }
    let mut figures = Figures(7);
    for number in 0..50_000 {
        book.put(model(number, &mut figures));
    }
    measure("province", &book, &Id::parse("xa-0001").unwrap(), 50);
}
