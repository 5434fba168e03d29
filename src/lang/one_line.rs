//! A whole input in one line, taken apart: which part of it belongs into which field. Nothing is looked up here.

use crate::domain::Stream;

/// What a line raises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOf {
    /// Somebody's seat.
    Person,
    /// A line of the working agreement.
    WorkingLine,
    /// A row of results.
    Result,
    /// A piece of evidence.
    Evidence(Stream),
    /// A conclusion.
    Conclusion,
    /// A positioning.
    Positioning,
    /// A segment.
    Segment,
    /// The money of one cell.
    Money,
    /// A goal.
    Goal,
    /// A reward.
    Reward,
    /// An action.
    Action,
    /// A remark in the parking lot.
    Parked,
}

impl LineOf {
    /// The key of a line as an example among the words.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Self::Person => "oneline-example-person",
            Self::WorkingLine => "oneline-example-working-line",
            Self::Result => "oneline-example-result",
            Self::Evidence(Stream::Studies) => "oneline-example-study",
            Self::Evidence(Stream::CustomerVoice) => "oneline-example-customer-voice",
            Self::Conclusion => "oneline-example-conclusion",
            Self::Positioning => "oneline-example-positioning",
            Self::Segment => "oneline-example-segment",
            Self::Money => "oneline-example-money",
            Self::Goal => "oneline-example-goal",
            Self::Reward => "oneline-example-reward",
            Self::Action => "oneline-example-action",
            Self::Parked => "oneline-example-parked",
        }
    }
}

/// Part of a line, with the label of the row that it belongs into.
pub type Part = (&'static str, String);

/// Whether a text can be read as an amount.
pub type IsNumber<'a> = &'a dyn Fn(&str) -> bool;

/// Words before the day by which something is due.
const BY: [&str; 5] = [" by ", " until ", " 截至", "截至", " due "];
/// The word behind a day before which something is due.
const BEFORE: &str = "前";
/// Numbers in characters.
const NUMERALS: &str = "一二三四五六七八九十";
/// What stands between what is and what shall be, or between what it cost and what it brought.
const ARROWS: [&str; 4] = ["->", "=>", "\u{2192}", "到"];
/// Words behind a number of customers.
const CUSTOMERS: [&str; 7] = ["customers", "customer", "accounts", "个客户", "家客户", "客户", "家"];

/// The parts of a line, each with its row; what is left out is not there.
#[must_use]
pub fn parts(of: LineOf, line: &str, is_number: IsNumber<'_>) -> Vec<Part> {
    let parts = match of {
        LineOf::Person => {
            listed(line, [',', '\u{ff0c}', '\u{3001}'], &["field-person-name", "field-department", "field-role"])
        }
        LineOf::WorkingLine => vec![("field-working-line", line.to_owned())],
        LineOf::Result => result(line, is_number),
        LineOf::Evidence(_) => slashed(line, &["field-evidence", "field-source", "field-customer"]),
        LineOf::Conclusion => vec![("field-conclusion", line.to_owned())],
        LineOf::Positioning => slashed(line, &["field-product-line", "field-position", "field-image"]),
        LineOf::Segment => segment(line, is_number),
        LineOf::Money => money(line, is_number),
        LineOf::Goal => goal(line, is_number),
        LineOf::Reward => reward(line, is_number),
        LineOf::Action => action(line),
        LineOf::Parked => vec![("field-remark", line.to_owned())],
    };
    let trimmed = parts.into_iter().map(|(label, text)| (label, text.trim().to_owned()));
    trimmed.filter(|(_, text)| !text.is_empty()).collect()
}

/// `45-49 / Trade show 120k / they carry both brands`.
fn money(line: &str, is_number: IsNumber<'_>) -> Vec<Part> {
    let (segment, rest) = split(line, &["/"]);
    let (place, reason) = split_reason(rest);
    let (promotion, amount) = before_amount(place, is_number);
    vec![
        ("field-segment", segment.to_owned()),
        ("field-promotion", promotion),
        ("field-amount", amount),
        ("field-reason", reason),
    ]
}

/// `Dealers / Trade show 120k -> 400k`.
fn result(line: &str, is_number: IsNumber<'_>) -> Vec<Part> {
    let (before, sales) = split_figures(line, is_number);
    let (segment, rest) = split(before, &["/"]);
    // Without a stroke there is no promotion, and the amount stands behind the segment.
    let (promotion, spend) = before_amount(rest, is_number);
    let (segment, spend) =
        if rest.is_empty() { before_amount(segment, is_number) } else { (segment.to_owned(), spend) };
    vec![
        ("field-segment", segment),
        ("field-promotion", promotion),
        ("field-spend", spend),
        ("field-sales", sales.to_owned()),
    ]
}

/// A line before and behind its arrow. The word for one is an arrow only between two figures; elsewhere it is part of a name,
/// as in 到店客户.
fn split_figures<'line>(line: &'line str, is_number: IsNumber<'_>) -> (&'line str, &'line str) {
    let arrows = ARROWS.iter().flat_map(|arrow| line.match_indices(arrow));
    let mut parted = arrows.filter_map(|(at, arrow)| Some((arrow, line.get(..at)?, line.get(at + arrow.len()..)?)));
    let is_between = |(arrow, before, behind): &(&str, &str, &str)| {
        !arrow.chars().all(char::is_alphabetic)
            || !before_amount(before, is_number).1.is_empty() && is_number(behind.trim())
    };
    parted.find(is_between).map_or((line, ""), |(_, before, behind)| (before, behind))
}

/// `Dealers B 1200 customers / resell to plumbers / one price list for all sizes`.
fn segment(line: &str, is_number: IsNumber<'_>) -> Vec<Part> {
    let (head, rest) = split(line, &["/"]);
    let (defined_by, value) = split(rest, &["/"]);
    let mut name = head.trim();
    let mut customers = String::new();
    let counted = CUSTOMERS.iter().find_map(|word| {
        let lower = name.to_lowercase();
        let stem = lower.strip_suffix(word).and_then(|stem| name.get(..stem.len()))?;
        let (before, count) = before_amount(stem.trim_end(), is_number);
        (!count.is_empty()).then_some((before, count))
    });
    let named;
    if let Some((before, count)) = counted {
        (named, customers) = (before, count);
        name = named.trim();
    }
    let (name, tier) = match name.rsplit_once(' ') {
        Some((before, tier)) if is_tier(tier) => (before, tier),
        _ => (name, ""),
    };
    vec![
        ("field-name", name.to_owned()),
        ("field-tier", tier.to_owned()),
        ("field-customers", customers),
        ("field-defined-by", defined_by.to_owned()),
        ("field-value", value.to_owned()),
    ]
}

/// The words in the name of a segment that look like a tier or a number of customers and were not read as that.
#[must_use]
pub fn unread_in_name<'name>(name: &'name str, is_number: IsNumber<'_>) -> Vec<&'name str> {
    let is_letter = |word: &str| matches!(word.as_bytes(), [letter] if letter.is_ascii_alphabetic());
    let mut words = name.split_whitespace();
    // A name may begin with anything, such as `3 largest` or `A customers`.
    let _ = words.next();
    words.filter(|word| is_letter(word) || is_number(word)).collect()
}

fn is_tier(text: &str) -> bool {
    matches!(text.as_bytes(), [letter] if letter.is_ascii_uppercase())
}

/// `Dealer revenue 4.0m -> 4.4m by June / Dealers`.
fn goal(line: &str, is_number: IsNumber<'_>) -> Vec<Part> {
    let (line, segment) = split(line, &[" / "]);
    let (what, due) = split_due(line);
    let what = what.as_str();
    // Only an arrow between two amounts is one.
    let arrow = ARROWS.iter().find_map(|arrow| {
        let (before, target) = what.rsplit_once(arrow)?;
        let (measure, baseline) = before_amount(before.trim_end(), is_number);
        (is_number(target.trim()) && !baseline.is_empty()).then(|| (measure, baseline, target.to_owned()))
    });
    let (measure, baseline, target) = arrow.unwrap_or_else(|| {
        let (measure, target) = before_amount(what, is_number);
        (measure, String::new(), target)
    });
    vec![
        ("field-measure", measure),
        ("field-baseline", baseline),
        ("field-target", target),
        ("field-due", due),
        ("field-segment", segment.to_owned()),
    ]
}

/// `Marketing: a study trip at 4.4m / Dealer revenue`.
fn reward(line: &str, is_number: IsNumber<'_>) -> Vec<Part> {
    let (department, rest) = split(line, &[":", "\u{ff1a}"]);
    let (what, goal) = split(rest, &[" / "]);
    let at = [" at ", " above ", " 达到", " 超过"].into_iter().find_map(|word| {
        let (what, threshold) = what.rsplit_once(word)?;
        is_number(threshold.trim()).then_some((what, threshold))
    });
    let (what, threshold) = at.unwrap_or((what, ""));
    vec![
        ("field-department", department.to_owned()),
        ("field-reward", what.to_owned()),
        ("field-threshold", threshold.to_owned()),
        ("field-goal", goal.to_owned()),
    ]
}

/// `Ana: send samples by 15 Mar`.
fn action(line: &str) -> Vec<Part> {
    let (who, rest) = match line.split_once([':', '\u{ff1a}']) {
        Some((who, rest)) => (who, rest),
        None => ("", line),
    };
    let (what, due) = split_due(rest);
    vec![("field-who", who.to_owned()), ("field-what", what), ("field-due", due)]
}

/// What is to be done, and by when: behind a word for it, or, as one says it in Chinese, before one: `3月15日前寄样品`.
fn split_due(line: &str) -> (String, String) {
    let (what, due) = split_last(line, &BY);
    if due.is_empty()
        && let Some(found) = split_before(line)
    {
        return found;
    }
    (what.to_owned(), due.to_owned())
}

/// The day before a word for "before", and what stands around both.
fn split_before(line: &str) -> Option<(String, String)> {
    line.match_indices(BEFORE).find_map(|(at, word)| {
        let (head, tail) = (line.get(..at)?, line.get(at + word.len()..)?);
        // In 前十名 it counts, and is no word for a day.
        if tail.chars().next().is_some_and(|next| next.is_ascii_digit() || NUMERALS.contains(next)) {
            return None;
        }
        let head = head.strip_suffix(['之', '以']).unwrap_or(head);
        let from = head.char_indices().rev().take_while(|(_, letter)| is_of_a_day(*letter)).last()?.0;
        let (before, day) = head.split_at_checked(from)?;
        let is_day = day
            .chars()
            .any(|letter| letter.is_ascii_digit() || NUMERALS.contains(letter) || "本下今明".contains(letter))
            && day.chars().any(|letter| "月日号年季周期-/.".contains(letter));
        let around = ['，', ',', ' ', '、', '；'];
        let what = format!("{} {}", before.trim_end_matches(around), tail.trim_start_matches(around));
        is_day.then(|| (what.trim().to_owned(), day.trim().to_owned()))
    })
}

/// A day without the word for the end of a month or a quarter: its last day is meant without that word too.
#[must_use]
pub fn without_end(due: &str) -> &str {
    due.trim_end_matches(['底', '末'])
}

fn is_of_a_day(letter: char) -> bool {
    letter.is_ascii_digit() || NUMERALS.contains(letter) || "年月日号底末季度周星期天本下今明第-/. ".contains(letter)
}

/// Parts with one of some marks between them; the last row takes all that is left.
fn listed(line: &str, marks: [char; 3], labels: &[&'static str]) -> Vec<Part> {
    let texts = line.splitn(labels.len(), marks).map(str::to_owned);
    labels.iter().copied().zip(texts).collect()
}

/// Parts with a stroke between blanks between them; the last row takes all that is left.
fn slashed(line: &str, labels: &[&'static str]) -> Vec<Part> {
    let texts = line.splitn(labels.len(), " / ").map(str::to_owned);
    labels.iter().copied().zip(texts).collect()
}

/// What stands before and behind the first of these; nothing behind where there is none.
fn split<'a>(line: &'a str, marks: &[&str]) -> (&'a str, &'a str) {
    let first = marks.iter().filter_map(|mark| line.split_once(mark)).min_by_key(|(before, _)| before.len());
    first.unwrap_or((line, ""))
}

fn split_last<'a>(line: &'a str, marks: &[&str]) -> (&'a str, &'a str) {
    let last = marks.iter().filter_map(|mark| line.rsplit_once(mark)).max_by_key(|(before, _)| before.len());
    last.unwrap_or((line, ""))
}

/// What stands before a reason, and the reason: behind a second stroke, or between quotes at the end.
fn split_reason(line: &str) -> (&str, String) {
    if let Some((place, reason)) = line.split_once('/') {
        return (place, reason.to_owned());
    }
    let line = line.trim_end();
    let quoted = line.strip_suffix(['"', '\u{201d}']).and_then(|line| line.split_once(['"', '\u{201c}']));
    quoted.map_or((line, String::new()), |(place, reason)| (place, reason.to_owned()))
}

/// What stands before an amount at the end of a text, and the amount: the last word that is one, or its last words with a
/// blank between number and unit, or the digits that follow Chinese characters without a blank.
fn before_amount(text: &str, is_number: IsNumber<'_>) -> (String, String) {
    const MOST_WORDS: usize = 3;
    let text = text.trim();
    let starts = text.char_indices().filter(|(at, _)| *at == 0 || text.get(..*at).is_some_and(|it| it.ends_with(' ')));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let last_word = starts.last().copied().unwrap_or(0);
    starts.reverse();
    starts.truncate(MOST_WORDS);
    let inside = text.char_indices().skip_while(|(at, _)| *at < last_word).find(|(_, letter)| letter.is_ascii_digit());
    let inside = inside.map(|(at, _)| at).filter(|at| text.get(..*at).is_some_and(ends_in_chinese));
    let found = starts.into_iter().chain(inside).find(|at| text.get(*at..).is_some_and(is_number));
    match found.and_then(|at| text.split_at_checked(at)) {
        Some((before, amount)) => (before.to_owned(), amount.to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

fn ends_in_chinese(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| !last.is_ascii())
}
