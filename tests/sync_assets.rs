//! Assets in two clones: `sync` loses none, gives each its own identifier, and takes one card in once.

mod common;

use common::git::PEOPLE;
use common::shared::Shared;
use common::{OPENING, Outcome, PROCEDURE};

const CARD: &str = "id: PC-0009\nkind: computadora\ntag: T9\nserial: S9\nbrand: Marca\nmodel: Modelo\nplace: Almacén\n";
const CARD_PATH: &str = "catalog/assets/computadora/PC-0009.yaml";

fn register(shared: &Shared, name: &str, tag: &str) -> String {
    let set = [format!("tag={tag}"), format!("serial=S-{tag}"), "brand=Marca".to_owned(), "model=Modelo".to_owned()];
    let mut words = vec!["asset", "add", "--kind", "computadora", "--place", "Almacén"];
    for value in &set {
        words.extend(["--set", value]);
    }
    shared.folio(name, &words).ok().stdout.trim().to_owned()
}

fn path(id: &str) -> String {
    format!("catalog/assets/computadora/{id}.yaml")
}

fn at(shared: &Shared, hour: &str) {
    shared.desk.set_now(&format!("2025-03-10T{hour}:00-06:00"));
}

/// Two clones that have a card without history.
fn with_card() -> Shared {
    let shared = begun();
    shared.write("a", CARD_PATH, CARD);
    commit(&shared, "a");
    shared.folio("a", &["sync"]).ok();
    shared.join("b", None);
    shared
}

fn commit(shared: &Shared, name: &str) {
    shared.git(name, &["add", "-A"]);
    shared.git(name, &["commit", "--quiet", "-m", "a mano"]);
}

/// Fails unless all clones have come to one desk in which nothing is wrong, and in whose history nothing was altered.
#[track_caller]
fn assert_alike(shared: &Shared, names: &[&str]) {
    let tree = |name: &str| shared.git(name, &["rev-parse", "HEAD^{tree}"]);
    for name in names {
        assert_eq!(tree(names[0]), tree(name), "{name}");
        assert_eq!(shared.git(name, &["status", "--porcelain"]), "", "{name}");
        shared.folio(name, &["check"]).ok();
        let told = shared.folio(name, &["verify", "--all", "--json"]).data("folio/verify/1");
        assert_eq!(told["findings"], serde_json::json!([]));
    }
}

fn exchange(shared: &Shared, names: &[&str]) -> Vec<Outcome> {
    names.iter().map(|name| shared.folio(name, &["sync"])).collect()
}

#[test]
fn of_two_assets_with_one_identifier_the_younger_gets_the_next() {
    let shared = begun();
    shared.join("b", Some("B"));
    at(&shared, "09:10");
    assert_eq!(register(&shared, "a", "T1"), "PC-0133");
    at(&shared, "09:20");
    assert_eq!(register(&shared, "b", "T2"), "PC-0133");
    // What means the younger: its letter, signed; a ticket that names it, and one that only mentions it.
    shared.folio("b", &["asset", "assign", "PC-0133", "--to", "usuario-1", "--condition", "Buena"]).ok();
    shared.folio("b", &["asset", "sign", "PC-0133", "--name", "Casilda Supuesta"]).ok();
    let mut opening = vec!["new", "--procedure", PROCEDURE, "--set", "bien=PC-0133"];
    opening.extend(OPENING);
    let ticket = shared.folio("b", &opening).ok().stdout.trim().to_owned();
    shared.folio("b", &["note", &ticket, "PC-0133"]).ok();
    exchange(&shared, &["a"]).remove(0).ok();
    let told = exchange(&shared, &["b"]).remove(0).ok();
    let expected = format!(
        "PC-0133 ya era de otro bien, más antiguo: el de aquí o el que llegó después es ahora PC-0134\n  \
         Ya dicen PC-0134: {ticket}\n\
         El papel PC-0133/1 del bien PC-0134, que se firmó, es ahora PC-0134/1: vuelva a imprimirlo y guarde los dos\n"
    );
    assert!(told.stdout.ends_with(&expected), "{}", told.stdout);
    let text = shared.read("b", &path("PC-0134"));
    let says = "formerly:\n- PC-0133\n|did: renumbered\n  was: PC-0133\n  is: PC-0134\n|letter: PC-0134/1\n|tag: T2\n";
    for says in says.split('|') {
        assert!(text.contains(says), "{says}\n{text}");
    }
    assert!(shared.read("b", &path("PC-0133")).contains("T1"));
    let text = shared.read("b", &format!("tickets/2025/03/{ticket}.yaml"));
    assert!(text.contains("asset: PC-0134") && text.contains("bien: PC-0134"), "{text}");
    assert!(text.contains("note: PC-0133"), "{text}");
    exchange(&shared, &["a", "b"]);
    assert_alike(&shared, &["a", "b"]);
    // The old identifier leads to both.
    shared.folio("a", &["asset", "show", "PC-0133"]).ok().says(&["PC-0133 fue también el identificador de otro bien"]);
    assert!(shared.folio("a", &["asset", "show", "PC-0134"]).ok().stdout.contains("PC-0134/1"));
    // What was signed is what the signer saw, and is printed so.
    let signatures = shared.folio("a", &["signatures", "PC-0134", "--json"]).ok().stdout;
    assert!(!signatures.contains("\"intact\": false"), "{signatures}");
    let printed = shared.folio("a", &["form", "resguardo", "PC-0134", "--as-signed"]).ok().stdout;
    assert!(printed.contains("PC-0133/1") && !printed.contains("PC-0134/1"), "{printed}");
    assert_eq!(register(&shared, "a", "T3"), "PC-0135");
}

#[test]
fn what_was_signed_still_says_the_old_identifier() {
    let shared = begun();
    shared.join("b", Some("B"));
    register(&shared, "a", "T1");
    at(&shared, "09:20");
    register(&shared, "b", "T2");
    let mut opening = vec!["new", "--procedure", PROCEDURE, "--set", "bien=PC-0133"];
    opening.extend(OPENING);
    let ticket = shared.folio("b", &opening).ok().stdout.trim().to_owned();
    shared.folio("b", &["sign", &ticket, "--as", "usuario", "--name", "Usuaria de Ejemplo"]).ok();
    exchange(&shared, &["a"]);
    let told = exchange(&shared, &["b"]).remove(0).ok();
    assert!(told.stdout.contains(&format!("Se firmó diciendo PC-0133, y no se cambió: {ticket}.")), "{}", told.stdout);
    assert!(shared.read("b", &format!("tickets/2025/03/{ticket}.yaml")).contains("bien: PC-0133"));
    exchange(&shared, &["a"]);
    assert_alike(&shared, &["a", "b"]);
}

#[test]
fn the_older_asset_keeps_its_identifier_though_it_comes_later_and_who_wrote_in_the_other_follows() {
    let shared = begun();
    shared.join("b", Some("B"));
    shared.join("c", Some("C"));
    at(&shared, "09:10");
    register(&shared, "b", "T2");
    at(&shared, "09:20");
    register(&shared, "a", "T1");
    exchange(&shared, &["a", "c"]);
    at(&shared, "09:30");
    shared.folio("c", &["asset", "note", "PC-0133", "--note", "el de a"]).ok();
    let mut opening = vec!["new", "--procedure", PROCEDURE, "--set", "bien=PC-0133"];
    opening.extend(OPENING);
    let ticket = shared.folio("c", &opening).ok().stdout.trim().to_owned();
    let signed = shared.folio("c", &opening).ok().stdout.trim().to_owned();
    shared.folio("c", &["sign", &signed, "--as", "usuario", "--name", "Usuaria de Ejemplo"]).ok();
    exchange(&shared, &["b"]).remove(0).ok();
    let told = exchange(&shared, &["c"]).remove(0).ok();
    let left = format!("{signed}: lo que se firmó dice PC-0133, que ahora es PC-0134: no se cambió.");
    assert!(told.stderr.contains(&left), "{}", told.stderr);
    assert!(told.stderr.contains("los demás le dieron a PC-0133 el número PC-0134"), "{}", told.stderr);
    exchange(&shared, &["a", "b"]);
    assert_alike(&shared, &["a", "b", "c"]);
    let text = shared.read("a", &path("PC-0134"));
    assert!(text.contains("T1") && text.contains("note: el de a"), "{text}");
    assert!(shared.read("a", &format!("tickets/2025/03/{ticket}.yaml")).contains("bien: PC-0134"));
}

#[test]
fn a_card_without_history_cannot_get_another_identifier_by_itself() {
    let shared = begun();
    shared.join("b", None);
    register(&shared, "a", "T1");
    shared.write("b", &path("PC-0133"), &CARD.replace("PC-0009", "PC-0133"));
    commit(&shared, "b");
    exchange(&shared, &["a"]);
    let before = shared.git("b", &["rev-parse", "HEAD"]);
    let refused = exchange(&shared, &["b"]).remove(0).exits(1);
    assert!(refused.stderr.contains("uno de los dos es una ficha sin historia"), "{}", refused.stderr);
    assert_eq!(shared.git("b", &["rev-parse", "HEAD"]), before);
    // What it says to do helps: where it is the same asset,
    let taken_out = format!("git rm {} && git commit -m \"Ya estaba\"", path("PC-0133"));
    assert!(refused.stderr.contains(&taken_out), "{}", refused.stderr);
    shared.git("b", &["rm", "--quiet", &path("PC-0133")]);
    shared.git("b", &["commit", "--quiet", "-m", "Ya estaba"]);
    exchange(&shared, &["b"]).remove(0).ok();
    shared.folio("b", &["verify", "--all"]).ok();
    shared.git("b", &["reset", "--quiet", "--hard", &before]);
    shared.git("b", &["update-ref", "-d", "refs/folio/shared/main"]);
    // and where it is another.
    shared.git("b", &["mv", &path("PC-0133"), &path("PC-0200")]);
    shared.write("b", &path("PC-0200"), &CARD.replace("PC-0009", "PC-0200"));
    commit(&shared, "b");
    exchange(&shared, &["b"]).remove(0).ok();
}

#[test]
fn a_card_that_both_adopted_was_adopted_once() {
    let shared = with_card();
    for (name, hour) in [("a", "09:10"), ("b", "09:20")] {
        at(&shared, hour);
        shared.folio(name, &["asset", "adopt", "PC-0009"]).ok();
        shared.folio(name, &["asset", "note", "PC-0009", "--note", name]).ok();
    }
    // Each goes on.
    at(&shared, "09:30");
    shared.folio("b", &["asset", "assign", "PC-0009", "--to", "usuario-1", "--condition", "Buena"]).ok();
    exchange(&shared, &["a"]);
    let told = exchange(&shared, &["b"]).remove(0).ok();
    assert!(told.stderr.contains("Las dos copias dieron de alta la misma ficha y dicen lo mismo"), "{}", told.stderr);
    exchange(&shared, &["a"]);
    assert_alike(&shared, &["a", "b"]);
    let text = shared.read("a", CARD_PATH);
    assert_eq!(text.matches("did: registered").count(), 2, "{text}");
    assert!(text.contains("note: a") && text.contains("note: b") && !text.contains("disputes"), "{text}");
    assert!(text.contains("since: 2025-03-10T09:30:00-06:00") && text.contains("letter: PC-0009/1"), "{text}");
    let history = shared.folio("a", &["asset", "history", "PC-0009"]).ok().stdout;
    assert!(history.contains("sin efecto"), "{history}");
    shared.folio("a", &["asset", "return", "PC-0009", "--condition", "Buena"]).ok();
}

#[test]
fn adoptions_that_say_different_things_are_a_dispute() {
    let shared = with_card();
    shared.join("c", None);
    at(&shared, "09:10");
    shared.folio("a", &["asset", "adopt", "PC-0009"]).ok();
    // Another uid too: what it adopts is not what the others have.
    at(&shared, "09:20");
    shared.write("b", CARD_PATH, &CARD.replace("place: Almacén", "place: Bodega"));
    commit(&shared, "b");
    shared.folio("b", &["asset", "adopt", "PC-0009"]).ok();
    shared.write("c", CARD_PATH, &CARD.replace("Modelo", "Modelo C"));
    commit(&shared, "c");
    at(&shared, "09:30");
    shared.folio("c", &["asset", "adopt", "PC-0009"]).ok();
    exchange(&shared, &["a"]);
    for name in ["b", "c"] {
        let told = exchange(&shared, &[name]).remove(0).exits(1);
        assert!(told.stdout.contains("PC-0009 está en disputa"), "{}{}", told.stdout, told.stderr);
    }
    exchange(&shared, &["a", "b"]);
    let text = shared.read("a", CARD_PATH);
    assert_eq!(text.matches("did: registered").count(), 3, "{text}");
    let ids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("- id: ")).collect();
    let kept = ids[1].trim_matches('"').to_owned();
    shared.folio("a", &["settle", "PC-0009", "--keep", &kept, "--note", "Se vio"]).ok();
    exchange(&shared, &["a", "b", "c", "a", "b"]);
    assert_alike(&shared, &["a", "b", "c"]);
    let text = shared.read("c", CARD_PATH);
    assert!(text.contains("place: Bodega") && !text.contains("disputes"), "{text}");
}

#[test]
fn a_card_that_one_adopted_and_the_other_corrected_by_hand_is_one() {
    let shared = with_card();
    shared.folio("a", &["asset", "adopt", "PC-0009"]).ok();
    shared.write("b", CARD_PATH, &CARD.replace("Modelo", "Modelo B").replace("id:", "# de b\nid:"));
    commit(&shared, "b");
    exchange(&shared, &["a"]);
    let told = exchange(&shared, &["b"]).remove(0).ok();
    assert!(told.stderr.contains("«model»") || told.stderr.contains("Modelo B"), "{}", told.stderr);
    exchange(&shared, &["a"]);
    assert_alike(&shared, &["a", "b"]);
    let text = shared.read("a", CARD_PATH);
    assert!(text.contains("# de b") && text.contains("Modelo B") && text.contains("did: registered"), "{text}");
}

#[test]
fn an_identifier_changed_without_need_is_found() {
    let shared = begun();
    let id = register(&shared, "a", "T1");
    let text = shared
        .read("a", &path(&id))
        .replace("id: PC-0133", "id: PC-0500")
        .replace("\nevents:", "\nformerly:\n- PC-0133\nevents:")
        + "- id: zzzzzz\n  at: 2025-03-10T09:00:00-06:00\n  by: jefatura-1\n  did: renumbered\n  was: PC-0133\n  is: PC-0500\n";
    shared.git("a", &["mv", &path("PC-0133"), &path("PC-0500")]);
    shared.write("a", &path("PC-0500"), &text);
    commit(&shared, "a");
    shared.folio("a", &["check"]).ok();
    let told = shared.folio("a", &["verify", "--all", "--json"]).data("folio/verify/1").to_string();
    assert!(told.contains("renumbered-outside-merge") && !told.contains("record-renamed"), "{told}");
    assert!(!told.contains("event-invalid") && !told.contains("replay-differs"), "{told}");
}

#[test]
fn a_letter_whose_number_a_merge_changed_is_told() {
    let shared = begun();
    shared.join("b", None);
    let assign = ["asset", "assign", "PC-0132", "--condition", "Buena", "--to"];
    at(&shared, "09:10");
    shared.folio("a", &[&assign[..], &["usuario-1"]].concat()).ok();
    at(&shared, "09:20");
    shared.folio("a", &["asset", "return", "PC-0132", "--condition", "Buena"]).ok();
    at(&shared, "09:30");
    shared.folio("b", &[&assign[..], &["usuario-1"]].concat()).ok();
    shared.folio("b", &["asset", "sign", "PC-0132", "--name", "Casilda Supuesta"]).ok();
    exchange(&shared, &["a"]);
    let told = exchange(&shared, &["b"]).remove(0);
    let expected =
        "El papel PC-0132/1 del bien PC-0132, que se firmó, es ahora PC-0132/2: vuelva a imprimirlo y guarde los dos\n";
    assert!(told.stdout.contains(expected), "{}{}", told.stdout, told.stderr);
    exchange(&shared, &["a"]);
    assert_alike(&shared, &["a", "b"]);
}

/// A desk that knows who commits.
fn begun() -> Shared {
    let desk = common::TestDesk::new();
    desk.write("catalog/people.toml", PEOPLE);
    Shared::of(desk)
}
