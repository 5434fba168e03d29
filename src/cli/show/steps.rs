//! The seven steps of a session on a page, in their order.

use jiff::Timestamp;

use super::figures;
use super::page::Table;
use super::teller::{Origin, Teller};
use crate::domain::{
    Axis, Basis, Department, Digest, Figure, InputRef, Life, Money, Participant, Signature, Step, Stream, Visit,
};
use crate::lang::agenda as in_minutes;
use crate::lang::dates::format_time_of_day;
use crate::lang::flags as flag_in_words;
use crate::lang::ledger as in_words;
use crate::lang::look_back::small_base_legend;
use crate::lang::{signed as signed_in_words, wording};
use crate::rules::Flag;

/// Tells the whole session, and what became of the plans of those that it follows.
pub fn tell(teller: &mut Teller<'_>, past: &[Digest], flags: &[Flag]) {
    about(teller);
    for step in Step::ALL {
        head(teller, step);
        match step {
            Step::Room => room(teller),
            Step::LookBack => look_back(teller),
            Step::Research => research(teller),
            Step::Segments => segments(teller),
            Step::Budget => budget(teller),
            Step::Goals => goals(teller),
            Step::Agreement => agreement(teller, past, flags),
        }
    }
}

fn about(teller: &mut Teller<'_>) {
    let (about, words) = (&teller.state().about, teller.words);
    teller.page.title(&about.title);
    let life = teller.state().life;
    let life = match life {
        Life::Draft => words.get(life.key()).into_owned(),
        Life::Agreed(at) | Life::Reopened(at) => {
            words.with("cli-show-life", &[("life", words.get(life.key()).into()), ("when", teller.moment(at).into())])
        }
    };
    let last = teller.session.history().last().map_or(Timestamp::UNIX_EPOCH, |entry| entry.at);
    let agenda = teller.state().agenda(last, teller.zone());
    let length = |minutes: u16| words.with("agenda-planned", &[("minutes", u32::from(minutes).into())]);
    let facts = [
        ("field-brand", about.brand.clone()),
        ("field-meeting-date", teller.day(about.date)),
        ("field-begins", about.begins.map(format_time_of_day).unwrap_or_default()),
        ("field-length", about.length.map(length).unwrap_or_default()),
        (
            "field-agenda-sum",
            if about.minutes.is_empty() { String::new() } else { in_minutes::sum(&agenda, words).text },
        ),
        ("field-breaks", in_minutes::breaks(&agenda, words).unwrap_or_default()),
        ("field-period-planned", wording::period(about.period, words)),
        ("field-looked-back", wording::period(about.looked_back, words)),
        ("field-currency", about.currency.code().to_owned()),
        ("field-state", life),
        ("cli-show-follows", about.follows.as_ref().map(ToString::to_string).unwrap_or_default()),
    ];
    let facts: Vec<(String, String)> =
        facts.into_iter().filter(|(_, fact)| !fact.is_empty()).map(|(key, fact)| (teller.word(key), fact)).collect();
    teller.page.facts(&facts);
    for reopened in teller.session.reopenings() {
        let told = in_words::reopening(&reopened, teller.zone(), words).text;
        let origin = teller.origin(&reopened.by, reopened.person.as_ref(), reopened.at);
        teller.page.paragraph(&told);
        teller.page.under(&origin);
    }
}

/// The number and name of a step, and its minutes.
fn head(teller: &mut Teller<'_>, step: Step) {
    let state = teller.state();
    let name = format!("{}  {}", step as usize + 1, teller.words.get(step.key()));
    let used = state.clock.used.get(&step).copied().unwrap_or(0) / 60;
    let planned = state.about.minutes.get(&step).copied().unwrap_or(0);
    let added = state.about.added.get(&step).copied().unwrap_or(0);
    let args = [("planned", u32::from(planned).into()), ("used", used.into()), ("added", u32::from(added).into())];
    let minutes = match (planned, added, used) {
        (0, _, 0) => String::new(),
        (_, 0, _) => teller.words.with("cli-show-minutes", &args[..2]),
        _ => teller.words.with("cli-show-minutes-added", &args),
    };
    teller.page.part(format!("{name}  {minutes}").trim_end());
}

fn room(teller: &mut Teller<'_>) {
    let room = &teller.state().room;
    if !room.seats.is_empty() {
        let heading = teller.word("section-seats");
        teller.page.heading(&heading);
        let row = |seat: &Participant| {
            let visits: Vec<String> = seat.visits.iter().map(|visit| visited(teller, visit)).collect();
            vec![
                seat.name.clone(),
                teller.department(&seat.department),
                seat.role.clone(),
                visits.join(&teller.words.get("list-separator")),
            ]
        };
        let rows: Vec<Vec<String>> = room.seats.iter().map(row).collect();
        teller.page.table(&Table::of_words(&rows));
    }
    let missing = room.missing_seats(&teller.state().settings.required);
    if !missing.is_empty() {
        let line = teller.words.with("cli-show-missing-seats", &[("departments", named(teller, &missing).into())]);
        teller.page.paragraph(&line);
    }
    teller.list("section-working-agreement", &room.working_agreement);
}

/// When somebody came and left: `09:00-10:30`.
fn visited(teller: &Teller<'_>, visit: &Visit) -> String {
    let left = visit.left.map(|left| teller.moment(left)).unwrap_or_default();
    format!("{}-{left}", teller.moment(visit.came))
}

fn named(teller: &Teller<'_>, departments: &[Department]) -> String {
    let names: Vec<String> = departments.iter().map(|department| teller.department(department)).collect();
    names.join(&teller.words.get("list-separator"))
}

fn look_back(teller: &mut Teller<'_>) {
    let look_back = &teller.state().look_back;
    let sections = ["section-by-segment", "section-by-promotion", "section-by-cell"];
    for (section, axis) in sections.into_iter().zip(Axis::ALL) {
        for table in look_back.along(axis) {
            let mut heading = teller.word(section);
            if table.basis != Basis::Cells {
                let args = [("name", heading.into()), ("what", teller.word(table.basis.key()).into())];
                heading = teller.words.with("export-named", &args);
            }
            teller.page.heading(&heading);
            teller.page.table(&figures::shares(teller, &table));
            if figures::has_small_base(&table, teller.state()) {
                teller.page.paragraph(&small_base_legend(teller.state(), teller.words));
            }
        }
    }
    teller.list("cli-show-readings", &look_back.readings);
    teller.list("section-results", &look_back.results);
}

fn research(teller: &mut Teller<'_>) {
    let research = &teller.state().research;
    for (heading, stream) in [("section-studies", Stream::Studies), ("section-customer-voice", Stream::CustomerVoice)] {
        teller.some_of(heading, research.by_theme(stream).into_iter().map(|(_, raised)| raised));
    }
    teller.list("section-conclusions", &research.conclusions);
    teller.list("section-positionings", &research.positionings);
}

fn segments(teller: &mut Teller<'_>) {
    let segments = &teller.state().segments;
    let money = |amount: Money| wording::money_of(amount, teller.state(), teller.words);
    let customers = segments.customers_in_all.map(|count| wording::amount(count.into(), teller.state().about.numbers));
    let sales = segments.sales_in_all.map(money);
    if customers.is_some() || sales.is_some() {
        teller.page.paragraph("");
        teller.figure(Figure::Customers, customers);
        teller.figure(Figure::Sales, sales);
    }
    let abc = teller.state().abc();
    let coverage = teller.state().coverage_with(&abc);
    if coverage.customers_in_all.is_some() || coverage.sales_in_all.is_some() {
        teller.page.paragraph("");
        let table = figures::coverage(teller, &coverage);
        teller.page.table(&table);
    }
    teller.list("section-segments", &segments.list);
    if let Some(brought) = &segments.brought {
        let heading = teller.word("section-customers");
        teller.page.heading(&heading);
        let fields = segments.says_of_customers().unwrap_or_default();
        let origin =
            Origin { by: &brought.by, person: brought.person.as_ref(), at: brought.at, agreed: &brought.agreed };
        teller.tell(&InputRef::Customers, &fields, origin);
        teller.page.paragraph("");
        let table = figures::tiers(teller, &abc);
        teller.page.table(&table);
    }
}

fn budget(teller: &mut Teller<'_>) {
    let budget = &teller.state().budget;
    teller.page.paragraph("");
    teller.figure(Figure::Budget, budget.total.map(|total| wording::money_of(total, teller.state(), teller.words)));
    if let Some(remainder) = budget.remainder() {
        let fact = (teller.word("cli-show-remainder"), wording::money_of(remainder, teller.state(), teller.words));
        teller.page.facts(&[fact]);
    }
    if !budget.allocations.is_empty() {
        let heading = teller.word("section-grid");
        teller.page.heading(&heading);
        let table = figures::grid(teller, |cell| budget.amount(cell));
        teller.page.table(&table);
    }
    positions(teller);
    teller.list("cli-show-promotions", &budget.promotions);
    teller.list("cli-show-cells", &budget.allocations);
}

/// The opening positions: who handed one in, and the splits themselves once they are revealed.
fn positions(teller: &mut Teller<'_>) {
    let budget = &teller.state().budget;
    if budget.opening_positions.is_empty() {
        return;
    }
    let heading = teller.word("kind-of-opening-position");
    teller.page.heading(&heading);
    for position in teller.state().positions() {
        let department = teller.department(&position.department);
        if budget.revealed {
            teller.page.paragraph(&format!("\n{department}"));
            let table = figures::grid(teller, |cell| position.split.get(cell).copied().unwrap_or_default());
            teller.page.table(&table);
        } else {
            let line = teller.words.with("cli-show-hidden-position", &[("department", department.into())]);
            teller.page.paragraph(&line);
        }
    }
}

fn goals(teller: &mut Teller<'_>) {
    let goals = &teller.state().goals;
    teller.list("section-goals", &goals.list);
    teller.list("section-rewards", &goals.rewards);
}

fn agreement(teller: &mut Teller<'_>, past: &[Digest], flags: &[Flag]) {
    answered(teller, flags);
    let agreement = &teller.state().agreement;
    if !agreement.signatures.is_empty() {
        let heading = teller.word("section-signatures");
        teller.page.heading(&heading);
        agreement.signatures.iter().for_each(|signature| signed(teller, signature));
    }
    teller.list("section-actions", &agreement.actions);
    teller.list("section-parking-lot", &agreement.parking_lot);
    teller.list("cli-show-plan-changes", &agreement.plan_changes);
    plan_ledger(teller, past);
}

/// The flags that the room has answered, each with its answer; nothing where there is none.
fn answered(teller: &mut Teller<'_>, flags: &[Flag]) {
    let state = teller.state();
    let answered = flags.iter().filter_map(|flag| Some((flag, state.settled(&flag.key)?)));
    let mut answered = answered.peekable();
    if answered.peek().is_none() {
        return;
    }
    let heading = teller.word("cli-show-answered-flags");
    teller.page.heading(&heading);
    for (flag, settled) in answered {
        let sentence = flag_in_words::sentence(flag, state, teller.words);
        teller.page.paragraph(&format!("{}  {sentence}", flag_in_words::id(flag.rule())));
        let how = teller.word(settled.how.key());
        teller.page.facts_under(&[(how, settled.reason.clone())]);
        let origin = teller.origin(&settled.by, settled.person.as_ref(), settled.at);
        teller.page.under(&origin);
    }
}

/// How often each plan of the series was changed after it was agreed; nothing where none ever was.
fn plan_ledger(teller: &mut Teller<'_>, past: &[Digest]) {
    let ledger = teller.state().ledger(past);
    if ledger.iter().all(|plan| plan.changes.is_empty()) {
        return;
    }
    let heading = teller.word("ledger-title");
    teller.page.heading(&heading);
    for plan in &ledger {
        let sentence = in_words::plan(plan, teller.words);
        teller.page.paragraph(&sentence);
        for change in &plan.changes {
            let line = in_words::change(change, teller.zone(), teller.words);
            teller.page.under(&line);
        }
    }
}

fn signed(teller: &mut Teller<'_>, signature: &Signature) {
    let stance = teller.word(signature.stance.key());
    let parts: Vec<String> = signature.parts.iter().map(|part| teller.word(part.key())).collect();
    let parts = parts.join(&teller.words.get("list-separator"));
    let line = teller.origin(&signature.department, Some(&signature.person), signature.at);
    teller.page.paragraph(&line);
    let mut facts = vec![(teller.word("field-stance"), stance), (teller.word("field-parts"), parts)];
    let void = teller.state().void_parts(&signature.department);
    if !void.is_empty() {
        let parts = signed_in_words::parts(&void, teller.words);
        facts.push((teller.word("signed-void"), parts));
    }
    facts.extend(signature.stance.reason().map(|reason| (teller.word("field-reason"), reason.to_owned())));
    teller.page.facts_under(&facts);
}
