//! What all commands that change a ticket share: read, plan, ask for what is missing, lock, read
//! again, plan again, write.

use std::sync::Arc;

use serde_json::{Value, json};

use super::app::App;
use super::arguments::{ChangeArgs, SetArgs};
use super::ask;
use super::asset_change::{self, AssetStep};
use super::asset_of_ticket;
use super::error::{CliError, Exit};
use super::family::{self, Birth};
use super::moves;
use super::rights;
use super::targets;
use crate::message;
use crate::model::event::{Deed, Values};
use crate::model::finding::Finding;
use crate::model::message::Message;
use crate::model::shape::Step;
use crate::model::ticket::Header;
use crate::model::time::Moment;
use crate::model::value;
use crate::procedure::definition::{HeaderKey, Procedure};
use crate::procedure::engine::{self, Intent, Kind, Plan, Refusal, Request, Rules, Unmet};
use crate::procedure::replay::State;
use crate::store::batch::Batch;
use crate::store::desk::Desk;
use crate::store::lock::Lock;
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
    let options = change.options;
    make_all(app, vec![change], options)
}

/// Makes several changes under one lock: all are planned before any is written.
///
/// # Errors
/// Whatever stands in the way of any of them; nothing is written then.
pub fn make_all(app: &mut App, changes: Vec<Change>, options: &ChangeArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, options.when.by.as_deref())?;
    let mut wanted = read_all(&desk, changes, &actor, at, now)?;
    let mut rehearsal = plan_all(&desk, &wanted);
    if options.dry_run {
        return print_plans(app, &desk, &rehearsal?, options.json, true);
    }
    // Ask before taking the lock: a person thinks longer than another writer should wait. What is
    // answered may oblige something more: it is asked in rounds, each of which brings something new.
    while let (Err(CliError::Refusal(refusal)), [only]) = (&rehearsal, &mut wanted[..]) {
        let known = only.request.set.clone();
        let record = desk.ticket(&only.folio)?;
        let (procedure, state) = consistent_state(&desk, &record)?;
        let seen = asset_of_ticket::seen(&desk, &procedure, &state, &only.request.set, at);
        let rules = Rules { asset: seen.as_ref(), ..desk.rules(&procedure) };
        if app.ui.interactive && ask::can_supply(&rules, &refusal.unmet) {
            only.request.set = ask::fields(&app.ui, &rules, &state, &only.request.set, &refusal.unmet, now)?;
            asset_of_ticket::identify(&desk, &procedure, &mut only.request.set)?;
        }
        if only.request.set == known {
            break;
        }
        rehearsal = plan_all(&desk, &wanted);
    }
    rehearsal?;
    let lock = app.lock(&desk, &actor, now)?;
    // Asking and waiting took their time; who gave none means the moment of writing.
    let now = app.now(desk.zone())?;
    for want in &mut wanted {
        want.request.now = now;
        want.request.at = if options.when.at.is_some() { at } else { now };
    }
    let steps = plan_all(&desk, &wanted)?;
    write_all(&desk, &lock, &steps)?;
    drop(lock);
    print_plans(app, &desk, &steps, options.json, false)
}

/// Plans several changes and writes nothing.
///
/// # Errors
/// Whatever stands in the way of any of them.
pub fn rehearse(app: &mut App, changes: Vec<Change>, options: &ChangeArgs) -> Result<(), CliError> {
    let desk = app.desk_to_change(options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, options.when.by.as_deref())?;
    plan_all(&desk, &read_all(&desk, changes, &actor, at, now)?).map(drop)
}

/// What is asked for, with its words read.
fn read_all(desk: &Desk, changes: Vec<Change>, actor: &str, at: Moment, now: Moment) -> Result<Vec<Wanted>, CliError> {
    let mut wanted = Vec::new();
    for change in changes {
        let record = desk.ticket(change.folio)?;
        desk.refuse_sealed(&record.path)?;
        let procedure = desk.procedure_of(&record.ticket.procedure)?;
        let mut set = read_set(&desk.rules(&procedure), &change.set.set, now)?;
        asset_of_ticket::identify(desk, &procedure, &mut set)?;
        let intent = named_intent(desk, change.intent);
        let (actor, on_behalf, note) = (actor.to_owned(), change.on_behalf, change.note);
        let request = Request { intent, actor, on_behalf, at, now, set, note, opens: Vec::new(), moves: Vec::new() };
        wanted.push(Wanted { folio: record.ticket.folio.to_string(), request, quiet: change.quiet });
    }
    Ok(wanted)
}

/// A request on a ticket.
struct Wanted {
    folio: String,
    request: Request,
    quiet: bool,
}

/// A planned step: the record before and after it.
struct Planned {
    before: Record,
    after: Record,
    plan: Plan,
    births: Vec<Birth>,
    moved: Vec<AssetStep>,
    /// What is said of assets that were not moved.
    passed: Vec<Message>,
    quiet: bool,
}

/// People are named as `--by` names them.
fn named_intent(desk: &Desk, intent: Intent) -> Intent {
    match intent {
        Intent::Assign(person) => {
            let named = desk.people.get(&person).or_else(|| desk.people.find_by_name(&person));
            Intent::Assign(named.map_or(person, |person| person.id.clone()))
        }
        other => other,
    }
}

/// An outcome typed with other capitals than the procedure has it is that outcome.
fn spelt_intent(rules: &Rules, state: &State, intent: &Intent) -> Intent {
    let activity = state.activity.as_deref().and_then(|id| rules.procedure.activity(id));
    match (intent, activity) {
        (Intent::Outcome(typed), Some(activity)) => {
            let found = activity.outcomes.iter().find(|outcome| outcome.id.eq_ignore_ascii_case(typed));
            Intent::Outcome(found.map_or(typed, |outcome| &outcome.id).clone())
        }
        _ => intent.clone(),
    }
}

/// Plans every request on what the ones before it leave.
fn plan_all(desk: &Desk, wanted: &[Wanted]) -> Result<Vec<Planned>, CliError> {
    let mut steps: Vec<Planned> = Vec::new();
    for want in wanted {
        match plan_one(desk, want, &steps) {
            Ok(step) => steps.push(step),
            // Where there are several, it has to be said of which one.
            Err(CliError::Refusal(mut refusal)) if wanted.len() > 1 => {
                for item in &mut refusal.unmet {
                    let problem = std::mem::replace(&mut item.message, Message::new("refused-of-ticket"));
                    item.message = message!("refused-of-ticket", folio = &want.folio, problem = problem);
                }
                return Err(refusal.into());
            }
            Err(error) => return Err(error),
        }
    }
    Ok(steps)
}

/// Plans one request on what the steps before it leave.
fn plan_one(desk: &Desk, want: &Wanted, steps: &[Planned]) -> Result<Planned, CliError> {
    let earlier = steps.iter().rev().find(|step| step.after.ticket.folio.to_string() == want.folio);
    let before = match earlier {
        Some(step) => step.after.clone(),
        None => desk.ticket(&want.folio)?,
    };
    let (procedure, state) = consistent_state(desk, &before)?;
    // Whether a migration is possible is for the revision to say that it leads to.
    let procedure = match &want.request.intent {
        Intent::Migrate { .. } => {
            let wanted = desk.procedure(&procedure.code)?;
            if (&wanted.calendar, wanted.judged_by) != (&procedure.calendar, procedure.judged_by) {
                let folio = want.folio.as_str();
                return Err(CliError::Refused(message!("error-migration-calendar", folio = folio)));
            }
            wanted
        }
        _ => procedure,
    };
    let mut children = family::children(desk, &state);
    let ended = steps.iter().filter(|step| step.after.ticket.header.closed.is_some());
    children.retain(|child| !ended.clone().any(|step| step.before.ticket.folio.to_string() == child.folio));
    let rules = Rules { children: &children, ..desk.rules(&procedure) };
    let intent = spelt_intent(&rules, &state, &want.request.intent);
    let mut request = Request { intent, ..want.request.clone() };
    let born = steps.iter().map(|step| step.births.len()).sum::<usize>();
    let births = births(desk, &rules, &before, &state, &request, born);
    request.opens = births.iter().flatten().map(|birth| birth.ticket.folio.clone()).collect();
    let earlier: Vec<AssetStep> = steps.iter().flat_map(|step| step.moved.iter().cloned()).collect();
    let moves = moves::rehearse(desk, &rules, &before.ticket.folio, &state, &request, &earlier);
    request.moves = moves.as_ref().map(|moves| moves.assets.clone()).unwrap_or_default();
    let plan = engine::plan(&rules, &before.ticket, &state, &request);
    let plan = moves::settled(plan, moves, &request);
    let ((plan, moves), births) = match (plan, births) {
        (Ok(plan), Ok(births)) => (plan, births),
        // Everything that is missing is told at once, the children's needs included, unless they
        // are what the parent itself lacks.
        (Err(CliError::Refusal(mut refusal)), Err(CliError::Refusal(more))) => {
            let given = family::given_by_parent(&rules, &state, &request);
            refusal.unmet.extend(more.unmet.into_iter().filter(|item| !given.contains(&item.key)));
            return Err(refusal.into());
        }
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    if let Some(right) = rights::of_event(&procedure, &plan.event) {
        rights::hold(desk, &request.actor, right)?;
    }
    let after = desk.with_plan(&before, &plan)?;
    let moved = moves::plan(desk, &moves, &plan.event.id, &earlier)?;
    Ok(Planned { before, after, plan, births, moved, passed: moves.passed, quiet: want.quiet })
}

/// The children that a step opens; `born` are those of the steps before it.
fn births(
    desk: &Desk,
    rules: &Rules,
    before: &Record,
    state: &State,
    request: &Request,
    born: usize,
) -> Result<Vec<Birth>, CliError> {
    if !matches!(request.intent, Intent::Outcome(_)) {
        return Ok(Vec::new());
    }
    let mut first = desk.next_folio(request.now)?;
    first.number = first.number.saturating_add(u32::try_from(born).unwrap_or(u32::MAX));
    family::births(desk, rules, &before.ticket.folio, state, request, &first)
}

/// Writes the records of planned steps, all or none.
fn write_all(desk: &Desk, lock: &Lock, steps: &[Planned]) -> Result<(), CliError> {
    let mut batch = Batch::default();
    add_to(&mut batch, desk, steps)?;
    Ok(desk.commit(lock, &batch)?)
}

/// Adds the records of planned steps to what is written together, each once, with all its steps.
/// Children come before the parent that names them, for whoever reads meanwhile.
fn add_to(batch: &mut Batch, desk: &Desk, steps: &[Planned]) -> Result<(), CliError> {
    for step in steps {
        for birth in &step.births {
            let now = step.plan.event.recorded.unwrap_or(step.plan.event.at);
            desk.keep_procedure(&birth.procedure)?;
            let (path, text) = desk.prepared_ticket(&birth.ticket, now)?;
            batch.create(path, text);
        }
        for sha256 in step.plan.event.deed.kept() {
            batch.take_along(desk.attachment_path(&step.before.path, sha256));
        }
        if let Deed::Migrated { .. } = &step.plan.event.deed {
            desk.keep_procedure(&*desk.procedure(&step.after.ticket.procedure.code)?)?;
        }
    }
    let moved: Vec<AssetStep> = steps.iter().flat_map(|step| step.moved.iter().cloned()).collect();
    asset_change::add_to(batch, &moved);
    for (index, step) in steps.iter().enumerate() {
        let path = &step.before.path;
        if steps[..index].iter().any(|earlier| earlier.before.path == *path) {
            continue;
        }
        if let Some(last) = steps.iter().rev().find(|later| later.before.path == *path) {
            batch.replace(path, &step.before.text, &last.after.text);
        }
    }
    Ok(())
}

/// Says what became of each; as JSON one object, or a list where several were asked for.
fn print_plans(app: &App, desk: &Desk, steps: &[Planned], as_json: bool, dry: bool) -> Result<Exit, CliError> {
    for step in steps {
        asset_of_ticket::tell(app, desk, &step.plan.before, &step.plan.after, step.plan.event.at);
    }
    for passed in steps.iter().flat_map(|step| &step.passed) {
        app.ui.say_message(passed);
    }
    for step in steps.iter().filter(|step| matches!(step.plan.event.deed, Deed::Cancelled { .. })) {
        moves::tell_left_behind(app, desk, &step.before.ticket);
    }
    let told: Vec<&Planned> = steps.iter().filter(|step| !step.quiet).collect();
    if as_json {
        let data: Vec<Value> = told.iter().map(|step| plan_json(step, dry)).collect();
        match &data[..] {
            [only] => app.ui.print_json("folio/change/1", only)?,
            several => app.ui.print_json("folio/change/1", &several)?,
        }
        return Ok(Exit::Done);
    }
    for step in told {
        print_plan(app, desk, step, dry)?;
    }
    if dry {
        app.ui.say_message(&message!("change-dry-run"));
    }
    Ok(Exit::Done)
}

fn plan_json(step: &Planned, dry: bool) -> Value {
    let side = |header: &Header| json!({ "status": header.status.word(), "activity": header.activity });
    json!({
        "folio": step.before.ticket.folio.to_string(),
        "dry_run": dry,
        "event": step.plan.event.to_value(),
        "before": side(&step.plan.before),
        "after": side(&step.plan.after),
        "moves": moves::json(&step.moved, dry),
    })
}

/// The state that a ticket's events give.
///
/// # Errors
/// The header says something else (the replay law): the file was changed by hand, and nothing is
/// added to it before that is put right.
pub fn consistent_state(desk: &Desk, record: &Record) -> Result<(Arc<Procedure>, State), CliError> {
    let damaged = |finding| CliError::from(crate::store::StoreError::Damaged(vec![finding]));
    let lineage = desk.lineage_of(&record.ticket).map_err(damaged)?;
    let state = State::replay(&lineage, &record.ticket.events);
    let procedure = lineage.current().clone();
    let findings = header_findings(desk, &desk.rules(&procedure), record, &state);
    if findings.is_empty() { Ok((procedure, state)) } else { Err(crate::store::StoreError::Damaged(findings).into()) }
}

/// Where a ticket's header differs from what its events give.
pub fn header_findings(desk: &Desk, rules: &Rules, record: &Record, state: &State) -> Vec<Finding> {
    let shown = crate::store::file::display(&desk.root, &record.path);
    let written = record.ticket.header.entries();
    let derived = state.header(rules.procedure).entries();
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    if written == derived && record.ticket.procedure == rules.procedure.reference() {
        return Vec::new();
    }
    let places = tickets::Places::of(&shown, &record.text);
    let mut findings = Vec::new();
    let reference = rules.procedure.reference();
    for (key, says, gives) in [
        ("revision", &record.ticket.procedure.revision, &reference.revision),
        ("sha256", &record.ticket.procedure.sha256, &reference.sha256),
    ] {
        if says != gives {
            let path = ["procedure", key].map(|key| Step::Key(key.to_owned()));
            let message =
                message!("finding-header-differs", key = format!("procedure.{key}"), says = says, gives = gives);
            findings.push(Finding::new(places.at(&path), message));
        }
    }
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
        findings.push(Finding::new(places.at(&steps), message));
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

fn print_plan(app: &App, desk: &Desk, step: &Planned, dry: bool) -> Result<Exit, CliError> {
    let (folio, plan) = (step.before.ticket.folio.to_string(), &step.plan);
    let end = app.ui.text("activity-end");
    let place = |header: &Header| header.activity.clone().unwrap_or_else(|| end.clone());
    let (from, to) = (place(&plan.before), place(&plan.after));
    let status = Message::new(plan.after.status.message_id());
    let message = match &plan.event.deed {
        Deed::Assigned { to: person } => message!("change-assigned", folio = &folio, person = person, status = status),
        Deed::Waited { .. } => message!("change-waits", folio = &folio, status = status),
        Deed::Signed { role, name, .. } => message!("change-signed", folio = &folio, role = role, name = name),
        Deed::Linked { to, .. } => message!("change-linked", folio = &folio, to = to),
        Deed::Noted => message!("change-noted", folio = &folio),
        Deed::Attached { files } => {
            let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
            message!("change-attached", folio = &folio, names = names.join(", "))
        }
        Deed::Referenced { system, number, .. } => {
            message!("change-referenced", folio = &folio, system = system, number = number)
        }
        Deed::Migrated { to, .. } => message!("change-migrated", folio = &folio, revision = &to.revision),
        Deed::Corrected => {
            let procedure = desk.procedure_of(&step.after.ticket.procedure)?;
            let label = |key: &String| procedure.field(key).map_or_else(|| key.clone(), |field| field.label.clone());
            let quoted = |key| app.ui.language.format(&message!("change-label", label = label(key)));
            let labels: Vec<String> = plan.event.set.keys().map(quoted).collect();
            message!("change-corrected", folio = &folio, labels = labels.join(", "))
        }
        _ if from == to => message!("change-stays", folio = &folio, activity = to, status = status),
        _ => message!("change-moves", folio = &folio, from = from, to = to, status = status),
    };
    app.ui.print(&app.ui.language.format(&message))?;
    for birth in &step.births {
        let (child, title) = (birth.ticket.folio.to_string(), &birth.procedure.title);
        app.ui.print(&app.ui.language.format(&message!("change-opens", child = child, title = title)))?;
    }
    moves::print(app, desk, &step.moved)?;
    if plan.before.waiting.is_some() && plan.after.waiting.is_none() && !matches!(plan.event.deed, Deed::Resumed) {
        app.ui.say_message(&message!("change-wait-ended"));
    }
    // It has been written already: what cannot be told of the targets does not undo it.
    if let Err(error) = targets::tell(app, desk, &step.before, &step.after) {
        app.ui.say(&error.explain(&app.ui.language));
    }
    if dry {
        app.ui.print(&crate::yaml::emit(&json!({ "events": [plan.event.to_value()] })))?;
        moves::print_events(app, &step.moved)?;
    } else if app.ui.terminal {
        let children = step.births.iter().map(|birth| birth.ticket.folio.to_string());
        // The children go on even where this was the ticket's end.
        for folio in plan.after.activity.iter().map(|_| folio.clone()).chain(children) {
            app.ui.say(&app.ui.faint(&app.ui.language.format(&message!("change-next", folio = folio))));
        }
    }
    Ok(Exit::Done)
}
