//! What became of an input in later sessions, in words.

use super::{Words, wording};
use crate::domain::over_time::Sitting;
use crate::domain::{Became, Closure, LeftoverKind, Measure, Money, Outcome};

/// What a later session says of an input; its amounts are written as that session writes them.
#[must_use]
pub fn told(became: &Became, sitting: &Sitting, words: &Words) -> String {
    let number = |number| wording::amount(number, sitting.numbers);
    let money = |amount: Money| {
        let unit = wording::currency(&sitting.currency, words);
        format!("{} {unit}", wording::money(amount, sitting.currency, sitting.numbers))
    };
    match became {
        Became::Left { .. } => left(became, sitting, words),
        Became::Money { from, to } if from == to => words.with("then-money-same", &[("to", money(*to).into())]),
        Became::Money { from, to } => {
            let by = to.minus(*from);
            let key = if by.is_negative() { "then-money-less" } else { "then-money-more" };
            let by = if by.is_negative() { from.minus(*to) } else { by };
            let args = [("from", money(*from).into()), ("to", money(*to).into()), ("by", money(by).into())];
            words.with(key, &args)
        }
        Became::Brought { planned, spend, sales } => {
            let unit = match &sitting.measure {
                Measure::Money => wording::currency(&sitting.currency, words).into_owned(),
                Measure::Count(of) => of.clone(),
            };
            let args = [
                ("planned", money(*planned).into()),
                ("spend", money(*spend).into()),
                ("sales", format!("{} {unit}", number(*sales)).into()),
            ];
            words.with("then-brought", &args)
        }
        Became::Renamed { from, to } => words.with("then-renamed", &[("from", from.into()), ("to", to.into())]),
        Became::LostPart(part) => words.with("then-split", &[("part", part.into())]),
        Became::WentInto(into) => words.with("then-merged", &[("into", into.into())]),
        Became::State(state) => words.with("then-state", &[("state", words.get(state.key()).into())]),
        Became::Gone => words.get("then-gone").into_owned(),
        Became::Kept(Some(answer)) => words.with("then-kept", &[("answer", words.get(answer.key()).into())]),
        Became::Kept(None) => words.get("then-kept-unasked").into_owned(),
        Became::Reworded(text) => words.with("then-reworded", &[("text", text.into())]),
        Became::Figure { from, to } => {
            let said = |value: &Option<rust_decimal::Decimal>| value.map_or_else(|| "-".to_owned(), number);
            words.with("then-figure", &[("from", said(from).into()), ("to", said(to).into())])
        }
    }
}

/// What the session says of something that was left to it.
fn left(became: &Became, sitting: &Sitting, words: &Words) -> String {
    let Became::Left { kind, outcome, actual, target, closure, reason } = became else { return String::new() };
    let number = |number| wording::amount(number, sitting.numbers);
    let mut parts = Vec::new();
    if let (LeftoverKind::Goal, Some(actual)) = (kind, actual) {
        let key = match outcome {
            Some(Outcome::Met | Outcome::Earned) => "then-goal-met",
            _ => "then-goal-missed",
        };
        let target = target.map_or_else(|| "-".to_owned(), number);
        parts.push(words.with(key, &[("actual", number(*actual).into()), ("target", target.into())]));
    }
    let is_earned = matches!(outcome, Some(Outcome::Earned | Outcome::Met));
    parts.extend(
        match (kind, closure) {
            (LeftoverKind::Reward, Closure::Settled) if is_earned => Some("then-reward-given"),
            (LeftoverKind::Reward, _) if is_earned => Some("then-reward-owed"),
            (LeftoverKind::Reward, _) if outcome.is_some() => Some("then-reward-not-earned"),
            (LeftoverKind::Action, Closure::Settled) => Some("then-action-done"),
            _ => None,
        }
        .map(|key| words.get(key).into_owned()),
    );
    let said = match closure {
        Closure::Open => Some("then-open"),
        Closure::CarriedOn => Some("then-carried-on"),
        Closure::Settled if parts.is_empty() => Some("then-settled"),
        Closure::Settled => None,
    };
    parts.extend(said.map(|key| words.get(key).into_owned()));
    if !reason.trim().is_empty() {
        parts.push(words.with("then-because", &[("reason", reason.into())]));
    }
    parts.join(&words.get("then-separator"))
}
