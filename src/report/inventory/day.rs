//! What of the inventory is worth a line of the day: how much is late.

use super::{Surroundings, custody, loans, outside};
use crate::report::asset_case::AssetCase;

/// How much of the inventory is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InventoryDay {
    /// Loans that should be back.
    pub loans: usize,
    /// Assets outside that should be back.
    pub outside: usize,
    /// Letters and slips not signed in time.
    pub unsigned: usize,
}

/// How much of the inventory is late.
pub fn day(cases: &[AssetCase], with: &Surroundings) -> InventoryDay {
    let unsigned = custody::unsigned(cases, None, with).rows;
    InventoryDay {
        loans: loans::loans(cases, true, with).rows.len(),
        outside: outside::outside(cases, true, with).outside.len(),
        unsigned: unsigned.iter().filter(|row| row.late).count(),
    }
}
