//! Checks that a procedure can be walked: that everything is reached, that everything ends, that
//! its figures add up and that its people and fields have somebody who sees to them.

use std::collections::{BTreeSet, HashSet};

use super::activities::ActivitySpots;
use super::source::{Problems, Span};
use crate::message;
use crate::model::time::write_minutes;
use crate::procedure::definition::{Activity, Procedure};

/// Steps that the search for sums may take. Paths multiply; past this nothing is claimed.
const MAX_STEPS: usize = 200_000;
/// Sums of paths that a finding names.
const MAX_SUMS: usize = 12;

/// Checks activities, the declared total and fields.
pub(super) fn check(
    procedure: &Procedure,
    spots: &[ActivitySpots],
    field_spots: &[Span],
    declared_at: Option<Span>,
    problems: &mut Problems,
) {
    if problems.ways_known && !procedure.activities.is_empty() {
        let ways = ways(&procedure.activities);
        check_reached(procedure, &ways, spots, problems);
        check_ends(procedure, &ways, spots, problems);
        if let (Some(declared), Some(at), true) = (procedure.declared_total, declared_at, problems.limits_known) {
            check_total(procedure, &ways, declared, &at, problems);
        }
    }
    if problems.fills_known {
        check_filled(procedure, field_spots, problems);
    }
}

/// Where an activity leads: `None` is the end.
type Ways = Vec<BTreeSet<Option<usize>>>;

fn ways(activities: &[Activity]) -> Ways {
    let position = |id: &String| activities.iter().position(|activity| activity.id == *id);
    activities
        .iter()
        .map(|activity| activity.outcomes.iter().map(|outcome| outcome.to.as_ref().and_then(position)).collect())
        .collect()
}

fn check_reached(procedure: &Procedure, ways: &Ways, spots: &[ActivitySpots], problems: &mut Problems) {
    let reopened = procedure.reopen.as_ref().map(|reopen| &reopen.to);
    let reopened = procedure.activities.iter().position(|activity| Some(&activity.id) == reopened);
    let mut pending: Vec<usize> = [0].into_iter().chain(reopened).collect();
    let mut reached: HashSet<usize> = pending.iter().copied().collect();
    while let Some(from) = pending.pop() {
        pending.extend(ways[from].iter().flatten().filter(|to| reached.insert(**to)));
    }
    for (index, activity) in procedure.activities.iter().enumerate() {
        if !reached.contains(&index) {
            problems.note(&spots[index].at, message!("finding-unreachable-activity", activity = &activity.id));
        }
    }
}

/// Activities that only lead to each other. Those without outcomes have been noted and count as an
/// end here, so that what leads to them is not noted as well.
fn check_ends(procedure: &Procedure, ways: &Ways, spots: &[ActivitySpots], problems: &mut Problems) {
    let mut ending: HashSet<usize> = HashSet::new();
    loop {
        let before = ending.len();
        for (index, to) in ways.iter().enumerate() {
            if to.is_empty() || to.iter().any(|to| to.is_none_or(|to| ending.contains(&to))) {
                ending.insert(index);
            }
        }
        if ending.len() == before {
            break;
        }
    }
    let caught: Vec<usize> = (0..ways.len()).filter(|index| !ending.contains(index)).collect();
    if let Some(first) = caught.first() {
        let ids: Vec<&str> = caught.iter().map(|index| procedure.activities[*index].id.as_str()).collect();
        let message = message!("finding-no-way-out", activities = ids.join(", "), number = ids.len());
        problems.note(&spots[*first].at, message);
    }
}

/// The declared total is the sum of all limits, or of those along some path to the end.
fn check_total(procedure: &Procedure, ways: &Ways, declared: i64, at: &Span, problems: &mut Problems) {
    let all = procedure.limits_total();
    if declared == all {
        return;
    }
    let limits: Vec<i64> = procedure.activities.iter().map(|activity| activity.limit.unwrap_or(0)).collect();
    let mut search = Sums { ways, limits: &limits, walked: vec![false; ways.len()], sums: BTreeSet::new(), steps: 0 };
    search.walk(0, 0);
    if search.steps > MAX_STEPS || search.sums.contains(&declared) {
        return;
    }
    let mut sums: Vec<String> = search.sums.iter().take(MAX_SUMS).map(|sum| write_minutes(*sum)).collect();
    if search.sums.len() > MAX_SUMS {
        sums.push("…".to_owned());
    }
    let message = message!(
        "finding-total-differs",
        declared = write_minutes(declared),
        all = write_minutes(all),
        number = sums.len(),
        sums = sums.join(", ")
    );
    problems.note(at, message);
}

/// The sums of limits along every path that walks each activity at most once.
struct Sums<'a> {
    ways: &'a Ways,
    limits: &'a [i64],
    walked: Vec<bool>,
    sums: BTreeSet<i64>,
    steps: usize,
}

impl Sums<'_> {
    fn walk(&mut self, activity: usize, sum: i64) {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return;
        }
        let sum = sum.saturating_add(self.limits[activity]);
        self.walked[activity] = true;
        let ways = self.ways;
        for to in &ways[activity] {
            match to {
                None => {
                    self.sums.insert(sum);
                }
                Some(to) if !self.walked[*to] => self.walk(*to, sum),
                Some(_) => {}
            }
        }
        self.walked[activity] = false;
    }
}

/// A field that nothing fills would be blank on its form for ever.
fn check_filled(procedure: &Procedure, spots: &[Span], problems: &mut Problems) {
    let outcomes = || procedure.activities.iter().flat_map(|activity| &activity.outcomes);
    let mut filled: HashSet<&str> = HashSet::new();
    filled.extend(procedure.opening.iter().map(|need| need.field.as_str()));
    filled.extend(procedure.waits.iter().flat_map(|wait| &wait.resume).map(|need| need.field.as_str()));
    filled.extend(outcomes().flat_map(|outcome| &outcome.fills).map(|need| need.field.as_str()));
    filled.extend(outcomes().flat_map(|outcome| outcome.sets.keys()).map(String::as_str));
    for (field, at) in procedure.fields.iter().zip(spots) {
        if !filled.contains(field.id.as_str()) {
            problems.note(at, message!("finding-field-never-filled", field = &field.id));
        }
    }
}

/// Checks that no role includes itself and that somebody can record what each does.
pub(super) fn check_roles(procedure: &Procedure, spots: &[Span], problems: &mut Problems) {
    for (role, at) in procedure.roles.iter().zip(spots) {
        let included = role.includes.iter().flat_map(|id| procedure.roles_counting_as(id));
        if included.into_iter().any(|id| id == role.id) {
            problems.note(at, message!("finding-role-in-circle", role = &role.id));
        }
        let mut recording = procedure.roles_recording(&role.id).into_iter().filter_map(|id| procedure.role(id));
        if !role.account && !recording.any(|by| by.account) {
            problems.note(at, message!("finding-role-nobody-records", role = &role.id));
        }
    }
}
