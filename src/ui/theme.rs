//! How things look: a few roles in the sixteen colours of the user's own terminal.
//!
//! Meaning is never carried by colour alone: the chosen cell has brackets, the chosen row a mark,
//! increase and decrease their sign. Without colours (`NO_COLOR`) the same roles are bold or
//! reversed.

use ratatui::style::{Color, Modifier, Style};

/// The roles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Theme {
    /// Use no colours at all.
    pub is_monochrome: bool,
    /// Only ASCII reaches the terminal.
    pub is_ascii: bool,
}

impl Theme {
    /// Everything that has no other role.
    #[must_use]
    pub fn text(self) -> Style {
        Style::new()
    }

    /// Names that lead: the program, the tab that is open, heads of columns.
    #[must_use]
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Labels and frames, behind the figures.
    #[must_use]
    pub fn quiet(self) -> Style {
        if self.is_monochrome { Style::new() } else { Style::new().fg(Color::Cyan) }
    }

    /// What the cursor is on.
    #[must_use]
    pub fn chosen(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// What asks for attention: part-years, warnings.
    #[must_use]
    pub fn warning(self) -> Style {
        let style = Style::new();
        if self.is_monochrome {
            style.add_modifier(Modifier::BOLD)
        } else {
            style.fg(Color::Yellow)
        }
    }
}
