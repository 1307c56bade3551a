use super::*;
use crate::domain::book::Stored;
use crate::domain::record::Record;
use crate::domain::sheet::{Figure, Recipient, Remark, Sheet, SheetHead};
use crate::words::Lang;

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

fn put(book: &mut Book, kind: Kind, cells: &[(&str, &str)]) {
    book.put(Stored::Record(Record::of(kind, cells)));
}

fn movement(book: &mut Book, name: &str, unit: &str, cells: &[(&str, &str)]) {
    let own = [("id", name), ("unit", unit), ("name", name), ("kind", "phong-trao")];
    let cells: Vec<(&str, &str)> = cells.iter().chain(&own).copied().collect();
    put(book, Kind::Movement, &cells);
}

fn asked(unit: &str, year: u16, below: bool) -> Asked {
    Asked { unit: id(unit), year: Year::new(year).unwrap(), below }
}

fn filled(book: &Book, form: &str, asked: Asked) -> Filled {
    fill(book, Form::find(form).unwrap(), asked)
}

/// The figures of the row of this code, dashes for nothing.
fn row(filled: &Filled, code: &str) -> Vec<Option<u64>> {
    let at = filled.rows.iter().position(|row| row.code.as_deref() == Some(code)).unwrap();
    (0..filled.columns.len()).map(|column| filled.value(at, column)).collect()
}

fn names(filled: &Filled) -> Vec<String> {
    let things = filled.incomplete().into_iter().map(|one| one.thing.clone());
    things
        .map(|thing| match thing {
            Thing::Record(_, id) => id.to_string(),
            Thing::Count { line, .. } => line.award.award().id.to_string(),
        })
        .collect()
}

/// What a row or a column counts.
fn name_of(head: &Head) -> Option<&str> {
    head.name.as_ref().map(|name| name.say(Lang::Vi))
}

/// A district with a commune, and movements of every kind.
fn movements() -> Book {
    let mut book = Book::default();
    put(&mut book, Kind::Unit, &[("id", "huyen"), ("name", "huyện A")]);
    put(&mut book, Kind::Unit, &[("id", "xa"), ("name", "xã B"), ("parent", "huyen")]);
    put(&mut book, Kind::Unit, &[("id", "ap"), ("name", "ấp C"), ("parent", "xa")]);
    let whole = [
        ("level", "co-so"),
        ("scope", "huyen"),
        ("method", "thuong-xuyen"),
        ("start", "2018-12-01"),
        ("end", "2019-11-30"),
    ];
    movement(&mut book, "known", "huyen", &whole);
    let theme = [("kind", "chuyen-de"), ("period", "2016-2020"), ("level", "trung-uong")];
    movement(&mut book, "theme", "huyen", &[&theme[..], &[("scope", "toan-quoc")]].concat());
    movement(&mut book, "no-level", "huyen", &[("period", "2019-2020"), ("scope", "cum-khoi")]);
    movement(&mut book, "no-time", "huyen", &whole[..3]);
    movement(&mut book, "past", "huyen", &[("period", "2010-2015")]);
    movement(&mut book, "campaign", "huyen", &[("kind", "cuoc-van-dong"), ("period", "2019")]);
    movement(&mut book, "of-commune", "xa", &whole);
    movement(&mut book, "of-hamlet", "ap", &whole);
    book
}

#[test]
fn movements_are_counted_by_scope_duration_method_and_level() {
    let filled = filled(&movements(), "0601", asked("huyen", 2019, false));
    assert_eq!(filled.columns.len(), 5, "the form has four, and one for the level not known");
    assert_eq!(row(&filled, "01"), [Some(3), Some(1), None, Some(1), Some(1)]);
    assert_eq!(row(&filled, "02"), [Some(1), Some(1), None, None, None]);
    assert_eq!(row(&filled, "03"), [Some(1), None, None, Some(1), None]);
    assert_eq!(row(&filled, "04"), [Some(1), None, None, None, Some(1)]);
    assert_eq!(row(&filled, "07"), [Some(1), None, None, Some(1), None]);
    assert_eq!(row(&filled, "08"), [Some(1), None, None, None, Some(1)]);
    assert_eq!(row(&filled, "10"), [Some(1), Some(1), None, None, None]);
    assert_eq!(row(&filled, "11"), [Some(1), Some(1), None, None, None]);
    assert_eq!(row(&filled, "12"), [Some(1), None, None, Some(1), None]);
    assert_eq!(filled.left_out, [Thing::Record(Kind::Movement, id("campaign"))]);
}

#[test]
fn what_could_not_be_placed_is_counted_apart_and_named() {
    let book = movements();
    let filled = filled(&book, "0601", asked("huyen", 2019, false));
    assert_eq!(names(&filled), ["no-level", "no-time"]);
    let said: Vec<String> = notes(&book, &filled, Lang::Vi);
    assert_eq!(said[0], "Chưa đủ thông tin: 2 phong trào");
    assert_eq!(said[1], "  – no-level (chưa rõ: cấp phát động, phương thức)");
    assert_eq!(said[2], "  – no-time (chưa rõ: thời gian)");
    let unknown = filled.rows.iter().position(|row| row.name.is_none()).unwrap();
    assert_eq!(filled.rows[unknown].group.say(Lang::Vi), "Phương thức");
    let nowhere = Thing::Record(Kind::Movement, id("no-level"));
    assert_eq!(filled.behind(unknown, 0), [&nowhere]);
}

#[test]
fn units_below_count_only_when_asked_for() {
    let book = movements();
    let below = filled(&book, "0601", asked("huyen", 2019, true));
    assert_eq!(row(&below, "01")[0], Some(5));
    assert_eq!(row(&below, "12")[0], Some(3));
    assert_eq!(row(&filled(&book, "0601", asked("xa", 2019, false)), "01")[0], Some(1));
    let empty = filled(&book, "0601", asked("xa", 2025, false));
    assert_eq!(row(&empty, "01"), [None; 4], "nothing is not 0");
    // A commune that had ended by then is below it no more.
    let mut book = book;
    let ended = [("id", "xa"), ("name", "xã B"), ("parent", "huyen"), ("until", "2010-12-31")];
    put(&mut book, Kind::Unit, &ended);
    let left = filled(&book, "0601", asked("huyen", 2019, true));
    assert!(row(&left, "01")[0] < Some(5), "{:?}", row(&left, "01"));
}

#[test]
fn every_group_adds_up_to_the_total() {
    let book = movements();
    for year in [2015, 2019, 2020] {
        let filled = filled(&book, "0601", asked("huyen", year, true));
        for column in 0..filled.columns.len() {
            let total = filled.value(0, column).unwrap_or(0);
            for group in ["Phạm vi", "Thời hạn", "Phương thức"] {
                let rows = (0..filled.rows.len())
                    .filter(|at| filled.rows[*at].group.say(Lang::Vi) == group);
                let sum: u64 = rows.filter_map(|at| filled.value(at, column)).sum();
                assert_eq!(sum, total, "{year} {group} {column}");
            }
        }
    }
}

/// The counts of a year, and a register of one decision.
fn awards() -> Book {
    let mut book = Book::default();
    put(&mut book, Kind::Unit, &[("id", "huyen"), ("name", "huyện A")]);
    let mut sheet = Sheet::new(SheetHead::new(id("huyen"), Year::new(2023).unwrap()));
    let occasion = |id: &str| Catalogue::built_in().choice(List::Occasion, id);
    let mut count = |award: &str, recipient, occasion, value| {
        let award = Catalogue::built_in().award(award).unwrap();
        let line = LineKey::new(award, recipient).with_occasion(occasion);
        sheet.set_figure(line, Some(Figure { value, remark: Remark::default() }));
    };
    let (group, one) = (Recipient::Collective, Recipient::Individual);
    count("bang-khen-thu-tuong", one, occasion("cong-trang"), 2);
    count("bang-khen-thu-tuong", group, None, 3);
    count("huan-chuong-lao-dong-hang-ba", one, occasion("cong-hien"), 1);
    count("huan-chuong-lao-dong-hang-nhi", one, occasion("hoi-nghi"), 0);
    count("bang-khen-tinh", one, occasion("dot-xuat"), 47);
    count("tap-the-lao-dong-xuat-sac", group, None, 4);
    count("khen-thuong-khong-neu-hinh-thuc", group, None, 9);
    count("giay-khen", one, None, 5);
    book.put(Stored::Sheet(sheet));
    let decision = [("id", "qd"), ("unit", "huyen"), ("date", "2022-12-15")];
    put(&mut book, Kind::Decision, &decision);
    for (name, role) in [("a", "truc-tiep"), ("b", "lanh-dao"), ("c", "doanh-nghiep")] {
        let honour = [("decision", "qd"), ("recipient", "individual"), ("role", role)];
        let own = [("id", name), ("name", name), ("award", "bang-khen-thu-tuong")];
        put(&mut book, Kind::Honour, &[honour, own].concat());
    }
    book
}

#[test]
fn state_awards_fill_their_columns_and_roles_come_from_the_register() {
    let filled = filled(&awards(), "0602", asked("huyen", 2023, false));
    let column = |name: &str| {
        let is_it = |head: &Head| name_of(head) == Some(name);
        filled.columns.iter().position(is_it).unwrap()
    };
    let (all, medal) = (column("Tổng số"), column("Huân chương, cá nhân"));
    let letter = column("Bằng khen của Thủ tướng, cá nhân");
    let value = |code: &str, column: usize| row(&filled, code)[column];
    assert_eq!(value("01", all), Some(6));
    assert_eq!((value("06", all), value("09", all), value("08", all)), (Some(3), Some(3), None));
    assert_eq!((value("01", medal), value("01", letter)), (Some(1), Some(2)));
    assert_eq!((value("15", all), value("19", all)), (Some(2), Some(1)));
    assert_eq!((value("14", letter), value("12", letter)), (Some(1), Some(1)), "December counts");
    assert_eq!(value("07", all), None, "no collective is in the register");
    let unknown: Vec<String> = names(&filled);
    let expected = ["huan-chuong-lao-dong-hang-nhi", "bang-khen-thu-tuong", "b"];
    assert_eq!(unknown, [&expected[..], &["khen-thuong-khong-neu-hinh-thuc"]].concat());
}

#[test]
fn provincial_awards_without_a_column_are_told() {
    let book = awards();
    let filled = filled(&book, "0603", asked("huyen", 2023, false));
    assert_eq!(row(&filled, "01"), [Some(51), Some(47), None, None, None, Some(4)]);
    assert!(names(&filled).contains(&"tap-the-lao-dong-xuat-sac".to_owned()));
    let told = notes(&book, &filled, Lang::Vi).join("\n");
    assert!(told.contains("có thể khác năm thống kê") && told.contains("18/2025"), "{told}");
}

#[test]
fn the_yearly_table_has_a_row_for_every_award_that_occurs() {
    let filled = filled(&awards(), "nam", asked("huyen", 2023, false));
    let rows = filled.rows.iter().filter(|row| row.group.say(Lang::Vi) == "Danh hiệu, hình thức");
    let names: Vec<&str> = rows.filter_map(|row| name_of(row)).collect();
    assert_eq!(names.len(), 7);
    assert_eq!(names[6], "Khen thưởng (không nêu hình thức)");
    assert!(
        filled.rows.iter().all(|row| row.group.say(Lang::Vi) != "Lĩnh vực"),
        "no count has a field"
    );
    assert_eq!((filled.value(0, 0), filled.value(0, 3)), (Some(71), None));
}

#[test]
fn every_award_of_the_state_has_one_column_and_every_value_of_a_form_exists() {
    let form = Form::find("0602").unwrap();
    for award in Catalogue::built_in().awards().filter(|a| a.level.as_deref() == Some("nha-nuoc")) {
        for recipient in [Recipient::Collective, Recipient::Individual] {
            let traits = Traits::from([
                ("award", award.id.to_string()),
                ("recipient", recipient.id().to_owned()),
            ]);
            let is_its =
                |column: &&definition::Line| !column.when.is_empty() && fits(&column.when, &traits);
            assert_eq!(form.columns.iter().filter(is_its).count(), 1, "{}", award.id);
        }
    }
    let list = |key: &str| match key {
        "award" => Some(List::Award),
        "award_level" => Some(List::AwardLevel),
        "recipient" => Some(List::Recipient),
        "role" => Some(List::Role),
        "occasion" => Some(List::Occasion),
        "level" => Some(List::MovementLevel),
        "scope" => Some(List::Scope),
        "method" => Some(List::Method),
        "kind" => Some(List::MovementKind),
        _ => None,
    };
    for form in Form::built_in() {
        let lines = form.groups.iter().flat_map(|group| &group.rows).chain(&form.columns);
        let more = form.groups.iter().map(|group| &group.of).chain([&form.only]);
        for (key, ids) in lines.map(|line| &line.when).chain(more).flatten() {
            for id in ids {
                let exists = match list(key) {
                    Some(list) => Catalogue::built_in().choice(list, id).is_some(),
                    None => ["duoi-1", "1", "1-3", "3-5", "tu-5"].contains(&id.as_str()),
                };
                assert!(exists, "{} {key} {id}", form.id);
            }
        }
    }
}
