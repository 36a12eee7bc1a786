//! A folder of pages that takes the place of an earlier one as a whole, and the secret that the
//! pseudonyms of such pages are made with.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use super::git::own;
use super::{StoreError, file, io_error};
use crate::message;
use crate::model::finding::{Finding, Place};

/// Lists the files that were written; a folder that has it may be replaced.
pub const MARKER: &str = ".folio-site";
/// First line of that file.
const FORMAT: &str = "folio/site/1";
/// Folders where the desk keeps its data.
const KEPT: [&str; 5] = ["catalog", "templates", "tickets", ".folio", ".git"];
/// Beginning of the names of folders being written.
const TEMPORARY: &str = ".folio-site-";
const KEY: &str = ".folio/site-key";

/// Why a folder cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// It has no folder to stand in.
    #[error("no folder {0}")]
    NoFolder(PathBuf),
    /// Something that is no folder is there.
    #[error("{0} is no folder")]
    NotAFolder(PathBuf),
    /// The desk, or its data, is there.
    #[error("{0} is the desk's")]
    OfDesk(PathBuf),
    /// A folder is there that holds something else.
    #[error("{0} holds something else")]
    NotEmpty(PathBuf),
    /// An earlier one is there, with files that nobody wrote with it.
    #[error("{} files are not of it", .others.len())]
    Others {
        /// The folder.
        folder: PathBuf,
        /// Those files, relative to it.
        others: Vec<String>,
    },
    /// The system refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A folder being written beside the one whose place it will take. Dropped unfinished, it is removed.
#[derive(Debug)]
pub struct Draft {
    target: PathBuf,
    folder: tempfile::TempDir,
    files: Mutex<BTreeSet<String>>,
}

impl Draft {
    /// Begins to write the folder at `target`, for the desk at `root`.
    ///
    /// # Errors
    /// Something is there that may not be replaced, or the folder above cannot be written to.
    pub fn begin(root: &Path, target: &Path) -> Result<Self, SiteError> {
        let target = place(target)?;
        let root = root.canonicalize().map_err(io_error(root))?;
        let inside = target.strip_prefix(&root).ok().map(|inside| inside.components().next());
        let of_desk = match inside {
            Some(Some(Component::Normal(first))) => KEPT.iter().any(|kept| first == *kept),
            Some(_) => true,
            None => root.starts_with(&target),
        };
        if of_desk {
            return Err(SiteError::OfDesk(target));
        }
        refuse_others(&target)?;
        let above = target.parent().unwrap_or(Path::new("/"));
        let mut builder = tempfile::Builder::new();
        builder.prefix(TEMPORARY);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Others shall read it; the process's umask still applies.
            builder.permissions(fs::Permissions::from_mode(0o777));
        }
        let folder = builder.tempdir_in(above).map_err(io_error(above))?;
        Ok(Self { target, folder, files: Mutex::default() })
    }

    /// Writes a file, by its path with `/`. Of two of one path the first counts.
    ///
    /// # Errors
    /// It leads out of the folder, or cannot be written.
    pub fn put(&self, path: &str, text: &str) -> Result<(), StoreError> {
        let relative = Path::new(path);
        let target = self.folder.path().join(relative);
        if !file::is_plain_relative(relative) {
            return Err(StoreError::Io { path: target, source: ErrorKind::InvalidInput.into() });
        }
        let is_new = self.files.lock().is_ok_and(|mut files| files.insert(path.to_owned()));
        if !is_new {
            return Ok(());
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(io_error(folder))?;
        }
        fs::write(&target, text).map_err(io_error(&target))
    }

    /// Puts it in place of what was there. Gives the folder and how many files it has.
    ///
    /// # Errors
    /// The system refuses; what was there is there still.
    pub fn finish(self) -> Result<(PathBuf, usize), SiteError> {
        let Self { target, folder, files } = self;
        let files = files.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut marker = format!("{FORMAT}\n");
        for file in &files {
            marker.push_str(file);
            marker.push('\n');
        }
        let path = folder.path().join(MARKER);
        fs::write(&path, marker).map_err(io_error(&path))?;
        // Somebody may have put something there meanwhile.
        refuse_others(&target)?;
        let before = target.symlink_metadata().is_ok();
        let aside = folder.path().with_extension("old");
        if before {
            fs::rename(&target, &aside).map_err(io_error(&target))?;
        }
        if let Err(error) = fs::rename(folder.path(), &target) {
            if before {
                // If even that fails, the old folder is beside, under the name that the error tells.
                fs::rename(&aside, &target).map_err(io_error(&aside))?;
            }
            return Err(StoreError::Io { path: target, source: error }.into());
        }
        // It has another name now; there is nothing left to remove.
        drop(folder.keep());
        if before {
            fs::remove_dir_all(&aside).map_err(io_error(&aside))?;
        }
        Ok((target, files.len()))
    }
}

/// The path of a folder that may not be there yet, links followed.
fn place(target: &Path) -> Result<PathBuf, SiteError> {
    if let Ok(there) = target.canonicalize() {
        return if there.is_dir() { Ok(there) } else { Err(SiteError::NotAFolder(target.to_owned())) };
    }
    let above = target.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = target.file_name().ok_or_else(|| SiteError::NoFolder(target.to_owned()))?;
    match above.canonicalize() {
        Ok(above) if above.is_dir() && target.symlink_metadata().is_err() => Ok(above.join(name)),
        Ok(above) if above.is_dir() => Err(SiteError::NotAFolder(target.to_owned())),
        _ => Err(SiteError::NoFolder(above.to_owned())),
    }
}

/// Refuses a folder with anything that was not written with it.
fn refuse_others(target: &Path) -> Result<(), SiteError> {
    match fs::read_dir(target).map(|mut entries| entries.next().is_none()) {
        Ok(true) => return Ok(()),
        Ok(false) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(io_error(target)(error).into()),
    }
    let listed = fs::read_to_string(target.join(MARKER)).unwrap_or_default();
    let mut lines = listed.lines();
    if lines.next() != Some(FORMAT) {
        return Err(SiteError::NotEmpty(target.to_owned()));
    }
    let own: BTreeSet<&str> = lines.chain([MARKER]).collect();
    let mut others = Vec::new();
    for entry in walkdir::WalkDir::new(target).sort_by_file_name().into_iter().flatten() {
        if !entry.file_type().is_dir() {
            let path = file::display(target, entry.path());
            if !own.contains(path.as_str()) {
                others.push(path);
            }
        }
    }
    if others.is_empty() { Ok(()) } else { Err(SiteError::Others { folder: target.to_owned(), others }) }
}

/// The desk's secret for pseudonyms, made from `random` where there is none yet. It stays on this
/// machine: git ignores its folder.
///
/// # Errors
/// It is not one, or cannot be read or written.
pub fn key(root: &Path, random: [u8; 32]) -> Result<[u8; 32], StoreError> {
    own::refuse_tracked(root)?;
    key_at(root, KEY, random)
}

/// A secret in a file below `root`, made from `random` where there is none yet.
///
/// # Errors
/// It is not one, or cannot be read or written.
pub fn key_at(root: &Path, name: &str, random: [u8; 32]) -> Result<[u8; 32], StoreError> {
    let path = root.join(name);
    file::refuse_links(root, &path)?;
    let hexadecimal: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = path.parent().unwrap_or(root);
    fs::create_dir_all(folder).map_err(io_error(folder))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    match options.open(&path) {
        Ok(mut made) => made.write_all(format!("{hexadecimal}\n").as_bytes()).map_err(io_error(&path))?,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => return Err(io_error(&path)(error)),
    }
    let text = file::read_text(root, &path).map_err(|finding| StoreError::Damaged(vec![finding]))?;
    read_key(text.trim())
        .ok_or_else(|| StoreError::Damaged(vec![Finding::new(Place::file(name), message!("finding-site-key"))]))
}

fn read_key(text: &str) -> Option<[u8; 32]> {
    let mut key = [0_u8; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a folder")
    }

    #[test]
    fn a_folder_takes_the_place_of_its_own_only() {
        let (desk, beside) = (folder(), folder());
        let target = beside.path().join("sitio");
        let write = |text: &str| {
            let draft = Draft::begin(desk.path(), &target)?;
            draft.put("a/b.html", text)?;
            draft.put("a/b.html", "another")?;
            draft.finish()
        };
        assert_eq!(write("one").expect("written").1, 1);
        assert_eq!(write("two").expect("written").1, 1);
        assert_eq!(fs::read_to_string(target.join("a/b.html")).expect("a page"), "two");
        fs::write(target.join("a/mine.txt"), "mine").expect("a file");
        assert!(matches!(write("three"), Err(SiteError::Others { others, .. }) if others == ["a/mine.txt"]));
        fs::remove_file(target.join(MARKER)).expect("removed");
        assert!(matches!(write("three"), Err(SiteError::NotEmpty(_))));
        assert_eq!(fs::read_dir(beside.path()).expect("lists").count(), 1, "something was left beside");
    }

    #[test]
    fn the_desk_is_never_replaced() {
        let desk = folder();
        fs::create_dir(desk.path().join("tickets")).expect("a folder");
        let begin = |path: &Path| Draft::begin(desk.path(), path).map(|_| ());
        for inside in ["", "tickets", "tickets/x", ".git", ".folio/x"] {
            let path = desk.path().join(inside);
            assert!(matches!(begin(&path), Err(SiteError::OfDesk(_) | SiteError::NoFolder(_))), "{inside}");
        }
        assert!(begin(&desk.path().join("sitio")).is_ok());
        let above = desk.path().parent().expect("a folder");
        assert!(matches!(begin(above), Err(SiteError::OfDesk(_))));
        assert!(matches!(begin(&desk.path().join("no/hay")), Err(SiteError::NoFolder(_))));
    }

    #[test]
    fn no_file_leaves_the_folder() {
        let (desk, beside) = (folder(), folder());
        let draft = Draft::begin(desk.path(), &beside.path().join("sitio")).expect("begun");
        for path in ["../x", "/x", "", "a/../../x"] {
            assert!(draft.put(path, "x").is_err(), "{path}");
        }
    }

    #[test]
    fn the_secret_is_made_once() {
        let desk = folder();
        assert_eq!(key(desk.path(), [1; 32]).expect("made"), [1; 32]);
        assert_eq!(key(desk.path(), [2; 32]).expect("read"), [1; 32]);
        fs::write(desk.path().join(KEY), "corto").expect("written");
        assert!(matches!(key(desk.path(), [3; 32]), Err(StoreError::Damaged(_))));
    }
}
