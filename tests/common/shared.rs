//! A desk that several clones share through a bare repository in a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{FOLIO, Outcome, PROCEDURE, TestDesk};

/// A bare repository and clones of it, each a desk of its own.
pub struct Shared {
    /// The desk that began it, which is the clone `a`.
    pub desk: TestDesk,
}

/// Runs git and gives what it printed.
#[track_caller]
pub fn git_in(desk: &TestDesk, folder: &Path, arguments: &[&str]) -> String {
    answer_of(arguments, &mut git_command(desk, folder, arguments))
}

#[track_caller]
fn answer_of(arguments: &[&str], command: &mut Command) -> String {
    let output = command.output().expect("git starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "git {arguments:?}\n{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout).trim_end().to_owned()
}

/// A git command in the pinned surroundings.
pub fn git_command(desk: &TestDesk, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    desk.surround(&mut command);
    command
}

impl Shared {
    /// A desk committed whole, pushed to a bare repository `mesa.git` beside it.
    pub fn new() -> Self {
        Self::of(TestDesk::new())
    }

    /// The same of a desk that is there already.
    pub fn of(desk: TestDesk) -> Self {
        let shared = Self { desk };
        let root = shared.root("a");
        shared.git("a", &["add", "--all"]);
        shared.git("a", &["commit", "--quiet", "-m", "Empieza la mesa"]);
        let bare = shared.bare();
        git_in(&shared.desk, shared.desk.beside(), &["init", "--quiet", "--bare", "--initial-branch=main", "mesa.git"]);
        git_in(&shared.desk, &root, &["remote", "add", "origin", &bare.to_string_lossy()]);
        git_in(&shared.desk, &root, &["push", "--quiet", "-u", "origin", "main"]);
        shared
    }

    /// The bare repository.
    pub fn bare(&self) -> PathBuf {
        self.desk.beside().join("mesa.git")
    }

    /// The folder of a clone.
    pub fn root(&self, name: &str) -> PathBuf {
        if name == "a" { self.desk.root() } else { self.desk.beside().join(name) }
    }

    /// Makes a clone with its own series; none where it keeps the desk's.
    #[track_caller]
    pub fn join(&self, name: &str, series: Option<&str>) {
        let bare = self.bare().to_string_lossy().into_owned();
        git_in(&self.desk, self.desk.beside(), &["clone", "--quiet", &bare, name]);
        if let Some(series) = series {
            self.git(name, &["config", "folio.series", series]);
        }
    }

    /// Runs git in a clone.
    #[track_caller]
    pub fn git(&self, name: &str, arguments: &[&str]) -> String {
        let mut command = git_command(&self.desk, &self.root(name), arguments);
        command.envs(self.author(name, "jefatura-1"));
        answer_of(arguments, &mut command)
    }

    /// Whom git takes for the author of what somebody of the desk does.
    fn author(&self, name: &str, person: &str) -> Option<(&'static str, String)> {
        let people = fs::read_to_string(self.root(name).join("catalog/people.toml")).ok()?;
        let own = people.split("[[person]]").find(|it| it.contains(&format!("id = \"{person}\"")))?;
        let mail = own.lines().find_map(|line| line.strip_prefix("mail = \""))?;
        Some(("GIT_AUTHOR_EMAIL", mail.trim_end_matches('"').to_owned()))
    }

    /// A folio command in a clone that commits what it changes.
    pub fn command(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(FOLIO);
        command.args(arguments).current_dir(self.root(name)).stdin(Stdio::null());
        self.desk.surround(&mut command);
        command.env_remove("FOLIO_COMMIT");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_EMAIL"), format!("copia-{name}@example.org"));
        }
        let apart = arguments.iter().position(|it| *it == "--by").and_then(|at| arguments.get(at + 1)).copied();
        let by = apart.or_else(|| arguments.iter().find_map(|it| it.strip_prefix("--by=")));
        command.envs(self.author(name, by.unwrap_or("jefatura-1")));
        command
    }

    /// Runs folio in a clone, each change committed.
    pub fn folio(&self, name: &str, arguments: &[&str]) -> Outcome {
        self.desk.finish(self.command(name, arguments), None)
    }

    /// Opens a ticket in a clone, and gives its folio.
    #[track_caller]
    pub fn open(&self, name: &str) -> String {
        let mut arguments = vec!["new", "--procedure", PROCEDURE];
        arguments.extend(super::OPENING);
        self.folio(name, &arguments).ok().stdout.trim().to_owned()
    }

    /// The text of a file of a clone.
    pub fn read(&self, name: &str, path: &str) -> String {
        fs::read_to_string(self.root(name).join(path)).unwrap_or_else(|error| panic!("{name}/{path}: {error}"))
    }

    /// Writes a file of a clone.
    pub fn write(&self, name: &str, path: &str, text: &str) {
        let path = self.root(name).join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("makes the folder");
        fs::write(path, text).expect("writes");
    }
}
