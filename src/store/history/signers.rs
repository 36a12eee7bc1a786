//! Who signed a commit: git's own check of ssh signatures, with the keys of the desk's people.

use std::collections::HashMap;
use std::io::Write;

use super::Repository;
use crate::model::catalogue::People;
use crate::store::{StoreError, io_error};

/// What git says of a commit's signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signed {
    /// There is none.
    Not,
    /// It is good, with a key of that person of `people.toml`.
    By(String),
    /// It is good, with a key of OpenPGP that git knows; whose, as the key says.
    Elsewhere(String),
    /// It is good, with a key that nobody of the desk has: its fingerprint.
    Unknown(String),
    /// It is not good, or cannot be checked.
    Bad,
}

impl Repository {
    /// Who signed those commits, by commit.
    ///
    /// # Errors
    /// Git does not answer.
    pub fn signed(&self, commits: &[&str], people: &People) -> Result<HashMap<String, Signed>, StoreError> {
        let mut signers = tempfile::NamedTempFile::new().map_err(io_error("allowed_signers"))?;
        for person in &people.people {
            for key in &person.keys {
                // Identifiers and keys have neither blanks nor quotes that would mean something there.
                writeln!(signers, "{} namespaces=\"git\" {key}", person.id).map_err(io_error("allowed_signers"))?;
            }
        }
        let setting = format!("gpg.ssh.allowedSignersFile={}", signers.path().display());
        let format = "--format=%H%n%G?%n%GF%n%GS";
        let names: String = commits.iter().map(|commit| format!("{commit}\n")).collect();
        let asked = ["-c", &setting, "log", "--no-walk=unsorted", "--stdin", "-z", "--no-patch", "--no-notes", format];
        let answer = self.answer(&asked, names.as_bytes())?.done()?;
        let said = String::from_utf8_lossy(&answer.out).into_owned();
        Ok(said.split('\0').filter_map(read).collect())
    }
}

fn read(record: &str) -> Option<(String, Signed)> {
    let mut lines = record.trim_start_matches('\n').split('\n');
    let (commit, verdict) = (lines.next()?, lines.next()?);
    let (key, signer) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let is_ssh = key.starts_with("SHA256:");
    let signed = match verdict {
        "N" => Signed::Not,
        "G" if is_ssh && !signer.is_empty() => Signed::By(signer.to_owned()),
        "G" | "U" if is_ssh => Signed::Unknown(key.to_owned()),
        "G" | "U" => Signed::Elsewhere(signer.to_owned()),
        _ => Signed::Bad,
    };
    Some((commit.to_owned(), signed))
}
