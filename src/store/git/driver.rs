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

/// The lines of `.gitattributes` in the folder of a desk.
pub const ATTRIBUTES: [&str; 2] =
    ["tickets/**/*.yaml merge=folio-record", "catalog/assets/**/*.yaml merge=folio-record"];

/// Sets a clone up, once; what a person configured is left as it is.
///
/// # Errors
/// [`StoreError`] of git or the disk.
pub fn install(root: &Path, repository: &Repository) -> Result<(), StoreError> {
    let key = format!("merge.{DRIVER}.driver");
    if run(root, &["config", "--get", &key])?.ok {
        return Ok(());
    }
    let common = run(root, &["rev-parse", "--path-format=absolute", "--git-path", "info/attributes"])?.done()?.text();
    let path = Path::new(&common);
    let mut text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(io_error(path)(error)),
    };
    for line in ATTRIBUTES.map(|line| format!("{}{line}", repository.prefix)) {
        // A folder's name with a space cannot stand there; `.gitattributes` of the desk says it too.
        if !line.starts_with('"') && !repository.prefix.contains(' ') && !text.lines().any(|known| known == line) {
            text = with_line(text, &line);
        }
    }
    if let Some(folder) = path.parent() {
        file::make_folder(folder)?;
    }
    file::replace(path, text)?;
    super::configure(root, &format!("merge.{DRIVER}.name"), "Folio")?;
    super::configure(root, &key, PROGRAM)
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
