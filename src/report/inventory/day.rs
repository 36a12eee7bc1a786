//! What of the inventory is worth a line of the day: how much is late.

use super::{Surroundings, custody, loans, outside};
use crate::report::asset_case::AssetCase;

/// How much of the inventory is late, and what waits for a decision.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InventoryDay {
    /// Loans that should be back.
    pub loans: usize,
    /// Assets outside that should be back.
    pub outside: usize,
    /// Letters and slips not signed in time.
    pub unsigned: usize,
    /// Identifiers of those in dispute.
    pub disputed: Vec<String>,
}

/// How much of the inventory is late.
pub fn day(cases: &[AssetCase], with: &Surroundings) -> InventoryDay {
    let unsigned = custody::unsigned(cases, None, with).rows;
    let mut disputed: Vec<String> = cases
        .iter()
        .filter(|case| !case.asset.position.disputes.is_empty())
        .map(|case| case.asset.id.clone())
        .collect();
    disputed.sort();
    InventoryDay {
        disputed,
        loans: loans::loans(cases, true, with).rows.len(),
        outside: outside::outside(cases, true, with).outside.len(),
        unsigned: unsigned.iter().filter(|row| row.late).count(),
    }
}
