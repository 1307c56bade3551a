//! Whatever is typed, pasted or resized: no panic, everything drawn inside the window.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use support::person::Person;
use thidua::ui::drafts::Offer;

/// A small generator with a seed that is printed: the same seed repeats a failure.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }

    fn event(&mut self) -> Event {
        const CODES: [KeyCode; 27] = [
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Insert,
            KeyCode::F(1),
            KeyCode::F(2),
            KeyCode::F(3),
            KeyCode::F(4),
            KeyCode::F(5),
            KeyCode::F(6),
            KeyCode::F(7),
            KeyCode::F(8),
            KeyCode::F(9),
            KeyCode::F(11),
            KeyCode::F(12),
            KeyCode::Null,
        ];
        const LETTERS: &str = "abcdefghijklmnoprstuvwxyzđưâáọ0123456789?/:. \u{301}\u{202e}漢";
        let letter = |n: u64| LETTERS.chars().nth(n as usize).unwrap();
        let count = LETTERS.chars().count() as u64;
        match self.next(100) {
            0..45 => Event::Key(CODES[self.next(27) as usize].into()),
            45..90 => Event::Key(KeyCode::Char(letter(self.next(count))).into()),
            90..93 => {
                let code = KeyCode::Char(letter(self.next(26)));
                match code {
                    KeyCode::Char('c' | 'q') => Event::FocusGained,
                    code => Event::Key(KeyEvent::new(code, KeyModifiers::CONTROL)),
                }
            }
            93..96 => Event::Paste("một\thai\r\nba\u{1b}[31m\u{0}".repeat(self.next(40) as usize)),
            _ => Event::Resize(self.next(140) as u16, self.next(50) as u16),
        }
    }
}

fn scale() -> u64 {
    std::env::var("THIDUA_TEST_SCALE").ok().and_then(|s| s.parse().ok()).unwrap_or(1)
}

/// Keys that lead to every kind of screen; what is typed and never saved is at hand with `<c-d>`.
const STARTS: [&str; 44] = [
    "",
    "<c-o>",
    "<c-o><end><enter>",
    "<c-o><down><enter>",
    "<tab>",
    "<tab>rrrr",
    "<tab>mm",
    "<tab>2",
    "<tab>2<enter>",
    "<tab>6f",
    "<tab>2n",
    "<tab>2  s",
    "<tab>5s<tab>",
    "v",
    "?",
    ":",
    "<tab>2nx<c-k>chi tieu",
    "<left>s",
    "<enter>1",
    "1<enter>x",
    "/cstd",
    "/chien si<down>",
    "/ho ngheo<down>",
    "/x<f9>",
    "n",
    "<c-n>r",
    "<end>31<enter><c-n>rf3",
    "<tab>2<del><c-n>r<enter><right>",
    "<tab>7<right><right>t  ",
    "<tab>2<c-a>s",
    "<tab>2x",
    "<tab>2<enter><end>",
    "<tab>2<enter>n",
    "<tab>2p",
    "<tab>6c",
    "<tab>6cm",
    "<tab>frr<right>",
    "<tab>frrr<down><down><right><right><enter>",
    "<c-d>",
    "<c-f>r",
    "<c-f>f1.340",
    "<c-f>mx",
    "<c-g>n",
    "<c-x>n",
];

/// A person at one of the starts.
fn started(keys: &str, width: u16, height: u16) -> Person {
    let mut typing = Person::at(80, 24);
    typing.types("<tab>2nMô hình");
    let typed = typing.shell.draft(&typing.book).expect("something is typed");
    let mut person = Person::at(width, height);
    let (name, typed_at) = ("một".to_owned(), "27/7/2026 10:11".to_owned());
    person.shell.keep_offer(Offer { name, typed_at, draft: typed });
    person.types(keys);
    person
}

/// Each walk is long enough to lead far away from its start.
const WALK: u64 = 500;

#[test]
fn any_keys() {
    let seed = std::env::var("THIDUA_TEST_SEED").ok().and_then(|s| s.parse().ok());
    let seed = seed.unwrap_or_else(|| u64::from(std::process::id()) * 0x9e37_79b9 + 1);
    println!("THIDUA_TEST_SEED={seed}");
    let mut chance = Chance(seed);
    for walk in 0..20_000 * scale() / WALK {
        let start = STARTS[walk as usize % STARTS.len()];
        let (width, height) = (chance.next(140) as u16, chance.next(50) as u16);
        let mut person = started(start, width, height);
        for at in 0..WALK {
            person.gives(&chance.event());
            if at % 3 == 0 {
                person.frame();
            }
            if at % 5 == 0 && person.shell.is_busy() {
                person.shell.go_on(&person.book);
            }
        }
    }
}

#[test]
fn any_size() {
    for keys in STARTS {
        let mut person = started(keys, 80, 24);
        for width in (0..130).step_by(4) {
            for height in (0..42).step_by(3) {
                person.gives(&Event::Resize(width, height));
                person.types("<right><down>");
                person.frame();
            }
        }
    }
}

#[test]
fn screens_do_not_pile_up() {
    let mut person = Person::at(80, 24);
    for _ in 0..100 {
        // The page of a model, a question asked there by name, and what it finds.
        person.types("<c-k>hoi so lieu<enter>mo hinh<down><enter>");
    }
    assert!(person.sees().contains("Mô hình"), "{}", person.sees());
    for _ in 0..32 {
        person.types("<esc>");
    }
    assert!(person.sees().contains("[208]"), "{}", person.sees());
}
