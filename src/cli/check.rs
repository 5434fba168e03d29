//! `roundtable check`: whether a session file is whole, its history leads to its state, and its totals add up.

use std::path::{Path, PathBuf};

use super::Desktop;
use super::out::{Answer, Verdict, in_lines};
use super::show::edited;
use super::which::Which;
use crate::domain::{Axis, Figures, Money, State};
use crate::lang::Message;

/// Checks session files, all of them, and says of each how it is.
pub fn check(files: &[PathBuf], desktop: &Desktop) -> Answer {
    let findings: Vec<Result<String, Message>> = files.iter().map(|file| look_at(file, desktop)).collect();
    let verdict = if findings.iter().all(Result::is_ok) { Verdict::Well } else { Verdict::Wrong };
    let line = |finding: &Result<String, Message>| match finding {
        Ok(well) => format!("{well}\n"),
        Err(wrong) => format!("{}\n", in_lines(wrong, &desktop.words)),
    };
    Answer::text(&findings.iter().map(line).collect::<String>()).judged(verdict)
}

/// That a file is well.
///
/// # Errors
/// What is wrong with it.
fn look_at(file: &Path, desktop: &Desktop) -> Result<String, Message> {
    let which = Which::find(file, &desktop.places)?;
    // Reading replays the history and compares the state and the checksum.
    let loaded = which.read()?;
    if let Some(how) = loaded.edited_outside {
        return Err(edited(&which.name(), how));
    }
    if !adds_up(loaded.session.state()) {
        return Err(Message::new("cli-check-totals").with("at", &which.name()));
    }
    let args = [("at", which.name().into()), ("entries", loaded.session.rev().into())];
    Ok(desktop.words.with("cli-check-ok", &args))
}

/// Whether the rows and the columns of every table each add up to its whole: money on a segment or promotion that is on no
/// table would be in the whole and in no row.
fn adds_up(state: &State) -> bool {
    let budget = &state.budget;
    let segments = state.segments.list.iter().map(|raised| Some(&raised.id)).chain([None]);
    let promotions = budget.promotions.iter().map(|raised| Some(&raised.id)).chain([None]);
    let by_segment: Money = segments.map(|id| budget.row_total(id)).sum();
    let by_promotion: Money = promotions.map(|id| budget.column_total(id)).sum();
    let look_back = &state.look_back;
    let mut tables = Axis::ALL.into_iter().flat_map(|axis| look_back.along(axis));
    let lines_add_up = |table: Figures| table.lines.iter().map(|line| line.spend).sum::<Money>() == table.spend;
    by_segment == budget.placed() && by_promotion == budget.placed() && tables.all(lines_add_up)
}
