//! `folio procedure list`: the procedures that there are.

use clap::Args;

use super::source::{self, Shelf};
use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::message;
use crate::model::message::Message;
use crate::procedure::load;
use crate::render::procedure_sheet;
use crate::render::table::Document;
use crate::report::procedure_sheet::ProcedureRow;

/// Arguments of `folio procedure list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the procedures of the desk, or outside a desk those inside the program. One that cannot
/// be read has its row too: it is there, and somebody has to see to it.
///
/// # Errors
/// A damaged catalogue, or the output cannot be written.
pub fn run(app: &mut App, args: &ListArgs) -> Result<Exit, CliError> {
    let shelf = Shelf::open(&app.directory)?;
    if let Some(desk) = &shelf.desk {
        app.settle(desk);
    }
    let rows: Vec<ProcedureRow> = shelf.codes().iter().map(|code| row(&shelf, code)).collect();
    let table = || procedure_sheet::list(&rows, &app.ui.language);
    let output = Output {
        schema: "folio/procedures/1",
        data: &rows,
        document: &|| Document::of_table(app.ui.text("procedure-list-title"), table()),
        sheet: Some(&table),
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    if shelf.desk.is_none() {
        app.ui.say_message(&Message::new("procedure-list-embedded"));
    }
    for broken in rows.iter().filter(|row| row.findings > 0) {
        let (findings, code) = (broken.findings, broken.code.as_str());
        app.ui.say_message(&message!("procedure-has-findings", findings = findings, path = code, typed = code));
    }
    Ok(Exit::Done)
}

fn row(shelf: &Shelf, code: &str) -> ProcedureRow {
    let in_force = shelf.in_force(code);
    match shelf.text(code) {
        Ok((path, text)) => {
            let loaded = load::load(&path, &text);
            let findings = source::findings(shelf.desk.as_ref(), &path, &text);
            ProcedureRow::of(code, loaded.procedure.as_ref(), in_force, findings.len())
        }
        Err(_) => ProcedureRow::of(code, None, in_force, 1),
    }
}
