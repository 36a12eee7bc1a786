//! What is late, or about to be: the clocks of open tickets that have passed their limits.

use chrono::Duration;
use serde::Serialize;

use super::case::Case;
use super::clock;
use crate::clock::reading::minutes;
use crate::clock::stopwatch::{Clock, Whose};
use crate::language::Language;
use crate::model::time::{Moment, Zone};

/// What is late at a moment.
#[derive(Debug, Clone, Serialize)]
pub struct Lateness {
    /// Moment at which the clocks were read.
    pub as_of: Moment,
    /// Working minutes within which what is about to be late was asked for.
    pub within_minutes: Option<i64>,
    /// The clocks, in the order in which they were due.
    pub rows: Vec<LateRow>,
}

/// A clock that is late, or about to be.
#[derive(Debug, Clone, Serialize)]
pub struct LateRow {
    /// Folio.
    pub folio: String,
    /// Procedure, its code.
    pub procedure: String,
    /// What the clock measures: activity, path, response, solution or contract.
    pub kind: &'static str,
    /// The same in words.
    #[serde(skip)]
    pub label: String,
    /// Activity in which the ticket stands.
    pub activity: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who answers for the clock: role, owner or area of the procedure, supplier with its contract.
    pub responsible: String,
    /// Role that answers for the activity in which the ticket stands.
    pub role: Option<String>,
    /// Who has the ticket.
    pub assignee: Option<String>,
    /// Key of the supplier, of a contract's clock.
    pub supplier: Option<String>,
    /// Number of the contract.
    pub contract: Option<String>,
    /// When the limit was or will be reached.
    pub due: Option<Moment>,
    /// Working minutes counted.
    pub counted_minutes: i64,
    /// Limit in working minutes.
    pub limit_minutes: i64,
    /// Whether the limit was passed.
    pub late: bool,
    /// Working minutes over the limit.
    pub over_minutes: i64,
    /// Working minutes left until the limit.
    pub left_minutes: i64,
}

/// What is late, and with `within` what will be once so many working minutes have passed. What
/// stands still does not become late.
pub fn lateness(cases: &[Case], within: Option<i64>, as_of: Moment, zone: Zone, language: &Language) -> Lateness {
    let mut rows: Vec<LateRow> = Vec::new();
    for case in cases.iter().filter(|case| !case.is_ended()) {
        let wanted = |clock: &&Clock| {
            let soon = |within: i64| {
                let left = clock.left().filter(|_| !clock.is_still());
                left.is_some_and(|left| left <= Duration::try_minutes(within).unwrap_or(Duration::MAX))
            };
            clock.is_late() || within.is_some_and(soon)
        };
        rows.extend(case.reading.running().filter(wanted).filter_map(|clock| row(case, clock, zone, language)));
    }
    // By day and hour; those of one ticket keep the order of its clocks.
    rows.sort_by(|a, b| (a.due, &a.folio).cmp(&(b.due, &b.folio)));
    Lateness { as_of: zone.localize(as_of), within_minutes: within, rows }
}

fn row(case: &Case, clock: &Clock, zone: Zone, language: &Language) -> Option<LateRow> {
    let activity = case.activity();
    let (supplier, contract) = match &clock.whose {
        Whose::Supplier { key, contract, .. } => (Some(key.clone()), contract.clone()),
        _ => (None, None),
    };
    Some(LateRow {
        folio: case.ticket.folio.to_string(),
        procedure: case.procedure.code.clone(),
        kind: clock.kind.word(),
        label: clock::label(clock, &case.procedure, language),
        activity: activity.map(|activity| activity.id.clone()),
        title: activity.map(|activity| activity.title.clone()),
        responsible: clock::responsible(clock, &case.procedure, language),
        role: activity.map(|activity| activity.role.clone()),
        assignee: case.state.assignee.clone(),
        supplier,
        contract: contract.map(|contract| contract.number),
        due: clock.due().map(|due| zone.localize(due)),
        counted_minutes: minutes(clock.counted()),
        limit_minutes: clock.limit?,
        late: clock.is_late(),
        over_minutes: minutes(clock.over()),
        left_minutes: clock.left().map(minutes).unwrap_or_default(),
    })
}
