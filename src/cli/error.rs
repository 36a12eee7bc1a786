//! Turns what went wrong into words, a remedy and an exit code. The only place that decides
//! exit codes.

use crate::language::Language;
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::plain;
use crate::model::suggestion::nearest;
use crate::procedure::engine::{Refusal, Unmet};
use crate::store::StoreError;
use crate::store::file::system_reason;
use crate::store::sheet::{self, SheetError};

/// The exit codes of `folio`, a documented contract (README, "Códigos de salida").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Refused by a rule, or findings.
    Refused = 1,
    /// Typed wrongly.
    Usage = 2,
    /// Damaged data.
    Damaged = 3,
    /// Environment: git, disk, lock.
    Environment = 4,
}

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum CliError {
    /// A rule of the procedure stands in the way.
    Refusal(Refusal),
    /// The store could not.
    Store(StoreError),
    /// Typed wrongly; a further message says what to type.
    Usage(Message),
    /// A rule outside the procedures stands in the way.
    Refused(Message),
    /// Findings that have been printed already.
    Findings,
    /// The environment did not play along.
    Environment(Message),
    /// Whoever reads our output stopped reading; nothing to say.
    PipeClosed,
}

impl From<Refusal> for CliError {
    fn from(refusal: Refusal) -> Self {
        Self::Refusal(refusal)
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Finding> for CliError {
    fn from(finding: Finding) -> Self {
        Self::Store(StoreError::Damaged(vec![finding]))
    }
}

impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::PipeClosed
        } else {
            Self::Environment(message!("error-output", problem = system_reason(&error)))
        }
    }
}

impl CliError {
    /// The exit code it ends with.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Refusal(refusal) if refusal.is_usage() => Exit::Usage,
            Self::Refusal(_) | Self::Refused(_) | Self::Findings => Exit::Refused,
            Self::Usage(_) => Exit::Usage,
            Self::Environment(_) => Exit::Environment,
            Self::PipeClosed => Exit::Done,
            Self::Store(error) => match error {
                StoreError::Damaged(_) | StoreError::EditRefused { .. } => Exit::Damaged,
                StoreError::UnknownFolio { .. }
                | StoreError::AmbiguousFolio { .. }
                | StoreError::UnknownAsset { .. }
                | StoreError::AmbiguousAsset { .. }
                | StoreError::UnknownProcedure { .. } => Exit::Usage,
                StoreError::SeriesFull(_)
                | StoreError::DeskExists(_)
                | StoreError::InTheWay(_)
                | StoreError::OwnShared(_)
                | StoreError::Sealed { .. }
                | StoreError::Changed(_) => Exit::Refused,
                StoreError::NoDesk(_)
                | StoreError::Io { .. }
                | StoreError::HalfMade(_)
                | StoreError::Locked { .. }
                | StoreError::OthersFolder(_)
                | StoreError::Git(_) => Exit::Environment,
            },
        }
    }

    /// What is wrong, where, what to type next.
    pub fn explain(&self, language: &Language) -> String {
        match self {
            Self::Refusal(refusal) => explain_refusal(&refusal.unmet, language),
            Self::Store(StoreError::Damaged(findings)) => {
                findings.iter().map(|finding| explain_finding(finding, language)).collect::<Vec<_>>().join("\n\n")
            }
            Self::Store(error) => with_remedy(&store_message(error), language),
            Self::Usage(message) | Self::Refused(message) | Self::Environment(message) => {
                with_remedy(message, language)
            }
            Self::Findings | Self::PipeClosed => String::new(),
        }
    }
}

fn with_remedy(message: &Message, language: &Language) -> String {
    format!("{} {}", language.text("error-prefix"), notice(message, language))
}

/// A message that is no error, with its remedy below.
pub fn notice(message: &Message, language: &Language) -> String {
    let mut text = language.format(message);
    if let Some(remedy) = language.remedy(message) {
        text.push_str(&format!("\n  → {remedy}"));
    }
    text
}

/// Why a file that was named on the command line cannot be read.
pub fn unreadable(path: &str, error: &std::io::Error) -> CliError {
    CliError::Environment(match error.kind() {
        std::io::ErrorKind::NotFound => message!("error-no-such-file", path = path),
        _ => message!("error-disk", path = path, problem = system_reason(error)),
    })
}

/// Why a spreadsheet that was named on the command line gives no table.
pub fn no_table(path: &str, error: &SheetError) -> CliError {
    let mebibytes = |bytes: u64| i64::try_from(bytes >> 20).unwrap_or(i64::MAX);
    let message = match error {
        SheetError::Io(error) => return unreadable(path, error),
        SheetError::NoSuchSheet { typed, known } if known.is_empty() => {
            return CliError::Usage(message!("sheet-without-sheets", typed = typed));
        }
        SheetError::NoSuchSheet { typed, known } => {
            let list = known.join(", ");
            return CliError::Usage(match nearest(typed, known.iter().map(String::as_str)) {
                Some(near) => message!("sheet-unknown-sheet-near", typed = typed, near = near, known = list),
                None => message!("sheet-unknown-sheet", typed = typed, known = list),
            });
        }
        SheetError::NoHeaders { sheets } if sheets.len() > 1 => {
            return CliError::Usage(message!("sheet-no-headers-of-sheets", sheets = sheets.join(", ")));
        }
        SheetError::NoHeaders { .. } => return CliError::Usage(message!("sheet-no-headers")),
        SheetError::BlankHeaders { row } => return CliError::Usage(message!("sheet-blank-headers", row = *row)),
        SheetError::TooLarge => message!("finding-sheet-too-large", limit = mebibytes(sheet::MAX_BYTES)),
        SheetError::TooLargeUnpacked => {
            message!("finding-sheet-too-large-unpacked", limit = mebibytes(sheet::MAX_UNPACKED))
        }
        SheetError::TooManyRows => message!("finding-sheet-too-many-rows", limit = sheet::MAX_ROWS),
        SheetError::TooManyCells => message!("finding-sheet-too-many-cells", limit = sheet::MAX_CELLS),
        SheetError::OtherFormat(format) => message!("finding-sheet-other-format", format = *format),
        SheetError::OldOrProtected => message!("finding-sheet-old-or-protected"),
        SheetError::NotText => message!("finding-sheet-not-text"),
        SheetError::Damaged(problem) => message!("finding-sheet-damaged", problem = problem),
        SheetError::OpenQuote { row } => message!("finding-sheet-open-quote", row = *row),
    };
    Finding::new(Place::file(path), message).into()
}

/// What the store says, without what to do about it.
pub fn store_message(error: &StoreError) -> Message {
    match error {
        StoreError::NoDesk(path) => message!("error-no-desk", path = path.display().to_string()),
        StoreError::Io { path, source } => {
            let path = path.display().to_string();
            match source.kind() {
                std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
                    message!("error-disk-full", path = path)
                }
                std::io::ErrorKind::ReadOnlyFilesystem | std::io::ErrorKind::PermissionDenied => {
                    message!("error-read-only", path = path, problem = system_reason(source))
                }
                _ => message!("error-disk", path = path, problem = system_reason(source)),
            }
        }
        StoreError::Damaged(_) => message!("error-damaged"),
        StoreError::Locked { holder } => message!("error-locked", holder = holder),
        StoreError::UnknownFolio { typed, near } => match near {
            Some(near) => message!("error-unknown-folio-near", typed = typed, near = near.to_string()),
            None => message!("error-unknown-folio", typed = typed),
        },
        StoreError::AmbiguousFolio { typed, candidates } => {
            let shown: Vec<String> = candidates.iter().take(20).map(ToString::to_string).collect();
            let total = candidates.len();
            let first = shown.first().cloned().unwrap_or_default();
            let candidates = shown.join(", ");
            message!("error-ambiguous-folio", typed = typed, candidates = candidates, total = total, first = first)
        }
        StoreError::UnknownAsset { typed, near } => match near {
            Some(near) => message!("error-unknown-asset-near", typed = typed, near = near),
            None => message!("error-unknown-asset", typed = typed),
        },
        StoreError::AmbiguousAsset { typed, candidates } => {
            let shown: Vec<&str> = candidates.iter().take(20).map(String::as_str).collect();
            let total = candidates.len();
            message!("error-ambiguous-asset", typed = typed, candidates = shown.join(", "), total = total)
        }
        StoreError::Changed(path) => message!("error-changed", path = path.display().to_string()),
        StoreError::HalfMade(error) => message!("error-half-made", problem = store_message(error)),
        StoreError::EditRefused { path, problem } => {
            message!("error-edit-refused", path = path.display().to_string(), problem = problem)
        }
        StoreError::DeskExists(path) => message!("error-desk-exists", path = path.display().to_string()),
        StoreError::InTheWay(paths) => {
            let paths: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
            message!("error-in-the-way", paths = paths.join(", "))
        }
        StoreError::SeriesFull(series) => message!("error-series-full", series = series),
        StoreError::OwnShared(paths) => {
            let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
            message!("error-own-shared", paths = super::commit::named(&paths))
        }
        StoreError::OthersFolder(command) => message!("error-others-folder", command = command),
        StoreError::Sealed { year, path } => {
            let record = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            message!("error-sealed", year = year.to_string(), record = record)
        }
        StoreError::Git(problem) => message!("error-git", problem = problem),
        StoreError::UnknownProcedure { code, known } => match nearest(code, known.iter().map(String::as_str)) {
            Some(near) => {
                message!("error-unknown-procedure-near", code = code, near = near, known = known.join(", "))
            }
            None => message!("error-unknown-procedure", code = code, known = known.join(", ")),
        },
    }
}

/// Every unmet requirement with its remedy, one below the other.
pub fn explain_refusal(unmet: &[Unmet], language: &Language) -> String {
    let mut text = if unmet.iter().all(|item| item.kind.is_usage()) {
        language.text("error-mistyped")
    } else {
        language.format(&message!("error-refused", count = unmet.len()))
    };
    let together = together(unmet);
    for item in unmet {
        text.push_str(&format!("\n  • {}", language.format(&item.message)));
        if let Some(remedy) = language.remedy(&item.message) {
            text.push_str(&format!(" {remedy}"));
        }
        if let Some(remedy) =
            item.remedy.as_ref().filter(|remedy| !together.iter().any(|(_, one)| one.contains(remedy)))
        {
            text.push_str(&format!("\n      → {}", plain::visible(remedy)));
        }
        if !item.choices.is_empty() && item.choices.len() <= 12 && item.field_type.is_some() {
            let known: Vec<&str> = item.choices.iter().map(|choice| choice.id.as_str()).collect();
            text.push_str(&format!("  ({})", plain::visible(&known.join(" | "))));
        }
    }
    for (command, _) in &together {
        text.push_str(&format!("\n  → {}", plain::visible(command)));
    }
    text
}

/// Remedies that one command supplies together, with the command.
fn together(unmet: &[Unmet]) -> Vec<(String, Vec<&String>)> {
    let mut found: Vec<(String, String, Vec<&String>)> = Vec::new();
    for remedy in unmet.iter().filter_map(|item| item.remedy.as_ref()) {
        let Some((base, field)) = remedy.rsplit_once(" --set ") else { continue };
        match found.iter_mut().find(|(known, _, _)| known == base) {
            Some((_, command, all)) => {
                command.push_str(&format!(" --set {field}"));
                all.push(remedy);
            }
            None => found.push((base.to_owned(), remedy.clone(), vec![remedy])),
        }
    }
    found.into_iter().filter(|(_, _, all)| all.len() > 1).map(|(_, command, all)| (command, all)).collect()
}

/// A finding: place, what is wrong, the line itself, what to do.
pub fn explain_finding(finding: &Finding, language: &Language) -> String {
    let mut text =
        format!("{}: {} [{}]", place_text(&finding.place), language.format(&finding.message), finding.code());
    if let (Some(line), Some(excerpt)) = (finding.place.line, &finding.place.excerpt) {
        let shown = plain::visible(excerpt);
        let shown: String = shown.chars().take(120).collect();
        text.push_str(&format!("\n  {line} | {shown}"));
        if let Some(column) = finding.place.column.filter(|column| *column <= shown.chars().count()) {
            let indent = " ".repeat(line.to_string().len() + 4 + column);
            text.push_str(&format!("\n{indent}^"));
        }
    }
    if let Some(remedy) = language.remedy(&finding.message) {
        text.push_str(&format!("\n  → {remedy}"));
    }
    text
}

/// `path:line:column` as far as known.
pub fn place_text(place: &Place) -> String {
    // A file may have any name, line breaks included.
    let path = plain::visible(&place.path).replace('\n', "<U+000A>");
    match (place.line, place.column) {
        (Some(line), Some(column)) => format!("{path}:{line}:{column}"),
        (Some(line), None) => format!("{path}:{line}"),
        _ => path,
    }
}
