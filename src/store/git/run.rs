//! Runs the git program in a folder and takes what it says apart. Nothing else in Folio starts git.
//!
//! What a person set in git's configuration is theirs, but for what changes the answers that Folio reads or makes git
//! do more than it was asked: that is set anew with each call.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::store::StoreError;
use crate::store::file::system_words;

/// What git answered.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Whether it ended well.
    pub ok: bool,
    /// Its exit code, -1 where a signal ended it.
    pub code: i32,
    /// What it gave.
    pub out: Vec<u8>,
    /// What it said beside.
    pub said: String,
}

impl Answer {
    /// What it gave, as a text without the line's end.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.out).trim_end_matches(['\n', '\r']).to_owned()
    }

    /// What it gave, where that is UTF-8.
    ///
    /// # Errors
    /// [`StoreError::Git`].
    pub fn utf8(self) -> Result<String, StoreError> {
        String::from_utf8(self.out).map_err(|_| StoreError::Git("UTF-8".to_owned()))
    }

    /// What it gave, cut at each NUL.
    pub fn parts(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.out);
        text.split('\0').filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// The answer where git ended well.
    ///
    /// # Errors
    /// [`StoreError::Git`] with what it said.
    pub fn done(self) -> Result<Self, StoreError> {
        if self.ok { Ok(self) } else { Err(StoreError::Git(self.words())) }
    }

    /// What it said beside, the whole of it on few lines.
    pub fn words(&self) -> String {
        let lines: Vec<&str> = self.said.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
        let shown = lines.iter().take(12).copied().collect::<Vec<_>>().join("\n");
        if shown.is_empty() { format!("exit {}", self.code) } else { shown }
    }
}

/// Settings of a person's git that would change what Folio reads: colours, quoted paths, signatures and notes among
/// what is asked for, another coding, other paths than asked; or that would make git do more: push tags, prune what is
/// not here, go into submodules.
const SETTINGS: [&str; 27] = [
    "color.ui=false",
    "column.ui=never",
    "core.abbrev=auto",
    "core.quotePath=false",
    "diff.autoRefreshIndex=true",
    "diff.ignoreSubmodules=none",
    "diff.mnemonicPrefix=false",
    "diff.noprefix=false",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "diff.renames=false",
    "fetch.prune=false",
    "fetch.pruneTags=false",
    "fetch.recurseSubmodules=false",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "log.date=default",
    "log.decorate=false",
    "log.follow=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "push.followTags=false",
    "push.recurseSubmodules=no",
    "status.relativePaths=false",
    "status.renames=false",
    "submodule.recurse=false",
    "trailer.separators=:",
];

/// Variables that would change what a path means.
const OTHER_PATHS: [&str; 3] = ["GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// Variables that say where a repository, its work tree and its index are, whatever the folder.
const OTHER_REPOSITORY: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR"];

/// Whether what the environment says of the repository is to be believed: in a server's hook, which names the objects
/// that are not accepted yet, and where a person named both repository and work tree. What git gives to its own aliases
/// and hooks names a repository without its work tree, which makes any folder the top of one.
fn is_told() -> bool {
    let is_whole = |name: &str| std::env::var_os(name).is_some_and(|path| Path::new(&path).is_absolute());
    std::env::var_os("GIT_QUARANTINE_PATH").is_some() || ["GIT_DIR", "GIT_WORK_TREE"].into_iter().all(is_whole)
}

/// A git in a folder that answers as Folio expects it, whatever is configured; what it is asked is to be added.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").arg("-C").arg(folder);
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    // A path is a path, whatever signs are in it.
    command.env("GIT_LITERAL_PATHSPECS", "1").stdin(Stdio::null());
    for name in OTHER_PATHS {
        command.env_remove(name);
    }
    if !is_told() {
        for name in OTHER_REPOSITORY {
            command.env_remove(name);
        }
    }
    command
}

/// Runs git in a folder.
///
/// # Errors
/// [`StoreError::Git`] where there is no git program.
pub fn run<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Result<Answer, StoreError> {
    run_with(folder, arguments, &[], b"")
}

/// Runs git in a folder with variables of its environment and something to read.
///
/// # Errors
/// [`StoreError::Git`] where there is no git program.
pub fn run_with<A: AsRef<OsStr>>(
    folder: &Path,
    arguments: &[A],
    variables: &[(&str, &OsStr)],
    input: &[u8],
) -> Result<Answer, StoreError> {
    let failed = |error: std::io::Error| StoreError::Git(system_words(&error));
    let mut command = command(folder);
    command.args(arguments).envs(variables.iter().copied());
    command.stdin(if input.is_empty() { Stdio::null() } else { Stdio::piped() });
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(failed)?;
    let pipe = child.stdin.take();
    let output = std::thread::scope(|scope| {
        // Written beside: git may answer before it has read all.
        scope.spawn(|| {
            if let Some(mut pipe) = pipe {
                let _ = pipe.write_all(input);
            }
        });
        child.wait_with_output()
    })
    .map_err(failed)?;
    Ok(Answer {
        ok: output.status.success(),
        code: output.status.code().unwrap_or(-1),
        out: output.stdout,
        said: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// The texts of files that a commit or tree has, in the order of the paths, which are relative to the
/// folder. None for what is not there or is no file.
///
/// # Errors
/// [`StoreError::Git`].
pub fn texts_at(folder: &Path, tree: &str, paths: &[String]) -> Result<Vec<Option<String>>, StoreError> {
    let asked: Vec<String> = paths.iter().map(|path| format!("{tree}:./{path}")).collect();
    texts(folder, &asked)
}

/// The texts of blobs, by whatever names git knows them.
///
/// # Errors
/// [`StoreError::Git`].
pub fn texts(folder: &Path, names: &[String]) -> Result<Vec<Option<String>>, StoreError> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut asked = names.join("\n");
    asked.push('\n');
    let answer = run_with(folder, &["cat-file", "--batch"], &[], asked.as_bytes())?.done()?;
    let mut rest = &answer.out[..];
    let broken = || StoreError::Git("cat-file --batch".to_owned());
    let mut texts = Vec::with_capacity(names.len());
    for _ in names {
        let end = rest.iter().position(|byte| *byte == b'\n').ok_or_else(broken)?;
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        rest = &rest[end + 1..];
        let mut words = head.rsplitn(3, ' ');
        let (size, kind) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let Ok(size) = size.parse::<usize>() else {
            texts.push(None);
            continue;
        };
        let content = rest.get(..size).ok_or_else(broken)?;
        texts.push((kind == "blob").then(|| String::from_utf8_lossy(content).into_owned()));
        rest = rest.get(size + 1..).ok_or_else(broken)?;
    }
    Ok(texts)
}

/// The name of the tree of nothing, which every repository knows; it is as long as all names there are.
///
/// # Errors
/// [`StoreError::Git`].
pub fn empty_tree(folder: &Path) -> Result<String, StoreError> {
    Ok(run(folder, &["hash-object", "-t", "tree", "--stdin"])?.done()?.text())
}

/// Lines for `update-index -z --index-info` that take files out; `name` is any object's, as long as all are.
pub fn without(name: &str, paths: impl Iterator<Item = impl AsRef<str>>) -> String {
    let nothing = "0".repeat(name.len());
    paths.map(|path| format!("0 {nothing}\t{}\0", path.as_ref())).collect()
}
