//! Files that belong to tickets: kept beside them under their hash, read back, never run.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::{StoreError, file, git, io_error};
use crate::message;
use crate::model::attachment::{self, Attachment};
use crate::model::identifier::exact_hash;
use crate::model::message::Message;
use crate::model::plain;

/// Bytes of a file from which its type is told.
const HEAD: usize = 8192;

/// Endings that systems run as they are, whatever the file begins with.
const RUN_BY_NAME: [&str; 22] = [
    "app", "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "jar", "js", "jse", "lnk", "msi", "pif", "ps1", "psm1",
    "reg", "scr", "sh", "vbe", "vbs", "wsf",
];

/// A file to be attached.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// What will be recorded.
    pub attachment: Attachment,
    bytes: Vec<u8>,
}

/// How an attachment is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// As it was attached.
    Whole,
    /// As a pointer of git-lfs: the desk has it, and it was not fetched.
    NotFetched,
    /// With other bytes.
    Altered,
    /// Not at all.
    Missing,
}

/// Reads a file that somebody wants to attach.
///
/// # Errors
/// What stands in the way: it cannot be read, is too large, empty, or a program.
pub fn candidate(path: &Path, most: u64) -> Result<Candidate, Message> {
    let shown = path.display().to_string();
    let unreadable =
        |error: std::io::Error| message!("attach-unreadable", path = &shown, problem = file::system_reason(&error));
    let metadata = fs::metadata(path).map_err(unreadable)?;
    // A device or pipe might never end.
    if !metadata.is_file() {
        return Err(message!("attach-not-a-file", path = &shown));
    }
    if metadata.len() > most {
        return Err(message!("attach-too-large", path = &shown, size = size(metadata.len()), most = size(most)));
    }
    let mut bytes = Vec::new();
    fs::File::open(path).and_then(|file| file.take(most + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.is_empty() {
        return Err(message!("attach-empty", path = &shown));
    }
    let name = path.file_name().map(|name| plain::one_line(&name.to_string_lossy())).unwrap_or_default();
    if is_program(&bytes) || is_run_by_name(&name) {
        return Err(message!("attach-program", path = &shown));
    }
    let (sha256, length) = (exact_hash(&bytes), u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    Ok(Candidate { attachment: Attachment { name, sha256, bytes: length, kind: kind_of(&bytes) }, bytes })
}

/// Whether a system runs a file of that name, whatever it begins with.
pub fn is_run_by_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    RUN_BY_NAME.contains(&ending.as_str())
}

/// Whether the bytes are something that a system can run.
pub fn is_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"#!") || infer::get(bytes).is_some_and(|kind| kind.matcher_type() == infer::MatcherType::App)
}

/// The type of a file by its bytes.
pub fn kind_of(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(HEAD)];
    if let Some(kind) = infer::get(bytes) {
        return kind.mime_type().to_owned();
    }
    let is_text = std::str::from_utf8(head).map_or_else(|error| error.valid_up_to() + 4 > head.len(), |_| true);
    if is_text && !head.contains(&0) { "text/plain" } else { "application/octet-stream" }.to_owned()
}

/// A number of bytes as people say it.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KiB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MiB", bytes >> 20, ((bytes & 0xf_ffff) * 10) >> 20),
    }
}

impl Desk {
    /// Where a file of a ticket lies.
    pub fn attachment_path(&self, record: &Path, sha256: &str) -> PathBuf {
        record.parent().unwrap_or(&self.root).join(attachment::place(sha256))
    }

    /// Keeps a file beside a ticket's record; gives its path where it was not there yet.
    ///
    /// # Errors
    /// The disk, or a link in the way.
    pub fn keep_attachment(&self, record: &Path, candidate: &Candidate) -> Result<Option<PathBuf>, StoreError> {
        let path = self.attachment_path(record, &candidate.attachment.sha256);
        file::refuse_links(&self.root, &path)?;
        if matches!(
            presence(&path, &candidate.attachment.sha256, candidate.attachment.bytes),
            Presence::Whole | Presence::NotFetched
        ) {
            return Ok(None);
        }
        git::driver::keep_bytes(&self.root);
        file::put_bytes(&path, &candidate.bytes)?;
        Ok(Some(path))
    }

    /// Takes back a file that was kept for a change that was not made.
    pub fn drop_attachment(&self, path: &Path) {
        // What cannot be removed is found by `check`.
        let _ = fs::remove_file(path);
        for folder in path.ancestors().skip(1).take(2) {
            let _ = fs::remove_dir(folder);
        }
    }

    /// The bytes of a file of a ticket, where it is there as it was attached.
    ///
    /// # Errors
    /// The disk.
    pub fn attachment_bytes(&self, record: &Path, attachment: &Attachment) -> Result<Option<Vec<u8>>, StoreError> {
        let path = self.attachment_path(record, &attachment.sha256);
        match presence(&path, &attachment.sha256, attachment.bytes) {
            Presence::Whole => fs::read(&path).map(Some).map_err(io_error(path)),
            _ => Ok(None),
        }
    }

    /// Every file that lies where attachments do, in order of path.
    pub fn attachment_files(&self) -> Vec<PathBuf> {
        let months = walkdir::WalkDir::new(self.tickets_folder()).min_depth(3).max_depth(3).sort_by_file_name();
        let folders = months.into_iter().flatten().filter(|entry| entry.file_name() == attachment::FOLDER);
        let below = folders.flat_map(|folder| walkdir::WalkDir::new(folder.path()).sort_by_file_name());
        below.flatten().filter(|entry| !entry.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect()
    }
}

/// How the file at a path is the one of that hash and size.
pub fn presence(path: &Path, sha256: &str, bytes: u64) -> Presence {
    let Ok(metadata) = fs::symlink_metadata(path) else { return Presence::Missing };
    if !metadata.is_file() {
        return Presence::Altered;
    }
    if metadata.len() == bytes && file::digest(path).is_ok_and(|(hash, _)| hash == sha256) {
        return Presence::Whole;
    }
    let text = (metadata.len() <= attachment::POINTER_MAX).then(|| fs::read_to_string(path).ok()).flatten();
    match text.as_deref().and_then(attachment::pointer) {
        Some((hash, size)) if hash == sha256 && size == bytes => Presence::NotFetched,
        _ => Presence::Altered,
    }
}

/// Writes what was attached to a new file, where nobody can run it.
///
/// # Errors
/// What the system said; a file that is there stays.
pub fn write_out(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    fs::OpenOptions::new().write(true).create_new(true).open(path)?.write_all(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, bytes: &[u8]) -> Result<String, &'static str> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("writes");
        candidate(&path, 1000).map(|found| found.attachment.kind).map_err(|message| message.id)
    }

    #[test]
    fn a_type_is_told_by_bytes_and_no_program_passes() {
        assert_eq!(told("foto.exe.png", b"\x89PNG\r\n\x1a\n0000").as_deref(), Ok("image/png"));
        assert_eq!(told("nota", "año".as_bytes()).as_deref(), Ok("text/plain"));
        assert_eq!(told("x.bin", b"\x00\x01\x02").as_deref(), Ok("application/octet-stream"));
        assert_eq!(told("acta.pdf", b"%PDF-1.7\n").as_deref(), Ok("application/pdf"));
        let elf = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 64]].concat();
        for (name, bytes) in
            [("foto.png", elf.as_slice()), ("foto.png", b"MZ\x90\x00"), ("x", b"#!/bin/sh\n"), ("a.BAT", b"dir")]
        {
            assert_eq!(told(name, bytes), Err("attach-program"), "{name}");
        }
        assert_eq!(told("x", b""), Err("attach-empty"));
        assert_eq!(told("x", &[b'a'; 1001]), Err("attach-too-large"));
    }
}
