//! The last thing again: a value in the next form, and what was done to one row done to another.

use roundtable::app::Overlay;
use roundtable::domain::{Department, Money, Step};

use crate::fixtures::cell;
use crate::keys::Keyboard;

fn says(keyboard: &Keyboard, row: usize) -> String {
    match keyboard.model.overlays.last() {
        Some(Overlay::Form(form)) => form.rows[row].text.text().to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_field_in_focus_says_what_the_last_input_of_its_kind_says_in_it() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.press("sBuyers rank service first<tab>Trade survey<enter>sThey fear downtime<tab><c-r>");
    assert_eq!(says(&keyboard, 1), "Trade survey");
    keyboard.press(" 2026<enter>");
    let last = keyboard.state().research.evidence.iter().last().expect("it is kept");
    assert_eq!(last.item.source, "Trade survey 2026");
    // What a customer said is another kind than a study.
    keyboard.press("vYour pumps run quieter<tab><c-r>");
    assert_eq!(says(&keyboard, 1), "");
    assert!(!keyboard.notice().is_empty());
}

#[test]
fn a_tier_is_set_again_on_the_next_segment() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("<enter><tab><tab>C<enter><down>&");
    let tiers: Vec<String> = (keyboard.state().segments.list.iter())
        .map(|raised| raised.item.tier.map_or_else(String::new, |tier| tier.to_string()))
        .collect();
    assert_eq!(tiers, ["C", "C"]);
    keyboard.press("u");
    let second = keyboard.state().segments.list.iter().nth(1).expect("two");
    assert_eq!(second.item.tier.map(|tier| tier.to_string()).as_deref(), Some("B"), "it is one step of undo");
}

#[test]
fn a_yes_and_an_amount_are_given_again() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("<f3>y<down>&");
    let agreed = |keyboard: &Keyboard| {
        keyboard.state().segments.list.iter().filter(|one| one.agreed.contains(&Department::Marketing)).count()
    };
    assert_eq!(agreed(&keyboard), 2);
    keyboard.press("5").press("25k<tab>&");
    let state = keyboard.state();
    let cells = [cell("dealers", "shows"), cell("dealers", "ads")].map(|cell| state.budget.amount(&cell));
    assert_eq!(cells, [Money::from(25_000), Money::from(25_000)]);
}

#[test]
fn a_lock_is_given_again_and_the_amount_is_not() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("40k<enter><up>o<right>");
    let spot = |keyboard: &Keyboard, promotion: &str| {
        let raised = keyboard.state().budget.allocations.get(&cell("dealers", promotion)).expect("it is placed");
        (raised.item.amount, raised.item.held.is_some())
    };
    let before = spot(&keyboard, "ads").0;
    assert_eq!(spot(&keyboard, "shows"), (Money::from(40_000), true));
    keyboard.press("&");
    assert_eq!(spot(&keyboard, "ads"), (before, true));
}

#[test]
fn nothing_is_written_over_a_held_remark_by_habit() {
    let mut keyboard = Keyboard::at_step(Step::Research);
    keyboard.model.lexicon = crate::held::lexicon();
    keyboard.model.look_anew();
    keyboard.press("vThey buy in May<tab>Ana<enter>vThis customer always pays late<tab>Ana<enter>");
    keyboard.press("<up><enter>They buy in June<enter><down>&");
    let said: Vec<&str> = keyboard
        .meeting()
        .uncovered()
        .state()
        .research
        .evidence
        .iter()
        .map(|raised| raised.item.text.as_str())
        .collect();
    assert_eq!(said.last(), Some(&"This customer always pays late"), "{said:?}");
    assert!(!keyboard.notice().is_empty());
}

#[test]
fn what_makes_no_sense_on_a_row_is_not_repeated_there() {
    let mut keyboard = Keyboard::at_step(Step::Segments);
    keyboard.press("aOEMs<tab>Build pumps in<enter>");
    let before = keyboard.meeting().session().history().len();
    keyboard.press("<up>&");
    assert_eq!(keyboard.meeting().session().history().len(), before, "an input that was raised is not raised again");
    assert!(!keyboard.notice().is_empty());
}
