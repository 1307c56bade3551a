use super::*;
use crate::domain::book::Stored;
use crate::domain::catalogue::{Catalogue, List};
use crate::domain::change::{Change, Extent};
use crate::domain::history::{Entry, Operation};
use crate::domain::record::Record;
use crate::domain::sheet::{Figure, Recipient, Remark, Sheet, SheetHead};
use crate::report::check::{Accepted, check};

/// A book of records, each written as "kind field=value …".
fn book(lines: &[&str]) -> Book {
    let mut book = Book::default();
    let all = ["Unit id=u name=U"].iter().chain(lines);
    all.for_each(|line| book.put(Stored::Record(Record::read(line))));
    book
}

fn line(award: &str, recipient: Recipient) -> LineKey {
    LineKey::new(Catalogue::built_in().award(award).unwrap(), recipient)
}

/// A sheet of the unit with giấy khen to collectives and individuals; `None` is absent.
fn put(book: &mut Book, year: u16, state: &str, figures: [Option<u32>; 2]) {
    let mut head = SheetHead::new(Id::parse("u").unwrap(), Year::new(year).unwrap());
    head.state = Catalogue::built_in().choice(List::SheetState, state);
    let mut sheet = Sheet::new(head);
    for (recipient, value) in Recipient::ALL.into_iter().zip(figures) {
        let figure = value.map(|value| Figure { value, remark: Remark::default() });
        sheet.set_figure(line("giay-khen", recipient), figure);
    }
    book.put(Stored::Sheet(sheet));
}

fn items_on(book: &Book, today: &str) -> Vec<Item> {
    let (unit, today) = (Id::parse("u").unwrap(), PartialDate::parse(today).unwrap());
    let found = check(book, today.year());
    with_findings(overview(book, &unit, today, Lang::Vi), (book, &unit), Some(&found), Lang::Vi)
}

fn said(book: &Book, today: &str, section: Section) -> Vec<String> {
    let items = items_on(book, today).into_iter().filter(|item| item.section == section);
    items.map(|item| format!("{}{}", if item.is_pressing { "! " } else { "" }, item.text)).collect()
}

#[test]
fn reviews_and_days_by_how_soon_they_are_due() {
    let days = [
        "25/11/2026: bình xét Gia đình văn hóa, còn 55 ngày",
        "30/11/2026: hết năm thống kê thi đua, khen thưởng, còn 60 ngày",
    ];
    let cases: [(&[&str], &[&str]); 7] = [
        (&[], &[]),
        (
            &["Movement id=a unit=u name=A review_due=2026-09-28"],
            &["! Sơ kết «A»: 28/9/2026, quá 3 ngày"],
        ),
        (&["Movement id=a unit=u name=A review_due=2026-09-28 reviewed=2026-09-28"], &[]),
        (
            // Of a month its last day counts.
            &["Movement id=a unit=u name=A closing_due=2026-10"],
            &["Tổng kết «A»: 10/2026, còn 30 ngày"],
        ),
        (
            &["Movement id=a unit=u name=A closing_due=2026-10-01 review_due=2026-11-30"],
            &["Tổng kết «A»: 01/10/2026, hôm nay", "Sơ kết «A»: 30/11/2026, còn 60 ngày"],
        ),
        (&["Movement id=a unit=u name=A review_due=2026-12-01"], &[]),
        (
            &["Movement id=a unit=u name=A review_due=2020-01-10"],
            &["! Sơ kết «A»: 10/01/2020, quá 2.456 ngày"],
        ),
    ];
    for (records, expected) in cases {
        let said = said(&book(records), "2026-10-01", Section::Due);
        assert_eq!(said, [expected, &days].concat(), "{records:?}");
    }
    assert!(said(&book(&[]), "2026-09-25", Section::Due).is_empty(), "61 days are far off");
}

#[test]
fn what_a_unit_that_ended_left_open_is_due_of_those_that_took_over() {
    let lines = |unit: &str, more: &[&str]| {
        let all = [
            "Unit id=h name=H until=2025-06-30",
            "Unit id=x name=X",
            "Succession id=s from=h to=x",
            "Exemplar id=a unit=h name=A",
            "Exemplar id=b unit=h name=B",
            "Movement id=m unit=h name=M review_due=2026-09-28",
        ];
        let (unit, today) = (Id::parse(unit).unwrap(), PartialDate::parse("2026-10-01").unwrap());
        let items = overview(&book(&[&all, more].concat()), &unit, today, Lang::Vi).into_iter();
        let due = items.filter(|item| item.section == Section::Due);
        let mark = |item: &Item| if item.is_pressing { "! " } else { "" };
        due.map(|item| format!("{}{}", mark(&item), item.text)).collect::<Vec<_>>()
    };
    // A day that was set for the unit itself is told there too.
    assert_eq!(lines("h", &[]), ["! Sơ kết «M»: 28/9/2026, quá 3 ngày"]);
    let review = "Sơ kết «M»: 28/9/2026, quá 3 ngày · H (đến 30/6/2025)";
    let models = "2 mô hình, điển hình của đơn vị cũ chưa đánh giá trong 12 tháng";
    assert_eq!(lines("x", &[])[..2], [review, models], "nobody knows that it is theirs alone");
    // Its own come first and are pressing.
    let own = ["Exemplar id=c unit=x name=C", "Movement id=n unit=x name=N review_due=2026-09-30"];
    assert_eq!(
        lines("x", &own)[..3],
        [
            "! Sơ kết «N»: 30/9/2026, quá 1 ngày",
            review,
            "! 3 mô hình, điển hình chưa đánh giá trong 12 tháng, 2 của đơn vị cũ"
        ]
    );
    assert!(lines("u", &[]).iter().all(|line| line.contains("/11/2026")), "of nobody else");
}

#[test]
fn many_overdue_movements_are_counted_and_the_most_overdue_named() {
    let movements: Vec<String> = (1..6)
        .map(|n| format!("Movement id=m{n} unit=u name=M{n} review_due=2026-0{n}-01"))
        .collect();
    let lines: Vec<&str> = movements.iter().map(String::as_str).collect();
    let said = said(&book(&lines), "2026-10-01", Section::Due);
    assert_eq!(said[0], "! 5 phong trào quá hạn sơ kết, tổng kết");
    assert_eq!(said[1], "! Sơ kết «M1»: 01/01/2026, quá 273 ngày");
    assert_eq!(said.len(), 6);
    // Those of another unit are not this one's.
    let other = book(&["Unit id=x name=X", "Movement id=a unit=x name=A review_due=2026-01-01"]);
    assert_eq!(self::said(&other, "2026-10-01", Section::Due).len(), 2);
}

#[test]
fn models_are_counted_when_nobody_assessed_them() {
    let book = book(&[
        "Exemplar id=a unit=u name=A",
        "Exemplar id=b unit=u name=B",
        "Assessment id=1 exemplar=b year=2026",
    ]);
    let said = said(&book, "2026-10-01", Section::Due);
    assert_eq!(said[0], "! 1 mô hình, điển hình chưa đánh giá trong 12 tháng");
}

#[test]
fn this_year_stands_beside_the_last_complete_one() {
    type Sheets = [(u16, &'static str, [Option<u32>; 2])];
    let cases: [(&Sheets, &[&str], &[&str]); 8] = [
        (&[], &["Biểu 2026: chưa có số liệu nào."], &[]),
        (
            &[(2025, "chinh-thuc", [Some(10), Some(20)])],
            &["Biểu 2026: chưa có số liệu nào.", "2025: 10 lượt tập thể", "2025: 20 lượt cá nhân"],
            &["2 dòng có số năm 2025, chưa có năm 2026: Giấy khen (tập thể), Giấy khen (cá nhân)"],
        ),
        (
            &[(2025, "chinh-thuc", [Some(10), Some(20)]), (2026, "nhap", [Some(12), None])],
            &[
                "Biểu 2026 (nháp): 1/2 dòng của năm 2025 đã có số",
                "2026: 12 lượt tập thể · 2025: 10 · chưa so sánh được",
            ],
            &["1 dòng có số năm 2025, chưa có năm 2026: Giấy khen (cá nhân)"],
        ),
        (
            // A zero is a figure.
            &[(2025, "chinh-thuc", [Some(10), Some(20)]), (2026, "nhap", [Some(12), Some(0)])],
            &[
                "Biểu 2026 (nháp): 2/2 dòng của năm 2025 đã có số",
                "2026: 12 lượt tập thể · 2025: 10 · +2 (+20,00 %)",
                "2026: 0 lượt cá nhân · 2025: 20 · −20 (−100,00 %)",
            ],
            &[],
        ),
        (
            &[(2025, "chinh-thuc", [Some(10), None]), (2026, "chua-du-nam", [Some(12), None])],
            &[
                "Biểu 2026 (chưa đủ năm): 1/1 dòng của năm 2025 đã có số",
                "2026: 12 lượt tập thể · 2025: 10 · chưa so sánh được",
            ],
            &[],
        ),
        (
            // A year that is not complete is none to compare with.
            &[(2024, "chinh-thuc", [Some(8), None]), (2025, "nghi-chua-du-nam", [Some(1), None])],
            &["Biểu 2026: chưa có số liệu nào.", "2024: 8 lượt tập thể"],
            &["1 dòng có số năm 2024, chưa có năm 2026: Giấy khen (tập thể)"],
        ),
        (
            // Nor is a draft, where there is a year that is final.
            &[(2024, "chinh-thuc", [Some(8), None]), (2025, "nhap", [Some(1), None])],
            &["Biểu 2026: chưa có số liệu nào.", "2024: 8 lượt tập thể"],
            &["1 dòng có số năm 2024, chưa có năm 2026: Giấy khen (tập thể)"],
        ),
        (
            &[(2026, "nhap", [Some(1), None])],
            &["Biểu 2026 (nháp): 1 dòng đã có số", "2026: 1 lượt tập thể"],
            &[],
        ),
    ];
    for (sheets, year, missing) in cases {
        let mut book = book(&[]);
        sheets.iter().for_each(|(year, state, figures)| put(&mut book, *year, state, *figures));
        assert_eq!(said(&book, "2026-10-01", Section::Year), year, "{sheets:?}");
        assert_eq!(said(&book, "2026-10-01", Section::Missing), missing, "{sheets:?}");
    }
}

#[test]
fn of_a_unit_that_has_ended_nothing_more_is_expected() {
    let mut book = book(&["Unit id=u name=U until=2025-06-30"]);
    put(&mut book, 2024, "chinh-thuc", [Some(10), None]);
    let said = |section| said(&book, "2026-10-01", section);
    let ended = "Đơn vị đã kết thúc ngày 30/6/2025; không còn biểu của năm nay.";
    assert_eq!(said(Section::Year), [ended, "2024: 10 lượt tập thể"]);
    assert!(said(Section::Missing).is_empty() && said(Section::Due).is_empty());
    let heirs = ["Unit id=x name=X", "Unit id=y name=Y"].map(Record::read);
    let links = ["id=1 from=u to=x", "id=2 from=u to=y"].map(|link| format!("Succession {link}"));
    heirs.into_iter().for_each(|unit| book.put(Stored::Record(unit)));
    links.iter().for_each(|link| book.put(Stored::Record(Record::read(link))));
    let said = self::said(&book, "2026-10-01", Section::Year);
    assert_eq!(said[0], format!("{ended} Đơn vị kế thừa: X, Y."));
}

#[test]
fn news_are_what_others_did_since_and_nothing_else() {
    let entry = |seq: u64, user: &str, uid: u32| Entry {
        seq,
        at: jiff::Timestamp::UNIX_EPOCH,
        user: user.to_owned(),
        uid,
        operation: Operation::SetCount,
        reason: None,
        extent: Extent::default(),
        change: Change::default(),
    };
    let book = Book::default();
    let mut news = News::new(3, 7);
    assert!(news.items(Lang::Vi).is_empty());
    for (seq, user, uid) in
        [(9, "lan", 1), (8, "toi", 7), (7, "minh", 2), (6, "lan", 1), (5, "lan", 1), (4, "toi", 7)]
    {
        assert!(news.take(&book, &entry(seq, user, uid), Lang::Vi));
    }
    assert!(!news.take(&book, &entry(3, "lan", 1), Lang::Vi), "it was seen already");
    let items = news.items(Lang::Vi);
    assert_eq!(items[0].text, "4 thay đổi của người khác: lan 3, minh 1");
    let named = items[1..].iter().map(|item| match item.to {
        To::Entry(seq) => seq,
        _ => 0,
    });
    assert_eq!(named.collect::<Vec<_>>(), [9, 7, 6]);
    assert!(items[1].text.starts_with("01/01/1970 07:00 · lan · "), "{}", items[1].text);
}

#[test]
fn findings_are_counted_by_severity_and_accepted_ones_are_not() {
    let mut book = book(&[]);
    assert!(said(&book, "2026-10-01", Section::Findings).is_empty());
    put(&mut book, 2030, "nhap", [Some(1), None]);
    let found = check(&book, Year::new(2026).unwrap());
    let said = said(&book, "2026-10-01", Section::Findings);
    let counts: usize = said
        .iter()
        .map(|text| {
            text.trim_start_matches("! ").split(' ').next().unwrap().parse::<usize>().unwrap()
        })
        .sum();
    assert!(!found.is_empty());
    assert_eq!(counts, found.len());
    let waived: Vec<Finding> = found
        .into_iter()
        .map(|mut finding| {
            let waiver = Id::parse("w").unwrap();
            finding.accepted = Some(Accepted { waiver, reason: "r".into() });
            finding
        })
        .collect();
    let unit = Id::parse("u").unwrap();
    assert!(with_findings(Vec::new(), (&book, &unit), Some(&waived), Lang::Vi).is_empty());
}

#[test]
fn findings_are_those_of_the_unit_and_the_units_below_it() {
    let mut book = book(&["Unit id=con name=C parent=u", "Unit id=v name=V"]);
    for (unit, year) in [("u", 2030), ("con", 2031), ("v", 2032), ("v", 2033)] {
        let mut head = SheetHead::new(Id::parse(unit).unwrap(), Year::new(year).unwrap());
        head.note = Some("để trống".into());
        book.put(Stored::Sheet(Sheet::new(head)));
    }
    let found = check(&book, Year::new(2026).unwrap());
    let lines = |unit: &str| {
        let unit = Id::parse(unit).unwrap();
        let items = with_findings(Vec::new(), (&book, &unit), Some(&found), Lang::Vi);
        items.into_iter().map(|item| item.text).collect::<Vec<_>>()
    };
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(lines("u"), ["2 cảnh báo", "toàn sổ: 4 phát hiện"]);
    assert_eq!(lines("con"), ["1 cảnh báo", "toàn sổ: 4 phát hiện"]);
    let unit = Id::parse("u").unwrap();
    let pending = with_findings(Vec::new(), (&book, &unit), None, Lang::Vi);
    assert_eq!(pending[0].text, "đang kiểm tra…");
}
