//! A file on its way into the session: which columns are taken for what, what it would make, its first rows, what is wrong.

use ratatui::layout::Rect;

use super::form::{self, Layout, Line};
use super::panel::{Breadth, Panel, hints};
use crate::app::bringing::{Bringing, Choosing, Far, Stage};
use crate::app::keymap::Place;
use crate::app::{Command, Model};
use crate::domain::{Money, State};
use crate::import::{Column, Kind, Named, said};
use crate::lang::{Arg, numbers, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;
use crate::view::widgets::rule;
use crate::view::widgets::text::{below, paragraph};

/// Rows that what the file would make takes at most, its title included.
const MADE: u16 = 8;
/// The widest that a column of the preview is.
const WIDEST: u16 = 18;
/// Columns between two columns of the preview.
const GAP: u16 = 2;

/// Draws it.
pub fn paint(model: &Model, bringing: &Bringing, canvas: &mut Canvas<'_>) {
    match &bringing.stage {
        Stage::Reading(far) => reading(model, bringing, *far, canvas),
        Stage::Choosing(choosing) => choosing_columns(model, bringing.kind, choosing, canvas),
    }
}

fn reading(model: &Model, bringing: &Bringing, far: Far, canvas: &mut Canvas<'_>) {
    let title = model.words.get(title(bringing.kind));
    let hints = hints(model, Place::Page, &[], "overlay-hint-stop");
    let panel = Panel { title: &title, aside: Vec::new(), hints, note: String::new() };
    let area = panel.open(model, canvas, Breadth::Work, 2);
    let text = canvas.style(Role::Text);
    canvas.put(area.x, area.y, area.width, &bringing.path, text);
    progress(model, canvas, below(area, 1), far);
}

/// How far a file was read: as a bar and a percentage where its length is known, else in megabytes.
fn progress(model: &Model, canvas: &mut Canvas<'_>, area: Rect, far: Far) {
    if area.is_empty() {
        return;
    }
    let quiet = canvas.style(Role::Secondary);
    let said = match far.size.filter(|size| *size > 0) {
        Some(size) => {
            let percent = far.read.min(size).saturating_mul(100) / size;
            model.words.with("import-reading-percent", &[("percent", percent.into())])
        }
        None => model.words.with("import-reading-megabytes", &[("megabytes", (far.read / 1_000_000).into())]),
    };
    let used = canvas.put(area.x, area.y, area.width, &said, quiet) + GAP;
    let room = area.width.saturating_sub(used);
    if let Some(size) = far.size.filter(|size| *size > 0) {
        let filled = u64::from(room) * far.read.min(size) / size;
        let accent = canvas.style(Role::Accent);
        for column in 0..u16::try_from(filled).unwrap_or(0) {
            canvas.put(area.x + used + column, area.y, 1, "\u{2588}", accent);
        }
    }
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Results => "form-import-results",
        Kind::Customers => "form-import-customers",
        Kind::Evidence => "form-import-evidence",
    }
}

fn choosing_columns(model: &Model, kind: Kind, choosing: &Choosing, canvas: &mut Canvas<'_>) {
    let source = choosing.origin().source();
    let title =
        model.words.with("overlay-title-of", &[("title", model.words.get(title(kind)).into()), ("of", source.into())]);
    let given = [(Command::Enter, "overlay-hint-import"), (Command::Next, "overlay-hint-next")];
    let panel = Panel {
        title: &title,
        aside: form::speaking(model, &choosing.form, canvas),
        hints: hints(model, Place::Form, &given, "overlay-hint-leave"),
        note: String::new(),
    };
    let area = panel.open(model, canvas, Breadth::Screen, usize::MAX);
    let rows = choosing.form.rows.len();
    let spare = usize::from(area.height).saturating_sub(rows + 4);
    let lines = form::lines(model, &choosing.form, area.width, form::OPTIONS.min(spare.max(2)));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(area.height);
    let layout = Layout { lines, note: &|line| note(model, choosing, line), values: None };
    form::rows(model, &choosing.form, canvas, Rect { height, ..area }, &layout);
    let Some(meeting) = &model.meeting else { return };
    let left = made(model, meeting.state(), kind, choosing, canvas, below(area, height));
    if choosing.gathered.as_ref().is_some_and(|gathered| !gathered.errors.is_empty()) {
        wrong_lines(model, meeting.state(), choosing, canvas, left);
    } else {
        first_rows(model, choosing, canvas, left);
    }
}

/// What stands in the columns of a row, or in the column of an option.
fn note(model: &Model, choosing: &Choosing, line: &Line) -> Option<String> {
    let all = &choosing.found.sketch.columns;
    match line {
        Line::Option(option) if choosing.offers_columns(choosing.form.focus) => {
            all.get(*option).map(|column| values(model, column))
        }
        Line::Row(row) if choosing.offers_columns(*row) && *row != choosing.form.focus => {
            let offer = &choosing.form.rows.get(*row)?.offer;
            let crate::app::Offer::AnyOf { marked, .. } = offer else { return None };
            let mut marked = marked.iter().filter_map(|at| all.get(*at));
            let only = marked.next().filter(|_| marked.next().is_none())?;
            Some(values(model, only))
        }
        _ => None,
    }
}

/// What stands in a column: words, numbers or days, and the first of them.
fn values(model: &Model, column: &Column) -> String {
    let separator = model.words.get("list-separator");
    let first: Vec<&str> = column.values.iter().take(6).map(String::as_str).collect();
    let shown = first.join(&separator);
    let shown = if column.values.len() > first.len() || column.has_more { format!("{shown} ...") } else { shown };
    let sort = if column.filled == 0 {
        "import-sort-nothing"
    } else if column.is_numbers() {
        "import-sort-numbers"
    } else if column.days * 2 > column.filled {
        "import-sort-days"
    } else {
        "import-sort-words"
    };
    model.words.with("view-field", &[("label", model.words.get(sort).into()), ("value", shown.into())])
}

/// What the file would make of the session, and what stands in the way; gives what is left.
fn made(model: &Model, state: &State, kind: Kind, choosing: &Choosing, canvas: &mut Canvas<'_>, area: Rect) -> Rect {
    if area.height < 2 {
        return area;
    }
    let across = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area };
    let heading = canvas.style(Role::Heading);
    rule::with_words(canvas, across, &model.words.get("import-makes"), heading);
    let mut left = below(area, 1);
    if choosing.gathered.is_none() || choosing.failed.is_some() {
        if let Some(why) = &choosing.failed {
            let style = canvas.style(Role::Warning);
            let said = format!("! {}", why.say(&model.words));
            let used = paragraph(canvas, Rect { height: left.height.min(2), ..left }, &said, style);
            return below(left, used + 1);
        }
        progress(model, canvas, left, choosing.far);
        return below(left, 2);
    }
    let mut lines: Vec<(String, Role)> = Vec::new();
    if let Some(why) = &choosing.proposal.obstacle {
        lines.push((format!("! {}", said::obstacle(why, kind, &model.words).say(&model.words)), Role::Warning));
    }
    lines.push((brings(model, state, kind, choosing), Role::Text));
    lines.extend(choosing.proposal.beside.as_ref().map(|beside| {
        let told = [("count", beside.count.into()), ("source", beside.source.clone().into())];
        (format!("! {}", model.words.with("import-beside", &told)), Role::Warning)
    }));
    lines.extend(named(model, &choosing.proposal.segments, ["import-new-segments", "import-known-segments"]));
    lines.extend(named(model, &choosing.proposal.promotions, ["import-new-promotions", "import-known-promotions"]));
    lines.extend(left_out(model, choosing, state).map(|said| (said, Role::Secondary)));
    for (line, role) in lines.iter().take(usize::from(MADE - 1)) {
        if left.is_empty() {
            break;
        }
        let style = canvas.style(*role);
        // What stands in the way is said to its end; the rest is told by where it begins.
        let most = if *role == Role::Warning { 2 } else { 1 };
        let used = paragraph(canvas, Rect { height: left.height.min(most), ..left }, line, style);
        left = below(left, used);
    }
    left
}

/// How much the file brings, in one line.
fn brings(model: &Model, state: &State, kind: Kind, choosing: &Choosing) -> String {
    let style = state.about.numbers;
    let proposal = &choosing.proposal;
    let count = numbers::format_decimal(proposal.brings.into(), 0, style);
    let money = |amount| {
        let money = Money::new(amount).unwrap_or_default();
        wording::money_of(money, state, &model.words)
    };
    let mut parts = Vec::new();
    let key = match kind {
        Kind::Results => "import-brings-results",
        Kind::Customers => "import-brings-customers",
        Kind::Evidence => "import-brings-evidence",
    };
    parts.push(model.words.with(key, &[("count", count.into())]));
    let said = |key: &str, name: &str, value: String| model.words.with(key, &[(name, Arg::from(value))]);
    let total_key = if kind == Kind::Customers { "import-sold" } else { "import-spent" };
    parts.extend(proposal.total.map(|total| said(total_key, "amount", money(total))));
    parts.extend(proposal.sales.map(|sales| {
        let amount = match &choosing.choice.counted {
            Some(counted) => format!("{} {counted}", wording::amount(sales, style)),
            None => money(sales),
        };
        said("import-sold", "amount", amount)
    }));
    parts.extend(proposal.output.map(|output| said("import-put-out", "amount", wording::amount(output, style))));
    parts.join(&model.words.get("fact-separator"))
}

fn named(model: &Model, named: &Named, [new, known]: [&str; 2]) -> Vec<(String, Role)> {
    let said = |key: &str, names: &[String]| {
        let list = names.join(&model.words.get("list-separator"));
        model.words.with(key, &[("count", names.len().into()), ("names", list.into())])
    };
    let each = [(new, &named.new), (known, &named.matched)];
    each.into_iter().filter(|(_, names)| !names.is_empty()).map(|(key, names)| (said(key, names), Role::Text)).collect()
}

/// What is left out or replaced, and how the file was read, in one line.
fn left_out(model: &Model, choosing: &Choosing, state: &State) -> Option<String> {
    let gathered = choosing.gathered.as_ref()?;
    let count = |number: u64| numbers::format_decimal(number.into(), 0, state.about.numbers);
    let lines: Vec<String> = gathered.totals.iter().take(5).map(ToString::to_string).collect();
    let mut parts = vec![model.words.with(
        "import-read-as",
        &[("records", count(gathered.records).into()), ("encoding", choosing.found.sketch.encoding.into())],
    )];
    parts.extend(choosing.proposal.replaces_list.as_ref().map(|list| {
        let told = [("count", count(list.customers).into()), ("source", list.source.clone().into())];
        model.words.with("import-replaces-list", &told)
    }));
    let mut say = |key: &str, name: &str, value: String| parts.push(model.words.with(key, &[(name, value.into())]));
    if choosing.proposal.replaces > 0 {
        say("import-replaces", "count", count(choosing.proposal.replaces as u64));
    }
    if choosing.proposal.known > 0 {
        say("import-known", "count", count(choosing.proposal.known as u64));
    }
    if choosing.proposal.empty > 0 {
        say("import-left-out-empty", "count", count(choosing.proposal.empty as u64));
    }
    if !lines.is_empty() {
        say("import-left-out-totals", "lines", lines.join(&model.words.get("list-separator")));
    }
    if gathered.wrong > 0 && choosing.proposal.obstacle.is_none() {
        say("import-left-out-wrong", "count", count(gathered.wrong));
    }
    Some(parts.join(&model.words.get("fact-separator")))
}

/// The lines that cannot be read, each with the reason, as many as there is room for.
fn wrong_lines(model: &Model, state: &State, choosing: &Choosing, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(gathered) = &choosing.gathered else { return };
    if area.height < 2 {
        return;
    }
    let heading = canvas.style(Role::Heading);
    let across = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area };
    let seen = usize::from(area.height - 1);
    let first = choosing.scrolled.min(gathered.errors.len().saturating_sub(seen));
    let last = gathered.errors.len().min(first + seen);
    let args = [("first", (first + 1).into()), ("last", last.into()), ("count", gathered.wrong.into())];
    rule::with_words(canvas, across, &model.words.with("import-unreadable", &args), heading);
    let style = canvas.style(Role::Warning);
    for (y, error) in (area.y + 1..area.bottom()).zip(gathered.errors.iter().skip(first)) {
        let why = said::line_error(error, choosing.choice.numbers, state.about.currency);
        canvas.put(area.x, y, area.width, &why.say(&model.words), style);
    }
}

/// The first rows of the file; columns that are taken for something come first, under what they are taken for.
fn first_rows(model: &Model, choosing: &Choosing, canvas: &mut Canvas<'_>, area: Rect) {
    if area.height < 4 {
        return;
    }
    let sketch = &choosing.found.sketch;
    let (heading, quiet) = (canvas.style(Role::Heading), canvas.style(Role::Secondary));
    let (accent, text) = (canvas.style(Role::Accent), canvas.style(Role::Text));
    let across = Rect { x: area.x.saturating_sub(1), width: area.width + 2, ..area };
    rule::with_words(canvas, across, &model.words.get("import-first-rows"), heading);
    let taken = &choosing.choice.columns;
    let first = taken.keys().copied();
    let others = (0..sketch.columns.len()).filter(|column| !taken.contains_key(column));
    let mut x = area.x;
    for at in first.chain(others) {
        let Some(column) = sketch.columns.get(at) else { continue };
        let cell = |row: &(u64, Vec<String>)| row.1.get(at).cloned().unwrap_or_default();
        let role = taken.get(&at).map(|role| model.words.get(said::role_name(choosing.choice.kind, *role)));
        let role = role.unwrap_or_default();
        let widest = sketch.first.iter().map(|row| columns(&cell(row))).max().unwrap_or(0);
        let width = widest.max(columns(&column.name)).max(columns(&role)).min(WIDEST);
        if x + width > area.right() {
            break;
        }
        let style = if taken.contains_key(&at) { text } else { quiet };
        let heads = [(role.into_owned(), accent), (column.name.clone(), quiet)];
        let rows = heads.into_iter().chain(sketch.first.iter().map(|row| (cell(row), style)));
        for (y, (shown, style)) in (area.y + 1..area.bottom()).zip(rows) {
            if column.is_numbers() {
                canvas.put_right(x, y, width, &shown, style);
            } else {
                canvas.put(x, y, width, &shown, style);
            }
        }
        x += width + GAP;
    }
}
