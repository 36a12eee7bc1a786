//! A decision between steps in dispute: planned, written, told.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::app::App;
use crate::cli::asset_change::{self, AssetStep};
use crate::cli::change;
use crate::cli::error::{CliError, Exit};
use crate::inventory::engine::{self as inventory, AssetRequest};
use crate::message;
use crate::model::asset::Deed;
use crate::model::event::{Deed as TicketDeed, Event, Values};
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::ticket::Header;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Intent, Plan, Request};
use crate::procedure::replay::{Choice, State};
use crate::store::StoreError;
use crate::store::assets::AssetRecord;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// A record in dispute.
pub enum Subject {
    /// A ticket.
    Ticket(Box<Record>),
    /// An asset.
    Asset(Box<AssetRecord>),
}

impl Subject {
    /// Reads the record of that file.
    ///
    /// # Errors
    /// A damaged file.
    pub fn read(desk: &Desk, path: &Path) -> Result<Self, CliError> {
        if path.starts_with(desk.assets_folder()) {
            let record = desk.read_asset(path).map_err(StoreError::Damaged)?;
            return Ok(Self::Asset(Box::new(record)));
        }
        let record = desk.read_ticket(path).map_err(StoreError::Damaged)?;
        Ok(Self::Ticket(Box::new(record)))
    }
}

/// Who decides what, when and why.
pub struct Decision {
    /// Identifier of the event that holds.
    pub keep: String,
    /// Why.
    pub note: Option<String>,
    /// Who.
    pub actor: String,
    /// When.
    pub at: Moment,
    /// What time it is.
    pub now: Moment,
}

/// A decision that can be written.
pub enum Planned {
    /// On a ticket.
    Ticket {
        /// The record before it.
        before: Box<Record>,
        /// And after it.
        after: Box<Record>,
        /// What it does.
        plan: Box<Plan>,
    },
    /// On an asset.
    Asset(Box<AssetStep>),
}

impl Planned {
    /// The files that it changes.
    pub fn batch(&self) -> Batch {
        let mut batch = Batch::default();
        match self {
            Self::Ticket { before, after, .. } => batch.replace(&before.path, &before.text, &after.text),
            Self::Asset(step) => asset_change::add_to(&mut batch, std::slice::from_ref(step)),
        }
        batch
    }
}

/// Plans a decision.
///
/// # Errors
/// Whatever stands in its way.
pub fn plan(desk: &Desk, subject: &Subject, decision: &Decision) -> Result<Planned, CliError> {
    match subject {
        Subject::Ticket(record) => on_ticket(desk, record, decision),
        Subject::Asset(record) => on_asset(desk, record, decision),
    }
}

/// What is to be decided; nothing that could be where the event has no part in a dispute.
fn choice(found: Option<Choice>, decision: &Decision) -> Choice {
    found.unwrap_or_else(|| Choice { keeps: vec![decision.keep.clone()], drops: Vec::new() })
}

fn on_ticket(desk: &Desk, record: &Record, decision: &Decision) -> Result<Planned, CliError> {
    let (procedure, state) = change::consistent_state(desk, record)?;
    let ticket = &record.ticket;
    let Choice { keeps, drops } = choice(state.choice(&ticket.events, &decision.keep), decision);
    // A revision to which a dropped migration led judges nothing any more.
    let lineage = desk.lineage_decided(ticket, &keeps, &drops)?;
    let request = Request {
        intent: Intent::Settle { keeps, drops },
        actor: decision.actor.clone(),
        on_behalf: None,
        at: decision.at,
        now: decision.now,
        set: Values::new(),
        note: decision.note.clone(),
        opens: Vec::new(),
        moves: Vec::new(),
    };
    let rules = desk.rules(&procedure);
    let plan = engine::settle(&rules, &lineage, ticket, &state, &request)?;
    let after = desk.with_plan(record, &plan)?;
    Ok(Planned::Ticket { before: Box::new(record.clone()), after: Box::new(after), plan: Box::new(plan) })
}

fn on_asset(desk: &Desk, record: &AssetRecord, decision: &Decision) -> Result<Planned, CliError> {
    let state = asset_change::consistent(desk, record)?;
    let Choice { keeps, drops } = choice(state.choice(&record.asset.events, &decision.keep), decision);
    let details = [("keeps", keeps), ("drops", drops)];
    let details = details.into_iter().map(|(key, ids)| (key.to_owned(), Value::from(ids))).collect();
    let request = AssetRequest {
        deed: Deed::Settled,
        details,
        set: Values::new(),
        ticket: None,
        because: None,
        actor: decision.actor.clone(),
        on_behalf: None,
        at: decision.at,
        now: decision.now,
        note: decision.note.clone(),
    };
    let plan = inventory::plan(&desk.asset_rules(), &record.asset, &state, &request)?;
    let after = desk.with_asset(record, &plan.after)?;
    Ok(Planned::Asset(Box::new(AssetStep { before: Some(record.clone()), after, state: plan.state })))
}

/// Says what was decided, and what follows.
///
/// # Errors
/// The output cannot be written.
pub fn print(app: &App, desk: &Desk, planned: &Planned, as_json: bool, dry: bool) -> Result<Exit, CliError> {
    let language = &app.ui.language;
    match planned {
        Planned::Asset(step) => {
            if as_json {
                app.ui.print_json("folio/asset-change/1", &asset_change::step_json(step, dry))?;
                return Ok(Exit::Done);
            }
            let asset = &step.after.asset;
            let status = Message::new(asset.position.status.message_id());
            let left = asset.position.disputes.len();
            let ids = |key: &str| asset.events.last().map(|event| event.ids(key).join(", ")).unwrap_or_default();
            app.ui.print(&language.format(&decided(&asset.id, ids("keeps"), ids("drops"), status, left)))?;
        }
        Planned::Ticket { before, after, plan } => {
            if as_json {
                let side = |header: &Header| json!({ "status": header.status.word(), "activity": header.activity });
                let data = json!({
                    "folio": before.ticket.folio.to_string(), "dry_run": dry, "event": plan.event.to_value(),
                    "before": side(&plan.before), "after": side(&plan.after), "moves": [],
                });
                app.ui.print_json("folio/change/1", &data)?;
            } else {
                let TicketDeed::Settled { keeps, drops } = &plan.event.deed else { return Ok(Exit::Done) };
                let status = Message::new(plan.after.status.message_id());
                let (folio, left) = (after.ticket.folio.to_string(), plan.after.disputes.len());
                app.ui.print(&language.format(&decided(&folio, keeps.join(", "), drops.join(", "), status, left)))?;
            }
            tell_moved(app, desk, &after.ticket.folio, &after.ticket.events, &plan.state);
        }
    }
    if dry && !as_json {
        app.ui.say_message(&message!("change-dry-run"));
    }
    Ok(Exit::Done)
}

fn decided(record: &str, keeps: String, drops: String, status: Message, left: usize) -> Message {
    match left {
        0 => message!("settle-done", record = record, keeps = keeps, drops = drops, status = status),
        _ => message!("settle-done-partly", record = record, keeps = keeps, drops = drops, count = left),
    }
}

/// What a dropped step moved stays where it is: nobody but a person knows where it stands.
fn tell_moved(app: &App, desk: &Desk, folio: &Folio, events: &[Event], state: &State) {
    for event in events.iter().filter(|event| state.is_dropped(&event.id)) {
        for id in &event.moves {
            let still = desk.asset_named(id).is_some_and(|asset| asset_change::has_effect_of(&asset, folio, &event.id));
            if still {
                app.ui.say_message(&message!("settle-moved-by-dropped", event = &event.id, asset = id));
            }
        }
    }
}
