//! A key as the program knows it, whatever terminal it came from.

use std::fmt;

/// One press of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// What is held down with it.
    pub held: Held,
}

/// A key without what is held down with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A character; Shift is in the character itself.
    Char(char),
    /// A function key, counted from 1.
    F(u8),
    /// Enter.
    Enter,
    /// Tab.
    Tab,
    /// Shift-Tab, which terminals send as a key of its own.
    BackTab,
    /// Escape.
    Esc,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// What is held down with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Held {
    /// Nothing (or Shift with a character).
    Nothing,
    /// Control.
    Ctrl,
    /// Alt, or Option.
    Alt,
    /// Shift, with a key that is no character.
    Shift,
}

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, held: Held::Nothing }
    }

    /// A character.
    #[must_use]
    pub const fn char(character: char) -> Self {
        Self::plain(Code::Char(character))
    }

    /// A character with Control.
    #[must_use]
    pub const fn ctrl(character: char) -> Self {
        Self { code: Code::Char(character), held: Held::Ctrl }
    }

    /// A character with Alt.
    #[must_use]
    pub const fn alt(character: char) -> Self {
        Self { code: Code::Char(character), held: Held::Alt }
    }

    /// A key that is no character, with Shift.
    #[must_use]
    pub const fn shift(code: Code) -> Self {
        Self { code, held: Held::Shift }
    }

    /// The character that it types into a text; `None` for a key that types nothing.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match (self.code, self.held) {
            (Code::Char(character), Held::Nothing) => Some(character),
            _ => None,
        }
    }
}

/// As it is printed on keyboards everywhere: `Ctrl-Z`, `F2`, `Enter`.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.held {
            Held::Nothing => {}
            Held::Ctrl => f.write_str("Ctrl-")?,
            Held::Alt => f.write_str("Alt-")?,
            Held::Shift => f.write_str("Shift-")?,
        }
        let name = match self.code {
            Code::Char(' ') => "Space",
            Code::Char(character) if self.held == Held::Nothing => return write!(f, "{character}"),
            Code::Char(character) => return write!(f, "{}", character.to_ascii_uppercase()),
            Code::F(number) => return write!(f, "F{number}"),
            Code::Enter => "Enter",
            Code::Tab => "Tab",
            Code::BackTab => "Shift-Tab",
            Code::Esc => "Esc",
            Code::Backspace => "Backspace",
            Code::Delete => "Del",
            Code::Up => "Up",
            Code::Down => "Down",
            Code::Left => "Left",
            Code::Right => "Right",
            Code::Home => "Home",
            Code::End => "End",
            Code::PageUp => "PgUp",
            Code::PageDown => "PgDn",
        };
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_on_the_keyboard() {
        assert_eq!(Key::ctrl('z').to_string(), "Ctrl-Z");
        assert_eq!(Key::char('?').to_string(), "?");
        assert_eq!(Key::shift(Code::Down).to_string(), "Shift-Down");
        assert_eq!(Key::plain(Code::F(12)).to_string(), "F12");
    }
}
