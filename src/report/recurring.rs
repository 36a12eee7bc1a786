//! Continuing problems: so many tickets within so many days on one asset, or with one supplier for
//! one service (S3.4).

mod draft;
pub mod trace;

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

use super::case::Case;
use super::list::{status_word, subject};
use crate::model::catalogue::{GroupBy, Recurrence, Services, Suppliers, fold};
use crate::model::status::Status;
use crate::model::time::{Moment, Zone};

pub use draft::Draft;

/// A ticket of a continuing problem.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Occurrence {
    /// Folio.
    pub folio: String,
    /// When it was opened.
    pub opened: Moment,
    /// State.
    #[serde(serialize_with = "status_word")]
    pub status: Status,
    /// The problem, as the requester told it.
    pub subject: String,
}

/// A continuing problem: a run of tickets, each of which belongs to some window with enough others.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What `--open` takes.
    pub key: String,
    /// What its tickets have in common.
    pub by: &'static str,
    /// Asset; of a supplier's group where all its tickets have the same one.
    pub asset: Option<String>,
    /// Supplier; of an asset's group where all its tickets have the same one.
    pub supplier: Option<String>,
    /// That supplier's name.
    pub supplier_name: Option<String>,
    /// Service; of an asset's group where all its tickets have the same one.
    pub service: Option<String>,
    /// That service's name.
    pub service_name: Option<String>,
    /// Day of the first ticket.
    pub from: NaiveDate,
    /// Day of the last one.
    pub to: NaiveDate,
    /// Whether a ticket opened today would continue it, or at least could.
    pub current: bool,
    /// Tickets, by their opening.
    pub tickets: Vec<Occurrence>,
    /// Evaluations opened for it since it began.
    pub evaluations: Vec<Evaluation>,
    /// The evaluation that would be opened for it.
    pub draft: Option<Draft>,
}

/// A ticket that evaluates a continuing problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evaluation {
    /// Folio.
    pub folio: String,
    /// Whether it is still open.
    pub open: bool,
}

/// What continuing problems are looked for with.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// How many in how many days, and of what.
    pub recurrence: &'a Recurrence,
    /// Names of services.
    pub services: &'a Services,
    /// Names of suppliers.
    pub suppliers: &'a Suppliers,
    /// The desk's time zone.
    pub zone: Zone,
    /// The day.
    pub today: NaiveDate,
}

/// What tickets have in common: the asset, however it is typed, or supplier and service.
type Key = (GroupBy, String, String);

/// A ticket as the search sees it.
struct Seen<'c> {
    case: &'c Case,
    opened: Moment,
    day: NaiveDate,
    asset: Option<String>,
    supplier: Option<String>,
    service: Option<String>,
}

impl<'c> Seen<'c> {
    fn of(case: &'c Case, zone: Zone) -> Option<Self> {
        let header = case.state.header(&case.procedure);
        let opened = case.state.opened?;
        let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let (asset, supplier, service) = (said(header.asset), said(header.supplier), said(header.service));
        Some(Self { case, opened, day: zone.day(opened), asset, supplier, service })
    }

    fn key(&self, by: GroupBy) -> Option<Key> {
        match by {
            GroupBy::Asset => Some((by, fold(self.asset.as_deref()?), String::new())),
            GroupBy::SupplierService => Some((by, self.supplier.clone()?, self.service.clone()?)),
        }
    }

    fn occurrence(&self, zone: Zone) -> Occurrence {
        Occurrence {
            folio: self.case.ticket.folio.to_string(),
            opened: zone.localize(self.opened),
            status: self.case.state.status(),
            subject: subject(self.case).to_owned(),
        }
    }
}

/// Runs of days, which are in order and counted from any day: every window of `count` within `within` days, those that
/// share a day of the list as one.
fn runs(days: &[i64], count: usize, within: i64) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (start, window) in days.windows(count.max(1)).enumerate() {
        let (Some(first), Some(last)) = (window.first(), window.last()) else { continue };
        if last - first >= within {
            continue;
        }
        let end = start + window.len();
        match runs.last_mut() {
            Some(run) if start < run.end => run.end = end,
            _ => runs.push(start..end),
        }
    }
    runs
}

impl Watch<'_> {
    /// Whether a ticket is one more occurrence of its problem. What was cancelled never was one; a
    /// child belongs to what its parent counts for; an evaluation is no fault, nor is what belongs to
    /// a procedure that the desk does not watch.
    fn counts(&self, case: &Case) -> bool {
        case.state.status() != Status::Cancelled
            && case.state.header(&case.procedure).parent.is_none()
            && !self.evaluates(case)
            && (self.recurrence.of.is_empty() || self.recurrence.of.contains(&case.procedure.code))
    }

    fn evaluates(&self, case: &Case) -> bool {
        self.recurrence.procedure.as_ref() == Some(&case.procedure.code)
    }

    /// The continuing problems, the latest first; without drafts.
    pub fn groups(&self, cases: &[Case]) -> Vec<Group> {
        let mut all: BTreeMap<Key, Vec<Seen>> = BTreeMap::new();
        for by in &self.recurrence.by {
            for seen in cases.iter().filter(|case| self.counts(case)).filter_map(|case| Seen::of(case, self.zone)) {
                if let Some(key) = seen.key(*by) {
                    all.entry((*by, key.1, key.2)).or_default().push(seen);
                }
            }
        }
        let evaluations: Vec<Seen> = cases
            .iter()
            .filter(|case| self.evaluates(case) && case.state.status() != Status::Cancelled)
            .filter_map(|case| Seen::of(case, self.zone))
            .collect();
        let mut groups = Vec::new();
        for (key, mut seen) in all {
            seen.sort_by(|a, b| a.opened.cmp(&b.opened).then_with(|| a.case.ticket.folio.cmp(&b.case.ticket.folio)));
            let days: Vec<i64> = seen.iter().map(|seen| i64::from(seen.day.num_days_from_ce())).collect();
            let runs = runs(&days, self.recurrence.count, self.recurrence.days);
            for (index, run) in runs.iter().enumerate() {
                let is_last = index + 1 == runs.len();
                let next = runs.get(index + 1).and_then(|next| seen.get(next.start)).map(|first| first.opened);
                let evaluations = evaluations.iter().filter(|found| next.is_none_or(|next| found.opened < next));
                groups.extend(self.group(&key, &seen[run.clone()], is_last, evaluations));
            }
        }
        groups.sort_by(|a, b| b.to.cmp(&a.to).then_with(|| a.key.cmp(&b.key)));
        groups
    }

    fn group<'s>(
        &self,
        key: &Key,
        run: &[Seen],
        is_last: bool,
        evaluations: impl Iterator<Item = &'s Seen<'s>>,
    ) -> Option<Group> {
        let (first, last) = (run.first()?, run.last()?);
        let by = key.0;
        let same = |of: for<'a> fn(&'a Seen<'_>) -> &'a Option<String>| {
            let value = of(first).clone();
            value.filter(|value| run.iter().all(|seen| of(seen).as_deref().map(fold) == Some(fold(value))))
        };
        let (asset, supplier, service) = (same(|s| &s.asset), same(|s| &s.supplier), same(|s| &s.service));
        let of_key = match by {
            GroupBy::Asset => asset.clone().unwrap_or_default(),
            GroupBy::SupplierService => format!("{}/{}", key.1, key.2),
        };
        // An earlier run of the same key needs a name of its own.
        let since = if is_last { String::new() } else { format!("@{}", first.day) };
        let evaluates = |found: &Seen| match (by, &found.asset) {
            // An evaluation that has no asset can still be of the supplier and service.
            (GroupBy::Asset, None) => {
                let of_group = supplier.as_ref().zip(service.as_ref());
                of_group.is_some() && found.supplier.as_ref().zip(found.service.as_ref()) == of_group
            }
            _ => found.key(by).as_ref() == Some(key),
        };
        let evaluations = evaluations
            .filter(|found| found.opened >= first.opened && evaluates(found))
            .map(|found| Evaluation { folio: found.case.ticket.folio.to_string(), open: !found.case.is_ended() })
            .collect();
        Some(Group {
            key: format!("{}:{of_key}{since}", by.word()),
            by: by.word(),
            supplier_name: supplier.as_deref().and_then(|key| self.suppliers.get(key)).map(|found| found.name.clone()),
            service_name: service.as_deref().and_then(|key| self.services.get(key)).map(|found| found.name.clone()),
            asset,
            supplier,
            service,
            from: first.day,
            to: last.day,
            current: is_last && (self.today - last.day).num_days() < self.recurrence.days,
            tickets: run.iter().map(|seen| seen.occurrence(self.zone)).collect(),
            evaluations,
            draft: None,
        })
    }
}

impl Group {
    /// Whether a ticket is one of it.
    pub fn holds(&self, folio: &str) -> bool {
        self.tickets.iter().any(|ticket| ticket.folio == folio)
    }

    /// The evaluation that is still open.
    pub fn open_evaluation(&self) -> Option<&Evaluation> {
        self.evaluations.iter().find(|evaluation| evaluation.open)
    }

    /// Folios of its tickets.
    pub fn folios(&self) -> Vec<&str> {
        self.tickets.iter().map(|ticket| ticket.folio.as_str()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// First ticket of each run, and the first after it.
    fn bounds(offsets: &[i64], count: usize, within: i64) -> Vec<(usize, usize)> {
        runs(offsets, count, within).into_iter().map(|run| (run.start, run.end)).collect()
    }

    #[test]
    fn a_window_has_its_first_day_and_its_last() {
        assert_eq!(bounds(&[0, 40, 89], 3, 90), [(0, 3)]);
        assert_eq!(bounds(&[0, 40, 90], 3, 90), []);
        assert_eq!(bounds(&[0, 0, 0], 3, 1), [(0, 3)], "three of one day");
        assert_eq!(bounds(&[0, 1], 3, 90), []);
        assert_eq!(runs(&[], 3, 90), []);
    }

    #[test]
    fn windows_that_share_a_ticket_are_one_run() {
        assert_eq!(bounds(&[0, 40, 80, 120, 160], 3, 90), [(0, 5)]);
        // The window of the first three and that of the last three share none.
        assert_eq!(bounds(&[0, 1, 2, 300, 301, 302], 3, 90), [(0, 3), (3, 6)]);
        assert_eq!(bounds(&[0, 100, 101, 102, 250], 3, 90), [(1, 4)]);
    }

    proptest! {
        #[test]
        fn a_ticket_is_in_a_run_exactly_when_it_has_company(
            mut offsets in proptest::collection::vec(0_i64..60, 0..12), count in 2_usize..5, within in 1_i64..20,
        ) {
            offsets.sort_unstable();
            let found = runs(&offsets, count, within);
            for (index, day) in offsets.iter().enumerate() {
                // Some window of days that holds it holds enough.
                let company = (day - within + 1..=*day).any(|first| {
                    offsets.iter().filter(|other| (first..first + within).contains(other)).count() >= count
                });
                prop_assert_eq!(found.iter().any(|run| run.contains(&index)), company, "{:?} {}", offsets, index);
            }
            prop_assert!(found.windows(2).all(|two| two[0].end <= two[1].start));
        }
    }
}
