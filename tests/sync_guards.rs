//! What `sync` neither shares nor takes, whom it tells of new numbers, and how long it warns.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::process::Command;

use common::shared::{Shared, git_command};

fn two(series: Option<&str>) -> Shared {
    let shared = Shared::new();
    shared.join("b", series);
    shared
}

fn commit(shared: &Shared, name: &str) {
    shared.git(name, &["add", "-A"]);
    shared.git(name, &["commit", "--quiet", "-m", "a mano"]);
}

fn sync(shared: &Shared, names: &[&str]) {
    names.iter().for_each(|name| drop(shared.folio(name, &["sync"]).ok()));
}

/// Two clones that know of one ticket.
fn with_ticket() -> (Shared, String, String) {
    let shared = two(Some("B"));
    let folio = shared.open("a");
    sync(&shared, &["a", "b"]);
    let path = format!("tickets/2025/03/{folio}.yaml");
    (shared, folio, path)
}

/// Does in `b` what the refusal says to type.
fn obey(shared: &Shared, said: &str) {
    let from = said.find("git reset --soft").expect("a command");
    let line = said[from..].lines().next().expect("a line");
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).current_dir(shared.root("b"));
    shared.desk.surround(&mut shell);
    let output = shell.output().expect("a shell");
    assert!(output.status.success(), "{line}\n{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_revert_of_a_sync_is_not_shared() {
    let (shared, folio, path) = with_ticket();
    shared.folio("a", &["note", &folio, "importante"]).ok();
    sync(&shared, &["a"]);
    shared.folio("b", &["note", &folio, "la mía"]).ok();
    sync(&shared, &["b"]);
    shared.folio("b", &["undo"]).exits(1).says(&["«folio sync» no lo envía"]);
    shared.git("b", &["revert", "--no-edit", "-m", "1", "HEAD"]);
    let other = shared.open("b");
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    assert!(
        said.starts_with(&format!("Error: Aquí se borraron o se cambiaron asientos que los demás tienen: {folio} (")),
        "{said}"
    );
    // Another commit on top does not help.
    shared.git("b", &["checkout", "--quiet", "HEAD~2", "--", &path]);
    commit(&shared, "b");
    let said = shared.folio("b", &["sync"]).exits(1).stderr;
    obey(&shared, &said);
    sync(&shared, &["b", "a"]);
    assert!(shared.read("a", &path).contains("importante") && shared.read("a", &path).contains("la mía"));
    assert!(shared.root("a").join(format!("tickets/2025/03/{other}.yaml")).exists());
    assert_eq!(shared.git("a", &["log", "--format=%s", "--grep=Revert"]), "");
}

#[test]
fn an_event_altered_by_hand_is_not_shared() {
    let (shared, folio, path) = with_ticket();
    shared.folio("a", &["note", &folio, "importante"]).ok();
    sync(&shared, &["a", "b"]);
    shared.write("b", &path, &shared.read("b", &path).replace("importante", "otra cosa"));
    commit(&shared, "b");
    // Also where something came meanwhile.
    for is_behind in [false, true] {
        if is_behind {
            shared.folio("a", &["note", &folio, "otra"]).ok();
            sync(&shared, &["a"]);
        }
        let said = shared.folio("b", &["sync"]).exits(1).stderr;
        assert!(said.contains("los demás tienen") && said.contains(&folio), "{said}");
        if is_behind {
            obey(&shared, &said);
        }
    }
    sync(&shared, &["b", "a"]);
    assert!(shared.read("b", &path).contains("importante"));
    // What is its own it may write anew.
    shared.folio("b", &["note", &folio, "con falta"]).ok();
    shared.write("b", &path, &shared.read("b", &path).replace("con falta", "sin falta"));
    commit(&shared, "b");
    sync(&shared, &["b"]);
}

#[test]
fn an_altered_event_is_made_anew_where_a_server_verifies_and_a_merge_is_not_shared_yet() {
    for is_merged in [false, true] {
        let (shared, folio, path) = with_ticket();
        shared.folio("a", &["note", &folio, "importante"]).ok();
        let both = shared.open("a");
        sync(&shared, &["a", "b"]);
        let bare = shared.bare().to_string_lossy().into_owned();
        shared.folio("a", &["hook", "install", "--repository", &bare]).ok();
        shared.write("b", &path, &shared.read("b", &path).replace("importante", "otra cosa"));
        commit(&shared, "b");
        let own = shared.open("b");
        let other = shared.open("a");
        if is_merged {
            // What both wrote in cannot be made one commit of.
            shared.folio("b", &["note", &both, "de b"]).ok();
            shared.folio("a", &["note", &both, "de a"]).ok();
        }
        sync(&shared, &["a"]);
        if is_merged {
            let pull = ["pull", "--quiet", "--no-rebase", "--no-edit"];
            common::shared::git_command(&shared.desk, &shared.root("b"), &pull).output().expect("git");
            shared.folio("b", &["settle", &format!("tickets/2025/03/{both}.yaml")]).ok();
            shared.git("b", &["add", "--all"]);
            shared.git("b", &["commit", "--quiet", "--no-edit"]);
        }
        // Git alone gets nowhere.
        let mut push = common::shared::git_command(&shared.desk, &shared.root("b"), &["push", "--quiet"]);
        assert!(!push.output().expect("git").status.success());
        let said = shared.folio("b", &["sync"]).exits(1).stderr;
        assert!(said.contains("los demás tienen") && said.contains(&folio), "{said}");
        obey(&shared, &said);
        sync(&shared, &["b", "a"]);
        let text = shared.read("a", &path);
        assert!(text.contains("importante") && !text.contains("otra cosa"), "{text}");
        if is_merged {
            let text = shared.read("a", &format!("tickets/2025/03/{both}.yaml"));
            assert!(said.contains(&both) && text.contains("de a") && !text.contains("de b"), "{said}\n{text}");
        }
        for folio in [own, other] {
            assert!(shared.root("a").join(format!("tickets/2025/03/{folio}.yaml")).exists(), "{folio}");
        }
        shared.folio("a", &["verify", "--all"]).ok();
    }
}

#[test]
fn a_catalogue_that_cannot_be_read_is_neither_shared_nor_taken() {
    let (shared, folio, path) = with_ticket();
    for file in ["catalog/calendars/mx-apf.toml", "catalog/procedures/mp414-pr15.toml", "catalog/inventory.toml"] {
        let sound = shared.read("b", file);
        shared.write("b", file, &format!("{sound}\nname = = \"x\"\n"));
        commit(&shared, "b");
        let head = shared.git("b", &["rev-parse", "origin/main"]);
        let refused = shared.folio("b", &["sync"]).exits(3);
        assert!(refused.stderr.contains(file), "{}", refused.stderr);
        if file.contains("calendars") {
            refused.says(&["No se envió nada: con lo de aquí, los demás no podrían leer"]);
        }
        assert_eq!(shared.git("b", &["ls-remote", "origin", "main"]).split('\t').next(), Some(&*head));
        // Somebody pushes it with git all the same.
        shared.git("b", &["push", "--quiet", "origin", "main"]);
        let before = shared.git("a", &["rev-parse", "HEAD"]);
        shared.folio("a", &["sync"]).exits(3).says(&["Lo que otro compartió no se puede leer", file]);
        shared.folio("a", &["note", &folio, "se sigue"]).ok();
        shared.folio("a", &["sync"]).exits(3).says(&["Lo que otro compartió no se puede leer", file]);
        assert_eq!(shared.git("a", &["rev-parse", "HEAD~1"]), before);
        shared.folio("a", &["list"]).ok();
        shared.write("b", file, &sound);
        commit(&shared, "b");
        shared.git("b", &["push", "--quiet", "origin", "main"]);
        sync(&shared, &["b", "a", "b"]);
    }
    // A record with what git leaves where it could not merge.
    let sound = shared.read("b", &path);
    shared.write("b", &path, &format!("<<<<<<< HEAD\n{sound}=======\n>>>>>>> otra\n"));
    commit(&shared, "b");
    shared.folio("b", &["sync"]).exits(3).says(&["No se envió nada", &path]);
    shared.git("b", &["push", "--quiet", "origin", "main"]);
    // It stops nobody, and is told.
    let told = shared.folio("a", &["sync"]).exits(1).stdout;
    assert!(told.contains(&path), "{told}");
    shared.folio("a", &["list"]).says(&[&path]);
}

#[test]
fn what_can_be_read_by_itself_and_not_together_is_not_joined() {
    let (shared, _, _) = with_ticket();
    let person = "[[person]]\nid = \"nueva-1\"\nname = \"Nueva\"\nroles = [\"personal\"]\n";
    let people = shared.read("a", "catalog/people.toml");
    shared.write("a", "catalog/people.toml", &format!("{person}\n{people}"));
    commit(&shared, "a");
    sync(&shared, &["a"]);
    shared.write("b", "catalog/people.toml", &format!("{people}\n{person}"));
    commit(&shared, "b");
    shared
        .folio("b", &["sync"])
        .exits(3)
        .says(&["se leen por separado, y juntos no", "git pull --no-rebase origin main"]);
    shared.folio("b", &["list"]).ok();
}

#[test]
fn whose_number_changed_is_told_and_a_series_is_warned_of_while_it_clashes() {
    let shared = two(None);
    shared.desk.set_now("2025-03-10T09:10:00-06:00");
    shared.open("a");
    shared.desk.set_now("2025-03-10T09:20:00-06:00");
    let folio = shared.open("b");
    sync(&shared, &["b"]);
    let told = shared.folio("a", &["sync"]).ok();
    assert!(told.stderr.contains("otra copia también abre reportes con la serie CI"), "{}", told.stderr);
    let told = shared.folio("b", &["sync", "--dry-run", "--json"]).ok().data("folio/sync/1");
    assert_eq!(
        (&told["renumbered"][0]["from"], &told["renumbered"][0]["to"]),
        (&folio.clone().into(), &"CI-2025-0002".into())
    );
    let told = shared.folio("b", &["sync"]).ok().stdout;
    assert!(told.contains(&format!("{folio} es ahora CI-2025-0002: otro reporte, más antiguo")), "{told}");
    // The other has another series now, and opens with it.
    shared.folio("a", &["check"]).says(&["otra copia también abre"]);
    shared.git("b", &["config", "folio.series", "K"]);
    shared.open("b");
    sync(&shared, &["b"]);
    for command in ["sync", "check"] {
        let said = shared.folio("a", &[command]).stderr;
        assert!(!said.contains("otra copia"), "{command}: {said}");
    }
}

#[test]
fn what_a_merge_by_hand_committed_is_not_pending_any_more() {
    let (shared, folio, _) = with_ticket();
    for name in ["a", "b"] {
        shared.write(name, "NOTAS.md", &format!("de {name}\n"));
        commit(&shared, name);
    }
    sync(&shared, &["a"]);
    shared.git("b", &["fetch", "--quiet"]);
    let merge = git_command(&shared.desk, &shared.root("b"), &["merge", "origin/main"]).output().expect("git");
    assert!(!merge.status.success());
    let said = shared.folio("b", &["note", &folio, "a medio juntar"]).ok();
    said.says(&["Al terminar el «merge», agréguelo: git add tickets/2025/03/"]);
    shared.write("b", "NOTAS.md", "de los dos\n");
    commit(&shared, "b");
    let said = shared.folio("b", &["sync"]).ok().stderr;
    assert_eq!(said, "");
    assert!(!shared.root("b").join(".folio/uncommitted").exists());
}

#[test]
fn who_was_removed_while_assigned_is_who_is_told_of() {
    let (shared, folio, _) = with_ticket();
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    shared.folio("a", &["assign", &folio, "personal-2"]).ok();
    let people = shared.read("a", "catalog/people.toml");
    shared.write("a", "catalog/people.toml", &people.replace("\"personal-2\"", "\"otra-2\""));
    let told = shared.folio("a", &["check"]).exits(1).stdout;
    assert!(
        told.contains("nombra a «personal-2», que no está en catalog/people.toml. [person-named-unknown]"),
        "{told}"
    );
    assert!(!told.contains("no le tocaba"), "{told}");
}
