//! Which columns were chosen for files with the same head: a convenience, kept among our state, the loss of which harms nobody.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::checksum::sha256;
use super::files::{create_folder, read_at_most, write_new};
use super::paths::{Places, Privacy};
use super::trouble::{Doing, Tried, Trouble};

/// What was chosen: each role with the names of its columns.
pub type ChosenColumns = BTreeMap<String, Vec<String>>;

/// Longest file of a choice, in bytes.
const LONGEST: u64 = 256 * 1024;
/// Choices that are kept; the oldest goes.
const MOST: usize = 500;

/// What was chosen for a file with this head; `None` where nothing was, or it cannot be read any more.
#[must_use]
pub fn recall_columns(places: &Places, head: &str) -> Option<ChosenColumns> {
    let bytes = read_at_most(&place(places, head), LONGEST).ok()?;
    ron::de::from_bytes(&bytes).ok()
}

/// Keeps what was chosen for files with this head.
///
/// # Errors
/// The [`Trouble`] of writing.
pub fn remember_columns(places: &Places, head: &str, chosen: &ChosenColumns) -> Result<(), Trouble> {
    let path = place(places, head);
    let Some(folder) = path.parent() else { return Ok(()) };
    create_folder(folder, Privacy::Ours)?;
    let text = ron::ser::to_string_pretty(chosen, ron::ser::PrettyConfig::new().new_line("\n")).unwrap_or_default();
    let draft = path.with_extension("new");
    drop(fs::remove_file(&draft));
    write_new(&draft, text.as_bytes(), Privacy::Ours)?;
    fs::rename(&draft, &path).tried(Doing::Move, &path)?;
    forget_oldest(places);
    Ok(())
}

/// Lets go of the oldest choices where there are too many; one that cannot be removed stays.
fn forget_oldest(places: &Places) {
    let Ok(entries) = fs::read_dir(places.columns()) else { return };
    let dated = entries.flatten().filter_map(|entry| Some((entry.metadata().ok()?.modified().ok()?, entry.path())));
    let mut kept: Vec<(std::time::SystemTime, PathBuf)> = dated.collect();
    kept.sort();
    let too_many = kept.len().saturating_sub(MOST);
    kept.into_iter().take(too_many).for_each(|(_, path)| drop(fs::remove_file(path)));
}

fn place(places: &Places, head: &str) -> PathBuf {
    // A head can be long, and can name customers.
    places.columns().join(format!("{}.ron", sha256(head.as_bytes())))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_known_again_and_nonsense_is_not() {
        let root = tempfile::tempdir().unwrap();
        let places = Places {
            sessions: root.path().to_owned(),
            privacy: Privacy::Named,
            state: root.path().join("state"),
            refuge: root.path().join("refuge"),
            config: root.path().join("config"),
        };
        assert_eq!(recall_columns(&places, "a | b"), None);
        let chosen: ChosenColumns = [("spend".to_owned(), vec!["b".to_owned()])].into();
        for _ in 0..2 {
            remember_columns(&places, "a | b", &chosen).unwrap();
        }
        assert_eq!(recall_columns(&places, "a | b"), Some(chosen));
        assert_eq!(recall_columns(&places, "a | c"), None);
        fs::write(place(&places, "a | b"), "{{{{").unwrap();
        assert_eq!(recall_columns(&places, "a | b"), None);
    }
}
