//! What tells of a reward only in a roundabout way is hidden wherever rewards are: in a comparison, at home, before the room.

use roundtable::app::{
    Action, Beam, Card, Origin, Overlay, Preview, PreviewSeen, Report, RowRef, Section, Series, Shelf,
};
use roundtable::domain::{
    Author, Change, Department, InputRef, ListChange, Parked, ParkedField, Part, PlanChange, RequestState, Reward,
    Stance, Step,
};
use roundtable::lang::Lang;

use crate::fixtures::Meeting;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// Words that tell of a reward, each said in another way.
const TELLING: [&str; 4] = ["Lisbon", "Madeira", "yacht", "Azores"];

/// A meeting that rewards somebody in every way in which that can be told, and one that does not yet.
fn before_and_after() -> [Meeting; 2] {
    let mut meeting = Meeting::planned();
    let remark = Parked { text: "They want to see Madeira".to_owned(), ..Parked::default() };
    meeting.marketing(Change::Parked(ListChange::Raise("m".into(), remark)));
    let before = meeting.clone();
    let department = Some(Department::Marketing);
    let reward = Reward { department, what: "A week in Lisbon".to_owned(), ..Reward::default() };
    meeting.sales(Change::Reward(ListChange::Raise("lisbon".into(), reward)));
    let became = ParkedField::Became(Some(InputRef::Reward("lisbon".into())));
    let placed = vec![ParkedField::Fate(roundtable::domain::Fate::Placed), became];
    meeting.marketing(Change::Parked(ListChange::Edit("m".into(), placed)));
    let plain = Parked { text: "Who feeds the cat?".to_owned(), ..Parked::default() };
    meeting.marketing(Change::Parked(ListChange::Raise("cat".into(), plain)));
    let objects = Stance::Objects("A yacht is too much".to_owned());
    let sign = Change::Sign("ana".into(), objects, vec![Part::Rewards]);
    meeting.does(Author::Department(Department::Sales), Step::Agreement, vec![sign]);
    [before, meeting]
}

fn told(text: &str) -> Vec<&'static str> {
    TELLING.into_iter().filter(|word| text.contains(word)).collect()
}

#[test]
fn a_comparison_before_the_room_tells_of_no_reward_in_any_way() {
    let [before, after] = before_and_after();
    for pair in [[&before, &after], [&after, &before]] {
        let mut keyboard = Keyboard::at(pair[1].session.clone(), Lang::En);
        let id = keyboard.state().id.clone();
        keyboard.act(Action::Report(Report::ToCompare(Some(id), vec![pair[0].session.clone()])));
        let whole = |keyboard: &mut Keyboard| Picture::of(&mut keyboard.model, 200, 400).text();
        let open = whole(&mut keyboard);
        assert!(open.contains("Lisbon") && open.contains("cat?"), "{open}");
        keyboard.press("z");
        let hidden = whole(&mut keyboard);
        assert_eq!(told(&hidden), [""; 0], "{hidden}");
        assert!(hidden.contains("cat?"), "all else is told: {hidden}");
    }
}

#[test]
fn a_request_to_alter_rewards_is_in_no_comparison_before_the_room() {
    let before = Meeting::agreed();
    let mut after = before.clone();
    let request = PlanChange { reason: "The Azores instead".to_owned(), part: Part::Rewards, ..PlanChange::default() };
    after.sales(Change::PlanChange(ListChange::Raise("r".into(), request)));
    let mut keyboard = Keyboard::at(after.session, Lang::En);
    let id = keyboard.state().id.clone();
    keyboard.act(Action::Report(Report::ToCompare(Some(id), vec![before.session])));
    assert_eq!(told(&Picture::of(&mut keyboard.model, 200, 200).text()), ["Azores"]);
    keyboard.press("z");
    assert_eq!(told(&Picture::of(&mut keyboard.model, 200, 200).text()), [""; 0]);
}

#[test]
fn the_look_into_a_session_at_home_shows_no_signature_for_rewards_alone() {
    let [_, mut after] = before_and_after();
    after.does(
        Author::Department(Department::Marketing),
        Step::Agreement,
        vec![Change::Sign("max".into(), Stance::Objects("The fair is too dear".to_owned()), Part::ALL.to_vec())],
    );
    let mut keyboard = Keyboard::at(after.session.clone(), Lang::En);
    let about = &after.state().about;
    let card = Card {
        origin: Origin::Example(0),
        id: after.state().id.clone(),
        title: about.title.clone(),
        brand: String::new(),
        date: about.date,
        period: about.period,
        life: after.state().life,
        follows: None,
        written: None,
    };
    keyboard.model.meeting = None;
    keyboard.act(Action::Report(Report::Shelf(Shelf { examples: vec![card], ..Shelf::default() })));
    keyboard.press("<end>");
    let seen = PreviewSeen::Table(Box::new(after.state().clone()));
    let preview = Preview { of: Origin::Example(0), lang: Lang::En, seen };
    keyboard.act(Action::Report(Report::Preview(Box::new(preview))));
    let text = Picture::of(&mut keyboard.model, 120, 36).text();
    assert!(text.contains("Marketing objects") && !text.contains("Sales objects"), "{text}");
}

#[test]
fn before_the_room_nothing_that_tells_of_a_reward_is_shown_or_found() {
    let [_, after] = before_and_after();
    let mut keyboard = Keyboard::at(after.session, Lang::En);
    keyboard.meeting_mut().go_to(Step::Agreement, jiff::Timestamp::UNIX_EPOCH);
    keyboard.meeting_mut().point_at(&InputRef::Parked("m".into()));
    assert_eq!(keyboard.meeting().selected_input(), Some(InputRef::Parked("m".into())));
    keyboard.press("z");
    assert_eq!(keyboard.model.room_view.beam, Beam::On);
    let see = |keyboard: &mut Keyboard| Picture::of(&mut keyboard.model, 120, 36).text();
    let text = see(&mut keyboard);
    assert!(text.contains("not shown here"), "{text}");
    assert_eq!(told(&text), [""; 0], "{text}");
    keyboard.press("<c-f>");
    let Some(Overlay::Find(finding)) = keyboard.model.overlays.last() else { panic!("it is open") };
    let all: String =
        finding.picker.all.iter().map(|(name, _)| format!("{name}\n")).chain(finding.picker.also.clone()).collect();
    assert!(all.contains("cat?"));
    assert_eq!(told(&all), [""; 0], "{all}");
    keyboard.press("<esc>");
    keyboard.meeting_mut().select_section(Section::Signatures);
    assert_eq!(keyboard.meeting().selected(), Some(RowRef::Signer(Department::Sales)));
    let text = see(&mut keyboard);
    assert_eq!(told(&text), [""; 0], "{text}");
}

#[test]
fn what_was_said_against_rewards_alone_tells_of_them_in_the_session_that_follows_too() {
    let [_, meeting] = before_and_after();
    let following = meeting.follow();
    let left = following.state().room.leftovers.iter().find(|raised| raised.item.what.contains("yacht"));
    let left = left.expect("an objection is left");
    assert_eq!(left.item.part, Some(Part::Rewards));
    assert!(following.state().tells_of_reward(&InputRef::Leftover(left.id.clone())));
}

#[test]
fn over_time_before_the_room_tells_of_no_change_of_rewards() {
    let mut meeting = Meeting::agreed();
    let reason = "A week in Lisbon".to_owned();
    let request = PlanChange { reason, part: Part::Rewards, state: RequestState::Settled };
    meeting.sales(Change::PlanChange(ListChange::Raise("more".into(), request)));
    let mut keyboard = Keyboard::at(meeting.session.clone(), Lang::En);
    keyboard.press("Q");
    let series = Series { sessions: vec![meeting.session], here: 0, missing: None, beside: Vec::new() };
    crate::over_time::answer(&mut keyboard, series);
    keyboard.press("<tab><tab><tab><tab>");
    let whole = |keyboard: &mut Keyboard| Picture::of(&mut keyboard.model, 200, 60).text();
    assert!(whole(&mut keyboard).contains("Lisbon"), "{}", whole(&mut keyboard));
    keyboard.model.room_view.beam = Beam::On;
    keyboard.press(&"<tab>".repeat(7));
    assert!(!whole(&mut keyboard).contains("Lisbon"), "{}", whole(&mut keyboard));
}
