//! The logo of a desk's papers.

use super::desk::Desk;
use super::file;
use crate::message;
use crate::model::catalogue::Picture;
use crate::model::finding::{Finding, Place};

/// Bytes that a logo may have: it goes whole into every form.
const MOST_BYTES: usize = 512 * 1024;

impl Desk {
    /// The logo of its letterhead, where it has one.
    ///
    /// # Errors
    /// A finding when the file is missing, leads out of the desk, is too large or no picture.
    pub fn logo(&self) -> Result<Option<Picture>, Finding> {
        let Some(name) = &self.settings.letterhead.logo else { return Ok(None) };
        let bytes = file::read_bytes(&self.root, &self.path(name))?;
        let finding = |message| Finding::new(Place::file(name.clone()), message);
        if bytes.len() > MOST_BYTES {
            let size = bytes.len().div_ceil(1024);
            return Err(finding(message!("finding-logo-too-large", size = size, limit = MOST_BYTES / 1024)));
        }
        Picture::of(bytes).map(Some).ok_or_else(|| finding(message!("finding-logo-kind")))
    }
}
