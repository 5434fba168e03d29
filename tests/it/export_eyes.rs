//! Who may read what goes out: rewards, private notes, held remarks and hidden positions stay where they are.

use roundtable::domain::{
    Author, Change, Department, LeftoverKind, ListChange, NoteChange, Parked, Part, Session, Stance, Step,
};
use roundtable::export::{Format, HouseStyle, Minutes, Notes, Readers, Written};
use roundtable::lang::Lang;
use roundtable::rules::text::Lexicon;
use roundtable::storage::{examples, our_word_lists};

use crate::exports::{minutes, minutes_seen, sheets};
use crate::fixtures::{Meeting, cell};
use crate::held;

/// All that goes out in any format, as one text for each.
fn everything(minutes: &Minutes) -> Vec<(Format, String)> {
    let said = |format: Format| match minutes.write(format, &HouseStyle::default()).expect("it can be written") {
        Written::One(_) if format == Format::Xlsx => {
            let cells = sheets(minutes).into_iter().flatten().flatten();
            cells.map(|cell| cell.to_string()).collect::<Vec<_>>().join("\n")
        }
        Written::One(bytes) => String::from_utf8(bytes).expect("text").replace('\\', "").replace("&#x27;", "'"),
        Written::Several(files) => files.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).collect(),
    };
    Format::ALL.into_iter().map(|format| (format, said(format))).collect()
}

fn rewards_of(session: &Session) -> Vec<String> {
    let state = session.state();
    let rewards = state.goals.rewards.iter().map(|raised| raised.item.what.clone());
    let owed = state.room.leftovers.iter().filter(|raised| raised.item.kind == LeftoverKind::Reward);
    rewards.chain(owed.map(|raised| raised.item.what.clone())).collect()
}

#[test]
fn what_goes_out_for_everyone_tells_of_no_reward_and_for_leadership_of_all() {
    for example in examples() {
        let session = example.read().expect("an example").session;
        let rewards = rewards_of(&session);
        assert!(!rewards.is_empty(), "each example rewards somebody");
        for lang in Lang::ALL {
            for (format, said) in everything(&minutes(&session, lang, Readers::Everyone)) {
                let told = rewards.iter().find(|reward| said.contains(*reward));
                assert_eq!(told, None, "{} {format:?}", example.name);
            }
            for (format, said) in everything(&minutes(&session, lang, Readers::Leadership)) {
                let missing = rewards.iter().find(|reward| !said.contains(*reward));
                assert_eq!(missing, None, "{} {format:?}", example.name);
            }
        }
    }
}

#[test]
fn changes_of_rewards_after_the_plan_was_agreed_are_told_to_those_who_lead_alone() {
    let mut meeting = Meeting::agreed();
    let reward = roundtable::domain::Reward {
        department: Some(Department::Marketing),
        what: "a week in Lisbon".to_owned(),
        ..roundtable::domain::Reward::default()
    };
    let reopen = vec![Change::Reopen("The board asked".to_owned())];
    meeting.does(Author::Department(Department::Executive), Step::Agreement, reopen);
    meeting.sales(Change::Reward(ListChange::Raise("lisbon".into(), reward)));
    meeting.sales(Change::Figure(roundtable::domain::Figure::Budget, Some(120_000.into())));
    let changes = |readers| {
        let minutes = minutes(&meeting.session, Lang::En, readers);
        let table = minutes.tables().find(|table| table.name == "changes_since_agreed").cloned();
        table.map_or(0, |table| table.rows.len())
    };
    assert_eq!((changes(Readers::Everyone), changes(Readers::Leadership)), (1, 2));
    for (format, said) in everything(&minutes(&meeting.session, Lang::En, Readers::Everyone)) {
        assert!(!said.contains("Lisbon"), "{format:?}");
        assert!(!said.to_lowercase().contains("reward") || said.contains("rewards are left out"), "{format:?}");
    }
}

#[test]
fn a_signature_for_rewards_alone_is_told_with_its_reason_to_those_who_lead_alone() {
    let mut meeting = Meeting::planned();
    let objects = Stance::Objects("A yacht for fifty thousand is too much".to_owned());
    let sign = Change::Sign("ana".into(), objects, vec![Part::Rewards]);
    let by = meeting.state().room.participant(&"ana".into()).expect("seated").department.clone();
    meeting.does(Author::Department(by), Step::Agreement, vec![sign]);
    for readers in Readers::ALL {
        for (format, said) in everything(&minutes(&meeting.session, Lang::En, readers)) {
            assert_eq!(said.contains("yacht"), readers == Readers::Leadership, "{format:?}");
        }
    }
}

#[test]
fn a_private_note_goes_along_only_where_it_is_asked_for() {
    let mut meeting = Meeting::planned();
    let note = NoteChange::Write("Ask Ana about the rebate".to_owned(), None);
    meeting.does(Author::Chair, Step::Budget, vec![Change::PrivateNote(note)]);
    let lexicon = Lexicon::new(&our_word_lists());
    for (notes, goes_along) in [(Notes::LeftOut, false), (Notes::Included, true)] {
        let minutes = minutes_seen(&meeting.session, Lang::En, Readers::Leadership, notes, &lexicon);
        for (format, said) in everything(&minutes) {
            assert_eq!(said.contains("Ask Ana about the rebate"), goes_along, "{format:?}");
        }
    }
}

#[test]
fn a_held_remark_is_quoted_in_no_format() {
    let mut meeting = Meeting::planned();
    let text = "This customer always pays late, scoundrels all of them".to_owned();
    let parked = Change::Parked(ListChange::Raise("remark".into(), Parked { text, ..Parked::default() }));
    meeting.does(Author::Department(Department::Finance), Step::Agreement, vec![parked]);
    let lexicon = held::lexicon();
    for (lang, instead) in [(Lang::En, "held remark (Finance)"), (Lang::ZhCn, "财务部")] {
        let minutes = minutes_seen(&meeting.session, lang, Readers::Leadership, Notes::Included, &lexicon);
        for (format, said) in everything(&minutes) {
            assert!(!said.contains("scoundrels") && !said.contains("pays late"), "{format:?}");
            assert!(said.contains(instead), "{format:?}");
        }
    }
}

#[test]
fn an_opening_position_is_told_once_it_is_revealed() {
    let mut meeting = Meeting::planned();
    let split = |amount: u32| Change::HandIn([(cell("dealers", "shows"), amount.into())].into());
    meeting.sales(split(77_123)).marketing(split(66_321));
    let tells = |meeting: &Meeting| {
        let said = everything(&minutes(&meeting.session, Lang::En, Readers::Leadership));
        said.iter().map(|(_, said)| said.contains("77,123") || said.contains("77123")).collect::<Vec<_>>()
    };
    assert_eq!(tells(&meeting), [false; 5]);
    meeting.does(Author::Chair, Step::Budget, vec![Change::Reveal]);
    assert_eq!(tells(&meeting), [true; 5]);
}
