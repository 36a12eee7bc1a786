//! Which tickets may belong to a continuing problem, by the little that is known of each without reading it.

use std::collections::{HashMap, HashSet};

use super::runs;
use crate::model::catalogue::{Recurrence, fold};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// Days by which those of a zone may differ from those counted here, at both ends.
const SLACK: i64 = 2;

/// What is known of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace<'a> {
    /// When it was opened, in seconds.
    pub opened: i64,
    /// What it may have in common with others ([`problems`]), told apart by numbers; nought means nothing.
    pub problems: &'a [u64],
}

/// What a ticket may have in common with others, if it had those assets, suppliers and services at one time or other.
pub fn problems<'a>(assets: &[&'a str], suppliers: &[&'a str], services: &[&'a str]) -> Vec<String> {
    let of_assets = assets.iter().map(|asset| format!("asset\0{}", fold(asset)));
    let of_both = suppliers
        .iter()
        .flat_map(|supplier| services.iter().map(move |service| format!("supplier\0{supplier}\0{service}")));
    let mut found: Vec<String> = of_assets.chain(of_both).collect();
    found.sort();
    found.dedup();
    found
}

/// Of each ticket, whether it may belong to a continuing problem: of those that go on at one of some moments, in seconds,
/// or of all where none are given. Some of which it says so will not; none of which it does not say so will. What
/// is no occurrence may be among the traces.
pub fn may_belong(traces: &[Trace], recurrence: &Recurrence, moments: Option<&[i64]>) -> Vec<bool> {
    let within = recurrence.days.saturating_add(SLACK);
    let day = |second: i64| second.div_euclid(DAY);
    let is_near = |opened: i64| {
        moments
            .is_none_or(|moments| moments.iter().any(|moment| (-SLACK..within).contains(&(day(*moment) - day(opened)))))
    };
    let near: HashSet<u64> = traces
        .iter()
        .filter(|trace| is_near(trace.opened))
        .flat_map(|trace| trace.problems)
        .copied()
        .filter(|problem| *problem != 0)
        .collect();
    let mut by_problem: HashMap<u64, Vec<(i64, usize)>> = HashMap::new();
    for (index, trace) in traces.iter().enumerate() {
        for problem in trace.problems.iter().filter(|problem| near.contains(problem)) {
            by_problem.entry(*problem).or_default().push((day(trace.opened), index));
        }
    }
    let mut may = vec![false; traces.len()];
    for mut seen in by_problem.into_values() {
        seen.sort_unstable();
        seen.dedup();
        let latest = match moments {
            None => vec![i64::MAX],
            Some(moments) => moments.iter().map(|moment| day(*moment)).collect(),
        };
        for latest in latest {
            let known = seen.partition_point(|(opened, _)| *opened <= latest.saturating_add(SLACK));
            let days: Vec<i64> = seen[..known].iter().map(|(opened, _)| *opened).collect();
            for run in runs(&days, recurrence.count, within) {
                let goes_on = days.get(run.end - 1).is_some_and(|last| latest - last < within);
                if moments.is_none() || goes_on {
                    seen[run].iter().for_each(|(_, index)| may[*index] = true);
                }
            }
        }
    }
    may
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn recurrence(count: usize, days: i64) -> Recurrence {
        Recurrence { count, days, ..Recurrence::default() }
    }

    proptest! {
        /// Whatever goes on by the days of a zone, of those tickets that count, is among what may belong.
        #[test]
        fn nothing_that_belongs_is_left_out(
            tickets in prop::collection::vec((0_i64..120 * DAY, 1_u64..4, any::<bool>()), 0..40),
            count in 1_usize..5, days in 1_i64..20, moment in 0_i64..140 * DAY, zone in -12_i64..=14,
        ) {
            let problems: Vec<[u64; 2]> = tickets.iter().map(|(_, problem, _)| [*problem, 0]).collect();
            let traces: Vec<Trace> = tickets
                .iter()
                .zip(&problems)
                .map(|((opened, ..), problems)| Trace { opened: *opened, problems })
                .collect();
            let going_on = may_belong(&traces, &recurrence(count, days), Some(&[moment]));
            let ever = may_belong(&traces, &recurrence(count, days), None);
            let local = |second: i64| (second + zone * 60 * 60).div_euclid(DAY);
            for problem in 1..4 {
                let mut seen: Vec<(i64, usize)> = tickets
                    .iter()
                    .enumerate()
                    .filter(|(_, (opened, of, counts))| *of == problem && *counts && *opened <= moment)
                    .map(|(index, (opened, ..))| (local(*opened), index))
                    .collect();
                seen.sort_unstable();
                let of_seen: Vec<i64> = seen.iter().map(|(day, _)| *day).collect();
                let found = runs(&of_seen, count, days);
                for (place, run) in found.iter().enumerate() {
                    let goes_on = place + 1 == found.len() && local(moment) - of_seen[run.end - 1] < days;
                    for (_, index) in &seen[run.clone()] {
                        prop_assert!(ever[*index] && (going_on[*index] || !goes_on), "{:?} {:?}", seen, run);
                    }
                }
            }
        }
    }

    #[test]
    fn what_has_no_company_is_left_out() {
        let day = |day: i64| day * DAY;
        let (one, other) = ([7, 0], [8, 9]);
        let traces: Vec<Trace> = [(day(1), &one), (day(2), &one), (day(3), &one), (day(3), &other), (day(90), &one)]
            .map(|(opened, problems)| Trace { opened, problems })
            .into();
        let few = recurrence(3, 10);
        assert_eq!(may_belong(&traces, &few, None), [true, true, true, false, false]);
        assert_eq!(may_belong(&traces, &few, Some(&[day(5)])), [true, true, true, false, false]);
        assert_eq!(may_belong(&traces, &few, Some(&[day(60)])), [false; 5]);
        assert_eq!(may_belong(&traces, &few, Some(&[day(2)])), [true, true, true, false, false], "days are not exact");
    }

    #[test]
    fn what_tickets_have_in_common_is_written_in_one_way() {
        let found = problems(&["Impresora 3", "IMPRESORA  3"], &["redes"], &["red", "voz"]);
        assert_eq!(found, ["asset\0impresora 3", "supplier\0redes\0red", "supplier\0redes\0voz"]);
        assert_eq!(problems(&[], &["redes"], &[]), [""; 0]);
    }
}
