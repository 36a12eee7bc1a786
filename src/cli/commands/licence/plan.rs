//! `folio licence plan`: the plan of renewals and purchases, month by month.

use chrono::{Datelike, Months, NaiveDate};
use clap::Args;

use super::scene;
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetChoiceArgs;
use crate::cli::asset_snapshot;
use crate::cli::commands::maintenance::{end_of_month, read_year};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::inventory_view;
use crate::cli::snapshot;
use crate::cli::sorting::SortArgs;
use crate::message;
use crate::model::message::Message;
use crate::model::time;
use crate::render;
use crate::report::inventory::list;
use crate::report::licences;

/// Arguments of `folio licence plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    #[command(flatten)]
    choice: AssetChoiceArgs,
    #[arg(long, value_name = "YEAR", conflicts_with = "until")]
    year: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the plan; that of twelve months where no period is named.
///
/// # Errors
/// No desk, a period that is none, or a filter or key that means nothing here.
pub fn run(app: &mut App, args: &PlanArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let scene = scene(&desk, now)?;
    let (from, until) = period(args, scene.today)?;
    let mut snapshot = asset_snapshot::load(&desk);
    let query = args.choice.query(app, &desk, &snapshot.cases)?;
    list::retain(&mut snapshot.cases, &query, &inventory_view::surroundings(&desk, now));
    let mut plan = licences::plan(&snapshot.cases, from, until, &scene);
    if let Some(order) = args.order.order(&licences::PLAN_KEYS)? {
        plan.sort(order, &desk.people);
    }
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if plan.months.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        let id = if args.choice.is_given() { "licence-plan-nothing-filtered" } else { "licence-plan-nothing" };
        app.ui.say_message(&Message::new(id).with("from", from.to_string()).with("until", until.to_string()));
    } else {
        let output = Output {
            schema: "folio/licence-plan/1",
            data: &plan,
            document: &|| render::licences::plan(&plan, &names),
            sheet: Some(&|| render::licences::plan_sheet(&plan, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// The first and the last day.
fn period(args: &PlanArgs, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), CliError> {
    if let Some(text) = &args.year {
        let year = read_year(text)?;
        let days = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
        return days.ok_or_else(|| CliError::Usage(message!("maintenance-not-a-year", found = text)));
    }
    let first = today.with_day(1).unwrap_or(today);
    let Some(text) = &args.until else {
        let last = first.checked_add_months(Months::new(11)).map_or(today, end_of_month);
        return Ok((first, last));
    };
    let until = time::read_typed_date(text);
    let until = until.ok_or_else(|| CliError::Usage(message!("reading-not-a-date", found = text)))?;
    if until < today {
        let (until, today) = (until.to_string(), today.to_string());
        return Err(CliError::Usage(message!("licence-plan-past", until = until, today = today)));
    }
    Ok((first, until))
}
