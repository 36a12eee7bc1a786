//! `folio export`: what must be handed over to a system of others.

use clap::Args;

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::cli::{complete, snapshot};
use crate::message;
use crate::model::catalogue::External;
use crate::model::suggestion::nearest;
use crate::render;
use crate::render::table::Document;
use crate::report::export;
use crate::store::desk::Desk;

/// Arguments of `folio export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    #[arg(long, value_name = "SYSTEM", add = clap_complete::ArgValueCompleter::new(complete::systems))]
    system: Option<String>,
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what the system must still get.
///
/// # Errors
/// No such system, or no desk.
pub fn run(app: &mut App, args: &ExportArgs) -> Result<Exit, CliError> {
    let desk = app.desk()?;
    let now = app.now(desk.zone())?;
    let system = system(&desk, args.system.as_deref())?;
    let snapshot = snapshot::load(&desk, now)?;
    let rows = export::rows(&snapshot.cases, system, args.all, desk.zone());
    let columns = export::columns(system);
    let chosen = args.format.chosen();
    if rows.is_empty() && matches!(chosen, Format::Table | Format::Md) {
        app.ui.say_message(&message!("export-nothing", system = &system.name));
    } else {
        let labels = export::labels(&snapshot.cases, &columns);
        let table = || render::export::table(&rows, &columns, &labels, &app.ui.language);
        let sheet = || render::export::sheet(&rows, &columns, &app.ui.language);
        let data = serde_json::json!({ "system": system.key, "name": system.name, "rows": rows });
        let output = Output {
            schema: "folio/export/1",
            data: &data,
            document: &|| Document::of_table(system.name.clone(), table()),
            sheet: Some(&sheet),
        };
        format::print(&app.ui, chosen, &output)?;
        if app.ui.terminal && chosen == Format::Table {
            let remedy = message!("export-next", system = &system.key);
            app.ui.say(&app.ui.faint(&app.ui.language.format(&remedy)));
        }
    }
    snapshot::warn(&app.ui, &snapshot.findings);
    Ok(Exit::Done)
}

/// The system of that key or name; capital and small letters alike.
///
/// # Errors
/// There is none, or none is named.
pub fn system<'a>(desk: &'a Desk, typed: Option<&str>) -> Result<&'a External, CliError> {
    let externals = &desk.suppliers.externals;
    let Some(typed) = typed else {
        let known: Vec<String> = externals.iter().map(|system| format!("{} ({})", system.key, system.name)).collect();
        return Err(CliError::Usage(match known.is_empty() {
            true => message!("error-no-systems"),
            false => message!("error-system-needed", known = known.join(", ")),
        }));
    };
    let is = |system: &&External| system.key.eq_ignore_ascii_case(typed) || system.name.eq_ignore_ascii_case(typed);
    externals.iter().find(is).ok_or_else(|| {
        let known: Vec<&str> = externals.iter().map(|system| system.key.as_str()).collect();
        let near = nearest(&typed.to_lowercase(), known.iter().copied());
        CliError::Usage(match near {
            Some(near) => {
                message!("refused-unknown-system-near", system = typed, near = near, known = known.join(", "))
            }
            None => message!("refused-unknown-system", system = typed, known = known.join(", ")),
        })
    })
}
