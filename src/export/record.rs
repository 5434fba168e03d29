//! The record: what was said and done at each step, with the departments, and the private notes where they are asked for.

use super::followed;
use super::inputs::{Origin, stable};
use super::minutes::{Block, Cell, Kind, Place, Section, Table};
use super::teller::Teller;
use crate::domain::{Axis, Department, Figure, InputRef, Money, Participant, Step, Stream, slug};
use crate::lang::look_back::small_base_legend;
use crate::lang::wording;

/// The sections of the record: the steps in their order, and the private notes.
pub(super) fn sections(teller: &Teller<'_>) -> Vec<Section> {
    let mut sections: Vec<Section> = Step::ALL.into_iter().map(|step| section(teller, step)).collect();
    if teller.tells_notes() {
        let blocks: Vec<Block> = notes(teller).block().into_iter().collect();
        sections.extend((!blocks.is_empty()).then(|| Section {
            name: "private_notes",
            place: Place::Record,
            title: teller.word("export-private-notes"),
            beside: String::new(),
            blocks,
        }));
    }
    sections
}

fn section(teller: &Teller<'_>, step: Step) -> Section {
    let blocks = match step {
        Step::Room => room(teller),
        Step::LookBack => look_back(teller),
        Step::Research => research(teller),
        Step::Segments => segments(teller),
        Step::Budget => budget(teller),
        Step::Goals => goals(teller),
        Step::Agreement => followed::blocks(teller),
    };
    let title = format!("{}  {}", step as usize + 1, teller.word(step.key()));
    let name = name_of(step);
    Section { name, place: Place::Record, title, beside: minutes(teller, step), blocks }
}

/// The name of a step, the same in every language.
fn name_of(step: Step) -> &'static str {
    match step {
        Step::Room => "room",
        Step::LookBack => "look_back",
        Step::Research => "research",
        Step::Segments => "segments",
        Step::Budget => "budget",
        Step::Goals => "goals",
        Step::Agreement => "agreement",
    }
}

/// The minutes that a step had and has used; empty where nothing is known of either.
fn minutes(teller: &Teller<'_>, step: Step) -> String {
    let (about, clock) = (&teller.state().about, &teller.state().clock);
    let used = clock.seconds_used(step, teller.now()) / 60;
    let planned = about.minutes.get(&step).copied().unwrap_or(0);
    let added = about.added.get(&step).copied().unwrap_or(0);
    let args = [("planned", u32::from(planned).into()), ("used", used.into()), ("added", u32::from(added).into())];
    match (planned, added, used) {
        (0, _, 0) => String::new(),
        (_, 0, _) => teller.words().with("cli-show-minutes", &args[..2]),
        _ => teller.words().with("cli-show-minutes-added", &args),
    }
}

fn room(teller: &Teller<'_>) -> Vec<Block> {
    let room = &teller.state().room;
    let leftovers = teller.inputs("left_by_the_last_session", "section-leftovers", room.leftovers.iter());
    let lines = teller.inputs("working_agreement", "section-working-agreement", room.working_agreement.iter());
    let mut blocks = people(teller);
    blocks.extend([leftovers.block(), lines.block()].into_iter().flatten());
    blocks
}

/// Who sat at the table, and which seats were empty.
fn people(teller: &Teller<'_>) -> Vec<Block> {
    let room = &teller.state().room;
    let columns = vec![
        teller.column("name", "field-person-name", Kind::Text),
        teller.column("department", "field-department", Kind::Text),
        teller.column("role", "field-role", Kind::Text),
        teller.column("here", "view-head-here", Kind::Text),
    ];
    let row = |seat: &Participant| {
        let visits = seat.visits.iter().map(|visit| teller.visited(visit));
        vec![
            Cell::text(seat.name.as_str()),
            Cell::text(teller.department(&seat.department)),
            Cell::text(seat.role.as_str()),
            Cell::text(teller.listed(visits)),
        ]
    };
    let rows = room.seats.iter().map(row).collect();
    let mut blocks: Vec<Block> =
        Table::new("people", teller.word("export-people"), columns, rows).block().into_iter().collect();
    let missing: Vec<Department> = room.missing_seats(&teller.state().settings.required);
    if !missing.is_empty() && !room.seats.is_empty() {
        let named = teller.listed(missing.iter().map(|one| teller.department(one)));
        blocks.push(Block::Paragraph(teller.words().with("cli-show-missing-seats", &[("departments", named.into())])));
    }
    blocks
}

fn look_back(teller: &Teller<'_>) -> Vec<Block> {
    let look_back = &teller.state().look_back;
    let tables = look_back.tables();
    let mut blocks = Vec::new();
    let first = tables.along(Axis::Segments).first();
    blocks.extend(first.and_then(|figures| teller.shares_chart(figures)).map(Block::Chart));
    let mut small = false;
    for axis in Axis::ALL {
        for figures in tables.along(axis) {
            small |= teller.has_small_base(figures);
            let table = teller.shares(axis, figures);
            // Each cell is read row by row below; on pages its shares would say that twice.
            blocks.extend(if axis == Axis::Cells { table.in_sheets() } else { table.shorter_on_pages() });
        }
    }
    if first.is_some() {
        blocks.push(teller.paragraph("export-at-stake"));
    }
    if small {
        blocks.push(Block::Paragraph(small_base_legend(teller.state(), teller.words())));
    }
    blocks.extend(teller.inputs("readings", "cli-show-readings", look_back.readings.iter()).block());
    let columns = ["input", "spend", "sales", "output", "output_of", "period", "source", "raised_by"];
    blocks.extend(teller.inputs("results", "section-results", look_back.results.iter()).with_short_form(&columns));
    blocks
}

fn research(teller: &Teller<'_>) -> Vec<Block> {
    let research = &teller.state().research;
    let of = |stream| research.by_theme(stream).into_iter().map(|(_, raised)| raised);
    let tables = [
        teller.inputs("studies", "section-studies", of(Stream::Studies)),
        teller.inputs("customer_voice", "section-customer-voice", of(Stream::CustomerVoice)),
        teller.inputs("conclusions", "section-conclusions", research.conclusions.iter()),
        teller.inputs("positioning", "section-positionings", research.positionings.iter()),
    ];
    tables.into_iter().filter_map(Table::block).collect()
}

fn segments(teller: &Teller<'_>) -> Vec<Block> {
    let segments = &teller.state().segments;
    let abc = teller.state().abc();
    let coverage = teller.state().coverage_with(&abc);
    let mut blocks = Vec::new();
    blocks.extend(teller.inputs("segments", "section-segments", segments.list.iter()).block());
    if coverage.customers_in_all.is_some() || coverage.sales_in_all.is_some() {
        blocks.extend(teller.coverage(&coverage).block());
    }
    blocks.extend(teller.tiers().block());
    if let Some(brought) = &segments.brought {
        let fields = segments.says_of_customers().unwrap_or_default();
        let mut row: Vec<Cell> = fields.iter().map(|(_, value)| teller.cell(value)).collect();
        let origin =
            Origin { by: &brought.by, person: brought.person.as_ref(), at: brought.at, agreed: &brought.agreed };
        row.extend(teller.origin(origin));
        let kinds = [Kind::Text, Kind::Number, Kind::Money, Kind::Text];
        let heads = fields.iter().zip(kinds);
        let mut columns: Vec<_> = heads.map(|((key, _), kind)| teller.column(&stable(key), key, kind)).collect();
        columns.extend(teller.origin_columns());
        let caption = teller.word("kind-of-customers");
        blocks.extend(
            Table::new("customer_list", caption, columns, vec![row]).of_one_entry(teller.told_origin(origin)).block(),
        );
    }
    blocks
}

fn budget(teller: &Teller<'_>) -> Vec<Block> {
    let budget = &teller.state().budget;
    let mut blocks = Vec::new();
    blocks.extend(teller.money_chart().map(Block::Chart));
    if !budget.last_plan.is_empty() {
        let last = |cell: &crate::domain::Cell| budget.last_plan.get(cell).copied().unwrap_or_default();
        blocks.extend(teller.grid("last_plan", teller.word("export-last-plan"), &last).shorter_on_pages());
    }
    blocks.extend(positions(teller));
    blocks.extend(teller.inputs("promotions", "cli-show-promotions", budget.promotions.iter()).block());
    let columns = ["input", "amount", "reason", "held", "floor", "ceiling", "raised_by", "agreed_by"];
    blocks.extend(teller.inputs("cells", "cli-show-cells", budget.allocations.iter()).with_short_form(&columns));
    blocks
}

/// The opening positions: who handed one in, and the splits themselves once they are revealed.
fn positions(teller: &Teller<'_>) -> Vec<Block> {
    let budget = &teller.state().budget;
    let mut blocks = Vec::new();
    for position in teller.state().positions() {
        let department = teller.department(&position.department);
        if !budget.revealed {
            let args = [("department", department.into())];
            blocks.push(Block::Paragraph(teller.words().with("cli-show-hidden-position", &args)));
            continue;
        }
        let caption = teller.words().with("export-position", &[("department", department.as_str().into())]);
        let name = match position.department.key() {
            Some(key) => format!("opening_position_of_{}", key.trim_start_matches("department-")),
            None => format!("opening_position_of_{}", slug(&department)),
        };
        let amount = |cell: &crate::domain::Cell| position.split.get(cell).copied().unwrap_or_default();
        blocks.extend(teller.grid(&name, caption, &amount).block());
    }
    blocks
}

fn goals(teller: &Teller<'_>) -> Vec<Block> {
    let goals = &teller.state().goals;
    let mut blocks = Vec::new();
    blocks.extend(teller.inputs("goals", "section-goals", goals.list.iter()).block());
    if teller.tells_rewards() {
        blocks.extend(teller.inputs("rewards", "section-rewards", goals.rewards.iter()).block());
    }
    blocks
}

/// The chair's private notes, and what each was written beside.
fn notes(teller: &Teller<'_>) -> Table {
    let may_tell = |about: &Option<InputRef>| about.as_ref().is_none_or(|input| teller.may_tell(input));
    let notes = teller.state().private_notes.iter().filter(|note| may_tell(&note.about));
    let row = |note: &crate::domain::PrivateNote| {
        let about = note.about.as_ref().map(|input| wording::input(input, teller.state(), teller.words()));
        vec![
            Cell::Moment(note.at),
            Cell::text(teller.word(note.step.key())),
            Cell::text(about.unwrap_or_default()),
            Cell::text(note.text.as_str()),
        ]
    };
    let columns = vec![
        teller.column("at", "export-when", Kind::Moment),
        teller.column("step", "export-step", Kind::Text),
        teller.column("about", "export-about", Kind::Text),
        teller.column("note", "field-note", Kind::Text),
    ];
    Table::new("private_notes", teller.word("export-private-notes"), columns, notes.map(row).collect())
}

/// The figures that stand alone, for the head of the minutes: budget, customers and sales in all.
pub(super) fn standing_figures(teller: &Teller<'_>) -> Vec<(&'static str, String)> {
    let state = teller.state();
    let exact = |amount: Option<Money>| amount.map(|amount| amount.amount().normalize().to_string());
    let figures = [
        (Figure::Budget, exact(state.budget.total)),
        (Figure::Customers, state.segments.customers_in_all.map(|count| count.to_string())),
        (Figure::Sales, exact(state.segments.sales_in_all)),
    ];
    let named = |figure: Figure| match figure {
        Figure::Budget => "budget",
        Figure::Customers => "customers_in_all",
        Figure::Sales => "sales_in_all",
    };
    figures.into_iter().filter_map(|(figure, value)| Some((named(figure), value?))).collect()
}
