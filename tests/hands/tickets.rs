//! What people do to tickets.

use serde_json::Value;

use super::Hands;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// A value for something missing, from what the JSON says of it.
fn value_for(hands: &mut Hands, name: &str, missing: &Value, words: &str) -> String {
    let choices = list(missing, "choices");
    if let Some(choice) = hands.dice.one_of(choices) {
        return text(choice, "id").to_owned();
    }
    if let Some(example) = missing["example"].as_str() {
        return example.to_owned();
    }
    match text(missing, "type") {
        "number" => hands.dice.below(9).to_string(),
        "date" => format!("2025-04-{:02}", hands.dice.below(28) + 1),
        "datetime" => hands.shared.desk.now(),
        "bool" => ["true", "false"][hands.dice.below(2)].to_owned(),
        "person" => hands.person(),
        "asset" => super::assets::any(hands, name).unwrap_or_else(|| "PC-0132".to_owned()),
        "long" => format!("{words}\n  - renglón: dos # no es comentario\n"),
        _ => words.to_owned(),
    }
}

fn words(hands: &Hands, name: &str) -> String {
    format!("{name} {}", hands.step)
}

fn as_words(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

pub fn open(hands: &mut Hands, name: &str) {
    // The first procedure of a kit is what it is for; the others mostly come from it.
    let place = if hands.dice.once_in(3) { hands.dice.below(hands.office.procedures.len()) } else { 0 };
    let mut procedures = hands.office.procedures.clone();
    procedures.sort_by_key(|code| (*code != hands.plan.kit, code.clone()));
    let procedure = procedures[place].clone();
    if !hands.forms.contains_key(&procedure) {
        let asked = hands.folio(name, &["new", "--procedure", &procedure, "--fields", "--json"]);
        hands.forms.insert(procedure.clone(), asked.ok().data("folio/next/1"));
    }
    let form = hands.forms[&procedure].clone();
    let Some(way) = list(&form, "outcomes").first().cloned() else { return };
    let mut arguments = ["new", "--procedure", &procedure].map(str::to_owned).to_vec();
    let person = format!("Usuaria de Ejemplo {}", hands.dice.below(4));
    for missing in list(&way, "missing") {
        let told = if text(missing, "key").contains("usuario") { person.clone() } else { words(hands, name) };
        let value = value_for(hands, name, missing, &told);
        arguments.push(format!("--set={}={value}", text(missing, "key")));
    }
    // It may be about an asset.
    let about = list(&way, "optional").iter().find(|field| text(field, "type") == "asset");
    if let Some(field) = about.filter(|_| hands.dice.once_in(2)) {
        let asset = value_for(hands, name, field, "");
        arguments.push(format!("--set={}={asset}", text(field, "key")));
    }
    let by = list(&way, "by");
    if let Some(by) = hands.dice.one_of(by).and_then(Value::as_str) {
        arguments.push(format!("--by={by}"));
    }
    let outcome = hands.folio(name, &as_words(&arguments));
    hands.did("open", &outcome);
}

/// One step on, by a way that the program names.
pub fn walk(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return open(hands, name) };
    let next = hands.folio(name, &["next", &folio, "--json"]);
    if next.code != 0 {
        return;
    }
    let next = next.data("folio/next/1");
    let ways: Vec<&Value> = list(&next, "outcomes").iter().filter(|way| way["allowed"] == true).collect();
    let Some(way) = hands.dice.one_of(&ways).map(|way| (*way).clone()) else { return };
    let mut arguments = ["do", &folio, text(&way, "id")].map(str::to_owned).to_vec();
    let by = list(&way, "by");
    let by = hands.dice.one_of(by).and_then(Value::as_str).unwrap_or("nadie").to_owned();
    arguments.push(format!("--by={by}"));
    let told = words(hands, name);
    for missing in list(&way, "missing") {
        if text(missing, "kind") == "signature" {
            let role = text(missing, "key");
            hands.folio(name, &["sign", &folio, "--as", role, "--name", "Alguien de Muestra", "--by", &by]);
        } else {
            let value = value_for(hands, name, missing, &told);
            arguments.push(format!("--set={}={value}", text(missing, "key")));
        }
    }
    if way["for"].is_string() {
        arguments.push("--for=Alguien de Muestra".to_owned());
    }
    let outcome = hands.folio(name, &as_words(&arguments));
    hands.did("walk", &outcome);
}

pub fn note(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let (told, by) = (words(hands, name), hands.person());
    let outcome = hands.folio(name, &["note", &folio, &told, "--by", &by]);
    hands.did("note", &outcome);
}

/// A correction of a field that was filled in at the beginning.
pub fn set(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let forms: Vec<Value> = hands.forms.values().cloned().collect();
    let Some(form) = hands.dice.one_of(&forms).cloned() else { return };
    let way = list(&form, "outcomes").first().cloned().unwrap_or_default();
    let fields: Vec<Value> = list(&way, "missing").iter().chain(list(&way, "optional")).cloned().collect();
    let Some(field) = hands.dice.one_of(&fields).cloned() else { return };
    let told = words(hands, name);
    let (value, by) = (value_for(hands, name, &field, &told), hands.person());
    let set = format!("{}={value}", text(&field, "key"));
    let outcome = hands.folio(name, &["note", &folio, "--set", &set, "--by", &by]);
    hands.did("set", &outcome);
}

pub fn assign(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let (to, by) = (hands.person(), hands.person());
    let outcome = hands.folio(name, &["assign", &folio, &to, "--by", &by]);
    hands.did("assign", &outcome);
}

/// Keys of a table of a ticket's procedure.
fn keys_of(hands: &Hands, name: &str, folio: &str, table: &[&str]) -> Vec<String> {
    let files = hands.files(name, "tickets");
    let Some(path) = files.iter().find(|path| path.ends_with(&format!("{folio}.yaml"))) else { return Vec::new() };
    let text = hands.shared.read(name, path);
    let Some(code) = text.lines().find_map(|line| line.strip_prefix("  code: ")) else { return Vec::new() };
    let file = hands.shared.read(name, &format!("catalog/procedures/{code}.toml"));
    let file: toml::Value = toml::from_str(&file).expect("a procedure");
    let found = table.iter().try_fold(&file, |value, key| value.get(key));
    found.and_then(toml::Value::as_table).map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

pub fn wait(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let reasons = keys_of(hands, name, &folio, &["waits"]);
    let Some(reason) = hands.dice.one_of(&reasons).cloned() else { return };
    let by = hands.person();
    let outcome = hands.folio(name, &["wait", &folio, "--reason", &reason, "--by", &by]);
    hands.did("wait", &outcome);
}

pub fn resume(hands: &mut Hands, name: &str) {
    let waiting: Vec<String> = with_line(hands, name, "waiting:");
    let Some(folio) = hands.dice.one_of(&waiting).cloned() else { return };
    let by = hands.person();
    let outcome = hands.folio(name, &["resume", &folio, "--by", &by]);
    hands.did("resume", &outcome);
}

/// Names of the records of a clone whose header has such a line.
pub fn with_line(hands: &Hands, name: &str, begins: &str) -> Vec<String> {
    let files = hands.files(name, "tickets").into_iter().chain(hands.files(name, "catalog/assets"));
    let has = |path: &String| {
        let text = hands.shared.read(name, path);
        text.lines().take_while(|line| !line.starts_with("events:")).any(|line| line.starts_with(begins))
    };
    files.filter(has).map(|path| super::stem(&path)).collect()
}

pub fn settle(hands: &mut Hands, name: &str) {
    let disputed = with_line(hands, name, "disputes:");
    let Some(record) = hands.dice.one_of(&disputed).cloned() else { return };
    let outcome = decide(hands, name, &record);
    hands.did("settle", &outcome);
}

/// Decides the first dispute of a record at random.
pub fn decide(hands: &mut Hands, name: &str, record: &str) -> super::common::Outcome {
    let shown = hands.folio(name, &["settle", record, "--json"]).exits(1).data("folio/disputes/1");
    let events = list(&list(&shown, "disputes")[0], "events").to_vec();
    let kept = text(hands.dice.one_of(&events).expect("a step"), "id").to_owned();
    let reason = format!("Se preguntó a {name}");
    hands.folio(name, &["settle", record, "--keep", &kept, "--note", &reason])
}

pub fn link(hands: &mut Hands, name: &str) {
    let (Some(folio), Some(other)) = (hands.ticket(name), hands.ticket(name)) else { return };
    let relation = ["related", "duplicate"][hands.dice.below(2)];
    let outcome = hands.folio(name, &["link", &folio, &other, "--as", relation]);
    hands.did("link", &outcome);
}

pub fn reopen(hands: &mut Hands, name: &str) {
    let closed = with_line(hands, name, "closed:");
    let Some(folio) = hands.dice.one_of(&closed).cloned() else { return };
    let by = hands.office.people[0].clone();
    let outcome = hands.folio(name, &["reopen", &folio, "--note", "Volvió a fallar", "--by", &by]);
    hands.did("reopen", &outcome);
}

pub fn cancel(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let reasons = keys_of(hands, name, &folio, &["cancel", "reasons"]);
    let Some(reason) = hands.dice.one_of(&reasons).cloned() else { return };
    let children = ["leave", "cancel"][hands.dice.below(2)];
    let by = hands.office.people[0].clone();
    let mut arguments = vec!["cancel", &folio, "--reason", &reason, "--note", "Ya no", "--by", &by];
    if hands.dice.once_in(2) {
        arguments.extend(["--children", children]);
    }
    let outcome = hands.folio(name, &arguments);
    hands.did("cancel", &outcome);
}

pub fn sign(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let roles = keys_of(hands, name, &folio, &["roles"]);
    let Some(role) = hands.dice.one_of(&roles).cloned() else { return };
    let outcome = hands.folio(name, &["sign", &folio, "--as", &role, "--name", "Alguien de Muestra"]);
    hands.did("sign", &outcome);
}

/// A small file; sometimes the same in two clones.
pub fn attach(hands: &mut Hands, name: &str) {
    let Some(folio) = hands.ticket(name) else { return };
    let words = format!("Se vio esto {}.\n", hands.dice.below(5));
    let file = hands.shared.desk.beside().join(format!("nota-{}.txt", hands.dice.below(3)));
    std::fs::write(&file, words).expect("writes");
    let outcome = hands.folio(name, &["attach", &folio, &file.to_string_lossy()]);
    hands.did("attach", &outcome);
}

pub fn redact(hands: &mut Hands, name: &str) {
    let who = format!("Usuaria de Ejemplo {}", hands.dice.below(4));
    let Some(folio) = hands.ticket(name) else { return };
    let outcome = hands.folio(name, &["redact", &who, "--in", &folio, "--note", "Lo pidió"]);
    hands.did("redact", &outcome);
}
