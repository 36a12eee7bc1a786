//! `folio list`: tickets that pass every filter, in the order and columns asked for.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::filter::{self, FilterArgs};
use crate::cli::format::{self, Output};
use crate::cli::snapshot;
use crate::message;
use crate::render;
use crate::render::list::Column;
use crate::render::table::Document;
use crate::report::list::{self, SortKey};

/// Arguments of `folio list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    filters: FilterArgs,
    #[arg(long, value_name = "COLUMN", default_value = "folio", add = clap_complete::ArgValueCompleter::new(filter::sort_keys))]
    sort: String,
    #[arg(long)]
    reverse: bool,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    limit: Option<u32>,
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',', add = clap_complete::ArgValueCompleter::new(filter::columns))]
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
    let sort = filter::known(&args.sort, SortKey::from_word, &SortKey::ALL.map(|(word, _)| word))?;
    let snapshot = snapshot::load_concerned(&desk, filter::asked(&args.filters), now)?;
    let query = filter::query(app, &desk, &snapshot.cases, &args.filters, now)?;
    let mut rows = list::rows(&snapshot.cases, &query, desk.zone());
    list::sort(&mut rows, sort, args.reverse);
    let total = rows.len();
    rows.truncate(args.limit.map_or(usize::MAX, |limit| limit as usize));
    let names = format::names(&app.ui, &desk);
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        let only_open = filter::means_open(&args.filters);
        app.ui.say_message(&if only_open { message!("list-nothing-open") } else { message!("list-nothing") });
    } else {
        let output = Output {
            schema: "folio/list/1",
            data: &rows,
            document: &|| Document::of_table(app.ui.text("list-title"), render::list::table(&rows, &columns, &names)),
            sheet: Some(&|| render::list::sheet(&rows, &columns, &names)),
        };
        format::print(&app.ui, chosen, &output)?;
        if rows.len() < total {
            app.ui.say_message(&message!("list-cut", shown = rows.len(), total = total));
        }
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

fn chosen_columns(words: &[String], width: Option<u16>) -> Result<Vec<Column>, CliError> {
    if words.is_empty() {
        // A narrow terminal shows fewer things rather than all of them cut; what is piped has room.
        let fits = |column: &Column| match (column, width) {
            (Column::Opened, Some(width)) => width >= 130,
            (Column::Assignee, Some(width)) => width >= 100,
            _ => true,
        };
        return Ok(Column::DEFAULT.into_iter().filter(fits).collect());
    }
    let known = Column::ALL.map(|(_, word, _)| word);
    words.iter().map(|word| filter::known(word.trim(), Column::from_word, &known)).collect()
}
