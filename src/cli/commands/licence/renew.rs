//! `folio licence renew`: a licence's new end, seats or price, as of its renewal.

use clap::Args;

use super::LicencesArgs;
use crate::cli::app::App;
use crate::cli::asset_change;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;

/// Arguments of `folio licence renew`.
#[derive(Debug, Args)]
pub struct RenewArgs {
    #[command(flatten)]
    change: LicencesArgs,
    #[arg(long = "set", short = 's', value_name = "FIELD")]
    set: Vec<String>,
}

/// Renews the licences.
///
/// # Errors
/// Whatever stands in the way of any of them; nothing is written then.
pub fn run(app: &mut App, args: &RenewArgs) -> Result<Exit, CliError> {
    let mut changes = args.change.changes(Deed::Renewed);
    changes.iter_mut().for_each(|change| change.set.clone_from(&args.set));
    asset_change::make(app, &changes, &args.change.options)
}
