//! Systems of others: numbers that a ticket has there, what must be handed over, what came back.

mod common;

use common::TestDesk;

const SUPPLIERS: &str = r#"
[[external]]
key = "sai"
name = "SAI de Ejemplo"
number = "S-[0-9]{4}"
example = "S-0001"
states = { abierta = "Abierta", resuelta = "Resuelta" }
export = ["folio", "opened", "requester.name", "que"]

[[external]]
key = "utic"
name = "UTIC de Ejemplo"

[[external]]
key = "sigtig"
name = "SIGTIG"
"#;

const PROCEDURE: &str = r#"
code = "pasar"
title = "Pasar a otro sistema"
revision = "1"
area = "Mesa"

[roles]
mesa = "Mesa"

[fields]
que = { label = "Qué pasa", type = "long" }
quien = { label = "Quién", type = "text", header = "requester.name" }
numero = { label = "Número en UTIC", type = "text", external = "utic" }

[opening]
fills = ["que", "quien", "numero?"]

[cancel.reasons]
ya-no = "Ya no"

[[activity]]
id = "1"
title = "Entregar"
role = "mesa"

[[activity.outcome]]
id = "entregado"
title = "Entregado"
to = "2"
hands_over = "sai"

[[activity]]
id = "2"
title = "Resolver"
role = "mesa"

[[activity.outcome]]
id = "resuelto"
title = "Resuelto"
to = "end"
external = { system = "sai", state = "resuelta" }
"#;

fn desk() -> TestDesk {
    let desk = TestDesk::new();
    desk.write("catalog/suppliers.toml", SUPPLIERS);
    desk.write("catalog/procedures/pasar.toml", PROCEDURE);
    desk.write("catalog/people.toml", "[[person]]\nid = \"jefatura-1\"\nname = \"Jimena\"\nroles = [\"mesa\"]\n");
    let settings = desk.read("catalog/desk.toml").replace("[\"mp414-pr15\"]", "[\"pasar\", \"mp414-pr15\"]");
    desk.write("catalog/desk.toml", settings);
    desk
}

fn open(desk: &TestDesk, what: &str, number: Option<&str>) -> String {
    let what = format!("que={what}");
    let number = number.map(|number| format!("numero={number}"));
    let mut arguments = vec!["new", "--procedure", "pasar", "--set", &what, "--set", "quien=Ana Ejemplo"];
    if let Some(number) = &number {
        arguments.extend(["--set", number]);
    }
    desk.run(&arguments).ok().stdout.trim().to_owned()
}

#[test]
fn what_must_be_handed_over_is_exported_until_it_is_acknowledged() {
    let desk = desk();
    let (first, second) = (open(&desk, "=Pantalla, rota", None), open(&desk, "Red", None));
    let nothing = desk.run(&["export", "--system", "SAI"]).ok();
    assert_eq!((nothing.stdout.as_str(), nothing.stderr.is_empty()), ("", false));
    desk.run(&["do", &first, "entregado"]).ok();
    desk.set_now("2025-03-10T09:30:00-06:00");
    desk.run(&["do", &second, "entregado"]).ok();
    let csv = desk.run(&["export", "--system", "sai", "--format", "csv"]).ok().stdout;
    assert_eq!(
        csv,
        "folio,since,number,opened,requester.name,que\n\
         CI-2025-0001,2025-03-10 09:00,,2025-03-10 09:00,Ana Ejemplo,\"'=Pantalla, rota\"\n\
         CI-2025-0002,2025-03-10 09:30,,2025-03-10 09:00,Ana Ejemplo,Red\n"
    );
    // People read what the procedures call the columns.
    let shown = desk.run(&["export", "--system", "sai", "--format", "md"]).ok().stdout;
    assert!(shown.contains("| Folio | Desde | Núm. | Abierto | Solicitó | Qué pasa |"), "{shown}");
    let data = desk.run(&["export", "--system", "sai", "--json"]).ok().data("folio/export/1");
    assert_eq!(data["rows"][0]["values"]["que"], "=Pantalla, rota");
    assert_eq!(data["rows"][0]["since"], "2025-03-10T09:00:00-06:00");

    desk.run(&["ack", &first, "--system", "sai", "--number", "S-0417", "--state", "Abierta"]).ok();
    let text = desk.read(&desk.ticket(&first));
    assert!(text.contains("  did: referenced\n  system: sai\n  number: S-0417\n  state: abierta\n"), "{text}");
    let data = desk.run(&["export", "--system", "sai", "--json"]).ok().data("folio/export/1");
    assert_eq!(data["rows"].as_array().map(Vec::len), Some(1));
    let all = desk.run(&["export", "--system", "sai", "--all", "--json"]).ok().data("folio/export/1");
    assert_eq!(all["rows"][1]["number"], "S-0417");
    assert_eq!(all["rows"][1]["state"], "abierta");
    desk.check_clean();
}

#[test]
fn answers_come_in_a_file_all_or_none() {
    let desk = desk();
    for what in ["Uno", "Dos", "Tres"] {
        let folio = open(&desk, what, None);
        desk.run(&["do", &folio, "entregado"]).ok();
    }
    let file = desk.beside().join("respuestas.csv");
    let path = file.to_string_lossy().into_owned();
    let write = |text: &str| std::fs::write(&file, text).expect("writes");
    write("\u{feff}folio;numero;estado;nota\r\nCI-2025-0001;S-0001;Abierta;x\r\nCI-2025-0002;mal;;\r\n");
    desk.refuses(2, &["ack", "--system", "sai", "--from", &path]).says(&["mal", "S-0001"]);
    // Every bad row is named.
    write("folio,number\nCI-2025-0001,mal\nCI-2025-0077,S-0001\nCI-2025-0002,S-0002\nCI-2025-0003,peor\n");
    desk.refuses(2, &["ack", "--system", "sai", "--from", &path]).says(&[
        "Renglón 2, CI-2025-0001: ",
        "Renglón 3, CI-2025-0077: No hay un reporte",
        "Renglón 5, CI-2025-0003: ",
    ]);
    write("folio,number,state\n,S-0001,\nCI-2025-0001,S-0001,abierta\n");
    desk.refuses(3, &["ack", "--system", "sai", "--from", &path]).says(&["respuestas.csv:2"]);
    std::fs::write(&file, b"folio,n\xfamero\n1,S-0001\n").expect("writes");
    desk.refuses(3, &["ack", "--system", "sai", "--from", &path]).says(&["UTF-8"]);
    desk.refuses(3, &["ack", "--system", "sai", "--from", "/dev/zero"]).says(&["MB"]);
    write("ticket,number\n1,S-0001\n");
    desk.refuses(2, &["ack", "--system", "sai", "--from", &path]).says(&["folio"]);
    write(
        "Folio;Número;Estado\r\nCI-2025-0001;S-0001;Abierta\r\nCI-2025-0001;S-0001;Abierta\r\nCI-2025-0002;S-0002;\r\nCI-2025-0003;;\r\n",
    );
    desk.run(&["ack", "--system", "sai", "--from", &path]).ok();
    assert_eq!(desk.read(&desk.ticket("CI-2025-0001")).matches("did: referenced").count(), 1);
    let data = desk.run(&["export", "--system", "sai", "--json"]).ok().data("folio/export/1");
    assert_eq!(data["rows"][0]["folio"], "CI-2025-0003");
    // The same file again says nothing new.
    let before = desk.snapshot();
    desk.run(&["ack", "--system", "sai", "--from", &path]).ok();
    common::assert_same(&before, &desk.snapshot(), "the same file again");
    desk.check_clean();
}

#[test]
fn a_state_needs_its_number() {
    let desk = desk();
    let folio = open(&desk, "Uno", None);
    desk.run(&["do", &folio, "entregado"]).ok();
    desk.refuses(1, &["do", &folio, "resuelto"])
        .says(&["SAI de Ejemplo", &format!("folio ack {folio} --system sai --number …")]);
    let missing = desk.next(&folio)["outcomes"][0]["missing"][0].clone();
    assert_eq!((missing["kind"].as_str(), missing["type"].as_str()), (Some("external"), Some("text")));
    desk.run(&["ack", &folio, "--system", "sai", "--number", "S-0001"]).ok();
    desk.run(&["do", &folio, "resuelto"]).ok();
    let all = desk.run(&["export", "--system", "sai", "--all", "--json"]).ok().data("folio/export/1");
    assert_eq!(all["rows"][0]["state"], "resuelta");
    desk.check_clean();
}

#[test]
fn a_ticket_is_found_by_any_of_its_numbers() {
    let desk = desk();
    let folio = open(&desk, "Uno", Some("R-88123"));
    open(&desk, "Otro", Some("R-1"));
    desk.run(&["ack", &folio, "--system", "sai", "--number", "S-0007"]).ok();
    desk.run(&["ack", &folio, "--system", "sai", "--number", "S-0008"]).ok();
    // Shown is the latest.
    let shown = desk.run(&["list", "--columns", "folio,external", "--format", "csv"]).ok().stdout;
    assert!(shown.contains(&format!("{folio},S-0008\n")), "{shown}");
    let log = desk.run(&["log", "--open", "--json"]).ok().data("folio/log/1");
    assert_eq!(log["rows"][0]["external"], "S-0008");
    for typed in ["R-88123", "r-88123", "88123", "S-0007", "0008"] {
        let found = desk.run(&["list", "--external", typed, "--json"]).ok().data("folio/list/1");
        let folios: Vec<&str> =
            found.as_array().into_iter().flatten().filter_map(|row| row["folio"].as_str()).collect();
        assert_eq!(folios, [folio.as_str()], "{typed}");
    }
    // Whatever became of it.
    desk.run(&["cancel", &folio, "--reason", "ya-no"]).ok();
    let found = desk.run(&["list", "--external", "R-88123", "--json"]).ok().data("folio/list/1");
    assert_eq!(found.as_array().map(Vec::len), Some(1));
}

#[test]
fn what_means_nothing_is_told() {
    let desk = desk();
    let folio = open(&desk, "Uno", None);
    desk.refuses(2, &["export"]).says(&["--system", "sai (SAI de Ejemplo), utic (UTIC de Ejemplo)"]);
    desk.refuses(2, &["ack", &folio, "--number", "1"]).says(&["sai (SAI de Ejemplo)"]);
    desk.refuses(2, &["export", "--system", "SAIS"]).says(&["«sai»"]);
    desk.refuses(2, &["ack", &folio, "--system", "SAIS", "--number", "1"]).says(&["«sai»"]);
    desk.refuses(2, &["ack", &folio, "--system", "sai", "--number", "1"]).says(&["S-0001"]);
    desk.refuses(2, &["ack", &folio, "--system", "sai", "--number", "S-0001", "--state", "rota"])
        .says(&["rota", "abierta, resuelta"]);
    desk.refuses(2, &["ack", &folio, "--system", "sai"]);
    desk.refuses(2, &["ack", "--system", "sai", "--number", "S-0001"]);
    desk.refuses(4, &["ack", "--system", "sai", "--from", "/no/hay.csv"]);
}
