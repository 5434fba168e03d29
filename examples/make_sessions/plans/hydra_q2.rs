//! The second quarter: measuring works, the dealers turn out to be two kinds, and the fair in May needs more room.

use roundtable::domain::{
    AllocationField, Answer, Audience, Change, Department, EvidenceKind, Figure, InputRef, Line, Part, PlanChange,
    PlanChangeField, PromotionKind, PromotionState, RequestState, RoomChange, SegmentField, Session, Stance, State,
    Step, Verdict,
};

use super::hydra::{
    ADS, AISHA, BONUS, BUILDERS, CHECK, CHEMICALS, DEALERS, DIGITAL, ERIK, FOOD, IFAT, INGRID, JONAS, KATRIN, LUCA,
    MARTA, NOBODY, PETER, PROJECTS, ROADSHOW, STORIES, TOMAS, TRAINING, WATER, founding,
};
use super::minutes::Minutes;
use super::wording::{
    action, cell, conclusion, following, goal, money_of, of_promotion, of_segment, on, parked, period, positioning,
    promotion, put_out, reading, results, reward, segment, study, thousand, voice, working_line,
};

/// Holds the meeting of March 2026, which follows the one whose plan is given.
pub fn hold(previous: &State) -> Session {
    let (planned, looked_back) = (period("2026-04-01", "2026-06-30"), period("2026-01-01", "2026-03-31"));
    let founding = founding("Hydra, Q2 2026", "2026-03-26", planned, looked_back, Some(previous));
    let mut minutes = Minutes::open(founding, 1, "17:05");
    prepare(&mut minutes);
    room(&mut minutes);
    look_back(&mut minutes);
    research(&mut minutes);
    segments(&mut minutes);
    opening_positions(&mut minutes);
    budget(&mut minutes);
    goals(&mut minutes);
    agreement(&mut minutes);
    quarter(&mut minutes);
    minutes.filed()
}

/// The eve: a seat for Service, the ledger by segment and promotion, and what Marketing brings.
fn prepare(m: &mut Minutes) {
    m.seat(ERIK, Department::Service, "Head of field service");
    m.prepare(Step::LookBack).says(PETER);
    let source = "Ledger by segment and promotion, booked to 22 March";
    let mut rows = results(
        DEALERS,
        source,
        &[
            (ADS, 12, 30),
            (BONUS, 70, 840),
            (DIGITAL, 9, 60),
            (TRAINING, 36, 310),
            (STORIES, 5, 20),
            (ROADSHOW, 22, 150),
        ],
    );
    rows.extend(results(WATER, source, &[(ADS, 16, 60), (DIGITAL, 18, 130), (STORIES, 18, 90), (ROADSHOW, 21, 190)]));
    rows.extend(results(WATER, source, &[(CHECK, 75, 640)]).into_iter().map(|row| put_out(row, 50, "sites measured")));
    rows.extend(results(
        CHEMICALS,
        source,
        &[(ADS, 10, 40), (CHECK, 31, 290), (DIGITAL, 13, 90), (STORIES, 12, 70), (ROADSHOW, 15, 110)],
    ));
    rows.extend(results(
        FOOD,
        source,
        &[(ADS, 6, 15), (CHECK, 15, 150), (DIGITAL, 14, 95), (STORIES, 8, 30), (ROADSHOW, 9, 55)],
    ));
    rows.extend(results(BUILDERS, source, &[(CHECK, 3, 20), (DIGITAL, 11, 75), (STORIES, 4, 15)]));
    rows.extend(results(NOBODY, source, &[(DIGITAL, 6, 0), (STORIES, 6, 35)]));
    m.paste(rows);
    m.prepare(Step::Budget).says(AISHA);
    m.now_is(BONUS, PromotionState::Ended);
    m.raise(promotion(
        "IFAT Munich",
        PromotionKind::TradeShow,
        Audience::Customers,
        ("2026-05-04", "2026-05-07"),
        &["Hydra X", "Hydra S"],
        "Bring your power bill: we show you what a Hydra X would have cost you",
    ));
}

fn room(m: &mut Minutes) {
    m.on("2026-03-26", "08:54").come(&[AISHA, KATRIN, PETER, ERIK, JONAS, TOMAS, LUCA, MARTA]);
    m.at("09:00").start();
    left(m);
    m.says(KATRIN);
    m.kept("sales-calls-every-lead-from-marketing", Answer::Partly);
    m.says(AISHA).kept("no-message-goes-out-before-katrin-or", Answer::Yes);
    m.says(PETER).kept("on-the-first-monday-of-each-month-both", Answer::Yes);
    m.says(KATRIN);
    let leads = m.raise(working_line("A lead that waits three days is called by Marketing, and Sales is told"));
    m.says(AISHA).agrees_to(InputRef::WorkingLine(leads));
    m.at("09:09").come(&[INGRID]);
}

/// What the December meeting left.
fn left(m: &mut Minutes) {
    m.says(KATRIN).came_to("sales-through-dealers-in-the-quarter", 1_420, "The bonus pulled orders forward");
    m.says(AISHA).came_to("efficiency-checks-that-led-to-an-offer", 48, "The check convinces where it is done");
    m.says(JONAS).came_to("days-from-order-to-delivery-hydra-s", 13, "Ten models on stock in Kassel did it");
    m.says(AISHA).carries_on("plant-engineers-who-name-hydra", "The survey is repeated in May only");
    m.says(PETER).settles("1-5-of-what-exceeds-1-400-000-shared-by", "Paid with the March wages");
    m.carries_on("6-000-for-further-training-chosen-by-the", "Earned; the team chooses its course in April");
    m.settles("the-8-000-not-placed-stay-a-reserve", "Released on 16 February for the roadshow");
    m.says(LUCA).settles("send-the-new-ad-to-katrin-for-reading", "");
    m.says(TOMAS).settles("list-48-sites-for-the-efficiency-check", "");
    m.says(MARTA).settles("ten-models-of-hydra-s-on-stock-in-kassel", "");
    m.says(PETER).settles("results-by-segment-and-promotion-not-one", "");
    m.says(JONAS).carries_on("which-machine-builders-order-more-than", "The list comes with the June figures");
    m.says(AISHA).settles("should-the-roadshow-go-to-poland-in", "No: the roadshow ends in June");
}

fn look_back(m: &mut Minutes) {
    m.at("09:11").enter(Step::LookBack).says(TOMAS);
    m.at("09:16").read(of_segment(WATER), reading(
        "Half of all measured stations asked for an offer. 32% of the spend brought 31% of the sales, and orders are still coming in.",
        Answer::Yes, Answer::Yes, "50 sites measured, the saving in writing within a week", Verdict::Keep));
    m.says(AISHA).agrees_to(InputRef::Reading(of_segment(WATER)));
    m.at("09:21").says(KATRIN).read(of_segment(DEALERS), reading(
        "A third of the spend for 39% of the sales: better than in autumn. Stockists grew, project dealers did not notice the bonus.",
        Answer::Partly, Answer::Yes, "Paid on pumps sold on; training at 24 counters", Verdict::Change));
    m.says(LUCA).agrees_to(InputRef::Reading(of_segment(DEALERS)));
    m.at("09:26").says(LUCA).read(
        of_promotion(ADS),
        reading(
            "44,000 for 145,000 in sales. A figure in the ad helps, but the check tells the same and is believed.",
            Answer::No,
            Answer::Partly,
            "Two pages instead of ten, each with a case",
            Verdict::Change,
        ),
    );
    m.says(KATRIN).agrees_to(InputRef::Reading(of_promotion(ADS)));
    m.at("09:30").says(ERIK).read(
        Line::Cell(cell(DEALERS, TRAINING)),
        reading(
            "Dealers with a trained counter send back one pump in forty, the others one in fifteen.",
            Answer::Yes,
            Answer::Yes,
            "Five questions on a card next to the till",
            Verdict::Keep,
        ),
    );
    m.says(KATRIN).agrees_to(InputRef::Reading(Line::Cell(cell(DEALERS, TRAINING))));
    m.says(AISHA).agrees_to(InputRef::Reading(Line::Cell(cell(DEALERS, TRAINING))));
}

fn research(m: &mut Minutes) {
    m.at("09:36").enter(Step::Research).says(AISHA);
    let checks = m.raise(on(
        "The saving in writing",
        study(
            EvidenceKind::OtherStudy,
            "96 pumps measured: four in ten run outside their range and waste 15% and more",
            "Efficiency checks, January to March",
            "2026-03-20",
        ),
    ));
    let rival = m.raise(on(
        "The saving in writing",
        study(
            EvidenceKind::Comparison,
            "The main rival now offers a saving guarantee, but only with a service contract of five years",
            "Offers seen in two tenders",
            "2026-02-27",
        ),
    ));
    m.says(LUCA);
    let staff = m.raise(on(
        "Offers on site",
        study(
            EvidenceKind::EmployeeSurvey,
            "Nine of our fourteen fitters are asked for an offer on site and have no form for it",
            "Survey in field service",
            "2026-03-06",
        ),
    ));
    m.at("09:42").says(TOMAS);
    let project = m.raise(on(
        "Kinds of dealers",
        voice(
            EvidenceKind::CustomerSaid,
            "I do not stock pumps, I win projects. Get me the drawings in a day and keep your bonus.",
            "Tomas Lindqvist",
            "Aqua Projekt Wien",
            "2026-03-12",
        ),
    ));
    let guarantee = m.raise(on(
        "The saving in writing",
        voice(
            EvidenceKind::CustomerAsked,
            "Do you stand by the 11% in writing, without a contract?",
            "Katrin Vogel",
            "Water works of Ghent",
            "2026-03-18",
        ),
    ));
    m.says(KATRIN);
    let late = m.raise(on(
        "Delivery",
        voice(
            EvidenceKind::CustomerComplained,
            "Hydra X was promised for week 9 and came in week 12",
            "Field service",
            "Dairy Groningen",
            "2026-03-19",
        ),
    ));
    m.was_raised_by(InputRef::Evidence(late.clone()), ERIK);
    m.at("09:49").says(KATRIN);
    let two_kinds =
        m.raise(conclusion("Dealers are two kinds: those who stock and those who win projects", &[&project, &checks]));
    m.says(AISHA).agrees_to(InputRef::Conclusion(two_kinds));
    let promise = m.raise(conclusion(
        "We can promise the saving in writing after a check, without a contract: the rival cannot",
        &[&checks, &rival, &guarantee],
    ));
    m.says(KATRIN).agrees_to(InputRef::Conclusion(promise.clone()));
    m.says(ERIK).raise(conclusion("A fitter on site needs a one-page offer form", &[&staff, &late]));
    m.at("09:54").says(AISHA);
    let place = m.raise(positioning(
        "Hydra X with a written saving after every check",
        "The maker who measures first and signs for it",
        "Pays back in 26 months or we pay the difference; no contract needed",
        &[&promise],
    ));
    m.says(KATRIN).agrees_to(InputRef::Positioning(place));
}

fn segments(m: &mut Minutes) {
    m.at("09:57").enter(Step::Segments).says(KATRIN);
    m.edit_segment(
        DEALERS,
        vec![
            SegmentField::Name("Stocking dealers".to_owned()),
            SegmentField::DefinedBy("Dealers who keep at least 20 pumps on the shelf".to_owned()),
            SegmentField::Customers(Some(96)),
            SegmentField::Sales(Some(thousand(3_600))),
        ],
    );
    let mut project = segment(
        "Project dealers",
        "B",
        "Dealers who sell into projects and keep no stock",
        (44, 1_820),
        "Drawings within a day, a price that holds for 90 days",
        "Wins two tenders more a year, since the papers are there before the rival's",
    );
    project.came_of = Some(DEALERS.into());
    let project = m.raise(project);
    m.says(LUCA).agrees_to(InputRef::Segment(project)).agrees_to(InputRef::Segment(DEALERS.into()));
    m.at("10:04").says(TOMAS);
    m.edit_segment(
        WATER,
        vec![
            SegmentField::Customers(Some(66)),
            SegmentField::Sales(Some(thousand(3_900))),
            SegmentField::Value(
                "Cuts the power bill of a station by 11%, in writing; paid back in 26 months or we pay the difference"
                    .to_owned(),
            ),
        ],
    );
    m.says(AISHA).agrees_to(InputRef::Segment(WATER.into()));
    m.says(KATRIN).figure(Figure::Customers, 431).figure(Figure::Sales, 14_100_000);
}

/// Each hands in its own split before anybody has spoken of money.
fn opening_positions(m: &mut Minutes) {
    m.at("10:09").enter(Step::Budget).says(PETER).figure(Figure::Budget, 520_000);
    m.says(KATRIN).hands_in(&[
        (DEALERS, TRAINING, 60),
        (DEALERS, ROADSHOW, 20),
        (DEALERS, IFAT, 30),
        (PROJECTS, CHECK, 30),
        (PROJECTS, IFAT, 30),
        (WATER, CHECK, 110),
        (WATER, IFAT, 60),
        (CHEMICALS, CHECK, 50),
        (CHEMICALS, IFAT, 30),
        (FOOD, CHECK, 30),
        (FOOD, DIGITAL, 20),
        (BUILDERS, DIGITAL, 20),
        (NOBODY, STORIES, 30),
    ]);
    m.says(AISHA).hands_in(&[
        (DEALERS, TRAINING, 44),
        (DEALERS, STORIES, 16),
        (PROJECTS, ADS, 20),
        (PROJECTS, CHECK, 20),
        (PROJECTS, IFAT, 40),
        (WATER, CHECK, 80),
        (WATER, STORIES, 40),
        (WATER, DIGITAL, 40),
        (WATER, IFAT, 60),
        (CHEMICALS, CHECK, 40),
        (CHEMICALS, DIGITAL, 30),
        (FOOD, CHECK, 20),
        (FOOD, DIGITAL, 30),
        (BUILDERS, DIGITAL, 10),
        (NOBODY, DIGITAL, 30),
    ]);
    m.at("10:14").chair(Change::Reveal);
}

fn budget(m: &mut Minutes) {
    m.at("10:17").says(KATRIN);
    m.row(DEALERS, &[(DIGITAL, 8), (TRAINING, 52), (STORIES, 4), (ROADSHOW, 18), (IFAT, 20)]);
    m.row(PROJECTS, &[(ADS, 6), (CHECK, 24), (DIGITAL, 8), (TRAINING, 10), (STORIES, 6), (ROADSHOW, 6), (IFAT, 24)]);
    m.row(WATER, &[(ADS, 8), (CHECK, 84), (DIGITAL, 18), (STORIES, 16), (ROADSHOW, 10), (IFAT, 34)]);
    m.says(AISHA);
    m.row(CHEMICALS, &[(ADS, 6), (CHECK, 36), (DIGITAL, 12), (STORIES, 10), (ROADSHOW, 8), (IFAT, 18)]);
    m.row(FOOD, &[(ADS, 2), (CHECK, 18), (DIGITAL, 14), (STORIES, 6), (ROADSHOW, 6), (IFAT, 4)]);
    m.row(BUILDERS, &[(DIGITAL, 8), (STORIES, 2), (IFAT, 4)]);
    m.row(NOBODY, &[(DIGITAL, 4), (STORIES, 4)]);
    m.at("10:26").reason(WATER, CHECK, "Sales wanted 110, Marketing 80: field service can measure 56 sites, not more");
    m.says(KATRIN).agrees_to(money_of(WATER, CHECK));
    m.reason(DEALERS, TRAINING, "Halves the returns; 30 more counters, stocking dealers first");
    m.says(AISHA).agrees_to(money_of(DEALERS, TRAINING));
    m.because(PROJECTS, IFAT, "A desk of their own on the stand, with drawings on the spot", "Dealers are two kinds");
    m.reason(WATER, IFAT, "One running pump, one meter, one engineer of Lund on two days");
    m.says(TOMAS).reason(CHEMICALS, CHECK, "Norchem and two neighbours; they let us measure only in their April stop");
    m.says(PETER).note(WATER, CHECK, AllocationField::Ceiling(Some(thousand(90))));
    m.note(WATER, IFAT, AllocationField::Floor(Some(thousand(30))));
    m.at("10:35").says(KATRIN).stands_behind(IFAT, Answer::Yes);
}

fn goals(m: &mut Minutes) {
    m.at("10:37").enter(Step::Goals).says(KATRIN);
    let sales = m.raise(goal(
        "Sales in the quarter, thousand EUR",
        "-",
        [3_610, 3_750, 4_000],
        "2026-06-30",
        "we cut the roadshow and put two more people on checks",
    ));
    m.says(AISHA);
    let because = [m.concluded("We can promise the saving")];
    let offers = m.raise(following(
        &because,
        goal(
            "Efficiency checks that led to an offer, per hundred",
            WATER,
            [48, 48, 55],
            "2026-06-30",
            "we send the saving in writing on the day of the check, not within a week",
        ),
    ));
    m.says(ERIK).raise(goal(
        "Pumps sent back by dealers, per thousand",
        DEALERS,
        [42, 38, 25],
        "2026-06-30",
        "Service visits the ten dealers with most returns",
    ));
    m.says(MARTA).raise(goal(
        "Days from order to delivery, Hydra X",
        "-",
        [34, 32, 24],
        "2026-06-30",
        "we quote 40 days and say why",
    ));
    m.at("10:46").says(PETER);
    m.raise(reward(Department::Sales, "1.5% of what exceeds 3,850,000, shared by the whole Sales team", &sales, 3_850));
    m.raise(reward(
        Department::Marketing,
        "Two days at a fair of the team's choice, and 8,000 for the winners of the check",
        &offers,
        52,
    ));
}

fn agreement(m: &mut Minutes) {
    m.at("10:49").enter(Step::Agreement).says(LUCA);
    m.raise(action("Engineer of Lund on the stand for two days", "Luca Bianchi", "2026-04-10"));
    m.says(ERIK).raise(action("One-page offer form for fitters", "Erik Dahl", "2026-04-17"));
    m.says(TOMAS).raise(action("Text of the written saving, checked by a lawyer", "Tomas Lindqvist", "2026-04-24"));
    m.says(JONAS).raise(action("Second test bench for Hydra X: cost and date", "Jonas Weber", "2026-05-15"));
    let bonus = {
        m.says(KATRIN);
        m.raise(parked(
            "Stocking dealers ask for a summer bonus. Not before we know what the spring bonus left on the shelves.",
        ))
    };
    m.carries_over(bonus);
    m.at("10:53").all_sign(&[KATRIN, AISHA, PETER, ERIK, MARTA]);
    m.signs(
        JONAS,
        Stance::WithReservation("24 days for Hydra X only if the second test bench is decided in May.".to_owned()),
    );
    m.signs(INGRID, Stance::Agrees);
    m.chair(Change::Room(RoomChange::Left(TOMAS.into())));
    m.at("10:58").chair(Change::Close);
}

/// The plan is frozen; the fair needs one granted change.
fn quarter(m: &mut Minutes) {
    m.says(LUCA).on("2026-04-20", "14:05");
    let request = m.raise(PlanChange {
        reason: "IFAT gives us the corner stand for 12,000 more; the roadshow can skip two towns".to_owned(),
        part: Part::Budget,
        ..PlanChange::default()
    });
    m.says(AISHA).on("2026-04-21", "08:50");
    m.edit::<PlanChange>(request.clone(), vec![PlanChangeField::State(RequestState::Granted)]);
    m.row(WATER, &[(IFAT, 46), (ROADSHOW, 0)]).row(CHEMICALS, &[(ROADSHOW, 6)]);
    m.edit::<PlanChange>(request, vec![PlanChangeField::State(RequestState::Settled)]);
    m.on("2026-05-04", "08:30").now_is(IFAT, PromotionState::Running);
    m.on("2026-05-08", "09:10").now_is(IFAT, PromotionState::Ended);
    m.says(LUCA).on("2026-06-12", "16:20").now_is(ROADSHOW, PromotionState::Ended);
}
