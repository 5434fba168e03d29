//! The one door to standard output and standard error: nothing that acts on a terminal goes out, and a closed pipe is no
//! reason to complain.

use std::fmt::Write as _;
use std::io::{self, ErrorKind, Write as _};
use std::process::ExitCode;

use serde_json::Value;

use super::Outcome;
use crate::edit::clean::{acts_or_hides, clean_text};
use crate::lang::{Message, Words};

/// Exit code of what failed or was not understood.
const FAILED: u8 = 2;
/// Exit code of a check that found something to look at.
const FOUND: u8 = 1;

/// What a command has to say.
#[derive(Debug, Default)]
pub struct Answer {
    /// For standard output.
    text: String,
    /// For standard error.
    remarks: Vec<Message>,
    /// Whether all is well.
    verdict: Verdict,
}

/// Whether what a command looked at is well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    #[default]
    Well,
    /// It can be read, and there is something to look at.
    Found,
    /// Something is wrong with it.
    Wrong,
}

impl Answer {
    /// Text for people; what could act on a terminal is taken away.
    pub fn text(text: &str) -> Self {
        Self { text: clean_text(text, usize::MAX), ..Self::default() }
    }

    /// JSON, in which what could act on a terminal is written as an escape.
    pub fn json(value: &Value) -> Self {
        Self::escaped(&format!("{value:#}\n"))
    }

    /// JSON values, each on a line of its own; escaped in the same way.
    pub fn json_lines(values: &[Value]) -> Self {
        Self::escaped(&values.iter().flat_map(|value| [value.to_string(), "\n".to_owned()]).collect::<String>())
    }

    fn escaped(json: &str) -> Self {
        let mut text = String::with_capacity(json.len());
        for letter in json.chars() {
            if letter != '\n' && acts_or_hides(letter) {
                let mut units = [0; 2];
                for unit in letter.encode_utf16(&mut units) {
                    // Writing to a String cannot fail.
                    let _ = write!(text, "\\u{unit:04x}");
                }
            } else {
                text.push(letter);
            }
        }
        Self { text, ..Self::default() }
    }

    /// A table whose texts are clean already; its byte-order mark and line ends are part of it.
    pub fn table(bytes: Vec<u8>) -> Self {
        Self::script(bytes)
    }

    /// A script of our own making, for a shell or another program.
    pub fn script(bytes: Vec<u8>) -> Self {
        Self { text: String::from_utf8(bytes).unwrap_or_default(), ..Self::default() }
    }

    /// With a remark for standard error.
    pub fn remarking(mut self, remark: Message) -> Self {
        self.remarks.push(remark);
        self
    }

    /// With this verdict.
    pub fn judged(self, verdict: Verdict) -> Self {
        Self { verdict, ..self }
    }
}

/// Gives the outcome of a command out, and the exit code for it.
pub fn give(outcome: Outcome, words: &Words) -> ExitCode {
    match outcome {
        Ok(answer) => {
            answer.remarks.iter().for_each(|remark| tell(remark, words));
            match write_all(answer.text.as_bytes()) {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                    tell(&Message::new("cli-output-failed").with("why", &error.to_string()), words);
                    ExitCode::from(FAILED)
                }
                // Whoever read has read enough.
                _ => match answer.verdict {
                    Verdict::Well => ExitCode::SUCCESS,
                    Verdict::Found => ExitCode::from(FOUND),
                    Verdict::Wrong => ExitCode::from(FAILED),
                },
            }
        }
        Err(why) => {
            tell(&why, words);
            ExitCode::from(FAILED)
        }
    }
}

/// Gives out what clap says: help and version, or how the command line was not understood.
pub fn usage(said: &clap::Error) -> ExitCode {
    let text = clean_text(&said.to_string(), usize::MAX);
    if said.use_stderr() {
        // Where nobody hears it, the exit code still says it.
        drop(io::stderr().write_all(text.as_bytes()));
        return ExitCode::from(FAILED);
    }
    match write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(FAILED),
        _ => ExitCode::SUCCESS,
    }
}

fn write_all(bytes: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// A message, cleaned; what to do stands on a line of its own below what is wrong.
pub fn in_lines(message: &Message, words: &Words) -> String {
    clean_text(&message.say(words), usize::MAX).replace('\n', "\n    ")
}

fn tell(message: &Message, words: &Words) {
    let text = in_lines(message, words);
    // Where nobody hears it, the exit code still says it.
    drop(writeln!(io::stderr(), "roundtable: {text}"));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Answer;

    #[test]
    fn nothing_in_a_text_acts_on_the_terminal() {
        assert_eq!(Answer::text("a\u{1b}[2Jb\u{9b}c\u{202e}d\nnext").text, "a[2Jbcd\nnext");
    }

    #[test]
    fn json_says_everything_and_nothing_in_it_acts_on_the_terminal() {
        let value = json!({ "text": "a\u{1b}b\u{9b}c\u{202e}d\u{e0041}e\u{7f}f" });
        let text = Answer::json(&value).text;
        assert!(text.is_ascii() && !text.contains('\u{7f}'), "{text}");
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(value));
    }
}
