//! `folio asset import`: an office's list becomes the inventory, all of it or nothing.

mod common;

use std::collections::BTreeMap;
use std::path::PathBuf;

use common::{Outcome, TestDesk, assert_same, snapshot_of};
use serde_json::{Value, json};

const COLUMNS: [&str; 17] = [
    "Tipo de bien",
    "Núm. de inventario",
    "N/S",
    "Marca",
    "Modelo",
    "Forma",
    "Memoria (GB)",
    "Fecha de compra",
    "Costo",
    "Garantía",
    "Proveedor",
    "Usuario",
    "Área",
    "Ubicación",
    "Resguardo",
    "Estatus",
    "Accesorios",
];

/// Rows of the long list.
const ROWS: usize = 5_000;

/// A list as an office keeps it: a row of cells each.
type List = Vec<Vec<String>>;

fn long_list() -> List {
    let row = |number: usize| {
        let given = number.is_multiple_of(3);
        let cell = |given: bool, text: &str| if given { text.to_owned() } else { String::new() };
        vec![
            ["Computadora", "computadoras", "COMPUTADORA"][number % 3].to_owned(),
            format!("I480-{number:05}"),
            format!("EJ{number:05}QX"),
            "Marca de Ejemplo".to_owned(),
            format!("Torre {}", 1000 + number % 7),
            ["De escritorio", "portátil", ""][number % 3].to_owned(),
            ["8", "16 GB", "32.0"][number % 3].to_owned(),
            format!("{:02}/03/2024", number % 28 + 1),
            format!("\"$18,{:03}.50\"", number % 1000),
            "5-mar-2027".to_owned(),
            cell(number.is_multiple_of(5), "reparaciones-ejemplo"),
            cell(given, "casilda SUPUESTA"),
            cell(given, "Recursos Materiales"),
            cell(given, "\"Edificio A, segundo piso\""),
            cell(given, &format!("R-{number}/2025")),
            ["En uso", "En almacén", ""][number % 3].to_owned(),
            "\"teclado, ratón\"".to_owned(),
        ]
    };
    (2..ROWS + 2).map(row).collect()
}

fn csv(list: &List) -> String {
    let lines = list.iter().map(|row| format!("{}\n", row.join(",")));
    std::iter::once(format!("{}\n", COLUMNS.join(","))).chain(lines).collect()
}

fn column(name: &str) -> usize {
    COLUMNS.iter().position(|column| *column == name).expect(name)
}

/// A defect: row, column, what is written there, and the code with which it is told.
type Defect = (usize, &'static str, &'static str, &'static str);

const DEFECTS: [Defect; 40] = [
    (17, "Tipo de bien", "Compresora", "unknown-kind-near"),
    (101, "Tipo de bien", "", "blank-kind"),
    (140, "Tipo de bien", "zzz", "unknown-kind"),
    (200, "Núm. de inventario", "", "required"),
    (305, "Núm. de inventario", "I480-00017", "repeated"),
    (306, "Núm. de inventario", "i480-00018", "repeated"),
    (400, "Núm. de inventario", "4.80801E+14", "lost-digits"),
    (501, "Núm. de inventario", "AB\u{200b}1", "hidden-character"),
    (502, "N/S", "EJ00017QX", "repeated"),
    (503, "N/S", "1.2E+16", "lost-digits"),
    (504, "N/S", "S-VIEJA-1", "of-another"),
    (600, "Núm. de inventario", "PC-0132", "without-history"),
    (700, "Marca", "", "required"),
    (701, "Modelo", "n\u{202e}m", "hidden-character"),
    (702, "Modelo", "", "required"),
    (800, "Forma", "De pie", "value-not-a-choice"),
    (900, "Memoria (GB)", "1.125", "two-numbers"),
    (901, "Memoria (GB)", "mucha", "card-not-a-number"),
    (902, "Memoria (GB)", "16 MB", "card-not-a-number"),
    (1000, "Fecha de compra", "31/02/2024", "not-a-date"),
    (1001, "Fecha de compra", "ayer", "not-a-date"),
    (1002, "Fecha de compra", "45356", "not-a-date"),
    (1003, "Garantía", "05/03/24", "not-a-date"),
    (1100, "Costo", "mucho", "not-money"),
    (1101, "Costo", "18.500", "two-numbers"),
    (1102, "Costo", "-5", "not-money"),
    (1200, "Proveedor", "\"Nadie, S. A.\"", "value-not-a-choice"),
    (1201, "Proveedor", "reparacion-ejemplo", "value-not-a-choice-near"),
    (1300, "Usuario", "Fulano de Nadie", "refused-unknown-person"),
    (1302, "Usuario", "Casilda Supuest", "refused-unknown-person-near"),
    (1305, "Usuario", "Nadia Prototipo", "custodian-inactive"),
    (1308, "Usuario", "", "custodian-needed"),
    (1401, "Estatus", "bueno", "unknown-state"),
    (1404, "Estatus", "Baja", "custodian-of-stock"),
    (1407, "Estatus", "En almacén", "custodian-of-stock"),
    (1410, "Estatus", "Prestado", "state-of-new"),
    (1413, "Estatus", "Extraviado", "state-of-new"),
    (1501, "Resguardo", "R-9", "letter-of-nobody"),
    (1600, "Ubicación", "Edificio\u{202e}A", "hidden-character"),
    (4999, "Accesorios", "teclado,sobra", "beyond-headers"),
];

fn with_defects(mut list: List) -> List {
    for (row, name, text, _) in DEFECTS {
        list[row - 2][column(name)] = text.to_owned();
        // A row that is to have one defect only says no more of who has it.
        if text.is_empty() && name == "Usuario" {
            list[row - 2][column("Resguardo")].clear();
        }
    }
    list
}

/// A card that somebody wrote by hand.
const BY_HAND: &str = "id: PC-0132\nkind: computadora\ntag: PC-0132\nbrand: Ejemplo\nmodel: Torre\nplace: Edificio A\n";

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/assets/computadora/PC-0132.yaml", BY_HAND);
    desk.set_now("2026-03-10T09:00:00-06:00");
    desk.write(
        "catalog/suppliers.toml",
        "[[supplier]]\nkey = \"reparaciones-ejemplo\"\nname = \"Reparaciones de Ejemplo, S. A.\"\n\n\
         [[external]]\nkey = \"sigtig\"\nname = \"SIGTIG\"\n",
    );
    desk
}

fn beside(desk: &TestDesk, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = desk.beside().join(name);
    std::fs::write(&path, text).expect("writes");
    path
}

fn import(desk: &TestDesk, path: &std::path::Path, more: &[&str]) -> Outcome {
    let mut arguments = vec!["asset", "import", path.to_str().expect("utf-8")];
    arguments.extend(more);
    desk.run(&arguments)
}

fn counts(data: &Value) -> [u64; 4] {
    ["new", "changed", "unchanged", "bad"].map(|key| data[key].as_u64().expect(key))
}

fn assets(desk: &TestDesk) -> BTreeMap<String, String> {
    snapshot_of(&desk.path("catalog/assets"))
}

#[test]
fn a_long_list_is_taken_in_whole_once_its_forty_defects_are_mended() {
    let desk = desk();
    desk.run(&[
        "asset",
        "add",
        "--kind",
        "monitor",
        "--set",
        "tag=VIEJO-1",
        "--set",
        "serial=S-VIEJA-1",
        "--set",
        "brand=M",
        "--set",
        "model=N",
    ])
    .ok();
    let list = long_list();
    let broken = beside(&desk, "roto.csv", csv(&with_defects(list.clone())));

    // All forty are told, each where it stands, and nothing is written.
    let before = desk.snapshot();
    let problems = desk.beside().join("problemas.csv");
    let outcome = import(&desk, &broken, &["--json", "--problems", problems.to_str().expect("utf-8")]).exits(1);
    assert_same(&before, &desk.snapshot(), "a refused import");
    let data = outcome.data("folio/import/1");
    let told: Vec<(u64, &str, &str)> = data["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .map(|problem| {
            let text = |key: &str| problem[key].as_str().unwrap_or_default();
            assert!(!text("problem").is_empty() && !text("remedy").is_empty(), "{problem}");
            (problem["row"].as_u64().expect("row"), text("column"), text("code"))
        })
        .collect();
    let expected: Vec<(u64, &str, &str)> = DEFECTS
        .iter()
        .map(|(row, name, _, code)| {
            let column = match *code {
                "beyond-headers" => "R",
                "without-history" => "",
                _ => name,
            };
            (*row as u64, column, *code)
        })
        .collect();
    assert_eq!(told, expected);
    assert_eq!(counts(&data), [4_960, 0, 0, 40]);
    let sheet = std::fs::read_to_string(&problems).expect("problems");
    assert_eq!(sheet.lines().count(), 41, "{sheet}");
    let outcome = import(&desk, &broken, &[]).exits(1).says(&[
        "Renglón 1000, «Fecha de compra», «31/02/2024»: «31/02/2024» no es una fecha",
        "→ Escríbala así: 2024-03-05.",
        "40 renglones de 5000 tienen problemas: no se escribió nada.",
        "--skip-bad",
    ]);
    assert_eq!(outcome.stdout, "");
    assert_same(&before, &desk.snapshot(), "a refused import");

    // The others can be taken in without them.
    let outcome = import(&desk, &broken, &["--skip-bad"]).exits(1).says(&["40 renglones quedaron fuera."]);
    assert_eq!(outcome.stdout, "4960 altas, 0 fichas corregidas, 0 sin cambios.\n");
    assert_eq!(assets(&desk).len(), before.keys().filter(|path| path.starts_with("catalog/assets/")).count() + 4_960);

    // Mended, the rest follows; then there is nothing left to do.
    let whole = beside(&desk, "lista.csv", csv(&list));
    let outcome = import(&desk, &whole, &[]).ok();
    assert_eq!(outcome.stdout, "40 altas, 0 fichas corregidas, 4960 sin cambios.\n");
    let after = desk.snapshot();
    desk.set_now("2026-03-11T09:00:00-06:00");
    let outcome = import(&desk, &whole, &[]).ok();
    assert_eq!(outcome.stdout, "0 altas, 0 fichas corregidas, 5000 sin cambios.\n");
    assert_same(&after, &desk.snapshot(), "an import of what is there");

    // Three cells that changed change three files.
    let mut changed = list;
    changed[10][column("Marca")] = "Otra".to_owned();
    changed[2_000][column("Memoria (GB)")] = "64".to_owned();
    changed[4_999][column("Garantía")] = "31/12/2028".to_owned();
    let path = beside(&desk, "cambios.csv", csv(&changed));
    assert_eq!(counts(&import(&desk, &path, &["--json"]).ok().data("folio/import/1")), [0, 3, 4_997, 0]);
    let now = desk.snapshot();
    assert_eq!(now.iter().filter(|(path, text)| after.get(*path) != Some(text)).count(), 3);
    assert_eq!(now.len(), after.len());
    // The list and the inventory agree now, but for what was there before.
    let arguments = ["asset", "reconcile", path.to_str().expect("utf-8"), "--json"];
    let data = desk.run(&arguments).exits(1).data("folio/reconciliation/1");
    assert_eq!((&data["same"], &data["different"]), (&json!(5_000), &json!([])));
    assert_eq!(data["only_ours"].as_array().map(|rows| rows.len()), Some(1), "{}", data["only_ours"]);
    assert_eq!(data["only_ours"][0]["id"], "PC-0132");
}

const INVENTORY: &str = r#"stock = "Almacén de Sistemas"
roles = ["jefatura", "personal"]
heads = ["jefatura"]
[retire_reasons]
danado = "Daño sin arreglo"
obsoleto = "Obsolescencia"
[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
register = "sigtig"
required = ["tag", "brand"]
[kind.fields.memory_gb]
label = "Memoria (GB)"
type = "number"
[[kind]]
key = "monitor"
name = "Monitor"
[[kind]]
key = "toner"
name = "Tóner"
class = "consumable"
prefix = "TO"
"#;

const LIST: &str = "\
Id,Tipo,Inventario,Serie,Marca,Memoria,Costo,Usuario,Área,Ubicación,Resguardo,Estado,Piezas,Motivo de baja,Nota
PC-1,Computadora,I-1,S-1,Marca,16,18500,Casilda Supuesta,Recursos,,R-17,,,,x
,Computadora,I-2,S-2,Marca,,,usuario-1,,Edificio B,,En uso,,,
,computadoras,I-3,S/N,Otra,8 GB,$900.5,,,,,Disponible,,,
MO-7,Monitor,,S-4,,,,,,,,Baja,,daño sin arreglo,
MO-8,Monitor,,S-5,,,,,,,,Baja,,,
TO-1,Tóner,,,Marca,,,,,,,,12,,
";

/// A desk of a small inventory.
fn small() -> TestDesk {
    let desk = desk();
    desk.write("catalog/inventory.toml", INVENTORY);
    std::fs::remove_dir_all(desk.path("catalog/assets")).expect("assets");
    desk
}

/// A small desk that took [`LIST`] in.
fn taken() -> TestDesk {
    let desk = small();
    import(&desk, &beside(&desk, "lista.csv", LIST), &[]).ok();
    desk.set_now("2026-03-11T09:00:00-06:00");
    desk
}

/// The codes with which a list is refused, each with its row and column.
fn refused(desk: &TestDesk, list: &str, more: &[&str]) -> Vec<String> {
    let path = beside(desk, "mala.csv", list);
    let before = desk.snapshot();
    let mut arguments = vec!["--json"];
    arguments.extend(more);
    let data = import(desk, &path, &arguments).exits(1).data("folio/import/1");
    assert_same(&before, &desk.snapshot(), list);
    import(desk, &path, more).exits(1).says(&["no se escribió nada"]);
    let told = |problem: &Value| {
        let text = |key: &str| problem[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", problem["row"], text("column"), text("code"))
    };
    data["problems"].as_array().expect("problems").iter().map(told).collect()
}

#[test]
fn rows_become_assets() {
    let desk = small();
    let path = beside(&desk, "lista.csv", LIST);
    let outcome = import(&desk, &path, &["--note", "Lista de 2025"])
        .ok()
        .says(&["Columnas que no se toman: Nota", "Un bien queda en uso sin número de resguardo"]);
    assert_eq!(outcome.stdout, "6 altas, 0 fichas corregidas, 0 sin cambios.\n");
    let events = |id: &str| {
        let data = desk.read(&format!("catalog/assets/{id}.yaml"));
        let value = folio::yaml::parse(&data).expect("yaml");
        let events = value["events"].as_array().expect("events");
        let word = |event: &Value| event["did"].as_str().expect("did").to_owned();
        let last = events.last().expect("an event").clone();
        (value.clone(), events.iter().map(word).collect::<Vec<_>>().join(" "), last)
    };
    let (card, did, event) = events("computadora/PC-1");
    assert_eq!((card["state"].as_str(), card["custodian"].as_str()), (Some("in_use"), Some("usuario-1")));
    assert_eq!((card["place"].as_str(), card["area"].as_str()), (Some("Edificio A, tercer piso"), Some("Recursos")));
    assert_eq!((card["letter"].as_str(), card["price"].as_str()), (Some("R-17"), Some("18500.00 MXN")));
    assert_eq!((did.as_str(), event["note"].as_str()), ("registered", Some("Lista de 2025")));
    // The list has PC-1 itself: what is numbered goes on behind it.
    let (card, ..) = events("computadora/PC-0002");
    assert_eq!((card["tag"].as_str(), card["place"].as_str()), (Some("I-2"), Some("Edificio B")));
    let (card, ..) = events("computadora/PC-0003");
    assert_eq!((card["state"].as_str(), card["place"].as_str()), (Some("in_stock"), Some("Almacén de Sistemas")));
    assert_eq!(card["serial"], Value::Null);
    for (id, reason) in [("monitor/MO-7", "danado"), ("monitor/MO-8", "obsoleto")] {
        let (card, did, event) = events(id);
        assert_eq!((card["state"].as_str(), did.as_str()), (Some("retired"), "registered retired"));
        assert_eq!(event["reason"], reason);
    }
    let (card, did, _) = events("toner/TO-1");
    assert_eq!((card["quantity"].as_i64(), did.as_str()), (Some(12), "registered counted"));
}

#[test]
fn a_preview_says_what_would_become_of_the_list_in_both_languages() {
    let desk = taken();
    let list = LIST
        .replace("Marca,16,18500,Casilda Supuesta,Recursos,,", "Otra,16,18500,,Recursos,Edificio C,")
        .replace("$900.5", "mucho")
        .replace(",12,", ",10,")
        + "PC-9,Computadora,I-9,S-9,Marca,,,usuario-1,,,,,,,\n";
    beside(&desk, "lista.csv", list);
    let before = desk.snapshot();
    for tongue in ["es", "en"] {
        let mut command = desk.command(&["--lang", tongue, "asset", "import", "../lista.csv", "--dry-run"]);
        command.env("COLUMNS", "100");
        let outcome = desk.finish(command, None).exits(1);
        insta::assert_snapshot!(format!("import_preview_{tongue}"), outcome.stdout);
    }
    assert_same(&before, &desk.snapshot(), "a preview");
}

#[test]
fn a_list_may_say_only_what_changes() {
    let desk = taken();
    // Neither kind nor what a new asset would need.
    let path = beside(&desk, "cambios.csv", "Serie;Marca;Memoria\ns-1;;32\nS-2;Nueva;\n");
    import(&desk, &path, &[]).ok();
    let card =
        |id: &str| folio::yaml::parse(&desk.read(&format!("catalog/assets/computadora/{id}.yaml"))).expect("yaml");
    assert_eq!((&card("PC-1")["brand"], &card("PC-1")["memory_gb"]), (&json!("Marca"), &json!(32)));
    assert_eq!(card("PC-0002")["brand"], "Nueva");
    let last = card("PC-1")["events"].as_array().and_then(|events| events.last().cloned()).expect("an event");
    assert_eq!((&last["did"], &last["set"]), (&json!("corrected"), &json!({"memory_gb": 32})));
    // A blank removes only where that is asked for, and not what its kind needs.
    let path = beside(&desk, "cambios.csv", "Serie;Memoria;Costo\nS-1;;18500 MXN\n");
    assert_eq!(import(&desk, &path, &[]).ok().stdout, "0 altas, 0 fichas corregidas, 1 sin cambios.\n");
    import(&desk, &path, &["--blanks-clear"]).ok();
    assert_eq!(card("PC-1")["memory_gb"], Value::Null);
    assert_eq!(refused(&desk, "Serie,Marca\nS-1,\n", &["--blanks-clear"]), ["2 Marca asset-refused-required"]);
    assert!(!desk.run(&["check"]).stdout.contains("header-differs"));
}

#[test]
fn a_preview_tells_what_would_be_refused() {
    let desk = taken();
    let path = "catalog/assets/computadora/PC-1.yaml";
    let card = desk.read(path);
    assert!(card.contains("brand: Marca\n"), "{card}");
    desk.write(path, card.replacen("brand: Marca\n", "brand: Otra\n", 1));
    let list = beside(&desk, "cambios.csv", "Serie;Memoria\nS-1;32\n");
    let before = desk.snapshot();
    for more in [&["--dry-run"][..], &[]] {
        import(&desk, &list, more).exits(3).says(&["PC-1.yaml", "«brand» dice «Otra»"]);
    }
    assert_same(&before, &desk.snapshot(), "refused");
    // What is not corrected stands in nobody's way.
    let list = beside(&desk, "cambios.csv", "Serie;Marca\nS-2;Nueva\n");
    import(&desk, &list, &["--dry-run"]).ok();
}

#[test]
fn a_list_moves_nothing_and_says_so() {
    let desk = taken();
    let path =
        beside(&desk, "lista.csv", "Id,Usuario,Ubicación,Estado,Piezas\nPC-1,jefatura-1,Otro,Prestado,\nTO-1,,,,3\n");
    let before = desk.snapshot();
    let data = import(&desk, &path, &["--json"]).ok().data("folio/import/1");
    let told: Vec<String> = data["elsewhere"]
        .as_array()
        .expect("list")
        .iter()
        .map(|row| {
            format!("{} {} {}: {} / {}", row["row"], row["id"], row["key"], row["theirs"], row["ours"]).replace('"', "")
        })
        .collect();
    assert_eq!(
        told,
        [
            "2 PC-1 state: lent / in_use",
            "2 PC-1 custodian: jefatura-1 / usuario-1",
            "2 PC-1 place: Otro / Edificio A, tercer piso",
            "3 TO-1 quantity: 3 / 12",
        ]
    );
    import(&desk, &path, &[]).ok().says(&["4 diferencias de custodia o lugar no se tocaron"]);
    assert_same(&before, &desk.snapshot(), "a list that would move things");
}

#[test]
fn what_only_the_desk_knows_is_refused_at_its_row() {
    let desk = taken();
    desk.run(&["asset", "add", "--kind", "computadora", "--set", "tag=I-91", "--set", "brand=M"]).ok();
    // By hand, for commands refuse it.
    let path = "catalog/assets/computadora/PC-0004.yaml";
    desk.write(path, desk.read(path).replace("I-91", "I-1"));
    let kind = ["--kind", "computadora"];
    assert_eq!(refused(&desk, "Inventario,Marca\nI-1,M\n", &kind), ["2 Inventario several-assets"]);
    assert_eq!(refused(&desk, "Inventario,Marca\n,M\n", &kind), ["2 - unnamed"]);
    assert_eq!(
        refused(&desk, "Inventario,Serie,Marca\n,X-1,M\n", &["--kind=computadora", "--key=tag"]),
        ["2 Inventario unnamed"]
    );
    assert_eq!(refused(&desk, "Inventario,Serie,Marca\nI-99,S-2,M\n", &kind), ["2 Serie of-another"]);
    assert_eq!(refused(&desk, "Id,Inventario,Marca\nPC-99,I-2,M\n", &["--key=tag"]), ["2 Id other-id"]);
    assert_eq!(refused(&desk, "Id,Tipo,Marca\nPC-0002,monitor,M\n", &[]), ["2 Tipo other-kind"]);
    assert_eq!(refused(&desk, "Inventario,Serie,Marca\nI-2,,M\n,S-2,N\n", &[]), ["3 - same-asset"]);
    assert_eq!(refused(&desk, "Inventario,Marca\nI-50,M\n", &["--kind=monitor"]), ["2 - no-identifier"]);
    assert_eq!(refused(&desk, "Inventario,Marca\nI-50,M\n", &[]), ["1 - no-kinds"]);
    assert_eq!(refused(&desk, "Inventario,Memoria\nI-50,8\n", &kind), ["1 - no-column"]);
    desk.write("catalog/inventory.toml", INVENTORY.replace("obsoleto = \"Obsolescencia\"\n", ""));
    assert_eq!(refused(&desk, "Id,Estado\nMO-9,Baja\n", &["--kind=monitor", "--key=id"]), ["2 - reason-needed"]);
    assert_eq!(
        refused(&desk, "Id,Estado,Motivo\nMO-9,Baja,porque sí\n", &["--kind=monitor"]),
        ["2 Motivo value-not-a-choice"]
    );
}

#[test]
fn who_may_not_changes_nothing() {
    let desk = taken();
    let path = beside(&desk, "lista.csv", "Id,Tipo,Inventario,Marca\nPC-1,computadora,I-77,Marca\n");
    // The inventory number is the head's.
    let outcome = import(&desk, &path, &["--by=personal-1", "--json"]).exits(1);
    assert_eq!(outcome.data("folio/import/1")["problems"][0]["code"], "asset-refused-role");
    // Who may not enter anything hears it once.
    beside(&desk, "lista.csv", "Id,Tipo,Inventario,Marca\nPC-8,computadora,I-8,M\nPC-9,computadora,I-9,M\n");
    let arguments = ["asset", "import", "../lista.csv", "--by=usuario-1"];
    assert_eq!(desk.refuses(1, &arguments).stderr.matches("usuario-1").count(), 1);
    desk.refuses(1, &["asset", "import", "../lista.csv", "--at=2026-03-20"]).says(&["todavía no llega"]);
}

#[test]
fn what_is_typed_wrongly_is_refused() {
    let desk = taken();
    beside(&desk, "lista.csv", LIST);
    for (more, says) in [
        (&["--kind=compu"][..], "La clase de bien «compu» no está"),
        (&["--currency=pesos"], "«pesos» no es una moneda"),
        (&["--map=Nota=Serie"], "No hay un dato «Serie»"),
        (&["--map=Notas=brand"], "¿Quiso decir «Nota»?"),
        (&["--map=Serie=", "--key=serial"], "Ninguna columna es el dato «serial»"),
        (&["--sheet=Hoja1"], "Quite «--sheet»"),
        (&["--key=marca"], "marca"),
    ] {
        let mut arguments = vec!["asset", "import", "../lista.csv"];
        arguments.extend(more);
        desk.refuses(2, &arguments).says(&[says]);
    }
    desk.refuses(4, &["asset", "import", "../nada.csv"]).says(&["nada.csv"]);
    desk.refuses(2, &["asset", "reconcile", "../lista.csv", "--system=otro"]).says(&["se registran en: sigtig"]);
    // A damaged file may hold any number.
    desk.write("catalog/assets/monitor/MO-7.yaml", "id: MO-7\nkind: [\n");
    desk.refuses(3, &["asset", "import", "../lista.csv"]).says(&["MO-7.yaml"]);
    desk.write("catalog/inventory.toml", "stock = \"A\"\n");
    desk.refuses(1, &["asset", "import", "../lista.csv"]).says(&["no tiene clases de bienes"]);
}

#[test]
fn a_workbook_and_a_file_of_windows_are_taken_in() {
    let desk = small();
    desk.write(
        "catalog/people.toml",
        desk.read("catalog/people.toml").replace("Casilda Supuesta", "Casilda Supuesta Íñiguez"),
    );
    let inventory = INVENTORY.to_owned() + "[[kind]]\nkey = \"impresora\"\nname = \"Impresora\"\nprefix = \"IM\"\n";
    desk.write(
        "catalog/inventory.toml",
        inventory.replace("name = \"Monitor\"", "name = \"Monitor\"\nprefix = \"MO\""),
    );
    let workbook = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/bienes.xlsx");
    let data = import(&desk, &workbook, &["--skip-bad", "--json"]).exits(1).data("folio/import/1");
    assert_eq!(counts(&data), [2, 0, 0, 1]);
    assert_eq!((&data["sheet"], &data["header_row"]), (&json!("Bienes 2026"), &json!(3)));
    assert_eq!((&data["problems"][0]["row"], &data["problems"][0]["code"]), (&json!(5), &json!("error-cell")));
    let text = "N\u{fa}mero de inventario;Tipo;Marca;Ubicaci\u{f3}n\r\nI-9;T\u{f3}ner;Se\u{f1}al;\u{c1}rea 2\r\n";
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    import(&desk, &beside(&desk, "windows.csv", bytes), &[]).ok();
    assert!(desk.read("catalog/assets/toner/TO-0001.yaml").contains("brand: Señal\n"));
}

#[test]
fn what_folio_writes_of_its_assets_reads_back_as_it_was() {
    let desk = taken();
    for arguments in [
        &["asset", "lend", "PC-0003", "--to=usuario-1", "--due=2026-04-01", "--condition=buena"][..],
        &["asset", "edit", "PC-0002", "--set=software=Office; Lector", "--set=memory_gb=-5"],
        &["asset", "edit", "PC-1", "--set=model=-5 Torre", "--set=memory_gb=1.125", "--set=price=18500 MXN"],
    ] {
        desk.run(arguments).ok();
    }
    // A comma inside an item, as only a person writes it into the file.
    let (path, software) = ("catalog/assets/computadora/PC-0003.yaml", "software=Office; Lector");
    desk.run(&["asset", "edit", "PC-0003", "--set", software]).ok();
    desk.write(path, desk.read(path).replace("- Office\n", "").replace("- Lector", "- \"Office, estándar\""));
    let exported = desk.run(&["asset", "export", "--all", "--format=csv"]).ok().stdout;
    assert!(exported.contains("'-5 Torre") && exported.contains("Office, estándar;"), "{exported}");
    let path = beside(&desk, "exportado.csv", exported);
    let before = desk.snapshot();
    let data = import(&desk, &path, &["--json", "--blanks-clear"]).ok().data("folio/import/1");
    assert_eq!((counts(&data), &data["elsewhere"]), ([0, 0, 6, 0], &json!([])), "{data}");
    assert_same(&before, &desk.snapshot(), "an import of what was exported");
    let outcome = desk.run(&["asset", "reconcile", path.to_str().expect("utf-8"), "--all", "--json"]).ok();
    assert_eq!(outcome.data("folio/reconciliation/1")["same"], 6);
}

#[test]
fn lists_are_reconciled_both_ways() {
    let desk = taken();
    desk.set_now("2026-03-12T09:00:00-06:00");
    desk.run(&["asset", "add", "--kind=computadora", "--set=tag=I-5", "--set=serial=S-5X", "--set=brand=M"]).ok();
    let list = "\
Placa,N/S,Marca,Memoria,Resguardatario,Edificio
i-1,s-1,MÁRCA,16.0,CASILDA  SUPUESTA,Otro edificio
I-2,S-2X,Marca,,Fulano de Tal,edificio b
I-8,S-8,Marca,,,
I-3,,Otra,8,,
I-3,,Otra,8,,
4.8E+14,S-9,Marca,,,
";
    beside(&desk, "sigtig.csv", list);
    let before = desk.snapshot();
    let run = |more: &[&str]| {
        let mut arguments = vec!["asset", "reconcile", "../sigtig.csv"];
        arguments.extend(more);
        let mut command = desk.command(&arguments);
        command.env("COLUMNS", "100");
        desk.finish(command, None)
    };
    insta::assert_snapshot!("reconcile_es", run(&["--system", "SIGTIG"]).exits(1).stdout);
    insta::assert_snapshot!("reconcile_en", run(&["--system", "SIGTIG", "--lang", "en"]).exits(1).stdout);
    insta::assert_snapshot!("reconcile_csv", run(&["--system=sigtig", "--format=csv"]).exits(1).stdout);
    let data = run(&["--kind=computadora", "--json"]).exits(1).data("folio/reconciliation/1");
    assert_eq!(data["only_ours"][0]["id"], "PC-0004");
    assert!(run(&["--format=html"]).exits(1).stdout.contains("<table"));
    assert_same(&before, &desk.snapshot(), "a reconciliation");
    // What was taken in agrees with the list, even though that does not say all that Folio does.
    beside(&desk, "sigtig.csv", LIST.to_owned() + ",Computadora,I-5,S-5X,M,,,,,,,,,,\n");
    assert_eq!(run(&["--all", "--map=Motivo de baja="]).ok().stderr, "");
}
