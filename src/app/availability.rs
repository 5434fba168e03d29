//! Why something cannot be done now: said at the foot, in the palette, and when it is tried.

use super::again;
use super::asking;
use super::command::Command;
use super::effect::Purpose;
use super::flag_in_focus::flag_in_focus;
use super::home::{HomeRow, Waiting};
use super::meeting::Meeting;
use super::mode::Mode;
use super::model::Model;
use super::on_comparing;
use super::on_marked;
use super::on_parking;
use super::on_signed;
use super::on_walk;
use super::one_line::line_at;
use super::one_more;
use super::overlay::Overlay;
use super::rewards_hidden;
use super::section::{RowRef, Section};
use super::steps::budget::Spot;
use super::steps::leftovers;
use super::steps::plan_changes;
use super::steps::research::evidence_under;
use super::voices;
use crate::domain::{Evidence, InputRef, State, Step, Undoing};
use crate::lang::{Message, wording};

/// Why a command cannot be done now; `None` where it can.
#[must_use]
pub fn why_not(model: &Model, command: Command) -> Option<Message> {
    if matches!(command, Command::CompareSessions | Command::CompareWithLast)
        && let Some(why) = on_comparing::why_not(model, command)
    {
        return Some(why);
    }
    match &model.meeting {
        None => why_not_at_home(model, command),
        // What is done on the tour is kept nowhere.
        Some(_)
            if model.tour.is_some() && matches!(command, Command::Save | Command::SaveElsewhere | Command::Export) =>
        {
            Some(Message::new("off-tour"))
        }
        // One file at a time: another one would be read under the columns of this.
        Some(_) if imports(command) && model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Bringing(_))) => {
            Some(Message::new("off-importing"))
        }
        Some(_) if matches!(command, Command::TakeMiddle | Command::TakeAlike) && !shows_positions(model) => {
            Some(Message::new("off-no-differences"))
        }
        // Of what is only looked at, nothing is settled.
        Some(meeting) if command == Command::Enter && matches!(model.overlays.last(), Some(Overlay::Positions(_))) => {
            why_not_in_meeting(meeting, Command::SetBudget)
        }
        Some(_) if command == Command::AsTable => (!shows_over_time(model)).then(|| Message::new("off-not-over-time")),
        Some(_) if command == Command::Park && on_parking::is_open(model) => Some(Message::new("off-parking")),
        Some(_) if command == Command::SameAsLast && !matches!(model.overlays.last(), Some(Overlay::Form(_))) => {
            Some(Message::new("again-no-form"))
        }
        Some(_) if command == Command::KeepAndNext && one_more::next(model).is_none() => {
            Some(Message::new("off-no-next"))
        }
        Some(meeting) if model.overlays.is_empty() || !command.moves() => {
            rewards_hidden::why_not(model, meeting, command).or_else(|| why_not_in_meeting(meeting, command))
        }
        Some(meeting) => why_not_in_meeting(meeting, command),
    }
}

/// Whether a series over time is on the screen, with nothing over it.
fn shows_over_time(model: &Model) -> bool {
    matches!(model.overlays.last(), Some(Overlay::OverTime(_)))
}

/// Whether the differences between opening positions are on the screen, whatever lies over them.
fn shows_positions(model: &Model) -> bool {
    model.overlays.iter().any(|overlay| matches!(overlay, Overlay::Positions(_)))
}

fn imports(command: Command) -> bool {
    matches!(command, Command::ImportResults | Command::ImportCustomers | Command::ImportEvidence)
}

fn why_not_at_home(model: &Model, command: Command) -> Option<Message> {
    use Command as C;
    let needs_session =
        matches!(command, Command::Follow | Command::Review | Command::OverTime) && model.home.card().is_none();
    let needs_file = command == Command::Trash
        && !matches!(model.home.row(), Some(HomeRow::Session(_) | HomeRow::Continue(_) | HomeRow::Unreadable(..)));
    let opens = matches!(command, C::Enter | C::NewSession | C::Follow | C::Tour | C::Review | C::Trash);
    if opens && model.home.waiting == Waiting::ForSession {
        Some(Message::new("off-opening"))
    } else if command == Command::Tour && model.home.tour_example(&model.words.get("tour-brand")).is_none() {
        Some(Message::new("off-no-tour"))
    } else if needs_session {
        Some(Message::new("off-no-session"))
    } else if needs_file {
        Some(Message::new("off-no-file"))
    } else if command == Command::AsTable && !shows_over_time(model) {
        Some(Message::new("off-not-over-time"))
    } else if belongs_to_meeting(command) {
        Some(Message::new("off-no-meeting"))
    } else {
        None
    }
}

fn why_not_in_meeting(meeting: &Meeting, command: Command) -> Option<Message> {
    if belongs_to_home(command) {
        return Some(Message::new("off-not-home"));
    }
    let state = meeting.state();
    if command == Command::Reopen {
        return match (state.life.is_agreed(), meeting.purpose) {
            (true, Purpose::Hold) => None,
            (true, Purpose::Review) => Some(Message::new("off-review-frozen")),
            (false, _) => Some(Message::new("off-not-agreed")),
        };
    }
    if alters(command) {
        if state.life.is_agreed() {
            if !plan_changes::lets(meeting, command) {
                let part_open = state.agreement.is_any_granted() && meeting.purpose == Purpose::Hold;
                return Some(Message::new(if part_open { "off-other-part" } else { "off-agreed" }));
            }
        } else if meeting.mode == Mode::Reviewing {
            return Some(Message::new("off-review"));
        }
    }
    why_not_here(meeting, command)
}

/// Why there is nothing to undo; `None` where there is.
fn why_not_undo(meeting: &Meeting) -> Option<Message> {
    let session = meeting.session();
    let wall = session.state().life.is_agreed()
        || session.history().iter().any(|entry| entry.seq > 1 && entry.undoing() == Undoing::Wall);
    let key = if wall { "off-nothing-to-undo-since" } else { "off-nothing-to-undo" };
    session.undoable().is_none().then(|| Message::new(key))
}

/// What the step and the row under the cursor allow.
fn why_not_here(meeting: &Meeting, command: Command) -> Option<Message> {
    let state = meeting.state();
    // What is done with all marked rows asks nothing of the one under the cursor.
    if on_marked::acts(command) && !meeting.marked.is_empty() {
        return None;
    }
    let off = |condition: bool, key: &'static str| condition.then(|| Message::new(key));
    match command {
        Command::SaveElsewhere => off(meeting.purpose == Purpose::Review, "off-review"),
        Command::Undo => why_not_undo(meeting),
        Command::Redo => off(meeting.session().redoable().is_none(), "off-nothing-to-redo"),
        Command::NextStep => off(meeting.step.next().is_none(), "off-last-step"),
        Command::ExtendStep => off(!state.about.minutes.contains_key(&meeting.step), "off-no-minutes"),
        Command::NextVoice => voices::why_not(meeting),
        Command::PreviousStep => off(meeting.step.previous().is_none(), "off-first-step"),
        Command::ClosePlan => state.check_signed().err().map(|refusal| wording::refusal(&refusal)),
        Command::Walk => off(meeting.mode == Mode::Holding, "off-not-in-review"),
        _ if on_walk::stride(command).is_some() => off(meeting.walk().is_none(), "off-not-walking"),
        Command::SinceSigned => off(on_signed::in_focus(meeting).is_empty(), "off-nothing-void"),
        Command::Agree | Command::Attribute => off(
            meeting.selected_input().is_none_or(|input| super::alter::origin(&input, state).is_none()),
            "off-no-input",
        ),
        Command::OneLine => off(line_at(meeting).is_none(), "off-no-line-here"),
        Command::Repeat => off(again::changes(meeting).is_none(), "again-not-here"),
        Command::Duplicate => off(!can_copy(meeting), "off-no-copy"),
        Command::Mark => off(
            meeting.step == Step::Budget || meeting.selected_input().is_none_or(|input| !can_mark(&input, state)),
            "off-no-mark",
        ),
        Command::Trail => off(meeting.selected_input().is_none(), "off-no-input"),
        Command::Why => off(meeting.selected_input().is_none_or(|input| state.why(&input).is_none()), "off-no-reasons"),
        Command::Disagree | Command::GiveTheme => off(evidence(meeting).is_none(), "off-no-evidence"),
        Command::RenameTheme => {
            off(evidence(meeting).is_none_or(|evidence| evidence.theme.trim().is_empty()), "off-no-theme")
        }
        Command::NextFlag => off(meeting.watch().open().is_empty(), "off-no-flags"),
        Command::SettleFlag => off(flag_in_focus(meeting).is_none(), "off-no-flags"),
        Command::Remove | Command::Edit => off(meeting.selected().is_none(), "off-no-row"),
        Command::MoveUp | Command::MoveDown => off(
            meeting.selected_input().is_none_or(|input| super::alter::position(&input, state).is_none()),
            "off-no-row",
        ),
        Command::Propose | Command::ShowCustomers => off(state.segments.customers.is_empty(), "off-no-customers"),
        Command::Merge => off(!is_segment(meeting) || state.segments.list.len() < 2, "off-merge"),
        Command::Split => off(!is_segment(meeting), "off-no-segment"),
        Command::SettleLeftover => off(leftovers::in_focus(meeting).is_none(), "off-nothing-left"),
        Command::CarryOn => {
            off(!matches!(leftovers::in_focus(meeting), Some(InputRef::Leftover(_))), "off-nothing-left")
        }
        Command::Presence => off(!matches!(meeting.selected(), Some(RowRef::Participant(_))), "off-no-person"),
        Command::BigView => off(super::steps::look_back::axis_in_sight(meeting).is_none(), "off-no-shares"),
        Command::AddReading | Command::WhereFrom => {
            off(!matches!(meeting.selected(), Some(RowRef::Line(..))), "off-no-line")
        }
        Command::RequestChange => off(!state.life.is_agreed(), "off-not-frozen"),
        Command::Advance if plan_changes::goes_on(meeting) => None,
        Command::Advance => off(
            meeting.selected_input().is_none_or(|input| super::alter::advance(&input, state).is_none()),
            "off-no-advance",
        ),
        Command::CellDetails | Command::Lock | Command::Copy => {
            off(!matches!(meeting.grid.spot(state), Spot::Cell(_)) || meeting.step != Step::Budget, "off-no-cell")
        }
        Command::RemoveNote => off(state.private_notes.is_empty(), "off-no-note"),
        Command::Spread => match state.budget.remainder() {
            None => Some(Message::new("off-no-budget")),
            Some(rest) => off(rest.is_zero(), "off-nothing-to-spread"),
        },
        Command::HandIn | Command::HandInFile => {
            let no_cells = state.segments.list.is_empty() || state.budget.promotions.is_empty();
            off(state.budget.revealed, "refusal-revealed-already").or(off(no_cells, "off-no-cells"))
        }
        Command::Reveal => state.budget.can_reveal().err().map(|why| wording::refusal(&why)),
        Command::ShowPositions => off(!state.budget.revealed, "off-not-revealed"),
        Command::Compare => off(state.budget.last_plan.is_empty(), "off-no-last-plan"),
        Command::Sign => off(meeting.section() == Section::Signatures && meeting.selected().is_none(), "off-no-row"),
        _ => None,
    }
}

/// Whether the row under the cursor can be copied: what is held is not said twice.
fn can_copy(meeting: &Meeting) -> bool {
    match meeting.selected() {
        Some(RowRef::Input(input)) => asking::has_copy(&input) && !meeting.watch().holds(&input),
        _ => false,
    }
}

/// Whether an input can be marked: it lies in a list.
fn can_mark(input: &InputRef, state: &State) -> bool {
    *input != InputRef::Customers && super::alter::origin(input, state).is_some()
}

/// The evidence under the cursor.
fn evidence(meeting: &Meeting) -> Option<&Evidence> {
    meeting.state().research.evidence.get(&evidence_under(meeting)?).map(|raised| &raised.item)
}

fn is_segment(meeting: &Meeting) -> bool {
    matches!(meeting.selected_input(), Some(InputRef::Segment(_)))
}

/// Whether a command alters the session.
#[must_use]
pub fn alters(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::Add
            | C::OneLine
            | C::AddPerson
            | C::AddWorkingLine
            | C::SettleLeftover
            | C::CarryOn
            | C::AddResult
            | C::AddReading
            | C::SetMeasure
            | C::AddStudy
            | C::AddVoice
            | C::AddConclusion
            | C::AddPositioning
            | C::AddSegment
            | C::Propose
            | C::AddPromotion
            | C::SetBudget
            | C::SetTotals
            | C::AddGoal
            | C::AddReward
            | C::AddAction
            | C::Park
            | C::Sign
            | C::ImportResults
            | C::ImportCustomers
            | C::ImportEvidence
            | C::Edit
            | C::SettleFlag
            | C::Remove
            | C::BringBack
            | C::Agree
            | C::PrivateNote
            | C::RemoveNote
            | C::Attribute
            | C::Repeat
            | C::Duplicate
            | C::Mark
            | C::MoveUp
            | C::MoveDown
            | C::Disagree
            | C::GiveTheme
            | C::RenameTheme
            | C::Merge
            | C::Split
            | C::Presence
            | C::AllHere
            | C::Advance
            | C::CellDetails
            | C::Lock
            | C::Spread
            | C::HandIn
            | C::HandInFile
            | C::Reveal
            | C::TakeMiddle
            | C::TakeAlike
            | C::Clock
            | C::Details
            | C::ExtendStep
            | C::NextVoice
            | C::Limits
            | C::ClosePlan
            | C::RequestChange
            | C::Undo
            | C::Redo
    )
}

fn belongs_to_home(command: Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::NewSession
            | C::Follow
            | C::Tour
            | C::Review
            | C::Trash
            | C::ShowTrash
            | C::Filter
            | C::SearchPast
            | C::Arrange
    )
}

fn belongs_to_meeting(command: Command) -> bool {
    use Command as C;
    alters(command)
        || Command::GO.contains(&command)
        || command.speaks().is_some()
        || matches!(
            command,
            C::NextStep
                | C::PreviousStep
                | C::Agenda
                | C::Trail
                | C::WhereFrom
                | C::BigView
                | C::RoomView
                | C::NextThing
                | C::PreviousThing
                | C::Blank
                | C::RoomRewards
                | C::ShowCustomers
                | C::Why
                | C::SinceSigned
                | C::Ledger
                | C::Walk
                | C::WalkOn
                | C::WalkBack
                | C::WalkToDecision
                | C::WalkBackToDecision
                | C::WalkToStart
                | C::WalkToEnd
                | C::NextFlag
                | C::Find
                | C::SameAsLast
                | C::KeepAndNext
                | C::Reopen
                | C::Save
                | C::SaveElsewhere
                | C::Export
                | C::Copy
                | C::Compare
                | C::CompareWithLast
                | C::ShowPositions
                | C::Home
        )
}
