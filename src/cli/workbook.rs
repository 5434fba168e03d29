//! `roundtable read-workbook`: the helper in which a workbook is read, so that none can ask more of us than its limits.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::import::workbook::{write_names, write_sheet};
use crate::storage::Incoming;

/// Memory that reading a workbook may take, in bytes.
#[cfg(unix)]
const MOST_MEMORY: u64 = 3 * 1024 * 1024 * 1024;
/// Seconds of computing that it may take.
#[cfg(unix)]
const MOST_SECONDS: u64 = 600;

/// What is asked of the workbook.
pub enum Wish<'a> {
    /// The names of its sheets.
    Names,
    /// A sheet; the first that is not hidden, where none is named.
    Sheet(Option<&'a str>),
}

/// Writes what is asked for to standard output; what is wrong with the workbook stands in its closing line.
pub fn read(file: &Path, wish: &Wish<'_>) -> ExitCode {
    limit();
    let mut out = BufWriter::with_capacity(64 * 1024, io::stdout().lock());
    let written = Incoming::find(file).map_err(io::Error::other).and_then(|found| {
        let workbook = found.seekable()?;
        match wish {
            Wish::Names => write_names(workbook, &mut out),
            Wish::Sheet(name) => write_sheet(workbook, *name, &mut out),
        }
    });
    match written.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // Nobody reads on, or the file has gone: the missing closing line says so.
        Err(_) => ExitCode::FAILURE,
    }
}

#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let at_most = |most| Rlimit { current: Some(most), maximum: Some(most) };
    // Where the system does not know a limit, reading goes on without it.
    let _ = setrlimit(Resource::As, at_most(MOST_MEMORY));
    let _ = setrlimit(Resource::Cpu, at_most(MOST_SECONDS));
}

#[cfg(not(unix))]
fn limit() {}
