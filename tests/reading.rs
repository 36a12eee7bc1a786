//! Reading: `list`, `log`, `show` and the day at the desk, in every format, in both languages, and
//! with text that means harm.

mod common;

use common::{Outcome, PROCEDURE, TestDesk};

const HOSTILE: &str = "=HYPERLINK(\"x\")|a\u{1b}[2J\u{202e}<script>alert(1)</script>\n-2+3 & fin";

fn new(desk: &TestDesk, user: &str, area: &str, origin: &str, more: &[&str]) -> String {
    let fields = [format!("usuario={user}"), format!("area={area}"), format!("origen={origin}")];
    let mut arguments = vec!["new", "--procedure", PROCEDURE, "--set", "ubicacion=A"];
    arguments.extend(["--set", "tipo=falla", "--set", "componente=hardware"]);
    arguments.extend(fields.iter().flat_map(|field| ["--set", field.as_str()]));
    arguments.extend(more);
    desk.run(&arguments).ok().stdout.trim().to_owned()
}

/// Four tickets: one closed, one waiting for the user, one late with the technician, one cancelled.
fn busy() -> TestDesk {
    let desk = TestDesk::new();
    new(
        &desk,
        "Ana Pérez",
        "Materiales",
        "La pantalla se apaga.",
        &["--set", "bien=PC-0132", "--set", "prioridad=high"],
    );
    desk.set_now("2025-03-10T09:08:00-06:00");
    desk.run(&["do", "1", "registrado"]).ok();
    desk.run(&["assign", "1", "personal-1"]).ok();
    let second = new(&desk, "José Ñuñez", "Dirección", "No imprime.", &[]);
    desk.run(&["do", &second, "registrado"]).ok();
    desk.run(&["assign", &second, "personal-2"]).ok();
    desk.run(&["wait", &second, "--reason", "usuario", "--note", "Está en junta"]).ok();
    let third = new(&desk, "Luis Mora", "Finanzas", "No hay red.", &[]);
    desk.run(&["do", &third, "registrado"]).ok();
    let findings = ["--set", "revision=Cable", "--set", "diagnostico=Puerto"];
    desk.run(&[&["do", &third, "requiere-soporte", "--by", "personal-1"][..], &findings].concat()).ok();
    let number = ["--set", "instancia=utic", "--set", "numero_reporte=R-12345"];
    desk.run(&[&["do", &third, "reportado"][..], &number].concat()).ok();
    desk.set_now("2025-03-10T11:00:00-06:00");
    desk.run(&[&["do", "1", "resuelto", "--by", "personal-1"][..], &findings].concat()).ok();
    desk.set_now("2025-03-10T11:30:00-06:00");
    desk.run(&["sign", "1", "--as", "usuario", "--name", "Ana Pérez", "--by", "personal-1"]).ok();
    desk.run(&["do", "1", "conforme", "--by", "personal-1", "--set", "acciones=Se cambió el cable"]).ok();
    let fourth = new(&desk, "Eva Ruiz", "Finanzas", "Otra vez la red.", &[]);
    desk.run(&["cancel", &fourth, "--reason", "duplicado", "--note", "Es el mismo"]).ok();
    desk.set_now("2025-03-12T10:00:00-06:00");
    desk
}

/// One ticket with hostile text wherever text goes.
fn hostile() -> TestDesk {
    let desk = TestDesk::new();
    new(&desk, "=1+1 | <b>x</b>", "@area", HOSTILE, &[]);
    desk.run(&["note", "1", "\u{1b}]0;título\u{7}<img src=x>"]).ok();
    desk
}

#[track_caller]
fn prints(outcome: Outcome, expected: &str) {
    let outcome = outcome.ok();
    assert_eq!(outcome.stdout, expected, "{}\n{}", outcome.line, outcome.stdout);
}

fn folios(desk: &TestDesk, arguments: &[&str]) -> Vec<String> {
    let mut all = vec!["list", "--json"];
    all.extend(arguments);
    let data = desk.run(&all).ok().data("folio/list/1");
    let rows = data.as_array().expect("a list").clone();
    rows.iter().map(|row| row["folio"].as_str().expect("folio").trim_start_matches("CI-2025-000").to_owned()).collect()
}

#[test]
fn the_list_in_every_text_format() {
    let desk = busy();
    prints(desk.run(&["list"]), "\
Folio         Abierto           Estado                   Act.  Solicitó                Problema     Lo tiene    Tiempo / límite
--------------------------------------------------------------------------------------------------------------------------------------------
CI-2025-0002  2025-03-10 09:08  En espera del usuario    02    José Ñuñez (Dirección)  No imprime.  personal-2  0 min / 3 h
CI-2025-0003  2025-03-10 09:08  En espera del proveedor  05    Luis Mora (Finanzas)    No hay red.              18 h 52 min / 12 h, atrasado
");
    prints(
        desk.run(&["list", "--lang", "en", "--format", "md", "--columns", "folio,status,priority,used", "--all"]),
        "\
| Folio | Status | Priority | Time / limit |
|---|---|---|---|
| CI-2025-0001 | Closed | High | 2 h 30 min / 6 h 10 min |
| CI-2025-0002 | Waiting for the user |  | 0 min / 3 h |
| CI-2025-0003 | Waiting for the supplier |  | **18 h 52 min / 12 h, late** |
| CI-2025-0004 | Cancelled |  | 0 min / 10 min |
",
    );
    prints(
        desk.run(&["list", "--format", "csv"]),
        "\
Folio,Abierto,Estado,Act.,Solicitó,Área,Problema,Lo tiene,Minutos,Límite (min),Atrasado
CI-2025-0002,2025-03-10 09:08,En espera del usuario,02,José Ñuñez,Dirección,No imprime.,personal-2,0,180,No
CI-2025-0003,2025-03-10 09:08,En espera del proveedor,05,Luis Mora,Finanzas,No hay red.,,1132,720,Sí
",
    );
    let page = desk.run(&["list", "--format", "html"]).ok().stdout;
    assert!(
        page.starts_with("<!doctype html>\n<html lang=\"es\">") && page.contains("<td class=\"w a\">18 h 52 min"),
        "{page}"
    );
}

#[test]
fn a_row_of_the_list_as_json() {
    let desk = busy();
    let row = desk.run(&["list", "--late", "--json"]).ok().data("folio/list/1")[0].clone();
    let expected = serde_json::json!({
        "folio": "CI-2025-0003", "procedure": PROCEDURE, "status": "waiting_supplier",
        "activity": {
            "id": "05", "title": "Acudir a la Unidad", "role": "tecnico",
            "role_name": "Técnico de la empresa o de la UTIC", "outside": true,
            "entered": "2025-03-10T09:08:00-06:00", "counted_minutes": 1132, "limit_minutes": 720,
            "due": "2025-03-11T12:08:00-06:00", "late": true,
        },
        "waiting": null, "priority": null, "service": null,
        "requester": {
            "name": "Luis Mora", "post": null, "area": "Finanzas", "place": "A", "extension": null, "mail": null,
        },
        "subject": "No hay red.", "asset": null, "assignee": null, "external": "R-12345",
        "opened": "2025-03-10T09:08:00-06:00", "closed": null, "late": true,
        "path_counted_minutes": 1132, "path_limit_minutes": 920,
    });
    assert_eq!(row, expected);
}

#[test]
fn filters_add_up() {
    let desk = busy();
    let cases: [(&[&str], &[&str]); 30] = [
        (&[], &["2", "3"]),
        (&["--all"], &["1", "2", "3", "4"]),
        (&["--status", "ended"], &["1", "4"]),
        (&["--status", "Cerrado"], &["1"]),
        (&["--status", "en espera del usuario"], &["2"]),
        (&["--status", "waiting_supplier,cancelled"], &["3", "4"]),
        (&["--activity", "2"], &["2"]),
        (&["--role", "personal"], &["2"]),
        (&["--role", "tecnico", "--late"], &["3"]),
        (&["--assignee", "none"], &["3"]),
        (&["--assignee", "Rebeca Ficticia"], &["2"]),
        (&["--assignee", "me"], &[]),
        (&["--all", "--assignee", "personal-1,nadie"], &["1", "3", "4"]),
        (&["--requester", "nunez"], &["2"]),
        (&["--all", "--area", "FINANZAS"], &["3", "4"]),
        (&["--all", "--asset", "pc-0132"], &["1"]),
        (&["--all", "--priority", "Alta"], &["1"]),
        (&["--late"], &["3"]),
        (&["--waiting"], &["2", "3"]),
        (&["--opened-from", "2025-03-10 09:08", "--opened-to", "2025-03-10"], &["2", "3"]),
        (&["--opened-to", "2025-03-09"], &[]),
        (&["--closed-from", "2025-03-10"], &["1", "4"]),
        (&["--closed-to", "2025-03-10 11:29"], &[]),
        (&["junta"], &["2"]),
        (&["--all", "RED", "ruiz"], &["4"]),
        (&["--all", "R-12345"], &["3"]),
        (&["--all", "cambio cable"], &["1"]),
        (&["--all", "--sort", "requester"], &["1", "4", "2", "3"]),
        (&["--all", "--sort", "late", "--limit", "1"], &["3"]),
        (&["--all", "--sort", "opened", "--reverse", "--limit", "2"], &["4", "2"]),
    ];
    for (arguments, expected) in cases {
        assert_eq!(folios(&desk, arguments), expected, "{arguments:?}");
    }
}

#[test]
fn nothing_found_says_how_to_find_more() {
    let desk = busy();
    let outcome = desk.run(&["list", "nadadeesto"]).ok().says(&["--all"]);
    assert_eq!(outcome.stdout, "");
    let outcome = desk.run(&["list", "--all", "nadadeesto"]).ok().says(&["Quite algún filtro"]);
    assert_eq!(outcome.stdout, "");
    assert_eq!(folios(&desk, &["nadadeesto"]), Vec::<String>::new());
    let outcome = desk.run(&["log", "--from", "2026-01-01"]).ok().says(&["--from"]);
    assert_eq!(outcome.stdout, "");
    desk.run(&["list", "--limit", "1"]).ok().says(&["Se muestra uno de 2"]);
}

#[test]
fn a_word_that_means_nothing_is_told() {
    let desk = busy();
    let cases: [(&[&str], &str); 12] = [
        (&["list", "--status", "cerado"], "¿Quiso decir «Cerrado»?"),
        (&["list", "--activity", "44"], "Valen: 01, 02"),
        (&["list", "--role", "personl"], "«personal»"),
        (&["list", "--assignee", "personal1"], "«personal-1»"),
        (&["list", "--columns", "folio,estatus"], "«status»"),
        (&["list", "--sort", "aera"], "«area»"),
        (&["list", "--priority", "urgente"], "critical, high, medium, low"),
        (&["list", "--opened-from", "10-03-2025"], "2026-11-20"),
        (&["list", "--closed-from", "2025-03-12", "--closed-to", "2025-03-11"], "antes de empezar"),
        (&["log", "--to", "ayer"], "«ayer» no es una fecha"),
        (&["show", "1", "--format", "csv"], "CSV"),
        (&["show", "99"], "No hay un reporte «99»"),
    ];
    for (arguments, text) in cases {
        desk.refuses(2, arguments).says(&[text]);
    }
}

#[test]
fn the_log_in_every_text_format() {
    let desk = busy();
    prints(desk.run(&["log", "--format", "md", "--to", "2025-03-10"]), "\
# Bitácora hasta el 2025-03-10

| Núm. | Folio | Reportado | Usuario y área | Problema | Acciones realizadas | Atendió | Núm. externo | Otros formatos | Cierre | Tiempo | Resultado |
|--:|---|---|---|---|---|---|---|---|---|--:|---|
| 1 | CI-2025-0001 | 2025-03-10 09:00 | Ana Pérez (Materiales) | La pantalla se apaga. | Se cambió el cable | Tomás Muestra |  |  | 2025-03-10 11:30 | 2 h 30 min | El usuario firma de conformidad |
| 2 | CI-2025-0004 | 2025-03-10 11:30 | Eva Ruiz (Finanzas) | Otra vez la red. | Es el mismo | Jimena Ejemplo |  |  | 2025-03-10 11:30 | 0 min | Cancelado: Ya había un reporte del mismo problema |

- 2 reportes; tiempo de atención: 2 h 30 min
");
    prints(desk.run(&["log", "--format", "csv", "--lang", "en"]), "\
No.,Folio,Reported,User,Area,Problem,Actions taken,Attended by,External no.,Other forms,Closed,Time (min),Status,Outcome
1,CI-2025-0001,2025-03-10 09:00,Ana Pérez,Materiales,La pantalla se apaga.,Se cambió el cable,Tomás Muestra,,,2025-03-10 11:30,150,Closed,El usuario firma de conformidad
2,CI-2025-0004,2025-03-10 11:30,Eva Ruiz,Finanzas,Otra vez la red.,Es el mismo,Jimena Ejemplo,,,2025-03-10 11:30,0,Cancelled,Ya había un reporte del mismo problema
");
    let text = desk.run(&["log", "--open"]).ok().stdout;
    assert!(
        text.starts_with("Bitácora\n\nNúm.  Folio") && text.ends_with("4 reportes; tiempo de atención: 21 h 22 min\n"),
        "{text}"
    );
    let data = desk.run(&["log", "--from", "2025-03-10 11:30", "--json"]).ok().data("folio/log/1");
    assert_eq!(data["total"], serde_json::json!({ "count": 2, "elapsed_minutes": 150 }));
    assert_eq!(data["from"], "2025-03-10T11:30:00-06:00");
    assert_eq!(data["rows"][0]["elapsed_minutes"], 150);
    assert_eq!(data["rows"][1]["status"], "cancelled");
}

/// The path through the workshop: the exit pass stands in the log, and the equipment's time outside
/// is not charged.
#[test]
fn the_log_names_the_forms_that_a_path_needed() {
    let desk = TestDesk::new();
    new(&desk, "Ana Pérez", "Materiales", "No enciende.", &["--set", "bien=PC-0132"]);
    desk.run(&["do", "1", "registrado"]).ok();
    let steps: [&[&str]; 6] = [
        &["requiere-soporte", "--by", "personal-1", "--set", "revision=x", "--set", "diagnostico=y"],
        &["reportado", "--set", "instancia=utic", "--set", "numero_reporte=R-54321"],
        &["llego", "--for", "Técnico Uno", "--set", "tecnico=Técnico Uno"],
        &["explicado"],
        &["taller", "--for", "Técnico Uno"],
        &[
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
        ],
    ];
    for step in steps {
        if step[0] == "salio" {
            desk.run(&["sign", "1", "--as", "jefatura", "--name", "Jimena Ejemplo"]).ok();
        }
        desk.run(&[&["do", "1"][..], step].concat()).ok();
    }
    desk.set_now("2025-03-11T09:00:00-06:00");
    let row = desk.run(&["log", "--open", "--json"]).ok().data("folio/log/1")["rows"][0].clone();
    assert_eq!(row["other_forms"], serde_json::json!(["F03"]));
    assert_eq!(row["external"], "R-54321");
    assert_eq!(row["elapsed_minutes"], 0);
    let clocks = desk.run(&["show", "1", "--json"]).ok().data("folio/show/1")["clocks"].clone();
    assert_eq!(clocks["offsite_minutes"], 540);
}

#[test]
fn the_card_of_a_ticket() {
    let desk = busy();
    prints(desk.run(&["show", "1"]), "\
CI-2025-0001 · Cerrado

Procedimiento:  Atención a Usuarios y Soporte Técnico (mp414-pr15, revisión 1)
Solicitó:       Ana Pérez, Materiales, A
Problema:       La pantalla se apaga.
Prioridad:      Alta
Bien:           PC-0132, computadora, Ejemplo, Torre, Edificio A
Lo tiene:       Tomás Muestra (personal-1)
Abierto:        2025-03-10 09:00
Cierre:         2025-03-10 11:30

Recorrido
Actividad                                 De                A                 Tiempo / límite   Resultado                        Registró
-----------------------------------------------------------------------------------------------------------------------------------------------
01 Levantar el reporte                    2025-03-10 09:00  2025-03-10 09:08  8 min / 10 min    Reporte registrado               Jimena Ejemplo
02 Examinar el equipo y aislar la falla   2025-03-10 09:08  2025-03-10 11:00  1 h 52 min / 3 h  No requiere soporte técnico      Tomás Muestra
03 Cerrar con la conformidad del usuario  2025-03-10 11:00  2025-03-10 11:30  30 min / 3 h      El usuario firma de conformidad  Tomás Muestra
Todo el recorrido: 2 h 30 min / 6 h 10 min (nominal: 23 h)

Firmas y sellos
En calidad de  Nombre     Cuándo
------------------------------------------
Usuario        Ana Pérez  2025-03-10 11:30

F01 · Atención a Usuarios de la Unidad
Canal:                        Teléfono
Usuario:                      Ana Pérez
Área:                         Materiales
Ubicación:                    A
Tipo de atención:             Falla
Componente:                   Hardware
Bien (número de inventario):  PC-0132
Origen del problema:          La pantalla se apaga.
Verificaciones realizadas:    Cable
Diagnóstico:                  Puerto
Requiere soporte técnico:     No
Acciones realizadas:          Se cambió el cable

Otros datos
Prioridad:  Alta

Historia
Cuándo            Registró        Qué pasó
------------------------------------------------------------------------------------------------------------------------------------------------------------------------------
2025-03-10 09:00  Jimena Ejemplo  Se abrió / Datos: Canal, Usuario, Área, Ubicación, Tipo de atención, Componente, Prioridad, Bien (número de inventario), Origen del problema
2025-03-10 09:08  Jimena Ejemplo  01 registrado → 02: Reporte registrado
2025-03-10 09:08  Jimena Ejemplo  Se asignó a Tomás Muestra
2025-03-10 11:00  Tomás Muestra   02 resuelto → 03: No requiere soporte técnico / Datos: Verificaciones realizadas, Diagnóstico
2025-03-10 11:30  Tomás Muestra   Firmó Usuario: Ana Pérez
2025-03-10 11:30  Tomás Muestra   03 conforme → fin: El usuario firma de conformidad / Datos: Acciones realizadas
");
    let english = desk.run(&["show", "2", "--lang", "en", "--format", "md"]).ok().stdout;
    for text in [
        "# CI-2025-0002 · Waiting for the user",
        "- **Waiting:** En espera del usuario, since 2025-03-10 09:08",
        "| En espera del usuario | 2025-03-10 09:08 |  | stopped |",
        "Began to wait: En espera del usuario / Está en junta",
    ] {
        assert!(english.contains(text), "{text}\n{english}");
    }
    let data = desk.run(&["show", "1", "--json"]).ok().data("folio/show/1");
    assert_eq!(data["visits"][1]["counted_minutes"], 112);
    assert_eq!(data["visits"][1]["outcome"]["id"], "resuelto");
    assert_eq!(data["clocks"]["limit_minutes"], 370);
    assert_eq!(data["clocks"]["nominal_minutes"], 1380);
    assert_eq!(data["events"][2]["to"], "personal-1");
    assert_eq!(data["fields"][0]["form"], "F01");
    assert_eq!(data["asset"]["brand"], "Ejemplo");
    assert!(desk.run(&["show", "1", "--format", "html"]).ok().stdout.contains("<h1>CI-2025-0001 · Cerrado</h1>"));
}

#[test]
fn the_day_at_the_desk() {
    let desk = busy();
    let mut command = desk.command(&[]);
    command.env("FOLIO_USER", "personal-2");
    prints(
        desk.finish(command, None),
        "\
Mesa de ayuda · 2025-03-12 10:00 · 2 reportes abiertos

Atrasados (1)
Folio         Act.  Solicitó   Problema     Tiempo / límite               Lo tiene
----------------------------------------------------------------------------------
CI-2025-0003  05    Luis Mora  No hay red.  18 h 52 min / 12 h, atrasado
→ folio list --late --sort late

Me tocan (1)
Folio         Act.  Solicitó    Problema     Tiempo / límite
------------------------------------------------------------
CI-2025-0002  02    José Ñuñez  No imprime.  0 min / 3 h
→ folio next CI-2025-0002

En espera (2)
Folio         Act.  Solicitó    Problema     Espera a
------------------------------------------------------------------------------------------
CI-2025-0002  02    José Ñuñez  No imprime.  En espera del usuario, desde 2025-03-10 09:08
CI-2025-0003  05    Luis Mora   No hay red.  Técnico de la empresa o de la UTIC
→ folio list --waiting

Sin asignar (1)
Folio         Act.  Solicitó   Problema     Tiempo / límite
------------------------------------------------------------------------
CI-2025-0003  05    Luis Mora  No hay red.  18 h 52 min / 12 h, atrasado
→ folio assign CI-2025-0003 …

Terminados hoy (0)
",
    );
    // Whoever is nobody here still sees the day, without what is theirs.
    let mut command = desk.command(&["--lang", "en"]);
    command.env_remove("FOLIO_USER");
    let text = desk.finish(command, None).ok().stdout;
    assert!(text.contains("Late (1)") && !text.contains("For me"), "{text}");
    desk.set_now("2025-03-10T18:00:00-06:00");
    let text = desk.run(&[]).ok().stdout;
    assert!(text.contains("Terminados hoy (2)") && text.contains("→ folio log --from 2025-03-10"), "{text}");
}

#[test]
fn before_the_first_ticket_and_before_the_first_desk() {
    let desk = TestDesk::new();
    let text = desk.run(&[]).ok().stdout;
    assert!(text.contains("nada abierto") && text.contains("folio new"), "{text}");
    let text = desk.run_in(desk.beside(), &["--lang", "en"]).ok().stdout;
    assert!(text.contains("folio init --list") && text.contains("folio init DIR --procedure CODE"), "{text}");
    desk.run_in(desk.beside(), &["list"]).exits(4).says(&["folio init"]);
}

#[test]
fn a_damaged_file_hides_no_other() {
    let desk = busy();
    let path = desk.ticket("CI-2025-0002");
    desk.write(&path, "folio: [\n");
    for arguments in [&["list"][..], &["log"], &[]] {
        let outcome = desk.run(arguments).ok().says(&[path.as_str(), "folio check"]);
        assert!(outcome.stdout.contains("CI-2025-000"), "{}", outcome.stdout);
    }
    let own = desk.ticket("CI-2025-0003");
    let text = desk.read(&own).replace("status: waiting_supplier", "status: closed");
    desk.write(&own, text);
    // What the events give counts, and the difference is told.
    let outcome = desk.run(&["list"]).ok().says(&[own.as_str()]);
    assert!(outcome.stdout.contains("En espera del proveedor"), "{}", outcome.stdout);
    desk.run(&["show", "2"]).exits(3);
}

#[test]
fn hostile_text_is_harmless_everywhere() {
    let desk = hostile();
    let log = ["log", "--open"];
    for arguments in [&["list"][..], &log, &["show", "1"], &[]] {
        for format in ["table", "md", "csv", "json", "html"] {
            if (arguments == ["show", "1"] && format == "csv") || (arguments.is_empty() && format != "table") {
                continue;
            }
            let mut all = arguments.to_vec();
            if !arguments.is_empty() {
                all.extend(["--format", format]);
            }
            let text = desk.run(&all).ok().stdout;
            assert!(
                !text.contains('\u{1b}') && !text.contains('\u{202e}') && !text.contains('\u{7}'),
                "{all:?}\n{text}"
            );
            if matches!(format, "md" | "html") {
                assert!(
                    !text.contains("<script>") && !text.contains("<img") && !text.contains("<b>"),
                    "{all:?}\n{text}"
                );
            }
            if format == "csv" {
                let live = text
                    .lines()
                    .flat_map(|line| line.split(','))
                    .any(|cell| cell.trim_matches('"').starts_with(['=', '@', '-']));
                assert!(!live, "{text}");
            }
        }
    }
    prints(desk.run(&["list", "--format", "md", "--columns", "folio,requester,subject"]), "\
| Folio | Solicitó | Problema |
|---|---|---|
| CI-2025-0001 | =1+1 \\| &lt;b&gt;x&lt;/b&gt; (@area) | =HYPERLINK(\"x\")\\|a&lt;U+001B&gt;\\[2J&lt;U+202E&gt;&lt;script&gt;alert(1)&lt;/script&gt; / -2+3 &amp; fin |
");
    prints(desk.run(&["list", "--format", "csv", "--columns", "folio,requester,subject"]), "\
Folio,Solicitó,Área,Problema
CI-2025-0001,'=1+1 | <b>x</b>,'@area,\"'=HYPERLINK(\"\"x\"\")|a<U+001B>[2J<U+202E><script>alert(1)</script> / -2+3 & fin\"
");
}
