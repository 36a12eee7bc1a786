//! What the clocks of a ticket show at a moment.

use std::sync::Arc;

use chrono::Duration;

use super::circumstances::{Circumstances, Subject, has_contracts};
use super::stopwatch::{Clock, minute};
use super::{contracts, path, targets};
use crate::model::status::Status;
use crate::model::time::Moment;
use crate::procedure::definition::Target;
use crate::procedure::replay::WaitPeriod;

/// All clocks of a ticket at a moment.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Stays in activities, in order.
    pub visits: Vec<Clock>,
    /// The whole path; none before the ticket was opened.
    pub path: Option<Clock>,
    /// Response and solution, as far as the procedure has them; several of each where a reopened
    /// ticket's start anew.
    pub targets: Vec<Clock>,
    /// Contracts of suppliers.
    pub contracts: Vec<Clock>,
    /// Working time during which the equipment was out of the building, told apart (S0.15).
    pub offsite: Duration,
    /// Total that the procedure declares, or the sum of all its limits, in working minutes.
    pub nominal: i64,
}

/// The sum, or the longest duration there is: no data makes it panic.
fn total(durations: impl Iterator<Item = Duration>) -> Duration {
    durations.fold(Duration::zero(), |sum, one| sum.checked_add(&one).unwrap_or(Duration::MAX))
}

/// Whole minutes of a duration.
pub fn minutes(duration: Duration) -> i64 {
    duration.num_minutes()
}

impl Reading {
    /// Reads every clock of a ticket. What had not begun by then is left out.
    pub fn of(subject: &Subject, on: &Circumstances) -> Self {
        let procedure = subject.procedure();
        let calendar = on.known(on.own, subject);
        let visits = path::stays(subject, on, &calendar);
        let is_offsite =
            |wait: &WaitPeriod| subject.reason(wait).is_some_and(|reason| reason.status == Status::Offsite);
        let outings = subject.state.waits.iter().filter(|wait| is_offsite(wait));
        let out = outings.map(|wait| (minute(wait.from), minute(wait.to.unwrap_or(on.as_of).min(on.as_of))));
        Self {
            path: path::whole(subject, on, &calendar, &visits),
            visits,
            targets: Target::ALL
                .into_iter()
                .flat_map(|target| targets::clocks(subject, on, &Arc::clone(&calendar), target))
                .collect(),
            contracts: if subject.lineage.any(has_contracts) { contracts::clocks(subject, on) } else { Vec::new() },
            offsite: total(out.map(|(from, to)| calendar.between(from, to))),
            nominal: procedure.declared_total.unwrap_or_else(|| procedure.limits_total()),
        }
    }

    /// Every clock: stays, path, targets, contracts.
    pub fn all(&self) -> impl Iterator<Item = &Clock> {
        self.visits.iter().chain(&self.path).chain(&self.targets).chain(&self.contracts)
    }

    /// The clocks that go on.
    pub fn running(&self) -> impl Iterator<Item = &Clock> {
        self.all().filter(|clock| clock.is_running())
    }

    /// The stay that lasts, if one does.
    pub fn current(&self) -> Option<&Clock> {
        self.visits.last().filter(|visit| visit.is_running())
    }

    /// Working time counted on the whole path.
    pub fn counted(&self) -> Duration {
        self.path.as_ref().map(Clock::counted).unwrap_or_default()
    }

    /// Working time of the stays not counted because the ticket waited.
    pub fn paused(&self) -> Duration {
        total(self.visits.iter().map(Clock::paused))
    }

    /// Sum of the limits of the stays walked so far, in working minutes.
    pub fn path_limit(&self) -> Option<i64> {
        self.path.as_ref().and_then(|path| path.limit)
    }

    /// Whether some clock that goes on has passed its limit.
    pub fn is_late(&self) -> bool {
        self.running().any(Clock::is_late)
    }

    /// Whether the path as a whole has passed the sum of its limits.
    pub fn is_path_late(&self) -> bool {
        self.path.as_ref().is_some_and(Clock::is_late)
    }

    /// Whether a limit of ours was passed on the way; a supplier's is not ours.
    pub fn was_late(&self) -> bool {
        self.visits.iter().chain(&self.path).chain(&self.targets).any(Clock::is_late)
    }
}

/// Beginnings of the stays, by which intervals of other clocks are cut.
pub fn beginnings(reading: &Reading) -> Vec<Moment> {
    reading.visits.iter().map(|visit| visit.started).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_data_makes_a_sum_panic() {
        assert_eq!(total([Duration::MAX, Duration::MAX].into_iter()), Duration::MAX);
        assert_eq!(total([Duration::minutes(2), Duration::minutes(3)].into_iter()), Duration::minutes(5));
    }
}
