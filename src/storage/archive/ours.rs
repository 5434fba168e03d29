//! The examples that come with the program, searched as the sessions of a folder are.

use super::lines::Reader;
use super::sieve::{Found, Sieve, Volume};
use crate::domain::Wanted;

/// What was said in the examples, the latest meeting first.
#[must_use]
pub fn search_examples(wanted: &Wanted, reader: &Reader) -> Found {
    let mut sieve = Sieve::new(wanted);
    for (index, spine, lines) in reader.examples() {
        if wanted.takes_session(spine.date, spine.life, &spine.brand) {
            sieve.through(lines, &Volume::Example(*index, spine.clone()));
        }
    }
    let mut found = sieve.found;
    found.hits.sort_by_key(|hit| std::cmp::Reverse(hit.volume.spine().date));
    found
}
