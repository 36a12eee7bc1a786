//! The list with which `git filter-repo --replace-text` takes out of the history what a redaction took out of the
//! files. It has the names themselves: it never lies in the desk.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::cli::error::CliError;
use crate::message;
use crate::store::desk::Desk;
use crate::store::file::system_reason;
use crate::store::git::state::Repository;

/// Letters from which on a text is looked for as it stands; a shorter one may be part of a word.
const WHOLE: usize = 8;

/// Where the list goes: to a new file outside the desk and its repository.
///
/// # Errors
/// The folder is not there, a file is there, or it is in the repository.
pub fn target(desk: &Desk, directory: &Path, typed: &Path) -> Result<PathBuf, CliError> {
    let written = directory.join(typed);
    let shown = || typed.display().to_string();
    let folder = written.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Ok(folder), Some(name)) = (folder.canonicalize(), written.file_name()) else {
        return Err(CliError::Usage(message!("form-out-no-folder", path = shown())));
    };
    let repository = Repository::of(&desk.root)?;
    let top = repository.and_then(|repository| repository.top.canonicalize().ok());
    let own = [desk.root.canonicalize().ok(), top];
    if own.into_iter().flatten().any(|own| folder.starts_with(own)) {
        return Err(CliError::Usage(message!("redact-purge-inside", path = shown())));
    }
    let target = folder.join(name);
    match target.symlink_metadata() {
        Ok(_) => Err(CliError::Usage(message!("redact-purge-there", path = shown()))),
        Err(_) => Ok(target),
    }
}

/// Writes the list, for nobody else to read.
///
/// # Errors
/// The disk.
pub fn write(target: &Path, replaced: &BTreeMap<String, String>) -> Result<(), CliError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let told = |error: std::io::Error| CliError::Environment(message!("error-output", problem = system_reason(&error)));
    let mut file = options.open(target).map_err(told)?;
    file.write_all(lines(replaced).as_bytes()).map_err(told)
}

/// A line for each text, the longest first.
fn lines(replaced: &BTreeMap<String, String>) -> String {
    let mut all: Vec<(&String, &String)> = replaced.iter().collect();
    all.sort_by_key(|(old, _)| (std::cmp::Reverse(old.chars().count()), *old));
    let mut text = String::new();
    for (old, new) in all {
        let old = old.trim();
        if old.is_empty() || old.contains(['\n', '\r']) || old.contains("==>") {
            continue;
        }
        let is_whole = old.chars().count() >= WHOLE && old.contains([' ', '@']);
        let line = match is_whole {
            true => format!("literal:{old}==>{new}\n"),
            // Within a longer word or number it is something else.
            false => format!("regex:(?<![\\w\\x80-\\xff-]){}(?![\\w\\x80-\\xff-])==>{new}\n", escaped(old)),
        };
        text.push_str(&line);
    }
    text
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_the_longest_first_and_no_parts_of_words() {
        let replaced =
            [("Ana", "P"), ("Ana Ejemplo Luna", "P"), ("ana@example.org", "D"), ("1204", "D"), ("a\nb", "P")];
        let replaced = replaced.map(|(old, new)| (old.to_owned(), new.to_owned())).into_iter().collect();
        assert_eq!(
            lines(&replaced),
            "literal:Ana Ejemplo Luna==>P\nliteral:ana@example.org==>D\n\
             regex:(?<![\\w\\x80-\\xff-])1204(?![\\w\\x80-\\xff-])==>D\n\
             regex:(?<![\\w\\x80-\\xff-])Ana(?![\\w\\x80-\\xff-])==>P\n"
        );
    }
}
