//! The clocks of the targets that a ticket's priority sets: until somebody answers, until it is
//! solved.
//!
//! - The response is the first one. The solution is the last one that was not taken back: by going
//!   to an activity where it can be reached again, or back to one that came before it, or by
//!   reopening the ticket. While it is taken back the clock has not ended, and no time was spared.
//! - A reopened ticket's clocks go on, without the time during which it was over; or start anew, and
//!   those of before stay as they were, where the procedure says so.
//! - The target is that of the priority at the end of the clock, while it runs that of now. It holds
//!   from the beginning of the clock on: what was counted stays counted.

use std::sync::Arc;

use super::calendar::Calendar;
use super::circumstances::{Circumstances, Subject};
use super::path::{closures, waits};
use super::stopwatch::{Clock, Setting, Stop, Whose};
use crate::model::time::Moment;
use crate::procedure::definition::{ClockKind, HeaderKey, Target};
use crate::procedure::replay::{Mark, State, Visit};

/// Stays between an opening or reopening and the next end: positions of the first, and of the first
/// that no longer belongs to them.
type Round = (usize, usize);

/// The rounds of a ticket. A stay that no outcome led to begins one.
fn rounds(state: &State) -> Vec<Round> {
    let visits = &state.visits;
    let begins = |index: usize| index == 0 || visits[index - 1].ended_by != Some(visits[index].event);
    let mut firsts: Vec<usize> = (0..visits.len()).filter(|index| begins(*index)).collect();
    firsts.push(visits.len());
    firsts.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

/// Position of the stay that ended with a mark.
fn stay_of(state: &State, mark: &Mark) -> Option<usize> {
    state.visits.iter().position(|visit| visit.ended_by == Some(mark.event))
}

/// Whether a ticket that was solved when a stay ended has been taken back since, within a round: it
/// went where it can be solved again, or to an activity that this ticket came to before the one in
/// which it was solved.
fn taken_back(subject: &Subject, stay: usize, round: Round) -> bool {
    let visits = &subject.state.visits;
    let again = |visit: &Visit| {
        let activity = subject.lineage.at(visit.event).activity(&visit.activity);
        let outcomes = activity.map(|activity| activity.outcomes.as_slice()).unwrap_or_default();
        outcomes.iter().any(|outcome| outcome.marks.contains(&Target::Solution))
    };
    let first = |activity: &str| visits.iter().position(|visit| visit.activity == activity);
    let solved_in = visits.get(stay).and_then(|visit| first(&visit.activity));
    let after = visits.get(stay + 1..round.1).unwrap_or_default();
    after.iter().any(|visit| again(visit) || first(&visit.activity) <= solved_in)
}

/// When a target was reached within a round, if it was.
fn reached(subject: &Subject, target: Target, round: Round) -> Option<Moment> {
    let state = subject.state;
    let marks = state.marks.iter().filter(|mark| mark.target == target);
    let stays = marks.filter_map(|mark| Some((stay_of(state, mark)?, mark.at)));
    let mut within = stays.filter(|(stay, _)| (round.0..round.1).contains(stay));
    let (first, answered) = within.next()?;
    if target == Target::Response {
        return Some(answered);
    }
    let (last, solved) = within.next_back().unwrap_or((first, answered));
    (!taken_back(subject, last, round)).then_some(solved)
}

/// The clocks of one target, in order.
pub(super) fn clocks(subject: &Subject, on: &Circumstances, calendar: &Arc<Calendar>, target: Target) -> Vec<Clock> {
    let (state, procedure) = (subject.state, subject.procedure());
    let rounds = rounds(state);
    let (Some(opened), Some((first, last))) = (state.opened, rounds.first().zip(rounds.last())) else {
        return Vec::new();
    };
    if !procedure.has_target(target) || opened > on.as_of {
        return Vec::new();
    }
    let kind = match target {
        Target::Response => ClockKind::Response,
        Target::Solution => ClockKind::Solution,
    };
    let mut stops = waits(subject, kind);
    stops.extend(closures(subject));
    if !procedure.restarts_targets {
        let whole = (first.0, last.1);
        let reached = match target {
            Target::Response => reached(subject, target, whole),
            // Reopening takes a solution back.
            Target::Solution => reached(subject, target, *last),
        };
        return vec![clock(subject, on, calendar, kind, (opened, reached.or(state.closed)), stops)];
    }
    let ends = |index: usize| match rounds.get(index + 1) {
        Some(_) => state.visits[rounds[index].1 - 1].left,
        None => state.closed,
    };
    let times = rounds.iter().enumerate().map(|(index, round)| {
        let started = if index == 0 { opened } else { state.visits[round.0].entered };
        (started, reached(subject, target, *round).or_else(|| ends(index)))
    });
    let times: Vec<(Moment, Option<Moment>)> = times.filter(|(started, _)| *started <= on.as_of).collect();
    times.into_iter().map(|time| clock(subject, on, calendar, kind, time, stops.clone())).collect()
}

fn clock(
    subject: &Subject,
    on: &Circumstances,
    calendar: &Arc<Calendar>,
    kind: ClockKind,
    (started, ended): (Moment, Option<Moment>),
    stops: Vec<Stop>,
) -> Clock {
    let judged = ended.unwrap_or(on.as_of).min(on.as_of);
    let priority = subject.entry_at(HeaderKey::Priority, judged);
    let targets = priority.and_then(|priority| on.priorities.targets_on(on.day(subject), &priority));
    let limit = targets.map(|targets| if kind == ClockKind::Response { targets.response } else { targets.solution });
    let setting =
        Setting { kind, stay: None, whose: Whose::Procedure, started, ended, limit, calendar: calendar.clone(), stops };
    setting.read(on.as_of)
}
