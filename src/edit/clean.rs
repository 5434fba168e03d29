//! The one door for text from outside: a paste, a file or a key can bring nothing in that acts on the terminal or hides.

use unicode_segmentation::UnicodeSegmentation;

const ZERO_WIDTH_JOINER: char = '\u{200D}';

/// What was taken of a text that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// All of it that is text.
    Whole,
    /// Its beginning: the rest found no room, and the person should be told.
    Beginning,
}

/// The text as one line of at most `limit` characters (Unicode scalar values): a line break becomes a space.
///
/// Control characters, ESC, bidirectional marks, zero-width and tag characters are dropped; a joiner or a variation
/// selector stays where it shapes what is seen, as inside an emoji. The cut falls between graphemes.
#[must_use]
pub fn clean_line(text: &str, limit: usize) -> String {
    take_line(text, limit).0
}

/// The text with its line breaks as `\n`, at most `limit` characters; otherwise as [`clean_line`].
#[must_use]
pub fn clean_text(text: &str, limit: usize) -> String {
    take_text(text, limit).0
}

/// As [`clean_line`], and whether the limit cut it.
#[must_use]
pub fn take_line(text: &str, limit: usize) -> (String, Taken) {
    let line = visible(text).map(|c| if c == '\n' { ' ' } else { c });
    within(line, limit)
}

/// As [`clean_text`], and whether the limit cut it.
#[must_use]
pub fn take_text(text: &str, limit: usize) -> (String, Taken) {
    within(visible(text), limit)
}

/// One typed character, if it is text; a joiner passes, since an input method sends an emoji piece by piece.
pub(super) fn typed(c: char) -> Option<char> {
    (!acts_or_hides(c) && !is_line_break(c)).then_some(c)
}

/// The characters that may stay, with every kind of line break as `\n` and a tab as a space, which glues no words together.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let mut previous = None;
    text.chars().filter_map(move |c| {
        let second_half_of_crlf = c == '\n' && previous == Some('\r');
        previous = Some(c);
        match c {
            _ if second_half_of_crlf => None,
            _ if is_line_break(c) => Some('\n'),
            '\t' => Some(' '),
            _ => typed(c),
        }
    })
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a character acts on the terminal or hides from the reader, so that it is never taken in and never drawn.
#[must_use]
pub fn acts_or_hides(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}'                        // soft hyphen
            | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' // marks and overrides of direction
            | '\u{180E}' | '\u{200B}' | '\u{200C}' | '\u{FEFF}' // zero width
            | '\u{2060}'..='\u{206F}'       // isolates of direction, invisible operators
            | '\u{FFF9}'..='\u{FFFB}'       // interlinear annotation
            | '\u{E0000}'..='\u{E007F}') // tags
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// At most `limit` characters, whole graphemes, without the joiners that join nothing.
fn within(mut chars: impl Iterator<Item = char>, limit: usize) -> (String, Taken) {
    // One character more than fits tells where the last grapheme ends; a megabyte behind it is never looked at.
    let mut text = without_loose_joiners(&chars.by_ref().take(limit.saturating_add(1)).collect::<String>());
    let Some((cut, _)) = text.char_indices().nth(limit) else {
        let taken = if chars.next().is_some() { Taken::Beginning } else { Taken::Whole };
        return (text, taken);
    };
    let end = text.grapheme_indices(true).map(|(at, _)| at).take_while(|at| *at <= cut).last().unwrap_or(0);
    // A first grapheme longer than the limit is a heap of marks: there is no whole one to keep.
    text.truncate(if end == 0 { cut } else { end });
    (text, Taken::Beginning)
}

fn without_loose_joiners(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let mut chars = grapheme.chars().peekable();
        let mut base = None;
        while let Some(c) = chars.next() {
            let shapes = if c == ZERO_WIDTH_JOINER {
                base.is_some() && chars.peek().is_some_and(|next| !is_joiner(*next))
            } else if is_variation_selector(c) {
                base.is_some_and(|base| !is_joiner(base))
            } else {
                true
            };
            if shapes {
                kept.push(c);
                base = Some(c);
            }
        }
    }
    kept
}

fn is_joiner(c: char) -> bool {
    c == ZERO_WIDTH_JOINER || is_variation_selector(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Taken, acts_or_hides, clean_line, clean_text, take_line};

    #[test]
    fn nothing_that_acts_on_the_terminal_comes_in() {
        assert_eq!(clean_line("a\u{1b}[31mb\u{7}\u{9b}c\0d\u{7f}", 100), "a[31mbcd");
        assert_eq!(clean_text("\u{1b}]0;title\u{7}x", 100), "]0;titlex");
    }

    #[test]
    fn nothing_hidden_and_nothing_that_turns_the_direction_comes_in() {
        assert_eq!(clean_line("pay \u{202E}001\u{2066}x\u{2069}\u{200F}\u{FEFF}\u{200B}\u{E0041}", 100), "pay 001x");
    }

    #[test]
    fn a_line_break_of_any_kind_is_one_break() {
        assert_eq!(clean_text("a\r\nb\rc\u{2028}d\n\ne", 100), "a\nb\nc\nd\n\ne");
        assert_eq!(clean_line("a\r\nb\tc", 100), "a b c");
    }

    #[test]
    fn an_emoji_stays_whole_and_a_loose_joiner_goes() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        let heart = "\u{2764}\u{FE0F}\u{200D}\u{1F525}";
        assert_eq!(clean_line(family, 100), family);
        assert_eq!(clean_line(heart, 100), heart);
        assert_eq!(clean_line("\u{FE0F}\u{200D}a\u{200D}b\u{200D}", 100), "ab");
    }

    #[test]
    fn the_limit_cuts_between_graphemes_and_says_so() {
        let family = "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}";
        assert_eq!(take_line(&format!("ab{family}"), 4), ("ab".to_owned(), Taken::Beginning));
        assert_eq!(take_line("日本", 2), ("日本".to_owned(), Taken::Whole));
        assert_eq!(take_line("日本", 1), ("日".to_owned(), Taken::Beginning));
        assert_eq!(clean_line("e\u{301}\u{301}\u{301}", 2), "e\u{301}");
        assert_eq!(clean_line("a", 0), "");
    }

    proptest! {
        #[test]
        fn whatever_comes_in_is_clean_bounded_and_cleaning_again_changes_nothing(
            text in "(\\PC|\\pC|[\u{200D}\u{FE0F}\u{1F468}\u{1F1E9}a\r\n\u{301}]){0,40}", limit in 0_usize..30,
        ) {
            let (line, taken) = take_line(&text, limit);
            prop_assert!(line.chars().count() <= limit);
            prop_assert!(!line.chars().any(acts_or_hides));
            prop_assert_eq!(take_line(&line, limit), (line.clone(), Taken::Whole));
            if taken == Taken::Whole {
                prop_assert_eq!(&line, &clean_line(&text, usize::MAX));
            }
            let several = clean_text(&text, limit);
            prop_assert!(!several.chars().any(|c| c != '\n' && acts_or_hides(c)));
            prop_assert_eq!(clean_text(&several, limit), several);
        }
    }
}
