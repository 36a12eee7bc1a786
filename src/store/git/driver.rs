//! Tells git to merge records with `folio merge-driver`: which files, and by what program.

use std::path::Path;

use super::run::run;
use super::state::Repository;
use crate::store::{StoreError, file, io_error};

/// The name of the driver in git's configuration and in attributes.
pub const DRIVER: &str = "folio-record";

/// What git runs. The program is found as a person's shell finds it: it may be another version tomorrow.
/// Where there is none, git itself leaves both sides between markers: a driver that cannot be run would
/// leave only ours, and the next `git add` would lose theirs.
pub const PROGRAM: &str = "if command -v folio >/dev/null 2>&1; then folio merge-driver %O %A %B %L %P; \
                           else git merge-file --marker-size=%L %A %O %B; fi";

/// The lines of `.gitattributes` in the folder of a desk: how records are merged, and that a file attached is kept byte
/// by byte, whatever `core.autocrlf` says.
pub const ATTRIBUTES: [&str; 3] =
    ["tickets/**/*.yaml merge=folio-record", "catalog/assets/**/*.yaml merge=folio-record", BYTES];

/// The one that keeps the bytes of what is attached.
const BYTES: &str = "tickets/**/attachments/** -text";

/// Sets a clone up, once; what a person configured is left as it is.
///
/// # Errors
/// [`StoreError`] of git or the disk.
pub fn install(root: &Path, repository: &Repository) -> Result<(), StoreError> {
    let key = format!("merge.{DRIVER}.driver");
    if run(root, &["config", "--get", &key])?.ok {
        return add_lines(root, repository, &[BYTES]);
    }
    add_lines(root, repository, &ATTRIBUTES)?;
    super::configure(root, &format!("merge.{DRIVER}.name"), "Folio")?;
    super::configure(root, &key, PROGRAM)
}

/// Makes git keep the bytes of what is attached in a clone, also where the desk does not say so; where git does not
/// answer there is nothing to be kept.
pub fn keep_bytes(root: &Path) {
    if let Ok(Some(repository)) = Repository::of(root) {
        let _ = add_lines(root, &repository, &[BYTES]);
    }
}

/// Adds lines to the attributes that only this clone has, where they are not there.
fn add_lines(root: &Path, repository: &Repository, lines: &[&str]) -> Result<(), StoreError> {
    let common = run(root, &["rev-parse", "--path-format=absolute", "--git-path", "info/attributes"])?.done()?.text();
    let path = Path::new(&common);
    let before = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(io_error(path)(error)),
    };
    let mut text = before.clone();
    for line in lines.iter().map(|line| format!("{}{line}", repository.prefix)) {
        // A folder's name with a space cannot stand there; `.gitattributes` of the desk says it too.
        if !line.starts_with('"') && !repository.prefix.contains(' ') && !text.lines().any(|known| known == line) {
            text = with_line(text, &line);
        }
    }
    if text == before {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        file::make_folder(folder)?;
    }
    file::replace(path, text)
}

/// A text with one more line at its end.
pub fn with_line(mut text: String, line: &str) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(line);
    text.push('\n');
    text
}
