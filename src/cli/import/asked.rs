//! What `roundtable import` is asked for: the file, where it goes, who brings it, and which columns are what.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::domain::NumberStyle;
use crate::import::{DayOrder, Kind};
use crate::lang::columns::Heading;

/// What a file brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Brings {
    /// What the last plan cost and brought
    Results,
    /// Who buys how much
    Customers,
    /// What we know of the market
    Evidence,
}

impl From<Brings> for Kind {
    fn from(brings: Brings) -> Self {
        match brings {
            Brings::Results => Self::Results,
            Brings::Customers => Self::Customers,
            Brings::Evidence => Self::Evidence,
        }
    }
}

/// How numbers of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Numbers {
    /// 1,234.56
    Point,
    /// 1.234,56
    Comma,
}

impl From<Numbers> for NumberStyle {
    fn from(numbers: Numbers) -> Self {
        match numbers {
            Numbers::Point => Self::Point,
            Numbers::Comma => Self::Comma,
        }
    }
}

/// How days of a file are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Days {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

impl From<Days> for DayOrder {
    fn from(days: Days) -> Self {
        match days {
            Days::DayFirst => Self::DayFirst,
            Days::MonthFirst => Self::MonthFirst,
        }
    }
}

/// A file to import. Columns are named as in its head, or by their letters where it has none; several with commas between.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct ImportFile {
    /// What the file brings
    #[arg(value_name = "WHAT")]
    pub brings: Brings,
    /// The file: CSV, TSV or XLSX
    pub file: PathBuf,
    /// Session that takes it
    #[arg(long, value_name = "SESSION")]
    pub into: PathBuf,
    /// Department that brings the file
    #[arg(long = "as", value_name = "DEPARTMENT")]
    pub department: String,
    /// Columns that name the segment; of customers, the columns that set them apart
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',')]
    pub segment: Option<Vec<String>>,
    /// Columns that name the promotion
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',')]
    pub promotion: Option<Vec<String>>,
    /// Columns with what was spent, added up
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',')]
    pub spend: Option<Vec<String>>,
    /// Columns with what was sold, added up
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',')]
    pub sales: Option<Vec<String>>,
    /// Columns with what was put out, added up
    #[arg(long, value_name = "COL[,COL]", value_delimiter = ',')]
    pub output: Option<Vec<String>>,
    /// Column with the customer
    #[arg(long, value_name = "COL")]
    pub customer: Option<Vec<String>>,
    /// Column with what is known
    #[arg(long, value_name = "COL")]
    pub text: Option<Vec<String>>,
    /// Column with the source
    #[arg(long, value_name = "COL")]
    pub source: Option<Vec<String>>,
    /// Column with the kind of evidence
    #[arg(long, value_name = "COL")]
    pub kind: Option<Vec<String>>,
    /// Column with the date
    #[arg(long, value_name = "COL")]
    pub date: Option<Vec<String>>,
    /// Column with the theme
    #[arg(long, value_name = "COL")]
    pub theme: Option<Vec<String>>,
    /// What sales count, such as orders; "" where they are money
    #[arg(long, value_name = "WORD")]
    pub counted: Option<String>,
    /// How its numbers are written, where they could be read in two ways
    #[arg(long, value_name = "STYLE")]
    pub numbers: Option<Numbers>,
    /// How its days are written, where they could be read in two ways
    #[arg(long, value_name = "ORDER")]
    pub days: Option<Days>,
    /// Period of the results, where it is not the one that the session looks back on
    #[arg(long)]
    pub period: Option<String>,
    /// Sheet of a workbook; the first one that is not hidden if not given
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Leave out lines that cannot be read, instead of importing nothing
    #[arg(long)]
    pub leave_out_wrong_lines: bool,
    /// Keep what an earlier file of the same name brought, and add to it
    #[arg(long)]
    pub keep_earlier: bool,
    /// Only say what would be imported
    #[arg(long)]
    pub dry_run: bool,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

impl ImportFile {
    /// The columns that were named for a role; `None` where none were, so that they are guessed.
    #[must_use]
    pub fn named_for(&self, role: Heading) -> Option<&[String]> {
        match role {
            Heading::Segment => &self.segment,
            Heading::Promotion => &self.promotion,
            Heading::Spend => &self.spend,
            Heading::Sales => &self.sales,
            Heading::Output => &self.output,
            Heading::Customer => &self.customer,
            Heading::Evidence => &self.text,
            Heading::Source => &self.source,
            Heading::Date => &self.date,
            Heading::Kind => &self.kind,
            Heading::Theme => &self.theme,
        }
        .as_deref()
    }
}
