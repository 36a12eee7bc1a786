//! What the commands share that read the inventory: its assets, what they are read with, and the
//! words that people type for days.

use chrono::NaiveDate;

use super::asset_snapshot::{self, AssetSnapshot};
use super::error::CliError;
use crate::message;
use crate::model::finding::Finding;
use crate::model::time::{self, Moment};
use crate::report::inventory::Surroundings;
use crate::store::desk::Desk;

/// What this desk's inventory is read with.
pub fn surroundings(desk: &Desk, now: Moment) -> Surroundings<'_> {
    Surroundings {
        inventory: &desk.inventory,
        people: &desk.people,
        suppliers: &desk.suppliers,
        zone: desk.zone(),
        now,
    }
}

/// All assets of a desk. That a card was written by hand is nothing to warn of each time.
pub fn load(desk: &Desk) -> AssetSnapshot {
    let mut snapshot = asset_snapshot::load(desk);
    snapshot.findings.retain(is_damage);
    snapshot
}

/// Whether a finding on an asset says that what is shown may be wrong.
pub fn is_damage(finding: &Finding) -> bool {
    finding.code() != "asset-without-history"
}

/// A day that was typed.
///
/// # Errors
/// The text is no date.
pub fn date(typed: Option<&str>) -> Result<Option<NaiveDate>, CliError> {
    let read = |text: &str| {
        time::read_typed_date(text).ok_or_else(|| CliError::Usage(message!("inventory-unknown-date", found = text)))
    };
    typed.map(read).transpose()
}

/// Days that were typed: `60d`, `60`, `60 días`.
///
/// # Errors
/// The text is no number of days, or one of more than a century.
pub fn days(typed: Option<&str>) -> Result<Option<i64>, CliError> {
    let read = |text: &str| {
        let plain = text.trim().to_lowercase();
        let digits = plain.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = plain[digits.len()..].trim();
        let days = digits.parse::<i64>().ok().filter(|days| (0..=36_525).contains(days));
        let known = ["", "d", "day", "days", "dia", "dias", "día", "días"].contains(&unit);
        days.filter(|_| known).ok_or_else(|| CliError::Usage(message!("expiring-not-days", found = text)))
    };
    typed.map(read).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_say_their_unit_or_none() {
        let read = |text| days(Some(text)).ok().flatten();
        assert_eq!(["60d", "60", " 60 días", "1 day", "0"].map(read), [60, 60, 60, 1, 0].map(Some));
        assert_eq!(["", "d", "60h", "-1", "2 meses", "99999999999999999999"].map(read), [None; 6]);
    }
}
