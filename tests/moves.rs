//! Tickets that move assets: an exit and a return at the door, a replacement, a loan with retention and
//! its swap back; what the assets' own rules refuse; what `check` finds where ticket and asset do not
//! agree; and what is said of an asset under warranty.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{Outcome, TestDesk};
use proptest::prelude::*;
use serde_json::{Value, json};

const OWNER: &str = "usuario-1";
const PC: &str = "catalog/assets/computadora/PC-0132.yaml";

/// A desk whose computer PC-0132 is registered and in the custody of somebody.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    fs::remove_file(desk.path(PC)).expect("the card of every desk");
    desk.set_now("2025-03-10T08:00:00-06:00");
    add(&desk, "PC-0132", "EJ7X0132QK", &["--to", OWNER, "--letter", "R-132"]);
    add(&desk, "PC-0140", "EJ7X0140QK", &[]);
    desk.set_now("2025-03-10T09:00:00-06:00");
    desk
}

fn add(desk: &TestDesk, id: &str, serial: &str, more: &[&str]) {
    let (tag, serial) = (format!("tag=I4808-{id}"), format!("serial={serial}"));
    let mut add = vec!["asset", "add", "--kind", "computadora", "--id", id, "--set", &tag, "--set", &serial];
    add.extend(["--set", "brand=Marca de Ejemplo", "--set", "model=Torre"]);
    add.extend(more);
    desk.run(&add).ok();
}

/// A ticket that stands in 08, about PC-0132.
fn at_the_door(desk: &TestDesk) -> String {
    let mut new = vec!["new", "--set", "bien=pc-132"];
    new.extend(common::OPENING);
    let folio = desk.run(&new).ok().stdout.trim().to_owned();
    let says = |words: &[&str]| {
        let mut all = vec!["do", folio.as_str()];
        all.extend(words);
        desk.run(&all).ok();
    };
    says(&["registrado"]);
    says(&["requiere-soporte", "--by=personal-1", "-s", "revision=Cables", "-s", "diagnostico=Fuente"]);
    says(&["reportado", "-s", "instancia=mesa", "-s", "numero_reporte=R-00001"]);
    says(&["llego", "--for", "Técnico Uno", "-s", "tecnico=Técnico Uno"]);
    says(&["explicado"]);
    says(&["taller", "--for", "Técnico Uno"]);
    desk.run(&["sign", &folio, "--as", "jefatura", "--name", "Jimena Ejemplo"]).ok();
    folio
}

const PASS: [&str; 12] = [
    "-s",
    "motivo_salida=reparacion",
    "-s",
    "destino=empresa",
    "-s",
    "lleva=Técnico Uno",
    "-s",
    "identificacion=Credencial 12",
    "-s",
    "modelo=Torre",
    "-s",
    "condicion_salida=Con golpe",
];

fn leave(desk: &TestDesk, folio: &str, serial: &str) -> Outcome {
    let serial = format!("serie_salida={serial}");
    let mut words = vec!["do", folio, "salio", "-s", "devolucion_prevista=2025-03-20"];
    words.extend(PASS);
    words.extend(["-s", &serial]);
    desk.run(&words)
}

fn yaml(text: &str) -> Value {
    folio::yaml::parse(text).expect("a record")
}

fn asset(root: &Path, id: &str) -> Value {
    yaml(&fs::read_to_string(root.join(format!("catalog/assets/computadora/{id}.yaml"))).expect("an asset"))
}

/// What the last events of an asset did, newest last.
fn deeds(asset: &Value) -> Vec<&str> {
    asset["events"].as_array().expect("events").iter().map(|event| event["did"].as_str().expect("did")).collect()
}

fn last(record: &Value) -> &Value {
    record["events"].as_array().and_then(|events| events.last()).expect("an event")
}

#[test]
fn the_asset_is_named_by_its_identifier_whatever_was_typed() {
    let desk = desk();
    let folio = at_the_door(&desk);
    assert_eq!(yaml(&desk.read(&desk.ticket(&folio)))["asset"], "PC-0132");
    // By tag; what nobody registered stays as it was typed.
    desk.run(&["note", &folio, "-s", "bien=i4808-pc-0140"]).ok();
    assert_eq!(yaml(&desk.read(&desk.ticket(&folio)))["asset"], "PC-0140");
    desk.run(&["note", &folio, "-s", "bien=de mi tía"]).ok().says(&["Aviso: el bien de mi tía no está en catalog"]);
    assert_eq!(yaml(&desk.read(&desk.ticket(&folio)))["asset"], "de mi tía");
    add(&desk, "MX-0132", "OTRA", &[]);
    let refused = desk.refuses(2, &["note", &folio, "-s", "bien=132"]);
    refused.says(&["MX-0132", "PC-0132"]);
}

#[test]
fn an_exit_with_another_machine_is_refused_with_everything_else_that_is_missing() {
    let desk = desk();
    let folio = at_the_door(&desk);
    let refused = desk.refuses(1, &["do", &folio, "salio", "-s", "lleva=Técnico Uno", "-s", "serie_salida=OTRA-1"]);
    refused.says(&[
        "Falta «Motivo de la salida»",
        "Falta «Identificación de quien lo lleva»",
        "PC-0132: La serie leída (OTRA-1) no es la del bien (EJ7X0132QK): no es el mismo equipo.",
        &format!("→ folio do {folio} salio --set lleva='Técnico Uno' --set serie_salida=…"),
    ]);
    // Where the serial was not read the field is asked for.
    let mut words = vec!["do", &folio, "salio"];
    words.extend(PASS);
    let refused = desk.refuses(1, &words);
    assert_eq!(
        refused.stderr,
        format!(
            "No se puede todavía. Hay un impedimento:\n  • PC-0132: Falta «Número de serie leído al salir» (número de serie leído).\n      \
             → folio do {folio} salio --set motivo_salida=reparacion --set destino=empresa --set lleva='Técnico Uno' \
             --set identificacion='Credencial 12' --set modelo=Torre --set condicion_salida='Con golpe' \
             --set serie_salida=…\n"
        )
    );
}

#[test]
fn it_leaves_waits_and_comes_back() {
    let desk = desk();
    let folio = at_the_door(&desk);
    let missing = |folio: &str| {
        let next = desk.next(folio);
        let all = next["outcomes"][0]["missing"].as_array().expect("missing").clone();
        all.iter().map(|item| item["key"].as_str().expect("key").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(missing(&folio).last().map(String::as_str), Some("serie_salida"));
    let done = leave(&desk, &folio, "ej7x-0132-qk").ok();
    assert_eq!(
        done.stdout,
        format!(
            "{folio}: 08 → 09 (Fuera de sitio)\n\
             PC-0132: Autorización de salida (En uso, Casilda Supuesta, Edificio A, tercer piso)\n\
             PC-0132: Salida (Fuera, Casilda Supuesta, Instalaciones de la empresa)\n"
        )
    );
    let (ticket, pc) = (yaml(&desk.read(&desk.ticket(&folio))), asset(&desk.root(), "PC-0132"));
    let step = last(&ticket);
    assert_eq!(step["moves"], json!(["PC-0132"]));
    assert_eq!(deeds(&pc), ["registered", "authorised", "left"]);
    assert_eq!((&pc["state"], &pc["ticket"], &pc["due"]), (&json!("outside"), &json!(folio), &json!("2025-03-20")));
    for event in &pc["events"].as_array().expect("events")[1..] {
        assert_eq!((&event["ticket"], &event["because"], &event["at"]), (&json!(folio), &step["id"], &step["at"]));
    }
    assert_eq!(pc["events"][1]["reason"], "Reparación");
    assert_eq!(pc["events"][2]["serial"], "ej7x-0132-qk");
    desk.check_clean();
    let remedy = desk.next(&folio)["waiting"]["remedy"].clone();
    let asked = ["regreso", "condicion_regreso", "recibe", "serie_regreso"].map(|field| format!(" --set {field}=…"));
    assert_eq!(remedy, format!("folio resume {folio}{}", asked.concat()));

    desk.set_now("2025-03-12T12:00:00-06:00");
    let back = |serial: &str| {
        let serial = format!("serie_regreso={serial}");
        let regreso = "regreso=2025-03-12T10:00:00-06:00";
        desk.run(&[
            "resume",
            &folio,
            "-s",
            regreso,
            "-s",
            "condicion_regreso=Reparado",
            "-s",
            "recibe=personal-1",
            "-s",
            &serial,
        ])
    };
    back("EJ7X0140QK").exits(1).says(&["PC-0132: La serie leída (EJ7X0140QK) no es la del bien"]);
    back("EJ7X0132QK").ok();
    let (ticket, pc) = (yaml(&desk.read(&desk.ticket(&folio))), asset(&desk.root(), "PC-0132"));
    let came = last(&pc);
    assert_eq!((&pc["state"], &pc["custodian"]), (&json!("in_use"), &json!(OWNER)));
    assert_eq!(came["did"], "came_back");
    // It was back before that was written down.
    assert_eq!((&came["at"], &came["recorded"]), (&json!("2025-03-12T10:00:00-06:00"), &json!(desk.now())));
    assert_eq!((&came["received_by"], &came["because"]), (&json!("personal-1"), &last(&ticket)["id"]));
    assert_eq!(last(&ticket)["moves"], json!(["PC-0132"]));
    desk.check_clean();
}

#[test]
fn the_outcome_that_ends_the_wait_moves_what_the_wait_moves() {
    let desk = desk();
    let folio = at_the_door(&desk);
    leave(&desk, &folio, "EJ7X0132QK").ok();
    desk.set_now("2025-03-12T12:00:00-06:00");
    // It is not coming back: another takes its place.
    desk.run(&["resume", &folio, "-s", "sustituto=140"]).ok();
    let pc = asset(&desk.root(), "PC-0132");
    assert_eq!(deeds(&pc), ["registered", "authorised", "left", "retired"]);
    assert_eq!((&pc["state"], &last(&pc)["reason"]), (&json!("retired"), &json!("reemplazado")));
    assert_eq!(last(&pc)["replaced_by"], "PC-0140");
    assert_eq!(deeds(&asset(&desk.root(), "PC-0140")), ["registered"]);
    desk.check_clean();
}

#[test]
fn a_dry_run_shows_the_assets_events_and_writes_nothing() {
    let desk = desk();
    let folio = at_the_door(&desk);
    let before = desk.snapshot();
    let mut words = vec!["do", &folio, "salio", "--dry-run", "-s", "serie_salida=EJ7X0132QK"];
    words.extend(PASS);
    let shown = desk.run(&words).ok();
    assert!(shown.stdout.contains("moves:\n  - PC-0132\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("id: PC-0132\nevents:\n"), "{}", shown.stdout);
    assert!(shown.stdout.contains("did: left\n"), "{}", shown.stdout);
    common::assert_same(&before, &desk.snapshot(), "a dry run");
    words.push("--json");
    let data = desk.run(&words).ok().data("folio/change/1");
    let moved: Vec<(&str, &str)> = data["moves"]
        .as_array()
        .expect("moves")
        .iter()
        .map(|step| (step["asset"].as_str().expect("asset"), step["event"]["did"].as_str().expect("did")))
        .collect();
    assert_eq!(moved, [("PC-0132", "authorised"), ("PC-0132", "left")]);
    assert_eq!(data["moves"][1]["event"]["because"], data["event"]["id"]);
}

#[test]
fn what_is_not_in_the_inventory_is_passed_over_with_a_warning() {
    let desk = TestDesk::new();
    desk.write(PC, common::CARD_BY_HAND);
    let folio = at_the_door(&desk);
    desk.set_now("2025-03-10T10:00:00-06:00");
    let mut words = vec!["do", &folio, "salio"];
    words.extend(PASS);
    let card = desk.read(PC);
    desk.run(&words).ok().says(&[
        "Aviso: PC-0132 es una ficha sin historial; no se asentó: Salida. Dele entrada con: folio asset adopt PC-0132",
    ]);
    assert_eq!(desk.read(PC), card);
    assert_eq!(last(&yaml(&desk.read(&desk.ticket(&folio)))).get("moves"), None);
    fs::remove_file(desk.path(PC)).expect("removes the card");
    desk.run(&["resume", &folio, "-s", "sustituto=otra"]).ok().says(&["PC-0132 no está en el inventario"]);
}

#[test]
fn what_was_done_by_hand_is_not_done_again() {
    let desk = desk();
    let folio = at_the_door(&desk);
    let exit =
        ["asset", "exit", "PC-0132", "--reason", "Reparación", "--destination", "Taller", "--carrier", "Técnico Uno"];
    let mut exit = exit.to_vec();
    exit.extend(["--identification", "Credencial 12", "--condition", "Con golpe", "--ticket", &folio]);
    desk.run(&exit).ok();
    leave(&desk, &folio, "EJ7X0132QK").ok();
    let pc = asset(&desk.root(), "PC-0132");
    assert_eq!(deeds(&pc), ["registered", "authorised", "left"]);
    desk.run(&["asset", "back", "PC-0132", "--serial", "EJ7X0132QK", "--condition", "Bien"]).ok();
    let end =
        ["resume", &folio, "-s", "regreso=2025-03-10 09:00", "-s", "condicion_regreso=Bien", "-s", "recibe=personal-1"];
    desk.run(&end).ok();
    assert_eq!(last(&yaml(&desk.read(&desk.ticket(&folio)))).get("moves"), None);
    desk.check_clean();
}

#[test]
fn an_asset_that_was_changed_by_hand_is_not_moved() {
    let desk = desk();
    let folio = at_the_door(&desk);
    desk.write(PC, desk.read(PC).replace("state: in_use", "state: lent"));
    let mut words = vec!["do", &folio, "salio", "-s", "serie_salida=EJ7X0132QK"];
    words.extend(PASS);
    desk.refuses(3, &words).says(&[PC, "state"]);
}

#[test]
fn what_the_assets_rules_refuse_the_outcome_is_refused_for() {
    let desk = desk();
    let folio = at_the_door(&desk);
    desk.run(&["asset", "lost", "PC-0132", "--reason", "No aparece"]).ok();
    let mut words = vec!["do", &folio, "salio", "-s", "serie_salida=EJ7X0132QK"];
    words.extend(PASS);
    let refused = desk.refuses(1, &words);
    refused.says(&["PC-0132 está «Extraviado»", "folio asset show PC-0132"]);
}

#[test]
fn check_finds_a_movement_that_only_the_ticket_tells() {
    let desk = desk();
    let folio = at_the_door(&desk);
    let before = desk.read(PC);
    leave(&desk, &folio, "EJ7X0132QK").ok();
    desk.check_clean();
    // Somebody brings back yesterday's file of the asset, or deletes it.
    desk.write(PC, &before);
    let found = desk.run(&["check"]).exits(1);
    assert!(found.stdout.contains("dice que movió PC-0132, y ese bien no tiene ningún asiento por él. [moved-unsaid]"));
    fs::remove_file(desk.path(PC)).expect("removes");
    let found = desk.run(&["check"]).exits(1);
    assert!(found.stdout.contains("dice que movió PC-0132, que no está en el inventario. [moved-unknown-asset]"));
    // Moves that no outcome can have made.
    desk.write(PC, &before);
    let path = desk.ticket(&folio);
    let text = desk.read(&path);
    desk.write(&path, text.replace("did: explicado\n", "did: explicado\n  moves: [PC-0132]\n"));
    let found = desk.run(&["check"]).exits(1);
    assert!(
        found.stdout.contains("El asiento dice que movió PC-0132, y ese paso no mueve ningún bien."),
        "{}",
        found.stdout
    );
}

// A wait that an outcome ends, in a procedure of its own; opening takes the first step with it.
const CUSTODY: &str = r#"
code = "custodia"
title = "Custodia"
revision = "1"
area = "Taller"

[roles]
jefatura = "Jefatura"

[fields]
equipo = { label = "Equipo", type = "asset" }
otro = { label = "Otro", type = "asset" }
serie = { label = "Serie", type = "text" }
quien = { label = "Quién", type = "text" }

[opening]
fills = ["equipo", "otro?", "serie?", "quien?"]

[waits.fuera]
title = "Fuera"
status = "offsite"
by_hand = false

[[waits.fuera.moves]]
asset = "equipo"
deed = "came_back"
set = { serial = "serie", condition = "'Bien'" }

[[activity]]
id = "1"
title = "Sacar"
role = "jefatura"

[[activity.outcome]]
id = "sale"
title = "Sale"
to = "2"
waits = "fuera"

[[activity.outcome.moves]]
asset = "equipo"
deed = "authorised"
set = { reason = "'Prueba'", destination = "'Taller'", carrier = "quien", identification = "quien", condition = "'Bien'" }

[[activity.outcome.moves]]
asset = "equipo"
deed = "left"
set = { serial = "serie" }

[[activity]]
id = "2"
title = "Cerrar"
role = "jefatura"

[[activity.outcome]]
id = "cerrado"
title = "Cerrado"
to = "end"

[[activity.outcome.moves]]
asset = "equipo"
deed = "returned"
set = { condition = "'Bien'" }

[[activity.outcome.moves]]
asset = "otro"
deed = "assigned"
when = "quien"
set = { to = "'usuario-1'", condition = "'Bueno'" }
"#;

#[test]
fn an_outcome_that_ends_a_wait_makes_its_movements_first_and_opening_may_move_too() {
    let desk = desk();
    desk.write("catalog/procedures/custodia.toml", CUSTODY);
    let settings = desk.read("catalog/desk.toml").replace("procedures = [", "procedures = [\"custodia\", ");
    desk.write("catalog/desk.toml", settings);
    let new =
        ["new", "--procedure", "custodia", "-s", "equipo=132", "-s", "otro=140", "-s", "quien=Uno", "--do", "sale"];
    let refused = desk.refuses(1, &new);
    refused.says(&["PC-0132: Falta «Serie»", "→ folio new … --do sale --set serie=…"]);
    let mut new = new.to_vec();
    new.extend(["-s", "serie=EJ7X0132QK", "--json"]);
    let data = desk.run(&new).ok().data("folio/new/1");
    let folio = data["folio"].as_str().expect("folio").to_owned();
    assert_eq!(data["moves"][1]["after"]["state"], "outside");
    assert_eq!(last(&yaml(&desk.read(&desk.ticket(&folio))))["moves"], json!(["PC-0132"]));
    desk.run(&["do", &folio, "cerrado"]).ok();
    let (ticket, pc) = (yaml(&desk.read(&desk.ticket(&folio))), asset(&desk.root(), "PC-0132"));
    assert_eq!(deeds(&pc), ["registered", "authorised", "left", "came_back", "returned"]);
    assert_eq!((&pc["state"], pc.get("custodian")), (&json!("in_stock"), None));
    assert_eq!(last(&ticket)["moves"], json!(["PC-0132", "PC-0140"]));
    assert_eq!(asset(&desk.root(), "PC-0140")["custodian"], "usuario-1");
    desk.check_clean();
}

// --- Warranty ------------------------------------------------------------------------------------------

#[test]
fn a_ticket_on_an_asset_under_warranty_says_so() {
    let desk = TestDesk::new();
    desk.set_now("2026-01-05T09:00:00-06:00");
    let root = desk.beside().join("ministerio");
    let folder = root.to_string_lossy().into_owned();
    desk.run_in(desk.beside(), &["init", &folder, "--procedure", "min-soporte", "--person", "coordinacion-1"]).ok();
    for name in ["desk.toml", "people.toml"] {
        let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("kits/min-soporte/catalog").join(name);
        fs::copy(kit, root.join("catalog").join(name)).expect("the kit's file");
    }
    let run = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.current_dir(&root).env("FOLIO_USER", "coordinacion-1");
        desk.finish(command, None)
    };
    for (id, warranty) in [("PC-0001", "2026-01-05"), ("PC-0002", "2026-01-04")] {
        let (warranty, tag, serial) = (format!("warranty={warranty}"), format!("tag={id}"), format!("serial={id}"));
        let mut add = vec!["asset", "add", "--kind", "computadora", "--id", id, "--set", &tag, "--set", &serial];
        add.extend(["--set", "brand=Ejemplo", "--set", "model=Torre", "--set", &warranty]);
        add.extend(["--set", "supplier=equipos-ejemplo"]);
        run(&add).ok();
    }
    let new = |asset: &str| {
        let asset = format!("equipo={asset}");
        let mut new =
            vec!["new", "-s", "funcionario=Funcionaria de Ejemplo", "-s", "dependencia=Archivo", "-s", "tipo=equipo"];
        new.extend(["-s", "solicitud=No enciende", "-s", &asset]);
        run(&new).ok()
    };
    let said = "PC-0001 está en garantía con Equipos de Ejemplo S. A. S. hasta el 2026-01-05";
    let opened = new("pc-1");
    assert_eq!(opened.stderr, format!("{said}.\n"));
    let folio = opened.stdout.trim().to_owned();
    let shown = run(&["show", &folio]).ok().stdout.replace("\n", " ");
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("en garantía hasta el 2026-01-05 con Equipos de Ejemplo S. A. S."), "{shown}");
    let asset = &run(&["show", &folio, "--json"]).ok().data("folio/show/1")["asset"];
    assert_eq!((&asset["under_warranty"], &asset["supplier"]), (&json!(true), &json!("equipos-ejemplo")));
    assert!(run(&["next", &folio]).ok().stdout.contains(said));

    // Its own procedure proposes what follows.
    run(&["do", &folio, "comunicada"]).ok();
    run(&["do", &folio, "registrada"]).ok();
    let means = ["-s", "impacto=low", "-s", "urgencia=low", "-s", "tecnico=tecnico-1", "-s", "recursos=Los hay"];
    run(&[&["do", &folio, "coordinada"], &means[..]].concat()).ok();
    let proposed = |folio: &str, field: &str| {
        let next = run(&["next", folio, "--json"]).ok().data("folio/next/1");
        let all = next["outcomes"].as_array().expect("outcomes").clone().into_iter();
        let missing = all.flat_map(|outcome| outcome["missing"].as_array().expect("missing").clone());
        let found: Vec<Value> =
            missing.filter(|item| item["key"] == field).map(|item| item["proposed"].clone()).collect();
        (next["asset"].clone(), found)
    };
    let (asset, guarantee) = proposed(&folio, "en_garantia");
    assert_eq!(guarantee, [json!(true)]);
    assert_eq!(
        asset,
        json!({
            "id": "PC-0001", "registered": true, "warranty": "2026-01-05", "under_warranty": true,
            "supplier": "equipos-ejemplo", "supplier_name": "Equipos de Ejemplo S. A. S.",
        })
    );
    run(&["do", &folio, "diagnosticado", "--by=tecnico-1", "-s", "diagnostico=Fuente", "-s", "en_garantia=sí"]).ok();
    run(&["do", &folio, "planear", "--by=tecnico-1"]).ok();
    let (_, supplier) = proposed(&folio, "proveedor");
    assert_eq!(supplier[0], json!("equipos-ejemplo"));

    // The day after its last there is none.
    let other = new("2");
    assert_eq!(other.stderr, "");
    let other = other.stdout.trim().to_owned();
    assert_eq!(proposed(&other, "en_garantia").0["under_warranty"], false);
    let said = "PC-0001 está en garantía";
    run(&["note", &other, "-s", "equipo=1"]).ok().says(&[said]);
    desk.set_now("2026-01-06T09:00:00-06:00");
    assert!(!run(&["next", &folio]).ok().stdout.contains("en garantía hasta"));
}

// --- Loan, retention and swap ------------------------------------------------------------------------

/// A desk of the kit of qro-soporte, with a laptop in use, one in stock and a new one.
struct Plant {
    desk: TestDesk,
    root: PathBuf,
}

impl Plant {
    fn new() -> Self {
        let desk = TestDesk::new();
        desk.set_now("2026-01-05T09:00:00-06:00");
        let root = desk.beside().join("planta");
        let folder = root.to_string_lossy().into_owned();
        let init = ["init", &folder, "--procedure", "qro-soporte", "--person", "sistemas-1", "--series", "XX"];
        desk.run_in(desk.beside(), &init).ok();
        for name in ["desk.toml", "people.toml"] {
            let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("kits/qro-soporte/catalog").join(name);
            fs::copy(kit, root.join("catalog").join(name)).expect("the kit's file");
        }
        let plant = Self { desk, root };
        for (id, to) in [("LT-0417", Some("usuario-1")), ("LT-0009", None), ("LT-0500", None)] {
            let tag = format!("tag={id}");
            let mut add = vec!["asset", "add", "--kind", "computadora", "--id", id, "--set", &tag];
            add.extend(["--set", "brand=Marca de Ejemplo", "--set", "model=Portátil"]);
            add.extend(to.into_iter().flat_map(|to| ["--to", to, "--letter", "R-417"]));
            plant.at("2026-01-05 09:00", &add).ok();
        }
        plant
    }

    fn at(&self, moment: &str, arguments: &[&str]) -> Outcome {
        self.desk.set_now(&format!("{}:00-06:00", moment.replace(' ', "T")));
        let mut command = self.desk.command(arguments);
        command.current_dir(&self.root).env("FOLIO_USER", "sistemas-1");
        self.desk.finish(command, None)
    }

    fn says(&self, moment: &str, folio: &str, outcome: &str, set: &[&str]) -> Outcome {
        let mut words = vec!["do", folio, outcome];
        words.extend(set.iter().flat_map(|word| ["-s", *word]));
        self.at(moment, &words)
    }

    fn ticket(&self, folio: &str) -> Value {
        let (year, month) = ("2026", "01");
        let path = self.root.join(format!("tickets/{year}/{month}/{folio}.yaml"));
        yaml(&fs::read_to_string(path).expect("a ticket"))
    }

    /// A ticket that stands in 07, whose purchase has ended.
    fn to_be_replaced(&self) -> String {
        let new = [
            "new",
            "-s",
            "usuario=usuario-1",
            "-s",
            "servicio=equipo-de-computo",
            "-s",
            "bien=417",
            "-s",
            "problema=Ya no enciende.",
        ];
        let folio = self.at("2026-01-12 09:30", &new).ok().stdout.trim().to_owned();
        self.says("2026-01-12 09:36", &folio, "clasificado", &["impacto=medium", "urgencia=high"]).ok();
        self.says("2026-01-12 09:45", &folio, "interno", &[]).ok();
        let replace = [
            "revision=No enciende",
            "diagnostico=Tarjeta quemada",
            "articulo=Portátil",
            "cantidad=1",
            "urgencia_compra=low",
            "continuo=no",
            "mal_uso=no",
        ];
        self.says("2026-01-12 10:00", &folio, "reemplazo", &replace).ok();
        folio
    }

    fn purchase_ends(&self, folio: &str) {
        let ticket = self.ticket(folio);
        let opened = ticket["events"].as_array().expect("events").iter().find_map(|event| event["opens"][0].as_str());
        let purchase = opened.expect("a purchase").to_owned();
        self.at("2026-01-13 09:00", &["cancel", &purchase, "--reason", "desistimiento", "--by", "compras-1"]);
    }
}

#[test]
fn a_mistyped_asset_to_be_lent_refuses_the_whole_swap() {
    let plant = Plant::new();
    let folio = plant.to_be_replaced();
    plant.at("2026-01-12 10:05", &["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo Uno"]).ok();
    let loan = |asset: &str| {
        let asset = format!("prestamo_equipo={asset}");
        let rest = ["condicion_retencion=No enciende", "prestamo_condicion=Buena", "prestamo_hasta=2026-01-30"];
        plant.says("2026-01-12 10:10", &folio, "prestado", &[&rest[..], &[&asset]].concat())
    };
    let before = (plant.ticket(&folio), asset(&plant.root, "LT-0417"), asset(&plant.root, "LT-0009"));
    let refused = loan("LT-0O09").exits(1);
    assert_eq!(refused.stdout, "");
    assert_eq!(
        refused.stderr,
        format!(
            "No se puede todavía. Hay un impedimento:\n  • «Equipo de stock que se presta»: «LT-0O09» no está en el inventario, y este \
             paso lo mueve (Préstamo). Los más parecidos: LT-0009, LT-0500, LT-0417. Si es un bien nuevo, dele de alta \
             antes: folio asset add\n      → folio do {folio} prestado --set condicion_retencion='No enciende' \
             --set prestamo_condicion=Buena --set prestamo_hasta=2026-01-30 --set prestamo_equipo=…\n"
        )
    );
    assert_eq!((plant.ticket(&folio), asset(&plant.root, "LT-0417"), asset(&plant.root, "LT-0009")), before);
    loan("zzz")
        .exits(1)
        .says(&["«zzz» no está en el inventario, y este paso lo mueve (Préstamo). Si es un bien nuevo"]);
    // What an earlier step said is corrected there.
    plant.at("2026-01-12 10:06", &["note", &folio, "-s", "bien=MU-7"]).ok();
    loan("lt-9").exits(1).says(&["«MU-7» no está", &format!("→ folio note {folio} --set bien=…")]);
    plant.at("2026-01-12 10:07", &["note", &folio, "-s", "bien=417"]).ok();
    loan("lt-9").ok();
}

#[test]
fn a_desk_that_has_registered_nothing_yet_goes_on_with_a_warning() {
    let plant = Plant::new();
    let folio = plant.to_be_replaced();
    fs::remove_dir_all(plant.root.join("catalog/assets")).expect("removes the inventory");
    let kept = ["condicion_retencion=No enciende", "motivo_sin_prestamo=No hay"];
    let done = plant.says("2026-01-12 10:10", &folio, "retenido", &kept).ok();
    done.says(&["Aviso: el bien LT-0417 no está en el inventario; no se asentó: Retención."]);
}

#[test]
fn a_loan_in_place_of_a_retained_asset_and_the_swap_back_in_one_step() {
    let plant = Plant::new();
    let folio = plant.to_be_replaced();
    plant.at("2026-01-12 10:05", &["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo Uno"]).ok();
    let loan = [
        "condicion_retencion=No enciende",
        "prestamo_equipo=lt-9",
        "prestamo_condicion=Buena",
        "prestamo_hasta=2026-01-30",
    ];
    let lent = plant.says("2026-01-12 10:10", &folio, "prestado", &loan).ok();
    assert_eq!(
        lent.stdout,
        format!(
            "{folio}: 07 → 08 (En espera de compra)\n\
             LT-0417: Retención (Retenido, Usuaria de Ejemplo Uno, Almacén de Sistemas)\n\
             LT-0009: Préstamo (Prestado, Usuaria de Ejemplo Uno, Oficina foránea de Celaya)\n"
        )
    );
    let (ticket, kept, loaned) = (plant.ticket(&folio), asset(&plant.root, "LT-0417"), asset(&plant.root, "LT-0009"));
    assert_eq!(last(&ticket)["moves"], json!(["LT-0417", "LT-0009"]));
    assert_eq!((&kept["state"], &kept["custodian"]), (&json!("retained"), &json!("usuario-1")));
    assert_eq!((&loaned["state"], &loaned["due"]), (&json!("lent"), &json!("2026-01-30")));
    let expected = json!({
        "id": last(&loaned)["id"], "at": "2026-01-12T10:10:00-06:00", "by": "sistemas-1", "did": "lent", "to": "usuario-1",
        "due": "2026-01-30", "condition": "Buena", "place": loaned["place"], "area": "Ventas", "instead_of": "LT-0417",
        "ticket": folio, "because": last(&ticket)["id"],
    });
    assert_eq!(*last(&loaned), expected);

    plant.purchase_ends(&folio);
    plant.at("2026-01-14 09:00", &["resume", &folio]);
    plant.says("2026-01-14 10:00", &folio, "entregado", &["equipo_nuevo=500", "solucion=Equipo nuevo"]).ok();
    let new = asset(&plant.root, "LT-0500");
    assert_eq!((&new["state"], &new["custodian"]), (&json!("in_use"), &json!("usuario-1")));

    plant.at("2026-01-14 10:05", &["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo Uno"]).ok();
    let back = [
        "prestamo_regreso=2026-01-14 10:06",
        "prestamo_condicion_regreso=Buena",
        "prestamo_recibe=sistemas-1",
        "destino_retenido=devuelto",
    ];
    // The asset's own rules want to know in what condition it is given back.
    let refused = plant.says("2026-01-14 10:10", &folio, "conforme", &back).exits(1);
    let refused = refused
        .says(&["LT-0417: Falta «Condición del equipo retenido al terminar» (condición)", "condicion_retenido=…"]);
    assert!(!refused.stderr.contains("LT-0009"), "{}", refused.stderr);
    assert_eq!(asset(&plant.root, "LT-0009")["state"], "lent");
    let mut back = back.to_vec();
    back.push("condicion_retenido=Reparado");
    plant.says("2026-01-14 10:10", &folio, "conforme", &back).ok();
    let (ticket, kept, loaned) = (plant.ticket(&folio), asset(&plant.root, "LT-0417"), asset(&plant.root, "LT-0009"));
    assert_eq!(deeds(&kept), ["registered", "retained", "given_back"]);
    assert_eq!((&kept["state"], &kept["custodian"]), (&json!("in_use"), &json!("usuario-1")));
    assert_eq!(deeds(&loaned), ["registered", "lent", "returned"]);
    assert_eq!((&loaned["state"], &loaned["place"]), (&json!("in_stock"), &json!("Almacén de Sistemas")));
    assert_eq!(last(&ticket)["moves"], json!(["LT-0009", "LT-0417"]));
    assert_eq!(last(&loaned)["because"], last(&ticket)["id"]);
    plant.at("2026-01-14 11:00", &["check"]).ok();
}

#[test]
fn a_cancelled_ticket_moves_nothing_and_says_what_it_leaves_behind() {
    let plant = Plant::new();
    let folio = plant.to_be_replaced();
    plant
        .says("2026-01-12 10:10", &folio, "retenido", &["condicion_retencion=Mala", "motivo_sin_prestamo=No hay"])
        .ok();
    let cancelled =
        plant.at("2026-01-12 11:00", &["cancel", &folio, "--reason", "desistimiento", "--children", "leave"]).ok();
    cancelled.says(&["Aviso: LT-0417 sigue así por este reporte: Retenido."]);
    assert_eq!(asset(&plant.root, "LT-0417")["state"], "retained");
}

/// Holds every ticket's `moves` against the assets' `because`.
fn assert_agreed(root: &Path, folio: &str, ticket: &Value) {
    let mut said: Vec<(String, String)> = Vec::new();
    for event in ticket["events"].as_array().expect("events") {
        let moved = event["moves"].as_array().into_iter().flatten();
        said.extend(
            moved.map(|id| (id.as_str().expect("id").to_owned(), event["id"].as_str().expect("id").to_owned())),
        );
    }
    let mut found: Vec<(String, String)> = Vec::new();
    for id in ["LT-0417", "LT-0009", "LT-0500"] {
        let asset = asset(root, id);
        for event in asset["events"].as_array().expect("events") {
            if let Some(because) = event["because"].as_str() {
                assert_eq!(event["ticket"], folio);
                found.push((id.to_owned(), because.to_owned()));
            }
        }
    }
    said.sort();
    found.sort();
    found.dedup();
    assert_eq!(said, found);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    #[test]
    fn tickets_and_assets_agree_whatever_the_walk(
        kept in 0_usize..3,
        new in any::<bool>(),
        destination in prop::sample::select(vec!["devuelto", "stock", "garantia", "baja"]),
        registered in any::<bool>(),
    ) {
        let plant = Plant::new();
        if !registered {
            fs::remove_file(plant.root.join("catalog/assets/computadora/LT-0500.yaml")).expect("removes");
        }
        let folio = plant.to_be_replaced();
        let sign = ["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo Uno"];
        plant.at("2026-01-12 10:05", &sign).ok();
        let (outcome, set): (&str, &[&str]) = [
            ("prestado", &[
                "condicion_retencion=Mala", "prestamo_equipo=LT-0009", "prestamo_condicion=Buena",
                "prestamo_hasta=2026-01-30",
            ][..]),
            ("retenido", &["condicion_retencion=Mala", "motivo_sin_prestamo=No hay"][..]),
            ("sin-retener", &["motivo_sin_retener=Sirve"][..]),
        ][kept];
        plant.says("2026-01-12 10:10", &folio, outcome, set).ok();
        plant.purchase_ends(&folio);
        let delivered: &[&str] = if new { &["solucion=Otro", "equipo_nuevo=LT-0500"] } else { &["solucion=Otro"] };
        let registered_late = new && !registered;
        if registered_late {
            plant.says("2026-01-14 10:00", &folio, "entregado", delivered).exits(1);
            let add = ["asset", "add", "--kind=computadora", "--id=LT-0500", "-s", "tag=LT-0500", "-s", "brand=M", "-s", "model=P"];
            plant.at("2026-01-14 10:00", &add).ok();
        }
        plant.says("2026-01-14 10:00", &folio, "entregado", delivered).ok();
        plant.at("2026-01-14 10:05", &sign).ok();
        let destination = format!("destino_retenido={destination}");
        let mut end = vec!["condicion_retenido=Regular"];
        if kept == 0 {
            end.extend([
                "prestamo_regreso=2026-01-14 10:06", "prestamo_condicion_regreso=Buena", "prestamo_recibe=sistemas-1",
            ]);
        }
        if kept < 2 {
            end.push(&destination);
        }
        plant.says("2026-01-14 10:10", &folio, "conforme", &end).ok();
        if !registered && !registered_late {
            fs::write(plant.root.join("catalog/assets/computadora/LT-0500.yaml"), "id: LT-0500\nkind: computadora\nevents: []\n")
                .expect("a card");
        }
        assert_agreed(&plant.root, &folio, &plant.ticket(&folio));
    }
}
