//! The log (bitácora): one row per attended report. Form F02 prints the same rows.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::case::Case;
use super::dispute::is_false;
use super::list;
use crate::clock::reading;
use crate::message;
use crate::model::event::Deed;
use crate::model::message::Message;
use crate::model::status::Status;
use crate::model::time::{self, Moment, Zone};
use crate::model::value::FieldType;

/// A stretch of time: `from` belongs to it, `before` no longer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// Beginning; none where it has no bound.
    pub from: Option<Moment>,
    /// First moment after its end; none where it has no bound.
    pub before: Option<Moment>,
}

impl Period {
    /// The period that a person types. Dates are days of the zone and both belong to it; so does a
    /// date and time, to its second.
    ///
    /// # Errors
    /// A text is neither a date nor a date and time, or the end is before the beginning.
    pub fn read(zone: Zone, today: NaiveDate, from: Option<&str>, to: Option<&str>) -> Result<Self, Message> {
        let from_moment = from.map(|text| read_bound(zone, today, text, false)).transpose()?;
        let before = to.map(|text| read_bound(zone, today, text, true)).transpose()?;
        if let (Some(from_moment), Some(before)) = (from_moment, before)
            && before <= from_moment
        {
            let (from, to) = (from.unwrap_or_default(), to.unwrap_or_default());
            return Err(message!("reading-period-backwards", from = from, to = to));
        }
        Ok(Self { from: from_moment, before })
    }

    /// Whether it has any bound.
    pub fn is_bounded(&self) -> bool {
        self.from.is_some() || self.before.is_some()
    }

    /// Whether a moment belongs to it.
    pub fn holds(&self, moment: Moment) -> bool {
        self.from.is_none_or(|from| from <= moment) && self.before.is_none_or(|before| moment < before)
    }

    /// Whether a moment that may be lacking belongs to it; one that lacks belongs only to the
    /// period without bounds.
    pub fn holds_some(&self, moment: Option<Moment>) -> bool {
        moment.map_or(!self.is_bounded(), |moment| self.holds(moment))
    }

    /// Its last second.
    pub fn last(&self) -> Option<Moment> {
        self.before.and_then(|before| before.checked_sub_signed(chrono::Duration::seconds(1)))
    }
}

fn read_bound(zone: Zone, today: NaiveDate, text: &str, end: bool) -> Result<Moment, Message> {
    let wrong = || message!("reading-not-a-date", found = text);
    if let Some(day) = time::read_date(text) {
        let day = if end { day.checked_add_days(Days::new(1)).ok_or_else(wrong)? } else { day };
        return Ok(zone.start_of(day));
    }
    let moment = zone.read(text, today).map_err(|_| wrong())?;
    if end { moment.checked_add_signed(chrono::Duration::seconds(1)).ok_or_else(wrong) } else { Ok(moment) }
}

/// One attended report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LogRow {
    /// Running number in the period, from 1.
    pub number: usize,
    /// Folio.
    pub folio: String,
    /// Procedure.
    pub procedure: String,
    /// When it was reported.
    pub reported: Option<Moment>,
    /// Who reported it.
    pub user: String,
    /// That person's area.
    pub area: String,
    /// The problem, as the user told it.
    pub problem: String,
    /// What was done.
    pub actions: String,
    /// Who attended: the assignee, or whoever recorded the longest stay (an identifier of
    /// `people.toml`).
    pub attended_by: Option<String>,
    /// Its number in an external system.
    pub external: Option<String>,
    /// Codes of the forms that it needed besides the procedure's first one.
    pub other_forms: Vec<String>,
    /// When it ended.
    pub closed: Option<Moment>,
    /// State.
    #[serde(serialize_with = "list::status_word")]
    pub status: Status,
    /// Whether steps of it are in dispute.
    #[serde(skip_serializing_if = "is_false")]
    pub disputed: bool,
    /// How it ended: title of the last outcome, or of the reason for which it was cancelled.
    pub outcome: Option<String>,
    /// Working minutes counted.
    pub elapsed_minutes: i64,
    /// Whether a limit was passed on the way.
    pub late: bool,
}

/// What the rows add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Total {
    /// Rows.
    pub count: usize,
    /// Working minutes counted.
    pub elapsed_minutes: i64,
}

impl Total {
    /// The total of these rows.
    pub fn of(rows: &[LogRow]) -> Self {
        Self { count: rows.len(), elapsed_minutes: rows.iter().map(|row| row.elapsed_minutes).sum() }
    }
}

/// The log of a period, in the order of opening: tickets that ended within it (S0.5: however they
/// ended), and with `open` those that were open in it and still are.
pub fn rows(cases: &[Case], period: &Period, open: bool, zone: Zone) -> Vec<LogRow> {
    let mut chosen: Vec<&Case> = cases.iter().filter(|case| belongs(case, period, open)).collect();
    chosen.sort_by(|a, b| (a.state.opened, &a.ticket.folio).cmp(&(b.state.opened, &b.ticket.folio)));
    chosen.into_iter().enumerate().map(|(index, case)| row(case, index + 1, zone)).collect()
}

fn belongs(case: &Case, period: &Period, open: bool) -> bool {
    if case.is_ended() {
        return period.holds_some(case.state.closed);
    }
    let begun = case.state.opened.is_some_and(|opened| period.before.is_none_or(|before| opened < before));
    open && begun
}

fn row(case: &Case, number: usize, zone: Zone) -> LogRow {
    let requester = case.state.header(&case.procedure).requester;
    LogRow {
        number,
        folio: case.ticket.folio.to_string(),
        procedure: case.procedure.code.clone(),
        reported: case.state.opened.map(|at| zone.localize(at)),
        user: requester.name.unwrap_or_default(),
        area: requester.area.unwrap_or_default(),
        problem: list::subject(case).to_owned(),
        actions: actions(case),
        attended_by: attended_by(case),
        external: case.external_number().map(str::to_owned),
        other_forms: other_forms(case),
        closed: case.state.closed.map(|at| zone.localize(at)),
        status: case.state.status(),
        disputed: !case.state.disputes.is_empty(),
        outcome: result(case),
        elapsed_minutes: reading::minutes(case.reading.counted()),
        late: case.reading.was_late(),
    }
}

/// Who attended: the assignee; where nobody was assigned, whoever recorded the longest work, for
/// closing a report is not attending it.
pub(in crate::report) fn attended_by(case: &Case) -> Option<String> {
    let stays = case.state.visits.iter().zip(&case.reading.visits).filter(|(visit, _)| visit.by.is_some());
    let recorder = || stays.max_by_key(|(_, clock)| clock.counted()).and_then(|(visit, _)| visit.by.clone());
    case.state.assignee.clone().or_else(recorder)
}

/// What was done: the last long text that the latest outcomes asked for. A ticket that was
/// cancelled before anything was written says what the cancellation says.
pub(in crate::report) fn actions(case: &Case) -> String {
    let walked = case
        .state
        .visits
        .iter()
        .rev()
        .filter_map(|visit| case.procedure.activity(&visit.activity)?.outcome(visit.outcome.as_deref()?));
    let written = walked
        .flat_map(|outcome| outcome.fills.iter().rev())
        .filter(|need| case.procedure.field(&need.field).is_some_and(|field| field.kind == FieldType::Long))
        .find_map(|need| case.state.text(&need.field));
    let remark = || {
        let cancelled = |event: &&crate::model::event::Event| matches!(event.deed, Deed::Cancelled { .. });
        case.ticket.events.iter().rev().find(cancelled).and_then(|event| event.note.as_deref())
    };
    written.or_else(remark).unwrap_or_default().to_owned()
}

/// Forms that the walked path needed besides the procedure's first one: an exit pass, say.
fn other_forms(case: &Case) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let own: Vec<&str> =
        case.procedure.forms.iter().filter(|form| !form.register).map(|form| form.id.as_str()).skip(1).collect();
    for visit in &case.state.visits {
        let outcome = visit.outcome.as_deref();
        let outcome = outcome.and_then(|id| case.procedure.activity(&visit.activity)?.outcome(id));
        for form in outcome.into_iter().flat_map(|outcome| &outcome.forms) {
            if own.contains(&form.as_str()) && !found.contains(form) {
                found.push(form.clone());
            }
        }
    }
    found
}

/// How it ended, in words.
pub(in crate::report) fn result(case: &Case) -> Option<String> {
    if let Some(reason) = &case.state.cancelled {
        return Some(
            case.procedure.cancel_reason(reason).map_or_else(|| reason.clone(), |reason| reason.title.clone()),
        );
    }
    let visit = case.state.visits.last().filter(|_| case.is_ended())?;
    let outcome = case.procedure.activity(&visit.activity)?.outcome(visit.outcome.as_deref()?)?;
    Some(outcome.title.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_holds_both_its_days() {
        let zone = Zone::named("America/Mexico_City").expect("known zone");
        let today = time::read_date("2026-11-20").expect("date");
        let at = |text: &str| zone.read(text, today).expect("moment");
        let period = Period::read(zone, today, Some("2026-11-01"), Some("2026-11-30")).expect("period");
        assert!(period.holds(at("2026-11-01 00:00")) && period.holds(at("2026-11-30 23:59:59")));
        assert!(!period.holds(at("2026-10-31 23:59:59")) && !period.holds(at("2026-12-01 00:00")));
        assert!(!period.holds_some(None) && Period::default().holds_some(None));
        let hours = Period::read(zone, today, Some("09:00"), Some("09:30")).expect("period");
        assert!(hours.holds(at("09:30")) && !hours.holds(at("09:31")));
        for (from, to) in [("2026-11-02", "2026-11-01"), ("ayer", "2026-11-01"), ("2026-11-01", "31/11/2026")] {
            assert!(Period::read(zone, today, Some(from), Some(to)).is_err(), "{from} {to}");
        }
    }
}
