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
    (1305, "Usuario", "Nadia Prototipo", "refused-inactive-person"),
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

fn desk() -> TestDesk {
    let desk = TestDesk::new();
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
    assert_eq!(
        desk.run(&["asset", "reconcile", path.to_str().expect("utf-8"), "--json"]).ok().data("folio/reconciliation/1")
            ["same"],
        json!(5_000)
    );
}
