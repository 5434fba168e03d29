//! What the environment says before anything begins: the language to speak and the ground that colours are chosen for.

use std::env;

use crate::app::Ground;
use crate::lang::Lang;

/// The language, where the command line does not name one.
const LANGUAGE_VARIABLE: &str = "ROUNDTABLE_LANG";
/// Background colours that are light, by their number among the sixteen.
const LIGHT: [u8; 8] = [7, 9, 10, 11, 12, 13, 14, 15];

/// The language to speak: the one asked for, else the environment's, else the system's, else English.
#[must_use]
pub fn language(asked: Option<Lang>) -> Lang {
    asked.unwrap_or_else(|| first_spoken([env::var(LANGUAGE_VARIABLE).ok(), sys_locale::get_locale()]))
}

/// The first of these codes that names a language we speak.
fn first_spoken(codes: [Option<String>; 2]) -> Lang {
    codes.into_iter().flatten().find_map(|code| Lang::from_code(&code)).unwrap_or_default()
}

/// The ground of this terminal.
#[must_use]
pub fn ground() -> Ground {
    let variable = |name| env::var(name).unwrap_or_default();
    ground_of(&variable("TERM"), &variable("NO_COLOR"), &variable("COLORFGBG"))
}

/// The ground that these variables tell of; an empty text is a variable that is not set.
///
/// `COLORFGBG` is what some terminals set: `15;0`, the numbers of foreground and background.
fn ground_of(term: &str, no_color: &str, colours: &str) -> Ground {
    if !no_color.is_empty() || term == "dumb" {
        return Ground::Plain;
    }
    match colours.rsplit(';').next().and_then(|background| background.trim().parse::<u8>().ok()) {
        Some(background) if LIGHT.contains(&background) => Ground::Light,
        _ => Ground::Dark,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_is_what_the_terminal_says_and_dark_where_it_says_nothing() {
        assert_eq!(ground_of("xterm-256color", "", "15;0"), Ground::Dark);
        assert_eq!(ground_of("xterm-256color", "", "0;15"), Ground::Light);
        assert_eq!(ground_of("rxvt", "", "0;default;15"), Ground::Light);
        assert_eq!(ground_of("xterm", "", "12;8"), Ground::Dark);
        for nothing in ["", "default;default", "x", "0;", "0;999"] {
            assert_eq!(ground_of("xterm", "", nothing), Ground::Dark, "{nothing}");
        }
    }

    #[test]
    fn no_colours_are_used_where_they_are_not_wanted_or_cannot_be_shown() {
        assert_eq!(ground_of("xterm", "1", "0;15"), Ground::Plain);
        assert_eq!(ground_of("dumb", "", "0;15"), Ground::Plain);
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
