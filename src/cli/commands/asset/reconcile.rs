//! `folio asset reconcile`: a list of others against the inventory. Nothing is written; ends with 1
//! where something differs, so that a script can ask.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::asset_list::{self, ListArgs};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::inventory::table::compare::Names;
use crate::inventory::table::{self, MatchKey, TableRules};
use crate::message;
use crate::model::asset::Asset;
use crate::render;
use crate::report::import::label;
use crate::report::reconciliation::{self, Sides};
use crate::store::desk::Desk;

/// Arguments of `folio asset reconcile`.
#[derive(Debug, Args)]
pub struct ReconcileArgs {
    #[command(flatten)]
    list: ListArgs,
    #[arg(long, value_name = "SYSTEM", add = clap_complete::ArgValueCompleter::new(complete::systems))]
    system: Option<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints where a list and the inventory differ.
///
/// # Errors
/// The list cannot be read, an option names what there is not, or an asset's file is damaged.
pub fn run(app: &mut App, args: &ReconcileArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let list = args.list.read(&desk)?;
    let mut kinds: Vec<String> = list.kind.iter().cloned().collect();
    if let Some(system) = &args.system {
        let of_system = registered_in(&desk, system)?;
        kinds = if kinds.is_empty() { of_system } else { kinds };
    }
    let records = asset_list::records(&desk)?;
    let rules = TableRules {
        inventory: &desk.inventory,
        people: &desk.people,
        suppliers: &desk.suppliers,
        kind: list.kind.as_deref(),
        currency: &list.currency,
        complete: false,
        registered: None,
        key: None,
    };
    let (drafts, problems) = table::read_rows(&rules, &list.sheet, &list.mapping);
    let assets: Vec<&Asset> = records.iter().map(|record| &record.asset).collect();
    let keys: Vec<MatchKey> = list.key.map_or_else(|| MatchKey::ALL.to_vec(), |key| vec![key]);
    let sides = Sides {
        drafts: &drafts,
        problems: &problems,
        mapping: &list.mapping,
        assets: &assets,
        kinds,
        all: args.all,
        keys: &keys,
    };
    let with = Names { inventory: &desk.inventory, people: &desk.people };
    let found = reconciliation::reconcile(&list.file, list.sheet.name.clone(), &sides, with, &app.ui.language);
    let names = format::names(&app.ui, &desk);
    let key_name = |key: &str| label(key, &desk.inventory, &app.ui.language);
    let output = Output {
        schema: "folio/reconciliation/1",
        data: &found,
        document: &|| render::reconciliation::document(&found, &key_name, &names),
        sheet: Some(&|| render::reconciliation::sheet(&found, &names)),
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    Ok(if found.is_clean() { Exit::Done } else { Exit::Refused })
}

/// Kinds whose changes that system registers.
fn registered_in(desk: &Desk, system: &str) -> Result<Vec<String>, CliError> {
    let kinds = &desk.inventory.kinds;
    let of = |kind: &&crate::model::catalogue::Kind| {
        kind.register.as_deref().is_some_and(|register| register.eq_ignore_ascii_case(system))
    };
    let found: Vec<String> = kinds.iter().filter(of).map(|kind| kind.key.clone()).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let mut known: Vec<&str> = kinds.iter().filter_map(|kind| kind.register.as_deref()).collect();
    known.sort_unstable();
    known.dedup();
    Err(CliError::Usage(message!(
        "reconcile-unknown-system",
        system = system,
        count = known.len(),
        known = known.join(", ")
    )))
}
