//! `folio recurring`: problems that go on, and the evaluation that each calls for. Also what
//! `folio new` says when the ticket that it opened makes one.

use std::path::{Path, PathBuf};

use chrono::{Datelike, Duration, NaiveDate};
use clap::Args;
use serde_json::json;

use super::new::{self, NewArgs};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs, WhenArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::snapshot::{self, Snapshot};
use crate::message;
use crate::model::catalogue::{GroupBy, Recurrence, fold};
use crate::model::suggestion::nearest;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::model::value::shell_word;
use crate::render;
use crate::report::recurring::{Draft, Group, Watch};
use crate::store::desk::Desk;

/// Folios that a warning names; a longer run is counted.
const NAMED: usize = 10;

/// Arguments of `folio recurring`.
#[derive(Debug, Args)]
pub struct RecurringArgs {
    #[arg(long)]
    all: bool,
    #[arg(long, value_name = "KEY", conflicts_with_all = ["all", "format"])]
    open: Option<String>,
    #[arg(long, requires = "open")]
    dry_run: bool,
    #[command(flatten)]
    when: WhenArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the continuing problems, or opens the evaluation of one.
///
/// # Errors
/// No desk; a problem that is not there, or that nothing evaluates.
pub fn run(app: &mut App, args: &RecurringArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let recurrence = desk.settings.recurrence.clone().unwrap_or_default();
    let snapshot = snapshot::load(&desk, now)?;
    let mut groups = watch(&desk, &recurrence, now).groups(&snapshot.cases);
    if let Some(key) = &args.open {
        return open(app, &desk, &recurrence, &mut groups, key, args);
    }
    let found = groups.len();
    groups.retain(|group| args.all || group.current);
    let past = found - groups.len();
    if let Err(error) = draft_all(app, &desk, &recurrence, &mut groups) {
        // A procedure that cannot be used hides no problem.
        app.ui.say(&error.explain(&app.ui.language));
    }
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if groups.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("recurring-nothing", count = recurrence.count, days = recurrence.days));
    } else {
        let by: Vec<&str> = recurrence.by.iter().map(|by| by.word()).collect();
        let data = json!({
            "count": recurrence.count,
            "days": recurrence.days,
            "by": by,
            "procedure": recurrence.procedure,
            "groups": groups,
        });
        let output = Output {
            schema: "folio/recurring/1",
            data: &data,
            document: &|| render::recurring::document(&groups, &names),
            sheet: Some(&|| render::recurring::sheet(&groups, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    if past > 0 {
        app.ui.say_message(&message!("recurring-past", count = past));
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

fn watch<'a>(desk: &'a Desk, recurrence: &'a Recurrence, now: Moment) -> Watch<'a> {
    let (services, suppliers) = (&desk.services, &desk.suppliers);
    Watch { recurrence, services, suppliers, zone: desk.zone(), today: desk.zone().day(now) }
}

/// Drafts the evaluation of every problem that none evaluates yet.
fn draft_all(app: &App, desk: &Desk, recurrence: &Recurrence, groups: &mut [Group]) -> Result<(), CliError> {
    let Some(code) = &recurrence.procedure else { return Ok(()) };
    let procedure = desk.procedure(code)?;
    let rules = desk.rules(&procedure);
    for group in groups.iter_mut().filter(|group| group.open_evaluation().is_none()) {
        let note = message!("recurring-note", folios = group.folios().join(", "));
        group.draft = Some(Draft::of(group, recurrence, &rules, app.ui.language.format(&note)));
    }
    Ok(())
}

fn open(
    app: &mut App,
    desk: &Desk,
    recurrence: &Recurrence,
    groups: &mut [Group],
    typed: &str,
    args: &RecurringArgs,
) -> Result<Exit, CliError> {
    if recurrence.procedure.is_none() {
        return Err(CliError::Refused(message!("recurring-no-procedure")));
    }
    draft_all(app, desk, recurrence, groups)?;
    let group = pick(groups, typed)?;
    if let Some(evaluation) = group.open_evaluation() {
        let message = message!("recurring-open-already", key = &group.key, folio = &evaluation.folio);
        return Err(CliError::Refused(message));
    }
    let Some(draft) = &group.draft else { return Err(CliError::Refused(message!("recurring-no-procedure"))) };
    let drafted = NewArgs::of_draft(draft, args.when.clone(), args.dry_run, args.format.json);
    new::run(app, &drafted)
}

/// The group that a key names; what follows the kind of group is enough.
fn pick<'g>(groups: &'g [Group], typed: &str) -> Result<&'g Group, CliError> {
    let wanted = fold(typed);
    let whole = groups.iter().find(|group| fold(&group.key) == wanted);
    let mut short = groups.iter().filter(|group| group.key.split_once(':').is_some_and(|(_, key)| fold(key) == wanted));
    match (whole, short.next(), short.next()) {
        (Some(group), ..) | (None, Some(group), None) => Ok(group),
        _ if groups.is_empty() => Err(CliError::Usage(message!("recurring-unknown-none", key = typed))),
        _ => {
            let keys: Vec<&str> = groups.iter().map(|group| group.key.as_str()).collect();
            let known = keys.join(", ");
            Err(CliError::Usage(match nearest(typed, keys) {
                Some(near) => message!("reading-unknown-word-near", found = typed, near = near, known = known),
                None => message!("reading-unknown-word", found = typed, known = known),
            }))
        }
    }
}

/// Tells whoever opened a ticket that it is one of a continuing problem, where the desk watches for
/// them. Nothing that goes wrong here concerns the ticket, which is there already.
pub fn warn(app: &App, desk: &Desk, ticket: &Ticket, now: Moment) {
    let Some(recurrence) = &desk.settings.recurrence else { return };
    let header = &ticket.header;
    let concerned = recurrence.by.iter().any(|by| match by {
        GroupBy::Asset => header.asset.is_some(),
        GroupBy::SupplierService => header.supplier.is_some() && header.service.is_some(),
    });
    let Some(opened) = header.opened.filter(|_| concerned) else { return };
    let folio = ticket.folio.to_string();
    // First only where company can be; a run goes further back than its last window.
    let near = recent(desk, desk.zone().day(opened) - Duration::days(recurrence.days));
    let groups_of = |snapshot: Result<Snapshot, CliError>| -> Vec<Group> {
        let groups = snapshot.map(|snapshot| watch(desk, recurrence, now).groups(&snapshot.cases)).unwrap_or_default();
        groups.into_iter().filter(|group| group.holds(&folio)).collect()
    };
    if groups_of(snapshot::load_files(desk, &near, now)).is_empty() {
        return;
    }
    for group in groups_of(snapshot::load(desk, now)) {
        let what = render::recurring::what(&group, &app.ui.language);
        let folios = group.folios();
        let shown = folios.iter().skip(folios.len().saturating_sub(NAMED)).copied().collect::<Vec<_>>().join(", ");
        let count = folios.len();
        app.ui.say_message(&message!("recurring-warning", what = what, count = count, folios = shown));
        if let Some(evaluation) = group.open_evaluation() {
            app.ui.say_message(&message!("recurring-warning-evaluated", folio = &evaluation.folio));
        } else if recurrence.procedure.is_some() {
            app.ui.say(&format!("  → folio recurring --open {}", shell_word(&group.key.as_str().into())));
        } else {
            app.ui.say("  → folio recurring");
        }
    }
}

/// Files of tickets recorded in the month of that day or later: what was opened since stands there.
fn recent(desk: &Desk, since: NaiveDate) -> Vec<PathBuf> {
    let month_of = |path: &Path| -> Option<(i32, u32)> {
        let mut folders = path.ancestors().skip(1).filter_map(|folder| folder.file_name()?.to_str());
        let (month, year) = (folders.next()?, folders.next()?);
        Some((year.parse().ok()?, month.parse().ok()?))
    };
    let first = (since.year(), since.month());
    let files = desk.ticket_files().into_iter();
    // What stands in no month may be of any.
    files.filter(|path| month_of(path).is_none_or(|month| month >= first)).collect()
}
