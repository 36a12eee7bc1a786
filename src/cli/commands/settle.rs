//! `folio settle`: decides between steps that two clones took at the same time, and mends a record in
//! which git left both sides.

mod catalogue;
mod decide;
mod mend;

use std::path::Path;

use clap::Args;

use self::decide::{Decision, Subject};
use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, Format};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{ask, complete, inventory_view, rights, snapshot};
use crate::message;
use crate::model::catalogue::Right;
use crate::model::time::Moment;
use crate::render::dispute as rendered;
use crate::report::asset_case::AssetCase;
use crate::report::dispute::{self, DisputeView, Disputes};
use crate::store::desk::Desk;

/// Columns that a menu has before its lines, and one behind them.
const MARGIN: usize = 4;

/// Arguments of `folio settle`.
#[derive(Debug, Args)]
pub struct SettleArgs {
    #[arg(value_name = "RECORD", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    record: String,
    #[arg(long, value_name = "EVENT")]
    keep: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Decides, or shows what there is to decide.
///
/// # Errors
/// No such record, a damaged one, or a decision that is refused.
pub fn run(app: &mut App, args: &SettleArgs) -> Result<Exit, CliError> {
    let options = &args.options;
    if let Some(marked) = catalogue::Marked::of(app, &args.record) {
        return marked.mend(app, options);
    }
    let desk = app.desk_to_change(options.dry_run)?;
    let now = app.now(desk.zone())?;
    let path = mend::path_of(app, &desk, &args.record)?;
    if mend::has_both_sides(&desk, &path) {
        return mend::mend(app, &desk, &path, options, now);
    }
    let disputes = disputes(app, &desk, &path, now)?;
    let is_asked = app.ui.interactive && !options.json && !disputes.disputes.is_empty();
    let (keep, note) = match &args.keep {
        Some(keep) => (keep.clone(), args.note.clone()),
        None if is_asked => choose(app, &desk, &disputes, args.note.clone())?,
        None => return show(app, &desk, &disputes, options.json),
    };
    let at = app.at(desk.zone(), options.when.at.as_deref(), now)?;
    let actor = app.actor(&desk, options.when.by.as_deref())?;
    rights::hold(&desk, &actor, Right::Settle)?;
    refuse_undisputed(&Subject::read(&desk, &path)?, &disputes, &keep)?;
    let mut decision = Decision { keep, note, actor, at, now };
    let rehearsal = decide::plan(&desk, &Subject::read(&desk, &path)?, &decision)?;
    if options.dry_run {
        return decide::print(app, &desk, &rehearsal, options.json, true);
    }
    let lock = app.lock(&desk, &decision.actor, now)?;
    decision.now = app.now(desk.zone())?;
    decision.at = if options.when.at.is_some() { at } else { decision.now };
    let planned = decide::plan(&desk, &Subject::read(&desk, &path)?, &decision)?;
    desk.commit(&lock, &planned.batch())?;
    drop(lock);
    decide::print(app, &desk, &planned, options.json, false)
}

/// Refuses a step that has its effect and stands in no dispute: to keep it would drop what nobody asked about. One
/// that was decided against may be decided anew.
fn refuse_undisputed(subject: &Subject, disputes: &Disputes, keep: &str) -> Result<(), CliError> {
    let is_in_question = disputes.disputes.iter().flat_map(|it| &it.events).any(|side| side.id == keep);
    if is_in_question || subject.is_dropped(keep) || !subject.has_event(keep) {
        return Ok(());
    }
    let record = &disputes.record;
    let choices: Vec<&str> =
        disputes.disputes.iter().flat_map(DisputeView::choices).map(|side| side.id.as_str()).collect();
    Err(CliError::Refused(match choices.is_empty() {
        true => message!("settle-undisputed", record = record, id = keep),
        false => message!("settle-other-disputed", record = record, id = keep, choices = choices.join(", ")),
    }))
}

fn disputes(app: &App, desk: &Desk, path: &Path, now: Moment) -> Result<Disputes, CliError> {
    match Subject::read(desk, path)? {
        Subject::Ticket(record) => {
            let case = snapshot::case(desk, *record, false, now, &mut Vec::new())??;
            Ok(dispute::of_ticket(&case, &desk.rules(&case.procedure), &app.ui.language))
        }
        Subject::Asset(record) => {
            let with = inventory_view::surroundings(desk, now);
            Ok(dispute::of_asset(&AssetCase::new(record.asset), &with, &app.ui.language))
        }
    }
}

/// Shows what there is to decide, and with which command. Ends with 1 where there is something.
fn show(app: &App, desk: &Desk, disputes: &Disputes, as_json: bool) -> Result<Exit, CliError> {
    if disputes.disputes.is_empty() && !as_json {
        app.ui.print(&app.ui.language.format(&message!("settle-none", record = &disputes.record)))?;
        return Ok(Exit::Done);
    }
    let names = format::names(&app.ui, desk);
    let output = Output {
        schema: "folio/disputes/1",
        data: disputes,
        document: &|| rendered::document(disputes, &names),
        sheet: Some(&|| rendered::sheet(disputes, &names)),
    };
    format::print(&app.ui, if as_json { Format::Json } else { Format::Table }, &output)?;
    if disputes.disputes.is_empty() {
        return Ok(Exit::Done);
    }
    let mut words = app.ui.text("settle-how");
    if disputes.disputes.iter().all(DisputeView::is_same) {
        words = format!("{}\n{words}", app.ui.text("settle-same"));
    }
    for side in disputes.disputes.iter().flat_map(DisputeView::choices) {
        words.push_str(&format!("\n  folio settle {} --keep {} --note …", disputes.record, side.id));
    }
    app.ui.say(&words);
    Ok(Exit::Refused)
}

/// Asks which step holds, and why.
fn choose(
    app: &App,
    desk: &Desk,
    disputes: &Disputes,
    note: Option<String>,
) -> Result<(String, Option<String>), CliError> {
    let names = format::names(&app.ui, desk);
    app.ui.print(&crate::render::text::document(&rendered::document(disputes, &names), format::look(&app.ui)))?;
    let sides: Vec<_> = disputes.disputes.iter().take(1).flat_map(DisputeView::choices).collect();
    if disputes.disputes.first().is_some_and(DisputeView::is_same) {
        app.ui.say(&app.ui.text("settle-same"));
    }
    // A line that goes round the edge would be drawn anew with each key.
    let width = terminal_size::terminal_size().map_or(80, |(terminal_size::Width(width), _)| usize::from(width));
    let width = width.saturating_sub(MARGIN);
    let word = |side: &&dispute::SideView| {
        format!("{} · {} · {} · {}", side.id, app.ui.language.moment(side.at), names.person(&side.by), side.title)
    };
    let fitting = |line: String| match line.char_indices().nth(width) {
        None => line,
        Some(_) => line.chars().take(width.saturating_sub(1)).chain(['…']).collect(),
    };
    let lines: Vec<String> = sides.iter().map(word).map(fitting).collect();
    let picked = ask::one_of(&app.ui, &app.ui.text("settle-which"), &lines)?;
    let keep = sides.get(picked).map(|side| side.id.clone()).unwrap_or_default();
    let note = match note {
        Some(note) => note,
        None => ask::line(&app.ui, &app.ui.text("settle-why"))?,
    };
    Ok((keep, Some(note)))
}
