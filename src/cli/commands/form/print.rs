//! How forms leave the program: as Markdown, as a page or as a PDF; to stdout or to a file.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::FormArgs;
use crate::cli::app::App;
use crate::cli::error::{CliError, Exit};
use crate::cli::out_file;
use crate::form::foot::{Foot, Subject};
use crate::form::marker;
use crate::language::Language;
use crate::message;
use crate::model::catalogue::PaperSize;
use crate::model::time::Moment;
use crate::render::paper::{self, Press, Sheet};
use crate::store::desk::Desk;
use crate::store::typeset::{self, TypesetError};

/// Between two papers of one printing in Markdown: the next begins on a page of its own. HTML, since
/// Markdown has no words for it.
const NEXT_PAGE: &str = "\n<div style=\"break-after: page\"></div>\n\n";

/// What a form is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Markdown.
    Md,
    /// A page that any browser prints.
    Html,
    /// A PDF.
    Pdf,
    /// Typst markup.
    Typ,
}

impl Format {
    /// The format asked for: said outright, or by the ending of the file.
    fn chosen(args: &FormArgs) -> Self {
        args.format.or_else(|| Self::of_ending(args.out.as_deref()?)).unwrap_or(Self::Md)
    }

    fn of_ending(out: &Path) -> Option<Self> {
        match out.extension()?.to_ascii_lowercase().to_str()? {
            "html" | "htm" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            "typ" => Some(Self::Typ),
            "md" | "markdown" | "txt" => Some(Self::Md),
            _ => None,
        }
    }
}

/// The file to write to, where one was named.
///
/// # Errors
/// It cannot be written there; a format that does not go with the other arguments.
pub fn target(app: &App, desk: &Desk, args: &FormArgs) -> Result<Option<PathBuf>, CliError> {
    if args.paper.is_some() && Format::chosen(args) == Format::Md && !args.json {
        return Err(CliError::Usage(message!("form-paper-md")));
    }
    let out = args.out.as_ref().filter(|out| out.as_os_str() != "-");
    if let Some(out) = out.filter(|out| args.format.is_none() && Format::of_ending(out).is_none()) {
        return Err(CliError::Usage(message!("form-out-extension", path = out.display().to_string())));
    }
    if Format::chosen(args) == Format::Pdf && out.is_none() && app.ui.terminal {
        return Err(CliError::Usage(message!("form-pdf-terminal")));
    }
    out.map(|out| out_file::target(desk, &app.directory, out)).transpose()
}

/// Which form a foot is of.
pub struct Identity<'a> {
    /// Identifier, as commands name it.
    pub id: &'a str,
    /// Official key.
    pub key: &'a str,
    /// Title.
    pub title: &'a str,
    /// Revision; may be empty.
    pub revision: &'a str,
}

/// What a foot says of the data of a form.
pub struct Said {
    /// Hash of its data, as records write it.
    pub digest: String,
    /// What else must be said of this printing.
    pub notices: Vec<String>,
}

/// What the program prints below a form.
pub fn foot(desk: &Desk, form: &Identity, subject: Subject, said: Said, cut_off: Moment) -> Foot {
    Foot {
        subject,
        form: form.id.to_owned(),
        key: form.key.to_owned(),
        revision: form.revision.to_owned(),
        place: desk.settings.place.clone(),
        cut_off,
        digest: said.digest,
        notices: said.notices,
    }
}

/// Prints filled forms.
///
/// # Errors
/// A logo that cannot be used, or a file that cannot be written.
pub fn print(
    app: &App,
    desk: &Desk,
    args: &FormArgs,
    language: &Language,
    sheets: &[Sheet],
    target: Option<PathBuf>,
) -> Result<Exit, CliError> {
    let form = sheets.first().map(|sheet| sheet.foot.form.as_str()).unwrap_or_default();
    let written = |target: &Path| {
        app.ui.say_message(&message!("form-written", form = form, path = target.display().to_string()));
        Ok(Exit::Done)
    };
    let text = match Format::chosen(args) {
        Format::Md => {
            let whole = |sheet: &Sheet| format!("{}\n{}", marker::strip(&sheet.marked), sheet.foot.markdown(language));
            sheets.iter().map(whole).collect::<Vec<_>>().join(NEXT_PAGE)
        }
        Format::Html => paper::page(sheets, &press(desk, args, language)?),
        Format::Typ => paper::typst(sheets, &press(desk, args, language)?),
        Format::Pdf => {
            let bytes = pdf(&paper::typst(sheets, &press(desk, args, language)?), sheets)?;
            let Some(target) = target else {
                app.ui.print_bytes(&bytes)?;
                return Ok(Exit::Done);
            };
            out_file::write_pdf(&target, &bytes, &paper::mark(sheets))?;
            return written(&target);
        }
    };
    let Some(target) = target else {
        app.ui.print(&text)?;
        return Ok(Exit::Done);
    };
    let subjects = sheets.iter().filter_map(|sheet| sheet.foot.subject.name());
    out_file::refuse_without(&target, &subjects.collect::<Vec<_>>())?;
    out_file::write(&target, &text)?;
    written(&target)
}

/// The PDF of some forms, as made when the first was cut off.
fn pdf(markup: &str, sheets: &[Sheet]) -> Result<Vec<u8>, CliError> {
    let moment = sheets.first().map(|sheet| sheet.foot.cut_off).unwrap_or_default();
    typeset::pdf(markup, moment).map_err(|error| {
        CliError::Environment(match error {
            TypesetError::NoProgram => message!("form-pdf-none"),
            TypesetError::Failed(problem) => message!("form-pdf-failed", problem = problem),
        })
    })
}

/// What it is printed on.
fn press<'a>(desk: &'a Desk, args: &FormArgs, language: &'a Language) -> Result<Press<'a>, CliError> {
    let (settings, letterhead) = (&desk.settings, &desk.settings.letterhead);
    let alternative = letterhead.alternative.as_ref().unwrap_or(&settings.institution);
    Ok(Press {
        paper: args.paper.as_deref().and_then(PaperSize::from_word).unwrap_or(letterhead.paper),
        colour: letterhead.colour,
        logo: desk.logo()?.map(|picture| (picture, alternative.clone())),
        institution: &settings.institution,
        language,
    })
}
