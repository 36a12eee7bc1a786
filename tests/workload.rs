//! Who has how much to do, and whom `folio assign` suggests (S4.4).

mod common;

use common::{Outcome, TestDesk};

const PEOPLE: &str = r#"[[person]]
id = "coordinacion-1"
name = "Celia Ejemplo"
roles = ["coordinacion"]

[[person]]
id = "tecnica-1"
name = "Tania Muestra"
roles = ["tecnico"]

[[person]]
id = "tecnico-2"
name = "Rubén Ficticio"
roles = ["tecnico"]

[[person]]
id = "tecnico-3"
name = "Nora Prototipo"
roles = ["tecnico"]
[[person.absence]]
from = 2025-03-10
until = 2025-03-14
reason = "Vacaciones"

[[person]]
id = "tecnico-9"
name = "Saúl Modelo"
roles = ["tecnico"]
until = 2025-03-11

[[person]]
id = "usuario-1"
name = "Casilda Supuesta"
roles = ["funcionario"]
"#;

const PROCEDURE: &str = r#"code = "mesa"
title = "Soporte de ejemplo"
revision = "1"
area = "Sistemas"

[roles]
coordinacion = "Coordinación"
tecnico = "Técnico"
funcionario = { name = "Funcionario", account = false }

[fields.problema]
label = "Problema"
type = "long"

[fields.prioridad]
label = "Prioridad"
type = "choice"
choices_from = "priorities"
header = "priority"

[waits.funcionario]
title = "En espera del funcionario"
status = "waiting_user"

[cancel.reasons]
duplicado = "Duplicado"

[opening]
fills = ["problema", "prioridad?"]

[[activity]]
id = "1"
title = "Diagnosticar"
role = "tecnico"
limit = "3h"

[[activity.outcome]]
id = "diagnosticado"
title = "Diagnosticado"
to = "2"

[[activity]]
id = "2"
title = "Resolver"
role = "tecnico"

[[activity.outcome]]
id = "resuelto"
title = "Resuelto"
to = "3"
marks = ["solution"]

[[activity]]
id = "3"
title = "Confirmar"
role = "funcionario"
limit = "1h"

[[activity.outcome]]
id = "conforme"
title = "Conforme"
to = "end"
status = "closed"
"#;

struct World {
    desk: TestDesk,
}

impl World {
    fn new() -> Self {
        let desk = TestDesk::new();
        desk.write("catalog/people.toml", PEOPLE);
        desk.write("catalog/procedures/mesa.toml", PROCEDURE);
        let settings = desk.read("catalog/desk.toml");
        desk.write("catalog/desk.toml", settings.replace("[\"mp414-pr15\"]", "[\"mesa\"]"));
        Self { desk }
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        let mut command = self.desk.command(arguments);
        command.env("FOLIO_USER", "coordinacion-1");
        self.desk.finish(command, None)
    }

    /// Opens a ticket of that hour of 10 March, in somebody's hands.
    fn open(&self, at: &str, person: Option<&str>, set: &[&str]) -> String {
        self.desk.set_now(&format!("2025-03-10T{at}:00-06:00"));
        let mut arguments = vec!["new", "--set", "problema=No enciende."];
        arguments.extend(set.iter().flat_map(|pair| ["--set", pair]));
        let folio = self.run(&arguments).ok().stdout.trim().to_owned();
        if let Some(person) = person {
            self.run(&["assign", &folio, person]).ok();
        }
        folio
    }

    /// Tickets of every kind, seen on 12 March at noon.
    fn busy() -> Self {
        let world = Self::new();
        world.open("09:00", Some("tecnica-1"), &[]);
        let resolving = world.open("09:10", Some("tecnica-1"), &["prioridad=low"]);
        world.run(&["do", &resolving, "diagnosticado", "--by", "tecnica-1"]).ok();
        let waits = world.open("09:20", Some("tecnica-1"), &[]);
        world.run(&["wait", &waits, "--reason", "funcionario"]).ok();
        let without = world.open("09:30", Some("tecnico-2"), &[]);
        world.run(&["do", &without, "diagnosticado", "--by", "tecnico-2"]).ok();
        let outside = world.open("09:40", Some("tecnico-3"), &[]);
        for outcome in ["diagnosticado", "resuelto"] {
            world.run(&["do", &outside, outcome, "--by", "tecnico-3"]).ok();
        }
        world.open("09:50", Some("tecnico-9"), &[]);
        world.open("10:00", None, &[]);
        let ended = world.open("10:10", Some("tecnico-2"), &[]);
        world.run(&["cancel", &ended, "--reason", "duplicado"]).ok();
        world.desk.set_now("2025-03-12T12:00:00-06:00");
        world.desk.set_now("2025-03-12T09:00:00-06:00");
        let recent = {
            let folio = world.run(&["new", "--set", "problema=No imprime."]).ok().stdout.trim().to_owned();
            world.run(&["assign", &folio, "tecnico-2"]).ok();
            folio
        };
        assert_eq!(recent, "CI-2025-0009");
        world.desk.set_now("2025-03-12T10:30:00-06:00");
        world
    }
}

#[test]
fn everybody_in_office_is_shown_with_what_they_have() {
    let world = World::busy();
    assert_eq!(
        world.run(&["workload"]).ok().stdout,
        "\
Carga de trabajo, 2025-03-12

Persona                         Por atender  Atrasados      Trabajo  En espera  Ausencia
------------------------------------------------------------------------------------------------------------
Tania Muestra (tecnica-1)                 2          1  23 h 40 min    1 (3 h)
Rubén Ficticio (tecnico-2)                2          0   1 h 30 min          0
Nora Prototipo (tecnico-3)                0          1        0 min    1 (1 h)  hasta 2025-03-14: Vacaciones
Celia Ejemplo (coordinacion-1)            0          0        0 min          0
Saúl Modelo (tecnico-9)                   1          1          3 h          0  ya no está en funciones
Sin asignar                               1          1          3 h          0

4 reportes ya pasaron su plazo: se cuenta el plazo entero de cada uno, pues no se sabe cuánto falta.
La actividad de un reporte no tiene límite: se cuenta lo que falta de su plazo de solución.
Un reporte no tiene límite ni plazo: cuenta como 0 min.
→ folio assign CI-2025-0007
"
    );
    assert_eq!(
        world.run(&["carga", "--lang", "en"]).ok().stdout,
        "\
Workload, 2025-03-12

Person                          To attend  Late         Work  Waiting  Away
---------------------------------------------------------------------------------------------------
Tania Muestra (tecnica-1)               2     1  23 h 40 min  1 (3 h)
Rubén Ficticio (tecnico-2)              2     0   1 h 30 min        0
Nora Prototipo (tecnico-3)              0     1        0 min  1 (1 h)  until 2025-03-14: Vacaciones
Celia Ejemplo (coordinacion-1)          0     0        0 min        0
Saúl Modelo (tecnico-9)                 1     1          3 h        0  no longer in office
Unassigned                              1     1          3 h        0

4 tickets are past their limit: the whole limit of each counts, since nobody knows how much is left.
The activity of one ticket has no limit: what is left of its solution target counts.
One ticket has neither limit nor target: it counts as 0 min.
→ folio assign CI-2025-0007
"
    );
    assert_eq!(
        world.run(&["workload", "--format", "csv"]).ok().stdout,
        "\
Identificador,Nombre,Por atender,Atrasados,Trabajo (min),En espera,En espera (min),Ausente desde,Ausente hasta
tecnica-1,Tania Muestra,2,1,1420,1,180,,
tecnico-2,Rubén Ficticio,2,0,90,0,0,,
tecnico-3,Nora Prototipo,0,1,0,1,60,2025-03-10,2025-03-14
coordinacion-1,Celia Ejemplo,0,0,0,0,0,,
tecnico-9,Saúl Modelo,1,1,180,0,0,,
,Sin asignar,1,1,180,0,0,,
"
    );
    assert_eq!(
        world.run(&["workload", "--format", "md", "--role", "Técnico"]).ok().stdout,
        "\
# Carga de trabajo, 2025-03-12

| Persona | Por atender | Atrasados | Trabajo | En espera | Ausencia |
|---|--:|--:|--:|--:|---|
| Tania Muestra (tecnica-1) | 2 | **1** | 23 h 40 min | 1 (3 h) |  |
| Rubén Ficticio (tecnico-2) | 2 | 0 | 1 h 30 min | 0 |  |
| Nora Prototipo (tecnico-3) | 0 | **1** | 0 min | 1 (1 h) | hasta 2025-03-14: Vacaciones |
| Saúl Modelo (tecnico-9) | 1 | **1** | 3 h | 0 | **ya no está en funciones** |
| Sin asignar | 1 | **1** | 3 h | 0 |  |

- 4 reportes ya pasaron su plazo: se cuenta el plazo entero de cada uno, pues no se sabe cuánto falta.
- La actividad de un reporte no tiene límite: se cuenta lo que falta de su plazo de solución.
- Un reporte no tiene límite ni plazo: cuenta como 0 min.
- → folio assign CI-2025-0007
"
    );
}

#[test]
fn json_says_where_each_minute_comes_from() {
    let world = World::busy();
    let data = world.run(&["workload", "--json"]).ok().data("folio/workload/1");
    let bases: Vec<String> = data["people"]
        .as_array()
        .into_iter()
        .flatten()
        .flat_map(|person| person["tickets"].as_array().cloned().unwrap_or_default())
        .map(|ticket| format!("{} {} {}", ticket["folio"], ticket["minutes"], ticket["basis"]).replace('"', ""))
        .collect();
    assert_eq!(
        bases,
        [
            "CI-2025-0001 180 overdue",
            "CI-2025-0002 1240 target",
            "CI-2025-0003 180 limit",
            "CI-2025-0004 0 nothing",
            "CI-2025-0009 90 limit",
            "CI-2025-0005 60 overdue",
            "CI-2025-0006 180 overdue",
        ]
    );
    let left = data["people"].as_array().and_then(|people| people.iter().find(|row| row["id"] == "tecnico-9"));
    assert_eq!(left.map(|row| row["active"].clone()), Some(false.into()));
    assert_eq!(data["unassigned"]["tickets"][0]["folio"], "CI-2025-0007");
    assert_eq!(data["date"], "2025-03-12");
}

#[test]
fn a_desk_without_tickets_has_no_work() {
    let world = World::new();
    assert_eq!(
        world.run(&["workload"]).ok().stdout,
        "\
Carga de trabajo, 2025-03-10

Persona                         Por atender  Atrasados  Trabajo  En espera  Ausencia
--------------------------------------------------------------------------------------------------------
Celia Ejemplo (coordinacion-1)            0          0    0 min          0
Tania Muestra (tecnica-1)                 0          0    0 min          0
Rubén Ficticio (tecnico-2)                0          0    0 min          0
Nora Prototipo (tecnico-3)                0          0    0 min          0  hasta 2025-03-14: Vacaciones
Saúl Modelo (tecnico-9)                   0          0    0 min          0
"
    );
    // Nobody types commands in that role.
    let nobody = world.run(&["workload", "--role", "funcionario"]).ok();
    assert_eq!(
        nobody.stdout + &nobody.stderr,
        "\
Nadie en funciones tiene ese papel, ni hay nada sin asignar que le toque.
"
    );
    let unknown = world.desk.refuses(2, &["workload", "--role", "tecnica"]);
    assert_eq!(
        unknown.stderr,
        "\
Error: «tecnica» no es válido aquí. ¿Quiso decir «tecnico»?
  → Valen: coordinacion, tecnico, funcionario, jefatura, personal, departamento, usuario, vigilancia, sello
"
    );
}

#[test]
fn somebody_unknown_may_have_tickets() {
    let world = World::busy();
    let people = world.desk.read("catalog/people.toml");
    world.desk.write("catalog/people.toml", people.replace("\"tecnico-9\"", "\"tecnico-10\""));
    let shown = world.run(&["workload"]).ok().stdout;
    assert!(shown.contains("tecnico-9") && shown.contains("no está en people.toml"), "{shown}");
    assert!(!shown.contains("Saúl"), "who left and has nothing is not shown: {shown}");
}

#[test]
fn whoever_has_least_to_do_is_suggested_first() {
    let world = World::busy();
    let before = world.desk.snapshot();
    assert_eq!(
        world.run(&["assign", "7"]).ok().stdout,
        "\
Quién puede llevar CI-2025-0007 (Técnico)

Persona                     Por atender  Atrasados      Trabajo  En espera
--------------------------------------------------------------------------
Rubén Ficticio (tecnico-2)            2          0   1 h 30 min          0
Tania Muestra (tecnica-1)             2          1  23 h 40 min    1 (3 h)

Un reporte ya pasó su plazo: se cuenta el plazo entero, pues no se sabe cuánto falta.
La actividad de un reporte no tiene límite: se cuenta lo que falta de su plazo de solución.
Un reporte no tiene límite ni plazo: cuenta como 0 min.
Ausente: Nora Prototipo (tecnico-3), hasta 2025-03-14: Vacaciones
→ folio assign CI-2025-0007 tecnico-2
"
    );
    assert_eq!(
        world.run(&["asignar", "1", "--lang", "en"]).ok().stdout,
        "\
Who can take CI-2025-0001 (Técnico)

Person                      To attend  Late        Work  Waiting
----------------------------------------------------------------
Rubén Ficticio (tecnico-2)          2     0  1 h 30 min        0

One ticket has neither limit nor target: it counts as 0 min.
Away: Nora Prototipo (tecnico-3), until 2025-03-14: Vacaciones
In the hands of: Tania Muestra (tecnica-1)
→ folio assign CI-2025-0001 tecnico-2
"
    );
    let data = world.run(&["assign", "7", "--json"]).ok().data("folio/suggestion/1");
    assert_eq!(data["command"], "folio assign CI-2025-0007 tecnico-2");
    assert_eq!(data["absent"][0]["absence"]["until"], "2025-03-14");
    assert_eq!(data["assignee"], serde_json::Value::Null);
    assert_eq!(before, world.desk.snapshot(), "a suggestion changes nothing");
    // Who chooses somebody who is away is told so, though it is done.
    let given = world.run(&["assign", "7", "tecnico-3"]).ok();
    assert_eq!(given.stderr, "Aviso: Nora Prototipo está ausente hasta 2025-03-14: Vacaciones\n");
    let back = world.run(&["assign", "7", "tecnico-2"]).ok();
    assert_eq!(back.stderr, "");
    // The day after the absence ends.
    world.desk.set_now("2025-03-15T10:00:00-06:00");
    let data = world.run(&["assign", "7", "--json"]).ok().data("folio/suggestion/1");
    assert_eq!(data["people"][0]["id"], "tecnico-3");
    assert_eq!(data["absent"], serde_json::json!([]));
}

#[test]
fn where_nobody_can_be_suggested_it_is_said() {
    let world = World::busy();
    let people = world.desk.read("catalog/people.toml").replace("roles = [\"tecnico\"]", "roles = [\"coordinacion\"]");
    world.desk.write("catalog/people.toml", people);
    let nobody = world.run(&["assign", "7"]).ok();
    assert_eq!(
        nobody.stdout + &nobody.stderr,
        "\
Hoy no hay a quién proponer para CI-2025-0007 (Técnico).
  → Vea quién tiene ese papel en catalog/people.toml, o diga a quién: folio assign CI-2025-0007 …
"
    );
    let data = world.run(&["assign", "7", "--json"]).ok().data("folio/suggestion/1");
    assert_eq!((&data["people"], &data["command"]), (&serde_json::json!([]), &serde_json::Value::Null));
}

#[test]
fn what_cannot_be_assigned_gets_no_suggestion() {
    let world = World::busy();
    let ended = world.desk.refuses(1, &["assign", "8"]);
    assert_eq!(
        ended.stderr,
        "\
No se puede todavía. Hay un impedimento:
  • CI-2025-0008 ya terminó (Cancelado). Si hay que retomarlo, reábralo.
      → folio reopen CI-2025-0008
"
    );
    world.desk.refuses(2, &["assign", "77"]);
    world.desk.refuses(2, &["assign"]);
    // With a person it is what it always was.
    world.run(&["assign", "7", "tecnico-2"]).ok();
}

#[test]
fn somebody_is_suggested_for_another_role() {
    let desk = TestDesk::new();
    let folio = desk.open();
    let people = |arguments: &[&str]| -> Vec<String> {
        let data = desk.run(arguments).ok().data("folio/suggestion/1");
        let people = data["people"].as_array().into_iter().flatten();
        people.map(|person| person["id"].as_str().unwrap_or_default().to_owned()).collect()
    };
    // Activity 01 is the head's; who will examine the equipment is asked for beforehand.
    assert_eq!(people(&["assign", &folio, "--json"]), ["jefatura-1"]);
    let staff = ["personal-1", "personal-2"];
    assert_eq!(people(&["assign", &folio, "--role", "personal", "--json"]), staff);
    let name = "personal del departamento de centros de información";
    assert_eq!(people(&["assign", &folio, "--role", name, "--json"]), staff);
    desk.refuses(2, &["assign", &folio, "--role", "persona"]).says(&["personal"]);
    desk.refuses(2, &["assign", &folio, "personal-1", "--role", "personal"]);
}
