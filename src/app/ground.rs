//! How the screen looks: the ground and what stands on it, by the names that people choose them by, and what a terminal can show.

use super::command::Command;

/// The ground that colours are chosen for, and which colours they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Light text on a dark ground.
    #[default]
    Dark,
    /// Dark text on a light ground.
    Light,
    /// White on black, with few colours.
    Contrast,
    /// Black on white, with few colours.
    ContrastLight,
    /// On a dark ground, colours that people with any kind of colour vision tell apart.
    ColourBlind,
    /// The same on a light ground.
    ColourBlindLight,
    /// No colour at all: bold and reversed only, on whatever ground the terminal has.
    Plain,
    /// No colour, and no sign beyond ASCII either.
    Ascii,
}

impl Ground {
    /// All of them, in the order in which the key switches.
    pub const ALL: [Self; 8] = [
        Self::Dark,
        Self::Light,
        Self::Contrast,
        Self::ContrastLight,
        Self::ColourBlind,
        Self::ColourBlindLight,
        Self::Plain,
        Self::Ascii,
    ];

    /// The next one, for the key that switches.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|ground| *ground == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }

    /// The key of what it is among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Dark => "theme-dark",
            Self::Light => "theme-light",
            Self::Contrast => "theme-contrast",
            Self::ContrastLight => "theme-contrast-light",
            Self::ColourBlind => "theme-colour-blind",
            Self::ColourBlindLight => "theme-colour-blind-light",
            Self::Plain => "theme-no-colour",
            Self::Ascii => "theme-ascii",
        }
    }

    /// The name by which a setting or the command line asks for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        let key = self.key();
        key.strip_prefix("theme-").unwrap_or(key)
    }

    /// The one of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace("color", "colour");
        Self::ALL.into_iter().find(|ground| ground.name() == name)
    }

    /// The one that a command asks for by name.
    #[must_use]
    pub fn asked_by(command: Command) -> Option<Self> {
        match command {
            Command::ThemeDark => Some(Self::Dark),
            Command::ThemeLight => Some(Self::Light),
            Command::ThemeContrast => Some(Self::Contrast),
            Command::ThemeContrastLight => Some(Self::ContrastLight),
            Command::ThemeColourBlind => Some(Self::ColourBlind),
            Command::ThemeColourBlindLight => Some(Self::ColourBlindLight),
            Command::ThemeNoColour => Some(Self::Plain),
            Command::ThemeAscii => Some(Self::Ascii),
            _ => None,
        }
    }
}

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colours {
    /// Any mixture of red, green and blue.
    #[default]
    All,
    /// The 256 of xterm.
    Few,
    /// The sixteen whose hues the terminal's owner may have set, on the terminal's own ground.
    Sixteen,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_that_switches_comes_past_all_of_them_and_each_has_a_command_and_a_name_of_its_own() {
        let mut seen = vec![Ground::default()];
        while seen.len() < Ground::ALL.len() {
            seen.push(seen[seen.len() - 1].next());
        }
        assert_eq!(seen, Ground::ALL);
        assert_eq!(Ground::Ascii.next(), Ground::default());
        for ground in Ground::ALL {
            assert_eq!(Ground::named(ground.name()), Some(ground));
            let asking = Command::ALL.iter().filter(|command| Ground::asked_by(**command) == Some(ground));
            assert_eq!(asking.count(), 1, "{ground:?}");
        }
        assert_eq!(Ground::named(" No-Color "), Some(Ground::Plain));
        assert_eq!(Ground::named("mauve"), None);
    }
}
