//! The only room that knows the disk: session files, journals, backups, locks and folders.
//!
//! Reads no clock and shows no words: times are handed in, and what goes wrong comes back as plain values.

mod archive;
mod card;
mod checkpoint;
mod checksum;
mod columns;
mod copies;
mod desk;
mod files;
mod following;
mod format;
mod incoming;
mod journal;
mod library;
mod live;
mod lock;
mod opening;
mod outgoing;
mod outside;
mod past;
mod paths;
mod problem;
mod recover;
mod recovery;
#[cfg(test)]
mod samples;
mod series;
mod settings;
mod tail;
mod trash;
mod trouble;
mod users_file;
mod word_lists;

pub use archive::{
    Archive, Batch, Far, Filed, Found, Hit, MOST_FOUND, Opening as ListOpening, Reader, Said, Spine, Tell, Volume,
    search_examples,
};
pub use card::{Card, Head, Standing, read_session};
pub use checkpoint::{Saved, pause_after};
pub use columns::{ChosenColumns, recall_columns, remember_columns};
pub use copies::Backup;
pub use desk::{Desk, Kept};
pub use files::read_at_most;
pub use following::{Following, Sight, Source};
pub use format::{LARGEST, Unreadable, Unwritable, write};
pub use incoming::{Helper, Incoming, lying_about, meant_path, shown_path};
pub use journal::Record;
pub use library::{Example, Shelved, examples, fresh_path, shelf};
pub use live::{remove_live, write_live};
pub use lock::{Holder, NotOurs, Presence};
pub use opening::{Access, EditedOutside, NotOpened, Offer, Opening, review};
pub use outgoing::{NoStyle, Style, documents_folder, free_path, put_out, put_out_in, style};
pub use outside::{Loaded, Outside, read};
pub use past::{Past, before, past, session_named};
pub use paths::{NoHome, Places, Privacy};
pub use problem::Problem;
pub use recover::{Case, Leftovers, Recoverable, left_by_crashes};
pub use recovery::{Bearing, Recovery};
pub use series::{Series, series, series_up_to};
pub use settings::{Settings, recall_theme, remember_theme, settings};
pub use trash::{Discarded, bring_back, throw_away, trash};
pub use trouble::{Cause, Doing, NotSaved, Trouble};
pub use word_lists::{our_word_lists, word_lists};
