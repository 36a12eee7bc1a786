//! What a merge may leave, and what somebody may have spoilt of it: disputes, `unseen`, the order.

use crate::merge::order::{self, Entry};
use crate::message;
use crate::model::message::Message;
use crate::model::shape::Step;

/// Findings on a record's history, each with where it stands.
pub(super) fn findings<E: Entry>(record: &str, events: &[E], disputes: usize) -> Vec<(Vec<Step>, Message)> {
    let mut found = Vec::new();
    let at =
        |index: usize, key: &str| vec![Step::Key("events".to_owned()), Step::Index(index), Step::Key(key.to_owned())];
    if disputes > 0 {
        let message = message!("finding-dispute", record = record, count = disputes);
        found.push((vec![Step::Key("disputes".to_owned())], message));
    }
    let before = found.len();
    for (index, event) in events.iter().enumerate() {
        let is_above = |id: &&String| events[..index].iter().any(|above| above.id() == id.as_str());
        for id in event.unseen().iter().filter(|id| !is_above(id)) {
            let message = message!("finding-unseen-not-above", number = index + 1, id = id);
            found.push((at(index, "unseen"), message));
        }
    }
    if found.len() == before && !order::is_canonical(events) {
        found.push((vec![Step::Key("events".to_owned())], message!("finding-order-differs", record = record)));
    }
    found
}
