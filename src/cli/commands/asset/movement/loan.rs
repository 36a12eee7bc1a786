//! Assets lent and reserved.

use clap::Args;

use super::{ConditionArgs, Details, MovementArgs, joined};
use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;

/// Arguments of `folio asset lend`.
#[derive(Debug, Args)]
pub struct LendArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    to: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[command(flatten)]
    condition: ConditionArgs,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    instead_of: Option<String>,
}

impl LendArgs {
    /// Lends the assets.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let items = joined(&self.condition.items);
        let details: Details = &[
            ("to", self.to.as_ref()),
            ("due", self.due.as_ref()),
            ("condition", self.condition.condition.as_ref()),
            ("items", items.as_ref()),
            ("place", self.place.as_ref()),
            ("instead_of", self.instead_of.as_ref()),
        ];
        self.movement.make(app, Deed::Lent, details)
    }
}

/// Arguments of `folio asset extend`.
#[derive(Debug, Args)]
pub struct ExtendArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
}

impl ExtendArgs {
    /// Puts off the day on which the assets are due back.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        self.movement.make(app, Deed::Extended, &[("due", self.due.as_ref())])
    }
}

/// Arguments of `folio asset reserve`.
#[derive(Debug, Args)]
pub struct ReserveArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    to: Option<String>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

impl ReserveArgs {
    /// Reserves the assets.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details =
            &[("to", self.to.as_ref()), ("from", self.from.as_ref()), ("until", self.until.as_ref())];
        self.movement.make(app, Deed::Reserved, details)
    }
}

/// Arguments of `folio asset release`.
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "RESERVATION")]
    reservation: Option<String>,
}

impl ReleaseArgs {
    /// Gives up a reservation.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        self.movement.make(app, Deed::Released, &[("reservation", self.reservation.as_ref())])
    }
}
