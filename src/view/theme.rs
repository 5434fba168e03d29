//! How each role on the screen looks, in every theme and on terminals with many colours, few, or none.

mod palettes;
mod signs;

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Colours, Ground};
use crate::domain::Department;
use crate::lang::{Words, wording};
use palettes::Palette;
pub use signs::in_ascii;

/// What a piece of the screen is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// What people read.
    Text,
    /// What goes with it: heads, counts, times.
    Secondary,
    /// Where the room is: the current step, the list in focus, keys.
    Accent,
    /// A title.
    Heading,
    /// A thin line.
    Rule,
    /// The row under the cursor, all of it; always with a sign beside it, or a caret in it.
    Selected,
    /// Something to look at; always with a sign or a word that says so too.
    Warning,
    /// Something that is well; always with a word that says so too.
    Well,
}

/// The looks of one theme on one kind of terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    ground: Ground,
    colours: Colours,
}

impl Theme {
    /// The looks of a theme on a terminal that shows so many colours.
    #[must_use]
    pub const fn new(ground: Ground, colours: Colours) -> Self {
        Self { ground, colours }
    }

    /// What the whole frame is painted with before anything stands on it.
    #[must_use]
    pub fn ground(self) -> Style {
        self.palette().map_or_else(Style::new, |palette| Style::new().fg(palette.text).bg(palette.ground))
    }

    /// How a role looks.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = match role {
            Role::Heading | Role::Accent | Role::Selected | Role::Warning => Style::new().add_modifier(Modifier::BOLD),
            Role::Text | Role::Secondary | Role::Rule | Role::Well => Style::new(),
        };
        let palette = self.palette();
        let Some(palette) = palette.filter(|palette| role != Role::Selected || palette.selected.is_some()) else {
            return if role == Role::Selected { style.add_modifier(Modifier::REVERSED) } else { style };
        };
        match role {
            Role::Text | Role::Heading => style.fg(palette.text),
            Role::Secondary => style.fg(palette.secondary),
            Role::Accent => style.fg(palette.accent),
            Role::Rule => style.fg(palette.rule),
            Role::Selected => style.bg(palette.selected.unwrap_or(palette.ground)),
            Role::Warning => style.fg(palette.warning),
            Role::Well => style.fg(palette.well),
        }
    }

    /// How the tag of a department looks; its letters say which one it is, the hue only helps.
    #[must_use]
    pub fn department(self, department: &Department) -> Style {
        match self.palette().zip(place(department)) {
            Some((palette, at)) => Style::new().fg(palette.departments[at]),
            None => self.style(Role::Text),
        }
    }

    /// What stands around the letters of a department. Where hues are told apart with difficulty, each has a shape of its
    /// own, as wide as the others'.
    #[must_use]
    pub fn brackets(self, department: &Department) -> [&'static str; 2] {
        const USUAL: [&str; 2] = ["[", "]"];
        const SHAPES: [[&str; 2]; 8] =
            [["(", ")"], ["<", ">"], ["{", "}"], ["/", "/"], ["\\", "\\"], ["=", "="], ["+", "+"], ["*", "*"]];
        match self.ground {
            Ground::ColourBlind | Ground::ColourBlindLight => place(department).map_or(USUAL, |at| SHAPES[at]),
            _ => USUAL,
        }
    }

    /// The tag of a department: its letters in its brackets.
    #[must_use]
    pub fn tag(self, department: &Department, words: &Words) -> String {
        let [open, close] = self.brackets(department);
        format!("{open}{}{close}", wording::tag(department, words))
    }

    /// Whether only signs of ASCII may be drawn, as far as they are ours.
    #[must_use]
    pub fn is_ascii(self) -> bool {
        self.ground == Ground::Ascii
    }

    fn palette(self) -> Option<&'static Palette<Color>> {
        palettes::of(self.ground, self.colours)
    }
}

/// The place of a department among the known ones, by which its hue and its shape go.
fn place(department: &Department) -> Option<usize> {
    Department::KNOWN.iter().position(|known| known == department)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ROLES: [Role; 8] = [
        Role::Text,
        Role::Secondary,
        Role::Accent,
        Role::Heading,
        Role::Rule,
        Role::Selected,
        Role::Warning,
        Role::Well,
    ];

    #[test]
    fn without_colour_there_is_no_colour_at_all() {
        for ground in [Ground::Plain, Ground::Ascii] {
            for colours in [Colours::All, Colours::Few, Colours::Sixteen] {
                let theme = Theme::new(ground, colours);
                let styles = ROLES.map(|role| theme.style(role));
                for style in styles.into_iter().chain([theme.ground(), theme.department(&Department::Sales)]) {
                    assert_eq!((style.fg, style.bg), (None, None));
                }
                assert_ne!(theme.style(Role::Selected), theme.style(Role::Text));
            }
        }
    }

    #[test]
    fn on_a_terminal_with_sixteen_colours_text_and_ground_are_the_terminals_own() {
        for ground in Ground::ALL {
            let theme = Theme::new(ground, Colours::Sixteen);
            for style in ROLES.map(|role| theme.style(role)) {
                assert!(style.bg.is_none() && !matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))));
            }
            assert!(theme.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
            assert!([None, Some(Color::Reset)].contains(&theme.ground().bg));
        }
    }

    #[test]
    fn for_those_who_see_hues_differently_each_department_has_a_shape_of_its_own() {
        for ground in [Ground::ColourBlind, Ground::ColourBlindLight] {
            let theme = Theme::new(ground, Colours::All);
            let shapes: BTreeSet<_> = Department::KNOWN.iter().map(|known| theme.brackets(known)).collect();
            assert_eq!(shapes.len(), Department::KNOWN.len());
            assert!(shapes.iter().flatten().all(|sign| sign.len() == 1 && sign.is_ascii()));
        }
        assert_eq!(Theme::new(Ground::Dark, Colours::All).brackets(&Department::Sales), ["[", "]"]);
    }
}
