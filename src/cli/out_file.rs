//! Writing what was printed to a file of the user's choice, without losing anything else.

use std::path::{Component, Path, PathBuf};

use super::error::CliError;
use crate::message;
use crate::store::desk::Desk;
use crate::store::file;

/// Where to write. What is printed may take the place of an earlier printing, never of a file of the
/// desk.
///
/// # Errors
/// The folder is not there, the place is a folder, or it is one where the desk keeps its data.
pub fn target(desk: &Desk, directory: &Path, out: &Path) -> Result<PathBuf, CliError> {
    let written = directory.join(out);
    let shown = || out.display().to_string();
    let Some(name) = written.file_name() else {
        return Err(CliError::Usage(message!("form-out-folder", path = shown())));
    };
    let folder = written.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(folder) = folder.canonicalize() else {
        return Err(CliError::Usage(message!("form-out-no-folder", path = folder.display().to_string())));
    };
    let target = folder.join(name);
    if target.is_dir() {
        return Err(CliError::Usage(message!("form-out-folder", path = shown())));
    }
    refuse_kept(desk, &target, out)?;
    Ok(target)
}

/// Whether that is a folder: it is there as one, or its name has no ending.
pub fn is_folder(directory: &Path, out: &Path) -> bool {
    out.to_string_lossy().ends_with(['/', '\\']) || out.extension().is_none() || directory.join(out).is_dir()
}

/// Whether a file says the same as a new printing of that hash of data: all of it but moments and the
/// commit, so that what somebody changed by hand is seen.
pub fn says_the_same(path: &Path, text: &str, data: &str) -> bool {
    let folder = path.parent().unwrap_or(Path::new("."));
    let held = file::read_text(folder, path).unwrap_or_default();
    let pattern = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?|\b[0-9a-f]{40}\b[^<\n]*";
    let Ok(passing) = regex_lite::Regex::new(pattern) else { return false };
    held.contains(data) && passing.replace_all(&held, "…") == passing.replace_all(text, "…")
}

/// Where a folder of printings is or will be.
///
/// # Errors
/// A file is there, or it is one where the desk keeps its data.
pub fn folder(desk: &Desk, directory: &Path, out: &Path) -> Result<PathBuf, CliError> {
    // A file of that name is not there for who asks with a stroke at the end.
    let written: PathBuf = directory.join(out).components().collect();
    if written.symlink_metadata().is_ok() && !written.is_dir() {
        return Err(CliError::Usage(message!("form-out-other", path = out.display().to_string())));
    }
    // What is there already may lead elsewhere than it says.
    let reached = written.ancestors().find_map(|above| Some((above.canonicalize().ok()?, above)));
    let whole = match reached {
        Some((reached, above)) => {
            let new = written.strip_prefix(above).unwrap_or(Path::new(""));
            // A way back out of what is not there yet would lead past the look below.
            if new.components().any(|part| part == Component::ParentDir) {
                return Err(CliError::Usage(message!("form-out-no-folder", path = out.display().to_string())));
            }
            reached.join(new)
        }
        None => written,
    };
    refuse_kept(desk, &whole, out)?;
    if desk.root.starts_with(&whole) {
        return Err(CliError::Usage(message!("form-out-kept", path = out.display().to_string())));
    }
    Ok(whole)
}

/// Refuses a place where the desk keeps its data.
fn refuse_kept(desk: &Desk, target: &Path, out: &Path) -> Result<(), CliError> {
    const KEPT: [&str; 5] = ["catalog", "templates", "tickets", ".folio", ".git"];
    let inside = target.strip_prefix(&desk.root).ok().and_then(|inside| inside.components().next());
    if let Some(Component::Normal(first)) = inside
        && KEPT.iter().any(|kept| first == *kept)
    {
        return Err(CliError::Usage(message!("form-out-kept", path = out.display().to_string())));
    }
    Ok(())
}

/// Writes it.
///
/// # Errors
/// A file is there that is not an earlier printing, or it cannot be written.
pub fn write(target: &Path, text: &str) -> Result<(), CliError> {
    refuse_other(target, text)?;
    Ok(file::replace(target, text)?)
}

/// Writes a PDF, in place of an earlier printing: one that says `mark` too.
///
/// # Errors
/// As [`write`].
pub fn write_pdf(target: &Path, bytes: &[u8], mark: &str) -> Result<(), CliError> {
    if target.symlink_metadata().is_ok() {
        let folder = target.parent().unwrap_or(Path::new("."));
        let held = file::read_bytes(folder, target).unwrap_or_else(|_| b"?".to_vec());
        // A longer number may begin like this one.
        let ends = |at: usize| held.get(at).is_none_or(|next| !next.is_ascii_alphanumeric());
        let says = |(at, part): (usize, &[u8])| part == mark.as_bytes() && ends(at + mark.len());
        let is_earlier = held.starts_with(b"%PDF-") && held.windows(mark.len()).enumerate().any(says);
        if !held.is_empty() && !is_earlier {
            return Err(CliError::Usage(message!("form-out-other", path = target.display().to_string())));
        }
    }
    Ok(file::replace(target, bytes)?)
}

/// Refuses to replace a file that does not name all of these: a printing of something else.
///
/// # Errors
/// There is such a file.
pub fn refuse_without(target: &Path, subjects: &[&str]) -> Result<(), CliError> {
    let folder = target.parent().unwrap_or(Path::new("."));
    let Ok(held) = file::read_text(folder, target) else { return Ok(()) };
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_ascii_alphanumeric());
    let names = |subject: &&str| held.match_indices(*subject).any(|(at, _)| ends(&held[at + subject.len()..]));
    if held.trim().is_empty() || subjects.iter().all(names) {
        return Ok(());
    }
    Err(CliError::Usage(message!("form-out-other", path = target.display().to_string())))
}

/// Refuses to replace a file that is not an earlier printing: one that begins with another line. An
/// empty file holds nothing that could be lost.
///
/// # Errors
/// There is such a file, or one that is no text.
pub fn refuse_other(target: &Path, text: &str) -> Result<(), CliError> {
    fn first(text: &str) -> Option<&str> {
        text.lines().map(str::trim).find(|line| !line.is_empty())
    }
    if target.symlink_metadata().is_err() {
        return Ok(());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let is_earlier =
        file::read_text(folder, target).is_ok_and(|held| first(&held).is_none_or(|_| first(&held) == first(text)));
    if is_earlier {
        return Ok(());
    }
    Err(CliError::Usage(message!("form-out-other", path = target.display().to_string())))
}
