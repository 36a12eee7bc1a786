//! What git does with records besides merging: stash, revert of a merge's side, other line ends, other letters of a
//! name, a file that was moved or taken away in one clone; and `folio undo` after each kind of change.

mod common;

use std::path::Path;
use std::process::Output;

use common::shared::{Shared, git_command};
use common::{assert_same, snapshot_of};

const PATH: &str = "tickets/2025/03/CI-2025-0001.yaml";

/// Git in a clone, which finds the driver.
fn git(shared: &Shared, name: &str, arguments: &[&str]) -> Output {
    let mut command = git_command(&shared.desk, &shared.root(name), arguments);
    let folder = Path::new(common::FOLIO).parent().expect("a folder").display();
    command.env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap_or_default()));
    command.output().expect("git runs")
}

#[track_caller]
fn git_ok(shared: &Shared, name: &str, arguments: &[&str]) -> String {
    let output = git(shared, name, arguments);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "git {arguments:?}\n{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Two clones that have one ticket and the driver.
fn two() -> Shared {
    let shared = Shared::new();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.join("b", Some("B"));
    shared.folio("b", &["sync"]).ok();
    shared
}

#[track_caller]
fn note(shared: &Shared, name: &str, time: &str, words: &str) {
    shared.desk.set_now(&format!("2025-03-10T{time}:00-06:00"));
    shared.folio(name, &["note", "CI-2025-0001", words]).ok();
}

/// Both are one desk, with that many events in its ticket, and nothing is wrong.
#[track_caller]
fn ends_well(shared: &Shared, path: &str, events: usize) {
    shared.desk.set_now("2025-03-10T18:00:00-06:00");
    for name in ["a", "b", "a", "b"] {
        shared.folio(name, &["sync"]).ok();
    }
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!(tree("a"), tree("b"));
    for name in ["a", "b"] {
        let text = shared.read(name, path);
        assert_eq!(text.matches("- id: ").count(), events, "{name}: {text}");
        assert_eq!(shared.git(name, &["status", "--porcelain"]), "", "{name}");
        shared.folio(name, &["check"]).ok();
    }
}

#[track_caller]
fn verifies(shared: &Shared) {
    shared.folio("a", &["verify", "--all"]).ok();
}

#[test]
fn what_was_stashed_meets_what_came_meanwhile() {
    let shared = two();
    note(&shared, "a", "10:00", "de a");
    shared.folio("a", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T10:30:00-06:00");
    let mut command = shared.command("b", &["note", "CI-2025-0001", "de b"]);
    command.env("FOLIO_COMMIT", "manual");
    shared.desk.finish(command, None).ok();
    git_ok(&shared, "b", &["stash"]);
    shared.folio("b", &["sync"]).ok();
    git_ok(&shared, "b", &["stash", "pop"]);
    let text = shared.read("b", PATH);
    assert!(text.contains("de a") && text.contains("de b") && !text.contains("<<<<"), "{text}");
    shared.git("b", &["commit", "--quiet", "-am", "De la reserva"]);
    // To `verify` it looks as a rebase does: what was there says that it was not known.
    ends_well(&shared, PATH, 3);
}

#[test]
fn a_file_that_one_clone_moved_and_the_other_changed_is_one_record() {
    let shared = two();
    note(&shared, "a", "10:00", "de a");
    // Somebody puts the ticket into another month.
    let moved = "tickets/2025/04/CI-2025-0001.yaml";
    std::fs::create_dir_all(shared.root("b").join("tickets/2025/04")).expect("makes the folder");
    shared.git("b", &["mv", PATH, moved]);
    shared.git("b", &["commit", "--quiet", "-m", "Lo mueve"]);
    note(&shared, "b", "10:30", "de b");
    shared.folio("a", &["sync"]).ok();
    let said = shared.folio("b", &["sync"]);
    assert_eq!(said.code, 0, "{}", said.stderr);
    // What was moved was not opened.
    let said = shared.folio("a", &["sync"]).ok();
    assert!(!said.stderr.contains("otra copia"), "{}", said.stderr);
    for name in ["a", "b"] {
        assert!(!shared.root(name).join(PATH).exists(), "{name}");
        let text = shared.read(name, moved);
        assert!(text.contains("de a") && text.contains("de b"), "{name}: {text}");
    }
    let told = shared.folio("a", &["check"]).exits(1).stdout;
    assert!(told.contains("[misplaced]") && told.matches('[').count() == 1, "{told}");
    // A file does not move by itself: that is for who verifies.
    let told = shared.folio("a", &["verify", "--all"]).exits(1).stdout;
    assert_eq!((told.matches("[record-renamed]").count(), told.matches('[').count()), (1, 1), "{told}");
}

#[test]
fn what_one_clone_deleted_and_the_other_changed_stays() {
    let shared = two();
    note(&shared, "a", "10:00", "de a");
    shared.folio("a", &["sync"]).ok();
    shared.git("b", &["rm", "--quiet", PATH]);
    shared.git("b", &["commit", "--quiet", "-m", "Borra"]);
    shared.desk.set_now("2025-03-10T10:30:00-06:00");
    let said = shared.folio("b", &["sync"]);
    // Refused, and what it says helps; or put back.
    assert!(said.code == 0 || said.stderr.contains(PATH), "{}", said.stderr);
    assert!(!shared.git("b", &["ls-remote", "origin"]).is_empty());
    shared.folio("a", &["sync"]).ok();
    assert!(shared.read("a", PATH).contains("de a"));
    // Git asks a person; who keeps the file keeps all.
    let merge = git(&shared, "b", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    if !merge.status.success() {
        git_ok(&shared, "b", &["add", PATH]);
        git_ok(&shared, "b", &["commit", "--quiet", "--no-edit"]);
    }
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!(tree("a"), tree("b"));
    assert_eq!(shared.read("b", PATH).matches("- id: ").count(), 2);
    shared.folio("b", &["check"]).ok();
}

#[test]
fn criss_cross_ends_the_same() {
    let shared = two();
    note(&shared, "a", "10:00", "de a");
    note(&shared, "b", "10:10", "de b");
    let root = |name: &str| shared.root(name).to_string_lossy().into_owned();
    let (ours, theirs) = (shared.git("a", &["rev-parse", "HEAD"]), shared.git("b", &["rev-parse", "HEAD"]));
    git_ok(&shared, "a", &["fetch", "--quiet", &root("b"), "main"]);
    git_ok(&shared, "a", &["merge", "--quiet", "--no-edit", &theirs]);
    git_ok(&shared, "b", &["fetch", "--quiet", &root("a"), "main"]);
    git_ok(&shared, "b", &["merge", "--quiet", "--no-edit", &ours]);
    assert_eq!(shared.read("a", PATH), shared.read("b", PATH));
    note(&shared, "a", "10:20", "más de a");
    note(&shared, "b", "10:15", "más de b");
    ends_well(&shared, PATH, 5);
    verifies(&shared);
}

#[test]
fn an_octopus_of_clones_that_touched_other_records_is_sound() {
    let shared = two();
    shared.join("c", Some("C"));
    shared.folio("c", &["sync"]).ok();
    for name in ["b", "c"] {
        shared.open(name);
        let root = shared.root(name).to_string_lossy().into_owned();
        git_ok(&shared, "a", &["fetch", "--quiet", &root, &format!("main:de-{name}")]);
    }
    note(&shared, "a", "10:00", "de a");
    git_ok(&shared, "a", &["merge", "--quiet", "--no-edit", "de-b", "de-c"]);
    assert_eq!(shared.git("a", &["rev-list", "--parents", "-1", "HEAD"]).split(' ').count(), 4);
    shared.folio("c", &["sync"]).ok();
    ends_well(&shared, PATH, 2);
    verifies(&shared);
}

#[test]
fn rebase_and_cherry_pick_of_several_commits_keep_what_each_knew() {
    let shared = two();
    for (time, words) in [("10:00", "a uno"), ("10:20", "a dos"), ("10:40", "a tres")] {
        note(&shared, "a", time, words);
    }
    shared.folio("a", &["sync"]).ok();
    for (time, words) in [("10:10", "b uno"), ("10:30", "b dos")] {
        note(&shared, "b", time, words);
    }
    let tip = shared.git("b", &["rev-parse", "HEAD"]);
    git_ok(&shared, "b", &["pull", "--quiet", "--rebase", "origin", "main"]);
    let rebased = shared.read("b", PATH);
    // The same commits on top of the others, one by one.
    git_ok(&shared, "b", &["checkout", "--quiet", "-b", "otra", "origin/main"]);
    git_ok(&shared, "b", &["cherry-pick", &format!("{tip}~2..{tip}")]);
    assert_eq!(rebased, shared.read("b", PATH));
    git_ok(&shared, "b", &["checkout", "--quiet", "main"]);
    ends_well(&shared, PATH, 6);
}

#[test]
fn what_was_picked_before_it_was_shared_follows_to_its_new_number() {
    let shared = Shared::new();
    shared.join("b", None);
    shared.join("c", Some("C"));
    shared.folio("c", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    let first = shared.open("a");
    let second = shared.open("a");
    shared.folio("a", &["link", &second, &first, "--as", "duplicate"]).ok();
    let root = shared.root("a").to_string_lossy().into_owned();
    git_ok(&shared, "c", &["fetch", "--quiet", &root, "main"]);
    git_ok(&shared, "c", &["cherry-pick", "FETCH_HEAD~3..FETCH_HEAD"]);
    shared.folio("c", &["note", &first, "de c"]).ok();
    // An older one takes the number meanwhile.
    shared.desk.set_now("2025-03-10T09:10:00-06:00");
    shared.open("b");
    shared.desk.set_now("2025-03-10T10:00:00-06:00");
    for name in ["b", "a", "c", "a", "b"] {
        let outcome = shared.folio(name, &["sync"]);
        assert_eq!(outcome.code, 0, "{name}: {}", outcome.stderr);
    }
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!((tree("a"), tree("a")), (tree("b"), tree("c")));
    let read = |number: u32| shared.read("c", &format!("tickets/2025/03/CI-2025-000{number}.yaml"));
    assert!(read(3).contains("note: de c") && read(3).contains("- CI-2025-0001"), "{}", read(3));
    assert!(read(2).contains("to: CI-2025-0003"), "{}", read(2));
    assert!(!read(1).contains("de c"));
    shared.folio("c", &["check"]).ok();
}

#[test]
fn line_ends_of_another_system_do_no_harm() {
    let shared = two();
    shared.git("b", &["config", "core.autocrlf", "true"]);
    shared.git("b", &["rm", "--cached", "-r", "--quiet", "."]);
    shared.git("b", &["reset", "--quiet", "--hard"]);
    assert!(shared.read("b", PATH).contains("\r\n"));
    note(&shared, "b", "10:00", "de b");
    note(&shared, "a", "10:10", "de a");
    assert_eq!(shared.git("b", &["status", "--porcelain"]), "");
    // An editor of there writes a whole file with such ends, where git does not turn them round.
    let path = "tickets/2025/03/CI-2025-0002.yaml";
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.git("a", &["config", "core.autocrlf", "false"]);
    let windows = shared.read("a", path).replace('\n', "\r\n");
    shared.write("a", path, &windows);
    shared.git("a", &["commit", "--quiet", "-am", "Otro editor"]);
    shared.folio("b", &["sync"]).ok();
    shared.folio("b", &["note", "CI-2025-0002", "de b"]).ok();
    shared.folio("a", &["note", "CI-2025-0002", "de a"]).ok();
    for name in ["a", "b", "a"] {
        shared.folio(name, &["sync"]).ok();
    }
    for name in ["a", "b"] {
        let text = shared.read(name, path);
        assert!(text.contains("note: de a") && text.contains("note: de b"), "{name}: {text}");
        assert_eq!(shared.git(name, &["status", "--porcelain"]), "", "{name}");
        shared.folio(name, &["check"]).ok();
    }
    ends_well(&shared, PATH, 3);
    verifies(&shared);
}

#[test]
fn a_name_in_other_letters_is_found_and_loses_nothing() {
    let shared = two();
    note(&shared, "a", "10:00", "de a");
    let other = "tickets/2025/03/ci-2025-0001.yaml";
    shared.git("b", &["mv", PATH, other]);
    shared.git("b", &["commit", "--quiet", "-m", "Minúsculas"]);
    shared.folio("b", &["check"]).exits(1);
    shared.folio("a", &["sync"]).ok();
    let before = snapshot_of(&shared.root("b").join("tickets"));
    let said = shared.folio("b", &["sync"]);
    if said.code != 0 {
        assert_same(&before, &snapshot_of(&shared.root("b").join("tickets")), "refused");
    }
    let files = snapshot_of(&shared.root("b").join("tickets"));
    let notes: usize = files.values().filter(|text| text.contains("de a")).count();
    assert_eq!(notes, usize::from(said.code == 0), "{}", said.stderr);
    // Whoever puts it back has everything.
    let stands = if shared.root("b").join(PATH).exists() { None } else { Some(other) };
    if let Some(other) = stands {
        shared.git("b", &["mv", other, PATH]);
        shared.git("b", &["commit", "--quiet", "-m", "Como era"]);
    }
    for name in ["b", "a"] {
        shared.folio(name, &["sync"]).ok();
        assert!(shared.read(name, PATH).contains("de a"), "{name}");
        shared.folio(name, &["check"]).ok();
    }
}

#[test]
fn undo_takes_back_each_kind_of_change_whole() {
    let shared = Shared::new();
    let folio = shared.open("a");
    let other = shared.open("a");
    let file = shared.desk.beside().join("foto.txt");
    std::fs::write(&file, "Se ve así.\n").expect("writes");
    let file = file.to_string_lossy().into_owned();
    let id = "PC-0132";
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    let opening: Vec<&str> = ["new"].into_iter().chain(common::OPENING).collect();
    let add = ["asset", "add", "--kind", "computadora", "--place", "Almacén", "--set", "tag=T", "--set", "serial=S"];
    let solve = ["do", &folio, "resuelto", "--by=personal-1", "--set=revision=R", "--set=diagnostico=D"];
    let changes: [&[&str]; 20] = [
        &opening,
        &["note", &folio, "Nota"],
        &["note", &folio, "--set", "area=Otra"],
        &["assign", &folio, "personal-1"],
        &["wait", &folio, "--reason", "usuario"],
        &["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo"],
        &["link", &folio, &other, "--as", "duplicate"],
        &["attach", &folio, &file],
        &["cancel", &folio, "--reason", "desistimiento", "--note", "Ya no"],
        &solve,
        &["redact", "Usuaria de Ejemplo", "--in", &folio, "--note", "Lo pidió"],
        &[&add[..], &["--set", "brand=M", "--set", "model=T"]].concat(),
        &["asset", "assign", id, "--to", "usuario-1", "--condition", "Buena"],
        &["asset", "lend", id, "--to", "usuario-1", "--condition", "Buena", "--due", "2025-05-01"],
        &["asset", "move", id, "--place", "Otro"],
        &["asset", "note", id, "--note", "Nota"],
        &["asset", "edit", id, "--set", "model=Otro"],
        &["asset", "retire", id, "--reason", "obsoleto"],
        &["asset", "reserve", id, "--to", "usuario-1", "--from", "2025-10-01", "--until", "2025-10-03"],
        &["asset", "lost", id, "--reason", "No aparece"],
    ];
    let files = || {
        let mut files = snapshot_of(&shared.root("a"));
        files.retain(|path, _| !path.starts_with(".git/") && path != ".git");
        files
    };
    for change in changes {
        let (before, head) = (files(), shared.git("a", &["rev-parse", "HEAD"]));
        let done = shared.folio("a", change);
        assert_eq!((done.code, done.stderr.contains("Aviso: el cambio está hecho")), (0, false), "{}", done.stderr);
        assert_ne!(head, shared.git("a", &["rev-parse", "HEAD"]), "{change:?}");
        shared.folio("a", &["undo"]).ok();
        assert_same(&before, &files(), &change.join(" "));
        assert_eq!(head, shared.git("a", &["rev-parse", "HEAD"]), "{change:?}");
        assert_eq!(shared.git("a", &["status", "--porcelain"]), "", "{change:?}");
        shared.folio("a", &["check"]).ok();
    }
}
