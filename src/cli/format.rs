//! Prints what a reading command found in the format asked for.

use serde::Serialize;

use super::arguments::Format;
use super::error::CliError;
use super::ui::Ui;
use crate::message;
use crate::model::catalogue::{People, Services};
use crate::render::list::Names;
use crate::render::table::{Document, Table};
use crate::render::text::{self, Look};
use crate::render::{csv, html, markdown};
use crate::store::desk::Desk;

/// What this shell's stdout can show.
pub fn look(ui: &Ui) -> Look {
    Look { width: ui.width.filter(|_| ui.terminal), colour: ui.colour }
}

/// What turns keys into names on this desk.
pub fn names<'a>(ui: &'a Ui, desk: &'a Desk) -> Names<'a> {
    let (people, services): (&People, &Services) = (&desk.people, &desk.services);
    Names { language: &ui.language, people, services }
}

/// What a command found, in every shape that a format may ask for. Only the one asked for is made.
pub struct Output<'a, T: Serialize> {
    /// Name and version of the JSON: `folio/list/1`.
    pub schema: &'a str,
    /// What JSON gives.
    pub data: &'a T,
    /// What people read.
    pub document: &'a dyn Fn() -> Document,
    /// What a spreadsheet takes; none where there is no one table.
    pub sheet: Option<&'a dyn Fn() -> Table>,
}

/// Prints it in that format.
///
/// # Errors
/// There is no such format of it, or the output cannot be written.
pub fn print<T: Serialize>(ui: &Ui, format: Format, output: &Output<T>) -> Result<(), CliError> {
    match format {
        Format::Json => ui.print_json(output.schema, output.data),
        Format::Csv => match output.sheet {
            Some(sheet) => ui.print(&csv::table(&sheet())),
            None => Err(CliError::Usage(message!("reading-no-csv"))),
        },
        Format::Table => ui.print(&text::document(&(output.document)(), look(ui))),
        Format::Md => ui.print(&markdown::document(&(output.document)())),
        Format::Html => ui.print(&html::page(&(output.document)(), ui.language.tongue().code())),
    }
}
