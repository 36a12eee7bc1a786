//! Disputes of steps that moved an asset, of steps that others rest on, and the menu of `folio settle` at a terminal.

mod common;

use common::shared::Shared;

fn disputed_ids(shared: &Shared, name: &str, record: &str) -> Vec<String> {
    let shown = shared.folio(name, &["settle", record, "--json"]).exits(1).data("folio/disputes/1");
    let events = shown["disputes"][0]["events"].as_array().expect("events").clone();
    events.iter().map(|event| event["id"].as_str().expect("an id").to_owned()).collect()
}

fn at(shared: &Shared, time: &str) {
    shared.desk.set_now(&format!("2025-03-10T{time}:00-06:00"));
}

/// Two clones that share.
fn sync(shared: &Shared, names: &[&str]) {
    for name in names {
        let outcome = shared.folio(name, &["sync"]);
        assert!([0, 1].contains(&outcome.code), "{}", outcome.stderr);
    }
}

const PASS: [&str; 16] = [
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
    "-s",
    "devolucion_prevista=2025-03-20",
    "-s",
    "serie_salida=EJ-1",
];

#[test]
fn what_a_dropped_step_moved_is_told_until_somebody_says_where_it_is() {
    let shared = Shared::new();
    at(&shared, "08:00");
    shared.folio("a", &["asset", "edit", "PC-0132", "--set", "serial=EJ-1"]).ok();
    shared.folio("a", &["asset", "assign", "PC-0132", "--to", "usuario-1", "--condition", "Buena"]).ok();
    let mut new = vec!["new", "--set", "bien=PC-0132"];
    new.extend(common::OPENING);
    let folio = shared.folio("a", &new).ok().stdout.trim().to_owned();
    let says = |words: &[&str]| {
        let mut all = vec!["do", folio.as_str()];
        all.extend(words);
        shared.folio("a", &all).ok();
    };
    says(&["registrado"]);
    says(&["requiere-soporte", "--by=personal-1", "-s", "revision=Cables", "-s", "diagnostico=Fuente"]);
    says(&["reportado", "-s", "instancia=mesa", "-s", "numero_reporte=R-00001"]);
    says(&["llego", "--for", "Técnico Uno", "-s", "tecnico=Técnico Uno"]);
    says(&["explicado"]);
    says(&["taller", "--for", "Técnico Uno"]);
    shared.folio("a", &["sign", &folio, "--as", "jefatura", "--name", "Jimena Ejemplo"]).ok();
    sync(&shared, &["a"]);
    shared.join("b", Some("B"));
    // One takes the computer out of the house; the other had cancelled by then.
    at(&shared, "09:30");
    let mut leave = vec!["do", folio.as_str(), "salio"];
    leave.extend(PASS);
    shared.folio("a", &leave).ok();
    at(&shared, "09:00");
    shared.folio("b", &["cancel", &folio, "--reason", "desistimiento", "--note", "Ya no"]).ok();
    sync(&shared, &["a", "b", "a"]);
    at(&shared, "10:00");
    let [cancelled, left] = &disputed_ids(&shared, "a", &folio)[..] else { panic!("two steps") };
    let told = shared.folio("a", &["settle", &folio, "--keep", cancelled, "--note", "Se canceló antes"]).ok().stderr;
    assert_eq!(told, format!("El asiento {left}, que quedó sin efecto, movió PC-0132, y ahí sigue.\n"));
    let found = shared.folio("a", &["check"]).exits(1).stdout;
    assert_eq!(found.matches("[moved-by-dropped]").count(), 1, "{found}");
    assert!(found.contains(&format!("({left}) quedó sin efecto, pero PC-0132 sigue donde lo dejó")), "{found}");
    assert!(found.contains("folio asset show PC-0132"), "{found}");
    // The other clone is told the same.
    sync(&shared, &["a", "b"]);
    assert!(shared.folio("b", &["check"]).exits(1).stdout.contains("[moved-by-dropped]"));
    at(&shared, "10:30");
    let mut back = vec!["asset", "back", "PC-0132", "--serial", "EJ-1", "--condition", "Con golpe"];
    back.extend(["--received-by", "jefatura-1", "--place", "Edificio A"]);
    shared.folio("a", &back).ok();
    shared.folio("a", &["check"]).ok();
    shared.folio("a", &["verify", "--all"]).ok();
}

/// Clones `a` and `b` registered one ticket, and `b` went on.
fn registered_twice() -> (Shared, String) {
    let shared = Shared::new();
    let folio = shared.open("a");
    sync(&shared, &["a"]);
    shared.join("b", Some("B"));
    at(&shared, "09:10");
    shared.folio("b", &["do", &folio, "registrado"]).ok();
    at(&shared, "09:20");
    shared.folio("a", &["do", &folio, "registrado"]).ok();
    at(&shared, "09:30");
    let solved = ["resuelto", "--by=personal-1", "--set=revision=Cables", "--set=diagnostico=Flojo"];
    let mut solve = vec!["do", folio.as_str()];
    solve.extend(solved);
    shared.folio("b", &solve).ok();
    sync(&shared, &["b", "a", "b"]);
    at(&shared, "10:00");
    (shared, folio)
}

fn status(shared: &Shared, folio: &str) -> String {
    let text = shared.read("a", &format!("tickets/2025/03/{folio}.yaml"));
    let of = |key: &str| text.lines().find(|line| line.starts_with(key)).unwrap_or_default().to_owned();
    format!("{} {}", of("activity:"), of("disputes:"))
}

#[test]
fn a_step_that_is_kept_brings_back_what_it_rests_on() {
    let (shared, folio) = registered_twice();
    let first = disputed_ids(&shared, "a", &folio);
    let [one, other] = &first[..] else { panic!("{first:?}") };
    shared.folio("a", &["settle", &folio, "--keep", other, "--note", "La de a"]).ok();
    // What rested on the first stands against the second now.
    let second = disputed_ids(&shared, "a", &folio);
    assert!(second.contains(other) && !second.contains(one), "{second:?}");
    let solved = second.iter().find(|id| *id != other).expect("another").clone();
    shared.folio("a", &["settle", &folio, "--keep", &solved, "--note", "Ya estaba resuelto"]).ok();
    assert_eq!(status(&shared, &folio), "activity: \"03\" ");
    let text = shared.read("a", &format!("tickets/2025/03/{folio}.yaml"));
    assert!(text.ends_with(&format!(
        "  did: settled\n  keeps:\n  - {solved}\n  - {one}\n  drops:\n  - {other}\n  note: Ya estaba resuelto\n"
    )));
    shared.folio("a", &["check"]).ok();
    shared.folio("a", &["verify", "--all"]).ok();
}

#[test]
fn a_step_that_nothing_carries_any_more_may_be_dropped() {
    let (shared, folio) = registered_twice();
    let first = disputed_ids(&shared, "a", &folio);
    shared.folio("a", &["settle", &folio, "--keep", &first[1], "--note", "La de a"]).ok();
    shared.folio("a", &["settle", &folio, "--keep", &first[1], "--note", "No se había resuelto"]).ok();
    assert_eq!(status(&shared, &folio), "activity: \"02\" ");
    shared.folio("a", &["check"]).ok();
    shared.folio("a", &["verify", "--all"]).ok();
}

/// With util-linux's `script`, which gives a program a terminal.
#[cfg(target_os = "linux")]
#[test]
fn at_a_terminal_settle_asks_which_holds_and_why() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    if Command::new("script").arg("--version").output().is_err() {
        eprintln!("there is no script(1) here");
        return;
    }
    let (shared, folio) = registered_twice();
    let other = disputed_ids(&shared, "a", &folio)[1].clone();
    let typed = |keys: &[&str]| {
        let mut command = Command::new("script");
        let line = format!("stty cols 120 rows 40; '{}' settle {folio}", common::FOLIO);
        command.args(["--quiet", "--return", "--command", &line, "/dev/null"]).current_dir(shared.root("a"));
        shared.desk.surround(&mut command);
        command.env("TERM", "xterm").env("SHELL", "/bin/sh").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("script starts");
        let mut pipe = child.stdin.take().expect("a pipe");
        for keys in keys {
            // A person reads what is asked.
            std::thread::sleep(std::time::Duration::from_millis(1500));
            pipe.write_all(keys.as_bytes()).expect("types");
            pipe.flush().expect("types");
        }
        let output = child.wait_with_output().expect("ends");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let before = shared.read("a", &format!("tickets/2025/03/{folio}.yaml"));
    // Who gives up changes nothing.
    let (code, told) = typed(&["\u{1b}"]);
    assert_ne!(code, Some(0), "{told}");
    assert_eq!(before, shared.read("a", &format!("tickets/2025/03/{folio}.yaml")));
    let (code, told) = typed(&["\u{1b}[B\r", "Se preguntó\r"]);
    assert_eq!(code, Some(0), "{told}");
    let text = shared.read("a", &format!("tickets/2025/03/{folio}.yaml"));
    assert!(text.contains(&format!("  keeps:\n  - {other}\n")) && text.contains("note: Se preguntó"), "{told}\n{text}");
}
