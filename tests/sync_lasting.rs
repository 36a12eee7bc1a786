//! What a clone must always be able to share again: numbers that the others changed before it heard, remotes that git
//! knows by no name, several work trees of one clone.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::shared::{Shared, git_command, git_in};

fn at(shared: &Shared, hour: &str) {
    shared.desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
}

fn ticket(folio: &str) -> String {
    format!("tickets/2025/03/{folio}.yaml")
}

/// Fails unless both clones have one desk in which nothing is wrong.
#[track_caller]
fn assert_alike(shared: &Shared) {
    for name in ["a", "b"] {
        shared.folio(name, &["sync"]).ok();
    }
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    shared.folio("a", &["sync"]).ok();
    assert_eq!(tree("a"), tree("b"));
    for name in ["a", "b"] {
        shared.folio(name, &["check"]).ok();
        let told = shared.folio(name, &["verify", "--all", "--json"]).data("folio/verify/1");
        let codes = told["findings"].as_array().expect("findings").iter().map(|it| it["code"].to_string());
        // Those who commit in these tests are nobody of the desk.
        assert!(codes.clone().all(|code| code.contains("author")), "{:?}", codes.collect::<Vec<_>>());
    }
}

/// The ticket of `a` got another number at the others; `a` has not heard yet, and opened one that has that number.
fn renumbered_unheard() -> Shared {
    let shared = Shared::new();
    shared.join("b", None);
    at(&shared, "09:00");
    assert_eq!(shared.open("b"), "CI-2025-0001");
    at(&shared, "09:10");
    assert_eq!(shared.open("a"), "CI-2025-0001");
    shared.folio("a", &["sync"]).ok();
    at(&shared, "09:20");
    shared.folio("b", &["sync"]).ok();
    at(&shared, "09:30");
    assert_eq!(shared.open("a"), "CI-2025-0002");
    shared
}

#[test]
fn who_opened_one_more_before_it_heard_of_a_new_number_can_share() {
    let shared = renumbered_unheard();
    shared.folio("a", &["note", "CI-2025-0001", "Nota de a"]).ok();
    at(&shared, "09:40");
    let told = shared.folio("a", &["sync"]).ok();
    assert!(told.stdout.contains("CI-2025-0003"), "{}", told.stdout);
    assert!(shared.read("a", &ticket("CI-2025-0002")).contains("Nota de a"));
    assert_alike(&shared);
}

#[test]
fn a_link_to_what_got_another_number_unheard_follows_it() {
    let shared = renumbered_unheard();
    shared.folio("a", &["link", "CI-2025-0002", "CI-2025-0001"]).ok();
    at(&shared, "09:40");
    let told = shared.folio("a", &["sync"]).ok();
    // Told by the numbers that they have in the end.
    assert!(told.stdout.contains("CI-2025-0003: CI-2025-0002\n"), "{}\n{}", told.stdout, told.stderr);
    assert!(shared.read("a", &ticket("CI-2025-0003")).contains("to: CI-2025-0002"));
    assert!(shared.read("a", &ticket("CI-2025-0002")).contains("CI-2025-0003"));
    assert_alike(&shared);
}

#[test]
fn a_remote_without_a_name_is_synced_with() {
    let shared = Shared::new();
    shared.join("b", Some("CB"));
    let bare = shared.bare().to_string_lossy().into_owned();
    shared.git("a", &["remote", "remove", "origin"]);
    shared.git("a", &["push", "--quiet", "-u", &bare, "main"]);
    let opened = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("a", &["undo"]).exits(1).says(&["ya se compartió: está en main"]);
    shared.folio("b", &["sync"]).ok();
    shared.folio("b", &["note", &opened, "Llegó"]).ok();
    shared.folio("b", &["sync"]).ok();
    assert!(shared.folio("a", &["sync"]).ok().stdout.contains(&opened));
    // By a path from where the desk is, too.
    shared.git("a", &["config", "branch.main.remote", "../mesa.git"]);
    shared.folio("a", &["note", &opened, "Otra"]).ok();
    let reached = git_command(&shared.desk, &shared.root("a"), &["ls-remote", "../mesa.git"]).output();
    if reached.expect("git starts").status.success() {
        shared.folio("a", &["sync"]).ok();
    }
}

#[test]
fn what_is_shared_stays_though_the_remote_is_made_anew() {
    let shared = Shared::new();
    let bare = shared.bare().to_string_lossy().into_owned();
    let opened = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.git("a", &["remote", "remove", "origin"]);
    shared.git("a", &["remote", "add", "origin", &bare]);
    shared.folio("a", &["undo"]).exits(1).says(&["ya se compartió: está en main"]);
    shared.folio("a", &["note", &opened, "Sin compartir"]).ok();
    shared.folio("a", &["undo"]).ok();
}

#[test]
fn each_work_tree_has_its_own_of_what_comes() {
    let shared = Shared::new();
    let opened = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    let beside = shared.root("otro").to_string_lossy().into_owned();
    shared.git("a", &["worktree", "add", "--quiet", &beside, "-b", "propuesta"]);
    shared.git("otro", &["push", "--quiet", "-u", "origin", "propuesta"]);
    shared.folio("otro", &["note", &opened, "Solo se propone"]).ok();
    shared.folio("otro", &["sync"]).ok();
    shared.folio("a", &["note", &opened, "En la mesa"]).ok();
    // It dies between fetching and what follows; meanwhile the other one syncs.
    let mut died = shared.command("a", &["sync"]);
    died.env("FOLIO_DIE_AT", "fetched");
    assert!(!died.output().expect("starts").status.success());
    let incoming = |name: &str| shared.git(name, &["rev-parse", "refs/worktree/folio/incoming"]);
    let main = git_in(&shared.desk, &shared.bare(), &["rev-parse", "main"]);
    shared.folio("otro", &["sync"]).ok();
    assert_eq!(incoming("a"), main);
    assert_ne!(incoming("otro"), main);
    shared.folio("a", &["sync"]).ok();
    assert!(!shared.read("a", &ticket(&opened)).contains("Solo se propone"));
    assert_eq!(shared.git("a", &["for-each-ref", "refs/folio/incoming"]), "");
}
