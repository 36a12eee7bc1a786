//! Records of a desk without the people who are not of it: see `report::redaction`.

use crate::model::event::Deed;
use crate::procedure::replay::{Lineage, State};
use crate::report::asset_case::AssetCase;
use crate::report::case::Case;
use crate::report::redaction::Redaction;
use crate::store::StoreError;
use crate::store::desk::Desk;
use crate::store::parallel;

/// Tickets without people: their events without them, replayed. Clocks count as they did.
///
/// # Errors
/// A revision of a procedure was lost meanwhile.
pub fn tickets(desk: &Desk, redaction: &Redaction, cases: &[Case]) -> Result<Vec<Case>, StoreError> {
    let one = |case: &Case| {
        let ticket = redaction.ticket(case);
        // What is told as of a moment before a migration knows nothing of it.
        let migrated = ticket.events.iter().any(|event| matches!(event.deed, Deed::Migrated { .. }));
        let lineage = match migrated {
            true => desk.lineage_of(&ticket).map_err(|finding| StoreError::Damaged(vec![finding]))?,
            false => Lineage::single(case.procedure.clone()),
        };
        let state = State::replay(&lineage, &ticket.events);
        Ok(Case { ticket, state, procedure: case.procedure.clone(), reading: case.reading.clone() })
    };
    let parts = parallel::shares(cases, |cases| cases.iter().map(one).collect::<Result<Vec<_>, StoreError>>());
    let parts: Vec<Vec<Case>> = parts.into_iter().collect::<Result<_, _>>()?;
    Ok(parts.into_iter().flatten().collect())
}

/// Assets without people.
pub fn assets(desk: &Desk, redaction: &Redaction, cases: &[AssetCase]) -> Vec<AssetCase> {
    cases.iter().map(|case| redaction.asset(case, desk.inventory.kind(&case.asset.kind))).collect()
}
