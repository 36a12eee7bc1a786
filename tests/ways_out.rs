//! What Folio tells people to type, typed as it stands: it leads out, and costs nobody anything.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::shared::{Shared, git_command};

/// Two clones with the series of the desk, each with a driver that works.
fn two_of_one_series() -> Shared {
    let shared = Shared::new();
    shared.join("b", None);
    shared
}

/// A ticket of `a` that is CI-2025-0002 at the others' by now, and still CI-2025-0001 here, with one more note.
fn renumbered_meanwhile() -> Shared {
    let shared = two_of_one_series();
    shared.desk.set_now("2025-03-10T09:00:00-06:00");
    shared.open("b");
    shared.desk.set_now("2025-03-10T09:10:00-06:00");
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T09:20:00-06:00");
    shared.folio("b", &["note", "CI-2025-0001", "lo de b"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    shared.folio("a", &["note", "CI-2025-0001", "lo de a"]).ok();
    shared
}

/// What git does with a merge that it cannot make by itself.
fn pulls(shared: &Shared, name: &str) {
    let mut command = git_command(
        &shared.desk,
        &shared.root(name),
        &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"],
    );
    let path = std::env::var("PATH").unwrap_or_default();
    let program = std::path::Path::new(common::FOLIO).parent().expect("a folder").display().to_string();
    command.env("PATH", format!("{program}:{path}"));
    assert!(!command.status().expect("git starts").success());
}

#[test]
fn work_never_lands_in_another_ticket_of_the_same_number() {
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    for (with_driver, then) in
        [(true, ""), (true, "add"), (true, "commit"), (false, ""), (false, "add"), (false, "commit")]
    {
        let shared = renumbered_meanwhile();
        if !with_driver {
            shared.git("a", &["config", "--remove-section", "merge.folio-record"]);
        }
        let before = shared.git("a", &["rev-parse", "HEAD"]);
        pulls(&shared, "a");
        let marked = shared.read("a", path);
        assert_eq!(marked.matches("\nuid: ").count() > 1, with_driver, "{marked}");
        if then != "" {
            shared.git("a", &["add", path]);
        }
        if then == "commit" {
            shared.git("a", &["commit", "--quiet", "--no-edit"]);
        }
        let said = shared.folio("a", &["settle", path]).exits(1);
        said.says(&["son dos expedientes distintos en un mismo archivo"]);
        assert_eq!(shared.read("a", path), marked);
        if then == "commit" {
            shared.git("a", &["reset", "--quiet", "--hard", &before]);
        } else {
            shared.git("a", &["merge", "--abort"]);
        }
        shared.folio("a", &["sync"]).ok();
        assert!(!shared.read("a", path).contains("lo de a"));
        assert!(shared.read("a", "tickets/2025/03/CI-2025-0002.yaml").contains("lo de a"));
    }
}
