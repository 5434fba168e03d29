//! Whether a reading is a joint one: said by both departments, and with an answer to each of the room's questions.

use super::Reading;
use crate::domain::department::Department;
use crate::domain::input::Raised;
use crate::domain::room::Room;

/// Something that a reading still lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MissingPart {
    /// This department has neither raised it nor said yes to it.
    SaidBy(Department),
    /// Nobody says whether the target was met.
    TargetMet,
    /// Nobody says whether the customers are satisfied.
    CustomersSatisfied,
    /// Nobody says by what means.
    ByWhatMeans,
    /// Nobody says what to do about the line.
    Verdict,
}

impl Raised<Reading> {
    /// Whether Sales or Marketing, each where the company has it, has neither raised the reading nor said yes to it, and
    /// which of its questions nobody has answered; nothing where it is a joint reading.
    #[must_use]
    pub fn missing_parts(&self, room: &Room) -> Vec<MissingPart> {
        let says = |department: &Department| self.by == *department || self.agreed.contains(department);
        let both = [Department::Sales, Department::Marketing].into_iter();
        let silent = both.filter(|department| !room.without.contains(department) && !says(department));
        let Reading { target_met, customers_satisfied, by_what_means, verdict, .. } = &self.item;
        let unanswered = [
            (target_met.is_none(), MissingPart::TargetMet),
            (customers_satisfied.is_none(), MissingPart::CustomersSatisfied),
            (by_what_means.is_empty(), MissingPart::ByWhatMeans),
            (verdict.is_none(), MissingPart::Verdict),
        ];
        let unanswered = unanswered.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, part)| part);
        silent.map(MissingPart::SaidBy).chain(unanswered).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Line, Step, Verdict};

    fn raised(by: Department, agreed: &[Department], item: Reading) -> Raised<Reading> {
        Raised {
            id: Line::Segment(None),
            by,
            person: None,
            step: Step::LookBack,
            at: jiff::Timestamp::UNIX_EPOCH,
            agreed: agreed.iter().cloned().collect(),
            item,
        }
    }

    fn whole() -> Reading {
        Reading {
            text: "Paid for volume they would have bought anyway".to_owned(),
            target_met: Some(Answer::No),
            customers_satisfied: Some(Answer::Yes),
            by_what_means: "price only".to_owned(),
            verdict: Some(Verdict::Change),
        }
    }

    #[test]
    fn a_reading_is_joint_once_sales_and_marketing_say_it_whoever_raised_it() {
        let room = Room::default();
        let by_finance = raised(Department::Finance, &[Department::Sales, Department::Marketing], whole());
        assert_eq!(by_finance.missing_parts(&room), []);
        let by_sales = raised(Department::Sales, &[Department::Finance], whole());
        assert_eq!(by_sales.missing_parts(&room), [MissingPart::SaidBy(Department::Marketing)]);
    }

    #[test]
    fn a_department_that_the_company_does_not_have_need_not_say_it() {
        let room = Room { without: [Department::Marketing].into(), ..Room::default() };
        assert_eq!(raised(Department::Sales, &[], whole()).missing_parts(&room), []);
    }

    #[test]
    fn each_question_without_an_answer_is_missing() {
        let bare = Reading { text: "It went well".to_owned(), ..Reading::default() };
        let missing = raised(Department::Sales, &[Department::Marketing], bare).missing_parts(&Room::default());
        let questions =
            [MissingPart::TargetMet, MissingPart::CustomersSatisfied, MissingPart::ByWhatMeans, MissingPart::Verdict];
        assert_eq!(missing, questions);
    }
}
