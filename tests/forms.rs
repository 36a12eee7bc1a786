//! `folio form`: the official documents, whole, as they are printed.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::fs;

use common::{HOSTILE, PROCEDURE, TestDesk, assert_sound, without_hashes};

/// Opening data with every field.
const WHOLE: [&str; 12] = [
    "canal=oficio",
    "usuario=Evaristo Modelo Peñaloza",
    "puesto=Contador",
    "area=Recursos Financieros",
    "ubicacion=Edificio B, planta baja",
    "extension=1402",
    "tipo=falla",
    "componente=hardware",
    "prioridad=high",
    "bien=PC-0132",
    "servicio=equipo-de-computo",
    "origen=Tarda veinte minutos en arrancar.\nAyer se cerró sola la hoja de las pólizas.",
];

fn set<'a>(words: &[&'a str]) -> Vec<&'a str> {
    words.iter().flat_map(|word| ["--set", word]).collect()
}

/// Opens a ticket with those values at 09:00 on Monday 10 March 2025.
fn open(desk: &TestDesk, values: &[&str]) -> String {
    desk.set_now("2025-03-10T09:00:00-06:00");
    let mut arguments = vec!["new", "--procedure", PROCEDURE];
    arguments.extend(set(values));
    desk.run(&arguments).ok().stdout.trim().to_owned()
}

/// Runs a command at an hour of that day, or of a day given.
fn at(desk: &TestDesk, time: &str, arguments: &[&str]) {
    let moment = if time.len() == 5 { format!("2025-03-10T{time}:00-06:00") } else { format!("{time}:00-06:00") };
    desk.set_now(&moment);
    desk.run(arguments).ok();
}

fn act(desk: &TestDesk, time: &str, folio: &str, outcome: &str, values: &[&str], more: &[&str]) {
    let mut arguments = vec!["do", folio, outcome];
    arguments.extend(set(values));
    arguments.extend(more);
    at(desk, time, &arguments);
}

fn sign(desk: &TestDesk, time: &str, folio: &str, role: &str, name: &str) {
    at(desk, time, &["sign", folio, "--as", role, "--name", name]);
}

/// Worked case 1: the short path.
fn short(desk: &TestDesk) -> String {
    let folio = open(desk, &WHOLE);
    let by = ["--by", "personal-1"];
    act(desk, "09:08", &folio, "registrado", &[], &[]);
    let found = ["revision=Arranque limpio\n- sin programas residentes", "diagnostico=Programas al inicio"];
    act(desk, "11:00", &folio, "resuelto", &found, &by);
    sign(desk, "11:25", &folio, "usuario", "Evaristo Modelo Peñaloza");
    act(desk, "11:30", &folio, "conforme", &["acciones=Se quitaron los programas que sobraban."], &by);
    folio
}

/// The way through the workshop, to just before the technician closes.
fn workshop(desk: &TestDesk) -> String {
    let folio = open(desk, &WHOLE);
    let by = ["--by", "personal-1"];
    let technician = ["--by", "personal-1", "--for", "Brígida Postiza Cantú"];
    act(desk, "09:08", &folio, "registrado", &[], &[]);
    act(desk, "10:00", &folio, "requiere-soporte", &["revision=Lectura del disco", "diagnostico=Disco dañado"], &by);
    act(desk, "10:07", &folio, "reportado", &["instancia=utic", "numero_reporte=R-10226"], &[]);
    let who = ["tecnico=Brígida Postiza Cantú", "empresa=Reparaciones de Ejemplo"];
    act(desk, "12:00", &folio, "llego", &who, &technician);
    act(desk, "12:05", &folio, "explicado", &["explicacion=Los archivos ya están respaldados."], &by);
    act(desk, "13:00", &folio, "taller", &[], &technician);
    sign(desk, "13:04", &folio, "jefatura", "Jimena Ejemplo");
    sign(desk, "13:05", &folio, "tecnico", "Brígida Postiza Cantú");
    sign(desk, "13:06", &folio, "vigilancia", "Ladislao Ficticio");
    let pass = [
        "motivo_salida=garantia",
        "destino=empresa",
        "lleva=Brígida Postiza Cantú",
        "identificacion=Credencial 0087",
        "devolucion_prevista=2025-03-14",
        "modelo=Torre 5200",
        "serie_salida=EJ7X0132QK",
        "condicion_salida=Enciende. Rayón leve en la tapa.",
    ];
    act(desk, "13:08", &folio, "salio", &pass, &by);
    folio
}

/// The same to its end.
fn workshop_ended(desk: &TestDesk) -> String {
    let folio = workshop(desk);
    let back = [
        "regreso=2025-03-13 10:00",
        "condicion_regreso=Igual, con disco nuevo.",
        "recibe=Tomás Muestra",
        "serie_regreso=EJ7X0132QK",
    ];
    let mut resume = vec!["resume", &folio, "--by", "personal-1"];
    resume.extend(set(&back));
    at(desk, "2025-03-13T10:05", &resume);
    for (role, name) in [
        ("departamento", "Tomás Muestra"),
        ("usuario", "Evaristo Modelo Peñaloza"),
        ("jefatura", "Jimena Ejemplo"),
        ("tecnico", "Brígida Postiza Cantú"),
        ("sello", "Unidad de ejemplo"),
    ] {
        sign(desk, "2025-03-13T10:08", &folio, role, name);
    }
    let by = ["--by", "personal-1", "--for", "tecnico"];
    act(desk, "2025-03-13T10:10", &folio, "entregado", &["reparacion=Se cambió el disco."], &by);
    act(desk, "2025-03-13T10:15", &folio, "cerrado", &["acciones=Se devolvieron los archivos."], &[]);
    desk.set_now("2025-03-13T10:20:00-06:00");
    folio
}

fn form(desk: &TestDesk, arguments: &[&str]) -> String {
    let mut words = vec!["form"];
    words.extend(arguments);
    let printed = desk.run(&words).ok();
    assert_eq!(printed.stderr, "", "{}", printed.line);
    assert_sound(&printed.stdout);
    without_hashes(&printed.stdout)
}

#[test]
fn the_short_path_whole() {
    let desk = TestDesk::new();
    let folio = short(&desk);
    insta::assert_snapshot!("f01_short", form(&desk, &["F01", &folio]));
}

#[test]
fn the_way_through_the_workshop_whole() {
    let desk = TestDesk::new();
    let folio = workshop_ended(&desk);
    insta::assert_snapshot!("f01_workshop", form(&desk, &["F01", &folio]));
    insta::assert_snapshot!("f03_workshop", form(&desk, &["f03", &folio]));
    // The official key names the form too, capital or small.
    assert_eq!(form(&desk, &["mp414-pr15-p01-f03", &folio]), form(&desk, &["F03", &folio]));
}

#[test]
fn what_is_not_filled_yet_is_blank_to_write_on() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    insta::assert_snapshot!("f01_half", form(&desk, &["F01", &folio]));
    insta::assert_snapshot!("f03_half", form(&desk, &["F03", &folio]));
    let out = workshop(&desk);
    let pass = form(&desk, &["F03", &out]);
    // The head let it out; nobody has signed the closing of F01 yet.
    assert!(
        pass.contains("| Nombre: Jimena Ejemplo | Nombre: Brígida Postiza Cantú | Nombre: Ladislao Ficticio |"),
        "{pass}"
    );
    let report = form(&desk, &["F01", &out]);
    let unsigned = "| Nombre: ________________________ ".repeat(3);
    assert!(report.contains(&unsigned), "{report}");
}

#[test]
fn blank_forms_have_every_field() {
    let desk = TestDesk::new();
    for code in ["F01", "F02", "F03"] {
        insta::assert_snapshot!(format!("{}_blank", code.to_lowercase()), form(&desk, &[code, "--blank"]));
    }
}

#[test]
fn the_register_of_a_period() {
    let desk = TestDesk::new();
    short(&desk);
    workshop_ended(&desk);
    desk.open();
    insta::assert_snapshot!("f02_period", form(&desk, &["F02", "--from", "2025-03-10", "--to", "2025-03-13"]));
    insta::assert_snapshot!("f02_empty", form(&desk, &["F02", "--from", "2025-01-01", "--to", "2025-01-31"]));
    let first = form(&desk, &["F02", "--from", "2025-03-10", "--to", "2025-03-10"]);
    assert!(first.contains("Total de reportes: 1 · Tiempo de atención: 2 h 30 min"), "{first}");
}

#[test]
fn hostile_text_stays_text() {
    let desk = TestDesk::new();
    let word = "á".repeat(5000);
    let origin = format!("origen={HOSTILE}\n# Título\n- renglón\n---\n> cita\n1. uno\n| a | b |\n|---|---|\n{word}");
    let values = [
        format!("usuario={HOSTILE}"),
        format!("area=# {HOSTILE}"),
        format!("ubicacion={}", "|".repeat(40)),
        "tipo=falla".to_owned(),
        "componente=software".to_owned(),
        origin,
    ];
    let folio = open(&desk, &values.iter().map(String::as_str).collect::<Vec<_>>());
    act(&desk, "09:08", &folio, "registrado", &[], &[]);
    let printed = form(&desk, &["F01", &folio]);
    assert!(!printed.contains("49"), "{printed}");
    insta::assert_snapshot!("f01_hostile", printed.replace(&word, "(5000 letras)"));
    at(&desk, "09:20", &["cancel", &folio, "--reason", "desistimiento", "--note", HOSTILE]);
    let cancelled = form(&desk, &["F01", &folio]);
    assert!(cancelled.contains("Motivo: El usuario desiste."), "{cancelled}");
    insta::assert_snapshot!("f02_hostile", form(&desk, &["F02"]).replace(&word, "(5000 letras)"));
}

#[test]
fn an_edited_template_takes_effect() {
    let desk = TestDesk::new();
    let folio = short(&desk);
    desk.write(
        "templates/mp414-pr15-f01.md",
        "\u{feff}# Oficio de {{ desk.unit }}\r\n\r\n{{ ticket.folio }}: {{ field.origen.value | cell }}\r\n",
    );
    let printed = form(&desk, &["F01", &folio]);
    let expected =
        "CI-2025-0001: Tarda veinte minutos en arrancar. / Ayer se cerró sola la hoja de las pólizas.\n\n---\n";
    assert!(printed.starts_with("# Oficio de ") && printed.contains(expected), "{printed}");
    // The foot is the program's, whatever the template says.
    assert!(
        printed.contains("\nMP414-PR15-P01-F01 · Revisión 1 · Folio CI-2025-0001 · Hoja ____ de ____\n"),
        "{printed}"
    );
    desk.check_clean();
}

#[test]
fn a_broken_template_names_file_and_line() {
    let desk = TestDesk::new();
    let folio = short(&desk);
    for (text, line, code) in [
        ("# Uno\n\n{% if ticket.folio %}\nsin cerrar\n", ":3", "template-syntax"),
        ("# Uno\n{{ ticket.folio | celda }}\n", ":2:19", "template-unknown-name"),
        ("# Uno\n{{ tiket.folio }}\n", ":2:4", "template-unknown-name"),
        ("# Uno\n{% include 'otra.md' %}\n", ":2:4", "template-loads"),
        ("# Uno\n\n\n{{ ticket.folio + 1 }}\n", ":4", "template-error"),
        ("{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}", ":1", "template-endless"),
    ] {
        desk.write("templates/mp414-pr15-f01.md", text);
        let place = format!("templates/mp414-pr15-f01.md{line}");
        desk.refuses(3, &["form", "F01", &folio]).says(&[&place, code, "→"]);
        // What only shows with data does not show to `check`.
        if !matches!(code, "template-error" | "template-endless") {
            let found = desk.run(&["check"]).exits(1);
            assert!(found.stdout.contains(&place) && found.stdout.contains(code), "{}", found.stdout);
        }
    }
    fs::remove_file(desk.path("templates/mp414-pr15-f01.md")).expect("removes");
    desk.refuses(3, &["form", "F01", &folio]).says(&["templates/mp414-pr15-f01.md"]);
}

#[test]
fn what_was_typed_wrongly_is_told() {
    let desk = TestDesk::new();
    let folio = desk.open();
    desk.refuses(2, &["form", "F04", &folio]).says(&["F04", "F01 (Atención a Usuarios de la Unidad)", "F03"]);
    desk.refuses(2, &["form", "F01"]).says(&["--blank"]);
    desk.refuses(2, &["form", "F02", &folio]).says(&["--from"]);
    desk.refuses(2, &["form", "F01", "--from", "2025-03-01"]).says(&["folio form F01 42"]);
    desk.refuses(2, &["form", "F02", "--from", "2025-03-02", "--to", "2025-03-01"]);
    desk.refuses(2, &["form", "F02", "--from", "ayer"]).says(&["ayer"]);
    desk.refuses(2, &["form", "F01", "999"]).says(&["999"]);
    desk.refuses(2, &["form", "F01", &folio, "--blank"]);
    desk.refuses(2, &["form", "F01", "--blank", "--procedure", "otro"]).says(&["otro"]);
}

#[test]
fn a_file_of_the_desk_is_never_overwritten() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let file = desk.beside().join("salida.md");
    let path = file.to_string_lossy().into_owned();
    fs::write(&file, "anterior").expect("writes");
    desk.refuses(2, &["form", "F01", &folio, "--out", &path]).says(&["no es este formato", "→ Elija otro nombre"]);
    assert_eq!(fs::read_to_string(&file).expect("reads"), "anterior");
    let english = desk.refuses(2, &["--lang", "en", "form", "F01", &folio, "--out", &path]);
    english.says(&["is not this form", "→ Choose another name"]);
    for name in ["README.md", "CHANGELOG.md", "notas.md"] {
        desk.write(name, "# Nuestra mesa\n");
        desk.refuses(2, &["form", "F01", &folio, "--out", name]).says(&[name]);
    }
    desk.write("latin1.md", b"\xe1\n");
    desk.refuses(2, &["form", "F01", &folio, "--out", "latin1.md"]);
    // An earlier printing of the same ticket is what one replaces; so is nothing.
    fs::write(&file, form(&desk, &["F01", "--blank"])).expect("writes");
    desk.refuses(2, &["form", "F01", &folio, "--out", &path]);
    fs::write(&file, form(&desk, &["F01", &folio])).expect("writes");
    desk.run(&["form", "F01", &folio, "--out", &path]).ok();
    desk.refuses(2, &["form", "F03", &folio, "--out", &path]);
    fs::write(&file, "").expect("writes");
    let written = desk.run(&["form", "F01", &folio, "--out", &path]).ok().says(&["salida.md"]);
    assert_eq!(written.stdout, "");
    assert_eq!(without_hashes(&fs::read_to_string(&file).expect("reads")), form(&desk, &["F01", &folio]));
    let ticket = desk.ticket(&folio);
    for out in [ticket.as_str(), "catalog/desk.toml", "templates/mp414-pr15-f01.md", "tickets", "no/hay/x.md"] {
        desk.refuses(2, &["form", "F01", &folio, "--out", out]);
    }
}

#[test]
fn json_has_what_the_template_is_given() {
    let desk = TestDesk::new();
    let folio = workshop(&desk);
    let data = desk.run(&["form", "F03", &folio, "--json"]).ok().data("folio/form/1");
    assert_eq!(data["form"]["key"], "MP414-PR15-P01-F03");
    assert_eq!(data["ticket"]["folio"], folio.as_str());
    assert_eq!(data["field"]["sale_equipo"]["raw"], true);
    assert_eq!(data["field"]["sale_equipo"]["value"], "Sí");
    assert_eq!(data["field"]["destino"]["value"], "Instalaciones de la empresa");
    assert_eq!(data["signature"]["jefatura"]["activity"], "08");
    assert_eq!(data["visit"]["08"]["signature"]["vigilancia"]["name"], "Ladislao Ficticio");
    assert_eq!(data["ticket"]["elapsed"], "", "not known while the case lasts");
    // A form speaks the desk's language, whoever prints it.
    let english = desk.run(&["--lang", "en", "form", "F03", &folio, "--json"]).ok().data("folio/form/1");
    assert_eq!(english["ticket"]["status"], data["ticket"]["status"]);
    let blank = desk.run(&["form", "F03", "--blank", "--json"]).ok().data("folio/form/1");
    for key in ["ticket", "field", "choices", "signature"] {
        assert!(blank[key].as_object().is_some_and(|map| !map.is_empty()), "{key}");
    }
}
