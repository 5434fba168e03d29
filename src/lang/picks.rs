//! What picks customers out of a list, in words: as the name of a segment, and as what defines it.

use super::Words;
use crate::domain::{Cut, Pick, Tier};

/// What stands between the parts of a name.
const BETWEEN: &str = " / ";

/// The name of the customers that a pick finds: `Horeca / Lisbon`, its values in the order of the list's attributes.
#[must_use]
pub fn name(pick: &Pick, attributes: &[String], words: &Words) -> String {
    let value = |attribute: &String| Some(called(attribute, pick.is.get(attribute)?, words));
    let mut parts: Vec<String> = attributes.iter().filter_map(value).collect();
    match (pick.tier, parts.is_empty()) {
        (Some(tier), true) => parts.push(words.with("picked-customers-of-tier", &[("tier", letter(tier).into())])),
        (Some(tier), false) => parts.push(letter(tier)),
        (None, _) => {}
    }
    if parts.is_empty() { words.get("picked-everybody").into_owned() } else { parts.join(BETWEEN) }
}

/// A value as it is called; a number, or nothing at all, needs its attribute beside it.
fn called(attribute: &str, value: &str, words: &Words) -> String {
    if value.is_empty() {
        words.with("picked-no-value", &[("attribute", attribute.into())])
    } else if value.chars().any(char::is_alphabetic) {
        value.to_owned()
    } else {
        words.with("picked-value", &[("attribute", attribute.into()), ("value", value.into())])
    }
}

/// What has to hold of a customer who belongs: `Channel: Horeca, Region: Lisbon`; several picks are joined by `or`.
#[must_use]
pub fn criteria(picks: &[Pick], words: &Words) -> String {
    let each: Vec<String> = picks.iter().map(|pick| of_one(pick, words)).collect();
    each.join(&words.get("picked-or"))
}

fn of_one(pick: &Pick, words: &Words) -> String {
    let told = |key: &str, attribute: &String, value: &String| {
        if value.is_empty() {
            let key = if key == "picked-is" { "picked-is-empty" } else { "picked-is-not-empty" };
            return words.with(key, &[("attribute", attribute.into())]);
        }
        words.with(key, &[("attribute", attribute.into()), ("value", value.into())])
    };
    let is = pick.is.iter().map(|(attribute, value)| told("picked-is", attribute, value));
    let is_not = pick.is_not.iter().flat_map(|(attribute, values)| values.iter().map(move |value| (attribute, value)));
    let is_not = is_not.map(|(attribute, value)| told("picked-is-not", attribute, value));
    let tier = pick.tier.map(|tier| words.with("picked-tier", &[("tier", letter(tier).into())]));
    let not_tiers = pick.not_tiers.iter().map(|tier| words.with("picked-not-tier", &[("tier", letter(*tier).into())]));
    let all: Vec<String> = is.chain(is_not).chain(tier).chain(not_tiers).collect();
    if all.is_empty() { words.get("picked-everybody").into_owned() } else { all.join(&words.get("list-separator")) }
}

/// Along what a segment is split: `Region: Lisbon`.
#[must_use]
pub fn cut(cut: &Cut, words: &Words) -> String {
    criteria(&[picked_by(cut)], words)
}

/// The name of the part that a cut takes of a segment: `Hotels / Lisbon`.
#[must_use]
pub fn name_of_part(whole: &str, cut: &Cut, words: &Words) -> String {
    let part = match cut {
        Cut::Tier(tier) => letter(*tier),
        Cut::Value(attribute, value) => called(attribute, value, words),
    };
    format!("{whole}{BETWEEN}{part}")
}

fn picked_by(cut: &Cut) -> Pick {
    match cut {
        Cut::Tier(tier) => Pick { tier: Some(*tier), ..Pick::default() },
        Cut::Value(attribute, value) => Pick { is: [(attribute.clone(), value.clone())].into(), ..Pick::default() },
    }
}

fn letter(tier: Tier) -> String {
    tier.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_segment_is_called_by_its_values_and_says_what_they_are_of() {
        let words = Words::new(Lang::En);
        let attributes = ["Region".to_owned(), "Channel".to_owned()];
        let is = |pairs: &[(&str, &str)]| Pick {
            is: pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
            ..Pick::default()
        };
        let both = is(&[("Channel", "Horeca"), ("Region", "Lisbon")]);
        assert_eq!(name(&both, &attributes, &words), "Lisbon / Horeca");
        assert_eq!(criteria(std::slice::from_ref(&both), &words), "Channel: Horeca, Region: Lisbon");
        assert_eq!(name(&is(&[("Channel", "2"), ("Region", "")]), &attributes, &words), "no Region / Channel 2");
        let of_tier = Pick { tier: Some(Tier::A), ..Pick::default() };
        assert_eq!(name(&of_tier, &attributes, &words), "A customers");
        let rest = Pick { is_not: [("Region".to_owned(), ["Porto".to_owned()].into())].into(), ..of_tier };
        assert_eq!(criteria(&[both, rest], &words), "Channel: Horeca, Region: Lisbon or Region: not Porto, tier A");
    }
}
