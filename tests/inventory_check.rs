//! What `folio check` finds in an inventory: one broken input for each finding, its place, what is
//! said and what to do; and what is in order.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;

use common::TestDesk;
use serde_json::Value;

const INVENTORY: &str = r#"
stock = "Almacén"
roles = ["jefatura", "personal"]
heads = ["jefatura"]
sign_within = 5

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
required = ["tag"]
[kind.fields.memory_gb]
label = "Memoria (GB)"
type = "number"

[[kind]]
key = "licencia"
name = "Licencia"
class = "licence"
prefix = "LI"
"#;

const STOCK: &str = "catalog/assets/computadora/PC-0132.yaml";
const HELD: &str = "catalog/assets/computadora/PC-0133.yaml";
const LICENCE: &str = "catalog/assets/licencia/LI-0001.yaml";

/// PC-0132 in stock, PC-0133 in custody of usuario-1 with a signed letter.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/inventory.toml", INVENTORY);
    let id = desk.run(&[
        "asset",
        "add",
        "--kind",
        "computadora",
        "--set",
        "tag=A-0133",
        "--set",
        "serial=SER-133",
        "--set",
        "memory_gb=16",
    ]);
    assert_eq!(id.ok().stdout.trim(), "PC-0133");
    desk.run(&["asset", "assign", "PC-0133", "--to", "usuario-1", "--condition", "Buena"]).ok();
    desk.run(&["asset", "sign", "PC-0133", "--name", "Casilda Supuesta"]).ok();
    desk.check_clean();
    desk
}

fn licence(desk: &TestDesk, seats: u8, users: &[&str]) {
    let list = users.iter().fold(String::new(), |text, user| format!("{text}- {user}\n"));
    let mut text = format!(
        "id: LI-0001\nuid: 01kaf6zq3v8d\nkind: licencia\nseats: {seats}\nexpires: 2025-12-31\nstate: in_use\n\
         place: Almacén\nsince: 2025-03-10T09:00:00-06:00\nusers:\n{list}events:\n- id: aaaaaa\n  at: \
         2025-03-10T09:00:00-06:00\n  by: jefatura-1\n  did: registered\n  place: Almacén\n  set:\n    seats: {seats}\n    \
         expires: 2025-12-31\n"
    );
    for (index, user) in users.iter().enumerate() {
        text += &format!(
            "- id: bbbbb{index}\n  at: 2025-03-10T09:00:00-06:00\n  by: jefatura-1\n  did: seat_assigned\n  to: {user}\n  \
             over: true\n  note: Urge\n"
        );
    }
    desk.write(LICENCE, text);
}

fn edit(desk: &TestDesk, path: &str, old: &str, new: &str) {
    let text = desk.read(path);
    assert!(text.contains(old), "{path} has no {old}:\n{text}");
    desk.write(path, text.replacen(old, new, 1));
}

/// What `check` finds, each as code, place (path and line), text and remedy.
#[track_caller]
fn findings(desk: &TestDesk) -> Vec<[String; 4]> {
    let data = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let place = |finding: &Value| match finding["excerpt"].as_str() {
        None => text(&finding["path"]),
        Some(line) => format!("{}: {}", text(&finding["path"]), line.trim()),
    };
    let found = data["findings"].as_array().expect("a list").iter();
    found
        .map(|finding| [text(&finding["code"]), place(finding), text(&finding["message"]), text(&finding["remedy"])])
        .collect()
}

/// Fails unless exactly this is found.
#[track_caller]
fn finds(desk: &TestDesk, expected: &[[&str; 4]]) {
    let found = findings(desk);
    assert_eq!(found, expected, "{found:#?}");
}

#[track_caller]
fn finds_codes(desk: &TestDesk, expected: &[&str]) {
    let found = findings(desk);
    let codes: Vec<&str> = found.iter().map(|[code, ..]| code.as_str()).collect();
    assert_eq!(codes, expected, "{found:#?}");
}

const LOG: &str = "Un asiento no se cambia a mano; recupérelo con «git log -p» de este archivo.";

#[test]
fn the_header_follows_from_the_events() {
    let desk = desk();
    edit(&desk, HELD, "custodian: usuario-1", "custodian: personal-1");
    finds(
        &desk,
        &[[
            "asset-differs",
            &format!("{HELD}: custodian: personal-1"),
            "«custodian» dice «personal-1», pero los asientos dan «usuario-1».",
            "Póngalo como estaba; para cambiarlo use «folio asset» (assign, return, lend, move …).",
        ]],
    );
    edit(&desk, HELD, "custodian: personal-1\n", "");
    edit(&desk, HELD, "memory_gb: 16\n", "memory_gb: 16\nbrand: Ejemplo\n");
    finds(
        &desk,
        &[
            [
                "asset-missing",
                &format!("{HELD}: id: PC-0133"),
                "Falta «custodian»: los asientos dan «usuario-1».",
                "Agréguelo con ese valor; para quitarlo use «folio asset» (assign, return, lend, move …).",
            ],
            [
                "asset-extra",
                &format!("{HELD}: brand: Ejemplo"),
                "«brand» dice «Ejemplo», pero los asientos no dan ninguno.",
                "Quítelo; para ponerlo use «folio asset» (edit PC-0133 --set brand=…).",
            ],
        ],
    );
    // What nobody declares is people's own.
    let desk = self::desk();
    edit(&desk, HELD, "memory_gb: 16\n", "memory_gb: 16   # de dos módulos\nqueja: se calienta\n");
    desk.check_clean();
}

#[test]
fn events_keep_the_rules() {
    let desk = desk();
    let text = desk.read(HELD);
    edit(&desk, HELD, "  did: assigned\n", "  did: transferred\n");
    let found = findings(&desk);
    assert_eq!(found[0][0], "rule-broken", "{found:#?}");
    assert!(found[0][1].starts_with(&format!("{HELD}: - id: ")), "{found:#?}");
    assert!(found[0][2].ends_with("PC-0133 está «En almacén»: no procede «Traspaso»."), "{found:#?}");
    assert_eq!(found[0][3], LOG);
    desk.write(HELD, text.replacen("  by: jefatura-1\n  did: assigned", "  by: personal-9\n  did: assigned", 1));
    let found = findings(&desk);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0][0], "person-not-entitled");
    assert!(found[0][3].contains("former_roles") && found[0][3].contains("«until»"), "{found:#?}");
    // Who may record movements today says nothing of those who did.
    desk.write(HELD, text);
    desk.write("catalog/inventory.toml", INVENTORY.replace("[\"jefatura\", \"personal\"]", "[\"personal\"]"));
    desk.check_clean();
}

#[test]
fn a_card_without_history_is_told_where_an_inventory_is_kept() {
    let desk = desk();
    desk.write("catalog/assets/computadora/PC-0200.yaml", "id: PC-0200\nkind: computadora\ntag: X-200\n");
    finds(
        &desk,
        &[[
            "asset-without-history",
            "catalog/assets/computadora/PC-0200.yaml: id: PC-0200",
            "La ficha de PC-0200 se escribió a mano y no tiene historia: no se sabe desde cuándo está así.",
            "Dele una con «folio asset adopt PC-0200».",
        ]],
    );
    // A desk of before inventories has cards as a list of what there is.
    fs::remove_file(desk.path("catalog/inventory.toml")).expect("removed");
    desk.check_clean();
    let mut arguments = vec!["new", "--procedure", common::PROCEDURE, "--set", "bien=PC-9999"];
    arguments.extend(common::OPENING);
    desk.run(&arguments).ok();
    desk.check_clean();
}

#[test]
fn a_card_is_as_its_kind_declares_it_now() {
    let desk = desk();
    let changed = INVENTORY.replace("required = [\"tag\"]", "required = [\"tag\", \"serial\"]");
    desk.write("catalog/inventory.toml", changed.replace("type = \"number\"", "type = \"text\""));
    finds(
        &desk,
        &[
            [
                "card-blank",
                &format!("{STOCK}: id: PC-0132"),
                "La ficha no dice «serial», y todo bien del tipo Computadora lo lleva.",
                "Complétela con «folio asset edit PC-0132 --set serial=…».",
            ],
            [
                "card-value",
                &format!("{HELD}: memory_gb: 16"),
                "El dato «memory_gb» de la ficha no es como lo declara su tipo: es un número y debe ser un texto (entre comillas).",
                "Corríjalo con «folio asset edit PC-0133 --set memory_gb=…», o la declaración en catalog/inventory.toml.",
            ],
        ],
    );
    // What was retired stays as it was.
    desk.write("catalog/inventory.toml", INVENTORY);
    desk.run(&["asset", "retire", "PC-0132", "--reason", "obsoleto"]).ok();
    desk.write("catalog/inventory.toml", changed);
    desk.check_clean();
    // A kind that is not declared.
    desk.write("catalog/inventory.toml", INVENTORY.replace("key = \"computadora\"", "key = \"computadoras\""));
    let found = findings(&desk);
    let message = "El tipo «computadora» no está en catalog/inventory.toml. ¿Quiso decir «computadoras»?";
    let remedy = "Agréguelo ahí con [[kind]], o corrija el tipo y su carpeta.";
    let expected = [STOCK, HELD].map(|path| {
        ["asset-kind".to_owned(), format!("{path}: kind: computadora"), message.to_owned(), remedy.to_owned()]
    });
    assert_eq!(found, expected, "{found:#?}");
}

#[test]
fn no_two_assets_have_one_identity() {
    let desk = desk();
    // In two kinds.
    let copy = desk.read(STOCK).replace("kind: computadora", "kind: licencia");
    desk.write("catalog/assets/licencia/PC-0132.yaml", &copy);
    finds(
        &desk,
        &[[
            "asset-id-twice",
            "catalog/assets/licencia/PC-0132.yaml",
            "Hay dos bienes PC-0132; el otro es catalog/assets/computadora/PC-0132.yaml.",
            "Si los dos tienen historia, «folio sync» le da otro identificador al más reciente; si uno es solo una ficha, bórrela.",
        ]],
    );
    fs::remove_file(desk.path("catalog/assets/licencia/PC-0132.yaml")).expect("removed");
    // Copied under another name.
    let path = "catalog/assets/computadora/PC-0777.yaml";
    desk.write(path, desk.read(STOCK).replace("PC-0132", "PC-0777"));
    finds(
        &desk,
        &[[
            "uid-twice",
            &format!("{path}: uid: 01kaf6zq3v8c"),
            "El uid 01kaf6zq3v8c está también en catalog/assets/computadora/PC-0132.yaml.",
            "Uno es copia del otro: bórrelo.",
        ]],
    );
    fs::remove_file(desk.path(path)).expect("removed");
    let add = ["--kind", "computadora", "--id", "PC-0888", "--set", "tag=a-0888", "--set", "serial=Ser-888"];
    desk.run(&[&["asset", "add"], &add[..]].concat()).ok();
    // However it is typed; commands would refuse it.
    let path = "catalog/assets/computadora/PC-0888.yaml";
    desk.write(path, desk.read(path).replace("a-0888", "a-0133").replace("Ser-888", "Ser-133"));
    finds(
        &desk,
        &[
            [
                "asset-tag-twice",
                &format!("{path}: tag: a-0133"),
                "El número de inventario «a-0133» de PC-0888 lo tiene también PC-0133.",
                "Vea las dos etiquetas y corrija la ficha que no es: «folio asset edit PC-0888 --set tag=…».",
            ],
            [
                "asset-serial-twice",
                &format!("{path}: serial: Ser-133"),
                "El número de serie «Ser-133» de PC-0888 lo tiene también PC-0133.",
                "Vea los dos equipos y corrija la ficha que no es: «folio asset edit PC-0888 --set serial=…».",
            ],
        ],
    );
    // What was retired gives its tag free, and may be entered again.
    desk.run(&["asset", "retire", "PC-0888", "--reason", "donado"]).ok();
    desk.check_clean();
}

#[test]
fn files_are_where_they_belong() {
    let desk = desk();
    desk.write("catalog/assets/viejos/computadora/PC-0132.yaml", desk.read(STOCK));
    fs::remove_file(desk.path(STOCK)).expect("removed");
    desk.write("catalog/assets/computadora/foto.jpg", "x");
    std::os::unix::fs::symlink(desk.path("templates"), desk.path("catalog/assets/plantillas")).expect("a link");
    finds(
        &desk,
        &[
            [
                "stray-file",
                "catalog/assets/computadora/foto.jpg",
                "No es un registro: se esperan archivos .yaml que se puedan leer.",
                "Cámbiele la terminación a .yaml, revise sus permisos o llévelo a otra carpeta.",
            ],
            [
                "link-to-folder",
                "catalog/assets/plantillas",
                "Es un enlace a una carpeta; Folio no lo sigue.",
                "Ponga aquí la carpeta misma.",
            ],
            [
                "asset-misplaced",
                "catalog/assets/viejos/computadora/PC-0132.yaml",
                "No está en la carpeta de su tipo, catalog/assets/computadora/PC-0132.yaml.",
                "Llévelo ahí con «git mv»: en otra parte no se encuentra.",
            ],
        ],
    );
}

#[test]
fn custody_has_a_letter_and_the_letter_a_signature() {
    let desk = desk();
    let add = ["asset", "add", "--kind", "computadora", "--set", "tag=X-1", "--to", "personal-1"];
    desk.run(&add).ok();
    finds(
        &desk,
        &[[
            "custody-without-letter",
            "catalog/assets/computadora/PC-0134.yaml: custodian: personal-1",
            "Tomás Muestra tiene PC-0134 sin resguardo.",
            "Si lo hay en papel, anote su número: folio asset edit PC-0134 --letter NÚMERO. Si no, recíbalo y entréguelo con \
             uno: folio asset return PC-0134, y folio asset assign PC-0134 --to personal-1",
        ]],
    );
    // As the remedy says.
    desk.run(&["asset", "return", "PC-0134", "--condition", "Buena"]).ok();
    desk.run(&["asset", "assign", "PC-0134", "--to", "personal-1", "--condition", "Buena"]).ok();
    desk.check_clean();
    desk.set_now("2025-03-15T23:59:00-06:00");
    desk.check_clean();
    desk.set_now("2025-03-16T00:00:00-06:00");
    finds(
        &desk,
        &[[
            "letter-unsigned",
            "catalog/assets/computadora/PC-0134.yaml: letter: PC-0134/1",
            "Tomás Muestra no ha firmado el resguardo PC-0134/1: van 6 días y el plazo es de 5.",
            "Recabe la firma y anótela con «folio asset sign PC-0134 --name …».",
        ]],
    );
    desk.run(&["asset", "sign", "PC-0134", "--name", "Tomás Muestra"]).ok();
    desk.check_clean();
}

#[test]
fn holders_are_known_and_there() {
    let desk = desk();
    let people = desk.read("catalog/people.toml");
    desk.write("catalog/people.toml", people.replace("\"usuario-1\"", "\"usuario-2\"").replace("Casilda", "Leocadia"));
    finds(
        &desk,
        &[[
            "holder-unknown",
            &format!("{HELD}: custodian: usuario-1"),
            "Responde por él «usuario-1», que no está en catalog/people.toml.",
            "Agregue a la persona con ese identificador, o corríjalo si la ficha no tiene historia; quien ya no está se deja con «until».",
        ]],
    );
    desk.write("catalog/people.toml", &people);
    desk.write("catalog/people.toml", people.replace("id = \"usuario-1\"", "id = \"usuario-1\"\nuntil = 2025-03-31"));
    desk.set_now("2025-03-31T18:00:00-06:00");
    desk.check_clean();
    desk.set_now("2025-04-01T09:00:00-06:00");
    finds(
        &desk,
        &[[
            "holder-left",
            &format!("{HELD}: custodian: usuario-1"),
            "Responde por PC-0133 Casilda Supuesta, que dejó de estar el 2025-03-31.",
            "Recíbalo con «folio asset return PC-0133» o páselo a otra persona con «folio asset transfer PC-0133». Todo lo suyo: folio custody usuario-1",
        ]],
    );
    desk.run(&["asset", "return", "PC-0133", "--condition", "Buena"]).ok();
    desk.check_clean();
    // History goes on naming her.
    desk.write("catalog/people.toml", people.replace("\"usuario-1\"", "\"usuario-2\"").replace("Casilda", "Leocadia"));
    finds(
        &desk,
        &[[
            "holder-unknown-once",
            &format!("{HELD}: to: usuario-1"),
            "El asiento 2 (assigned) nombra a «usuario-1», que no está en catalog/people.toml.",
            "Devuelva a la persona a people.toml con ese identificador; quien ya no está se deja con «until».",
        ]],
    );
    // Without its people the desk cannot say who may do what.
    desk.write("catalog/people.toml", "[[person]]\n");
    let found = findings(&desk);
    assert!(found.iter().all(|[_, place, ..]| place.starts_with("catalog/people.toml")), "{found:#?}");
}

#[test]
fn what_is_outside_has_its_pass_and_its_ticket() {
    let desk = desk();
    let exit = [
        "asset",
        "exit",
        "PC-0133",
        "--reason",
        "Reparación",
        "--destination",
        "Taller",
        "--carrier",
        "Ana Ejemplo",
        "--identification",
        "Credencial 7",
        "--condition",
        "No enciende",
    ];
    edit(&desk, HELD, "state: in_use", "state: outside");
    let found = findings(&desk);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert_eq!(found[1][0], "asset-differs");
    assert_eq!(
        found[0],
        [
            "outside-without-pass",
            &format!("{HELD}: state: outside"),
            "PC-0133 está fuera sin pase de salida.",
            "Déjelo como lo dan los asientos; una salida se registra con «folio asset exit PC-0133» y «folio asset leave PC-0133».",
        ]
    );
    edit(&desk, HELD, "state: outside", "state: in_use");
    desk.run(&exit).ok();
    desk.check_clean();
    desk.run(&["asset", "leave", "PC-0133", "--serial", "SER133"]).ok();
    finds(
        &desk,
        &[[
            "outside-without-ticket",
            &format!("{HELD}: state: outside"),
            "PC-0133 está fuera con el pase PC-0133/S1, y ningún reporte que exista dice por qué.",
            "Diga cuál: folio asset note PC-0133 --ticket … --note …",
        ]],
    );
    let folio = desk.open();
    desk.run(&["asset", "note", "PC-0133", "--ticket", &folio, "--note", "Es por su reporte"]).ok();
    desk.check_clean();
}

#[test]
fn tickets_that_events_name_are_there() {
    let desk = desk();
    let folio = desk.open();
    desk.run(&["asset", "note", "PC-0132", "--ticket", &folio, "--note", "Por su reporte"]).ok();
    desk.check_clean();
    let id = desk.read(&desk.ticket(&folio));
    let id = id.split("- id: ").nth(1).and_then(|rest| rest.lines().next()).expect("an event").to_owned();
    let named = format!("  ticket: {folio}\n");
    edit(&desk, STOCK, &named, &format!("{named}  because: {id}\n"));
    finds(
        &desk,
        &[[
            "asset-not-moved",
            &format!("{STOCK}: because: {id}"),
            &format!(
                "El asiento 2 (noted) dice que se debe al asiento {id} de {folio}, que no dice haber movido este bien."
            ),
            "Recupere el asiento de ese reporte, o este, con «git log -p».",
        ]],
    );
    edit(&desk, STOCK, &format!("because: {id}"), "because: zzzzzz");
    finds(
        &desk,
        &[[
            "asset-because",
            &format!("{STOCK}: because: zzzzzz"),
            &format!("El asiento 2 (noted) dice que se debe al asiento zzzzzz de {folio}, que no lo tiene."),
            "Recupere el asiento de ese reporte, o este, con «git log -p».",
        ]],
    );
    // Of a damaged ticket nothing can be said.
    let ticket = desk.ticket(&folio);
    let text = desk.read(&ticket);
    desk.write(&ticket, "folio: [");
    finds_codes(&desk, &["yaml-syntax"]);
    fs::remove_file(desk.path(&ticket)).expect("removed");
    finds(
        &desk,
        &[[
            "asset-ticket",
            &format!("{STOCK}: ticket: {folio}"),
            &format!("El asiento 2 (noted) nombra el reporte {folio}, que no existe."),
            "Recupere ese reporte de la historia de git, o el asiento como estaba.",
        ]],
    );
    desk.write(&ticket, text);
    edit(&desk, STOCK, &named, "");
    finds(
        &desk,
        &[[
            "asset-because-alone",
            &format!("{STOCK}: because: zzzzzz"),
            "El asiento 2 (noted) dice que se debe al asiento zzzzzz y no de qué reporte.",
            LOG,
        ]],
    );
}

#[test]
fn assets_that_are_named_are_there() {
    let desk = desk();
    let retire = ["asset", "retire", "PC-0132", "--reason", "reemplazado", "--replaced-by", "PC-0133"];
    desk.run(&retire).ok();
    desk.check_clean();
    edit(&desk, STOCK, "replaced_by: PC-0133", "replaced_by: PC-0313");
    finds(
        &desk,
        &[[
            "asset-names-unknown",
            &format!("{STOCK}: replaced_by: PC-0313"),
            "El asiento 2 (retired) nombra el bien PC-0313, que no existe.",
            "Recupere ese bien de la historia de git, o el asiento como estaba.",
        ]],
    );
    edit(&desk, STOCK, "replaced_by: PC-0313", "replaced_by: PC-0133");
    let open = |asset: &str| {
        let mut arguments = vec!["new", "--procedure", common::PROCEDURE, "--set", asset];
        arguments.extend(common::OPENING);
        desk.run(&arguments).ok().stdout.lines().last().unwrap_or_default().trim().to_owned()
    };
    // By its number, its tag or its serial an asset is there.
    for asset in ["bien=PC-0132", "bien=pc-133", "bien=a-0133", "bien=SER-133"] {
        open(asset);
    }
    desk.check_clean();
    let folio = open("bien=PC-9999");
    let found = findings(&desk);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0][0], "asset-unknown");
    assert_eq!(found[0][2], format!("El reporte {folio} es sobre el bien «PC-9999», que no está en el inventario."));
    assert_eq!(
        found[0][3],
        format!("Regístrelo con «folio asset add», o corrija el reporte con «folio note {folio} --set …».")
    );
    // What has ended is history.
    desk.run(&["cancel", &folio, "--reason", "desistimiento", "--note", "Ya no"]).ok();
    desk.check_clean();
}

#[test]
fn licences_are_not_used_more_than_bought_nor_after_their_end() {
    let desk = desk();
    licence(&desk, 2, &["usuario-1", "PC-0133"]);
    desk.check_clean();
    licence(&desk, 1, &["usuario-1", "PC-0133"]);
    finds(
        &desk,
        &[[
            "licence-over-used",
            &format!("{LICENCE}: - usuario-1"),
            "LI-0001 tiene 2 lugares asignados; comprados: 1.",
            "Libere los que sobran, o registre la compra con los lugares que ahora son.",
        ]],
    );
    licence(&desk, 2, &["nadie-1"]);
    finds(
        &desk,
        &[[
            "seat-unknown",
            &format!("{LICENCE}: - nadie-1"),
            "«nadie-1» tiene un lugar de LI-0001, y no es persona de catalog/people.toml ni bien del inventario.",
            "Libere el lugar, o devuelva a la persona o el bien a su sitio.",
        ]],
    );
    licence(&desk, 2, &["personal-9"]);
    finds(
        &desk,
        &[[
            "seat-left",
            &format!("{LICENCE}: - personal-9"),
            "personal-9 tiene un lugar de LI-0001 y dejó de estar el 2024-12-31.",
            "Libere el lugar.",
        ]],
    );
    // What was retired needs no seat any more; neither does what is lost.
    licence(&desk, 2, &["PC-0132"]);
    let place = format!("{LICENCE}: - PC-0132");
    let remedy = "Libérelo con «folio licence release LI-0001 --from PC-0132».";
    desk.run(&["asset", "adopt", "PC-0132"]).ok();
    desk.run(&["asset", "lost", "PC-0132", "--reason", "No aparece"]).ok();
    finds(&desk, &[["seat-retired", &place, "PC-0132 (Extraviado) tiene un lugar de LI-0001.", remedy]]);
    desk.run(&["asset", "retire", "PC-0132", "--reason", "obsoleto", "--document", "Acta 3"]).ok().says(&[
        "PC-0132 todavía tiene un lugar de LI-0001: libérelo con «folio licence release LI-0001 --from PC-0132».",
    ]);
    finds(&desk, &[["seat-retired", &place, "PC-0132 (Dado de baja) tiene un lugar de LI-0001.", remedy]]);
    desk.run(&["licence", "release", "LI-0001", "--from", "PC-0132"]).ok();
    desk.check_clean();
    licence(&desk, 2, &["usuario-1"]);
    desk.set_now("2025-12-31T18:00:00-06:00");
    desk.check_clean();
    desk.set_now("2026-01-01T09:00:00-06:00");
    finds(
        &desk,
        &[[
            "licence-expired",
            &format!("{LICENCE}: expires: 2025-12-31"),
            "LI-0001 venció el 2025-12-31 y tiene un lugar asignado.",
            "Registre su renovación, o libere los lugares.",
        ]],
    );
}

#[test]
fn a_damaged_file_hides_no_other() {
    let desk = desk();
    desk.write("catalog/assets/computadora/PC-0100.yaml", "id: PC-0100\nkind: [\n");
    edit(&desk, HELD, "place: ", "place: No en ");
    finds_codes(&desk, &["yaml-syntax", "asset-differs"]);
    // It is there all the same for who names it.
    let mut arguments = vec!["new", "--procedure", common::PROCEDURE, "--set", "bien=PC-0100"];
    arguments.extend(common::OPENING);
    desk.run(&arguments).ok();
    finds_codes(&desk, &["yaml-syntax", "asset-differs"]);
    // One path alone.
    let data = desk.run(&["check", HELD, "--json"]).exits(1).data("folio/check/1");
    assert_eq!(data["findings"].as_array().map(Vec::len), Some(1));
    // What a hundred altered events break is said fifty times.
    let event =
        "- id: 7kq3ac\n  at: 2025-01-01T09:00:00-06:00\n  by: jefatura-1\n  did: given_back\n  condition: Buena\n";
    desk.write(HELD, desk.read(STOCK).replace("PC-0132", "PC-0133").replace("3v8c", "3v8e") + &event.repeat(100));
    let of_held = findings(&desk).iter().filter(|[code, ..]| code == "rule-broken").count();
    assert_eq!(of_held, 50);
}
