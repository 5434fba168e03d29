//! The last line of a session file: its revision, and the SHA-256 of every byte above it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Whether the closing line vouches for what stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// It does.
    Fits,
    /// It was written for something else.
    Broken,
    /// There is none.
    Missing,
}

/// The line that closes a file of this revision with this text above it.
#[must_use]
pub fn closing_line(rev: u32, above: &str) -> String {
    format!("// rev {rev} sha256 {}\n", sha256(above.as_bytes()))
}

/// What the last line of a file says of the rest; `text` is with LF and without BOM.
#[must_use]
pub fn seal_of(text: &str, rev: u32) -> Seal {
    // An editor or a mail program may have dropped the last line break; nothing is lost by that.
    let body = text.strip_suffix('\n').unwrap_or(text);
    let Some(start) = body.rfind('\n').map(|index| index + 1) else { return Seal::Missing };
    let (above, last) = body.split_at(start);
    if !last.starts_with("// rev ") {
        return Seal::Missing;
    }
    if closing_line(rev, above).trim_end_matches('\n') == last { Seal::Fits } else { Seal::Broken }
}

/// The SHA-256 of some bytes in lower-case hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_fits_only_what_it_was_written_for() {
        let text = format!("some\ntext\n{}", closing_line(3, "some\ntext\n"));
        assert_eq!(seal_of(&text, 3), Seal::Fits);
        assert_eq!(seal_of(text.trim_end(), 3), Seal::Fits);
        assert_eq!(seal_of(&text, 4), Seal::Broken);
        assert_eq!(seal_of(&text.replace("some", "same"), 3), Seal::Broken);
        assert_eq!(seal_of("some\ntext\n", 3), Seal::Missing);
    }

    #[test]
    fn the_checksum_is_the_standard_one() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
