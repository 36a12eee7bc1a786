//! Makes a desk of N tickets for measuring: `cargo run --release --example make-desk -- N DIR`.
//!
//! Deterministic: the same N gives the same tickets. They are walked by the engine itself, with every
//! procedure that the binary embeds, turn by turn, so that every one of them keeps the rules. With `one` after
//! DIR only the procedure that is embedded first is used.

use std::path::{Path, PathBuf};

use anyhow::Context;
use chrono::{Duration, NaiveDate};
use folio::model::event::Values;
use folio::model::folio::Folio;
use folio::model::identifier;
use folio::model::ticket::Ticket;
use folio::model::time::Moment;
use folio::model::value::FieldType;
use folio::procedure::engine::{self, Intent, Request, Rules, Unmet};
use folio::procedure::replay::State;
use folio::store::desk::Desk;
use folio::store::embedded;
use folio::store::init::{self, NewDesk};
use folio::yaml;

/// A small generator of numbers, so that the same desk comes out everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// Assets that tickets are about.
const ASSETS: usize = 500;

/// Tickets of a year at most.
const A_YEAR: u32 = 25_000;

/// The last tickets at most, of which many are open.
const YOUNG: u32 = 600;

const PROBLEMS: [&str; 6] = [
    "La impresora atasca el papel cada tercera hoja y muestra un error en la pantalla.",
    "No abre el correo desde la mañana; pide la contraseña una y otra vez.",
    "La pantalla se apaga sola al cabo de unos minutos.",
    "No hay red en toda la oficina; el teléfono tampoco da tono.",
    "El sistema institucional tarda varios minutos en responder.",
    "El equipo no enciende después del corte de luz de anoche.",
];

fn value(unmet: &Unmet, dice: &mut Dice, at: Moment) -> serde_json::Value {
    let text = |text: String| serde_json::Value::String(text);
    match unmet.field_type {
        Some(FieldType::Choice) => text(unmet.choices[dice.below(unmet.choices.len())].id.clone()),
        Some(FieldType::Bool) => serde_json::Value::Bool(dice.below(2) == 0),
        Some(FieldType::Number) => serde_json::Value::from(dice.below(100)),
        Some(FieldType::Date) => text(at.format("%Y-%m-%d").to_string()),
        Some(FieldType::DateTime) => text(folio::model::time::write_moment(at)),
        Some(FieldType::Asset) => text(format!("PC-{:04}", dice.below(ASSETS))),
        Some(FieldType::Long) => text(PROBLEMS[dice.below(PROBLEMS.len())].to_owned()),
        _ if unmet.kind == engine::Kind::External => text(format!("R-{:05}", dice.below(100_000))),
        _ => text(format!("Ejemplo {}", dice.below(900) + 100)),
    }
}

fn walk(rules: &Rules, folio: Folio, opened: Moment, young: bool, dice: &mut Dice) -> Option<Ticket> {
    let actor = rules.people.people[0].id.clone();
    let mut at = opened;
    let mut request = Request {
        intent: Intent::Open { parent: None },
        actor,
        on_behalf: None,
        at,
        now: at,
        set: Values::new(),
        note: None,
        opens: Vec::new(),
        moves: Vec::new(),
    };
    for unmet in rules.unmet_of_opening(&Values::new(), &engine::Given::values(&Values::new())) {
        request.set.insert(unmet.key.clone(), value(&unmet, dice, at));
    }
    let uid = identifier::uid(folio.to_string().as_bytes());
    let (mut ticket, mut state) = engine::open(rules, folio, uid, &request).ok()?;
    // A desk always has some open, most of them young: of those, one in four stays where it is at each
    // step; of old ones, one in a thousand.
    let stays = if young { 4 } else { 1000 };
    while !state.is_ended() && dice.below(stays) > 0 {
        at += Duration::minutes(5 + dice.below(90) as i64);
        // A way may be closed: it waits for children, or for somebody whom this desk has not.
        let went = (0..4).any(|_| step(rules, &mut ticket, &mut state, &request, at, dice).is_some());
        if !went && leave(rules, &mut ticket, &mut state, &request, at).is_none() {
            break;
        }
    }
    Some(ticket)
}

/// Cancels a ticket that gets no further.
fn leave(rules: &Rules, ticket: &mut Ticket, state: &mut State, base: &Request, at: Moment) -> Option<()> {
    rules.procedure.cancel.reasons.iter().find_map(|reason| {
        let intent = Intent::Cancel(reason.id.clone());
        let note = Some("Ya no hizo falta.".to_owned());
        record(rules, ticket, state, Request { intent, at, now: at, set: Values::new(), note, ..base.clone() })
    })
}

fn step(
    rules: &Rules,
    ticket: &mut Ticket,
    state: &mut State,
    base: &Request,
    at: Moment,
    dice: &mut Dice,
) -> Option<()> {
    // Children are opened by the command line, together with their parent.
    let alone = |prospect: &engine::Prospect| prospect.outcome.opens.is_empty();
    let prospects: Vec<_> = rules.prospects(&ticket.folio, state, at).into_iter().filter(alone).collect();
    if prospects.is_empty() {
        return None;
    }
    let chosen = prospects.get(dice.below(prospects.len()))?;
    let mut set = Values::new();
    for unmet in &chosen.missing {
        if unmet.kind == engine::Kind::Signature {
            let name = "Nombre de Ejemplo".to_owned();
            let intent = Intent::Sign { role: unmet.key.clone(), name, evidence: Default::default() };
            record(rules, ticket, state, Request { intent, at, now: at, set: Values::new(), ..base.clone() })?;
        } else {
            set.insert(unmet.key.clone(), value(unmet, dice, at));
        }
    }
    let intent = Intent::Outcome(chosen.outcome.id.clone());
    record(rules, ticket, state, Request { intent, at, now: at, set, ..base.clone() })
}

fn record(rules: &Rules, ticket: &mut Ticket, state: &mut State, request: Request) -> Option<()> {
    let plan = engine::plan(rules, ticket, state, &request).ok()?;
    ticket.events.push(plan.event);
    ticket.header = plan.after;
    *state = plan.state;
    Some(())
}

/// Adds what one table has to another: rows of lists by their identifier, words of lists once.
fn unite(into: &mut toml::Table, from: toml::Table) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (None, value) => drop(into.insert(key, value)),
            (Some(toml::Value::Table(into)), toml::Value::Table(from)) => unite(into, from),
            (Some(toml::Value::Array(into)), toml::Value::Array(from)) => {
                for item in from {
                    let both = |known: &toml::Value, key| known.get(key).is_some_and(|one| item.get(key) == Some(one));
                    let names = ["id", "key", "prefix"];
                    let same =
                        |known: &&mut toml::Value| **known == item || names.into_iter().any(|key| both(known, key));
                    match (into.iter_mut().find(same), item) {
                        (Some(toml::Value::Table(into)), toml::Value::Table(from)) if key == "person" => {
                            unite(into, from)
                        }
                        (Some(_), _) => {}
                        (None, item) => into.push(item),
                    }
                }
            }
            _ => {}
        }
    }
}

/// Adds the catalogue of another desk to that of one.
fn take_over(desk: &Path, other: &Path, below: &str) -> anyhow::Result<()> {
    let mut entries: Vec<_> = std::fs::read_dir(other.join(below))?.collect::<Result<_, _>>()?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = format!("{below}/{}", entry.file_name().to_string_lossy());
        let (from, to) = (other.join(&path), desk.join(&path));
        if entry.file_type()?.is_dir() {
            std::fs::create_dir_all(&to)?;
            take_over(desk, other, &path)?;
        } else if !to.exists() {
            std::fs::copy(from, to)?;
        } else if below == "catalog" {
            let mut table: toml::Table = std::fs::read_to_string(&to)?.parse()?;
            unite(&mut table, std::fs::read_to_string(from)?.parse()?);
            std::fs::write(to, toml::to_string(&table)?)?;
        }
    }
    Ok(())
}

fn start(code: &str, folder: &Path) -> anyhow::Result<()> {
    init::start(&NewDesk {
        folder,
        procedure: code,
        series: Some("CI"),
        name: "Mesa de medición",
        institution: "Institución de ejemplo",
        unit: "Unidad de ejemplo",
        person: "jefatura-1",
        person_name: "Persona de Ejemplo",
        person_mail: None,
        language: "es",
    })?;
    Ok(())
}

fn make(count: u32, folder: &Path, only_one: bool) -> anyhow::Result<()> {
    let mut codes = embedded::procedure_codes();
    if only_one {
        codes.truncate(1);
    }
    start(&codes[0], folder)?;
    let beside = tempfile::tempdir()?;
    for code in &codes {
        let other = beside.path().join(code);
        // Each kit has several.
        if !folder.join(format!("catalog/procedures/{code}.toml")).exists() {
            start(code, &other)?;
            take_over(folder, &other, "catalog")?;
            take_over(folder, &other, "templates")?;
        }
    }
    let desk = Desk::open(folder).map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let mut procedures = Vec::new();
    for code in &codes {
        let procedure = desk.procedure(code).map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let kept = desk.kept_path(&procedure.reference());
        std::fs::create_dir_all(kept.parent().context("the kept procedure has a folder")?)?;
        std::fs::write(kept, embedded::procedure(code).context("the procedure is embedded")?)?;
        procedures.push(procedure);
    }
    let assets = folder.join("catalog/assets/computadora");
    std::fs::create_dir_all(&assets)?;
    for number in 0..ASSETS {
        let uid = identifier::uid(format!("PC-{number:04}").as_bytes());
        let card = format!("id: PC-{number:04}\nuid: {uid}\nkind: computadora\nbrand: Marca de Ejemplo\n");
        std::fs::write(assets.join(format!("PC-{number:04}.yaml")), card)?;
    }
    let mut dice = Dice(42);
    // A year at a desk has its limit: many tickets are of many years, the last of which is 2026.
    let years = count.div_ceil(A_YEAR).max(1);
    let per_year = count.div_ceil(years).max(1);
    for index in 0..count {
        let (past, number) = (years - 1 - index / per_year, index % per_year);
        let year = 2026 - i32::try_from(past)?;
        let first = NaiveDate::from_ymd_opt(year, 1, 1).context("a date")?;
        let day = first + Duration::days(i64::from(number) * 300 / i64::from(per_year));
        let opened = desk.zone().instant(day.and_hms_opt(9, 0, 0).context("an hour")?)
            + Duration::minutes(dice.below(400) as i64);
        let folio = Folio { series: "CI".to_owned(), year: u16::try_from(year)?, number: number + 1 };
        let young = index + (count / 4).min(YOUNG) >= count;
        // What is only opened by others cannot be walked alone: the next one is.
        let turn = (0..procedures.len()).map(|turn| &procedures[(index as usize + turn) % procedures.len()]);
        let ticket = turn
            .into_iter()
            .find_map(|procedure| walk(&desk.rules(procedure), folio.clone(), opened, young, &mut dice));
        let ticket = ticket.context("some procedure can be walked")?;
        let month = folder.join("tickets").join(day.format("%Y/%m").to_string());
        std::fs::create_dir_all(&month)?;
        std::fs::write(month.join(format!("{}.yaml", ticket.folio)), yaml::emit(&ticket.to_value()))?;
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (count, folder, only_one) = match &arguments[..] {
        [count, folder] => (count, folder, false),
        [count, folder, word] if word == "one" => (count, folder, true),
        _ => anyhow::bail!("usage: make-desk N DIR [one]"),
    };
    make(count.parse().context("N is a number")?, &PathBuf::from(folder), only_one)
}
