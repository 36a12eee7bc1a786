//! The commands that move one asset or several: each says what happened and gives its details.

pub mod card;
pub mod custody;
pub mod exit;
pub mod loan;
pub mod pieces;
pub mod sign;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::asset_change::{self, AssetChange};
use crate::cli::error::{CliError, Exit};
use crate::cli::{asset_tickets, complete};
use crate::model::asset::Deed;

/// What every movement has.
#[derive(Debug, Clone, Args)]
pub struct MovementArgs {
    #[arg(value_name = "ASSET", required = true, add = clap_complete::ArgValueCompleter::new(complete::assets))]
    assets: Vec<String>,
    #[arg(long, value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    ticket: Option<String>,
    #[arg(long = "for", value_name = "WHO")]
    on_behalf: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

type Details<'a> = &'a [(&'static str, Option<&'a String>)];

impl MovementArgs {
    fn make(&self, app: &mut App, deed: Deed, details: Details) -> Result<Exit, CliError> {
        self.make_setting(app, deed, details, &[])
    }

    fn make_setting(&self, app: &mut App, deed: Deed, details: Details, set: &[String]) -> Result<Exit, CliError> {
        asset_change::make(app, &self.changes(deed, details, set), &self.options)
    }

    fn changes(&self, deed: Deed, details: Details, set: &[String]) -> Vec<AssetChange> {
        self.assets
            .iter()
            .map(|asset| {
                let mut change = AssetChange::new(asset, deed);
                for (key, typed) in details {
                    change = change.with(key, *typed);
                }
                change.set = set.to_vec();
                change.ticket.clone_from(&self.ticket);
                change.on_behalf.clone_from(&self.on_behalf);
                change.note.clone_from(&self.note);
                change
            })
            .collect()
    }

    /// The same; then the open tickets are told of that the assets still concern.
    fn make_beside_tickets(&self, app: &mut App, deed: Deed, details: Details) -> Result<Exit, CliError> {
        let done = self.make(app, deed, details)?;
        let desk = app.desk()?;
        let now = app.now(desk.zone())?;
        asset_tickets::tell_open(app, &desk, &self.assets, now)?;
        Ok(done)
    }
}

/// Several items become one text, as [`crate::inventory::request::read_detail`] reads it.
fn joined(items: &[String]) -> Option<String> {
    (!items.is_empty()).then(|| items.join(";"))
}

/// In what condition an asset changes hands.
#[derive(Debug, Args)]
pub struct ConditionArgs {
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
    #[arg(long = "item", value_name = "ITEM")]
    items: Vec<String>,
}

/// Arguments of movements that have a reason only.
#[derive(Debug, Args)]
pub struct ReasonArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
}

impl ReasonArgs {
    /// Withdraws an exit that was authorised, or says that the assets are lost.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App, deed: Deed) -> Result<Exit, CliError> {
        self.movement.make_beside_tickets(app, deed, &[("reason", self.reason.as_ref())])
    }
}
