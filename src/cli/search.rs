//! `roundtable search`: all that was said in the sessions of the folder, and the conditions that `list` shares with it.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};

use super::show::{Page, Table};
use super::which::example_name;
use super::{Desktop, Outcome, out::Answer, told};
use crate::domain::{Department, Life, Wanted};
use crate::lang::looking::{Asked, Condition, read, take};
use crate::lang::{Message, dates, wording};
use crate::storage::{Archive, Filed, Found, Hit, Problem, Reader, Volume, examples, search_examples};

/// Which sessions: by what the list says of them.
#[derive(Debug, Default, clap::Args)]
pub struct OfSessions {
    /// Meetings of this day, month, quarter or year, or later
    #[arg(long, value_name = "DATE")]
    pub after: Option<String>,
    /// Meetings before this day, month, quarter or year
    #[arg(long, value_name = "DATE")]
    pub before: Option<String>,
    /// State: draft, agreed or reopened
    #[arg(long)]
    pub state: Option<String>,
    /// Brand, or a part of it
    #[arg(long)]
    pub brand: Option<String>,
}

/// Which lines of them: by who raised them, when and as what.
#[derive(Debug, clap::Args)]
pub struct SearchFor {
    /// What was said: words that all stand in it, and conditions as on the screen, such as by:sales
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Department that raised it
    #[arg(long, value_name = "DEPARTMENT")]
    pub by: Option<String>,
    /// Step, by its name or number
    #[arg(long)]
    pub step: Option<String>,
    /// Kind of input, such as goal or evidence
    #[arg(long)]
    pub kind: Option<String>,
    /// Theme, tier, product, or kind of promotion or evidence
    #[arg(long)]
    pub tag: Option<String>,
    /// Of which sessions
    #[command(flatten)]
    pub of: OfSessions,
    /// Search the examples that come with the program too; without a session of one's own they always are
    #[arg(long)]
    pub examples: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// The sessions of the folder, and what cannot be read of it.
pub struct Listed {
    pub archive: Archive,
    pub sessions: Vec<Arc<Filed>>,
    pub unreadable: Vec<(PathBuf, Problem)>,
}

/// What is looked for, as it was typed on the command line.
///
/// # Errors
/// What of it is not understood.
pub fn wanted(
    words: &[String],
    of: &OfSessions,
    more: &[(Condition, &Option<String>)],
    desktop: &Desktop,
) -> Result<Wanted, Message> {
    let lang = desktop.words.lang();
    // A shell has taken the quotes away: what it gives as one word was meant as one.
    let quoted = words.iter().map(|word| {
        if word.contains(' ') && !word.contains([':', '：']) { format!("\"{word}\"") } else { word.clone() }
    });
    let Asked { mut wanted, problem } = read(&quoted.collect::<Vec<_>>().join(" "), desktop.today(), lang);
    if let Some(why) = problem {
        return Err(why);
    }
    let of = [
        (Condition::After, &of.after),
        (Condition::Before, &of.before),
        (Condition::State, &of.state),
        (Condition::Brand, &of.brand),
    ];
    for (condition, value) in of.iter().chain(more) {
        if let Some(value) = value {
            take(&mut wanted, *condition, value, desktop.today(), lang)?;
        }
    }
    Ok(wanted)
}

/// Lists the sessions, the latest meeting first.
///
/// # Errors
/// Why the folder cannot be listed.
pub fn listed(desktop: &Desktop) -> Result<Listed, Message> {
    let mut archive = Archive::new(desktop.places.clone());
    let (mut sessions, mut unreadable) = (Vec::new(), Vec::new());
    let listed = archive.list(desktop.now, &mut |batch| {
        if batch.opening == crate::storage::ListOpening::Anew {
            (sessions, unreadable) = (Vec::new(), Vec::new());
        }
        sessions.extend(batch.sessions);
        unreadable.extend(batch.unreadable);
        ControlFlow::Continue(())
    });
    let _ = listed.map_err(|trouble| told::disk(&trouble))?;
    sessions.sort_by(|one, other| (other.spine.date, &one.path).cmp(&(one.spine.date, &other.path)));
    unreadable.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(Listed { archive, sessions, unreadable })
}

/// Searches all that was said.
pub fn search(asked: &SearchFor, desktop: &Desktop) -> Outcome {
    let SearchFor { words, by, step, kind, tag, of, examples, json } = asked;
    let more = [(Condition::By, by), (Condition::Step, step), (Condition::Kind, kind), (Condition::Tag, tag)];
    let wanted = wanted(words, of, &more, desktop)?;
    if wanted.is_nothing() {
        return Err(Message::new("cli-search-nothing"));
    }
    let Listed { archive, sessions, unreadable } = listed(desktop)?;
    // Whoever has no session yet is trying the program out: there is nothing else to find.
    let in_examples = *examples || sessions.is_empty() && unreadable.is_empty();
    let mut all = Found { unread: unreadable, ..Found::default() };
    let reader = Reader::new(&desktop.places);
    let _ = archive.search(&wanted, &reader, desktop.now, &mut |found| {
        all.hits.extend(found.hits);
        all.more += found.more;
        all.unread.extend(found.unread);
        ControlFlow::Continue(())
    });
    all.hits.sort_by(|one, other| {
        (other.volume.spine().date, file(&one.volume)).cmp(&(one.volume.spine().date, file(&other.volume)))
    });
    if in_examples {
        all.hits.extend(search_examples(&wanted, &reader).hits);
    }
    let nothing = if in_examples { "archive-found-nothing" } else { "cli-search-none" };
    all.more += all.hits.len().saturating_sub(crate::storage::MOST_FOUND);
    all.hits.truncate(crate::storage::MOST_FOUND);
    Ok(if *json { Answer::json(&as_json(&all, desktop)) } else { as_text(&all, nothing, desktop) })
}

/// Where something was found, as it is named on the command line.
fn file(volume: &Volume) -> String {
    match volume {
        Volume::Session(filed) => filed.path.display().to_string(),
        Volume::Example(index, _) => examples().get(*index).map(example_name).unwrap_or_default(),
    }
}

fn as_text(found: &Found, nothing: &str, desktop: &Desktop) -> Answer {
    let words = &desktop.words;
    let mut page = Page::default();
    let own = found.hits.iter().take_while(|hit| matches!(hit.volume, Volume::Session(_))).count();
    let (own, of_examples) = found.hits.split_at_checked(own).unwrap_or((&found.hits, &[]));
    let table = |hits: &[Hit]| Table::of_words(&hits.iter().map(|hit| row(hit, desktop)).collect::<Vec<_>>());
    if found.hits.is_empty() {
        page.paragraph(&words.get(nothing));
    } else if !own.is_empty() {
        page.table(&table(own));
    }
    if !of_examples.is_empty() {
        page.heading(&words.get("cli-list-examples"));
        page.table(&table(of_examples));
    }
    let mut answer = page.answer();
    if found.more > 0 {
        let (count, all) = (found.hits.len(), found.hits.len() + found.more);
        answer = answer.remarking(
            Message::new("archive-first-lines").with("count", &count.to_string()).with("all", &all.to_string()),
        );
    }
    found.unread.iter().map(|(_, problem)| told::problem(problem)).fold(answer, Answer::remarking)
}

fn row(Hit { volume, said }: &Hit, desktop: &Desktop) -> Vec<String> {
    let words = &desktop.words;
    let by = said.by.as_ref().map_or_else(String::new, |by| wording::department(by, words).into_owned());
    vec![
        dates::format_date(volume.spine().date, words.lang()),
        volume.spine().title.clone(),
        words.get(said.step.key()).into_owned(),
        by,
        said.text.replace('\n', " "),
    ]
}

fn as_json(found: &Found, desktop: &Desktop) -> Value {
    let department = |by: &Department| match by {
        Department::Other(name) => name.clone(),
        known => format!("{known:?}"),
    };
    let line = |Hit { volume, said }: &Hit| {
        let spine = volume.spine();
        json!({
            "file": file(volume),
            "id": spine.id.as_str(),
            "title": spine.title,
            "brand": spine.brand,
            "date": spine.date.to_string(),
            "life": life(spine.life),
            "step": format!("{:?}", said.step),
            "kind": format!("{:?}", said.kind),
            "by": said.by.as_ref().map(department),
            "text": said.text,
        })
    };
    let unread = |(path, problem): &(PathBuf, Problem)| json!({ "file": path.display().to_string(), "problem": told::problem(problem).say(&desktop.words) });
    json!({
        "lines": found.hits.iter().map(line).collect::<Vec<_>>(),
        "more": found.more,
        "unreadable": found.unread.iter().map(unread).collect::<Vec<_>>(),
    })
}

/// How a state is written for a machine.
pub fn life(life: Life) -> &'static str {
    match life {
        Life::Draft => "draft",
        Life::Agreed(_) => "agreed",
        Life::Reopened(_) => "reopened",
    }
}

/// Stands below the help of `search`.
pub const SEARCH_HELP: &str = "\
Examples:
  roundtable search dealer bonus --by sales --step budget --after 2026-01
  roundtable search 'dealer bonus' by:sales
  roundtable search --kind goal --brand Hydra --json

All words must stand in one input; 'two words' in quotes must stand side by side. Names are taken in either language, from
their first letters on. What the text index in the state folder does not hold yet is read; the next search is quick.
A held remark, a hidden opening position and a private note are never found; rewards, and what tells of one, only with
--kind reward.

The examples that come with the program are searched after your sessions with --examples, and without asking as long as there
is no session in the folder.

JSON: an object with
  lines        the latest meeting first, examples last, at most 1000: file (of an example example:NAME, which other commands
               take), id, title, brand, date, life, step, kind, by (null where nobody is named), text
  more         how many lines more there are, in earlier meetings
  unreadable   objects with file and problem";
