//! What an answer says: one sentence a figure, the series, the share, the source.

use super::{Aim, Answer, AnswerFigure, Hit, Reply, Slip, Unclear};
use crate::domain::book::Book;
use crate::domain::id::Id;
use crate::domain::indicator::Indicator;
use crate::domain::lineage;
use crate::domain::record::Kind;
use crate::domain::sheet::Recipient;
use crate::domain::text::{Period, Year, write_count, write_percent};
use crate::report::compare::{Cell, dated_name, former_label, hundredths};
use crate::report::say;
use crate::report::series::beside_the_last;
use crate::words::{Lang, Word};
use unicode_width::UnicodeWidthStr;

/// The widest line of an answer in text.
const WIDTH: usize = 78;
/// How many hits a text lists.
const MOST_HITS: usize = 10;

impl Reply {
    /// The whole reply in lines: slips, figures, what else may be meant, hits.
    #[must_use]
    pub fn text(&self, book: &Book, lang: Lang) -> String {
        let mut lines: Vec<String> = self.slips().map(|slip| slip.say(lang)).collect();
        for answer in &self.answers {
            lines.extend(answer.lines(book, WIDTH, lang));
        }
        let is_said = |it: &&Unclear| self.hits.list.is_empty() || it.is_said_beside_hits();
        lines.extend(self.unclear.iter().find(is_said).map(|unclear| unclear.say(lang)));
        for choice in &self.choices {
            lines.push(format!("- {}", choice.sentence(book, lang)));
        }
        if !self.hits.list.is_empty() || self.tally.is_some() {
            lines.push(self.hits_title(book, lang));
            let best = self.hits.list.first().and_then(|hit| hit.change(book, lang));
            for (at, hit) in self.hits.list.iter().take(MOST_HITS).enumerate() {
                lines.push(format!("- {}", hit.say(book, lang)));
                lines.extend(best.iter().filter(|_| at == 0).map(|change| format!("  {change}")));
            }
        }
        let mut text = lines.join("\n");
        text.push('\n');
        text
    }

    /// "Tìm thấy 12:"; how many there are, where that is asked.
    #[must_use]
    pub fn hits_title(&self, book: &Book, lang: Lang) -> String {
        if let Some(tally) = &self.tally {
            return tally.say(book, lang);
        }
        lang.fill(Word::AskHits, &[("count", &write_count(self.hits.count as u64))])
    }

    /// Every word that was taken for another.
    pub fn slips(&self) -> impl Iterator<Item = &Slip> {
        self.slips.iter().chain(&self.hits.slips)
    }

    /// What can be read aloud: the figures, else the best hit.
    #[must_use]
    pub fn sentence(&self, book: &Book, lang: Lang) -> Option<String> {
        if let Some(tally) = &self.tally {
            return Some(tally.say(book, lang));
        }
        if self.answers.is_empty() {
            return self.hits.list.first().map(|hit| hit.say(book, lang));
        }
        let sentences = self.answers.iter().map(|answer| answer.sentence(book, lang));
        Some(sentences.collect::<Vec<_>>().join("\n"))
    }
}

impl Slip {
    /// "«giay khem» hiểu là «Giấy khen»".
    #[must_use]
    pub fn say(&self, lang: Lang) -> String {
        lang.fill(Word::AskTakenFor, &[("typed", &self.typed), ("meant", &self.meant)])
    }
}

impl Answer {
    /// The answer in a few lines: what is asked, the figure, the series, the share, the source.
    #[must_use]
    pub fn lines(&self, book: &Book, width: usize, lang: Lang) -> Vec<String> {
        let mut lines = vec![self.title(book, lang)];
        if self.figures.is_empty() {
            lines.push(self.absent(lang));
        }
        for figure in &self.figures {
            lines.push(self.figure_sentence(figure, lang));
            lines.extend(self.series(figure, width));
            lines.extend(self.ratio_of(figure).map(|ratio| ratio.say(book, lang)));
            lines.extend(say::source_of(book, &figure.behind, lang));
        }
        lines.extend(self.part_year_note(lang));
        lines.extend(self.break_note(lang));
        lines.extend(self.beside_note(book, lang));
        lines.extend(self.missing_note(lang));
        lines
    }

    /// Said where the unit has no sheet of the last year asked for.
    #[must_use]
    pub fn missing_note(&self, lang: Lang) -> Option<String> {
        let missing = self.missing?;
        let (year, latest) = (missing.year.to_string(), missing.latest.to_string());
        Some(lang.fill(Word::AskNoSheet, &[("year", &year), ("latest", &latest)]))
    }

    /// Said where no year has a figure: of the one asked for, else of all.
    #[must_use]
    pub fn absent(&self, lang: Lang) -> String {
        let is_one = self.asked.is_some_and(|asked| asked.from == asked.to);
        let several = self.years.first().zip(self.years.last()).filter(|_| !is_one);
        match several.filter(|(from, to)| from < to) {
            Some((from, to)) => {
                let years = Period { from: *from, to: *to }.to_string();
                lang.fill(Word::AskAbsentYears, &[("years", &years)])
            }
            None => lang.fill(Word::CellAbsent, &[("year", &self.year.to_string())]),
        }
    }

    /// The share, when it is of these recipients.
    #[must_use]
    pub fn ratio_of(&self, figure: &AnswerFigure) -> Option<&super::Ratio> {
        self.ratio.as_ref().filter(|ratio| ratio.share.recipient == figure.recipient)
    }

    /// What the star in the series means, where there is one.
    #[must_use]
    pub fn part_year_note(&self, lang: Lang) -> Option<String> {
        let mut cells = self.figures.iter().flat_map(|figure| &figure.series);
        let note = || format!("* {}", lang.say(Word::AskPartYearNote));
        cells.any(|cell| cell.part_year).then(note)
    }

    /// "Chiến sĩ thi đua cơ sở — huyện Hồng Ngự", the unit by its name of that year; of a unit
    /// before the one asked about "— xã Thường Phước: số liệu của huyện Hồng Ngự (đến 30/6/2025),
    /// không chia lại".
    #[must_use]
    pub fn title(&self, book: &Book, lang: Lang) -> String {
        let narrowed = self.field.into_iter().chain(self.occasion);
        let narrowed: String = narrowed.map(|one| format!(" · {}", one.name(lang))).collect();
        let unit = match &self.asked_for {
            None => lineage::name_in(book, &self.unit, self.year),
            Some(asked) => {
                let asked = book.unit(asked.as_str()).map_or(asked.as_str(), |unit| &unit.name);
                format!("{asked}: {}", former_label(book, &self.unit, lang))
            }
        };
        let aim = match self.aim {
            Aim::Most => format!(" · {}", lang.say(Word::AskMost)),
            Aim::Least => format!(" · {}", lang.say(Word::AskLeast)),
            Aim::Rise => format!(" · {}", lang.say(Word::AskRise)),
            Aim::Fall => format!(" · {}", lang.say(Word::AskFall)),
            Aim::Latest | Aim::Together | Aim::Versus => String::new(),
        };
        format!("{}{narrowed}{aim} — {unit}", self.award_name(lang))
    }

    /// What is counted: an award, or all of them together.
    #[must_use]
    pub fn award_name(&self, lang: Lang) -> &str {
        self.award.map_or(lang.say(Word::AskTotal), |award| award.award().name(lang))
    }

    /// "Có số liệu riêng: xã Long Khánh A (đến 30/6/2025)": other units before the one asked about.
    #[must_use]
    pub fn beside_note(&self, book: &Book, lang: Lang) -> Option<String> {
        let names: Vec<String> =
            self.beside.iter().map(|unit| dated_name(book, unit, lang)).collect();
        let list = names.join("; ");
        (!names.is_empty()).then(|| lang.fill(Word::AskBeside, &[("list", &list)]))
    }

    /// What the line in the series means, where there is one.
    #[must_use]
    pub fn break_note(&self, lang: Lang) -> Option<String> {
        let last = self.breaks.last().filter(|_| !self.figures.is_empty())?;
        Some(lang.fill(Word::BreakNote, &[("date", &last.on.to_string())]))
    }

    fn is_broken(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.years.get(before));
        before.is_some_and(|year| self.breaks.iter().any(|one| one.after() == *year))
    }

    /// True when a break stands between the two years.
    fn has_break(&self, from: Year, to: Year) -> bool {
        self.breaks.iter().any(|one| from <= one.after() && one.after() < to)
    }

    /// Title and figures, ready to be read aloud or pasted.
    #[must_use]
    pub fn sentence(&self, book: &Book, lang: Lang) -> String {
        let figures = self.figures.iter().map(|figure| self.figure_sentence(figure, lang));
        let mut parts: Vec<String> = figures.collect();
        if parts.is_empty() {
            parts.push(self.absent(lang));
        }
        parts.extend(self.missing_note(lang));
        format!("{}. {}", self.title(book, lang), parts.join(" "))
    }

    /// The figure of the year with its change, and of all years together where that is asked: first
    /// where the words do.
    #[must_use]
    pub fn figure_sentence(&self, figure: &AnswerFigure, lang: Lang) -> String {
        let of_year = self.year_sentence(figure, lang);
        let Some(sum) = &figure.sum else { return of_year };
        let sum = sum.say(&self.counted(sum.total, figure.recipient, lang), lang);
        match self.aim {
            Aim::Together => format!("{sum} {of_year}"),
            _ => format!("{of_year} {sum}"),
        }
    }

    /// "208 cá nhân"; of all awards together, of which one may have several, "2.410 lượt cá nhân".
    fn counted(&self, value: u64, recipient: Recipient, lang: Lang) -> String {
        let say = if self.award.is_some() { say::figure } else { say::times };
        say(value, Some(recipient), lang)
    }

    /// "Năm 2019: 208 cá nhân; năm 2018: 212; giảm 4 (−1,89 %)."
    fn year_sentence(&self, figure: &AnswerFigure, lang: Lang) -> String {
        let AnswerFigure { recipient, cell, .. } = figure;
        let Some(value) = cell.value else {
            let absent = say::cell(self.year, cell, Some(*recipient), lang);
            return format!("{}: {absent}", lang.say(recipient.word()));
        };
        let value = self.counted(value, *recipient, lang);
        let year = self.year.to_string();
        let base = [("year", year.as_str()), ("figure", &value)];
        match (cell.previous, cell.delta) {
            (Some((before, previous)), Some(delta)) => {
                let (before, previous) = (before.to_string(), write_count(previous));
                let change = change(delta, cell.percent, lang);
                let more = [("before", &*before), ("previous", &*previous), ("change", &*change)];
                let said = lang.fill(Word::AskChanged, &[&base[..], &more[..]].concat());
                match self.since(figure, lang) {
                    Some(since) => format!("{said} {since}"),
                    None => said,
                }
            }
            _ if cell.part_year => lang.fill(Word::AskPartYear, &base),
            _ => {
                let said = lang.fill(Word::AskFigure, &base);
                say::unlike(cell, lang).map_or(said.clone(), |why| format!("{said} ({why}.)"))
            }
        }
    }

    /// "So với năm 2016 (144): tăng 64 (+44,44 %).", where that is not the year before and no year
    /// from it on is of other awards; or that the year has no figure to compare with.
    fn since(&self, figure: &AnswerFigure, lang: Lang) -> Option<String> {
        let since = self.asked?.from;
        if self.aim.is_extreme() || since >= self.year || self.has_break(since, self.year) {
            return None;
        }
        let (cell, later) =
            figure.series[self.years.iter().position(|year| *year == since)?..].split_first()?;
        let is_before = figure.cell.previous.is_none_or(|(year, _)| year <= since);
        if is_before || later.iter().any(|cell| cell.is_unlike) {
            return None;
        }
        let year = since.to_string();
        let Some(first) = cell.value.filter(|_| !cell.part_year) else {
            // The sum says so too.
            let said = lang.fill(Word::AskSinceNothing, &[("year", &year)]);
            return figure.sum.is_none().then_some(said);
        };
        let now = figure.cell.value?;
        let delta = i64::try_from(now).ok()? - i64::try_from(first).ok()?;
        let change = change(delta, hundredths(delta.into(), first), lang);
        let first = write_count(first);
        let values = [("year", year.as_str()), ("first", &first), ("change", &change)];
        Some(lang.fill(Word::AskSince, &values))
    }

    /// Every year with its change, led by the course as bars; nothing where there is one year.
    #[must_use]
    pub fn series(&self, figure: &AnswerFigure, width: usize) -> Vec<String> {
        let present = figure.series.iter().filter(|cell| cell.value.is_some()).count();
        if present < 2 {
            return Vec::new();
        }
        let bars = format!("[{}]", say::course(&figure.series, &|at| self.is_broken(at)));
        let years = self.years.iter().zip(&figure.series).enumerate();
        let years = years.map(|(at, (year, cell))| {
            let line = if self.is_broken(at) { "│ " } else { "" };
            format!("{line}{}", in_series(*year, cell))
        });
        let lines = wrap(std::iter::once(bars).chain(years), width);
        lines.into_iter().map(|line| line.replacen("] · ", "] ", 1)).collect()
    }
}

impl Hit {
    /// "Chỉ tiêu: Tỷ lệ hộ nghèo · 2019: 4,97 % (huyện Hồng Ngự)".
    #[must_use]
    pub fn say(&self, book: &Book, lang: Lang) -> String {
        let mut said = format!("{}: {}", self.kind_name(lang), self.title(book, lang));
        if let Some(figure) = self.figure(book, lang) {
            said = format!("{said} · {figure}");
        }
        match self.unit_name(book) {
            Some(unit) => format!("{said} ({unit})"),
            None => said,
        }
    }

    /// "Mô hình", "Chỉ tiêu".
    #[must_use]
    pub fn kind_name(&self, lang: Lang) -> &'static str {
        lang.say(match self.kind {
            Kind::Exemplar => Word::TabExemplars,
            Kind::Movement => Word::TabMovements,
            Kind::Indicator => Word::TabIndicators,
            Kind::Unit => Word::FieldUnit,
            _ => Word::TabDocuments,
        })
    }

    /// What the record is called.
    #[must_use]
    pub fn title(&self, book: &Book, lang: Lang) -> String {
        let record = book.record(self.kind, self.id.as_str());
        record.map_or(self.id.to_string(), |record| record.title(lang).to_string())
    }

    /// The unit it belongs to.
    #[must_use]
    pub fn unit<'b>(&self, book: &'b Book) -> Option<&'b Id> {
        let id = self.id.as_str();
        match self.kind {
            Kind::Exemplar => Some(&book.exemplar(id)?.unit),
            Kind::Movement => Some(&book.movement(id)?.unit),
            Kind::Indicator => Some(&book.indicator(id)?.unit),
            _ => None,
        }
    }

    /// What that unit was called in the record's last year; where it has none, what it is called.
    #[must_use]
    pub fn unit_name(&self, book: &Book) -> Option<String> {
        let unit = self.unit(book)?;
        let own =
            || book.unit(unit.as_str()).map_or(unit.to_string(), |unit| unit.name.to_string());
        Some(self.year(book).map_or_else(own, |year| lineage::name_in(book, unit, year)))
    }

    /// Of an indicator what stands beside its figure: that of the year before with the difference,
    /// "2016: 87,88 · +2,23 điểm".
    #[must_use]
    pub fn change(&self, book: &Book, lang: Lang) -> Option<String> {
        let is_figure = self.kind == Kind::Indicator;
        let indicator = is_figure.then(|| book.indicator(self.id.as_str()))??;
        beside_the_last(book, indicator, lang)
    }

    fn year(&self, book: &Book) -> Option<Year> {
        let id = self.id.as_str();
        let period = match self.kind {
            Kind::Exemplar => book.exemplar(id)?.period,
            Kind::Movement => book.movement(id)?.period,
            Kind::Indicator => {
                let it = book.indicator(id)?;
                return it.year.or(it.period.map(|period| period.to));
            }
            _ => None,
        };
        period.map(|period| period.to)
    }

    /// Of an indicator its figure with the year: "2019: 4,97 %"; of others years or date.
    #[must_use]
    pub fn figure(&self, book: &Book, lang: Lang) -> Option<String> {
        let id = self.id.as_str();
        match self.kind {
            Kind::Exemplar => book.exemplar(id)?.period.map(|period| period.to_string()),
            Kind::Movement => book.movement(id)?.period.map(|period| period.to_string()),
            Kind::Indicator => book.indicator(id).map(|it| indicator_figure(it, lang)),
            Kind::Document => book.document(id)?.date.map(|date| date.to_string()),
            _ => None,
        }
    }
}

fn indicator_figure(it: &Indicator, lang: Lang) -> String {
    let measure = it.measure.as_deref().unwrap_or_default();
    let qualifier =
        it.qualifier.map_or(String::new(), |q| format!("{} ", q.name(lang).to_lowercase()));
    let value = match it.value {
        Some(value) => format!("{qualifier}{value} {measure}").trim().to_owned(),
        None => it.written.as_deref().unwrap_or("—").to_owned(),
    };
    let parts = it.numerator.zip(it.denominator).map(|(part, whole)| format!(" ({part}/{whole})"));
    let parts = parts.unwrap_or_default();
    let year = it.year.map(|year| year.to_string());
    match year.or(it.period.map(|period| period.to_string())) {
        Some(when) => format!("{when}: {value}{parts}"),
        None => format!("{value}{parts}"),
    }
}

/// "giảm 4 (−1,89 %)".
fn change(delta: i64, percent: Option<i64>, lang: Lang) -> String {
    let word = match delta {
        0 => return lang.say(Word::AskSame).to_owned(),
        1.. => Word::AskMore,
        _ => Word::AskLess,
    };
    let said = lang.fill(word, &[("size", &write_count(delta.unsigned_abs()))]);
    percent.map_or(said.clone(), |percent| format!("{said} ({})", write_percent(percent)))
}

/// "2018: 212 (+74)", "2020: 30*", "2015: —".
fn in_series(year: Year, cell: &Cell) -> String {
    let Some(value) = cell.value else { return format!("{year}: —") };
    let mark = if cell.part_year { "*" } else { "" };
    let change = say::change(cell).map_or(String::new(), |change| format!(" {change}"));
    format!("{year}: {}{mark}{change}", write_count(value))
}

/// Parts in lines, joined by " · ".
fn wrap(parts: impl Iterator<Item = String>, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if line.width() + part.width() + 3 <= columns => {
                line.push_str(" · ");
                line.push_str(&part);
            }
            _ => lines.push(part),
        }
    }
    lines
}
