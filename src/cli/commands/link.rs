//! `folio link`: ties a ticket to another, or to something outside.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{ChangeArgs, SetArgs};
use crate::cli::change::{self, Change};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::procedure::engine::Intent;

/// Arguments of `folio link`.
#[derive(Debug, Args)]
pub struct LinkArgs {
    #[arg(value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    folio: String,
    #[arg(value_name = "TO", add = clap_complete::ArgValueCompleter::new(complete::folios))]
    to: String,
    #[arg(long = "as", value_name = "RELATION", default_value = "related", value_parser = ["related", "duplicate", "cause", "effect"])]
    relation: String,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

/// Ties a ticket to another. Whatever is not an address must be a ticket of this desk.
///
/// # Errors
/// Whatever stands in the way.
pub fn run(app: &mut App, args: LinkArgs) -> Result<Exit, CliError> {
    let outside = ["https://", "http://", "mailto:"].iter().any(|beginning| args.to.starts_with(beginning));
    let to = if outside { args.to.clone() } else { app.desk()?.find(&args.to)?.0.to_string() };
    let (set, options) = (&SetArgs::default(), &args.options);
    let intent = Intent::Link { to, relation: args.relation };
    change::make(app, Change { folio: &args.folio, intent, set, note: args.note, on_behalf: None, options })
}
