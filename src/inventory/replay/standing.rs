//! What is so of an asset, read from its state: status, due day, position, what registers lack.

use chrono::NaiveDate;

use super::{AssetState, Retention};
use crate::model::asset::{AssetStatus, Position};
use crate::model::folio::Folio;
use crate::model::time::Moment;

impl AssetState {
    /// The retention that lasts.
    pub fn retention(&self) -> Option<&Retention> {
        self.retentions.last().filter(|retention| retention.to.is_none())
    }

    /// What state it is in.
    pub fn status(&self) -> AssetStatus {
        if self.retired.is_some() {
            AssetStatus::Retired
        } else if self.lost.is_some() {
            AssetStatus::Lost
        } else if self.outside().is_some() {
            AssetStatus::Outside
        } else if self.retention().is_some() {
            AssetStatus::Retained
        } else {
            self.status_beneath()
        }
    }

    /// What state it is in, leaving aside that it is retained, outside, lost or retired.
    pub fn status_beneath(&self) -> AssetStatus {
        match self.open_letter() {
            Some(letter) if letter.is_slip => AssetStatus::Lent,
            Some(_) => AssetStatus::InUse,
            None if self.seats.is_empty() => AssetStatus::InStock,
            None => AssetStatus::InUse,
        }
    }

    /// Day on which it is due back: from outside, or of the loan.
    pub fn due(&self) -> Option<NaiveDate> {
        match self.outside() {
            Some(pass) => pass.due,
            None => self.open_letter().and_then(|letter| letter.due),
        }
    }

    /// Ticket because of which it is where it is.
    pub fn ticket(&self) -> Option<&Folio> {
        match (self.outside(), self.retention()) {
            (Some(pass), _) => pass.ticket.as_ref(),
            (None, Some(retention)) => retention.ticket.as_ref(),
            (None, None) => self.open_letter().filter(|letter| letter.is_slip)?.ticket.as_ref(),
        }
    }

    /// The position that these events give.
    pub fn position(&self) -> Position {
        Position {
            status: self.status(),
            custodian: self.custodian.clone(),
            area: self.area.clone(),
            place: self.place.clone(),
            since: self.since,
            letter: self.open_letter().and_then(|letter| letter.number.clone()),
            due: self.due().filter(|_| self.retired.is_none()),
            ticket: self.ticket().filter(|_| self.retired.is_none()).map(Folio::to_string),
            quantity: self.quantity,
            users: self.seats.iter().map(|seat| seat.to.clone()).collect(),
            formerly: self.formerly.clone(),
            disputes: self.disputes.iter().map(|dispute| dispute.id.clone()).collect(),
        }
    }

    /// A text of the card, if it says something.
    pub fn text(&self, key: &str) -> Option<&str> {
        crate::model::asset::text_in(&self.card, key)
    }

    /// The identifier of the event at that position.
    pub fn id_at(&self, index: usize) -> Option<&str> {
        self.ids.get(index).map(|(id, _)| id.as_str())
    }

    /// Whether the event with that identifier was decided against.
    pub fn is_dropped(&self, id: &str) -> bool {
        self.verdicts.drops(id)
    }

    /// Position of the event with that identifier.
    pub fn position_of(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|(known, _)| known == id)
    }

    /// When the event with that identifier happened.
    pub fn moment_of(&self, id: &str) -> Option<Moment> {
        self.ids.iter().find(|(known, _)| known == id).map(|(_, at)| *at)
    }

    /// Positions of the events that a register has not acknowledged yet, in order.
    pub fn pending(&self, system: &str) -> &[usize] {
        let covered = self.acknowledgements.iter().filter(|known| known.system == system).map(|known| known.covers);
        let first = match covered.max() {
            Some(covers) => self.changes.partition_point(|change| *change <= covers),
            None => 0,
        };
        &self.changes[first..]
    }

    /// The number that the asset has in a register, the latest.
    pub fn number_in(&self, system: &str) -> Option<&str> {
        let known = self.acknowledgements.iter().rev().filter(|known| known.system == system);
        known.filter_map(|known| known.number.as_deref()).next()
    }
}
