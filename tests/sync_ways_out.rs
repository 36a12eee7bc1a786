//! The ways out that are printed, followed to the letter: what others did survives, and what is one's own is not lost
//! without a word.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::process::Command;

use common::TestDesk;
use common::git::PEOPLE;
use common::shared::{Shared, git_in};

/// A person that is added.
const NEW: &str = "\n[[person]]\nid = \"nueva\"\nname = \"Nueva Muestra\"\nroles = [\"personal\"]\n";

fn ticket(folio: &str) -> String {
    format!("tickets/2025/03/{folio}.yaml")
}

/// Two clones of a desk whose people have addresses, with two tickets, and a server that verifies.
fn verified() -> Shared {
    let desk = TestDesk::new();
    desk.write("catalog/people.toml", PEOPLE);
    let shared = Shared::of(desk);
    shared.join("b", Some("B"));
    shared.open("a");
    shared.open("a");
    sync(&shared, &["a", "b"]);
    let bare = shared.bare().to_string_lossy().into_owned();
    shared.folio("a", &["hook", "install", "--repository", &bare]).ok();
    shared
}

fn sync(shared: &Shared, names: &[&str]) {
    names.iter().for_each(|name| drop(shared.folio(name, &["sync"]).ok()));
}

/// Somebody records in `b` for somebody else, which the server does not take.
fn forge(shared: &Shared, folio: &str) {
    let mut command = shared.command("b", &["note", folio, "Por otro", "--by", "personal-1"]);
    command.env("GIT_AUTHOR_EMAIL", "jefatura-1@example.org");
    assert!(command.output().expect("starts").status.success());
}

/// Types a line in `b`.
#[track_caller]
fn types(shared: &Shared, line: &str) {
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(shared.root("b"));
    shared.desk.surround(&mut shell);
    shell.env("GIT_AUTHOR_EMAIL", "jefatura-1@example.org").env("GIT_EDITOR", "sh -c 'echo Lo de aquí >> \"$1\"' -");
    let output = shell.output().expect("a shell");
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() || told.contains("nothing to commit"), "{line}\n{told}");
}

/// Types in `b` the commands that stand on lines of their own.
#[track_caller]
fn follow(shared: &Shared, said: &str) {
    let lines: Vec<&str> = said.lines().map(str::trim).filter(|line| line.starts_with("git ")).collect();
    assert!(lines.len() >= 2, "{said}");
    lines.iter().for_each(|line| types(shared, line));
}

/// Types in `b` the command that stands within the text, from there to the end of its line.
#[track_caller]
fn obey(shared: &Shared, said: &str) {
    let from = said.find("git reset --soft").expect("a command");
    types(shared, said[from..].lines().next().expect("a line"));
}

/// What others do meanwhile: people, another ticket, a note on the second one.
fn others(shared: &Shared) {
    shared.write("a", "catalog/people.toml", &format!("{PEOPLE}{NEW}"));
    shared.git("a", &["commit", "--quiet", "--all", "-m", "Gente"]);
    shared.open("a");
    shared.folio("a", &["note", "CI-2025-0002", "De la otra copia"]).ok();
    sync(shared, &["a"]);
}

/// What the server has of a file.
fn there(shared: &Shared, path: &str) -> String {
    git_in(&shared.desk, &shared.bare(), &["show", &format!("main:{path}")])
}

#[track_caller]
fn assert_all_there(shared: &Shared) {
    assert!(there(shared, "catalog/people.toml").contains("Nueva Muestra"));
    assert!(!there(shared, &ticket("CI-2025-0003")).is_empty());
    let second = there(shared, &ticket("CI-2025-0002"));
    assert!(second.contains("De la otra copia"), "{second}");
    assert!(!there(shared, &ticket("CI-2025-0001")).contains("Por otro"));
    shared.folio("b", &["verify", "--all"]).ok();
    sync(shared, &["a"]);
    shared.folio("a", &["check"]).ok();
}

#[test]
fn the_way_out_takes_nothing_back_where_others_were_not_joined_yet() {
    let shared = verified();
    forge(&shared, "CI-2025-0001");
    shared.folio("b", &["note", "CI-2025-0002", "La mía"]).ok();
    others(&shared);
    let head = shared.git("b", &["rev-parse", "HEAD~2"]);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    assert!(said.contains(&format!("git reset --soft {}", &head[..10])), "{said}");
    assert!(said.contains("git show ORIG_HEAD:ARCHIVO"), "{said}");
    follow(&shared, &said);
    sync(&shared, &["b"]);
    assert_all_there(&shared);
    assert!(there(&shared, &ticket("CI-2025-0002")).contains("La mía"));
}

#[test]
fn the_way_out_takes_nothing_back_where_others_are_joined_already() {
    let shared = verified();
    forge(&shared, "CI-2025-0001");
    others(&shared);
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    let tip = git_in(&shared.desk, &shared.bare(), &["rev-parse", "main"]);
    assert!(said.contains(&format!("git reset --soft {}", &tip[..10])), "{said}");
    follow(&shared, &said);
    sync(&shared, &["b"]);
    assert_all_there(&shared);
}

#[test]
fn what_was_noted_in_a_removed_ticket_comes_back_with_it() {
    let shared = verified();
    shared.folio("b", &["note", "CI-2025-0001", "Importante"]).ok();
    shared.git("b", &["rm", "--quiet", &ticket("CI-2025-0001")]);
    shared.git("b", &["commit", "--quiet", "-m", "Quita"]);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    obey(&shared, &said);
    sync(&shared, &["b"]);
    assert!(there(&shared, &ticket("CI-2025-0001")).contains("Importante"), "{said}");
    assert!(!said.contains("git log -p"), "{said}");
    // Who never committed what is not known of it is told so.
    let path = ticket("CI-2025-0001");
    let text = shared.read("b", &path);
    shared.write("b", &path, &format!("{}\n", text.replace("Importante", "Otra cosa").trim_end()));
    shared.git("b", &["commit", "--quiet", "--all", "-m", "Cambia"]);
    shared.folio("b", &["note", "CI-2025-0001", "Más"]).ok();
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    assert!(said.contains("git show ORIG_HEAD:ARCHIVO"), "{said}");
    obey(&shared, &said);
    assert!(shared.git("b", &["show", &format!("ORIG_HEAD:{path}")]).contains("note: Más"));
    sync(&shared, &["b"]);
}

#[test]
fn what_was_attached_in_an_altered_ticket_is_not_sent_of_nothing() {
    let shared = verified();
    let path = ticket("CI-2025-0001");
    shared.write("b", "../foto.txt", "Una foto\n");
    shared.folio("b", &["attach", "CI-2025-0001", "../foto.txt"]).ok();
    let text = shared.read("b", &path);
    let first = text.lines().find(|line| line.trim_start().starts_with("origen:")).expect("a field").to_owned();
    shared.write("b", &path, &text.replace(&first, "    origen: Otra"));
    shared.git("b", &["commit", "--quiet", "--all", "-m", "Cambia"]);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    obey(&shared, &said);
    let said = shared.folio("b", &["sync"]).ok().stderr;
    assert!(said.contains("folio attach FOLIO"), "told how it is attached again: {said}");
    assert_eq!(
        git_in(&shared.desk, &shared.bare(), &["ls-tree", "-r", "--name-only", "main", "--", "tickets"])
            .lines()
            .filter(|path| path.contains("attachments"))
            .count(),
        0
    );
    shared.folio("b", &["attach", "CI-2025-0001", "../foto.txt"]).ok();
    sync(&shared, &["b", "a"]);
    shared.folio("a", &["check"]).ok();
}

#[test]
fn a_half_merge_that_was_written_on_is_finished() {
    let shared = verified();
    others(&shared);
    shared.git("b", &["fetch", "--quiet"]);
    shared.git("b", &["merge", "--quiet", "--no-commit", "--no-ff", "origin/main"]);
    shared.folio("b", &["sync"]).exits(1).says(&["hay un «merge» a medias", "git merge --abort"]);
    let told = shared.folio("b", &["note", "CI-2025-0002", "Encima"]);
    assert_eq!(told.code, 0);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    let path = ticket("CI-2025-0002");
    assert!(said.contains(&format!("git add {path} && git commit")), "{said}");
    types(&shared, &format!("git add {path} && git commit"));
    sync(&shared, &["b"]);
    assert_all_there(&shared);
    assert!(there(&shared, &path).contains("Encima"));
}

#[test]
fn a_new_ticket_that_was_not_committed_is_by_what_is_printed() {
    let shared = verified();
    others(&shared);
    shared.git("b", &["fetch", "--quiet"]);
    shared.git("b", &["merge", "--quiet", "--no-commit", "--no-ff", "origin/main"]);
    let mut arguments = vec!["new", "--procedure", common::PROCEDURE];
    arguments.extend(common::OPENING);
    let told = shared.folio("b", &arguments).ok();
    let from = told.stderr.find("git -C").expect("a command");
    let command = told.stderr[from..].lines().next().expect("a line").to_owned();
    types(&shared, "git commit");
    types(&shared, &command);
    sync(&shared, &["b"]);
    assert!(!there(&shared, &ticket("B-2025-0001")).is_empty());
    assert_all_there(&shared);
}

#[test]
fn what_is_not_committed_is_to_be_before_others_come() {
    let shared = verified();
    let mut command = shared.command("b", &["note", "CI-2025-0002", "A mano"]);
    command.env("FOLIO_COMMIT", "manual");
    assert!(command.output().expect("starts").status.success());
    others(&shared);
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    let line = said.lines().find(|line| line.contains("git add")).expect("a command");
    let from = line.find("git add").expect("a command");
    let to = line.find("git commit").expect("its end") + "git commit".len();
    types(&shared, &line[from..to]);
    sync(&shared, &["b"]);
    assert!(there(&shared, &ticket("CI-2025-0002")).contains("A mano"));
    assert_all_there(&shared);
}
