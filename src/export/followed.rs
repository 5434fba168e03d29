//! The last step in the record: what the rules found and how it was answered, what was put aside, and what became of the plan.

use std::collections::BTreeSet;

use super::minutes::{Block, Cell, Kind, Table};
use super::teller::Teller;
use crate::domain::{Author, Change, Event, GrantedChange, InputRef, PlanLedger, Signature, Trace, trail};
use crate::lang::{flags, ledger, wording};
use crate::rules::Flag;

/// What the record has of the step Agreement.
pub(super) fn blocks(teller: &Teller<'_>) -> Vec<Block> {
    let agreement = &teller.state().agreement;
    let mut blocks = Vec::new();
    blocks.extend(signatures(teller).block());
    blocks.extend(found(teller).block());
    blocks.extend(teller.inputs("actions", "section-actions", agreement.actions.iter()).block());
    blocks.extend(teller.inputs("parking_lot", "section-parking-lot", agreement.parking_lot.iter()).block());
    blocks.extend(teller.inputs("plan_changes", "cli-show-plan-changes", agreement.plan_changes.iter()).block());
    blocks.extend(changes(teller).block());
    blocks.extend(since_signed(teller));
    blocks.extend(plan_ledger(teller));
    blocks
}

/// Who has signed, for what, and what they say.
fn signatures(teller: &Teller<'_>) -> Table {
    let row = |signature: &Signature| {
        vec![
            Cell::text(teller.department(&signature.department)),
            Cell::text(teller.word(signature.stance.key())),
            teller.person(Some(&signature.person)),
            Cell::text(teller.parts(&signature.parts)),
            Cell::text(teller.void_for(signature).unwrap_or_default()),
            Cell::text(signature.stance.reason().unwrap_or_default()),
            Cell::Moment(signature.at),
        ]
    };
    let columns = vec![
        teller.column("department", "field-department", Kind::Text),
        teller.column("says", "field-stance", Kind::Text),
        teller.column("signed_by", "field-signer", Kind::Text),
        teller.column("parts", "view-head-parts", Kind::Text),
        teller.column("void_for", "export-void", Kind::Text),
        teller.column("reason", "field-reason", Kind::Text),
        teller.column("signed_at", "export-when", Kind::Moment),
    ];
    let rows: Vec<_> = teller.signatures().into_iter().map(row).collect();
    Table::new("signatures", teller.word("section-signatures"), columns, rows).without_empty_columns()
}

/// What the rules found, what is open first, and how the room answered.
fn found(teller: &Teller<'_>) -> Table {
    let (state, words) = (teller.state(), teller.words());
    let mut told: Vec<&Flag> = teller.wish.flags.iter().filter(|flag| teller.may_tell_flag(&flag.key)).collect();
    told.sort_by_key(|flag| state.settled(&flag.key).is_some());
    let row = |flag: &&Flag| {
        let settled = state.settled(&flag.key);
        vec![
            Cell::text(flags::id(flag.rule())),
            Cell::text(flags::sentence(flag, state, words)),
            Cell::text(teller.word(settled.map_or("export-flag-open", |settled| settled.how.key()))),
            Cell::text(settled.map(|settled| settled.reason.clone()).unwrap_or_default()),
            Cell::text(settled.map(|settled| teller.department(&settled.by)).unwrap_or_default()),
            settled.map_or(Cell::Nothing, |settled| teller.person(settled.person.as_ref())),
        ]
    };
    let columns = vec![
        teller.column("rule", "field-rule", Kind::Text),
        teller.column("found", "kind-of-settlement", Kind::Text),
        teller.column("answer", "view-head-answer", Kind::Text),
        teller.column("reason", "field-reason", Kind::Text),
        teller.column("answered_by", "view-settled-by", Kind::Text),
        teller.column("person", "export-who", Kind::Text),
    ];
    Table::new("flags", teller.word("section-flags"), columns, told.iter().map(row).collect())
}

/// What was altered in the plan, and in what it rests on, after it was agreed first: when, by whom, from what to what.
fn changes(teller: &Teller<'_>) -> Table {
    let session = teller.session();
    let closed = session.standing().find(|entry| entry.changes.iter().any(|one| matches!(one, Change::Close)));
    let mut rows: Vec<(u32, Vec<Cell>)> = Vec::new();
    if let Some(closed) = closed.map(|entry| entry.seq) {
        let later = session.standing().filter(|entry| entry.seq > closed);
        // What a plan rests on is altered only where it was opened again.
        let rests_on = |change: &Change| {
            matches!(
                change,
                Change::Result(_)
                    | Change::Reading(_)
                    | Change::Evidence(_)
                    | Change::Conclusion(_)
                    | Change::Positioning(_)
            )
        };
        let is_told = |change: &&Change| change.part().is_some() || rests_on(change);
        let altering = later.flat_map(|entry| &entry.changes).filter(is_told);
        let inputs: BTreeSet<InputRef> = altering.filter_map(Change::about).collect();
        for input in inputs.iter().filter(|input| teller.may_tell(input)) {
            let traces = trail(session, input).into_iter().filter(|trace| trace.stands && trace.seq > closed);
            rows.extend(traces.map(|trace| (trace.seq, changed(teller, input, &trace))));
        }
    }
    rows.sort_by_key(|(seq, _)| *seq);
    let columns = vec![
        teller.column("at", "export-when", Kind::Moment),
        teller.column("department", "field-department", Kind::Text),
        teller.column("person", "export-who", Kind::Text),
        teller.column("kind", "field-kind", Kind::Text),
        teller.column("input", "export-what", Kind::Text),
        teller.column("change", "export-change", Kind::Text),
    ];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Table::new("changes_since_agreed", teller.word("export-changes"), columns, rows)
}

/// One thing that happened to an input.
fn changed(teller: &Teller<'_>, input: &InputRef, trace: &Trace) -> Vec<Cell> {
    let (state, words) = (teller.state(), teller.words());
    let by = match &trace.by {
        Author::Chair => teller.word("export-chair"),
        Author::Department(department) => teller.department(department),
    };
    let value = |value| wording::value(value, state, words);
    let event = match &trace.event {
        Event::Raised(_) | Event::Carried(_) | Event::Restored => teller.word("signed-added"),
        Event::Changed(field, from, to) => {
            let args = [("field", words.get(field).into()), ("from", value(from).into()), ("to", value(to).into())];
            words.with("signed-changed", &args)
        }
        Event::Removed | Event::WentInto(_) => teller.word("export-removed"),
        Event::Agreed => teller.word("export-agreed-to"),
        Event::Withdrew => teller.word("export-withdrew"),
        _ => teller.word("export-altered"),
    };
    vec![
        Cell::Moment(trace.at),
        Cell::text(by),
        teller.person(trace.person.as_ref()),
        Cell::text(teller.word(wording::kind(input))),
        Cell::text(wording::input(input, state, words)),
        Cell::text(event),
    ]
}

/// How the plan differs from what was signed: in sheets a row for each department, on pages one for each difference.
fn since_signed(teller: &Teller<'_>) -> Vec<Block> {
    let (state, words) = (teller.state(), teller.words());
    let mut told: Vec<(String, String, String)> = Vec::new();
    for signature in teller.signatures() {
        for (part, differences) in state.since_signed(&signature.department) {
            if !teller.may_tell_part(part) {
                continue;
            }
            let by = teller.department(&signature.department);
            let line = |one| (by.clone(), teller.word(part.key()), crate::lang::signed::line(one, state, words));
            told.extend(differences.iter().map(line));
        }
    }
    let mut together: Vec<(Vec<String>, String, String)> = Vec::new();
    for (by, part, change) in &told {
        match together.iter_mut().find(|(_, of, one)| (of, one) == (part, change)) {
            Some((all, ..)) => all.push(by.clone()),
            None => together.push((vec![by.clone()], part.clone(), change.clone())),
        }
    }
    let columns = vec![
        teller.column("department", "field-department", Kind::Text),
        teller.column("part", "field-part", Kind::Text),
        teller.column("change", "export-change", Kind::Text),
    ];
    let row = |by: String, part: String, change: String| vec![Cell::text(by), Cell::text(part), Cell::text(change)];
    let table = |rows| Table::new("changes_since_signed", teller.word("signed-title"), columns.clone(), rows);
    let short = together.into_iter().map(|(by, part, change)| row(teller.listed(by), part, change)).collect();
    let whole = told.into_iter().map(|(by, part, change)| row(by, part, change)).collect();
    table(short).on_pages().block().into_iter().chain(table(whole).in_sheets()).collect()
}

/// How often each plan of the series was changed after it was agreed; nothing where none ever was.
fn plan_ledger(teller: &Teller<'_>) -> Vec<Block> {
    let mut plans: Vec<PlanLedger> = teller.state().ledger(teller.wish.past);
    for plan in &mut plans {
        plan.changes.retain(|change| teller.may_tell_part(change.part));
    }
    plans.retain(|plan| !plan.changes.is_empty());
    let rows = |plan: &PlanLedger| {
        let period = wording::period(plan.period, teller.words());
        let row = move |change: &GrantedChange| {
            vec![
                Cell::text(period.clone()),
                Cell::Moment(change.at),
                Cell::text(teller.word(change.part.key())),
                Cell::text(teller.department(&change.by)),
                Cell::text(change.reason.as_str()),
            ]
        };
        plan.changes.iter().map(row).collect::<Vec<_>>()
    };
    let columns = vec![
        teller.column("period", "field-period", Kind::Text),
        teller.column("requested_at", "export-when", Kind::Moment),
        teller.column("part", "field-part", Kind::Text),
        teller.column("department", "field-department", Kind::Text),
        teller.column("reason", "field-reason", Kind::Text),
    ];
    let table = Table::new("plan_ledger", teller.word("ledger-title"), columns, plans.iter().flat_map(rows).collect());
    let sentences: Vec<String> = plans.iter().map(|plan| ledger::plan(plan, teller.words())).collect();
    let table = table.block();
    let told = table.is_some().then_some(Block::List(sentences));
    table.into_iter().chain(told).collect()
}
