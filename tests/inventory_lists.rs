//! Every list of the inventory is filtered and put in order: what is outside, lent, about to end, in
//! whose custody, due for maintenance; licences, and the history of an asset. Each file of
//! `snapshots-inventory/` is a whole transcript; `UPDATE_EXPECTED=1 cargo test --test inventory_lists`
//! writes them anew.

mod common;

use common::TestDesk;
use common::transcript::Transcript;
use serde_json::Value;

const PEOPLE: &str = r#"[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["sistemas"]

[[person]]
id = "usuario-1"
name = "Zoila Ficticia"
roles = []
area = "Dirección"
place = "Edificio A"

[[person]]
id = "usuario-2"
name = "Ágata Muestra"
roles = []
area = "Compras"
place = "Edificio B"
until = 2026-07-31
"#;

const SUPPLIERS: &str = r#"[[supplier]]
key = "licencias"
name = "Licencias de Ejemplo"

[[supplier.contract]]
number = "LE-7"
from = 2025-01-01
until = 2026-09-30
level = "Básico"

[[supplier]]
key = "redes"
name = "Redes de Ejemplo"

[[supplier.contract]]
number = "RE-1"
from = 2025-01-01
until = 2026-09-15
"#;

const INVENTORY: &str = r#"stock = "Almacén"
roles = ["sistemas"]
expiring_within = 60

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"

[[kind]]
key = "monitor"
name = "Monitor"
prefix = "MO"

[[kind]]
key = "licencia"
name = "Licencia"
class = "licence"
prefix = "LI"

[[kind]]
key = "consumible"
name = "Consumible"
class = "consumable"
prefix = "CO"

[[programme]]
key = "preventivo"
name = "Mantenimiento preventivo"
kinds = ["computadora"]
states = ["in_use", "lent", "retained"]
every = "3 months"
procedure = "servicio"
done = "realizado"

[programme.set]
que = "programme.name"

[[programme]]
key = "limpieza"
name = "Limpieza"
kinds = ["monitor"]
states = ["in_use", "lent"]
every = "6 months"
procedure = "servicio"
done = "realizado"
"#;

const PROCEDURE: &str = r#"code = "servicio"
title = "Servicio"
revision = "1"
area = "Sistemas"

[roles]
sistemas = "Sistemas"

[fields.que]
label = "Qué"
type = "long"

[fields.equipo]
label = "Equipo"
type = "asset"
header = "asset"

[fields.realizado]
label = "Realizado"
type = "date"

[cancel.reasons]
ya-no = "Ya no"

[opening]
fills = ["que", "equipo?"]

[[activity]]
id = "1"
title = "Atender"
role = "sistemas"

[[activity.outcome]]
id = "hecho"
title = "Hecho"
to = "end"
fills = ["realizado?"]
"#;

/// A desk with two or three of everything that is listed, on Monday 17 August 2026.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/people.toml", PEOPLE);
    desk.write("catalog/suppliers.toml", SUPPLIERS);
    desk.write("catalog/inventory.toml", INVENTORY);
    desk.write("catalog/procedures/servicio.toml", PROCEDURE);
    let settings = desk.read("catalog/desk.toml").replace("[\"mp414-pr15\"]", "[\"servicio\"]");
    desk.write("catalog/desk.toml", settings);
    let play = |lines: &[&str]| {
        for line in lines {
            let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ").replace('~', "_")).collect();
            desk.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).ok();
        }
    };
    desk.set_now("2026-05-11T10:00:00-06:00");
    std::fs::remove_file(desk.path("catalog/assets/computadora/PC-0132.yaml")).expect("the asset of other tests");
    play(&[
        "asset add --kind computadora -s tag=INV-9 -s serial=S-1 -s brand=Zeta -s model=Uno -s warranty=2026-09-01 -s supplier=redes",
        "asset add --kind computadora -s tag=INV-10 -s serial=S-2 -s brand=Alfa -s model=Dos -s warranty=2026-08-30",
        "asset add --kind computadora -s serial=S-3 -s brand=Óptica -s model=Tres",
        "asset add --kind monitor -s tag=INV-100 -s serial=M-1 -s brand=Vista -s model=24",
        "asset add --kind monitor -s tag=INV-99 -s serial=M-2 -s brand=Vista -s model=27",
        "asset add --kind computadora -s tag=INV-8 -s serial=S-4 -s brand=Beta -s model=Cuatro",
        "asset add --kind licencia -s model=Antivirus -s seats=2 -s expires=2026-09-10 -s notice~days=30",
        "asset add --kind licencia -s model=Dibujo -s seats=5 -s expires=2026-10-01 -s supplier=licencias -s renewal=900_MXN",
        "asset add --kind licencia -s model=Oficina",
        "asset add --kind consumible -s model=Tóner -s minimum=4 -s price=1200.00_MXN --quantity 1",
        "asset add --kind consumible -s model=Papel -s minimum=4 -s price=90.00_MXN -s supplier=licencias --quantity 1",
    ]);
    desk.set_now("2026-07-06T10:00:00-06:00");
    play(&[
        "licence assign LI-1 --to usuario-1",
        "licence assign LI-2 --to usuario-2",
        "asset assign PC-0001 --to usuario-1 --condition Buena",
        "asset sign PC-0001 --name Zoila_Ficticia",
        "asset assign MO-0001 --to usuario-1 --condition Buena",
        "asset lend PC-0002 --to usuario-2 --due 2026-08-10 --condition Buena",
        "asset lend MO-0002 --to usuario-2 --due 2026-08-24 --condition Buena",
        "asset swap PC-0001 PC-0003 --due 2026-08-31 --condition No_enciende --loan-condition Buena",
    ]);
    desk.set_now("2026-08-03T10:00:00-06:00");
    let exit = "--condition Buena --carrier Mensajero --identification 7";
    play(&[
        &format!("asset exit MO-0001 --reason Reparación --destination Taller --due 2026-08-14 {exit}"),
        "asset leave MO-0001 --serial M-1",
        &format!("asset exit PC-0004 --reason Demostración --destination Sede_norte {exit}"),
        "asset leave PC-0004 --serial S-4",
        &format!("asset exit MO-0002 --reason Demostración --destination Aula {exit}"),
    ]);
    desk.set_now("2026-08-17T10:00:00-06:00");
    desk
}

/// Values of a key, row by row.
fn of<'a>(rows: &'a Value, key: &str) -> Vec<&'a str> {
    rows.as_array().expect("rows").iter().map(|row| row[key].as_str().unwrap_or_default()).collect()
}

#[test]
fn what_is_outside_or_lent_is_filtered_and_put_in_order() {
    let desk = desk();
    Transcript::of(&desk)
        .line("outside", 0)
        .line("outside --kind monitor", 0)
        .line("outside taller", 0)
        .line("outside --sort due --reverse --lang en", 0)
        .line("outside --sort description --format csv", 0)
        .line("outside --kind computadora --late", 0)
        .line("outside --sort prestado", 2)
        .line("loans", 0)
        .line("loans --custodian Ágata_Muestra --sort due --reverse", 0)
        .line("loans --sort person --format csv", 0)
        .line("loans --tag inv-10", 0)
        .line("loans --area archivo", 0)
        .line("loans --sort persona --lang en", 2)
        .line("loans --kind impresora", 2)
        .is("snapshots-inventory/lists-out.txt");
}

#[test]
fn what_ends_is_filtered_and_put_in_order() {
    let desk = desk();
    Transcript::of(&desk)
        .line("expiring", 0)
        .line("expiring --sort id --reverse", 0)
        .line("expiring --sort whose --format csv", 0)
        .line("expiring --supplier redes", 0)
        .line("expiring ejemplo básico --lang en", 0)
        .line("expiring --kind computadora --what garantías --sort description", 0)
        .line("expiring --kind consumible", 0)
        .line("expiring --sort due", 2)
        .is("snapshots-inventory/lists-expiring.txt");
}

#[test]
fn custody_is_filtered_and_put_in_order() {
    let desk = desk();
    Transcript::of(&desk)
        .line("custody", 0)
        .line("custody --kind monitor,licencia", 0)
        .line("custody --sort late --reverse --lang en", 0)
        .line("custody --sort left", 0)
        .line("custody --kind consumible", 0)
        .line("custody --sort tag", 2)
        .line("custody usuario-1 --sort tag", 0)
        .line("custody usuario-1 --sort tag --reverse", 0)
        .line("custody usuario-1 --kind licencia", 0)
        .line("custody usuario-1 --state prestado --format csv", 0)
        .line("custody usuario-1 --sort person", 2)
        .line("custody --unsigned --sort description", 0)
        .line("custody --unsigned --kind monitor --reverse", 0)
        .line("custody --unsigned --tag inv-9", 0)
        .line("custody --unsigned --sort held --lang en", 2)
        .line("custody usuario-1 --close --condition Buena --kind monitor", 2)
        .line("custody usuario-1 --close --condition Buena --reverse", 2)
        .is("snapshots-inventory/lists-custody.txt");
}

#[test]
fn maintenance_is_filtered_and_put_in_order() {
    let desk = desk();
    Transcript::of(&desk)
        .line("maintenance due", 0)
        .line("maintenance due --sort tag", 0)
        .line("maintenance due --sort tag --reverse --lang en", 0)
        .line("maintenance due --supplier redes", 0)
        .line("maintenance due --state retenido,extraviado --within 200d --format csv", 0)
        .line("maintenance due --kind monitor", 0)
        .line("maintenance due PC-1 --kind monitor", 0)
        .line("maintenance due --sort vence", 2)
        .line("maintenance plan --sort description --reverse", 0)
        .line("maintenance plan óptica --lang en", 0)
        .line("maintenance plan --tag inv-9 --format csv", 0)
        .line("maintenance plan --kind licencia", 0)
        .line("maintenance plan --sort due --lang en", 2)
        .line("maintenance open --tag inv-9 --dry-run", 0)
        .is("snapshots-inventory/lists-maintenance.txt");
}

#[test]
fn licences_are_filtered_and_put_in_order() {
    let desk = desk();
    Transcript::of(&desk)
        .line("licence list", 0)
        .line("licence list --reverse", 0)
        .line("licence list --sort free --reverse", 0)
        .line("licence list --supplier licencias --lang en", 0)
        .line("licence list zoila --format csv", 0)
        .line("licence list --place sótano", 0)
        .line("licence list --sort precio", 2)
        .line("licence plan --sort price --reverse", 0)
        .line("licence plan --kind consumible --sort product", 0)
        .line("licence plan --kind monitor --lang en", 0)
        .line("licence plan --sort seats", 2)
        .is("snapshots-inventory/lists-licences.txt");
}

#[test]
fn a_history_is_searched_and_put_in_order() {
    let desk = desk();
    Transcript::of(&desk)
        .line("asset history PC-0001 --reverse", 0)
        .line("asset history PC-0001 firma", 0)
        .line("asset history PC-0001 zoila CUSTODY --sort did --reverse --lang en", 0)
        .line("asset history PC-0001 nada_de_esto", 0)
        .line("asset history PC-0001 nada_de_esto --as-of 2026-06-01", 0)
        .line("asset history PC-0001 --sort when", 2)
        .is("snapshots-inventory/lists-history.txt");
}

#[test]
fn the_list_of_assets_compares_numbers_and_keeps_what_lacks_them_last() {
    let desk = desk();
    let tags = |arguments: &[&str]| {
        let arguments =
            [&["asset", "list", "--kind", "computadora,monitor", "--json", "--sort", "tag"], arguments].concat();
        let rows = desk.run(&arguments).ok().data("folio/assets/1");
        of(&rows, "tag").into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(tags(&[]), ["INV-8", "INV-9", "INV-10", "INV-99", "INV-100", ""]);
    assert_eq!(tags(&["--reverse"]), ["INV-100", "INV-99", "INV-10", "INV-9", "INV-8", ""]);
}

#[test]
fn what_is_summed_is_what_is_shown() {
    let desk = desk();
    let read = |line: &str, schema: &str| {
        let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
        desk.run(&words).ok().data(schema)
    };
    let plan = read("licence plan --kind consumible", "folio/licence-plan/1");
    assert_eq!(plan["totals"], serde_json::json!(["3870.00 MXN"]));
    assert_eq!(plan["months"][0]["totals"], plan["totals"]);
    let plan = read("licence plan --kind consumible --supplier licencias", "folio/licence-plan/1");
    assert_eq!(plan["totals"], serde_json::json!(["270.00 MXN"]));
    let plan = read("maintenance plan --tag inv-9", "folio/maintenance-plan/1");
    let services = plan["rows"][0]["services"].as_array().expect("services").len();
    assert_eq!(plan["rows"].as_array().expect("rows").len(), 1);
    let total = ["planned", "done", "late", "overdue"].map(|mark| plan["total"][mark].as_u64().expect("a count"));
    assert_eq!(total.iter().sum::<u64>(), services as u64);
    let due = read("maintenance due --tag inv-9", "folio/maintenance-due/1");
    assert_eq!(due["overdue"], 1);
    let custody = read("custody --kind monitor", "folio/custody-overview/1");
    let counts = custody["people"].as_array().expect("people").iter();
    assert_eq!(counts.map(|row| row["held"].as_u64().unwrap_or_default()).sum::<u64>(), 1);
    // What a row tells of another asset does not depend on the filter.
    let loans = read("loans --custodian usuario-1 --state prestado", "folio/loans/1");
    assert_eq!(of(&loans["rows"], "instead_of_state"), ["retained"]);
}

/// What the help of a command says of its keys is what there is.
#[test]
fn the_help_names_every_key() {
    let desk = desk();
    let commands: [&[&str]; 13] = [
        &["asset", "list"],
        &["asset", "history", "PC-0001"],
        &["outside"],
        &["loans"],
        &["expiring"],
        &["custody"],
        &["custody", "usuario-1"],
        &["custody", "--unsigned"],
        &["maintenance", "due"],
        &["maintenance", "plan"],
        &["licence", "list"],
        &["licence", "plan"],
        &["loans", "--late"],
    ];
    for command in commands {
        let refusal = desk.refuses(2, &[command, &["--sort", "¿?", "--lang", "en"]].concat());
        let keys = refusal.stderr.split("→ ").nth(1).and_then(|rest| rest.split(": ").nth(1)).expect("the keys");
        for tongue in ["es", "en"] {
            let help = desk.run(&[command, &["--help", "--lang", tongue]].concat()).ok().stdout;
            let said =
                help.split("--sort").nth(1).expect("its help").split("--reverse").next().expect("before the next");
            let said: Vec<&str> = said.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            for key in keys.trim().split(", ") {
                assert!(said.contains(&key), "{command:?} {tongue}: {key} is not in its help");
                desk.run(&[command, &["--sort", key]].concat()).ok();
            }
        }
    }
}
