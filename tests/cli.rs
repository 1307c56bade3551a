//! The built program on the command line: what is typed, what comes out, how it ends.
//!
//! A case file (`tests/cli/*.case`) is a session: `$ thidua …` is typed, `1|` came on the standard
//! output, `2|` on the standard error, `=` is the exit code. Each session has a home of its own.
//! `THIDUA_BLESS=1 cargo test --test cli` writes down what comes now.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may fail"
)]

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;
use thidua::store;

struct Home(TempDir);

impl Home {
    fn new() -> Home {
        Home(tempfile::tempdir().unwrap())
    }

    fn book(&self, name: &str) -> PathBuf {
        self.0.path().join("data").join(name)
    }

    fn command<Words>(&self, words: Words) -> Command
    where
        Words: IntoIterator,
        Words::Item: Into<OsString>,
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_thidua"));
        command.args(words.into_iter().map(Into::into)).stdin(Stdio::null());
        command.env_clear().env("HOME", self.0.path()).env("USER", "ntlan");
        command.env("XDG_DATA_HOME", self.0.path().join("data")).current_dir(self.0.path());
        command
    }

    fn run(&self, line: &str) -> Output {
        self.command(split(line)).output().unwrap()
    }

    /// The output without what differs from run to run: the directory, times and hashes of the
    /// journal.
    fn steady(&self, bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("only text is printed");
        let text = text.replace(&self.0.path().display().to_string(), "HOME");
        let text = without_times(&text);
        let mut parts = text.split('#');
        let mut steady = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            steady.push('#');
            let hash = part.split_once(' ').map(|(number, rest)| (number, rest.get(..8)));
            match hash {
                Some((number, Some(hash))) if hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
                    steady.push_str(number);
                    steady.push_str(" HASH");
                    steady.push_str(&part[number.len() + 9..]);
                }
                _ => steady.push_str(part),
            }
        }
        steady
    }
}

/// The text with `dd/mm/yyyy HH:MM` for every time written so.
fn without_times(text: &str) -> String {
    const FORM: &str = "dd/mm/yyyy HH:MM";
    let is_time = |text: &[char]| {
        text.len() == FORM.len()
            && text
                .iter()
                .zip(FORM.chars())
                .all(|(c, form)| if form.is_alphabetic() { c.is_ascii_digit() } else { *c == form })
    };
    let letters: Vec<char> = text.chars().collect();
    let (mut steady, mut at) = (String::new(), 0);
    while let Some(letter) = letters.get(at) {
        let is_here = letters.get(at..at + FORM.len()).is_some_and(is_time);
        match is_here {
            true => steady.push_str(FORM),
            false => steady.push(*letter),
        }
        at += if is_here { FORM.len() } else { 1 };
    }
    steady
}

/// Words of a line; double quotes keep blanks together, `\xff` is a byte.
fn split(line: &str) -> Vec<OsString> {
    let mut words: Vec<Vec<u8>> = Vec::new();
    let (mut quoted, mut open) = (false, false);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let escape =
            rest.strip_prefix("\\x").and_then(|r| u8::from_str_radix(r.get(..2)?, 16).ok());
        rest = &rest[escape.map_or(c.len_utf8(), |_| 4)..];
        match c {
            ' ' if !quoted => open = false,
            c => {
                if !open {
                    words.push(Vec::new());
                    open = true;
                }
                match (escape, c) {
                    (Some(byte), _) => words.last_mut().unwrap().push(byte),
                    (None, '"') => quoted = !quoted,
                    (None, c) => words.last_mut().unwrap().extend(c.to_string().bytes()),
                }
            }
        }
    }
    words.into_iter().map(OsString::from_vec).collect()
}

/// The session of a case file with what really comes out.
fn play(text: &str) -> String {
    let home = Home::new();
    let mut played = String::new();
    for line in text.lines() {
        if ["1|", "2|", "= "].iter().any(|mark| line.starts_with(mark)) {
            continue;
        }
        played.push_str(line);
        played.push('\n');
        let Some(typed) = line.strip_prefix("$ thidua") else { continue };
        let output = home.run(typed.trim_start());
        for (mark, bytes) in [("1|", &output.stdout), ("2|", &output.stderr)] {
            let text = home.steady(bytes);
            assert!(text.is_empty() || text.ends_with('\n'), "{typed}: no end of line");
            text.lines().for_each(|line| played.push_str(&format!("{mark}{line}\n")));
        }
        played.push_str(&format!("= {}\n", output.status.code().expect("not killed")));
    }
    played
}

#[test]
fn sessions_go_as_written() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli");
    let mut files: Vec<PathBuf> =
        fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "case")) {
        let text = fs::read_to_string(file).unwrap();
        let played = play(&text);
        if std::env::var_os("THIDUA_BLESS").is_some() {
            fs::write(file, &played).unwrap();
        } else if played != text {
            let differs = text.lines().zip(played.lines()).position(|(a, b)| a != b);
            let at = differs.unwrap_or_else(|| text.lines().count().min(played.lines().count()));
            let line = |text: &str| text.lines().nth(at).unwrap_or("(end)").to_owned();
            let (wanted, came) = (line(&text), line(&played));
            wrong.push(format!("{}:{}\n  {wanted}\n  {came}", file.display(), at + 1));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn json(output: &Output) -> serde_json::Value {
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_figures_of_hong_ngu_are_those_of_its_report() {
    let home = Home::new();
    let base = "--demo compare --unit hong-ngu --years 2015-2020 --format json";
    let of_title = |json: serde_json::Value| {
        let rows = json["rows"].as_array().unwrap().clone();
        rows.into_iter().find(|row| row["award"] == "chien-si-thi-dua-co-so").unwrap()
    };
    let row = of_title(json(&home.run(base)));
    assert_eq!(row["values"], serde_json::json!([null, 144, 138, 212, 208, 30]));
    assert_eq!((&row["delta"][4], &row["percent"][4]), (&(-4).into(), &(-1.89).into()));
    assert_eq!(row["part_year"][5], true);
    assert_eq!((&row["delta"][5], &row["percent"][5]), (&().into(), &().into()));
    let row = of_title(json(&home.run(&format!("{base} --include-part-year"))));
    assert_eq!((&row["delta"][5], &row["percent"][5]), (&(-178).into(), &(-85.58).into()));
}

#[test]
fn the_totals_of_binh_son_are_those_of_its_report() {
    let home = Home::new();
    let base = "--demo compare --unit binh-son --rows field,recipient --years 2020-2023";
    let totals = json(&home.run(&format!("{base} --format json")))["totals"].clone();
    assert_eq!(totals[0]["values"], serde_json::json!([55, 69, 83, 44]));
    assert_eq!(totals[1]["values"], serde_json::json!([77, 85, 112, 35]));
}

const SET: &str = "--demo set-count --unit hong-ngu --year 2019 --award cstdcs --recipient cn --reason đính-chính";

#[test]
fn the_journal_tells_scripts_who_when_and_what() {
    let home = Home::new();
    assert!(home.run(&format!("{SET} 209")).status.success());
    let entries = json(&home.run("--demo journal --format json"));
    let (set, made) = (&entries[0], &entries[1]);
    assert_eq!((&set["seq"], &set["user"]), (&2.into(), &"ntlan".into()));
    assert_eq!((&set["operation"], &made["operation"]), (&"set-count".into(), &"init".into()));
    let count = &set["edits"][0]["count"];
    assert_eq!((&count["before"]["value"], &count["after"]["value"]), (&208.into(), &209.into()));
    assert!(made["edits"].is_null() && made["records"].as_u64() > Some(40), "{made}");
    let at: jiff::Timestamp = set["at"].as_str().unwrap().parse().unwrap();
    let day = at.to_zoned(jiff::tz::TimeZone::fixed(jiff::tz::offset(7))).date();
    let of_day = json(&home.run(&format!("--demo journal --format json --day {day}")));
    assert_eq!(of_day[0], *set);
    // Another has the book open: it is read all the same.
    let held = store::open(&home.book("thidua-demo")).unwrap();
    assert_eq!(json(&home.run("--demo journal --format json")), entries);
    drop(held);
}

#[test]
fn a_book_in_use_is_read_and_not_written() {
    let home = Home::new();
    assert!(home.run("--demo verify").status.success());
    let held = store::open(&home.book("thidua-demo")).unwrap();
    for reading in ["ask cstd 2019", "list unit", "show unit hong-ngu", "verify"] {
        let output = home.run(&format!("--demo {reading}"));
        assert_eq!(output.status.code(), Some(0), "{reading}: {output:?}");
    }
    let output = home.run(&format!("{SET} 1"));
    assert_eq!(output.status.code(), Some(4));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&format!("tiến trình {}", std::process::id())), "{said}");
    assert!(said.contains("Chưa ghi gì"), "{said}");
    drop(held);
    assert_eq!(home.run(&format!("{SET} 209")).status.code(), Some(0));
}

#[test]
fn damage_is_told_and_what_is_good_is_still_read() {
    let home = Home::new();
    assert!(home.run("--demo verify").status.success());
    assert!(home.run(&format!("{SET} 209")).status.success());
    let journal = home.book("thidua-demo/journal/000001.jsonl");
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("\"value\":209", "\"value\":999")).unwrap();
    for (line, in_output) in [("verify", "HỎNG"), ("ask cstd 2019", "208"), ("list unit", "Hồng")]
    {
        let output = home.run(&format!("--demo {line}"));
        assert_eq!(output.status.code(), Some(3), "{line}: {output:?}");
        assert!(home.steady(&output.stdout).contains(in_output), "{line}: {output:?}");
        let is_told = line == "verify" || home.steady(&output.stderr).contains("000001.jsonl");
        assert!(is_told, "{line}: {output:?}");
    }
    assert_eq!(home.run(&format!("{SET} 210")).status.code(), Some(3));
}

/// The files below a directory that hold a text.
fn holding(dir: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, text));
        } else if fs::read(&path).unwrap().windows(text.len()).any(|part| part == text.as_bytes()) {
            found.push(path);
        }
    }
    found
}

#[test]
fn an_erased_name_is_in_no_file() {
    let home = Home::new();
    assert!(home.run("init --unit \"xã Tên Riêng\" --level xa").status.success());
    let book = home.book("thidua");
    assert!(holding(&book, "Tên Riêng").len() > 1);
    fs::create_dir(book.join("backup")).unwrap();
    fs::copy(book.join("journal/000001.jsonl"), book.join("backup/cu.jsonl")).unwrap();
    let erase = "erase --record xa-ten-rieng --reason \"đơn số 7\" --yes";
    let output = home.run(erase);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("đơn vị «xa-ten-rieng»: mã đọc ra tên (#1"), "{said}");
    let copy = book.join("backup/cu.jsonl").display().to_string();
    assert!(said.contains(&copy), "{said}");
    assert_eq!(holding(&book, "Tên Riêng"), [book.join("backup/cu.jsonl")]);
    assert!(home.run("verify").status.success());
    let journal = home.steady(&home.run("journal").stdout);
    assert!(journal.contains("tên đã xóa theo quy định"), "{journal}");
    // Beside the app, which has the book open, it is not done by halves.
    let held = store::open(&book).unwrap();
    assert_eq!(home.run(erase).status.code(), Some(4));
    drop(held);
}

#[test]
fn a_newer_book_is_read_and_not_written() {
    let home = Home::new();
    assert!(home.run("--demo verify").status.success());
    let format = home.book("thidua-demo/format");
    let text = fs::read_to_string(&format).unwrap();
    fs::write(&format, text.replace("\"format\":1", "\"format\":7")).unwrap();
    let output = home.run("--demo --lang en ask cstd 2019");
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(home.steady(&output.stdout).contains("208"));
    let said = home.steady(&output.stderr);
    assert!(said.contains("newer program (format 7, this one knows up to 3)"), "{said}");
    assert_eq!(home.run(&format!("{SET} 210")).status.code(), Some(3));
}

#[test]
fn the_sample_book_may_be_asked_for_by_many_at_once() {
    let home = Home::new();
    let start = |_| {
        let mut command = home.command(["--demo", "ask", "cstd", "2019"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let running: Vec<_> = (0..6).map(start).collect();
    for one in running {
        let output = one.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        assert!(home.steady(&output.stdout).contains("208"), "{output:?}");
    }
    assert!(home.run("--demo verify").status.success());
    let left: Vec<_> = fs::read_dir(home.0.path().join("data")).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing is left beside the sample book: {left:?}");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::new();
    assert!(home.run("--demo verify").status.success());
    let mut command = home.command(["--demo", "list", "award", "--format", "json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = String::new();
    BufReader::with_capacity(8, child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((first.as_str(), said.as_str()), ("[\n", ""));
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_full_disk_behind_the_output_is_told() {
    let home = Home::new();
    assert!(home.run("--demo verify").status.success());
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else { return };
    let output = home.command(["--demo", "list", "unit"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(!output.stderr.is_empty());
}

#[test]
fn the_directory_comes_from_the_option_the_variable_or_the_home() {
    let home = Home::new();
    let init = ["init", "--unit", "xã A", "--level", "xa"];
    let made = |command: &mut Command, dir: PathBuf| {
        assert!(command.output().unwrap().status.success());
        assert!(dir.join("format").exists(), "{}", dir.display());
    };
    made(&mut home.command(init), home.book("thidua"));
    let at = home.0.path().join("by-variable");
    made(home.command(init).env("THIDUA_DATA", &at), at);
    let at = home.0.path().join(".local/share/thidua");
    made(home.command(init).env_remove("XDG_DATA_HOME"), at);
    let at = home.0.path().join(".local/share/thidua-demo");
    made(home.command(["--demo", "verify"]).env("XDG_DATA_HOME", "relative"), at);
    let mut odd = vec![OsString::from("--data-dir"), OsString::from_vec(b"s\xe1ch".to_vec())];
    odd.extend(init.map(OsString::from));
    let at = home.0.path().join(OsString::from_vec(b"s\xe1ch".to_vec()));
    made(&mut home.command(odd), at);
    let output = home.command(["verify"]).env_remove("XDG_DATA_HOME").env_remove("HOME").output();
    assert_eq!(output.unwrap().status.code(), Some(2));
}

#[test]
fn only_the_owner_can_read_the_book() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    assert!(home.run("--demo verify").status.success());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&home.book("thidua-demo")), 0o700);
    assert_eq!(mode(&home.book("thidua-demo/journal/000001.jsonl")), 0o600);
}
