//! The clocks of the path: each stay in an activity against its limit, and the whole path walked
//! against the sum of the limits of its stays (S0.18), where all of them have one.

use std::sync::Arc;

use super::calendar::Calendar;
use super::circumstances::{Circumstances, Subject};
use super::stopwatch::{Clock, Setting, Stop, Whose, Why};
use crate::procedure::definition::ClockKind;
use crate::procedure::replay::WaitPeriod;

/// The waits during which a clock stands still. A reason that the procedure does not know stops ours.
pub(super) fn waits(subject: &Subject, kind: ClockKind) -> Vec<Stop> {
    let stops = |wait: &WaitPeriod| match subject.reason(wait) {
        Some(reason) => reason.stops(kind),
        None => ClockKind::OURS.contains(&kind),
    };
    let waits = subject.state.waits.iter().filter(|wait| stops(wait));
    waits.map(|wait| Stop { from: wait.from, to: wait.to, why: Why::Wait(wait.reason.clone()) }).collect()
}

/// The times between an end and a reopening.
pub(super) fn closures(subject: &Subject) -> impl Iterator<Item = Stop> {
    subject.state.closures.iter().map(|(from, to)| Stop { from: *from, to: Some(*to), why: Why::Ended })
}

/// The clocks of the stays that had begun, in order.
pub(super) fn stays(subject: &Subject, on: &Circumstances, calendar: &Arc<Calendar>) -> Vec<Clock> {
    let begun = subject.state.visits.iter().filter(|visit| visit.entered <= on.as_of);
    let waits = waits(subject, ClockKind::Activity);
    begun
        .map(|visit| {
            let during = |stop: &&Stop| {
                stop.to.is_none_or(|to| visit.entered <= to) && visit.left.is_none_or(|left| stop.from <= left)
            };
            let setting = Setting {
                kind: ClockKind::Activity,
                stay: Some((visit.activity.clone(), visit.number)),
                whose: Whose::Role(visit.role.clone()),
                started: visit.entered,
                ended: visit.left,
                limit: visit.limit,
                calendar: calendar.clone(),
                stops: waits.iter().filter(during).cloned().collect(),
            };
            setting.read(on.as_of)
        })
        .collect()
}

/// The clock of the whole path, once there is one.
pub(super) fn whole(subject: &Subject, on: &Circumstances, calendar: &Arc<Calendar>, stays: &[Clock]) -> Option<Clock> {
    let started = subject.state.opened.filter(|opened| *opened <= on.as_of)?;
    // A path has a limit where every stay has: the time of the others would be held against a sum that
    // says nothing of them.
    let limits: Option<Vec<i64>> = stays.iter().map(|stay| stay.limit).collect();
    let mut stops = waits(subject, ClockKind::Path);
    stops.extend(closures(subject));
    let setting = Setting {
        kind: ClockKind::Path,
        stay: None,
        whose: Whose::Procedure,
        started,
        ended: subject.state.closed,
        limit: limits.filter(|limits| !limits.is_empty()).map(|limits| limits.into_iter().fold(0, i64::saturating_add)),
        calendar: calendar.clone(),
        stops,
    };
    Some(setting.read(on.as_of))
}
