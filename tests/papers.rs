//! The papers of assets: custody letter, loan slip, exit pass, labels.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fs;

use common::{HOSTILE, Outcome, TestDesk, assert_sound, without_hashes};
use serde_json::Value;

/// Somebody with a post, and somebody else.
const MORE_PEOPLE: &str = r#"
[[person]]
id = "usuario-2"
name = "Evaristo Modelo"
roles = ["usuario"]
post = "Contador"
area = "Recursos Financieros"
place = "Edificio B, planta baja"
"#;

/// A desk with two people who may hold things, and a computer and a monitor in stock.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    fs::remove_file(desk.path("catalog/assets/computadora/PC-0132.yaml")).expect("removes");
    desk.write("catalog/people.toml", desk.read("catalog/people.toml") + MORE_PEOPLE);
    let settings = desk.read("catalog/desk.toml").replace("Nombre de la institución", "Institución de Ejemplo");
    desk.write("catalog/desk.toml", settings);
    at(
        &desk,
        "2025-03-03T09:00",
        &[
            "asset",
            "add",
            "--kind=computadora",
            "--set=tag=I480800001-0132",
            "--set=serial=EJ7X0132QK",
            "--set=brand=Marca de Ejemplo",
            "--set=model=Torre 4100",
            "--set=accessories=teclado, ratón",
            "--set=software=Office 2021",
            "--set=memory_gb=16",
        ],
    );
    let monitor = ["asset", "add", "--kind=monitor", "--set=tag=MO-77", "--set=brand=Ejemplo", "--set=model=P27"];
    at(&desk, "2025-03-03T09:05", &[&monitor[..], &["--set=serial=EJMO77"]].concat());
    desk
}

/// Runs a command at a moment.
#[track_caller]
fn at(desk: &TestDesk, time: &str, arguments: &[&str]) -> Outcome {
    desk.set_now(&format!("{time}:00-06:00"));
    desk.run(arguments).ok()
}

#[track_caller]
fn assign(desk: &TestDesk, time: &str, id: &str) {
    let items = ["--item", "+ratón=nuevo", "--item", "+funda=usada"];
    let to = ["--to", "usuario-2", "--condition", "Bueno. Rayón leve en la tapa."];
    at(desk, time, &[&["asset", "assign", id][..], &to, &items].concat());
}

#[track_caller]
fn form(desk: &TestDesk, arguments: &[&str]) -> String {
    let printed = desk.run(&[&["form"], arguments].concat()).ok();
    assert_eq!(printed.stderr, "", "{}", printed.line);
    assert_sound(&printed.stdout);
    without_hashes(&printed.stdout)
}

/// From delivery to return, signed by whoever has to.
fn letter_closed(desk: &TestDesk) {
    assign(desk, "2025-03-03T10:00", "PC-0001");
    for (minute, role, name) in [("10", "receives", "usuario-2"), ("12", "hands_over", "Jimena Ejemplo")] {
        at(desk, &format!("2025-03-03T10:{minute}"), &["asset", "sign", "PC-0001", "--as", role, "--name", name]);
    }
    let back = ["--condition", "Funciona; falta una tecla.", "--item", "teclado=sin la tecla F5"];
    at(desk, "2025-03-07T12:00", &[&["asset", "return", "PC-0001"][..], &back].concat());
    let sign = ["asset", "sign", "PC-0001", "--on", "return", "--as", "hands_over", "--name", "Evaristo Modelo"];
    at(desk, "2025-03-07T12:05", &sign);
    desk.set_now("2025-03-10T09:00:00-06:00");
}

#[test]
fn a_custody_letter_whole() {
    let desk = desk();
    letter_closed(&desk);
    insta::assert_snapshot!("resguardo_full", form(&desk, &["resguardo", "PC-0001"]));
    // The printed key names it too, in capitals or not, and so does the inventory number the asset.
    let by_key = form(&desk, &["mp414-pr15-res", "i480800001-0132"]);
    assert_eq!(by_key, form(&desk, &["Resguardo", "PC-0001"]));
    desk.check_clean();
}

#[test]
fn what_is_not_known_yet_is_blank_to_write_on() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    let unsigned = form(&desk, &["resguardo", "PC-0001"]);
    // Who has to sign is printed; that nobody has shows in the dates.
    assert!(
        unsigned.contains(
            "| Recibe | Entrega | Vo. Bo. |\n|---|---|---|\n\
             | Firma: __________________ | Firma: __________________ | Firma: __________________ |\n\
             | Nombre: Evaristo Modelo | Nombre: Jimena Ejemplo | Nombre: ______________________ |\n\
             | Fecha: ________________ | Fecha: ________________ | Fecha: ________________ |\n"
        ),
        "{unsigned}"
    );
    assert!(unsigned.contains("| ______________ | ____________________ | __________________________ |"), "{unsigned}");
    for blank in ["resguardo", "vale", "salida"] {
        insta::assert_snapshot!(format!("{blank}_blank"), form(&desk, &[blank, "--blank"]));
    }
}

#[test]
fn an_earlier_letter_is_asked_for_by_its_number() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    let transfer = ["--to", "usuario-1", "--condition", "Bueno"];
    at(&desk, "2025-03-04T10:00", &[&["asset", "transfer", "PC-0001"][..], &transfer].concat());
    let latest = form(&desk, &["resguardo", "PC-0001"]);
    assert!(latest.contains("| MP414-PR15-RES | 1 | PC-0001/2 | 2025-03-04 | PC-0001/1 |"), "{latest}");
    let earlier = form(&desk, &["resguardo", "PC-0001", "--number", "1"]);
    assert!(earlier.contains("| MP414-PR15-RES | 1 | PC-0001/1 | 2025-03-03 |  |"), "{earlier}");
    assert!(earlier.contains("| 2025-03-04 | Traspaso | __________________________ |"), "{earlier}");
    for same in [&["PC-0001/1"][..], &["PC-0001", "--number=PC-0001/1"], &["pc-0001", "--number=pc-0001/1"]] {
        assert_eq!(form(&desk, &[&["resguardo"], same].concat()), earlier);
    }
    // What was on it then stays; what the card says today identifies it.
    at(&desk, "2025-03-05T10:00", &["asset", "edit", "PC-0001", "--set=tag=X-9", "--set=accessories=ninguno"]);
    let corrected = form(&desk, &["resguardo", "PC-0001/1"]);
    assert!(corrected.contains("| X-9 | EJ7X0132QK |") && corrected.contains("| teclado |  |  |"), "{corrected}");
}

#[test]
fn a_letter_from_before_folio_says_what_is_known() {
    let desk = desk();
    let old = ["--to=usuario-2", "--letter=R-2019/33", "--set=tag=A-1", "--set=brand=B", "--set=model=M"];
    at(&desk, "2025-03-03T10:00", &[&["asset", "add", "--kind=monitor"][..], &old, &["--set=serial=S1"]].concat());
    insta::assert_snapshot!("resguardo_old", form(&desk, &["resguardo", "MO-0002"]));
    assert_eq!(form(&desk, &["resguardo", "MO-0002", "--number", "r-2019/33"]), form(&desk, &["resguardo", "MO-0002"]));
    // Without any paper: one is printed to be signed.
    let without = ["--to=usuario-1", "--set=tag=A-2", "--set=brand=B", "--set=model=M", "--set=serial=S2"];
    at(&desk, "2025-03-03T10:10", &[&["asset", "add", "--kind=monitor"][..], &without].concat());
    let printed = form(&desk, &["resguardo", "MO-0003"]);
    assert!(printed.contains("| MP414-PR15-RES | 1 | ______________ | ____________ |"), "{printed}");
}

#[test]
fn a_loan_slip_whole() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    at(&desk, "2025-03-04T09:00", &["asset", "retain", "PC-0001", "--condition", "No enciende"]);
    let loan = ["--to=usuario-2", "--due=2025-03-20", "--condition=Como nuevo", "--item=+cable HDMI=bueno"];
    at(&desk, "2025-03-04T09:10", &[&["asset", "lend", "MO-0001"][..], &loan, &["--instead-of=PC-0001"]].concat());
    at(&desk, "2025-03-04T09:12", &["asset", "sign", "MO-0001", "--name", "usuario-2"]);
    let lent = form(&desk, &["vale", "MO-0001"]);
    assert!(lent.contains("| 2025-03-04 | 2025-03-20 |"), "{lent}");
    let back = ["asset", "return", "MO-0001", "--condition", "Como se llevó", "--received-by", "personal-1"];
    at(&desk, "2025-03-06T13:00", &back);
    desk.set_now("2025-03-10T09:00:00-06:00");
    insta::assert_snapshot!("vale_full", form(&desk, &["vale", "MO-0001"]));
}

/// Authorises an exit and lets it go out.
fn leave(desk: &TestDesk) {
    assign(desk, "2025-03-03T10:00", "PC-0001");
    let exit = [
        "--reason=Garantía",
        "--destination=Taller de Ejemplo",
        "--carrier=Brígida Postiza Cantú",
        "--identification=Credencial 0087",
        "--due=2025-03-14",
        "--condition=Enciende. Rayón leve.",
        "--item=+cargador=bueno",
    ];
    at(desk, "2025-03-04T12:00", &[&["asset", "exit", "PC-0001"][..], &exit].concat());
    let leave = ["asset", "leave", "PC-0001", "--serial=EJ7X0132QK", "--guard=Ladislao Ficticio"];
    at(desk, "2025-03-04T13:00", &leave);
    let sign = ["asset", "sign", "PC-0001", "--as=carrier", "--name=Brígida Postiza Cantú"];
    at(desk, "2025-03-04T13:05", &sign);
}

#[test]
fn an_exit_pass_whole() {
    let desk = desk();
    leave(&desk);
    let out = form(&desk, &["salida", "PC-0001"]);
    assert!(out.contains("| Salida | 2025-03-04 13:00 | EJ7X0132QK | Ladislao Ficticio |\n| Regreso | ____"), "{out}");
    let back = ["--serial=EJ7X0132QK", "--condition=Igual, con disco nuevo.", "--guard=Ladislao Ficticio"];
    at(&desk, "2025-03-10T08:50", &[&["asset", "back", "PC-0001"][..], &back].concat());
    insta::assert_snapshot!("salida_full", form(&desk, &["salida", "PC-0001"]));
    for same in ["1", "S1", "pc-0001/s1"] {
        assert_eq!(form(&desk, &["salida", "PC-0001", "--number", same]), form(&desk, &["salida", "PC-0001/S1"]));
    }
}

#[test]
fn a_pass_that_was_withdrawn_says_so() {
    let desk = desk();
    let exit = ["--reason=R", "--destination=D", "--carrier=C", "--identification=I", "--condition=B"];
    at(&desk, "2025-03-04T12:00", &[&["asset", "exit", "MO-0001"][..], &exit].concat());
    at(&desk, "2025-03-04T14:30", &["asset", "withdraw", "MO-0001", "--reason", "No vino"]);
    let printed = form(&desk, &["salida", "MO-0001"]);
    assert!(printed.contains("\nSin efecto desde el 2025-03-04 14:30: el bien no salió.\n"), "{printed}");
}

#[test]
fn hostile_text_stays_text() {
    let desk = desk();
    let long = "á".repeat(5000);
    let accessories = format!("{}; {}; {long}", HOSTILE.replace([',', ';'], " "), "|".repeat(30));
    // Semicolons part items, so that the text goes without them here.
    let hostile = HOSTILE.replace(';', ",");
    let set = |key: &str, value: &str| format!("--set={key}={value}");
    let card = [
        set("tag", &hostile),
        set("serial", "S-1"),
        set("brand", "# título"),
        set("model", "- renglón"),
        set("accessories", &accessories),
        set("processor", &hostile),
    ];
    let mut add = vec!["asset", "add", "--kind=computadora"];
    add.extend(card.iter().map(String::as_str));
    let id = at(&desk, "2025-03-03T10:00", &add).stdout.trim().to_owned();
    let condition = format!("--condition={hostile}\n# Título\n| a | b |\n|---|---|");
    let item = format!("--item=+teclado={}", hostile.replace(['=', ':'], " "));
    let place = format!("--place={hostile}");
    let over = ["--to=usuario-2", &condition, &item, &place];
    at(&desk, "2025-03-03T10:05", &[&["asset", "assign", &id][..], &over].concat());
    let shown = |text: &str| text.replace(&long, "(5000 letras)");
    let letter = form(&desk, &["resguardo", &id]);
    assert!(!letter.contains("49"), "{letter}");
    insta::assert_snapshot!("resguardo_hostile", shown(&letter));
    let words = ["reason", "destination", "carrier", "identification"].map(|key| format!("--{key}={hostile}"));
    let mut exit = vec!["asset", "exit", &id, &condition, &item];
    exit.extend(words.iter().map(String::as_str));
    at(&desk, "2025-03-04T10:05", &exit);
    let guard = format!("--guard={hostile}");
    at(&desk, "2025-03-04T10:10", &["asset", "leave", &id, "--serial=S-1", &guard]);
    insta::assert_snapshot!("salida_hostile", shown(&form(&desk, &["salida", &id])));
    at(&desk, "2025-03-04T11:05", &["asset", "back", &id, "--serial=S-1", &condition]);
    at(&desk, "2025-03-04T11:10", &["asset", "return", &id, &condition]);
    let lend = ["asset", "lend", &id, "--to=usuario-1", "--due=2025-04-01", &condition, &item, &place];
    at(&desk, "2025-03-04T11:15", &lend);
    insta::assert_snapshot!("vale_hostile", shown(&form(&desk, &["vale", &id])));
    desk.check_clean();
}

#[test]
fn several_papers_begin_on_pages_of_their_own() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    assign(&desk, "2025-03-03T10:00", "MO-0001");
    let both = without_hashes(&desk.run(&["form", "resguardo", "PC-0001", "MO-0001"]).ok().stdout);
    let (first, second) = (form(&desk, &["resguardo", "PC-0001"]), form(&desk, &["resguardo", "MO-0001"]));
    assert_eq!(both, format!("{first}\n<div style=\"break-after: page\"></div>\n\n{second}"));
}

#[test]
fn a_form_speaks_the_desks_language_and_json_has_what_the_template_is_given() {
    let desk = desk();
    leave(&desk);
    let spanish = desk.run(&["form", "salida", "PC-0001", "--json"]).ok().data("folio/papers/1");
    let english = desk.run(&["--lang=en", "form", "salida", "PC-0001", "--json"]).ok().data("folio/papers/1");
    assert_eq!(spanish, english);
    let pass = &spanish[0];
    assert_eq!(pass["asset"]["state"], "Fuera");
    assert_eq!(
        pass["asset"]["own"][0],
        serde_json::json!({"key": "memory_gb", "label": "Memoria (GB)", "value": "16"})
    );
    // What leaves is what was said to leave; what the card has is there too.
    assert_eq!(pass["pass"]["items"], serde_json::json!([{"item": "cargador", "condition": "bueno"}]));
    assert_eq!(pass["pass"]["accessories"], "teclado, ratón");
    assert_eq!(pass["pass"]["place"], "Edificio B, planta baja");
    assert_eq!(pass["asset"]["place"], "Taller de Ejemplo");
    let signs = |index: usize, key: &str| pass["signatures"][index][key].as_str().unwrap_or_default().to_owned();
    assert_eq!([signs(0, "role"), signs(0, "who"), signs(0, "name")], ["head", "Jimena Ejemplo", ""]);
    assert_eq!([signs(1, "title"), signs(1, "at")], ["Lleva", "2025-03-04 13:05"]);
    // A blank one has the same names.
    let blank = desk.run(&["form", "salida", "--blank", "--json"]).ok().data("folio/papers/1");
    for name in ["asset", "letter", "pass", "form", "desk"] {
        let keys = |value: &Value| {
            let mut keys: Vec<String> = value.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
            keys.sort();
            keys
        };
        assert_eq!(keys(&blank[0][name]), keys(&pass[name]), "{name}");
    }
}

#[test]
fn every_kit_prints_its_papers_in_its_own_words() {
    for (procedure, words) in [
        ("cjf-4.2", ["Servidor público resguardante", "Cargo", "Juez Administrador"]),
        ("pr-cau-01", ["Usuario resguardante", "Núm. de inventario", "PR-CAU-RES"]),
        ("qro-soporte", ["Quién lo recibe", "Núm. de inventario", "QRO-05-RES"]),
        ("min-soporte", ["Placa de inventario", "Dependencia", "Acta de asignación de equipo"]),
    ] {
        let desk = TestDesk::new();
        let root = desk.beside().join("otra");
        desk.run_in(
            desk.beside(),
            &["init", &root.to_string_lossy(), "--procedure", procedure, "--person", "jefatura-1"],
        )
        .ok();
        let people = fs::read_to_string(root.join("catalog/people.toml")).expect("people");
        let more = MORE_PEOPLE.replace("[\"usuario\"]", "[]");
        fs::write(root.join("catalog/people.toml"), people + &more).expect("writes");
        let run = |arguments: &[&str]| desk.run_in(&root, arguments).ok().stdout;
        run(&["asset", "add", "--kind=monitor", "--set=tag=M-1", "--set=brand=B", "--set=model=M", "--set=serial=S"]);
        run(&["asset", "lend", "1", "--to=usuario-2", "--due=2025-03-20", "--condition=Bueno"]);
        let exit = ["--reason=R", "--destination=D", "--carrier=C", "--identification=I", "--condition=B"];
        run(&[&["asset", "exit", "1"][..], &exit].concat());
        let lent = run(&["form", "vale", "1"]);
        assert_sound(&lent);
        assert!(lent.contains("| Evaristo Modelo | Contador | Recursos Financieros |"), "{lent}");
        assert_sound(&run(&["form", "salida", "1"]));
        run(&["asset", "withdraw", "1", "--reason=No"]);
        run(&["asset", "return", "1", "--condition=Bueno"]);
        run(&["asset", "assign", "1", "--to=usuario-2", "--condition=Bueno"]);
        let letter = run(&["form", "resguardo", "1"]);
        assert_sound(&letter);
        for word in words {
            assert!(letter.contains(word), "{procedure}: no {word}\n{letter}");
        }
        if procedure == "min-soporte" {
            insta::assert_snapshot!("resguardo_min", without_hashes(&letter));
        }
        for paper in ["resguardo", "vale", "salida"] {
            assert_sound(&run(&["form", paper, "--blank"]));
        }
        run(&["check"]);
    }
}

// --- Refusals -------------------------------------------------------------------------------------

#[test]
fn what_was_typed_wrongly_is_told() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    for (code, arguments, spanish, english) in [
        (
            2,
            &["resgardo", "PC-0001"][..],
            "¿Quiso decir «resguardo»? Los hay: F01 (Atención a Usuarios de la Unidad)",
            "Did you mean “resguardo”?",
        ),
        (2, &["resguardo"], "Falta el bien", "The asset is missing"),
        (2, &["resguardo", "PC-0002"], "No hay un bien «PC-0002»", "PC-0002"),
        (2, &["resguardo", "PC-0001/7"], "no tiene un resguardo «7». Los hay: PC-0001/1", "has no letter “7”"),
        (2, &["resguardo", "PC-0001", "--number=7"], "Los hay: PC-0001/1", "There are: PC-0001/1"),
        (2, &["resguardo", "PC-0001", "MO-0001", "--number=1"], "de un solo bien", "of one asset only"),
        (2, &["resguardo", "--from=2025-01-01"], "no lleva periodo", "takes no period"),
        (2, &["F01", "1", "2"], "de un reporte a la vez", "one ticket at a time"),
        (2, &["resguardo", "--blank", "PC-0001"], "--blank", "--blank"),
        (2, &["resguardo", "--procedure=mp414-pr15", "--blank"], "No hay un formato «resguardo»", "There is no form"),
        (1, &["resguardo", "MO-0001"], "todavía no tiene un resguardo", "has no custody letter yet"),
        (1, &["resguardo", "PC-0001", "MO-0001"], "MO-0001 todavía no tiene", "MO-0001 has no"),
        (1, &["vale", "PC-0001"], "todavía no tiene un vale", "has no slip yet"),
        (1, &["salida", "PC-0001"], "todavía no tiene un pase", "has no pass yet"),
        (1, &["salida", "PC-0001", "--number=1"], "todavía no tiene un pase", "has no pass yet"),
    ] {
        let words = [&["form"], arguments].concat();
        desk.refuses(code, &words).says(&[spanish]);
        desk.refuses(code, &[&["--lang=en"][..], &words].concat()).says(&[english]);
    }
    desk.refuses(1, &["form", "resguardo", "MO-0001"])
        .says(&["→ Se hace al entregarlo: folio asset assign MO-0001 --to", "folio form resguardo --blank"]);
    desk.refuses(1, &["form", "vale", "MO-0001"]).says(&["folio asset lend MO-0001"]);
    desk.refuses(1, &["form", "salida", "MO-0001"]).says(&["folio asset exit MO-0001"]);
    at(&desk, "2025-03-03T11:00", &["asset", "add", "--kind=consumible", "--set=model=Tóner", "--set=unit=pieza"]);
    desk.refuses(1, &["form", "resguardo", "CO-0001"]).says(&["CO-0001 es de la clase Consumible", "se surten"]);
    desk.refuses(1, &["--lang=en", "form", "salida", "CO-0001"]).says(&["CO-0001 is of the kind Consumible", "issued"]);
    let folio = desk.open();
    desk.refuses(2, &["form", "F01", &folio, "--number", "1"]).says(&["F01 no lleva número", "→ Quite --number"]);
}

#[test]
fn a_card_without_history_has_to_be_adopted_first() {
    let desk = TestDesk::new();
    desk.write("catalog/assets/computadora/PC-0132.yaml", common::CARD_BY_HAND);
    desk.refuses(3, &["form", "resguardo", "PC-0132"]).says(&["no tiene historia", "→ ", "folio asset adopt PC-0132"]);
    let english = desk.refuses(3, &["--lang=en", "form", "resguardo", "PC-0132"]);
    english.says(&["folio asset adopt PC-0132"]);
}

#[test]
fn a_card_that_was_changed_by_hand_prints_nothing() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    let path = "catalog/assets/computadora/PC-0001.yaml";
    desk.write(path, desk.read(path).replacen("custodian: usuario-2", "custodian: usuario-1", 1));
    desk.refuses(3, &["form", "resguardo", "PC-0001"]).says(&["custodian", "usuario-1", "usuario-2"]);
}

#[test]
fn a_broken_template_names_file_and_line() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    for (text, line, code, near) in [
        ("# Uno\n{{ leter.number }}\n", ":2:4", "template-unknown-name", "«letter»"),
        ("# Uno\n{{ letter.numbr }}\n", ":2:4", "template-unknown-name", "«number»"),
        ("{{ pass.carier }}\n", ":1:4", "template-unknown-name", "«carrier»"),
        // What a ticket's form has, an asset's has not.
        ("# Uno\n\n{{ ticket.folio }}\n", ":3:4", "template-unknown-name", "ticket"),
        ("{{ procedure.area }}\n", ":1:4", "template-unknown-name", "procedure"),
        ("{% for x in signatures %}\n", ":1", "template-syntax", ""),
    ] {
        desk.write("templates/resguardo.md", text);
        let place = format!("templates/resguardo.md{line}");
        desk.refuses(3, &["form", "resguardo", "PC-0001"]).says(&[&place, code, near, "→"]);
        let found = desk.run(&["check"]).exits(1);
        assert!(found.stdout.contains(&place) && found.stdout.contains(code), "{}", found.stdout);
    }
    desk.write("templates/mp414-pr15-f01.md", "{{ letter.number }}\n");
    assert!(desk.run(&["check"]).exits(1).stdout.contains("templates/mp414-pr15-f01.md:1:4"));
}

#[test]
fn a_paper_goes_to_a_file_as_other_forms_do() {
    let desk = desk();
    assign(&desk, "2025-03-03T10:00", "PC-0001");
    let file = desk.beside().join("resguardo.md");
    let path = file.to_string_lossy().into_owned();
    let written = desk.run(&["form", "resguardo", "PC-0001", "--out", &path]).ok().says(&["resguardo.md"]);
    assert_eq!(written.stdout, "");
    assert_eq!(without_hashes(&fs::read_to_string(&file).expect("reads")), form(&desk, &["resguardo", "PC-0001"]));
    desk.refuses(2, &["form", "vale", "--blank", "--out", &path]).says(&["no es este formato"]);
    desk.refuses(2, &["form", "resguardo", "PC-0001", "--out", "catalog/x.md"]);
}

// --- Labels ---------------------------------------------------------------------------------------

#[test]
fn labels_fill_sheets() {
    let desk = desk();
    for number in 1..=25 {
        let model = format!("--set=model=Teclado {number}");
        at(&desk, "2025-03-03T10:00", &["asset", "add", "--kind=periferico", "--set=brand=Ejemplo", &model]);
    }
    let page = desk.run(&["asset", "label", "--all"]).ok().stdout;
    assert!(page.starts_with("<!doctype html><!-- folio asset label -->\n<html lang=\"es\">"), "{page}");
    assert!(page.contains("@page{size:215.9mm 279.4mm;margin:0}") && page.contains("grid-template:repeat(8,32.42mm)"));
    let count = |page: &str, what: &str| page.matches(what).count();
    assert_eq!((count(&page, "class=\"sheet\""), count(&page, "class=\"label\"")), (2, 27));
    assert_eq!(count(&page, "<svg "), 27);
    assert!(page.contains(
        "<div class=\"text\"><p class=\"institution\">Institución de Ejemplo</p><p class=\"tag\">I480800001-0132</p>\
         <p class=\"id\">PC-0001</p><p class=\"what\">Marca de Ejemplo Torre 4100</p></div>"
    ));
    // Without inventory number the identifier stands in its place.
    assert!(page.contains("<p class=\"tag\">PE-0001</p><p class=\"what\">Ejemplo Teclado 1</p>"), "{page}");
    let skipped =
        desk.run(&["asset", "label", "--kind", "Periférico", "--skip=3", "--sheet=4X7", "--paper=a4"]).ok().stdout;
    assert!(skipped.contains("@page{size:210.0mm 297.0mm") && skipped.contains("/repeat(4,49.50mm)"), "{skipped}");
    assert!(
        skipped.contains("<section class=\"sheet\">\n<div></div>\n<div></div>\n<div></div>\n<div class=\"label\">")
    );
    assert_eq!((count(&skipped, "class=\"sheet\""), count(&skipped, "class=\"label\"")), (1, 25));
    let stock = desk.run(&["asset", "label", "--kind=monitor", "--place=ALMACEN"]).ok().stdout;
    assert_eq!(count(&stock, "class=\"label\""), 1);
}

#[test]
fn what_is_lost_or_retired_is_labelled_only_by_name() {
    let desk = desk();
    at(&desk, "2025-03-04T10:00", &["asset", "retire", "MO-0001", "--reason=obsoleto"]);
    let ids = |arguments: &[&str]| -> Vec<String> {
        let words = [&["asset", "label", "--json"], arguments].concat();
        let data = desk.run(&words).ok().data("folio/labels/1");
        let labels = data["labels"].as_array().cloned().unwrap_or_default();
        labels.iter().map(|label| label["id"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(ids(&["--all"]), ["PC-0001"]);
    assert_eq!(ids(&["MO-0001", "PC-0001"]), ["MO-0001", "PC-0001"]);
}

#[test]
fn a_label_on_the_terminal() {
    let desk = desk();
    let shown = desk.run(&["asset", "label", "PC-0001", "--format=table"]).ok().stdout;
    insta::assert_snapshot!("label_terminal", shown);
    let table =
        desk.run(&["asset", "label", "--all", "--format=csv", "--content=url:https://example.org/b/"]).ok().stdout;
    assert_eq!(
        table,
        "Bien,Número de inventario,Clase,Descripción,Código\n\
         MO-0001,MO-77,Monitor,Ejemplo P27,https://example.org/b/MO-0001\n\
         PC-0001,I480800001-0132,Computadora,Marca de Ejemplo Torre 4100,https://example.org/b/PC-0001\n"
    );
    let english = desk.run(&["--lang=en", "asset", "label", "PC-0001", "--format=md", "--content=id"]).ok().stdout;
    assert!(english.contains("| PC-0001 | I480800001-0132 | Computadora |"), "{english}");
}

#[test]
fn hostile_text_is_harmless_on_labels() {
    let desk = desk();
    at(&desk, "2025-03-03T10:00", &["asset", "edit", "MO-0001", &format!("--set=tag={HOSTILE}"), "--set=brand=<b>"]);
    let page = desk.run(&["asset", "label", "MO-0001"]).ok().stdout;
    assert!(!page.contains("<script") && !page.contains("<b>") && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("&lt;script&gt;") && page.contains("&lt;U+202E&gt;"), "{page}");
    let shown = desk.run(&["asset", "label", "MO-0001", "--format=table"]).ok().stdout;
    assert!(!shown.contains('\u{1b}') && !shown.contains('\u{202e}'), "{shown}");
    let data = desk.run(&["asset", "label", "MO-0001", "--json"]).ok().data("folio/labels/1");
    assert!(data["labels"][0]["content"].as_str().is_some_and(|content| content.contains("<U+202E>")), "{data}");
}

#[test]
fn labels_that_cannot_be_are_refused() {
    let desk = desk();
    for (code, arguments, spanish, english) in [
        (2, &[][..], "Diga de qué bienes", "Say of which assets"),
        (2, &["PC-0009"], "PC-0009", "PC-0009"),
        (2, &["--kind=compu"], "computadora", "computadora"),
        (2, &["--place=Luna"], "No hay bienes así", "There are no such assets"),
        (2, &["--all", "--content=serial"], "«serial» no dice", "“serial” does not say"),
        (2, &["--all", "--content=url:javascript:x"], "--content url:https://", "--content url:https://"),
        (2, &["--all", "--sheet=3"], "«3» no dice una hoja", "“3” says no sheet"),
        (2, &["--all", "--sheet=0x8"], "--sheet 3x8", "--sheet 3x8"),
        (2, &["--all", "--sheet=10x40"], "no se leen", "too small to be read"),
        (2, &["--all", "--skip=24"], "La hoja tiene 24 etiquetas", "The sheet has 24 labels"),
        (2, &["--all", "--format=csv", "--out=x.csv"], "en HTML", "as HTML"),
        (2, &["--all", "PC-0001"], "--all", "--all"),
        (2, &["--all", "--out=catalog/x.html"], "catalog/x.html", "catalog/x.html"),
    ] {
        let words = [&["asset", "label"], arguments].concat();
        desk.refuses(code, &words).says(&[spanish]);
        desk.refuses(code, &[&["--lang=en"][..], &words].concat()).says(&[english]);
    }
    at(&desk, "2025-03-03T10:00", &["asset", "edit", "MO-0001", &format!("--set=tag={}", "x".repeat(300))]);
    let words = ["asset", "label", "--all"];
    desk.refuses(1, &words).says(&["El código de MO-0001 no cabe", "300 letras", "--content id"]);
    desk.refuses(1, &[&["--lang=en"][..], &words].concat()).says(&["The code of MO-0001 does not fit"]);
    desk.run(&["asset", "label", "--all", "--content=id"]).ok();
    for _ in 0..12 {
        at(&desk, "2025-03-03T10:00", &["asset", "add", "--kind=periferico", "--set=brand=Ejemplo"]);
    }
    let many = ["asset", "label", "--all", "--content=id", "--format=table"];
    desk.refuses(2, &many).says(&["14 códigos no caben", "caben 12", "--out etiquetas.html"]);
    desk.refuses(2, &[&["--lang=en"][..], &many].concat()).says(&["14 codes do not fit", "12 do"]);
}

#[test]
fn a_page_of_labels_replaces_only_labels() {
    let desk = desk();
    let file = desk.beside().join("etiquetas.html");
    let path = file.to_string_lossy().into_owned();
    let written = desk.run(&["asset", "label", "--all", "--out", &path]).ok();
    assert_eq!((written.stdout.as_str(), written.stderr.contains("2 etiquetas en 1 hoja")), ("", true), "{written:?}");
    desk.run(&["etiqueta"]).exits(2);
    desk.run(&["asset", "etiqueta", "PC-0001", "-o", &path]).ok().says(&["1 etiqueta en 1 hoja"]);
    let english = desk.run(&["--lang=en", "asset", "label", "PC-0001", "-o", &path]).ok();
    english.says(&["1 label on 1 sheet", "Print at 100 %"]);
    fs::write(&file, "<!doctype html>\n<p>mía</p>\n").expect("writes");
    desk.refuses(2, &["asset", "label", "PC-0001", "-o", &path]).says(&["etiquetas.html"]);
}
