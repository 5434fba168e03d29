//! Writes the example sessions into `sessions/`: `cargo run --example make_sessions`.
//!
//! Each is held here from its first entry to its last, so that no example can say what the program would refuse.

use std::path::Path;

use anyhow::Context;
use roundtable::storage;

mod plans;

fn main() -> anyhow::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    std::fs::create_dir_all(&folder)?;
    for session in plans::all() {
        let path = folder.join(format!("{}.ron", session.state().id));
        std::fs::write(&path, storage::write(&session)?).with_context(|| path.display().to_string())?;
    }
    Ok(())
}
