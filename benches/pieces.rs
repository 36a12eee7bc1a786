//! The pieces that every command is made of, on one ticket walked to its end:
//! `cargo bench --bench pieces`. Whole commands are measured by `scripts/measure.sh`.

use divan::{Bencher, black_box};
use folio::model::ticket::Ticket;
use folio::procedure::load;
use folio::procedure::replay::{Lineage, State};
use folio::yaml::{self, Edit};
use serde_json::json;
use std::sync::Arc;

fn main() {
    divan::main();
}

fn file(path: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{root}/{path}")).expect(path)
}

/// The longest ticket of the sample desk.
fn ticket_text() -> String {
    let mut texts: Vec<String> = Vec::new();
    for month in ["tickets/2026/09", "tickets/2026/10"] {
        let folder = format!("{}/{month}", env!("CARGO_MANIFEST_DIR"));
        for entry in std::fs::read_dir(folder).expect("folder").flatten() {
            texts.push(std::fs::read_to_string(entry.path()).expect("ticket"));
        }
    }
    texts.into_iter().max_by_key(String::len).expect("a ticket")
}

#[divan::bench]
fn parse_yaml(bencher: Bencher) {
    let text = ticket_text();
    bencher.bench(|| yaml::parse(black_box(&text)));
}

#[divan::bench]
fn read_ticket(bencher: Bencher) {
    let value = yaml::parse(&ticket_text()).expect("yaml");
    bencher.bench(|| Ticket::from_value(black_box(&value)));
}

#[divan::bench]
fn replay(bencher: Bencher) {
    let value = yaml::parse(&ticket_text()).expect("yaml");
    let ticket = Ticket::from_value(&value).expect("ticket");
    let path = format!("catalog/procedures/{}.toml", ticket.procedure.code);
    let procedure = load::load(&path, &file(&path)).procedure.expect("procedure");
    let lineage = Lineage::single(Arc::new(procedure));
    bencher.bench(|| State::replay(black_box(&lineage), black_box(&ticket.events)));
}

#[divan::bench]
fn load_procedure(bencher: Bencher) {
    let path = "catalog/procedures/mp414-pr15.toml";
    let text = file(path);
    bencher.bench(|| load::load(black_box(path), black_box(&text)));
}

#[divan::bench]
fn append_event(bencher: Bencher) {
    let text = ticket_text();
    let item = json!({ "id": "aaaaaa", "at": "2026-10-30T17:00:00-06:00", "by": "personal-1", "did": "noted" });
    let edits = [
        Edit::Set { path: vec!["assignee".to_owned()], value: json!("personal-2") },
        Edit::Append { key: "events".to_owned(), item },
    ];
    bencher.bench(|| yaml::apply(black_box(&text), black_box(&edits)));
}
