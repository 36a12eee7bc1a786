//! Reports kept in a folder, as cron leaves them: each file whole, a page that lists what there is,
//! and what is needed to tell whether a report says anything new.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::CliError;
use crate::language::Language;
use crate::message;
use crate::render::own::index;
use crate::report::own::answer::Answer;
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
    as_of: String,
    format: String,
    data: String,
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
    /// What it says.
    pub answer: &'a Answer,
    /// Hash of what it says.
    pub data: &'a str,
    /// The word of its period, which its file's name has.
    pub period: Option<String>,
    /// How its file's name ends: `html`.
    pub extension: &'a str,
}

impl Printing<'_> {
    fn file(&self) -> String {
        match &self.period {
            Some(period) => format!("{}-{period}.{}", self.answer.key, self.extension),
            None => format!("{}.{}", self.answer.key, self.extension),
        }
    }

    fn kept(&self, language: &Language) -> Kept {
        let (answer, period) = (self.answer, self.answer.period.as_ref());
        Kept {
            file: self.file(),
            report: answer.key.clone(),
            title: answer.title.clone(),
            desk: answer.source.desk.clone(),
            period: period.map(|span| span.name.clone()),
            from: period.map(|span| span.from.to_string()),
            to: period.map(|span| span.to.to_string()),
            as_of: language.moment(answer.source.as_of),
            format: self.extension.to_owned(),
            data: self.data.to_owned(),
        }
    }
}

/// Keeps a report in a folder, which is made where it is not there. Gives its path, or nothing where
/// `only_if_changed` and the one that is there says the same.
///
/// # Errors
/// A file of that name is there that is no report, or the folder cannot be written.
pub fn keep(
    folder: &Path,
    printing: &Printing,
    bytes: &[u8],
    only_if_changed: bool,
    language: &Language,
) -> Result<Option<PathBuf>, CliError> {
    file::make_folder(folder)?;
    // Two that cron starts at one minute would lose each other's line of the list.
    let _lock = lock::take(folder, "folio report", lock::PATIENCE)?;
    let mut list = read(folder)?;
    let new = printing.kept(language);
    let path = folder.join(&new.file);
    let known = list.iter().position(|kept| kept.file == new.file);
    if known.is_none() && path.symlink_metadata().is_ok() {
        return Err(CliError::Usage(message!("form-out-other", path = path.display().to_string())));
    }
    if let Some(at) = known {
        if only_if_changed && path.is_file() && list[at].data == new.data {
            return Ok(None);
        }
        list.remove(at);
    }
    file::replace(&path, bytes)?;
    list.push(new);
    list.retain(|kept| file::is_plain_relative(Path::new(&kept.file)) && folder.join(&kept.file).is_file());
    list.sort_by(|a, b| (&b.to, &a.title, &a.file).cmp(&(&a.to, &b.title, &b.file)));
    let rows: Vec<index::Row> = list.iter().map(row).collect();
    write_index(folder, &index::page(&printing.answer.source, &rows, language))?;
    let envelope = Envelope { schema: SCHEMA.to_owned(), data: List { reports: list } };
    let text = serde_json::to_string_pretty(&envelope).unwrap_or_default();
    file::replace(&folder.join(LIST), format!("{text}\n"))?;
    Ok(Some(path))
}

fn row(kept: &Kept) -> index::Row {
    index::Row {
        file: kept.file.clone(),
        title: kept.title.clone(),
        period: kept.period.clone().unwrap_or_default(),
        as_of: kept.as_of.clone(),
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
    let wrong = || CliError::Usage(message!("form-out-other", path = path.display().to_string()));
    Ok(ours.ok_or_else(wrong)?.data.reports)
}

/// Writes the page, unless somebody else's is there.
fn write_index(folder: &Path, page: &str) -> Result<(), CliError> {
    let path = folder.join(INDEX);
    let is_ours = path.symlink_metadata().is_err()
        || file::read_text(folder, &path).is_ok_and(|held| held.contains(index::MARK) || held.trim().is_empty());
    if is_ours {
        return Ok(file::replace(&path, page)?);
    }
    Err(CliError::Usage(message!("form-out-other", path = path.display().to_string())))
}
