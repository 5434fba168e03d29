//! Every visible word, and how numbers, dates and periods are typed and shown, in each language.
//!
//! The words stand in `en.ftl` and `zh-CN.ftl`, one group of keys per room of the program; [`Words`] is the one of them
//! that is in use. Nothing here knows the screen, the disk or the clock: today's date and the zone are handed in.

pub mod afterwards;
pub mod agenda;
pub mod columns;
pub mod comparison;
pub mod dates;
pub mod flags;
pub mod ledger;
pub mod look_back;
pub mod looking;
pub mod numbers;
pub mod one_line;
pub mod over_time;
pub mod picks;
pub mod pinyin;
pub mod reasons;
pub mod signed;
pub mod text_change;
pub mod walk;
pub mod wording;

mod message;
mod plain;
mod words;

pub use message::Message;
pub use words::{Arg, Words};

/// A language in which the whole program can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    ZhCn,
}

impl Lang {
    /// All languages, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::En, Self::ZhCn];

    /// The language's BCP 47 code, as settings and `--lang` write it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhCn => "zh-CN",
        }
    }

    /// The language that a code, or a locale such as `zh_CN.UTF-8`, asks for; `None` where we do not speak it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_', '.', '@']).next()?;
        if primary.eq_ignore_ascii_case("en") {
            Some(Self::En)
        } else if primary.eq_ignore_ascii_case("zh") {
            Some(Self::ZhCn)
        } else {
            None
        }
    }

    /// The other language, for the key that switches.
    #[must_use]
    pub const fn toggled(self) -> Self {
        match self {
            Self::En => Self::ZhCn,
            Self::ZhCn => Self::En,
        }
    }

    /// The language's name in itself: somebody who cannot read the current one must still find theirs.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhCn => "简体中文",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_code_names_its_own_language() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
    }

    #[test]
    fn a_locale_of_the_system_is_understood() {
        assert_eq!(Lang::from_code("zh_CN.UTF-8"), Some(Lang::ZhCn));
        assert_eq!(Lang::from_code("zh-Hans-CN"), Some(Lang::ZhCn));
        assert_eq!(Lang::from_code("EN_gb@euro"), Some(Lang::En));
        assert_eq!(Lang::from_code("de_DE.UTF-8"), None);
        assert_eq!(Lang::from_code("english"), None);
        assert_eq!(Lang::from_code(""), None);
    }

    #[test]
    fn switching_twice_comes_back() {
        for lang in Lang::ALL {
            assert_ne!(lang.toggled(), lang);
            assert_eq!(lang.toggled().toggled(), lang);
        }
    }
}
