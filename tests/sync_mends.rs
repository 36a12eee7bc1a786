//! What a reviewer made go wrong between clones: copies by hand, syncs that die, what is taken back too far.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use common::TestDesk;
use common::git::PEOPLE;
use common::shared::Shared;

/// Two clones at one commit, `a` and `b`, each with its series.
fn two() -> Shared {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    shared
}

/// Where a ticket of March stands.
fn path_of(folio: &str) -> String {
    format!("tickets/2025/03/{folio}.yaml")
}

/// A clone `b` with a copy of a ticket by hand, committed.
fn copied(shared: &Shared) -> (String, String) {
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let copy = path_of("CI-2025-0009");
    let text = shared.read("b", &path_of(&folio));
    shared.write("b", &copy, &text.replace(&folio, "CI-2025-0009"));
    shared.git("b", &["add", "--all"]);
    shared.git("b", &["commit", "--quiet", "-m", "copia"]);
    (folio, copy)
}

#[test]
fn a_record_copied_by_hand_loses_nothing() {
    let shared = two();
    let (folio, copy) = copied(&shared);
    let told = shared.folio("b", &["sync"]).exits(1);
    told.says(&["la misma identidad", &path_of(&folio), &copy, "git rm"]);
    shared.folio("b", &["note", &folio, "de b"]).ok();
    shared.folio("a", &["note", &folio, "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    let before = shared.git("b", &["rev-parse", "HEAD"]);
    let told = shared.folio("b", &["sync"]).exits(1);
    told.says(&["la misma identidad", &path_of(&folio), &copy]);
    assert_eq!(shared.git("b", &["rev-parse", "HEAD"]), before);
    // As it is told.
    shared.git("b", &["rm", "--quiet", &copy]);
    shared.git("b", &["commit", "--quiet", "-m", "Quita la copia"]);
    shared.folio("b", &["sync"]).ok();
    let text = shared.read("b", &path_of(&folio));
    assert!(text.contains("note: de a") && text.contains("note: de b"), "{text}");
}

#[test]
fn a_copy_that_plain_git_shared_is_refused_and_can_go() {
    let shared = two();
    let (folio, copy) = copied(&shared);
    shared.git("b", &["push", "--quiet", "origin", "main"]);
    shared.folio("a", &["note", &folio, "de a"]).ok();
    shared.folio("a", &["sync"]).exits(1).says(&["En lo que llega", "la misma identidad", &copy]);
    shared.git("b", &["rm", "--quiet", &copy]);
    shared.git("b", &["commit", "--quiet", "-m", "Quita la copia"]);
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    assert!(!shared.root("a").join(&copy).exists());
    assert!(shared.read("a", &path_of(&folio)).contains("note: de a"));
}

#[test]
fn a_number_in_two_files_is_refused() {
    let shared = two();
    let folio = shared.open("a");
    let text = shared.read("a", &path_of(&folio));
    let other = text.replacen("uid: ", "uid: 0", 1);
    shared.write("a", &format!("tickets/2025/04/{folio}.yaml"), &other);
    shared.git("a", &["add", "--all"]);
    shared.git("a", &["commit", "--quiet", "-m", "otro"]);
    shared.folio("a", &["sync"]).exits(1).says(&[&format!("{folio} está en dos archivos"), "2025/04"]);
}

/// Starts a command that dies at a point.
fn dies(shared: &Shared, name: &str, arguments: &[&str], point: &str) {
    let mut command = shared.command(name, arguments);
    command.env("FOLIO_DIE_AT", point);
    shared.desk.finish(command, None).exits(-1);
}

const POINTS: [&str; 3] = ["written-down", "files", "branch"];

/// Clones of which `a` has shared a note and `b` another ticket, and `b` died in its sync.
fn dead(point: &str) -> (Shared, String, String) {
    let shared = two();
    let ours = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["note", &ours, "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    let theirs = shared.open("b");
    dies(&shared, "b", &["sync"], point);
    (shared, ours, theirs)
}

/// Fails unless both clones have all of it, and the history of `b` is whole.
#[track_caller]
fn assert_whole(shared: &Shared, ours: &str, theirs: &str, point: &str) {
    shared.folio("a", &["sync"]).ok();
    for name in ["a", "b"] {
        assert!(shared.read(name, &path_of(ours)).contains("note: de a"), "{point}");
        assert!(shared.root(name).join(path_of(theirs)).exists(), "{point}");
        assert_eq!(shared.read(name, "z.txt"), "suyo\n", "{point}");
        assert_eq!(shared.git(name, &["status", "--porcelain"]), "", "{point}");
        shared.folio(name, &["verify", "--all"]).ok();
    }
}

#[test]
fn a_commit_after_a_killed_sync_is_told_where_it_took_too_much() {
    for point in POINTS {
        let (shared, ours, theirs) = dead(point);
        let head = shared.git("b", &["rev-parse", "HEAD"]);
        shared.write("b", "z.txt", "suyo\n");
        shared.git("b", &["add", "z.txt"]);
        shared.git("b", &["status"]);
        shared.git("b", &["commit", "--quiet", "-m", "lo mío"]);
        if point == "files" {
            for arguments in [&["sync"][..], &["note", &ours, "no"], &["undo"]] {
                let told = shared.folio("b", arguments).exits(1);
                told.says(&[&format!("git reset --soft {}", &head[..12]), "No se pierde nada"]);
            }
            shared.git("b", &["reset", "--quiet", "--soft", &head[..12]]);
            shared.folio("b", &["sync"]).ok().says(&["Se terminó una sincronización"]);
            assert_eq!(shared.git("b", &["status", "--porcelain"]), "A  z.txt");
            shared.git("b", &["commit", "--quiet", "-m", "lo mío"]);
        }
        shared.folio("b", &["sync"]).ok();
        assert_whole(&shared, &ours, &theirs, point);
    }
}

#[test]
fn a_commit_of_one_file_after_a_killed_sync_is_left_and_the_sync_begins_anew() {
    for point in POINTS {
        let (shared, ours, theirs) = dead(point);
        shared.write("b", "z.txt", "suyo\n");
        shared.git("b", &["add", "--intent-to-add", "z.txt"]);
        shared.git("b", &["commit", "--quiet", "-m", "lo mío", "--", "z.txt"]);
        shared.folio("b", &["sync"]).ok();
        assert_whole(&shared, &ours, &theirs, point);
    }
}

#[test]
fn an_undo_killed_at_every_point_takes_back_one_change() {
    for point in POINTS {
        let shared = Shared::new();
        let folio = shared.open("a");
        for note in ["uno", "dos"] {
            shared.folio("a", &["note", &folio, note]).ok();
        }
        dies(&shared, "a", &["undo"], point);

        shared.folio("a", &["undo", "--dry-run"]).exits(1).says(&["quedó a medias"]);
        shared.folio("a", &["undo"]).ok().says(&["Se terminó de deshacer"]);

        let text = shared.read("a", &path_of(&folio));
        assert!(text.contains("note: uno") && !text.contains("note: dos"), "{point}: {text}");
        assert_eq!(shared.git("a", &["status", "--porcelain"]), "", "{point}");
        shared.folio("a", &["sync"]).ok();
        shared.folio("a", &["verify", "--all"]).ok();
    }
    // Whoever writes next goes on too.
    let shared = Shared::new();
    let folio = shared.open("a");
    shared.folio("a", &["note", &folio, "uno"]).ok();
    dies(&shared, "a", &["undo"], "files");
    shared.folio("a", &["note", &folio, "tres"]).ok().says(&["Se terminó de deshacer"]);
    let text = shared.read("a", &path_of(&folio));
    assert!(text.contains("note: tres") && !text.contains("note: uno"), "{text}");
}

#[test]
fn only_one_change_made_here_is_undone() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["note", &folio, "uno"]).ok();
    shared.write("a", "z.txt", "suyo\n");
    shared.git("a", &["add", "z.txt"]);
    shared.git("a", &["commit", "--quiet", "--amend", "--no-edit"]);
    shared.folio("a", &["undo"]).exits(1).says(&["no es de ese cambio: z.txt", "git reset --soft HEAD~1"]);
    shared.git("a", &["reset", "--quiet", "--soft", "HEAD~1"]);
    shared.git("a", &["restore", "--staged", "--", "z.txt"]);
    shared.git("a", &["commit", "--quiet", "-C", "ORIG_HEAD"]);
    // Nobody's remote tells that another took it from here.
    let url = shared.root("a").to_string_lossy().into_owned();
    shared.git("b", &["pull", "--quiet", "--ff-only", &url, "main"]);
    shared.folio("b", &["undo"]).exits(1).says(&["no se guardó en esta copia"]);
    shared.folio("a", &["undo"]).ok();
    assert_eq!(shared.read("a", "z.txt"), "suyo\n");
    assert!(!shared.read("a", &path_of(&folio)).contains("note: uno"));
}

#[test]
fn a_file_that_attach_left_behind_does_not_stop_a_sync() {
    let shared = two();
    let folio = shared.open("a");
    let hash = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
    let place = format!("tickets/2025/03/attachments/2c/{hash}");
    shared.write("a", &place, "hello");
    shared.folio("a", &["sync"]).ok().says(&["ningún reporte nombra", hash, "folio attach"]);
    shared.write("a", "hola.txt", "hello");
    shared.folio("a", &["attach", &folio, "hola.txt"]).ok();
    let told = shared.folio("a", &["sync"]).ok();
    assert!(!told.stderr.contains("ningún reporte"), "{}", told.stderr);
    shared.folio("b", &["sync"]).ok();
    assert_eq!(shared.read("b", &place), "hello");
}

#[test]
fn what_a_rehearsal_holds_is_not_swept() {
    let shared = two();
    shared.write("b", ".folio/sync-viva/.held", "");
    let held = std::fs::File::open(shared.root("b").join(".folio/sync-viva/.held")).expect("opens");
    held.lock().expect("locks");
    shared.folio("b", &["sync"]).ok();
    assert!(shared.root("b").join(".folio/sync-viva").exists());
    drop(held);
    shared.folio("b", &["sync"]).ok();
    assert!(!shared.root("b").join(".folio/sync-viva").exists());
}

#[test]
fn what_a_sync_records_is_by_whoever_commits_it() {
    let desk = TestDesk::new();
    desk.write("catalog/people.toml", PEOPLE);
    let shared = Shared::of(desk);
    shared.join("b", None);
    shared.open("a");
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.open("b");
    shared.folio("a", &["sync"]).ok();
    let mut command = shared.command("b", &["sync"]);
    command.env("GIT_AUTHOR_EMAIL", "nadie@example.org");
    shared.desk.finish(command, None).exits(1).says(&["nadie@example.org", "git config user.email"]);
    let mut command = shared.command("b", &["sync"]);
    command.env("FOLIO_USER", "personal-1");
    shared.desk.finish(command, None).ok();
    let text = shared.read("b", &path_of("CI-2025-0002"));
    assert!(text.contains("by: jefatura-1\n  did: renumbered"), "{text}");
    shared.folio("b", &["verify", "--all"]).ok();
}
