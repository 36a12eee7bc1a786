//! What others gave another number, of what this clone knew by the old one: tickets, assets, and papers of assets. Who
//! printed or signed something under the old number has to know.

use std::collections::BTreeSet;

use super::papers::{self, Paper};
use super::renumber::Renumbered;
use super::sides::{Side, SideRecord, stem};
use crate::model::asset::Deed as AssetDeed;
use crate::model::event::Deed;
use crate::store::{assets, tickets};

/// Records that one side renumbered since the histories parted, and those of their papers that have another number.
/// Papers of records among `joined` are told otherwise.
pub fn renumbered(theirs: &Side, joined: &BTreeSet<String>) -> (Vec<Renumbered>, Vec<Paper>) {
    let (mut found, mut numbers) = (Vec::new(), Vec::new());
    for (key, record) in &theirs.records {
        let (Some(old), Some(base)) = (&record.base_path, &record.base) else { continue };
        let (Some(path), Some(text)) = (&record.path, &record.text) else { continue };
        if stem(old) != stem(path) {
            found.extend(told(old, path, text));
        }
        if !path.starts_with("tickets/") && !joined.contains(key) {
            let before = SideRecord { path: Some(old.clone()), text: Some(base.clone()), ..SideRecord::default() };
            numbers.extend(papers::renumbered([Some(&before), None], path, text));
        }
    }
    (found, numbers)
}

/// A record that says itself that it has another number; one that was only moved does not.
fn told(old: &str, path: &str, text: &str) -> Option<Renumbered> {
    let (from, to) = (stem(old).to_owned(), stem(path).to_owned());
    let is_asset = !path.starts_with("tickets/");
    let (event, mut signed): (String, Vec<String>) = if is_asset {
        let asset = assets::parse_asset(path, text).ok()?;
        let event = asset.events.iter().rfind(|event| event.deed == AssetDeed::Renumbered)?;
        (event.id.clone(), Vec::new())
    } else {
        let ticket = tickets::parse_ticket(path, text).ok()?;
        let place = ticket.events.iter().rposition(|event| matches!(event.deed, Deed::Renumbered { .. }))?;
        let forms = ticket.events[..place].iter().filter_map(|event| match &event.deed {
            Deed::Signed { role, evidence, .. } => Some(evidence.form.clone().unwrap_or_else(|| role.clone())),
            _ => None,
        });
        (ticket.events[place].id.clone(), forms.collect())
    };
    signed.sort();
    signed.dedup();
    Some(Renumbered { is_asset, from, to, event, mended: Vec::new(), left: Vec::new(), signed })
}
