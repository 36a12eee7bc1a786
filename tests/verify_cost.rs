//! What `verify` costs: git is asked as often for the tenth merge as for the second.

mod common;

use std::fs;

use common::shared::Shared;

/// How many git processes it takes to verify all.
fn asked(shared: &Shared) -> usize {
    let trace = shared.desk.beside().join("trace");
    let _ = fs::remove_file(&trace);
    let mut command = shared.command("a", &["verify", "--all", "--json"]);
    command.env("GIT_TRACE", &trace);
    shared.desk.finish(command, None).data("folio/verify/1");
    let told = fs::read_to_string(&trace).expect("what git was asked");
    told.lines().filter(|line| line.contains("built-in: git")).count()
}

#[test]
fn git_is_asked_as_often_for_each_merge_however_many_there_were() {
    let shared = Shared::new();
    shared.git("a", &["branch", "side"]);
    let people = shared.read("a", "catalog/people.toml");
    let mut asked_at = Vec::new();
    for number in 1..=9 {
        shared.git("a", &["switch", "--quiet", "side"]);
        shared.write("a", "catalog/people.toml", &format!("{people}# {number}\n"));
        shared.git("a", &["commit", "--quiet", "--all", "-m", "lado"]);
        shared.git("a", &["switch", "--quiet", "main"]);
        shared.write("a", "tickets/nota.txt", &number.to_string());
        shared.git("a", &["add", "--all"]);
        shared.git("a", &["commit", "--quiet", "-m", "nota"]);
        shared.git("a", &["merge", "--quiet", "--no-edit", "side"]);
        if number % 3 == 0 {
            asked_at.push(asked(&shared));
        }
    }
    let (first, later) = (asked_at[1].abs_diff(asked_at[0]), asked_at[2].abs_diff(asked_at[1]));
    // Of each merge: its laws, and what changed since its sides parted.
    assert!(first > 0 && later <= first + 3, "{asked_at:?}");
}
