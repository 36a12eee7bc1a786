//! What files said, from one `git cat-file --batch` that stays.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use super::{Repository, missing};
use crate::store::{StoreError, file};

/// A file's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blob {
    /// It is text.
    Text(String),
    /// Its bytes are not UTF-8.
    NotText,
    /// It is larger than a file of a desk may be; so many bytes.
    TooLarge(u64),
    /// There is none, or it is no file.
    Nothing,
}

/// Reads one blob after the other.
pub struct Blobs {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Repository {
    /// Begins to read blobs.
    ///
    /// # Errors
    /// Git is missing.
    pub fn blobs(&self) -> Result<Blobs, StoreError> {
        let mut command = self.command();
        command.args(["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(missing)?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or_else(|| StoreError::Git("cat-file".to_owned()))?;
        Ok(Blobs { child, input, output: BufReader::new(output) })
    }
}

impl Blobs {
    /// What a name means: a blob's own, or `commit:path`.
    ///
    /// # Errors
    /// Git stopped answering.
    pub fn read(&mut self, name: &str) -> Result<Blob, StoreError> {
        let Some((bytes, size)) = self.bytes(name, file::MAX_BYTES)? else { return Ok(Blob::Nothing) };
        if size > file::MAX_BYTES {
            return Ok(Blob::TooLarge(size));
        }
        Ok(String::from_utf8(bytes).map_or(Blob::NotText, Blob::Text))
    }

    /// The first bytes of what a name means, so many at most, and how many there are.
    ///
    /// # Errors
    /// Git stopped answering.
    pub fn bytes(&mut self, name: &str, most: u64) -> Result<Option<(Vec<u8>, u64)>, StoreError> {
        // A line is a question.
        if name.contains(['\n', '\0']) {
            return Ok(None);
        }
        if let Some(input) = &mut self.input {
            writeln!(input, "{name}").and_then(|()| input.flush()).map_err(missing)?;
        }
        let mut line = String::new();
        self.output.read_line(&mut line).map_err(missing)?;
        let mut words = line.trim_end().rsplitn(3, ' ');
        let (size, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let size: u64 = match size.parse() {
            Ok(size) => size,
            Err(_) if line.is_empty() => return Err(StoreError::Git("cat-file".to_owned())),
            Err(_) => return Ok(None),
        };
        let is_blob = kind == "blob";
        let mut bytes = Vec::new();
        self.output.by_ref().take(size.min(most)).read_to_end(&mut bytes).map_err(missing)?;
        let rest = size.saturating_sub(most) + 1;
        std::io::copy(&mut self.output.by_ref().take(rest), &mut std::io::sink()).map_err(missing)?;
        Ok(is_blob.then_some((bytes, size)))
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        // Without questions git ends by itself.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}
