//! Fields on one line, with tabs between them: what the index and the text of the archive are written in.

use std::borrow::Cow;

/// What stands between two fields.
const TAB: char = '\t';

/// Puts a field at the end of a line.
pub fn put(line: &mut String, field: &str) {
    for letter in field.chars() {
        match letter {
            '\\' => line.push_str("\\\\"),
            '\t' => line.push_str("\\t"),
            '\n' => line.push_str("\\n"),
            '\r' => line.push_str("\\r"),
            other => line.push(other),
        }
    }
    line.push(TAB);
}

/// The fields of a line, as they are written.
pub fn each(line: &str) -> impl Iterator<Item = &str> {
    line.strip_suffix(TAB).unwrap_or(line).split(TAB)
}

/// What a field says.
pub fn said(field: &str) -> Cow<'_, str> {
    if !field.contains('\\') {
        return Cow::Borrowed(field);
    }
    let mut said = String::with_capacity(field.len());
    let mut letters = field.chars();
    while let Some(letter) = letters.next() {
        let escaped = if letter == '\\' { letters.next() } else { None };
        said.push(match (letter, escaped) {
            ('\\', Some('t')) => '\t',
            ('\\', Some('n')) => '\n',
            ('\\', Some('r')) => '\r',
            ('\\', Some(other)) | (other, _) => other,
        });
    }
    Cow::Owned(said)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn fields_read_back_as_they_were(fields in prop::collection::vec(".*|[\\\\\t\n\r]{0,6}", 1..6)) {
            let mut line = String::new();
            for field in &fields {
                put(&mut line, field);
            }
            prop_assert!(!line.contains('\n'));
            let read: Vec<String> = each(&line).map(|field| said(field).into_owned()).collect();
            prop_assert_eq!(read, fields);
        }
    }
}
