//! Who could take a ticket: whose role counts for its activity, who is here today, who has least to
//! do (S4.4).

use serde::Serialize;

use super::case::Case;
use super::workload::{PersonLoad, Scale};
use crate::model::time::Moment;
use crate::procedure::engine::Rules;

/// Who could take a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// Its folio.
    pub folio: String,
    /// Activity it stands in.
    pub activity: Option<String>,
    /// Name of the role that is asked for: the one that answers for that activity, or another.
    pub role: Option<String>,
    /// Who has it now.
    pub assignee: Option<String>,
    /// Those who could take it, the one with least to do first.
    pub people: Vec<PersonLoad>,
    /// Those who could if they were not away today, the first to be back first.
    pub absent: Vec<PersonLoad>,
    /// The command that gives it to the first.
    pub command: Option<String>,
}

/// Who could take that ticket now, in the role of its activity or in another. Whoever has it is not
/// suggested.
pub fn suggestion(
    case: &Case,
    role: Option<&str>,
    cases: &[Case],
    rules: &Rules,
    scale: &Scale,
    now: Moment,
) -> Suggestion {
    let folio = case.ticket.folio.to_string();
    let activity = case.activity();
    let role = role.or(activity.map(|activity| activity.role.as_str()));
    let roles = role.map(|role| rules.procedure.roles_recording(role)).unwrap_or_default();
    let holder = case.state.assignee.as_deref();
    let able = rules.people_with(&roles, now).into_iter().filter(|person| Some(person.id.as_str()) != holder);
    let (mut people, mut absent): (Vec<PersonLoad>, Vec<PersonLoad>) =
        able.map(|person| scale.person(person, true, cases)).partition(|row| row.absence.is_none());
    people.sort_by(|a, b| weight(a).cmp(&weight(b)));
    let back = |row: &PersonLoad| row.absence.as_ref().map(|absence| absence.until.clone());
    absent.sort_by(|a, b| back(a).cmp(&back(b)).then_with(|| weight(a).cmp(&weight(b))));
    Suggestion {
        activity: activity.map(|activity| activity.id.clone()),
        role: role.map(|role| rules.procedure.role_name(role).to_owned()),
        assignee: holder.map(str::to_owned),
        command: people.first().map(|first| format!("folio assign {folio} {}", first.id)),
        people,
        absent,
        folio,
    }
}

fn weight(row: &PersonLoad) -> (i64, usize, &str) {
    (row.load.open_minutes, row.load.open, &row.id)
}
