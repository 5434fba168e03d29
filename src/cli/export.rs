//! `roundtable export`: minutes and tables of a session, written to a file or printed.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::eyes::{covered, lexicon, over_time_covered, past_covered};
use super::out::Answer;
use super::show::edited;
use super::which::Which;
use super::{Desktop, Outcome, told};
use crate::domain::over_time::OverTime;
use crate::export::{Format, HouseStyle, Logo, Minutes, Notes, Readers, Wish, Written, said};
use crate::lang::Message;
use crate::rules;
use crate::storage::{NoStyle, Places, put_out, put_out_in, style};

/// What is to be exported, for whom, and where to.
#[derive(Debug, clap::Args)]
pub struct ExportFile {
    /// Session file, the name of one in the folder of sessions, or an example such as example:1
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Format
    #[arg(long, value_name = "FORMAT")]
    pub format: Into,
    /// For whose eyes; everyone is without rewards
    #[arg(long = "for", value_name = "READERS", default_value = "everyone")]
    pub readers: Eyes,
    /// Take the chair's private notes along
    #[arg(long)]
    pub notes: bool,
    /// Where to: a file, for csv a folder, or - to print; an existing file is never overwritten
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Print one table of csv, by its name
    #[arg(long, value_name = "NAME", conflicts_with = "output")]
    pub table: Option<String>,
}

/// The formats by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Into {
    /// Text with tables, for mails, wikis and repositories
    Md,
    /// One page with charts, for a browser and the printer
    Html,
    /// A folder of tables with exact money
    Csv,
    /// A workbook, one sheet a table
    Xlsx,
    /// For programs
    Json,
}

impl From<Into> for Format {
    fn from(into: Into) -> Self {
        match into {
            Into::Md => Self::Markdown,
            Into::Html => Self::Html,
            Into::Csv => Self::Csv,
            Into::Xlsx => Self::Xlsx,
            Into::Json => Self::Json,
        }
    }
}

/// The readers by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Eyes {
    /// Everybody: rewards are left out
    Everyone,
    /// Those who lead: with rewards
    Leadership,
}

impl From<Eyes> for Readers {
    fn from(eyes: Eyes) -> Self {
        match eyes {
            Eyes::Everyone => Self::Everyone,
            Eyes::Leadership => Self::Leadership,
        }
    }
}

/// Exports a session.
pub fn export(asked: &ExportFile, desktop: &Desktop) -> Outcome {
    let which = Which::find(&asked.file, &desktop.places)?;
    let loaded = which.read()?;
    let (lexicon, problem) = lexicon(desktop);
    let past = which.past_of(&loaded.session, &desktop.places).digests;
    let flags = rules::flags(&rules::Context::new(&loaded.session, &past, &lexicon));
    let series = which.series_up_to(loaded.session.clone(), &desktop.places);
    let over_time = over_time_covered(&series.sessions, series.here, &lexicon, desktop);
    let over_time = over_time.map(|of| OverTime { missing: series.missing, ..of });
    let past = past_covered(past, loaded.session.state(), &lexicon, desktop);
    let session = covered(loaded.session, &lexicon, desktop);
    let minutes = Minutes::of(&Wish {
        session: &session,
        flags: &flags,
        past: &past,
        series: over_time.as_ref(),
        words: &desktop.words,
        zone: &desktop.zone,
        readers: asked.readers.into(),
        notes: if asked.notes { Notes::Included } else { Notes::LeftOut },
    });
    let answer = give(asked, &minutes, desktop)?;
    let remarks = problem.into_iter().chain(loaded.edited_outside.map(|how| edited(&which.name(), how)));
    Ok(remarks.fold(answer, Answer::remarking))
}

/// Writes the minutes where they are wanted, or prints them.
fn give(asked: &ExportFile, minutes: &Minutes, desktop: &Desktop) -> Outcome {
    let format = Format::from(asked.format);
    let output = asked.output.as_ref().filter(|path| path.as_os_str() != "-");
    if let Some(name) = &asked.table {
        if format != Format::Csv {
            return Err(needs("cli-export-needs-table", minutes));
        }
        let table = minutes.table_as_csv(name).ok_or_else(|| needs("cli-export-no-table", minutes).with("table", name));
        return table.map(Answer::table);
    }
    match (format, output) {
        (Format::Csv, None) => return Err(needs("cli-export-needs-table", minutes)),
        (Format::Xlsx, None) => return Err(Message::new("cli-export-needs-output").with("format", "xlsx")),
        _ => {}
    }
    let house = if format == Format::Html { house_style(&desktop.places)? } else { HouseStyle::default() };
    let written = minutes
        .write(format, &house)
        .map_err(|why| said::failure(&why, &desktop.places.template().display().to_string()))?;
    let Some(path) = output else {
        return Ok(match written {
            Written::One(bytes) => Answer::text(&String::from_utf8_lossy(&bytes)),
            Written::Several(_) => Answer::default(),
        });
    };
    put(path, written)?;
    Ok(Answer::text(&format!("{}\n", path.display())))
}

fn put(path: &Path, written: Written) -> Result<(), Message> {
    let outcome = match written {
        Written::One(bytes) => put_out(path, &bytes),
        Written::Several(files) => put_out_in(path, &files),
    };
    outcome.map_err(|trouble| told::disk(&trouble))
}

fn needs(key: &'static str, minutes: &Minutes) -> Message {
    let names: Vec<&str> = minutes.tables().map(|table| table.name.as_str()).collect();
    Message::new(key).with("tables", &names.join(" "))
}

/// The company's own template and logo, as far as there are any.
fn house_style(places: &Places) -> Result<HouseStyle, Message> {
    let at = |key, path: &Path| Message::new(key).with("at", &path.display().to_string());
    let style = style(places).map_err(|why| match why {
        NoStyle::Disk(trouble) => told::disk(&trouble),
        NoStyle::Template(path) => at("export-template-unreadable", &path),
        NoStyle::Logo(path) => at("export-logo-too-large", &path),
    })?;
    let logo = style.logo.map(|(kind, bytes)| Logo { kind, bytes });
    Ok(HouseStyle { template: style.template, logo })
}

/// What the help says besides.
pub const EXPORT_HELP: &str = "\
Examples:
  roundtable export q4-plan --format html -o q4-plan.html
  roundtable --lang zh-CN export q4-plan --format xlsx --for leadership -o q4-plan.xlsx
  roundtable export q4-plan --format md | pandoc -o q4-plan.docx
  roundtable export q4-plan --format csv -o q4-plan-tables
  roundtable export q4-plan --format csv --table budget > budget.csv

Without -o, md, html and json are printed. csv is several tables: -o names a folder, which is made if need be, or --table
prints one (without either, the message names them). xlsx needs -o. Either all of an export is written, or nothing.

Exported is what stands in the file. For everyone, rewards and whatever tells of them are left out, in every format; private
notes go along only with --notes. Held remarks are not quoted, opening positions not before they are revealed, and the
customer list only as sums.
CSV and XLSX: money is exact. In CSV with a point, UTF-8 with a byte-order mark, a text that begins like a formula behind an
apostrophe; in XLSX as numbers, or as text where a number has more than 15 digits.
HTML: one page without scripts, with charts. Put minutes.html.j2 and a logo (logo.png, .svg, .jpg) into the folder of settings
for a page of your own (see roundtable paths, and README).

JSON: an object with
  roundtable_minutes    1, the number of this shape
  session               id, title, brand, date, period_from, period_to, looked_back_from, looked_back_to, currency,
                        life (draft, agreed, reopened), for, language, as_of (time of the last entry), and where known
                        follows, budget, customers_in_all, sales_in_all
  sections              objects with name, place (first_page, record), title, text (sentences), and tables: objects with
    name, title         the name is that of the CSV file, the same in every language; the title is in the language
    columns             objects with name, title and kind (text, money, number, percent, points, date, moment)
    rows, total         a list of cells for each row; null where nothing stands, all else is a string: 1200.50, 60.0 (percent
                        and points), 2026-11-25, 2026-11-25T09:30:00Z

Exit code 0 where it was exported, 2 otherwise.";
