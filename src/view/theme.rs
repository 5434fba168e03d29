//! How each role on the screen looks, on a dark ground, on a light one, and without any colour.

use ratatui::style::{Color, Modifier, Style};

use crate::app::Ground;
use crate::domain::Department;

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
    /// The row under the cursor, all of it.
    Selected,
    /// Something to look at; always with a sign or a word that says so too.
    Warning,
    /// Something that is well; always with a word that says so too.
    Well,
}

/// The looks of one ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme(Ground);

/// The colours of one ground, as red, green and blue.
struct Palette {
    ground: u32,
    selected: u32,
    text: u32,
    secondary: u32,
    accent: u32,
    rule: u32,
    warning: u32,
    well: u32,
    /// Hues after Okabe and Ito, which people with any kind of colour vision tell apart, in the order of
    /// [`Department::KNOWN`], made lighter or darker until they can be read on this ground.
    departments: [u32; 8],
}

const DARK: Palette = Palette {
    ground: 0x0014_171C,
    selected: 0x002A_3546,
    text: 0x00E6_E9ED,
    secondary: 0x00A3_ACB8,
    accent: 0x008A_BCF8,
    rule: 0x0042_4A55,
    warning: 0x00FF_B454,
    well: 0x0084_CF98,
    departments: [
        0x00E6_9F00,
        0x0056_B4E9,
        0x0032_C49A,
        0x00F0_E442,
        0x007A_A7E8,
        0x00F2_8A50,
        0x00DD_93BD,
        0x00BE_C4CC,
    ],
};

const LIGHT: Palette = Palette {
    ground: 0x00FB_FAF7,
    selected: 0x00D9_E4F5,
    text: 0x001C_1F24,
    secondary: 0x0051_5963,
    accent: 0x0017_4A9C,
    rule: 0x00C4_C8CE,
    warning: 0x008A_4000,
    well: 0x001B_5E30,
    departments: [
        0x007A_4E00,
        0x0015_5F8F,
        0x0000_5F45,
        0x0060_5900,
        0x0000_4A85,
        0x0095_3A00,
        0x0082_3A63,
        0x0045_4B52,
    ],
};

impl Theme {
    /// The looks of a ground.
    #[must_use]
    pub const fn new(ground: Ground) -> Self {
        Self(ground)
    }

    /// What the whole frame is painted with before anything stands on it.
    #[must_use]
    pub fn ground(self) -> Style {
        self.palette().map_or_else(Style::new, |palette| Style::new().fg(rgb(palette.text)).bg(rgb(palette.ground)))
    }

    /// How a role looks.
    #[must_use]
    pub fn style(self, role: Role) -> Style {
        let style = match role {
            Role::Heading | Role::Accent | Role::Selected | Role::Warning => Style::new().add_modifier(Modifier::BOLD),
            Role::Text | Role::Secondary | Role::Rule | Role::Well => Style::new(),
        };
        let Some(palette) = self.palette() else {
            return if role == Role::Selected { style.add_modifier(Modifier::REVERSED) } else { style };
        };
        match role {
            Role::Text | Role::Heading => style.fg(rgb(palette.text)),
            Role::Secondary => style.fg(rgb(palette.secondary)),
            Role::Accent => style.fg(rgb(palette.accent)),
            Role::Rule => style.fg(rgb(palette.rule)),
            Role::Selected => style.bg(rgb(palette.selected)),
            Role::Warning => style.fg(rgb(palette.warning)),
            Role::Well => style.fg(rgb(palette.well)),
        }
    }

    /// How the tag of a department looks; its letters say which one it is, the hue only helps.
    #[must_use]
    pub fn department(self, department: &Department) -> Style {
        let hue = self.palette().zip(Department::KNOWN.iter().position(|known| known == department));
        match hue {
            Some((palette, index)) => Style::new().fg(rgb(palette.departments[index])),
            None => self.style(Role::Text),
        }
    }

    fn palette(self) -> Option<&'static Palette> {
        match self.0 {
            Ground::Dark => Some(&DARK),
            Ground::Light => Some(&LIGHT),
            Ground::Plain => None,
        }
    }
}

const fn rgb(colour: u32) -> Color {
    let [_, red, green, blue] = colour.to_be_bytes();
    Color::Rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, Palette, Role, Theme};
    use crate::app::Ground;
    use crate::domain::Department;

    /// How bright a colour is, from 0 to 1, as WCAG 2 reckons it.
    fn luminance(colour: u32) -> f64 {
        let [_, red, green, blue] = colour.to_be_bytes();
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(one: u32, other: u32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_from_the_back_row_on_every_ground() {
        for palette in [DARK, LIGHT] {
            let Palette { ground, selected, text, secondary, accent, warning, well, departments, .. } = palette;
            for below in [ground, selected] {
                assert!(contrast(text, below) >= 7.0, "text {text:06X} on {below:06X}");
                for quieter in [secondary, accent, warning, well].into_iter().chain(departments) {
                    let found = contrast(quieter, below);
                    assert!(found >= 4.5, "{quieter:06X} on {below:06X}: {found:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colour_there_is_no_colour_at_all() {
        let theme = Theme::new(Ground::Plain);
        let roles =
            [Role::Text, Role::Secondary, Role::Accent, Role::Heading, Role::Rule, Role::Selected, Role::Warning];
        let styles = roles
            .into_iter()
            .map(|role| theme.style(role))
            .chain([theme.ground(), theme.department(&Department::Sales)]);
        for style in styles {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        assert_ne!(theme.style(Role::Selected), theme.style(Role::Text));
    }
}
