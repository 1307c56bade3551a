//! A block copied with its headings: the titles in front say which line, the years above which
//! year.

use std::collections::BTreeSet;

use super::paste;
use crate::domain::catalogue::{AwardCode, Choice, List};
use crate::domain::sheet::{LineKey, Recipient};
use crate::domain::text::{Text, Year, clean_line, fold};
use crate::report::find;

/// What stands between the parts of a title: "Giấy khen (cá nhân)", "Giấy khen - tập thể".
const BETWEEN: [char; 8] = ['(', ')', ':', ';', ',', '–', '-', '/'];
/// What figures are counted in, folded: beside a title it names nothing more.
const MEASURES: [&str; 6] = ["nguoi", "luot", "cai", "chiec", "people", "times"];
/// The most words of a title that name who receives.
const RECIPIENT_WORDS: usize = 3;

/// A block read by its headings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Titled {
    /// What each cell is to hold.
    pub cells: Vec<(LineKey, Year, Option<u32>)>,
    /// Titles of rows with figures that are left out: not understood, or named twice.
    pub left_out: Vec<Text>,
}

/// What the titles above say to a row that says less: one cell is often that of several rows.
#[derive(Default)]
struct Above {
    award: Option<AwardCode>,
    field: Option<Choice>,
    occasion: Option<Choice>,
    recipient: Option<Recipient>,
}

/// What the titles of one row say.
#[derive(Default)]
struct Said {
    award: Option<AwardCode>,
    field: Option<Choice>,
    occasion: Option<Choice>,
    recipient: Option<Recipient>,
    /// One of them is nothing that is known.
    is_strange: bool,
}

impl Said {
    fn by(titles: &[Text], present: &BTreeSet<AwardCode>) -> Said {
        let mut said = Said::default();
        for title in titles.iter().map(|title| &**title).filter(|title| is_words(title)) {
            if let Some(who) = find::recipient(title) {
                said.recipient.get_or_insert(who);
                continue;
            }
            if said.award.is_none()
                && let Some((award, who)) = award(title, present)
            {
                said.award = Some(award);
                said.recipient = said.recipient.or(who);
                continue;
            }
            let field = find::named(List::Field, title);
            let occasion = find::named(List::Occasion, title).filter(|_| field.is_none());
            let is_measure = MEASURES.contains(&fold(title).as_str());
            said.is_strange |= field.is_none() && occasion.is_none() && !is_measure;
            said.field = said.field.or(field);
            said.occasion = said.occasion.or(occasion);
        }
        said
    }
}

/// Reads a block with years in its first row and titles before them; `None` for another block.
/// Of awards that a title could mean those are preferred that the unit has.
pub(super) fn read(text: &str, present: &BTreeSet<AwardCode>) -> Option<Titled> {
    let mut rows = text.lines().map(|line| line.split('\t').map(clean_line).collect::<Vec<_>>());
    let years: Vec<Option<Year>> = rows.next()?.iter().map(|cell| year(cell)).collect();
    let first = years.iter().position(Option::is_some).filter(|at| *at > 0)?;
    let known: Vec<Year> = years.iter().flatten().copied().collect();
    let rows: Vec<Vec<Text>> = rows.collect();
    let has_title = |row: &Vec<Text>| row.iter().take(first).any(|cell| is_words(cell));
    let is_twice = known.iter().collect::<BTreeSet<_>>().len() < known.len();
    if is_twice || !rows.iter().any(has_title) {
        return None;
    }
    let (mut titled, mut above) = (Titled::default(), Above::default());
    for row in &rows {
        let (titles, figures) = row.split_at(first.min(row.len()));
        let figures = years.iter().skip(first).zip(figures);
        let figures: Vec<(Year, &Text)> =
            figures.filter_map(|(year, cell)| Some(((*year)?, cell))).collect();
        let has_figures = figures.iter().any(|(_, cell)| !cell.is_empty());
        let line = above.line(titles, has_figures, present);
        if has_figures {
            titled.take(line, titles, &figures);
        }
    }
    Some(titled)
}

impl Titled {
    fn take(&mut self, line: Option<LineKey>, titles: &[Text], figures: &[(Year, &Text)]) {
        let is_new = |line: &LineKey| !self.cells.iter().any(|(one, ..)| one == line);
        let cells = line.filter(is_new).and_then(|line| {
            let cell = |(year, cell): &(Year, &Text)| Some((line, *year, paste::read(cell)?));
            figures.iter().map(cell).collect::<Option<Vec<_>>>()
        });
        match cells {
            Some(cells) => self.cells.extend(cells),
            None => {
                let words: Vec<&str> = titles.iter().map(|title| &**title).collect();
                self.left_out.push(clean_line(&words.join(" ")));
            }
        }
    }
}

impl Above {
    /// The line that the titles of a row mean, with what stands above it.
    fn line(
        &mut self,
        titles: &[Text],
        has_figures: bool,
        present: &BTreeSet<AwardCode>,
    ) -> Option<LineKey> {
        let said = Said::by(titles, present);
        let names_more = said.field.is_some() || said.occasion.is_some();
        if said.is_strange && said.award.is_none() {
            // Another heading: what stands above it says nothing to the rows below.
            *self = Above::default();
            return None;
        }
        if said.is_strange {
            // Something of the row is not understood: it may be what tells it from another.
            return None;
        }
        // What stands further in says nothing to what has another name further out.
        if said.award.is_some() {
            *self = Above { award: said.award, recipient: self.recipient, ..Above::default() };
        }
        if said.field.is_some() {
            (self.field, self.occasion) = (said.field, None);
        }
        self.occasion = said.occasion.or(self.occasion);
        if !has_figures {
            // Who receives what stands below; a row of an award without figures is none.
            let is_section = self.award.is_none() || self.recipient.is_some();
            if said.award.is_none() && !names_more && said.recipient.is_some() && is_section {
                *self = Above { recipient: said.recipient, ..Above::default() };
            }
            return None;
        }
        let award = self.award?;
        let only = match &award.award().recipients[..] {
            [only] => Some(*only),
            _ => None,
        };
        let recipient = said.recipient.or(self.recipient).or(only)?;
        let is_given = award.award().recipients.contains(&recipient);
        let line = LineKey::new(award, recipient);
        is_given.then(|| line.with_field(self.field).with_occasion(self.occasion))
    }
}

/// The award of a title, and who receives it where the title says so.
fn award(title: &str, present: &BTreeSet<AwardCode>) -> Option<(AwardCode, Option<Recipient>)> {
    let meant = |text: &str| find::award_among(text, present).one();
    if let Some(whole) = meant(title) {
        return Some(whole);
    }
    let parts: Vec<&str> = title.split(BETWEEN).collect();
    let who = parts.iter().find_map(|part| find::recipient(part));
    if let Some((award, own)) = parts.iter().find_map(|part| meant(part)) {
        return Some((award, own.or(who)));
    }
    // "Giấy khen cá nhân": who receives stands behind, with nothing between.
    let words: Vec<&str> = title.split_whitespace().collect();
    (1..=RECIPIENT_WORDS.min(words.len().saturating_sub(1))).find_map(|count| {
        let (name, behind) = words.split_at(words.len() - count);
        let who = find::recipient(&behind.join(" "))?;
        meant(&name.join(" ")).map(|(award, own)| (award, own.or(Some(who))))
    })
}

/// The one year that a heading names: "2019", "Năm 2019", "2020*".
fn year(cell: &str) -> Option<Year> {
    let numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    match numbers.collect::<Vec<_>>()[..] {
        [one] if one.len() == 4 => Year::parse(one),
        _ => None,
    }
}

/// True for a title: no number in a list, Roman or not, no dash.
fn is_words(cell: &str) -> bool {
    let is_roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    let mut letters = cell.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() > 1 && !letters.all(is_roman)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "giay-khen individual 2019 5" of every cell, and what is left out.
    fn said(text: &str) -> Option<(Vec<String>, Vec<String>)> {
        let titled = read(text, &BTreeSet::new())?;
        let cell = |(line, year, count): &(LineKey, Year, Option<u32>)| {
            let count = count.map_or("—".to_owned(), |count| count.to_string());
            let narrowed = [line.field(), line.occasion()].into_iter().flatten();
            let narrowed: String = narrowed.map(|one| format!(" {}", one.id())).collect();
            format!("{}{narrowed} {} {year} {count}", line.award.award().id, line.recipient.id())
        };
        let left_out = titled.left_out.iter().map(ToString::to_string).collect();
        Some((titled.cells.iter().map(cell).collect(), left_out))
    }

    #[test]
    fn a_row_is_what_its_titles_and_those_above_it_say() {
        let (cells, left_out) = said(
            "TT\tNội dung\tNăm 2018\tGhi chú\t2019*\n\
             I\tTập thể\t\t\t\n1\tGiấy khen\t1.093\tx\t5\n2\tTập thể lao động tiên tiến\t-\t\t6\n\
             II\tCá nhân\t\t\t\n1\tGiấy khen\t7\n\tTổng cộng\t9\t\t9\n2\tGiấy khen\t1\n",
        )
        .expect("it has headings");
        assert_eq!(
            cells,
            [
                "giay-khen collective 2018 1093",
                "giay-khen collective 2019 5",
                "lao-dong-tien-tien collective 2018 —",
                "lao-dong-tien-tien collective 2019 6",
                "giay-khen individual 2018 7",
            ]
        );
        // Below another heading it is not known who receives.
        assert_eq!(left_out, ["Tổng cộng", "2 Giấy khen"]);
    }

    #[test]
    fn who_receives_stands_in_the_title_or_beside_it() {
        for title in ["Giấy khen (hộ)\t", "Giấy khen hộ gia đình\t", "gk\tHộ"] {
            let (cells, left_out) = said(&format!("Tên\tAi\t2019\n{title}\t3")).expect("headings");
            assert_eq!(
                (&*cells, &*left_out),
                (&["giay-khen household 2019 3".to_owned()][..], &[][..])
            );
        }
        let twice = said("Tên\t2019\nGiấy khen cá nhân\t3\nGK (cn)\t4\nBằng khen cá nhân\tba");
        let (cells, left_out) = twice.expect("headings");
        assert_eq!(
            (cells.len(), left_out),
            (1, vec!["GK (cn)".into(), "Bằng khen cá nhân".into()])
        );
    }

    #[test]
    fn fields_and_occasions_have_titles_too() {
        let (cells, left_out) = said(
            "Danh hiệu\tLĩnh vực\tLoại hình\tĐối tượng\t2023\n\
             Giấy khen\tY tế\tHội nghị\tTập thể\t5\n\t\t\tCá nhân\t6\n\
             \tKinh tế\t—\tCá nhân\t7\nGiấy khen\t—\t—\tCá nhân\t8\n\
             Giấy khen\tNuôi dê\t—\tCá nhân\t9\nLao động tiên tiến\tngười\t\tCá nhân\t1\n",
        )
        .expect("it has headings");
        assert_eq!(
            cells,
            [
                "giay-khen y-te hoi-nghi collective 2023 5",
                "giay-khen y-te hoi-nghi individual 2023 6",
                "giay-khen kinh-te individual 2023 7",
                "giay-khen individual 2023 8",
                "lao-dong-tien-tien individual 2023 1",
            ]
        );
        assert_eq!(left_out, ["Giấy khen Nuôi dê — Cá nhân"], "not put where there is no field");
    }

    #[test]
    fn figures_alone_are_no_block_with_headings() {
        for text in ["", "1\t2", "150\t138\n1.067\t", "2019\t2020\n1\t2", "\t2019\n\t5", "x\t2019"]
        {
            assert_eq!(said(text), None, "{text:?}");
        }
        assert_eq!(said("Tên\t2019\t2019\nGiấy khen cá nhân\t1\t2"), None, "one year twice");
    }
}
