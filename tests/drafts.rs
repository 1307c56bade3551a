//! Drafts through the real key path: what is typed, what a later start offers, what becomes of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::person::Person;
use thidua::domain::book::Book;
use thidua::domain::change::{Change, Edit};
use thidua::domain::record::{Key, Kind};
use thidua::domain::value::Value;
use thidua::ui::draft::{Draft, Typed};
use thidua::ui::drafts::Offer;
use thidua::words::Lang;

/// What was typed, as it comes back from a file.
fn draft(person: &Person) -> Draft {
    let draft = person.shell.draft(&person.book).expect("something is typed");
    let text = serde_json::to_string(&draft).unwrap();
    let read: Draft = serde_json::from_str(&text).unwrap();
    assert_eq!(read.clone().checked(), Some(draft), "{text}");
    read
}

/// Offers a draft to somebody who has just started.
fn offers(person: &mut Person, draft: Draft) -> Vec<String> {
    let offer = Offer { name: "một".to_owned(), typed_at: "27/7/2026 10:11".to_owned(), draft };
    person.shell.offer(vec![offer], &person.book)
}

/// A new start of the same book.
fn restarted(book: &Book, draft: Draft) -> Person {
    let mut person = Person::at(80, 24);
    person.colleague(|kept| *kept = book.clone());
    assert_eq!(offers(&mut person, draft), Vec::<String>::new());
    person
}

/// What a colleague does meanwhile.
fn set(book: &mut Book, id: &str, field: &'static str, after: &str) {
    let key = Key::Record(Kind::Exemplar, book.exemplar(id).unwrap().id.clone());
    let record = book.record(Kind::Exemplar, id).unwrap();
    let before = record.get(field).unwrap();
    let after = if after.is_empty() { Value::Absent } else { Value::Text(after.into()) };
    Change { edits: vec![Edit::Set { key, field, before, after }] }.apply(book).unwrap();
}

/// The first model of the list, with something typed into its note and its place.
fn edited() -> (Person, String) {
    let mut person = Person::at(80, 24);
    person.types("<tab>2s<tab><tab><c-u>Ấp mới <s-tab><s-tab><s-tab><s-tab>một<enter>hai ");
    let Draft::Record(record) = draft(&person) else { panic!("a form is open") };
    let id = record.held("id").cell();
    assert_eq!(record.typed.len(), 2, "{record:?}");
    (person, id)
}

#[test]
fn a_new_record_is_typed_on_letter_by_letter() {
    let mut person = Person::at(80, 24);
    person.types("<tab>2n<f12>DDuwowngf  hoa <tab>mo hinh<enter><tab>31/2<tab>gi");
    let kept = draft(&person);
    let before = person.sees();
    let mut next = restarted(&person.book, kept.clone());
    let seen = next.sees();
    assert!(seen.contains("Thêm mô hình, điển hình «Đường  hoa»"), "{seen}");
    assert!(seen.contains("27/7/2026 10:11") && seen.contains("[3 Khen thưởng]"), "{seen}");
    let again = next.types("<enter>").sees();
    assert_eq!(next.drafts, ["một"]);
    let body = |seen: &str| seen.lines().skip(3).take(18).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(body(&again), body(&before), "the same form, the cursor in the same field");
    assert_eq!(draft(&next), kept);
    // The offer is gone with it.
    assert!(next.types("<esc><enter><c-d>").sees().contains("Không có bản nháp nào"));
}

#[test]
fn nothing_typed_is_no_draft() {
    let mut person = Person::at(80, 24);
    for keys in ["", "<enter>", "<esc><tab>2n", "<esc>s", "<tab><tab>", "x<bs>", "<esc>/cstd"] {
        person.types(keys);
        assert_eq!(person.shell.draft(&person.book), None, "{keys}: {}", person.sees());
    }
    // Saved or dropped, it is none any more.
    person.types("<esc>nĐường hoa");
    assert!(person.shell.draft(&person.book).is_some());
    person.types("<c-s>");
    assert_eq!(person.shell.draft(&person.book), None);
    person.types("nĐường hoa<esc><enter>");
    assert_eq!(person.shell.draft(&person.book), None);
}

#[test]
fn the_differences_stand_beside_what_the_book_has() {
    let (person, id) = edited();
    let kept = draft(&person);
    let mut book = person.book.clone();
    set(&mut book, &id, "location", "Ấp của đồng nghiệp");
    set(&mut book, &id, "section", "mục của đồng nghiệp");
    let mut next = restarted(&book, kept.clone());
    let seen = next.sees();
    let line = seen.lines().find(|line| line.contains("Địa điểm")).unwrap();
    assert!(line.contains("Ấp mới") && line.contains("Ấp của đồng nghiệp"), "{seen}");
    assert!(seen.contains("! đã đổi từ lúc gõ"), "{seen}");
    assert!(seen.contains("một"), "{seen}");
    assert!(!seen.contains("mục của đồng nghiệp"), "only what was typed differs\n{seen}");
    // The form marks it too, and again after another end.
    let seen = next.types("<enter>").sees();
    assert!(seen.contains("! trong sổ đã đổi từ lúc gõ: «Ấp của đồng nghiệp»"), "{seen}");
    let mut third = restarted(&book, draft(&next));
    assert!(third.sees().contains("! đã đổi từ lúc gõ"), "{}", third.sees());
    // Typed over with the colleague's text the mark goes; saving leaves the colleague's other field.
    third.types("<enter><c-s>");
    let now = third.book.exemplar(&id).unwrap();
    assert_eq!(now.location.as_deref(), Some("Ấp mới"));
    assert_eq!(now.section.as_deref(), Some("mục của đồng nghiệp"));
    assert!(now.note.as_deref().unwrap().starts_with("một\nhai"));
}

#[test]
fn a_field_emptied_for_several_stays_emptied() {
    let mut person = Person::at(80, 24);
    person.types("<tab>2<c-a>s<tab><tab><tab><tab><del>");
    let kept = draft(&person);
    let mut next = restarted(&person.book, kept.clone());
    assert!(next.sees().contains("(để trống ở mọi bản ghi)"), "{}", next.sees());
    let seen = next.types("<enter>").sees();
    assert!(seen.contains("(để trống ở mọi bản ghi)"), "{seen}");
    assert_eq!(draft(&next), kept);
}

#[test]
fn a_record_that_was_removed_meanwhile_becomes_a_new_one() {
    let (person, id) = edited();
    let kept = draft(&person);
    let mut book = person.book.clone();
    let gone = book.record(Kind::Exemplar, &id).unwrap().clone();
    Change { edits: vec![Edit::Remove(gone.clone())] }.apply(&mut book).unwrap();
    let mut next = restarted(&book, kept);
    let seen = next.sees();
    assert!(seen.contains("Thêm mô hình") && seen.contains("đã bị xóa"), "{seen}");
    next.types("<enter><c-s>");
    let [Edit::Add(added)] = &next.change.edits[..] else { panic!("{:?}", next.change) };
    assert_eq!(added.title(Lang::Vi), gone.title(Lang::Vi));
    assert_eq!(added.get("location").unwrap().cell(), "Ấp mới");
    assert_eq!(added.get("source"), gone.get("source"));
}

#[test]
fn the_head_of_a_sheet_is_typed_on_whether_it_is_new_or_not() {
    // F6 on 2019, which has a sheet, and on the year behind the last, which has none.
    for keys in ["<f6>", "t<f6>"] {
        let mut person = Person::at(80, 24);
        person.types(keys).types("<s-tab><s-tab><s-tab>ghi của tôi");
        let kept = draft(&person);
        let mut next = restarted(&person.book, kept.clone());
        assert!(next.sees().contains("ghi của tôi"), "{}", next.sees());
        next.types("<enter>");
        assert_eq!(draft(&next), kept);
        // The sheet of 2019 is closed: it asks why.
        next.types("<c-s>").types("rà soát<enter>");
        let Draft::Record(record) = kept else { panic!("a form was open") };
        let now = record.records(&next.book).pop().expect("the sheet is in the book");
        assert!(now.get("note").unwrap().cell().starts_with("ghi của tôi"), "{now:?}");
        // It is in the book now: there is nothing left to be typed on.
        let again = Draft::Record(record);
        assert_eq!(offers(&mut next, again), ["một"]);
    }
}

#[test]
fn what_the_book_has_already_is_not_offered() {
    // A new record, an edited one, a count: each was saved, and the draft left behind.
    let typed = ["<tab>2nĐường hoa<tab>mo hinh<enter>", "<tab>2s<tab><tab><c-u>Ấp mới", "<end>31"];
    for keys in typed {
        let mut person = Person::at(80, 24);
        person.types(keys);
        let kept = draft(&person);
        person.types(if keys.contains("31") { "<enter>" } else { "<c-s>" });
        let mut next = Person::at(80, 24);
        next.colleague(|kept| *kept = person.book.clone());
        assert_eq!(offers(&mut next, kept), ["một"], "{keys}");
        assert!(!next.sees().contains("Bản nháp"), "{}", next.sees());
    }
}

#[test]
fn a_count_with_its_reason_is_typed_on() {
    let mut person = Person::at(80, 24);
    // 2019 is closed: a reason is asked.
    person.types("209<enter>kiểm lại");
    let kept = draft(&person);
    let mut next = restarted(&person.book, kept);
    let seen = next.sees();
    assert!(seen.contains("Chiến sĩ thi đua cơ sở, cá nhân, 2019"), "{seen}");
    assert!(seen.contains("209") && seen.contains("208") && seen.contains("kiểm lại"), "{seen}");
    let seen = next.types("<enter>").sees();
    assert!(seen.contains("Enter lưu, xuống"), "{seen}");
    let seen = next.types("<enter>").sees();
    assert!(seen.contains("Lý do sửa") && seen.contains("kiểm lại"), "{seen}");
    next.types("<enter>");
    assert_eq!(next.reason.as_deref(), Some("kiểm lại"));
    assert!(next.sees().contains("208 thành 209"), "{}", next.sees());
}

#[test]
fn a_pasted_block_waits_again() {
    let mut person = Person::at(80, 24);
    person.types("<end>");
    person.gives(&Event::Paste("31\n32\n33\n".to_owned()));
    let kept = draft(&person);
    let seen = restarted(&person.book, kept).types("<enter>").sees();
    assert!(seen.contains("Dán 3 ô, 3 số thay đổi"), "{seen}");
}

#[test]
fn a_row_and_a_year_that_the_grid_does_not_have_come_back() {
    let mut person = Person::at(80, 24);
    person.types("nhuan chuong sao vang<enter>t5");
    let Draft::Counts(counts) = draft(&person) else { panic!("a count is typed") };
    let year = counts.cells[0].year;
    let mut next = restarted(&person.book, Draft::Counts(counts));
    next.types("<enter><enter>");
    let edits = &next.change.edits;
    assert!(
        matches!(edits.last(), Some(Edit::Count { year: y, after: Some(f), .. }) if *y == year && f.value == 5),
        "{edits:?}"
    );
}

#[test]
fn discarding_asks_first_and_later_is_later() {
    let mut person = Person::at(80, 24);
    person.types("<tab>2nĐường hoa");
    let kept = draft(&person);
    let mut next = restarted(&person.book, kept);
    let seen = next.types("<del>").sees();
    assert!(seen.contains("Không hoàn tác được"), "{seen}");
    // While it asks, the line of keys names none that would do something else.
    assert!(seen.contains("Enter bỏ · Esc giữ") && !seen.contains("gõ tiếp"), "{seen}");
    // Esc keeps it, Esc again leaves it for later, Ctrl-D shows it again.
    let seen = next.types("<esc><esc>").sees();
    assert!(!seen.contains("Bản nháp") && next.drafts.is_empty(), "{seen}");
    assert!(next.types("<c-d>").sees().contains("Đường hoa"));
    next.types("<del><enter>");
    assert_eq!(next.drafts, ["một"]);
    assert!(next.types("<c-d>").sees().contains("Không có bản nháp nào"));
}

#[test]
fn who_is_doing_something_is_only_told() {
    let mut person = Person::at(80, 24);
    person.types("<tab>2nĐường hoa");
    let kept = draft(&person);
    for keys in ["/cstd", "12", "<f9>"] {
        let mut busy = Person::at(80, 24);
        busy.types(keys);
        let before = busy.sees();
        offers(&mut busy, kept.clone());
        let seen = busy.sees();
        assert!(seen.contains("Có 1 bản nháp chưa lưu: Ctrl-D"), "{keys}\n{seen}");
        assert_eq!(seen.lines().nth(5), before.lines().nth(5), "{keys}");
    }
    // In a meeting nothing is typed on.
    let mut meeting = Person::at(80, 24);
    meeting.types("<f9>");
    offers(&mut meeting, kept);
    let seen = meeting.types("<c-d><enter>").sees();
    assert!(seen.contains("chỉ xem") && meeting.drafts.is_empty(), "{seen}");
}

#[test]
fn a_file_that_holds_no_screen_is_no_draft() {
    let (person, _) = edited();
    let Draft::Record(good) = draft(&person) else { panic!("a form is open") };
    let mut unknown = good.clone();
    unknown.typed.insert("salary".to_owned(), Typed::Text("1".to_owned()));
    assert_eq!(Draft::Record(unknown).checked(), None);
    let mut nameless = good.clone();
    nameless.start.remove("id");
    assert_eq!(Draft::Record(nameless).checked(), None);
    // What could deceive the reader does not get to the screen.
    let mut hostile = good;
    hostile.typed.insert("location".to_owned(), Typed::Text("a\u{202e}b\u{1b}[31m\nc".to_owned()));
    let mut next = restarted(&person.book, Draft::Record(hostile).checked().unwrap());
    let seen = next.types("<enter>").sees();
    assert!(seen.contains("ab[31mc"), "{seen}");
    for text in ["{}", r#"{"counts":{"cells":[],"reason":""}}"#] {
        let read = serde_json::from_str(text).ok().and_then(Draft::checked);
        assert_eq!(read, None, "{text}");
    }
}
#[test]
fn the_screen_at_every_usual_size_and_any_other() {
    let (person, id) = edited();
    let kept = draft(&person);
    let mut book = person.book.clone();
    set(&mut book, &id, "location", "Ấp của đồng nghiệp");
    let mut counts = Person::at(80, 24);
    counts.types("209<enter>kiểm lại");
    let drafts = [kept, draft(&counts)];
    for (width, height) in [(80, 24), (120, 40), (60, 18)] {
        let mut next = Person::at(width, height);
        next.colleague(|kept| *kept = book.clone());
        let (names, days) = (["một", "hai"], ["26/7/2026 16:59", "27/7/2026 10:11"]);
        let offers = drafts.iter().zip(names).zip(days).map(|((draft, name), day)| Offer {
            name: name.to_owned(),
            typed_at: day.to_owned(),
            draft: draft.clone(),
        });
        next.shell.offer(offers.collect(), &book);
        let seen = next.types("<down>").sees();
        insta::assert_snapshot!(format!("drafts-{width}x{height}"), seen);
        let copied = next.types("y").copied.clone().unwrap();
        let line = "Chiến sĩ thi đua cơ sở, cá nhân, 2019\t27/7/2026 10:11";
        assert!(copied.starts_with("Nội dung\tĐã gõ\n") && copied.contains(line), "{copied}");
        for (width, height) in (0..130).step_by(7).flat_map(|w| (0..42).map(move |h| (w, h))) {
            next.gives(&Event::Resize(width, height));
            next.types("<pgdn><up><down><pgup>").frame();
        }
    }
}

#[test]
fn a_count_of_a_year_before_the_first_is_typed_on() {
    let mut person = Person::at(80, 24);
    let kept = draft(person.types("r77"));
    let mut next = restarted(&person.book, kept);
    let seen = next.types("<enter>").sees();
    assert!(seen.contains("[77]") && seen.contains("2014"), "{seen}");
}

#[test]
fn what_arrows_stand_on_is_typed_too() {
    // With letters that find several, and without; a colleague's change moves nothing.
    for keys in ["<down><down>", "dien hinh<down>"] {
        let mut person = Person::at(80, 24);
        person.types("<tab>2nZửa<tab>").types(keys);
        person.colleague(|_| {});
        let kept = draft(&person);
        let mut next = restarted(&person.book, kept.clone());
        assert!(next.sees().contains("Cá nhân điển hình"), "{}", next.sees());
        next.types("<enter>");
        assert_eq!(draft(&next), kept, "{keys}");
        for mut one in [person, next] {
            one.types("<c-s>");
            let kind = one.book.exemplar("zua").expect("saved").kind;
            assert!(kind.is_some_and(|kind| kind.is("ca-nhan")), "{keys}: {kind:?}");
        }
    }
}
