//! The children of a ticket, read from their own files: what its procedure waits for.

use crate::model::finding::Finding;
use crate::procedure::engine::Child;
use crate::procedure::replay::{Lineage, State};
use crate::store::desk::Desk;
use crate::store::tickets::Record;

/// A ticket with what follows from its own file.
pub struct Member {
    /// The record.
    pub record: Record,
    /// The procedures by which it is judged.
    pub lineage: Lineage,
    /// What its events give.
    pub state: State,
}

/// The children of a ticket in that state, as far as they can be read, and what is wrong with the
/// others.
pub fn members(desk: &Desk, folios: &[String]) -> (Vec<Member>, Vec<Finding>) {
    let (mut members, mut findings) = (Vec::new(), Vec::new());
    for folio in folios {
        match member(desk, folio) {
            Ok(Some(member)) => members.push(member),
            Ok(None) => {}
            Err(found) => findings.extend(found),
        }
    }
    (members, findings)
}

/// None where there is no such ticket.
fn member(desk: &Desk, folio: &str) -> Result<Option<Member>, Vec<Finding>> {
    let record = match desk.ticket(folio) {
        Ok(record) => record,
        Err(crate::store::StoreError::Damaged(findings)) => return Err(findings),
        Err(_) => return Ok(None),
    };
    let lineage = desk.lineage_of(&record.ticket).map_err(|finding| vec![finding])?;
    let state = State::replay(&lineage, &record.ticket.events);
    Ok(Some(Member { record, lineage, state }))
}

/// The children of a ticket in that state, as its procedure sees them.
pub fn children(desk: &Desk, state: &State) -> Vec<Child> {
    let (members, _) = members(desk, &state.children);
    members.iter().map(Member::as_child).collect()
}

impl Member {
    /// The ticket, as its parent sees it.
    pub fn as_child(&self) -> Child {
        Child::of(self.record.ticket.folio.to_string(), self.lineage.current(), &self.state)
    }
}
