//! `roundtable check`: whether a session file is whole and adds up, and which flags of the rules are open in it.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Desktop;
use super::eyes::{covered, lexicon, without_names_of_held};
use super::out::{Answer, Verdict, in_lines};
use super::show::edited;
use super::which::Which;
use crate::domain::{Axis, Figures, Money, Session, State};
use crate::lang::{Message, flags};
use crate::rules::text::Lexicon;
use crate::rules::{self, Flag};

/// What was found in one file.
struct Findings {
    name: String,
    /// The session itself.
    whole: Session,
    /// The session as it may be shown.
    session: Session,
    /// The flags, what is open first.
    flags: Vec<Flag>,
}

/// Checks session files, all of them, and says of each how it is.
pub fn check(files: &[PathBuf], as_json: bool, desktop: &Desktop) -> Answer {
    let (lexicon, problem) = lexicon(desktop);
    let all: Vec<Result<Findings, Message>> = files.iter().map(|file| look_at(file, &lexicon, desktop)).collect();
    let has_open = |findings: &Findings| findings.flags.iter().any(|flag| is_open(flag, findings));
    let verdict = if all.iter().any(Result::is_err) {
        Verdict::Wrong
    } else if all.iter().flatten().any(has_open) {
        Verdict::Found
    } else {
        Verdict::Well
    };
    let answer = if as_json {
        let each = files.iter().zip(&all).map(|(file, finding)| in_json(file, finding, &lexicon, desktop));
        Answer::json(&Value::Array(each.collect()))
    } else {
        Answer::text(&all.iter().map(|finding| in_text(finding, desktop)).collect::<String>())
    };
    let answer = answer.judged(verdict);
    match problem {
        Some(why) => answer.remarking(why),
        None => answer,
    }
}

/// Reads a file and asks the rules.
///
/// # Errors
/// What is wrong with the file.
fn look_at(file: &Path, lexicon: &Lexicon, desktop: &Desktop) -> Result<Findings, Message> {
    let which = Which::find(file, &desktop.places)?;
    // Reading replays the history and compares the state and the checksum.
    let loaded = which.read()?;
    if let Some(how) = loaded.edited_outside {
        return Err(edited(&which.name(), how));
    }
    if !adds_up(loaded.session.state()) {
        return Err(Message::new("cli-check-totals").with("at", &which.name()));
    }
    let session = loaded.session;
    let past = which.past_of(&session, &desktop.places).digests;
    let mut flags = rules::flags(&rules::Context::new(&session, &past, lexicon));
    flags.sort_by_key(|flag| session.state().settled(&flag.key).is_some());
    let whole = session.clone();
    Ok(Findings { name: which.name(), whole, session: covered(session, lexicon, desktop), flags })
}

fn is_open(flag: &Flag, findings: &Findings) -> bool {
    findings.session.state().settled(&flag.key).is_none()
}

fn in_text(finding: &Result<Findings, Message>, desktop: &Desktop) -> String {
    let words = &desktop.words;
    let findings = match finding {
        Ok(findings) => findings,
        Err(wrong) => return format!("{}\n", in_lines(wrong, words)),
    };
    let open: Vec<&Flag> = findings.flags.iter().filter(|flag| is_open(flag, findings)).collect();
    let state = findings.session.state();
    let name = || findings.name.as_str().into();
    if open.is_empty() {
        let args = [("at", name()), ("entries", findings.session.rev().into())];
        return format!("{}\n", words.with("cli-check-ok", &args));
    }
    let count = u32::try_from(open.len()).unwrap_or(u32::MAX);
    let head = words.with("cli-check-flags", &[("at", name()), ("count", count.into())]);
    let line = |flag: &&Flag| {
        let sentence = flags::sentence(flag, state, words);
        format!("    {}  {sentence}\n", flags::id(flag.rule()))
    };
    format!("{head}\n{}", open.iter().map(line).collect::<String>())
}

fn in_json(file: &Path, finding: &Result<Findings, Message>, lexicon: &Lexicon, desktop: &Desktop) -> Value {
    let words = &desktop.words;
    match finding {
        Err(wrong) => json!({ "file": file.display().to_string(), "error": wrong.say(words) }),
        Ok(findings) => {
            let each: Vec<Value> = findings.flags.iter().map(|flag| flag_in_json(flag, findings, desktop)).collect();
            let mut told = json!({ "file": findings.name, "entries": findings.session.rev(), "flags": each });
            without_names_of_held(&mut told, &findings.whole, lexicon);
            told
        }
    }
}

fn flag_in_json(flag: &Flag, findings: &Findings, desktop: &Desktop) -> Value {
    let (state, words) = (findings.session.state(), &desktop.words);
    let settled = state.settled(&flag.key).map(|settled| {
        json!({ "how": settled.how, "reason": settled.reason, "by": settled.by, "at": settled.at.to_string() })
    });
    json!({
        "rule": flags::id(flag.rule()),
        "case": flag.key.case,
        "step": flag.step(),
        "about": flag.key.about,
        "says": flags::sentence(flag, state, words),
        "words": flag.words,
        "instead": flags::suggestion(flag, words),
        "matters": flags::matters(flag.rule(), words),
        "open": settled.is_none(),
        "settled": settled,
    })
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
