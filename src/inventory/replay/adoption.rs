//! A card that two clones took into the inventory without knowing of each other: where both say the same it was
//! taken in once. The later of both stays in the history and has no effect; nor has what it counted or seated with it.

use super::AssetState;
use crate::model::asset::{AssetEvent, Deed};
use crate::model::event::Values;
use crate::model::time::Moment;

/// The registration in force.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Registration {
    id: String,
    /// When and by whom; what was entered with it has the same.
    entered: (Moment, String),
    says: (Values, Values),
    /// What was counted and seated with it.
    with_it: Vec<(Deed, Values)>,
}

/// What a registration says of the asset; the uid is the clone's.
fn said(event: &AssetEvent) -> Values {
    event.details.iter().filter(|(key, _)| *key != "uid").map(|(key, value)| (key.clone(), value.clone())).collect()
}

impl AssetState {
    /// Whether an event only repeats what a registration that it did not know had said.
    pub(super) fn is_repetition(&mut self, event: &AssetEvent) -> bool {
        let Some(first) = &self.registration else { return false };
        if !event.unseen.contains(&first.id) {
            return false;
        }
        let entered = (event.at, event.by.clone());
        let repeats = match event.deed {
            Deed::Registered => (&said(event), &event.set) == (&first.says.0, &first.says.1),
            Deed::Counted | Deed::SeatAssigned => {
                self.repeated_at.contains(&entered) && first.with_it.contains(&(event.deed, event.details.clone()))
            }
            _ => false,
        };
        if repeats {
            self.repeated.push(event.id.clone());
            if event.deed == Deed::Registered {
                self.repeated_at.push(entered);
            }
        }
        repeats
    }

    /// Takes note of a registration that has its effect, and of what was entered with it.
    pub(super) fn note_registration(&mut self, event: &AssetEvent) {
        let entered = (event.at, event.by.clone());
        match (event.deed, &mut self.registration) {
            (Deed::Registered, _) => {
                let says = (said(event), event.set.clone());
                self.registration = Some(Registration { id: event.id.clone(), entered, says, with_it: Vec::new() });
            }
            (Deed::Counted | Deed::SeatAssigned, Some(first)) if first.entered == entered => {
                first.with_it.push((event.deed, event.details.clone()));
            }
            _ => {}
        }
    }

    /// Identifiers of the events that only repeat what others say, and have no effect.
    pub fn repeated(&self) -> &[String] {
        &self.repeated
    }
}
