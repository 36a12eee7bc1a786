//! A driver that knows nothing of a procedure: it reads `next --json`, supplies what is missing
//! by its type, and walks tickets until every outcome of the procedure has been taken.

#![allow(clippy::disallowed_methods, reason = "tests touch the disk")]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration};
use common::{Outcome, PROCEDURE, TestDesk};
use serde_json::Value;

/// More steps than any walk of the procedure needs once every outcome was tried.
const MOST_STEPS: usize = 60;
const MOST_TICKETS: usize = 12;

struct Driver {
    desk: TestDesk,
    /// How often each outcome was taken, by activity and outcome.
    taken: BTreeMap<(String, String), usize>,
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text «{key}» in {value:#}"))
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("no list «{key}» in {value:#}"))
}

/// A value for something missing, from what the JSON says of it and nothing else.
fn value_for(missing: &Value, now: &str, turn: usize) -> String {
    if let Some(choices) = missing["choices"].as_array().filter(|choices| !choices.is_empty()) {
        return text(&choices[turn % choices.len()], "id").to_owned();
    }
    if let Some(example) = missing["example"].as_str() {
        return example.to_owned();
    }
    // What is read on the machine at the door no JSON can know; it is the same both ways.
    if text(missing, "key").starts_with("serie_") {
        return "S-1".to_owned();
    }
    match text(missing, "type") {
        "text" => format!("Texto: de prueba {turn}"),
        "long" => format!("Renglón uno {turn}\n  - renglón: dos # no es comentario\n"),
        "number" => turn.to_string(),
        "date" => "2025-03-31".to_owned(),
        "datetime" => now.to_owned(),
        "bool" => ["true", "false"][turn % 2].to_owned(),
        "person" => "personal-1".to_owned(),
        "asset" => "PC-0132".to_owned(),
        other => panic!("type {other} of {missing:#}"),
    }
}

/// The words of a remedy: a complete command line in which `…` stands for the value.
fn words(remedy: &str, value: &str) -> Vec<String> {
    assert_eq!(remedy.matches('…').count(), 1, "{remedy}");
    let mut words = remedy.split_whitespace().map(|word| word.replace('…', value));
    assert_eq!(words.next().as_deref(), Some("folio"), "{remedy}");
    words.collect()
}

impl Driver {
    fn new() -> Self {
        Self { desk: TestDesk::new(), taken: BTreeMap::new() }
    }

    fn run(&self, arguments: &[String]) -> Outcome {
        self.desk.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Seven minutes go by.
    fn tick(&self) {
        let now = DateTime::parse_from_rfc3339(&self.desk.now()).expect("a moment") + Duration::minutes(7);
        self.desk.set_now(&now.to_rfc3339());
    }

    /// Opens a ticket by what `new --fields --json` says.
    fn open(&self, turn: usize) -> String {
        let fields = self.desk.run(&["new", "--procedure", PROCEDURE, "--fields", "--json"]).ok();
        let form = fields.data("folio/next/1");
        let way = &list(&form, "outcomes")[0];
        let mut arguments: Vec<String> = ["new", "--procedure", PROCEDURE].map(str::to_owned).to_vec();
        for missing in list(way, "missing") {
            let remedy = words(text(missing, "remedy"), &value_for(missing, &self.desk.now(), turn));
            assert!(remedy.starts_with(&arguments[..3]), "{remedy:?}");
        }
        for missing in list(way, "missing") {
            let value = value_for(missing, &self.desk.now(), turn);
            arguments.extend(["--set".to_owned(), format!("{}={value}", text(missing, "key"))]);
        }
        arguments.extend(["--by".to_owned(), list(way, "by")[0].as_str().expect("a person").to_owned()]);
        let folio = self.run(&arguments).ok().stdout.trim().to_owned();
        assert!(self.desk.next(&folio)["outcomes"].as_array().is_some_and(|ways| !ways.is_empty()));
        folio
    }

    /// One step by the way least taken so far; false at the end.
    fn step(&mut self, folio: &str, turn: usize) -> bool {
        self.tick();
        let next = self.desk.next(folio);
        let Some(activity) = next["activity"]["id"].as_str().map(str::to_owned) else {
            assert!(list(&next, "outcomes").is_empty(), "{next:#}");
            return false;
        };
        let times = |way: &&Value| {
            let key = (activity.clone(), text(way, "id").to_owned());
            self.taken.get(&key).copied().unwrap_or(0)
        };
        let allowed = list(&next, "outcomes").iter().filter(|way| way["allowed"] == true);
        let way = allowed.min_by_key(times).unwrap_or_else(|| panic!("no way on: {next:#}"));
        let outcome = text(way, "id").to_owned();
        let by = list(way, "by")[0].as_str().expect("a person").to_owned();
        let command = ["do", folio, &outcome, "--by", &by].map(str::to_owned).to_vec();

        let mut values: Vec<String> = Vec::new();
        for missing in list(way, "missing") {
            let value = value_for(missing, &self.desk.now(), turn);
            match text(missing, "kind") {
                "field" | "form" | "external" => {
                    values.extend(["--set".to_owned(), format!("{}={value}", text(missing, "key"))]);
                }
                "signature" => {
                    // Its remedy is the whole command; only who types it is added.
                    let mut sign = words(text(missing, "remedy"), "Nombre");
                    if let Some(last) = sign.last_mut() {
                        *last = last.replace("Nombre", &value);
                    }
                    sign.extend(["--by".to_owned(), by.clone()]);
                    let before = self.desk.next(folio);
                    self.run(&sign).ok();
                    let after = self.desk.next(folio);
                    assert_eq!(before["activity"]["id"], after["activity"]["id"]);
                }
                other => panic!("an allowed way with {other} missing: {way:#}"),
            }
        }
        if let Some(role) = way["for"].as_str() {
            assert!(!role.is_empty());
            values.extend(["--for".to_owned(), format!("Alguien de {role}")]);
        }
        // Whatever is missing is refused, and all of it named.
        if list(way, "missing").iter().any(|missing| text(missing, "kind") != "signature") {
            let arguments: Vec<&str> = command.iter().map(String::as_str).collect();
            let refusal = self.desk.refuses(1, &arguments);
            for missing in list(way, "missing").iter().filter(|missing| text(missing, "kind") != "signature") {
                let value = format!("--set {}=…", text(missing, "key"));
                refusal.clone().says(&[text(missing, "label"), &format!("folio do {folio} {outcome}"), &value]);
            }
        }
        // Once signed, only the values are left.
        let left = self.desk.next(folio);
        let same = list(&left, "outcomes").iter().find(|other| other["id"] == outcome).expect("still there");
        assert_eq!(list(same, "missing").iter().filter(|missing| missing["kind"] == "signature").count(), 0);

        let arguments: Vec<String> = command.into_iter().chain(values).collect();
        let mut plan = arguments.clone();
        plan.extend(["--dry-run".to_owned(), "--json".to_owned()]);
        let held = self.desk.snapshot();
        let planned = self.run(&plan).ok().data("folio/change/1");
        common::assert_same(&held, &self.desk.snapshot(), "--dry-run");
        let mut advance = arguments;
        advance.push("--json".to_owned());
        let done = self.run(&advance).ok().data("folio/change/1");
        assert_eq!(planned["event"], done["event"]);
        assert_eq!(planned["after"], done["after"]);
        let to = text(way, "to");
        assert_eq!(done["after"]["activity"].as_str().unwrap_or("end"), to, "{done:#}");
        *self.taken.entry((activity, outcome)).or_default() += 1;
        true
    }

    /// Walks a ticket to its end.
    fn walk(&mut self, folio: &str, turn: usize) {
        for step in 0..MOST_STEPS {
            if !self.step(folio, turn + step) {
                return;
            }
        }
        panic!("{folio} does not end; so far: {:#?}", self.taken);
    }
}

/// Every outcome that the procedure file declares, by activity.
fn declared(desk: &TestDesk) -> BTreeSet<(String, String)> {
    let file: toml::Table = desk.read(&format!("catalog/procedures/{PROCEDURE}.toml")).parse().expect("TOML");
    let mut found = BTreeSet::new();
    for activity in file["activity"].as_array().expect("activities") {
        for outcome in activity["outcome"].as_array().expect("outcomes") {
            let word = |table: &toml::Value| table["id"].as_str().expect("an id").to_owned();
            found.insert((word(activity), word(outcome)));
        }
    }
    found
}

#[test]
fn every_outcome_is_taken_by_what_json_says() {
    let mut driver = Driver::new();
    let wanted = declared(&driver.desk);
    for turn in 0..MOST_TICKETS {
        let folio = driver.open(turn);
        driver.walk(&folio, turn);
        if wanted.iter().all(|way| driver.taken.contains_key(way)) {
            break;
        }
    }
    let taken: BTreeSet<_> = driver.taken.keys().cloned().collect();
    assert_eq!(taken, wanted);
    driver.desk.check_clean();
}

#[test]
fn whoever_is_named_may_do_it() {
    let desk = TestDesk::new();
    let mut opening = vec!["new", "--procedure", PROCEDURE, "--dry-run"];
    opening.extend(common::OPENING);
    let form = desk.run(&["new", "--fields", "--json"]).ok().data("folio/next/1");
    for person in list(&list(&form, "outcomes")[0], "by") {
        let mut arguments = opening.clone();
        arguments.extend(["--by", person.as_str().expect("a person")]);
        desk.run(&arguments).ok();
    }
    let folio = desk.open();
    for person in list(&list(&desk.next(&folio), "outcomes")[0], "by") {
        desk.run(&["do", &folio, "registrado", "--dry-run", "--by", person.as_str().expect("a person")]).ok();
    }
}

#[test]
fn the_shape_of_an_external_number_is_told() {
    let mut driver = Driver::new();
    let suppliers = "[[external]]\nkey = \"utic\"\nname = \"UTIC\"\nnumber = \"R-[0-9]{5}\"\nexample = \"R-20417\"\n";
    driver.desk.write("catalog/suppliers.toml", suppliers);
    driver.taken.insert(("02".to_owned(), "resuelto".to_owned()), 99);
    let folio = driver.open(0);
    for step in 0..3 {
        assert!(driver.step(&folio, step));
    }
    assert_eq!(driver.desk.next(&folio)["activity"]["id"], "05");
}

#[test]
fn a_remedy_is_a_complete_command_line() {
    let desk = TestDesk::new();
    let mut command = desk.command(&["new", "--set", "usuario=La 'señora' de \"compras\"; $HOME `id`"]);
    let refusal = desk.refuses_command(1, command, None);
    let remedy =
        refusal.stderr.lines().filter_map(|line| line.trim().strip_prefix("→ ")).next_back().expect("a remedy");
    // Every value is given at once, in a shell, as it stands there.
    let values = [("area=…", "area=Compras"), ("ubicacion=…", "ubicacion=A"), ("tipo=…", "tipo=falla")];
    let more = [("componente=…", "componente=software"), ("origen=…", "origen=Nada")];
    let line = values.iter().chain(&more).fold(remedy.to_owned(), |line, (from, to)| line.replace(from, to));
    command = std::process::Command::new("sh");
    desk.surround(&mut command);
    let line = line.replacen("folio ", "\"$0\" ", 1);
    command.args(["-c", &line, common::FOLIO]).current_dir(desk.root());
    let done = desk.finish(command, None).ok();
    assert_eq!(done.stdout, "CI-2025-0001\n");
    let ticket = desk.read(&desk.ticket("CI-2025-0001"));
    assert!(ticket.contains("La 'señora' de \"compras\"; $HOME `id`"), "{ticket}");
}

#[test]
fn opening_reads_a_document_from_stdin() {
    let desk = TestDesk::new();
    let yaml = "procedure: mp414-pr15\nby: personal-1\nnote: por teléfono\nset:\n  usuario: Uno\n  area: Dos\n  \
                ubicacion: Tres\n  tipo: falla\n  componente: software\n  origen: |\n    Renglón uno\n    Renglón dos\n";
    let first = desk.run_with(&["new", "--from", "-"], yaml.as_bytes()).ok();
    assert_eq!(first.stdout, "CI-2025-0001\n");
    let json = r#"{"set": {"usuario": "Uno", "area": "Dos", "ubicacion": "Tres", "tipo": "asesoria",
        "componente": "hardware", "origen": "Con \"comillas\" y ñ"}}"#;
    let second = desk.run_with(&["new", "--from", "-", "--json"], json.as_bytes()).ok().data("folio/new/1");
    assert_eq!(second["folio"], "CI-2025-0002");
    let ticket = desk.read(&desk.ticket("CI-2025-0001"));
    assert!(ticket.contains("by: personal-1"), "{ticket}");
    desk.check_clean();
}

#[test]
fn an_outcome_that_opens_a_wait_says_how_it_ends() {
    let mut driver = Driver::new();
    let folio = driver.open(0);
    let mut waited = false;
    for step in 0..MOST_STEPS {
        let next = driver.desk.next(&folio);
        if let Some(remedy) = next["waiting"]["remedy"].as_str() {
            // The wait is ended by its own remedy, not by the next outcome.
            let mut arguments: Vec<String> = Vec::new();
            for word in remedy.split_whitespace().skip(1) {
                let value = match word.split('=').next() {
                    Some("regreso") => driver.desk.now(),
                    Some("recibe") => "personal-1".to_owned(),
                    Some("serie_regreso") => "S-1".to_owned(),
                    _ => "Bien".to_owned(),
                };
                arguments.push(word.replace('…', &value));
            }
            driver.run(&arguments).ok();
            assert_eq!(driver.desk.next(&folio)["waiting"], Value::Null);
            waited = true;
            break;
        }
        // Away from the short path and from the repair on the spot.
        for way in [("02", "resuelto"), ("07", "reparado")] {
            driver.taken.insert((way.0.to_owned(), way.1.to_owned()), 99);
        }
        assert!(driver.step(&folio, step), "ended without a wait");
    }
    assert!(waited);
    driver.walk(&folio, 3);
    driver.desk.check_clean();
}
