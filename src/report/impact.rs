//! What an edit of calendars, contracts or targets does to tickets: whose verdict it changes.

use serde::Serialize;

use super::case::Case;
use super::clock;
use crate::clock::reading::{Reading, minutes};
use crate::clock::stopwatch::Clock;
use crate::language::Language;
use crate::model::time::{Moment, Zone};

/// What an edit changes.
#[derive(Debug, Clone, Serialize)]
pub struct Impact {
    /// What it was compared with: a commit, or files.
    pub against: Vec<String>,
    /// Moment at which the clocks were read.
    pub as_of: Moment,
    /// Tickets looked at.
    pub tickets: usize,
    /// Clocks whose verdict changes, in the order of the folios.
    pub rows: Vec<ImpactRow>,
}

/// A clock whose verdict changes.
#[derive(Debug, Clone, Serialize)]
pub struct ImpactRow {
    /// Folio.
    pub folio: String,
    /// What the clock measures: activity, path, response, solution or contract.
    pub kind: &'static str,
    /// The same in words.
    #[serde(skip)]
    pub label: String,
    /// Activity, where it measures a stay in one.
    pub activity: Option<String>,
    /// Which stay in it.
    pub visit: Option<usize>,
    /// When it ended, if it has.
    pub ended: Option<Moment>,
    /// Before the edit.
    pub before: Verdict,
    /// After it.
    pub after: Verdict,
}

/// What a clock says of its limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// When the limit is reached.
    pub due: Option<Moment>,
    /// Limit in working minutes.
    pub limit_minutes: Option<i64>,
    /// Working minutes counted.
    pub counted_minutes: i64,
    /// Working minutes over the limit.
    pub over_minutes: i64,
    /// Whether the limit was passed.
    pub late: bool,
}

fn verdict(clock: &Clock, zone: Zone) -> Verdict {
    Verdict {
        due: clock.due().map(|due| zone.localize(due)),
        limit_minutes: clock.limit,
        counted_minutes: minutes(clock.counted()),
        over_minutes: minutes(clock.over()),
        late: clock.is_late(),
    }
}

/// Whether somebody would judge the clock differently. When the limit of one that has ended would
/// have been reached is nothing to anybody.
fn differs(clock: &Clock, before: &Verdict, after: &Verdict) -> bool {
    let same = |verdict: &Verdict| (verdict.late, verdict.over_minutes, verdict.limit_minutes.is_some());
    same(before) != same(after)
        || (clock.is_running() && (before.due, before.limit_minutes) != (after.due, after.limit_minutes))
}

/// The clocks of a case whose verdict is another than before, and how many.
pub fn rows(case: &Case, before: &Reading, zone: Zone, language: &Language) -> Vec<ImpactRow> {
    // Both readings have the same clocks: which there are follows from the events alone.
    let pairs = before.all().zip(case.reading.all());
    let row = |(before, now): (&Clock, &Clock)| {
        let (before, after) = (verdict(before, zone), verdict(now, zone));
        let (activity, visit) = now.stay.clone().unzip();
        differs(now, &before, &after).then(|| ImpactRow {
            folio: case.ticket.folio.to_string(),
            kind: now.kind.word(),
            label: clock::label(now, &case.procedure, language),
            activity,
            visit,
            ended: now.ended.map(|ended| zone.localize(ended)),
            before,
            after,
        })
    };
    pairs.filter_map(row).collect()
}
