//! A desk in git, several people, and what they do to it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Outcome, TestDesk};

/// People with addresses: authors can be told.
pub const PEOPLE: &str = r#"[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["jefatura"]
mail = "jefatura-1@example.org"

[[person]]
id = "personal-1"
name = "Tomás Muestra"
roles = ["personal"]
mail = "personal-1@example.org"

[[person]]
id = "personal-2"
name = "Rebeca Ficticia"
roles = ["personal"]
mail = "personal-2@example.org"

[[person]]
id = "usuario-1"
name = "Casilda Supuesta"
roles = ["usuario"]
mail = "usuario-1@example.org"
"#;

/// A desk in git.
pub struct GitDesk {
    /// The desk.
    pub desk: TestDesk,
}

impl GitDesk {
    /// A desk with one ticket of two events, each in its commit.
    pub fn new() -> Self {
        let desk = TestDesk::new();
        desk.write("catalog/people.toml", PEOPLE);
        let git = Self { desk };
        git.git(&["init", "--quiet", "--initial-branch=main"]);
        git.commit("jefatura-1", "La mesa");
        git.desk.set_now("2025-03-10T09:05:00-06:00");
        let mut open = vec!["new"];
        open.extend(super::OPENING);
        git.does("personal-1", &open);
        git.desk.set_now("2025-03-10T09:10:00-06:00");
        git.does("personal-1", &["note", "1", "Se llamó al usuario."]);
        git
    }

    /// Somebody runs a command of folio, and commits what it did.
    #[track_caller]
    pub fn does(&self, who: &str, arguments: &[&str]) -> String {
        self.folio_as(who, &self.desk.root(), arguments).ok();
        self.commit(who, &arguments.join(" "))
    }

    /// Somebody runs a command of folio in a clone.
    pub fn folio_as(&self, who: &str, folder: &Path, arguments: &[&str]) -> Outcome {
        let mut command = Command::new(super::FOLIO);
        command.args(arguments).current_dir(folder);
        self.desk.surround(&mut command);
        command.env("FOLIO_USER", who).env("FOLIO_COMMIT", "manual").stdin(std::process::Stdio::null());
        Outcome::of(arguments.join(" "), &command.output().expect("folio"))
    }

    /// Somebody commits everything that there is; gives the commit.
    #[track_caller]
    pub fn commit(&self, who: &str, message: &str) -> String {
        self.commit_in(&self.desk.root(), who, message)
    }

    /// The same in a clone.
    #[track_caller]
    pub fn commit_in(&self, folder: &Path, who: &str, message: &str) -> String {
        self.git_in(folder, who, &["add", "--all"]);
        self.git_in(folder, who, &["commit", "--quiet", "--allow-empty", "-m", message]);
        self.git_in(folder, who, &["rev-parse", "HEAD"])
    }

    /// Git in the desk.
    #[track_caller]
    pub fn git(&self, arguments: &[&str]) -> String {
        self.git_in(&self.desk.root(), "jefatura-1", arguments)
    }

    /// Git of somebody, anywhere, which has to succeed.
    #[track_caller]
    pub fn git_in(&self, folder: &Path, who: &str, arguments: &[&str]) -> String {
        let output = self.try_git(folder, who, arguments);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Git of somebody, whatever it says.
    pub fn try_git(&self, folder: &Path, who: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.arg("-C").arg(folder).args(arguments);
        self.desk.surround(&mut command);
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), who).env(format!("GIT_{role}_EMAIL"), format!("{who}@example.org"));
            command.env(format!("GIT_{role}_DATE"), self.desk.now());
        }
        command.output().expect("git")
    }

    /// `folio verify`.
    pub fn verify(&self, arguments: &[&str]) -> Outcome {
        let mut all = vec!["verify"];
        all.extend(arguments);
        self.folio_as("jefatura-1", &self.desk.root(), &all)
    }

    /// Codes of what it finds, each with the record and event that it names.
    #[track_caller]
    pub fn codes(&self, arguments: &[&str]) -> Vec<String> {
        let mut all = vec!["--json"];
        all.extend(arguments);
        let outcome = self.verify(&all);
        let data = outcome.data("folio/verify/1");
        let found = data["findings"].as_array().expect("findings");
        assert_eq!(outcome.code, i32::from(!found.is_empty()), "{}", outcome.stderr);
        found.iter().map(|finding| finding["code"].as_str().expect("code").to_owned()).collect()
    }

    /// The ticket's file.
    pub fn ticket(&self) -> PathBuf {
        self.desk.path("tickets/2025/03/CI-2025-0001.yaml")
    }

    /// Changes the text of a file.
    #[track_caller]
    pub fn change(&self, path: &str, from: &str, to: &str) {
        let text = self.desk.read(path);
        assert!(text.contains(from), "{path} has no {from}:\n{text}");
        self.desk.write(path, text.replacen(from, to, 1));
    }

    /// An empty repository without a work tree that the desk pushes to.
    pub fn server(&self) -> PathBuf {
        let folder = self.desk.beside().join("servidor.git");
        fs::create_dir_all(&folder).expect("a folder");
        self.git_in(&folder, "jefatura-1", &["init", "--quiet", "--bare", "--initial-branch=main"]);
        let address = format!("file://{}", folder.display());
        self.git(&["remote", "add", "origin", &address]);
        folder
    }
}
