//! Two tickets that two clones opened under one number: the older keeps it, the younger gets the next of its series,
//! and whatever meant it says so.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::mend;
use super::sides::{Side, stem};
use crate::cli::error::CliError;
use crate::message;
use crate::model::event::{Deed, Values};
use crate::model::finding::{Finding, Place};
use crate::model::folio::Folio;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Intent, Request};
use crate::procedure::replay::{Lineage, State};
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::merging::Finder;
use crate::store::tickets::{self, Record};

/// A ticket that got another number, or an asset another identifier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// Whether it is an asset.
    pub is_asset: bool,
    /// The number it had, which another keeps.
    pub from: String,
    /// The number it has now.
    pub to: String,
    /// The event that says so.
    pub event: String,
    /// Other records in which it was named, and that say its new number now.
    pub mended: Vec<String>,
    /// Other records that still name it by its old number, since that was signed.
    pub left: Vec<String>,
    /// What was signed under its old number: forms, or roles where no form is known.
    pub signed: Vec<String>,
}

/// Who renumbers, when.
pub struct By<'a> {
    /// The desk.
    pub desk: &'a Desk,
    /// Where procedures are found.
    pub finder: &'a Finder,
    /// Who.
    pub actor: &'a str,
    /// When.
    pub now: Moment,
}

/// The events that mean a record, of each record that names it.
pub(super) type Meant = BTreeMap<String, BTreeSet<String>>;

/// Those of one record; none where all of its events are looked at.
pub(super) fn within<'m>(meant: Option<&'m Meant>, record: &str) -> Option<&'m BTreeSet<String>> {
    static NONE: BTreeSet<String> = BTreeSet::new();
    meant.map(|meant| meant.get(record).unwrap_or(&NONE))
}

/// Gives each younger ticket of two with one number another one, in what its side says.
///
/// # Errors
/// A record that cannot be read, a series that is full, or somebody who may not record.
pub fn collisions(
    by: &By,
    ours: &mut Side,
    theirs: &mut Side,
    mut highest: impl FnMut(&Folio) -> Result<u32, StoreError>,
) -> Result<Vec<Renumbered>, CliError> {
    let (here, there) = (ours.arrivals(), theirs.arrivals());
    let mut given: BTreeMap<(String, u16), u32> = BTreeMap::new();
    let mut done = Vec::new();
    for (name, our_key) in &here {
        let Some(their_key) = there.get(name).filter(|key| *key != our_key) else { continue };
        let Ok(folio) = name.parse::<Folio>() else { continue };
        // One side has the other's ticket already, by a number that it was given meanwhile.
        let is_elsewhere = |side: &Side, key: &str| {
            side.records.get(key).and_then(|record| record.path.as_ref()).is_some_and(|path| stem(path) != name)
        };
        if is_elsewhere(theirs, our_key) || is_elsewhere(ours, their_key) {
            for (side, key) in [(&mut *ours, our_key), (&mut *theirs, their_key)] {
                side.records.entry(key.clone()).or_default().mended = true;
            }
            continue;
        }
        let (our_age, their_age) = (age(ours, our_key)?, age(theirs, their_key)?);
        let (side, key, other, other_key) = match our_age <= their_age {
            true => (&mut *theirs, their_key, &mut *ours, our_key),
            false => (&mut *ours, our_key, &mut *theirs, their_key),
        };
        let series = (folio.series.clone(), folio.year);
        let last = match given.get(&series) {
            Some(last) => *last,
            None => highest(&folio)?,
        };
        let number = last.checked_add(1).ok_or_else(|| StoreError::SeriesFull(folio.series.clone()))?;
        given.insert(series, number);
        let to = Folio { number, ..folio.clone() };
        done.push(renumber(by, side, key, (&folio, &to), None)?);
        // What keeps the number is written anew too: git joined both into one file.
        if let Some(kept) = other.records.get_mut(other_key) {
            kept.mended = true;
        }
    }
    Ok(done)
}

/// What decides which of two is older.
fn age(side: &Side, key: &str) -> Result<(Moment, String), CliError> {
    let ticket = read(side, key)?.ticket;
    let first = ticket.events.first().map(|event| event.recorded.unwrap_or(event.at));
    let first = first.or(ticket.header.opened);
    let nothing = || CliError::from(Finding::new(Place::file(key), message!("finding-not-a-record")));
    Ok((first.ok_or_else(nothing)?, ticket.uid))
}

fn read(side: &Side, key: &str) -> Result<Record, CliError> {
    let record = side.records.get(key);
    let path = record.and_then(|record| record.path.clone()).unwrap_or_default();
    let text = record.and_then(|record| record.text.clone()).unwrap_or_default();
    let ticket = tickets::parse_ticket(&path, &text).map_err(StoreError::Damaged)?;
    Ok(Record { path: PathBuf::from(path), text, ticket })
}

/// Gives a ticket another number, in what its side says. With `meant`, whatever names it does so in those events alone,
/// by record.
///
/// # Errors
/// A record that cannot be read, or somebody who may not record.
pub(super) fn renumber(
    by: &By,
    side: &mut Side,
    key: &str,
    (from, to): (&Folio, &Folio),
    meant: Option<&Meant>,
) -> Result<Renumbered, CliError> {
    let record = read(side, key)?;
    let lineage = Lineage::of(&record.ticket.procedure, &record.ticket.events, |reference| {
        let lost = || {
            let (code, revision) = (&reference.code, &reference.revision);
            let message = message!("finding-procedure-lost", procedure = code, revision = revision);
            Finding::new(Place::file(record.path.display().to_string()), message)
        };
        by.finder.find(reference).ok_or_else(lost)
    })?;
    let state = State::replay(&lineage, &record.ticket.events);
    // A clock that is behind must not make the event stand before what it follows.
    let at = record.ticket.events.iter().map(|event| event.recorded.unwrap_or(event.at)).fold(by.now, Moment::max);
    let request = Request {
        intent: Intent::Renumber { from: from.clone(), to: to.clone() },
        actor: by.actor.to_owned(),
        on_behalf: None,
        at,
        now: at,
        set: Values::new(),
        note: None,
        opens: Vec::new(),
        moves: Vec::new(),
    };
    let rules = by.desk.rules(lineage.current());
    let plan = engine::plan(&rules, &record.ticket, &state, &request)?;
    let renumbered = by.desk.renumbered(&record, &plan, to)?;
    let signed = record.ticket.events.iter().filter_map(|event| match &event.deed {
        Deed::Signed { role, evidence, .. } => Some(evidence.form.clone().unwrap_or_else(|| role.clone())),
        _ => None,
    });
    let mut signed: Vec<String> = signed.collect();
    signed.dedup();
    let mut mended = Vec::new();
    for (other, record) in side.records.iter_mut().filter(|(other, _)| *other != key) {
        let (Some(path), Some(text)) = (&record.path, &record.text) else { continue };
        if let Some(text) = mend::ticket_named(path, text, from, to, within(meant, other))? {
            mended.push(stem(path).to_owned());
            (record.text, record.mended) = (Some(text), true);
        }
    }
    if let Some(record) = side.records.get_mut(key) {
        record.path = Some(renumbered.path.to_string_lossy().into_owned());
        (record.text, record.mended) = (Some(renumbered.text), true);
    }
    mended.sort();
    let (from, to) = (from.to_string(), to.to_string());
    Ok(Renumbered { is_asset: false, from, to, event: plan.event.id, mended, left: Vec::new(), signed })
}

/// The highest number of a folio's series and year among paths of records.
pub fn highest<'a>(folio: &Folio, paths: impl Iterator<Item = &'a String>) -> u32 {
    let folios = paths.filter_map(|path| stem(Path::new(path).to_str()?).parse::<Folio>().ok());
    let same = folios.filter(|other| other.series == folio.series && other.year == folio.year);
    same.map(|other| other.number).max().unwrap_or(0)
}
