//! That reports say what is so, and the same as the commands beside them, on the sample desks of two
//! kits: what ended how, orders and their clocks, who has what, the log after reopenings, days
//! on which nothing came.

#![allow(clippy::disallowed_methods, reason = "tests run the program and touch the disk")]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{FOLIO, TestDesk};
use serde_json::Value;

/// The sample desk of a kit, at a moment.
fn desk(kit: &str, now: &str) -> (TestDesk, PathBuf) {
    let surroundings = TestDesk::new();
    surroundings.set_now(now);
    let root = surroundings.beside().join("muestra");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/sample-desks").join(format!("{kit}.sh"));
    let mut command = Command::new("bash");
    command.arg(&script).arg(FOLIO).arg(&root).current_dir(surroundings.beside());
    surroundings.surround(&mut command);
    surroundings.finish(command, None).ok();
    (surroundings, root)
}

fn tables(data: &Value) -> impl Iterator<Item = &Value> {
    data["tables"].as_array().expect("tables").iter()
}

#[track_caller]
fn table<'d>(data: &'d Value, key: &str) -> &'d Value {
    tables(data).find(|table| table["key"] == key).unwrap_or_else(|| panic!("no table {key}"))
}

/// The values of a table's rows.
fn rows(table: &Value) -> Vec<&Value> {
    table["rows"].as_array().expect("rows").iter().map(|row| &row["values"]).collect()
}

#[track_caller]
fn figure(table: &Value, key: &str) -> i64 {
    let row = rows(table).into_iter().find(|row| row["figure"] == key);
    row.unwrap_or_else(|| panic!("no figure {key}"))["value"].as_i64().expect("a number")
}

fn column(table: &Value, key: &str) -> Vec<String> {
    rows(table).iter().map(|row| row[key].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn what_is_attended_is_told_on_one_basis() {
    let (desk, root) = desk("qro-soporte", "2026-11-20T10:00:00-06:00");
    let report = |words: &[&str]| {
        let all = [&["report"], words, &["--month", "2026-01", "--json"]].concat();
        desk.run_in(&root, &all).ok().data("folio/report/1")
    };
    let monthly = report(&["monthly"]);
    let cifras = table(&monthly, "cifras");
    let count = |key: &str| figure(cifras, key);
    assert!(count("cancelled") > 0 && count("rejected") > 0 && count("attended") > 0);
    assert_eq!(count("ended"), count("attended") + count("cancelled") + count("rejected") + count("handed_off"));
    assert!(cifras["note"].as_str().is_some_and(|note| note.contains("cancelados")), "the basis is said");
    // The mean is that of what was attended, and lists nothing else.
    let behind = report(&["monthly", "--rows", "--table", "cifras/mean"]);
    let listed = rows(table(&behind, "cifras/mean"));
    assert_eq!(listed.len(), count("attended") as usize);
    assert!(listed.iter().all(|row| row["status"] == "closed"));
    let minutes: i64 = listed.iter().filter_map(|row| row["counted_minutes"].as_i64()).sum();
    assert_eq!(count("mean"), (minutes as f64 / listed.len() as f64).round() as i64);
    // Every table that tells of what ended and was attended adds up to the same.
    for key in ["atendidos", "por-prioridad", "workload.atendidos"] {
        let total = &table(&monthly, key)["total"];
        assert_eq!(
            (total["count"].as_i64(), total["attended"].as_i64()),
            (Some(count("ended")), Some(count("attended"))),
            "{key}"
        );
    }

    // Orders are tickets, whatever number of clocks they have.
    let cedula = report(&["cedula"]);
    let (totals, orders) = (table(&cedula, "totales"), table(&cedula, "ordenes"));
    let folios: BTreeSet<String> = column(orders, "folio").into_iter().collect();
    assert!(folios.len() < rows(orders).len(), "some order has several clocks");
    assert_eq!(figure(totals, "orders"), folios.len() as i64);
    assert_eq!(figure(totals, "clocks"), rows(orders).len() as i64);
    let outside = table(&cedula, "fuera-de-nivel");
    assert_eq!(figure(totals, "missed"), rows(outside).len() as i64);
    let missed = rows(table(&cedula, "por-reloj")).iter().filter_map(|row| row["missed"].as_i64()).sum::<i64>();
    assert_eq!(figure(totals, "missed"), missed);
    let not_met: BTreeSet<String> = rows(orders)
        .iter()
        .filter(|row| row["met"] == false)
        .map(|row| row["folio"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(column(outside, "folio").into_iter().collect::<BTreeSet<_>>(), not_met);
    assert_eq!(figure(totals, "orders_missed"), not_met.len() as i64);

    // A day without tickets is a day.
    let chart = &table(&monthly, "por-dia")["chart"];
    let (days, values) = (chart["categories"].as_array().expect("days"), chart["series"][0]["values"].as_array());
    assert_eq!((days.len(), &days[0], &days[30]), (31, &Value::from("2026-01-01"), &Value::from("2026-01-31")));
    let opened: f64 = values.expect("values").iter().filter_map(Value::as_f64).sum();
    assert_eq!(opened as i64, count("opened"));

    // The log after a reopening is what `folio log` gives, of a past period too.
    let log =
        desk.run_in(&root, &["log", "--from", "2026-01-01", "--to", "2026-01-31", "--json"]).ok().data("folio/log/1");
    let of_log: Vec<&Value> = log["rows"].as_array().expect("rows").iter().map(|row| &row["folio"]).collect();
    let of_report = report(&["log"]);
    let of_report: Vec<&Value> = rows(table(&of_report, "bitacora")).iter().map(|row| &row["folio"]).collect();
    assert_eq!(of_report, of_log);
    assert!((of_log.len() as i64) < count("ended"), "some ticket ended in the month and was reopened after it");
}

#[test]
fn who_has_what_is_told_on_one_basis() {
    let (desk, root) = desk("min-soporte", "2026-03-12T10:30:00-05:00");
    let data = |words: &[&str], schema: &str| desk.run_in(&root, words).ok().data(schema);
    let monthly = data(&["report", "monthly", "--month", "2026-03", "--json"], "folio/report/1");
    let cifras = table(&monthly, "cifras");
    let total = &table(&monthly, "ahora")["total"];
    let of_total = |key: &str| total[key].as_i64().expect("a number");
    assert_eq!(of_total("open") + of_total("waiting"), figure(cifras, "standing"));
    assert_eq!(of_total("waiting"), figure(cifras, "waiting"));
    assert_eq!(of_total("late"), figure(cifras, "late"));
    let workload = data(&["workload", "--json"], "folio/workload/1");
    let loads = || workload["people"].as_array().expect("people").iter().chain([&workload["unassigned"]]);
    for key in ["open", "waiting", "late"] {
        let sum: i64 = loads().filter_map(|load| load[key].as_i64()).sum();
        assert_eq!(sum, of_total(key), "{key}");
    }
    // A ticket that nobody has looked at waits for nobody but the desk.
    let nobody = &workload["unassigned"];
    let new = desk.run_in(&root, &["list", "--status", "new", "--json"]).ok().data("folio/list/1");
    let new: Vec<&Value> = new.as_array().expect("rows").iter().map(|row| &row["folio"]).collect();
    assert!(!new.is_empty());
    for ticket in nobody["tickets"].as_array().expect("tickets") {
        assert!(!new.contains(&&ticket["folio"]) || ticket["waiting"] == false, "{ticket}");
    }
    // Nobody is not a person.
    let people = table(&monthly, "ahora");
    let first = people["total"]["person"].as_str().expect("a text");
    let named = rows(people).iter().filter(|row| row["person"].is_string()).count();
    assert_eq!(first, format!("Total: {named} personas"));
}
