//! `folio redact`: takes a person out of the desk's files.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::redact::{self, Planned, Wanted, purge};
use crate::cli::rights::hold;
use crate::cli::snapshot;
use crate::message;
use crate::model::catalogue::Right;
use crate::store::desk::Desk;

/// Places named one by one.
const NAMED: usize = 12;

/// Arguments of `folio redact`.
#[derive(Debug, Args)]
pub struct RedactArgs {
    #[arg(value_name = "WHO")]
    who: String,
    #[arg(long = "in", value_name = "RECORD", num_args = 1.., add = clap_complete::ArgValueCompleter::new(complete::folios))]
    records: Vec<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[arg(long, value_name = "FILE")]
    purge_list: Option<PathBuf>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Takes somebody out of the files, and says what git still has.
///
/// # Errors
/// Nobody or several are meant, the right is missing, nothing is there, or a rule stands in the way.
pub fn run(app: &mut App, args: &RedactArgs) -> Result<Exit, CliError> {
    let options = &args.options;
    let desk = app.desk_to_change(options.dry_run)?;
    let now = app.now(desk.zone())?;
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, options.when.by.as_deref())?;
    hold(&desk, &actor, Right::Redact)?;
    if args.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
        return Err(CliError::Usage(message!("redact-without-reason")));
    }
    let list = args.purge_list.as_ref().map(|list| purge::target(&desk, &app.directory, list)).transpose()?;
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random)
        .map_err(|error| CliError::Environment(message!("error-output", problem = error.to_string())))?;
    let records = records(&desk, &args.records)?;
    let (key, _) = desk.redaction_key(random, true)?;
    let mut wanted = Wanted {
        who: &args.who,
        name: args.name.as_deref(),
        records: &records,
        note: args.note.as_deref(),
        actor,
        at,
        now,
        key,
    };
    let rehearsal = redact::plan(&desk, &wanted)?;
    snapshot::warn(&app.ui, &rehearsal.findings);
    if rehearsal.people {
        hold(&desk, &wanted.actor, Right::Catalogue)?;
    }
    if options.dry_run {
        return print(app, args, &rehearsal);
    }
    let lock = app.lock(&desk, &wanted.actor, now)?;
    let (key, path) = desk.redaction_key(random, false)?;
    wanted.key = key;
    wanted.now = app.now(desk.zone())?;
    wanted.at = if options.when.at.is_some() { at } else { wanted.now };
    let planned = redact::plan(&desk, &wanted)?;
    // The list first: once the files are written nobody knows any more what stood there.
    if let Some(list) = &list {
        purge::write(list, &planned.replaced)?;
    }
    desk.commit(&lock, &planned.batch)?;
    drop(lock);
    print(app, args, &planned)?;
    if !options.json {
        app.ui.say_message(&message!("redact-key", path = path.display().to_string()));
        app.ui.say_message(&message!("redact-history"));
        match &args.purge_list {
            Some(list) => app.ui.say_message(&message!("redact-purge", path = list.display().to_string())),
            None => app.ui.say_message(&message!("redact-no-purge")),
        }
    }
    Ok(Exit::Done)
}

/// The whole numbers of the records that were named.
fn records(desk: &Desk, typed: &[String]) -> Result<Vec<String>, CliError> {
    let name = |typed: &String| -> Result<String, CliError> {
        if let Some(asset) = desk.asset_named(typed) {
            return Ok(asset.id);
        }
        Ok(desk.find(typed)?.0.to_string())
    };
    typed.iter().map(name).collect()
}

fn print(app: &App, args: &RedactArgs, planned: &Planned) -> Result<Exit, CliError> {
    let dry = args.options.dry_run;
    if args.options.json {
        app.ui.print_json("folio/redact/1", &as_json(planned, dry))?;
        return Ok(Exit::Done);
    }
    let language = &app.ui.language;
    for changed in &planned.records {
        let message = message!("redact-record", record = &changed.record, count = changed.covers.len());
        app.ui.print(&language.format(&message))?;
    }
    if planned.people {
        app.ui.print("catalog/people.toml")?;
    }
    if dry {
        app.ui.say_message(&message!("change-dry-run"));
    } else {
        app.ui.say_message(&message!("redact-done", pseudonym = &planned.pseudonym));
    }
    tell_left(app, planned);
    if planned.attachments > 0 {
        app.ui.say_message(&message!("redact-attachments", count = planned.attachments));
    }
    Ok(Exit::Done)
}

/// Names the lines that still have the name, and says how it goes from there: what a record says nobody changes by hand.
fn tell_left(app: &App, planned: &Planned) {
    let is_of_record = |place: &&String| place.starts_with("tickets/") || place.starts_with("catalog/assets/");
    let (of_records, others): (Vec<&String>, Vec<&String>) = planned.left.iter().partition(is_of_record);
    let named = |places: &[&String]| {
        let mut left = places.iter().take(NAMED).map(|place| place.as_str()).collect::<Vec<_>>().join(", ");
        if places.len() > NAMED {
            left.push_str(" …");
        }
        left
    };
    if !others.is_empty() {
        app.ui.say_message(&message!("redact-left", count = others.len(), places = named(&others)));
    }
    if !of_records.is_empty() {
        let (places, count) = (named(&of_records), of_records.len());
        let pseudonym = &planned.pseudonym;
        app.ui.say_message(&message!("redact-left-in-records", count = count, places = places, pseudonym = pseudonym));
    }
}

fn as_json(planned: &Planned, dry: bool) -> Value {
    let records = planned.records.iter().map(|changed| {
        let covers = changed.covers.iter().map(|(event, keys)| json!({ "event": event, "keys": keys }));
        let event = changed.event.as_ref().map(|event| &event["id"]);
        json!({ "record": changed.record, "event": event, "covers": covers.collect::<Vec<_>>() })
    });
    json!({
        "pseudonym": Some(&planned.pseudonym).filter(|_| !dry),
        "person": planned.id,
        "dry_run": dry,
        "records": records.collect::<Vec<_>>(),
        "people": planned.people,
        "left": planned.left,
        "attachments": planned.attachments,
    })
}
