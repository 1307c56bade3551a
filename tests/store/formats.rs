//! Bytes: what is written is read back, what was released is read for ever, anything else is an
//! error and no panic.

use proptest::prelude::*;
use thidua::domain::book::Stored;
use thidua::domain::catalogue::{Catalogue, List};
use thidua::domain::change::{Change, Edit};
use thidua::domain::id::Id;
use thidua::domain::record::{Kind, Record};
use thidua::domain::sheet::{Line, LineKey, Recipient, Remark, Sheet, SheetHead};
use thidua::domain::text::{PartialDate, Year};
use thidua::domain::value::{Shape, Value};
use thidua::store::codec::{self, CodecError, Decoder};
use thidua::store::line::{Broken, Head, Line as Written, Row, hex};
use thidua::store::{Operation, Position};

fn cases(usual: usize) -> ProptestConfig {
    let cases = u32::try_from(usual * crate::script::scale()).unwrap();
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["xã", "Mỹ", "an", "34", "CT/TW", "“đ”", "Ệ"]),
        1..6,
    )
    .prop_map(|words| words.join(" "))
}

fn id() -> impl Strategy<Value = Id> {
    prop::collection::vec(prop::sample::select(vec!["a", "xa", "0", "9", "dong-thap"]), 1..5)
        .prop_map(|parts| Id::parse(&parts.join("-")).unwrap())
}

fn value(shape: Shape) -> BoxedStrategy<Value> {
    let one = |texts: BoxedStrategy<String>| texts.prop_map(|t| Value::Text(t.into())).boxed();
    match shape {
        Shape::Id | Shape::Reference(_) => one(id().prop_map(|id| id.to_string()).boxed()),
        Shape::Line | Shape::Story => one(text().boxed()),
        Shape::Lines => prop::collection::vec(text(), 1..4)
            .prop_map(|texts| Value::List(texts.into_iter().map(Into::into).collect()))
            .boxed(),
        Shape::References(_) => prop::collection::vec(id(), 1..4)
            .prop_map(|ids| Value::List(ids.iter().map(|id| id.as_str().into()).collect()))
            .boxed(),
        Shape::Choice(list) => {
            let ids: Vec<String> = list.entries().map(|entry| entry.id.to_string()).collect();
            one(prop::sample::select(ids).boxed())
        }
        Shape::Choices(list) => {
            let ids: Vec<String> = list.entries().map(|entry| entry.id.to_string()).collect();
            let some = prop::sample::subsequence(ids.clone(), 1..=ids.len());
            some.prop_map(|ids| Value::List(ids.iter().map(|id| id.as_str().into()).collect()))
                .boxed()
        }
        Shape::Year => one((1900u16..2200).prop_map(|year| year.to_string()).boxed()),
        Shape::Period => one((1900u16..2000).prop_map(|y| format!("{y}-{}", y + 5)).boxed()),
        Shape::Date => one((1900u16..2200, 1u8..13, 1u8..29)
            .prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
            .boxed()),
        Shape::Number => one((-9999i32..9999).prop_map(|n| format!("{n}.25")).boxed()),
    }
}

fn record() -> impl Strategy<Value = Record> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Sheet).collect();
    prop::sample::select(kinds).prop_flat_map(|kind| {
        let fields: Vec<_> = kind
            .fields()
            .iter()
            .map(|row| {
                let present = value(row.shape);
                let value = if row.required {
                    present
                } else {
                    prop_oneof![Just(Value::Absent), present].boxed()
                };
                value.prop_map(move |value| (row.key, value))
            })
            .collect();
        fields.prop_map(move |fields| {
            let of = |key: &str| fields.iter().find(|(k, _)| *k == key).unwrap().1.clone();
            Record::from_values(kind, &of).unwrap()
        })
    })
}

fn line_key() -> impl Strategy<Value = LineKey> {
    let catalogue = Catalogue::built_in();
    let awards: Vec<_> = catalogue.awards().collect();
    let entries = |list| -> Vec<_> { catalogue.choices(list).map(Some).chain([None]).collect() };
    let (fields, occasions) = (entries(List::Field), entries(List::Occasion));
    let choose = (prop::sample::select(awards), prop::sample::select(fields));
    (choose, prop::sample::select(occasions)).prop_map(|((award, field), occasion)| {
        LineKey::new(award.code, award.recipients[0]).with_field(field).with_occasion(occasion)
    })
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let lines = prop::collection::vec((line_key(), any::<u32>(), prop::option::of(text())), 0..60);
    let states: Vec<_> = Catalogue::built_in().choices(List::SheetState).map(Some).collect();
    let head = (id(), 1900u16..2200, prop::option::of(id()), prop::option::of(text()));
    (head, lines, prop::sample::select(states)).prop_map(|(head, lines, state)| {
        let (unit, year, source, section) = head;
        let mut head = SheetHead::new(unit, Year::new(year).unwrap());
        head.until = PartialDate::parse("31/10/2018");
        (head.source, head.section, head.state) = (source, section.map(Into::into), state);
        head.inferred = vec!["notion".into(), "state".into()];
        let mut sheet = Sheet::new(head);
        for (key, value, note) in lines {
            let remark = Remark { note: note.map(Into::into), ..Remark::default() };
            let figure = thidua::domain::sheet::Figure { value, remark };
            sheet.set_figure(key, Some(figure));
        }
        sheet
    })
}

fn round(stored: &Stored) {
    let key = codec::key(&stored.key());
    let value = codec::encode(&key, stored).unwrap();
    assert_eq!(Decoder::default().decode(&key, &value).as_ref(), Ok(stored));
    // At another key it is not taken.
    let mut other = key.clone();
    other.push(b'x');
    assert!(Decoder::default().decode(&other, &value).is_err());
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn records_come_back(record in record()) {
        round(&Stored::Record(record));
    }

    #[test]
    fn sheets_come_back(sheet in sheet()) {
        round(&Stored::Sheet(sheet));
    }

    #[test]
    fn hostile_bytes_are_errors(kind in 0u8..9, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        // With a right checksum, so that the decoder proper is reached.
        for key in [vec![kind, b'a', 0, 7, 0xE7], vec![kind, b'a']] {
            for version in [1, 2] {
                let mut value = vec![version];
                value.extend(&bytes);
                let mut sum = crc32fast::Hasher::new();
                sum.update(&key);
                sum.update(&value);
                value.extend(sum.finalize().to_le_bytes());
                let _ = Decoder::default().decode(&key, &value);
                let _ = codec::decode_applied(&value);
            }
            prop_assert!(Decoder::default().decode(&key, &bytes).is_err());
        }
    }

    #[test]
    fn any_flip_of_a_value_is_noticed(sheet in sheet(), at in any::<prop::sample::Index>(), bit in 0u8..8) {
        let stored = Stored::Sheet(sheet);
        let key = codec::key(&stored.key());
        let mut value = codec::encode(&key, &stored).unwrap();
        let at = at.index(value.len());
        value[at] ^= 1 << bit;
        prop_assert_eq!(Decoder::default().decode(&key, &value), Err(CodecError::Checksum));
    }
}

#[test]
fn a_length_that_lies_allocates_nothing() {
    for marker in [251u8, 252, 253] {
        let key = [6, b'a', 0, 7, 0xE7];
        let mut value = vec![1, 0, 0, 0, 0, 0, 0, 0, marker];
        value.extend([0xFF; 8]);
        let mut sum = crc32fast::Hasher::new();
        sum.update(&key);
        sum.update(&value);
        value.extend(sum.finalize().to_le_bytes());
        assert!(matches!(Decoder::default().decode(&key, &value), Err(CodecError::Form(_))));
    }
}

#[test]
fn a_kind_keeps_its_byte_and_its_name_in_books_that_are_written() {
    let names = [
        "unit",
        "document",
        "movement",
        "exemplar",
        "indicator",
        "sheet",
        "step",
        "assessment",
        "publicity",
        "replication",
        "outcome",
        "decision",
        "honour",
        "succession",
        "phase",
        "waiver",
        "cap",
    ];
    let written = |kind: &Kind| (*kind as u8, serde_json::to_string(kind).unwrap());
    let expected = (1u8..).zip(names.map(|name| format!("\"{name}\"")));
    assert_eq!(Kind::ALL.iter().map(written).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

/// The record and the sheet of the released bytes; never to be changed, only added to.
fn released() -> (Stored, Stored) {
    let mut unit = crate::script::unit("xa-my-an-hung-a", "xã Mỹ An Hưng A");
    unit.aliases = vec!["Mỹ An Hưng “A”".into(), "MAHA".into()];
    unit.from = PartialDate::parse("2025-07-01");
    let catalogue = Catalogue::built_in();
    let mut head = SheetHead::new(unit.id.clone(), Year::new(2018).unwrap());
    head.state = catalogue.choice(List::SheetState, "chua-du-nam");
    head.until = PartialDate::parse("31/10/2018");
    head.source = Id::parse("bc-2018");
    head.inferred = vec!["state".into()];
    let award = catalogue.award("lao-dong-tien-tien").unwrap();
    let field = catalogue.choice(List::Field, "xay-dung-dang");
    let occasion = catalogue.choice(List::Occasion, "cong-trang");
    let one = LineKey::new(award, Recipient::Individual);
    let two = one.with_field(field).with_occasion(occasion);
    let remark = Remark {
        source: Id::parse("qd-12-2019"),
        written: Some("Lao động tiên tiến".into()),
        ..Remark::default()
    };
    let lines = vec![Line { key: one, value: 1093 }, Line { key: two, value: 0 }];
    let sheet = Sheet::from_parts(head, lines, vec![(one, remark)]);
    (Stored::Record(Record::Unit(unit)), Stored::Sheet(sheet))
}

fn golden(name: &str, bytes: &[u8]) -> Vec<u8> {
    let path = format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("THIDUA_TEST_BLESS").is_some() && !std::path::Path::new(&path).exists() {
        std::fs::write(&path, bytes).unwrap();
    }
    std::fs::read(&path).unwrap()
}

#[test]
fn released_values_are_read_for_ever() {
    let (record, sheet) = released();
    for (name, stored) in [("record-v1.hex", record), ("sheet-v1.hex", sheet)] {
        let key = codec::key(&stored.key());
        let value = codec::encode(&key, &stored).unwrap();
        let written = format!("{}\n{}\n", hex(&key), hex(&value));
        let kept = String::from_utf8(golden(name, written.as_bytes())).unwrap();
        let bytes: Vec<Vec<u8>> = kept.lines().map(unhex).collect();
        let read = Decoder::default().decode(&bytes[0], &bytes[1]);
        assert_eq!(read, Ok(stored), "{name}");
        assert_eq!(written, kept, "{name}: the form has changed, which needs a new version");
    }
}

fn unhex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

#[test]
fn a_released_line_is_read_for_ever() {
    let before = Position { seq: 41, chain: [7; 32] };
    let head = r#"{"at":"2025-10-09T08:53:20Z","user":"lan","uid":1000,"operation":"set-count","version":"0.1.0","request":"000102030405060708090a0b0c0d0e0f"}"#;
    let (Stored::Record(unit), Stored::Sheet(sheet)) = released() else { panic!() };
    let line = sheet.lines()[0].key;
    let (id, year) = (sheet.head.unit.clone(), sheet.head.year);
    let after = sheet.figure(line);
    let edits = vec![
        Edit::Add(unit),
        Edit::Add(Record::Sheet(sheet.head)),
        Edit::Count { unit: id, year, line, before: None, after },
    ];
    let change = Change { edits };
    let payload = serde_json::to_string(&change).unwrap();
    let line = Written::new(&before, [9; 16], head, &payload);
    let kept = golden("line-v1.jsonl", line.render().as_bytes());
    let Some(Row::Change(read)) = Row::parse(kept.strip_suffix(b"\n").unwrap()) else { panic!() };
    assert_eq!(read.check(&before), Ok(()));
    assert_eq!(read.check(&Position { seq: 41, chain: [8; 32] }), Err(Broken::Chain));
    let head: Head = serde_json::from_str(read.head).unwrap();
    assert_eq!((head.user.as_str(), head.operation), ("lan", Operation::SetCount));
    assert_eq!(serde_json::from_str::<Change>(read.payload).unwrap(), change);
}

#[test]
fn a_line_from_which_a_text_was_erased_is_read_for_ever() {
    let before = Position { seq: 41, chain: [7; 32] };
    let head = r#"{"at":"2025-10-09T08:53:20Z","user":"lan","uid":1000,"operation":"edit-record","version":"0.1.0","request":"000102030405060708090a0b0c0d0e0f"}"#;
    let payload = r#"{"edits":[{"set":{"kind":"honour","id":"nguoi-7","field":"name","before":"(đã xóa tên theo quy định)","after":"(đã xóa tên theo quy định)"}}]}"#;
    let first = Written::new(&before, [9; 16], head, r#"{"edits":[]}"#);
    let (written, first) = (first.erase([3; 16], payload).render(), first.position);
    let kept = golden("line-erased-v2.jsonl", written.as_bytes());
    assert_eq!(String::from_utf8(kept.clone()).unwrap(), written);
    let text = kept.strip_suffix(b"\n").unwrap();
    let Some(Row::Change(read)) = Row::parse(text) else { panic!() };
    assert_eq!((read.check(&before), read.position), (Ok(()), first));
    assert!(serde_json::from_str::<Change>(read.payload).unwrap().is_erased());
    // It has one spelling, and no part of it may go.
    let text = String::from_utf8(text.to_vec()).unwrap();
    let at = text.find("\"erased\"").unwrap();
    let (front, rest) = text.split_at(at);
    let (erased, rest) = rest.split_at("\"erased\":\"\",".len() + 64);
    let (salt, rest) = rest.split_at("\"salt\":\"\",".len() + 32);
    for other in [
        format!("{front}{erased}{erased}{salt}{rest}"),
        format!("{front}\"erased\":null,{salt}{rest}"),
        format!("{front}{salt}{erased}{rest}"),
    ] {
        assert!(Row::parse(other.as_bytes()).is_none(), "{other}");
    }
    let plain = format!("{front}{salt}{rest}");
    let Some(Row::Change(plain)) = Row::parse(plain.as_bytes()) else { panic!("{plain}") };
    assert_eq!(plain.check(&before), Err(Broken::Payload));
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn hostile_lines_are_no_lines(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Row::parse(&bytes).is_none());
    }
}
