//! The command line: what can be asked, and the help that says so. Clap's own words are English only.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Parser, Subcommand};
use clap_complete::Shell;

use super::export::{EXPORT_HELP, ExportFile};
use super::import::ImportFile;
use super::search::{OfSessions, SEARCH_HELP, SearchFor};
use super::wording::TryWording;
use crate::app::Ground;
use crate::lang::Lang;

/// What somebody asked for on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "roundtable",
    version,
    about = "Run a joint planning meeting of Sales and Marketing on a screen that the whole room watches",
    after_long_help = AFTER_HELP,
    subcommand_precedence_over_arg = true
)]
pub struct Arguments {
    /// Session file to open on the screen; without one, the screen begins at home
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// What to do without the screen.
    #[command(subcommand)]
    pub command: Option<Command>,

    /// Folder of the sessions, such as one that a team shares
    #[arg(long, global = true, value_name = "DIR")]
    pub dir: Option<PathBuf>,

    /// Language of the screen and of what the commands print
    #[arg(long, global = true, value_name = "LANG", value_parser = languages())]
    pub lang: Option<Lang>,

    /// Theme of the screen
    #[arg(long, value_name = "NAME", value_parser = themes())]
    pub theme: Option<Ground>,
}

/// What can be done without the screen.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a new session and print where its file is
    #[command(after_long_help = NEW_HELP)]
    New(NewSession),

    /// List the sessions, the latest meeting first
    #[command(after_long_help = LIST_HELP)]
    List {
        /// Words that stand in title, brand, date or period; Chinese ones also by pinyin
        #[arg(value_name = "WORDS")]
        words: Vec<String>,
        /// Which of them
        #[command(flatten)]
        of: OfSessions,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },

    /// Search all that was said in the sessions
    #[command(after_long_help = SEARCH_HELP)]
    Search(Box<SearchFor>),

    /// Print a whole session, step by step, with who raised each input
    #[command(after_long_help = SHOW_HELP)]
    Show {
        /// Session file, the name of one in the folder of sessions, or an example such as example:1
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },

    /// Print a series of sessions side by side: shares, return index, budgets, plan changes, goals, actions
    #[command(after_long_help = OVER_TIME_HELP)]
    OverTime {
        /// A session of the series: its file, the name of one in the folder of sessions, or an example such as example:1
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },

    /// Follow a session that is open in another terminal: flags, held remarks, private notes, where the meeting stands
    #[command(after_long_help = FOLLOW_HELP)]
    Follow {
        /// Session file, or the name of one in the folder of sessions
        #[arg(value_name = "SESSION")]
        session: PathBuf,
        /// Show what the room sees, for a second screen; nothing of it is private
        #[arg(long)]
        room: bool,
    },

    /// Check session files: whole, adding up, and which flags of the rules are open
    #[command(after_long_help = CHECK_HELP)]
    Check {
        /// Session files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },

    /// Compare two sessions by meaning: what was added, removed and changed from what to what, and by whom
    #[command(after_long_help = COMPARE_HELP)]
    Compare {
        /// The earlier session: a file, the name of one in the folder of sessions, or an example such as example:1
        #[arg(value_name = "EARLIER")]
        first: PathBuf,
        /// The later session
        #[arg(value_name = "LATER")]
        second: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Export minutes and tables: Markdown, HTML, CSV, XLSX or JSON
    #[command(after_long_help = EXPORT_HELP)]
    Export(ExportFile),

    /// Import what a department brings: results, customers or evidence from CSV, TSV or XLSX
    #[command(after_long_help = IMPORT_HELP)]
    Import(Box<ImportFile>),

    /// Read a workbook; the part of an import that runs in a process of its own
    #[command(hide = true)]
    ReadWorkbook {
        /// The workbook
        file: PathBuf,
        /// A sheet, by its name
        #[arg(long)]
        sheet: Option<String>,
        /// The names of its sheets instead
        #[arg(long)]
        names: bool,
    },

    /// Try how remarks are worded: credit claimed, a customer attacked, ourselves praised
    #[command(after_long_help = WORDING_HELP)]
    Wording(TryWording),

    /// Print where sessions, journals, backups and trash lie
    Paths {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },

    /// Bring back what a crash has left
    #[command(after_long_help = RECOVER_HELP)]
    Recover {
        /// Which one, by its number in the list; all of them if not given
        #[arg(value_name = "NUMBER", conflicts_with = "list")]
        number: Option<usize>,
        /// Only list what there is
        #[arg(long, conflicts_with = "to")]
        list: bool,
        /// Write it to this file instead, and leave the journal as it is
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },

    /// Print completions for a shell
    Completions {
        /// The shell
        shell: Shell,
    },

    /// Print the manual page, for man -l -
    Man,
}

/// What a new session is about; what is not said is as in the program: the coming quarter, or the period that follows.
#[derive(Debug, clap::Args)]
pub struct NewSession {
    /// What the meeting is called; needed unless it follows another
    #[arg(long, required_unless_present = "follows")]
    pub title: Option<String>,
    /// Brand or product line that the plan is for
    #[arg(long)]
    pub brand: Option<String>,
    /// Period to plan, such as "Q1 2027"
    #[arg(long)]
    pub period: Option<String>,
    /// Period to look back on, such as "Q4 2026"
    #[arg(long, value_name = "PERIOD")]
    pub looked_back: Option<String>,
    /// Currency of every amount, by its ISO 4217 code
    #[arg(long)]
    pub currency: Option<String>,
    /// Session that this one follows: its people, segments, promotions and working agreement are taken over
    #[arg(long, value_name = "FILE")]
    pub follows: Option<PathBuf>,
    /// Day of the meeting; today if not given
    #[arg(long)]
    pub date: Option<String>,
}

fn languages() -> impl TypedValueParser<Value = Lang> {
    let codes = Lang::ALL.map(Lang::code);
    PossibleValuesParser::new(codes).map(|code| Lang::from_code(&code).unwrap_or_default())
}

fn themes() -> impl TypedValueParser<Value = Ground> {
    let names = Ground::ALL.map(Ground::name);
    PossibleValuesParser::new(names).map(|name| Ground::named(&name).unwrap_or_default())
}

const AFTER_HELP: &str = "\
Examples:
  roundtable                          open the screen
  roundtable new --title 'Q1 plan'    prepare a session, the evening before
  roundtable list                     what sessions there are
  roundtable show example:1           read an example that comes with the program
  roundtable check sessions/*.ron     which flags are open, in a script or before mailing them

A FILE that is not there is looked for in the folder of sessions, with or without its ending.

Environment:
  ROUNDTABLE_DIR     folder of the sessions, where --dir does not name one
  ROUNDTABLE_STATE   folder of journals, backups and trash; must be on this computer
  ROUNDTABLE_CONFIG  folder of the settings, such as words.ron
  ROUNDTABLE_LANG    language, where --lang does not name one; else the system's, else English
  ROUNDTABLE_THEME   theme of the screen, where --theme does not name one
  NO_COLOR           no colours on the screen, unless a theme is asked for by name
  COLORTERM, TERM    how many colours the terminal shows
  COLORFGBG          whether the terminal's ground is dark or light

Exit codes:
  0  done
  2  failed, or not understood

Data goes to standard output, messages to standard error.
This help and the names of commands are in English; what the commands print follows --lang.";

const NEW_HELP: &str = "\
Examples:
  roundtable new --title 'Hydra launch' --brand Hydra --period 'Q1 2027' --currency EUR
  roundtable new --follows 2026-11-23-q4-plan

Dates and periods are read as the screen reads them: 2027-03-01, 1 Mar 2027, Q1 2027, 2027-01 to 2027-06.";

const LIST_HELP: &str = "\
Examples:
  roundtable list hydra --state draft
  roundtable list --after 2026-01 --before 'Q3 2026'

JSON: an object with
  folder       the folder of sessions
  sessions     objects with file, id, title, brand, date, period and looked_back (from, to), currency,
               life (draft, agreed, reopened), follows, entries, written and copy (true for a conflict or recovered copy)
  unreadable   objects with file, line and column (null where there is none), problem
  examples     objects as in sessions; their file is a name that show takes
Dates are ISO 8601; what is not known is null.";

const SHOW_HELP: &str = "\
Examples:
  roundtable show 2026-11-23-q4-plan
  roundtable --lang zh-CN show example:1
  roundtable show plan.ron --json | jq '.plan.segments.list.on_table[].item.name'

JSON: an object with
  file, entries, edited_outside       where it comes from, how many entries its history has, whether it was edited by hand
  plan                                the session by the field names of its file; each input is an object with
                                      id, by (department), person, step, at, agreed, and item: what it says
                                      (of a segment also picks: what finds its customers in plan.segments.customers)
  research                            evidence: id, stream, theme, age_in_months, old, and contradicted_by (ids);
                                      conclusions: id, studies, old_studies, voices, disputed (how many pieces),
                                      oldest, newest, one_stream, old_studies_only, and what_follows from it
  segments                            customers and sales in segments, each counted once; the same with _outside (in no
                                      segment), _twice (counted too often) and _in_all; and tiers of the customer list
                                      (none without one): tier, customers, sales, share in percent
  budget                              placed, remainder, and by_segment and by_promotion: id (null for none) and amount
  look_back                           by_segment, by_promotion and by_cell: for each basis, that, spend, sales and lines,
                                      the most money at stake first, each with
    id, spend, sales                  id is null for no segment or promotion, and segment/promotion for a cell
    share_of_spend, share_of_sales    in percent, to a tenth; together exactly 100.0
    gap                               share of sales less share of spend, in points
    money_behind_gap                  spend less all spend times the share of sales
    return_index                      share of sales over share of spend
    break_even_sales                  sales at which the share of sales were the share of spend, other lines unchanged
    small_base                        why its base is small: spend, sales, count; empty where it is not
    planned                           what the last plan placed on the line
    output                            for each kind of output: of, number, and spend and sales of the rows that name it
                                      What cannot be reckoned is null.
Money and other numbers are exact, as strings; what is reckoned has up to 28 digits. Fields that say nothing are left out of plan.
Opening positions are left out until they are revealed.";

const OVER_TIME_HELP: &str = "\
Examples:
  roundtable over-time example:1
  roundtable over-time 2026-11-23-q4-plan --json | jq '.topics[] | select(.topic == \"shares\")'

The series is the sessions that this one follows, and those that follow it, found in its own folder and in that of sessions.
What is missing, and what became of segments between two sessions, is said and never filled in.

JSON: an object with
  sessions     objects with id, title, date, period, looked_back, currency, asked (true for the one that was named)
  missing      the session before the first one, where it was not found; not_shown: others that follow one of these
  topics       shares, return_index, budget_by_segment, budget_by_promotion, plan_changes, goals, actions: objects with
    columns    session (its place in sessions, null where one is missing), label, from, to
    rows       name and bars; each bar with of, and figures: value (exact, as a string; null where there is none),
               says (why there is none, or a word instead), mark (of a note)
    details    the same, of totals and of each goal
    facts      when, text, by; notes: what is to be known of gaps and changes";

const FOLLOW_HELP: &str = "\
Examples:
  roundtable follow q4-plan           for the facilitator's own eyes, beside the screen that the room watches
  roundtable follow q4-plan --room    for a second screen

Only looks: it takes no lock, writes nothing, and stays when the other program ends, crashes or comes back.
Both have to run on the same computer, as the same user. q leaves.";

const CHECK_HELP: &str = "\
Prints for each file one of:
  FILE: ok (N entries)
  FILE: N flags open                  with a line below for each: rule and what was found
  FILE:LINE:COLUMN: what is wrong     with a line below that says what to do
Checked are the checksum on the last line, that the history leads to the state, that every total is the sum of its parts,
and the nine rules (D1-D3, X1-X6). Flags that the room has answered for are not open. A held remark is not quoted.
With --json an array with for each file: file, entries, and flags (rule, case, step, about, says, words, instead, matters, open, settled),
or file and error.
Exit code 0 where no flag is open, 1 where some are, 2 where a file cannot be read or does not add up.";

const COMPARE_HELP: &str = "\
Examples:
  roundtable compare q3-plan q4-plan
  roundtable --lang zh-CN compare example:4 example:3
  roundtable compare q3-plan q4-plan --json | jq '.differences[] | select(.topic == \"Cells\")'

Compares what the sessions say, not the lines of their files: people, settings, the working agreement, results, readings,
evidence, conclusions, segments (also renamed, split and merged ones), promotions, every cell, the sums, goals, rewards,
actions, signatures. + is only in the later one, - only in the earlier one, ~ in both and changed. In a sentence [-gone] and
[+new] mark what was altered. A held remark is not quoted; opening positions and private notes are not compared.

JSON: an object with
  earlier, later     file, id, title, date, entries
  same               how many of each topic are the same in both
  differences        objects with topic, what (such as {\"Segment\": \"dealers\"}), name, how (added, removed, changed),
                     fields (field and value; of what is changed field, from, to and by), raised and removed (department,
                     person), split_from and merged_into (of segments), left_as (what the later session calls it where it
                     asks what became of it)
Numbers and money are exact, as strings. Choices are by the key of their name.

Exit code 0 where they differ in nothing, 1 where they differ, 2 where one cannot be read.";

const IMPORT_HELP: &str = "\
Examples:
  roundtable import results ads.csv --into q4-plan --as Marketing --dry-run
  roundtable import results ads.csv --into q4-plan --as Marketing --segment age,gender --promotion campaign \\
      --spend Spent --sales Approved_Conversion
  roundtable import customers crm.xlsx --into q4-plan --as Sales --sheet 2026 --segment Channel,Region
  roundtable import evidence survey.csv --into q4-plan --as Marketing

Columns that are not named are the ones chosen last for a file with the same head, else guessed by what they are called.
Rows with the same segment and promotion are added up. Segments and promotions that the session does not know are made.
Read are UTF-8, UTF-16, GB18030 and Latin files with commas, semicolons, tabs or bars, and numbers with points or commas.
All of a file is imported, as one step that can be undone, or nothing. Importing it again replaces what it brought before.

JSON: an object with
  what, source, imported, problem     what was asked for, name and day of the file, whether it is in the session, why not
  encoding, delimiter, head_line, numbers, records     how the file was read
  columns, counted                    the columns taken for each role; what sales count (null: money)
  brings, spend, sales, output        how many results, customers or pieces of evidence; exact sums as strings
  segments, promotions                new and matched names
  replaces, known                     rows of an earlier import that go; evidence that is there already
  replaces_list                       the customer list that goes: customers, source
  empty                               segments and promotions left out since no row gives a figure of them
  totals, wrong, errors               lines left out as sums; how many lines cannot be read; line, column, cell, problem

Exit code 0 where it was imported, or would be; 2 otherwise.";

const WORDING_HELP: &str = "\
Examples:
  roundtable wording remarks.txt --customers 'Northwind,Baker & Sons'
  echo 'Northwind always pays late' | roundtable wording --rule X5 --customers Northwind --json

Reads remarks, one a line, in English, Chinese or both mixed. Prints one line for each, the empty ones too:
  its number, then for each rule the words that were found and what to say or ask instead; - where there is nothing
X1 finds credit claimed for a department, or blame; X5 a customer attacked; X6 ourselves praised and no gain for the customer.
Words are added and taken out in words.ron in the folder of settings (see roundtable paths).

JSON: an object a line with
  line         number of the line, from 1
  flags        objects with rule (X1, X5, X6) and words, a list; empty where there is nothing

Exit code 0 also where something was found; 2 where the remarks or words.ron cannot be read.";

const RECOVER_HELP: &str = "\
Examples:
  roundtable recover --list           what is kept in journals and in no session file
  roundtable recover                  take it up into the session files, and print their paths
  roundtable recover 1 --to saved.ron

Nothing is ever overwritten or merged: what does not follow its session file goes into a file beside it.
Opening the session on the screen offers the same.";

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_contradicts_itself_nowhere() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_word_that_is_no_command_is_a_file() {
        let asked = |words: &[&str]| Arguments::try_parse_from(words);
        assert!(asked(&["roundtable", "plan.ron"]).is_ok_and(|asked| asked.file.is_some() && asked.command.is_none()));
        assert!(asked(&["roundtable", "list"]).is_ok_and(|asked| asked.file.is_none() && asked.command.is_some()));
        assert!(asked(&["roundtable", "new"]).is_err(), "a session needs a title or one that it follows");
        assert!(asked(&["roundtable", "list", "--lang", "de"]).is_err());
    }
}
