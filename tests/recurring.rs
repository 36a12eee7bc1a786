//! Continuing problems: windows, the evaluation that each calls for, what `folio new` says (S3.4).

mod common;

use common::{Outcome, TestDesk};

const PEOPLE: &str = r#"[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["sistemas"]
"#;

const SUPPLIERS: &str = r#"[[supplier]]
key = "redes"
name = "Redes de Ejemplo"

[[supplier]]
key = "taller"
name = "Taller de Ejemplo"

[[external]]
key = "utic"
name = "UTIC"

[[external]]
key = "sigtig"
name = "SIGTIG"
"#;

const SUPPORT: &str = r#"code = "soporte"
title = "Soporte de ejemplo"
revision = "1"
area = "Sistemas"

[roles]
sistemas = "Sistemas"

[fields.problema]
label = "Problema"
type = "long"

[fields.bien]
label = "Bien"
type = "asset"
header = "asset"

[fields.proveedor]
label = "Proveedor"
type = "choice"
choices_from = "suppliers"
header = "supplier"

[fields.servicio]
label = "Servicio"
type = "choice"
choices_from = "services"
header = "service"

[cancel.reasons]
duplicado = "Duplicado"
ajeno = { title = "No corresponde", status = "rejected" }

[reopen]
to = "1"

[opening]
fills = ["problema", "bien?", "proveedor?", "servicio?"]

[[activity]]
id = "1"
title = "Atender"
role = "sistemas"

[[activity.outcome]]
id = "resuelto"
title = "Resuelto"
to = "end"
status = "closed"
"#;

const EVALUATION: &str = r#"code = "evaluacion"
title = "Evaluación del proveedor"
revision = "1"
area = "Sistemas"

[roles]
sistemas = "Sistemas"

[fields.equipo]
label = "Equipo"
type = "asset"
header = "asset"

[fields.proveedor]
label = "Proveedor"
type = "choice"
choices_from = "suppliers"
header = "supplier"

[fields.servicio]
label = "Servicio"
type = "choice"
choices_from = "services"
header = "service"

[fields.motivo]
label = "Motivo"
type = "text"

[fields.alcance]
label = "Alcance"
type = "text"

[cancel.reasons]
duplicado = "Duplicado"

[opening]
fills = ["equipo?", "proveedor?", "servicio?", "motivo", "alcance"]

[[activity]]
id = "1"
title = "Evaluar"
role = "sistemas"

[[activity.outcome]]
id = "cambio"
title = "Cambio de proveedor"
to = "end"
status = "closed"
"#;

const WATCHED: &str = r#"
[recurrence]
procedure = "evaluacion"
set = { motivo = "Problema continuo", alcance = "O'Hara" }
"#;

struct World {
    desk: TestDesk,
}

impl World {
    fn new(recurrence: &str) -> Self {
        let desk = TestDesk::new();
        desk.write("catalog/people.toml", PEOPLE);
        desk.write("catalog/suppliers.toml", SUPPLIERS);
        desk.write("catalog/procedures/soporte.toml", SUPPORT);
        desk.write("catalog/procedures/evaluacion.toml", EVALUATION);
        let settings = desk.read("catalog/desk.toml").replace("[\"mp414-pr15\"]", "[\"soporte\", \"evaluacion\"]");
        desk.write("catalog/desk.toml", settings + recurrence);
        Self { desk }
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        self.desk.run(arguments)
    }

    /// Opens a ticket at that moment.
    fn open_at(&self, now: &str, set: &[&str]) -> Outcome {
        self.desk.set_now(now);
        let mut arguments = vec!["new", "--set", "problema=No enciende."];
        arguments.extend(set.iter().flat_map(|pair| ["--set", pair]));
        self.run(&arguments).ok()
    }

    /// Opens a ticket at ten of that day.
    fn open(&self, day: &str, set: &[&str]) -> Outcome {
        self.open_at(&format!("{day}T10:00:00-06:00"), set)
    }

    /// Folios of each continuing problem.
    fn groups(&self, arguments: &[&str]) -> Vec<(String, Vec<String>)> {
        let data = self.run(&[&["recurring", "--json"], arguments].concat()).ok().data("folio/recurring/1");
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let group = |group: &serde_json::Value| {
            let tickets = group["tickets"].as_array().into_iter().flatten();
            (text(&group["key"]), tickets.map(|ticket| text(&ticket["folio"]).replace("CI-2025-", "")).collect())
        };
        data["groups"].as_array().into_iter().flatten().map(group).collect()
    }
}

const PC: &[&str] = &["bien=PC-0132"];
const NET: &[&str] = &["proveedor=redes", "servicio=red"];

#[test]
fn three_in_ninety_days_are_a_continuing_problem() {
    let world = World::new(WATCHED);
    world.open("2025-01-10", &["bien=PC-0132", "proveedor=taller", "servicio=equipo-de-computo"]);
    let second = world.open("2025-02-20", PC);
    assert_eq!(second.stderr, "");
    let third = world.open("2025-04-09", &["bien=pc-0132"]);
    assert_eq!(third.stdout, "CI-2025-0003\n");
    assert_eq!(
        third.stderr,
        "\
Aviso: problema continuo. Bien PC-0132: 3 reportes (CI-2025-0001, CI-2025-0002, CI-2025-0003).
  → folio recurring --open asset:PC-0132
"
    );
    assert_eq!(
        world.run(&["recurring"]).ok().stdout,
        "\
Bien PC-0132: 3 reportes, del 2025-01-10 al 2025-04-09
Folio         Abierto           Estado  Problema
----------------------------------------------------
CI-2025-0001  2025-01-10 10:00  Nuevo   No enciende.
CI-2025-0002  2025-02-20 10:00  Nuevo   No enciende.
CI-2025-0003  2025-04-09 10:00  Nuevo   No enciende.
→ folio new --procedure evaluacion --set equipo=PC-0132 --set motivo='Problema continuo' --set alcance='O'\\''Hara' --note 'Problema continuo: CI-2025-0001, CI-2025-0002, CI-2025-0003'
  o bien: folio recurring --open asset:PC-0132
"
    );
    assert_eq!(
        world.run(&["recurrentes", "--lang", "en"]).ok().stdout,
        "\
Asset PC-0132: 3 tickets, 2025-01-10 to 2025-04-09
Folio         Opened            Status  Problem
----------------------------------------------------
CI-2025-0001  2025-01-10 10:00  New     No enciende.
CI-2025-0002  2025-02-20 10:00  New     No enciende.
CI-2025-0003  2025-04-09 10:00  New     No enciende.
→ folio new --procedure evaluacion --set equipo=PC-0132 --set motivo='Problema continuo' --set alcance='O'\\''Hara' --note 'Continuing problem: CI-2025-0001, CI-2025-0002, CI-2025-0003'
  or: folio recurring --open asset:PC-0132
"
    );
    assert_eq!(
        world.run(&["recurring", "--format", "csv"]).ok().stdout,
        "\
Clave,Folio,Abierto,Estado,Problema
asset:PC-0132,CI-2025-0001,2025-01-10 10:00,Nuevo,No enciende.
asset:PC-0132,CI-2025-0002,2025-02-20 10:00,Nuevo,No enciende.
asset:PC-0132,CI-2025-0003,2025-04-09 10:00,Nuevo,No enciende.
"
    );
    assert_eq!(
        world.run(&["recurring", "--format", "md"]).ok().stdout,
        "\
## Bien PC-0132: 3 reportes, del 2025-01-10 al 2025-04-09

| Folio | Abierto | Estado | Problema |
|---|---|---|---|
| CI-2025-0001 | 2025-01-10 10:00 | Nuevo | No enciende. |
| CI-2025-0002 | 2025-02-20 10:00 | Nuevo | No enciende. |
| CI-2025-0003 | 2025-04-09 10:00 | Nuevo | No enciende. |

- → folio new --procedure evaluacion --set equipo=PC-0132 --set motivo='Problema continuo' --set alcance='O'\\\\''Hara' --note 'Problema continuo: CI-2025-0001, CI-2025-0002, CI-2025-0003'
- o bien: folio recurring --open asset:PC-0132
"
    );
}

#[test]
fn the_ninety_first_day_is_too_late() {
    let world = World::new(WATCHED);
    world.open("2025-01-10", PC);
    world.open("2025-02-20", PC);
    let third = world.open("2025-04-10", PC);
    assert_eq!(third.stderr, "");
    assert!(world.groups(&["--all"]).is_empty());
    let nothing = world.run(&["recurring"]).ok();
    assert_eq!(
        nothing.stdout + &nothing.stderr,
        "\
Ahora no hay ningún problema continuo: nada llega a 3 reportes en 90 días.
"
    );
}

#[test]
fn days_are_those_of_the_desk() {
    // 23:30 in Mexico is another day in UTC.
    let world = World::new("\n[recurrence]\ncount = 2\ndays = 1\n");
    world.open_at("2025-03-10T00:10:00-06:00", PC);
    let same_day = world.open_at("2025-03-11T05:50:00+00:00", PC);
    assert_eq!(
        same_day.stderr,
        "\
Aviso: problema continuo. Bien PC-0132: 2 reportes (CI-2025-0001, CI-2025-0002).
  → folio recurring
"
    );
    let next_day = world.open_at("2025-03-11T00:05:00-06:00", PC);
    assert_eq!(next_day.stderr, "");
    assert_eq!(world.groups(&["--all"]), [("asset:PC-0132".to_owned(), vec!["0001".to_owned(), "0002".to_owned()])]);
}

#[test]
fn windows_that_share_a_ticket_are_shown_as_one() {
    let world = World::new(WATCHED);
    for day in ["2025-01-10", "2025-02-20", "2025-03-20", "2025-05-01", "2025-06-10"] {
        world.open(day, PC);
    }
    let all = ["0001", "0002", "0003", "0004", "0005"].map(str::to_owned).to_vec();
    assert_eq!(world.groups(&[]), [("asset:PC-0132".to_owned(), all)]);
    // Months later it is over; what comes then is another problem.
    world.desk.set_now("2025-10-01T10:00:00-06:00");
    let over = world.run(&["recurring"]).ok();
    assert_eq!(
        over.stderr,
        "\
Ahora no hay ningún problema continuo: nada llega a 3 reportes en 90 días.
Hay un problema anterior; con --all se ve también.
"
    );
    for day in ["2025-11-01", "2025-11-02", "2025-11-03"] {
        world.open(day, PC);
    }
    let keys: Vec<String> = world.groups(&["--all"]).into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["asset:PC-0132", "asset:PC-0132@2025-01-10"]);
    assert_eq!(world.groups(&[]).len(), 1);
}

#[test]
fn a_supplier_is_watched_for_one_service() {
    let world = World::new("\n[recurrence]\nby = [\"supplier+service\"]\n");
    world.open("2025-01-10", NET);
    world.open("2025-01-11", &["proveedor=redes", "servicio=telefonia", "bien=PC-0132"]);
    world.open("2025-01-12", &["proveedor=redes", "bien=PC-0132"]);
    world.open("2025-01-13", &["proveedor=taller", "servicio=red", "bien=PC-0132"]);
    assert_eq!(world.open("2025-01-14", NET).stderr, "", "two of one kind");
    assert_eq!(
        world.open("2025-01-15", NET).stderr,
        "\
Aviso: problema continuo. Redes de Ejemplo, Red e Internet: 3 reportes (CI-2025-0001, CI-2025-0005, CI-2025-0006).
  → folio recurring
"
    );
    assert_eq!(
        world.run(&["recurring"]).ok().stdout,
        "\
Redes de Ejemplo, Red e Internet: 3 reportes, del 2025-01-10 al 2025-01-15
Folio         Abierto           Estado  Problema
----------------------------------------------------
CI-2025-0001  2025-01-10 10:00  Nuevo   No enciende.
CI-2025-0005  2025-01-14 10:00  Nuevo   No enciende.
CI-2025-0006  2025-01-15 10:00  Nuevo   No enciende.
"
    );
}

#[test]
fn what_was_cancelled_or_belongs_to_another_does_not_count() {
    let world = World::new(WATCHED);
    world.open("2025-01-10", PC);
    world.open("2025-01-11", PC);
    world.open("2025-01-12", PC);
    world.run(&["cancel", "2", "--reason", "duplicado"]).ok();
    assert!(world.groups(&[]).is_empty());
    // Rejected is not cancelled: it happened all the same.
    world.run(&["cancel", "3", "--reason", "ajeno"]).ok();
    assert!(world.groups(&[]).is_empty());
    // A child is part of what its parent counts for.
    world.run(&["new", "--parent", "1", "--set", "problema=Refacción"]).ok();
    assert!(world.groups(&[]).is_empty());
    world.run(&["reopen", "2"]).ok();
    assert_eq!(world.groups(&[]).len(), 1);
}

#[test]
fn only_the_procedures_that_the_desk_names_count() {
    let world = World::new("\n[recurrence]\nof = [\"soporte\"]\n");
    world.open("2025-01-10", PC);
    world.open("2025-01-11", PC);
    world.desk.set_now("2025-01-12T10:00:00-06:00");
    let other = ["new", "--procedure=evaluacion", "--set=equipo=PC-0132", "--set=motivo=x", "--set=alcance=y"];
    assert_eq!(world.run(&other).ok().stderr, "");
    assert!(world.groups(&[]).is_empty());
    assert!(world.open("2025-01-13", PC).stderr.contains("CI-2025-0001, CI-2025-0002, CI-2025-0004"));
}

#[test]
fn a_call_recorded_afterwards_counts_on_its_own_day() {
    let world = World::new(WATCHED);
    world.open("2025-04-20", PC);
    world.open("2025-04-21", PC);
    world.desk.set_now("2025-04-22T10:00:00-06:00");
    let late = world.run(&["new", "--set", "problema=X", "--set", "bien=PC-0132", "--at", "2025-01-21 09:00"]).ok();
    assert_eq!(late.stderr, "", "the 91st day before");
    let early = world.run(&["new", "--set", "problema=X", "--set", "bien=PC-0132", "--at", "2025-01-22 09:00"]).ok();
    assert!(early.stderr.contains("folio recurring --open asset:PC-0132"), "{}", early.stderr);
    let folios = ["0003", "0004", "0001", "0002"].map(str::to_owned).to_vec();
    assert_eq!(world.groups(&[]), [("asset:PC-0132".to_owned(), folios)], "by opening");
}

#[test]
fn the_evaluation_is_opened_once() {
    let world = World::new(WATCHED);
    for day in ["2025-01-10", "2025-01-11", "2025-01-12"] {
        world.open(day, NET);
    }
    let key = "supplier+service:redes/red";
    let planned = world.run(&["recurring", "--open", key, "--dry-run"]).ok();
    assert!(planned.stdout.contains("alcance: O'Hara"), "{}", planned.stdout);
    // What follows the kind is enough.
    assert_eq!(world.run(&["recurring", "--open", "redes/red"]).ok().stdout, "CI-2025-0004\n");
    let shown = world.run(&["show", "4", "--json"]).ok().data("folio/show/1");
    assert!(shown.to_string().contains("Problema continuo: CI-2025-0001, CI-2025-0002, CI-2025-0003"), "{shown}");
    world.desk.check_clean();
    assert_eq!(
        world.desk.refuses(1, &["recurring", "--open", key]).stderr,
        "\
Error: supplier+service:redes/red ya se está evaluando en CI-2025-0004.
  → Siga con: folio next CI-2025-0004
"
    );
    // The evaluation is no fault of its own, and one more fault names it.
    assert_eq!(
        world.open("2025-01-13", NET).stderr,
        "\
Aviso: problema continuo. Redes de Ejemplo, Red e Internet: 4 reportes (CI-2025-0001, CI-2025-0002, CI-2025-0003, CI-2025-0005).
  Se está evaluando en CI-2025-0004.
"
    );
    assert_eq!(
        world.run(&["recurring"]).ok().stdout,
        "\
Redes de Ejemplo, Red e Internet: 4 reportes, del 2025-01-10 al 2025-01-13
Folio         Abierto           Estado  Problema
----------------------------------------------------
CI-2025-0001  2025-01-10 10:00  Nuevo   No enciende.
CI-2025-0002  2025-01-11 10:00  Nuevo   No enciende.
CI-2025-0003  2025-01-12 10:00  Nuevo   No enciende.
CI-2025-0005  2025-01-13 10:00  Nuevo   No enciende.
Se está evaluando en CI-2025-0004.
"
    );
    world.run(&["do", "4", "cambio"]).ok();
    world.open("2025-01-14", NET);
    assert_eq!(
        world.run(&["recurring", "--lang", "en"]).ok().stdout,
        "\
Redes de Ejemplo, Red e Internet: 5 tickets, 2025-01-10 to 2025-01-14
Folio         Opened            Status  Problem
----------------------------------------------------
CI-2025-0001  2025-01-10 10:00  New     No enciende.
CI-2025-0002  2025-01-11 10:00  New     No enciende.
CI-2025-0003  2025-01-12 10:00  New     No enciende.
CI-2025-0005  2025-01-13 10:00  New     No enciende.
CI-2025-0006  2025-01-14 10:00  New     No enciende.
Evaluated already in CI-2025-0004.
→ folio new --procedure evaluacion --set proveedor=redes --set servicio=red --set motivo='Problema continuo' --set alcance='O'\\''Hara' --note 'Continuing problem: CI-2025-0001, CI-2025-0002, CI-2025-0003, CI-2025-0005, CI-2025-0006'
  or: folio recurring --open supplier+service:redes/red
"
    );
    let json = world.run(&["recurring", "--open", key, "--json"]).ok().data("folio/new/1");
    assert_eq!(json["folio"], "CI-2025-0007");
}

#[test]
fn what_the_draft_lacks_is_named() {
    let world = World::new("\n[recurrence]\nprocedure = \"evaluacion\"\nset = { motivo = \"x\" }\n");
    for day in ["2025-01-10", "2025-01-11", "2025-01-12"] {
        world.open(day, PC);
    }
    let shown = world.run(&["recurring"]).ok().stdout;
    assert!(shown.contains("Falta: alcance"), "{shown}");
    let refused = world.desk.refuses(1, &["recurring", "--open", "asset:PC-0132"]);
    assert!(refused.stderr.contains("Alcance"), "{}", refused.stderr);
}

#[test]
fn a_desk_that_does_not_watch_is_not_warned() {
    let world = World::new("");
    world.open("2025-01-10", PC);
    world.open("2025-01-11", PC);
    assert_eq!(world.open("2025-01-12", PC).stderr, "");
    assert_eq!(world.groups(&[]).len(), 1, "who asks is told");
    assert_eq!(
        world.desk.refuses(1, &["recurring", "--open", "asset:PC-0132"]).stderr,
        "\
Error: La mesa no dice con qué procedimiento se evalúa un problema continuo.
  → Ponga «procedure» en el grupo [recurrence] de catalog/desk.toml.
"
    );
}

#[test]
fn a_key_that_is_none() {
    let world = World::new(WATCHED);
    assert_eq!(
        world.desk.refuses(2, &["recurring", "--open", "asset:PC-0132"]).stderr,
        "\
Error: No hay un problema continuo con la clave «asset:PC-0132»; no hay ninguno.
  → Véalos con: folio recurring --all
"
    );
    for day in ["2025-01-10", "2025-01-11", "2025-01-12"] {
        world.open(day, PC);
    }
    assert_eq!(
        world.desk.refuses(2, &["recurring", "--open", "asset:PC-0123"]).stderr,
        "\
Error: «asset:PC-0123» no es válido aquí. ¿Quiso decir «asset:PC-0132»?
  → Valen: asset:PC-0132
"
    );
    world.desk.refuses(2, &["recurring", "--open", "asset:PC-0132", "--all"]);
    world.desk.refuses(2, &["recurring", "--dry-run"]);
}

#[test]
fn a_procedure_that_cannot_be_used_hides_no_problem() {
    let world = World::new(WATCHED);
    for day in ["2025-01-10", "2025-01-11", "2025-01-12"] {
        world.open(day, PC);
    }
    world.desk.write("catalog/procedures/evaluacion.toml", "code = 3");
    let shown = world.run(&["recurring"]).ok();
    assert!(shown.stdout.contains("CI-2025-0003") && !shown.stdout.contains("→"), "{}", shown.stdout);
    assert!(shown.stderr.contains("evaluacion.toml"), "{}", shown.stderr);
    world.desk.refuses(3, &["recurring", "--open", "asset:PC-0132"]);
    // The ticket that continues it is opened all the same.
    assert_eq!(world.open("2025-01-13", PC).stdout, "CI-2025-0004\n");
}
