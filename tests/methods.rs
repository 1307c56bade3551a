//! The input methods of desktops, replayed: what UniKey, ibus-bamboo, fcitx and macOS send for the
//! first lines of Truyện Kiều, through the real key path, into every place that takes text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use support::person::Person;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_width::UnicodeWidthStr;

const KIEU: &str = "Trăm năm trong cõi người ta,
Chữ tài chữ mệnh khéo là ghét nhau.
Trải qua một cuộc bể dâu,
Những điều trông thấy mà đau đớn lòng.
Lạ gì bỉ sắc tư phong,
Trời xanh quen thói má hồng đánh ghen.";

const BACKSPACE: KeyEvent = KeyEvent::new(KeyCode::Backspace, KeyModifiers::NONE);
/// The other Backspace, 0x08.
const CTRL_H: KeyEvent = KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL);

/// When a person types the marks of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Marks {
    /// Each right behind its letter.
    Behind,
    /// The tone at the end of the word.
    ToneLast,
    /// All at the end of the word.
    Last,
}

/// How a word comes from an input method.
#[derive(Clone, Copy, Debug)]
enum Sends {
    /// Letters as typed; of a letter that changes the Backspaces back to it, and the rest anew.
    Bursts(Marks, KeyEvent),
    /// The same of two keys at a time: a fast hand is taken in as a batch.
    Batches(Marks, KeyEvent),
    /// The same behind a narrow blank of its own that takes away what a browser completes.
    Guarded(Marks),
    /// The whole word when it is ended.
    Words,
    /// The whole word, its marks as characters of their own.
    Decomposed,
}

const METHODS: &[(&str, Sends)] = &[
    ("UniKey", Sends::Bursts(Marks::ToneLast, BACKSPACE)),
    ("UniKey, marks behind", Sends::Bursts(Marks::Behind, BACKSPACE)),
    ("UniKey, marks last", Sends::Bursts(Marks::Last, BACKSPACE)),
    ("UniKey in PuTTY, 0x08", Sends::Bursts(Marks::ToneLast, CTRL_H)),
    ("UniKey in PuTTY, 0x08, marks last", Sends::Bursts(Marks::Last, CTRL_H)),
    ("ibus-bamboo, forwarded", Sends::Batches(Marks::ToneLast, BACKSPACE)),
    ("ibus-bamboo, marks last", Sends::Batches(Marks::Last, BACKSPACE)),
    ("ibus-bamboo, preedit; fcitx; macOS", Sends::Words),
    ("OpenKey on macOS", Sends::Guarded(Marks::ToneLast)),
    ("OpenKey on macOS, marks last", Sends::Guarded(Marks::Last)),
    ("macOS, decomposed", Sends::Decomposed),
];

fn is_tone(mark: char) -> bool {
    matches!(mark, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// What the word looks like after each key: bare letters, then their marks.
fn states(word: &str, marks: Marks) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    // Of a letter its own marks, then its tone; đ is a d with a mark.
    let bare = |letter: char| match letter {
        'đ' => 'd',
        'Đ' => 'D',
        letter => letter.nfd().next().unwrap(),
    };
    let toneless = |letter: char| letter.nfd().filter(|c| !is_tone(*c)).nfc().next().unwrap();
    let (mut shown, mut states): (Vec<char>, Vec<String>) = (Vec::new(), Vec::new());
    let mut see = |shown: &[char]| {
        let state = shown.iter().collect();
        if states.last() != Some(&state) {
            states.push(state);
        }
    };
    for letter in &letters {
        shown.push(bare(*letter));
        see(&shown);
        if marks != Marks::Last {
            *shown.last_mut().unwrap() = toneless(*letter);
            see(&shown);
        }
        if marks == Marks::Behind {
            *shown.last_mut().unwrap() = *letter;
            see(&shown);
        }
    }
    if marks == Marks::Last {
        // One key marks "ươ".
        shown = letters.iter().map(|letter| toneless(*letter)).collect();
        see(&shown);
    }
    see(&letters);
    states
}

fn key(c: char) -> KeyEvent {
    KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
}

/// Backspaces back to the first letter that changes, then the letters from there on.
fn bursts(states: &[String], backspace: KeyEvent, guard: Option<char>) -> Vec<KeyEvent> {
    let (mut keys, mut before) = (Vec::new(), "");
    for after in states {
        let kept = before.chars().zip(after.chars()).take_while(|(a, b)| a == b).count();
        let gone = before.chars().count() - kept;
        let guard = guard.filter(|_| gone > 0);
        keys.extend(guard.map(key));
        keys.extend(std::iter::repeat_n(backspace, gone + usize::from(guard.is_some())));
        keys.extend(after.chars().skip(kept).map(key));
        before = after;
    }
    keys
}

/// The states behind every second key, and the last.
fn batched(states: &[String]) -> Vec<String> {
    let is_kept = |at: usize| at % 2 == 1 || at + 1 == states.len();
    (0..states.len()).filter(|at| is_kept(*at)).map(|at| states[at].clone()).collect()
}

fn word_keys(word: &str, sends: Sends) -> Vec<KeyEvent> {
    match sends {
        Sends::Bursts(marks, backspace) => bursts(&states(word, marks), backspace, None),
        Sends::Batches(marks, backspace) => bursts(&batched(&states(word, marks)), backspace, None),
        Sends::Guarded(marks) => bursts(&states(word, marks), BACKSPACE, Some('\u{202f}')),
        Sends::Words => word.chars().map(key).collect(),
        Sends::Decomposed => word.nfd().map(key).collect(),
    }
}

/// The keys of a text: words as the method sends them, what stands between as typed.
fn keys(text: &str, sends: Sends) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(end);
        keys.extend(word_keys(word, sends));
        let mut between = tail.chars();
        keys.extend(between.next().map(|c| match c {
            '\n' => KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE),
            c => key(c),
        }));
        rest = between.as_str();
    }
    keys
}

fn type_in(person: &mut Person, text: &str, sends: Sends) {
    for key in keys(text, sends) {
        person.gives(&Event::Key(key));
    }
}

/// One line of two of them.
fn line() -> String {
    let lines: Vec<&str> = KIEU.lines().take(2).collect();
    lines.join(" ")
}

/// The line of the screen with the cursor, up to the cursor, and from it on.
fn around_cursor(person: &mut Person) -> (String, String) {
    let (x, y) = person.cursor();
    let seen = person.sees();
    let line = seen.lines().nth(usize::from(y)).unwrap_or_default().to_owned();
    let mut width = 0;
    let is_before = |c: &char| {
        width += c.to_string().width();
        width <= usize::from(x)
    };
    let before: String = line.chars().take_while(is_before).collect();
    let after = line.chars().skip(before.chars().count()).collect();
    (before, after)
}

/// A field with the text in it: the cursor behind it, and one step or Backspace is one letter.
fn is_edited_by_letters(person: &mut Person, text: &str, name: &str) {
    let (before, after) = around_cursor(person);
    assert!(before.ends_with(text), "{name}: «{before}»");
    assert!(!after.starts_with(|c: char| c.is_alphabetic()), "{name}: «{after}»");
    let letters: Vec<char> = text.chars().collect();
    for steps in 1..=12 {
        person.types("<left>");
        let (left, right) = letters.split_at(letters.len() - steps);
        let (left, right): (String, String) = (left.iter().collect(), right.iter().collect());
        let (before, after) = around_cursor(person);
        let is_there = before.ends_with(&left) && after.starts_with(&right);
        assert!(is_there, "{name}: «{before}|{after}»");
    }
    person.types("<end><bs><c-h><bs>");
    let less: String = letters[..letters.len() - 3].iter().collect();
    assert!(around_cursor(person).0.ends_with(&less), "{name}");
}

#[test]
fn each_key_of_a_word_shows_what_is_typed_so_far() {
    let seen = |word: &str, marks| states(word, marks).join(" ");
    assert_eq!(seen("người", Marks::ToneLast), "n ng ngu ngư ngưo ngươ ngươi người");
    assert_eq!(seen("người", Marks::Behind), "n ng ngu ngư ngưo ngươ ngườ người");
    assert_eq!(seen("người", Marks::Last), "n ng ngu nguo nguoi ngươi người");
    assert_eq!(seen("điều", Marks::ToneLast), "d đ đi đie điê điêu điều");
    let burst = |word| bursts(&states(word, Marks::ToneLast), BACKSPACE, None);
    let backspaces = |keys: &[KeyEvent]| keys.iter().filter(|key| **key == BACKSPACE).count();
    assert_eq!(backspaces(&burst("người")), 1 + 1 + 2);
    assert_eq!(backspaces(&keys(KIEU, Sends::Words)), 0);
    let marks = keys(KIEU, Sends::Decomposed).len() - keys(KIEU, Sends::Words).len();
    assert!(marks > 40 && is_nfc(KIEU), "{marks}");
}

#[test]
fn a_form_takes_kieu_from_every_method() {
    for (name, sends) in METHODS {
        let mut person = Person::at(120, 30);
        person.types("<tab>2n");
        type_in(&mut person, &line(), *sends);
        is_edited_by_letters(&mut person, &line(), name);
        person.types("<c-u>Kieu<s-tab><s-tab>");
        type_in(&mut person, KIEU, *sends);
        let last = KIEU.lines().last().unwrap();
        is_edited_by_letters(&mut person, last, name);
        person.types("<c-u>");
        type_in(&mut person, KIEU, *sends);
        person.types("<c-s>");
        let added = person.book.exemplar("kieu").expect("saved").clone();
        assert_eq!(added.note.as_deref(), Some(KIEU), "{name}");
    }
}

#[test]
fn a_name_is_saved_as_it_was_meant() {
    for (name, sends) in METHODS {
        let mut person = Person::at(80, 24);
        person.types("<tab>2n");
        type_in(&mut person, &line(), *sends);
        person.types("<c-s>");
        let is_added = person.book.exemplars().any(|one| *one.name == *line());
        assert!(is_added, "{name}: {}", person.sees());
    }
}

#[test]
fn the_answer_box_takes_it() {
    for (name, sends) in METHODS {
        let mut person = Person::at(120, 30);
        person.types("/");
        type_in(&mut person, &line(), *sends);
        is_edited_by_letters(&mut person, &line(), name);
        person.types("<c-u>");
        type_in(&mut person, "chiến sĩ thi đua cơ sở 2019", *sends);
        assert!(person.sees().contains("208 cá nhân"), "{name}: {}", person.sees());
    }
}

#[test]
fn the_filter_of_a_list_takes_it() {
    for (name, sends) in METHODS {
        let mut person = Person::at(120, 30);
        person.types("<tab>2f");
        type_in(&mut person, &line(), *sends);
        is_edited_by_letters(&mut person, &line(), name);
        person.types("<c-u>");
        type_in(&mut person, "đan ghế nhựa", *sends);
        let seen = person.types("<enter>").sees();
        assert!(seen.contains("1/1") && seen.contains("Đan ghế nhựa"), "{name}: {seen}");
    }
}
