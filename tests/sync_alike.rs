//! Two records of one number that the clones share already, and copies made by hand: what is told to do about them helps,
//! where a server verifies too.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::shared::{Shared, git_in};

fn path(month: &str, folio: &str) -> String {
    format!("tickets/2025/{month}/{folio}.yaml")
}

/// From now on the server verifies.
fn verified(shared: &Shared) {
    let bare = shared.bare().to_string_lossy().into_owned();
    shared.folio("a", &["hook", "install", "--repository", &bare]).ok();
}

/// Clones of which `a` and `b` have one series, each with a ticket of one number in another month.
fn clashing() -> Shared {
    let shared = Shared::new();
    shared.join("b", None);
    for (name, series) in [("c", "C"), ("d", "D")] {
        shared.join(name, Some(series));
    }
    assert_eq!(shared.open("a"), "CI-2025-0001");
    shared.folio("a", &["sync"]).ok();
    shared.folio("c", &["sync"]).ok();
    shared.desk.set_now("2025-04-02T09:00:00-06:00");
    assert_eq!(shared.open("b"), "CI-2025-0001");
    shared
}

/// Fails unless nothing is wrong in a clone, nor in its history.
#[track_caller]
fn assert_sound(shared: &Shared, name: &str) {
    shared.folio(name, &["check"]).ok();
    shared.folio(name, &["verify", "--all"]).ok();
}

#[test]
fn of_two_that_were_shared_under_one_number_the_younger_gets_another() {
    let shared = clashing();
    // Each writes of the one that it knows.
    let link = |name: &str, of: &str, to: &str| shared.folio(name, &["link", of, to, "--as", "duplicate"]).ok();
    let of_c = shared.open("c");
    link("c", &of_c, "CI-2025-0001");
    shared.folio("c", &["sync"]).ok();
    let of_b = shared.open("b");
    link("b", &of_b, "CI-2025-0001");
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    // Here nobody can tell.
    shared.git("b", &["push", "--quiet"]);
    verified(&shared);
    shared.desk.set_now("2025-04-02T10:00:00-06:00");
    let head = shared.git("d", &["rev-parse", "HEAD"]);
    shared.folio("d", &["sync", "--dry-run"]).ok();
    assert_eq!(shared.git("d", &["rev-parse", "HEAD"]), head);
    // Who only takes in what came mends it.
    let told = shared.folio("d", &["sync"]).ok().stdout;
    assert!(told.contains("CI-2025-0001 ya era de otro reporte") && told.contains("CI-2025-0003"), "{told}");
    for name in ["b", "a", "c"] {
        shared.folio(name, &["sync"]).ok();
        assert_sound(&shared, name);
        let text = shared.read(name, &path("04", "CI-2025-0003"));
        assert!(text.contains("formerly:") && text.contains("from: CI-2025-0001"), "{text}");
        assert!(shared.read(name, &path("04", &of_b)).contains("to: CI-2025-0003"));
        assert!(shared.read(name, &path("04", &of_c)).contains("to: CI-2025-0001"));
    }
    // Nothing is left to be done.
    let head = shared.git("d", &["rev-parse", "HEAD"]);
    shared.folio("d", &["sync"]).ok();
    assert_eq!(shared.git("d", &["rev-parse", "HEAD"]), head);
}

#[test]
fn what_was_done_here_meets_two_of_one_number_and_names_that_cannot_be_told_are_left() {
    let shared = clashing();
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    let of_b = shared.open("b");
    shared.folio("b", &["note", &of_b, "algo"]).ok();
    // Written by hand, since Folio finds two: it knew both.
    let text = shared.read("b", &path("04", &of_b));
    let id = text.rsplit("- id: ").next().and_then(|rest| rest.lines().next()).expect("an event");
    let linked = format!(
        "- id: {id}\n  at: 2025-04-02T09:00:00-06:00\n  by: jefatura-1\n  did: linked\n  to: CI-2025-0001\n  relation: duplicate\n"
    );
    let at = text.rfind("- id: ").expect("events");
    shared.write("b", &path("04", &of_b), &format!("{}{linked}", &text[..at]));
    shared.git("b", &["commit", "--quiet", "--all", "--amend", "--no-edit"]);
    shared.git("b", &["push", "--quiet"]);
    verified(&shared);
    let own = shared.open("c");
    let told = shared.folio("c", &["sync"]).ok();
    assert!(told.stderr.contains("nombra a CI-2025-0001, que tenían dos"), "{}", told.stderr);
    assert!(shared.read("c", &path("04", &of_b)).contains("to: CI-2025-0001"));
    assert!(
        shared.root("c").join(path("04", &own)).exists() && shared.root("c").join(path("04", "CI-2025-0003")).exists()
    );
    shared.folio("c", &["verify", "--all"]).ok();
}

#[test]
fn of_two_assets_of_one_identifier_in_two_kinds_the_younger_gets_another() {
    let shared = Shared::new();
    for (name, kind) in [("a", "computadora"), ("b", "monitor")] {
        if name == "b" {
            shared.join("b", Some("B"));
            shared.git("b", &["reset", "--quiet", "--hard", "HEAD~1"]);
            shared.desk.set_now("2025-03-10T09:30:00-06:00");
        }
        let add = ["asset", "add", "--kind", kind, "--id", "X-0500", "--place", "Almacén"];
        let (tag, serial) = (format!("tag=T{name}"), format!("serial=S{name}"));
        let set = ["--set", &tag, "--set", "brand=M", "--set", "model=M", "--set", &serial];
        shared.folio(name, &[&add[..], &set].concat()).ok();
        shared.git("a", &["push", "--quiet"]);
    }
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    shared.git("b", &["push", "--quiet"]);
    verified(&shared);
    let told = shared.folio("a", &["sync"]).ok().stdout;
    assert!(told.contains("X-0501"), "{told}");
    assert!(shared.root("a").join("catalog/assets/monitor/X-0501.yaml").exists());
    assert!(shared.root("a").join("catalog/assets/computadora/X-0500.yaml").exists());
    assert!(!shared.root("a").join("catalog/assets/monitor/X-0500.yaml").exists());
    shared.folio("a", &["verify", "--all"]).ok();
    shared.folio("b", &["sync"]).ok();
}

#[test]
fn a_copy_that_is_shared_is_not_taken_in_and_may_be_taken_out() {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let text = shared.read("a", &path("03", &folio));
    let uid = text.lines().find_map(|line| line.strip_prefix("uid: ")).expect("a uid").to_owned();
    for (copy, other) in [
        (path("03", "CI-2025-0009"), text.replace(&folio, "CI-2025-0009")),
        (path("03", "CI-2025-0009"), text.replace(&folio, "CI-2025-0009").replace(&uid, "01z2749zp309")),
        (path("04", &folio), text.replace(&uid, "01z2749zp309")),
    ] {
        shared.write("a", &copy, &other);
        shared.git("a", &["add", "--all"]);
        shared.git("a", &["commit", "--quiet", "-m", "copia"]);
        shared.git("a", &["push", "--quiet"]);
        shared.folio("a", &["verify", "origin/main~1..origin/main"]).exits(1);
        let is_seen = !(other.contains("CI-2025-0009") && other.contains("01z2749zp309"));
        if is_seen {
            let head = shared.git("b", &["rev-parse", "HEAD"]);
            shared.folio("b", &["sync"]).exits(1).says(&[&format!("git rm {copy} && git commit")]);
            assert_eq!(shared.git("b", &["rev-parse", "HEAD"]), head);
        }
        // As it says, with a server that verifies.
        verified(&shared);
        shared.git("b", &["pull", "--quiet", "--no-rebase"]);
        shared.git("b", &["rm", "--quiet", &copy]);
        shared.git("b", &["commit", "--quiet", "-m", "Quita la copia"]);
        shared.folio("b", &["sync"]).ok();
        shared.folio("a", &["sync"]).ok();
        assert!(!shared.root("a").join(&copy).exists());
        // What stands is no copy of what goes.
        std::fs::remove_file(shared.bare().join("hooks/pre-receive")).expect("removes the hook");
    }
    shared.write("a", &path("03", "CI-2025-0009"), &text.replace(&folio, "CI-2025-0009"));
    shared.git("a", &["add", "--all"]);
    shared.git("a", &["commit", "--quiet", "-m", "copia"]);
    shared.git("a", &["rm", "--quiet", &path("03", &folio)]);
    shared.git("a", &["commit", "--quiet", "-m", "Quita el original"]);
    let told = shared.folio("a", &["verify", "HEAD~1..HEAD"]).exits(1).stdout;
    assert!(told.contains("[record-deleted]"), "{told}");
    let bare = shared.bare();
    assert!(!git_in(&shared.desk, &bare, &["log", "--format=%s"]).contains("original"));
}
