//! `folio workload`: who has how much to do.

use std::sync::Arc;

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::filter;
use crate::cli::format::{self, Output};
use crate::cli::selection::Concern;
use crate::cli::snapshot;
use crate::message;
use crate::model::time::Moment;
use crate::procedure::definition::Procedure;
use crate::render;
use crate::report::case::Case;
use crate::report::workload::{self, Scale};
use crate::store::desk::Desk;

/// Arguments of `folio workload`.
#[derive(Debug, Args)]
pub struct WorkloadArgs {
    #[arg(long, value_name = "ROLE", value_delimiter = ',')]
    role: Vec<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the work of each person.
///
/// # Errors
/// A role that no procedure has, or no desk.
pub fn run(app: &mut App, args: &WorkloadArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let snapshot = snapshot::load_concerned(&desk, Concern::open().with_vocabulary(!args.role.is_empty()), now)?;
    let chosen = filter::roles(&desk, &snapshot.cases, &args.role)?;
    let procedures = procedures(&desk, &snapshot.cases);
    let staff: Vec<&str> = procedures.iter().flat_map(|procedure| procedure.roles_with_account()).collect();
    let roles: Vec<&str> = procedures
        .iter()
        .flat_map(|procedure| chosen.iter().flat_map(|role| procedure.roles_counting_as(role)))
        .collect();
    let roles = (!chosen.is_empty()).then_some(&roles[..]);
    let workload = workload::workload(&snapshot.cases, &desk.people, &staff, roles, &scale(&desk, now));
    let names = format::names(&app.ui, &desk);
    let format = args.format.chosen();
    let nothing = workload.people.is_empty() && workload.unassigned.tickets.is_empty();
    if nothing && matches!(format, Format::Table | Format::Md) {
        app.ui.say_message(&message!("workload-nothing"));
    } else {
        let output = Output {
            schema: "folio/workload/1",
            data: &workload,
            document: &|| render::workload::document(&workload, &names),
            sheet: Some(&|| render::workload::sheet(&workload, &names)),
        };
        format::print(&app.ui, format, &output)?;
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// What loads are read with on this desk.
pub fn scale(desk: &Desk, now: Moment) -> Scale {
    Scale { zone: desk.zone(), today: desk.zone().day(now) }
}

/// The procedures of the desk, and those under which tickets were opened.
fn procedures(desk: &Desk, cases: &[Case]) -> Vec<Arc<Procedure>> {
    let mut found: Vec<Arc<Procedure>> =
        desk.procedure_codes().iter().filter_map(|code| desk.procedure(code).ok()).collect();
    for case in cases.iter().filter(|case| !case.is_ended()) {
        if !found.iter().any(|known| known.sha256 == case.procedure.sha256) {
            found.push(case.procedure.clone());
        }
    }
    found
}
