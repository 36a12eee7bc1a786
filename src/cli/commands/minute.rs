//! `folio minute`: the weekly minute of the managers' meeting (S3.7).

use std::path::{Path, PathBuf};

use chrono::{Duration, NaiveDate};
use clap::Args;

use super::{licence, maintenance};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::report_folder::{self, Printing};
use crate::cli::selection::Concern;
use crate::cli::{asset_snapshot, out_file, snapshot, ui};
use crate::message;
use crate::model::catalogue::MinuteSettings;
use crate::model::identifier::exact_hash;
use crate::model::time::{self, Moment};
use crate::render;
use crate::render::{html, markdown, text};
use crate::report::maintenance as upkeep;
use crate::report::minute::{Ground, Minute, Span};
use crate::report::own::answer::{self, Source};
use crate::store::desk::Desk;
use crate::store::{file, git};

/// Arguments of `folio minute`.
#[derive(Debug, Args)]
pub struct MinuteArgs {
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["from", "to"])]
    pub(super) week: Option<String>,
    #[arg(long, value_name = "DATE", requires = "to")]
    pub(super) from: Option<String>,
    #[arg(long, value_name = "DATE", requires = "from")]
    pub(super) to: Option<String>,
    #[arg(long, value_name = "T")]
    pub(super) as_of: Option<String>,
    #[arg(long, short = 'o', value_name = "FILE_DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub(super) only_if_changed: bool,
    #[command(flatten)]
    pub(super) format: FormatArgs,
}

/// Prints the minute, or writes it to a file or into a folder that keeps reports; that of this week
/// where no other is named. It is told as of the end of its days, or as of now where that is earlier.
///
/// # Errors
/// A period that is none, a file that may not be replaced.
pub fn run(app: &mut App, args: &MinuteArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let settings = desk.inventory.minute.clone().unwrap_or_else(|| usual(&desk, app));
    let span = span(args, desk.zone().day(now))?;
    let (as_of, command) = cut_off(app, &desk, args, span, now)?;
    let tickets = snapshot::load_at(&desk, Concern::default(), &[as_of])?;
    let assets = asset_snapshot::load_at(&desk, &[as_of]);
    let (cases, asset_cases) = (tickets.cases.concat(), assets.cases.concat());
    // A desk without a programme has a minute too.
    let courses = if desk.inventory.programmes.is_empty() { Vec::new() } else { maintenance::courses(&desk, None)? };
    let of_maintenance = maintenance::scene(&desk, as_of);
    let of_licences = licence::scene(&desk, as_of)?;
    let upkeeps = upkeep::upkeeps(&courses, &asset_cases, &cases, &of_maintenance);
    let ground = Ground {
        settings: &settings,
        declared: desk.inventory.minute.is_some(),
        cases: &cases,
        assets: &asset_cases,
        upkeeps: &upkeeps,
        licences: &of_licences,
        maintenance: &of_maintenance,
    };
    let minute: Minute = ground.minute(span);
    let mut data = serde_json::to_value(&minute).unwrap_or_default();
    let mut said = data.clone();
    said["today"].take();
    let commit = git::commit(&desk.root, "HEAD");
    let mut unreadable = tickets.unreadable.clone();
    unreadable.extend(assets.unreadable.iter().cloned());
    let source = Source {
        desk: desk.settings.name.clone(),
        institution: desk.settings.institution.clone(),
        unit: desk.settings.unit.clone(),
        changed: commit.is_some() && git::is_changed(&desk.root, &["catalog", "tickets"]),
        refused: commit.is_none() && git::refuses(&desk.root),
        commit,
        as_of,
        command,
        unreadable,
        data: exact_hash(said.to_string().as_bytes()),
    };
    data["source"] = serde_json::to_value(&source).unwrap_or_default();
    let names = format::names(&app.ui, &desk);
    let document = || render::minute::document(&minute, &source, &names);
    let written = write(app, &desk, args, &minute, &source, &data, &document)?;
    if let Some(path) = written.filter(|_| app.ui.interactive) {
        app.ui.say_message(&message!("minute-written", path = path.display().to_string()));
    }
    if source.refused {
        app.ui.say_message(&message!("git-refuses", folder = desk.root.display().to_string()));
    }
    snapshot::warn(&app.ui, &tickets.findings);
    snapshot::warn(&app.ui, &assets.findings);
    Ok(Exit::Done)
}

/// What the minute of a desk holds that does not say: the tickets of all its procedures.
fn usual(desk: &Desk, app: &App) -> MinuteSettings {
    MinuteSettings {
        title: app.ui.text("minute-usual-title"),
        needs: desk.procedure_codes(),
        licences: Vec::new(),
        commitment: Vec::new(),
    }
}

/// The moment as of which the minute is told, and the command that makes it again.
fn cut_off(app: &App, desk: &Desk, args: &MinuteArgs, span: Span, now: Moment) -> Result<(Moment, String), CliError> {
    let zone = desk.zone();
    let end = span.to.succ_opt().map_or(now, |after| zone.localize(zone.start_of(after)) - Duration::seconds(1));
    let asked = args.as_of.as_deref().map(|typed| app.at(zone, Some(typed), now)).transpose()?;
    let as_of = zone.localize(asked.unwrap_or_else(|| end.min(now)));
    let mut command = match span.week() {
        Some(week) => format!("folio minute --week {week}"),
        None => format!("folio minute --from {} --to {}", span.from, span.to),
    };
    if as_of != end {
        command.push_str(&format!(" --as-of {}", time::write_moment(as_of)));
    }
    Ok((as_of, command))
}

/// Prints it, or writes it where it is to be; gives the path of what was written.
fn write(
    app: &App,
    desk: &Desk,
    args: &MinuteArgs,
    minute: &Minute,
    source: &Source,
    data: &serde_json::Value,
    document: &dyn Fn() -> render::table::Document,
) -> Result<Option<PathBuf>, CliError> {
    let out = args.out.as_ref().filter(|out| out.as_os_str() != "-");
    // A table is for a screen; into a pipe or a file goes what can be printed or mailed.
    let of_name = out.and_then(|out| of_extension(out));
    let usual = match out {
        None if app.ui.terminal => Format::Table,
        Some(out) if out_file::is_folder(&app.directory, out) => Format::Html,
        _ => of_name.unwrap_or(Format::Md),
    };
    let chosen = if args.format.json { Format::Json } else { args.format.format.unwrap_or(usual) };
    let Some(out) = out else {
        let output = Output { schema: "folio/minute/1", data, document, sheet: None };
        format::print(&app.ui, chosen, &output)?;
        return Ok(None);
    };
    let (page, extension) = match chosen {
        Format::Md => (markdown::document(&document()), "md"),
        Format::Html => (html::page(&document(), app.ui.language.tongue().code()), "html"),
        Format::Table => (text::document(&document(), text::Look::default()), "txt"),
        Format::Json => (ui::envelope("folio/minute/1", data), "json"),
        Format::Csv => return Err(CliError::Usage(message!("reading-no-csv"))),
    };
    let page = format!("{}\n", page.trim_end());
    if out_file::is_folder(&app.directory, out) {
        let folder = out_file::folder(desk, &app.directory, out)?;
        let period = answer::Span {
            from: minute.from,
            to: minute.to,
            name: minute.week.clone().unwrap_or_else(|| format!("{} – {}", minute.from, minute.to)),
        };
        let word = minute.week.clone().unwrap_or_else(|| format!("{}-{}", minute.from, minute.to));
        let printing = Printing {
            key: "minute",
            title: &minute.title,
            span: Some(&period),
            source,
            period: Some(word),
            extension,
        };
        let kept = report_folder::keep(&folder, &printing, page.as_bytes(), args.only_if_changed, &app.ui.language)?;
        return Ok(kept.told(&app.ui));
    }
    let target = out_file::target(desk, &app.directory, out)?;
    out_file::refuse_other(&target, &page)?;
    if args.only_if_changed && out_file::says_the_same(&target, &page, &source.data) {
        return Ok(None);
    }
    file::replace(&target, &page)?;
    Ok(Some(target))
}

fn of_extension(out: &Path) -> Option<Format> {
    match out.extension()?.to_str()?.to_lowercase().as_str() {
        "html" | "htm" => Some(Format::Html),
        "json" => Some(Format::Json),
        "csv" => Some(Format::Csv),
        "txt" => Some(Format::Table),
        "md" => Some(Format::Md),
        _ => None,
    }
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
