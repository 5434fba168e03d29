//! What the room answers for flags that it does not mend, and how long an answer holds.

use rust_decimal::Decimal;

use super::flag::{Case, Concern, FlagKey, Said, SettledFlag, Settlement};
use super::id::Line;
use super::input::Raising;
use super::money::Money;
use super::reference::InputRef;
use super::refusal::{Refusal, required};
use super::state::State;
use super::unwritten::Unwritten;

impl State {
    /// How a flag was settled, as long as what it is about says the same as then.
    #[must_use]
    pub fn settled(&self, flag: &FlagKey) -> Option<&SettledFlag> {
        let settled = self.agreement.settled.iter().find(|settled| settled.flag == *flag)?;
        settled.seen.get().is_none_or(|seen| *seen == self.said(flag)).then_some(settled)
    }

    /// Whether the room has released what an input says: it was found hostile, and is no attack on a customer. An answer of
    /// any other kind leaves it held.
    #[must_use]
    pub fn is_released(&self, input: &InputRef) -> bool {
        let flag = FlagKey::new(Case::Hostile, [input.clone().into()]);
        self.settled(&flag).is_some_and(|settled| settled.how == Settlement::Released)
    }

    pub(crate) fn settle(
        &mut self,
        flag: &FlagKey,
        how: Settlement,
        reason: &str,
        raising: &Raising<'_>,
    ) -> Result<(), Refusal> {
        if how == Settlement::Released {
            if flag.case != Case::Hostile {
                return Err(Refusal::NotHeld);
            }
        } else {
            required(reason, "field-reason").map_err(|_| Refusal::NeedsReason)?;
        }
        let seen = Unwritten::of(self.said(flag));
        self.agreement.settled.retain(|other| other.flag != *flag);
        self.agreement.settled.push(SettledFlag {
            flag: flag.clone(),
            how,
            reason: reason.trim().to_owned(),
            by: raising.by.clone(),
            person: raising.person.cloned(),
            at: raising.at,
            seen,
        });
        Ok(())
    }

    /// Opens a flag again.
    pub(crate) fn unsettle(&mut self, flag: &FlagKey) -> Result<(), Refusal> {
        let before = self.agreement.settled.len();
        self.agreement.settled.retain(|settled| settled.flag != *flag);
        if self.agreement.settled.len() == before { Err(Refusal::NotSettled) } else { Ok(()) }
    }

    /// Takes over what settled flags leaned on from the state before, where this one was read on its own.
    pub(crate) fn remember_settled(&mut self, before: &Self) {
        let mut settled = std::mem::take(&mut self.agreement.settled);
        for each in &mut settled {
            let known = before.agreement.settled.iter().find(|other| *other == each);
            each.seen = known.map_or_else(|| Unwritten::of(self.said(&each.flag)), |known| known.seen.clone());
        }
        self.agreement.settled = settled;
    }

    pub(super) fn said(&self, flag: &FlagKey) -> Vec<Said> {
        let said = |concern: &Concern| match concern {
            Concern::Input(InputRef::Reading(line)) => {
                let (spend, sales) = self.sums_of(line);
                Said::Line(self.says(&InputRef::Reading(line.clone())), spend, sales)
            }
            Concern::Input(input) => Said::Input(self.says(input)),
            Concern::Department(_) | Concern::Step(_) | Concern::Plan(_) => Said::Nothing,
        };
        flag.about.iter().map(said).collect()
    }

    /// Spend and sales of all rows of a line, whatever they are known by.
    fn sums_of(&self, line: &Line) -> (Money, Decimal) {
        let rows = self.look_back.results.iter().map(|raised| &raised.item);
        let rows = rows.filter(|row| line.covers(row.segment.as_ref(), row.promotion.as_ref()));
        rows.fold((Money::ZERO, Decimal::ZERO), |(spend, sales), row| {
            (spend.plus(row.spend.unwrap_or_default()), sales.saturating_add(row.sales.unwrap_or_default()))
        })
    }
}
