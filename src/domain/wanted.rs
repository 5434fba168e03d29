//! What somebody looks for in past sessions: words, and conditions on the session and on the line that says them.

use jiff::civil::Date;

use super::about::Life;
use super::department::Department;
use super::kind::Kind;
use super::step::Step;

/// What somebody looks for. An empty list asks for nothing; of a list with several, one is enough, but every word must be said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// Words and phrases in lower case.
    pub words: Vec<String>,
    /// Departments that raised it; an own name is one that contains this.
    pub by: Vec<Department>,
    /// Steps at which it was raised.
    pub steps: Vec<Step>,
    /// Kinds of inputs.
    pub kinds: Vec<Kind>,
    /// What it is filed under.
    pub tags: Vec<Tag>,
    /// The meeting was on this day or later.
    pub after: Option<Date>,
    /// The meeting was before this day.
    pub before: Option<Date>,
    /// Keys of the states that the session may be in.
    pub states: Vec<&'static str>,
    /// Brands in lower case, or parts of them.
    pub brands: Vec<String>,
}

/// Something that an input is filed under: a theme, a tier, a product, or one of a fixed set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Words of the room, in lower case, or a part of them.
    Said(String),
    /// One of a fixed set, by the key of its name among the words.
    Known(String),
}

/// What a condition is asked of: a line of a session.
#[derive(Clone, Copy, Debug)]
pub struct LineSaid<'a> {
    /// The step.
    pub step: Step,
    /// Its kind.
    pub kind: Kind,
    /// The department that raised it, where it is known.
    pub by: Option<&'a Department>,
    /// What it is filed under: keys of fixed sets as they are, words of the room in lower case.
    pub tags: &'a [&'a str],
}

impl Wanted {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it asks for something that only the text of a session can answer.
    #[must_use]
    pub fn asks_of_lines(&self) -> bool {
        !(self.by.is_empty() && self.steps.is_empty() && self.kinds.is_empty() && self.tags.is_empty())
    }

    /// Whether a session can hold it.
    #[must_use]
    pub fn takes_session(&self, date: Date, life: Life, brand: &str) -> bool {
        let in_time = self.after.is_none_or(|after| date >= after) && self.before.is_none_or(|before| date < before);
        let in_state = self.states.is_empty() || self.states.contains(&life.key());
        in_time && in_state && (self.brands.is_empty() || contains_any(&brand.to_lowercase(), &self.brands))
    }

    /// Whether a line can be it, as far as its words do not matter. Rewards are only for those who ask for them by name.
    #[must_use]
    pub fn takes_line(&self, line: &LineSaid<'_>) -> bool {
        let by_any = || line.by.is_some_and(|by| self.by.iter().any(|wanted| is_that(wanted, by)));
        let tagged = || line.tags.iter().any(|tag| self.tags.iter().any(|wanted| wanted.fits(tag)));
        (self.by.is_empty() || by_any())
            && (self.steps.is_empty() || self.steps.contains(&line.step))
            && (self.tags.is_empty() || tagged())
            && if self.kinds.is_empty() { line.kind != Kind::Reward } else { self.kinds.contains(&line.kind) }
    }
}

impl Tag {
    fn fits(&self, tag: &str) -> bool {
        match self {
            Self::Said(part) => tag.contains(part.as_str()),
            Self::Known(key) => tag == key,
        }
    }
}

fn is_that(wanted: &Department, by: &Department) -> bool {
    match (wanted, by) {
        (Department::Other(part), Department::Other(name)) => name.to_lowercase().contains(&part.to_lowercase()),
        _ => wanted == by,
    }
}

fn contains_any(text: &str, parts: &[String]) -> bool {
    parts.iter().any(|part| text.contains(part.as_str()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn line(kind: Kind, by: &Department) -> LineSaid<'_> {
        LineSaid { step: Step::Budget, kind, by: Some(by), tags: &["promotion-dealer-incentive", "loyal dealers"] }
    }

    #[test]
    fn a_line_must_fit_every_condition_that_is_set() {
        let sales = Department::Sales;
        let line = line(Kind::Allocation, &sales);
        assert!(Wanted::default().takes_line(&line));
        let fits = Wanted {
            by: vec![Department::Marketing, Department::Sales],
            steps: vec![Step::Budget],
            kinds: vec![Kind::Allocation],
            tags: vec![Tag::Said("dealers".to_owned())],
            ..Wanted::default()
        };
        assert!(fits.takes_line(&line));
        assert!(!Wanted { steps: vec![Step::Goals], ..fits.clone() }.takes_line(&line));
        assert!(!Wanted { by: vec![Department::Finance], ..fits.clone() }.takes_line(&line));
        assert!(!Wanted { tags: vec![Tag::Known("promotion-dealer".to_owned())], ..fits }.takes_line(&line));
    }

    #[test]
    fn a_reward_is_only_for_those_who_ask_for_it() {
        let sales = Department::Sales;
        let reward = line(Kind::Reward, &sales);
        assert!(!Wanted::default().takes_line(&reward));
        assert!(!Wanted { by: vec![Department::Sales], ..Wanted::default() }.takes_line(&reward));
        assert!(Wanted { kinds: vec![Kind::Reward], ..Wanted::default() }.takes_line(&reward));
    }

    #[test]
    fn a_session_is_in_time_from_the_first_day_on_and_before_the_last() {
        let wanted = Wanted { after: Some(date(2026, 1, 1)), before: Some(date(2026, 4, 1)), ..Wanted::default() };
        let takes = |month, day| wanted.takes_session(date(2026, month, day), Life::Draft, "Hydra");
        assert!(takes(1, 1) && takes(3, 31) && !takes(4, 1));
        let agreed = Wanted { states: vec!["life-agreed"], ..Wanted::default() };
        assert!(!agreed.takes_session(date(2026, 1, 1), Life::Draft, "Hydra"));
        let brand = Wanted { brands: vec!["hyd".to_owned()], ..Wanted::default() };
        assert!(brand.takes_session(date(2026, 1, 1), Life::Draft, "Hydra"));
        assert!(!brand.takes_session(date(2026, 1, 1), Life::Draft, "Shanlan"));
    }

    #[test]
    fn a_department_of_an_own_name_is_found_by_a_part_of_it() {
        let quality = Department::Other("Quality assurance".to_owned());
        let wanted = Wanted { by: vec![Department::Other("quality".to_owned())], ..Wanted::default() };
        assert!(wanted.takes_line(&line(Kind::Parked, &quality)));
        assert!(!wanted.takes_line(&line(Kind::Parked, &Department::Sales)));
    }
}
