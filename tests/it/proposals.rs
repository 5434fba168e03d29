//! Segments from a customer list as they are driven: proposed, split, merged, searched, and shown.

use jiff::Timestamp;
use roundtable::app::{Command, Model, Overlay, RowRef, Section};
use roundtable::domain::{Change, Department, Event, InputRef, Step, Tier, TierLimits, trail};
use roundtable::lang::Lang;

use crate::customer_list::{figures, is, long, of, picked, row, segment, small, table, with};
use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

fn at_segments(meeting: Meeting, lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(meeting.session, lang);
    keyboard.meeting_mut().go_to(Step::Segments, Timestamp::UNIX_EPOCH);
    keyboard
}

#[test]
fn segments_are_proposed_by_two_attributes_in_one_entry_of_the_department_that_speaks() {
    let mut keyboard = at_segments(with(small()), Lang::En);
    let entries = keyboard.meeting().session().history().len();
    keyboard.press("<f3>p<right> <right> ");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form is open") };
    let outlook = form.outlook.as_ref().expect("it says what it would make");
    assert_eq!((outlook.groups.len(), outlook.all), (5, 5));
    assert_eq!(outlook.groups[0].name, "Horeca / Lisbon");
    assert_eq!(outlook.groups[0].share.map(|share| share.to_string()).as_deref(), Some("60.0"));
    keyboard.press("<enter>");
    assert!(keyboard.model.overlays.is_empty(), "{:?}", keyboard.model.overlays);
    assert_eq!(
        table(keyboard.state()),
        [
            row("Horeca / Lisbon", 2, 600),
            row("Retail / Porto", 1, 250),
            row("Retail / Lisbon", 2, 85),
            row("Horeca / Porto", 2, 40),
            row("Horeca / no Region", 1, 25),
        ]
    );
    let first = keyboard.state().segments.list.iter().next().expect("there are five");
    assert_eq!((&first.by, first.step), (&Department::Marketing, Step::Segments));
    assert_eq!(first.item.defined_by, "Channel: Horeca, Region: Lisbon");
    assert!(keyboard.state().segments.list.iter().all(|raised| raised.item.tier.is_none()), "tiers are for Sales");
    assert_eq!(keyboard.meeting().session().history().len(), entries + 1);
    keyboard.press("<c-z>");
    assert_eq!(table(keyboard.state()), [], "one undo takes all of them back");
}

#[test]
fn segments_are_proposed_by_tier_and_carry_it() {
    let mut keyboard = at_segments(with(small()), Lang::ZhCn);
    keyboard.press("p <enter>");
    let tiers: Vec<_> = keyboard.state().segments.list.iter().map(|raised| raised.item.tier).collect();
    assert_eq!(tiers, [Some(Tier::A), Some(Tier::B), Some(Tier::C)]);
    assert_eq!(table(keyboard.state()), [row("A 类客户", 3, 850), row("B 类客户", 2, 110), row("C 类客户", 3, 40)]);
}

#[test]
fn what_was_proposed_before_is_not_raised_twice_and_a_group_merged_away_does_not_come_back() {
    let mut keyboard = at_segments(with(small()), Lang::En);
    keyboard.press("p<right><right> <enter>");
    assert_eq!(table(keyboard.state()).len(), 3);
    keyboard.press("p<right><right> <enter>");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form waits") };
    assert!(form.problem.is_some());
    keyboard.press("<esc><esc>").press("mPorto<enter>");
    assert_eq!(table(keyboard.state()), [row("Porto", 7, 975), row("no Region", 1, 25)]);
    keyboard.press("p<right><right> <enter>");
    assert_eq!(table(keyboard.state()).len(), 2, "Lisbon is a part of Porto now");
}

#[test]
fn a_proposal_says_how_many_of_its_customers_are_in_a_segment_already() {
    let mut meeting = with(small());
    meeting.sales(picked("Horeca", &[is(&[("Channel", "Horeca")])]));
    meeting.sales(picked("Lisbon", &[is(&[("Region", "Lisbon")])]));
    let mut keyboard = at_segments(meeting, Lang::En);
    keyboard.press("p ");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form is open") };
    assert_eq!(form.outlook.as_ref().map(|outlook| outlook.again.customers), Some(7), "all but Mercado Sul");
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    assert!(picture.find("7 customers are in a segment already").is_some(), "{}", picture.text());
    keyboard.press("<right> ");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form is open") };
    assert_eq!(form.outlook.as_ref().map(|outlook| outlook.again.customers), Some(7));
    keyboard.press("<left> <enter>");
    assert_eq!(table(keyboard.state()).len(), 3, "Horeca was there, Retail is new");
}

#[test]
fn of_many_groups_the_largest_become_segments_and_the_rest_stays_in_none() {
    let mut keyboard = at_segments(with(long(400)), Lang::En);
    keyboard.press("p<right><right> ");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form is open") };
    let outlook = form.outlook.as_ref().expect("it says what it would make");
    assert_eq!((outlook.groups.len(), outlook.all), (12, 97));
    let left = outlook.left.customers;
    keyboard.press("<tab>5<enter>");
    assert_eq!(keyboard.state().segments.list.len(), 5);
    let coverage = keyboard.meeting().reckoning().coverage();
    assert!(coverage.customers_outside.expect("the list says") > left);
    assert_eq!(*coverage, keyboard.state().coverage(), "what is drawn is what is so");
}

#[test]
fn a_list_of_sums_is_proposed_from_like_one_of_customers() {
    let sums = long(400).summed_up(&TierLimits::default());
    for keys in ["p <enter>", "p<right> <enter>", "p <right> <enter>"] {
        let (mut whole, mut summed) =
            (at_segments(with(long(400)), Lang::En), at_segments(with(sums.clone()), Lang::En));
        whole.press(keys);
        summed.press(keys);
        assert!(whole.state().segments.list.len() > 2, "{keys}");
        assert_eq!(table(whole.state()), table(summed.state()), "{keys}");
        assert_eq!(whole.state().coverage(), summed.state().coverage(), "{keys}");
    }
}

#[test]
fn a_segment_keeps_its_identity_through_rename_split_merge_and_undo() {
    let mut keyboard = at_segments(with(small()), Lang::En);
    keyboard.press("p<right> <enter>");
    let trail_of = |keyboard: &Keyboard, id: &str| {
        let traces = trail(keyboard.meeting().session(), &InputRef::Segment(id.into()));
        traces.into_iter().filter(|trace| trace.stands).map(|trace| trace.event).collect::<Vec<_>>()
    };
    keyboard.press("<enter>Hotels<enter>");
    assert_eq!(segment(keyboard.state(), "horeca").name, "Hotels");
    assert_eq!(figures(keyboard.state(), "horeca"), of(5, 665), "a name changes nobody's belonging");

    keyboard.press("/Region: Lisbon<enter>");
    assert!(keyboard.model.overlays.is_empty(), "{:?}", keyboard.model.overlays);
    let part = segment(keyboard.state(), "hotels-lisbon");
    assert_eq!(part.name, "Hotels / Lisbon");
    assert_eq!(
        (part.came_of.as_ref(), part.defined_by.as_str()),
        (Some(&"horeca".into()), "Channel: Horeca, Region: Lisbon")
    );
    assert_eq!(
        (figures(keyboard.state(), "hotels-lisbon"), figures(keyboard.state(), "horeca")),
        (of(2, 600), of(3, 65))
    );
    assert_eq!(segment(keyboard.state(), "horeca").defined_by, "Channel: Horeca, Region: not Lisbon");
    assert_eq!(keyboard.state().coverage().customers_twice, 0);

    let split = keyboard.state().clone();
    let lisbon = RowRef::Input(InputRef::Segment("hotels-lisbon".into()));
    keyboard.meeting_mut().select_row(&lisbon);
    keyboard.press("mRetail<enter>");
    assert_eq!(figures(keyboard.state(), "retail"), of(5, 935));
    let events = trail_of(&keyboard, "retail");
    assert!(matches!(events.as_slice(), [Event::Raised(_), Event::Merged(_)]), "{events:?}");
    assert!(matches!(trail_of(&keyboard, "hotels-lisbon").as_slice(), [Event::Raised(_), Event::WentInto(_)]));
    assert!(matches!(trail_of(&keyboard, "horeca").first(), Some(Event::Raised(_))));

    keyboard.press("B<enter>");
    assert_eq!(
        (figures(keyboard.state(), "hotels-lisbon"), figures(keyboard.state(), "retail")),
        (of(2, 600), of(3, 335))
    );
    assert_eq!(keyboard.state().coverage().customers_twice, 0, "what came back is nobody else's any more");
    keyboard.press("<c-z><c-z>");
    assert_eq!(keyboard.state().segments, split.segments);
    keyboard.press("<c-z><c-z><c-z>");
    assert_eq!(table(keyboard.state()), []);
}

#[test]
fn a_form_asks_for_no_figure_that_the_list_tells() {
    let mut keyboard = at_segments(with(small()), Lang::En);
    keyboard.press("p <enter><enter>");
    let Some(Overlay::Form(form)) = keyboard.model.overlays.last() else { panic!("the form is open") };
    let labels: Vec<_> = form.rows.iter().map(|row| row.label).collect();
    assert_eq!(labels, ["field-name", "field-defined-by", "field-tier", "field-needs", "field-value"]);
    keyboard.press("<tab><tab><tab><tab>One delivery a week<enter>");
    assert_eq!(segment(keyboard.state(), "a-customers").value, "One delivery a week");
    assert_eq!(figures(keyboard.state(), "a-customers"), of(3, 850));
}

#[test]
fn the_list_is_a_row_with_the_keys_of_every_row_and_opens_as_a_page_that_is_searched() {
    let mut keyboard = at_segments(with(small()), Lang::En);
    keyboard.press("<tab>y");
    assert_eq!(keyboard.meeting().section(), Section::Customers);
    assert!(keyboard.state().segments.brought.as_ref().is_some_and(|brought| !brought.agreed.is_empty()));
    keyboard.press("<enter>porto");
    let Some(Overlay::Customers(page)) = keyboard.model.overlays.last() else { panic!("the page is open") };
    let names: Vec<_> = (0..page.matches.len()).filter_map(|at| page.line(at)?.1.name).collect();
    assert_eq!(names, ["Mercado Sul", "Bar Central", "Tasca do Rio"]);
    keyboard.press("<esc>c");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Customers(_))), "in a review too");
    keyboard.press("bar, region porto");
    let Some(Overlay::Customers(page)) = keyboard.model.overlays.last() else { panic!("the page is open") };
    let names: Vec<_> = (0..page.matches.len()).filter_map(|at| page.line(at)?.1.name).collect();
    assert_eq!(names, ["Bar Central"], "by all that is typed, with what it is called");
    keyboard.press("<esc>x");
    assert!(keyboard.state().segments.customers.is_empty());
    assert!(keyboard.notice().contains("crm.csv"), "{}", keyboard.notice());
    keyboard.press("p");
    assert!(keyboard.model.overlays.is_empty() && !keyboard.notice().is_empty());
    keyboard.press("<c-z>p");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::Form(_))));
}

/// The step with some segments of the list, one of them by hand, and totals that somebody had typed before.
fn covered(lang: Lang) -> Model {
    let mut meeting = with(small());
    meeting.sales(Change::Figure(roundtable::domain::Figure::Customers, Some(12.into())));
    meeting.sales(picked("Horeca", &[is(&[("Channel", "Horeca")])]));
    meeting.marketing(picked("Lisbon", &[is(&[("Region", "Lisbon")])]));
    at_segments(meeting, lang).model
}

#[test]
fn the_step_shows_segments_coverage_and_the_list_behind_them() {
    insta::assert_snapshot!(Picture::of(&mut covered(Lang::En), 100, 30).text());
}

#[test]
fn the_step_in_chinese_fits_a_small_window() {
    insta::assert_snapshot!(Picture::of(&mut covered(Lang::ZhCn), 80, 24).text());
}

#[test]
fn a_list_without_segments_says_what_to_do_first() {
    let picture = Picture::of(&mut at_segments(with(small()), Lang::En).model, 120, 36);
    assert!(picture.find("Press p to propose").is_some(), "{}", picture.text());
    let picture = Picture::of(&mut at_segments(Meeting::seated(), Lang::En).model, 120, 36);
    assert!(picture.find("Press I to bring a customer list").is_some(), "{}", picture.text());
}

#[test]
fn the_page_of_customers_shows_who_how_much_how_far_and_which_tier() {
    for (width, height) in [(60, 18), (80, 24), (120, 36)] {
        let mut keyboard = at_segments(with(small()), Lang::En);
        keyboard.press("c");
        let picture = Picture::of(&mut keyboard.model, width, height);
        let (_, line) = picture.find("Casa Nova").unwrap_or_else(|| panic!("{}", picture.text()));
        assert!(
            line.contains("100")
                && line.contains("85.0")
                && line.trim_end().trim_end_matches('│').trim_end().ends_with('A'),
            "{line}"
        );
        assert!(height < 24 || picture.find("up to 80% of the sales").is_some() || width < 80, "{}", picture.text());
        assert!(picture.find("crm.csv").is_some(), "{}", picture.text());
    }
}

#[test]
fn in_twenty_thousand_customers_the_last_one_is_a_few_keys_away() {
    let mut keyboard = at_segments(with(long(20_000)), Lang::En);
    keyboard.press("p<right> <enter>");
    assert_eq!(keyboard.state().segments.list.len(), 4);
    keyboard.press("cCustomer 19999");
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let (_, line) = picture.find("450.00").unwrap_or_else(|| panic!("{}", picture.text()));
    assert!(line.contains("Customer 19999") && line.contains("100.0"), "{line}");
}

#[test]
fn commands_of_the_list_say_why_they_are_off_without_one() {
    let keyboard = at_segments(Meeting::seated(), Lang::En);
    for command in [Command::Propose, Command::ShowCustomers] {
        assert!(roundtable::app::why_not(&keyboard.model, command).is_some(), "{command:?}");
    }
}
