//! References to what got another number or identifier: in what one side wrote while it knew the old one, they say the
//! new one.

use std::path::PathBuf;

use serde_json::Value;

use super::sides::{Side, SideRecord, stem};
use crate::cli::error::CliError;
use crate::inventory::ledger as papers;
use crate::message;
use crate::model::asset::{Asset, Deed as AssetDeed};
use crate::model::event::Deed;
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::shape::Step;
use crate::model::ticket::Ticket;
use crate::model::value::FieldType;
use crate::procedure::ledger;
use crate::procedure::replay::Lineage;
use crate::store::merging::Finder;
use crate::store::{StoreError, assets, tickets};
use crate::yaml::{self, Locator};

/// Folder of the assets.
const ASSETS: &str = "catalog/assets/";

/// A record's text with other references.
pub(super) struct Mended {
    pub text: String,
    /// Whether all of them are other; what was signed is left.
    pub is_whole: bool,
}

impl Mended {
    fn whole(text: String) -> Self {
        Self { text, is_whole: true }
    }
}

/// Says the new numbers of tickets that the others renumbered in what our side wrote while it knew the old ones. A
/// number by which our side knew another ticket is left. What one side took over from the other before it was shared
/// (`git cherry-pick`) is followed to its new number likewise, on whichever side it has the old one. Gives what people
/// should know: path, notice.
///
/// # Errors
/// A record that cannot be read.
pub fn follow(finder: &Finder, ours: &mut Side, theirs: &mut Side) -> Result<Vec<(String, Message)>, CliError> {
    let mut notices = Vec::new();
    // Where a ticket stood when both knew the same of it: that is what our side meant.
    let moved = |(key, record): (&String, &SideRecord)| {
        let (old, new) = (record.base_path.clone()?, record.path.clone()?);
        Some((key.clone(), old, new))
    };
    let moves: Vec<_> = theirs.records.iter().filter_map(moved).collect();
    for (key, old, new) in moves {
        notices.extend(follow_one(finder, ours, &key, &old, &new)?);
    }
    let both: Vec<(String, String, String)> = theirs
        .records
        .iter()
        .filter(|(_, record)| record.base_path.is_none())
        .filter_map(|(key, record)| Some((key.clone(), ours.records.get(key)?.path.clone()?, record.path.clone()?)))
        .filter(|(_, here, there)| here != there)
        .collect();
    for (key, here, there) in both {
        if had(theirs, &key, stem(&here)) {
            notices.extend(follow_one(finder, ours, &key, &here, &there)?);
        } else if had(ours, &key, stem(&there)) {
            notices.extend(follow_one(finder, theirs, &key, &there, &here)?);
        }
    }
    Ok(notices)
}

/// Whether a side says of a ticket that it had that number before.
fn had(side: &Side, key: &str, number: &str) -> bool {
    let record = side.records.get(key).and_then(|record| record.path.as_ref().zip(record.text.as_ref()));
    let ticket = record.and_then(|(path, text)| tickets::parse_ticket(path, text).ok());
    ticket.is_some_and(|ticket| ticket.header.formerly.iter().any(|former| former == number))
}

/// Says the new name of one record in all others of a side.
fn follow_one(
    finder: &Finder,
    side: &mut Side,
    key: &str,
    old: &str,
    new: &str,
) -> Result<Vec<(String, Message)>, CliError> {
    let mut notices = Vec::new();
    let (from, to) = (stem(old), stem(new));
    if from == to {
        return Ok(notices);
    }
    let folios = from.parse::<Folio>().ok().zip(to.parse::<Folio>().ok());
    let is_asset = old.starts_with(ASSETS);
    for (_, record) in side.records.iter_mut().filter(|(other, _)| *other != key) {
        let (Some(path), Some(text)) = (&record.path, &record.text) else { continue };
        let mended = match (&folios, is_asset) {
            (_, true) => asset_named(finder, path, text, from, to),
            (Some((from, to)), false) => ticket_named(path, text, from, to)?.map(Mended::whole),
            (None, false) => None,
        };
        let Some(Mended { text, is_whole }) = mended else { continue };
        notices.push(match is_whole {
            true => (path.clone(), message!("sync-followed", from = from, to = to)),
            false => (path.clone(), message!("sync-left-signed", from = from, to = to)),
        });
        (record.text, record.mended) = (Some(text), true);
    }
    Ok(notices)
}

/// The text of a record in which a ticket is named by its new number; none where it was not named.
///
/// # Errors
/// A record that cannot be read, or that names it in a way that is not mended.
pub(super) fn ticket_named(path: &str, text: &str, from: &Folio, to: &Folio) -> Result<Option<String>, StoreError> {
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

/// Where a record names an asset, and whether that may have been signed.
type Places = Vec<(Vec<Step>, bool)>;

fn key(key: &str) -> Step {
    Step::Key(key.to_owned())
}

/// The text of a record in which an asset is named by its new identifier; none where it was not named, or in a way
/// that only a person can mend.
pub(super) fn asset_named(finder: &Finder, path: &str, text: &str, old: &str, new: &str) -> Option<Mended> {
    if !text.contains(old) {
        return None;
    }
    if path.starts_with(ASSETS) {
        let before = assets::parse_asset(path, text).ok()?;
        let places = in_asset_places(&before, old);
        let read = |text: &str| assets::parse_asset(path, text).ok();
        let intact = |asset: &Asset| papers::signed(asset).iter().map(papers::SignedPaper::is_intact).collect();
        return mended(text, &places, (old, new), &before, read, intact);
    }
    let before = tickets::parse_ticket(path, text).ok()?;
    let lineage = Lineage::of(&before.procedure, &before.events, |it| finder.find(it).ok_or(())).ok()?;
    let places = in_ticket_places(&before, &lineage, old);
    let read = |text: &str| tickets::parse_ticket(path, text).ok();
    let intact = |ticket: &Ticket| ledger::signed(&lineage, ticket).iter().map(ledger::Signed::is_intact).collect();
    mended(text, &places, (old, new), &before, read, intact)
}

/// The text with all of them mended; with those alone that nobody can have signed, where a signature would not be
/// that of its data any more.
fn mended<R: PartialEq>(
    text: &str,
    places: &Places,
    names: (&str, &str),
    before: &R,
    read: impl Fn(&str) -> Option<R>,
    intact: impl Fn(&R) -> Vec<Option<bool>>,
) -> Option<Mended> {
    if places.is_empty() {
        return None;
    }
    let was = intact(before);
    let attempt = |all: bool| -> Option<String> {
        let wanted = places.iter().filter(|(_, may_be_signed)| all || !may_be_signed).map(|(place, _)| place);
        let text = replaced(text, wanted, names)?;
        read(&text).filter(|after| intact(after) == was).map(|_| text)
    };
    match attempt(true) {
        Some(text) => Some(Mended::whole(text)),
        None => Some(Mended { text: attempt(false).unwrap_or_else(|| text.to_owned()), is_whole: false }),
    }
}

/// A text with another name at those places; none where one of them is not written there as it is.
fn replaced<'p>(text: &str, places: impl Iterator<Item = &'p Vec<Step>>, (old, new): (&str, &str)) -> Option<String> {
    let locator = Locator::new(text);
    let at = |place: &Vec<Step>| {
        let steps = place.iter().map(|step| match step {
            Step::Key(key) => yaml::Step::Key(key),
            Step::Index(index) => yaml::Step::Index(*index),
        });
        locator.locate(&steps.collect::<Vec<_>>())
    };
    let mut found: Vec<(usize, usize)> = places.map(at).collect::<Option<_>>()?;
    found.sort_unstable();
    found.dedup();
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    // From the end, so that what stands before keeps its place.
    for (line, column) in found.into_iter().rev() {
        let line = lines.get_mut(line.checked_sub(1)?)?;
        let start = line.char_indices().nth(column.checked_sub(1)?).map(|(at, _)| at)?;
        let quoted = line[start..].starts_with(['"', '\'']);
        let start = start + usize::from(quoted);
        if !line[start..].starts_with(old) {
            return None;
        }
        line.replace_range(start..start + old.len(), new);
    }
    Some(lines.concat())
}

fn in_asset_places(asset: &Asset, old: &str) -> Places {
    let mut places = Places::new();
    for (index, _) in asset.position.users.iter().enumerate().filter(|(_, user)| *user == old) {
        places.push((vec![key("users"), Step::Index(index)], false));
    }
    for (index, event) in asset.events.iter().enumerate() {
        let seats = matches!(event.deed, AssetDeed::SeatAssigned | AssetDeed::SeatReleased | AssetDeed::Issued);
        for detail in ["to", "instead_of", "replaced_by"] {
            if (detail != "to" || seats) && event.text(detail) == Some(old) {
                places.push((vec![key("events"), Step::Index(index), key(detail)], detail == "instead_of"));
            }
        }
    }
    places
}

fn in_ticket_places(ticket: &Ticket, lineage: &Lineage, old: &str) -> Places {
    let mut places = Places::new();
    for (index, event) in ticket.events.iter().enumerate() {
        for (at, _) in event.moves.iter().enumerate().filter(|(_, moved)| *moved == old) {
            places.push((vec![key("events"), Step::Index(index), key("moves"), Step::Index(at)], false));
        }
        for (field, value) in &event.set {
            let is_asset = lineage.at(index).field(field).is_some_and(|field| field.kind == FieldType::Asset);
            if is_asset && value == &Value::from(old) {
                places.push((vec![key("events"), Step::Index(index), key("set"), key(field)], true));
            }
        }
    }
    if ticket.header.asset.as_deref() == Some(old) {
        places.push((vec![key("asset")], true));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_asset_is_named_by_its_new_identifier_wherever_it_was_meant() {
        let path = "catalog/assets/licencia/LI-1.yaml";
        let text = "id: LI-1\nuid: 01kaf6zq3v8c\nkind: licencia\ntag: PC-1\nstate: in_use\nusers: [ana, \"PC-1\", PC-11]\n\
                    since: 2025-01-02T09:00:00-06:00\nevents:\n- id: a\n  at: 2025-01-02T09:00:00-06:00\n  by: ana\n  \
                    did: seat_assigned\n  to: 'PC-1'  # PC-1\n  note: PC-1\n- {id: b, at: 2025-01-02T09:00:00-06:00, \
                    by: PC-1, did: retired, reason: x, replaced_by: PC-1}\n";
        let finder = Finder::new(std::path::Path::new("."), "");
        let mended = asset_named(&finder, path, text, "PC-1", "PC-2").expect("a text");
        assert!(mended.is_whole);
        let expected = text.replace("\"PC-1\", PC-11", "\"PC-2\", PC-11").replace("to: 'PC-1' ", "to: 'PC-2' ");
        assert_eq!(mended.text, expected.replace("replaced_by: PC-1", "replaced_by: PC-2"));
        assert!(asset_named(&finder, path, text, "PC-3", "PC-2").is_none());
        let only_mentioned = text.lines().take(4).collect::<Vec<_>>().join("\n");
        assert!(asset_named(&finder, path, &only_mentioned, "PC-1", "PC-2").is_none());
    }

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
