//! What the rules find, whatever a room does, and in the sessions that come with the program.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::LazyLock;

use proptest::prelude::*;
use roundtable::domain::{
    Author, Case, Change, ClockChange, Department, Digest, Session, SettingField, Settlement, Step,
};
use roundtable::lang::{Lang, Words, flags};
use roundtable::rules::text::{Lexicon, WordLists};
use roundtable::rules::{self, Context, Flag, Memory};

use crate::example_plans;
use crate::fixtures::Meeting;
use crate::moves::{Move, meeting};

const LONG: usize = 50;

/// A lexicon by which much of what is said at random is found to be something.
static SUSPICIOUS: LazyLock<Lexicon> = LazyLock::new(|| {
    let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    Lexicon::new(&WordLists {
        parties: list(&["Dealers", "line"]),
        blame: list(&["service", "break"]),
        credit: list(&["华东"]),
        us: list(&["经销商"]),
        customers: list(&["a/b"]),
        hostile: list(&["c"]),
        leader: list(&["Dealers", "经销商"]),
        ..WordLists::default()
    })
});

thread_local! {
    static WORDS: [Words; 2] = Lang::ALL.map(Words::new);
}

/// A session that a room has made of another, and digests of how it stood before, the last one first.
fn held(start: Meeting, moves: &[Move]) -> (Session, Vec<Digest>) {
    let mut session = start.session;
    let mut past = vec![Digest::of(session.state())];
    for (at, each) in moves.iter().enumerate() {
        // What does not fit is refused, as in a real meeting.
        drop(each.offer_to(&mut session));
        if at % 20 == 19 {
            past.insert(0, Digest::of(session.state()));
        }
    }
    (session, past)
}

fn starts() -> [Meeting; 3] {
    [Meeting::planned(), Meeting::agreed(), Meeting::agreed().follow()]
}

/// Whether a sentence lacks something that was to be put into it: fluent leaves the name of what was not handed in, which
/// nobody types by chance.
fn has_a_hole(sentence: &str) -> bool {
    let names = sentence.split("{$").skip(1).chain(sentence.split("{ $").skip(1));
    sentence.trim().is_empty()
        || names
            .into_iter()
            .any(|rest| rest.starts_with(|letter: char| letter.is_ascii_lowercase()) && rest.contains('}'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_flag_has_a_name_of_its_own_and_is_said_in_every_language(moves in meeting(LONG)) {
        let memory = Memory::default();
        for start in starts() {
            let (session, past) = held(start, &moves);
            for step in [Step::Room, Step::Agreement] {
                let flags = rules::flags(&Context::new(&session, &past, &SUSPICIOUS).at(step));
                let names: BTreeSet<_> = flags.iter().map(|flag| &flag.key).collect();
                prop_assert_eq!(names.len(), flags.len());
                for flag in &flags {
                    let said = WORDS.with(|all| all.each_ref().map(|words| flags::sentence(flag, session.state(), words)));
                    prop_assert!(!said.iter().any(|sentence| has_a_hole(sentence)), "{:?}: {:?}", flag.key, said);
                }
                // With what was read before of other sessions in its memory it finds the same.
                let again = rules::flags(&Context::new(&session, &past, &SUSPICIOUS).at(step).remembering(&memory));
                prop_assert_eq!(flags, again);
            }
        }
    }

    #[test]
    fn a_flag_that_is_open_at_a_step_is_open_at_agreement_too(moves in meeting(LONG)) {
        for start in starts() {
            let (session, past) = held(start, &moves);
            let at = |step| rules::open(&Context::new(&session, &past, &SUSPICIOUS).at(step));
            let later: BTreeSet<_> = at(Step::Agreement).into_iter().map(|flag| flag.key).collect();
            for flag in at(Step::Room) {
                prop_assert!(later.contains(&flag.key), "{:?}", flag.key);
            }
        }
    }

    #[test]
    fn a_flag_that_the_room_has_settled_is_not_open(moves in meeting(LONG), which in any::<prop::sample::Index>()) {
        let (mut session, past) = held(Meeting::planned(), &moves);
        let open = |session: &Session| rules::open(&Context::new(session, &past, &SUSPICIOUS).at(Step::Agreement));
        let before = open(&session);
        if session.state().life.is_agreed() || before.is_empty() {
            return Ok(());
        }
        let key = which.get(&before).key.clone();
        let settle = Change::Settle(key.clone(), Settlement::Dismissed, "it is known".to_owned());
        let at = session.history().last().expect("it was founded").at;
        let by = Author::Department(Department::Sales);
        let entry = session.next_entry(at, by, None, Step::Agreement, vec![settle]);
        session.apply(entry).expect("it has a reason");
        prop_assert!(open(&session).iter().all(|flag| flag.key != key));
    }
}

#[test]
fn a_session_in_which_nobody_has_spoken_has_no_flags_wherever_the_room_is() {
    for mut meeting in [Meeting::founded(), Meeting::seated()] {
        let strict = SettingField::WideGap(0.into());
        meeting.does(Author::Chair, Step::Room, vec![Change::Setting(strict)]);
        for step in Step::ALL {
            let begin = if step == Step::Room { ClockChange::Start(step) } else { ClockChange::Enter(step) };
            meeting.does(Author::Chair, step, vec![Change::Clock(begin)]);
            let flags = rules::flags(&Context::new(&meeting.session, &[], &SUSPICIOUS).at(step));
            assert_eq!(flags, [], "{step:?}");
        }
    }
}

/// Whether a flag comes of how something was worded: the words that count are data, and change by themselves.
fn is_of_wording(flag: &Flag) -> bool {
    matches!(flag.key.case, Case::Credit | Case::Blame | Case::Hostile | Case::Boast)
}

#[test]
fn the_sessions_that_come_with_the_program_have_these_flags() {
    let (lexicon, words) = (Lexicon::default(), Words::new(Lang::En));
    let mut past: Vec<Digest> = Vec::new();
    let mut list = String::new();
    for session in example_plans::all() {
        let state = session.state();
        let before: &[Digest] = if state.about.follows.is_some() { &past } else { &[] };
        let found = rules::flags(&Context::new(&session, before, &lexicon));
        writeln!(list, "{}", state.id).expect("a string takes it");
        for flag in found.iter().filter(|flag| !is_of_wording(flag)) {
            let settled = if state.settled(&flag.key).is_some() { " (settled)" } else { "" };
            let sentence = flags::sentence(flag, state, &words);
            writeln!(list, "  {} {sentence}{settled}", flags::id(flag.rule())).expect("a string takes it");
        }
        past.insert(0, Digest::of(state));
    }
    insta::assert_snapshot!(list);
}
