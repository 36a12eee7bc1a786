//! Sealed years: each record is as it was sealed, none is missing or added, and the seal says of the year what its
//! records say.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::cli::archive;
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::model::seal::{self, Entry, Seal};
use crate::store::desk::Desk;
use crate::store::file;

/// What a record says that its year's seal rests on.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// When the first of its events happened, in seconds.
    pub first: i64,
    /// When the last did.
    pub until: i64,
    /// Whether it is over.
    pub ended: bool,
}

/// Checks the seal of each year; `told` has what the records say that can be read, by their paths in the desk.
pub fn check(desk: &Desk, files: &[PathBuf], told: &BTreeMap<&str, Told>, findings: &mut Vec<Finding>) {
    for year in desk.ticket_years().into_iter().filter(|year| desk.is_sealed(*year)) {
        let damaged = |problem: Message| {
            let message = message!("finding-sealed-damaged", year = year.to_string(), problem = problem);
            Finding::new(Place::file(seal::path_of(year)), message)
        };
        let text = match desk.seal_text(year) {
            Ok(text) => text,
            Err(finding) => {
                findings.push(damaged(finding.message));
                continue;
            }
        };
        let Some(sealed) = Seal::read(&text).filter(|seal| seal.header.year == year) else {
            findings.push(damaged(message!("sealed-unusable")));
            continue;
        };
        let folder = desk.tickets_folder().join(format!("{year:04}"));
        let here: Vec<PathBuf> = files.iter().filter(|path| path.starts_with(&folder)).cloned().collect();
        let differences = archive::differences(desk, &sealed, &here);
        if differences.is_empty() {
            let mut here: Vec<(&String, Told)> = Vec::with_capacity(sealed.records.len());
            for path in sealed.records.keys() {
                here.extend(told.get(format!("tickets/{year:04}/{path}").as_str()).map(|told| (path, *told)));
            }
            findings.extend(problem(&sealed, &here).map(damaged));
        }
        let mut tell = |paths: &[String], message: &dyn Fn(&str) -> Message| {
            for path in paths {
                let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml")).unwrap_or(path);
                let path = format!("tickets/{year:04}/{path}");
                findings.push(Finding::new(Place::file(file::display(&desk.root, &desk.path(&path))), message(name)));
            }
        };
        let number = year.to_string();
        tell(&differences.changed, &|name| message!("finding-sealed-changed", folio = name, year = &number));
        tell(&differences.missing, &|name| message!("finding-sealed-missing", folio = name, year = &number));
        tell(&differences.added, &|name| message!("finding-sealed-added", folio = name, year = &number));
    }
}

/// What a seal says of its year that the records of it do not say, though it has the hash of each. What cannot be read
/// is told of elsewhere.
pub fn problem(sealed: &Seal, told: &[(&String, Told)]) -> Option<Message> {
    if let Some((path, _)) = told.iter().find(|(_, told)| !told.ended) {
        return Some(message!("sealed-open", path = path.as_str()));
    }
    if told.len() < sealed.records.len() {
        return None;
    }
    let entry = |(path, told): &(&String, Told)| {
        let sha256 = sealed.records.get(*path).cloned().unwrap_or_default();
        ((*path).clone(), Entry { sha256, first: told.first, until: told.until })
    };
    let entries: BTreeMap<String, Entry> = told.iter().map(entry).collect();
    let is_so = Seal::of(sealed.header.year, &entries).is_some_and(|seal| seal == *sealed);
    (!is_so).then(|| message!("sealed-other-header"))
}
