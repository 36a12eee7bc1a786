//! Pieces of what is counted: taken in, counted, handed out.

use clap::Args;

use super::{Details, MovementArgs};
use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;

/// Arguments of `folio asset receive` and `count`.
#[derive(Debug, Args)]
pub struct PiecesArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "N")]
    quantity: Option<String>,
}

impl PiecesArgs {
    /// Adds pieces, or says how many there are.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App, deed: Deed) -> Result<Exit, CliError> {
        self.movement.make(app, deed, &[("quantity", self.quantity.as_ref())])
    }
}

/// Arguments of `folio asset issue`.
#[derive(Debug, Args)]
pub struct IssueArgs {
    #[command(flatten)]
    pieces: PiecesArgs,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    to: Option<String>,
}

impl IssueArgs {
    /// Hands pieces out.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details = &[("quantity", self.pieces.quantity.as_ref()), ("to", self.to.as_ref())];
        self.pieces.movement.make(app, Deed::Issued, details)
    }
}
