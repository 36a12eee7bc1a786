//! Licences: seats, notices, renewals, the plan of purchases; and the weekly minute (S3.7, S3.8).

mod common;

use common::transcript::Transcript;
use common::{Outcome, TestDesk};

const PEOPLE: &str = r#"[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["sistemas"]

[[person]]
id = "usuario-1"
name = "Usuaria de Ejemplo"
roles = []

[[person]]
id = "usuario-2"
name = "Usuario Muestra"
roles = []
"#;

const SUPPLIERS: &str = r#"[[supplier]]
key = "licencias"
name = "Licencias de Ejemplo"

[[supplier.contract]]
number = "LE-7"
from = 2025-01-01
until = 2026-12-31
level = "Básico"

[[supplier]]
key = "redes"
name = "Redes de Ejemplo"

[[supplier.contract]]
number = "RE-1"
from = 2025-01-01
until = 2027-12-31

[[external]]
key = "utic"
name = "UTIC"
"#;

const INVENTORY: &str = r#"stock = "Almacén"
expiring_within = 45

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"

[[kind]]
key = "licencia"
name = "Licencia"
class = "licence"
prefix = "LI"
required = ["model"]

[[kind]]
key = "consumible"
name = "Consumible"
class = "consumable"
prefix = "CO"

[[programme]]
key = "preventivo"
name = "Mantenimiento preventivo"
kinds = ["computadora"]
every = "3 months"
procedure = "servicio"
done = "realizado"

[minute]
title = "Minuta de la reunión semanal"
needs = ["necesidad"]
licences = ["licencias"]
commitment = ["compromiso"]
"#;

/// A procedure with one activity, in which a purchase may be waited for.
fn procedure(code: &str) -> String {
    format!(
        r#"code = "{code}"
title = "Ejemplo de {code}"
revision = "1"
area = "Sistemas"

[roles]
sistemas = "Sistemas"

[fields.quien]
label = "Quién"
type = "text"
header = "requester.name"

[fields.que]
label = "Qué"
type = "long"

[fields.equipo]
label = "Equipo"
type = "asset"
header = "asset"

[fields.compromiso]
label = "Compromiso"
type = "date"

[fields.realizado]
label = "Realizado"
type = "date"

[waits.compra]
title = "En espera de la compra"
status = "waiting_purchase"

[cancel.reasons]
ya-no = "Ya no"

[opening]
fills = ["que", "quien?", "equipo?", "compromiso?"]

[[activity]]
id = "1"
title = "Atender"
role = "sistemas"

[[activity.outcome]]
id = "hecho"
title = "Hecho"
to = "end"
fills = ["realizado?"]
"#
    )
}

struct World {
    desk: TestDesk,
}

impl World {
    fn with(inventory: &str) -> Self {
        let desk = TestDesk::new();
        std::fs::remove_file(desk.path("catalog/assets/computadora/PC-0132.yaml")).expect("the asset of other tests");
        desk.write("catalog/people.toml", PEOPLE);
        desk.write("catalog/suppliers.toml", SUPPLIERS);
        desk.write("catalog/inventory.toml", inventory);
        for code in ["servicio", "necesidad", "licencias"] {
            desk.write(&format!("catalog/procedures/{code}.toml"), procedure(code));
        }
        let settings = desk.read("catalog/desk.toml");
        let in_force = settings.replace("[\"mp414-pr15\"]", "[\"servicio\", \"necesidad\", \"licencias\"]");
        desk.write("catalog/desk.toml", in_force);
        let world = Self { desk };
        world.on("2026-08-17");
        world
    }

    /// Four licences, two consumables and a computer.
    fn furnished() -> Self {
        let world = Self::with(INVENTORY);
        for arguments in [
            &["--kind=computadora", "--set=brand=Marca", "--set=model=Torre 5000"][..],
            &[
                "--kind=licencia",
                "--set=model=Antivirus",
                "--set=version=12",
                "--set=seats=2",
                "--set=price=3000.00 MXN",
                "--set=expires=2026-12-15",
                "--set=notice_days=30",
                "--set=renewal=3200.50 MXN",
                "--set=supplier=licencias",
                "--set=contract=LE-7",
            ],
            &[
                "--kind=licencia",
                "--set=model=Dibujo",
                "--set=seats=1",
                "--set=expires=2026-11-01",
                "--set=renewal=900 USD",
            ],
            &["--kind=licencia", "--set=model=Oficina", "--set=seats=10"],
            &["--kind=licencia", "--set=model=Respaldo", "--set=expires=2027-03-31"],
            &["--kind=consumible", "--set=model=Tóner", "--set=minimum=4", "--set=price=1200.00 MXN", "--quantity=1"],
            &["--kind=consumible", "--set=model=Papel", "--set=minimum=4", "--quantity=4"],
        ] {
            world.run(&[&["asset", "add"], arguments].concat()).ok();
        }
        world
    }

    fn on(&self, day: &str) -> &Self {
        self.desk.set_now(&format!("{day}T10:00:00-06:00"));
        self
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        self.desk.run(arguments)
    }
}

#[test]
fn seats_are_given_and_taken_back() {
    let world = World::furnished();
    Transcript::of(&world.desk)
        .line("licence assign LI-1 LI-3 --to usuario-1", 0)
        .line("licencia asignar LI-1 --to PC-1", 0)
        .line("licence assign LI-1 --to usuario-1", 1)
        .line("licence assign LI-1 --to usuario-2", 1)
        .line("licence assign LI-1 --to usuario-2 --over", 1)
        .line("licence assign LI-1 --to Usuario_Muestra --over --note Curso_de_agosto --lang en", 0)
        .line("licence list --over", 0)
        .line("licence release LI-1 --from usuario-2", 0)
        .line("licencia liberar LI-1 --to usuario-2 --lang en", 1)
        .line("licence list --over", 0)
        .is("snapshots-upkeep/seats.txt");
    world.desk.check_clean();
}

#[test]
fn who_left_can_still_be_released() {
    let world = World::furnished();
    world.run(&["licence", "assign", "LI-1", "--to", "usuario-2"]).ok();
    world.desk.write("catalog/people.toml", PEOPLE.split("[[person]]\nid = \"usuario-2\"").next().expect("people"));
    world.run(&["licence", "release", "LI-1", "--from", "usuario-2"]).ok();
    assert!(!world.desk.read("catalog/assets/licencia/LI-0001.yaml").contains("\nusers:"));
}

#[test]
fn licences_are_listed_by_their_end() {
    let world = World::furnished();
    world.run(&["licence", "assign", "LI-1", "LI-2", "--to", "usuario-1"]).ok();
    world.on("2026-11-20");
    Transcript::of(&world.desk)
        .line("licence list", 0)
        .line("licencia listar --lang en --expiring", 0)
        .line("licence list --format csv --sort product", 0)
        .line("licence list usuaria antivirus --format md", 0)
        .line("licence list nada", 0)
        .line("licence list --sort free --json --expiring", 0)
        .is("snapshots-upkeep/licences.txt");
}

#[test]
fn a_renewal_changes_the_end() {
    let world = World::furnished();
    world.on("2026-11-20");
    Transcript::of(&world.desk)
        .line("licence renew LI-1 --set expires=2027-12-15 --set seats=5 --set renewal=4000_MXN --note Factura_77", 0)
        .line("licencia renovar LI-2 --set expires=mañana", 2)
        .line("licence renew LI-2 --set expire=2027-01-01 --lang en", 2)
        .line("licence renew LI-2", 2)
        .line("licence renew PC-1 --set tag=7", 1)
        .line("licence list antivirus", 0)
        .is("snapshots-upkeep/renew.txt");
}

#[test]
fn the_plan_adds_up_month_by_month() {
    let world = World::furnished();
    world.run(&["licence", "assign", "LI-1", "--to", "usuario-1"]).ok();
    world.run(&["licence", "assign", "LI-1", "--to", "usuario-2"]).ok();
    world.run(&["licence", "assign", "LI-1", "--to", "PC-1", "--over", "--note", "Urge"]).ok();
    world.on("2026-11-20");
    Transcript::of(&world.desk)
        .line("licence plan", 0)
        .line("licencia compras --lang en --until 2026-12-31", 0)
        .line("licence plan --year 2027", 0)
        .line("licence plan --year 2028", 0)
        .line("licence plan --format csv", 0)
        .line("licence plan --until 2026-11-30 --json", 0)
        .line("licence plan --until 2026-11-19", 2)
        .line("licence plan --until nunca", 2)
        .line("licence plan --year dos", 2)
        .line("licence plan --year 2026 --until 2026-12-31", 2)
        .is("snapshots-upkeep/licence-plan.txt");
}

#[test]
fn bad_words_are_refused_with_what_is_near() {
    let world = World::furnished();
    Transcript::of(&world.desk)
        .line("licence assign LI-1 --to usario-1", 2)
        .line("licence assign LI-1 --to PC-0009", 2)
        .line("licence assign LI-1 --to xyz --lang en", 2)
        .line("licence assign LI-9 --to usuario-1", 2)
        .line("licence assign PC-1 --to usuario-1", 1)
        .line("licence assign LI-1", 1)
        .line("licence release LI-1 --from usuario-1", 1)
        .is("snapshots-upkeep/licence-bad.txt");
}

#[test]
fn the_minute_gathers_the_week() {
    let world = World::furnished();
    world.run(&["licence", "assign", "LI-3", "--to", "usuario-1"]).ok();
    world.on("2026-10-05");
    world
        .run(&[
            "new",
            "--procedure=necesidad",
            "--set=que=Un segundo monitor.",
            "--set=quien=Usuaria de Ejemplo",
            "--set=compromiso=2026-11-18",
        ])
        .ok();
    world.run(&["new", "--procedure=necesidad", "--set=que=Un cable."]).ok();
    world.run(&["wait", "1", "--reason", "compra"]).ok();
    world.on("2026-11-16");
    world.run(&["new", "--procedure=licencias", "--set=que=Renovar el antivirus."]).ok();
    world.run(&["new", "--procedure=servicio", "--set=que=Servicio", "--set=equipo=PC-0001"]).ok();
    world.on("2026-11-17");
    world.run(&["do", "4", "hecho", "--set=realizado=2026-11-17"]).ok();
    world.run(&["do", "2", "hecho"]).ok();
    world.run(&["licence", "renew", "LI-4", "--set=expires=2028-03-31", "--note=Dos años"]).ok();
    world.on("2026-11-20");
    Transcript::of(&world.desk)
        .line("minute", 0)
        .line("minuta --lang en --format table", 0)
        .line("minute --week 2026-W46 --format table", 0)
        .line("minute --from 2026-10-01 --to 2026-10-31 --json", 0)
        .line("minute --out minuta.md", 0)
        .line("minute --out minuta.md", 0)
        .line("minute --week 2026-W46 --out minuta.md", 2)
        .line("minute --out tickets/minuta.md", 2)
        .line("minute --week 2026-47", 2)
        .line("minute --week 2026-W47 --from 2026-11-01 --to 2026-11-02", 2)
        .line("minute --from 2026-11-01", 2)
        .line("minute --from 2026-11-02 --to 2026-11-01", 2)
        .line("minute --format csv", 2)
        .is("snapshots-upkeep/minute.txt");
    assert!(world.desk.read("minuta.md").starts_with("# Minuta de la reunión semanal · semana 47 de 2026\n"));
    let html = world.run(&["minute", "--format", "html"]).ok().stdout;
    assert!(html.contains("<h2>Acuerdos</h2>") && html.contains("Un segundo monitor."), "{html}");
}

#[test]
fn a_desk_that_declares_no_minute_has_a_plain_one() {
    let world = World::with(INVENTORY.split("[minute]").next().expect("the rest"));
    Transcript::of(&world.desk).line("minute", 0).line("minute --lang en", 0).is("snapshots-upkeep/minute-none.txt");
}
