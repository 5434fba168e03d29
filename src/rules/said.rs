//! All that people said, input by input: what the text rules read.

use crate::domain::{InputRef, Item, List, State, Stream};

/// What was said in one input.
pub struct Said<'a> {
    /// Field by field; not empty.
    pub words: Vec<&'a str>,
    /// The customer of whom it is said, where a field names one; else empty.
    pub customer: &'a str,
    /// Whether a customer said it, whom the room only quotes.
    pub is_voice: bool,
}

/// Shows everything said, step by step, with a way to name its input: thousands of inputs are read, and few are named.
pub fn each<'a>(state: &'a State, see: &mut dyn FnMut(&Said<'a>, &dyn Fn() -> InputRef)) {
    of_list(&state.room.leftovers, see);
    of_list(&state.room.working_agreement, see);
    of_list(&state.look_back.results, see);
    of_list(&state.look_back.readings, see);
    for raised in &state.research.evidence {
        let evidence = &raised.item;
        let is_voice = evidence.kind.stream() == Stream::CustomerVoice;
        let said = Said { words: evidence.words(), customer: evidence.customer.trim(), is_voice };
        see(&said, &|| InputRef::Evidence(raised.id.clone()));
    }
    of_list(&state.research.conclusions, see);
    of_list(&state.research.positionings, see);
    of_list(&state.segments.list, see);
    of_list(&state.budget.promotions, see);
    of_list(&state.budget.allocations, see);
    of_list(&state.goals.list, see);
    of_list(&state.goals.rewards, see);
    of_list(&state.agreement.actions, see);
    of_list(&state.agreement.parking_lot, see);
    of_list(&state.agreement.plan_changes, see);
    for signature in &state.agreement.signatures {
        if let Some(reason) = signature.stance.reason() {
            let said = Said { words: vec![reason], customer: "", is_voice: false };
            see(&said, &|| InputRef::Signature(signature.department.clone()));
        }
    }
}

fn of_list<'a, T: Item>(list: &'a List<T>, see: &mut dyn FnMut(&Said<'a>, &dyn Fn() -> InputRef)) {
    for raised in list {
        let words = raised.item.words();
        if !words.is_empty() {
            see(&Said { words, customer: "", is_voice: false }, &|| T::reference(raised.id.clone()));
        }
    }
}

/// Shows everything said of ourselves to customers, input by input: positionings, what a segment gains, messages of
/// promotions.
pub fn each_about_us<'a>(state: &'a State, see: &mut dyn FnMut(&Said<'a>, &dyn Fn() -> InputRef)) {
    let mut see = |texts: &[&'a str], input: &dyn Fn() -> InputRef| {
        let words: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
        if !words.is_empty() {
            see(&Said { words, customer: "", is_voice: false }, input);
        }
    };
    for raised in &state.research.positionings {
        let texts = [raised.item.image.as_str(), raised.item.position.as_str()];
        see(&texts, &|| InputRef::Positioning(raised.id.clone()));
    }
    for raised in &state.segments.list {
        see(&[&raised.item.value], &|| InputRef::Segment(raised.id.clone()));
    }
    for raised in &state.budget.promotions {
        see(&[&raised.item.message], &|| InputRef::Promotion(raised.id.clone()));
    }
}
