//! The ledger of signatures: what `sign` records, what `signatures` and `check` tell of it, what forms
//! print of it.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk and run git")]

mod common;

use std::fs;
use std::process::Command;

use common::{HOSTILE, TestDesk, assert_sound, without_hashes};
use folio::model::signature;
use folio::model::ticket::Ticket;
use folio::procedure::replay::State;
use folio::store::desk::Desk;
use serde_json::{Value, json};

const BY: &str = "--by=personal-1";

/// A ticket in activity 03, whose user signed at 11:25, and the event of that.
fn signed(desk: &TestDesk, arguments: &[&str]) -> (String, Value) {
    let folio = desk.open_registered();
    desk.set_now("2025-03-10T11:00:00-06:00");
    desk.run(&["do", &folio, "resuelto", BY, "--set", "revision=Cables", "--set", "diagnostico=Flojo"]).ok();
    desk.set_now("2025-03-10T11:25:00-06:00");
    let mut words = vec!["sign", &folio, "--as", "usuario", BY, "--json"];
    words.extend(arguments);
    let event = desk.run(&words).ok().data("folio/change/1")["event"].clone();
    (folio, event)
}

/// What happens to it afterwards: a value is corrected, another added.
fn corrected(desk: &TestDesk, folio: &str) {
    desk.set_now("2025-03-10T12:00:00-06:00");
    desk.run(&["note", folio, "Era la fuente", BY, "--set", "diagnostico=Fuente dañada"]).ok();
    desk.run(&["do", folio, "conforme", BY, "--set", "acciones=Se cambió la fuente"]).ok();
    desk.set_now("2025-03-11T09:00:00-06:00");
}

fn ledger(desk: &TestDesk, folio: &str) -> Vec<Value> {
    let data = desk.run(&["signatures", folio, "--json"]).ok().data("folio/signatures/1");
    data["signatures"].as_array().expect("signatures").clone()
}

fn codes(desk: &TestDesk) -> Vec<String> {
    let outcome = desk.run(&["check", "--json"]);
    let data = outcome.data("folio/check/1");
    let findings = data["findings"].as_array().expect("findings").iter();
    findings.map(|finding| finding["code"].as_str().expect("a code").to_owned()).collect()
}

fn edit(desk: &TestDesk, folio: &str, from: &str, to: &str) {
    let path = desk.ticket(folio);
    let text = desk.read(&path);
    assert!(text.contains(from), "{from} is not in\n{text}");
    desk.write(&path, text.replacen(from, to, 1));
}

// --- What is recorded -----------------------------------------------------------------------------

#[test]
fn a_signature_says_what_was_signed() {
    let desk = TestDesk::new();
    let scan = desk.beside().join("F01 firmado.pdf");
    fs::write(&scan, b"%PDF de ejemplo\n").expect("writes");
    let (_, event) = signed(&desk, &["--scan", &scan.to_string_lossy()]);
    let data = event["data"].as_str().expect("a hash");
    assert!(data.len() == 9 + 64 && data.starts_with("sha256-2:"), "{data}");
    let expected = json!({
        "id": event["id"], "at": "2025-03-10T11:25:00-06:00", "by": "personal-1", "did": "signed", "as": "usuario",
        "name": "Usuaria de Ejemplo", "form": "F01",
        "scan": {
            "name": "F01 firmado.pdf",
            // printf '%%PDF de ejemplo\n' | sha256sum
            "sha256": "099ec3be5eff91009d70aaf5805c77c3679bafefa554659db48bd0398da33a13",
            "bytes": 16,
        },
        "data": data,
    });
    assert_eq!(event, expected);
    desk.check_clean();
    assert!(!desk.snapshot().keys().any(|path| path.ends_with(".pdf")), "the scan is not copied");
}

#[test]
fn the_form_that_is_signed_follows_from_the_activity() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    let form = |role: &str, more: &[&str]| {
        let mut words = vec!["sign", &folio, "--as", role, "--name", "Alguien de Ejemplo", "--json"];
        words.extend(more);
        desk.run(&words).ok().data("folio/change/1")["event"]["form"].clone()
    };
    // One form names the guard. Two name the head, and nothing here asks for either.
    assert_eq!((form("vigilancia", &[]), form("jefatura", &[])), (json!("F03"), Value::Null));
    desk.run(&["do", &folio, "requiere-soporte", BY, "--set=revision=R", "--set=diagnostico=D"]).ok();
    desk.run(&["do", &folio, "reportado", "--set=instancia=utic", "--set=numero_reporte=R-20417"]).ok();
    desk.run(&["do", &folio, "llego", BY, "--for=Técnica", "--set=tecnico=Técnica", "--set=empresa=E"]).ok();
    desk.run(&["do", &folio, "explicado", BY, "--set=explicacion=X"]).ok();
    desk.run(&["do", &folio, "taller", BY, "--for=Técnica", "--set=bien=PC-0132"]).ok();
    // The exit asks for the head's signature with F03. Whoever signs two forms signs twice.
    assert_eq!(form("jefatura", &[]), json!("F03"));
    assert_eq!(form("jefatura", &["--form", "mp414-pr15-p01-f01"]), json!("F01"));
    desk.refuses(1, &["sign", &folio, "--as", "jefatura", "--form", "F03"]).says(&["ya firmó"]);
    desk.check_clean();
}

#[test]
fn signatures_from_before_stay_as_good_as_they_were() {
    let desk = TestDesk::new();
    let (folio, event) = signed(&desk, &[]);
    let data = event["data"].as_str().expect("a hash");
    edit(&desk, &folio, &format!("  form: F01\n  data: {data}\n"), "  hoja: 3 # la clave es nuestra\n");
    desk.check_clean();
    corrected(&desk, &folio);
    assert!(desk.read(&desk.ticket(&folio)).contains("  hoja: 3 # la clave es nuestra\n"));
    desk.check_clean();
    let row = &ledger(&desk, &folio)[0];
    assert_eq!((&row["data"], &row["intact"], &row["form"]), (&Value::Null, &Value::Null, &Value::Null));
    // What was there then is known all the same.
    assert_eq!((&row["replayed"], &row["forms"]), (&json!(data), &json!(["F01"])));
    let printed = desk.run(&["form", "F01", &folio]).ok().stdout;
    assert!(printed.ends_with(
        "\nFirmado por Usuaria de Ejemplo (Usuario) el 2025-03-10 11:25; después cambió: Diagnóstico («Flojo» → \
         «Fuente dañada»); después se agregó: Acciones realizadas, Paso 03.\n"
    ));
    // Nothing says that it is what was signed.
    let table = desk.run(&["signatures", &folio]).ok().stdout;
    assert!(table.contains("Sin huella"), "{table}");
}

#[test]
fn a_signature_of_before_holds_no_steps() {
    let desk = TestDesk::new();
    let (folio, event) = signed(&desk, &[]);
    let now = event["data"].as_str().expect("a hash");
    let value = folio::yaml::parse(&desk.read(&desk.ticket(&folio))).expect("yaml");
    let ticket = Ticket::from_value(&value).expect("a ticket");
    let opened = Desk::open(&desk.root()).expect("the desk");
    let values = State::replay(&opened.lineage_of(&ticket).expect("its procedure"), &ticket.events).values;
    let first = signature::hash_of(&json!({
        "folio": folio, "uid": ticket.uid, "values": values,
        "procedure": { "code": ticket.procedure.code, "revision": ticket.procedure.revision },
    }));
    edit(&desk, &folio, now, &first);
    desk.check_clean();
    assert_eq!(ledger(&desk, &folio)[0]["intact"], json!(true));
    // Its hash never said when.
    edit(&desk, &folio, "at: 2025-03-10T11:00:00-06:00", "at: 2025-03-10T10:30:00-06:00");
    desk.check_clean();
    edit(&desk, &folio, "diagnostico: Flojo", "diagnostico: Firme");
    assert_eq!(codes(&desk), ["signed-data-differs"]);
}

#[test]
fn what_became_of_steps_and_cards_is_told() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.run(&["do", &folio, "requiere-soporte", BY, "--set=revision=R", "--set=diagnostico=D"]).ok();
    desk.run(&["do", &folio, "reportado", "--set=instancia=utic", "--set=numero_reporte=R-20417"]).ok();
    desk.run(&["do", &folio, "llego", BY, "--for=Técnica", "--set=tecnico=Técnica", "--set=empresa=E"]).ok();
    desk.run(&["do", &folio, "explicado", BY, "--set=explicacion=X"]).ok();
    desk.run(&["do", &folio, "taller", BY, "--for=Técnica", "--set=bien=PC-0132"]).ok();
    desk.run(&["sign", &folio, "--as", "vigilancia", "--name", "Vigilante de Ejemplo"]).ok();
    let printed = desk.run(&["form", "F03", &folio]).ok().stdout;
    assert!(!printed.contains("Firmado por"), "{printed}");
    desk.set_now("2025-03-11T09:00:00-06:00");
    desk.run(&["asset", "edit", "PC-0132", "--set", "model=Portátil"]).ok();
    let printed = without_hashes(&desk.run(&["form", "F03", &folio]).ok().stdout);
    assert!(
        printed.ends_with("sobre sha256-2:…; después cambió: PC-0132 Modelo («Torre» → «Portátil»).\n"),
        "{printed}"
    );
    let row = &ledger(&desk, &folio)[0];
    assert_eq!((&row["intact"], &row["current"]), (&json!(true), &json!(false)));
    assert_eq!(
        (&row["changed"][0]["field"], &row["changed"][0]["then"]),
        (&json!("asset.bien.model"), &json!("Torre"))
    );
    let signed = desk.run(&["form", "F03", &folio, "--as-signed"]).ok().stdout;
    assert!(signed.contains("Torre") && !signed.contains("Portátil"), "{signed}");
    // Somebody gives another hour to a step, and its author.
    let path = desk.ticket(&folio);
    let sound = desk.read(&path);
    let (from, to) = ("  did: explicado", "  for: Otra\n  did: explicado");
    assert!(sound.contains(from), "{from}");
    desk.write(&path, sound.replacen(from, to, 1));
    assert!(codes(&desk).contains(&"signed-data-differs".to_owned()), "{to}");
}

// --- The ledger -----------------------------------------------------------------------------------

#[test]
fn the_ledger_tells_what_changed_and_what_was_added() {
    let desk = TestDesk::new();
    let scan = desk.beside().join("firmado.pdf");
    fs::write(&scan, "x").expect("writes");
    let (folio, event) = signed(&desk, &["--at", "11:10", "--scan", &scan.to_string_lossy()]);
    let data = event["data"].as_str().expect("a hash");
    let table = "CI-2025-0001 · Firmas y sellos

Firmó                         Cuándo                                                      Formato  Cómo                         Huella de los datos        Desde entonces
-------------------------------------------------------------------------------------------------------------------------------------------------------------------------
Usuaria de Ejemplo / Usuario  2025-03-10 11:10 / anotó Tomás Muestra el 2025-03-10 11:25  F01      Tinta; escaneo: firmado.pdf  sha256-2:0123456789abcdef  Igual
";
    let printed = desk.run(&["firmas", &folio]).ok().stdout;
    assert_eq!(printed.replace(&data[..9 + 16], "sha256-2:0123456789abcdef"), table);
    corrected(&desk, &folio);
    let row = ledger(&desk, &folio).remove(0);
    assert_eq!(
        row,
        json!({
            "event": event["id"], "role": "usuario", "role_name": "Usuario", "name": "Usuaria de Ejemplo",
            "at": "2025-03-10T11:10:00-06:00", "recorded": "2025-03-10T11:25:00-06:00", "by": "personal-1",
            "form": "F01", "forms": ["F01"], "how": "ink",
            "scan": {
                "name": "firmado.pdf",
                "sha256": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                "bytes": 1,
            },
            "commit": null, "signer": null, "key": null, "data": data, "replayed": data, "intact": true, "current": false,
            "changed": [{
                "field": "diagnostico", "label": "Diagnóstico", "then": "Flojo", "now": "Fuente dañada",
                "then_text": "Flojo", "now_text": "Fuente dañada",
            }],
            "added": [{
                "field": "acciones", "label": "Acciones realizadas", "then": null, "now": "Se cambió la fuente",
                "then_text": "", "now_text": "Se cambió la fuente",
            }, {
                "field": "step.03/1", "label": "Paso 03",
                "then": { "activity": "03", "number": 1, "entered": "2025-03-10T11:00:00-06:00" },
                "now": {
                    "activity": "03", "number": 1, "entered": "2025-03-10T11:00:00-06:00",
                    "left": "2025-03-10T12:00:00-06:00", "outcome": "conforme", "by": "personal-1",
                },
                "then_text": "2025-03-10 11:00 –",
                "now_text": "2025-03-10 11:00 – 2025-03-10 12:00, conforme, Tomás Muestra",
            }],
        })
    );
    let table = desk.run(&["signatures", &folio, "--format", "md"]).ok().stdout;
    let since = "| **Cambió: Diagnóstico («Flojo» → «Fuente dañada») / Se agregó: Acciones realizadas, Paso 03** |\n";
    assert!(table.ends_with(since), "{table}");
    let sheet = desk.run(&["signatures", &folio, "--format", "csv"]).ok().stdout;
    let expected = format!(
        "Folio,Firmó,En calidad de,Cuándo,Anotada,Registró,Formato,Cómo,Escaneo,Huella del escaneo,Commit,Llave de,Llave,Huella de los \
         datos,Huella correcta,Sigue igual,Cambió,Se agregó\nCI-2025-0001,Usuaria de \
         Ejemplo,Usuario,2025-03-10T11:10:00-06:00,2025-03-10T11:25:00-06:00,Tomás Muestra,F01,ink,firmado.pdf,\
         2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881,,,,{data},Sí,No,Diagnóstico («Flojo» → «Fuente \
         dañada»),\"Acciones realizadas, Paso 03\"\n"
    );
    assert_eq!(sheet, expected);
    let english = desk.run(&["signatures", &folio, "--lang", "en", "--format", "html"]).ok().stdout;
    assert!(english.contains("Changed: Diagnóstico («Flojo» → «Fuente dañada»)"), "{english}");
    // The hash of now is that of a signature given now.
    let now = desk.run(&["signatures", &folio, "--json"]).ok().data("folio/signatures/1")["data"].clone();
    desk.run(&["sign", &folio, "--as", "jefatura"]).ok();
    let rows = ledger(&desk, &folio);
    assert_eq!((&rows[1]["data"], &rows[1]["current"]), (&now, &json!(true)));
}

#[test]
fn a_ticket_without_signatures_has_an_empty_ledger() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let outcome = desk.run(&["signatures", &folio]).ok().says(&["CI-2025-0001 no tiene firmas."]);
    assert_eq!(outcome.stdout, "");
    assert_eq!(ledger(&desk, &folio), Vec::<Value>::new());
}

// --- check ----------------------------------------------------------------------------------------

#[test]
fn whoever_alters_what_was_signed_is_found() {
    let desk = TestDesk::new();
    let (folio, _) = signed(&desk, &[]);
    corrected(&desk, &folio);
    desk.check_clean();
    let path = desk.ticket(&folio);
    let sound = desk.read(&path);
    for (from, to) in [
        ("    origen: La pantalla se apaga.", "    origen: La pantalla se apagaba."),
        ("    diagnostico: Flojo", "    diagnostico: Flojos"),
        ("    revision: Cables\n", ""),
        ("    tipo: falla", "    tipo: asesoria"),
        // Times and people of the steps, which the form prints.
        ("  at: 2025-03-10T11:00:00-06:00", "  at: 2025-03-10T10:40:00-06:00"),
        ("  by: personal-1\n  did: resuelto", "  by: personal-2\n  did: resuelto"),
    ] {
        let altered = sound.replacen(from, to, 1);
        assert_ne!(altered, sound, "{from}");
        desk.write(&path, &altered);
        let found = codes(&desk);
        assert!(found.contains(&"signed-data-differs".to_owned()), "{to}: {found:?}");
    }
    // So is the hash itself.
    let (before, after) = sound.split_once("  data: sha256-2:").expect("a hash");
    desk.write(&path, format!("{before}  data: sha256-2:{}{}", "0".repeat(64), &after[64..]));
    assert_eq!(codes(&desk), ["signed-data-differs"]);
    // What came after the signature is not what was signed.
    desk.write(&path, sound.replacen("acciones: Se cambió la fuente", "acciones: Nada", 1));
    assert_eq!(codes(&desk), Vec::<String>::new());
    desk.write(&path, sound.replacen("diagnostico: Flojo", "diagnostico: Firme", 1));
    let told = desk.run(&["check"]).exits(1);
    let told = without_hashes(&(told.stdout + &told.stderr));
    assert!(
        told.contains(
            "Asiento 4: Usuaria de Ejemplo (Usuario) firmó sha256-2:…, y los asientos anteriores dan sha256-2:…. Alguien \
             cambió lo que se había firmado. [signed-data-differs]"
        ) && told.contains("folio note CI-2025-0001 --set"),
        "{told}"
    );
    assert_eq!(ledger(&desk, &folio)[0]["intact"], json!(false));
    let table = desk.run(&["signatures", &folio]).ok().stdout;
    assert!(table.contains("La huella no corresponde"), "{table}");
}

#[test]
fn a_form_that_there_is_not_is_found() {
    let desk = TestDesk::new();
    let (folio, _) = signed(&desk, &[]);
    edit(&desk, &folio, "  form: F01\n", "  form: F09\n");
    assert_eq!(codes(&desk), ["signed-form-unknown"]);
    let told = desk.run(&["check"]).exits(1);
    let told = told.stdout + &told.stderr;
    for text in ["firmó el formato F09", "Los hay: F01, F02, F03."] {
        assert!(told.contains(text), "{told}");
    }
}

#[test]
fn what_is_no_evidence_damages_the_record() {
    let desk = TestDesk::new();
    fs::write(desk.beside().join("x.pdf"), "x").expect("writes");
    let (folio, _) = signed(&desk, &["--scan", "../x.pdf"]);
    let path = desk.ticket(&folio);
    let sound = desk.read(&path);
    for (from, to, code) in [
        ("  data: sha256-2:", "  data: sha256-3:", "not-a-hash"),
        ("    sha256: ", "    sha256: 00", "not-a-hash"),
        ("    bytes: 1", "    bytes: muchos", "not-a-size"),
        ("    bytes: 1\n", "", "missing-key"),
        ("    name: x.pdf\n", "", "missing-key"),
        ("  form: F01", "  form: F01\n  how: lápiz", "unknown-word"),
        ("  form: F01", "  form: [F01]", "not-a-text"),
        ("  scan:\n", "  scan: x\n  otro:\n", "not-a-mapping"),
    ] {
        let spoiled = sound.replacen(from, to, 1);
        assert_ne!(spoiled, sound, "{from}");
        desk.write(&path, &spoiled);
        assert_eq!(codes(&desk), [code], "{to}");
        desk.refuses(3, &["note", &folio, "Una nota"]);
    }
    // A way without its commit, and a commit without its way.
    for added in ["  form: F01\n  how: commit\n", "  form: F01\n  commit: 0a1b2c\n"] {
        desk.write(&path, sound.replacen("  form: F01\n", added, 1));
        assert_eq!(codes(&desk), ["rule-broken"], "{added}");
    }
}

// --- Forms ----------------------------------------------------------------------------------------

#[test]
fn a_form_as_signed_is_what_was_printed_then() {
    let desk = TestDesk::new();
    let (folio, event) = signed(&desk, &[]);
    let then = desk.run(&["form", "F01", &folio]).ok().stdout;
    // The paper bears the hash that the signature records.
    let data = event["data"].as_str().expect("a hash");
    assert!(then.ends_with(&format!("\nCorte: 2025-03-10 11:25 · {}\n", &data[..9 + 16])), "{then}");
    let then = without_hashes(&then);
    corrected(&desk, &folio);
    let now = without_hashes(&desk.run(&["form", "F01", &folio]).ok().stdout);
    assert!(
        now.ends_with(
            "\nCorte: 2025-03-11 09:00 · sha256-2:…\n\nFirmado por Usuaria de Ejemplo (Usuario) el 2025-03-10 11:25 sobre sha256-2:…; \
             después cambió: Diagnóstico («Flojo» → «Fuente dañada»); después se agregó: Acciones realizadas, Paso 03.\n"
        ),
        "{now}"
    );
    let copy = "\nCopia de lo que firmó Usuaria de Ejemplo (Usuario) el 2025-03-10 11:25 sobre sha256-2:….\n";
    for role in [&["--as-signed"][..], &["--as-signed", "usuario"], &["--as-signed=USUARIO"]] {
        let mut words = vec!["form", "F01", &folio];
        words.extend(role);
        assert_eq!(without_hashes(&desk.run(&words).ok().stdout), format!("{then}{copy}"), "{role:?}");
    }
    // Signed again, it is the later signature that counts.
    desk.run(&["reopen", &folio]).ok();
    desk.set_now("2025-03-11T09:30:00-06:00");
    desk.run(&["do", &folio, "resuelto", BY, "--set=revision=Otra", "--set=diagnostico=Cable"]).ok();
    desk.run(&["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo", BY]).ok();
    let again = desk.run(&["form", "F01", &folio]).ok().stdout;
    assert!(without_hashes(&again).ends_with("\nCorte: 2025-03-11 09:30 · sha256-2:…\n"), "{again}");
    // A page says it as well.
    let page = desk.run(&["form", "F01", &folio, "--as-signed", "--format", "html"]).ok().stdout;
    let notice =
        "<p class=\"notice\">Copia de lo que firmó Usuaria de Ejemplo (Usuario) el 2025-03-11 09:30 sobre sha256-2:…";
    assert!(without_hashes(&page).contains(notice), "{page}");
}

#[test]
fn what_was_signed_later_than_it_was_given_prints_what_had_been_entered() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    desk.set_now("2025-03-12T10:00:00-06:00");
    // The head signed before the end, and it is entered two days later.
    desk.run(&["sign", &folio, "--as", "jefatura", "--form", "F01", "--at", "2025-03-10T09:00"]).ok();
    let printed = desk.run(&["form", "F01", &folio, "--as-signed", "jefatura"]).ok().stdout;
    assert!(printed.contains("Corte: 2025-03-10 09:00 · ") && printed.contains("Se apretó"), "{printed}");
    desk.check_clean();
}

#[test]
fn a_notice_is_text_and_nothing_else() {
    let desk = TestDesk::new();
    let (folio, _) = signed(&desk, &["--name", HOSTILE]);
    desk.run(&["note", &folio, BY, "--set", &format!("origen={HOSTILE}")]).ok();
    let printed = desk.run(&["form", "F01", &folio]).ok().stdout;
    assert_sound(&printed);
    let foot = printed.lines().last().expect("a line");
    assert!(foot.starts_with("Firmado por \\<script>") && !foot.contains('\u{1b}'), "{foot}");
    assert!(foot.contains("después cambió: Origen del problema («La pantalla se apaga.» → «\\<script>"), "{foot}");
    let page = desk.run(&["signatures", &folio, "--format", "html"]).ok().stdout;
    assert!(!page.contains("<script>alert") && !page.contains('\u{1b}'));
}

#[test]
fn a_form_that_nobody_signed_is_not_printed_as_signed() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.refuses(1, &["form", "F01", &folio, "--as-signed"])
        .says(&["No tiene ninguna", "folio signatures CI-2025-0001"]);
    desk.refuses(2, &["form", "F01", &folio, "--as-signed", "vigilancia"]).says(&["Lo firma: usuario, jefatura"]);
    desk.refuses(2, &["form", "F01", "--as-signed"]).says(&["Falta el folio"]);
    desk.refuses(2, &["form", "F02", "--as-signed"]).says(&["es un registro"]);
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    desk.refuses(1, &["form", "resguardo", "PC-0132", "--as-signed"])
        .says(&["resguardo de PC-0132 no tiene esa firma", "folio signatures PC-0132"]);
    desk.refuses(2, &["form", "resguardo", "PC-0132", "--as-signed", "usuario"]).says(&["receives, hands_over, head"]);
    desk.refuses(2, &["form", "F01", "--blank", "--as-signed"]);
    let (folio, _) = signed(&desk, &[]);
    desk.refuses(1, &["form", "F01", &folio, "--as-signed", "jefatura"]).says(&["Ha firmado: usuario"]);
}

// --- Refusals of sign -----------------------------------------------------------------------------

#[test]
fn what_cannot_be_signed_so_is_refused() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    fs::write(desk.beside().join("vacio.pdf"), "").expect("writes");
    fs::write(desk.beside().join("x.pdf"), "x").expect("writes");
    let refuses = |code: i32, more: &[&str], says: &[&str]| {
        let mut words = vec!["sign", &folio, "--as", "usuario", "--name", "Usuaria de Ejemplo"];
        words.extend(more);
        desk.refuses(code, &words).says(says);
    };
    refuses(2, &["--form", "F03"], &["F03 no es un formato de este reporte que firme Usuario.", "Firma: F01."]);
    refuses(2, &["--form", "F02"], &["F02 no es un formato"]);
    refuses(2, &["--form", "F77"], &["F77 no es un formato"]);
    refuses(2, &["--how", "commit"], &["nombra su commit"]);
    refuses(2, &["--how", "ink", "--commit", "HEAD"], &["la de tinta no lleva ninguno"]);
    refuses(2, &["--how", "lápiz"], &["lápiz"]);
    refuses(2, &["--how", "commit", "--scan", "../x.pdf"], &["Un escaneo es de una firma en papel"]);
    refuses(2, &["--commit", "HEAD", "--scan", "../x.pdf"], &["--scan"]);
    refuses(4, &["--scan", "nada.pdf"], &["nada.pdf"]);
    refuses(2, &["--scan", "catalog"], &["es una carpeta"]);
    refuses(2, &["--scan", "../vacio.pdf"], &["está vacío"]);
    refuses(2, &["--commit", "nada"], &["Git no conoce el commit «nada»"]);
}

// --- Signed commits -------------------------------------------------------------------------------

/// A program that signs like gpg and finds every signature as it is told.
fn notary(desk: &TestDesk, verdict: &str, code: u8) {
    let path = desk.beside().join("notario.sh");
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in\n*--verify*)\n  cat > /dev/null\n  echo '[GNUPG:] NEWSIG'\n  echo '[GNUPG:] {verdict} 0123456789ABCDEF Jimena <jefatura@example.org>'\n  echo '[GNUPG:] \
         TRUST_ULTIMATE 0 pgp'\n  exit {code};;\nesac\ncat > /dev/null\nprintf '\\n[GNUPG:] SIG_CREATED D 1 8 00 1 0\\n' \
         >&2\nprintf -- '-----BEGIN PGP SIGNATURE-----\\n\\nejemplo\\n-----END PGP SIGNATURE-----\\n'\n"
    );
    fs::write(&path, script).expect("writes");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("may be run");
    }
    git(desk, &["config", "gpg.program", &path.to_string_lossy()]);
}

fn git(desk: &TestDesk, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.arg("-C").arg(desk.root()).args(arguments);
    desk.surround(&mut command);
    let output = command.output().expect("git");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
#[cfg(unix)]
fn a_signed_commit_is_a_signature_of_what_it_holds() {
    let desk = TestDesk::new();
    mail(&desk);
    notary(&desk, "GOODSIG", 0);
    git(&desk, &["add", "-A"]);
    git(&desk, &["commit", "-q", "-S", "-m", "Sin el reporte"]);
    let folio = desk.open_registered();
    let sign = ["sign", &folio, "--as", "jefatura", "--commit", "HEAD"];
    desk.refuses(1, &sign).says(&[" no tiene tickets/2025/03/CI-2025-0001.yaml"]);
    git(&desk, &["add", "-A"]);
    git(&desk, &["commit", "-q", "-m", "Sin firma"]);
    desk.refuses(1, &sign).says(&["El commit HEAD no está firmado", "git commit -S"]);
    git(&desk, &["commit", "-q", "-S", "--amend", "-m", "Firmado"]);
    // A signature that git does not find good.
    notary(&desk, "BADSIG", 1);
    desk.refuses(1, &sign).says(&["El commit HEAD no está firmado, o git no da por buena su firma."]);
    notary(&desk, "GOODSIG", 0);
    // Something else than what was committed.
    desk.run(&["note", &folio, "--set", "puesto=Contadora"]).ok();
    desk.refuses(1, &sign).says(&["los datos del reporte no son los de ahora", "Haga un commit firmado"]);
    git(&desk, &["commit", "-q", "-S", "-a", "-m", "Firmado otra vez"]);
    // What is no value may have been written since.
    desk.run(&["assign", &folio, "personal-1"]).ok();
    let event = desk.run(&[&sign[..], &["--json"]].concat()).ok().data("folio/change/1")["event"].clone();
    let commit = git(&desk, &["rev-parse", "HEAD"]);
    assert_eq!((&event["how"], &event["commit"]), (&json!("commit"), &json!(commit)));
    let row = &ledger(&desk, &folio)[0];
    assert_eq!((&row["how"], &row["data"], &row["intact"]), (&json!("commit"), &event["data"], &json!(true)));
    let table = desk.run(&["signatures", &folio]).ok().stdout;
    assert!(table.contains(&format!("Commit firmado {}", &commit[..10])), "{table}");
    desk.check_clean();
}

/// Gives the head of the desk a mail address.
fn mail(desk: &TestDesk) {
    let people = desk.read("catalog/people.toml");
    assert!(people.contains("id = \"jefatura-1\"\n"), "{people}");
    let with = people.replacen("id = \"jefatura-1\"\n", "id = \"jefatura-1\"\nmail = \"jefatura@example.org\"\n", 1);
    desk.write("catalog/people.toml", with);
}

/// Makes keys of SSH for those addresses, by which git finds commits signed.
fn keys(desk: &TestDesk, mails: &[&str]) {
    let mut allowed = String::new();
    for mail in mails {
        let path = desk.beside().join(mail);
        let made =
            Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-C", mail, "-f"]).arg(&path).output();
        assert!(made.expect("ssh-keygen").status.success());
        allowed += &format!("{mail} {}", fs::read_to_string(path.with_extension("org.pub")).expect("a key"));
    }
    let path = desk.beside().join("allowed");
    fs::write(&path, allowed).expect("writes");
    git(desk, &["config", "gpg.format", "ssh"]);
    git(desk, &["config", "gpg.ssh.allowedSignersFile", &path.to_string_lossy()]);
}

/// Commits everything, signed with the key of that address.
fn commit_as(desk: &TestDesk, mail: &str) {
    git(desk, &["config", "user.signingKey", &desk.beside().join(mail).to_string_lossy()]);
    git(desk, &["add", "-A"]);
    git(desk, &["commit", "-q", "-S", "--allow-empty", "-m", "Firmado"]);
}

#[test]
#[cfg(unix)]
fn a_commit_signs_for_nobody_but_whose_key_it_has() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    keys(&desk, &["jefatura@example.org", "personal-1@example.org"]);
    commit_as(&desk, "jefatura@example.org");
    let sign = ["sign", &folio, "--as", "jefatura", "--commit", "HEAD"];
    let before = desk.snapshot();
    desk.refuses(1, &sign).says(&["lo firmó jefatura@example.org", "no tiene correo en catalog/people.toml", "(mail)"]);
    desk.refuses(1, &[&sign[..], &["--name", "Alguien de Fuera"]].concat())
        .says(&["«Alguien de Fuera» no está en catalog/people.toml"]);
    mail(&desk);
    commit_as(&desk, "personal-1@example.org");
    desk.refuses(1, &sign).says(&[
        "lo firmó personal-1@example.org, no Jimena Ejemplo (jefatura@example.org)",
        "Lo firma la persona misma con su llave",
    ]);
    assert_eq!(
        before.get("tickets/2025/03/CI-2025-0001.yaml"),
        desk.snapshot().get("tickets/2025/03/CI-2025-0001.yaml")
    );
    commit_as(&desk, "jefatura@example.org");
    let event = desk.run(&[&sign[..], &["--json"]].concat()).ok().data("folio/change/1")["event"].clone();
    let commit = git(&desk, &["rev-parse", "HEAD"]);
    let key = event["key"].as_str().expect("a key");
    assert_eq!((&event["signer"], &key[..7]), (&json!("jefatura@example.org"), "SHA256:"));
    let row = &ledger(&desk, &folio)[0];
    assert_eq!((&row["signer"], &row["key"]), (&event["signer"], &event["key"]));
    desk.check_clean();

    // Read again: as it was, whatever was written down since.
    desk.run(&["note", &folio, "--set", "puesto=Contadora"]).ok();
    let verify = ["signatures", &folio, "--verify"];
    let good = format!(
        "Bien: Jimena Ejemplo (Jefatura del Departamento de Centros de Información) el 2025-03-10 09:00, commit {commit}.\n"
    );
    assert_eq!(desk.run(&verify).ok().stdout, good);
    let path = desk.ticket(&folio);
    let sound = desk.read(&path);
    let other = git(&desk, &["rev-parse", "HEAD~1"]);
    let none = "0".repeat(40);
    let data = event["data"].as_str().expect("a hash");
    for (from, to, says) in [
        (commit.as_str(), none.as_str(), "Git no conoce el commit"),
        (&commit, &other, "La llave del commit es SHA256:"),
        (key, "SHA256:otra", "se anotó SHA256:otra."),
        ("  name: Jimena Ejemplo\n", "  name: Tomás Muestra\n", "no tiene correo"),
        (data, &format!("sha256-2:{none}000000000000000000000000"), "los datos no son los que se firmaron"),
    ] {
        assert!(sound.contains(from), "{from}");
        desk.write(&path, sound.replacen(from, to, 1));
        let told = desk.run(&verify).exits(1).stdout;
        assert!(told.starts_with("Mal: ") && told.contains(says), "{told}");
    }
    desk.write(&path, &sound);
    // A key that is trusted no more.
    git(&desk, &["config", "gpg.ssh.allowedSignersFile", "/dev/null"]);
    let told = desk.run(&verify).exits(1).stdout;
    assert!(told.contains("git no da por buena su firma"), "{told}");
}

#[test]
fn a_scan_is_compared_with_what_was_recorded() {
    let desk = TestDesk::new();
    let (one, other) = (desk.beside().join("uno.pdf"), desk.beside().join("otro.pdf"));
    fs::write(&one, "uno").expect("writes");
    fs::write(&other, "otro").expect("writes");
    let (folio, _) = signed(&desk, &["--scan", &one.to_string_lossy()]);
    let same = desk.run(&["signatures", &folio, "--scan", "../uno.pdf"]).ok().stdout;
    assert_eq!(same, "uno.pdf es el escaneo de la firma de Usuaria de Ejemplo (Usuario) el 2025-03-10 11:25 en F01.\n");
    desk.refuses(1, &["signatures", &folio, "--scan", "../otro.pdf"]).says(&[
        "otro.pdf no es el escaneo de ninguna firma de CI-2025-0001.",
        "Se anotaron: uno.pdf: Usuaria de Ejemplo (Usuario)",
    ]);
    desk.refuses(4, &["signatures", &folio, "--scan", "../nada.pdf"]).says(&["nada.pdf"]);
    let none = desk.run(&["signatures", &folio, "--verify"]).ok();
    assert_eq!(none.stdout, "");
    none.says(&["Ninguna firma de CI-2025-0001 es de un commit."]);
    let unsigned = desk.open_registered();
    desk.refuses(1, &["signatures", &unsigned, "--scan", "../uno.pdf"]).says(&["Ninguna se anotó con escaneo"]);
}

// --- Papers of assets -----------------------------------------------------------------------------

#[test]
fn a_letter_says_what_who_received_it_did_not_sign() {
    let desk = TestDesk::new();
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    desk.set_now("2025-03-10T10:00:00-06:00");
    for (role, name) in [("receives", "usuario-1"), ("hands_over", "Jimena Ejemplo")] {
        desk.run(&["asset", "sign", "PC-0132", "--as", role, "--name", name]).ok();
    }
    let path = "catalog/assets/computadora/PC-0132.yaml";
    let sound = desk.read(path);
    assert!(sound.contains("  \"on\": letter\n  data: sha256:"), "{sound}");
    let printed = desk.run(&["form", "resguardo", "PC-0132"]).ok().stdout;
    let (_, signed) = sound.rsplit_once("data: ").expect("a hash");
    assert!(
        printed.contains("Casilda Supuesta") && printed.ends_with(&format!(" · {}\n", &signed[..7 + 16])),
        "{printed}"
    );
    let history = desk.run(&["asset", "history", "PC-0132"]).ok().stdout;
    assert!(history.contains("Firma") && !history.contains("sha256:"), "{history}");
    desk.set_now("2025-03-11T10:00:00-06:00");
    desk.run(&["asset", "edit", "PC-0132", "--set", "model=Portátil", "--set", "serial=EJ-1"]).ok();
    let printed = without_hashes(&desk.run(&["form", "resguardo", "PC-0132"]).ok().stdout);
    assert_sound(&printed);
    assert!(
        printed.ends_with(
            "\nFirmado por Casilda Supuesta (Recibe) el 2025-03-10 10:00, Jimena Ejemplo (Entrega) el 2025-03-10 10:00 sobre \
             sha256:…; después cambió: Modelo («Torre» → «Portátil»); después se agregó: Número de serie.\n"
        ),
        "{printed}"
    );
    desk.check_clean();
    // The letter itself is altered, and the card as it was.
    let sound = desk.read(path);
    for (from, to) in [("condition: Buena", "condition: Mala"), ("brand: Ejemplo\n", "brand: Otra\n")] {
        desk.write(path, sound.replace(from, to));
        assert_eq!(codes(&desk), ["signed-paper-differs", "signed-paper-differs"], "{from}");
    }
}

/// A letter that was handed over and that nobody has signed.
fn handed_over() -> TestDesk {
    let desk = TestDesk::new();
    desk.run(&["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk
}

#[test]
fn a_letter_is_signed_with_its_scan_and_printed_as_it_was_signed() {
    let desk = handed_over();
    desk.run(&["signatures", "PC-0132"]).ok();
    fs::write(desk.beside().join("firmado.pdf"), "%PDF-1.4 firmado").expect("writes");
    let sign = ["asset", "sign", "PC-0132", "--as", "receives", "--name", "usuario-1"];
    desk.run(&[&sign[..], &["--scan", "../firmado.pdf"]].concat()).ok();
    let path = "catalog/assets/computadora/PC-0132.yaml";
    let record = desk.read(path);
    assert!(record.contains("  scan:\n    name: firmado.pdf\n    sha256: "), "{record}");
    let row = &ledger(&desk, "PC-0132")[0];
    assert_eq!((&row["role"], &row["how"], &row["form"]), (&json!("receives"), &json!("ink"), &json!("letter")));
    assert_eq!((&row["forms"], &row["intact"], &row["current"]), (&json!(["PC-0132/1"]), &json!(true), &json!(true)));
    let same = desk.run(&["signatures", "PC-0132", "--scan", "../firmado.pdf"]).ok().stdout;
    assert!(same.contains("es el escaneo de la firma de Casilda Supuesta (Recibe)"), "{same}");
    fs::write(desk.beside().join("otro.pdf"), "%PDF-1.4 otro").expect("writes");
    desk.refuses(1, &["signatures", "PC-0132", "--scan", "../otro.pdf"]).says(&["firmado.pdf"]);
    let history = desk.run(&["asset", "history", "PC-0132"]).ok().stdout;
    assert!(history.contains("Escaneo: firmado.pdf"), "{history}");
    let signed = desk.run(&["form", "resguardo", "PC-0132"]).ok().stdout;

    desk.set_now("2025-03-11T10:00:00-06:00");
    desk.run(&["asset", "edit", "PC-0132", "--set", "model=Portátil"]).ok();
    let changed = &ledger(&desk, "PC-0132")[0]["changed"][0];
    assert_eq!((&changed["label"], &changed["then_text"]), (&json!("Modelo"), &json!("Torre")));
    let copy = desk.run(&["form", "resguardo", "PC-0132", "--as-signed"]).ok().stdout;
    let (body, told) =
        copy.split_once("\nCopia de lo que firmó Casilda Supuesta (Recibe) el 2025-03-10 10:00").expect(&copy);
    assert!(signed.starts_with(body) && !told.contains("después"), "{copy}");
    assert_eq!(desk.run(&["form", "resguardo", "--as-signed", "PC-0132"]).ok().stdout, copy);
    desk.refuses(1, &["form", "resguardo", "PC-0132", "--as-signed", "head"]).says(&["no tiene esa firma"]);
    desk.check_clean();

    let record = desk.read(path);
    for (from, to) in [("name: firmado.pdf", "nombre: x"), ("    bytes: 16", "    bytes: muchos")] {
        assert!(record.contains(from), "{record}");
        desk.write(path, record.replacen(from, to, 1));
        assert_eq!(codes(&desk), ["not-a-scan"], "{from}");
    }
}

#[test]
#[cfg(unix)]
fn a_signed_commit_signs_a_letter_and_shows_on_paper() {
    let desk = handed_over();
    mail(&desk);
    notary(&desk, "GOODSIG", 0);
    let sign = ["asset", "sign", "PC-0132", "--as", "head", "--name", "Jimena Ejemplo"];
    let refuses = |more: &[&str], code: i32, parts: &[&str]| {
        desk.refuses(code, &[&sign[..], more].concat()).says(parts);
    };
    refuses(&["--commit", "nada"], 2, &["Git no conoce el commit «nada»"]);
    refuses(&["--how", "commit"], 2, &["nombra su commit"]);
    refuses(&["--commit", "HEAD", "--how", "ink"], 2, &["la de tinta no lleva ninguno"]);
    git(&desk, &["commit", "-q", "-S", "--allow-empty", "-m", "Sin los bienes"]);
    refuses(&["--commit", "HEAD"], 1, &["no tiene ese documento"]);
    git(&desk, &["add", "-A"]);
    git(&desk, &["commit", "-q", "-S", "-m", "Con los bienes"]);
    // Something else than what was committed.
    desk.run(&["asset", "edit", "PC-0132", "--set", "model=Portátil"]).ok();
    refuses(&["--commit", "HEAD"], 1, &["Haga un commit firmado"]);
    git(&desk, &["commit", "-q", "-S", "-a", "-m", "Como está"]);
    desk.run(&[&sign[..], &["--commit", "HEAD"]].concat()).ok();
    let commit = git(&desk, &["rev-parse", "HEAD"]);
    let row = &ledger(&desk, "PC-0132")[0];
    assert_eq!((&row["how"], &row["commit"], &row["intact"]), (&json!("commit"), &json!(commit), &json!(true)));
    let told = desk.run(&["signatures", "PC-0132", "--verify"]).ok().stdout;
    assert!(told.starts_with("Bien: Jimena Ejemplo (Autoriza)"), "{told}");
    desk.check_clean();
    let shown = format!("Firma electrónica: commit {}", &commit[..10]);
    for format in ["md", "html", "typ"] {
        let printed = desk.run(&["form", "resguardo", "PC-0132", "--format", format]).ok().stdout;
        assert!(printed.contains(&shown), "{printed}");
    }
    // Who signed with ink has a line.
    desk.run(&["asset", "sign", "PC-0132", "--name", "usuario-1"]).ok();
    let printed = desk.run(&["form", "resguardo", "PC-0132"]).ok().stdout;
    assert_eq!((printed.matches("Firma: ___").count(), printed.matches(&shown).count()), (4, 1), "{printed}");
}
