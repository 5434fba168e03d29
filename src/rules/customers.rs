//! Which customers a session knows by name, so that they can be attacked by name.

use std::collections::BTreeSet;

use super::text::Names;
use crate::domain::State;

/// The customers that a session knows by name: those of its list, who spoke in its evidence, a segment that is one customer,
/// and whom the facilitator named.
#[must_use]
pub fn names(state: &State) -> Names {
    let listed = state.segments.customers.rows.iter().map(|customer| customer.name.as_str());
    let known: BTreeSet<&str> = listed.chain(other_names(state)).map(str::trim).collect();
    Names::new(known.into_iter().filter(|name| !name.is_empty()))
}

/// The customers that a session knows by name besides those of its list.
pub(super) fn other_names(state: &State) -> impl Iterator<Item = &str> {
    // What was taken off the table is no longer said, but whom it named is known.
    let evidence = &state.research.evidence;
    let spoke = evidence.iter().chain(evidence.aside()).map(|raised| raised.item.customer.as_str());
    let alone = state.segments.list.iter().filter(|raised| raised.item.customers == Some(1));
    let alone = alone.map(|raised| raised.item.name.as_str());
    let named = state.settings.customers.iter().map(String::as_str);
    spoke.chain(alone).chain(named)
}
