//! Guarded reading and atomic writing of single files. Several at once: [`super::batch`].

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Component, Path};

use super::{StoreError, io_error};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::identifier::Digest;
use crate::model::message::Message;

/// Bytes above which a text file of a desk is not read: a record is a few kilobytes.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// Beginning and end of the names of files being written; whatever bears such a name while the
/// lock is held was left behind by a process that died.
const TEMPORARY: (&str, &str) = (".folio-", ".tmp");

/// A path inside the desk as findings show it: relative, with `/`.
pub fn display(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Reads a text file of the desk. What cannot be used is one finding: a folder, a link that leads
/// out of the desk, a file too large, bytes that are not UTF-8.
///
/// # Errors
/// The finding; a file that is missing or unreadable is one too.
pub fn read_text(root: &Path, path: &Path) -> Result<String, Finding> {
    String::from_utf8(read_bytes(root, path)?).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = &error.as_bytes()[..valid];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let place = Place { path: display(root, path), line: Some(line), column: None, excerpt: None };
        Finding::new(place, message!("finding-not-utf8"))
    })
}

/// Reads a file of the desk, as [`read_text`] does, whatever its bytes are.
///
/// # Errors
/// As [`read_text`].
pub fn read_bytes(root: &Path, path: &Path) -> Result<Vec<u8>, Finding> {
    read_bytes_of(root, path, MAX_BYTES)
}

/// The same of a file that may have so many bytes.
///
/// # Errors
/// As [`read_text`].
pub fn read_bytes_of(root: &Path, path: &Path, most: u64) -> Result<Vec<u8>, Finding> {
    let shown = display(root, path);
    let finding = |message| Finding::new(Place::file(shown.clone()), message);
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => finding(message!("finding-file-missing")),
        _ => finding(message!("finding-file-unreadable", problem = system_reason(&error))),
    };
    let entry = fs::symlink_metadata(path).map_err(unreadable)?;
    if entry.is_symlink() && !stays_inside(root, path) {
        return Err(finding(message!("finding-link-out")));
    }
    // Asked before opening: opening a pipe would wait for somebody to write into it.
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(finding(message!("finding-folder-not-file")));
    }
    // A device or pipe has no length and might never end.
    if !metadata.is_file() {
        return Err(finding(message!("finding-not-a-file")));
    }
    if metadata.len() > most {
        return Err(finding(message!(
            "finding-file-too-large",
            size = metadata.len().div_ceil(1024 * 1024) as usize,
            limit = (most / 1024 / 1024) as usize
        )));
    }
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

/// SHA-256 of a file's bytes, in hexadecimal, and how many there are. The file may be of any size and
/// lie anywhere.
///
/// # Errors
/// What the system said.
pub fn digest(path: &Path) -> std::io::Result<(String, u64)> {
    let mut digest = Digest::default();
    // A device or pipe might never end.
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidInput.into());
    }
    let bytes = std::io::copy(&mut File::open(path)?, &mut digest)?;
    Ok((digest.finish(), bytes))
}

/// Nothing is written through a link: neither the file nor a folder on the way to it may be one.
///
/// # Errors
/// [`StoreError::Damaged`] with the link.
pub fn refuse_links(root: &Path, path: &Path) -> Result<(), StoreError> {
    let below = path.strip_prefix(root).unwrap_or(path);
    let mut reached = root.to_owned();
    for part in below.components() {
        reached.push(part);
        if fs::symlink_metadata(&reached).is_ok_and(|entry| entry.is_symlink()) {
            let place = Place::file(display(root, &reached));
            return Err(StoreError::Damaged(vec![Finding::new(place, message!("finding-link-not-written"))]));
        }
    }
    Ok(())
}

/// Whether a path, links followed, is inside the desk.
fn stays_inside(root: &Path, path: &Path) -> bool {
    match (root.canonicalize(), path.canonicalize()) {
        (Ok(root), Ok(path)) => path.starts_with(root),
        _ => false,
    }
}

/// Whether a path written in a catalogue stays where it is put: relative, no `..`.
pub fn is_plain_relative(path: &Path) -> bool {
    !path.as_os_str().is_empty() && path.components().all(|part| matches!(part, Component::Normal(_)))
}

/// What the system said, in the reader's language where it is one of the usual things.
pub fn system_reason(error: &std::io::Error) -> Message {
    use std::io::ErrorKind;
    let id = match error.kind() {
        ErrorKind::NotFound => "system-not-found",
        ErrorKind::PermissionDenied => "system-permission",
        ErrorKind::ReadOnlyFilesystem => "system-read-only",
        ErrorKind::AlreadyExists => "system-exists",
        ErrorKind::NotADirectory => "system-no-folder",
        ErrorKind::IsADirectory => "system-folder",
        ErrorKind::DirectoryNotEmpty => "system-folder-not-empty",
        ErrorKind::StorageFull => "system-full",
        ErrorKind::QuotaExceeded => "system-quota",
        ErrorKind::FileTooLarge => "system-too-large",
        ErrorKind::InvalidFilename => "system-name",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "system-busy",
        ErrorKind::TimedOut => "system-slow",
        ErrorKind::StaleNetworkFileHandle | ErrorKind::NetworkDown | ErrorKind::HostUnreachable => "system-network",
        ErrorKind::InvalidData => "system-no-text",
        _ => return message!("system-other", words = system_words(error)),
    };
    Message::new(id)
}

/// What the system said, in one line without Rust's own decoration.
pub fn system_words(error: &std::io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or(&text).to_owned()
}

/// Replaces a file, or makes it, so that at any moment either the old or the new text is there:
/// temporary file beside it, synced, renamed over it, folder synced. Call it with the lock held.
///
/// # Errors
/// [`StoreError::Io`]; the old file is then still in place.
pub fn replace(path: &Path, text: impl AsRef<[u8]>) -> Result<(), StoreError> {
    put(path, text.as_ref())?;
    sync_folder(folder_of(path))
}

/// Makes a file that must not be there yet, as atomically as [`replace`]; its folders too.
///
/// # Errors
/// [`StoreError::Io`], of kind `AlreadyExists` if it is there.
pub fn create(path: &Path, text: &str) -> Result<(), StoreError> {
    put_new(path, text)?;
    sync_folder(folder_of(path))
}

/// [`replace`] for one who syncs the folder later.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let temporary = write_beside(path, bytes)?;
    if let Ok(metadata) = fs::metadata(path) {
        // A temporary file is private to its owner; the record keeps the mode that it had.
        fs::set_permissions(temporary.path(), metadata.permissions()).map_err(io_error(path))?;
    }
    temporary.persist(path).map_err(|error| StoreError::Io { path: path.to_owned(), source: error.error })?;
    Ok(())
}

/// Writes a file of any bytes whole or not at all, and makes it survive a loss of power.
pub(super) fn put_bytes(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = folder_of(path);
    make_folder(folder)?;
    put(path, bytes)?;
    sync_folder(folder)
}

/// [`create`] for one who syncs the folder later.
pub(super) fn put_new(path: &Path, text: &str) -> Result<(), StoreError> {
    let folder = folder_of(path);
    make_folder(folder)?;
    let temporary = write_beside(path, text.as_bytes())?;
    temporary.persist_noclobber(path).map_err(|error| StoreError::Io { path: path.to_owned(), source: error.error })?;
    Ok(())
}

/// Whether a folder has anything in it.
pub fn is_full(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Makes a folder, and those above it, where they are not there.
///
/// # Errors
/// [`StoreError::Io`].
pub fn make_folder(folder: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(folder).map_err(io_error(folder))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(Path::new("."))
}

fn write_beside(path: &Path, bytes: &[u8]) -> Result<tempfile::NamedTempFile, StoreError> {
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The process's umask still applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).map_err(io_error(path))?;
    file.write_all(bytes).map_err(io_error(path))?;
    file.as_file().sync_all().map_err(io_error(path))?;
    Ok(file)
}

/// Removes what processes that died left in a folder of records. Only with the lock held: whatever
/// bears such a name is then nobody's.
pub fn sweep_leftovers(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(TEMPORARY.0) && name.ends_with(TEMPORARY.1) {
            // Left behind by a process that died; if it cannot be removed it does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Makes what was renamed, made or removed in a folder survive a loss of power.
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    // Windows cannot open a folder as a file; its rename is durable by itself.
    if cfg!(unix) {
        let handle = File::open(folder).map_err(io_error(folder))?;
        handle.sync_all().map_err(io_error(folder))?;
    }
    Ok(())
}
