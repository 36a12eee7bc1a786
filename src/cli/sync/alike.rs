//! Two records of one number in one history: git put them side by side, since they lie in folders of other months or
//! kinds. The younger gets another number in a commit on top, wherever that is seen.
//!
//! What named that number then means whichever of both was there when it was written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::assets;
use super::mend;
use super::renumber::{self, By, Meant, Renumbered, highest};
use super::seals;
use super::sides::{FOLDERS, Side, SideRecord, is_record, stem};
use super::twice::{self, Namesake};
use crate::cli::error::CliError;
use crate::message;
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::store::git::state::Repository;
use crate::store::git::{exchange, joining, run};
use crate::store::{self, StoreError};
use crate::verify::number;

/// What a commit becomes in which no two have one number.
pub struct Apart {
    /// Its tree.
    pub tree: String,
    /// Those that got another number.
    pub renumbered: Vec<Renumbered>,
    /// What people should know: path, notice.
    pub notices: Vec<(String, Message)>,
}

/// The records of a commit that have one number and are two, the oldest of each first.
///
/// # Errors
/// [`StoreError::Git`].
pub fn found(root: &Path, at: &str) -> Result<Vec<Vec<Namesake>>, StoreError> {
    let mut found = Vec::new();
    for paths in twice::by_name(root, at)? {
        found.extend(twice::told_apart(root, at, &paths)?);
    }
    Ok(found)
}

/// Gives each younger one of those another number.
///
/// # Errors
/// A record that cannot be read, a series that is full, somebody who may not record, git.
pub fn apart(by: &By, repository: &Repository, at: &str, groups: &[Vec<Namesake>]) -> Result<Apart, CliError> {
    let root = &by.desk.root;
    let mut side = naming(root, at, groups)?;
    let before: BTreeMap<String, Option<String>> =
        side.records.iter().map(|(key, record)| (key.clone(), record.path.clone())).collect();
    let mut all: Vec<String> = Vec::new();
    for folder in FOLDERS {
        let names = exchange::names_in(root, at, folder)?;
        all.extend(names.into_iter().filter(|path| is_record(path)));
    }
    let mut taken: Vec<String> =
        all.iter().filter(|path| path.starts_with(FOLDERS[1])).map(|path| stem(path).to_owned()).collect();
    let mut given: BTreeMap<(String, u16), u32> = BTreeMap::new();
    let (mut renumbered, mut notices) = (Vec::new(), Vec::new());
    for group in groups {
        let Some((_, younger)) = group.split_first() else { continue };
        for one in younger {
            let key = key(one);
            let (meant, unclear) = meant(by, &side, at, group, one)?;
            let done = if one.path.starts_with(FOLDERS[0]) {
                let Ok(from) = stem(&one.path).parse::<Folio>() else { continue };
                let series = (from.series.clone(), from.year);
                let last = given.get(&series).copied();
                let last = last
                    .unwrap_or_else(|| by.desk.last_number(&from.series, from.year).max(highest(&from, all.iter())));
                let number = last.checked_add(1).ok_or_else(|| StoreError::SeriesFull(from.series.clone()))?;
                given.insert(series, number);
                let to = Folio { number, ..from.clone() };
                renumber::renumber(by, &mut side, &key, (&from, &to), Some(&meant))?
            } else {
                let Some(record) = assets::read(&side, &key) else { continue };
                let names: Vec<&str> = taken.iter().map(String::as_str).collect();
                let Some(to) = number::next(&record.asset.id, &names) else { continue };
                taken.push(to.clone());
                assets::renumber(by, &mut side, &key, (record, &to), Some(&meant))?
            };
            notices.extend(
                unclear
                    .into_iter()
                    .map(|path| (path, message!("sync-unclear", from = done.from.as_str(), to = done.to.as_str()))),
            );
            renumbered.push(done);
        }
    }
    let name_of = |key: &str| {
        let path = side.records.get(key).and_then(|record| record.path.as_deref());
        stem(path.unwrap_or(key)).to_owned()
    };
    renumbered.iter_mut().for_each(|it| it.name(name_of));
    let top = |path: &String| format!("{}{path}", repository.prefix);
    let changed = || side.records.iter().filter(|(_, record)| record.mended);
    let mut texts: BTreeMap<String, Option<String>> =
        changed().filter_map(|(key, _)| Some((top(before.get(key)?.as_ref()?), None))).collect();
    texts.extend(changed().filter_map(|(_, record)| Some((top(record.path.as_ref()?), Some(record.text.clone()?)))));
    // What is sealed does not stay so with another record.
    let unsealed = seals::touched(root, at, &repository.prefix, texts.keys())?;
    texts.extend(unsealed.into_iter().map(|path| (path, None)));
    notices.extend(seals::notices(&repository.prefix, &texts));
    let tree = run::run(root, &["rev-parse", "--verify", &format!("{at}^{{tree}}")])?.done()?.text();
    let tree = joining::with_texts(root, &tree, &texts)?;
    Ok(Apart { tree, renumbered, notices })
}

fn key(one: &Namesake) -> String {
    format!("uid {}", one.uid)
}

/// Those records, and all others that have one of their names in their text.
fn naming(root: &Path, at: &str, groups: &[Vec<Namesake>]) -> Result<Side, StoreError> {
    let mut side = Side::default();
    let record = |path: &str, text: &str| SideRecord {
        path: Some(path.to_owned()),
        text: Some(text.to_owned()),
        ..SideRecord::default()
    };
    for one in groups.iter().flatten() {
        side.records.insert(key(one), record(&one.path, &one.text));
    }
    let stands: BTreeSet<&String> = groups.iter().flatten().map(|one| &one.path).collect();
    let names: BTreeSet<&str> = groups.iter().flatten().map(|one| stem(&one.path)).collect();
    let mut paths = twice::saying(root, at, names.into_iter())?;
    paths.retain(|path| !stands.contains(path));
    for (path, text) in paths.iter().zip(run::texts_at(root, at, &paths)?) {
        if let Some(text) = text {
            side.records.insert(format!("path {path}"), record(path, &text));
        }
    }
    Ok(side)
}

/// The events of other records that mean one of several of one name, and the paths of records of which nobody can tell
/// which one they mean.
fn meant(
    by: &By,
    side: &Side,
    at: &str,
    group: &[Namesake],
    one: &Namesake,
) -> Result<(Meant, Vec<String>), StoreError> {
    let root = &by.desk.root;
    let (name, is_asset) = (stem(&one.path), one.path.starts_with(FOLDERS[1]));
    let (mut meant, mut unclear) = (Meant::new(), BTreeSet::new());
    for (key, record) in &side.records {
        let (Some(path), Some(text)) = (&record.path, &record.text) else { continue };
        if group.iter().any(|it| it.path == *path) {
            continue;
        }
        for event in mend::naming(by.finder, path, text, name, is_asset) {
            let there = there_when(root, at, &event)?;
            let mut known: Vec<&Namesake> = group.iter().filter(|it| there.contains(&it.uid)).collect();
            if known.len() > 1
                && let Some(trace) = trace_of(path, text, &event)
            {
                known.retain(|it| it.text.contains(&trace));
            }
            match known[..] {
                [only] if only == one => {
                    meant.entry(key.clone()).or_default().insert(event);
                }
                [_] => {}
                _ => {
                    unclear.insert(path.clone());
                }
            }
        }
    }
    Ok((meant, unclear.into_iter().collect()))
}

/// What the record that an event means has of it: the event that moved an asset, the child that it opened, the link
/// back.
fn trace_of(path: &str, text: &str, event: &str) -> Option<String> {
    if path.starts_with(FOLDERS[1]) {
        let asset = store::assets::parse_asset(path, text).ok()?;
        return asset.events.into_iter().find(|it| it.id == event)?.because.map(|because| format!("id: {because}"));
    }
    let ticket = store::tickets::parse_ticket(path, text).ok()?;
    // Who is linked names the other too, and so does who opened a child.
    Some(ticket.folio.to_string())
}

/// The uids of the records that were there with the commit that brought an event.
fn there_when(root: &Path, at: &str, event: &str) -> Result<BTreeSet<String>, StoreError> {
    let says = format!("-Sid: {event}");
    let mut arguments = vec!["log", "--topo-order", "--full-history", "--no-patch", "--format=%H", &says, at, "--"];
    arguments.extend(FOLDERS.iter().map(|folder| folder.trim_end_matches('/')));
    let found = run::run(root, &arguments)?.text();
    let Some(first) = found.lines().last() else { return Ok(BTreeSet::new()) };
    Ok(twice::by_uid(root, first)?.into_keys().collect())
}
