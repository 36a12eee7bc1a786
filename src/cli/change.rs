//! What all commands that change a ticket share: read, plan, ask for what is missing, lock, read
//! again, plan again, write.

use serde_json::{Value, json};

use super::app::App;
use super::arguments::{ChangeArgs, SetArgs};
use super::ask;
use super::error::{CliError, Exit};
use crate::message;
use crate::model::event::{Deed, Values};
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::shape::Step;
use crate::model::ticket::Header;
use crate::model::time::Moment;
use crate::model::value;
use crate::procedure::definition::HeaderKey;
use crate::procedure::engine::{self, Intent, Kind, Plan, Refusal, Request, Rules, Unmet};
use crate::procedure::replay::State;
use crate::store::desk::Desk;
use crate::store::tickets::{self, Record};

/// A change to be made.
pub struct Change<'a> {
    /// Ticket, as typed.
    pub folio: &'a str,
    /// What to do.
    pub intent: Intent,
    /// Field values, as typed.
    pub set: &'a SetArgs,
    /// Remark.
    pub note: Option<String>,
    /// On whose behalf.
    pub on_behalf: Option<String>,
    /// When, who, how to answer.
    pub options: &'a ChangeArgs,
    /// Whether to say nothing of it: it belongs to another change that is told.
    pub quiet: bool,
}

/// Makes a change and says what became of the ticket.
///
/// # Errors
/// Whatever stands in the way; nothing is written then.
pub fn make(app: &mut App, change: Change) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), change.options.when.at.as_deref(), now)?;
    let record = desk.ticket(change.folio)?;
    let procedure = desk.procedure_of(&record.ticket.procedure)?;
    let rules = desk.rules(&procedure);
    let actor = app.actor(&desk, change.options.when.by.as_deref())?;
    let set = read_set(&rules, &change.set.set, now)?;
    let intent = match change.intent {
        // People are named as `--by` names them.
        Intent::Assign(person) => {
            let named = desk.people.get(&person).or_else(|| desk.people.find_by_name(&person));
            Intent::Assign(named.map_or(person, |person| person.id.clone()))
        }
        other => other,
    };
    let mut request = Request { intent, actor, on_behalf: change.on_behalf, at, now, set, note: change.note };
    let state = consistent_state(&desk, &rules, &record)?;
    let first = engine::plan(&rules, &record.ticket, &state, &request);
    if change.options.dry_run {
        let plan = first?;
        return if change.quiet { Ok(Exit::Done) } else { print_plan(app, &record, &plan, change.options.json, true) };
    }
    // Ask before taking the lock: a person thinks longer than another writer should wait.
    if let Err(refusal) = first {
        if !app.ui.interactive || !ask::can_supply(&refusal.unmet) {
            return Err(refusal.into());
        }
        request.set.extend(ask::fields(&app.ui, &rules, &refusal.unmet, now)?);
    }
    let lock = desk.lock(&app.holder(&request.actor, now), app.patience())?;
    let record = desk.ticket(change.folio)?;
    let state = consistent_state(&desk, &rules, &record)?;
    let plan = engine::plan(&rules, &record.ticket, &state, &request)?;
    desk.write_plan(&lock, &record, &plan)?;
    drop(lock);
    warn_of_unknown_asset(app, &desk, &plan.before, &plan.after);
    if change.quiet { Ok(Exit::Done) } else { print_plan(app, &record, &plan, change.options.json, false) }
}

/// An asset that is not registered is accepted, for it may be somebody else's; but a wrong number
/// is easily typed.
pub fn warn_of_unknown_asset(app: &App, desk: &Desk, before: &Header, after: &Header) {
    if let Some(asset) = after.asset.as_ref().filter(|_| before.asset != after.asset)
        && desk.asset(asset).is_none()
    {
        app.ui.say_message(&message!("warning-asset-unknown", asset = asset));
    }
}

/// The state that a ticket's events give.
///
/// # Errors
/// The header says something else (the replay law): the file was changed by hand, and nothing is
/// added to it before that is put right.
pub fn consistent_state(desk: &Desk, rules: &Rules, record: &Record) -> Result<State, CliError> {
    let state = State::replay(rules.procedure, &record.ticket.events);
    let findings = header_findings(desk, rules, record, &state);
    if findings.is_empty() { Ok(state) } else { Err(crate::store::StoreError::Damaged(findings).into()) }
}

/// Where a ticket's header differs from what its events give.
pub fn header_findings(desk: &Desk, rules: &Rules, record: &Record, state: &State) -> Vec<Finding> {
    let shown = crate::store::file::display(&desk.root, &record.path);
    let written = record.ticket.header.entries();
    let derived = state.header(rules.procedure).entries();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut findings = Vec::new();
    let mut note = |path: &[&'static str], says: Option<&Value>, gives: Option<&Value>| {
        let steps: Vec<Step> = path.iter().map(|key| Step::Key((*key).to_owned())).collect();
        let key = path.join(".");
        let message = match (says, gives) {
            (Some(says), Some(gives)) => {
                message!("finding-header-differs", key = key, says = text(says), gives = text(gives))
            }
            (Some(says), None) => message!("finding-header-extra", key = key, says = text(says)),
            (None, gives) => {
                message!("finding-header-missing", key = key, gives = gives.map(text).unwrap_or_default())
            }
        };
        findings.push(Finding::new(tickets::place_of(&shown, &record.text, &steps), message));
    };
    for (path, says) in &written {
        let gives = derived.iter().find(|(other, _)| other == path).map(|(_, value)| value);
        if gives != Some(says) {
            note(path, Some(says), gives);
        }
    }
    for (path, gives) in &derived {
        if !written.iter().any(|(other, _)| other == path) {
            note(path, None, Some(gives));
        }
    }
    findings
}

/// Reads `--set KEY=VALUE` words into typed values.
///
/// # Errors
/// Every word that is not of the form, names no field, or has a value of the wrong type.
pub fn read_set(rules: &Rules, words: &[String], now: Moment) -> Result<Values, CliError> {
    let mut values = Values::new();
    let mut unmet: Vec<Unmet> = Vec::new();
    for word in words {
        let Some((key, text)) = word.split_once('=') else {
            return Err(CliError::Usage(message!("error-set-form", found = word)));
        };
        let key = key.trim();
        match read_value(rules, key, text, now) {
            Ok(value) => {
                values.insert(key.to_owned(), value);
            }
            Err(item) => unmet.push(*item),
        }
    }
    if unmet.is_empty() { Ok(values) } else { Err(Refusal { unmet }.into()) }
}

/// Reads one typed value of a field.
///
/// # Errors
/// The field is unknown or the value of the wrong type.
pub fn read_value(rules: &Rules, key: &str, text: &str, now: Moment) -> Result<Value, Box<Unmet>> {
    let Some(field) = rules.procedure.field(key) else { return Err(Box::new(rules.unknown_field(key))) };
    let choices = ask::in_both_languages(rules.choices(field));
    // Who asks may be named by identifier; what is kept is the name.
    if field.header == Some(HeaderKey::Requester("name"))
        && let Some(person) = rules.people.get(text.trim())
    {
        return Ok(Value::String(person.name.clone()));
    }
    value::read(field.kind, &choices, text, rules.zone, rules.zone.day(now)).map_err(|problem| {
        Box::new(Unmet {
            kind: Kind::Value,
            key: key.to_owned(),
            label: field.label.clone(),
            field_type: Some(field.kind),
            choices: Vec::new(),
            message: message!("refused-value", key = key, label = &field.label, problem = problem),
            remedy: None,
        })
    })
}

fn print_plan(app: &App, record: &Record, plan: &Plan, as_json: bool, dry: bool) -> Result<Exit, CliError> {
    let folio = record.ticket.folio.to_string();
    if as_json {
        let side = |header: &Header| json!({ "status": header.status.word(), "activity": header.activity });
        let data = json!({
            "folio": folio,
            "dry_run": dry,
            "event": plan.event.to_value(),
            "before": side(&plan.before),
            "after": side(&plan.after),
        });
        app.ui.print_json("folio/change/1", &data)?;
        return Ok(Exit::Done);
    }
    let end = app.ui.text("activity-end");
    let place = |header: &Header| header.activity.clone().unwrap_or_else(|| end.clone());
    let (from, to) = (place(&plan.before), place(&plan.after));
    let status = Message::new(plan.after.status.message_id());
    let message = match &plan.event.deed {
        Deed::Assigned { to: person } => message!("change-assigned", folio = &folio, person = person, status = status),
        Deed::Waited { .. } => message!("change-waits", folio = &folio, status = status),
        Deed::Signed { role, name } => message!("change-signed", folio = &folio, role = role, name = name),
        Deed::Linked { to, .. } => message!("change-linked", folio = &folio, to = to),
        Deed::Noted => message!("change-noted", folio = &folio),
        Deed::Corrected => {
            let keys: Vec<&str> = plan.event.set.keys().map(String::as_str).collect();
            message!("change-corrected", folio = &folio, keys = keys.join(", "))
        }
        _ if from == to => message!("change-stays", folio = &folio, activity = to, status = status),
        _ => message!("change-moves", folio = &folio, from = from, to = to, status = status),
    };
    app.ui.print(&app.ui.language.format(&message))?;
    if dry {
        app.ui.print(&crate::yaml::emit(&json!({ "events": [plan.event.to_value()] })))?;
        app.ui.say_message(&message!("change-dry-run"));
    } else if app.ui.terminal && plan.after.activity.is_some() {
        app.ui.say(&app.ui.faint(&app.ui.language.format(&message!("change-next", folio = &folio))));
    }
    Ok(Exit::Done)
}
