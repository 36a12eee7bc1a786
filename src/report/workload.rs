//! Who has how much to do: open tickets and minutes of work of each person, and what nobody has.

use chrono::NaiveDate;
use serde::Serialize;

use super::case::Case;
use super::list;
use crate::clock::reading;
use crate::clock::stopwatch::Clock;
use crate::model::catalogue::{Absence, People, Person};
use crate::model::time::Zone;
use crate::procedure::definition::ClockKind;

/// Where the minutes of work of a ticket come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// What remains of the limit of its activity.
    Limit,
    /// The limit or target has passed: how much is left nobody knows, so the whole of it counts.
    Overdue,
    /// What remains of the solution target of its priority.
    Target,
    /// Neither limit nor target says anything.
    Nothing,
}

/// An open ticket in somebody's hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TicketLoad {
    /// Folio.
    pub folio: String,
    /// Activity it stands in.
    pub activity: Option<String>,
    /// Whether somebody outside the desk has to act.
    pub waiting: bool,
    /// Whether it is past a limit.
    pub late: bool,
    /// Minutes of work.
    pub minutes: i64,
    /// Where they come from.
    pub basis: Basis,
}

/// Open tickets together. Those that wait for somebody else stand apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Load {
    /// Tickets that can be worked on.
    pub open: usize,
    /// Tickets past a limit, whether they wait or not.
    pub late: usize,
    /// Minutes of work in them.
    pub open_minutes: i64,
    /// Tickets that wait.
    pub waiting: usize,
    /// Minutes of work in those, once they go on.
    pub waiting_minutes: i64,
    /// Each of them, in order of folio.
    pub tickets: Vec<TicketLoad>,
}

/// Days on which somebody is away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AbsenceRow {
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
    /// Why.
    pub reason: Option<String>,
}

/// A person with what is in their hands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonLoad {
    /// Identifier.
    pub id: String,
    /// Name; none where nobody of `people.toml` has the identifier.
    pub name: Option<String>,
    /// Roles.
    pub roles: Vec<String>,
    /// Whether the person may record today; somebody who left may have tickets still.
    pub active: bool,
    /// Why the person is away today, and until when.
    pub absence: Option<AbsenceRow>,
    /// Their tickets.
    #[serde(flatten)]
    pub load: Load,
}

/// The desk's work at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Workload {
    /// The day.
    pub date: String,
    /// People, the most loaded first; then those who left and have tickets still.
    pub people: Vec<PersonLoad>,
    /// What nobody has.
    pub unassigned: Load,
}

/// What loads are read with.
#[derive(Clone, Copy)]
pub struct Scale {
    /// The desk's time zone.
    pub zone: Zone,
    /// The day.
    pub today: NaiveDate,
}

impl From<&Absence> for AbsenceRow {
    fn from(absence: &Absence) -> Self {
        let (from, until) = (absence.from.to_string(), absence.until.to_string());
        Self { from, until, reason: absence.reason.clone() }
    }
}

/// Minutes of work of an open ticket: what remains of the limit of its activity; where that has
/// none, of the solution target of its priority.
fn work(case: &Case) -> (i64, Basis) {
    let limited = case.reading.current().filter(|visit| visit.limit.is_some()).map(|visit| (visit, Basis::Limit));
    let is_target = |clock: &&Clock| clock.kind == ClockKind::Solution && clock.limit.is_some();
    let target = || Some((case.reading.running().find(is_target)?, Basis::Target));
    let Some((clock, basis)) = limited.or_else(target) else { return (0, Basis::Nothing) };
    match clock.left().map(reading::minutes) {
        Some(left) if left > 0 => (left, basis),
        _ => (clock.limit.unwrap_or_default(), Basis::Overdue),
    }
}

impl Scale {
    fn ticket(&self, case: &Case) -> TicketLoad {
        let row = list::row(case, self.zone);
        let (minutes, basis) = work(case);
        let waiting = row.waits_outside();
        let activity = row.activity.map(|activity| activity.id);
        TicketLoad { folio: row.folio, activity, waiting, late: row.late, minutes, basis }
    }

    /// The load of these tickets; those that are over are passed over.
    fn load<'c>(&self, cases: impl Iterator<Item = &'c Case>) -> Load {
        let mut cases: Vec<&Case> = cases.filter(|case| !case.is_ended()).collect();
        cases.sort_by(|a, b| a.ticket.folio.cmp(&b.ticket.folio));
        let mut load = Load::default();
        for ticket in cases.into_iter().map(|case| self.ticket(case)) {
            load.late += usize::from(ticket.late);
            if ticket.waiting {
                load.waiting += 1;
                load.waiting_minutes += ticket.minutes;
            } else {
                load.open += 1;
                load.open_minutes += ticket.minutes;
            }
            load.tickets.push(ticket);
        }
        load
    }

    /// What a person has.
    pub fn person(&self, person: &Person, active: bool, cases: &[Case]) -> PersonLoad {
        PersonLoad {
            id: person.id.clone(),
            name: Some(person.name.clone()),
            roles: person.roles.clone(),
            active,
            absence: person.absence_on(self.today).map(AbsenceRow::from),
            load: self.load(held_by(cases, &person.id)),
        }
    }
}

fn held_by<'c>(cases: &'c [Case], id: &str) -> impl Iterator<Item = &'c Case> {
    cases.iter().filter(move |case| case.state.assignee.as_deref() == Some(id))
}

/// The desk's work. `staff` are the roles that record; with `roles` only the people who hold one of
/// them, and only such unassigned tickets as fall to one of them.
pub fn workload(cases: &[Case], people: &People, staff: &[&str], roles: Option<&[&str]>, scale: &Scale) -> Workload {
    let mut rows: Vec<PersonLoad> = Vec::new();
    for person in &people.people {
        let active = person.is_active(scale.today) && person.has_role(staff);
        let wanted = roles.is_none_or(|roles| person.has_role(roles));
        let row = wanted.then(|| scale.person(person, active, cases));
        rows.extend(row.filter(|row| row.active || !row.load.tickets.is_empty()));
    }
    if roles.is_none() {
        rows.extend(unknown(cases, people, scale));
    }
    rows.sort_by(|a, b| {
        let weight = |row: &PersonLoad| (row.active, row.load.open_minutes, row.load.open, row.load.waiting);
        weight(b).cmp(&weight(a)).then_with(|| a.id.cmp(&b.id))
    });
    let falls_to = |case: &Case, roles: &[&str]| {
        let activity = case.activity();
        activity.is_some_and(|found| case.procedure.roles_recording(&found.role).iter().any(|own| roles.contains(own)))
    };
    let nobody = cases.iter().filter(|case| case.state.assignee.is_none());
    let nobody = nobody.filter(|case| roles.is_none_or(|roles| falls_to(case, roles)));
    Workload { date: scale.today.to_string(), people: rows, unassigned: scale.load(nobody) }
}

/// People who have open tickets and are not in `people.toml`.
fn unknown(cases: &[Case], people: &People, scale: &Scale) -> Vec<PersonLoad> {
    let open = cases.iter().filter(|case| !case.is_ended());
    let mut ids: Vec<&str> = open.filter_map(|case| case.state.assignee.as_deref()).collect();
    ids.retain(|id| people.get(id).is_none());
    ids.sort_unstable();
    ids.dedup();
    let row = |id: &str| PersonLoad {
        id: id.to_owned(),
        name: None,
        roles: Vec::new(),
        active: false,
        absence: None,
        load: scale.load(held_by(cases, id)),
    };
    ids.into_iter().map(row).collect()
}
