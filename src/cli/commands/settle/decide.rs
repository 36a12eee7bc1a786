//! A decision between steps in dispute: planned, written, told.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::app::App;
use crate::cli::asset_change::{self, AssetStep};
use crate::cli::change;
use crate::cli::error::{CliError, Exit};
use crate::inventory::engine::{self as inventory, AssetRequest};
use crate::inventory::replay::AssetState;
use crate::message;
use crate::model::asset::Deed;
use crate::model::event::{Deed as TicketDeed, Event, Values};
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::ticket::Header;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Intent, Plan, Request};
use crate::procedure::replay::{Choice, State, Verdicts};
use crate::report::card;
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

    /// Whether it has an event with that identifier.
    pub fn has_event(&self, id: &str) -> bool {
        match self {
            Self::Ticket(record) => record.ticket.events.iter().any(|event| event.id == id),
            Self::Asset(record) => record.asset.events.iter().any(|event| event.id == id),
        }
    }

    /// Whether it was decided that the event with that identifier has no effect.
    pub fn is_dropped(&self, id: &str) -> bool {
        match self {
            Self::Ticket(record) => Verdicts::of(&record.ticket.events).drops(id),
            Self::Asset(record) => AssetState::before(&record.asset.events).is_dropped(id),
        }
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
                tell_unnamed(app, desk, before, plan)?;
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

/// Says which steps have no effect any more, or still have none though they came after what is kept, that the decision
/// does not name: a reopening of what was closed, say.
fn tell_unnamed(app: &App, desk: &Desk, before: &Record, plan: &Plan) -> Result<(), CliError> {
    let TicketDeed::Settled { keeps, drops } = &plan.event.deed else { return Ok(()) };
    let (procedure, known) = change::consistent_state(desk, before)?;
    let rules = desk.rules(&procedure);
    let has_none =
        |state: &State, id: &str| state.is_dropped(id) || state.disputes.iter().any(|dispute| dispute.id == id);
    let events = &before.ticket.events;
    let title = |event: &&Event| {
        let title = app.ui.language.format(&card::event_title(event, &procedure, &rules, &app.ui.language));
        format!("{} ({title})", event.id)
    };
    let unnamed = || events.iter().filter(|event| has_none(&plan.state, &event.id) && !drops.contains(&event.id));
    let lost: Vec<String> = unnamed().filter(|event| !has_none(&known, &event.id)).map(|event| title(&event)).collect();
    if !lost.is_empty() {
        app.ui.say_message(&message!("settle-lost-too", events = lost.join(", ")));
    }
    let kept = keeps.first().and_then(|kept| events.iter().position(|event| event.id == *kept));
    let rests_on_kept = |event: &&Event| {
        let place = events.iter().position(|other| other.id == event.id);
        place > kept && kept.is_some() && keeps.first().is_some_and(|kept| !event.unseen.contains(kept))
    };
    let still = unnamed().filter(|event| plan.state.is_dropped(&event.id) && has_none(&known, &event.id));
    let still: Vec<&Event> = still.filter(rests_on_kept).collect();
    if let Some(last) = still.last() {
        let named = still.iter().map(title).collect::<Vec<_>>().join(", ");
        let folio = before.ticket.folio.to_string();
        app.ui.say_message(&message!("settle-still-dropped", events = named, record = folio, last = &last.id));
    }
    Ok(())
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
