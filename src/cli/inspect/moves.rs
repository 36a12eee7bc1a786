//! What a ticket's events say that they moved, against what the assets say.

use super::assets::Assets;
use crate::cli::asset_change;
use crate::message;
use crate::model::asset::Asset;
use crate::model::finding::Finding;
use crate::model::shape::Step;
use crate::procedure::replay::State;
use crate::store::desk::Desk;
use crate::store::tickets::{Places, Record};

/// Assets that an event of a ticket says it moved, and that are not there or say nothing of it. Where all
/// `assets` were read already, none is read again.
pub(super) fn findings(desk: &Desk, record: &Record, places: &Places, assets: Option<&Assets>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, event) in record.ticket.events.iter().enumerate() {
        for id in &event.moves {
            let path = ["events", "moves"].map(|key| Step::Key(key.to_owned()));
            let [events, moves] = path;
            let (number, did) = (index + 1, event.deed.word());
            let says_so = |asset: &Asset| {
                asset.events.iter().any(|of_asset| {
                    of_asset.because.as_ref() == Some(&event.id)
                        && of_asset.ticket.as_ref() == Some(&record.ticket.folio)
                })
            };
            // A damaged asset has findings of its own.
            let said = match assets {
                Some(assets) => assets.named(id).map(|asset| asset.is_none_or(says_so)),
                None => {
                    desk.asset_path(id).map(|path| desk.read_asset(&path).map_or(true, |moved| says_so(&moved.asset)))
                }
            };
            let message = match said {
                None => message!("finding-moved-unknown-asset", number = number, did = did, id = id),
                Some(true) => continue,
                Some(false) => message!("finding-moved-unsaid", number = number, did = did, id = id),
            };
            findings.push(Finding::new(places.at(&[events, Step::Index(index), moves]), message));
        }
    }
    findings
}

/// Assets that are where a step left them that was decided to have no effect.
pub(super) fn of_dropped(desk: &Desk, record: &Record, state: &State, places: &Places) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, event) in record.ticket.events.iter().enumerate().filter(|(_, event)| state.is_dropped(&event.id)) {
        for id in &event.moves {
            let asset = desk.asset_named(id);
            if asset.is_some_and(|asset| asset_change::has_effect_of(&asset, &record.ticket.folio, &event.id)) {
                let path = [Step::Key("events".to_owned()), Step::Index(index), Step::Key("moves".to_owned())];
                let message = message!("finding-moved-by-dropped", number = index + 1, id = &event.id, asset = id);
                findings.push(Finding::new(places.at(&path), message));
            }
        }
    }
    findings
}
