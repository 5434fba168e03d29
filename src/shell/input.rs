//! The one door for what the terminal sends: quirks end here, and the program's own keys begin.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::{Code, Held, Key, Size};

/// What a person did at the terminal.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text, as the terminal sent it.
    Paste(String),
    /// A click on a column and a row, counted from 0.
    Click(u16, u16),
    /// The wheel, by this many rows; down where positive.
    Wheel(i16),
    /// A new size of the window.
    Size(Size),
}

/// What an event means; `None` for what means nothing here.
#[must_use]
pub fn from_event(event: Event) -> Option<Input> {
    match event {
        Event::Key(event) => key(event).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Size(Size { width, height })),
        Event::Mouse(event) => mouse(event),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    // Windows also sends the release of a key; it was acted on already.
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let code = match event.code {
        KeyCode::Char(character) => Code::Char(character),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, held: held(event.modifiers, code) }.without_case())
}

fn held(modifiers: KeyModifiers, code: Code) -> Held {
    if modifiers.contains(KeyModifiers::CONTROL) && modifiers.contains(KeyModifiers::ALT) {
        // AltGr arrives as both on some systems, together with the character that it types.
        Held::Nothing
    } else if modifiers.contains(KeyModifiers::CONTROL) {
        Held::Ctrl
    } else if modifiers.contains(KeyModifiers::ALT) {
        Held::Alt
    } else if modifiers.contains(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_) | Code::BackTab) {
        Held::Shift
    } else {
        Held::Nothing
    }
}

impl Key {
    /// Control with a capital letter is the same as with a small one.
    fn without_case(self) -> Self {
        match (self.code, self.held) {
            (Code::Char(character), Held::Ctrl) => {
                Self { code: Code::Char(character.to_ascii_lowercase()), held: Held::Ctrl }
            }
            _ => self,
        }
    }
}

fn mouse(event: MouseEvent) -> Option<Input> {
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Input::Click(event.column, event.row)),
        MouseEventKind::ScrollUp => Some(Input::Wheel(-3)),
        MouseEventKind::ScrollDown => Some(Input::Wheel(3)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_come_through_with_what_is_held() {
        let cases = [
            (KeyCode::Char('A'), KeyModifiers::SHIFT, Key::char('A')),
            (KeyCode::Char('Z'), KeyModifiers::CONTROL | KeyModifiers::SHIFT, Key::ctrl('z')),
            (KeyCode::Char('销'), KeyModifiers::NONE, Key::char('销')),
            (KeyCode::BackTab, KeyModifiers::SHIFT, Key::plain(Code::BackTab)),
            (KeyCode::Up, KeyModifiers::SHIFT, Key::shift(Code::Up)),
            (KeyCode::Char('€'), KeyModifiers::CONTROL | KeyModifiers::ALT, Key::char('€')),
            (KeyCode::Char('3'), KeyModifiers::ALT, Key::alt('3')),
        ];
        for (code, modifiers, expected) in cases {
            assert_eq!(from_event(event(code, modifiers)), Some(Input::Key(expected)));
        }
    }

    #[test]
    fn the_release_of_a_key_is_no_second_press() {
        let release = KeyEvent { kind: KeyEventKind::Release, ..KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE) };
        assert_eq!(from_event(Event::Key(release)), None);
    }
}
