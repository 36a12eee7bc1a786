//! Brings two histories of a desk together without touching a file of the work tree: what git joins by itself, records
//! by their events, numbers that were given twice.

pub mod alike;
pub mod arrived;
mod assets;
pub mod checked;
pub mod kept;
mod mend;
pub mod papers;
mod places;
pub mod renumber;
pub mod seals;
pub mod sides;
pub mod twice;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::papers::Paper;
use self::renumber::{By, Renumbered, highest};
use self::sides::{Side, SideRecord};
use super::error::CliError;
use super::merging;
use crate::merge::catalogue;
use crate::message;
use crate::model::message::Message;
use crate::model::seal;
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::git::state::Repository;
use crate::store::git::{exchange, joining};
use crate::store::merging::{self as files, Finder, Place, Texts};
use crate::store::tickets;
use crate::yaml;

/// Folder of the catalogue.
const CATALOGUE: &str = "catalog/";

/// Two histories brought together.
#[derive(Debug)]
pub struct Union {
    /// The tree.
    pub tree: String,
    /// What this clone did.
    pub ours: Side,
    /// What the others did.
    pub theirs: Side,
    /// Tickets that got another number, and assets another identifier.
    pub renumbered: Vec<Renumbered>,
    /// Papers of assets that have another number.
    pub papers: Vec<Paper>,
    /// What people should know of records that both changed: path, notice.
    pub notices: Vec<(String, Message)>,
}

/// Files that cannot be brought together without a person: path, reason.
pub type Conflicts = Vec<(String, Message)>;

/// What became of it.
pub enum Brought {
    /// Together.
    Together(Box<Union>),
    /// A person has to look at those files.
    Apart(Conflicts),
}

/// Brings two commits together.
///
/// # Errors
/// Git, a record that cannot be read, somebody who may not record.
pub fn unite(
    desk: &Desk,
    repository: &Repository,
    base: &str,
    (ours_at, theirs_at): (&str, &str),
    actor: &dyn Fn() -> Result<String, CliError>,
    now: crate::model::time::Moment,
) -> Result<Brought, CliError> {
    let root = &desk.root;
    let joined = joining::join(root, repository, ours_at, theirs_at)?;
    let (mut ours, mut theirs) = (Side::read(root, base, ours_at)?, Side::read(root, base, theirs_at)?);
    let finder = Finder::new(&repository.top, &repository.prefix);
    let known = [ours.assets(), theirs.assets()];
    let mut renumbered = Vec::new();
    let (here, there) = (ours.arrivals(), theirs.arrivals());
    let twice = here.iter().any(|(name, key)| there.get(name).is_some_and(|other| other != key));
    if twice || !assets::twins(&ours, &theirs).is_empty() {
        let actor = actor()?;
        let by = By { desk, finder: &finder, actor: &actor, now };
        renumbered = renumber::collisions(&by, &mut ours, &mut theirs, |folio| {
            let below = format!("tickets/{}", folio.year);
            let names = [ours_at, theirs_at].map(|at| exchange::names_in(root, at, &below));
            let mut last = desk.last_number(&folio.series, folio.year);
            for names in names {
                last = last.max(highest(folio, names?.iter()));
            }
            Ok(last)
        })?;
        let mut taken = BTreeSet::new();
        for at in [ours_at, theirs_at] {
            let names = exchange::names_in(root, at, "catalog/assets")?;
            taken.extend(names.iter().filter(|path| sides::is_record(path)).map(|path| sides::stem(path).to_owned()));
        }
        renumbered.extend(assets::collisions(&by, &mut ours, &mut theirs, &mut taken)?);
    }
    let mut conflicts = two_assets(&ours, &theirs);
    // What was written here under a number that the others changed meanwhile means what had it then.
    let namesakes = twice::by_name(root, base)?
        .into_iter()
        .filter_map(|paths| Some(sides::stem(paths.first()?).to_ascii_uppercase()));
    let mut notices = mend::follow(&finder, &mut ours, &mut theirs, &namesakes.collect())?;
    let names = [mend::other_names(&ours), mend::other_names(&theirs)].concat();
    let mut gone: Vec<String> = Vec::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut names_in_the_end: BTreeMap<String, String> = BTreeMap::new();
    let mut papers: Vec<Paper> = Vec::new();
    let keys: BTreeSet<&String> = ours.records.keys().chain(theirs.records.keys()).collect();
    for key in keys {
        let found = match (ours.records.get(key), theirs.records.get(key)) {
            (Some(one), Some(other)) => as_signed(&finder, one, other, &names),
            (Some(only), None) | (None, Some(only)) if only.mended => {
                Ok(only.path.clone().zip(only.text.clone()).map(|(path, text)| (path, text, Vec::new())))
            }
            _ => continue,
        };
        let sides = [ours.records.get(key), theirs.records.get(key)];
        let paths = sides.into_iter().flatten().flat_map(|record| [record.base_path.clone(), record.path.clone()]);
        gone.extend(paths.flatten());
        match found {
            Ok(Some((path, text, told))) => {
                names_in_the_end.insert(key.clone(), sides::stem(&path).to_owned());
                for notice in told.into_iter().map(|notice| (path.clone(), notice)) {
                    if !notices.contains(&notice) {
                        notices.push(notice);
                    }
                }
                papers.extend(papers::renumbered(known.each_ref().map(|side| side.get(key)), &path, &text));
                if texts.insert(path.clone(), text).is_some() {
                    conflicts.push((path, message!("merge-other-record")));
                }
            }
            Ok(None) => {}
            Err((path, reason)) => conflicts.push((path, reason)),
        }
    }
    // Who was moved away from a path leaves it to who stands there by now.
    gone.extend(renumbered.iter().flat_map(|it| moved_from(&ours, &theirs, it)));
    // Where one side put another record into the place of one that both changed, that one stays there.
    for (side, other) in [(&ours, &theirs), (&theirs, &ours)] {
        for record in side.records.iter().filter(|(key, _)| !other.records.contains_key(*key)).map(|(_, record)| record)
        {
            if let (Some(path), Some(text)) = (&record.path, &record.text)
                && gone.contains(path)
            {
                texts.entry(path.clone()).or_insert_with(|| text.clone());
            }
        }
    }
    let top = |path: &String| format!("{}{path}", repository.prefix);
    let mut all: BTreeMap<String, Option<String>> = gone.iter().map(|path| (top(path), None)).collect();
    all.extend(texts.iter().map(|(path, text)| (top(path), Some(text.clone()))));
    all.extend(seals::in_conflict(&repository.prefix, &joined.conflicts).into_iter().map(|path| (path, None)));
    let known_paths: BTreeSet<String> = all.keys().cloned().collect();
    for path in joined.conflicts.iter().filter(|path| !known_paths.contains(*path)) {
        let inside = path.strip_prefix(&repository.prefix);
        if let Some(inside) = inside.filter(|path| path.starts_with(CATALOGUE) && path.ends_with(".toml"))
            && let Some(text) = of_catalogue(root, inside, [base, ours_at, theirs_at])?
        {
            notices.push((inside.to_owned(), message!("sync-catalogue-merged")));
            all.insert(path.clone(), Some(text));
            continue;
        }
        conflicts.push((path.clone(), message!("sync-both-changed")));
    }
    if !conflicts.is_empty() {
        return Ok(Brought::Apart(conflicts));
    }
    let tree = joining::with_texts(root, &joined.tree, &all)?;
    let outdated = seals::outdated(root, &tree, [(ours_at, &ours), (theirs_at, &theirs)])?;
    all.extend(outdated.iter().map(|year| (top(&seal::path_of(*year)), None)));
    let tree = if outdated.is_empty() { tree } else { joining::with_texts(root, &joined.tree, &all)? };
    notices.extend(seals::notices(&repository.prefix, &all));
    let lost = kept::lost(root, base, &tree, [ours_at, theirs_at])?;
    if !lost.is_empty() {
        return Ok(Brought::Apart(lost));
    }
    let name_of = |key: &str| names_in_the_end.get(key).cloned().unwrap_or_else(|| sides::stem(key).to_owned());
    renumbered.iter_mut().for_each(|it| it.name(name_of));
    Ok(Brought::Together(Box::new(Union { tree, ours, theirs, renumbered, papers, notices })))
}

/// A file of the catalogue that git could not join, with the entries of both sides; none where a person has to choose.
fn of_catalogue(root: &Path, path: &str, commits: [&str; 3]) -> Result<Option<String>, StoreError> {
    let mut texts = Vec::new();
    for commit in commits {
        texts.extend(crate::store::git::run::texts_at(root, commit, &[path.to_owned()])?);
    }
    let [base, Some(ours), Some(theirs)] = &texts[..] else { return Ok(None) };
    Ok(catalogue::merge(base.as_deref(), ours, theirs).ok())
}

/// Assets that stand on both sides under one identifier and of which neither could get another: cards without history.
fn two_assets(ours: &Side, theirs: &Side) -> Conflicts {
    let path = |(key, _): (String, String)| ours.records.get(&key)?.path.clone();
    let both = assets::twins(ours, theirs).into_iter().filter_map(path);
    both.map(|path| {
        let reason = message!("sync-two-assets", asset = sides::stem(&path));
        (path, reason)
    })
    .collect()
}

/// The paths at which renumbered records stood on their side.
fn moved_from(ours: &Side, theirs: &Side, renumbered: &Renumbered) -> Vec<String> {
    let stands = |side: &Side| -> Vec<String> {
        let records = side.records.values().filter_map(|record| record.path.as_ref());
        let now = records.filter(|path| sides::stem(path) == renumbered.to);
        now.map(|path| path.replace(&renumbered.to, &renumbered.from)).collect()
    };
    [stands(ours), stands(theirs)].concat()
}

type Found = Result<Option<(String, String, Vec<Message>)>, (String, Message)>;

/// A record that both sides changed: where it is, what it says, what people should know of it.
fn merged(finder: &Finder, ours: &SideRecord, theirs: &SideRecord) -> Found {
    let (ours_path, theirs_path) = match (&ours.path, &theirs.path) {
        (Some(ours), Some(theirs)) => (ours, theirs),
        // What one side removed and the other changed is put back: no event is lost.
        (Some(path), None) => return Ok(ours.text.clone().map(|text| (path.clone(), text, Vec::new()))),
        (None, Some(path)) => return Ok(theirs.text.clone().map(|text| (path.clone(), text, Vec::new()))),
        (None, None) => return Ok(None),
    };
    let place = Place::of(ours_path).ok_or_else(|| (ours_path.clone(), message!("merge-not-a-record")))?;
    let base = ours.base.clone().or_else(|| theirs.base.clone());
    let (ours_text, theirs_text) = (ours.text.clone().unwrap_or_default(), theirs.text.clone().unwrap_or_default());
    let texts = Texts { base, ours: ours_text, theirs: theirs_text };
    let done = files::merge(finder, ours_path, &place, &texts)
        .map_err(|conflict| (ours_path.clone(), merging::reason(Some(&conflict))))?;
    let moved = if Some(ours_path) == ours.base_path.as_ref() { theirs_path } else { ours_path };
    let key = if matches!(place, Place::Ticket { .. }) { "folio" } else { "id" };
    let value = yaml::parse(&done.text).unwrap_or_default();
    let name = value.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
    let known = [ours_path, theirs_path].into_iter().find(|path| sides::stem(path) == name);
    let folder = Path::new(moved).parent().map(|folder| folder.to_string_lossy().into_owned());
    let path = known.cloned().unwrap_or_else(|| format!("{}/{name}.yaml", folder.unwrap_or_default()));
    Ok(Some((path, done.text, done.notices)))
}

/// A record that both sides changed, with the names that something had when it was signed: what one side renumbered
/// and named anew, the other may have signed meanwhile. `names` has those: the old one, the new one.
fn as_signed(finder: &Finder, ours: &SideRecord, theirs: &SideRecord, names: &[(String, String)]) -> Found {
    let found = merged(finder, ours, theirs)?;
    let breaks = |found: &Option<(String, String, Vec<Message>)>| {
        let texts = found.as_ref().map(|(path, text, _)| (path.as_str(), text.as_str()));
        texts.is_some_and(|texts| mend::breaks_a_signature(finder, [ours, theirs], texts))
    };
    if names.is_empty() || !breaks(&found) {
        return Ok(found);
    }
    let (one, mut back) = mend::as_signed(ours, names);
    let (other, of_other) = mend::as_signed(theirs, names);
    back.extend(of_other);
    let again = merged(finder, &one, &other)?;
    if breaks(&again) {
        return Ok(found);
    }
    Ok(again.map(|(path, text, mut told)| {
        told.extend(back.iter().map(|(from, to)| message!("sync-left-signed", from = from, to = to)));
        (path, text, told)
    }))
}

/// A record in dispute: folio or identifier, identifiers of the events.
pub type Disputed = (String, Vec<String>);

/// The records in dispute of the commit at which the desk stands, and those of another.
///
/// # Errors
/// [`StoreError::Git`].
pub fn disputes(root: &Path, head: &str, target: &str) -> Result<[Vec<Disputed>; 2], StoreError> {
    let since = |commit: &str| exchange::differences(root, commit, target, &sides::FOLDERS);
    // What was in dispute when a sync looked last, and what changed since.
    let noted = exchange::noted_disputes(root).and_then(|(commit, paths)| Some((paths, since(&commit).ok()?)));
    let (paths, changed) = match noted {
        Some(noted) => noted,
        None => (exchange::standing_with(root, &["-e", "^disputes:"], &sides::FOLDERS)?, since(head)?),
    };
    let paths: BTreeSet<String> = paths.into_iter().chain(changed.into_iter().map(|it| it.path)).collect();
    let paths: Vec<String> = paths.into_iter().filter(|path| sides::is_record(path)).collect();
    let names = |found: Vec<(String, Disputed)>| found.into_iter().map(|(_, it)| it).collect();
    Ok([names(disputes_of(root, head, &paths)?), names(disputes_of(root, target, &paths)?)])
}

/// Notes which records are in dispute in the commit at which the desk stands, of those that were or may be.
///
/// # Errors
/// [`StoreError::Git`].
pub fn note_disputes(root: &Path, before: &str, target: &str) -> Result<(), StoreError> {
    let noted = exchange::noted_disputes(root);
    let (commit, paths) = match noted {
        Some(noted) => noted,
        None => (before.to_owned(), exchange::standing_with(root, &["-e", "^disputes:"], &sides::FOLDERS)?),
    };
    let changed = exchange::differences(root, &commit, target, &sides::FOLDERS).unwrap_or_default();
    let paths: BTreeSet<String> = paths.into_iter().chain(changed.into_iter().map(|it| it.path)).collect();
    let found = disputes_of(root, target, &paths.into_iter().collect::<Vec<_>>())?;
    let paths: Vec<&str> = found.iter().map(|(path, _)| path.as_str()).collect();
    exchange::note_disputes(root, target, &paths);
    Ok(())
}

fn disputes_of(root: &Path, commit: &str, paths: &[String]) -> Result<Vec<(String, Disputed)>, StoreError> {
    let texts = crate::store::git::run::texts_at(root, commit, paths)?;
    let mut found = Vec::new();
    for (path, text) in paths.iter().zip(texts) {
        let in_dispute = |text: &String| sides::is_record(path) && text.contains("\ndisputes:");
        let Some(text) = text.filter(in_dispute) else { continue };
        if path.starts_with("tickets/") {
            if let Ok(ticket) = tickets::parse_ticket(path, &text) {
                found.push((path.clone(), (ticket.folio.to_string(), ticket.header.disputes)));
            }
        } else if let Ok(asset) = crate::store::assets::parse_asset(path, &text) {
            found.push((path.clone(), (asset.id, asset.position.disputes)));
        }
    }
    Ok(found)
}
