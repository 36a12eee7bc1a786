//! Assets in two clones: `sync` loses none, and says where it cannot go on by itself.

mod common;

use common::shared::Shared;

fn register(shared: &Shared, name: &str, tag: &str) -> String {
    let set = [format!("tag={tag}"), format!("serial=S-{tag}"), "brand=Marca".to_owned(), "model=Modelo".to_owned()];
    let mut words = vec!["asset", "add", "--kind", "computadora", "--place", "Almacén"];
    for value in &set {
        words.extend(["--set", value]);
    }
    shared.folio(name, &words).ok().stdout.trim().to_owned()
}

fn assets(shared: &Shared, name: &str) -> String {
    shared.folio(name, &["asset", "list", "--all", "--format", "csv"]).ok().stdout
}

#[test]
fn two_assets_of_one_identifier_are_both_kept() {
    let shared = Shared::new();
    shared.join("b", None);
    register(&shared, "a", "T1");
    register(&shared, "b", "T2");
    shared.folio("a", &["sync"]).ok();
    let before = shared.git("b", &["rev-parse", "HEAD"]);
    let refused = shared.folio("b", &["sync"]).exits(1);
    assert!(refused.stderr.contains("otro bien con el identificador PC-0133"), "{}", refused.stderr);
    assert!(refused.stderr.contains("folio undo"), "{}", refused.stderr);
    assert_eq!(shared.git("b", &["rev-parse", "HEAD"]), before);
    assert_eq!(shared.git("b", &["status", "--porcelain"]), "");
    assert!(assets(&shared, "b").contains("T2"));
    // What is told to do helps.
    shared.folio("b", &["undo"]).ok();
    shared.folio("b", &["sync"]).ok();
    register(&shared, "b", "T2");
    shared.folio("b", &["sync"]).ok();
    shared.folio("a", &["sync"]).ok();
    for name in ["a", "b"] {
        let list = assets(&shared, name);
        assert!(list.contains("T1") && list.contains("T2"), "{list}");
        shared.folio(name, &["check"]).ok();
    }
}

#[test]
fn a_card_that_both_adopted_loses_no_history() {
    let shared = Shared::new();
    let card = "id: PC-0009\nkind: computadora\ntag: T9\nserial: S9\nbrand: Marca\nmodel: Modelo\n";
    shared.write("a", "catalog/assets/computadora/PC-0009.yaml", card);
    shared.git("a", &["add", "-A"]);
    shared.git("a", &["commit", "--quiet", "-m", "card"]);
    shared.folio("a", &["sync"]).ok();
    shared.join("b", None);
    for name in ["a", "b"] {
        shared.folio(name, &["asset", "adopt", "PC-0009"]).ok();
        shared.folio(name, &["asset", "note", "PC-0009", "--note", name]).ok();
    }
    shared.folio("a", &["sync"]).ok();
    let refused = shared.folio("b", &["sync"]).exits(1);
    assert!(refused.stderr.contains("PC-0009"), "{}", refused.stderr);
    assert!(shared.read("b", "catalog/assets/computadora/PC-0009.yaml").contains("note: b"));
    assert_eq!(shared.git("b", &["status", "--porcelain"]), "");
}
