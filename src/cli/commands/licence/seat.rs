//! `folio licence assign` and `release`: seats, of people and of machines.

use clap::Args;

use super::LicencesArgs;
use crate::cli::app::App;
use crate::cli::asset_change;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::message;
use crate::model::asset::Deed;
use crate::model::suggestion::nearest_people;
use crate::store::StoreError;
use crate::store::desk::Desk;

/// Arguments of `folio licence assign`.
#[derive(Debug, Args)]
pub struct AssignArgs {
    #[command(flatten)]
    change: LicencesArgs,
    #[arg(long, value_name = "USER", add = clap_complete::ArgValueCompleter::new(complete::people))]
    to: Option<String>,
    #[arg(long)]
    over: bool,
}

/// Arguments of `folio licence release`.
#[derive(Debug, Args)]
pub struct ReleaseArgs {
    #[command(flatten)]
    change: LicencesArgs,
    #[arg(long, alias = "to", value_name = "USER", add = clap_complete::ArgValueCompleter::new(complete::people))]
    from: Option<String>,
}

/// Gives somebody a seat of each licence.
///
/// # Errors
/// Whatever stands in the way of any of them; nothing is written then.
pub fn assign(app: &mut App, args: &AssignArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.change.options.dry_run)?;
    let to = args.to.as_deref().map(|typed| user(&desk, typed)).transpose()?;
    let over = args.over.then(|| "true".to_owned());
    let changes = args.change.changes(Deed::SeatAssigned).into_iter();
    let changes: Vec<_> = changes.map(|change| change.with("to", to.as_ref()).with("over", over.as_ref())).collect();
    asset_change::make(app, &changes, &args.change.options)
}

/// Takes a seat of each licence back.
///
/// # Errors
/// Whatever stands in the way of any of them; nothing is written then.
pub fn release(app: &mut App, args: &ReleaseArgs) -> Result<Exit, CliError> {
    let desk = app.desk_to_change(args.change.options.dry_run)?;
    let from = match &args.from {
        Some(typed) => Some(holder(&desk, &args.change.licences, typed)?),
        None => None,
    };
    let changes = args.change.changes(Deed::SeatReleased).into_iter();
    let changes: Vec<_> = changes.map(|change| change.with("to", from.as_ref())).collect();
    asset_change::make(app, &changes, &args.change.options)
}

/// Who has the seat that is taken back: as the licences have it, since people and assets may be gone
/// from the catalogue; else anybody.
fn holder(desk: &Desk, licences: &[String], typed: &str) -> Result<String, CliError> {
    for licence in licences {
        let users = desk.asset_record(licence)?.asset.position.users;
        if let Some(user) = users.into_iter().find(|user| user.eq_ignore_ascii_case(typed.trim())) {
            return Ok(user);
        }
    }
    user(desk, typed)
}

/// The identifier of the person or the asset that was typed.
fn user(desk: &Desk, typed: &str) -> Result<String, CliError> {
    if let Some(person) = desk.asset_rules().person(typed) {
        return Ok(person);
    }
    match desk.asset_record(typed) {
        Ok(record) => Ok(record.asset.id),
        Err(StoreError::UnknownAsset { .. }) => {
            let assets = desk.asset_ids();
            let people = desk.people.people.iter().flat_map(|person| [person.id.as_str(), person.name.as_str()]);
            let known = people.chain(assets.iter().map(String::as_str));
            Err(CliError::Usage(match nearest_people(typed, known) {
                Some(near) => message!("licence-unknown-user-near", typed = typed, near = near),
                None => message!("licence-unknown-user", typed = typed),
            }))
        }
        Err(error) => Err(error.into()),
    }
}
