//! What goes out, read back: every format of every example in both languages says what the tables of the session say.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::LazyLock;

use calamine::{Data, Reader, Xlsx};
use jiff::tz::TimeZone;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roundtable::app::held_remark;
use roundtable::domain::{
    Author, Cell as Place, Change, Department, GrantedChange, ListChange, Money, Part, ResultField, ResultRow, Session,
    Stance, Step,
};
use roundtable::export::{
    Block, Cell, Format, Goes, HouseStyle, Layout, Minutes, Notes, Readers, Table, Wish, Written,
};
use roundtable::lang::{Lang, Words};
use roundtable::rules::curtain::Curtain;
use roundtable::rules::text::Lexicon;
use roundtable::rules::{self, Context};
use roundtable::storage::{examples, our_word_lists};
use rust_decimal::Decimal;

/// The words that count, made ready once.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(&our_word_lists()));

/// A session and those examples that it follows, the earliest first.
fn series_of(session: &Session) -> Vec<Session> {
    let mut series = vec![session.clone()];
    while let Some(follows) = series.first().and_then(|first| first.state().about.follows.clone()) {
        let is_it = |other: &Session| other.state().id == follows;
        match examples().iter().filter_map(|one| one.read().ok()).map(|read| read.session).find(is_it) {
            Some(other) => series.insert(0, other),
            None => break,
        }
    }
    series
}

/// The minutes of a session as every way out builds them: with the curtain before held remarks.
pub fn minutes_seen(session: &Session, lang: Lang, readers: Readers, notes: Notes, lexicon: &Lexicon) -> Minutes {
    minutes_in(&series_of(session), lang, readers, notes, lexicon)
}

/// The same of the last session of a series.
pub fn minutes_in(series: &[Session], lang: Lang, readers: Readers, notes: Notes, lexicon: &Lexicon) -> Minutes {
    let session = series.last().expect("a session");
    let words = Words::new(lang);
    let flags = rules::flags(&Context::new(session, &[], lexicon));
    let instead = |department: &Department| held_remark(department, &words);
    let curtain = Curtain { lexicon, instead: &instead };
    let covered = curtain.before(session);
    let over_time = curtain.over_time(series, series.len() - 1);
    Minutes::of(&Wish {
        session: covered.as_ref().unwrap_or(session),
        flags: &flags,
        past: &[],
        series: over_time.as_ref(),
        words: &words,
        zone: &TimeZone::UTC,
        readers,
        notes,
    })
}

pub fn minutes(session: &Session, lang: Lang, readers: Readers) -> Minutes {
    minutes_seen(session, lang, readers, Notes::LeftOut, &LEXICON)
}

/// One file of a format that has one.
pub fn bytes(minutes: &Minutes, format: Format) -> Vec<u8> {
    match minutes.write(format, &HouseStyle::default()).expect("it can be written") {
        Written::One(bytes) => bytes,
        Written::Several(_) => unreachable!("this format is one file"),
    }
}

pub fn text(minutes: &Minutes, format: Format) -> String {
    String::from_utf8(bytes(minutes, format)).expect("text")
}

/// The files of CSV by their names, each as records.
pub fn csv(minutes: &Minutes) -> HashMap<String, Vec<Vec<String>>> {
    let Written::Several(files) = minutes.write(Format::Csv, &HouseStyle::default()).expect("it can be written") else {
        unreachable!("CSV is several files")
    };
    let read = |bytes: &[u8]| {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("Excel needs the mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        reader.records().map(|record| record.expect("a record").iter().map(str::to_owned).collect()).collect()
    };
    files.iter().map(|(name, bytes)| (name.trim_end_matches(".csv").to_owned(), read(bytes))).collect()
}

/// The sheets of the workbook in their order, each as rows of cells.
pub fn sheets(minutes: &Minutes) -> Vec<Vec<Vec<Data>>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes(minutes, Format::Xlsx))).expect("a workbook");
    let names = book.sheet_names();
    let mut sheet = |name: &String| {
        let formulas = book.worksheet_formula(name).expect("a sheet");
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "no cell is a formula");
        let range = book.worksheet_range(name).expect("a sheet");
        range.rows().map(<[Data]>::to_vec).collect()
    };
    names.iter().map(&mut sheet).collect()
}

/// The tables of Markdown, each as rows of texts, the head first.
pub fn markdown_tables(markdown: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables: Vec<Vec<Vec<String>>> = Vec::new();
    let mut inside = false;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => tables.last_mut().expect("a table").push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                inside = true;
                tables.last_mut().and_then(|table| table.last_mut()).expect("a row").push(String::new());
            }
            Event::End(TagEnd::TableCell) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                let cell = tables.last_mut().and_then(|table| table.last_mut()).and_then(|row| row.last_mut());
                cell.expect("a cell").push_str(&text);
            }
            Event::InlineHtml(html) if inside && &*html == "<br>" => {
                let cell = tables.last_mut().and_then(|table| table.last_mut()).and_then(|row| row.last_mut());
                cell.expect("a cell").push('\n');
            }
            _ => {}
        }
    }
    tables
}

/// A text with each run of blanks as one, and line by line where it has lines.
pub fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every example in both languages for both kinds of readers.
fn each(check: impl Fn(&Session, &Minutes)) {
    for example in examples() {
        let session = example.read().expect("an example").session;
        for (lang, readers) in Lang::ALL.iter().flat_map(|lang| Readers::ALL.map(|readers| (*lang, readers))) {
            check(&session, &minutes(&session, lang, readers));
        }
    }
}

fn rows(table: &Table) -> impl Iterator<Item = &Vec<Cell>> {
    table.rows.iter().chain(&table.total)
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is no number"))
}

#[test]
fn the_tables_hold_the_money_of_the_session() {
    each(|session, minutes| {
        let state = session.state();
        let named = |name: &str| minutes.tables().find(|table| table.name == name);
        let grid = named("budget").expect("each example places money");
        let amount = |row: usize, column: usize| match &grid.rows[row][column] {
            Cell::Money(amount) => *amount,
            other => panic!("{other:?} is no money"),
        };
        for (row, segment) in state.segments.list.iter().enumerate() {
            for (column, promotion) in state.budget.promotions.iter().enumerate() {
                let place = Place::new(Some(segment.id.clone()), Some(promotion.id.clone()));
                assert_eq!(amount(row, column + 1), state.budget.amount(&place));
            }
            assert_eq!(amount(row, grid.columns.len() - 1), state.budget.row_total(Some(&segment.id)));
        }
        let total = grid.total.as_ref().and_then(|total| total.last()).expect("a total");
        assert_eq!(*total, Cell::Money(state.budget.placed()));
        for (figures, name) in state.look_back.by_segment().iter().zip(["look_back_by_segment"; 1]) {
            let table = named(name).or_else(|| named("look_back_by_segment_alone")).expect("it looks back");
            let spends: Vec<&Cell> = table.rows.iter().map(|row| &row[1]).collect();
            assert_eq!(
                spends,
                figures.lines.iter().map(|line| Cell::Money(line.spend)).collect::<Vec<_>>().iter().collect::<Vec<_>>()
            );
        }
    });
}

#[test]
fn csv_reads_back_to_the_same_money_to_the_last_digit() {
    each(|_, minutes| {
        let files = csv(minutes);
        assert_eq!(files.len(), minutes.tables().count());
        for table in minutes.tables() {
            let records = &files[&table.name];
            assert_eq!(records.len(), 1 + rows(table).count(), "{}", table.name);
            assert_eq!(records[0].len(), table.columns.len());
            for (row, record) in rows(table).zip(&records[1..]) {
                for (cell, read) in row.iter().zip(record) {
                    match cell {
                        Cell::Nothing => assert_eq!(read, ""),
                        Cell::Text(text) => {
                            assert!(read == text || read.strip_prefix('\'') == Some(text));
                        }
                        Cell::Money(amount) => assert_eq!(decimal(read), amount.amount()),
                        Cell::Difference(amount) | Cell::Number(amount) => assert_eq!(decimal(read), *amount),
                        Cell::Percent(tenths) | Cell::Points(tenths) => {
                            assert_eq!(decimal(read), Decimal::new((*tenths).into(), 1));
                        }
                        Cell::Date(date) => assert_eq!(*read, date.to_string()),
                        Cell::Moment(_) => assert_eq!(read.len(), "2026-11-25 10:31".len()),
                    }
                }
            }
        }
    });
}

#[test]
fn a_workbook_reads_back_to_the_same_money_to_the_cent() {
    each(|_, minutes| {
        let sheets = sheets(minutes);
        assert_eq!(sheets.len(), minutes.tables().count());
        let places = minutes.manner.currency.minor_digits();
        for (table, sheet) in minutes.tables().zip(&sheets) {
            assert_eq!(sheet.len(), 1 + rows(table).count(), "{}", table.name);
            for (row, read) in rows(table).zip(&sheet[1..]) {
                for (at, cell) in row.iter().enumerate() {
                    let read = read.get(at).unwrap_or(&Data::Empty);
                    let number = || match read {
                        Data::Float(number) => decimal(&number.to_string()),
                        other => panic!("{cell:?} became {other:?}"),
                    };
                    match cell {
                        Cell::Nothing => assert!(matches!(read, Data::Empty), "{read:?}"),
                        Cell::Text(text) => assert_eq!(*read, Data::String(text.clone())),
                        Cell::Money(amount) => assert_eq!(number().round_dp(places), amount.amount().round_dp(places)),
                        Cell::Difference(amount) | Cell::Number(amount) => assert_eq!(number(), amount.normalize()),
                        Cell::Percent(tenths) => assert_eq!(number(), Decimal::new((*tenths).into(), 3).normalize()),
                        Cell::Points(tenths) => assert_eq!(number(), Decimal::new((*tenths).into(), 1).normalize()),
                        Cell::Date(_) | Cell::Moment(_) => assert!(matches!(read, Data::DateTime(_)), "{read:?}"),
                    }
                }
            }
        }
    });
}

#[test]
fn money_of_more_digits_than_a_cell_holds_is_written_as_text() {
    let mut meeting = crate::fixtures::Meeting::planned();
    let amount: Decimal = "123456789012345.91".parse().expect("a number");
    let allocation = roundtable::domain::Allocation {
        amount: Money::new(amount).expect("not too large"),
        ..roundtable::domain::Allocation::default()
    };
    let place = crate::fixtures::cell("key-accounts", "ads");
    let change = roundtable::domain::ListChange::Raise(place, allocation);
    meeting.sales(roundtable::domain::Change::Allocation(change));
    let minutes = minutes(&meeting.session, Lang::En, Readers::Everyone);
    let cells: Vec<Data> = sheets(&minutes).into_iter().flatten().flatten().collect();
    assert!(cells.contains(&Data::String("123456789012345.91".to_owned())));
    assert!(csv(&minutes)["budget"].iter().flatten().any(|cell| cell == "123456789012345.91"));
}

#[test]
fn markdown_is_read_as_the_tables_intended() {
    each(|_, minutes| {
        let read = markdown_tables(&text(minutes, Format::Markdown));
        let blocks = minutes.sections.iter().flat_map(|section| &section.blocks);
        let meant: Vec<&Table> = blocks
            .filter_map(|block| match block {
                Block::Table(table) if table.layout == Layout::Grid && table.goes != Goes::InSheets => Some(table),
                _ => None,
            })
            .collect();
        assert_eq!(read.len(), meant.len());
        for (table, read) in meant.iter().zip(&read) {
            let heads: Vec<String> = table.columns.iter().map(|column| plain(&column.head)).collect();
            assert_eq!(read[0].iter().map(|cell| plain(cell)).collect::<Vec<_>>(), heads);
            assert_eq!(read.len(), 1 + rows(table).count());
            for (row, read) in rows(table).zip(&read[1..]) {
                let shown: Vec<String> = row.iter().map(|cell| plain(&table.shown(cell, &minutes.manner))).collect();
                assert_eq!(read.iter().map(|cell| plain(cell)).collect::<Vec<_>>(), shown);
            }
        }
    });
}

#[test]
fn json_says_everything_as_text_and_names_nothing_twice() {
    each(|session, minutes| {
        let value: serde_json::Value = serde_json::from_slice(&bytes(minutes, Format::Json)).expect("JSON");
        assert_eq!(value["roundtable_minutes"], 1);
        assert_eq!(value["session"]["id"], session.state().id.to_string());
        let sections = value["sections"].as_array().expect("a list");
        let tables: Vec<_> = sections.iter().flat_map(|one| one["tables"].as_array().expect("a list")).collect();
        let mut names: Vec<_> = tables.iter().filter_map(|table| table["name"].as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), tables.len());
        assert_eq!(
            tables.len() + 1,
            minutes.tables().count(),
            "all but the overview, which is the text of the sections"
        );
        let budget = tables.iter().find(|table| table["name"] == "budget").expect("the grid");
        let total = budget["total"].as_array().and_then(|total| total.last()).and_then(|last| last.as_str());
        assert_eq!(decimal(total.expect("money is text")), session.state().budget.placed().amount());
        let cells = tables.iter().flat_map(|table| table["rows"].as_array().expect("rows"));
        assert!(cells.flat_map(|row| row.as_array().expect("a row")).all(|cell| cell.is_string() || cell.is_null()));
    });
}

#[test]
fn the_same_minutes_are_the_same_bytes() {
    let session = examples()[0].read().expect("an example").session;
    let once = minutes(&session, Lang::ZhCn, Readers::Leadership);
    let again = minutes(&session, Lang::ZhCn, Readers::Leadership);
    for format in [Format::Html, Format::Markdown, Format::Xlsx, Format::Json] {
        assert_eq!(bytes(&once, format), bytes(&again, format), "{format:?}");
    }
}

#[test]
fn minutes_tell_the_series_up_to_their_session() {
    let session = |at: usize| examples()[at].read().expect("an example").session;
    // The last quarter follows three, the first none.
    let last = minutes(&session(0), Lang::En, Readers::Everyone);
    let index = &csv(&last)["over_time_return_index"];
    assert_eq!(index[0].len(), 5, "{index:?}");
    let water = index.iter().find(|row| row[0] == "Water utilities").expect("its row");
    assert_eq!(&water[1..], ["1.7927", "0.9661", "1.0442", "0.8848"]);
    let budgets = &csv(&last)["over_time_budget_by_promotion_one_by_one"];
    assert_eq!(budgets[1][1..], ["472000.00", "518000.00", "458000.00", "536000.00"]);
    let drawn = |minutes: &Minutes| {
        let blocks = minutes.sections.iter().flat_map(|section| &section.blocks);
        blocks.filter(|block| matches!(block, Block::Chart(roundtable::export::Chart::Bars(_)))).count()
    };
    assert_eq!((drawn(&last), text(&last, Format::Html).matches("role=\"img\"").count()), (4, 6));
    let second = minutes(&session(2), Lang::En, Readers::Everyone);
    assert_eq!(csv(&second)["over_time_shares"][0].len(), 4, "later sessions are not in it");
    let first = minutes(&session(4), Lang::En, Readers::Everyone);
    assert!(first.tables().all(|table| !table.name.starts_with("over_time")) && drawn(&first) == 0);
}

#[test]
fn what_says_what_follows_is_no_item_of_its_list() {
    let last = examples()[0].read().expect("an example").session;
    for lang in Lang::ALL {
        let minutes = minutes(&last, lang, Readers::Everyone);
        let section = minutes.sections.iter().find(|section| section.name == "over_time").expect("it follows others");
        let told = |key: &str| Words::new(lang).get(key).into_owned();
        let at = section.blocks.iter().position(|block| *block == Block::Paragraph(told("over-open-actions")));
        let after = at.and_then(|at| section.blocks.get(at + 1));
        assert!(matches!(after, Some(Block::List(actions)) if actions.len() == 5), "{after:?}");
        // A table has no line beside which a bar could stand.
        let markdown = text(&minutes, Format::Markdown);
        assert!(markdown.contains(&told("over-says-index-in-figures")) && !markdown.contains(&told("over-says-index")));
        let page = text(&minutes, Format::Html);
        assert!(page.contains(&told("over-says-index")) && !page.contains(&told("over-says-index-in-figures")));
    }
}

#[test]
fn two_sessions_of_one_quarter_are_two_columns_for_programs_too() {
    let mut series = crate::over_time::quarters();
    // The third quarter was spoken of twice.
    series.insert(3, series[2].clone());
    let minutes = minutes_in(&series, Lang::En, Readers::Everyone, Notes::LeftOut, &LEXICON);
    for table in minutes.tables().filter(|table| table.name.starts_with("over_time")) {
        let names: std::collections::BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(names.len(), table.columns.len(), "{:?}", table.columns);
    }
}

#[test]
fn minutes_say_which_earlier_session_was_not_found() {
    let session = examples()[0].read().expect("an example").session;
    let words = Words::new(Lang::En);
    let instead = |department: &Department| held_remark(department, &words);
    let curtain = Curtain { lexicon: &LEXICON, instead: &instead };
    let mut alone = curtain.over_time(std::slice::from_ref(&session), 0).expect("a session");
    alone.missing = session.state().about.follows.clone();
    let minutes = Minutes::of(&Wish {
        session: &session,
        flags: &[],
        past: &[],
        series: Some(&alone),
        words: &words,
        zone: &TimeZone::UTC,
        readers: Readers::Everyone,
        notes: Notes::LeftOut,
    });
    for format in [Format::Html, Format::Markdown, Format::Json] {
        assert!(plain(&text(&minutes, format)).contains("2026-06-25-hydra-q3-2026"), "{format:?}");
    }
    assert!(csv(&minutes).values().flatten().flatten().any(|cell| cell.contains("2026-06-25-hydra-q3-2026")));
}

#[test]
fn changes_of_rewards_in_earlier_plans_are_told_to_those_who_lead_alone() {
    let session = examples()[0].read().expect("an example").session;
    let words = Words::new(Lang::En);
    let instead = |department: &Department| held_remark(department, &words);
    let series = series_of(&session);
    let mut over_time = Curtain { lexicon: &LEXICON, instead: &instead }.over_time(&series, 3).expect("four sessions");
    let changed = over_time.plans[2].changes[0].clone();
    over_time.plans[2].changes.push(GrantedChange {
        part: Part::Rewards,
        reason: "Three more days off".into(),
        ..changed
    });
    let told = |readers| {
        let minutes = Minutes::of(&Wish {
            session: &session,
            flags: &[],
            past: &[],
            series: Some(&over_time),
            words: &words,
            zone: &TimeZone::UTC,
            readers,
            notes: Notes::LeftOut,
        });
        let counted = csv(&minutes)["over_time_plan_changes"][1][3].clone();
        (text(&minutes, Format::Markdown).contains("Three more days off"), counted)
    };
    assert_eq!(told(Readers::Everyone), (false, "3".to_owned()));
    assert_eq!(told(Readers::Leadership), (true, "4".to_owned()));
}

#[test]
fn the_first_page_says_that_a_plan_was_opened_again_how_often_it_was_changed_and_what_is_beyond_the_budget() {
    let third = examples()[1].read().expect("an example").session;
    let page = text(&minutes(&third, Lang::En, Readers::Everyone), Format::Markdown);
    let first = page.split("\n---\n").next().expect("a first page");
    assert!(first.contains("The plan for Q3 2026 was changed 3 times; the room had allowed 1."), "{first}");
    let mut meeting = crate::fixtures::Meeting::planned();
    let row = ResultRow { sales: Some(400.into()), ..ResultRow::default() };
    meeting.sales(Change::Result(ListChange::Raise("r".into(), row)));
    meeting.sign("ana", Stance::Agrees).sign("max", Stance::Agrees);
    meeting.does(Author::Chair, Step::Agreement, vec![Change::Close]);
    meeting.sales(Change::Reopen("Sales found a wrong number".to_owned()));
    meeting.place("key-accounts", "ads", 900_000);
    let mended = vec![ResultField::Sales(Some(450.into()))];
    meeting.sales(Change::Result(ListChange::Edit("r".into(), mended)));
    let minutes = minutes(&meeting.session, Lang::En, Readers::Everyone);
    let changed = &csv(&minutes)["changes_since_agreed"];
    assert!(changed.iter().any(|row| row[5].contains("was 400, is 450")), "what it rests on is told too: {changed:?}");
    let page = text(&minutes, Format::Markdown);
    let first = page.split("\n---\n").next().expect("a first page");
    assert!(first.contains("Reopened after it was agreed: Sales found a wrong number (Sales"), "{first}");
    assert!(first.contains("more than there is") && !first.contains("still to place"), "{first}");
}
