//! Files that go out of the house: written whole or not at all, never in the place of another, and the style of the house.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf, absolute};

use directories::UserDirs;

use super::files::{create_folder, free_name, move_to_free, read_at_most, stem, write_new};
use super::paths::{Places, Privacy};
use super::trouble::{Cause, Doing, Tried, Trouble};

/// Longest template, in bytes.
const LONGEST_TEMPLATE: u64 = 1024 * 1024;
/// Largest logo, in bytes: it stands in every page.
const LARGEST_LOGO: u64 = 512 * 1024;
/// The names that a logo can have, and what kind of picture each is.
const LOGOS: [(&str, &str); 4] =
    [("logo.svg", "image/svg+xml"), ("logo.png", "image/png"), ("logo.jpg", "image/jpeg"), ("logo.jpeg", "image/jpeg")];

/// What a company has put among the settings for its pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Its own template.
    pub template: Option<String>,
    /// Its logo: what kind of picture, and the picture.
    pub logo: Option<(&'static str, Vec<u8>)>,
}

/// Why the style of the house cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoStyle {
    /// The disk does not let us.
    #[error(transparent)]
    Disk(#[from] Trouble),
    /// The template is no text, or longer than any.
    #[error("`{}` is no template", .0.display())]
    Template(PathBuf),
    /// The logo is too large.
    #[error("`{}` is too large", .0.display())]
    Logo(PathBuf),
}

impl Places {
    /// The template of a company's own for pages of minutes.
    #[must_use]
    pub fn template(&self) -> PathBuf {
        self.config.join("minutes.html.j2")
    }

    /// The logo for pages of minutes: the one that is there, else where one could lie.
    #[must_use]
    pub fn logo(&self) -> PathBuf {
        let paths = || LOGOS.iter().map(|(name, _)| self.config.join(name));
        paths().find(|path| path.exists()).unwrap_or_else(|| self.config.join("logo.png"))
    }
}

/// The style of the house, as far as there is one.
///
/// # Errors
/// [`NoStyle`] where something is there and cannot be used.
pub fn style(places: &Places) -> Result<Style, NoStyle> {
    let path = places.template();
    let template = match read_bounded(&path, LONGEST_TEMPLATE)? {
        None => None,
        Some(bytes) if bytes.len() as u64 > LONGEST_TEMPLATE => return Err(NoStyle::Template(path)),
        Some(bytes) => Some(String::from_utf8(bytes).map_err(|_| NoStyle::Template(path))?),
    };
    let template = template.map(|text| text.trim_start_matches('\u{feff}').to_owned());
    let mut logo = None;
    for (name, kind) in LOGOS {
        let path = places.config.join(name);
        if let Some(bytes) = read_bounded(&path, LARGEST_LOGO)? {
            if bytes.len() as u64 > LARGEST_LOGO {
                return Err(NoStyle::Logo(path));
            }
            logo = Some((kind, bytes));
            break;
        }
    }
    Ok(Style { template, logo })
}

/// The bytes of a file; `None` where there is none.
fn read_bounded(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, Trouble> {
    match read_at_most(path, limit) {
        Err(trouble) if trouble.cause == Cause::Missing => Ok(None),
        read => read.map(Some),
    }
}

/// The folder of the user's documents, where there is one.
#[must_use]
pub fn documents_folder() -> Option<PathBuf> {
    let documents = UserDirs::new().and_then(|user| user.document_dir().map(Path::to_owned));
    documents.filter(|folder| folder.is_dir())
}

/// The path, or where something is there already the same with the first number that is free: `plan-2.html`.
#[must_use]
pub fn free_path(path: &Path) -> PathBuf {
    if fs::symlink_metadata(path).is_err() {
        return path.to_owned();
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    if let Some(ending) = path.extension().filter(|_| !path.is_dir()) {
        return free_name(folder, &stem(path), &ending.to_string_lossy());
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = |number: u32| folder.join(format!("{name}-{number}"));
    let mut free = (2..=u32::MAX).map(numbered).filter(|path| fs::symlink_metadata(path).is_err());
    free.next().unwrap_or_else(|| path.to_owned())
}

/// Writes a new file: all of it is there at once, or nothing.
///
/// # Errors
/// [`Cause::Exists`] where something is there already, else the [`Trouble`] of writing.
pub fn put_out(path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    // Beside a name alone there is no folder to make sure of.
    let path = &absolute(path).unwrap_or_else(|_| path.to_owned());
    refuse_taken(path)?;
    let draft = draft_beside(path);
    // One that a crash has left is of no use to anybody.
    drop(fs::remove_file(&draft));
    write_new(&draft, bytes, Privacy::Named).map_err(|trouble| Trouble { path: path.to_owned(), ..trouble })?;
    let moved = move_to_free(&draft, path);
    if moved.is_err() {
        drop(fs::remove_file(&draft));
    }
    moved
}

/// Writes several new files into a folder, which is made where there is none: all of them, or none.
///
/// # Errors
/// [`Cause::Exists`] where one of them is there already, else the [`Trouble`] of writing.
pub fn put_out_in(folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Trouble> {
    let folder = &absolute(folder).unwrap_or_else(|_| folder.to_owned());
    files.iter().try_for_each(|(name, _)| refuse_taken(&folder.join(name)))?;
    let is_new = !folder.exists();
    if !is_new && !folder.is_dir() {
        return Err(Trouble { doing: Doing::Create, path: folder.to_owned(), cause: Cause::Exists });
    }
    let target = if is_new { draft_beside(folder) } else { folder.to_owned() };
    if is_new {
        drop(fs::remove_dir_all(&target));
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
        // A folder above that is not there is more likely a slip than a wish.
        parent.map_or(Ok(()), |parent| fs::metadata(parent).map(drop).tried(Doing::Create, parent))?;
        create_folder(&target, Privacy::Named)?;
    }
    let mut written = Vec::new();
    let mut outcome = Ok(());
    for (name, bytes) in files {
        let path = target.join(name);
        outcome = put_out(&path, bytes);
        if outcome.is_err() {
            break;
        }
        written.push(path);
    }
    if outcome.is_ok() && is_new {
        outcome = move_to_free(&target, folder);
    }
    if outcome.is_err() {
        // They are ours and of no use one without the other.
        for path in &written {
            drop(fs::remove_file(path));
        }
        if is_new {
            drop(fs::remove_dir_all(&target));
        }
    }
    outcome
}

/// That nothing is at this path, and that what is above it is a folder.
fn refuse_taken(path: &Path) -> Result<(), Trouble> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(Trouble { doing: Doing::Create, path: path.to_owned(), cause: Cause::Exists }),
        Err(_) => Ok(()),
    }
}

/// A hidden name in the same folder, under which something is written before it takes its place.
fn draft_beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    // A name as long as a file system takes leaves no room for the dot and the ending.
    let whole = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name.push(whole.chars().take(60).collect::<String>());
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::super::samples::places_in;
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn files(names: &[&str]) -> Vec<(String, Vec<u8>)> {
        names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect()
    }

    #[test]
    fn what_goes_out_never_takes_the_place_of_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.html");
        put_out(&path, b"first").unwrap();
        assert_eq!(put_out(&path, b"second").unwrap_err().cause, Cause::Exists);
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(free_path(&path), folder.path().join("plan-2.html"));
        assert_eq!(names(folder.path()), ["plan.html"]);
    }

    #[test]
    fn a_folder_of_tables_is_there_whole_or_not_at_all() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("plan");
        put_out_in(&folder, &files(&["a.csv", "b.csv"])).unwrap();
        assert_eq!(names(&folder), ["a.csv", "b.csv"]);
        assert_eq!(put_out_in(&folder, &files(&["c.csv", "b.csv"])).unwrap_err().cause, Cause::Exists);
        assert_eq!(names(&folder), ["a.csv", "b.csv"], "nothing of the second was written");
        put_out_in(&folder, &files(&["c.csv"])).unwrap();
        // A name that no file can have comes last: what was written before it is gone again.
        let other = root.path().join("other");
        assert!(put_out_in(&other, &files(&["a.csv", "no/such/folder.csv"])).is_err());
        assert_eq!(names(root.path()), ["plan"]);
        assert!(put_out_in(&folder, &files(&["d.csv", "no/such/folder.csv"])).is_err());
        assert_eq!(names(&folder), ["a.csv", "b.csv", "c.csv"]);
        assert_eq!(put_out_in(&root.path().join("x/y"), &files(&["a"])).unwrap_err().cause, Cause::Missing);
        assert_eq!(free_path(&folder), root.path().join("plan-2"));
    }

    #[test]
    fn the_style_of_the_house_is_read_and_what_cannot_be_used_is_named() {
        let root = tempfile::tempdir().unwrap();
        let places = places_in(root.path());
        fs::create_dir_all(&places.config).unwrap();
        assert_eq!(style(&places), Ok(Style::default()));
        fs::write(places.template(), "\u{feff}<p>{{ title }}").unwrap();
        fs::write(places.config.join("logo.jpg"), b"jpg").unwrap();
        let read = style(&places).unwrap();
        assert_eq!(read.template.as_deref(), Some("<p>{{ title }}"));
        assert_eq!(read.logo, Some(("image/jpeg", b"jpg".to_vec())));
        fs::write(places.config.join("logo.svg"), vec![b' '; 600 * 1024]).unwrap();
        assert_eq!(style(&places), Err(NoStyle::Logo(places.config.join("logo.svg"))));
        fs::write(places.template(), b"\xff").unwrap();
        assert_eq!(style(&places), Err(NoStyle::Template(places.template())));
    }
}
