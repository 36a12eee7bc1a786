//! What is written of an asset: corrections and remarks.

use clap::Args;

use super::MovementArgs;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;

/// Arguments of `folio asset note`.
#[derive(Debug, Args)]
pub struct NoteArgs {
    #[command(flatten)]
    movement: MovementArgs,
}

impl NoteArgs {
    /// Leaves a remark.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        self.movement.make(app, Deed::Noted, &[])
    }
}

/// Arguments of `folio asset edit`.
#[derive(Debug, Args)]
pub struct EditArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long = "set", short = 's', value_name = "FIELD")]
    set: Vec<String>,
    #[arg(long, value_name = "NUMBER")]
    letter: Option<String>,
}

impl EditArgs {
    /// Corrects or completes cards.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        self.movement.make_setting(app, Deed::Corrected, &[("letter", self.letter.as_ref())], &self.set)
    }
}
