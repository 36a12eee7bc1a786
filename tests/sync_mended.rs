//! Honest work that `sync` must be able to share: what was signed while others gave another number, numbers that changed
//! more than once, notes that look like references.

mod common;

use common::shared::Shared;
use common::{OPENING, PROCEDURE};

const CARD: &str = "id: PC-0009\nkind: computadora\ntag: T9\nserial: S9\nbrand: Marca\nmodel: Modelo\nplace: Almacén\n";

fn path(id: &str) -> String {
    format!("catalog/assets/computadora/{id}.yaml")
}

fn at(shared: &Shared, hour: &str) {
    shared.desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
}

fn register(shared: &Shared, name: &str, tag: &str, more: &[&str]) -> String {
    let set = [format!("tag={tag}"), format!("serial=S-{tag}"), "brand=Marca".to_owned(), "model=Modelo".to_owned()];
    let mut words = vec!["asset", "add", "--kind", "computadora", "--place", "Almacén"];
    for value in &set {
        words.extend(["--set", value]);
    }
    words.extend(more);
    shared.folio(name, &words).ok().stdout.trim().to_owned()
}

fn open_about(shared: &Shared, name: &str, asset: &str) -> String {
    let bien = format!("bien={asset}");
    let mut opening = vec!["new", "--procedure", PROCEDURE, "--set", &bien];
    opening.extend(OPENING);
    shared.folio(name, &opening).ok().stdout.trim().to_owned()
}

fn exchange(shared: &Shared, names: &[&str]) {
    for name in names {
        shared.folio(name, &["sync"]).ok();
    }
}

/// Fails unless all clones have one desk in which nothing is wrong, with a history that nobody altered.
#[track_caller]
fn assert_alike(shared: &Shared, names: &[&str]) {
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    for name in names {
        assert_eq!(tree(names[0]), tree(name), "{name}");
        shared.folio(name, &["check"]).ok();
        let told = shared.folio(name, &["verify", "--all", "--json"]).data("folio/verify/1");
        let codes = told["findings"].as_array().expect("findings").iter().map(|it| it["code"].to_string());
        // Those who commit in these tests are nobody of the desk.
        let codes: Vec<String> = codes.filter(|code| !code.contains("author")).collect();
        assert!(codes.is_empty(), "{codes:?}");
    }
}

#[test]
fn what_one_side_signed_says_what_was_signed_though_the_other_named_it_anew() {
    let shared = Shared::new();
    shared.join("b", None);
    at(&shared, "09:10");
    register(&shared, "b", "T2", &[]);
    at(&shared, "09:20");
    register(&shared, "a", "T1", &[]);
    let (signed, other) = (open_about(&shared, "a", "PC-0133"), open_about(&shared, "a", "PC-0133"));
    exchange(&shared, &["a"]);
    shared.join("c", None);
    at(&shared, "09:30");
    shared.folio("c", &["sign", &signed, "--as", "usuario", "--name", "Usuaria de Ejemplo"]).ok();
    shared.folio("c", &["note", &other, "Sin firma"]).ok();
    exchange(&shared, &["b"]);
    let text = |name: &str, folio: &str| shared.read(name, &format!("tickets/2025/03/{folio}.yaml"));
    assert!(text("b", &signed).contains("bien: PC-0134") && text("b", &other).contains("bien: PC-0134"));
    shared.folio("c", &["hook", "install"]).ok();
    let told = shared.folio("c", &["sync"]).ok();
    let left = format!("{signed}: lo que se firmó dice PC-0133, que ahora es PC-0134: no se cambió.");
    assert_eq!(told.stderr.matches(&left).count(), 1, "{}", told.stderr);
    exchange(&shared, &["a", "b"]);
    assert_alike(&shared, &["a", "b", "c"]);
    for name in ["a", "b", "c"] {
        let signed = text(name, &signed);
        assert!(signed.contains("bien: PC-0133") && signed.contains("asset: PC-0133"), "{signed}");
        assert!(text(name, &other).contains("bien: PC-0134"));
    }
    // Nobody else may say an old number again.
    let path = format!("tickets/2025/03/{other}.yaml");
    shared.write("a", &path, &text("a", &other).replace("PC-0134", "PC-0133"));
    shared.git("a", &["commit", "--quiet", "--all", "-m", "a mano"]);
    let told = shared.folio("a", &["verify", "--all", "--json"]).data("folio/verify/1").to_string();
    assert!(told.contains("event-altered"), "{told}");
}

#[test]
fn a_signature_holds_under_the_uid_that_its_clone_gave() {
    let shared = Shared::new();
    shared.write("a", &path("PC-0009"), CARD);
    shared.git("a", &["add", "-A"]);
    shared.git("a", &["commit", "--quiet", "-m", "a mano"]);
    exchange(&shared, &["a"]);
    let adopt = |name: &str, by_hand: &str| {
        shared.join(name, None);
        shared.write(name, &path("PC-0009"), &format!("{CARD}{by_hand}"));
        shared.git(name, &["commit", "--quiet", "--allow-empty", "--all", "-m", "a mano"]);
        shared.folio(name, &["asset", "adopt", "PC-0009"]).ok();
        shared.folio(name, &["asset", "assign", "PC-0009", "--to", "usuario-1", "--condition", "Buena"]).ok();
        shared.folio(name, &["asset", "sign", "PC-0009", "--name", "Casilda Supuesta"]).ok();
        shared.folio(name, &["asset", "return", "PC-0009", "--condition", "Buena"]).ok();
    };
    // Whoever has the least uid, the other signed under a greater one.
    at(&shared, "09:10");
    adopt("b", "");
    at(&shared, "09:20");
    adopt("c", "# de c\n");
    let uid = |name: &str| {
        let text = shared.read(name, &path("PC-0009"));
        text.lines().find_map(|line| line.strip_prefix("uid: ")).unwrap_or_default().to_owned()
    };
    assert_ne!(uid("b"), uid("c"));
    let least = uid("b").min(uid("c"));
    shared.folio("c", &["hook", "install"]).ok();
    shared.folio("b", &["sync"]);
    let told = shared.folio("c", &["sync"]);
    assert!(!told.stderr.contains("signed-paper-differs"), "{}{}", told.stdout, told.stderr);
    assert_eq!(uid("c"), least);
    let signatures = shared.folio("c", &["signatures", "PC-0009", "--json"]).ok().stdout;
    assert_eq!(signatures.matches("\"intact\": true").count(), 2, "{signatures}");
    assert!(!signatures.contains("\"intact\": false"), "{signatures}");
}

#[test]
fn a_reference_follows_a_number_that_changed_twice() {
    let shared = Shared::new();
    shared.join("d", None);
    shared.join("e", None);
    at(&shared, "09:10");
    shared.open("e");
    shared.open("e");
    at(&shared, "09:20");
    shared.open("d");
    at(&shared, "09:30");
    assert_eq!(shared.open("a"), "CI-2025-0001");
    exchange(&shared, &["a"]);
    shared.join("o", Some("O"));
    let mine = shared.open("o");
    exchange(&shared, &["o"]);
    shared.folio("o", &["link", &mine, "CI-2025-0001"]).ok();
    shared.folio("o", &["hook", "install"]).ok();
    exchange(&shared, &["d", "e", "o", "a", "d", "e"]);
    let text = shared.read("a", &format!("tickets/2025/03/{mine}.yaml"));
    assert!(text.contains("to: CI-2025-0004"), "{text}");
    assert_alike(&shared, &["a", "d", "e", "o"]);
}

#[test]
fn two_identifiers_that_differ_in_capitals_are_one() {
    let shared = Shared::new();
    shared.join("b", None);
    at(&shared, "09:10");
    assert_eq!(register(&shared, "a", "T1", &["--id", "PC-0200"]), "PC-0200");
    at(&shared, "09:20");
    assert_eq!(register(&shared, "b", "T2", &["--id", "pc-0200"]), "pc-0200");
    shared.folio("b", &["hook", "install"]).ok();
    exchange(&shared, &["a", "b", "a"]);
    assert!(shared.read("a", &path("pc-0201")).contains("T2"));
    assert!(shared.read("b", &path("PC-0200")).contains("T1"));
    assert_alike(&shared, &["a", "b"]);
}

#[test]
fn a_note_that_has_a_number_in_a_line_of_its_own_is_no_reference() {
    let shared = Shared::new();
    shared.join("b", None);
    at(&shared, "09:10");
    shared.open("a");
    at(&shared, "09:20");
    assert_eq!(shared.open("b"), "CI-2025-0001");
    let other = shared.open("b");
    shared.folio("b", &["link", &other, "CI-2025-0001"]).ok();
    shared.folio("b", &["note", &other, "Vea:\nCI-2025-0001\nto: CI-2025-0001"]).ok();
    exchange(&shared, &["a", "b", "a"]);
    let text = shared.read("a", &format!("tickets/2025/03/{other}.yaml"));
    assert!(text.contains("to: CI-2025-0003\n  relation:"), "{text}");
    assert!(text.contains("    CI-2025-0001\n    to: CI-2025-0001\n"), "{text}");
    assert_alike(&shared, &["a", "b"]);
}
