//! `folio new`: opens a ticket – asked question by question, from flags, or from a document.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use serde_json::{Map, Value, json};

use crate::cli::app::App;
use crate::cli::arguments::{SetArgs, WhenArgs};
use crate::cli::asset_change::{self, AssetStep};
use crate::cli::error::{CliError, Exit};
use crate::cli::family::Birth;
use crate::cli::{ask, asset_of_ticket, change, complete, family, moves, outside, rights};
use crate::message;
use crate::model::catalogue::fold;
use crate::model::event::Values;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::relation::CHILD;
use crate::model::shape::kind_of;
use crate::model::suggestion::nearest;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::procedure::engine::{self, Intent, Kind, Request, Rules};
use crate::procedure::replay::State;
use crate::report::next;
use crate::report::recurring::Draft;
use crate::store::StoreError;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::lock::Lock;
use crate::store::tickets::Record;
use crate::store::tickets::yaml_finding;
use crate::yaml;

/// Arguments of `folio new`.
#[derive(Debug, Default, Args)]
pub struct NewArgs {
    #[arg(long, value_name = "CODE", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedure: Option<String>,
    #[command(flatten)]
    set: SetArgs,
    #[arg(long, value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    parent: Option<String>,
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long = "do", value_name = "OUTCOME")]
    outcome: Option<String>,
    #[command(flatten)]
    when: WhenArgs,
    #[arg(long)]
    fields: bool,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    json: bool,
}

impl NewArgs {
    /// As if somebody had typed the command of a draft.
    pub fn of_draft(draft: &Draft, when: WhenArgs, dry_run: bool, json: bool) -> Self {
        Self {
            procedure: Some(draft.procedure.clone()),
            set: SetArgs { set: draft.arguments() },
            note: Some(draft.note.clone()),
            when,
            dry_run,
            json,
            ..Self::default()
        }
    }
}

/// A ticket to be opened, as a document says it.
#[derive(Debug, Default)]
struct Document {
    procedure: Option<String>,
    at: Option<String>,
    by: Option<String>,
    note: Option<String>,
    set: Map<String, Value>,
}

/// Opens a ticket and prints its folio.
///
/// # Errors
/// Whatever stands in the way; nothing is written then.
pub fn run(app: &mut App, args: &NewArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.dry_run || args.fields)?;
    let now = app.now(desk.zone())?;
    let document = match &args.from {
        Some(path) => read_document(path)?,
        None => Document::default(),
    };
    let code = args.procedure.as_deref().or(document.procedure.as_deref());
    let mut procedure = desk.procedure(code.unwrap_or(desk.settings.default_procedure()))?;
    if let (None, Some(other)) = (code, procedure_of_service(&desk, &procedure, args, &document)) {
        app.ui.say_message(&message!("new-procedure-of-service", procedure = &other.code, title = &other.title));
        procedure = other;
    }
    family::in_force(&desk, &procedure)?;
    if args.fields {
        return print_fields(app, &desk.rules(&procedure), now, args.json);
    }
    let actor = app.actor(&desk, args.when.by.as_deref().or(document.by.as_deref()))?;
    let at = app.at(desk.zone(), args.when.at.as_deref().or(document.at.as_deref()), now)?;
    let mut set = typed_document(&desk.rules(&procedure), &document.set, now)?;
    set.extend(change::read_set(&desk.rules(&procedure), &args.set.set, now)?);
    asset_of_ticket::identify(&desk, &procedure, &mut set)?;
    let parent = args.parent.as_deref().map(|typed| desk.ticket(typed)).transpose()?;
    if let Some(parent) = &parent {
        set = family::inherited(&desk.rules(&procedure), &parent.ticket.header, set);
    }
    let note = args.note.clone().or(document.note);
    let asked = app.ui.interactive && args.from.is_none() && args.set.set.is_empty();
    if asked {
        while let Some(other) = ask_opening(app, &desk, &procedure, &mut set, code.is_none(), now)? {
            set.retain(|key, _| other.field(key).is_some());
            procedure = other;
        }
    }
    let rules = desk.rules(&procedure);
    if !asked {
        set = rules.in_order(set);
        // What flags left out is asked for, where there is somebody to ask.
        let missing = rules.unmet_of_opening(&set, &engine::Given::values(&set));
        if app.ui.interactive && !missing.is_empty() && ask::can_supply(&rules, &missing) {
            let seen = asset_of_ticket::seen(&desk, &procedure, &State::default(), &set, at);
            let rules = Rules { asset: seen.as_ref(), ..rules };
            set.extend(ask::fields(&app.ui, &rules, &State::default(), &set, &missing, now)?);
        }
    }
    asset_of_ticket::identify(&desk, &procedure, &mut set)?;
    // Asking takes its time: what came first was the call, what is recorded is the end of it.
    let recorded = app.now(desk.zone())?;
    let intent = Intent::Open { parent: parent.map(|parent| parent.ticket.folio) };
    let (opens, moves) = Default::default();
    let request = Request { intent, actor, on_behalf: None, at, now: recorded, set, note, opens, moves };
    open(app, &desk, &rules, request, args, asked)
}

/// The procedure of the service that was named, where it is not the one that is used otherwise.
fn procedure_of_service(desk: &Desk, usual: &Procedure, args: &NewArgs, document: &Document) -> Option<Arc<Procedure>> {
    let field = usual.fields.iter().find(|field| field.header == Some(HeaderKey::Service))?;
    let typed = args.set.set.iter().filter_map(|word| word.split_once('=')).find(|(key, _)| key.trim() == field.id);
    let typed = typed.map(|(_, text)| text).or_else(|| document.set.get(&field.id)?.as_str())?;
    let is = |name: &str| fold(name) == fold(typed.trim());
    let service = desk.services.services.iter().find(|service| is(&service.key) || is(&service.name))?;
    let code = service.procedure.as_ref().filter(|code| **code != usual.code)?;
    desk.procedure(code).ok()
}

/// A ticket that is being opened, with what else is written at the same time.
struct Opening<'a> {
    desk: &'a Desk,
    rules: &'a Rules<'a>,
    request: &'a Request,
    ticket: Ticket,
    state: State,
    births: Vec<Birth>,
    moved: Vec<AssetStep>,
    /// What is said of assets that were not moved.
    passed: Vec<Message>,
    /// The record of the parent, before and after it names this ticket.
    parent: Option<(Record, Record)>,
}

impl Opening<'_> {
    /// Plans what the parent says of the ticket: nothing is written if it may not say so.
    fn claim(&mut self) -> Result<(), CliError> {
        let Intent::Open { parent: Some(parent) } = &self.request.intent else { return Ok(()) };
        let record = self.desk.ticket(&parent.to_string())?;
        let (procedure, state) = change::consistent_state(self.desk, &record)?;
        let intent = Intent::Link { to: self.ticket.folio.to_string(), relation: CHILD.to_owned() };
        let request = Request { intent, set: Values::new(), note: None, ..self.request.clone() };
        let plan = engine::plan(&self.desk.rules(&procedure), &record.ticket, &state, &request)?;
        let after = self.desk.with_plan(&record, &plan)?;
        self.parent = Some((record, after));
        Ok(())
    }

    /// Takes the first activity's outcome too.
    fn advance(&mut self, outcome: &str, at: Moment, now: Moment) -> Result<(), CliError> {
        let mut request = Request {
            intent: Intent::Outcome(outcome.to_owned()),
            at,
            now,
            set: Values::new(),
            note: None,
            ..self.request.clone()
        };
        let mut first = self.ticket.folio.clone();
        first.number = first.number.saturating_add(1);
        let births = family::births(self.desk, self.rules, &self.ticket.folio, &self.state, &request, &first)
            .map_err(|error| self.unwritten(outcome, error))?;
        request.opens = births.iter().map(|birth| birth.ticket.folio.clone()).collect();
        let moves = moves::rehearse(self.desk, self.rules, &self.ticket.folio, &self.state, &request, &[])?;
        request.moves.clone_from(&moves.assets);
        let plan = engine::plan(self.rules, &self.ticket, &self.state, &request);
        let (plan, moves) =
            moves::settled(plan, Ok(moves), &request).map_err(|error| self.unwritten(outcome, error))?;
        if let Some(right) = rights::of_event(self.rules.procedure, &plan.event) {
            rights::hold(self.desk, &request.actor, right)?;
        }
        self.moved = moves::plan(self.desk, &moves, &plan.event.id, &[])?;
        self.passed = moves.passed;
        self.ticket.events.push(plan.event);
        self.ticket.header = plan.after;
        self.state = plan.state;
        self.births = births;
        Ok(())
    }

    /// What refuses the outcome, with remedies that do not name a ticket which was never written.
    fn unwritten(&self, outcome: &str, error: CliError) -> CliError {
        let CliError::Refusal(mut refusal) = error else { return error };
        let folio = self.ticket.folio.to_string();
        for item in &mut refusal.unmet {
            let Some(remedy) = item.remedy.take_if(|remedy| remedy.contains(&folio)) else { continue };
            let known = self.rules.procedure.activities.first().into_iter().flat_map(|first| &first.outcomes);
            item.remedy = match (remedy.rsplit_once(" --set "), item.kind) {
                (Some((_, field)), _) => Some(format!("folio new … --do {outcome} --set {field}")),
                (None, Kind::Unknown) => {
                    let near = nearest(outcome, known.map(|outcome| outcome.id.as_str()));
                    Some(format!("folio new … --do {}", near.unwrap_or("…")))
                }
                _ => None,
            };
        }
        refusal.into()
    }

    /// Writes the ticket, its children, and what its parent says of it: all of them or none.
    fn write(&self, lock: &Lock) -> Result<(), CliError> {
        let mut batch = Batch::default();
        let births = self.births.iter().map(|birth| (&birth.ticket, &*birth.procedure));
        for (ticket, procedure) in births.chain([(&self.ticket, self.rules.procedure)]) {
            self.desk.keep_procedure(procedure)?;
            let (path, text) = self.desk.prepared_ticket(ticket, self.request.now)?;
            batch.create(path, text);
        }
        asset_change::add_to(&mut batch, &self.moved);
        if let Some((before, after)) = &self.parent {
            batch.replace(&before.path, &before.text, &after.text);
        }
        Ok(self.desk.commit(lock, &batch)?)
    }
}

/// Opens one ticket under a lock that is held already, as a request says, and gives it.
///
/// # Errors
/// Whatever stands in the way; nothing is written then.
pub fn create(desk: &Desk, lock: &Lock, rules: &Rules, request: &Request) -> Result<Ticket, CliError> {
    family::in_force(desk, rules.procedure)?;
    let (ticket, state) = engine::open(rules, desk.next_folio(request.now)?, family::random_uid()?, request)?;
    let (births, moved, passed, parent) = Default::default();
    let opening = Opening { desk, rules, request, ticket, state, births, moved, passed, parent };
    opening.write(lock)?;
    Ok(opening.ticket)
}

fn open(
    app: &App,
    desk: &Desk,
    rules: &Rules,
    request: Request,
    args: &NewArgs,
    asked: bool,
) -> Result<Exit, CliError> {
    // A plan needs no lock: it writes nothing, not even that.
    let lock = match args.dry_run {
        true => None,
        false => Some(app.lock(desk, &request.actor, request.now)?),
    };
    let folio = desk.next_folio(request.now)?;
    let (ticket, state) = engine::open(rules, folio, family::random_uid()?, &request)?;
    let mut opening = Opening {
        desk,
        rules,
        request: &request,
        ticket,
        state,
        births: Vec::new(),
        moved: Vec::new(),
        passed: Vec::new(),
        parent: None,
    };
    opening.claim()?;
    if let Some(outcome) = &args.outcome {
        opening.advance(outcome, request.at, request.now)?;
    } else if asked && args.when.at.is_none() {
        // The form is filled: where the first activity has one way out and the person may take
        // it, opening and registering are one act for them.
        if let [only] = &rules.procedure.activities[0].outcomes[..] {
            // A refusal only means that somebody else records it.
            let _ = opening.advance(&only.id, request.now, request.now);
        }
    }
    if let Some(lock) = lock {
        opening.write(&lock)?;
    }
    let Opening { ticket, births, moved, passed, .. } = opening;
    let nothing = State::default().header(rules.procedure);
    asset_of_ticket::tell(app, desk, &nothing, &ticket.header, request.at);
    passed.iter().for_each(|passed| app.ui.say_message(passed));
    if !args.dry_run {
        super::recurring::warn(app, desk, &ticket, request.now);
        super::sync::tell_shared_series(app, desk);
    }
    if args.json {
        let data = json!({
            "folio": ticket.folio.to_string(),
            "dry_run": args.dry_run,
            "uid": ticket.uid,
            "status": ticket.header.status.word(),
            "activity": ticket.header.activity,
            "parent": ticket.header.parent,
            "opens": births.iter().map(|birth| birth.ticket.folio.to_string()).collect::<Vec<_>>(),
            "moves": moves::json(&moved, args.dry_run),
        });
        app.ui.print_json("folio/new/1", &data)?;
        return Ok(Exit::Done);
    }
    if args.dry_run {
        app.ui.print(&yaml::emit(&ticket.to_value()))?;
        moves::print_events(app, &moved)?;
        app.ui.say_message(&message!("change-dry-run"));
        return Ok(Exit::Done);
    }
    app.ui.print(&ticket.folio.to_string())?;
    for birth in &births {
        let (child, title) = (birth.ticket.folio.to_string(), &birth.procedure.title);
        app.ui.say_message(&message!("change-opens", child = child, title = title));
    }
    for step in &moved {
        app.ui.say_message(&asset_change::told(desk, step));
    }
    if app.ui.terminal {
        for folio in std::iter::once(&ticket).chain(births.iter().map(|birth| &birth.ticket)).map(|it| &it.folio) {
            let folio = folio.to_string();
            app.ui.say(&app.ui.faint(&app.ui.language.format(&message!("change-next", folio = folio))));
        }
    }
    Ok(Exit::Done)
}

/// Asks for all that the opening asks for. Where the service that is chosen has a procedure of its
/// own, and `may_change` says so, that procedure, as soon as it is known.
fn ask_opening(
    app: &App,
    desk: &Desk,
    procedure: &Procedure,
    set: &mut Values,
    may_change: bool,
    now: Moment,
) -> Result<Option<Arc<Procedure>>, CliError> {
    let rules = &desk.rules(procedure);
    app.ui.say(&app.ui.bold(&rules.procedure.title));
    for need in &rules.procedure.opening {
        let Some(field) = rules.procedure.field(&need.field) else { continue };
        let (asked, obliged) = rules.asks(need, &State::default(), set);
        if set.contains_key(&field.id) || !asked {
            continue;
        }
        let defaults = rules.defaults(set);
        let seen = asset_of_ticket::seen(desk, procedure, &State::default(), set, now);
        let rules = &Rules { asset: seen.as_ref(), ..*rules };
        let proposed = rules.proposal(&State::default(), field, set);
        let default = proposed.as_ref().or(defaults.get(&field.id));
        // What the catalogue knows of the requester is not asked for again.
        let known = field.header.is_some_and(|key| key.path().starts_with("requester.")) && default.is_some();
        let value = match default {
            Some(value) if known => Some(value.clone()),
            _ => ask::field_value(&app.ui, rules, field, obliged, default, now)?,
        };
        if let Some(value) = value {
            set.insert(field.id.clone(), value);
        }
        if field.header == Some(HeaderKey::Service) && may_change {
            let service = set.get(&field.id).and_then(Value::as_str).and_then(|key| desk.services.get(key));
            let code = service.and_then(|service| service.procedure.as_ref()).filter(|code| **code != procedure.code);
            if let Some(other) = code.and_then(|code| desk.procedure(code).ok()) {
                let (code, title) = (&other.code, &other.title);
                app.ui.say_message(&message!("new-procedure-of-service", procedure = code, title = title));
                return Ok(Some(other));
            }
        }
    }
    Ok(None)
}

/// Values of a document: typed ones are taken as they are, texts as if they had been typed.
fn typed_document(rules: &Rules, set: &Map<String, Value>, now: Moment) -> Result<Values, CliError> {
    let mut values = Values::new();
    let mut unmet = Vec::new();
    for (key, value) in set {
        let read = match value {
            Value::Null => continue,
            Value::String(text) => change::read_value(rules, key, text, now),
            other if rules.procedure.field(key).is_some() => Ok(other.clone()),
            _ => Err(Box::new(rules.unknown_field(key))),
        };
        match read {
            Ok(value) => {
                values.insert(key.clone(), value);
            }
            Err(item) => unmet.push(*item),
        }
    }
    if unmet.is_empty() { Ok(values) } else { Err(engine::Refusal { unmet }.into()) }
}

fn read_document(path: &std::path::Path) -> Result<Document, CliError> {
    let shown = path.display().to_string();
    let text = outside::text(path)?;
    let damaged = |finding: Finding| CliError::Store(StoreError::Damaged(vec![finding]));
    let value = yaml::parse(&text).map_err(|error| damaged(yaml_finding(&shown, &text, &error)))?;
    let mut document = Document::default();
    let Value::Object(map) = value else {
        return Err(damaged(Finding::new(Place::file(shown), message!("finding-not-a-record"))));
    };
    for (key, value) in map {
        match (key.as_str(), value) {
            ("procedure", Value::String(text)) => document.procedure = Some(text),
            ("at", Value::String(text)) => document.at = Some(text),
            ("by", Value::String(text)) => document.by = Some(text),
            ("note", Value::String(text)) => document.note = Some(text),
            ("set", Value::Object(map)) => document.set = map,
            ("procedure" | "at" | "by" | "note" | "set", other) => {
                return Err(CliError::Usage(message!("error-document-type", key = key, found = kind_of(&other))));
            }
            _ => {
                let known = "procedure, at, by, note, set";
                return Err(CliError::Usage(message!("error-document-key", key = key, known = known)));
            }
        }
    }
    Ok(document)
}

fn print_fields(app: &App, rules: &Rules, now: Moment, as_json: bool) -> Result<Exit, CliError> {
    let view = next::opening(rules, now, &app.ui.language);
    if as_json {
        app.ui.print_json("folio/next/1", &view)?;
    } else {
        app.ui.print(&crate::render::next::opening(&view, &app.ui.language))?;
    }
    Ok(Exit::Done)
}
