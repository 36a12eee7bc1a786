//! Each change of a desk in git is a commit of its own, of the files that it touched and nothing else; where it
//! cannot be made the change stays, and one says why. `folio undo` takes the last one back.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;

use common::shared::Shared;
use common::{OPENING, PROCEDURE};

/// The names of the files that a commit touched.
fn files_of(shared: &Shared, commit: &str) -> String {
    shared.git("a", &["show", "--format=", "--name-only", commit])
}

fn head(shared: &Shared) -> String {
    shared.git("a", &["rev-parse", "HEAD"])
}

/// What git says of the work tree, without what Folio derives.
fn status(shared: &Shared) -> String {
    shared.git("a", &["status", "--porcelain"])
}

#[test]
fn each_change_is_a_commit_with_its_trailers() {
    let shared = Shared::new();
    let folio = shared.open("a");
    assert_eq!(folio, "CI-2025-0001");
    let subject = shared.git("a", &["log", "-1", "--format=%an <%ae>%n%B"]);
    let id = |at: usize| {
        let text = shared.read("a", "tickets/2025/03/CI-2025-0001.yaml");
        let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- id: ")).collect();
        ids[at].trim_matches('"').to_owned()
    };
    let expected = format!(
        "Prueba <copia-a@example.org>\nCI-2025-0001: Se abrió\n\nFolio: CI-2025-0001\nEvent: {}\nBy: jefatura-1\n",
        id(0)
    );
    assert_eq!(subject.trim_end(), expected.trim_end());
    let files = files_of(&shared, "HEAD");
    let files: Vec<&str> = files.lines().collect();
    assert_eq!(files.len(), 2, "{files:?}");
    assert!(
        files[0].starts_with("catalog/procedures/past/mp414-pr15-") && files[1] == "tickets/2025/03/CI-2025-0001.yaml"
    );
    assert_eq!(status(&shared), "");

    shared.folio("a", &["do", &folio, "registrado"]).ok();
    let body = shared.git("a", &["log", "-1", "--format=%B"]);
    assert!(body.starts_with("CI-2025-0001: 01 registrado → 02"), "{body}");
    assert!(body.contains(&format!("Event: {}", id(1))), "{body}");
    assert_eq!(files_of(&shared, "HEAD"), "tickets/2025/03/CI-2025-0001.yaml");
    // A command that changes an asset too is one commit.
    shared.folio("a", &["asset", "move", "PC-0132", "--place", "Bodega"]).ok();
    assert_eq!(files_of(&shared, "HEAD"), "catalog/assets/computadora/PC-0132.yaml");
    let body = shared.git("a", &["log", "-1", "--format=%B"]);
    assert!(body.starts_with("PC-0132: ") && body.contains("\nAsset: PC-0132\nEvent: "), "{body}");
    assert_eq!(status(&shared), "");
    shared.folio("a", &["check"]).ok();
}

#[test]
fn what_is_printed_is_the_same_with_and_without_git() {
    let shared = Shared::new();
    let folio = shared.open("a");
    let noted = shared.folio("a", &["note", &folio, "una"]).ok();
    let manual = shared.desk.run(&["note", &folio, "una"]).ok();
    assert_eq!((noted.stdout, noted.stderr), (manual.stdout, manual.stderr));
    assert_eq!(status(&shared), " M tickets/2025/03/CI-2025-0001.yaml", "the environment says: not this one");
}

#[test]
fn the_desk_may_leave_commits_to_the_person() {
    let shared = Shared::new();
    let settings = shared.read("a", "catalog/desk.toml");
    shared.write("a", "catalog/desk.toml", &format!("commit = \"manual\"\n{settings}"));
    shared.git("a", &["commit", "--quiet", "-am", "Manual"]);
    let before = head(&shared);
    shared.open("a");
    assert_eq!(head(&shared), before);
}

#[test]
fn what_a_person_staged_or_half_edited_stays_as_it_is() {
    let shared = Shared::new();
    let folio = shared.open("a");
    let people = shared.read("a", "catalog/people.toml");
    shared.write("a", "catalog/people.toml", &format!("{people}\n# preparado\n"));
    shared.git("a", &["add", "catalog/people.toml"]);
    shared.write("a", "catalog/people.toml", &format!("{people}\n# preparado\n# a medias\n"));
    shared.write("a", "nuevo.txt", "sin seguir\n");
    shared.write("a", "preparado.txt", "nuevo y preparado\n");
    shared.git("a", &["add", "preparado.txt"]);
    let before = (status(&shared), shared.git("a", &["diff", "--cached"]), shared.git("a", &["diff"]));
    shared.folio("a", &["note", &folio, "otra"]).ok();
    shared.open("a");
    let after = (status(&shared), shared.git("a", &["diff", "--cached"]), shared.git("a", &["diff"]));
    assert_eq!(before, after);
    assert_eq!(files_of(&shared, "HEAD"), "tickets/2025/03/CI-2025-0002.yaml");
    assert_eq!(files_of(&shared, "HEAD~1"), "tickets/2025/03/CI-2025-0001.yaml");
}

#[test]
fn a_record_that_somebody_half_edited_is_not_swept_up() {
    let shared = Shared::new();
    let folio = shared.open("a");
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    let text = shared.read("a", path);
    shared.write("a", path, &format!("# a mano\n{text}"));
    let before = head(&shared);
    let outcome = shared.folio("a", &["note", &folio, "una"]).ok();
    assert!(
        outcome.stderr.contains("ya tenía cambios sin guardar")
            && outcome.stderr.contains("commit -- tickets/2025/03/CI-2025-0001.yaml"),
        "{}",
        outcome.stderr
    );
    assert_eq!(head(&shared), before);
    // Nor with the next change: what is there is still partly theirs.
    let outcome = shared.folio("a", &["note", &folio, "dos"]).ok();
    assert!(outcome.stderr.contains("ya tenía cambios sin guardar"), "{}", outcome.stderr);
    assert_eq!(head(&shared), before);
    shared.git("a", &["commit", "--quiet", "-m", "Mío", "--", path]);
    let outcome = shared.folio("a", &["note", &folio, "tres"]).ok();
    assert!(!outcome.stderr.contains("git"), "{}", outcome.stderr);
    assert_eq!(status(&shared), "");
}

/// Runs a change that cannot be committed, and gives what is said of it.
#[track_caller]
fn kept_back(shared: &Shared, folio: &str) -> String {
    let before = head(shared);
    let outcome = shared.folio("a", &["note", folio, "queda"]).ok();
    assert_eq!(head(shared), before, "{}", outcome.stderr);
    assert!(shared.read("a", &format!("tickets/2025/03/{folio}.yaml")).ends_with("note: queda\n"));
    outcome.stderr
}

#[test]
fn in_the_middle_of_something_the_change_stays_uncommitted() {
    let shared = Shared::new();
    let folio = shared.open("a");
    for (mark, word) in [("MERGE_HEAD", "merge"), ("CHERRY_PICK_HEAD", "cherry-pick"), ("rebase-merge/x", "rebase")] {
        let mark = shared.root("a").join(".git").join(mark);
        fs::create_dir_all(mark.parent().expect("a folder")).expect("makes the folder");
        fs::write(&mark, head(&shared)).expect("writes");
        let said = kept_back(&shared, &folio);
        assert!(said.contains(&format!("hay un «{word}» a medias")), "{said}");
        fs::remove_file(&mark).expect("removes");
        let _ = fs::remove_dir(mark.parent().expect("a folder"));
    }
    // What could not be committed goes with the next change of the same ticket.
    shared.folio("a", &["note", &folio, "otra"]).ok();
    assert_eq!(status(&shared), "");
    assert_eq!(shared.git("a", &["log", "-1", "--format=%B"]).matches("Event: ").count(), 4);
}

#[test]
fn on_no_branch_with_a_lock_without_a_name_or_refused_by_a_hook_the_change_stays() {
    let shared = Shared::new();
    let folio = shared.open("a");
    shared.git("a", &["checkout", "--quiet", "--detach"]);
    assert!(kept_back(&shared, &folio).contains("HEAD no está en ninguna rama"));
    shared.git("a", &["stash", "--quiet"]);
    shared.git("a", &["checkout", "--quiet", "main"]);
    shared.git("a", &["stash", "pop", "--quiet"]);

    let lock = shared.root("a").join(".git/index.lock");
    fs::write(&lock, "").expect("writes");
    assert!(kept_back(&shared, &folio).contains("otro programa usa el repositorio"));
    fs::remove_file(&lock).expect("removes");

    let mut command = shared.command("a", &["note", &folio, "queda"]);
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
        command.env_remove(name);
    }
    let before = head(&shared);
    shared.desk.finish(command, None).ok().says(&["git no sabe quién es usted", "git config --global user.name"]);
    assert_eq!(head(&shared), before);

    let hook = shared.root("a").join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("makes the folder");
    fs::write(&hook, "#!/bin/sh\necho 'hoy no' >&2\nexit 1\n").expect("writes");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("may run");
    }
    assert!(kept_back(&shared, &folio).contains("git no lo guardó: hoy no"));
    // A new ticket neither is left behind in the index.
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(OPENING);
    shared.folio("a", &arguments).ok().says(&["hoy no"]);
    assert_eq!(status(&shared), " M tickets/2025/03/CI-2025-0001.yaml\n?? tickets/2025/03/CI-2025-0002.yaml");
    fs::remove_file(&hook).expect("removes");
    shared.folio("a", &["note", &folio, "ya"]).ok();
    shared.folio("a", &["note", "2", "ya"]).ok();
    assert_eq!(status(&shared), "");
}

#[test]
fn files_that_git_ignores_are_not_committed() {
    let shared = Shared::new();
    let ignored = shared.read("a", ".gitignore");
    shared.write("a", ".gitignore", &format!("{ignored}/tickets/\n"));
    shared.git("a", &["commit", "--quiet", "-am", "Ignora"]);
    let before = head(&shared);
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(OPENING);
    let said = shared.folio("a", &arguments).ok().stderr;
    assert!(said.contains(".gitignore dice que se ignore"), "{said}");
    assert_eq!(head(&shared), before);
    assert_eq!(shared.git("a", &["diff", "--cached", "--name-only"]), "");
}

#[test]
fn a_desk_in_a_folder_of_a_repository_or_outside_of_git_works_too() {
    let shared = Shared::new();
    let beside = shared.desk.beside().to_owned();
    let inner = beside.join("grande");
    fs::create_dir(&inner).expect("makes the folder");
    shared.desk.run_in(&beside, &["--version"]).ok();
    common::shared::git_in(&shared.desk, &inner, &["init", "--quiet", "--initial-branch=main"]);
    fs::write(inner.join("otro.txt"), "de otros\n").expect("writes");
    common::shared::git_in(&shared.desk, &inner, &["add", "otro.txt"]);
    let run = |arguments: &[&str], folder: &std::path::Path| {
        let mut command = shared.command("a", arguments);
        command.current_dir(folder);
        shared.desk.finish(command, None)
    };
    run(&["init", "mesas/una", "--procedure", PROCEDURE, "--person", "jefatura-1"], &inner).ok();
    let log = || common::shared::git_in(&shared.desk, &inner, &["log", "--format=%s"]);
    assert!(log().starts_with("Empieza la mesa "), "{}", log());
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(OPENING);
    run(&arguments, &inner.join("mesas/una")).ok();
    assert!(log().starts_with("CI-2025-0001: Se abrió\n"), "{}", log());
    let status = common::shared::git_in(&shared.desk, &inner, &["status", "--porcelain"]);
    assert_eq!(status, "A  otro.txt", "what others staged stays staged");

    fs::remove_dir_all(inner.join(".git")).expect("removes");
    let said = run(&arguments, &inner.join("mesas/una")).ok();
    assert_eq!((said.stdout.as_str(), said.stderr.contains("git")), ("CI-2025-0002\n", false));
}

#[test]
fn the_last_change_is_taken_back() {
    let shared = Shared::new();
    let folio = shared.open("a");
    shared.write("a", "aparte.txt", "preparado\n");
    shared.git("a", &["add", "aparte.txt"]);
    let (before, text) = (head(&shared), shared.read("a", "tickets/2025/03/CI-2025-0001.yaml"));
    shared.folio("a", &["note", &folio, "por error"]).ok();
    let dry = shared.folio("a", &["undo", "--dry-run"]).ok();
    assert_eq!(dry.stdout, "Se deshizo: CI-2025-0001: Nota\n");
    assert_ne!(head(&shared), before);
    let undone = shared.folio("a", &["deshacer"]).ok();
    assert_eq!(undone.stdout, "Se deshizo: CI-2025-0001: Nota\n");
    assert_eq!(undone.stderr, "Quedó como estaba: tickets/2025/03/CI-2025-0001.yaml\n");
    assert_eq!((head(&shared), shared.read("a", "tickets/2025/03/CI-2025-0001.yaml")), (before, text));
    assert_eq!(status(&shared), "A  aparte.txt", "what is staged stays");
    // A ticket too; its number was nobody's yet, and is given again.
    shared.folio("a", &["undo"]).ok();
    assert!(!shared.root("a").join("tickets/2025/03/CI-2025-0001.yaml").exists());
    assert_eq!(shared.open("a"), "CI-2025-0001");
    shared.folio("a", &["check"]).ok();
}

#[test]
fn what_others_may_have_or_somebody_edited_is_not_taken_back() {
    let shared = Shared::new();
    let refuses = |words: &str| {
        let (before, stands) = (head(&shared), status(&shared));
        let said = shared.folio("a", &["undo"]).exits(1);
        assert!(said.stderr.contains(words) && said.stdout.is_empty(), "{}", said.stderr);
        assert_eq!((head(&shared), status(&shared)), (before, stands));
    };
    refuses("Ya no hay nada que deshacer: lo que queda es el principio de la mesa: Empieza la mesa");
    let folio = shared.open("a");
    shared.git("a", &["push", "--quiet"]);
    refuses("ya se compartió: está en origin/main");
    shared.folio("a", &["note", &folio, "una"]).ok();
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    shared.write("a", path, &format!("{}# a mano\n", shared.read("a", path)));
    refuses("git restore --staged --worktree -- tickets/2025/03/CI-2025-0001.yaml»");
    refuses("cambios sin guardar en tickets/2025/03/CI-2025-0001.yaml");
    shared.git("a", &["add", path]);
    refuses("cambios sin guardar en tickets/2025/03/CI-2025-0001.yaml");
    shared.git("a", &["restore", "--staged", "--worktree", path]);
    fs::write(shared.root("a").join(".git/MERGE_HEAD"), head(&shared)).expect("writes");
    refuses("hay un «merge» a medias");
    fs::remove_file(shared.root("a").join(".git/MERGE_HEAD")).expect("removes");
    shared.git("a", &["checkout", "--quiet", "--detach"]);
    refuses("HEAD no está en ninguna rama");
    shared.git("a", &["checkout", "--quiet", "main"]);
    shared.folio("a", &["undo"]).ok();
    refuses("ya se compartió");
}
