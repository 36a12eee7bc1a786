//! What a push must not bring: the own folder of a clone, links and stray files where records belong, records given twice.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use common::git::GitDesk;
use common::shared::Shared;
use folio::model::identifier::exact_hash;

/// A card to which nothing happened.
const CARD: &str = "id: PC-0200\nkind: computadora\nbrand: Ejemplo\nmodel: Torre\n";

/// Somebody's clone shares what a crashed writer would have left.
fn journal(shared: &Shared) -> String {
    let people = shared.read("b", "catalog/people.toml");
    let wanted = people.replace("roles = [\"personal\"]", "roles = [\"jefatura\"]");
    assert_ne!(people, wanted);
    serde_json::json!({
        "schema": "folio/journal/1",
        "files": [{ "path": "catalog/people.toml", "sha256": exact_hash(people.as_bytes()), "text": wanted }],
    })
    .to_string()
}

fn push_own(shared: &Shared, files: &[(&str, &str)]) {
    for (path, text) in files {
        shared.write("b", path, text);
        shared.git("b", &["add", "-f", path]);
    }
    shared.git("b", &["commit", "--quiet", "-m", "Algo"]);
    shared.git("b", &["push", "--quiet"]);
}

#[test]
fn the_own_folder_of_a_clone_is_found_in_its_history_and_may_be_taken_out() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    for path in [".folio/journal", ".Folio/last-CI-2025"] {
        git.desk.write(path, "4000000000");
        git.git(&["add", "-f", path]);
        git.commit("jefatura-1", "Algo");
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), ["own-folder-pushed"], "{path}");
        git.git(&["rm", "-r", "--quiet", path]);
        git.commit("jefatura-1", "Se quita");
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), [""; 0], "{path}");
    }
}

#[test]
fn a_sync_takes_nothing_of_somebody_elses_own_folder() {
    let shared = Shared::new();
    shared.join("b", Some("CB"));
    push_own(&shared, &[(".folio/journal", &journal(&shared))]);
    let before = (shared.git("a", &["rev-parse", "HEAD"]), shared.read("a", "catalog/people.toml"));
    let told = shared.folio("a", &["sync"]).exits(1);
    told.says(&["envió a origin la carpeta .folio", "git rm -r -f .folio", "Prueba <"]);
    shared
        .folio("a", &["new", "--procedure", "mp414-pr15"].iter().chain(&common::OPENING).copied().collect::<Vec<_>>())
        .ok();
    assert_eq!(before.1, shared.read("a", "catalog/people.toml"));
    shared.folio("a", &["sync"]).exits(1).says(&["envió a origin la carpeta .folio"]);
    // What it says works.
    shared.join("aparte", None);
    shared.git("aparte", &["rm", "-r", "--quiet", ".folio"]);
    shared.git("aparte", &["commit", "--quiet", "-m", "Quita .folio"]);
    shared.git("aparte", &["push", "--quiet"]);
    shared.folio("a", &["sync"]).ok();
    assert_eq!(before.1, shared.read("a", "catalog/people.toml"));
    assert!(!shared.root("a").join(".folio/journal").exists());
    assert_ne!(before.0, shared.git("a", &["rev-parse", "HEAD"]));
}

#[test]
fn what_git_brought_into_the_own_folder_is_not_obeyed() {
    let shared = Shared::new();
    shared.join("b", Some("CB"));
    push_own(&shared, &[(".folio/journal", &journal(&shared)), (".folio/last-CI-2025", "4000000000")]);
    shared.git("a", &["pull", "--quiet"]);
    let before = (shared.git("a", &["rev-parse", "HEAD"]), shared.read("a", "catalog/people.toml"));
    let opening: Vec<&str> = ["new", "--procedure", "mp414-pr15"].iter().chain(&common::OPENING).copied().collect();
    shared.folio("a", &opening).exits(1).says(&["git lleva archivos de la carpeta propia", "git rm -r -f .folio"]);
    let told = shared.folio("a", &["check"]).exits(1);
    assert!(
        told.stdout.contains(".folio/last-CI-2025") && told.stdout.contains("[own-folder-tracked]"),
        "{}",
        told.stdout
    );
    let after = (shared.git("a", &["rev-parse", "HEAD"]), shared.read("a", "catalog/people.toml"));
    assert_eq!(before, after);
    shared.git("a", &["rm", "-r", "--quiet", ".folio"]);
    shared.git("a", &["commit", "--quiet", "-m", "Quita .folio"]);
    assert_eq!(shared.open("a"), "CI-2025-0001");
    shared.folio("a", &["sync"]).ok();
}

#[test]
fn a_clone_is_not_made_of_a_desk_that_brings_an_own_folder() {
    let shared = Shared::new();
    shared.join("b", Some("CB"));
    push_own(&shared, &[(".folio/last-CC-2025", "4000000000")]);
    let bare = shared.bare().to_string_lossy().into_owned();
    let told = shared.desk.run_in(shared.desk.beside(), &["init", "--join", &bare, "c", "--series", "CC"]).exits(1);
    told.says(&["trae la carpeta .folio"]);
    assert!(!shared.root("c").exists());
}

#[cfg(unix)]
#[test]
fn what_stands_where_a_folder_or_record_belongs_is_found() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    let link = |path: &str| {
        let path = git.desk.path(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("makes the folder");
        std::os::unix::fs::symlink("../..", path).expect("links");
    };
    let write = |path: &str| git.desk.write(path, "Nada.\n");
    /// What is done, how, and the findings that it gives.
    type Case<'a> = (&'a str, &'a dyn Fn(&str), &'a [&'a str]);
    let cases: [Case; 7] = [
        ("tickets/2025/12", &link, &["link-pushed"]),
        ("tickets/2026", &write, &["stray-file-pushed"]),
        ("tickets/2025/03/nota.txt", &write, &["stray-file-pushed"]),
        ("tickets/2025/03/.gitkeep", &write, &[]),
        ("catalog/calendars/otro.toml", &link, &["link-pushed"]),
        ("catalog/assets/red", &write, &["stray-file-pushed"]),
        ("catalog/assets/red", &link, &["link-pushed"]),
    ];
    for (path, make, expected) in cases {
        make(path);
        git.commit("jefatura-1", "Algo");
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), expected, "{path}");
        git.git(&["rm", "-r", "--quiet", path]);
        git.commit("jefatura-1", "Se quita");
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), [""; 0], "{path}");
    }
    // Another repository.
    let other = git.git(&["rev-parse", "HEAD"]);
    git.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{other},tickets/2025/11")]);
    git.git(&["commit", "--quiet", "-m", "Algo"]);
    assert_eq!(git.codes(&["HEAD~1..HEAD"]), ["link-pushed"]);
}

#[test]
fn records_that_are_alike_are_found() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    let first = "tickets/2025/03/CI-2025-0001.yaml";
    let text = git.desk.read(first);
    let uid = text.lines().find_map(|line| line.strip_prefix("uid: ")).expect("a uid").to_owned();
    let copy = |path: &str, name: &str, other: &str, expected: &str| {
        let copied = text.replace("CI-2025-0001", name).replace(&uid, other);
        git.desk.write(path, &copied);
        git.commit("jefatura-1", "Una copia");
        let codes = git.codes(&["HEAD~1..HEAD"]);
        assert!(codes.iter().any(|code| code == expected), "{path}: {codes:?}");
        git.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    };
    copy("tickets/2025/04/CI-2025-0001.yaml", "CI-2025-0001", "01z2749zp309", "number-given-twice");
    copy("tickets/2025/03/CI-2025-0002.yaml", "CI-2025-0002", &uid, "uid-given-twice");
    copy("tickets/2025/03/CI-2025-0002.yaml", "CI-2025-0002", &format!("\"{uid}\" # ."), "uid-given-twice");
    copy("tickets/2025/03/CI-2025-0002.yaml", "CI-2025-0002", "01z2749zp309", "record-copied");
    for kind in ["computadora", "monitor"] {
        git.desk.write(&format!("catalog/assets/{kind}/PC-0200.yaml"), CARD.replace("computadora", kind));
    }
    git.commit("jefatura-1", "Dos veces");
    assert!(git.codes(&["HEAD~1..HEAD"]).contains(&"number-given-twice".to_owned()));
    // A card to which nothing happened may go.
    git.git(&["rm", "--quiet", "catalog/assets/monitor/PC-0200.yaml"]);
    git.commit("jefatura-1", "Se quita");
    assert_eq!(git.codes(&["HEAD~2..HEAD"]), [""; 0]);
}

#[test]
fn two_of_one_number_that_git_put_side_by_side_are_shared_as_two() {
    let shared = Shared::new();
    shared.join("b", None);
    assert_eq!(shared.open("a"), "CI-2025-0001");
    shared.folio("a", &["sync"]).ok();
    shared.desk.set_now("2025-04-02T09:00:00-06:00");
    assert_eq!(shared.open("b"), "CI-2025-0001");
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit"]);
    let told = shared.folio("b", &["verify", "--json"]);
    let found = told.data("folio/verify/1")["findings"].to_string();
    assert!(found.contains("number-given-twice"), "{found}");
    // What it says works.
    assert!(found.contains("folio sync"), "{found}");
    shared.folio("b", &["sync"]).ok();
    assert!(shared.root("b").join("tickets/2025/04/CI-2025-0002.yaml").exists());
    shared.folio("b", &["verify"]).ok();
}

#[test]
fn a_card_without_history_may_be_taken_out_and_one_with_history_not() {
    let shared = Shared::new();
    shared.join("b", Some("CB"));
    let card = "catalog/assets/computadora/PC-0200.yaml";
    shared.write("b", card, CARD);
    shared.git("b", &["add", card]);
    shared.git("b", &["commit", "--quiet", "-m", "Una ficha"]);
    shared.folio("b", &["sync"]).ok();
    shared.git("b", &["rm", "--quiet", card]);
    shared.git("b", &["commit", "--quiet", "-m", "Se quita"]);
    shared.folio("b", &["sync"]).ok();
    let ticket = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    assert!(!shared.root("a").join(card).exists());
    shared.git("a", &["rm", "--quiet", &format!("tickets/2025/03/{ticket}.yaml")]);
    shared.git("a", &["commit", "--quiet", "-m", "Se quita"]);
    shared.folio("a", &["sync"]).exits(1).says(&["los asientos no se borran"]);
}

#[test]
fn what_another_disk_takes_for_the_desks_own_is_found() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    for (path, code) in [
        ("FOLIO~1/journal", "own-folder-pushed"),
        (".folio /journal", "own-folder-pushed"),
        ("Tickets/2025/03/CI-2025-0001.yaml", "stray-file-pushed"),
        ("Catalog/people.toml", "stray-file-pushed"),
        ("TEMPLA~1/x.md", "stray-file-pushed"),
    ] {
        git.desk.write(path, "4000000000");
        git.git(&["add", "-f", path]);
        git.commit("jefatura-1", "Algo");
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), [code], "{path}");
        git.git(&["rm", "-r", "--quiet", path]);
        git.commit("jefatura-1", "Se quita");
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), [""; 0], "{path}");
    }
}

#[test]
fn two_identifiers_that_differ_in_case_alone_are_one() {
    let git = GitDesk::new();
    git.verify(&[]).ok();
    for (id, codes) in [("PC-0200", &[][..]), ("pc-0200", &["number-given-twice"])] {
        git.desk.write(&format!("catalog/assets/computadora/{id}.yaml"), CARD.replace("PC-0200", id));
        git.commit("jefatura-1", id);
        assert_eq!(git.codes(&["HEAD~1..HEAD"]), codes, "{id}");
    }
}
