use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::style::{Color, Modifier, Style};

use super::*;

/// A terminal that remembers what it was sent.
struct Peer {
    wire: Terminal<Wire<Vec<u8>>>,
    screen: vt100::Parser,
}

impl Peer {
    fn new(width: u16, height: u16) -> Peer {
        let size = Size::new(width, height);
        let wire = Terminal::new(Wire::new(Vec::new(), size, false)).unwrap();
        let (rows, columns) = (height.try_into().unwrap(), width.try_into().unwrap());
        Peer { wire, screen: vt100::Parser::new(rows, columns, 0) }
    }

    /// Draws lines, each with a style; returns how many bytes it took.
    fn draw(&mut self, lines: &[(String, Style)]) -> usize {
        let frame = |frame: &mut ratatui::Frame| {
            let area = frame.area();
            for (y, (line, style)) in (0..area.height).zip(lines) {
                frame.buffer_mut().set_stringn(0, y, line, usize::from(area.width), *style);
            }
        };
        self.wire.draw(frame).unwrap();
        let sent = std::mem::take(&mut self.wire.backend_mut().out);
        self.screen.process(&sent);
        sent.len()
    }

    /// Every cell as a person sees it: a cell never written is a blank in default colours.
    fn cells(&self) -> Vec<String> {
        let screen = self.screen.screen();
        let seen = |at: u16| {
            let cell = screen.cell(at / 12, at % 12).unwrap();
            if cell.is_wide_continuation() {
                return String::new();
            }
            let text = if cell.has_contents() { cell.contents() } else { " " };
            let colours = (cell.fgcolor(), cell.bgcolor());
            format!("{text} {colours:?} {} {}", cell.bold(), cell.inverse())
        };
        (0..12 * 7).map(seen).collect()
    }

    fn rows(&self) -> Vec<String> {
        let (_, width) = self.screen.screen().size();
        self.screen.screen().rows(0, width.into()).collect()
    }
}

fn plain_lines(lines: &[&str]) -> Vec<(String, Style)> {
    lines.iter().map(|line| ((*line).to_owned(), Style::new())).collect()
}

#[test]
fn a_frame_without_change_sends_nothing() {
    let mut peer = Peer::new(20, 3);
    let lines = plain_lines(&["Khen thưởng", "", "Giấy khen 132"]);
    assert!(peer.draw(&lines) > 0);
    assert_eq!(peer.draw(&lines), 0);
    assert_eq!(peer.rows(), ["Khen thưởng", "", "Giấy khen 132"]);
}

#[test]
fn scrolling_one_line_costs_one_line() {
    let numbered = |from: usize| -> Vec<(String, Style)> {
        let mut lines = plain_lines(&["đầu trang"]);
        let body = |n| (format!("dòng {n:03} {}", "nội dung dài ".repeat(4)), Style::new());
        lines.extend((from..from + 18).map(body));
        lines.push(("chân trang".to_owned(), Style::new()));
        lines
    };
    let mut peer = Peer::new(80, 20);
    peer.draw(&numbered(0));
    let down = peer.draw(&numbered(1));
    assert!(down < 150, "{down} bytes");
    assert_eq!(peer.rows()[1], numbered(1)[1].0.trim_end());
    assert_eq!(peer.rows()[19], "chân trang");
    let up = peer.draw(&numbered(0));
    assert!(up < 150, "{up} bytes");
    assert_eq!(peer.rows()[18], numbered(0)[18].0.trim_end());
}

#[test]
fn ascii_terminals_get_ascii() {
    let mut wire = Terminal::new(Wire::new(Vec::new(), Size::new(20, 1), true)).unwrap();
    wire.draw(|f| _ = f.buffer_mut().set_stringn(0, 0, "Đơn vị →5 %│ · −4 ≈", 20, Style::new()))
        .unwrap();
    let sent = &wire.backend().out;
    assert!(sent.is_ascii() && String::from_utf8_lossy(sent).contains("Don vi =5 %| | -4 ~"));
}

#[test]
fn a_bar_in_ascii_is_no_figure() {
    let bars: String = "▁▂▃▄▅▆▇█▒".chars().map(|block| plain(&block.to_string())).collect();
    assert_eq!(bars, "__===%%#:");
}

fn styles() -> impl Strategy<Value = Style> {
    prop_oneof![
        Just(Style::new()),
        Just(Style::new().add_modifier(Modifier::BOLD)),
        Just(Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED)),
        Just(Style::new().bg(Color::Blue)),
    ]
}

fn frames() -> impl Strategy<Value = Vec<Vec<(String, Style)>>> {
    let line = ("[ abđữ漢—]{0,14}", styles());
    prop::collection::vec(prop::collection::vec(line, 0..8), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_terminal_shows_what_a_fresh_one_would(frames in frames()) {
        let mut peer = Peer::new(12, 7);
        for lines in &frames {
            peer.draw(lines);
            let mut fresh = Peer::new(12, 7);
            fresh.draw(lines);
            for (at, (seen, expected)) in peer.cells().iter().zip(fresh.cells()).enumerate() {
                prop_assert_eq!(seen, &expected, "line {} column {}", at / 12, at % 12);
            }
        }
    }
}
