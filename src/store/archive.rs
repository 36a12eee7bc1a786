//! The seals of finished years on the disk: read as far as a question needs, written and removed, and held to by
//! whoever writes.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::desk::Desk;
use super::git::record::{Before, Written};
use super::git::run::texts_at;
use super::lock::Lock;
use super::{StoreError, file, io_error, sweep};
use crate::model::finding::Finding;
use crate::model::seal::{self, Header};

/// Bytes above which a seal is not read: a line has some ninety, and a year may have hundreds of thousands of records.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

impl Desk {
    /// The years that have a folder of tickets, in order.
    pub fn ticket_years(&self) -> Vec<u16> {
        let name = |path: PathBuf| seal::year_of(path.file_name()?.to_str()?);
        sweep::numbered_folders(&self.tickets_folder()).into_iter().filter_map(name).collect()
    }

    /// Where the seal of a year stands, if the year is sealed.
    pub fn seal_path(&self, year: u16) -> PathBuf {
        self.path(&seal::path_of(year))
    }

    /// Whether a year is sealed, be its seal damaged or not.
    pub fn is_sealed(&self, year: u16) -> bool {
        self.seal_path(year).symlink_metadata().is_ok()
    }

    /// The headers of the seals that can be believed, in order. A year of which the seal cannot be read counts as any
    /// other; `check` names it.
    pub fn seal_headers(&self) -> Vec<Header> {
        let header = |year: u16| header_at(&self.root, &self.seal_path(year)).filter(|header| header.year == year);
        self.ticket_years().into_iter().filter_map(header).collect()
    }

    /// The text of a year's seal.
    ///
    /// # Errors
    /// The finding, where it cannot be read.
    pub fn seal_text(&self, year: u16) -> Result<String, Finding> {
        let bytes = file::read_bytes_of(&self.root, &self.seal_path(year), MAX_BYTES)?;
        // What is no text is no seal either.
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Refuses to write a file that belongs to a sealed year.
    ///
    /// # Errors
    /// [`StoreError::Sealed`].
    pub fn refuse_sealed(&self, path: &Path) -> Result<(), StoreError> {
        match seal::year_above(&file::display(&self.root, path)).filter(|year| self.is_sealed(*year)) {
            Some(year) => Err(StoreError::Sealed { year, path: path.to_owned() }),
            None => Ok(()),
        }
    }

    /// The seals that the last commit has and the disk has not any more, of the years of some files that were written:
    /// a commit of those without the removal would be one within a sealed year.
    pub fn seals_left_in_git(&self, written: &[Written]) -> Vec<Written> {
        let years: BTreeSet<u16> = written.iter().filter_map(|file| seal::year_above(&file.path)).collect();
        let gone = years.into_iter().filter(|year| !self.is_sealed(*year)).map(seal::path_of);
        let paths: Vec<String> = gone.filter(|path| written.iter().all(|file| file.path != *path)).collect();
        if paths.is_empty() {
            return Vec::new();
        }
        // Where git does not answer the commit is refused anyway.
        let texts = texts_at(&self.root, "HEAD", &paths).unwrap_or_default();
        let left = paths.into_iter().zip(texts).filter(|(_, text)| text.is_some());
        left.map(|(path, _)| Written { path, before: Before::Unknown, after: String::new() }).collect()
    }

    /// Removes a link that stands where the seal of a year should; what it leads to stays.
    ///
    /// # Errors
    /// A folder above it is a link too; the disk.
    pub fn remove_linked_seal(&self, _lock: &Lock, year: u16) -> Result<(), StoreError> {
        let path = self.seal_path(year);
        file::refuse_links(&self.root, path.parent().unwrap_or(&self.root))?;
        fs::remove_file(&path).map_err(io_error(&path))?;
        let path = file::display(&self.root, &path);
        self.record(vec![Written { path, before: Before::Unknown, after: String::new() }]);
        Ok(())
    }

    /// Writes the seal of a year, or removes it where there is no text. `read` is what stood there.
    ///
    /// # Errors
    /// [`StoreError::Changed`] if something else stands there by now; the disk.
    pub fn write_seal(
        &self,
        _lock: &Lock,
        year: u16,
        read: Option<&[u8]>,
        text: Option<&str>,
    ) -> Result<(), StoreError> {
        let path = self.seal_path(year);
        file::refuse_links(&self.root, &path)?;
        let now = match fs::read(&path) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(error) => return Err(io_error(path)(error)),
        };
        if now.as_deref() != read {
            return Err(StoreError::Changed(path));
        }
        match (text, read) {
            (Some(text), Some(_)) => file::replace(&path, text)?,
            (Some(text), None) => file::create(&path, text)?,
            (None, _) => {
                fs::remove_file(&path).map_err(io_error(&path))?;
                file::sync_folder(path.parent().unwrap_or(&self.root))?;
            }
        }
        // Taken away, it does not matter what somebody made of it before.
        let before = if read.is_none() { Before::Nothing } else { Before::Unknown };
        // A file that is gone counts as an empty one.
        let after = text.unwrap_or_default().to_owned();
        self.record(vec![Written { path: file::display(&self.root, &path), before, after }]);
        Ok(())
    }
}

/// The header with which a seal begins; its lines are not read.
fn header_at(root: &Path, path: &Path) -> Option<Header> {
    // Opening a pipe would wait for somebody to write into it.
    path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
    file::refuse_links(root, path).ok()?;
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    let mut bytes = Vec::with_capacity(seal::MOST);
    file.take(seal::MOST as u64).read_to_end(&mut bytes).ok()?;
    // What is cut may be cut within a character.
    Header::of_file(&String::from_utf8_lossy(&bytes), length)
}
