//! Flags as they are seen: how many at this step, what each says, and how the room has answered.

use super::scene::Scene;
use super::widgets::table::{Cell, Column, Row, Rows, Table, Tags};
use crate::app::{Command, Section, keymap};
use crate::domain::{FlagKey, SettledFlag, Step};
use crate::lang::flags;
use crate::rules::Flag;

/// A flag in one line: `! D2 Dealers: ...`.
#[must_use]
pub fn line(scene: &Scene<'_>, flag: &Flag) -> String {
    let sentence = flags::sentence(flag, scene.state(), scene.words());
    let args = [("rule", flags::id(flag.rule()).into()), ("flag", sentence.into())];
    format!("! {}", scene.tell("flag-in-list", &args))
}

/// How many flags are open.
pub struct Count {
    /// In words.
    pub words: String,
    /// By a sign, where there is little room.
    pub sign: String,
}

/// How many flags are open at the step on the screen; at Agreement, in all. `None` where there are none.
#[must_use]
pub fn count_here(scene: &Scene<'_>) -> Option<Count> {
    let (watch, step) = (scene.meeting.watch(), scene.meeting.step);
    let (count, key) = match step {
        Step::Agreement => (watch.open().len(), "view-flags-open"),
        _ => (watch.at(step).count(), "view-flags-here"),
    };
    (count > 0).then(|| Count {
        words: scene.tell(key, &[("count", u32::try_from(count).unwrap_or(u32::MAX).into())]),
        sign: format!("! {count}"),
    })
}

/// What the flags of the step on the screen say, the one that was gone to first; nothing at Agreement, where they are a list.
#[must_use]
pub fn lines_here(scene: &Scene<'_>) -> Vec<(FlagKey, String)> {
    let step = scene.meeting.step;
    if step == Step::Agreement {
        return Vec::new();
    }
    // What is about the row under the cursor is told there; the grid tells of its cells in its own way.
    let row = scene.meeting.selected_input().filter(|_| step != Step::Budget);
    let is_told = |flag: &&Flag| !row.as_ref().is_some_and(|input| flag.is_about(input));
    let mut here: Vec<&Flag> = scene.meeting.watch().at(step).filter(is_told).collect();
    let shown = scene.meeting.flag_shown.as_ref();
    here.sort_by_key(|flag| Some(&flag.key) != shown);
    here.into_iter().map(|flag| (flag.key.clone(), line(scene, flag))).collect()
}

/// All flags: what is open, then what the room has settled.
#[must_use]
pub fn table<'a>(scene: &Scene<'a>) -> Table<'a> {
    let scene = *scene;
    let watch = scene.meeting.watch();
    let all = watch.all();
    let mut columns = vec![Column::words("".into(), 4, 0), Column::words("".into(), 24, 5)];
    if watch.open().len() < all.len() {
        columns.push(Column::words(scene.say("view-head-answer"), 12, 2).going(1));
    }
    let rows = Rows::new(all.len(), move |index| row(&scene, &all[index]));
    let empty = if all.is_empty() { vec![scene.say("view-no-flags").into_owned()] } else { Vec::new() };
    // Who answered stands before a flag, so where none is answered its sentence has that room.
    let tags = if watch.open().len() < all.len() { Tags::Shown } else { Tags::Absent };
    Table { empty, tags, ..scene.table(Section::Flags, columns, rows) }
}

fn row<'a>(scene: &Scene<'a>, flag: &'a Flag) -> Row<'a> {
    let id = flags::id(flag.rule());
    let sentence = flags::sentence(flag, scene.state(), scene.words());
    match scene.state().settled(&flag.key) {
        None => Row { by: None, cells: vec![Cell::warning(format!("! {id}")), Cell::text(sentence), Cell::text("")] },
        Some(settled) => Row {
            by: Some(&settled.by),
            cells: vec![Cell::quiet(format!("  {id}")), Cell::quiet(sentence), Cell::quiet(answer(scene, settled))],
        },
    }
}

/// How the room has answered for a flag, with its reason.
pub fn answer(scene: &Scene<'_>, settled: &SettledFlag) -> String {
    let how = scene.say(settled.how.key());
    if settled.reason.is_empty() {
        return how.into_owned();
    }
    scene.tell("view-field", &[("label", how.into()), ("value", settled.reason.as_str().into())])
}

/// A line that tells what Enter (`enter`) and the key that answers for a flag (`answer`) do here.
#[must_use]
pub fn keys(scene: &Scene<'_>, hint: &str) -> String {
    let key =
        |command| keymap::key_for(&scene.model.places_below(), command).map_or_else(String::new, |key| key.to_string());
    scene.tell(hint, &[("enter", key(Command::Enter).into()), ("answer", key(Command::SettleFlag).into())])
}
