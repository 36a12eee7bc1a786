//! `folio maintenance plan`: the twelve-month sheet, what is planned and what was done.

use chrono::Datelike;
use clap::Args;

use super::{ChoiceArgs, Ground, read_year};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::message;
use crate::render;
use crate::report::maintenance;

/// Arguments of `folio maintenance plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    #[arg(id = "asset_words", value_name = "WORDS")]
    words: Vec<String>,
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    #[command(flatten)]
    choice: ChoiceArgs,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the year's sheet.
///
/// # Errors
/// No desk, no programme, or words or a key that name none.
pub fn run(app: &mut App, args: &PlanArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let year = match &args.year {
        None => desk.zone().day(now).year(),
        Some(text) => read_year(text)?,
    };
    let ground = Ground::read(app, &desk, &args.choice, &args.words, &[], now)?;
    let upkeeps = ground.upkeeps();
    let mut plan = maintenance::plan(&upkeeps, year, &ground.scene);
    if let Some(order) = args.order.order(&maintenance::PLAN_KEYS)? {
        plan.sort(order, &desk.people);
    }
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if plan.rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&match !args.words.is_empty() || args.choice.traits.is_given() {
            true => message!("maintenance-nothing-planned-filtered", year = year.to_string()),
            false => message!("maintenance-nothing-planned", year = year.to_string()),
        });
    } else {
        let output = Output {
            schema: "folio/maintenance-plan/1",
            data: &plan,
            document: &|| render::maintenance::plan(&plan, &desk.settings.name, &names),
            sheet: Some(&|| render::maintenance::plan_sheet(&plan, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    ground.warn(app, &upkeeps);
    Ok(Exit::Done)
}
