//! What an outcome, or the opening of a ticket, asks for: fields, forms, signatures, conditions;
//! and what a field accepts.

use serde_json::{Value, json};

use super::family::values_with;
use super::{Kind, Request, Rules, Unmet};
use crate::message;
use crate::model::event::Values;
use crate::model::folio::Folio;
use crate::model::message::Message;
use crate::model::suggestion::nearest;
use crate::model::time::{Moment, write_moment};
use crate::model::value::{self, FieldType, shell_word};
use crate::procedure::condition::{self, SERVICE, SETTINGS, TICKET};
use crate::procedure::definition::{Field, Outcome, Requirement};
use crate::procedure::replay::{Signature, State, WaitPeriod};

/// What came with a command, so that the command that supplies the rest can be run as it is.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Field values.
    pub set: &'a Values,
    /// When it happened, if that was said.
    pub at: Option<Moment>,
    /// On whose behalf.
    pub on_behalf: Option<&'a str>,
    /// Remark.
    pub note: Option<&'a str>,
}

impl<'a> Given<'a> {
    /// Only values.
    pub fn values(set: &'a Values) -> Self {
        Self { set, at: None, on_behalf: None, note: None }
    }

    /// What came with a request.
    pub fn of(request: &'a Request) -> Self {
        let at = (request.at != request.now).then_some(request.at);
        Self { set: &request.set, at, on_behalf: request.on_behalf.as_deref(), note: request.note.as_deref() }
    }

    /// The command with all of it.
    pub fn with(&self, mut command: String) -> String {
        if let Some(at) = self.at {
            command.push_str(&format!(" --at {}", write_moment(at)));
        }
        for (option, text) in [("--for", self.on_behalf), ("--note", self.note)] {
            if let Some(text) = text {
                command.push_str(&format!(" {option} {}", shell_word(&Value::from(text))));
            }
        }
        for (key, value) in self.set.iter().filter(|(_, value)| !value::is_blank(Some(value))) {
            command.push_str(&format!(" --set {key}={}", shell_word(value)));
        }
        command
    }
}

/// Fields being asked for, and by what.
pub(super) struct Asking<'a> {
    /// The fields.
    pub needs: &'a [Requirement],
    /// Command that supplies them.
    pub command: Option<&'a str>,
    /// Form that obliges them.
    pub form: Option<&'a str>,
    /// Whether they were asked for once, so that what only today's catalogue decides is not asked
    /// again.
    pub past: bool,
}

/// What was said since a wait began: a second trip to the workshop needs its own return.
pub(super) fn since_wait(state: &State, wait: &WaitPeriod, values: &Values, set: &Values) -> Values {
    let since = |key: &str| set.contains_key(key) || state.set_by.get(key).is_some_and(|at| *at > wait.event);
    values.iter().filter(|(key, _)| since(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Whether something happened by a moment, as clocks read it: within its minute is by it.
fn is_by(happened: Moment, moment: Moment) -> bool {
    happened < moment + chrono::Duration::minutes(1)
}

/// From when on signatures count.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signing {
    /// Position of the event after which they are entered.
    pub event: usize,
    /// Moment from which on they are given.
    pub from: Option<Moment>,
}

impl Signing {
    /// Whether a signature was entered and given since.
    pub fn holds(&self, signature: &Signature) -> bool {
        signature.event > self.event && self.from.is_none_or(|from| is_by(from, signature.at))
    }
}

impl Rules<'_> {
    /// What an outcome still needs if `set` came with it.
    pub(super) fn unmet_of_outcome(
        &self,
        folio: Option<&Folio>,
        state: &State,
        outcome: &Outcome,
        given: &Given,
        at: Option<Moment>,
        past: bool,
    ) -> Vec<Unmet> {
        let set = given.set;
        let values = values_with(state, outcome, set);
        let seen = self.seen_with(state, outcome, set);
        let command = folio.map(|folio| given.with(format!("folio do {folio} {}", outcome.id)));
        let mut unmet = Vec::new();
        // What the catalogue said of the service when an old step was taken is not known any more.
        let when = outcome.when.as_ref().filter(|when| !(past && condition::reads_catalogue(when)));
        if let Some(when) = when {
            let context = self.condition_context(state, &seen);
            match condition::holds(when, &context) {
                Ok(true) => {}
                // What a way that is closed asks for besides is of no use to anybody.
                Ok(false) => {
                    let message = match condition::known(when, &context) {
                        known if known.is_empty() => message!("refused-condition", condition = when),
                        known => message!("refused-condition-here", condition = when, known = known),
                    };
                    let mut item = Unmet::new(Kind::Condition, &outcome.id, message);
                    item.remedy = folio.map(|folio| format!("folio next {folio}"));
                    return vec![item];
                }
                Err(problem) => unmet.push(Unmet::new(
                    Kind::Condition,
                    &outcome.id,
                    message!("refused-condition-unreadable", condition = when, problem = problem),
                )),
            }
        }
        let asking = |needs, form| Asking { needs, command: command.as_deref(), form, past };
        let current: Values = values
            .iter()
            .filter(|(key, _)| set.contains_key(*key) || !self.is_stale(state, key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        self.unmet_fields(&asking(&outcome.fills, None), state, &current, &seen, &mut unmet);
        if let Some(wait) = state.waiting() {
            let needs = self.procedure.wait(&wait.reason).map(|reason| reason.resume.as_slice()).unwrap_or_default();
            let fresh = since_wait(state, wait, &values, set);
            self.unmet_fields(&asking(needs, None), state, &fresh, &fresh, &mut unmet);
        }
        for id in &outcome.forms {
            if let Some(form) = self.procedure.form(id) {
                self.unmet_fields(&asking(&form.fields, Some(id)), state, &values, &values, &mut unmet);
            }
        }
        if let Some(external) = &outcome.external
            && state.number_in(&external.system).is_none()
            && !self.gives_number(&external.system, set)
        {
            let name = self.suppliers.external(&external.system).map_or(&external.system, |system| &system.name);
            let mut item = Unmet::new(Kind::External, &external.system, message!("refused-no-number", system = name))
                .labelled(name);
            item.field_type = Some(FieldType::Text);
            item.remedy = folio.map(|folio| format!("folio ack {folio} --system {} --number …", external.system));
            unmet.push(item);
        }
        let stay = self.signing(state);
        for role in &outcome.signatures {
            let of_role = || state.signatures.iter().filter(|signature| signature.role == *role);
            if !of_role().any(|signature| stay.holds(signature) && at.is_none_or(|at| is_by(signature.at, at))) {
                let name = self.procedure.role_name(role);
                // One that was entered now and dates from another time is told as what it is.
                let message = match of_role().rev().find(|signature| signature.event > stay.event) {
                    Some(given) => message!(
                        "refused-signature-elsewhen",
                        role = name,
                        at = given.at,
                        since = stay.from.unwrap_or(given.at)
                    ),
                    None => message!("refused-signature", role = name),
                };
                let mut item = Unmet::new(Kind::Signature, role, message).labelled(name);
                item.field_type = Some(FieldType::Text);
                item.remedy = folio.map(|folio| format!("folio sign {folio} --as {role} --name …"));
                unmet.push(item);
            }
        }
        unmet
    }

    /// Whether one of the values given is the number of that system.
    fn gives_number(&self, system: &str, set: &Values) -> bool {
        let mut fields = self.procedure.fields.iter().filter(|field| field.external.as_deref() == Some(system));
        fields.any(|field| !value::is_blank(set.get(&field.id)))
    }

    /// From when on signatures count: since the current stay began, or since the end of a wait that
    /// an outcome began (nobody accepts what is not there).
    pub(super) fn signing(&self, state: &State) -> Signing {
        let stay = state.visit().map(|visit| Signing { event: visit.event, from: Some(visit.entered) });
        let waits = state.waits.iter().filter(|wait| self.is_begun_by_outcome(&wait.reason));
        let waits = waits.filter_map(|wait| Some(Signing { event: wait.ended_by?, from: wait.to }));
        waits.chain(stay).max_by_key(|since| since.event).unwrap_or_default()
    }

    fn is_begun_by_outcome(&self, reason: &str) -> bool {
        self.procedure.wait(reason).is_some_and(|wait| !wait.by_hand)
    }

    /// What an outcome's conditions and movements see if `set` came with it.
    pub(super) fn seen_with(&self, state: &State, outcome: &Outcome, set: &Values) -> Values {
        let mut seen = self.seen_here(state, &values_with(state, outcome, set), set);
        seen.extend(outcome.sets.clone());
        seen
    }

    /// What conditions see in the current activity: what an earlier stay in it decided is open again.
    fn seen_here(&self, state: &State, values: &Values, set: &Values) -> Values {
        let activity = state.activity.as_deref().and_then(|id| self.procedure.activity(id));
        let decided = activity.into_iter().flat_map(|activity| &activity.outcomes).flat_map(|outcome| &outcome.fills);
        let decided: Vec<&str> = decided.map(|need| need.field.as_str()).collect();
        let open = |key: &str| decided.contains(&key) && !set.contains_key(key) && self.is_stale(state, key);
        values.iter().filter(|(key, _)| !open(key)).map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// Fields among those asked for that `values` leaves blank; their conditions see `seen`.
    pub(super) fn unmet_fields(
        &self,
        asking: &Asking,
        state: &State,
        values: &Values,
        seen: &Values,
        unmet: &mut Vec<Unmet>,
    ) {
        for need in asking.needs.iter().filter(|need| !(asking.past && need.reads_catalogue())) {
            let Some(field) = self.procedure.field(&need.field) else { continue };
            let known = unmet.iter().any(|item| item.key == field.id && item.field_type.is_some());
            if known || !value::is_blank(values.get(&field.id)) {
                continue;
            }
            let obliged = match &need.when {
                None => !need.optional,
                Some(when) => condition::holds(when, &self.condition_context(state, seen)).unwrap_or(true),
            };
            if obliged {
                unmet.push(self.blank_field(field, asking));
            }
        }
    }

    fn blank_field(&self, field: &Field, asking: &Asking) -> Unmet {
        let kind = match asking.form {
            _ if field.external.is_some() => Kind::External,
            Some(_) => Kind::Form,
            None => Kind::Field,
        };
        let message = match asking.form {
            Some(form) => message!("refused-form-field", form = form, label = &field.label),
            None => message!("refused-field", label = &field.label),
        };
        Unmet {
            kind,
            key: field.id.clone(),
            label: field.label.clone(),
            field_type: Some(field.kind),
            choices: self.choices(field),
            message,
            remedy: asking.command.map(|command| format!("{command} --set {}=…", field.id)),
        }
    }

    /// What opening a ticket still needs if `set` came with it; the commands that supply it repeat
    /// what was `given`.
    pub fn unmet_of_opening(&self, set: &Values, given: &Given) -> Vec<Unmet> {
        self.unmet_of_an_opening(set, given, false)
    }

    /// The same of a ticket that was opened already, where `past`.
    pub(super) fn unmet_of_an_opening(&self, set: &Values, given: &Given, past: bool) -> Vec<Unmet> {
        let command = given.with(format!("folio new --procedure {}", self.procedure.code));
        let mut unmet = Vec::new();
        let state = State::default();
        let asking = Asking { needs: &self.procedure.opening, command: Some(&command), form: None, past };
        self.unmet_fields(&asking, &state, set, set, &mut unmet);
        unmet
    }

    /// Whether a value dates from an earlier stay in the current activity or before: work that is
    /// done again (conformity refused, ticket reopened) is described again. What the opening asked
    /// for stays so.
    fn is_stale(&self, state: &State, field: &str) -> bool {
        let (Some(set_by), Some(current)) = (state.set_by.get(field), state.visit()) else { return false };
        let earlier = state.visits.iter().rev().filter(|visit| visit.activity == current.activity);
        let ended = earlier.filter_map(|visit| visit.ended_by).next();
        ended.is_some_and(|ended| *set_by <= ended) && !self.procedure.opening.iter().any(|need| need.field == field)
    }

    pub(super) fn condition_context(&self, state: &State, values: &Values) -> Value {
        let header = state.header(self.procedure);
        let mut context = Values::new();
        for field in &self.procedure.fields {
            context.insert(field.id.clone(), values.get(&field.id).cloned().unwrap_or(Value::Null));
        }
        let mut visits = Values::new();
        for visit in &state.visits {
            visits.insert(visit.activity.clone(), json!(visit.number));
        }
        let ticket = json!({
            "status": header.status.word(),
            "activity": header.activity,
            "priority": header.priority,
            "service": header.service,
            "asset": header.asset,
            "assignee": header.assignee,
            "visits": visits,
        });
        context.insert(TICKET.to_owned(), ticket);
        let service = self.field_of_header("service").and_then(|field| values.get(&field.id)?.as_str());
        let service = service.and_then(|key| self.services.get(key)).map(|service| {
            json!({
                "key": service.key,
                "name": service.name,
                "offered": service.offered,
                "external": service.external,
                "priority": service.priority,
                "procedure": service.procedure,
            })
        });
        context.insert(SERVICE.to_owned(), service.unwrap_or(Value::Null));
        context.insert(SETTINGS.to_owned(), Value::Object(self.procedure.settings.clone()));
        Value::Object(context)
    }

    /// Problems with the values that came with a command or stand in an event: unknown fields,
    /// wrong types, numbers of another shape than the external system's. `past` says that they
    /// were accepted once, so that what only the catalogues decide is not judged again.
    pub(super) fn unmet_values(&self, set: &Values, past: bool) -> Vec<Unmet> {
        let mut unmet = Vec::new();
        for (key, value) in set {
            let Some(field) = self.procedure.field(key) else {
                unmet.push(self.unknown_field(key));
                continue;
            };
            if value.is_null() {
                continue;
            }
            let wrong = |problem: Message| {
                let mut item = Unmet::new(
                    Kind::Value,
                    key,
                    message!("refused-value", key = key, label = &field.label, problem = problem),
                )
                .labelled(&field.label);
                item.field_type = Some(field.kind);
                item
            };
            let derived = self.procedure.activities.iter().flat_map(|activity| &activity.outcomes);
            if derived.into_iter().any(|outcome| outcome.sets.contains_key(key)) {
                unmet.push(wrong(message!("value-derived")));
                continue;
            }
            let kind = if past && field.choices_from.is_some() { FieldType::Text } else { field.kind };
            if let Err(problem) = value::check(kind, &self.choices(field), value) {
                unmet.push(wrong(problem));
            } else if let (Some(external), Some(text)) = (&field.external, value.as_str())
                && !past
                && let Some(system) = self.suppliers.external(external)
                && !system.accepts(text)
            {
                let example = system.example.clone().unwrap_or_default();
                let problem =
                    message!("value-not-their-number", found = text, system = &system.name, example = example);
                unmet.push(wrong(problem));
            }
        }
        unmet
    }

    /// The refusal of a field that the procedure does not have.
    pub fn unknown_field(&self, key: &str) -> Unmet {
        let known = self.procedure.fields.iter().map(|field| field.id.as_str());
        let message = match nearest(key, known) {
            Some(near) => message!("refused-unknown-field-near", key = key, near = near),
            None => message!("refused-unknown-field", key = key, procedure = &self.procedure.code),
        };
        let remedy = format!("folio procedure show {}", self.procedure.code);
        Unmet::new(Kind::Unknown, key, message).remedied(remedy)
    }
}
