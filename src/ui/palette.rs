//! Lệnh: every command of the program by its name, found as it is typed, over whatever is on top.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::keys::{self, Action, Binding, Here, Off};
use super::paint::Line;
use super::picker::{Pick, Picker};
use super::screen::{Step, View};
use super::theme::Theme;
use crate::domain::text::fold;
use crate::words::{Lang, Word};

/// Columns of the key at the end of a line.
const KEY: u16 = 11;

/// The list of commands.
#[derive(Clone, Debug)]
pub struct Palette {
    picker: Picker<Command>,
    /// What the list lies over.
    here: Here,
}

/// A command as it is here and now.
#[derive(Clone, Debug)]
pub struct Command {
    row: &'static Binding,
    off: Option<Off>,
}

/// How the words typed meet a name, the best way first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    /// The whole name.
    Whole,
    /// The beginning of the name.
    Beginning,
    /// Each word begins a word of it.
    Words,
    /// Each word is somewhere in it.
    Inside,
}

impl Palette {
    /// All commands, as they are over a screen.
    #[must_use]
    pub fn new(here: Here, view: &View) -> Palette {
        let mut palette = Palette { picker: Picker::default(), here };
        palette.narrow(view);
        palette
    }

    /// The screen below is another one, or has changed; the cursor stays on its command.
    pub fn lie_over(&mut self, here: Here, view: &View) {
        self.here = here;
        self.renew(view, |one, other| one.row.action == other.row.action);
    }

    /// Moves, or runs; a command that is off says why.
    pub fn act(&mut self, action: Action, view: &View) -> Step {
        match (action, self.picker.chosen()) {
            (Action::Open, Some(Command { off: Some(off), .. })) => Step::Refuse(off.clone()),
            (Action::Open, Some(command)) => Step::Run(command.row.action),
            (Action::Open, None) => Step::Stay,
            _ => self.picker.scroll(action, view),
        }
    }

    /// The chosen command in full: the list may cut it short.
    #[must_use]
    pub fn status(&self, view: &View) -> String {
        self.picker.chosen().map_or(String::new(), |command| command.say(view.lang))
    }

    /// Draws title, field and list; returns where the cursor stands.
    pub fn render(&self, view: &View, buffer: &mut Buffer) -> Position {
        let item = |command: &Command, line: &mut Line| command.render(&self.here, view, line);
        self.picker.render(Word::PaletteTitle, view, buffer, item)
    }
}

impl Pick for Palette {
    type Item = Command;

    fn picker(&mut self) -> &mut Picker<Command> {
        &mut self.picker
    }

    /// Those that work now first, then by how well their names match.
    fn matching(&self, _: &View) -> Vec<Command> {
        let wanted = fold(&self.picker.text());
        let rows = keys::commands(self.here.place);
        let graded = rows.filter_map(|row| Some((grade(&wanted, row)?, row)));
        let mut hits: Vec<(Grade, Command)> = graded
            .map(|(grade, row)| (grade, Command { row, off: keys::off(row.action, &self.here) }))
            .collect();
        hits.sort_by_key(|(grade, command)| (command.off.is_some(), *grade));
        hits.into_iter().map(|(_, command)| command).collect()
    }
}

impl Command {
    fn say(&self, lang: Lang) -> String {
        let label = lang.say(self.row.label);
        let off = self.off.as_ref();
        off.map_or(label.to_owned(), |off| format!("{label} · {}", off.say(lang)))
    }

    /// Its key; of one that works here without a key nothing, of one elsewhere the key there.
    fn key(&self, here: &Here, theme: Theme) -> String {
        let press = match here.has(self.row.action) {
            true => here.writes.key(self.row),
            false => self.row.keys.first().copied().filter(|_| self.off.is_some()),
        };
        press.map_or(String::new(), |press| press.shown(theme))
    }

    /// What it does, why it is off, its key. The key and the name are always whole; what explains
    /// the name, and the reason, as far as there is room.
    fn render(&self, here: &Here, view: &View, line: &mut Line) {
        let theme = view.theme;
        let room = line.width().saturating_sub(3 + KEY);
        let label = view.lang.say(self.row.label);
        let (style, key) = match self.off {
            Some(_) => (theme.quiet(), theme.quiet()),
            None => (theme.text(), theme.strong()),
        };
        let why =
            self.off.as_ref().map_or(String::new(), |off| format!(" · {}", off.say(view.lang)));
        let columns = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
        let label_columns = room.saturating_sub(columns(&why)).max(columns(name(label)));
        let label = if label_columns > columns(name(label)) { label } else { name(label) };
        let x = line.left(3, label_columns, label, style);
        line.left(x, (3 + room).saturating_sub(x), &why, theme.quiet());
        line.right(0, line.width().saturating_sub(1), &self.key(here, theme), key);
    }
}

/// The name of a command, without what explains it: "kiểm tra: những gì trái quy tắc …".
fn name(label: &str) -> &str {
    let ends = [": ", "; ", " ("].iter().filter_map(|mark| label.find(mark));
    ends.min().and_then(|end| label.get(..end)).unwrap_or(label)
}

/// How folded words meet a command, by its names in both languages; `None` when they do not.
fn grade(wanted: &str, row: &Binding) -> Option<Grade> {
    let wanted = wanted.trim();
    let names = [row.label.vi(), row.label.en()].map(fold);
    if names.iter().any(|name| name == wanted) {
        return Some(Grade::Whole);
    }
    if names.iter().any(|name| name.starts_with(wanted)) {
        return Some(Grade::Beginning);
    }
    let hint = row.hint.map_or(String::new(), |hint| fold(&format!("{} {}", hint.vi(), hint.en())));
    let all = format!("{} {hint}", names.join(" "));
    let begun = |word: &str| all.split(|c: char| !c.is_alphanumeric()).any(|w| w.starts_with(word));
    if wanted.split_whitespace().all(begun) {
        return Some(Grade::Words);
    }
    wanted.split_whitespace().all(|word| all.contains(word)).then_some(Grade::Inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::book::Book;
    use crate::domain::id::Id;
    use crate::domain::text::Year;
    use crate::report::check::Checking;
    use crate::ui::keys::{BINDINGS, On, Place, Writes};
    use crate::ui::tab::Tab;
    use ratatui::layout::Rect;

    fn here(place: Place) -> Here {
        Here {
            place,
            writes: Writes::Nothing,
            is_waiting: false,
            can_write: true,
            on: On::Something,
            has_lacks: true,
        }
    }

    fn with_view<T>(lang: Lang, act: impl FnOnce(&View) -> T) -> T {
        let (book, unit) = (Book::default(), Id::from_name("x", |_| false));
        let (theme, body, today) = (Theme::default(), Rect::new(0, 3, 80, 18), Year::FIRST.into());
        let (can_write, index, check) = (true, None, &Checking::new(Year::FIRST));
        act(&View { book: &book, unit: &unit, lang, theme, body, can_write, today, index, check })
    }

    /// What a text finds over a place.
    fn found(here: Here, text: &str, lang: Lang) -> Vec<Command> {
        with_view(lang, |view| {
            let mut palette = Palette::new(here, view);
            palette.paste(text, view);
            palette.picker.hits().to_vec()
        })
    }

    #[test]
    fn commands_are_found_in_both_languages_without_accents() {
        let wanted = [
            ("hoan tac", Action::Undo),
            ("Hoàn tác", Action::Undo),
            ("tac thay doi hoan", Action::Undo),
            ("undo", Action::Undo),
            ("change last", Action::Undo),
            ("so sanh", Action::Tab(Tab::Compare)),
            ("compare th", Action::CompareRow),
            ("chon don vi", Action::Units),
            ("vi chon", Action::Units),
            ("unit choose", Action::Units),
            ("che do hop", Action::Meeting),
            ("meeting", Action::Meeting),
            ("van ban", Action::Tab(Tab::Documents)),
            ("  thoát ", Action::Quit),
            ("telex", Action::Typing),
            ("trogiup", Action::Help),
        ];
        for (text, action) in &wanted[..wanted.len() - 1] {
            for lang in [Lang::Vi, Lang::En] {
                let hits = found(here(Place::Grid), text, lang);
                assert_eq!(hits.first().map(|hit| hit.row.action), Some(*action), "{text}");
            }
        }
        assert!(found(here(Place::Grid), "trogiup", Lang::Vi).is_empty());
    }

    #[test]
    fn every_command_stands_once_in_every_place_as_it_is_called_there() {
        let all: Vec<Action> = BINDINGS.iter().map(|row| row.action).collect();
        for &place in Place::ALL {
            let hits = found(here(place), "", Lang::Vi);
            for action in &all {
                let count = hits.iter().filter(|hit| hit.row.action == *action).count();
                assert_eq!(count, usize::from(action.is_command()), "{action:?} in {place:?}");
            }
            let own = |row: &&Binding| row.places.contains(&place) && row.action.is_command();
            for row in BINDINGS.iter().filter(own) {
                let called = hits.iter().find(|hit| hit.row.action == row.action);
                assert_eq!(called.map(|hit| hit.row.label), Some(row.label), "{place:?}");
            }
            let mut labels: Vec<&str> = hits.iter().map(|hit| hit.row.label.vi()).collect();
            labels.sort_unstable();
            assert!(labels.windows(2).all(|two| two[0] != two[1]), "{place:?}: {labels:?}");
            // Those that work come first.
            assert!(hits.is_sorted_by_key(|hit| hit.off.is_some()), "{place:?}");
        }
    }

    #[test]
    fn name_and_key_are_whole_in_the_smallest_window() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 1));
        for (&place, lang) in Place::ALL.iter().flat_map(|p| [(p, Lang::Vi), (p, Lang::En)]) {
            let here = here(place);
            for command in found(here, "", lang) {
                buffer.reset();
                with_view(lang, |view| {
                    let area = buffer.area;
                    command.render(&here, view, &mut Line::new(&mut buffer, area, 0));
                });
                let seen: String = buffer.content.iter().map(|cell| cell.symbol()).collect();
                let name = name(lang.say(command.row.label));
                assert!(seen.contains(name), "{name}: {seen}");
                assert!(seen.trim_end().ends_with(&command.key(&here, Theme::default())), "{seen}");
            }
        }
    }

    #[test]
    fn a_command_that_is_off_says_why() {
        let why = |here: Here, text: &str| {
            let hits = found(here, text, Lang::Vi);
            hits[0].off.as_ref().map(|off| off.say(Lang::Vi))
        };
        let grid = here(Place::Grid);
        assert_eq!(why(grid, "hoan tac"), None);
        assert_eq!(why(grid, "doi chieu cua dong"), Some("chỉ trong So sánh".to_owned()));
        assert_eq!(why(here(Place::Compare), "them nam"), Some("chỉ trong Khen thưởng".to_owned()));
        let copy = "chỉ trong Danh sách, Chi tiết";
        assert_eq!(why(grid, "bat dau bang ban sao"), Some(copy.to_owned()));
        assert!(why(here(Place::Browse), "buoc sau").is_some_and(|why| why.contains("mô hình")));
        assert_eq!(why(Here { on: On::Model, ..here(Place::Browse) }, "buoc sau"), None);
        let documents = Here { has_lacks: false, ..here(Place::Browse) };
        let lacking = why(documents, "chi hien ban ghi con thieu");
        assert!(lacking.as_ref().is_some_and(|why| why.contains("không có bộ lọc")), "{lacking:?}");
        let meeting = Here { can_write: false, ..grid };
        assert_eq!(why(meeting, "hoan tac"), Some("chỉ xem: không sửa được".to_owned()));
        assert_eq!(why(meeting, "che do hop"), None);
        let typing = Here { is_waiting: true, ..grid };
        assert!(why(typing, "chon don vi").is_some_and(|why| why.contains("gõ dở")));
        assert_eq!(why(typing, "sua so duoi"), None);
    }

    #[test]
    fn a_key_that_is_text_is_not_shown() {
        let key =
            |here: Here, text: &str| found(here, text, Lang::Vi)[0].key(&here, Theme::default());
        let grid = here(Place::Grid);
        let with = |place, writes| Here { writes, ..here(place) };
        assert_eq!((key(grid, "hoan tac"), key(grid, "van ban")), ("u".into(), "7".into()));
        let digits = with(Place::Grid, Writes::Digits);
        assert_eq!((key(digits, "hoan tac"), key(digits, "van ban")), ("u".into(), String::new()));
        let letters = with(Place::Browse, Writes::Letters);
        assert_eq!(
            (key(letters, "hoan tac"), key(letters, "thoat")),
            ("Ctrl-Z".into(), "F10".into())
        );
        // Off: the key where it works. On without a key here: none.
        let form = with(Place::Form, Writes::Letters);
        assert_eq!((key(form, "doi chieu"), key(form, "hoan tac")), ("r".into(), String::new()));
    }
}
