//! Where git knows no driver it merges records as any text: what it leaves between markers `folio settle` mends, and
//! nothing is lost, altered or out of order, whatever both clones did.

#![cfg(unix)]

mod hands;

use hands::{Hands, Plan};
use serde_json::Value;

/// What people do by themselves, without sharing.
const ALONE: &str = "open,walk,note,set,assign,wait,resume,settle,link,reopen,cancel,sign,attach,redact,edit,comment,key,\
                     register,hand-over,keep,retire";

/// Brings what another clone has here as git does without the driver, and mends what it leaves.
fn plain_merge(hands: &mut Hands, name: &str, other: &str) {
    for clone in [name, other] {
        hands.commit(clone);
        hands.gather(clone);
    }
    let from = hands.root(other).to_string_lossy().into_owned();
    let (merged, said) = hands.git(name, &["pull", "--quiet", "--no-rebase", "--no-edit", &from, "main"]);
    let (_, unmerged) = hands.git(name, &["diff", "--name-only", "--diff-filter=U"]);
    assert_eq!(merged, unmerged.is_empty(), "{said}");
    let check = |hands: &mut Hands| -> Vec<(String, String, String)> {
        let found = hands.folio(name, &["check", "--json"]).data("folio/check/1");
        let text = |it: &Value, key: &str| it[key].as_str().unwrap_or_default().to_owned();
        let all = found["findings"].as_array().expect("a list").iter();
        all.map(|it| (text(it, "code"), text(it, "path"), text(it, "remedy"))).collect()
    };
    let found = check(hands);
    for path in unmerged.lines() {
        let remedy = found.iter().find(|(code, at, _)| code == "conflict-markers" && at == path);
        let (_, _, remedy) = remedy.unwrap_or_else(|| panic!("{path} is not told: {found:?}"));
        assert!(remedy.contains(&format!("folio settle {path}")), "{remedy}");
        hands.tick();
        // Somebody who took the markers for done; then the index knows nothing any more.
        if hands.dice.once_in(3) {
            hands.git(name, &["add", path]);
        }
        hands.folio(name, &["settle", path]).ok();
        hands.git(name, &["add", path]);
    }
    if !merged {
        let (done, said) = hands.git(name, &["commit", "--quiet", "--no-edit"]);
        assert!(done, "{said}");
    }
    let known = ["dispute", "moved-by-dropped", "asset-without-history", "moved-unsaid"];
    let strange: Vec<_> = check(hands).into_iter().filter(|(code, ..)| !known.contains(&code.as_str())).collect();
    assert!(strange.is_empty(), "{strange:?}");
    let all = hands.events(name);
    let lost: Vec<_> = hands.known.difference(&all).collect();
    assert!(lost.is_empty(), "lost: {lost:?}");
    let outcome = hands.folio(name, &["verify", "--all", "--json"]);
    assert_eq!(outcome.code, 0, "{}{}", outcome.stdout, outcome.stderr);
}

fn without_driver(seed: u64, changes: usize) {
    let mut plan = Plan::of("mp414-pr15", 2, changes, seed);
    plan.only = Some(ALONE.split(',').map(str::to_owned).collect());
    let mut hands = Hands::new(plan);
    // Each has its series: a number given twice is for `folio sync`.
    hands.shared.git("b", &["config", "folio.series", "B"]);
    for name in ["a", "b"] {
        hands.shared.git(name, &["config", "--remove-section", "merge.folio-record"]);
    }
    // Something to quarrel about.
    for _ in 0..3 {
        hands.tick();
        hands::tickets::open(&mut hands, "a");
    }
    for _ in 0..6 {
        hands.tick();
        hands::tickets::walk(&mut hands, "a");
    }
    plain_merge(&mut hands, "b", "a");
    for _ in 0..3 {
        hands.work();
        plain_merge(&mut hands, "a", "b");
        plain_merge(&mut hands, "b", "a");
    }
}

#[test]
fn what_git_leaves_between_markers_is_mended_whatever_both_did() {
    without_driver(3, 12);
}

/// Git can put events between others without asking anybody: the lines fit. `check` tells of it, and so does `verify`.
#[test]
fn what_git_merged_as_text_without_asking_is_told_and_mended() {
    let mut hands = Hands::new(Plan { only: None, ..Plan::of("mp414-pr15", 3, 0, 1) });
    let note = |hands: &mut Hands, name: &str, at: &str, note: &str| {
        hands.shared.desk.set_now(&format!("2025-03-10T{at}:00-06:00"));
        hands.folio(name, &["note", "CI-2025-0001", note]).ok();
        hands.commit(name);
    };
    let sync = |hands: &mut Hands, name: &str| drop(hands.folio(name, &["sync"]).ok());
    hands.shared.open("a");
    for name in ["a", "b", "c"] {
        sync(&mut hands, name);
    }
    // Somebody who knew of one and not of the other writes last: `unseen` ends the file.
    note(&mut hands, "a", "11:00", "once");
    note(&mut hands, "b", "12:00", "doce");
    sync(&mut hands, "a");
    sync(&mut hands, "b");
    let meets = hands.shared.git("b", &["rev-parse", "HEAD"]);
    note(&mut hands, "c", "10:00", "diez");
    sync(&mut hands, "c");
    // Another goes on from before that, without the driver.
    sync(&mut hands, "a");
    hands.shared.git("a", &["reset", "--quiet", "--hard", &meets]);
    hands.shared.git("a", &["config", "--remove-section", "merge.folio-record"]);
    note(&mut hands, "a", "13:00", "trece");
    hands.gather("a");
    let (merged, said) = hands.git("a", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    assert!(merged, "{said}");
    let path = "tickets/2025/03/CI-2025-0001.yaml";
    let text = hands.shared.read("a", path);
    assert!(text.find("diez") < text.find("once") && text.ends_with("trece\n"), "{text}");
    let told = hands.folio("a", &["check"]).exits(1).stdout;
    assert!(told.contains("[merged-as-text]") && told.contains(path), "{told}");
    assert!(told.contains("git reset --keep HEAD~1 && folio sync"), "{told}");
    assert!(hands.folio("a", &["verify", "--all"]).exits(1).stdout.contains("event-moved"));
    // Nor is it shared.
    let said = hands.folio("a", &["sync"]).exits(1).stderr;
    assert!(said.contains("como cualquier texto") && said.contains("git reset --keep HEAD~1 && folio sync"), "{said}");
    let merge = hands.shared.git("a", &["rev-parse", "HEAD"]);
    note(&mut hands, "a", "14:00", "otra");
    let said = hands.folio("a", &["sync"]).exits(1).stderr;
    let (_, command) = said.split_once("«commit»: ").expect("a command");
    let command = command.lines().next().expect("a line").to_owned();
    assert!(command.starts_with("git reset --soft"), "{said}");
    let kept = hands.shared.git("a", &["rev-parse", "HEAD"]);
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &command]).current_dir(hands.root("a"));
    hands.shared.desk.surround(&mut shell);
    assert!(shell.output().expect("a shell").status.success(), "{command}");
    hands.folio("a", &["sync", "--dry-run"]).ok();
    assert!(kept != merge && !hands.shared.read("a", path).contains("trece"), "it is to be recorded again");
    hands.shared.git("a", &["reset", "--quiet", "--hard", &merge]);
    // What it says to type helps.
    hands.shared.git("a", &["reset", "--keep", "HEAD~1"]);
    sync(&mut hands, "a");
    hands.folio("a", &["check"]).ok();
    hands.folio("a", &["verify", "--all"]).ok();
    let text = hands.shared.read("a", path);
    assert_eq!(text.matches("- id: ").count(), 5, "{text}");
}

/// A number was given to another ticket: git puts what was written under it into that one.
#[test]
fn what_git_put_into_another_ticket_is_told() {
    let mut hands = Hands::new(Plan { only: None, ..Plan::of("mp414-pr15", 3, 0, 1) });
    let now = |hands: &Hands, at: &str| hands.shared.desk.set_now(&format!("2025-03-10T{at}:00-06:00"));
    now(&hands, "11:00");
    hands.shared.open("a");
    hands.folio("a", &["sync"]).ok();
    hands.folio("c", &["sync"]).ok();
    now(&hands, "10:00");
    hands.shared.open("b");
    now(&hands, "12:00");
    hands.folio("b", &["sync"]).ok();
    hands.shared.git("c", &["config", "--remove-section", "merge.folio-record"]);
    hands.folio("c", &["note", "CI-2025-0001", "de c"]).ok();
    hands.commit("c");
    let (merged, _) = hands.git("c", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    let told = hands.folio("c", &["check"]).exits(1).stdout;
    println!("{merged}\n{told}");
    if merged {
        assert!(told.contains("[merged-as-text]"), "{told}");
        hands.shared.git("c", &["reset", "--keep", "HEAD~1"]);
    } else {
        assert!(told.contains("[conflict-markers]"), "{told}");
        println!("{}", hands.folio("c", &["settle", "tickets/2025/03/CI-2025-0001.yaml"]).stderr);
        println!("{}", hands.git("c", &["status"]).1);
        hands.shared.git("c", &["merge", "--abort"]);
    }
    hands.folio("c", &["sync"]).ok();
    hands.folio("c", &["check"]).ok();
    hands.folio("c", &["verify", "--all"]).ok();
    assert!(hands.shared.read("c", "tickets/2025/03/CI-2025-0002.yaml").contains("note: de c"));
}

#[test]
#[ignore = "takes minutes; for seeds told by the environment"]
fn many_seeds() {
    let first = Plan::of("", 0, 0, 1).seed;
    for seed in first..first + 10 {
        println!("seed {seed}");
        without_driver(seed, 12);
    }
}
