//! Cards written by hand get a history with what they say, and keep what people wrote.

mod common;

use common::TestDesk;

const CARD: &str = "# Portátil. Viaja con su maletín.
id: LT-0027
kind: computadora
tag: \"0027\"         # etiqueta azul
brand: Muestra
model: Portátil 14
accessories: [cargador, maletín]
custodian: usuario-1
apodo: la viajera    # nadie declara esta clave
";
const PATH: &str = "catalog/assets/computadora/LT-0027.yaml";

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write(PATH, CARD);
    desk
}

/// The text without what is drawn at random.
fn pinned(text: &str) -> String {
    let pin = |line: &str| match line.split_once(": ") {
        Some((key @ ("uid" | "  uid" | "- id"), _)) => format!("{key}: …\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(pin).collect()
}

#[test]
fn a_card_written_by_hand_gets_a_history_in_place() {
    let desk = desk();
    // Other commands want that first.
    desk.refuses(3, &["asset", "note", "LT-0027", "--note", "x"])
        .says(&["no tiene historia", "Dele una con «folio asset adopt LT-0027»."]);
    let dry = desk.run(&["asset", "adopt", "LT-0027", "--letter", "R-17", "--dry-run"]).ok();
    assert!(dry.stdout.contains("did: registered"), "{}", dry.stdout);
    assert_eq!(desk.read(PATH), CARD);
    let said = desk.run(&["asset", "adopt", "LT-0027", "--letter", "R-17"]).ok();
    assert_eq!(said.stdout, "LT-0027: Alta (En uso, Casilda Supuesta, Edificio A, tercer piso)\n");
    let expected = format!(
        "{CARD}uid: …
state: in_use
area: Dirección
place: Edificio A, tercer piso
since: 2025-03-10T09:00:00-06:00
letter: R-17
events:
- id: …
  at: 2025-03-10T09:00:00-06:00
  by: jefatura-1
  did: registered
  place: Edificio A, tercer piso
  to: usuario-1
  area: Dirección
  letter: R-17
  uid: …
  set:
    tag: \"0027\"
    brand: Muestra
    model: Portátil 14
    accessories:
    - cargador
    - maletín
"
    );
    assert_eq!(pinned(&desk.read(PATH)), expected);
    desk.check_clean();
    // Twice is harmless.
    let text = desk.read(PATH);
    desk.run(&["asset", "adopt", "LT-0027"]).ok().says(&["LT-0027 ya tiene historia."]);
    desk.run(&["asset", "adoptar", "--all"]).ok().says(&["Todas las fichas tienen historia."]);
    assert_eq!(desk.read(PATH), text);
    desk.run(&["asset", "return", "LT-0027", "--condition", "Buena"]).ok();
    assert!(desk.read(PATH).contains("apodo: la viajera    # nadie declara esta clave\n"));
}

#[test]
fn a_card_says_since_when_how_many_and_who_has_seats() {
    let desk = TestDesk::new();
    let since = "since: 2025-01-15T08:00:00-06:00\n";
    desk.write(PATH, format!("{CARD}letter: R-9\nplace: Sala de juntas\n{since}"));
    let toner = "catalog/assets/consumible/CO-0001.yaml";
    desk.write(toner, "id: CO-0001\nkind: consumible\nmodel: Tóner 85\nunit: pieza\nquantity: 12\n");
    let office = "catalog/assets/licencia/LI-0001.yaml";
    desk.write(office, "id: LI-0001\nkind: licencia\nmodel: Office\nseats: 5\nusers: [usuario-1, LT-0027]\n");
    let data = desk.run(&["asset", "adopt", "--all", "--json"]).ok().data("folio/asset-change/1");
    assert_eq!(data.as_array().map(Vec::len), Some(3));
    let text = desk.read(PATH);
    assert!(text.contains("  at: 2025-01-15T08:00:00-06:00\n  recorded: 2025-03-10T09:00:00-06:00\n"), "{text}");
    assert!(text.contains("  place: Sala de juntas\n  to: usuario-1\n"), "{text}");
    assert!(text.contains("  letter: R-9\n") && text.contains(since), "{text}");
    assert!(desk.read(toner).contains("  did: counted\n  quantity: 12\n"), "{}", desk.read(toner));
    assert!(desk.read(office).contains("  did: seat_assigned\n  to: LT-0027\n"), "{}", desk.read(office));
    desk.check_clean();
}

#[test]
fn what_is_wrong_with_cards_is_told_of_all_at_once() {
    let desk = desk();
    let write = |id: &str, rest: &str| {
        let head = format!("id: {id}\nkind: computadora\ntag: {id}\nbrand: Muestra\nmodel: Torre\n");
        desk.write(&format!("catalog/assets/computadora/{id}.yaml"), head + rest);
    };
    write("PC-1001", "custodian: Fulana de Ejemplo\nmemory_gb: dieciséis\n");
    write("PC-1002", "state: lent\ndue: 2025-04-01\n");
    write("PC-1003", "custodian: personal-9\n");
    desk.write("catalog/assets/computadora/PC-1004.yaml", "id: PC-1004\nkind: computadora\n");
    desk.write("catalog/assets/computadora/PC-1005.yaml", "id: [\n");
    let before = desk.snapshot();
    desk.refuses(2, &["asset", "adopt", "--all"]).says(&[
        "PC-1001: ",
        "Fulana de Ejemplo",
        "PC-1001: El dato «memory_gb» no puede quedar así: «dieciséis» no es un número.",
        "PC-1002: La ficha dice que está «Prestado», y un alta no lo da: escriba «state: in_stock»",
        "PC-1002: La ficha dice «due», que solo da un movimiento",
        "PC-1003: ",
        "PC-1004: La ficha necesita el dato «tag».",
        "catalog/assets/computadora/PC-1005.yaml: ",
    ]);
    assert_eq!(desk.snapshot(), before);
    desk.refuses(2, &["asset", "adopt", "--all", "--letter", "R-1"]);
    desk.refuses(2, &["asset", "adopt", "LT-0027", "PC-1001", "--letter", "R-1"]).says(&["--letter"]);
    desk.refuses(2, &["asset", "adopt"]);
    desk.refuses(2, &["asset", "adopt", "LT-9999"]).says(&["LT-9999"]);
    assert_eq!(desk.snapshot(), before);
    let said = desk.run(&["asset", "adopt", "--all", "--skip-bad"]).ok();
    assert_eq!(said.stdout, "LT-0027: Alta (En uso, Casilda Supuesta, Edificio A, tercer piso)\n");
    said.says(&["No se adoptó: PC-1001: ", "No se adoptó: PC-1003: ", "No se adoptó: catalog/"]);
    let after = desk.snapshot();
    let changed: Vec<&String> =
        after.iter().filter(|(path, text)| before.get(*path) != Some(text)).map(|(path, _)| path).collect();
    assert_eq!(changed, [PATH]);
}
