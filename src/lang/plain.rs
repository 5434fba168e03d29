//! Typed text as a parser wants it: full-width characters, Chinese marks and the many dashes and spaces as plain ASCII.

/// The trimmed text in plain characters; `None` where it is longer than `longest` characters, which nobody typed.
pub(super) fn plain(text: &str, longest: usize) -> Option<String> {
    let text = text.trim();
    (text.chars().nth(longest).is_none()).then(|| text.chars().map(plain_char).collect())
}

fn plain_char(c: char) -> char {
    match c {
        // Full-width forms stand in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{FFE5}' => '¥',
        '\u{FFE1}' => '£',
        // What the full-stop key gives while a Chinese input method is on.
        '。' => '.',
        '×' | '✕' => '*',
        '−' | '–' | '—' | '‐' | '‑' => '-',
        '’' | '‘' => '\'',
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_an_input_method_gives_is_read_as_the_plain_key() {
        assert_eq!(plain(" １２０，５％（－） ", 20).as_deref(), Some("120,5%(-)"));
        assert_eq!(plain("1\u{a0}234\u{3000}5。6", 20).as_deref(), Some("1 234 5.6"));
        assert_eq!(plain("2027年", 20).as_deref(), Some("2027年"));
    }

    #[test]
    fn a_text_that_nobody_typed_is_not_read() {
        assert!(plain("12345", 4).is_none());
        assert!(plain("1234", 4).is_some());
        assert!(plain(&" ".repeat(1_000), 4).is_some());
    }
}
