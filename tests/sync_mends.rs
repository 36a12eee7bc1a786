//! What a reviewer made go wrong between clones: copies by hand, syncs that die, what is taken back too far.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

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
