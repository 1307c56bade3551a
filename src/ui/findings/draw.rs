//! How a finding is drawn: a line of the list, and below it the chosen one in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::report::check::{Finding, text};
use crate::ui::paint::{Line, wrap};
use crate::ui::screen::View;
use crate::words::Word;

/// Columns of severity and rule before the place.
const SEVERITY: u16 = 9;
const RULE: u16 = 4;

/// One line of the list; what is accepted is quiet.
pub(super) fn row(finding: &Finding, is_chosen: bool, view: &View, line: &mut Line) {
    let theme = view.theme;
    let is_open = finding.accepted.is_none();
    let style = if is_open { theme.text() } else { theme.quiet() };
    let mark = if is_chosen { theme.chosen() } else { theme.quiet() };
    let severity = match is_open {
        true => view.lang.say(finding.severity.word()),
        false => view.lang.say(Word::AcceptedMark),
    };
    line.left(0, 1, if is_chosen { "▸" } else { " " }, mark);
    let severity_style = if is_open { theme.warning() } else { theme.quiet() };
    line.left(1, SEVERITY, severity, if is_chosen { theme.chosen() } else { severity_style });
    line.left(2 + SEVERITY, RULE, &finding.rule.number, theme.quiet());
    let from = 3 + SEVERITY + RULE;
    let places = line.width().saturating_sub(from) / 2;
    line.left(from, places.saturating_sub(1), &finding.place_name(view.book, view.lang), style);
    line.left(from + places, u16::MAX, &finding.say(view.lang), style);
}

/// A rule, then the finding in full: the sentence, what to do, why, the law.
pub(super) fn chosen(finding: &Finding, area: Rect, view: &View, buffer: &mut Buffer) {
    let (theme, lang) = (view.theme, view.lang);
    let mut head = Line::new(buffer, area, 0);
    head.fill("─", theme.quiet());
    let name = format!(" {} {} ", finding.rule.number, finding.rule.name.say(lang));
    head.left(1, area.width.saturating_sub(2), &name, theme.strong());
    let columns = usize::from(area.width.saturating_sub(2));
    let said = wrap(&finding.say(lang), columns);
    let strong = said.len();
    let rest = text::reason(finding, lang).into_iter().chain(text::about(finding.rule, lang));
    let rest = rest.flat_map(|text| wrap(&text, columns));
    let mut lines: Vec<String> = said.into_iter().chain(rest).collect();
    let room = usize::from(area.height.saturating_sub(1));
    let is_cut = lines.len() > room;
    let more = format!(" {}", lang.say(Word::FindingMore));
    if let Some(last) = lines.get_mut(room.saturating_sub(1)).filter(|_| is_cut) {
        // Room for the words behind it, and no word cut in two.
        *last =
            wrap(last, columns.saturating_sub(more.width())).into_iter().next().unwrap_or_default();
    }
    for (y, (at, text)) in (1..).zip(lines.iter().enumerate().take(room)) {
        let style = if at < strong { theme.text() } else { theme.quiet() };
        Line::new(buffer, area, y).left(1, u16::MAX, text, style);
    }
    if is_cut {
        let mut last = Line::new(buffer, area, area.height.saturating_sub(1));
        last.right(0, u16::MAX, &more, theme.strong());
    }
}
