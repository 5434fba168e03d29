//! Filing evidence: by which changes a theme is renamed, and a disagreement marked or taken back.

use std::collections::BTreeSet;

use super::change::Change;
use super::id::EvidenceId;
use super::input::{ListChange, Raised};
use super::research::{Evidence, EvidenceField, Research, theme_key};

impl Research {
    /// The changes that give a theme another name, on all of its evidence: one thing done.
    #[must_use]
    pub fn renaming(&self, theme: &str, to: &str) -> Vec<(EvidenceId, Change)> {
        let (key, to) = (theme_key(theme), to.trim());
        let has_it = |raised: &&Raised<Evidence>| theme_key(&raised.item.theme) == key && raised.item.theme != to;
        let rename = |raised: &Raised<Evidence>| {
            let theme = vec![EvidenceField::Theme(to.to_owned())];
            (raised.id.clone(), Change::Evidence(ListChange::Edit(raised.id.clone(), theme)))
        };
        self.evidence.iter().filter(has_it).map(rename).collect()
    }

    /// The changes that mark that two pieces of evidence say otherwise, or take the mark back on whichever side it is.
    #[must_use]
    pub fn marking(&self, this: &EvidenceId, other: &EvidenceId) -> Vec<Change> {
        let marked = |from: &EvidenceId| self.evidence.get(from).map(|raised| raised.item.contradicts.clone());
        let edit = |from: &EvidenceId, marks: BTreeSet<EvidenceId>| {
            Change::Evidence(ListChange::Edit(from.clone(), vec![EvidenceField::Contradicts(marks)]))
        };
        let sides = [(this, other), (other, this)];
        let taken_back: Vec<Change> = sides
            .into_iter()
            .filter_map(|(from, to)| {
                let mut marks = marked(from)?;
                marks.remove(to).then(|| edit(from, marks))
            })
            .collect();
        if !taken_back.is_empty() {
            return taken_back;
        }
        let mut marks = marked(this).unwrap_or_default();
        marks.insert(other.clone());
        vec![edit(this, marks)]
    }
}
