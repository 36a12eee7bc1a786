//! Assets that leave the building and come back.

use clap::Args;

use super::{ConditionArgs, Details, MovementArgs, joined};
use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;

/// Arguments of `folio asset exit`.
#[derive(Debug, Args)]
pub struct ExitArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long, value_name = "TEXT")]
    destination: Option<String>,
    #[arg(long, value_name = "NAME")]
    carrier: Option<String>,
    #[arg(long, value_name = "TEXT")]
    identification: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[command(flatten)]
    condition: ConditionArgs,
}

impl ExitArgs {
    /// Authorises that the assets leave the building.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let items = joined(&self.condition.items);
        let details: Details = &[
            ("reason", self.reason.as_ref()),
            ("destination", self.destination.as_ref()),
            ("carrier", self.carrier.as_ref()),
            ("identification", self.identification.as_ref()),
            ("due", self.due.as_ref()),
            ("condition", self.condition.condition.as_ref()),
            ("items", items.as_ref()),
        ];
        self.movement.make(app, Deed::Authorised, details)
    }
}

/// Arguments of `folio asset leave`.
#[derive(Debug, Args)]
pub struct LeaveArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "SERIAL")]
    serial: Option<String>,
    #[arg(long, value_name = "NAME")]
    guard: Option<String>,
}

impl LeaveArgs {
    /// Says that the assets left, their serial numbers read at the door.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        self.movement.make(app, Deed::Left, &[("serial", self.serial.as_ref()), ("guard", self.guard.as_ref())])
    }
}

/// Arguments of `folio asset back`.
#[derive(Debug, Args)]
pub struct BackArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "SERIAL")]
    serial: Option<String>,
    #[arg(long, value_name = "NAME")]
    guard: Option<String>,
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    received_by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
}

impl BackArgs {
    /// Says that the assets came back, their serial numbers read at the door.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details = &[
            ("serial", self.serial.as_ref()),
            ("guard", self.guard.as_ref()),
            ("condition", self.condition.as_ref()),
            ("received_by", self.received_by.as_ref()),
            ("place", self.place.as_ref()),
        ];
        self.movement.make_beside_tickets(app, Deed::CameBack, details)
    }
}
