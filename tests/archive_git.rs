//! Sealed years in git: commits of seals, what `verify` and the hook accept, what a sync does where one side sealed
//! and the other went on.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::git::GitDesk;
use common::{OPENING, Outcome};
use folio::model::identifier::content_hash;
use folio::model::seal::{Entry, Seal};

const SEAL: &str = "tickets/2025/sealed.sha256";
const FIRST: &str = "tickets/2025/03/CI-2025-0001.yaml";
const NOW: &str = "2026-02-02T09:00:00-06:00";

/// A desk in 2026 with two tickets of 2025 that are over; the head alone seals.
fn desk() -> GitDesk {
    let git = GitDesk::new();
    git.desk.set_now("2025-03-11T09:00:00-06:00");
    git.does("jefatura-1", &["cancel", "1", "--reason=duplicado"]);
    let mut open = vec!["new"];
    open.extend(OPENING);
    git.does("jefatura-1", &open);
    git.desk.set_now("2025-03-12T09:00:00-06:00");
    git.does("jefatura-1", &["cancel", "2", "--reason=duplicado"]);
    git.desk.write("catalog/desk.toml", git.desk.read("catalog/desk.toml") + "\n[rights]\narchive = [\"jefatura\"]\n");
    git.commit("jefatura-1", "Derechos");
    git.desk.set_now(NOW);
    git
}

fn sealed() -> GitDesk {
    let git = desk();
    git.does("jefatura-1", &["archive", "2025"]);
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    git
}

/// A command that commits what it does itself.
#[track_caller]
fn commits(git: &GitDesk, arguments: &[&str]) -> Outcome {
    let mut command = git.desk.command(arguments);
    command.env("FOLIO_COMMIT", "each");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_EMAIL"), "jefatura-1@example.org");
    }
    git.desk.finish(command, None)
}

/// The seal of the records that there are, whatever they say.
fn forged(git: &GitDesk) -> String {
    let moment = |text: &str| chrono::DateTime::parse_from_rfc3339(text).expect(text).timestamp();
    let mut records = BTreeMap::new();
    for path in git.desk.ticket_files() {
        let text = git.desk.read(&path);
        let at = text.lines().filter_map(|line| line.strip_prefix("  at: ")).map(moment);
        let (first, until) = (at.clone().min().expect("events"), at.max().expect("events"));
        let path = path.strip_prefix("tickets/2025/").expect("of 2025").to_owned();
        records.insert(path, Entry { sha256: content_hash(&text), first, until });
    }
    Seal::of(2025, &records).expect("a seal").text()
}

/// Does something to the records while the seal is away, and puts the seal back.
fn behind_the_seal(git: &GitDesk, folder: &Path, act: impl FnOnce(&GitDesk)) {
    let seal = fs::read(folder.join(SEAL)).expect("a seal");
    fs::remove_file(folder.join(SEAL)).expect("removes");
    act(git);
    fs::write(folder.join(SEAL), seal).expect("writes");
}

#[test]
fn a_seal_is_a_commit_that_can_be_taken_back() {
    let git = desk();
    commits(&git, &["archive", "2025"]).ok();
    let message = git.git(&["log", "-1", "--format=%B"]);
    assert_eq!(message, "Año 2025: sellado\n\nSealed: 2025\nBy: jefatura-1");
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "");
    assert_eq!(git.desk.read(SEAL), forged(&git));
    commits(&git, &["archive", "2025", "--unseal", "--note", "Falta\nuna firma"]).ok();
    let message = git.git(&["log", "-1", "--format=%B"]);
    assert_eq!(message, "Año 2025: sin sello\n\nUnsealed: 2025\nBy: jefatura-1\nNote: Falta una firma");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    commits(&git, &["undo"]).ok();
    assert!(git.desk.path(SEAL).exists());
    commits(&git, &["undo"]).ok();
    assert!(!git.desk.path(SEAL).exists());
    // What was edited and not committed would make the seal that of no commit.
    git.change(FIRST, "reason: duplicado", "reason: \"duplicado\"");
    let refused = commits(&git, &["archive", "2025"]).exits(1);
    refused
        .says(&["tickets/2025/03/CI-2025-0001.yaml: Tiene cambios", "git commit -- tickets/2025/03/CI-2025-0001.yaml"]);
    // A desk whose people commit themselves is left to them.
    git.desk.run(&["archive", "2025"]).ok();
    assert_eq!(git.git(&["status", "--porcelain", SEAL]), format!("?? {SEAL}"));
}

#[test]
fn a_seal_that_git_did_not_take_goes_with_the_next_sync() {
    let git = sealed();
    git.server();
    git.git(&["push", "--quiet", "--set-upstream", "origin", "main"]);
    fs::write(git.desk.path(".git/index.lock"), "").expect("locks");
    commits(&git, &["archive", "2025", "--unseal", "--note=x"]).ok();
    fs::remove_file(git.desk.path(".git/index.lock")).expect("unlocks");
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]).trim(), format!("D {SEAL}"));
    commits(&git, &["sync"]).ok();
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "");
    assert_eq!(git.git(&["log", "-1", "--format=%s"]), "Año 2025: sin sello");
    // What was shared is not taken back, but done anew.
    commits(&git, &["undo"]).exits(1).says(&["quitar el sello de 2025, ya se compartió", "→ folio archive 2025"]);
    commits(&git, &["archive", "2025"]).ok();
    commits(&git, &["sync"]).ok();
    commits(&git, &["undo"]).exits(1).says(&["el sello de 2025, ya se compartió", "→ folio archive 2025 --unseal"]);
}

#[test]
fn who_seals_has_the_right_to() {
    let git = desk();
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    git.folio_as("jefatura-1", &git.desk.root(), &["archive", "2025"]).ok();
    git.commit("personal-1", "Sello");
    assert_eq!(git.codes(&[]), ["catalogue-not-entitled"]);
    let git = sealed();
    fs::remove_file(git.desk.path(SEAL)).expect("removes");
    git.commit("personal-1", "Sin sello");
    assert_eq!(git.codes(&[]), ["catalogue-not-entitled"]);
    let git = sealed();
    git.does("jefatura-1", &["archive", "2025", "--unseal", "--note=x"]);
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
}

#[test]
fn what_is_sealed_does_not_change_while_the_seal_stays() {
    let git = sealed();
    behind_the_seal(&git, &git.desk.root(), |git| {
        git.folio_as("jefatura-1", &git.desk.root(), &["note", "1", "Otra cosa"]).ok();
    });
    git.commit("jefatura-1", "Algo");
    assert_eq!(git.codes(&[]), ["sealed-record"]);
    let told = git.verify(&[]).exits(1);
    assert!(told.stdout.contains(FIRST) && told.stdout.contains("--unseal"), "{}", told.stdout);
    // Removed, and added.
    let git = sealed();
    fs::remove_file(git.ticket()).expect("removes");
    git.commit("jefatura-1", "Algo");
    assert_eq!(git.codes(&[]), ["record-deleted", "sealed-record"]);
    let git = sealed();
    let text = git.desk.read("tickets/2025/03/CI-2025-0002.yaml");
    git.desk.write("tickets/2025/04/CI-2025-0009.yaml", text);
    git.commit("jefatura-1", "Algo");
    assert!(git.codes(&[]).contains(&"sealed-record".to_owned()));
    // Who takes the seal away with it may.
    let git = sealed();
    fs::remove_file(git.desk.path(SEAL)).expect("removes");
    git.folio_as("jefatura-1", &git.desk.root(), &["note", "1", "Otra cosa"]).ok();
    git.commit("jefatura-1", "Algo");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
}

#[test]
fn a_new_seal_is_that_of_the_records_of_its_commit() {
    let git = sealed();
    let old = git.desk.read(SEAL);
    git.does("jefatura-1", &["archive", "2025", "--unseal", "--note=x"]);
    git.does("jefatura-1", &["note", "1", "Otra cosa"]);
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    for (seal, said) in [
        (old.clone(), "no dice lo que dicen"),
        ("Sello".to_owned(), "no es como lo escribe"),
        (old.replace("# until 2025", "# until 2024"), "no es como lo escribe"),
    ] {
        git.desk.write(SEAL, seal);
        git.commit("jefatura-1", "Sello");
        assert_eq!(git.codes(&[]), ["sealed-differs"]);
        let told = git.verify(&[]).exits(1).stdout;
        assert!(told.contains(said), "{told}");
        git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    }
    git.desk.write(SEAL, forged(&git));
    git.commit("jefatura-1", "Sello");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    // What is open is not hidden behind a seal, nor a year that goes on.
    let git = GitDesk::new();
    git.verify(&[]).ok();
    git.desk.write(SEAL, forged(&git));
    git.commit("jefatura-1", "Sello");
    let told = |git: &GitDesk| git.verify(&[]).exits(1).stdout;
    assert!(told(&git).contains("el año no ha terminado. [sealed-differs]"), "{}", told(&git));
    git.desk.set_now(NOW);
    assert!(told(&git).contains("03/CI-2025-0001.yaml sigue abierto. [sealed-differs]"), "{}", told(&git));
    let found = git.desk.run(&["check", "--json"]).data("folio/check/1").to_string();
    assert!(found.contains("sealed-damaged"), "{found}");
}

#[test]
fn a_server_refuses_what_changes_a_sealed_year() {
    let git = sealed();
    let server = git.server();
    let path = server.to_string_lossy().into_owned();
    git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
    git.git(&["push", "--quiet", "origin", "main"]);
    behind_the_seal(&git, &git.desk.root(), |git| {
        git.folio_as("jefatura-1", &git.desk.root(), &["note", "1", "Otra cosa"]).ok();
    });
    git.commit("jefatura-1", "Algo");
    let output = git.try_git(&git.desk.root(), "jefatura-1", &["push", "origin", "main"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("sealed-record"), "{said}");
}

/// A clone of the desk beside it.
fn clone(git: &GitDesk) -> PathBuf {
    git.server();
    git.git(&["push", "--quiet", "--set-upstream", "origin", "main"]);
    git.git_in(git.desk.beside(), "personal-1", &["clone", "--quiet", "servidor.git", "clon"]);
    git.desk.beside().join("clon")
}

/// Somebody syncs, and what comes of it is sound.
#[track_caller]
fn syncs(git: &GitDesk, who: &str, folder: &Path) -> Outcome {
    let mut command = git.desk.command(&["-C", &folder.to_string_lossy(), "sync"]);
    command.env("FOLIO_USER", who);
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_EMAIL"), format!("{who}@example.org"));
    }
    git.desk.finish(command, None)
}

#[test]
fn a_sync_takes_the_seal_out_where_the_other_side_went_on() {
    for who_merges in ["personal-1", "jefatura-1"] {
        let git = desk();
        let clone = clone(&git);
        git.does("jefatura-1", &["archive", "2025"]);
        git.folio_as("personal-1", &clone, &["note", "1", "Otra cosa"]).ok();
        git.commit_in(&clone, "personal-1", "Nota");
        let (first, then) = if who_merges == "personal-1" {
            ((git.desk.root(), "jefatura-1"), (clone.clone(), "personal-1"))
        } else {
            ((clone.clone(), "personal-1"), (git.desk.root(), "jefatura-1"))
        };
        syncs(&git, first.1, &first.0).ok();
        let told = syncs(&git, then.1, &then.0).ok();
        let said = format!("{}{}", told.stdout, told.stderr);
        assert!(said.contains("el sello se quitó. Al terminar: folio archive 2025"), "{said}");
        assert!(!then.0.join(SEAL).exists());
        assert!(fs::read_to_string(then.0.join(FIRST)).expect("a ticket").contains("Otra cosa"));
        git.folio_as("jefatura-1", &then.0, &["verify"]).ok();
        git.folio_as("jefatura-1", &then.0, &["check"]).ok();
        git.folio_as("jefatura-1", &then.0, &["archive", "2025"]).ok();
        git.commit_in(&then.0, "jefatura-1", "Sello");
        git.folio_as("jefatura-1", &then.0, &["verify"]).ok();
    }
}

#[test]
fn two_who_seal_the_same_write_the_same() {
    let git = desk();
    let clone = clone(&git);
    git.does("jefatura-1", &["archive", "2025"]);
    git.folio_as("jefatura-1", &clone, &["archive", "2025"]).ok();
    git.commit_in(&clone, "jefatura-1", "Sello");
    assert_eq!(fs::read_to_string(clone.join(SEAL)).expect("a seal"), git.desk.read(SEAL));
    syncs(&git, "jefatura-1", &git.desk.root()).ok();
    syncs(&git, "jefatura-1", &clone).ok();
    assert!(clone.join(SEAL).exists());
    git.folio_as("jefatura-1", &clone, &["verify"]).ok();
    git.folio_as("jefatura-1", &clone, &["check"]).ok();
}

#[test]
fn two_different_seals_are_taken_out() {
    let git = desk();
    let clone = clone(&git);
    git.does("jefatura-1", &["note", "2", "Una cosa"]);
    git.does("jefatura-1", &["archive", "2025"]);
    git.folio_as("jefatura-1", &clone, &["note", "1", "Otra cosa"]).ok();
    git.folio_as("jefatura-1", &clone, &["archive", "2025"]).ok();
    git.commit_in(&clone, "jefatura-1", "Sello");
    syncs(&git, "jefatura-1", &git.desk.root()).ok();
    let told = syncs(&git, "jefatura-1", &clone).ok();
    let said = format!("{}{}", told.stdout, told.stderr);
    assert!(said.contains("Al terminar: folio archive 2025"), "{said}");
    assert!(!clone.join(SEAL).exists());
    git.folio_as("jefatura-1", &clone, &["verify"]).ok();
    git.folio_as("jefatura-1", &clone, &["check"]).ok();
}

#[test]
fn a_plain_merge_with_a_seal_that_does_not_fit_is_found() {
    let git = desk();
    git.git(&["checkout", "--quiet", "-b", "otra"]);
    git.does("jefatura-1", &["note", "1", "Otra cosa"]);
    git.git(&["checkout", "--quiet", "main"]);
    git.does("jefatura-1", &["archive", "2025"]);
    git.git(&["merge", "--quiet", "--no-edit", "otra"]);
    assert_eq!(git.codes(&[]), ["sealed-record"]);
    let found = git.desk.run(&["check", "--json"]).data("folio/check/1").to_string();
    assert!(found.contains("sealed-changed"), "{found}");
    // Nobody takes a seal away by a merge that brings nothing of its year.
    let git = desk();
    git.git(&["checkout", "--quiet", "-b", "otra"]);
    git.git(&["commit", "--quiet", "--allow-empty", "-m", "Nada"]);
    git.git(&["checkout", "--quiet", "main"]);
    git.does("jefatura-1", &["archive", "2025"]);
    git.git_in(&git.desk.root(), "personal-1", &["merge", "--quiet", "--no-commit", "--no-ff", "otra"]);
    git.git(&["rm", "--quiet", "-f", SEAL]);
    git.git_in(&git.desk.root(), "personal-1", &["commit", "--quiet", "-m", "Junta"]);
    assert_eq!(git.codes(&[]), ["catalogue-not-entitled"]);
}

#[test]
fn a_record_of_a_sealed_year_that_gets_another_number_takes_the_seal_out() {
    // Git puts a record that another clone opened beside the one that was sealed.
    let git = desk();
    let clone = clone(&git);
    let mut open = vec!["new"];
    open.extend(OPENING);
    for (folder, month) in [(git.desk.root(), "03"), (clone.clone(), "04")] {
        git.desk.set_now(&format!("2025-{month}-20T09:00:00-06:00"));
        git.folio_as("jefatura-1", &folder, &open).ok();
        git.folio_as("jefatura-1", &folder, &["cancel", "3", "--reason=duplicado"]).ok();
        git.commit_in(&folder, "jefatura-1", "Otro");
    }
    git.desk.set_now(NOW);
    git.does("jefatura-1", &["archive", "2025"]);
    syncs(&git, "jefatura-1", &git.desk.root()).ok();
    git.git_in(&clone, "jefatura-1", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    assert!(clone.join(SEAL).exists());
    let told = syncs(&git, "jefatura-1", &clone);
    let said = format!("{}{}", told.stdout, told.stderr);
    assert!(said.contains("CI-2025-0004") && said.contains("Al terminar: folio archive 2025"), "{said}");
    assert!(!clone.join(SEAL).exists());
    git.folio_as("jefatura-1", &clone, &["check"]).ok();
    git.folio_as("jefatura-1", &clone, &["archive", "2025"]).ok();
}

/// A note on a ticket, committed at once; it takes the removal of the seal along, and says so.
#[track_caller]
fn takes_the_removal_along(git: &GitDesk) {
    let outcome = commits(git, &["note", "1", "Otra cosa"]).ok();
    outcome.says(&["El sello de 2025", "salió en este mismo «commit»"]);
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "");
    let message = git.git(&["log", "-1", "--format=%B"]);
    assert!(message.starts_with("CI-2025-0001: ") && message.ends_with("\nUnsealed: 2025"), "{message}");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
    // The next one has nothing to take along.
    assert!(!commits(git, &["note", "1", "Y otra"]).ok().stderr.contains("sello"));
}

#[test]
fn a_seal_that_was_taken_away_without_a_commit_goes_with_what_is_written_then() {
    let git = sealed();
    git.folio_as("jefatura-1", &git.desk.root(), &["archive", "2025", "--unseal", "--note=x"]).ok();
    takes_the_removal_along(&git);
    commits(&git, &["undo"]).ok();
    commits(&git, &["undo"]).ok();
    assert!(git.desk.path(SEAL).exists());
    git.verify(&[]).ok();
    // Whoever staged it meant the same.
    let git = sealed();
    git.git(&["rm", "--quiet", SEAL]);
    takes_the_removal_along(&git);
    // A change that could not be committed either goes with the next sync.
    let git = sealed();
    git.server();
    git.git(&["push", "--quiet", "--set-upstream", "origin", "main"]);
    git.folio_as("jefatura-1", &git.desk.root(), &["archive", "2025", "--unseal", "--note=x"]).ok();
    fs::write(git.desk.path(".git/index.lock"), "").expect("locks");
    commits(&git, &["note", "1", "Otra cosa"]).ok().says(&["git", FIRST, SEAL]);
    fs::remove_file(git.desk.path(".git/index.lock")).expect("unlocks");
    commits(&git, &["sync"]).ok();
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "");
    assert_eq!(git.codes(&[]), [] as [&str; 0]);
}

#[test]
fn a_damaged_seal_is_taken_away_in_a_commit() {
    let git = sealed();
    git.desk.write(SEAL, git.desk.read(SEAL) + "nota\n");
    commits(&git, &["archive", "2025", "--unseal", "--note=x"]).ok();
    assert_eq!(git.git(&["log", "-1", "--format=%s"]), "Año 2025: sin sello");
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "");
    // One that git never had leaves nothing to commit.
    git.desk.run(&["archive", "2025"]).ok();
    let outcome = commits(&git, &["archive", "2025", "--unseal", "--note=x"]).ok();
    assert!(!outcome.stderr.contains("git"), "{}", outcome.stderr);
    assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "");
}

/// What a sync says on its output, in JSON too.
#[track_caller]
fn tells(git: &GitDesk, who: &str, folder: &Path, said: &str, seals: &serde_json::Value) {
    let mut command = git.desk.command(&["-C", &folder.to_string_lossy(), "sync", "--dry-run", "--json"]);
    command.env("FOLIO_USER", who);
    let data = git.desk.finish(command, None).data("folio/sync/1");
    assert_eq!(&data["seals"], seals);
    assert!(!data["came"].to_string().contains("sealed") && !data["went"].to_string().contains("sealed"), "{data}");
    let told = syncs(git, who, folder).ok();
    assert!(told.stdout.contains(said), "{}{}", told.stdout, told.stderr);
    assert!(!told.stdout.contains("sealed.sha256"), "{}", told.stdout);
}

#[test]
fn a_sync_says_which_years_are_sealed_and_which_are_not_any_more() {
    let seal = |sealed: bool, came: bool| serde_json::json!([{ "year": 2025, "sealed": sealed, "came": came }]);
    let git = desk();
    let clone = clone(&git);
    let (here, there) = (git.desk.root(), clone.clone());
    git.does("jefatura-1", &["archive", "2025"]);
    tells(&git, "jefatura-1", &here, "Se envió el sello de 2025: el año está sellado.", &seal(true, false));
    tells(&git, "personal-1", &there, "Llegó el sello de 2025: el año está sellado.", &seal(true, true));
    git.does("jefatura-1", &["archive", "2025", "--unseal", "--note=x"]);
    tells(&git, "jefatura-1", &here, "Se envió que 2025 ya no está sellado.", &seal(false, false));
    tells(&git, "personal-1", &there, "2025 ya no está sellado: en otra copia", &seal(false, true));
    // Who sealed, and somebody else who went on joins both.
    git.folio_as("personal-1", &there, &["note", "1", "Otra cosa"]).ok();
    git.commit_in(&there, "personal-1", "Nota");
    git.does("jefatura-1", &["archive", "2025"]);
    tells(&git, "jefatura-1", &here, "Se envió el sello de 2025", &seal(true, false));
    tells(&git, "personal-1", &there, "Se envió que 2025 ya no está sellado.", &seal(false, false));
    tells(&git, "jefatura-1", &here, "2025 ya no está sellado: en otra copia", &seal(false, true));
}

/// Does what a refusal to seal says, as long as there is something to do, and seals. `by_hand` is what words ask for.
#[track_caller]
fn seals_by_what_it_says(what: &str, spoil: impl FnOnce(&GitDesk), by_hand: impl Fn(&GitDesk)) {
    let git = desk();
    for role in ["user.name", "user.email"] {
        git.git(&["config", role, "jefatura-1@example.org"]);
    }
    spoil(&git);
    for _ in 0..6 {
        let outcome = commits(&git, &["archive", "2025"]);
        if outcome.code == 0 {
            assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "", "{what}");
            let mut codes = git.codes(&[]);
            // That one came in was so before.
            codes.retain(|code| code != "stray-file-pushed");
            assert_eq!(codes, [] as [&str; 0], "{what}");
            return;
        }
        let remedies = outcome.stderr.lines().filter_map(|line| line.strip_prefix("      → "));
        for remedy in remedies {
            let command = match remedy.strip_prefix("Muévalo a otra parte, o bórrelo") {
                Some(rest) => {
                    by_hand(&git);
                    rest.split_once("después: ").map(|(_, command)| command)
                }
                None => Some(remedy),
            };
            let Some(command) = command else { continue };
            let mut shell = std::process::Command::new("sh");
            shell.args(["-c", command]).current_dir(git.desk.root()).env("GIT_EDITOR", "echo Algo >");
            let output = shell.output().expect("a shell");
            assert!(output.status.success(), "{what}: {command}: {}", String::from_utf8_lossy(&output.stderr));
        }
    }
    panic!("{what}: {}", commits(&git, &["archive", "2025"]).stderr);
}

#[test]
fn what_hinders_is_out_of_the_way_once_one_did_what_it_says() {
    const STRAY: &str = "tickets/2025/03/nota.txt";
    const ELSEWHERE: &str = "tickets/2025/07/CI-2025-0001.yaml";
    let nothing = |_: &GitDesk| ();
    let remove = |git: &GitDesk| fs::remove_file(git.desk.path(STRAY)).expect("removes");
    let stray = |git: &GitDesk| git.desk.write(STRAY, "x");
    let moves = |git: &GitDesk| {
        fs::create_dir_all(git.desk.path("tickets/2025/07")).expect("folder");
        fs::rename(git.desk.path(FIRST), git.desk.path(ELSEWHERE)).expect("moves");
    };
    seals_by_what_it_says("untracked", stray, remove);
    let staged = |git: &GitDesk| {
        stray(git);
        git.git(&["add", STRAY]);
    };
    seals_by_what_it_says("staged", staged, remove);
    let committed = |git: &GitDesk| {
        stray(git);
        git.commit("jefatura-1", "Nota");
    };
    seals_by_what_it_says("committed", committed, nothing);
    let changed = |git: &GitDesk| {
        committed(git);
        git.desk.write(STRAY, "y");
    };
    seals_by_what_it_says("changed", changed, remove);
    seals_by_what_it_says("moved", moves, nothing);
    let renamed = |git: &GitDesk| {
        moves(git);
        git.git(&["add", "--all"]);
    };
    seals_by_what_it_says("moved with git", renamed, nothing);
    seals_by_what_it_says("gone", |git| fs::remove_file(git.desk.path(FIRST)).expect("removes"), nothing);
    seals_by_what_it_says("gone with git", |git| drop(git.git(&["rm", "--quiet", FIRST])), nothing);
    let note = |git: &GitDesk| drop(git.folio_as("jefatura-1", &git.desk.root(), &["note", "1", "Algo"]).ok());
    seals_by_what_it_says("a note", note, nothing);
    let unsealed = |git: &GitDesk| {
        git.does("jefatura-1", &["archive", "2025"]);
        git.git(&["rm", "--quiet", SEAL]);
    };
    seals_by_what_it_says("without seal", unsealed, nothing);
}

#[test]
fn the_way_out_of_what_a_server_refuses_in_a_sealed_year_leads_out() {
    type Act = fn(&GitDesk);
    let acts: [(&str, Act); 3] = [
        ("sealed-record", |git| {
            fs::create_dir_all(git.desk.path("tickets/2025/07")).expect("folder");
            fs::rename(git.ticket(), git.desk.path("tickets/2025/07/CI-2025-0001.yaml")).expect("moves");
            git.commit("jefatura-1", "Mueve");
        }),
        ("catalogue-not-entitled", |git| {
            fs::remove_file(git.desk.path(SEAL)).expect("removes");
            git.commit("personal-1", "Sin sello");
        }),
        ("catalogue-not-entitled", |git| {
            git.does("jefatura-1", &["archive", "2025", "--unseal", "--note=x"]);
            git.git(&["push", "--quiet", "origin", "main"]);
            git.folio_as("jefatura-1", &git.desk.root(), &["archive", "2025"]).ok();
            git.commit("personal-1", "Sello");
        }),
    ];
    for (code, act) in acts {
        let git = sealed();
        let server = git.server();
        let path = server.to_string_lossy().into_owned();
        git.folio_as("jefatura-1", git.desk.beside(), &["hook", "install", "--repository", &path]).ok();
        git.git(&["push", "--quiet", "-u", "origin", "main"]);
        act(&git);
        let output = git.try_git(&git.desk.root(), "personal-1", &["push", "origin", "main"]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(&format!("[{code}]")), "{said}");
        let lines = said.lines().filter_map(|line| line.strip_prefix("remote:")).map(str::trim);
        for command in lines.filter(|line| line.starts_with("git ")) {
            let words: Vec<&str> = command.split(' ').skip(1).map(|word| word.trim_matches('"')).collect();
            let output = git.try_git(&git.desk.root(), "jefatura-1", &words);
            let told = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(output.status.success() || told.contains("nothing to commit"), "{command}: {told}");
        }
        let output = git.try_git(&git.desk.root(), "personal-1", &["push", "origin", "main"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(git.git(&["status", "--porcelain", "tickets"]), "", "{said}");
        assert_eq!(git.codes(&["--all"]), [] as [&str; 0]);
    }
}
