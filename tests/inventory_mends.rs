//! What people ran into while they kept an inventory: items named wrongly, tickets that nobody thought
//! of, papers from before Folio, and refusals that say what to type.

mod common;

use common::{Outcome, TestDesk};
use serde_json::{Value, json};

/// A desk with two computers and a screen in stock.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.set_now("2025-03-03T09:00:00-06:00");
    for (kind, id, accessories) in [
        ("computadora", "PC-0901", "accessories=teclado, Ratón"),
        ("computadora", "PC-0902", "accessories=Ratón, cargador"),
        ("monitor", "MO-0901", "inches=24"),
    ] {
        add(&desk, kind, id, &["--set", accessories]).ok();
    }
    desk
}

fn add(desk: &TestDesk, kind: &str, id: &str, more: &[&str]) -> Outcome {
    let (tag, serial) = (format!("tag=T-{id}"), format!("serial=S-{id}"));
    let mut add = vec!["asset", "add", "--kind", kind, "--id", id, "--set", &tag, "--set", &serial];
    add.extend(["--set", "brand=Ejemplo", "--set", "model=M"]);
    add.extend(more);
    desk.run(&add)
}

fn asset(desk: &TestDesk, id: &str) -> Value {
    let kind = if id.starts_with("PC") { "computadora" } else { "monitor" };
    folio::yaml::parse(&desk.read(&format!("catalog/assets/{kind}/{id}.yaml"))).expect("an asset")
}

fn last(asset: &Value) -> &Value {
    asset["events"].as_array().and_then(|events| events.last()).expect("an event")
}

const TO: [&str; 4] = ["--to", "usuario-1", "--condition", "Buena"];

// --- Items -----------------------------------------------------------------------------------------

#[test]
fn an_item_that_the_card_does_not_have_is_refused_unless_a_plus_adds_it() {
    let desk = desk();
    let assign = |id: &str, item: &str| desk.run(&[&["asset", "assign", id][..], &TO, &["--item", item]].concat());
    let refused = assign("PC-0901", "ratno=roto").exits(2);
    assert_eq!(
        refused.stderr,
        "Hay que corregir el comando:\n  • «ratno» no es un accesorio de PC-0901; tiene: teclado, Ratón. Lo \
         que va además se escribe con un signo más: --item \"+ratno=…\"\n"
    );
    assign("MO-0901", "cable=bueno")
        .exits(2)
        .says(&["«cable» no es un accesorio de MO-0901: su ficha no tiene ninguno."]);
    assert_eq!(asset(&desk, "PC-0901")["state"], "in_stock");
    // Under the card's own name, whatever was typed.
    assign("PC-0901", "raton=roto").ok();
    assert_eq!(last(&asset(&desk, "PC-0901"))["items"], json!({"Ratón": "roto"}));
    assign("MO-0901", "+cable=bueno").ok();
    // What was handed over with it comes back with it.
    desk.run(&["asset", "return", "MO-0901", "--condition=Buena", "--item=cable=roto"]).ok();
    assert_eq!(last(&asset(&desk, "MO-0901"))["items"], json!({"cable": "roto"}));
    desk.check_clean();
}

#[test]
fn of_several_assets_each_takes_the_items_that_it_has() {
    let desk = desk();
    let items = ["--item=Ratón=usado", "--item=cargador=nuevo", "--item=pc-0901/teclado=sucio"];
    desk.run(&[&["asset", "assign", "PC-0901", "PC-0902"][..], &TO, &items].concat()).ok();
    assert_eq!(last(&asset(&desk, "PC-0901"))["items"], json!({"Ratón": "usado", "teclado": "sucio"}));
    assert_eq!(last(&asset(&desk, "PC-0902"))["items"], json!({"Ratón": "usado", "cargador": "nuevo"}));
}

#[test]
fn who_leaves_gives_back_each_item_in_its_condition() {
    let desk = desk();
    desk.run(&[&["asset", "assign", "PC-0901", "PC-0902"][..], &TO].concat()).ok();
    let close =
        |items: &[&str]| desk.run(&[&["custody", "usuario-1", "--close", "--condition=Buena"][..], items].concat());
    let before = desk.snapshot();
    let refused = close(&["--item=Ratón=roto", "--item=telado=x"]).exits(2);
    refused.says(&[
        "«Ratón» lo tienen PC-0901, PC-0902: diga de cuál.",
        "→ --item \"PC-0901/Ratón=roto\"",
        "«telado» no es un accesorio de PC-0901",
    ]);
    common::assert_same(&before, &desk.snapshot(), "a refusal");
    close(&["--item=PC-0902/Ratón=roto", "--item=teclado=sin la F5"]).ok();
    assert_eq!(last(&asset(&desk, "PC-0901"))["items"], json!({"teclado": "sin la F5"}));
    assert_eq!(last(&asset(&desk, "PC-0902"))["items"], json!({"Ratón": "roto"}));
    let letter = desk.run(&["form", "resguardo", "PC-0902"]).ok().stdout;
    assert!(letter.contains("| Ratón |  | roto |"), "{letter}");
}

// --- Open tickets ----------------------------------------------------------------------------------

#[test]
fn what_is_recorded_by_hand_names_the_open_ticket_of_the_asset() {
    let desk = desk();
    let mut new = vec!["new", "--set", "bien=PC-0901"];
    new.extend(common::OPENING);
    let folio = desk.run(&new).ok().stdout.trim().to_owned();
    let exit = ["asset", "exit", "PC-0901", "--reason=R", "--destination=D", "--carrier=C", "--identification=I"];
    desk.run(&[&exit[..], &["--condition=Buena"]].concat()).ok();
    desk.run(&["asset", "leave", "PC-0901", "--serial=S-PC-0901"]).ok();
    let warning = format!(
        "Aviso: el reporte {folio} sigue abierto y PC-0901 es parte de él; está en 01, Levantar el reporte. \
         Esto no lo avanza: folio next {folio}\n"
    );
    let back = desk.run(&["asset", "back", "PC-0901", "--serial=S-PC-0901", "--condition=Buena"]).ok();
    assert_eq!(back.stderr, warning);
    assert_eq!(desk.run(&["asset", "lost", "PC-0901", "--reason=No aparece"]).ok().stderr, warning);
    assert_eq!(desk.run(&["asset", "retire", "PC-0901", "--reason=extraviado"]).ok().stderr, warning);
    // Nothing is said of others.
    assert_eq!(desk.run(&["asset", "lost", "PC-0902", "--reason=No aparece"]).ok().stderr, "");
}

// --- Papers ----------------------------------------------------------------------------------------

#[test]
fn the_number_of_a_paper_from_before_folio_is_written_down_later() {
    let desk = desk();
    add(&desk, "monitor", "MO-0902", &["--to", "usuario-1"]).ok();
    let found = |desk: &TestDesk| desk.run(&["check"]).stdout.contains("[custody-without-letter]");
    assert!(found(&desk));
    let edit = |id: &str| desk.run(&["asset", "edit", id, "--letter", "R-2019/33"]);
    edit("MO-0902").ok();
    let screen = asset(&desk, "MO-0902");
    assert_eq!((&screen["letter"], &last(&screen)["did"]), (&json!("R-2019/33"), &json!("corrected")));
    assert_eq!(screen["events"][0].get("letter"), None);
    assert!(!found(&desk));
    desk.check_clean();
    let printed = desk.run(&["form", "resguardo", "MO-0902"]).ok().stdout;
    assert!(printed.contains("| R-2019/33 |"), "{printed}");
    // Folio numbers its own letters, and without a holder there is none.
    desk.run(&[&["asset", "assign", "MO-0901"][..], &TO].concat()).ok();
    edit("MO-0901").exits(1).says(&["El resguardo de MO-0901 es de Folio y ya tiene número: MO-0901/1."]);
    edit("PC-0901").exits(1).says(&["Nadie responde por PC-0901: no hay resguardo que numerar."]);
    desk.run(&["asset", "edit", "PC-0901"]).exits(2).says(&["No se dijo qué dato cambia"]);
}

#[test]
fn only_who_may_authorise_signs_as_the_head() {
    let desk = desk();
    desk.run(&[&["asset", "assign", "PC-0901"][..], &TO].concat()).ok();
    let sign = |name: &str| desk.run(&["asset", "sign", "PC-0901", "--as", "head", "--name", name]);
    let refused = sign("Pía Supuesta").exits(1);
    refused.says(&["Aquí firma quien autoriza, Jimena Ejemplo, y no Pía Supuesta."]);
    sign("usuario-1").exits(1);
    sign("jimena ejemplo").ok();
    desk.check_clean();
}

// --- What to type next -----------------------------------------------------------------------------

#[test]
fn refusals_name_the_option_that_helps() {
    let desk = desk();
    let stderr = |arguments: &[&str], code: i32| desk.run(arguments).exits(code).stderr;
    let missing = stderr(&["asset", "assign", "PC-0901", "--to", "usuario-1"], 1);
    assert!(missing.contains("Falta: condición (--condition)."), "{missing}");
    let people = desk.read("catalog/people.toml");
    let gone = "\n[[person]]\nid = \"ida\"\nname = \"Ida Ejemplo\"\nroles = [\"usuario\"]\nuntil = 2025-01-31\n";
    desk.write("catalog/people.toml", format!("{people}{gone}"));
    let left = stderr(&["asset", "assign", "PC-0901", "--to", "ida", "--condition", "Buena"], 1);
    assert!(left.contains("Ida Ejemplo no está en funciones") && left.contains("(--to)"), "{left}");
    assert!(!left.contains("--by"), "{left}");
    let empty = stderr(&["asset", "note", "PC-0901"], 2);
    assert!(empty.contains("Escriba el texto con --note.") && !empty.contains("--set"), "{empty}");
}

#[test]
fn two_people_equally_near_are_both_named() {
    let desk = desk();
    let people = desk.read("catalog/people.toml");
    let two = ["Zenaida Prueba", "Zenaira Prueba"]
        .iter()
        .enumerate()
        .map(|(index, name)| format!("\n[[person]]\nid = \"q{index}\"\nname = \"{name}\"\nroles = [\"usuario\"]\n"));
    desk.write("catalog/people.toml", format!("{people}{}", two.collect::<String>()));
    let refused = desk.run(&["custody", "Zenaila Prueba"]).exits(2);
    refused.says(&["¿Será Zenaida Prueba / Zenaira Prueba?"]);
}

#[test]
fn an_acknowledgement_typed_twice_speaks_of_no_file() {
    let desk = desk();
    let ack = || desk.run(&["ack", "PC-0901", "--system", "SIGTIG", "--number", "SG-1"]).ok();
    ack();
    assert_eq!(ack().stderr, "Ya estaba asentado (SIGTIG).\n");
}

#[test]
fn pieces_are_told_with_their_unit_as_it_is_declared() {
    let desk = desk();
    let add = ["asset", "add", "--kind=consumible", "--id=CO-0901", "-s", "model=Tóner", "-s", "unit=pieza"];
    desk.run(&[&add[..], &["--quantity=40"]].concat()).ok();
    let listed = desk.run(&["asset", "list", "--kind=consumible"]).ok().stdout;
    assert!(listed.contains("En almacén: 40 (pieza)"), "{listed}");
}

#[test]
fn a_deleted_event_is_one_finding_that_leads_to_the_history() {
    let desk = desk();
    desk.run(&[&["asset", "assign", "PC-0901"][..], &TO].concat()).ok();
    let path = "catalog/assets/computadora/PC-0901.yaml";
    let whole = desk.read(path);
    let sign = ["asset", "sign", "PC-0901", "--name", "usuario-1"];
    desk.run(&sign).ok();
    // The last event, then one in the middle.
    let codes = |text: &str| {
        desk.write(path, text);
        let data = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
        let all = data["findings"].as_array().expect("findings").clone();
        let own = all.iter().filter(|finding| finding["path"] == path);
        own.map(|finding| finding["code"].as_str().expect("code").to_owned()).collect::<Vec<_>>()
    };
    let signed = desk.read(path);
    let events: Vec<usize> = whole.match_indices("\n- id: ").map(|(at, _)| at + 1).collect();
    assert_eq!(codes(&whole[..events[1]]), ["asset-events-differ"]);
    let gone = format!("{}{}", &signed[..events[1]], &signed[whole.len()..]);
    assert_eq!(codes(&gone), ["asset-events-differ", "rule-broken"]);
    let told = desk.run(&["check"]).exits(1).stdout;
    assert!(told.contains(&format!("Recupérelo con «git log -p -- {path}»")), "{told}");
    assert!(!told.contains("Quítelo"), "{told}");
    // One entry changed by hand is that entry.
    assert_eq!(codes(&signed.replacen("state: in_use", "state: lent", 1)), ["asset-differs"]);
}

#[test]
fn a_seat_of_somebody_gone_is_found_at_its_own_line() {
    let desk = desk();
    let add = ["asset", "add", "--kind=licencia", "--id=LI-0901", "-s", "seats=5", "-s", "model=Office"];
    desk.run(&[&add[..], &["-s", "brand=Ejemplo"]].concat()).ok();
    for user in ["usuario-1", "PC-0901"] {
        desk.run(&["licence", "assign", "LI-0901", "--to", user]).ok();
    }
    desk.run(&["asset", "retire", "PC-0901", "--reason=danado"]).ok();
    let found = desk.run(&["check"]).exits(1).stdout;
    assert!(found.contains("| - PC-0901"), "{found}");
}
