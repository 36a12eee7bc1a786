//! Which asset is meant: by identifier, tag or serial number; who is retired; what is taken.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use common::TestDesk;
use serde_json::Value;

const INVENTORY: &str = r#"
stock = "Almacén"
[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
[kind.fields.memory_gb]
label = "Memoria (GB)"
type = "number"
[kind.fields.line]
label = "Línea"
type = "text"
"#;

/// PC-0001 in service with tag I-1; PC-0002 retired, with tag I-2 and serial S-2.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    std::fs::remove_dir_all(desk.path("catalog/assets")).expect("assets");
    desk.write("catalog/inventory.toml", INVENTORY);
    add(&desk, &["--set=tag=I-1", "--set=serial=S-1"]);
    add(&desk, &["--set=tag=I-2", "--set=serial=S-2", "--set=brand=Vieja"]);
    desk.run(&["asset", "retire", "PC-0002", "--reason", "donado"]).ok();
    desk
}

fn add(desk: &TestDesk, more: &[&str]) -> String {
    let mut arguments = vec!["asset", "add", "--kind=computadora"];
    arguments.extend(more);
    desk.run(&arguments).ok().stdout.trim().to_owned()
}

fn list(desk: &TestDesk, text: &str) -> String {
    let path = desk.beside().join("lista.csv");
    std::fs::write(&path, text).expect("writes");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_tag_that_is_the_number_of_another_is_ambiguous() {
    let desk = desk();
    add(&desk, &["--id=EQ-9", "--set=tag=1"]);
    desk.refuses(2, &["asset", "show", "1"]).says(&["«1» puede ser cualquiera de 2: EQ-9, PC-0001"]);
    desk.run(&["asset", "retire", "EQ-9", "--reason", "donado"]).ok();
    assert!(desk.run(&["asset", "show", "1"]).ok().stdout.contains("PC-0001"));
}

#[test]
fn what_another_has_is_refused_and_what_is_retired_gives_it_free() {
    let desk = desk();
    let new = |more: &[&'static str]| [vec!["asset", "add", "--kind=computadora"], more.to_vec()].concat();
    desk.refuses(1, &new(&["--set=tag= i-1", "--set=serial=s-1"])).says(&[
        "El número de inventario «i-1» ya lo tiene PC-0001.",
        "La serie «s-1» ya la tiene PC-0001.",
        "folio asset show PC-0001",
    ]);
    desk.refuses(1, &new(&["--id=pc-0001"])).says(&["Ya hay un bien PC-0001: pc-0001 es el mismo identificador"]);
    assert_eq!(add(&desk, &["--set=tag=I-2", "--set=serial=S-2"]), "PC-0003");
    // The one in service answers.
    assert!(desk.run(&["asset", "show", "i-2"]).ok().stdout.contains("PC-0003"));
    desk.refuses(1, &["asset", "edit", "PC-0003", "-s", "tag=I-1"]).says(&["ya lo tiene PC-0001"]);
    desk.refuses(1, &["asset", "edit", "PC-0003", "-s", "serial=S-1"]).says(&["ya la tiene PC-0001"]);
    // Its own, otherwise written, is no other's.
    desk.run(&["asset", "edit", "PC-0003", "-s", "tag=i-2"]).ok();
    // Two at once do not get the same.
    desk.refuses(1, &["asset", "edit", "PC-0001", "PC-0003", "-s", "tag=I-9"]).says(&["ya lo tiene PC-0001"]);
    desk.check_clean();
}

/// The problems that refuse a list: row, column and code.
fn refused(desk: &TestDesk, text: &str, more: &[&str]) -> Vec<String> {
    let path = list(desk, text);
    let mut arguments = vec!["asset", "import", &path, "--kind=computadora", "--json"];
    arguments.extend(more);
    let before = desk.snapshot();
    let data = desk.run(&arguments).exits(1).data("folio/import/1");
    common::assert_same(&before, &desk.snapshot(), text);
    let told = |problem: &Value| {
        let text = |key: &str| problem[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", problem["row"], text("column"), text("code"))
    };
    data["problems"].as_array().expect("problems").iter().map(told).collect()
}

#[test]
fn a_list_never_corrects_a_retired_asset_that_it_does_not_say_is_retired() {
    let desk = desk();
    assert_eq!(refused(&desk, "Inventario,Marca\nI-2,Nueva\n", &[]), ["2 Inventario of-retired"]);
    assert_eq!(refused(&desk, "Serie,Marca\ns-2,Nueva\n", &[]), ["2 Serie of-retired"]);
    assert_eq!(refused(&desk, "Inventario,Serie\nI-7,S-2\n", &[]), ["2 Serie of-retired"]);
    let path = list(&desk, "Inventario,Marca\nI-2,Nueva\n");
    desk.refuses(1, &["asset", "import", &path, "--kind=computadora"]).says(&[
        "Solo lo tiene PC-0002, que está dado de baja.",
        "dele su propio identificador en una columna de la lista",
    ]);
    // The row that says so is of the retired one.
    let path = list(&desk, "Inventario,Marca,Estado\nI-2,Vieja,Baja\n");
    assert!(desk.run(&["asset", "import", &path, "--kind=computadora"]).ok().stdout.contains("1 sin cambios"));
    // An identifier says that it is another.
    let path = list(&desk, "Id,Inventario,Serie,Marca\nPC-0007,I-2,S-2,Nueva\n");
    assert!(desk.run(&["asset", "import", &path, "--kind=computadora"]).ok().stdout.contains("1 alta"));
    // And from now on the one in service is meant.
    let path = list(&desk, "Inventario,Marca\nI-2,Otra\n");
    assert!(desk.run(&["asset", "import", &path, "--kind=computadora"]).ok().stdout.contains("1 ficha"));
    assert!(desk.read("catalog/assets/computadora/PC-0002.yaml").contains("brand: Vieja"));
    assert!(desk.read("catalog/assets/computadora/PC-0007.yaml").contains("brand: Otra"));
    desk.check_clean();
}

#[test]
fn a_list_that_has_a_retired_asset_in_service_has_one_that_is_not_ours() {
    let desk = desk();
    let reconcile = |text: &str, more: &[&str]| {
        let path = list(&desk, text);
        let mut arguments = vec!["asset", "reconcile", &path, "--kind=computadora", "--json"];
        arguments.extend(more);
        desk.run(&arguments).data("folio/reconciliation/1")
    };
    let found = reconcile("Inventario,Marca\nI-1,\nI-2,Vieja\n", &[]);
    assert_eq!((&found["same"], &found["only_theirs"][0]["row"]), (&1.into(), &3.into()), "{found}");
    assert_eq!(found["only_ours"], serde_json::json!([]));
    let found = reconcile("Inventario,Marca,Estado\nI-1,,\nI-2,Vieja,Baja\n", &["--all"]);
    assert_eq!((&found["same"], &found["only_theirs"]), (&2.into(), &serde_json::json!([])), "{found}");
    // Digits of a text are no number.
    desk.run(&["asset", "edit", "PC-0001", "-s", "line=8952020012345678901", "-s", "memory_gb=16"]).ok();
    let found = reconcile("Inventario,Línea,Memoria (GB)\nI-1,8952020012345678999,16.0\n", &[]);
    assert_eq!(found["different"][0]["differences"].as_array().map(Vec::len), Some(1), "{found}");
}
