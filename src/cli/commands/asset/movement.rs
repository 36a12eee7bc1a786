//! The commands that move one asset or several: each says what happened and gives its details.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::Value;

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::asset_change::{self, AssetChange};
use crate::cli::error::{CliError, Exit};
use crate::cli::evidence::{self, Verified};
use crate::cli::{asset_tickets, complete};
use crate::message;
use crate::model::asset::Deed;
use crate::model::catalogue::Class;
use crate::model::signature::{Evidence, How};

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

/// Arguments of `folio asset sign`.
#[derive(Debug, Args)]
pub struct SignArgs {
    #[command(flatten)]
    movement: MovementArgs,
    #[arg(long = "as", value_name = "CAPACITY")]
    capacity: Option<String>,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[arg(long, value_name = "PAPER")]
    on: Option<String>,
    #[arg(long, value_name = "ink|commit", value_parser = ["ink", "commit"])]
    how: Option<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "commit")]
    scan: Option<PathBuf>,
    #[arg(long, value_name = "HASH", requires = "name")]
    commit: Option<String>,
}

impl SignArgs {
    /// Records signatures.
    ///
    /// # Errors
    /// Whatever stands in the way.
    pub fn run(&self, app: &mut App) -> Result<Exit, CliError> {
        let details: Details =
            &[("as", self.capacity.as_ref()), ("name", self.name.as_ref()), ("on", self.on.as_ref())];
        let evidence = self.evidence(app)?;
        let mut changes = self.movement.changes(Deed::Signed, details, &[]);
        for change in &mut changes {
            change.found = evidence.to_details();
            if let Some(commit) = evidence.commit.as_ref().filter(|_| evidence.how == How::Commit) {
                // A commit that holds something else is no signature of this: the engine compares the hashes.
                let desk = app.desk_to_change(self.movement.options.dry_run)?;
                let record = desk.asset_record(&change.asset)?;
                let data = evidence::paper_in(&desk, &record, commit, self.capacity.as_deref(), self.on.as_deref())?;
                change.found.insert("data".to_owned(), Value::from(data));
            }
        }
        asset_change::make(app, &changes, &self.movement.options)
    }

    /// What the signatures stand on, as far as it is the same for every asset.
    fn evidence(&self, app: &mut App) -> Result<Evidence, CliError> {
        let how = match (self.how.as_deref().and_then(How::from_word), &self.commit) {
            (None, Some(_)) => How::Commit,
            (how, _) => how.unwrap_or_default(),
        };
        if self.scan.is_some() && how == How::Commit {
            return Err(CliError::Usage(message!("sign-scan-of-ink")));
        }
        let scan = self.scan.as_ref().map(|scan| evidence::fingerprint(&app.directory.join(scan), scan)).transpose()?;
        let said = Evidence { how, scan, ..Evidence::default() };
        let Some(typed) = self.commit.as_ref().filter(|_| how == How::Commit) else {
            // The engine refuses a way without its commit, and a commit without its way.
            return Ok(Evidence { commit: self.commit.clone(), ..said });
        };
        let desk = app.desk_to_change(self.movement.options.dry_run)?;
        let Verified { commit, signer } = evidence::verified(&desk, typed)?;
        let name = self.name.as_deref().unwrap_or_default();
        evidence::is_by(&desk, &commit, &signer, name).map_err(CliError::Refused)?;
        let (signer, key) = (Some(signer.name), Some(signer.key).filter(|key| !key.is_empty()));
        Ok(Evidence { commit: Some(commit), signer, key, ..said })
    }
}

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
