//! What tells of a reward: the one answer for every screen, page and search on which rewards can be hidden.

use super::agreement::Signature;
use super::flag::{Concern, FlagKey, Rule};
use super::leftover::{Leftover, LeftoverKind};
use super::part::Part;
use super::reference::InputRef;
use super::state::State;

impl State {
    /// Whether an input is a reward, or tells of one: a reward that the last session left or a flag on it, a remark that has
    /// become one, a request to alter rewards, a signature for rewards alone. Also of what was taken off the table.
    #[must_use]
    pub fn tells_of_reward(&self, input: &InputRef) -> bool {
        match input {
            InputRef::Reward(_) => true,
            InputRef::Leftover(id) => {
                let left = &self.room.leftovers;
                let left = left.get(id).or_else(|| left.aside().find(|raised| raised.id == *id));
                left.is_some_and(|raised| raised.item.tells_of_reward())
            }
            // The remark says what the reward says.
            InputRef::Parked(id) => {
                let lot = &self.agreement.parking_lot;
                let remark = lot.get(id).or_else(|| lot.aside().find(|raised| raised.id == *id));
                remark.is_some_and(|raised| matches!(raised.item.became, Some(InputRef::Reward(_))))
            }
            InputRef::PlanChange(id) => {
                let requests = &self.agreement.plan_changes;
                let request = requests.get(id).or_else(|| requests.aside().find(|raised| raised.id == *id));
                request.is_some_and(|raised| raised.item.part == Part::Rewards)
            }
            InputRef::Signature(department) => {
                self.agreement.signature(department).is_some_and(Signature::tells_of_reward)
            }
            _ => false,
        }
    }

    /// Whether a flag is about a reward, or about what tells of one.
    #[must_use]
    pub fn flag_tells_of_reward(&self, flag: &FlagKey) -> bool {
        let tells = |concern: &Concern| concern.input().is_some_and(|input| self.tells_of_reward(input));
        flag.case.rule() == Rule::X2 || flag.about.iter().any(tells)
    }
}

impl Signature {
    /// Whether it is for rewards alone.
    #[must_use]
    pub fn tells_of_reward(&self) -> bool {
        !self.parts.is_empty() && self.parts.iter().all(|part| *part == Part::Rewards)
    }
}

impl Leftover {
    /// Whether it is a reward that the last session left, a flag on rewards, or what was said against rewards alone.
    #[must_use]
    pub fn tells_of_reward(&self) -> bool {
        self.kind == LeftoverKind::Reward || self.rule == Some(Rule::X2) || self.part == Some(Part::Rewards)
    }
}

#[cfg(test)]
mod tests {
    use super::super::agreement::Stance;
    use super::super::department::Department;
    use super::super::unwritten::Unwritten;
    use super::*;

    #[test]
    fn of_what_was_left_a_reward_and_a_flag_on_rewards_tell_of_one() {
        let left = |kind, rule| Leftover { kind, rule, ..Leftover::default() }.tells_of_reward();
        assert!(left(LeftoverKind::Reward, None) && left(LeftoverKind::Flag, Some(Rule::X2)));
        assert!(!left(LeftoverKind::Flag, Some(Rule::X5)) && !left(LeftoverKind::Goal, None));
    }

    #[test]
    fn a_signature_for_other_parts_too_or_for_none_by_name_tells_of_the_plan() {
        let signed = |parts: &[Part]| Signature {
            department: Department::Sales,
            person: "ana".into(),
            stance: Stance::Agrees,
            parts: parts.iter().copied().collect(),
            at: jiff::Timestamp::UNIX_EPOCH,
            seen: Unwritten::default(),
        };
        assert!(signed(&[Part::Rewards]).tells_of_reward());
        assert!(!signed(Part::ALL).tells_of_reward() && !signed(&[]).tells_of_reward());
    }
}
