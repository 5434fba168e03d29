//! What a row of a form completes to while one types: found when a key is pressed, shown behind the caret.

use super::form::{Form, FormRow, Ghost, Offer, OnEnter, Touch};
use crate::edit::TextField;
use crate::lang::pinyin;

/// Characters from which on a name is found by another part than its beginning: one letter alone says too little.
const LEAST: usize = 2;

impl FormRow {
    /// What the row would complete to; `None` where nothing is begun, and where it is complete.
    #[must_use]
    pub fn ghost(&self) -> Option<Ghost> {
        let (options, on_enter) = match &self.offer {
            Offer::OneOf(options) | Offer::Suggest(options) => (options, OnEnter::Taken),
            Offer::Said(options) | Offer::EachSaid(options) => (options, OnEnter::Left),
            Offer::Free | Offer::AnyOf { .. } => return None,
        };
        let (before, typed) = self.begun();
        let (at, shown) = meant(typed, options)?;
        let option = options.get(at)?;
        // A known word is read as it is begun; what is found by another part of it is only offered.
        let on_enter = match (&self.offer, shown.len() == option.len()) {
            (Offer::Suggest(_), true) => OnEnter::Left,
            _ => on_enter,
        };
        Some(Ghost { whole: format!("{before}{option}"), shown: shown.to_owned(), on_enter })
    }

    /// What stands before the name that is being typed, and as much of the name as there is.
    fn begun(&self) -> (&str, &str) {
        let text = self.text.text();
        let from = match &self.offer {
            Offer::EachSaid(_) => {
                let comma = text.char_indices().rfind(|(_, c)| matches!(c, ',' | '，' | '、' | ';' | '；'));
                comma.map_or(0, |(at, comma)| at + comma.len_utf8())
            }
            _ => 0,
        };
        let blank = text.get(from..).map_or(0, |name| name.len() - name.trim_start().len());
        text.split_at_checked(from + blank).unwrap_or(("", text))
    }
}

/// Which of the options is meant by what is typed, and what is to be shown of it: the rest of the first that is begun; else
/// the first of which another word is begun, or that is spoken so.
///
/// A blank behind it ends a name, so that `Ann ` can be somebody else than Anna.
fn meant<'a>(typed: &str, options: &'a [String]) -> Option<(usize, &'a str)> {
    let wanted = typed.to_lowercase();
    let count = typed.chars().count();
    if count == 0 || options.iter().any(|option| option.to_lowercase() == wanted.trim_end()) {
        return None;
    }
    let begun = options.iter().position(|option| option.to_lowercase().starts_with(&wanted));
    if let Some(at) = begun {
        let from = options[at].char_indices().nth(count).map(|(from, _)| from)?;
        return Some((at, options[at].get(from..)?));
    }
    if count < LEAST || typed.ends_with(' ') {
        return None;
    }
    let has_word = |option: &String| {
        let words = option.split([' ', '-', '/', '(']).skip(1);
        words.into_iter().any(|word| word.to_lowercase().starts_with(&wanted))
    };
    let is_spoken = |option: &String| pinyin::spoken_at(typed, option) == Some(0);
    let at = options.iter().position(has_word).or_else(|| options.iter().position(is_spoken))?;
    Some((at, options[at].as_str()))
}

impl Form {
    /// Looks for what the row in focus completes to: after each key, never while drawing.
    pub fn look_ahead(&mut self) {
        let typed = self.touch == Touch::Typed;
        let row = self.row().filter(|row| typed && row.text.cursor() == row.text.text().len());
        self.ghost = row.and_then(FormRow::ghost);
    }

    /// Takes what is offered behind the caret, if anything is; `false` where nothing is.
    pub fn accept(&mut self) -> bool {
        self.look_ahead();
        let Some(ghost) = self.ghost.take() else { return false };
        if let Some(row) = self.rows.get_mut(self.focus) {
            row.text = TextField::with_text(&ghost.whole);
        }
        true
    }

    /// Takes up what the row in focus is begun with, where it takes nothing else or knows the word: what Enter does.
    pub fn complete(&mut self) {
        self.look_ahead();
        if self.ghost.as_ref().is_some_and(|ghost| ghost.on_enter == OnEnter::Taken) {
            self.accept();
        }
        let Some(row) = self.rows.get_mut(self.focus) else { return };
        // A known word, and what was said before, stand as they are written, however they were typed.
        if let (Some(index), Offer::OneOf(options) | Offer::Suggest(options) | Offer::Said(options)) =
            (row.matched(), &row.offer)
            && (self.touch == Touch::Typed || matches!(row.offer, Offer::OneOf(_)))
        {
            row.text = TextField::with_text(&options[index]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(offer: fn(Vec<String>) -> Offer, options: &[&str], typed: &str) -> FormRow {
        let options = options.iter().map(|option| (*option).to_owned()).collect();
        FormRow { offer: offer(options), ..FormRow::text("field-name", typed) }
    }

    fn ghost(options: &[&str], typed: &str) -> Option<(String, String)> {
        row(Offer::Said, options, typed).ghost().map(|ghost| (ghost.shown, ghost.whole))
    }

    fn is(shown: &str, whole: &str) -> (String, String) {
        (shown.to_owned(), whole.to_owned())
    }

    #[test]
    fn the_rest_of_a_name_that_is_begun_stands_behind_the_caret() {
        let people = ["Ana Ruiz", "Chen Li", "Anna Berg"];
        assert_eq!(ghost(&people, "an"), Some(is("a Ruiz", "Ana Ruiz")));
        assert_eq!(ghost(&people, "Ann"), Some(is("a Berg", "Anna Berg")));
        assert_eq!(ghost(&people, "Ru"), Some(is("Ana Ruiz", "Ana Ruiz")));
        assert_eq!(ghost(&people, "R"), None, "one letter of another word says too little");
        for complete in ["", " ", "Ana Ruiz", "ana ruiz", "Ann ", "Zoe"] {
            assert_eq!(ghost(&people, complete), None, "{complete}");
        }
    }

    #[test]
    fn chinese_names_are_begun_by_their_characters_or_spoken() {
        let people = ["陈丽", "安娜", "王建国"];
        assert_eq!(ghost(&people, "王"), Some(is("建国", "王建国")));
        assert_eq!(ghost(&people, "wjg"), Some(is("王建国", "王建国")));
        assert_eq!(ghost(&people, "chenl"), Some(is("陈丽", "陈丽")));
        assert_eq!(ghost(&people, "jg"), None, "from its beginning only");
    }

    #[test]
    fn of_names_with_commas_between_the_last_is_completed() {
        let products = ["Hydra 200", "Quiet pump"];
        let ghost = row(Offer::EachSaid, &products, "Hydra 200, qui").ghost();
        let ghost = ghost.map(|ghost| (ghost.shown, ghost.whole));
        assert_eq!(ghost, Some(is("et pump", "Hydra 200, Quiet pump")));
        let ghost = row(Offer::EachSaid, &["冬季款", "夏季款"], "冬季款、夏").ghost();
        assert_eq!(ghost.map(|ghost| ghost.whole).as_deref(), Some("冬季款、夏季款"));
    }

    #[test]
    fn enter_takes_what_must_be_one_of_the_offered_and_leaves_what_may_be_anything() {
        let on_enter = |offer, typed| row(offer, &["Event", "Trade fair"], typed).ghost().map(|ghost| ghost.on_enter);
        assert_eq!(on_enter(Offer::OneOf, "ev"), Some(OnEnter::Taken));
        assert_eq!(on_enter(Offer::OneOf, "fair"), Some(OnEnter::Taken));
        assert_eq!(on_enter(Offer::Suggest, "ev"), Some(OnEnter::Taken));
        assert_eq!(on_enter(Offer::Suggest, "fair"), Some(OnEnter::Left));
        assert_eq!(on_enter(Offer::Said, "ev"), Some(OnEnter::Left));
    }
}
