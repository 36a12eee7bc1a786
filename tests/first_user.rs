//! What somebody meets who shares a desk for the first time: what cannot be taken back, what waits for a decision, what
//! a merge set aside, and what to type next.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use common::shared::Shared;

/// Two clones at one commit, `a` and `b`, each with its series, and a ticket that both have.
fn two() -> (Shared, String) {
    let shared = Shared::new();
    shared.join("b", Some("B"));
    let folio = shared.open("a");
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    (shared, folio)
}

#[test]
fn undoing_again_says_what_there_is_each_time() {
    let (shared, folio) = two();
    let says = |name: &str, words: &[&str]| {
        let head = shared.git(name, &["rev-parse", "HEAD"]);
        let said = shared.folio(name, &["undo"]).exits(1).stderr;
        words.iter().for_each(|word| assert!(said.contains(word), "{word}: {said}"));
        assert!(!said.contains("reset --keep") || words.contains(&"reset --keep"), "{said}");
        assert_eq!(head, shared.git(name, &["rev-parse", "HEAD"]));
    };
    // A change that others have is told with its record.
    says("a", &["ya se compartió: está en origin/main", "«folio note CI-2025-0001 --set"]);
    shared.folio("b", &["note", &folio, "de b"]).ok();
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["note", &folio, "de a"]).ok();
    shared.folio("a", &["sync"]).ok();
    let sync = ["Lo último es una sincronización", "asiento nuevo"];
    says("a", &sync);
    // What was done after it is taken back; again, it is still a sync.
    shared.folio("a", &["note", &folio, "por error"]).ok();
    shared.folio("a", &["undo"]).ok();
    says("a", &sync);
    says("a", &sync);
    // Something by hand that others have.
    shared.write("a", "LEAME.md", "La mesa\n");
    shared.git("a", &["add", "LEAME.md"]);
    shared.git("a", &["commit", "--quiet", "-m", "A mano"]);
    says("a", &["no es un cambio de Folio: A mano", "reset --keep"]);
    shared.folio("a", &["sync"]).ok();
    says("a", &["Ya no hay nada que deshacer", "origin/main", "A mano", "git show"]);
    // A merge of git's own: not shared, then shared.
    shared.write("b", "OTRO.md", "De b\n");
    shared.git("b", &["add", "OTRO.md"]);
    shared.git("b", &["commit", "--quiet", "-m", "A mano en b"]);
    shared.git("b", &["pull", "--quiet", "--no-rebase", "--no-edit", "origin", "main"]);
    says("b", &["es un «merge» de git", "folio sync", "reset --keep"]);
    shared.git("b", &["push", "--quiet", "origin", "main"]);
    says("b", &["Ya no hay nada que deshacer: lo último juntó", "asiento nuevo"]);
}

/// Both take a different step of one ticket without knowing of each other.
fn disputed() -> (Shared, String) {
    let (shared, folio) = two();
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.folio("b", &["sync"]).ok();
    for (name, outcome) in [("a", "resuelto"), ("b", "requiere-soporte")] {
        let set = ["--set", "revision=a", "--set", "diagnostico=a"];
        let done = [&["do", &folio, outcome, "--by", "personal-1"][..], &set].concat();
        shared.folio(name, &done).ok();
    }
    shared.folio("a", &["sync"]).ok();
    (shared, folio)
}

#[test]
fn what_waits_for_a_decision_is_told_until_it_is_made() {
    let (shared, folio) = disputed();
    let said = shared.folio("b", &["sync"]).exits(1);
    assert!(said.stdout.contains("CI-2025-0001 está en disputa"), "{}", said.stdout);
    // Nothing new: it is told still, and the exit code is no other.
    let again = shared.folio("b", &["sync"]).exits(1);
    let left = "Queda un reporte o bien en disputa: CI-2025-0001. Decida con: folio settle CI-2025-0001\n";
    assert_eq!(again.stdout, left);
    let data = shared.folio("b", &["sync", "--json"]).exits(1).data("folio/sync/1");
    assert_eq!(data["disputes"][0]["record"], "CI-2025-0001");
    // Another change is shared, and it is told with it.
    shared.folio("b", &["note", &folio, "Se preguntó."]).ok();
    let sent = shared.folio("b", &["sync"]).exits(1).stdout;
    assert_eq!(sent, format!("Se envió CI-2025-0001\n{left}"));
    // The day says it first.
    let day = shared.folio("b", &[]).ok().stdout;
    assert_eq!(day.lines().nth(2), Some("En disputa (1)"), "{day}");
    assert!(day.contains("→ folio settle CI-2025-0001"), "{day}");
    let keep = shared.folio("b", &["settle", &folio, "--json"]).data("folio/disputes/1");
    let keep = keep["disputes"][0]["events"][0]["id"].as_str().expect("an event").to_owned();
    shared.folio("b", &["settle", &folio, "--keep", &keep, "--note", "Así"]).ok();
    shared.folio("b", &["sync"]).ok();
    assert!(!shared.folio("b", &[]).ok().stdout.contains("disputa"));
}

#[test]
fn a_sync_says_whose_value_was_set_aside() {
    let (shared, folio) = two();
    shared.folio("a", &["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo"]).ok();
    shared.folio("a", &["note", &folio, "--set", "area=Ventas", "--by", "personal-1"]).ok();
    shared.folio("a", &["assign", &folio, "personal-1"]).ok();
    shared.folio("a", &["sync"]).ok();
    shared.desk.set_now("2025-03-10T10:00:00-06:00");
    shared.folio("b", &["note", &folio, "--set", "area=Archivo", "--by", "personal-2"]).ok();
    shared.folio("b", &["assign", &folio, "personal-2"]).ok();
    let told = shared.folio("b", &["sync"]).ok().stderr;
    let text = shared.read("b", &format!("tickets/2025/03/{folio}.yaml"));
    let id = |nth: usize, deed: &str| -> String {
        let events = text.split("- id: ").skip(1).filter(|event| event.contains(deed));
        let found = events.map(|event| event.lines().next().unwrap_or_default().trim_matches('"').to_owned());
        found.collect::<Vec<_>>()[nth].clone()
    };
    let (ours, theirs) = (id(1, "did: corrected"), id(0, "did: corrected"));
    let (given, other) = (id(1, "did: assigned"), id(0, "did: assigned"));
    assert_eq!(
        told,
        format!(
            "CI-2025-0001: Las dos copias cambiaron «Área»: queda «Archivo» (personal-2, {ours}), no «Ventas» \
             (personal-1, {theirs}).\n\
             CI-2025-0001: Las dos copias lo asignaron: queda personal-2 (lo asentó jefatura-1, {given}), no personal-1 \
             (jefatura-1, {other}).\n\
             CI-2025-0001: «Área» cambió en una copia (personal-2, {ours}) y en la otra lo firmó Usuaria de Ejemplo: se \
             firmó «Recursos Materiales», ahora dice «Archivo». Vea con folio signatures si hay que firmar otra vez.\n"
        )
    );
}
