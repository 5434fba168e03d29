//! X5: nobody attacks a customer in front of the team. What is said of a customer there is how that customer will be treated.
//!
//! Such a remark is held: nothing quotes it until it is put as fact, effect and request, or released as harmless.

use std::collections::BTreeSet;

use super::text::{FindingKind, Lexicon, Names, hostile};
use super::{Context, Flag};
use crate::domain::{Case, InputRef};

/// What the rule finds: one flag for each input, which quotes nothing of it.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let flag = |input: &InputRef| Flag {
        wording: Some(FindingKind::Hostile),
        ..Flag::new(Case::Hostile, [input.clone().into()])
    };
    context.wording().attacks.iter().map(flag).collect()
}

/// The inputs that are held: they attack a customer, and nobody has released them.
#[must_use]
pub fn held(context: &Context<'_>) -> BTreeSet<InputRef> {
    let state = context.state();
    context.wording().attacks.iter().filter(|input| !state.is_released(input)).cloned().collect()
}

/// Whether words said in one input attack a customer; `customer` is who it is said of, where the input names one.
#[must_use]
pub fn attacks(words: &[&str], customer: &str, lexicon: &Lexicon, names: &Names) -> bool {
    let is_hostile = |text: &str| hostile(text, lexicon, names).is_some();
    let is_attack = |text: &str| is_hostile(text) || !customer.is_empty() && is_hostile(&format!("{customer}: {text}"));
    words.iter().any(|text| lexicon.admits(text).attacks && is_attack(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Department, Evidence, ListChange, Parked, Rule, Settlement, Step};
    use crate::rules::samples::Sample;
    use crate::rules::text::WordLists;

    fn watching() -> Sample {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Sample::founded().watching_for(&WordLists {
            customers: list(&["this customer", "这个客户"]),
            hostile: list(&["always pays late", "老赖"]),
            ..WordLists::default()
        })
    }

    fn parked(text: &str) -> Sample {
        let mut sample = watching();
        let remark = Parked { text: text.to_owned(), ..Parked::default() };
        let raise = Change::Parked(ListChange::Raise("remark".into(), remark));
        sample.says(Department::Finance, Step::Agreement, raise);
        sample
    }

    #[test]
    fn a_remark_that_attacks_a_customer_is_flagged_and_not_quoted() {
        for text in ["This customer always pays late", "这个客户是老赖"] {
            let found = parked(text).rule(Rule::X5);
            assert_eq!(found.len(), 1, "{text}");
            assert!(found[0].words.is_empty() && found[0].facts.is_empty());
        }
        assert_eq!(parked("This customer paid 30 days late").rule(Rule::X5), []);
        assert_eq!(parked("Whoever always pays late is asked to pay first").rule(Rule::X5), [], "nobody is named");
    }

    #[test]
    fn the_customer_may_be_named_in_a_field_of_its_own() {
        let mut sample = watching();
        let evidence = Evidence {
            text: "always pays late".to_owned(),
            source: "a call".to_owned(),
            customer: "Northwind Pumps".to_owned(),
            ..Evidence::default()
        };
        let raise = Change::Evidence(ListChange::Raise("call".into(), evidence));
        sample.says(Department::Sales, Step::Research, raise);
        assert_eq!(sample.rule(Rule::X5).len(), 1);
    }

    #[test]
    fn what_is_released_is_still_found_and_no_longer_held() {
        let mut sample = parked("This customer always pays late");
        assert_eq!(sample.held().len(), 1);
        let key = sample.found(Case::Hostile)[0].key.clone();
        let known = Change::Settle(key.clone(), Settlement::Resolved, "It is known".to_owned());
        sample.says(Department::Sales, Step::Agreement, known);
        assert_eq!(sample.held().len(), 1, "no other answer lets it be read");
        sample.says(Department::Sales, Step::Agreement, Change::Settle(key, Settlement::Released, String::new()));
        assert_eq!((sample.held().len(), sample.found(Case::Hostile).len()), (0, 1));
    }
}
