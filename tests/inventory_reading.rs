//! What one reads of the inventory: lists, cards, histories, custody, what is outside, lent or about
//! to end; and the two commands that follow from reading it, the swap and the exit of a person. Each
//! file of `snapshots-inventory/` is a whole transcript; `UPDATE_EXPECTED=1 cargo test --test
//! inventory_reading` writes them anew.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use common::{PROCEDURE, TestDesk, assert_same};
use folio::language::{Language, Tongue};
use folio::model::time;
use folio::render::inventory as rendered;
use folio::render::list::Names;
use folio::render::table::{Document, Look, document};
use folio::report::asset_case::AssetCase;
use folio::report::inventory::list::{self, AssetQuery};
use folio::report::inventory::{Surroundings, custody, loans, outside, show};
use folio::store::desk::Desk;
use serde_json::{Value, json};

const INVENTORY: &str = r#"
stock = "Almacén de Sistemas"
roles = ["jefatura", "personal"]
heads = ["jefatura"]
sign_within = 5
expiring_within = 60

[retire_reasons]
obsoleto = "Obsolescencia"

[[kind]]
key = "computadora"
name = "Computadora"
prefix = "PC"
register = "sigtig"
required = ["tag"]

[kind.fields.memoria]
label = "Memoria (GB)"
type = "number"

[kind.fields.forma]
label = "Forma"
type = "choice"
choices = { torre = "De escritorio", portatil = "Portátil" }

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
"#;

const PEOPLE: &str = r#"
[[person]]
id = "jefatura-1"
name = "Jimena Ejemplo"
roles = ["jefatura"]

[[person]]
id = "personal-1"
name = "Tomás Muestra"
roles = ["personal"]

[[person]]
id = "usuario-1"
name = "Casilda Supuesta"
roles = ["usuario"]
area = "Dirección"
place = "Edificio A, tercer piso"

[[person]]
id = "usuario-2"
name = "Hilario Inventado"
roles = ["usuario"]
area = "Compras"
place = "Edificio B"

# Se fue.
[[person]]
id = "usuario-9"
name = "Amparo Ficticia"
roles = ["usuario"]
area = "Archivo"
until = 2025-02-28
"#;

const SUPPLIERS: &str = r#"
[[supplier]]
key = "reparaciones"
name = "Reparaciones de Ejemplo"

[[supplier.contract]]
number = "C-2023"
from = 2023-01-01
until = 2023-12-31
level = "Mantenimiento"

[[supplier.contract]]
number = "C-2025"
from = 2024-01-01
until = 2025-04-30
level = "Mantenimiento"

[[supplier.contract]]
number = "C-2030"
from = 2025-05-01
until = 2030-04-30

[[external]]
key = "sigtig"
name = "SIGTIG"

[[external]]
key = "utic"
name = "UTIC"
"#;

const LICENCE: &str = r#"id: LI-0001
uid: 01kaf6zq3v8c
kind: licencia
brand: Ofimática
model: Estándar
seats: 1
expires: 2025-06-15
notice_days: 120
state: in_use
place: Almacén de Sistemas
since: 2025-01-20T09:00:00-06:00
users:
  - usuario-2
  - PC-0001
events:
  - id: zzzza1
    at: 2025-01-13T09:00:00-06:00
    by: jefatura-1
    did: registered
    place: Almacén de Sistemas
    set:
      brand: Ofimática
      model: Estándar
      seats: 1
      expires: 2025-06-15
      notice_days: 120
  - id: zzzza2
    at: 2025-01-20T09:00:00-06:00
    by: jefatura-1
    did: seat_assigned
    to: usuario-2
  - id: zzzza3
    at: 2025-02-03T09:00:00-06:00
    by: jefatura-1
    did: seat_assigned
    to: PC-0001
    over: true
    note: Mientras llega la otra
"#;

/// When the desk is read, unless a test says otherwise: Monday.
const NOW: &str = "2025-03-10T09:00:00-06:00";

/// A desk without assets.
fn empty_desk() -> TestDesk {
    let desk = TestDesk::new();
    fs::remove_dir_all(desk.path("catalog/assets")).expect("no assets");
    desk.write("catalog/inventory.toml", INVENTORY);
    desk.write("catalog/people.toml", PEOPLE);
    desk.write("catalog/suppliers.toml", SUPPLIERS);
    desk
}

/// Types command lines: words apart by spaces, `~` for a space within one.
#[track_caller]
fn play(desk: &TestDesk, lines: &[&str]) {
    for line in lines {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('~', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        desk.run(&words).ok();
    }
}

/// A desk with assets of all kinds in all states, made by commands.
fn desk() -> TestDesk {
    let desk = empty_desk();
    desk.set_now("2025-01-13T09:00:00-06:00");
    play(
        &desk,
        &[
            "asset add --kind computadora -s tag=INV-1 -s serial=SN-0001 -s brand=Ejemplo -s model=Torre~1 -s memoria=8 \
             -s forma=torre -s warranty=2025-04-01 -s supplier=reparaciones -s accessories=teclado,ratón -s price=18500.00~MXN",
            "asset add --kind computadora -s tag=INV-2 -s serial=SN-0002 -s brand=Ejemplo -s model=Torre~2 -s warranty=2024-12-31",
            "asset add --kind computadora -s tag=INV-3 -s serial=SN-0003 -s brand=Ejemplo -s model=Portátil~3",
            "asset add --kind computadora -s tag=INV-4 -s serial=SN-0004 -s brand=Ejemplo -s model=Torre~4",
            "asset add --kind computadora -s tag=INV-5 -s serial=SN-0005 -s brand=Ejemplo -s model=Torre~5",
            "asset add --kind monitor -s serial=MN-1 -s brand=Muestra -s model=24 --to usuario-2 --letter R-77/2019",
            "asset add --kind monitor -s serial=MN-2 -s brand=Muestra -s model=27",
            "asset add --kind monitor -s serial=MN-3 -s brand=Muestra -s model=27 --to usuario-9",
            "asset add --kind monitor -s serial=MN-4 -s brand=Muestra -s model=19 --to usuario-2",
            "asset add --kind monitor -s serial=MN-5 -s brand=Muestra -s model=19",
            "asset add --kind consumible -s brand=Tóner -s model=T-1 -s unit=cartuchos -s minimum=4 --quantity 3",
        ],
    );
    desk.write("catalog/assets/licencia/LI-0001.yaml", LICENCE);
    desk.set_now("2025-02-03T10:00:00-06:00");
    play(
        &desk,
        &[
            "asset assign PC-0001 --to usuario-1 --condition Buena --item teclado=Bueno --item ratón=Rayado",
            "asset sign PC-0001 --name Casilda~Supuesta",
            "asset sign PC-0001 --as hands_over --name Tomás~Muestra --by personal-1",
            "asset lend PC-0003 --to usuario-2 --due 2025-03-05 --condition Buena",
            "asset reserve PC-0003 --to usuario-1 --from 2025-03-20 --until 2025-03-21",
            "asset assign PC-0004 --to usuario-9 --condition Regular",
            "asset reserve PC-0002 --to personal-1 --from 2025-04-01 --until 2025-04-04",
        ],
    );
    desk.set_now("2025-03-03T12:00:00-06:00");
    play(
        &desk,
        &[
            "asset exit MO-0001 --reason Reparación --destination Taller~de~Ejemplo --carrier Mensajero --identification Credencial~7 --due 2025-03-07 --condition No~enciende",
            "asset leave MO-0001 --serial MN-1 --guard Guardia",
            "asset exit MO-0002 --reason Demostración --destination Sede~norte --carrier Mensajera --identification Credencial~8 --condition Buena",
            "asset lost MO-0004 --reason No~apareció~en~el~inventario",
            "asset retire MO-0005 --reason obsoleto --document Acta~3",
            "asset edit PC-0001 -s memoria=16 -s price= --note Se~amplió --at 2025-02-20~11:00",
            "asset swap PC-0001 PC-0005 --due 2025-03-31 --condition No~enciende --loan-condition Buena --reason Garantía",
        ],
    );
    desk.set_now(NOW);
    desk
}

/// Fails the test unless every record says what its events give and breaks no rule; that somebody has
/// left or has not signed is what this desk is for.
#[track_caller]
fn sound(desk: &TestDesk) {
    let found = desk.run(&["check", "--json"]).data("folio/check/1");
    let codes = found["findings"].as_array().expect("findings").iter().filter_map(|finding| finding["code"].as_str());
    let meant =
        ["holder-left", "outside-without-ticket", "letter-unsigned", "custody-without-letter", "licence-over-used"];
    let codes: Vec<&str> = codes.filter(|code| !meant.contains(code)).collect();
    assert!(codes.is_empty(), "{codes:?}");
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

    /// Types a command line: words apart by spaces, `~` for a space within one.
    #[track_caller]
    fn line(self, line: &str, code: i32) -> Self {
        self.line_in(line, code, None)
    }

    /// The same where the terminal is so wide.
    #[track_caller]
    fn line_in(mut self, line: &str, code: i32, columns: Option<&str>) -> Self {
        let words: Vec<String> = line.split(' ').map(|word| word.replace('~', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut command = self.desk.command(&words);
        if let Some(columns) = columns {
            command.env("COLUMNS", columns);
        }
        let outcome = self.desk.finish(command, None).exits(code);
        let _ = writeln!(self.text, "$ folio {}", line.replace('~', " "));
        if !outcome.stdout.is_empty() {
            let lines: Vec<&str> = outcome.stdout.trim_end().lines().map(str::trim_end).collect();
            let _ = writeln!(self.text, "{}", lines.join("\n"));
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
        let found = without_identities(self.desk, &self.text);
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots-inventory").join(name);
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            fs::write(&path, &found).expect("writes the expectation");
        }
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(found == expected, "{name}\nexpected:\n{expected}\nfound:\n{found}");
    }
}

/// Every asset's identity is drawn at random, and its events' identifiers follow from it: in texts
/// they are as long, and all alike.
fn without_identities(desk: &TestDesk, text: &str) -> String {
    let mut identities: BTreeSet<String> = BTreeSet::new();
    for (path, held) in desk.snapshot().iter().filter(|(path, _)| path.starts_with("catalog/assets/")) {
        let Some(value) = path.ends_with(".yaml").then(|| folio::yaml::parse(held).ok()).flatten() else { continue };
        let ids = value["events"].as_array().into_iter().flatten().map(|event| event["id"].clone());
        identities.extend(ids.chain([value["uid"].clone()]).filter_map(|id| id.as_str().map(str::to_owned)));
    }
    identities.iter().fold(text.to_owned(), |text, id| text.replace(id.as_str(), &"#".repeat(id.len())))
}

#[test]
fn lists_choose_order_and_show() {
    let desk = desk();
    Transcript::new(&desk)
        .line("asset list", 0)
        .line("bien listar --all --sort state --columns id,state,since,letter,due,warranty", 0)
        .line("asset list --kind monitor,Licencia --state retenido,outside,almacén", 0)
        .line("asset list --custodian Casilda~Supuesta,nadie --sort warranty --reverse --limit 3", 0)
        .line("asset list muestra INVENTADO", 0)
        .line("asset list sn-0003 compras", 0)
        .line("asset list --place edificio~a --area direccion --tag inv-5,inv-9", 0)
        .line("asset list --supplier reparaciones~de~ejemplo --kind COMPUTADORA", 0)
        .line("asset list --warranty-until 31/12/2024 --format md", 0)
        .line("asset list --under-warranty --columns id,description,custodian,warranty --format csv", 0)
        .line("asset list pc --format csv --limit 2", 0)
        .line("asset list co-0001 --json", 0)
        .line_in("asset list monitor --all", 0, Some("80"))
        .line("asset list --state perdido", 2)
        .line("asset list --kind monitr", 2)
        .line("asset list --columns id,lugar", 2)
        .line("asset list --warranty-until mañana", 2)
        .is("list-es.txt");
    Transcript::new(&desk)
        .line("asset list --lang en --custodian none", 0)
        .line("asset list --lang en --state lent,in_stock --sort due", 0)
        .line("asset list --lang en nothing at all", 0)
        .is("list-en.txt");
}

#[test]
fn an_empty_inventory_says_so() {
    let desk = empty_desk();
    Transcript::new(&desk)
        .line("asset list", 0)
        .line("asset list --json", 0)
        .line("asset export", 0)
        .line("custody", 0)
        .line("custody --unsigned", 0)
        .line("custody usuario-1", 0)
        .line("outside", 0)
        .line("outside --late", 0)
        .line("loans", 0)
        .line("loans --late", 0)
        .line("expiring --within 10", 0)
        .line("outside --json", 0)
        .is("empty.txt");
}

#[test]
fn cards_say_all_there_is() {
    let desk = desk();
    let mut opening = vec!["new", "--procedure", PROCEDURE, "--set", "bien=PC-0001"];
    opening.extend(common::OPENING);
    desk.run(&opening).ok();
    desk.run(&["asset", "note", "PC-0003", "--note", "Lo pidió el área", "--ticket", "1"]).ok();
    Transcript::new(&desk)
        .line("asset show PC-0001", 0)
        .line("bien ver inv-3 --tickets 1", 0)
        .line("asset show MO-0001", 0)
        .line("asset show mn-5", 0)
        .line("asset show CO-0001", 0)
        .line("asset show PC-0001 --format csv", 2)
        .line("asset show PC-0099", 2)
        .is("show-es.txt");
    play(&desk, &["asset sign MO-0002 --as carrier --name Mensajera"]);
    Transcript::new(&desk)
        .line("asset show --lang en PC-0001", 0)
        .line("asset show --lang en MO-0002", 0)
        .line("asset show --lang en LI-0001 --json", 0)
        .is("show-en.txt");
}

#[test]
fn a_history_says_what_was_and_when_it_was_written_down() {
    let desk = desk();
    Transcript::new(&desk)
        .line("asset history PC-0001", 0)
        .line("bien historial MO-0005 --format csv", 0)
        .line("asset history PC-0001 --as-of 2025-02-19", 0)
        .line("asset history PC-0001 --as-of 2025-02-20", 0)
        .line("asset history PC-0001 --as-of 2025-01-12", 0)
        .line("asset history PC-0001 --as-of ayer", 2)
        .is("history-es.txt");
    Transcript::new(&desk)
        .line("asset history --lang en PC-0001 --as-of 2025-02-20~10:59", 0)
        .line("asset history --lang en PC-0002 --as-of 2025-02-01 --json", 0)
        .is("history-en.txt");
}

#[test]
fn exported_cards_have_keys_for_headings() {
    let desk = desk();
    Transcript::new(&desk)
        .line("asset export", 0)
        .line("bien exportar --kind computadora --custodian usuario-1", 0)
        .line("asset export LI-0001 --json", 0)
        .is("export.txt");
}

#[test]
fn custody_lists_what_must_come_back() {
    let desk = desk();
    Transcript::new(&desk)
        .line("custody", 0)
        .line("resguardo usuario-9", 0)
        .line("custody casilda~supuesta", 0)
        .line("custody Hilario~Inventado", 0)
        .line("custody usuario-2 --format csv", 0)
        .line("custody --unsigned", 0)
        .line("custody usuario-9 --unsigned --format csv", 0)
        .line("custody yo", 0)
        .line("custody usuaria-1", 2)
        .line("custody --format csv", 0)
        .is("custody-es.txt");
    Transcript::new(&desk)
        .line("custody --lang en", 0)
        .line("custody --lang en usuario-1", 0)
        .line("custody --lang en --unsigned", 0)
        .line("custody usuario-9 --json", 0)
        .line("custody --unsigned --json usuario-9", 0)
        .is("custody-en.txt");
}

#[test]
fn who_leaves_hands_everything_in_but_what_is_lost_or_out() {
    let desk = desk();
    play(&desk, &["asset reserve PC-0002 --to usuario-2 --from 2025-05-05 --until 2025-05-06"]);
    let before = desk.snapshot();
    let kept = Transcript::new(&desk)
        .line("custody --close", 2)
        .line("custody usuario-2 --close", 2)
        .line("custody usuario-2 --close --condition Buena --dry-run", 1);
    assert_same(&before, &desk.snapshot(), "nothing is written");
    kept.line("custody usuario-2 --close --condition Buena --note Se~va", 1)
        .line("custody usuario-2", 0)
        .line("custody usuario-2 --close --condition Buena --json", 1)
        .line("custody usuario-9 --close --condition Buena --by personal-1 --lang en", 0)
        .line("custody usuario-9", 0)
        .is("close.txt");
    sound(&desk);
    let pc = desk.run(&["asset", "show", "PC-0003", "--json"]).ok().data("folio/asset/1");
    let closing = &pc["letters"][0]["closing"];
    assert_eq!((&closing["condition"], &closing["received_by"]), (&json!("Buena"), &json!("jefatura-1")));
    assert_eq!(pc["events"].as_array().and_then(|events| events.last()).expect("an event")["note"], "Se va");
}

#[test]
fn what_is_outside_and_what_is_lent() {
    let desk = desk();
    Transcript::new(&desk)
        .line("outside", 0)
        .line("fuera --late", 0)
        .line("outside --format csv", 0)
        .line("loans", 0)
        .line("prestamos --late", 0)
        .line("loans --format csv", 0)
        .is("out-es.txt");
    play(&desk, &["asset withdraw MO-0002 --reason Ya~no"]);
    Transcript::new(&desk)
        .line("outside --lang en", 0)
        .line("loans --lang en", 0)
        .line("outside --json", 0)
        .line("loans --late --json", 0)
        .is("out-en.txt");
}

#[test]
fn a_swap_is_done_whole_or_not_at_all() {
    let desk = desk();
    let card = |id: &str| desk.run(&["asset", "show", id, "--json"]).ok().data("folio/asset/1");
    let (kept, lent) = (card("PC-0001"), card("PC-0005"));
    assert_eq!((&kept["state"], &kept["custodian"]), (&json!("retained"), &json!("usuario-1")));
    assert_eq!((&lent["state"], &lent["custodian"]), (&json!("lent"), &json!("usuario-1")));
    assert_eq!(lent["letters"][0]["instead_of"], "PC-0001");
    for arguments in [
        // The second is not in stock; the first is retained already; nobody answers for it; the same twice.
        &["PC-0004", "PC-0003", "--due", "2025-04-01", "--condition", "Mala", "--loan-condition", "Buena"][..],
        &["PC-0001", "PC-0002", "--due", "2025-03-12", "--condition", "Mala", "--loan-condition", "Buena"],
        &["PC-0002", "MO-0002", "--due", "2025-04-01", "--condition", "Mala", "--loan-condition", "Buena"],
        // Who answers for it has left; a condition is missing; nothing was lent in its place.
        &["PC-0004", "MO-0002", "--due", "2025-03-12", "--condition", "Mala", "--loan-condition", "Buena"],
        &["PC-0004", "PC-0002", "--due", "2025-03-12", "--condition", "Mala"],
        &["PC-0004", "--back", "--condition", "Buena", "--loan-condition", "Buena"],
    ] {
        desk.refuses(1, &[&["asset", "swap"], arguments].concat());
    }
    desk.refuses(2, &["asset", "swap", "PC-0004", "pc-4", "--due", "2025-04-01"]).says(&["sí mismo"]);
    let words = ["asset", "swap", "PC-0004", "PC-0002", "--condition", "Mala", "--loan-condition", "Buena", "--due"];
    desk.refuses(2, &[&words[..], &["luego"]].concat()).says(&["due"]);
    desk.refuses(2, &[&words[..], &["2025-03-09"]].concat()).says(&["ya pasó"]);
    desk.refuses(2, &["asset", "swap", "PC-0004"]);
    Transcript::new(&desk)
        .line("asset swap PC-0001 --back --condition Reparada --loan-condition Buena --dry-run --json", 0)
        .line("bien permutar PC-0001 --back --condition Reparada --loan-condition Buena", 0)
        .line("asset swap PC-0001 --back --condition Reparada --loan-condition Buena", 1)
        .is("swap.txt");
    let (kept, lent) = (card("PC-0001"), card("PC-0005"));
    assert_eq!((&kept["state"], &kept["place"]), (&json!("in_use"), &json!("Edificio A, tercer piso")));
    assert_eq!((&lent["state"], &lent["place"]), (&json!("in_stock"), &json!("Almacén de Sistemas")));
    sound(&desk);
}

#[test]
fn what_was_lost_holds_up_no_swap_back() {
    let desk = desk();
    desk.run(&["asset", "lost", "PC-0005", "--reason", "No aparece"]).ok();
    let words = ["asset", "swap", "PC-0001", "--back", "--condition", "Reparada"];
    let said = "PC-0005, prestado en lugar de PC-0001, está extraviado: no se recibe.";
    let before = desk.snapshot();
    desk.run(&[&words[..], &["--dry-run"]].concat()).ok().says(&[said]);
    assert_same(&before, &desk.snapshot(), "nothing is written");
    desk.run(&words).ok().says(&[said]);
    let state = |id: &str| desk.run(&["asset", "show", id, "--json"]).ok().data("folio/asset/1")["state"].clone();
    assert_eq!((state("PC-0001"), state("PC-0005")), (json!("in_use"), json!("lost")));
    sound(&desk);
}

#[test]
fn no_condition_is_asked_of_what_cannot_be_handed_in() {
    let desk = desk();
    // Everything that the person still has is lost.
    desk.run(&["asset", "assign", "PC-0002", "--to", "personal-1", "--condition", "Buena"]).ok();
    desk.run(&["asset", "lost", "PC-0002", "--reason", "No aparece"]).ok();
    desk.run(&["custody", "personal-1", "--close"]).exits(1).says(&["No se pudo cerrar PC-0002: ", "xtraviad"]);
    sound(&desk);
}

#[test]
fn what_ends_soon_or_has_ended() {
    let desk = desk();
    Transcript::new(&desk)
        .line("expiring", 0)
        .line("por-vencer --within 10d", 0)
        .line("expiring --what garantías,contract --all", 0)
        .line("expiring --as-of 2024-12-01 --what warranty --within 30~días", 0)
        .line("expiring --what préstamos --format csv", 0)
        .line("expiring --what seguro", 2)
        .line("expiring --within pronto", 2)
        .line("expiring --lang en", 0)
        .line("expiring --what exit --json", 0)
        .is("expiring.txt");
}

#[test]
fn the_day_tells_what_of_the_inventory_is_late() {
    let desk = desk();
    let mut opening = vec!["new", "--procedure", PROCEDURE];
    opening.extend(common::OPENING);
    Transcript::new(&desk).line("--lang en", 0).is("day-empty.txt");
    desk.run(&opening).ok();
    Transcript::new(&desk).line("--lang es", 0).is("day.txt");
    desk.set_now("2025-02-04T09:00:00-06:00");
    let quiet = empty_desk();
    quiet.run(&opening).ok();
    let shown = quiet.run(&[]).ok().stdout;
    assert!(shown.ends_with("Terminados hoy (0)\n"), "{shown}");
}

#[test]
fn hostile_text_means_nothing_to_who_reads_it() {
    let desk = empty_desk();
    desk.set_now("2025-02-03T10:00:00-06:00");
    let evil = "=HYPERLINK(\"x\")\u{1b}[31m<script>|*\u{202e}";
    let (brand, place) = (format!("brand={evil}"), format!("Piso {evil}"));
    desk.run(&["asset", "add", "--kind", "monitor", "-s", &brand, "-s", "serial=S", "--place", &place]).ok();
    desk.run(&["asset", "lend", "MO-0001", "--to", "usuario-1", "--due", "2025-02-05", "--condition", evil]).ok();
    let why = ["--reason", evil, "--destination", evil, "--carrier", evil, "--identification", evil];
    desk.run(&[&["asset", "exit", "MO-0001", "--condition", evil, "--due", "2025-02-05"], &why[..]].concat()).ok();
    desk.run(&["asset", "leave", "MO-0001", "--serial", "S", "--guard", evil]).ok();
    desk.set_now(NOW);
    for line in [
        "asset list",
        "asset show MO-0001",
        "asset history MO-0001",
        "asset export",
        "custody",
        "custody usuario-1",
        "custody --unsigned",
        "outside",
        "loans",
        "expiring",
    ] {
        for format in ["table", "md", "csv", "json", "html"] {
            let words: Vec<&str> = line.split(' ').chain(["--format", format]).collect();
            let outcome = desk.run(&words);
            if (line, format) == ("asset show MO-0001", "csv") {
                continue;
            }
            let shown = outcome.ok().stdout;
            assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{line} {format}: {shown}");
            assert!(format != "html" || !shown.contains("<script>"), "{line}: {shown}");
            let live = shown.lines().any(|row| row.starts_with("=HYPER") || row.contains(",=HYPER"));
            assert!(format != "csv" || !live && !shown.contains(",\"=HYPER"), "{line}: {shown}");
        }
    }
}

#[test]
fn a_damaged_file_hides_no_other() {
    let desk = desk();
    desk.write("catalog/assets/monitor/MO-0003.yaml", "id: MO-0003\nkind: [\n");
    let edited = desk.read("catalog/assets/computadora/PC-0003.yaml").replace("state: lent", "state: in_stock");
    desk.write("catalog/assets/computadora/PC-0003.yaml", edited);
    desk.write(
        "catalog/assets/monitor/MO-0077.yaml",
        "id: MO-0077\nkind: monitor\ncustodian: usuario-1\nserial: S77\n",
    );
    Transcript::new(&desk)
        .line("asset list --kind monitor", 0)
        .line("loans --late", 0)
        .line("custody usuario-1 --format csv", 0)
        .line("asset show MO-0077", 0)
        .line("asset history MO-0077", 0)
        .line("asset show MO-0003", 3)
        .line("custody usuario-2 --close --condition Buena", 1)
        .is("damaged.txt");
}

#[test]
fn a_narrow_terminal_is_not_overrun() {
    let made = desk();
    let desk = Desk::open(&made.root()).expect("a desk");
    let cases: Vec<AssetCase> =
        desk.asset_files().iter().map(|path| AssetCase::new(desk.read_asset(path).expect("an asset").asset)).collect();
    let language = Language::new(Tongue::Spanish, Some(desk.zone()));
    let names = Names { language: &language, people: &desk.people, services: &desk.services };
    let now = time::read_moment(NOW).expect("a moment");
    let (inventory, people, suppliers) = (&desk.inventory, &desk.people, &desk.suppliers);
    let with = Surroundings { inventory, people, suppliers, zone: desk.zone(), now };
    let extent = show::Extent { tickets: 5, events: 8 };
    let rows = list::rows(&cases, &AssetQuery::default(), &with);
    let columns = rendered::list::AssetColumn::DEFAULT;
    let mut shown = vec![
        Document::of_table("", rendered::list::table(&rows, &columns, &names)),
        rendered::loans::document(&loans::loans(&cases, false, &with), &names),
        rendered::outside::document(&outside::outside(&cases, false, &with), &names),
        rendered::custody::document(&custody::custody(&cases, "usuario-1", &with), &names),
        rendered::custody::unsigned(&custody::unsigned(&cases, None, &with), &names),
    ];
    shown.extend(
        cases
            .iter()
            .map(|case| rendered::show::document(&show::asset_card(case, &[], extent, &with, &language), &names)),
    );
    for width in [60, 80, 120] {
        for page in &shown {
            let text = document(page, Look { width: Some(width), colour: false });
            let wide = text.lines().find(|line| line.chars().count() > usize::from(width) && !line.contains('→'));
            assert_eq!(wide, None, "{width}\n{text}");
        }
    }
}

#[test]
fn figures_agree_with_each_other() {
    let desk = desk();
    let data = |line: &str, schema: &str| -> Value {
        let words: Vec<&str> = line.split(' ').chain(["--json"]).collect();
        desk.run(&words).ok().data(schema)
    };
    let assets = data("asset list --all", "folio/assets/1");
    let assets = assets.as_array().expect("rows");
    let held = |id: &str| assets.iter().filter(|row| row["custodian"] == id).count();
    for row in data("custody", "folio/custody-overview/1")["people"].as_array().expect("people") {
        let id = row["id"].as_str().expect("an identifier");
        let custody = data(&format!("custody {id}"), "folio/custody/1");
        let count = |key: &str| row[key].as_u64().expect("a number") as usize;
        let length = |key: &str| custody[key].as_array().expect("a list").len();
        assert_eq!(count("held") + count("lent"), held(id), "{id}");
        assert_eq!(length("assets"), held(id), "{id}");
        assert_eq!((length("seats"), length("reservations")), (count("seats"), count("reservations")), "{id}");
    }
    for row in assets {
        let id = row["id"].as_str().expect("an identifier");
        let card = data(&format!("asset show {id}"), "folio/asset/1");
        for key in ["state", "custodian", "place", "letter", "due", "late"] {
            assert_eq!(card[key], row[key], "{id} {key}");
        }
        // At this moment it stands as it stands.
        let words = ["asset", "history", id, "--as-of", "2025-03-10 09:00", "--json"];
        let history = desk.run(&words).ok().data("folio/asset-history/1");
        for key in ["state", "custodian", "place", "letter", "due", "since"] {
            assert_eq!(history["as_of"][key], card[key], "{id} {key}");
        }
        assert_eq!(history["as_of"]["card"], card["card"], "{id}");
    }
}
