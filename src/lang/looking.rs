//! What somebody types to find something in past sessions: words, and conditions such as `by:sales`, in either language.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::{Lang, Message, Words, dates, pinyin, wording};
use crate::domain::{
    Audience, Department, EvidenceKind, Kind, Life, PromotionKind, PromotionState, Step, Tag, Verdict, Wanted,
};

/// A condition on what is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The department that raised it.
    By,
    /// The step.
    Step,
    /// The kind of input.
    Kind,
    /// What it is filed under.
    Tag,
    /// The meeting was then or later.
    After,
    /// The meeting was before then.
    Before,
    /// The state that the session is in.
    State,
    /// The brand.
    Brand,
}

/// What was asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// What is looked for.
    pub wanted: Wanted,
    /// What was not understood, if anything.
    pub problem: Option<Message>,
}

/// Something that can be put in where one types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// How it is shown.
    pub shown: String,
    /// What it puts in the place of the word that is begun.
    pub puts: String,
}

/// A value that a condition can have.
struct Known {
    condition: Condition,
    key: &'static str,
    /// Its names in every language, in lower case.
    names: Vec<String>,
    means: Means,
}

enum Means {
    Department(Department),
    Step(Step),
    Kind(Kind),
    Tag,
    State,
}

impl Condition {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] =
        [Self::By, Self::Step, Self::Kind, Self::Tag, Self::After, Self::Before, Self::State, Self::Brand];

    /// The key of the word that is typed for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::By => "looking-by",
            Self::Step => "looking-step",
            Self::Kind => "looking-kind",
            Self::Tag => "looking-tag",
            Self::After => "looking-after",
            Self::Before => "looking-before",
            Self::State => "looking-state",
            Self::Brand => "looking-brand",
        }
    }

    fn typed_as(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let is_called = |condition: &Self| WORDS.iter().any(|words| words.get(condition.key()) == word);
        Self::ALL.into_iter().find(is_called)
    }
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| Lang::ALL.into_iter().map(Words::new).collect());

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let known = |condition, key: &'static str, means| {
        let names = WORDS.iter().map(|words| words.get(key).to_lowercase()).collect();
        Known { condition, key, names, means }
    };
    let departments = Department::KNOWN
        .into_iter()
        .filter_map(|department| Some(known(Condition::By, department.key()?, Means::Department(department.clone()))));
    let steps = Step::ALL.into_iter().map(|step| known(Condition::Step, step.key(), Means::Step(step)));
    let kinds = Kind::ALL.iter().map(|kind| known(Condition::Kind, kind.key(), Means::Kind(*kind)));
    let tags = PromotionKind::ALL
        .iter()
        .map(|kind| kind.key())
        .chain(Audience::ALL.iter().map(|audience| audience.key()))
        .chain(EvidenceKind::ALL.iter().map(|kind| kind.key()))
        .chain(Verdict::ALL.iter().map(|verdict| verdict.key()))
        .chain(PromotionState::ALL.iter().map(|state| state.key()))
        .map(|key| known(Condition::Tag, key, Means::Tag));
    let at = jiff::Timestamp::UNIX_EPOCH;
    let lives = [Life::Draft, Life::Agreed(at), Life::Reopened(at)];
    let states = lives.into_iter().map(|life| known(Condition::State, life.key(), Means::State));
    departments.chain(steps).chain(kinds).chain(tags).chain(states).collect()
});

/// Reads what is typed.
#[must_use]
pub fn read(typed: &str, today: Date, lang: Lang) -> Asked {
    let mut asked = Asked::default();
    for token in tokens(typed) {
        let condition =
            token.split_once([':', '：']).and_then(|(word, value)| Some((Condition::typed_as(word)?, value)));
        match condition {
            // One that is begun asks for nothing yet.
            Some((_, value)) if bare(value).is_empty() => {}
            Some((condition, value)) => {
                if let Err(why) = take(&mut asked.wanted, condition, &bare(value), today, lang) {
                    asked.problem = Some(why);
                }
            }
            None => asked.wanted.words.extend(Some(bare(&token)).filter(|word| !word.is_empty())),
        }
    }
    asked
}

/// What one condition says.
///
/// # Errors
/// What of it is not understood.
pub fn take(wanted: &mut Wanted, condition: Condition, value: &str, today: Date, lang: Lang) -> Result<(), Message> {
    let value = value.trim().to_lowercase();
    let known = meant(condition, &value);
    match condition {
        Condition::By if known.is_empty() => wanted.by.push(Department::Other(value.clone())),
        Condition::Tag => wanted.tags.push(Tag::Said(value.clone())),
        Condition::Brand => wanted.brands.push(value.clone()),
        Condition::After => wanted.after = Some(begins(&value, today, lang)?),
        Condition::Before => wanted.before = Some(begins(&value, today, lang)?),
        Condition::Step | Condition::Kind | Condition::State if known.is_empty() => {
            return Err(Message::new("looking-unknown").with("typed", &value).with_word("condition", condition.key()));
        }
        _ => {}
    }
    for Known { key, means, .. } in known {
        match means {
            Means::Department(department) => wanted.by.push(department.clone()),
            Means::Step(step) => wanted.steps.push(*step),
            Means::Kind(kind) => wanted.kinds.push(*kind),
            Means::Tag => wanted.tags.push(Tag::Known((*key).to_owned())),
            Means::State => wanted.states.push(key),
        }
    }
    Ok(())
}

/// What can be put in for the word that ends where one types: conditions, or the values of the one that is begun.
#[must_use]
pub fn offers(before: &str, brands: &[String], today: Date, words: &Words) -> Vec<Offer> {
    let begun = tokens(before).pop().filter(|_| !before.ends_with(char::is_whitespace)).unwrap_or_default();
    let Some((word, value)) = begun.split_once([':', '：']) else {
        let begun = begun.to_lowercase();
        let named = Condition::ALL.into_iter().map(|condition| words.get(condition.key()).into_owned());
        let fits = |name: &String| name.starts_with(&begun) || pinyin::spoken_at(&begun, name) == Some(0);
        let with_colon = |name: String| words.with("compare-label", &[("label", name.into())]).trim_end().to_owned();
        return named.filter(fits).map(with_colon).map(|name| Offer { shown: name.clone(), puts: name }).collect();
    };
    let Some(condition) = Condition::typed_as(word) else { return Vec::new() };
    let value = bare(value);
    let values: Vec<String> = match condition {
        Condition::Brand => brands.iter().filter(|brand| brand.to_lowercase().contains(&value)).cloned().collect(),
        Condition::After | Condition::Before => {
            let (year, quarter) = (today.year(), 3 * ((today.month() - 1) / 3) + 1);
            let days = [format!("{year}"), format!("{}", year - 1), format!("{year}-{quarter:02}")];
            days.into_iter().filter(|day| day.starts_with(&value)).collect()
        }
        _ if value.is_empty() => {
            KNOWN.iter().filter(|known| known.condition == condition).map(|known| words.get(known.key).into()).collect()
        }
        _ => meant(condition, &value).into_iter().map(|known| words.get(known.key).into()).collect(),
    };
    let colon = if begun.contains('\u{ff1a}') { '\u{ff1a}' } else { ':' };
    let puts = |shown: String| {
        let shown = shown.to_lowercase();
        let quoted = if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown.clone() };
        Offer { puts: format!("{word}{colon}{quoted} "), shown }
    };
    values.into_iter().map(puts).collect()
}

/// The text before the caret with an offer in the place of the word that is begun.
#[must_use]
pub fn put(before: &str, offer: &Offer) -> String {
    let begun = tokens(before).pop().filter(|_| !before.ends_with(char::is_whitespace)).unwrap_or_default();
    format!("{}{}", before.strip_suffix(begun.as_str()).unwrap_or(before), offer.puts)
}

/// The values that a typed one means: those of that name, else those that begin so, else those that hold it.
fn meant(condition: Condition, value: &str) -> Vec<&'static Known> {
    let by_number = |known: &Known| match (&known.means, value.parse::<usize>()) {
        (Means::Step(step), Ok(number)) => *step as usize + 1 == number,
        _ => false,
    };
    let ways: [&dyn Fn(&Known) -> bool; 5] = [
        &by_number,
        &|known| known.names.iter().any(|name| name == value),
        &|known| known.names.iter().any(|name| name.starts_with(value)),
        &|known| known.names.iter().any(|name| name.contains(value)),
        &|known| known.names.iter().any(|name| pinyin::spoken_at(value, name) == Some(0)),
    ];
    let of_condition = || KNOWN.iter().filter(|known| known.condition == condition);
    let found = ways.iter().map(|is_it| of_condition().filter(|known| is_it(known)).collect::<Vec<_>>());
    found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// The first day that a typed day, month, quarter or year has.
fn begins(value: &str, today: Date, lang: Lang) -> Result<Date, Message> {
    let day = |_| dates::parse_date(value, today, lang);
    let first = dates::parse_period(value).map(|(from, _)| from).or_else(day);
    first.map_err(|why| wording::date_error(why, lang))
}

/// What is typed, cut at blanks that stand in no quotes.
fn tokens(typed: &str) -> Vec<String> {
    let (mut tokens, mut token, mut is_quoted) = (Vec::new(), String::new(), false);
    for letter in typed.chars() {
        is_quoted ^= is_quote(letter);
        if letter.is_whitespace() && !is_quoted {
            tokens.extend(Some(std::mem::take(&mut token)).filter(|token| !token.is_empty()));
        } else {
            token.push(letter);
        }
    }
    tokens.extend(Some(token).filter(|token| !token.is_empty()));
    tokens
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '「' | '」')
}

/// A word or a value without its quotes, in lower case.
fn bare(token: &str) -> String {
    token.chars().filter(|letter| !is_quote(*letter)).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn asked(typed: &str) -> Wanted {
        let Asked { wanted, problem } = read(typed, date(2026, 11, 23), Lang::En);
        assert_eq!(problem, None, "{typed}");
        wanted
    }

    #[test]
    fn words_and_conditions_are_told_apart_in_either_language() {
        let english = asked("Dealer bonus by:sales step:budget after:2026-01");
        assert_eq!(english.words, ["dealer", "bonus"]);
        assert_eq!(
            (english.by.as_slice(), english.steps.as_slice()),
            ([Department::Sales].as_slice(), [Step::Budget].as_slice())
        );
        assert_eq!(english.after, Some(date(2026, 1, 1)));
        let chinese = asked("Dealer bonus 部门：销售部 步骤:预算 从:2026-01");
        assert_eq!(chinese, english);
    }

    #[test]
    fn a_value_may_be_begun_counted_or_typed_by_its_sound() {
        assert_eq!(asked("by:mark").by, [Department::Marketing]);
        assert_eq!(asked("步骤:ys").steps, [Step::Budget]);
        assert_eq!(asked("step:5").steps, [Step::Budget]);
        assert_eq!(asked("kind:\"joint reading\"").kinds, [Kind::Reading]);
        assert_eq!(asked("state:reopened").states, ["life-reopened"]);
        assert_eq!(asked("by:quality").by, [Department::Other("quality".to_owned())]);
        assert_eq!(asked("before:\"Q2 2026\"").before, Some(date(2026, 4, 1)));
        assert!(asked("tag:stop").tags.contains(&Tag::Known("verdict-stop".to_owned())));
        assert!(asked("tag:noise").tags.contains(&Tag::Said("noise".to_owned())));
    }

    #[test]
    fn a_condition_that_is_begun_asks_for_nothing_and_one_that_nobody_knows_says_so() {
        assert!(asked("by:").is_nothing());
        assert_eq!(asked("\"later: more\"").words, ["later: more"]);
        for typed in ["step:lunch", "after:someday", "kind:joke"] {
            assert!(read(typed, date(2026, 11, 23), Lang::En).problem.is_some(), "{typed}");
        }
    }

    #[test]
    fn whatever_is_offered_is_understood_when_it_is_put_in() {
        for lang in Lang::ALL {
            let words = Words::new(lang);
            let brands = ["Hydra Pro".to_owned()];
            let today = date(2026, 11, 23);
            let conditions = offers("pump ", &brands, today, &words);
            assert_eq!(conditions.len(), Condition::ALL.len());
            for condition in conditions {
                let begun = put("pump ", &condition);
                let values = offers(&begun, &brands, today, &words);
                assert!(!values.is_empty(), "{begun}");
                for value in values {
                    let whole = put(&begun, &value);
                    let Asked { wanted, problem } = read(&whole, today, lang);
                    assert_eq!((problem, wanted.words.as_slice()), (None, ["pump".to_owned()].as_slice()), "{whole}");
                    assert!(
                        wanted.asks_of_lines() || wanted != Wanted { words: wanted.words.clone(), ..Wanted::default() }
                    );
                }
            }
        }
    }
}
