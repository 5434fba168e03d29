//! What goes out of the house: the minutes of a session as pages that people read, and as tables that reopen elsewhere.
//!
//! [`Minutes`] are built once, from a session whose held remarks are covered already ([`crate::rules::curtain`]); each format
//! is a small writer of them. Nothing here knows files or a clock. What is said passes [`crate::edit::clean`] once, when
//! the minutes are built, and each writer sees to it that it becomes neither markup nor a formula.
//!
//! Rewards are in none for everyone, whatever speaks of them; private notes only where they are asked for.

mod build;
mod charts;
mod csv;
mod figures;
mod first_page;
mod followed;
mod html;
mod inputs;
mod json;
mod markdown;
mod minutes;
mod over_time;
mod record;
pub mod said;
mod teller;
mod xlsx;

use jiff::tz::TimeZone;

pub use html::{BrokenTemplate, HouseStyle, Logo};
pub use minutes::{
    Aside, Bars, Block, Cell, Chart, Column, Figure, Goes, Kind, Layout, Manner, Minutes, Place, Section, Table, Zeros,
};

use crate::domain::over_time::OverTime;
use crate::domain::{Digest, Session};
use crate::lang::Words;
use crate::rules::Flag;

/// Formats in which minutes and tables go out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// One page for a browser and the printer.
    #[default]
    Html,
    /// Text with marks, for mails, wikis and repositories.
    Markdown,
    /// A workbook, one sheet a table.
    Xlsx,
    /// Tables as plain text, one file each.
    Csv,
    /// For programs.
    Json,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Xlsx, Self::Csv, Self::Json];

    /// The ending of its files; also its name on the command line.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Html => "export-as-html",
            Self::Markdown => "export-as-markdown",
            Self::Xlsx => "export-as-xlsx",
            Self::Csv => "export-as-csv",
            Self::Json => "export-as-json",
        }
    }
}

/// For whose eyes something goes out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Readers {
    /// Everybody: rewards are left out.
    #[default]
    Everyone,
    /// Those who lead: with rewards.
    Leadership,
}

impl Readers {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Everyone, Self::Leadership];

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Everyone => "everyone",
            Self::Leadership => "leadership",
        }
    }

    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Everyone => "export-for-everyone",
            Self::Leadership => "export-for-leadership",
        }
    }
}

/// Whether the chair's private notes go along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notes {
    /// They stay where they are.
    #[default]
    LeftOut,
    /// They go along.
    Included,
}

/// What is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The session as it may be shown: with its held remarks covered.
    pub session: &'a Session,
    /// What the rules find in it, open and settled.
    pub flags: &'a [Flag],
    /// What is known of the sessions that it follows, covered in the same way.
    pub past: &'a [Digest],
    /// The session and those that it follows over time, covered in the same way; `None` where that is not to be told.
    pub series: Option<&'a OverTime>,
    /// In these words.
    pub words: &'a Words,
    /// Where the room is.
    pub zone: &'a TimeZone,
    /// For whom.
    pub readers: Readers,
    /// With the private notes or without.
    pub notes: Notes,
}

/// Something that could not be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The company's own template does not work.
    #[error(transparent)]
    Template(#[from] BrokenTemplate),
    /// The company's own template goes round without an end.
    #[error("it comes to no end")]
    Endless,
    /// The tables do not fit into a workbook.
    #[error("{0}")]
    Workbook(String),
}

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// One file.
    One(Vec<u8>),
    /// Several files, each with its name.
    Several(Vec<(String, Vec<u8>)>),
}

impl Minutes {
    /// In a format, in the style of the house.
    ///
    /// # Errors
    /// [`Failure`], where the company's template is broken, or a table is longer than a sheet can be.
    pub fn write(&self, format: Format, house: &HouseStyle) -> Result<Written, Failure> {
        Ok(match format {
            Format::Html => Written::One(html::page(self, house)?.into_bytes()),
            Format::Markdown => Written::One(markdown::text(self).into_bytes()),
            Format::Xlsx => Written::One(xlsx::workbook(self).map_err(|why| Failure::Workbook(why.to_string()))?),
            Format::Csv => Written::Several(csv::files(self)),
            Format::Json => Written::One(format!("{:#}\n", json::value(self)).into_bytes()),
        })
    }

    /// One table as CSV; `None` where there is none of this name.
    #[must_use]
    pub fn table_as_csv(&self, name: &str) -> Option<Vec<u8>> {
        self.tables().find(|table| table.name == name).map(|table| csv::table(table, &self.manner))
    }
}
