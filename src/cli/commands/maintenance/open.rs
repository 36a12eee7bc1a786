//! `folio maintenance open`: the tickets of what falls due, one for each asset and date. What has one
//! is left alone, so that to open twice does no harm; what cannot be opened stops no other.

use clap::Args;
use serde_json::{Value, json};

use super::{ChoiceArgs, Ground, last_day};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::commands::new;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{change, complete, family};
use crate::message;
use crate::model::event::Values;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Given, Intent, Kind, Refusal, Request, Rules, Unmet};
use crate::render::maintenance as shown;
use crate::report::maintenance::{self, Draft, OpenRow, What};
use crate::store::desk::Desk;
use crate::store::lock::Lock;

/// Arguments of `folio maintenance open`.
#[derive(Debug, Args)]
pub struct OpenArgs {
    #[arg(value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    assets: Vec<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "within")]
    until: Option<String>,
    #[arg(long, value_name = "DAYS")]
    within: Option<String>,
    #[command(flatten)]
    choice: ChoiceArgs,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    by: Option<String>,
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Opens the tickets.
///
/// # Errors
/// No desk, no programme, words that name none. What one asset refuses is told, and is no error.
pub fn run(app: &mut App, args: &OpenArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.dry_run)?;
    let now = app.now(desk.zone())?;
    let until = last_day(args.until.as_deref(), args.within.as_deref(), desk.zone().day(now))?;
    let actor = app.actor(&desk, args.by.as_deref())?;
    // A plan needs no lock. Who opens holds it from reading to writing: no other opens the same.
    let lock = match args.dry_run {
        true => None,
        false => Some(app.lock(&desk, &actor, now)?),
    };
    let now = app.now(desk.zone())?;
    let ground = Ground::read(app, &desk, &args.choice, &[], &args.assets, now)?;
    let upkeeps = ground.upkeeps();
    let (drafts, known) = maintenance::drafts(&upkeeps, until, &ground.scene, |code| desk.procedure(code).ok());
    let mut rows: Vec<OpenRow> = known.iter().map(OpenRow::known).collect();
    let mut refused = Vec::new();
    for draft in &drafts {
        match open(&desk, lock.as_ref(), draft, &actor, now) {
            Ok(folio) => rows.push(OpenRow::opened(draft, folio)),
            // What no rule of the ticket refuses stops everything: the disk, the catalogue.
            Err(error @ (CliError::Refusal(_) | CliError::Refused(_))) => {
                rows.push(OpenRow::refused(draft));
                refused.push((draft.upkeep.asset.asset.id.clone(), error));
            }
            Err(error) => return Err(error),
        }
    }
    drop(lock);
    rows.sort_by(|a, b| (a.due, &a.asset).cmp(&(b.due, &b.asset)));
    print(app, &desk, args, until, &rows)?;
    for (id, error) in &refused {
        let text = error.explain(&app.ui.language);
        app.ui.say_message(&message!("maintenance-refused", id = id));
        app.ui.say(&text);
    }
    if args.dry_run {
        app.ui.say_message(&message!("change-dry-run"));
    }
    ground.warn(app, &upkeeps);
    Ok(if refused.is_empty() { Exit::Done } else { Exit::Refused })
}

/// Opens one ticket, or rehearses it where there is no lock.
fn open(desk: &Desk, lock: Option<&Lock>, draft: &Draft, actor: &str, now: Moment) -> Result<Option<String>, CliError> {
    let procedure = desk.procedure(&draft.upkeep.course.programme.procedure)?;
    let rules = desk.rules(&procedure);
    family::in_force(desk, &procedure)?;
    let set = rules.in_order(read(&rules, draft, now)?);
    let request = Request {
        intent: Intent::Open { parent: None },
        actor: actor.to_owned(),
        on_behalf: None,
        at: now,
        now,
        set,
        note: None,
        opens: Vec::new(),
        moves: Vec::new(),
    };
    // What is missing is told with a command that repeats what the programme gave.
    let missing = rules.unmet_of_opening(&request.set, &Given::values(&request.set));
    if !missing.is_empty() {
        return Err(Refusal { unmet: missing }.into());
    }
    match lock {
        Some(lock) => Ok(Some(new::create(desk, lock, &rules, &request)?.folio.to_string())),
        None => {
            engine::open(&rules, desk.next_folio(now)?, family::random_uid()?, &request)?;
            Ok(None)
        }
    }
}

/// The values of a draft, its texts read as if somebody had typed them.
fn read(rules: &Rules, draft: &Draft, now: Moment) -> Result<Values, CliError> {
    let programme = &draft.upkeep.course.programme.key;
    let mut unmet: Vec<Unmet> = Vec::new();
    let mut values = Values::new();
    match &draft.set {
        Ok(set) => {
            for (key, value) in set {
                let read = match value {
                    Value::String(text) => change::read_value(rules, key, text, now),
                    other => Ok(other.clone()),
                };
                match read {
                    Ok(value) => {
                        values.insert(key.clone(), value);
                    }
                    Err(item) => unmet.push(*item),
                }
            }
        }
        Err(failed) => unmet.extend(failed.iter().map(|(field, problem)| {
            let message =
                message!("maintenance-expression", programme = programme, field = field, problem = problem.clone());
            Unmet::new(Kind::Value, field, message)
        })),
    }
    if unmet.is_empty() { Ok(values) } else { Err(Refusal { unmet }.into()) }
}

fn print(app: &App, desk: &Desk, args: &OpenArgs, until: chrono::NaiveDate, rows: &[OpenRow]) -> Result<(), CliError> {
    let chosen = args.format.chosen();
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("maintenance-nothing-due", until = until.to_string()));
        return Ok(());
    }
    let of = |what: What| rows.iter().filter(|row| row.what == what).count();
    let data = json!({
        "until": until,
        "dry_run": args.dry_run,
        "opened": of(What::Opened),
        "known": of(What::Open) + of(What::Void) + of(What::Ended),
        "refused": of(What::Refused),
        "rows": rows,
    });
    let names = format::names(&app.ui, desk);
    let output = Output {
        schema: "folio/maintenance-open/1",
        data: &data,
        document: &|| shown::opened(rows, args.dry_run, &names),
        sheet: Some(&|| shown::opened_sheet(rows, args.dry_run, &names)),
    };
    format::print(&app.ui, chosen, &output)
}
