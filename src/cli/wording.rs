//! `roundtable wording`: what the text rules say of sentences, so that a company can try its own list of words.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde_json::{Value, json};

use super::out::Answer;
use super::{Desktop, Outcome, told};
use crate::lang::{Message, Words, flags};
use crate::rules::text::{Finding, Lexicon, Names, boast, credit, hostile};
use crate::storage::{LARGEST, read_at_most, word_lists};

/// Which sentences are looked at, and how.
#[derive(Debug, clap::Args)]
pub struct TryWording {
    /// Sentences, one a line; standard input if not given
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Look by this rule alone
    #[arg(long, value_name = "RULE", ignore_case = true)]
    pub rule: Option<TextRule>,
    /// Customers that can be named, separated by commas
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub customers: Vec<String>,
    /// Print JSON, an object a line
    #[arg(long)]
    pub json: bool,
}

/// A rule about wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TextRule {
    /// Credit claimed for a department, or blame laid on one
    #[value(name = "X1")]
    X1,
    /// A customer attacked
    #[value(name = "X5")]
    X5,
    /// Ourselves praised, and no gain for the customer
    #[value(name = "X6")]
    X6,
}

/// Says of each line what the rules find in it.
///
/// # Errors
/// A list of the user's, or a file, that cannot be read.
pub fn wording(asked: &TryWording, desktop: &Desktop) -> Outcome {
    let (lists, problem) = word_lists(&desktop.places);
    if let Some(problem) = problem {
        return Err(told::words(&problem));
    }
    let lexicon = Lexicon::new(&lists);
    let names = Names::new(&asked.customers);
    let name = asked.file.as_ref().map_or_else(|| "-".to_owned(), |file| file.display().to_string());
    let bytes = sentences(asked.file.as_deref())?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let mut text = String::new();
    let mut values = Vec::new();
    for (line, sentence) in (1_usize..).zip(lines(bytes)) {
        let no_text = |_| Message::new("cli-wording-not-text").with("at", &format!("{name}:{line}"));
        let sentence = std::str::from_utf8(sentence).map_err(no_text)?;
        let found = found(sentence, asked.rule, &lexicon, &names);
        if asked.json {
            values.push(json!({ "line": line, "flags": marks(sentence, &found) }));
        } else {
            text.push_str(&in_words(line, sentence, &found, &desktop.words));
        }
    }
    Ok(if asked.json { Answer::json_lines(&values) } else { Answer::text(&text) })
}

/// The bytes of the file, or what stands on standard input.
fn sentences(file: Option<&Path>) -> Result<Vec<u8>, Message> {
    let too_large = |at: &str| Message::new("cli-wording-too-large").with("at", at);
    let (at, bytes) = if let Some(file) = file {
        (file.display().to_string(), read_at_most(file, LARGEST).map_err(|why| told::disk(&why))?)
    } else {
        let mut bytes = Vec::new();
        let read = io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes);
        read.map_err(|why| Message::new("cli-wording-input-failed").with("why", &why.to_string()))?;
        ("-".to_owned(), bytes)
    };
    if bytes.len() as u64 > LARGEST { Err(too_large(&at)) } else { Ok(bytes) }
}

/// The lines, without what ends them; behind the last end there is no further line.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let whole = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    let lines = whole.split(|byte| *byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    lines.take(if bytes.is_empty() { 0 } else { usize::MAX })
}

fn found(sentence: &str, rule: Option<TextRule>, lexicon: &Lexicon, names: &Names) -> Vec<Finding> {
    let asked = |one: TextRule| rule.is_none_or(|rule| rule == one);
    let x1 = asked(TextRule::X1).then(|| credit(sentence, lexicon, names));
    let x5 = asked(TextRule::X5).then(|| hostile(sentence, lexicon, names));
    let x6 = asked(TextRule::X6).then(|| boast(sentence, lexicon, names));
    [x1, x5, x6].into_iter().flatten().flatten().collect()
}

fn marks(sentence: &str, found: &[Finding]) -> Vec<Value> {
    let flag = |finding: &Finding| json!({ "rule": flags::id(finding.kind.rule()), "words": finding.quoted(sentence).collect::<Vec<_>>() });
    found.iter().map(flag).collect()
}

/// One line for people: number, and for each finding its rule, the words and what to say instead.
fn in_words(line: usize, sentence: &str, found: &[Finding], words: &Words) -> String {
    let told = |finding: &Finding| {
        let quoted: Vec<String> = finding.quoted(sentence).map(|quoted| format!("\"{quoted}\"")).collect();
        format!("{}  {}  {}", flags::id(finding.kind.rule()), quoted.join(" "), words.get(finding.kind.key()))
    };
    let told: Vec<String> = found.iter().map(told).collect();
    let told = if told.is_empty() { "-".to_owned() } else { told.join("  |  ") };
    format!("{line}  {told}\n")
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn every_line_is_counted_and_what_ends_a_line_belongs_to_none() {
        let all = |bytes: &'static [u8]| lines(bytes).collect::<Vec<_>>();
        assert_eq!(all(b"a\r\n\nb\n"), [b"a".as_slice(), b"", b"b"]);
        assert_eq!(all(b"a\nb"), [b"a", b"b"]);
        assert_eq!(all(b"\n"), [b""]);
        assert!(all(b"").is_empty());
    }
}
