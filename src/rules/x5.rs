//! X5: nobody attacks a customer in front of the team. What is said of a customer there is how that customer will be treated.
//!
//! Such a remark is held: nothing quotes it until it is put as fact, effect and request, or released as harmless.

use std::collections::BTreeSet;

use super::text::{Lexicon, Names, hostile};
use super::{Context, Flag};
use crate::domain::{Case, FlagKey, InputRef, Raised, State};
use crate::domain::{Item, List};

/// What the rule finds: one flag for each input, which quotes nothing of it.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    attacking(context).into_iter().map(|input| Flag::new(Case::Hostile, [input.into()])).collect()
}

/// The inputs that are held: they attack a customer, and nobody has released them.
#[must_use]
pub fn held(context: &Context<'_>) -> BTreeSet<InputRef> {
    let state = context.state();
    let is_held = |input: &InputRef| state.settled(&FlagKey::new(Case::Hostile, [input.clone().into()])).is_none();
    attacking(context).into_iter().filter(is_held).collect()
}

/// Whether words said in one input attack a customer; `customer` is who it is said of, where the input names one.
#[must_use]
pub fn attacks(words: &[&str], customer: &str, lexicon: &Lexicon, names: &Names) -> bool {
    let is_hostile = |text: &str| hostile(text, lexicon, names).is_some();
    let is_attack = |text: &str| is_hostile(text) || !customer.is_empty() && is_hostile(&format!("{customer}: {text}"));
    words.iter().any(|text| lexicon.may_attack(text) && is_attack(text))
}

fn attacking(context: &Context<'_>) -> Vec<InputRef> {
    let state = context.state();
    let mut found = Vec::new();
    in_list(context, &state.room.leftovers, &mut found);
    in_list(context, &state.room.working_agreement, &mut found);
    in_list(context, &state.look_back.results, &mut found);
    in_list(context, &state.look_back.readings, &mut found);
    evidence(context, state, &mut found);
    in_list(context, &state.research.conclusions, &mut found);
    in_list(context, &state.research.positionings, &mut found);
    in_list(context, &state.segments.list, &mut found);
    in_list(context, &state.budget.promotions, &mut found);
    in_list(context, &state.budget.allocations, &mut found);
    in_list(context, &state.goals.list, &mut found);
    in_list(context, &state.goals.rewards, &mut found);
    in_list(context, &state.agreement.actions, &mut found);
    in_list(context, &state.agreement.parking_lot, &mut found);
    in_list(context, &state.agreement.plan_changes, &mut found);
    for signature in &state.agreement.signatures {
        let reason = signature.stance.reason().filter(|reason| context.lexicon.may_attack(reason));
        if reason.is_some_and(|reason| attacks(&[reason], "", context.lexicon, context.names())) {
            found.push(InputRef::Signature(signature.department.clone()));
        }
    }
    found
}

fn in_list<T: Item>(context: &Context<'_>, list: &List<T>, found: &mut Vec<InputRef>) {
    for raised in list {
        if says_attack(context, raised, "") {
            found.push(T::reference(raised.id.clone()));
        }
    }
}

/// Evidence names the customer who spoke in a field of its own.
fn evidence(context: &Context<'_>, state: &State, found: &mut Vec<InputRef>) {
    for raised in &state.research.evidence {
        if says_attack(context, raised, raised.item.customer.trim()) {
            found.push(InputRef::Evidence(raised.id.clone()));
        }
    }
}

fn says_attack<T: Item>(context: &Context<'_>, raised: &Raised<T>, customer: &str) -> bool {
    // The names of customers are gathered only where a text may be hostile at all, which is rare.
    let words = raised.item.words();
    words.iter().any(|text| context.lexicon.may_attack(text))
        && attacks(&words, customer, context.lexicon, context.names())
}
