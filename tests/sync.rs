//! `folio sync` between clones, with real git and a bare repository in a temporary folder.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use common::shared::{Shared, git_in};
use common::{OPENING, PROCEDURE, assert_same, snapshot_of};

/// Everything that must be as before when a sync fails: the files, what git has staged, where it stands.
fn whole(shared: &Shared, name: &str) -> (BTreeMap<String, String>, String, String) {
    let mut files = snapshot_of(&shared.root(name));
    files.retain(|path, _| !path.starts_with(".git/") && path != ".git");
    let staged = shared.git(name, &["diff", "--cached", "HEAD"]);
    (files, staged, shared.git(name, &["rev-parse", "HEAD", "main", "refs/remotes/origin/main"]))
}

/// Fails the test unless both clones have the same files and are at the same commit, and nothing is wrong there.
#[track_caller]
fn assert_alike(shared: &Shared, one: &str, other: &str) {
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!(tree(one), tree(other));
    for name in [one, other] {
        assert_eq!(shared.git(name, &["status", "--porcelain"]), "", "{name}");
        shared.folio(name, &["check"]).ok();
    }
}

/// Two clones at one commit, `a` and `b`, each with its series.
fn two() -> Shared {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    shared
}

#[test]
fn what_each_did_comes_to_the_other() {
    let shared = two();
    let ours = shared.open("a");
    let theirs = shared.open("b");
    assert_eq!((ours.as_str(), theirs.as_str()), ("CI-2025-0001", "B-2025-0001"));
    let sent = shared.folio("a", &["sync"]).ok();
    let copy = "catalog/procedures/past/mp414-pr15-6a4ab4511545.toml";
    assert_eq!((sent.stdout.as_str(), sent.stderr.as_str()), (&*format!("Se enviaron 2: CI-2025-0001, {copy}\n"), ""));
    let both = shared.folio("b", &["sincronizar"]).ok();
    assert_eq!(both.stdout, format!("Llegaron 2: CI-2025-0001, {copy}\nSe enviaron 2: B-2025-0001, {copy}\n"));
    let came = shared.folio("a", &["sync"]).ok();
    assert_eq!(came.stdout, "Llegó B-2025-0001\n");
    assert_alike(&shared, "a", "b");
    // Where nothing happens nothing is said.
    let nothing = shared.folio("a", &["sync"]).ok();
    assert_eq!((nothing.stdout.as_str(), nothing.stderr.as_str()), ("", ""));
}

#[test]
fn a_rehearsal_changes_nothing() {
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.open("b");
    let before = (whole(&shared, "b"), git_in(&shared.desk, &shared.bare(), &["rev-parse", "main"]));
    let told = shared.folio("b", &["sync", "--dry-run"]).ok();
    assert!(told.stdout.contains("CI-2025-0001") && told.stdout.contains("B-2025-0001"), "{}", told.stdout);
    assert!(told.stderr.contains("Es un ensayo"), "{}", told.stderr);
    assert_eq!((whole(&shared, "b"), git_in(&shared.desk, &shared.bare(), &["rev-parse", "main"])), before);
}

#[test]
fn both_may_write_in_one_ticket() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["note", &folio, "de a", "--by", "personal-1"]).ok();
    shared.folio("a", &["note", &folio, "--set", "area=Dirección", "--by", "personal-1"]).ok();
    shared.folio("b", &["note", &folio, "de b", "--by", "personal-2"]).ok();
    shared.folio("b", &["note", &folio, "--set", "area=Archivo", "--by", "personal-2"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
    let text = shared.read("a", "tickets/2025/03/CI-2025-0001.yaml");
    for word in ["de a", "de b", "Dirección", "Archivo"] {
        assert!(text.contains(word), "{text}");
    }
}

#[test]
fn two_outcomes_of_one_activity_are_a_dispute_that_is_kept_and_told() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let solve = ["--set", "revision=Cables", "--set", "diagnostico=Flojo"];
    let mut solved = vec!["do", &folio, "resuelto", "--by", "personal-1"];
    solved.extend(solve);
    shared.folio("a", &solved).ok();
    let mut support = vec!["do", &folio, "requiere-soporte", "--by", "personal-2"];
    support.extend(solve);
    shared.folio("b", &support).ok();
    shared.folio("a", &["sync"]).ok();
    let told = shared.folio("b", &["sync"]).exits(1);
    assert!(told.stdout.contains(&format!("{folio} está en disputa: ")), "{}", told.stdout);
    // Both said the same in their fields: nobody's was lost.
    assert!(!told.stderr.contains("Las dos copias cambiaron"), "{}", told.stderr);
    let told = shared.folio("a", &["sync", "--json"]).exits(1).data("folio/sync/1");
    assert_eq!(told["disputes"][0]["record"], folio.as_str());
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    assert_eq!(tree("a"), tree("b"));
}

#[test]
fn what_holds_of_a_dispute_is_what_the_merged_ticket_says() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let told = [("a", "resuelto", "de a", "09:20"), ("b", "requiere-soporte", "de b", "09:30")].map(|it| {
        let (name, outcome, check, time) = it;
        shared.desk.set_now(&format!("2025-03-10T{time}:00-06:00"));
        let (check, found) = (format!("revision={check}"), format!("diagnostico={check}"));
        shared.folio(name, &["do", &folio, outcome, "--by", "personal-1", "--set", &check, "--set", &found]).ok();
        let text = shared.read(name, &format!("tickets/2025/03/{folio}.yaml"));
        let id = text.lines().rev().find_map(|line| line.strip_prefix("- id: ")).expect("an event");
        id.trim_matches('"').to_owned()
    });
    shared.folio("a", &["sync"]).ok();
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    let [first, second] = &told;
    assert!(said.contains(&format!("queda «de a» (personal-1, {first}), no «de b» (personal-1, {second}).")), "{said}");
    let text = shared.read("b", &format!("tickets/2025/03/{folio}.yaml"));
    assert!(
        text.contains(&format!("disputes: [{second}]")) || text.contains(&format!("disputes:\n- {second}")),
        "{text}"
    );
}

#[cfg(unix)]
#[test]
fn a_hook_that_refuses_is_no_broken_network() {
    use std::os::unix::fs::PermissionsExt;
    let shared = two();
    shared.open("a");
    let hook = shared.root("a").join(".git/hooks/pre-push");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("makes the folder");
    fs::write(&hook, "#!/bin/sh\necho 'falta la firma' >&2\nexit 1\n").expect("writes");
    fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("may run");
    refuses(&shared, "a", 1, "origin no aceptó lo de aquí: falta la firma\n");
    fs::remove_file(hook).expect("removes");
    shared.folio("a", &["sync"]).ok();
}

#[test]
fn a_desk_begun_while_git_knew_nobody_is_committed_whole_by_its_first_sync() {
    let shared = Shared::new();
    git_in(&shared.desk, shared.desk.beside(), &["init", "--quiet", "--bare", "--initial-branch=main", "nueva.git"]);
    let mut command = shared.command("a", &["init", "nueva", "--procedure", PROCEDURE, "--series", "N"]);
    command.current_dir(shared.desk.beside());
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
        command.env_remove(name);
    }
    let said = shared.desk.finish(command, None).ok().stderr;
    assert!(said.contains("git no sabe quién es usted"), "{said}");
    let bare = shared.desk.beside().join("nueva.git");
    shared.git("nueva", &["remote", "add", "origin", &bare.to_string_lossy()]);
    shared.folio("nueva", &["sync"]).ok();
    assert_eq!(shared.git("nueva", &["status", "--porcelain"]), "");
    let all = git_in(&shared.desk, &bare, &["ls-tree", "-r", "--name-only", "main"]);
    for path in ["templates/", ".gitattributes", ".gitignore", "catalog/desk.toml"] {
        assert!(all.lines().any(|line| line.starts_with(path)), "{path}: {all}");
    }
    assert!(git_in(&shared.desk, &bare, &["log", "-1", "--format=%s", "main"]).starts_with("Empieza la mesa "));
}

#[test]
fn a_sync_is_not_undone_and_one_says_what_it_is() {
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.open("b");
    shared.folio("b", &["sync"]).ok();
    let before = whole(&shared, "b");
    let said = shared.folio("b", &["undo"]).exits(1).stderr;
    assert!(said.contains("Lo último es una sincronización") && said.contains("«folio sync» no lo envía"), "{said}");
    assert_eq!(before, whole(&shared, "b"));
    let mut command = shared.command("b", &["undo"]);
    command.env("FOLIO_COMMIT", "manual");
    shared.git("b", &["commit", "--quiet", "--allow-empty", "-m", "A mano"]);
    let said = shared.desk.finish(command, None).exits(1).stderr;
    assert!(said.contains("commit = \"manual\"") && said.contains("git restore"), "{said}");
}

#[test]
fn what_a_sync_that_died_left_in_its_own_folder_is_swept() {
    let shared = two();
    shared.folio("b", &["sync"]).ok();
    shared.write("b", ".folio/sync-muerta/.merge_file_x", "a medias");
    shared.write("b", ".folio/sync-muerta/.gitattributes", "");
    // Both change one file, which git has to merge with its own temporary files.
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["note", &folio, "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["note", &folio, "de b"]).ok();
    shared.folio("b", &["sync"]).ok();
    let left: Vec<String> = snapshot_of(&shared.root("b")).into_keys().filter(|path| path.contains("sync-")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_number_that_two_clones_gave_stays_with_the_older() {
    let shared = Shared::new();
    shared.join("b", None);
    let (ours, theirs) = (shared.open("a"), {
        shared.desk.set_now("2025-03-10T09:30:00-06:00");
        shared.open("b")
    });
    assert_eq!((ours.as_str(), theirs.as_str()), ("CI-2025-0001", "CI-2025-0001"));
    // What means the younger one, and what only mentions it.
    let other = shared.open("b");
    shared.folio("b", &["link", &other, &theirs, "--as", "duplicate"]).ok();
    shared.folio("b", &["note", &other, "ver CI-2025-0001"]).ok();
    shared.folio("b", &["asset", "lend", "--help"]).ok();
    shared.folio("a", &["sync"]).ok();
    let told = shared.folio("b", &["sync"]).ok();
    assert!(
        told.stdout.contains(
            "CI-2025-0001 ya era de otro reporte, más antiguo: el de aquí o el que llegó después es ahora CI-2025-0003\n  \
             Ya dicen CI-2025-0003: CI-2025-0002\n"
        ),
        "{}",
        told.stdout
    );
    let text = shared.read("b", "tickets/2025/03/CI-2025-0003.yaml");
    assert!(text.contains("formerly: [CI-2025-0001]") || text.contains("formerly:\n- CI-2025-0001"), "{text}");
    assert!(text.contains("did: renumbered\n"), "{text}");
    let text = shared.read("b", "tickets/2025/03/CI-2025-0002.yaml");
    assert!(text.contains("to: CI-2025-0003") && !text.contains("to: CI-2025-0001"), "{text}");
    assert!(text.contains("note: ver CI-2025-0001"), "{text}");
    shared.folio("a", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
    let shown = shared.folio("a", &["show", "CI-2025-0001"]).ok();
    assert!(shown.stderr.contains("CI-2025-0003"), "{}", shown.stderr);
    // The next number is above all.
    assert_eq!(shared.open("a"), "CI-2025-0004");
}

#[test]
fn the_older_keeps_its_number_though_it_comes_later() {
    let shared = Shared::new();
    shared.join("b", None);
    shared.open("b");
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.open("a");
    shared.folio("a", &["note", "1", "la de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
    assert!(shared.read("a", "tickets/2025/03/CI-2025-0002.yaml").contains("la de a"));
    // Both went on in it before they knew.
    shared.folio("a", &["note", "2", "más"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
}

#[test]
fn who_wrote_in_a_ticket_under_its_old_number_finds_it_under_the_new() {
    let shared = Shared::new();
    shared.join("b", None);
    shared.join("c", None);
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("c", &["sync"]).ok();
    shared.folio("c", &["note", "CI-2025-0001", "de c"]).ok();
    shared.desk.set_now("2025-03-10T09:10:00-06:00");
    shared.open("b");
    shared.desk.set_now("2025-03-10T10:00:00-06:00");
    shared.folio("b", &["sync"]).ok();
    shared.folio("c", &["sync"]).ok();
    for name in ["a", "b"] {
        shared.folio(name, &["sync"]).ok();
    }
    assert_alike(&shared, "a", "c");
    assert_alike(&shared, "b", "c");
    let text = shared.read("c", "tickets/2025/03/CI-2025-0002.yaml");
    assert!(text.contains("note: de c") && text.contains("CI-2025-0001"), "{text}");
    assert!(!shared.read("c", "tickets/2025/03/CI-2025-0001.yaml").contains("de c"));
}

#[test]
fn what_a_person_staged_or_half_edited_is_left_alone() {
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.open("b");
    shared.write("b", "notas.txt", "preparado\n");
    shared.git("b", &["add", "notas.txt"]);
    shared.write("b", "templates/nueva.md", "a medias\n");
    let staged = shared.git("b", &["diff", "--cached"]);
    shared.folio("b", &["sync"]).ok();
    assert_eq!(shared.git("b", &["diff", "--cached"]), staged);
    assert_eq!(shared.git("b", &["status", "--porcelain"]), "A  notas.txt\n?? templates/nueva.md");
    assert!(shared.root("b").join("tickets/2025/03/CI-2025-0001.yaml").exists());
}

/// Runs a sync that must fail with that code and leave everything as it was.
#[track_caller]
fn refuses(shared: &Shared, name: &str, code: i32, words: &str) {
    let before = whole(shared, name);
    let outcome = shared.folio(name, &["sync"]).exits(code);
    assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
    assert_eq!(outcome.stdout, "");
    let after = whole(shared, name);
    assert_same(&before.0, &after.0, words);
    assert_eq!((before.1, before.2), (after.1, after.2), "{words}");
}

#[test]
fn what_stands_in_the_way_is_told_and_nothing_is_touched() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.open("b");
    // Something of the desk that nobody committed, new or changed, staged or not.
    let people = shared.read("b", "catalog/people.toml");
    shared.write("b", "catalog/people.toml", &format!("{people}# a medias\n"));
    refuses(&shared, "b", 1, "Hay un archivo de la mesa sin guardar en git: catalog/people.toml");
    shared.git("b", &["add", "catalog/people.toml"]);
    refuses(&shared, "b", 1, "catalog/people.toml");
    shared.git("b", &["restore", "--staged", "--worktree", "catalog/people.toml"]);
    shared.write("b", "tickets/2025/03/B-2025-0009.yaml", "folio: B-2025-0009\n");
    refuses(&shared, "b", 1, "tickets/2025/03/B-2025-0009.yaml");
    fs::remove_file(shared.root("b").join("tickets/2025/03/B-2025-0009.yaml")).expect("removes");
    // In the middle of something, on no branch.
    let mark = shared.root("b").join(".git/MERGE_HEAD");
    fs::write(&mark, shared.git("b", &["rev-parse", "HEAD"])).expect("writes");
    refuses(&shared, "b", 1, "hay un «merge» a medias");
    fs::remove_file(mark).expect("removes");
    shared.git("b", &["checkout", "--quiet", "--detach"]);
    refuses(&shared, "b", 1, "HEAD no está en ninguna rama");
    shared.git("b", &["checkout", "--quiet", "main"]);
    // What is outside of the records, where it would change.
    shared.write("a", "templates/aviso.md", "de a\n");
    shared.git("a", &["add", "templates/aviso.md"]);
    shared.git("a", &["commit", "--quiet", "-m", "Plantilla"]);
    shared.folio("a", &["sync"]).ok();
    shared.write("b", "templates/aviso.md", "de b\n");
    refuses(&shared, "b", 1, "Está en el camino de lo que llega, sin guardar: templates/aviso.md");
    shared.git("b", &["add", "templates/aviso.md"]);
    shared.git("b", &["commit", "--quiet", "-m", "Plantilla"]);
    refuses(&shared, "b", 1, "templates/aviso.md: cambió aquí y allá");
    shared.git("b", &["reset", "--quiet", "--hard", "HEAD~1"]);
    shared.folio("b", &["sync"]).ok();
    shared.folio("b", &["note", &folio, "ya"]).ok();
}

#[test]
fn a_remote_that_refuses_vanishes_or_was_rewritten_leaves_the_desk_as_it_was() {
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.open("b");
    let hook = shared.bare().join("hooks/pre-receive");
    fs::create_dir_all(hook.parent().expect("a folder")).expect("makes the folder");
    fs::write(&hook, "#!/bin/sh\necho 'CI-2025-0001: no' >&2\nexit 1\n").expect("writes");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("may run");
    }
    refuses(&shared, "b", 1, "origin no aceptó lo de aquí: CI-2025-0001: no");
    fs::remove_file(&hook).expect("removes");

    let away = shared.desk.beside().join("otra.git");
    fs::rename(shared.bare(), &away).expect("renames");
    refuses(&shared, "b", 4, "No se pudo hablar con origin");
    fs::rename(&away, shared.bare()).expect("renames");

    // Rewritten: what this clone had from it is gone.
    shared.folio("b", &["sync"]).ok();
    shared.git("a", &["reset", "--quiet", "--hard", "HEAD~1"]);
    shared.git("a", &["push", "--quiet", "--force"]);
    shared.open("b");
    refuses(&shared, "b", 1, "su historia se reescribió");
    refuses(&shared, "b", 1, "«git push origin main», y luego «folio sync»");
    // Who threw it away may go on, and so may who gives it back.
    shared.folio("a", &["sync"]).ok();
    shared.git("b", &["push", "--quiet", "origin", "main"]);
    for name in ["b", "a"] {
        shared.folio(name, &["sync"]).ok();
    }
    assert_alike(&shared, "a", "b");

    let lone = Shared::new();
    lone.git("a", &["remote", "remove", "origin"]);
    let said = lone.folio("a", &["sync"]).exits(1).stderr;
    assert!(said.contains("falta el repositorio remoto"), "{said}");
    fs::remove_dir_all(lone.root("a").join(".git")).expect("removes");
    let said = lone.folio("a", &["sync"]).exits(1).stderr;
    assert!(said.contains("no está en un repositorio de git"), "{said}");
}

#[test]
fn a_branch_that_the_remote_does_not_have_yet_is_made_there() {
    let shared = Shared::new();
    let bare = shared.desk.beside().join("vacio.git");
    git_in(&shared.desk, shared.desk.beside(), &["init", "--quiet", "--bare", "vacio.git"]);
    shared.git("a", &["remote", "remove", "origin"]);
    shared.git("a", &["remote", "add", "servidor", &bare.to_string_lossy()]);
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    assert_eq!(git_in(&shared.desk, &bare, &["rev-parse", "main"]), shared.git("a", &["rev-parse", "HEAD"]));
    assert_eq!(shared.git("a", &["rev-parse", "--abbrev-ref", "@{upstream}"]), "servidor/main");
}

#[test]
fn what_could_not_be_committed_is_committed_by_the_next_sync() {
    let shared = two();
    let lock = shared.root("b").join(".git/index.lock");
    fs::write(&lock, "").expect("writes");
    let folio = shared.open("b");
    fs::remove_file(lock).expect("removes");
    let told = shared.folio("b", &["sync"]).ok();
    assert!(told.stdout.contains(&folio), "{}", told.stdout);
    assert_eq!(shared.git("b", &["status", "--porcelain"]), "");
}

#[test]
fn a_sync_killed_at_every_point_is_mended_by_the_next() {
    let shared = two();
    let points = ["fetched", "committed", "ready", "pushed", "written-down", "files", "branch"];
    for (round, point) in points.into_iter().enumerate() {
        shared.desk.set_now(&format!("2025-03-10T1{round}:00:00-06:00"));
        let ours = shared.open("a");
        shared.folio("a", &["sync"]).ok();
        let theirs = shared.open("b");
        shared.write("b", "aparte.txt", point);
        shared.git("b", &["add", "aparte.txt"]);
        let before = whole(&shared, "b");
        let mut command = shared.command("b", &["sync"]);
        command.env("FOLIO_DIE_AT", point);
        shared.desk.finish(command, None).exits(-1);
        if !["written-down", "files", "branch"].contains(&point) {
            let after = whole(&shared, "b");
            assert_same(&before.0, &after.0, point);
            assert_eq!((&before.1, &before.2.lines().next()), (&after.1, &after.2.lines().next()), "{point}");
        }
        // Whoever writes next goes on from there too.
        if round % 2 == 0 {
            shared.folio("b", &["note", &theirs, "después"]).ok();
        }
        shared.folio("b", &["sync"]).ok();
        assert_eq!(shared.git("b", &["status", "--porcelain"]), "A  aparte.txt", "{point}");
        shared.git("b", &["rm", "--quiet", "--force", "aparte.txt"]);
        shared.folio("a", &["sync"]).ok();
        assert_alike(&shared, "a", "b");
        for folio in [&ours, &theirs] {
            assert!(shared.root("a").join(format!("tickets/2025/03/{folio}.yaml")).exists(), "{point}: {folio}");
        }
    }
}

#[test]
fn a_sync_killed_at_any_moment_is_mended_by_the_next() {
    let shared = two();
    let begun = Instant::now();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    let usual = begun.elapsed();
    for round in 0..8_u32 {
        shared.open("a");
        shared.folio("a", &["sync"]).ok();
        shared.open("b");
        let mut child = shared
            .command("b", &["sync"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("starts");
        std::thread::sleep(Duration::from_micros(u64::from(round) * usual.as_micros() as u64 / 8));
        child.kill().expect("kills");
        child.wait().expect("ends");
        // A git that outlives it may still be at work.
        std::thread::sleep(Duration::from_millis(50));
        shared.folio("b", &["sync"]).ok();
        shared.folio("a", &["sync"]).ok();
        assert_alike(&shared, "a", "b");
    }
}

#[test]
fn two_who_push_at_once_both_get_through() {
    let shared = two();
    shared.join("c", Some("C"));
    for _ in 0..3 {
        let names = ["a", "b", "c"];
        for name in names {
            shared.open(name);
        }
        std::thread::scope(|scope| {
            let shared = &shared;
            let running: Vec<_> = names
                .iter()
                .map(|name| {
                    let command = shared.command(name, &["sync"]);
                    scope.spawn(move || {
                        let mut command = command;
                        command.output().expect("runs")
                    })
                })
                .collect();
            for run in running {
                let output = run.join().expect("joins");
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            }
        });
    }
    for name in ["a", "b", "c", "a", "b", "c"] {
        shared.folio(name, &["sync"]).ok();
    }
    assert_alike(&shared, "a", "b");
    assert_alike(&shared, "b", "c");
    assert_eq!(fs::read_dir(shared.root("a").join("tickets/2025/03")).expect("lists").count(), 9);
}

#[test]
fn an_older_folio_refuses_to_write_what_a_newer_one_made_and_still_reads_it() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let settings = shared.read("a", "catalog/desk.toml");
    shared.write("a", "catalog/desk.toml", &settings.replace("format = 1", "format = 2\nnueva = \"sí\""));
    shared.git("a", &["commit", "--quiet", "-am", "Forma nueva"]);
    shared.git("a", &["push", "--quiet"]);
    shared.open("b");
    refuses(&shared, "b", 1, "Los demás usan un Folio más nuevo: su mesa es de la forma 2 y este conoce la 1");
    // With plain git it may come all the same.
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    let shown = shared.folio("b", &["show", &folio]).ok();
    assert!(shown.stdout.contains("CI-2025-0001") && shown.stderr.contains("aquí dice 2"), "{}", shown.stderr);
    shared.folio("b", &["list"]).ok();
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(OPENING);
    for refused in [&arguments[..], &["note", &folio, "no"], &["sync"], &["undo"]] {
        let before = whole(&shared, "b");
        let said = shared.folio("b", refused).exits(3).stderr;
        assert!(said.contains("aquí dice 2"), "{said}");
        assert_eq!(before, whole(&shared, "b"), "{refused:?}");
    }
}

#[test]
fn a_clone_joins_with_its_own_series() {
    let shared = Shared::new();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    let bare = shared.bare().to_string_lossy().into_owned();
    let run = |arguments: &[&str]| {
        let mut command = shared.command("a", arguments);
        command.current_dir(shared.desk.beside());
        shared.desk.finish(command, None)
    };
    for (series, words) in [("CI", "Otra copia ya usa la serie CI: CI-2025-0001"), ("ci", "«ci» no sirve de serie")] {
        let said = run(&["init", "--join", &bare, "otra", "--series", series]);
        assert!(said.code != 0 && said.stderr.contains(words), "{}", said.stderr);
        assert!(!shared.desk.beside().join("otra").exists());
    }
    let said = run(&["init", "--join", &bare, "otra", "--series", "B"]).ok();
    assert_eq!(said.stdout, "otra es una copia de la mesa; abre reportes con la serie B.\n");
    assert_eq!(shared.open("otra"), "B-2025-0001");
    shared.folio("otra", &["sync"]).ok();
    // Plain git merges records as folio does.
    let driver = shared.git("otra", &["config", "merge.folio-record.driver"]);
    assert_eq!(driver, folio::store::git::driver::PROGRAM);
    let attribute = |path: &str| shared.git("otra", &["check-attr", "merge", path]);
    assert!(attribute("tickets/2025/03/B-2025-0001.yaml").ends_with("merge: folio-record"));
    assert!(attribute("catalog/assets/computadora/PC-0132.yaml").ends_with("merge: folio-record"));
    assert!(attribute("catalog/desk.toml").ends_with("merge: unspecified"));
    run(&["init", "--join", &bare, "vieja", "--series", "CI", "--reuse-series"]).ok();
    assert_eq!(shared.open("vieja"), "CI-2025-0002");
    // Not a desk; nothing there; something there.
    git_in(&shared.desk, shared.desk.beside(), &["init", "--quiet", "--bare", "vacio.git"]);
    let said = run(&["init", "--join", "vacio.git", "nada", "--series", "D"]).exits(1).stderr;
    assert!(said.contains("no es una mesa de Folio"), "{said}");
    assert!(!shared.desk.beside().join("nada").exists());
    run(&["init", "--join", "no-hay.git", "nada", "--series", "D"]).exits(4);
    let before = snapshot_of(&shared.root("vieja"));
    run(&["init", "--join", &bare, "vieja", "--series", "D"]).exits(1);
    assert_same(&before, &snapshot_of(&shared.root("vieja")), "a folder that was there");
    shared.git("otra", &["config", "folio.series", "b-1"]);
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(OPENING);
    let said = shared.folio("otra", &arguments).exits(3).stderr;
    assert!(said.contains("«b-1» no es una serie de folios"), "{said}");
}

#[test]
fn only_who_may_join_uses_a_new_series() {
    let shared = Shared::new();
    let settings = shared.read("a", "catalog/desk.toml");
    shared.write("a", "catalog/desk.toml", &format!("{settings}\n[rights]\njoin = [\"jefatura\"]\n"));
    shared.git("a", &["commit", "--quiet", "-am", "Derechos"]);
    shared.git("a", &["push", "--quiet"]);
    let bare = shared.bare().to_string_lossy().into_owned();
    let run = |user: &str| {
        let mut command = shared.command("a", &["init", "--join", &bare, "otra", "--series", "B"]);
        command.current_dir(shared.desk.beside()).env("FOLIO_USER", user);
        shared.desk.finish(command, None)
    };
    run("personal-1").exits(1).says(&["personal-1 no puede estrenar una serie"]);
    assert!(!Path::new(&shared.desk.beside().join("otra")).exists());
    run("jefatura-1").ok();
}

#[test]
fn a_record_that_was_removed_by_hand_is_not_removed_from_the_others() {
    let shared = two();
    let (gone, kept) = (shared.open("a"), shared.open("a"));
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let path = format!("tickets/2025/03/{gone}.yaml");
    shared.git("b", &["rm", "--quiet", &path]);
    shared.git("b", &["commit", "--quiet", "-m", "Borra"]);
    refuses(&shared, "b", 1, &format!("Aquí se borró {path}, que los demás tienen"));
    // Also where something comes from the others.
    shared.folio("a", &["note", &kept, "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    let before = whole(&shared, "b");
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    assert_eq!(before, whole(&shared, "b"));
    // What it says to type is what helps.
    let commands = &said[said.find("git reset --soft").expect("a command")..];
    for command in commands.trim().split(" && ") {
        shared.git("b", &command.split_whitespace().skip(1).collect::<Vec<_>>());
    }
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
    assert!(shared.root("a").join(&path).exists());
}

#[test]
fn a_branch_that_was_never_shared_is_not_taken_for_a_rewritten_history() {
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.git("a", &["checkout", "--quiet", "-b", "rama"]);
    shared.open("a");
    let said = shared.folio("a", &["sync"]).exits(1).stderr;
    assert!(said.contains("La rama rama nunca se ha compartido: origin no la tiene."), "{said}");
    assert!(said.contains("«git push -u origin rama»") && said.contains("«git checkout main»"), "{said}");
    assert!(!said.contains("--force"), "{said}");
    // Both of what it says work.
    shared.git("a", &["push", "--quiet", "-u", "origin", "rama"]);
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.git("a", &["checkout", "--quiet", "main"]);
    shared.git("a", &["merge", "--quiet", "rama"]);
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
    // Others took it away.
    shared.git("a", &["checkout", "--quiet", "rama"]);
    git_in(&shared.desk, &shared.bare(), &["branch", "--quiet", "-D", "rama"]);
    let said = shared.folio("a", &["sync"]).exits(1).stderr;
    assert!(said.contains("origin ya no tiene la rama rama."), "{said}");
}

#[test]
fn what_a_remote_lost_and_what_it_has_now_may_be_merged_by_a_person() {
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.git("a", &["reset", "--quiet", "--hard", "HEAD~1"]);
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.git("a", &["config", "folio.series", "A"]);
    let theirs = shared.open("a");
    shared.git("a", &["push", "--quiet", "--force"]);
    shared.open("b");
    refuses(&shared, "b", 1, "Le falta un «commit»:\n");
    refuses(&shared, "b", 1, "CI-2025-0001: Se abrió");
    refuses(&shared, "b", 1, "«git pull --no-rebase origin main», y luego «folio sync»");
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    assert_alike(&shared, "a", "b");
    for folio in ["CI-2025-0001", &theirs, "B-2025-0001"] {
        assert!(shared.root("a").join(format!("tickets/2025/03/{folio}.yaml")).exists(), "{folio}");
    }
    shared.folio("b", &["sync"]).ok();
}

#[test]
fn what_was_written_under_a_number_that_changed_meanwhile_means_the_same_ticket() {
    let shared = Shared::new();
    shared.join("b", None);
    shared.join("c", Some("C"));
    shared.join("d", Some("D"));
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("c", &["sync"]).ok();
    let meant = shared.open("c");
    shared.folio("c", &["link", &meant, "CI-2025-0001", "--as", "duplicate"]).ok();
    // An older one takes the number.
    shared.desk.set_now("2025-03-10T09:10:00-06:00");
    shared.open("b");
    shared.desk.set_now("2025-03-10T10:00:00-06:00");
    shared.folio("b", &["sync"]).ok();
    // Who knows only the older one means that.
    shared.folio("d", &["sync"]).ok();
    let other = shared.open("d");
    shared.folio("d", &["link", &other, "CI-2025-0001", "--as", "duplicate"]).ok();
    let told = shared.folio("c", &["sync"]).ok();
    assert!(told.stderr.contains("los demás le dieron a CI-2025-0001 el número CI-2025-0002"), "{}", told.stderr);
    let told = shared.folio("d", &["sync"]).ok();
    assert!(!told.stderr.contains("le dieron"), "{}", told.stderr);
    for name in ["c", "a", "b"] {
        shared.folio(name, &["sync"]).ok();
    }
    assert_alike(&shared, "a", "c");
    assert_alike(&shared, "a", "d");
    let text = |folio: &str| shared.read("a", &format!("tickets/2025/03/{folio}.yaml"));
    assert!(text(&meant).contains("to: CI-2025-0002"), "{}", text(&meant));
    assert!(text(&other).contains("to: CI-2025-0001"), "{}", text(&other));
}
