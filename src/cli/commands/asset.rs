//! `folio asset`: the inventory.

mod add;
mod adopt;
mod export;
mod history;
mod import;
mod label;
mod list;
mod movement;
mod reconcile;
mod show;
mod swap;

use clap::{Args, Subcommand};

use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::model::asset::Deed;

/// Arguments of `folio asset`.
#[derive(Debug, Args)]
pub struct AssetArgs {
    #[command(subcommand)]
    command: AssetCommand,
}

#[derive(Debug, Subcommand)]
enum AssetCommand {
    #[command(visible_alias = "listar")]
    List(list::ListArgs),
    #[command(visible_alias = "ver")]
    Show(show::ShowArgs),
    #[command(visible_alias = "historial")]
    History(history::HistoryArgs),
    #[command(visible_alias = "exportar")]
    Export(export::ExportArgs),
    #[command(visible_alias = "permutar")]
    Swap(swap::SwapArgs),
    #[command(visible_alias = "alta")]
    Add(add::AddArgs),
    #[command(visible_alias = "adoptar")]
    Adopt(adopt::AdoptArgs),
    #[command(visible_alias = "entregar")]
    Assign(movement::custody::HandOverArgs),
    #[command(visible_alias = "traspasar")]
    Transfer(movement::custody::HandOverArgs),
    #[command(visible_alias = "devolver")]
    Return(movement::custody::ReturnArgs),
    #[command(visible_alias = "mover")]
    Move(movement::custody::MoveArgs),
    #[command(visible_alias = "prestar")]
    Lend(movement::loan::LendArgs),
    #[command(visible_alias = "prorrogar")]
    Extend(movement::loan::ExtendArgs),
    #[command(visible_alias = "apartar")]
    Reserve(movement::loan::ReserveArgs),
    #[command(visible_alias = "liberar")]
    Release(movement::loan::ReleaseArgs),
    #[command(visible_alias = "retener")]
    Retain(movement::custody::RetainArgs),
    #[command(visible_alias = "regresar")]
    GiveBack(movement::custody::GiveBackArgs),
    #[command(visible_alias = "autorizar")]
    Exit(movement::exit::ExitArgs),
    #[command(visible_alias = "sale")]
    Leave(movement::exit::LeaveArgs),
    #[command(visible_alias = "vuelve")]
    Back(movement::exit::BackArgs),
    #[command(visible_alias = "desistir")]
    Withdraw(movement::ReasonArgs),
    #[command(visible_alias = "extraviar")]
    Lost(movement::ReasonArgs),
    #[command(visible_alias = "encontrar")]
    Found(movement::custody::FoundArgs),
    #[command(visible_alias = "baja")]
    Retire(movement::custody::RetireArgs),
    #[command(visible_alias = "firmar")]
    Sign(movement::sign::SignArgs),
    #[command(visible_alias = "nota")]
    Note(movement::card::NoteArgs),
    #[command(visible_alias = "corregir")]
    Edit(movement::card::EditArgs),
    #[command(visible_alias = "recibir")]
    Receive(movement::pieces::PiecesArgs),
    #[command(visible_alias = "surtir")]
    Issue(movement::pieces::IssueArgs),
    #[command(visible_alias = "contar")]
    Count(movement::pieces::PiecesArgs),
    #[command(visible_alias = "etiqueta")]
    Label(label::LabelArgs),
    #[command(visible_alias = "importar")]
    Import(import::ImportArgs),
    #[command(visible_alias = "conciliar")]
    Reconcile(reconcile::ReconcileArgs),
}

/// Runs a subcommand.
///
/// # Errors
/// Whatever it could not do.
pub fn run(app: &mut App, args: AssetArgs) -> Result<Exit, CliError> {
    match args.command {
        AssetCommand::List(args) => list::run(app, &args),
        AssetCommand::Show(args) => show::run(app, &args),
        AssetCommand::History(args) => history::run(app, &args),
        AssetCommand::Export(args) => export::run(app, &args),
        AssetCommand::Swap(args) => swap::run(app, &args),
        AssetCommand::Add(args) => add::run(app, &args),
        AssetCommand::Adopt(args) => adopt::run(app, &args),
        AssetCommand::Assign(args) => args.run(app, Deed::Assigned),
        AssetCommand::Transfer(args) => args.run(app, Deed::Transferred),
        AssetCommand::Return(args) => args.run(app),
        AssetCommand::Move(args) => args.run(app),
        AssetCommand::Lend(args) => args.run(app),
        AssetCommand::Extend(args) => args.run(app),
        AssetCommand::Reserve(args) => args.run(app),
        AssetCommand::Release(args) => args.run(app),
        AssetCommand::Retain(args) => args.run(app),
        AssetCommand::GiveBack(args) => args.run(app),
        AssetCommand::Exit(args) => args.run(app),
        AssetCommand::Leave(args) => args.run(app),
        AssetCommand::Back(args) => args.run(app),
        AssetCommand::Withdraw(args) => args.run(app, Deed::Withdrawn),
        AssetCommand::Lost(args) => args.run(app, Deed::Lost),
        AssetCommand::Found(args) => args.run(app),
        AssetCommand::Retire(args) => args.run(app),
        AssetCommand::Sign(args) => args.run(app),
        AssetCommand::Note(args) => args.run(app),
        AssetCommand::Edit(args) => args.run(app),
        AssetCommand::Receive(args) => args.run(app, Deed::Received),
        AssetCommand::Issue(args) => args.run(app),
        AssetCommand::Count(args) => args.run(app, Deed::Counted),
        AssetCommand::Label(args) => label::run(app, &args),
        AssetCommand::Import(args) => import::run(app, &args),
        AssetCommand::Reconcile(args) => reconcile::run(app, &args),
    }
}
