//! The life of one session: who raised what, how it is closed, reopened and carried on, and what each input remembers.

use roundtable::domain::{
    Action, AllocationField, Answer, Author, Cell, Change, ClockChange, Department, Event, Figure, Founding, Goal,
    InputRef, Life, ListChange, Money, Part, PlanChange, PlanChangeField, PromotionField, PromotionState, Reading,
    Refusal, RequestState, ResultRow, RoomChange, Session, Stance, Step, Value, WorkingLine, WorkingLineField, trail,
};

use crate::fixtures::{Meeting, cell};

fn events(meeting: &Meeting, input: &InputRef) -> Vec<Event> {
    trail(&meeting.session, input).into_iter().filter(|trace| trace.stands).map(|trace| trace.event).collect()
}

fn chair_does(meeting: &mut Meeting, change: Change) -> Result<(), Refusal> {
    meeting.tries(Author::Chair, Step::Agreement, vec![change])
}

#[test]
fn the_chair_keeps_house_and_raises_nothing() {
    let mut meeting = Meeting::planned();
    let action = Action { what: "Order shirts".to_owned(), who: "Max".to_owned(), ..Action::default() };
    let change = Change::Action(ListChange::Raise("shirts".into(), action));
    assert_eq!(chair_does(&mut meeting, change), Err(Refusal::NeedsDepartment));
}

#[test]
fn nobody_speaks_for_a_department_where_they_do_not_sit() {
    let mut meeting = Meeting::planned();
    let figure = Change::Figure(Figure::Budget, Some(1.into()));
    let at = "2026-03-12T10:00:00Z".parse().expect("a time");
    let by = Author::Department(Department::Finance);
    let entry = meeting.session.next_entry(at, by, Some("ana".into()), Step::Budget, vec![figure]);
    assert_eq!(meeting.session.apply(entry), Err(Refusal::SitsElsewhere("Ana Ruiz".to_owned())));
}

#[test]
fn a_wrong_attribution_is_put_right_and_the_correction_shows() {
    let mut meeting = Meeting::planned();
    let dealers = InputRef::Segment("dealers".into());
    let to_finance = Change::Attribute(dealers.clone(), Department::Finance, Some("fay".into()));
    chair_does(&mut meeting, to_finance).expect("Fay sits for Finance");
    assert_eq!(meeting.state().raised_by(&dealers), Some(&Department::Finance));
    let last = events(&meeting, &dealers).pop();
    assert_eq!(last, Some(Event::Attributed(Department::Finance, Some("fay".into()))));
    let to_wrong_seat = Change::Attribute(dealers, Department::Finance, Some("max".into()));
    assert_eq!(chair_does(&mut meeting, to_wrong_seat), Err(Refusal::SitsElsewhere("Max Brandt".to_owned())));
}

#[test]
fn a_figure_that_stands_alone_can_be_attributed_too() {
    let mut meeting = Meeting::planned();
    let budget = InputRef::Figure(Figure::Budget);
    chair_does(&mut meeting, Change::Attribute(budget.clone(), Department::Finance, None)).expect("it is set");
    assert_eq!(events(&meeting, &budget).pop(), Some(Event::Attributed(Department::Finance, None)));
    let unset = Change::Attribute(InputRef::Figure(Figure::Sales), Department::Finance, None);
    assert_eq!(chair_does(&mut meeting, unset), Err(Refusal::NotOnTable(InputRef::Figure(Figure::Sales))));
}

#[test]
fn a_yes_holds_until_the_words_change() {
    let mut meeting = Meeting::planned();
    let place = InputRef::Allocation(cell("dealers", "shows"));
    let agreed =
        |meeting: &Meeting| meeting.state().budget.allocations.get(&cell("dealers", "shows")).map(|it| it.agreed.len());
    let edit = |amount: u32| {
        let field = AllocationField::Amount(Money::from(amount));
        Change::Allocation(ListChange::Edit(cell("dealers", "shows"), vec![field]))
    };
    meeting.marketing(Change::Agree(place)).sales(edit(40_000));
    assert_eq!(agreed(&meeting), Some(1), "the same amount once more is no change");
    meeting.sales(edit(41_000));
    assert_eq!(agreed(&meeting), Some(0));
    meeting.undo();
    assert_eq!(agreed(&meeting), Some(1));
}

#[test]
fn a_plan_is_closed_only_when_sales_and_marketing_have_both_agreed() {
    let mut meeting = Meeting::planned();
    meeting.sign("ana", Stance::Agrees);
    assert_eq!(chair_does(&mut meeting, Change::Close), Err(Refusal::NotSigned));
    meeting.sign("max", Stance::Objects("The budget is too small for the fair".to_owned()));
    assert_eq!(chair_does(&mut meeting, Change::Close), Err(Refusal::NotSigned));
    meeting.sign("max", Stance::WithReservation("Only if the fair takes place".to_owned()));
    meeting.sign("pia", Stance::Objects("We cannot build that many by May".to_owned()));
    chair_does(&mut meeting, Change::Close).expect("an objection by Production stays visible and does not block");
    assert!(meeting.state().life.is_agreed());
}

#[test]
fn a_closed_plan_uses_no_more_minutes() {
    let mut meeting = Meeting::planned();
    meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees);
    chair_does(&mut meeting, Change::Clock(ClockChange::Start(Step::Agreement))).expect("it stands");
    chair_does(&mut meeting, Change::Close).expect("both have signed");
    let years_later = "2030-01-01T00:00:00Z".parse().expect("a time");
    assert_eq!(meeting.state().clock.seconds_used(Step::Agreement, years_later), 10);
}

#[test]
fn an_agreed_plan_still_says_how_far_its_promotions_are() {
    let mut meeting = Meeting::agreed();
    let running = PromotionField::State(PromotionState::Running);
    let edit = |fields| Change::Promotion(ListChange::Edit("shows".into(), fields));
    meeting.marketing(edit(vec![running.clone()]));
    let by = Author::Department(Department::Marketing);
    let renamed = vec![running, PromotionField::Name("Fairs".to_owned())];
    assert_eq!(meeting.tries(by.clone(), Step::Budget, vec![edit(renamed)]), Err(Refusal::Frozen));
    assert_eq!(meeting.tries(by, Step::Budget, vec![edit(Vec::new())]), Err(Refusal::Frozen));
}

#[test]
fn a_granted_plan_change_opens_its_part_and_no_other() {
    let mut meeting = Meeting::agreed();
    let request =
        PlanChange { reason: "The fair was moved to autumn".to_owned(), part: Part::Budget, ..PlanChange::default() };
    let amount = AllocationField::Amount(Money::from(1));
    let budget = Change::Allocation(ListChange::Edit(cell("dealers", "shows"), vec![amount]));
    let by = || Author::Department(Department::Sales);
    meeting.sales(Change::PlanChange(ListChange::Raise("fair".into(), request)));
    assert_eq!(meeting.tries(by(), Step::Budget, vec![budget.clone()]), Err(Refusal::Frozen));
    let granted = PlanChangeField::State(RequestState::Granted);
    meeting.marketing(Change::PlanChange(ListChange::Edit("fair".into(), vec![granted])));
    meeting.sales(budget);
    let goal = Goal { measure: "Orders".to_owned(), target: Some(9.into()), ..Goal::default() };
    let goals = Change::Goal(ListChange::Raise("orders".into(), goal));
    assert_eq!(meeting.tries(by(), Step::Goals, vec![goals]), Err(Refusal::Frozen));
}

#[test]
fn reopening_needs_a_reason_and_undo_never_reaches_past_it() {
    let mut meeting = Meeting::agreed();
    let by = || Author::Department(Department::Finance);
    assert_eq!(meeting.tries(by(), Step::Agreement, vec![Change::Reopen(" ".to_owned())]), Err(Refusal::NeedsReason));
    let reason = "The steel price rose by a fifth".to_owned();
    meeting.tries(by(), Step::Agreement, vec![Change::Reopen(reason.clone())]).expect("it is agreed");
    assert!(matches!(meeting.state().life, Life::Reopened(_)));
    assert_eq!(chair_does(&mut meeting, Change::Undo), Err(Refusal::NothingToUndo));
    assert_eq!(meeting.tries(by(), Step::Agreement, vec![Change::Reopen(reason)]), Err(Refusal::NotAgreed));
}

#[test]
fn a_reopening_stays_in_the_record_and_voids_only_the_signatures_of_what_is_edited_then() {
    let mut meeting = Meeting::agreed();
    assert!(meeting.session.reopenings().is_empty());
    let by = || Author::Department(Department::Finance);
    meeting.does(by(), Step::Agreement, vec![Change::Reopen("The steel price rose by a fifth".to_owned())]);
    assert!(meeting.state().void_parts(&Department::Sales).is_empty(), "nothing was edited yet");
    meeting.sales(Change::Figure(Figure::Budget, Some(95_000.into())));
    for department in [Department::Sales, Department::Marketing] {
        assert_eq!(meeting.state().void_parts(&department), [Part::Budget].into());
    }
    let close = || vec![Change::Close];
    let refused = meeting.tries(Author::Chair, Step::Agreement, close());
    assert_eq!(refused, Err(Refusal::SignatureVoid(Department::Sales, Part::Budget)));
    meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees).does(Author::Chair, Step::Agreement, close());
    let kept = meeting.session.reopenings();
    let told: Vec<_> = kept.iter().map(|one| (&one.by, one.reason.as_str())).collect();
    assert_eq!(told, [(&Department::Finance, "The steel price rose by a fifth")], "also once it is agreed again");
}

#[test]
fn undo_passes_over_the_clock_even_where_it_names_somebody_who_is_undone() {
    let mut meeting = Meeting::founded();
    meeting.chair(RoomChange::Seat("ana".into(), "Ana Ruiz".to_owned(), Department::Sales, String::new()));
    let at = "2026-03-12T09:00:00Z".parse().expect("a time");
    let start = vec![Change::Clock(ClockChange::Start(Step::Room))];
    let entry = meeting.session.next_entry(at, Author::Chair, Some("ana".into()), Step::Room, start);
    meeting.session.apply(entry).expect("Ana is known");
    meeting.undo();
    assert!(meeting.state().room.seats.is_empty());
    assert_eq!(meeting.state().clock.running, Some((Step::Room, at)));
}

#[test]
fn a_merge_carries_money_results_and_goals_along_and_both_trails_say_so() {
    let mut meeting = Meeting::planned();
    let row = ResultRow { segment: Some("dealers".into()), spend: Some(Money::from(9)), ..ResultRow::default() };
    let goal = Goal {
        measure: "Orders".to_owned(),
        segment: Some("dealers".into()),
        target: Some(9.into()),
        ..Goal::default()
    };
    meeting.sales(Change::Result(ListChange::Raise("spring".into(), row)));
    meeting.sales(Change::Goal(ListChange::Raise("orders".into(), goal)));
    meeting.marketing(Change::HandIn([(cell("dealers", "ads"), Money::from(7))].into()));
    let before = meeting.state().clone();
    meeting.sales(Change::MergeSegments("dealers".into(), "key-accounts".into()));

    let state = meeting.state();
    assert_eq!(state.budget.amount(&cell("key-accounts", "shows")), Money::from(70_000));
    assert_eq!(state.budget.amount(&cell("key-accounts", "ads")), Money::from(20_000));
    assert_eq!(state.budget.opening_positions[0].split[&cell("key-accounts", "ads")], Money::from(7));
    assert_eq!(
        state.segments.list.get(&"key-accounts".into()).and_then(|raised| raised.item.sales),
        Some(Money::from(1_000_000))
    );
    assert_eq!(
        state.goals.list.get(&"orders".into()).and_then(|raised| raised.item.segment.clone()),
        Some("key-accounts".into())
    );

    let (dealers, accounts) = (InputRef::Segment("dealers".into()), InputRef::Segment("key-accounts".into()));
    assert_eq!(events(&meeting, &dealers).pop(), Some(Event::WentInto(accounts.clone())));
    assert_eq!(events(&meeting, &accounts).pop(), Some(Event::Merged(dealers.clone())));
    let moved = Event::Changed("field-segment", Value::Input(dealers), Value::Input(accounts));
    assert_eq!(events(&meeting, &InputRef::Result("spring".into())).pop(), Some(moved.clone()));
    assert_eq!(events(&meeting, &InputRef::Goal("orders".into())).pop(), Some(moved));

    meeting.undo();
    assert_eq!(meeting.state(), &before);
}

#[test]
fn a_merged_segment_that_is_brought_back_is_merged_into_none() {
    let mut meeting = Meeting::planned();
    meeting.sales(Change::MergeSegments("dealers".into(), "key-accounts".into()));
    meeting.sales(Change::Segment(ListChange::Restore("dealers".into())));
    let merged_into =
        |id: &str| meeting.state().segments.list.get(&id.into()).map(|raised| raised.item.merged_into.clone());
    assert_eq!(merged_into("dealers"), Some(None));
}

#[test]
fn money_of_a_removed_promotion_lies_on_no_promotion_and_remembers_who_placed_it() {
    let mut meeting = Meeting::planned();
    meeting.marketing(Change::Promotion(ListChange::Remove("ads".into())));
    let on_none = roundtable::domain::Cell::new(Some("dealers".into()), None);
    assert_eq!(meeting.state().budget.amount(&on_none), Money::from(20_000));
    let events = events(&meeting, &InputRef::Allocation(on_none));
    assert!(matches!(events.as_slice(), [Event::Raised(_), Event::Merged(_)]), "{events:?}");
}

#[test]
fn nothing_can_hang_on_what_is_not_on_the_table() {
    let mut meeting = Meeting::planned();
    let by = || Author::Department(Department::Sales);
    let missing = || Err(Refusal::NotOnTable(InputRef::Segment("hotels".into())));
    let row = ResultRow { segment: Some("hotels".into()), spend: Some(Money::from(9)), ..ResultRow::default() };
    let result = Change::Result(ListChange::Raise("spring".into(), row));
    assert_eq!(meeting.tries(by(), Step::LookBack, vec![result]), missing());
    let split = Change::HandIn([(cell("hotels", "ads"), Money::from(7))].into());
    assert_eq!(meeting.tries(by(), Step::Budget, vec![split]), missing());

    let place = |change| Change::Allocation(change);
    meeting.sales(place(ListChange::Remove(cell("dealers", "ads"))));
    meeting.sales(Change::Segment(ListChange::Remove("dealers".into())));
    let back = place(ListChange::Restore(cell("dealers", "ads")));
    let gone = InputRef::Segment("dealers".into());
    assert_eq!(meeting.tries(by(), Step::Budget, vec![back]), Err(Refusal::NotOnTable(gone)));
}

#[test]
fn what_the_room_read_of_a_segment_stays_said_when_the_segment_goes() {
    let mut meeting = Meeting::planned();
    let line = roundtable::domain::Line::Segment(Some("dealers".into()));
    let reading = Reading { text: "They order late".to_owned(), ..Reading::default() };
    meeting.sales(Change::Reading(ListChange::Raise(line.clone(), reading)));
    meeting.sales(Change::Segment(ListChange::Remove("dealers".into())));
    assert!(meeting.state().look_back.readings.get(&line).is_some());
}

#[test]
fn the_next_session_takes_over_the_plan_and_asks_anew_what_was_kept() {
    let mut meeting = Meeting::planned();
    let line = WorkingLine { text: "We meet every Monday".to_owned(), kept: None };
    meeting.sales(Change::WorkingLine(ListChange::Raise("monday".into(), line)));
    let kept = WorkingLineField::Kept(Some(Answer::Yes));
    meeting.marketing(Change::WorkingLine(ListChange::Edit("monday".into(), vec![kept])));
    let over = |state| vec![PromotionField::State(state)];
    meeting.marketing(Change::Promotion(ListChange::Edit("shows".into(), over(PromotionState::Ended))));
    meeting.promotion("Mailing", roundtable::domain::PromotionKind::DirectMail);
    meeting.marketing(Change::Promotion(ListChange::Edit("mailing".into(), over(PromotionState::Cancelled))));
    meeting.chair(RoomChange::Unseat("eve".into()));

    let state = meeting.state();
    let mut about = state.about.clone();
    about.follows = Some(state.id.clone());
    let founding = Founding { id: "summer".into(), about, carried: Some(state.carried()) };
    let at = "2026-06-11T08:00:00Z".parse().expect("a time");
    let next = Session::found(founding, at).expect("it has a title");

    let (line, promotions) = (next.state().room.working_agreement.iter().next(), &next.state().budget.promotions);
    assert_eq!(line.map(|raised| raised.item.kept), Some(None));
    assert_eq!(promotions.iter().map(|raised| raised.id.as_str()).collect::<Vec<_>>(), ["shows", "ads"]);
    assert_eq!(next.state().budget.last_plan.get(&cell("dealers", "shows")), Some(&Money::from(40_000)));
    assert!(next.state().room.seats.iter().all(|seat| !seat.is_here()));
    assert_eq!(next.state().room.participant(&"eve".into()).map(|eve| eve.name.as_str()), Some("Eve Lindqvist"));
    let carried = trail(&next, &InputRef::Segment("dealers".into()));
    assert_eq!(carried[0].event, Event::Carried(Department::Sales));
}

#[test]
fn what_was_edited_outside_shows_only_on_the_inputs_it_touched() {
    let mut meeting = Meeting::planned();
    let mut found = meeting.state().clone();
    found.budget.total = Some(Money::from(5));
    chair_does(&mut meeting, Change::TakeOver(Box::new(found))).expect("it was found");
    assert_eq!(events(&meeting, &InputRef::Figure(Figure::Budget)).pop(), Some(Event::TakenOver));
    assert_eq!(events(&meeting, &InputRef::Segment("dealers".into())).len(), 1);
}

#[test]
fn a_change_within_one_entry_starts_from_the_change_before_it() {
    let mut meeting = Meeting::planned();
    let edit = |amount: u32| {
        let field = AllocationField::Amount(Money::from(amount));
        Change::Allocation(ListChange::Edit(cell("dealers", "ads"), vec![field]))
    };
    meeting.does(Author::Department(Department::Sales), Step::Budget, vec![edit(1), edit(2)]);
    let amounts: Vec<Event> = events(&meeting, &InputRef::Allocation(cell("dealers", "ads")));
    let money = |amount: u32| Value::Money(Money::from(amount));
    assert_eq!(
        amounts[1..],
        [Event::Changed("field-amount", money(20_000), money(1)), Event::Changed("field-amount", money(1), money(2)),]
    );
}

#[test]
fn a_count_of_customers_is_whole_and_no_amount_is_beyond_all_bounds() {
    let mut meeting = Meeting::planned();
    let by = || Author::Department(Department::Sales);
    let set = |figure, value: &str| vec![Change::Figure(figure, Some(value.parse().expect("a number")))];
    assert_eq!(meeting.tries(by(), Step::Segments, set(Figure::Customers, "2.5")), Err(Refusal::NotWhole));
    assert_eq!(
        meeting.tries(by(), Step::Segments, set(Figure::Customers, "20000000000000000000")),
        Err(Refusal::TooLarge)
    );
    assert_eq!(meeting.tries(by(), Step::Budget, set(Figure::Budget, "10000000000000000")), Err(Refusal::TooLarge));
    assert_eq!(meeting.tries(by(), Step::Budget, set(Figure::Budget, "-1")), Err(Refusal::NegativeAmount));
}

#[test]
fn money_that_moves_twice_within_one_entry_brings_its_whole_trail_along() {
    let mut meeting = Meeting::planned();
    let gone = vec![
        Change::Promotion(ListChange::Remove("ads".into())),
        Change::Segment(ListChange::Remove("dealers".into())),
    ];
    meeting.does(Author::Department(Department::Sales), Step::Budget, gone);
    let left = events(&meeting, &InputRef::Allocation(Cell::new(None, None)));
    assert!(matches!(left.first(), Some(Event::Raised(_))), "{left:?}");
}
