//! What an import met, as messages that say what is wrong and what to do.

use super::choice::Kind;
use super::failure::Failure;
use super::gather::{LineError, Wrong};
use super::proposal::Obstacle;
use super::split::{SplitError, SplitWrong};
use crate::domain::{Currency, NumberStyle};
use crate::lang::columns::Heading;
use crate::lang::{Message, Words, numbers};

/// Why a file cannot be read as a table.
#[must_use]
pub fn failure(failure: &Failure, file: &str) -> Message {
    let message = |key| Message::new(key).with("file", file);
    match failure {
        Failure::Stopped => message("import-stopped"),
        Failure::Empty => message("import-empty"),
        Failure::OpenQuote { line } => message("import-open-quote").with("line", &line.to_string()),
        Failure::TooManyColumns => message("import-too-many-columns"),
        Failure::TooManyGroups { most } => message("import-too-many-groups").with("most", &most.to_string()),
        Failure::Locked => message("import-locked"),
        Failure::NoSheet(name) => message("import-no-sheet").with("sheet", name),
        Failure::BadWorkbook(why) if why.is_empty() => message("import-workbook-broke-off"),
        Failure::BadWorkbook(why) => message("import-bad-workbook").with("why", why),
        Failure::Disk(why) => message("import-disk").with("why", why),
    }
}

/// Why a line cannot be read, with what stands there.
#[must_use]
pub fn line_error(error: &LineError, style: NumberStyle, currency: Currency) -> Message {
    let message = match error.why {
        Wrong::Number(_) => Message::new("import-line-not-a-number").with("example", numbers::example(style)),
        Wrong::OtherCurrency => Message::new("import-line-other-currency").with("currency", currency.code()),
        Wrong::TooLarge => Message::new("import-line-too-large"),
        Wrong::NotADay => Message::new("import-line-not-a-day"),
        Wrong::Surplus => Message::new("import-line-surplus"),
        Wrong::Missing => Message::new("import-line-missing"),
    };
    message.with("line", &error.line.to_string()).with("column", &error.column).with("cell", &error.cell)
}

/// What is wrong at a place of a department's own split; what stands there is not said.
#[must_use]
pub fn split_error(error: &SplitError) -> Message {
    let key = match error.why {
        SplitWrong::NoSegment => "hand-in-no-segment",
        SplitWrong::NoPromotion => "hand-in-no-promotion",
        SplitWrong::NoAmount => "hand-in-no-amount",
        SplitWrong::Negative => "hand-in-negative",
        SplitWrong::BeyondGrid => "hand-in-beyond-grid",
        SplitWrong::TooLong => "hand-in-too-long",
    };
    Message::new(key).with("line", &error.line.to_string()).with("column", &error.column.to_string())
}

/// Why a file cannot be taken as it was chosen, and what to do.
#[must_use]
pub fn obstacle(obstacle: &Obstacle, kind: Kind, words: &Words) -> Message {
    match obstacle {
        Obstacle::NoColumn(role) => Message::new("import-no-column").with("role", &words.get(role_name(kind, *role))),
        Obstacle::WrongLines(count) => Message::new("import-wrong-lines").with("count", &count.to_string()),
        Obstacle::Nothing => Message::new("import-nothing"),
        Obstacle::OtherMeasure(counted) if counted.is_empty() => Message::new("import-sales-are-money"),
        Obstacle::OtherMeasure(counted) => Message::new("import-sales-are-counted").with("counted", counted),
    }
}

/// The key of a role's name among the words.
#[must_use]
pub fn role_name(kind: Kind, role: Heading) -> &'static str {
    match role {
        // What sets customers apart is known of them before there are segments.
        Heading::Segment if kind == Kind::Customers => "field-attributes",
        Heading::Segment => "field-segment",
        Heading::Promotion => "field-promotion",
        Heading::Spend => "field-spend",
        Heading::Sales => "field-sales",
        Heading::Output => "field-output",
        Heading::Customer => "field-customer",
        Heading::Evidence => "field-evidence",
        Heading::Source => "field-source",
        Heading::Date => "field-date",
        Heading::Kind => "field-kind",
        Heading::Theme => "field-theme",
    }
}
