//! Runs the git program in a folder and takes what it says apart.

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
    let mut command = Command::new("git");
    // A path is a path, whatever signs are in it.
    command.arg("-C").arg(folder).args(arguments).env("GIT_LITERAL_PATHSPECS", "1").envs(variables.iter().copied());
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
