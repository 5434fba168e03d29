//! The words of one language: a key in, what people read out.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::Lang;

/// One language's messages, parsed once; a clone shares them, also with another thread.
#[derive(Clone)]
pub struct Words {
    lang: Lang,
    bundle: Arc<FluentBundle<FluentResource>>,
}

impl Words {
    /// The words of `lang`; only this language is parsed.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self::parsed(lang, source(lang))
    }

    /// The language of these words.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message `key`, which takes no arguments.
    ///
    /// A key that does not exist shows itself as `{key}`, and stops a debug build: it is our mistake, never the user's.
    #[must_use]
    pub fn get(&self, key: &str) -> Cow<'_, str> {
        let found = self.worded(key, None);
        debug_assert!(found.is_some(), "no message {key}");
        found.unwrap_or_else(|| Cow::Owned(fallback(key)))
    }

    /// The message `key` with its arguments filled in; a number chooses the plural form.
    ///
    /// A key that does not exist shows itself, as in [`Words::get`].
    #[must_use]
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            filled.set(*name, arg.as_value());
        }
        let found = self.worded(key, Some(&filled)).map(Cow::into_owned);
        debug_assert!(found.is_some(), "no message {key}");
        found.unwrap_or_else(|| fallback(key))
    }

    /// Whether `key` is a message: for a table whose rows may have no words of their own.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn parsed(lang: Lang, source: &str) -> Self {
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(whole) => whole,
            Err((readable, errors)) => {
                debug_assert!(false, "{}.ftl: {errors:?}", lang.code());
                readable
            }
        };
        let locale = lang.code().parse().expect("our two codes are valid language tags");
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would wrap every argument in invisible characters, which terminals show or miscount.
        bundle.set_use_isolating(false);
        let added = bundle.add_resource(resource);
        debug_assert!(added.is_ok(), "{}.ftl: {added:?}", lang.code());
        Self { lang, bundle: Arc::new(bundle) }
    }

    fn worded<'words>(&'words self, key: &str, args: Option<&FluentArgs>) -> Option<Cow<'words, str>> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = match args {
            None => self.bundle.format_pattern(pattern, None, &mut errors),
            Some(_) => Cow::Owned(self.bundle.format_pattern(pattern, args, &mut errors).into_owned()),
        };
        debug_assert!(errors.is_empty(), "{key}: {errors:?}");
        Some(text)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// What fills a `{ $name }` in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Text, put in as it is: names, and numbers that are already formatted.
    Text(Cow<'a, str>),
    /// A count, which also chooses the plural form; put in without group separators.
    Number(i64),
}

impl Arg<'_> {
    fn as_value(&self) -> FluentValue<'_> {
        // Fluent counts in f64: beyond 2^53 the digits would no longer be the ones we were given.
        const EXACT: u64 = 1 << 53;
        match self {
            Self::Text(text) => FluentValue::String(Cow::Borrowed(text.as_ref())),
            Self::Number(count) if count.unsigned_abs() <= EXACT => FluentValue::from(*count),
            Self::Number(count) => FluentValue::String(Cow::Owned(count.to_string())),
        }
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(count: i64) -> Self {
        Self::Number(count)
    }
}

impl From<u32> for Arg<'_> {
    fn from(count: u32) -> Self {
        Self::Number(i64::from(count))
    }
}

impl From<u64> for Arg<'_> {
    fn from(count: u64) -> Self {
        // A count too big for an i64 is far beyond any plural form: its digits are all that matters.
        i64::try_from(count).map_or_else(|_| Self::from(count.to_string()), Self::Number)
    }
}

impl From<usize> for Arg<'_> {
    fn from(count: usize) -> Self {
        i64::try_from(count).map_or_else(|_| Self::from(count.to_string()), Self::Number)
    }
}

fn fallback(key: &str) -> String {
    format!("{{{key}}}")
}

const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("en.ftl"),
        Lang::ZhCn => include_str!("zh-CN.ftl"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use unicode_width::UnicodeWidthChar;

    use super::{Arg, Words, fallback, source};
    use crate::lang::Lang;

    /// One message as it stands in a file: the group it stands under, and the arguments it names.
    #[derive(Debug, PartialEq, Eq)]
    struct Written {
        group: String,
        args: BTreeSet<String>,
    }

    /// The messages of a file by key, read line by line: a key stands at the start of a line, what belongs to it is indented.
    fn written(lang: Lang) -> BTreeMap<String, Written> {
        let mut messages: BTreeMap<String, Written> = BTreeMap::new();
        let (mut group, mut current) = (String::new(), None);
        for line in source(lang).lines() {
            if let Some(heading) = line.strip_prefix("## ") {
                group = heading.split(':').next().unwrap_or_default().to_owned();
            } else if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let key = line.split('=').next().unwrap_or_default().trim().to_owned();
                let message = Written { group: group.clone(), args: BTreeSet::new() };
                assert!(messages.insert(key.clone(), message).is_none(), "{key} is written twice in {}", lang.code());
                current = Some(key);
            }
            if let Some(message) = current.as_ref().and_then(|key| messages.get_mut(key)) {
                let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
                let names = line.split('$').skip(1).map(|rest| rest.chars().take_while(|c| is_name(*c)).collect());
                message.args.extend::<Vec<String>>(names.collect());
            }
        }
        messages
    }

    fn groups(lang: Lang) -> Vec<&'static str> {
        source(lang).lines().filter_map(|line| line.strip_prefix("## ")?.split(':').next()).collect()
    }

    #[test]
    fn every_language_has_the_same_keys_with_the_same_arguments_in_the_same_groups() {
        let english = written(Lang::En);
        assert!(!english.is_empty());
        for lang in Lang::ALL {
            let other = written(lang);
            let missing: Vec<_> = english.keys().filter(|key| !other.contains_key(*key)).collect();
            let extra: Vec<_> = other.keys().filter(|key| !english.contains_key(*key)).collect();
            assert!(missing.is_empty() && extra.is_empty(), "{}: missing {missing:?}, extra {extra:?}", lang.code());
            for (key, message) in &english {
                assert_eq!(message, &other[key], "{key} in {}", lang.code());
            }
            assert_eq!(groups(lang), groups(Lang::En));
        }
    }

    #[test]
    fn keys_that_begin_alike_stand_in_one_group() {
        let mut homes: BTreeMap<String, String> = BTreeMap::new();
        for (key, message) in written(Lang::En) {
            let first_word = key.split('-').next().unwrap_or_default().to_owned();
            let home = homes.entry(first_word).or_insert_with(|| message.group.clone());
            assert_eq!(*home, message.group, "{key} belongs into the group where keys begin with the same word");
        }
    }

    #[test]
    fn a_group_stands_once_in_a_file() {
        for lang in Lang::ALL {
            let all = groups(lang);
            assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
        }
    }

    #[test]
    fn every_message_can_be_said() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            for (key, message) in written(lang) {
                let args: Vec<_> = message.args.iter().map(|name| (name.as_str(), Arg::from(2_usize))).collect();
                let text = words.with(&key, &args);
                assert!(!text.trim().is_empty() && !text.contains(['{', '}']), "{key}: {text}");
            }
        }
    }

    #[test]
    fn our_own_words_have_one_width_in_every_terminal() {
        for lang in Lang::ALL {
            for (number, line) in source(lang).lines().enumerate() {
                let odd: Vec<char> = line.chars().filter(|c| c.width() != c.width_cjk() || c.is_control()).collect();
                assert!(odd.is_empty(), "{}.ftl line {}: {odd:?}", lang.code(), number + 1);
            }
        }
    }

    #[test]
    fn an_argument_comes_out_as_it_went_in() {
        let words = Words::parsed(Lang::En, "t-named = Hello { $name }!\n");
        assert_eq!(words.with("t-named", &[("name", "Chen Li".into())]), "Hello Chen Li!");
        assert_eq!(words.with("t-named", &[("name", "{ $x } \"=".to_owned().into())]), "Hello { $x } \"=!");
        for count in [0, 1, -1, (1 << 53) + 1, i64::MAX, i64::MIN] {
            assert_eq!(words.with("t-named", &[("name", count.into())]), format!("Hello {count}!"));
        }
        assert_eq!(words.with("t-named", &[("name", u64::MAX.into())]), format!("Hello {}!", u64::MAX));
    }

    #[test]
    fn a_number_chooses_the_plural_form() {
        let source = "t-inputs = { $count ->\n    [one] { $count } input\n   *[other] { $count } inputs\n }\n";
        let words = Words::parsed(Lang::En, source);
        assert_eq!(words.with("t-inputs", &[("count", 1_usize.into())]), "1 input");
        assert_eq!(words.with("t-inputs", &[("count", 14_u64.into())]), "14 inputs");
    }

    #[test]
    fn a_message_without_arguments_is_borrowed() {
        let words = Words::new(Lang::En);
        assert!(matches!(words.get("app-name"), std::borrow::Cow::Borrowed(_)));
    }

    #[test]
    fn a_missing_key_is_shown_and_not_a_blank() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            assert!(!words.has("no-such-key"));
            assert!(words.worded("no-such-key", None).is_none());
        }
        assert_eq!(fallback("no-such-key"), "{no-such-key}");
    }

    #[test]
    #[should_panic(expected = "no message")]
    #[cfg(debug_assertions)]
    fn a_missing_key_stops_a_debug_build() {
        let _ = Words::new(Lang::En).get("no-such-key");
    }

    #[test]
    #[cfg(not(debug_assertions))]
    fn a_missing_key_shows_itself_in_a_release() {
        assert_eq!(Words::new(Lang::En).get("no-such-key"), "{no-such-key}");
        assert_eq!(Words::new(Lang::En).with("no-such-key", &[]), "{no-such-key}");
    }
}
