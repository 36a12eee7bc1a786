//! Git's hooks that ask Folio before a change of others is accepted, or one's own is sent.

use std::path::{Path, PathBuf};

use super::history::Repository;
use super::{StoreError, file, io_error};

/// A line of every hook that Folio wrote: what has it may be replaced and removed.
const MARK: &str = "# folio: hook 1";

/// Which hook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hook {
    /// On the server: before anything that was pushed is accepted.
    PreReceive,
    /// At the desk: before anything is sent.
    PrePush,
}

impl Hook {
    /// Its name in git.
    pub fn word(self) -> &'static str {
        match self {
            Self::PreReceive => "pre-receive",
            Self::PrePush => "pre-push",
        }
    }

    /// What a hook of somebody's own has to run.
    pub fn line(self, program: &str, within: Option<&str>) -> String {
        let within = within.map(|within| format!(" --desk {}", quoted(within))).unwrap_or_default();
        format!("{} hook run{within} {} \"$@\"", quoted(program), self.word())
    }
}

/// What became of a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It is there.
    Done(PathBuf),
    /// Somebody's own is there, and stays.
    Others(PathBuf),
    /// There was none of Folio.
    Nothing,
    /// Folio's is there, and verifies another desk.
    OtherDesk(PathBuf),
    /// Hooks are where other repositories have theirs too: that folder, and where this one's own would be.
    Common(PathBuf, PathBuf),
}

/// Writes a hook; one that is not of Folio is left as it is.
///
/// # Errors
/// The disk, or git does not say where hooks are.
pub fn install(
    repository: &Repository,
    hook: Hook,
    program: &Path,
    within: Option<&str>,
) -> Result<Written, StoreError> {
    let folder = repository.git_path("hooks")?;
    if let Some(own) = repository.own_hooks_instead_of(&folder)? {
        return Ok(Written::Common(folder, own));
    }
    let path = folder.join(hook.word());
    if std::fs::symlink_metadata(&path).is_ok() && !is_ours(&path) {
        return Ok(Written::Others(path));
    }
    let own = program.to_string_lossy();
    let (here, elsewhere) = (hook.line(&own, within), hook.line("folio", within));
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    if !known.is_empty() && !known.lines().any(|line| line == format!("exec {elsewhere}")) {
        return Ok(Written::OtherDesk(path));
    }
    file::make_folder(&folder)?;
    // Without a program nothing passes: who cannot verify must not accept.
    let text = format!("#!/bin/sh\n{MARK}\nif [ -x {} ]; then\n    exec {here}\nfi\nexec {elsewhere}\n", quoted(&own));
    let exists = path.exists();
    if exists {
        file::replace(&path, &text)?
    } else {
        std::fs::write(&path, &text).map_err(io_error(&path))?
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).map_err(io_error(&path))?;
    }
    Ok(Written::Done(path))
}

/// Removes a hook that Folio wrote.
///
/// # Errors
/// The disk, or git does not say where hooks are.
pub fn uninstall(repository: &Repository, hook: Hook) -> Result<Written, StoreError> {
    let path = repository.git_path("hooks")?.join(hook.word());
    if std::fs::symlink_metadata(&path).is_err() {
        return Ok(Written::Nothing);
    }
    if !is_ours(&path) {
        return Ok(Written::Others(path));
    }
    std::fs::remove_file(&path).map_err(io_error(&path))?;
    Ok(Written::Done(path))
}

fn is_ours(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|text| text.lines().any(|line| line == MARK))
}

/// A word of the shell that means nothing but itself.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_means_nothing_to_the_shell() {
        assert_eq!(Hook::PrePush.line("/opt/mi folio", None), "'/opt/mi folio' hook run pre-push \"$@\"");
        assert_eq!(Hook::PreReceive.line("folio", Some("a'b")), "folio hook run --desk 'a'\\''b' pre-receive \"$@\"");
    }
}
