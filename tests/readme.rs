//! What the README says is printed from where it is decided, or checked.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

use thidua::ui::keys::{BINDINGS, Place};
use thidua::words::Lang;

const README: &str = include_str!("../README.md");

/// The key table in both languages.
fn key_table() -> String {
    let mut table =
        String::from("| Phím, keys | Ở đâu, where | Việc | What it does |\n|---|---|---|---|\n");
    for binding in BINDINGS {
        let keys: Vec<String> =
            binding.keys.iter().map(|key| format!("`{}`", key.name())).collect();
        let names: Vec<&str> = binding.places.iter().map(|p| Lang::Vi.say(p.word())).collect();
        let places = match names.len() {
            all if all == Place::ALL.len() => "mọi nơi, everywhere".to_owned(),
            most if most > Place::ALL.len() / 2 => "hầu hết màn hình, most screens".to_owned(),
            _ => names.join(", "),
        };
        let (vi, en) = (Lang::Vi.say(binding.label), Lang::En.say(binding.label));
        table.push_str(&format!("| {} | {places} | {vi} | {en} |\n", keys.join(" ")));
    }
    table
}

#[test]
fn the_key_table_is_current() {
    let (before, rest) = README.split_once("<!-- keys").unwrap();
    let (mark, rest) = rest.split_once("-->\n").unwrap();
    let (table, after) = rest.split_once("<!-- /keys -->").unwrap();
    let current = key_table();
    if std::env::var_os("THIDUA_BLESS").is_some() {
        let text = format!("{before}<!-- keys{mark}-->\n{current}<!-- /keys -->{after}");
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"), text).unwrap();
        return;
    }
    assert!(table == current, "the key table is stale: run the tests with THIDUA_BLESS=1");
}

#[test]
fn every_room_is_on_the_map() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let room = name.trim_end_matches(".rs");
        let is_on_map = README.contains(&format!("src/{room} "));
        assert!(is_on_map || ["lib", "main"].contains(&room), "{room} is not on the map");
    }
}
