//! `folio minute`: the weekly minute of the managers' meeting (S3.7).

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;

use super::{licence, maintenance};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{asset_snapshot, out_file, snapshot, ui};
use crate::message;
use crate::model::time;
use crate::render;
use crate::render::{html, markdown, text};
use crate::report::maintenance as upkeep;
use crate::report::minute::{Ground, Minute, Span};

/// Arguments of `folio minute`.
#[derive(Debug, Args)]
pub struct MinuteArgs {
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["from", "to"])]
    week: Option<String>,
    #[arg(long, value_name = "DATE", requires = "to")]
    from: Option<String>,
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<String>,
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the minute, or writes it to a file; that of this week where no other is named.
///
/// # Errors
/// The desk declares no minute, a period that is none, a file that may not be replaced.
pub fn run(app: &mut App, args: &MinuteArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let Some(settings) = &desk.inventory.minute else { return Err(CliError::Refused(message!("minute-undeclared"))) };
    let span = span(args, desk.zone().day(now))?;
    let out = args.out.as_ref().filter(|out| out.as_os_str() != "-");
    let target = out.map(|out| out_file::target(&desk, &app.directory, out)).transpose()?;
    let tickets = snapshot::load(&desk, now)?;
    let assets = asset_snapshot::load(&desk);
    // A desk without a programme has a minute too.
    let courses = if desk.inventory.programmes.is_empty() { Vec::new() } else { maintenance::courses(&desk, None)? };
    let of_maintenance = maintenance::scene(&desk, now);
    let of_licences = licence::scene(&desk, now)?;
    let upkeeps = upkeep::upkeeps(&courses, &assets.cases, &tickets.cases, &of_maintenance);
    let ground = Ground {
        settings,
        cases: &tickets.cases,
        assets: &assets.cases,
        upkeeps: &upkeeps,
        licences: &of_licences,
        maintenance: &of_maintenance,
    };
    let minute: Minute = ground.minute(span);
    let names = format::names(&app.ui, &desk);
    let document = || render::minute::document(&minute, &desk.settings.name, &desk.settings.unit, &names);
    // A table is for a screen; into a pipe or a file goes what can be printed or mailed.
    let usual = if app.ui.terminal && target.is_none() { Format::Table } else { Format::Md };
    let chosen = if args.format.json { Format::Json } else { args.format.format.unwrap_or(usual) };
    match target {
        None => {
            let output = Output { schema: "folio/minute/1", data: &minute, document: &document, sheet: None };
            format::print(&app.ui, chosen, &output)?;
        }
        Some(target) => {
            let page = match chosen {
                Format::Md => markdown::document(&document()),
                Format::Html => html::page(&document(), app.ui.language.tongue().code()),
                Format::Table => text::document(&document(), text::Look::default()),
                Format::Json => ui::envelope("folio/minute/1", &minute),
                Format::Csv => return Err(CliError::Usage(message!("reading-no-csv"))),
            };
            let page = format!("{}\n", page.trim_end());
            out_file::write(&target, &page)?;
            app.ui.say_message(&message!("minute-written", path = target.display().to_string()));
        }
    }
    snapshot::warn(&app.ui, &tickets.findings);
    snapshot::warn(&app.ui, &assets.findings);
    Ok(Exit::Done)
}

/// The days that the arguments mean.
fn span(args: &MinuteArgs, today: NaiveDate) -> Result<Span, CliError> {
    if let Some(text) = &args.week {
        return Span::read_week(text).ok_or_else(|| CliError::Usage(message!("minute-not-a-week", found = text)));
    }
    let (Some(from), Some(to)) = (&args.from, &args.to) else { return Ok(Span::week_of(today)) };
    let read = |text: &String| {
        time::read_typed_date(text).ok_or_else(|| CliError::Usage(message!("reading-not-a-date", found = text)))
    };
    let (from, to) = (read(from)?, read(to)?);
    if to < from {
        let (from, to) = (from.to_string(), to.to_string());
        return Err(CliError::Usage(message!("minute-backwards", from = from, to = to)));
    }
    Ok(Span { from, to })
}
