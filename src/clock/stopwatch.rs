//! One clock, whatever it measures: from when to when, on which calendar, against which limit, and
//! during which stretches it stands still.
//!
//! **Law: the time between its beginning and its end is what it counted, what it did not count
//! because it stood still, and what lies outside working time.** All boundaries are whole minutes,
//! so that the rows of [`Clock::intervals`] add up to the figures exactly.

use std::sync::Arc;

use chrono::{Duration, Timelike};

use super::calendar::{Calendar, Reason};
use crate::model::time::Moment;
use crate::procedure::definition::ClockKind;

/// A clock of a ticket, read at a moment.
#[derive(Debug, Clone)]
pub struct Clock {
    /// What it measures.
    pub kind: ClockKind,
    /// Stay that it measures: activity, and which stay in it, from 1.
    pub stay: Option<(String, usize)>,
    /// Who answers for it.
    pub whose: Whose,
    /// When it began.
    pub started: Moment,
    /// When it ended, if it has.
    pub ended: Option<Moment>,
    /// Limit in working minutes.
    pub limit: Option<i64>,
    /// Calendar on which it runs.
    pub calendar: Arc<Calendar>,
    /// When it stands still, in order and apart, all within its time.
    stops: Vec<Stop>,
    /// Its end, or the moment at which it is read.
    until: Moment,
    /// Whether the last of its stops lasts.
    still: bool,
    counted: Duration,
    paused: Duration,
}

/// Who answers for a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The people of a role, by its key.
    Role(String),
    /// The area that answers for the procedure.
    Procedure,
    /// A supplier.
    Supplier {
        /// Its key.
        key: String,
        /// Its name; the key where the catalogue has none.
        name: String,
        /// The contract in force, if there is one.
        contract: Option<ContractName>,
    },
}

/// What names a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractName {
    /// Its number.
    pub number: String,
    /// Name of the service level.
    pub level: Option<String>,
}

/// A stretch of time during which a clock stands still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// Beginning.
    pub from: Moment,
    /// End; none while it lasts.
    pub to: Option<Moment>,
    /// Why.
    pub why: Why,
}

/// Why a clock stands still.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The ticket waits; a key of the procedure.
    Wait(String),
    /// The ticket was over, and was taken up again afterwards.
    Ended,
}

/// What a stretch of time is to a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// It counts.
    Counted,
    /// Working time that does not count.
    Paused(Why),
    /// Nobody works.
    Closed(Reason),
}

/// A stretch of a clock's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// Beginning.
    pub from: Moment,
    /// End.
    pub to: Moment,
    /// What it is to the clock.
    pub part: Part,
    /// Stay during which it lies, where that was asked for: its position among the stays.
    pub stay: Option<usize>,
}

impl Interval {
    /// Its length in minutes.
    pub fn minutes(&self) -> i64 {
        (self.to - self.from).num_minutes()
    }
}

/// A clock before it is read.
#[derive(Debug, Clone)]
pub struct Setting {
    /// What it measures.
    pub kind: ClockKind,
    /// Stay that it measures.
    pub stay: Option<(String, usize)>,
    /// Who answers for it.
    pub whose: Whose,
    /// When it began.
    pub started: Moment,
    /// When it ended, if it has.
    pub ended: Option<Moment>,
    /// Limit in working minutes.
    pub limit: Option<i64>,
    /// Calendar on which it runs.
    pub calendar: Arc<Calendar>,
    /// When it stands still. They may reach beyond the clock's time, touch and overlap: where two
    /// do, the earlier one says why.
    pub stops: Vec<Stop>,
}

/// The whole minute that a moment lies in.
pub fn minute(moment: Moment) -> Moment {
    moment.with_second(0).and_then(|moment| moment.with_nanosecond(0)).unwrap_or(moment)
}

/// Minutes as a duration; the longest there is where they are more.
fn of_minutes(minutes: i64) -> Duration {
    Duration::try_minutes(minutes).unwrap_or(if minutes < 0 { Duration::MIN } else { Duration::MAX })
}

impl Setting {
    /// Reads the clock at a moment.
    pub fn read(self, as_of: Moment) -> Clock {
        let Self { kind, stay, whose, started, ended, limit, calendar, stops } = self;
        let started = minute(started);
        let ended = ended.map(|ended| minute(ended).max(started));
        let until = ended.unwrap_or_else(|| minute(as_of).max(started));
        let (stops, still) = within(stops, started, until, ended.is_some());
        let mut clock = Clock {
            kind,
            stay,
            whose,
            started,
            ended,
            limit,
            calendar,
            stops,
            until,
            still,
            counted: Duration::zero(),
            paused: Duration::zero(),
        };
        let between = |from, to| clock.calendar.between(from, to);
        let paused: Duration = clock.stops.iter().map(|stop| between(stop.from, stop.to.unwrap_or(until))).sum();
        clock.counted = between(started, until).checked_sub(&paused).unwrap_or_default();
        clock.paused = paused;
        clock
    }
}

/// The stops as far as they lie within a time, in order and apart; and whether the last one lasts.
fn within(mut stops: Vec<Stop>, started: Moment, until: Moment, ended: bool) -> (Vec<Stop>, bool) {
    stops.sort_by_key(|stop| stop.from);
    let mut kept: Vec<Stop> = Vec::with_capacity(stops.len());
    let mut reached = started;
    let mut still = false;
    for stop in stops {
        let from = minute(stop.from).max(reached);
        let lasts = stop.to.is_none() || stop.to.is_some_and(|to| minute(to) > until);
        let to = stop.to.map_or(until, minute).min(until);
        if lasts && !ended && minute(stop.from) <= until {
            still = true;
        }
        if from < to {
            kept.push(Stop { from, to: Some(to), why: stop.why });
            reached = to;
        }
    }
    (kept, still)
}

impl Clock {
    /// Its end, or the moment at which it was read.
    pub fn until(&self) -> Moment {
        self.until
    }

    /// Whether it goes on.
    pub fn is_running(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether it stands still at the moment at which it was read.
    pub fn is_still(&self) -> bool {
        self.still
    }

    /// Working time counted.
    pub fn counted(&self) -> Duration {
        self.counted
    }

    /// Working time not counted because it stood still.
    pub fn paused(&self) -> Duration {
        self.paused
    }

    /// All time between its beginning and its end, or now.
    pub fn elapsed(&self) -> Duration {
        self.until - self.started
    }

    /// Time outside working hours.
    pub fn closed(&self) -> Duration {
        self.elapsed() - self.counted - self.paused
    }

    /// Working time over the limit.
    pub fn over(&self) -> Duration {
        match self.limit {
            Some(limit) => self.counted.checked_sub(&of_minutes(limit)).unwrap_or_default().max(Duration::zero()),
            None => Duration::zero(),
        }
    }

    /// Working time left until the limit; none without one.
    pub fn left(&self) -> Option<Duration> {
        let limit = of_minutes(self.limit?);
        Some(limit.checked_sub(&self.counted).unwrap_or_default().max(Duration::zero()))
    }

    /// Whether the limit was passed.
    pub fn is_late(&self) -> bool {
        self.over() > Duration::zero()
    }

    /// The moment at which the limit is reached. While the clock stands still before it, nobody can
    /// say; and some calendars never come so far.
    pub fn due(&self) -> Option<Moment> {
        let mut left = of_minutes(self.limit?);
        let mut from = self.started;
        for stop in &self.stops {
            let worked = self.calendar.between(from, stop.from);
            if worked >= left {
                return self.calendar.add(from, left);
            }
            left -= worked;
            from = stop.to.unwrap_or(self.until);
        }
        if self.still && self.counted < of_minutes(self.limit?) {
            return None;
        }
        self.calendar.add(from, left)
    }

    /// Its time in stretches, each of which wholly counts or wholly does not, in order, without gap
    /// or overlap. `stays` are beginnings of stays, in order: no stretch reaches over one.
    pub fn intervals(&self, stays: &[Moment]) -> Vec<Interval> {
        let mut rows = Vec::new();
        for span in self.calendar.spans(self.started, self.until) {
            match span.reason {
                Some(reason) => {
                    rows.push(Interval { from: span.from, to: span.to, part: Part::Closed(reason), stay: None });
                }
                None => self.cut(span.from, span.to, stays, &mut rows),
            }
        }
        rows
    }

    /// Adds a stretch of working time, cut where stops begin and end and where stays begin.
    fn cut(&self, from: Moment, to: Moment, stays: &[Moment], rows: &mut Vec<Interval>) {
        let mut edges: Vec<Moment> = self.stops.iter().flat_map(|stop| [Some(stop.from), stop.to]).flatten().collect();
        edges.extend(stays.iter().map(|stay| minute(*stay)));
        edges.push(to);
        edges.retain(|edge| *edge > from && *edge <= to);
        edges.sort_unstable();
        edges.dedup();
        let mut reached = from;
        for edge in edges {
            let stop = self.stops.iter().find(|stop| stop.from <= reached && stop.to.is_none_or(|to| reached < to));
            let part = stop.map_or(Part::Counted, |stop| Part::Paused(stop.why.clone()));
            // The stay that began last by then: the others between had no length.
            let stay = stays.iter().rposition(|stay| minute(*stay) <= reached);
            rows.push(Interval { from: reached, to: edge, part, stay });
            reached = edge;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_limit_makes_a_clock_panic() {
        assert_eq!((of_minutes(i64::MAX), of_minutes(i64::MIN)), (Duration::MAX, Duration::MIN));
    }

    #[test]
    fn a_moment_is_read_to_its_minute() {
        let read = |text| crate::model::time::read_moment(text).expect("moment");
        assert_eq!(minute(read("2026-01-05T09:07:59-06:00")), read("2026-01-05T09:07:00-06:00"));
    }
}
