//! The places of a record that name a ticket or an asset. Who is named anew is named so there, and nowhere else: what
//! people wrote is theirs.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::model::asset::{Asset, Deed as AssetDeed};
use crate::model::event::Deed;
use crate::model::folio::Folio;
use crate::model::shape::Step;
use crate::model::ticket::Ticket;
use crate::model::value::FieldType;
use crate::procedure::replay::Lineage;
use crate::yaml::{self, Locator};

/// Where a record names something, and whether that may have been signed.
pub(super) type Places = Vec<(Vec<Step>, bool)>;

fn key(key: &str) -> Step {
    Step::Key(key.to_owned())
}

fn of_event(index: usize, rest: &[Step]) -> Vec<Step> {
    [&[key("events"), Step::Index(index)], rest].concat()
}

/// The event that a place is in; none of the header's.
pub(super) fn event_of(place: &[Step]) -> Option<usize> {
    match place {
        [Step::Key(first), Step::Index(index), ..] if first == "events" => Some(*index),
        _ => None,
    }
}

/// Those of the places that are in some of the events. The header says what the last event that names it says.
pub(super) fn within(places: Places, events: &[String], meant: &BTreeSet<String>) -> Places {
    let is_meant = |index: usize| events.get(index).is_some_and(|id| meant.contains(id));
    let last = places.iter().filter_map(|(place, _)| event_of(place)).max();
    let stays = |place: &[Step]| event_of(place).or(last).is_some_and(is_meant);
    places.into_iter().filter(|(place, _)| stays(place)).collect()
}

/// Where a ticket names another.
pub(super) fn ticket_in_ticket(ticket: &Ticket, old: &Folio) -> Places {
    let name = old.to_string();
    let mut places = Places::new();
    if ticket.header.parent.as_ref() == Some(&name) {
        places.push((vec![key("parent")], false));
    }
    for (index, event) in ticket.events.iter().enumerate() {
        let mut put = |rest: &[Step]| places.push((of_event(index, rest), false));
        match &event.deed {
            Deed::Opened { parent: Some(parent) } if parent == old => put(&[key("parent")]),
            Deed::Outcome { opens, .. } => {
                let named = opens.iter().enumerate().filter(|(_, opened)| *opened == old);
                named.for_each(|(at, _)| put(&[key("opens"), Step::Index(at)]));
            }
            Deed::Linked { to, .. } if *to == name => put(&[key("to")]),
            _ => {}
        }
    }
    places
}

/// Where an asset names a ticket.
pub(super) fn ticket_in_asset(asset: &Asset, old: &Folio) -> Places {
    let mut places = Places::new();
    if asset.position.ticket.as_deref() == Some(&old.to_string()) {
        places.push((vec![key("ticket")], false));
    }
    for (index, _) in asset.events.iter().enumerate().filter(|(_, event)| event.ticket.as_ref() == Some(old)) {
        places.push((of_event(index, &[key("ticket")]), false));
    }
    places
}

/// Where a text says the new name of something of which its base said the old one, and either may have been signed.
pub(super) fn named_anew(base: &str, text: &str, (was, is): (&str, &str)) -> Vec<Vec<Step>> {
    let (Ok(base), Ok(text)) = (yaml::parse(base), yaml::parse(text)) else { return Vec::new() };
    let became = |one: Option<&Value>, other: Option<&Value>| {
        one.and_then(Value::as_str) == Some(was) && other.and_then(Value::as_str) == Some(is)
    };
    let events = |value: &Value| value.get("events").and_then(Value::as_array).cloned().unwrap_or_default();
    let known = events(&base);
    let mut places = Vec::new();
    for (index, event) in events(&text).iter().enumerate() {
        let Some(before) = known.iter().find(|before| before.get("id") == event.get("id")) else { continue };
        if became(before.get("instead_of"), event.get("instead_of")) {
            places.push(of_event(index, &[key("instead_of")]));
        }
        for (field, value) in event.get("set").and_then(Value::as_object).into_iter().flatten() {
            if became(before.get("set").and_then(|set| set.get(field)), Some(value)) {
                places.push(of_event(index, &[key("set"), key(field)]));
            }
        }
    }
    if became(base.get("asset"), text.get("asset")) && !places.is_empty() {
        places.push(vec![key("asset")]);
    }
    places
}

/// A text with another name at those places; none where one of them is not written there as it is.
pub(super) fn replaced<'p>(
    text: &str,
    places: impl Iterator<Item = &'p Vec<Step>>,
    (old, new): (&str, &str),
) -> Option<String> {
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

/// Where an asset names another.
pub(super) fn asset_in_asset(asset: &Asset, old: &str) -> Places {
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

/// Where a ticket names an asset.
pub(super) fn asset_in_ticket(ticket: &Ticket, lineage: &Lineage, old: &str) -> Places {
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
