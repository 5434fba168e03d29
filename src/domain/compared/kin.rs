//! What became of segments between two sessions: split off from one another, or merged into one another.

use std::collections::BTreeSet;

use super::{Contrast, Matter};
use crate::domain::id::SegmentId;
use crate::domain::money::Money;
use crate::domain::reference::InputRef;
use crate::domain::state::State;

/// Where a segment that only one of two sessions has comes from, or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kin {
    /// It was split off from this segment, which both have, or is part of it again.
    SplitFrom(SegmentId),
    /// It was merged into this segment, or stands on its own again.
    MergedInto(SegmentId),
}

impl Kin {
    /// What ties an input that only `here` has to a segment that is `there`; the same from both sides.
    pub(super) fn of(input: &InputRef, here: &State, there: &State) -> Option<Self> {
        let InputRef::Segment(id) = input else { return None };
        let is_there = |id: &SegmentId| there.segments.list.get(id).is_some();
        let gone = there.segments.list.aside().find(|raised| raised.id == *id);
        let into = gone.and_then(|raised| raised.item.merged_into.clone()).filter(is_there);
        let from = || here.segments.list.get(id)?.item.came_of.clone().filter(is_there);
        into.map(Self::MergedInto).or_else(|| from().map(Self::SplitFrom))
    }

    /// The other segment.
    #[must_use]
    pub fn other(&self) -> &SegmentId {
        match self {
            Self::SplitFrom(other) | Self::MergedInto(other) => other,
        }
    }
}

/// The segments that came of one another between two sessions, each family in a set of its own.
pub(super) fn together(differences: &[Contrast]) -> Vec<BTreeSet<SegmentId>> {
    let mut families: Vec<BTreeSet<SegmentId>> = Vec::new();
    for one in differences {
        let (Matter::Input(InputRef::Segment(id)), Some(kin)) = (&one.matter, &one.kin) else { continue };
        let mut family = BTreeSet::from([id.clone(), kin.other().clone()]);
        let (tied, apart): (Vec<_>, Vec<_>) = families.into_iter().partition(|other| !other.is_disjoint(&family));
        family.extend(tied.into_iter().flatten());
        families = apart;
        families.push(family);
    }
    families
}

/// The money on some segments together.
pub(super) fn money(ids: &BTreeSet<SegmentId>, state: &State) -> Money {
    ids.iter().map(|id| state.budget.row_total(Some(id))).sum()
}
