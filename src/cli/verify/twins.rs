//! No two records are called alike or are the same: not one that a person copied, nor two that git put side by side.
//!
//! Looked at where a history ends: what it had meanwhile and mended is nobody's concern any more.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::pairs::{Record, Says};
use super::{Case, Trespass, pairs};
use crate::message;
use crate::model::finding::{Finding, Place};
use crate::model::message::Message;
use crate::store::StoreError;
use crate::store::history::{Blob, Commit, Repository};
use crate::verify::paths::{Sort, sort_of};

/// Folders of records.
const FOLDERS: [&str; 2] = ["tickets", "catalog/assets"];

/// What another record must not have too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Mark {
    /// A ticket's folio or an asset's identifier.
    Name(bool, String),
    /// What makes it the same wherever it is.
    Uid(String),
    /// How a ticket's history begins: its first event and when that was.
    Beginning(String, String),
}

/// What records that these commits bring have of others.
pub fn found(repository: &Repository, cases: &[Case]) -> Result<Vec<Trespass>, StoreError> {
    // Of each record that was brought, the last commit that brought it there.
    let mut brought: BTreeMap<&str, (&Commit, &str)> = BTreeMap::new();
    for case in cases {
        for change in case.commit.changes.iter().flatten() {
            let is_record = matches!(sort_of(&change.path), Sort::Ticket | Sort::Asset);
            if let Some(blob) = change.after.as_ref().filter(|_| is_record && change.is_file && change.before.is_none())
            {
                brought.insert(&change.path, (&case.commit, blob));
            }
        }
    }
    if brought.is_empty() {
        return Ok(Vec::new());
    }
    let parents: BTreeSet<&String> = cases.iter().flat_map(|case| &case.commit.parents).collect();
    let mut blobs = repository.blobs()?;
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for tip in cases.iter().map(|case| &case.commit).filter(|commit| !parents.contains(&commit.id)) {
        let mut known: HashMap<Mark, Vec<String>> = HashMap::new();
        for (path, blob) in repository.records_at(&tip.id, &FOLDERS)? {
            let is_ticket = sort_of(&path) == Sort::Ticket;
            // Identifiers of assets are compared without case, as `sync` does.
            let name = if is_ticket { stem(&path).to_owned() } else { stem(&path).to_ascii_uppercase() };
            let mut marks = vec![Mark::Name(is_ticket, name)];
            if brought.contains_key(path.as_str()) {
                // Whoever wrote it may have written it in any way.
                if let Ok(record) = pairs::Reader::new(repository, &mut blobs).record(&path, &blob)? {
                    marks.extend(of_record(&record));
                }
            } else if let Blob::Text(text) = blobs.read(&blob)? {
                marks.extend(of_text(sort_of(&path), &text));
            }
            for mark in marks {
                known.entry(mark).or_default().push(path.clone());
            }
        }
        let mut twins: Vec<(Mark, Vec<String>)> = known.into_iter().filter(|(_, paths)| paths.len() > 1).collect();
        twins.sort();
        for (mark, paths) in twins {
            // The one that came last is told of.
            let came = paths.iter().filter_map(|path| Some((brought.get(path.as_str())?.0, path)));
            let position = |commit: &Commit| cases.iter().position(|case| case.commit.id == commit.id);
            let Some((commit, path)) = came.max_by_key(|(commit, path)| (position(commit), *path)) else { continue };
            let other = paths.iter().find(|other| *other != path).cloned().unwrap_or_default();
            // Who is the same in one way is so in others.
            if told.insert((path.clone(), other.clone())) {
                found.push(trespass(commit, path, message(&mark, path, &other)));
            }
        }
    }
    Ok(found)
}

fn message(mark: &Mark, path: &str, other: &str) -> Message {
    match mark {
        Mark::Name(..) => message!("finding-number-given-twice", name = stem(path), other = other),
        Mark::Uid(uid) => message!("finding-uid-given-twice", name = stem(path), uid = uid, other = other),
        Mark::Beginning(id, _) => message!("finding-record-copied", name = stem(path), id = id, other = other),
    }
}

fn trespass(commit: &Commit, path: &str, message: Message) -> Trespass {
    Trespass {
        commit: commit.id.clone(),
        author: format!("{} <{}>", commit.author, commit.mail),
        record: Some(stem(path).to_owned()),
        event: None,
        finding: Finding::new(Place::file(path), message),
    }
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".yaml").unwrap_or(name)
}

fn of_record(record: &Record) -> Vec<Mark> {
    let mut marks: Vec<Mark> = record.uid().map(|uid| Mark::Uid(uid.to_owned())).into_iter().collect();
    if let Says::Ticket(ticket) = &record.says
        && let Some(first) = ticket.events.first()
    {
        marks.push(Mark::Beginning(first.id.clone(), first.at.to_rfc3339()));
    }
    marks
}

/// The same of a text as Folio writes it.
fn of_text(sort: Sort, text: &str) -> Vec<Mark> {
    let value = |line: &str| line.trim().trim_matches(['"', '\'']).to_owned();
    let uid = text.lines().find_map(|line| line.strip_prefix("uid:")).map(value).filter(|uid| !uid.is_empty());
    let mut marks: Vec<Mark> = uid.map(Mark::Uid).into_iter().collect();
    let mut lines = text.lines().skip_while(|line| *line != "events:").skip(1);
    if sort == Sort::Ticket
        && let (Some(id), Some(at)) = (lines.next(), lines.next())
        && let (Some(id), Some(at)) = (id.strip_prefix("- id:"), at.strip_prefix("  at:"))
        && let Ok(at) = chrono::DateTime::parse_from_rfc3339(&value(at))
    {
        marks.push(Mark::Beginning(value(id), at.to_rfc3339()));
    }
    marks
}
