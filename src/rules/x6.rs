//! X6: nobody takes for granted that customers care about our brand. They do not ask who leads or how old we are; they ask
//! what they gain. And Sales must be able to stand behind the message.

use super::{Context, Flag};
use crate::domain::{Answer, Case, Concern, InputRef, PromotionState, Step};

/// What the rule finds.
pub fn find(context: &Context<'_>) -> Vec<Flag> {
    let mut flags: Vec<Flag> = without_value(context).into_iter().collect();
    flags.extend(context.wording().boasts.iter().map(|worded| Flag::of_wording(Case::Boast, worded)));
    flags.extend(not_behind(context));
    flags
}

/// One flag for all segments of which nobody says what the customer gains.
fn without_value(context: &Context<'_>) -> Option<Flag> {
    if !context.has_left(Step::Segments) {
        return None;
    }
    let segments = context.state().segments.list.iter().filter(|raised| raised.item.value.trim().is_empty());
    let about: Vec<Concern> = segments.map(|raised| InputRef::Segment(raised.id.clone()).into()).collect();
    (!about.is_empty()).then(|| Flag::new(Case::NoValue, about))
}

/// Messages that Sales does not stand behind; where nobody has asked Sales, once the budget is left.
fn not_behind(context: &Context<'_>) -> Vec<Flag> {
    let has_left = context.has_left(Step::Budget);
    let promotions = context.state().budget.promotions.iter().filter(|raised| {
        let is_open = match raised.item.sales_behind {
            Some(Answer::No) => true,
            Some(Answer::Yes | Answer::Partly) => false,
            None => has_left,
        };
        // What was called off tells nobody anything.
        is_open && !raised.item.message.trim().is_empty() && raised.item.state != PromotionState::Cancelled
    });
    promotions.map(|raised| Flag::new(Case::SalesNotBehind, [InputRef::Promotion(raised.id.clone()).into()])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Department, ListChange, Positioning, PromotionField, Rule, SegmentField};
    use crate::rules::samples::Sample;
    use crate::rules::text::WordLists;

    #[test]
    fn a_segment_says_what_its_customers_gain() {
        let mut sample = Sample::planned();
        assert_eq!(sample.rule(Rule::X6), [], "the step has not been left");
        sample.leaves(Step::Segments);
        assert_eq!(sample.found(Case::NoValue)[0].key.about.len(), 2);
        for segment in ["dealers", "accounts"] {
            let value = vec![SegmentField::Value("Twelve days less stock".to_owned())];
            let edit = Change::Segment(ListChange::Edit(segment.into(), value));
            sample.says(Department::Marketing, Step::Segments, edit);
        }
        assert_eq!(sample.rule(Rule::X6), []);
    }

    #[test]
    fn sales_stands_behind_the_message() {
        let mut sample = Sample::planned();
        let edit = |field| Change::Promotion(ListChange::Edit("shows".into(), vec![field]));
        let message = PromotionField::Message("Your line runs eight hours more a month".to_owned());
        sample.says(Department::Marketing, Step::Budget, edit(message));
        assert_eq!(sample.found(Case::SalesNotBehind), [], "Sales may still be asked");
        sample.says(Department::Sales, Step::Budget, edit(PromotionField::SalesBehind(Some(Answer::No))));
        assert_eq!(sample.found(Case::SalesNotBehind).len(), 1);
        sample.says(Department::Sales, Step::Budget, edit(PromotionField::SalesBehind(Some(Answer::Yes))));
        assert_eq!(sample.found(Case::SalesNotBehind), []);
        sample.says(Department::Sales, Step::Budget, edit(PromotionField::SalesBehind(None)));
        sample.leaves(Step::Budget);
        assert_eq!(sample.found(Case::SalesNotBehind).len(), 1);
    }

    fn positioned(image: &str, position: &str) -> Sample {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let lists = WordLists {
            leader: list(&["market leader", "市场领导者"]),
            gains: list(&["saves you", "为您节省"]),
            ..WordLists::default()
        };
        let mut sample = Sample::founded().watching_for(&lists);
        let positioning = Positioning {
            product_line: "Hydra".to_owned(),
            image: image.to_owned(),
            position: position.to_owned(),
            ..Positioning::default()
        };
        let raise = Change::Positioning(ListChange::Raise("hydra".into(), positioning));
        sample.says(Department::Marketing, Step::Research, raise);
        sample
    }

    #[test]
    fn words_that_speak_of_us_are_quoted_unless_a_gain_stands_beside_them() {
        let found = positioned("The market leader", "First choice").found(Case::Boast);
        assert_eq!(found[0].words, ["market leader"]);
        assert_eq!(positioned("我们是市场领导者", "首选").found(Case::Boast).len(), 1);
        assert_eq!(positioned("The market leader", "It saves you two days a month").rule(Rule::X6), []);
    }

    #[test]
    fn a_message_that_was_called_off_needs_nobody_behind_it() {
        let mut sample = Sample::planned();
        let edit = |fields| Change::Promotion(ListChange::Edit("shows".into(), fields));
        let said = vec![
            PromotionField::Message("Your line runs eight hours more".to_owned()),
            PromotionField::SalesBehind(Some(Answer::No)),
        ];
        sample.says(Department::Marketing, Step::Budget, edit(said));
        assert_eq!(sample.found(Case::SalesNotBehind).len(), 1);
        let called_off = vec![PromotionField::State(PromotionState::Cancelled)];
        sample.says(Department::Marketing, Step::Budget, edit(called_off));
        assert_eq!(sample.found(Case::SalesNotBehind), []);
    }
}
