//! A desk of its own for each test, and the `folio` command run on it in pinned surroundings.

#![allow(dead_code, reason = "no test file uses all of it")]
#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

pub mod git;
pub mod shared;
pub mod transcript;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The program under test.
pub const FOLIO: &str = env!("CARGO_BIN_EXE_folio");

/// The procedure that test desks use.
pub const PROCEDURE: &str = "mp414-pr15";

/// What opening a ticket of [`PROCEDURE`] asks for.
pub const OPENING: [&str; 12] = [
    "--set",
    "usuario=Usuaria de Ejemplo",
    "--set",
    "area=Recursos Materiales",
    "--set",
    "ubicacion=Edificio A",
    "--set",
    "tipo=falla",
    "--set",
    "componente=hardware",
    "--set",
    "origen=La pantalla se apaga.",
];

/// A text that tries everything at once.
pub const HOSTILE: &str = "<script>alert(1)</script> | {{ 7*7 }} {% raw %} `x` **y** _z_ ~~w~~ ![i](javascript:1) \
                       [l](https://example.org) &lt; C:\\ruta \u{202e}fdp.exe\u{1b}[2J \\";

const PEOPLE: &str = r#"# Personas de prueba.
[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["jefatura"]

[[person]]
id = "personal-1"
name = "Tomás Muestra"
roles = ["personal"]

[[person]]
id = "personal-2"
name = "Rebeca Ficticia"
roles = ["personal"]

# Ya no trabaja aquí.
[[person]]
id = "personal-9"
name = "Nadia Prototipo"
roles = ["personal"]
until = 2024-12-31

[[person]]
id = "usuario-1"
name = "Casilda Supuesta"
roles = ["usuario"]
area = "Dirección"
place = "Edificio A, tercer piso"
"#;

/// A registered asset in stock.
pub const ASSET: &str = "id: PC-0132
uid: 01kaf6zq3v8c
kind: computadora
tag: PC-0132
brand: Ejemplo
model: Torre
state: in_stock
place: Edificio A
since: 2025-01-02T09:00:00-06:00
events:
- id: 7kq3ab
  at: 2025-01-02T09:00:00-06:00
  by: jefatura-1
  did: registered
  place: Edificio A
  set:
    tag: PC-0132
    brand: Ejemplo
    model: Torre
";

/// The same asset as somebody writes it by hand: a card without history.
pub const CARD_BY_HAND: &str =
    "id: PC-0132\nkind: computadora\ntag: PC-0132\nbrand: Ejemplo\nmodel: Torre\nplace: Edificio A\n";

/// What a command did.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The command line, for messages.
    pub line: String,
    /// Results.
    pub stdout: String,
    /// All else.
    pub stderr: String,
    /// Exit code; -1 when a signal ended it.
    pub code: i32,
}

impl Outcome {
    fn of(line: String, output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let code = output.status.code().unwrap_or(-1);
        Self { line, stdout: text(&output.stdout), stderr: text(&output.stderr), code }
    }

    /// Fails the test unless the command did what was asked.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.exits(0)
    }

    /// Fails the test unless the command ended with that exit code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}\n--- stdout\n{}--- stderr\n{}", self.line, self.stdout, self.stderr);
        assert!(!self.stderr.contains("panicked at"), "{}\n{}", self.line, self.stderr);
        self
    }

    /// Fails the test unless stderr has each of these texts.
    #[track_caller]
    pub fn says(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(self.stderr.contains(text), "{}\nexpected: {text}\n--- stderr\n{}", self.line, self.stderr);
        }
        self
    }

    /// The `data` of the JSON envelope that it printed.
    #[track_caller]
    pub fn data(&self, schema: &str) -> Value {
        let value: Value = serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("{}: {error}\n{}{}", self.line, self.stdout, self.stderr));
        assert_eq!(value["schema"], schema, "{}", self.line);
        value["data"].clone()
    }
}

/// A temporary desk.
pub struct TestDesk {
    folder: tempfile::TempDir,
    /// What time it is there.
    now: RefCell<String>,
}

impl Default for TestDesk {
    fn default() -> Self {
        Self::new()
    }
}

impl TestDesk {
    /// A desk as `folio init` makes it, with people and one asset.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("home")).expect("a home");
        let desk = Self { folder, now: RefCell::new("2025-03-10T09:00:00-06:00".to_owned()) };
        let root = desk.root().to_string_lossy().into_owned();
        desk.run_in(desk.folder.path(), &["init", &root, "--procedure", PROCEDURE, "--person", "jefatura-1"]).ok();
        desk.write("catalog/people.toml", PEOPLE);
        desk.write("catalog/assets/computadora/PC-0132.yaml", ASSET);
        desk
    }

    /// The desk's folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("mesa")
    }

    /// A folder beside the desk, for what is not part of it.
    pub fn beside(&self) -> &Path {
        self.folder.path()
    }

    /// A path inside the desk.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root().join(relative)
    }

    /// Writes a file of the desk, with its folders.
    pub fn write(&self, relative: &str, content: impl AsRef<[u8]>) {
        let path = self.path(relative);
        fs::create_dir_all(path.parent().expect("a folder")).expect("makes the folder");
        fs::write(path, content).expect("writes the file");
    }

    /// Reads a file of the desk.
    pub fn read(&self, relative: &str) -> String {
        fs::read_to_string(self.path(relative)).unwrap_or_else(|error| panic!("{relative}: {error}"))
    }

    /// Sets what time it is.
    pub fn set_now(&self, now: &str) {
        *self.now.borrow_mut() = now.to_owned();
    }

    /// What time it is.
    pub fn now(&self) -> String {
        self.now.borrow().clone()
    }

    /// A command of this desk in surroundings that do not depend on who runs the test.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_in(&self.root(), arguments)
    }

    fn command_in(&self, folder: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(FOLIO);
        command.args(arguments).current_dir(folder).stdin(Stdio::null());
        self.surround(&mut command);
        command
    }

    /// Gives any command the pinned surroundings.
    pub fn surround(&self, command: &mut Command) {
        let home = self.folder.path().join("home");
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", home).env("LANG", "C").env("LC_ALL", "C").env("TZ", "UTC").env("NO_COLOR", "1");
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        // A repository without sample hooks is made faster.
        command.env("GIT_TEMPLATE_DIR", "");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "Prueba").env(format!("GIT_{role}_EMAIL"), "prueba@example.org");
        }
        command.env("FOLIO_NOW", self.now()).env("FOLIO_USER", "jefatura-1");
        // Only what is tested of git makes commits.
        command.env("FOLIO_COMMIT", "manual");
    }

    /// Runs a command on the desk.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_in(&self.root(), arguments)
    }

    /// Runs a command in a folder.
    pub fn run_in(&self, folder: &Path, arguments: &[&str]) -> Outcome {
        self.finish(self.command_in(folder, arguments), None)
    }

    /// Runs a command on the desk that reads a text from stdin.
    pub fn run_with(&self, arguments: &[&str], input: &[u8]) -> Outcome {
        self.finish(self.command(arguments), Some(input))
    }

    /// Runs a command made by [`Self::command`].
    pub fn finish(&self, mut command: Command, input: Option<&[u8]>) -> Outcome {
        let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        if input.is_some() {
            command.stdin(Stdio::piped());
        }
        let mut child = command.spawn().expect("starts");
        if let (Some(input), Some(mut pipe)) = (input, child.stdin.take()) {
            // It may refuse before it has read everything.
            let _ = pipe.write_all(input);
        }
        Outcome::of(words.join(" "), &child.wait_with_output().expect("ends"))
    }

    /// Opens a ticket with [`OPENING`], and gives its folio.
    #[track_caller]
    pub fn open(&self) -> String {
        let mut arguments = vec!["new", "--procedure", PROCEDURE];
        arguments.extend(OPENING);
        self.run(&arguments).ok().stdout.trim().to_owned()
    }

    /// Opens a ticket and registers it, so that it stands in activity 02.
    #[track_caller]
    pub fn open_registered(&self) -> String {
        let folio = self.open();
        self.run(&["do", &folio, "registrado"]).ok();
        folio
    }

    /// Opens a ticket and walks it the short way to its end.
    #[track_caller]
    pub fn open_and_end(&self) -> String {
        let folio = self.open_registered();
        let by = "--by=personal-1";
        self.run(&["do", &folio, "resuelto", by, "--set", "revision=Cables", "--set", "diagnostico=Flojo"]).ok();
        self.run(&["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo", by]).ok();
        self.run(&["do", &folio, "conforme", by, "--set", "acciones=Se apretó"]).ok();
        folio
    }

    /// Path of a ticket's file inside the desk.
    pub fn ticket(&self, folio: &str) -> String {
        let found = self.ticket_files().into_iter().find(|path| path.ends_with(&format!("{folio}.yaml")));
        found.unwrap_or_else(|| panic!("no file of {folio}"))
    }

    /// Paths of all ticket files inside the desk, in order.
    pub fn ticket_files(&self) -> Vec<String> {
        let all = snapshot_of(&self.root());
        all.into_keys().filter(|path| path.starts_with("tickets/") && path.ends_with(".yaml")).collect()
    }

    /// Where a ticket stands, by `next --json`.
    #[track_caller]
    pub fn next(&self, folio: &str) -> Value {
        self.run(&["next", folio, "--json"]).ok().data("folio/next/1")
    }

    /// Fails the test unless `folio check` finds nothing.
    #[track_caller]
    pub fn check_clean(&self) {
        self.run(&["check"]).ok();
    }

    /// Everything in the desk's folder but `.folio/`: what each name is and holds.
    pub fn snapshot(&self) -> BTreeMap<String, String> {
        snapshot_of(&self.root())
    }

    /// Runs a command that must change nothing and print no result, and end with that exit code.
    #[track_caller]
    pub fn refuses(&self, code: i32, arguments: &[&str]) -> Outcome {
        self.refuses_command(code, self.command(arguments), None)
    }

    /// [`Self::refuses`] for a command that was made beforehand.
    #[track_caller]
    pub fn refuses_command(&self, code: i32, command: Command, input: Option<&[u8]>) -> Outcome {
        let before = self.snapshot();
        let outcome = self.finish(command, input).exits(code);
        assert_eq!(outcome.stdout, "", "{}", outcome.line);
        assert!(!outcome.stderr.trim().is_empty(), "{} says nothing", outcome.line);
        assert_same(&before, &self.snapshot(), &outcome.line);
        outcome
    }
}

/// Fails the test, naming the first difference, unless two snapshots are the same.
#[track_caller]
pub fn assert_same(before: &BTreeMap<String, String>, after: &BTreeMap<String, String>, what: &str) {
    for (path, held) in before {
        assert_eq!(after.get(path), Some(held), "{what}: {path} changed");
    }
    for path in after.keys() {
        assert!(before.contains_key(path), "{what}: {path} is new");
    }
}

/// The text with every hash of data as `sha256:…`: a ticket's identity is drawn at random.
pub fn without_hashes(text: &str) -> String {
    ["sha256:", "sha256-2:"].into_iter().fold(text.to_owned(), |text, prefix| {
        let mut parts = text.split(prefix);
        let first = parts.next().unwrap_or_default().to_owned();
        let bare = |part: &str| format!("{prefix}…{}", part.trim_start_matches(|c: char| c.is_ascii_hexdigit()));
        parts.fold(first, |shown, part| shown + &bare(part))
    })
}

/// Everything below a folder but `.folio/`.
pub fn snapshot_of(root: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    gather(root, root, &mut found);
    found
}

fn gather(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("lists").flatten() {
        let path = entry.path();
        let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
        if name == ".folio" {
            continue;
        }
        let metadata = path.symlink_metadata().expect("metadata");
        let held = if metadata.is_symlink() {
            format!("-> {}", fs::read_link(&path).expect("a link").display())
        } else if metadata.is_dir() {
            gather(root, &path, found);
            "/".to_owned()
        } else if metadata.len() > 8 << 20 {
            format!("{} bytes", metadata.len())
        } else {
            String::from_utf8_lossy(&fs::read(&path).expect("reads")).into_owned()
        };
        found.insert(name, held);
    }
}

/// What holds for every form: each table keeps its columns, nothing stands there raw, and the file
/// ends as a text file does.
#[track_caller]
pub fn assert_sound(printed: &str) {
    assert!(printed.ends_with('\n') && !printed.ends_with("\n\n"));
    assert!(!printed.contains("\n\n\n"), "{printed}");
    let mut columns = None;
    for line in printed.lines() {
        let bare = line.replace("\\\\", "").replace("\\|", "");
        let borders = bare.matches('|').count();
        assert!(line.starts_with('|') || borders == 0, "{line}");
        if line.starts_with('|') {
            assert!(line.ends_with('|'), "{line}");
            assert_eq!(*columns.get_or_insert(borders), borders, "{line}");
        } else {
            columns = None;
        }
        for (at, _) in bare.match_indices('<') {
            assert_eq!(bare.as_bytes()[at.saturating_sub(1)], b'\\', "{line}");
        }
        assert!(!line.chars().any(|c| c.is_control() || folio::model::plain::is_deceptive(c)), "{line:?}");
    }
}
