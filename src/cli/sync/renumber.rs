//! Two tickets that two clones opened under one number: the older keeps it, the younger gets the next of its series,
//! and whatever meant it says so.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::sides::{Side, stem};
use crate::cli::error::CliError;
use crate::message;
use crate::model::asset::Asset;
use crate::model::event::{Deed, Values};
use crate::model::finding::{Finding, Place};
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::ticket::Ticket;
use crate::model::time::Moment;
use crate::procedure::engine::{self, Intent, Request};
use crate::procedure::replay::{Lineage, State};
use crate::store::desk::Desk;
use crate::store::merging::Finder;
use crate::store::tickets::{self, Record};
use crate::store::{StoreError, assets};

/// A ticket that got another number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renumbered {
    /// The number it had, which another keeps.
    pub from: String,
    /// The number it has now.
    pub to: String,
    /// The event that says so.
    pub event: String,
    /// Other records in which it was named, and that say its new number now.
    pub mended: Vec<String>,
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
        done.push(renumber(by, side, key, &folio, &to)?);
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

fn renumber(by: &By, side: &mut Side, key: &str, from: &Folio, to: &Folio) -> Result<Renumbered, CliError> {
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
        if let Some(text) = mend(path, text, from, to)? {
            mended.push(stem(path).to_owned());
            (record.text, record.mended) = (Some(text), true);
            _ = other;
        }
    }
    if let Some(record) = side.records.get_mut(key) {
        record.path = Some(renumbered.path.to_string_lossy().into_owned());
        (record.text, record.mended) = (Some(renumbered.text), true);
    }
    mended.sort();
    Ok(Renumbered { from: from.to_string(), to: to.to_string(), event: plan.event.id, mended, signed })
}

/// Says the new numbers of tickets that the others renumbered in what our side wrote while it knew the old ones. A
/// number by which our side knew another ticket is left. Gives what people should know: path, notice.
///
/// # Errors
/// A record that cannot be read.
pub fn follow(ours: &mut Side, theirs: &Side) -> Result<Vec<(String, Message)>, CliError> {
    let mut notices = Vec::new();
    for (key, record) in &theirs.records {
        // Where a ticket stood when both knew the same of it: that is what our side meant.
        let (Some(old), Some(new)) = (&record.base_path, &record.path) else { continue };
        let (Ok(from), Ok(to)) = (stem(old).parse::<Folio>(), stem(new).parse::<Folio>()) else { continue };
        if from == to {
            continue;
        }
        for (_, record) in ours.records.iter_mut().filter(|(other, _)| *other != key) {
            let (Some(path), Some(text)) = (&record.path, &record.text) else { continue };
            if let Some(text) = mend(path, text, &from, &to)? {
                notices.push((path.clone(), message!("sync-followed", from = from.to_string(), to = to.to_string())));
                (record.text, record.mended) = (Some(text), true);
            }
        }
    }
    Ok(notices)
}

/// The text of a record in which a ticket is named by its new number; none where it was not named.
fn mend(path: &str, text: &str, from: &Folio, to: &Folio) -> Result<Option<String>, StoreError> {
    let (old, new) = (from.to_string(), to.to_string());
    if !text.contains(&old) {
        return Ok(None);
    }
    let lines: String = text.split_inclusive('\n').map(|line| mended_line(line, &old, &new)).collect();
    let refused = |problem: &str| StoreError::EditRefused { path: PathBuf::from(path), problem: problem.to_owned() };
    let holds = if path.starts_with("tickets/") {
        let before = tickets::parse_ticket(path, text).map_err(StoreError::Damaged)?;
        let intended = in_ticket(before.clone(), from, to);
        if intended == before {
            return Ok(None);
        }
        tickets::parse_ticket(path, &lines).is_ok_and(|said| said == intended)
    } else {
        let before = assets::parse_asset(path, text).map_err(StoreError::Damaged)?;
        let intended = in_asset(before.clone(), from, to);
        if intended == before {
            return Ok(None);
        }
        assets::parse_asset(path, &lines).is_ok_and(|said| said == intended)
    };
    // Written in a way that no line of ours is: a person has to look.
    if holds { Ok(Some(lines)) } else { Err(refused("another meaning")) }
}

fn in_ticket(mut ticket: Ticket, from: &Folio, to: &Folio) -> Ticket {
    let (old, new) = (from.to_string(), to.to_string());
    if ticket.header.parent.as_ref() == Some(&old) {
        ticket.header.parent = Some(new.clone());
    }
    for event in &mut ticket.events {
        match &mut event.deed {
            Deed::Opened { parent: Some(parent) } if parent == from => *parent = to.clone(),
            Deed::Outcome { opens, .. } => opens.iter_mut().filter(|it| *it == from).for_each(|it| *it = to.clone()),
            Deed::Linked { to: linked, .. } if *linked == old => linked.clone_from(&new),
            _ => {}
        }
    }
    ticket
}

fn in_asset(mut asset: Asset, from: &Folio, to: &Folio) -> Asset {
    if asset.position.ticket.as_deref() == Some(&from.to_string()) {
        asset.position.ticket = Some(to.to_string());
    }
    for event in &mut asset.events {
        if event.ticket.as_ref() == Some(from) {
            event.ticket = Some(to.clone());
        }
    }
    asset
}

/// A line with the new number, where the line does nothing but name the ticket.
fn mended_line(line: &str, old: &str, new: &str) -> String {
    const KEYS: [&str; 4] = ["parent:", "to:", "ticket:", "opens:"];
    let bare = line.trim_start().trim_start_matches("- ").trim_start();
    let names = KEYS.iter().any(|key| bare.starts_with(key)) || bare.trim_matches(['"', '\'', '\n', '\r', ' ']) == old;
    if !names {
        return line.to_owned();
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let mut mended = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(old) {
        let (before, after) = (&rest[..at], &rest[at + old.len()..]);
        let is_whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        mended.push_str(before);
        mended.push_str(if is_whole { new } else { old });
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// The highest number of a folio's series and year among paths of records.
pub fn highest<'a>(folio: &Folio, paths: impl Iterator<Item = &'a String>) -> u32 {
    let folios = paths.filter_map(|path| stem(Path::new(path).to_str()?).parse::<Folio>().ok());
    let same = folios.filter(|other| other.series == folio.series && other.year == folio.year);
    same.map(|other| other.number).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lines_that_name_the_ticket_are_mended() {
        let mend = |line: &str| mended_line(line, "CI-2025-0001", "CI-2025-0007");
        assert_eq!(mend("parent: CI-2025-0001\n"), "parent: CI-2025-0007\n");
        assert_eq!(mend("  to: \"CI-2025-0001\" # ese\r\n"), "  to: \"CI-2025-0007\" # ese\r\n");
        assert_eq!(mend("  - CI-2025-0001\n"), "  - CI-2025-0007\n");
        assert_eq!(mend("  opens: [CI-2025-0001, CI-2025-00012]\n"), "  opens: [CI-2025-0007, CI-2025-00012]\n");
        for same in ["  note: ver CI-2025-0001\n", "    ver CI-2025-0001\n", "  from: CI-2025-0001\n"] {
            assert_eq!(mend(same), same);
        }
    }
}
