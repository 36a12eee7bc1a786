//! `folio procedure diff`: what differs between two texts of a procedure.

use clap::Args;

use super::source::{self, Shelf, Source};
use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::format::{self, Output};
use crate::message;
use crate::procedure::definition::Procedure;
use crate::procedure::load;
use crate::render::procedure_diff;
use crate::render::text::{self, Look};
use crate::report::procedure_diff::Comparison;
use crate::store::StoreError;

/// Arguments of `folio procedure diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    #[arg(value_name = "OLD", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    old: String,
    #[arg(value_name = "NEW", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    new: Option<String>,
    #[command(flatten)]
    format: FormatArgs,
}

/// Prints what differs. With one code, between each kept copy of it and the text in force;
/// with one copy or file, between that and the text in force.
///
/// # Errors
/// No such procedure or copy, or a text that cannot be read.
pub fn run(app: &mut App, args: &DiffArgs) -> Result<Exit, CliError> {
    let comparisons = match &args.new {
        Some(new) => vec![compare(&named(app, &args.old)?, &named(app, new)?)],
        None => alone(app, &args.old)?,
    };
    let document = || procedure_diff::document(&comparisons, &app.ui.language);
    let sheet = || procedure_diff::sheet(&comparisons, &app.ui.language);
    match args.format.chosen() {
        Format::Table => {
            // Running text keeps its width in a pipe too, where rows of a list would not be cut.
            let width = u16::try_from(app.ui.text_width()).ok();
            app.ui.print(&text::document(&document(), Look { width, colour: app.ui.colour }))?;
        }
        other => {
            let schema = "folio/procedure-diff/1";
            let output = Output { schema, data: &comparisons, document: &document, sheet: Some(&sheet) };
            format::print(&app.ui, other, &output)?;
        }
    }
    if comparisons.is_empty() {
        app.ui.say_message(&message!("procedure-no-other-copy", code = &args.old));
    }
    Ok(Exit::Done)
}

/// A text of a procedure that can be used.
struct Text {
    procedure: Procedure,
    file: Option<String>,
}

fn compare(old: &Text, new: &Text) -> Comparison {
    Comparison::of((&old.procedure, old.file.as_deref()), (&new.procedure, new.file.as_deref()))
}

/// What one word is compared with: a kept copy or a file from outside the desk with the text in force
/// of its code; a code, and its own file, with each kept copy.
fn alone(app: &mut App, word: &str) -> Result<Vec<Comparison>, CliError> {
    let copy = word.contains('@') && !source::is_file(word);
    let outside = source::is_file(word) && source::find(app, Some(word)).is_ok_and(|source| !source.of_desk);
    if !copy && !outside {
        return with_kept(app, word);
    }
    let old = named(app, word)?;
    let new = named(app, &old.procedure.code)?;
    Ok(vec![compare(&old, &new)])
}

/// Each kept copy that says something else than the text in force, against that.
fn with_kept(app: &mut App, word: &str) -> Result<Vec<Comparison>, CliError> {
    let new = source::find(app, Some(word))?;
    let (shelf, new) = (Shelf::open(&app.directory)?, usable(&new)?);
    let mut comparisons = Vec::new();
    for copy in shelf.kept(&new.procedure.code)? {
        let loaded = load::load(&copy.path, &copy.text);
        let Some(procedure) = loaded.procedure else { return Err(StoreError::Damaged(loaded.findings).into()) };
        if procedure.sha256 != new.procedure.sha256 {
            comparisons.push(compare(&Text { procedure, file: Some(copy.path) }, &new));
        }
    }
    Ok(comparisons)
}

/// The text that a word names: a code, `CODE@HASH` of a kept copy, or a file.
fn named(app: &mut App, word: &str) -> Result<Text, CliError> {
    match word.split_once('@') {
        Some((code, prefix)) if !source::is_file(word) => {
            let shelf = Shelf::open(&app.directory)?;
            if let Some(desk) = &shelf.desk {
                app.settle(desk);
            }
            let copy = shelf.kept_copy(code, prefix)?;
            let loaded = load::load(&copy.path, &copy.text);
            match loaded.procedure {
                Some(procedure) => Ok(Text { procedure, file: Some(copy.path) }),
                None => Err(StoreError::Damaged(loaded.findings).into()),
            }
        }
        _ => usable(&source::find(app, Some(word))?),
    }
}

/// What is wrong with its sense is no matter here; only what leaves no procedure is.
fn usable(source: &Source) -> Result<Text, CliError> {
    let loaded = load::load(&source.path, &source.text);
    match loaded.procedure {
        Some(procedure) => Ok(Text { procedure, file: Some(source.path.clone()).filter(|_| !source.embedded) }),
        None => Err(StoreError::Damaged(loaded.findings).into()),
    }
}
