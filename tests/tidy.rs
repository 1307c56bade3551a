//! Style as a test: the size of rooms, the law of who may enter whom, and markers of unfinished
//! work.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// Lines a file may have before its tests.
const LONGEST_FILE: usize = 450;
/// Lines a function may have.
const LONGEST_FUNCTION: usize = 70;
/// Columns a line may have.
const LONGEST_LINE: usize = 100;

/// What each room may import beside itself; `words` is open to all.
const LAW: &[(&str, &[&str])] = &[
    ("words", &[]),
    ("domain", &[]),
    ("report", &["domain"]),
    ("store", &["domain"]),
    ("exchange", &["domain", "report"]),
    ("ui", &["domain", "report"]),
    ("cli", &["domain", "report", "store", "exchange", "app", "ui"]),
    ("app", &["domain", "report", "store", "exchange", "ui"]),
];

/// Crates that only one room may name.
const OWNED: &[(&str, &str)] =
    &[("sled::", "store"), ("bincode::", "store"), ("clap::", "cli"), ("csv::", "exchange")];

fn sources() -> Vec<(PathBuf, String)> {
    fn walk(dir: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join("src"), &mut found);
    assert!(found.len() > 20, "the sources are where they are looked for");
    let strip = |(path, text): (PathBuf, String)| (path.strip_prefix(root).unwrap().into(), text);
    found.into_iter().map(strip).collect()
}

/// The text before the tests of the file.
fn code(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn is_test(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem == "tests")
}

/// The room of a file: the first part of its path below `src`.
fn room(path: &Path) -> String {
    let below = path.strip_prefix("src").unwrap();
    let first = below.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Everything wrong with one file.
fn complaints(path: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut complain = |what: String| found.push(format!("{}: {what}", path.display()));
    if !text.starts_with("//!") && !is_test(path) {
        complain("does not say in its first line what it is".to_owned());
    }
    let code = code(text);
    let is_data = room(path) == "words";
    let is_wide = is_data || is_test(path);
    if code.lines().count() > LONGEST_FILE && !is_data {
        complain(format!("{} lines", code.lines().count()));
    }
    for (number, line) in code.lines().enumerate() {
        if line.chars().count() > LONGEST_LINE && !is_wide {
            complain(format!("line {} has {} columns", number + 1, line.chars().count()));
        }
        let marker = ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!(", "#[ignore"];
        if let Some(marker) = marker.iter().find(|marker| line.contains(**marker)) {
            complain(format!("line {}: {marker}", number + 1));
        }
    }
    for (name, lines) in functions(code) {
        if lines > LONGEST_FUNCTION {
            complain(format!("fn {name} has {lines} lines"));
        }
    }
    let here = room(path);
    for (number, line) in code.lines().enumerate().filter(|(_, l)| !l.trim().starts_with("//")) {
        let forbidden = imports(line).find(|there| !may_enter(&here, there));
        if let Some(there) = forbidden {
            complain(format!("line {}: {here} may not enter {there}", number + 1));
        }
        let owned = OWNED.iter().find(|(name, owner)| line.contains(name) && here != *owner);
        if let Some((name, owner)) = owned {
            complain(format!("line {}: {name} belongs to {owner}", number + 1));
        }
    }
    found
}

/// Rooms named on a line as `crate::room`.
fn imports(line: &str) -> impl Iterator<Item = &str> {
    let parts = line.split("crate::").skip(1);
    parts.filter_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '_').next())
}

fn may_enter(here: &str, there: &str) -> bool {
    let is_room = LAW.iter().any(|(room, _)| *room == there);
    let allowed = LAW.iter().find(|(room, _)| *room == here).map_or(&[][..], |(_, to)| *to);
    !is_room || here == there || there == "words" || here == "main" || allowed.contains(&there)
}

/// Functions with the number of their lines, told by indentation as the formatter leaves it.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let trimmed = line.trim_start();
        let is_function =
            ["fn ", "pub fn ", "pub(crate) fn ", "pub(super) fn ", "pub const fn ", "const fn "]
                .iter()
                .any(|head| trimmed.starts_with(head));
        let head_end = lines[start..].iter().find(|l| l.ends_with('{') || l.ends_with(';'));
        if !is_function || head_end.is_none_or(|l| l.ends_with(';')) {
            continue;
        }
        let indent = line.len() - trimmed.len();
        let closing = format!("{}}}", " ".repeat(indent));
        let end = lines[start..].iter().position(|l| l.trim_end() == closing);
        let name = trimmed.split("fn ").nth(1).unwrap_or("").split(['(', '<']).next().unwrap_or("");
        found.push((name.to_owned(), end.map_or(1, |end| end + 1)));
    }
    found
}

#[test]
fn every_room_is_tidy() {
    let found: Vec<String> =
        sources().iter().flat_map(|(path, text)| complaints(path, text)).collect();
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn every_word_is_said_somewhere() {
    let code: String =
        sources().into_iter().filter(|(path, _)| room(path) != "words").map(|(_, t)| t).collect();
    let names: Vec<String> =
        thidua::words::Word::ALL.iter().map(|word| format!("{word:?}")).collect();
    let used: std::collections::HashSet<&str> =
        code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let unused: Vec<&String> = names.iter().filter(|name| !used.contains(name.as_str())).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn every_room_is_in_the_law() {
    for (path, _) in sources() {
        let room = room(&path);
        let is_known = LAW.iter().any(|(known, _)| *known == room);
        assert!(is_known || room == "lib" || room == "main", "{room}");
    }
}

/// Which file of the app imports which; whatever is declared in `app.rs` is imported from `app`,
/// which imports them all.
fn imports_within_app(files: &[(PathBuf, String)]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| path.parent() == Some("src/app".as_ref())) {
        let here = path.file_stem().unwrap().to_string_lossy().into_owned();
        found.push(("app".to_owned(), here.clone()));
        for line in code(text).lines().filter_map(|line| line.strip_prefix("use super::")) {
            let name = line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
            let is_file = name.starts_with(|c: char| c.is_lowercase());
            found.push((here.clone(), if is_file { name } else { "app" }.to_owned()));
        }
    }
    found
}

/// What is left when imports of those that import nothing are taken away, again and again.
fn circles(mut imports: Vec<(String, String)>) -> Vec<(String, String)> {
    loop {
        let importing: Vec<String> = imports.iter().map(|(from, _)| from.clone()).collect();
        imports.retain(|(_, to)| importing.contains(to));
        if imports.len() == importing.len() {
            return imports;
        }
    }
}

#[test]
fn files_of_the_app_import_each_other_in_no_circle() {
    let mut files = sources();
    let imports = imports_within_app(&files);
    assert!(imports.len() > 20, "they are found: {imports:?}");
    assert_eq!(circles(imports), []);
    for back in ["use super::keeper::Keeper;\n", "use super::AppError;\n"] {
        files.push(("src/app/happening.rs".into(), back.to_owned()));
        assert!(!circles(imports_within_app(&files)).is_empty(), "{back} is told");
        files.pop();
    }
}

#[test]
fn untidy_files_are_told() {
    let path = Path::new("src/report/x.rs");
    let bad: [(&str, String); 7] = [
        ("first line", "fn f() {}\n".to_owned()),
        ("lines", format!("//! x\n{}", "\n".repeat(LONGEST_FILE))),
        ("columns", format!("//! x\n// {}\n", "đ".repeat(LONGEST_LINE))),
        ("TODO", "//! x\n// TODO later\n".to_owned()),
        ("fn f has", format!("//! x\nfn f() {{\n{}}}\n", "    x();\n".repeat(LONGEST_FUNCTION))),
        ("may not enter store", "//! x\nuse crate::store::Store;\n".to_owned()),
        ("belongs to store", "//! x\nuse sled::Db;\n".to_owned()),
    ];
    for (what, text) in &bad {
        let told = complaints(path, text).join("\n");
        assert!(told.contains(what), "{what} is not told: {told}");
    }
    assert!(complaints(path, "//! x\nuse crate::domain::book::Book;\n").is_empty());
}

#[test]
fn the_top_level_is_as_agreed() {
    let agreed = ["Cargo.lock", "Cargo.toml", "README.md", "data", "src", "target", "tests"];
    for entry in fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let is_agreed =
            agreed.contains(&name.as_str()) || name.starts_with('.') || name.starts_with("LICENSE");
        assert!(is_agreed, "{name} does not belong to the top level");
    }
}
