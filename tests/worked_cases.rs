//! The worked cases of the requirements, walked by commands and held to the minute.

mod common;

use common::{OPENING, PROCEDURE, TestDesk};
use serde_json::{Value, json};

#[track_caller]
fn stands(next: &Value, activity: &str, counted: i64, limit: i64) {
    let found = &next["activity"];
    assert_eq!(found["id"], activity, "{next:#}");
    assert_eq!(found["counted_minutes"], counted, "{found:#}");
    assert_eq!(found["limit_minutes"], limit, "{found:#}");
    assert_eq!(found["late"], false, "{found:#}");
}

/// What the finished case 1 must say, by whichever path it was entered.
#[track_caller]
fn case_1_is_whole(desk: &TestDesk, folio: &str) {
    let next = desk.next(folio);
    assert_eq!(next["status"], "closed");
    assert_eq!(next["activity"], Value::Null);
    assert_eq!(next["outcomes"], json!([]));
    assert_eq!(next["path_counted_minutes"], 150);
    assert_eq!(next["path_limit_minutes"], 370);
    let ticket = desk.read(&desk.ticket(folio));
    assert!(ticket.contains("opened: 2025-03-10T09:00:00-06:00"), "{ticket}");
    assert!(ticket.contains("closed: 2025-03-10T11:30:00-06:00"), "{ticket}");
    desk.check_clean();
}

#[test]
fn case_1_as_it_happens() {
    let desk = TestDesk::new();
    let folio = desk.open();
    assert_eq!(folio, "CI-2025-0001");
    stands(&desk.next(&folio), "01", 0, 10);

    desk.set_now("2025-03-10T09:08:00-06:00");
    let next = desk.next(&folio);
    stands(&next, "01", 8, 10);
    assert_eq!(next["activity"]["due"], "2025-03-10T09:10:00-06:00");
    desk.run(&["do", &folio, "registrado", "--by", "jefatura-1"]).ok();
    stands(&desk.next(&folio), "02", 0, 180);

    desk.set_now("2025-03-10T11:00:00-06:00");
    stands(&desk.next(&folio), "02", 112, 180);
    let found = ["--set", "revision=Se probó otro monitor", "--set", "diagnostico=Cable flojo"];
    let mut resolve = vec!["do", &folio, "resuelto", "--by", "personal-1"];
    resolve.extend(found);
    desk.run(&resolve).ok();

    desk.set_now("2025-03-10T11:30:00-06:00");
    let next = desk.next(&folio);
    stands(&next, "03", 30, 180);
    assert_eq!(next["path_counted_minutes"], 150);
    assert_eq!(next["path_limit_minutes"], 370);
    let signed = ["--as", "usuario", "--name", "Usuaria de Ejemplo", "--by", "personal-1"];
    let mut sign = vec!["sign", &folio];
    sign.extend(signed);
    desk.run(&sign).ok();
    desk.run(&["do", &folio, "conforme", "--by", "personal-1", "--set", "acciones=Se cambió el cable"]).ok();
    case_1_is_whole(&desk, &folio);

    // An ended ticket counts no further.
    desk.set_now("2025-06-02T12:00:00-06:00");
    case_1_is_whole(&desk, &folio);
}

#[test]
fn case_1_written_down_the_next_day() {
    let desk = TestDesk::new();
    desk.set_now("2025-03-11T13:00:00-06:00");
    let mut open = vec!["new", "--procedure", PROCEDURE, "--at", "2025-03-10 09:00"];
    open.extend(OPENING);
    let folio = desk.run(&open).ok().stdout.trim().to_owned();
    desk.run(&["do", &folio, "registrado", "--at", "2025-03-10 09:08"]).ok();
    let by = "--by=personal-1";
    let found = ["--set", "revision=Cables", "--set", "diagnostico=Flojo"];
    let mut resolve = vec!["do", &folio, "resuelto", by, "--at", "2025-03-10 11:00"];
    resolve.extend(found);
    desk.run(&resolve).ok();
    let at = "2025-03-10T11:30:00-06:00";
    desk.run(&["sign", &folio, "--as", "usuario", "--name", "Usuaria", by, "--at", at]).ok();
    desk.run(&["do", &folio, "conforme", by, "--set", "acciones=Se cambió", "--at", at]).ok();
    case_1_is_whole(&desk, &folio);
    let ticket = desk.read(&desk.ticket(&folio));
    assert_eq!(ticket.matches("recorded: 2025-03-11T13:00:00-06:00").count(), 5, "{ticket}");
}

#[test]
fn case_1_in_the_log_and_on_its_form() {
    let desk = TestDesk::new();
    desk.set_now("2025-03-11T13:00:00-06:00");
    let mut open = vec!["new", "--procedure", PROCEDURE, "--at", "2025-03-10 09:00"];
    open.extend(OPENING);
    let folio = desk.run(&open).ok().stdout.trim().to_owned();
    let by = "--by=personal-1";
    let at = "--at=2025-03-10 11:30";
    desk.run(&["do", &folio, "registrado", "--at", "2025-03-10 09:08"]).ok();
    let found = ["--set", "revision=Cables", "--set", "diagnostico=Flojo"];
    let mut resolve = vec!["do", &folio, "resuelto", by, "--at", "2025-03-10 11:00"];
    resolve.extend(found);
    desk.run(&resolve).ok();
    desk.run(&["sign", &folio, "--as", "usuario", "--name", "Firma de Ejemplo", by, at]).ok();
    desk.run(&["do", &folio, "conforme", by, "--set", "acciones=Se cambió el cable", at]).ok();

    let log = desk.run(&["log", "--from", "2025-03-10", "--to", "2025-03-10", "--json"]).ok().data("folio/log/1");
    let rows = log["rows"].as_array().unwrap_or_else(|| panic!("rows: {log:#}"));
    assert_eq!(rows.len(), 1, "{log:#}");
    assert_eq!(rows[0]["number"], 1);
    assert_eq!(rows[0]["folio"], folio);
    assert_eq!(rows[0]["elapsed_minutes"], 150);
    assert_eq!(rows[0]["problem"], "La pantalla se apaga.");
    assert_eq!(rows[0]["actions"], "Se cambió el cable");
    let none = desk.run(&["log", "--from", "2025-03-11", "--to", "2025-03-31", "--json"]).ok().data("folio/log/1");
    assert_eq!(none["rows"], json!([]));

    let f01 = desk.run(&["form", "F01", &folio]).ok().stdout;
    for text in ["MP414-PR15-P01-F01", &folio, "La pantalla se apaga.", "Se cambió el cable", "Firma de Ejemplo"] {
        assert!(f01.contains(text), "{text} is not on F01:\n{f01}");
    }
    let f02 = desk.run(&["form", "F02", "--from", "2025-03-10", "--to", "2025-03-10"]).ok().stdout;
    assert_eq!(f02.matches(folio.as_str()).count(), 1, "{f02}");
}

#[test]
fn case_1_on_its_card() {
    let desk = TestDesk::new();
    let folio = desk.open();
    desk.set_now("2025-03-10T09:08:00-06:00");
    desk.run(&["do", &folio, "registrado"]).ok();
    desk.set_now("2025-03-10T11:00:00-06:00");
    let card = desk.run(&["show", &folio, "--json"]).ok().data("folio/show/1");
    let path = card["visits"].as_array().unwrap_or_else(|| panic!("visits: {card:#}"));
    let walked: Vec<(&str, i64, i64)> = path
        .iter()
        .map(|visit| {
            let minutes = |key: &str| visit[key].as_i64().unwrap_or_else(|| panic!("{key}: {visit:#}"));
            let activity = visit["activity"].as_str().unwrap_or_else(|| panic!("activity: {visit:#}"));
            (activity, minutes("counted_minutes"), minutes("limit_minutes"))
        })
        .collect();
    assert_eq!(walked, [("01", 8, 10), ("02", 112, 180)], "{card:#}");
}

#[test]
fn time_outside_office_hours_is_not_counted() {
    let desk = TestDesk::new();
    // Friday, half an hour before closing.
    desk.set_now("2025-03-14T17:30:00-06:00");
    let folio = desk.open();
    desk.run(&["do", &folio, "registrado"]).ok();
    desk.set_now("2025-03-16T12:00:00-06:00");
    stands(&desk.next(&folio), "02", 30, 180);
    desk.set_now("2025-03-17T09:15:00-06:00");
    stands(&desk.next(&folio), "02", 45, 180);
    desk.set_now("2025-03-17T11:30:00-06:00");
    assert_eq!(desk.next(&folio)["activity"]["late"], false);
    desk.set_now("2025-03-17T11:31:00-06:00");
    let next = desk.next(&folio);
    assert_eq!(next["activity"]["late"], true, "{next:#}");
    assert_eq!(next["activity"]["due"], "2025-03-17T11:30:00-06:00");
    assert_eq!(next["activity"]["counted_minutes"], 181);
}

#[test]
fn waiting_for_the_user_is_not_charged() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.set_now("2025-03-10T10:00:00-06:00");
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    desk.set_now("2025-03-10T15:00:00-06:00");
    let next = desk.next(&folio);
    assert_eq!(next["status"], "waiting_user");
    assert_eq!(next["waiting"]["reason"], "usuario");
    stands(&next, "02", 60, 180);
    desk.run(&["resume", &folio]).ok();
    desk.set_now("2025-03-10T15:20:00-06:00");
    stands(&desk.next(&folio), "02", 80, 180);
    // A supplier's delay stays ours: the procedure says so.
    desk.run(&["wait", &folio, "--reason", "proveedor"]).ok();
    desk.set_now("2025-03-10T15:50:00-06:00");
    stands(&desk.next(&folio), "02", 110, 180);
}
