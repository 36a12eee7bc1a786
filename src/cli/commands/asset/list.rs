//! `folio asset list`: assets that pass every filter, in the order and columns asked for.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::asset_filter::AssetFilterArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::sorting::SortArgs;
use crate::cli::{filter, inventory_view, snapshot};
use crate::message;
use crate::render::inventory::list::{self as columns, AssetColumn};
use crate::render::table::Document;
use crate::report::inventory::list;

/// Arguments of `folio asset list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    filters: AssetFilterArgs,
    #[command(flatten)]
    order: SortArgs,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    columns: Vec<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the list.
///
/// # Errors
/// A filter, column or key that means nothing here, or no desk.
pub fn run(app: &mut App, args: &ListArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let chosen = args.format.chosen();
    let columns = chosen_columns(&args.columns, app.ui.width.filter(|_| chosen == Format::Table))?;
    let order = args.order.order(&list::KEYS)?;
    let snapshot = inventory_view::load(&desk);
    let query = args.filters.query(app, &desk, &snapshot.cases)?;
    let with = inventory_view::surroundings(&desk, now);
    let mut rows = list::rows(&snapshot.cases, &query, &with);
    if let Some(order) = order {
        order.sort(&mut rows, &list::KEYS, &desk.people);
    }
    let total = rows.len();
    rows.truncate(args.limit.map_or(usize::MAX, |limit| limit as usize));
    let names = format::names(&app.ui, &desk);
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&match (snapshot.cases.is_empty(), args.filters.leaves_out_retired()) {
            (true, _) => message!("assets-none"),
            (false, true) => message!("assets-nothing"),
            (false, false) => message!("assets-nothing-at-all"),
        });
    } else {
        let output = Output {
            schema: "folio/assets/1",
            data: &rows,
            document: &|| Document::of_table(app.ui.text("assets-title"), columns::table(&rows, &columns, &names)),
            sheet: Some(&|| columns::sheet(&rows, &columns, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
        if rows.len() < total {
            app.ui.say_message(&message!("assets-cut", shown = rows.len(), total = total));
        }
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

fn chosen_columns(words: &[String], width: Option<u16>) -> Result<Vec<AssetColumn>, CliError> {
    if words.is_empty() {
        // A narrow terminal shows fewer things rather than all of them cut; what is piped has room.
        let fits = |column: &AssetColumn| match (column, width) {
            (AssetColumn::Kind, Some(width)) => width >= 120,
            (AssetColumn::Tag, Some(width)) => width >= 100,
            _ => true,
        };
        return Ok(AssetColumn::DEFAULT.into_iter().filter(fits).collect());
    }
    let known = AssetColumn::ALL.map(|(_, word, _)| word);
    words.iter().map(|word| filter::known(word.trim(), AssetColumn::from_word, &known)).collect()
}
