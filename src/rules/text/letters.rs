//! What a character is: part of a word, a Chinese one, or the end of a sentence.

/// Whether a character makes words whose bounds show: a letter or a digit of a script that puts spaces between words.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() && !is_chinese(letter)
}

/// Whether a character is one of those that are written without spaces between words.
pub(super) fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a sentence ends at this character; a full stop counts only where no letter follows it.
pub(super) fn ends_sentence(letter: char) -> bool {
    matches!(letter, '!' | '?' | '\n' | '。' | '！' | '？')
}
