//! Forms: records typed, changed and removed through the real key path.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod support;

use crossterm::event::Event;
use support::counter::Counter;
use support::person::{Person, sample_book};
use thidua::domain::book::Book;
use thidua::domain::change::{Change, Edit};
use thidua::domain::exemplar::Exemplar;
use thidua::domain::record::{Key, Kind, Named, Record};
use thidua::domain::text::Year;
use thidua::domain::value::Value;
use thidua::words::Lang;

/// At the models of Hồng Ngự.
fn models() -> Person {
    let mut person = Person::at(80, 24);
    person.types("<tab>2");
    person
}

fn exemplar(book: &Book, id: &str) -> Option<Exemplar> {
    book.exemplar(id).cloned()
}

/// The record that the cursor of the list of models is on: the title in the status line.
fn chosen(person: &mut Person) -> Exemplar {
    let seen = person.sees();
    let mut all = person.book.exemplars();
    let status = seen.lines().rev().nth(1).unwrap().to_owned();
    all.find(|one| status.contains(&format!("· {}", one.name))).unwrap().clone()
}

/// "Đan ghế bẹ chuối" as UniKey and ibus send it: letters, then Backspace and the new ones.
const BURSTS: &str = "D<bs>Đan ghe<bs>ê<c-h>ế be<bs>ẹ chuo<bs>ô<bs>ối";

#[test]
fn a_model_is_added_as_input_methods_type_it() {
    let mut person = models();
    person.types("n").types(BURSTS);
    assert!(person.sees().contains("Đan ghế bẹ chuối"));
    // Loại by its list, then on to lĩnh vực by a few letters without accents.
    person.types("<tab>ca nhan<enter>Ấp 1<tab><tab>giao duc");
    let seen = person.sees();
    assert!(seen.contains("Giáo dục") || seen.contains("giáo dục"), "{seen}");
    let seen = person.types("<enter><c-s>").sees();
    let added = exemplar(&person.book, "dan-ghe-be-chuoi").expect("it is in the book");
    assert_eq!(&*added.name, "Đan ghế bẹ chuối");
    assert_eq!(added.unit.as_str(), "hong-ngu", "the unit on screen");
    assert!(added.kind.is_some() && added.field.is_some(), "{added:?}");
    assert_eq!(added.location.as_deref(), Some("Ấp 1"));
    assert!(matches!(&person.change.edits[..], [Edit::Add(Record::Exemplar(_))]));
    assert!(seen.contains("thêm mô hình, điển hình «Đan ghế bẹ chuối»"), "{seen}");
    let seen = person.types("fdan ghe be<enter>").sees();
    assert!(seen.contains("1/1") || seen.contains("1 trên"), "{seen}");
    // The same name again gets an id of its own.
    person.types("<ins>").types(BURSTS).types("<f5>");
    assert!(exemplar(&person.book, "dan-ghe-be-chuoi-2").is_some());
}

#[test]
fn what_is_wrong_stands_at_its_field_and_blocks_saving() {
    let mut person = Person::at(80, 24);
    person.types("<tab>7n<tab><tab><tab>31/2/2020");
    let seen = person.sees();
    let at = seen.lines().position(|line| line.contains("31/2/2020")).unwrap();
    let below = seen.lines().nth(at + 1).unwrap();
    assert!(below.contains("! không phải là ngày"), "{seen}");
    let kept = person.book.clone();
    let seen = person.types("<tab><c-s>").sees();
    assert_eq!(person.book, kept);
    assert!(seen.contains("Chưa lưu. Ngày: không phải là ngày"), "{seen}");
    // The cursor is back in the field.
    person.types("<c-u>28/2/2020<tab>UBND huyện<c-s>");
    let added: Vec<_> = person.book.documents().filter(|d| d.issuer.is_some()).collect();
    let added = added.iter().find(|d| d.issuer.as_deref() == Some("UBND huyện"));
    assert_eq!(added.unwrap().date.unwrap().plain(), "2020-02-28");
}

#[test]
fn a_required_field_left_empty_is_told_when_saving() {
    let mut person = models();
    let seen = person.types("n").sees();
    assert!(!seen.contains("còn trống"), "not before anything is typed\n{seen}");
    let seen = person.types("<c-s>").sees();
    assert!(seen.contains("! còn trống") && seen.contains("Chưa lưu. Tên"), "{seen}");
}

#[test]
fn only_changed_fields_are_edited() {
    let mut person = models();
    let before = chosen(&mut person);
    // Backwards from the name: unit, then the last field, the note.
    person.types("s<s-tab><s-tab>một<enter>hai<c-s>");
    let edits = person.change.edits.clone();
    let [Edit::Set { key, field: "note", before: was, after }] = &edits[..] else {
        panic!("{edits:?}")
    };
    assert_eq!(*key, Key::Record(Kind::Exemplar, before.id.clone()));
    assert_eq!(was.cell(), before.note.as_deref().unwrap_or(""));
    assert!(after.cell().starts_with("một\nhai"), "{after:?}");
    let seen = person.sees();
    assert!(seen.contains("sửa ghi chú"), "{seen}");
    // Nothing changed: nothing is saved, the form closes.
    person.change = Change::default();
    let seen = person.types("<f4><c-s>").sees();
    assert!(person.change.edits.is_empty() && seen.contains("[2 Mô hình]"));
    assert!(!seen.contains("Sửa mô hình"), "{seen}");
}

#[test]
fn opening_any_record_and_saving_changes_nothing() {
    for tab in ["2", "5", "6", "7"] {
        let mut person = Person::at(80, 24);
        person.types("<tab>").types(tab);
        let kept = person.book.clone();
        for _ in 0..60 {
            person.types("s<tab><s-tab><c-s><down>");
            assert!(person.change.edits.is_empty(), "{:?}", person.change);
        }
        assert_eq!(person.book, kept);
    }
}

#[test]
fn a_field_typed_over_is_inferred_no_longer() {
    let mut person = models();
    let inferred = person.book.exemplars().find(|one| {
        one.unit.as_str() == "hong-ngu" && one.inferred.iter().any(|key| &**key == "field")
    });
    let Some(record) = inferred.cloned() else { panic!("the sample infers fields") };
    let name = record.name.to_string();
    person.types("f").types(&name).types("<enter>s<tab><tab><tab><tab><del><c-s>");
    let now = exemplar(&person.book, record.id.as_str()).unwrap();
    assert_eq!(now.field, None, "{}", person.sees());
    assert!(now.inferred.iter().all(|key| &**key != "field"));
}

#[test]
fn esc_asks_only_when_something_changed() {
    let mut person = models();
    let list = person.sees();
    assert_eq!(person.types("n<esc>").sees(), list);
    let seen = person.types("nx<esc>").sees();
    assert!(seen.contains("Bỏ những gì đã gõ? Enter bỏ · Esc tiếp tục sửa"), "{seen}");
    // Letters answer nothing; Esc goes on, what was typed is there.
    let seen = person.types("q<esc>y").sees();
    assert!(seen.contains(" xy"), "{seen}");
    // What was typed and taken back is no change.
    assert_eq!(person.types("<bs><bs><esc>").sees(), list);
    assert_eq!(person.types("nx<esc><enter>").sees(), list);
    // Quitting asks as well, once.
    person.types("nx<c-c>");
    assert!(!person.has_quit);
    assert!(person.types("<c-c>").has_quit);
}

#[test]
fn what_was_typed_is_not_lost_to_the_help() {
    let mut person = models();
    let seen = person.types("nxyz<f1>4").sees();
    assert!(seen.contains("chưa lưu"), "{seen}");
    assert!(person.types("<esc>").sees().contains("xyz"));
}

#[test]
fn what_was_typed_is_not_lost_to_the_commands() {
    let mut person = models();
    let form = person.types("nMô hình: xyz").sees();
    assert!(form.contains("Mô hình: xyz"), "a colon is text\n{form}");
    let seen = person.types("<c-k>thoat").sees();
    assert!(seen.contains("Lệnh: gõ để tìm") && !seen.contains("xyz"), "{seen}");
    assert_eq!(person.types("<esc>").sees(), form);
    // Tabs, units, quitting ask first or keep what is typed.
    for command in ["phong trao<enter>", "chon don vi<enter>binh son<enter>"] {
        let seen = person.types("<c-k>").types(command).sees();
        assert!(seen.contains("chưa lưu"), "{command}\n{seen}");
        person.types("<esc>");
        let is_open = person.sees().contains("xyz");
        assert!(is_open || person.types("<esc>").sees().contains("xyz"), "{command}");
        // Esc in the form itself asks; it goes on.
        if person.sees().contains("Bỏ những gì đã gõ?") {
            person.types("<esc>");
        }
    }
    let seen = person.types("<c-k><c-c>").sees();
    assert!(!person.has_quit && seen.contains("Bỏ những gì đã gõ?") && seen.contains("xyz"));
    person.types("<esc><c-k>luu<enter>");
    assert!(exemplar(&person.book, "mo-hinh-xyz").is_some(), "{}", person.sees());
}

#[test]
fn a_record_is_removed_and_comes_back() {
    let mut person = models();
    let kept = person.book.clone();
    let record = chosen(&mut person);
    let seen = person.types("<del>").sees();
    assert!(exemplar(&person.book, record.id.as_str()).is_none());
    assert!(seen.contains("xóa"), "{seen}");
    person.types("u");
    assert_eq!(person.book, kept);
    // In the details as well.
    person.types("<enter><del>");
    assert_ne!(person.book, kept);
    person.types("u");
    assert_eq!(person.book, kept);
    person.types("<c-r>");
    assert_ne!(person.book, kept, "and goes again");
}

#[test]
fn what_others_refer_to_stays() {
    let mut person = Person::at(80, 24);
    let source = person.book.exemplars().find_map(|one| one.source.clone()).unwrap();
    let title = person.book.document(source.as_str()).unwrap().title();
    let kept = person.book.clone();
    let seen = person.types("<tab>7f").types(&title).types("<enter><del>").sees();
    assert_eq!(person.book, kept);
    assert!(seen.contains("Chưa xóa được"), "{seen}");
}

#[test]
fn a_copy_begins_as_its_original() {
    let mut person = models();
    let original = chosen(&mut person);
    person.types("b 2<c-s>");
    let copy = person.book.exemplars().find(|one| *one.name == *format!("{} 2", original.name));
    let copy = copy.expect("a record of its own").clone();
    assert_ne!(copy.id, original.id);
    assert_eq!((copy.field, copy.source), (original.field, original.source));
}

#[test]
fn a_colleague_s_change_is_a_conflict_and_the_form_stays() {
    let mut person = models();
    let record = chosen(&mut person);
    person.types("s của tôi");
    let key = Key::Record(Kind::Exemplar, record.id.clone());
    let before = Value::Text(record.name.clone());
    let after = Value::Text("của đồng nghiệp".into());
    let theirs = Change { edits: vec![Edit::Set { key, field: "name", before, after }] };
    person.colleague(|book| theirs.apply(book).unwrap());
    let seen = person.types("<c-s>").sees();
    assert!(seen.contains("đã bị người khác đổi"), "{seen}");
    assert_eq!(&*exemplar(&person.book, record.id.as_str()).unwrap().name, "của đồng nghiệp");
    assert!(person.types("<left>").sees().contains("của tôi"), "what was typed stays");
    // It can be saved again, or dropped.
    assert!(person.types("<esc><enter>").sees().contains("của đồng nghiệp"));
}

#[test]
fn references_are_found_by_their_words() {
    let mut person = Person::at(80, 24);
    // A movement: its bases are several documents, its unit another one.
    person.types("<tab>5nZửz<s-tab>huyen binh son<enter>");
    let ids: Vec<_> = person.book.documents().take(2).map(|d| (d.id.clone(), d.title())).collect();
    // unit, name, kind, field, launched_by, agency, scope, period, basis
    person.types("<tab><tab><tab><tab><tab><tab>2016-2020<tab>");
    for (id, _) in &ids {
        person.types(id.as_str()).types("<enter>");
    }
    person.types("<c-s>");
    let added = person.book.movement("zuz").expect("added").clone();
    assert_eq!(added.unit.as_str(), "binh-son");
    assert_eq!(added.period.unwrap().plain(), "2016-2020");
    let basis: Vec<_> = ids.iter().map(|(id, _)| id.clone()).collect();
    assert_eq!(added.basis, basis);
    // One is taken away again; letters that match nothing are told and block.
    person.types("vhuyen binh son<enter>fzuz<enter>");
    let seen = person.types("s<tab><tab><tab><tab><tab><tab><tab>zzzz<c-s>").sees();
    assert!(seen.contains("không có mục nào khớp «zzzz»"), "{seen}");
    person.types("<c-u><del><c-s>");
    assert_eq!(person.book.movement("zuz").unwrap().basis.len(), 1, "{}", person.sees());
}

#[test]
fn numbers_are_written_as_in_vietnam() {
    let mut person = Person::at(80, 24);
    person.types("<tab>6nThử số<tab>2020<tab><tab><tab>1.093,5<c-s>");
    let value = person.book.indicator("thu-so").unwrap().value.unwrap();
    assert_eq!((value.plain(), value.to_string()), ("1093.5".to_owned(), "1.093,5".to_owned()));
    let seen = person.types("n1<tab><tab><tab><tab>1.5").sees();
    assert!(seen.contains("! không phải là số"), "{seen}");
}

#[test]
fn a_new_unit_stands_where_its_level_puts_it_until_its_place_is_chosen() {
    let mut person = Person::at(80, 24);
    let parent = |person: &Person, id: &str| {
        person.book.unit(id).unwrap().parent.as_ref().map(|id| id.as_str().to_owned())
    };
    // At a xã: another xã stands beside it, an ấp and what has no level below it.
    person.types("vxa lap vo<enter>");
    person.types("v<ins>xã Zửa<tab>xa<c-s>");
    assert_eq!(parent(&person, "xa-zua").as_deref(), Some("dong-thap"), "{}", person.sees());
    let seen = person.types("<ins>ấp Zửb<tab>xa<tab><s-tab>ap thon<tab>").sees();
    assert!(seen.contains("Trực thuộc") && seen.contains("xã Lấp Vò"), "{seen}");
    person.types("<c-s>");
    assert_eq!(parent(&person, "ap-zub").as_deref(), Some("xa-lap-vo"));
    person.types("<ins>Zửc<c-s><ins>tỉnh Zửd<tab>tinh<c-s>");
    assert_eq!(parent(&person, "zuc").as_deref(), Some("xa-lap-vo"));
    assert_eq!(parent(&person, "tinh-zud"), None);
    // What is chosen stays, and no place too.
    person.types("<ins>xã Zửe<tab><tab>quang ngai<s-tab>xa<enter><c-s>");
    assert_eq!(parent(&person, "xa-zue").as_deref(), Some("quang-ngai"));
    person.types("<ins>xã Zửg<tab><tab><del><s-tab>xa<enter><c-s>");
    assert_eq!(parent(&person, "xa-zug"), None);
    // Those typed one after another stand side by side, each until another place is chosen.
    person.types("<ins>xã Zửh<tab>xa<tab>quang ngai<c-l>xã Zửi<tab>xa<c-l>ấp Zửk<tab>ap thon");
    person.types("<tab>xa zuh<c-s>");
    assert_eq!(parent(&person, "xa-zui").as_deref(), Some("quang-ngai"), "{}", person.sees());
    assert_eq!(parent(&person, "ap-zuk").as_deref(), Some("xa-zuh"));
}

#[test]
fn units_and_sheets_have_forms_too() {
    let mut person = Person::at(80, 24);
    person.types("v<ins>xã Zửz<tab>xa<c-s>");
    let unit = person.book.unit("xa-zuz").expect("added").clone();
    assert_eq!(unit.parent.unwrap().as_str(), "hong-ngu");
    // The list of units shows it, and a name typed two lines long is two names.
    person.types("xa zuz<f4><tab><tab><tab>Xã A<enter>Xã B<c-s>");
    assert_eq!(person.book.unit("xa-zuz").unwrap().aliases.len(), 2);
    person.types("<esc><f6>");
    let seen = person.sees();
    assert!(seen.contains("Sửa biểu «huyện Hồng Ngự 2019»"), "{seen}");
    person.types("<tab>nhap<c-s>mở lại<enter>");
    let sheet = person.book.sheet("hong-ngu", Year::new(2019).unwrap()).unwrap();
    assert!(sheet.head.state.unwrap().is("nhap"));
}

#[test]
fn in_a_meeting_no_form_opens() {
    let mut person = models();
    let kept = person.book.clone();
    for key in ["n", "s", "b", "<del>"] {
        let mut person = models();
        let seen = person.types("<f9>").types(key).sees();
        assert!(seen.contains("không sửa được"), "{key}\n{seen}");
        assert_eq!(person.book, kept);
    }
    person.types("<f9><f9>");
}

#[test]
fn a_page_without_a_record_has_no_key_for_one() {
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    let seen = person.types("s<del>").sees();
    assert!(seen.contains("Phím này chưa có lệnh ở "), "{seen}");
    assert_eq!(person.book, kept);
}

#[test]
fn a_meeting_that_begins_within_a_form_says_so_and_ends_there() {
    let mut person = models();
    let kept = person.book.clone();
    let seen = person.types("nXyz<f9>").sees();
    assert!(seen.lines().next().unwrap().contains("CHỈ XEM"), "{seen}");
    // Also while Esc has asked: nothing half typed stands against it.
    for keys in ["<c-s>", "<esc><c-s>", "<f5>"] {
        let seen = person.types(keys).sees();
        assert!(seen.contains("Đang ở chế độ họp: chỉ xem"), "{keys}\n{seen}");
        assert_eq!(person.book, kept, "{keys}");
    }
    person.types("<esc><f9><c-s>");
    assert!(exemplar(&person.book, "xyz").is_some(), "{}", person.sees());
}

#[test]
fn a_meeting_that_begins_while_a_reason_is_asked_saves_nothing() {
    let mut person = Person::at(80, 24);
    let kept = person.book.clone();
    person.types("<f6><tab><tab><tab><tab><end> (trang 4)<c-s>bổ sung<f9>");
    let seen = person.types("<enter>").sees();
    assert!(seen.contains("Đang ở chế độ họp: chỉ xem"), "{seen}");
    assert_eq!(person.book, kept);
    // What was typed is there, to be saved after it.
    person.types("<f9><c-s>bổ sung<enter>");
    assert_ne!(person.book, kept);
}

#[test]
fn where_no_key_ends_the_meeting_the_command_is_named() {
    let mut person = models();
    let seen = person.types("<f9><enter>s").sees();
    assert!(seen.contains("Để thôi: Ctrl-K rồi gõ «họp»"), "{seen}");
    let seen = person.types("<c-k>họp<enter>s").sees();
    assert!(seen.contains("Sửa mô hình"), "{seen}");
    let mut person = Person::with(sample_book(), 80, 24, Lang::En);
    let seen = person.types("<tab>2<f9><enter>s").sees();
    assert!(seen.contains("To end it: Ctrl-K, then “meeting”"), "{seen}");
    assert!(person.types("<c-k>meeting<enter>s").sees().contains("Change model"));
}

/// The keys that open the form of every kind.
const FORMS: [&str; 6] = ["v<ins>", "<tab>7n", "<tab>5s", "<tab>2s", "<tab>6s", "<f6>"];

#[test]
fn every_form_opens_at_every_size() {
    for keys in FORMS {
        for (width, height) in [(60, 18), (80, 24), (120, 40)] {
            let seen = Person::at(width, height).types(keys).sees();
            assert!(seen.contains("Thêm") || seen.contains("Sửa"), "{keys}\n{seen}");
        }
        let mut person = Person::at(80, 24);
        person.types(keys);
        for width in (0..=130).step_by(5) {
            for height in 0..=42 {
                person.gives(&Event::Resize(width, height));
                person.types("<tab><down><up>");
                person.frame();
            }
        }
    }
}

#[test]
fn a_paste_goes_into_the_field_with_the_focus() {
    let mut person = models();
    person.types("n");
    person.gives(&Event::Paste("Mô hình\r\ndán\u{1b}[31m vào".to_owned()));
    person.types("<s-tab><s-tab>");
    person.gives(&Event::Paste("một\r\nhai".to_owned()));
    person.types("<c-s>");
    let added = person.book.exemplars().find(|one| one.name.contains("dán")).unwrap();
    assert!(!added.name.contains('\n') && !added.name.contains('\u{1b}'));
    assert_eq!(added.note.as_deref(), Some("một\nhai"));
}

#[test]
fn a_text_too_long_to_be_saved_is_pasted_whole_and_says_by_how_much() {
    let mut person = models();
    person.types("nMô hình dài<s-tab><s-tab>");
    let limit = thidua::domain::value::LONGEST_TEXT;
    person.gives(&Event::Paste(format!("{} {}cuối", "x".repeat(limit - 1), "ế".repeat(1200))));
    assert!(person.sees().contains("Đã dán đủ, nhưng chưa lưu được"), "{}", person.sees());
    let seen = person.types("<c-s>").sees();
    assert!(seen.contains("còn phải bớt 1.204 ký tự"), "{seen}");
    // Nothing was cut: the last letters are there to be taken away.
    let seen = person.sees();
    assert!(seen.contains("ếcuối"), "{seen}");
    person.types("<c-w><c-s>");
    let added = person.book.exemplar("mo-hinh-dai").expect("saved");
    assert_eq!(added.note.as_ref().map(|note| note.len()), Some(limit - 1));
    // What no field could show is not pasted in part.
    person.types("nNữa<s-tab><s-tab>");
    person.gives(&Event::Paste("y".repeat(16 * limit + 1)));
    let seen = person.sees();
    assert!(seen.contains("Không dán được: đoạn chữ dài") && !seen.contains("yy"), "{seen}");
}

#[test]
fn forms_speak_english_too() {
    let mut person = Person::with(sample_book(), 80, 24, Lang::En);
    let seen = person.types("<tab>2nx<esc>").sees();
    assert!(seen.contains("New model") && seen.contains("Drop what was typed?"), "{seen}");
}

#[test]
fn a_letter_typed_costs_few_bytes() {
    let mut counter = Counter::at(80, 24);
    let mut person = models();
    for (keys, letters) in [("n", "Mô hình mới"), ("<s-tab><s-tab>", "Ghi chú dài hơn một dòng")]
    {
        counter.draws(person.types(keys).types("x"));
        for letter in letters.chars() {
            let bytes = counter.draws(person.types(&letter.to_string()));
            assert!((1..=120).contains(&bytes), "{letter}: {bytes} bytes");
        }
    }
}

#[test]
fn a_number_that_is_not_said_exactly_goes_into_its_fields() {
    let mut person = Person::at(80, 40);
    person.types("<tab>6nZuzu<tab>2020<tab><tab><tab>dưới 1,5 %");
    let seen = person.sees();
    assert!(!seen.contains("! không phải là số"), "{seen}");
    // Leaving the field shows what went where.
    let seen = person.types("<tab>").sees();
    let line = |label: &str| seen.lines().find(|line| line.contains(label)).unwrap_or_default();
    assert!(line("Mức độ").contains("dưới"), "{seen}");
    person.types("<c-s>");
    let it = person.book.indicator("zuzu").unwrap().clone();
    let qualifier = it.qualifier.unwrap().id().as_str();
    assert_eq!((it.value.unwrap().plain().as_str(), qualifier), ("1.5", "duoi"));
    assert_eq!((it.measure.as_deref(), it.written.as_deref()), (Some("%"), Some("dưới 1,5 %")));
    // Saved from within the field, and typed over: qualifier and wording go with the number.
    person.types("fzuzu<enter>s<tab><tab><tab><tab><c-u>hơn 2<c-s>");
    let it = person.book.indicator("zuzu").unwrap().clone();
    assert_eq!(it.value.unwrap().plain(), "2");
    assert_eq!(it.qualifier.unwrap().id().as_str(), "hon");
    assert_eq!(it.written.as_deref(), Some("hơn 2"));
    let seen = person.types("s<tab><tab><tab><tab><c-u>hơn 2 hộ<tab>").sees();
    assert!(seen.contains("! không phải là số"), "the measure is another one\n{seen}");
}

#[test]
fn a_unit_is_removed_from_the_list_of_units() {
    let mut person = Person::at(80, 24);
    person.types("v<ins>xã Zửz<tab>xa<c-s>");
    assert!(person.book.unit("xa-zuz").is_some());
    // One that others stand on stays.
    let kept = person.book.clone();
    let seen = person.types("hong ngu<home><del>").sees();
    assert_eq!(person.book, kept);
    assert!(seen.contains("Hồng Ngự") && seen.contains("Chưa xóa được"), "{seen}");
    let seen = person.types("<c-u>xa zuz<del>").sees();
    assert!(person.book.unit("xa-zuz").is_none() && seen.contains("xóa"), "{seen}");
    person.types("<esc>u");
    assert_eq!(person.book, kept, "undo brings it back");
}

#[test]
fn the_screen_leaves_a_unit_that_is_removed_and_the_last_one_stays() {
    let mut book = sample_book();
    let ids: Vec<Key> = book.all().map(|stored| stored.key()).collect();
    let is_kept = |key: &Key| matches!(key, Key::Record(Kind::Unit, id) if id.as_str() == "lap-vo");
    ids.iter().filter(|key| !is_kept(key)).for_each(|key| _ = book.take(key));
    let mut person = Person::with(book, 80, 24, Lang::Vi);
    let seen = person.types("v<del>").sees();
    assert!(seen.contains("Sổ phải còn ít nhất một đơn vị."), "{seen}");
    person.types("<ins>xã Thử<tab>xa<c-s>").types("xa thu<enter>");
    assert!(person.sees().contains("xã Thử"));
    let seen = person.types("vxa thu<del><esc>").sees();
    assert!(person.book.unit("xa-thu").is_none());
    assert!(seen.lines().next().unwrap().contains("huyện Lấp Vò"), "{seen}");
}

#[test]
fn the_head_of_a_closed_sheet_changes_only_with_a_reason() {
    let mut person = Person::at(80, 24);
    let section = |person: &Person| {
        let sheet = person.book.sheet("hong-ngu", Year::new(2019).unwrap()).unwrap();
        sheet.head.section.clone().unwrap_or_default()
    };
    let before = section(&person);
    // From the notion of the year over state, last day and source.
    let seen = person.types("<f6><tab><tab><tab><tab><end> (trang 4)<c-s>").sees();
    assert!(seen.contains("Số năm 2019 đã chính thức. Lý do sửa"), "{seen}");
    assert_eq!(section(&person), before, "nothing is saved without a reason");
    person.types("<enter>");
    assert_eq!(section(&person), before, "an empty reason is none");
    person.types("bỏ<esc>");
    assert!(person.sees().contains("(trang 4)"), "Esc goes on with the form");
    person.types("<c-s>bổ sung nơi ghi<enter>");
    assert_ne!(section(&person), before);
    assert_eq!(person.reason.as_deref(), Some("bổ sung nơi ghi"));
    assert!(!person.sees().contains("Sửa biểu"), "the form has done its work");
}

#[test]
fn days_in_an_impossible_order_are_told_at_their_field() {
    let mut person = Person::at(80, 24);
    let start = "<tab>5nPhong trào thử";
    person.types(start);
    let to = |person: &mut Person, label: &str| {
        for _ in 0..40 {
            let seen = person.sees();
            if seen.lines().any(|line| line.starts_with(&format!("▸{label}"))) {
                return;
            }
            person.types("<tab>");
        }
        panic!("no field {label}:\n{}", person.sees());
    };
    to(&mut person, "Từ ngày");
    person.types("5/2026");
    to(&mut person, "Đến ngày");
    let seen = person.types("3/2025").sees();
    let mut lines = seen.lines().skip_while(|line| !line.starts_with("▸Đến ngày"));
    let note = lines.nth(1).unwrap_or_default();
    assert!(note.contains("Kết thúc 3/2025 trước khi bắt đầu 5/2026"), "{seen}");
    let seen = person.types("<bs>7").sees();
    assert!(!seen.contains("trước khi bắt đầu"), "{seen}");
}

#[test]
fn what_arrows_stand_on_is_taken_as_the_field_is_left() {
    let kind = |person: &Person| {
        let added = person.book.exemplar("zua").expect("saved").clone();
        added.kind.map(|kind| kind.id().as_str().to_owned())
    };
    for leave in ["<c-s>", "<tab><c-s>", "<s-tab><c-s>", "<f5>", "<c-l><esc>"] {
        let mut person = models();
        let seen = person.types("nZửa<tab><down>").sees();
        let field = seen.lines().find(|line| line.starts_with("▸Loại")).unwrap();
        assert!(field.contains("Tập thể điển hình"), "the field shows what is meant\n{seen}");
        person.types(leave);
        assert_eq!(kind(&person).as_deref(), Some("tap-the"), "{leave}");
    }
    // Back on the first entry it is that one; untouched it is none.
    let mut person = models();
    person.types("nZửa<tab><down><up><c-s>");
    assert_eq!(kind(&person).as_deref(), Some("mo-hinh"));
    let mut person = models();
    person.types("nZửa<tab><tab><s-tab><c-s>");
    assert_eq!(kind(&person), None);
    // Letters find some, arrows one of them.
    let mut person = models();
    person.types("nZửa<tab>dien hinh<down><c-s>");
    assert_eq!(kind(&person).as_deref(), Some("ca-nhan"));
    // What was chosen before gives way.
    person.types("fzua<enter>s<tab><up><up><tab><c-s>");
    assert_eq!(kind(&person).as_deref(), Some("mo-hinh"));
}

#[test]
fn arrows_that_walk_through_a_form_choose_nothing() {
    let mut person = models();
    let kept = person.book.clone();
    person.types("s");
    for (key, last) in [("<down>", "▸Ghi chú"), ("<up>", "▸Tên")] {
        let mut steps = 0..500;
        while !person.sees().lines().any(|line| line.starts_with(last)) {
            steps.next().expect("there in the end");
            person.types(key);
        }
    }
    let list = person.types("<esc>").sees();
    assert!(!list.contains("Bỏ những gì đã gõ?"), "{list}");
    assert_eq!(person.book, kept);
    // Esc asks while something is meant.
    let seen = person.types("nZửa<tab><down><esc>").sees();
    assert!(seen.contains("Bỏ những gì đã gõ?"), "{seen}");
}

#[test]
fn a_day_outside_the_year_of_a_sheet_is_told_at_its_field() {
    let mut person = Person::at(80, 24);
    let seen = person.types("<f6><tab>chua du<tab>6/2020").sees();
    let mut lines = seen.lines().skip_while(|line| !line.starts_with("▸Đến ngày"));
    let note = lines.nth(1).unwrap_or_default();
    assert!(note.contains("Số liệu chốt đến 6/2020, ngoài năm 2019"), "{seen}");
    let seen = person.types("<bs><bs>19").sees();
    assert!(!seen.contains("ngoài năm"), "{seen}");
}
