//! `folio form` without a form: those that there are.

use super::FormArgs;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::format;
use crate::message;
use crate::render::table::{Document, Table};
use crate::render::text;
use crate::store::desk::Desk;

/// Names the forms of a desk, of tickets by procedure and then of assets.
///
/// # Errors
/// A procedure that cannot be used; anything else was asked for, of no form.
pub fn print(app: &App, desk: &Desk, args: &FormArgs) -> Result<Exit, CliError> {
    let is_bare = args.out.is_none() && args.format.is_none() && !args.json && !args.blank && args.from.is_none();
    if !is_bare || args.to.is_some() || args.as_signed.is_some() || args.number.is_some() {
        return Err(CliError::Usage(message!("form-which")));
    }
    let codes = match &args.procedure {
        Some(code) => vec![code.clone()],
        None => desk.procedure_codes(),
    };
    let mut rows = Vec::new();
    for code in &codes {
        let procedure = desk.procedure(code)?;
        for form in &procedure.forms {
            rows.push([&form.id, &form.key, &form.title, &procedure.code].map(|text| text.as_str().into()).to_vec());
        }
    }
    let of_assets = app.ui.text("forms-of-assets");
    for form in desk.inventory.forms.iter().filter(|_| args.procedure.is_none()) {
        rows.push([&form.id, &form.key, &form.title, &of_assets].map(|text| text.as_str().into()).to_vec());
    }
    let names = format::names(&app.ui, desk);
    let columns =
        names.columns(&["signatures-column-form", "forms-column-key", "forms-column-title", "forms-column-of"]);
    let title = app.ui.text("forms-title");
    let document = Document { titled: true, ..Document::of_table(title, Table { columns, rows, wraps: true }) };
    app.ui.print(&text::document(&document, format::look(&app.ui)))?;
    Ok(Exit::Done)
}
