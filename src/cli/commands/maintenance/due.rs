//! `folio maintenance due`: the assets on which a service falls due, what is overdue first. Of assets
//! that are named, whenever it does.

use clap::Args;
use serde_json::json;

use super::{ChoiceArgs, Ground, last_day};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::message;
use crate::render;
use crate::render::table::Document;
use crate::report::maintenance;

/// Arguments of `folio maintenance due`.
#[derive(Debug, Args)]
pub struct DueArgs {
    #[arg(value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    assets: Vec<String>,
    #[arg(long, value_name = "DATE", conflicts_with = "within")]
    until: Option<String>,
    #[arg(long, value_name = "DAYS")]
    within: Option<String>,
    #[command(flatten)]
    choice: ChoiceArgs,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what falls due.
///
/// # Errors
/// No desk, no programme, or words or a key that name none.
pub fn run(app: &mut App, args: &DueArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let last = last_day(args.until.as_deref(), args.within.as_deref(), desk.zone().day(now))?;
    let any_day = !args.assets.is_empty() && args.until.is_none() && args.within.is_none();
    let until = (!any_day).then_some(last);
    let ground = Ground::read(app, &desk, &args.choice, &[], &args.assets, now)?;
    let upkeeps = ground.upkeeps();
    let mut rows = maintenance::due(&upkeeps, until, &ground.scene);
    args.order.sort(&mut rows, &maintenance::DUE_KEYS, &desk.people)?;
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&match (until, args.choice.traits.is_given()) {
            (Some(until), true) => message!("maintenance-nothing-due-filtered", until = until.to_string()),
            (Some(until), false) => message!("maintenance-nothing-due", until = until.to_string()),
            (None, true) => message!("assets-filtered-out"),
            (None, false) => message!("maintenance-nothing-due-ever"),
        });
    } else {
        let data = json!({
            "today": ground.scene.today,
            "until": until,
            "overdue": rows.iter().filter(|row| row.overdue).count(),
            "rows": rows,
        });
        let title = match until {
            Some(until) => app.ui.language.format(&message!("maintenance-due-title", until = until.to_string())),
            None => app.ui.text("maintenance-due-title-assets"),
        };
        let output = Output {
            schema: "folio/maintenance-due/1",
            data: &data,
            document: &|| Document::of_table(title.as_str(), render::maintenance::due(&rows, &names)),
            sheet: Some(&|| render::maintenance::due_sheet(&rows, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    ground.warn(app, &upkeeps);
    Ok(Exit::Done)
}
