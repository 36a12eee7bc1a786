//! `folio licence list`: the licences, the first to expire first.

use clap::Args;
use serde_json::json;

use super::scene;
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetTraitArgs;
use crate::cli::asset_snapshot;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::inventory_view;
use crate::cli::snapshot;
use crate::cli::sorting::SortArgs;
use crate::message;
use crate::model::catalogue::fold;
use crate::render;
use crate::render::table::Document;
use crate::report::inventory::list::retain;
use crate::report::licences::{self, LicenceRow};

/// Arguments of `folio licence list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    #[arg(long)]
    expiring: bool,
    #[arg(long)]
    over: bool,
    #[command(flatten)]
    traits: AssetTraitArgs,
    #[command(flatten)]
    order: SortArgs,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the licences.
///
/// # Errors
/// A filter or key that means nothing here, or no desk.
pub fn run(app: &mut App, args: &ListArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let mut snapshot = asset_snapshot::load(&desk);
    let query = args.traits.query(app, &desk, &snapshot.cases)?;
    retain(&mut snapshot.cases, &query, &inventory_view::surroundings(&desk, now));
    let scene = scene(&desk, now)?;
    let mut rows = licences::rows(&snapshot.cases, &scene);
    rows.retain(|row| (!args.expiring || row.is_expiring()) && (!args.over || row.over > 0) && says(row, &args.words));
    args.order.sort(&mut rows, &licences::KEYS, &desk.people)?;
    let names = format::names(&app.ui, &desk);
    let chosen = args.format.chosen();
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("licence-none"));
    } else {
        let data = json!({ "today": scene.today, "rows": rows });
        let output = Output {
            schema: "folio/licences/1",
            data: &data,
            document: &|| Document::of_table(app.ui.text("licence-title"), render::licences::list(&rows, &names)),
            sheet: Some(&|| render::licences::list_sheet(&rows, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// Whether every word is somewhere in what a licence says.
fn says(row: &LicenceRow, words: &[String]) -> bool {
    let texts = [&row.version, &row.supplier, &row.supplier_name, &row.contract];
    let mut all = format!("{}\n{}", fold(&row.id), fold(&row.product));
    texts.into_iter().flatten().for_each(|text| all.push_str(&format!("\n{}", fold(text))));
    for user in &row.users {
        all.push_str(&format!("\n{}\n{}", fold(&user.id), fold(user.name.as_deref().unwrap_or_default())));
    }
    words.iter().all(|word| all.contains(&fold(word)))
}
