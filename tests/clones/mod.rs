//! Clones of one record, each with a random history made by the engine and written by the store.

#![allow(dead_code, reason = "no test file uses all of it")]

#[path = "../common/mod.rs"]
mod common;

use std::sync::{Arc, OnceLock};

use chrono::Duration;
use common::{ASSET, PROCEDURE, TestDesk};
use folio::inventory::engine::{self as inventory, AssetRequest, card_differences};
use folio::inventory::ledger as papers;
use folio::inventory::replay::AssetState;
use folio::model::asset::{Asset, AssetEvent, Deed as AssetDeed};
use folio::model::attachment::Attachment;
use folio::model::event::Values;
use folio::model::folio::Folio;
use folio::model::signature::Evidence;
use folio::model::ticket::{ProcedureReference, Ticket};
use folio::model::time::{Moment, read_moment, write_moment};
use folio::model::value::FieldType;
use folio::procedure::definition::Procedure;
use folio::procedure::engine::{self, Intent, Kind, Request, Rules, Unmet};
use folio::procedure::ledger;
use folio::procedure::replay::{Choice, Lineage, State};
use folio::store::assets::{AssetRecord, parse_asset};
use folio::store::desk::Desk;
use folio::store::tickets::{Record, parse_ticket};
use folio::yaml;
use serde_json::{Value, json};

/// Decisions after which every dispute has to be settled.
const MOST: usize = 60;

/// A desk to plan and to write with; nothing is on the disk.
pub struct World {
    pub desk: &'static Desk,
    pub procedure: Arc<Procedure>,
}

fn moment(text: &str) -> Moment {
    read_moment(text).expect(text)
}

impl World {
    pub fn new() -> Self {
        static DESK: OnceLock<Desk> = OnceLock::new();
        let desk = DESK.get_or_init(|| {
            let files = TestDesk::new();
            let desk = Desk::open(&files.root()).expect("a desk");
            desk.procedure(PROCEDURE).expect("a procedure");
            desk
        });
        let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/catalog/procedures/mp414-pr15.toml"));
        let loaded = folio::procedure::load::load("mp414-pr15.toml", &text.expect("its text"));
        Self { desk, procedure: Arc::new(loaded.procedure.expect("a procedure")) }
    }

    pub fn rules(&self) -> Rules<'_> {
        self.desk.rules(&self.procedure)
    }

    pub fn lineage(&self) -> Lineage {
        Lineage::single(self.procedure.clone())
    }

    pub fn finder(&self) -> impl Fn(&ProcedureReference) -> Option<Arc<Procedure>> {
        let procedure = self.procedure.clone();
        move |reference| (*reference == procedure.reference()).then(|| procedure.clone())
    }

    /// A moment after everything.
    pub fn end(&self) -> Moment {
        moment("2030-01-01T00:00:00-06:00")
    }

    /// The text of an asset after a random history, on what the text before says.
    pub fn asset(&self, before: Option<&str>, rolls: Vec<(u16, i64)>) -> String {
        const PATH: &str = "catalog/assets/computadora/PC-0132.yaml";
        let text = before.unwrap_or(ASSET).to_owned();
        let mut record = AssetRecord { path: PATH.into(), asset: parse_asset(PATH, &text).expect("an asset"), text };
        let rules = self.desk.asset_rules();
        let mut at = record.asset.events.last().expect("an event").at;
        for (roll, minutes) in rolls {
            at += Duration::minutes(minutes);
            let state = AssetState::replay(&record.asset.id, &record.asset.events);
            let request = rules.completed(&state, asset_request(&state, &record.asset.events, roll, at));
            if let Ok(plan) = inventory::plan(&rules, &record.asset, &state, &request) {
                record = self.desk.with_asset(&record, &plan.after).expect("an edit");
            }
        }
        record.text
    }

    /// The text of an asset once everything in dispute is decided.
    pub fn asset_settled(&self, text: &str, picks: &[u16]) -> String {
        const PATH: &str = "catalog/assets/computadora/PC-0132.yaml";
        let asset = parse_asset(PATH, text).expect("an asset");
        let mut record = AssetRecord { path: PATH.into(), asset, text: text.to_owned() };
        let rules = self.desk.asset_rules();
        for round in 0..MOST {
            let state = AssetState::replay(&record.asset.id, &record.asset.events);
            if state.disputes.is_empty() {
                return record.text;
            }
            let pick = usize::from(picks[round % picks.len().max(1)]);
            let choice = asset_choice(&state, &record.asset.events, pick);
            let at = self.end() - Duration::days(1) + Duration::minutes(round as i64);
            let mut request = asset_request(&state, &record.asset.events, 0, at);
            request.deed = AssetDeed::Settled;
            let details = json!({"keeps": choice.keeps, "drops": choice.drops});
            request.details = serde_json::from_value(details).expect("details");
            let plan = inventory::plan(&rules, &record.asset, &state, &request)
                .unwrap_or_else(|refusal| panic!("{refusal:?}\n{}", record.text));
            record = self.desk.with_asset(&record, &plan.after).expect("an edit");
        }
        panic!("deciding does not come to an end\n{}", record.text)
    }

    /// Fails where the asset's file breaks a law.
    #[track_caller]
    pub fn judge_asset(&self, path: &str, text: &str) {
        let asset: Asset = parse_asset(path, text).unwrap_or_else(|found| panic!("{found:?}\n{text}"));
        let state = AssetState::replay(&asset.id, &asset.events);
        assert_eq!(state.position(), asset.position, "{text}");
        let kind = self.desk.inventory.kind(&asset.kind);
        assert_eq!(card_differences(kind, &asset, &state), vec![], "{text}");
        let (_, breaches) = inventory::judge(&self.desk.asset_rules(), &asset, self.end());
        assert!(breaches.is_empty(), "{breaches:?}\n{text}");
        assert!(papers::signed(&asset).iter().all(|one| one.is_intact() != Some(false)), "{text}");
        assert!(state.letters.iter().filter(|letter| letter.closing.is_none()).count() <= 1, "{text}");
    }
}

/// A decision of one of the disputes of an asset, for one of the sides.
fn asset_choice(state: &AssetState, events: &[AssetEvent], pick: usize) -> Choice {
    let Some(dispute) = state.disputes.get(pick % state.disputes.len().max(1)) else {
        return Choice { keeps: Vec::new(), drops: Vec::new() };
    };
    let sides: Vec<&String> = dispute.against.iter().chain([&dispute.id]).collect();
    assert!(sides.len() > 1, "nothing stands against {}", dispute.id);
    let kept = sides[pick % sides.len()];
    state.choice(events, kept).expect("every dispute can be settled, for either side")
}

fn asset_request(state: &AssetState, events: &[AssetEvent], roll: u16, at: Moment) -> AssetRequest {
    use AssetDeed::*;
    let pick = usize::from(roll / 16);
    let deeds = [
        Assigned,
        Lent,
        Returned,
        Transferred,
        Moved,
        Corrected,
        Noted,
        Retained,
        GivenBack,
        Authorised,
        Left,
        CameBack,
        Signed,
        Reserved,
        Lost,
        Found,
        Extended,
        Withdrawn,
        Retired,
        Settled,
    ];
    // What mostly follows, so that histories grow long.
    let deed = match (roll % 3, &state.custodian) {
        (0, None) => Assigned,
        (0, Some(_)) => Returned,
        _ => deeds[pick % deeds.len()],
    };
    let person = ["jefatura-1", "personal-1", "usuario-1"][pick % 3];
    let mut details = json!({
        "to": person, "condition": "Buena", "place": format!("Lugar {}", pick % 4), "due": "2025-02-01",
        "reason": "Para algo", "destination": "Otra sede", "carrier": "Mensajería", "identification": "INE 1",
        "serial": "S-1", "as": "receives", "name": "Jimena Ejemplo", "on": "letter",
        "from": format!("2029-01-{:02}", pick % 20 + 1), "until": format!("2029-01-{:02}", pick % 20 + 4),
    });
    if deed == Settled {
        let choice = asset_choice(state, events, pick);
        details = json!({"keeps": choice.keeps, "drops": choice.drops});
    }
    let Value::Object(mut details) = details else { unreachable!("written above") };
    details.retain(|key, _| deed.required().contains(&key.as_str()) || key == "place" && deed == Moved);
    let set = match deed {
        Corrected => json!({["brand", "model", "serial"][pick % 3]: format!("Valor {}", pick % 5)}),
        _ => json!({}),
    };
    let Value::Object(set) = set else { unreachable!("written above") };
    AssetRequest {
        deed,
        details,
        set,
        ticket: None,
        because: None,
        actor: "jefatura-1".into(),
        on_behalf: None,
        at,
        now: at,
        note: Some(format!("Nota {}", pick % 7)),
    }
}

/// A ticket in one clone.
pub struct Clone {
    record: Record,
    state: State,
    at: Moment,
}

impl Clone {
    /// Opens a ticket and goes on at random.
    pub fn open(world: &World, rolls: Vec<(u16, i64)>) -> Self {
        let at = moment("2025-03-10T09:00:00-06:00");
        let rules = world.rules();
        let none = Values::new();
        let missing = rules.unmet_of_opening(&none, &engine::Given::values(&none));
        let set = missing.iter().map(|unmet| (unmet.key.clone(), value(unmet, at))).collect();
        let folio: Folio = "CI-2025-0001".parse().expect("folio");
        let wanted = request(Intent::Open { parent: None }, at, set);
        let (ticket, state) = engine::open(&rules, folio, "01kaf6zq3v8d".into(), &wanted).expect("an opening");
        let text = yaml::emit(&ticket.to_value());
        Self { record: Record { path: "tickets/2025/03/CI-2025-0001.yaml".into(), text, ticket }, state, at }
            .fork(world, rolls)
    }

    /// A clone that has that text.
    pub fn read(world: &World, text: &str) -> Self {
        let ticket: Ticket = parse_ticket("tickets/2025/03/CI-2025-0001.yaml", text).expect("a ticket");
        let state = State::replay(&world.lineage(), &ticket.events);
        let at = ticket.events.iter().map(|event| event.at).max().expect("an event");
        Self {
            record: Record { path: "tickets/2025/03/CI-2025-0001.yaml".into(), text: text.to_owned(), ticket },
            state,
            at,
        }
    }

    pub fn text(&self) -> String {
        self.record.text.clone()
    }

    /// Another clone that goes on from here.
    pub fn fork(&self, world: &World, rolls: Vec<(u16, i64)>) -> Self {
        let mut clone = Self { record: self.record.clone(), state: self.state.clone(), at: self.at };
        let rules = world.rules();
        for (roll, minutes) in rolls {
            clone.at += Duration::minutes(minutes);
            clone.attempt(world, &rules, roll);
        }
        clone
    }

    fn attempt(&mut self, world: &World, rules: &Rules, roll: u16) {
        let pick = usize::from(roll / 16);
        let at = self.at;
        let mut set = Values::new();
        let intent = match roll % 16 {
            0 => Intent::Assign(["jefatura-1", "personal-1"][pick % 2].into()),
            1 => Intent::Wait(["usuario", "proveedor", "compra", "fuera"][pick % 4].into()),
            2 => Intent::Resume,
            3 | 6 => {
                if pick % 2 == 1 {
                    let field = ["origen", "diagnostico", "area", "extension"][pick / 2 % 4];
                    set.insert(field.to_owned(), Value::String(format!("Corregido {}", pick % 6)));
                }
                Intent::Note
            }
            4 if pick.is_multiple_of(3) => Intent::Cancel("desistimiento".into()),
            5 => Intent::Reopen,
            7 => sign(["usuario", "jefatura", "tecnico", "sello"][pick % 4]),
            8 => match self.choice(pick) {
                Some(choice) => Intent::Settle { keeps: choice.keeps, drops: choice.drops },
                None => return,
            },
            9 => match pick % 4 {
                0 => Intent::Link { to: format!("CI-2025-{:04}", pick % 7 + 2), relation: "related".into() },
                1 => Intent::Attach { files: vec![attachment(pick % 3)] },
                2 if pick.is_multiple_of(3) => {
                    let from = self.record.ticket.folio.clone();
                    let to = Folio { number: from.number + u32::try_from(pick % 5).unwrap_or(0) + 1, ..from.clone() };
                    Intent::Renumber { from, to }
                }
                _ => return self.redact(world, rules, pick),
            },
            _ => {
                let folio = self.record.ticket.folio.clone();
                let prospects = rules.prospects(&folio, &self.state, at);
                let Some(prospect) = prospects.get(pick % prospects.len().max(1)) else { return };
                let mut signatures = Vec::new();
                for unmet in &prospect.missing {
                    match unmet.kind {
                        Kind::Signature => signatures.push(sign(&unmet.key)),
                        _ => drop(set.insert(unmet.key.clone(), value(unmet, at))),
                    }
                }
                let outcome = Intent::Outcome(prospect.outcome.id.clone());
                for intent in signatures {
                    self.apply(world, rules, request(intent, at, Values::new()));
                }
                outcome
            }
        };
        let mut request = request(intent, at, set);
        request.note =
            (roll.is_multiple_of(3) || roll % 16 == 8).then(|| format!("Nota {}\nde dos renglones", pick % 5));
        self.apply(world, rules, request);
    }

    /// A decision of one of the disputes, for one of the sides.
    fn choice(&self, pick: usize) -> Option<Choice> {
        let dispute = self.state.disputes.get(pick % self.state.disputes.len().max(1))?;
        let sides: Vec<&String> = dispute.against.iter().chain([&dispute.id]).collect();
        assert!(sides.len() > 1, "nothing stands against {}\n{}", dispute.id, self.record.text);
        let kept = sides[pick % sides.len()];
        let choice = self.state.choice(&self.record.ticket.events, kept);
        Some(choice.unwrap_or_else(|| panic!("{kept} cannot be kept\n{}", self.record.text)))
    }

    /// Everything in dispute decided.
    pub fn settled(mut self, world: &World, picks: &[u16]) -> Self {
        let rules = world.rules();
        for round in 0..MOST {
            let Some(choice) = self.choice(usize::from(picks[round % picks.len().max(1)])) else { return self };
            let at = world.end() - Duration::days(1) + Duration::minutes(round as i64);
            let mut request =
                request(Intent::Settle { keeps: choice.keeps, drops: choice.drops }, at, Values::new());
            request.note = Some("Se preguntó".into());
            let plan = engine::settle(&rules, &world.lineage(), &self.record.ticket, &self.state, &request);
            let plan = plan.unwrap_or_else(|refusal| panic!("{refusal:?}\n{}", self.record.text));
            self.record = world.desk.with_plan(&self.record, &plan).expect("an edit");
            self.state = plan.state;
        }
        panic!("deciding does not come to an end\n{}", self.record.text)
    }

    /// Takes the word of somebody out of one event, as `folio redact` does.
    fn redact(&mut self, world: &World, rules: &Rules, pick: usize) {
        let mut events = self.record.ticket.events.clone();
        let letters = ["7K3QABCD9E", "XY3QABCD0F"][pick % 2];
        let stands = folio::model::pseudonym::of(true, true, letters);
        let place = pick % events.len();
        let event = &mut events[place];
        let key = match (event.note.as_mut(), event.set.get_mut("usuario")) {
            (Some(note), _) if note.contains("dos") => {
                *note = note.replace("dos", &stands);
                "note"
            }
            (_, Some(Value::String(name))) if name.contains("Algo") => {
                *name = name.replace("Algo", &stands);
                "set.usuario"
            }
            _ => return,
        };
        let covers = [(event.id.clone(), vec![key.to_owned()])].into();
        let lineage = world.lineage();
        let ticket = Ticket { events: events.clone(), ..self.record.ticket.clone() };
        let state = State::replay(&lineage, &events);
        let mut request = request(Intent::Redact { covers }, self.at, Values::new());
        request.note = Some("Lo pidió".into());
        if let Ok(plan) = engine::plan(rules, &ticket, &state, &request) {
            self.record = world.desk.with_redaction(&self.record, &events, &plan).expect("an edit");
            self.state = plan.state;
        }
    }

    fn apply(&mut self, world: &World, rules: &Rules, request: Request) {
        let ticket = &self.record.ticket;
        let plan = match &request.intent {
            Intent::Settle { .. } => engine::settle(rules, &world.lineage(), ticket, &self.state, &request),
            _ => engine::plan(rules, ticket, &self.state, &request),
        };
        if let Ok(plan) = plan {
            self.record = match &request.intent {
                Intent::Renumber { to, .. } => world.desk.renumbered(&self.record, &plan, to).expect("an edit"),
                _ => world.desk.with_plan(&self.record, &plan).expect("an edit"),
            };
            self.state = plan.state;
        }
    }
}

fn attachment(number: usize) -> Attachment {
    let (name, kind) = (format!("foto-{number}.txt"), "text/plain".to_owned());
    Attachment { name, sha256: format!("{number}").repeat(64), bytes: 7, kind }
}

fn sign(role: &str) -> Intent {
    Intent::Sign { role: role.to_owned(), name: "Alguien".into(), evidence: Evidence::default() }
}

fn request(intent: Intent, at: Moment, set: Values) -> Request {
    let (opens, moves) = Default::default();
    Request { intent, actor: "jefatura-1".into(), on_behalf: None, at, now: at, set, note: None, opens, moves }
}

fn value(unmet: &Unmet, at: Moment) -> Value {
    let text = |text: &str| Value::String(text.to_owned());
    match unmet.field_type {
        Some(FieldType::Choice) => text(&unmet.choices[0].id),
        Some(FieldType::Bool) => Value::Bool(true),
        Some(FieldType::Number) => Value::from(7),
        Some(FieldType::Date) => text("2026-01-31"),
        Some(FieldType::DateTime) => text(&write_moment(at)),
        _ => text("Algo: de ejemplo # con «signos»"),
    }
}

/// Whether every signature of a ticket is of what its signer saw, but for what was redacted.
pub fn is_intact(world: &World, ticket: &Ticket) -> bool {
    !ledger::signed(&world.lineage(), ticket).iter().any(ledger::Signed::is_altered)
}
