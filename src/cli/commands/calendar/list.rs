//! `folio calendar list`: the calendars that there are.

use clap::Args;

use super::source::Shelf;
use crate::cli::app::App;
use crate::cli::arguments::FormatArgs;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::model::message::Message;
use crate::render;
use crate::render::table::Document;
use crate::report::calendar::CalendarRow;

/// Arguments of `folio calendar list`.
#[derive(Debug, Args)]
pub struct ListArgs {
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints the calendars of the desk, or outside a desk those inside the program. One that cannot be
/// read has its row too.
///
/// # Errors
/// A damaged catalogue, or the output cannot be written.
pub fn run(app: &mut App, args: &ListArgs) -> Result<Exit, CliError> {
    let shelf = Shelf::open(app)?;
    let row = |code: &String| {
        let of_desk = shelf.desk.as_ref().map(|desk| desk.settings.calendar == *code);
        CalendarRow::of(code, shelf.chain(code).ok().as_deref(), of_desk)
    };
    let rows: Vec<CalendarRow> = shelf.codes().iter().map(row).collect();
    let table = || render::calendar::list(&rows, &app.ui.language);
    let output = Output {
        schema: "folio/calendars/1",
        data: &rows,
        document: &|| Document::of_table(app.ui.text("calendar-list-title"), table()),
        sheet: Some(&table),
    };
    format::print(&app.ui, args.format.chosen(), &output)?;
    if shelf.desk.is_none() {
        app.ui.say_message(&Message::new("calendar-list-embedded"));
    }
    if rows.iter().any(|row| row.name.is_none()) {
        app.ui.say_message(&Message::new("calendar-list-damaged"));
    }
    Ok(Exit::Done)
}
