//! The worked cases of the requirements, walked by commands and held to the minute.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{OPENING, Outcome, PROCEDURE, TestDesk};
use serde_json::{Value, json};

/// The clocks of a ticket, once their rows have been added up.
#[track_caller]
fn clock(desk: &TestDesk, root: &Path, folio: &str) -> Value {
    let data = desk.run_in(root, &["clock", folio, "--json"]).ok().data("folio/clock/1");
    for clock in data["clocks"].as_array().unwrap_or_else(|| panic!("clocks: {data:#}")) {
        let rows = clock["intervals"].as_array().unwrap_or_else(|| panic!("rows: {clock:#}"));
        let sum = |wanted: &dyn Fn(&Value) -> bool| -> i64 {
            let minutes = |row: &Value| row["minutes"].as_i64().unwrap_or_else(|| panic!("minutes: {row:#}"));
            rows.iter().filter(|row| wanted(row)).map(minutes).sum()
        };
        assert_eq!(clock["counted_minutes"], sum(&|row| row["counted"] == true), "{clock:#}");
        let paused = sum(&|row| row["reason"] == "wait" || row["reason"] == "ended");
        assert_eq!(clock["paused_minutes"], paused, "{clock:#}");
        assert_eq!(clock["elapsed_minutes"], sum(&|_| true), "{clock:#}");
        for pair in rows.windows(2) {
            assert_eq!(pair[0]["to"], pair[1]["from"], "{clock:#}");
        }
    }
    data
}

/// Activity (or kind), visit, counted and limit of the clocks.
fn figures(data: &Value) -> Vec<(String, Option<i64>, i64, Option<i64>)> {
    let clocks = data["clocks"].as_array().map(Vec::as_slice).unwrap_or_default();
    let figure = |clock: &Value| {
        let name = clock["activity"].as_str().or(clock["kind"].as_str()).unwrap_or_default().to_owned();
        let counted = clock["counted_minutes"].as_i64().unwrap_or(-1);
        (name, clock["visit"].as_i64(), counted, clock["limit_minutes"].as_i64())
    };
    clocks.iter().map(figure).collect()
}

/// The same, to compare with.
fn expected(rows: &[(&str, Option<i64>, i64, Option<i64>)]) -> Vec<(String, Option<i64>, i64, Option<i64>)> {
    rows.iter().map(|(name, visit, counted, limit)| ((*name).to_owned(), *visit, *counted, *limit)).collect()
}

/// A desk of another kit, with its people.
struct Kit {
    desk: TestDesk,
    root: PathBuf,
}

impl Kit {
    fn new(code: &str, now: &str, person: &str) -> Self {
        let desk = TestDesk::new();
        desk.set_now(now);
        let root = desk.beside().join("otra");
        let folder = root.to_string_lossy().into_owned();
        desk.run_in(desk.beside(), &["init", &folder, "--procedure", code, "--person", person, "--series", "XX"]).ok();
        for name in ["desk.toml", "people.toml"] {
            let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("kits").join(code).join("catalog").join(name);
            fs::copy(kit, root.join("catalog").join(name)).expect("the kit's file");
        }
        Self { desk, root }
    }

    /// A command at a moment, by somebody.
    #[track_caller]
    fn at(&self, moment: &str, who: &str, arguments: &[&str]) -> Outcome {
        self.desk.set_now(&format!("{}:00-06:00", moment.replace(' ', "T")));
        let mut command = self.desk.command(arguments);
        command.current_dir(&self.root).env("FOLIO_USER", who);
        self.desk.finish(command, None).ok()
    }

    #[track_caller]
    fn clock(&self, folio: &str) -> Value {
        clock(&self.desk, &self.root, folio)
    }
}

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
    let clocks = clock(desk, &desk.root(), folio);
    let minutes = ["elapsed", "counted", "paused", "closed", "working", "offsite", "path_limit", "nominal"];
    let minutes = minutes.map(|key| clocks[format!("{key}_minutes")].as_i64().unwrap_or(-1));
    assert_eq!(minutes, [150, 150, 0, 0, 150, 0, 370, 1380], "{clocks:#}");
    assert_eq!(
        figures(&clocks),
        expected(&[
            ("01", Some(1), 8, Some(10)),
            ("02", Some(1), 112, Some(180)),
            ("03", Some(1), 30, Some(180)),
            ("path", None, 150, Some(370)),
        ])
    );
    desk.check_clean();
}

#[test]
fn case_1_explained() {
    let desk = TestDesk::new();
    let folio = desk.open_registered();
    desk.set_now("2025-03-10T09:08:00-06:00");
    desk.run(&["wait", &folio, "--reason", "usuario"]).ok();
    desk.set_now("2025-03-10T18:30:00-06:00");
    // As of before it waits, and once it does.
    let clocks = desk.run(&["clock", &folio, "--as-of", "09:05", "--json"]).ok().data("folio/clock/1");
    assert_eq!((&clocks["counted_minutes"], &clocks["paused_minutes"]), (&json!(5), &json!(0)));
    let text = desk.run(&["clock", &folio, "--explain"]).ok().stdout;
    let sum = "8 min que cuentan + 532 parado + 30 inhábil = 570 min transcurridos";
    assert!(text.contains(sum), "{text}");
    let clocks = clock(&desk, &desk.root(), &folio);
    assert_eq!(clocks["clocks"][1]["due"], Value::Null);
    assert_eq!(clocks["clocks"][1]["intervals"][1]["whose"], "Usuario");
}

#[test]
fn case_2_to_the_minute() {
    let kit = Kit::new("cjf-4.2", "2025-01-02T09:00:00-06:00", "analista-1");
    let who = "analista-1";
    let opening = [
        "new",
        "-s",
        "solicitante=Servidora Pública de Ejemplo",
        "-s",
        "centro=Centro de ejemplo A",
        "-s",
        "area=Salas de audiencia",
        "-s",
        "ubicacion=Sala 2",
        "-s",
        "extension=3001",
        "-s",
        "servicio=computo",
        "-s",
        "falla=La pantalla se quedó de cabeza.",
    ];
    let folio = kit.at("2025-11-04 10:00", who, &opening).stdout.trim().to_owned();
    kit.at("2025-11-04 10:05", who, &["do", &folio, "recibido", "-s", "numero_sdm=1047001"]);
    let solved = ["do", &folio, "resuelto", "-s", "pruebas=Enciende: sí.", "-s", "asesoria=Se giró la imagen."];
    kit.at("2025-11-04 10:20", who, &solved);
    kit.at("2025-11-04 10:25", who, &["do", &folio, "cerrado", "-s", "satisfaccion=muy-satisfecho"]);
    let clocks = kit.clock(&folio);
    assert_eq!((&clocks["counted_minutes"], &clocks["elapsed_minutes"]), (&json!(25), &json!(25)));
    // It has no limit of its own.
    assert_eq!(clocks["path_limit_minutes"], Value::Null);
    let walked = figures(&clocks);
    assert_eq!(
        walked[..4],
        expected(&[
            ("1", Some(1), 5, None),
            ("2", Some(1), 15, None),
            ("8", Some(1), 5, None),
            ("path", None, 25, None)
        ])
    );
    let reached: Vec<(&str, i64)> = walked[4..].iter().map(|(kind, _, counted, _)| (kind.as_str(), *counted)).collect();
    assert_eq!(reached, [("response", 20), ("solution", 20)]);
}

#[test]
fn case_3_to_the_minute() {
    let kit = Kit::new("pr-cau-01", "2025-11-03T09:00:00-06:00", "agente-1");
    let who = "agente-1";
    let opened = |outcome: Outcome| outcome.data("folio/change/1")["event"]["opens"][0].as_str().map(str::to_owned);
    // (a) By telephone, a failure, in the SAI.
    let folio = kit.at("2025-11-10 09:05", who, &["new", "-s", "canal=telefono"]).stdout.trim().to_owned();
    kit.at("2025-11-10 09:06", who, &["do", &folio, "presentar"]);
    let presented = [
        "do",
        &folio,
        "presentado",
        "-s",
        "usuario=Docente de Ejemplo",
        "-s",
        "escuela=Escuela de Ejemplo Norte",
        "-s",
        "perfil=docente",
        "-s",
        "extension=90101",
        "-s",
        "problema=Sin red en el cubículo.",
    ];
    kit.at("2025-11-10 09:09", who, &presented);
    let clear = ["do", &folio, "claro", "-s", "servicio=red-local", "-s", "preguntas=¿Y los vecinos? Solo ella"];
    kit.at("2025-11-10 09:12", who, &clear);
    kit.at("2025-11-10 09:13", who, &["do", &folio, "registrable", "-s", "ofertado=true", "-s", "en_sai=true"]);
    let fault = [
        "do",
        &folio,
        "falla",
        "-s",
        "pruebas=Luz de enlace: apagada",
        "-s",
        "descripcion=Nodo sin enlace.",
        "-s",
        "responsable=Redes",
        "--json",
    ];
    let child = opened(kit.at("2025-11-10 09:20", who, &fault)).expect("a child ticket");
    let clocks = kit.clock(&folio);
    assert_eq!((&clocks["counted_minutes"], &clocks["path_limit_minutes"]), (&json!(15), &Value::Null));
    let walked: Vec<(String, i64)> =
        figures(&clocks).into_iter().map(|(name, _, counted, _)| (name, counted)).collect();
    let wanted = [("P1", 1), ("P2", 3), ("P3", 3), ("P4", 1), ("P6", 7), ("path", 15)];
    assert_eq!(walked, wanted.map(|(name, counted)| (name.to_owned(), counted)));
    // Its own clocks run on their own.
    kit.at("2025-11-10 09:25", who, &["do", &child, "registrada"]);
    let clocks = kit.clock(&child);
    assert_eq!(
        (&clocks["counted_minutes"], &clocks["clocks"][0]["ended"]),
        (&json!(5), &json!("2025-11-10T09:25:00-06:00"))
    );
    // (b) By mail, a request, outside the SAI.
    let opening = [
        "new",
        "-s",
        "canal=correo",
        "-s",
        "usuario=Docente de Ejemplo Dos",
        "-s",
        "correo=usuario-2@example.org",
        "-s",
        "problema=Publicar una página.",
    ];
    let folio = kit.at("2025-11-10 10:15", who, &opening).stdout.trim().to_owned();
    kit.at("2025-11-10 10:16", who, &["do", &folio, "leer", "-s", "escuela=Centro de Ejemplo"]);
    kit.at("2025-11-10 10:22", who, &["do", &folio, "claro", "-s", "servicio=pagina-web"]);
    kit.at("2025-11-10 10:24", who, &["do", &folio, "informar", "-s", "ofertado=true", "-s", "en_sai=false"]);
    kit.at("2025-11-10 10:26", who, &["do", &folio, "informado"]);
    let request = ["do", &folio, "peticion", "-s", "descripcion=Publicar.", "-s", "responsable=Web", "--json"];
    kit.at("2025-11-10 10:31", who, &request);
    let walked: Vec<(String, i64)> =
        figures(&kit.clock(&folio)).into_iter().map(|(name, _, counted, _)| (name, counted)).collect();
    let wanted = [("P1", 1), ("P3", 6), ("P4", 2), ("P5", 2), ("P6", 5), ("path", 16)];
    assert_eq!(walked, wanted.map(|(name, counted)| (name.to_owned(), counted)));
}

#[test]
fn case_4_to_the_minute() {
    let kit = Kit::new("qro-soporte", "2025-11-18T09:00:00-06:00", "sistemas-1");
    let (tech, buyer) = ("sistemas-2", "compras-1");
    let opening = [
        "new",
        "--procedure",
        "qro-soporte",
        "-s",
        "usuario=Usuaria de Ejemplo",
        "-s",
        "area=Ventas",
        "-s",
        "ubicacion=Celaya",
        "-s",
        "oficina=foranea",
        "-s",
        "servicio=equipo-de-computo",
        "-s",
        "bien=LT-0417",
        "-s",
        "problema=La portátil ya no enciende.",
    ];
    let folio = kit.at("2026-01-12 09:30", tech, &opening).stdout.trim().to_owned();
    kit.at("2026-01-12 09:36", tech, &["do", &folio, "clasificado", "-s", "urgencia=high"]);
    kit.at("2026-01-12 09:37", "sistemas-1", &["assign", &folio, tech]);
    let there = ["do", &folio, "interno", "-s", "viajero=sistemas-2", "-s", "salida=2026-01-12"];
    kit.at("2026-01-12 09:45", tech, &there);
    let replace = [
        "do",
        &folio,
        "reemplazo",
        "-s",
        "revision=No enciende",
        "-s",
        "diagnostico=Tarjeta principal quemada.",
        "-s",
        "articulo=Portátil",
        "-s",
        "cantidad=1",
        "-s",
        "especificacion=16 GB",
        "-s",
        "urgencia_compra=low",
        "-s",
        "continuo=sí",
        "-s",
        "mal_uso=no",
        "--json",
    ];
    let opens = kit.at("2026-01-12 14:00", tech, &replace).data("folio/change/1")["event"]["opens"].clone();
    let purchase = opens[0].as_str().expect("a purchase").to_owned();
    // Purchasing answers the next day: 360 of 540.
    let answered = [
        "do",
        &purchase,
        "aceptada",
        "-s",
        "fecha_compromiso=2026-01-23",
        "-s",
        "respuesta=A más tardar el viernes 23.",
    ];
    kit.at("2026-01-13 11:00", buyer, &answered);
    let clocks = kit.clock(&purchase);
    assert_eq!(figures(&clocks)[0], expected(&[("01", Some(1), 360, Some(540))])[0]);
    assert_eq!(clocks["clocks"][0]["due"], "2026-01-13T14:00:00-06:00");
    // The whole case stays open until the purchase is delivered: 4710 working minutes, whatever waited.
    for moment in ["2026-01-22 16:00", "2026-01-22 18:00"] {
        kit.desk.set_now(&format!("{}:00-06:00", moment.replace(' ', "T")));
        let as_of = ["clock", &folio, "--as-of", "2026-01-22 16:00", "--json"];
        let clocks = kit.desk.run_in(&kit.root, &as_of).ok().data("folio/clock/1");
        assert_eq!(clocks["working_minutes"], 4710, "{clocks:#}");
        assert_eq!(clocks["elapsed_minutes"], 10 * 24 * 60 + 390, "{clocks:#}");
    }
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
    desk.set_now("2025-03-21T17:30:00-06:00");
    let folio = desk.open();
    desk.run(&["do", &folio, "registrado"]).ok();
    desk.set_now("2025-03-23T12:00:00-06:00");
    stands(&desk.next(&folio), "02", 30, 180);
    desk.set_now("2025-03-24T09:15:00-06:00");
    stands(&desk.next(&folio), "02", 45, 180);
    desk.set_now("2025-03-24T11:30:00-06:00");
    assert_eq!(desk.next(&folio)["activity"]["late"], false);
    desk.set_now("2025-03-24T11:31:00-06:00");
    let next = desk.next(&folio);
    assert_eq!(next["activity"]["late"], true, "{next:#}");
    assert_eq!(next["activity"]["due"], "2025-03-24T11:30:00-06:00");
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
