//! `roundtable compare`: two sessions compared by meaning, as text for people or as JSON.

use std::path::Path;

use serde_json::{Value as Json, json};

use super::eyes::{covered, lexicon, without_names_of_held};
use super::out::{Answer, Verdict};
use super::show::{Page, edited};
use super::which::Which;
use super::{Desktop, Outcome};
use crate::domain::{Altered, Compared, Contrast, Hand, How, Kin, Matter, Session, Sum, Value};
use crate::lang::comparison::{InWords, Item, Line, Rewards, Section, aside, flat, tagged};
use crate::lang::{Words, wording};

/// Compares two sessions, the first with the second.
pub fn compare(first: &Path, second: &Path, as_json: bool, desktop: &Desktop) -> Outcome {
    let [first, second] = [first, second].map(|name| Which::find(name, &desktop.places));
    let (first, second) = (first?, second?);
    let (was, is) = (first.read()?, second.read()?);
    let (lexicon, problem) = lexicon(desktop);
    let remarks = [(&first, &was), (&second, &is)].into_iter();
    let remarks: Vec<_> =
        remarks.filter_map(|(which, loaded)| Some(edited(&which.name(), loaded.edited_outside?))).collect();
    let whole = [was.session, is.session];
    let [earlier, later] = whole.each_ref().map(|session| covered(session.clone(), &lexicon, desktop));
    let compared = Compared::of(&earlier, &later);
    let verdict = if compared.is_empty() { Verdict::Well } else { Verdict::Found };
    let words = &desktop.words;
    let in_words =
        InWords { earlier: earlier.state(), later: later.state(), compared: &compared, words, rewards: Rewards::Told };
    let answer = if as_json {
        let sides = [(&first, &earlier), (&second, &later)].map(|(which, session)| side(&which.name(), session));
        let mut told = in_json(sides, &in_words);
        for session in &whole {
            without_names_of_held(&mut told, session, &lexicon);
        }
        Answer::json(&told)
    } else {
        on_page(&in_words).answer()
    };
    Ok(problem.into_iter().chain(remarks).fold(answer.judged(verdict), Answer::remarking))
}

fn on_page(told: &InWords<'_>) -> Page {
    let words = told.words;
    let mut page = Page::default();
    if told.compared.is_empty() {
        let [earlier, later] = [told.earlier, told.later].map(|state| state.about.title.as_str());
        page.paragraph(&words.with("compare-none", &[("earlier", earlier.into()), ("later", later.into())]));
        return page;
    }
    page.title(&told.title());
    let legend = told.legend().into_iter().map(|(sign, means)| format!("{} {means}", sign.letter()));
    page.paragraph(&legend.collect::<Vec<_>>().join("   "));
    let short = told.in_short();
    if !short.is_empty() {
        page.heading(&words.get("compare-in-short"));
        for line in short {
            page.hanging("  ", &flat(&line.pieces));
        }
    }
    for section in told.sections() {
        tell(&mut page, &section, words);
    }
    let same = told.same();
    if !same.is_empty() {
        page.heading(&same);
    }
    page
}

fn tell(page: &mut Page, section: &Section, words: &Words) {
    let counted = if section.unchanged.is_empty() { String::new() } else { aside(&section.unchanged, words) };
    page.heading(&format!("{}{counted}", section.title));
    for Item { sign, by, head, lines } in &section.items {
        let by = by.as_ref().map(|by| format!("{} ", tagged(by, "", words))).unwrap_or_default();
        page.hanging(&format!("{} {by}", sign.letter()), &flat(head));
        for Line { pieces, by } in lines {
            let by = by.as_ref().map(|(department, person)| format!("  {}", tagged(department, person, words)));
            page.hanging("      ", &format!("{}{}", flat(pieces), by.unwrap_or_default()));
        }
    }
}

fn side(name: &str, session: &Session) -> Json {
    let state = session.state();
    json!({
        "file": name,
        "id": state.id,
        "title": state.about.title,
        "date": state.about.date.to_string(),
        "entries": session.rev(),
    })
}

fn in_json([earlier, later]: [Json; 2], told: &InWords<'_>) -> Json {
    let differences: Vec<Json> = told.compared.differences.iter().map(|one| difference(one, told)).collect();
    let same = told.compared.same.iter().map(|(topic, count)| (format!("{topic:?}"), json!(count)));
    json!({
        "earlier": earlier,
        "later": later,
        "differences": differences,
        "same": same.collect::<serde_json::Map<_, _>>(),
    })
}

fn difference(one: &Contrast, told: &InWords<'_>) -> Json {
    let (how, state, fields) = match &one.how {
        How::Added(fields) => ("added", told.later, said(fields)),
        How::Removed(fields) => ("removed", told.earlier, said(fields)),
        How::Changed(fields) => ("changed", told.later, fields.iter().map(altered).collect()),
    };
    let name = match &one.matter {
        Matter::Input(input) => Some(wording::input(input, state, told.words)),
        Matter::Person(id) => Some(wording::person(id, state)),
        _ => None,
    };
    json!({
        "topic": format!("{:?}", one.topic),
        "what": matter(&one.matter),
        "name": name,
        "how": how,
        "fields": fields,
        "raised": one.raised.as_ref().map(hand),
        "removed": one.removed.as_ref().map(hand),
        "split_from": one.kin.as_ref().and_then(|kin| match kin {
            Kin::SplitFrom(other) => Some(other),
            Kin::MergedInto(_) => None,
        }),
        "merged_into": one.kin.as_ref().and_then(|kin| match kin {
            Kin::MergedInto(other) => Some(other),
            Kin::SplitFrom(_) => None,
        }),
        "left_as": one.left,
    })
}

fn matter(matter: &Matter) -> Json {
    match matter {
        Matter::About => json!("Session"),
        Matter::Settings => json!("Settings"),
        Matter::Person(id) => json!({ "Person": id }),
        Matter::Input(input) => json!(input),
        Matter::Total(Sum::Placed) => json!("Placed"),
        Matter::Total(Sum::Remainder) => json!("Remainder"),
        Matter::Total(Sum::Segment(id)) => json!({ "OnSegment": id }),
        Matter::Total(Sum::Together(ids)) => json!({ "OnSegments": ids }),
        Matter::Total(Sum::Promotion(id)) => json!({ "OnPromotion": id }),
    }
}

fn said(fields: &[(&'static str, Value)]) -> Vec<Json> {
    let filled = fields.iter().filter(|(_, value)| *value != Value::Nothing);
    filled.map(|(field, of)| json!({ "field": plain(field), "value": value(of) })).collect()
}

fn altered(field: &Altered) -> Json {
    json!({
        "field": plain(field.field),
        "from": value(&field.from),
        "to": value(&field.to),
        "by": field.by.as_ref().map(hand),
    })
}

fn hand(hand: &Hand) -> Json {
    json!({ "department": hand.by, "person": hand.person })
}

/// A field by its name in no language: `sales_behind`.
fn plain(key: &str) -> String {
    let name = key.strip_prefix("field-").or_else(|| key.strip_prefix("compare-")).unwrap_or(key);
    name.replace('-', "_")
}

fn value(of: &Value) -> Json {
    match of {
        Value::Nothing => Json::Null,
        Value::Text(text) => json!(text),
        Value::Number(number) => json!(number.normalize().to_string()),
        Value::Money(money) => json!(money.amount().normalize().to_string()),
        Value::Period(period) => json!({ "from": period.from.to_string(), "to": period.to.to_string() }),
        Value::Date(date) => json!(date.to_string()),
        Value::Choice(key) => json!(key),
        Value::Department(department) => json!(department),
        Value::Person(id) => json!(id),
        Value::Input(input) => json!(input),
        Value::Picks(picks) => json!(picks),
        Value::Several(values) => values.iter().map(value).collect(),
    }
}
