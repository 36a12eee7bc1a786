//! `folio procedure check`: all that is wrong with procedure files, at once.

use clap::Args;

use super::source::{self, Shelf};
use crate::cli::app::App;
use crate::cli::complete;
use crate::cli::error::{CliError, Exit};
use crate::cli::{findings, inspect};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::procedure::load;
use crate::store::StoreError;
use crate::store::desk;

/// Arguments of `folio procedure check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    #[arg(value_name = "CODE_FILE", add = clap_complete::ArgValueCompleter::new(complete::procedures))]
    procedures: Vec<String>,
    #[arg(long)]
    json: bool,
}

/// What the files looked at gave.
struct Report {
    findings: Vec<Finding>,
    files: usize,
    /// Whether some file was judged by itself, without a desk that it has to fit.
    alone: bool,
    /// Done, unless some file could not even be read.
    exit: Exit,
}

/// Prints every finding; exit 1 if there is one, 3 or 4 where a file cannot be read at all.
///
/// # Errors
/// No such procedure, findings, or the output cannot be written.
pub fn run(app: &mut App, args: &CheckArgs) -> Result<Exit, CliError> {
    let mut report = Report { findings: Vec::new(), files: 0, alone: false, exit: Exit::Done };
    let (files, codes): (Vec<&String>, Vec<&String>) = args.procedures.iter().partition(|word| source::is_file(word));
    for file in &files {
        report.file(app, file);
    }
    // Files may stand where there is no desk; only codes ask for the one that we are in.
    if files.is_empty() || !codes.is_empty() {
        let shelf = Shelf::open_anyway(&app.directory)?;
        if let Some(desk) = &shelf.desk {
            app.settle(desk);
        }
        let codes = match codes.is_empty() {
            true => shelf.codes(),
            false => codes.into_iter().map(|code| shelf.code(code)).collect::<Result<Vec<String>, StoreError>>()?,
        };
        for code in &codes {
            report.code(&shelf, code)?;
        }
    }
    findings::print(&app.ui, report.files, &mut report.findings, args.json)?;
    if report.alone && !args.json {
        app.ui.say_message(&Message::new("procedure-check-alone"));
    }
    match report.exit {
        Exit::Done if !report.findings.is_empty() => Err(CliError::Findings),
        exit => Ok(exit),
    }
}

impl Report {
    fn file(&mut self, app: &App, typed: &str) {
        match source::read_file(app, typed) {
            Ok(source) if source.of_desk => self.judge(&source.shelf, &source.path, &source.text),
            Ok(source) => self.judge_alone(&source.path, &source.text),
            Err(finding) => self.unreadable(finding),
        }
    }

    fn code(&mut self, shelf: &Shelf, code: &str) -> Result<(), CliError> {
        match shelf.text(code) {
            Ok((path, text)) => self.judge(shelf, &path, &text),
            // A procedure in force whose file is not there.
            Err(StoreError::UnknownProcedure { code, .. }) if shelf.desk.is_some() => {
                let message = message!("finding-desk-without-procedure", procedure = code);
                self.findings.push(Finding::new(Place::file(desk::DESK_FILE), message));
            }
            Err(StoreError::Damaged(found)) => found.into_iter().for_each(|finding| self.unreadable(finding)),
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    /// Judges a procedure by what it says and by the desk that it has to fit.
    fn judge(&mut self, shelf: &Shelf, path: &str, text: &str) {
        self.findings.extend(shelf.damage.iter().cloned());
        match &shelf.desk {
            Some(desk) if shelf.damage.is_empty() => {
                self.files += 1 + inspect::procedure(desk, path, text, &mut self.findings);
            }
            // Whether it fits a damaged catalogue cannot be told; that it is damaged is told.
            Some(_) => {
                self.files += 1;
                self.findings.extend(load::load(path, text).findings);
            }
            None => self.judge_alone(path, text),
        }
    }

    fn judge_alone(&mut self, path: &str, text: &str) {
        self.files += 1;
        self.alone = true;
        self.findings.extend(load::load(path, text).findings);
    }

    fn unreadable(&mut self, finding: Finding) {
        self.files += 1;
        if source::is_environment(&finding) {
            self.exit = Exit::Environment;
        } else if self.exit == Exit::Done {
            self.exit = Exit::Damaged;
        }
        self.findings.push(finding);
    }
}
