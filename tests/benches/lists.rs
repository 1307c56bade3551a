//! What a list of 50,000 records costs: to open, to order by each column, to mark, to draw.
//! `cargo bench --bench lists`.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a bench prints, and may fail")]

use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use thidua::domain::book::{Book, Stored};
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::record::{Kind, Record};
use thidua::domain::text::PartialDate;
use thidua::domain::value::Value;
use thidua::ui::shell::Shell;
use thidua::ui::theme::Theme;
use thidua::words::Lang;

const RECORDS: u64 = 50_000;
const WORDS: [&str; 12] = [
    "mô hình",
    "đoàn kết",
    "xây dựng",
    "nông thôn",
    "ấp",
    "văn hóa",
    "giúp",
    "hộ nghèo",
    "tự quản",
    "an ninh",
    "tuyến đường",
    "học tập",
];

/// Numbers without end, always the same (SplitMix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB) >> 33;
        usize::try_from(z).unwrap() % bound
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }

    fn choice(&mut self, list: List) -> String {
        let all: Vec<_> = Catalogue::built_in().choices(list).collect();
        all[self.below(all.len())].id().to_string()
    }
}

/// A record of a kind whose every field of lists is filled in.
fn record(kind: Kind, number: u64, chance: &mut Chance) -> Stored {
    let (name, issuer) = (format!("{} {number}", chance.words(5)), chance.words(2));
    let (field, stage) = (chance.choice(List::Field), chance.choice(List::Stage));
    let document = chance.choice(List::DocumentKind);
    let (day, month) = (chance.below(28) + 1, chance.below(12) + 1);
    let year = chance.below(20) + 2005;
    let value_of = |key: &str| {
        let text = match (kind, key) {
            (_, "id") => format!("r-{number}"),
            (_, "unit") => "hong-ngu".to_owned(),
            (_, "name" | "subject") => name.clone(),
            (_, "field") => field.clone(),
            (_, "stage") => stage.clone(),
            (_, "period") => format!("{year}-{}", year + 5),
            (Kind::Document, "kind") => document.clone(),
            (_, "number") => number.to_string(),
            (_, "date") => format!("{year}-{month:02}-{day:02}"),
            (_, "issuer") => issuer.clone(),
            _ => return Value::Absent,
        };
        Value::Text(text.into())
    };
    Stored::Record(Record::from_values(kind, &value_of).unwrap())
}

fn main() {
    let mut book = Book::default();
    thidua::exchange::sample::change().unwrap().apply(&mut book).unwrap();
    let mut chance = Chance(7);
    for number in 0..RECORDS {
        book.put(record(Kind::Exemplar, number, &mut chance));
        book.put(record(Kind::Document, number, &mut chance));
    }
    let unit = Shell::first_unit(&book).unwrap();
    let (size, today) = (Size::new(80, 24), PartialDate::parse("2026-03-15").unwrap());
    let mut shell = Shell::new(&book, unit, size, Lang::Vi, Theme::default(), today);
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    let mut press = |name: &str, code: KeyCode, modifiers: KeyModifiers| {
        let started = Instant::now();
        shell.handle(&Event::Key(KeyEvent::new(code, modifiers)), &book);
        let handled = started.elapsed();
        terminal.draw(|frame| shell.render(&book, frame)).unwrap();
        let drawn = started.elapsed() - handled;
        let ms = |time: Duration| time.as_secs_f64() * 1000.0;
        println!("{name:<28} {:>8.2} ms, drawn {:>6.2} ms", ms(handled), ms(drawn));
    };
    for tab in ['2', '7'] {
        press("to the tab", KeyCode::Char(tab), KeyModifiers::NONE);
        for column in 1..=7 {
            let name = format!("order by the next ({column}), <= 50");
            press(&name, KeyCode::Right, KeyModifiers::NONE);
            press("turned round, <= 50", KeyCode::Char('t'), KeyModifiers::NONE);
        }
        press("mark all", KeyCode::Char('a'), KeyModifiers::CONTROL);
        press("one row down", KeyCode::Down, KeyModifiers::NONE);
        press("marks cleared", KeyCode::Esc, KeyModifiers::NONE);
    }
}
