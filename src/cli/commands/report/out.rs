//! Where a report goes: to stdout, into a file, or into a folder that keeps reports.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::cli::app::App;
use crate::cli::arguments::{Format, FormatArgs};
use crate::cli::error::CliError;
use crate::cli::format;
use crate::cli::report_folder::{self, Printing};
use crate::cli::{out_file, ui};
use crate::language::Language;
use crate::message;
use crate::render::own::{document, page, workbook};
use crate::render::text::{self, Look};
use crate::render::{csv, markdown};
use crate::report::own::answer::Answer;
use crate::report::own::json;
use crate::store::desk::Desk;
use crate::store::file;
use crate::store::sheet::{self, SheetOptions};

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    Table,
    Md,
    Csv,
    Json,
    Html,
    Xlsx,
}

/// How and where a report is printed.
#[derive(Debug, Args)]
pub struct OutArgs {
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<ReportFormat>,
    #[arg(long, conflicts_with = "format")]
    json: bool,
    #[arg(long, short = 'o', value_name = "FILE_DIR")]
    pub(super) out: Option<PathBuf>,
    #[arg(long, requires = "out")]
    pub(super) only_if_changed: bool,
}

impl ReportFormat {
    /// How the names of its files end.
    fn extension(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Md => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
        }
    }

    fn of_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_lowercase();
        Self::value_variants().iter().copied().find(|format| format.extension() == extension)
    }
}

impl OutArgs {
    /// The format as other lists have it.
    ///
    /// # Errors
    /// A workbook, which only reports can be.
    pub fn plain(&self) -> Result<FormatArgs, CliError> {
        let format = match self.format {
            None => None,
            Some(ReportFormat::Table) => Some(Format::Table),
            Some(ReportFormat::Md) => Some(Format::Md),
            Some(ReportFormat::Csv) => Some(Format::Csv),
            Some(ReportFormat::Json) => Some(Format::Json),
            Some(ReportFormat::Html) => Some(Format::Html),
            Some(ReportFormat::Xlsx) => return Err(CliError::Usage(message!("report-xlsx-without-report"))),
        };
        Ok(FormatArgs { format, json: self.json })
    }

    /// Where it is printed; the folder is one where there is no such file and its name says none.
    fn target(&self, app: &App, desk: &Desk) -> Result<Target, CliError> {
        let Some(out) = self.out.as_ref().filter(|out| out.as_os_str() != "-") else { return Ok(Target::Stdout) };
        if out_file::is_folder(&app.directory, out) {
            return Ok(Target::Folder(out_file::folder(desk, &app.directory, out)?));
        }
        Ok(Target::File(out_file::target(desk, &app.directory, out)?))
    }

    fn chosen(&self, target: &Target) -> Result<ReportFormat, CliError> {
        let usual = match target {
            Target::Stdout => ReportFormat::Table,
            Target::Folder(_) => ReportFormat::Html,
            Target::File(path) => match (self.format, self.json, ReportFormat::of_extension(path)) {
                (None, false, None) => {
                    return Err(CliError::Usage(message!("report-out-extension", path = path.display().to_string())));
                }
                (.., known) => known.unwrap_or(ReportFormat::Html),
            },
        };
        Ok(if self.json { ReportFormat::Json } else { self.format.unwrap_or(usual) })
    }
}

enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

/// Prints the answer. `period` is the word of its period.
///
/// # Errors
/// Tables that one CSV cannot hold, a place that is not to be written to.
pub fn print(app: &App, desk: &Desk, args: &OutArgs, answer: &Answer, period: Option<String>) -> Result<(), CliError> {
    let (ui, target) = (&app.ui, args.target(app, desk)?);
    let format = args.chosen(&target)?;
    let language = &ui.language;
    let look = if matches!(target, Target::Stdout) { format::look(ui) } else { Look::default() };
    let path = match target {
        Target::Stdout if format == ReportFormat::Xlsx => {
            if ui.terminal {
                return Err(CliError::Usage(message!("report-xlsx-to-terminal", report = &answer.key)));
            }
            return Ok(std::io::stdout().lock().write_all(&content(answer, format, look, language)?)?);
        }
        Target::Stdout => return ui.print(&text(answer, format, look, language)?),
        Target::File(path) => {
            if !write_file(&path, answer, format, args.only_if_changed, language)? {
                return Ok(());
            }
            path
        }
        Target::Folder(folder) => {
            let printing = Printing {
                key: &answer.key,
                title: &answer.title,
                span: answer.period.as_ref(),
                source: &answer.source,
                period,
                extension: format.extension(),
            };
            let content = content(answer, format, look, language)?;
            match report_folder::keep(&folder, &printing, &content, args.only_if_changed, language)?.told(ui) {
                Some(path) => path,
                None => return Ok(()),
            }
        }
    };
    // Cron mails whatever is said: a person is told where it went, cron is not.
    if ui.interactive {
        ui.say_message(&message!("report-written", path = path.display().to_string()));
    }
    Ok(())
}

/// The one table of an answer that a CSV holds.
fn sheet_of(answer: &Answer, language: &Language) -> Result<String, CliError> {
    let [table] = &answer.tables[..] else {
        let keys: Vec<&str> = answer.tables.iter().map(|table| table.key.as_str()).collect();
        return Err(CliError::Usage(message!("report-csv-tables", known = keys.join(", "))));
    };
    Ok(csv::table(&document::sheet(answer, table, language)))
}

/// The answer in a format that is text.
fn text(answer: &Answer, format: ReportFormat, look: Look, language: &Language) -> Result<String, CliError> {
    Ok(match format {
        ReportFormat::Table => text::document(&document::document(answer, false, language), look),
        ReportFormat::Md => markdown::document(&document::document(answer, true, language)),
        ReportFormat::Csv => sheet_of(answer, language)?,
        ReportFormat::Json => ui::envelope("folio/report/1", &json::answer(answer)),
        ReportFormat::Html | ReportFormat::Xlsx => page::page(answer, language),
    })
}

/// The answer in any format, as the bytes of a file.
fn content(answer: &Answer, format: ReportFormat, look: Look, language: &Language) -> Result<Vec<u8>, CliError> {
    if format == ReportFormat::Xlsx {
        let too_large = |error: rust_xlsxwriter::XlsxError| {
            CliError::Refused(message!("report-xlsx-too-large", problem = error.to_string()))
        };
        return workbook::workbook(answer, language).map_err(too_large);
    }
    let mut text = text(answer, format, look, language)?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text.into_bytes())
}

/// Writes it over an earlier printing; gives whether it did, which with `only_if_changed` it does
/// not where the earlier one says the same.
fn write_file(
    path: &Path,
    answer: &Answer,
    format: ReportFormat,
    only_if_changed: bool,
    language: &Language,
) -> Result<bool, CliError> {
    let content = content(answer, format, Look::default(), language)?;
    if format == ReportFormat::Xlsx {
        return write_workbook(path, answer, &content, only_if_changed, language);
    }
    let text = String::from_utf8_lossy(&content);
    out_file::refuse_other(path, &text)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let held = file::read_text(folder, path).unwrap_or_default();
    // All JSON begins with one brace.
    if format == ReportFormat::Json && !held.trim().is_empty() && !is_earlier_json(&held, answer) {
        return Err(CliError::Usage(message!("report-out-other", path = path.display().to_string())));
    }
    // A CSV has room for its rows alone; the others say the hash of their data.
    let says_the_same = || format != ReportFormat::Csv && out_file::says_the_same(path, &text, &answer.source.data);
    if only_if_changed && (held == text || says_the_same()) {
        return Ok(false);
    }
    file::replace(path, text.as_bytes())?;
    Ok(true)
}

fn is_earlier_json(held: &str, answer: &Answer) -> bool {
    let read: Option<serde_json::Value> = serde_json::from_str(held).ok();
    read.is_some_and(|held| held["schema"] == "folio/report/1" && held["data"]["report"] == answer.key.as_str())
}

/// As [`write_file`], of a workbook, whose last sheet says where it comes from.
fn write_workbook(
    path: &Path,
    answer: &Answer,
    content: &[u8],
    only_if_changed: bool,
    language: &Language,
) -> Result<bool, CliError> {
    if path.symlink_metadata().is_ok() {
        let name = language.text("report-workbook-source");
        let options = SheetOptions { sheet: Some(&name), header_row: Some(1) };
        let held = sheet::read(path, options).ok();
        let says = |what: &str| {
            let rows = held.iter().flat_map(|sheet| &sheet.rows);
            rows.flat_map(|row| &row.cells).any(|cell| cell.shown().starts_with(what))
        };
        if !says(&format!("folio report {}", answer.key)) {
            return Err(CliError::Usage(message!("report-out-other", path = path.display().to_string())));
        }
        if only_if_changed && says(&format!("sha256:{}", answer.source.data)) {
            return Ok(false);
        }
    }
    file::replace(path, content)?;
    Ok(true)
}
