//! Which of the things on the table the names in a file mean, and which rows of a file are of one name.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::gather::Group;
use super::limits::within;
use crate::domain::slug;

/// A name as it is compared: case and blanks at its ends tell no two apart.
pub(super) fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The names in a file, and what each of them means.
pub(super) struct Naming<I> {
    /// Each folded name once, as the file first writes it, in the order of the file.
    names: Vec<(String, String)>,
    /// What is known so far, by folded names.
    pub(super) ids: BTreeMap<String, I>,
}

impl<I: Clone + PartialEq + AsId> Naming<I> {
    /// The names of a file, none of them known yet.
    pub(super) fn of<'a>(all: impl Iterator<Item = &'a str>) -> Self {
        let mut first: BTreeSet<String> = BTreeSet::new();
        let each = all.map(|name| (folded(name), name.to_owned()));
        let names = each.filter(|(folded, _)| first.insert(folded.clone())).collect();
        Self { names, ids: BTreeMap::new() }
    }

    /// Takes what is called so now: this goes before all that was once called so.
    pub(super) fn take_names<'a>(&mut self, on_table: impl Iterator<Item = (&'a I, &'a str)>)
    where
        I: 'a,
    {
        let mut called: BTreeMap<String, &I> = BTreeMap::new();
        for (id, name) in on_table {
            called.entry(folded(name)).or_insert(id);
        }
        for (name, _) in &self.names {
            if let Some(id) = called.get(name) {
                self.ids.insert(name.clone(), I::clone(id));
            }
        }
    }

    /// Takes what was called so before it was renamed.
    ///
    /// `was_called` knows whether that was its first name, where anything tells; else its id does, which was made of it,
    /// unless several names of the file would make the same.
    pub(super) fn take_first_names<'a>(
        &mut self,
        on_table: impl Iterator<Item = (&'a I, &'a str)>,
        was_called: impl Fn(&I, &str) -> Option<bool>,
    ) where
        I: 'a,
    {
        let mut slugs: BTreeMap<String, usize> = BTreeMap::new();
        for (name, _) in &self.names {
            *slugs.entry(slug(name)).or_default() += 1;
        }
        let renamed: Vec<(&I, &str)> = on_table.filter(|(id, _)| !self.has(id)).collect();
        for (name, written) in &self.names {
            if self.ids.contains_key(name) {
                continue;
            }
            let its_slug = slug(name);
            let is_only = slugs.get(&its_slug) == Some(&1);
            let is_it = |id: &I, now: &str| {
                let by_id = || is_only && id.as_id() == its_slug && slug(now) != its_slug;
                was_called(id, written).unwrap_or_else(by_id)
            };
            let found = renamed.iter().find(|(id, now)| !self.ids.values().any(|taken| taken == *id) && is_it(id, now));
            if let Some((id, _)) = found {
                self.ids.insert(name.clone(), I::clone(id));
            }
        }
    }

    /// Takes an id for a name.
    pub(super) fn take(&mut self, name: &str, id: I) {
        self.ids.insert(folded(name), id);
    }

    /// Whether some name means this already.
    pub(super) fn has(&self, id: &I) -> bool {
        self.ids.values().any(|taken| taken == id)
    }

    /// The names that mean something, as the file writes them.
    pub(super) fn matched(&self) -> Vec<String> {
        let matched = self.names.iter().filter(|(folded, _)| self.ids.contains_key(folded));
        matched.map(|(_, name)| name.clone()).collect()
    }

    /// The names that mean nothing yet.
    pub(super) fn left(&self) -> Vec<String> {
        let left = self.names.iter().filter(|(folded, _)| !self.ids.contains_key(folded));
        left.map(|(_, name)| name.clone()).collect()
    }
}

/// An id that a name made.
pub(super) trait AsId {
    /// As text.
    fn as_id(&self) -> &str;
}

impl AsId for crate::domain::SegmentId {
    fn as_id(&self) -> &str {
        self.as_str()
    }
}

impl AsId for crate::domain::PromotionId {
    fn as_id(&self) -> &str {
        self.as_str()
    }
}

/// Groups whose names are the same when compared, summed; those without any figure are left out and counted.
pub(super) fn together(groups: &[Group]) -> (Vec<Group>, usize) {
    let mut all: Vec<Group> = Vec::new();
    let mut by_name: BTreeMap<(Option<String>, Option<String>), usize> = BTreeMap::new();
    let mut empty = 0;
    for group in groups {
        if group.spend.is_none() && group.sales.is_none() && group.output.is_none() {
            empty += 1;
            continue;
        }
        let key = (group.segment.as_deref().map(folded), group.promotion.as_deref().map(folded));
        let summed = by_name.get(&key).and_then(|at| all.get_mut(*at)).and_then(|first| {
            let sums =
                (sum(first.spend, group.spend)?, sum(first.sales, group.sales)?, sum(first.output, group.output)?);
            (first.spend, first.sales, first.output) = sums;
            first.rows += group.rows;
            Some(())
        });
        // What is too large for one sum stays as several rows of one line.
        if summed.is_none() {
            by_name.insert(key, all.len());
            all.push(group.clone());
        }
    }
    (all, empty)
}

/// The sum of what is known; the outer `None` where it is larger than a session can hold.
#[expect(clippy::option_option, reason = "that a sum is too large is something else than that there is none")]
fn sum(one: Option<Decimal>, other: Option<Decimal>) -> Option<Option<Decimal>> {
    match (one, other) {
        (Some(one), Some(other)) => within(one.checked_add(other)?).map(Some),
        _ => Some(one.or(other)),
    }
}
