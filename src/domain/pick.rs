//! A pick: what a customer of the list has to be to belong to a segment.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::tier::Tier;

/// What picks customers out of the list: all of it must hold of a customer. One that says nothing picks everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pick {
    /// The value that each of these attributes has, by the attribute's name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub is: BTreeMap<String, String>,
    /// The values that these attributes do not have: what was split off.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub is_not: BTreeMap<String, BTreeSet<String>>,
    /// The tier that the customer has in the ABC split.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<Tier>,
    /// The tiers that the customer does not have.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub not_tiers: BTreeSet<Tier>,
}
