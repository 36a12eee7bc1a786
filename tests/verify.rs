//! `folio verify`: whatever a hostile history does is found, each with its own finding; good ones have none.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::git::GitDesk;

#[test]
fn a_good_history_has_no_findings() {
    let git = GitDesk::new();
    git.verify(&[]).ok().says(&["3 «commits» verificados, sin hallazgos."]);
    git.verify(&[]).ok().says(&["0 «commits» verificados, sin hallazgos."]);
    git.desk.set_now("2025-03-10T09:20:00-06:00");
    git.does("personal-2", &["note", "1", "Otra nota."]);
    git.verify(&[]).ok().says(&["1 «commit» verificado, sin hallazgos."]);
    git.verify(&["--all"]).ok().says(&["4 «commits» verificados"]);
    git.verify(&["HEAD~1..HEAD"]).ok().says(&["1 «commit» verificado"]);
}
