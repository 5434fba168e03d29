//! Commands, pastes and clicks while a session is on the screen.

use super::again;
use super::alter;
use super::asking;
use super::command::Command;
use super::customers::Customers;
use super::draft;
use super::effect::Effect;
use super::entering::{enter, open_form, try_enter};
use super::going::{go_along, go_to};
use super::meeting::Meeting;
use super::mode::Mode;
use super::model::{Closing, Model, Then};
use super::on_agenda;
use super::on_comparing;
use super::on_export;
use super::on_finding;
use super::on_flags;
use super::on_grid;
use super::on_marked;
use super::on_notes;
use super::on_one_line;
use super::on_over_time;
use super::on_parking;
use super::on_positions;
use super::on_room_view;
use super::on_signed;
use super::on_trail;
use super::on_walk;
use super::on_why;
use super::overlay::{Choice, Overlay};
use super::picker::Picker;
use super::section::{RowRef, Section};
use super::speaker::Speaker;
use super::steps::{leftovers, look_back, plan_changes, research, room};
use super::subject::Subject;
use super::voices;
use crate::domain::{Author, Change, ClockChange, Department, InputRef, RoomChange, SegmentId, Session, Step, Stream};
use crate::import::Kind;
use crate::lang::{Message, wording};

/// Does what a command asks for.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    if let Some(index) = command.speaks() {
        return give_floor(model, index);
    }
    if let Some(index) = Command::GO.iter().position(|go| *go == command) {
        return go_to(model, Step::ALL[index]);
    }
    if let Some(stride) = on_walk::stride(command) {
        return on_walk::go(model, stride);
    }
    if command == Command::Back && on_walk::ends(model) {
        return Vec::new();
    }
    if command == Command::Back
        && let Some(effects) = on_why::go_back(model)
    {
        return effects;
    }
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.step == Step::Budget && on_grid::knows(command) {
        return on_grid::run(model, command);
    }
    match command {
        Command::Up => meeting.go_rows(-1),
        Command::Down => meeting.go_rows(1),
        Command::PageUp => meeting.go_rows(-10),
        Command::PageDown => meeting.go_rows(10),
        Command::First => meeting.select(meeting.section_index(), 0),
        Command::Last => meeting.select(meeting.section_index(), usize::MAX),
        Command::Left | Command::Previous => meeting.go_sections(false),
        Command::Right | Command::Next => meeting.go_sections(true),
        Command::Back | Command::Home => return go_home(model, command),
        Command::NextStep | Command::PreviousStep => return go_along(model, command),
        Command::Save => return save(model),
        Command::SaveElsewhere => return open_form(model, Subject::SaveElsewhere),
        Command::Export => return on_export::open(model),
        Command::Trail => return on_trail::open(model),
        Command::WhereFrom => return look_back::show_where_from(model),
        Command::RoomView
        | Command::NextThing
        | Command::PreviousThing
        | Command::Blank
        | Command::RoomRewards
        | Command::BigView => return on_room_view::run(model, command),
        Command::ShowCustomers => return show_customers(model),
        Command::Why => return on_why::open(model),
        Command::HandIn | Command::HandInFile | Command::Reveal | Command::ShowPositions => {
            return on_positions::run(model, command);
        }
        Command::CompareSessions | Command::CompareWithLast => return on_comparing::run(model, command),
        Command::SinceSigned => return on_signed::show_since(model),
        Command::Ledger => return on_signed::show_ledger(model),
        Command::OverTime => return on_over_time::open(model),
        Command::Walk => return on_walk::toggle(model),
        Command::Agenda => return on_agenda::open(model),
        Command::NextVoice => return voices::give_next(model),
        Command::Find => return on_finding::open(model),
        Command::NextFlag => return on_flags::next(model),
        Command::Undo | Command::Redo => return undo_or_redo(model, command),
        _ => return alter(model, command),
    }
    Vec::new()
}

/// Commands that alter the session.
fn alter(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let (state, at) = (meeting.state(), meeting.selected());
    let input = meeting.selected_input();
    if on_marked::acts(command) && !meeting.marked.is_empty() {
        return on_marked::run(model, command);
    }
    match command {
        Command::Mark => on_marked::toggle(model),
        Command::Repeat => again::repeat(model),
        Command::Duplicate => duplicate(model),
        Command::Enter | Command::Edit => edit_row(model),
        Command::Add if meeting.section() == Section::Flags => on_flags::settle_by_habit(model),
        Command::Add => {
            let adds = meeting.section().adds();
            alter(model, adds)
        }
        Command::OneLine => on_one_line::open(model),
        Command::SettleLeftover => leftovers::settle(model),
        Command::CarryOn => leftovers::carry_on(model),
        Command::Remove => remove(model),
        Command::SettleFlag => on_flags::settle(model),
        Command::BringBack => bring_back(model),
        Command::Agree => agree(model),
        Command::Attribute => attribute(model),
        Command::MoveUp => place(model, -1),
        Command::MoveDown => place(model, 1),
        Command::Merge => choose_merge(model),
        Command::Disagree => on_why::disagree(model),
        Command::Presence => match at {
            Some(RowRef::Participant(id)) => {
                let change = state.room.seats.iter().find(|seat| seat.id == id).map(room::presence);
                enter(model, change.into_iter().collect())
            }
            _ => Vec::new(),
        },
        Command::PrivateNote => on_notes::begin(model),
        Command::RemoveNote => on_notes::choose_removal(model),
        Command::AllHere => enter(model, room::all_here(state)),
        Command::Advance if plan_changes::goes_on(meeting) => plan_changes::advance(model),
        Command::Advance => {
            let change = input.and_then(|input| alter::advance(&input, state));
            enter(model, change.into_iter().collect())
        }
        Command::Clock => turn_clock(model),
        Command::ExtendStep => on_agenda::extend(model),
        Command::ClosePlan => ask_to_close(model),
        _ => match subject(meeting, command) {
            Some(subject) => {
                let asks_for_file = matches!(subject, Subject::File(_));
                let mut effects = open_form(model, subject);
                effects.extend(asks_for_file.then_some(Effect::FindFiles));
                effects
            }
            None => Vec::new(),
        },
    }
}

/// The form that a command opens.
fn subject(meeting: &Meeting, command: Command) -> Option<Subject> {
    Some(match command {
        Command::AddPerson => Subject::Seat(None),
        Command::AddWorkingLine => Subject::WorkingLine(None),
        Command::AddResult => Subject::Result(None),
        Command::AddReading => match meeting.selected()? {
            RowRef::Line(line, _) => Subject::Reading(line),
            _ => return None,
        },
        Command::SetMeasure => Subject::Measure,
        Command::AddStudy => Subject::Evidence(None, Stream::Studies),
        Command::AddVoice => Subject::Evidence(None, Stream::CustomerVoice),
        // What is begun while its reason is under the cursor follows from it already.
        Command::AddConclusion => Subject::Conclusion(None, research::evidence_under(meeting)),
        Command::AddPositioning => Subject::Positioning(None, research::conclusion_under(meeting)),
        Command::GiveTheme => Subject::Theme(research::evidence_under(meeting)?),
        Command::RenameTheme => Subject::ThemeName(research::evidence_under(meeting)?),
        Command::AddSegment => Subject::Segment(None),
        Command::Propose => Subject::Proposal,
        Command::AddPromotion => Subject::Promotion(None),
        Command::SetBudget => Subject::Budget,
        Command::SetTotals => Subject::Totals,
        Command::AddGoal => Subject::Goal(None),
        Command::AddReward => Subject::Reward(None),
        Command::AddAction => Subject::Action(None),
        Command::Park => Subject::Parked(None),
        Command::Split => Subject::Part(selected_segment(meeting)?),
        // By its key a department signs that speaks; by Enter the one that the cursor is on.
        Command::Sign => Subject::Signature(meeting.speaker.department.clone()),
        Command::CellDetails => match meeting.selected_input()? {
            InputRef::Allocation(cell) => Subject::Cell(cell),
            _ => return None,
        },
        Command::Details => Subject::Details,
        Command::Limits => Subject::Limits,
        Command::ImportResults => Subject::File(Kind::Results),
        Command::ImportCustomers => Subject::File(Kind::Customers),
        Command::ImportEvidence => Subject::File(Kind::Evidence),
        Command::RequestChange => Subject::PlanChange(None),
        Command::Reopen => Subject::Reopening,
        _ => return None,
    })
}

fn selected_segment(meeting: &Meeting) -> Option<SegmentId> {
    match meeting.selected_input()? {
        InputRef::Segment(id) => Some(id),
        _ => None,
    }
}

fn give_floor(model: &mut Model, index: usize) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    match meeting.state().room.departments().get(index).cloned() {
        Some(department) => meeting.give_floor(&department),
        None => return model.refuse(Message::new("off-no-department")),
    }
    Vec::new()
}

/// A copy of the row under the cursor, in a form: a new input of whoever speaks once it is kept.
fn duplicate(model: &mut Model) -> Vec<Effect> {
    let input = model.meeting.as_ref().and_then(|meeting| meeting.selected_input());
    let form = input.zip(model.context()).and_then(|(input, context)| asking::copy_of(&input, &context));
    model.overlays.extend(form.map(|form| Overlay::Form(Box::new(form))));
    Vec::new()
}

/// Home by its own key; the key that leaves things takes the marks away, or else only says how.
fn go_home(model: &mut Model, command: Command) -> Vec<Effect> {
    if command == Command::Back {
        if let Some(meeting) = model.meeting.as_mut().filter(|meeting| !meeting.marked.is_empty()) {
            meeting.marked.clear();
            return Vec::new();
        }
        model.tell(Message::new("back-how-to-leave"));
        return Vec::new();
    }
    close(model, Then::Home)
}

fn save(model: &mut Model) -> Vec<Effect> {
    let is_held = model.meeting.as_ref().is_some_and(|meeting| meeting.mode == Mode::Holding);
    if is_held { vec![Effect::Checkpoint] } else { Vec::new() }
}

fn show_customers(model: &mut Model) -> Vec<Effect> {
    let shown = model.meeting.as_ref().map(|meeting| Overlay::Customers(Box::new(Customers::of(meeting))));
    model.overlays.extend(shown);
    Vec::new()
}

fn undo_or_redo(model: &mut Model, command: Command) -> Vec<Effect> {
    let Some(meeting) = &mut model.meeting else { return Vec::new() };
    if meeting.grid.typing.take().is_some() {
        // The last thing done is what is being typed; taking back more could move it to another cell.
        return vec![draft::keep(model)];
    }
    let session: &Session = meeting.session();
    let (change, entry, key) = match command {
        Command::Undo => (Change::Undo, session.undoable(), "undone"),
        _ => (Change::Redo, session.redoable(), "redone"),
    };
    let what = entry.map(|entry| wording::entry(entry, meeting.state(), &model.words)).unwrap_or_default();
    let effects = enter(model, vec![change]);
    if !effects.is_empty() {
        model.tell(Message::new(key).with("what", &what));
    }
    effects
}

fn edit_row(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    if meeting.selected_input() == Some(InputRef::Customers) {
        return show_customers(model);
    }
    if let Some(RowRef::Flag(key)) = meeting.selected() {
        return on_flags::go_there(model, &key);
    }
    // What is agreed or only reviewed is not edited; its trail is what there is to see.
    if meeting.mode == Mode::Reviewing
        || meeting.state().life.is_agreed() && !plan_changes::lets(meeting, Command::Edit)
    {
        return on_trail::open(model);
    }
    if let Some(InputRef::Parked(remark)) = meeting.selected_input() {
        return on_parking::ask(model, remark);
    }
    let subject = match meeting.selected() {
        None => None,
        Some(RowRef::Participant(id)) => Some(Subject::Seat(Some(id))),
        Some(RowRef::MissingSeat(department)) => return seat_for(model, &department),
        Some(RowRef::Signer(department)) => Some(Subject::Signature(department)),
        // Gone to above.
        Some(RowRef::Flag(_)) => return Vec::new(),
        Some(RowRef::Line(line, _)) => Some(Subject::Reading(line)),
        Some(RowRef::Input(input)) => model.context().and_then(|context| Subject::of_input(&input, &context)),
    };
    match subject {
        Some(subject) => open_form(model, subject),
        // An empty list is filled by the same key.
        None => alter(model, Command::Add),
    }
}

/// The form for somebody of a department that is missing.
fn seat_for(model: &mut Model, department: &Department) -> Vec<Effect> {
    let name = wording::department(department, &model.words).into_owned();
    let effects = open_form(model, Subject::Seat(None));
    if let Some(Overlay::Form(form)) = model.overlays.last_mut()
        && let Some(row) = form.rows.get_mut(1)
    {
        let _ = row.text.set_text(&name);
    }
    effects
}

fn remove(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let state = meeting.state();
    let (author, change, name) = match meeting.selected() {
        None => return Vec::new(),
        Some(RowRef::Participant(id)) => {
            let name = wording::person(&id, state);
            (None, Some(Change::Room(RoomChange::Unseat(id))), name)
        }
        Some(RowRef::MissingSeat(department)) => {
            let name = wording::department(&department, &model.words).into_owned();
            (None, Some(Change::Room(RoomChange::Without(department))), name)
        }
        Some(RowRef::Signer(department)) => {
            let name = wording::department(&department, &model.words).into_owned();
            (Some(Author::Department(department)), Some(Change::TakeBackSignature), name)
        }
        // A flag goes by being mended or answered; only the answer can be taken away.
        Some(RowRef::Flag(key)) => {
            return match state.settled(&key) {
                Some(_) => on_flags::settle(model),
                None => model.refuse(Message::new("off-flag-stays")),
            };
        }
        Some(RowRef::Line(line, _)) => {
            let name = wording::line(&line, state, &model.words);
            (None, alter::remove(&InputRef::Reading(line)), name)
        }
        Some(RowRef::Input(input)) => (None, alter::remove(&input), wording::input(&input, state, &model.words)),
    };
    match try_enter(model, author, change.into_iter().collect()) {
        Ok(effects) => {
            model.tell(Message::new("removed").with("what", &name));
            effects
        }
        Err(why) => model.refuse(why),
    }
}

fn bring_back(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let found = alter::can_come_back(meeting.step, meeting.state(), &model.words);
    if found.is_empty() {
        return model.refuse(Message::new("off-nothing-to-bring-back"));
    }
    model.open(Overlay::Choice(Choice { title: "choice-bring-back", picker: Picker::new(found) }));
    Vec::new()
}

/// The department speaking says yes to the row, or takes its yes back.
fn agree(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(input) = meeting.selected_input() else { return Vec::new() };
    let Some(origin) = alter::origin(&input, meeting.state()) else { return Vec::new() };
    let speaker = &meeting.speaker.department;
    let change = if origin.agreed.contains(speaker) { Change::Withdraw(input) } else { Change::Agree(input) };
    let by = wording::department(speaker, &model.words).into_owned();
    let key = if matches!(change, Change::Withdraw(_)) { "withdrew" } else { "agreed-to" };
    let effects = enter(model, vec![change]);
    if !effects.is_empty() {
        model.tell(Message::new(key).with("department", &by));
    }
    effects
}

/// The row was raised by whoever speaks.
fn attribute(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(input) = meeting.selected_input() else { return Vec::new() };
    let Some(origin) = alter::origin(&input, meeting.state()) else { return Vec::new() };
    let Speaker { department, person } = meeting.speaker.clone();
    let name = wording::speaker(&department, person.as_ref(), meeting.state(), &model.words);
    if *origin.by == department && origin.person == person.as_ref() {
        return model.refuse(Message::new("attributed-already").with("department", &name));
    }
    let effects = enter(model, vec![Change::Attribute(input, department, person)]);
    if !effects.is_empty() {
        model.tell(Message::new("attributed").with("department", &name));
    }
    effects
}

fn place(model: &mut Model, rows: isize) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(input) = meeting.selected_input() else { return Vec::new() };
    let change = neighbour(meeting, &input, rows).and_then(|to| alter::place(&input, to));
    enter(model, change.into_iter().collect())
}

/// The position among its like of what is shown so many rows below an input; `None` where there is nothing.
fn neighbour(meeting: &Meeting, input: &InputRef, rows: isize) -> Option<usize> {
    let state = meeting.state();
    let shown = meeting.section().rows(state);
    let Some(at) = shown.iter().position(|row| row.input().as_ref() == Some(input)) else {
        // The grid's rows and columns are all of their kind.
        let last = match input {
            InputRef::Segment(_) => state.segments.list.len(),
            _ => state.budget.promotions.len(),
        };
        return alter::position(input, state)?.checked_add_signed(rows).filter(|to| *to < last);
    };
    let other = shown.get(at.checked_add_signed(rows)?)?.input()?;
    alter::position(&other, state)
}

fn choose_merge(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let Some(from) = selected_segment(meeting) else { return Vec::new() };
    let others = meeting.state().segments.list.iter().filter(|raised| raised.id != from);
    let merges =
        others.map(|into| (into.item.name.clone(), vec![Change::MergeSegments(from.clone(), into.id.clone())]));
    let picker = Picker::new(merges.collect());
    model.open(Overlay::Choice(Choice { title: "choice-merge", picker }));
    Vec::new()
}

fn turn_clock(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let clock = &meeting.state().clock;
    let (change, key) = match (clock.running, clock.started) {
        (Some(_), _) => (ClockChange::Pause, "clock-paused"),
        (None, None) => (ClockChange::Start(meeting.step), "clock-started"),
        (None, Some(_)) => (ClockChange::Start(meeting.step), "clock-goes-on"),
    };
    let effects = enter(model, vec![Change::Clock(change)]);
    model.tell(Message::new(key));
    effects
}

/// Asks once before the plan is closed, since no undo reaches back behind that.
fn ask_to_close(model: &mut Model) -> Vec<Effect> {
    let Some(meeting) = &model.meeting else { return Vec::new() };
    let runs = meeting.state().clock.running.is_some();
    let close = runs.then_some(Change::Clock(ClockChange::Pause)).into_iter().chain([Change::Close]).collect();
    // What is still open stands nobody in the way, but is told before it is frozen.
    let open = [
        ("answer-open-objections", meeting.state().agreement.objecting().count()),
        ("answer-open-flags", meeting.watch().open().len()),
        ("answer-open-parked", meeting.state().unplaced().count()),
    ];
    let named = open.into_iter().filter(|(_, count)| *count > 0);
    let named: Vec<String> = named.map(|(key, count)| model.words.with(key, &[("count", count.into())])).collect();
    let close_it = if named.is_empty() {
        model.words.get("answer-close").into_owned()
    } else {
        let what = named.join(&model.words.get("list-separator"));
        model.words.with("answer-close-open", &[("what", what.into())])
    };
    let mut answers = vec![(close_it, close), (model.words.get("answer-not-yet").into_owned(), Vec::new())];
    // What is open is not passed over by one Enter.
    if !named.is_empty() {
        answers.reverse();
    }
    model.open(Overlay::Choice(Choice { title: "choice-close", picker: Picker::new(answers) }));
    Vec::new()
}

/// Lets the clock stand and the file be written, and goes home.
pub fn close(model: &mut Model, then: Then) -> Vec<Effect> {
    let now = model.now;
    let Some(mut meeting) = model.meeting.take() else { return Vec::new() };
    meeting.stop_walking();
    model.clear_table();
    let runs = meeting.state().clock.running.is_some();
    let mut effects = match (runs, meeting.mode) {
        (true, Mode::Holding) => meeting.enter(now, vec![Change::Clock(ClockChange::Pause)]).unwrap_or_default(),
        _ => Vec::new(),
    };
    effects.push(Effect::CloseSession);
    model.closing = Some(Closing { meeting, then });
    effects
}
