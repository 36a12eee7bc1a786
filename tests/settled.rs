//! What a decision does: over an opposite decision it makes hold what it said, a decided dispute can be decided anew,
//! and nothing is dropped without a word.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use common::shared::Shared;

const FOLIO: &str = "CI-2025-0001";
const SAID: [&str; 4] = ["--set", "revision=a", "--set", "diagnostico=a"];

fn at(shared: &Shared, time: &str) {
    shared.desk.set_now(&format!("2025-03-10T{time}:00-06:00"));
}

fn sync(shared: &Shared, names: &[&str]) {
    for name in names {
        let outcome = shared.folio(name, &["sync"]);
        assert!([0, 1].contains(&outcome.code), "{}", outcome.stderr);
    }
}

/// Identifiers of the events that did something, in the order of the file.
fn ids(shared: &Shared, deed: &str) -> Vec<String> {
    let text = shared.read("a", "tickets/2025/03/CI-2025-0001.yaml");
    let events = text.split("- id: ").skip(1).filter(|event| event.contains(&format!("did: {deed}\n")));
    events.map(|event| event.lines().next().unwrap_or_default().trim_matches('"').to_owned()).collect()
}

fn header(shared: &Shared) -> String {
    let text = shared.read("a", "tickets/2025/03/CI-2025-0001.yaml");
    let of = |key: &str| text.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
    format!("{} {}", of("activity:"), of("disputes:"))
}

/// Clones `a` and `b` gave one activity different outcomes; gives `a`'s and `b`'s event.
fn disputed() -> (Shared, String, String) {
    let shared = Shared::new();
    at(&shared, "08:00");
    assert_eq!(shared.open("a"), FOLIO);
    shared.folio("a", &["do", FOLIO, "registrado"]).ok();
    sync(&shared, &["a"]);
    shared.join("b", Some("B"));
    for (name, outcome, time) in [("a", "resuelto", "09:00"), ("b", "requiere-soporte", "09:10")] {
        at(&shared, time);
        shared.folio(name, &[&["do", FOLIO, outcome, "--by", "personal-1"][..], &SAID].concat()).ok();
    }
    sync(&shared, &["a", "b", "a"]);
    let (solved, support) = (ids(&shared, "resuelto")[0].clone(), ids(&shared, "requiere-soporte")[0].clone());
    (shared, solved, support)
}

fn keep(shared: &Shared, name: &str, id: &str) -> common::Outcome {
    shared.folio(name, &["settle", FOLIO, "--keep", id, "--note", "Se vio"])
}

#[test]
fn a_decision_kept_over_an_opposite_one_makes_hold_what_it_said() {
    let (shared, solved, support) = disputed();
    at(&shared, "10:00");
    keep(&shared, "a", &solved).ok();
    at(&shared, "10:10");
    keep(&shared, "b", &support).ok();
    sync(&shared, &["a", "b", "a"]);
    let [first, second] = &ids(&shared, "settled")[..] else { panic!("two decisions") };
    at(&shared, "11:00");
    let dry = |id: &str| {
        let words = ["settle", FOLIO, "--keep", id, "--note", "Se vio", "--dry-run"];
        shared.folio("a", &words).ok().stdout
    };
    assert_eq!(dry(second), format!("CI-2025-0001: queda {second}, {support}, sin efecto {first}. Está Escalado.\n"));
    let told = keep(&shared, "a", first).ok().stdout;
    assert_eq!(told, format!("CI-2025-0001: queda {first}, sin efecto {second}. Está Resuelto.\n"));
    assert_eq!(header(&shared), "activity: \"03\" ");
    // Anew, the other one: it holds again with what it said.
    at(&shared, "11:30");
    keep(&shared, "a", second).ok();
    assert_eq!(header(&shared), "activity: \"04\" ");
    keep(&shared, "a", first).ok();
    assert_eq!(header(&shared), "activity: \"03\" ");
    shared.folio("a", &["check"]).ok();
    shared.folio("a", &["verify", "--all"]).ok();
    sync(&shared, &["a", "b"]);
    shared.folio("b", &["check"]).ok();
}

#[test]
fn a_step_in_no_dispute_is_not_kept_and_what_is_dropped_is_told() {
    let (shared, solved, support) = disputed();
    let opened = ids(&shared, "opened")[0].clone();
    keep(&shared, "a", &opened).exits(1).says(&[
        &format!("El asiento {opened} no está en disputa"),
        &format!("{solved}, {support}"),
        "folio settle CI-2025-0001",
    ]);
    at(&shared, "10:00");
    keep(&shared, "a", &support).ok();
    keep(&shared, "a", &support).exits(1).says(&["no hay nada en disputa", "ya vale"]);
    // Decided anew, and anew.
    keep(&shared, "a", &solved).ok();
    assert_eq!(header(&shared), "activity: \"03\" ");
    keep(&shared, "a", &support).ok();
    assert_eq!(header(&shared), "activity: \"04\" ");
    shared.folio("a", &["check"]).ok();
    shared.folio("a", &["verify", "--all"]).ok();
}

#[test]
fn a_reopening_that_a_decision_leaves_without_effect_is_told() {
    let shared = Shared::new();
    at(&shared, "08:00");
    assert_eq!(shared.open("a"), FOLIO);
    shared.folio("a", &["do", FOLIO, "registrado"]).ok();
    sync(&shared, &["a"]);
    shared.join("b", Some("B"));
    at(&shared, "09:00");
    shared.folio("a", &[&["do", FOLIO, "resuelto", "--by", "personal-1"][..], &SAID].concat()).ok();
    at(&shared, "09:10");
    shared.folio("b", &[&["do", FOLIO, "requiere-soporte", "--by", "personal-1"][..], &SAID].concat()).ok();
    at(&shared, "09:20");
    shared.folio("a", &["sign", FOLIO, "--as", "usuario", "--name", "Usuaria de Ejemplo"]).ok();
    shared.folio("a", &["do", FOLIO, "conforme", "--by", "personal-1", "--set", "acciones=ok"]).ok();
    shared.folio("a", &["reopen", FOLIO, "--note", "Volvió"]).ok();
    sync(&shared, &["a", "b", "a"]);
    let one = |deed: &str| ids(&shared, deed)[0].clone();
    let (support, closed, reopened) = (one("requiere-soporte"), one("conforme"), one("reopened"));
    at(&shared, "10:00");
    keep(&shared, "a", &support).ok();
    if header(&shared).contains("disputes") {
        keep(&shared, "a", &support).ok();
    }
    let told = keep(&shared, "a", &closed).ok();
    assert!(told.stdout.contains(&format!(", sin efecto {support}")), "{}", told.stdout);
    let still = format!("Siguen sin efecto, aunque se asentaron después: {reopened} (");
    assert!(told.stderr.contains(&still), "{}{}", told.stdout, told.stderr);
    assert!(told.stderr.contains(&format!("folio settle {FOLIO} --keep {reopened}")), "{}", told.stderr);
    keep(&shared, "a", &reopened).ok();
    shared.folio("a", &["check"]).ok();
    shared.folio("a", &["verify", "--all"]).ok();
}

/// Two clones that record the same outcome with the same words decide nothing between them, but both steps stand there.
#[test]
fn the_same_outcome_with_the_same_words_is_told_as_such() {
    let shared = Shared::new();
    at(&shared, "08:00");
    assert_eq!(shared.open("a"), FOLIO);
    shared.folio("a", &["do", FOLIO, "registrado"]).ok();
    sync(&shared, &["a"]);
    shared.join("b", Some("B"));
    for (name, time) in [("a", "09:00"), ("b", "09:10")] {
        at(&shared, time);
        shared.folio(name, &[&["do", FOLIO, "resuelto", "--by", "personal-1"][..], &SAID].concat()).ok();
    }
    sync(&shared, &["a"]);
    let told = shared.folio("b", &["sync"]).exits(1);
    assert_eq!(told.stdout.matches("folio settle").count(), 1, "{}{}", told.stdout, told.stderr);
    sync(&shared, &["a"]);
    let shown = shared.folio("a", &["settle", FOLIO]).exits(1);
    assert!(shown.stderr.contains("dicen lo mismo"), "{}{}", shown.stdout, shown.stderr);
    assert_eq!(shown.stderr.matches("--keep").count(), 2, "{}", shown.stderr);
    keep(&shared, "a", &ids(&shared, "resuelto")[1]).ok();
    assert_eq!(header(&shared), "activity: \"03\" ");
}

#[test]
fn what_both_changed_on_a_card_is_told_by_its_name() {
    let shared = Shared::new();
    at(&shared, "08:00");
    shared.folio("a", &["asset", "edit", "PC-0132", "--set", "serial=EJ-1"]).ok();
    sync(&shared, &["a"]);
    shared.join("b", Some("B"));
    for (name, brand, time) in [("a", "Una", "09:00"), ("b", "Otra", "09:10")] {
        at(&shared, time);
        shared.folio(name, &["asset", "edit", "PC-0132", "--set", &format!("brand={brand}")]).ok();
    }
    sync(&shared, &["a"]);
    let told = shared.folio("b", &["sync"]);
    assert!(told.stderr.contains("Las dos copias cambiaron «Marca»"), "{}{}", told.stdout, told.stderr);
    let folio = shared.open("b");
    let corrected = shared.folio("b", &["note", &folio, "--set", "area=Ventas", "--lang", "en"]).ok().stdout;
    assert!(corrected.contains('“') && !corrected.contains('«'), "{corrected}");
}
