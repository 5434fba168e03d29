//! Text for the clipboard of the terminal, also over a remote connection.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The sequence that asks the terminal to put this text on its clipboard.
#[must_use]
pub fn copy(text: &str) -> Vec<u8> {
    let mut sequence = String::new();
    // Writing into a text cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    sequence.into_bytes()
}
