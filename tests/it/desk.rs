//! A desk at which files are brought: a reader in memory answers what the program asks, as the real one does.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::Arc;

use jiff::civil::date;
use roundtable::app::bringing::{Bringing, Far, Found, Stage};
use roundtable::app::{Action, Effect, Overlay, Report};
use roundtable::domain::{Figures, Line, LineFigures, NumberStyle, Share, Step};
use roundtable::import::workbook::{begins_like_one, read_names, write_names, write_sheet};
use roundtable::import::{Failure, Obstacle, Sketch, Source, gather, head_key, said};
use roundtable::lang::Lang;

use crate::fixtures;
use crate::keys::Keyboard;
use crate::picture::Picture;

/// The files that there are, by their paths, and who asks for them.
pub struct Desk {
    pub keyboard: Keyboard,
    pub files: Vec<(&'static str, Vec<u8>)>,
    /// Effects that were answered already.
    answered: usize,
    open: Option<Open>,
    /// What was remembered of a head.
    remembered: Vec<(String, BTreeMap<String, Vec<String>>)>,
}

/// What was looked at last: by which question, its bytes, its sheet, and what it looks like.
type Open = (u32, Vec<u8>, Option<String>, Arc<Sketch>);

impl Desk {
    /// Marketing speaks at a step of an empty meeting, and these files are there.
    pub fn at(step: Step, files: Vec<(&'static str, Vec<u8>)>) -> Self {
        let mut keyboard = Keyboard::at(fixtures::Meeting::seated().session, Lang::En);
        keyboard.meeting_mut().go_to(step, jiff::Timestamp::UNIX_EPOCH);
        keyboard.press("<f3>");
        keyboard.pressed = 0;
        Self { keyboard, files, answered: 0, open: None, remembered: Vec::new() }
    }

    pub fn with(step: Step, text: &str) -> Self {
        Self::at(step, vec![("/q.csv", text.as_bytes().to_vec())])
    }

    /// Presses keys, and answers what the program asks of the reader.
    pub fn press(&mut self, script: &str) -> &mut Self {
        let mut rest = script;
        while let Some(first) = rest.chars().next() {
            let length = if first == '<' { rest.find('>').expect("a key is closed") + 1 } else { first.len_utf8() };
            let (key, others) = rest.split_at(length);
            self.keyboard.press(key);
            self.answer();
            rest = others;
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.keyboard.act(Action::Paste(text.to_owned()));
        self.answer();
        self
    }

    /// Brings a file by its path up to the preview.
    pub fn bring(&mut self, path: &str) -> &mut Self {
        self.press("I").paste(path).press("<enter>")
    }

    pub fn answer(&mut self) {
        while let Some(effect) = self.keyboard.effects.get(self.answered).cloned() {
            self.answered += 1;
            let reports = match effect {
                Effect::ReadTable { ticket, kind, path, sheet, usual } => {
                    let bytes = self.files.iter().find(|(name, _)| *name == path).map(|(_, bytes)| bytes.clone());
                    match bytes {
                        None => vec![Report::Unread(ticket, said::failure(&Failure::Empty, &path))],
                        Some(bytes) => match look(&bytes, &path, sheet.as_deref(), usual) {
                            Ok(mut found) => {
                                let head = head_key(kind, &found.sketch);
                                let known = self.remembered.iter().find(|(known, _)| *known == head);
                                found.remembered = known.map(|(_, chosen)| chosen.clone());
                                self.open = Some((ticket, bytes, sheet, Arc::clone(&found.sketch)));
                                vec![
                                    Report::Far(ticket, Far { read: 1, size: None }),
                                    Report::Found(ticket, Box::new(found)),
                                ]
                            }
                            Err(why) => vec![Report::Unread(ticket, said::failure(&why, &path))],
                        },
                    }
                }
                Effect::GatherTable { ticket, opening, choice, terms } => {
                    let (open, bytes, sheet, sketch) = self.open.as_ref().expect("it was looked at");
                    assert_eq!(*open, opening, "another file was opened meanwhile");
                    let mut source = source(bytes, sheet.as_deref());
                    match gather(&mut source, sketch, &choice, terms, &mut |_| ControlFlow::Continue(())) {
                        Ok(gathered) => vec![Report::Gathered(ticket, Box::new(gathered))],
                        Err(why) => vec![Report::Unread(ticket, said::failure(&why, "q.csv"))],
                    }
                }
                Effect::RememberColumns { head, chosen } => {
                    self.remembered.push((head, chosen));
                    Vec::new()
                }
                _ => Vec::new(),
            };
            for report in reports {
                self.keyboard.act(Action::Report(report));
            }
        }
    }

    pub fn bringing(&self) -> Option<&Bringing> {
        self.keyboard.model.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Bringing(bringing) => Some(bringing.as_ref()),
            _ => None,
        })
    }

    pub fn obstacle(&self) -> Option<Obstacle> {
        match &self.bringing()?.stage {
            Stage::Choosing(choosing) => choosing.proposal.obstacle.clone(),
            Stage::Reading(_) => None,
        }
    }

    pub fn entries(&self) -> usize {
        self.keyboard.meeting().session().history().len()
    }

    /// The figures by segment, or by promotion.
    pub fn figures(&self, by_segment: bool) -> Figures {
        let look_back = &self.keyboard.state().look_back;
        let tables = if by_segment { look_back.by_segment() } else { look_back.by_promotion() };
        tables.into_iter().next().expect("there are results")
    }

    pub fn screen(&mut self) -> String {
        Picture::of(&mut self.keyboard.model, 120, 36).text()
    }
}

/// The bytes as the reader gives them: a workbook as a process of its own would write it out.
pub fn source<'a>(bytes: &'a [u8], sheet: Option<&'a str>) -> Source<'a> {
    Source::by_head(bytes, move || {
        if !begins_like_one(bytes) {
            return Ok(Box::new(Cursor::new(bytes.to_vec())));
        }
        let mut written = Vec::new();
        write_sheet(Cursor::new(bytes), sheet, &mut written)?;
        Ok(Box::new(Cursor::new(written)))
    })
}

pub fn look(bytes: &[u8], path: &str, sheet: Option<&str>, usual: NumberStyle) -> Result<Found, Failure> {
    let mut sheets = Vec::new();
    if begins_like_one(bytes) {
        let mut names = Vec::new();
        write_names(Cursor::new(bytes), &mut names)?;
        sheets = read_names(&names[..])?;
    }
    let sketch = Sketch::of(&mut source(bytes, sheet), usual, &mut |_| ControlFlow::Continue(()))?;
    Ok(Found {
        name: path.trim_start_matches('/').to_owned(),
        written: date(2026, 3, 10),
        sheets,
        sheet: sheet.map(str::to_owned),
        sketch: Arc::new(sketch),
        remembered: None,
    })
}

/// Names and shares of a table, in its order: `30-34 20.0 40.0`.
pub fn shares(figures: &Figures) -> Vec<String> {
    let tenths = |share: Option<Share>| share.map_or("-".to_owned(), |share| share.to_string());
    let name = |line: &Line| line.to_string().split_once(':').map(|(_, name)| name.to_owned()).unwrap_or_default();
    let shown = |line: &LineFigures| {
        format!("{} {} {}", name(&line.line), tenths(line.share_of_spend), tenths(line.share_of_sales))
    };
    figures.lines.iter().map(shown).collect()
}
