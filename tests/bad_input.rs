//! Every item of «Bad input»: a clear message, the right exit code, and nothing changed.
//!
//! Exit codes: 1 refused by a rule, or findings; 2 wrong usage; 3 damaged data; 4 environment.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "tests run the program and touch the disk")]

mod common;

use std::fs;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use common::{OPENING, Outcome, PROCEDURE, TestDesk, assert_same, snapshot_of};

/// Commands that read one ticket.
const READING_ONE: [&[&str]; 2] = [&["next", "1"], &["show", "1"]];
/// Commands that change one ticket.
const CHANGING_ONE: [&[&str]; 9] = [
    &["do", "1", "registrado"],
    &["note", "1", "Una nota"],
    &["assign", "1", "personal-1"],
    &["wait", "1", "--reason", "usuario"],
    &["resume", "1"],
    &["sign", "1", "--as", "usuario", "--name", "N"],
    &["link", "1", "https://example.org/"],
    &["cancel", "1", "--reason", "duplicado"],
    &["reopen", "1"],
];

fn told(outcome: Outcome, stderr: &str) {
    assert_eq!(outcome.stderr, stderr, "{}", outcome.line);
}

// --- Words that are not known ---------------------------------------------------------------

#[test]
fn unknown_folio() {
    let desk = TestDesk::new();
    desk.open();
    let near = "Error: No hay un reporte «CI-2025-0009». El más parecido es CI-2025-0001.\n  \
                → Búsquelo con «folio list». Se puede abreviar: 12, 2026-12, o con su serie, B-12.\n";
    for command in [&["next"][..], &["show"], &["note"], &["do"], &["edit"], &["assign"]] {
        let mut arguments = vec![command[0], "CI-2025-0009"];
        match command[0] {
            "note" => arguments.push("texto"),
            "do" => arguments.push("registrado"),
            "assign" => arguments.push("personal-1"),
            _ => {}
        }
        told(desk.refuses(2, &arguments), near);
    }
    // A variable that a script left blank must not mean the only ticket there is.
    desk.refuses(2, &["next", ""]).says(&["No hay un reporte"]);
    desk.refuses(2, &["do", " ", "registrado"]).says(&["No hay un reporte"]);
    desk.refuses(2, &["next", "../../etc/passwd"]).says(&["No hay un reporte"]);
    desk.refuses(2, &["next", "99999999999999999999"]).says(&["No hay un reporte"]);
    desk.refuses(2, &["link", "1", "77"]).says(&["No hay un reporte «77»"]);
}

#[test]
fn a_folio_on_an_empty_desk() {
    let desk = TestDesk::new();
    told(
        desk.refuses(2, &["next", "1"]),
        "Error: No hay un reporte «1».\n  → Búsquelo con «folio list». Se puede abreviar: 12, 2026-12, o con su serie, B-12.\n",
    );
}

#[test]
fn ambiguous_folio() {
    let desk = TestDesk::new();
    desk.open();
    desk.set_now("2026-01-12T09:00:00-06:00");
    desk.open();
    let both = "Error: «1» puede ser cualquiera de 2: CI-2025-0001, CI-2026-0001\n  \
                → Escriba más del folio: la serie (B-42), el año (2026-42) o los dos: CI-2025-0001\n";
    for arguments in READING_ONE.into_iter().chain(CHANGING_ONE) {
        told(desk.refuses(2, arguments), both);
    }
    desk.run(&["next", "2026-1"]).ok();
    desk.run(&["next", "ci-2025-1"]).ok();
}

#[test]
fn unknown_outcome() {
    let desk = TestDesk::new();
    desk.open_registered();
    let near = "Hay que corregir el comando:\n  • «resueto» no es un resultado de esta actividad. \
                ¿Quiso decir «resuelto»? Los hay: resuelto, requiere-soporte.\n      → folio next CI-2025-0001\n";
    told(desk.refuses(2, &["do", "1", "resueto"]), near);
    desk.refuses(2, &["do", "1", "xyz"]).says(&["«xyz» no es un resultado", "resuelto, requiere-soporte"]);
    // An outcome of another activity is a step out of order.
    desk.refuses(1, &["do", "1", "conforme"]).says(&["es un resultado de la actividad 03", "está en la 02"]);
}

#[test]
fn unknown_field() {
    let desk = TestDesk::new();
    desk.open_registered();
    let near = "¿Quiso decir «diagnostico»?";
    desk.refuses(2, &["do", "1", "resuelto", "--set", "diagnstico=x"]).says(&["No hay un campo «diagnstico»", near]);
    desk.refuses(2, &["note", "1", "--set", "diagnstico=x"]).says(&[near]);
    desk.refuses(2, &["note", "1", "--set", "qqq=x"]).says(&["no tiene el campo «qqq»"]);
    desk.refuses(2, &["note", "1", "--set", "=x"]).says(&["campo «»"]);
    desk.refuses(2, &["note", "1", "--set", "sin-igual"]).says(&["no tiene la forma CAMPO=VALOR"]);
    desk.refuses(2, &["new", "--set", "usario=x"]).says(&["¿Quiso decir «usuario»?"]);
    // All wrong words are told at once.
    let both = desk.refuses(2, &["note", "1", "--set", "diagnstico=x", "--set", "orijen=x"]);
    both.says(&["«diagnstico»", "«orijen»"]);
}

#[test]
fn unknown_person() {
    let desk = TestDesk::new();
    desk.open_registered();
    let near = "Error: No hay nadie «personal-11». ¿Quiso decir «personal-1»?\n  \
                → Los identificadores están en catalog/people.toml.\n";
    told(desk.refuses(2, &["note", "1", "x", "--by", "personal-11"]), near);
    desk.refuses(2, &["assign", "1", "personl-1"]).says(&["No hay nadie «personl-1»", "¿Quiso decir «personal-1»?"]);
    desk.refuses(2, &["note", "1", "x", "--by", "zzzz"]).says(&["No hay nadie «zzzz»"]);
    let mut nobody = desk.command(&["note", "1", "x"]);
    nobody.env_remove("FOLIO_USER");
    desk.refuses_command(2, nobody, None).says(&["No se sabe quién registra", "--by", "jefatura-1"]);
    let mut other = desk.command(&["note", "1", "x"]);
    other.env("FOLIO_USER", "jefatura-2");
    desk.refuses_command(2, other, None).says(&["¿Quiso decir «jefatura-1»?"]);
}

#[test]
fn unknown_reason_and_role() {
    let desk = TestDesk::new();
    desk.open_registered();
    desk.refuses(2, &["wait", "1", "--reason", "usuaro"]).says(&["¿Quiso decir «usuario»?", "proveedor"]);
    desk.refuses(2, &["wait", "1", "--reason", "vacaciones"]).says(&["«vacaciones» no es un motivo", "usuario"]);
    desk.refuses(2, &["wait", "1", "--reason", "fuera"]).says(&["no es un motivo"]);
    desk.refuses(2, &["cancel", "1", "--reason", "duplicao"]).says(&["¿Quiso decir «duplicado»?"]);
    desk.refuses(2, &["sign", "1", "--as", "usuaro", "--name", "N"]).says(&["¿Quiso decir «usuario»?"]);
    desk.refuses(2, &["sign", "1", "--as", "usuario", "--name", " "]).says(&["Falta el nombre"]);
}

#[test]
fn unknown_command_option_and_procedure() {
    let desk = TestDesk::new();
    // Within another command: what that one has, not a command of the same name elsewhere.
    let within = desk.refuses(2, &["asset", "new", "--help"]).stderr;
    assert_eq!(within, "Error: No hay un comando «new».\n  → Vea los que hay con «folio asset --help».\n");
    desk.refuses(2, &["asset", "shwo"]).says(&["¿Quiso decir «show»?"]);
    desk.refuses(2, &["nxt", "1"]).says(&["No hay un comando «nxt»", "next"]);
    desk.refuses(2, &["next", "1", "--jsn"]).says(&["No hay una opción «--jsn»", "--json"]);
    desk.refuses(2, &["next"]).says(&["Falta"]);
    let near = "Error: No hay un procedimiento «mp414-pr16». ¿Quiso decir «mp414-pr15»? Los hay: mp414-pr15\n  \
                → Véalos con «folio procedure list» o «folio init --list».\n";
    told(desk.refuses(2, &["new", "--procedure", "mp414-pr16"]), near);
    desk.refuses(2, &["new", "--procedure", "../people"]).says(&["No hay un procedimiento"]);
    desk.refuses(2, &["init", "otra", "--procedure", "nada"]).says(&["No hay un procedimiento «nada»"]);
    desk.refuses(2, &["init", "otra", "--procedure", PROCEDURE, "--series", "ci"]).says(&["no sirve de serie"]);
}

// --- Values, times, people ------------------------------------------------------------------

#[test]
fn a_value_of_the_wrong_type() {
    let desk = TestDesk::new();
    desk.open_registered();
    let suppliers = "[[external]]\nkey = \"utic\"\nname = \"UTIC\"\nnumber = \"R-[0-9]{5}\"\nexample = \"R-20417\"\n";
    desk.write("catalog/suppliers.toml", suppliers);
    let wrong = [
        ("requiere_soporte=quizás", "«quizás» no sirve aquí: se espera sí o no"),
        ("devolucion_prevista=mañana", "«mañana» no sirve aquí: se espera fecha"),
        ("devolucion_prevista=2025-02-30", "«2025-02-30» no sirve aquí"),
        ("regreso=25:00", "«25:00» no sirve aquí: se espera fecha y hora"),
        ("tipo=fala", "¿Quiso decir «falla»?"),
        ("prioridad=urgente", "las opciones son: critical, high, medium, low"),
        ("servicio=fontanería", "no es una opción"),
        ("usuario=uno\ndos", "un solo renglón"),
        ("numero_reporte=123", "uno es así: R-20417"),
    ];
    for (word, message) in wrong {
        let outcome = desk.refuses(2, &["note", "1", "--set", word]);
        outcome.says(&[message]);
    }
    // All at once.
    let all = desk.refuses(2, &["note", "1", "--set", "tipo=fala", "--set", "regreso=ayer"]);
    all.says(&["(tipo)", "(regreso)", "Hay que corregir el comando"]);
    let document = br#"{"set": {"usuario": 7, "tipo": ["falla"]}}"#;
    let command = desk.command(&["new", "--from", "-"]);
    desk.refuses_command(2, command, Some(document)).says(&["(usuario)", "(tipo)"]);
}

#[test]
fn a_time_that_will_not_do() {
    let desk = TestDesk::new();
    desk.open_registered();
    desk.set_now("2025-03-10T12:00:00-06:00");
    desk.run(&["wait", "1", "--reason", "usuario", "--at", "11:00"]).ok();
    let future = "No se puede todavía. Hay un impedimento:\n  • La hora 2025-03-10 12:01 todavía no llega: son las \
                  2025-03-10 12:00. Use --at con una hora que ya pasó.\n";
    told(desk.refuses(1, &["resume", "1", "--at", "12:01"]), future);
    told(desk.refuses(1, &["note", "1", "x", "--at", "2025-03-10T18:01:00Z"]), future);
    let before = desk.refuses(1, &["note", "1", "x", "--at", "08:59"]);
    before.says(&["La hora 2025-03-10 08:59 es anterior a la apertura del reporte (2025-03-10 09:00)"]);
    let order = desk.refuses(1, &["resume", "1", "--at", "10:59"]);
    order.says(&["La hora 2025-03-10 10:59 es anterior al último paso registrado (2025-03-10 11:00)"]);
    // A note may be older than the last step.
    desk.run(&["note", "1", "x", "--at", "10:59"]).ok();
    for text in ["25:00", "ayer", "2025-13-01", "2025-03-10T09:00:00", "12"] {
        if text != "2025-03-10T09:00:00" {
            desk.refuses(2, &["note", "1", "x", "--at", text]).says(&["no es una fecha y hora", text]);
        }
    }
    let mut opening = vec!["new", "--at", "2025-03-10 12:30"];
    opening.extend(OPENING);
    desk.refuses(1, &opening).says(&["todavía no llega"]);
    let mut command = desk.command(&["next", "1"]);
    command.env("FOLIO_NOW", "ayer");
    desk.refuses_command(2, command, None).says(&["FOLIO_NOW no es una fecha y hora: ayer"]);
    desk.check_clean();
}

#[test]
fn a_time_before_any_calendar() {
    let desk = TestDesk::new();
    desk.open();
    for at in ["0001-01-01T00:00:00Z", "-9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2025-03-10T09:00:60Z"] {
        let outcome = desk.run(&["note", "1", "x", &format!("--at={at}")]);
        assert!([1, 2].contains(&outcome.code), "{at}: {} {}", outcome.code, outcome.stderr);
    }
    for now in ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
        desk.set_now(now);
        let outcome = desk.run(&["next", "1"]);
        assert!(!outcome.stderr.contains("panicked") && outcome.code >= 0, "{now}: {}", outcome.stderr);
    }
}

#[test]
fn an_actor_without_the_role() {
    let desk = TestDesk::new();
    desk.open();
    let role = "No se puede todavía. Hay un impedimento:\n  • personal-1 no puede hacerlo: le corresponde a Jefatura \
                del Departamento de Centros de Información. Lo puede hacer jefatura-1.\n";
    told(desk.refuses(1, &["do", "1", "registrado", "--by", "personal-1"]), role);
    desk.refuses(1, &["do", "1", "registrado", "--by", "usuario-1"]).says(&["usuario-1 no puede hacerlo"]);
    desk.refuses(1, &["note", "1", "x", "--by", "usuario-1"]).says(&["usuario-1 no puede hacerlo"]);
    desk.refuses(1, &["cancel", "1", "--reason", "duplicado", "--by", "personal-1"]).says(&["no puede hacerlo"]);
    desk.refuses(1, &["assign", "1", "usuario-1"]).says(&["usuario-1 no puede tenerlo", "personal-1, personal-2"]);
    desk.refuses(1, &["note", "1", "x", "--by", "personal-9"]).says(&["no estaba en funciones"]);
    let mut opening = vec!["new", "--by", "usuario-1"];
    opening.extend(OPENING);
    desk.refuses(1, &opening).says(&["usuario-1 no puede hacerlo"]);
    // On behalf of somebody who types for themselves.
    desk.refuses(1, &["do", "1", "registrado", "--for", "X"]).says(&["--for X no procede"]);
}

#[test]
fn every_unmet_requirement_is_listed_with_its_remedy() {
    let desk = TestDesk::new();
    desk.open_registered();
    desk.run(&["do", "1", "resuelto", "--by=personal-1", "--set", "revision=R", "--set", "diagnostico=D"]).ok();
    let all = "No se puede todavía. Hay 3 impedimentos:\n  • jefatura-1 no puede hacerlo: le corresponde a Personal del \
               Departamento de Centros de Información. Lo pueden hacer: personal-1, personal-2.\n  \
               • Falta «Acciones realizadas».\n      → folio do CI-2025-0001 conforme --set acciones=…\n  \
               • Falta la firma o el sello: Usuario.\n      → folio sign CI-2025-0001 --as usuario --name …\n";
    told(desk.refuses(1, &["do", "1", "conforme"]), all);
    let dry = desk.refuses(1, &["do", "1", "conforme", "--dry-run"]);
    told(dry, all);
}

#[test]
fn a_closed_ticket_is_not_advanced() {
    let desk = TestDesk::new();
    let folio = desk.open_and_end();
    let ended = "No se puede todavía. Hay un impedimento:\n  • CI-2025-0001 ya terminó (Cerrado). Si hay que \
                 retomarlo, reábralo.\n      → folio reopen CI-2025-0001\n";
    told(desk.refuses(1, &["do", &folio, "conforme", "--by=personal-1"]), ended);
    told(desk.refuses(1, &["do", &folio, "registrado"]), ended);
    told(desk.refuses(1, &["assign", &folio, "personal-1"]), ended);
    told(desk.refuses(1, &["wait", &folio, "--reason", "usuario"]), ended);
    told(desk.refuses(1, &["cancel", &folio, "--reason", "duplicado"]), ended);
    desk.refuses(1, &["resume", &folio]).says(&["no está en espera"]);
    desk.run(&["reopen", &folio]).ok();
    desk.refuses(1, &["reopen", &folio]).says(&["sigue abierto"]);
    desk.check_clean();
}

// --- Files that cannot be used --------------------------------------------------------------

/// A desk with three tickets.
fn desk_of_three() -> TestDesk {
    let desk = TestDesk::new();
    for _ in 0..3 {
        desk.open();
    }
    desk
}

/// Holds a desk whose first ticket is damaged to what is promised: every command on it ends with
/// exit 3, names the file and changes nothing; `check` finds it; the others are still shown.
#[track_caller]
fn damaged(desk: &TestDesk, says: &[&str]) {
    for arguments in READING_ONE.into_iter().chain(CHANGING_ONE.into_iter().take(2)) {
        let begun = Instant::now();
        desk.refuses(3, arguments).says(&["CI-2025-0001.yaml"]).says(says);
        assert!(begun.elapsed() < Duration::from_secs(5), "{arguments:?} took {:?}", begun.elapsed());
    }
    found_by_check(desk, "CI-2025-0001.yaml", says);
    others_are_shown(desk);
}

#[track_caller]
fn found_by_check(desk: &TestDesk, path: &str, says: &[&str]) {
    let before = desk.snapshot();
    let check = desk.run(&["check"]).exits(1);
    for text in says.iter().chain(&[path]) {
        assert!(check.stdout.contains(text), "check does not say {text}:\n{}", check.stdout);
    }
    let list = desk.run(&["check", "--json"]).exits(1).data("folio/check/1");
    let findings = list["findings"].as_array().expect("findings");
    let here = |finding: &&serde_json::Value| finding["path"].as_str().is_some_and(|found| found.contains(path));
    let finding = findings.iter().find(here).unwrap_or_else(|| panic!("{path}: {list:#}"));
    assert!(finding["remedy"].as_str().is_some_and(|remedy| !remedy.is_empty()), "{finding:#}");
    assert_same(&before, &desk.snapshot(), "check");
}

/// The second ticket is read and changed, whatever happened to the first.
#[track_caller]
fn others_are_shown(desk: &TestDesk) {
    let before = desk.snapshot();
    desk.run(&["next", "2"]).ok();
    let show = desk.run(&["show", "2"]).ok();
    assert!(show.stdout.contains("CI-2025-0002"), "{}", show.stdout);
    for arguments in [&["list"][..], &["log", "--open"], &[]] {
        let listed = desk.run(arguments);
        assert!(listed.stdout.contains("CI-2025-0002"), "{}: {}{}", listed.line, listed.stdout, listed.stderr);
        assert!(listed.stdout.contains("CI-2025-0003"), "{}: {}{}", listed.line, listed.stdout, listed.stderr);
        assert!(listed.stderr.contains("CI-2025-0001"), "{} hides what it left out", listed.line);
    }
    assert_same(&before, &desk.snapshot(), "reading");
    desk.run(&["note", "2", "Otra nota"]).ok();
    let opened = desk.open();
    assert_eq!(opened, "CI-2025-0004", "the damaged ticket keeps its number");
}

const FIRST: &str = "tickets/2025/03/CI-2025-0001.yaml";

#[test]
fn malformed_yaml() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("status: new", "status: new: otra");
    desk.write(FIRST, text);
    let says = ["CI-2025-0001.yaml:7", "7 | status: new: otra", "→"];
    for arguments in CHANGING_ONE {
        desk.refuses(3, arguments).says(&says);
    }
    damaged(&desk, &says);
}

#[test]
fn conflict_markers() {
    let desk = desk_of_three();
    let text =
        desk.read(FIRST).replace("status: new\n", "<<<<<<< HEAD\nstatus: new\n=======\nstatus: assigned\n>>>>>>> x\n");
    desk.write(FIRST, text);
    damaged(&desk, &["CI-2025-0001.yaml:"]);
}

#[test]
fn duplicate_keys() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("status: new\n", "status: new\nstatus: assigned\n");
    desk.write(FIRST, text);
    damaged(&desk, &["CI-2025-0001.yaml:8", "clave repetida", "8 | status: assigned"]);
    let nested = desk
        .read(FIRST)
        .replace("status: assigned\n", "")
        .replace("    tipo: falla\n", "    tipo: falla\n    tipo: falla\n");
    desk.write(FIRST, nested);
    desk.refuses(3, &["next", "1"]).says(&["clave repetida"]);
}

#[test]
fn an_alias_bomb() {
    let desk = desk_of_three();
    let mut text = desk.read(FIRST);
    text.push_str("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..10 {
        let names = vec![format!("*a{}", level - 1); 10].join(", ");
        text.push_str(&format!("a{level}: &a{level} [{names}]\n"));
    }
    desk.write(FIRST, text);
    damaged(&desk, &["demasiadas referencias"]);
}

#[test]
fn ten_thousand_levels() {
    let desk = desk_of_three();
    let sound = desk.read(FIRST);
    desk.write(FIRST, format!("{sound}hondo: {}{}\n", "[".repeat(10_000), "]".repeat(10_000)));
    damaged(&desk, &["demasiados niveles"]);
    desk.write(FIRST, format!("{sound}hondo: {}x{}\n", "{a: ".repeat(10_000), "}".repeat(10_000)));
    desk.refuses(3, &["next", "1"]).says(&["demasiados niveles"]);
    let block: String = (0..2_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    desk.write(FIRST, format!("{sound}hondo:\n{}", block.replace("a:", " a:")));
    desk.refuses(3, &["next", "1"]).says(&["demasiados niveles"]);
    desk.write(FIRST, format!("{sound}hondo:\n{}x\n", format!("{}\n", "- ".repeat(10_000)).trim_end()));
    desk.refuses(3, &["next", "1"]).says(&["CI-2025-0001.yaml"]);
}

#[test]
fn a_file_of_100_megabytes() {
    let desk = desk_of_three();
    let file = fs::OpenOptions::new().write(true).open(desk.path(FIRST)).expect("opens");
    file.set_len(100 << 20).expect("grows");
    damaged(&desk, &["Mide 100 MB; el máximo es 4 MB"]);
    let people = fs::OpenOptions::new().write(true).open(desk.path("catalog/people.toml")).expect("opens");
    people.set_len(100 << 20).expect("grows");
    desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml: Mide 100 MB"]);
}

#[test]
fn text_that_is_not_utf8() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("La pantalla", "La pant\u{1}alla");
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == 1 { 0xe1 } else { byte }).collect();
    desk.write(FIRST, bytes);
    damaged(&desk, &["no son texto UTF-8", "CI-2025-0001.yaml:"]);
    desk.write(FIRST, [0xff, 0xfe, b'f', 0, b'o', 0]);
    desk.refuses(3, &["next", "1"]).says(&["no son texto UTF-8"]);
    use std::os::unix::ffi::OsStringExt;
    let mut command = desk.command(&["note", "2"]);
    command.arg(std::ffi::OsString::from_vec(vec![b'x', 0xe1]));
    desk.refuses_command(2, command, None).says(&["no es texto UTF-8"]);
}

#[test]
fn a_tab_that_indents() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("    tipo: falla", "\ttipo: falla");
    desk.write(FIRST, text);
    damaged(&desk, &["tabulador", "CI-2025-0001.yaml:"]);
}

#[test]
fn control_characters() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("La pantalla", "La \u{1b}[31mpantalla");
    desk.write(FIRST, text);
    damaged(&desk, &["carácter de control"]);
    let outcome = desk.refuses(3, &["next", "1"]);
    assert!(!outcome.stderr.contains('\u{1b}'), "a raw escape reaches the terminal: {:?}", outcome.stderr);
    // From the command line they are kept, escaped, and shown harmless.
    let note = desk.run(&["note", "2", "rojo \u{1b}[31m y \u{202e}al revés"]);
    if note.code == 0 {
        for arguments in [&["show", "2"][..], &["show", "2", "--json"], &["next", "2"]] {
            let shown = desk.run(arguments).ok().stdout;
            assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {shown:?}");
        }
        desk.run(&["check", desk.ticket("CI-2025-0002").as_str()]).ok();
    }
}

#[test]
fn an_empty_file() {
    let desk = desk_of_three();
    desk.write(FIRST, "");
    damaged(&desk, &["El archivo está vacío"]);
    for text in ["\n\n", "# solo un comentario\n", "\u{feff}", "---\n", "~\n"] {
        desk.write(FIRST, text);
        desk.refuses(3, &["next", "1"]).says(&["CI-2025-0001.yaml"]);
    }
}

#[test]
fn something_else_than_a_record() {
    let desk = desk_of_three();
    let sound = desk.read(FIRST);
    let lacking =
        |key: &str| sound.lines().filter(|line| !line.starts_with(key)).map(|line| format!("{line}\n")).collect();
    let cases: [(String, &str); 9] = [
        ("- uno\n- dos\n".to_owned(), "No es un registro"),
        ("solo un texto\n".to_owned(), "No es un registro"),
        (format!("{sound}---\n{sound}"), "más de un documento"),
        (lacking("uid:"), "Falta «uid»"),
        (lacking("status:"), "Falta «status»"),
        (sound.replace("status: new", "status: nuevo"), "«nuevo» no es un valor de «status»"),
        (sound.replace("uid: ", "uid: 7 #"), "«uid» debe ser un texto y es un número"),
        (sound.replace("opened: 2025-03-10T09:00:00-06:00", "opened: ayer"), "«opened» no es una fecha y hora: ayer"),
        (sound.replace("folio: CI-2025-0001", "folio: CI-1"), "«CI-1» no es un folio"),
    ];
    for (text, message) in cases {
        desk.write(FIRST, text);
        desk.refuses(3, &["next", "1"]).says(&[message, "CI-2025-0001.yaml"]);
        desk.refuses(3, &["note", "1", "x"]).says(&[message]);
        found_by_check(&desk, "CI-2025-0001.yaml", &[message]);
    }
    others_are_shown(&desk);
}

#[test]
fn a_folder_in_place_of_a_file() {
    let desk = desk_of_three();
    fs::remove_file(desk.path(FIRST)).expect("removes");
    fs::create_dir(desk.path(FIRST)).expect("makes");
    damaged(&desk, &["Es una carpeta donde debería haber un archivo"]);
    for name in ["catalog/people.toml", "catalog/desk.toml"] {
        let text = desk.read(name);
        fs::remove_file(desk.path(name)).expect("removes");
        fs::create_dir(desk.path(name)).expect("makes");
        desk.refuses(3, &["next", "2"]).says(&[name, "Es una carpeta"]);
        fs::remove_dir(desk.path(name)).expect("removes");
        desk.write(name, text);
    }
}

#[test]
fn a_device_in_place_of_a_file() {
    let desk = desk_of_three();
    fs::remove_file(desk.path(FIRST)).expect("removes");
    let made = Command::new("mkfifo").arg(desk.path(FIRST)).status().is_ok_and(|status| status.success());
    assert!(made, "mkfifo");
    // A pipe would be waited for without end.
    let mut child = desk.command(&["next", "1"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("starts");
    let begun = Instant::now();
    while child.try_wait().expect("asks").is_none() {
        if begun.elapsed() > Duration::from_secs(4) {
            child.kill().expect("kills");
            child.wait().expect("ends");
            panic!("`next` waits for a pipe in place of a ticket");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(child.wait().expect("ends").code(), Some(3));
}

#[test]
fn a_link_out_of_the_desk() {
    let desk = desk_of_three();
    let outside = desk.beside().join("afuera.yaml");
    fs::rename(desk.path(FIRST), &outside).expect("moves");
    symlink(&outside, desk.path(FIRST)).expect("links");
    let held = fs::read_to_string(&outside).expect("reads");
    damaged(&desk, &["Es un enlace que lleva fuera de la mesa"]);
    assert_eq!(fs::read_to_string(&outside).expect("reads"), held);
    // One that leads nowhere.
    fs::remove_file(&outside).expect("removes");
    desk.refuses(3, &["next", "1"]).says(&["CI-2025-0001.yaml"]);
    // A catalogue file may not come from outside either.
    let people = desk.beside().join("gente.toml");
    fs::rename(desk.path("catalog/people.toml"), &people).expect("moves");
    symlink(&people, desk.path("catalog/people.toml")).expect("links");
    desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml", "fuera de la mesa"]);
}

#[test]
fn a_link_inside_the_desk_is_not_written_through() {
    let desk = desk_of_three();
    let inside = desk.path("otro-lugar.yaml");
    fs::rename(desk.path(FIRST), &inside).expect("moves");
    symlink(&inside, desk.path(FIRST)).expect("links");
    desk.run(&["next", "1"]).ok();
    for arguments in [&["note", "1", "x"][..], &["do", "1", "registrado"]] {
        desk.refuses(3, arguments).says(&["Es un enlace"]);
    }
}

#[test]
fn a_folder_that_is_a_link_out_of_the_desk() {
    let desk = desk_of_three();
    let outside = desk.beside().join("afuera");
    fs::rename(desk.path("tickets/2025/03"), &outside).expect("moves");
    symlink(&outside, desk.path("tickets/2025/03")).expect("links");
    let before = snapshot_of(&outside);
    for arguments in [&["note", "1", "x"][..], &["do", "1", "registrado"]] {
        let outcome = desk.run(arguments);
        assert_ne!(outcome.code, 0, "{} writes outside the desk", outcome.line);
    }
    let mut opening = vec!["new"];
    opening.extend(OPENING);
    let opened = desk.run(&opening);
    assert_same(&before, &snapshot_of(&outside), "writes outside the desk");
    assert_ne!(opened.code, 0);
    let check = desk.run(&["check"]).exits(1);
    assert!(check.stdout.contains("tickets/2025/03"), "{}", check.stdout);
}

#[test]
fn a_name_that_does_not_match_its_folio() {
    let desk = desk_of_three();
    fs::rename(desk.path(FIRST), desk.path("tickets/2025/03/CI-2025-0007.yaml")).expect("renames");
    let says = ["El archivo tiene otro nombre que su folio, CI-2025-0001"];
    desk.refuses(3, &["next", "7"]).says(&says).says(&["CI-2025-0007.yaml"]);
    desk.refuses(3, &["note", "7", "x"]).says(&says);
    found_by_check(&desk, "CI-2025-0007.yaml", &says);
    desk.run(&["next", "2"]).ok();
    // Nor one whose name is no folio at all: it would never be found.
    fs::rename(desk.path("tickets/2025/03/CI-2025-0007.yaml"), desk.path("tickets/2025/03/copia.yaml"))
        .expect("renames");
    found_by_check(&desk, "copia.yaml", &says);
    desk.refuses(2, &["next", "1"]).says(&["No hay un reporte «1»"]);
}

#[test]
fn two_tickets_with_one_folio() {
    let desk = desk_of_three();
    let text = desk.read(FIRST);
    desk.write("tickets/2025/04/CI-2025-0001.yaml", text.replace("uid: ", "uid: x"));
    let both = "tickets/2025/03/CI-2025-0001.yaml, tickets/2025/04/CI-2025-0001.yaml";
    let says = ["El folio CI-2025-0001 está en dos archivos", both];
    for arguments in READING_ONE.into_iter().chain(CHANGING_ONE) {
        desk.refuses(3, arguments).says(&says);
    }
    found_by_check(&desk, "CI-2025-0001.yaml", &says);
    // A list that has it twice, and a log that counts it twice, say so.
    for arguments in [&["list"][..], &["log", "--open"]] {
        desk.run(arguments).ok().says(&["CI-2025-0001"]);
    }
    // A plain copy has the uid too.
    desk.write("tickets/2025/04/CI-2025-0001.yaml", text);
    found_by_check(&desk, "CI-2025-0001.yaml", &["está en dos archivos"]);
}

#[test]
fn two_tickets_with_one_uid() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("folio: CI-2025-0001", "folio: CI-2025-0009");
    desk.write("tickets/2025/03/CI-2025-0009.yaml", text);
    found_by_check(&desk, "CI-2025-0009.yaml", &["El uid"]);
}

#[test]
fn crlf_bom_and_final_newline_are_accepted_and_kept() {
    let desk = desk_of_three();
    let sound = desk.read(FIRST);
    desk.write(FIRST, format!("\u{feff}{}", sound.replace('\n', "\r\n")));
    desk.write("tickets/2025/03/CI-2025-0002.yaml", desk.read("tickets/2025/03/CI-2025-0002.yaml").trim_end());
    for name in
        ["catalog/people.toml", "catalog/desk.toml", "catalog/procedures/mp414-pr15.toml", "catalog/services.toml"]
    {
        desk.write(name, format!("\u{feff}{}", desk.read(name).replace('\n', "\r\n")));
    }
    desk.check_clean();
    desk.run(&["do", "1", "registrado"]).ok();
    desk.run(&["note", "1", "--set", "origen=Renglón uno\nRenglón dos", "Con nota"]).ok();
    let text = desk.read(FIRST);
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(text.matches('\u{feff}').count(), 1);
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count(), "{text:?}");
    desk.run(&["note", "2", "Con nota"]).ok();
    assert!(desk.read("tickets/2025/03/CI-2025-0002.yaml").contains("    origen: La pantalla se apaga.\n- id: "));
    desk.open();
    desk.check_clean();
}

// --- Catalogue files -------------------------------------------------------------------------

#[test]
fn malformed_toml() {
    let desk = desk_of_three();
    let sound = desk.read("catalog/people.toml");
    desk.write("catalog/people.toml", sound.replace("roles = [\"jefatura\"]", "roles = [\"jefatura\""));
    for arguments in [&["next", "2"][..], &["show", "2"], &["note", "2", "x"], &["list"], &["do", "1", "registrado"]] {
        desk.refuses(3, arguments).says(&["catalog/people.toml:", " | ", "→"]);
    }
    found_by_check(&desk, "catalog/people.toml", &[]);
    let hostile = [
        format!("a = {}{}", "[".repeat(10_000), "]".repeat(10_000)),
        format!("a = {}1{}", "{ b = ".repeat(10_000), " }".repeat(10_000)),
        format!("{} = 1", vec!["a"; 10_000].join(".")),
        format!("[{}]", vec!["a"; 10_000].join(".")),
    ];
    for text in hostile {
        desk.write("catalog/people.toml", &text);
        let begun = Instant::now();
        desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml"]);
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
    desk.write("catalog/people.toml", sound.replace("id = \"personal-1\"", "id = \"personal-1\"\nid = \"otra\""));
    desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml:"]);
    desk.write("catalog/people.toml", sound.replace("id = \"personal-2\"", "id = \"personal-1\""));
    found_by_check(&desk, "catalog/people.toml", &["personal-1"]);
    desk.write("catalog/people.toml", "\u{0}\u{1}");
    desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml"]);
    desk.write("catalog/people.toml", [0x66, 0xff]);
    desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml", "UTF-8"]);
    fs::remove_file(desk.path("catalog/people.toml")).expect("removes");
    desk.refuses(3, &["next", "2"]).says(&["catalog/people.toml", "no está"]);
}

#[test]
fn a_broken_procedure() {
    let desk = desk_of_three();
    let name = "catalog/procedures/mp414-pr15.toml";
    let sound = desk.read(name);
    desk.write(name, sound.replace("to = \"04\"", "to = \"44\"").replace("role = \"tecnico\"", "role = \"tecnica\""));
    let mut opening = vec!["new"];
    opening.extend(OPENING);
    desk.refuses(3, &opening).says(&["mp414-pr15.toml:", "«44»", "«tecnica»"]);
    found_by_check(&desk, name, &["44", "tecnica"]);
    // Tickets opened before are judged by the copy that was kept.
    desk.run(&["next", "1"]).ok();
    desk.run(&["do", "1", "registrado"]).ok();
    desk.write(name, "code = ");
    desk.run(&["note", "1", "x"]).ok();
    desk.refuses(3, &opening).says(&["mp414-pr15.toml:1"]);
    fs::remove_file(desk.path(name)).expect("removes");
    desk.run(&["note", "1", "x"]).ok();
    desk.write(name, &sound);
    desk.check_clean();
    // Without the copy, and with another procedure in its place, the ticket is lost.
    let past = desk.path("catalog/procedures/past");
    fs::remove_dir_all(&past).expect("removes");
    desk.write(name, sound.replace("limit = \"10min\"", "limit = \"11min\"").replace("declared_total = \"23h\"\n", ""));
    desk.refuses(3, &["note", "1", "x"]).says(&["No está el procedimiento mp414-pr15"]);
    found_by_check(&desk, "CI-2025-0001.yaml", &["No está el procedimiento"]);
}

#[test]
fn a_kept_procedure_that_was_changed() {
    let desk = desk_of_three();
    let kept: Vec<_> =
        desk.snapshot().into_keys().filter(|path| path.starts_with("catalog/procedures/past/m")).collect();
    assert_eq!(kept.len(), 1, "{kept:?}");
    desk.write(&kept[0], desk.read(&kept[0]).replace("3h", "4h"));
    found_by_check(&desk, &kept[0], &["La copia guardada de este procedimiento fue modificada"]);
}

// --- Hand edits that break the laws ----------------------------------------------------------

#[test]
fn a_header_that_its_events_do_not_give() {
    let desk = desk_of_three();
    let text = desk.read(FIRST).replace("status: new", "status: closed");
    desk.write(FIRST, text);
    let says = ["CI-2025-0001.yaml:7", "«status» dice «closed», pero los asientos dan «new»"];
    for arguments in CHANGING_ONE {
        desk.refuses(3, arguments).says(&says);
    }
    found_by_check(&desk, "CI-2025-0001.yaml", &says[1..]);
    desk.run(&["next", "2"]).ok();
}

#[test]
fn a_hand_edit_that_breaks_a_rule_is_named_with_its_event() {
    let desk = desk_of_three();
    desk.run(&["do", "1", "registrado"]).ok();
    let sound = desk.read(FIRST);
    let cases = [
        ("did: registrado", "did: registrada", "registrada"),
        ("- id: ", "- id: x # ", "identificador"),
        ("by: jefatura-1\n  did: registrado", "by: personal-1\n  did: registrado", "no puede hacerlo"),
        ("by: jefatura-1\n  did: registrado", "by: nadie\n  did: registrado", "No hay nadie «nadie»"),
        ("activity: \"01\"", "activity: \"02\"", "Dice actividad 02"),
        ("    tipo: falla", "    tipo: fallida", "(tipo)"),
        ("    tipo: falla", "    tpo: falla", "tpo"),
    ];
    for (from, to, says) in cases {
        let text = sound.replace(from, to);
        assert_ne!(text, sound, "{from}");
        desk.write(FIRST, &text);
        let check = desk.run(&["check"]).exits(1);
        assert!(check.stdout.contains(says), "{to}: {}", check.stdout);
        assert!(check.stdout.contains("El asiento "), "{to}: {}", check.stdout);
        assert!(check.stdout.contains("tickets/2025/03/CI-2025-0001.yaml:"), "{to}: {}", check.stdout);
    }
    // The second event before the first.
    let at = |text: &str| text.replacen("at: 2025-03-10T09:00:00-06:00", "at: 2025-03-10T08:00:00-06:00", 2);
    let text = at(&sound).replacen("at: 2025-03-10T08", "at: 2025-03-10T09", 1);
    desk.write(FIRST, text);
    let check = desk.run(&["check"]).exits(1);
    assert!(check.stdout.contains("El asiento 2 ") && check.stdout.contains("anterior"), "{}", check.stdout);
}

// --- Surroundings ----------------------------------------------------------------------------

#[test]
fn no_desk_here() {
    let desk = TestDesk::new();
    let empty = desk.beside().join("vacía");
    fs::create_dir(&empty).expect("makes");
    let here = empty.canonicalize().expect("a path");
    let none = format!(
        "Error: No hay una mesa en {} ni en las carpetas de arriba.\n  \
         → Empiece una con «folio init CARPETA --procedure CÓDIGO», o indique la suya con «folio -C CARPETA».\n",
        here.display()
    );
    for arguments in READING_ONE.into_iter().chain(CHANGING_ONE).chain([&["list"][..], &["check"], &["log"]]) {
        let outcome = desk.run_in(&empty, arguments).exits(4);
        assert_eq!(outcome.stdout, "");
        told(outcome, &none);
    }
    // Alone, it says how to start one.
    let day = desk.run_in(&empty, &[]);
    assert!(format!("{}{}", day.stdout, day.stderr).contains("folio init"), "{}{}", day.stdout, day.stderr);
    assert_eq!(fs::read_dir(&empty).expect("lists").count(), 0);
    desk.run_in(&empty, &["-C", "../nada", "next", "1"]).exits(4).says(&["nada"]);
    // From below a desk, and with -C from elsewhere, it is found.
    desk.open();
    desk.run_in(&desk.path("tickets/2025"), &["next", "1"]).ok();
    desk.run_in(&empty, &["-C", "../mesa", "next", "1"]).ok();
}

#[test]
fn a_desk_is_not_started_over_another() {
    let desk = TestDesk::new();
    desk.refuses(1, &["init", ".", "--procedure", PROCEDURE]).says(&["ya es una mesa"]);
    let other = desk.beside().join("otra");
    fs::create_dir_all(other.join("templates")).expect("makes");
    fs::write(other.join("templates/mp414-pr15-f01.md"), "mía").expect("writes");
    let before = snapshot_of(&other);
    let outcome = desk.run_in(&other, &["init", ".", "--procedure", PROCEDURE]).exits(1);
    outcome.says(&["ya existen templates/mp414-pr15-f01.md"]);
    assert_same(&before, &snapshot_of(&other), "init");
    let file = desk.beside().join("archivo");
    fs::write(&file, "x").expect("writes");
    desk.run_in(desk.beside(), &["init", "archivo", "--procedure", PROCEDURE]).exits(4);
    assert_eq!(fs::read_to_string(&file).expect("reads"), "x");
}

#[test]
fn another_writer_at_work() {
    let desk = TestDesk::new();
    desk.open();
    let path = desk.path(".folio/lock");
    let file = fs::OpenOptions::new().read(true).write(true).open(&path).expect("the lock's file");
    file.lock().expect("locks");
    fs::write(&path, "personal-2: folio do 7 llego (proceso 4321, 2025-03-10 09:00)").expect("writes");

    let begun = Instant::now();
    let mut command = desk.command(&["note", "1", "x"]);
    command.env("FOLIO_LOCK_WAIT", "1");
    let outcome = desk.refuses_command(4, command, None);
    assert!(begun.elapsed() >= Duration::from_millis(900), "it did not wait: {:?}", begun.elapsed());
    told(
        outcome,
        "Error: Otra persona está escribiendo en la mesa: personal-2: folio do 7 llego (proceso 4321, 2025-03-10 \
         09:00)\n  → Espere a que termine y repita el comando.\n",
    );
    let mut opening = vec!["new"];
    opening.extend(OPENING);
    let mut command = desk.command(&opening);
    command.env("FOLIO_LOCK_WAIT", "0");
    desk.refuses_command(4, command, None).says(&["personal-2: folio do 7 llego"]);
    // Reading needs no lock; a plan neither.
    desk.run(&["next", "1"]).ok();
    desk.run(&["do", "1", "registrado", "--dry-run"]).ok();
    desk.check_clean();

    // It goes on as soon as the other has finished.
    let mut command = desk.command(&["note", "1", "después"]);
    command.env("FOLIO_LOCK_WAIT", "10").stdout(Stdio::null()).stderr(Stdio::piped());
    let child = command.spawn().expect("starts");
    std::thread::sleep(Duration::from_millis(300));
    drop(file);
    let output = child.wait_with_output().expect("ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(desk.read(FIRST).contains("después"));
}

#[test]
fn a_writer_says_who_it_is() {
    let desk = TestDesk::new();
    desk.open();
    desk.run(&["note", "1", "una", "nota", "--by", "personal-2"]).ok();
    let held = fs::read_to_string(desk.path(".folio/lock")).expect("reads");
    assert!(held.starts_with("personal-2: folio note 1 una (proceso "), "{held}");
    // What a ticket says must not reach the terminal of the one who waits.
    desk.run(&["note", "1", "\u{1b}]0;x\u{7}"]);
    let held = fs::read_to_string(desk.path(".folio/lock")).expect("reads");
    let file = fs::OpenOptions::new().read(true).write(true).open(desk.path(".folio/lock")).expect("opens");
    file.lock().expect("locks");
    let mut command = desk.command(&["note", "1", "x"]);
    command.env("FOLIO_LOCK_WAIT", "0");
    let outcome = desk.refuses_command(4, command, None);
    assert!(!outcome.stderr.contains(['\u{1b}', '\u{7}']), "{held:?}: {:?}", outcome.stderr);
}

/// Runs a shell script in a mount namespace of its own, where the tests may mount; none where the
/// system does not allow it.
fn in_own_mounts(desk: &TestDesk, script: &str) -> Option<std::process::Output> {
    for options in ["-m", "-Urm"] {
        let probe = Command::new("unshare")
            .args([options, "sh", "-c", "mount -t tmpfs tmpfs /mnt && umount /mnt"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if probe.is_ok_and(|status| status.success()) {
            let mut command = Command::new("unshare");
            desk.surround(&mut command);
            command.args([options, "sh", "-euc", script, "sh", common::FOLIO]).arg(desk.root());
            return Some(command.stdin(Stdio::null()).output().expect("runs"));
        }
    }
    None
}

fn shown(output: &std::process::Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_desk_that_is_read_only() {
    let desk = TestDesk::new();
    desk.open_registered();
    let before = desk.snapshot();
    // Each command prints its exit code as a line of its own.
    let script = r#"
        mount --bind "$2" "$2"; mount -o remount,bind,ro "$2"; cd "$2"
        run() { code=0; "$@" >/dev/null || code=$?; echo "$code"; }
        run "$1" next 1
        run "$1" check
        run "$1" do 1 resuelto --by personal-1 --set revision=R --set diagnostico=D
        run "$1" note 1 x
        EDITOR=true run "$1" edit 1
        run "$1" new --set usuario=U --set area=A --set ubicacion=B --set tipo=falla --set componente=hardware --set origen=O
        rm -rf .folio 2>/dev/null || true
        run "$1" init nueva --procedure mp414-pr15
    "#;
    match in_own_mounts(&desk, script) {
        Some(output) => {
            let (codes, told) = shown(&output);
            assert_eq!(codes.split_whitespace().collect::<Vec<_>>(), ["0", "0", "4", "4", "4", "4", "4"], "{told}");
            assert_eq!(told.matches("No se puede escribir").count(), 5, "{told}");
            assert!(told.contains("Revise los permisos de la carpeta"), "{told}");
        }
        None => read_only_by_mode(&desk),
    }
    assert_same(&before, &desk.snapshot(), "a read-only desk");
}

/// Where nothing may be mounted, a user without rights finds the same.
fn read_only_by_mode(desk: &TestDesk) {
    for folder in [".", ".folio", "tickets", "tickets/2025", "tickets/2025/03"] {
        let made = Command::new("chmod").arg("a-w,a+rX").arg(desk.path(folder)).status();
        assert!(made.is_ok_and(|status| status.success()));
    }
    let mut command = desk.command(&["note", "1", "x"]);
    let id = Command::new("id").arg("-u").output().map(|output| shown(&output).0).unwrap_or_default();
    if id.trim() == "0" {
        command = Command::new("setpriv");
        desk.surround(&mut command);
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", common::FOLIO, "note", "1", "x"]);
        command.current_dir(desk.root());
    }
    let Ok(output) = command.stdin(Stdio::null()).output() else {
        println!("skipped: neither a mount namespace nor another user can be had here");
        return;
    };
    let (_, told) = shown(&output);
    let _ = Command::new("chmod").args(["-R", "u+w"]).arg(desk.root()).status();
    if told.contains("setpriv") || output.status.code() == Some(126) || output.status.code() == Some(127) {
        println!("skipped: neither a mount namespace nor another user can be had here: {told}");
        return;
    }
    assert_eq!(output.status.code(), Some(4), "{told}");
    assert!(told.contains("No se puede escribir"), "{told}");
}

#[test]
fn a_disk_that_is_full() {
    let desk = TestDesk::new();
    desk.open_registered();
    fs::create_dir(desk.beside().join("disco")).expect("makes");
    // The desk on a small disk that is then filled to the last byte.
    let script = r#"
        disk="$(dirname "$2")/disco"; mount -t tmpfs -o size=2m tmpfs "$disk"
        rm -rf "$2/.git/hooks"; cp -a "$2/." "$disk"; cd "$disk"
        sum() { find . -path ./.folio -prune -o -path ./lleno -prune -o -type f -exec sha256sum {} + | sort -k2; }
        before="$(sum)"
        dd if=/dev/zero of=lleno bs=4k 2>/dev/null || true
        run() { code=0; "$@" >/dev/null || code=$?; echo "$code"; }
        run "$1" next 1
        run "$1" do 1 resuelto --by personal-1 --set revision=R --set diagnostico=D
        run "$1" note 1 "$(head -c 5000 /dev/zero | tr '\0' x)"
        run "$1" new --set usuario=U --set area=A --set ubicacion=B --set tipo=falla --set componente=hardware --set origen=O
        test "$before" = "$(sum)" && echo same
        rm lleno
        run "$1" check
        run "$1" note 1 ahora-sí
        run "$1" new --set usuario=U --set area=A --set ubicacion=B --set tipo=falla --set componente=hardware --set origen=O
        find . -name '.folio-*'; ls tickets/2025/03
    "#;
    let Some(output) = in_own_mounts(&desk, script) else {
        println!("skipped: nothing may be mounted here");
        return;
    };
    let (codes, told) = shown(&output);
    let expected = ["0", "4", "4", "4", "same", "0", "0", "0", "CI-2025-0001.yaml", "CI-2025-0002.yaml"];
    assert_eq!(codes.split_whitespace().collect::<Vec<_>>(), expected, "{told}");
    assert_eq!(told.matches("El disco está lleno; no se escribió").count(), 3, "{told}");
    assert!(told.contains("Lo que había sigue intacto"), "{told}");
}

#[test]
fn results_that_cannot_be_written() {
    let desk = TestDesk::new();
    desk.open();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
    let mut command = desk.command(&["next", "1"]);
    let output = command.stdout(full).stderr(Stdio::piped()).spawn().expect("starts").wait_with_output().expect("ends");
    assert_eq!(output.status.code(), Some(4));
    assert!(String::from_utf8_lossy(&output.stderr).contains("No se pudo escribir el resultado"));
    // A reader that leaves early is no error.
    let mut command = Command::new("sh");
    desk.surround(&mut command);
    command.args(["-c", "\"$1\" next 1 --json | true", "sh", common::FOLIO]).current_dir(desk.root());
    let output = command.output().expect("runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

// --- Documents from outside --------------------------------------------------------------------

#[test]
fn a_document_that_cannot_be_used() {
    let desk = TestDesk::new();
    let deep = format!("set: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    let cases: [(&[u8], i32, &str); 11] = [
        (b"", 3, "vac"),
        (b"- uno", 3, "No es un registro"),
        (b"set: {usuario: a, usuario: b}", 3, "clave repetida"),
        (b"set: [", 3, "-:1"),
        (b"{\"set\": {\"usuario\": \"x\"}", 3, "-:"),
        (b"set:\n\tusuario: x\n", 3, "tabulador"),
        (b"set: {usuario: \xe1}", 3, "UTF-8"),
        (deep.as_bytes(), 3, "demasiados niveles"),
        (b"sett: {}", 2, "no lleva la clave"),
        (b"set: 7", 2, "del documento no puede ser"),
        (b"set: {usario: x}", 2, "usuario"),
    ];
    for (text, code, message) in cases {
        let command = desk.command(&["new", "--from", "-"]);
        desk.refuses_command(code, command, Some(text)).says(&[message]);
    }
    let mut big = b"note: ".to_vec();
    big.resize(6 << 20, b'x');
    let command = desk.command(&["new", "--from", "-"]);
    desk.refuses_command(3, command, Some(&big)).says(&["pasa de 4 MB"]);
    // What is missing is refused with its remedy.
    let command = desk.command(&["new", "--from", "-"]);
    let refusal = desk.refuses_command(1, command, Some(b"set: {usuario: Uno}"));
    refusal.says(&["Falta «Área»", "folio new --procedure mp414-pr15", "--set usuario=Uno --set area=…"]);
    desk.refuses(4, &["new", "--from", "no-está.yaml"]).says(&["no-está.yaml"]);
}

#[test]
fn names_never_become_paths() {
    let desk = TestDesk::new();
    desk.open();
    for typed in ["../CI-2025-0001", "2025/03/CI-2025-0001", "CI-2025-0001.yaml", "*", "CI-2025-0001\0", ".", ".."] {
        if !typed.contains('\0') {
            desk.refuses(2, &["note", typed, "x"]);
        }
    }
    // A series in desk.toml that is a path.
    let text = desk.read("catalog/desk.toml").replace("\"CI\"", "\"../../X\"");
    desk.write("catalog/desk.toml", text);
    let mut opening = vec!["new"];
    opening.extend(OPENING);
    desk.refuses(3, &opening).says(&["catalog/desk.toml"]);
}
