//! Who answers for assets, and where they are.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{ConditionArgs, Details, MovementArgs, joined};
use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::asset::Deed;
use crate::model::catalogue::Class;

/// Arguments of `folio asset assign` and `transfer`.
#[derive(Debug, Args)]
pub struct HandOverArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    to: Option<String>,
    #[command(flatten)]
    condition: ConditionArgs,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "TEXT")]
    area: Option<String>,
}

impl HandOverArgs {
    /// Hands the assets over.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App, deed: Deed) -> Result<Exit, CliError> {
        let (items, condition) = (joined(&self.condition.items), &self.condition.condition);
        let details: Details = &[
            ("to", self.to.as_ref()),
            ("condition", condition.as_ref()),
            ("items", items.as_ref()),
            ("place", self.place.as_ref()),
            ("area", self.area.as_ref()),
        ];
        self.movement.make(app, deed, details)
    }
}

/// Arguments of `folio asset return`.
#[derive(Debug, Args)]
pub struct ReturnArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[command(flatten)]
    condition: ConditionArgs,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "WHO", add = clap_complete::ArgValueCompleter::new(complete::people))]
    received_by: Option<String>,
}

impl ReturnArgs {
    /// Takes the assets back into stock.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let items = joined(&self.condition.items);
        let details: Details = &[
            ("condition", self.condition.condition.as_ref()),
            ("items", items.as_ref()),
            ("place", self.place.as_ref()),
            ("received_by", self.received_by.as_ref()),
        ];
        self.movement.make(app, Deed::Returned, details)
    }
}

/// Arguments of `folio asset move`.
#[derive(Debug, Args)]
pub struct MoveArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "TEXT")]
    area: Option<String>,
}

impl MoveArgs {
    /// Puts the assets somewhere else.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        self.movement.make(app, Deed::Moved, &[("place", self.place.as_ref()), ("area", self.area.as_ref())])
    }
}

/// Arguments of `folio asset retain`.
#[derive(Debug, Args)]
pub struct RetainArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
    #[arg(long, value_name = "TEXT")]
    reason: Option<String>,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
}

impl RetainArgs {
    /// Keeps the assets at the desk.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details =
            &[("condition", self.condition.as_ref()), ("reason", self.reason.as_ref()), ("place", self.place.as_ref())];
        self.movement.make(app, Deed::Retained, details)
    }
}

/// Arguments of `folio asset give-back`.
#[derive(Debug, Args)]
pub struct GiveBackArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
}

impl GiveBackArgs {
    /// Gives retained assets back to who answers for them.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details = &[("condition", self.condition.as_ref()), ("place", self.place.as_ref())];
        self.movement.make(app, Deed::GivenBack, details)
    }
}

/// Arguments of `folio asset found`.
#[derive(Debug, Args)]
pub struct FoundArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "TEXT")]
    place: Option<String>,
    #[arg(long, value_name = "TEXT")]
    condition: Option<String>,
}

impl FoundArgs {
    /// Says that lost assets were found.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details = &[("place", self.place.as_ref()), ("condition", self.condition.as_ref())];
        self.movement.make(app, Deed::Found, details)
    }
}

/// Arguments of `folio asset retire`.
#[derive(Debug, Args)]
pub struct RetireArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long, value_name = "REASON")]
    reason: Option<String>,
    #[arg(long, value_name = "ASSET", add = clap_complete::ArgValueCompleter::new(complete::assets))]
    replaced_by: Option<String>,
    #[arg(long, value_name = "TEXT")]
    document: Option<String>,
}

impl RetireArgs {
    /// Takes the assets out of the inventory.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details = &[
            ("reason", self.reason.as_ref()),
            ("replaced_by", self.replaced_by.as_ref()),
            ("document", self.document.as_ref()),
        ];
        let done = self.movement.make_beside_tickets(app, Deed::Retired, details)?;
        self.tell_seats(app)?;
        Ok(done)
    }

    /// Says which licences the retired assets still have a seat of.
    fn tell_seats(&self, app: &mut App) -> Result<(), CliError> {
        let desk = app.desk()?;
        let found = self.movement.assets.iter().filter_map(|typed| desk.find_asset(typed).ok());
        let retired: HashSet<String> = found.filter_map(|path| path.file_stem()?.to_str().map(str::to_owned)).collect();
        let kinds = desk.inventory.kinds.iter().filter(|kind| kind.class == Class::Licence);
        let folders: HashSet<PathBuf> =
            kinds.filter_map(|kind| desk.new_asset_path(&kind.key, "-").parent().map(Path::to_owned)).collect();
        let of_licence = |path: &PathBuf| path.parent().is_some_and(|folder| folders.contains(folder));
        for path in desk.asset_files().into_iter().filter(of_licence) {
            // What a damaged file says is for `folio check`.
            let Ok(licence) = desk.read_asset(&path) else { continue };
            let position = &licence.asset.position;
            for user in position.users.iter().filter(|user| retired.contains(*user)) {
                app.ui.say_message(&message!("retired-with-seat", asset = user, id = &licence.asset.id));
            }
        }
        Ok(())
    }
}
