//! The ways through a procedure.

use super::PathView;
use crate::procedure::definition::Activity;

/// Paths that a sheet lists. A procedure of an institution has a handful; they multiply with each
/// branch of an odd one.
pub(super) const MAX_PATHS: usize = 64;

/// Steps that the search for paths may take; many of an odd procedure lead nowhere.
const MAX_STEPS: usize = 100_000;

/// The paths from the first activity to the end, in the order of the outcomes, and whether these
/// are all.
pub(super) fn paths(activities: &[Activity]) -> (Vec<PathView>, bool) {
    let mut walk = Walk { activities, path: Vec::new(), found: Vec::new(), steps: 0 };
    if !activities.is_empty() {
        walk.enter(0);
    }
    let complete = walk.found.len() <= MAX_PATHS && walk.steps <= MAX_STEPS;
    walk.found.truncate(MAX_PATHS);
    (walk.found, complete)
}

struct Walk<'a> {
    activities: &'a [Activity],
    path: Vec<usize>,
    found: Vec<PathView>,
    steps: usize,
}

impl Walk<'_> {
    fn enter(&mut self, activity: usize) {
        self.steps += 1;
        if self.steps > MAX_STEPS || self.found.len() > MAX_PATHS {
            return;
        }
        self.path.push(activity);
        // Outcomes that lead to the same place are one way, not two.
        let mut ways: Vec<Option<&String>> = Vec::new();
        let activities = self.activities;
        for outcome in &activities[activity].outcomes {
            let to = outcome.to.as_ref();
            if ways.contains(&to) {
                continue;
            }
            ways.push(to);
            match to {
                None => self.arrive(),
                Some(id) => {
                    let next = activities.iter().position(|activity| activity.id == *id);
                    if let Some(next) = next.filter(|next| !self.path.contains(next)) {
                        self.enter(next);
                    }
                }
            }
        }
        self.path.pop();
    }

    fn arrive(&mut self) {
        let walked = || self.path.iter().filter_map(|index| self.activities.get(*index));
        let limit_minutes = walked().filter_map(|activity| activity.limit).fold(0, i64::saturating_add);
        self.found.push(PathView { activities: walked().map(|activity| activity.id.clone()).collect(), limit_minutes });
    }
}
