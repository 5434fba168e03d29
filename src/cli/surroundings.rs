//! What the environment says before anything begins: the language to speak, the theme to begin with, what the terminal shows.

use std::env;

use super::told;
use crate::app::{Colours, Ground};
use crate::lang::{Lang, Message};
use crate::storage::{Places, recall_theme, settings};

/// The language, where the command line does not name one.
const LANGUAGE_VARIABLE: &str = "ROUNDTABLE_LANG";
/// The theme, where the command line does not name one.
const THEME_VARIABLE: &str = "ROUNDTABLE_THEME";
/// Background colours that are light, by their number among the sixteen.
const LIGHT: [u8; 8] = [7, 9, 10, 11, 12, 13, 14, 15];
/// Terminals that show every colour, by what their names hold, also where nothing else says so.
const SHOW_ALL: [&str; 7] = ["direct", "truecolor", "kitty", "ghostty", "alacritty", "wezterm", "foot"];
/// Terminals that show no colour, by what their names begin with.
const SHOW_NONE: [&str; 5] = ["vt100", "vt102", "vt220", "vt320", "xterm-mono"];

/// The language to speak: the one asked for, else the environment's, else the system's, else English.
#[must_use]
pub fn language(asked: Option<Lang>) -> Lang {
    asked.unwrap_or_else(|| first_spoken([env::var(LANGUAGE_VARIABLE).ok(), sys_locale::get_locale()]))
}

/// The first of these codes that names a language we speak.
fn first_spoken(codes: [Option<String>; 2]) -> Lang {
    codes.into_iter().flatten().find_map(|code| Lang::from_code(&code)).unwrap_or_default()
}

/// How the screen looks when it begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The theme.
    pub ground: Ground,
    /// How many colours the terminal shows.
    pub colours: Colours,
    /// What is wrong with the settings, if anything.
    pub told: Option<Message>,
}

/// How the screen looks here when it begins, for somebody who may have asked for a theme on the command line.
///
/// # Errors
/// The message that there can be no screen on this terminal.
pub fn looks(asked: Option<Ground>, places: &Places) -> Result<Looks, Message> {
    let variable = |name| env::var(name).unwrap_or_default();
    let terminal = Terminal {
        name: &variable("TERM"),
        colours: &variable("COLORTERM"),
        ground: &variable("COLORFGBG"),
        no_color: &variable("NO_COLOR"),
        on_windows: env::var_os("WT_SESSION").is_some(),
    };
    if terminal.name == "dumb" {
        return Err(Message::new("cli-dumb-terminal"));
    }
    let (settings, problem) = settings(places);
    let file = places.settings().display().to_string();
    let wishes = Wishes {
        asked,
        named: [(THEME_VARIABLE, variable(THEME_VARIABLE)), (&file, settings.theme)],
        remembered: recall_theme(places),
    };
    let (ground, unknown) = wishes.settle(&terminal);
    Ok(Looks { ground, colours: terminal.shows(), told: problem.map(|problem| told::problem(&problem)).or(unknown) })
}

/// What a terminal says of itself in its environment; an empty text is a variable that is not set. It is asked nothing:
/// its answer would come among the keys.
struct Terminal<'a> {
    /// `TERM`: what it is called.
    name: &'a str,
    /// `COLORTERM`: `truecolor` or `24bit`, where it shows every colour.
    colours: &'a str,
    /// `COLORFGBG`: `15;0`, the numbers of foreground and background.
    ground: &'a str,
    /// `NO_COLOR`: anything, where no colours are wanted.
    no_color: &'a str,
    /// Whether it is that of Windows, which has no name.
    on_windows: bool,
}

impl Terminal<'_> {
    /// How many colours it shows.
    fn shows(&self) -> Colours {
        let all = matches!(self.colours, "truecolor" | "24bit") || self.on_windows;
        if all || SHOW_ALL.iter().any(|name| self.name.contains(name)) {
            Colours::All
        } else if self.name.contains("256") {
            Colours::Few
        } else {
            Colours::Sixteen
        }
    }

    /// The theme that suits it where nobody has chosen one.
    fn suits(&self) -> Ground {
        let background = self.ground.rsplit(';').next().and_then(|number| number.trim().parse::<u8>().ok());
        if SHOW_NONE.iter().any(|name| self.name.starts_with(name)) {
            return Ground::Plain;
        }
        match background {
            Some(background) if LIGHT.contains(&background) => Ground::Light,
            Some(0..=8) => Ground::Dark,
            // Where we cannot paint a ground of our own and do not know the terminal's, no colour is sure to be read on
            // it; the console of Linux is dark.
            _ if self.shows() == Colours::Sixteen && self.name != "linux" => Ground::Plain,
            _ => Ground::Dark,
        }
    }
}

/// The themes that somebody wishes for, in their order.
struct Wishes<'a> {
    /// On the command line.
    asked: Option<Ground>,
    /// By name in the environment and in the settings, each with where it stands; empty where it does not.
    named: [(&'a str, String); 2],
    /// Chosen last on the screen.
    remembered: String,
}

impl Wishes<'_> {
    /// The theme to begin with, and what to say where a name is none.
    fn settle(&self, terminal: &Terminal<'_>) -> (Ground, Option<Message>) {
        let wished = self.named.iter().filter(|(_, name)| !name.trim().is_empty());
        let mut unknown = None;
        let mut found = self.asked;
        for (at, name) in wished {
            let theme = Ground::named(name);
            found = found.or(theme);
            if theme.is_none() && unknown.is_none() {
                let all = Ground::ALL.map(Ground::name).join(" ");
                let why = Message::new("cli-no-theme").with("name", name).with("file", at).with("names", &all);
                unknown = Some(why);
            }
        }
        // Who asked for a theme by name is not overruled; a theme chosen on the screen some day is.
        let found = found.or((!terminal.no_color.is_empty()).then_some(Ground::Plain));
        let ground = found.or(Ground::named(&self.remembered)).unwrap_or_else(|| terminal.suits());
        (ground, unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terminal<'a>(name: &'a str, no_color: &'a str, ground: &'a str) -> Terminal<'a> {
        Terminal { name, colours: "", ground, no_color, on_windows: false }
    }

    fn wishes<'a>(asked: Option<Ground>, named: [&str; 2], remembered: &str) -> Wishes<'a> {
        let [variable, setting] = named.map(str::to_owned);
        Wishes { asked, named: [("V", variable), ("S", setting)], remembered: remembered.to_owned() }
    }

    #[test]
    fn the_ground_is_what_the_terminal_says_and_dark_where_it_says_nothing() {
        let suits = |ground| terminal("xterm-256color", "", ground).suits();
        assert_eq!(suits("15;0"), Ground::Dark);
        assert_eq!(suits("0;15"), Ground::Light);
        assert_eq!(suits("0;default;15"), Ground::Light);
        assert_eq!(suits("12;8"), Ground::Dark);
        for nothing in ["", "default;default", "x", "0;", "0;999"] {
            assert_eq!(suits(nothing), Ground::Dark, "{nothing}");
        }
    }

    #[test]
    fn with_sixteen_colours_on_an_unknown_ground_none_is_used_until_somebody_chooses() {
        for name in ["xterm", "screen", "rxvt", ""] {
            assert_eq!(terminal(name, "", "").suits(), Ground::Plain, "{name}");
            assert_eq!(terminal(name, "", "15;0").suits(), Ground::Dark, "{name}");
        }
        assert_eq!(terminal("linux", "", "").suits(), Ground::Dark);
        assert_eq!(terminal("vt220", "", "15;0").suits(), Ground::Plain);
    }

    #[test]
    fn a_terminal_shows_as_many_colours_as_it_says() {
        for name in ["xterm", "linux", "screen", "vt100", "rxvt"] {
            assert_eq!(terminal(name, "", "").shows(), Colours::Sixteen, "{name}");
        }
        for name in ["xterm-256color", "screen-256color", "tmux-256color", "rxvt-unicode-256color"] {
            assert_eq!(terminal(name, "", "").shows(), Colours::Few, "{name}");
        }
        for name in ["xterm-kitty", "xterm-ghostty", "xterm-direct"] {
            assert_eq!(terminal(name, "", "").shows(), Colours::All, "{name}");
        }
        for colours in ["truecolor", "24bit"] {
            assert_eq!(Terminal { colours, ..terminal("xterm", "", "") }.shows(), Colours::All);
        }
        assert_eq!(Terminal { colours: "yes", ..terminal("xterm", "", "") }.shows(), Colours::Sixteen);
        assert_eq!(Terminal { on_windows: true, ..terminal("", "", "") }.shows(), Colours::All);
    }

    #[test]
    fn the_nearest_wish_counts_and_no_color_overrules_only_what_was_chosen_on_the_screen() {
        let (xterm, bare) = (terminal("xterm-256color", "", "0;15"), terminal("xterm-256color", "1", "0;15"));
        let settle = |wishes: Wishes<'_>, terminal| wishes.settle(terminal).0;
        assert_eq!(settle(wishes(None, ["", ""], ""), &xterm), Ground::Light);
        assert_eq!(settle(wishes(None, ["", ""], "contrast"), &xterm), Ground::Contrast);
        assert_eq!(settle(wishes(None, ["", "dark"], "contrast"), &xterm), Ground::Dark);
        assert_eq!(settle(wishes(None, ["ascii", "dark"], "contrast"), &xterm), Ground::Ascii);
        assert_eq!(settle(wishes(Some(Ground::Contrast), ["ascii", "dark"], "light"), &xterm), Ground::Contrast);
        assert_eq!(settle(wishes(None, ["", ""], ""), &bare), Ground::Plain);
        assert_eq!(settle(wishes(None, ["", ""], "light"), &bare), Ground::Plain);
        assert_eq!(settle(wishes(None, ["", "light"], ""), &bare), Ground::Light);
    }

    #[test]
    fn a_name_that_is_none_is_told_and_what_comes_next_counts() {
        let (ground, told) = wishes(None, ["mauve", "light"], "").settle(&terminal("xterm-256color", "", ""));
        assert_eq!(ground, Ground::Light);
        let said = told.expect("it is told").say(&crate::lang::Words::new(Lang::En));
        assert!(said.contains("mauve") && said.contains('V') && said.contains("colour-blind-light"), "{said}");
    }

    #[test]
    fn the_first_language_that_we_speak_is_taken() {
        let codes = |first: &str, second: &str| [Some(first.to_owned()), Some(second.to_owned())];
        assert_eq!(first_spoken(codes("zh-CN", "en_GB.UTF-8")), Lang::ZhCn);
        assert_eq!(first_spoken(codes("de", "zh_CN.UTF-8")), Lang::ZhCn);
        assert_eq!(first_spoken(codes("de", "C")), Lang::En);
        assert_eq!(first_spoken([None, None]), Lang::En);
    }
}
