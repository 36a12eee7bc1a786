//! Registers of others: every change of a registered asset is pending until it was exported and
//! acknowledged (S0.1); what changed since stays pending.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use common::TestDesk;

const INVENTORY: &str = r#"
stock = "Almacén"
roles = ["jefatura", "personal"]

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
register = "sigtig"
[kind.fields.memory_gb]
label = "Memoria (GB)"
type = "number"

[[kind]]
key = "mueble"
name = "Mueble"
prefix = "MU"
"#;

const SUPPLIERS: &str = r#"
[[external]]
key = "utic"
name = "UTIC de Ejemplo"

[[external]]
key = "sigtig"
name = "SIGTIG"
number = "SG-[0-9]{4}"
example = "SG-0001"
"#;

const PC: &str = "catalog/assets/computadora/PC-0132.yaml";

/// PC-0132 registered in 2025-01-02, PC-0133 now, and a chair that nobody else wants to know of.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/inventory.toml", INVENTORY);
    desk.write("catalog/suppliers.toml", SUPPLIERS);
    let add = ["asset", "add", "--kind", "computadora", "--set", "tag==2+2", "--set", "memory_gb=16"];
    desk.run(&add).ok();
    desk.run(&["asset", "add", "--kind", "mueble", "--set", "tag=M-1"]).ok();
    desk.check_clean();
    desk
}

/// The identifiers of an asset's events, in order.
fn events(desk: &TestDesk, path: &str) -> Vec<String> {
    let ids = desk.read(path);
    // Some are written between quotation marks.
    let ids = ids.lines().filter_map(|line| line.strip_prefix("- id: "));
    ids.map(|id| id.trim_matches('"').to_owned()).collect()
}

fn pending(desk: &TestDesk) -> Vec<(String, Vec<String>)> {
    let data = desk.run(&["export", "--system", "Sigtig", "--json"]).ok().data("folio/export/1");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let rows = data["assets"].as_array().expect("a list").iter();
    rows.map(|row| {
        let changes = row["changes"].as_array().expect("a list").iter();
        (text(&row["asset"]), changes.map(|change| text(&change["did"])).collect())
    })
    .collect()
}

fn those(expected: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    expected.iter().map(|(asset, deeds)| ((*asset).to_owned(), owned(deeds))).collect()
}

#[test]
fn what_changed_is_exported_until_it_is_acknowledged() {
    let desk = desk();
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    desk.run(&["asset", "sign", "PC-0132", "--name", "Casilda Supuesta"]).ok();
    let (first, second) = (events(&desk, PC), events(&desk, "catalog/assets/computadora/PC-0133.yaml"));
    let csv = desk.run(&["export", "--system", "SIGTIG", "--format", "csv"]).ok().stdout;
    assert_eq!(
        csv,
        format!(
            "asset,number,change,tag,serial,kind,custodian,area,place,state,since,changes\n\
             PC-0132,,{},PC-0132,,Computadora,Casilda Supuesta,Dirección,\"Edificio A, tercer piso\",En uso,\
             2025-03-10 09:00,\"Alta, Entrega en resguardo\"\n\
             PC-0133,,{},'=2+2,,Computadora,,,Almacén,En almacén,2025-03-10 09:00,Alta\n",
            first[1], second[0]
        )
    );
    let md = desk.run(&["export", "--system", "sigtig", "--format", "md"]).ok().stdout;
    let head = "| Bien | Núm. | Hasta el cambio | Número de inventario | Número de serie | Tipo | Responde | Área | Lugar | Estado | Desde | Cambios |";
    assert!(md.starts_with(head), "{md}");
    let html = desk.run(&["export", "--system", "sigtig", "--format", "html"]).ok().stdout;
    assert!(html.contains("<td>Casilda Supuesta</td>"), "{html}");
    let data = desk.run(&["export", "--system", "sigtig", "--json"]).ok().data("folio/export/1");
    assert_eq!(data["rows"], serde_json::json!([]));
    assert_eq!(data["assets"][0]["values"]["state"], "in_use");
    assert_eq!(data["assets"][0]["changes"][1]["at"], "2025-03-10T09:00:00-06:00");

    let said = desk.run(&["ack", "PC-0132", "--system", "SIGTIG", "--number", "SG-0132"]).ok();
    assert_eq!(said.stdout, "PC-0132: Acuse del registro (En uso, Casilda Supuesta, Edificio A, tercer piso)\n");
    let text = desk.read(PC);
    let written = format!("  did: referenced\n  system: sigtig\n  change: {}\n  number: SG-0132\n", first[1]);
    assert!(text.ends_with(&written), "{text}");
    assert_eq!(pending(&desk), those(&[("PC-0133", &["registered"])]));
    // Twice is harmless, and no remark or signature makes it pending again.
    desk.run(&["ack", "132", "--system", "sigtig", "--number", "SG-0132"]).ok().says(&["Ya estaba asentado (SIGTIG)."]);
    assert_eq!(desk.read(PC), text);
    desk.run(&["asset", "note", "PC-0132", "--note", "Se oye"]).ok();
    assert_eq!(pending(&desk), those(&[("PC-0133", &["registered"])]));
    desk.run(&["asset", "edit", "PC-0132", "--set", "memory_gb=32"]).ok();
    assert_eq!(pending(&desk), those(&[("PC-0132", &["corrected"]), ("PC-0133", &["registered"])]));
    let all = desk.run(&["export", "--system", "sigtig", "--all", "--json"]).ok().data("folio/export/1");
    assert_eq!(all["assets"][0]["number"], "SG-0132");
    desk.check_clean();
}

#[test]
fn what_changed_since_the_export_stays_pending_and_is_said() {
    let desk = desk();
    let exported = events(&desk, PC)[0].clone();
    desk.run(&["asset", "move", "PC-0132", "--place", "Archivo"]).ok();
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    let acknowledge = ["ack", "PC-0132", "--system", "sigtig", "--number", "SG-0132", "--change", &exported];
    let dry = desk.run(&[&acknowledge[..], &["--dry-run"]].concat()).ok();
    assert!(dry.stdout.contains("  did: referenced\n"), "{}", dry.stdout);
    desk.run(&acknowledge)
        .ok()
        .says(&["PC-0132 cambió después: quedan pendientes 2 cambios (el último: Entrega en resguardo)."]);
    assert_eq!(pending(&desk), those(&[("PC-0132", &["moved", "assigned"]), ("PC-0133", &["registered"])]));
    // The same answer again is known; one up to now covers the rest.
    desk.run(&acknowledge).ok().says(&["Ya estaba asentado (SIGTIG)."]);
    let changed = events(&desk, PC);
    let moved = changed[1].as_str();
    desk.run(&["ack", "PC-0132", "--system", "sigtig", "--number", "SG-0132", "--change", moved])
        .ok()
        .says(&["queda pendiente un cambio (el último: Entrega en resguardo)"]);
    let rest = ["ack", "PC-0132", "--system", "sigtig", "--number", "SG-0132"];
    // One that waits needs no word of how far; of several it is said.
    assert_eq!(desk.run(&rest).ok().stderr, "");
    assert_eq!(pending(&desk), those(&[("PC-0133", &["registered"])]));
    desk.run(&["asset", "move", "PC-0132", "--place", "Almacén"]).ok();
    desk.run(&["asset", "edit", "PC-0132", "--set", "memory_gb=32"]).ok();
    let last = events(&desk, PC).pop().unwrap_or_default();
    let said = format!("PC-0132: se acusan 2 cambios, hasta «{last}» (Corrección, 2025-03-10 09:00).");
    desk.run(&[&rest[..], &["--dry-run"]].concat()).ok().says(&[&said]);
    desk.run(&rest).ok().says(&[&said]);
    assert_eq!(pending(&desk), those(&[("PC-0133", &["registered"])]));
    // A number that was wrong is put right without anything new to acknowledge.
    desk.run(&["ack", "PC-0132", "--system", "sigtig", "--number", "SG-0777"]).ok();
    let all = desk.run(&["export", "--system", "sigtig", "--all", "--json"]).ok().data("folio/export/1");
    assert_eq!(all["assets"][1]["number"], "SG-0777");
    desk.check_clean();
}

#[test]
fn a_file_of_answers_is_taken_whole_or_not_at_all() {
    let desk = desk();
    let file = desk.beside().join("acuse.csv");
    let path = file.to_string_lossy().into_owned();
    let take = ["ack", "--system", "SIGTIG", "--from", path.as_str()];
    let write = |text: String| std::fs::write(&file, text).expect("writes");
    let (first, second) = (events(&desk, PC), events(&desk, "catalog/assets/computadora/PC-0133.yaml"));
    desk.run(&["asset", "move", "PC-0132", "--place", "Archivo"]).ok();
    let before = desk.snapshot();
    write(format!(
        "asset,number,change\nPC-0132,SG-0132,zzzzzz\nPC-0133,mal,{}\nMU-0001,SG-0001,\nPC-9999,SG-9999,\n",
        second[0]
    ));
    desk.refuses(2, &take);
    // A ticket nobody has: said as such, since neither answers to it.
    write(format!("asset,number,change\nPC-0132,SG-0132,zzzzzz\nPC-0133,mal,{}\nMU-0001,SG-0001,\n", second[0]));
    desk.refuses(2, &take).says(&[
        "Renglón 2, PC-0132: PC-0132 no tiene el asiento «zzzzzz».",
        "Renglón 3, PC-0133: ",
        "SG-0001",
        "Renglón 4, MU-0001: Los cambios de MU-0001 no se registran en «sigtig».",
    ]);
    assert_eq!(desk.snapshot(), before);
    // What changed after the export was not acknowledged: where several changes wait, the row says up to which.
    write("asset,number\nPC-0132,SG-0132\nPC-0133,SG-0133\n".to_owned());
    let refused = desk.refuses(2, &take).says(&[
        "Renglón 2, PC-0132: PC-0132 tiene 2 cambios pendientes y el renglón no dice hasta cuál se acusa",
        "folio export --system sigtig --assets --format csv",
    ]);
    assert!(!refused.stderr.contains("Renglón 3"), "{}", refused.stderr);
    assert_eq!(desk.snapshot(), before);
    // The columns of the export, in a column called folio too, filled in by the register.
    write(format!(
        "\u{feff}folio;number;change;estado\r\nPC-0132;SG-0132;{};\r\nPC-0132;SG-0132;{};\r\nPC-0133;;{};\r\n",
        first[0], first[0], second[0]
    ));
    desk.run(&take).ok().says(&["PC-0132 cambió después: queda pendiente un cambio (el último: Cambio de lugar)."]);
    assert_eq!(desk.read(PC).matches("did: referenced").count(), 1);
    assert_eq!(pending(&desk), those(&[("PC-0132", &["moved"]), ("PC-0133", &["registered"])]));
    let after = desk.snapshot();
    desk.run(&take).ok().says(&["ya estaba asentado"]);
    assert_eq!(desk.snapshot(), after);
    // What the export says may come back as it is, with the numbers written in.
    let csv = desk.run(&["export", "--system", "sigtig", "--format", "csv"]).ok().stdout;
    write(csv.replace("PC-0133,,", "PC-0133,SG-0133,"));
    desk.run(&take).ok();
    assert_eq!(pending(&desk), those(&[]));
    let nothing = desk.run(&["export", "--system", "sigtig"]).ok();
    assert_eq!((nothing.stdout.as_str(), nothing.stderr.is_empty()), ("", false));
    desk.check_clean();
}

#[test]
fn tickets_and_assets_are_told_apart() {
    let desk = desk();
    let folio = desk.open();
    desk.refuses(2, &["ack", "PC-0132", "--system", "sigtig", "--number", "SG-0001", "--state", "x"])
        .says(&["--state"]);
    desk.refuses(2, &["ack", &folio, "--system", "sigtig", "--number", "SG-0001", "--change", "x"]).says(&["--change"]);
    desk.refuses(2, &["ack", "PC-9999", "--system", "sigtig", "--number", "SG-0001"]).says(&["PC-9999"]);
    let file = desk.beside().join("acuse.csv");
    std::fs::write(&file, format!("folio,number\n{folio},SG-0001\nPC-0132,SG-0002\n")).expect("writes");
    let path = file.to_string_lossy().into_owned();
    desk.refuses(2, &["ack", "--system", "sigtig", "--from", &path])
        .says(&["Un archivo lleva reportes o bienes, no ambos", "Sepárelos en dos archivos."]);
    // A damaged card is told and hides no other; the replay law stands in the way of its own.
    desk.write(PC, desk.read(PC).replace("place: Edificio A\nsince", "place: Archivo\nsince"));
    desk.refuses(3, &["ack", "PC-0132", "--system", "sigtig", "--number", "SG-0001"]).says(&["«place» dice «Archivo»"]);
    let export = desk.run(&["export", "--system", "sigtig", "--json"]).ok();
    assert!(export.stderr.contains("folio check"), "{}", export.stderr);
    assert_eq!(export.data("folio/export/1")["assets"][1]["asset"], "PC-0133");
}

#[test]
fn a_register_names_the_columns_that_it_wants() {
    let desk = desk();
    let columns = "asset_export = [\"asset\", \"tag\", \"memory_gb\", \"custodian.id\", \"letter\"]\n";
    desk.write("catalog/suppliers.toml", format!("{SUPPLIERS}{columns}"));
    desk.check_clean();
    let csv = desk.run(&["export", "--system", "sigtig", "--assets", "--format", "csv"]).ok().stdout;
    assert_eq!(csv.lines().next(), Some("asset,number,change,tag,memory_gb,custodian.id,letter"));
    assert!(csv.contains(",'=2+2,16,,\n"), "{csv}");
    let md = desk.run(&["export", "--system", "sigtig", "--format", "md"]).ok().stdout;
    assert!(md.contains("| Memoria (GB) |"), "{md}");
    // Tickets have columns of their own.
    let tickets = desk.run(&["export", "--system", "sigtig", "--tickets", "--format", "csv"]).ok().stdout;
    assert!(tickets.starts_with("folio,since,number,opened"), "{tickets}");
    desk.write("catalog/suppliers.toml", format!("{SUPPLIERS}{}", columns.replace("memory_gb", "memoria")));
    desk.run(&["check"]).exits(1);
    let said = desk.run(&["check"]).stdout;
    for text in [
        "catalog/suppliers.toml:",
        "La exportación de bienes a sigtig pide la columna «memoria», que no es dato del bien ni de la ficha de ningún tipo. [asset-export-column]",
        "→ Corríjala. Datos del bien: asset, number, change, changes, kind, state, custodian,",
    ] {
        assert!(said.contains(text), "{said}");
    }
    desk.write("catalog/suppliers.toml", format!("{SUPPLIERS}asset_export = []\n"));
    desk.run(&["check"]).exits(1);
}
