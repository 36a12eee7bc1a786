//! The subcommands, one file each: arguments beside execution.

mod ack;
mod archive;
mod asset;
mod assign;
mod attach;
mod attachments;
mod cache;
mod calendar;
mod cancel;
mod check;
mod clock;
mod completions;
mod custody;
mod day;
mod do_;
mod edit;
mod expiring;
mod export;
mod form;
mod hook;
mod init;
mod late;
mod licence;
mod link;
mod list;
mod loans;
mod log;
mod maintenance;
mod man;
mod merge_driver;
mod migrate;
mod minute;
mod new;
mod next;
mod note;
mod outside;
mod procedure;
mod recurring;
mod redact;
mod reopen;
mod report;
mod resume;
mod search;
mod settle;
mod show;
mod sign;
mod signatures;
mod site;
mod sync;
mod undo;
mod verify;
mod wait;
mod workload;

use clap::Subcommand;

use super::app::App;
use super::error::{CliError, Exit};

/// What `folio` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(visible_alias = "iniciar")]
    Init(init::InitArgs),
    #[command(visible_alias = "abrir")]
    New(new::NewArgs),
    #[command(visible_alias = "siguiente")]
    Next(next::NextArgs),
    #[command(visible_alias = "avanzar")]
    Do(do_::DoArgs),
    #[command(visible_alias = "nota")]
    Note(note::NoteArgs),
    #[command(visible_alias = "asignar")]
    Assign(assign::AssignArgs),
    #[command(visible_alias = "esperar")]
    Wait(wait::WaitArgs),
    #[command(visible_alias = "reanudar")]
    Resume(resume::ResumeArgs),
    #[command(visible_alias = "firmar")]
    Sign(sign::SignArgs),
    #[command(visible_alias = "firmas")]
    Signatures(signatures::SignaturesArgs),
    #[command(visible_alias = "adjuntar")]
    Attach(attach::AttachArgs),
    #[command(visible_alias = "adjuntos")]
    Attachments(attachments::AttachmentsArgs),
    #[command(visible_alias = "vincular")]
    Link(link::LinkArgs),
    #[command(visible_alias = "cancelar")]
    Cancel(cancel::CancelArgs),
    #[command(visible_alias = "resolver")]
    Settle(settle::SettleArgs),
    #[command(visible_alias = "anonimizar")]
    Redact(redact::RedactArgs),
    #[command(visible_alias = "migrar")]
    Migrate(migrate::MigrateArgs),
    #[command(visible_alias = "reabrir")]
    Reopen(reopen::ReopenArgs),
    #[command(visible_alias = "deshacer")]
    Undo(undo::UndoArgs),
    #[command(visible_alias = "sincronizar")]
    Sync(sync::SyncArgs),
    #[command(visible_alias = "editar")]
    Edit(edit::EditArgs),
    #[command(visible_alias = "ver")]
    Show(show::ShowArgs),
    #[command(visible_alias = "listar")]
    List(Box<list::ListArgs>),
    #[command(visible_alias = "buscar")]
    Search(search::SearchArgs),
    #[command(visible_alias = "reloj")]
    Clock(clock::ClockArgs),
    #[command(visible_alias = "vencidos")]
    Late(late::LateArgs),
    #[command(visible_alias = "bitacora")]
    Log(log::LogArgs),
    #[command(visible_alias = "exportar")]
    Export(export::ExportArgs),
    #[command(visible_alias = "acusar")]
    Ack(ack::AckArgs),
    #[command(visible_alias = "carga")]
    Workload(workload::WorkloadArgs),
    #[command(visible_alias = "recurrentes")]
    Recurring(recurring::RecurringArgs),
    #[command(visible_alias = "informe")]
    Report(Box<report::ReportArgs>),
    #[command(visible_alias = "formato")]
    Form(form::FormArgs),
    #[command(visible_alias = "bien")]
    Asset(Box<asset::AssetArgs>),
    #[command(visible_alias = "licencia")]
    Licence(Box<licence::LicenceArgs>),
    #[command(visible_alias = "mantenimiento")]
    Maintenance(Box<maintenance::MaintenanceArgs>),
    #[command(name = "merge-driver", alias = "fusionar", hide = true)]
    MergeDriver(merge_driver::MergeDriverArgs),
    #[command(visible_alias = "minuta")]
    Minute(minute::MinuteArgs),
    #[command(visible_alias = "resguardo")]
    Custody(Box<custody::CustodyArgs>),
    #[command(visible_alias = "fuera")]
    Outside(outside::OutsideArgs),
    #[command(visible_alias = "prestamos")]
    Loans(loans::LoansArgs),
    #[command(visible_alias = "por-vencer")]
    Expiring(expiring::ExpiringArgs),
    #[command(visible_alias = "sitio")]
    Site(site::SiteArgs),
    #[command(visible_alias = "procedimiento")]
    Procedure(procedure::ProcedureArgs),
    #[command(visible_alias = "calendario")]
    Calendar(calendar::CalendarArgs),
    #[command(visible_alias = "revisar")]
    Check(check::CheckArgs),
    #[command(visible_alias = "verificar")]
    Verify(verify::VerifyArgs),
    #[command(visible_alias = "gancho")]
    Hook(hook::HookArgs),
    #[command(visible_alias = "archivar")]
    Archive(archive::ArchiveArgs),
    #[command(visible_alias = "memoria")]
    Cache(cache::CacheArgs),
    #[command(visible_alias = "completar")]
    Completions(completions::CompletionsArgs),
    #[command(visible_alias = "manual")]
    Man(man::ManArgs),
}

/// Runs a command; the day at the desk when none is named.
///
/// # Errors
/// Whatever the command could not do.
pub fn dispatch(app: &mut App, command: Option<Command>) -> Result<Exit, CliError> {
    match command {
        None => day::run(app),
        Some(Command::Init(args)) => init::run(app, &args),
        Some(Command::New(args)) => new::run(app, &args),
        Some(Command::Next(args)) => next::run(app, &args),
        Some(Command::Do(args)) => do_::run(app, args),
        Some(Command::Note(args)) => note::run(app, args),
        Some(Command::Assign(args)) => assign::run(app, args),
        Some(Command::Wait(args)) => wait::run(app, args),
        Some(Command::Resume(args)) => resume::run(app, args),
        Some(Command::Sign(args)) => sign::run(app, args),
        Some(Command::Signatures(args)) => signatures::run(app, &args),
        Some(Command::Attach(args)) => attach::run(app, args),
        Some(Command::Attachments(args)) => attachments::run(app, &args),
        Some(Command::Link(args)) => link::run(app, args),
        Some(Command::Cancel(args)) => cancel::run(app, args),
        Some(Command::Settle(args)) => settle::run(app, &args),
        Some(Command::Redact(args)) => redact::run(app, &args),
        Some(Command::Migrate(args)) => migrate::run(app, args),
        Some(Command::Reopen(args)) => reopen::run(app, args),
        Some(Command::Undo(args)) => undo::run(app, &args),
        Some(Command::Sync(args)) => sync::run(app, &args),
        Some(Command::Edit(args)) => edit::run(app, &args),
        Some(Command::Show(args)) => show::run(app, &args),
        Some(Command::List(args)) => list::run(app, &args),
        Some(Command::Search(args)) => search::run(app, &args),
        Some(Command::Clock(args)) => clock::run(app, &args),
        Some(Command::Late(args)) => late::run(app, &args),
        Some(Command::Log(args)) => log::run(app, &args),
        Some(Command::Export(args)) => export::run(app, &args),
        Some(Command::Ack(args)) => ack::run(app, args),
        Some(Command::Workload(args)) => workload::run(app, &args),
        Some(Command::Recurring(args)) => recurring::run(app, &args),
        Some(Command::Report(args)) => report::run(app, &args),
        Some(Command::Form(args)) => form::run(app, args),
        Some(Command::Asset(args)) => asset::run(app, *args),
        Some(Command::Licence(args)) => licence::run(app, &args),
        Some(Command::Maintenance(args)) => maintenance::run(app, &args),
        Some(Command::MergeDriver(args)) => merge_driver::run(app, &args),
        Some(Command::Minute(args)) => minute::run(app, &args),
        Some(Command::Custody(args)) => custody::run(app, &args),
        Some(Command::Outside(args)) => outside::run(app, &args),
        Some(Command::Loans(args)) => loans::run(app, &args),
        Some(Command::Expiring(args)) => expiring::run(app, &args),
        Some(Command::Site(args)) => site::run(app, &args),
        Some(Command::Procedure(args)) => procedure::run(app, &args),
        Some(Command::Calendar(args)) => calendar::run(app, &args),
        Some(Command::Check(args)) => check::run(app, &args),
        Some(Command::Verify(args)) => verify::run(app, &args),
        Some(Command::Hook(args)) => hook::run(app, &args),
        Some(Command::Archive(args)) => archive::run(app, &args),
        Some(Command::Cache(args)) => cache::run(app, &args),
        Some(Command::Completions(args)) => completions::run(app, &args),
        Some(Command::Man(args)) => man::run(app, &args),
    }
}
