//! The first page of minutes: what was decided, the money, the goals, who does what by when, and what stands against it.

use super::minutes::{Block, Cell, Kind, Place, Section, Table, Zeros};
use super::teller::Teller;
use crate::domain::{Department, Goal, Life, Money, Part, Raised, Reopening, Reward, Signature, Stance};
use crate::lang::{ledger, wording};

/// The sections of the first page, in their order; those without content are left out.
pub(super) fn sections(teller: &Teller<'_>) -> Vec<Section> {
    let section = |name: &'static str, title: &str, blocks: Vec<Block>| Section {
        name,
        place: Place::FirstPage,
        title: teller.word(title),
        beside: String::new(),
        blocks,
    };
    let sections = [
        section("decisions", "export-decisions", decisions(teller)),
        section("money", "export-money", money(teller)),
        section("goals", "section-goals", goals(teller)),
        section("rewards", "section-rewards", rewards(teller)),
        section("actions", "export-actions", actions(teller)),
        section("reservations", "export-reservations", reservations(teller)),
    ];
    sections.into_iter().filter(|section| !section.blocks.is_empty()).collect()
}

fn decisions(teller: &Teller<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Paragraph(standing(teller))];
    blocks.extend(changed_since(teller).map(Block::Paragraph));
    let reopened: Vec<String> = teller.session().reopenings().iter().map(|one| reopened(teller, one)).collect();
    if !reopened.is_empty() {
        blocks.push(Block::List(reopened));
    }
    blocks.extend(not_agreed(teller).map(Block::Paragraph));
    let signed = signed(teller);
    if !signed.is_empty() {
        blocks.push(Block::List(signed));
    }
    blocks.extend(verdicts(teller).block());
    let research = &teller.state().research;
    let concluded = research.conclusions.iter().map(|raised| raised.item.text.clone());
    let positioned = research.positionings.iter().map(|raised| {
        let item = &raised.item;
        teller.labelled(&item.product_line, &item.position)
    });
    let decided: Vec<String> = concluded.chain(positioned).collect();
    if !decided.is_empty() {
        blocks.push(teller.paragraph("export-concluded"));
        blocks.push(Block::List(decided));
    }
    blocks
}

/// Whether the plan is agreed, and since when.
fn standing(teller: &Teller<'_>) -> String {
    let at = |key: &str, at| teller.words().with(key, &[("when", teller.manner.moment(at).into())]);
    match teller.state().life {
        Life::Draft => teller.word("export-is-draft"),
        Life::Agreed(when) => at("export-is-agreed", when),
        Life::Reopened(when) => at("export-is-reopened", when),
    }
}

/// How often the plan was changed on request since it was agreed; `None` where it never was.
fn changed_since(teller: &Teller<'_>) -> Option<String> {
    let mut own = teller.state().ledger(&[]).into_iter().next()?;
    own.changes.retain(|change| teller.may_tell_part(change.part));
    (!own.changes.is_empty()).then(|| ledger::plan(&own, teller.words()))
}

/// One time that the plan was opened again: why, by whom and when.
fn reopened(teller: &Teller<'_>, one: &Reopening) -> String {
    let told = ledger::reopening(one, &teller.manner.zone, teller.words()).text;
    let person = teller.manner.shown(&teller.person(one.person.as_ref()));
    let when = teller.manner.moment(one.at);
    let known = [teller.department(&one.by), person, when].into_iter().filter(|one| !one.is_empty());
    teller.named(told, known.collect::<Vec<_>>().join(&teller.word("fact-separator")))
}

/// What Sales and Marketing have not agreed yet, part by part; `None` where nothing is left.
fn not_agreed(teller: &Teller<'_>) -> Option<String> {
    let parts = teller.state().not_agreed();
    let told = parts.iter().filter(|(part, _)| teller.may_tell_part(*part)).map(|(part, who)| {
        let who = teller.listed(who.iter().map(|one| teller.department(one)));
        let args = [("parts", teller.word(part.key()).into()), ("who", who.into())];
        teller.words().with("signed-not-agreed", &args)
    });
    let told: Vec<String> = told.collect();
    let what = told.join(&teller.words().get("fact-separator"));
    (!told.is_empty()).then(|| teller.words().with("signed-still-open", &[("what", what.into())]))
}

/// Who has signed, a line for each thing that they say.
fn signed(teller: &Teller<'_>) -> Vec<String> {
    let signatures = teller.signatures();
    let all = teller.parts(Part::ALL);
    let named = |signature: &&Signature| {
        let person = teller.manner.shown(&teller.person(Some(&signature.person)));
        let parts = Some(teller.parts(&signature.parts)).filter(|parts| *parts != all);
        let void = teller.void_for(signature);
        let known = std::iter::once(person).chain(parts).chain(void).filter(|one| !one.is_empty());
        let department = teller.department(&signature.department);
        let what = known.collect::<Vec<_>>().join(&teller.word("fact-separator"));
        teller.named(department, what)
    };
    let line = |stance: &'static str| {
        let mut who = signatures.iter().filter(|signature| signature.stance.key() == stance).map(named).peekable();
        who.peek().is_some().then(|| teller.labelled(&teller.word(stance), &teller.listed(who)))
    };
    ["stance-agrees", "stance-reservation", "stance-objects"].into_iter().filter_map(line).collect()
}

/// What the room does with each line of the last plan: keep, change, stop.
fn verdicts(teller: &Teller<'_>) -> Table {
    let readings = teller.state().look_back.readings.iter();
    let row = |raised: &Raised<crate::domain::Reading>| {
        let verdict = raised.item.verdict?;
        Some(vec![
            Cell::text(wording::line(&raised.id, teller.state(), teller.words())),
            Cell::text(teller.word(verdict.key())),
            Cell::text(raised.item.text.as_str()),
        ])
    };
    let columns = vec![
        teller.column("line", "export-line", Kind::Text),
        teller.column("verdict", "field-verdict", Kind::Text),
        teller.column("reading", "field-reading", Kind::Text),
    ];
    Table::new("verdicts", teller.word("export-verdicts"), columns, readings.filter_map(row).collect()).on_pages()
}

fn money(teller: &Teller<'_>) -> Vec<Block> {
    let budget = &teller.state().budget;
    let amount = |amount: Money| wording::money_of(amount, teller.state(), teller.words());
    let mut blocks = Vec::new();
    if let Some((total, remainder)) = budget.total.zip(budget.remainder()) {
        let args = [
            ("budget", amount(total).into()),
            ("placed", amount(budget.placed()).into()),
            ("rest", amount(Money::new(remainder.amount().abs()).unwrap_or(remainder)).into()),
        ];
        let key = match (remainder.is_zero(), remainder.is_negative()) {
            (true, _) => "export-budget-placed",
            (_, true) => "export-budget-over",
            _ => "export-budget-open",
        };
        blocks.push(Block::Paragraph(teller.words().with(key, &args)));
    }
    if !budget.allocations.is_empty() {
        let unit = wording::currency(&teller.state().about.currency, teller.words()).into_owned();
        let caption = teller.words().with("export-grid", &[("unit", unit.into())]);
        blocks.extend(teller.grid("budget", caption, &|cell| budget.amount(cell)).shorter_on_pages());
    }
    blocks
}

fn goals(teller: &Teller<'_>) -> Vec<Block> {
    let number = |number: Option<rust_decimal::Decimal>| number.map_or(Cell::Nothing, Cell::Number);
    let both = [Department::Sales, Department::Marketing].into();
    let owners_differ = teller.state().goals.list.iter().any(|raised| raised.item.owned_by() != both);
    let row = |raised: &Raised<Goal>| {
        let goal = &raised.item;
        let segment = goal.segment.as_ref().map(|id| wording::segment(Some(id), teller.state(), teller.words()));
        vec![
            Cell::text(goal.measure.as_str()),
            Cell::text(segment.unwrap_or_default()),
            number(goal.baseline),
            number(goal.expected),
            number(goal.target),
            goal.due.map_or(Cell::Nothing, Cell::Date),
            // That both own it goes without saying.
            Cell::text(
                teller.listed(goal.owned_by().iter().filter(|_| owners_differ).map(|one| teller.department(one))),
            ),
        ]
    };
    let columns = vec![
        teller.column("measure", "field-measure", Kind::Text),
        teller.column("segment", "field-segment", Kind::Text),
        teller.column("baseline", "view-head-baseline", Kind::Number),
        teller.column("expected", "view-head-expected", Kind::Number),
        teller.column("target", "field-target", Kind::Number),
        teller.column("due", "view-head-due", Kind::Date),
        teller.column("owners", "view-head-owners", Kind::Text),
    ];
    let rows = teller.state().goals.list.iter().map(row).collect();
    let table = Table::new("goals", teller.word("section-goals"), columns, rows).on_pages().without_empty_columns();
    table.block().into_iter().collect()
}

fn rewards(teller: &Teller<'_>) -> Vec<Block> {
    if !teller.tells_rewards() {
        return Vec::new();
    }
    let goals = &teller.state().goals.list;
    let row = |raised: &Raised<Reward>| {
        let reward = &raised.item;
        let goal = reward.goal.as_ref().and_then(|id| goals.get(id)).map(|goal| goal.item.measure.clone());
        vec![
            Cell::text(reward.department.as_ref().map(|one| teller.department(one)).unwrap_or_default()),
            Cell::text(reward.what.as_str()),
            Cell::text(goal.unwrap_or_default()),
            reward.threshold.map_or(Cell::Nothing, Cell::Number),
        ]
    };
    let columns = vec![
        teller.column("department", "field-department", Kind::Text),
        teller.column("reward", "field-reward", Kind::Text),
        teller.column("goal", "field-goal", Kind::Text),
        teller.column("threshold", "field-threshold", Kind::Number),
    ];
    let rows = teller.state().goals.rewards.iter().map(row).collect();
    Table::new("rewards", teller.word("section-rewards"), columns, rows).on_pages().block().into_iter().collect()
}

fn actions(teller: &Teller<'_>) -> Vec<Block> {
    let row = |raised: &Raised<crate::domain::Action>| {
        let action = &raised.item;
        vec![
            Cell::text(action.who.as_str()),
            Cell::text(action.what.as_str()),
            action.due.map_or(Cell::Nothing, Cell::Date),
            Cell::text(teller.word(action.progress.key())),
        ]
    };
    let columns = vec![
        teller.column("who", "field-who", Kind::Text),
        teller.column("what", "field-what", Kind::Text),
        teller.column("due", "field-due", Kind::Date),
        teller.column("progress", "field-progress", Kind::Text),
    ];
    let rows = teller.state().agreement.actions.iter().map(row).collect();
    Table::new("actions", teller.word("export-actions"), columns, rows).on_pages().block().into_iter().collect()
}

/// What departments have against the plan; that there is nothing is said too, once somebody has signed.
fn reservations(teller: &Teller<'_>) -> Vec<Block> {
    let signatures = teller.signatures();
    let against = |signature: &&Signature| {
        let (key, reason) = match &signature.stance {
            Stance::Agrees => return None,
            Stance::WithReservation(reason) => ("export-reserves", reason),
            Stance::Objects(reason) => ("export-objects", reason),
        };
        let who = teller.person(Some(&signature.person));
        let args = [
            ("department", teller.department(&signature.department).into()),
            ("who", teller.manner.shown(&who).into()),
            ("reason", reason.as_str().into()),
        ];
        Some(teller.words().with(key, &args))
    };
    let all: Vec<String> = signatures.iter().filter_map(against).collect();
    match (all.is_empty(), signatures.is_empty()) {
        (true, true) => Vec::new(),
        (true, false) => vec![teller.paragraph("export-no-reservations")],
        (false, _) => vec![Block::List(all)],
    }
}

impl Table {
    /// Without the columns in which nothing stands, or nothing but dashes.
    pub(super) fn without_empty_columns(mut self) -> Self {
        let stands = |cell: &Cell| match cell {
            Cell::Nothing => false,
            Cell::Money(amount) => self.zeros != Zeros::Dashes || !amount.is_zero(),
            _ => true,
        };
        let is_filled = |at: usize| self.rows.iter().any(|row| row.get(at).is_some_and(stands));
        let filled: Vec<bool> = (0..self.columns.len()).map(is_filled).collect();
        let mut keep = filled.iter();
        self.columns.retain(|_| keep.next() == Some(&true));
        for row in self.rows.iter_mut().chain(&mut self.total) {
            let mut keep = filled.iter();
            row.retain(|_| keep.next() == Some(&true));
        }
        self
    }
}
