//! Rules that a desk lives by, one small test each: who signs and when, what the workshop asks for,
//! what a record may not lose, what `check` finds, and who waits for whom.

mod common;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use chrono::{DateTime, Utc};
use common::{OPENING, PROCEDURE, TestDesk, assert_same, snapshot_of};
use serde_json::Value;

const FIRST: &str = "tickets/2025/03/CI-2025-0001.yaml";
const SECOND: &str = "tickets/2025/03/CI-2025-0002.yaml";
const BY: &str = "--by=personal-1";

/// `folio do 1 resuelto` with all that it asks for.
const RESOLVED: [&str; 8] = ["do", "1", "resuelto", BY, "--set", "revision=R", "--set", "diagnostico=D"];
/// `folio do 1 salio` with all that it asks for but the signature.
const GONE: [&str; 17] = [
    "do",
    "1",
    "salio",
    "--set",
    "motivo_salida=reparacion",
    "--set",
    "destino=empresa",
    "--set",
    "lleva=Técnico Uno",
    "--set",
    "identificacion=123",
    "--set",
    "modelo=Torre",
    "--set",
    "condicion_salida=Bien",
    "--set",
    "serie_salida=S-1",
];

/// A desk whose only ticket waits in 03 for the user.
fn resolved() -> TestDesk {
    let desk = TestDesk::new();
    desk.open_registered();
    desk.run(&RESOLVED).ok();
    desk
}

/// A desk whose only ticket is in 08, its equipment about to leave.
fn leaving() -> TestDesk {
    let desk = TestDesk::new();
    desk.open_registered();
    let steps: [&[&str]; 5] = [
        &["requiere-soporte", BY, "--set", "revision=R", "--set", "diagnostico=D"],
        &["reportado", "--set", "instancia=utic", "--set", "numero_reporte=R-54321"],
        &["llego", "--set", "tecnico=Técnico Uno"],
        &["explicado"],
        &["taller", "--set", "bien=PC-0132"],
    ];
    for step in steps {
        desk.run(&[&["do", "1"][..], step].concat()).ok();
    }
    desk
}

/// A desk whose only ticket is in 09, its equipment out since Monday at ten.
fn outside() -> TestDesk {
    let desk = leaving();
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk.run(&["sign", "1", "--as", "jefatura"]).ok();
    desk.run(&GONE).ok();
    assert_eq!(desk.next("1")["activity"]["id"], "09");
    desk
}

/// `folio resume 1` with the return of the equipment at that time.
fn back_at(regreso: &str) -> [String; 10] {
    let regreso = format!("regreso={regreso}");
    [
        "resume",
        "1",
        "--set",
        &regreso,
        "--set",
        "condicion_regreso=Bien",
        "--set",
        "recibe=personal-1",
        "--set",
        "serie_regreso=S-1",
    ]
    .map(str::to_owned)
}

fn words(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn show(desk: &TestDesk, folio: &str) -> Value {
    desk.run(&["show", folio, "--json"]).ok().data("folio/show/1")
}

/// Role and name of every signature on the first ticket.
fn signatures(desk: &TestDesk) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let all = show(desk, "1")["signatures"].as_array().expect("a list").clone();
    all.iter().map(|signature| (text(&signature["role"]), text(&signature["name"]))).collect()
}

fn signed(role: &str, name: &str) -> (String, String) {
    (role.to_owned(), name.to_owned())
}

/// Code and path of every finding; the exit code has to agree.
#[track_caller]
fn findings(desk: &TestDesk) -> Vec<(String, String)> {
    let outcome = desk.run(&["check", "--json"]);
    let all = outcome.data("folio/check/1")["findings"].as_array().expect("a list").clone();
    outcome.exits(i32::from(!all.is_empty()));
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    all.iter().map(|finding| (text(&finding["code"]), text(&finding["path"]))).collect()
}

/// Fails the test unless `check` finds this one thing.
#[track_caller]
fn finds(desk: &TestDesk, code: &str, path: &str) {
    assert_eq!(findings(desk), [(code.to_owned(), path.to_owned())]);
}

/// Replaces a text that a file has once.
#[track_caller]
fn edit(desk: &TestDesk, path: &str, from: &str, to: &str) {
    let text = desk.read(path);
    assert_eq!(text.matches(from).count(), 1, "{from} in\n{text}");
    desk.write(path, text.replace(from, to));
}

// --- Signatures ------------------------------------------------------------------------------

#[test]
fn a_role_signs_once_per_stay() {
    let desk = resolved();
    let sign = ["sign", "1", "--as", "usuario"];
    desk.run(&sign).ok();
    desk.refuses(1, &sign).says(&["ya firmó"]);
    desk.refuses(1, &["sign", "1", "--as", "usuario", "--name", "Otra Persona"]).says(&["ya firmó"]);
    desk.refuses(1, &["sign", "1", "--as", "jefatura", "--as", "jefatura"]).says(&["ya firmó"]);

    desk.run(&["do", "1", "inconforme", BY, "--set", "inconformidad=Sigue igual"]).ok();
    desk.run(&RESOLVED).ok();
    // What was signed before the objection does not close it.
    let conform = ["do", "1", "conforme", BY, "--set", "acciones=Se apretó"];
    desk.refuses(1, &conform).says(&["Falta la firma o el sello: Usuario"]);
    desk.run(&sign).ok();
    desk.refuses(1, &sign).says(&["ya firmó"]);
    desk.run(&conform).ok();
    desk.check_clean();
}

#[test]
fn on_an_ended_ticket_only_who_did_not_sign_may() {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.refuses(1, &["sign", "1", "--as", "usuario"]).says(&["ya firmó"]);
    desk.run(&["sign", "1", "--as", "jefatura"]).ok();
    desk.refuses(1, &["sign", "1", "--as", "jefatura"]).says(&["ya firmó"]);
    desk.check_clean();
}

/// Whenever in its course they signed: at the exit of the equipment too.
#[test]
fn on_an_ended_ticket_earlier_signatures_stand() {
    let desk = leaving();
    let watch = ["sign", "1", "--as", "vigilancia", "--name", "Vigilante Uno"];
    desk.run(&watch).ok();
    desk.run(&["sign", "1", "--as", "jefatura"]).ok();
    desk.run(&GONE).ok();
    desk.run(&words(&back_at("2025-03-10 09:00"))).ok();
    desk.run(&["sign", "1", "--as", "usuario", "--as", "jefatura", "--as", "tecnico", "--as", "sello"]).ok();
    desk.run(&["do", "1", "entregado", "--set", "reparacion=Se cambió"]).ok();
    desk.run(&["do", "1", "cerrado", "--set", "acciones=Se cambió"]).ok();
    desk.refuses(1, &watch).says(&["Vigilancia ya firmó"]);
    desk.check_clean();
}

/// A ticket taken up again is signed anew by everyone.
#[test]
fn what_ends_again_is_signed_again() {
    let desk = TestDesk::new();
    desk.open_and_end();
    let sign = ["sign", "1", "--as", "jefatura"];
    desk.run(&sign).ok();
    desk.run(&["reopen", "1"]).ok();
    desk.run(&RESOLVED).ok();
    desk.run(&["sign", "1", "--as", "usuario"]).ok();
    desk.run(&["do", "1", "conforme", BY, "--set", "acciones=Se cambió"]).ok();
    desk.run(&sign).ok();
    desk.refuses(1, &sign).says(&["ya firmó"]);
    desk.check_clean();
}

#[test]
fn several_sign_together_or_not_at_all() {
    let desk = resolved();
    // The second role is wrong: the first is not written either.
    desk.refuses(2, &["sign", "1", "--as", "usuario", "--as", "nosuch"]).says(&["«nosuch» no es un papel"]);
    desk.run(&["sign", "1", "--as", "usuario", "--as", "jefatura"]).ok();
    assert_eq!(signatures(&desk), [signed("usuario", "Usuaria de Ejemplo"), signed("jefatura", "Jimena Ejemplo")]);
    desk.check_clean();
}

#[test]
fn a_seal_has_the_name_of_the_unit() {
    let desk = resolved();
    edit(&desk, "catalog/desk.toml", "unit = \"Nombre de la institución\"", "unit = \"Unidad de Prueba\"");
    desk.run(&["sign", "1", "--as", "sello", BY]).ok();
    assert_eq!(signatures(&desk), [signed("sello", "Unidad de Prueba")]);
}

#[test]
fn a_name_that_nobody_knows_is_asked_for() {
    let desk = resolved();
    desk.refuses(2, &["sign", "1", "--as", "jefatura", BY]).says(&["Falta el nombre de quien firma"]);
    desk.refuses(2, &["sign", "1", "--as", "usuario", "--as", "jefatura", "--name", "Una"]);
}

// --- Equipment outside -----------------------------------------------------------------------

#[test]
fn what_is_out_is_not_cancelled() {
    let desk = outside();
    let cancel = ["cancel", "1", "--reason", "desistimiento"];
    desk.refuses(1, &cancel).says(&["No se cancela mientras dura", "Equipo fuera de la Unidad"]);
    desk.run(&words(&back_at("2025-03-10 10:00"))).ok();
    desk.run(&cancel).ok();
    desk.check_clean();
}

#[test]
fn nothing_leaves_without_the_heads_signature() {
    let desk = leaving();
    desk.refuses(1, &GONE).says(&["Falta la firma o el sello: Jefatura"]);
    desk.run(&["sign", "1", "--as", "usuario"]).ok();
    desk.refuses(1, &GONE).says(&["Falta la firma o el sello: Jefatura"]);
    desk.run(&["sign", "1", "--as", "jefatura"]).ok();
    desk.run(&GONE).ok();
}

#[test]
fn what_was_signed_at_the_exit_does_not_close() {
    let desk = leaving();
    let all = ["sign", "1", "--as", "usuario", "--as", "jefatura", "--as", "tecnico", "--as", "sello"];
    desk.run(&all).ok();
    desk.run(&GONE).ok();
    // Nor what is signed while there is nothing to accept.
    desk.run(&["sign", "1", "--as", "usuario"]).ok();
    desk.run(&words(&back_at("2025-03-10 09:00"))).ok();
    let hand_over = ["do", "1", "entregado", "--set", "reparacion=Se cambió"];
    let refusal = desk.refuses(1, &hand_over);
    assert_eq!(refusal.stderr.matches("Falta la firma o el sello").count(), 4, "{}", refusal.stderr);
    desk.run(&all).ok();
    desk.run(&hand_over).ok();
    assert_eq!(desk.next("1")["activity"]["id"], "10");
    desk.check_clean();
}

#[test]
fn the_wait_ends_when_the_equipment_came_back() {
    let desk = outside();
    desk.set_now("2025-03-12T10:00:00-06:00");
    desk.run(&words(&back_at("2025-03-11 12:00"))).ok();
    let card = show(&desk, "1");
    assert_eq!(card["waits"][0]["from"], "2025-03-10T10:00:00-06:00");
    assert_eq!(card["waits"][0]["to"], "2025-03-11T12:00:00-06:00");
    assert_eq!(card["waits"][0]["reason"], "fuera");
    let visits = card["visits"].as_array().expect("a list");
    let last = visits.last().expect("a stay");
    assert_eq!(last["activity"], "09");
    // Six hours of Tuesday and one of Wednesday; ten minutes are allowed.
    assert_eq!(last["counted_minutes"], 7 * 60);
    assert_eq!(last["due"], "2025-03-11T12:10:00-06:00");
    assert_eq!(last["late"], true);
    desk.check_clean();
}

#[test]
fn it_comes_back_after_it_left_and_before_now() {
    let desk = outside();
    desk.set_now("2025-03-12T10:00:00-06:00");
    for regreso in ["2025-03-10 09:59", "2025-03-12 10:01"] {
        desk.refuses(1, &words(&back_at(regreso))).says(&["«Regreso del equipo» debe quedar entre"]);
    }
    desk.run(&words(&back_at("2025-03-10 10:00"))).ok();
}

#[test]
fn a_substitute_alone_ends_the_wait() {
    let desk = outside();
    desk.refuses(1, &["resume", "1"]).says(&["Regreso del equipo", "Condición al regresar", "Recibe el equipo"]);
    desk.refuses(1, &["resume", "1", "--set", "sustituto=PC-0098"]).says(&["PC-0098", "no está en el inventario"]);
    let other = common::ASSET.replace("PC-0132", "PC-0098").replace("01kaf6zq3v8c", "01kaf6zq3v8d");
    desk.write("catalog/assets/computadora/PC-0098.yaml", other);
    desk.run(&["resume", "1", "--set", "sustituto=PC-0098"]).ok();
    let card = show(&desk, "1");
    assert_eq!(card["waiting"], Value::Null);
    assert_eq!(card["waits"][0]["to"], "2025-03-10T10:00:00-06:00");
    desk.check_clean();
}

// --- What a record may not lose --------------------------------------------------------------

#[test]
fn an_obligatory_field_is_not_blanked() {
    let desk = TestDesk::new();
    desk.open_registered();
    desk.refuses(1, &["note", "1", "--set", "usuario="]).says(&["«Usuario» es obligatorio"]);
    desk.run(&["note", "1", "--set", "usuario=Otra Usuaria"]).ok();
    desk.run(&["note", "1", "--set", "extension=123"]).ok();
    desk.run(&["note", "1", "--set", "extension="]).ok();
    desk.check_clean();
}

#[test]
fn what_the_procedure_derives_is_not_typed() {
    let desk = resolved();
    desk.refuses(2, &["note", "1", "--set", "requiere_soporte=false"]).says(&["lo pone el procedimiento"]);
    desk.refuses(2, &["note", "1", "--set", "requiere_soporte=true"]).says(&["lo pone el procedimiento"]);
}

#[test]
fn a_closed_ticket_is_not_corrected() {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.refuses(1, &["note", "1", "--set", "origen=Otra cosa"]).says(&["ya terminó", "folio reopen CI-2025-0001"]);
    desk.run(&["note", "1", "Llamó para dar las gracias"]).ok();
    desk.check_clean();
}

#[test]
fn work_done_again_is_described_again() {
    let desk = resolved();
    desk.run(&["do", "1", "inconforme", BY, "--set", "inconformidad=Sigue igual"]).ok();
    desk.refuses(1, &["do", "1", "resuelto", BY, "--set", "revision=R"]).says(&["Falta «Diagnóstico»"]);
    desk.run(&RESOLVED).ok();
}

#[test]
fn what_is_reopened_is_closed_with_its_own_actions() {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.run(&["reopen", "1"]).ok();
    desk.refuses(1, &["do", "1", "resuelto", BY]).says(&["Falta «Verificaciones realizadas»", "Falta «Diagnóstico»"]);
    desk.run(&RESOLVED).ok();
    desk.run(&["sign", "1", "--as", "usuario"]).ok();
    desk.refuses(1, &["do", "1", "conforme", BY]).says(&["Falta «Acciones realizadas»"]);
    desk.run(&["do", "1", "conforme", BY, "--set", "acciones=Se cambió"]).ok();
    desk.check_clean();
}

// --- Ties ------------------------------------------------------------------------------------

#[test]
fn a_tie_is_written_on_both() {
    let desk = TestDesk::new();
    desk.open();
    desk.open();
    desk.run(&["link", "1", "2", "--as", "cause"]).ok();
    assert_eq!(show(&desk, "1")["links"], serde_json::json!([{ "to": "CI-2025-0002", "relation": "cause" }]));
    assert_eq!(show(&desk, "2")["links"], serde_json::json!([{ "to": "CI-2025-0001", "relation": "effect" }]));
    desk.check_clean();
}

#[test]
fn a_tie_to_a_damaged_ticket_is_written_on_neither() {
    let desk = TestDesk::new();
    desk.open();
    desk.open();
    edit(&desk, SECOND, "status: new", "status: closed");
    desk.refuses(3, &["link", "1", "2", "--as", "cause"]).says(&[SECOND]);
    desk.write(SECOND, "folio: [\n");
    desk.refuses(3, &["link", "1", "2", "--as", "cause"]).says(&[SECOND]);
}

// --- What check finds ------------------------------------------------------------------------

#[test]
fn check_finds_a_ticket_in_another_folder() {
    let desk = TestDesk::new();
    desk.open();
    for folder in ["tickets/2024/03", "tickets/2025/13", "tickets", "tickets/2025/03/más"] {
        let path = format!("{folder}/CI-2025-0001.yaml");
        fs::create_dir_all(desk.path(folder)).expect("makes");
        fs::rename(desk.path(FIRST), desk.path(&path)).expect("moves");
        finds(&desk, "misplaced", &path);
        fs::rename(desk.path(&path), desk.path(FIRST)).expect("moves");
    }
    desk.check_clean();
    // The folder is that of the month in which it was recorded.
    let path = "tickets/2025/04/CI-2025-0001.yaml";
    fs::create_dir_all(desk.path("tickets/2025/04")).expect("makes");
    fs::rename(desk.path(FIRST), desk.path(path)).expect("moves");
    finds(&desk, "misplaced", path);
    let said = desk.run(&["check"]).exits(1);
    assert!(format!("{}{}", said.stdout, said.stderr).contains("tickets/2025/03."), "{}", said.stdout);
    // Where the desk's zone became another, it stays where it is.
    fs::rename(desk.path(path), desk.path(FIRST)).expect("moves");
    desk.write(FIRST, desk.read(FIRST).replace("2025-03-10T10:00:00-06:00", "2025-03-31T23:30:00-06:00"));
    desk.write("catalog/desk.toml", desk.read("catalog/desk.toml").replace("America/Mexico_City", "Europe/Madrid"));
    desk.set_now("2025-04-02T10:00:00-06:00");
    let said = desk.run(&["check"]);
    assert!(!format!("{}{}", said.stdout, said.stderr).contains("misplaced"), "{}", said.stdout);
}

#[test]
fn check_finds_a_file_that_is_no_record() {
    let desk = TestDesk::new();
    desk.open();
    let path = "tickets/2025/03/CI-2025-0002.yml";
    fs::copy(desk.path(FIRST), desk.path(path)).expect("copies");
    finds(&desk, "stray-file", path);
    fs::remove_file(desk.path(path)).expect("removes");
    desk.check_clean();
}

#[test]
fn check_finds_a_link_to_a_folder() {
    let desk = TestDesk::new();
    desk.open();
    let other = desk.beside().join("otra");
    fs::create_dir(&other).expect("makes");
    symlink(&other, desk.path("tickets/2024")).expect("links");
    finds(&desk, "link-to-folder", "tickets/2024");
    fs::remove_file(desk.path("tickets/2024")).expect("removes");
    desk.check_clean();
}

#[test]
fn check_finds_a_tie_on_one_side() {
    let desk = TestDesk::new();
    desk.open();
    desk.open();
    let before = desk.read(SECOND);
    desk.run(&["link", "1", "2"]).ok();
    desk.check_clean();
    desk.write(SECOND, before);
    finds(&desk, "one-sided-link", FIRST);
    // The remedy that it names.
    desk.run(&["link", "2", "1"]).ok();
    desk.check_clean();
}

#[test]
fn check_finds_a_procedure_under_another_name() {
    let desk = TestDesk::new();
    desk.open_registered();
    edit(&desk, FIRST, "revision: \"1\"", "revision: \"2\"");
    finds(&desk, "procedure-misnamed", FIRST);
    desk.refuses(3, &["note", "1", "x"]).says(&["[procedure-misnamed]"]);
    edit(&desk, FIRST, "revision: \"2\"", "revision: \"1\"");
    desk.check_clean();
    // Another code leads to no procedure at all; that has a finding of its own.
    edit(&desk, FIRST, "code: mp414-pr15", "code: mp414-pr16");
    let found = findings(&desk);
    assert_eq!((found.len(), found[0].1.as_str()), (1, FIRST), "{found:?}");
}

#[test]
fn check_finds_what_was_not_theirs_to_do() {
    let desk = TestDesk::new();
    desk.open_registered();
    let role = "roles = [\"jefatura\"]";
    edit(&desk, "catalog/people.toml", role, "roles = [\"personal\"]");
    finds(&desk, "person-not-entitled", FIRST);
    // Who had the role then keeps what they did, and does no more of it.
    let before = "roles = [\"personal\"]\nformer_roles = [\"jefatura\"]";
    let people = desk.read("catalog/people.toml").replacen("roles = [\"personal\"]", before, 1);
    desk.write("catalog/people.toml", people);
    desk.check_clean();
    desk.refuses(1, &["cancel", "1", "--reason", "duplicado"]).says(&["jefatura-1 no puede hacerlo"]);
}

#[test]
fn check_finds_a_kept_procedure_that_changed() {
    let desk = TestDesk::new();
    desk.open_registered();
    let folder = "catalog/procedures/past";
    let kept: Vec<_> = fs::read_dir(desk.path(folder)).expect("lists").flatten().map(|e| e.file_name()).collect();
    assert_eq!(kept.len(), 1);
    let path = format!("{folder}/{}", kept[0].to_string_lossy());
    desk.write(&path, desk.read(&path) + "# más\n");
    finds(&desk, "kept-procedure-changed", &path);
}

#[test]
fn check_finds_a_header_that_differs() {
    let desk = TestDesk::new();
    desk.open_registered();
    edit(&desk, FIRST, "activity: \"02\"", "activity: \"03\"");
    finds(&desk, "header-differs", FIRST);
    desk.refuses(3, &["note", "1", "x"]).says(&[FIRST]);
}

#[test]
fn check_finds_an_altered_event() {
    let desk = TestDesk::new();
    desk.open_registered();
    edit(&desk, FIRST, "componente: hardware", "componente: madera");
    finds(&desk, "rule-broken", FIRST);
    edit(&desk, FIRST, "    componente: madera\n", "");
    finds(&desk, "rule-broken", FIRST);
}

#[test]
fn check_finds_a_file_under_another_name() {
    let desk = TestDesk::new();
    desk.open_registered();
    let path = "tickets/2025/03/CI-2025-0009.yaml";
    fs::rename(desk.path(FIRST), desk.path(path)).expect("moves");
    finds(&desk, "name-differs", path);
}

#[test]
fn people_that_cannot_be_read_are_one_finding() {
    let desk = TestDesk::new();
    desk.open_and_end();
    desk.write("catalog/people.toml", "[[person]\nid = \"jefatura-1\"\n");
    let found = findings(&desk);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].1, "catalog/people.toml");
    // What does not depend on people is found all the same.
    edit(&desk, FIRST, "componente: hardware", "componente: madera");
    let codes: Vec<String> = findings(&desk).into_iter().map(|(code, _)| code).collect();
    // Somebody had signed what was altered.
    assert_eq!(codes, ["catalogue-syntax", "rule-broken", "signed-data-differs"]);
}

#[test]
fn check_of_a_path_that_is_not_there() {
    let desk = TestDesk::new();
    desk.open();
    desk.refuses(2, &["check", "no/existe.yaml"]).says(&["no/existe.yaml"]);
    desk.refuses(2, &["check", FIRST, "no/existe.yaml"]).says(&["no/existe.yaml"]);
    desk.run(&["check", FIRST]).ok();
}

// --- One after another -----------------------------------------------------------------------

/// Who waited for the lock writes the moment of writing: else the one that asked first and wrote
/// last would come before what is written, and be refused.
#[test]
fn who_waits_for_the_lock_writes_after_the_other() {
    let desk = TestDesk::new();
    desk.open_registered();
    let file = fs::OpenOptions::new().read(true).write(true).open(desk.path(".folio/lock")).expect("opens");
    file.lock().expect("locks");
    let start = |arguments: &[&str]| {
        let mut command = desk.command(arguments);
        command.env_remove("FOLIO_NOW").env("FOLIO_LOCK_WAIT", "60");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts")
    };
    let assigning = ["personal-1", "personal-2"].map(|person| start(&["assign", "1", person]));
    let noting = start(&["note", "1", "Una nota"]);
    std::thread::sleep(Duration::from_millis(300));
    // All have planned by now. The next whole second tells when they asked from when they wrote.
    let asked = Utc::now().timestamp();
    while Utc::now().timestamp() == asked {
        std::thread::sleep(Duration::from_millis(10));
    }
    drop(file);
    for child in assigning.into_iter().chain([noting]) {
        let output = child.wait_with_output().expect("ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let card = show(&desk, "1");
    let events = card["events"].as_array().expect("a list");
    let written: Vec<&Value> = events.iter().skip(2).collect();
    assert_eq!(written.len(), 3, "{card:#}");
    for event in written {
        let at = event["at"].as_str().expect("a moment");
        let at = DateTime::parse_from_rfc3339(at).expect("a moment");
        assert!(at.timestamp() > asked, "{event}: it has the moment of asking");
        assert_eq!(event.get("recorded").filter(|recorded| !recorded.is_null()), None, "{event}");
    }
    let mut check = desk.command(&["check"]);
    check.env_remove("FOLIO_NOW");
    desk.finish(check, None).ok();
}

// --- Hints -----------------------------------------------------------------------------------

#[test]
fn a_missing_word_is_told_with_where_to_find_it() {
    let desk = TestDesk::new();
    desk.open_registered();
    desk.refuses(2, &["do", "1"]).says(&["folio next 1"]);
    desk.refuses(2, &["wait", "1"]).says(&["folio wait CI-2025-0001 --reason proveedor"]);
    desk.run(&["next", "1"]).ok();
    assert!(desk.run(&["procedure", "show"]).ok().stdout.contains("proveedor"));
}

// --- A desk that could not be started --------------------------------------------------------

/// Fails the test unless `init` there is refused, leaves nothing, and is possible once what was in
/// the way is gone.
#[track_caller]
fn starts_only_without(name: &str, code: i32, put: impl Fn(&Path)) {
    let desk = TestDesk::new();
    let folder = desk.beside().join("nueva");
    fs::create_dir(&folder).expect("makes");
    fs::write(folder.join("mía.txt"), "mía").expect("writes");
    let clean = snapshot_of(&folder);
    let obstacle = folder.join(name);
    put(&obstacle);
    let before = snapshot_of(&folder);
    let init = ["init", ".", "--procedure", PROCEDURE, "--person", "jefatura-1"];
    let outcome = desk.run_in(&folder, &init).exits(code);
    assert_eq!(outcome.stdout, "");
    outcome.says(&["Error:", name]);
    assert_same(&before, &snapshot_of(&folder), name);

    let is_folder = fs::symlink_metadata(&obstacle).expect("is there").is_dir();
    if is_folder { fs::remove_dir(&obstacle) } else { fs::remove_file(&obstacle) }.expect("removes");
    for parent in Path::new(name).ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty()) {
        fs::remove_dir(folder.join(parent)).expect("removes");
    }
    assert_same(&clean, &snapshot_of(&folder), name);
    desk.run_in(&folder, &init).ok();
    desk.run_in(&folder, &["check"]).ok();
    let mut opening = vec!["new"];
    opening.extend(OPENING);
    desk.run_in(&folder, &opening).ok();
}

fn put_file(path: &Path) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("makes");
    fs::write(path, "estorba").expect("writes");
}

#[test]
fn init_with_a_file_in_the_way() {
    starts_only_without("templates/mp414-pr15-f03.md", 1, put_file);
    starts_only_without("catalog/people.toml", 1, put_file);
}

#[test]
fn init_with_a_file_where_a_folder_goes() {
    starts_only_without("tickets", 1, put_file);
    starts_only_without("catalog/procedures", 1, put_file);
}

#[test]
fn init_with_a_link_to_nowhere_in_the_way() {
    let put = |path: &Path| symlink("no-está", path).expect("links");
    starts_only_without("templates", 1, put);
    starts_only_without("tickets", 1, put);
}

#[test]
fn init_with_an_ignore_list_that_cannot_be_read() {
    starts_only_without(".gitignore", 4, |path| fs::create_dir(path).expect("makes"));
}

#[test]
fn init_with_an_ignore_list_that_is_a_link() {
    let desk = TestDesk::new();
    let folder = desk.beside().join("nueva");
    fs::create_dir(&folder).expect("makes");
    let (list, secret) = (folder.join(".gitignore"), desk.beside().join("ajeno.txt"));
    fs::write(&secret, "ajeno").expect("writes");
    let init = ["init", ".", "--procedure", PROCEDURE, "--person", "jefatura-1"];
    for target in [secret.as_path(), Path::new("no-está")] {
        symlink(target, &list).expect("links");
        let before = snapshot_of(&folder);
        desk.run_in(&folder, &init).exits(3).says(&[".gitignore", "link-not-written"]);
        assert_same(&before, &snapshot_of(&folder), "a link");
        fs::remove_file(&list).expect("removes");
    }
    fs::write(&list, "/mío").expect("writes");
    desk.run_in(&folder, &init).ok();
    assert_eq!(fs::read_to_string(&list).expect("reads"), "/mío\n/.folio/\n.folio-*.tmp\n");
    // What makes the folder a desk comes last.
    let written = |path: &Path| path.metadata().and_then(|entry| entry.modified()).expect("a time");
    assert!(written(&list) <= written(&folder.join("catalog/people.toml")));
    assert!(written(&list) <= written(&folder.join("catalog/desk.toml")));
}

#[test]
fn a_signature_counts_from_the_stay_on_and_up_to_the_outcome() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    let by = "--by=personal-1";
    desk.set_now("2025-03-10T12:00:00-06:00");
    let at = |hour: &str| format!("--at=2025-03-10T{hour}:00-06:00");
    desk.run(&["do", &folio, "resuelto", by, "--set", "revision=x", "--set", "diagnostico=y", &at("11:00")]).ok();
    // Signed before the work was done: it says so, and a right one may follow.
    desk.run(&["sign", &folio, "--as", "usuario", "--name", "Ana", by, &at("09:05")]).ok();
    desk.refuses(1, &["do", &folio, "conforme", by, "--set", "acciones=z"]).says(&["2025-03-10 09:05", "11:00"]);
    desk.run(&["sign", &folio, "--as", "usuario", "--name", "Ana", by, &at("11:30")]).ok();
    // Not yet signed at the time that is given.
    desk.refuses(1, &["do", &folio, "conforme", by, "--set", "acciones=z", &at("11:10")]).says(&["11:30"]);
    desk.run(&["do", &folio, "conforme", by, "--set", "acciones=z", &at("11:30")]).ok();
    desk.check_clean();
    // Moved by hand to before the work, it is found.
    let path = desk.ticket(&folio);
    let text = desk.read(&path).replace(
        "at: 2025-03-10T11:30:00-06:00\n  recorded: 2025-03-10T12:00:00-06:00\n  by: personal-1\n  did: signed",
        "at: 2025-03-10T10:30:00-06:00\n  recorded: 2025-03-10T12:00:00-06:00\n  by: personal-1\n  did: signed",
    );
    desk.write(&path, text);
    assert!(desk.run(&["check"]).exits(1).stdout.contains("rule-broken"));
}

#[test]
fn only_procedures_in_force_are_followed() {
    let desk = TestDesk::new();
    let draft = desk.read("catalog/procedures/mp414-pr15.toml").replacen("mp414-pr15", "borrador", 1);
    desk.write("catalog/procedures/borrador.toml", draft);
    let mut arguments = vec!["new", "--procedure", "borrador"];
    arguments.extend(common::OPENING);
    desk.refuses(1, &arguments).says(&["borrador", "mp414-pr15", "catalog/desk.toml"]);
}

#[test]
fn what_was_written_is_not_an_error_because_of_a_calendar() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.run(&["note", &folio, "--set", "prioridad=low"]).ok();
    let calendar = desk.read("catalog/calendars/mx-lft.toml");
    desk.write("catalog/calendars/mx-lft.toml", calendar + "\nnada = 1\n");
    desk.run(&["note", &folio, "--set", "prioridad=high", "Porque sí"]).ok();
    assert!(desk.read(&desk.ticket(&folio)).contains("prioridad: high"));
}

#[test]
fn a_reason_that_nobody_says_is_asked_for_with_the_whole_command() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.refuses(2, &["cancel", "1"]).says(&["Falta el motivo", &format!("folio cancel {folio} --reason ")]);
    desk.refuses(2, &["wait", "1"]).says(&[&format!("folio wait {folio} --reason compra   (")]);
    desk.refuses(2, &["cancel", "77"]).says(&["«77»"]);
    let ended = desk.open_and_end();
    desk.refuses(1, &["cancel", &ended]).says(&["ya terminó"]);
}

#[test]
fn a_correction_is_told_by_its_labels() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let done = desk.run(&["note", &folio, "--set", "ubicacion=Edificio B"]).ok();
    assert_eq!(done.stdout, format!("{folio}: corregido «Ubicación»\n"));
}

#[test]
fn what_refuses_a_ticket_that_is_not_written_does_not_name_it() {
    let desk = TestDesk::new();
    let with = |outcome: &str| {
        let mut arguments = vec!["new"];
        arguments.extend(common::OPENING);
        arguments.extend(["--do", outcome]);
        desk.refuses(2, &arguments).says(&["folio new … --do registrado"]).stderr
    };
    assert!(!with("registrada").contains("folio next"), "{}", with("registrada"));
}

#[test]
fn a_word_that_is_not_known_is_met_with_those_that_are() {
    let desk = TestDesk::new();
    desk.refuses(2, &["nwe"]).says(&["¿Quiso decir «new»?"]);
    desk.refuses(2, &["list", "--assignee", "pepe"]).says(&["«pepe» no es válido aquí"]);
    desk.refuses(2, &["migrate"]).says(&["Falta <FOLIO>.\n"]);
    desk.refuses(4, &["new", "--from", "no-esta.yaml"]).says(&["No hay un archivo no-esta.yaml."]);
    desk.refuses(4, &["--lang", "en", "new", "--from", "no-esta.yaml"]).says(&["There is no file no-esta.yaml."]);
    let fields = desk.run(&["new", "--fields"]).ok().stdout;
    assert!(fields.contains("(texto largo)") && !fields.contains("(long)"), "{fields}");
}

#[test]
fn a_wait_ends_with_what_was_noted_while_it_lasted() {
    let desk = TestDesk::new();
    let text = desk.read("catalog/procedures/mp414-pr15.toml");
    let wait = "[waits.usuario]\ntitle = \"En espera del usuario\"\nstatus = \"waiting_user\"\n";
    assert!(text.contains(wait));
    let asks = format!("{wait}resume = [\"recibe\"]\n");
    desk.write("catalog/procedures/mp414-pr15.toml", text.replace(wait, &asks));
    let folio = desk.open_registered();
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    desk.refuses(1, &["resume", &folio]).says(&["Recibe el equipo"]);
    desk.run(&["note", &folio, "--set", "recibe=Ana"]).ok();
    desk.run(&["resume", &folio]).ok();
    // The next wait needs its own.
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    desk.refuses(1, &["resume", &folio]).says(&["Recibe el equipo"]);
    desk.check_clean();
}
