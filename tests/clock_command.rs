//! `folio clock`, `folio late` and `folio calendar impact` as a technician sees them, and what `next`,
//! `show` and a change of priority say of targets and contracts. Each file of `snapshots-clock/` is a
//! whole transcript; `UPDATE_EXPECTED=1 cargo test --test clock_command` writes them anew.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use common::TestDesk;
use serde_json::{Value, json};

const PROCEDURE: &str = r#"
code = "prueba"
title = "Prueba de relojes"
revision = "1"
area = "Área de Ejemplo"
owner = "Jefatura de Ejemplo"

[roles]
jefatura = "Jefatura"
personal = "Personal"

[fields.usuario]
label = "Usuario"
type = "text"
header = "requester.name"

[fields.prioridad]
label = "Prioridad"
type = "choice"
choices_from = "priorities"
header = "priority"

[fields.proveedor]
label = "Proveedor"
type = "choice"
choices_from = "suppliers"
header = "supplier"

[waits.usuario]
title = "En espera del usuario"
status = "waiting_user"

[waits.fuera]
title = "Equipo fuera"
status = "offsite"

[cancel.reasons]
desistimiento = "Desiste"

[reopen]
to = "02"

[opening]
fills = ["usuario", "prioridad?"]

[[activity]]
id = "01"
title = "Registrar"
role = "jefatura"
limit = "10min"
[[activity.outcome]]
id = "atendido"
title = "Atendido"
to = "02"
marks = ["response"]

[[activity]]
id = "02"
title = "Resolver"
role = "jefatura"
limit = "3h"
[[activity.outcome]]
id = "resuelto"
title = "Resuelto"
to = "end"
marks = ["solution"]
[[activity.outcome]]
id = "escalado"
title = "Escalado"
to = "03"
fills = ["proveedor"]

[[activity]]
id = "03"
title = "Atención del proveedor"
role = "jefatura"
limit = "9h"
contract = "proveedor"
[[activity.outcome]]
id = "devuelto"
title = "Devuelto"
to = "02"
"#;

const OFFICE: &str = r#"code = "oficina"
name = "Oficina"
hours = [{ days = ["mon", "tue", "wed", "thu", "fri"], from = "09:00", to = "18:00" }]
[[holiday]]
name = "Día de la Constitución"
weekday = "mon"
nth = 1
month = 2
"#;

const ALWAYS: &str = r#"code = "siempre"
name = "Siempre"
hours = [{ days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], from = "00:00", to = "24:00" }]
"#;

const SUPPLIERS: &str = r#"[[supplier]]
key = "redes"
name = "Redes de Ejemplo, S. A."
[[supplier.contract]]
number = "RE-7"
from = 2026-01-01
until = 2026-12-31
calendar = "siempre"
attention = "24h"
attention_by_priority = { critical = "4h" }
level = "Oro"
[[supplier]]
key = "suelto"
name = "Suelto de Ejemplo"
"#;

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/procedures/prueba.toml", PROCEDURE);
    desk.write("catalog/calendars/oficina.toml", OFFICE);
    desk.write("catalog/calendars/siempre.toml", ALWAYS);
    desk.write("catalog/suppliers.toml", SUPPLIERS);
    let settings = desk.read("catalog/desk.toml");
    let calendar = settings.lines().find(|line| line.starts_with("calendar = ")).expect("a calendar").to_owned();
    let procedures = settings.lines().find(|line| line.starts_with("procedures = ")).expect("procedures").to_owned();
    let settings = settings.replace(&calendar, "calendar = \"oficina\"");
    desk.write("catalog/desk.toml", settings.replace(&procedures, "procedures = [\"prueba\"]"));
    desk
}

/// A ticket that was answered, given to a supplier, and waits over a long weekend.
fn waiting(desk: &TestDesk) -> String {
    let at = |moment: &str| desk.set_now(&format!("2026-01-{moment}:00-06:00"));
    at("30T16:00");
    let opening = ["new", "--set", "usuario=Usuaria de Ejemplo", "--set", "prioridad=high"];
    let folio = desk.run(&opening).ok().stdout.trim().to_owned();
    desk.run(&["assign", &folio, "personal-1"]).ok();
    at("30T16:08");
    desk.run(&["do", &folio, "atendido"]).ok();
    at("30T16:30");
    desk.run(&["do", &folio, "escalado", "--set", "proveedor=redes"]).ok();
    at("30T17:00");
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    desk.set_now("2026-02-03T10:00:00-06:00");
    desk.run(&["resume", &folio]).ok();
    desk.set_now("2026-02-03T11:00:00-06:00");
    folio
}

/// Commands typed one after the other, and all that they said.
struct Transcript<'a> {
    desk: &'a TestDesk,
    text: String,
}

impl<'a> Transcript<'a> {
    fn new(desk: &'a TestDesk) -> Self {
        Self { desk, text: String::new() }
    }

    /// Types a command line: words apart by spaces, `_` for a space within one.
    #[track_caller]
    fn line(mut self, line: &str, code: i32) -> Self {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let outcome = self.desk.run(&words).exits(code);
        let _ = writeln!(self.text, "$ folio {}", line.replace('_', " "));
        if !outcome.stdout.is_empty() {
            let _ = writeln!(self.text, "{}", outcome.stdout.trim_end());
        }
        if !outcome.stderr.is_empty() {
            let _ = writeln!(self.text, "[stderr]\n{}", outcome.stderr.trim_end());
        }
        let _ = writeln!(self.text, "[{code}]\n");
        self
    }

    /// Compares all that was said with the file of that name.
    #[track_caller]
    fn is(self, name: &str) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots-clock").join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &self.text).expect("writes the expectation");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(self.text == expected, "{name}\nexpected:\n{expected}\nfound:\n{}", self.text);
    }
}

#[test]
fn the_list_names_the_clock_that_is_late() {
    let desk = desk();
    waiting(&desk);
    let shown = desk.run(&["list", "--columns", "folio,activity,used"]).ok().stdout;
    assert!(shown.contains("03    1 h 30 min / 9 h, contrato atrasado\n"), "{shown}");
}

#[test]
fn of_many_choices_the_rest_is_counted() {
    let desk = desk();
    let suppliers: String = (1..=14).map(|n| format!("[[supplier]]\nkey = \"p{n}\"\nname = \"P {n}\"\n")).collect();
    desk.write("catalog/suppliers.toml", suppliers);
    desk.set_now("2026-01-30T16:00:00-06:00");
    desk.run(&["new", "--set", "usuario=Usuaria de Ejemplo", "--do", "atendido"]).ok();
    let shown = desk.run(&["next", "1"]).ok().stdout;
    assert!(shown.contains("(p1 | p2 |") && shown.contains(" | p12 … y 2 más)"), "{shown}");
}

#[test]
fn clocks_of_a_ticket() {
    let desk = desk();
    waiting(&desk);
    Transcript::new(&desk)
        .line("clock 1", 0)
        .line("reloj 1 --explain", 0)
        .line("clock 1 --as-of 2026-01-31_12:00", 0)
        .line("clock 1 --format csv", 0)
        .line("next 1", 0)
        .is("clock-es.txt");
    Transcript::new(&desk)
        .line("clock 1 --lang en", 0)
        .line("clock 1 --lang en --explain --as-of 2026-01-30_17:30", 0)
        .line("clock 1 --lang en --explain --format csv --as-of 2026-01-30_16:20", 0)
        .line("clock 1 --lang en --format md", 0)
        .is("clock-en.txt");
    Transcript::new(&desk)
        .line("clock", 2)
        .line("clock 7", 2)
        .line("clock 1 --as-of ayer", 2)
        .line("clock 1 --as-of 2026-01-30_15:59", 2)
        .line("clock 1 --lang en --as-of 2026-01-30", 2)
        .line("late --within 4", 2)
        .line("late --lang en --within mañana", 2)
        .line("calendar impact", 2)
        .line("calendar impact --against nada otra", 2)
        .is("bad.txt");
}

#[test]
fn what_is_late() {
    let desk = desk();
    let silent = |arguments: &[&str]| {
        let outcome = desk.run(arguments).ok();
        assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    };
    let folio = waiting(&desk);
    desk.set_now("2026-01-30T16:05:00-06:00");
    desk.run(&["new", "--set", "usuario=Otra Usuaria de Ejemplo"]).ok();
    desk.set_now("2026-02-03T11:00:00-06:00");
    Transcript::new(&desk)
        .line("late", 1)
        .line("vencidos --within 7h", 1)
        .line("late --lang en --within 30h --format csv", 1)
        .is("late.txt");
    let late = desk.run(&["late", "--json"]).exits(1).data("folio/late/1");
    let kinds: Vec<&Value> = late["rows"].as_array().expect("rows").iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, ["activity", "path", "contract"]);
    // The same tickets that the list calls late.
    let listed = desk.run(&["list", "--late", "--json"]).ok().data("folio/list/1");
    assert_eq!(listed.as_array().map(Vec::len), Some(2));
    // What stands still does not become late, and what is over is nobody's hurry.
    desk.run(&["cancel", "2", "--reason", "desistimiento", "--note", "Ya no"]).ok();
    desk.run(&["do", &folio, "devuelto"]).ok();
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    silent(&["late", "--within", "10h"]);
    let nothing = desk.run(&["late", "--json"]).ok().data("folio/late/1");
    assert_eq!(nothing["rows"], json!([]));
}

#[test]
fn next_and_show_tell_of_targets_and_contracts() {
    let desk = desk();
    let folio = waiting(&desk);
    let clocks = desk.next(&folio)["clocks"].clone();
    let told: Vec<(&Value, &Value, &Value, &Value)> = clocks
        .as_array()
        .expect("clocks")
        .iter()
        .map(|clock| (&clock["kind"], &clock["counted_minutes"], &clock["limit_minutes"], &clock["late"]))
        .collect();
    assert_eq!(
        told,
        [
            (&json!("response"), &json!(8), &json!(60), &json!(false)),
            (&json!("solution"), &json!(120), &json!(480), &json!(false)),
            (&json!("contract"), &json!(90 * 60 + 30), &json!(1440), &json!(true)),
        ]
    );
    assert_eq!(clocks[1]["due"], "2026-02-03T17:00:00-06:00");
    assert_eq!(clocks[2]["responsible"], "Redes de Ejemplo, S. A., contrato RE-7");
    let card = desk.run(&["show", &folio, "--json"]).ok().data("folio/show/1");
    assert_eq!(card["clocks"]["targets"], clocks);
    let text = desk.run(&["show", &folio]).ok().stdout;
    for line in [
        "Respuesta: 8 min / 1 h; terminó 2026-01-30 16:08",
        "Solución: 2 h / 8 h; vence 2026-02-03 17:00",
        "Contrato (Redes de Ejemplo, S. A., contrato RE-7): 90 h 30 min / 24 h, atrasado",
    ] {
        assert!(text.contains(line), "{line} is not in\n{text}");
    }
}

#[test]
fn a_new_priority_says_what_becomes_of_the_targets() {
    let desk = desk();
    let folio = waiting(&desk);
    let change = |priority: &str| {
        let set = format!("prioridad={priority}");
        desk.run(&["note", &folio, "Lo pide la Dirección.", "--set", &set])
    };
    let critical = change("critical").ok().stderr;
    for line in [
        "Solución: 4 h (antes 8 h), desde que se abrió; vence 2026-02-03 13:00.",
        "Contrato: 4 h (antes 24 h), desde que se abrió; venció el 2026-01-30 20:30.",
    ] {
        assert!(critical.contains(line), "{critical}");
    }
    // What was answered has been answered.
    assert!(!critical.contains("Respuesta"), "{critical}");
    let dry = ["note", &folio, "Ya no urge.", "--set", "prioridad=low", "--dry-run", "--lang", "en"];
    let low = desk.run(&dry).ok().stderr;
    assert!(low.contains("Solution: 40 h (before: 4 h), from the opening on; due 2026-02-09 13:00."), "{low}");
    // A remark says nothing of targets.
    let remark = desk.run(&["note", &folio, "Llamó otra vez."]).ok().stderr;
    assert!(!remark.contains("Solución"), "{remark}");
}

fn git(desk: &TestDesk, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.args(arguments).current_dir(desk.root());
    desk.surround(&mut command);
    let done = command.output().expect("git runs");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn an_edit_tells_whose_verdict_it_changes() {
    let desk = desk();
    waiting(&desk);
    git(&desk, &["init", "--quiet", "--initial-branch=main"]);
    git(&desk, &["add", "--all"]);
    git(&desk, &["commit", "--quiet", "-m", "Mesa"]);
    let nothing = desk.run(&["calendar", "impact"]).ok();
    assert_eq!(nothing.stdout, "");
    assert!(nothing.stderr.contains("conserva su veredicto"), "{}", nothing.stderr);

    // A closure of the Tuesday that has always been known.
    let closure = "[[closure]]\nname = \"Suspensión\"\nfrom = 2026-02-03\nuntil = 2026-02-03\n";
    desk.write("catalog/calendars/oficina.toml", format!("{OFFICE}{closure}"));
    let mut said =
        Transcript::new(&desk).line("calendar impact", 0).line("calendario impacto --lang en --format csv", 0);
    // One that became known after the opening is nothing to the ticket.
    desk.write("catalog/calendars/oficina.toml", format!("{OFFICE}{closure}announced = 2026-02-01\n"));
    said = said.line("calendar impact", 0);
    // Contracts and targets; against files too.
    desk.write("catalog/calendars/oficina.toml", OFFICE);
    desk.write("catalog/suppliers.toml", SUPPLIERS.replace("\"24h\"", "\"100h\""));
    desk.write(
        "catalog/priorities.toml",
        "[[targets]]\nfrom = 2026-01-30\nhigh = { response = \"5min\", solution = \"90min\" }\n",
    );
    desk.write("antes.toml", SUPPLIERS.replace("RE-7", "RE-6"));
    said = said.line("calendar impact", 0).line("calendar impact --against antes.toml", 0);
    // What is there cannot be used, or is not there.
    desk.write("antes.toml", "[[supplier]]\nkey = 3\n");
    said = said.line("calendar impact --against antes.toml", 3).line("calendar impact --against ayer", 2);
    git(&desk, &["checkout", "--quiet", "--orphan", "otra"]);
    git(&desk, &["rm", "--quiet", "-r", "-f", "--cached", "catalog"]);
    git(&desk, &["commit", "--quiet", "-m", "Sin catálogo"]);
    said.line("calendar impact", 2).is("impact.txt");
    let impact = desk.run(&["calendar", "impact", "--against", "main", "--json"]).ok().data("folio/impact/1");
    assert_eq!(impact["tickets"], 1);
    let row = &impact["rows"][0];
    assert_eq!((&row["before"]["late"], &row["after"]["late"]), (&json!(false), &json!(true)), "{row:#}");
}

#[test]
fn a_calendar_that_cannot_be_read_stops_the_clocks() {
    let desk = desk();
    let folio = waiting(&desk);
    desk.write("catalog/calendars/siempre.toml", "code = 'siempre'\nname = ''\n");
    for arguments in [vec!["clock", &folio], vec!["late"], vec!["next", &folio]] {
        desk.refuses(3, &arguments).says(&["catalog/calendars/siempre.toml"]);
    }
}
