//! The clocks of a ticket, with every stretch of their time: `folio/clock/1`.

use serde::Serialize;

use super::case::Case;
use crate::clock::reading::{self, Reading, minutes};
use crate::clock::stopwatch::{Clock, Interval, Part, Whose, Why};
use crate::language::Language;
use crate::message;
use crate::model::status::Status;
use crate::model::time::{Moment, Zone};
use crate::procedure::definition::{ClockKind, Procedure};

/// All clocks of a ticket at a moment.
#[derive(Debug, Clone, Serialize)]
pub struct ClockSheet {
    /// Folio.
    pub folio: String,
    /// Procedure, its code.
    pub procedure: String,
    /// Its title.
    pub title: String,
    /// Calendar of the ticket's own clocks, its code.
    pub calendar: String,
    /// Moment at which the clocks were read.
    pub as_of: Moment,
    /// Minutes from the opening to the end, or to that moment.
    pub elapsed_minutes: i64,
    /// Those of them that count.
    pub counted_minutes: i64,
    /// Working minutes that do not, because the ticket waited or was over for a while.
    pub paused_minutes: i64,
    /// Working minutes: those that count and those that do not.
    pub working_minutes: i64,
    /// Minutes outside working time.
    pub closed_minutes: i64,
    /// Working minutes during which the equipment was out of the building, told apart.
    pub offsite_minutes: i64,
    /// Sum of the limits of the stays walked.
    pub path_limit_minutes: Option<i64>,
    /// Nominal figure of the procedure.
    pub nominal_minutes: i64,
    /// The clocks: stays in order, path, response, solution, contracts.
    pub clocks: Vec<ClockRow>,
}

/// A clock.
#[derive(Debug, Clone, Serialize)]
pub struct ClockRow {
    /// activity, path, response, solution or contract.
    pub kind: &'static str,
    /// The same with the activity, in words.
    #[serde(skip)]
    pub label: String,
    /// Activity, where it measures a stay in one.
    pub activity: Option<String>,
    /// Which stay in it, from 1.
    pub visit: Option<usize>,
    /// Title of the activity.
    pub title: Option<String>,
    /// Who answers for it: role, owner or area of the procedure, supplier with its contract.
    pub responsible: String,
    /// Key of the supplier.
    pub supplier: Option<String>,
    /// Number of the contract in force.
    pub contract: Option<String>,
    /// Name of the contract's service level.
    pub level: Option<String>,
    /// Calendar on which it runs, its code.
    pub calendar: String,
    /// When it began.
    pub started: Moment,
    /// When it ended, if it has.
    pub ended: Option<Moment>,
    /// Whether it stands still now.
    pub still: bool,
    /// When the limit is reached; none without one, and while the clock stands still before it.
    pub due: Option<Moment>,
    /// Minutes from its beginning to its end, or now.
    pub elapsed_minutes: i64,
    /// Those of them that count.
    pub counted_minutes: i64,
    /// Working minutes that do not.
    pub paused_minutes: i64,
    /// Minutes outside working time.
    pub closed_minutes: i64,
    /// Limit in working minutes.
    pub limit_minutes: Option<i64>,
    /// Working minutes over the limit; none without one.
    pub over_minutes: Option<i64>,
    /// Its time in stretches: without gap or overlap, so that their minutes add up to its figures.
    pub intervals: Vec<IntervalRow>,
}

/// A stretch of a clock's time.
#[derive(Debug, Clone, Serialize)]
pub struct IntervalRow {
    /// Beginning.
    pub from: Moment,
    /// End.
    pub to: Moment,
    /// Its length.
    pub minutes: i64,
    /// Whether it counts.
    pub counted: bool,
    /// Why it counts or does not, in a word: working, wait, ended, hours, day_off, holiday, partial
    /// or closure.
    pub reason: &'static str,
    /// Why, in words.
    pub why: String,
    /// Who had to act, where somebody had.
    pub whose: Option<String>,
}

/// A clock of a target or a contract, as other commands show it.
#[derive(Debug, Clone, Serialize)]
pub struct ClockView {
    /// response, solution or contract.
    pub kind: &'static str,
    /// The same in words.
    #[serde(skip)]
    pub label: String,
    /// Who answers for it.
    pub responsible: String,
    /// Whether that is somebody outside: a supplier.
    #[serde(skip)]
    pub outside: bool,
    /// When it ended, if it has.
    pub ended: Option<Moment>,
    /// Whether it stands still now.
    pub still: bool,
    /// When the limit is reached.
    pub due: Option<Moment>,
    /// Whether it was passed.
    pub late: bool,
    /// Limit in working minutes; none without a priority, or without a contract.
    pub limit_minutes: Option<i64>,
    /// Working minutes counted.
    pub counted_minutes: i64,
}

/// The clocks of targets and contracts of a ticket.
pub fn beside(reading: &Reading, procedure: &Procedure, zone: Zone, language: &Language) -> Vec<ClockView> {
    let view = |clock: &Clock| ClockView {
        kind: clock.kind.word(),
        label: label(clock, procedure, language),
        responsible: responsible(clock, procedure, language),
        outside: matches!(clock.whose, Whose::Supplier { .. }),
        ended: clock.ended.map(|ended| zone.localize(ended)),
        still: clock.is_still(),
        due: clock.due().map(|due| zone.localize(due)),
        late: clock.is_late(),
        limit_minutes: clock.limit,
        counted_minutes: minutes(clock.counted()),
    };
    reading.targets.iter().chain(&reading.contracts).map(view).collect()
}

/// What a clock measures, in words.
pub fn label(clock: &Clock, procedure: &Procedure, language: &Language) -> String {
    match (&clock.kind, &clock.stay) {
        (ClockKind::Activity, Some((id, visit))) => {
            let title = procedure.activity(id).map(|activity| activity.title.as_str()).unwrap_or_default();
            let again = if *visit > 1 { format!(" ({visit})") } else { String::new() };
            format!("{id} {title}{again}")
        }
        (kind, _) => language.text(match kind {
            ClockKind::Activity => "clock-kind-activity",
            ClockKind::Path => "clock-kind-path",
            ClockKind::Response => "clock-kind-response",
            ClockKind::Solution => "clock-kind-solution",
            ClockKind::Contract => "clock-kind-contract",
        }),
    }
}

/// Who answers for a clock, in words.
pub fn responsible(clock: &Clock, procedure: &Procedure, language: &Language) -> String {
    match &clock.whose {
        Whose::Role(role) => procedure.role_name(role).to_owned(),
        Whose::Procedure => procedure.owner.as_ref().unwrap_or(&procedure.area).clone(),
        Whose::Supplier { name, contract: Some(contract), .. } => {
            language.format(&message!("clock-contract", name = name, number = &contract.number))
        }
        Whose::Supplier { name, contract: None, .. } => language.format(&message!("clock-no-contract", name = name)),
    }
}

/// The clocks of a case that was read at that moment. None while the ticket had not been opened.
pub fn sheet(case: &Case, as_of: Moment, zone: Zone, language: &Language) -> Option<ClockSheet> {
    let (procedure, reading) = (&case.procedure, &case.reading);
    let path = reading.path.as_ref()?;
    let reader = Reader { case, zone, language, stays: reading::beginnings(reading) };
    Some(ClockSheet {
        folio: case.ticket.folio.to_string(),
        procedure: procedure.code.clone(),
        title: procedure.title.clone(),
        calendar: path.calendar.code.clone(),
        as_of: zone.localize(as_of),
        elapsed_minutes: minutes(path.elapsed()),
        counted_minutes: minutes(path.counted()),
        paused_minutes: minutes(path.paused()),
        working_minutes: minutes(path.counted() + path.paused()),
        closed_minutes: minutes(path.closed()),
        offsite_minutes: minutes(reading.offsite),
        path_limit_minutes: path.limit,
        nominal_minutes: reading.nominal,
        clocks: reading.all().map(|clock| reader.row(clock)).collect(),
    })
}

struct Reader<'a> {
    case: &'a Case,
    zone: Zone,
    language: &'a Language,
    /// Beginnings of the stays.
    stays: Vec<Moment>,
}

impl Reader<'_> {
    fn row(&self, clock: &Clock) -> ClockRow {
        let local = |at: Moment| self.zone.localize(at);
        let procedure = &self.case.procedure;
        let (activity, visit) = clock.stay.clone().unzip();
        let (supplier, contract) = match &clock.whose {
            Whose::Supplier { key, contract, .. } => (Some(key.clone()), contract.clone()),
            _ => (None, None),
        };
        // A stay is not cut into stays, nor does who answers for a contract change with them.
        let ours = matches!(clock.kind, ClockKind::Path | ClockKind::Response | ClockKind::Solution);
        let stays: &[Moment] = if ours { &self.stays } else { &[] };
        ClockRow {
            kind: clock.kind.word(),
            label: label(clock, procedure, self.language),
            title: activity.as_deref().and_then(|id| procedure.activity(id)).map(|found| found.title.clone()),
            activity,
            visit,
            responsible: responsible(clock, procedure, self.language),
            supplier,
            level: contract.as_ref().and_then(|contract| contract.level.clone()),
            contract: contract.map(|contract| contract.number),
            calendar: clock.calendar.code.clone(),
            started: local(clock.started),
            ended: clock.ended.map(local),
            still: clock.is_still(),
            due: clock.due().map(local),
            elapsed_minutes: minutes(clock.elapsed()),
            counted_minutes: minutes(clock.counted()),
            paused_minutes: minutes(clock.paused()),
            closed_minutes: minutes(clock.closed()),
            limit_minutes: clock.limit,
            over_minutes: clock.limit.map(|_| minutes(clock.over())),
            intervals: clock.intervals(stays).iter().map(|interval| self.interval(clock, interval)).collect(),
        }
    }

    fn interval(&self, clock: &Clock, interval: &Interval) -> IntervalRow {
        let (reason, why, whose) = match &interval.part {
            Part::Counted => {
                let (why, whose) = self.counted(clock, interval);
                ("working", why, whose)
            }
            Part::Paused(Why::Ended) => ("ended", self.language.text("clock-why-ended"), None),
            Part::Paused(Why::Wait(reason)) => {
                let (why, whose) = self.wait(reason);
                ("wait", why, whose)
            }
            Part::Closed(reason) => (reason.word(), self.language.format(&reason.message()), None),
        };
        IntervalRow {
            from: self.zone.localize(interval.from),
            to: self.zone.localize(interval.to),
            minutes: interval.minutes(),
            counted: interval.part == Part::Counted,
            reason,
            why,
            whose,
        }
    }

    fn counted(&self, clock: &Clock, interval: &Interval) -> (String, Option<String>) {
        let working = || self.language.text("clock-why-working");
        match (&clock.whose, interval.stay.and_then(|stay| self.case.reading.visits.get(stay))) {
            (Whose::Supplier { name, .. }, _) => (working(), Some(name.clone())),
            (_, Some(stay)) => {
                let activity = stay.stay.as_ref().map(|(activity, _)| activity.clone()).unwrap_or_default();
                let why = message!("clock-why-stay", activity = activity);
                (self.language.format(&why), Some(responsible(stay, &self.case.procedure, self.language)))
            }
            _ => (working(), Some(responsible(clock, &self.case.procedure, self.language))),
        }
    }

    /// Title of a reason for waiting, and for whom the ticket waits.
    fn wait(&self, reason: &str) -> (String, Option<String>) {
        let Some(wait) = self.case.procedure.wait(reason) else { return (reason.to_owned(), None) };
        let whom = match wait.status {
            Status::WaitingUser => Some("clock-whose-user"),
            Status::WaitingSupplier => Some("clock-whose-supplier"),
            Status::WaitingPurchase => Some("clock-whose-purchase"),
            _ => None,
        };
        (wait.title.clone(), whom.map(|id| self.language.text(id)))
    }
}
