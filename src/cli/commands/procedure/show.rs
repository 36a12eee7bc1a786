//! `folio procedure show`: the procedure sheet.

use clap::Args;

use super::source;
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::model::message::Message;
use crate::render::procedure_sheet;
use crate::render::text::{self, Look};
use crate::report::procedure_sheet::{Sheet, Surroundings};

/// Arguments of `folio procedure show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    #[arg(value_name = "CODE_FILE", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedure: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the sheet of a procedure.
///
/// # Errors
/// No such procedure, or one that cannot be read.
pub fn run(app: &mut App, args: &ShowArgs) -> Result<Exit, CliError> {
    let source = source::find(app, args.procedure.as_deref())?;
    let procedure = source.load(app)?;
    let desk = source.shelf.desk.as_ref();
    let people = match desk {
        Some(desk) => Some((&desk.people, desk.zone().day(app.now(desk.zone())?))),
        None => None,
    };
    let around = Surroundings {
        file: Some(source.path.as_str()).filter(|_| !source.embedded),
        // A draft is not in force, though it bear the code of a procedure that is.
        in_force: source.shelf.in_force(&procedure.code).map(|in_force| in_force && source.of_desk),
        calendar: desk.map(|desk| desk.settings.calendar.as_str()),
        people,
    };
    let sheet = Sheet::of(&procedure, around);
    let document = || procedure_sheet::sheet(&sheet, &app.ui.language);
    match args.format.chosen() {
        Format::Table => {
            // Running text keeps its width in a pipe too, where rows of a list would not be cut.
            let width = u16::try_from(app.ui.text_width()).ok();
            app.ui.print(&text::document(&document(), Look { width, colour: app.ui.colour }))?;
        }
        Format::Csv => return Err(CliError::Usage(Message::new("procedure-no-csv"))),
        other => {
            let output = Output { schema: "folio/procedure/1", data: &sheet, document: &document, sheet: None };
            format::print(&app.ui, other, &output)?;
        }
    }
    Ok(Exit::Done)
}
