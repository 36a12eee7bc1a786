//! References to what got another number or identifier: in what one side wrote while it knew the old one, they say the
//! new one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::places::{self, Places, replaced};
use super::sides::{Side, SideRecord, stem};
use crate::cli::error::CliError;
use crate::inventory::ledger as papers;
use crate::message;
use crate::model::asset::Asset;
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::ticket::Ticket;
use crate::procedure::ledger;
use crate::procedure::replay::Lineage;
use crate::store::merging::Finder;
use crate::store::{StoreError, assets, tickets};

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
/// (`git cherry-pick`) is followed to its new number likewise, on whichever side it has the old one. `namesakes` are the
/// names that two records had when the histories parted. Gives what people should know: path, notice.
///
/// # Errors
/// A record that cannot be read.
pub fn follow(
    finder: &Finder,
    ours: &mut Side,
    theirs: &mut Side,
    namesakes: &BTreeSet<String>,
) -> Result<Vec<(String, Message)>, CliError> {
    let mut notices = Vec::new();
    // Where a ticket stood when both knew the same of it: that is what our side meant.
    let moved = |(key, record): (&String, &SideRecord)| {
        let (old, new) = (record.base_path.clone()?, record.path.clone()?);
        Some((key.clone(), old, new))
    };
    // Where two had that number then nobody knows which was meant.
    let of = |side: &Side| -> Vec<_> {
        let moves = side.records.iter().filter_map(moved);
        moves.filter(|(_, old, _)| !namesakes.contains(&stem(old).to_ascii_uppercase())).collect()
    };
    for (key, old, new) in of(theirs) {
        notices.extend(follow_one(finder, ours, &key, &old, &new)?);
    }
    // The same where the merge that gave the number was made here, and not shared with them.
    for (key, old, new) in of(ours) {
        follow_one(finder, theirs, &key, &old, &new)?;
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
            (_, true) => asset_named(finder, path, text, (from, to), None),
            (Some((from, to)), false) => ticket_named(path, text, from, to, None)?.map(Mended::whole),
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

/// The text of a record in which a ticket is named by its new number; none where it was not named. With `meant`, in
/// those of its events alone.
///
/// # Errors
/// A record that cannot be read, or that names it in a way that is not mended.
pub(super) fn ticket_named(
    path: &str,
    text: &str,
    from: &Folio,
    to: &Folio,
    meant: Option<&BTreeSet<String>>,
) -> Result<Option<String>, StoreError> {
    let (old, new) = (from.to_string(), to.to_string());
    if !text.contains(&old) {
        return Ok(None);
    }
    let (mut places, events) = naming_ticket(path, text, from)?;
    if let Some(meant) = meant {
        places = places::within(places, &events, meant);
    }
    if places.is_empty() {
        return Ok(None);
    }
    // Written there in a way that is not its own: a person has to look.
    let refused = || StoreError::EditRefused { path: PathBuf::from(path), problem: "another meaning".to_owned() };
    replaced(text, places.iter().map(|(place, _)| place), (&old, &new)).map(Some).ok_or_else(refused)
}

/// Where a record names a ticket, and the identifiers of its events.
fn naming_ticket(path: &str, text: &str, name: &Folio) -> Result<(Places, Vec<String>), StoreError> {
    if path.starts_with(ASSETS) {
        let asset = assets::parse_asset(path, text).map_err(StoreError::Damaged)?;
        let events = asset.events.iter().map(|event| event.id.clone()).collect();
        return Ok((places::ticket_in_asset(&asset, name), events));
    }
    let ticket = tickets::parse_ticket(path, text).map_err(StoreError::Damaged)?;
    Ok((places::ticket_in_ticket(&ticket, name), ticket.events.iter().map(|event| event.id.clone()).collect()))
}

/// The events of a record that name a ticket, or an asset. None where that cannot be read.
pub(super) fn naming(finder: &Finder, path: &str, text: &str, name: &str, is_asset: bool) -> Vec<String> {
    let found = match name.parse::<Folio>() {
        Ok(folio) if !is_asset => naming_ticket(path, text, &folio).ok(),
        _ if path.starts_with(ASSETS) => assets::parse_asset(path, text).ok().map(|asset| {
            let events = asset.events.iter().map(|event| event.id.clone()).collect();
            (places::asset_in_asset(&asset, name), events)
        }),
        _ => tickets::parse_ticket(path, text).ok().and_then(|ticket| {
            let lineage = Lineage::of(&ticket.procedure, &ticket.events, |it| finder.find(it).ok_or(())).ok()?;
            let events = ticket.events.iter().map(|event| event.id.clone()).collect();
            Some((places::asset_in_ticket(&ticket, &lineage, name), events))
        }),
    };
    let Some((places, events)) = found else { return Vec::new() };
    let of_events: BTreeSet<usize> = places.iter().filter_map(|(place, _)| places::event_of(place)).collect();
    of_events.into_iter().filter_map(|index| events.get(index).cloned()).collect()
}

/// The text of a record in which an asset is named by its new identifier; none where it was not named, or in a way
/// that only a person can mend. With `meant`, in those of its events alone.
pub(super) fn asset_named(
    finder: &Finder,
    path: &str,
    text: &str,
    (old, new): (&str, &str),
    meant: Option<&BTreeSet<String>>,
) -> Option<Mended> {
    let only = |places: Places, events: Vec<String>| match meant {
        Some(meant) => places::within(places, &events, meant),
        None => places,
    };
    if !text.contains(old) {
        return None;
    }
    if path.starts_with(ASSETS) {
        let before = assets::parse_asset(path, text).ok()?;
        let events = before.events.iter().map(|event| event.id.clone()).collect();
        let places = only(places::asset_in_asset(&before, old), events);
        let read = |text: &str| assets::parse_asset(path, text).ok();
        let intact = |asset: &Asset| papers::signed(asset).iter().map(papers::SignedPaper::is_intact).collect();
        return mended(text, &places, (old, new), &before, read, intact);
    }
    let before = tickets::parse_ticket(path, text).ok()?;
    let lineage = Lineage::of(&before.procedure, &before.events, |it| finder.find(it).ok_or(())).ok()?;
    let events = before.events.iter().map(|event| event.id.clone()).collect();
    let places = only(places::asset_in_ticket(&before, &lineage, old), events);
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

/// The signatures of a record: the event of each that has a hash, and whether that is the one of its data.
fn signatures(finder: &Finder, path: &str, text: &str) -> Option<BTreeMap<String, bool>> {
    if path.starts_with(ASSETS) {
        let asset = assets::parse_asset(path, text).ok()?;
        let id = |paper: &papers::SignedPaper| asset.events.get(paper.event).map(|event| event.id.clone());
        let signed = papers::signed(&asset);
        return Some(signed.iter().filter_map(|paper| Some((id(paper)?, paper.is_intact()?))).collect());
    }
    let ticket = tickets::parse_ticket(path, text).ok()?;
    let lineage = Lineage::of(&ticket.procedure, &ticket.events, |it| finder.find(it).ok_or(())).ok()?;
    let id = |signed: &ledger::Signed| ticket.events.get(signed.signature.event).map(|event| event.id.clone());
    let signed = ledger::signed(&lineage, &ticket);
    Some(signed.iter().filter_map(|signed| Some((id(signed)?, signed.is_intact()?))).collect())
}

/// Whether a signature that was right on a side is not right in what was made of both.
pub(super) fn breaks_a_signature(finder: &Finder, sides: [&SideRecord; 2], (path, text): (&str, &str)) -> bool {
    let Some(are) = signatures(finder, path, text) else { return false };
    let broken: Vec<&String> = are.iter().filter(|(_, intact)| !**intact).map(|(id, _)| id).collect();
    let was_right = |side: &SideRecord| {
        let (Some(path), Some(text)) = (&side.path, &side.text) else { return false };
        let were = signatures(finder, path, text).unwrap_or_default();
        broken.iter().any(|id| were.get(*id) == Some(&true))
    };
    !broken.is_empty() && sides.into_iter().any(was_right)
}

/// The assets that a side knows by another identifier than when the histories parted: that one, the new one.
pub(super) fn other_names(side: &Side) -> Vec<(String, String)> {
    let names = side.records.values().filter_map(|it| Some((it.base_path.as_ref()?, it.path.as_ref()?)));
    let names = names.filter(|(was, _)| was.starts_with(ASSETS));
    let names = names.map(|(was, is)| (stem(was).to_owned(), stem(is).to_owned()));
    names.filter(|(was, is)| was != is).collect()
}

/// What one side did to a record, with the names of then wherever they can have been signed, and those names.
pub(super) fn as_signed(side: &SideRecord, names: &[(String, String)]) -> (SideRecord, Vec<(String, String)>) {
    let (mut put_back, mut back) = (side.clone(), Vec::new());
    for (was, is) in names {
        let (Some(base), Some(text)) = (&side.base, &put_back.text) else { break };
        let places = places::named_anew(base, text, (was, is));
        if let Some(text) = replaced(text, places.iter(), (is, was)).filter(|_| !places.is_empty()) {
            put_back.text = Some(text);
            back.push((was.clone(), is.clone()));
        }
    }
    (put_back, back)
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
        let mended = asset_named(&finder, path, text, ("PC-1", "PC-2"), None).expect("a text");
        assert!(mended.is_whole);
        let expected = text.replace("\"PC-1\", PC-11", "\"PC-2\", PC-11").replace("to: 'PC-1' ", "to: 'PC-2' ");
        assert_eq!(mended.text, expected.replace("replaced_by: PC-1", "replaced_by: PC-2"));
        assert!(asset_named(&finder, path, text, ("PC-3", "PC-2"), None).is_none());
        let only_mentioned = text.lines().take(4).collect::<Vec<_>>().join("\n");
        assert!(asset_named(&finder, path, &only_mentioned, ("PC-1", "PC-2"), None).is_none());
    }

    #[test]
    fn a_ticket_is_named_by_its_new_number_where_it_was_meant_and_nowhere_else() {
        let path = "catalog/assets/computadora/PC-1.yaml";
        let text = "id: PC-1\nuid: 01kaf6zq3v8c\nkind: computadora\ntag: CI-2025-0001\nstate: in_stock\n\
                    since: 2025-01-02T09:00:00-06:00\nevents:\n- id: a\n  at: 2025-01-02T09:00:00-06:00\n  by: ana\n  \
                    did: registered\n  place: Almacén\n  ticket: \"CI-2025-0001\" # ese\n  set:\n    ticket: CI-2025-0001\n  note: |-\n    \
                    ver\n    CI-2025-0001\n    ticket: CI-2025-0001\n";
        let folio = |text: &str| text.parse::<Folio>().expect("a folio");
        let (old, new) = (folio("CI-2025-0001"), folio("CI-2025-0007"));
        let mended = ticket_named(path, text, &old, &new, None).expect("mended").expect("a text");
        assert_eq!(mended, text.replace("\"CI-2025-0001\"", "\"CI-2025-0007\""));
        assert_eq!(ticket_named(path, text, &folio("CI-2025-0002"), &new, None).expect("read"), None);
    }
}
