//! What people do with git, and with `folio sync` and `folio undo`.

use std::process::Stdio;
use std::time::Duration;

use super::Hands;
use super::by_hand::both_paragraphs;

/// Shares what the clone has.
pub fn sync(hands: &mut Hands, name: &str) {
    hands.commit(name);
    hands.gather(name);
    for attempt in 0..3 {
        let outcome = hands.folio(name, &["sync"]);
        // Files of the catalogue are a person's to merge.
        if outcome.code == 1 && outcome.stderr.contains("cambió aquí y allá") && attempt < 2 {
            if !merge_by_hand(hands, name) {
                step_aside(hands, name);
            }
            continue;
        }
        assert!(
            outcome.code == 0 || outcome.stdout.contains("en disputa"),
            "{name}: {}{}",
            outcome.stdout,
            outcome.stderr
        );
        hands.did("sync", &outcome);
        break;
    }
    let (_, status) = hands.git(name, &["status", "--porcelain"]);
    assert_eq!(status, "", "{name}");
}

/// `git pull`, and the paragraphs of both in the files of the catalogue that git could not merge. Nothing is left
/// half merged. True where it was merged.
fn merge_by_hand(hands: &mut Hands, name: &str) -> bool {
    let (merged, _) = hands.git(name, &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    if merged {
        return true;
    }
    let (_, unmerged) = hands.git(name, &["diff", "--name-only", "--diff-filter=U"]);
    let mut paths: Vec<&str> = unmerged.lines().collect();
    paths.dedup();
    if paths.is_empty() || !paths.iter().all(|path| path.ends_with(".toml")) {
        hands.git(name, &["merge", "--abort"]);
        return false;
    }
    for path in paths {
        let stage = |number: u8| hands.shared.git(name, &["show", &format!(":{number}:{path}")]);
        let text = both_paragraphs(&stage(1), &stage(2), &stage(3));
        hands.shared.write(name, path, &text);
        hands.git(name, &["add", path]);
    }
    hands.git(name, &["commit", "--quiet", "--no-edit"]).0
}

/// Where git cannot merge records either (a number given twice), a person lets the files of the others stand, and writes
/// the own ones again once the records are shared.
fn step_aside(hands: &mut Hands, name: &str) {
    let (_, changed) = hands.git(name, &["diff", "--name-only", "HEAD...FETCH_HEAD"]);
    let changed: Vec<&str> = changed.lines().filter(|path| path.ends_with(".toml") && !path.contains("/past/")).collect();
    let base = hands.shared.git(name, &["merge-base", "HEAD", "FETCH_HEAD"]);
    let at = |hands: &Hands, commit: &str, path: &str| hands.shared.git(name, &["show", &format!("{commit}:{path}")]);
    let texts: Vec<(&str, [String; 3])> = changed
        .into_iter()
        .map(|path| (path, [at(hands, &base, path), at(hands, "HEAD", path), at(hands, "FETCH_HEAD", path)]))
        .collect();
    for (path, [_, _, theirs]) in &texts {
        hands.shared.write(name, path, &format!("{theirs}\n"));
    }
    hands.commit(name);
    hands.folio(name, &["sync"]);
    for (path, [base, ours, theirs]) in &texts {
        hands.shared.write(name, path, &both_paragraphs(base, ours, theirs));
    }
    hands.commit(name);
}

/// Git's own merge, with the driver.
pub fn pull(hands: &mut Hands, name: &str) {
    hands.commit(name);
    hands.gather(name);
    let merged = merge_by_hand(hands, name);
    hands.done.entry("pull").or_default().0 += usize::from(merged);
    let (_, status) = hands.git(name, &["status", "--porcelain"]);
    assert_eq!(status, "", "{name}");
    nothing_is_gone(hands, name);
}

/// Git's own rebase, with the driver.
pub fn rebase(hands: &mut Hands, name: &str) {
    hands.commit(name);
    hands.gather(name);
    let (rebased, _) = hands.git(name, &["pull", "--quiet", "--rebase", "origin", "main"]);
    if !rebased {
        hands.git(name, &["rebase", "--abort"]);
    }
    hands.done.entry("rebase").or_default().0 += usize::from(rebased);
    nothing_is_gone(hands, name);
}

/// One commit of another clone, as one takes over a single change.
pub fn pick(hands: &mut Hands, name: &str) {
    hands.commit(name);
    hands.gather(name);
    let others: Vec<&str> = hands.names.iter().copied().filter(|other| *other != name).collect();
    let Some(other) = hands.dice.one_of(&others).copied() else { return };
    hands.commit(other);
    let root = hands.root(other).to_string_lossy().into_owned();
    hands.git(name, &["fetch", "--quiet", &root, "main"]);
    let (picked, _) = hands.git(name, &["cherry-pick", "-x", "FETCH_HEAD"]);
    if !picked {
        hands.git(name, &["cherry-pick", "--abort"]);
    }
    hands.done.entry("pick").or_default().0 += usize::from(picked);
    nothing_is_gone(hands, name);
}

#[track_caller]
fn nothing_is_gone(hands: &mut Hands, name: &str) {
    let (_, kept) = hands.git(name, &["rev-parse", "ORIG_HEAD"]);
    assert!(!kept.is_empty());
    let (_, status) = hands.git(name, &["status", "--porcelain"]);
    assert_eq!(status, "", "{name}");
}

/// Takes back the last change, if it was not shared.
pub fn undo(hands: &mut Hands, name: &str) {
    let before = hands.events(name);
    let outcome = hands.folio(name, &["undo"]);
    // Somebody may have merged in between, which gathers too.
    let after = hands.events(name);
    hands.known.retain(|event| after.contains(event) || !before.contains(event));
    hands.did("undo", &outcome);
}

/// A sync that dies at any moment, with every git that it started; then another.
pub fn kill(hands: &mut Hands, name: &str) {
    use std::os::unix::process::CommandExt as _;
    hands.commit(name);
    hands.gather(name);
    let mut command = hands.command(name, &["sync"]);
    command.stdout(Stdio::null()).stderr(Stdio::null()).process_group(0);
    let mut child = command.spawn().expect("starts");
    std::thread::sleep(Duration::from_millis(hands.dice.below(250) as u64));
    let group = format!("-{}", child.id());
    let _ = std::process::Command::new("kill").args(["-9", "--", &group]).stderr(Stdio::null()).status();
    let ended = child.wait().expect("ends").code().is_some();
    hands.told.borrow_mut().push(format!("   {name}: {}", if ended { "had ended" } else { "killed" }));
    hands.done.entry("kill").or_default().0 += usize::from(!ended);
    // A git that was killed leaves its locks; git itself says that a person has to remove them.
    let mut locks = Vec::new();
    locks_below(&hands.root(name).join(".git"), &mut locks);
    locks_below(&hands.shared.bare(), &mut locks);
    for lock in locks {
        hands.told.borrow_mut().push(format!("   rm {}", lock.display()));
        std::fs::remove_file(lock).expect("removes");
    }
    // Whoever comes next ends it: a sync, or any change.
    if hands.dice.once_in(2) {
        super::tickets::note(hands, name);
    }
    sync(hands, name);
}

fn locks_below(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("objects") {
            locks_below(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "lock") {
            found.push(path);
        }
    }
}
