//! `folio licence`: licences of software and hardware, as assets whose seats people and machines have
//! (S3.7, S3.8).

mod list;
mod plan;
mod renew;
mod seat;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::arguments::ChangeArgs;
use crate::cli::asset_change::AssetChange;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;
use crate::model::time::Moment;
use crate::report::licences::Scene;
use crate::store::desk::Desk;

/// Arguments of `folio licence`.
#[derive(Debug, Args)]
pub struct LicenceArgs {
    #[command(subcommand)]
    command: LicenceCommand,
}

#[derive(Debug, Subcommand)]
enum LicenceCommand {
    #[command(visible_alias = "listar")]
    List(list::ListArgs),
    #[command(visible_alias = "asignar")]
    Assign(seat::AssignArgs),
    #[command(visible_alias = "liberar")]
    Release(seat::ReleaseArgs),
    #[command(visible_alias = "renovar")]
    Renew(renew::RenewArgs),
    #[command(visible_alias = "compras")]
    Plan(plan::PlanArgs),
}

/// Runs a subcommand.
///
/// # Errors
/// Whatever it could not do.
pub fn run(app: &mut App, args: &LicenceArgs) -> Result<Exit, CliError> {
    match &args.command {
        LicenceCommand::List(args) => list::run(app, args),
        LicenceCommand::Assign(args) => seat::assign(app, args),
        LicenceCommand::Release(args) => seat::release(app, args),
        LicenceCommand::Renew(args) => renew::run(app, args),
        LicenceCommand::Plan(args) => plan::run(app, args),
    }
}

/// What every change of licences has.
#[derive(Debug, Args)]
struct LicencesArgs {
    #[arg(value_name = "LICENCE", required = true, add = clap_complete::ArgValueCompleter::new(complete::assets))]
    licences: Vec<String>,
    #[arg(long, value_name = "FOLIO", add = clap_complete::ArgValueCompleter::new(complete::open_folios))]
    ticket: Option<String>,
    #[arg(long = "for", value_name = "WHO")]
    on_behalf: Option<String>,
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    #[command(flatten)]
    options: ChangeArgs,
}

impl LicencesArgs {
    /// The change of each licence, with nothing said of it but what all have.
    fn changes(&self, deed: Deed) -> Vec<AssetChange> {
        let change = |licence: &String| {
            let mut change = AssetChange::new(licence, deed);
            change.ticket.clone_from(&self.ticket);
            change.on_behalf.clone_from(&self.on_behalf);
            change.note.clone_from(&self.note);
            change
        };
        self.licences.iter().map(change).collect()
    }
}

/// What licences are reported with on this desk.
///
/// # Errors
/// The desk's calendar cannot be used.
pub(super) fn scene(desk: &Desk, now: Moment) -> Result<Scene<'_>, CliError> {
    Ok(Scene {
        inventory: &desk.inventory,
        people: &desk.people,
        suppliers: &desk.suppliers,
        calendar: desk.calendar(&desk.settings.calendar)?,
        zone: desk.zone(),
        today: desk.zone().day(now),
    })
}
