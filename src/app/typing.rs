//! The keys that every text understands, wherever it is typed.

use super::key::{Code, Held, Key};
use crate::edit::TextField;

/// Lets a key do to a text what it does in every text.
pub fn edit(text: &mut TextField, key: Key) {
    match (key.code, key.held) {
        (Code::Char(character), Held::Nothing) => {
            let _ = text.insert(character);
        }
        (Code::Backspace, Held::Nothing | Held::Shift) => text.backspace(),
        (Code::Backspace, _) | (Code::Char('w'), Held::Ctrl) => text.kill_word(),
        (Code::Delete, _) => text.delete(),
        (Code::Left, Held::Ctrl | Held::Alt) => text.word_left(),
        (Code::Right, Held::Ctrl | Held::Alt) => text.word_right(),
        (Code::Left, _) => text.left(),
        (Code::Right, _) => text.right(),
        (Code::Home, _) | (Code::Char('a'), Held::Ctrl) => text.home(),
        (Code::End, _) | (Code::Char('e'), Held::Ctrl) => text.end(),
        (Code::Char('u'), Held::Ctrl) => text.kill_to_start(),
        (Code::Char('k'), Held::Ctrl) => text.kill_to_end(),
        _ => {}
    }
}
