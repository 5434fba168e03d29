//! The fourth quarter: what Production foresaw has come true, dealers get their one bonus, and the year is to end well.

use roundtable::domain::{
    AllocationField, Answer, Audience, Change, ConclusionId, Department, EvidenceKind, Figure, Held, InputRef,
    PromotionField, PromotionKind, SegmentField, Session, Stance, State, Step, Verdict,
};

use super::hydra::{
    AISHA, AUTUMN, BUILDERS, CHECK, CHEMICALS, DEALERS, DIGITAL, ERIK, EXPO, FOOD, INGRID, JONAS, KATRIN, MAILING,
    MARTA, NINA, NOBODY, PETER, PROJECTS, STORIES, TOMAS, TRAINING, VISITS, WATER, YUKI, founding,
};
use super::minutes::Minutes;
use super::wording::{
    action, conclusion, following, goal, money_of, of_promotion, of_segment, on, parked, period, positioning,
    promotion, put_out, reading, results, reward, study, thousand, voice, working_line,
};

/// Holds the meeting of September 2026, which follows the one whose plan is given.
pub fn hold(previous: &State) -> Session {
    let (planned, looked_back) = (period("2026-10-01", "2026-12-31"), period("2026-07-01", "2026-09-30"));
    let founding = founding("Hydra, Q4 2026", "2026-09-24", planned, looked_back, Some(previous));
    let mut minutes = Minutes::open(founding, 2, "16:10");
    prepare(&mut minutes);
    room(&mut minutes);
    look_back(&mut minutes);
    research(&mut minutes);
    segments(&mut minutes);
    opening_positions(&mut minutes);
    budget(&mut minutes);
    goals(&mut minutes);
    agreement(&mut minutes);
    minutes.filed()
}

/// The eve: Product has a seat for the first time, Peter brings the ledger, Marketing the promotions of the autumn.
fn prepare(m: &mut Minutes) {
    m.seat(YUKI, Department::Product, "Product manager, Hydra X");
    m.prepare(Step::LookBack).says(PETER);
    let source = "Ledger by segment and promotion, booked to 20 September";
    let mut rows =
        results(DEALERS, source, &[(DIGITAL, 8, 60), (TRAINING, 55, 560), (STORIES, 6, 20), (VISITS, 13, 110)]);
    rows.extend(results(
        PROJECTS,
        source,
        &[(CHECK, 33, 420), (DIGITAL, 10, 70), (TRAINING, 11, 95), (STORIES, 8, 35)],
    ));
    rows.extend(results(PROJECTS, source, &[(VISITS, 21, 210)]).into_iter().map(|row| put_out(row, 41, "visitors")));
    rows.extend(results(WATER, source, &[(DIGITAL, 18, 120), (STORIES, 15, 60), (VISITS, 25, 260)]));
    rows.extend(results(WATER, source, &[(CHECK, 92, 690)]).into_iter().map(|row| put_out(row, 61, "sites measured")));
    rows.extend(results(
        CHEMICALS,
        source,
        &[(CHECK, 45, 410), (DIGITAL, 12, 85), (STORIES, 10, 50), (VISITS, 15, 140)],
    ));
    rows.extend(results(FOOD, source, &[(CHECK, 21, 230), (DIGITAL, 14, 105), (STORIES, 6, 25), (VISITS, 6, 40)]));
    rows.extend(results(BUILDERS, source, &[(DIGITAL, 5, 40), (STORIES, 2, 5)]));
    m.paste(rows);
    m.prepare(Step::Budget).says(NINA);
    m.paste(vec![
        promotion(
            "Valve World Expo",
            PromotionKind::TradeShow,
            Audience::Customers,
            ("2026-12-01", "2026-12-03"),
            &["Hydra X", "Hydra CIP"],
            "See the meter run backwards: one pump, two controls, your own duty point",
        ),
        promotion(
            "Dealer autumn bonus",
            PromotionKind::DealerIncentive,
            Audience::Dealers,
            ("2026-10-05", "2026-12-11"),
            &["Hydra S", "Hydra X"],
            "5% back on every pump sold to an end customer; the only bonus until April",
        ),
        promotion(
            "Energy mailing",
            PromotionKind::DirectMail,
            Audience::Customers,
            ("2026-10-12", "2026-10-30"),
            &["Hydra X"],
            "Hydra, the most efficient pump in its class",
        ),
    ]);
}

fn room(m: &mut Minutes) {
    m.on("2026-09-24", "08:52").come(&[PETER, AISHA, NINA, KATRIN, YUKI, JONAS, MARTA, INGRID, ERIK]);
    m.at("08:57").start();
    left(m);
    m.says(PETER);
    m.kept("on-the-first-monday-of-each-month-both", Answer::Yes);
    m.kept("if-a-first-monday-falls-out-the-half", Answer::Yes);
    m.says(KATRIN).kept("sales-calls-every-lead-from-marketing", Answer::Yes);
    m.kept("no-message-goes-out-before-katrin-or", Answer::Yes);
    m.says(NINA).kept("a-lead-that-waits-three-days-is-called", Answer::Yes);
    m.says(MARTA);
    let dates = m.raise(working_line("Nobody promises a date that logistics has not confirmed"));
    m.says(KATRIN).agrees_to(InputRef::WorkingLine(dates.clone()));
    m.says(AISHA).agrees_to(InputRef::WorkingLine(dates));
    m.at("09:08").come(&[TOMAS]);
}

/// What the June meeting left, and what it had carried on.
fn left(m: &mut Minutes) {
    m.says(KATRIN).came_to("sales-in-the-quarter-thousand-eur", 3_840, "Sold, but not built: 31 customers waited");
    m.says(AISHA).came_to("visitors-of-the-plant-who-order-within", 34, "Who has seen the bench orders");
    m.says(JONAS).came_to("days-from-order-to-delivery-hydra-x", 38, "The bench came in week 37, not in week 34");
    m.says(ERIK).came_to(
        "pumps-sent-back-by-dealers-per-thousand",
        19,
        "Counted on 18 September; a card next to each till",
    );
    m.says(PETER).settles("1-5-of-what-exceeds-4-100-000-shared-by", "Not earned");
    m.carries_on("10-000-for-the-team-free-to-use-per-five", "Earned; paid in October");
    m.says(JONAS).settles("64-checks-bring-some-30-offers-for-hydra", "The second bench runs: 34 a month");
    m.says(MARTA).settles("dates-to-customers-go-through-logistics", "It is a line of the working agreement now");
    m.says(NINA).settles("dates-for-the-plant-visits-not-in-weeks", "");
    m.says(KATRIN).carries_on("grant-form-for-five-countries-filled-in", "Three of five are done");
    m.says(JONAS).settles("second-test-bench-running", "");
    m.says(KATRIN).settles("tell-the-31-customers-who-wait-their", "");
    m.carries_on("machine-builders-with-the-project", "Decided today with the segments, or in December");
    m.settles("stocking-dealers-ask-again-for-a-bonus", "One for one quarter, as promised");
    m.says(PETER).settles("two-days-at-a-fair-of-the-team-s-choice", "Booked: Valve World in December");
    m.says(KATRIN).settles("stocking-dealers-ask-for-a-summer-bonus", "Answered by the bonus of this autumn");
}

fn look_back(m: &mut Minutes) {
    m.at("09:10").enter(Step::LookBack).says(JONAS);
    m.at("09:15").read(
        of_segment(WATER),
        reading(
            "A third of the spend, under 30% of the sales: 14 orders went elsewhere for want of a date.",
            Answer::No,
            Answer::Partly,
            "61 checks were done well; the bench came in week 37",
            Verdict::Change,
        ),
    );
    m.says(TOMAS).agrees_to(InputRef::Reading(of_segment(WATER)));
    m.says(AISHA).agrees_to(InputRef::Reading(of_segment(WATER)));
    m.at("09:21").says(KATRIN).read(
        of_segment(PROJECTS),
        reading(
            "Best line of the quarter: less than a fifth of the spend, more than a fifth of the sales.",
            Answer::Yes,
            Answer::Yes,
            "Customers in the bus; checks offered by the dealers themselves",
            Verdict::Keep,
        ),
    );
    m.says(NINA).agrees_to(InputRef::Reading(of_segment(PROJECTS)));
    m.at("09:26").says(NINA).read(
        of_promotion(VISITS),
        reading(
            "34 in a hundred visitors have ordered so far, some within a week.",
            Answer::Yes,
            Answer::Yes,
            "Groups of ten with a dealer; lunch at the test bench",
            Verdict::Keep,
        ),
    );
    m.says(KATRIN).agrees_to(InputRef::Reading(of_promotion(VISITS)));
    m.at("09:30").says(ERIK).read(
        of_segment(DEALERS),
        reading(
            "Returns at 19 in a thousand: target met. No counter is left to train.",
            Answer::Yes,
            Answer::Yes,
            "Card, training and a visit where returns were high",
            Verdict::Change,
        ),
    );
    m.says(KATRIN).agrees_to(InputRef::Reading(of_segment(DEALERS)));
    m.says(AISHA).agrees_to(InputRef::Reading(of_segment(DEALERS)));
}

fn research(m: &mut Minutes) {
    m.at("09:35").enter(Step::Research).says(YUKI);
    let bench = m.raise(on(
        "Cleaning time",
        study(
            EvidenceKind::Comparison,
            "The new Hydra CIP cleans in 18 minutes, the best rival in 26, at equal water",
            "Own test bench, report 26-058",
            "2026-09-03",
        ),
    ));
    m.says(NINA);
    let dealers = m.raise(on(
        "The dealer bonus",
        study(
            EvidenceKind::OtherStudy,
            "Of 88 stocking dealers asked, 52 sold more with training than with the bonus",
            "Dealer survey by telephone",
            "2026-08-28",
        ),
    ));
    let grants = m.raise(on(
        "Money before the year ends",
        study(
            EvidenceKind::IndustryReport,
            "Only one utility in six that may ask for a grant has done so",
            "Association of pump makers, grants for water works",
            "2026-05-28",
        ),
    ));
    m.at("09:42").says(TOMAS);
    let year_end = m.raise(on(
        "Money before the year ends",
        voice(
            EvidenceKind::CustomerSaid,
            "I have money left until December. I need the offer by mid-November and the pump by Easter.",
            "Tomas Lindqvist",
            "Stadtwerke Fulda",
            "2026-09-10",
        ),
    ));
    let cleaning = m.raise(on(
        "Cleaning time",
        voice(
            EvidenceKind::CustomerAsked,
            "Which of your pumps is clean in under 20 minutes? I lose a batch a day.",
            "Katrin Vogel",
            "Brewery Falk",
            "2026-09-15",
        ),
    ));
    m.department(Department::Sales);
    let calm = m.raise(on(
        "The dealer bonus",
        voice(
            EvidenceKind::CustomerSaid,
            "One bonus, known in time, and then quiet: that I can plan with",
            "Counter training",
            "Pumpenhaus Rhein",
            "2026-09-02",
        ),
    ));
    m.was_raised_by(InputRef::Evidence(calm.clone()), ERIK);
    // The study counts training above the bonus; the dealer asks for the bonus.
    m.at("09:47").says(NINA).disagree(&dealers, &calm);
    m.at("09:48").says(KATRIN);
    let once = m.raise(conclusion(
        "One dealer bonus, announced early, for one quarter; training goes on as a refresher",
        &[&dealers, &calm],
    ));
    m.says(AISHA).agrees_to(InputRef::Conclusion(once));
    let december = m.raise(conclusion(
        "Utilities spend what is left before December: offers with the grant form by mid-November",
        &[&grants, &year_end],
    ));
    m.says(TOMAS).agrees_to(InputRef::Conclusion(december.clone()));
    m.says(YUKI);
    let batch = m.raise(conclusion("Breweries buy time, not pumps: 18 minutes is the message", &[&bench, &cleaning]));
    m.says(AISHA).agrees_to(InputRef::Conclusion(batch.clone()));
    m.says(KATRIN).agrees_to(InputRef::Conclusion(batch.clone()));
    stand_for(m, &december, &batch);
}

/// Where the brand stands, and the two conclusions that this follows from.
fn stand_for(m: &mut Minutes, december: &ConclusionId, batch: &ConclusionId) {
    m.at("09:54").says(AISHA);
    let place = m.raise(positioning(
        "Hydra X for water and chemistry, Hydra CIP for everybody who cleans in place",
        "The maker who measures first and signs for it",
        "Saves power or a batch a day, in writing, with a date that holds",
        &[december, batch],
    ));
    m.says(KATRIN).agrees_to(InputRef::Positioning(place));
}

fn segments(m: &mut Minutes) {
    m.at("09:57").enter(Step::Segments).says(KATRIN);
    m.does(vec![Change::MergeSegments(BUILDERS.into(), PROJECTS.into())]);
    m.edit_segment(
        PROJECTS,
        vec![
            SegmentField::Name("Project dealers and machine builders".to_owned()),
            SegmentField::DefinedBy("Whoever sells our pumps as part of a larger order and keeps no stock".to_owned()),
            SegmentField::Tier("A".parse().ok()),
        ],
    );
    m.says(NINA).agrees_to(InputRef::Segment(PROJECTS.into()));
    m.says(YUKI).edit_segment(
        FOOD,
        vec![SegmentField::Value(
            "Clean in 18 minutes: one more batch a day in a brewery, with papers that auditors accept".to_owned(),
        )],
    );
    m.says(TOMAS).agrees_to(InputRef::Segment(FOOD.into()));
    m.says(AISHA).agrees_to(InputRef::Segment(FOOD.into()));
    m.says(KATRIN).figure(Figure::Customers, 446).figure(Figure::Sales, 15_300_000);
}

/// Each hands in its own split before anybody has spoken of money.
fn opening_positions(m: &mut Minutes) {
    m.at("10:07").enter(Step::Budget).says(PETER).figure(Figure::Budget, 540_000);
    m.says(KATRIN).hands_in(&[
        (DEALERS, AUTUMN, 80),
        (DEALERS, TRAINING, 30),
        (PROJECTS, CHECK, 50),
        (PROJECTS, VISITS, 30),
        (PROJECTS, EXPO, 30),
        (WATER, CHECK, 110),
        (WATER, VISITS, 30),
        (WATER, MAILING, 10),
        (CHEMICALS, CHECK, 50),
        (CHEMICALS, EXPO, 30),
        (FOOD, CHECK, 30),
        (FOOD, DIGITAL, 30),
        (NOBODY, STORIES, 30),
    ]);
    m.says(NINA).hands_in(&[
        (DEALERS, AUTUMN, 20),
        (DEALERS, TRAINING, 60),
        (DEALERS, DIGITAL, 20),
        (PROJECTS, CHECK, 40),
        (PROJECTS, DIGITAL, 30),
        (PROJECTS, EXPO, 40),
        (WATER, CHECK, 80),
        (WATER, DIGITAL, 40),
        (WATER, MAILING, 30),
        (CHEMICALS, CHECK, 40),
        (CHEMICALS, EXPO, 40),
        (FOOD, DIGITAL, 40),
        (NOBODY, STORIES, 60),
    ]);
    m.at("10:12").chair(Change::Reveal);
}

fn budget(m: &mut Minutes) {
    m.at("10:16").says(KATRIN);
    m.row(DEALERS, &[(DIGITAL, 10), (TRAINING, 48), (STORIES, 6), (VISITS, 10), (EXPO, 12), (AUTUMN, 44)]);
    m.row(PROJECTS, &[(CHECK, 38), (DIGITAL, 16), (TRAINING, 12), (STORIES, 8), (VISITS, 18), (EXPO, 26)]);
    m.row(WATER, &[(CHECK, 92), (DIGITAL, 18), (STORIES, 16), (VISITS, 22), (EXPO, 10), (MAILING, 14)]);
    m.says(AISHA);
    m.row(CHEMICALS, &[(CHECK, 40), (DIGITAL, 10), (STORIES, 8), (VISITS, 12), (EXPO, 14)]);
    m.row(FOOD, &[(CHECK, 14), (DIGITAL, 10), (STORIES, 4), (VISITS, 4)]);
    // Fifty for the bonus? Seen with and without, then Marketing names the sum that both can live with.
    m.at("10:21").says(KATRIN).place(DEALERS, AUTUMN, 50).does(vec![Change::Undo]).does(vec![Change::Redo]);
    m.says(AISHA).place(DEALERS, AUTUMN, 44);
    m.at("10:24").because(
        DEALERS,
        AUTUMN,
        "Sales 80, Marketing 20: enough for 5% on 880,000, and no more this winter",
        "One dealer bonus",
    );
    m.says(KATRIN).agrees_to(money_of(DEALERS, AUTUMN));
    m.says(PETER).note(DEALERS, AUTUMN, AllocationField::Ceiling(Some(thousand(44))));
    m.note(DEALERS, AUTUMN, AllocationField::Held(Some(Held::Locked)));
    m.says(JONAS).reason(WATER, CHECK, "With the second bench we deliver 34 a month; 61 sites fit that");
    m.says(TOMAS).agrees_to(money_of(WATER, CHECK));
    m.reason(PROJECTS, CHECK, "Dealers bring the sites themselves; 25 of them, two days each");
    m.says(YUKI).because(
        FOOD,
        CHECK,
        "Seven breweries, to have the 18 minutes confirmed by them before spring",
        "Breweries buy time",
    );
    m.says(NINA).reason(CHEMICALS, EXPO, "Shared stand with the maker of the valves, half the usual price");
    m.says(MARTA).note(WATER, VISITS, AllocationField::Floor(Some(thousand(20))));
    // Sales cannot stand behind the first wording; Marketing words it anew.
    m.at("10:33").says(TOMAS).stands_behind(MAILING, Answer::No);
    m.says(NINA).edit_promotion(
        MAILING,
        vec![PromotionField::Message(
            "Grant, saving and date on one page, with the figures of your own station".to_owned(),
        )],
    );
    m.says(TOMAS).stands_behind(MAILING, Answer::Yes);
    m.says(KATRIN).stands_behind(EXPO, Answer::Yes).stands_behind(AUTUMN, Answer::Yes);
}

fn goals(m: &mut Minutes) {
    m.at("10:37").enter(Step::Goals).says(KATRIN);
    let orders = m.raise(goal(
        "Sales in the quarter, thousand EUR",
        "-",
        [3_840, 4_050, 4_400],
        "2026-12-31",
        "we move the mailing's follow-up to the key accounts and drop the second wave",
    ));
    m.says(TOMAS);
    let because = [m.concluded("Utilities spend what is left")];
    let grants = m.raise(following(
        &because,
        goal(
            "Offers with a finished grant form, sent by 15 November",
            WATER,
            [9, 20, 40],
            "2026-11-15",
            "Sales and Marketing sit down together for two days and write the rest",
        ),
    ));
    m.says(JONAS).raise(goal(
        "Days from order to delivery, Hydra X",
        "-",
        [38, 30, 24],
        "2026-12-31",
        "no new promotion for Hydra X before the date is below 30",
    ));
    let because = [m.concluded("Breweries buy time")];
    m.says(YUKI).raise(following(
        &because,
        goal(
            "Breweries that confirm 18 minutes in writing",
            FOOD,
            [0, 3, 6],
            "2026-12-18",
            "we launch Hydra CIP a quarter later",
        ),
    ));
    m.at("10:46").says(INGRID);
    m.raise(reward(
        Department::Sales,
        "1.5% of what exceeds 4,200,000, shared by the whole Sales team",
        &orders,
        4_200,
    ));
    m.raise(reward(
        Department::Marketing,
        "12,000 for the team, free to use, and the brand budget of January kept whole",
        &grants,
        30,
    ));
    m.raise(reward(Department::Production, "A day off for the test bench crew", &orders, 4_200));
}

fn agreement(m: &mut Minutes) {
    m.at("10:49").enter(Step::Agreement).says(NINA);
    m.raise(action("Letter to all dealers: one bonus, these dates, none before April", "Nina Kowalska", "2026-10-01"));
    m.says(TOMAS).raise(action(
        "61 sites for the check, utilities with a grant first",
        "Tomas Lindqvist",
        "2026-10-09",
    ));
    m.says(MARTA).raise(action("Delivery dates in the offer system, updated each Friday", "Marta Silva", "2026-10-16"));
    m.says(YUKI).raise(action("Seven breweries for the cleaning test", "Yuki Tanaka", "2026-10-23"));
    m.says(ERIK).raise(parked("Refresher for counters: in person or as a film? Service would prefer the film."));
    m.at("10:53").all_sign(&[KATRIN, AISHA, JONAS, MARTA, ERIK, YUKI]);
    m.signs(PETER, Stance::WithReservation("4,000 stay unplaced until the fair is paid.".to_owned()));
    m.signs(INGRID, Stance::Agrees);
    m.leaves(TOMAS);
    m.at("10:58").chair(Change::Close);
}
