//! Reports kept in a folder, as cron leaves them: each file whole, a page that lists what there is,
//! and what is needed to tell whether a report says anything new.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::CliError;
use super::ui::Ui;
use crate::language::Language;
use crate::message;
use crate::model::identifier::exact_hash;
use crate::model::time::Moment;
use crate::render::own::index;
use crate::report::own::answer::{Source, Span};
use crate::store::{file, lock};

/// What a folder keeps of its reports.
const LIST: &str = "folio-reports.json";
/// The page that lists them.
const INDEX: &str = "index.html";
/// Schema of the list.
const SCHEMA: &str = "folio/kept-reports/1";

/// A report in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    file: String,
    report: String,
    title: String,
    desk: String,
    period: Option<String>,
    from: Option<String>,
    to: Option<String>,
    as_of: Moment,
    format: String,
    data: String,
    /// Of the file itself; none in lists of earlier versions.
    #[serde(default)]
    sha256: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct List {
    reports: Vec<Kept>,
}

#[derive(Serialize, Deserialize)]
struct Envelope {
    schema: String,
    data: List,
}

/// A report that is to be kept.
pub struct Printing<'a> {
    /// Key.
    pub key: &'a str,
    /// Title.
    pub title: &'a str,
    /// The days that it is about.
    pub span: Option<&'a Span>,
    /// Where it comes from.
    pub source: &'a Source,
    /// The word of its period, which its file's name has.
    pub period: Option<String>,
    /// How its file's name ends: `html`.
    pub extension: &'a str,
}

/// What came of keeping a report.
pub struct Outcome {
    /// Its path, where it was written.
    written: Option<PathBuf>,
    /// Whether somebody had changed what was there.
    altered: bool,
}

impl Outcome {
    /// Its path where it was written; says whose change was lost.
    pub fn told(self, ui: &Ui) -> Option<PathBuf> {
        if let Some(path) = self.written.as_ref().filter(|_| self.altered) {
            ui.say_message(&message!("report-altered", path = path.display().to_string()));
        }
        self.written
    }
}

impl Printing<'_> {
    fn file(&self) -> String {
        match &self.period {
            Some(period) => format!("{}-{period}.{}", self.key, self.extension),
            None => format!("{}.{}", self.key, self.extension),
        }
    }

    fn kept(&self, bytes: &[u8]) -> Kept {
        Kept {
            file: self.file(),
            report: self.key.to_owned(),
            title: self.title.to_owned(),
            desk: self.source.desk.clone(),
            period: self.span.map(|span| span.name.clone()),
            from: self.span.map(|span| span.from.to_string()),
            to: self.span.map(|span| span.to.to_string()),
            as_of: self.source.as_of,
            format: self.extension.to_owned(),
            data: self.source.data.clone(),
            sha256: Some(exact_hash(bytes)),
        }
    }
}

/// Keeps a report in a folder, which is made where it is not there. Writes nothing where
/// `only_if_changed` and the one that is there says the same, as it was written.
///
/// # Errors
/// A file of that name is there that is no report, or the folder cannot be written.
pub fn keep(
    folder: &Path,
    printing: &Printing,
    bytes: &[u8],
    only_if_changed: bool,
    language: &Language,
) -> Result<Outcome, CliError> {
    let new = printing.kept(bytes);
    // What is refused leaves no trace, not even of a lock.
    held(folder, &new)?;
    file::make_folder(folder)?;
    // Two that cron starts at one minute would lose each other's line of the list.
    let _lock = lock::take(folder, "folio report", lock::PATIENCE)?;
    let mut list = held(folder, &new)?;
    let path = folder.join(&new.file);
    let known = list.iter().position(|kept| kept.file == new.file);
    let mut altered = false;
    if let Some(at) = known {
        let there = file::read_bytes(folder, &path).ok().map(|held| exact_hash(&held));
        altered = there.is_some() && list[at].sha256.is_some() && there != list[at].sha256 && !list[at].data.is_empty();
        if only_if_changed && there.is_some() && !altered && list[at].data == new.data {
            if !folder.join(INDEX).is_file() {
                write_index(folder, &list, printing.source, language)?;
            }
            return Ok(Outcome { written: None, altered });
        }
        list.remove(at);
    }
    list.retain(|kept| file::is_plain_relative(Path::new(&kept.file)) && folder.join(&kept.file).is_file());
    list.push(new.clone());
    list.sort_by(|a, b| (&b.to, &a.title, &a.file).cmp(&(&a.to, &b.title, &b.file)));
    // Whoever dies between here and the end leaves a report that is known to be ours, and of which
    // nobody believes that it says what it should.
    let begun =
        |kept: &Kept| if kept.file == new.file { Kept { data: String::new(), ..kept.clone() } } else { kept.clone() };
    write_list(folder, list.iter().map(begun).collect())?;
    file::replace(&path, bytes)?;
    write_index(folder, &list, printing.source, language)?;
    write_list(folder, list)?;
    Ok(Outcome { written: Some(path), altered })
}

fn write_index(folder: &Path, list: &[Kept], source: &Source, language: &Language) -> Result<(), CliError> {
    let rows: Vec<index::Row> = list.iter().map(|kept| row(kept, language)).collect();
    Ok(file::replace(&folder.join(INDEX), index::page(source, &rows, language))?)
}

/// What the folder keeps, where the report can be put there.
///
/// # Errors
/// Its page, its list or the file of the report is somebody else's.
fn held(folder: &Path, new: &Kept) -> Result<Vec<Kept>, CliError> {
    let list = read(folder)?;
    refuse_other_index(folder)?;
    let path = folder.join(&new.file);
    if path.symlink_metadata().is_ok() && !list.iter().any(|kept| kept.file == new.file) {
        return Err(CliError::Usage(message!("report-out-other", path = path.display().to_string())));
    }
    Ok(list)
}

fn write_list(folder: &Path, reports: Vec<Kept>) -> Result<(), CliError> {
    let envelope = Envelope { schema: SCHEMA.to_owned(), data: List { reports } };
    let text = serde_json::to_string_pretty(&envelope).unwrap_or_default();
    Ok(file::replace(&folder.join(LIST), format!("{text}\n"))?)
}

fn row(kept: &Kept, language: &Language) -> index::Row {
    index::Row {
        file: kept.file.clone(),
        title: kept.title.clone(),
        period: kept.period.clone().unwrap_or_default(),
        as_of: language.moment(kept.as_of),
        format: kept.format.to_uppercase(),
    }
}

/// What the folder keeps; nothing where it keeps no list yet.
///
/// # Errors
/// A file of the list's name is there that is not one, which is not ours to replace.
fn read(folder: &Path) -> Result<Vec<Kept>, CliError> {
    let path = folder.join(LIST);
    if path.symlink_metadata().is_err() {
        return Ok(Vec::new());
    }
    let text = file::read_text(folder, &path)?;
    let read: Option<Envelope> = serde_json::from_str(&text).ok();
    let ours = read.filter(|envelope| envelope.schema == SCHEMA);
    let wrong = || CliError::Usage(message!("report-out-other", path = path.display().to_string()));
    Ok(ours.ok_or_else(wrong)?.data.reports)
}

/// Refuses a folder whose page is somebody else's.
fn refuse_other_index(folder: &Path) -> Result<(), CliError> {
    let path = folder.join(INDEX);
    let is_ours = path.symlink_metadata().is_err()
        || file::read_text(folder, &path).is_ok_and(|held| held.contains(index::MARK) || held.trim().is_empty());
    if is_ours {
        return Ok(());
    }
    Err(CliError::Usage(message!("report-out-other", path = path.display().to_string())))
}
