//! A whole input in one line: what is typed comes apart into the fields that were meant, and is kept as it was shown.

use proptest::prelude::*;
use roundtable::app::{Action, Overlay, Section, raised_in};
use roundtable::domain::{Department, Money, NumberStyle, Step, Stream};
use roundtable::lang::one_line::{LineOf, parts};
use roundtable::lang::{Lang, numbers};

use crate::fixtures::{Meeting, cell};
use crate::keys::Keyboard;
use crate::picture::Picture;

/// At a list of a step of the small planned meeting.
fn at(step: Step, section: Section) -> Keyboard {
    let mut keyboard = Keyboard::at_step(step);
    keyboard.meeting_mut().select_section(section);
    keyboard
}

/// What is shown to be kept, and what is missing or wrong.
fn shown(keyboard: &Keyboard) -> (Vec<(&'static str, String)>, Option<String>) {
    match keyboard.model.overlays.last() {
        Some(Overlay::OneLine(line)) => {
            let problem = line.refused.as_ref().or(line.problem.as_ref());
            (line.kept.clone(), problem.map(|why| why.say(&keyboard.model.words)))
        }
        other => panic!("{other:?}"),
    }
}

fn pairs<'a>(kept: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    kept.iter().map(|(label, text)| (*label, text.as_str())).collect()
}

#[test]
fn money_is_placed_in_one_line_by_a_few_letters_of_segment_and_promotion() {
    let mut keyboard = at(Step::Budget, Section::Grid);
    keyboard.press(";key / ad 15k / they read it");
    let (kept, problem) = shown(&keyboard);
    assert_eq!(
        pairs(&kept),
        [
            ("field-segment", "Key accounts"),
            ("field-promotion", "Ads"),
            ("field-amount", "15,000"),
            ("field-reason", "they read it")
        ]
    );
    assert_eq!(problem, None);
    keyboard.press("<enter>");
    let cell = cell("key-accounts", "ads");
    let raised = keyboard.state().budget.allocations.get(&cell).expect("it is placed");
    assert_eq!((raised.item.amount, raised.item.reason.as_str()), (Money::from(15_000), "they read it"));
    assert_eq!(raised.by, Department::Sales);
    assert_eq!(keyboard.meeting().selected_input(), Some(roundtable::domain::InputRef::Allocation(cell)));
}

#[test]
fn what_is_there_is_altered_and_its_reason_stays_unless_another_is_given() {
    let mut keyboard = at(Step::Budget, Section::Grid);
    keyboard.press(";dealers/shows 40k \"they carry both\"<enter>;dealers/shows +10%<enter>");
    let raised = keyboard.state().budget.allocations.get(&cell("dealers", "shows")).expect("it is placed");
    assert_eq!((raised.item.amount, raised.item.reason.as_str()), (Money::from(44_000), "they carry both"));
}

#[test]
fn a_line_says_in_words_what_is_missing_and_between_what_one_has_to_choose() {
    let mut keyboard = at(Step::Budget, Section::Grid);
    keyboard.press(";dealers");
    assert_eq!(shown(&keyboard).1.as_deref(), Some("Still missing: Promotion"));
    keyboard.press(" / shows");
    assert_eq!(shown(&keyboard).1.as_deref(), Some("Still missing: Amount"));
    keyboard.press("<enter>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::OneLine(_))), "it is not kept half");
    keyboard.press("<c-u>e / shows 3");
    assert_eq!(shown(&keyboard).1.as_deref(), Some("e may be Dealers | Key accounts"));
    keyboard.press("<c-u>zzz / shows 3");
    assert_eq!(shown(&keyboard).1.as_deref(), Some("Nothing here is called zzz."));
}

#[test]
fn every_kind_of_line_is_kept_as_its_example_says_it_in_both_languages() {
    let lists = [
        (Step::Room, Section::Seats),
        (Step::Room, Section::WorkingAgreement),
        (Step::LookBack, Section::BySegment),
        (Step::Research, Section::Studies),
        (Step::Research, Section::CustomerVoice),
        (Step::Research, Section::Conclusions),
        (Step::Research, Section::Positionings),
        (Step::Segments, Section::Segments),
        (Step::Budget, Section::Grid),
        (Step::Goals, Section::Goals),
        (Step::Goals, Section::Rewards),
        (Step::Agreement, Section::Actions),
        (Step::Agreement, Section::ParkingLot),
    ];
    for lang in Lang::ALL {
        // What the examples name is there.
        let mut meeting = Meeting::seated();
        let names = match lang {
            Lang::En => ["Dealers", "Trade show", "Dealer revenue"],
            Lang::ZhCn => ["经销商", "展会", "经销商收入"],
        };
        meeting.segment(names[0], "A", 600_000).promotion(names[1], roundtable::domain::PromotionKind::TradeShow);
        let goal = roundtable::domain::Goal {
            measure: names[2].to_owned(),
            target: Some(5.into()),
            ..roundtable::domain::Goal::default()
        };
        meeting.sales(roundtable::domain::Change::Goal(roundtable::domain::ListChange::Raise("g".into(), goal)));
        for (step, section) in lists {
            let mut keyboard = Keyboard::at(meeting.session.clone(), lang);
            keyboard.meeting_mut().go_to(step, jiff::Timestamp::UNIX_EPOCH);
            keyboard.meeting_mut().select_section(section);
            let of = raised_in(section).expect("it is filled by lines");
            let example = keyboard.model.words.get(of.example()).into_owned();
            let before = keyboard.meeting().session().history().len();
            keyboard.press(";").press(&example.replace("->", "=>"));
            let (kept, problem) = shown(&keyboard);
            assert_eq!(problem, None, "{example}: {kept:?}");
            let strokes = example.matches(" / ").count();
            assert!(kept.len() > strokes, "{example}: {kept:?}");
            keyboard.press("<enter>");
            assert!(keyboard.model.overlays.is_empty(), "{example}: {:?}", keyboard.model.overlays);
            assert_eq!(keyboard.meeting().session().history().len(), before + 1, "{example}");
            keyboard.press("<c-z>");
        }
    }
}

#[test]
fn an_action_names_who_sits_here_and_a_month_means_its_end() {
    let mut keyboard = at(Step::Agreement, Section::Actions);
    keyboard.press(";Ana: send samples by March<enter>");
    let action = &keyboard.state().agreement.actions.iter().last().expect("it is kept").item;
    assert_eq!((action.who.as_str(), action.what.as_str()), ("Ana Ruiz", "send samples"));
    let due = action.due.expect("it is due");
    assert_eq!((due.month(), due.day()), (3, 31));
}

#[test]
fn a_line_that_attacks_a_customer_is_masked_with_all_its_fields() {
    let mut keyboard = at(Step::Research, Section::CustomerVoice);
    keyboard.model.lexicon = crate::held::lexicon();
    keyboard.model.look_anew();
    keyboard.press(";this customer always pays late / Ana");
    let frame = Picture::of(&mut keyboard.model.clone(), 120, 36).lines().join("\n");
    assert!(!frame.contains("pays late"), "{frame}");
}

#[test]
fn what_is_wrong_with_a_line_that_attacks_a_customer_quotes_nothing_of_it() {
    for (step, section) in [(Step::LookBack, Section::Results), (Step::Budget, Section::Grid)] {
        let mut keyboard = at(step, section);
        keyboard.model.lexicon = crate::held::lexicon();
        keyboard.model.look_anew();
        for keys in [";this customer always pays late", "<enter>"] {
            keyboard.press(keys);
            let frame = Picture::of(&mut keyboard.model.clone(), 120, 36).lines().join("\n");
            assert!(frame.contains("masked") && !frame.contains("pays late"), "{step:?} {keys}\n{frame}");
        }
    }
}

#[test]
fn leaving_a_line_that_says_something_asks_once() {
    let mut keyboard = at(Step::Agreement, Section::Actions);
    keyboard.press(";Ana: send<esc>");
    assert!(matches!(keyboard.model.overlays.last(), Some(Overlay::OneLine(_))));
    keyboard.press("<esc>");
    assert!(keyboard.model.overlays.is_empty());
}

#[test]
fn a_list_that_is_not_filled_by_lines_says_so() {
    let mut keyboard = at(Step::Segments, Section::Customers);
    keyboard.press(";");
    assert!(keyboard.model.overlays.is_empty());
    assert!(!keyboard.notice().is_empty());
}

fn is_number(text: &str) -> bool {
    numbers::parse_number(text, NumberStyle::Point).is_ok()
}

/// A name that has none of the marks of a line, and no number at its end.
fn name() -> impl Strategy<Value = String> {
    "[A-Za-z]{2,8}( [a-z]{2,7}){0,2}".prop_filter("a word of the line", |name| {
        !name.split(' ').any(|word| matches!(word, "by" | "at" | "due" | "until" | "above" | "customers" | "accounts"))
            && !is_number(name.rsplit(' ').next().unwrap_or_default())
    })
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof!["[1-9][0-9]{0,3}", "[1-9][0-9]{0,2}k", "[1-9]\\.[0-9]m", "[1-9][0-9]{0,2}万", "3\\*[1-9]000"]
}

proptest! {
    #[test]
    fn money_comes_apart_as_it_was_put_together(segment in name(), promotion in name(), amount in amount(), reason in name()) {
        for line in [
            format!("{segment} / {promotion} {amount} / {reason}"),
            format!("{segment}/{promotion} {amount}/{reason}"),
            format!("{segment} / {promotion} {amount} \"{reason}\""),
        ] {
            let apart = parts(LineOf::Money, &line, &is_number);
            prop_assert_eq!(
                pairs(&apart),
                [
                    ("field-segment", segment.as_str()),
                    ("field-promotion", &promotion),
                    ("field-amount", &amount),
                    ("field-reason", &reason),
                ]
            );
        }
    }

    #[test]
    fn a_goal_comes_apart_as_it_was_put_together(measure in name(), from in amount(), to in amount(), due in name(), segment in name()) {
        let line = format!("{measure} {from} -> {to} by {due} / {segment}");
        let apart = parts(LineOf::Goal, &line, &is_number);
        prop_assert_eq!(
            pairs(&apart),
            [
                ("field-measure", measure.as_str()),
                ("field-baseline", &from),
                ("field-target", &to),
                ("field-due", &due),
                ("field-segment", &segment),
            ]
        );
    }

    #[test]
    fn a_segment_comes_apart_as_it_was_put_together(name in name(), tier in "[A-D]", count in 1_u32..9999, by in name()) {
        let line = format!("{name} {tier} {count} customers / {by}");
        let apart = parts(LineOf::Segment, &line, &is_number);
        let count = count.to_string();
        prop_assert_eq!(
            pairs(&apart),
            [
                ("field-name", name.as_str()),
                ("field-tier", &tier),
                ("field-customers", &count),
                ("field-defined-by", &by),
            ]
        );
    }

    #[test]
    fn an_action_and_a_result_come_apart_as_they_were_put_together(one in name(), other in name(), due in name(), spend in amount(), sales in amount()) {
        let apart = parts(LineOf::Action, &format!("{one}: {other} by {due}"), &is_number);
        prop_assert_eq!(pairs(&apart), [("field-who", one.as_str()), ("field-what", &other), ("field-due", &due)]);
        let apart = parts(LineOf::Result, &format!("{one} / {other} {spend} -> {sales}"), &is_number);
        prop_assert_eq!(
            pairs(&apart),
            [
                ("field-segment", one.as_str()),
                ("field-promotion", &other),
                ("field-spend", &spend),
                ("field-sales", &sales),
            ]
        );
    }

    #[test]
    fn no_line_breaks_or_says_more_than_was_typed_and_what_has_no_words_of_its_own_loses_no_letter(line in ".{0,60}") {
        for (of, has_words) in [
            (LineOf::Person, false),
            (LineOf::WorkingLine, false),
            (LineOf::Evidence(Stream::Studies), false),
            (LineOf::Conclusion, false),
            (LineOf::Positioning, false),
            (LineOf::Money, false),
            (LineOf::Parked, false),
            // These leave out "by", "customers", the word for an arrow.
            (LineOf::Result, true),
            (LineOf::Segment, true),
            (LineOf::Goal, true),
            (LineOf::Reward, true),
            (LineOf::Action, true),
        ] {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let apart = parts(of, &line, &is_number);
            let kept: String = apart.iter().map(|(_, text)| letters(text)).collect();
            let typed = letters(&line);
            prop_assert!(kept.chars().count() <= typed.chars().count(), "{:?}: {:?}", of, apart);
            prop_assert!(has_words || kept == typed, "{:?}: {:?}", of, apart);
        }
    }
}

#[test]
fn the_chinese_word_for_an_arrow_is_part_of_a_name_where_it_stands_between_no_figures() {
    let apart = |line: &str| parts(LineOf::Result, line, &is_number);
    for arrow in ["->", "到"] {
        let line = format!("到店客户 / 展会 120 {arrow} 400");
        let apart = apart(&line);
        assert_eq!(
            pairs(&apart),
            [
                ("field-segment", "到店客户"),
                ("field-promotion", "展会"),
                ("field-spend", "120"),
                ("field-sales", "400")
            ],
            "{line}"
        );
    }
}

#[test]
fn at_agreement_a_line_is_an_action_wherever_the_cursor_stands() {
    let mut keyboard = Keyboard::at_step(Step::Agreement);
    let section = keyboard.meeting().section();
    assert_eq!(section, Section::Flags, "that is where one begins");
    keyboard.press(";").act(Action::Paste("Ana: book the hall, by 15 Jan".to_owned())).press("<enter>");
    let action = keyboard.state().agreement.actions.iter().find(|raised| raised.item.what.contains("book the hall"));
    let action = action.expect("an action");
    assert!(action.item.who.contains("Ana") && action.item.due.is_some(), "{action:?}");
}
