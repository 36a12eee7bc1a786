//! The programme of preventive maintenance (S3.6): the year's sheet to the day, what falls due, the
//! tickets that are opened for it – each once.

mod common;

use common::transcript::Transcript;
use common::{Outcome, TestDesk};
use serde_json::Value;

const PEOPLE: &str = r#"[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["sistemas"]

[[person]]
id = "usuario-1"
name = "Usuaria de Ejemplo"
roles = []
area = "Ventas"
place = "Oficinas, planta alta"
"#;

const SERVICE: &str = r#"code = "servicio"
title = "Servicio de ejemplo"
revision = "1"
area = "Sistemas"
calendar = "mx-lft"

[roles]
sistemas = "Sistemas"

[fields.usuario]
label = "Usuario"
type = "text"
header = "requester.name"

[fields.lugar]
label = "Lugar"
type = "text"
header = "requester.place"

[fields.equipo]
label = "Equipo"
type = "asset"
header = "asset"

[fields.programado]
label = "Programado"
type = "date"

[fields.trabajo]
label = "Trabajo"
type = "long"

[fields.realizado]
label = "Realizado"
type = "date"

[cancel.reasons]
no-hace-falta = "No hace falta"

[opening]
fills = ["usuario", "lugar", "equipo", "programado", "trabajo"]

[[activity]]
id = "1"
title = "Dar el servicio"
role = "sistemas"

[[activity.outcome]]
id = "hecho"
title = "Hecho"
to = "2"
fills = ["realizado"]

[[activity.outcome]]
id = "fuera-de-uso"
title = "Fuera de uso"
to = "end"
status = "rejected"

[[activity]]
id = "2"
title = "Entregar"
role = "sistemas"

[[activity.outcome]]
id = "entregado"
title = "Entregado"
to = "end"
"#;

const INVENTORY: &str = r#"stock = "Almacén"

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"

[[kind]]
key = "impresora"
name = "Impresora"
prefix = "IM"

[[programme]]
key = "preventivo"
name = "Mantenimiento preventivo"
kinds = ["computadora"]
assets = ["IM-0001"]
every = "3 months"
procedure = "servicio"
planned = "programado"
done = "realizado"

[programme.set]
usuario = "asset.custodian_name or 'Sistemas'"
lugar = "asset.place"
trabajo = "programme.name ~ ' de ' ~ asset.kind_name ~ ' ' ~ asset.description ~ ', ' ~ due"
"#;

struct World {
    desk: TestDesk,
}

impl World {
    fn new() -> Self {
        Self::with(INVENTORY)
    }

    fn with(inventory: &str) -> Self {
        let desk = TestDesk::new();
        std::fs::remove_file(desk.path("catalog/assets/computadora/PC-0132.yaml")).expect("the asset of other tests");
        desk.write("catalog/people.toml", PEOPLE);
        desk.write("catalog/inventory.toml", inventory);
        desk.write("catalog/procedures/servicio.toml", SERVICE);
        let law = include_str!("../catalog/calendars/mx-lft.toml");
        let closure = "\n[[closure]]\nname = \"Cierre de verano\"\nfrom = 2026-07-20\nuntil = 2026-07-24\n\
            notice = \"Aviso 3\"\nannounced = 2026-06-01\n";
        desk.write("catalog/calendars/mx-lft.toml", format!("{law}{closure}"));
        let settings = desk.read("catalog/desk.toml").replace("[\"mp414-pr15\"]", "[\"servicio\"]");
        desk.write("catalog/desk.toml", settings);
        Self { desk }
    }

    /// Registers an asset on that day.
    fn add(&self, day: &str, arguments: &[&str]) -> &Self {
        self.desk.set_now(&format!("{day}T09:00:00-06:00"));
        self.desk.run(&[&["asset", "add"], arguments].concat()).ok();
        self
    }

    /// Three computers and a printer, registered in autumn.
    fn furnished() -> Self {
        let world = Self::new();
        world.add(
            "2025-10-01",
            &["--kind=computadora", "--set=brand=Marca", "--set=model=Torre 5000", "--to=usuario-1", "--letter=R-1"],
        );
        world.add("2025-11-30", &["--kind=computadora", "--set=brand=Marca", "--set=model=Torre 4000"]);
        world.add("2025-12-16", &["--kind=computadora", "--set=maintenance=1 mes", "--place=Nave 1"]);
        world.add("2025-10-22", &["--kind=impresora", "--set=brand=Muestra"]);
        world.add("2025-10-22", &["--kind=impresora", "--set=brand=Otra"]);
        world.desk.set_now("2026-01-05T09:00:00-06:00");
        world
    }

    fn on(&self, day: &str) -> &Self {
        self.desk.set_now(&format!("{day}T10:00:00-06:00"));
        self
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        self.desk.run(arguments)
    }

    /// Serves an asset on that day by its open ticket.
    fn serve(&self, folio: &str, day: &str) {
        self.on(day);
        self.run(&["do", folio, "hecho", &format!("--set=realizado={day}")]).ok();
        self.run(&["do", folio, "entregado"]).ok();
    }

    /// Days of an asset in a year, as `planned done mark`.
    fn dates(&self, year: &str, asset: &str) -> Vec<String> {
        let plan = self.run(&["maintenance", "plan", "--year", year, "--json"]).ok().data("folio/maintenance-plan/1");
        let rows = plan["rows"].as_array().expect("rows");
        let row = rows.iter().find(|row| row["asset"] == asset).unwrap_or_else(|| panic!("no {asset}: {plan:#}"));
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        let services = row["services"].as_array().expect("services").iter();
        services.map(|it| format!("{} {} {}", text(&it["planned"]), text(&it["done"]), text(&it["mark"]))).collect()
    }
}

#[test]
fn the_year_is_planned_to_the_day() {
    let world = World::furnished();
    // From 1 October: 1 January is a holiday, so that it was due on 31 December and counts from there.
    assert_eq!(
        world.dates("2026", "PC-0001"),
        ["2026-03-31 - planned", "2026-06-30 - planned", "2026-09-30 - planned", "2026-12-30 - planned"]
    );
    // From 30 November: the end of February, a Saturday.
    assert_eq!(
        world.dates("2026", "PC-0002"),
        ["2026-02-27 - planned", "2026-05-27 - planned", "2026-08-27 - planned", "2026-11-27 - planned"]
    );
    // From 22 October: in July the office is closed that week.
    assert_eq!(
        world.dates("2026", "IM-0001"),
        ["2026-01-22 - planned", "2026-04-22 - planned", "2026-07-17 - planned", "2026-10-16 - planned"]
    );
    // Every month, as its card says; 16 March is a holiday.
    assert_eq!(
        world.dates("2026", "PC-0003")[..5],
        ["2026-01-16", "2026-02-16", "2026-03-13", "2026-04-13", "2026-05-13"].map(|day| format!("{day} - planned"))
    );
}

#[test]
fn the_sheet_shows_what_was_done_and_what_was_not() {
    let world = World::furnished();
    world.run(&["maintenance", "open", "--until", "2026-02-28"]).ok();
    // PC-0001 was due on 31 December, IM-0001 on 22 January.
    world.serve("1", "2026-01-08");
    world.serve("3", "2026-01-21");
    world.desk.check_clean();
    assert_eq!(
        world.dates("2026", "PC-0001")[..2],
        ["2025-12-31 2026-01-08 late".to_owned(), "2026-04-08 - planned".to_owned()]
    );
    assert_eq!(
        world.dates("2026", "IM-0001")[..2],
        ["2026-01-22 2026-01-21 done".to_owned(), "2026-04-21 - planned".to_owned()]
    );
    world.on("2026-03-05");
    Transcript::of(&world.desk)
        .line("maintenance plan", 0)
        .line("mantenimiento programa --year 2026 --lang en --kind computadora", 0)
        .line("maintenance plan --year 2025", 0)
        .line("maintenance plan --format csv --place nave", 0)
        .line("maintenance plan --format md --custodian usuario-1", 0)
        .line("maintenance plan --format html --area ventas", 0)
        .line("maintenance plan --year 2024", 0)
        .is("snapshots-upkeep/plan.txt");
    // In 120 columns nothing of the months is lost.
    let mut wide = world.desk.command(&["maintenance", "plan"]);
    wide.env("COLUMNS", "120");
    let shown = world.desk.finish(wide, None).ok().stdout;
    assert!(shown.lines().all(|line| line.chars().count() <= 120), "{shown}");
}

#[test]
fn what_falls_due_is_told_overdue_first() {
    let world = World::furnished();
    world.run(&["maintenance", "open", "PC-0002", "--until", "2026-02-28"]).ok();
    world.on("2026-01-29");
    Transcript::of(&world.desk)
        .line("maintenance due", 0)
        .line("mantenimiento vence --within 30d --lang en", 0)
        .line("maintenance due --until 2026-02-28 --format csv", 0)
        .line("maintenance due --until 2026-02-28 --format md --kind Computadora", 0)
        .line("maintenance due PC-1 IM-1 --json", 0)
        .line("maintenance due PC-2", 0)
        .line("maintenance due --custodian jefatura-1", 0)
        .is("snapshots-upkeep/due.txt");
}

#[test]
fn tickets_are_opened_once() {
    let world = World::furnished();
    Transcript::of(&world.desk)
        .line("maintenance open --dry-run", 0)
        .line("maintenance open", 0)
        .line("mantenimiento abrir --lang en", 0)
        .line("maintenance open --until 2026-02-28 --format csv", 0)
        .line("maintenance open --within 60d --json", 0)
        .is("snapshots-upkeep/open.txt");
    assert_eq!(world.desk.ticket_files().len(), 4);
    let before = world.desk.snapshot();
    world.run(&["maintenance", "open", "--until", "2026-02-28"]).ok();
    common::assert_same(&before, &world.desk.snapshot(), "opening again");
    let ticket = world.desk.read(&world.desk.ticket("CI-2026-0001")).replace('"', "");
    for said in [
        "usuario: Usuaria de Ejemplo",
        "lugar: Oficinas, planta alta",
        "equipo: PC-0001",
        "programado: 2025-12-31",
        "trabajo: Mantenimiento preventivo de Computadora Marca Torre 5000, 2025-12-31",
    ] {
        assert!(ticket.contains(said), "{said}\n{ticket}");
    }
    world.desk.check_clean();
    // Once it was served, the next one is opened, not the same again.
    world.serve("1", "2026-01-08");
    let next = world.run(&["maintenance", "open", "PC-1", "--until", "2026-04-30"]).ok();
    assert!(next.stdout.contains("PC-0001  2026-04-08  CI-2026-0005  abierto"), "{}", next.stdout);
}

#[test]
fn a_ticket_whose_service_is_done_does_not_hold_up_the_next() {
    let world = World::furnished();
    world.run(&["maintenance", "open", "PC-1", "--until", "2026-01-31"]).ok();
    world.on("2026-01-08");
    world.run(&["do", "1", "hecho", "--set=realizado=2026-01-08"]).ok();
    // Not delivered yet; the next service is another.
    world.on("2026-04-20");
    let due = world.run(&["maintenance", "due", "PC-1", "--json"]).ok().data("folio/maintenance-due/1");
    let row = due.as_array().map_or(&due["rows"][0], |rows| &rows[0]);
    assert_eq!((&row["due"], &row["ticket"]), (&Value::from("2026-04-08"), &Value::Null), "{due:#}");
    let next = world.run(&["maintenance", "open", "PC-1"]).ok();
    assert!(next.stdout.contains("PC-0001  2026-04-08  CI-2026-0002  abierto"), "{}", next.stdout);
    // The older one is still open; that of April is there all the same, and known.
    let again = world.run(&["maintenance", "open", "PC-1"]).ok();
    assert!(again.stdout.contains("PC-0001  2026-04-08  CI-2026-0002  ya estaba abierto"), "{}", again.stdout);
}

#[test]
fn two_programmes_do_not_share_a_procedure_on_one_asset() {
    let codes = |more: &str| {
        let world = World::with(&format!("{INVENTORY}{more}"));
        world.add("2025-10-22", &["--kind=impresora"]);
        let found = world.run(&["check", "--json"]).data("folio/check/1");
        let found = found["findings"].as_array().expect("findings").clone();
        found.iter().map(|it| format!("{} {}", it["code"], it["message"]).replace('"', "")).collect::<Vec<_>>()
    };
    let programme = |concerns: &str| {
        let rest = "every = \"12 months\"\nprocedure = \"servicio\"\ndone = \"realizado\"\n";
        format!("\n[[programme]]\nkey = \"anual\"\nname = \"Anual\"\n{concerns}\n{rest}")
    };
    let told = |subject: &str| {
        vec![format!(
            "programme-shares-procedure Los programas preventivo y anual usan el mismo procedimiento (servicio) y \
             coinciden en {subject}: cada uno cuenta como suyos los servicios del otro."
        )]
    };
    assert_eq!(codes(&programme("kinds = [\"computadora\"]")), told("computadora"));
    assert_eq!(codes(&programme("assets = [\"IM-0001\"]")), told("IM-0001"));
    // One that the other names is of the kind of this one.
    assert_eq!(codes(&programme("kinds = [\"impresora\"]")), told("IM-0001"));
}

#[test]
fn a_ticket_that_was_cancelled_is_no_service_and_is_not_opened_again() {
    let world = World::furnished();
    world.run(&["maintenance", "open"]).ok();
    world.run(&["cancel", "1", "--reason", "no-hace-falta"]).ok();
    world.run(&["do", "2", "fuera-de-uso"]).ok();
    world.on("2026-02-02");
    Transcript::of(&world.desk)
        .line("maintenance open --until 2026-01-31", 0)
        .line("maintenance due --until 2026-01-31", 0)
        .is("snapshots-upkeep/cancelled.txt");
}

#[test]
fn what_cannot_be_opened_stops_no_other() {
    let inventory = INVENTORY.replace("lugar = \"asset.place\"", "lugar = \"asset.warranty\"");
    let world = World::with(&inventory);
    world.add("2025-10-01", &["--kind=computadora", "--set=warranty=2027-01-01"]);
    world.add("2025-10-01", &["--kind=computadora"]);
    world.on("2026-01-05");
    Transcript::of(&world.desk)
        .line("maintenance open --dry-run", 1)
        .line("maintenance open", 1)
        .line("maintenance open --lang en", 1)
        .is("snapshots-upkeep/refused.txt");
    assert_eq!(world.desk.ticket_files().len(), 1);
    // An expression that cannot be evaluated is told with its programme.
    let broken = INVENTORY.replace("lugar = \"asset.place\"", "lugar = \"asset.place + 1\"");
    let world = World::with(&broken);
    world.add("2025-10-01", &["--kind=computadora"]).on("2026-01-05");
    let outcome = world.run(&["maintenance", "open"]).exits(1);
    assert!(outcome.stderr.contains("preventivo") && outcome.stderr.contains("«lugar»"), "{}", outcome.stderr);
}

#[test]
fn an_asset_counts_in_the_states_of_the_programme() {
    let world = World::furnished();
    world
        .run(&[
            "asset",
            "exit",
            "PC-2",
            "--reason=Taller",
            "--destination=Taller",
            "--carrier=Yo",
            "--identification=1",
            "--condition=Buena",
        ])
        .ok();
    world.run(&["asset", "leave", "PC-2", "--serial=-"]).ok();
    world.run(&["asset", "edit", "PC-3", "--set", "maintenance=no"]).ok();
    world.run(&["asset", "edit", "IM-1", "--set", "maintenance=cada rato"]).ok();
    world.desk.write("catalog/assets/computadora/PC-0900.yaml", "id: PC-0900\nkind: computadora\n");
    Transcript::of(&world.desk)
        .line("maintenance due --until 2026-12-31", 0)
        .line("maintenance due PC-0002", 0)
        .line("maintenance due PC-0003", 2)
        .is("snapshots-upkeep/states.txt");
}

#[test]
fn what_nobody_declared_is_refused_with_what_there_is() {
    let world = World::furnished();
    Transcript::of(&world.desk)
        .line("maintenance plan --programme prevntivo", 2)
        .line("maintenance plan --programme prevntivo --lang en", 2)
        .line("maintenance due --kind computadra", 2)
        .line("maintenance due --custodian usuario-11", 2)
        .line("maintenance due --until mañana", 2)
        .line("maintenance due --within 3h", 2)
        .line("maintenance plan --year 26", 2)
        .line("maintenance open PC-9", 2)
        .line("maintenance open IM-0002", 2)
        .is("snapshots-upkeep/bad.txt");
    let none = World::with("stock = \"Almacén\"\n");
    for line in ["plan", "due", "open"] {
        none.desk.refuses(1, &["maintenance", line]);
    }
    Transcript::of(&none.desk)
        .line("maintenance plan", 1)
        .line("maintenance plan --lang en", 1)
        .is("snapshots-upkeep/none.txt");
}

#[test]
fn two_who_open_at_once_open_each_ticket_once() {
    let world = World::furnished();
    let start = || world.desk.command(&["maintenance", "open", "--until", "2026-02-28"]).spawn().expect("starts");
    let mut both = [start(), start()];
    for one in &mut both {
        assert!(one.wait().expect("ends").success());
    }
    assert_eq!(world.desk.ticket_files().len(), 4);
    world.desk.check_clean();
}
