//! Which tickets a person asks for, and a row of each.

mod order;
mod row;

use serde::Serializer;
use serde_json::Value;

use super::case::Case;
use super::log::Period;
use crate::clock::reading;
use crate::clock::stopwatch::Clock;
use crate::model::catalogue::fold;
use crate::model::status::Status;
use crate::model::time::{Moment, Zone};
use crate::model::value::FieldType;

pub use order::{SortKey, sort};
pub use row::{ActivityRow, ListRow, RequesterRow, WaitingRow};

/// Filters; a ticket must pass every one. An empty list lets everything pass.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// In one of these states.
    pub statuses: Vec<Status>,
    /// Standing in one of these activities.
    pub activities: Vec<String>,
    /// Standing in an activity for which one of these roles answers, or counts as answering.
    pub roles: Vec<String>,
    /// In the hands of one of these people; `None` stands for nobody.
    pub assignees: Vec<Option<String>>,
    /// Part of the requester's name.
    pub requester: Option<String>,
    /// Part of the requester's area.
    pub area: Option<String>,
    /// Asset.
    pub asset: Option<String>,
    /// One of these services.
    pub services: Vec<String>,
    /// One of these priorities.
    pub priorities: Vec<String>,
    /// Having this number, or one that ends so, in a system of others.
    pub external: Option<String>,
    /// Opened for this ticket.
    pub parent: Option<String>,
    /// Past a limit.
    pub late: bool,
    /// Waiting for somebody outside the desk.
    pub waiting: bool,
    /// Opened within.
    pub opened: Period,
    /// Ended within.
    pub closed: Period,
    /// Words that all occur somewhere in it.
    pub words: Vec<String>,
}

/// Writes a status as the word that stands in files.
pub(in crate::report) fn status_word<S: Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.word())
}

/// What a ticket is about: the first long text that opening it obliges, or else asks for.
pub fn subject(case: &Case) -> &str {
    let long = |optional: bool| {
        case.procedure
            .opening
            .iter()
            .filter(move |need| need.optional == optional)
            .filter(|need| case.procedure.field(&need.field).is_some_and(|field| field.kind == FieldType::Long))
            .find_map(|need| case.state.text(&need.field))
    };
    long(false).or_else(|| long(true)).unwrap_or_default()
}

/// Whether somebody outside the desk has to act, as [`ListRow::waits_outside`] says.
pub(in crate::report) fn waits_outside(case: &Case) -> bool {
    let outside = || {
        let role = case.activity().and_then(|activity| case.procedure.role(&activity.role));
        role.is_some_and(|role| !role.account) && case.state.status() != Status::New
    };
    case.state.waiting().is_some() || case.state.status().is_waiting() || outside()
}

/// The row of a ticket.
pub fn row(case: &Case, zone: Zone) -> ListRow {
    let header = case.state.header(&case.procedure);
    let local = |moment: Option<Moment>| moment.map(|at| zone.localize(at));
    let current = case.reading.current();
    let activity = case.activity().map(|activity| ActivityRow {
        id: activity.id.clone(),
        title: activity.title.clone(),
        role: activity.role.clone(),
        role_name: case.procedure.role_name(&activity.role).to_owned(),
        outside: case.procedure.role(&activity.role).is_some_and(|role| !role.account),
        entered: local(case.state.visit().map(|visit| visit.entered)),
        counted_minutes: current.map_or(0, |visit| reading::minutes(visit.counted())),
        limit_minutes: activity.limit,
        due: local(current.and_then(Clock::due)),
        late: current.is_some_and(Clock::is_late),
    });
    let waiting = case.state.waiting().map(|wait| WaitingRow {
        reason: wait.reason.clone(),
        title: case.procedure.wait(&wait.reason).map_or_else(|| wait.reason.clone(), |reason| reason.title.clone()),
        since: zone.localize(wait.from),
    });
    ListRow {
        folio: case.ticket.folio.to_string(),
        procedure: case.procedure.code.clone(),
        status: header.status,
        disputed: !case.state.disputes.is_empty(),
        activity,
        waiting,
        priority: header.priority,
        service: header.service,
        requester: header.requester.into(),
        subject: subject(case).to_owned(),
        asset: header.asset,
        assignee: header.assignee,
        external: case.external_number().map(str::to_owned),
        opened: local(case.state.opened),
        closed: local(case.state.closed),
        late: case.is_late(),
        late_clocks: case.late_clocks(),
        path_counted_minutes: reading::minutes(case.reading.counted()),
        path_limit_minutes: case.reading.path_limit(),
    }
}

/// The rows of the tickets that pass, in the order of their folios.
pub fn rows(cases: &[Case], query: &Query, zone: Zone) -> Vec<ListRow> {
    let words: Vec<String> = query.words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
    let mut chosen: Vec<&Case> = cases.iter().filter(|case| passes(case, query, &words)).collect();
    chosen.sort_by(|a, b| a.ticket.folio.cmp(&b.ticket.folio));
    chosen.into_iter().map(|case| row(case, zone)).filter(|row| !query.waiting || row.waits_outside()).collect()
}

fn passes(case: &Case, query: &Query, words: &[String]) -> bool {
    let state = &case.state;
    let header = state.header(&case.procedure);
    let among = |wanted: &[String], value: &Option<String>| {
        wanted.is_empty() || value.as_ref().is_some_and(|value| wanted.contains(value))
    };
    let part = |wanted: &Option<String>, value: &Option<String>| {
        wanted.as_ref().is_none_or(|wanted| value.as_ref().is_some_and(|value| fold(value).contains(&fold(wanted))))
    };
    let same = |wanted: &Option<String>, value: &Option<String>| {
        wanted.as_ref().is_none_or(|wanted| value.as_ref().is_some_and(|value| fold(value) == fold(wanted)))
    };
    (query.statuses.is_empty() || query.statuses.contains(&header.status))
        && among(&query.activities, &header.activity)
        && (query.roles.is_empty() || query.roles.iter().any(|role| answers(case, role)))
        && (query.assignees.is_empty() || query.assignees.contains(&header.assignee))
        && part(&query.requester, &header.requester.name)
        && part(&query.area, &header.requester.area)
        && same(&query.asset, &header.asset)
        && among(&query.services, &header.service)
        && among(&query.priorities, &header.priority)
        && query.external.as_ref().is_none_or(|number| has_number(case, number))
        && (query.parent.is_none() || query.parent == state.parent)
        && (!query.late || case.is_late())
        && query.opened.holds_some(state.opened)
        && query.closed.holds_some(state.closed)
        && (words.is_empty() || says(case, words))
}

/// Whether some system of others knows it by that number; the end of one will do.
fn has_number(case: &Case, typed: &str) -> bool {
    let typed = typed.trim().to_lowercase();
    let mut numbers = case.state.references.iter().filter_map(|reference| reference.number.as_deref());
    numbers.any(|number| number.to_lowercase().ends_with(&typed))
}

fn answers(case: &Case, role: &str) -> bool {
    case.activity().is_some_and(|activity| case.procedure.roles_counting_as(&activity.role).contains(&role))
}

/// Whether every word occurs somewhere in what the ticket says.
fn says(case: &Case, words: &[String]) -> bool {
    let mut text = fold(&case.ticket.folio.to_string());
    let mut add = |more: &str| {
        text.push('\n');
        text.push_str(&fold(more));
    };
    for (key, value) in &case.state.values {
        match value {
            Value::String(value) => {
                add(value);
                let choices = case.procedure.field(key).into_iter().flat_map(|field| &field.choices);
                choices.filter(|choice| choice.id == *value).for_each(|choice| add(&choice.name));
            }
            Value::Number(number) => add(&number.to_string()),
            _ => {}
        }
    }
    for event in &case.ticket.events {
        event.note.iter().chain(&event.on_behalf).for_each(|text| add(text));
    }
    case.state.signatures.iter().for_each(|signature| add(&signature.name));
    case.state.links.iter().for_each(|link| add(&link.to));
    words.iter().all(|word| text.contains(word.as_str()))
}
