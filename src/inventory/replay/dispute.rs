//! Steps that two clones took on one asset without knowing of each other, as with tickets: both stay
//! in the history; the first in the order of the file has its effect, the other none, until it is
//! decided which one holds.

use serde_json::Value;

use super::AssetState;
use crate::model::asset::{AssetEvent, AssetStatus, Deed};
use crate::procedure::replay::dispute::{Choice, Decision, Dispute, Recorded, Step, Verdicts};

impl AssetEvent {
    /// Identifiers in a detail that lists events.
    pub fn ids(&self, key: &str) -> Vec<&str> {
        let list = self.details.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    }
}

/// What the `settled` events decide.
pub(super) fn verdicts<'a>(events: impl IntoIterator<Item = &'a AssetEvent>) -> Verdicts {
    Verdicts::decided(events.into_iter().filter_map(decision))
}

/// What an event decides, if it does.
fn decision(event: &AssetEvent) -> Option<Decision> {
    let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
    let settles = event.deed == Deed::Settled;
    settles.then(|| Decision {
        id: event.id.clone(),
        keeps: owned(event.ids("keeps")),
        drops: owned(event.ids("drops")),
        unseen: event.unseen.clone(),
    })
}

impl AssetState {
    /// The state before the first of these events, which knows what they decide among themselves.
    pub fn before<'a>(events: impl IntoIterator<Item = &'a AssetEvent>) -> Self {
        Self { verdicts: verdicts(events), ..Self::default() }
    }

    /// The state that whoever recorded the event at that position saw.
    pub fn known_at(asset: &str, events: &[AssetEvent], index: usize) -> Self {
        let unseen = &events[index].unseen;
        let known: Vec<&AssetEvent> = events[..index].iter().filter(|event| !unseen.contains(&event.id)).collect();
        let mut state = Self::before(known.iter().copied());
        known.into_iter().for_each(|event| state.apply(asset, event));
        state
    }

    /// Whether it has an event with that identifier.
    pub fn has_event(&self, id: &str) -> bool {
        self.position_of(id).is_some()
    }

    /// States in which a deed begins, whoever does it.
    pub(in crate::inventory) fn begins_in(&self, deed: Deed) -> &'static [AssetStatus] {
        use AssetStatus::{InStock, InUse, Lent, Lost, Outside, Retained};
        match deed {
            Deed::Assigned | Deed::Lent => &[InStock],
            Deed::Transferred => &[InUse],
            Deed::Returned => &[InUse, Lent, Retained],
            Deed::Moved => &[InStock, InUse, Lent],
            Deed::Extended => &[Lent, Outside],
            Deed::Reserved => &[InStock, InUse, Lent, Retained, Outside],
            Deed::Retained => &[InStock, InUse, Lent],
            Deed::GivenBack => &[Retained],
            Deed::Authorised => &[InStock, InUse, Lent, Retained],
            Deed::Left => &[InStock, InUse, Lent, Retained],
            Deed::CameBack => &[Outside],
            Deed::Lost => &[InStock, InUse, Lent, Retained, Outside],
            Deed::Found => &[Lost],
            // In use by its seats, not in custody.
            Deed::Retired if self.open_letter().is_none() => &[InStock, InUse, Retained, Outside, Lost],
            Deed::Retired => &[InStock, Retained, Outside, Lost],
            Deed::SeatAssigned | Deed::Renewed | Deed::Received | Deed::Issued | Deed::Counted => &[InStock, InUse],
            _ => &AssetStatus::ALL,
        }
    }

    /// The dispute in which an event stands, if it does.
    pub(super) fn collision(&self, event: &AssetEvent, index: usize) -> Option<Dispute> {
        let step = Step { index, id: &event.id, unseen: &event.unseen, moves_on: event.deed.is_step() };
        let is_above = |id: &str| self.position_of(id).is_some_and(|place| place < index);
        self.verdicts.collision(&step, &self.taken, is_above, || self.fits(event))
    }

    /// Whether an event that did not know all of those before it can still be what it was meant to be:
    /// on the same letter, pass or retention, and not after a step that has no effect itself.
    fn fits(&self, event: &AssetEvent) -> bool {
        let is_known =
            |index: usize| self.id_at(index).is_none_or(|id| !event.unseen.iter().any(|unseen| unseen == id));
        let rests_on_nothing = event.deed.is_step() && self.disputes.iter().any(|dispute| is_known(dispute.event));
        if rests_on_nothing || event.deed.is_step() && !self.begins_in(event.deed).contains(&self.status()) {
            return false;
        }
        let letter = || self.open_letter().is_none_or(|letter| is_known(letter.event));
        let pass = || {
            let crossed = |pass: &super::Pass| pass.left.as_ref().is_none_or(|left| is_known(left.event));
            self.open_pass().is_none_or(|pass| is_known(pass.event) && crossed(pass))
        };
        match event.deed {
            Deed::Registered => self.registered.is_none(),
            Deed::Transferred | Deed::Returned => letter(),
            Deed::Extended => {
                if self.outside().is_some() {
                    pass()
                } else {
                    letter()
                }
            }
            Deed::Reserved => !self.reservations.iter().any(|other| {
                let (from, until) = (event.date("from"), event.date("until"));
                !is_known(other.event)
                    && until.is_none_or(|until| other.from <= until)
                    && from.is_none_or(|from| from <= other.until)
            }),
            Deed::GivenBack => self.retention().is_none_or(|retention| is_known(retention.event)),
            Deed::Authorised => self.open_pass().is_none(),
            Deed::Left | Deed::Withdrawn => self.open_pass().is_some_and(|open| open.left.is_none()) && pass(),
            Deed::CameBack => pass(),
            Deed::SeatAssigned => {
                let has_one = |seat: &super::Seat| Some(seat.to.as_str()) == event.text("to");
                let seats =
                    self.card.get("seats").and_then(Value::as_i64).and_then(|seats| usize::try_from(seats).ok());
                let is_over = event.details.get("over") == Some(&Value::Bool(true));
                !self.seats.iter().any(has_one) && (is_over || seats.is_none_or(|seats| self.seats.len() < seats))
            }
            Deed::Issued => event.quantity().unwrap_or_default() <= self.quantity.unwrap_or_default(),
            Deed::Signed => self.made_by(event.text("on").unwrap_or_default()).is_none_or(is_known),
            _ => true,
        }
    }

    /// Position of the event that made the latest paper of that sort.
    fn made_by(&self, on: &str) -> Option<usize> {
        let letters = || self.letters.iter().rev();
        match on {
            "letter" => letters().find(|letter| !letter.is_slip).map(|letter| letter.event),
            "slip" => letters().find(|letter| letter.is_slip).map(|letter| letter.event),
            "return" => letters().find_map(|letter| letter.closing.as_ref()).map(|closing| closing.event),
            "pass" => self.passes.last().map(|pass| pass.event),
            _ => None,
        }
    }

    /// What a decision for one of the events in question says, as [`Verdicts::choice`] does.
    pub fn choice(&self, events: &[AssetEvent], kept: &str) -> Option<Choice> {
        let recorded: Vec<Recorded> = events
            .iter()
            .map(|event| Recorded { id: &event.id, unseen: &event.unseen, decision: decision(event) })
            .collect();
        self.verdicts.choice(&self.disputes, &recorded, kept)
    }
}
