//! Roundtable, the map: which rooms there are, what each must not know, the path of a keystroke, and where to add what.
//!
//! # The rooms
//!
//! A reader finds a room by its name; data flows one way; nothing reaches upward. `tests/it/house.rs` reads `src/` and
//! checks every arrow below.
//!
//! ```text
//! main ──> shell ──> view ──> app ──> import, export ──> lang ──> rules ──> domain
//!     └──> cli   ──>  │        └────────────┴────────> edit
//!           │ └───────┴─ may name everything to its right
//!     shell, cli ───> storage ──────────────────────> rules, domain
//! ```
//!
//! | room | is | must not know |
//! |---|---|---|
//! | [`domain`] | what a planning meeting is: sessions, inputs with their origin, money, and the one way to alter them | screens, files, languages, clocks |
//! | [`rules`] | three things to do, six not to do: each rule a pure function that finds flags | screens, files, words, clocks |
//! | [`lang`] | every visible word in two languages; numbers, dates and periods as people type and read them | screens, files, what day it is |
//! | [`import`] | files that departments bring, read as proposed changes with errors by line | screens, where files lie |
//! | [`export`] | minutes and tables that go out: built once from a session, then written in each format | screens, files, clocks |
//! | [`edit`] | editing state as plain values: text fields and wrapping; the door that cleans text | terminals, sessions, languages |
//! | [`app`] | the program without a terminal: keys, commands, forms, what each does to the model, effects as plain values | terminals, files, clocks; it is told the time |
//! | [`view`] | what a model looks like, and what a click on it means; pure | files, clocks; it never alters the model |
//! | [`storage`] | the disk, RON and folders: session file, journal, lock, backups, trash, recovery, earlier sessions, the archive and its cache, word lists | words, clocks; times are handed in |
//! | [`shell`] | the terminal and the threads: waits, hands over what happens, carries out effects, draws | what any of it means |
//! | [`cli`] | the command line, and the commands that need no screen | the terminal's modes and keys |
//!
//! Only `shell` and `cli` read the clock and reach `storage`; only `shell` knows crossterm and threads; only `view` and
//! `shell` know ratatui. `main` picks one of the two and does nothing else.
//!
//! # One way in
//!
//! [`domain::Session::apply`] is the only way a session is altered. It takes an [`domain::Entry`]: one thing done, by a
//! department or the chair, all of it or nothing, and one step of undo. The history of entries only grows, so replaying it
//! gives the state; from that follow undo to the first input, the crash journal (append the entry), who decided what and
//! when ([`domain::trail`]), and `roundtable check`.
//!
//! # The path of a keystroke
//!
//! 1. The terminal sends bytes; the reading thread of `shell` turns them into an [`app::Key`], a paste or a click.
//! 2. The loop in `shell/run.rs` stamps an [`app::Action`] with the time and hands it to [`app::update()`].
//! 3. [`app::keymap`] names the [`app::Command`] for the key in the nearest place that knows it: what lies on top, the text
//!    that is typed, the step, everywhere. What is no command is typed.
//! 4. `app/steps/` or what lies on top turns the command into [`domain::Change`]s, and `Session::apply` takes them or says
//!    why not.
//! 5. `update` gives back [`app::Effect`]s, plain values: keep this entry, open that file. `shell/hands.rs` carries them
//!    out; the disk has a thread of its own and answers with [`app::Report`]s, which come back as actions.
//!    A file that somebody brings is read on another thread, which answers in the same way and can be stopped.
//!    After each entry [`app::Watch`] asks the rules, and where a remark is held the model shows a covered copy of the
//!    session ([`rules::curtain`]): what is written is the session itself, what is shown is that copy.
//! 6. [`view::draw()`] draws the model, and one write goes to the terminal. Where nothing changed, nothing is written.
//!
//! # A second terminal
//!
//! `roundtable follow` is another process that only looks. [`storage::Following`] reads the journal along as it is written, and
//! the `live` file in which the program that holds the meeting says where it stands ([`app::Whereabouts`]); [`app::Follower`]
//! is what is known of that, [`view::draw_followed`] what is shown: all of it to the facilitator, to the room what it sees.
//!
//! # Where do I add ...
//!
//! | | touch | what reminds you |
//! |---|---|---|
//! | a field of an input | its row in `item!` (`domain/*.rs`), its row in the form (`app/sheet.rs`, `app/steps/*.rs`), words | round trips and replay; words that are missing fail a test |
//! | a kind of input | `domain/`: an item, an id, an [`domain::InputRef`], a change; then `app/steps/`, `view/steps/`, words | exhaustive matches |
//! | a rule | `domain/flag.rs` (its cases), one file in `rules/`, one entry of [`rules::RULES`], words | exhaustive matches; each rule has a session that passes and one that fails |
//! | a step | `domain/step.rs` and one file of its name in `domain/`, `app/steps/`, `view/steps/`; words | exhaustive matches; screens over `Step::ALL` |
//! | a key or a command | one row of `app/keymap.rs`, one of `app/command.rs`, words; where it alters a session, needs one or would show a reward to the room, `app/availability.rs` and `app/rewards_hidden.rs` | duplicate keys fail; README's table is compared |
//! | something that opens in one line | `lang/one_line.rs` (how it comes apart, an example), `app/one_line.rs` (which list takes it) | exhaustive matches; each example must be read |
//! | something that a parked remark can become | `app/parking.rs`, `app/placing.rs`, words | exhaustive matches |
//! | a theme | a variant of [`app::Ground`], its colours in `view/theme/palettes.rs`, a command, words | contrast is reckoned; every screen is drawn in it |
//! | a stop of the tour | `app/tour.rs`, what it says and when it is done in `app/on_tour.rs`, words | exhaustive matches |
//! | a setting of the user's | `storage/settings.rs`, README | unknown ones are refused |
//! | something that is followed over time | a variant of [`lang::over_time::Topic`], its chart in `lang/over_time/`, words | exhaustive matches; each topic is drawn in both languages |
//! | something that tells of a reward | `domain/of_rewards.rs` alone: every screen, search, comparison and export asks it | `tests/it/telling_of_rewards.rs` |
//! | something that becomes of an input later | [`domain::Became`], `domain/afterwards.rs`, `lang/afterwards.rs`, words | exhaustive matches |
//! | something that lies over the work | a variant of [`app::Overlay`], `app/in_overlay.rs`, `view/overlay/` | exhaustive matches |
//! | a step, or a list of it, before the room | a `slide` in `view/room_view/` | exhaustive matches; no example takes more than seven lines |
//! | an effect | a variant of [`app::Effect`], `shell/hands.rs` | exhaustive matches |
//! | something that files bring | a [`import::Kind`], its roles, a proposal in `import/`; `app/bringing/`, `cli/import/` | exhaustive matches |
//! | a format in which minutes go out | a [`export::Format`], one small writer in `export/`, words | exhaustive matches; every format runs over every example |
//! | something that minutes tell | a block in `export/first_page.rs`, `export/over_time.rs`, `export/record.rs` or `export/followed.rs`, words | tests read every format back |
//! | a word that columns are called by | the lists `columns-...` of each `.ftl` | `lang/columns.rs` |
//! | a command of the shell | a variant of [`cli::Command`], a file in `cli/` | README must speak of it |
//! | a word | `lang/en.ftl` and `lang/zh-CN.ftl` | same keys and arguments in all; none idle |
//! | a phrase that the text rules look for | `rules/text/words/`, one list a language | the labelled sentences of `tests/it/sentences` |
//! | a language | one `.ftl` and a variant of [`lang::Lang`] | every key must be there, labels must fit |
//! | a version of the file | `storage/format.rs`: a frozen copy of the old types and how they become the new | every example must load |
//! | a room | its folder, a line here, its place in `tests/it/house.rs` | rooms without a place fail |

pub mod app;
pub mod cli;
pub mod domain;
pub mod edit;
pub mod export;
pub mod import;
pub mod lang;
pub mod rules;
pub mod shell;
pub mod storage;
pub mod view;
