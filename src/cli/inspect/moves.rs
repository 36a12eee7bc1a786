//! What a ticket's events say that they moved, against what the assets say.

use crate::message;
use crate::model::finding::Finding;
use crate::model::shape::Step;
use crate::store::desk::Desk;
use crate::store::tickets::{Places, Record};

/// Assets that an event of a ticket says it moved, and that are not there or say nothing of it.
pub(super) fn findings(desk: &Desk, record: &Record, places: &Places) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, event) in record.ticket.events.iter().enumerate() {
        for id in &event.moves {
            let path = ["events", "moves"].map(|key| Step::Key(key.to_owned()));
            let [events, moves] = path;
            let (number, did) = (index + 1, event.deed.word());
            let message = match desk.asset_path(id) {
                None => message!("finding-moved-unknown-asset", number = number, did = did, id = id),
                Some(path) => {
                    // A damaged asset has findings of its own.
                    let Ok(moved) = desk.read_asset(&path) else { continue };
                    let by_it = moved.asset.events.iter().any(|of_asset| {
                        of_asset.because.as_ref() == Some(&event.id)
                            && of_asset.ticket.as_ref() == Some(&record.ticket.folio)
                    });
                    if by_it {
                        continue;
                    }
                    message!("finding-moved-unsaid", number = number, did = did, id = id)
                }
            };
            findings.push(Finding::new(places.at(&[events, Step::Index(index), moves]), message));
        }
    }
    findings
}
