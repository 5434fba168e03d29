//! What an import made, or would make, of a session: as a page for people and as JSON.

use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::Brought;
use crate::cli::show::{Page, Table};
use crate::domain::State;
use crate::import::{Kind, LineError, Named, said};
use crate::lang::{Message, Words, numbers, wording};

/// Lines that cannot be read of which a page tells each.
const MOST_LINES: usize = 20;

/// Whoever tells of an import.
pub struct Teller<'a> {
    /// What was read.
    pub brought: &'a Brought,
    /// The session, before it where nothing was imported.
    pub state: &'a State,
    /// The words in use.
    pub words: &'a Words,
    /// Whether it was imported.
    pub done: bool,
}

impl Teller<'_> {
    /// For people.
    pub fn page(&self) -> Page {
        let Brought { sketch, choice, gathered, proposal, origin } = self.brought;
        let mut page = Page::default();
        page.title(&origin.source());
        let style = self.state.about.numbers;
        let count = |count: u64| numbers::format_decimal(count.into(), 0, style);
        let mut facts = vec![(
            self.word("cli-import-read"),
            self.words.with(
                "cli-import-read-as",
                &[
                    ("records", count(gathered.records).into()),
                    ("encoding", sketch.encoding.into()),
                    ("example", numbers::example(choice.numbers).into()),
                ],
            ),
        )];
        for role in choice.kind.roles() {
            let columns: Vec<&str> =
                choice.of(*role).filter_map(|column| Some(sketch.columns.get(column)?.name.as_str())).collect();
            let shown = if columns.is_empty() { "-".to_owned() } else { columns.join(", ") };
            facts.push((self.word(said::role_name(choice.kind, *role)), shown));
        }
        if let Some(counted) = &choice.counted {
            facts.push((self.word("field-counted"), counted.clone()));
        }
        let shown = |amount: Option<Decimal>| amount.map(|amount| wording::amount(amount, style));
        let total_word = if choice.kind == Kind::Customers { "field-sales" } else { "field-spend" };
        page.facts(&facts);
        page.heading(&self.word(if self.done { "cli-import-imported" } else { "cli-import-would-import" }));
        let mut made = vec![(self.word(brings(choice.kind)), count(proposal.brings))];
        made.extend(shown(proposal.total).map(|total| (self.word(total_word), total)));
        made.extend(shown(proposal.sales).map(|sales| (self.word("field-sales"), sales)));
        made.extend(shown(proposal.output).map(|output| (self.word("field-output"), output)));
        made.extend(self.named(&proposal.segments, "cli-import-new-segments", "cli-import-known-segments"));
        made.extend(self.named(&proposal.promotions, "cli-import-new-promotions", "cli-import-known-promotions"));
        let some = |number: u64, key: &str| (number > 0).then(|| (self.word(key), count(number)));
        made.extend(some(proposal.replaces as u64, "cli-import-replaced"));
        made.extend(proposal.replaces_list.as_ref().map(|list| {
            let told = [("count", count(list.customers).into()), ("source", list.source.clone().into())];
            (self.word("cli-import-replaced"), self.words.with("cli-import-replaced-list", &told))
        }));
        made.extend(some(proposal.known as u64, "cli-import-known"));
        made.extend(some(proposal.empty as u64, "cli-import-empty"));
        made.extend((!gathered.totals.is_empty()).then(|| {
            let lines: Vec<String> = gathered.totals.iter().take(MOST_LINES).map(ToString::to_string).collect();
            (self.word("cli-import-totals"), lines.join(", "))
        }));
        made.extend(some(gathered.wrong, "cli-import-wrong"));
        page.facts(&made);
        for error in gathered.errors.iter().take(MOST_LINES) {
            page.under(&self.error(error).say(self.words));
        }
        page.table(&self.first_rows());
        page
    }

    /// The first rows as they were read.
    fn first_rows(&self) -> Table {
        let sketch = &self.brought.sketch;
        let head: Vec<String> = sketch.columns.iter().map(|column| column.name.clone()).collect();
        let rows: Vec<Vec<String>> = sketch.first.iter().take(3).map(|(_, cells)| cells.clone()).collect();
        Table::of_figures(&head, &rows, &[])
    }

    fn named(&self, named: &Named, new: &str, matched: &str) -> Vec<(String, String)> {
        let list = |names: &[String]| names.join(&self.words.get("list-separator"));
        [(new, &named.new), (matched, &named.matched)]
            .into_iter()
            .filter(|(_, names)| !names.is_empty())
            .map(|(key, names)| (self.word(key), list(names)))
            .collect()
    }

    fn error(&self, error: &LineError) -> Message {
        said::line_error(error, self.brought.choice.numbers, self.state.about.currency)
    }

    fn word(&self, key: &str) -> String {
        self.words.get(key).into_owned()
    }

    /// For other programs.
    pub fn json(&self, obstacle: Option<&Message>) -> Value {
        let Brought { sketch, choice, gathered, proposal, origin } = self.brought;
        let columns: serde_json::Map<String, Value> = choice
            .kind
            .roles()
            .iter()
            .map(|role| {
                let names = choice.of(*role).filter_map(|column| Some(sketch.columns.get(column)?.name.clone()));
                let role = role.key().trim_start_matches("columns-").to_owned();
                (role, Value::from(names.collect::<Vec<_>>()))
            })
            .collect();
        let exact = |amount: Option<Decimal>| amount.map(|amount| amount.normalize().to_string());
        let errors: Vec<Value> = gathered
            .errors
            .iter()
            .map(|error| {
                let problem = self.error(error).say(self.words);
                json!({ "line": error.line, "column": error.column, "cell": error.cell, "problem": problem })
            })
            .collect();
        json!({
            "what": choice.kind.name(),
            "source": origin.source(),
            "imported": self.done,
            "problem": obstacle.map(|why| why.say(self.words)),
            "encoding": sketch.encoding,
            "delimiter": char::from(sketch.layout.delimiter).to_string(),
            "head_line": sketch.layout.head_line,
            "numbers": numbers::example(choice.numbers),
            "records": gathered.records,
            "columns": columns,
            "counted": choice.counted,
            "brings": proposal.brings,
            "spend": exact(proposal.total.filter(|_| choice.kind == Kind::Results)),
            "sales": exact(if choice.kind == Kind::Customers { proposal.total } else { proposal.sales }),
            "output": exact(proposal.output),
            "segments": { "new": proposal.segments.new, "matched": proposal.segments.matched },
            "promotions": { "new": proposal.promotions.new, "matched": proposal.promotions.matched },
            "replaces": proposal.replaces,
            "replaces_list": proposal.replaces_list.as_ref().map(|list| {
                json!({ "customers": list.customers, "source": list.source })
            }),
            "known": proposal.known,
            "empty": proposal.empty,
            "totals": gathered.totals,
            "wrong": gathered.wrong,
            "errors": errors,
        })
    }
}

/// The key of the name of what a file brings.
fn brings(kind: Kind) -> &'static str {
    match kind {
        Kind::Results => "section-results",
        Kind::Customers => "field-customers",
        Kind::Evidence => "kind-of-evidence",
    }
}
