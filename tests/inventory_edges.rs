//! Edges of what may happen to an asset: days that meet, papers that do not exist yet, what is lost.

mod common;

use common::TestDesk;

const PC: &str = "PC-0132";

/// A desk with PC-0132 in stock, on Monday 10 March 2025.
fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.set_now("2025-03-10T09:00:00-06:00");
    desk
}

fn text(desk: &TestDesk) -> String {
    desk.read("catalog/assets/computadora/PC-0132.yaml")
}

fn asset<'a>(deed: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["asset", deed, PC], more].concat()
}

#[test]
fn a_reservation_for_later_outlives_an_earlier_loan_to_the_same_person() {
    let desk = desk();
    desk.run(&asset("reserve", &["--to", "usuario-1", "--from", "2025-04-07", "--until", "2025-04-11"])).ok();
    desk.run(&asset("lend", &["--to", "usuario-1", "--due", "2025-03-14", "--condition", "Buena"])).ok();
    // It is still in the way of somebody else.
    desk.run(&asset("return", &["--condition", "Buena"])).ok();
    let lend = asset("lend", &["--to", "personal-1", "--due", "2025-04-08", "--condition", "Buena"]);
    desk.refuses(1, &lend).says(&["apartado", "folio asset release PC-0132 --reservation"]);
    // One alone needs no identifier.
    desk.run(&asset("release", &[])).ok();
    desk.run(&lend).ok();
}

#[test]
fn a_loan_is_not_extended_into_the_days_of_another() {
    let desk = desk();
    desk.run(&asset("lend", &["--to", "usuario-1", "--due", "2025-03-14", "--condition", "Buena"])).ok();
    desk.run(&asset("reserve", &["--to", "personal-1", "--from", "2025-03-24", "--until", "2025-03-28"])).ok();
    desk.refuses(1, &asset("extend", &["--due", "2025-03-25"])).says(&["apartado", "2025-03-24"]);
    desk.run(&asset("extend", &["--due", "2025-03-21"])).ok();
    desk.refuses(2, &asset("reserve", &["--to", "usuario-1", "--from", "2025-01-06", "--until", "2025-01-10"]))
        .says(&["ya pasó"]);
}

#[test]
fn nobody_signs_a_paper_before_it_is_made() {
    let desk = desk();
    desk.run(&asset("assign", &["--to", "usuario-1", "--condition", "Buena"])).ok();
    let early = asset("sign", &["--as", "receives", "--name", "usuario-1", "--at", "2025-03-07 10:00"]);
    desk.refuses(1, &early).says(&["anterior al documento"]);
    // A name that is missing is not a wrong one.
    let refusal = desk.refuses(1, &asset("sign", &["--as", "receives"]));
    assert!(!refusal.stderr.contains("y no"), "{}", refusal.stderr);
}

#[test]
fn a_paper_from_before_is_of_somebody() {
    let desk = desk();
    let add =
        ["asset", "add", "--kind", "computadora", "--letter", "R-1", "-s", "tag=T-9", "-s", "brand=M", "-s", "model=N"];
    desk.refuses(2, &add).says(&["R-1", "--to"]);
}

#[test]
fn what_is_lost_leaves_with_no_older_authorisation_and_does_not_come_back_unseen() {
    let desk = desk();
    let exit =
        ["--reason", "Garantía", "--destination", "Taller", "--carrier", "Pía Supuesta", "--identification", "12"];
    desk.run(&asset("exit", &[&exit[..], &["--condition", "Buena"]].concat())).ok();
    // Who carries it signs, and nobody else in that capacity.
    desk.refuses(1, &asset("sign", &["--as", "carrier", "--name", "Otra Persona"])).says(&["Pía Supuesta"]);
    desk.run(&asset("lost", &["--reason", "No aparece"])).ok();
    desk.run(&asset("found", &["--place", "Bodega", "--condition", "Buena"])).ok();
    desk.refuses(1, &asset("leave", &["--serial", "S-1"])).says(&["no tiene una salida autorizada"]);
    desk.check_clean();
}

#[test]
fn what_was_missing_when_it_came_back_is_missing_when_it_goes_out_again() {
    let desk = desk();
    desk.run(&asset("edit", &["-s", "accessories=teclado, ratón"])).ok();
    desk.run(&asset("assign", &["--to", "usuario-1", "--condition", "Buena"])).ok();
    desk.run(&asset("return", &["--condition", "Buena", "--item", "ratón=no lo trajo"])).ok();
    desk.run(&asset("assign", &["--to", "personal-1", "--condition", "Buena"])).ok();
    assert_eq!(text(&desk).matches("ratón: no lo trajo").count(), 2, "{}", text(&desk));
}

#[test]
fn nothing_replaces_itself_or_what_is_gone() {
    let desk = desk();
    let retire = |other| asset("retire", &["--reason", "reemplazado", "--replaced-by", other]);
    desk.refuses(1, &retire(PC)).says(&["no puede reemplazar"]);
    desk.refuses(2, &retire("NADA")).says(&["no está en el inventario"]);
}
