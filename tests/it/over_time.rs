//! A series over time: figures reckoned once more by hand, gaps and changed segments shown, and what the page looks like.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::date;
use jiff::tz::TimeZone;
use roundtable::app::{Action, Effect, Origin, Report, Series, Shelf};
use roundtable::domain::over_time::{Along, Change, Gap, OverTime, Point, Stop, Tally};
use roundtable::domain::{
    ActionId, Basis, Currency, Line, ListChange, LookBack, Measure, Part, Period, PlanChange, RequestState, SegmentId,
    Session, State,
};
use roundtable::lang::over_time::{Topic, chart};
use roundtable::lang::{Lang, Words};
use roundtable::storage;
use rust_decimal::Decimal;
use unicode_width::UnicodeWidthStr;

use crate::cli::Home as Shell;
use crate::fixtures::Meeting;
use crate::held;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// The four example quarters, the earliest first.
pub fn quarters() -> Vec<Session> {
    static QUARTERS: LazyLock<Vec<Session>> = LazyLock::new(|| {
        let of_hydra = storage::examples().iter().rev().filter(|example| example.name.contains("hydra"));
        of_hydra.map(|example| example.read().expect("it is whole").session).collect()
    });
    QUARTERS.clone()
}

/// The same as a series seen from one of them.
pub fn series(here: usize) -> Series {
    Series { sessions: quarters(), here, missing: None, beside: Vec::new() }
}

fn over(states: &[State], here: usize) -> OverTime {
    let states: Vec<&State> = states.iter().collect();
    OverTime::of(&states, here).expect("there are sessions")
}

fn states() -> Vec<State> {
    quarters().iter().map(|session| session.state().clone()).collect()
}

fn line<'a>(of: &'a OverTime, id: &str) -> &'a roundtable::domain::over_time::Line {
    let wanted = Line::Segment(Some(SegmentId::from(id)));
    of.segments.iter().find(|line| line.line == wanted).expect("it was on the table")
}

/// Spend and sales of each segment, added up row by row.
fn sums(state: &State) -> BTreeMap<Option<SegmentId>, (Decimal, Decimal)> {
    let mut sums = BTreeMap::new();
    let rows = || state.look_back.results.iter().map(|raised| &raised.item);
    // What is known by segment and promotion comes before what is known by segment alone; they are never added up.
    let has_cells = rows().any(|row| row.basis == Basis::Cells);
    let basis = if has_cells { Basis::Cells } else { Basis::Segments };
    for row in rows().filter(|row| row.basis == basis) {
        let sum: &mut (Decimal, Decimal) = sums.entry(row.segment.clone()).or_default();
        sum.0 += row.spend.map_or(Decimal::ZERO, roundtable::domain::Money::amount);
        sum.1 += row.sales.unwrap_or_default();
    }
    sums
}

#[test]
fn shares_and_index_of_the_four_quarters_are_those_of_their_rows() {
    let states = states();
    let of = over(&states, 3);
    for (at, state) in states.iter().enumerate() {
        let sums = sums(state);
        let all = sums.values().fold((Decimal::ZERO, Decimal::ZERO), |all, one| (all.0 + one.0, all.1 + one.1));
        let mut shown = (0, 0);
        for line in &of.segments {
            let Line::Segment(id) = &line.line else { panic!("segments are followed") };
            let Some((spend, sales)) = sums.get(id) else {
                assert!(line.share_of_spend[at].figure().is_none(), "{} {at}", line.name);
                continue;
            };
            let tenths = |point: &Point<roundtable::domain::Share>| point.figure().expect("it was reckoned").tenths();
            let (of_spend, of_sales) = (tenths(&line.share_of_spend[at]), tenths(&line.share_of_sales[at]));
            shown = (shown.0 + of_spend, shown.1 + of_sales);
            // Shown to a tenth of a percent: within one of the exact share.
            for (share, exact) in [(of_spend, spend / all.0), (of_sales, sales / all.1)] {
                assert!(
                    (Decimal::from(share) - exact * Decimal::from(1000)).abs() < Decimal::ONE,
                    "{} {at}",
                    line.name
                );
            }
            let index = line.index[at].figure().expect("money was spent");
            let exact = (sales * all.0) / (all.1 * spend);
            assert!((index - exact).abs() < Decimal::new(1, 9), "{} {at}: {index} {exact}", line.name);
        }
        assert_eq!(shown, (1000, 1000), "quarter {at}");
    }
    // As it was read out in the first meeting: 60% of the spend brought 40% of the sales.
    let dealers = line(&of, "dealers");
    let shares = |points: &[Point<roundtable::domain::Share>]| -> Vec<String> {
        points.iter().map(|point| point.figure().map_or("-".to_owned(), ToString::to_string)).collect()
    };
    assert_eq!(shares(&dealers.share_of_spend), ["60.0", "33.1", "19.4", "18.2"]);
    assert_eq!(shares(&dealers.share_of_sales), ["40.0", "39.1", "20.1", "19.5"]);
}

#[test]
fn budgets_of_the_four_quarters_are_the_sums_of_their_cells() {
    let states = states();
    let of = over(&states, 0);
    for (at, state) in states.iter().enumerate() {
        let cells = || state.budget.allocations.iter().map(|raised| (&raised.id, raised.item.amount.amount()));
        let all: Decimal = cells().map(|(_, amount)| amount).sum();
        assert_eq!(of.placed[at].figure().map(|money| money.amount()), Some(all));
        let sum = |line: &Line| -> Decimal {
            let here = cells().filter(|(cell, _)| line.covers(cell.segment.as_ref(), cell.promotion.as_ref()));
            here.map(|(_, amount)| amount).sum()
        };
        for lines in [&of.segments, &of.promotions] {
            let told: Decimal = lines.iter().filter_map(|line| Some(line.money[at].figure()?.amount())).sum();
            assert_eq!(told, all, "nothing is lost in quarter {at}");
            for line in lines.iter().filter(|line| line.money[at].figure().is_some()) {
                assert_eq!(line.money[at].figure().map(|money| money.amount()), Some(sum(&line.line)), "{}", line.name);
            }
        }
    }
    let totals: Vec<Decimal> = of.placed.iter().filter_map(|point| Some(point.figure()?.amount())).collect();
    assert_eq!(totals, [472_000, 518_000, 458_000, 536_000].map(Decimal::from));
}

#[test]
fn goals_plan_changes_and_actions_come_out_as_the_next_meetings_said() {
    let of = over(&states(), 2);
    let tally = |met, missed, open| Tally { set: 4, met, missed, open };
    assert_eq!(of.goals_of, [tally(3, 1, 0), tally(1, 3, 0), tally(2, 2, 0), tally(0, 0, 4)]);
    let changes: Vec<(usize, u32)> = of.plans.iter().map(|plan| (plan.changes.len(), plan.allowed)).collect();
    assert_eq!(changes, [(0, 1), (1, 1), (3, 1), (0, 1)]);
    let actions: Vec<_> = of.actions_of.iter().map(|set| (set.set, set.in_time, set.later, set.open)).collect();
    assert_eq!(actions, [(4, 4, 0, 0), (4, 4, 0, 0), (4, 3, 0, 1), (4, 0, 0, 4)]);
    let open: Vec<(&str, usize)> = of.open_actions.iter().map(|one| (one.who.as_str(), one.carried)).collect();
    assert_eq!(open[0], ("Tomas Lindqvist", 1));
    assert_eq!(open.len(), 5);
    // Without the session that set it, those that came after it were left it, and no earlier one.
    let [first, second, _, last] = <[State; 4]>::try_from(states()).expect("four quarters");
    let carried = |states: &[&State]| {
        let without = OverTime::of(states, states.len() - 1).expect("there are sessions");
        (without.open_actions[0].who.clone(), without.open_actions[0].carried)
    };
    assert_eq!(carried(&[&last, &last]), ("Tomas Lindqvist".to_owned(), 2));
    assert_eq!(carried(&[&last]), ("Tomas Lindqvist".to_owned(), 1));
    assert_eq!(carried(&[&first, &second, &last]), ("Tomas Lindqvist".to_owned(), 1));
    // Where nobody knows when it was set, no more is claimed than that the last one was left it.
    let text =
        serde_json::to_string(&last).expect("a state is JSON").replace("\"since\":\"2026-06-25\"", "\"since\":null");
    let unknown: State = serde_json::from_str(&text).expect("only a day differs");
    assert!(unknown.room.leftovers.iter().any(|raised| raised.item.since.is_none()), "{text}");
    assert_eq!(carried(&[&first, &second, &unknown]), ("Tomas Lindqvist".to_owned(), 1));
    let engineers = of.goals.iter().find(|goal| goal.measure.contains("Plant engineers")).expect("it was set");
    let point = engineers.points[0].as_ref().expect("the first session set it");
    assert_eq!((point.actual, point.target), (Some(23.into()), Some(22.into())), "two sessions later somebody knew");
}

#[test]
fn what_became_of_segments_is_told_with_the_session_in_which_it_did() {
    let of = over(&states(), 3);
    let turns = |id: &str| -> Vec<(usize, Change)> {
        line(&of, id).turns.iter().map(|turn| (turn.at, turn.change.clone())).collect()
    };
    let renamed = |from: &str, to: &str| Change::Renamed { from: from.to_owned(), to: to.to_owned() };
    let split = || Change::Split { from: "Stocking dealers".to_owned(), part: "Project dealers".to_owned() };
    let merged = || Change::Merged {
        from: "Machine builders".to_owned(),
        into: "Project dealers and machine builders".to_owned(),
    };
    assert_eq!(turns("dealers"), [(1, renamed("Dealers", "Stocking dealers")), (1, split())]);
    assert_eq!(turns("machine-builders"), [(3, merged())]);
    let project = turns("project-dealers");
    assert_eq!(project[0], (1, split()));
    assert_eq!(project[1..], [(3, renamed("Project dealers", "Project dealers and machine builders")), (3, merged()),]);
    let gaps: Vec<Option<&Gap>> = line(&of, "project-dealers")
        .share_of_spend
        .iter()
        .map(|point| match point {
            Point::Is(_) => None,
            Point::Not(gap) => Some(gap),
        })
        .collect();
    assert_eq!(gaps, [Some(&Gap::NotYet), Some(&Gap::NotYet), None, None]);
    assert_eq!(line(&of, "machine-builders").money[3], Point::Not(Gap::Merged));
}

#[test]
fn a_quarter_without_look_back_and_one_without_a_session_are_gaps_and_said() {
    let mut all = states();
    all[1].look_back = LookBack::default();
    all.remove(2);
    let mut of = over(&all, 2);
    of.missing = Some("2025-09-18-hydra-q4-2025".into());
    let dealers = line(&of, "dealers");
    assert_eq!(dealers.share_of_spend[1], Point::Not(Gap::NoLookBack));
    assert_eq!(dealers.index[1], Point::Not(Gap::NoLookBack));
    let quarter = Period::new(date(2026, 7, 1), date(2026, 9, 30)).expect("in this order");
    let stops = of.stops(Along::Planned);
    assert_eq!(stops.len(), 5);
    assert_eq!(stops[0], Stop::NotFound("2025-09-18-hydra-q4-2025".into()));
    assert_eq!(stops[3], Stop::NoSession(quarter));
    for lang in Lang::ALL {
        let words = Words::new(lang);
        let shown = chart(&of, Topic::Shares, &TimeZone::UTC, &words);
        let notes = shown.notes.join("\n");
        let wanted = [
            words.with("over-no-look-back", &[("period", shown.heads[2].label.as_str().into())]),
            words.with("over-missing", &[("name", "2025-09-18-hydra-q4-2025".into())]),
        ];
        assert!(wanted.iter().all(|wanted| notes.contains(wanted)), "{notes}");
        assert!(shown.rows.iter().all(|row| row.bars[0].cells[0].said.is_empty()), "nothing is made up");
        assert!(shown.rows.iter().all(|row| row.bars[0].cells[2].amount.is_none()));
    }
}

#[test]
fn other_currencies_and_other_measures_are_not_put_side_by_side() {
    let mut all = states();
    all[1].about.currency = Currency::CNY;
    all[2].look_back.measure = Measure::Count("orders".to_owned());
    let of = over(&all, 3);
    let dealers = line(&of, "dealers");
    assert_eq!(dealers.money[1], Point::Not(Gap::OtherCurrency(Currency::CNY)));
    assert_eq!(of.placed[1], Point::Not(Gap::OtherCurrency(Currency::CNY)));
    assert_eq!(dealers.share_of_sales[2], Point::Not(Gap::OtherMeasure(Measure::Count("orders".to_owned()))));
    assert_eq!(dealers.index[2], Point::Not(Gap::OtherMeasure(Measure::Count("orders".to_owned()))));
    assert!(dealers.share_of_spend[2].figure().is_some(), "what was spent is money all the same");
    assert!(dealers.money[2].figure().is_some());
    let words = Words::new(Lang::En);
    let notes = |topic| chart(&of, topic, &TimeZone::UTC, &words).notes.join("\n");
    assert!(notes(Topic::BySegment).contains("CNY") && notes(Topic::ByPromotion).contains("CNY"));
    assert!(notes(Topic::Shares).contains("orders") && !notes(Topic::Shares).contains("CNY"));
    // Seen from the session in the other currency, it is the others that are not shown.
    let of = over(&all, 1);
    assert!(line(&of, "dealers").money[1].figure().is_some());
    assert_eq!(line(&of, "dealers").money[0], Point::Not(Gap::OtherCurrency(Currency::EUR)));
}

#[test]
fn a_session_alone_is_a_series_of_one() {
    let of = over(&[Meeting::planned().state().clone()], 0);
    assert_eq!((of.sittings.len(), of.stops(Along::Planned).len()), (1, 1));
    assert!(of.segments.iter().all(|line| line.turns.is_empty()));
}

/// The page of the four quarters as the screen shows it.
fn page(lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(quarters().remove(3), lang);
    keyboard.press("Q");
    answer(&mut keyboard, series(3));
    keyboard
}

/// Answers the last question for a series.
pub fn answer(keyboard: &mut Keyboard, series: Series) {
    let asked = keyboard.effects.iter().rev().find_map(|effect| match effect {
        Effect::ReadSeries { ticket, .. } => Some(*ticket),
        _ => None,
    });
    let ticket = asked.expect("the series was asked for");
    keyboard.act(Action::Report(Report::Series(ticket, Ok(Box::new(series)))));
}

#[test]
fn shares_are_read_from_the_back_row_in_both_languages_and_two_windows() {
    for lang in Lang::ALL {
        let mut keyboard = page(lang);
        for (width, height) in [(80, 24), (120, 36)] {
            let picture = Picture::of(&mut keyboard.model, width, height).text();
            insta::assert_snapshot!(format!("shares_{}_{width}", lang.code()), picture);
        }
    }
}

#[test]
fn each_other_topic_has_its_chart_and_one_key_turns_it_into_a_table() {
    for (lang, size) in [(Lang::En, (80, 24)), (Lang::ZhCn, (120, 36))] {
        let mut keyboard = page(lang);
        for topic in &Topic::ALL[1..] {
            keyboard.press("<tab>");
            let picture = Picture::of(&mut keyboard.model, size.0, size.1).text();
            insta::assert_snapshot!(format!("{}_{}", topic.name(), lang.code()), picture);
        }
        keyboard.press("<tab>t");
        let picture = Picture::of(&mut keyboard.model, size.0, size.1).text();
        insta::assert_snapshot!(format!("shares_as_table_{}", lang.code()), picture);
    }
}

#[test]
fn no_window_cuts_a_figure_and_every_topic_fits_any_window() {
    for lang in Lang::ALL {
        let mut keyboard = page(lang);
        for topic in Topic::ALL {
            for (width, height) in [(60, 18), (80, 24), (99, 30), (200, 50)] {
                let picture = Picture::of(&mut keyboard.model, width, height);
                assert!(picture.lines().iter().all(|line| line.width() <= usize::from(width)));
                let last = keyboard.model.words.get(topic.short_key()).into_owned();
                assert!(width >= 110 || picture.find(&last).is_some(), "{topic:?} {width}\n{}", picture.text());
            }
            keyboard.press("<tab>");
        }
    }
}

#[test]
fn older_columns_come_into_sight_by_a_key_and_the_page_says_that_they_are_there() {
    let mut keyboard = page(Lang::En);
    let text = |keyboard: &mut Keyboard| Picture::of(&mut keyboard.model, 60, 18).text();
    let latest = text(&mut keyboard);
    assert!(latest.contains("Q3 2026") && !latest.contains("Q4 2025") && latest.contains("earlier: Left"), "{latest}");
    keyboard.press("<left><left><left>");
    let earliest = text(&mut keyboard);
    assert!(earliest.contains("Q4 2025") && earliest.contains("later: Right"), "{earliest}");
    assert!(latest.contains("more below"), "{latest}");
}

#[test]
fn the_page_is_open_at_home_too_and_waits_for_its_sessions() {
    let mut keyboard = Keyboard::at(quarters().remove(0), Lang::En);
    keyboard.model.meeting = None;
    let card = |index| roundtable::app::Card {
        origin: Origin::Example(index),
        id: "a".into(),
        title: "Hydra".to_owned(),
        brand: String::new(),
        date: date(2026, 1, 1),
        period: Period { from: date(2026, 1, 1), to: date(2026, 3, 31) },
        life: roundtable::domain::Life::Draft,
        follows: None,
        written: None,
    };
    let shelf = Shelf { examples: vec![card(3)], ..Shelf::default() };
    keyboard.model.home.fill(shelf);
    keyboard.model.home.at = 1;
    keyboard.press("Q");
    let asked = keyboard.effects.iter().any(|one| matches!(one, Effect::ReadSeries { origin: Origin::Example(3), .. }));
    assert!(asked, "{:?} {}", keyboard.effects, keyboard.notice());
    let waiting = keyboard.model.words.get("over-reading").into_owned();
    assert!(Picture::of(&mut keyboard.model, 80, 24).find(&waiting).is_some());
    answer(&mut keyboard, series(1));
    assert!(Picture::of(&mut keyboard.model, 80, 24).find("Stocking dealers").is_some());
    keyboard.press("q");
    assert!(keyboard.model.overlays.is_empty());
}

#[test]
fn a_reason_that_attacks_a_customer_is_covered_on_the_page() {
    let mut meeting = Meeting::agreed();
    let reason = "This customer always pays late, scoundrels all of them".to_owned();
    let request = PlanChange { reason, part: Part::Budget, state: RequestState::Settled };
    let raise = roundtable::domain::Change::PlanChange(ListChange::Raise("late".into(), request));
    meeting.sales(raise);
    let follows = meeting.follow();
    let mut keyboard = Keyboard::at(follows.session.clone(), Lang::En);
    keyboard.model.lexicon = held::lexicon();
    keyboard.model.look_anew();
    keyboard.press("Q");
    let sessions = vec![meeting.session, follows.session];
    answer(&mut keyboard, Series { sessions, here: 1, missing: None, beside: Vec::new() });
    for _ in Topic::ALL {
        let picture = Picture::of(&mut keyboard.model, 120, 36).text();
        assert!(!picture.contains("scoundrels"), "{picture}");
        keyboard.press("<tab>");
    }
    keyboard.press("<tab><tab><tab><tab>");
    assert!(Picture::of(&mut keyboard.model, 120, 36).find("held remark (Sales)").is_some());
    keyboard.press("L");
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    assert!(picture.find("暂不显示的发言").is_some(), "{}", picture.text());
}

#[test]
fn the_shell_prints_the_same_figures_as_text_and_as_json() {
    let home = Shell::new();
    let ran = home.run(&["over-time", "example:3"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for wanted in
        ["  Stocking dealers\n    of spend", "60.0", "33.1", "not yet", "went into", "4,030 of 4,000", "536,000"]
    {
        assert!(ran.out.contains(wanted), "{wanted} in\n{}", ran.out);
    }
    assert!(ran.out.lines().all(|line| line.width() <= 96), "{}", ran.out);
    // Names are whole, so that no two of them look alike, and a day stands below what it belongs to.
    for wanted in [
        "  Project dealers and\n    machine builders\n    of spend",
        "    delivery, Hydra S ",
        "    delivery, Hydra X ",
        "\n  To be done:\n    31 Jul 2026  Grant form",
        "\n    1 Oct 2026   Letter",
        "above 1: it brought more than its share",
    ] {
        assert!(ran.out.contains(wanted), "{wanted} in\n{}", ran.out);
    }
    assert!(!ran.out.contains("..."), "{}", ran.out);
    let ran = home.run(&["over-time", "example:1", "--json"]);
    let value: serde_json::Value = serde_json::from_str(&ran.out).expect("it is JSON");
    assert_eq!(value["sessions"].as_array().map(Vec::len), Some(4));
    assert_eq!(value["sessions"][3]["asked"], true);
    let shares = &value["topics"][0];
    assert_eq!(shares["topic"], "shares");
    assert_eq!(shares["rows"][0]["bars"][0]["figures"][0]["value"], "60");
    assert_eq!(shares["rows"][4]["bars"][0]["figures"][0]["value"], serde_json::Value::Null);
    let missing = home.run(&["over-time", "no-such-session"]);
    assert_eq!(missing.code, Some(2));
}

#[test]
fn an_action_that_is_done_before_the_next_meeting_counts_as_done_in_time() {
    let mut meeting = Meeting::planned();
    let action = roundtable::domain::Action { what: "Call".to_owned(), who: "Max".to_owned(), ..Default::default() };
    meeting.marketing(roundtable::domain::Change::Action(ListChange::Raise("call".into(), action)));
    let open = over(&[meeting.state().clone()], 0).actions_of[0];
    assert_eq!((open.set, open.in_time, open.open), (1, 0, 1));
    let done = roundtable::domain::ActionField::Progress(roundtable::domain::Progress::Done);
    meeting.marketing(roundtable::domain::Change::Action(ListChange::Edit(ActionId::from("call"), vec![done])));
    let done = over(&[meeting.state().clone()], 0).actions_of[0];
    assert_eq!((done.set, done.in_time, done.open), (1, 1, 0));
}

#[test]
fn a_long_name_beside_an_index_goes_on_in_the_line_below_where_that_is_blank() {
    let mut keyboard = Keyboard::at(quarters().remove(3), Lang::En);
    keyboard.press("Q");
    answer(&mut keyboard, series(3));
    keyboard.press("<tab>");
    let picture = Picture::of(&mut keyboard.model, 120, 36);
    let text = picture.text();
    let lines: Vec<&str> = text.lines().collect();
    let at = lines.iter().position(|line| line.contains("Project dealers and")).expect("its row");
    assert!(lines[at].contains("machine    not yet") && lines[at + 1].trim() == "builders", "{text}");
}
