//! What `sync` says where something is wrong, and that it looks at what it joined.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;

use common::Outcome;
use common::git::PEOPLE;
use common::shared::{Shared, git_command, git_in};

fn two() -> Shared {
    let shared = begun();
    shared.join("b", Some("B"));
    shared
}

fn commit(shared: &Shared, name: &str) {
    shared.git(name, &["add", "-A"]);
    shared.git(name, &["commit", "--quiet", "-m", "a mano"]);
}

#[test]
fn what_does_not_fit_together_once_both_sides_are_joined_is_told() {
    let shared = two();
    let folio = shared.open("a");
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    // Wrong before, and nobody's news.
    shared.write("a", "tickets/2025/03/notas.txt", "x\n");
    commit(&shared, "a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    let people = shared.read("a", "catalog/people.toml");
    let other = people.find("[[person]]\nid = \"personal-2\"").expect("a person");
    let end = people[other + 1..].find("[[person]]").map_or(people.len(), |at| other + 1 + at);
    shared.write("a", "catalog/people.toml", &format!("{}{}", &people[..other], &people[end..]));
    commit(&shared, "a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["assign", &folio, "personal-2"]).ok();
    let rehearsed = shared.folio("b", &["sync", "--dry-run"]).exits(1);
    assert!(rehearsed.stdout.contains("algo que no cuadra"), "{}", rehearsed.stdout);
    let json = shared.folio("b", &["sync", "--dry-run", "--json"]).exits(1).data("folio/sync/1");
    assert_eq!(json["findings"].as_array().map(Vec::len), Some(1), "{json}");
    assert_eq!(json["findings"][0]["path"], format!("tickets/2025/03/{folio}.yaml"));
    let told = shared.folio("b", &["sync"]).exits(1);
    let expected = "Al juntar lo de aquí con lo de los demás hay algo que no cuadra, y antes no estaba en ninguna copia:\n\n\
                    tickets/2025/03/CI-2025-0001.yaml:";
    assert!(told.stdout.contains(expected) && told.stdout.contains("personal-2"), "{}", told.stdout);
    assert!(!told.stdout.contains("notas.txt"), "{}", told.stdout);
    // It is shared all the same, and the next sync says nothing of it.
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("a", &["check"]).exits(1);
}

#[test]
fn two_assets_with_one_number_are_told() {
    let shared = two();
    for (name, hour) in [("a", "09:10"), ("b", "09:20")] {
        shared.desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
        let set = ["--set", "tag=T1", "--set", "brand=M", "--set", "model=M", "--set", "serial=S1"];
        let add = ["asset", "add", "--kind", "computadora", "--place", "Almacén"];
        shared.folio(name, &[&add[..], &set].concat()).ok();
    }
    shared.folio("a", &["sync"]).ok();
    let told = shared.folio("b", &["sync"]).exits(1).stdout;
    assert!(told.contains("[asset-tag-twice]") && told.contains("[asset-serial-twice]"), "{told}");
}

#[test]
fn who_shares_a_series_is_told_of_one_that_is_free() {
    let shared = begun();
    for (name, series) in [("b", None), ("c", Some("B"))] {
        shared.join(name, series);
    }
    shared.open("c");
    shared.folio("c", &["sync"]).ok();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    let told = shared.folio("b", &["sync"]).ok().stderr;
    let expected = "Aviso: otra copia también abre reportes con la serie CI (CI-2025-0001); los números chocarán.\n  \
                    → Cambie la de una de las dos copias, y solo de una. Si es la de esta: git config folio.series C\n";
    assert!(told.contains(expected), "{told}");
    // As long as it is so, and no longer.
    let mut arguments = vec!["new", "--procedure", common::PROCEDURE];
    arguments.extend(common::OPENING);
    let said = shared.folio("b", &arguments).ok();
    assert_eq!(said.stdout, "CI-2025-0002\n");
    assert!(said.stderr.contains("folio.series C"), "{}", said.stderr);
    shared.git("b", &["config", "folio.series", "C"]);
    let said = shared.folio("b", &arguments).ok();
    assert_eq!((said.stdout.as_str(), said.stderr.contains("Aviso: otra copia")), ("C-2025-0001\n", false));
    let bare = shared.bare().to_string_lossy().into_owned();
    let mut join = shared.command("a", &["init", "--join", &bare, "d", "--series", "CI"]);
    join.current_dir(shared.desk.beside());
    shared.desk.finish(join, None).exits(1).says(&["mesa.git d --series C. Si esta copia"]);
}

/// The file in which git leaves two records that it tried to join, and what git was doing.
fn two_records(how: &[&str]) -> (Shared, String, Outcome) {
    let shared = begun();
    shared.join("b", None);
    shared.open("a");
    shared.desk.set_now("2025-03-10T09:30:00-06:00");
    let folio = shared.open("b");
    shared.folio("b", &["note", &folio, "la de b"]).ok();
    shared.git("a", &["push", "--quiet"]);
    shared.git("b", &["fetch", "--quiet"]);
    let stopped = git_command(&shared.desk, &shared.root("b"), how).output().expect("git starts");
    assert!(!stopped.status.success());
    let path = format!("tickets/2025/03/{folio}.yaml");
    let refused = shared.folio("b", &["settle", &path]).exits(1);
    (shared, path, refused)
}

#[test]
fn two_records_in_one_file_are_both_kept_by_giving_up_what_git_does() {
    for (how, word) in [(&["merge", "origin/main"], "merge"), (&["rebase", "origin/main"], "rebase")] {
        let (shared, path, refused) = two_records(how);
        let told = format!(
            "Error: {path}: son dos expedientes distintos en un mismo archivo. Si deja una sola versión, se pierde el otro.\n  \
             → Abandone el «{word}», que no pierde nada: git {word} --abort. Luego escriba «folio sync», que conserva los dos.\n"
        );
        assert_eq!(refused.stderr, told);
        if word == "merge" {
            // Where git is not in the middle of anything any more both are in its history.
            let head = fs::read(shared.root("b").join(".git/MERGE_HEAD")).expect("reads");
            fs::remove_file(shared.root("b").join(".git/MERGE_HEAD")).expect("removes");
            shared
                .folio("b", &["settle", &path])
                .exits(1)
                .says(&["Los dos siguen en git.", "git restore --source=COMMIT"]);
            fs::write(shared.root("b").join(".git/MERGE_HEAD"), head).expect("writes");
        }
        shared.git("b", &[word, "--abort"]);
        shared.folio("b", &["sync"]).ok();
        assert!(shared.read("b", "tickets/2025/03/CI-2025-0002.yaml").contains("la de b"));
        shared.folio("b", &["check"]).ok();
    }
}

#[test]
fn a_ticket_in_dispute_may_be_assigned_and_stays_so_whatever_is_decided() {
    for kept in 0..2 {
        let shared = two();
        let folio = shared.open("a");
        shared.folio("a", &["do", &folio, "registrado"]).ok();
        shared.folio("a", &["sync"]).ok();
        shared.folio("b", &["sync"]).ok();
        let by = ["--by=personal-1", "--set=revision=R", "--set=diagnostico=D"];
        for (name, outcome, hour) in [("a", "resuelto", "09:10"), ("b", "requiere-soporte", "09:20")] {
            shared.desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
            shared.folio(name, &[&["do", &folio, outcome], &by[..]].concat()).ok();
        }
        shared.folio("a", &["sync"]).ok();
        shared.folio("b", &["sync"]).exits(1);
        shared.folio("a", &["sync"]).exits(1);
        shared.desk.set_now("2025-03-10T10:00:00-06:00");
        // No step, but what decides nothing.
        shared.folio("a", &["wait", &folio, "--reason", "usuario"]).exits(1).says(&["tiene una disputa"]);
        shared.folio("a", &["note", &folio, "se verá"]).ok();
        shared.folio("a", &["assign", &folio, "personal-2"]).ok();
        // The other decides without knowing of it.
        let path = format!("tickets/2025/03/{folio}.yaml");
        let text = shared.read("b", &path);
        let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- id: ")).collect();
        let kept = ids[ids.len() - 2 + kept].trim_matches('"');
        shared.folio("b", &["settle", &folio, "--keep", kept, "--note", "Se vio"]).ok();
        // What it shares is in dispute still.
        shared.folio("a", &["sync"]).exits(1);
        shared.folio("b", &["sync"]).ok();
        shared.folio("a", &["sync"]).ok();
        let text = shared.read("a", &path);
        assert!(text.contains("assignee: personal-2\n") && !text.contains("disputes:"), "{text}");
        for name in ["a", "b"] {
            shared.folio(name, &["check"]).ok();
            let told = shared.folio(name, &["verify", "--all", "--json"]).data("folio/verify/1");
            assert_eq!(told["findings"], serde_json::json!([]));
        }
    }
}

#[test]
fn a_clone_without_the_whole_history_is_made_whole() {
    let shared = two();
    for note in ["uno", "dos", "tres"] {
        shared.open("a");
        shared.folio("a", &["note", "1", note]).ok();
    }
    shared.folio("a", &["sync"]).ok();
    let url = format!("file://{}", shared.bare().display());
    git_in(&shared.desk, shared.desk.beside(), &["clone", "--quiet", "--depth", "1", &url, "corta"]);
    shared.git("corta", &["config", "folio.series", "D"]);
    shared.open("corta");
    shared.folio("a", &["note", "1", "cuatro"]).ok();
    shared.folio("a", &["sync"]).ok();
    let told = shared.folio("corta", &["sync"]).ok();
    assert!(told.stdout.contains("Llegó CI-2025-0001") && told.stdout.contains("D-2025-0001"), "{}", told.stdout);
    assert_eq!(shared.git("corta", &["rev-parse", "--is-shallow-repository"]), "false");
    shared.folio("a", &["sync"]).ok();
    assert_eq!(shared.git("a", &["rev-parse", "HEAD"]), shared.git("corta", &["rev-parse", "HEAD"]));
    shared.folio("corta", &["sync"]).ok();
}

/// The text without what another git says otherwise, and without hashes.
fn pinned(text: &str) -> String {
    let is_hash = |line: &str| line.get(2..9).is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let pin = |line: &str| match line {
        line if line.starts_with("    ") => "    (git)\n".to_owned(),
        line if line.starts_with("  ") && is_hash(line) => format!("  …{}\n", &line[9..]),
        line => format!("{line}\n"),
    };
    text.lines().map(pin).collect::<String>().replace("    (git)\n    (git)\n", "    (git)\n")
}

/// What stands in the way of a sync, in both languages: a sentence of Folio's first, and what to do at the end.
#[test]
fn every_refusal_begins_with_words_of_folio_and_ends_with_what_to_do() {
    let mut told = String::new();
    let mut note = |shared: &Shared, what: &str, code: i32| {
        for lang in ["es", "en"] {
            let outcome = shared.folio("b", &["sync", "--lang", lang]).exits(code);
            assert_eq!(outcome.stdout, "");
            let beside = shared.desk.beside().to_string_lossy().into_owned();
            let said = outcome.stderr.replace(&beside, "…");
            let commit = said.split("git show ").nth(1).and_then(|rest| rest.split(':').next()).unwrap_or("no commit");
            let said = said.replace(commit, "COMMIT");
            told.push_str(&format!("## {what} ({lang}, {code})\n{}\n", pinned(&said)));
        }
    };
    let shared = two();
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.open("b");
    // It refuses.
    let hook = shared.bare().join("hooks/pre-receive");
    let refuse = |text: &str| {
        fs::create_dir_all(hook.parent().expect("a folder")).expect("makes the folder");
        fs::write(&hook, text).expect("writes");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).expect("may run");
        }
    };
    refuse("#!/bin/sh\nexit 1\n");
    note(&shared, "rejects without a word", 1);
    refuse("#!/bin/sh\necho 'B-2025-0001: no' >&2\nexit 1\n");
    note(&shared, "rejects", 1);
    fs::remove_file(&hook).expect("removes");
    // It is where somebody works.
    let work = shared.desk.beside().join("trabajo");
    git_in(&shared.desk, shared.desk.beside(), &["clone", "--quiet", "mesa.git", "trabajo"]);
    shared.git("b", &["remote", "set-url", "origin", &work.to_string_lossy()]);
    note(&shared, "somebody works there", 1);
    shared.git("b", &["remote", "set-url", "origin", &shared.bare().to_string_lossy()]);
    // It is away, or is no repository.
    let away = shared.desk.beside().join("otra.git");
    fs::rename(shared.bare(), &away).expect("renames");
    note(&shared, "vanishes", 4);
    fs::create_dir(shared.bare()).expect("a folder");
    note(&shared, "is no repository", 4);
    fs::remove_dir(shared.bare()).expect("removes");
    fs::rename(&away, shared.bare()).expect("renames");
    shared.git("b", &["remote", "set-url", "origin", "ssh://nadie@localhost:1/mesa.git"]);
    let outcome = shared.folio("b", &["sync"]).exits(4).stderr;
    assert!(outcome.starts_with("Error: No se pudo hablar con origin. Esto dice git:\n    ssh: "), "{outcome}");
    shared.git("b", &["remote", "set-url", "origin", &shared.bare().to_string_lossy()]);
    // In the middle of something.
    let head = shared.git("b", &["rev-parse", "HEAD"]);
    let mark = shared.root("b").join(".git/MERGE_HEAD");
    fs::write(&mark, &head).expect("writes");
    note(&shared, "merge in progress", 1);
    fs::remove_file(mark).expect("removes");
    // On no branch; on one of its own.
    shared.git("b", &["checkout", "--quiet", "--detach"]);
    note(&shared, "detached", 1);
    shared.git("b", &["checkout", "--quiet", "-b", "propia"]);
    note(&shared, "other branch", 1);
    shared.git("b", &["checkout", "--quiet", "main"]);
    // Somebody holds the index.
    shared.git("a", &["commit", "--quiet", "--allow-empty", "-m", "más"]);
    shared.folio("a", &["sync"]).ok();
    let lock = shared.root("b").join(".git/index.lock");
    fs::write(&lock, "").expect("writes");
    shared.folio("a", &["note", "1", "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    note(&shared, "locked", 4);
    fs::remove_file(&lock).expect("removes");
    shared.folio("b", &["sync"]).ok();
    // What both changed and only a person joins.
    for name in ["a", "b"] {
        let people = shared.read(name, "catalog/people.toml");
        shared.write(name, "catalog/people.toml", &people.replace("Rebeca Ficticia", &format!("Rebeca de {name}")));
        commit(&shared, name);
    }
    shared.folio("a", &["sync"]).ok();
    note(&shared, "conflict", 1);
    shared.git("b", &["reset", "--quiet", "--hard", "HEAD~1"]);
    shared.folio("b", &["sync"]).ok();
    // Git does not know who commits.
    shared.open("b");
    shared.open("a");
    shared.folio("a", &["sync"]).ok();
    let mut nobody = shared.command("b", &["sync"]);
    for role in ["AUTHOR", "COMMITTER"] {
        nobody.env_remove(format!("GIT_{role}_NAME")).env_remove(format!("GIT_{role}_EMAIL"));
    }
    shared.desk.finish(nobody, None).exits(4).says(&["git no sabe quién es usted"]);
    shared.folio("b", &["sync"]).ok();
    // Its history was written anew, cut, or is another's; the branch is gone.
    shared.folio("a", &["sync"]).ok();
    shared.git("a", &["commit", "--quiet", "--amend", "-m", "Otra cosa"]);
    shared.git("a", &["push", "--quiet", "--force"]);
    note(&shared, "rewritten", 1);
    shared.git("a", &["reset", "--quiet", "--hard", "HEAD~1"]);
    shared.git("a", &["push", "--quiet", "--force"]);
    note(&shared, "cut", 1);
    git_in(&shared.desk, &shared.bare(), &["update-ref", "-d", "refs/heads/main"]);
    note(&shared, "branch gone", 1);
    shared.git("a", &["checkout", "--quiet", "--orphan", "nueva"]);
    shared.git("a", &["commit", "--quiet", "-m", "Otra mesa"]);
    shared.git("a", &["push", "--quiet", "origin", "nueva:main"]);
    shared.git("b", &["update-ref", "-d", "refs/folio/shared/main"]);
    shared.git("b", &["update-ref", "-d", "refs/remotes/origin/main"]);
    note(&shared, "unrelated", 1);
    // A removed record; what nobody committed; nothing committed; no remote; no git.
    shared.git("b", &["push", "--quiet", "--force", "origin", "main"]);
    shared.folio("b", &["sync"]).ok();
    shared.write("b", "catalog/people.toml", &format!("{}# x\n", shared.read("b", "catalog/people.toml")));
    note(&shared, "unsaved", 1);
    shared.git("b", &["restore", "catalog/people.toml"]);
    shared.git("b", &["rm", "--quiet", "tickets/2025/03/CI-2025-0001.yaml"]);
    commit(&shared, "b");
    let removed = shared.folio("b", &["sync"]).exits(1).stderr;
    assert!(removed.starts_with("Error: Aquí se borró tickets/2025/03/CI-2025-0001.yaml"), "{removed}");
    shared.git("b", &["remote", "remove", "origin"]);
    note(&shared, "no remote", 1);
    shared.git("b", &["update-ref", "-d", "refs/heads/main"]);
    shared.git("b", &["remote", "add", "origin", "../mesa.git"]);
    note(&shared, "unborn", 1);
    fs::remove_dir_all(shared.root("b").join(".git")).expect("removes");
    note(&shared, "no git", 1);
    insta::with_settings!({ snapshot_path => "snapshots-merge", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("refusals", told);
    });
}

/// A desk that knows who commits.
fn begun() -> Shared {
    let desk = common::TestDesk::new();
    desk.write("catalog/people.toml", PEOPLE);
    Shared::of(desk)
}
