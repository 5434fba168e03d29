//! How flags are said: what was found and why it matters in a meeting.

use super::{Arg, Words, wording};
use crate::domain::{Case, Concern, Rule, State, Value};
use crate::rules::Flag;

/// What was found, in one sentence.
#[must_use]
pub fn sentence(flag: &Flag, state: &State, words: &Words) -> String {
    let what = about(named(flag), state, words);
    let facts: Vec<(&str, Fact)> =
        flag.facts.iter().map(|(name, value)| (*name, fact(name, value, state, words))).collect();
    let mut args: Vec<(&str, Arg<'_>)> = vec![("what", what.into())];
    args.extend(facts.into_iter().map(|(name, fact)| match fact {
        Fact::Count(count) => (name, count.into()),
        Fact::Text(text) => (name, text.into()),
    }));
    words.with(flag.key.case.key(), &args)
}

/// What the sentence names; the rest of what some flags are about is a fact of the sentence, or only leans on it.
fn named(flag: &Flag) -> &[Concern] {
    match flag.key.case {
        Case::Repeated | Case::NoSharedGoal | Case::ThresholdNotAbove => flag.key.about.get(..1).unwrap_or_default(),
        _ => &flag.key.about,
    }
}

/// A fact of a sentence; what is counted decides on its number.
enum Fact {
    Count(u32),
    Text(String),
}

fn fact(name: &str, value: &Value, state: &State, words: &Words) -> Fact {
    let count = match value {
        Value::Number(number) if name == "count" => u32::try_from(*number).ok(),
        _ => None,
    };
    count.map_or_else(|| Fact::Text(wording::value(value, state, words)), Fact::Count)
}

/// What a flag is about, by name: inputs and steps; a department stands in the sentence by itself.
#[must_use]
pub fn about(concerns: &[Concern], state: &State, words: &Words) -> String {
    let names = concerns.iter().filter_map(|concern| match concern {
        Concern::Input(input) => Some(wording::input(input, state, words)),
        Concern::Step(step) => Some(words.get(step.key()).into_owned()),
        Concern::Plan(period) => Some(wording::period(*period, words)),
        Concern::Department(_) => None,
    });
    let names: Vec<String> = names.collect();
    let separator = words.get("list-separator");
    // A plan can have a hundred cells: the first few tell which, the number tells how many.
    match names.get(..MOST_NAMED).filter(|_| names.len() > MOST_NAMED + 1) {
        None => names.join(&separator),
        Some(first) => words.with(
            "what-and-more",
            &[("what", first.join(&separator).into()), ("more", (names.len() - MOST_NAMED).into())],
        ),
    }
}

/// The most inputs that are named in one sentence, where there are more than one more.
const MOST_NAMED: usize = 3;

/// What to say, or to ask, instead of the words that caused a flag; `None` where it is not about wording.
#[must_use]
pub fn suggestion(flag: &Flag, words: &Words) -> Option<String> {
    flag.wording.map(|kind| words.get(kind.key()).into_owned())
}

/// Why a rule matters in a meeting, in one sentence.
#[must_use]
pub fn matters(rule: Rule, words: &Words) -> String {
    let key = match rule {
        Rule::D1 => "matters-d1",
        Rule::D2 => "matters-d2",
        Rule::D3 => "matters-d3",
        Rule::X1 => "matters-x1",
        Rule::X2 => "matters-x2",
        Rule::X3 => "matters-x3",
        Rule::X4 => "matters-x4",
        Rule::X5 => "matters-x5",
        Rule::X6 => "matters-x6",
    };
    words.get(key).into_owned()
}

/// What a rule is called for short: `D1`, `X5`.
#[must_use]
pub fn id(rule: Rule) -> String {
    rule.key().trim_start_matches("rule-").to_uppercase()
}
