//! Whether somebody may do what they want to, now: person, role, time, position.

use super::requirements::{Asking, Given, since_wait};
use super::{Intent, Kind, Request, Rules, Unmet};
use crate::message;
use crate::model::catalogue::{People, priority_message_id};
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::pseudonym::{self, Covers};
use crate::model::relation::{self, RELATIONS, is_address};
use crate::model::suggestion::{nearest, nearest_people};
use crate::model::ticket::ProcedureReference;
use crate::model::time::{self, Moment};
use crate::model::value::{self, Choice, FieldType};
use crate::procedure::definition::{Activity, Field, Requirement};
use crate::procedure::replay::State;

impl<'a> Rules<'a> {
    /// Whether the actor is known, active at that moment and holds one of the roles.
    fn unmet_actor(&self, actor: &str, role: Option<&str>, roles: &[&str], at: Moment, past: bool) -> Option<Unmet> {
        let Some(person) = self.people.get(actor) else {
            return Some(unknown_person(self.people, actor));
        };
        let holds = person.roles.iter().any(|held| roles.contains(&held.as_str()))
            || (past && person.former_roles.iter().any(|held| roles.contains(&held.as_str())));
        if !person.is_active(self.zone.day(at)) {
            return Some(Unmet::new(Kind::Role, actor, message!("refused-inactive-person", person = actor)));
        }
        if holds {
            return None;
        }
        let able = self.people_with(roles, at);
        let names: Vec<&str> = able.iter().map(|person| person.id.as_str()).collect();
        let role_name = match role {
            Some(role) => self.procedure.role_name(role).to_owned(),
            None => roles.iter().map(|role| self.procedure.role_name(role)).collect::<Vec<_>>().join(", "),
        };
        let message =
            message!("refused-role", person = actor, role = &role_name, able = names.len(), names = names.join(", "));
        let mut item = Unmet::new(Kind::Role, role.unwrap_or_default(), message).labelled(&role_name);
        item.choices = able.iter().map(|person| Choice { id: person.id.clone(), name: person.name.clone() }).collect();
        Some(item)
    }

    /// Everything that stands in the way of a request on a ticket in that state.
    pub(super) fn unmet(&self, folio: &Folio, state: &State, request: &Request, past: bool) -> Vec<Unmet> {
        let mut unmet = unmet_times(state, request);
        unmet.extend(self.unmet_values(&request.set, past));
        let staff: Vec<&str> = self.procedure.roles_with_account().collect();
        let ended = || {
            let message = message!(
                "refused-ended",
                folio = folio.to_string(),
                status = Message::new(state.status().message_id())
            );
            Unmet::new(Kind::Position, "ended", message).remedied(format!("folio reopen {folio}"))
        };
        let by = |unmet: &mut Vec<Unmet>, role: Option<&str>, roles: &[&str]| {
            let own: Vec<&str> = if roles.is_empty() { staff.clone() } else { roles.to_vec() };
            unmet.extend(self.unmet_actor(&request.actor, role, &own, request.at, past));
        };
        let limits_role = |roles: &'a [String]| -> Vec<&'a str> {
            roles.iter().flat_map(|role| self.procedure.roles_counting_as(role)).collect()
        };
        // What was signed and closed is not rewritten behind the signatures.
        let beside =
            matches!(request.intent, Intent::Attach { .. } | Intent::Note | Intent::Sign { .. } | Intent::Link { .. });
        if beside && state.is_ended() && !request.set.is_empty() {
            unmet.push(ended());
        }
        if !past && !state.disputes.is_empty() && request.intent.moves_on(request) {
            let message = message!("refused-disputed", folio = folio.to_string());
            unmet.push(Unmet::new(Kind::Position, "dispute", message).remedied(format!("folio settle {folio}")));
        }
        match past {
            true => unmet.extend(self.unmet_moves(state, request)),
            false => unmet.extend(self.unmet_priority_reason(folio, state, request)),
        }
        match &request.intent {
            Intent::Open { .. } => {
                by(&mut unmet, None, &[]);
                unmet.extend(self.unmet_of_an_opening(&request.set, &Given::of(request), past));
            }
            Intent::Outcome(id) => {
                if state.is_ended() {
                    unmet.push(ended());
                    return unmet;
                }
                let Some(activity) = state.activity.as_deref().and_then(|id| self.procedure.activity(id)) else {
                    return unmet;
                };
                let Some(outcome) = activity.outcome(id) else {
                    unmet.push(self.unknown_outcome(folio, activity, id));
                    return unmet;
                };
                by(&mut unmet, Some(&activity.role), &self.procedure.roles_recording(&activity.role));
                let role = self.procedure.role(&activity.role);
                if let (Some(role), Some(name)) = (role.filter(|role| role.account), &request.on_behalf) {
                    let message = message!("refused-for-with-account", name = name, role = &role.name);
                    unmet.push(Unmet::new(Kind::Role, "for", message));
                }
                unmet.extend(self.unmet_of_outcome(
                    Some(folio),
                    state,
                    outcome,
                    &Given::of(request),
                    Some(request.at),
                    past,
                ));
                unmet.extend(self.unmet_children(state, outcome, Some(request.at), past));
                if past {
                    let opened: Vec<String> = request.opens.iter().map(Folio::to_string).collect();
                    unmet.extend(self.unmet_openings(state, outcome, &request.set, &opened));
                }
                if let Some(wait) = state.waiting() {
                    let needs = self.procedure.wait(&wait.reason).map(|w| w.resume.as_slice()).unwrap_or_default();
                    unmet.extend(self.unmet_wait_moments(needs, wait.from, request));
                }
            }
            Intent::Note => {
                by(&mut unmet, None, &[]);
                let blanked = request.set.iter().filter(|(_, value)| value::is_blank(Some(value)));
                for (key, _) in blanked.filter(|(key, _)| self.is_obliged(state, key)) {
                    let label = self.procedure.field(key).map_or(key, |field| &field.label);
                    let message = message!("refused-blanking", label = label);
                    unmet.push(Unmet::new(Kind::Field, key, message).labelled(label));
                }
                if request.note.is_none() && request.set.is_empty() {
                    let message = message!("refused-empty-note");
                    unmet.push(Unmet::new(Kind::Unknown, "note", message).remedied(format!("folio note {folio} …")));
                }
            }
            Intent::Attach { files } => {
                by(&mut unmet, None, &[]);
                if files.is_empty() {
                    unmet.push(Unmet::new(Kind::Unknown, "files", message!("refused-no-files")));
                }
                for file in files.iter().filter(|file| !is_file_name(&file.name)) {
                    let message = message!("refused-file-name", name = &file.name);
                    unmet.push(Unmet::new(Kind::Value, "files", message));
                }
            }
            Intent::Sign { role, name, evidence } => {
                by(&mut unmet, None, &[]);
                unmet.extend(self.unmet_signature(state, role, name, evidence));
            }
            Intent::Link { to, relation } => {
                by(&mut unmet, None, &[]);
                let known: Vec<&str> = RELATIONS.iter().map(|(word, _)| *word).collect();
                if !known.contains(&relation.as_str()) {
                    unmet.push(unknown_reason(relation, &known, format!("folio link {folio} …")));
                }
                if to.parse::<Folio>().is_err() && !is_address(to) {
                    let message = message!("refused-link-target", to = to);
                    unmet.push(Unmet::new(Kind::Value, "to", message));
                }
                if *to == folio.to_string() {
                    unmet.push(Unmet::new(Kind::Value, "to", message!("refused-link-to-itself")));
                }
                let parent = state.parent.as_ref();
                if let Some(parent) = parent.filter(|parent| relation == relation::PARENT && *parent != to) {
                    let message = message!("refused-second-parent", folio = folio.to_string(), parent = parent);
                    unmet.push(Unmet::new(Kind::Position, "to", message));
                }
                if relation == relation::CHILD && parent == Some(to)
                    || relation == relation::PARENT && state.children.contains(to)
                {
                    let message = message!("refused-family-circle", folio = folio.to_string(), to = to);
                    unmet.push(Unmet::new(Kind::Position, "to", message));
                }
            }
            Intent::Assign(person) => {
                by(&mut unmet, None, &[]);
                if state.is_ended() {
                    unmet.push(ended());
                }
                if self.people.get(person).is_none() {
                    unmet.push(unknown_person(self.people, person));
                } else if self.unmet_actor(person, None, &staff, request.at, past).is_some() {
                    let able: Vec<&str> =
                        self.people_with(&staff, request.at).iter().map(|person| person.id.as_str()).collect();
                    let message = message!("refused-assignee", person = person, able = able.join(", "));
                    unmet.push(Unmet::new(Kind::Role, "assignee", message).remedied(format!("folio assign {folio} …")));
                }
            }
            Intent::Wait(reason) => {
                by(&mut unmet, None, &[]);
                if state.is_ended() {
                    unmet.push(ended());
                } else if let Some(wait) = state.waiting() {
                    let title = self.procedure.wait(&wait.reason).map_or(&wait.reason, |wait| &wait.title);
                    let message = message!("refused-already-waiting", reason = title);
                    unmet
                        .push(Unmet::new(Kind::Position, "waiting", message).remedied(format!("folio resume {folio}")));
                }
                if !self.procedure.wait(reason).is_some_and(|wait| wait.by_hand) {
                    let waits = self.procedure.waits.iter().filter(|wait| wait.by_hand);
                    let known: Vec<&str> = waits.map(|wait| wait.id.as_str()).collect();
                    unmet.push(unknown_reason(reason, &known, format!("folio wait {folio} --reason …")));
                }
            }
            Intent::Resume => {
                by(&mut unmet, None, &[]);
                match state.waiting() {
                    None => {
                        let message = message!("refused-not-waiting", folio = folio.to_string());
                        unmet.push(
                            Unmet::new(Kind::Position, "waiting", message).remedied(format!("folio next {folio}")),
                        );
                    }
                    Some(wait) => {
                        let needs = self.procedure.wait(&wait.reason).map(|w| w.resume.as_slice()).unwrap_or_default();
                        let command = Given::of(request).with(format!("folio resume {folio}"));
                        let mut values = state.values.clone();
                        values.extend(request.set.clone());
                        let said = since_wait(state, wait, &values, &request.set);
                        let asking = Asking { needs, command: Some(&command), form: None, past };
                        self.unmet_fields(&asking, state, &said, &said, &mut unmet);
                        unmet.extend(self.unmet_wait_moments(needs, wait.from, request));
                    }
                }
            }
            Intent::Cancel(reason) => {
                by(&mut unmet, None, &limits_role(&self.procedure.cancel.roles));
                if state.is_ended() {
                    unmet.push(ended());
                }
                let waiting = state.waiting().and_then(|wait| self.procedure.wait(&wait.reason));
                if let Some(wait) = waiting.filter(|wait| !wait.resume.is_empty()) {
                    let message = message!("refused-cancel-outside", reason = &wait.title);
                    unmet.push(Unmet::new(Kind::Position, "waiting", message).remedied(format!("folio next {folio}")));
                }
                if self.procedure.cancel_reason(reason).is_none() {
                    let known: Vec<&str> =
                        self.procedure.cancel.reasons.iter().map(|reason| reason.id.as_str()).collect();
                    unmet.push(unknown_reason(reason, &known, format!("folio cancel {folio} --reason …")));
                }
            }
            Intent::Refer { system, number, state: word } => {
                by(&mut unmet, None, &[]);
                unmet.extend(self.unmet_reference(system, number, word.as_deref(), past));
            }
            Intent::Migrate { from, to } => {
                by(&mut unmet, None, &[]);
                unmet.extend(self.unmet_migration(folio, state, from, to));
            }
            Intent::Settle { keeps, drops } => {
                by(&mut unmet, None, &[]);
                let noted = request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
                let has = |id: &str| state.has_event(id);
                unmet.extend(unmet_decision(&folio.to_string(), keeps, drops, has, past || noted));
            }
            Intent::Renumber { from, to } => {
                by(&mut unmet, None, &[]);
                if from == to {
                    unmet.push(Unmet::new(Kind::Value, "to", message!("refused-same-number", folio = to.to_string())));
                }
            }
            Intent::Redact { covers } => {
                by(&mut unmet, None, &[]);
                let noted = request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
                unmet.extend(unmet_redaction(covers, |id| state.has_event(id), past || noted));
            }
            Intent::Reopen => match &self.procedure.reopen {
                None => {
                    let message = message!("refused-no-reopening", procedure = &self.procedure.code);
                    unmet.push(Unmet::new(Kind::Position, "reopen", message));
                }
                Some(reopen) => {
                    by(&mut unmet, None, &limits_role(&reopen.roles));
                    if !state.is_ended() {
                        let message = message!("refused-not-ended", folio = folio.to_string());
                        unmet.push(
                            Unmet::new(Kind::Position, "reopen", message).remedied(format!("folio next {folio}")),
                        );
                    }
                }
            },
        }
        unmet
    }

    /// A priority that differs from the matrix, and one that changes, have a reason.
    fn unmet_priority_reason(&self, folio: &Folio, state: &State, request: &Request) -> Option<Unmet> {
        let field = self.field_of_header("priority")?;
        let given = request.set.get(&field.id).and_then(serde_json::Value::as_str)?;
        let reasoned = request.note.as_deref().is_some_and(|note| !note.trim().is_empty());
        if reasoned {
            return None;
        }
        let was = state.text(&field.id);
        let matrix = self.priority_of_matrix(state, &request.set);
        let name = |word: &str| Message::new(priority_message_id(word).unwrap_or("priority-medium"));
        let message = match (was, matrix) {
            (Some(was), _) if was != given => message!("refused-priority-change", was = name(was), given = name(given)),
            (None, Some(matrix)) if matrix != given => {
                message!("refused-priority-matrix", matrix = name(matrix), given = name(given))
            }
            _ => return None,
        };
        let command = match &request.intent {
            Intent::Open { .. } => format!("folio new --procedure {}", self.procedure.code),
            Intent::Outcome(outcome) => format!("folio do {folio} {outcome}"),
            _ => format!("folio note {folio}"),
        };
        let mut item = Unmet::new(Kind::Condition, &field.id, message).labelled(&field.label);
        item.remedy = Some(format!("{} --note …", Given::of(request).with(command)));
        Some(item)
    }

    /// A reference names a system that is known, a number of its shape and a state that it has.
    fn unmet_reference(&self, system: &str, number: &str, state: Option<&str>, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        if number.trim().is_empty() {
            unmet.push(Unmet::new(Kind::Value, "number", message!("refused-empty-number")));
        }
        if past {
            return unmet;
        }
        let Some(known) = self.suppliers.external(system) else {
            let systems: Vec<&str> = self.suppliers.externals.iter().map(|system| system.key.as_str()).collect();
            let message = match nearest(system, systems.iter().copied()) {
                Some(near) => {
                    message!("refused-unknown-system-near", system = system, near = near, known = systems.join(", "))
                }
                None => message!("refused-unknown-system", system = system, known = systems.join(", ")),
            };
            unmet.push(Unmet::new(Kind::Unknown, system, message));
            return unmet;
        };
        if !known.accepts(number.trim()) {
            let example = known.example.clone().unwrap_or_default();
            let problem = message!("value-not-their-number", found = number, system = &known.name, example = example);
            let message = message!("refused-value", key = "number", label = &known.name, problem = problem);
            unmet.push(Unmet::new(Kind::Value, "number", message));
        }
        let has = |state: &str| known.states.is_empty() || known.states.iter().any(|(key, _)| key == state);
        if let Some(state) = state.filter(|state| !has(state)) {
            let states: Vec<&str> = known.states.iter().map(|(key, _)| key.as_str()).collect();
            let (system, states) = (&known.name, states.join(", "));
            let message = message!("refused-unknown-state", state = state, system = system, known = states);
            unmet.push(Unmet::new(Kind::Unknown, state, message));
        }
        unmet
    }

    /// A migration leads from the revision that the ticket has to another one that has its place.
    fn unmet_migration(
        &self,
        folio: &Folio,
        state: &State,
        from: &ProcedureReference,
        to: &ProcedureReference,
    ) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        let position = |message: Message| Unmet::new(Kind::Position, "procedure", message);
        if from == to || from.code != to.code || *to != self.procedure.reference() {
            unmet.push(position(message!("refused-migration-nowhere", folio = folio.to_string())));
        }
        if state.is_ended() {
            let status = Message::new(state.status().message_id());
            unmet.push(position(message!("refused-ended", folio = folio.to_string(), status = status)));
        }
        if let Some(activity) = state.activity.as_deref().filter(|id| self.procedure.activity(id).is_none()) {
            unmet.push(position(message!("refused-migration-activity", activity = activity)));
        }
        // The number alone is no place: an activity that comes between moves those after it.
        let here = state.visit().and_then(|visit| Some((visit, self.procedure.activity(&visit.activity)?)));
        if let Some((visit, _)) = here.filter(|(visit, found)| visit.title != found.title) {
            let elsewhere = self.procedure.activities.iter().find(|activity| activity.title == visit.title);
            if let Some(other) = elsewhere {
                let message = message!(
                    "refused-migration-moved",
                    activity = &visit.activity,
                    title = &visit.title,
                    other = &other.id
                );
                unmet.push(position(message));
            }
        }
        if let Some(wait) = state.waiting().filter(|wait| self.procedure.wait(&wait.reason).is_none()) {
            unmet.push(position(message!("refused-migration-wait", reason = &wait.reason)));
        }
        for (key, value) in &state.values {
            let Some(field) = self.procedure.field(key) else {
                if !value::is_blank(Some(value)) {
                    unmet.push(position(message!("refused-migration-field", field = key)));
                }
                continue;
            };
            let catalogued = field.choices_from.is_some();
            let kind = if catalogued { FieldType::Text } else { field.kind };
            if !value.is_null() && value::check(kind, &field.choices, value).is_err() {
                unmet.push(position(message!("refused-migration-value", field = key, label = &field.label)));
            }
        }
        unmet
    }

    /// Whether something done already obliged a field: the opening, or an outcome that was walked.
    fn is_obliged(&self, state: &State, field: &str) -> bool {
        let walked = state
            .visits
            .iter()
            .filter_map(|visit| self.procedure.activity(&visit.activity)?.outcome(visit.outcome.as_deref()?));
        let needs = self.procedure.opening.iter().chain(walked.flat_map(|outcome| &outcome.fills));
        let mut needs = needs.filter(|need| !need.optional && need.when.is_none());
        needs.any(|need| need.field == field)
    }

    /// Moments that the end of a wait asks for lie within the wait.
    fn unmet_wait_moments(&self, needs: &[Requirement], from: Moment, request: &Request) -> Vec<Unmet> {
        let fields = needs.iter().filter_map(|need| self.procedure.field(&need.field));
        let outside = |field: &&Field| {
            let text = request.set.get(&field.id).and_then(serde_json::Value::as_str);
            field.kind == FieldType::DateTime
                && text.and_then(time::read_moment).is_some_and(|at| at < from || at > request.at)
        };
        fields
            .filter(outside)
            .map(|field| {
                let message = message!("refused-outside-wait", label = &field.label, from = from, to = request.at);
                Unmet::new(Kind::Time, &field.id, message).labelled(&field.label)
            })
            .collect()
    }

    fn unknown_outcome(&self, folio: &Folio, activity: &Activity, id: &str) -> Unmet {
        let here: Vec<&str> = activity.outcomes.iter().map(|outcome| outcome.id.as_str()).collect();
        let elsewhere = self.procedure.activities.iter().find(|other| other.outcome(id).is_some());
        let message = match (elsewhere, nearest(id, here.iter().copied())) {
            (Some(other), _) => message!(
                "refused-outcome-elsewhere",
                outcome = id,
                other = &other.id,
                activity = &activity.id,
                known = here.join(", ")
            ),
            (None, Some(near)) => {
                message!("refused-unknown-outcome-near", outcome = id, near = near, known = here.join(", "))
            }
            (None, None) => {
                message!("refused-unknown-outcome", outcome = id, activity = &activity.id, known = here.join(", "))
            }
        };
        // An outcome of another activity is a step out of order: refused by the procedure.
        let kind = if elsewhere.is_some() { Kind::Position } else { Kind::Unknown };
        Unmet::new(kind, id, message).remedied(format!("folio next {folio}"))
    }
}

/// The refusal of a person that `people.toml` does not have.
pub fn unknown_person(people: &People, id: &str) -> Unmet {
    let message = match nearest_people(id, people.people.iter().map(|person| person.id.as_str())) {
        Some(near) => message!("refused-unknown-person-near", person = id, near = near),
        None => message!("refused-unknown-person", person = id),
    };
    Unmet::new(Kind::Unknown, id, message)
}

fn unknown_reason(reason: &str, known: &[&str], remedy: String) -> Unmet {
    let message = match nearest(reason, known.iter().copied()) {
        Some(near) => message!("refused-unknown-reason-near", reason = reason, near = near, known = known.join(", ")),
        None => message!("refused-unknown-reason", reason = reason, known = known.join(", ")),
    };
    Unmet::new(Kind::Unknown, reason, message).remedied(remedy)
}

/// Whether a text is a file's name and could lead nowhere.
fn is_file_name(name: &str) -> bool {
    let plain = |c: char| !c.is_control() && !"/\\".contains(c);
    !name.trim().is_empty() && name.chars().all(plain) && name.chars().count() <= 255 && name != "." && name != ".."
}

fn unmet_times(state: &State, request: &Request) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    if request.at > request.now {
        let message = message!("refused-future", at = request.at, now = request.now);
        unmet.push(Unmet::new(Kind::Time, "at", message));
    }
    if let Some(opened) = state.opened.filter(|opened| request.at < *opened) {
        let message = message!("refused-before-opening", at = request.at, opened = opened);
        unmet.push(Unmet::new(Kind::Time, "at", message));
    } else if let Some(last) = state.last_step.filter(|last| request.at < *last)
        && request.intent.is_step(request)
    {
        let message = message!("refused-out-of-order", at = request.at, last = last);
        unmet.push(Unmet::new(Kind::Time, "at", message));
    }
    unmet
}

/// What stands in the way of a decision on a record: it names events of it, keeps one of those that it
/// drops others for, and says why.
pub fn unmet_decision(
    record: &str,
    keeps: &[String],
    drops: &[String],
    has_event: impl Fn(&str) -> bool,
    says_why: bool,
) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let named = keeps.iter().chain(drops);
    for id in named.filter(|id| !has_event(id)) {
        unmet.push(Unmet::new(Kind::Unknown, id, message!("refused-unknown-event", id = id)));
    }
    if keeps.is_empty() || drops.is_empty() || keeps.iter().any(|id| drops.contains(id)) {
        let message = message!("refused-settles-nothing", folio = record);
        unmet.push(Unmet::new(Kind::Position, "dispute", message).remedied(format!("folio settle {record}")));
    }
    if !says_why {
        let message = message!("refused-settles-without-reason");
        let keep = keeps.first().map(String::as_str).unwrap_or("…");
        let remedy = format!("folio settle {record} --keep {keep} --note …");
        unmet.push(Unmet::new(Kind::Unknown, "note", message).remedied(remedy));
    }
    unmet
}

/// What stands in the way of a redaction, of a ticket or an asset: it names what is there, says why, and
/// touches only what may say something of a person.
pub fn unmet_redaction(covers: &Covers, has_event: impl Fn(&str) -> bool, says_why: bool) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    for (id, keys) in covers {
        if !has_event(id) {
            unmet.push(Unmet::new(Kind::Unknown, id, message!("refused-unknown-event", id = id)));
        }
        for key in keys.iter().filter(|key| !pseudonym::may_cover(key)) {
            unmet.push(Unmet::new(Kind::Value, key, message!("refused-redacted-key", id = id, key = key)));
        }
    }
    if !says_why {
        unmet.push(Unmet::new(Kind::Unknown, "note", message!("refused-redacts-without-reason")));
    }
    unmet
}
