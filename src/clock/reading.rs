//! What the clocks of a ticket show: each stay in an activity against its limit, and the whole
//! path walked against the sum of its limits (S0.18).

use chrono::Duration;

use super::calendar::Calendar;
use crate::model::status::Status;
use crate::model::time::Moment;
use crate::procedure::definition::{ClockKind, Procedure};
use crate::procedure::replay::{State, Visit};

/// A stay in an activity, measured.
#[derive(Debug, Clone, PartialEq)]
pub struct VisitReading {
    /// Activity.
    pub activity: String,
    /// Which stay in it, from 1.
    pub visit: usize,
    /// Role that answers for it.
    pub role: String,
    /// When it began.
    pub started: Moment,
    /// When it ended, if it has.
    pub ended: Option<Moment>,
    /// When its limit is reached, if it has one and the clock runs.
    pub due: Option<Moment>,
    /// Working time counted.
    pub counted: Duration,
    /// Working time not counted because the ticket waited.
    pub paused: Duration,
    /// Limit in working minutes.
    pub limit: Option<i64>,
}

/// All clocks of a ticket at a moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// Stays in activities, in order.
    pub visits: Vec<VisitReading>,
    /// Working time counted on the whole path.
    pub counted: Duration,
    /// Working time not counted because the ticket waited.
    pub paused: Duration,
    /// Working time during which the equipment was out of the building, told apart (S0.15).
    pub offsite: Duration,
    /// Sum of the limits of the stays walked so far, in working minutes.
    pub path_limit: Option<i64>,
    /// Total that the procedure declares, or the sum of all its limits, in working minutes.
    pub nominal: i64,
}

/// Minutes as a duration; the longest there is where they are more.
fn of_minutes(minutes: i64) -> Duration {
    Duration::try_minutes(minutes).unwrap_or(if minutes < 0 { Duration::MIN } else { Duration::MAX })
}

/// The sum, or the longest duration there is: no data makes it panic.
fn total(durations: impl Iterator<Item = Duration>) -> Duration {
    durations.fold(Duration::zero(), |sum, one| sum.checked_add(&one).unwrap_or(Duration::MAX))
}

/// Whole minutes of a duration; a minute that has begun but not passed does not count.
pub fn minutes(duration: Duration) -> i64 {
    duration.num_minutes()
}

impl VisitReading {
    /// Working time over the limit.
    pub fn over(&self) -> Duration {
        match self.limit {
            Some(limit) => self.counted.checked_sub(&of_minutes(limit)).unwrap_or_default().max(Duration::zero()),
            None => Duration::zero(),
        }
    }

    /// Whether the limit was passed.
    pub fn is_late(&self) -> bool {
        self.over() > Duration::zero()
    }
}

impl Reading {
    /// The stay that lasts, if one does.
    pub fn current(&self) -> Option<&VisitReading> {
        self.visits.last().filter(|visit| visit.ended.is_none())
    }

    /// Whether the current activity, or the path as a whole, has passed its limit.
    pub fn is_late(&self) -> bool {
        self.current().is_some_and(VisitReading::is_late) || self.is_path_late()
    }

    /// Whether the path as a whole has passed the sum of its limits.
    pub fn is_path_late(&self) -> bool {
        self.path_limit.is_some_and(|limit| self.counted > of_minutes(limit))
    }

    /// Whether any stay passed its limit.
    pub fn was_late(&self) -> bool {
        self.visits.iter().any(VisitReading::is_late)
    }
}

/// Times between `from` and `to` during which our clocks stand still.
fn pauses(procedure: &Procedure, state: &State, from: Moment, to: Moment) -> Vec<(Moment, Moment)> {
    state
        .waits
        .iter()
        .filter(|wait| procedure.wait(&wait.reason).is_none_or(|reason| reason.stops(ClockKind::Activity)))
        .map(|wait| (wait.from.max(from), wait.to.unwrap_or(to).min(to)))
        .filter(|(from, to)| from < to)
        .collect()
}

fn read_visit(procedure: &Procedure, calendar: &Calendar, state: &State, visit: &Visit, as_of: Moment) -> VisitReading {
    let end = visit.left.unwrap_or(as_of).max(visit.entered);
    let pauses = pauses(procedure, state, visit.entered, end);
    let paused = total(pauses.into_iter().map(|(from, to)| calendar.between(from, to)));
    let counted = calendar.between(visit.entered, end).checked_sub(&paused).unwrap_or_default();
    let activity = procedure.activity(&visit.activity);
    let limit = activity.and_then(|activity| activity.limit);
    let waits_now = visit.left.is_none()
        && state.waiting().is_some_and(|wait| procedure.wait(&wait.reason).is_none_or(|reason| reason.stops(ClockKind::Activity)));
    // While the clock stands still nobody can say when the limit will be reached.
    let due = limit.filter(|_| !waits_now).and_then(|limit| due(procedure, calendar, state, visit, limit));
    VisitReading {
        activity: visit.activity.clone(),
        visit: visit.number,
        role: activity.map(|activity| activity.role.clone()).unwrap_or_default(),
        started: visit.entered,
        ended: visit.left,
        due,
        counted,
        paused,
        limit,
    }
}

/// The moment at which the counted time of a stay reaches its limit.
fn due(procedure: &Procedure, calendar: &Calendar, state: &State, visit: &Visit, limit: i64) -> Option<Moment> {
    let mut left = of_minutes(limit);
    let mut from = visit.entered;
    for wait in &state.waits {
        let stops = procedure.wait(&wait.reason).is_none_or(|reason| reason.stops(ClockKind::Activity));
        let Some(to) = wait.to.filter(|to| stops && *to > from) else { continue };
        let begin = wait.from.max(from);
        let worked = calendar.between(from, begin);
        if worked >= left {
            break;
        }
        left -= worked;
        from = to;
    }
    calendar.add(from, left)
}

/// Reads every clock of a ticket at a moment. What had not begun by then is left out.
pub fn read(procedure: &Procedure, calendar: &Calendar, state: &State, as_of: Moment) -> Reading {
    let visits: Vec<VisitReading> = state
        .visits
        .iter()
        .filter(|visit| visit.entered <= as_of)
        .map(|visit| read_visit(procedure, calendar, state, visit, as_of))
        .collect();
    let limits: Vec<i64> = visits.iter().filter_map(|visit| visit.limit).collect();
    let is_offsite = |reason: &str| procedure.wait(reason).is_some_and(|reason| reason.status == Status::Offsite);
    let outings = state.waits.iter().filter(|wait| is_offsite(&wait.reason));
    let offsite = total(outings.map(|wait| calendar.between(wait.from, wait.to.unwrap_or(as_of).min(as_of))));
    Reading {
        counted: total(visits.iter().map(|visit| visit.counted)),
        paused: total(visits.iter().map(|visit| visit.paused)),
        offsite,
        path_limit: (!limits.is_empty()).then(|| limits.iter().copied().fold(0, i64::saturating_add)),
        nominal: procedure.declared_total.unwrap_or_else(|| procedure.limits_total()),
        visits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_data_makes_a_sum_panic() {
        assert_eq!(total([Duration::MAX, Duration::MAX].into_iter()), Duration::MAX);
        assert_eq!(total([Duration::minutes(2), Duration::minutes(3)].into_iter()), Duration::minutes(5));
        assert_eq!((of_minutes(i64::MAX), of_minutes(i64::MIN)), (Duration::MAX, Duration::MIN));
        let counted = Duration::minutes(30);
        let started = crate::model::time::read_moment("2025-03-10T09:00:00-06:00").expect("a moment");
        for (limit, late) in [(i64::MAX, false), (30, false), (29, true)] {
            let visit = VisitReading {
                activity: "01".into(),
                visit: 1,
                role: String::new(),
                started,
                ended: None,
                due: None,
                counted,
                paused: Duration::zero(),
                limit: Some(limit),
            };
            assert_eq!(visit.is_late(), late, "{limit}");
        }
    }
}
